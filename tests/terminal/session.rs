//! A program in a terminal, as a person meets it: what is on the screen, what is typed, how it ends.
//!
//! Everything waits for what it wants to see, with a deadline, and says what it saw instead.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// The longest wait. Far longer than anything takes, since a busy machine is no failure.
const DEADLINE: Duration = Duration::from_secs(20);

/// A program in a terminal of its own. Dropping it ends the program.
pub(crate) struct Session {
    master: Box<dyn MasterPty + Send>,
    /// Held open, so that the terminal outlives the program and can be looked at.
    _slave: Box<dyn SlavePty + Send>,
    keyboard: Box<dyn Write + Send>,
    shown: Arc<Shown>,
    ended: Receiver<ExitStatus>,
    pid: Pid,
}

struct Shown {
    terminal: Mutex<Emulated>,
    changed: Condvar,
}

struct Emulated {
    parser: vt100::Parser,
    bytes: Vec<u8>,
}

/// What of a terminal a program may leave behind.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Manners {
    pub(crate) modes: String,
    pub(crate) alternate_screen: bool,
    pub(crate) cursor_hidden: bool,
    pub(crate) marks_pastes: bool,
}

impl Session {
    /// Starts a program in a terminal of so many columns and rows.
    pub(crate) fn start(program: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        let pair = native_pty_system()
            .openpty(pty_size(columns, rows))
            .unwrap();
        let shown = Arc::new(Shown {
            terminal: Mutex::new(Emulated {
                parser: vt100::Parser::new(cells(rows), cells(columns), 0),
                bytes: Vec::new(),
            }),
            changed: Condvar::new(),
        });
        let mut output = pair.master.try_clone_reader().unwrap();
        let showing = Arc::clone(&shown);
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                showing.show(&buffer[..count]);
            }
        });
        let mut child = pair.slave.spawn_command(program).unwrap();
        let pid = i32::try_from(child.process_id().unwrap()).unwrap();
        let (sender, ended) = mpsc::channel();
        thread::spawn(move || {
            let _told = child.wait().map(|status| sender.send(status));
        });
        Self {
            keyboard: pair.master.take_writer().unwrap(),
            master: pair.master,
            _slave: pair.slave,
            shown,
            ended,
            pid: Pid::from_raw(pid).unwrap(),
        }
    }

    /// Types, or sends any bytes that a terminal might.
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.keyboard.write_all(bytes.as_ref()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Pastes as a terminal does that was asked to mark pastes.
    pub(crate) fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let mut terminal = self.shown.terminal.lock().unwrap();
        terminal
            .parser
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        drop(terminal);
        self.master.resize(pty_size(columns, rows)).unwrap();
    }

    /// Waits until a text is on the screen.
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(&format!("{text:?} on the screen"), |screen| {
            screen.contents().contains(text)
        });
    }

    /// Waits until the screen is as wished; `wish` says it for the message.
    pub(crate) fn wait_until(&self, wish: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        let mut terminal = self.shown.terminal.lock().unwrap();
        while !holds(terminal.parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "waited in vain for {wish}; the screen is:\n{}",
                terminal.parser.screen().contents()
            );
            terminal = self.shown.changed.wait_timeout(terminal, left).unwrap().0;
        }
    }

    /// What is on the screen.
    pub(crate) fn screen(&self) -> String {
        let terminal = self.shown.terminal.lock().unwrap();
        terminal.parser.screen().contents()
    }

    /// Waits until these bytes have gone to the terminal.
    pub(crate) fn wait_until_sent(&self, bytes: &[u8]) {
        let deadline = Instant::now() + DEADLINE;
        let mut terminal = self.shown.terminal.lock().unwrap();
        while !terminal
            .bytes
            .windows(bytes.len())
            .any(|sent| sent == bytes)
        {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "waited in vain for {:?} to be sent; the screen is:\n{}",
                String::from_utf8_lossy(bytes),
                terminal.parser.screen().contents()
            );
            terminal = self.shown.changed.wait_timeout(terminal, left).unwrap().0;
        }
    }

    /// Whether these bytes went to the terminal.
    pub(crate) fn was_sent(&self, bytes: &[u8]) -> bool {
        let terminal = self.shown.terminal.lock().unwrap();
        terminal
            .bytes
            .windows(bytes.len())
            .any(|sent| sent == bytes)
    }

    /// How the terminal is set.
    pub(crate) fn manners(&self) -> Manners {
        let terminal = self.shown.terminal.lock().unwrap();
        let screen = terminal.parser.screen();
        Manners {
            modes: format!("{:?}", self.master.get_termios()),
            alternate_screen: screen.alternate_screen(),
            cursor_hidden: screen.hide_cursor(),
            marks_pastes: screen.bracketed_paste(),
        }
    }

    /// Sends a signal to the program.
    pub(crate) fn kill(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// Stops the job that has the terminal, as somebody else would: without asking it.
    pub(crate) fn stop_foreground(&self) {
        let leader = self.master.process_group_leader().unwrap();
        kill_process(Pid::from_raw(leader).unwrap(), Signal::STOP).unwrap();
    }

    /// Waits for the end of the program, and for the last of what it wrote.
    pub(crate) fn end(&self) -> ExitStatus {
        self.ended.recv_timeout(DEADLINE).unwrap_or_else(|_| {
            panic!(
                "waited in vain for the end; the screen is:\n{}",
                self.screen()
            )
        })
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // It may have ended by itself, as it should.
        let _killed = kill_process(self.pid, Signal::KILL);
    }
}

impl Shown {
    fn show(&self, bytes: &[u8]) {
        let mut terminal = self.terminal.lock().unwrap();
        terminal.parser.process(bytes);
        terminal.bytes.extend_from_slice(bytes);
        self.changed.notify_all();
    }
}

/// An example program, which `cargo test` builds beside the tests.
pub(crate) fn example(name: &str) -> CommandBuilder {
    let tests: PathBuf = std::env::current_exe().unwrap();
    let target = tests.parent().and_then(|deps| deps.parent()).unwrap();
    let program = target.join("examples").join(name);
    assert!(
        program.exists(),
        "no {}; build it with `cargo build --example {name}`",
        program.display()
    );
    in_a_plain_terminal(CommandBuilder::new(program))
}

/// Takes away what of this machine's environment would change how a program behaves.
pub(crate) fn in_a_plain_terminal(mut program: CommandBuilder) -> CommandBuilder {
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "TMUX", "NO_COLOR", "ENV"] {
        program.env_remove(name);
    }
    program.env("TERM", "xterm-256color");
    program.env("LC_ALL", "C.UTF-8");
    program
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}
