//! The smallest program that takes the terminal as the desk does: the tests in `tests/terminal` drive it.
//!
//! It shows what it hears. `q` leaves, `p` panics, `t` panics on another thread, `e` lends the terminal to another
//! program that reads one line, Ctrl-Z stops the job.

use std::error::Error;
use std::io::Write;
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::widgets::Paragraph;
use vestibule::tui::input::{Heard, Input, Listener};
use vestibule::tui::terminal::signals::{Signalled, Watch};
use vestibule::tui::terminal::{Terminal, stop_job};

enum Message {
    Heard(Heard),
    Signalled(Signalled),
}

struct Probe {
    listener: Listener,
    terminal: Terminal,
    messages: Receiver<Message>,
    heard: Vec<String>,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let (sender, messages) = mpsc::channel();
    let to_probe = sender.clone();
    let _signals = Watch::start(move |what| {
        let _told = to_probe.send(Message::Signalled(what));
    })?;
    let mut terminal = Terminal::take()?;
    terminal.set_title("probe\u{1b}]0;owned\u{7}")?;
    let listener = Listener::start(terminal.keyboard()?, move |what| {
        let _told = sender.send(Message::Heard(what));
    })?;
    let probe = Probe {
        listener,
        terminal,
        messages,
        heard: Vec::new(),
    };
    probe.run()
}

impl Probe {
    fn run(mut self) -> Result<ExitCode, Box<dyn Error>> {
        loop {
            let (columns, rows) = self.terminal.size()?;
            let text = format!(
                "the probe is ready, {columns} by {rows}\n{}",
                self.heard.join("\n")
            );
            self.terminal
                .draw(|frame| frame.render_widget(Paragraph::new(text), frame.area()))?;
            match self.messages.recv()? {
                Message::Signalled(Signalled::End(signal)) => {
                    return Ok(ExitCode::from(128 + u8::try_from(signal)?));
                }
                Message::Signalled(Signalled::Continued) => self.terminal.retake()?,
                Message::Signalled(Signalled::Resized) => {}
                Message::Heard(Heard::HungUp | Heard::Broken) => return Ok(ExitCode::from(129)),
                Message::Heard(Heard::Inputs(inputs)) => {
                    for input in inputs {
                        if self.takes(input)? {
                            return Ok(ExitCode::SUCCESS);
                        }
                    }
                }
            }
        }
    }

    /// Whether the input ends the probe.
    fn takes(&mut self, input: Input) -> Result<bool, Box<dyn Error>> {
        let event = match input {
            Input::FocusCame => {
                self.heard.push("the focus came".to_owned());
                return Ok(false);
            }
            Input::Pasted(text) => {
                self.heard.push(format!("pasted {text:?}"));
                return Ok(false);
            }
            Input::Key(event) => event,
        };
        match (event.code, event.modifiers) {
            (KeyCode::Char('q'), _) => return Ok(true),
            (KeyCode::Char('p'), _) => break_down("a stranger's note"),
            (KeyCode::Char('t'), _) => {
                let _broken = thread::spawn(|| break_down("a stranger's note")).join();
                let place = self.terminal.fault().unwrap_or_default();
                self.heard.push(format!("a thread broke at {place}"));
            }
            (KeyCode::Char('e'), _) => self.edit()?,
            (KeyCode::Char('z'), KeyModifiers::CONTROL) => self.stop()?,
            (code, _) => self.heard.push(format!("key {code}")),
        }
        Ok(false)
    }

    fn stop(&mut self) -> Result<(), Box<dyn Error>> {
        let _paused = self.listener.pause();
        self.terminal.lend();
        stop_job()?;
        while let Ok(message) = self.messages.recv_timeout(Duration::from_secs(1)) {
            if matches!(message, Message::Signalled(Signalled::Continued)) {
                break;
            }
        }
        self.terminal.retake()?;
        self.listener.resume();
        self.heard.push("went on".to_owned());
        Ok(())
    }

    fn edit(&mut self) -> Result<(), Box<dyn Error>> {
        let _paused = self.listener.pause();
        self.terminal.lend();
        let editor = Command::new("sh")
            .args([
                "-c",
                "echo the editor is ready >&2; IFS= read -r line; printf %s \"$line\"",
            ])
            .stderr(Stdio::inherit())
            .stdin(Stdio::inherit())
            .output()?;
        std::io::stdout().flush()?;
        self.terminal.retake()?;
        self.listener.resume();
        self.heard.push(format!(
            "the editor got {:?}",
            String::from_utf8_lossy(&editor.stdout)
        ));
        Ok(())
    }
}

#[expect(clippy::panic, reason = "what a panic leaves behind is what is tested")]
fn break_down(words: &str) {
    panic!("{words}");
}
