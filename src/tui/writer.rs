//! Writes what a person did, in order, on a thread with an inbox of its own; between acts it works out again what is
//! stale, and notices what another process changed.

use std::collections::{BTreeMap, VecDeque};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::run::{Clock, Message, Open};
use super::worker::Worker;
use crate::app::{Action, Token};
use crate::inbox::{Error, Inbox};
use crate::model::{Act, Done, Face, Now};

/// How many invitations are worked out before the next act gets its turn: a few milliseconds' worth.
const BATCH: usize = 200;

/// How long the end waits for what isn't on disk yet.
const PATIENCE: Duration = Duration::from_secs(10);

/// Something to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// An act.
    Act(Token, Act),
    /// Takes back the newest act that isn't taken back.
    Undo(Token),
    /// Takes back the act of the second token.
    UndoOf(Token, Token),
    /// Does again what was last taken back.
    Redo(Token),
}

impl Deed {
    fn token(&self) -> Token {
        match self {
            Self::Act(token, _)
            | Self::Undo(token)
            | Self::UndoOf(token, _)
            | Self::Redo(token) => *token,
        }
    }
}

/// The thread that writes.
pub(super) struct Writer {
    desk: Arc<WritingDesk>,
    worker: Option<Worker>,
}

/// A way to ask the writer to look for another process's change, from any thread.
#[derive(Clone)]
pub(super) struct Look(Arc<WritingDesk>);

impl Writer {
    /// Starts the thread. It opens its inbox when there is something to do, and again after it failed to.
    pub(super) fn start(
        open: Open,
        clock: Clock,
        sender: Sender<Message>,
    ) -> std::io::Result<Self> {
        let desk = Arc::new(WritingDesk::default());
        let hand = Hand {
            desk: Arc::clone(&desk),
            open,
            clock,
            sender: sender.clone(),
            inbox: None,
            version: None,
            written: BTreeMap::new(),
        };
        let worker = Worker::start("writer", sender, move || hand.work())?;
        Ok(Self {
            desk,
            worker: Some(worker),
        })
    }

    /// Writes a deed after those before it; a message says what came of it.
    pub(super) fn write(&self, deed: Deed) {
        self.desk.change(|waiting| {
            waiting.deeds.push_back(deed);
            waiting.unsaved += 1;
        });
    }

    /// Works out again what is stale, until nothing is, whenever there is nothing to write.
    pub(super) fn assess(&self) {
        self.desk.change(|waiting| waiting.assess = true);
    }

    /// A way to ask whether another process changed the store.
    pub(super) fn look(&self) -> Look {
        Look(Arc::clone(&self.desk))
    }

    /// Writes what waits and ends the thread. Gives how many deeds may not be on disk.
    pub(super) fn close(&mut self) -> usize {
        self.desk.change(|waiting| waiting.closed = true);
        if let Some(worker) = self.worker.take() {
            let _over = worker.join(PATIENCE);
        }
        self.desk.lock().unsaved
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.close();
    }
}

impl Look {
    /// Asks. Only a change by another process is told; the first time, nothing is, since there is nothing to compare.
    pub(super) fn now(&self) {
        self.0.change(|waiting| waiting.look = true);
    }
}

#[derive(Default)]
struct WritingDesk {
    waiting: Mutex<Waiting>,
    called: Condvar,
}

/// What is to be done.
#[derive(Debug, Default)]
struct Waiting {
    deeds: VecDeque<Deed>,
    /// Those in the queue, and the one that is being written.
    unsaved: usize,
    look: bool,
    assess: bool,
    closed: bool,
}

/// What to do next.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    Write(Deed),
    Look,
    Assess,
    End,
}

impl Waiting {
    /// Acts come first, and all of them before the end; what can be worked out at the next start doesn't hold up a quit.
    fn take(&mut self) -> Option<Next> {
        if let Some(deed) = self.deeds.pop_front() {
            return Some(Next::Write(deed));
        }
        if self.closed {
            return Some(Next::End);
        }
        if std::mem::take(&mut self.look) {
            return Some(Next::Look);
        }
        std::mem::take(&mut self.assess).then_some(Next::Assess)
    }
}

