//! Everything that is known about one invitation on one day: what facts are worked out from, and what the desk shows.

use jiff::Timestamp;
use jiff::civil::Date;

use super::act::JournalEntry;
use super::assessment::Assessment;
use super::dealing::{OwnEvent, School};
use super::evidence::Evidence;
use super::foreign::Foreign;
use super::ids::InvitationId;
use super::invitation::{Invitation, State};
use super::me::{Drawn, Me, Trigger};
use super::person::{Attestation, FollowUp, Person, PersonNote, Profile};
use super::proposal::Proposal;
use super::question::Question;
use super::record::{Position, SourceKind};
use super::reply::{Draft, Reply};

/// A connection of the user's at the company that the sender names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Their name.
    pub name: Foreign,
    /// Their position there.
    pub position: Option<Foreign>,
}

/// An earlier invitation between the user and the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its number.
    pub id: InvitationId,
    /// When it was sent.
    pub sent: Option<Timestamp>,
    /// How it ended.
    pub state: State,
}

/// A kind of source that was looked through for this person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Searched {
    /// What was looked through, in a person's words: `connections`, `messages`, `acceptances`, `invitations`,
    /// `notification mails`, `mails you sent`, `mails you got`, `calendar entries`, `calls`, `address book cards`,
    /// `badges and lists`, `recommendations and endorsements`, `follows and reactions`, `profiles`.
    pub source: &'static str,
    /// The first day it covers.
    pub from: Option<Date>,
    /// The last day it covers: the moment of the export, or the newest record.
    pub to: Option<Date>,
    /// How many records.
    pub records: i64,
}

/// Everything that is known about one invitation on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    /// The invitation.
    pub invitation: Invitation,
    /// Its state on `today`.
    pub state: State,
    /// The day on which this was put together.
    pub today: Date,
    /// The day of sending in the user's zone.
    pub sent_on: Option<Date>,
    /// Who asks.
    pub person: Person,
    /// What was seen of their profile.
    pub profile: Profile,
    /// Which kinds of source showed the invitation.
    pub shown_by: Vec<SourceKind>,
    /// What links the user and the person, strongest first, then newest.
    pub evidence: Vec<Evidence>,
    /// The user's own word, newest first; only the newest of each fact counts.
    pub attested: Vec<Attestation>,
    /// What was looked through.
    pub searched: Vec<Searched>,
    /// Records of any grade that name the person, besides this invitation.
    pub traces: i64,
    /// Earlier invitations between the two, newest first.
    pub earlier: Vec<Earlier>,
    /// The user's connections at the sender's company; at most [`Dossier::COLLEAGUES_KEPT`].
    pub colleagues: Vec<Colleague>,
    /// How many there are in all; `None` where the company or the connections aren't known.
    pub colleague_count: Option<i64>,
    /// Tags on the person, in alphabetical order.
    pub tags: Vec<String>,
    /// Notes to self on the person, newest first.
    pub notes: Vec<PersonNote>,
    /// The open follow-up.
    pub follow_up: Option<FollowUp>,
    /// Replies to this invitation, newest first.
    pub replies: Vec<Reply>,
    /// A text the user wrote and neither sent nor dropped.
    pub draft: Option<String>,
    /// What the user did about it, newest first.
    pub journal: Vec<JournalEntry>,
    /// The user's own positions.
    pub my_positions: Vec<Position>,
    /// The user's own schools.
    pub my_schools: Vec<School>,
    /// Events that the user said to attend.
    pub my_events: Vec<OwnEvent>,
    /// The user's hats.
    pub me: Me,
    /// Who in the user's records may be this person, the likeliest first; what the user said no to isn't among them.
    pub proposals: Vec<Proposal>,
    /// What is asked about it, if anything.
    pub question: Option<Question>,
    /// The wave it is one of: its invitation of the lowest number.
    pub wave: Option<InvitationId>,
    /// How many other invitations are like it; `None` where its note is too short to tell.
    pub similar: Option<i64>,
    /// Whether a reply can be sent to an invitation of its kind, as the user found; `None` until they did.
    pub can_reply: Option<bool>,
    /// Mail addresses of theirs in the user's records.
    pub addresses: Vec<Foreign>,
}

impl Dossier {
    /// How many colleagues are named.
    pub const COLLEAGUES_KEPT: usize = 5;
}

/// A dossier with what the policy says of it and the replies that suit: what the panes of the desk show.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// What is known.
    pub dossier: Dossier,
    /// What the policy says.
    pub assessment: Assessment,
    /// The replies that suit, the suggested one first.
    pub drafts: Vec<Draft>,
    /// What drew them, as far as the note and the moment tell.
    pub drawn: Vec<Drawn>,
    /// The start of the user's that it came after, within a year.
    pub trigger: Option<Trigger>,
}
