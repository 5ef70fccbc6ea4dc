//! The round trip as a person makes it: an export read, ten decided, the buttons pressed at LinkedIn, some of it done on
//! the phone in between, and a later export read again.

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

use std::path::PathBuf;

use jiff::civil::date;
use papers::{Export, at, came, connected, invite, letter, owner, somebody};
use program::Program;
use serde_json::{Value, json};
use shapes::export::MessageRow;
use shapes::mail::{Kind, mbox};
use shapes::party::{Party, slug_of};

const PAGE: &str = "https://www.linkedin.com/mynetwork/invitation-manager/received/";

/// Accepted here, and connected in the later export.
const LET_IN: [&str; 4] = ["Ines Duval", "Tomáš Hruška", "Amara Nwosu", "Jun Watanabe"];
/// Ignored here, and gone from the later export.
const TURNED_DOWN: [&str; 4] = [
    "Bo Lindqvist",
    "Carmen Ibáñez",
    "Devraj Pillai",
    "Elif Çelik",
];
/// Accepted here, and still waiting in the later export.
const STILL_OPEN: &str = "Farah Haddad";
/// To be asked, and there was no way to.
const NO_WAY: &str = "Goran Petrović";
/// Not decided here, and accepted on the phone.
const ON_THE_PHONE: [&str; 2] = ["Hana Kovář", "Ilir Gashi"];
/// Not decided here, and gone.
const GONE: &str = "Joana Prates";
/// Not decided here, and waiting still.
const WAITING: &str = "Kwabena Mensah";

fn party(name: &str) -> Party {
    somebody(name, &slug_of(name))
}

fn everybody() -> Vec<&'static str> {
    let mut names = Vec::new();
    names.extend(LET_IN);
    names.extend(TURNED_DOWN);
    names.extend([STILL_OPEN, NO_WAY]);
    names.extend(ON_THE_PHONE);
    names.extend([GONE, WAITING]);
    names
}

/// When somebody's invitation was sent: an hour apart, the first the newest.
fn sent(name: &str) -> String {
    let place = everybody().iter().position(|other| *other == name).unwrap();
    format!("2026-11-18T{:02}:15:00Z", 22 - place)
}

fn waiting(names: &[&str]) -> Vec<shapes::export::InvitationRow> {
    names
        .iter()
        .map(|name| came(&party(name), &sent(name), ""))
        .collect()
}

fn old_friend() -> shapes::export::ConnectionRow {
    connected(
        &somebody("Lotte Vermeer", "lotte-vermeer"),
        date(2023, 5, 2),
        "Harbour Library",
    )
}

/// What LinkedIn shows on the twentieth: all of them wait.
fn first() -> Export {
    Export {
        invitations: waiting(&everybody()),
        connections: vec![old_friend()],
        messages: Vec::new(),
        day: date(2026, 11, 20),
    }
}

/// What it shows on the thirtieth.
fn later() -> Export {
    let mut shown = LET_IN.to_vec();
    shown.extend([STILL_OPEN, NO_WAY]);
    shown.extend(ON_THE_PHONE);
    shown.push(WAITING);
    let mut connections = vec![old_friend()];
    for name in LET_IN.iter().chain(&ON_THE_PHONE) {
        connections.push(connected(
            &party(name),
            date(2026, 11, 25),
            "Tidewater Press",
        ));
    }
    Export {
        invitations: waiting(&shown),
        connections,
        messages: Vec::new(),
        day: date(2026, 11, 30),
    }
}

fn ids(program: &Program, names: &[&str]) -> String {
    let ids: Vec<String> = names.iter().map(|name| program.id(name)).collect();
    ids.join(" ")
}

