//! What must never happen to evidence: that an approach lets somebody in, that the wrong person's records count, that
//! what was struck out or said goes lost, or that a no is made up.

#![expect(clippy::unwrap_used, reason = "all of this exists for tests only")]

#[path = "program/papers.rs"]
mod papers;
#[path = "program/program.rs"]
mod program;
#[path = "shapes/shapes.rs"]
mod shapes;

use jiff::civil::date;
use papers::at;
use program::{NOW, Program, moment};
use serde_json::{Value, json};
use vestibule::model::dealing::{Dealing, Dealt, Setting};
use vestibule::model::import::{Flow, Item};
use vestibule::model::record::{Connection, Position};
use vestibule::model::{
    Act, Attested, Direction, Done, EvidenceId, Face, Foreign, Handle, HandleKind, InvitationId,
    NoteSeen, PersonId, ProfileSeen, Record, Sighting, SourceKind, Value as Word,
};

const NAME: &str = "Amara Nwosu";
const LINK: &str = "amara-nwosu-77";
const MAIL: &str = "amara@saltmarsh.example";
const RING: &str = "07123456";
const ASKED: &str = "2026-11-19T08:00:00Z";

fn handle(kind: HandleKind, value: &str) -> Handle {
    Handle::new(kind, value)
}

fn slug() -> Vec<Handle> {
    vec![handle(HandleKind::Slug, LINK)]
}

fn email() -> Vec<Handle> {
    vec![handle(HandleKind::Email, MAIL)]
}

fn sighting(name: &str, link: &str, sent: &str) -> Sighting {
    Sighting {
        source: SourceKind::Mail,
        direction: Direction::Incoming,
        linkedin_id: None,
        sent: Some(at(sent)),
        seen: Some(at(sent)),
        handles: vec![handle(HandleKind::Slug, link)],
        name: Foreign::from(name),
        headline: None,
        company: None,
        location: None,
        mutual: None,
        note: NoteSeen::Unseen,
        reminder: false,
    }
}

fn asks(name: &str, link: &str, sent: &str) -> Record {
    Record::Sighting(sighting(name, link, sent))
}

/// Something with her, on a day.
fn dealt(handles: Vec<Handle>, day: &str, dealt: Dealt) -> Record {
    Record::Dealing(Box::new(Dealing {
        handles,
        name: Some(Foreign::from(NAME)),
        other_names: Vec::new(),
        company: None,
        title: None,
        at: Some(at(&format!("{day}T10:00:00Z"))),
        key: [dealt.kind(), day].concat(),
        dealt,
    }))
}

fn call(from_me: bool, day: &str, seconds: i64) -> Record {
    let handles = vec![
        handle(HandleKind::Slug, LINK),
        handle(HandleKind::Phone, RING),
    ];
    dealt(handles, day, Dealt::Call { from_me, seconds })
}

fn card() -> Record {
    let handles = vec![
        handle(HandleKind::Slug, LINK),
        handle(HandleKind::Phone, RING),
        handle(HandleKind::Email, MAIL),
    ];
    let card = Dealt::Card {
        note: None,
        tags: Vec::new(),
    };
    dealt(handles, "2020-02-02", card)
}

fn letter(from_me: bool, automatic: bool, day: &str) -> Record {
    dealt(slug(), day, Dealt::Letter { from_me, automatic })
}

fn meeting(day: &str, people: i64, setting: Setting) -> Record {
    let meeting = Dealt::Meeting {
        title: Some(Foreign::from("planning")),
        place: Some(Foreign::from("Room 4")),
        setting,
        seconds: Some(3600),
        people,
    };
    dealt(slug(), day, meeting)
}

fn connected(name: &str, handles: Vec<Handle>) -> Record {
    Record::Connection(Connection {
        handles,
        name: Foreign::from(name),
        company: None,
        position: None,
        connected_on: date(2014, 5, 6),
    })
}

fn reads(program: &Program, kind: SourceKind, taken: &str, records: &[Record]) {
    program
        .inbox()
        .ingest(
            &moment(NOW),
            false,
            &mut |emit| {
                let path = Foreign::from([kind.name(), taken].concat());
                let _ = emit(Item::Source { kind, path });
                let _ = emit(Item::Taken(at(taken)));
                for (n, record) in records.iter().enumerate() {
                    let _ = emit(Item::Record {
                        place: format!("row {n}"),
                        record: Box::new(record.clone()),
                    });
                }
            },
            &mut |_, _| Flow::Continue(()),
        )
        .unwrap()
        .unwrap();
}

