//! One rule of a policy, read and checked.

use jiff::civil::Date;

use super::tree::Tree;
use super::uses::Uses;
use crate::model::{Answer, Answers, FactId, FactSpec, Value, Verdict};
use crate::text::sanitise;

/// What a rule does where it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// It names the verdict.
    Then(Verdict),
    /// It leans: the number goes into the sum that the thresholds are held against.
    Weight(f64),
}

/// A named condition over facts, and what follows where it holds.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its id, with hyphens: `met-in-person`.
    pub id: String,
    /// Its title, in a person's words.
    pub title: String,
    /// The condition as written.
    pub when: String,
    /// What follows where it holds.
    pub outcome: Outcome,
    /// The sentence for a published page.
    pub public: Option<String>,
    /// Whether it is switched on.
    pub enabled: bool,
    /// The first day on which it counts.
    pub from: Option<Date>,
    /// The last day on which it counts.
    pub until: Option<Date>,
    pub(super) because: Sentence,
    pub(super) tree: Tree,
    pub(super) uses: Uses,
    /// Whether it asks for a fact that may only lean.
    pub(super) faint: bool,
}

impl Rule {
    /// Whether it counts on a day.
    #[must_use]
    pub fn counts_on(&self, day: Date) -> bool {
        self.enabled
            && self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
    }

    /// The sentence that is shown where it holds, as written: with its places for facts.
    #[must_use]
    pub fn because(&self) -> &str {
        &self.because.written
    }
}

/// A sentence with places for facts: `You share {mutual} connections.`
#[derive(Clone, Debug, Default)]
pub(super) struct Sentence {
    pub(super) written: String,
    pub(super) pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
pub(super) enum Piece {
    Words(String),
    Fact(FactId),
}

impl Sentence {
    /// The sentence with its facts filled in.
    pub(super) fn filled(&self, answers: &Answers) -> String {
        let mut out = String::with_capacity(self.written.len());
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Fact(fact) => speak(answers.get(*fact), &mut out),
            }
        }
        out
    }
}

/// An answer in a person's words.
pub(super) fn spoken(answer: &Answer) -> String {
    let mut out = String::new();
    speak(answer, &mut out);
    out
}

/// Writes an answer in a person's words.
pub(super) fn speak(answer: &Answer, out: &mut String) {
    match answer.value() {
        None => out.push_str("not known"),
        Some(Value::Bool(true)) => out.push_str("yes"),
        Some(Value::Bool(false)) => out.push_str("no"),
        Some(Value::Int(number)) => *out += &number.to_string(),
        Some(Value::Text(text)) => *out += &sanitise::line(text).replace('_', " "),
        Some(Value::List(texts)) if texts.is_empty() => out.push_str("none"),
        Some(Value::List(texts)) => *out += &sanitise::line(&texts.join(", ")),
    }
}

/// Writes a fact's question as part of a sentence.
pub(super) fn ask(spec: &FactSpec, out: &mut String) {
    let mut letters = spec.question.chars();
    match letters.next() {
        Some(first) if first.is_ascii() => out.push(first.to_ascii_lowercase()),
        Some(first) => out.extend(first.to_lowercase()),
        None => {}
    }
    out.push_str(letters.as_str());
}
