//! Which reply is offered first.

use std::collections::BTreeMap;

use jiff::civil::date;

use super::*;
use crate::model::{
    Direction, Evidence, EvidenceId, Foreign, Invitation, InvitationId, Origin, Person, PersonId,
    Profile, Seen, Site, SourceKind, Standing, State, Thresholds,
};
use crate::reply::Fields;
use crate::text::note::read;

fn dossier() -> Dossier {
    Dossier {
        invitation: Invitation {
            id: InvitationId(1),
            direction: Direction::Incoming,
            person: PersonId(1),
            sent: None,
            first_seen: jiff::Timestamp::UNIX_EPOCH,
            note: None,
            reminders: None,
            standing: Standing {
                site: Site::Open,
                decision: None,
                pressed: None,
                asked_on: None,
                answered_on: None,
                quiet_after: None,
                snoozed_until: None,
                expires: None,
                wrote_since: false,
                mend: None,
            },
            advised: None,
            source_removed: false,
        },
        state: State::Pending,
        today: date(2026, 11, 23),
        sent_on: None,
        person: Person {
            id: PersonId(1),
            name: Foreign::new("Dr. Priya Raman, PMP"),
            url: None,
            other_names: Vec::new(),
        },
        profile: Profile::default(),
        shown_by: Vec::new(),
        evidence: Vec::new(),
        attested: Vec::new(),
        searched: Vec::new(),
        traces: 0,
        earlier: Vec::new(),
        colleagues: Vec::new(),
        colleague_count: None,
        tags: Vec::new(),
        notes: Vec::new(),
        follow_up: None,
        replies: Vec::new(),
        draft: None,
        journal: Vec::new(),
        my_positions: Vec::new(),
        my_schools: Vec::new(),
        my_events: Vec::new(),
        me: crate::model::Me::default(),
        proposals: Vec::new(),
        question: None,
        wave: None,
        similar: None,
        can_reply: None,
        addresses: Vec::new(),
    }
}

fn assessed(verdict: Verdict) -> Assessment {
    Assessment {
        verdict,
        decided_by: None,
        score: None,
        thresholds: Thresholds {
            accept: 3.0,
            ignore: -3.0,
        },
        why: String::new(),
        findings: Vec::new(),
        settle: Vec::new(),
    }
}

fn first(dossier: &Dossier, verdict: Verdict, note: &str) -> String {
    let (templates, _) = Templates::load(None);
    let reading = read(note, "");
    templates.suggested(dossier, &assessed(verdict), Some(&reading))[0].to_owned()
}

fn hint(fact: &'static str) -> Evidence {
    Evidence {
        id: EvidenceId(1),
        fact,
        grade: Grade::Possible,
        on: None,
        text: Foreign::new("same address"),
        struck: false,
        origin: Origin {
            kind: "linkedin-export",
            path: None,
            place: None,
        },
    }
}

#[test]
fn the_note_and_the_suggestion_choose_the_reply() {
    let d = dossier();
    for (verdict, note, expected) in [
        (Verdict::Ask, "", "anti-spambot"),
        (
            Verdict::Ask,
            "I would like to add you to my professional network",
            "anti-spambot",
        ),
        (Verdict::Look, "", "anti-spambot"),
        (Verdict::Accept, "", "warm-accept"),
        (
            Verdict::Ignore,
            "Our software helps firms like yours.",
            "decline-pitch",
        ),
        (
            Verdict::Ask,
            "I'm a student at a college near you.",
            "career-beginner",
        ),
        (
            Verdict::Ask,
            "I am a recruiter and have a role for you.",
            "not-my-field",
        ),
        (
            Verdict::Look,
            "We worked together at Cedar & Loom.",
            "former-colleague",
        ),
        (
            Verdict::Ask,
            "It was lovely meeting you at the Tidewater Forum.",
            "how-do-we-know-each-other",
        ),
    ] {
        assert_eq!(first(&d, verdict, note), expected, "{verdict:?} {note}");
    }
}

#[test]
fn a_hint_that_they_are_known_asks_how_until_it_is_struck() {
    let mut d = dossier();
    d.evidence = vec![hint("suspected_same")];
    assert_eq!(first(&d, Verdict::Look, ""), "how-do-we-know-each-other");
    d.evidence[0].struck = true;
    assert_eq!(first(&d, Verdict::Look, ""), "anti-spambot");
}

#[test]
fn nobody_is_refused_where_the_policy_lets_them_in_and_something_is_always_offered() {
    let (templates, _) = Templates::load(None);
    for verdict in Verdict::ALL {
        let names = templates.suggested(&dossier(), &assessed(*verdict), None);
        assert_eq!(names.last(), Some(&"later"), "{verdict:?}");
        let refused = names
            .iter()
            .filter_map(|name| templates.named(name))
            .any(|template| template.purpose == ReplyFor::Ignore);
        assert!(!(refused && *verdict == Verdict::Accept));
    }
}

#[test]
fn a_draft_greets_by_the_first_name_and_names_the_firm() {
    let mut d = dossier();
    d.profile.company = Some(Seen {
        value: Foreign::new("North\u{1b}[1mwind"),
        source: SourceKind::Mail,
        on: date(2026, 11, 1),
    });
    let (templates, _) = Templates::load(None);
    let fields = Fields::of(&d, None, Some("Tove"));
    let draft = templates
        .render("anti-spambot", &fields, &BTreeMap::new())
        .unwrap();
    assert!(draft.text.starts_with("Hello Priya, "), "{}", draft.text);
    assert!(draft.text.contains("you or Northwind?"), "{}", draft.text);
}
