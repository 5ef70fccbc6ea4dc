//! Mail, calendars and address books in an archive, as Google hands it out: in a ZIP or a packed tar, in folders of any
//! language.
//!
//! Mailboxes are read where they lie, once from beginning to end: nothing is unpacked to disk, and no more than one
//! mail is held in memory, however large the mailbox. What else an archive holds that may be read one day is counted
//! and said.

mod contents;

use std::cell::Cell;
use std::io::{self, BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::rc::Rc;

use flate2::bufread::{GzDecoder, MultiGzDecoder};

use crate::model::Foreign;
use crate::model::import::{Flow, Item};
use crate::model::record::SourceKind;

use super::archive::tar::{self, Tar};
use super::archive::{Archive, Member};
use super::looks::{Looks, looks};
use super::session::{Counted, Session, base_name, reason};
use super::survey::Body;
use super::{calendar, decode, mail, vcard};

pub(super) use contents::{Contents, is_calendar, is_cards, is_mail, is_read};

/// How many first bytes tell what a file is.
const HEAD: usize = 8 * 1024;

/// How a tar is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// Not at all.
    Plain,
    /// By gzip: `.tgz`, `.tar.gz`.
    Gzip,
}

/// An archive in which there is something that is read, or may be.
pub(super) struct Parcel {
    pub(super) path: Foreign,
    pub(super) holds: Holds,
}

pub(super) enum Holds {
    /// A ZIP whose list of contents names mail, calendars or address books.
    Zip(Box<Archive>, Vec<Member>, Contents),
    /// A ZIP of Google's without mail.
    NoMail(Contents),
    /// A tar, which has no list of contents.
    Tar(Body, u64, Packing),
}

/// An archive in which there was no mail.
pub(super) struct Mailless {
    path: Foreign,
    contents: Contents,
}

impl Parcel {
    /// How many bytes there are to read.
    pub(super) fn size(&self) -> u64 {
        match &self.holds {
            Holds::Zip(_, members, _) => members.iter().map(|member| member.size).sum(),
            Holds::NoMail(_) => 0,
            Holds::Tar(_, size, _) => *size,
        }
    }
}

/// The name of the first member, if these first bytes are those of a tar.
pub(super) fn first_name(head: &[u8]) -> Option<(Packing, String)> {
    if let Some(name) = tar::first_name(head) {
        return Some((Packing::Plain, name));
    }
    let mut block = [0; 512];
    GzDecoder::new(head).read_exact(&mut block).ok()?;
    Some((Packing::Gzip, tar::first_name(&block)?))
}

/// Reads the mail in an archive; where there is none, the archive comes back.
pub(super) fn read(session: &Session<'_, '_>, parcel: Parcel) -> ControlFlow<(), Option<Mailless>> {
    let Parcel { path, holds } = parcel;
    let mut opened = Opened {
        session,
        path,
        folder: None,
        any: false,
    };
    let contents = match holds {
        Holds::NoMail(contents) => contents,
        Holds::Zip(archive, members, contents) => {
            opened.zip(*archive, &members)?;
            contents
        }
        Holds::Tar(body, _, packing) => match opened.tar(body, packing)? {
            Some(contents) => contents,
            None => return ControlFlow::Continue(None),
        },
    };
    session.say_letters()?;
    if !opened.any {
        return ControlFlow::Continue(Some(Mailless {
            path: opened.path,
            contents,
        }));
    }
    if let Some(unread) = contents.unread() {
        session.say(Item::Remark(format!(
            "the archive also holds {unread}, not read yet"
        )))?;
    }
    ControlFlow::Continue(None)
}

