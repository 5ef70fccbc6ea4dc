//! What happened: a person asked for something, or the world answered.

use std::sync::Arc;

use jiff::civil::Date;

use super::effect::{Request, Token};
use crate::command::Command;
use crate::model::{Case, Counts, Done, InvitationId, Listing, Row};
use crate::policy::Policy;

/// What came of putting a text on the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// A tool of the system took it: it is there.
    Surely,
    /// The terminal was asked to (OSC 52); whether it did can't be known.
    Asked,
    /// It didn't work, and why.
    Not(String),
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The person asked for this.
    Command(Command),
    /// The person pressed keys that do nothing here.
    NoKey {
        /// The keys, as a person reads them.
        pressed: String,
        /// What they would have done elsewhere.
        would_have: Option<Command>,
    },
    /// The person typed into the open field.
    Edit(super::field::Edit),
    /// The terminal pasted a text. Outside a field it does nothing but say so.
    Pasted(String),
    /// The window has this many columns and rows.
    Resized(u16, u16),
    /// Another day began.
    NewDay(Date),
    /// The policy in force was read.
    Policy(Arc<Policy>),
    /// The numbers on the tabs.
    Counted(Counts),
    /// The ids of a view.
    Listed {
        /// The question it answers.
        request: Request,
        /// The ids.
        listing: Listing,
    },
    /// A search couldn't be understood; why, and where.
    BadQuery {
        /// The question it answers.
        request: Request,
        /// Why.
        why: String,
    },
    /// Rows that were asked for.
    Rows(Vec<Row>),
    /// Everything about one invitation.
    Case(Box<Case>),
    /// That invitation is no more.
    NoCase(InvitationId),
    /// An act is safe on disk.
    Saved {
        /// The act.
        token: Token,
        /// What it did.
        done: Done,
    },
    /// An act failed, and nothing changed.
    Failed {
        /// The act.
        token: Token,
        /// Why.
        reason: String,
    },
    /// Something couldn't be read.
    ReadFailed(String),
    /// These invitations were worked out again.
    Assessed {
        /// Which.
        ids: Vec<InvitationId>,
        /// How many are still stale.
        left: usize,
    },
    /// Another process changed the store.
    Changed,
    /// What came of a copy.
    Copied(Copied),
    /// What came of opening a link: nothing, or why it failed.
    Opened(Result<(), String>),
}
