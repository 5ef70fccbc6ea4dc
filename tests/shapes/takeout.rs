//! Google's archives: a ZIP or a packed tar, in one part or several, with folders named in the account's language.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::export::Failure;

/// How Google names the folders of an account.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Folders {
    /// The mailbox with everything in it.
    pub(crate) mailbox: &'static str,
    /// A calendar.
    pub(crate) calendar: &'static str,
    /// The address book.
    pub(crate) contacts: &'static str,
}

/// An account in English.
pub(crate) const ENGLISH: Folders = Folders {
    mailbox: "Takeout/Mail/All mail Including Spam and Trash.mbox",
    calendar: "Takeout/Calendar/Choir.ics",
    contacts: "Takeout/Contacts/All Contacts/All Contacts.vcf",
};

/// An account in German.
pub(crate) const GERMAN: Folders = Folders {
    mailbox: "Takeout/E-Mail/Alle Nachrichten, einschließlich Spam und Papierkorb.mbox",
    calendar: "Takeout/Kalender/Chor.ics",
    contacts: "Takeout/Kontakte/Alle Kontakte/Alle Kontakte.vcf",
};

/// The page that Google puts into every archive.
pub(crate) const BROWSER: (&str, &[u8]) = ("Takeout/archive_browser.html", b"<html></html>");

/// A file in an archive: its path and its bytes.
pub(crate) type File<'a> = (&'a str, &'a [u8]);

/// The name of a part, as Google gives it.
pub(crate) fn part_name(number: usize, end: &str) -> String {
    format!("takeout-20261120T101500Z-{number:03}.{end}")
}

/// A calendar and an address book, beside a mailbox of these bytes.
pub(crate) fn account(folders: Folders, mailbox: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        (BROWSER.0, BROWSER.1.to_vec()),
        (
            folders.calendar,
            b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_vec(),
        ),
        (folders.mailbox, mailbox.to_vec()),
        (folders.contacts, b"BEGIN:VCARD\r\nEND:VCARD\r\n".to_vec()),
    ]
}

/// Packs files as a ZIP.
pub(crate) fn zip(files: &[File<'_>]) -> Result<Vec<u8>, Failure> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default())?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Packs files as a tar, packed by gzip. A name over 100 bytes stands in a block of its own before its file, as GNU's
/// writer puts it.
pub(crate) fn tgz(files: &[File<'_>]) -> Result<Vec<u8>, Failure> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    for (name, bytes) in files {
        if name.len() > 100 {
            let long = format!("{name}\0");
            packer.write_all(&member("././@LongLink", b'L', long.as_bytes()))?;
        }
        let cut: &[u8] = &name.as_bytes()[..name.len().min(100)];
        packer.write_all(&member_of(cut, b'0', bytes))?;
    }
    packer.write_all(&[0; 1024])?;
    Ok(packer.finish()?)
}

fn member(name: &str, kind: u8, bytes: &[u8]) -> Vec<u8> {
    member_of(name.as_bytes(), kind, bytes)
}

fn member_of(name: &[u8], kind: u8, bytes: &[u8]) -> Vec<u8> {
    const BLOCK: usize = 512;
    let mut out = vec![0; BLOCK];
    out[..name.len()].copy_from_slice(name);
    out[100..107].copy_from_slice(b"0000644");
    out[124..135].copy_from_slice(format!("{:011o}", bytes.len()).as_bytes());
    out[148..156].fill(b' ');
    out[156] = kind;
    out[257..265].copy_from_slice(b"ustar\x0000");
    let sum: u32 = out.iter().map(|byte| u32::from(*byte)).sum();
    out[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    out.extend_from_slice(bytes);
    out.resize(out.len().next_multiple_of(BLOCK), 0);
    out
}
