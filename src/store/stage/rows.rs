//! Records other than sightings as rows of one table: which column holds what, and what makes one the same when it is
//! read again.

use jiff::Timestamp;

use super::raw;
use crate::model::record::{Acceptance, Connection as Connected, Message, OwnProfile, Position};
use crate::model::{Dealing, Dealt, Foreign, Handle, OwnEvent, School};
use crate::store::schema::fingerprint;

/// A record of another kind than a sighting, as the stage keeps it.
#[derive(Default)]
pub(super) struct Row<'a> {
    pub(super) kind: &'static str,
    pub(super) key: String,
    pub(super) party: String,
    pub(super) says: String,
    pub(super) at: Option<i64>,
    pub(super) name: Option<&'a str>,
    pub(super) handles: Option<String>,
    pub(super) company: Option<&'a str>,
    pub(super) title: Option<&'a str>,
    pub(super) location: Option<&'a str>,
    pub(super) what: Option<&'a str>,
    pub(super) tags: Option<String>,
    pub(super) setting: Option<&'static str>,
    pub(super) seconds: Option<i64>,
    pub(super) people: Option<i64>,
    pub(super) how: Option<&'static str>,
    pub(super) conversation: Option<&'a str>,
    pub(super) from_me: Option<bool>,
    pub(super) automatic: Option<bool>,
    pub(super) from_month: Option<&'a str>,
    pub(super) to_month: Option<&'a str>,
}

fn written(handle: &Handle) -> String {
    [handle.kind.name(), ":", &handle.value].concat()
}

fn key_of(handles: &[Handle]) -> String {
    handles.first().map(written).unwrap_or_default()
}

/// Several texts as one column, a line each; nothing for none. What holds a line break can't be told apart there, so it
/// loses it.
fn listed<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let lines: Vec<String> = texts.map(|text| text.replace('\n', " ")).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

pub(super) fn connection(it: &Connected) -> Row<'_> {
    let (company, title) = (raw(it.company.as_ref()), raw(it.position.as_ref()));
    Row {
        kind: "connection",
        key: format!(
            "{}|{}|{}|{}",
            key_of(&it.handles),
            it.connected_on,
            company.unwrap_or_default(),
            title.unwrap_or_default()
        ),
        at: Some(crate::model::time::day_number(it.connected_on) * 86_400),
        name: Some(it.name.raw()),
        company,
        title,
        ..Row::default()
    }
}

pub(super) fn message(it: &Message) -> Row<'_> {
    let who = if it.from_me { "me" } else { "them" };
    Row {
        kind: "message",
        key: format!(
            "{}|{}|{who}|{}",
            it.conversation,
            it.at.as_second(),
            key_of(&it.handles)
        ),
        at: Some(it.at.as_second()),
        name: Some(it.name.raw()),
        conversation: Some(&it.conversation),
        from_me: Some(it.from_me),
        ..Row::default()
    }
}

pub(super) fn acceptance(it: &Acceptance) -> Row<'_> {
    Row {
        kind: "acceptance",
        key: format!("{}|{}", key_of(&it.handles), it.at.as_second()),
        at: Some(it.at.as_second()),
        name: Some(it.name.raw()),
        ..Row::default()
    }
}

pub(super) fn own_profile(it: &OwnProfile) -> Row<'_> {
    let headline = raw(it.headline.as_ref());
    Row {
        kind: "own-profile",
        key: format!("{}|{}", it.name.raw(), headline.unwrap_or_default()),
        name: Some(it.name.raw()),
        title: headline,
        company: raw(it.industry.as_ref()),
        location: raw(it.location.as_ref()),
        ..Row::default()
    }
}

pub(super) fn position(it: &Position) -> Row<'_> {
    Row {
        kind: "position",
        key: format!(
            "{}|{}|{}",
            it.company.raw(),
            it.title.raw(),
            it.from.as_deref().unwrap_or_default()
        ),
        company: Some(it.company.raw()),
        title: Some(it.title.raw()),
        location: raw(it.place.as_ref()),
        from_month: it.from.as_deref(),
        to_month: it.to.as_deref(),
        ..Row::default()
    }
}

