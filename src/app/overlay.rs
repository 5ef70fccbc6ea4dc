//! What may be open over the panes: one thing at a time.

use jiff::civil::Date;

use super::another_way::AnotherWay;
use super::composing::Composer;
use super::field::Field;
use super::pasting::Paste;
use super::pressing::PressAll;
use super::record::Record;
use super::review::Review;
use super::sheet::Sheet;
use super::visits::Visits;
use super::walk::Walk;
use super::waves::Together;
use super::why::Why;
use crate::command::Context;
use crate::model::InvitationId;

/// What is open over the panes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Overlay {
    /// The list of all keys.
    Help(Help),
    /// A line is asked for.
    Prompt(Prompt),
    /// The sheet of what the user knows.
    Sheet(Sheet),
    /// The reply is being written.
    Composer(Composer),
    /// What the answer of this one was like.
    Answer(InvitationId),
    /// Whether to open this page, which others may see.
    Visit(String),
    /// The box that takes a pasted page.
    Paste(Paste),
    /// What was understood of a page.
    Review(Review),
    /// The walk to LinkedIn.
    Walk(Walk),
    /// Whether all accepts and ignores are pressed.
    PressAll(PressAll),
    /// What is open to somebody who can't be answered.
    AnotherWay(AnotherWay),
    /// Whether to open these pages.
    Visits(Visits),
    /// Whether to decide several as one.
    Together(Together),
    /// Why the policy suggests what it does.
    Why(Why),
    /// The record that a piece of evidence rests on.
    Record(Record),
}

impl Overlay {
    /// What the next key is for.
    pub(crate) fn context(&self) -> Context {
        match self {
            Self::Help(_) => Context::Help,
            Self::Prompt(_) => Context::Prompt,
            Self::Sheet(_) => Context::Sheet,
            Self::Composer(_) => Context::Composer,
            Self::Answer(_) => Context::Answer,
            Self::Visit(_) | Self::PressAll(_) | Self::Visits(_) | Self::Together(_) => {
                Context::Confirm
            }
            Self::Paste(_) => Context::Paste,
            Self::Review(review) if review.correcting.is_some() => Context::Prompt,
            Self::Review(_) => Context::Review,
            Self::Walk(_) => Context::Walk,
            Self::AnotherWay(_) => Context::AnotherWay,
            Self::Why(_) => Context::Why,
            Self::Record(_) => Context::Record,
        }
    }

    /// How many rows it takes above everything: so few that they fit beside a browser.
    pub(crate) fn rows_above(&self) -> u16 {
        match self {
            Self::Walk(_) => 4,
            _ => 0,
        }
    }

    /// How many rows it takes below the panes, its rule included.
    pub(crate) fn rows(&self) -> u16 {
        match self {
            Self::Prompt(prompt) => match prompt.what {
                PromptFor::Snooze(_) | PromptFor::FollowOn(_) | PromptFor::Tag(_) => 3,
                PromptFor::Search { .. }
                | PromptFor::FollowWhy(..)
                | PromptFor::TrialWhy(..)
                | PromptFor::Note(_) => 2,
            },
            Self::Review(review) if review.correcting.is_some() => 2,
            Self::AnotherWay(way) => way.rows() + 1,
            Self::Answer(_) => 5,
            Self::Visit(_) | Self::PressAll(_) => 4,
            Self::Visits(_) | Self::Together(_) => 6,
            Self::Help(_)
            | Self::Sheet(_)
            | Self::Composer(_)
            | Self::Paste(_)
            | Self::Review(_)
            | Self::Walk(_)
            | Self::Why(_)
            | Self::Record(_) => 0,
        }
    }
}

/// What a line is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PromptFor {
    /// What to search for.
    Search {
        /// What narrowed the list before.
        before: Option<String>,
    },
    /// Until when to put off.
    Snooze(Vec<InvitationId>),
    /// Which tags to put on or take off.
    Tag(Vec<InvitationId>),
    /// On which day to come back.
    FollowOn(InvitationId),
    /// Why to come back on that day.
    FollowWhy(InvitationId, Date),
    /// What to look at on that day, when somebody was let in on trial.
    TrialWhy(InvitationId, Date),
    /// A note to self.
    Note(InvitationId),
}

/// A line that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Prompt {
    /// For what.
    pub(crate) what: PromptFor,
    /// What was typed.
    pub(crate) field: Field,
    /// Which suggestion is chosen; `None` until somebody does.
    pub(crate) chosen: Option<usize>,
}

/// Something to choose instead of typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Suggestion {
    /// What it says.
    pub(crate) text: String,
    /// Whether it holds already: a tag that is on.
    pub(crate) on: bool,
}

/// The list of all keys, open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Help {
    /// What was typed to narrow it.
    pub(crate) field: Field,
    /// Which line is chosen, of those shown.
    pub(crate) chosen: usize,
    /// Where it was opened.
    pub(crate) from: Context,
}
