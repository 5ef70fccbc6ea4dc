//! A conversation as lines of text: who wrote, and when. What was written is neither kept nor looked at.
//!
//! LinkedIn says above each group of messages who sent it at which time, and repeats name and time on a line below. A
//! group is one message here: how many it holds can't be told from lines. In a paste a message can be written so that it
//! looks like two; what lacks the second line, or goes back in time, makes the conversation doubtful.

mod days;
mod sides;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::import::dates::plausible;
use crate::model::import::Skipped;
use crate::model::page::{Basis, PageCard};
use crate::model::record::Message;
use crate::model::{Foreign, Handle, HandleKind, Now, Record};

use super::Refusal;
use super::cards::{Found, by_name, place};
use super::chrome::Sheet;
use super::lines::{self, Line, same};
use super::words::{Sentence, Words, elsewhere, is_degree, message_group};

use days::Day;
use sides::Sides;

/// The most messages of one conversation that are kept.
const MOST: usize = 10_000;
/// Within how many lines below its beginning a group repeats who sent it and when.
const REPEATED: usize = 4;

/// A conversation, and whose session it is as far as that follows from it.
pub(super) struct Talk {
    pub(super) found: Found,
    pub(super) owner: Option<String>,
}

/// The beginning of a group of messages.
struct Group<'a> {
    at: usize,
    name: &'a str,
    time: Time,
    /// The line that repeats the name and the time.
    headed: Option<usize>,
}

/// Whether lines are of a conversation: a group begins on them, and another sign of one is there. What leads the page
/// decides, since a note or a text about oneself can be written so that it looks like a message.
pub(super) fn is_thread(lines: &[Line], whole: &[Line], words: &Words) -> bool {
    let Some(first) = groups(lines).next() else {
        return false;
    };
    let sign = lines
        .iter()
        .position(|line| elsewhere::is_messaging(&line.text));
    let begins = sign.map_or(first.at, |sign| sign.min(first.at));
    let other = lines[..begins].iter().any(|line| {
        let line = line.text.as_str();
        words.is_manager(line)
            || words.is_contact(line)
            || words.is_accept(line)
            || matches!(words.sentence(line), Some(Sentence::Connect(_)))
    });
    !other && (sign.is_some() || first.headed.is_some() || elsewhere::is_linkedins(whole))
}

fn groups(lines: &[Line]) -> impl Iterator<Item = Group<'_>> {
    lines.iter().enumerate().filter_map(move |(at, line)| {
        let found = message_group(&line.text)?;
        let below = lines.iter().enumerate().skip(at + 1).take(REPEATED);
        let headed = below
            .take_while(|(_, line)| message_group(&line.text).is_none())
            .find(|(_, line)| {
                line.text.starts_with(found.name) && line.text.ends_with(found.written)
            })
            .map(|(at, _)| at);
        Some(Group {
            at,
            name: found.name,
            time: found.time,
            headed,
        })
    })
}

/// Reads a conversation. `linked_to` are the slugs of the profiles that a saved page links to.
pub(super) fn conversation(
    sheet: &Sheet,
    linked_to: &[String],
    now: Option<&Now>,
) -> Result<Talk, Refusal> {
    let lines = &sheet.lines[..end(&sheet.lines)];
    let groups: Vec<Group<'_>> = groups(lines).collect();
    let first = groups.first().ok_or(Refusal::TooLittle)?;
    let senders = groups.iter().map(|group| group.name);
    let both = Sides::of(senders, &lines[..first.at], sheet.owner.as_deref())?;
    let other = lines::name(both.other).ok_or(Refusal::Sides)?;
    let handles = match sheet
        .address
        .as_deref()
        .or_else(|| linked(&other, linked_to))
    {
        Some(slug) => vec![Handle::new(HandleKind::Slug, slug)],
        None => by_name(&other),
    };
    let handle = handles.first().ok_or(Refusal::Sides)?;
    let conversation = sheet.thread.clone().unwrap_or_else(|| handle.value.clone());
    let zone = now.map_or(TimeZone::UTC, |now| now.zone.clone());
    let mut moments = moments(lines, &groups, now).into_iter();
    let mut found = Found {
        counted: 1,
        ..Found::default()
    };
    let mut records = Vec::new();
    let (mut undated, mut turned) = (None::<(usize, usize)>, false);
    let mut latest = None::<(Date, Time)>;
    for group in &groups {
        let Some(day) = moments.next().flatten() else {
            let (count, _) = undated.get_or_insert((0, group.at));
            *count += 1;
            continue;
        };
        let moment = Some((day, group.time));
        turned |= moment < latest;
        latest = moment;
        let at = day.to_datetime(group.time).to_zoned(zone.clone());
        let Some(at) = at.ok().map(|at| at.timestamp()).filter(|at| plausible(*at)) else {
            continue;
        };
        if records.len() >= MOST {
            found.skipped.push(Skipped {
                place: place(&lines[group.at]),
                why: format!("more than {MOST} messages: from here on they are left out"),
            });
            break;
        }
        records.push(Record::Message(Message {
            conversation: conversation.clone(),
            from_me: both.is_mine(group.name),
            handles: handles.clone(),
            name: Foreign::new(other.as_str()),
            at,
        }));
    }
    if let Some((count, at)) = undated {
        found.skipped.push(Skipped {
            place: place(&lines[at]),
            why: format!(
                "{count} of the messages: no day stands above them, or none that can be told; scroll up to it and copy again"
            ),
        });
    }
    let mut records = records.into_iter();
    let record = records.next().ok_or(Refusal::Undated)?;
    let mut doubts = Vec::new();
    if groups.iter().any(|group| group.headed.is_none()) {
        doubts.push("a message begins without the line that repeats its time: a text in one may look like another".to_owned());
    }
    if turned {
        doubts.push("the messages go back in time: a text in one may look like another".to_owned());
    }
    found.cards.push(PageCard {
        line: lines[first.at].number,
        record,
        further: records.collect(),
        gist: None,
        basis: Basis::Sentence,
        doubts,
        left_over: Vec::new(),
        known: None,
        adds: Vec::new(),
    });
    Ok(Talk {
        owner: sheet
            .owner
            .clone()
            .or_else(|| both.me.and_then(lines::name)),
        found,
    })
}

