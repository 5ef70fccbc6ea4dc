//! What drew them: is it the user they are after, the user's position, or the employer?
//!
//! Only the words of the note tell. When the invitation came is told beside it: a new position draws many.

use std::ops::Range;

use jiff::civil::Date;

use super::{Entry, Material, Spec, number, unknown};
use crate::model::me::{Drawn, DrawnBy, Trigger};
use crate::model::time::days_between;
use crate::model::{Answer, Direction, Dossier, Foreign, Kind, Medium, Value};
use crate::text::note::{Cue, NoteKind, Reading, Sought, cue_places, named};

/// How long after a start invitations may come from it, in days.
const TRIGGER_DAYS: i64 = 365;

pub(super) const FACTS: &[Entry] = &[
    Spec::new(
        "drawn_by",
        Kind::List,
        "What drew them: you, your position, or your employer?",
        "Any of `me` (the note speaks of your work), `position` (your title, that it is new, that you hire), `employer` \
         (it names the house you work for, or speaks of it), `past` (an earlier employer, a school, shared work) and \
         `event`; the words are shown with the note. Empty if the note speaks of none. Unknown without a note of their own, \
         and in languages whose phrases aren't kept in full. `\"position\" in drawn_by` asks for one.",
    )
    .answered(drawn_by),
    Spec::new(
        "after_trigger_days",
        Kind::Int,
        "How many days after a start of yours did it come?",
        "Whole days from the newest start of a hat or a position of yours to the day of sending, where that is within a \
         year; from the first of the month where only the month is known. Unknown where there was none, and where \
         `triggers` is switched off.",
    )
    .answered(|material| {
        let days = trigger(material.dossier).map(|trigger| trigger.days);
        number(days, "a start of yours in the year before it, by your positions or `[me]`")
    }),
];

/// Says what drew the sender, as far as the words of the note tell, in the order of [`DrawnBy::ALL`].
#[must_use]
pub fn drawn(dossier: &Dossier) -> Vec<Drawn> {
    let Some(note) = their_note(dossier) else {
        return Vec::new();
    };
    let reading = super::reading(dossier);
    if reading.is_none_or(|reading| says_nothing(&reading)) {
        return Vec::new();
    }
    let mut drawn: Vec<Drawn> = cue_places(note.raw(), dossier.person.name.raw())
        .into_iter()
        .map(|(cue, words)| (of_cue(cue), words))
        .chain(own_names(dossier, note.raw()))
        .map(|(by, words)| Drawn {
            by,
            words: Some(words),
        })
        .collect();
    drawn.sort_by_key(|drawn| (drawn.by, drawn.words.as_ref().map(|words| words.start)));
    drawn.dedup();
    drawn
}

/// The start of the user's that an invitation came after, within a year; of several the nearest.
#[must_use]
pub fn trigger(dossier: &Dossier) -> Option<Trigger> {
    let sent = dossier.sent_on?;
    if !dossier.me.triggers || !is_theirs(dossier) {
        return None;
    }
    let hats = dossier.me.hats.iter();
    hats.filter_map(|hat| {
        let days = days_between(day(hat.from.as_deref()?)?, sent);
        (0..=TRIGGER_DAYS).contains(&days).then_some((days, hat))
    })
    .min_by_key(|(days, _)| *days)
    .map(|(days, hat)| Trigger {
        started_at: hat.employer.as_ref().unwrap_or(&hat.name).clone(),
        days,
    })
}

/// Whether they asked: nothing drew whom the user asked.
fn is_theirs(dossier: &Dossier) -> bool {
    dossier.invitation.direction == Direction::Incoming
}

fn their_note(dossier: &Dossier) -> Option<&Foreign> {
    let note = dossier.invitation.note.as_ref()?.as_ref()?;
    is_theirs(dossier).then_some(note)
}

/// The day of `2026-03-02`, or the first of `2026-03`; a year alone tells no day.
fn day(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next().map_or(Some(1), |day| day.parse().ok())?;
    Date::new(year, month, day).ok()
}

fn says_nothing(reading: &Reading) -> bool {
    matches!(reading.kind, NoteKind::None | NoteKind::Default)
}

