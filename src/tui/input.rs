//! Listens to the terminal, on a thread of its own that can be told to stand aside.
//!
//! While another program has the terminal (a suspend, an editor), not one byte may be taken from it. So nothing is ever
//! read that hasn't been announced by `poll`, a pipe beside the terminal wakes the wait, and [`Listener::pause`] comes
//! back only when the thread stands still. The reader of crossterm can't promise that: after half a sequence it blocks
//! in `read`, and a paste without an end swallows every later key.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;

pub mod decoder;

pub use decoder::{Decoder, Input};

/// How long a pause or an end waits for the thread. It is never busy, so this only bounds the unthinkable.
const PATIENCE: Duration = Duration::from_secs(1);

/// The most that is taken in at once: so many key presses are run before the next frame.
const READ_BYTES: usize = 1024;

/// What the listener hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// What a person did, in order; what came in one read comes in one piece.
    Inputs(Vec<Input>),
    /// The terminal is gone.
    HungUp,
    /// The thread broke, by a fault of the program; nothing more will be heard.
    Broken,
}

/// The thread that listens. Dropping it ends the thread.
#[derive(Debug)]
pub struct Listener {
    wanted: Arc<Wanted>,
    waker: PipeWriter,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Wanted {
    mode: Mutex<Modes>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Modes {
    wanted: Mode,
    reached: Mode,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    #[default]
    Listening,
    Paused,
    Ended,
}

impl Listener {
    /// Begins to listen to a terminal in raw mode.
    ///
    /// `hear` is called on the thread; it must not block.
    pub fn start(tty: OwnedFd, hear: impl Fn(Heard) + Send + 'static) -> io::Result<Self> {
        let (wakeups, waker) = io::pipe()?;
        let wanted = Arc::new(Wanted::default());
        let ear = Ear {
            tty,
            wakeups,
            wanted: Arc::clone(&wanted),
        };
        let thread = thread::Builder::new().name("input".into()).spawn(move || {
            let over = Arc::clone(&ear.wanted);
            if panic::catch_unwind(AssertUnwindSafe(|| ear.listen(&hear))).is_err() {
                hear(Heard::Broken);
            }
            over.end();
        })?;
        Ok(Self {
            wanted,
            waker,
            thread: Some(thread),
        })
    }

    /// Stands aside: when this returns true, no byte is taken from the terminal until [`Self::resume`].
    #[must_use]
    pub fn pause(&self) -> bool {
        self.reach(Mode::Paused)
    }

    /// Listens again.
    pub fn resume(&self) {
        self.reach(Mode::Listening);
    }

    fn reach(&self, mode: Mode) -> bool {
        let mut modes = self.wanted.lock();
        if modes.reached == Mode::Ended {
            return true;
        }
        modes.wanted = mode;
        self.wanted.changed.notify_all();
        // A full pipe has woken it already.
        let _woken = (&self.waker).write(&[0]);
        let deadline = Instant::now() + PATIENCE;
        while modes.reached != mode && modes.reached != Mode::Ended {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            modes = self
                .wanted
                .changed
                .wait_timeout(modes, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        true
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if !self.reach(Mode::Ended) {
            return;
        }
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

impl Wanted {
    fn lock(&self) -> std::sync::MutexGuard<'_, Modes> {
        self.mode.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says where the thread is, and waits there while a pause is wanted. False when it should end.
    fn arrive(&self) -> bool {
        let mut modes = self.lock();
        loop {
            modes.reached = modes.wanted;
            self.changed.notify_all();
            match modes.wanted {
                Mode::Listening => return true,
                Mode::Ended => return false,
                Mode::Paused => {
                    modes = self
                        .changed
                        .wait(modes)
                        .unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
    }

    fn end(&self) {
        self.lock().reached = Mode::Ended;
        self.changed.notify_all();
    }
}

/// What the thread owns.
struct Ear {
    tty: OwnedFd,
    wakeups: PipeReader,
    wanted: Arc<Wanted>,
}

/// What woke the thread.
enum Woken {
    /// Somebody wants something of it.
    Called,
    /// These many bytes came.
    Bytes(usize),
    /// Nothing came for as long as was given.
    Quiet,
    /// The terminal is gone.
    Gone,
}

impl Ear {
    fn listen(mut self, hear: &dyn Fn(Heard)) {
        let mut decoder = Decoder::default();
        let mut buffer = [0; READ_BYTES];
        loop {
            let inputs = match self.wait(decoder.patience(), &mut buffer) {
                Woken::Called if self.wanted.arrive() => continue,
                Woken::Called => break,
                Woken::Bytes(count) => decoder.take(&buffer[..count]),
                Woken::Quiet => decoder.settle(),
                Woken::Gone => {
                    hear(Heard::HungUp);
                    break;
                }
            };
            if !inputs.is_empty() {
                hear(Heard::Inputs(inputs));
            }
        }
    }

    fn wait(&mut self, patience: Option<Duration>, buffer: &mut [u8]) -> Woken {
        let timeout = patience.and_then(|time| Timespec::try_from(time).ok());
        let called = loop {
            let mut both = [
                PollFd::new(&self.wakeups, PollFlags::IN),
                PollFd::new(&self.tty, PollFlags::IN),
            ];
            match rustix::event::poll(&mut both, timeout.as_ref()) {
                Ok(0) => return Woken::Quiet,
                Ok(_) => break !both[0].revents().is_empty(),
                Err(Errno::INTR) => {}
                Err(_) => return Woken::Gone,
            }
        };
        // The call comes first: what waits in the terminal may be meant for somebody else.
        if called {
            let _calls = self.wakeups.read(&mut [0; 64]);
            return Woken::Called;
        }
        match rustix::io::read(self.tty.as_fd(), buffer) {
            Ok(0) => Woken::Gone,
            Ok(count) => Woken::Bytes(count),
            Err(Errno::INTR | Errno::AGAIN) => Woken::Bytes(0),
            Err(_) => Woken::Gone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use std::sync::mpsc;

    fn letter(c: char) -> Input {
        Input::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE))
    }

    fn listening() -> (Listener, PipeWriter, mpsc::Receiver<Heard>) {
        let (terminal, keyboard) = io::pipe().unwrap();
        let (sender, heard) = mpsc::channel();
        let listener = Listener::start(terminal.into(), move |what| {
            let _heard = sender.send(what);
        })
        .unwrap();
        (listener, keyboard, heard)
    }

    fn next(heard: &mpsc::Receiver<Heard>) -> Heard {
        heard.recv_timeout(Duration::from_secs(10)).unwrap()
    }

    #[test]
    fn keys_typed_together_come_together() {
        let (_listener, mut keyboard, heard) = listening();
        keyboard.write_all(b"jjk").unwrap();
        assert_eq!(
            next(&heard),
            Heard::Inputs(vec![letter('j'), letter('j'), letter('k')])
        );
    }

    #[test]
    fn escape_comes_when_nothing_follows_it() {
        let (_listener, mut keyboard, heard) = listening();
        keyboard.write_all(b"\x1b").unwrap();
        assert_eq!(
            next(&heard),
            Heard::Inputs(vec![Input::Key(KeyEvent::new(
                KeyCode::Esc,
                KeyModifiers::NONE
            ))])
        );
    }

    #[test]
    fn while_paused_every_byte_stays_for_the_other_program() {
        let (terminal, mut keyboard) = io::pipe().unwrap();
        let mut other_program = terminal.try_clone().unwrap();
        let (sender, heard) = mpsc::channel();
        let listener = Listener::start(terminal.into(), move |what| {
            let _heard = sender.send(what);
        })
        .unwrap();
        // Half a sequence is the hard case: the thread waits for the rest of it.
        keyboard.write_all(b"\x1b[1;").unwrap();
        assert!(listener.pause());
        keyboard.write_all(b"for the editor").unwrap();
        let mut got = [0; 14];
        other_program.read_exact(&mut got).unwrap();
        // What was typed before the pause may be anybody's; what was typed after it isn't ours.
        let got = String::from_utf8_lossy(&got).into_owned();
        assert!("\u{1b}[1;for the editor".contains(&got), "{got:?}");
        listener.resume();
        keyboard.write_all(b"q").unwrap();
        let mut last = None;
        while last != Some(letter('q')) {
            let Heard::Inputs(inputs) = next(&heard) else {
                panic!("the terminal is still there");
            };
            last = inputs.into_iter().last();
        }
    }

    #[test]
    fn a_terminal_that_is_gone_is_told_once_and_ends_the_thread() {
        let (listener, keyboard, heard) = listening();
        drop(keyboard);
        assert_eq!(next(&heard), Heard::HungUp);
        assert!(listener.pause());
        drop(listener);
        assert!(heard.recv().is_err());
    }
}
