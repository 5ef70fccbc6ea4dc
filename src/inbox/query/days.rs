//! Days in a search: `sent:<7d`, `sent:2026-03`, `sent:2026-03..2026-06`.

use jiff::civil::Date;
use jiff::{Span, Timestamp, ToSpan};

use crate::model::{Now, Query};

/// A span of days: `<7d` in the last seven days, `>7d` before that, a day, month or year, or `from..to`.
pub(super) fn sent(text: &str, now: &Now) -> Option<Query> {
    let (sign, rest) = match text.as_bytes().first()? {
        b'<' => (Some('<'), &text[1..]),
        b'>' => (Some('>'), &text[1..]),
        _ => (None, text),
    };
    if let Some(sign) = sign {
        let unit = rest.chars().last()?;
        let number = i64::from(rest.strip_suffix(unit)?.parse::<u32>().ok()?);
        let days = match unit {
            'd' => number,
            'w' => number.checked_mul(7)?,
            'm' => number.checked_mul(30)?,
            'y' => number.checked_mul(365)?,
            _ => return None,
        };
        let day = Span::new()
            .try_days(-days)
            .and_then(|span| now.today().checked_add(span))
            .ok()?;
        let edge = start(day, now)?;
        return Some(match sign {
            '<' => Query::Sent {
                from: Some(edge),
                before: None,
            },
            _ => Query::Sent {
                from: None,
                before: Some(edge),
            },
        });
    }
    let (first, last) = rest.split_once("..").unwrap_or((rest, rest));
    let from = if first.is_empty() {
        None
    } else {
        Some(start(span(first)?.0, now)?)
    };
    let before = if last.is_empty() {
        None
    } else {
        Some(start(span(last)?.1, now)?)
    };
    Some(Query::Sent { from, before })
}

/// The instant at which a day begins where the user is.
fn start(day: Date, now: &Now) -> Option<Timestamp> {
    day.to_zoned(now.zone.clone())
        .ok()
        .map(|zoned| zoned.timestamp())
}

/// The first day of a day, month or year, and the first day after it.
fn span(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.split('-');
    let year: i16 = parts.next()?.parse().ok()?;
    let month: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    let day: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let next = match (month, day) {
        (_, Some(_)) => first.checked_add(1.day()),
        (Some(_), None) => first.checked_add(1.month()),
        (None, None) => first.checked_add(1.year()),
    };
    Some((first, next.ok()?))
}