/// She has asked, and these records are there.
fn with(records: &[(SourceKind, Record)]) -> Program {
    let program = Program::new();
    let mail = [asks(NAME, LINK, ASKED)];
    reads(&program, SourceKind::Mail, "2026-11-20T00:00:00Z", &mail);
    for (kind, record) in records {
        let one = std::slice::from_ref(record);
        reads(&program, *kind, "2026-11-21T00:00:00Z", one);
    }
    program
}

fn shown(program: &Program) -> Value {
    program.object(&format!("show {}", program.id(NAME)))
}

/// Fact, grade and whether it is struck out, of each piece.
fn told(program: &Program) -> Vec<String> {
    let case = shown(program);
    let pieces = case["evidence"].as_array().unwrap();
    let told = pieces.iter().map(|piece| {
        let struck = if piece["struck"] == json!(true) {
            " struck"
        } else {
            ""
        };
        let word = |key: &str| piece[key].as_str().unwrap().to_owned();
        format!("{} {}{struck}", word("fact"), word("grade"))
    });
    told.collect()
}

/// Whether a fact has a value, as a search finds it.
fn is(program: &Program, fact: &str, value: &str) -> bool {
    let found = program.says(&format!("list --count fact:{fact}={value}"));
    found.trim() == "1"
}

fn act(program: &Program, act: &Act) -> Done {
    let now = moment(NOW);
    program.inbox().act(&now, Face::Command, act).unwrap()
}

fn id(program: &Program) -> InvitationId {
    InvitationId(program.id(NAME).parse().unwrap())
}

fn piece(program: &Program, fact: &str) -> EvidenceId {
    let case = shown(program);
    let mut pieces = case["evidence"].as_array().unwrap().iter();
    let found = pieces.find(|piece| piece["fact"] == fact).unwrap();
    EvidenceId(found["id"].as_i64().unwrap())
}

fn strike(program: &Program, fact: &str) -> Done {
    let strike = Act::Strike {
        id: id(program),
        evidence: vec![piece(program, fact)],
        struck: true,
    };
    act(program, &strike)
}

fn say(program: &Program, id: InvitationId, fact: &'static str, yes: bool) -> Done {
    let said = Act::Attest {
        id,
        words: vec![Attested {
            fact,
            value: Some(Word::Bool(yes)),
            on: None,
        }],
        on: None,
        note: None,
    };
    act(program, &said)
}

#[test]
fn nobody_is_let_in_for_having_come_to_the_user() {
    let approaches: [(SourceKind, Record); 10] = [
        (SourceKind::Calls, call(false, "2026-11-17", 240)),
        (SourceKind::Mail, letter(false, false, "2026-11-17")),
        (SourceKind::Mail, letter(true, true, "2026-11-18")),
        (
            SourceKind::Attendees,
            dealt(slug(), "2024-03-01", Dealt::Attendee { event: None }),
        ),
        (
            SourceKind::LinkedinExport,
            dealt(
                slug(),
                "2024-03-02",
                Dealt::Endorsement {
                    from_me: false,
                    skill: Foreign::from("Tides"),
                },
            ),
        ),
        (
            SourceKind::LinkedinExport,
            dealt(slug(), "2024-03-03", Dealt::Follow),
        ),
        (
            SourceKind::Calendar,
            meeting("2026-12-03", 2, Setting::InPerson),
        ),
        (
            SourceKind::Calendar,
            meeting("2024-03-05", 16, Setting::InPerson),
        ),
        (
            SourceKind::Calendar,
            meeting("2024-03-06", 40, Setting::Remote),
        ),
        (
            SourceKind::Calendar,
            meeting("2024-03-07", 2, Setting::Untold),
        ),
    ];
    for (kind, record) in approaches.clone() {
        let program = with(&[(kind, record.clone())]);
        assert_ne!(shown(&program)["verdict"], "accept", "{record:?}");
    }
    let program = with(&approaches);
    assert_ne!(shown(&program)["verdict"], "accept", "not all together");
    for fact in ["met", "spoke", "wrote", "worked_together", "conversed"] {
        assert!(!is(&program, fact, "yes"), "{fact}");
        assert!(!is(&program, fact, "no"), "{fact}");
    }
}

