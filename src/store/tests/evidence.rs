//! What the user's own records say of somebody: of which fact, how surely and in which words; struck out, read again,
//! and taken back.

use jiff::civil::date;
use jiff::tz::TimeZone;

use super::{TODAY, caller, do_it, now};
use crate::model::import::Unimport;
use crate::model::record::{Activity, ActivityKind, Connection, Message, Position, Skill};
use crate::model::{
    Act, Dealing, Dealt, Engaging, Evidence, EvidenceId, Face, Foreign, Grade, Handle, HandleKind,
    ImportId, InvitationId, Medium, NameKind, OtherName, OwnEvent, PersonId, ProfileSeen, Record,
    School, Setting, SourceKind,
};
use crate::store::Store;
use crate::store::merge::{FileCount, Merged, Plan};
use crate::store::stage::Span;

const ASKED: &str = "2026-11-20T08:00:00Z";
const NADIA: InvitationId = InvitationId(1);

#[expect(
    clippy::unnecessary_wraps,
    reason = "a part that is there, of those that may not be"
)]
fn foreign(text: &str) -> Option<Foreign> {
    Some(Foreign::from(text))
}

fn slug(slug: &str) -> Handle {
    Handle::new(HandleKind::Slug, slug)
}

/// What there was with Nadia Brandt, of whom the record knows the link.
fn with_nadia(key: &str, at: &str, dealt: Dealt) -> Dealing {
    Dealing {
        handles: vec![slug("nadia")],
        name: foreign("Nadia Brandt"),
        other_names: Vec::new(),
        company: None,
        title: None,
        at: Some(at.parse().unwrap()),
        key: key.to_owned(),
        dealt,
    }
}

fn met(title: &str, at: &str, people: i64, setting: Setting) -> Dealing {
    let place = (setting == Setting::InPerson).then(|| Foreign::from("Café Zentral"));
    let dealt = Dealt::Meeting {
        title: foreign(title),
        place,
        setting,
        seconds: Some(3600),
        people,
    };
    with_nadia(&format!("{title} {at}"), at, dealt)
}

fn rang(from_me: bool, at: &str, seconds: i64) -> Dealing {
    let mut call = with_nadia(at, at, Dealt::Call { from_me, seconds });
    call.handles
        .push(Handle::new(HandleKind::Phone, "01234567"));
    call
}

fn letter(from_me: bool, at: &str, automatic: bool) -> Dealing {
    with_nadia(
        &format!("<{at}@mail.example>"),
        at,
        Dealt::Letter { from_me, automatic },
    )
}

fn card(note: Option<&str>, at: &str) -> Dealing {
    let dealt = Dealt::Card {
        note: note.map(Foreign::from),
        tags: vec![Foreign::from("friends")],
    };
    with_nadia("UID card-1", at, dealt)
}

fn dealings(all: impl IntoIterator<Item = Dealing>) -> Vec<Record> {
    all.into_iter()
        .map(|dealing| Record::Dealing(Box::new(dealing)))
        .collect()
}

fn position(company: &str, from: &str, to: Option<&str>) -> Position {
    Position {
        company: Foreign::from(company),
        title: Foreign::from("Optical engineer"),
        from: Some(from.to_owned()),
        to: to.map(str::to_owned),
        place: foreign("Graz"),
    }
}

fn school(name: &str, from: &str, to: &str) -> School {
    School {
        name: Foreign::from(name),
        degree: foreign("MSc"),
        from: Some(from.to_owned()),
        to: Some(to.to_owned()),
    }
}

fn profile() -> ProfileSeen {
    ProfileSeen {
        seen: Some("2026-11-01T10:00:00Z".parse().unwrap()),
        ..ProfileSeen::named(
            SourceKind::Page,
            vec![slug("nadia")],
            Foreign::from("Nadia Brandt"),
        )
    }
}

/// A store in which Nadia Brandt has asked.
fn asked() -> Store {
    super::holding(&[caller("Nadia Brandt", "nadia", ASKED)])
}

