//! What happened: a person asked for something, or the world answered.

use std::sync::Arc;

use jiff::civil::Date;

use super::effect::{Request, Token};
use crate::command::Command;
use crate::model::{
    Case, Counts, Done, Errand, EvidenceId, ImportReport, InvitationId, Listing, Newer, PageReview,
    RawRecord, Row,
};
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
    /// The terminal pasted a text. A page of LinkedIn's is read; anything else does nothing outside a field but say so.
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
    /// The record that a piece of evidence rests on.
    RecordRead {
        /// The piece.
        evidence: EvidenceId,
        /// The record; `None` where it is no more.
        record: Option<RawRecord>,
    },
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
    /// What is to do at LinkedIn, in the order of the walk.
    Errands(Vec<Errand>),
    /// What was understood of a pasted page, or why nothing was.
    PageRead {
        /// The paste it answers.
        request: Request,
        /// What was understood.
        page: Result<Box<PageReview>, String>,
    },
    /// The chosen cards of a page are safe on disk.
    PageKept {
        /// The page.
        token: Token,
        /// What it brought; `None` where nothing was kept.
        report: Option<Box<ImportReport>>,
    },
    /// How far the reading of the known sources has come.
    Progress {
        /// Bytes read.
        done: u64,
        /// Bytes there are.
        of: u64,
    },
    /// The known sources were read again; `None` where that was given up.
    WasReadAgain(Result<Option<Box<ImportReport>>, String>),
    /// What has changed at the known sources since they were read.
    News {
        /// What is newer.
        newer: Vec<Newer>,
        /// How fresh they are, where that is worth a word.
        freshness: Option<String>,
    },
    /// The person came back to the terminal, on one that tells.
    FocusCame,
    /// What came of a copy.
    Copied(Copied),
    /// What came of opening a link or a file: nothing, or why it failed.
    Opened(Result<(), String>),
}
