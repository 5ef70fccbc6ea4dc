//! Calendars as Google, Outlook and Apple write them: .ics files, folded, with the zones and the alarms around.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::export::Failure;

/// Whose program wrote a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Maker {
    /// Google Calendar: single entries in UTC, the calendar called by its owner's address.
    Google,
    /// Outlook: zones by Windows' names, a description in HTML beside the plain one.
    Outlook,
    /// Apple's Calendar: zones by the world's names, places with their position.
    Apple,
}

/// Somebody who is asked to an entry, or asks.
#[derive(Clone, Debug)]
pub(crate) struct Guest {
    /// The name; empty where the program knows none.
    pub(crate) name: String,
    /// The mail address.
    pub(crate) address: String,
    /// `ACCEPTED`, `DECLINED`, `TENTATIVE` or `NEEDS-ACTION`.
    pub(crate) answer: &'static str,
    /// `INDIVIDUAL`, `ROOM`, `RESOURCE` or `GROUP`.
    pub(crate) kind: &'static str,
}

/// One entry of a calendar.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    uid: String,
    title: String,
    begins: DateTime,
    minutes: i64,
    place: String,
    organiser: Option<(String, String)>,
    guests: Vec<Guest>,
    rule: String,
    status: &'static str,
    lines: Vec<String>,
}

impl Entry {
    /// An entry of an hour, by the clock on the wall: `2024-05-14T12:00`.
    pub(crate) fn new(uid: &str, title: &str, begins: &str) -> Result<Self, Failure> {
        Ok(Self {
            uid: uid.to_owned(),
            title: title.to_owned(),
            begins: begins.parse()?,
            minutes: 60,
            place: String::new(),
            organiser: None,
            guests: Vec::new(),
            rule: String::new(),
            status: "CONFIRMED",
            lines: Vec::new(),
        })
    }

    /// Where it is.
    pub(crate) fn at(mut self, place: &str) -> Self {
        place.clone_into(&mut self.place);
        self
    }

    /// How long it lasts; 0 for a whole day.
    pub(crate) fn minutes(mut self, minutes: i64) -> Self {
        self.minutes = minutes;
        self
    }

    /// Who asks to it.
    pub(crate) fn asked_by(mut self, name: &str, address: &str) -> Self {
        self.organiser = Some((name.to_owned(), address.to_owned()));
        self
    }

    /// Somebody who is asked, with the answer.
    pub(crate) fn with(mut self, name: &str, address: &str, answer: &'static str) -> Self {
        self.guests.push(Guest {
            name: name.to_owned(),
            address: address.to_owned(),
            answer,
            kind: "INDIVIDUAL",
        });
        self
    }

    /// A room or another thing that is booked with it.
    pub(crate) fn booking(mut self, name: &str, address: &str, kind: &'static str) -> Self {
        self.guests.push(Guest {
            name: name.to_owned(),
            address: address.to_owned(),
            answer: "ACCEPTED",
            kind,
        });
        self
    }

    /// A rule by which it comes again: `FREQ=WEEKLY;COUNT=10`.
    pub(crate) fn again(mut self, rule: &str) -> Self {
        rule.clone_into(&mut self.rule);
        self
    }

    /// Called off.
    pub(crate) fn called_off(mut self) -> Self {
        self.status = "CANCELLED";
        self
    }

    /// A further line, as it stands in the file.
    pub(crate) fn line(mut self, line: &str) -> Self {
        self.lines.push(line.to_owned());
        self
    }
}

/// Writes a calendar of that name in Vienna's zone; Google's are called by the owner's address.
pub(crate) fn ics(maker: Maker, name: &str, entries: &[Entry]) -> Result<String, Failure> {
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    let head: &[&str] = match maker {
        Maker::Google => &[
            "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
            "VERSION:2.0",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
        ],
        Maker::Outlook => &[
            "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
            "VERSION:2.0",
            "METHOD:PUBLISH",
            "X-CALSTART:20160104T080000Z",
            "X-CALEND:20261231T170000Z",
            "X-WR-RELCALID:{0000002E-5D0A-1C2B-9F3D-1A2B3C4D5E6F}",
        ],
        Maker::Apple => &[
            "METHOD:PUBLISH",
            "PRODID:-//Apple Inc.//macOS 15.1//EN",
            "VERSION:2.0",
            "CALSCALE:GREGORIAN",
            "X-APPLE-CALENDAR-COLOR:#1BADF8",
        ],
    };
    for line in head {
        out.line(line);
    }
    out.line(&format!("X-WR-CALNAME:{}", escaped(name)));
    if maker == Maker::Google {
        out.line("X-WR-TIMEZONE:Europe/Vienna");
    }
    zone(&mut out, maker);
    for entry in entries {
        event(&mut out, maker, entry)?;
    }
    out.line("END:VCALENDAR");
    Ok(out.0)
}

/// The name of Vienna's zone.
fn zone_name(maker: Maker) -> &'static str {
    match maker {
        Maker::Google | Maker::Apple => "Europe/Vienna",
        Maker::Outlook => "W. Europe Standard Time",
    }
}