/// Says of an archive without mail what to do. One part of several may well have none.
pub(super) fn say_mailless(session: &Session<'_, '_>, archive: &Mailless, elsewhere: bool) -> Flow {
    if !elsewhere || !archive.contents.is_takeout() {
        let name = base_name(&archive.path);
        return session.unknown(&archive.path, archive.contents.why_no_mail(name.raw()));
    }
    session.source(SourceKind::Archive, &archive.path)?;
    session.say(Item::Remark(match archive.contents.unread() {
        Some(unread) => format!("no mail in this part; it holds {unread}, not read yet"),
        None => "no mail in this part".to_owned(),
    }))
}

/// An archive that is being read.
struct Opened<'s, 'a, 'e> {
    session: &'s Session<'a, 'e>,
    path: Foreign,
    /// The folder whose single mails are being read.
    folder: Option<String>,
    /// Whether there was anything that is read.
    any: bool,
}

impl Opened<'_, '_, '_> {
    fn zip(&mut self, mut archive: Archive, members: &[Member]) -> Flow {
        let session = self.session;
        for member in members {
            let path = member.path();
            match archive.read(member) {
                Ok(bytes) => {
                    let mut bytes = Told {
                        inner: Counted::new(bytes, session),
                        broke: &Cell::new(false),
                    };
                    self.member(&path, &mut bytes)?;
                }
                Err(error) => {
                    self.begin(&path)?;
                    session.skip("file", error.to_string())?;
                }
            }
        }
        Flow::Continue(())
    }

    /// Reads a tar to its end; what else it holds, or `None` where the end was said already.
    fn tar(&mut self, body: Body, packing: Packing) -> ControlFlow<(), Option<Contents>> {
        let session = self.session;
        let mut contents = Contents::default();
        let bytes = match body.open() {
            Ok(bytes) => bytes,
            Err(error) => {
                session.unknown(&self.path, reason(&error))?;
                return ControlFlow::Continue(None);
            }
        };
        let packed = Rc::new(Cell::new(0));
        let source = BufReader::with_capacity(
            256 * 1024,
            Tallied {
                inner: Counted::new(bytes, session),
                tally: Rc::clone(&packed),
            },
        );
        let unpacked: Box<dyn Read + '_> = match packing {
            Packing::Plain => Box::new(source),
            Packing::Gzip => Box::new(Sound {
                inner: MultiGzDecoder::new(source),
                packed,
                unpacked: 0,
            }),
        };
        let mut tar = Tar::new(unpacked);
        loop {
            let entry = tar.next();
            if session.stopped() {
                return ControlFlow::Break(());
            }
            let broke = Cell::new(false);
            match entry {
                Ok(None) => return ControlFlow::Continue(Some(contents)),
                Ok(Some(entry)) if is_read(&entry.path) => {
                    let mut bytes = Told {
                        inner: &mut tar,
                        broke: &broke,
                    };
                    self.member(&entry.path, &mut bytes)?;
                }
                Ok(Some(entry)) => contents.note(&entry.path),
                Err(error) if self.any => {
                    session.skip("file", format!("after this one {}", said(&error)))?;
                    return ControlFlow::Continue(None);
                }
                Err(error) => {
                    session.unknown(&self.path, said(&error))?;
                    return ControlFlow::Continue(None);
                }
            }
            // The mailbox in which the archive broke off has said so.
            if broke.get() {
                return ControlFlow::Continue(None);
            }
        }
    }

    /// Reads one member that is called like mail, a calendar or an address book.
    fn member(&mut self, path: &str, bytes: &mut dyn Read) -> Flow {
        let session = self.session;
        let head = match decode::head(&mut *bytes, HEAD) {
            Ok(head) => head,
            Err(error) => {
                self.begin(path)?;
                return session.skip("file", format!("it could not be read: {error}"));
            }
        };
        if head.is_empty() {
            // A label without mail is an empty mailbox.
            return self.begin(path);
        }
        let kind = looks(&head, None);
        let whole = Cursor::new(head).chain(bytes);
        match kind {
            Looks::Mbox => {
                self.begin(path)?;
                let mut whole = BufReader::with_capacity(256 * 1024, whole);
                let folder = mail::Folder::of(path);
                mail::read_mbox(&mut whole, folder, &mut session.own(), &mut |item| {
                    session.say(item)
                })?;
                session.say_letters()
            }
            Looks::Mail | Looks::Emlx => self.single(path, whole),
            Looks::Calendar => self.calendar(path, whole),
            Looks::Cards => self.cards(path, whole),
            _ => {
                self.begin(path)?;
                let called = match called_like(path) {
                    SourceKind::Calendar => "a calendar",
                    SourceKind::Vcard => "an address book",
                    _ => "a mailbox",
                };
                session.skip(
                    "file",
                    format!("it is called {called} and doesn't begin like one; unpack it and look"),
                )
            }
        }
    }

    /// Reads a mail in a file of its own, together with the others of its folder.
    fn single(&mut self, path: &str, mut bytes: impl Read) -> Flow {
        let session = self.session;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if self.folder.as_deref() != Some(folder) {
            session.say_letters()?;
            let shown = Foreign::new(format!("{}/{folder}", self.path.raw()));
            session.source(SourceKind::Mail, &shown)?;
            self.folder = Some(folder.to_owned());
        }
        self.any = true;
        session.file(&base_name(&Foreign::new(path)))?;
        let folder = mail::Folder::of(folder);
        mail::read_file(&mut bytes, folder, &mut session.own(), &mut |item| {
            session.say(item)
        })
    }

    fn calendar(&mut self, path: &str, mut bytes: impl Read) -> Flow {
        let session = self.session;
        self.begin(path)?;
        let name = base_name(&Foreign::new(path));
        let whose = session.whose_calendar(name.raw());
        calendar::read(&mut bytes, &whose, &mut |item| session.say(item))
    }

    fn cards(&mut self, path: &str, bytes: impl Read) -> Flow {
        let session = self.session;
        self.begin(path)?;
        let own = session.own();
        let around = vcard::Around {
            own: &own,
            now: session.now(),
        };
        vcard::read(Box::new(bytes), &around, &mut |item| session.say(item))
    }

    /// Opens a mailbox, a calendar or an address book as a source of its own.
    fn begin(&mut self, path: &str) -> Flow {
        self.session.say_letters()?;
        self.any = true;
        self.folder = None;
        let shown = Foreign::new(format!("{}/{path}", self.path.raw()));
        self.session.source(called_like(path), &shown)?;
        self.session.file(&base_name(&shown))
    }
}

