//! Undo and redo as a person meets them: one order over all runs of the program, and a refusal with a reason.

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

use papers::{mailbox, november};
use program::Program;
use serde_json::{Value, json};

fn furnished() -> Program {
    let program = Program::new();
    program.import(&november().zip(&program));
    program.import(&program.file("all.mbox", mailbox()));
    program
}

/// What the log calls each act, the oldest first.
fn labels(program: &Program) -> Vec<String> {
    let mut labels: Vec<String> = program
        .json("log")
        .iter()
        .map(|entry| entry["label"].as_str().unwrap().to_owned())
        .collect();
    labels.reverse();
    labels
}

/// All that acts can change, of every invitation.
fn kept(program: &Program) -> Vec<Value> {
    program
        .everything()
        .iter()
        .map(|invitation| {
            json!([
                invitation["id"],
                invitation["state"],
                invitation["decision"],
                invitation["pressed"],
                invitation["snoozed_until"],
                invitation["tags"],
                invitation["follow_up"],
                invitation["verdict"],
            ])
        })
        .collect()
}

#[test]
fn what_was_done_is_taken_back_step_by_step_and_done_again() {
    let program = furnished();
    let id = program.id("Rahel Amsalem");
    let mut steps = vec![kept(&program)];
    for words in [
        "tag ID +radio",
        "follow ID --on 2026-12-01 --why ring",
        "attest ID met",
        "snooze ID --until 2026-12-24",
        "ignore ID",
        "pressed ID",
    ] {
        program.says(&words.replace("ID", &id));
        steps.push(kept(&program));
    }
    for step in steps.iter().rev().skip(1) {
        program.says("undo");
        assert_eq!(&kept(&program), step);
    }
    program.run(["undo"]).ended(1);
    for step in steps.iter().skip(1) {
        program.says("redo");
        assert_eq!(&kept(&program), step);
    }
    program.run(["redo"]).ended(1);
    assert_eq!(program.json("log").len(), 18);
}

#[test]
fn a_new_act_ends_what_could_be_done_again() {
    let program = furnished();
    program.says("ignore 1");
    program.says("undo");
    program.says("tag 2 +new");
    let ran = program.run(["redo"]).ended(1);
    assert!(ran.err.contains("nothing to redo"), "{}", ran.err);
}

#[test]
fn an_act_that_a_later_one_built_on_isnt_taken_back_and_the_later_one_is_named() {
    let program = furnished();
    let id = program.id("Rahel Amsalem");
    program.says(&format!("accept {id}"));
    program.says("tag 1 +other");
    program.says(&format!("ignore {id}"));
    let before = kept(&program);
    let ran = program.run(["undo", "1"]).ended(1);
    assert!(
        ran.err.contains("act 3 (ignored Rahel Amsalem)") && ran.err.contains("undo that first"),
        "{}",
        ran.err
    );
    assert_eq!(kept(&program), before);
    program.says("undo 2");
    assert_eq!(program.of("水上 亮太")["tags"], json!([]));
    program.says("undo 3");
    program.says("undo 1");
    assert_eq!(program.of("Rahel Amsalem")["state"], "pending");
}

#[test]
fn an_act_is_taken_back_once() {
    let program = furnished();
    program.says("ignore 1");
    program.says("undo 1");
    let ran = program.run(["undo", "1"]).ended(1);
    assert!(ran.err.contains("vestibule log"), "{}", ran.err);
    program.says("redo 1");
    program.run(["redo", "1"]).ended(1);
    assert_eq!(program.json("list is:ignored").len(), 1);
}

#[test]
fn taking_back_what_was_pressed_says_what_linkedin_keeps() {
    let program = furnished();
    let id = program.id("Rahel Amsalem");
    program.says(&format!("accept {id}"));
    assert_eq!(program.object("undo")["remark"], Value::Null);
    program.says("redo");
    program.says(&format!("pressed {id}"));
    let undone = program.run(["undo"]).done();
    assert!(
        undone.err.contains(
            "this changes vestibule only: what was pressed at LinkedIn stays pressed there"
        ),
        "{undone:?}"
    );
    // The button may have been named by a slip: nothing is asked while the decision stands.
    assert_eq!(
        program.object(&format!("show {id}"))["question"],
        Value::Null
    );
    let told = program.object("undo")["remark"].clone();
    assert!(
        told.as_str()
            .is_some_and(|remark| remark.contains("LinkedIn keeps the connection")),
        "{told}"
    );
}

#[test]
fn an_act_on_several_names_the_first_and_counts_the_rest() {
    let program = furnished();
    let (rahel, lukasz) = (program.id("Rahel Amsalem"), program.id("Łukasz Wójcik"));
    program.says(&format!("ignore {rahel} {lukasz} 1"));
    program.says("undo");
    assert_eq!(
        labels(&program),
        [
            "ignored Rahel Amsalem and 2 more",
            "undid: ignored Rahel Amsalem and 2 more"
        ]
    );
    assert!(program.json("list is:ignored").is_empty());
}

