//! Threads of the desk: named, waited for with a limit, and heard of when they break.

use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::run::Message;

/// A thread that is waited for at the end.
#[derive(Debug)]
pub(super) struct Worker {
    thread: JoinHandle<()>,
    /// Never told anything; closed when the work is over.
    over: Receiver<()>,
}

impl Worker {
    /// Starts a thread. If its work panics, the desk hears of it and ends.
    pub(super) fn start(
        name: &'static str,
        desk: Sender<Message>,
        work: impl FnOnce() + Send + 'static,
    ) -> std::io::Result<Self> {
        let (until, over) = mpsc::channel::<()>();
        let thread = thread::Builder::new().name(name.into()).spawn(move || {
            if panic::catch_unwind(AssertUnwindSafe(work)).is_err() {
                let _told = desk.send(Message::Broken(name));
            }
            drop(until);
        })?;
        Ok(Self { thread, over })
    }

    /// Whether the work is over.
    pub(super) fn is_over(&self) -> bool {
        matches!(self.over.try_recv(), Err(TryRecvError::Disconnected))
    }

    /// Waits for the end of the work; false where it isn't over within the limit, and the thread is left behind.
    pub(super) fn join(self, limit: Duration) -> bool {
        match self.over.recv_timeout(limit) {
            Err(RecvTimeoutError::Timeout) => false,
            Ok(()) | Err(RecvTimeoutError::Disconnected) => self.thread.join().is_ok(),
        }
    }
}
