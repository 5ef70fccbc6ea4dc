//! Long work: pages that are read and kept, sources that are read again. Each job is a thread with an inbox of its own,
//! so that neither a key nor a frame, nor an act, waits for it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::run::{Clock, Message, Open};
use super::worker::Worker;
use crate::app::{Action, Request, Token};
use crate::import::page;
use crate::inbox::{Error, Inbox};
use crate::model::import::Flow;
use crate::model::{Now, PageReview};

/// How long the end waits for what is being kept.
const PATIENCE: Duration = Duration::from_secs(10);

/// Work that takes its time.
#[derive(Debug)]
pub(super) enum Job {
    /// Reads a pasted page.
    ReadPage(Request, String),
    /// Keeps the chosen cards of a page.
    KeepPage(Token, Box<PageReview>, Vec<usize>),
    /// Reads every known source again.
    ReadAgain,
    /// Says what is newer at the known sources.
    LookForNewer,
}

/// The jobs of a desk. Dropping them gives up reading again, and waits for what is being kept.
pub(super) struct Jobs {
    bench: Bench,
    running: Vec<Worker>,
}

/// What a job works with.
#[derive(Clone)]
struct Bench {
    open: Arc<Mutex<Open>>,
    clock: Clock,
    sender: Sender<Message>,
    /// Whether reading again is to be given up.
    stop: Arc<AtomicBool>,
}

impl Jobs {
    /// A desk without jobs; an inbox is opened for each.
    pub(super) fn new(open: Open, clock: Clock, sender: Sender<Message>) -> Self {
        Self {
            bench: Bench {
                open: Arc::new(Mutex::new(open)),
                clock,
                sender,
                stop: Arc::new(AtomicBool::new(false)),
            },
            running: Vec::new(),
        }
    }

    /// Begins a job. What came of it is told by a message.
    pub(super) fn begin(&mut self, job: Job) -> std::io::Result<()> {
        self.running.retain(|worker| !worker.is_over());
        if matches!(job, Job::ReadAgain) {
            self.bench.stop.store(false, Ordering::Relaxed);
        }
        let bench = self.bench.clone();
        let worker = Worker::start("job", self.bench.sender.clone(), move || {
            if let Some(action) = bench.work(job) {
                let _told = bench.sender.send(Message::Happened(action));
            }
        })?;
        self.running.push(worker);
        Ok(())
    }

    /// Gives up reading again, unless it is being merged already.
    pub(super) fn stop_reading(&self) {
        self.bench.stop.store(true, Ordering::Relaxed);
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        self.stop_reading();
        for worker in self.running.drain(..) {
            let _over = worker.join(PATIENCE);
        }
    }
}

impl Bench {
    fn work(&self, job: Job) -> Option<Action> {
        Some(match job {
            Job::ReadPage(request, text) => Action::PageRead {
                request,
                page: self.read(&text),
            },
            Job::KeepPage(token, page, chosen) => {
                let kept = self.with_inbox(|inbox, now| inbox.keep_page(now, &page, &chosen));
                match kept {
                    Ok(report) => Action::PageKept {
                        token,
                        report: report.map(Box::new),
                    },
                    Err(error) => Action::Failed {
                        token,
                        reason: error.to_string(),
                    },
                }
            }
            Job::ReadAgain => {
                let read = self.with_inbox(|inbox, now| {
                    let mut told = None;
                    inbox.read_again(now, &mut |done, of| self.tell(&mut told, done, of))
                });
                Action::WasReadAgain(
                    read.map(|report| report.map(Box::new))
                        .map_err(|error| error.to_string()),
                )
            }
            // What can't be told is no news.
            Job::LookForNewer => self
                .with_inbox(|inbox, now| {
                    Ok(Action::News {
                        newer: inbox.newer()?,
                        freshness: inbox.freshness(now)?,
                    })
                })
                .ok()?,
        })
    }

    fn read(&self, text: &str) -> Result<Box<PageReview>, String> {
        let mut page = Box::new(
            page::read_text_at(text, &(self.clock)()).map_err(|refusal| refusal.to_string())?,
        );
        self.with_inbox(|inbox, now| inbox.review(now, &mut page))
            .map_err(|error| error.to_string())?;
        Ok(page)
    }

    /// Tells how far the reading is, once for every hundredth, and whether to go on.
    fn tell(&self, told: &mut Option<u64>, done: u64, of: u64) -> Flow {
        if self.stop.load(Ordering::Relaxed) {
            return Flow::Break(());
        }
        let percent = done.saturating_mul(100).checked_div(of);
        if *told != percent {
            *told = percent;
            let progress = Action::Progress { done, of };
            let _told = self.sender.send(Message::Happened(progress));
        }
        Flow::Continue(())
    }

    fn with_inbox<T>(
        &self,
        work: impl FnOnce(&mut Inbox, &Now) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let opened = {
            let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
            open()
        };
        work(&mut opened?, &(self.clock)())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::run::tests::{inbox_in, next, november};
    use std::sync::mpsc;

    #[test]
    fn a_text_that_is_no_page_is_answered_with_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, messages) = mpsc::channel();
        let mut jobs = Jobs::new(inbox_in(folder.path()), november(), sender);
        jobs.begin(Job::ReadPage(Request(3), "a recipe\nwith leeks".into()))
            .unwrap();
        let Message::Happened(Action::PageRead { request, page }) = next(&messages) else {
            panic!("a page was to be read");
        };
        assert_eq!(request, Request(3));
        assert!(!page.unwrap_err().is_empty());
    }

    #[test]
    fn an_empty_inbox_has_no_news_and_nothing_to_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, messages) = mpsc::channel();
        let mut jobs = Jobs::new(inbox_in(folder.path()), november(), sender);
        jobs.begin(Job::LookForNewer).unwrap();
        let Message::Happened(Action::News { newer, .. }) = next(&messages) else {
            panic!("news were asked for");
        };
        assert_eq!(newer, []);
        jobs.begin(Job::ReadAgain).unwrap();
        assert!(matches!(
            next(&messages),
            Message::Happened(Action::WasReadAgain(_))
        ));
    }

    #[test]
    fn reading_that_is_given_up_hears_of_it_at_the_next_byte() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, messages) = mpsc::channel();
        let jobs = Jobs::new(inbox_in(folder.path()), november(), sender);
        let mut told = None;
        assert!(jobs.bench.tell(&mut told, 34, 100).is_continue());
        assert!(jobs.bench.tell(&mut told, 34, 100).is_continue());
        jobs.stop_reading();
        assert!(jobs.bench.tell(&mut told, 35, 100).is_break());
        assert!(matches!(
            next(&messages),
            Message::Happened(Action::Progress { done: 34, of: 100 })
        ));
        assert!(messages.try_recv().is_err(), "a hundredth is told once");
    }
}
