//! What a person sees where imports meet: one person in two files, a file taken back, a link that changed hands.

#[path = "program/papers.rs"]
mod papers;
#[path = "program/program.rs"]
mod program;
#[path = "shapes/shapes.rs"]
mod shapes;

use jiff::civil::date;
use papers::{Export, at, came, connected, invite, letter, may, november, rahel, somebody};
use program::Program;
use serde_json::{Value, json};
use shapes::export::{ConnectionsEra, InvitationsEra, connections_csv, invitations_csv};
use shapes::mail::{Kind, mbox};

/// A mail as LinkedIn wrote it in 2016: an opaque id where later mails have a link.
fn mail_of_2016(name: &str, sent: &str) -> String {
    let id = shapes::party::invitation_id(at(sent), 5);
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
fn two_numbers_of_one_person_are_apart_again_once_what_joined_them_is_taken_back() {
    let program = Program::new();
    let carmen = somebody("Carmen Iriarte", "carmen-iriarte");
    let row = || came(&carmen, "2016-05-02T19:34:00Z", "");
    let other = came(&rahel(), "2026-11-10T05:26:00Z", "");
    let table = invitations_csv(&[row(), other], InvitationsEra::Urls).unwrap();
    let table = program.file("Invitations.csv", table);
    let mail = mail_of_2016("Carmen Iriarte", "2016-05-02T19:34:29Z");
    program.import(&program.file("old.mbox", mail));
    program.import(&table);
    let met = connected(&carmen, date(2016, 6, 1), "Bindery Lane");
    let connections = connections_csv(&[met], ConnectionsEra::Links).unwrap();
    program.import(&program.file("Connections.csv", connections));
    program.object("imports undo 2");
    program.object("imports undo 1");
    assert!(program.everything().is_empty());
    program.import(&table);
    assert_eq!(
        program.of("Carmen Iriarte")["person"]["url"],
        "https://www.linkedin.com/in/carmen-iriarte"
    );
}

#[test]
fn what_an_undone_act_named_stays_when_its_import_is_taken_back_so_that_it_can_be_done_again() {
    let program = Program::new();
    program.import(&november().zip(&program));
    let rahel = program.id("Rahel Amsalem");
    program.says(&format!("tag {rahel} +archives"));
    program.says("undo");
    assert_eq!(program.object("imports undo 1")["kept"], 1);
    program.says("redo");
    assert_eq!(program.of("Rahel Amsalem")["tags"], json!(["archives"]));
}

#[test]
fn an_act_that_a_later_one_repeated_isnt_taken_back_under_it() {
    let program = Program::new();
    program.import(&november().zip(&program));
    let rahel = program.id("Rahel Amsalem");
    for tag in ["+archives", "-archives", "+archives"] {
        program.says(&format!("tag {rahel} {tag}"));
    }
    let refused = program.run(["undo", "1"]).ended(1);
    assert!(refused.err.contains("act 3"), "{}", refused.err);
    assert_eq!(program.of("Rahel Amsalem")["tags"], json!(["archives"]));
}

#[test]
fn a_suggestion_is_made_again_once_another_file_tells_what_was_unknown() {
    let program = Program::new();
    let one = invite(&rahel(), "2026-11-10T05:26:31Z");
    let mail = mbox(&[letter(&Kind::Invite(&one), "2026-11-10T05:27:00Z")]);
    program.import(&program.file("one.mbox", mail));
    assert_eq!(program.json("list fact:was_connected=no").len(), 0);
    let connections = connections_csv(
        &[connected(
            &somebody("Ilse Brandt", "ilse-brandt"),
            date(2026, 11, 18),
            "Millrace Radio",
        )],
        ConnectionsEra::Links,
    )
    .unwrap();
    program.import(&program.file("Connections.csv", connections));
    assert_eq!(program.json("list fact:was_connected=no").len(), 1);
}

#[test]
fn nobody_of_a_refused_export_is_kept_when_a_good_one_comes_with_it() {
    let program = Program::new();
    program.import(&may().zip(&program));
    let mut row = came(
        &somebody("Otto Prell", "otto-prell"),
        "2026-11-12T10:00:00Z",
        "",
    );
    row.to = somebody("Bettina Krahn", "bettina-krahn");
    let table = invitations_csv(&[row], InvitationsEra::Urls).unwrap();
    let hers = program.file("hers/Invitations.csv", table);
    let mine = november().zip(&program);
    program
        .run(["import".as_ref(), hers.as_os_str(), mine.as_os_str()])
        .ended(3);
    let store = rusqlite::Connection::open(program.store()).unwrap();
    let kept: i64 = store
        .query_row(
            "SELECT count(*) FROM handle WHERE value = 'otto-prell'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(kept, 0);
}

#[test]
fn an_export_in_which_nothing_waits_any_more_is_news_too() {
    let mut program = Program::new();
    program.turn_to("2026-05-10T10:00:00Z");
    let first = program.file("Invitations.csv", may().invitations_csv());
    program.import(&first);
    assert_eq!(program.of("Pita Faleolo")["state"], "pending");
    let empty = Export {
        invitations: Vec::new(),
        connections: Vec::new(),
        day: date(2026, 5, 9),
        ..may()
    };
    program.import(&program.file("later/Invitations.csv", empty.invitations_csv()));
    program.import(&empty.zip(&program));
    assert_eq!(program.of("Pita Faleolo")["state"], "gone");
}

#[test]
fn a_link_that_another_person_took_over_joins_nobody() {
    for turn in [false, true] {
        let program = Program::new();
        let farid = somebody("Farid Amani", "the-bookbinder");
        let ruth = somebody("Ruth Klein", "the-bookbinder");
        let mut files = [
            came(&farid, "2026-08-02T08:00:00Z", ""),
            came(&ruth, "2026-11-10T05:26:00Z", ""),
        ]
        .map(|row| vec![row, came(&rahel(), "2026-11-09T05:26:00Z", "")]);
        if turn {
            files.reverse();
        }
        for (n, rows) in files.iter().enumerate() {
            let table = invitations_csv(rows, InvitationsEra::Urls).unwrap();
            program.import(&program.file(&format!("{n}/Invitations.csv"), table));
        }
        let (farid, ruth) = (program.of("Farid Amani"), program.of("Ruth Klein"));
        assert_ne!(farid["person"]["id"], ruth["person"]["id"]);
        assert_eq!(farid["person"]["url"], ruth["person"]["url"]);
        for (n, rows) in files.iter().enumerate() {
            let table = invitations_csv(rows, InvitationsEra::Urls).unwrap();
            let again = program.import(&program.file(&format!("{n}/Invitations.csv"), table));
            assert_eq!(again["import"], Value::Null, "{again}");
        }
    }
}

#[test]
fn a_link_under_two_wholly_different_names_in_one_file_is_two_people() {
    let program = Program::new();
    let farid = somebody("Farid Amani", "the-bookbinder");
    let ruth = somebody("Ruth Klein", "the-bookbinder");
    let married = somebody("Ruth Amsel", "the-bookbinder");
    let table = invitations_csv(
        &[
            came(&farid, "2026-08-02T08:00:00Z", ""),
            came(&ruth, "2026-11-10T05:26:00Z", ""),
            came(&married, "2026-11-14T05:26:00Z", ""),
        ],
        InvitationsEra::Urls,
    )
    .unwrap();
    program.import(&program.file("Invitations.csv", table));
    let person = |name: &str| program.of(name)["person"]["id"].clone();
    assert_ne!(person("Farid Amani"), person("Ruth Klein"));
    assert_eq!(person("Ruth Klein"), person("Ruth Amsel"));
}

#[test]
fn an_address_that_an_old_table_and_a_new_one_share_is_one_person_in_either_order() {
    let mut outcomes = Vec::new();
    for turn in [false, true] {
        let program = Program::new();
        let mut row = connected(&rahel(), date(2026, 11, 12), "Harbour Library");
        row.email = "rahel@amsalem.example".to_owned();
        let mut old = connected(&rahel(), date(2026, 11, 12), "Harbour Library");
        old.email.clone_from(&row.email);
        let mut files = [
            connections_csv(&[old], ConnectionsEra::Preamble).unwrap(),
            connections_csv(&[row], ConnectionsEra::Links).unwrap(),
        ];
        if turn {
            files.reverse();
        }
        program.import(&program.file("Invitations.csv", november().invitations_csv()));
        for (n, file) in files.iter().enumerate() {
            program.import(&program.file(&format!("{n}/Connections.csv"), file));
        }
        let rahel = program.of("Rahel Amsalem");
        outcomes.push(program::without_numbers(&rahel));
    }
    assert_eq!(outcomes[0], outcomes[1]);
}
