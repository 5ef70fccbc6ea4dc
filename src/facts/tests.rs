use super::*;
use crate::model::evidence::{Evidence, Origin};
use crate::model::{
    Direction, Foreign, Invitation, InvitationId, Person, PersonId, Profile, Seen, Site,
    SourceKind, Standing, State,
};
use jiff::Timestamp;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 23);
const SENT: Date = date(2026, 11, 14);

/// An invitation known only from an export's row: a name, a link, a day, no note.
fn plain() -> Dossier {
    Dossier {
        invitation: Invitation {
            id: InvitationId(1),
            direction: Direction::Incoming,
            person: PersonId(7),
            sent: "2026-11-14T09:00:00Z".parse().ok(),
            first_seen: at("2026-11-15T09:00:00Z"),
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
                expires: Some(date(2027, 5, 13)),
                wrote_since: false,
                mend: None,
            },
            advised: None,
            source_removed: false,
        },
        state: State::Pending,
        today: TODAY,
        sent_on: Some(SENT),
        person: Person {
            id: PersonId(7),
            name: Foreign::new("Amara Diallo"),
            url: Some("https://www.linkedin.com/in/amara-diallo".into()),
            other_names: Vec::new(),
        },
        profile: Profile::default(),
        shown_by: vec![SourceKind::LinkedinExport],
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

fn at(moment: &str) -> Timestamp {
    moment.parse().unwrap()
}

fn value(dossier: &Dossier, name: &str) -> Option<Value> {
    answers(dossier).get(fact(name).unwrap()).value().cloned()
}

fn says(fact: &'static str, said: Option<bool>, moment: &str) -> Attestation {
    Attestation {
        fact,
        value: said.map(Value::Bool),
        on: None,
        at: at(moment),
        note: None,
    }
}

fn piece(id: i64, fact: &'static str, grade: Grade) -> Evidence {
    Evidence {
        id: EvidenceId(id),
        fact,
        grade,
        on: None,
        text: Foreign::new("a line in the records"),
        struck: false,
        origin: Origin {
            kind: "linkedin-export",
            path: None,
            place: None,
        },
    }
}

fn through(source: &'static str, to: Date) -> Searched {
    Searched {
        source,
        from: None,
        to: Some(to),
        records: 10,
    }
}

const YES: Option<Value> = Some(Value::Bool(true));
const NO: Option<Value> = Some(Value::Bool(false));

#[test]
fn every_fact_is_asked_in_a_question_and_explained_in_a_paragraph() {
    for spec in vocabulary() {
        assert!(spec.question.ends_with('?'), "{}", spec.name);
        assert!(spec.paragraph.ends_with('.'), "{}", spec.name);
        assert!(
            spec.name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b == b'_'),
            "{}",
            spec.name
        );
        let named = vocabulary().iter().filter(|other| other.name == spec.name);
        assert_eq!(named.count(), 1, "{} is there once", spec.name);
    }
}

#[test]
fn every_answer_is_of_its_facts_kind() {
    let mut dossier = plain();
    dossier.invitation.note = Some(Some(Foreign::new("Hello from Dakar")));
    for (spec, answer) in vocabulary().iter().zip(&answers(&dossier).0) {
        if let Some(value) = answer.value() {
            assert!(fits(value, spec.kind), "{}", spec.name);
        }
    }
}

#[test]
fn a_bare_row_of_an_export_leaves_most_things_unknown() {
    let dossier = plain();
    for name in [
        "met",
        "has_note",
        "note_kind",
        "mutual",
        "has_headline",
        "was_connected",
        "reminders",
    ] {
        assert_eq!(value(&dossier, name), None, "{name}");
    }
    assert_eq!(value(&dossier, "traces"), Some(Value::Int(0)));
    assert_eq!(value(&dossier, "searched"), Some(Value::Int(0)));
}

#[test]
fn nobody_is_unmet_because_no_record_shows_a_meeting() {
    let mut dossier = plain();
    dossier.searched = vec![through("connections", TODAY), through("messages", TODAY)];
    for name in ["worked_together", "met", "spoke", "wrote", "shared_event"] {
        assert_eq!(value(&dossier, name), None, "{name}");
    }
}