/// The first export read, ten decided, and what could be pressed pressed.
fn walked() -> Program {
    let mut program = Program::new();
    program.import(&first().zip(&program));
    let accepted = [&LET_IN[..], &[STILL_OPEN]].concat();
    program.says(&format!("accept {}", ids(&program, &accepted)));
    program.says(&format!("ignore {}", ids(&program, &TURNED_DOWN)));
    program.says(&format!("ask {}", program.id(NO_WAY)));
    program.says("pressed --all");
    program.says(&format!("pressed --none {}", program.id(NO_WAY)));
    program.turn_to("2026-11-30T18:00:00+01:00[Europe/Vienna]");
    program
}

/// The same, with the later export read too.
fn returned() -> Program {
    let program = walked();
    program.import(&later().zip(&program));
    program
}

fn asked(program: &Program) -> Vec<String> {
    program
        .json("list is:mismatch")
        .iter()
        .map(|invitation| invitation["person"]["name"].as_str().unwrap().to_owned())
        .collect()
}

fn question(program: &Program, name: &str) -> Value {
    program.object(&format!("show {}", program.id(name)))["question"].clone()
}

fn kinds(program: &Program) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    program
        .json("errands")
        .iter()
        .map(|errand| (text(&errand["kind"]), text(&errand["name"])))
        .collect()
}

#[test]
fn the_walk_goes_down_linkedins_page_first_then_to_each_reply() {
    let program = Program::new();
    program.import(&first().zip(&program));
    program.says(&format!("ask {}", ids(&program, &["Ines Duval"])));
    program.says(&format!(
        "ignore {}",
        ids(&program, &["Bo Lindqvist", "Tomáš Hruška"])
    ));
    program.says(&format!("accept {}", ids(&program, &["Amara Nwosu"])));
    let pair = |kind: &str, name: &str| (kind.to_owned(), name.to_owned());
    assert_eq!(
        kinds(&program),
        [
            pair("ignore", "Tomáš Hruška"),
            pair("accept", "Amara Nwosu"),
            pair("ignore", "Bo Lindqvist"),
            pair("reply", "Ines Duval"),
        ]
    );
    let errands = program.json("errands");
    assert!(errands.iter().all(|errand| errand["link"] == PAGE));
    assert!(
        errands[3]["text"]
            .as_str()
            .is_some_and(|text| text.contains("Ines"))
    );
    assert_eq!(errands[3]["asks"], true);
    assert_eq!(errands[0]["text"], Value::Null);
    let told = program.says("errands");
    assert!(
        told.starts_with("3 buttons to press at") && told.contains("Reply to Ines Duval"),
        "{told}"
    );
    program.says("pressed --all");
    assert_eq!(kinds(&program), [pair("reply", "Ines Duval")]);
    program.says("undo");
    assert_eq!(kinds(&program).len(), 4, "one act for the whole list");
    program.says("redo");
    assert!(
        program
            .run(["pressed", "--all"])
            .ended(1)
            .err
            .contains("no Accept or Ignore left")
    );
}

#[test]
fn the_later_export_ticks_eight_asks_about_one_takes_over_two_and_misses_one() {
    let program = walked();
    assert!(program.json("errands").is_empty());
    let report = program.import(&later().zip(&program));
    let act = report["elsewhere"]["act"].as_i64().unwrap();
    assert_eq!(
        report["elsewhere"],
        json!({"accepted": 2, "gone": 1, "ticked": 8, "asked": 1, "act": act})
    );
    assert_eq!(asked(&program), [STILL_OPEN]);
    let log = program.json("log");
    assert_eq!(
        (&log[0]["seq"], &log[0]["label"]),
        (
            &json!(act),
            &json!("accepted at LinkedIn: Hana Kovář and 1 more")
        )
    );
    for name in ON_THE_PHONE {
        let taken_over = program.of(name);
        assert_eq!(
            (
                &taken_over["decision"],
                &taken_over["pressed"],
                &taken_over["state"]
            ),
            (&json!("accept"), &json!("yes"), &json!("accepted"))
        );
    }
    assert_eq!(program.of(GONE)["state"], "gone");
    assert_eq!(program.of(WAITING)["state"], "pending");
    assert!(program.json("errands").is_empty());
}

