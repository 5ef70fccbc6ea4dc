//! When an entry comes again: the rules of RFC 5545 for days, weeks, months and years.
//!
//! A rule is asked day by day whether it holds, within a window of twenty years, so that no rule costs more than some
//! thousand questions, however it is written. What recurs within a day is no meeting of people and isn't expanded.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use calcard::common::CalendarScale;
use calcard::icalendar::{ICalendarFrequency, ICalendarRecurrenceRule, ICalendarWeekday};
use jiff::civil::{Date, Weekday};
use jiff::{Span, Timestamp};

use super::entry::When;

/// The most of one list in a rule.
const LIST: usize = 400;

/// How far back from now, or on from its beginning, a rule is followed: twenty years.
const YEARS: i64 = 20;

/// What stands around a position that is counted within its period: a year.
const AROUND: i64 = 366;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Every {
    Day,
    Week,
    Month,
    Year,
}

/// A rule by which an entry comes again.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    every: Every,
    interval: i64,
    count: Option<usize>,
    until: Option<When>,
    weeks_begin: Weekday,
    /// Weekdays, and which of the month or the year.
    weekdays: Vec<(Weekday, i16)>,
    month_days: Vec<i8>,
    year_days: Vec<i16>,
    weeks: Vec<i8>,
    months: Vec<i8>,
    positions: Vec<i32>,
}

/// What a series comes to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Series {
    /// The newest first.
    pub(super) starts: Vec<(Timestamp, Date)>,
    /// Whether there are older ones that are left out.
    pub(super) cut: bool,
}

/// What bounds a series.
pub(super) struct Bounds<'a> {
    /// What lies after it hasn't happened.
    pub(super) now: Option<Timestamp>,
    /// The most that are taken.
    pub(super) most: usize,
    /// Which of them stand in the calendar by themselves.
    pub(super) instead: &'a [When],
}

impl Rule {
    /// Takes over a rule; `None` for one that recurs within a day, and for a calendar that isn't the Gregorian one.
    pub(super) fn of(rule: &ICalendarRecurrenceRule, until: Option<When>) -> Option<Self> {
        let every = match rule.freq {
            ICalendarFrequency::Daily => Every::Day,
            ICalendarFrequency::Weekly => Every::Week,
            ICalendarFrequency::Monthly => Every::Month,
            ICalendarFrequency::Yearly => Every::Year,
            _ => return None,
        };
        if rule
            .rscale
            .as_ref()
            .is_some_and(|it| *it != CalendarScale::Gregorian)
        {
            return None;
        }
        Some(Self {
            every,
            interval: i64::from(rule.interval.unwrap_or(1).max(1)),
            count: rule
                .count
                .map(|count| usize::try_from(count).unwrap_or(usize::MAX)),
            until,
            weeks_begin: rule.wkst.map_or(Weekday::Monday, weekday),
            weekdays: rule
                .byday
                .iter()
                .take(LIST)
                .map(|day| (weekday(day.weekday), day.ordwk.unwrap_or(0)))
                .collect(),
            month_days: few(&rule.bymonthday),
            year_days: few(&rule.byyearday),
            weeks: few(&rule.byweekno),
            months: rule
                .bymonth
                .iter()
                .take(LIST)
                .filter_map(|month| i8::try_from(month.month()).ok())
                .collect(),
            positions: few(&rule.bysetpos),
        })
    }