impl WritingDesk {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Waiting)) {
        change(&mut self.lock());
        self.called.notify_one();
    }

    fn next(&self) -> Next {
        let mut waiting = self.lock();
        loop {
            if let Some(next) = waiting.take() {
                return next;
            }
            waiting = self
                .called
                .wait(waiting)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// What the thread owns.
struct Hand {
    desk: Arc<WritingDesk>,
    open: Open,
    clock: Clock,
    sender: Sender<Message>,
    inbox: Option<Inbox>,
    version: Option<i64>,
    /// Where each act stands in the journal.
    written: BTreeMap<Token, i64>,
}

impl Hand {
    fn work(mut self) {
        loop {
            let happened = match self.desk.next() {
                Next::End => return,
                Next::Write(deed) => Some(self.write(&deed)),
                Next::Look => self.look(),
                Next::Assess => Some(self.assess()),
            };
            if let Some(action) = happened {
                let _told = self.sender.send(Message::Happened(action));
            }
        }
    }

    fn write(&mut self, deed: &Deed) -> Action {
        let token = deed.token();
        let of = match deed {
            Deed::UndoOf(_, act) => self.written.get(act).copied(),
            _ => None,
        };
        let written = self.with_inbox(|inbox, now| write(inbox, now, deed, of));
        self.desk.lock().unsaved -= 1;
        match written {
            Ok(done) => {
                if let (Deed::Act(..), Some(seq)) = (deed, done.seq) {
                    self.written.insert(token, seq);
                }
                Action::Saved { token, done }
            }
            Err(error) => Action::Failed {
                token,
                reason: error.to_string(),
            },
        }
    }

    /// The number is this inbox's own: its own writes don't change it.
    fn look(&mut self) -> Option<Action> {
        let version = self.with_inbox(|inbox, _| inbox.data_version()).ok()?;
        let before = self.version.replace(version)?;
        (before != version).then_some(Action::Changed)
    }

    fn assess(&mut self) -> Action {
        match self.with_inbox(|inbox, now| inbox.assess(now, BATCH)) {
            Ok(assessed) => {
                // A batch that did nothing would do nothing again.
                if assessed.left > 0 && !assessed.ids.is_empty() {
                    self.desk.lock().assess = true;
                }
                Action::Assessed {
                    ids: assessed.ids,
                    left: assessed.left,
                }
            }
            Err(error) => Action::ReadFailed(error.to_string()),
        }
    }

    fn with_inbox<T>(
        &mut self,
        work: impl FnOnce(&mut Inbox, &Now) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let now = (self.clock)();
        let inbox = match &mut self.inbox {
            Some(inbox) => inbox,
            none => none.insert((self.open)()?),
        };
        work(inbox, &now)
    }
}

/// Writes a deed; `of` is the number in the journal of the act that is to be taken back, where one is named.
fn write(inbox: &mut Inbox, now: &Now, deed: &Deed, of: Option<i64>) -> Result<Done, Error> {
    match deed {
        Deed::Act(_, act) => inbox.act(now, Face::Desk, act),
        Deed::Undo(_) => inbox.undo(now, Face::Desk),
        Deed::UndoOf(..) => match of {
            Some(seq) => inbox.undo_act(now, Face::Desk, seq),
            // Nothing had to change when it was done.
            None => Ok(Done {
                seq: None,
                label: "nothing to take back".to_owned(),
                invitations: Vec::new(),
                people: Vec::new(),
                remark: None,
            }),
        },
        Deed::Redo(_) => inbox.redo(now, Face::Desk),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::run::tests::{inbox_in, next, november};
    use std::sync::mpsc;

    fn undo(token: u64) -> Deed {
        Deed::Undo(Token(token))
    }

    #[test]
    fn acts_are_written_in_order_and_before_anything_else() {
        let mut waiting = Waiting {
            assess: true,
            look: true,
            ..Waiting::default()
        };
        waiting.deeds.extend([undo(1), undo(2)]);
        assert_eq!(waiting.take(), Some(Next::Write(undo(1))));
        assert_eq!(waiting.take(), Some(Next::Write(undo(2))));
        assert_eq!(waiting.take(), Some(Next::Look));
        assert_eq!(waiting.take(), Some(Next::Assess));
        assert_eq!(waiting.take(), None);
    }

    #[test]
    fn quitting_waits_for_acts_and_for_nothing_else() {
        let mut waiting = Waiting {
            assess: true,
            closed: true,
            ..Waiting::default()
        };
        waiting.deeds.push_back(undo(1));
        assert_eq!(waiting.take(), Some(Next::Write(undo(1))));
        assert_eq!(waiting.take(), Some(Next::End));
    }

    #[test]
    fn every_act_is_answered_in_order_with_what_came_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, messages) = mpsc::channel();
        let mut writer = Writer::start(inbox_in(folder.path()), november(), sender).unwrap();
        writer.write(undo(1));
        writer.write(undo(2));
        for expected in [1, 2] {
            let Message::Happened(Action::Failed { token, reason }) = next(&messages) else {
                panic!("there is nothing to take back in an empty inbox");
            };
            assert_eq!(token, Token(expected));
            assert!(!reason.is_empty());
        }
        assert_eq!(writer.close(), 0);
    }

    #[test]
    fn one_act_is_taken_back_though_another_was_done_since() {
        let folder = tempfile::tempdir().unwrap();
        let open = inbox_in(folder.path());
        let csv = b"From,To,Sent At,Message,Direction\nAmara Okoye,Ines Duval,\"11/20/26, 10:26 PM\",,INCOMING\n";
        let mut inputs = vec![crate::import::Input::Bytes {
            name: "Invitations.csv".into(),
            bytes: csv.as_slice().into(),
        }];
        open()
            .unwrap()
            .ingest(
                &november()(),
                false,
                &mut |emit| {
                    let _stopped = crate::import::read(std::mem::take(&mut inputs), emit);
                },
                &mut |_, _| std::ops::ControlFlow::Continue(()),
            )
            .unwrap();
        let (sender, messages) = mpsc::channel();
        let writer = Writer::start(open, november(), sender).unwrap();
        let id = crate::model::InvitationId(1);
        writer.write(Deed::Act(
            Token(1),
            Act::Decide {
                ids: vec![id],
                decision: Some(crate::model::Decision::Accept),
                reason: None,
            },
        ));
        let text = "from the choir".to_owned();
        writer.write(Deed::Act(Token(2), Act::Note { id, text }));
        writer.write(Deed::UndoOf(Token(3), Token(1)));
        let labels = [(); 3].map(|()| match next(&messages) {
            Message::Happened(Action::Saved { done, .. }) => done.label,
            _ => panic!("not saved"),
        });
        assert_eq!(labels[2], "undid: accepted Amara Okoye");
    }

    #[test]
    fn a_store_that_can_not_be_opened_fails_the_act_and_the_next_one_tries_again() {
        let folder = tempfile::tempdir().unwrap();
        let open = inbox_in(folder.path());
        let (sender, messages) = mpsc::channel();
        let first = std::sync::atomic::AtomicBool::new(true);
        let flaky: Open = Box::new(move || {
            if first.swap(false, std::sync::atomic::Ordering::SeqCst) {
                return Err(Error::Policy("the policy can't be read".into()));
            }
            open()
        });
        let writer = Writer::start(flaky, november(), sender).unwrap();
        writer.write(undo(1));
        let Message::Happened(Action::Failed { reason, .. }) = next(&messages) else {
            panic!("the store couldn't be opened");
        };
        assert_eq!(reason, "the policy can't be read");
        writer.assess();
        assert!(matches!(
            next(&messages),
            Message::Happened(Action::Assessed { left: 0, .. })
        ));
    }
}
