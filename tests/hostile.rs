//! Names, notes and files made by somebody who means harm: they come in, and come out of every command, as text.

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

use papers::{came, invite, letter, november, rahel, somebody};
use program::{Program, Ran};
use serde_json::Value;
use shapes::export::{InvitationRow, InvitationsEra, invitations_csv};
use shapes::mail::{Invite, Kind, mbox};

/// What a name may hold that steers a terminal, a spreadsheet or a page.
const NAMES: [&str; 7] = [
    "Mallory\u{1b}]0;owned\u{7} \u{1b}[2J\u{1b}[31mQuist\u{1b}[0m",
    "Trent \u{202e}txet desrever\u{2066} Ode",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script> Eve <b>Bold</b>",
    "Zero\u{200b}\u{feff}Width\u{2060} Nobody\u{e0041}",
    "Bell\u{7}Ringer\u{9b}2J\u{90}q\u{9c} Ansel",
    "Tab\tBreak\u{2028}Line\u{85}Feed",
];

/// A note that tries the same.
const NOTE: &str = "Look \u{1b}]52;c;cm0gLXJmIH4=\u{7}here \u{1b}]8;;http://evil.example\u{1b}\\link\u{1b}]8;;\u{1b}\\ \u{202e}gnp.exe";

/// Whether a character steers or hides and isn't the line break between lines.
fn steers(c: char) -> bool {
    c != '\n'
        && (c.is_control()
            || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'))
}

/// Insists that neither stream holds anything that steers, not even as an escape in JSON.
fn insist_on_text(ran: &Ran, what: &str) {
    for (stream, text) in [("out", &ran.out), ("err", &ran.err)] {
        if let Some(c) = text.chars().find(|c| steers(*c)) {
            panic!(
                "{what}: {:04x} on standard {stream}: {text:?}",
                u32::from(c)
            );
        }
        if text.starts_with('{') {
            for line in text.lines() {
                let value: Value = serde_json::from_str(line).unwrap();
                insist_on_plain_values(&value, what);
            }
        }
    }
}

fn insist_on_plain_values(value: &Value, what: &str) {
    match value {
        Value::String(text) => {
            assert!(!text.chars().any(steers), "{what}: {text:?}");
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| insist_on_plain_values(item, what)),
        Value::Object(keys) => {
            for (key, value) in keys {
                insist_on_plain_values(&Value::String(key.clone()), what);
                insist_on_plain_values(value, what);
            }
        }
        _ => {}
    }
}

fn hostile_rows() -> Vec<InvitationRow> {
    let mut rows: Vec<InvitationRow> = NAMES
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let party = somebody(name, &format!("caller-{n}"));
            came(&party, &format!("2026-11-1{n}T08:00:00Z"), NOTE)
        })
        .collect();
    rows.push(came(
        &somebody("Slug Hider", "abc\u{202e}fed\u{200b}"),
        "2026-11-18T08:00:00Z",
        "",
    ));
    rows.push(came(&rahel(), "2026-11-19T08:00:00Z", ""));
    rows
}

/// An export and a mailbox full of it, read in.
fn besieged() -> Program {
    let program = Program::new();
    let table = invitations_csv(&hostile_rows(), InvitationsEra::Urls).unwrap();
    let path = program.file("bad\u{1b}[2J\u{202e}/Invitations.csv", table);
    let ran = program.run([OsStr::new("import"), path.as_os_str()]).done();
    insist_on_text(&ran, "import");
    let mails: Vec<_> = NAMES
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let sent = format!("2026-11-2{}T08:00:00Z", n % 3);
            let one = Invite {
                headline: format!("{name} & Sons \u{1b}[5m"),
                place: format!("Nowhere\u{202e}{name}"),
                note: Some(NOTE.to_owned()),
                ..invite(&somebody(name, &format!("mailer-{n}")), &sent)
            };
            letter(&Kind::Invite(&one), &sent)
        })
        .collect();
    let ran = program.run([
        OsStr::new("import"),
        program.file("bad\u{9b}31m.mbox", mbox(&mails)).as_os_str(),
    ]);
    insist_on_text(&ran, "import of mail");
    program
}

#[test]
fn no_command_passes_on_what_steers_a_terminal() {
    let program = besieged();
    let everything = program.everything();
    assert!(everything.len() >= NAMES.len() + 2, "{}", everything.len());
    let first = everything[0]["id"].to_string();
    for words in [
        "tag ID +kept",
        "note ID noted",
        "follow ID --on 2026-11-20 --why because",
        "attest ID met",
        "accept ID",
        "errands",
        "pressed ID",
        "undo",
        "redo",
        "log",
        "list",
        "list is:incoming",
        "list is:due",
        "search look",
        "imports",
        "imports undo 1 --dry-run",
        "policy explain ID",
        "reply ID",
        "locate",
    ] {
        let words = words.replace("ID", &first);
        insist_on_text(&program.run(words.split_whitespace()), &words);
        let ran = program.run(words.split_whitespace().chain(["--json"]));
        insist_on_text(&ran, &format!("{words} --json"));
    }
    for invitation in &everything {
        let show = format!("show {}", invitation["id"]);
        insist_on_text(&program.run(show.split_whitespace()), &show);
        insist_on_text(
            &program.run(show.split_whitespace().chain(["--json"])),
            &show,
        );
    }
}

