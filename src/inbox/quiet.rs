//! When a question that nobody answered counts as quiet.

use jiff::civil::{Date, Weekday};

use crate::model::time::days_after;

/// The day a number of working days later; Saturday and Sunday don't count.
#[must_use]
pub fn working_days_after(day: Date, days: i64) -> Date {
    let mut day = day;
    for _ in 0..days {
        day = days_after(day, 1);
        while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            day = days_after(day, 1);
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_weekend_is_no_time_to_answer() {
        let friday = date(2026, 11, 20);
        assert_eq!(working_days_after(friday, 1), date(2026, 11, 23));
        assert_eq!(working_days_after(friday, 10), date(2026, 12, 4));
    }
}