#[test]
fn not_among_newer_connections_means_not_connected() {
    let mut dossier = plain();
    dossier.searched = vec![through("connections", SENT)];
    assert_eq!(value(&dossier, "was_connected"), NO);
    dossier.searched = vec![through("connections", date(2026, 11, 13))];
    assert_eq!(
        value(&dossier, "was_connected"),
        None,
        "the list is older than the invitation"
    );
    dossier.searched = vec![through("connections", TODAY)];
    dossier.person.url = None;
    assert_eq!(
        value(&dossier, "was_connected"),
        None,
        "there is nothing to look up by"
    );
}

#[test]
fn a_record_of_a_meeting_is_cited() {
    let mut dossier = plain();
    dossier.evidence = vec![
        piece(12, "met", Grade::Recorded),
        piece(13, "met", Grade::Claimed),
    ];
    let met = answers(&dossier).get(fact("met").unwrap()).clone();
    assert_eq!(met.value().cloned(), YES);
    assert_eq!(met.because(), [EvidenceId(12)]);
}

#[test]
fn a_claim_or_a_struck_record_shows_nothing() {
    let mut dossier = plain();
    let struck = Evidence {
        struck: true,
        ..piece(12, "met", Grade::Recorded)
    };
    dossier.evidence = vec![
        struck,
        piece(13, "met", Grade::Claimed),
        piece(14, "met", Grade::Possible),
    ];
    assert_eq!(value(&dossier, "met"), None);
}

#[test]
fn my_word_beats_the_records_and_my_later_word_my_earlier_one() {
    let mut dossier = plain();
    dossier.evidence = vec![piece(12, "met", Grade::Recorded)];
    dossier.attested = vec![says("met", Some(false), "2026-11-20T10:00:00Z")];
    assert_eq!(value(&dossier, "met"), NO);
    dossier
        .attested
        .push(says("met", Some(true), "2026-11-21T10:00:00Z"));
    assert_eq!(value(&dossier, "met"), YES);
}

#[test]
fn a_word_taken_back_leaves_what_the_records_show() {
    let mut dossier = plain();
    dossier.evidence = vec![piece(12, "met", Grade::Recorded)];
    dossier.attested = vec![
        says("met", None, "2026-11-21T10:00:00Z"),
        says("met", Some(false), "2026-11-20T10:00:00Z"),
    ];
    assert_eq!(value(&dossier, "met"), YES);
}

#[test]
fn whoever_may_be_somebody_i_know_is_only_perhaps() {
    let mut dossier = plain();
    assert_eq!(value(&dossier, "suspected_same"), None);
    dossier.searched = vec![through("invitations", TODAY)];
    assert_eq!(
        value(&dossier, "suspected_same"),
        None,
        "invitations name only those who ask"
    );
    dossier.searched = vec![through("calendar entries", TODAY)];
    assert_eq!(value(&dossier, "suspected_same"), NO);
    dossier.proposals = vec![perhaps("Amara Keita")];
    assert_eq!(value(&dossier, "suspected_same"), YES);
    assert_eq!(
        value(&dossier, "met"),
        None,
        "what the other did isn't theirs"
    );
    let mut namesake = plain();
    namesake.evidence = vec![piece(12, "was_connected", Grade::Possible)];
    assert_eq!(value(&namesake, "suspected_same"), YES);
    assert_eq!(value(&namesake, "was_connected"), None);
    let spec = &vocabulary()[usize::from(fact("suspected_same").unwrap().0)];
    assert_eq!(spec.fairness, Fairness::LookOnly);
}

fn perhaps(name: &str) -> crate::model::Proposal {
    crate::model::Proposal {
        person: PersonId(9),
        name: Foreign::new(name),
        likeness: crate::model::Likeness::OtherSurname,
        reasons: Vec::new(),
        against: Vec::new(),
        evidence: vec![piece(40, "met", Grade::Recorded)],
        namesakes: 1,
        people: 300,
        if_yes: None,
    }
}

