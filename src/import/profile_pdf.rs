//! Reads LinkedIn's "Save to PDF" of a profile: who it is, what they do, how to reach them, the day it was saved.
//!
//! The file says in its own description that LinkedIn made it, and each line's column, size and grey say what it is; so
//! any interface language is read alike. Photo, connections and what both have in common aren't in such a file.
//!
//! A PDF can be made to explode: by lists within lists, by a stream that unpacks to a thousand times its size, by tables
//! that name one object a million times. Reading a whole document into memory first, as PDF libraries do, turns a file
//! into some sixty times its size even without such art. So nothing is read here but what a profile needs, one object at
//! a time, each with its bounds; `lopdf` is the tests' second reader.

mod aside;
mod file;
mod font;
mod line;
mod object;
mod period;
mod sheet;
#[cfg(test)]
mod tests;
mod walk;

use std::io::{self, Read};
use std::path::Path;

use jiff::Timestamp;

use crate::model::import::{Flow, Item};
use crate::model::record::{ProfileSeen, Record, SourceKind};
use crate::model::{Foreign, Handle};

use super::session::{Counted, Session, base_name, reason};
use super::survey::Body;
use aside::Link;
use file::{Page, Pdf};
use line::{Line, Role, WIDE_COLUMN};
use object::{Dict, Object};

/// The largest file that is read, in bytes. Those measured have some ten thousand; a font for every script that a profile
/// may be written in stays far below.
pub(super) const LARGEST: u64 = 8 * 1024 * 1024;

/// The share of lines that may be of no kind that LinkedIn has: one in so many. In those measured there are none.
const STRANGE: usize = 10;

/// Why a PDF isn't read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refusal {
    #[error(
        "this PDF isn't a profile that LinkedIn saved; on the profile choose More, Save to PDF, and give that file"
    )]
    NotLinkedIns,
    #[error(
        "another program wrote this profile anew, so its lines can't be told apart; give the file as LinkedIn saved it, \
         not printed and not saved again from a viewer"
    )]
    Rewritten,
    #[error("this PDF is encrypted, and LinkedIn's aren't; give the file as LinkedIn saved it")]
    Encrypted,
    #[error("this PDF ends in the middle; save it again and give the whole file")]
    CutOff,
    #[error("this PDF is damaged: what it says of its parts doesn't fit them; save it again")]
    Damaged,
    #[error(
        "this PDF holds far more than a profile could, and was put down; save the profile again and give that file"
    )]
    TooMuch,
    #[error(
        "this PDF has over 8 MB, and a saved profile has less than one; give the file as LinkedIn saved it"
    )]
    TooLarge,
    #[error(
        "this PDF says that LinkedIn made it, but isn't laid out as a profile is; if LinkedIn saved it so, its pages have \
         changed: copy the profile's page and paste that instead"
    )]
    OtherLayout,
}

/// Whether a file of so many bytes in a folder is worth a word: a profile that LinkedIn saved, sound or not. Other PDFs are
/// left there as other files are.
pub(super) fn is_profile(path: &Path, size: u64) -> bool {
    if size > LARGEST {
        return false;
    }
    let Ok(bytes) = std::fs::File::open(path).and_then(bytes) else {
        return false;
    };
    match Pdf::open(&bytes).and_then(|pdf| Maker::of(&pdf)) {
        Ok(maker) => maker != Maker::Other,
        // Cut off or damaged it can still say whose it was.
        Err(_) => [&b"(LinkedIn)"[..], b"Apache FOP"]
            .iter()
            .all(|words| bytes.windows(words.len()).any(|window| window == *words)),
    }
}

