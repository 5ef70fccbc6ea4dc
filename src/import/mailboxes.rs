//! Mail wherever it lies: a mailbox in one file, a Maildir, mails in files of their own. Before any is read, a first look
//! tells whose mail it is.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::model::Foreign;
use crate::model::import::{Flow, Item};
use crate::model::record::{Record, SourceKind};

use super::mail::{self, Folder, Own};
use super::session::{Counted, Session, base_name, reason};
use super::survey::{self, Body, Found, MailFile};

/// How many bytes at a time are read of a mailbox.
const CHUNK: usize = 256 * 1024;

/// Reads a mailbox in one file.
pub(super) fn mbox(session: &Session<'_, '_>, path: &Foreign, body: Body) -> Flow {
    session.source(SourceKind::Mail, path)?;
    session.file(&base_name(path))?;
    let bytes = match body.open() {
        Ok(bytes) => bytes,
        Err(error) => return session.skip("file", reason(&error)),
    };
    let mut reader = BufReader::with_capacity(CHUNK, Counted::new(bytes, session));
    let folder = Folder::of(path.raw());
    mail::read_mbox(&mut reader, folder, &mut session.own(), &mut |item| {
        session.say(item)
    })?;
    session.say_letters()
}

/// Reads mails in files of their own.
pub(super) fn mails(session: &Session<'_, '_>, path: &Foreign, files: Vec<MailFile>) -> Flow {
    session.source(SourceKind::Mail, path)?;
    let folder = Folder::of(path.raw());
    for file in files {
        session.file(&file.name)?;
        match file.body.open() {
            Ok(body) => {
                let mut bytes = Counted::new(body, session);
                mail::read_file(&mut bytes, folder, &mut session.own(), &mut |item| {
                    session.say(item)
                })?;
            }
            Err(error) => session.skip("file", reason(&error))?,
        }
    }
    session.say_letters()
}

/// Reads a mailbox that keeps each mail in a file of its own, as Apple's does.
pub(super) fn mailbox(session: &Session<'_, '_>, path: &Foreign, files: Vec<MailFile>) -> Flow {
    session.source(SourceKind::Mail, path)?;
    session.file(&base_name(path))?;
    let mut mails = files.into_iter().map(|file| {
        let body = file.body.open();
        let bytes = body.map(|body| Box::new(Counted::new(body, session)) as Box<dyn Read>);
        (file.name, bytes)
    });
    let folder = Folder::of(path.raw());
    mail::read_files(&mut mails, folder, &mut session.own(), &mut |item| {
        session.say(item)
    })?;
    session.say_letters()
}

/// Reads a Maildir.
pub(super) fn maildir(session: &Session<'_, '_>, path: &Path, size: u64) -> Flow {
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
    session.say_letters()?;
    session.advance(size.saturating_sub(counted))
}

/// Whether something found is mail.
pub(super) fn is_mail(one: &Found) -> bool {
    matches!(
        one,
        Found::Mbox { .. }
            | Found::Mails { .. }
            | Found::Mailbox { .. }
            | Found::Maildir { .. }
            | Found::Parcel(_)
    )
}

/// Looks at mailboxes that can be read twice to learn which addresses are the user's: at the first mails of those called
/// Sent, and, while no address is known, at those of the others up to the first mail that tells. What lies in a pipe or
/// an archive is read once, and told by what comes before and within it.
pub(super) fn learn(session: &Session<'_, '_>, found: &[Found]) {
    let folder_of = |one: &Found| match one {
        Found::Mbox { path, .. } | Found::Mails { path, .. } | Found::Mailbox { path, .. } => {
            Folder::of(path.raw())
        }
        Found::Maildir { path, .. } => Folder::of(&path.to_string_lossy()),
        _ => Folder::Other,
    };
    for one in found.iter().filter(|one| folder_of(one) == Folder::Sent) {
        look(session, one, Folder::Sent);
    }
    for one in found {
        if session.stopped() || session.own().is_known() {
            return;
        }
        look(session, one, folder_of(one));
    }
}

/// Looks at one mailbox.
fn look(session: &Session<'_, '_>, one: &Found, folder: Folder) {
    /// The most bytes and mails of a mailbox that are looked at for the first that tells.
    const BYTES: u64 = 64 * 1024 * 1024;
    const MAILS: usize = 2_000;
    /// Of sent mail every one tells; some hundred show all addresses that somebody writes from.
    const SENT: u64 = 8 * 1024 * 1024;
    let mut own = Own::default();
    let mut telling = |item: Item| match item {
        Item::Record { record, .. } if folder != Folder::Sent => match *record {
            Record::Dealing(_) => Flow::Continue(()),
            _ => Flow::Break(()),
        },
        _ => Flow::Continue(()),
    };
    let mut files = |paths: &mut dyn Iterator<Item = &Path>| {
        let mut mails = paths.take(MAILS).map(|path| {
            let bytes = File::open(path).map(|file| Box::new(file) as Box<dyn Read>);
            (Foreign::default(), bytes)
        });
        mail::read_files(&mut mails, folder, &mut own, &mut telling)
    };
    let _first_that_tells = match one {
        Found::Mbox {
            body: Body::File(path),
            ..
        } => {
            let most = if folder == Folder::Sent { SENT } else { BYTES };
            let Ok(file) = File::open(path) else { return };
            let mut start = BufReader::with_capacity(CHUNK, file).take(most);
            let start: &mut dyn BufRead = &mut start;
            mail::read_mbox(start, folder, &mut own, &mut telling)
        }
        Found::Mails { files: mails, .. } | Found::Mailbox { files: mails, .. } => {
            files(&mut mails.iter().filter_map(|mail| match &mail.body {
                Body::File(path) => Some(path.as_path()),
                Body::Bytes(_) | Body::Stream(_) => None,
            }))
        }
        Found::Maildir { path, .. } => {
            let paths = mail::mails_of(path);
            files(&mut paths.iter().map(PathBuf::as_path))
        }
        _ => return,
    };
    session.own().learn_from(own);
}
