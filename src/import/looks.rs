//! What a file is, by its first bytes; never by its name.

use super::calls;
use super::decode::head_text;
use super::fair;
use super::mail;
use super::page::{self, Form};
use super::table::{self, Table};
use super::takeout::{self, Packing};
use super::vcard;

/// What a file looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Looks {
    /// A ZIP of any kind.
    Zip,
    /// A table of LinkedIn's export.
    Table(Table),
    /// Nearly one: the sentence says what is missing.
    NearlyTable(String),
    /// A mailbox.
    Mbox,
    /// A single mail.
    Mail,
    /// A log of phone calls, or of text messages among which calls may be.
    Calls,
    /// A page of LinkedIn's, saved or copied.
    Page(Form),
    /// A single mail as Apple keeps it.
    Emlx,
    /// A calendar.
    Calendar,
    /// A tar of any kind.
    Tar(Packing),
    /// A PDF, LinkedIn's or not: that stands far inside.
    Pdf,
    /// An address book.
    Cards,
    /// A table that isn't LinkedIn's, and so perhaps a list from a fair; what to say of it if it is none.
    List(String),
    /// Something else: what it is, and what to do instead.
    Other(String),
}

/// What can be read, as the end of each refusal.
pub(super) const READABLE: &str = "give LinkedIn's export (ZIP, folder or CSV), mail (mbox, Maildir or .eml), an address book (.vcf), a calendar (.ics), a call log (XML), a list from a fair (CSV), a profile saved as PDF, or a page, saved or copied";

/// Tells what first bytes look like; `named` is the table that the file's name promises, for the wording of a refusal.
pub(super) fn looks(head: &[u8], named: Option<Table>) -> Looks {
    if head.is_empty() {
        return Looks::Other("the file is empty; download it again".to_owned());
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Looks::Zip;
    }
    if head.starts_with(b"%PDF-") {
        return Looks::Pdf;
    }
    if let Some((packing, _)) = takeout::first_name(head) {
        return Looks::Tar(packing);
    }
    if let Some(what) = known_format(head) {
        return Looks::Other(what);
    }
    if let Some((_, mail)) = mail::emlx(head)
        && is_mail(&head_text(mail))
    {
        return Looks::Emlx;
    }
    let text = head_text(head);
    if let Some(header) = table::locate(text.as_bytes()) {
        return Looks::Table(header.table.told_by(named));
    }
    let start = text.trim_start_matches(['\u{feff}', '\r', '\n', ' ', '\t']);
    if vcard::looks_like_cards(start) {
        return Looks::Cards;
    }
    if is_calendar(start) {
        return Looks::Calendar;
    }
    if is_mbox(start) {
        return Looks::Mbox;
    }
    if calls::looks_so(start) {
        return Looks::Calls;
    }
    // It has header fields as a mail has.
    if page::looks_single_file(start) {
        return Looks::Page(Form::SingleFile);
    }
    if is_mail(start) {
        return Looks::Mail;
    }
    if page::looks_saved(start) {
        return Looks::Page(Form::Html);
    }
    if let Some(what) = known_text(start) {
        return Looks::Other(what);
    }
    if page::looks_like_page(&text) {
        return Looks::Page(Form::Text);
    }
    if named.is_none()
        && let Some(why) = fair::people(head)
    {
        return Looks::List(why);
    }
    if let Some(why) = table::explain_missing(text.as_bytes(), named) {
        return Looks::NearlyTable(why);
    }
    if text.trim().is_empty() {
        return Looks::Other(
            "there is nothing but white space in it; download it again".to_owned(),
        );
    }
    if text.contains('\0') || text.contains('\u{fffd}') && !text.contains(['\n', ',']) {
        return Looks::Other(format!("this is no text; {READABLE}"));
    }
    match fair::untold(head) {
        Some(why) => Looks::List(why),
        None => Looks::Other(format!("this is text that isn't understood; {READABLE}")),
    }
}

/// What to say of a ZIP in which no list of the export is; `members` are its file names with folders.
pub(super) fn other_zip(members: &[String]) -> String {
    let any = |start: &str| members.iter().any(|name| name.starts_with(start));
    if any("xl/") {
        return "this is an Excel workbook, whatever it is called; give the CSV file as LinkedIn wrote it, or save the \
                sheet as CSV"
            .to_owned();
    }
    if any("word/") || any("ppt/") || any("META-INF/manifest.xml") || any("content.xml") {
        return format!("this is an office document; {READABLE}");
    }
    if members.is_empty() {
        return "the ZIP is empty; download it again".to_owned();
    }
    format!("none of the lists of a LinkedIn export is in this ZIP; {READABLE}")
}

