//! What a person sees who copies LinkedIn's pages, or saves them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

#[path = "program/program.rs"]
mod program;
#[path = "shapes/shapes.rs"]
mod shapes;

use program::Program;
use serde_json::Value;
use shapes::page::{Build, Caller, Deed, Doings, List, Member, Said, Talk, single_file};

const ADDRESS: &str = "https://www.linkedin.com/mynetwork/invitation-manager/received/";

fn callers() -> Vec<Caller> {
    vec![
        Caller::new("Amara Okafor", "Cold-chain logistics | Lagos and Rotterdam")
            .mutual("Kofi P and 12 other mutual connections")
            .note("Hello Ines, we met at the Harbour Forum.")
            .sent("2026-11-20T10:15:30Z"),
        Caller::new("Bo Li", "")
            .faceless()
            .sent("2026-11-19T08:00:00Z"),
        Caller::new("Tomasz Zieliński", "Kierownik produkcji w Młyn Północ")
            .sent("2026-11-18T23:59:59Z"),
    ]
}

fn paste(program: &Program, text: &str, more: &[&str]) -> Value {
    let words = ["import", "-", "--json"].iter().chain(more);
    program
        .run_with(words, text.as_bytes())
        .done()
        .objects()
        .remove(0)
}

fn records(report: &Value) -> i64 {
    report["sources"][0]["files"][0]["records"]
        .as_i64()
        .unwrap()
}

#[test]
fn a_copied_page_brings_its_people_in_without_a_date() {
    let program = Program::new();
    let report = paste(
        &program,
        &List::of(Build::Newer, &callers()).received(),
        &[],
    );
    assert_eq!(report["sources"][0]["kind"], "paste");
    assert_eq!(records(&report), 3);
    assert_eq!(report["sources"][0]["page"]["counter"], 3);
    let amara = program.of("Amara Okafor");
    assert_eq!(amara["sent_at"], Value::Null);
    assert_eq!(amara["note"], "Hello Ines, we met at the Harbour Forum.");
    assert_eq!(
        amara["person"]["headline"],
        "Cold-chain logistics | Lagos and Rotterdam"
    );
    assert_eq!(program.of("Bo Li")["note"], Value::Null);
    assert_eq!(program.of("Bo Li")["note_kind"], "none");
}

#[test]
fn copied_again_nothing_is_new_and_nobody_is_double() {
    let program = Program::new();
    let text = List::of(Build::Newer, &callers()).received();
    paste(&program, &text, &[]);
    for again in [
        text.clone(),
        text.replace('\n', "\r"),
        format!("{text}{text}"),
    ] {
        let report = paste(&program, &again, &[]);
        assert_eq!(report["import"], Value::Null, "{report}");
        assert_eq!(program.everything().len(), 3);
    }
}

#[test]
fn a_preview_shows_line_by_line_what_was_understood_and_keeps_nothing() {
    let program = Program::new();
    let text = List::of(Build::Older, &callers()).received();
    let shown = program
        .run_with(["import", "-", "--dry-run"], text.as_bytes())
        .done()
        .out;
    assert!(
        shown.contains("received invitations, English, the page counts 3, the page of Ines Duval"),
        "{shown}"
    );
    let line = |name: &str| shown.lines().find(|line| line.contains(name)).unwrap();
    for part in ["+ ", "13 mutual", "note of 1 line", "by the picture's text"] {
        assert!(line("Amara Okafor").contains(part), "{part}: {shown}");
    }
    for part in ["? ", "no headline", "no note", "name taken by its place"] {
        assert!(line("Bo Li").contains(part), "{part}: {shown}");
    }
    assert!(shown.contains("Nothing was changed"), "{shown}");
    assert_eq!(program.everything().len(), 0);
}

#[test]
fn a_doubtful_card_is_left_out_with_its_reason_unless_all_are_wanted() {
    let program = Program::new();
    let text = List::of(Build::Older, &callers()).received();
    let report = paste(&program, &text, &[]);
    assert_eq!(records(&report), 2);
    let skipped = &report["sources"][0]["files"][0]["skipped"][0];
    assert!(
        skipped["where"].as_str().unwrap().starts_with("line "),
        "{skipped}"
    );
    let why = skipped["why"].as_str().unwrap();
    assert!(
        why.contains("name taken by its place") && why.contains("--all"),
        "{why}"
    );
    let report = paste(&program, &text, &["--all"]);
    assert_eq!(records(&report), 3);
    assert_eq!(program.of("Bo Li")["direction"], "incoming");
}