    /// When the entry took place, the newest first.
    pub(super) fn expand(
        &self,
        start: &When,
        (added, left_out): (&[When], &[When]),
        bounds: &Bounds<'_>,
    ) -> Series {
        let nothing = Series {
            starts: Vec::new(),
            cut: false,
        };
        let first = start.civil.date();
        let last = match bounds.now {
            // A day more, for the zones.
            Some(now) => jiff::tz::Offset::UTC
                .to_datetime(now)
                .date()
                .tomorrow()
                .ok(),
            None => after(first, YEARS * 366),
        };
        let Some(mut last) = last.filter(|last| *last >= first) else {
            return nothing;
        };
        if let Some(until) = &self.until {
            last = last.min(until.civil.date().tomorrow().unwrap_or(until.civil.date()));
        }
        let begin = if self.count.is_some() {
            last = last.min(after(first, YEARS * 366).unwrap_or(last));
            first
        } else {
            first.max(after(last, -YEARS * 366).unwrap_or(first))
        };
        let ends = self.until.as_ref().and_then(When::instant);
        let out = Except::of(start, left_out.iter().chain(bounds.instead));
        let mut starts = Vec::new();
        let mut cut = begin > first;
        let days = self.days(first, begin..=last);
        let regular = days.iter().rev().map(|day| start.on(*day));
        for at in regular.chain(added.iter().cloned()) {
            let day = at.civil.date();
            let Some(instant) = at.instant() else {
                continue;
            };
            let to_come = bounds.now.is_some_and(|now| instant > now);
            let past_end = match &self.until {
                Some(until) if until.whole_day => day > until.civil.date(),
                Some(_) => ends.is_some_and(|ends| instant > ends),
                None => false,
            };
            if to_come || past_end || out.has(instant, day) {
                continue;
            }
            if starts.len() >= bounds.most {
                cut = true;
                break;
            }
            starts.push((instant, day));
        }
        starts.sort_unstable_by(|a, b| b.cmp(a));
        starts.dedup_by_key(|(_, day)| *day);
        Series { starts, cut }
    }