#[test]
fn the_users_own_question_and_the_answer_to_it_make_nobody_known() {
    let program = with(&[
        (SourceKind::Mail, letter(true, false, "2026-11-20")),
        (SourceKind::Mail, letter(false, false, "2026-11-21")),
    ]);
    assert!(!is(&program, "wrote", "yes"), "{:?}", told(&program));
    assert_ne!(shown(&program)["verdict"], "accept");
    let program = with(&[(SourceKind::Mail, letter(true, false, "2026-11-18"))]);
    assert!(is(&program, "wrote", "yes"), "{:?}", told(&program));
}

#[test]
fn a_video_call_is_talk_and_no_meeting() {
    let program = with(&[(
        SourceKind::Calendar,
        meeting("2024-03-06", 3, Setting::Remote),
    )]);
    assert!(is(&program, "spoke", "yes"));
    assert!(!is(&program, "met", "yes"));
}

#[test]
fn a_card_that_was_struck_out_makes_no_talk_of_their_one_call() {
    let program = with(&[
        (SourceKind::Calls, call(false, "2026-11-17", 240)),
        (SourceKind::Vcard, card()),
    ]);
    assert!(told(&program).contains(&"spoke recorded".to_owned()));
    strike(&program, "in_contacts");
    let told = told(&program);
    assert!(told.contains(&"spoke possible".to_owned()), "{told:?}");
    assert_ne!(shown(&program)["verdict"], "accept");
    program.says("undo");
    assert_eq!(shown(&program)["verdict"], "accept");
}

#[test]
fn each_thing_that_lets_in_lets_in_no_more_once_struck_out_and_not_when_it_is_read_again() {
    let recommendation = Dealt::Recommendation { from_me: false };
    let proofs: [(SourceKind, Record, &str); 6] = [
        (SourceKind::Calls, call(true, "2026-05-04", 60), "spoke"),
        (SourceKind::Mail, letter(true, false, "2019-03-04"), "wrote"),
        (
            SourceKind::Badges,
            dealt(slug(), "2018-03-20", Dealt::Badge { event: None }),
            "met",
        ),
        (
            SourceKind::Calendar,
            meeting("2024-03-05", 15, Setting::InPerson),
            "met",
        ),
        (
            SourceKind::LinkedinExport,
            dealt(slug(), "2017-01-01", recommendation),
            "recommended_me",
        ),
        (
            SourceKind::LinkedinExport,
            connected(NAME, slug()),
            "was_connected",
        ),
    ];
    for (kind, record, fact) in proofs {
        let program = with(&[(kind, record.clone())]);
        assert_eq!(shown(&program)["verdict"], "accept", "{fact}");
        strike(&program, fact);
        assert_ne!(shown(&program)["verdict"], "accept", "{fact}, struck out");
        program.object("imports undo 2");
        assert_eq!(told(&program), Vec::<String>::new(), "{fact}");
        let one = std::slice::from_ref(&record);
        reads(&program, kind, "2026-11-22T00:00:00Z", one);
        assert_eq!(told(&program), [format!("{fact} recorded struck")]);
        assert_ne!(shown(&program)["verdict"], "accept", "{fact}, read again");
    }
}

#[test]
fn the_users_no_beats_the_records_and_the_later_word_the_earlier() {
    let program = with(&[(SourceKind::Calls, call(true, "2026-05-04", 600))]);
    let her = id(&program);
    say(&program, her, "spoke", false);
    assert!(is(&program, "spoke", "no"));
    assert_ne!(shown(&program)["verdict"], "accept");
    assert!(
        told(&program).contains(&"spoke recorded".to_owned()),
        "both are shown"
    );
    say(&program, her, "spoke", true);
    assert!(is(&program, "spoke", "yes"));
    program.says("undo");
    assert!(is(&program, "spoke", "no"));
    program.says("undo");
    assert!(is(&program, "spoke", "yes"));
}