fn bytes(body: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    body.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A PDF in a file of its own.
pub(super) struct PdfFile {
    pub(super) name: Foreign,
    pub(super) body: Body,
    pub(super) size: u64,
}

/// PDFs to be read, with the path of their source.
pub(super) enum Pdfs {
    /// One that was named, whatever it is.
    Named(Foreign, PdfFile),
    /// The profiles among those of one folder: one source, with a file each.
    Folder(Foreign, Vec<PdfFile>),
}

impl Pdfs {
    pub(super) fn named(path: Foreign, body: Body, size: u64) -> Self {
        let name = base_name(&path);
        Self::Named(path, PdfFile { name, body, size })
    }

    /// How many bytes there are to read.
    pub(super) fn size(&self) -> u64 {
        match self {
            Self::Named(_, file) => file.size,
            Self::Folder(_, files) => files.iter().map(|file| file.size).sum(),
        }
    }

    /// Hands on the profiles. A day of saving after `now` is none.
    pub(super) fn read(self, session: &Session<'_, '_>, now: Option<Timestamp>) -> Flow {
        match self {
            Self::Named(path, file) => match profile_in(session, file.body, now) {
                Ok(profile) => {
                    session.source(SourceKind::ProfilePdf, &path)?;
                    session.file(&file.name)?;
                    session.say(item(profile))
                }
                Err(why) => session.unknown(&path, why),
            },
            Self::Folder(path, files) => {
                session.source(SourceKind::ProfilePdf, &path)?;
                for file in files {
                    session.file(&file.name)?;
                    match profile_in(session, file.body, now) {
                        Ok(profile) => session.say(item(profile))?,
                        Err(why) => session.skip("file", why)?,
                    }
                }
                Flow::Continue(())
            }
        }
    }
}

fn item(profile: ProfileSeen) -> Item {
    Item::Record {
        place: "page 1".to_owned(),
        record: Box::new(Record::Profile(Box::new(profile))),
    }
}

fn profile_in(
    session: &Session<'_, '_>,
    body: Body,
    now: Option<Timestamp>,
) -> Result<ProfileSeen, String> {
    let body = body.open().map_err(|error| reason(&error))?;
    let bytes = bytes(Counted::new(body, session)).map_err(|error| reason(&error))?;
    profile(&bytes, now).map_err(|refusal| refusal.to_string())
}

/// Reads a profile. A day of saving after `now` is none.
pub(super) fn profile(bytes: &[u8], now: Option<Timestamp>) -> Result<ProfileSeen, Refusal> {
    if bytes.len() as u64 > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let pdf = Pdf::open(bytes)?;
    match Maker::of(&pdf)? {
        Maker::LinkedIn => {}
        Maker::Rewriter => return Err(Refusal::Rewritten),
        Maker::Other => return Err(Refusal::NotLinkedIns),
    }
    let pages = pdf.pages()?;
    let lines = line::lines(&walk::runs(&pdf, &pages)?);
    let strange = lines.iter().filter(|line| line.role.is_none()).count();
    let sheet = sheet::read(&lines);
    if sheet.name.is_empty() || strange * STRANGE > lines.len() {
        return Err(Refusal::OtherLayout);
    }
    let addresses = match pages.first() {
        Some(page) => links(&pdf, page)?,
        None => Vec::new(),
    };
    let aside = aside::read(&lines, &addresses);
    let mut handles = aside.handles;
    if handles.is_empty() {
        handles.extend(Handle::of_name(&sheet.name));
    }
    // No head names a company here; the newest position does where it lasts.
    let company = sheet
        .positions
        .first()
        .filter(|newest| newest.from.is_some() && newest.to.is_none())
        .map(|newest| newest.company.clone());
    let seen = saved_on(&pdf)?.filter(|seen| now.is_none_or(|now| *seen <= now));
    Ok(ProfileSeen {
        seen,
        headline: sheet.headline.map(Foreign::new),
        location: sheet.location.map(Foreign::new),
        company,
        about: sheet.about.map(Foreign::new),
        // A page of the site loads its parts as one scrolls; a file is made in one piece. What counts as missing
        // (headline, text, positions, schools, skills) is in it wherever the profile has it, so what isn't there isn't
        // filled in, provided that all pages are there and each part was understood. The picture isn't in it, and stays
        // unknown.
        whole: sheet.understood && aside.understood && is_to_the_end(&lines, pages.len()),
        positions: sheet.positions,
        education: sheet.education,
        skills: aside.skills,
        languages: aside.languages,
        ..ProfileSeen::named(
            SourceKind::ProfilePdf,
            handles,
            Foreign::new(sheet.name.as_str()),
        )
    })
}

/// Who made a file, by its own description.
#[derive(Clone, Copy, PartialEq)]
enum Maker {
    LinkedIn,
    /// Another program, of a file of LinkedIn's.
    Rewriter,
    Other,
}

impl Maker {
    fn of(pdf: &Pdf<'_>) -> Result<Self, Refusal> {
        let info = pdf.info()?;
        let author = described(pdf, &info, "Author")?;
        let producer = described(pdf, &info, "Producer")?;
        Ok(if author != "LinkedIn" {
            Self::Other
        } else if producer.starts_with("Apache FOP") {
            Self::LinkedIn
        } else {
            Self::Rewriter
        })
    }
}

/// One text of a file's description.
fn described<'a>(pdf: &Pdf<'a>, info: &Dict<'a>, key: &str) -> Result<String, Refusal> {
    let value = pdf.get(info, key)?;
    let text = value.as_ref().and_then(Object::text).unwrap_or_default();
    Ok(match text.strip_prefix(b"\xfe\xff") {
        Some(wide) => font::utf16(wide).collect(),
        None => text.iter().copied().map(char::from).collect(),
    })
}

/// The moment of saving: `D:20250614093012+02'00'`; without a zone, as in UTC.
fn saved_on(pdf: &Pdf<'_>) -> Result<Option<Timestamp>, Refusal> {
    let info = pdf.info()?;
    let written = described(pdf, &info, "CreationDate")?;
    let written = written.trim_start_matches("D:").replace('\'', "");
    let zoneless = written.len() == 14;
    let written = if zoneless {
        format!("{written}Z")
    } else {
        written
    };
    let Some((day, zone)) = written.split_at_checked(14) else {
        return Ok(None);
    };
    let zone = if zone.starts_with('Z') { "+0000" } else { zone };
    Ok(Timestamp::strptime("%Y%m%d%H%M%S%z", format!("{day}{zone}")).ok())
}

/// Whether the last page says that it is the last: `Page 3 of 3`. Only the numbers are read.
fn is_to_the_end(lines: &[Line], pages: usize) -> bool {
    let last = lines
        .iter()
        .rev()
        .find(|line| line.role == Some(Role::Foot));
    last.is_some_and(|foot| {
        let numbers: Vec<usize> = foot
            .text
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        numbers == [pages, pages]
    })
}

/// The addresses that the narrow column of a page links to.
fn links<'a>(pdf: &Pdf<'a>, page: &Page<'a>) -> Result<Vec<Link>, Refusal> {
    const LINKS: usize = 200;
    let mut links = Vec::new();
    for annotation in pdf.list(&page.dict, "Annots")?.iter().take(LINKS) {
        let Some(annotation) = pdf.resolved(annotation)?.dict() else {
            continue;
        };
        let left = pdf
            .list(&annotation, "Rect")?
            .first()
            .and_then(Object::number);
        if left.is_some_and(|left| left >= WIDE_COLUMN) {
            continue;
        }
        let Some(action) = pdf.dict(&annotation, "A")? else {
            continue;
        };
        let uri = pdf.get(&action, "URI")?;
        if let Some(uri) = uri.as_ref().and_then(Object::text) {
            links.push(Link {
                uri: String::from_utf8_lossy(uri).into_owned(),
            });
        }
    }
    Ok(links)
}
