//! Lists from fairs: badges that the user scanned, and who was there. Tables of any program that writes such.
//!
//! A scanned badge is a meeting; a list of who was there only says that both were. So which of the two a table is must
//! be told by its header, by its name, or by the user; and an ordinary table is none of them. Ratings and remarks that a
//! scanner took down are not kept.

mod columns;
mod event;
mod moments;
mod plan;
#[cfg(test)]
mod tests;
mod words;

use std::io::Read;

use jiff::Timestamp;

use crate::model::import::{Flow, Item};
use crate::model::mapping::Column;
use crate::model::{Dealing, Dealt, Foreign, Handle, HandleKind, Now, Record, SourceKind};
use crate::text::fold::fold;
use crate::text::link::profile_slug;
use crate::text::name::{compared, display};
use crate::text::phone;

use super::decode;
use super::rows::{Odd, Rows, Step};
use super::session::{Counted, Session, base_name, line_place, quoted, reason};
use moments::{Moment, Order, moment};
pub(super) use plan::Said;
use plan::{Named, Plan, plan};

/// What to say of a table whose kind nothing tells, if these are the first bytes of a list of people.
pub(super) fn people(head: &[u8]) -> Option<String> {
    plan::people(&text_of(head)?)
}

/// The same of any other table; none where it is no table.
pub(super) fn untold(head: &[u8]) -> Option<String> {
    plan::untold(&text_of(head)?)
}

/// Whether a table with these first bytes is a list from a fair: by its header, its name, or the user's word.
pub(super) fn is_told(head: &[u8], path: &Foreign, said: &Said) -> bool {
    let Some(text) = text_of(head) else {
        return false;
    };
    // What the user said wrongly is answered by the reading.
    !said.now.is_empty() || plan(&text, path, said).is_ok()
}

/// The same of a file that lies in a folder with others: what the user said now doesn't make a list of it.
pub(super) fn is_told_by_itself(head: &[u8], path: &Foreign, said: &Said) -> bool {
    let before = Said {
        before: said.before.clone(),
        ..Said::default()
    };
    text_of(head).is_some_and(|text| plan(&text, path, &before).is_ok())
}

fn text_of(head: &[u8]) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    let mut plain = decode::plain(Box::new(head)).ok()?;
    plain.text.read_to_end(&mut text).ok()?;
    Some(text)
}

/// Reads a list from a fair, as a source of its own.
pub(super) fn read(
    session: &Session<'_, '_>,
    path: &Foreign,
    bytes: Box<dyn Read + '_>,
    now: Option<&Now>,
) -> Flow {
    let opened = decode::plain(Box::new(Counted::new(bytes, session))).and_then(|mut text| {
        let head = decode::head(&mut text.text, decode::HEAD)?;
        Ok((head, text))
    });
    let (head, rest) = match opened {
        Ok(opened) => opened,
        Err(error) => return session.unknown(path, reason(&error)),
    };
    let plan = match plan(&head, path, &session.said()) {
        Ok(plan) => plan,
        Err(why) => return session.unknown(path, why),
    };
    session.source(plan.kind, path)?;
    session.file(&base_name(path))?;
    if let Some(keep) = &plan.keep {
        session.say(Item::Mapping(keep.clone()))?;
    }
    let frame = plan.frame;
    let rows = Rows::over(head, rest, frame, ());
    List {
        session,
        order: Order::Untold,
        either: 0,
        rows,
        plan,
        now,
    }
    .read(path)
}

/// A list being read.
struct List<'s, 'a, 'e, 'r, 'n> {
    session: &'s Session<'a, 'e>,
    rows: Rows<'r, ()>,
    plan: Plan,
    now: Option<&'n Now>,
    order: Order,
    /// How many rows have a day of which day and month can't be told apart.
    either: usize,
}