    /// The days in a window on which the rule holds, the oldest first. The first day of all always counts: it is the one
    /// that the entry stands on.
    fn days(&self, first: Date, window: RangeInclusive<Date>) -> Vec<Date> {
        let around = if self.positions.is_empty() { 0 } else { AROUND };
        let Some(mut day) = after(*window.start(), -around) else {
            return Vec::new();
        };
        let Some(last) = after(*window.end(), around) else {
            return Vec::new();
        };
        let mut days = Vec::new();
        let mut period = Vec::new();
        let mut current = None;
        while day <= last {
            let number = self.period(first, day);
            if current != Some(number) {
                self.close(&mut period, &mut days);
                current = Some(number);
            }
            if number >= 0 && number % self.interval == 0 && self.holds(first, day) {
                period.push(day);
            }
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        self.close(&mut period, &mut days);
        days.retain(|day| *day > first && window.contains(day));
        if window.contains(&first) {
            days.insert(0, first);
        }
        days.truncate(self.count.unwrap_or(usize::MAX));
        days
    }

    /// Takes of one period's days those whose position is asked for.
    fn close(&self, period: &mut Vec<Date>, days: &mut Vec<Date>) {
        if self.positions.is_empty() {
            days.append(period);
            return;
        }
        let length = i32::try_from(period.len()).unwrap_or(i32::MAX);
        for (at, day) in (1..).zip(period.drain(..)) {
            if self.positions.contains(&at) || self.positions.contains(&(at - length - 1)) {
                days.push(day);
            }
        }
    }

    /// How many days, weeks, months or years a day lies after the first.
    fn period(&self, first: Date, day: Date) -> i64 {
        match self.every {
            Every::Day => days_from(first, day),
            Every::Week => {
                let back = i64::from(first.weekday().since(self.weeks_begin));
                (days_from(first, day) + back).div_euclid(7)
            }
            Every::Month => {
                let months = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
                months(day) - months(first)
            }
            Every::Year => i64::from(day.year()) - i64::from(first.year()),
        }
    }

    fn holds(&self, first: Date, day: Date) -> bool {
        let in_month = self.months.is_empty() || self.months.contains(&day.month());
        let by_number = self.month_days.contains(&day.day())
            || self
                .month_days
                .contains(&(day.day() - day.days_in_month() - 1));
        let numbered = self.month_days.is_empty() || by_number;
        let weekday = day.weekday();
        let named = |(asked, _): &(Weekday, i16)| *asked == weekday;
        if !in_month {
            return false;
        }
        match self.every {
            Every::Day => numbered && (self.weekdays.is_empty() || self.weekdays.iter().any(named)),
            Every::Week if self.weekdays.is_empty() => weekday == first.weekday(),
            Every::Week => self.weekdays.iter().any(named),
            Every::Month if self.weekdays.is_empty() && self.month_days.is_empty() => {
                day.day() == first.day()
            }
            Every::Month => numbered && self.is_named(day, false),
            Every::Year => self.holds_in_year(first, day, numbered),
        }
    }

    fn holds_in_year(&self, first: Date, day: Date, numbered: bool) -> bool {
        if !self.year_days.is_empty() {
            let back = day.day_of_year() - day.days_in_year() - 1;
            let counted =
                self.year_days.contains(&day.day_of_year()) || self.year_days.contains(&back);
            return counted && numbered && self.is_named(day, true);
        }
        if !self.weeks.is_empty() {
            // Weeks are counted from Monday whatever the rule says, and from the end by the longest year.
            let week = day.iso_week_date();
            let counted = self.weeks.contains(&week.week())
                || self
                    .weeks
                    .contains(&(week.week() - week.weeks_in_year() - 1));
            let on_day = if self.weekdays.is_empty() {
                day.weekday() == first.weekday()
            } else {
                self.weekdays
                    .iter()
                    .any(|(asked, _)| *asked == day.weekday())
            };
            return counted && on_day;
        }
        if !self.weekdays.is_empty() {
            return numbered && self.is_named(day, self.months.is_empty());
        }
        if !self.month_days.is_empty() {
            return numbered;
        }
        let in_month = !self.months.is_empty() || day.month() == first.month();
        in_month && day.day() == first.day()
    }

    /// Whether a day is one of the weekdays asked for, and the right one of its month or its year.
    fn is_named(&self, day: Date, of_year: bool) -> bool {
        let (place, of) = if of_year {
            (day.day_of_year(), day.days_in_year())
        } else {
            (i16::from(day.day()), i16::from(day.days_in_month()))
        };
        let from_front = (place - 1) / 7 + 1;
        let from_back = -((of - place) / 7 + 1);
        self.weekdays.is_empty()
            || self.weekdays.iter().any(|(asked, which)| {
                *asked == day.weekday() && [0, from_front, from_back].contains(which)
            })
    }
}

/// The time of an entry that recurs by no rule: its own, and the days that are added to it.
pub(super) fn once(
    start: &When,
    (added, left_out): (&[When], &[When]),
    bounds: &Bounds<'_>,
) -> Series {
    let out = Except::of(start, left_out.iter().chain(bounds.instead));
    let mut starts: Vec<(Timestamp, Date)> = std::iter::once(start)
        .chain(added)
        .filter_map(|at| Some((at.instant()?, at.civil.date())))
        .filter(|(at, day)| bounds.now.is_none_or(|now| *at <= now) && !out.has(*at, *day))
        .collect();
    starts.sort_unstable_by(|a, b| b.cmp(a));
    starts.dedup_by_key(|(_, day)| *day);
    let cut = starts.len() > bounds.most;
    starts.truncate(bounds.most);
    Series { starts, cut }
}

/// What is left out of a series.
struct Except {
    instants: HashSet<Timestamp>,
    days: HashSet<Date>,
}

impl Except {
    fn of<'w>(start: &When, left_out: impl Iterator<Item = &'w When>) -> Self {
        let mut except = Self {
            instants: HashSet::new(),
            days: HashSet::new(),
        };
        for when in left_out {
            if when.whole_day || start.whole_day {
                except.days.extend(when.day_beside(start));
            } else {
                except.instants.extend(when.instant());
            }
        }
        except
    }

    fn has(&self, instant: Timestamp, day: Date) -> bool {
        self.days.contains(&day) || self.instants.contains(&instant)
    }
}

fn few<T: Copy>(list: &[T]) -> Vec<T> {
    list.iter().take(LIST).copied().collect()
}

fn weekday(day: ICalendarWeekday) -> Weekday {
    match day {
        ICalendarWeekday::Sunday => Weekday::Sunday,
        ICalendarWeekday::Monday => Weekday::Monday,
        ICalendarWeekday::Tuesday => Weekday::Tuesday,
        ICalendarWeekday::Wednesday => Weekday::Wednesday,
        ICalendarWeekday::Thursday => Weekday::Thursday,
        ICalendarWeekday::Friday => Weekday::Friday,
        ICalendarWeekday::Saturday => Weekday::Saturday,
    }
}

fn after(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

fn days_from(first: Date, day: Date) -> i64 {
    day.duration_since(first).as_hours() / 24
}

#[cfg(test)]
mod tests;