#[test]
fn an_errand_that_nobody_said_was_pressed_is_ticked_all_the_same() {
    let mut program = Program::new();
    program.import(&first().zip(&program));
    program.says(&format!("accept {}", ids(&program, &LET_IN)));
    program.says(&format!("ignore {}", ids(&program, &TURNED_DOWN)));
    assert_eq!(program.json("errands").len(), 8);
    program.turn_to("2026-11-30T18:00:00+01:00[Europe/Vienna]");
    let report = program.import(&later().zip(&program));
    assert_eq!(report["elsewhere"]["ticked"], 8);
    assert!(program.json("errands").is_empty());
    // What was decided can be taken back all the same, and says what LinkedIn keeps.
    let undone = program.run(["undo", "1"]).done();
    assert!(
        undone.err.contains("LinkedIn keeps the connection"),
        "{undone:?}"
    );
    assert_eq!(
        question(&program, "Ines Duval")["matter"],
        "still-connected"
    );
}

#[test]
fn a_person_is_told_in_sentences_and_how_to_take_it_back() {
    let program = walked();
    let zip = later().zip(&program);
    let path = zip.to_str().unwrap();
    let preview = program.run(["import", "--dry-run", path]).done().out;
    assert!(
        preview.contains("2 accepted (would become yours)."),
        "{preview}"
    );
    let told = program.run(["import", path]).done().out;
    let line = told
        .lines()
        .find(|line| line.starts_with("At LinkedIn since:"))
        .unwrap();
    assert_eq!(
        line,
        "At LinkedIn since: 2 accepted (now yours; `vestibule undo 6` takes that back). 1 is gone: ignored by you, \
         withdrawn, or lapsed. 8 errands are done. 1 question: `vestibule list is:mismatch`."
    );
    let again = program.run(["import", path]).done().out;
    assert!(!again.contains("At LinkedIn since"), "{again}");
}

#[test]
fn a_preview_takes_nothing_over_and_reading_again_changes_nothing() {
    let program = walked();
    let zip = later().zip(&program);
    let before = (program.everything(), program.json("log"));
    let preview = program.object(&format!("import --dry-run {}", zip.to_str().unwrap()));
    assert_eq!(
        preview["elsewhere"],
        json!({"accepted": 2, "gone": 1, "ticked": 8, "asked": 1, "act": null})
    );
    assert_eq!((program.everything(), program.json("log")), before);
    program.import(&zip);
    let after = (program.everything(), program.json("log"));
    let again = program.import(&zip);
    assert_eq!(
        again["elsewhere"],
        json!({"accepted": 0, "gone": 0, "ticked": 0, "asked": 0, "act": null})
    );
    assert_eq!((program.everything(), program.json("log")), after);
}

#[test]
fn what_was_taken_over_is_given_back_by_one_undo_and_linkedins_side_can_be_mended() {
    let program = returned();
    let undone = program.run(["undo"]).done();
    assert!(
        undone.err.contains("LinkedIn keeps the connection"),
        "{undone:?}"
    );
    let hana = program.of("Hana Kovář");
    assert_eq!(
        (&hana["decision"], &hana["state"]),
        (&Value::Null, &json!("accepted"))
    );
    assert_eq!(
        question(&program, "Hana Kovář")["matter"],
        "still-connected"
    );
    program.says("redo");
    assert_eq!(question(&program, "Hana Kovář"), Value::Null);
    assert_eq!(program.of("Hana Kovář")["decision"], "accept");
    program.says("undo");
    let id = program.id("Hana Kovář");
    program.says(&format!("settle {id} yes"));
    assert_eq!(question(&program, "Hana Kovář"), Value::Null);
    let errands = program.json("errands");
    assert_eq!(
        (&errands[0]["kind"], &errands[0]["link"]),
        (
            &json!("disconnect"),
            &json!("https://www.linkedin.com/in/hana-kovar")
        )
    );
    assert_eq!(program.json("list is:errand").len(), 1);
    program.says(&format!("pressed {id}"));
    assert!(program.json("errands").is_empty());
    program.says("undo");
    assert_eq!(program.json("errands").len(), 1);
    program.says("undo");
    assert!(program.json("errands").is_empty());
    assert_eq!(
        question(&program, "Hana Kovář")["matter"],
        "still-connected"
    );
    program.says(&format!("settle {id} no"));
    assert_eq!(question(&program, "Hana Kovář"), Value::Null);
    assert!(
        program
            .run(["settle", &id, "no"])
            .ended(1)
            .err
            .contains("nothing is asked")
    );
}

