//! Mail in archives: as Google hands it out, cut, locked, hollow, and none at all.

use std::fs;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use super::*;
use crate::import::mail::fixture::{
    Mail, amara, hanako, leila, mailbox, moana, newsletter, tomasz,
};

const CALL: (&str, &[u8]) = (
    "Takeout/Voice/Calls/Ngozi - 2024-05-14T08_01_02Z.html",
    b"<html>",
);
const CONTACTS: &str = "Takeout/Kontakte/Alle Kontakte.vcf";
const CARD: &[u8] =
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Sunniva Hauge\r\nEMAIL:sunniva@hauge.example\r\nEND:VCARD\r\n";
const CALENDAR: &[u8] = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

/// Three invitations among other mail, in a mailbox.
fn three_mails() -> Vec<u8> {
    mailbox(&[
        newsletter(),
        Mail::invitation(&amara(), None).bytes(),
        Mail::invitation(&tomasz(), None).bytes(),
        newsletter(),
        Mail::invitation(&leila(), None).bytes(),
    ])
}

fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, bytes) in files {
        let mut block = [0_u8; 512];
        block[..name.len()].copy_from_slice(name.as_bytes());
        block[124..135].copy_from_slice(format!("{:011o}", bytes.len()).as_bytes());
        block[148..156].fill(b' ');
        block[156] = b'0';
        block[257..265].copy_from_slice(b"ustar\x0000");
        let sum: u32 = block.iter().map(|&b| u32::from(b)).sum();
        block[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
        out.extend_from_slice(&block);
        out.extend_from_slice(bytes);
        out.resize(out.len().next_multiple_of(512), 0);
    }
    out.resize(out.len() + 1024, 0);
    out
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn names(heard: &Heard) -> Vec<String> {
    heard.sightings().iter().map(|s| shown(&s.name)).collect()
}

const GERMAN: &str = "Takeout/E-Mail/Alle Nachrichten, einschließlich Spam.mbox";

#[test]
fn a_takeout_is_read_as_the_mailboxes_in_it_whatever_it_is_packed_with() {
    let mail = three_mails();
    let files: [(&str, &[u8]); 4] = [
        ("Takeout/archive_browser.html", b"<html>"),
        (GERMAN, &mail),
        ("Takeout/Kalender/Verein.ics", CALENDAR),
        (CONTACTS, CARD),
    ];
    for (name, bytes) in [
        ("takeout-001.zip", zipped(&files)),
        ("takeout-001.tgz", gz(&tar(&files))),
        ("takeout-001.tar", tar(&files)),
    ] {
        let heard = hear_bytes(name, bytes);
        let calendar = "Takeout/Kalender/Verein.ics";
        assert_eq!(
            heard.sources(),
            [
                (SourceKind::Mail, format!("{name}/{GERMAN}")),
                (SourceKind::Calendar, format!("{name}/{calendar}")),
                (SourceKind::Vcard, format!("{name}/{CONTACTS}"))
            ]
        );
        assert_eq!(
            heard.files(),
            [
                "Alle Nachrichten, einschließlich Spam.mbox",
                "Verein.ics",
                "Alle Kontakte.vcf"
            ]
        );
        assert_eq!(
            names(&heard),
            ["Amara Okafor", "Tomasz Zieliński", "ليلى حداد"]
        );
        assert_eq!(
            heard.places(),
            ["message 2", "message 3", "message 5", "card 1"]
        );
        assert!(heard.remarks().is_empty(), "{:?}", heard.remarks());
        assert!(heard.skipped().is_empty(), "{:?}", heard.skipped());
    }
}

#[test]
fn every_mailbox_of_an_archive_is_a_source_and_an_empty_label_is_none_of_a_problem() {
    let one = mailbox(&[Mail::invitation(&moana(), None).bytes()]);
    let two = mailbox(&[Mail::invitation(&hanako(), None).bytes()]);
    let heard = hear_bytes(
        "t.zip",
        zipped(&[
            ("Takeout/Mail/Archived.mbox", &one),
            ("Takeout/Mail/Inbox.mbox", &two),
            ("Takeout/Mail/Quiet.mbox", b""),
        ]),
    );
    assert_eq!(heard.sources().len(), 3);
    assert_eq!(names(&heard), ["Moana Te Rangi", "鈴木 花子"]);
    assert!(heard.skipped().is_empty());
}

#[test]
fn single_mails_in_an_archive_are_read_folder_by_folder() {
    let mail = |guest| Mail::invitation(&guest, None).bytes();
    let heard = hear_bytes(
        "mails.zip",
        zipped(&[
            ("a/1.eml", &mail(amara())),
            ("a/2.eml", &mail(tomasz())),
            ("b/3.eml", &mail(leila())),
        ]),
    );
    assert_eq!(heard.sources().len(), 2);
    assert_eq!(heard.files(), ["1.eml", "2.eml", "3.eml"]);
    assert_eq!(heard.sightings().len(), 3);
}

#[test]
fn one_part_without_mail_is_no_failure_if_another_part_has_it() {
    let mail = three_mails();
    let part = |name: &str, bytes| Input::Bytes {
        name: name.to_owned(),
        bytes: std::borrow::Cow::Owned(bytes),
    };
    let heard = hear(vec![
        part("takeout-20261120T101500Z-001.tgz", gz(&tar(&[CALL]))),
        part(
            "takeout-20261120T101500Z-002.zip",
            zipped(&[(GERMAN, &mail)]),
        ),
    ]);
    assert_eq!(
        heard.sources(),
        [
            (
                SourceKind::Mail,
                format!("takeout-20261120T101500Z-002.zip/{GERMAN}")
            ),
            (
                SourceKind::Archive,
                "takeout-20261120T101500Z-001.tgz".to_owned()
            )
        ]
    );
    assert_eq!(
        heard.remarks(),
        ["no mail in this part; it holds the calls of Google Voice, not read yet"]
    );
}

#[test]
fn a_takeout_without_mail_says_what_to_tick() {
    let files: [(&str, &[u8]); 2] = [("Takeout/archive_browser.html", b"<html>"), CALL];
    for bytes in [zipped(&files), gz(&tar(&files))] {
        let heard = hear_bytes("takeout-20261120T101500Z-001.zip", bytes);
        assert_eq!(heard.sources()[0].0, SourceKind::Unknown);
        let why = heard.the_reason();
        assert!(why.contains("tick Mail"), "{why}");
        assert!(why.contains("another part"), "{why}");
        assert!(why.contains("the calls of Google Voice"), "{why}");
    }
}

#[test]
fn an_archive_with_an_export_in_it_says_to_unpack_it() {
    let export = zipped(&[("Invitations.csv", three().as_bytes())]);
    let inner = "Complete_LinkedInDataExport_11-20-2026.zip";
    for bytes in [
        zipped(&[(inner, &export)]),
        gz(&tar(&[(inner, &export)])),
        gz(&tar(&[("export/Invitations.csv", three().as_bytes())])),
    ] {
        let heard = hear_bytes("some.archive", bytes);
        assert!(
            heard
                .the_reason()
                .contains("an export of LinkedIn's; unpack it"),
            "{}",
            heard.the_reason()
        );
    }
}

#[test]
fn something_called_a_mailbox_that_is_none_is_said_and_the_rest_is_read() {
    let mail = three_mails();
    let heard = hear_bytes(
        "t.zip",
        zipped(&[("a.mbox", b"\x89PNG\r\n\x1a\n"), ("b.mbox", &mail)]),
    );
    assert_eq!(heard.places_skipped(), ["file"]);
    assert_eq!(heard.sightings().len(), 3);
}

#[test]
fn a_locked_archive_says_what_to_do() {
    let mail = three_mails();
    let mut bytes = zipped(&[(GERMAN, &mail)]);
    let directory = bytes
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .unwrap();
    bytes[6] |= 1;
    bytes[directory + 8] |= 1;
    let heard = hear_bytes("t.zip", bytes);
    assert_eq!(heard.places_skipped(), ["file"]);
    assert!(heard.the_reason().contains("locked with a password"));
}

#[test]
fn an_archive_that_breaks_off_keeps_what_came_before_and_says_so_once() {
    let mails: Vec<Vec<u8>> = std::iter::repeat_with(|| Mail::invitation(&amara(), None).bytes())
        .take(200)
        .collect();
    let mail = mailbox(&mails);
    let whole = gz(&tar(&[
        ("Takeout/Kalender/Verein.ics", CALENDAR),
        (GERMAN, &mail),
    ]));
    for cut in [whole.len() * 9 / 10, whole.len() * 3 / 4, whole.len() / 2] {
        let heard = hear_bytes("t.tgz", whole[..cut].to_vec());
        assert_eq!(heard.places_skipped(), ["file"], "cut at {cut}");
        assert!(
            heard.the_reason().contains("download it again"),
            "{}",
            heard.the_reason()
        );
        let read = heard.sightings().len();
        assert!(read > 20 && read <= 200, "{read} of 200 at {cut}");
    }
}

#[test]
fn a_damaged_mailbox_in_a_zip_does_not_cost_the_one_after_it() {
    let first = three_mails();
    let second = mailbox(&[Mail::invitation(&moana(), None).bytes()]);
    let mut bytes = zipped(&[("a.mbox", &first), ("b.mbox", &second)]);
    bytes[200] ^= 0xff;
    let heard = hear_bytes("t.zip", bytes);
    assert_eq!(heard.places_skipped(), ["file"]);
    assert_eq!(names(&heard).last().unwrap(), "Moana Te Rangi");
}

#[test]
fn a_hollow_archive_is_refused() {
    let zeros = vec![b'\n'; 70 << 20];
    let zip = zipped(&[("a.mbox", &zeros)]);
    assert!(
        hear_bytes("t.zip", zip)
            .the_reason()
            .contains("which no export and no mailbox does")
    );
    let mut long = three_mails();
    long.extend_from_slice(&zeros);
    let packed = gz(&tar(&[("a.mbox", &long)]));
    let heard = hear_bytes("t.tgz", packed);
    assert!(
        heard
            .the_reason()
            .contains("so much comes out of so little"),
        "{}",
        heard.the_reason()
    );
    // The mail that was being read when it broke off is lost, those before it are not.
    assert_eq!(heard.sightings().len(), 2);
}

#[test]
fn a_folder_gives_its_takeouts_and_leaves_other_archives_unopened() {
    let mail = three_mails();
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        (
            "a.tgz",
            gz(&tar(&[
                ("project/src/main.rs", b"fn main() {}"),
                ("x.mbox", &mail),
            ])),
        ),
        (
            "b.tgz",
            gz(&tar(&[
                ("Takeout/archive_browser.html", b"<html>"),
                (GERMAN, &mail),
            ])),
        ),
        ("c.zip", zipped(&[("holiday.txt", b"sun")])),
        ("d.zip", zipped(&[(GERMAN, &mail)])),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let heard = hear(vec![Input::Path(folder.path().to_owned())]);
    let sources = heard.sources();
    assert_eq!(sources.len(), 2, "{sources:?}");
    assert!(sources[0].1.ends_with(&format!("b.tgz/{GERMAN}")));
    assert!(sources[1].1.ends_with(&format!("d.zip/{GERMAN}")));
}

#[test]
fn a_takeout_comes_through_a_pipe_too() {
    let mail = three_mails();
    let tgz = gz(&tar(&[(GERMAN, &mail)]));
    let heard = hear(vec![Input::Stdin(Box::new(Cursor::new(tgz)))]);
    assert_eq!(heard.sightings().len(), 3);
}

#[test]
fn the_smaller_export_says_what_the_larger_one_adds() {
    let zip = zipped(&[("Invitations.csv", three().as_bytes())]);
    let heard = hear_bytes("Basic_LinkedInDataExport_11-20-2026.zip", zip.clone());
    assert!(
        heard.remarks()[0].contains("the larger one"),
        "{:?}",
        heard.remarks()
    );
    assert!(
        hear_bytes("Complete_LinkedInDataExport_11-20-2026.zip", zip)
            .remarks()
            .is_empty()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn cut_anywhere_an_archive_gives_a_beginning_of_what_it_holds(share in 0.0_f64..1.0) {
        let mail = three_mails();
        let tar = tar(&[("Takeout/Kalender/Verein.ics", CALENDAR), (GERMAN, &mail)]);
        let all = names(&hear_bytes("t.tar", tar.clone()));
        for whole in [tar.clone(), gz(&tar), zipped(&[(GERMAN, &mail)])] {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a length")]
            let cut = (whole.len() as f64 * share) as usize;
            let some = names(&hear_bytes("t", whole[..cut].to_vec()));
            prop_assert!(all.starts_with(&some), "{some:?}");
        }
    }

    #[test]
    fn a_changed_byte_never_makes_it_stumble(at in 0_usize..100_000, new in any::<u8>()) {
        let mail = three_mails();
        let tar = tar(&[(GERMAN, &mail), ("b.eml", b"From: a@b.example\nSubject: x\n\ny")]);
        for mut bytes in [tar.clone(), gz(&tar), zipped(&[(GERMAN, &mail)])] {
            let length = bytes.len();
            bytes[at % length] = new;
            let _any = hear_bytes("t", bytes);
        }
    }
}
