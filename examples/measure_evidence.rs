//! What records of dealings cost: the merge of a hundred thousand mails, fifty thousand cards and twenty thousand
//! meetings, once and again, and the dossier of somebody with two thousand mails. Seconds of this thread's processor, so
//! that what else runs on the machine counts for little.
//!
//! `cargo run --release --example measure_evidence`

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement that can't be set up has nothing to say, and it says it with the clock"
)]

use jiff::Timestamp;
use jiff::tz::TimeZone;
use vestibule::model::{
    Dealing, Dealt, Direction, Foreign, Handle, HandleKind, InvitationId, NoteSeen, Now, Record,
    Setting, Sighting, SourceKind,
};
use vestibule::store::merge::{Merged, Plan};
use vestibule::store::stage::Span;
use vestibule::store::{Access, Store};

const MAILS: i64 = 100_000;
const CARDS: i64 = 50_000;
const MEETINGS: i64 = 20_000;
const OF_ONE: i64 = 2_000;
const START: i64 = 1_262_304_000;

fn main() {
    let folder = std::env::temp_dir().join(format!("vestibule-measure-{}", std::process::id()));
    let mut store = Store::open(&folder, Access::Write).unwrap();
    read(
        &mut store,
        "invitations",
        SourceKind::Mail,
        (0..1_000).map(asked),
    );
    for time in ["first", "again"] {
        read(
            &mut store,
            &format!("mails, {time}"),
            SourceKind::Mail,
            (0..MAILS).map(letter),
        );
        read(
            &mut store,
            &format!("cards, {time}"),
            SourceKind::Vcard,
            (0..CARDS).map(card),
        );
        read(
            &mut store,
            &format!("meetings, {time}"),
            SourceKind::Calendar,
            (0..MEETINGS).map(meeting),
        );
    }
    let background = store.background(&now()).unwrap();
    // As the inbox reads: from one view, so that the file is locked once.
    let view = store.snapshot().unwrap();
    for (who, id) in [("of 2,000 mails", 1), ("of a usual sender", 2)] {
        let begun = used();
        for _ in 0..200 {
            store
                .dossier(&now(), InvitationId(id), &background)
                .unwrap()
                .unwrap();
        }
        println!("dossier {who}: {:.2} ms", (used() - begun) * 5.0);
    }
    drop(view);
    let size = std::fs::metadata(folder.join("vestibule.db"))
        .unwrap()
        .len();
    println!("store: {} MB", size / 1_000_000);
    drop(store);
    std::fs::remove_dir_all(folder).unwrap();
}

/// What this thread has had of the processor, in seconds.
fn used() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    let nanoseconds: f64 = told.split(' ').next().unwrap().parse().unwrap();
    nanoseconds / 1e9
}

fn now() -> Now {
    Now::new("2026-11-23T09:00:00Z".parse().unwrap(), TimeZone::UTC)
}

fn read(store: &mut Store, what: &str, kind: SourceKind, records: impl Iterator<Item = Record>) {
    let begun = used();
    let mut stage = store
        .stage(Span {
            zone: TimeZone::UTC,
            expires_after_days: 180,
        })
        .unwrap();
    stage.source(kind, &Foreign::from(what)).unwrap();
    stage.file(&Foreign::from("all")).unwrap();
    for (place, record) in records.enumerate() {
        stage.record(&format!("entry {place}"), &record).unwrap();
    }
    let merging = used();
    let staged = merging - begun;
    let now = now();
    let plan = Plan {
        now: &now,
        expires_after_days: 180,
        dry_run: false,
        partition: |pieces| (0..pieces.len()).map(|n| vec![n]).collect(),
    };
    let Merged { files, .. } = stage.merge(plan, None).unwrap();
    println!(
        "{what}: staged in {:.2} s, merged in {:.2} s; {:?}",
        staged,
        used() - merging,
        files[0]
    );
}

fn slug(person: i64) -> Handle {
    Handle::new(HandleKind::Slug, format!("caller-{person}"))
}

fn address(person: i64) -> Handle {
    Handle::new(HandleKind::Email, format!("caller-{person}@mail.example"))
}

fn name(person: i64) -> Foreign {
    Foreign::new(format!("Caller Number{person}"))
}

fn at(n: i64) -> Timestamp {
    Timestamp::from_second(START + n * 4_000).unwrap()
}

fn asked(person: i64) -> Record {
    Record::Sighting(Sighting {
        source: SourceKind::Mail,
        direction: Direction::Incoming,
        linkedin_id: None,
        sent: Some("2026-11-01T08:00:00Z".parse().unwrap()),
        seen: None,
        handles: vec![slug(person), address(person)],
        name: name(person),
        headline: None,
        company: None,
        location: None,
        mutual: None,
        note: NoteSeen::Empty,
        reminder: false,
    })
}

fn dealing(person: i64, handles: Vec<Handle>, n: i64, dealt: Dealt) -> Record {
    Record::Dealing(Box::new(Dealing {
        handles,
        name: Some(name(person)),
        other_names: Vec::new(),
        company: None,
        title: None,
        at: Some(at(n)),
        key: format!("{n}@mail.example"),
        dealt,
    }))
}

/// The first sender has two thousand of the mails; the others go to twenty thousand people.
fn letter(n: i64) -> Record {
    let person = if n < OF_ONE { 0 } else { 1 + n % 20_000 };
    let dealt = Dealt::Letter {
        from_me: n % 3 == 0,
        automatic: false,
    };
    let handle = if person == 0 {
        slug(0)
    } else {
        address(person)
    };
    dealing(person, vec![handle], n, dealt)
}

fn card(n: i64) -> Record {
    let dealt = Dealt::Card {
        note: None,
        tags: Vec::new(),
    };
    dealing(n, vec![address(n), slug(n)], n, dealt)
}

fn meeting(n: i64) -> Record {
    let dealt = Dealt::Meeting {
        title: Some(Foreign::new(format!("meeting {}", n % 300))),
        place: Some(Foreign::from("Room 4")),
        setting: Setting::InPerson,
        seconds: Some(3_600),
        people: 4,
    };
    dealing(n % 3_000, vec![address(n % 3_000)], n, dealt)
}
