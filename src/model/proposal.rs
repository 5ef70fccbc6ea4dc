//! Two people who may be one: what speaks for it, what against it, and what would follow. Only the user joins them.

use super::assessment::Verdict;
use super::evidence::Evidence;
use super::foreign::Foreign;
use super::ids::PersonId;

pub use crate::text::name::likeness::Likeness;

/// Somebody in the user's records who may be the sender.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Who.
    pub person: PersonId,
    /// Their name there.
    pub name: Foreign,
    /// How the names go together.
    pub likeness: Likeness,
    /// What speaks for it, strongest first; each the end of a sentence: "the address still says keller".
    pub reasons: Vec<Foreign>,
    /// What speaks against it: "two more of that name in your records".
    pub against: Vec<Foreign>,
    /// What the records show of them, strongest first: what would count for the sender.
    pub evidence: Vec<Evidence>,
    /// How many people of that name there are in the user's records, the sender apart; at least 1.
    pub namesakes: i64,
    /// How many people with a name there are in the user's records.
    pub people: i64,
    /// What the policy would suggest if they were one; filled in where it is asked.
    pub if_yes: Option<Verdict>,
}