/// What a member is by its name.
fn called_like(path: &str) -> SourceKind {
    if is_calendar(path) {
        SourceKind::Calendar
    } else if is_cards(path) {
        SourceKind::Vcard
    } else {
        SourceKind::Mail
    }
}

/// A reader that says what to do where an archive breaks off, and remembers that it did.
struct Told<'f, R> {
    inner: R,
    broke: &'f Cell<bool>,
}

impl<R: Read> Read for Told<'_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buf).map_err(|error| {
            self.broke.set(true);
            io::Error::new(error.kind(), said(&error))
        })
    }
}

fn said(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
            "the archive is cut short or damaged here; download it again".to_owned()
        }
        _ => error.to_string(),
    }
}

/// A reader that counts what it gives.
struct Tallied<R> {
    inner: R,
    tally: Rc<Cell<u64>>,
}

impl<R: Read> Read for Tallied<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        self.tally.set(self.tally.get() + read as u64);
        Ok(read)
    }
}

/// A reader that stops where more is unpacked than mail can be packed into so little.
struct Sound<R> {
    inner: R,
    packed: Rc<Cell<u64>>,
    unpacked: u64,
}

impl<R: Read> Read for Sound<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        self.unpacked += read as u64;
        if Archive::is_hollow(self.unpacked, self.packed.get()) {
            return Err(io::Error::other(
                "so much comes out of so little that it can't be mail; download it again from Google",
            ));
        }
        Ok(read)
    }
}