fn zone(out: &mut Lines, maker: Maker) {
    let year = if maker == Maker::Outlook {
        "1601"
    } else {
        "1970"
    };
    out.line("BEGIN:VTIMEZONE");
    out.line(&format!("TZID:{}", zone_name(maker)));
    if maker == Maker::Google {
        out.line("X-LIC-LOCATION:Europe/Vienna");
    }
    for (part, from, to, begins, month) in [
        ("DAYLIGHT", "+0100", "+0200", "0325T020000", 3),
        ("STANDARD", "+0200", "+0100", "1028T030000", 10),
    ] {
        out.line(&format!("BEGIN:{part}"));
        out.line(&format!("TZOFFSETFROM:{from}"));
        out.line(&format!("TZOFFSETTO:{to}"));
        out.line(&format!("DTSTART:{year}{begins}"));
        out.line(&format!("RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU"));
        out.line(&format!("END:{part}"));
    }
    out.line("END:VTIMEZONE");
}

fn event(out: &mut Lines, maker: Maker, entry: &Entry) -> Result<(), Failure> {
    let ends = entry.begins + SignedDuration::from_mins(entry.minutes);
    out.line("BEGIN:VEVENT");
    if maker == Maker::Outlook {
        out.line("CLASS:PUBLIC");
        out.line("DESCRIPTION: \\n");
    }
    for (name, at) in [("DTSTART", entry.begins), ("DTEND", ends)] {
        out.line(&moment(maker, entry, name, at)?);
    }
    if !entry.rule.is_empty() {
        out.line(&format!("RRULE:{}", entry.rule));
    }
    out.line("DTSTAMP:20261110T090000Z");
    if let Some((name, address)) = &entry.organiser {
        out.line(&format!("ORGANIZER;CN={}:mailto:{address}", quoted(name)));
    }
    out.line(&format!("UID:{}", entry.uid));
    for guest in &entry.guests {
        let Guest {
            name,
            address,
            answer,
            kind,
        } = guest;
        let role = if *kind == "INDIVIDUAL" {
            "REQ-PARTICIPANT"
        } else {
            "NON-PARTICIPANT"
        };
        let name = quoted(if name.is_empty() { address } else { name });
        out.line(&match maker {
            Maker::Google => format!(
                "ATTENDEE;CUTYPE={kind};ROLE={role};PARTSTAT={answer};CN={name};X-NUM-GUESTS=0:mailto:{address}"
            ),
            Maker::Outlook => format!(
                "ATTENDEE;CN={name};CUTYPE={kind};PARTSTAT={answer};ROLE={role};RSVP=TRUE:mailto:{address}"
            ),
            Maker::Apple => {
                format!("ATTENDEE;CN={name};CUTYPE={kind};PARTSTAT={answer};EMAIL={address}:mailto:{address}")
            }
        });
    }
    out.line("CREATED:20160104T080000Z");
    out.line("LAST-MODIFIED:20161110T090000Z");
    if !entry.place.is_empty() || maker == Maker::Google {
        out.line(&format!("LOCATION:{}", escaped(&entry.place)));
    }
    out.line("SEQUENCE:0");
    out.line(&format!("STATUS:{}", entry.status));
    let language = if maker == Maker::Outlook {
        ";LANGUAGE=de"
    } else {
        ""
    };
    out.line(&format!("SUMMARY{language}:{}", escaped(&entry.title)));
    out.line("TRANSP:OPAQUE");
    for line in &entry.lines {
        out.line(line);
    }
    if maker == Maker::Outlook {
        out.line("X-ALT-DESC;FMTTYPE=text/html:<html><body><p>&nbsp;</p></body></html>");
        out.line("X-MICROSOFT-CDO-IMPORTANCE:1");
    }
    if maker != Maker::Google {
        out.line("BEGIN:VALARM");
        out.line("TRIGGER:-PT15M");
        out.line("ACTION:DISPLAY");
        out.line("DESCRIPTION:Reminder");
        out.line("END:VALARM");
    }
    out.line("END:VEVENT");
    Ok(())
}

fn moment(maker: Maker, entry: &Entry, name: &str, at: DateTime) -> Result<String, Failure> {
    if entry.minutes == 0 {
        let day = if name == "DTEND" {
            at.date().tomorrow()?
        } else {
            at.date()
        };
        return Ok(format!("{name};VALUE=DATE:{}", day.strftime("%Y%m%d")));
    }
    if maker == Maker::Google && entry.rule.is_empty() {
        let at: Timestamp = TimeZone::get("Europe/Vienna")?.to_timestamp(at)?;
        return Ok(format!("{name}:{}", at.strftime("%Y%m%dT%H%M%SZ")));
    }
    let zone = quoted(zone_name(maker));
    Ok(format!(
        "{name};TZID={zone}:{}",
        at.strftime("%Y%m%dT%H%M%S")
    ))
}

/// A text as a value.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(',', "\\,")
        .replace(';', "\\;")
        .replace('\n', "\\n")
}

/// A text as a parameter: in quotation marks where it has signs of its own.
fn quoted(text: &str) -> String {
    if text.contains([',', ';', ':', '.']) {
        format!("\"{text}\"")
    } else {
        text.to_owned()
    }
}

/// Lines of at most 75 bytes; what is longer goes on behind a space.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, line: &str) {
        const MOST: usize = 75;
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > MOST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
