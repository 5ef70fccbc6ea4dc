//! What a note says: its kind, its purpose, what it claims. A stand-in that only tells a note from none.

use std::ops::Range;

/// How much of its own a note says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// There is no note.
    None,
    /// LinkedIn's own text.
    Default,
    /// A text that suits anybody.
    Generic,
    /// Something of its own.
    Specific,
}

impl NoteKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::None, Self::Default, Self::Generic, Self::Specific];

    /// The name in JSON and in rules.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Default => "default",
            Self::Generic => "generic",
            Self::Specific => "specific",
        }
    }
}

/// What the sender wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To network.
    Networking,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: &'static [Self] = &[Self::Networking];

    /// The name in JSON and in rules.
    #[must_use]
    pub fn name(self) -> &'static str {
        "networking"
    }
}

/// What a note claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It states a purpose.
    Purpose,
}

/// What a note says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// How much of its own it says.
    pub kind: NoteKind,
    /// What the sender wants.
    pub purpose: Option<Purpose>,
    /// Where it asks to go on elsewhere, in bytes.
    pub leave: Option<Range<usize>>,
    /// Where it uses a phrase of a known fraud, in bytes.
    pub scam: Option<Range<usize>>,
    /// What it claims.
    pub claims: Vec<Claim>,
}

/// Reads a note.
#[must_use]
pub fn read(note: &str, _sender: &str) -> Reading {
    let kind = if note.trim().is_empty() {
        NoteKind::None
    } else {
        NoteKind::Specific
    };
    Reading {
        kind,
        purpose: None,
        leave: None,
        scam: None,
        claims: Vec::new(),
    }
}
