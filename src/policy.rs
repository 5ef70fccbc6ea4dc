//! Rules as data: parse, check, evaluate in three values, explain.
//!
//! A policy is a TOML file: a title, a stance, what to do `otherwise`, thresholds, and rules in order. A rule has a
//! condition (`when`) over facts and either decides (`then`) or leans (`weight`). The first deciding rule that holds
//! gives the verdict; where none does, the weights of those that hold are added up and held against the thresholds; else
//! it is `otherwise`. A rule that asks for something unknown is passed over: what is missing counts neither for nor
//! against anybody.
//!
//! Conditions are written in a subset of CEL's syntax (nesting at most 32, at most 2,000 bytes):
//!
//! | written | means |
//! |---|---|
//! | `met`, `mutual`, `note_kind` | a fact of the vocabulary |
//! | `true`, `12`, `0x1f`, `0.5`, `"text"`, `'text'`, `r"raw"`, `["a", "b"]` | literals; texts with CEL's escapes |
//! | `!a`, `a && b`, `a \|\| b` | not, and, or, in three values: `met \|\| wrote` holds as soon as one is known to |
//! | `a == b`, `a != b` | of one kind; a word that the fact never is is an error |
//! | `a < b`, `<=`, `>`, `>=` | numbers, or texts by their letters |
//! | `x in ["a", "b"]`, `"a" in tags` | whether a list has it |
//! | `+ - * / %`, `-a` | numbers; `+` also joins texts and lists |
//! | `a ? b : c` | `b` where `a` holds, else `c` |
//! | `known(fact)` | whether a fact is known; never itself unknown |
//! | `size(x)` | how many characters a text has, or items a list |
//! | `x.contains(s)`, `x.startsWith(s)`, `x.endsWith(s)` | letter for letter |
//! | `x.matches("pattern")` | a regular expression of at most 200 bytes, somewhere in it, in any case of letters (CEL's minds the case) |
//! | `x.lower()` | in small letters; CEL has no such method |
//! | `// …` | a comment, to the end of the line |
//!
//! Unknown spreads; a sum that doesn't fit and a division by nothing are unknown. There is no null, no loop, no index.
//!
//! A slip is found when the file is read, and answered with what was probably meant:
//!
//! ```
//! use vestibule::facts;
//! use vestibule::policy::Policy;
//!
//! let rule = r#"
//! title = "Open door"
//! [[rule]]
//! id = "met-in-person"
//! title = "You have met"
//! when = "mett"
//! then = "accept"
//! because = "You have met in person."
//! "#;
//! let problems = Policy::parse(rule, "open-door.toml", facts::vocabulary()).unwrap_err();
//! assert_eq!(problems[0].to_string(), "open-door.toml:6:9: unknown fact `mett`; did you mean `met`?");
//! ```
//!
//! This floor knows facts only by the vocabulary it is given, and nothing of where answers come from.

mod built_in;
mod check;
mod explain;
mod fairness;
mod file;
mod functions;
mod lex;
mod parse;
mod pattern;
mod place;
mod problem;
mod rule;
mod settle;
mod syntax;
mod tree;
mod types;
mod uses;
mod value;
mod verdict;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use built_in::{built_in, built_in_names};
pub use explain::{Explained, Explanation, Reason, Stated};
pub use functions::{FUNCTIONS, Function};
pub use problem::{Problem, Severity, render};
pub use rule::{Outcome, Rule};

use crate::model::time::days_after;
use crate::model::{Answers, FactId, FactSpec, Thresholds, Value, Verdict};

/// An ordered set of rules with thresholds, read and checked.
#[derive(Clone, Debug)]
pub struct Policy {
    /// What it is called.
    pub title: String,
    /// What it stands for, in a sentence; may be empty.
    pub stance: String,
    /// The verdict where neither a rule nor the sum decides.
    pub otherwise: Verdict,
    /// Where the sum of the weights decides.
    pub thresholds: Thresholds,
    rules: Vec<Rule>,
    warnings: Vec<Problem>,
    facts: Vec<FactId>,
    hash: u64,
    vocabulary: &'static [FactSpec],
}

