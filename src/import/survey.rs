//! What is there: each input opened far enough to tell what it is, before anything is read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::model::Foreign;

use super::Input;
use super::archive::{Archive, Member, Seekable};
use super::decode;
use super::export::{Group, Part, Shelf};
use super::fair;
use super::looks::{Looks, looks, other_zip};
use super::page::Form;
use super::profile_pdf::Pdfs;
use super::session::{Session, base_name, reason, reason_at};
use super::table::{Named, Table};
use super::takeout::{Contents, Holds, Parcel, is_mail, is_read};
use super::walk;

/// How many first bytes tell what a file is.
const HEAD: usize = 8 * 1024;

/// Bytes that can be read once.
pub(super) enum Body {
    File(PathBuf),
    Bytes(Cow<'static, [u8]>),
    Stream(Box<dyn Read + Send>),
}

impl Body {
    pub(super) fn open(self) -> io::Result<Box<dyn Read>> {
        Ok(match self {
            Self::File(path) => Box::new(File::open(path)?),
            Self::Bytes(bytes) => Box::new(Cursor::new(bytes)),
            Self::Stream(stream) => stream,
        })
    }

    /// When the file was last written; of what is no file, nothing.
    pub(super) fn written(&self) -> Option<Timestamp> {
        let Self::File(path) = self else { return None };
        let written = path.metadata().ok()?.modified().ok()?;
        Timestamp::try_from(written).ok()
    }

