//! A tar, read once from beginning to end. Knows members and their names; knows nothing of what is in them.
//!
//! Written here because the crate `tar` takes a member's long name into memory at whatever length the archive claims,
//! and takes a member that is cut short for one that has ended.

use std::io::{self, Read};

const BLOCK: usize = 512;
/// The longest name of a member, in bytes.
const NAME: u64 = 64 * 1024;
/// The most that is read of what stands before a member to describe it, in bytes.
const ABOUT: u64 = 1024 * 1024;

/// One file in a tar.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) struct Entry {
    /// Its folder and name, as written.
    pub(in crate::import) path: String,
    /// How many bytes it has.
    pub(in crate::import) size: u64,
}

/// A tar that is being read. Reading from it gives the bytes of the member that [`Tar::next`] came to last.
pub(in crate::import) struct Tar<R> {
    inner: R,
    /// How many bytes of the member are still to come.
    left: u64,
    /// How many bytes fill its last block up.
    filling: u64,
}

/// What stands before a member and describes it.
#[derive(Default)]
struct About {
    path: Option<String>,
    size: Option<u64>,
}

impl<R: Read> Tar<R> {
    pub(in crate::import) fn new(inner: R) -> Self {
        Self {
            inner,
            left: 0,
            filling: 0,
        }
    }

    /// Goes on to the next file; `None` at the end. What is no file is passed over.
    pub(in crate::import) fn next(&mut self) -> io::Result<Option<Entry>> {
        let mut about = About::default();
        loop {
            self.leave()?;
            let mut block = [0; BLOCK];
            self.inner.read_exact(&mut block)?;
            if block.iter().all(|&b| b == 0) {
                return Ok(None);
            }
            let header = Header::read(&block).ok_or_else(damaged)?;
            let describes = matches!(header.kind, b'L' | b'K' | b'x' | b'g');
            self.left = match about.size.filter(|_| !describes) {
                Some(size) => size,
                None => header.size,
            };
            self.filling = self.left.wrapping_neg() % BLOCK as u64;
            match header.kind {
                b'L' => {
                    let name = self.described(NAME)?;
                    about.path = Some(text(&name));
                }
                b'x' => {
                    let records = self.described(ABOUT)?;
                    about.take(&records);
                }
                b'K' | b'g' => {}
                b'0' | b'7' | 0 => {
                    return Ok(Some(Entry {
                        path: about.path.take().unwrap_or(header.path),
                        size: self.left,
                    }));
                }
                _ => about = About::default(),
            }
        }
    }

    /// Passes over what is left of the member.
    fn leave(&mut self) -> io::Result<()> {
        let mut rest = self.left.saturating_add(self.filling);
        let mut scratch = [0; 16 * 1024];
        while rest > 0 {
            let most = usize::try_from(rest)
                .unwrap_or(usize::MAX)
                .min(scratch.len());
            let read = self.inner.read(&mut scratch[..most])?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            rest -= read as u64;
        }
        (self.left, self.filling) = (0, 0);
        Ok(())
    }

    /// The bytes of a member that describes the one after it.
    fn described(&mut self, most: u64) -> io::Result<Vec<u8>> {
        if self.left > most {
            return Err(damaged());
        }
        let mut bytes = Vec::new();
        self.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

impl<R: Read> Read for Tar<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left)
            .unwrap_or(usize::MAX)
            .min(buf.len());
        if most == 0 {
            return Ok(0);
        }
        let read = self.inner.read(&mut buf[..most])?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left -= read as u64;
        Ok(read)
    }
}

impl About {
    /// Takes the records of an extended header: each its own length, a key, `=`, a value, and a line's end.
    fn take(&mut self, mut records: &[u8]) {
        while let Some(space) = records.iter().position(|&b| b == b' ') {
            let length = decimal(&records[..space]).and_then(|length| usize::try_from(length).ok());
            let Some(record) = length
                .filter(|&length| length > space + 1)
                .and_then(|length| records.get(space + 1..length - 1))
            else {
                return;
            };
            records = &records[space + record.len() + 2..];
            match record.iter().position(|&b| b == b'=') {
                Some(4) if record.starts_with(b"path") => self.path = Some(text(&record[5..])),
                Some(4) if record.starts_with(b"size") => self.size = decimal(&record[5..]),
                _ => {}
            }
        }
    }
}

/// What a member's own block says.
struct Header {
    path: String,
    size: u64,
    kind: u8,
}

impl Header {
    /// Reads a block; `None` where its sum doesn't fit.
    fn read(block: &[u8; BLOCK]) -> Option<Self> {
        let sum: u64 = block
            .iter()
            .enumerate()
            .map(|(at, &b)| u64::from(if (148..156).contains(&at) { b' ' } else { b }))
            .sum();
        if number(&block[148..156]) != Some(sum) {
            return None;
        }
        let mut path = text(&block[..100]);
        let is_posix = &block[257..263] == b"ustar\0";
        if is_posix && block[345] != 0 {
            path = format!("{}/{path}", text(&block[345..500]));
        }
        Some(Self {
            path,
            size: number(&block[124..136])?,
            kind: block[156],
        })
    }
}

/// The name of the first member of a tar, by its first block; `None` if it is no tar.
pub(in crate::import) fn first_name(head: &[u8]) -> Option<String> {
    let block: &[u8; BLOCK] = head.first_chunk()?;
    if &block[257..262] != b"ustar" {
        return None;
    }
    Header::read(block).map(|header| header.path)
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the tar is damaged")
}

/// A name up to the zero that ends it.
fn text(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|&b| b == 0).unwrap_or(bytes.len());
    String::from_utf8_lossy(&bytes[..end]).into_owned()
}

/// A number in eights, or in bytes where the first one says so, as for what is over 8 GB.
fn number(field: &[u8]) -> Option<u64> {
    let (&first, rest) = field.split_first()?;
    if first == 0x80 {
        let large = |sum: Option<u64>, &b: &u8| sum?.checked_mul(256)?.checked_add(u64::from(b));
        return rest.iter().fold(Some(0), large);
    }
    let digits = field.trim_ascii();
    let end = digits.iter().position(|&b| b == 0 || b == b' ');
    let digits = &digits[..end.unwrap_or(digits.len())];
    let octal = |sum: Option<u64>, &b: &u8| {
        let digit = u64::from(b.checked_sub(b'0').filter(|&digit| digit < 8)?);
        sum?.checked_mul(8)?.checked_add(digit)
    };
    digits.iter().fold(Some(0), octal)
}

fn decimal(digits: &[u8]) -> Option<u64> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests;
