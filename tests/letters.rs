//! What a person sees who brings her mail of ten years and the log of her phone.

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

use papers::{at, recipient};
use program::Program;
use serde_json::Value;
use shapes::calls::{Call, Way, among_messages, log};
use shapes::correspondence::{
    Correspondent, absence_note, bounce, got, labelled, newsletter, sent, to_a_list,
};
use shapes::mail::{Mail, mbox};
use shapes::takeout::{GERMAN, account, part_name, tgz};

fn tamsin() -> Correspondent {
    Correspondent::new("Tamsin Okello", recipient().address)
}

fn kofi() -> Correspondent {
    Correspondent::new("Kofi Mensah", "kofi@mensah.example")
}

fn lucja() -> Correspondent {
    Correspondent::new("Łucja Żak", "lucja.zak@mlyn.example")
}

/// Two letters that she wrote, as she keeps them.
fn written() -> Vec<Mail> {
    vec![
        sent(&tamsin(), &[&kofi(), &lucja()], at("2019-03-04T08:00:00Z")),
        sent(&tamsin(), &[&lucja()], at("2019-03-06T08:00:00Z")),
    ]
}

/// One letter and an absence note that she got, among what isn't for her alone.
fn received() -> Vec<Mail> {
    let choir = Correspondent::new("Choir", "choir@lists.example");
    let seeds = Correspondent::new("Hofbauer Seeds", "news@hofbauer-seeds.example");
    vec![
        got(&lucja(), &[&tamsin()], at("2019-03-05T08:00:00Z")),
        absence_note(&kofi(), &tamsin(), at("2019-03-04T08:00:09Z")),
        to_a_list(&kofi(), &choir, at("2019-04-01T08:00:00Z")),
        newsletter(&seeds, &tamsin(), at("2019-04-02T08:00:00Z")),
        bounce(&tamsin(), at("2019-04-03T08:00:00Z")),
    ]
}

fn remarks(report: &Value) -> Vec<&str> {
    let sources = report["sources"].as_array().unwrap().iter();
    let all = sources.flat_map(|source| source["remarks"].as_array().unwrap());
    all.filter_map(Value::as_str).collect()
}

/// How many records came of all files, and how many were left out.
fn counts(report: &Value) -> (i64, usize) {
    let sources = report["sources"].as_array().unwrap().iter();
    let files: Vec<&Value> = sources
        .flat_map(|source| source["files"].as_array().unwrap())
        .collect();
    (
        files
            .iter()
            .filter_map(|file| file["records"].as_i64())
            .sum(),
        files
            .iter()
            .map(|file| file["skipped"].as_array().unwrap().len())
            .sum(),
    )
}

#[test]
fn a_mail_programs_folder_gives_its_letters_in_one_line_and_leaves_nothing_out() {
    let program = Program::new();
    program.file("Mail/INBOX", mbox(&received()));
    program.file("Mail/Sent", mbox(&written()));
    let report = program.import(&program.root().join("Mail"));
    assert_eq!(
        remarks(&report),
        [
            "0 mails you sent, 2 you got; of lists, newsletters and programs, passed over: 3",
            "2 mails you sent, 0 you got"
        ]
    );
    // Two letters got, three written to somebody, and her address.
    assert_eq!(counts(&report), (6, 0));

    // The address outlives the import, so another mailbox is told by it.
    let program_knows = program.import(&program.file("old.mbox", mbox(&received())));
    assert_eq!(remarks(&program_knows).len(), 1, "{program_knows}");
}

#[test]
fn an_archive_of_gmails_tells_sent_mail_by_its_label_in_the_accounts_language() {
    let program = Program::new();
    let mut all: Vec<Mail> = written()
        .iter()
        .map(|mail| labelled(mail, "Archiviert,Gesendet"))
        .collect();
    all.extend(received().iter().map(|mail| labelled(mail, "Posteingang")));
    let files = account(GERMAN, mbox(&all).as_bytes());
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    let report = program.import(&program.file(&part_name(1, "tgz"), tgz(&files).unwrap()));
    assert!(
        remarks(&report).contains(
            &"2 mails you sent, 2 you got; of lists, newsletters and programs, passed over: 3"
        ),
        "{report}"
    );
}

#[test]
fn mail_of_nobody_known_says_what_would_tell() {
    let program = Program::new();
    let report = program.import(&program.file("all.mbox", mbox(&received())));
    let [remark] = remarks(&report)[..] else {
        panic!("{report}");
    };
    assert!(remark.contains("import LinkedIn's export"), "{remark}");
    assert_eq!(counts(&report), (0, 0));
}

#[test]
fn a_phones_log_gives_its_talks_and_says_how_many_calls_were_looked_through() {
    let call = |number: &'static str, name, when, seconds, way| Call {
        number,
        name,
        at: at(when),
        seconds,
        way,
    };
    let calls = [
        call(
            "+43 660 1234567",
            Some("Łucja Żak"),
            "2024-05-14T08:00:00Z",
            245,
            Way::Went,
        ),
        call(
            "06601234567",
            Some("Łucja Żak"),
            "2024-05-15T08:00:00Z",
            40,
            Way::Came,
        ),
        call(
            "+43 1 9876543",
            None,
            "2024-05-16T08:00:00Z",
            0,
            Way::Missed,
        ),
        call(
            "+43 1 9876543",
            None,
            "2024-05-17T08:00:00Z",
            31,
            Way::Voicemail,
        ),
        call("-2", None, "2024-05-18T08:00:00Z", 300, Way::Came),
        call(
            "+43 1 9876543",
            None,
            "2024-05-19T08:00:00Z",
            0,
            Way::Rejected,
        ),
    ];
    for text in [log(&calls), among_messages(&calls)] {
        let program = Program::new();
        let report = program.import(&program.file("calls-20261120.xml", text));
        assert_eq!(report["sources"][0]["kind"], "calls");
        assert_eq!(
            remarks(&report),
            ["2 of the 6 calls in it were talks (taken, and longer than 20 seconds)"]
        );
        assert_eq!(counts(&report), (6, 0));
    }
}
