//! The pure machine of the interactive desk: state, what happened, what the program wants from the world. No clock,
//! no file, no terminal.
//!
//! [`start`] gives the first wishes, [`update`] takes in what happened and gives the next. The same state and the same
//! action always give the same effects, so that every journey can be tested without a terminal.

mod acting;
pub mod action;
mod another_way;
pub(crate) mod asking;
pub(crate) mod composing;
pub mod day;
pub mod effect;
pub mod field;
mod hints;
mod lessons;
mod moving;
mod news;
mod no_key;
mod overlay;
pub mod page;
mod pasting;
mod pieces;
mod pressing;
mod queue;
mod reading;
mod record;
mod review;
mod settling;
mod sheet;
pub mod sight;
pub mod spoken;
mod update;
mod visiting;
mod visits;
mod walk;
mod walking;
mod waves;
mod why;
pub mod wrap;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

pub use action::{Action, Copied};
pub use effect::{Effect, Request, Token, View};
pub use update::{start, update};

use crate::command::{Bindings, Command, Context};
use crate::model::{Case, Counts, EvidenceId, InvitationId, Medium, Now, Row, Tab};
use crate::policy::Policy;
use acting::Unsaved;
use lessons::Lessons;
use reading::{Asked, Assessing};
use sight::{Given, Pane, Sight};
use visits::Walked;

pub(crate) use another_way::AnotherWay;
use composing::Composed;
pub(crate) use hints::{Hint, NARROW};
pub(crate) use overlay::{Help, Overlay, Prompt, PromptFor, Suggestion};
pub(crate) use pasting::Paste;
pub(crate) use pressing::PressAll;
pub(crate) use queue::{Line, Queue, Slot};
pub(crate) use record::Record;
pub(crate) use review::Review;
pub(crate) use settling::{Asks, asking};
pub(crate) use sheet::{Sheet, Side, Word};
pub(crate) use visits::Visits;
pub(crate) use walk::{PageOpen, TextCopied, Walk};
pub(crate) use why::Why;

/// What the desk is told once, at the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The name of the policy, for the header.
    pub policy: String,
    /// The keys, for the hint line and the help.
    pub bindings: Bindings,
    /// Whether `open` opens a page; where not (the demo), it says what it would open.
    pub opens_pages: bool,
    /// Whether it teaches: the demo's hints at the foot.
    pub teaches: bool,
    /// A page of LinkedIn's to try pasting with: read where nothing was pasted.
    pub sample_page: Option<&'static str>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            policy: "due-diligence".to_owned(),
            bindings: Bindings::default(),
            opens_pages: true,
            teaches: false,
            sample_page: None,
        }
    }
}

/// Whether a message is news or trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// News.
    Plain,
    /// Something went wrong, or can't be.
    Warning,
}

/// What the line of messages says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// The words. Sanitised.
    pub(crate) text: String,
    /// How they are meant.
    pub(crate) tone: Tone,
    /// Whether all of it is to be read, in several rows where one has no room for it.
    pub(crate) whole: bool,
}

/// The desk as it stands.
#[derive(Clone, Debug)]
pub struct State {
    now: Now,
    pub(crate) today: Date,
    pub(crate) title: Option<String>,
    pub(crate) options: Options,
    /// The policy, once it was read: to say what it would suggest, and why.
    policy: Option<Arc<Policy>>,
    size: (u16, u16),
    pub(crate) counts: Option<Counts>,
    pub(crate) tab: Tab,
    /// What narrows the tab, if anything.
    pub(crate) query: Option<String>,
    /// Why that can't be understood, where it can't: the list is the one before it.
    pub(crate) misread: Option<String>,
    pub(crate) queue: Queue,
    /// Whether the tab's listing was read at least once.
    pub(crate) listed: bool,
    /// How many arrived that aren't in the list yet.
    pub(crate) arrived: usize,
    /// The listing that is waited for.
    asked: Option<Asked>,
    next_request: u64,
    /// Where the cursor was in each tab.
    remembered: HashMap<Tab, InvitationId>,
    pub(crate) focus: Pane,
    /// The pane besides the queue that is shown where there is no room for all.
    page: Pane,
    scroll: [usize; 3],
    case: Option<Box<Case>>,
    /// The piece of evidence under the cursor of the sender's pane.
    pub(crate) piece: Option<EvidenceId>,
    /// Where the question was just answered: what is known is from before the answer until it is read again.
    answered: Option<InvitationId>,
    /// Where the user last answered a question: the next yes there is no wish to see other questions.
    asked_last: Option<InvitationId>,
    /// What was asked for before the case was read; done when it is.
    when_read: Option<Command>,
    /// Which of the replies that suit is shown.
    pub(crate) choice: usize,
    /// What was written in this session, with the template that it came from.
    composed: HashMap<InvitationId, Composed>,
    /// What was last put on the clipboard for each: what went out, if it goes out.
    handed_over: HashMap<InvitationId, Composed>,
    pub(crate) overlay: Option<Overlay>,
    unsaved: BTreeMap<Token, Unsaved>,
    next_token: u64,
    pub(crate) message: Option<Message>,
    quitting: bool,
    assessing: Assessing,
    /// Whether it was said that a visit may be visible.
    warned_of_visit: bool,
    /// The sheets still to be walked.
    walked: Walked,
    lessons: Lessons,
    window_title: Option<String>,
    sources: news::Sources,
    trip: walking::Trip,
    /// What a text was copied for, where that isn't LinkedIn's message box.
    copied_for: Option<String>,
}