#[test]
fn a_hostile_name_keeps_its_letters() {
    let program = besieged();
    let names: Vec<String> = program
        .everything()
        .iter()
        .map(|invitation| invitation["person"]["name"].as_str().unwrap().to_owned())
        .collect();
    for name in [
        "Mallory Quist",
        "ZeroWidth Nobody",
        "Tab Break\nLine\nFeed",
        "=cmd|' /C calc'!A0",
    ] {
        assert!(
            names.iter().any(|shown| shown == name),
            "{name} in {names:?}"
        );
    }
    assert_eq!(program.json("list from:quist is:incoming").len(), 2);
}

#[test]
fn what_the_user_typed_is_cleaned_where_it_is_repeated() {
    let program = besieged();
    let bad = "x\u{1b}[2J\u{202e}y";
    for arguments in [
        vec!["show", bad],
        vec!["search", bad],
        vec!["list", "is:", bad],
        vec!["list", &format!("verdit:{bad}")],
        vec!["list", &format!("is:{bad}")],
        vec!["list", &format!("sent:{bad}")],
        vec!["facts", bad],
        vec!["help", bad],
        vec!["attest", "1", bad],
        vec!["attest", "1", &format!("met={bad}")],
        vec!["tag", "1", bad],
        vec!["tag", "1", "+a b"],
        vec!["note", "1", bad],
        vec!["follow", "1", "--on", "2026-12-01", "--why", bad],
        vec!["ignore", "1", "--reason", bad],
        vec!["add", "--name", bad, "--headline", bad],
        vec!["add", "--name", bad, "--sent", bad],
        vec!["import", bad],
        vec!["policy", "check", bad],
        vec!["policy", "show", bad],
        vec!["templates", "show", bad],
        vec!["--now", bad, "list"],
        vec!["--config", bad, "list"],
        vec!["log"],
        vec!["show", "1"],
        vec!["list"],
    ] {
        insist_on_text(&program.run(&arguments), &format!("{arguments:?}"));
        let json = arguments.iter().copied().chain(["--json"]);
        insist_on_text(&program.run(json), &format!("{arguments:?} --json"));
    }
}

#[test]
fn a_note_of_ten_megabytes_is_left_out_and_its_invitation_kept() {
    let program = Program::new();
    let mut rows = november().invitations;
    rows[0].message = "x".repeat(10 * 1024 * 1024);
    let table = invitations_csv(&rows, InvitationsEra::Urls).unwrap();
    let path = program.file("Invitations.csv", table);
    let ran = program.run([OsStr::new("import"), path.as_os_str()]).done();
    assert!(ran.out.contains("300 characters"), "{}", ran.out);
    assert!(ran.out.len() < 2_000);
    assert_eq!(program.of("Rahel Amsalem")["note"], Value::Null);
    assert!(program.store().metadata().unwrap().len() < 2_000_000);
}

#[test]
fn bytes_that_are_no_text_come_in_as_what_can_be_read_of_them() {
    let program = Program::new();
    let mut table = november().invitations_csv().into_bytes();
    let at = table.windows(5).position(|w| w == b"Rahel").unwrap();
    table[at + 1] = 0xff;
    table[at + 2] = 0xc0;
    let path = program.file("Invitations.csv", table);
    let ran = program.run([OsStr::new("import"), path.as_os_str()]);
    assert!(matches!(ran.status, Some(0 | 3)), "{ran:?}");
    insist_on_text(&ran, "import");
    assert_eq!(program.everything().len(), 5);
    insist_on_text(&program.run(["list", "--json"]), "list");
}

#[test]
fn a_mail_full_of_noise_takes_no_neighbour_with_it() {
    let program = Program::new();
    let good = letter(
        &Kind::Invite(&invite(&rahel(), "2026-11-10T05:26:31Z")),
        "2026-11-10T05:26:44Z",
    );
    let mut bytes = b"From x@y.example Mon Nov  9 00:00:00 2026\nFrom: \xff\xfe\x1b[2J\nX-LinkedIn-Template: \
        email_m2m_invite_single_01\n\n\x00\x01\x02\n\nFrom x@y.example Mon Nov  9 00:00:01 2026\n\n"
        .to_vec();
    bytes.extend(mbox(&[good]).into_bytes());
    let ran = program.run([
        OsStr::new("import"),
        program.file("noise.mbox", bytes).as_os_str(),
    ]);
    insist_on_text(&ran, "import");
    assert_eq!(program.everything().len(), 1);
}
