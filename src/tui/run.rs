//! The loop of the desk: waits until something happens, lets the machine decide, performs what it wants, draws.
//!
//! Nothing ticks. The main thread sleeps on one channel, to which the keyboard, the signals, the reader, the writer and
//! the watch on the store's folder speak; only midnight is waited for by the clock. What comes together is taken in
//! together and drawn once.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use jiff::civil::Date;

use super::clipboard::Surroundings;
use super::input::{Heard, Listener};
use super::job::Jobs;
use super::keymap::Keymap;
use super::reader::Reader;
use super::terminal::{Terminal, signals};
use super::theme::Theme;
use super::view;
use super::watch::Watch;
use super::writer::Writer;
use crate::app::{self, Action, Effect, Options, State};
use crate::command::{self, Group};
use crate::inbox::{self, Inbox};
use crate::model::Now;

use pace::Pace;
use signals::Signalled;
use typing::Typing;

mod pace;
mod perform;
mod typing;

/// Tells the moment to take for now; runs on.
pub type Clock = Arc<dyn Fn() -> Now + Send + Sync>;

/// Opens an inbox; called on the thread that will use it.
pub type Open = Box<dyn Fn() -> Result<Inbox, inbox::Error> + Send>;

/// How long a desk that goes on after a stop may take to hear of it.
const WAKING: Duration = Duration::from_millis(100);

/// How long a command waits for what is being read. A person hardly notices, and a lost key is worse.
const CATCHING_UP: Duration = Duration::from_millis(150);

/// The number of the signal that says that the terminal is gone.
const HANG_UP: i32 = signal_hook::consts::SIGHUP;

/// The error of the system for a terminal that is gone.
const GONE: i32 = rustix::io::Errno::IO.raw_os_error();

/// What a desk needs. `main` puts it together.
pub struct Setup {
    /// Opens the inbox to read from.
    pub open_reader: Open,
    /// Opens the inbox to write to; again, where it failed.
    pub open_writer: Open,
    /// Opens an inbox for long work; as often as there is any.
    pub open_job: Open,
    /// Tells the time.
    pub clock: Clock,
    /// The folder of the store, to be watched for what other processes change.
    pub data_folder: PathBuf,
    /// What the desk is told at the start.
    pub options: Options,
    /// The line on top: whose inbox it is, where that isn't plain.
    pub title: Option<String>,
    /// How roles look.
    pub theme: Theme,
    /// Which keys ask for what.
    pub keymap: Keymap,
    /// What of the environment matters to the clipboard.
    pub surroundings: Surroundings,
}

/// How a desk ended. What was unsaved is saved in either case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The person left.
    Quit,
    /// The program was told to end, by the signal of this number; a terminal that is gone counts as a hang-up.
    Signal(i32),
}

/// Why a desk couldn't begin or go on. The terminal is given back by then.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The terminal couldn't be used.
    #[error("the terminal couldn't be used ({0}); run it in a terminal window, or ask for `list`")]
    Terminal(#[from] io::Error),
    /// The inbox couldn't be opened.
    #[error(transparent)]
    Inbox(inbox::Error),
    /// A part of the program broke.
    #[error(
        "stopped by a fault of its own at {place}; what was shown as saved is saved, please report the place"
    )]
    Fault {
        /// Where in the source, or in which thread.
        place: String,
    },
    /// The store took too long to write at the end.
    #[error(
        "{count} of the last changes may not be saved, the disk took too long; see the newest with `log`"
    )]
    Unsaved {
        /// How many.
        count: usize,
    },
}

