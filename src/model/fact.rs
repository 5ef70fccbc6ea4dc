//! The vocabulary's types: what a fact is, what values it may have, and what it may be used for.
//!
//! The facts themselves are in `facts`; the rules that ask for them in `policy`. Both speak through these types, since
//! neither may see the other.

use super::ids::EvidenceId;

/// The type of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Yes or no.
    Bool,
    /// A whole number; days are whole numbers too.
    Int,
    /// A word out of a fixed list.
    Word(&'static [&'static str]),
    /// Any text.
    Text,
    /// A list of texts.
    List,
}

impl Kind {
    /// How help and messages call it.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Bool => "yes or no",
            Self::Int => "number",
            Self::Word(_) => "word",
            Self::Text => "text",
            Self::List => "list",
        }
    }
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A text or a word.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
}

/// What is known of a fact for one invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is known.
    Known {
        /// The value.
        value: Value,
        /// What it rests on; empty for what the invitation itself shows.
        because: Vec<EvidenceId>,
    },
    /// It isn't known.
    Unknown {
        /// What would tell, as the end of the sentence "would be known from …".
        tell: &'static str,
    },
}

impl Answer {
    /// A known value that rests on the invitation itself.
    #[must_use]
    pub fn known(value: Value) -> Self {
        Self::Known {
            value,
            because: Vec::new(),
        }
    }

    /// The value, if known.
    #[must_use]
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Known { value, .. } => Some(value),
            Self::Unknown { .. } => None,
        }
    }

    /// What it rests on.
    #[must_use]
    pub fn because(&self) -> &[EvidenceId] {
        match self {
            Self::Known { because, .. } => because,
            Self::Unknown { .. } => &[],
        }
    }
}

/// The place of a fact in the vocabulary, which is also its place in [`Answers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactId(pub u16);

/// The answers to every fact of the vocabulary for one invitation, in the vocabulary's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers(pub Vec<Answer>);

impl Answers {
    /// The answer to a fact.
    #[must_use]
    pub fn get(&self, fact: FactId) -> &Answer {
        &self.0[usize::from(fact.0)]
    }
}

/// What a rule may do with a fact. The check of a policy refuses the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fairness {
    /// Anything.
    Free,
    /// May count for somebody only.
    ForOnly,
    /// May lean, never decide.
    LeanOnly,
    /// May lead to *look* only.
    LookOnly,
}

/// One word of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactSpec {
    /// Its name, with underscores: `worked_together`.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// One line that asks it: "Did you work together?".
    pub question: &'static str,
    /// A paragraph: what is yes, what is no, where it comes from, when it is unknown.
    pub paragraph: &'static str,
    /// What a rule may do with it.
    pub fairness: Fairness,
    /// Whether the user can answer it from memory, so that `attest` takes it and *would settle it* prefers it.
    pub from_memory: bool,
    /// For a number that grows or shrinks by one a day: the step per day (`1`, `-1`); else `0`.
    pub per_day: i64,
}

/// Every name of the vocabulary. The facts themselves stand in `facts`, which is tested against this list; the store
/// reads names through it, so that a fact is one static name everywhere.
pub const NAMES: &[&str] = &[
    "direction",
    "note_kind",
    "has_note",
    "note_length",
    "note_text",
    "purpose_stated",
    "purpose",
    "off_platform",
    "scam_phrase",
    "similar",
    "drawn_by",
    "after_trigger_days",
    "claims_worked_together",
    "claims_met",
    "claims_spoke",
    "claims_group",
    "claims_mutual",
    "claims_event",
    "claims_content",
    "reminders",
    "age_days",
    "days_left",
    "worked_together",
    "met",
    "spoke",
    "wrote",
    "approached",
    "conversed",
    "engaged",
    "shared_employer",
    "shared_school",
    "shared_group",
    "group_exchange",
    "shared_event",
    "in_contacts",
    "recommended_me",
    "i_recommended",
    "endorsed_me",
    "i_endorsed",
    "was_connected",
    "colleagues",
    "mutual",
    "referred_by_trusted",
    "reputation",
    "collaboration",
    "could_recommend",
    "suspected_same",
    "traces",
    "searched",
    "days_since_contact",
    "invited_before",
    "ignored_before",
    "answered",
    "profile_seen",
    "profile_age_days",
    "profile_complete",
    "profile_missing",
    "barely_filled",
    "has_photo",
    "has_headline",
    "has_company",
    "positions",
    "connections",
    "career_stage",
    "same_field",
    "same_place",
    "fit_words",
    "headline",
    "company",
    "title",
    "industry",
    "sells",
    "looks_false",
    "tags",
    "trusted",
    "quality",
];

/// The facts that all mean knowing somebody: whoever is a stranger is none of these. To expect work with a stranger is no
/// contradiction.
pub const KNOWING: [&str; 7] = [
    "worked_together",
    "met",
    "spoke",
    "wrote",
    "could_recommend",
    "group_exchange",
    "reputation",
];

/// The facts that speak of a profile as it was seen. What is said of one carries the day, since profiles change.
pub const OF_PROFILE: [&str; 10] = [
    "same_field",
    "same_place",
    "quality",
    "sells",
    "looks_false",
    "career_stage",
    "has_photo",
    "profile_complete",
    "barely_filled",
    "connections",
];

/// The one static name of a fact.
#[must_use]
pub fn name(text: &str) -> Option<&'static str> {
    NAMES.iter().copied().find(|name| *name == text)
}
