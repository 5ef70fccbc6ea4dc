//! One entry of a calendar, as far as it says who met, when and where. What was written about it is not kept.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarEntry, ICalendarParameterName, ICalendarPeriod,
    ICalendarProperty, ICalendarStatus, ICalendarValue,
};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use crate::model::dealing::Setting;

use super::party::Party;
use super::recurrence::Rule;
use super::setting::{self, Where};
use super::zones::Zones;

/// The most of a title or a place that is kept, in characters.
const LONGEST: usize = 200;

/// The most of a UID that is kept, in characters. Outlook's have some hundred.
const UID: usize = 512;

/// The most single dates that are taken of an entry, of those left out and of those added.
const DATES: usize = 2_000;

/// The most people of an entry who are kept by name; the others are only counted.
pub(super) const PEOPLE: usize = 200;

/// A moment as an entry writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// The wall clock; midnight of a whole day.
    pub(super) civil: DateTime,
    pub(super) whole_day: bool,
    zone: TimeZone,
}

impl When {
    /// The instant. Of an hour that came twice the first, of one that never came the hour after.
    pub(super) fn instant(&self) -> Option<Timestamp> {
        self.zone.to_timestamp(self.civil).ok()
    }

    /// The same time of day on another day.
    pub(super) fn on(&self, day: Date) -> Self {
        Self {
            civil: day.to_datetime(self.civil.time()),
            ..self.clone()
        }
    }

    /// The instant of this wall clock in the zone of another.
    fn in_zone_of(&self, other: &Self) -> Option<DateTime> {
        Some(other.zone.to_datetime(self.instant()?))
    }

    /// The day on which it falls for another moment's zone.
    pub(super) fn day_beside(&self, other: &Self) -> Option<Date> {
        if self.whole_day || other.whole_day {
            return Some(self.civil.date());
        }
        Some(self.in_zone_of(other)?.date())
    }
}

/// How often an entry comes.
#[derive(Clone, Debug)]
pub(super) enum Repeats {
    Once,
    By(Box<Rule>),
    /// By a rule that can't be read.
    Oddly,
}

/// An entry.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// The how many-th of its file.
    pub(super) number: u64,
    /// Empty where it has none.
    pub(super) uid: String,
    pub(super) start: When,
    /// How long; `None` for whole days.
    pub(super) seconds: Option<i64>,
    /// Which one of a series it stands for.
    pub(super) instead_of: Option<When>,
    pub(super) repeats: Repeats,
    pub(super) added: Vec<When>,
    pub(super) left_out: Vec<When>,
    pub(super) title: Option<String>,
    pub(super) place: Option<String>,
    pub(super) setting: Setting,
    pub(super) organiser: Option<Party>,
    pub(super) attendees: Vec<Party>,
    /// How many people were asked beyond those kept by name.
    pub(super) more: usize,
    pub(super) cancelled: bool,
    /// Whether Outlook holds the time as taken, which it does once an invitation is accepted.
    pub(super) busy: bool,
}

impl Event {
    /// Reads the text of one entry. The error says what is missing.
    pub(super) fn read(text: &str, number: u64, zones: &mut Zones) -> Result<Self, String> {
        let calendar = ICalendar::parse(text).ok();
        let component = calendar.as_ref().and_then(|it| it.components.first());
        let Some(component) = component else {
            return Err("it can't be read; export the calendar again".to_owned());
        };
        let instead_of = moment(component, &ICalendarProperty::RecurrenceId, zones);
        let start = match moment(component, &ICalendarProperty::Dtstart, zones) {
            Some(start) => start,
            None if component.has_property(&ICalendarProperty::Dtstart) => {
                return Err(
                    "its DTSTART is no date; a calendar writes such as 20240514T120000Z".to_owned(),
                );
            }
            None => instead_of
                .clone()
                .ok_or("it has no DTSTART, so that it isn't known when it was")?,
        };
        let title = text_of(component, &ICalendarProperty::Summary);
        let found = Where::of(component, title.as_deref());
        let (mut attendees, mut more) = (Vec::new(), 0);
        for entry in component.properties(&ICalendarProperty::Attendee) {
            if attendees.len() < PEOPLE {
                attendees.push(Party::of(entry));
            } else {
                more += 1;
            }
        }
        let cancelled = component.status() == Some(&ICalendarStatus::Cancelled)
            || title.as_deref().is_some_and(setting::is_called_off);
        Ok(Self {
            number,
            uid: text_of(component, &ICalendarProperty::Uid)
                .map(|uid| cut(&uid, UID))
                .unwrap_or_default(),
            seconds: seconds(component, &start, zones),
            repeats: repeats(component, &start, zones),
            added: moments(component, &ICalendarProperty::Rdate, zones),
            left_out: moments(component, &ICalendarProperty::Exdate, zones),
            instead_of,
            start,
            title: title.map(|title| cut(&title, LONGEST)),
            place: found.place.map(|place| cut(&place, LONGEST)),
            setting: found.setting,
            organiser: component
                .property(&ICalendarProperty::Organizer)
                .map(Party::of),
            attendees,
            more,
            cancelled,
            busy: setting::microsofts(component, "BUSYSTATUS")
                .any(|it| matches!(it, "BUSY" | "OOF" | "WORKINGELSEWHERE")),
        })
    }

