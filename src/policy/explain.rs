//! Why, to the bottom: each rule with its parts, what each came to, and what would tell.

use jiff::civil::Date;

use super::Policy;
use super::rule::{Outcome, Rule, spoken};
use super::tree::{Op, Tree, Val};
use crate::model::{Answer, Answers, FactId, Holds, Verdict};

/// Why the verdict is what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The verdict.
    pub verdict: Verdict,
    /// The rule that decided it.
    pub decided_by: Option<String>,
    /// What the verdict would be without that rule.
    pub without: Option<Verdict>,
    /// Every rule, in the policy's order, also those that don't count today.
    pub rules: Vec<Explained>,
}

/// One rule, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The rule's id.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// Whether it is switched on and counts today.
    pub counts: bool,
    /// What follows where it holds.
    pub outcome: Outcome,
    /// Whether it decided.
    pub decides: bool,
    /// The condition, part by part.
    pub reason: Reason,
}

/// A part of a condition, and what it came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The part as written.
    pub text: String,
    /// Whether it holds.
    pub holds: Holds,
    /// The facts in it that aren't parts of their own below, with what each came to.
    pub facts: Vec<Stated>,
    /// The parts of a `&&`, a `||`, a `!` or a `?:`.
    pub parts: Vec<Self>,
}

/// A fact and what it came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The fact's name.
    pub fact: &'static str,
    /// Its value in a person's words; `None` is unknown.
    pub value: Option<String>,
    /// What would tell, where it is unknown.
    pub tell: Option<&'static str>,
}

impl Stated {
    /// What it came to, or what would tell, for a person.
    #[must_use]
    pub fn sentence(&self) -> String {
        match (&self.value, self.tell) {
            (Some(value), _) => format!("{} is {value}", self.fact),
            (None, Some(tell)) => format!("{} would be known from {tell}", self.fact),
            (None, None) => format!("{} is not known", self.fact),
        }
    }
}

impl Policy {
    /// Takes every rule apart for one invitation.
    #[must_use]
    pub fn explain(&self, answers: &Answers, today: Date) -> Explanation {
        let settled = self.settled(answers, today, None);
        let explained = |(place, rule): (usize, &Rule)| Explained {
            rule: rule.id.clone(),
            title: rule.title.clone(),
            counts: rule.counts_on(today),
            outcome: rule.outcome,
            decides: settled.by == Some(place),
            reason: self.reason(&rule.tree, &rule.when, answers),
        };
        Explanation {
            verdict: settled.verdict,
            decided_by: settled.by.map(|place| self.rules[place].id.clone()),
            without: settled
                .by
                .map(|place| self.settled(answers, today, Some(place)).verdict),
            rules: self.rules.iter().enumerate().map(explained).collect(),
        }
    }

    fn reason(&self, tree: &Tree, when: &str, answers: &Answers) -> Reason {
        let split = matches!(tree.op, Op::And(_) | Op::Or(_) | Op::Not(_) | Op::If(_));
        let parts = if split { tree.parts() } else { &[] };
        let mut facts = Vec::new();
        if !split {
            tree.each_fact(&mut |fact| {
                if !facts.contains(&fact) {
                    facts.push(fact);
                }
            });
        }
        Reason {
            text: when.get(tree.span.clone()).map_or(String::new(), one_line),
            holds: holds(tree, answers),
            facts: facts
                .into_iter()
                .map(|fact| self.stated(fact, answers))
                .collect(),
            parts: parts
                .iter()
                .map(|part| self.reason(part, when, answers))
                .collect(),
        }
    }

    fn stated(&self, fact: FactId, answers: &Answers) -> Stated {
        let answer = answers.get(fact);
        let (value, tell) = match answer {
            Answer::Known { .. } => (Some(spoken(answer)), None),
            Answer::Unknown { tell } => (None, Some(*tell)),
        };
        Stated {
            fact: self.spec(fact).name,
            value,
            tell,
        }
    }
}

/// A condition over several lines, in one.
fn one_line(text: &str) -> String {
    crate::text::sanitise::line(text)
}

/// Whether a part holds; a part of `?:` that isn't yes or no holds if it is known at all.
fn holds(tree: &Tree, answers: &Answers) -> Holds {
    match tree.value(answers) {
        Val::Unknown => Holds::Unknown,
        Val::Bool(false) => Holds::No,
        _ => Holds::Yes,
    }
}