fn read(store: &mut Store, kind: SourceKind, records: &[Record]) -> Merged {
    let now = now();
    let mut stage = store
        .stage(Span {
            zone: TimeZone::UTC,
            expires_after_days: 180,
        })
        .unwrap();
    stage
        .source(kind, &Foreign::from("/home/ines/records"))
        .unwrap();
    stage.file(&Foreign::from("all")).unwrap();
    for (place, record) in records.iter().enumerate() {
        stage
            .record(&format!("entry {}", place + 1), record)
            .unwrap();
    }
    let plan = Plan {
        now: &now,
        expires_after_days: 180,
        dry_run: false,
        partition: |pieces| (0..pieces.len()).map(|n| vec![n]).collect(),
    };
    stage.merge(plan, None).unwrap()
}

fn take_back(store: &mut Store, import: Option<ImportId>) -> Unimport {
    let now = now();
    let plan = Plan {
        now: &now,
        expires_after_days: 180,
        dry_run: false,
        partition: |pieces| (0..pieces.len()).map(|n| vec![n]).collect(),
    };
    store
        .unimport(import.unwrap(), plan, Face::Command)
        .unwrap()
}

fn evidence(store: &Store) -> Vec<Evidence> {
    let background = store.background(&now()).unwrap();
    let dossier = store.dossier(&now(), NADIA, &background).unwrap();
    dossier.unwrap().evidence
}

/// Fact, grade and line of each piece, struck ones in brackets.
fn told(store: &Store) -> Vec<String> {
    evidence(store)
        .iter()
        .map(|piece| {
            let line = format!(
                "{} {}: {}",
                piece.fact,
                piece.grade.name(),
                piece.text.shown(Medium::Line)
            );
            if piece.struck {
                format!("[{line}]")
            } else {
                line
            }
        })
        .collect()
}

/// What these records come to.
fn of(records: impl IntoIterator<Item = Dealing>) -> Vec<String> {
    let mut store = asked();
    read(&mut store, SourceKind::Calendar, &dealings(records));
    told(&store)
}

fn strike(store: &mut Store, evidence: EvidenceId, struck: bool) {
    do_it(
        store,
        &Act::Strike {
            id: NADIA,
            evidence: vec![evidence],
            struck,
        },
    );
}

#[test]
fn a_small_meeting_in_one_place_is_met_and_one_of_many_or_without_a_place_only_perhaps() {
    let spring = "2024-05-14T12:00:00Z";
    assert_eq!(
        of([met("coffee with N.", spring, 2, Setting::InPerson)]),
        ["met recorded: coffee with N. at Café Zentral"]
    );
    assert_eq!(
        of([met("offsite", spring, 15, Setting::InPerson)]),
        ["met recorded: offsite at Café Zentral, 15 people"]
    );
    assert_eq!(
        of([met("offsite", spring, 16, Setting::InPerson)]),
        ["met possible: offsite at Café Zentral, among 16 people"]
    );
    assert_eq!(
        of([met("sync", spring, 3, Setting::Remote)]),
        ["spoke recorded: sync, by phone or video, 3 people"]
    );
    assert_eq!(
        of([met("all hands", spring, 90, Setting::Remote)]),
        ["spoke possible: all hands, by phone or video, among 90 people"]
    );
    assert_eq!(
        of([met("lunch", spring, 2, Setting::Untold)]),
        ["met possible: lunch, no place given"]
    );
}

#[test]
fn a_meeting_still_to_come_shows_nothing_and_a_series_is_one_line() {
    assert_eq!(
        of([met("coffee", "2026-11-23T12:00:00Z", 2, Setting::InPerson)]),
        Vec::<String>::new(),
        "it is nine in the morning"
    );
    let weeks = ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-30"];
    let planning = weeks.map(|day| {
        met(
            "weekly planning",
            &format!("{day}T08:00:00Z"),
            4,
            Setting::InPerson,
        )
    });
    let mut store = asked();
    read(&mut store, SourceKind::Calendar, &dealings(planning));
    assert_eq!(
        told(&store),
        ["met recorded: weekly planning at Café Zentral, 4 people, 3 times since 2 Nov 2026"]
    );
    assert_eq!(evidence(&store)[0].on, Some(date(2026, 11, 16)));
}

