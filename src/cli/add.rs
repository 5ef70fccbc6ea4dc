//! `add`: one invitation by hand.

use jiff::Timestamp;
use jiff::civil::Date;

use super::arguments::AddArguments;
use super::{Context, Failure, json};
use crate::model::import::{Flow, Item};
use crate::model::{Foreign, Handle, HandleKind, NoteSeen, Record, Sighting, SourceKind};
use crate::text::link;

pub(crate) fn run(context: &Context, arguments: &AddArguments) -> Result<(), Failure> {
    let sighting = sighting(context, arguments)?;
    let mut inbox = context.inbox()?;
    let report = inbox.ingest(
        &context.now,
        false,
        &mut |emit| {
            let path = Foreign::new("by hand");
            let items = [
                Item::Source {
                    kind: SourceKind::Hand,
                    path: path.clone(),
                },
                Item::File { name: path },
                Item::Record {
                    place: "added".to_owned(),
                    record: Box::new(Record::Sighting(sighting.clone())),
                },
            ];
            for item in items {
                if emit(item).is_break() {
                    return;
                }
            }
        },
        &mut |_, _| Flow::Continue(()),
    )?;
    let Some(report) = report else { return Ok(()) };
    let text = match report.import {
        Some(import) => format!("added; `vestibule imports undo {import}` takes it back"),
        None => "it was there already".to_owned(),
    };
    context.out.either(&json::import(&report, false), &text);
    Ok(())
}

fn sighting(context: &Context, arguments: &AddArguments) -> Result<Sighting, Failure> {
    let name = arguments.name.trim();
    if name.is_empty() {
        return Err(Failure::Usage("--name is empty".to_owned()));
    }
    let handle = match &arguments.url {
        Some(url) => Handle::new(
            HandleKind::Slug,
            link::profile_slug(url).ok_or_else(|| {
                Failure::Usage(
                    "--url is not a profile link; write https://www.linkedin.com/in/…".to_owned(),
                )
            })?,
        ),
        None => Handle::of_name(name).ok_or_else(|| {
            Failure::Usage("--name has no letter in it that tells anybody".to_owned())
        })?,
    };
    let text = |text: &Option<String>| {
        text.as_deref()
            .filter(|text| !text.trim().is_empty())
            .map(Foreign::from)
    };
    Ok(Sighting {
        source: SourceKind::Hand,
        direction: arguments.direction,
        linkedin_id: None,
        sent: arguments
            .sent
            .as_deref()
            .map(|sent| moment(context, sent))
            .transpose()?,
        seen: Some(context.now.instant),
        handles: vec![handle],
        name: Foreign::new(name),
        headline: text(&arguments.headline),
        company: text(&arguments.company),
        location: text(&arguments.location),
        mutual: None,
        note: match arguments.note.as_deref().map(str::trim) {
            None => NoteSeen::Unseen,
            Some("") => NoteSeen::Empty,
            Some(note) => NoteSeen::Text(Foreign::new(note)),
        },
        reminder: false,
    })
}

/// A moment, or the noon of a day: the middle is the least wrong where only the day is known.
fn moment(context: &Context, text: &str) -> Result<Timestamp, Failure> {
    if let Ok(instant) = text.parse() {
        return Ok(instant);
    }
    let noon = text
        .parse::<Date>()
        .ok()
        .and_then(|day| day.at(12, 0, 0, 0).to_zoned(context.now.zone.clone()).ok());
    noon.map(|zoned| zoned.timestamp()).ok_or_else(|| {
        Failure::Usage(format!(
            "--sent {} is neither a day such as 2026-11-20 nor a moment such as 2026-11-20T14:05:00Z",
            crate::text::sanitise::line(text)
        ))
    })
}
