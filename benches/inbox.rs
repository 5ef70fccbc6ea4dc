//! Import, first page, search and assessment over an inbox of ten thousand invitations, through the same verbs that the
//! desk and the commands use. `cargo bench --bench inbox`; absolute times say little on a shared machine, so compare
//! runs of the same minute (`--save-baseline`, `--baseline`), and see `benches/compare` for ratios to bare programs.

#![expect(
    clippy::expect_used,
    reason = "a benchmark that can't be set up has nothing to measure"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use jiff::tz::TimeZone;
use vestibule::config::{Places, Settings};
use vestibule::import::{self, Input};
use vestibule::inbox::Inbox;
use vestibule::model::import::Flow;
use vestibule::model::{Now, Tab};
use vestibule::store::Access;

const INVITATIONS: usize = 10_000;

fn now() -> Now {
    Now::new(
        "2026-11-23T08:30:00Z".parse().expect("a fixed moment"),
        TimeZone::UTC,
    )
}

/// An export whose every seventh row still waits and every fifth has a note.
fn export() -> String {
    let mut csv =
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n".to_owned();
    for n in 0..INVITATIONS {
        let (year, month) = if n % 7 == 0 {
            (26, 10)
        } else {
            (20 + n % 6, 1 + n % 9)
        };
        let note = if n % 5 == 0 {
            "We met at the Steyr Days; may I ask about your catalogue?"
        } else {
            ""
        };
        let _ = writeln!(
            csv,
            "Caller Number{n},Owner Person,\"{month}/{}/{year}, {}:{:02} AM\",{note},INCOMING,\
             https://www.linkedin.com/in/caller-number{n},https://www.linkedin.com/in/owner-person",
            1 + n % 27,
            1 + n % 11,
            n % 60,
        );
    }
    csv
}

fn opened(folder: &Path) -> Inbox {
    let places = Places {
        data: folder.to_owned(),
        config: folder.join("config.toml"),
    };
    Inbox::open(&places, Settings::default(), Access::Write).expect("a fresh folder takes a store")
}

fn filled(inbox: &mut Inbox, csv: &str) {
    let mut inputs = vec![Input::Bytes {
        name: "Invitations.csv".into(),
        bytes: csv.as_bytes().to_vec().into(),
    }];
    let report = inbox.ingest(
        &now(),
        false,
        &mut |emit| {
            let _stopped = import::read(std::mem::take(&mut inputs), emit);
        },
        &mut |_, _| Flow::Continue(()),
    );
    assert!(
        report.is_ok_and(|report| report.is_some()),
        "the export is whole"
    );
}

fn benches(criterion: &mut Criterion) {
    let csv = export();
    let mut group = criterion.benchmark_group("inbox");
    group.throughput(Throughput::Elements(INVITATIONS as u64));
    group.sample_size(10);
    group.bench_function("import", |bench| {
        bench.iter_batched(
            || tempfile::tempdir().expect("a temporary folder"),
            |folder| {
                filled(&mut opened(folder.path()), &csv);
                folder
            },
            BatchSize::PerIteration,
        );
    });
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut inbox = opened(folder.path());
    filled(&mut inbox, &csv);
    group.throughput(Throughput::Elements(100));
    group.bench_function("assess a hundred from the store", |bench| {
        bench.iter(|| {
            let listing = inbox.list(&now(), Tab::Inbox, None).expect("a listing");
            for entry in listing.entries.iter().take(100) {
                black_box(inbox.case(&now(), entry.id).expect("a case"));
            }
        });
    });
    group.throughput(Throughput::Elements(1));
    group.sample_size(50);
    group.bench_function("first page", |bench| {
        bench.iter(|| {
            let listing = inbox.list(&now(), Tab::Inbox, None).expect("a listing");
            let ids: Vec<_> = listing
                .entries
                .iter()
                .take(50)
                .map(|entry| entry.id)
                .collect();
            black_box(inbox.rows(&now(), &ids).expect("rows"))
        });
    });
    for query in ["caller number42", "steyr", "from:number7 is:pending"] {
        group.bench_function(format!("search {query}"), |bench| {
            bench.iter(|| {
                black_box(
                    inbox
                        .list(&now(), Tab::All, Some(query))
                        .expect("a listing"),
                )
            });
        });
    }
    group.finish();
}

criterion_group!(inbox, benches);
criterion_main!(inbox);