#[test]
fn what_reading_again_on_the_desk_takes_over_is_journalled_as_the_desks() {
    let program = walked();
    later().zip(&program);
    let now = program::moment("2026-11-30T18:00:00+01:00[Europe/Vienna]");
    let report = program
        .inbox()
        .read_again(&now, &mut |_, _| std::ops::ControlFlow::Continue(()))
        .unwrap()
        .unwrap();
    assert_eq!(report.elsewhere.accepted, 2);
    let log = program.json("log");
    assert_eq!(
        (&log[0]["label"], &log[0]["face"]),
        (
            &json!("accepted at LinkedIn: Hana Kovář and 1 more"),
            &json!("desk")
        )
    );
    assert_eq!(log[1]["face"], "command");
}

#[test]
fn taking_back_what_was_taken_over_of_one_speaks_of_one_connection_and_of_nothing_else() {
    let program = walked();
    let mut export = later();
    let [hana, ilir] = ON_THE_PHONE;
    export
        .connections
        .retain(|row| row.party.as_ref().is_none_or(|party| party.name != ilir));
    program.import(&export.zip(&program));
    assert_eq!(program.of(hana)["decision"], "accept");
    assert_eq!(
        program.object("undo")["remark"],
        "this changes vestibule only: LinkedIn keeps the connection; yes to the question on it makes removing it an \
         errand"
    );
}

#[test]
fn what_was_taken_over_from_an_import_goes_with_it_but_for_what_was_decided_since() {
    let program = walked();
    let zip = later().zip(&program);
    program.import(&zip);
    let [hana, ilir] = ON_THE_PHONE;
    let preview = program.object("imports undo 2 --dry-run");
    assert_eq!(preview["decisions"], 2);
    assert_eq!(program.of(hana)["decision"], "accept", "it is a preview");
    program.says(&format!("ignore {}", program.id(ilir)));
    let told = program.says("imports undo 2");
    assert!(
        told.contains("1 decision, taken over with it, went too"),
        "{told}"
    );
    let given_back = program.of(hana);
    assert_eq!(
        (
            &given_back["decision"],
            &given_back["pressed"],
            &given_back["state"]
        ),
        (&Value::Null, &Value::Null, &json!("pending"))
    );
    assert_eq!(
        question(&program, hana),
        Value::Null,
        "nothing shows a connection"
    );
    assert_eq!(program.of(ilir)["decision"], "ignore");
    assert_eq!(
        program.json("log")[0]["label"],
        "undid: accepted at LinkedIn: Hana Kovář"
    );
    let again = program.import(&zip);
    assert_eq!(again["elsewhere"]["accepted"], 1, "{again}");
    assert_eq!(program.of(hana)["decision"], "accept");
    program.says("undo");
    assert_eq!(program.object("imports undo 3")["decisions"], 0);
}

