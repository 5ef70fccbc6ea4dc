//! Reading, as a person meets it: what goes in, and what is said of it.

mod apple;
mod archives;
mod containers;
mod eras;
mod letters;
mod malformed;
mod messages;

use std::io::{Cursor, Write};

use super::{Input, read};
use crate::model::import::{Flow, Item, Skipped};
use crate::model::record::{Connection, Message, NoteSeen, Owner, Record, Sighting, SourceKind};
use crate::model::{Foreign, Medium};

/// What was said while reading.
#[derive(Default)]
struct Heard(Vec<Item>);

fn hear(inputs: Vec<Input>) -> Heard {
    let mut heard = Heard::default();
    let flow = read(inputs, &mut |item| {
        heard.0.push(item);
        Flow::Continue(())
    });
    assert_eq!(flow, Flow::Continue(()));
    heard
}

/// Reads bytes under a name.
fn hear_bytes(name: &str, bytes: impl Into<Vec<u8>>) -> Heard {
    hear(vec![Input::Bytes {
        name: name.to_owned(),
        bytes: bytes.into().into(),
    }])
}

/// Reads a ZIP with these files.
fn hear_zip(files: &[(&str, &[u8])]) -> Heard {
    hear_bytes("export.zip", zipped(files))
}

impl Heard {
    fn records(&self) -> impl Iterator<Item = (&str, &Record)> {
        self.0.iter().filter_map(|item| match item {
            Item::Record { place, record } => Some((place.as_str(), record.as_ref())),
            _ => None,
        })
    }

    fn sightings(&self) -> Vec<&Sighting> {
        let some = self.records().filter_map(|(_, record)| match record {
            Record::Sighting(sighting) => Some(sighting),
            _ => None,
        });
        some.collect()
    }

    fn connections(&self) -> Vec<&Connection> {
        let some = self.records().filter_map(|(_, record)| match record {
            Record::Connection(connection) => Some(connection),
            _ => None,
        });
        some.collect()
    }

    fn messages(&self) -> Vec<&Message> {
        let some = self.records().filter_map(|(_, record)| match record {
            Record::Message(message) => Some(message),
            _ => None,
        });
        some.collect()
    }

    fn skipped(&self) -> Vec<&Skipped> {
        let some = self.0.iter().filter_map(|item| match item {
            Item::Skipped(skipped) => Some(skipped),
            _ => None,
        });
        some.collect()
    }

    fn places_skipped(&self) -> Vec<&str> {
        self.skipped().iter().map(|s| s.place.as_str()).collect()
    }

    fn the_reason(&self) -> &str {
        let skipped = self.skipped();
        assert_eq!(skipped.len(), 1, "{skipped:?}");
        &skipped[0].why
    }

    fn places(&self) -> Vec<&str> {
        self.records().map(|(place, _)| place).collect()
    }

    fn sources(&self) -> Vec<(SourceKind, String)> {
        let some = self.0.iter().filter_map(|item| match item {
            Item::Source { kind, path } => Some((*kind, path.raw().to_owned())),
            _ => None,
        });
        some.collect()
    }

    fn files(&self) -> Vec<String> {
        let some = self.0.iter().filter_map(|item| match item {
            Item::File { name } => Some(name.raw().to_owned()),
            _ => None,
        });
        some.collect()
    }

    fn remarks(&self) -> Vec<&str> {
        let some = self.0.iter().filter_map(|item| match item {
            Item::Remark(text) => Some(text.as_str()),
            _ => None,
        });
        some.collect()
    }

    fn owners(&self) -> Vec<&Owner> {
        let some = self.0.iter().filter_map(|item| match item {
            Item::Owner(owner) => Some(owner),
            _ => None,
        });
        some.collect()
    }

    fn taken(&self) -> Vec<String> {
        let some = self.0.iter().filter_map(|item| match item {
            Item::Taken(at) => Some(at.to_string()),
            _ => None,
        });
        some.collect()
    }

    fn is_whole(&self) -> bool {
        self.0
            .iter()
            .any(|item| matches!(item, Item::WholeInvitations))
    }
}

/// The first handle as `kind:value`.
fn handle(handles: &[crate::model::Handle]) -> String {
    let first = handles.first().expect("a handle");
    format!("{}:{}", first.kind.name(), first.value)
}

fn shown(text: &Foreign) -> String {
    text.shown(Medium::Line)
}

/// The header of an era and rows, with LinkedIn's line ends.
fn table(header: &str, rows: &[&str]) -> String {
    let mut text = format!("{header}\n");
    for row in rows {
        text.push_str(row);
        text.push('\n');
    }
    text
}

const HEADER: &str = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl";

/// A row of today's era, from somebody to the owner, Ines Duval.
fn incoming(name: &str, slug: &str, sent: &str) -> String {
    format!(
        "{name},Ines Duval,\"{sent}\",,INCOMING,https://www.linkedin.com/in/{slug},https://www.linkedin.com/in/ines-duval"
    )
}

/// Three good rows: lines 2, 3 and 4.
fn three() -> String {
    table(
        HEADER,
        &[
            &incoming("Amara Okoye", "amara-okoye", "10/21/25, 10:26 PM"),
            &incoming("Søren Lindqvist", "søren-lindqvist", "10/20/25, 9:05 AM"),
            &incoming("李 雪", "xue-li", "9/1/25, 12:00 PM"),
        ],
    )
}

fn utf16(text: &str) -> Vec<u8> {
    let units = format!("\u{feff}{text}");
    units.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    zipped_at(
        files,
        zip::DateTime::from_date_and_time(2025, 11, 10, 6, 30, 2).unwrap(),
    )
}

fn zipped_at(files: &[(&str, &[u8])], at: zip::DateTime) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().last_modified_time(at);
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