#[test]
fn one_short_call_of_theirs_proves_nothing_and_more_than_that_does() {
    let may = "2026-05-04T10:00:00Z";
    let june = "2026-06-04T10:00:00Z";
    assert_eq!(
        of([rang(false, may, 240)]),
        ["spoke possible: they rang once, 4 minutes"]
    );
    assert_eq!(
        of([rang(false, may, 300)]),
        ["spoke possible: they rang once, 5 minutes"]
    );
    assert_eq!(
        of([rang(false, may, 301)]),
        ["spoke recorded: they rang once, 5 minutes"]
    );
    assert_eq!(
        of([rang(true, may, 20)]),
        ["spoke recorded: you rang them once, 20 seconds"]
    );
    assert_eq!(
        of([rang(false, may, 40), rang(false, june, 90)]),
        ["spoke recorded: they rang twice, the longest 2 minutes"]
    );
    assert_eq!(
        of([rang(true, may, 40), rang(false, june, 90)]),
        ["spoke recorded: you rang them once and they rang once, the longest 2 minutes"]
    );
}

#[test]
fn a_call_from_a_number_in_the_address_book_is_from_somebody_known() {
    let call = rang(false, "2026-05-04T10:00:00Z", 40);
    let mut known = card(None, "2020-02-03T00:00:00Z");
    known
        .handles
        .push(Handle::new(HandleKind::Phone, "01234567"));
    assert_eq!(
        of([call.clone(), known]),
        [
            "spoke recorded: they rang once, 40 seconds; the number is in your address book",
            "in_contacts recorded: in your address book; the card was last changed on 3 Feb 2020",
        ]
    );
    let mut other = card(None, "2020-02-03T00:00:00Z");
    other
        .handles
        .push(Handle::new(HandleKind::Phone, "07654321"));
    assert!(of([call, other]).contains(&"spoke possible: they rang once, 40 seconds".to_owned()));
}

#[test]
fn only_whom_the_user_wrote_to_is_written_to() {
    let (first, last) = ("2019-03-01T08:00:00Z", "2019-09-02T08:00:00Z");
    assert_eq!(
        of([letter(true, first, false), letter(false, last, false)]),
        ["wrote recorded: 1 mail from you and 1 from them, from 1 Mar 2019 to 2 Sep 2019"]
    );
    assert_eq!(
        of([letter(true, first, true), letter(false, last, false)]),
        ["approached recorded: 1 mail from them, on 2 Sep 2019; none of yours is on record"],
        "an automatic reply is no letter of the user's"
    );
    assert_eq!(of([letter(true, first, true)]), Vec::<String>::new());
}

#[test]
fn a_card_is_a_contact_and_may_say_where_they_met() {
    let mut with_note = card(Some("met at Light & Building 2018"), "2018-03-20T00:00:00Z");
    with_note.name = foreign("Nadia Keller");
    with_note.company = foreign("Halden GmbH");
    assert_eq!(
        of([with_note]),
        [
            "in_contacts recorded: in your address book, as Nadia Keller, of Halden GmbH; the card was last changed on \
             20 Mar 2018",
            "met recorded: your card of them says: met at Light & Building 2018",
        ]
    );
    assert_eq!(
        of([with_nadia("c1", "2021-01-01T00:00:00Z", Dealt::Contact)]),
        ["in_contacts recorded: among the contacts that LinkedIn copied from your phone"]
    );
}

#[test]
fn a_badge_is_a_meeting_and_a_list_only_a_place() {
    let event = || foreign("Light & Building 2018");
    let at = "2018-03-20T10:00:00Z";
    assert_eq!(
        of([with_nadia("b1", at, Dealt::Badge { event: event() })]),
        ["met recorded: badge scanned at Light & Building 2018"]
    );
    assert_eq!(
        of([with_nadia("a1", at, Dealt::Attendee { event: event() })]),
        ["shared_event recorded: on the list of those who were at Light & Building 2018"]
    );
}

#[test]
fn recommendations_and_endorsements_keep_their_direction() {
    let at = "2022-03-20T10:00:00Z";
    let skill = |from_me, skill: &str| {
        let dealt = Dealt::Endorsement {
            from_me,
            skill: Foreign::from(skill),
        };
        with_nadia(&format!("{from_me} {skill}"), at, dealt)
    };
    assert_eq!(
        of([
            with_nadia("r1", at, Dealt::Recommendation { from_me: false }),
            with_nadia("r2", at, Dealt::Recommendation { from_me: true }),
            skill(true, "Optics"),
            skill(false, "Lighting"),
        ]),
        [
            "recommended_me recorded: they recommended you",
            "i_recommended recorded: you recommended them",
            "i_endorsed recorded: you endorsed them for Optics",
            "endorsed_me recorded: they endorsed you for Lighting",
        ]
    );
    let many = of(["A", "B", "C", "D", "E"].map(|name| skill(false, name)));
    assert_eq!(many.len(), 1);
    assert!(many[0].ends_with(" and 2 more"), "{}", many[0]);
}