#[test]
fn a_card_forged_in_a_note_keeps_the_whole_page_out() {
    let program = Program::new();
    let mut people = callers();
    people[0].note = Some(
        "Hi\nIgnore\nAccept\nBob Real wants to connect\nCTO\n9 mutual connections\nIgnore\nAccept"
            .to_owned(),
    );
    let report = paste(&program, &List::of(Build::Newer, &people).received(), &[]);
    assert_eq!(records(&report), 0);
    assert_eq!(report["sources"][0]["page"]["forged"], true);
    assert!(
        report["sources"][0]["remarks"]
            .to_string()
            .contains("looks like a card"),
        "{report}"
    );
    assert_eq!(program.everything().len(), 0);
}

#[test]
fn a_saved_page_and_its_folder_are_one_source_with_dates() {
    let program = Program::new();
    let html = List::of(Build::Newer, &callers()).received_html();
    let page = program.file("saved/Manage invitations.html", &html);
    program.file("saved/Manage invitations_files/saved_resource.html", &html);
    program.file(
        "saved/Manage invitations_files/Connections.csv",
        "a,b\n1,2\n",
    );
    let report = program.import(page.parent().unwrap());
    assert_eq!(report["sources"].as_array().unwrap().len(), 1, "{report}");
    assert_eq!(report["sources"][0]["kind"], "page");
    let amara = program.of("Amara Okafor");
    assert_eq!(amara["sent_at"], "2026-11-20T10:15:30Z");
    assert_eq!(
        amara["person"]["url"],
        "https://www.linkedin.com/in/amara-okafor"
    );
}

#[test]
fn a_single_file_is_a_page_and_no_mail() {
    let program = Program::new();
    let html = List::of(Build::Newer, &callers()).received_html();
    let file = single_file(&html, ADDRESS, "Mon, 23 Nov 2026 08:00:00 -0000");
    let report = program.import(&program.file("Manage invitations.mhtml", file));
    assert_eq!(report["sources"][0]["kind"], "page");
    assert_eq!(records(&report), 3);
    assert_eq!(program.of("Bo Li")["sent_at"], "2026-11-19T08:00:00Z");
}

#[test]
fn a_page_that_is_not_read_says_what_to_do_and_ends_as_unreadable() {
    let program = Program::new();
    for (text, expected) in [
        (
            "Sign in\nEmail or phone\nForgot password?\nJoin now\n",
            "sign in, open the page",
        ),
        (
            "Inicio\nMi red\nEmpleos\nMensajes\nNotificaciones\nAceptar\n",
            "in Spanish",
        ),
        (
            "0 notifications\nHome\nMy Network\nMessaging\nNotifications\nMe\nFor Business\nStart a post\nSort by:\n",
            "the feed",
        ),
    ] {
        let ran = program.run_with(["import", "-"], text.as_bytes()).ended(3);
        assert!(ran.out.contains(expected), "{ran:?}");
    }
    let ran = program
        .run_with(["import", "-"], Member::new("Ines Duval").text().as_bytes())
        .ended(3);
    assert!(ran.out.contains("your own profile"), "{ran:?}");
}

#[test]
fn the_page_of_another_account_is_refused_with_both_names() {
    let program = Program::new();
    let mut list = List::of(Build::Newer, &callers());
    paste(&program, &list.received(), &[]);
    list.owner = "Dagny Holm".to_owned();
    let ran = program
        .run_with(["import", "-"], list.received().as_bytes())
        .ended(3);
    assert!(
        ran.out.contains("Dagny Holm") && ran.out.contains("Ines Duval"),
        "{ran:?}"
    );
}

#[test]
fn sent_invitations_come_in_as_ones_own() {
    let program = Program::new();
    let html = List::of(Build::Newer, &callers()).sent_html();
    program.import(&program.file("Sent.htm", html));
    assert_eq!(program.of("Amara Okafor")["direction"], "outgoing");
}

#[test]
fn a_profile_is_one_record() {
    let program = Program::new();
    let text = format!(
        "https://www.linkedin.com/in/halvor-aasen\n{}",
        Member::new("Halvor Aasen").text()
    );
    let report = paste(&program, &text, &[]);
    assert_eq!(records(&report), 1);
    assert_eq!(report["sources"][0]["page"]["kind"], "profile");
    assert_eq!(
        report["sources"][0]["page"]["cards"][0]["name"],
        "Halvor Aasen"
    );
}

fn baker() -> Talk {
    Talk::new(
        "Amara Okafor",
        vec![
            Said::new(Some("Nov 2"), false, "4:05 PM", "The rye was good, Ines"),
            Said::new(Some("Today"), true, "8:40 AM", "Come again"),
        ],
    )
}

