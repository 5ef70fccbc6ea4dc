//! The dates of LinkedIn's export, one parser per column. Nothing is guessed: a date that isn't written as LinkedIn (or
//! a spreadsheet that saved the file again) writes it is no date.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

/// Turns `Sent At` into instants: a wall clock in California, with its daylight saving.
///
/// Remembers the offset of the days it saw, because asking the zone anew for each row is most of the work.
#[derive(Debug)]
pub(super) struct Pacific {
    zone: Option<TimeZone>,
    days: Vec<Option<(Date, Offset)>>,
}

impl Pacific {
    /// Eight years of days: more than any export holds in numbers.
    const DAYS: usize = 8 * 367;

    pub(super) fn new() -> Self {
        Self {
            zone: TimeZone::get("America/Los_Angeles").ok(),
            days: vec![None; Self::DAYS],
        }
    }

    /// The instant of a wall clock. Of an hour that came twice, the first; of one that never came, the hour after.
    pub(super) fn instant(&mut self, at: DateTime) -> Option<Timestamp> {
        let day = at.date();
        let slot = usize::try_from(day.day_of_year()).unwrap_or(0)
            + 367 * usize::from(day.year().unsigned_abs() % 8);
        if let Some(Some((known, offset))) = self.days.get(slot)
            && *known == day
        {
            return offset.to_timestamp(at).ok();
        }
        let zone = self.zone.as_ref()?;
        let begins = zone
            .to_ambiguous_timestamp(day.to_datetime(Time::midnight()))
            .offset();
        let ends = zone
            .to_ambiguous_timestamp(day.tomorrow().ok()?.to_datetime(Time::midnight()))
            .offset();
        if let (
            jiff::tz::AmbiguousOffset::Unambiguous { offset },
            jiff::tz::AmbiguousOffset::Unambiguous { offset: later },
        ) = (begins, ends)
            && offset == later
        {
            if let Some(kept) = self.days.get_mut(slot) {
                *kept = Some((day, offset));
            }
            return offset.to_timestamp(at).ok();
        }
        zone.to_timestamp(at).ok()
    }
}

/// `10/21/25, 10:26 PM`: month, day, year, then a twelve-hour clock.
pub(super) fn us_minute(text: &str) -> Option<DateTime> {
    let mut rest = Cursor(text.trim());
    let month = rest.number(1, 2)?;
    rest.word("/")?;
    let day = rest.number(1, 2)?;
    rest.word("/")?;
    let year = rest.year()?;
    rest.word(",")?;
    rest.spaces();
    let hour = rest.number(1, 2)?;
    rest.word(":")?;
    let minute = rest.number(2, 2)?;
    rest.spaces();
    let afternoon = match rest.0 {
        half if half.eq_ignore_ascii_case("am") => 0,
        half if half.eq_ignore_ascii_case("pm") => 12,
        _ => return None,
    };
    if !(1..=12).contains(&hour) {
        return None;
    }
    let time = small_time(hour % 12 + afternoon, minute, 0)?;
    Some(small_date(year, month, day)?.to_datetime(time))
}

/// `05 Dec 2025`; `15-Sep-21` of a spreadsheet; `8/18/18, 9:08 AM` of 2018. The day is a UTC day.
pub(super) fn connected_on(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.contains('/') {
        return us_minute(text).map(DateTime::date);
    }
    let mut rest = Cursor(text);
    let day = rest.number(1, 2)?;
    let dashed = rest.word("-").is_some();
    if !dashed {
        rest.spaces();
    }
    let month = rest.month()?;
    if dashed {
        rest.word("-")?;
    } else {
        rest.spaces();
    }
    let year = rest.year()?;
    rest.0.is_empty().then_some(())?;
    small_date(year, month, day)
}

/// `2023-06-11 15:33:58 UTC`; `2019-11-06T02:08:20` of 2019; `8/18/18, 9:08 AM` of 2018. All are UTC.
pub(super) fn message_date(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.contains('/') {
        return Offset::UTC.to_timestamp(us_minute(text)?).ok();
    }
    let mut rest = Cursor(text);
    let year = rest.number(4, 4)?;
    rest.word("-")?;
    let month = rest.number(2, 2)?;
    rest.word("-")?;
    let day = rest.number(2, 2)?;
    if rest.word("T").is_none() {
        rest.word(" ")?;
    }
    let hour = rest.number(2, 2)?;
    rest.word(":")?;
    let minute = rest.number(2, 2)?;
    rest.word(":")?;
    let second = rest.number(2, 2)?;
    rest.spaces();
    if !matches!(rest.0, "" | "UTC" | "Z") {
        return None;
    }
    let at = small_date(year, month, day)?.to_datetime(small_time(hour, minute, second)?);
    Offset::UTC.to_timestamp(at).ok()
}

/// `2023/05/14 05:35:57 UTC`, as endorsements have it.
pub(super) fn endorsement_date(text: &str) -> Option<Timestamp> {
    let mut parts = text.trim().splitn(2, ' ');
    let day = parts.next()?;
    let sound = day.bytes().all(|b| b.is_ascii_digit() || b == b'/') && day.len() == 10;
    let date = format!("{} {}", day.replace('/', "-"), parts.next()?);
    sound.then(|| message_date(&date)).flatten()
}

