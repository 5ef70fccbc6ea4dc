//! The store by itself: the state in SQL beside the state in the model, the order of the inbox, the numbers on the
//! tabs, what a search finds, and the shape of the file.

mod evidence;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use rusqlite::named_params;

use super::assess::Kept;
use super::journal::Setting;
use super::merge::Plan;
use super::stage::Span;
use super::{Access, Store};
use crate::model::{
    Act, Attested, Decision, Direction, Face, Foreign, Group, Handle, HandleKind, InvitationId,
    Mend, NoteSeen, Now, Pressed, Query, Record, Sighting, Site, SourceKind, Standing, State, Tab,
    Value, Verdict,
};

const TODAY: Date = date(2026, 11, 23);

fn now() -> Now {
    Now::new("2026-11-23T09:00:00Z".parse().unwrap(), TimeZone::UTC)
}

fn caller(name: &str, slug: &str, sent: &str) -> Sighting {
    Sighting {
        source: SourceKind::Mail,
        direction: Direction::Incoming,
        linkedin_id: None,
        sent: Some(sent.parse().unwrap()),
        seen: Some(sent.parse().unwrap()),
        handles: vec![Handle::new(HandleKind::Slug, slug)],
        name: Foreign::from(name),
        headline: None,
        company: None,
        location: None,
        mutual: None,
        note: NoteSeen::Unseen,
        reminder: false,
    }
}

/// A store in memory with these in it, by number from 1.
fn holding(sightings: &[Sighting]) -> Store {
    let mut store = Store::in_memory().unwrap();
    let now = now();
    let mut stage = store
        .stage(Span {
            zone: TimeZone::UTC,
            expires_after_days: 180,
        })
        .unwrap();
    stage
        .source(SourceKind::Mail, &Foreign::from("all.mbox"))
        .unwrap();
    stage.file(&Foreign::from("all.mbox")).unwrap();
    for sighting in sightings {
        stage
            .record("message", &Record::Sighting(sighting.clone()))
            .unwrap();
    }
    let plan = Plan {
        now: &now,
        expires_after_days: 180,
        dry_run: false,
        partition: |pieces| (0..pieces.len()).map(|n| vec![n]).collect(),
    };
    stage.merge(plan, None).unwrap();
    store
}

fn do_it(store: &mut Store, act: &Act) {
    let now = now();
    let setting = Setting {
        now: &now,
        face: Face::Command,
        quiet_after: date(2026, 12, 7),
        policy: "due-diligence",
        version: "1",
    };
    store.act(&setting, act).unwrap();
}

/// Every combination of what a standing is made of, with days before, on and after each edge.
fn standings() -> Vec<Standing> {
    let days = |near: Date| {
        [
            None,
            near.yesterday().ok(),
            Some(near),
            near.tomorrow().ok(),
        ]
    };
    let grace = date(2026, 11, 9);
    let mut all = Vec::new();
    for site in [Site::Open, Site::Accepted, Site::Absent] {
        for decision in [
            None,
            Some(Decision::Accept),
            Some(Decision::Ask),
            Some(Decision::Ignore),
        ] {
            for expires in days(grace) {
                for snoozed_until in days(TODAY) {
                    for (asked_on, quiet_after, answered_on) in [
                        (None, None, None),
                        (Some(TODAY), TODAY.yesterday().ok(), None),
                        (Some(TODAY), Some(TODAY), None),
                        (Some(TODAY), TODAY.tomorrow().ok(), None),
                        (Some(TODAY), TODAY.yesterday().ok(), Some(TODAY)),
                    ] {
                        for pressed in [None, Some(Pressed::Yes), Some(Pressed::No)] {
                            for (wrote_since, mend) in
                                [(false, None), (true, None), (false, Some(Mend::Disconnect))]
                            {
                                all.push(Standing {
                                    site,
                                    decision,
                                    pressed,
                                    asked_on,
                                    answered_on,
                                    quiet_after,
                                    snoozed_until,
                                    expires,
                                    wrote_since,
                                    mend,
                                });
                            }
                        }
                    }
                }
            }
        }
    }
    all
}

