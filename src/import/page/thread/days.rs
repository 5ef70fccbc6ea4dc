//! The line above the messages of a day: `Today`, `Saturday`, `MAY 25`, `Sep 18, 2025`, and the same in German.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use regex::Regex;

use super::super::profile::month_of;
use crate::model::time::days_after;

static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(?:(\p{L}{3,9})\.? (\d{1,2})(?:, (\d{4}))?|(\d{1,2})\. (\p{L}{3,9})\.?(?: (\d{4}))?)$",
    )
    .ok()
});

/// How a page calls a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// So many days before the page was seen.
    Ago(i64),
    /// The last such day before that one.
    Last(Weekday),
    /// A month and a day, and the year where it isn't the current one.
    Named(Option<i16>, i8, i8),
}

impl Day {
    /// The day that a line names, if it names one.
    pub(super) fn of(line: &str) -> Option<Self> {
        if line.len() > 30 {
            return None;
        }
        Some(match line.to_lowercase().as_str() {
            "today" | "heute" => Self::Ago(0),
            "yesterday" | "gestern" => Self::Ago(1),
            "monday" | "montag" => Self::Last(Weekday::Monday),
            "tuesday" | "dienstag" => Self::Last(Weekday::Tuesday),
            "wednesday" | "mittwoch" => Self::Last(Weekday::Wednesday),
            "thursday" | "donnerstag" => Self::Last(Weekday::Thursday),
            "friday" | "freitag" => Self::Last(Weekday::Friday),
            "saturday" | "samstag" | "sonnabend" => Self::Last(Weekday::Saturday),
            "sunday" | "sonntag" => Self::Last(Weekday::Sunday),
            _ => return Self::named(line),
        })
    }

    fn named(line: &str) -> Option<Self> {
        let found = NAMED.as_ref()?.captures(line)?;
        let (month, day, year) = match found.get(1) {
            Some(month) => (month, found.get(2)?, found.get(3)),
            None => (found.get(5)?, found.get(4)?, found.get(6)),
        };
        let month = i8::try_from(month_of(month.as_str())?).ok()?;
        let day = day
            .as_str()
            .parse()
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        let year = match year {
            Some(year) => Some(year.as_str().parse().ok()?),
            None => None,
        };
        Some(Self::Named(year, month, day))
    }

    /// Which day that is, seen from the day of the page; `None` where that one isn't known and this depends on it.
    pub(super) fn on(self, today: Option<Date>) -> Option<Date> {
        match self {
            Self::Ago(days) => Some(days_after(today?, -days)),
            Self::Last(weekday) => (1..=7)
                .map(|days| days_after(today.unwrap_or_default(), -days))
                .find(|day| today.is_some() && day.weekday() == weekday),
            Self::Named(Some(year), month, day) => Date::new(year, month, day).ok(),
            Self::Named(None, month, day) => {
                let today = today?;
                let of = |year: i16| Date::new(year, month, day).ok();
                of(today.year())
                    .filter(|day| *day <= today)
                    .or_else(|| of(today.year().checked_sub(1)?))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_the_last_one_that_bears_the_name() {
        // A Monday.
        let today = date(2026, 11, 23);
        for (line, expected) in [
            ("Today", date(2026, 11, 23)),
            ("Gestern", date(2026, 11, 22)),
            ("Saturday", date(2026, 11, 21)),
            ("Montag", date(2026, 11, 16)),
            ("MAY 25", date(2026, 5, 25)),
            ("Nov 24", date(2025, 11, 24)),
            ("Sep 18, 2024", date(2024, 9, 18)),
            ("25. Mai", date(2026, 5, 25)),
            ("18. Sept. 2024", date(2024, 9, 18)),
        ] {
            let day = Day::of(line).and_then(|day| day.on(Some(today)));
            assert_eq!(day, Some(expected), "{line}");
        }
    }

    #[test]
    fn without_the_day_of_the_page_only_a_whole_date_tells() {
        for line in ["Today", "Saturday", "MAY 25"] {
            assert_eq!(Day::of(line).and_then(|day| day.on(None)), None, "{line}");
        }
        let whole = Day::of("Sep 18, 2024").and_then(|day| day.on(None));
        assert_eq!(whole, Some(date(2024, 9, 18)));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for line in [
            "",
            "Fridays",
            "25",
            "Quay 25",
            "May 40",
            "See you Friday",
            "Feb 30, 2026",
        ] {
            let day = Day::of(line).and_then(|day| day.on(Some(date(2026, 11, 23))));
            assert_eq!(day, None, "{line}");
        }
    }
}
