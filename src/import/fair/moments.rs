//! Days and times as scanners and registration desks write them. Nothing is guessed: where day and month can't be told
//! apart, there is no day.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};

use crate::text::fold::fold;

/// Which comes first where a day is written in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    /// No day so far tells.
    Untold,
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// An instant.
    At(Timestamp),
    /// A day.
    On(Date),
    /// A day of which day and month can't be told apart.
    Either,
    /// Nothing that is a day.
    No,
}

impl Order {
    /// What one more cell tells. The first that tells counts.
    pub(super) fn and(self, cell: &str) -> Self {
        if self != Self::Untold {
            return self;
        }
        let numbers = cell.split_whitespace().find_map(numbers);
        match numbers {
            Some(([first, second, _], _)) if first > 12 && second <= 12 && first <= 31 => {
                Self::DayFirst
            }
            Some(([first, second, _], _)) if first <= 12 && second > 12 && second <= 31 => {
                Self::MonthFirst
            }
            // Where the clock has two halves, the month comes first.
            Some((_, '/')) if half(cell).is_some() => Self::MonthFirst,
            _ => Self::Untold,
        }
    }
}

/// The first three letters of the months in seven languages, folded; those that differ only later are told apart below.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen"],
    &["feb", "fev", "fevr"],
    &["mar", "maer", "mrt", "maa"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mag", "mei"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott", "out"],
    &["nov"],
    &["dec", "dez", "dic", "des"],
];

/// Reads a cell; a clock without a zone is one in `zone`.
pub(super) fn moment(cell: &str, order: Order, zone: &TimeZone) -> Moment {
    let cell = cell.trim();
    if let Ok(at) = cell.parse::<Timestamp>() {
        return Moment::At(at);
    }
    let spaced: String = separated(cell);
    let words: Vec<&str> = spaced.split_whitespace().take(12).collect();
    let date = match day_of(&words, order) {
        Day::On(date) => date,
        Day::Either => return Moment::Either,
        Day::No => return Moment::No,
    };
    let Some(time) = words.iter().find_map(|word| clock(word, half(cell))) else {
        return Moment::On(date);
    };
    let at = date.to_datetime(time);
    let instant = match zone_of(&words) {
        Zone::Users => zone.to_timestamp(at),
        Zone::Offset(offset) => offset.to_timestamp(at),
        // A clock somewhere that isn't told: its day is near enough.
        Zone::Another => return Moment::On(date),
    };
    instant.map_or(Moment::On(date), Moment::At)
}

/// With spaces for commas and for the `T` between a day and a clock.
fn separated(cell: &str) -> String {
    let mut last = ' ';
    let mut spaced = String::with_capacity(cell.len());
    let mut rest = cell.chars().take(80).peekable();
    while let Some(c) = rest.next() {
        let between =
            c == 'T' && last.is_ascii_digit() && rest.peek().is_some_and(char::is_ascii_digit);
        spaced.push(if c == ',' || between { ' ' } else { c });
        last = c;
    }
    spaced
}

enum Day {
    On(Date),
    Either,
    No,
}

fn day_of(words: &[&str], order: Order) -> Day {
    if let Some((numbers, sign)) = words.iter().find_map(|word| numbers(word)) {
        return in_numbers(numbers, sign, order);
    }
    let month = words.iter().find_map(|word| month(word));
    let mut numbers = words.iter().filter_map(|word| {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        let rest = &word[digits.len()..];
        matches!(rest, "" | "." | "st" | "nd" | "rd" | "th" | "er")
            .then(|| digits.parse::<u16>().ok())?
    });
    let (Some(month), Some(first), Some(second)) = (month, numbers.next(), numbers.next()) else {
        return Day::No;
    };
    let (year, day) = if first > 31 {
        (first, second)
    } else {
        (second, first)
    };
    date(year, month, day)
}

fn in_numbers([first, second, third]: [u16; 3], sign: char, order: Order) -> Day {
    if first > 31 {
        return date(first, second, third);
    }
    let year = if third < 100 { 2000 + third } else { third };
    let order = match (sign, order) {
        ('.', _) => Order::DayFirst,
        (_, Order::Untold) if first == second => Order::DayFirst,
        (_, order) => order,
    };
    match order {
        Order::DayFirst => date(year, second, first),
        Order::MonthFirst => date(year, first, second),
        Order::Untold => Day::Either,
    }
}

fn date(year: u16, month: u16, day: u16) -> Day {
    let date = || {
        Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        )
        .ok()
    };
    match date() {
        Some(date) if (1990..2100).contains(&date.year()) => Day::On(date),
        _ => Day::No,
    }
}

/// The three numbers of a day, and the sign between them.
fn numbers(word: &str) -> Option<([u16; 3], char)> {
    let sign = word.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(sign, '/' | '-' | '.') {
        return None;
    }
    let mut parts = word.trim_end_matches('.').split(sign).map(|part| {
        let short = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        short.then(|| part.parse::<u16>().ok())?
    });
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some((numbers, sign))
}

fn month(word: &str) -> Option<u16> {
    let folded = fold(word.trim_matches(|c: char| !c.is_alphabetic()));
    if folded.len() < 3 {
        return None;
    }
    let found = (1..).zip(MONTHS).filter_map(|(number, starts)| {
        let longest = starts
            .iter()
            .filter(|start| folded.starts_with(**start))
            .map(|start| start.len())
            .max()?;
        Some((longest, number))
    });
    found.max().map(|(_, number)| number)
}

