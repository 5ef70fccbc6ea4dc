//! What a pane says, as paragraphs of pieces with roles; how they look is for `tui` to say.

use crate::model::Verdict;

/// What a piece of text is, from which its looks follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The terminal's own.
    Plain,
    /// Context.
    Muted,
    /// A name, a suggestion.
    Strong,
    /// A key, the place where one is.
    Accent,
    /// Something that went wrong.
    Warning,
    /// The one chosen of several.
    Chosen,
}

/// A sign of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Accept.
    Accept,
    /// Ask first.
    Ask,
    /// Look first.
    Look,
    /// Ignore.
    Ignore,
    /// Nothing to say.
    Nothing,
    /// Not on disk yet.
    Unsaved,
    /// The row the cursor is on.
    Cursor,
    /// The horizontal rule.
    Across,
    /// The vertical rule.
    Down,
    /// Where the horizontal rule leaves the vertical one.
    Branch,
}

impl From<Verdict> for Sign {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Accept => Self::Accept,
            Verdict::Ask => Self::Ask,
            Verdict::Look => Self::Look,
            Verdict::Ignore => Self::Ignore,
        }
    }
}
