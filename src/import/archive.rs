//! A ZIP, opened with care: read by its directory at the end, its claims about sizes neither trusted nor needed.
//!
//! Nothing is unpacked to disk and names are only compared, so a name can't lead anywhere.

pub(super) mod tar;

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use zip::ZipArchive;
use zip::result::ZipError;

/// Bytes that can be read from any place.
pub(super) enum Seekable {
    File(BufReader<File>),
    Bytes(Cursor<Cow<'static, [u8]>>),
}

impl Read for Seekable {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buf),
            Self::Bytes(bytes) => bytes.read(buf),
        }
    }
}

impl Seek for Seekable {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Bytes(bytes) => bytes.seek(to),
        }
    }
}

/// Why a ZIP isn't read.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    #[error(
        "the ZIP is cut short or damaged: its list of contents, which stands at the end, is missing; download it again"
    )]
    CutShort,
    #[error("the ZIP is damaged ({0}); download it again")]
    Damaged(String),
    #[error("the ZIP is locked with a password; unpack it and give the folder")]
    Locked,
    #[error("the ZIP is packed in a way that isn't read here; unpack it and give the folder")]
    Packing,
    #[error(
        "the ZIP says that it unpacks to {unpacked} MB from {packed} MB, which no export and no mailbox does; it was not opened; download it again"
    )]
    Bomb { unpacked: u64, packed: u64 },
    #[error(
        "the ZIP lists {0} files, which is too many to be looked through; unpack it and give the folder, or download only the mail"
    )]
    Crowd(u64),
    #[error("it could not be read: {0}")]
    Io(io::Error),
}

/// One file in a ZIP.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) index: usize,
    /// Its folder in the ZIP, empty at the top.
    pub(super) folder: String,
    /// Its base name.
    pub(super) name: String,
    /// Its size unpacked, as the ZIP claims.
    pub(super) size: u64,
    packed: u64,
    /// When it was written. The ZIP of an export is written in UTC.
    pub(super) written: Option<Timestamp>,
}

impl Member {
    /// Its folder and name.
    pub(super) fn path(&self) -> String {
        if self.folder.is_empty() {
            self.name.clone()
        } else {
            format!("{}/{}", self.folder, self.name)
        }
    }
}

/// An opened ZIP.
pub(super) struct Archive {
    zip: ZipArchive<Seekable>,
    pub(super) members: Vec<Member>,
}

impl Archive {
    /// The most files in a ZIP, whose list is held in memory. A complete export has some thousands; a part of a Takeout
    /// in which the photos were ticked too has some ten thousands.
    const MEMBERS: u64 = 50_000;
    /// A file up to this size is read at any ratio: it costs a blink.
    const HARMLESS: u64 = 64 * 1024 * 1024;
    /// Text packs ten to thirty times smaller; a thousand times is emptiness.
    const RATIO: u64 = 200;
    /// The most that all wanted files of an export may unpack to.
    pub(super) const EXPORT: u64 = 2 * 1024 * 1024 * 1024;

    /// Opens a ZIP and reads its directory.
    pub(super) fn open(mut bytes: Seekable) -> Result<Self, Error> {
        let count = listed(&mut bytes)?;
        if count > Self::MEMBERS {
            return Err(Error::Crowd(count));
        }
        let zip = ZipArchive::new(bytes).map_err(Error::from)?;
        let mut members = Vec::with_capacity(zip.len());
        for index in 0..zip.len() {
            let entry = zip.by_index_data(index).map_err(Error::from)?;
            if !entry.is_file() {
                continue;
            }
            let path = String::from_utf8_lossy(entry.name_raw()).replace('\\', "/");
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
            members.push(Member {
                index,
                folder: folder.to_owned(),
                name: name.to_owned(),
                size: entry.size(),
                packed: entry.compressed_size(),
                written: entry.last_modified().and_then(written),
            });
        }
        members.sort_by(|a, b| (&a.folder, &a.name).cmp(&(&b.folder, &b.name)));
        Ok(Self { zip, members })
    }

