//! Reads mail: LinkedIn's notifications (invitations, reminders, digests of invitations, and word that somebody
//! accepted), and the user's own letters, whom they wrote to and who wrote to them.
//!
//! Knows mailboxes, MIME and the shapes of LinkedIn's templates; knows nothing of the store, of who is who, or of what
//! a note means. A mail is told by the name of its template, which is the same in every language, never by its subject.
//! LinkedIn's mail of other kinds is left alone without a word. A mail that only looks like LinkedIn's is reported and
//! never taken. Of all other mail only the header fields are read that say who wrote to whom and when: never a subject,
//! never a body. Which side of a letter is the user shows by the addresses that are known to be theirs ([`Own`]).
//!
//! LinkedIn's mail also comes packed into other mail. One that is attached is judged by its own sender, and by what the
//! reader's server found of the mail around it. One that is quoted in a forward could have been written by anybody, so
//! only the reader's own forward counts: one sent to the address that it comes from, or from an address that is known
//! to be the reader's ([`Own`]). A remark says how many came in either way.
//!
//! The links in these mails carry tokens that accept an invitation or sign in. Only the invitation's id and the
//! profile's slug leave this module.
//!
//! ```
//! use std::ops::ControlFlow;
//! use vestibule::import::mail;
//!
//! let newsletter = b"From: News <news@garden.example>\r\nSubject: please add me to your LinkedIn network\r\n\r\nTulips.";
//! let mut items = 0;
//! let flow = mail::read_message(newsletter, "message 1", &mut mail::Own::default(), &mut |_| {
//!     items += 1;
//!     ControlFlow::Continue(())
//! });
//! assert!(flow.is_continue());
//! assert_eq!(items, 0, "a newsletter is nobody's letter");
//! ```

mod card;
mod correspondence;
mod envelope;
#[cfg(test)]
pub(crate) mod fixture;
mod folder;
mod forward;
mod html;
pub(super) mod letter;
mod link;
mod mbox;
pub(super) mod mutual;
mod name;
mod notice;
mod own;
mod part;
mod person;
mod plain;
mod reader;
mod template;
#[cfg(test)]
pub(crate) mod tests;
mod trust;

use std::fs::{self, File};
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::import::{Emit, Flow};
use crate::model::{Foreign, Medium};
use crate::text::sanitise;

pub use folder::Folder;
use mbox::{Piece, Splitter};
pub use own::Own;
pub(super) use own::thousands;
use reader::Reader;

/// The largest mail that is read, in bytes. LinkedIn's have about 30,000.
const LARGEST: usize = 32 * 1024 * 1024;

/// Reads a mailbox in mbox form, mail by mail, without holding more than one in memory.
///
/// `folder` is what the box is for, as its name tells. The place of a record is `message 12`, counted from 1 over all mails of the box. A mail over 32 MB, or one that
/// can't be understood, costs only itself. When the input itself fails, what was read until then is kept.
pub fn read_mbox(
    input: &mut dyn BufRead,
    folder: Folder,
    own: &mut Own,
    emit: &mut Emit<'_>,
) -> Flow {
    let mut reader = Reader::new(folder, own, emit);
    let mut splitter = Splitter::new(input, LARGEST);
    let mut number = 0_usize;
    loop {
        match splitter.next() {
            Ok(Some(piece)) => {
                number += 1;
                reader.mail(piece, &format!("message {number}"))?;
            }
            Ok(None) => break,
            Err(error) => {
                reader.skip(
                    "file",
                    format!("after message {number} it can't be read any further: {error}"),
                )?;
                break;
            }
        }
    }
    reader.finish()
}

/// Reads the mails of a Maildir: the files in `cur` and `new`, in the order of their names.
///
/// The place of a record is the file's name. Folders inside are mailboxes of their own and not read.
pub fn read_maildir(folder: &Path, own: &mut Own, emit: &mut Emit<'_>) -> Flow {
    let mut reader = Reader::new(Folder::of(&folder.to_string_lossy()), own, emit);
    for file in mails_of(folder) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if is_draft(&name) {
            continue;
        }
        let place = sanitise::line(&name);
        match File::open(&file).and_then(|mut file| bounded(&mut file)) {
            Ok(bytes) => reader.mail(Piece::within(&bytes, LARGEST), &place)?,
            Err(error) => reader.skip(&place, format!("the mail can't be read: {error}"))?,
        }
    }
    reader.finish()
}

