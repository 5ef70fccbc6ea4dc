//! The log of a phone's calls, as the Android app SMS Backup & Restore writes it: `calls-….xml`.
//!
//! A log of any size is read at the same memory: a guard before the XML reader lets through tags of a bounded length and
//! nothing else, so that neither a picture message between the calls nor a file made to harm is ever held. There are no
//! entities but XML's own five.
//!
//! A talk is a call that was taken and went on for more than 20 seconds. Networks count from the moment at which anything
//! picks up, and a mailbox's greeting, a wrong number or a bad line takes about that long; two people who tell each other
//! something take longer. What is shorter, missed or refused was looked through and is handed on as nobody's call.

mod guard;

use std::borrow::Cow;
use std::io::BufReader;

use jiff::Timestamp;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::model::dealing::{Dealing, Dealt};
use crate::model::import::{Flow, Item};
use crate::model::record::{Record, SourceKind};
use crate::model::{Foreign, Handle, HandleKind, Now};
use crate::text::phone;

use super::decode;
use super::mail::thousands;
use super::session::{Counted, Session, base_name, reason};
use super::survey::Body;

use guard::Guard;

/// The longest call that isn't yet a talk, in seconds.
const SHORT: i64 = 20;
/// How deep elements may lie in each other. Calls lie in one list; messages have parts in parts.
const DEEPEST: usize = 16;
/// The longest name that is kept, in characters.
const LONGEST_NAME: usize = 200;

/// What the log's `type` says.
mod kind {
    /// Somebody rang, and the user took it.
    pub(super) const CAME: i64 = 1;
    /// The user rang.
    pub(super) const WENT: i64 = 2;
    /// Somebody rang, and another device of the user's took it.
    pub(super) const TAKEN_ELSEWHERE: i64 = 7;
}

/// Whether a text begins as such a log does: its first element is a list of calls or of messages, with which calls may
/// be backed up together.
pub(super) fn looks_so(start: &str) -> bool {
    let mut rest = start.trim_start();
    loop {
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else {
            break;
        };
        match rest.split_once(end) {
            Some((_, after)) => rest = after.trim_start(),
            None => return false,
        }
    }
    ["<calls", "<smses"].iter().any(|name| {
        rest.strip_prefix(name)
            .is_some_and(|after| after.starts_with([' ', '>', '/', '\n', '\r', '\t']))
    })
}

/// Reads a log.
pub(super) fn read(session: &Session<'_, '_>, path: &Foreign, body: Body) -> Flow {
    let opened = body
        .open()
        .and_then(|bytes| decode::plain(Box::new(Counted::new(bytes, session))));
    let text = match opened {
        Ok(plain) => plain.text,
        Err(error) => return session.unknown(path, reason(&error)),
    };
    let mut log = Log {
        session,
        path,
        calls: 0,
        talks: 0,
        messages: 0,
    };
    let broken = log.read(BufReader::with_capacity(64 * 1024, Guard::new(text)))?;
    if session.stopped() {
        return Flow::Break(());
    }
    log.finish(broken)
}

/// A log that is being read.
struct Log<'s, 'a, 'e> {
    session: &'s Session<'a, 'e>,
    path: &'s Foreign,
    calls: usize,
    talks: usize,
    messages: usize,
}

/// One call, as the log has it.
#[derive(Debug, Default)]
struct Call {
    number: String,
    name: Option<String>,
    seconds: Option<i64>,
    at: Option<i64>,
    kind: Option<i64>,
}