#[test]
fn taking_back_what_was_ignored_and_pressed_tells_that_it_doesnt_come_back() {
    let program = Program::new();
    program.import(&first().zip(&program));
    let id = program.id("Bo Lindqvist");
    program.says(&format!("ignore {id}"));
    program.says(&format!("pressed {id}"));
    let press = program.object("undo");
    assert_eq!(
        press["remark"],
        "this changes vestibule only: what was pressed at LinkedIn stays pressed there"
    );
    let decision = program.object("undo");
    assert!(
        decision["remark"]
            .as_str()
            .unwrap()
            .contains("LinkedIn doesn't bring an ignored invitation back"),
        "it was pressed, whatever was taken back first: {decision}"
    );
    assert_eq!(program.of("Bo Lindqvist")["state"], "pending");
    program.says(&format!("settle {id} yes"));
    let told = program.says("errands");
    assert!(
        told.contains("Invite Bo Lindqvist")
            && told.contains("https://www.linkedin.com/in/bo-lindqvist"),
        "{told}"
    );
    assert_eq!(
        program.json("log")[0]["label"],
        "to be invited by you: Bo Lindqvist"
    );
}

#[test]
fn taking_back_what_was_never_pressed_says_nothing_of_linkedin() {
    let program = Program::new();
    program.import(&first().zip(&program));
    let id = program.id("Bo Lindqvist");
    program.says(&format!("ignore {id}"));
    assert_eq!(program.object("undo")["remark"], Value::Null);
    assert_eq!(question(&program, "Bo Lindqvist"), Value::Null);
}

#[test]
fn a_message_that_went_out_stays_sent() {
    let program = Program::new();
    program.import(&first().zip(&program));
    let id = program.id("Ines Duval");
    program.says(&format!("reply {id} --sent"));
    let undone = program.object("undo");
    assert!(
        undone["remark"]
            .as_str()
            .unwrap()
            .contains("the message stays sent"),
        "{undone}"
    );
}

#[test]
fn accept_that_wasnt_pressed_after_all_is_an_errand_again() {
    let program = returned();
    let id = program.id(STILL_OPEN);
    assert_eq!(
        question(&program, STILL_OPEN),
        json!({"matter": "accepted-yet-open", "shown_on": "2026-11-30"})
    );
    let shown = program.says(&format!("show {id}"));
    assert!(
        shown.contains("Is it pressed?") && shown.contains(&format!("`vestibule settle {id} no`")),
        "{shown}"
    );
    program.says(&format!("settle {id} no"));
    assert_eq!(
        kinds(&program),
        [("accept".to_owned(), STILL_OPEN.to_owned())]
    );
    assert!(asked(&program).is_empty());
    program.says("undo");
    assert_eq!(asked(&program), [STILL_OPEN]);
}

#[test]
fn accept_that_was_pressed_isnt_asked_about_again_until_a_newer_source_shows_it_open() {
    let mut program = returned();
    let id = program.id(STILL_OPEN);
    program.says(&format!("settle {id} yes"));
    assert!(asked(&program).is_empty() && program.json("errands").is_empty());
    program.import(&later().zip(&program));
    assert!(
        asked(&program).is_empty(),
        "the same export says nothing new"
    );
    program.turn_to("2026-12-06T18:00:00+01:00[Europe/Vienna]");
    let newer = Export {
        day: date(2026, 12, 5),
        ..later()
    };
    assert_eq!(
        program.import(&newer.zip(&program))["elsewhere"]["asked"],
        1
    );
    assert_eq!(asked(&program), [STILL_OPEN]);
}

#[test]
fn ignored_here_and_connected_there_is_asked_and_never_overwritten() {
    let mut program = Program::new();
    program.import(&first().zip(&program));
    let (hana, ilir) = (program.id("Hana Kovář"), program.id("Ilir Gashi"));
    program.says(&format!("ignore {hana} {ilir}"));
    program.turn_to("2026-11-30T18:00:00+01:00[Europe/Vienna]");
    let report = program.import(&later().zip(&program));
    assert_eq!(
        (
            &report["elsewhere"]["accepted"],
            &report["elsewhere"]["asked"]
        ),
        (&json!(LET_IN.len()), &json!(2)),
        "the others that nobody decided on are taken over"
    );
    assert_eq!(program.of("Hana Kovář")["decision"], "ignore");
    program.says(&format!("settle {hana} yes"));
    program.says(&format!("settle {ilir} no"));
    assert!(asked(&program).is_empty());
    assert_eq!(program.of("Hana Kovář")["decision"], "accept");
    assert_eq!(program.of("Ilir Gashi")["decision"], "ignore");
    program.says("undo");
    program.says("undo");
    assert_eq!(asked(&program).len(), 2);
}

