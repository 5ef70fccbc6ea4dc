//! A calendar taken apart as it streams by: one component in memory at a time, and of it only what is asked for.
//!
//! What hangs on to an entry (alarms, attachments, pictures of the text in HTML) is dropped line by line, so that an
//! entry is measured by what it says.

use std::io::{self, BufRead, Read};

use encoding_rs::WINDOWS_1252;

/// The most that is kept of one property. A longer description is cut; what is looked for in it stands at its beginning.
const PROPERTY: usize = 32 * 1024;

/// The most that one component may hold: some thousands of people.
const COMPONENT: usize = 1024 * 1024;

/// The most of one line that is held.
const LINE: usize = 64 * 1024;

/// The properties of an entry that are read.
const WANTED: [&str; 17] = [
    "UID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "SUMMARY",
    "LOCATION",
    "DESCRIPTION",
    "URL",
    "STATUS",
    "ORGANIZER",
    "ATTENDEE",
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
];

/// Microsoft's own properties, of which several tell of a conference.
const MICROSOFTS: &str = "X-MICROSOFT-";

/// One thing in a calendar, in the order of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A calendar begins; a file can hold several.
    Calendar,
    /// A property of the calendar itself.
    Property {
        /// Its name, in capitals.
        name: String,
        /// Its value, without the signs before commas.
        value: String,
    },
    /// A time zone, as text that stands for itself.
    Zone(String),
    /// An entry, as text that stands for itself.
    Event {
        /// The text.
        text: String,
        /// How it ended.
        ended: Ended,
    },
}

/// How a component ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// As it should.
    Properly,
    /// The next one began, or its calendar ended.
    Without,
    /// The file ended.
    WithTheFile,
    /// It ended, and holds more than an entry can.
    Overfull,
}

/// A calendar being taken apart.
pub(super) struct Pieces<R> {
    input: R,
    line: Vec<u8>,
    /// Whether the line is to be looked at once more.
    again: bool,
}

/// What a line is.
enum Sign {
    Begin(String),
    End(String),
    Property(String),
    Nothing,
}

impl<R: BufRead> Pieces<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            line: Vec::new(),
            again: false,
        }
    }

    /// The next thing; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece>> {
        while self.step()? {
            match self.sign() {
                Sign::Begin(name) if name == "VCALENDAR" => return Ok(Some(Piece::Calendar)),
                Sign::Begin(name) if name == "VEVENT" => {
                    let (text, ended) = self.component(&name, is_wanted)?;
                    return Ok(Some(Piece::Event { text, ended }));
                }
                Sign::Begin(name) if name == "VTIMEZONE" => {
                    let (text, ended) = self.component(&name, |_| true)?;
                    if ended == Ended::Properly {
                        return Ok(Some(Piece::Zone(text)));
                    }
                }
                Sign::Property(name) if matches!(name.as_str(), "METHOD" | "X-WR-CALNAME") => {
                    let value = value_of(&decoded(&self.line));
                    return Ok(Some(Piece::Property { name, value }));
                }
                _ => {}
            }
        }
        Ok(None)
    }

    /// Reads a component to its end. Its inner components are kept only where everything is.
    fn component(&mut self, name: &str, wanted: fn(&str) -> bool) -> io::Result<(String, Ended)> {
        let with_inner = wanted("BEGIN");
        let mut text = format!("BEGIN:{name}\n").into_bytes();
        let mut depth = 0_u32;
        // How much may still be kept of the property that the line belongs to.
        let mut room = 0;
        let mut soft = false;
        let mut overfull = false;
        let ended = loop {
            if !self.step()? {
                break Ended::WithTheFile;
            }
            if self.line.starts_with(b" ") || self.line.starts_with(b"\t") || soft {
                soft = soft && self.line.ends_with(b"=");
                if self.line.len() <= room {
                    room -= self.line.len();
                    keep(&mut text, &self.line, &mut overfull);
                } else {
                    room = 0;
                }
                continue;
            }
            room = 0;
            match self.sign() {
                Sign::End(end) if end == name => break Ended::Properly,
                Sign::Begin(begun) if matches!(begun.as_str(), "VEVENT" | "VCALENDAR") => {
                    self.again = true;
                    break Ended::Without;
                }
                Sign::End(end) if end == "VCALENDAR" => break Ended::Without,
                Sign::Begin(_) => {
                    depth = depth.saturating_add(1);
                    if with_inner {
                        keep(&mut text, &self.line, &mut overfull);
                    }
                }
                Sign::End(_) => {
                    depth = depth.saturating_sub(1);
                    if with_inner {
                        keep(&mut text, &self.line, &mut overfull);
                    }
                }
                Sign::Property(property) if with_inner || (depth == 0 && wanted(&property)) => {
                    // The old way of folding ends a line with a sign of its own.
                    let head = self.line.split(|byte| *byte == b':').next();
                    let quoted = head.unwrap_or_default().to_ascii_uppercase();
                    soft = self.line.ends_with(b"=")
                        && quoted.windows(9).any(|window| window == b"QUOTED-PR");
                    if self.line.len() <= PROPERTY {
                        room = PROPERTY - self.line.len();
                        keep(&mut text, &self.line, &mut overfull);
                    }
                }
                Sign::Property(_) | Sign::Nothing => {}
            }
        };
        text.extend_from_slice(format!("END:{name}\n").as_bytes());
        let ended = if overfull { Ended::Overfull } else { ended };
        Ok((decoded(&text), ended))
    }

    /// Goes to the next line, of which no more is held than [`LINE`]; false at the end.
    fn step(&mut self) -> io::Result<bool> {
        if self.again {
            self.again = false;
            return Ok(true);
        }
        self.line.clear();
        let most = LINE as u64;
        let read = (&mut self.input)
            .take(most)
            .read_until(b'\n', &mut self.line)?;
        if read == 0 {
            return Ok(false);
        }
        if self.line.last() != Some(&b'\n') && read == LINE {
            self.pass_over_line()?;
        }
        while matches!(self.line.last(), Some(b'\n' | b'\r')) {
            self.line.pop();
        }
        Ok(true)
    }

    fn pass_over_line(&mut self) -> io::Result<()> {
        loop {
            let held = self.input.fill_buf()?;
            if held.is_empty() {
                return Ok(());
            }
            let end = held.iter().position(|byte| *byte == b'\n');
            let passed = end.map_or(held.len(), |at| at + 1);
            self.input.consume(passed);
            if end.is_some() {
                return Ok(());
            }
        }
    }

    fn sign(&self) -> Sign {
        let line = self.line.trim_ascii();
        let name_ends = line.iter().position(|byte| matches!(byte, b':' | b';'));
        let Some(ends) = name_ends.filter(|ends| *ends <= 64) else {
            return Sign::Nothing;
        };
        let upper = |bytes: &[u8]| String::from_utf8_lossy(bytes.trim_ascii()).to_ascii_uppercase();
        let name = upper(&line[..ends]);
        let rest = &line[ends + 1..];
        match name.as_str() {
            "BEGIN" if rest.len() <= 64 => Sign::Begin(upper(rest)),
            "END" if rest.len() <= 64 => Sign::End(upper(rest)),
            _ => Sign::Property(name),
        }
    }
}