/// What a row gave.
enum Gave {
    Record(Box<Record>),
    Nothing(&'static str),
}

impl List<'_, '_, '_, '_, '_> {
    fn read(mut self, path: &Foreign) -> Flow {
        self.say_event()?;
        self.rows.step_over();
        let (time, mut order) = (self.plan.place(Column::Time), Order::Untold);
        let day = self.plan.place(Column::Day);
        self.rows.look_ahead(2_000, 1024 * 1024, |rows| {
            order = order.and(&rows.text(time)).and(&rows.text(day));
        });
        self.order = order;
        loop {
            match self.rows.step() {
                Step::Row(line) => match self.row() {
                    Gave::Record(record) => self.session.record(line, record)?,
                    Gave::Nothing(why) => self.session.skip(line_place(line), why)?,
                },
                Step::Blank(line) => self.session.skip(line_place(line), "the row is empty")?,
                Step::Misfit(line, why) => self.session.skip(line_place(line), why)?,
                Step::Broken(line, why) => {
                    self.session.skip(line_place(line), why)?;
                    break;
                }
                Step::End => break,
            }
        }
        if self.session.stopped() {
            return Flow::Break(());
        }
        self.say_doubts(path)
    }

    /// Says which fair it was, and how that is known.
    fn say_event(&self) -> Flow {
        let name = self
            .plan
            .event
            .as_ref()
            .map_or_else(String::new, |event| quoted(event.raw()));
        let said = match self.plan.named {
            Named::User => format!("the fair is {name}, as you said"),
            Named::Column => "the fair is what the column for it says".to_owned(),
            Named::File => {
                format!("the fair is called {name} after the file; say otherwise with --event NAME")
            }
            Named::Nowhere => "which fair it was isn't told; say it with --event NAME".to_owned(),
        };
        self.session.say(Item::Remark(said))?;
        let has_day = [Column::Time, Column::Day]
            .iter()
            .any(|column| self.plan.place(*column).is_some());
        if has_day || self.plan.day.is_some() {
            return Flow::Continue(());
        }
        let said = "on which day it was isn't told; say it with --day 2026-09-14";
        self.session.say(Item::Remark(said.to_owned()))
    }

    /// Says what of the bytes and of the days is in doubt.
    fn say_doubts(&self, path: &Foreign) -> Flow {
        let called = quoted(base_name(path).raw());
        let odd = match self.rows.odd() {
            Some(Odd::Windows(line)) => Some(format!(
                "{called} isn't UTF-8 (line {line}); it was read as Windows-1252, as a spreadsheet saves it"
            )),
            Some(Odd::Replaced(line)) => Some(format!(
                "{called} has bytes that aren't UTF-8 (first in line {line}); they are replaced by a sign"
            )),
            None => None,
        };
        let either = (self.either > 0).then(|| {
            format!(
                "of {} days it isn't told which number is the month, so they were left out; save them as 2026-09-14, or say \
                 the day of the fair with --day",
                self.either
            )
        });
        for said in [odd, either].into_iter().flatten() {
            self.session.say(Item::Remark(said))?;
        }
        Flow::Continue(())
    }

    fn cell(&self, column: Column) -> String {
        /// The most characters of a cell that are kept.
        const LONGEST: usize = 200;
        let text = self.rows.text(self.plan.place(column));
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        line.chars().take(LONGEST).collect()
    }

    fn row(&mut self) -> Gave {
        let name = self.name();
        let email = Some(self.cell(Column::Email).to_lowercase())
            .filter(|address| super::vcard::is_address(address));
        if email
            .as_ref()
            .is_some_and(|address| self.session.own().has(address))
        {
            return Gave::Nothing("this is yourself");
        }
        if is_denied(&self.cell(Column::Came)) {
            return Gave::Nothing("they were on the list and didn't come");
        }
        let handles = self.handles(email.as_deref(), &name);
        let Some(best) = handles.first() else {
            return Gave::Nothing(
                "neither a name nor an address nor a number, so there is nobody to know by it",
            );
        };
        let at = self.at();
        if at.is_some_and(|at| self.now.is_some_and(|now| at > now.instant)) {
            return Gave::Nothing("its day is still to come");
        }
        let event = match self.plan.named {
            Named::Column => Some(self.cell(Column::Event))
                .filter(|event| !event.is_empty())
                .map(Foreign::new),
            _ => self.plan.event.clone(),
        };
        let who = email.unwrap_or_else(|| {
            if name.is_empty() {
                best.value.clone()
            } else {
                compared(&name)
            }
        });
        let fair = event
            .as_ref()
            .map_or_else(String::new, |event| fold(event.raw()));
        let dealt = match self.plan.kind {
            SourceKind::Badges => Dealt::Badge { event },
            _ => Dealt::Attendee { event },
        };
        Gave::Record(Box::new(Record::Dealing(Box::new(Dealing {
            handles,
            name: foreign(name),
            other_names: Vec::new(),
            company: foreign(self.cell(Column::Company)),
            title: foreign(self.cell(Column::Title)),
            at,
            key: format!("{fair}|{who}"),
            dealt,
        }))))
    }

