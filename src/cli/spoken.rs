//! Small things said the same way by every command: ages, days, signs, names.

use jiff::civil::Date;

use crate::model::time::days_between;
use crate::model::{Foreign, Holds, Matter, Medium, State, Verdict};

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

/// What is asked, as a person asks it.
pub(crate) fn question(matter: Matter) -> &'static str {
    match matter {
        Matter::AcceptedYetOpen => {
            "You said that Accept was pressed, and LinkedIn still shows it waiting. Was it pressed?"
        }
        Matter::IgnoredYetConnected => {
            "You ignored it here, and are connected. Did you accept it at LinkedIn?"
        }
        Matter::AnsweredYetGone => {
            "They answered, and it is no longer at LinkedIn. Did you ignore it there?"
        }
        Matter::StillConnected => {
            "You took it back here, and LinkedIn keeps the connection. Remove it there?"
        }
        Matter::StillIgnored => {
            "You took it back here, and LinkedIn doesn't bring an ignored invitation back. Invite them yourself?"
        }
    }
}

/// What an answer comes to.
pub(crate) fn answer(matter: Matter, yes: bool) -> &'static str {
    match (matter, yes) {
        (Matter::AcceptedYetOpen, true) => "it was; what LinkedIn shows is late",
        (Matter::AcceptedYetOpen, false) => "it wasn't; it is an errand again",
        (Matter::IgnoredYetConnected | Matter::AnsweredYetGone, true) => {
            "you did; it becomes your decision"
        }
        (Matter::IgnoredYetConnected, false) => "it stays ignored here",
        (Matter::AnsweredYetGone, false) => "leave it as it is",
        (Matter::StillConnected, true) => "removing the connection becomes an errand",
        (Matter::StillConnected, false) => "the connection stays",
        (Matter::StillIgnored, true) => "inviting them becomes an errand",
        (Matter::StillIgnored, false) => "it stays ignored there",
    }
}

/// "1 invitation", "2 invitations".
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