/// What the main thread hears.
#[derive(Debug)]
pub(super) enum Message {
    /// From the keyboard.
    Heard(Heard),
    /// A signal.
    Signalled(Signalled),
    /// From a worker.
    Happened(Action),
    /// No tool could copy the text; the terminal is asked next, unless something newer was copied.
    NotCopied {
        /// Which copy it was.
        number: u64,
        /// The text.
        text: String,
    },
    /// The reader couldn't open the inbox.
    NotOpened(inbox::Error),
    /// The thread of this name broke.
    Broken(&'static str),
}

/// Runs a desk until it ends, and gives the terminal back.
pub fn desk(setup: Setup) -> Result<Ended, Error> {
    let (sender, messages) = mpsc::channel();
    // The store opens while the terminal is made ready.
    let reader = Reader::start(setup.open_reader, Arc::clone(&setup.clock), sender.clone())?;
    let writer = Writer::start(setup.open_writer, Arc::clone(&setup.clock), sender.clone())?;
    let to_desk = sender.clone();
    let jobs = Jobs::new(setup.open_job, Arc::clone(&setup.clock), sender.clone());
    let signals = signals::Watch::start(move |what| {
        let _told = to_desk.send(Message::Signalled(what));
    })?;
    let terminal = Terminal::take()?;
    let to_desk = sender.clone();
    let listener = Listener::start(terminal.keyboard()?, move |what| {
        let _told = to_desk.send(Message::Heard(what));
    })?;
    let now = (setup.clock)();
    let today = now.today();
    let opens_pages = setup.options.opens_pages;
    let desk = Desk {
        listener,
        watch: None,
        reader,
        writer,
        jobs,
        terminal,
        _signals: signals,
        messages,
        sender,
        waiting: VecDeque::new(),
        state: State::new(now, setup.title, setup.options),
        typing: Typing::new(setup.keymap),
        today,
        size: (0, 0),
        resized: true,
        ended: None,
        copies: 0,
        opens_pages,
        pace: Pace::default(),
        theme: setup.theme,
        clock: setup.clock,
        data_folder: setup.data_folder,
        surroundings: setup.surroundings,
    };
    desk.live()
}

/// A desk in a terminal. Its fields are let go in their order: who speaks first, the terminal after all of them.
struct Desk {
    listener: Listener,
    watch: Option<Watch>,
    reader: Reader,
    writer: Writer,
    jobs: Jobs,
    terminal: Terminal,
    _signals: signals::Watch,
    messages: Receiver<Message>,
    sender: Sender<Message>,
    /// What was heard while one message in particular was waited for.
    waiting: VecDeque<Message>,
    state: State,
    typing: Typing,
    today: Date,
    size: (u16, u16),
    resized: bool,
    ended: Option<Ended>,
    copies: u64,
    opens_pages: bool,
    pace: Pace,
    theme: Theme,
    clock: Clock,
    data_folder: PathBuf,
    surroundings: Surroundings,
}

impl Desk {
    fn live(mut self) -> Result<Ended, Error> {
        let lived = match self.live_until_the_end() {
            // A terminal that is gone is an end like any other.
            Err(Error::Terminal(error)) if error.raw_os_error() == Some(GONE) => {
                Ok(Ended::Signal(HANG_UP))
            }
            lived => lived,
        };
        // The acts that were taken in are written, however it ended.
        match (lived, self.writer.close()) {
            (Ok(_), count @ 1..) => Err(Error::Unsaved { count }),
            (lived, _) => lived,
        }
    }

    fn live_until_the_end(&mut self) -> Result<Ended, Error> {
        let effects = app::start(&mut self.state);
        self.perform_all(effects)?;
        self.notice_size()?;
        self.pace.owe(Instant::now());
        loop {
            while let Some(message) = self.next()? {
                self.take_in(message)?;
                self.notice_day()?;
                if let Some(ended) = self.ended {
                    return Ok(ended);
                }
            }
            self.draw()?;
        }
    }

    /// The next message; nothing when it is time to draw. Sleeps while there is neither.
    fn next(&mut self) -> Result<Option<Message>, Error> {
        loop {
            let now = Instant::now();
            if self.pace.is_late(now) {
                return Ok(None);
            }
            if let Some(message) = self.waiting.pop_front() {
                return Ok(Some(message));
            }
            if let Ok(message) = self.messages.try_recv() {
                return Ok(Some(message));
            }
            let patience = match self.pace.patience(now, self.reader.is_busy()) {
                Some(Duration::ZERO) => return Ok(None),
                Some(patience) => patience,
                None => self.until_tomorrow(),
            };
            match self.messages.recv_timeout(patience) {
                Ok(message) => return Ok(Some(message)),
                Err(_) => self.notice_day()?,
            }
        }
    }

