//! Days as a person types them: `3`, `2w`, `1 week`, `monday`, `30 days`, `1 dec`, `2026-12-01`.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::model::time::days_after;

/// Says that a text is no day to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotADay {
    /// It can't be read.
    #[error("not a day; write 3 days, 2 weeks, monday, 1 dec or 2026-12-01")]
    Unclear,
    /// It is today or earlier.
    #[error("that day is not to come")]
    Past,
}

/// Reads a day after today. Day and month without a year mean the next such day.
///
/// ```
/// use jiff::civil::date;
/// use vestibule::app::day::read;
///
/// let monday = date(2026, 11, 23);
/// assert_eq!(read("2w", monday), Ok(date(2026, 12, 7)));
/// assert_eq!(read("monday", monday), Ok(date(2026, 11, 30)));
/// assert_eq!(read("1 Dec", monday), Ok(date(2026, 12, 1)));
/// ```
pub fn read(text: &str, today: Date) -> Result<Date, NotADay> {
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("in ").unwrap_or(&text).trim();
    let day = whole_date(text)
        .or_else(|| named(text, today))
        .or_else(|| span(text, today))
        .or_else(|| day_and_month(text, today))
        .ok_or(NotADay::Unclear)?;
    if day <= today {
        return Err(NotADay::Past);
    }
    Ok(day)
}

fn whole_date(text: &str) -> Option<Date> {
    // `Date` would read a week date or a time as well; a person who types ten characters means the plain day.
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

fn named(text: &str, today: Date) -> Option<Date> {
    match text {
        "tomorrow" => return Some(days_after(today, 1)),
        "next week" => return next(Weekday::Monday, today),
        "next month" => return first_of_next_month(today),
        _ => {}
    }
    let text = text.strip_prefix("next ").unwrap_or(text);
    let weekday = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ]
    .into_iter()
    .find(|(name, _)| text.len() >= 3 && name.starts_with(text))?;
    next(weekday.1, today)
}

fn next(weekday: Weekday, today: Date) -> Option<Date> {
    today.nth_weekday(1, weekday).ok()
}

fn first_of_next_month(today: Date) -> Option<Date> {
    today.first_of_month().checked_add(1.month()).ok()
}

/// A number of days, weeks, months or years.
fn span(text: &str, today: Date) -> Option<Date> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: i64 = match &text[..digits] {
        "" => match text.split(' ').next()? {
            "a" | "an" | "one" => 1,
            _ => return None,
        },
        digits => digits.parse().ok().filter(|number| *number <= 100_000)?,
    };
    let unit = if digits > 0 {
        &text[digits..]
    } else {
        text.split_once(' ')?.1
    };
    match unit.trim() {
        "" | "d" | "day" | "days" => today.checked_add(number.days()).ok(),
        "w" | "week" | "weeks" => today.checked_add((number * 7).days()).ok(),
        "m" | "month" | "months" => today.checked_add(Span::new().try_months(number).ok()?).ok(),
        "y" | "year" | "years" => today.checked_add(Span::new().try_years(number).ok()?).ok(),
        _ => None,
    }
}

/// `1 dec`, `dec 1`, `1. december`: the next such day; 29 February waits for a leap year.
fn day_and_month(text: &str, today: Date) -> Option<Date> {
    let mut words = text.split([' ', '.', ',']).filter(|word| !word.is_empty());
    let (first, second, third) = (words.next()?, words.next()?, words.next());
    let (day, month) = match (first.parse::<i8>(), second.parse::<i8>()) {
        (Ok(day), Err(_)) => (day, month(second)?),
        (Err(_), Ok(day)) => (day, month(first)?),
        _ => return None,
    };
    if let Some(year) = third {
        return Date::new(year.parse().ok()?, month, day).ok();
    }
    (today.year()..)
        .take(9)
        .filter_map(|year| Date::new(year, month, day).ok())
        .find(|date| *date > today)
}

fn month(name: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let place = MONTHS
        .iter()
        .position(|month| name.len() >= 3 && month.starts_with(name))?;
    i8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const MONDAY: Date = date(2026, 11, 23);

    #[test]
    fn the_ways_in_which_people_say_a_day() {
        let cases = [
            ("3", date(2026, 11, 26)),
            ("in 3 days", date(2026, 11, 26)),
            ("1 week", date(2026, 11, 30)),
            ("a week", date(2026, 11, 30)),
            ("2 months", date(2027, 1, 23)),
            ("1y", date(2027, 11, 23)),
            ("tomorrow", date(2026, 11, 24)),
            ("Fri", date(2026, 11, 27)),
            ("next week", date(2026, 11, 30)),
            ("next month", date(2026, 12, 1)),
            ("dec 1", date(2026, 12, 1)),
            ("1. december", date(2026, 12, 1)),
            ("1 may", date(2027, 5, 1)),
            ("29 feb", date(2028, 2, 29)),
            ("3 mar 2028", date(2028, 3, 3)),
            ("2026-12-24", date(2026, 12, 24)),
        ];
        for (text, day) in cases {
            assert_eq!(read(text, MONDAY), Ok(day), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_day_to_come_is_refused() {
        for text in ["0", "2026-11-23", "2020-01-01"] {
            assert_eq!(read(text, MONDAY), Err(NotADay::Past), "{text:?}");
        }
        for text in [
            "",
            "soon",
            "m",
            "31 feb",
            "2026-13-01",
            "99999999999999999999",
            "-3",
        ] {
            assert_eq!(read(text, MONDAY), Err(NotADay::Unclear), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_day_to_come_or_refused(text in "\\PC{0,24}") {
            if let Ok(day) = read(&text, MONDAY) {
                prop_assert!(day > MONDAY);
            }
        }
    }
}