#[test]
fn a_source_that_may_hold_them_under_another_name_says_no_to_nothing() {
    let mut dossier = plain();
    dossier.searched = vec![
        through("address book cards", TODAY),
        through("recommendations and endorsements", TODAY),
        through("messages", TODAY),
        through("connections", TODAY),
    ];
    let looked_up = [
        "in_contacts",
        "recommended_me",
        "i_recommended",
        "endorsed_me",
        "i_endorsed",
        "conversed",
        "was_connected",
    ];
    for name in looked_up {
        assert_eq!(value(&dossier, name), NO, "{name}");
    }
    dossier.person.url = None;
    for name in looked_up {
        assert_eq!(value(&dossier, name), None, "{name}: nothing to look up by");
    }
    dossier.addresses = vec![Foreign::new("amara@mail.example")];
    assert_eq!(value(&dossier, "in_contacts"), NO, "a mail address will do");
    assert_eq!(value(&dossier, "was_connected"), None, "here it won't");
    dossier.proposals = vec![perhaps("Amara Keita")];
    for name in looked_up {
        assert_eq!(value(&dossier, name), None, "{name}");
    }
}

#[test]
fn no_note_is_known_once_a_source_showed_there_was_none() {
    let mut dossier = plain();
    dossier.invitation.note = Some(None);
    assert_eq!(value(&dossier, "has_note"), NO);
    assert_eq!(
        value(&dossier, "note_kind"),
        Some(Value::Text("none".into()))
    );
    assert_eq!(value(&dossier, "note_length"), Some(Value::Int(0)));
    assert_eq!(value(&dossier, "purpose"), Some(Value::Text("none".into())));
    assert_eq!(value(&dossier, "off_platform"), NO);
}

#[test]
fn the_length_of_a_note_is_in_characters() {
    let mut dossier = plain();
    dossier.invitation.note = Some(Some(Foreign::new(" Žofie zdraví ")));
    assert_eq!(value(&dossier, "note_length"), Some(Value::Int(12)));
}

#[test]
fn days_are_counted_where_the_user_is() {
    let dossier = plain();
    assert_eq!(value(&dossier, "age_days"), Some(Value::Int(9)));
    assert_eq!(value(&dossier, "days_left"), Some(Value::Int(171)));
}

#[test]
fn a_headline_is_missing_only_if_a_page_showed_none() {
    let mut dossier = plain();
    assert_eq!(value(&dossier, "has_headline"), None);
    dossier.shown_by.push(SourceKind::Page);
    assert_eq!(value(&dossier, "has_headline"), NO);
    dossier.profile.headline = Some(Seen {
        value: Foreign::new("Hydrologist"),
        source: SourceKind::Page,
        on: TODAY,
    });
    assert_eq!(value(&dossier, "has_headline"), YES);
}

#[test]
fn every_word_that_a_note_is_read_as_is_in_the_vocabulary() {
    for kind in crate::text::note::NoteKind::ALL {
        assert!(note::KINDS.contains(&kind.name()), "{}", kind.name());
    }
    for purpose in crate::text::note::Purpose::ALL {
        assert!(
            note::PURPOSES.contains(&purpose.name()),
            "{}",
            purpose.name()
        );
    }
}

/// A profile page with all its parts, loaded to its end.
fn full_page() -> crate::model::ProfileSeen {
    crate::model::ProfileSeen {
        headline: Some(Foreign::new("Hydrologist")),
        about: Some(Foreign::new("Rivers, mostly.")),
        connections: Some(212),
        photo: Some(true),
        positions: vec![crate::model::record::Position {
            company: Foreign::new("Water Office"),
            title: Foreign::new("Hydrologist"),
            from: Some("2019-03".into()),
            to: None,
            place: None,
        }],
        skills: vec![crate::model::record::Skill {
            name: Foreign::new("Gauges"),
            endorsements: None,
        }],
        whole: true,
        ..crate::model::ProfileSeen::named(
            SourceKind::Page,
            Vec::new(),
            Foreign::new("Amara Diallo"),
        )
    }
}

fn with_page(change: impl FnOnce(&mut crate::model::ProfileSeen)) -> Dossier {
    let mut page = full_page();
    change(&mut page);
    let mut dossier = plain();
    dossier.profile.page = Some(Seen {
        value: Box::new(page),
        source: SourceKind::Page,
        on: TODAY,
    });
    dossier
}

#[test]
fn what_only_i_can_say_is_yes_no_or_not_said() {
    for name in [
        "group_exchange",
        "reputation",
        "quality",
        "sells",
        "looks_false",
        "same_place",
        "same_field",
        "has_photo",
        "profile_complete",
        "barely_filled",
    ] {
        let mut dossier = plain();
        assert_eq!(value(&dossier, name), None, "{name}");
        for said in [true, false] {
            dossier
                .attested
                .push(says(name, Some(said), "2026-11-20T10:00:00Z"));
            assert_eq!(value(&dossier, name), Some(Value::Bool(said)), "{name}");
            dossier.attested.clear();
        }
    }
}