/// She asks, and a namesake of an address book asked before under another link.
fn twice() -> Program {
    let program = Program::new();
    let mail = [
        asks(NAME, "amara-n-of-before", "2026-01-05T08:00:00Z"),
        asks(NAME, LINK, ASKED),
    ];
    let rang = Dealt::Call {
        from_me: true,
        seconds: 700,
    };
    let before = vec![handle(HandleKind::Slug, "amara-n-of-before")];
    let records = [dealt(before, "2020-05-05", rang)];
    reads(&program, SourceKind::Mail, "2026-11-20T00:00:00Z", &mail);
    reads(
        &program,
        SourceKind::Calls,
        "2026-11-21T00:00:00Z",
        &records,
    );
    program
}

/// The newer invitation and the older one.
fn both(program: &Program) -> (Value, Value) {
    let mut all = program.everything();
    all.sort_by_key(|one| one["sent_at"].to_string());
    (all.pop().unwrap(), all.pop().unwrap())
}

fn number(invitation: &Value) -> InvitationId {
    InvitationId(invitation["id"].as_i64().unwrap())
}

fn case(program: &Program, id: InvitationId) -> Value {
    program.object(&format!("show {id}"))
}

#[test]
fn what_would_follow_from_a_yes_counts_what_was_said_of_the_other() {
    let program = twice();
    let (new, old) = both(&program);
    assert_eq!(
        case(&program, number(&new))["same_person"][0]["if_yes"],
        "accept"
    );
    say(&program, number(&old), "spoke", false);
    let promised = case(&program, number(&new))["same_person"][0].clone();
    assert_ne!(promised["if_yes"], "accept");
    let other = promised["person"].as_str().unwrap();
    program.says(&format!("same {LINK} {other}"));
    assert_eq!(case(&program, number(&new))["verdict"], promised["if_yes"]);
}

#[test]
fn to_strike_out_what_is_known_of_another_is_news_of_the_invitation_at_which_it_was_done() {
    let program = twice();
    let (new, _) = both(&program);
    let of_other = &case(&program, number(&new))["same_person"][0]["person"];
    let other: i64 = of_other.as_str().unwrap()[1..].parse().unwrap();
    let theirs = program
        .inbox()
        .evidence_of(&moment(NOW), PersonId(other))
        .unwrap();
    let strike = Act::Strike {
        id: number(&new),
        evidence: vec![theirs[0].id],
        struck: true,
    };
    let done = act(&program, &strike);
    assert!(done.invitations.contains(&number(&new)), "{done:?}");
    let asked = &case(&program, number(&new))["same_person"][0];
    assert_ne!(asked["if_yes"], "accept");
}

#[test]
fn a_connection_that_was_struck_out_hides_no_other() {
    let program = with(&[(SourceKind::LinkedinExport, connected(NAME, slug()))]);
    strike(&program, "was_connected");
    assert!(!is(&program, "was_connected", "yes"));
    let again = Record::Connection(Connection {
        handles: slug(),
        name: Foreign::from(NAME),
        company: None,
        position: None,
        connected_on: date(2021, 8, 9),
    });
    reads(
        &program,
        SourceKind::LinkedinExport,
        "2026-11-22T00:00:00Z",
        &[again],
    );
    assert_eq!(told(&program), ["was_connected recorded"]);
    assert!(is(&program, "was_connected", "yes"));
}

#[test]
fn what_an_import_said_of_an_address_is_forgotten_with_it() {
    let program = with(&[(SourceKind::Vcard, card())]);
    program.object("imports undo 2");
    let mine = dealt(
        email(),
        "2019-03-04",
        Dealt::Letter {
            from_me: true,
            automatic: false,
        },
    );
    reads(&program, SourceKind::Mail, "2026-11-22T00:00:00Z", &[mine]);
    assert_eq!(told(&program), Vec::<String>::new());
    assert_eq!(shown(&program)["verdict"], "look");
    let asked = shown(&program)["same_person"].clone();
    assert_eq!(asked.as_array().unwrap().len(), 1, "it is asked, not known");
}