fn insert(store: &Store, standings: &[Standing]) {
    let text = |day: Option<Date>| day.map(|day| day.to_string());
    store
        .db
        .execute_batch("BEGIN; INSERT INTO person (id, root) VALUES (1, 1)")
        .unwrap();
    for (n, it) in standings.iter().enumerate() {
        // Whoever didn't write since the decision wrote at that moment or never did.
        let wrote = match (it.wrote_since, n % 2) {
            (true, _) => Some(101),
            (false, 0) => Some(100),
            (false, _) => None,
        };
        store
            .db
            .execute(
                "INSERT INTO invitation (direction, person, at, sent, first_seen, expires, site, decision, decided_at,
                     pressed, asked_on, answered_on, quiet_after, snoozed_until, wrote_at, mend)
                 VALUES ('incoming', 1, 0, 0, 0, :expires, :site, :decision, iif(:decision IS NULL, NULL, 100),
                     :pressed, :asked, :answered, :quiet, :snoozed, :wrote, :mend)",
                named_params! {
                    ":expires": text(it.expires), ":site": it.site.name(),
                    ":decision": it.decision.map(Decision::name), ":pressed": it.pressed.map(Pressed::name),
                    ":asked": text(it.asked_on), ":answered": text(it.answered_on), ":quiet": text(it.quiet_after),
                    ":snoozed": text(it.snoozed_until), ":wrote": wrote, ":mend": it.mend.map(Mend::name),
                },
            )
            .unwrap();
    }
    store.db.execute_batch("COMMIT").unwrap();
}

