//! What the policy says of an invitation: the verdict, every rule's finding, and what would settle it.

use super::ids::EvidenceId;
use super::invitation::names;

/// What the policy suggests. Never acted on by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Let in.
    Accept,
    /// Ask first.
    Ask,
    /// Find out more first.
    Look,
    /// Let it be.
    Ignore,
}

names!(Verdict { Accept = "accept", Ask = "ask", Look = "look", Ignore = "ignore" });

/// Whether a rule holds of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holds {
    /// It holds.
    Yes,
    /// It doesn't.
    No,
    /// Something it asks for isn't known.
    Unknown,
}

names!(Holds { Yes = "yes", No = "no", Unknown = "unknown" });

impl Holds {
    /// In a person's words.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Yes => "holds",
            Self::No => "doesn't",
            Self::Unknown => "not known",
        }
    }
}

/// What a rule said of one invitation.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's id, with hyphens: `met-in-person`.
    pub rule: String,
    /// The rule's title, in a person's words.
    pub title: String,
    /// Whether it holds.
    pub holds: Holds,
    /// The outcome it names, if it is a decisive rule.
    pub then: Option<Verdict>,
    /// Its weight, if it is a leaning rule.
    pub weight: Option<f64>,
    /// The sentence shown: the rule's own where it holds, else what is missing.
    pub because: String,
    /// The condition as written.
    pub when: String,
    /// What it rests on.
    pub evidence: Vec<EvidenceId>,
}

/// Facts that would turn the verdict, once known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settle {
    /// The facts: one, or two that only together do.
    pub facts: Vec<&'static str>,
    /// The question of the first.
    pub question: &'static str,
    /// What the verdict would become.
    pub to: Verdict,
}

/// Where the weights of the leaning rules turn the verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// At or above: accept.
    pub accept: f64,
    /// At or below: ignore.
    pub ignore: f64,
}

/// The group of the queue an invitation stands in, in the inbox's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Perhaps someone the user knows.
    PerhapsKnown,
    /// Answered a question.
    Answered,
    /// Probably lapses within a week.
    Lapsing,
    /// The note says something of its own.
    SaidSomething,
    /// In the user's field.
    InMyField,
    /// More than a name is known.
    SomethingKnown,
    /// Only a name is known.
    OnlyAName,
    /// One of several that are alike.
    LookAlikes,
}

names!(Group {
    PerhapsKnown = "perhaps-known",
    Answered = "answered",
    Lapsing = "lapsing",
    SaidSomething = "said-something",
    InMyField = "in-my-field",
    SomethingKnown = "something-known",
    OnlyAName = "only-a-name",
    LookAlikes = "look-alikes",
});

impl Group {
    /// The heading in the queue.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::PerhapsKnown => "Perhaps someone you know",
            Self::Answered => "They answered",
            Self::Lapsing => "Lapses this week",
            Self::SaidSomething => "They said something",
            Self::InMyField => "In your field",
            Self::SomethingKnown => "Something is known",
            Self::OnlyAName => "Only a name",
            Self::LookAlikes => "Look-alikes",
        }
    }
}

/// What the policy says of one invitation.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The suggestion.
    pub verdict: Verdict,
    /// The rule that decided it; `None` where the weights or `otherwise` did.
    pub decided_by: Option<String>,
    /// The sum of the leaning rules that hold; `None` where a decisive rule came first.
    pub score: Option<f64>,
    /// The thresholds in force.
    pub thresholds: Thresholds,
    /// Why, in one line for a person.
    pub why: String,
    /// Every rule's finding, the deciding one first.
    pub findings: Vec<Finding>,
    /// What would settle it; at most five.
    pub settle: Vec<Settle>,
}