#[test]
fn the_log_tells_each_act_with_its_person_and_what_was_taken_back() {
    let program = furnished();
    let id = program.id("Rahel Amsalem");
    for words in [
        "accept ID",
        "ask ID",
        "snooze ID --until 2026-12-01",
        "tag ID +radio -vendor",
        "note ID x",
        "follow ID --on 2026-12-01",
        "follow ID --done",
        "attest ID met",
        "pressed ID --none",
    ] {
        program.says(&words.replace("ID", &id));
    }
    program.says("undo");
    let log = labels(&program);
    assert_eq!(
        log,
        [
            "accepted Rahel Amsalem",
            "ask first: Rahel Amsalem",
            "later, on 1 Dec: Rahel Amsalem",
            "tagged +radio -vendor: Rahel Amsalem",
            "note to self on Rahel Amsalem",
            "follow up on 1 Dec: Rahel Amsalem",
            "followed up: Rahel Amsalem",
            "said what you know of Rahel Amsalem",
            "no such button at LinkedIn for Rahel Amsalem",
            "undid: no such button at LinkedIn for Rahel Amsalem",
        ]
    );
    let text = program.says("log");
    assert_eq!(text.matches("(taken back)").count(), 1);
    let whole = program.object(&format!("show {id}"));
    assert_eq!(whole["journal"].as_array().unwrap().len(), 10);
}

#[test]
fn the_moment_of_an_act_is_the_one_that_was_given() {
    let mut program = furnished();
    program.turn_to("2026-11-30T23:59:30Z");
    program.says("ignore 1");
    program.turn_to("2026-11-29T08:00:00Z");
    program.says("tag 1 +x");
    let log = program.json("log");
    assert_eq!(log[1]["at"], "2026-11-30T23:59:30Z");
    assert_eq!(log[0]["at"], "2026-11-29T08:00:00Z");
    assert_eq!(
        (&log[0]["seq"], &log[1]["seq"]),
        (&json!(2), &json!(1)),
        "the order is that of doing"
    );
}

#[test]
fn a_decision_stays_when_an_import_shows_the_same_person_again() {
    let program = Program::new();
    program.import(&november().zip(&program));
    let id = program.id("Rahel Amsalem");
    program.says(&format!("ignore {id} --reason stranger"));
    program.import(&program.file("all.mbox", mailbox()));
    let rahel = program.of("Rahel Amsalem");
    assert_eq!(
        (&rahel["state"], rahel["id"].to_string()),
        (&json!("ignored"), id)
    );
    program.says("undo");
    assert_eq!(program.of("Rahel Amsalem")["state"], "pending");
}

#[test]
fn a_decision_on_what_turns_out_to_be_another_invitation_can_still_be_taken_back() {
    // By hand under a name alone first; the export then shows the same person with a link in the same minute.
    let program = Program::new();
    program
        .run([
            "add",
            "--name",
            "Rahel Amsalem",
            "--sent",
            "2026-11-10T05:26:00Z",
        ])
        .done();
    program.says("tag 1 +radio");
    program.says("ignore 1");
    program.import(&november().zip(&program));
    assert_eq!(program.json("list from:rahel").len(), 1);
    let rahel = program.of("Rahel Amsalem");
    assert_eq!(
        (&rahel["state"], &rahel["tags"]),
        (&json!("ignored"), &json!(["radio"]))
    );
    assert_eq!(
        labels(&program),
        ["tagged +radio: Rahel Amsalem", "ignored Rahel Amsalem"]
    );
    program.says("undo");
    program.says("undo");
    let rahel = program.of("Rahel Amsalem");
    assert_eq!(
        (&rahel["state"], &rahel["tags"]),
        (&json!("pending"), &json!([]))
    );
}

#[test]
fn an_act_on_the_later_of_two_numbers_of_one_invitation_can_be_taken_back() {
    // The export's row first, then by hand under the name alone, then a decision on the second before a mail joins them.
    let program = Program::new();
    program
        .run([
            "add",
            "--name",
            "Ifeoma Bright",
            "--url",
            "https://www.linkedin.com/in/ifeoma-bright",
        ])
        .done();
    program
        .run([
            "add",
            "--name",
            "Ifeoma Bright",
            "--sent",
            "2026-11-10T05:26:00Z",
        ])
        .done();
    assert_eq!(program.json("list").len(), 2);
    program.says("ignore 2");
    program
        .run([
            "add",
            "--name",
            "Ifeoma Bright",
            "--url",
            "https://www.linkedin.com/in/ifeoma-bright",
            "--sent",
            "2026-11-10T05:26:30Z",
        ])
        .done();
    let hers = program.json("list from:ifeoma");
    assert_eq!(hers.len(), 1, "{}", hers.len());
    assert_eq!(hers[0]["state"], "ignored");
    assert_eq!(labels(&program), ["ignored Ifeoma Bright"]);
    program.says("undo");
    assert_eq!(program.of("Ifeoma Bright")["state"], "pending");
}