    /// Opens for reading from any place; a pipe is taken into memory first.
    fn seekable(self) -> io::Result<Seekable> {
        /// The most that a piped ZIP may hold.
        const MOST: u64 = 512 * 1024 * 1024;
        Ok(match self {
            Self::File(path) => Seekable::File(BufReader::new(File::open(path)?)),
            Self::Bytes(bytes) => Seekable::Bytes(Cursor::new(bytes)),
            Self::Stream(stream) => {
                let mut bytes = Vec::new();
                stream.take(MOST + 1).read_to_end(&mut bytes)?;
                if bytes.len() as u64 > MOST {
                    return Err(io::Error::other(
                        "a ZIP of this size can't come through a pipe; save it and give its path",
                    ));
                }
                Seekable::Bytes(Cursor::new(Cow::Owned(bytes)))
            }
        })
    }
}

/// A single mail in a file of its own.
pub(super) struct MailFile {
    pub(super) name: Foreign,
    pub(super) body: Body,
    pub(super) size: u64,
}

/// Cards of an address book in one file.
pub(super) struct CardFile {
    pub(super) name: Foreign,
    pub(super) body: Body,
    pub(super) size: u64,
}

/// One source to be read.
pub(super) enum Found {
    /// An export, or several in one ZIP.
    Export(Box<Shelf>),
    /// A mailbox in one file.
    Mbox {
        path: Foreign,
        body: Body,
        size: u64,
    },
    /// Mails in files of their own, in one folder.
    Mails { path: Foreign, files: Vec<MailFile> },
    /// A mailbox with a file for each mail, as Apple's.
    Mailbox { path: Foreign, files: Vec<MailFile> },
    /// An archive with mail in it.
    Parcel(Box<Parcel>),
    /// A Maildir.
    Maildir { path: PathBuf, size: u64 },
    /// A log of phone calls.
    Calls {
        path: Foreign,
        body: Body,
        size: u64,
    },
    /// A page of LinkedIn's.
    Page {
        path: Foreign,
        form: Form,
        body: Body,
        size: u64,
    },
    /// A PDF, or the profiles among those of a folder.
    Pdf(Pdfs),
    /// Address books in one folder.
    Cards { path: Foreign, files: Vec<CardFile> },
    /// A list from a fair.
    List {
        path: Foreign,
        body: Body,
        size: u64,
    },
    /// A calendar.
    Calendar {
        path: Foreign,
        body: Body,
        size: u64,
    },
    /// Something that can't be read, and why.
    Unknown { path: Foreign, why: String },
}

impl Found {
    /// How many bytes there are to read, as far as is known.
    pub(super) fn size(&self) -> u64 {
        match self {
            Self::Export(exports) => exports.size(),
            Self::Mbox { size, .. }
            | Self::Maildir { size, .. }
            | Self::Calls { size, .. }
            | Self::Page { size, .. }
            | Self::Calendar { size, .. }
            | Self::List { size, .. } => *size,
            Self::Cards { files, .. } => files.iter().map(|file| file.size).sum(),
            Self::Parcel(parcel) => parcel.size(),
            Self::Mails { files, .. } | Self::Mailbox { files, .. } => {
                files.iter().map(|file| file.size).sum()
            }
            Self::Pdf(pdfs) => pdfs.size(),
            Self::Unknown { .. } => 0,
        }
    }
}

/// A path as the user gave it.
pub(super) fn spelled(path: &Path) -> Foreign {
    Foreign::new(path.to_string_lossy().into_owned())
}

/// Looks at one input.
pub(super) fn survey(input: Input, session: &Session<'_, '_>) -> ControlFlow<(), Vec<Found>> {
    let found = match input {
        Input::Path(path) => return at_path(&path, session),
        Input::Stdin(stream) => from_stream(Foreign::new("-"), stream, session),
        Input::Bytes { name, bytes } => {
            let head = bytes[..bytes.len().min(HEAD)].to_vec();
            let size = bytes.len() as u64;
            let thing = Thing {
                path: Foreign::new(name),
                body: Body::Bytes(bytes),
                size,
            };
            thing.told(&head, session)
        }
    };
    ControlFlow::Continue(vec![found])
}

fn at_path(path: &Path, session: &Session<'_, '_>) -> ControlFlow<(), Vec<Found>> {
    let shown = spelled(path);
    let found = match fs::metadata(path) {
        Err(error) => Found::Unknown {
            path: shown,
            why: reason_at(path, &error),
        },
        Ok(about) if about.is_dir() => {
            return walk::walk(path, session);
        }
        Ok(about) if about.is_file() => from_file(path, about.len(), session),
        Ok(_) => match File::open(path) {
            Ok(pipe) => from_stream(shown, Box::new(pipe), session),
            Err(error) => Found::Unknown {
                path: shown,
                why: reason_at(path, &error),
            },
        },
    };
    ControlFlow::Continue(vec![found])
}

fn from_stream(
    path: Foreign,
    mut stream: Box<dyn Read + Send>,
    session: &Session<'_, '_>,
) -> Found {
    let head = match decode::head(&mut stream, HEAD) {
        Ok(head) => head,
        Err(error) => {
            return Found::Unknown {
                path,
                why: reason(&error),
            };
        }
    };
    let body = Body::Stream(Box::new(Cursor::new(head.clone()).chain(stream)));
    Thing {
        path,
        body,
        size: 0,
    }
    .told(&head, session)
}

fn from_file(path: &Path, size: u64, session: &Session<'_, '_>) -> Found {
    let shown = spelled(path);
    match head_of(path) {
        Ok(head) => Thing {
            path: shown,
            body: Body::File(path.to_owned()),
            size,
        }
        .told(&head, session),
        Err(error) => Found::Unknown {
            path: shown,
            why: reason_at(path, &error),
        },
    }
}

pub(super) fn head_of(path: &Path) -> io::Result<Vec<u8>> {
    decode::head(&mut File::open(path)?, HEAD)
}

/// One thing that stands for itself: a file that was named, a pipe, a text.
struct Thing {
    path: Foreign,
    body: Body,
    size: u64,
}

impl Thing {
    fn told(self, head: &[u8], session: &Session<'_, '_>) -> Found {
        let base = base_name(&self.path);
        let named = Named::from(base.raw());
        match looks(head, named.as_ref().map(|named| named.table)) {
            Looks::Zip => self.zip(),
            Looks::Table(table) => {
                let part = self.part(table, named.map_or(0, |named| named.part));
                Found::Export(Box::new(Shelf {
                    archive: None,
                    groups: vec![Group {
                        path: self.path,
                        taken: None,
                        parts: vec![part.holding(self.body, self.size)],
                    }],
                    remark: None,
                }))
            }
            Looks::Mbox => Found::Mbox {
                path: self.path,
                body: self.body,
                size: self.size,
            },
            Looks::Calls => Found::Calls {
                path: self.path,
                body: self.body,
                size: self.size,
            },
            Looks::Tar(packing) => Found::Parcel(Box::new(Parcel {
                path: self.path,
                holds: Holds::Tar(self.body, self.size, packing),
            })),
            Looks::Mail | Looks::Emlx => Found::Mails {
                files: vec![MailFile {
                    name: base,
                    body: self.body,
                    size: self.size,
                }],
                path: self.path,
            },
            Looks::Page(form) => Found::Page {
                path: self.path,
                form,
                body: self.body,
                size: self.size,
            },
            Looks::Pdf => Found::Pdf(Pdfs::named(self.path, self.body, self.size)),
            Looks::Cards => Found::Cards {
                files: vec![CardFile {
                    name: base,
                    body: self.body,
                    size: self.size,
                }],
                path: self.path,
            },
            Looks::Calendar => Found::Calendar {
                path: self.path,
                body: self.body,
                size: self.size,
            },
            Looks::List(_) if fair::is_told(head, &self.path, &session.said()) => Found::List {
                path: self.path,
                body: self.body,
                size: self.size,
            },
            Looks::NearlyTable(why) | Looks::Other(why) | Looks::List(why) => Found::Unknown {
                path: self.path,
                why,
            },
        }
    }

