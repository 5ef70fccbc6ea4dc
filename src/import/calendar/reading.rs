//! One reading of a calendar: what is held for how long, and what becomes of each entry.

use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::ops::ControlFlow;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::model::Foreign;
use crate::model::dealing::{Dealing, Dealt, Setting};
use crate::model::import::{Emit, Flow, Item};
use crate::model::record::{Handle, Record};
use crate::text::name::compared;

use super::entry::{Event, Repeats, When};
use super::party::{Absent, Me, Party};
use super::pieces::{Ended, Piece};
use super::recurrence::{Bounds, Series};
use super::tally::Tally;
use super::zones::Zones;
use super::{Whose, party, place, recurrence, skip, title, uid_in};

/// How many entries, weighed by their people, are looked at before it is told whose calendar it is.
const AHEAD: usize = 20_000;
/// How many, weighed likewise, are held for being series.
const SERIES: usize = 200_000;
/// The most dealings that one series is worth. A meeting of many every week says little, and says it often.
const OF_ONE: usize = 3_000;
/// The most times of one series that are kept.
const TIMES: usize = 1_000;
/// The most dealings that the series of one file are worth together.
const OF_ALL: usize = 1_000_000;
/// The most entries of a file whose UIDs are remembered.
const REMEMBERED: usize = 1_000_000;

/// A calendar being read.
pub(super) struct Reading<'e, 'f> {
    pub(super) emit: &'e mut Emit<'f>,
    now: Option<Timestamp>,
    zones: Zones,
    me: Me,
    /// Whether whose calendar it is has been told.
    told: bool,
    number: u64,
    /// Whether the calendar at hand is word that its entries are called off.
    called_off: bool,
    waiting: Vec<Event>,
    series: Vec<Event>,
    /// How many people are held, among those waiting and in series.
    weight: (usize, usize),
    /// Which of a series stand in the calendar by themselves, by UID.
    instead: HashMap<u64, Vec<When>>,
    instead_count: usize,
    seen: HashSet<u64>,
    left: usize,
    tally: Tally,
}

impl<'e, 'f> Reading<'e, 'f> {
    pub(super) fn new(whose: &Whose, emit: &'e mut Emit<'f>) -> Self {
        let home = whose
            .now
            .as_ref()
            .map_or(TimeZone::UTC, |now| now.zone.clone());
        let mut me = Me::default();
        me.addresses
            .extend(whose.addresses.iter().map(|it| it.to_lowercase()));
        me.is_called(&whose.called);
        me.is_called(whose.name.as_deref().unwrap_or_default());
        Self {
            emit,
            now: whose.now.as_ref().map(|now| now.instant),
            zones: Zones::new(home),
            me,
            told: false,
            number: 0,
            called_off: false,
            waiting: Vec::new(),
            series: Vec::new(),
            weight: (0, 0),
            instead: HashMap::new(),
            instead_count: 0,
            seen: HashSet::new(),
            left: OF_ALL,
            tally: Tally::default(),
        }
    }

    pub(super) fn take(&mut self, piece: Piece) -> Flow {
        match piece {
            Piece::Calendar => self.called_off = false,
            Piece::Property { name, value } if name == "METHOD" => {
                self.called_off = value.eq_ignore_ascii_case("CANCEL");
            }
            Piece::Property { value, .. } => self.me.is_called(&value),
            Piece::Zone(text) => self.zones.define(&text),
            Piece::Event { text, ended } => return self.event(&text, ended),
        }
        Flow::Continue(())
    }

    fn event(&mut self, text: &str, ended: Ended) -> Flow {
        self.number += 1;
        let event = Event::read(text, self.number, &mut self.zones);
        let why = match (ended, &event) {
            (Ended::Properly, Ok(_)) => None,
            (Ended::Properly, Err(why)) => Some(why.as_str()),
            (Ended::Without, _) => Some("it has no END:VEVENT and may be half of one"),
            (Ended::WithTheFile, _) => {
                Some("the file ends in the middle of it; export the calendar again")
            }
            (Ended::Overfull, _) => Some("it holds more than an entry can: left out unread"),
        };
        if let Some(why) = why {
            let uid = event
                .as_ref()
                .map_or_else(|_| uid_in(text), |it| it.uid.clone());
            return skip(self.emit, place(self.number, &uid), why);
        }
        let Ok(mut event) = event else {
            return Flow::Continue(());
        };
        event.cancelled |= self.called_off;
        self.hold(event)
    }