impl Log<'_, '_, '_> {
    /// Reads to the end, or to where the file can't be read any further; why, if so.
    fn read(&mut self, input: BufReader<Guard<'_>>) -> std::ops::ControlFlow<(), Option<String>> {
        use std::ops::ControlFlow::Continue;
        let mut reader = Reader::from_reader(input);
        let mut buffer = Vec::new();
        let mut depth = 0_usize;
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => {
                    depth += 1;
                    if depth > DEEPEST {
                        let why = format!("more than {DEEPEST} elements lie in each other");
                        return Continue(Some(why));
                    }
                    self.element(&element)?;
                }
                Ok(Event::Empty(element)) => self.element(&element)?,
                Ok(Event::End(_)) => depth = depth.saturating_sub(1),
                Ok(Event::Eof) if depth == 0 => return Continue(None),
                // A tag that is begun and not closed before the end.
                Ok(Event::Eof) | Err(quick_xml::Error::Syntax(_)) => {
                    return Continue(Some("the file is cut short".to_owned()));
                }
                Ok(_) => {}
                Err(quick_xml::Error::Io(error)) => {
                    return Continue(Some(format!("it can't be read any further: {error}")));
                }
                Err(_) => return Continue(Some("what follows is no XML".to_owned())),
            }
        }
    }

    fn element(&mut self, element: &BytesStart<'_>) -> Flow {
        match element.name().as_ref() {
            "call" => {
                if self.calls == 0 {
                    self.begin()?;
                }
                self.calls += 1;
                self.call(&Call::read(element))
            }
            "sms" | "mms" => {
                self.messages += 1;
                Flow::Continue(())
            }
            _ => Flow::Continue(()),
        }
    }

    fn begin(&self) -> Flow {
        self.session.source(SourceKind::Calls, self.path)?;
        self.session.file(&base_name(self.path))
    }

    fn call(&mut self, call: &Call) -> Flow {
        let place = format!("call {}", self.calls);
        let Some(at) = call.moment() else {
            return self.session.skip(
                place,
                "it has no date that can be read (milliseconds since 1970 are expected): left out",
            );
        };
        let Some(kind) = call.kind else {
            return self.session.skip(
                place,
                "it doesn't say whether it came or went (a type is expected): left out",
            );
        };
        let number = phone::key(&call.number);
        let seconds = call.seconds.unwrap_or_default().max(0);
        let taken = matches!(kind, kind::CAME | kind::WENT | kind::TAKEN_ELSEWHERE);
        let talked = number.as_ref().filter(|_| taken && seconds > SHORT);
        self.talks += usize::from(talked.is_some());
        let key = format!(
            "{} {}",
            number.as_deref().unwrap_or("hidden"),
            call.at.unwrap_or_default()
        );
        let dealing = Dealing {
            name: talked.and_then(|_| call.name()).map(Foreign::new),
            handles: talked
                .map(|number| Handle::new(HandleKind::Phone, number.clone()))
                .into_iter()
                .collect(),
            other_names: Vec::new(),
            company: None,
            title: None,
            at: Some(at).filter(|at| self.is_past(*at)),
            key,
            dealt: Dealt::Call {
                from_me: kind == kind::WENT,
                seconds,
            },
        };
        self.session.say(Item::Record {
            place,
            record: Box::new(Record::Dealing(Box::new(dealing))),
        })
    }

    /// Whether a call can have been at that moment: a phone whose clock was wrong tells no day.
    fn is_past(&self, at: Timestamp) -> bool {
        /// Two days, as clocks are set by hand and zones left out. In seconds.
        const AHEAD: i64 = 172_800;
        let late = |now: &Now| at.as_second() > now.instant.as_second().saturating_add(AHEAD);
        !self.session.now().is_some_and(late)
    }

    /// Says what was found, and where the file broke off.
    fn finish(&self, broken: Option<String>) -> Flow {
        let again = "back the calls up again in SMS Backup & Restore and give that file";
        if self.calls > 0 {
            if let Some(why) = broken {
                let why = format!(
                    "after call {}, {why}: what is before it was taken; {again}",
                    self.calls
                );
                self.session.skip("file", why)?;
            }
            let talks = match self.talks {
                0 => "none".to_owned(),
                talks => thousands(talks),
            };
            let were = if self.talks > 1 {
                "were talks"
            } else {
                "was a talk"
            };
            return self.session.say(Item::Remark(format!(
                "{talks} of the {} calls in it {were} (taken, and longer than {SHORT} seconds)",
                thousands(self.calls)
            )));
        }
        let why = match broken {
            None if self.messages > 0 => format!(
                "this is a backup of text messages ({}) without calls; in SMS Backup & Restore tick the calls too, and give \
                 the file calls-….xml",
                thousands(self.messages)
            ),
            None => "there is no call in this log; if there should be, let SMS Backup & Restore read the call log, and \
                     back up again"
                .to_owned(),
            Some(why) => format!("{why}, and there is no call before; {again}"),
        };
        self.session.unknown(self.path, why)
    }
}

impl Call {
    fn read(element: &BytesStart<'_>) -> Self {
        let mut call = Self::default();
        for attribute in element.attributes().with_checks(false).flatten() {
            let value = attribute.value;
            let number = || value.trim().parse().ok();
            match attribute.key.as_ref() {
                "number" => call.number = plain(&value).into_owned(),
                "duration" => call.seconds = number(),
                "date" => call.at = number(),
                "type" => call.kind = number(),
                "contact_name" => call.name = Some(plain(&value).into_owned()),
                _ => {}
            }
        }
        call
    }

    /// When it began; `None` where the date is none that a phone can have.
    fn moment(&self) -> Option<Timestamp> {
        /// The year 1990: no log goes back so far. In milliseconds since 1970.
        const FIRST: i64 = 631_152_000_000;
        let at = self.at.filter(|at| *at >= FIRST)?;
        Timestamp::from_second(at / 1000).ok()
    }

    /// The name that the phone's address book has for the number.
    fn name(&self) -> Option<String> {
        let name = self.name.as_deref()?.trim();
        let unknown = ["", "(Unknown)", "Unknown", "null"].contains(&name);
        let is_number = !name.chars().any(char::is_alphabetic);
        (!unknown && !is_number).then(|| name.chars().take(LONGEST_NAME).collect())
    }
}

/// An attribute's text; as it stands where its entities can't be understood.
fn plain(value: &str) -> Cow<'_, str> {
    unescape(value).unwrap_or(Cow::Borrowed(value))
}

#[cfg(test)]
mod tests;
