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
mod dates;
mod decode;
mod export;
mod looks;
pub mod mail;
pub mod page;
mod rows;
mod session;
mod survey;
mod table;
mod takeout;
mod walk;

use std::borrow::Cow;
use std::fmt;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use crate::model::import::{Emit, Flow, Item};
use crate::model::record::SourceKind;
use crate::model::{Foreign, Now};

use session::{Counted, Session, base_name, reason};
use survey::{Body, Found, MailFile};

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

/// Reads everything that is given, in the order given, and hands on what is in it.
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
}

/// Reads as [`read`] does, with other choices.
pub fn read_with(inputs: Vec<Input>, options: &Options, emit: &mut Emit<'_>) -> Flow {
    let session = Session::new(emit);
    for address in &options.own_addresses {
        session.own().add(address);
    }
    let mut found = Vec::new();
    for input in inputs {
        found.extend(survey::survey(input, &session)?);
    }
    session.expect(found.iter().map(Found::size).sum());
    session.tell()?;
    let mut mailless = Vec::new();
    let mut mail_in_archive = false;
    for one in found {
        match one {
            Found::Export(shelf) => export::read(&session, *shelf)?,
            Found::Mbox { path, body, .. } => mailbox(&session, &path, body)?,
            Found::Mails { path, files } => mails(&session, &path, files)?,
            Found::Mailbox { path, files } => folder_of_mails(&session, &path, files)?,
            Found::Parcel(parcel) => match takeout::read(&session, *parcel)? {
                Some(archive) => mailless.push(archive),
                None => mail_in_archive = true,
            },
            Found::Maildir { path, size } => maildir(&session, &path, size)?,
            Found::Page {
                path, form, body, ..
            } => read_page(&session, &path, (form, body), options)?,
            Found::Unknown { path, why } => session.unknown(&path, why)?,
        }
    }
    for archive in mailless {
        takeout::say_mailless(&session, &archive, mail_in_archive)?;
    }
    session.tell()
}

fn mailbox(session: &Session<'_, '_>, path: &Foreign, body: Body) -> Flow {
    session.source(SourceKind::Mail, path)?;
    session.file(&base_name(path))?;
    let bytes = match body.open() {
        Ok(bytes) => bytes,
        Err(error) => return session.skip("file", reason(&error)),
    };
    let mut reader = BufReader::with_capacity(256 * 1024, Counted::new(bytes, session));
    mail::read_mbox(&mut reader, &mut session.own(), &mut |item| {
        session.say(item)
    })
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

fn mails(session: &Session<'_, '_>, path: &Foreign, files: Vec<MailFile>) -> Flow {
    session.source(SourceKind::Mail, path)?;
    for file in files {
        session.file(&file.name)?;
        match file.body.open() {
            Ok(body) => {
                let mut bytes = Counted::new(body, session);
                mail::read_file(&mut bytes, "message 1", &mut session.own(), &mut |item| {
                    session.say(item)
                })?;
            }
            Err(error) => session.skip("file", reason(&error))?,
        }
    }
    Flow::Continue(())
}

/// Reads a mailbox that keeps each mail in a file of its own, as Apple's does.
fn folder_of_mails(session: &Session<'_, '_>, path: &Foreign, files: Vec<MailFile>) -> Flow {
    session.source(SourceKind::Mail, path)?;
    session.file(&base_name(path))?;
    let mut mails = files.into_iter().map(|file| {
        let body = file.body.open();
        let bytes = body.map(|body| Box::new(Counted::new(body, session)) as Box<dyn Read>);
        (file.name, bytes)
    });
    mail::read_files(&mut mails, &mut session.own(), &mut |item| {
        session.say(item)
    })
}

fn maildir(session: &Session<'_, '_>, path: &Path, size: u64) -> Flow {
    let shown = survey::spelled(path);
    session.source(SourceKind::Mail, &shown)?;
    session.file(&base_name(&shown))?;
    let mut counted = 0;
    // The reader of a Maildir knows how far it is in its own folder; that is a share of the whole.
    mail::read_maildir(path, &mut session.own(), &mut |item| match item {
        Item::Progress { done, of } => {
            let share = u128::from(size) * u128::from(done.min(of)) / u128::from(of.max(1));
            let now = u64::try_from(share).unwrap_or(size).max(counted);
            let step = now - counted;
            counted = now;
            session.advance(step)
        }
        item => session.say(item),
    })?;
    session.advance(size.saturating_sub(counted))
}

#[cfg(test)]
mod tests;