    /// Keeps an entry until it is told whose calendar it is.
    fn hold(&mut self, event: Event) -> Flow {
        let at = event.instead_of.as_ref().unwrap_or(&event.start);
        let same = hash(&(&event.uid, at.civil, event.instead_of.is_some()));
        if !event.uid.is_empty() && self.seen.len() < REMEMBERED && !self.seen.insert(same) {
            let place = place(event.number, &event.uid);
            return skip(
                self.emit,
                place,
                "the same UID and beginning as an entry before it",
            );
        }
        if let Some(instead_of) = &event.instead_of
            && self.instead_count < REMEMBERED
        {
            self.instead_count += 1;
            let others = self.instead.entry(hash(&event.uid)).or_default();
            others.push(instead_of.clone());
        }
        if event.cancelled {
            self.tally.cancelled += 1;
            return Flow::Continue(());
        }
        if self.told {
            return self.sort(event);
        }
        self.weight.0 += event.weight();
        self.waiting.push(event);
        if self.weight.0 >= AHEAD {
            self.tell()?;
        }
        Flow::Continue(())
    }

    /// Tells whose calendar it is, and goes on with what waited for that.
    fn tell(&mut self) -> Flow {
        self.told = true;
        self.me.vote(&self.waiting);
        for event in std::mem::take(&mut self.waiting) {
            self.sort(event)?;
        }
        Flow::Continue(())
    }

    /// Hands a single entry on, and keeps one that recurs.
    fn sort(&mut self, event: Event) -> Flow {
        if matches!(event.repeats, Repeats::Once) && event.added.is_empty() {
            return self.single(&event);
        }
        self.weight.1 += event.weight();
        self.series.push(event);
        if self.weight.1 >= SERIES {
            self.expand()?;
        }
        Flow::Continue(())
    }

    fn single(&mut self, event: &Event) -> Flow {
        let Some(at) = event.start.instant() else {
            return skip(
                self.emit,
                place(event.number, &event.uid),
                "it begins beyond the years that can be counted",
            );
        };
        if self.now.is_some_and(|now| at > now) {
            self.tally.ahead += 1;
            return Flow::Continue(());
        }
        let day = event
            .instead_of
            .as_ref()
            .unwrap_or(&event.start)
            .civil
            .date();
        let Some(company) = self.company(event) else {
            return Flow::Continue(());
        };
        self.say(event, &company, (at, day))
    }

    /// Works out when the series took place.
    fn expand(&mut self) -> Flow {
        self.weight.1 = 0;
        for event in std::mem::take(&mut self.series) {
            let Some(company) = self.company(&event) else {
                continue;
            };
            let others = company.others.len();
            if others == 0 {
                // That the calendar was looked through is said once.
                self.single(&event)?;
                continue;
            }
            let most = (OF_ONE / others).clamp(1, TIMES);
            let series = self.times(&event, most.min(self.left.max(1)));
            let begins = event.start.instant();
            let ahead = self
                .now
                .is_some_and(|now| begins.is_some_and(|at| at > now));
            self.tally.ahead += usize::from(ahead);
            self.tally.shortened += usize::from(series.cut);
            self.left = self.left.saturating_sub(series.starts.len() * others);
            for time in series.starts.into_iter().rev() {
                self.say(&event, &company, time)?;
            }
        }
        Flow::Continue(())
    }

    fn times(&mut self, event: &Event, most: usize) -> Series {
        let none: &[When] = &[];
        let instead = self.instead.get(&hash(&event.uid));
        let bounds = Bounds {
            now: self.now,
            most,
            instead: instead.map_or(none, Vec::as_slice),
        };
        match &event.repeats {
            Repeats::By(rule) => {
                rule.expand(&event.start, (&event.added, &event.left_out), &bounds)
            }
            odd => {
                self.tally.odd += usize::from(matches!(odd, Repeats::Oddly));
                recurrence::once(&event.start, (&event.added, &event.left_out), &bounds)
            }
        }
    }

