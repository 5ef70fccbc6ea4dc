//! What a person sees who comes back: the places that were read are read again, the newest export in its folder is found,
//! and how fresh everything is.

#![expect(clippy::unwrap_used, reason = "all of this exists for tests only")]

#[path = "program/papers.rs"]
mod papers;
#[path = "program/program.rs"]
mod program;
#[path = "shapes/shapes.rs"]
mod shapes;

use std::fs;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use papers::{invite, letter, may, november, rahel, somebody};
use program::{NOW, Program, moment};
use serde_json::Value;
use shapes::mail::{Kind, mbox};
use vestibule::model::import::Flow;
use vestibule::model::{Medium, Newer};

const MAY: &str = "downloads/Complete_LinkedInDataExport_05-20-2026.zip";
const NOVEMBER: &str = "downloads/Complete_LinkedInDataExport_11-20-2026 (1).zip";

/// Says when a file was last written.
fn written(path: &Path, seconds: u64) {
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(UNIX_EPOCH + Duration::from_secs(seconds))
        .unwrap();
}

fn bytes_of(program: &Program, export: &papers::Export) -> Vec<u8> {
    fs::read(export.zip(program)).unwrap()
}

fn mailbox(callers: &[&str]) -> String {
    let letters: Vec<_> = callers
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let slug = name.to_lowercase().replace(' ', "-");
            let sent = format!("2026-11-1{n}T05:{}:31Z", slug.len());
            letter(&Kind::Invite(&invite(&somebody(name, &slug), &sent)), &sent)
        })
        .collect();
    mbox(&letters)
}

/// What is newer, as one would say it.
fn news(program: &Program) -> Vec<String> {
    let name = |path: &vestibule::model::Foreign| {
        let path = path.shown(Medium::Line);
        path.rsplit('/').next().unwrap_or_default().to_owned()
    };
    program
        .inbox()
        .newer()
        .unwrap()
        .iter()
        .map(|newer| match newer {
            Newer::Changed(place) => format!("changed: {}", name(&place.path)),
            Newer::Missing(place) => format!("missing: {}", name(&place.path)),
            Newer::Export { path, day } => format!("export: {} {}", name(path), day.unwrap()),
        })
        .collect()
}

fn again(program: &Program) -> Value {
    program.object("import")
}

#[test]
fn a_mailbox_that_grew_is_read_again_by_import_alone() {
    let program = Program::new();
    let path = program.file("mail.mbox", mailbox(&["Rahel Amsalem"]));
    written(&path, 1_800_000_000);
    program.import(&path);
    assert_eq!(news(&program), Vec::<String>::new());
    program.file("mail.mbox", mailbox(&["Rahel Amsalem", "Adaeze Nwankwo"]));
    written(&path, 1_800_000_500);
    assert_eq!(news(&program), ["changed: mail.mbox"]);
    let report = again(&program);
    assert_eq!(report["sources"][0]["files"][0]["added"], 1);
    assert_eq!(program.everything().len(), 2);
    assert_eq!(news(&program), Vec::<String>::new());
    assert!(program.says("import").contains("Nothing new"));
}

