//! The user's hats as the configuration tells them: what they make of an invitation, and that a change of them counts
//! at once.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

#[path = "program/program.rs"]
mod program;

use program::Program;
use serde_json::{Value, json};

const NOTE: &str = "Good wishes in your new position! The Museum of Bells has long needed somebody for its towers.";

/// A policy that looks at whoever works in the user's field, and asks the others.
const BY_FIELD: &str = r#"
title = "By field"
otherwise = "ask"

[thresholds]
accept = 1.0
ignore = -1.0

[[rule]]
id = "fits"
title = "Works in my field"
when = 'same_field && after_trigger_days < 60 && headline.contains("clocks") && !note_text.contains("crypto")'
then = "look"
because = "Their profile has words of your field: {fit_words}."
"#;

const ME: &str = r#"
policy = "by-field"

[[me.hat]]
name = "keeper of towers"
field = ["tower clocks", "Bells"]
employer = "Museum of Bells"
from = "2026-11-02"
"#;

fn with_an_invitation() -> Program {
    let program = Program::new();
    program.file("policies/by-field.toml", BY_FIELD);
    program.file("config.toml", "policy = \"by-field\"\n");
    let added = program.run([
        "add",
        "--name",
        "Sione Taufa",
        "--sent",
        "2026-11-16",
        "--headline",
        "I mend tower clocks",
        "--note",
        NOTE,
    ]);
    added.done();
    program
}

fn parts(invitation: &Value) -> [&Value; 3] {
    ["verdict", "group", "drawn_by"].map(|key| &invitation[key])
}

#[test]
fn a_hat_in_the_configuration_tells_the_fit_and_the_employer_and_counts_at_once() {
    let program = with_an_invitation();
    let before = program.of("Sione Taufa");
    assert_eq!(parts(&before)[0], "ask");
    assert_eq!(before["drawn_by"], json!(["position"]));
    program.file("config.toml", ME);
    let after = program.of("Sione Taufa");
    assert_eq!(parts(&after)[0], "look");
    assert_eq!(after["drawn_by"], json!(["position", "employer"]));
    assert_eq!(
        after["findings"][0]["because"],
        "Their profile has words of your field: tower clocks."
    );
    assert_eq!(
        program.json("list verdict:look").len(),
        1,
        "what was kept is made again"
    );
    program.file(
        "config.toml",
        ME.replace("policy", "me.triggers = false\npolicy"),
    );
    assert_eq!(
        parts(&program.of("Sione Taufa"))[0],
        "ask",
        "no start draws anybody"
    );
}

#[test]
fn what_is_wrong_with_a_hat_is_said_with_its_place() {
    let program = Program::new();
    program.file(
        "config.toml",
        "[[me.hat]]\nname = \"keeper\"\nfrom = \"next year\"\n",
    );
    let refused = program.run(["list"]).ended(2);
    assert!(refused.err.contains("config.toml:3:8"), "{}", refused.err);
}
