//! Somebody in the records, as `people` tells: by what they can be recognised, and what makes several of them one.

use super::bearer::BorneName;
use super::ids::{InvitationId, PersonId};
use super::record::Handle;

/// One person with all that is one with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Their number.
    pub id: PersonId,
    /// The names they were seen under, the newest first.
    pub names: Vec<BorneName>,
    /// The link to their profile.
    pub url: Option<String>,
    /// By what they can be recognised.
    pub handles: Vec<Handle>,
    /// What makes one of several.
    pub joins: Vec<Join>,
    /// Their invitations, the newest first.
    pub invitations: Vec<InvitationId>,
    /// How many records name them, invitations apart.
    pub records: i64,
}

/// What makes two one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// One of the two.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
    /// Whether the user said so; else a file shows it.
    pub told: bool,
    /// Why, as the end of a sentence.
    pub why: String,
}
