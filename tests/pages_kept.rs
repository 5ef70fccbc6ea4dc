//! What a person sees of a page they bring: what is new on it, what the inbox has already, and what is kept of it.

#![expect(clippy::unwrap_used, reason = "all of this exists for tests only")]

#[path = "program/papers.rs"]
mod papers;
#[path = "program/program.rs"]
mod program;
#[path = "shapes/shapes.rs"]
mod shapes;

use jiff::civil::date;
use papers::{Export, came, connected, invite, letter, november, somebody};
use program::{NOW, Program, moment};
use serde_json::json;
use shapes::mail::{Kind, mbox};
use vestibule::model::record::{Owner, Position, Skill};
use vestibule::model::{
    Basis, Direction, Foreign, Handle, HandleKind, ImportReport, InvitationId, NoteSeen, PageCard,
    PageKind, PageLanguage, PageReview, ProfileSeen, Record, School, Sighting, SourceKind,
};
use vestibule::text::name::compared;

fn named(name: &str) -> Vec<Handle> {
    vec![Handle::new(HandleKind::Name, compared(name))]
}

fn sighting(name: &str, headline: &str, note: Option<&str>) -> Record {
    Record::Sighting(Sighting {
        source: SourceKind::Paste,
        direction: Direction::Incoming,
        linkedin_id: None,
        sent: None,
        seen: None,
        handles: named(name),
        name: Foreign::from(name),
        headline: Some(Foreign::from(headline)),
        company: None,
        location: None,
        mutual: None,
        note: note.map_or(NoteSeen::Empty, |note| NoteSeen::Text(Foreign::from(note))),
        reminder: false,
    })
}

fn page(kind: PageKind, records: Vec<Record>) -> PageReview {
    PageReview {
        kind,
        language: PageLanguage::English,
        saved: false,
        owner: None,
        counter: None,
        cards: records
            .into_iter()
            .enumerate()
            .map(|(n, record)| PageCard {
                line: 10 * (n + 1),
                record,
                further: Vec::new(),
                gist: None,
                basis: Basis::Sentence,
                doubts: Vec::new(),
                left_over: Vec::new(),
                known: None,
                adds: Vec::new(),
            })
            .collect(),
        skipped: Vec::new(),
        forged: false,
        remarks: Vec::new(),
    }
}

fn reviewed(program: &Program, page: &PageReview) -> PageReview {
    let mut page = page.clone();
    program.inbox().review(&moment(NOW), &mut page).unwrap();
    page
}

fn kept(program: &Program, page: &PageReview) -> ImportReport {
    let all: Vec<usize> = (0..page.cards.len()).collect();
    let report = program.inbox().keep_page(&moment(NOW), page, &all);
    report.unwrap().unwrap()
}

fn mailed(program: &Program, file: &str, name: &str, slug: &str, sent: &str) {
    let one = invite(&somebody(name, slug), sent);
    let letters = mbox(&[letter(&Kind::Invite(&one), sent)]);
    program.import(&program.file(file, letters));
}

fn number(program: &Program, name: &str) -> InvitationId {
    InvitationId(program.of(name)["id"].as_i64().unwrap())
}

fn profile(name: &str, handles: Vec<Handle>) -> ProfileSeen {
    ProfileSeen {
        headline: Some(Foreign::from("Keeper of maps")),
        location: Some(Foreign::from("Porto")),
        about: Some(Foreign::from("I draw coasts.\nOn paper.")),
        mutual: Some(4),
        connections: Some(500),
        connections_or_more: true,
        photo: Some(true),
        positions: vec![Position {
            company: Foreign::from("Tidewater Maps"),
            title: Foreign::from("Cartographer"),
            from: Some("2019-04".to_owned()),
            to: None,
            place: None,
        }],
        education: vec![School {
            name: Foreign::from("Ribeira School of Drawing"),
            degree: None,
            from: None,
            to: None,
        }],
        skills: vec![skill("Copperplate")],
        whole: true,
        ..ProfileSeen::named(SourceKind::Paste, handles, Foreign::from(name))
    }
}

fn skill(name: &str) -> Skill {
    Skill {
        name: Foreign::from(name),
        endorsements: None,
    }
}

fn slug(slug: &str) -> Vec<Handle> {
    vec![Handle::new(HandleKind::Slug, slug)]
}