#[test]
fn whoever_answered_and_is_gone_is_asked_about() {
    let mut program = Program::new();
    program.import(&first().zip(&program));
    let id = program.id(GONE);
    program.says(&format!("reply {id} --sent"));
    program.says(&format!("reply {id} --answered=told"));
    program.turn_to("2026-11-30T18:00:00+01:00[Europe/Vienna]");
    let report = program.import(&later().zip(&program));
    assert_eq!(
        (&report["elsewhere"]["gone"], &report["elsewhere"]["asked"]),
        (&json!(TURNED_DOWN.len()), &json!(1)),
        "of whom an answer came is not among the gone"
    );
    assert_eq!(question(&program, GONE)["matter"], "answered-yet-gone");
    program.says(&format!("settle {id} yes"));
    assert_eq!(program.of(GONE)["state"], "ignored");
    program.says("undo");
    program.says(&format!("settle {id} no"));
    assert_eq!(program.of(GONE)["state"], "gone");
    assert!(asked(&program).is_empty());
}

#[test]
fn where_there_is_no_way_to_ask_it_waits_again_and_its_kind_is_remembered() {
    let program = walked();
    let goran = program.of(NO_WAY);
    assert_eq!(
        (&goran["state"], &goran["decision"], &goran["can_reply"]),
        (&json!("pending"), &json!("ask"), &json!(false))
    );
    assert!(
        program
            .json("list")
            .iter()
            .any(|row| row["id"] == goran["id"]),
        "in the inbox"
    );
    assert_eq!(
        program.of(WAITING)["can_reply"],
        false,
        "without a note as well"
    );
    let id = program.id(NO_WAY);
    let shown = program.says(&format!("show {id}"));
    assert!(
        shown.contains("ask, another way")
            && shown.contains(&format!("accept {id} --review-on DAY")),
        "{shown}"
    );
    program.says(&format!("accept {id} --review-on 2026-12-20"));
    let goran = program.of(NO_WAY);
    assert_eq!(
        (&goran["state"], &goran["follow_up"]["on"]),
        (&json!("accepted"), &json!("2026-12-20"))
    );
    assert_eq!(
        program.json("log")[0]["label"],
        format!("accepted on trial until 20 Dec: {NO_WAY}")
    );
    assert_eq!(
        program.of(WAITING)["can_reply"],
        false,
        "what was found stays known"
    );
    for _ in 0..2 {
        program.says("undo");
    }
    assert_eq!(program.of(WAITING)["can_reply"], Value::Null);
    assert_eq!(kinds(&program), [("reply".to_owned(), NO_WAY.to_owned())]);
    program.says(&format!("reply {id} --sent"));
    assert_eq!(program.of(WAITING)["can_reply"], true);
    program.file("config.toml", "can_reply = \"no\"\n");
    assert_eq!(program.of(WAITING)["can_reply"], false);
}

#[test]
fn asking_again_where_there_was_no_way_is_an_errand_again() {
    let program = walked();
    program.says(&format!("ask {}", program.id(NO_WAY)));
    assert_eq!(kinds(&program), [("reply".to_owned(), NO_WAY.to_owned())]);
}

#[test]
fn a_message_of_ones_own_since_the_decision_to_ask_ticks_the_reply() {
    let mut program = Program::new();
    program.import(&first().zip(&program));
    program.says(&format!("ask {}", program.id(WAITING)));
    program.turn_to("2026-11-30T18:00:00+01:00[Europe/Vienna]");
    let mut export = later();
    export.messages.push(MessageRow {
        conversation: "2-WAITING".to_owned(),
        from: owner(),
        to: vec![party(WAITING)],
        at: at("2026-11-24T10:00:00Z"),
        subject: String::new(),
        content: "May I ask what brings you here?".to_owned(),
        folder: "INBOX",
        draft: false,
    });
    let report = program.import(&export.zip(&program));
    assert_eq!(report["elsewhere"]["ticked"], 1);
    assert!(program.json("errands").is_empty());
    assert_eq!(program.of(WAITING)["state"], "asked");
    program.says("imports undo 2");
    assert_eq!(
        program.json("errands").len(),
        1,
        "it rested on that import alone"
    );
}

