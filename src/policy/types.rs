//! The types of the condition language, and which go together.

use crate::model::{FactId, Kind};

/// The type of a part of a condition.
#[derive(Clone, Copy, Debug)]
pub(super) enum Type {
    /// Of what couldn't be read: fits anywhere, so that one slip gives one complaint.
    Any,
    Bool,
    Int,
    Double,
    Text,
    /// A text out of a fact's list of words.
    Word(FactId, &'static [&'static str]),
    List(&'static Self),
}

impl Type {
    pub(super) fn of(kind: Kind, fact: FactId) -> Self {
        match kind {
            Kind::Bool => Self::Bool,
            Kind::Int => Self::Int,
            Kind::Word(words) => Self::Word(fact, words),
            Kind::Text => Self::Text,
            Kind::List => Self::List(&Self::Text),
        }
    }

    pub(super) fn spoken(self) -> &'static str {
        match self {
            Self::Any => "something",
            Self::Bool => "yes or no",
            Self::Int => "a whole number",
            Self::Double => "a number with a fraction",
            Self::Text | Self::Word(..) => "a text",
            Self::List(_) => "a list",
        }
    }

    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Any | Self::Int | Self::Double)
    }

    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Any | Self::Text | Self::Word(..))
    }

    pub(super) fn is_bool(self) -> bool {
        matches!(self, Self::Any | Self::Bool)
    }

    pub(super) fn is_int(self) -> bool {
        matches!(self, Self::Any | Self::Int)
    }

    /// Whether the two are of one kind, for `+`, `?:` and the items of a list.
    pub(super) fn same(self, other: Self) -> bool {
        match (self, other) {
            (Self::Any, _)
            | (_, Self::Any)
            | (Self::Bool, Self::Bool)
            | (Self::Int, Self::Int)
            | (Self::Double, Self::Double) => true,
            (Self::List(one), Self::List(two)) => one.same(*two),
            _ => self.is_text() && other.is_text(),
        }
    }

    /// Whether the two can be compared; whole numbers and others can.
    pub(super) fn comparable(self, other: Self) -> bool {
        self.same(other) || (self.is_number() && other.is_number())
    }

    /// The list of such items.
    pub(super) fn list_of(self) -> Option<Self> {
        Some(Self::List(match self {
            Self::Any => &Self::Any,
            Self::Bool => &Self::Bool,
            Self::Int => &Self::Int,
            Self::Double => &Self::Double,
            Self::Text | Self::Word(..) => &Self::Text,
            Self::List(_) => return None,
        }))
    }
}
