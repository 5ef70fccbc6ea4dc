//! Watches the folder of the store, so that the desk notices what another process changed without ever asking in vain.
//!
//! The system tells that a file was touched, not that a commit is done: the pages are written, then synced, and only
//! then does a commit count, of which no file tells. So one touch is followed by a few looks, ever further apart.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::run::Message;
use super::worker::Worker;

/// When to look after a touch: soon, then for a commit that syncs slowly.
const LOOKS: [Duration; 3] = [
    Duration::from_millis(40),
    Duration::from_millis(400),
    Duration::from_secs(2),
];

/// How often to look where the folder can't be watched.
const POLL: Duration = Duration::from_secs(1);

/// How the store's files begin: the store, and what SQLite keeps beside it.
const STORE: &[u8] = b"vestibule.db";

/// How long the end waits for the thread.
const PATIENCE: Duration = Duration::from_secs(1);

/// The watch on a folder. Dropping it ends it.
pub(super) struct Watch {
    watcher: Option<notify::RecommendedWatcher>,
    /// Held only where there is no watcher to hold it: the thread ends when nobody can tell it anything.
    poll: Option<Sender<()>>,
    worker: Option<Worker>,
}

impl Watch {
    /// Begins to watch; `look` is called whenever the store may have changed, and once at the start.
    pub(super) fn start(
        folder: &Path,
        sender: Sender<Message>,
        look: impl Fn() + Send + 'static,
    ) -> std::io::Result<Self> {
        let (touch, touches) = mpsc::channel();
        let watcher = watcher(folder, touch.clone()).ok();
        let polls = watcher.is_none();
        let worker = Worker::start("watch", sender, move || {
            look();
            if polls {
                poll(&touches, &look);
            } else {
                follow(&touches, &look);
            }
        })?;
        Ok(Self {
            watcher,
            poll: polls.then_some(touch),
            worker: Some(worker),
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.watcher = None;
        self.poll = None;
        if let Some(worker) = self.worker.take() {
            let _over = worker.join(PATIENCE);
        }
    }
}

fn watcher(folder: &Path, touch: Sender<()>) -> notify::Result<notify::RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.as_ref().is_ok_and(is_about_store) {
            let _told = touch.send(());
        }
    })?;
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

/// Whether an event may mean that the store changed. Opening it to read is an event too, and the desk does that itself.
fn is_about_store(event: &Event) -> bool {
    if event.need_rescan() {
        return true;
    }
    let of_store = |path: &Path| {
        path.file_name()
            .map(OsStr::as_encoded_bytes)
            .is_some_and(|name| name.starts_with(STORE) && !name.ends_with(b"-shm"))
    };
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| of_store(path))
}

/// Sleeps until the store is touched, then looks a few times. Ends when nobody can touch it any more.
fn follow(touches: &Receiver<()>, look: &impl Fn()) {
    while touches.recv().is_ok() {
        let mut looks = 0;
        while let Some(pause) = LOOKS.get(looks) {
            match touches.recv_timeout(*pause) {
                // The first pause is kept to its end, so that a long import isn't looked at a thousand times a second.
                Ok(()) if looks == 0 => {
                    std::thread::sleep(*pause);
                    while touches.try_recv().is_ok() {}
                    look();
                    looks = 1;
                }
                Ok(()) => looks = 0,
                Err(RecvTimeoutError::Timeout) => {
                    look();
                    looks += 1;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}

fn poll(touches: &Receiver<()>, look: &impl Fn()) {
    while touches.recv_timeout(POLL) != Err(RecvTimeoutError::Disconnected) {
        look();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, DataChange, ModifyKind};
    use std::fs;

    fn event(kind: EventKind, path: &str) -> Event {
        Event::new(kind).add_path(path.into())
    }

    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));

    #[test]
    fn only_what_writes_to_the_store_counts() {
        assert!(is_about_store(&event(WRITTEN, "/d/vestibule.db-wal")));
        assert!(is_about_store(&event(
            EventKind::Create(CreateKind::File),
            "/d/vestibule.db"
        )));
        assert!(!is_about_store(&event(WRITTEN, "/d/vestibule.db-shm")));
        assert!(!is_about_store(&event(WRITTEN, "/d/stage-1.db")));
        assert!(!is_about_store(&event(
            EventKind::Access(AccessKind::Any),
            "/d/vestibule.db"
        )));
    }

    #[test]
    fn a_write_by_another_process_makes_the_desk_look() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, _messages) = mpsc::channel();
        let (looked, looks) = mpsc::channel();
        let _watch = Watch::start(folder.path(), sender, move || {
            let _told = looked.send(());
        })
        .unwrap();
        let limit = Duration::from_secs(10);
        assert_eq!(looks.recv_timeout(limit), Ok(()), "at the start");
        fs::write(folder.path().join("vestibule.db-wal"), "pages").unwrap();
        assert_eq!(looks.recv_timeout(limit), Ok(()), "after the write");
    }

    #[test]
    fn a_folder_that_can_not_be_watched_is_polled() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, _messages) = mpsc::channel();
        let (looked, looks) = mpsc::channel();
        let _watch = Watch::start(&folder.path().join("gone"), sender, move || {
            let _told = looked.send(());
        })
        .unwrap();
        let limit = Duration::from_secs(10);
        assert_eq!(looks.recv_timeout(limit), Ok(()), "at the start");
        assert_eq!(looks.recv_timeout(limit), Ok(()), "a second later");
    }
}
