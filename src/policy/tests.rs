//! A small vocabulary of its own, so that these tests stand still when facts come and go.

mod cel;
mod file;
mod kleene;
mod language;
mod settling;

use jiff::civil::{Date, date};

use super::{Policy, Problem};
use crate::model::{Answer, Answers, EvidenceId, FactSpec, Fairness, Kind, Value};

const TODAY: Date = date(2026, 11, 23);

const fn fact(name: &'static str, kind: Kind, question: &'static str) -> FactSpec {
    FactSpec {
        name,
        kind,
        question,
        paragraph: "A fact of the tests.",
        fairness: Fairness::Free,
        from_memory: false,
        per_day: 0,
    }
}

static VOCABULARY: [FactSpec; 12] = [
    FactSpec {
        from_memory: true,
        ..fact("met", Kind::Bool, "Have you met in person?")
    },
    FactSpec {
        from_memory: true,
        ..fact("wrote", Kind::Bool, "Have you written to them?")
    },
    fact("has_note", Kind::Bool, "Is there a note?"),
    fact("mutual", Kind::Int, "How many connections do you share?"),
    fact(
        "note_kind",
        Kind::Word(&["none", "default", "generic", "specific"]),
        "What kind of note is it?",
    ),
    fact("headline", Kind::Text, "What is their headline?"),
    fact("tags", Kind::List, "Which tags have you put on them?"),
    FactSpec {
        per_day: 1,
        ..fact("age_days", Kind::Int, "How many days ago was it sent?")
    },
    FactSpec {
        per_day: -1,
        ..fact("days_left", Kind::Int, "In how many days will it lapse?")
    },
    FactSpec {
        fairness: Fairness::ForOnly,
        ..fact("same_place", Kind::Bool, "Are they near you?")
    },
    FactSpec {
        fairness: Fairness::LeanOnly,
        ..fact("has_photo", Kind::Bool, "Is there a picture?")
    },
    FactSpec {
        fairness: Fairness::LookOnly,
        ..fact(
            "suspected_same",
            Kind::Bool,
            "Might it be somebody you know?",
        )
    },
];

/// Answers by name; what isn't named is unknown.
fn knowing(known: &[(&str, Value)]) -> Answers {
    let answer = |spec: &FactSpec| {
        let value = known.iter().find(|(name, _)| *name == spec.name);
        match value {
            Some((_, value)) => Answer::known(value.clone()),
            None => Answer::Unknown { tell: "your word" },
        }
    };
    assert!(
        known
            .iter()
            .all(|(name, _)| VOCABULARY.iter().any(|spec| spec.name == *name))
    );
    Answers(VOCABULARY.iter().map(answer).collect())
}

fn yes() -> Value {
    Value::Bool(true)
}

fn no() -> Value {
    Value::Bool(false)
}

fn whole(number: i64) -> Value {
    Value::Int(number)
}

fn said(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A policy of rules written as `(when, outcome)`; the ids are `rule-1`, `rule-2` and so on.
fn source(rules: &[(&str, &str)]) -> String {
    let mut out = "title = \"Test\"\n".to_owned();
    for (place, (when, outcome)) in rules.iter().enumerate() {
        let id = place + 1;
        let rule = format!(
            "[[rule]]\nid = \"rule-{id}\"\ntitle = \"rule {id}\"\nbecause = \"Rule {id} holds.\"\nwhen = '''{when}'''\n{outcome}\n"
        );
        out.push_str(&rule);
    }
    out
}

fn parse(source: &str) -> Result<Policy, Vec<Problem>> {
    Policy::parse(source, "test.toml", &VOCABULARY)
}

fn policy(rules: &[(&str, &str)]) -> Policy {
    match parse(&source(rules)) {
        Ok(policy) => policy,
        Err(problems) => panic!("{}", super::render(&problems, &source(rules), false)),
    }
}

/// The first problem of a condition, as a person reads it, without its place.
fn complaint(when: &str) -> String {
    complaints(when).into_iter().next().unwrap_or_default()
}

fn complaints(when: &str) -> Vec<String> {
    let problems = parse(&source(&[(when, "then = \"accept\"")]))
        .err()
        .unwrap_or_default();
    problems
        .iter()
        .map(|problem| {
            let near = problem
                .near
                .as_ref()
                .map(|near| format!("; did you mean `{near}`?"));
            format!("{}{}", problem.message, near.unwrap_or_default())
        })
        .collect()
}

/// An answer that rests on a piece of evidence.
fn resting_on(value: Value, id: i64) -> Answer {
    Answer::Known {
        value,
        because: vec![EvidenceId(id)],
    }
}

fn place_of(name: &str) -> usize {
    VOCABULARY
        .iter()
        .position(|spec| spec.name == name)
        .unwrap()
}
