//! The values that parts of a condition come to, and what can be done with two of them.

use std::cmp::Ordering;

use crate::model::Value;

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

impl<'a> Val<'a> {
    pub(super) fn of(value: &'a Value) -> Self {
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
    pub(super) fn holds(self, one: &Val<'_>, two: &Val<'_>) -> Option<bool> {
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
    pub(super) fn of<'a>(self, one: Val<'a>, two: Val<'a>) -> Val<'a> {
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

/// Kleene's *and* (`wanted` is true) or *or*: one that isn't `wanted` decides, an unknown one leaves it open.
pub(super) fn kleene(truths: impl IntoIterator<Item = Option<bool>>, wanted: bool) -> Option<bool> {
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