fn known_format(head: &[u8]) -> Option<String> {
    const PICTURES: [&[u8]; 5] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"];
    const ARCHIVES: [&[u8]; 5] = [
        b"BZh",
        b"\xfd7zXZ\0",
        b"7z\xbc\xaf\x27\x1c",
        b"Rar!",
        b"\x28\xb5\x2f\xfd",
    ];
    let starts = |magic: &&[u8]| head.starts_with(magic);
    let what = if head.starts_with(b"\xd0\xcf\x11\xe0") {
        old_office(head)
    } else if head.starts_with(b"!BDN") {
        "this is an Outlook data file (.pst or .ost); `readpst -o FOLDER FILE` makes mailboxes of it, or forward LinkedIn's \
         mails to yourself as attachments: `vestibule help outlook`"
            .to_owned()
    } else if head.starts_with(b"bplist00") {
        property_list(head)
    } else if head.starts_with(b"\x1f\x8b") {
        "this is a gzip file and no archive; unpack it (gunzip) and give what comes out".to_owned()
    } else if head.starts_with(b"SQLite format 3\0") && contains(head, b"ZCALLRECORD") {
        "this is an iPhone's list of calls, which isn't read; of a phone with Android give the log that SMS Backup & Restore \
         writes (calls-….xml)"
            .to_owned()
    } else if head.starts_with(b"SQLite format 3\0") {
        format!("this is an SQLite database; {READABLE}")
    } else if ARCHIVES.iter().any(starts) {
        "this is a packed archive of another kind than ZIP; unpack it and give the folder"
            .to_owned()
    } else if is_picture(head, &PICTURES) {
        format!("this is a picture; {READABLE}")
    } else {
        return None;
    };
    Some(what)
}

fn contains(head: &[u8], words: &[u8]) -> bool {
    head.windows(words.len()).any(|window| window == words)
}

/// What to say of an Office file of before 2007, which an Outlook message still is. Its list of contents may stand beyond
/// the first bytes; then it can be either.
fn old_office(head: &[u8]) -> String {
    const MESSAGE: [&str; 3] = [
        "__substg1.0_",
        "__nameid_version1.0",
        "__properties_version1.0",
    ];
    const DOCUMENT: [&str; 3] = ["WordDocument", "PowerPoint Document", "Workbook"];
    let names = |wanted: &[&str]| {
        wanted.iter().any(|name| {
            let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            head.windows(wide.len()).any(|window| window == wide)
        })
    };
    if names(&MESSAGE) {
        "this is an Outlook message (.msg), which isn't read; forward LinkedIn's mails to yourself as attachments and give \
         that one mail as .eml: `vestibule help outlook`"
            .to_owned()
    } else if names(&DOCUMENT) {
        format!("this is an old Office document; a workbook can be saved as CSV; else {READABLE}")
    } else {
        "this is an Outlook message (.msg) or an old Office file; of mail give .eml (`vestibule help outlook`), of a \
         workbook CSV"
            .to_owned()
    }
}

/// What to say of a property list in Apple's binary form.
fn property_list(head: &[u8]) -> String {
    let is_page = [
        &b"WebMainResource"[..],
        b"WebResourceData",
        b"WebSubresources",
    ]
    .iter()
    .any(|key| contains(head, key));
    if is_page {
        "this is a web archive of Safari's, which isn't read; save the page from another browser as complete HTML, or \
         copy the page's text (select all) and paste that"
            .to_owned()
    } else {
        format!("this is a property list of Apple's; {READABLE}")
    }
}

fn is_picture(head: &[u8], pictures: &[&[u8]]) -> bool {
    let riff = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    let heic = head.get(4..8) == Some(b"ftyp");
    // Two letters begin many a text; a bitmap has zeros after them.
    let bitmap = head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]);
    riff || heic || bitmap || pictures.iter().any(|magic| head.starts_with(magic))
}

