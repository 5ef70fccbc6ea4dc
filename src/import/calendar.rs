//! Calendars: .ics files of any program, alone, in a folder or in an archive of Google's. Who met whom, when and where;
//! what was written about it is not kept.
//!
//! An entry is read by itself and let go. Held to the end are only the series, in brief, because an entry that stands in
//! for one of a series may come after it. Of a series every time it took place is a dealing of its own; what lies ahead
//! hasn't happened. What was called off, what the user declined or never answered, and who declined, are left out.

mod entry;
mod party;
mod pieces;
mod reading;
mod recurrence;
mod setting;
mod tally;
mod title;
mod zones;

use std::io::{BufReader, Read};

use crate::model::import::{Emit, Flow, Item, Skipped};
use crate::model::{Foreign, Medium, Now};

use super::decode;
use entry::cut;
use pieces::Pieces;
use reading::Reading;

/// Whose calendar it is, and when it is read.
#[derive(Clone, Debug, Default)]
pub struct Whose {
    /// The user's own addresses.
    pub addresses: Vec<String>,
    /// The user's name, where an export told it.
    pub name: Option<String>,
    /// What the file is called, without its end: Google calls it by the address of whose it is.
    pub called: String,
    /// The moment of the import and the user's zone; `None` for a reading in UTC without an end.
    pub now: Option<Now>,
}

/// Reads a calendar.
///
/// Trouble with an entry is told with its number and its UID, and the next one is read.
pub fn read(source: &mut dyn Read, whose: &Whose, emit: &mut Emit<'_>) -> Flow {
    let plain = match decode::plain(Box::new(source)) {
        Ok(plain) => plain,
        Err(error) => return skip(emit, "file", format!("it could not be read: {error}")),
    };
    let mut reading = Reading::new(whose, emit);
    let mut pieces = Pieces::new(BufReader::with_capacity(64 * 1024, plain.text));
    loop {
        match pieces.next() {
            Ok(Some(piece)) => reading.take(piece)?,
            Ok(None) => break,
            Err(error) => {
                reading.finish()?;
                return skip(reading.emit, "file", format!("it breaks off here: {error}"));
            }
        }
    }
    reading.finish()
}

fn skip(emit: &mut Emit<'_>, place: impl Into<String>, why: impl Into<String>) -> Flow {
    emit(Item::Skipped(Skipped {
        place: place.into(),
        why: why.into(),
    }))
}

/// Where an entry stands, for a person: `event 12, UID 4f1c…`.
fn place(number: u64, uid: &str) -> String {
    const MOST: usize = 40;
    if uid.is_empty() {
        return format!("event {number}, without a UID");
    }
    let clean = Foreign::new(cut(uid, 4 * MOST)).shown(Medium::Line);
    let mut short = cut(&clean, MOST);
    if clean.chars().count() > MOST {
        short.push('…');
    }
    format!("event {number}, UID {short}")
}

/// The UID in a text that isn't read otherwise.
fn uid_in(text: &str) -> String {
    let uid = text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case("UID").then_some(value)
    });
    cut(uid.unwrap_or_default().trim(), 200)
}

#[cfg(test)]
mod tests;
