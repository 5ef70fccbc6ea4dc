//! Who is this person, really? The demo's owner finds out of seven, from records that came in through the importers: each
//! with its evidence, how far it can be relied on, and what is suggested before and after her word.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

#[path = "program/program.rs"]
mod program;

use std::ffi::OsStr;

use program::Program;
use serde_json::Value;

/// The demo, kept where the program looks for its store.
fn demo() -> Program {
    let program = Program::new();
    let data = program.data();
    program
        .run([OsStr::new("demo"), OsStr::new("--keep"), data.as_os_str()])
        .done();
    program
}

/// All that is known of somebody's invitation.
fn shown(program: &Program, name: &str) -> Value {
    program.object(&format!("show {}", program.id(name)))
}

/// What is suggested.
fn suggested(program: &Program, name: &str) -> String {
    shown(program, name)["verdict"].as_str().unwrap().to_owned()
}

/// Each piece of evidence in a line: fact, grade, text; what was struck out is marked.
fn evidence(shown: &Value) -> Vec<String> {
    let pieces = shown["evidence"].as_array().unwrap();
    pieces
        .iter()
        .map(|piece| {
            let word = |key: &str| piece[key].as_str().unwrap();
            let struck = if piece["struck"] == true {
                "struck "
            } else {
                ""
            };
            format!(
                "{struck}{} {}: {}",
                word("fact"),
                word("grade"),
                word("text")
            )
        })
        .collect()
}

/// The number of the piece of a fact.
fn piece(shown: &Value, fact: &str) -> String {
    let pieces = shown["evidence"].as_array().unwrap();
    let found = pieces.iter().find(|piece| piece["fact"] == fact);
    found.unwrap_or_else(|| panic!("no {fact} in {pieces:?}"))["id"].to_string()
}

/// Who is asked about, and the command's words for the two: "p55 p205".
fn both(shown: &Value) -> String {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let sender = word(&shown["person"]["id"]);
    [sender, word(&shown["same_person"][0]["person"])].join(" ")
}

/// What is known and asked of somebody, without the journal, in which every act stays.
fn standing(program: &Program, name: &str) -> Vec<Value> {
    let shown = shown(program, name);
    let keys = ["evidence", "same_person", "verdict", "group", "decided_by"];
    keys.iter().map(|key| shown[key].clone()).collect()
}

#[test]
fn a_stranger_without_a_note_turns_out_to_be_a_former_colleague_under_a_married_name() {
    const NAME: &str = "Marisol Etxeberria";
    let program = demo();
    let before = shown(&program, NAME);
    assert_eq!(before["note"], Value::Null);
    assert_eq!(
        (&before["group"], &before["verdict"]),
        (&"perhaps-known".into(), &"look".into())
    );
    assert_eq!(
        evidence(&before),
        [
            "shared_employer claimed: they were at Tidewright from 2018 to 2024; you were there from 2020 to 2026",
            "worked_together claimed: they were at Tidewright from 2018 to 2024, as you were from 2020 to 2026",
        ]
    );
    let asked = &before["same_person"][0];
    assert_eq!(asked["name"], "Marisol Quint");
    assert_eq!(
        asked["reasons"],
        serde_json::json!([
            "the address still says quint",
            "your colleague at Tidewright 2020 to 2024"
        ])
    );
    assert_eq!(
        asked["against"],
        serde_json::json!(["both profiles are in your newest export"])
    );
    assert_eq!(
        (&asked["namesakes"], &asked["if_yes"]),
        (&1.into(), &"accept".into())
    );

    let before = standing(&program, NAME);
    program.says(&format!("same {}", both(&shown(&program, NAME))));
    let after = shown(&program, NAME);
    assert_eq!(after["verdict"], "accept");
    assert_eq!(
        evidence(&after)[0],
        "was_connected recorded: your connection since 11 May 2020"
    );
    assert_eq!(after["same_person"], serde_json::json!([]));

    program.says("undo");
    assert_eq!(standing(&program, NAME), before);
}

#[test]
fn an_acquaintance_from_a_trade_show_is_known_by_the_scanned_badge() {
    const NAME: &str = "Zofia Wrzesińska";
    let program = demo();
    let before = shown(&program, NAME);
    assert!(evidence(&before).is_empty());
    assert_eq!(before["verdict"], "look");
    let asked = &before["same_person"][0];
    assert_eq!(
        asked["reasons"],
        serde_json::json!(["both at Plinth Exhibitions"])
    );
    assert_eq!(
        (&asked["namesakes"], &asked["if_yes"]),
        (&1.into(), &"accept".into())
    );
    let text = program.says(&format!("show {}", program.id(NAME)));
    assert!(
        text.contains(
            "your records, 14 Oct 2026: badge scanned at Steyr Days for Associations 2026"
        ),
        "{text}"
    );

    program.says(&format!("same {}", both(&before)));
    let after = shown(&program, NAME);
    assert_eq!(after["verdict"], "accept");
    assert_eq!(
        evidence(&after),
        ["met recorded: badge scanned at Steyr Days for Associations 2026"]
    );
    assert_eq!(after["evidence"][0]["on"], "2026-10-14");

    // A badge that somebody else wore.
    let (id, met) = (program.id(NAME), piece(&after, "met"));
    program.says(&format!("strike {id} {met}"));
    assert_eq!(suggested(&program, NAME), "ask");
    assert_eq!(
        evidence(&shown(&program, NAME)),
        ["struck met recorded: badge scanned at Steyr Days for Associations 2026"]
    );
    program.says("undo");
    assert_eq!(suggested(&program, NAME), "accept");
}

