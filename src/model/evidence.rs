//! Evidence: a record that links the user and a person, how far it can be relied on, and where it stands.

use jiff::civil::Date;

use super::foreign::Foreign;
use super::ids::EvidenceId;
use super::invitation::names;

/// How far a piece of evidence can be relied on. The order is from strongest to weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// The user said so.
    Told,
    /// The user's own records show it.
    Recorded,
    /// Only the sender says so.
    Claimed,
    /// A weak hint.
    Possible,
}

names!(Grade { Told = "told", Recorded = "recorded", Claimed = "claimed", Possible = "possible" });

impl Grade {
    /// In a person's words.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Told => "your word",
            Self::Recorded => "your records",
            Self::Claimed => "they say",
            Self::Possible => "perhaps",
        }
    }
}

/// Where a piece of evidence stands in the user's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The kind of source by its name in JSON; `told` for the user's own word.
    pub kind: &'static str,
    /// The file.
    pub path: Option<Foreign>,
    /// The place in it.
    pub place: Option<String>,
}

/// One record that links the user and a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its number.
    pub id: EvidenceId,
    /// The fact it speaks for.
    pub fact: &'static str,
    /// How far it can be relied on.
    pub grade: Grade,
    /// The day it speaks of.
    pub on: Option<Date>,
    /// One line that a person understands. May quote a stranger.
    pub text: Foreign,
    /// Whether the user struck it out.
    pub struck: bool,
    /// Where it stands.
    pub origin: Origin,
}

/// A record as it was read: what a piece of evidence rests on, in full.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawRecord {
    /// Every part that was kept, with what it is called: `title`, `place`, `began`.
    pub parts: Vec<(&'static str, Foreign)>,
    /// Everywhere it stands, the newest file first.
    pub origins: Vec<Origin>,
}