#[test]
fn the_review_tells_what_is_new_and_what_a_card_adds_to_an_invitation_already_there() {
    let program = Program::new();
    mailed(
        &program,
        "a.mbox",
        "Rahel Amsalem",
        "rahel-amsalem",
        "2026-11-10T05:26:31Z",
    );
    let shown = page(
        PageKind::Received,
        vec![
            sighting(
                "RAHEL AMSALEM, MBA",
                "Archivist",
                Some("About the reel from Haifa"),
            ),
            sighting("Teuila Faleolo", "Potter", None),
        ],
    );
    let review = reviewed(&program, &shown);
    assert_eq!(
        review.cards[0].known,
        Some(number(&program, "Rahel Amsalem"))
    );
    assert_eq!(review.cards[0].adds, ["the note"]);
    assert_eq!(review.cards[1].known, None);
    assert!(review.cards.iter().all(PageCard::is_sure));
    assert_eq!(program.everything().len(), 1, "a review keeps nothing");
    kept(&program, &review);
    assert_eq!(program.everything().len(), 2);
    let again = reviewed(&program, &shown);
    assert_eq!(again.cards[0].adds, Vec::<&str>::new());
    assert_eq!(
        again.cards[1].known,
        Some(number(&program, "Teuila Faleolo"))
    );
}

#[test]
fn a_page_kept_twice_changes_nothing_the_second_time() {
    let program = Program::new();
    let shown = page(
        PageKind::Received,
        vec![sighting("Teuila Faleolo", "Potter", None)],
    );
    assert!(kept(&program, &shown).import.is_some());
    let before = program.everything();
    let again = kept(&program, &shown);
    assert_eq!(
        (again.import, again.sources[0].files[0].unchanged),
        (None, 1)
    );
    assert_eq!(program.everything(), before);
    let past = program.object("imports");
    assert_eq!(past["paths"], json!(["pasted"]));
    program.run(["import"]).ended(1);
}

#[test]
fn only_the_chosen_cards_are_kept() {
    let program = Program::new();
    let shown = page(
        PageKind::Received,
        vec![
            sighting("Teuila Faleolo", "Potter", None),
            sighting("Adaeze Nwankwo", "Atlases", None),
        ],
    );
    let report = program
        .inbox()
        .keep_page(&moment(NOW), &shown, &[1, 7])
        .unwrap()
        .unwrap();
    assert_eq!(report.sources[0].files[0].records, 1);
    assert_eq!(program.everything().len(), 1);
    assert_eq!(program.everything()[0]["person"]["name"], "Adaeze Nwankwo");
}

#[test]
fn a_card_whose_name_two_people_have_is_doubtful_and_says_who_they_are() {
    let program = Program::new();
    mailed(
        &program,
        "a.mbox",
        "Joana Prates",
        "joana-prates",
        "2026-11-09T10:00:00Z",
    );
    mailed(
        &program,
        "b.mbox",
        "Joana Prates",
        "joanaprates-arq",
        "2026-11-18T10:00:00Z",
    );
    let shown = page(
        PageKind::Received,
        vec![sighting("Joana Prates", "Architect", None)],
    );
    let card = reviewed(&program, &shown).cards.remove(0);
    assert_eq!(
        card.doubts,
        [
            "two people of this name are waiting (1 and 2); give the address of the profile, or it stands by itself"
        ]
    );
    assert_eq!(card.known, None);
    // Kept all the same it stands by itself, and is known from then on.
    kept(&program, &shown);
    let again = reviewed(&program, &shown).cards.remove(0);
    assert!(again.is_sure());
    assert_eq!(again.known, Some(InvitationId(3)));
}

#[test]
fn a_name_twice_on_one_page_is_doubtful() {
    let program = Program::new();
    let shown = page(
        PageKind::Received,
        vec![
            sighting("Joana Prates", "Architect", None),
            sighting("Joana Prates", "Beekeeper", None),
        ],
    );
    let review = reviewed(&program, &shown);
    assert!(
        review
            .cards
            .iter()
            .all(|card| card.doubts[0].contains("twice"))
    );
}