#[test]
fn two_of_one_name_are_joined_by_nothing_but_the_users_word() {
    let mine = dealt(
        email(),
        "2019-03-04",
        Dealt::Letter {
            from_me: true,
            automatic: false,
        },
    );
    let program = with(&[
        (SourceKind::Mail, mine),
        (
            SourceKind::LinkedinExport,
            connected(NAME, vec![handle(HandleKind::Name, "amara nwosu")]),
        ),
    ]);
    assert_eq!(told(&program), Vec::<String>::new());
    let case = shown(&program);
    assert_eq!(case["verdict"], "look");
    assert_eq!(case["same_person"].as_array().unwrap().len(), 2);
    // The one not asked about yet is not taken for a no.
    for fact in ["was_connected", "in_contacts", "conversed", "wrote"] {
        assert!(!is(&program, fact, "no"), "{fact}");
    }
}

#[test]
fn somebody_told_apart_is_not_asked_about_again_however_the_records_come_back() {
    let old = vec![
        handle(HandleKind::Email, MAIL),
        handle(HandleKind::Phone, RING),
    ];
    let rang = |day: &str| {
        let call = Dealt::Call {
            from_me: true,
            seconds: 90,
        };
        dealt(old.clone(), day, call)
    };
    let program = with(&[(SourceKind::Calls, rang("2019-01-01"))]);
    let other = shown(&program)["same_person"][0]["person"].clone();
    program.says(&format!("same {LINK} {} --never", other.as_str().unwrap()));
    assert_eq!(shown(&program)["same_person"], json!([]));
    program.object("imports undo 2");
    reads(
        &program,
        SourceKind::Calls,
        "2026-11-22T00:00:00Z",
        &[rang("2019-01-01"), rang("2020-01-01")],
    );
    assert_eq!(shown(&program)["same_person"], json!([]));
    // A card that names them by the number alone is theirs, and as little hers.
    let phone = vec![handle(HandleKind::Phone, RING)];
    let plain = Dealt::Card {
        note: None,
        tags: Vec::new(),
    };
    reads(
        &program,
        SourceKind::Vcard,
        "2026-11-22T00:00:00Z",
        &[dealt(phone, "2020-02-02", plain)],
    );
    assert_eq!(shown(&program)["same_person"], json!([]));
    assert_eq!(told(&program), Vec::<String>::new());
}

/// Reads a page on which somebody waits, without a day.
fn waits(program: &Program, link: &str) {
    let card = Sighting {
        source: SourceKind::Page,
        sent: None,
        seen: Some(at("2026-11-22T00:00:00Z")),
        ..sighting(NAME, link, ASKED)
    };
    let card = [Record::Sighting(card)];
    reads(program, SourceKind::Page, "2026-11-22T00:00:00Z", &card);
}

#[test]
fn a_word_that_two_are_one_is_taken_back_whole_even_after_more_was_read() {
    let program = twice();
    let (new, _) = both(&program);
    let other = case(&program, number(&new))["same_person"][0]["person"].clone();
    program.says(&format!("same {LINK} {}", other.as_str().unwrap()));
    waits(&program, LINK);
    program.says("undo");
    let case = case(&program, number(&new));
    assert_eq!(case["evidence"], json!([]));
    assert_eq!(case["same_person"][0]["person"], other);
}

#[test]
fn two_who_worked_for_themselves_had_no_employer_in_common() {
    let job = |company: &str| Position {
        company: Foreign::from(company),
        title: Foreign::from("Surveyor"),
        from: Some("2012".to_owned()),
        to: Some("2016".to_owned()),
        place: None,
    };
    let profile = |company: &str| {
        Record::Profile(Box::new(ProfileSeen {
            positions: vec![job(company)],
            ..ProfileSeen::named(SourceKind::Page, slug(), Foreign::from(NAME))
        }))
    };
    for (mine, theirs) in [
        ("Self-employed", "Self-Employed"),
        ("Freelance", "Freelance"),
        ("Selbstständig", "selbstständig"),
        ("Autónoma", "autonoma"),
    ] {
        let program = with(&[
            (SourceKind::LinkedinExport, Record::Position(job(mine))),
            (SourceKind::Page, profile(theirs)),
        ]);
        assert_eq!(told(&program), Vec::<String>::new(), "{mine}");
    }
    let program = with(&[
        (
            SourceKind::LinkedinExport,
            Record::Position(job("Halden AG")),
        ),
        (SourceKind::Page, profile("Halden")),
    ]);
    assert_eq!(
        told(&program),
        ["shared_employer claimed", "worked_together claimed"]
    );
    assert_ne!(shown(&program)["verdict"], "accept", "it is what they say");
}