    /// Refuses before anything is unpacked if these members claim more than they can be; an export is at most
    /// [`Archive::EXPORT`], a mailbox may be of any size.
    pub(super) fn bear<'m>(
        wanted: impl Iterator<Item = &'m Member>,
        most: u64,
    ) -> Result<(), Error> {
        let (mut unpacked, mut packed) = (0_u64, 0_u64);
        for member in wanted {
            unpacked = unpacked.saturating_add(member.size);
            packed = packed.saturating_add(member.packed);
        }
        if Self::is_hollow(unpacked, packed) || unpacked > most {
            return Err(Error::Bomb {
                unpacked: unpacked >> 20,
                packed: packed.div_ceil(1 << 20),
            });
        }
        Ok(())
    }

    /// Whether so many bytes can't honestly come out of so few.
    pub(super) fn is_hollow(unpacked: u64, packed: u64) -> bool {
        unpacked > Self::HARMLESS && unpacked / Self::RATIO > packed
    }

    /// The unpacked bytes of a member; fails where there are more than the ZIP claims.
    pub(super) fn read(&mut self, member: &Member) -> Result<Box<dyn Read + '_>, Error> {
        let file = self.zip.by_index(member.index).map_err(Error::from)?;
        Ok(Box::new(Claimed {
            inner: file,
            left: member.size,
        }))
    }
}

impl From<ZipError> for Error {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => Self::CutShort,
            ZipError::Io(error) => Self::Io(error),
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
            | ZipError::InvalidPassword => Self::Locked,
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
                Self::Packing
            }
            ZipError::InvalidArchive(why) => Self::Damaged(why.into_owned()),
            other => Self::Damaged(other.to_string()),
        }
    }
}

/// The time of a member; none for the first of January 1980, which stands for *no time*.
fn written(time: zip::DateTime) -> Option<Timestamp> {
    let at = DateTime::new(
        i16::try_from(time.year()).ok()?,
        i8::try_from(time.month()).ok()?,
        i8::try_from(time.day()).ok()?,
        i8::try_from(time.hour()).ok()?,
        i8::try_from(time.minute()).ok()?,
        i8::try_from(time.second()).ok()?.min(59),
        0,
    )
    .ok()?;
    let at = Offset::UTC.to_timestamp(at).ok()?;
    super::dates::plausible(at).then_some(at)
}

/// How many members the directory says it has, the most of what its end could be read as: asked before the directory
/// is held in memory.
fn listed(bytes: &mut Seekable) -> Result<u64, Error> {
    const END: &[u8] = b"PK\x05\x06";
    const END_64: &[u8] = b"PK\x06\x06";
    // An end record, its longest comment, and the records of a large ZIP before it.
    const TAIL: u64 = 22 + 65_535 + 200;
    let length = bytes.seek(SeekFrom::End(0)).map_err(Error::Io)?;
    let tail_length = length.min(TAIL);
    bytes
        .seek(SeekFrom::Start(length - tail_length))
        .map_err(Error::Io)?;
    let mut tail = Vec::new();
    bytes
        .take(tail_length)
        .read_to_end(&mut tail)
        .map_err(Error::Io)?;
    bytes.rewind().map_err(Error::Io)?;
    let mut most = None;
    for (at, _) in tail.windows(4).enumerate().filter(|(_, four)| *four == END) {
        if let Some(&[low, high]) = tail.get(at + 10..at + 12) {
            most = most.max(Some(u64::from(u16::from_le_bytes([low, high]))));
        }
    }
    for (at, _) in tail
        .windows(4)
        .enumerate()
        .filter(|(_, four)| *four == END_64)
    {
        if let Some(count) = tail
            .get(at + 32..at + 40)
            .and_then(|eight| eight.try_into().ok())
        {
            most = most.max(Some(u64::from_le_bytes(count)));
        }
    }
    most.ok_or(Error::CutShort)
}

/// A reader that fails where more comes than was claimed.
struct Claimed<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Claimed<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        if read as u64 > self.left {
            return Err(io::Error::other("more comes out of the ZIP than it says"));
        }
        self.left -= read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_of_fifty_gigabytes_is_honest_and_emptiness_is_not() {
        assert!(!Archive::is_hollow(50 << 30, 2 << 30));
        assert!(!Archive::is_hollow(60 << 20, 1));
        assert!(Archive::is_hollow(50 << 30, 50 << 20));
    }
}