#[test]
fn a_newer_export_in_the_same_folder_is_read_instead_of_the_old_one() {
    let program = Program::new();
    let old = program.file(MAY, bytes_of(&program, &may()));
    program.import(&old);
    let new = program.file(NOVEMBER, bytes_of(&program, &november()));
    program.file(
        "downloads/Complete_LinkedInDataExport_02-01-2026.zip",
        "older",
    );
    program.file("downloads/LinkedInDataExport notes.txt", "no export");
    assert_eq!(
        news(&program),
        ["export: Complete_LinkedInDataExport_11-20-2026 (1).zip 2026-11-20"]
    );
    let report = again(&program);
    let read: Vec<&str> = report["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|source| source["path"].as_str().unwrap())
        .collect();
    assert_eq!(read, [new.to_str().unwrap()]);
    assert_eq!(news(&program), Vec::<String>::new());
    // The old one may go: nobody misses it.
    fs::remove_file(&old).unwrap();
    assert_eq!(news(&program), Vec::<String>::new());
    assert_eq!(program.inbox().again().unwrap(), [new]);
}

#[test]
fn an_unpacked_export_counts_as_an_export_too() {
    let program = Program::new();
    let old = program.file(MAY, bytes_of(&program, &may()));
    program.import(&old);
    let folder = "downloads/Complete_LinkedInDataExport_11-20-2026";
    program.file(&format!("{folder}/Connections.csv"), "x");
    assert_eq!(
        news(&program),
        ["export: Complete_LinkedInDataExport_11-20-2026 2026-11-20"]
    );
}

#[test]
fn a_place_that_is_gone_is_told_and_the_rest_is_read() {
    let program = Program::new();
    let gone = program.file("old.mbox", mailbox(&["Rahel Amsalem"]));
    let kept = program.file("mail.mbox", mailbox(&["Adaeze Nwankwo"]));
    program.import(&gone);
    program.import(&kept);
    fs::remove_file(&gone).unwrap();
    program.file("mail.mbox", mailbox(&["Adaeze Nwankwo", "Teuila Faleolo"]));
    assert!(news(&program).contains(&"missing: old.mbox".to_owned()));
    let ran = program.run(["import"]).ended(3);
    assert!(ran.out.contains("old.mbox"), "{}", ran.out);
    assert!(ran.out.contains("vestibule sources forget"), "{}", ran.out);
    assert_eq!(program.everything().len(), 3);
    program.says(&format!("sources forget {}", gone.display()));
    program.run(["import"]).done();
    program
        .run(["sources", "forget", "never-read.mbox"])
        .ended(1);
}

#[test]
fn with_nothing_read_yet_import_says_what_to_do() {
    let ran = Program::new().run(["import"]).ended(1);
    assert!(ran.err.contains("vestibule help import"), "{}", ran.err);
}

#[test]
fn a_dry_run_remembers_no_place() {
    let program = Program::new();
    let path = program.file("mail.mbox", mailbox(&["Rahel Amsalem"]));
    program
        .run(["import", "--dry-run", path.to_str().unwrap()])
        .done();
    program.run(["import"]).ended(1);
}

#[test]
fn what_yielded_nothing_and_what_came_by_a_pipe_arent_read_again() {
    let program = Program::new();
    let empty = program.file("holiday.txt", "We were at the lake.");
    program.run(["import", empty.to_str().unwrap()]).ended(3);
    program
        .run_with(["import", "-"], mailbox(&["Rahel Amsalem"]).as_bytes())
        .done();
    assert_eq!(program.everything().len(), 1);
    program.run(["import"]).ended(1);
}

#[test]
fn a_place_is_forgotten_with_the_last_import_that_rests_on_it() {
    let program = Program::new();
    let path = program.file("mail.mbox", mailbox(&["Rahel Amsalem"]));
    program.import(&path);
    program.file("mail.mbox", mailbox(&["Rahel Amsalem", "Adaeze Nwankwo"]));
    again(&program);
    program.object("imports undo 2");
    assert_eq!(program.inbox().again().unwrap(), [path]);
    program.object("imports undo 1");
    assert!(program.inbox().again().unwrap().is_empty());
    program.run(["import"]).ended(1);
}

#[test]
fn a_path_is_remembered_wherever_the_program_is_started() {
    let program = Program::new();
    let path = program.file("here/mail.mbox", mailbox(&["Rahel Amsalem"]));
    let output = program
        .command(["import", "mail.mbox"])
        .current_dir(path.parent().unwrap())
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(program.says("import").contains(path.to_str().unwrap()));
}

#[test]
fn the_desk_reads_again_without_a_face() {
    let program = Program::new();
    let path = program.file("mail.mbox", mailbox(&["Rahel Amsalem"]));
    program.import(&path);
    let mut inbox = program.inbox();
    let mut told = 0;
    let report = inbox
        .read_again(&moment(NOW), &mut |_, _| {
            told += 1;
            Flow::Continue(())
        })
        .unwrap()
        .unwrap();
    assert_eq!(report.import, None);
    assert!(told > 0);
}

#[test]
fn imports_tell_what_was_read_after_they_were_taken_back_too() {
    let program = Program::new();
    let path = program.file("mail.mbox", mailbox(&["Rahel Amsalem"]));
    program.import(&path);
    program.object("imports undo 1");
    let past = program.object("imports");
    assert_eq!(past["paths"][0], path.to_str().unwrap());
    assert!(!past["undone_at"].is_null());
}

#[test]
fn sources_say_how_fresh_each_is_and_what_a_missing_one_would_add() {
    let mut program = Program::new();
    let kinds = |program: &Program| -> Vec<Value> { program.json("sources") };
    let none = kinds(&program);
    let named: Vec<&Value> = none.iter().map(|state| &state["kind"]).collect();
    assert_eq!(
        named,
        [
            "linkedin-export",
            "mail",
            "page",
            "paste",
            "profile-pdf",
            "vcard",
            "calendar",
            "calls",
            "badges",
            "attendees",
        ]
    );
    assert!(
        none.iter()
            .all(|state| state["taken"].is_null() && state["records"] == 0)
    );
    assert!(none[0]["advice"].as_str().unwrap().contains("ask LinkedIn"));
    program.import(&program.file(NOVEMBER, bytes_of(&program, &november())));
    let one = invite(&rahel(), "2026-11-10T05:26:31Z");
    let letters = mbox(&[letter(&Kind::Invite(&one), "2026-11-10T05:27:00Z")]);
    program.import(&program.file("mail.mbox", letters));
    let read = kinds(&program);
    assert_eq!(read[0]["kind"], "linkedin-export");
    assert!(read[0]["records"].as_i64().unwrap() > 3);
    assert_eq!(read[0]["advice"], Value::Null);
    assert_eq!(read[1]["taken"], "2026-11-10T05:27:00Z");
    assert_eq!(read[1]["records"], 1);
    let said = program.says("sources");
    assert!(said.contains("would add all that waits now"), "{said}");
    assert!(said.contains("mail.mbox"), "{said}");
    assert_eq!(program.inbox().freshness(&moment(NOW)).unwrap(), None);
    program.turn_to("2027-05-01T09:30:00+02:00[Europe/Vienna]");
    let line = program
        .inbox()
        .freshness(&moment("2027-05-01T09:30:00+02:00[Europe/Vienna]"))
        .unwrap()
        .unwrap();
    assert!(line.contains("ask LinkedIn for a new one"), "{line}");
    assert!(
        program
            .says("sources")
            .contains("ask LinkedIn for a new one")
    );
}
