//! Days, ages and numbers as a person says them.

use jiff::civil::{Date, Weekday};

use crate::model::time::days_between;
use crate::model::{Counts, Row, State, Verdict};

/// How old something is, in one number and one letter: `9 d`, `2 w`, `6 m`, `3 y`.
///
/// Days up to two weeks, weeks up to two months, months up to two years.
#[must_use]
pub fn age(from: Date, today: Date) -> String {
    match days_between(from, today) {
        ..=0 => "today".to_owned(),
        days @ 1..=13 => format!("{days} d"),
        days @ 14..=59 => format!("{} w", days / 7),
        days @ 60..=729 => format!("{} m", days / 30),
        days => format!("{} y", days / 365),
    }
}

/// How long ago, in words: `9 days ago`, `yesterday`.
#[must_use]
pub fn ago(from: Date, today: Date) -> String {
    match days_between(from, today) {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ 2..=59 => format!("{days} days ago"),
        days @ 60..=729 => format!("{} months ago", days / 30),
        days => format!("{} years ago", days / 365),
    }
}

/// A day: `21 Nov`, with the year where it isn't today's.
#[must_use]
pub fn day(day: Date, today: Date) -> String {
    let short = format!("{} {}", day.day(), month(day));
    if day.year() == today.year() {
        short
    } else {
        format!("{short} {}", day.year())
    }
}

/// A day with its weekday: `Mon 23 Nov`.
#[must_use]
pub fn weekday_and_day(date: Date, today: Date) -> String {
    let weekday = match date.weekday() {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    };
    format!("{weekday} {}", day(date, today))
}

/// A day to come with how far off it is: `Mon 30 Nov, in 7 days`.
#[must_use]
pub fn to_come(date: Date, today: Date) -> String {
    let off = match days_between(today, date) {
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    };
    format!("{}, {off}", weekday_and_day(date, today))
}

fn month(day: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    usize::try_from(day.month() - 1)
        .ok()
        .and_then(|place| MONTHS.get(place).copied())
        .unwrap_or_default()
}

/// A number with a comma at every thousand: `8,000`.
#[must_use]
pub fn number(number: impl Into<i128>) -> String {
    let number: i128 = number.into();
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        grouped.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number of things, in the singular or the plural.
#[must_use]
pub fn count(many: i64, one: &str, more: &str) -> String {
    if many == 1 {
        format!("1 {one}")
    } else {
        format!("{} {more}", number(many))
    }
}

/// How many records of a source were looked through; its name is of many: "1,204 calendar entries", "1 of the calls".
#[must_use]
pub fn looked_through(records: i64, source: &str) -> String {
    let of = if records == 1 { " of the " } else { " " };
    [&number(records), of, source].concat()
}

/// How rare a name is: how many have it, of how many people in the records.
#[must_use]
pub fn rarity(namesakes: i64, people: i64) -> String {
    let one = match namesakes {
        ..=1 => "the only one of that name".to_owned(),
        many => format!("one of {} of that name", number(many)),
    };
    let among = count(people, "person", "people");
    format!("{one} among {among} in your records")
}

/// The word of a suggestion in the queue.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    verdict.name()
}

/// A suggestion in a sentence.
#[must_use]
pub fn suggestion(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accept => "accept",
        Verdict::Ask => "ask first",
        Verdict::Look => "look first",
        Verdict::Ignore => "ignore",
    }
}

