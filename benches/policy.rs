//! How many invitations a second can be judged: facts alone, the verdict alone, and the whole with its sentences.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiff::civil::date;
use vestibule::facts;
use vestibule::model::evidence::{Evidence, Origin};
use vestibule::model::{
    Direction, Dossier, EvidenceId, Foreign, Grade, Hat, Invitation, InvitationId, Me, Person,
    PersonId, Profile, Searched, Seen, Site, SourceKind, Standing, State,
};
use vestibule::policy::{Policy, built_in};

fn searched(source: &'static str) -> Searched {
    Searched {
        source,
        from: Some(date(2016, 1, 4)),
        to: Some(date(2026, 11, 10)),
        records: 1_204,
    }
}

/// One of a few kinds of invitation: silent, generic, specific, somebody met.
fn dossier(kind: usize) -> Dossier {
    let note = [
        None,
        Some("I'd like to add you to my professional network."),
        Some(
            "Hello, I heard your talk on tide gauges in Gdynia and would like to compare notes on the sensors.",
        ),
        None,
    ][kind % 4];
    let today = date(2026, 11, 23);
    let seen = |text: &str| Seen {
        value: Foreign::new(text),
        source: SourceKind::Mail,
        on: today,
    };
    let met = Evidence {
        id: EvidenceId(12),
        fact: "met",
        grade: Grade::Recorded,
        on: Some(date(2024, 5, 14)),
        text: Foreign::new("a meeting in your calendar"),
        struck: false,
        origin: Origin {
            kind: "calendar",
            path: None,
            place: None,
        },
    };
    Dossier {
        invitation: Invitation {
            id: InvitationId(1),
            direction: Direction::Incoming,
            person: PersonId(7),
            sent: "2026-10-22T05:26:00Z".parse().ok(),
            first_seen: "2026-11-10T06:00:00Z".parse().unwrap_or_default(),
            note: Some(note.map(Foreign::new)),
            reminders: Some(1),
            standing: Standing {
                site: Site::Open,
                decision: None,
                pressed: None,
                asked_on: None,
                answered_on: None,
                quiet_after: None,
                snoozed_until: None,
                expires: Some(date(2027, 4, 20)),
                wrote_since: false,
                mend: None,
            },
            source_removed: false,
            advised: None,
        },
        state: State::Pending,
        today,
        sent_on: Some(date(2026, 10, 22)),
        person: Person {
            id: PersonId(7),
            name: Foreign::new("Yusuf Adeyemi"),
            url: Some("https://www.linkedin.com/in/yusuf-adeyemi".into()),
            other_names: Vec::new(),
        },
        profile: Profile {
            headline: Some(seen("Hydrographer at Saltmarsh Trust")),
            company: Some(seen("Saltmarsh Trust")),
            mutual: None,
            ..Profile::default()
        },
        shown_by: vec![SourceKind::LinkedinExport, SourceKind::Mail],
        evidence: if kind % 4 == 3 { vec![met] } else { Vec::new() },
        attested: Vec::new(),
        searched: vec![
            searched("connections"),
            searched("messages"),
            searched("invitations"),
        ],
        traces: 0,
        earlier: Vec::new(),
        colleagues: Vec::new(),
        colleague_count: Some(2),
        tags: Vec::new(),
        notes: Vec::new(),
        follow_up: None,
        replies: Vec::new(),
        draft: None,
        journal: Vec::new(),
        my_positions: Vec::new(),
        my_schools: Vec::new(),
        my_events: Vec::new(),
        me: Me::default(),
        proposals: Vec::new(),
        question: None,
        wave: None,
        similar: None,
        can_reply: None,
        addresses: Vec::new(),
    }
}

/// A user of three hats, two of them of now, with words of their field.
fn me() -> Me {
    let hat = |name: &str, employer: &str, from: &str, until: Option<&str>| Hat {
        name: name.into(),
        field: vec!["hydrography".into(), "tide gauges".into(), "sensors".into()],
        employer: Some(employer.into()),
        from: Some(from.into()),
        until: until.map(str::to_owned),
    };
    Me {
        hats: vec![
            hat("Head of Surveys", "Harbour Office", "2026-09", None),
            hat("Treasurer", "Lighthouse Society", "2021", None),
            hat("Surveyor", "Coast & Chart Ltd", "2014-03", Some("2026-08")),
        ],
        triggers: true,
    }
}

fn judging(criterion: &mut Criterion) {
    let source = built_in("due-diligence").unwrap_or_default();
    let Ok(policy) = Policy::parse(source, "due-diligence.toml", facts::vocabulary()) else {
        return;
    };
    let dossiers: Vec<Dossier> = (0..4).map(dossier).collect();
    let answers: Vec<_> = dossiers.iter().map(facts::answers).collect();
    let today = date(2026, 11, 23);

    let mut group = criterion.benchmark_group("policy");
    group.throughput(Throughput::Elements(4));
    group.bench_function("facts", |bench| {
        bench.iter(|| {
            dossiers
                .iter()
                .map(|dossier| facts::answers(black_box(dossier)).0.len())
                .sum::<usize>()
        });
    });
    let with_hats: Vec<Dossier> = (0..4)
        .map(|kind| Dossier {
            me: me(),
            ..dossier(kind)
        })
        .collect();
    group.bench_function("facts with hats", |bench| {
        bench.iter(|| {
            with_hats
                .iter()
                .map(|dossier| facts::answers(black_box(dossier)).0.len())
                .sum::<usize>()
        });
    });
    group.bench_function("verdict", |bench| {
        bench.iter(|| {
            answers
                .iter()
                .map(|answers| policy.verdict(black_box(answers), today) as usize)
                .sum::<usize>()
        });
    });
    group.bench_function("assess", |bench| {
        bench.iter(|| {
            answers
                .iter()
                .map(|answers| policy.assess(black_box(answers), today).findings.len())
                .sum::<usize>()
        });
    });
    group.bench_function("facts and assess", |bench| {
        bench.iter(|| {
            let assess = |dossier| {
                policy
                    .assess(&facts::answers(dossier), today)
                    .findings
                    .len()
            };
            dossiers
                .iter()
                .map(|dossier| assess(black_box(dossier)))
                .sum::<usize>()
        });
    });
    group.bench_function("settle", |bench| {
        bench.iter(|| {
            answers
                .iter()
                .map(|answers| policy.settle(black_box(answers), today).len())
                .sum::<usize>()
        });
    });
    group.bench_function("good through", |bench| {
        bench.iter(|| {
            answers
                .iter()
                .map(|answers| policy.good_through(black_box(answers), today).day())
                .max()
        });
    });
    group.finish();
    criterion.bench_function("read the shipped policy", |bench| {
        bench.iter(|| {
            Policy::parse(black_box(source), "due-diligence.toml", facts::vocabulary()).is_ok()
        });
    });
}

criterion_group!(benches, judging);
criterion_main!(benches);
