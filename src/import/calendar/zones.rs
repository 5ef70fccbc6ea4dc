//! The time zones of a calendar: by their name in the world's list, by Windows' name, or as the calendar itself defines
//! them.

use std::collections::{BTreeSet, HashMap};
use std::str::FromStr;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarValue, ICalendarWeekday,
};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::entry::{civil, text_of};

/// The zones of one file, each looked up once.
pub(super) struct Zones {
    home: TimeZone,
    known: HashMap<String, Option<TimeZone>>,
    /// The names of those that nobody knows.
    strange: BTreeSet<String>,
}

impl Zones {
    /// The most zones that are remembered.
    const MOST: usize = 1_000;

    /// No zone yet but the user's own.
    pub(super) fn new(home: TimeZone) -> Self {
        Self {
            home,
            known: HashMap::new(),
            strange: BTreeSet::new(),
        }
    }

    /// The user's own zone: that of whole days, and of times without one.
    pub(super) fn home(&self) -> TimeZone {
        self.home.clone()
    }

    /// Takes in a zone that the calendar defines. The world's list goes before it: it also knows what was changed since.
    pub(super) fn define(&mut self, text: &str) {
        let Ok(calendar) = ICalendar::parse(text) else {
            return;
        };
        let Some(zone) = calendar.components.first() else {
            return;
        };
        let Some(name) = text_of(zone, &ICalendarProperty::Tzid) else {
            return;
        };
        if self.known.len() >= Self::MOST || self.known.contains_key(&name) {
            return;
        }
        let also = zone
            .entries
            .iter()
            .find(|entry| {
                matches!(&entry.name, ICalendarProperty::Other(name) if name.eq_ignore_ascii_case("X-LIC-LOCATION"))
            })
            .and_then(|entry| entry.values.first())
            .and_then(ICalendarValue::as_text);
        let found = listed(&name)
            .or_else(|| listed(also?))
            .or_else(|| defined(&calendar));
        if found.is_some() {
            self.known.insert(name, found);
        }
    }

    /// The zone of that name; the user's own where nobody knows it.
    pub(super) fn named(&mut self, name: &str) -> TimeZone {
        if let Some(known) = self.known.get(name) {
            return known.clone().unwrap_or_else(|| self.home());
        }
        let found = listed(name);
        if self.known.len() < Self::MOST {
            if found.is_none() {
                self.strange.insert(name.to_owned());
            }
            self.known.insert(name.to_owned(), found.clone());
        }
        found.unwrap_or_else(|| self.home())
    }

    /// A zone that nobody knows, if there was one, and how many more there were.
    pub(super) fn strange(&self) -> Option<(&str, usize)> {
        let first = self.strange.first()?;
        Some((first, self.strange.len() - 1))
    }
}

/// The zone by its name in the world's list, or by Windows' name for it.
fn listed(name: &str) -> Option<TimeZone> {
    let name = name.trim().trim_matches('"');
    if name.is_empty() || name.len() > 200 {
        return None;
    }
    if let Ok(zone) = TimeZone::get(name) {
        return Some(zone);
    }
    // A registry before the name, as in `/freeassociation.sourceforge.net/Europe/Vienna`.
    for (at, _) in name.match_indices('/').take(8) {
        if let Some(zone) = name.get(at + 1..).filter(|rest| rest.contains('/'))
            && let Ok(zone) = TimeZone::get(zone)
        {
            return Some(zone);
        }
    }
    let zone = Tz::from_str(name).ok()?;
    if !matches!(zone, Tz::Tz(_)) {
        return None;
    }
    TimeZone::get(&zone.name()?).ok()
}

/// The zone as the calendar defines it: the newest standard time, and the newest summer time if that still recurs.
fn defined(calendar: &ICalendar) -> Option<TimeZone> {
    let newest = |kind: &ICalendarComponentType| {
        calendar
            .components
            .iter()
            .filter(|it| it.component_type == *kind)
            .filter_map(Turn::of)
            .max_by_key(|turn| turn.begins)
    };
    let standard = newest(&ICalendarComponentType::Standard)?;
    let summer = newest(&ICalendarComponentType::Daylight);
    let text = match summer.and_then(|summer| Some((summer.rule()?, standard.rule()?, summer))) {
        Some((to_summer, to_standard, summer)) => format!(
            "<STD>{}<DST>{},{to_summer},{to_standard}",
            standard.offset(),
            summer.offset()
        ),
        None => format!("<STD>{}", standard.offset()),
    };
    TimeZone::posix(&text).ok()
}

