//! The user, as far as rules ask: the hats they wear, and what may have drawn somebody to them.

/// One role of the user's, for as long as it lasts or lasted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Hat {
    /// What it is called: "translator", "board member".
    pub name: String,
    /// Words of the field, folded: "lighting", "stage design".
    pub field: Vec<String>,
    /// The employer or the house it is worn for.
    pub employer: Option<String>,
    /// The first month as `2026-03`, the day as `2026-03-02`, or the year as `2026`.
    pub from: Option<String>,
    /// The last; `None` while it lasts.
    pub until: Option<String>,
}

/// The user, as the configuration and their own records tell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Me {
    /// Every hat, the newest first.
    pub hats: Vec<Hat>,
    /// Whether each start of the last year counts as a trigger of invitations.
    pub triggers: bool,
}

impl Default for Me {
    fn default() -> Self {
        Self {
            hats: Vec::new(),
            triggers: true,
        }
    }
}

/// What drew somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DrawnBy {
    /// The user: the note names their work.
    Me,
    /// The position: their title, congratulations, that they hire.
    Position,
    /// The employer: the note names it, or sells to it.
    Employer,
    /// The past: an earlier employer, a school.
    Past,
    /// An event.
    Event,
}

super::invitation::names!(DrawnBy {
    Me = "me",
    Position = "position",
    Employer = "employer",
    Past = "past",
    Event = "event",
});

/// What drew somebody, with the words that tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// What.
    pub by: DrawnBy,
    /// Where in the note it stands, in bytes of the note as it was read; `None` where no words tell but the moment does.
    pub words: Option<std::ops::Range<usize>>,
}

/// The start of one of the user's hats, and how long after it an invitation came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The employer, or the hat where it has none.
    pub started_at: String,
    /// Whole days from that start to the invitation.
    pub days: i64,
}