    fn take_in(&mut self, message: Message) -> Result<(), Error> {
        self.pace.owe(Instant::now());
        match message {
            Message::Heard(Heard::Inputs(inputs)) => {
                for input in inputs {
                    let context = self.state.context();
                    if let Some(action) = self.typing.take(context, input) {
                        self.catch_up_for(&action)?;
                        self.act(action)?;
                    }
                    // What was typed after a key that left the desk is for whoever comes next, and not run here.
                    if self.ended.is_some() {
                        return Ok(());
                    }
                }
                Ok(())
            }
            Message::Heard(Heard::HungUp) => {
                self.ended = Some(Ended::Signal(HANG_UP));
                Ok(())
            }
            Message::Heard(Heard::Broken) => Err(self.fault("input")),
            Message::Signalled(Signalled::Resized) => {
                self.resized = true;
                Ok(())
            }
            Message::Signalled(Signalled::Continued) => self.come_back(),
            Message::Signalled(Signalled::End(signal)) => {
                self.ended = Some(Ended::Signal(signal));
                Ok(())
            }
            Message::Happened(action) => self.act(action),
            Message::NotCopied { number, text } => self.copy_by_terminal(number, &text),
            Message::NotOpened(error) => Err(Error::Inbox(error)),
            Message::Broken(thread) => Err(self.fault(thread)),
        }
    }

    /// Takes in what is being read before a command that may need it, so that a key typed ahead means the invitation
    /// that it was typed for. Moving on needs nothing, and overtakes what is being read.
    fn catch_up_for(&mut self, action: &Action) -> Result<(), Error> {
        let Action::Command(command) = action else {
            return Ok(());
        };
        if command::spec(*command).group == Group::Moving {
            return Ok(());
        }
        let deadline = Instant::now() + CATCHING_UP;
        loop {
            // An answer is sent before the reader rests: once it does, everything is here.
            let heard = if self.reader.is_busy() {
                let left = deadline.saturating_duration_since(Instant::now());
                self.messages.recv_timeout(left).ok()
            } else {
                self.messages.try_recv().ok()
            };
            match heard {
                Some(Message::Happened(action)) => self.act(action)?,
                Some(other) => self.waiting.push_back(other),
                None => return Ok(()),
            }
        }
    }

    fn fault(&self, thread: &str) -> Error {
        let place = self.terminal.fault();
        Error::Fault {
            place: place.unwrap_or_else(|| format!("the thread {thread}")),
        }
    }

    fn act(&mut self, action: Action) -> Result<(), Error> {
        let effects = app::update(&mut self.state, action);
        self.perform_all(effects)
    }

    fn perform_all(&mut self, effects: Vec<Effect>) -> Result<(), Error> {
        effects
            .into_iter()
            .try_for_each(|effect| self.perform(effect))
    }

    fn draw(&mut self) -> Result<(), Error> {
        if std::mem::take(&mut self.resized) {
            self.notice_size()?;
        }
        let (state, theme) = (&self.state, &self.theme);
        self.terminal
            .draw(|frame| view::draw(state, theme, frame))?;
        self.pace.drawn();
        if self.watch.is_none() {
            self.watch()?;
        }
        Ok(())
    }

    /// Watches the store once the first frame is out: until then the disk has better things to do.
    fn watch(&mut self) -> Result<(), Error> {
        let look = self.writer.look();
        let watch = Watch::start(&self.data_folder, self.sender.clone(), move || look.now())?;
        self.watch = Some(watch);
        Ok(())
    }

    fn notice_size(&mut self) -> Result<(), Error> {
        let size = self.terminal.size()?;
        if size == self.size {
            return Ok(());
        }
        self.size = size;
        self.act(Action::Resized(size.0, size.1))
    }

    fn notice_day(&mut self) -> Result<(), Error> {
        let today = (self.clock)().today();
        if today == self.today {
            return Ok(());
        }
        self.today = today;
        self.pace.owe(Instant::now());
        self.act(Action::NewDay(today))
    }

    fn until_tomorrow(&self) -> Duration {
        pace::until_tomorrow(&(self.clock)())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::config::{Places, Settings};
    use crate::store::Access;
    use jiff::tz::TimeZone;
    use std::path::Path;

    /// Opens an empty inbox in a folder, as often as wanted.
    pub(in crate::tui) fn inbox_in(folder: &Path) -> Open {
        let places = Places {
            data: folder.to_owned(),
            config: folder.join("config.toml"),
        };
        Box::new(move || Inbox::open(&places, Settings::default(), Access::Write))
    }

    /// A clock that stands.
    pub(in crate::tui) fn november() -> Clock {
        let instant = "2026-11-23T09:00:00Z".parse().unwrap();
        Arc::new(move || Now::new(instant, TimeZone::UTC))
    }

    /// The next message, with a deadline.
    pub(in crate::tui) fn next(messages: &Receiver<Message>) -> Message {
        messages.recv_timeout(Duration::from_secs(20)).unwrap()
    }
}
