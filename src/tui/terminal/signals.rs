//! Signals as messages: a window that changed its size, a job that goes on, and the wish that the program end.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator::{Handle, Signals};

/// What a signal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signalled {
    /// The window has another size.
    Resized,
    /// The program was stopped and goes on.
    Continued,
    /// The program should end, by the signal of this number.
    End(i32),
}

/// The thread that waits for signals. Dropping it ends the thread; signals then do what they do by default.
pub struct Watch {
    handle: Handle,
    thread: Option<JoinHandle<()>>,
    by_default: Arc<AtomicBool>,
}

impl Watch {
    /// Begins to wait for signals. `hear` is called on a thread; it must not block.
    ///
    /// The first signal to end is told; a second one ends the program on the spot, in case it can't listen any more.
    pub fn start(hear: impl Fn(Signalled) + Send + 'static) -> io::Result<Self> {
        let by_default = Arc::new(AtomicBool::new(false));
        // Not the hang-up: a terminal that closes sends it twice, and what is unsaved shall be saved before the end.
        for signal in [SIGTERM, SIGINT, SIGQUIT] {
            signal_hook::flag::register_conditional_default(signal, Arc::clone(&by_default))?;
        }
        let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGWINCH, SIGCONT])?;
        let handle = signals.handle();
        let ended = Arc::clone(&by_default);
        let thread = thread::Builder::new()
            .name("signals".into())
            .spawn(move || {
                for signal in &mut signals {
                    hear(match signal {
                        SIGWINCH => Signalled::Resized,
                        SIGCONT => Signalled::Continued,
                        signal => {
                            ended.store(true, Ordering::SeqCst);
                            Signalled::End(signal)
                        }
                    });
                }
            })?;
        Ok(Self {
            handle,
            thread: Some(thread),
            by_default,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.by_default.store(true, Ordering::SeqCst);
        self.handle.close();
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}
