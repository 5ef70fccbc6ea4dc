//! When to draw: once for what comes together, and never late.

use std::time::{Duration, Instant};

use jiff::ToSpan;

use crate::model::Now;

/// The longest that a frame is put off while ever more happens.
const FRAME: Duration = Duration::from_millis(16);

/// How long a frame waits for an answer of the reader that is on its way, so that both are one frame.
const ANSWER: Duration = Duration::from_millis(8);

/// The same for the very first frame, which has more to wait for: the store is just being opened.
const FIRST_ANSWER: Duration = Duration::from_millis(60);

/// How long to sleep where the calendar has no tomorrow.
const SOME_TIME: Duration = Duration::from_hours(1);

/// Since when a frame is owed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pace {
    owed_since: Option<Instant>,
    has_drawn: bool,
}

impl Pace {
    /// Something happened that may show.
    pub(super) fn owe(&mut self, now: Instant) {
        self.owed_since.get_or_insert(now);
    }

    /// A frame went out.
    pub(super) fn drawn(&mut self) {
        *self = Self {
            owed_since: None,
            has_drawn: true,
        };
    }

    /// Whether a frame can't be put off any longer, whatever else has happened.
    pub(super) fn is_late(self, now: Instant) -> bool {
        let limit = if self.has_drawn { FRAME } else { FIRST_ANSWER };
        self.owed_since.is_some_and(|since| now - since >= limit)
    }

    /// How long to wait for more before drawing, now that nothing else has happened; `None` when nothing is owed.
    pub(super) fn patience(self, now: Instant, answer_is_coming: bool) -> Option<Duration> {
        let since = self.owed_since?;
        if !answer_is_coming {
            return Some(Duration::ZERO);
        }
        let limit = if self.has_drawn { ANSWER } else { FIRST_ANSWER };
        Some(limit.saturating_sub(now - since))
    }
}

/// How long until the next day begins where the user is.
pub(super) fn until_tomorrow(now: &Now) -> Duration {
    now.today()
        .checked_add(1.day())
        .ok()
        .and_then(|tomorrow| tomorrow.to_zoned(now.zone.clone()).ok())
        .and_then(|midnight| Duration::try_from(midnight.timestamp() - now.instant).ok())
        .map_or(SOME_TIME, |left| left.max(Duration::from_millis(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    fn after(start: Instant, millis: u64) -> Instant {
        start + Duration::from_millis(millis)
    }

    fn running() -> Pace {
        let mut pace = Pace::default();
        pace.drawn();
        pace
    }

    #[test]
    fn nothing_is_drawn_while_nothing_happens() {
        let pace = running();
        let now = Instant::now();
        assert_eq!(pace.patience(now, false), None);
        assert!(!pace.is_late(after(now, 10_000)));
    }

    #[test]
    fn a_key_shows_at_once_when_no_answer_is_on_its_way() {
        let mut pace = running();
        let now = Instant::now();
        pace.owe(now);
        assert_eq!(pace.patience(now, false), Some(Duration::ZERO));
    }

    #[test]
    fn a_key_and_its_answer_are_one_frame_if_the_answer_is_quick() {
        let mut pace = running();
        let now = Instant::now();
        pace.owe(now);
        assert_eq!(
            pace.patience(after(now, 2), true),
            Some(Duration::from_millis(6))
        );
        assert_eq!(pace.patience(after(now, 9), true), Some(Duration::ZERO));
    }

    #[test]
    fn a_key_held_down_is_seen_to_move() {
        let mut pace = running();
        let now = Instant::now();
        for millis in 0..20 {
            pace.owe(after(now, millis));
        }
        assert!(!pace.is_late(after(now, 15)));
        assert!(pace.is_late(after(now, 16)));
        pace.drawn();
        assert!(!pace.is_late(after(now, 17)));
    }

    #[test]
    fn the_first_frame_waits_for_its_rows_but_not_for_a_slow_disk() {
        let mut pace = Pace::default();
        let now = Instant::now();
        pace.owe(now);
        assert!(!pace.is_late(after(now, 50)));
        assert!(pace.is_late(after(now, 60)));
    }

    #[test]
    fn the_day_ends_at_midnight_where_the_user_is_also_when_the_clocks_change() {
        let at = |instant: &str, zone: &str| {
            let zone = TimeZone::get(zone).unwrap();
            until_tomorrow(&Now::new(instant.parse().unwrap(), zone))
        };
        let hours = Duration::from_hours;
        assert_eq!(at("2026-11-23T20:00:00Z", "UTC"), hours(4));
        assert_eq!(at("2026-11-23T20:00:00Z", "Asia/Tokyo"), hours(19));
        // The last Sunday of October has 25 hours in Lisbon, and begins at 23:00 UTC of the day before.
        assert_eq!(at("2026-10-24T23:00:00Z", "Europe/Lisbon"), hours(25));
    }
}
