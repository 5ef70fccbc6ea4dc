//! Bytes turned into records: one file per kind of source. Knows the files' shapes; knows nothing of the store.
//!
//! What a file is, is told by its content, never by its name. Trouble with a row, a file or a whole source is an item
//! like the others, with its place and its reason, and the rest goes on; so reading has no error of its own.
//!
//! ```
//! use vestibule::import::{self, Input};
//! use vestibule::model::import::{Flow, Item};
//!
//! let csv = "From,To,Sent At,Message,Direction\nAmara Okoye,Ines Duval,\"10/21/25, 10:26 PM\",,INCOMING\n";
//! let mut records = 0;
//! let _ = import::read(
//!     vec![Input::Bytes { name: "pasted".into(), bytes: csv.as_bytes().into() }],
//!     &mut |item| {
//!         records += usize::from(matches!(item, Item::Record { .. }));
//!         Flow::Continue(())
//!     },
//! );
//! assert_eq!(records, 1);
//! ```

mod archive;
pub mod calendar;
mod calls;
mod dates;
mod decode;
mod export;
mod fair;
mod looks;
pub mod mail;
mod mailboxes;
pub mod page;
mod profile_pdf;
mod rows;
mod session;
mod survey;
mod table;
mod takeout;
mod vcard;
mod walk;

use std::borrow::Cow;
use std::fmt;
use std::io::Read;
use std::path::PathBuf;

use crate::model::import::{Emit, Flow};
use crate::model::record::SourceKind;
use crate::model::{Confirmed, Foreign, Mapping, Now};

use fair::Said;
use session::{Counted, Session, base_name, reason};
use survey::{Body, CardFile, Found};

/// Something to read.
pub enum Input {
    /// A file or a folder.
    Path(PathBuf),
    /// Standard input, or another pipe; read once, from beginning to end.
    Stdin(Box<dyn Read + Send>),
    /// Bytes in memory: something pasted, or built in.
    Bytes {
        /// What to call it in the report.
        name: String,
        /// The bytes.
        bytes: Cow<'static, [u8]>,
    },
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => f.debug_tuple("Path").field(path).finish(),
            Self::Stdin(_) => f.write_str("Stdin"),
            Self::Bytes { bytes, .. } => write!(f, "Bytes({})", bytes.len()),
        }
    }
}

/// Reads everything that is given and hands on what is in it: what tells the user from the others by the user's addresses
/// (address books, lists from fairs, calendars, archives and mail) last, and else in the order given.
///
/// A folder is walked in the order of its names, without its hidden files and without following links; it can hold
/// several sources. What can't be read or isn't understood becomes a source of kind `unknown` with the reason, except
/// among the other files of a folder in which something was found. Stops where `emit` says so.
pub fn read(inputs: Vec<Input>, emit: &mut Emit<'_>) -> Flow {
    read_with(inputs, &Options::default(), emit)
}

/// What to take, and what the reader must know of the user besides the files.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The cards of a page that aren't certain, too.
    pub take_doubtful: bool,
    /// The user's own addresses, as far as earlier imports told; in any case.
    pub own_addresses: Vec<String>,
    /// The moment of the import and the zone of the user's days: what lies after it hasn't happened, and a calendar entry
    /// without a zone of its own is in theirs. `None` for a reading in UTC without an end.
    pub now: Option<Now>,
    /// What the user said of lists from fairs in earlier imports, the newest first.
    pub mappings: Vec<Mapping>,
    /// What the user says of those of this one.
    pub confirmed: Confirmed,
}