fn found(store: &Store, query: &Query) -> Vec<i64> {
    let listing = store.list(TODAY, Tab::All, Some(query)).unwrap();
    let mut ids: Vec<i64> = listing.entries.iter().map(|entry| entry.id.0).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn the_state_in_sql_is_the_state_of_the_model_for_every_combination() {
    let store = Store::in_memory().unwrap();
    let standings = standings();
    insert(&store, &standings);
    let ids_where = |wanted: &dyn Fn(&Standing) -> bool| -> Vec<i64> {
        (1..)
            .zip(&standings)
            .filter_map(|(id, standing)| wanted(standing).then_some(id))
            .collect()
    };
    for state in State::ALL {
        let expected = ids_where(&|standing| standing.state(TODAY) == *state);
        assert!(!expected.is_empty(), "{} occurs", state.name());
        assert_eq!(
            found(&store, &Query::State(*state)),
            expected,
            "{}",
            state.name()
        );
    }
    assert_eq!(
        found(&store, &Query::Inbox),
        ids_where(&|standing| standing.state(TODAY).in_inbox())
    );
    assert_eq!(
        found(&store, &Query::Errand),
        ids_where(&|standing| standing.errand(TODAY).is_some())
    );
}

#[test]
fn the_tabs_hold_what_their_states_say_and_their_numbers_count_it() {
    let store = Store::in_memory().unwrap();
    let standings = standings();
    insert(&store, &standings);
    let tab = |tab| {
        let listing = store.list(TODAY, tab, None).unwrap();
        let mut ids: Vec<i64> = listing.entries.iter().map(|entry| entry.id.0).collect();
        ids.sort_unstable();
        ids
    };
    let ids_where = |wanted: &dyn Fn(&Standing) -> bool| -> Vec<i64> {
        (1..)
            .zip(&standings)
            .filter_map(|(id, standing)| wanted(standing).then_some(id))
            .collect()
    };
    let inbox = ids_where(&|standing| standing.state(TODAY).in_inbox());
    let errands = ids_where(&|standing| standing.is_errand(TODAY));
    let waiting = ids_where(&|standing| {
        standing.site == Site::Open
            && standing.decision == Some(Decision::Ask)
            && (standing.asked_on.is_some() || standing.wrote_since)
            && standing.answered_on.is_none()
            && !standing.lapsed(TODAY)
    });
    assert_eq!(tab(Tab::Inbox), inbox);
    assert_eq!(tab(Tab::Waiting), waiting);
    assert!(
        !waiting.iter().any(|id| inbox.contains(id)),
        "who owes an answer isn't to be decided"
    );
    assert_eq!(tab(Tab::AtLinkedin), errands);
    let counts = store.counts(&now()).unwrap();
    assert_eq!(
        (counts.inbox, counts.at_linkedin, counts.waiting),
        (inbox.len(), errands.len(), waiting.len())
    );
}

#[test]
fn the_inbox_stands_in_the_order_of_its_groups_and_the_newest_first_in_each() {
    let days = [
        "2026-11-20T08:00:00Z",
        "2026-11-22T08:00:00Z",
        "2026-11-21T08:00:00Z",
        "2026-11-19T08:00:00Z",
    ];
    let callers: Vec<Sighting> = days
        .iter()
        .enumerate()
        .map(|(n, sent)| caller(&format!("Caller {n}"), &format!("caller-{n}"), sent))
        .collect();
    let mut store = holding(&callers);
    let ids: Vec<i64> = store
        .list(TODAY, Tab::All, None)
        .unwrap()
        .entries
        .iter()
        .map(|entry| entry.id.0)
        .collect();
    let groups = [
        (ids[3], Group::PerhapsKnown),
        (ids[2], Group::OnlyAName),
        (ids[1], Group::SaidSomething),
        (ids[0], Group::OnlyAName),
    ];
    let batch: Vec<Kept> = groups
        .iter()
        .map(|(id, group)| Kept {
            invitation: InvitationId(*id),
            revision: 1,
            good_through: TODAY,
            verdict: Verdict::Look,
            decided_by: None,
            score: None,
            note_kind: None,
            purpose: None,
            holds: vec!["only-a-name".to_owned()],
            facts: vec!["has_headline=no".to_owned()],
            group: Some(*group),
        })
        .collect();
    store.keep_assessments("stamp", &batch).unwrap();
    let inbox = store.list(TODAY, Tab::Inbox, None).unwrap();
    let order: Vec<(i64, Option<Group>)> = inbox
        .entries
        .iter()
        .map(|entry| (entry.id.0, entry.group))
        .collect();
    assert_eq!(
        order,
        [
            (ids[3], Some(Group::PerhapsKnown)),
            (ids[1], Some(Group::SaidSomething)),
            (ids[0], Some(Group::OnlyAName)),
            (ids[2], Some(Group::OnlyAName)),
        ]
    );
    assert_eq!(found(&store, &Query::Verdict(Verdict::Look)).len(), 4);
    assert_eq!(
        found(&store, &Query::Rule("only-a-name".to_owned())).len(),
        4
    );
    let no_headline = Query::Fact {
        name: "has_headline".to_owned(),
        value: Some("no".to_owned()),
    };
    assert_eq!(found(&store, &no_headline).len(), 4);
    assert!(
        found(&store, &Query::Rule("only".to_owned())).is_empty(),
        "a rule is named whole"
    );
}

#[test]
fn a_search_finds_folded_words_prefixes_phrases_and_what_is_not_there() {
    let lukasz = Sighting {
        note: NoteSeen::Text(Foreign::from("A question on slow archives in Łódź")),
        company: Some(Foreign::from("Søren & Sons")),
        ..caller("Łukasz Wójcik", "lukasz", "2026-11-20T08:00:00Z")
    };
    let soren = Sighting {
        headline: Some(Foreign::from("Archivist, slow food")),
        ..caller("Søren Ağaoğlu", "soren", "2026-11-10T08:00:00Z")
    };
    let mut store = holding(&[lukasz, soren]);
    let id = |name: &str| found(&store, &Query::From(name.to_owned()))[0];
    let (lukasz, soren) = (id("lukasz"), id("soren"));
    do_it(
        &mut store,
        &Act::Tag {
            ids: vec![InvitationId(soren)],
            add: vec!["später".to_owned()],
            remove: Vec::new(),
        },
    );
    let word = |text: &str| Query::Word(text.to_owned());
    let both = {
        let mut both = [lukasz, soren];
        both.sort_unstable();
        both.to_vec()
    };
    for (query, expected) in [
        (word("wojcik"), vec![lukasz]),
        (word("luk"), vec![lukasz]),
        (word("agaoglu"), vec![soren]),
        (word("soren"), both.clone()),
        (word("archiv"), both.clone()),
        (word("lodz"), vec![lukasz]),
        (word("spater"), vec![soren]),
        (word("nobody"), vec![]),
        (Query::Phrase("slow archives".to_owned()), vec![lukasz]),
        (Query::Phrase("slow arch".to_owned()), vec![]),
        (Query::From("soren".to_owned()), vec![soren]),
        (Query::Company("soren".to_owned()), vec![lukasz]),
        (Query::Company("archivist".to_owned()), vec![soren]),
        (Query::Tag("später".to_owned()), vec![soren]),
        (Query::Not(Box::new(word("wojcik"))), vec![soren]),
        (
            Query::Any(vec![word("wojcik"), word("agaoglu")]),
            both.clone(),
        ),
        (Query::All(vec![word("slow"), word("food")]), vec![soren]),
        (Query::Direction(Direction::Outgoing), vec![]),
        (
            Query::Sent {
                from: Some("2026-11-16T00:00:00Z".parse().unwrap()),
                before: None,
            },
            vec![lukasz],
        ),
        (
            Query::Sent {
                from: None,
                before: Some("2026-11-16T00:00:00Z".parse().unwrap()),
            },
            vec![soren],
        ),
    ] {
        assert_eq!(found(&store, &query), expected, "{query:?}");
    }
}

#[test]
fn signs_that_mean_something_to_the_index_are_only_text_in_a_search() {
    let store = holding(&[caller("Odile Marchetti", "odile", "2026-11-20T08:00:00Z")]);
    for text in [
        "\"",
        "*",
        "name:",
        "^odile",
        "a OR b",
        "NEAR(",
        "{name}",
        "'; DROP TABLE invitation",
        "",
        "-",
    ] {
        let _any = found(&store, &Query::Word(text.to_owned()));
        let _any = found(&store, &Query::Phrase(text.to_owned()));
        let _any = found(&store, &Query::From(text.to_owned()));
    }
    assert_eq!(found(&store, &Query::Word("odile".to_owned())).len(), 1);
}

#[test]
fn each_word_of_one_act_keeps_the_day_it_speaks_of() {
    let mut store = holding(&[caller("Odile Marchetti", "odile", "2026-11-20T08:00:00Z")]);
    let id = InvitationId(found(&store, &Query::From("odile".to_owned()))[0]);
    let word = |fact, on| Attested {
        fact,
        value: Some(Value::Bool(true)),
        on,
    };
    let last_week = date(2026, 11, 16);
    do_it(
        &mut store,
        &Act::Attest {
            id,
            words: vec![word("met", None), word("same_field", Some(TODAY))],
            on: Some(last_week),
            note: None,
        },
    );
    let background = store.background(&now()).unwrap();
    let dossier = store.dossier(&now(), id, &background).unwrap().unwrap();
    let mut days: Vec<_> = dossier
        .attested
        .iter()
        .map(|word| (word.fact, word.on))
        .collect();
    days.sort_unstable();
    assert_eq!(
        days,
        [("met", Some(last_week)), ("same_field", Some(TODAY))]
    );
    let row = store.rows(TODAY, &[id]).unwrap().remove(0);
    assert_eq!(
        row.url, dossier.person.url,
        "a row has the link that the dossier has"
    );
    assert!(row.url.is_some_and(|url| url.ends_with("/in/odile")));
}

#[test]
fn what_is_due_and_what_disagrees_can_be_asked_for() {
    let mut store = holding(&[
        caller("Odile Marchetti", "odile", "2026-11-20T08:00:00Z"),
        caller("Bayani Reyes", "bayani", "2026-11-21T08:00:00Z"),
    ]);
    let odile = InvitationId(found(&store, &Query::From("odile".to_owned()))[0]);
    let bayani = InvitationId(found(&store, &Query::From("bayani".to_owned()))[0]);
    for (id, on) in [(odile, TODAY), (bayani, date(2026, 11, 24))] {
        do_it(
            &mut store,
            &Act::Follow {
                id,
                on: Some(on),
                why: None,
            },
        );
    }
    assert_eq!(found(&store, &Query::Due), [odile.0]);
    assert_eq!(store.counts(&now()).unwrap().due, 1);
    let ids = vec![bayani];
    do_it(
        &mut store,
        &Act::Decide {
            ids: ids.clone(),
            decision: Some(Decision::Accept),
            reason: None,
        },
    );
    assert_eq!(found(&store, &Query::Errand), [bayani.0]);
    do_it(
        &mut store,
        &Act::Press {
            ids,
            pressed: Some(Pressed::Yes),
        },
    );
    assert!(found(&store, &Query::Errand).is_empty());
    assert!(
        found(&store, &Query::Mismatch).is_empty(),
        "no source shows anything newer than the press"
    );
    store
        .db
        .execute(
            "UPDATE invitation SET open_at = pressed_at + 1 WHERE id = :id",
            [bayani.0],
        )
        .unwrap();
    assert_eq!(found(&store, &Query::Mismatch), [bayani.0]);
    assert!(store.rows(TODAY, &[bayani]).unwrap()[0].is_asked);
}

#[test]
fn the_journal_keeps_no_strangers_text() {
    let stranger = Sighting {
        headline: Some(Foreign::from("Zanzibarian headline")),
        note: NoteSeen::Text(Foreign::from("Zanzibarian note")),
        ..caller(
            "Zanzibarian Name",
            "zanzibarian-slug",
            "2026-11-20T08:00:00Z",
        )
    };
    let mut store = holding(&[stranger]);
    let id = InvitationId(1);
    let ids = vec![id];
    for act in [
        Act::Decide {
            ids: ids.clone(),
            decision: Some(Decision::Ignore),
            reason: Some("no".to_owned()),
        },
        Act::Tag {
            ids: ids.clone(),
            add: vec!["x".to_owned()],
            remove: Vec::new(),
        },
        Act::Note {
            id,
            text: "own words".to_owned(),
        },
        Act::Follow {
            id,
            on: Some(TODAY),
            why: Some("ring".to_owned()),
        },
        Act::Snooze {
            ids: ids.clone(),
            until: Some(date(2026, 12, 24)),
        },
        Act::Press {
            ids,
            pressed: Some(Pressed::Yes),
        },
    ] {
        do_it(&mut store, &act);
    }
    store.undo(&now(), Face::Command, None).unwrap();
    let kept: String = store
        .db
        .query_row(
            "SELECT (SELECT group_concat(verb || uid) FROM act)
                 || (SELECT group_concat(key || coalesce(before, '') || coalesce(after, '')) FROM change)",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert!(
        kept.contains("own words") && !kept.to_lowercase().contains("zanzibarian"),
        "{kept}"
    );
    let log = store.log(10).unwrap();
    assert_eq!(log.len(), 7);
    assert!(
        log[0].label.raw().ends_with("Zanzibarian Name"),
        "the name is looked up"
    );
}

#[test]
fn the_index_agrees_with_what_is_searched_after_acts_and_undone_imports() {
    let mut store = holding(&[
        caller("Odile Marchetti", "odile", "2026-11-20T08:00:00Z"),
        caller("Bayani Reyes", "bayani", "2026-11-21T08:00:00Z"),
    ]);
    do_it(
        &mut store,
        &Act::Tag {
            ids: vec![InvitationId(1)],
            add: vec!["x".to_owned()],
            remove: Vec::new(),
        },
    );
    let now = now();
    let plan = Plan {
        now: &now,
        expires_after_days: 180,
        dry_run: false,
        partition: |pieces| (0..pieces.len()).map(|n| vec![n]).collect(),
    };
    store
        .unimport(crate::model::ImportId(1), plan, Face::Command)
        .unwrap();
    store
        .db
        .execute_batch("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        .unwrap();
    let sound: String = store
        .db
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok");
    assert_eq!(
        found(&store, &Query::All(Vec::new())).len(),
        1,
        "the tagged one is kept"
    );
}

#[test]
fn a_reader_doesnt_make_a_store() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Store::open(folder.path(), Access::Read).is_err());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// The tables, indexes and triggers as SQLite keeps them, without its own.
#[test]
fn the_schema_is_what_it_was_when_it_was_last_looked_at() {
    let store = Store::in_memory().unwrap();
    let mut statement = store
        .db
        .prepare("SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
        .unwrap();
    let objects: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let mut columns = store
        .db
        .prepare(
            "SELECT m.name || ': ' || group_concat(c.name || iif(c.\"notnull\", '!', ''), ' ')
             FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'search_%'
             GROUP BY m.name ORDER BY m.name",
        )
        .unwrap();
    let tables: Vec<String> = columns
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    insta::assert_snapshot!([objects.join("\n"), tables.join("\n")].join("\n\n"));
}

#[test]
fn the_title_counts_what_was_decided_today_and_who_was_ever_asked_and_answered() {
    let mut store = holding(&[
        caller("Odile Marchetti", "odile", "2026-11-20T08:00:00Z"),
        caller("Bayani Reyes", "bayani", "2026-11-21T08:00:00Z"),
        caller("Signe Aalto", "signe", "2026-11-22T08:00:00Z"),
    ]);
    let ids = [1, 2, 3].map(InvitationId);
    let title = |store: &Store, now: &Now| {
        let counts = store.counts(now).unwrap();
        (
            counts.decided_today,
            counts.asked_ever,
            counts.answered_ever,
        )
    };
    do_it(
        &mut store,
        &Act::Decide {
            ids: vec![ids[0]],
            decision: Some(Decision::Ignore),
            reason: None,
        },
    );
    do_it(&mut store, &Act::Adopt { ids: vec![ids[1]] });
    do_it(
        &mut store,
        &Act::Sent {
            id: ids[2],
            template: None,
            language: None,
            text: "What brings you here?".to_owned(),
            asks: true,
        },
    );
    assert_eq!(
        title(&store, &now()),
        (2, 1, 0),
        "what was accepted at LinkedIn wasn't decided here"
    );
    do_it(
        &mut store,
        &Act::Answered {
            id: ids[2],
            outcome: crate::model::Outcome::Told,
        },
    );
    let late = Now::new("2026-11-23T23:59:59Z".parse().unwrap(), TimeZone::UTC);
    assert_eq!(title(&store, &late), (2, 1, 1));
    let tomorrow = Now::new("2026-11-24T00:00:00Z".parse().unwrap(), TimeZone::UTC);
    assert_eq!(title(&store, &tomorrow), (0, 1, 1));
    let tonga = TimeZone::fixed(jiff::tz::offset(13));
    let already_tomorrow = Now::new("2026-11-23T12:00:00Z".parse().unwrap(), tonga);
    assert_eq!(
        title(&store, &already_tomorrow).0,
        0,
        "the day is the user's own"
    );
    assert_eq!(store.counts(&now()).unwrap().perhaps_known, 0);
    store
        .db
        .execute_batch("UPDATE invitation SET queue = 0 WHERE id = 3")
        .unwrap();
    assert_eq!(
        store.counts(&now()).unwrap().perhaps_known,
        1,
        "who answered is back in the inbox"
    );
}