    /// A part called as its file is; what came through a pipe is called as LinkedIn calls such a table.
    fn part(&self, table: Table, number: u32) -> Part {
        let name = match self.body {
            Body::Stream(_) => Foreign::new(table.file_name()),
            Body::File(_) | Body::Bytes(_) => base_name(&self.path),
        };
        Part::new(name, table, number)
    }

    fn zip(self) -> Found {
        match open_zip(&self.path, self.body) {
            Ok(found) => found,
            Err(Unreadable::Other(why) | Unreadable::Broken(why)) => Found::Unknown {
                path: self.path,
                why,
            },
        }
    }
}

/// Why nothing in a ZIP can be read.
pub(super) enum Unreadable {
    /// It is a ZIP of something else.
    Other(String),
    /// It can't be read, so what it is can't be told.
    Broken(String),
}

/// Looks into a ZIP: an export, mail, or neither.
pub(super) fn open_zip(path: &Foreign, body: Body) -> Result<Found, Unreadable> {
    let broken = |error: &super::archive::Error| Unreadable::Broken(error.to_string());
    let bytes = body
        .seekable()
        .map_err(|error| Unreadable::Broken(reason(&error)))?;
    let archive = Archive::open(bytes).map_err(|error| broken(&error))?;
    let mut tables = Vec::new();
    let mut mails = Vec::new();
    let mut contents = Contents::default();
    for member in &archive.members {
        if let Some(named) = Named::from(&member.name) {
            tables.push((named, member.clone()));
        } else if is_read(&member.path()) {
            mails.push(member.clone());
        } else {
            contents.note(&member.path());
        }
    }
    let is_sure = |(named, _): &(Named, Member)| !named.table.is_called_commonly();
    if tables.iter().any(is_sure) || (!tables.is_empty() && mails.is_empty()) {
        let wanted = tables.iter().map(|(_, member)| member);
        Archive::bear(wanted, Archive::EXPORT).map_err(|error| broken(&error))?;
        let with_mail = mails.iter().any(|member| is_mail(&member.path()));
        let remark = remark_on_export(path, &archive, with_mail);
        return Ok(Found::Export(Box::new(shelf(
            path, archive, tables, remark,
        ))));
    }
    let holds = if !mails.is_empty() {
        Archive::bear(mails.iter(), u64::MAX).map_err(|error| broken(&error))?;
        Holds::Zip(Box::new(archive), mails, contents)
    } else if contents.is_takeout() || contents.has_export() {
        Holds::NoMail(contents)
    } else {
        let names: Vec<String> = archive.members.iter().map(Member::path).collect();
        return Err(Unreadable::Other(other_zip(&names)));
    };
    Ok(Found::Parcel(Box::new(Parcel {
        path: path.clone(),
        holds,
    })))
}

/// The exports in a ZIP, each folder one of its own.
fn shelf(
    path: &Foreign,
    archive: Archive,
    tables: Vec<(Named, Member)>,
    remark: Option<String>,
) -> Shelf {
    let mut groups: BTreeMap<(String, String), Vec<Part>> = BTreeMap::new();
    for (named, member) in tables {
        let part = Part::new(Foreign::new(member.name.as_str()), named.table, named.part);
        groups
            .entry((member.folder.clone(), named.copy))
            .or_default()
            .push(part.in_zip(member));
    }
    let several = groups.len() > 1;
    let groups = groups
        .into_iter()
        .map(|((folder, copy), parts)| Group {
            taken: archive
                .members
                .iter()
                .filter(|member| !several || member.folder == folder)
                .filter_map(|member| member.written)
                .max(),
            path: if several {
                Foreign::new(format!("{}/{folder}{copy}", path.raw()))
            } else {
                path.clone()
            },
            parts,
        })
        .collect();
    Shelf {
        archive: Some(archive),
        groups,
        remark,
    }
}

/// What to say of the ZIP of an export as a whole.
fn remark_on_export(path: &Foreign, archive: &Archive, with_mail: bool) -> Option<String> {
    if with_mail {
        let say = "the ZIP also holds mail, which isn't read beside an export; unpack it and give the folder";
        return Some(say.to_owned());
    }
    // LinkedIn calls what comes within minutes so; what comes within a day is called Complete and has more lists.
    let is_basic = base_name(path)
        .raw()
        .starts_with("Basic_LinkedInDataExport");
    let has_contacts = archive
        .members
        .iter()
        .any(|member| member.name.eq_ignore_ascii_case("Contacts.csv"));
    (is_basic && !has_contacts).then(|| {
        "this is the smaller archive; the larger one, which LinkedIn mails a link to within a day, adds your address \
         book's contacts among others"
            .to_owned()
    })
}