/// `Oct 14, 2025 05:00 PM - Oct 14, 2025 06:00 PM`, as events have it: when it began. No zone is told; taken as UTC, so
/// that the day may be one off.
pub(super) fn event_begins(text: &str) -> Option<Timestamp> {
    let mut rest = Cursor(text.trim());
    let month = rest.month()?;
    rest.spaces();
    let day = rest.number(1, 2)?;
    rest.word(",")?;
    rest.spaces();
    let year = rest.number(4, 4)?;
    rest.spaces();
    let clock = rest.0.split(" - ").next()?;
    // The clock is that of the other tables.
    let at = us_minute(&format!("{month}/{day}/{year}, {clock}"))?;
    Offset::UTC.to_timestamp(at).ok()
}

/// `03/15/21, 02:45 PM`, as recommendations have it. No zone is told; taken as UTC, so that the day may be one off.
pub(super) fn recommendation_date(text: &str) -> Option<Timestamp> {
    Offset::UTC.to_timestamp(us_minute(text)?).ok()
}

/// `Jan 2019` and a spreadsheet's `Jan-19` as `2019-01`; `2019` as it is. The outer `None` is no date at all, the inner
/// one an empty cell.
#[expect(
    clippy::option_option,
    reason = "an empty cell says that a position lasts, which is not the same as a cell that can't be read"
)]
pub(super) fn month_of_position(text: &str) -> Option<Option<String>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    let mut rest = Cursor(text);
    if let Some(year) = rest.number(4, 4) {
        return rest.0.is_empty().then(|| Some(format!("{year:04}")));
    }
    let month = rest.month()?;
    if rest.word("-").is_none() {
        rest.spaces();
    }
    let year = if rest.0.len() == 2 {
        // A career begins before the century more often than after it; spreadsheets turn the century at 30.
        let short = rest.number(2, 2)?;
        if short < 30 {
            2000 + short
        } else {
            1900 + short
        }
    } else {
        rest.number(4, 4)?
    };
    rest.0
        .is_empty()
        .then(|| Some(format!("{year:04}-{month:02}")))
}

/// The instant at which a UTC day begins.
pub(super) fn day_begins(day: Date) -> Option<Timestamp> {
    Offset::UTC
        .to_timestamp(day.to_datetime(Time::midnight()))
        .ok()
}

/// Whether an instant is one that an export can hold: from LinkedIn's opening in May 2003 to the end of the century.
pub(super) fn plausible(at: Timestamp) -> bool {
    (1_051_747_200..4_102_444_800).contains(&at.as_second())
}