pub(super) fn own_address(address: &str) -> Row<'_> {
    Row {
        kind: "own-address",
        key: address.to_owned(),
        name: Some(address),
        ..Row::default()
    }
}

pub(super) fn school(it: &School) -> Row<'_> {
    Row {
        kind: "school",
        key: format!(
            "{}|{}|{}",
            it.name.raw(),
            raw(it.degree.as_ref()).unwrap_or_default(),
            it.from.as_deref().unwrap_or_default()
        ),
        what: Some(it.name.raw()),
        title: raw(it.degree.as_ref()),
        from_month: it.from.as_deref(),
        to_month: it.to.as_deref(),
        ..Row::default()
    }
}

pub(super) fn own_event(it: &OwnEvent) -> Row<'_> {
    let at = it.at.map(Timestamp::as_second);
    Row {
        kind: "own-event",
        key: format!("{}|{}", it.name.raw(), at.unwrap_or_default()),
        at,
        what: Some(it.name.raw()),
        ..Row::default()
    }
}

pub(super) fn dealing(it: &Dealing) -> Row<'_> {
    let mut row = Row {
        kind: it.dealt.kind(),
        key: it.key.clone(),
        party: key_of(&it.handles),
        at: it.at.map(Timestamp::as_second),
        name: raw(it.name.as_ref()).filter(|name| !name.trim().is_empty()),
        handles: listed(
            it.handles
                .iter()
                .skip(1)
                .map(written)
                .collect::<Vec<_>>()
                .iter()
                .map(String::as_str),
        ),
        company: raw(it.company.as_ref()),
        title: raw(it.title.as_ref()),
        ..Row::default()
    };
    dealt(&it.dealt, &mut row);
    if changes(&it.dealt) {
        row.says = version(&row, it);
    }
    row
}

fn dealt<'a>(dealt: &'a Dealt, row: &mut Row<'a>) {
    match dealt {
        Dealt::Card { note, tags } => {
            row.what = raw(note.as_ref());
            row.tags = listed(tags.iter().map(Foreign::raw));
        }
        Dealt::Meeting {
            title,
            place,
            setting,
            seconds,
            people,
        } => {
            row.what = raw(title.as_ref());
            row.location = raw(place.as_ref());
            row.setting = Some(setting.name());
            row.seconds = *seconds;
            row.people = Some(*people);
        }
        Dealt::Call { from_me, seconds } => {
            row.from_me = Some(*from_me);
            row.seconds = Some(*seconds);
        }
        Dealt::Badge { event } | Dealt::Attendee { event } => row.what = raw(event.as_ref()),
        Dealt::Letter { from_me, automatic } => {
            row.from_me = Some(*from_me);
            row.automatic = Some(*automatic);
        }
        Dealt::Recommendation { from_me } => row.from_me = Some(*from_me),
        Dealt::Endorsement { from_me, skill } => {
            row.from_me = Some(*from_me);
            row.what = Some(skill.raw());
        }
        Dealt::Engagement { from_me, how } => {
            row.from_me = Some(*from_me);
            row.how = Some(how.name());
        }
        Dealt::Contact | Dealt::Follow => {}
    }
}

/// Whether somebody edits such a record, so that it says something else when it is read again. What was sent or done
/// stays as it was.
fn changes(dealt: &Dealt) -> bool {
    matches!(
        dealt,
        Dealt::Card { .. }
            | Dealt::Contact
            | Dealt::Meeting { .. }
            | Dealt::Badge { .. }
            | Dealt::Attendee { .. }
    )
}

/// A hash of all that such a record says.
fn version(row: &Row<'_>, it: &Dealing) -> String {
    let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let numbers = [row.at, row.seconds, row.people].map(number);
    let texts = [
        row.name,
        row.handles.as_deref(),
        row.company,
        row.title,
        row.location,
        row.what,
        row.tags.as_deref(),
        row.setting,
    ];
    let names = it
        .other_names
        .iter()
        .flat_map(|other| [other.name.raw(), other.kind.name()]);
    let said: Vec<&str> = texts
        .into_iter()
        .map(Option::unwrap_or_default)
        .chain(numbers.iter().map(String::as_str))
        .chain(names)
        .collect();
    format!("{:016x}", fingerprint(&said.join("\u{1f}")))
}