/// Policies are the same where their files are.
impl PartialEq for Policy {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash
    }
}

/// A verdict and where it comes from.
struct Settled {
    verdict: Verdict,
    by: Option<usize>,
    score: Option<f64>,
}

impl Policy {
    /// Reads a policy file. `file` is the name by which problems call it; conditions may ask for what is in the
    /// vocabulary, whose order is that of the answers.
    ///
    /// # Errors
    ///
    /// Every problem at once, the warnings too, where at least one keeps the policy from being used.
    pub fn parse(
        source: &str,
        file: &str,
        vocabulary: &'static [FactSpec],
    ) -> Result<Self, Vec<Problem>> {
        file::read(source, file, vocabulary)
    }

    fn new(mut read: Self) -> Self {
        for fact in read.rules.iter().flat_map(|rule| &rule.uses.facts) {
            if !read.facts.contains(fact) {
                read.facts.push(*fact);
            }
        }
        read
    }

    /// What probably doesn't say what was meant.
    #[must_use]
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    /// The rules, in order, those switched off too.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The facts that the rules ask for, in the order in which they first do.
    #[must_use]
    pub fn facts_used(&self) -> &[FactId] {
        &self.facts
    }

    /// A number that changes whenever the file does, and is the same on every machine and in every version.
    #[must_use]
    pub fn hash(&self) -> u64 {
        self.hash
    }

    /// The last day on which an assessment made today still stands by itself: on the next one a fact that changes by
    /// the day crosses a number that a rule compares it with, or a rule begins or ceases to count. The end of the
    /// calendar where no such day comes.
    #[must_use]
    pub fn good_through(&self, answers: &Answers, today: Date) -> Date {
        let mut last = Date::MAX;
        for rule in self.rules.iter().filter(|rule| rule.enabled) {
            last = last.min(rule_stands_through(rule, today));
            if rule
                .uses
                .loose
                .iter()
                .any(|fact| self.moves(*fact, answers).is_some())
            {
                last = last.min(today);
            }
            for (fact, number) in &rule.uses.numbers {
                let Some((value, step)) = self.moves(*fact, answers) else {
                    continue;
                };
                let ahead = (i128::from(*number) - i128::from(value)) * i128::from(step);
                // At the number now: tomorrow it is past it. Before it: until the day before it gets there.
                let Ok(ahead) = i64::try_from(ahead) else {
                    continue;
                };
                if ahead >= 0 {
                    last = last.min(days_ahead(today, (ahead - 1).max(0)));
                }
            }
        }
        last
    }

    /// The value of a fact that changes by the day, and its step.
    fn moves(&self, fact: FactId, answers: &Answers) -> Option<(i64, i64)> {
        let step = self.spec(fact).per_day.signum();
        match answers.get(fact).value() {
            Some(Value::Int(value)) if step != 0 => Some((*value, step)),
            _ => None,
        }
    }

    fn spec(&self, fact: FactId) -> &'static FactSpec {
        &self.vocabulary[usize::from(fact.0)]
    }
}

fn rule_stands_through(rule: &Rule, today: Date) -> Date {
    if let Some(from) = rule.from
        && today < from
    {
        return days_after(from, -1);
    }
    match rule.until {
        Some(until) if today <= until => until,
        _ => Date::MAX,
    }
}

/// The day so many days ahead; the end of the calendar where there is none.
fn days_ahead(today: Date, days: i64) -> Date {
    let ahead = jiff::Span::new().try_days(days);
    ahead
        .ok()
        .and_then(|span| today.checked_add(span).ok())
        .unwrap_or(Date::MAX)
}

/// FNV-1a over the bytes: short, and the same everywhere.
fn fingerprint(source: &str) -> u64 {
    source.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