fn small_date(year: u16, month: u16, day: u16) -> Option<Date> {
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

fn small_time(hour: u16, minute: u16, second: u16) -> Option<Time> {
    Time::new(
        i8::try_from(hour).ok()?,
        i8::try_from(minute).ok()?,
        i8::try_from(second).ok()?,
        0,
    )
    .ok()
}

/// What is left of a date while it is read.
struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    fn number(&mut self, least: usize, most: usize) -> Option<u16> {
        let mut value = 0_u16;
        let mut digits = 0;
        for byte in self.0.bytes().take(most) {
            if !byte.is_ascii_digit() {
                break;
            }
            value = value * 10 + u16::from(byte - b'0');
            digits += 1;
        }
        let longer = self
            .0
            .as_bytes()
            .get(digits)
            .is_some_and(u8::is_ascii_digit);
        if digits < least || longer {
            return None;
        }
        self.0 = &self.0[digits..];
        Some(value)
    }

    /// Two digits of this century, or four.
    fn year(&mut self) -> Option<u16> {
        let start = self.0;
        let year = self.number(2, 4)?;
        match start.len() - self.0.len() {
            2 => Some(2000 + year),
            4 => Some(year),
            _ => None,
        }
    }

    fn word(&mut self, word: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(word)?;
        Some(())
    }

    /// Any white space, the narrow no-break space that some locales put before AM and PM included.
    fn spaces(&mut self) {
        self.0 = self.0.trim_start();
    }

    fn month(&mut self) -> Option<u16> {
        const MONTHS: [&str; 12] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ];
        let name = self.0.get(..3)?;
        let index = MONTHS
            .iter()
            .position(|month| name.eq_ignore_ascii_case(month))?;
        self.0 = &self.0[3..];
        u16::try_from(index + 1).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn sent(text: &str) -> Option<String> {
        Some(Pacific::new().instant(us_minute(text)?)?.to_string())
    }

    #[test]
    fn sent_at_is_a_wall_clock_in_california() {
        let cases = [
            ("10/21/25, 10:26 PM", "2025-10-22T05:26:00Z"),
            ("1/2/26, 12:05 AM", "2026-01-02T08:05:00Z"),
            ("7/4/19, 12:00 PM", "2019-07-04T19:00:00Z"),
            ("12/31/18, 11:59 PM", "2019-01-01T07:59:00Z"),
            ("3/7/24, 9:05\u{202f}AM", "2024-03-07T17:05:00Z"),
        ];
        for (text, instant) in cases {
            assert_eq!(sent(text).as_deref(), Some(instant), "{text}");
        }
    }

    #[test]
    fn the_hour_that_comes_twice_is_taken_as_the_first() {
        assert_eq!(
            sent("11/2/25, 1:30 AM").as_deref(),
            Some("2025-11-02T08:30:00Z")
        );
        assert_eq!(
            sent("11/2/25, 2:30 AM").as_deref(),
            Some("2025-11-02T10:30:00Z")
        );
    }

    #[test]
    fn the_hour_that_never_came_is_taken_as_the_one_after() {
        assert_eq!(
            sent("3/9/25, 2:30 AM").as_deref(),
            Some("2025-03-09T10:30:00Z")
        );
    }

    #[test]
    fn a_remembered_day_gives_what_the_zone_gives() {
        let mut pacific = Pacific::new();
        let zone = TimeZone::get("America/Los_Angeles").unwrap();
        let mut day = date(2018, 1, 1);
        while day < date(2027, 1, 1) {
            for hour in [0, 1, 2, 3, 12, 23] {
                let at = day.at(hour, 30, 0, 0);
                assert_eq!(pacific.instant(at), zone.to_timestamp(at).ok(), "{at}");
            }
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn a_day_first_date_is_refused_rather_than_guessed() {
        for text in [
            "21/10/25, 10:26 PM",
            "2025-10-21 22:26",
            "10/21/25",
            "10/21/25, 22:26",
            "10/21/25, 13:26 PM",
            "2/30/25, 1:00 AM",
            "Mar 25 2023 10:15 AM",
            "",
        ] {
            assert_eq!(us_minute(text), None, "{text}");
        }
    }

    #[test]
    fn connected_on_is_read_in_its_three_spellings() {
        assert_eq!(connected_on("05 Dec 2025"), Some(date(2025, 12, 5)));
        assert_eq!(connected_on("15-Sep-21"), Some(date(2021, 9, 15)));
        assert_eq!(connected_on("8/18/18, 9:08 AM"), Some(date(2018, 8, 18)));
        assert_eq!(connected_on("05.12.2025"), None);
        assert_eq!(connected_on("31 Feb 2025"), None);
        assert_eq!(connected_on("05 Dez 2025"), None);
    }

    #[test]
    fn messages_are_dated_in_utc_in_every_era() {
        let cases = [
            ("2023-06-11 15:33:58 UTC", "2023-06-11T15:33:58Z"),
            ("2019-11-06T02:08:20", "2019-11-06T02:08:20Z"),
            ("8/18/18, 9:08 AM", "2018-08-18T09:08:00Z"),
        ];
        for (text, instant) in cases {
            assert_eq!(
                message_date(text).map(|at| at.to_string()).as_deref(),
                Some(instant)
            );
        }
        assert_eq!(message_date("2023-06-11 15:33:58 CET"), None);
    }

    #[test]
    fn dealings_are_dated_each_in_its_own_way() {
        let told = |at: Option<Timestamp>| at.map(|at| at.to_string());
        assert_eq!(
            told(endorsement_date("2023/05/14 05:35:57 UTC")).as_deref(),
            Some("2023-05-14T05:35:57Z")
        );
        assert_eq!(
            told(event_begins(
                "Oct 14, 2025 05:00 PM - Oct 14, 2025 06:00 PM"
            ))
            .as_deref(),
            Some("2025-10-14T17:00:00Z")
        );
        assert_eq!(
            told(recommendation_date("03/15/21, 02:45 PM")).as_deref(),
            Some("2021-03-15T14:45:00Z")
        );
        for odd in ["14/05/2023 05:35", "2023-05-14", "14 Oct 2025", ""] {
            assert_eq!(endorsement_date(odd), None, "{odd}");
            assert_eq!(event_begins(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_position_begins_in_a_month_or_a_year_and_may_last() {
        assert_eq!(
            month_of_position("Jan 2019"),
            Some(Some("2019-01".to_owned()))
        );
        assert_eq!(
            month_of_position("Jan-98"),
            Some(Some("1998-01".to_owned()))
        );
        assert_eq!(month_of_position("2019"), Some(Some("2019".to_owned())));
        assert_eq!(month_of_position(" "), Some(None));
        assert_eq!(month_of_position("lately"), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_a_date_parser_panic(text in any::<String>()) {
            let _ = (us_minute(&text), connected_on(&text), message_date(&text), month_of_position(&text));
            let _ = (endorsement_date(&text), event_begins(&text), recommendation_date(&text));
        }

        #[test]
        fn nearly_dates_do_not_either(text in "[0-9JanFeb/, :APMTUZ-]{0,24}") {
            let _ = (us_minute(&text), connected_on(&text), message_date(&text), month_of_position(&text));
            let _ = (endorsement_date(&text), event_begins(&text), recommendation_date(&text));
        }
    }
}
