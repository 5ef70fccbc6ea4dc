//! Moments and days. An instant is a UTC second; a day is a civil date in the user's own zone.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

/// The moment to take for now, and the zone in which the user's days begin. Made at the edge, passed down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Now {
    /// The instant.
    pub instant: Timestamp,
    /// The user's zone.
    pub zone: TimeZone,
}

impl Now {
    /// Takes an instant in a zone.
    #[must_use]
    pub fn new(instant: Timestamp, zone: TimeZone) -> Self {
        Self { instant, zone }
    }

    /// Today, where the user is.
    #[must_use]
    pub fn today(&self) -> Date {
        self.day_of(self.instant)
    }

    /// The day on which an instant fell, where the user is.
    #[must_use]
    pub fn day_of(&self, instant: Timestamp) -> Date {
        self.zone.to_datetime(instant).date()
    }

    /// The instant at which a day begins where the user is.
    #[must_use]
    pub fn midnight(&self, day: Date) -> Timestamp {
        day.to_zoned(self.zone.clone())
            .map_or(self.instant, |zoned| zoned.timestamp())
    }
}

/// Whole days from one day to a later one; negative when it is earlier.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    i64::from(from.until(to).map_or(0, |span| span.get_days()))
}

/// The day a number of days later; the same day when that would leave the calendar.
#[must_use]
pub fn days_after(day: Date, days: i64) -> Date {
    Span::new()
        .try_days(days)
        .and_then(|span| day.checked_add(span))
        .unwrap_or(day)
}

/// The number under which the store keeps a day: days since 1970-01-01.
#[must_use]
pub fn day_number(day: Date) -> i64 {
    days_between(Date::constant(1970, 1, 1), day)
}

/// The day kept under a number; the inverse of [`day_number`].
#[must_use]
pub fn day_from_number(number: i64) -> Date {
    days_after(Date::constant(1970, 1, 1), number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_is_the_one_where_the_user_is() {
        let tokyo = TimeZone::get("Asia/Tokyo").unwrap();
        let late = "2026-11-23T20:00:00Z".parse().unwrap();
        assert_eq!(Now::new(late, tokyo).today(), date(2026, 11, 24));
        assert_eq!(Now::new(late, TimeZone::UTC).today(), date(2026, 11, 23));
    }

    #[test]
    fn no_number_of_days_leaves_the_calendar() {
        let day = date(2026, 11, 23);
        for days in [i64::MAX, i64::MIN, 9_999_999] {
            assert_eq!(days_after(day, days), day);
        }
    }

    #[test]
    fn a_day_survives_being_a_number() {
        for day in [
            date(1969, 12, 31),
            date(1970, 1, 1),
            date(2024, 2, 29),
            date(2026, 11, 23),
        ] {
            assert_eq!(day_from_number(day_number(day)), day);
        }
        assert_eq!(day_number(date(1970, 1, 2)), 1);
    }
}
