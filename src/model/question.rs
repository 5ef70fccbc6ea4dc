//! What the desk asks about one invitation, answered with yes or no.

use jiff::civil::Date;

use super::invitation::names;

/// What there is to ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Matter {
    /// Accepted here and pressed, yet a later source shows it open. Yes: it is pressed; no: it is an errand again.
    AcceptedYetOpen,
    /// Ignored here, yet a connection there. Yes: I accepted it there; no: it stays ignored here.
    IgnoredYetConnected,
    /// They answered, yet the invitation is no longer there. Yes: I ignored it; no: leave it as it is.
    AnsweredYetGone,
    /// An acceptance that was pressed was taken back here. Yes: removing the connection becomes an errand; no: it stays.
    StillConnected,
    /// An ignoring that was pressed was taken back here. Yes: inviting them becomes an errand; no: it stays.
    StillIgnored,
}

names!(Matter {
    AcceptedYetOpen = "accepted-yet-open",
    IgnoredYetConnected = "ignored-yet-connected",
    AnsweredYetGone = "answered-yet-gone",
    StillConnected = "still-connected",
    StillIgnored = "still-ignored",
});

impl Matter {
    /// Whether it is a disagreement between what was decided here and what a source shows.
    #[must_use]
    pub fn is_mismatch(self) -> bool {
        matches!(
            self,
            Self::AcceptedYetOpen | Self::IgnoredYetConnected | Self::AnsweredYetGone
        )
    }
}

/// A question about one invitation, open until the user answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// What about.
    pub matter: Matter,
    /// The day of the source that raises it, if a source does.
    pub shown_on: Option<Date>,
}