fn is_wanted(name: &str) -> bool {
    WANTED.contains(&name) || name.starts_with(MICROSOFTS)
}

fn keep(text: &mut Vec<u8>, line: &[u8], overfull: &mut bool) {
    if text.len() + line.len() > COMPONENT {
        *overfull = true;
        return;
    }
    text.extend_from_slice(line);
    text.push(b'\n');
}

/// Text as it is meant: UTF-8, or the Western code page of old programs on Windows.
fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    }
}

/// The value of a property that is on one line.
fn value_of(line: &str) -> String {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    });
    let value = colon.map_or("", |(at, _)| &line[at + 1..]);
    value
        .replace("\\,", ",")
        .replace("\\;", ";")
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<Piece> {
        let mut pieces = Pieces::new(text.as_bytes());
        std::iter::from_fn(|| pieces.next().unwrap()).collect()
    }

    #[test]
    fn alarms_and_attachments_are_no_part_of_an_entry() {
        let long = "A".repeat(3 * COMPONENT);
        let found = pieces(&format!(
            "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Work\\, mine\r\nBEGIN:VEVENT\r\nUID:1\r\nATTACH;ENCODING=BASE64:{long}\r\n \
             {long}\r\nSUMMARY:Lun\r\n ch\r\nBEGIN:VALARM\r\nDESCRIPTION:ring\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        ));
        assert_eq!(
            found,
            [
                Piece::Calendar,
                Piece::Property {
                    name: "X-WR-CALNAME".to_owned(),
                    value: "Work, mine".to_owned()
                },
                Piece::Event {
                    text: "BEGIN:VEVENT\nUID:1\nSUMMARY:Lun\n ch\nEND:VEVENT\n".to_owned(),
                    ended: Ended::Properly
                },
            ]
        );
    }

    #[test]
    fn an_entry_that_never_ends_is_told_from_the_next_one() {
        let found = pieces(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VALARM\nBEGIN:VEVENT\nUID:2\nEND:VEVENT\nBEGIN:VEVENT\nUID:3\n",
        );
        let ends: Vec<Ended> = found
            .iter()
            .filter_map(|piece| match piece {
                Piece::Event { ended, .. } => Some(*ended),
                _ => None,
            })
            .collect();
        assert_eq!(ends, [Ended::Without, Ended::Properly, Ended::WithTheFile]);
    }

    #[test]
    fn an_entry_with_more_in_it_than_an_entry_can_have_is_overfull_and_held_no_further() {
        let attendee =
            "ATTENDEE;CN=Somebody Or Other:mailto:somebody@else.example\n".repeat(40_000);
        let found = pieces(&format!("BEGIN:VEVENT\n{attendee}END:VEVENT\n"));
        let [Piece::Event { text, ended }] = found.as_slice() else {
            panic!("{} pieces", found.len());
        };
        assert_eq!(*ended, Ended::Overfull);
        assert!(text.len() < COMPONENT + 100);
    }
}