/// Reads as [`read`] does, with other choices.
pub fn read_with(inputs: Vec<Input>, options: &Options, emit: &mut Emit<'_>) -> Flow {
    let session = Session::new(emit, options.now.clone());
    for address in &options.own_addresses {
        session.own().add(address);
    }
    session.hears(Said {
        before: options.mappings.clone(),
        now: options.confirmed.clone(),
    });
    if let Some(now) = &options.now {
        session.own().read_at(now.instant);
    }
    let mut found = Vec::new();
    for input in inputs {
        found.extend(survey::survey(input, &session)?);
    }
    // An export lists the user's own addresses, by which the user's own card, badge and place in a calendar are told from
    // the others' and mail is told into sent and received.
    found.sort_by_key(|found| {
        let waits = matches!(
            found,
            Found::Cards { .. } | Found::List { .. } | Found::Calendar { .. } | Found::Parcel(_)
        );
        (mailboxes::is_mail(found), waits)
    });
    session.expect(found.iter().map(Found::size).sum());
    session.tell()?;
    let mut mailless = Vec::new();
    let mut mail_in_archive = false;
    let moment = options.now.as_ref().map(|now| now.instant);
    let mut learned = false;
    let mut found = found.into_iter();
    while let Some(next) = found.as_slice().first() {
        if !learned && mailboxes::is_mail(next) {
            mailboxes::learn(&session, found.as_slice());
            learned = true;
        }
        let Some(one) = found.next() else { break };
        match one {
            Found::Export(shelf) => export::read(&session, *shelf)?,
            Found::Mbox { path, body, .. } => mailboxes::mbox(&session, &path, body)?,
            Found::Mails { path, files } => mailboxes::mails(&session, &path, files)?,
            Found::Mailbox { path, files } => mailboxes::mailbox(&session, &path, files)?,
            Found::Parcel(parcel) => match takeout::read(&session, *parcel)? {
                Some(archive) => mailless.push(archive),
                None => mail_in_archive = true,
            },
            Found::Maildir { path, size } => mailboxes::maildir(&session, &path, size)?,
            Found::Calls { path, body, .. } => calls::read(&session, &path, body)?,
            Found::Page {
                path, form, body, ..
            } => read_page(&session, &path, (form, body), options)?,
            Found::Pdf(pdfs) => pdfs.read(&session, moment)?,
            Found::Cards { path, files } => cards(&session, &path, files, options)?,
            Found::List { path, body, .. } => match body.open() {
                Ok(bytes) => fair::read(&session, &path, bytes, options.now.as_ref())?,
                Err(error) => session.unknown(&path, reason(&error))?,
            },
            Found::Calendar { path, body, .. } => read_calendar(&session, &path, body)?,
            Found::Unknown { path, why } => session.unknown(&path, why)?,
        }
    }
    for archive in mailless {
        takeout::say_mailless(&session, &archive, mail_in_archive)?;
    }
    session.tell()
}

fn read_page(
    session: &Session<'_, '_>,
    path: &Foreign,
    (form, body): (page::Form, Body),
    options: &Options,
) -> Flow {
    let mut bytes = Vec::new();
    // What a page calls today is the day it was saved on, however often it is read.
    let now = options.now.as_ref().map(|now| {
        let saved = body.written().filter(|written| *written < now.instant);
        Now::new(saved.unwrap_or(now.instant), now.zone.clone())
    });
    let read = body.open().and_then(|body| {
        Counted::new(body, session)
            .take(page::LARGEST + 1)
            .read_to_end(&mut bytes)
    });
    if let Err(error) = read {
        return session.unknown(path, reason(&error));
    }
    let page = (bytes.as_slice(), now.as_ref());
    page::read(form, path, page, options.take_doubtful, &mut |item| {
        session.say(item)
    })
}

fn read_calendar(session: &Session<'_, '_>, path: &Foreign, body: Body) -> Flow {
    let name = base_name(path);
    session.source(SourceKind::Calendar, path)?;
    session.file(&name)?;
    let bytes = match body.open() {
        Ok(bytes) => bytes,
        Err(error) => return session.skip("file", reason(&error)),
    };
    let whose = session.whose_calendar(name.raw());
    calendar::read(&mut Counted::new(bytes, session), &whose, &mut |item| {
        session.say(item)
    })
}

fn cards(
    session: &Session<'_, '_>,
    path: &Foreign,
    files: Vec<CardFile>,
    options: &Options,
) -> Flow {
    session.source(SourceKind::Vcard, path)?;
    for file in files {
        session.file(&file.name)?;
        match file.body.open() {
            Ok(body) => vcard::read(
                Box::new(Counted::new(body, session)),
                &vcard::Around {
                    own: &session.own(),
                    now: options.now.as_ref(),
                },
                &mut |item| session.say(item),
            )?,
            Err(error) => session.skip("file", reason(&error))?,
        }
    }
    Flow::Continue(())
}

#[cfg(test)]
mod tests;
