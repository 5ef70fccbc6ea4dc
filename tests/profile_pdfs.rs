//! What a person sees who saves profiles at LinkedIn as PDF and brings them in, one by one or as a folder.

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

use papers::{invite, letter, somebody};
use program::{NOW, Program, moment};
use serde_json::{Value, json};
use shapes::mail::{Kind, mbox};
use shapes::pdf::{Language, Objects, Person};
use vestibule::import::{Input, Options, read_with};
use vestibule::model::import::{Flow, Item};

fn joana() -> Person {
    Person::new("Joana Prates", "joana-prates")
        .headline("Keeper of maps")
        .location("Porto, Portugal")
        .summary("I draw coasts.")
        .email("joana@tidewater.example")
        .skills(&["Copperplate"])
        .languages(&["Portuguese (Native or Bilingual)"])
        .worked("Tidewater Maps", "Head of Maps", ("2021-03", ""), "Porto")
        .worked(
            "Tidewater Maps",
            "Cartographer",
            ("2019-04", "2021-02"),
            "Porto",
        )
        .studied("Ribeira School of Drawing", "Diploma", ("2004", "2009"))
}

/// An invitation of hers waits.
fn asked() -> Program {
    let program = Program::new();
    let one = invite(
        &somebody("Joana Prates", "joana-prates"),
        "2026-11-09T10:00:00Z",
    );
    let letters = mbox(&[letter(&Kind::Invite(&one), "2026-11-09T10:00:00Z")]);
    program.import(&program.file("mail.mbox", letters));
    program
}

/// An invoice, written by the same program as LinkedIn's profiles are.
fn invoice() -> Vec<u8> {
    let mut objects = Objects::default();
    let root = objects.add("<< /Type /Catalog >>");
    let info = objects.add("<< /Producer (Apache FOP Version 2.2) /Author (Foz Gas and Water) >>");
    objects.file(&format!("/Root {root} 0 R /Info {info} 0 R"))
}

