//! The evidence of an invitation as a person at a shell meets it: grouped, with its place and number; one piece in full;
//! struck out, and let count again.

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

use papers::november;
use program::Program;
use serde_json::Value;

/// Zoë Muñoz's invitation, and the number of the messages with her.
fn corresponded() -> (Program, String, String) {
    let program = Program::new();
    program.import(&november().zip(&program));
    let id = program.id(&papers::zoe().name);
    let evidence = piece(&program, &id)["id"].to_string();
    (program, id, evidence)
}

/// What `show` says of the messages between the two.
fn piece(program: &Program, id: &str) -> Value {
    let shown = program.object(&format!("show {id}"));
    let found = shown["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .find(|piece| piece["fact"] == "conversed");
    found
        .unwrap_or_else(|| panic!("{}", shown["evidence"]))
        .clone()
}

#[test]
fn a_piece_that_is_struck_out_counts_no_more_until_it_is_let_count_again() {
    let (program, id, evidence) = corresponded();
    let conversed = || {
        let found = program.says("list --count fact:conversed is:accepted");
        found.trim().to_owned()
    };
    let before = conversed();
    let said = program.says(&format!("strike {id} {evidence}"));
    assert!(
        said.starts_with("struck out a message at LinkedIn of "),
        "{said}"
    );
    assert_eq!(piece(&program, &id)["struck"], true);
    assert!(
        program
            .says(&format!("show {id}"))
            .contains("(you struck this out)")
    );
    assert!(
        program
            .says(&format!("strike {id} {evidence}"))
            .starts_with("nothing changed"),
        "it is struck out already"
    );
    program.says("undo");
    assert_eq!(piece(&program, &id)["struck"], false);
    program.says("redo");
    assert_eq!(piece(&program, &id)["struck"], true);
    let said = program.says(&format!("strike {id} {evidence} --undo"));
    assert!(said.starts_with("let count again "), "{said}");
    assert_eq!(piece(&program, &id)["struck"], false);
    assert_eq!(conversed(), before);
}

#[test]
fn what_isnt_there_cant_be_struck_out_or_shown() {
    let (program, id, _) = corresponded();
    for words in [
        format!("strike {id} 99999"),
        "strike 4711 1".to_owned(),
        format!("show {id} --record 99999"),
        "show 4711 --record 1".to_owned(),
    ] {
        let ran = program.run(words.split_whitespace()).ended(1);
        assert!(
            ran.err.starts_with("vestibule: there is no "),
            "{words}: {}",
            ran.err
        );
    }
    program.run(["strike", &id]).ended(2);
    program.run(["strike", &id, "first"]).ended(2);
}

#[test]
fn the_evidence_stands_under_its_fact_with_its_place_and_number() {
    let (program, id, evidence) = corresponded();
    let shown = program.says(&format!("show {id}"));
    let lines: Vec<&str> = shown.lines().collect();
    let place = lines.iter().position(|line| *line == "conversed").unwrap();
    let line = lines[place + 1];
    assert!(
        line.starts_with("  your records, 1 Jun 2026: 2 messages between you"),
        "{line}"
    );
    assert!(
        line.contains("export: ") && line.contains("messages.csv"),
        "{line}"
    );
    assert!(line.ends_with(&format!("evidence {evidence}")), "{line}");
    assert!(shown.contains("looked through 2 connections since 2024, 2 messages since 2026"));
}

#[test]
fn a_piece_in_full_says_what_was_kept_and_where_it_stands() {
    let (program, id, evidence) = corresponded();
    let words = format!("show {id} --record {evidence}");
    let full = program.says(&words);
    assert_eq!(
        full.matches("record: a message at LinkedIn").count(),
        2,
        "{full}"
    );
    assert!(
        full.contains("written: 1 Jun 2026, 11:12"),
        "the user's own zone: {full}"
    );
    assert!(full.contains("in export: "), "{full}");
    let object = program.object(&words);
    assert_eq!(object["evidence"].to_string(), evidence);
    let parts = object["parts"].as_array().unwrap();
    assert_eq!(parts[0]["part"], "record");
    assert_eq!(object["origins"][0]["kind"], "linkedin-export");
}
