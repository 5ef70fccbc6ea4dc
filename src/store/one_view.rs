//! One view of the store, held while several things are read.

use rusqlite::Connection;

use super::Error;

/// How often the end of a view is tried.
const ENDS: usize = 16;

/// A transaction that only reads. Dropping it ends it, even where an interrupt that was meant for what was read comes
/// late and hits its end: left open, it would fail every later one.
pub(super) struct OneView<'a> {
    db: &'a Connection,
}

impl<'a> OneView<'a> {
    pub(super) fn begin(db: &'a Connection) -> Result<Self, Error> {
        end(db);
        if !db.is_autocommit() {
            return Err(Error::Interrupted);
        }
        db.execute_batch("BEGIN")?;
        Ok(Self { db })
    }
}

impl Drop for OneView<'_> {
    fn drop(&mut self) {
        end(self.db);
    }
}

fn end(db: &Connection) {
    for _ in 0..ENDS {
        if db.is_autocommit() {
            return;
        }
        let _interrupted = db.execute_batch("ROLLBACK");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    use crate::store::{Error, Store};

    #[test]
    fn interrupts_that_come_late_never_spoil_what_is_read_next() {
        let store = Store::in_memory().unwrap();
        let interrupt = store.interrupter();
        let over = AtomicBool::new(false);
        let both = Barrier::new(2);
        thread::scope(|scope| {
            scope.spawn(|| {
                let interrupt = interrupt;
                both.wait();
                while !over.load(Ordering::Relaxed) {
                    interrupt();
                }
            });
            both.wait();
            for _ in 0..50_000 {
                match store.snapshot() {
                    Ok(_) | Err(Error::Interrupted) => {}
                    Err(other) => {
                        over.store(true, Ordering::Relaxed);
                        panic!("{other}");
                    }
                }
            }
            over.store(true, Ordering::Relaxed);
        });
        assert!(store.snapshot().is_ok());
    }

    #[test]
    fn a_view_that_was_left_open_is_ended_before_the_next() {
        let store = Store::in_memory().unwrap();
        store.db.execute_batch("BEGIN").unwrap();
        drop(store.snapshot().unwrap());
        assert!(store.db.is_autocommit());
    }
}