/// What follows if the user does as suggested, so that nobody is surprised: the whole, then a shorter form for less
/// room. Nothing of what isn't in the inbox any more, or wasn't assessed.
#[must_use]
pub fn consequence(row: &Row, can_reply: Option<bool>, counts: Option<&Counts>) -> Vec<String> {
    let Some(verdict) = row.verdict.filter(|_| row.state.in_inbox()) else {
        return Vec::new();
    };
    let end = row.expires.map_or_else(String::new, |end| {
        format!(", probably in {}", month_name(end))
    });
    match verdict {
        // Where nobody can be asked, what is left is to wait.
        Verdict::Ask if can_reply == Some(false) => vec![
            format!("Wait: it lapses by itself{end}."),
            "Wait: it lapses by itself.".to_owned(),
        ],
        Verdict::Accept => vec![
            "Accept: noted here; the button at LinkedIn stays yours to press.".to_owned(),
            "Accept: the button stays yours.".to_owned(),
        ],
        Verdict::Ask => {
            let asked = counts.filter(|counts| counts.asked_ever > 0);
            let so_far = asked.map_or_else(String::new, |counts| {
                let number =
                    |number: usize| self::number(i128::try_from(number).unwrap_or(i128::MAX));
                let (answered, asked) = (number(counts.answered_ever), number(counts.asked_ever));
                format!(" (yours so far: {answered} of {asked})")
            });
            vec![
                format!("Ask: few answer{so_far}; silence is an answer too."),
                format!("Ask: few answer{so_far}."),
                "Ask: few answer.".to_owned(),
            ]
        }
        Verdict::Look => {
            vec![
                format!("Look: they may see it. Or wait: it lapses by itself{end}."),
                "Look: they may see that you did.".to_owned(),
            ]
        }
        Verdict::Ignore => vec![
            "Ignore: they aren't told and may ask again.".to_owned(),
            "Ignore: they aren't told.".to_owned(),
        ],
    }
}

fn month_name(day: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(day.month() - 1)
        .ok()
        .and_then(|place| MONTHS.get(place).copied())
        .unwrap_or_default()
}

/// A sentence begins with a capital, whatever its author wrote.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// A state in a sentence about an earlier invitation.
#[must_use]
pub fn state(state: State) -> &'static str {
    match state {
        State::Pending => "waits",
        State::Asked => "asked",
        State::Answered => "answered",
        State::Quiet => "quiet",
        State::Snoozed => "later",
        State::Accepted => "accepted",
        State::Ignored => "ignored",
        State::Gone => "gone",
    }
}

/// The English name of a language by its two-letter code; the code itself where it isn't known.
#[must_use]
pub fn language(code: &str) -> &str {
    match code {
        "ar" => "Arabic",
        "de" => "German",
        "en" => "English",
        "es" => "Spanish",
        "fr" => "French",
        "hi" => "Hindi",
        "it" => "Italian",
        "ja" => "Japanese",
        "nl" => "Dutch",
        "pl" => "Polish",
        "pt" => "Portuguese",
        "tr" => "Turkish",
        "zh" => "Chinese",
        code => code,
    }
}

/// What a piece of evidence speaks for, as the label before it: at most fifteen letters, so that a column holds it.
#[must_use]
pub fn fact(name: &str) -> String {
    let label = match name {
        "worked_together" => "worked together",
        "approached" => "approached you",
        "in_contacts" => "address book",
        "recommended_me" => "recommended you",
        "i_recommended" => "you recommended",
        "endorsed_me" => "endorsed you",
        "i_endorsed" => "you endorsed",
        "shared_employer" => "shared employer",
        "shared_school" => "shared school",
        "shared_group" => "shared group",
        "group_exchange" => "give and take",
        "shared_event" => "shared event",
        "suspected_same" => "the same person",
        // The others are words already: met, spoke, wrote, conversed, engaged.
        other => return other.replace('_', " "),
    };
    label.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::time::days_after;
    use jiff::civil::date;

    #[test]
    fn ages_stay_short() {
        let today = date(2026, 11, 23);
        let old = |days: i64| age(days_after(today, -days), today);
        let shown = [0, 1, 13, 14, 59, 60, 180, 729, 730].map(old);
        assert_eq!(
            shown,
            [
                "today", "1 d", "13 d", "2 w", "8 w", "2 m", "6 m", "24 m", "2 y"
            ]
        );
    }

    #[test]
    fn numbers_carry_commas() {
        assert_eq!(number(8000), "8,000");
        assert_eq!(number(999), "999");
        assert_eq!(number(-1_234_567), "-1,234,567");
    }

    #[test]
    fn the_year_is_told_only_where_it_differs() {
        let today = date(2026, 11, 23);
        assert_eq!(day(date(2026, 11, 21), today), "21 Nov");
        assert_eq!(day(date(2024, 5, 14), today), "14 May 2024");
        assert_eq!(to_come(date(2026, 11, 30), today), "Mon 30 Nov, in 7 days");
    }
}
