//! A checked condition, ready to be asked: facts by their place, expressions already compiled, three values.
//!
//! *Unknown* spreads as in Kleene's logic: `met || wrote` is true as soon as one is known to be true. A sum that
//! doesn't fit, or a division by nothing, is unknown too; nothing here can fail.

use std::cmp::Ordering;
use std::ops::Range;

use super::pattern::Pattern;
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sum {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

/// What a part of a condition comes to.
#[derive(Clone, Debug)]
pub(super) enum Val<'a> {
    Unknown,
    Bool(bool),
    Int(i64),
    Double(f64),
    Text(&'a str),
    /// A text made on the way.
    Made(String),
    /// A list fact.
    Texts(&'a [String]),
    List(Vec<Self>),
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

impl<'a> Val<'a> {
    fn of(value: &'a Value) -> Self {
        match value {
            Value::Bool(value) => Self::Bool(*value),
            Value::Int(value) => Self::Int(*value),
            Value::Text(value) => Self::Text(value),
            Value::List(value) => Self::Texts(value),
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Made(text) => Some(text),
            _ => None,
        }
    }

    /// Whether two values are the same; nothing where either isn't known.
    pub(super) fn equals(&self, other: &Self) -> Option<bool> {
        if let (Some(one), Some(two)) = (self.text(), other.text()) {
            return Some(one == two);
        }
        match (self, other) {
            (Self::Bool(one), Self::Bool(two)) => Some(one == two),
            (Self::Int(_) | Self::Double(_), Self::Int(_) | Self::Double(_)) => {
                Some(self.order(other) == Some(Ordering::Equal))
            }
            (Self::Texts(_) | Self::List(_), Self::Texts(_) | Self::List(_)) => {
                let (one, two) = (self.items()?, other.items()?);
                if one.len() != two.len() {
                    return Some(false);
                }
                let pairs = one.iter().zip(&two).map(|(one, two)| one.equals(two));
                kleene(pairs, true)
            }
            _ => None,
        }
    }

    fn order(&self, other: &Self) -> Option<Ordering> {
        if let (Some(one), Some(two)) = (self.text(), other.text()) {
            return Some(one.cmp(two));
        }
        match (self, other) {
            (Self::Int(one), Self::Int(two)) => Some(one.cmp(two)),
            (Self::Double(one), Self::Double(two)) => one.partial_cmp(two),
            (Self::Int(one), Self::Double(two)) => against(*one, *two),
            (Self::Double(one), Self::Int(two)) => against(*two, *one).map(Ordering::reverse),
            _ => None,
        }
    }

    /// The items of a list, as values.
    pub(super) fn items(&self) -> Option<Vec<Val<'_>>> {
        match self {
            Self::Texts(texts) => Some(texts.iter().map(|text| Val::Text(text)).collect()),
            Self::List(items) => Some(items.clone()),
            _ => None,
        }
    }
}

impl Order {
    fn holds(self, one: &Val<'_>, two: &Val<'_>) -> Option<bool> {
        if matches!(one, Val::Unknown) || matches!(two, Val::Unknown) {
            return None;
        }
        // Two known numbers without an order: one of them is no number, and CEL says no.
        let order = one.order(two);
        Some(match self {
            Self::Less => order.is_some_and(Ordering::is_lt),
            Self::LessOrEqual => order.is_some_and(Ordering::is_le),
            Self::Greater => order.is_some_and(Ordering::is_gt),
            Self::GreaterOrEqual => order.is_some_and(Ordering::is_ge),
        })
    }
}

impl Sum {
    fn of<'a>(self, one: Val<'a>, two: Val<'a>) -> Val<'a> {
        match (one, two) {
            (Val::Int(one), Val::Int(two)) => self.whole(one, two).map_or(Val::Unknown, Val::Int),
            (Val::Double(one), Val::Double(two)) => Val::Double(match self {
                Self::Add => one + two,
                Self::Subtract => one - two,
                Self::Multiply => one * two,
                Self::Divide => one / two,
                Self::Remainder => return Val::Unknown,
            }),
            (one, two) => {
                if let (Some(one), Some(two)) = (one.text(), two.text()) {
                    return Val::Made(format!("{one}{two}"));
                }
                match (one.items(), two.items()) {
                    (Some(one), Some(two)) => {
                        Val::List(one.iter().chain(&two).map(Val::kept).collect())
                    }
                    _ => Val::Unknown,
                }
            }
        }
    }

    fn whole(self, one: i64, two: i64) -> Option<i64> {
        match self {
            Self::Add => one.checked_add(two),
            Self::Subtract => one.checked_sub(two),
            Self::Multiply => one.checked_mul(two),
            Self::Divide => one.checked_div(two),
            Self::Remainder => one.checked_rem(two),
        }
    }
}

impl Val<'_> {
    /// The same value, owned by itself.
    fn kept<'b>(&self) -> Val<'b> {
        match self {
            Self::Unknown => Val::Unknown,
            Self::Bool(value) => Val::Bool(*value),
            Self::Int(value) => Val::Int(*value),
            Self::Double(value) => Val::Double(*value),
            Self::Text(value) => Val::Made((*value).to_owned()),
            Self::Made(value) => Val::Made(value.clone()),
            Self::Texts(texts) => {
                Val::List(texts.iter().map(|text| Val::Made(text.clone())).collect())
            }
            Self::List(items) => Val::List(items.iter().map(Val::kept).collect()),
        }
    }
}

fn truth<'a>(truth: Option<bool>) -> Val<'a> {
    truth.map_or(Val::Unknown, Val::Bool)
}

/// Kleene's *and* (`wanted` is true) or *or*: one that isn't `wanted` decides, an unknown one leaves it open.
fn kleene(truths: impl IntoIterator<Item = Option<bool>>, wanted: bool) -> Option<bool> {
    let mut open = false;
    for truth in truths {
        match truth {
            Some(truth) if truth != wanted => return Some(!wanted),
            Some(_) => {}
            None => open = true,
        }
    }
    (!open).then_some(wanted)
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

fn texts<'a>(parts: &[Tree; 2], answers: &Answers, test: fn(&str, &str) -> bool) -> Val<'a> {
    let (text, part) = (parts[0].value(answers), parts[1].value(answers));
    match (text.text(), part.text()) {
        (Some(text), Some(part)) => Val::Bool(test(text, part)),
        _ => Val::Unknown,
    }
}

/// How a whole number stands to another, without rounding the first.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what is cast has no fraction and lies within the range of the whole numbers"
)]
fn against(whole: i64, other: f64) -> Option<Ordering> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if other.is_nan() {
        return None;
    }
    if other >= LIMIT {
        return Some(Ordering::Less);
    }
    if other < -LIMIT {
        return Some(Ordering::Greater);
    }
    let floor = other.floor();
    let order = whole.cmp(&(floor as i64));
    Some(if order == Ordering::Equal && other > floor {
        Ordering::Less
    } else {
        order
    })
}