#[test]
fn who_took_up_what_is_counted_and_a_follow_is_only_a_hint() {
    let engaged = |from_me, how, at: &str| with_nadia(at, at, Dealt::Engagement { from_me, how });
    assert_eq!(
        of([
            engaged(true, Engaging::Commented, "2026-01-01T10:00:00Z"),
            engaged(true, Engaging::Commented, "2026-01-02T10:00:00Z"),
            engaged(false, Engaging::Reacted, "2026-01-03T10:00:00Z"),
            with_nadia("f", "2025-01-03T10:00:00Z", Dealt::Follow),
        ]),
        [
            "engaged recorded: you commented on theirs twice, they reacted to yours once",
            "engaged possible: you follow them",
        ]
    );
}

#[test]
fn years_at_one_firm_are_claimed_and_never_proven() {
    let mut store = asked();
    let mut seen = profile();
    seen.positions = vec![
        position("Halden Lichttechnik GmbH", "2012", Some("2015")),
        position("Kestrel Optics Ltd", "2016-01", None),
        position("Somewhere Else", "2010", Some("2011")),
    ];
    seen.education = vec![school("TU Graz", "2005", "2010")];
    read(
        &mut store,
        SourceKind::LinkedinExport,
        &[
            Record::Position(position("HALDEN LICHTTECHNIK", "2014-03", Some("2018-02"))),
            Record::Position(position("Kestrel Optics", "2009-01", Some("2011-12"))),
            Record::School(school("TU Graz", "2001", "2006")),
            Record::Profile(Box::new(seen)),
        ],
    );
    assert_eq!(
        told(&store),
        [
            "shared_employer claimed: they were at Halden Lichttechnik GmbH from 2012 to 2015; you were there \
             from 2014 to 2018",
            "worked_together claimed: they were at Halden Lichttechnik GmbH from 2012 to 2015, as you were from \
             2014 to 2018",
            "shared_school claimed: they studied at TU Graz from 2005 to 2010; you did from 2001 to 2006",
            "shared_employer claimed: they were at Kestrel Optics Ltd since 2016; you were there from 2009 to \
             2011",
        ]
    );
    assert!(
        evidence(&store)
            .iter()
            .all(|piece| piece.on == Some(date(2026, 11, 1)))
    );
}

#[test]
fn a_page_shows_groups_in_common_and_what_they_did_beside_the_user() {
    let mut store = asked();
    let mut seen = profile();
    seen.groups = vec![Foreign::from("Lighting Designers")];
    let did = |with_me| Activity {
        kind: ActivityKind::Commented,
        on: Some(date(2026, 10, 1)),
        with_me,
    };
    seen.activity = vec![did(true), did(false)];
    read(
        &mut store,
        SourceKind::Page,
        &[Record::Profile(Box::new(seen))],
    );
    assert_eq!(
        told(&store),
        [
            "shared_group recorded: you are both in the group Lighting Designers",
            "engaged recorded: they commented once on or beside something of yours",
        ]
    );
    assert_eq!(evidence(&store)[1].on, Some(date(2026, 10, 1)));
}

#[test]
fn the_list_of_connections_tells_a_common_employer_as_of_its_day() {
    let mut store = asked();
    let connection = Connection {
        handles: vec![slug("nadia")],
        name: Foreign::from("Nadia Brandt"),
        company: foreign("Halden GmbH"),
        position: None,
        connected_on: date(2014, 1, 1),
    };
    read(
        &mut store,
        SourceKind::LinkedinExport,
        &[
            Record::Position(position("Halden", "2020-01", None)),
            Record::Connection(connection),
        ],
    );
    let lines = told(&store);
    assert!(
        lines.contains(
            &"worked_together claimed: they were at Halden GmbH on 23 Nov 2026, as you were since 2020".to_owned()
        ),
        "{lines:?}"
    );
}

#[test]
fn evidence_is_there_for_somebody_who_never_asked() {
    let mut store = asked();
    let mut call = rang(true, "2026-05-04T10:00:00Z", 600);
    call.handles = vec![Handle::new(HandleKind::Phone, "07654321")];
    call.name = foreign("Bohdan Kravets");
    read(&mut store, SourceKind::Calls, &dealings([call]));
    let facts = |root| {
        let found = store.evidence_of(&now(), PersonId(root)).unwrap();
        found.iter().map(|piece| piece.fact).collect::<Vec<_>>()
    };
    assert_eq!(facts(2), ["spoke"]);
    assert_eq!(facts(1), Vec::<&str>::new());
}