#[test]
fn how_far_somebody_has_come_is_one_of_two_words() {
    let mut dossier = plain();
    let word = |word: &str| Attestation {
        value: Some(Value::Text(word.into())),
        ..says("career_stage", None, "2026-11-20T10:00:00Z")
    };
    assert_eq!(value(&dossier, "career_stage"), None);
    dossier.attested = vec![word("beginner")];
    assert_eq!(
        value(&dossier, "career_stage"),
        Some(Value::Text("beginner".into()))
    );
    dossier.attested = vec![word("hopeful")];
    assert_eq!(
        value(&dossier, "career_stage"),
        None,
        "an odd word says nothing"
    );
}

#[test]
fn a_picture_is_there_or_not_as_the_page_showed_and_unknown_where_it_did_not_tell() {
    assert_eq!(value(&with_page(|_| ()), "has_photo"), YES);
    assert_eq!(
        value(&with_page(|page| page.photo = Some(false)), "has_photo"),
        NO
    );
    assert_eq!(
        value(&with_page(|page| page.photo = None), "has_photo"),
        None
    );
    let mut told = with_page(|page| page.photo = Some(false));
    told.attested = vec![says("has_photo", Some(true), "2026-11-20T10:00:00Z")];
    assert_eq!(value(&told, "has_photo"), YES, "my word beats the page");
}

#[test]
fn a_profile_is_incomplete_only_if_a_page_read_to_its_end_lacks_a_part() {
    type Change = fn(&mut crate::model::ProfileSeen);
    assert_eq!(value(&with_page(|_| ()), "profile_complete"), YES);
    assert_eq!(
        value(&with_page(|page| page.photo = None), "profile_complete"),
        YES
    );
    assert_eq!(
        value(&with_page(|page| page.about = None), "profile_complete"),
        YES
    );
    let lacking: [(Change, &str); 4] = [
        (|page| page.photo = Some(false), "a picture"),
        (|page| page.headline = None, "a headline"),
        (
            |page| {
                page.about = None;
                page.positions[0].from = None;
            },
            "what they do",
        ),
        (|page| page.skills.clear(), "a school or skills"),
    ];
    for (change, part) in lacking {
        let dossier = with_page(change);
        assert_eq!(value(&dossier, "profile_complete"), NO, "{part}");
        assert_eq!(missing_parts(&dossier), [part]);
        let cut = with_page(|page| {
            change(page);
            page.whole = false;
        });
        assert_eq!(value(&cut, "profile_complete"), None, "{part}");
        assert!(missing_parts(&cut).is_empty(), "{part}");
    }
}

#[test]
fn a_profile_is_barely_filled_if_nothing_is_on_a_page_read_to_its_end() {
    let bare = |page: &mut crate::model::ProfileSeen| {
        page.about = None;
        page.positions.clear();
        page.skills.clear();
    };
    assert_eq!(value(&with_page(|_| ()), "barely_filled"), NO);
    assert_eq!(value(&with_page(bare), "barely_filled"), YES);
    let cut = with_page(|page| {
        bare(page);
        page.whole = false;
    });
    assert_eq!(value(&cut, "barely_filled"), None);
}

#[test]
fn connections_are_as_many_as_the_page_or_i_say() {
    assert_eq!(value(&plain(), "connections"), None);
    assert_eq!(
        value(&with_page(|_| ()), "connections"),
        Some(Value::Int(212))
    );
    let mut told = with_page(|_| ());
    told.attested = vec![Attestation {
        value: Some(Value::Int(9)),
        ..says("connections", None, "2026-11-20T10:00:00Z")
    }];
    assert_eq!(value(&told, "connections"), Some(Value::Int(9)));
}

#[test]
fn how_many_are_alike_is_unknown_where_the_note_is_too_short_to_tell() {
    let mut dossier = plain();
    assert_eq!(value(&dossier, "similar"), None);
    dossier.similar = Some(0);
    assert_eq!(value(&dossier, "similar"), Some(Value::Int(0)));
}

