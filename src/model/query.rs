//! What a person searches for, as a tree. Parsed by `inbox`, answered by `store`.

use jiff::Timestamp;

use super::assessment::Verdict;
use super::invitation::{Direction, State};

/// A condition on invitations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// All of these; all invitations when empty.
    All(Vec<Self>),
    /// At least one of these.
    Any(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
    /// This word, or a word that begins with it, in a name, headline, company, note or tag; folded.
    Word(String),
    /// These words in a row; folded.
    Phrase(String),
    /// In this state.
    State(State),
    /// In the inbox: pending or answered, and incoming.
    Inbox,
    /// In this direction.
    Direction(Direction),
    /// Decided and not pressed.
    Errand,
    /// Says one thing here and another there.
    Mismatch,
    /// With a follow-up that is due.
    Due,
    /// With this suggestion.
    Verdict(Verdict),
    /// This rule holds.
    Rule(String),
    /// This fact has this value; any *yes* when none is given.
    Fact {
        /// The fact.
        name: String,
        /// The value as typed.
        value: Option<String>,
    },
    /// With a note of this kind: `none`, `default`, `generic`, `specific`.
    Note(String),
    /// In the wave that this invitation is one of.
    Wave(i64),
    /// With this purpose stated.
    Purpose(String),
    /// Whose sender carries this tag.
    Tag(String),
    /// Whose sender's name has this in it; folded.
    From(String),
    /// Whose company or headline has this in it; folded.
    Company(String),
    /// Sent in a span of time; the days a person types are turned into instants in the user's zone.
    Sent {
        /// The first instant; `None` for any.
        from: Option<Timestamp>,
        /// The instant before which; `None` for any.
        before: Option<Timestamp>,
    },
}
