//! What a person sees who brings in her own files: in any order, more than once, with all that is wrong with them.

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

use jiff::ToSpan;
use jiff::civil::date;
use papers::{
    Export, NOTE, came, connected, invite, letter, mailbox, may, ngozi, november, rahel, somebody,
    zoe,
};
use program::{Program, Ran, all_without_numbers, without_numbers};
use serde_json::{Value, json};
use shapes::export::{ConnectionsEra, InvitationsEra, connections_csv, invitations_csv};
use shapes::mail::{Kind, mbox};

/// What `imports undo` says it did.
fn undo(program: &Program, words: &str) -> Value {
    program.object(&format!("imports undo {words}"))
}

fn counts(report: &Value) -> Vec<(String, i64, i64, i64, i64)> {
    let mut counts = Vec::new();
    for source in report["sources"].as_array().unwrap() {
        for file in source["files"].as_array().unwrap() {
            let number = |key: &str| file[key].as_i64().unwrap();
            counts.push((
                file["name"].as_str().unwrap().to_owned(),
                number("records"),
                number("added"),
                number("updated"),
                number("unchanged"),
            ));
        }
    }
    counts
}

fn states(program: &Program) -> Vec<(String, String)> {
    let mut states: Vec<(String, String)> = program
        .everything()
        .iter()
        .map(|invitation| {
            (
                invitation["person"]["name"].as_str().unwrap().to_owned(),
                invitation["state"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    states.sort();
    states
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = expected
        .iter()
        .map(|(name, state)| ((*name).to_owned(), (*state).to_owned()))
        .collect();
    pairs.sort();
    pairs
}

/// Everything that there is to know: the whole list, and the dossier of one who waits and of one who was let in.
fn dossiers(program: &Program) -> Vec<String> {
    let mut everything = program.everything();
    for state in ["pending", "accepted"] {
        let found = everything.iter().find(|invitation| {
            invitation["state"] == state && invitation["direction"] == "incoming"
        });
        if let Some(id) = found.map(|invitation| invitation["id"].clone()) {
            everything.push(program.object(&format!("show {id}")));
        }
    }
    all_without_numbers(&everything)
}

/// Every order of three things.
const ORDERS: [[usize; 3]; 6] = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
];

/// Brings the same three files in, in every order, and insists that it comes to the same.
fn insist_on_one_outcome(files: impl Fn(&Program) -> [PathBuf; 3]) {
    let mut first: Option<Vec<String>> = None;
    for order in ORDERS {
        let program = Program::new();
        let files = files(&program);
        for place in order {
            program.import(&files[place]);
        }
        let outcome = all_without_numbers(&program.everything());
        match &first {
            None => first = Some(outcome),
            Some(first) => assert_eq!(first, &outcome, "in the order {order:?}"),
        }
    }
}

#[test]
fn the_same_export_and_mailbox_three_times_change_nothing() {
    let program = Program::new();
    let files = [
        november().zip(&program),
        program.file("all.mbox", mailbox()),
    ];
    for file in &files {
        assert!(program.import(file)["import"].is_i64());
    }
    let before = (
        program.json("list is:incoming or is:outgoing"),
        dossiers(&program),
    );
    for _ in 0..2 {
        for file in &files {
            let again = program.import(file);
            assert_eq!(again["import"], Value::Null, "{again}");
            for (name, records, added, updated, unchanged) in counts(&again) {
                assert_eq!((added, updated, unchanged), (0, 0, records), "{name}");
            }
        }
    }
    assert_eq!(before.0, program.json("list is:incoming or is:outgoing"));
    assert_eq!(before.1, dossiers(&program));
    assert_eq!(program.json("imports").len(), 2);
}

#[test]
fn two_exports_and_a_mailbox_come_to_the_same_in_every_order() {
    insist_on_one_outcome(|program| {
        [
            may().zip(program),
            november().zip(program),
            program.file("all.mbox", mailbox()),
        ]
    });
}

#[test]
fn single_tables_and_a_mailbox_come_to_the_same_in_every_order() {
    insist_on_one_outcome(|program| {
        let export = november();
        [
            program.file("Invitations.csv", export.invitations_csv()),
            program.file("Connections.csv", export.connections_csv()),
            program.file("all.mbox", mailbox()),
        ]
    });
}

#[test]
fn an_export_says_who_waits_who_was_let_in_and_who_is_gone() {
    let program = Program::new();
    program.import(&may().zip(&program));
    assert_eq!(
        states(&program),
        pairs(&[("Pita Faleolo", "gone"), ("Zoë Muñoz", "accepted")]),
        "half a year and two weeks after it was sent it has probably lapsed"
    );
    program.import(&november().zip(&program));
    assert_eq!(
        states(&program),
        pairs(&[
            ("Pita Faleolo", "gone"),
            ("Rahel Amsalem", "pending"),
            ("Zoë Muñoz", "accepted"),
            ("Łukasz Wójcik", "pending"),
            ("水上 亮太", "pending"),
            ("Adaeze Obi", "pending"),
        ])
    );
    assert_eq!(program.of("Pita Faleolo")["site"], "absent");
}

#[test]
fn an_invitation_missing_from_a_later_export_is_gone_at_once() {
    let mut program = Program::new();
    program.turn_to("2026-05-10T10:00:00Z");
    program.import(&may().zip(&program));
    assert_eq!(program.of("Pita Faleolo")["state"], "pending");
    let week_later = Export {
        invitations: vec![came(&zoe(), "2026-04-02T08:40:00Z", "")],
        day: date(2026, 5, 9),
        ..may()
    };
    program.import(&week_later.zip(&program));
    assert_eq!(program.of("Pita Faleolo")["state"], "gone");
}

#[test]
fn absence_from_an_export_says_nothing_of_an_invitation_known_from_mail_alone() {
    let program = Program::new();
    program.import(&program.file("all.mbox", mailbox()));
    program.import(&november().zip(&program));
    let ngozi = program.of("Ngozi Adeyemi-Bell");
    assert_eq!(
        (&ngozi["state"], &ngozi["site"]),
        (&json!("pending"), &json!("open"))
    );
}

#[test]
fn a_dossier_is_the_same_whether_the_export_or_the_mail_came_first() {
    let files = |program: &Program| [november().zip(program), program.file("all.mbox", mailbox())];
    let (one, other) = (Program::new(), Program::new());
    let [export, mail] = files(&one);
    one.import(&export);
    one.import(&mail);
    let [export, mail] = files(&other);
    other.import(&mail);
    other.import(&export);
    assert_eq!(dossiers(&one), dossiers(&other));
}

#[test]
fn an_export_and_the_mail_of_one_invitation_are_one_and_each_adds_what_it_has() {
    let program = Program::new();
    program.import(&november().zip(&program));
    let from_export = program.of("Rahel Amsalem");
    assert_eq!(from_export["person"]["headline"], Value::Null);
    program.import(&program.file("all.mbox", mailbox()));
    let joined = program.of("Rahel Amsalem");
    assert_eq!(joined["id"], from_export["id"]);
    assert_eq!(joined["person"]["id"], from_export["person"]["id"]);
    assert_eq!(
        joined["person"]["headline"],
        "Sound archivist at Millrace Radio"
    );
    assert_eq!(
        joined["sent_at"], "2026-11-10T05:26:31Z",
        "the mail knows the second"
    );
    let names = states(&program);
    assert_eq!(names.len(), 6, "{names:?}");
}

#[test]
fn a_mail_that_tells_of_an_acceptance_settles_what_the_user_had_asked() {
    let program = Program::new();
    program.import(&november().zip(&program));
    assert_eq!(program.of("Adaeze Obi")["state"], "pending");
    program.import(&program.file("all.mbox", mailbox()));
    assert_eq!(program.of("Adaeze Obi")["state"], "accepted");
    assert_eq!(program.of("水上 亮太")["state"], "pending");
}

#[test]
fn ten_years_of_mail_bring_history_and_not_a_flood() {
    let program = Program::new();
    let newest = papers::at("2026-11-20T09:00:00Z");
    let mut mails = Vec::new();
    for month in 0..120_i64 {
        let sent = newest
            .checked_sub((month * 30 * 24).hours())
            .unwrap()
            .to_string();
        let person = somebody(
            &format!("Caller Number{month}"),
            &format!("caller-number{month}"),
        );
        mails.push(letter(&Kind::Invite(&invite(&person, &sent)), &sent));
    }
    let report = program.import(&program.file("ten-years.mbox", mbox(&mails)));
    let (pending, gone) = (
        report["invitations"]["pending"].as_u64().unwrap(),
        report["invitations"]["gone"].as_u64().unwrap(),
    );
    assert_eq!(pending + gone, 120);
    assert_eq!(pending, 7, "those of half a year and two weeks");
    assert_eq!(
        program.json("list").len(),
        usize::try_from(pending).unwrap()
    );
}

#[test]
fn a_preview_tells_the_numbers_of_the_real_run_and_changes_nothing() {
    let program = Program::new();
    let files = [
        may().zip(&program),
        november().zip(&program),
        program.file("all.mbox", mailbox()),
    ];
    for file in &files {
        let path = file.to_str().unwrap();
        let before = program.everything();
        let mut preview = program.object(&format!("import --dry-run {path}"));
        assert!(before == program.everything());
        assert_eq!(preview["dry_run"], true);
        assert_eq!(preview["import"], Value::Null);
        let mut real = program.import(file);
        for report in [&mut preview, &mut real] {
            report["dry_run"] = Value::Null;
            report["import"] = Value::Null;
        }
        assert_eq!(preview, real);
    }
}

#[test]
fn an_export_with_one_who_waits_explains_itself() {
    let program = Program::new();
    let mut export = november();
    export.invitations = vec![came(&rahel(), "2026-11-10T05:26:00Z", "")];
    for (n, name) in ["Ilse Brandt", "Kwame Mensah", "Aroha Tane"]
        .iter()
        .enumerate()
    {
        let party = somebody(name, &format!("accepted-{n}"));
        export
            .invitations
            .push(came(&party, "2026-09-01T10:00:00Z", ""));
        export
            .connections
            .push(connected(&party, date(2026, 9, 2), "Millrace Radio"));
    }
    let zip = export.zip(&program);
    let said = program.says(&format!("import {}", zip.display()));
    assert!(said.contains("1 is waiting, 3 accepted"), "{said}");
    assert!(
        said.contains("Your notification mail brings the rest"),
        "{said}"
    );
}

#[test]
fn taking_an_import_back_leaves_what_was_there_before_it() {
    let program = Program::new();
    program.import(&november().zip(&program));
    let before = dossiers(&program);
    program.import(&program.file("all.mbox", mailbox()));
    assert_ne!(before, dossiers(&program));
    let preview = undo(&program, "2 --dry-run");
    let mut real = undo(&program, "2");
    real["dry_run"] = true.into();
    assert_eq!(preview, real, "the preview told the same");
    assert_eq!(real["kept"], 0);
    assert!(before == dossiers(&program));
    let past = program.json("imports");
    assert!(past[0]["undone_at"].is_string());
    assert!(past[1]["undone_at"].is_null());
}

#[test]
fn taking_the_first_of_two_imports_back_leaves_what_the_second_alone_would_have_brought() {
    let program = Program::new();
    program.import(&november().zip(&program));
    program.import(&program.file("all.mbox", mailbox()));
    undo(&program, "1");
    let alone = Program::new();
    alone.import(&alone.file("all.mbox", mailbox()));
    assert_eq!(dossiers(&alone), dossiers(&program));
}

#[test]
fn what_the_user_did_something_about_stays_when_its_import_is_taken_back() {
    let program = Program::new();
    let zip = november().zip(&program);
    program.import(&zip);
    let (rahel, lukasz) = (program.id("Rahel Amsalem"), program.id("Łukasz Wójcik"));
    program.says(&format!("ignore {rahel}"));
    program.says(&format!("tag {lukasz} +archives"));
    let gone = undo(&program, "1");
    assert_eq!(gone["kept"], 2);
    assert_eq!(
        states(&program),
        pairs(&[("Rahel Amsalem", "ignored"), ("Łukasz Wójcik", "pending")])
    );
    assert!(
        program
            .says(&format!("show {rahel}"))
            .contains("source removed")
    );

    let again = program.import(&zip);
    assert!(again["import"].is_i64(), "{again}");
    assert_eq!(program.id("Rahel Amsalem"), rahel);
    assert_eq!(program.of("Rahel Amsalem")["state"], "ignored");
    assert_eq!(program.of("Łukasz Wójcik")["tags"], json!(["archives"]));
    assert_eq!(states(&program).len(), 5);
    assert!(
        !program
            .says(&format!("show {rahel}"))
            .contains("source removed")
    );
    assert_eq!(undo(&program, "2")["kept"], 2);
}

#[test]
fn an_import_of_nothing_but_what_was_kept_brings_its_source_back() {
    let program = Program::new();
    let mut export = november();
    export.invitations.truncate(1);
    let table = program.file("Invitations.csv", export.invitations_csv());
    program.import(&table);
    program.says("ignore 1");
    undo(&program, "1");
    assert!(program.says("show 1").contains("source removed"));
    program.import(&table);
    assert!(!program.says("show 1").contains("source removed"));
}

#[test]
fn what_was_kept_for_an_earlier_import_isnt_counted_again_for_a_later_one() {
    let program = Program::new();
    program.import(&november().zip(&program));
    program.import(&program.file("all.mbox", mailbox()));
    let (ryota, ngozi) = (program.id("水上 亮太"), program.id("Ngozi Adeyemi-Bell"));
    program.says(&format!("tag {ryota} +radio"));
    program.says(&format!("tag {ngozi} +radio"));
    assert_eq!(undo(&program, "1")["kept"], 1);
    assert_eq!(undo(&program, "2")["kept"], 1);
    assert_eq!(program.everything().len(), 2);
}

#[test]
fn an_import_is_taken_back_once() {
    let program = Program::new();
    program.import(&november().zip(&program));
    undo(&program, "1");
    assert!(program.everything().is_empty());
    let again = program.run(["imports", "undo", "1"]).ended(1);
    assert!(again.err.contains("no import 1"), "{}", again.err);
    program.run(["imports", "undo", "77"]).ended(1);
}

#[test]
fn somebody_elses_export_is_refused_with_both_names() {
    let program = Program::new();
    program.import(&november().zip(&program));
    let before = dossiers(&program);
    let other = somebody("Bettina Krahn", "bettina-krahn");
    let mut row = came(&rahel(), "2026-11-12T10:00:00Z", "");
    row.to = other;
    let mut row_too = came(&ngozi(), "2026-11-13T10:00:00Z", "");
    row_too.to.clone_from(&row.to);
    let table = invitations_csv(&[row, row_too], InvitationsEra::Urls).unwrap();
    let path = program.file("hers/Invitations.csv", table);
    let refused = program.run(["import".as_ref(), path.as_os_str()]).ended(3);
    assert!(
        refused.out.contains("Bettina Krahn") && refused.out.contains("Tamsin Okello"),
        "{}",
        refused.out
    );
    assert!(before == dossiers(&program));
}

#[test]
fn a_wrong_export_that_was_taken_back_doesnt_own_the_inbox() {
    let program = Program::new();
    let mut row = came(&rahel(), "2026-11-12T10:00:00Z", "");
    row.to = somebody("Bettina Krahn", "bettina-krahn");
    let table = invitations_csv(&[row], InvitationsEra::Urls).unwrap();
    program.import(&program.file("hers/Invitations.csv", table));
    undo(&program, "1");
    let report = program.import(&november().zip(&program));
    assert_eq!(report["sources"][0]["refused"], Value::Null);
    assert_eq!(report["invitations"]["incoming"], 3);
}

/// A mail as LinkedIn wrote it in 2016: an opaque id where later mails have a link.
fn mail_of_2016(name: &str, sent: &str) -> String {
    let id = shapes::party::invitation_id(papers::at(sent), 5);
    let trk = "trk=eml-email_m2m_invite_single_01-hero";
    format!(
        "From m-x@bounce.linkedin.com Mon May  2 19:34:46 2016\n\
         Return-Path: <m-x@bounce.linkedin.com>\n\
         Date: Mon, 02 May 2016 19:34:46 +0000 (UTC)\n\
         From: {name} <invitations@linkedin.com>\n\
         To: Tamsin Okello <tamsin@okello.example>\n\
         Message-ID: <1.2.1462217669211.JavaMail.app@lva1-app1.prod.linkedin.com>\n\
         Subject: Tamsin, please add me to your LinkedIn network\n\
         X-LinkedIn-Template: email_m2m_invite_single_01\n\
         Content-Type: text/plain; charset=UTF-8\n\n\
         Hi Tamsin,\n\nI'd like to join your LinkedIn network.\n\n{name}\nBookbinder\n\n\
         View profile: https://www.linkedin.com/comm/profile/view?id=AAsAAAJXmadeup01&authType=name&\
         invAcpt=1_I{id}_500&{trk}-3-prof~cta\n\n\
         Accept: https://www.linkedin.com/comm/people/invite-accept?sharedKey=x&invitationId={id}&{trk}-0-accept~cta\n\n"
    )
}

#[test]
fn a_mail_of_2016_without_a_link_and_the_exports_row_of_that_minute_are_one_in_either_order() {
    let mail = mail_of_2016("Carmen Iriarte", "2016-05-02T19:34:29Z");
    let carmen = somebody("Carmen Iriarte", "carmen-iriarte");
    let table = invitations_csv(
        &[
            came(&carmen, "2016-05-02T19:34:00Z", ""),
            came(&rahel(), "2026-11-10T05:26:00Z", ""),
        ],
        InvitationsEra::Urls,
    )
    .unwrap();
    let mut outcomes = Vec::new();
    for mail_first in [true, false] {
        let program = Program::new();
        let mut files = [
            program.file("old.mbox", &mail),
            program.file("Invitations.csv", &table),
        ];
        if !mail_first {
            files.reverse();
        }
        for file in &files {
            program.import(file);
        }
        let everybody = program.everything();
        assert_eq!(everybody.len(), 2, "{everybody:?}");
        let carmen = program.of("Carmen Iriarte");
        assert_eq!(
            carmen["person"]["url"],
            "https://www.linkedin.com/in/carmen-iriarte"
        );
        assert_eq!(carmen["person"]["headline"], "Bookbinder");
        outcomes.push(without_numbers(&carmen));
    }
    assert_eq!(outcomes[0], outcomes[1]);
}

#[test]
fn somebody_who_asks_a_second_time_is_there_twice() {
    let program = Program::new();
    let mut export = november();
    export
        .invitations
        .push(came(&rahel(), "2026-07-01T06:00:00Z", ""));
    program.import(&export.zip(&program));
    let hers: Vec<Value> = program.json("list from:rahel");
    assert_eq!(hers.len(), 2);
    assert_eq!(hers[0]["person"]["id"], hers[1]["person"]["id"]);
    let newest = program.of("Rahel Amsalem");
    assert_eq!(newest["sent_at"], "2026-11-10T05:26:00Z");
}

#[test]
fn a_table_saved_again_by_a_spreadsheet_says_the_same() {
    let plain = Program::new();
    let export = november();
    plain.import(&plain.file("Invitations.csv", export.invitations_csv()));
    plain.import(&plain.file("Connections.csv", export.connections_csv()));

    let saved = Program::new();
    let with_bom = format!(
        "\u{feff}{}",
        export
            .invitations_csv()
            .replace("\r\n", "\n")
            .replace('\n', "\r\n")
    );
    saved.import(&saved.file("Invitations.csv", with_bom));
    let connections = connections_csv(&export.connections, ConnectionsEra::Links).unwrap();
    let table = connections
        .split_once("\n\n")
        .unwrap()
        .1
        .replace("03 Apr 2026", "3-Apr-26")
        .replace("29 Feb 2024", "29-Feb-24");
    let (windows, _, lost) = encoding_rs::WINDOWS_1252.encode(&table);
    assert!(!lost);
    saved.import(&saved.file("Connections.csv", windows));
    assert_eq!(dossiers(&plain), dossiers(&saved));

    let utf16 = Program::new();
    let tabs: Vec<u8> = std::iter::once(0xfeff)
        .chain(tabbed(&export.invitations_csv()).encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    utf16.import(&utf16.file("Invitations.csv", tabs));
    utf16.import(&utf16.file("Connections.csv", export.connections_csv()));
    assert_eq!(dossiers(&plain), dossiers(&utf16));
}

/// The table with tabs for commas and every field quoted.
fn tabbed(table: &str) -> String {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.as_bytes());
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b'\t')
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    for row in reader.records() {
        writer.write_record(&row.unwrap()).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn rows_that_cant_be_understood_are_left_out_with_their_place_and_the_rest_comes_in() {
    let program = Program::new();
    let good = november().invitations_csv();
    let table = format!(
        "{good}Otto Prell,Tamsin Okello,\"31/31/26, 9:99 AM\",,INCOMING,https://www.linkedin.com/in/otto-prell,\
         https://www.linkedin.com/in/tamsin-okello\n\
         Vera Lindqvist,Tamsin Okello,\"11/2/26, 9:00 AM\",,SIDEWAYS,https://www.linkedin.com/in/vera-l,\
         https://www.linkedin.com/in/tamsin-okello\n"
    );
    let report = program.import(&program.file("Invitations.csv", table));
    let file = &report["sources"][0]["files"][0];
    assert_eq!(file["records"], 5);
    let places: Vec<&str> = file["skipped"]
        .as_array()
        .unwrap()
        .iter()
        .map(|skipped| skipped["where"].as_str().unwrap())
        .collect();
    assert_eq!(places, ["line 7", "line 8"]);
    let whys = file["skipped"].to_string();
    assert!(
        whys.contains("Sent At") && whys.contains("Direction"),
        "{whys}"
    );
    assert_eq!(states(&program).len(), 5);
}

#[test]
fn what_is_no_source_at_all_ends_in_3_and_the_rest_is_kept() {
    let program = Program::new();
    let good = november().zip(&program);
    let cut = program.file("cut.zip", &std::fs::read(&good).unwrap()[..200]);
    let noise = program.file("holiday.jpg", [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a]);
    let missing = program.data().join("nowhere.csv");
    for bad in [&cut, &noise, &missing] {
        let run = program
            .run([
                "import".as_ref(),
                bad.as_os_str(),
                good.as_os_str(),
                "--json".as_ref(),
            ])
            .ended(3);
        assert_eq!(run.objects().len(), 1, "{run:?}");
    }
    assert_eq!(states(&program).len(), 5);
}

#[test]
fn a_connection_without_a_link_makes_a_namesake_worth_a_look_and_lets_nobody_in() {
    let program = Program::new();
    let export = november();
    let rows = [connected(
        &somebody("Rahel Amsalem", "unused"),
        date(2026, 11, 12),
        "Harbour Library",
    )];
    program.import(&program.file("Invitations.csv", export.invitations_csv()));
    let csv = connections_csv(&rows, ConnectionsEra::Preamble).unwrap();
    program.import(&program.file("Connections.csv", csv));
    let rahel = program.of("Rahel Amsalem");
    assert_eq!(
        (&rahel["state"], &rahel["group"], &rahel["verdict"]),
        (&json!("pending"), &json!("perhaps-known"), &json!("look"))
    );
}

#[test]
fn a_note_comes_through_as_it_was_written_and_can_be_searched() {
    let program = Program::new();
    program.import(&program.file("all.mbox", mailbox()));
    let note = program.of("Łukasz Wójcik")["note"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        note.split_whitespace().collect::<Vec<_>>(),
        NOTE.split_whitespace().collect::<Vec<_>>()
    );
    assert_eq!(program.json("search recordings").len(), 1);
}

#[test]
fn a_mailbox_on_standard_input_is_read_like_a_file() {
    let program = Program::new();
    let run = program
        .run_with(["import", "-", "--json"], mailbox().as_bytes())
        .done();
    assert_eq!(run.objects()[0]["sources"][0]["kind"], "mail");
    let file = Program::new();
    file.import(&file.file("all.mbox", mailbox()));
    assert_eq!(states(&file), states(&program));
}

#[test]
fn a_whole_folder_is_read_for_what_is_in_it() {
    let program = Program::new();
    for (name, text) in november().files() {
        program.file(&format!("downloads/export/{name}"), text);
    }
    program.file("downloads/mail/all.mbox", mailbox());
    program.file("downloads/shopping.txt", "rye, seeds");
    let folder = program.data().parent().unwrap().join("downloads");
    let run: Ran = program.run(["import".as_ref(), folder.as_os_str()]);
    assert!(matches!(run.status, Some(0 | 3)), "{run:?}");
    assert_eq!(
        states(&program),
        pairs(&[
            ("Rahel Amsalem", "pending"),
            ("Łukasz Wójcik", "pending"),
            ("Zoë Muñoz", "accepted"),
            ("Ngozi Adeyemi-Bell", "pending"),
            ("水上 亮太", "pending"),
            ("Adaeze Obi", "accepted"),
        ])
    );
}

#[test]
fn a_mail_that_only_looks_like_linkedins_is_said_and_not_taken() {
    let program = Program::new();
    let one = invite(
        &somebody("Nadia Brandt", "nadia-brandt"),
        "2026-11-10T05:26:31Z",
    );
    let mail = mbox(&[letter(&Kind::LookAlike(&one), "2026-11-10T05:27:00Z")]);
    let said = program.says(&format!(
        "import {}",
        program.file("x.mbox", mail).display()
    ));
    assert!(said.contains("looks like LinkedIn's"), "{said}");
    assert!(program.everything().is_empty());
}

#[test]
fn an_invitation_added_by_hand_joins_the_one_of_the_export() {
    let program = Program::new();
    program
        .run([
            "add",
            "--name",
            "Rahel Amsalem",
            "--url",
            "https://www.linkedin.com/in/rahel-amsalem/",
            "--headline",
            "Typesetter",
        ])
        .done();
    program.import(&november().zip(&program));
    let rahel = program.of("Rahel Amsalem");
    assert_eq!(rahel["person"]["headline"], "Typesetter");
    assert_eq!(states(&program).len(), 5);
    assert!(program.says("imports undo 1").contains("1 record"));
    let rahel = program.of("Rahel Amsalem");
    assert_eq!(rahel["person"]["headline"], Value::Null);
}