#[test]
fn how_a_profile_is_filled_in_may_lean_and_where_somebody_is_may_only_count_for_them() {
    let fairness = |name: &str| vocabulary()[usize::from(fact(name).unwrap().0)].fairness;
    for name in [
        "has_photo",
        "profile_complete",
        "barely_filled",
        "connections",
        "career_stage",
    ] {
        assert_eq!(fairness(name), Fairness::LeanOnly, "{name}");
    }
    assert_eq!(fairness("same_place"), Fairness::ForOnly);
}

#[test]
fn a_profile_of_which_something_was_said_was_looked_at() {
    assert_eq!(value(&plain(), "profile_seen"), NO);
    let said = |fact| Dossier {
        attested: vec![says(fact, Some(true), "2026-11-20T10:00:00Z")],
        ..plain()
    };
    assert_eq!(value(&said("barely_filled"), "profile_seen"), YES);
    assert_eq!(value(&said("met"), "profile_seen"), NO);
    assert_eq!(value(&with_page(|_| ()), "profile_seen"), YES);
}

/// The facts of the two that rest on records and on my word, with the weakest grade that makes a yes.
const BETWEEN: [(&str, Grade); 17] = [
    ("worked_together", Grade::Recorded),
    ("met", Grade::Recorded),
    ("spoke", Grade::Recorded),
    ("wrote", Grade::Recorded),
    ("approached", Grade::Recorded),
    ("conversed", Grade::Recorded),
    ("engaged", Grade::Recorded),
    ("shared_employer", Grade::Claimed),
    ("shared_school", Grade::Claimed),
    ("shared_group", Grade::Recorded),
    ("group_exchange", Grade::Recorded),
    ("shared_event", Grade::Recorded),
    ("in_contacts", Grade::Recorded),
    ("recommended_me", Grade::Recorded),
    ("i_recommended", Grade::Recorded),
    ("endorsed_me", Grade::Recorded),
    ("i_endorsed", Grade::Recorded),
];

#[test]
fn each_link_between_us_is_yes_by_evidence_that_is_strong_enough_and_cites_it() {
    for (name, weakest) in BETWEEN {
        for grade in [
            Grade::Told,
            Grade::Recorded,
            Grade::Claimed,
            Grade::Possible,
        ] {
            let mut dossier = plain();
            dossier.evidence = vec![piece(12, name, grade)];
            let answer = answers(&dossier).get(fact(name).unwrap()).clone();
            if grade <= weakest {
                assert_eq!(answer.value().cloned(), YES, "{name} {}", grade.name());
                assert_eq!(answer.because(), [EvidenceId(12)], "{name}");
            } else {
                assert_eq!(answer.value(), None, "{name} {}", grade.name());
            }
            dossier.evidence[0].struck = true;
            assert_eq!(value(&dossier, name), None, "{name}, struck out");
        }
    }
}

#[test]
fn what_no_record_disproves_is_no_only_by_my_word() {
    let told_only: Vec<&'static str> = BETWEEN
        .iter()
        .map(|(name, _)| *name)
        .chain([
            "referred_by_trusted",
            "reputation",
            "collaboration",
            "could_recommend",
        ])
        .filter(|name| vocabulary()[usize::from(fact(name).unwrap().0)].from_memory)
        .collect();
    assert!(told_only.contains(&"shared_employer") && told_only.contains(&"engaged"));
    for name in told_only {
        let mut dossier = plain();
        for source in [
            "connections",
            "messages",
            "mails you sent",
            "mails you got",
            "calendar entries",
            "calls",
            "address book cards",
            "badges and lists",
            "recommendations and endorsements",
            "profiles",
        ] {
            dossier.searched.push(through(source, TODAY));
        }
        assert_eq!(value(&dossier, name), None, "{name}");
        for (said, is) in [(true, YES), (false, NO)] {
            dossier.attested = vec![says(name, Some(said), "2026-11-20T10:00:00Z")];
            assert_eq!(value(&dossier, name), is, "{name}");
        }
    }
}