    /// The name, given name first; a list for a desk writes the family name first, and a comma.
    fn name(&self) -> String {
        let (first, last) = (self.cell(Column::First), self.cell(Column::Last));
        let whole = self.cell(Column::Name);
        if !first.is_empty() || !last.is_empty() {
            return format!("{first} {last}").trim().to_owned();
        }
        // A degree behind the comma is no given name, and isn't shown.
        let shown = fold(&display(&whole));
        match whole.split_once(',') {
            Some((last, first))
                if !first.contains(',')
                    && shown.ends_with(&fold(first))
                    && !first.trim().is_empty() =>
            {
                format!("{} {}", first.trim(), last.trim())
            }
            _ => whole,
        }
    }

    fn handles(&self, email: Option<&str>, name: &str) -> Vec<Handle> {
        let slug = profile_slug(&self.cell(Column::Profile))
            .map(|slug| Handle::new(HandleKind::Slug, slug));
        let email = email.map(|address| Handle::new(HandleKind::Email, address));
        let phone =
            phone::key(&self.cell(Column::Phone)).map(|key| Handle::new(HandleKind::Phone, key));
        let mut handles: Vec<Handle> = [slug, email, phone].into_iter().flatten().collect();
        if handles.is_empty() {
            handles.extend(Handle::of_name(name));
        }
        handles
    }

    /// The moment of the scan, else the day of the fair.
    fn at(&mut self) -> Option<Timestamp> {
        let zone = self
            .now
            .map_or(jiff::tz::TimeZone::UTC, |now| now.zone.clone());
        let (time, clock) = (self.cell(Column::Time), self.cell(Column::Clock));
        let written = [format!("{time} {clock}"), self.cell(Column::Day)];
        let mut either = false;
        for cell in &written {
            match moment(cell, self.order, &zone) {
                Moment::At(at) => return Some(at),
                Moment::On(day) => return begins(day, &zone),
                Moment::Either => either = true,
                Moment::No => {}
            }
        }
        if self.plan.day.is_none() {
            self.either += usize::from(either);
        }
        begins(self.plan.day?, &zone)
    }
}

fn begins(day: jiff::civil::Date, zone: &jiff::tz::TimeZone) -> Option<Timestamp> {
    day.to_zoned(zone.clone())
        .ok()
        .map(|zoned| zoned.timestamp())
}

/// Whether a cell says that somebody stayed away, in one of the seven languages.
fn is_denied(cell: &str) -> bool {
    const AWAY: [&str; 26] = [
        "no",
        "n",
        "false",
        "0",
        "nein",
        "non",
        "nao",
        "nee",
        "no-show",
        "no show",
        "noshow",
        "not attending",
        "absent",
        "declined",
        "cancelled",
        "canceled",
        "deleted",
        "refunded",
        "abgesagt",
        "storniert",
        "annule",
        "cancelado",
        "cancelada",
        "annullato",
        "geannuleerd",
        "afwezig",
    ];
    AWAY.contains(&fold(cell).as_str())
}

fn foreign(text: String) -> Option<Foreign> {
    (!text.is_empty()).then(|| Foreign::new(text))
}