impl State {
    /// A desk that has read nothing yet. `title` is the line on top: whose inbox it is, where that isn't plain.
    #[must_use]
    pub fn new(now: Now, title: Option<String>, options: Options) -> Self {
        Self {
            today: now.today(),
            now,
            title,
            options,
            policy: None,
            size: (80, 24),
            counts: None,
            tab: Tab::Inbox,
            query: None,
            misread: None,
            queue: Queue::default(),
            listed: false,
            arrived: 0,
            asked: None,
            next_request: 0,
            remembered: HashMap::new(),
            focus: Pane::Queue,
            page: Pane::Sender,
            scroll: [0; 3],
            case: None,
            piece: None,
            answered: None,
            asked_last: None,
            when_read: None,
            choice: 0,
            composed: HashMap::new(),
            handed_over: HashMap::new(),
            overlay: None,
            unsaved: BTreeMap::new(),
            next_token: 0,
            message: None,
            quitting: false,
            assessing: Assessing::default(),
            warned_of_visit: false,
            walked: Walked::default(),
            lessons: Lessons::default(),
            window_title: None,
            sources: news::Sources::default(),
            trip: walking::Trip::default(),
            copied_for: None,
        }
    }

    /// What the next key is for.
    #[must_use]
    pub fn context(&self) -> Context {
        match &self.overlay {
            Some(overlay) => overlay.context(),
            None => match self.focus {
                Pane::Queue => Context::Queue,
                Pane::Sender => Context::Sender,
                Pane::Rules => Context::Rules,
                Pane::Reply => Context::Reply,
            },
        }
    }

    /// How many acts aren't on disk yet.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// The invitation under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<InvitationId> {
        self.queue.current()
    }

    /// What is in sight in a window of the size last told.
    #[must_use]
    pub fn sight(&self) -> Sight {
        self.sight_in(self.size)
    }

    /// What is in sight in a window of this size.
    #[must_use]
    pub fn sight_in(&self, size: (u16, u16)) -> Sight {
        let overlay = self.overlay.as_ref();
        Sight::new(&Given {
            size,
            titled: self.title.is_some(),
            page: if self.is_composing() {
                Pane::Reply
            } else {
                self.page
            },
            in_queue: self.focus == Pane::Queue,
            composing: self.is_composing(),
            lesson: u16::from(self.options.teaches),
            asked: overlay.map_or(0, Overlay::rows),
            above: overlay.map_or(0, Overlay::rows_above),
            said: self.rows_said(size.0),
        })
    }

    /// How many rows the message takes in a window of so many columns. The walk says it itself, in one.
    fn rows_said(&self, columns: u16) -> u16 {
        let walks = matches!(self.overlay, Some(Overlay::Walk(_)));
        let message = self.message.as_ref().filter(|_| !walks);
        let rows = message.filter(|message| message.whole).map(|message| {
            let room = usize::from(columns.saturating_sub(2)).max(1);
            wrap::rows(&message.text, room).len()
        });
        u16::try_from(rows.unwrap_or(1)).unwrap_or(u16::MAX)
    }

    pub(crate) fn is_composing(&self) -> bool {
        matches!(self.overlay, Some(Overlay::Composer(_)))
    }

    /// What is known of the invitation under the cursor, once it was read.
    pub(crate) fn case(&self) -> Option<&Case> {
        let case = self.case.as_deref()?;
        (Some(case.dossier.invitation.id) == self.current()).then_some(case)
    }

    /// The row under the cursor, once it was read.
    pub(crate) fn row(&self) -> Option<&Row> {
        self.queue.row(self.current()?)
    }

    /// The day on which a row's invitation came.
    pub(crate) fn day_of(&self, row: &Row) -> Date {
        self.now.day_of(row.at)
    }

    /// The day on which something happened, where the user is.
    pub(crate) fn day_at(&self, instant: jiff::Timestamp) -> Date {
        self.now.day_of(instant)
    }

    /// The first row of a pane that is shown.
    pub(crate) fn scrolled(&self, pane: Pane) -> usize {
        match pane {
            Pane::Queue => self.queue.top(),
            Pane::Sender => self.scroll[0],
            Pane::Rules => self.scroll[1],
            Pane::Reply => self.scroll[2],
        }
    }

    /// The name of somebody listed, as it may be shown.
    pub(crate) fn name(&self, id: InvitationId) -> String {
        if let Some(row) = self.queue.row(id) {
            return row.name.shown(Medium::Line);
        }
        match &self.case {
            Some(case) if case.dossier.invitation.id == id => {
                case.dossier.person.name.shown(Medium::Line)
            }
            _ => format!("invitation {id}"),
        }
    }

    fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            tone: Tone::Plain,
            whole: false,
        });
    }

    /// Says something of which nothing may be cut off.
    fn say_whole(&mut self, text: impl Into<String>) {
        self.say(text);
        if let Some(message) = &mut self.message {
            message.whole = true;
        }
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            tone: Tone::Warning,
            whole: false,
        });
    }
}
