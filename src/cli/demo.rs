//! `demo`: the desk over a built-in inbox of invented people, which came in through the real importers.

use std::path::Path;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde::Deserialize;

use super::arguments::{DemoArguments, ListArguments};
use super::{Context, Failure, Launch, list};
use crate::config::Places;
use crate::inbox::Inbox;
use crate::inbox::again::Reading;
use crate::model::import::Flow;
use crate::model::{
    Act, Attested, Decision, Face, InvitationId, Now, Outcome, Pressed, Value, fact,
};
use crate::store::Access;

/// The day on which the demo's clock stands.
const DAY: &str = "2026-11-23T08:30:00+01:00[Europe/Vienna]";

/// What the demo's title says.
const TITLE: &str = "Demo: Imke Sorano's inbox. Everybody is invented; q leaves, nothing is kept.";

/// A file of the demo under its own name, from its place in the repository.
macro_rules! asset {
    ($folder:literal, $name:literal) => {
        (
            $name,
            include_bytes!(concat!("../../assets/demo/", $folder, $name)),
        )
    };
}

/// The lists of the demo's export, as the generator in the repository made them.
const LISTS: [(&str, &[u8]); 13] = [
    asset!("Complete_LinkedInDataExport_11-20-2026/", "Connections.csv"),
    asset!("Complete_LinkedInDataExport_11-20-2026/", "Contacts.csv"),
    asset!("Complete_LinkedInDataExport_11-20-2026/", "Education.csv"),
    asset!(
        "Complete_LinkedInDataExport_11-20-2026/",
        "Email Addresses.csv"
    ),
    asset!(
        "Complete_LinkedInDataExport_11-20-2026/",
        "Endorsement_Received_Info.csv"
    ),
    asset!("Complete_LinkedInDataExport_11-20-2026/", "Events.csv"),
    asset!("Complete_LinkedInDataExport_11-20-2026/", "Invitations.csv"),
    asset!(
        "Complete_LinkedInDataExport_11-20-2026/",
        "Member_Follows.csv"
    ),
    asset!("Complete_LinkedInDataExport_11-20-2026/", "Positions.csv"),
    asset!("Complete_LinkedInDataExport_11-20-2026/", "Profile.csv"),
    asset!(
        "Complete_LinkedInDataExport_11-20-2026/",
        "Recommendations_Given.csv"
    ),
    asset!(
        "Complete_LinkedInDataExport_11-20-2026/",
        "Recommendations_Received.csv"
    ),
    asset!("Complete_LinkedInDataExport_11-20-2026/", "messages.csv"),
];

/// What the demo's owner has besides: mail and calendar from Google, address book, call log, lists from fairs, saved
/// profiles.
const RECORDS: [(&str, &[u8]); 8] = [
    asset!("", "Linz Library Fair 2026 attendees.csv"),
    asset!("", "Profile (1).pdf"),
    asset!("", "Profile (2).pdf"),
    asset!("", "Profile.pdf"),
    asset!("", "Steyr Days for Associations 2026 badges.csv"),
    asset!("", "calls-20261120080000.xml"),
    asset!("", "contacts.vcf"),
    asset!("", "takeout-20261122T190000Z-001.zip"),
];

/// What is not read at first: a later export, which reading again finds, and the page of invitations, to be pasted or
/// imported.
const LATER: [(&str, &[u8]); 3] = [
    asset!("", "Complete_LinkedInDataExport_11-23-2026.zip"),
    asset!("", "Manage invitations _ LinkedIn.html"),
    ("invitations page.txt", PAGE.as_bytes()),
];

/// The text of the demo's page of invitations, as a browser copies it.
const PAGE: &str = include_str!("../../assets/demo/invitations page.txt");

/// What the demo's owner did before today.
const ACTS: &str = include_str!("../../assets/demo/acts.toml");

/// The name of the export's folder.
const EXPORT: &str = "Complete_LinkedInDataExport_11-20-2026";

#[derive(Debug, Deserialize)]
struct Script {
    act: Vec<Line>,
}

/// One act of the script; which keys it has depends on what is done.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    at: String,
    person: String,
    #[serde(rename = "do")]
    what: String,
    reason: Option<String>,
    until: Option<String>,
    #[serde(default)]
    add: Vec<String>,
    #[serde(default)]
    remove: Vec<String>,
    text: Option<String>,
    on: Option<String>,
    why: Option<String>,
    fact: Option<String>,
    value: Option<toml::Value>,
    note: Option<String>,
    template: Option<String>,
    language: Option<String>,
    asks: Option<bool>,
    outcome: Option<String>,
    button: Option<String>,
}

pub(crate) fn run(context: &Context, arguments: &DemoArguments) -> Result<Option<Launch>, Failure> {
    let broken =
        |error: std::io::Error| Failure::Store(format!("the demo's folder can't be made: {error}"));
    let folder = match &arguments.keep {
        Some(_) => None,
        None => Some(
            tempfile::Builder::new()
                .prefix("vestibule-demo-")
                .tempdir()
                .map_err(broken)?,
        ),
    };
    let data = match (&arguments.keep, &folder) {
        (Some(keep), _) => keep.clone(),
        (None, Some(folder)) => folder.path().to_owned(),
        (None, None) => context.places.data.clone(),
    };
    let places = Places {
        config: data.join("config.toml"),
        data,
    };
    let (instant, zone) = super::moment(DAY)?;
    let now = Now::new(instant, zone.unwrap_or(TimeZone::UTC));
    let there = places.data.join(crate::store::FILE_NAME).exists();
    let mut inbox = Inbox::open(&places, context.settings.clone(), Access::Write)?;
    if !there {
        fill(&mut inbox, &now, &places.data)?;
    }
    let context = Context {
        places,
        settings: context.settings.clone(),
        now,
        now_given: true,
        ..*context
    };
    if context.is_interactive() {
        let launch = Launch {
            title: Some(TITLE.to_owned()),
            sample_page: Some(PAGE),
            is_demo: true,
            folder,
            ..context.launch()
        };
        return Ok(Some(launch));
    }
    list::run(&context, &ListArguments::default())?;
    Ok(None)
}