#[test]
fn the_last_contact_is_the_newest_that_my_records_show() {
    let mut dossier = plain();
    let on = |id, fact, grade, on| Evidence {
        on: Some(on),
        ..piece(id, fact, grade)
    };
    assert_eq!(value(&dossier, "days_since_contact"), None);
    dossier.evidence = vec![
        on(1, "met", Grade::Recorded, date(2024, 11, 23)),
        on(2, "wrote", Grade::Recorded, date(2026, 11, 3)),
        on(3, "approached", Grade::Recorded, date(2026, 11, 20)),
        on(4, "spoke", Grade::Possible, date(2026, 11, 21)),
        on(5, "met", Grade::Recorded, date(2026, 12, 1)),
    ];
    assert_eq!(value(&dossier, "days_since_contact"), Some(Value::Int(20)));
    dossier.evidence[1].struck = true;
    assert_eq!(value(&dossier, "days_since_contact"), Some(Value::Int(730)));
    dossier.evidence = vec![piece(6, "met", Grade::Recorded)];
    assert_eq!(
        value(&dossier, "days_since_contact"),
        None,
        "no day is known"
    );
}

#[test]
fn who_was_ignored_before_is_known_by_what_became_of_the_earlier_ones() {
    let earlier = |state| crate::model::Earlier {
        id: InvitationId(3),
        sent: None,
        state,
    };
    let mut dossier = plain();
    assert_eq!(value(&dossier, "ignored_before"), None);
    dossier.searched = vec![through("invitations", TODAY)];
    assert_eq!(value(&dossier, "ignored_before"), NO);
    dossier.earlier = vec![earlier(State::Accepted)];
    assert_eq!(value(&dossier, "ignored_before"), NO);
    dossier.earlier.push(earlier(State::Gone));
    assert_eq!(
        value(&dossier, "ignored_before"),
        None,
        "gone tells nothing"
    );
    dossier.earlier.push(earlier(State::Ignored));
    assert_eq!(value(&dossier, "ignored_before"), YES);
}

#[test]
fn a_tag_makes_somebody_trusted() {
    let mut dossier = plain();
    assert_eq!(value(&dossier, "trusted"), NO);
    dossier.tags = vec!["choir".into(), "trusted".into()];
    assert_eq!(value(&dossier, "trusted"), YES);
}

#[test]
fn a_page_read_to_its_end_tells_how_many_positions_and_what_is_missing() {
    assert_eq!(value(&plain(), "positions"), None);
    assert_eq!(value(&plain(), "profile_missing"), None);
    assert_eq!(value(&with_page(|_| ()), "positions"), Some(Value::Int(1)));
    assert_eq!(
        value(&with_page(|_| ()), "profile_missing"),
        Some(Value::List(Vec::new()))
    );
    let bare = with_page(|page| {
        page.photo = Some(false);
        page.headline = None;
    });
    assert_eq!(
        value(&bare, "profile_missing"),
        Some(Value::List(vec!["a picture".into(), "a headline".into()]))
    );
    let cut = with_page(|page| page.whole = false);
    assert_eq!(value(&cut, "positions"), None);
    assert_eq!(value(&cut, "profile_missing"), None);
    for name in ["positions", "profile_missing"] {
        let spec = &vocabulary()[usize::from(fact(name).unwrap().0)];
        assert_eq!(spec.fairness, Fairness::LeanOnly, "{name}");
    }
}

#[test]
fn a_profile_is_as_old_as_the_last_look_at_it() {
    assert_eq!(value(&plain(), "profile_age_days"), None);
    let mut dossier = with_page(|_| ());
    dossier.profile.page.as_mut().unwrap().on = date(2026, 11, 3);
    assert_eq!(value(&dossier, "profile_age_days"), Some(Value::Int(20)));
    dossier.attested = vec![Attestation {
        on: Some(date(2026, 11, 20)),
        ..says("quality", Some(true), "2026-11-20T10:00:00Z")
    }];
    assert_eq!(value(&dossier, "profile_age_days"), Some(Value::Int(3)));
    dossier.attested[0].fact = "met";
    assert_eq!(value(&dossier, "profile_age_days"), Some(Value::Int(20)));
}

#[test]
fn what_changes_with_the_day_says_by_how_much() {
    let step = |name: &str| vocabulary()[usize::from(fact(name).unwrap().0)].per_day;
    for (name, by) in [
        ("age_days", 1),
        ("days_left", -1),
        ("profile_age_days", 1),
        ("days_since_contact", 1),
        ("after_trigger_days", 0),
    ] {
        assert_eq!(step(name), by, "{name}");
    }
}

mod words;