/// Where the thread ends: at the box to write in, whose buttons stand below it.
fn end(lines: &[Line]) -> usize {
    const BUTTONS: usize = 8;
    let is_end = |at: &usize| {
        let below = &lines[at + 1..lines.len().min(at + 1 + BUTTONS)];
        elsewhere::is_compose(&lines[*at].text)
            && below
                .iter()
                .any(|line| elsewhere::is_compose_button(&line.text))
    };
    (0..lines.len()).find(is_end).unwrap_or(lines.len())
}

/// The day of each group, as the lines between them tell.
fn moments(lines: &[Line], groups: &[Group<'_>], now: Option<&Now>) -> Vec<Option<Date>> {
    let today = now.map(Now::today);
    let mut current = None;
    // Above the first group anything may stand, and nothing of a message.
    let mut written = 0;
    let mut days = Vec::with_capacity(groups.len());
    for group in groups {
        if let Some(above) = group.at.checked_sub(1).filter(|above| *above >= written)
            && let Some(day) = Day::of(&lines[above].text)
        {
            let on = day
                .on(today)
                .filter(|on| today.is_none_or(|today| *on <= today));
            let between = &lines[written..above];
            let is_heading = if written == 0 {
                // Where the head of the thread is cut off, this may be the end of a message: "Friday".
                matches!(day, Day::Named(..)) || between.iter().any(|line| is_head(&line.text))
            } else {
                // A single line below a name and a time is what was written.
                between.iter().any(|line| !is_reactions(&line.text))
            };
            match (on, current) {
                (Some(on), Some(before)) if on <= before => {}
                _ if is_heading => current = on,
                _ => {}
            }
        }
        written = group.headed.unwrap_or(group.at) + 1;
        days.push(current);
    }
    days
}

/// Whether a line stands above the messages of a thread.
fn is_head(line: &str) -> bool {
    is_degree(line) || elsewhere::is_messaging(line)
}

/// Whether a line is the row of signs to react with.
fn is_reactions(line: &str) -> bool {
    line.ends_with('+') && !line.contains(char::is_alphanumeric)
}

/// The one link of a page that has all words of a name.
fn linked<'a>(name: &str, links: &'a [String]) -> Option<&'a str> {
    let name = crate::text::fold::fold(name);
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut fitting = links.iter().filter(|slug| {
        let slug = crate::text::fold::fold(slug);
        words.len() > 1 && words.iter().all(|word| slug.contains(word))
    });
    let only = fitting.next()?;
    fitting.all(|other| other == only).then_some(only.as_str())
}

/// Adds to a conversation the messages that a second showing of it has more, in the order of time.
pub(super) fn join(card: &mut PageCard, again: PageCard) {
    for record in std::iter::once(again.record).chain(again.further) {
        let is_known = card.records().any(|known| sent(known) == sent(&record));
        if !is_known && card.further.len() < MOST {
            card.further.push(record);
        }
    }
    card.further.sort_by_key(moment);
    if let Some(first) = card.further.first_mut()
        && moment(first) < moment(&card.record)
    {
        std::mem::swap(first, &mut card.record);
        card.further.sort_by_key(moment);
    }
}

/// Who sent a message of one conversation, and when.
fn sent(record: &Record) -> Option<(bool, Timestamp)> {
    match record {
        Record::Message(message) => Some((message.from_me, message.at)),
        _ => None,
    }
}

fn moment(record: &Record) -> Timestamp {
    match record {
        Record::Message(message) => message.at,
        _ => Timestamp::MIN,
    }
}

/// Whether two records are of one conversation.
pub(super) fn is_same(one: &Message, other: &Message) -> bool {
    one.conversation == other.conversation && same(one.name.raw(), other.name.raw())
}

/// How many messages a conversation has, and from when to when: `12 messages, 3 Mar to 9 Nov 2026`.
pub(super) fn gist(card: &PageCard, now: Option<&Now>) -> Option<String> {
    let zone = now.map_or(TimeZone::UTC, |now| now.zone.clone());
    let moments = || {
        card.records()
            .filter(|record| matches!(record, Record::Message(_)))
            .map(moment)
    };
    let day = |at: Timestamp| zone.to_datetime(at).date();
    let (from, to) = (day(moments().min()?), day(moments().max()?));
    let last = to.strftime("%-d %b %Y");
    let days = if from == to {
        last.to_string()
    } else if from.year() == to.year() {
        format!("{} to {last}", from.strftime("%-d %b"))
    } else {
        format!("{} to {last}", from.strftime("%-d %b %Y"))
    };
    Some(match moments().count() {
        1 => format!("1 message, {days}"),
        many => format!("{many} messages, {days}"),
    })
}
