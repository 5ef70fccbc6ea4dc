//! What the desk lists: the ids of a view in order, and the rows in sight.

use jiff::Timestamp;
use jiff::civil::Date;

use super::assessment::{Group, Verdict};
use super::errand::ErrandKind;
use super::foreign::Foreign;
use super::ids::{InvitationId, PersonId};
use super::invitation::{Decision, Direction, State};

/// A tab of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tab {
    /// Pending and answered.
    Inbox,
    /// Decided and not pressed at LinkedIn.
    AtLinkedin,
    /// Asked, and who is quiet.
    Waiting,
    /// Follow-ups that are due.
    Due,
    /// Decided, accepted, gone.
    Done,
    /// Everything.
    All,
}

impl Tab {
    /// Every tab, in order; the keys `1` to `6`.
    pub const ALL: [Self; 6] = [
        Self::Inbox,
        Self::AtLinkedin,
        Self::Waiting,
        Self::Due,
        Self::Done,
        Self::All,
    ];

    /// The title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Inbox => "Inbox",
            Self::AtLinkedin => "At LinkedIn",
            Self::Waiting => "Waiting",
            Self::Due => "Due",
            Self::Done => "Done",
            Self::All => "All",
        }
    }
}

/// One entry of a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The invitation.
    pub id: InvitationId,
    /// The group it stands in; `None` outside the inbox, and before it was assessed.
    pub group: Option<Group>,
    /// The wave it is one of: its invitation of the lowest number; `None` for what stands alone.
    pub wave: Option<InvitationId>,
}

/// The ids of a view, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The entries; at most [`Listing::MOST`].
    pub entries: Vec<Listed>,
    /// Whether there are more than that.
    pub more: bool,
}

impl Listing {
    /// How many ids a listing holds at the most.
    pub const MOST: usize = 10_000;
}

/// The numbers on the tabs. Done and All carry none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the inbox.
    pub inbox: usize,
    /// Buttons to press.
    pub at_linkedin: usize,
    /// Waiting for an answer.
    pub waiting: usize,
    /// Due today or earlier.
    pub due: usize,
    /// Decided today, by the journal, of those that were in the inbox.
    pub decided_today: usize,
    /// In the inbox, and perhaps somebody the user knows.
    pub perhaps_known: usize,
    /// Questions that ever went out.
    pub asked_ever: usize,
    /// Questions that were ever answered.
    pub answered_ever: usize,
    /// Invitations of any state: zero means that nothing was imported yet.
    pub any: bool,
}

/// One invitation as a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The invitation.
    pub id: InvitationId,
    /// The person.
    pub person: PersonId,
    /// Who asked whom.
    pub direction: Direction,
    /// The name to show.
    pub name: Foreign,
    /// The headline.
    pub headline: Option<Foreign>,
    /// The company.
    pub company: Option<Foreign>,
    /// The link to their profile, if it is known.
    pub url: Option<String>,
    /// When it was sent, else first seen.
    pub at: Timestamp,
    /// The state.
    pub state: State,
    /// The decision.
    pub decision: Option<Decision>,
    /// What there is to do at LinkedIn.
    pub errand: Option<ErrandKind>,
    /// The suggestion; `None` before it was assessed.
    pub verdict: Option<Verdict>,
    /// The group; `None` before it was assessed.
    pub group: Option<Group>,
    /// When it will probably lapse.
    pub expires: Option<Date>,
    /// The day until which it is put off.
    pub snoozed_until: Option<Date>,
    /// The open follow-up.
    pub follow_up: Option<Date>,
    /// Tags on the person.
    pub tags: Vec<String>,
    /// Whether something about it is asked: what was decided here and what is shown there don't agree, say.
    pub is_asked: bool,
}
