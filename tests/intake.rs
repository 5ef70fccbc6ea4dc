//! What a person sees who brings her mail as Google, Apple or a forward hands it out, and who brings the wrong file.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

#[path = "program/papers.rs"]
mod papers;
#[path = "program/program.rs"]
mod program;
#[path = "shapes/shapes.rs"]
mod shapes;

use std::ffi::OsStr;
use std::path::Path;

use papers::{at, invite, letter, mailbox, november, recipient, somebody};
use program::{Program, Ran, all_without_numbers};
use serde_json::Value;
use shapes::mail::{Kind, Mail, mbox, ordinary};
use shapes::takeout::{ENGLISH, File, GERMAN, account, part_name, tgz, zip};
use shapes::{apple, forward};

fn borrowed<'a>(files: &'a [(&'static str, Vec<u8>)]) -> Vec<File<'a>> {
    files
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect()
}

fn import(program: &Program, paths: &[&Path]) -> Ran {
    let words = [OsStr::new("import"), OsStr::new("--json")];
    program.run(
        words
            .into_iter()
            .chain(paths.iter().map(|path| path.as_os_str())),
    )
}

/// Each source's kind, its path from the last folder that is given, and how many records came of it.
fn sources(report: &Value) -> Vec<(String, String, i64)> {
    let sources = report["sources"].as_array().unwrap().iter();
    let told = sources.map(|source| {
        let files = source["files"].as_array().unwrap();
        let records = files
            .iter()
            .map(|file| file["records"].as_i64().unwrap())
            .sum();
        let path = source["path"].as_str().unwrap();
        let start = path
            .find("takeout-")
            .or_else(|| path.rfind('/').map(|at| at + 1));
        (
            source["kind"].as_str().unwrap().to_owned(),
            path[start.unwrap_or_default()..].to_owned(),
            records,
        )
    });
    told.collect()
}

fn remarks(report: &Value) -> Vec<String> {
    let sources = report["sources"].as_array().unwrap().iter();
    let all = sources.flat_map(|source| source["remarks"].as_array().unwrap().clone());
    all.map(|remark| remark.as_str().unwrap().to_owned())
        .collect()
}

/// What was left out: where, and why.
fn left_out(report: &Value) -> Vec<(String, String)> {
    let sources = report["sources"].as_array().unwrap().iter();
    let files = sources.flat_map(|source| source["files"].as_array().unwrap());
    let all = files.flat_map(|file| file["skipped"].as_array().unwrap());
    all.map(|skipped| {
        (
            skipped["where"].as_str().unwrap().to_owned(),
            skipped["why"].as_str().unwrap().to_owned(),
        )
    })
    .collect()
}

/// What came of a mailbox that was imported as it is.
fn as_a_plain_mailbox(mailbox: &[u8]) -> Vec<String> {
    let program = Program::new();
    program.import(&program.file("all.mbox", mailbox));
    all_without_numbers(&program.everything())
}

#[test]
fn a_takeout_as_downloaded_gives_what_its_mailbox_gives() {
    let mail = mailbox();
    let plain = as_a_plain_mailbox(mail.as_bytes());
    assert!(plain.len() >= 3);
    for folders in [ENGLISH, GERMAN] {
        let files = account(folders, mail.as_bytes());
        for (end, bytes) in [
            ("zip", zip(&borrowed(&files)).unwrap()),
            ("tgz", tgz(&borrowed(&files)).unwrap()),
        ] {
            let program = Program::new();
            let name = part_name(1, end);
            let report = program.import(&program.file(&name, bytes));
            let mut read: Vec<(String, String)> = sources(&report)
                .into_iter()
                .map(|(kind, path, _)| (kind, path))
                .collect();
            read.sort();
            let within = |kind: &str, path| (kind.to_owned(), format!("{name}/{path}"));
            assert_eq!(
                read,
                [
                    within("calendar", folders.calendar),
                    within("mail", folders.mailbox),
                    within("vcard", folders.contacts)
                ]
            );
            assert_eq!(all_without_numbers(&program.everything()), plain, "{name}");
            let again = program.import(&program.file(&name, zip(&borrowed(&files)).unwrap()));
            assert_eq!(again["import"], Value::Null, "twice is once");
        }
    }
}

#[test]
fn the_parts_of_a_takeout_are_given_together_in_a_folder_or_one_by_one() {
    let mail = mailbox();
    let without = [
        (
            "Takeout/Voice/Anrufe/Ngozi - 2024-05-14T08_01_02Z.html",
            &b"<html>"[..],
        ),
        shapes::takeout::BROWSER,
    ];
    let program = Program::new();
    let with = account(GERMAN, mail.as_bytes());
    let one = program.file(
        &format!("down/{}", part_name(1, "zip")),
        zip(&without).unwrap(),
    );
    let two = program.file(
        &format!("down/{}", part_name(2, "tgz")),
        tgz(&borrowed(&with)).unwrap(),
    );
    let report = &import(&program, &[&one, &two]).ended(0).objects()[0];
    assert_eq!(
        sources(report)
            .iter()
            .map(|(kind, ..)| kind.as_str())
            .collect::<Vec<_>>(),
        ["calendar", "mail", "vcard", "archive"]
    );
    assert!(remarks(report).contains(
        &"no mail in this part; it holds the calls of Google Voice, not read yet".to_owned()
    ));
    let folder = Program::new();
    import(&folder, &[one.parent().unwrap()]).ended(0);
    assert_eq!(
        all_without_numbers(&folder.everything()),
        all_without_numbers(&program.everything())
    );

    let alone = import(&Program::new(), &[&one]).ended(3);
    let why = &left_out(&alone.objects()[0])[0].1;
    assert!(
        why.contains("another part") && why.contains("tick Mail"),
        "{why}"
    );
}

#[test]
fn an_archive_that_is_cut_short_ends_in_3_and_keeps_what_came_before() {
    let whole = mailbox();
    let mail = mbox(&[letter(&Kind::Recap, "2026-01-01T08:00:00Z")]) + &whole.repeat(30);
    let bytes = tgz(&[(GERMAN.mailbox, mail.as_bytes())]).unwrap();
    let program = Program::new();
    let cut = program.file(&part_name(1, "tgz"), &bytes[..bytes.len() * 2 / 3]);
    let report = import(&program, &[&cut]).ended(3).objects().remove(0);
    let lost = left_out(&report);
    let (place, why) = lost.last().unwrap();
    assert_eq!(place, "file");
    assert!(
        why.starts_with("after message ") && why.contains("download it again"),
        "{why}"
    );
    assert!(program.everything().len() >= 3);
}

#[test]
fn mails_forwarded_as_attachments_are_the_mails_themselves() {
    let names = [
        ("Amal Haddad", "amal-haddad"),
        ("Piotr Nowak", "piotr-nowak"),
        ("Sina Tuilagi", "sina-tuilagi"),
    ];
    let invites: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(n, (name, slug))| invite(&somebody(name, slug), &format!("2026-11-1{n}T08:00:00Z")))
        .collect();
    let mails: Vec<Mail> = invites
        .iter()
        .enumerate()
        .map(|(n, invite)| letter(&Kind::Invite(invite), &format!("2026-11-1{n}T08:00:20Z")))
        .collect();
    let me = recipient().address;
    let outer = forward::attached(&mails, me, me, at("2026-11-20T09:00:00Z"));
    let program = Program::new();
    let report = program.import(&program.file("forwarded.eml", &outer.text));
    assert_eq!(report["invitations"]["incoming"], 3);
    assert_eq!(
        remarks(&report),
        ["3 mails were attached to others, which is all that vouches for them"]
    );
    let attached = all_without_numbers(&program.everything());
    assert_eq!(attached, as_a_plain_mailbox(mbox(&mails).as_bytes()));
    // The same mails by themselves add nothing that isn't there.
    let plain = program.import(&program.file("all.mbox", mbox(&mails)));
    assert_eq!(plain["invitations"]["incoming"], 3);
    assert_eq!(program.everything().len(), 3);
}

#[test]
fn a_forward_by_any_program_to_oneself_is_read_and_by_anybody_else_is_not() {
    let amal = somebody("Amal Haddad", "amal-haddad");
    let mut asks = invite(&amal, "2026-11-11T08:00:00Z");
    asks.note = Some("We sat side by side at the archivists' day in Accra.".to_owned());
    let mail = letter(&Kind::Invite(&asks), "2026-11-11T08:00:20Z");
    let me = recipient().address;
    for by in forward::Program::ALL {
        let program = Program::new();
        let outer = forward::inline(by, &mail, me, me, at("2026-11-20T09:00:00Z"));
        let report = program.import(&program.file("fwd.eml", &outer.text));
        assert_eq!(report["invitations"]["incoming"], 1, "{by:?}: {report}");
        assert!(
            remarks(&report)[0].contains("read out of a forward of yours"),
            "{by:?}"
        );
        let shown = program.of("Amal Haddad");
        assert_eq!(
            shown["note"], "We sat side by side at the archivists' day in Accra.",
            "{by:?}"
        );
        assert_eq!(shown["sent_at"], "2026-11-11T08:00:00Z", "{by:?}");
        assert_eq!(
            shown["person"]["url"], "https://www.linkedin.com/in/amal-haddad",
            "{by:?}"
        );

        let stranger = forward::inline(
            by,
            &mail,
            "mallory@evil.example",
            me,
            at("2026-11-20T09:00:00Z"),
        );
        let other = Program::new();
        let report = other.import(&other.file("fwd.eml", &stranger.text));
        assert!(
            left_out(&report)[0].1.contains("can't be told to be you"),
            "{by:?}"
        );
        assert!(other.everything().is_empty(), "{by:?}");
    }
}

#[test]
fn an_export_given_first_says_which_addresses_are_ones_own() {
    let mail = letter(
        &Kind::Invite(&invite(
            &somebody("Amal Haddad", "amal-haddad"),
            "2026-11-11T08:00:00Z",
        )),
        "2026-11-11T08:00:20Z",
    );
    let outer = forward::inline(
        forward::Program::Gmail,
        &mail,
        "tamsin@archive.example",
        "somewhere@else.example",
        at("2026-11-20T09:00:00Z"),
    );
    let program = Program::new();
    let addresses = program.file(
        "Email Addresses.csv",
        "Email Address,Confirmed,Primary,Updated On\ntamsin@archive.example,Yes,Yes,Not Available\n",
    );
    let forwarded = program.file("fwd.eml", &outer.text);
    import(&program, &[&forwarded]).ended(0);
    assert!(program.everything().is_empty());
    import(&program, &[&addresses, &forwarded]).ended(0);
    assert_eq!(program.everything().len(), 1);
}

#[test]
fn apples_mailboxes_give_what_the_mailbox_gives() {
    let rahel = invite(&papers::rahel(), "2026-11-10T05:26:31Z");
    let amal = invite(
        &somebody("Amal Haddad", "amal-haddad"),
        "2026-11-12T05:26:31Z",
    );
    let mails = [
        letter(&Kind::Invite(&rahel), "2026-11-10T05:26:44Z"),
        letter(&Kind::Recap, "2026-11-11T05:26:44Z"),
        letter(&Kind::Invite(&amal), "2026-11-12T05:26:44Z"),
        ordinary(
            "Ola <ola@choir.example>",
            "Rehearsal",
            "At eight.",
            &recipient(),
            at("2026-11-13T08:00:00Z"),
        ),
    ];
    let plain = as_a_plain_mailbox(mbox(&mails).as_bytes());
    for build in [apple::exported, apple::kept] {
        let program = Program::new();
        let beside = program.file("mail/readme.txt", "x");
        let folder = build(beside.parent().unwrap(), "LinkedIn", &mails).unwrap();
        let report = program.import(&folder);
        assert_eq!(report["sources"].as_array().unwrap().len(), 1);
        assert_eq!(report["sources"][0]["files"].as_array().unwrap().len(), 1);
        assert_eq!(all_without_numbers(&program.everything()), plain);
    }
    let program = Program::new();
    let report = program.import(&program.file("7.emlx", apple::emlx(&mails[0])));
    assert_eq!(report["invitations"]["incoming"], 1);
}

#[test]
fn the_wrong_file_says_what_it_is_and_what_to_do() {
    let mut message = vec![0_u8; 1536];
    message[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let name: Vec<u8> = "__substg1.0_0037001F"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    message[1024..1024 + name.len()].copy_from_slice(&name);
    let page = b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource\xd5".to_vec();
    let export = november();
    let program = Program::new();
    let inner = std::fs::read(export.zip(&program)).unwrap();
    let wrong = [
        (
            "mail.msg",
            message,
            "forward LinkedIn's mails to yourself as attachments",
        ),
        ("outlook.pst", b"!BDN\0\0\0\0".to_vec(), "readpst"),
        ("Manage invitations.webarchive", page, "complete HTML"),
        ("notes.txt.gz", b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), "gunzip"),
        (
            "project.tar.gz",
            tgz(&[("project/main.c", b"int main;")]).unwrap(),
            "there is no mailbox in this archive",
        ),
        (
            "both.tar.gz",
            tgz(&[("Complete_LinkedInDataExport_11-20-2026.zip", &inner)]).unwrap(),
            "an export of LinkedIn's; unpack it",
        ),
    ];
    for (name, bytes, expected) in wrong {
        let file = program.file(name, bytes);
        let report = import(&program, &[&file]).ended(3).objects().remove(0);
        assert_eq!(report["sources"][0]["kind"], "unknown", "{name}");
        let why = &left_out(&report)[0].1;
        assert!(why.contains(expected), "{name}: {why}");
        assert!(
            why.chars().count() <= 240,
            "{name}: two lines are enough: {why}"
        );
    }
}

#[test]
fn each_kind_of_mail_has_its_help() {
    let program = Program::new();
    for (topic, expected) in [
        ("gmail", "Forward as attachment"),
        ("outlook", "readpst"),
        ("apple", "Full Disk Access"),
    ] {
        let help = program.says(&format!("help {topic}"));
        assert!(
            help.contains(expected) && help.contains("vestibule import"),
            "{topic}"
        );
        assert!(
            help.lines().all(|line| line.chars().count() <= 120),
            "{topic}"
        );
    }
}
