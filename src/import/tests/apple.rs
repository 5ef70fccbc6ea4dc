//! Apple Mail's mailboxes: the folder with a file `mbox`, and the newer one with a file for each mail.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::import::mail::fixture::{Mail, amara, leila, mailbox, moana, newsletter, tomasz};

const PROPERTIES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \
    \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\"><dict><key>flags</key><integer>1</integer>\
    </dict></plist>\n";

fn emlx(mail: &[u8]) -> Vec<u8> {
    let mut bytes = format!("{:<10}\n", mail.len()).into_bytes();
    bytes.extend_from_slice(mail);
    bytes.extend_from_slice(PROPERTIES.as_bytes());
    bytes
}

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn hear_folder(folder: &Path) -> Heard {
    hear(vec![Input::Path(folder.to_owned())])
}

fn names(heard: &Heard) -> Vec<String> {
    heard.sightings().iter().map(|s| shown(&s.name)).collect()
}

#[test]
fn an_exported_mailbox_is_a_folder_with_a_file_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let mail = mailbox(&[Mail::invitation(&amara(), None).bytes()]);
    put(folder.path(), "LinkedIn.mbox/mbox", &mail);
    put(
        folder.path(),
        "LinkedIn.mbox/table_of_contents",
        b"\0\0\0\x01\xff",
    );
    let heard = hear_folder(&folder.path().join("LinkedIn.mbox"));
    assert_eq!(names(&heard), ["Amara Okafor"]);
    assert_eq!(heard.sources().len(), 1);
    assert!(heard.sources()[0].1.ends_with("LinkedIn.mbox/mbox"));
}

#[test]
fn a_mailbox_with_a_file_for_each_mail_is_one_source_however_deep_they_lie() {
    let folder = tempfile::tempdir().unwrap();
    let mail = |guest| emlx(&Mail::invitation(&guest, None).bytes());
    let at = "V10/8B1E/INBOX.mbox/0C4F/Data";
    put(
        folder.path(),
        &format!("{at}/Messages/12.emlx"),
        &mail(amara()),
    );
    put(
        folder.path(),
        &format!("{at}/3/Messages/3107.partial.emlx"),
        &mail(tomasz()),
    );
    put(
        folder.path(),
        &format!("{at}/3/1/Messages/1300.emlx"),
        &emlx(&newsletter()),
    );
    put(
        folder.path(),
        "V10/8B1E/INBOX.mbox/Work.mbox/9A/Data/Messages/7.emlx",
        &mail(leila()),
    );
    put(
        folder.path(),
        "V10/MailData/Envelope Index",
        b"SQLite format 3\0",
    );
    let heard = hear_folder(folder.path());
    let mut found: Vec<(String, usize)> = heard
        .sources()
        .into_iter()
        .map(|(_, path)| path.rsplit('/').next().unwrap().to_owned())
        .zip([1, 2])
        .collect();
    found.sort();
    assert_eq!(
        found
            .iter()
            .map(|(name, _)| name.as_str())
            .collect::<Vec<_>>(),
        ["INBOX.mbox", "Work.mbox"]
    );
    assert_eq!(
        heard.files().len(),
        2,
        "a line in the report for each mailbox, not for each mail"
    );
    let mut names = names(&heard);
    names.sort();
    assert_eq!(names, ["Amara Okafor", "Tomasz Zieliński", "ليلى حداد"]);
    assert!(heard.places().contains(&"3107.partial.emlx"));
}

#[test]
fn one_mail_of_apples_is_read_by_itself() {
    let heard = hear_bytes("12.emlx", emlx(&Mail::invitation(&moana(), None).bytes()));
    assert_eq!(names(&heard), ["Moana Te Rangi"]);
    assert_eq!(heard.files(), ["12.emlx"]);
}

#[test]
fn what_stands_after_the_mail_is_no_part_of_it() {
    let mut mail = Mail::invitation(&amara(), None).bytes();
    let length = mail.len();
    mail.extend_from_slice(b"\n----=_Part_1--\nX-Injected: yes\n");
    let mut bytes = format!("{length}\n").into_bytes();
    bytes.extend_from_slice(&mail);
    assert_eq!(hear_bytes("1.emlx", bytes).sightings().len(), 1);
}

#[test]
fn a_number_on_the_first_line_makes_no_mail() {
    for text in [
        "42\n",
        "2026\nA diary: it rains.\n",
        "99999999999999999999999\nFrom: a\n",
        "\nx",
    ] {
        assert_eq!(
            hear_bytes("note.txt", text.as_bytes()).sources()[0].0,
            SourceKind::Unknown,
            "{text:?}"
        );
    }
}

#[test]
fn a_mail_that_claims_to_be_longer_than_it_is_gives_what_is_there() {
    let mail = Mail::invitation(&amara(), None).bytes();
    let mut bytes = b"18446744073709551615\n".to_vec();
    bytes.extend_from_slice(&mail);
    let heard = hear_bytes("1.emlx", bytes);
    assert!(heard.skipped().len() + heard.sightings().len() == 1);
}

proptest! {
    #[test]
    fn any_bytes_in_a_file_of_apples_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300), length in any::<u64>()) {
        let mut file = format!("{length}\nFrom: a@linkedin.com\nSubject: x\n\n").into_bytes();
        file.extend_from_slice(&bytes);
        let _any = hear_bytes("1.emlx", file);
    }
}