/// Reads a single mail, as in an `.eml` file; `place` is what its records are located by.
pub fn read_message(bytes: &[u8], place: &str, own: &mut Own, emit: &mut Emit<'_>) -> Flow {
    let mut reader = Reader::new(Folder::Other, own, emit);
    reader.mail(Piece::within(bytes, LARGEST), place)?;
    reader.finish()
}

/// Reads a single mail from a file, an `.eml` or an `.emlx`, out of a folder of that kind.
pub fn read_file(file: &mut dyn Read, folder: Folder, own: &mut Own, emit: &mut Emit<'_>) -> Flow {
    let place = "message 1";
    let mut reader = Reader::new(folder, own, emit);
    match bounded(file) {
        Ok(bytes) => reader.mail(piece_of_file(&bytes), place)?,
        Err(error) => reader.skip("file", format!("it can't be read: {error}"))?,
    }
    reader.finish()
}

/// Reads the mails of a mailbox that has a file for each; the place of a record is the file's name.
pub fn read_files<'b>(
    files: &mut dyn Iterator<Item = (Foreign, io::Result<Box<dyn Read + 'b>>)>,
    folder: Folder,
    own: &mut Own,
    emit: &mut Emit<'_>,
) -> Flow {
    let mut reader = Reader::new(folder, own, emit);
    for (name, file) in files {
        let place = name.shown(Medium::Line);
        match file.and_then(|mut file| bounded(&mut file)) {
            Ok(bytes) => reader.mail(piece_of_file(&bytes), &place)?,
            Err(error) => reader.skip(&place, format!("the mail can't be read: {error}"))?,
        }
    }
    reader.finish()
}

/// The mail in a file. Apple's `.emlx` has a line with its length before it and a list of properties after it.
fn piece_of_file(bytes: &[u8]) -> Piece<'_> {
    let Some((length, rest)) = emlx(bytes) else {
        return Piece::within(bytes, LARGEST);
    };
    Piece {
        bytes: &rest[..rest.len().min(length).min(LARGEST)],
        cut: length > LARGEST,
    }
}

/// The length of the mail in an `.emlx` and what follows that line; `None` if it begins otherwise.
pub(super) fn emlx(bytes: &[u8]) -> Option<(usize, &[u8])> {
    /// The most characters of that line; Apple fills the number up with spaces.
    const LINE: usize = 32;
    let end = bytes.iter().take(LINE).position(|&b| b == b'\n')?;
    let digits = bytes[..end].trim_ascii();
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let length = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Some((length, &bytes[end + 1..]))
}

/// Whether a file in a Maildir says of itself that its mail was never sent: `…:2,DS`.
fn is_draft(name: &str) -> bool {
    name.rsplit_once(":2,")
        .is_some_and(|(_, flags)| flags.contains('D'))
}

/// The mails of a Maildir in the order of their names, which begin with the time of delivery.
pub(super) fn mails_of(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = ["cur", "new"]
        .iter()
        .filter_map(|part| fs::read_dir(folder.join(part)).ok())
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        // A pipe in the folder would block for ever.
        .filter(|path| path.is_file())
        .collect();
    files.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
    files
}

/// As many bytes as are read of one mail, and some more.
fn bounded(file: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(LARGEST as u64 + 64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether a mail can be LinkedIn's at all, told from its bytes so that a box of ten years is read at the disk's speed.
fn mentions_linkedin(bytes: &[u8]) -> bool {
    const PLAIN: &str = "linkedin";
    // The same word as it begins in base64 at the first, second and third byte of a group; what is around it is cut off.
    const BASE64: [&str; 3] = ["bGlua2VkaW", "xpbmtlZGlu", "saW5rZWRpb"];
    static WORD: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build([PLAIN, BASE64[0], BASE64[1], BASE64[2]])
            .ok()
    });
    WORD.as_ref().is_none_or(|word| word.is_match(bytes))
}