    /// How many people it holds in memory.
    pub(super) fn weight(&self) -> usize {
        1 + self.attendees.len() + (self.added.len() + self.left_out.len()) / 4
    }
}

/// The first so many characters.
pub(super) fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// The text of a property; `None` where there is none, or nothing in it.
pub(super) fn text_of(component: &ICalendarComponent, name: &ICalendarProperty) -> Option<String> {
    let values = &component.property(name)?.values;
    let text = values.iter().find_map(ICalendarValue::as_text)?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The wall clock of a date as it is written, and whether it is a whole day.
pub(super) fn civil(date: &PartialDateTime) -> Option<(DateTime, bool)> {
    let small = |part: u8| i8::try_from(part).ok();
    let day = Date::new(
        i16::try_from(date.year?).ok()?,
        small(date.month?)?,
        small(date.day?)?,
    )
    .ok()?;
    let Some(hour) = date.hour else {
        return Some((day.to_datetime(Time::midnight()), true));
    };
    let (minute, second) = (date.minute.unwrap_or(0), date.second.unwrap_or(0));
    // A leap second is written as 60.
    let time = Time::new(small(hour)?, small(minute)?, small(second)?.min(59), 0).ok()?;
    Some((day.to_datetime(time), false))
}

fn when(date: &PartialDateTime, zone: Option<&str>, zones: &mut Zones) -> Option<When> {
    let (civil, whole_day) = civil(date)?;
    let zone = match (whole_day, date.tz_hour, zone) {
        (false, Some(hours), _) => {
            let seconds = i32::from(hours) * 3600 + i32::from(date.tz_minute.unwrap_or(0)) * 60;
            let offset = if date.tz_minus { -seconds } else { seconds };
            TimeZone::fixed(Offset::from_seconds(offset).ok()?)
        }
        (false, None, Some(name)) => zones.named(name),
        _ => zones.home(),
    };
    Some(When {
        civil,
        whole_day,
        zone,
    })
}

fn zone_of(entry: &ICalendarEntry) -> Option<&str> {
    entry.parameter(&ICalendarParameterName::Tzid)?.as_text()
}

fn moment(
    component: &ICalendarComponent,
    name: &ICalendarProperty,
    zones: &mut Zones,
) -> Option<When> {
    let entry = component.property(name)?;
    match entry.values.first()? {
        ICalendarValue::PartialDateTime(date) => when(date, zone_of(entry), zones),
        _ => None,
    }
}

fn moments(
    component: &ICalendarComponent,
    name: &ICalendarProperty,
    zones: &mut Zones,
) -> Vec<When> {
    let mut found = Vec::new();
    for entry in component.properties(name) {
        for value in &entry.values {
            let date = match value {
                ICalendarValue::PartialDateTime(date) => date.as_ref(),
                ICalendarValue::Period(
                    ICalendarPeriod::Range { start, .. } | ICalendarPeriod::Duration { start, .. },
                ) => start,
                _ => continue,
            };
            if found.len() >= DATES {
                return found;
            }
            found.extend(when(date, zone_of(entry), zones));
        }
    }
    found
}

/// How long it lasts; an entry without an end lasts no time that is known.
fn seconds(component: &ICalendarComponent, start: &When, zones: &mut Zones) -> Option<i64> {
    /// A month: what is longer is no meeting but a stay.
    const LONGEST: i64 = 31 * 86_400;
    if start.whole_day {
        return None;
    }
    let lasts = match moment(component, &ICalendarProperty::Dtend, zones) {
        Some(end) => end.instant()?.as_second() - start.instant()?.as_second(),
        None => match component
            .property(&ICalendarProperty::Duration)?
            .values
            .first()?
        {
            ICalendarValue::Duration(duration) => duration.as_seconds(),
            _ => return None,
        },
    };
    (0..=LONGEST).contains(&lasts).then_some(lasts)
}

fn repeats(component: &ICalendarComponent, start: &When, zones: &mut Zones) -> Repeats {
    let Some(entry) = component.property(&ICalendarProperty::Rrule) else {
        return Repeats::Once;
    };
    let Some(ICalendarValue::RecurrenceRule(rule)) = entry.values.first() else {
        return Repeats::Oddly;
    };
    let until = match &rule.until {
        None => None,
        // An end without a zone is meant in the zone of the beginning.
        Some(date) => match when(date, None, zones) {
            Some(end) if date.tz_hour.is_none() => Some(When {
                zone: start.zone.clone(),
                ..end
            }),
            Some(end) => Some(end),
            None => return Repeats::Oddly,
        },
    };
    Rule::of(rule, until).map_or(Repeats::Oddly, |rule| Repeats::By(Box::new(rule)))
}