/// The half of a clock of twelve hours: whether it is after noon.
fn half(cell: &str) -> Option<bool> {
    let folded = cell.to_ascii_lowercase();
    let end = folded.trim_end_matches('.').trim_end();
    let end = end.replace("a.m", "am").replace("p.m", "pm");
    match end {
        end if end.ends_with("am") => Some(false),
        end if end.ends_with("pm") => Some(true),
        _ => None,
    }
}

fn clock(word: &str, half: Option<bool>) -> Option<Time> {
    let bare = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
    let bare = bare.split(['+', 'Z']).next().unwrap_or_default();
    let mut parts = bare.split(':');
    let hour: i8 = parts.next()?.parse().ok()?;
    let minute: i8 = parts.next()?.parse().ok()?;
    let second = match parts.next() {
        Some(second) => second.split('.').next()?.parse().ok()?,
        None => 0,
    };
    let hour = match half {
        Some(after_noon) if (1..=12).contains(&hour) => hour % 12 + if after_noon { 12 } else { 0 },
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, second, 0).ok()
}

enum Zone {
    Users,
    Offset(Offset),
    Another,
}

/// The zone that is written behind a clock.
fn zone_of(words: &[&str]) -> Zone {
    let Some(at) = words.iter().position(|word| word.contains(':')) else {
        return Zone::Users;
    };
    if words[at].ends_with('Z') {
        return Zone::Offset(Offset::UTC);
    }
    for word in &words[at + 1..] {
        match word.to_ascii_uppercase().trim_end_matches('.') {
            "UTC" | "GMT" | "Z" => return Zone::Offset(Offset::UTC),
            "AM" | "PM" | "A.M" | "P.M" | "UHR" | "H" => {}
            other
                if other.len() >= 2
                    && other.chars().all(|c| c.is_ascii_uppercase())
                    && month(word).is_none() =>
            {
                return Zone::Another;
            }
            other if other.starts_with(['+', '-']) => {
                return offset(other).map_or(Zone::Another, Zone::Offset);
            }
            _ => {}
        }
    }
    Zone::Users
}

fn offset(text: &str) -> Option<Offset> {
    let digits: String = text[1..].chars().filter(char::is_ascii_digit).collect();
    let number: i32 = digits.parse().ok()?;
    let minutes = match digits.len() {
        1 | 2 => number * 60,
        4 => number / 100 * 60 + number % 100,
        _ => return None,
    };
    let sign = if text.starts_with('-') { -1 } else { 1 };
    Offset::from_seconds(sign * minutes * 60).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn told(cell: &str, order: Order) -> Moment {
        moment(cell, order, &TimeZone::get("Europe/Lisbon").unwrap())
    }

    fn at(text: &str) -> Moment {
        Moment::At(text.parse().unwrap())
    }

    #[test]
    fn a_moment_is_read_as_scanners_write_it() {
        let ten = at("2026-09-14T09:32:00Z");
        for cell in [
            "2026-09-14 10:32",
            "2026-09-14T10:32:00",
            "14.09.2026 10:32 Uhr",
            "14/09/2026 10:32:00",
            "Sep 14, 2026 10:32 AM",
            "14 septembre 2026 10:32",
            "14. September 2026, 10:32",
            "2026-09-14T10:32:00+01:00",
            "2026-09-14 09:32:00 UTC",
            "2026-09-14 11:32 +02:00",
        ] {
            assert_eq!(told(cell, Order::DayFirst), ten, "{cell}");
        }
        assert_eq!(told("9/14/2026 10:32 AM", Order::MonthFirst), ten);
        assert_eq!(
            told("9/14/2026 9:32 PM", Order::MonthFirst),
            at("2026-09-14T20:32:00Z")
        );
        assert_eq!(
            told("14-9-26", Order::DayFirst),
            Moment::On(date(2026, 9, 14))
        );
        assert_eq!(
            told("2026-09-14 10:32 CEST", Order::Untold),
            Moment::On(date(2026, 9, 14))
        );
    }

    #[test]
    fn day_and_month_that_cannot_be_told_apart_are_no_day() {
        assert_eq!(told("03/04/2026", Order::Untold), Moment::Either);
        assert_eq!(
            told("04/04/2026", Order::Untold),
            Moment::On(date(2026, 4, 4))
        );
        let order = ["03/04/2026", "03/25/2026"]
            .iter()
            .fold(Order::Untold, |order, cell| order.and(cell));
        assert_eq!(order, Order::MonthFirst);
        assert_eq!(Order::Untold.and("3/4/2026 1:05 PM"), Order::MonthFirst);
        assert_eq!(Order::Untold.and("25/03/2026"), Order::DayFirst);
    }

    #[test]
    fn what_is_no_day_is_none() {
        for cell in [
            "",
            "yes",
            "31.02.2026",
            "10:32",
            "2026",
            "0000-00-00",
            "soon 12 99",
        ] {
            assert_eq!(told(cell, Order::DayFirst), Moment::No, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn any_cell_is_read_without_harm(cell in ".{0,60}", digits in "[0-9/:. TZ+amp-]{0,40}") {
            for cell in [&cell, &digits] {
                let _moment = (told(cell, Order::DayFirst), told(cell, Order::Untold), Order::Untold.and(cell));
            }
        }
    }
}