    /// With whom an entry was; `None` where the user wasn't there.
    fn company(&mut self, event: &Event) -> Option<Company> {
        let others = match party::others(event, &self.me) {
            Ok(others) => others,
            Err(Absent::Declined) => {
                self.tally.declined += 1;
                return None;
            }
            Err(Absent::Unanswered) => {
                self.tally.unanswered += 1;
                return None;
            }
        };
        let named = |party: &Party| {
            let handle = party.handle()?;
            Some((handle, party.name.as_deref().map(Foreign::new)))
        };
        let asked = party::asked(event, &self.me);
        let asks_nobody = event.attendees.is_empty() && asked == 1;
        let others: Vec<_> = if asks_nobody {
            let title = event.title.as_deref().unwrap_or_default();
            title::people(title, event.start.whole_day)
                .into_iter()
                .filter(|name| !self.me.names.contains(&compared(name)))
                .filter_map(|name| Some((party::by_name(&name)?, Some(Foreign::new(name)))))
                .collect()
        } else if event.more > 0 {
            // So many that it says nothing of one of them.
            Vec::new()
        } else {
            others.into_iter().filter_map(named).collect()
        };
        let people = if asks_nobody { 1 + others.len() } else { asked };
        Some(Company {
            others,
            people: i64::try_from(people).unwrap_or(i64::MAX),
        })
    }

    /// Hands on one time that an entry took place: a dealing with each of the others, or with nobody.
    fn say(&mut self, event: &Event, company: &Company, (at, day): (Timestamp, Date)) -> Flow {
        let place = place(event.number, &event.uid);
        let key = key(event, day);
        let meeting = |alone: bool| Dealt::Meeting {
            title: event.title.as_deref().filter(|_| !alone).map(Foreign::new),
            place: event.place.as_deref().filter(|_| !alone).map(Foreign::new),
            setting: if alone {
                Setting::Untold
            } else {
                event.setting
            },
            seconds: event.seconds,
            people: company.people,
        };
        let dealing = |handles, name, alone| Dealing {
            handles,
            name,
            other_names: Vec::new(),
            company: None,
            title: None,
            at: Some(at),
            key: key.clone(),
            dealt: meeting(alone),
        };
        if company.others.is_empty() {
            let record = Box::new(Record::Dealing(Box::new(dealing(Vec::new(), None, true))));
            return (self.emit)(Item::Record { place, record });
        }
        for (handle, name) in &company.others {
            let dealing = dealing(vec![handle.clone()], name.clone(), false);
            (self.emit)(Item::Record {
                place: place.clone(),
                record: Box::new(Record::Dealing(Box::new(dealing))),
            })?;
        }
        Flow::Continue(())
    }

    /// Reads what was held, and says what was left out.
    pub(super) fn finish(&mut self) -> Flow {
        self.tell()?;
        self.expand()?;
        self.tally.overfull = self.left == 0;
        for remark in self.tally.remarks(&self.zones) {
            (self.emit)(Item::Remark(remark))?;
        }
        ControlFlow::Continue(())
    }
}

/// With whom an entry was.
struct Company {
    others: Vec<(Handle, Option<Foreign>)>,
    people: i64,
}

/// What makes a dealing the same when it is read again: the UID, and the day on which it stands in its series. An entry
/// without a UID goes by its beginning and a number made of its title: the title of one with nobody isn't kept.
fn key(event: &Event, day: Date) -> String {
    if event.uid.is_empty() {
        let title = event.title.as_deref().unwrap_or_default();
        return format!("{} {:016x}", event.start.on(day).civil, number_of(title));
    }
    format!("{} {day}", event.uid)
}

/// A number by which a text is known again, the same in every version of the program: FNV-1a.
fn number_of(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |number, byte| {
        (number ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn hash(what: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
