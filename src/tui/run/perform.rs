//! Performs what the machine wants from the world.

use std::io;
use std::thread;
use std::time::Instant;

use super::{Desk, Ended, Error, Message, WAKING};
use crate::app::{Action, Copied, Effect};
use crate::model::Foreign;
use crate::tui::clipboard;
use crate::tui::job::Job;
use crate::tui::opener::{self, Page, SourceFile};
use crate::tui::reader::Question;
use crate::tui::terminal::{self, signals::Signalled};
use crate::tui::writer::Deed;

impl Desk {
    pub(super) fn perform(&mut self, effect: Effect) -> Result<(), Error> {
        match effect {
            Effect::Count => self.reader.ask(Question::Count),
            Effect::List { request, view } => self.reader.ask(Question::List(request, view)),
            Effect::Rows(ids) => self.reader.ask(Question::Rows(ids)),
            Effect::Case(id) => self.reader.ask(Question::Case(id)),
            Effect::ReadRecord(_, piece) => self.reader.ask(Question::Record(piece)),
            Effect::Errands => self.reader.ask(Question::Errands),
            Effect::ReadPage { request, text } => self.jobs.begin(Job::ReadPage(request, text))?,
            Effect::KeepPage {
                token,
                page,
                chosen,
            } => self.jobs.begin(Job::KeepPage(token, page, chosen))?,
            Effect::ReadAgain => self.jobs.begin(Job::ReadAgain)?,
            Effect::StopReading => self.jobs.stop_reading(),
            Effect::LookForNewer => self.jobs.begin(Job::LookForNewer)?,
            Effect::Act { token, act } => self.writer.write(Deed::Act(token, act)),
            Effect::Undo(token) => self.writer.write(Deed::Undo(token)),
            Effect::UndoOf(token, act) => self.writer.write(Deed::UndoOf(token, act)),
            Effect::Redo(token) => self.writer.write(Deed::Redo(token)),
            Effect::Assess => self.writer.assess(),
            Effect::Copy(text) => return self.copy(text),
            Effect::Open(link) => return self.open(&link),
            Effect::OpenFile(path) => return self.open_file(&path),
            Effect::Title(title) => self.terminal.set_title(&title)?,
            Effect::Suspend => return self.suspend(),
            Effect::Quit => self.ended = Some(Ended::Quit),
        }
        Ok(())
    }

    fn copy(&mut self, text: String) -> Result<(), Error> {
        self.copies += 1;
        let number = self.copies;
        let tools = self.surroundings.tools();
        if tools.is_empty() {
            return self.copy_by_terminal(number, &text);
        }
        let desk = self.sender.clone();
        start("clipboard", move || {
            let message = if clipboard::copy(&tools, &text) {
                Message::Happened(Action::Copied(Copied::Surely))
            } else {
                Message::NotCopied { number, text }
            };
            let _told = desk.send(message);
        })
    }

    /// Asks the terminal, unless something newer was copied since: that would be overwritten.
    pub(super) fn copy_by_terminal(&mut self, number: u64, text: &str) -> Result<(), Error> {
        if number != self.copies {
            return Ok(());
        }
        let copied = match clipboard::fits_terminal(text) {
            Ok(()) => {
                self.terminal.copy(text)?;
                Copied::Asked
            }
            Err(why) => Copied::Not(why),
        };
        self.act(Action::Copied(copied))
    }

    fn open(&mut self, link: &str) -> Result<(), Error> {
        let page = match Page::at_linkedin(link) {
            Ok(page) if self.opens_pages => page,
            Ok(page) => {
                let link = page.link().to_owned();
                return self.not_opened(&opener::Error::OnlyShown { link });
            }
            Err(error) => return self.not_opened(&error),
        };
        let desk = self.sender.clone();
        start("opener", move || {
            let opened = opener::open(&page).map_err(|error| error.to_string());
            let _told = desk.send(Message::Happened(Action::Opened(opened)));
        })
    }

    fn open_file(&mut self, path: &Foreign) -> Result<(), Error> {
        let file = match SourceFile::at(path) {
            Ok(file) => file,
            Err(error) => return self.not_opened(&error),
        };
        let desk = self.sender.clone();
        start("opener", move || {
            let opened = opener::open_file(&file).map_err(|error| error.to_string());
            let _told = desk.send(Message::Happened(Action::Opened(opened)));
        })
    }

    fn not_opened(&mut self, error: &opener::Error) -> Result<(), Error> {
        self.act(Action::Opened(Err(error.to_string())))
    }

    /// Gives the terminal to the shell until the job goes on.
    fn suspend(&mut self) -> Result<(), Error> {
        if !self.listener.pause() {
            // It would take what is typed for the shell; better not to stop at all.
            self.listener.resume();
            return Ok(());
        }
        self.terminal.lend();
        let stopped = terminal::stop_job();
        if stopped.is_ok() {
            self.wait_until_continued();
        }
        self.terminal.retake()?;
        self.listener.resume();
        self.resized = true;
        Ok(())
    }

    /// The stop may come a moment after it was asked for; only the signal to go on proves that it is over. Where there
    /// is no shell to stop for, neither comes. Twice, since a late stop eats up the first wait.
    fn wait_until_continued(&mut self) {
        for _ in 0..2 {
            let deadline = Instant::now() + WAKING;
            loop {
                let left = deadline.saturating_duration_since(Instant::now());
                match self.messages.recv_timeout(left) {
                    Ok(Message::Signalled(Signalled::Continued)) => return,
                    Ok(other) => self.waiting.push_back(other),
                    Err(_) => break,
                }
            }
        }
    }

    /// Something else stopped the program and had the terminal meanwhile.
    pub(super) fn come_back(&mut self) -> Result<(), Error> {
        self.terminal.retake()?;
        self.resized = true;
        Ok(())
    }
}

fn start(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), Error> {
    thread::Builder::new()
        .name(name.into())
        .spawn(work)
        .map(drop)
        .map_err(|error: io::Error| Error::Terminal(error))
}
