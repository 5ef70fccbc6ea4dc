//! A checked condition, ready to be asked: facts by their place, expressions already compiled, three values.
//!
//! *Unknown* spreads as in Kleene's logic: `met || wrote` is true as soon as one is known to be true. A sum that
//! doesn't fit, or a division by nothing, is unknown too; nothing here can fail.

use std::ops::Range;

use super::pattern::Pattern;
use super::value::kleene;
pub(super) use super::value::{Order, Sum, Val};
use crate::model::{Answers, FactId, Holds, Value};

/// A checked condition, or a part of one, with its place in the text.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub(super) op: Op,
    pub(super) span: Range<usize>,
}

#[derive(Clone, Debug)]
pub(super) enum Op {
    Const(Const),
    Fact(FactId),
    Known(FactId),
    Not(Box<Tree>),
    And(Vec<Tree>),
    Or(Vec<Tree>),
    If(Box<[Tree; 3]>),
    Compare(Order, Box<[Tree; 2]>),
    /// Equal, or with `false` not equal.
    Equal(bool, Box<[Tree; 2]>),
    In(Box<[Tree; 2]>),
    Sum(Sum, Box<[Tree; 2]>),
    Negate(Box<Tree>),
    List(Vec<Tree>),
    Size(Box<Tree>),
    Lower(Box<Tree>),
    Contains(Box<[Tree; 2]>),
    StartsWith(Box<[Tree; 2]>),
    EndsWith(Box<[Tree; 2]>),
    Matches(Box<Tree>, Pattern),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Const {
    Bool(bool),
    Int(i64),
    Double(f64),
    Text(String),
}

impl Tree {
    /// Whether the condition holds.
    pub(super) fn holds(&self, answers: &Answers) -> Holds {
        match self.truth(answers) {
            Some(true) => Holds::Yes,
            Some(false) => Holds::No,
            None => Holds::Unknown,
        }
    }

    /// Kleene's three values; nothing stands for unknown.
    pub(super) fn truth(&self, answers: &Answers) -> Option<bool> {
        match &self.op {
            Op::Fact(fact) => match answers.get(*fact).value() {
                Some(Value::Bool(truth)) => Some(*truth),
                _ => None,
            },
            Op::Known(fact) => Some(answers.get(*fact).value().is_some()),
            Op::Not(part) => part.truth(answers).map(|truth| !truth),
            Op::And(parts) => all(parts, answers, true),
            Op::Or(parts) => all(parts, answers, false),
            _ => match self.value(answers) {
                Val::Bool(truth) => Some(truth),
                _ => None,
            },
        }
    }

    pub(super) fn value<'a>(&'a self, answers: &'a Answers) -> Val<'a> {
        match &self.op {
            Op::Const(value) => value.val(),
            Op::Fact(fact) => answers.get(*fact).value().map_or(Val::Unknown, Val::of),
            Op::Known(fact) => Val::Bool(answers.get(*fact).value().is_some()),
            Op::Not(_) | Op::And(_) | Op::Or(_) => truth(self.truth(answers)),
            Op::If(parts) => choice(parts, answers),
            Op::Compare(order, parts) => {
                truth(order.holds(&parts[0].value(answers), &parts[1].value(answers)))
            }
            Op::Equal(wanted, parts) => {
                let equal = parts[0].value(answers).equals(&parts[1].value(answers));
                truth(equal.map(|equal| equal == *wanted))
            }
            Op::In(parts) => truth(is_in(parts, answers)),
            Op::Sum(sum, parts) => sum.of(parts[0].value(answers), parts[1].value(answers)),
            Op::Negate(part) => match part.value(answers) {
                Val::Int(number) => number.checked_neg().map_or(Val::Unknown, Val::Int),
                Val::Double(number) => Val::Double(-number),
                _ => Val::Unknown,
            },
            Op::List(items) => list(items, answers),
            Op::Size(part) => size(&part.value(answers)),
            Op::Lower(part) => match part.value(answers).text() {
                Some(text) => Val::Made(text.to_lowercase()),
                None => Val::Unknown,
            },
            Op::Contains(parts) => texts(parts, answers, |text, part| text.contains(part)),
            Op::StartsWith(parts) => texts(parts, answers, |text, part| text.starts_with(part)),
            Op::EndsWith(parts) => texts(parts, answers, |text, part| text.ends_with(part)),
            Op::Matches(part, pattern) => truth(
                part.value(answers)
                    .text()
                    .map(|text| pattern.is_found_in(text)),
            ),
        }
    }

