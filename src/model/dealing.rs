//! What the user's own records show of a dealing with somebody: a card in the address book, a meeting, a call, a badge,
//! a letter, a recommendation.
//!
//! Such a record keeps what is needed to say in one line what there was, and to work the evidence out again. What was
//! said or written is never kept.

use jiff::Timestamp;

use super::foreign::Foreign;
use super::record::Handle;

/// One dealing between the user and one other person, as one source shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dealing {
    /// By what the other person can be recognised, best first. Empty for nobody: an entry that names no other person is
    /// kept because it was looked through.
    pub handles: Vec<Handle>,
    /// Their name as written there.
    pub name: Option<Foreign>,
    /// Further names of theirs in the same record.
    pub other_names: Vec<OtherName>,
    /// Their company, where the record names it.
    pub company: Option<Foreign>,
    /// Their position, where the record names it.
    pub title: Option<Foreign>,
    /// The moment it speaks of: when it began, came or was written; of a card, when it was last changed.
    pub at: Option<Timestamp>,
    /// What makes it the same dealing when it is read again, from any file: a UID with the day, a message id, a number with
    /// the moment. With the kind of what was dealt and the person it is unique.
    pub key: String,
    /// What there was.
    pub dealt: Dealt,
}

/// A further name of a person in one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherName {
    /// The name, whole where the record has it whole: of a maiden name with the given name before it.
    pub name: Foreign,
    /// What it is.
    pub kind: NameKind,
}

/// What a further name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// The name before a marriage, or another name they had before.
    Former,
    /// What they are called.
    Nickname,
    /// The same name in other letters or another order.
    Spelling,
}

super::invitation::names!(NameKind { Former = "former", Nickname = "nickname", Spelling = "spelling" });

/// Where people met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Setting {
    /// In one place: the entry names a room, a house or a town.
    InPerson,
    /// By phone or video: the entry has a conference link or a number to ring.
    Remote,
    /// The entry doesn't tell.
    Untold,
}

super::invitation::names!(Setting { InPerson = "in-person", Remote = "remote", Untold = "untold" });

/// How somebody took up what the other had posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Engaging {
    /// A comment.
    Commented,
    /// A like or another reaction.
    Reacted,
}

super::invitation::names!(Engaging { Commented = "commented", Reacted = "reacted" });

/// What there was between the user and one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dealt {
    /// A card in the user's address book.
    Card {
        /// The line of the card's note that says where or when they met, if there is one.
        note: Option<Foreign>,
        /// The categories it is filed under.
        tags: Vec<Foreign>,
    },
    /// A row of the address book that LinkedIn copied from the user's phone.
    Contact,
    /// An entry of the user's calendar that was not cancelled and that neither declined.
    Meeting {
        /// What it is called.
        title: Option<Foreign>,
        /// The room, house or town.
        place: Option<Foreign>,
        /// Where people met.
        setting: Setting,
        /// How long, in seconds; `None` for a whole day.
        seconds: Option<i64>,
        /// How many people were asked to it, the user included; 2 where only one other is named.
        people: i64,
    },
    /// A call that was taken.
    Call {
        /// Whether the user rang.
        from_me: bool,
        /// How long they talked, in seconds.
        seconds: i64,
    },
    /// Their badge was scanned at a fair, which is done face to face.
    Badge {
        /// The fair.
        event: Option<Foreign>,
    },
    /// They were on the list of who was at a fair.
    Attendee {
        /// The fair.
        event: Option<Foreign>,
    },
    /// A mail between the two.
    Letter {
        /// Whether the user wrote it.
        from_me: bool,
        /// Whether a program wrote it: an automatic reply.
        automatic: bool,
    },
    /// A recommendation on LinkedIn.
    Recommendation {
        /// Whether the user wrote it.
        from_me: bool,
    },
    /// An endorsement on LinkedIn.
    Endorsement {
        /// Whether the user gave it.
        from_me: bool,
        /// For which skill.
        skill: Foreign,
    },
    /// The user follows them.
    Follow,
    /// One took up what the other had posted.
    Engagement {
        /// Whether the user did.
        from_me: bool,
        /// How.
        how: Engaging,
    },
}

impl Dealt {
    /// The kind of record in the store.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Card { .. } => "card",
            Self::Contact => "contact",
            Self::Meeting { .. } => "meeting",
            Self::Call { .. } => "call",
            Self::Badge { .. } => "badge",
            Self::Attendee { .. } => "attendee",
            Self::Letter { .. } => "letter",
            Self::Recommendation { .. } => "recommendation",
            Self::Endorsement { .. } => "endorsement",
            Self::Follow => "follow",
            Self::Engagement { .. } => "engagement",
        }
    }
}

/// A school, of the user's own or on a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    /// Its name.
    pub name: Foreign,
    /// The degree.
    pub degree: Option<Foreign>,
    /// The first month as `2014-03`, or the year as `2014`.
    pub from: Option<String>,
    /// The last.
    pub to: Option<String>,
}

/// An event at LinkedIn that the user said to attend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnEvent {
    /// Its name.
    pub name: Foreign,
    /// When it began.
    pub at: Option<Timestamp>,
}