#[test]
fn what_is_struck_out_stays_so_until_it_is_undone() {
    let mut store = asked();
    let weeks = ["2026-11-02T08:00:00Z", "2026-11-09T08:00:00Z"];
    let planning = weeks.map(|at| met("planning", at, 4, Setting::InPerson));
    read(
        &mut store,
        SourceKind::Calendar,
        &dealings(planning.clone()),
    );
    let id = evidence(&store)[0].id;
    strike(&mut store, id, true);
    let struck = ["[met recorded: planning at Café Zentral, 4 people, twice since 2 Nov 2026]"];
    assert_eq!(told(&store), struck);
    let log = store.log(1).unwrap();
    assert_eq!(
        log[0].label.shown(Medium::Line),
        "struck out a calendar entry of Nadia Brandt"
    );
    store.undo(&now(), Face::Command, None).unwrap();
    assert!(!evidence(&store)[0].struck);
    store.redo(&now(), Face::Command, None).unwrap();
    assert!(evidence(&store)[0].struck);
    strike(&mut store, id, false);
    assert!(!evidence(&store)[0].struck);
    strike(&mut store, id, true);
    // The next week of the same series is as wrong as the others.
    let next = met("planning", "2026-11-16T08:00:00Z", 4, Setting::InPerson);
    read(&mut store, SourceKind::Calendar, &dealings([next]));
    assert_eq!(
        told(&store),
        ["[met recorded: planning at Café Zentral, 4 people, 3 times since 2 Nov 2026]"]
    );
}