fn drawn_by(material: &Material) -> Answer {
    let dossier = material.dossier;
    let (Some(reading), Some(note)) = (&material.reading, their_note(dossier)) else {
        return unknown("a note of theirs");
    };
    if says_nothing(reading) {
        return unknown("a note of theirs");
    }
    let mut by: Vec<DrawnBy> = reading.cues.iter().copied().map(of_cue).collect();
    by.extend(own_names(dossier, note.raw()).map(|(by, _)| by));
    if by.is_empty() && !reading.understood {
        return unknown("a note in English, German, French, Spanish, Italian, Portuguese or Dutch");
    }
    by.sort_unstable();
    by.dedup();
    let names = by.into_iter().map(|by| by.name().to_owned());
    Answer::known(Value::List(names.collect()))
}

fn of_cue(cue: Cue) -> DrawnBy {
    match cue {
        Cue::Work => DrawnBy::Me,
        Cue::Position => DrawnBy::Position,
        Cue::Firm => DrawnBy::Employer,
        Cue::Past => DrawnBy::Past,
        Cue::Event => DrawnBy::Event,
    }
}

/// Where the note names what is the user's own: a house they work or worked for, a title, a school, an event.
fn own_names(dossier: &Dossier, note: &str) -> impl Iterator<Item = (DrawnBy, Range<usize>)> {
    let sent = dossier.sent_on.map(|sent| sent.to_string());
    // A year, a month and a day compare as they are written, as far as the coarser goes.
    let lasts = |until: Option<&str>| match (until, sent.as_deref()) {
        (Some(until), Some(sent)) => sent.get(..until.len()).is_none_or(|sent| until >= sent),
        _ => true,
    };
    let mut kinds = Vec::new();
    let mut names: Vec<(String, bool)> = Vec::new();
    let mut add = |by, name: String, proper| {
        kinds.push(by);
        names.push((name, proper));
    };
    for hat in &dossier.me.hats {
        let worn = lasts(hat.until.as_deref());
        if let Some(employer) = &hat.employer {
            let by = if worn {
                DrawnBy::Employer
            } else {
                DrawnBy::Past
            };
            add(by, without_form(employer).to_owned(), true);
        }
        if worn {
            add(DrawnBy::Position, hat.name.clone(), false);
        }
    }
    for school in &dossier.my_schools {
        add(DrawnBy::Past, school.name.shown(Medium::Line), true);
    }
    for event in &dossier.my_events {
        add(DrawnBy::Event, event.name.shown(Medium::Line), true);
    }
    let sought: Vec<Sought<'_>> = names
        .iter()
        .map(|(name, proper)| Sought {
            name,
            proper: *proper,
        })
        .collect();
    let found = named(note, &sought);
    // An employer of now may be one of the past too, under another title.
    let now: Vec<Option<Range<usize>>> = kinds
        .iter()
        .zip(&found)
        .filter(|(by, _)| **by == DrawnBy::Employer)
        .map(|(_, words)| words.clone())
        .collect();
    kinds
        .into_iter()
        .zip(found)
        .filter_map(|(by, words)| Some((by, words?)))
        .filter(move |(by, words)| {
            *by != DrawnBy::Past || !now.iter().flatten().any(|place| place == words)
        })
}

/// A house without the letters that say in which form it is registered: nobody writes them in a note.
pub(super) fn without_form(name: &str) -> &str {
    const FORMS: &[&str] = &[
        "ab", "ag", "as", "bv", "co", "corp", "e.v", "gmbh", "inc", "kg", "llc", "llp", "ltd",
        "ltda", "nv", "oy", "plc", "sa", "sarl", "sas", "se", "sl", "spa", "srl",
    ];
    let mut rest = name.trim();
    while let Some((before, last)) = rest.rsplit_once(' ') {
        let last = last.trim_end_matches(['.', ',']).to_lowercase();
        if last != "&" && !FORMS.contains(&last.as_str()) {
            break;
        }
        rest = before.trim_end_matches([',', ' ']);
    }
    rest
}