#[test]
fn whom_the_owner_rang_is_known_without_a_question() {
    const NAME: &str = "Kwabena Asante-Mills";
    let program = demo();
    let before = shown(&program, NAME);
    assert_eq!(before["same_person"], serde_json::json!([]));
    assert_eq!(before["verdict"], "accept");
    assert_eq!(
        evidence(&before),
        [
            "spoke recorded: you rang them twice, the longest 9 minutes",
            "in_contacts recorded: in your address book, of Saltgrass Events; the card was last changed on 1 Feb 2026",
        ]
    );
    let id = program.id(NAME);
    let record = program.says(&format!("show {id} --record {}", piece(&before, "spoke")));
    assert!(
        record.contains("by: you") && record.contains("began: 9 Jun 2026"),
        "{record}"
    );

    // Without the calls there is a card, and a card is no acquaintance.
    let standing_before = standing(&program, NAME);
    program.says(&format!("strike {id} {}", piece(&before, "spoke")));
    assert_eq!(suggested(&program, NAME), "look");
    program.says("undo");
    assert_eq!(standing(&program, NAME), standing_before);
}

#[test]
fn a_correspondent_of_2019_is_known_by_the_address_on_the_saved_profile() {
    const NAME: &str = "Caoimhe Ní Dhuibhir";
    let program = demo();
    let before = shown(&program, NAME);
    assert_eq!(before["same_person"], serde_json::json!([]));
    assert_eq!(before["verdict"], "accept");
    assert_eq!(
        evidence(&before),
        ["wrote recorded: 3 mails from you and 4 from them, from 11 Mar 2019 to 9 May 2019"]
    );
    program.says(&format!(
        "strike {} {}",
        program.id(NAME),
        piece(&before, "wrote")
    ));
    assert_eq!(suggested(&program, NAME), "ask");
    program.says("undo");
    assert_eq!(suggested(&program, NAME), "accept");
}

#[test]
fn a_namesake_is_asked_about_with_what_speaks_against_it_and_no_keeps_them_two() {
    const NAME: &str = "Arvid Sjöholm";
    let program = demo();
    let before = shown(&program, NAME);
    assert!(evidence(&before).is_empty());
    let asked = &before["same_person"][0];
    assert_eq!(
        (&asked["name"], &asked["namesakes"]),
        (&NAME.into(), &1.into())
    );
    assert_eq!(
        asked["against"],
        serde_json::json!(["the profile links differ"])
    );
    assert_eq!(asked["if_yes"], "accept");
    let text = program.says(&format!("show {}", program.id(NAME)));
    assert!(text.contains("the only one of that name among 308 people in your records; but the profile links differ"), "{text}");
    assert!(
        text.contains(
            "your records, 21 Jun 2018: Lunch with Arvid Sjöholm at Fish market, Gothenburg"
        ),
        "{text}"
    );

    let standing_before = standing(&program, NAME);
    let two = both(&before);
    program.says(&format!("same {two} --never"));
    let after = shown(&program, NAME);
    assert_eq!(after["same_person"], serde_json::json!([]), "asked no more");
    assert!(evidence(&after).is_empty(), "the lunch was another's");
    assert_eq!(
        (&after["group"], &after["verdict"]),
        (&"only-a-name".into(), &"look".into())
    );
    assert_eq!(program.json("people sjöholm").len(), 2);

    program.says("undo");
    assert_eq!(standing(&program, NAME), standing_before);
}

#[test]
fn a_vendor_who_called_for_four_minutes_in_the_first_week_is_not_let_in_for_it() {
    const NAME: &str = "Gareth Penhallow";
    let program = demo();
    let before = shown(&program, NAME);
    assert_eq!(
        evidence(&before),
        ["spoke possible: they rang once, 4 minutes"]
    );
    assert_eq!(before["evidence"][0]["on"], "2026-11-05");
    assert_eq!(before["same_person"], serde_json::json!([]));
    assert_eq!(before["verdict"], "ask");
    let finding = |rule: &str| {
        let findings = before["findings"].as_array().unwrap();
        findings
            .iter()
            .find(|finding| finding["rule"] == rule)
            .unwrap()["holds"]
            .clone()
    };
    assert_eq!(
        finding("spoke"),
        "unknown",
        "a call from them says neither yes nor no"
    );
    let id = program.id(NAME);
    let text = program.says(&format!("show {id}"));
    assert!(
        text.contains("perhaps, 5 Nov 2026: they rang once, 4 minutes"),
        "{text}"
    );

    program.says(&format!("strike {id} {}", piece(&before, "spoke")));
    assert_eq!(suggested(&program, NAME), "ask");
    program.says("undo");
    assert_eq!(evidence(&shown(&program, NAME)), evidence(&before));
}

#[test]
fn whoever_met_the_owner_by_the_title_of_an_entry_is_asked_about() {
    const NAME: &str = "Wambui Gathoni";
    let program = demo();
    program.says(&format!("same {}", both(&shown(&program, NAME))));
    let after = shown(&program, NAME);
    assert_eq!(
        evidence(&after),
        ["met recorded: Coffee with Wambui Gathoni at Café Morgenstern, Vienna"]
    );
    assert_eq!(after["verdict"], "accept");
}

#[test]
fn nobody_else_is_asked_about() {
    let program = demo();
    let mut asked: Vec<String> = program
        .json("list is:inbox")
        .iter()
        .filter(|one| one["group"] == "perhaps-known")
        .map(|one| one["person"]["name"].as_str().unwrap().to_owned())
        .collect();
    asked.sort();
    // Neither the namesake with an account of his own in the same export, nor those of lunches that never were.
    assert_eq!(
        asked,
        [
            "Arvid Sjöholm",
            "Aylin Demirtaş",
            "Magdaléna Kučerová",
            "Marisol Etxeberria",
            "Wambui Gathoni",
            "Zofia Wrzesińska",
        ]
    );
}