#[test]
fn a_copied_conversation_makes_it_known_that_two_wrote_to_each_other() {
    let program = Program::new();
    paste(
        &program,
        &List::of(Build::Newer, &callers()).received(),
        &[],
    );
    let text = baker().text();
    let shown = program
        .run_with(["import", "-", "--dry-run"], text.as_bytes())
        .done()
        .out;
    for part in [
        "a conversation, English, the page of Ines Duval",
        "2 messages, 2 Nov to 23 Nov 2026 · by its sentence",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let report = paste(&program, &text, &[]);
    assert_eq!(records(&report), 2);
    assert_eq!(report["sources"][0]["page"]["kind"], "conversation");
    assert_eq!(
        report["sources"][0]["page"]["cards"][0]["gist"],
        "2 messages, 2 Nov to 23 Nov 2026"
    );
    let id = program.id("Amara Okafor");
    let whole = program.object(&format!("show {id}"));
    let conversed = |whole: &Value| {
        let pieces = whole["evidence"].as_array().unwrap();
        let found = pieces.iter().find(|piece| piece["fact"] == "conversed");
        found.map(|piece| (piece["grade"].clone(), piece["on"].clone()))
    };
    assert_eq!(
        conversed(&whole),
        Some(("recorded".into(), "2026-11-23".into())),
        "{whole}"
    );
    let said = program.says(&format!("show {id}"));
    assert!(
        said.contains("2 messages between you, the last on"),
        "{said}"
    );
    let other = program.id("Bo Li");
    assert_eq!(conversed(&program.object(&format!("show {other}"))), None);
    let again = paste(&program, &text, &[]);
    assert_eq!(again["import"], Value::Null, "{again}");
    let store = std::fs::read(program.store()).unwrap();
    let kept = |words: &[u8]| store.windows(words.len()).any(|part| part == words);
    assert!(!kept(b"The rye was good"), "what they wrote is not kept");
}

#[test]
fn a_conversation_with_nobody_who_waits_is_left_out_once_with_the_reason() {
    let program = Program::new();
    let report = paste(&program, &baker().text(), &[]);
    assert_eq!(records(&report), 0);
    let skipped = report["sources"][0]["files"][0]["skipped"]
        .as_array()
        .unwrap();
    assert_eq!(skipped.len(), 1, "{report}");
    let why = skipped[0]["why"].as_str().unwrap();
    assert!(why.starts_with("with whom is it?"), "{why}");
    let addressed = format!(
        "https://www.linkedin.com/in/amara-okafor\n{}",
        baker().text()
    );
    assert_eq!(records(&paste(&program, &addressed, &[])), 2);
}

#[test]
fn a_saved_conversation_counts_its_days_from_the_day_it_was_saved_on() {
    let mut program = Program::new();
    paste(
        &program,
        &List::of(Build::Newer, &callers()).received(),
        &[],
    );
    let path = program.file("Messaging _ LinkedIn.html", baker().html());
    let saved: jiff::Timestamp = "2026-11-20T10:00:00Z".parse().unwrap();
    let file = std::fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(saved.into()).unwrap();
    let report = program.import(&path);
    assert_eq!(
        report["sources"][0]["page"]["cards"][0]["gist"],
        "2 messages, 2 Nov to 20 Nov 2026"
    );
    assert_eq!(records(&report), 2);
    program.turn_to("2026-12-20T09:30:00+01:00[Europe/Vienna]");
    let again = program.import(&path);
    let file = &again["sources"][0]["files"][0];
    assert_eq!(
        (&file["added"], &file["unchanged"]),
        (&0.into(), &2.into()),
        "read again a month later it tells the same days"
    );
}

#[test]
fn copied_activity_shows_the_profile_as_seen() {
    let program = Program::new();
    paste(
        &program,
        &List::of(Build::Newer, &callers()).received(),
        &[],
    );
    let done = Doings::new(
        "Amara Okafor",
        vec![
            Deed::new(None, "Amara Okafor", "2d •"),
            Deed::new(Some("commented on this"), "Ines Duval", "1w •"),
        ],
    );
    let shown = program
        .run_with(["import", "-", "--dry-run"], done.text().as_bytes())
        .done()
        .out;
    for part in [
        "a member's recent activity, English",
        "1 post, 1 comment, 1 with you · by its heading",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let report = paste(&program, &done.text(), &[]);
    assert_eq!(records(&report), 1);
    assert_eq!(report["sources"][0]["page"]["kind"], "activity");
    let id = program.id("Amara Okafor");
    let whole = program.object(&format!("show {id}"));
    assert_eq!(whole["profile"]["seen_on"], "2026-11-23", "{whole}");
    assert_eq!(
        whole["person"]["headline"], "Cold-chain logistics | Lagos and Rotterdam",
        "the page says nothing new of that"
    );
}