#[test]
fn a_strike_outlives_the_import_it_was_said_of_and_keeps_no_strangers_text() {
    let mut store = asked();
    let badge = || {
        with_nadia(
            "secret fair",
            "2018-03-20T10:00:00Z",
            Dealt::Badge { event: None },
        )
    };
    let import = read(&mut store, SourceKind::Badges, &dealings([badge()])).import;
    let id = evidence(&store)[0].id;
    strike(&mut store, id, true);
    take_back(&mut store, import);
    assert_eq!(told(&store), Vec::<String>::new());
    read(&mut store, SourceKind::Badges, &dealings([badge()]));
    assert_eq!(told(&store), ["[met recorded: badge scanned at a fair]"]);
    let kept: String = store
        .db
        .query_row(
            "SELECT group_concat(key || coalesce(before, '') || coalesce(after, '')) FROM change",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert!(!kept.contains("secret"), "{kept}");
}

#[test]
fn a_strike_keeps_the_person_it_speaks_of_when_the_import_goes() {
    let mut store = Store::in_memory().unwrap();
    let mail = [Record::Sighting(caller("Nadia Brandt", "nadia", ASKED))];
    let first = read(&mut store, SourceKind::Mail, &mail).import;
    read(
        &mut store,
        SourceKind::Calls,
        &dealings([rang(true, "2026-05-04T10:00:00Z", 60)]),
    );
    let id = evidence(&store)[0].id;
    strike(&mut store, id, true);
    let gone = take_back(&mut store, first);
    assert_eq!((gone.people, gone.kept), (0, 1));
    read(&mut store, SourceKind::Mail, &mail);
    assert!(evidence(&store)[0].struck);
}

#[test]
fn only_records_can_be_struck_out() {
    let mut store = asked();
    do_it(
        &mut store,
        &Act::Attest {
            id: NADIA,
            words: vec![crate::model::Attested {
                fact: "met",
                value: Some(crate::model::Value::Bool(true)),
                on: None,
            }],
            on: None,
            note: None,
        },
    );
    let word = evidence(&store)[0].id;
    let now = now();
    let setting = crate::store::journal::Setting {
        now: &now,
        face: Face::Command,
        quiet_after: TODAY,
        policy: "due-diligence",
        version: "1",
    };
    let mut refused = |id, evidence| {
        let act = Act::Strike {
            id,
            evidence: vec![evidence],
            struck: true,
        };
        store.act(&setting, &act).unwrap_err().to_string()
    };
    assert!(refused(NADIA, word).contains("--unsay"));
    assert!(refused(NADIA, EvidenceId(4_711)).contains("no evidence 4711 on invitation 1"));
    assert!(refused(NADIA, EvidenceId(i64::MIN)).contains("no evidence"));
    assert!(refused(InvitationId(9), word).contains("no invitation 9"));
}

/// One of everything an import can bring besides sightings.
fn everything() -> Vec<Record> {
    let mut seen = profile();
    seen.positions = vec![position("Halden", "2012", Some("2015"))];
    seen.education = vec![school("TU Graz", "2005", "2010")];
    seen.skills = vec![
        Skill {
            name: Foreign::from("Optics"),
            endorsements: Some(12),
        },
        Skill {
            name: Foreign::from("Glare"),
            endorsements: None,
        },
    ];
    seen.languages = vec![Foreign::from("Deutsch"), Foreign::from("Slovenščina")];
    seen.groups = vec![Foreign::from("Lighting Designers")];
    seen.industry = foreign("Lighting");
    seen.activity = vec![Activity {
        kind: ActivityKind::Reacted,
        on: None,
        with_me: true,
    }];
    let spring = "2024-05-14T12:00:00Z";
    let mut renamed = card(Some("met in Graz"), spring);
    renamed.other_names = vec![OtherName {
        name: Foreign::from("Nadia Keller"),
        kind: NameKind::Former,
    }];
    let nobody = Dealing {
        handles: Vec::new(),
        name: None,
        ..met("dentist", spring, 1, Setting::InPerson)
    };
    let mut all = dealings([
        renamed,
        nobody,
        met("coffee", spring, 2, Setting::InPerson),
        rang(true, spring, 60),
        letter(true, spring, false),
        with_nadia("c", spring, Dealt::Contact),
        with_nadia("b", spring, Dealt::Badge { event: None }),
        with_nadia("a", spring, Dealt::Attendee { event: None }),
        with_nadia("r", spring, Dealt::Recommendation { from_me: true }),
        with_nadia("f", spring, Dealt::Follow),
    ]);
    all.extend([
        Record::Profile(Box::new(seen)),
        Record::School(school("TU Graz", "2001", "2006")),
        Record::OwnEvent(OwnEvent {
            name: Foreign::from("Light & Building"),
            at: Some(spring.parse().unwrap()),
        }),
    ]);
    all
}

#[test]
fn the_same_again_changes_nothing() {
    let mut store = asked();
    let first = read(&mut store, SourceKind::Calendar, &everything());
    assert_eq!(
        first.files,
        [FileCount {
            added: 13,
            ..FileCount::default()
        }]
    );
    assert_eq!(first.evidence, 9, "a card, a meeting and so on, once each");
    let before = told(&store);
    let again = read(&mut store, SourceKind::Calendar, &everything());
    assert_eq!(
        (again.import, again.files),
        (
            None,
            vec![FileCount {
                unchanged: 13,
                ..FileCount::default()
            }]
        )
    );
    assert_eq!(told(&store), before);
}

#[test]
fn a_card_that_was_edited_counts_as_updated_and_only_its_newest_version_tells() {
    let mut store = asked();
    read(
        &mut store,
        SourceKind::Vcard,
        &dealings([card(None, "2018-03-20T00:00:00Z")]),
    );
    let mut edited = card(None, "2020-03-20T00:00:00Z");
    edited.company = foreign("Kestrel Optics");
    let second = read(&mut store, SourceKind::Vcard, &dealings([edited]));
    assert_eq!(second.files[0].updated, 1);
    let newest = "in_contacts recorded: in your address book, of Kestrel Optics; the card was last changed on 20 Mar 2020";
    assert_eq!(told(&store), [newest]);
    take_back(&mut store, second.import);
    assert_eq!(
        told(&store),
        ["in_contacts recorded: in your address book; the card was last changed on 20 Mar 2018"]
    );
}

#[test]
fn taking_an_import_back_takes_its_evidence_away() {
    let mut store = asked();
    let import = read(&mut store, SourceKind::Calendar, &everything()).import;
    assert!(evidence(&store).len() > 8);
    let gone = take_back(&mut store, import);
    assert_eq!(gone.records, 13);
    assert_eq!(told(&store), Vec::<String>::new());
    let left: i64 = store
        .db
        .query_row("SELECT count(*) FROM record_name", [], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0);
}

#[test]
fn one_meeting_of_three_is_three_peoples_and_one_entry() {
    let mut store = super::holding(&[
        caller("Nadia Brandt", "nadia", ASKED),
        caller("Bohdan Kravets", "bohdan", ASKED),
    ]);
    let spring = "2024-05-14T12:00:00Z";
    let hers = met("review", spring, 3, Setting::InPerson);
    let his = Dealing {
        handles: vec![slug("bohdan")],
        name: foreign("Bohdan Kravets"),
        ..hers.clone()
    };
    read(&mut store, SourceKind::Calendar, &dealings([hers, his]));
    let background = store.background(&now()).unwrap();
    for id in [1, 2] {
        let dossier = store
            .dossier(&now(), InvitationId(id), &background)
            .unwrap();
        assert_eq!(dossier.unwrap().evidence.len(), 1, "{id}");
    }
    let entries = background
        .searched
        .iter()
        .find(|searched| searched.source == "calendar entries");
    assert_eq!(entries.map(|searched| searched.records), Some(1));
}

#[test]
fn what_was_looked_through_is_counted_by_what_it_is() {
    let mut store = asked();
    let mut ahead = met("planning", "2027-05-01T08:00:00Z", 2, Setting::InPerson);
    ahead.key = "next year".to_owned();
    let mut all = everything();
    all.extend(dealings([
        ahead,
        letter(false, "2019-01-01T10:00:00Z", false),
        with_nadia(
            "e",
            ASKED,
            Dealt::Engagement {
                from_me: true,
                how: Engaging::Reacted,
            },
        ),
    ]));
    read(&mut store, SourceKind::Calendar, &all);
    let background = store.background(&now()).unwrap();
    let counted: Vec<_> = background
        .searched
        .iter()
        .map(|searched| (searched.source, searched.records))
        .collect();
    assert_eq!(
        counted,
        [
            ("notification mails", 1),
            ("mails you sent", 1),
            ("mails you got", 1),
            ("calendar entries", 3),
            ("calls", 1),
            ("address book cards", 2),
            ("badges and lists", 2),
            ("recommendations and endorsements", 1),
            ("follows and reactions", 2),
            ("profiles", 1),
        ]
    );
    let entries = &background.searched[3];
    assert_eq!(
        (entries.from, entries.to),
        (Some(date(2024, 5, 14)), Some(TODAY)),
        "what is entered ahead wasn't looked through yet"
    );
    let dossier = store.dossier(&now(), NADIA, &background).unwrap().unwrap();
    assert_eq!(dossier.traces, 12);
    assert_eq!(dossier.my_schools.len(), 1);
    assert_eq!(dossier.my_events.len(), 1);
    let names = dossier.person.other_names;
    assert_eq!(names, [Foreign::from("Nadia Keller")]);
}

#[test]
fn a_record_is_told_in_full_and_a_series_by_its_newest_ten() {
    let mut store = asked();
    let mut all = everything();
    let letters = (1..=12).map(|day| letter(false, &format!("2019-01-{day:02}T10:00:00Z"), false));
    all.extend(dealings(letters));
    read(&mut store, SourceKind::Calendar, &all);
    let of = |fact: &str, text: &str| {
        let found = evidence(&store);
        let piece = found
            .iter()
            .find(|piece| piece.fact == fact && piece.text.raw().contains(text))
            .unwrap();
        let raw = store.raw_record(&now(), piece.id).unwrap().unwrap();
        assert!(!raw.origins.is_empty(), "{fact}");
        raw.parts
            .iter()
            .map(|(label, part)| format!("{label}: {}", part.shown(Medium::Line)))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of("met", "coffee"),
        [
            "record: a calendar entry",
            "name: Nadia Brandt",
            "title: coffee",
            "place: Café Zentral",
            "where: in one place",
            "length: 60 minutes",
            "people: 2",
            "profile link: nadia",
            "began: 14 May 2024, 12:00",
            "last read in a file of: 23 Nov 2026, 09:00",
            "known by: coffee 2024-05-14T12:00:00Z",
        ]
    );
    let card = of("in_contacts", "address book");
    assert!(
        card.contains(&"former name: Nadia Keller".to_owned()),
        "{card:?}"
    );
    assert!(
        card.contains(&"filed under: friends".to_owned()),
        "{card:?}"
    );
    let letters = of("wrote", "");
    let told = letters
        .iter()
        .filter(|part| part.as_str() == "record: a mail");
    assert_eq!(told.count(), 10);
    assert_eq!(
        letters.last().map(String::as_str),
        Some("and: 3 more records")
    );
    let group = of("shared_group", "");
    assert!(
        group.contains(&"group in common: Lighting Designers".to_owned()),
        "{group:?}"
    );
    for piece in evidence(&store) {
        assert!(
            store.raw_record(&now(), piece.id).unwrap().is_some(),
            "{}",
            piece.fact
        );
    }
    for id in [0, -1, 31, i64::MAX, i64::MIN] {
        let _nothing_falls_over = store.raw_record(&now(), EvidenceId(id)).unwrap();
    }
}

#[test]
fn an_address_seen_beside_a_link_later_in_the_same_import_is_theirs_too() {
    let mut store = Store::in_memory().unwrap();
    let mut beside = card(None, "2018-03-20T00:00:00Z");
    beside
        .handles
        .push(Handle::new(HandleKind::Email, "nadia@fenwick.example"));
    let mut all = vec![Record::Sighting(caller("Nadia Brandt", "nadia", ASKED))];
    all.extend(dealings([beside]));
    read(&mut store, SourceKind::Vcard, &all);
    let background = store.background(&now()).unwrap();
    let dossier = store.dossier(&now(), NADIA, &background).unwrap().unwrap();
    assert_eq!(dossier.addresses, [Foreign::from("nadia@fenwick.example")]);
}

#[test]
fn the_kinds_of_before_are_as_they_were() {
    let mut store = asked();
    let message = |from_me, at: &str| {
        Record::Message(Message {
            conversation: "c1".to_owned(),
            from_me,
            handles: vec![slug("nadia")],
            name: Foreign::from("Nadia Brandt"),
            at: at.parse().unwrap(),
        })
    };
    read(
        &mut store,
        SourceKind::LinkedinExport,
        &[
            message(true, "2020-01-01T10:00:00Z"),
            message(false, "2020-01-02T10:00:00Z"),
        ],
    );
    let both = ["conversed recorded: 2 messages between you, the last on 2 Jan 2020"];
    assert_eq!(told(&store), both);
    for piece in evidence(&store) {
        strike(&mut store, piece.id, true);
    }
    assert_eq!(told(&store), both.map(|line| format!("[{line}]")));
    assert!(
        evidence(&store)
            .iter()
            .all(|piece| piece.grade != Grade::Told)
    );
}

#[test]
fn a_strike_stays_with_whom_it_was_said_of_when_two_turn_out_to_be_one() {
    let mut store = asked();
    let mut hers = rang(true, "2026-05-04T10:00:00Z", 60);
    hers.handles = vec![slug("nadia")];
    let mut others = rang(true, "2026-06-04T10:00:00Z", 60);
    others.handles = vec![Handle::new(HandleKind::Phone, "07654321")];
    read(&mut store, SourceKind::Calls, &dealings([hers, others]));
    let id = evidence(&store)[0].id;
    strike(&mut store, id, true);
    store.db.execute("UPDATE person SET root = 1", []).unwrap();
    let once = "spoke recorded: you rang them once, 1 minute";
    assert_eq!(told(&store), [once.to_owned(), format!("[{once}]")]);
    let free = evidence(&store)[0].id;
    strike(&mut store, free, true);
    let both = "[spoke recorded: you rang them twice, the longest 1 minute]";
    assert_eq!(told(&store), [both]);
}

#[test]
fn an_employer_that_is_struck_out_stays_so_on_the_next_page() {
    let mut store = asked();
    let mut seen = profile();
    seen.positions = vec![position("Halden", "2012", Some("2013"))];
    read(
        &mut store,
        SourceKind::Page,
        &[
            Record::Position(position("Halden GmbH", "2014-03", Some("2018-02"))),
            Record::Profile(Box::new(seen.clone())),
        ],
    );
    let id = evidence(&store)[0].id;
    strike(&mut store, id, true);
    seen.seen = Some("2026-11-20T10:00:00Z".parse().unwrap());
    seen.positions
        .insert(0, position("Kestrel Optics", "2014", None));
    read(
        &mut store,
        SourceKind::Page,
        &[Record::Profile(Box::new(seen))],
    );
    let found = evidence(&store);
    assert_eq!(found.len(), 1);
    assert!(found[0].struck && found[0].on == Some(date(2026, 11, 20)));
    assert_ne!(found[0].id, id, "it is another page");
}