#[test]
fn a_page_of_another_account_is_doubted_card_by_card_and_refused_when_kept_all_the_same() {
    let program = Program::new();
    program.import(&november().zip(&program));
    let mut shown = page(
        PageKind::Received,
        vec![sighting("Joana Prates", "Architect", None)],
    );
    shown.owner = Some(Owner {
        name: Foreign::from("Tamsin O."),
        slug: None,
    });
    assert!(reviewed(&program, &shown).cards[0].is_sure());
    shown.owner = Some(Owner {
        name: Foreign::from("Bettina Krahn"),
        slug: None,
    });
    let doubts = reviewed(&program, &shown).cards.remove(0).doubts;
    assert!(doubts[0].contains("Bettina Krahn") && doubts[0].contains("Tamsin Okello"));
    let report = kept(&program, &shown);
    assert!(report.sources[0].refused.is_some());
    assert!(program.json("list joana").is_empty());
}

#[test]
fn a_profile_that_was_read_is_shown_with_its_day_and_its_parts() {
    let program = Program::new();
    mailed(
        &program,
        "a.mbox",
        "Joana Prates",
        "joana-prates",
        "2026-11-09T10:00:00Z",
    );
    let seen = profile("Joana Prates", slug("joana-prates"));
    kept(
        &program,
        &page(PageKind::Profile, vec![Record::Profile(Box::new(seen))]),
    );
    let id = program.id("Joana Prates");
    let whole = program.object(&format!("show {id}"));
    assert_eq!(
        whole["profile"],
        json!({
            "seen_on": "2026-11-23", "source": "paste", "summary": "I draw coasts.\nOn paper.", "industry": null,
            "photo": true, "connections": 500,
            "positions": [{"title": "Cartographer", "company": "Tidewater Maps", "from": "2019-04", "to": null, "where": null}],
            "education": [{"school": "Ribeira School of Drawing", "degree": null, "from": null, "to": null}],
            "skills": ["Copperplate"], "endorsements": [], "languages": [], "groups": [], "missing": [],
        })
    );
    assert_eq!(whole["person"]["headline"], "Keeper of maps");
    assert_eq!(whole["person"]["company"], "Tidewater Maps");
    assert_eq!(whole["person"]["location"], "Porto");
    let said = program.says(&format!("show {id}"));
    for part in [
        "500+ connections",
        "Cartographer, Tidewater Maps, since 2019-04",
        "skills: Copperplate",
    ] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn a_profile_read_twice_is_one_and_goes_with_its_import() {
    let program = Program::new();
    mailed(
        &program,
        "a.mbox",
        "Joana Prates",
        "joana-prates",
        "2026-11-09T10:00:00Z",
    );
    let id = program.id("Joana Prates");
    let before = program.object(&format!("show {id}"));
    let seen = profile("Joana Prates", slug("joana-prates"));
    let shown = page(
        PageKind::Profile,
        vec![Record::Profile(Box::new(seen.clone()))],
    );
    let first = kept(&program, &shown);
    let again = kept(&program, &shown);
    assert_eq!(
        (again.import, again.sources[0].files[0].unchanged),
        (None, 1)
    );
    let other = ProfileSeen {
        headline: Some(Foreign::from("Maps, and more maps")),
        ..seen
    };
    let second = kept(
        &program,
        &page(PageKind::Profile, vec![Record::Profile(Box::new(other))]),
    );
    assert_eq!(second.sources[0].files[0].updated, 1);
    assert_eq!(
        program.of("Joana Prates")["person"]["headline"],
        "Maps, and more maps"
    );
    for import in [second.import, first.import] {
        program.object(&format!("imports undo {}", import.unwrap()));
    }
    let after = program.object(&format!("show {id}"));
    assert_eq!(after["profile"], before["profile"]);
    assert_eq!(after["person"], before["person"]);
}

#[test]
fn a_profile_without_an_address_is_theirs_whose_name_waits_once_else_it_is_left_out_with_the_reason()
 {
    let program = Program::new();
    let seen = || Record::Profile(Box::new(profile("Joana Prates", named("Joana Prates"))));
    let shown = page(PageKind::Profile, vec![seen()]);
    let review = reviewed(&program, &shown);
    assert!(review.cards[0].doubts[0].contains("whose profile is it?"));
    let report = kept(&program, &shown);
    let file = &report.sources[0].files[0];
    assert_eq!((file.records, file.skipped_count), (0, 1));
    assert!(file.skipped[0].why.contains("give the address"));
    mailed(
        &program,
        "a.mbox",
        "Joana Prates",
        "joana-prates",
        "2026-11-09T10:00:00Z",
    );
    let review = reviewed(&program, &shown);
    assert!(review.cards[0].is_sure());
    assert_eq!(review.cards[0].adds, ["the profile"]);
    kept(&program, &shown);
    assert_eq!(
        program.of("Joana Prates")["person"]["headline"],
        "Keeper of maps"
    );
    mailed(
        &program,
        "b.mbox",
        "Joana Prates",
        "joanaprates-arq",
        "2026-11-18T10:00:00Z",
    );
    assert!(!reviewed(&program, &shown).cards[0].is_sure());
}

#[test]
fn escapes_in_a_profile_reach_neither_the_terminal_nor_the_json() {
    let program = Program::new();
    mailed(
        &program,
        "a.mbox",
        "Joana Prates",
        "joana-prates",
        "2026-11-09T10:00:00Z",
    );
    let mut seen = profile("Joana Prates", slug("joana-prates"));
    seen.skills = vec![skill("Maps\u{1b}]0;pwned\u{7}\u{202e}")];
    seen.about = Some(Foreign::from("a\u{1b}[2Jb"));
    kept(
        &program,
        &page(PageKind::Profile, vec![Record::Profile(Box::new(seen))]),
    );
    let id = program.id("Joana Prates");
    for said in [
        program.says(&format!("show {id}")),
        program.says(&format!("show {id} --json")),
    ] {
        assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{said}");
        assert!(!said.contains("\\u001b"), "{said}");
    }
}

#[test]
fn somebody_put_off_stays_put_off_when_the_page_shows_them_again() {
    let program = Program::new();
    mailed(
        &program,
        "mail.mbox",
        "Rosa Lindqvist",
        "rosa-lindqvist",
        "2026-11-10T13:43:06Z",
    );
    let id = number(&program, "Rosa Lindqvist");
    program.says(&format!("snooze {id} --until 2026-12-07"));
    kept(
        &program,
        &page(
            PageKind::Received,
            vec![sighting("Rosa Lindqvist", "Rights manager", None)],
        ),
    );
    assert_eq!(
        program.json(&format!("show {id}"))[0]["snoozed_until"],
        json!("2026-12-07")
    );
    assert_eq!(program.says("list is:incoming --count"), "1\n");
}

/// An export in which these wait and those are connected.
fn exported(
    program: &Program,
    day: jiff::civil::Date,
    waiting: &[(&str, &str, &str)],
    connections: &[(&str, &str, jiff::civil::Date)],
) {
    let export = Export {
        invitations: waiting
            .iter()
            .map(|(name, slug, sent)| came(&somebody(name, slug), sent, ""))
            .collect(),
        connections: connections
            .iter()
            .map(|(name, slug, on)| connected(&somebody(name, slug), *on, "Tidewater Press"))
            .collect(),
        messages: Vec::new(),
        day,
    };
    program.import(&export.zip(program));
}

#[test]
fn a_card_that_was_tagged_stays_with_her_it_joined_and_joins_no_second_one_of_the_name() {
    for turn in [false, true] {
        let program = Program::new();
        let keep = || {
            kept(
                &program,
                &page(
                    PageKind::Received,
                    vec![sighting("Rosa Lindqvist", "Rights manager", None)],
                ),
            );
        };
        let first = ("Rosa Lindqvist", "rosa-lindqvist", "2026-10-02T08:00:00Z");
        let export = || exported(&program, date(2026, 11, 20), &[first], &[]);
        if turn {
            export();
        }
        keep();
        if !turn {
            program.says(&format!(
                "tag {} +books",
                number(&program, "Rosa Lindqvist")
            ));
            export();
        }
        assert_eq!(program.everything().len(), 1, "the card is hers by name");
        if turn {
            program.says(&format!(
                "tag {} +books",
                number(&program, "Rosa Lindqvist")
            ));
        }
        exported(
            &program,
            date(2026, 11, 22),
            &[
                first,
                ("Rosa Lindqvist", "rosa-lindqvist-2", "2026-11-20T08:00:00Z"),
            ],
            &[("Rosa Lindqvist", "rosa-lindqvist", date(2026, 11, 3))],
        );
        let all = program.everything();
        let people: std::collections::BTreeSet<String> = all
            .iter()
            .map(|one| one["person"]["id"].to_string())
            .collect();
        assert_eq!(people.len(), 2, "{all:#?}");
        let second = all
            .iter()
            .find(|one| one["person"]["url"] == "https://www.linkedin.com/in/rosa-lindqvist-2")
            .unwrap();
        assert_ne!(second["verdict"], "accept");
    }
}
