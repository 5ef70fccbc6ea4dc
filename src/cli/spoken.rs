//! Small things said the same way by every command: ages, days, signs, names.

use jiff::civil::Date;

use crate::model::time::days_between;
use crate::model::{Foreign, Holds, Medium, State, Verdict};

/// A stranger's text on one line.
pub(crate) fn line(text: &Foreign) -> String {
    text.shown(Medium::Line)
}

/// How long ago, as the desk says it: `9 d`, `2 w`, `6 m`, `3 y`.
pub(crate) fn age(since: Date, today: Date) -> String {
    let days = days_between(since, today).max(0);
    match days {
        0 => "today".to_owned(),
        1..=13 => format!("{days} d"),
        14..=59 => format!("{} w", days / 7),
        60..=729 => format!("{} m", days / 30),
        _ => format!("{} y", days / 365),
    }
}

/// A day as a person says it.
pub(crate) fn day(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// The suggestion as sign and words.
pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accept => "+ accept",
        Verdict::Ask => "? ask first",
        Verdict::Look => "~ look first",
        Verdict::Ignore => "- ignore",
    }
}

/// A finding's sign.
pub(crate) fn holds(holds: Holds, then: Option<Verdict>) -> char {
    match (holds, then) {
        (Holds::Yes, Some(Verdict::Accept)) => '+',
        (Holds::Yes, Some(Verdict::Ask)) => '?',
        (Holds::Yes, Some(Verdict::Look) | None) => '~',
        (Holds::Yes, Some(Verdict::Ignore)) => '-',
        (Holds::No, _) => ' ',
        (Holds::Unknown, _) => '.',
    }
}

/// A state in a person's words.
pub(crate) fn state(state: State) -> &'static str {
    match state {
        State::Pending => "waiting",
        State::Asked => "asked, no answer yet",
        State::Answered => "they answered",
        State::Quiet => "asked, and quiet",
        State::Snoozed => "put off",
        State::Accepted => "accepted",
        State::Ignored => "ignored",
        State::Gone => "gone",
    }
}

/// "1 invitation", "2 invitations".
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