/// Imports the demo's files as anybody's would be, and replays what its owner did.
pub fn fill_demo(inbox: &mut Inbox, folder: &Path) -> Result<Now, String> {
    let zoned: Zoned = DAY
        .parse()
        .map_err(|error| format!("the demo's day: {error}"))?;
    let now = Now::new(zoned.timestamp(), zoned.time_zone().clone());
    fill(inbox, &now, folder).map_err(|failure| format!("{failure:?}"))?;
    Ok(now)
}

fn fill(inbox: &mut Inbox, now: &Now, folder: &Path) -> Result<(), Failure> {
    let broken = |error: std::io::Error| {
        Failure::Store(format!("the demo's files can't be written: {error}"))
    };
    let source = std::path::absolute(folder.join("demo-files")).map_err(broken)?;
    let export = source.join(EXPORT);
    std::fs::create_dir_all(&export).map_err(broken)?;
    for (name, bytes) in LISTS {
        std::fs::write(export.join(name), bytes).map_err(broken)?;
    }
    let mut paths = vec![export];
    for (name, bytes) in RECORDS {
        let path = source.join(name);
        std::fs::write(&path, bytes).map_err(broken)?;
        paths.push(path);
    }
    let mut reading = Reading::new();
    for path in paths {
        reading.path(path.clone(), &path, now);
    }
    inbox.import(now, false, reading, &mut |_, _| Flow::Continue(()))?;
    for (name, bytes) in LATER {
        std::fs::write(source.join(name), bytes).map_err(broken)?;
    }
    let script: Script = toml::from_str(ACTS)
        .map_err(|error| Failure::Store(format!("the demo's acts: {}", error.message())))?;
    for line in &script.act {
        replay(inbox, now, line)?;
    }
    inbox.assess(now, usize::MAX)?;
    Ok(())
}

fn replay(inbox: &mut Inbox, now: &Now, line: &Line) -> Result<(), Failure> {
    let wrong = |what: &str| {
        Failure::Store(format!(
            "the demo's acts, {} on {}: {what}",
            line.person, line.at
        ))
    };
    let at: Timestamp = line
        .at
        .parse()
        .map_err(|_nothing_to_add| wrong("no moment"))?;
    let moment = Now::new(at, now.zone.clone());
    let id = newest(inbox, &moment, &line.person)?.ok_or_else(|| wrong("no invitation"))?;
    let act = act(id, line).ok_or_else(|| wrong("not understood"))?;
    inbox.act(&moment, Face::Command, &act)?;
    Ok(())
}

/// The newest invitation that somebody had sent by then.
fn newest(inbox: &Inbox, moment: &Now, slug: &str) -> Result<Option<InvitationId>, Failure> {
    Ok(inbox.newest_of(slug, moment.instant)?)
}

fn act(id: InvitationId, line: &Line) -> Option<Act> {
    let day = |text: &Option<String>| text.as_deref().and_then(|day| day.parse().ok());
    let ids = vec![id];
    Some(match line.what.as_str() {
        "snooze" => Act::Snooze {
            ids,
            until: Some(day(&line.until)?),
        },
        "tag" => Act::Tag {
            ids,
            add: line.add.clone(),
            remove: line.remove.clone(),
        },
        "note" => Act::Note {
            id,
            text: line.text.clone()?,
        },
        "follow" => Act::Follow {
            id,
            on: Some(day(&line.on)?),
            why: line.why.clone(),
        },
        "attest" => Act::Attest {
            id,
            words: vec![Attested {
                fact: fact::name(line.fact.as_deref()?)?,
                value: Some(value(line.value.as_ref()?)?),
                on: None,
            }],
            on: day(&line.on),
            note: line.note.clone(),
        },
        "sent" => Act::Sent {
            id,
            template: line.template.clone(),
            language: line.language.clone(),
            text: line.text.clone()?,
            asks: line.asks.unwrap_or_default(),
        },
        "answered" => Act::Answered {
            id,
            outcome: Outcome::named(line.outcome.as_deref()?)?,
        },
        "pressed" => Act::Press {
            ids,
            pressed: Pressed::named(line.button.as_deref()?),
        },
        decision => Act::Decide {
            ids,
            decision: Some(Decision::named(decision)?),
            reason: line.reason.clone(),
        },
    })
}

fn value(value: &toml::Value) -> Option<Value> {
    match value {
        toml::Value::Boolean(yes) => Some(Value::Bool(*yes)),
        toml::Value::Integer(number) => Some(Value::Int(*number)),
        toml::Value::String(text) => Some(Value::Text(text.clone())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::model::Tab;

    #[test]
    fn the_demo_fills_every_tab() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places {
            data: folder.path().to_owned(),
            config: folder.path().join("config.toml"),
        };
        let mut inbox = Inbox::open(&places, Settings::default(), Access::Write).unwrap();
        let now = fill_demo(&mut inbox, folder.path()).unwrap();
        let counts = inbox.counts(&now).unwrap();
        assert!((38..=52).contains(&counts.inbox), "{counts:?}");
        assert!(
            counts.at_linkedin > 0 && counts.waiting > 0 && counts.due > 0,
            "{counts:?}"
        );
        let done = inbox.list(&now, Tab::Done, None).unwrap();
        assert!(done.entries.len() > 30, "{}", done.entries.len());
    }
}
