//! The nouns of vestibule. Plain data and the pure questions that data alone can answer; no file, no database, no
//! clock, no terminal.

pub mod act;
pub mod assessment;
pub mod dealing;
pub mod dossier;
pub mod errand;
pub mod evidence;
pub mod fact;
pub mod foreign;
pub mod ids;
pub mod import;
pub mod invitation;
pub mod listing;
pub mod me;
pub mod page;
pub mod person;
pub mod proposal;
pub mod query;
pub mod question;
pub mod record;
pub mod reply;
pub mod sighted;
pub mod source;
pub mod time;

pub use act::{Act, Attested, Done, Face, JournalEntry};
pub use assessment::{Assessment, Finding, Group, Holds, Settle, Thresholds, Verdict};
pub use dealing::{Dealing, Dealt, Engaging, NameKind, OtherName, OwnEvent, School, Setting};
pub use dossier::{Case, Colleague, Dossier, Earlier, Searched};
pub use errand::{Errand, ErrandKind, INVITATION_PAGE, Mend};
pub use evidence::{Evidence, Grade, Origin, RawRecord};
pub use fact::{Answer, Answers, FactId, FactSpec, Fairness, Kind, Value};
pub use foreign::{Foreign, Medium};
pub use ids::{EvidenceId, ImportId, InvitationId, PersonId};
pub use import::{Elsewhere, ImportReport, Item};
pub use invitation::{Advised, Decision, Direction, Invitation, Pressed, Site, Standing, State};
pub use listing::{Counts, Listed, Listing, Row, Tab};
pub use me::{Drawn, DrawnBy, Hat, Me, Trigger};
pub use page::{Basis, PageCard, PageKind, PageLanguage, PageReview};
pub use person::{Attestation, FollowUp, Person, PersonNote, Profile, Seen};
pub use proposal::{Likeness, Proposal};
pub use query::Query;
pub use question::{Matter, Question};
pub use record::{Handle, HandleKind, NoteSeen, ProfileSeen, Record, Sighting, SourceKind};
pub use reply::{Draft, Outcome, Reply, ReplyFor};
pub use source::{Newer, Place, SourceState};
pub use time::Now;