fn known_text(start: &str) -> Option<String> {
    let opening: String = start
        .chars()
        .take(200)
        .flat_map(char::to_lowercase)
        .collect();
    if page::is_markup(start) {
        return Some(format!(
            "this is a web page; where a link to the export gave it, that link has run out: ask LinkedIn for a new \
             export; else {READABLE}"
        ));
    }
    if opening.starts_with("<?xml") || opening.starts_with("<svg") {
        return Some(format!("this is XML; {READABLE}"));
    }
    if opening.starts_with('{') || opening.starts_with("[{") || opening.starts_with("[\n") {
        return Some(format!("this is JSON; {READABLE}"));
    }
    None
}

fn is_calendar(start: &str) -> bool {
    const BEGINS: &str = "BEGIN:VCALENDAR";
    let opening = start.get(..BEGINS.len());
    opening.is_some_and(|opening| opening.eq_ignore_ascii_case(BEGINS))
}

/// A mailbox begins with a line `From `, then the headers of its first mail.
fn is_mbox(start: &str) -> bool {
    let Some((first, rest)) = start.split_once('\n') else {
        return false;
    };
    first.starts_with("From ")
        && rest
            .lines()
            .next()
            .is_some_and(|line| header_name(line).is_some())
}

/// A mail begins with headers, one of which every mail has.
fn is_mail(start: &str) -> bool {
    const TELLING: [&str; 9] = [
        "from",
        "received",
        "return-path",
        "message-id",
        "delivered-to",
        "date",
        "subject",
        "mime-version",
        "dkim-signature",
    ];
    let mut told = 0;
    for line in start.split_inclusive('\n').take(200) {
        // The last line of a head may be cut in the middle.
        if line.trim().is_empty() || !line.ends_with('\n') {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some(name) = header_name(line) else {
            return false;
        };
        told += usize::from(TELLING.contains(&name.to_ascii_lowercase().as_str()));
    }
    told >= 2
}

fn header_name(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(':')?;
    let sound = !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    sound.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_readable_kind_is_told_by_its_first_bytes() {
        assert_eq!(looks(b"PK\x03\x04rest", None), Looks::Zip);
        assert_eq!(looks(b"%PDF-1.4\n", None), Looks::Pdf);
        assert_eq!(
            looks(b"From,To,Sent At,Message,Direction\n", None),
            Looks::Table(Table::Invitations)
        );
        assert_eq!(
            looks(
                b"From MAILER Mon May  2 2016\nReceived: by mx.example\n\n",
                None
            ),
            Looks::Mbox
        );
        assert_eq!(
            looks(b"\r\nReturn-Path: <a@b.example>\r\nReceived: from x\r\n\tby y\r\nSubject: hello\r\n\r\nbody", None),
            Looks::Mail
        );
    }

    #[test]
    fn a_refusal_says_what_it_is_and_what_to_do() {
        let mut message = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        message.extend(
            "__nameid_version1.0"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        );
        let cases: [(&[u8], &str); 13] = [
            (&message, "an Outlook message (.msg), which isn't read"),
            (b"!BDN\0\0\0\0", "readpst"),
            (
                b"bplist00\xd3\x01\x02_\x10\x0fWebMainResource",
                "complete HTML",
            ),
            (b"bplist00\xd1", "a property list"),
            (b"", "empty"),
            (b"\x89PNG\r\n\x1a\n", "a picture"),
            (b"\n<!DOCTYPE html><html>", "a web page"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office"),
            (b"\x1f\x8b\x08", "gunzip"),
            (b"SQLite format 3\0", "SQLite"),
            (b"{\"a\": 1}", "JSON"),
            (b"   \n\n", "white space"),
            (b"\0\x01\x02\x03\0\0\0\x09", "no text"),
        ];
        for (head, expected) in cases {
            let Looks::Other(why) = looks(head, None) else {
                panic!("{head:?} was taken for something");
            };
            assert!(why.contains(expected), "{why}");
        }
    }

    #[test]
    fn a_letter_that_begins_with_from_is_no_mailbox() {
        assert!(matches!(
            looks(b"From the desk of\nInes Duval\n", None),
            Looks::Other(_)
        ));
    }

    proptest! {
        #[test]
        fn any_bytes_look_like_something(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            let _ = looks(&bytes, None);
            let _ = looks(&bytes, Some(Table::Connections));
        }
    }
}
