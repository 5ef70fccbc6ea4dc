//! Reads what the desk wants to show, on a thread with an inbox of its own.
//!
//! Of each kind of question only the newest counts: a list or a case that is being read when the next one is wanted is
//! interrupted, and its answer never comes. Rows that were asked for and not yet read are read together.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::run::{Clock, Message, Open};
use super::worker::Worker;
use crate::app::{Action, Request, View};
use crate::inbox::{Error, Inbox};
use crate::model::{EvidenceId, InvitationId, Now};

/// How many rows are read at once. A screen has fewer, so more than that is what a person has scrolled past.
const ROWS_AT_ONCE: usize = 400;

/// How long the end waits for what is being read.
const PATIENCE: Duration = Duration::from_secs(1);

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// The numbers on the tabs.
    Count,
    /// The ids of a view.
    List(Request, View),
    /// The rows of these invitations.
    Rows(Vec<InvitationId>),
    /// Everything about one invitation.
    Case(InvitationId),
    /// The record that a piece of evidence rests on.
    Record(EvidenceId),
    /// What is to do at LinkedIn.
    Errands,
}

/// The thread that reads.
pub(super) struct Reader {
    desk: Arc<ReadingDesk>,
    worker: Option<Worker>,
}

impl Reader {
    /// Opens the inbox and begins to read, on a thread.
    pub(super) fn start(
        open: Open,
        clock: Clock,
        sender: Sender<Message>,
    ) -> std::io::Result<Self> {
        let desk = Arc::new(ReadingDesk::default());
        let reading = Arc::clone(&desk);
        let to_desk = sender.clone();
        let worker = Worker::start("reader", sender, move || {
            let inbox = match open() {
                Ok(inbox) => inbox,
                Err(error) => {
                    let _told = to_desk.send(Message::NotOpened(error));
                    return;
                }
            };
            reading.lock().interrupt = Some(inbox.interrupter());
            let policy = Action::Policy(inbox.shared_policy());
            let _told = to_desk.send(Message::Happened(policy));
            while let Some(question) = reading.next() {
                let answer = answer(&inbox, &clock(), &question);
                reading.done(question, answer, &to_desk);
            }
        })?;
        Ok(Self {
            desk,
            worker: Some(worker),
        })
    }

    /// Asks. The answer comes as a message, unless a newer question of its kind takes its place.
    pub(super) fn ask(&self, question: Question) {
        let mut waiting = self.desk.lock();
        if waiting.ask(question)
            && let Some(interrupt) = &waiting.interrupt
        {
            interrupt();
        }
        self.desk.called.notify_one();
    }

    /// Whether an answer is still to come.
    pub(super) fn is_busy(&self) -> bool {
        let waiting = self.desk.lock();
        waiting.reading.is_some() || !waiting.is_empty()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let mut waiting = self.desk.lock();
        waiting.closed = true;
        if let Some(interrupt) = &waiting.interrupt {
            interrupt();
        }
        drop(waiting);
        self.desk.called.notify_one();
        if let Some(worker) = self.worker.take() {
            let _over = worker.join(PATIENCE);
        }
    }
}

#[derive(Default)]
struct ReadingDesk {
    waiting: Mutex<Waiting>,
    called: Condvar,
}