fn why(report: &Value) -> String {
    report["sources"][0]["files"][0]["skipped"][0]["why"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_saved_profile_is_shown_beside_the_invitation_with_the_day_it_was_saved() {
    let program = asked();
    let report = program.import(&program.file("Profile.pdf", joana().pdf()));
    assert_eq!(report["sources"][0]["kind"], "profile-pdf");
    assert_eq!(report["sources"][0]["files"][0]["name"], "Profile.pdf");
    let id = program.id("Joana Prates");
    let profile = &program.object(&format!("show {id}"))["profile"];
    assert_eq!(profile["source"], "profile-pdf");
    assert_eq!(profile["seen_on"], "2026-11-20");
    assert_eq!(profile["summary"], "I draw coasts.");
    assert_eq!(profile["photo"], Value::Null);
    assert_eq!(profile["skills"], json!(["Copperplate"]));
    assert_eq!(profile["positions"][0]["title"], "Head of Maps");
    assert_eq!(profile["positions"][0]["to"], Value::Null);
    assert_eq!(profile["positions"][1]["from"], "2019-04");
    assert_eq!(
        profile["education"][0]["school"],
        "Ribeira School of Drawing"
    );
    let person = &program.of("Joana Prates")["person"];
    assert_eq!(person["headline"], "Keeper of maps");
    assert_eq!(person["company"], "Tidewater Maps");
    assert_eq!(person["location"], "Porto, Portugal");
    let said = program.says(&format!("show {id}"));
    for part in [
        "saved PDF",
        "Head of Maps, Tidewater Maps",
        ", since 2021-03",
        "Ribeira School of Drawing, Diploma",
        "skills: Copperplate",
    ] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn a_profile_saved_in_portuguese_reads_as_in_english() {
    let shown = |language| {
        let program = asked();
        program.import(&program.file("Profile.pdf", joana().language(language).pdf()));
        let id = program.id("Joana Prates");
        program.object(&format!("show {id}"))["profile"].clone()
    };
    assert_eq!(shown(Language::Portuguese), shown(Language::English));
}

#[test]
fn a_profile_read_twice_changes_nothing_and_goes_with_its_import() {
    let program = asked();
    let id = program.id("Joana Prates");
    let before = program.object(&format!("show {id}"))["profile"].clone();
    let plain = Person::new("Joana Prates", "joana-prates")
        .headline("Keeper of maps")
        .worked("Tidewater Maps", "Head of Maps", ("2021-03", ""), "");
    let file = program.file("Profile.pdf", plain.pdf());
    let first = program.import(&file)["import"].clone();
    let again = program.import(&file);
    assert_eq!(again["sources"][0]["files"][0]["unchanged"], 1);
    program.object(&format!("imports undo {first}"));
    let after = program.object(&format!("show {id}"))["profile"].clone();
    assert_eq!(after, before);
}

#[test]
fn of_a_folder_full_of_pdfs_the_profiles_are_read_and_nothing_is_said_of_the_others() {
    let program = asked();
    let whole = joana().pdf();
    program.file("papers/Profile.pdf", &whole);
    program.file("papers/Profile (1).pdf", &whole[..whole.len() / 2]);
    program.file("papers/Profile (2).pdf", joana().rewritten());
    for nth in 0..20 {
        program.file(&format!("papers/invoice {nth}.pdf"), invoice());
    }
    program.file("papers/book.pdf", b"%PDF-1.7\nsomething newer");
    let folder = program.root().join("papers");
    let ran = program
        .run([OsStr::new("import"), folder.as_os_str(), "--json".as_ref()])
        .ended(3);
    let report = ran.objects().remove(0);
    let sources = report["sources"].as_array().unwrap();
    assert_eq!(sources.len(), 1, "{report:#}");
    assert_eq!(sources[0]["kind"], "profile-pdf");
    let said: Vec<(&str, i64, &str)> = sources[0]["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| {
            (
                file["name"].as_str().unwrap(),
                file["records"].as_i64().unwrap(),
                file["skipped"][0]["why"].as_str().unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(said[2], ("Profile.pdf", 1, ""));
    let (name, records, why) = said[0];
    assert_eq!((name, records), ("Profile (1).pdf", 0));
    assert!(why.contains("ends in the middle"), "{why}");
    let (name, records, why) = said[1];
    assert_eq!((name, records), ("Profile (2).pdf", 0));
    assert!(why.contains("another program wrote"), "{why}");
}

#[test]
fn a_pdf_that_is_no_profile_is_refused_with_the_reason_when_it_is_named() {
    let program = asked();
    let before = program.everything();
    let mut encrypted = Objects::default();
    let lock = encrypted.add("<< /Filter /Standard >>");
    let encrypted = encrypted.file(&format!("/Encrypt {lock} 0 R"));
    let whole = joana().pdf();
    for (bytes, expected) in [
        (invoice(), "isn't a profile that LinkedIn saved"),
        (encrypted, "encrypted"),
        (whole[..whole.len() - 100].to_vec(), "ends in the middle"),
        (joana().rewritten(), "another program"),
    ] {
        let file = program.file("some.pdf", bytes);
        let ran = program.run([OsStr::new("import"), file.as_os_str(), "--json".as_ref()]);
        let report = ran.objects().remove(0);
        assert_eq!(report["sources"][0]["kind"], "unknown");
        assert!(why(&report).contains(expected), "{report:#}");
        assert!(!ran.out.contains("Keeper of maps"));
    }
    assert_eq!(program.everything(), before);
}

#[test]
fn a_folder_with_nothing_but_other_pdfs_says_that_nothing_in_it_can_be_read() {
    let program = Program::new();
    for nth in 0..3 {
        program.file(&format!("papers/invoice {nth}.pdf"), invoice());
    }
    let ran = program.run([
        OsStr::new("import"),
        program.root().join("papers").as_os_str(),
        "--json".as_ref(),
    ]);
    let report = ran.objects().remove(0);
    assert!(why(&report).contains("none of the 3 files"), "{report:#}");
}

#[test]
fn a_profile_comes_through_a_pipe_too() {
    let program = asked();
    program.run_with(["import", "-"], &joana().pdf()).done();
    assert_eq!(
        program.of("Joana Prates")["person"]["headline"],
        "Keeper of maps"
    );
}

#[test]
fn a_profile_saved_on_a_day_to_come_is_one_of_today() {
    let mut seen = Vec::new();
    let options = Options {
        now: Some(moment(NOW)),
        ..Options::default()
    };
    for day in ["2026-11-20T08:00:00Z", "2090-01-01T00:00:00Z"] {
        let input = Input::Bytes {
            name: "Profile.pdf".to_owned(),
            bytes: joana().saved_on(day).pdf().into(),
        };
        let _ = read_with(vec![input], &options, &mut |item| {
            if let Item::Record { record, .. } = item
                && let vestibule::model::Record::Profile(profile) = *record
            {
                seen.push(profile.seen);
            }
            Flow::Continue(())
        });
    }
    assert_eq!(seen, ["2026-11-20T08:00:00Z".parse().ok(), None]);
}

#[test]
fn a_position_whose_dates_cant_be_read_is_shown_and_isnt_said_to_last() {
    let program = asked();
    let person = Person::new("Joana Prates", "joana-prates").worked(
        "Tidewater Maps",
        "Head of Maps",
        ("some day", ""),
        "",
    );
    program.import(&program.file("Profile.pdf", person.pdf()));
    let id = program.id("Joana Prates");
    let profile = &program.object(&format!("show {id}"))["profile"];
    assert_eq!(profile["positions"][0]["title"], "Head of Maps");
    assert_eq!(program.of("Joana Prates")["person"]["company"], Value::Null);
}

#[test]
fn escapes_in_a_saved_profile_reach_neither_the_terminal_nor_the_json() {
    let program = asked();
    let person = joana()
        .headline("Maps\u{1b}]0;pwned\u{7}\u{202e}")
        .summary("a\u{1b}[2Jb");
    program.import(&program.file("Profile.pdf", person.pdf()));
    let id = program.id("Joana Prates");
    for said in [
        program.says(&format!("show {id}")),
        program.says(&format!("show {id} --json")),
    ] {
        assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{said}");
        assert!(!said.contains("\\u001b"), "{said}");
    }
}
