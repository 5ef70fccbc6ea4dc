//! What a person does: one act, one row in the journal, one undo.

use jiff::Timestamp;
use jiff::civil::Date;

use super::fact::Value;
use super::ids::{EvidenceId, InvitationId, PersonId};
use super::invitation::{Decision, Pressed, names};
use super::question::Matter;
use super::reply::Outcome;

/// Which face an act came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// The interactive desk.
    Desk,
    /// A command.
    Command,
}

names!(Face { Desk = "desk", Command = "command" });

/// The user's word on one fact, as part of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attested {
    /// The fact.
    pub fact: &'static str,
    /// What is said; `None` takes an earlier word back.
    pub value: Option<Value>,
    /// The day this word speaks of, where it isn't the act's: what is said of a profile holds for the day it was seen.
    pub on: Option<Date>,
}

/// One thing that a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Decides; `None` takes a decision back.
    Decide {
        /// On which invitations.
        ids: Vec<InvitationId>,
        /// What.
        decision: Option<Decision>,
        /// Why, in the user's words.
        reason: Option<String>,
    },
    /// Lets in on trial, and sets a day to look whether that was right.
    AcceptOnTrial {
        /// Which invitation.
        id: InvitationId,
        /// The day of the review.
        review_on: Date,
        /// What to look at then.
        why: String,
    },
    /// Takes over what was accepted at LinkedIn as the user's own decisions.
    Adopt {
        /// Which invitations.
        ids: Vec<InvitationId>,
    },
    /// Answers what is asked about an invitation.
    Settle {
        /// Which invitation.
        id: InvitationId,
        /// What was asked.
        matter: Matter,
        /// Yes or no.
        yes: bool,
    },
    /// Says that two people are one, or are not.
    Link {
        /// The invitation at which it was said, if at one.
        id: Option<InvitationId>,
        /// One of the two.
        one: PersonId,
        /// The other.
        other: PersonId,
        /// Whether they are one.
        same: bool,
    },
    /// Parts a person from everybody the user or a handle joined them with.
    Split {
        /// Who.
        person: PersonId,
    },
    /// Strikes pieces of evidence out, for good, or lets them count again.
    Strike {
        /// The invitation at which it was said.
        id: InvitationId,
        /// Which.
        evidence: Vec<EvidenceId>,
        /// Whether they are struck out.
        struck: bool,
    },
    /// Puts off until a day; `None` brings back.
    Snooze {
        /// Which invitations.
        ids: Vec<InvitationId>,
        /// Until when.
        until: Option<Date>,
    },
    /// Says that the button at LinkedIn was pressed, or wasn't there; `None` takes it back.
    Press {
        /// For which invitations.
        ids: Vec<InvitationId>,
        /// Whether.
        pressed: Option<Pressed>,
    },
    /// Puts tags on senders and takes tags off.
    Tag {
        /// Whose senders.
        ids: Vec<InvitationId>,
        /// Tags to put on.
        add: Vec<String>,
        /// Tags to take off.
        remove: Vec<String>,
    },
    /// Writes a note to self on the sender.
    Note {
        /// Whose sender.
        id: InvitationId,
        /// The text.
        text: String,
    },
    /// Sets a day to come back to the sender; `None` says it is done.
    Follow {
        /// Whose sender.
        id: InvitationId,
        /// The day.
        on: Option<Date>,
        /// Why.
        why: Option<String>,
    },
    /// Says what is known of the sender.
    Attest {
        /// Whose sender.
        id: InvitationId,
        /// The words, one per fact.
        words: Vec<Attested>,
        /// The day they speak of, unless a word has its own.
        on: Option<Date>,
        /// A remark in the user's words.
        note: Option<String>,
    },
    /// Records that a reply went out; for one that asks, decides *ask* as well.
    Sent {
        /// To which invitation.
        id: InvitationId,
        /// The template it was made from.
        template: Option<String>,
        /// Its language.
        language: Option<String>,
        /// The text that went out.
        text: String,
        /// Whether it asks something, so that an answer is waited for.
        asks: bool,
    },
    /// Records that an answer came.
    Answered {
        /// To which invitation.
        id: InvitationId,
        /// What it was like.
        outcome: Outcome,
    },
    /// Keeps a text that is being written; empty drops it.
    Draft {
        /// For which invitation.
        id: InvitationId,
        /// The text.
        text: String,
    },
}

/// What an act did, once it is safe on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Its place in the journal; `None` where nothing had to change.
    pub seq: Option<i64>,
    /// What it was, for a person: "accepted Ines Duval". Sanitised.
    pub label: String,
    /// The invitations it changed.
    pub invitations: Vec<InvitationId>,
    /// The people it changed.
    pub people: Vec<PersonId>,
    /// What the user should know about it, such as what LinkedIn keeps after an undo.
    pub remark: Option<String>,
}

/// One row of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    /// Its place in the one order of all acts.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Through which face.
    pub face: Face,
    /// What, for a person. Sanitised when shown.
    pub label: super::foreign::Foreign,
    /// Whether it was taken back.
    pub undone: bool,
    /// The act this one took back, if it is an undo or a redo.
    pub undoes: Option<i64>,
}