impl ReadingDesk {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next thing to read; waits for one. Nothing at the end.
    fn next(&self) -> Option<Question> {
        let mut waiting = self.lock();
        loop {
            if waiting.closed {
                return None;
            }
            if let Some(question) = waiting.take() {
                return Some(question);
            }
            waiting = self
                .called
                .wait(waiting)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Sends the answer while the lock is held, so that the desk, once it has it, sees that nothing more is being read.
    fn done(&self, question: Question, answer: Result<Action, Error>, sender: &Sender<Message>) {
        let mut waiting = self.lock();
        waiting.reading = None;
        if waiting.closed || waiting.is_outdated(&question) {
            return;
        }
        let answer = match answer {
            // Meant for the question before, and come too late for it.
            Err(error) if error.is_interruption() => {
                waiting.ask(question);
                return;
            }
            Err(error) => Action::ReadFailed(error.to_string()),
            Ok(answer) => answer,
        };
        let _told = sender.send(Message::Happened(answer));
    }
}

/// What is asked and not yet answered.
#[derive(Default)]
struct Waiting {
    list: Option<(Request, View)>,
    count: bool,
    rows: Vec<InvitationId>,
    case: Option<InvitationId>,
    record: Option<EvidenceId>,
    errands: bool,
    reading: Option<Question>,
    interrupt: Option<Box<dyn Fn() + Send>>,
    closed: bool,
}

impl Waiting {
    /// Takes a question in; true when what is being read is thereby outdated.
    fn ask(&mut self, question: Question) -> bool {
        match question {
            Question::Count => self.count = true,
            Question::List(request, view) => self.list = Some((request, view)),
            Question::Case(id) => self.case = Some(id),
            Question::Record(id) => self.record = Some(id),
            Question::Errands => self.errands = true,
            Question::Rows(mut ids) => {
                ids.extend(
                    self.rows
                        .iter()
                        .filter(|id| !ids.contains(id))
                        .copied()
                        .collect::<Vec<_>>(),
                );
                ids.truncate(ROWS_AT_ONCE);
                self.rows = ids;
            }
        }
        self.reading
            .as_ref()
            .is_some_and(|reading| self.is_outdated(reading))
    }

    /// Whether a newer question of its kind waits, of a kind of which only the newest counts.
    fn is_outdated(&self, question: &Question) -> bool {
        match question {
            Question::List(..) => self.list.is_some(),
            Question::Case(_) => self.case.is_some(),
            Question::Record(_) => self.record.is_some(),
            Question::Count | Question::Rows(_) | Question::Errands => false,
        }
    }

    fn is_empty(&self) -> bool {
        self.list.is_none()
            && !self.count
            && self.rows.is_empty()
            && self.case.is_none()
            && self.record.is_none()
            && !self.errands
    }

    /// The next in the order in which a screen fills: what there is, its numbers, its rows, then the one in detail.
    fn take(&mut self) -> Option<Question> {
        let next = if let Some((request, view)) = self.list.take() {
            Question::List(request, view)
        } else if self.count {
            self.count = false;
            Question::Count
        } else if !self.rows.is_empty() {
            Question::Rows(std::mem::take(&mut self.rows))
        } else if std::mem::take(&mut self.errands) {
            Question::Errands
        } else if let Some(id) = self.record.take() {
            Question::Record(id)
        } else {
            Question::Case(self.case.take()?)
        };
        self.reading = Some(next.clone());
        Some(next)
    }
}

fn answer(inbox: &Inbox, now: &Now, question: &Question) -> Result<Action, Error> {
    match question {
        Question::Count => inbox.counts(now).map(Action::Counted),
        Question::List(request, view) => listed(inbox, now, *request, view),
        Question::Rows(ids) => inbox.rows(now, ids).map(Action::Rows),
        Question::Errands => inbox.errands(now).map(Action::Errands),
        Question::Record(evidence) => {
            inbox
                .raw_record(now, *evidence)
                .map(|record| Action::RecordRead {
                    evidence: *evidence,
                    record,
                })
        }
        Question::Case(id) => inbox
            .case(now, *id)
            .map(|case| case.map_or(Action::NoCase(*id), |case| Action::Case(Box::new(case)))),
    }
}

fn listed(inbox: &Inbox, now: &Now, request: Request, view: &View) -> Result<Action, Error> {
    match inbox.list(now, view.tab, view.query.as_deref()) {
        Ok(listing) => Ok(Action::Listed { request, listing }),
        Err(Error::Query(problem)) => Ok(Action::BadQuery {
            request,
            why: problem.to_string(),
        }),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Tab;
    use crate::tui::run::tests::{inbox_in, next, november};
    use std::sync::mpsc;

    /// The next answer; the policy comes unasked, once.
    fn answer(messages: &mpsc::Receiver<Message>) -> Message {
        match next(messages) {
            Message::Happened(Action::Policy(_)) => next(messages),
            other => other,
        }
    }

    fn list(request: u64) -> Question {
        let view = View {
            tab: Tab::Inbox,
            query: None,
        };
        Question::List(Request(request), view)
    }

    fn case(id: i64) -> Question {
        Question::Case(InvitationId(id))
    }

    fn rows(ids: impl IntoIterator<Item = i64>) -> Question {
        Question::Rows(ids.into_iter().map(InvitationId).collect())
    }

    #[test]
    fn a_screen_fills_from_the_list_to_the_one_in_detail() {
        let mut waiting = Waiting::default();
        for question in [case(3), rows([3, 4]), Question::Count, list(1)] {
            waiting.ask(question);
        }
        let order: Vec<_> = std::iter::from_fn(|| waiting.take()).collect();
        assert_eq!(order, [list(1), Question::Count, rows([3, 4]), case(3)]);
    }

    #[test]
    fn moving_on_interrupts_the_case_being_read_and_only_the_newest_is_read() {
        let mut waiting = Waiting::default();
        assert!(!waiting.ask(case(1)));
        assert_eq!(waiting.take(), Some(case(1)));
        assert!(waiting.ask(case(2)));
        assert!(waiting.ask(case(3)));
        assert!(waiting.is_outdated(&case(1)));
        assert_eq!(waiting.take(), Some(case(3)));
        assert_eq!(waiting.take(), None);
    }

    #[test]
    fn a_new_search_interrupts_the_old_one_and_nothing_else() {
        let mut waiting = Waiting::default();
        waiting.ask(list(1));
        waiting.take();
        assert!(!waiting.ask(case(1)));
        assert!(!waiting.ask(rows([1])));
        assert!(waiting.ask(list(2)));
    }

    #[test]
    fn rows_asked_for_twice_are_read_once_and_the_newest_come_first() {
        let mut waiting = Waiting::default();
        waiting.ask(rows([1, 2, 3]));
        waiting.ask(rows([3, 4]));
        assert_eq!(waiting.take(), Some(rows([3, 4, 1, 2])));
    }

    #[test]
    fn a_held_key_does_not_pile_up_rows_that_nobody_sees_any_more() {
        let mut waiting = Waiting::default();
        for page in 0..100 {
            waiting.ask(rows(page * 40..page * 40 + 40));
        }
        let Some(Question::Rows(ids)) = waiting.take() else {
            panic!("rows were asked for");
        };
        assert_eq!(ids.len(), ROWS_AT_ONCE);
        assert_eq!(ids[0], InvitationId(99 * 40));
    }

    #[test]
    fn the_reader_answers_what_it_is_asked_and_is_idle_once_it_has() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, messages) = mpsc::channel();
        let reader = Reader::start(inbox_in(folder.path()), november(), sender).unwrap();
        reader.ask(list(7));
        let Message::Happened(Action::Listed { request, listing }) = answer(&messages) else {
            panic!("a list was asked for");
        };
        assert_eq!((request, listing.entries.len()), (Request(7), 0));
        assert!(!reader.is_busy());
        reader.ask(case(12));
        assert!(matches!(
            answer(&messages),
            Message::Happened(Action::NoCase(InvitationId(12)))
        ));
    }

    #[test]
    fn a_search_that_can_not_be_understood_is_no_failure_of_the_store() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, messages) = mpsc::channel();
        let reader = Reader::start(inbox_in(folder.path()), november(), sender).unwrap();
        let view = View {
            tab: Tab::All,
            query: Some("verdict:perhaps".into()),
        };
        reader.ask(Question::List(Request(1), view));
        assert!(matches!(
            answer(&messages),
            Message::Happened(Action::BadQuery {
                request: Request(1),
                ..
            })
        ));
    }
}