/// A turn of the clock: from when on, to what, and when in the year it comes again.
struct Turn {
    begins: DateTime,
    /// Minutes east of Greenwich.
    minutes: i32,
    again: Option<ICalendarRecurrenceRule>,
}

impl Turn {
    fn of(component: &ICalendarComponent) -> Option<Self> {
        let value = |name: &ICalendarProperty| component.property(name)?.values.first();
        let date = |name| match value(name)? {
            ICalendarValue::PartialDateTime(date) => Some(date.as_ref()),
            _ => None,
        };
        let offset: &PartialDateTime = date(&ICalendarProperty::Tzoffsetto)?;
        let minutes = i32::from(offset.tz_hour?) * 60 + i32::from(offset.tz_minute.unwrap_or(0));
        let again = match value(&ICalendarProperty::Rrule) {
            Some(ICalendarValue::RecurrenceRule(rule)) => Some(rule.as_ref().clone()),
            _ => None,
        };
        Some(Self {
            begins: civil(date(&ICalendarProperty::Dtstart)?)?.0,
            minutes: if offset.tz_minus { -minutes } else { minutes },
            again,
        })
    }

    /// The offset as POSIX writes it: hours west of Greenwich.
    fn offset(&self) -> String {
        let sign = if self.minutes > 0 { "-" } else { "" };
        let minutes = self.minutes.abs();
        format!("{sign}{}:{:02}", minutes / 60, minutes % 60)
    }

    /// When in the year it comes, as POSIX writes it: month, week of the month, weekday and hour.
    fn rule(&self) -> Option<String> {
        let again = self.again.as_ref().filter(|rule| rule.until.is_none())?;
        let month = again.bymonth.first()?.month();
        let day = again.byday.first()?;
        let week = match day.ordwk? {
            -1 => 5,
            week @ 1..=4 => week,
            _ => return None,
        };
        let weekday = match day.weekday {
            ICalendarWeekday::Sunday => 0,
            ICalendarWeekday::Monday => 1,
            ICalendarWeekday::Tuesday => 2,
            ICalendarWeekday::Wednesday => 3,
            ICalendarWeekday::Thursday => 4,
            ICalendarWeekday::Friday => 5,
            ICalendarWeekday::Saturday => 6,
        };
        let time = self.begins.time();
        Some(format!(
            "M{month}.{week}.{weekday}/{}:{:02}",
            time.hour(),
            time.minute()
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    fn instant(zone: &TimeZone, at: &str) -> Timestamp {
        zone.to_timestamp(at.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_zone_is_known_by_the_worlds_name_and_by_windows() {
        let mut zones = Zones::new(TimeZone::UTC);
        for name in [
            "Europe/Vienna",
            "W. Europe Standard Time",
            "/freeassociation.sourceforge.net/Europe/Vienna",
            "/citadel.org/20190914_1/Europe/Vienna",
            "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
        ] {
            let zone = zones.named(name);
            let at = instant(&zone, "2024-07-01T12:00:00");
            assert_eq!(at.to_string(), "2024-07-01T10:00:00Z", "{name}");
        }
        assert_eq!(zones.strange(), None);
    }

    #[test]
    fn a_zone_that_nobody_knows_is_told_and_taken_as_the_users_own() {
        let mut zones = Zones::new(TimeZone::get("Asia/Tokyo").unwrap());
        let zone = zones.named("Ship's Time");
        let at = instant(&zone, "2024-07-01T12:00:00");
        assert_eq!(at.to_string(), "2024-07-01T03:00:00Z");
        assert_eq!(zones.strange(), Some(("Ship's Time", 0)));
    }

    #[test]
    fn a_zone_that_only_the_calendar_knows_is_as_it_says() {
        let mut zones = Zones::new(TimeZone::UTC);
        zones.define(
            "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nBEGIN:STANDARD\nDTSTART:16011028T030000\n\
             RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZOFFSETFROM:+0630\nTZOFFSETTO:+0530\nEND:STANDARD\n\
             BEGIN:DAYLIGHT\nDTSTART:16010325T020000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nTZOFFSETFROM:+0530\n\
             TZOFFSETTO:+0630\nEND:DAYLIGHT\nEND:VTIMEZONE\n",
        );
        let zone = zones.named("Customized Time Zone");
        let summer = instant(&zone, "2024-07-01T12:00:00");
        let winter = instant(&zone, "2024-12-01T12:00:00");
        assert_eq!(summer.to_string(), "2024-07-01T05:30:00Z");
        assert_eq!(winter.to_string(), "2024-12-01T06:30:00Z");
        assert_eq!(zones.strange(), None);
    }
}