    /// Visits every fact in it, in the order in which they are written.
    pub(super) fn each_fact(&self, visit: &mut impl FnMut(FactId)) {
        if let Op::Fact(fact) | Op::Known(fact) = self.op {
            visit(fact);
        }
        for part in self.parts() {
            part.each_fact(visit);
        }
    }

    /// Whether any fact in it is such.
    pub(super) fn any_fact(&self, such: impl Fn(FactId) -> bool) -> bool {
        let mut any = false;
        self.each_fact(&mut |fact| any |= such(fact));
        any
    }

    /// The parts, in the order in which they are written.
    pub(super) fn parts(&self) -> &[Self] {
        match &self.op {
            Op::Const(_) | Op::Fact(_) | Op::Known(_) => &[],
            Op::Not(part)
            | Op::Negate(part)
            | Op::Size(part)
            | Op::Lower(part)
            | Op::Matches(part, _) => std::slice::from_ref(part),
            Op::And(parts) | Op::Or(parts) | Op::List(parts) => parts,
            Op::If(parts) => &parts[..],
            Op::Compare(_, parts)
            | Op::Equal(_, parts)
            | Op::In(parts)
            | Op::Sum(_, parts)
            | Op::Contains(parts)
            | Op::StartsWith(parts)
            | Op::EndsWith(parts) => &parts[..],
        }
    }
}

impl Const {
    fn val(&self) -> Val<'_> {
        match self {
            Self::Bool(value) => Val::Bool(*value),
            Self::Int(value) => Val::Int(*value),
            Self::Double(value) => Val::Double(*value),
            Self::Text(value) => Val::Text(value),
        }
    }
}

fn truth<'a>(truth: Option<bool>) -> Val<'a> {
    truth.map_or(Val::Unknown, Val::Bool)
}

fn all(parts: &[Tree], answers: &Answers, wanted: bool) -> Option<bool> {
    kleene(parts.iter().map(|part| part.truth(answers)), wanted)
}

/// With an unknown condition both ways must come to the same.
fn choice<'a>(parts: &'a [Tree; 3], answers: &'a Answers) -> Val<'a> {
    match parts[0].truth(answers) {
        Some(true) => parts[1].value(answers),
        Some(false) => parts[2].value(answers),
        None => {
            let (then, otherwise) = (parts[1].value(answers), parts[2].value(answers));
            if then.equals(&otherwise) == Some(true) {
                then
            } else {
                Val::Unknown
            }
        }
    }
}

fn is_in(parts: &[Tree; 2], answers: &Answers) -> Option<bool> {
    let wanted = parts[0].value(answers);
    if matches!(wanted, Val::Unknown) {
        return None;
    }
    if let Op::List(items) = &parts[1].op {
        let same = items.iter().map(|item| wanted.equals(&item.value(answers)));
        return kleene(same, false);
    }
    match parts[1].value(answers) {
        Val::Texts(texts) => {
            let wanted = wanted.text()?;
            Some(texts.iter().any(|text| text == wanted))
        }
        Val::List(items) => kleene(items.iter().map(|item| wanted.equals(item)), false),
        _ => None,
    }
}

fn list<'a>(items: &'a [Tree], answers: &'a Answers) -> Val<'a> {
    let values: Vec<_> = items.iter().map(|item| item.value(answers)).collect();
    if values.iter().any(|value| matches!(value, Val::Unknown)) {
        return Val::Unknown;
    }
    Val::List(values)
}

fn size<'a>(value: &Val<'_>) -> Val<'a> {
    let count = match value {
        Val::Texts(texts) => texts.len(),
        Val::List(items) => items.len(),
        _ => match value.text() {
            Some(text) => text.chars().count(),
            None => return Val::Unknown,
        },
    };
    i64::try_from(count).map_or(Val::Unknown, Val::Int)
}

fn texts<'a>(parts: &[Tree; 2], answers: &Answers, holds: fn(&str, &str) -> bool) -> Val<'a> {
    let (text, part) = (parts[0].value(answers), parts[1].value(answers));
    match (text.text(), part.text()) {
        (Some(text), Some(part)) => Val::Bool(holds(text, part)),
        _ => Val::Unknown,
    }
}