/// What nobody accepted lately: connected in spring, as the export and the mail of that day know.
fn history(program: &Program) -> [PathBuf; 2] {
    let mona = party("Mona Lisboa");
    let export = Export {
        invitations: vec![came(&mona, "2026-08-01T10:00:00Z", "")],
        connections: vec![connected(&mona, date(2026, 8, 3), "Tidewater Press")],
        messages: Vec::new(),
        day: date(2026, 11, 20),
    };
    let mail = mbox(&[letter(
        &Kind::Invite(&invite(&mona, "2026-08-01T10:00:20Z")),
        "2026-08-01T10:00:40Z",
    )]);
    [export.zip(program), program.file("all.mbox", mail)]
}

#[test]
fn history_is_nobodys_act_in_whichever_order_its_files_come_in() {
    let mut told = Vec::new();
    for order in [[0, 1], [1, 0]] {
        let program = Program::new();
        let files = history(&program);
        for place in order {
            let report = program.import(&files[place]);
            assert_eq!(
                report["elsewhere"],
                json!({"accepted": 0, "gone": 0, "ticked": 0, "asked": 0, "act": null})
            );
        }
        assert!(program.json("log").is_empty());
        let mona = program.of("Mona Lisboa");
        told.push((
            mona["state"].clone(),
            mona["decision"].clone(),
            mona["site"].clone(),
        ));
    }
    assert_eq!(told[0], (json!("accepted"), Value::Null, json!("accepted")));
    assert_eq!(told[0], told[1]);
}

#[test]
fn an_older_export_read_after_the_newer_takes_nothing_over() {
    let mut program = Program::new();
    program.turn_to("2026-11-30T18:00:00+01:00[Europe/Vienna]");
    for export in [later(), first()] {
        let report = program.import(&export.zip(&program));
        assert_eq!(
            report["elsewhere"],
            json!({"accepted": 0, "gone": 0, "ticked": 0, "asked": 0, "act": null})
        );
    }
    assert!(program.json("log").is_empty());
}

#[test]
fn a_kill_in_the_middle_leaves_all_of_it_or_nothing() {
    let program = walked();
    let zip = later().zip(&program);
    // Killed after ever more looks at the file, so that it dies in another place each time, until one gets through.
    for looks in (0..14).map(|n| 1_usize << n) {
        let mut child = program
            .command(["import", zip.to_str().unwrap()])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        for _ in 0..looks {
            program.store().metadata().unwrap();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let hana = program.of("Hana Kovář");
        assert_eq!(
            hana["site"] == "accepted",
            hana["decision"] == "accept",
            "{hana}"
        );
        if hana["site"] == "accepted" {
            break;
        }
    }
    program.import(&zip);
    assert_eq!(program.of("Hana Kovář")["decision"], "accept");
    assert_eq!(asked(&program), [STILL_OPEN]);
}

#[test]
fn the_page_of_an_errand_is_opened_and_without_one_the_profile() {
    let program = Program::new();
    program.import(&first().zip(&program));
    let id = program.id("Ines Duval");
    let opened = |words: &str| -> Value {
        let ran = program.run(words.split_whitespace().chain(["--json"]));
        ran.objects().remove(0)
    };
    assert_eq!(
        opened(&format!("open {id}"))["url"],
        "https://www.linkedin.com/in/ines-duval"
    );
    program.says(&format!("accept {id}"));
    assert_eq!(opened(&format!("open {id}"))["url"], PAGE);
}
