//! What the user's calendars and the lesser tables of an export tell of dealings with people: with whom, when, and what
//! was rightly left out.

#![expect(clippy::unwrap_used, reason = "all of this exists for tests only")]

#[path = "program/program.rs"]
mod program;
#[path = "shapes/shapes.rs"]
mod shapes;

use std::fs;

use program::{NOW, Program, moment};
use shapes::archive::zip_as_linkedin;
use shapes::calendar::{Entry, Maker, ics};
use shapes::export::addresses_csv;
use shapes::export::dealings::{
    ContactRow, EndorsementRow, RecommendationRow, contacts_csv, education_csv, endorsements_csv,
    endorsements_utf16, events_csv, follows_csv, recommendations_csv,
};
use shapes::party::Party;
use shapes::takeout::{GERMAN, part_name, tgz, zip};
use vestibule::import::{Input, Options, read_with};
use vestibule::model::Medium;
use vestibule::model::dealing::{Dealing, Dealt};
use vestibule::model::import::{Flow, Item};
use vestibule::model::record::{HandleKind, Record, SourceKind};

/// What was said while reading.
#[derive(Default)]
struct Heard(Vec<Item>);

fn hear(inputs: Vec<Input>) -> Heard {
    let mut heard = Heard::default();
    let options = Options {
        own_addresses: vec!["tamsin@okello.example".to_owned()],
        now: Some(moment(NOW)),
        ..Options::default()
    };
    let _ = read_with(inputs, &options, &mut |item| {
        heard.0.push(item);
        Flow::Continue(())
    });
    heard
}

fn hear_bytes(name: &str, bytes: impl Into<Vec<u8>>) -> Heard {
    hear(vec![Input::Bytes {
        name: name.to_owned(),
        bytes: bytes.into().into(),
    }])
}

impl Heard {
    fn records(&self) -> Vec<&Record> {
        let records = self.0.iter().filter_map(|item| match item {
            Item::Record { record, .. } => Some(record.as_ref()),
            _ => None,
        });
        records.collect()
    }

    fn dealings(&self) -> Vec<&Dealing> {
        let dealings = self
            .records()
            .into_iter()
            .filter_map(|record| match record {
                Record::Dealing(dealing) => Some(dealing.as_ref()),
                _ => None,
            });
        dealings.collect()
    }

    /// Each dealing as a line: who, when, what.
    fn told(&self) -> Vec<String> {
        self.dealings().into_iter().map(line).collect()
    }

    fn left_out(&self) -> Vec<&str> {
        let skipped = self.0.iter().filter_map(|item| match item {
            Item::Skipped(skipped) => Some(skipped.why.as_str()),
            _ => None,
        });
        skipped.collect()
    }

    fn remarks(&self) -> Vec<&str> {
        let remarks = self.0.iter().filter_map(|item| match item {
            Item::Remark(remark) => Some(remark.as_str()),
            _ => None,
        });
        remarks.collect()
    }

    fn sources(&self) -> Vec<(SourceKind, String)> {
        let sources = self.0.iter().filter_map(|item| match item {
            Item::Source { kind, path } => Some((*kind, path.shown(Medium::Line))),
            _ => None,
        });
        sources.collect()
    }
}

fn line(dealing: &Dealing) -> String {
    let who = dealing
        .handles
        .first()
        .map_or("-", |handle| handle.value.as_str());
    let day = dealing
        .at
        .map_or_else(|| "?".to_owned(), |at| at.to_string());
    let what = match &dealing.dealt {
        Dealt::Meeting {
            setting, people, ..
        } => format!("{} {people}", setting.name()),
        Dealt::Recommendation { from_me } | Dealt::Endorsement { from_me, .. } => {
            format!(
                "{} {}",
                dealing.dealt.kind(),
                if *from_me { "given" } else { "received" }
            )
        }
        other => other.kind().to_owned(),
    };
    format!("{who} {day} {what}")
}

/// What one calendar of each maker holds: a coffee, a call, a weekly talk, and what doesn't count.
fn year(maker: Maker) -> String {
    let entries = [
        Entry::new("coffee", "Kaffee mit Nadia Brandt", "2024-05-14T12:00")
            .unwrap()
            .at("Café Zentral, Wien"),
        Entry::new("call", "Angebot", "2024-05-15T09:00")
            .unwrap()
            .at("https://halden.zoom.us/j/123456")
            .asked_by("Kofi Mensah", "kofi.mensah@halden.example")
            .with("Kofi Mensah", "kofi.mensah@halden.example", "ACCEPTED")
            .with("Tamsin Okello", "tamsin@okello.example", "ACCEPTED")
            .booking("Raum 4.17, Haus B", "raum417@okello.example", "ROOM"),
        Entry::new("weekly", "Jour fixe", "2024-10-24T10:00")
            .unwrap()
            .again("FREQ=WEEKLY;COUNT=3")
            .asked_by("Tamsin Okello", "tamsin@okello.example")
            .with("Łucja Żak", "lucja@archiv.example", "TENTATIVE"),
        Entry::new("off", "Lunch with Sofia Martins", "2024-06-01T12:00")
            .unwrap()
            .called_off(),
        Entry::new("no", "Fair", "2024-06-02T12:00")
            .unwrap()
            .asked_by("Priya Shah", "priya@fair.example")
            .with("", "tamsin@okello.example", "DECLINED"),
        Entry::new("gym", "Gym", "2024-01-01T07:00")
            .unwrap()
            .again("FREQ=WEEKLY"),
        Entry::new("ahead", "Dinner with Nadia Brandt", "2027-01-01T19:00").unwrap(),
        Entry::new("day", "Wandern mit Nadia Brandt", "2024-07-01T00:00")
            .unwrap()
            .minutes(0),
    ];
    ics(maker, "tamsin@okello.example", &entries).unwrap()
}

const YEAR: [&str; 7] = [
    "nadia brandt 2024-05-14T10:00:00Z in-person 2",
    "kofi.mensah@halden.example 2024-05-15T07:00:00Z remote 2",
    "nadia brandt 2024-06-30T22:00:00Z untold 2",
    "lucja@archiv.example 2024-10-24T08:00:00Z untold 2",
    "lucja@archiv.example 2024-10-31T09:00:00Z untold 2",
    "lucja@archiv.example 2024-11-07T09:00:00Z untold 2",
    "- 2024-01-01T06:00:00Z untold 1",
];

#[test]
fn a_calendar_of_any_maker_tells_who_was_met_and_how() {
    for maker in [Maker::Google, Maker::Outlook, Maker::Apple] {
        let heard = hear_bytes("tamsin.ics", year(maker));
        assert_eq!(heard.told(), YEAR, "{maker:?}");
        assert_eq!(heard.left_out(), [""; 0], "{maker:?}");
        assert_eq!(
            heard.remarks(),
            [
                "left out of the calendar's entries: 1 called off, 1 declined by you, 1 still to come"
            ]
        );
    }
}

#[test]
fn a_second_reading_says_the_same_of_the_same() {
    let keys = |heard: &Heard| -> Vec<String> {
        let dealings = heard.dealings();
        dealings.iter().map(|dealing| dealing.key.clone()).collect()
    };
    let google = hear_bytes("a.ics", year(Maker::Google));
    let outlook = hear_bytes("b.ics", year(Maker::Outlook));
    assert_eq!(keys(&google), keys(&outlook));
    assert_eq!(keys(&google)[0], "coffee 2024-05-14");
}

#[test]
fn calendars_are_read_where_they_lie_in_googles_archives_and_in_folders() {
    let calendar = year(Maker::Google);
    let files: [(&str, &[u8]); 2] = [
        (GERMAN.calendar, calendar.as_bytes()),
        ("Takeout/Kalender/leer.ics", b"no calendar at all"),
    ];
    for (name, bytes) in [
        (part_name(1, "zip"), zip(&files).unwrap()),
        (part_name(1, "tgz"), tgz(&files).unwrap()),
    ] {
        let heard = hear_bytes(&name, bytes);
        assert_eq!(heard.told(), YEAR, "{name}");
        assert_eq!(
            heard.sources()[0],
            (SourceKind::Calendar, format!("{name}/{}", GERMAN.calendar))
        );
        assert_eq!(
            heard.left_out(),
            ["it is called a calendar and doesn't begin like one; unpack it and look"]
        );
    }
    let own = hear_bytes(
        "tamsin@okello.example.ical.zip",
        zip(&[("tamsin@okello.example.ics", calendar.as_bytes())]).unwrap(),
    );
    assert_eq!(own.told(), YEAR);
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("calendars")).unwrap();
    fs::write(folder.path().join("calendars/work.ics"), &calendar).unwrap();
    let heard = hear(vec![Input::Path(folder.path().to_owned())]);
    assert_eq!(heard.told(), YEAR);
}

#[test]
fn the_program_reads_a_calendar_and_says_what_it_left_out() {
    let program = Program::new();
    let path = program.file("tamsin.ics", year(Maker::Outlook));
    let report = program.import(&path);
    let source = &report["sources"][0];
    assert_eq!(source["kind"], "calendar", "{report}");
    assert!(report.to_string().contains("1 called off"), "{report}");
}

fn row(name: &str, skill: &str) -> EndorsementRow {
    let (first, last) = name.split_once(' ').unwrap();
    EndorsementRow {
        at: "2023-05-14T05:35:57Z".parse().unwrap(),
        skill: skill.to_owned(),
        first: first.to_owned(),
        last: last.to_owned(),
        party: Party::new(name, &shapes::party::slug_of(name)),
        status: "ACCEPTED",
    }
}

fn recommendation(name: &str) -> RecommendationRow {
    let (first, last) = name.split_once(' ').unwrap();
    RecommendationRow {
        first: first.to_owned(),
        last: last.to_owned(),
        company: "Halden Archives".to_owned(),
        title: "Archivist".to_owned(),
        text: "A pleasure, \"always\",\nto work with.".to_owned(),
        at: "2021-03-15T14:45".parse().unwrap(),
        status: "VISIBLE",
    }
}

#[test]
fn recommendations_and_endorsements_keep_their_direction() {
    let given = recommendations_csv(&[recommendation("Nadia Brandt")]).unwrap();
    let received = recommendations_csv(&[recommendation("Kofi Mensah")]).unwrap();
    let endorsed = endorsements_csv(&[row("Sofia Martins", "Archives")], true, true).unwrap();
    let endorsed_me = endorsements_csv(&[row("Łucja Żak", "Archives")], false, false).unwrap();
    let odd = endorsements_utf16(
        &[row("Łucja Żak", "Archives"), row("Priya Shah", "Tea")],
        false,
    );
    let files: [(&str, &[u8]); 5] = [
        ("Recommendations_Given.csv", given.as_bytes()),
        ("Recommendations_Received.csv", received.as_bytes()),
        ("Endorsement_Given_Info.csv", endorsed.as_bytes()),
        ("Endorsement_Received_Info.csv", endorsed_me.as_bytes()),
        ("Endorsement Received Info.csv", &odd),
    ];
    let expected = [
        "nadia brandt 2021-03-15T14:45:00Z recommendation given",
        "kofi mensah 2021-03-15T14:45:00Z recommendation received",
        "sofia-martins 2023-05-14T05:35:57Z endorsement given",
        "lucja zak 2023-05-14T05:35:57Z endorsement received",
        "lucja zak 2023-05-14T05:35:57Z endorsement received",
        "priya shah 2023-05-14T05:35:57Z endorsement received",
    ];
    let at = zip::DateTime::from_date_and_time(2026, 11, 20, 9, 0, 0).unwrap();
    let heard = hear_bytes("Complete.zip", zip_as_linkedin(&files, at).unwrap());
    let mut told = heard.told();
    told.sort();
    let mut sorted = expected.map(str::to_owned);
    sorted.sort();
    assert_eq!(told, sorted);
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let heard = hear(vec![Input::Path(folder.path().to_owned())]);
    assert_eq!(heard.dealings().len(), expected.len());
    let received = hear_bytes("Recommendations_Received (1).csv", received);
    assert_eq!(received.told(), [expected[1]]);
    assert_eq!(
        received.dealings()[0]
            .company
            .as_ref()
            .unwrap()
            .shown(Medium::Line),
        "Halden Archives"
    );
}

#[test]
fn of_recommendations_under_another_name_the_direction_is_not_guessed() {
    let heard = hear_bytes(
        "praise.csv",
        recommendations_csv(&[recommendation("Nadia Brandt")]).unwrap(),
    );
    assert_eq!(heard.told(), [""; 0]);
    assert!(heard.left_out()[0].contains("call the file as LinkedIn did"));
}

#[test]
fn a_contact_of_the_copied_address_book_is_known_by_every_handle() {
    let row = ContactRow {
        first: "Nadia".to_owned(),
        last: "Brandt".to_owned(),
        companies: "Halden".to_owned(),
        emails: vec![
            "Nadia@Halden.example".to_owned(),
            "nb@home.example".to_owned(),
        ],
        numbers: vec!["+54 9 223 555-0199".to_owned(), "+5492235550199".to_owned()],
        profiles: vec!["https://www.linkedin.com/in/nadia-brandt".to_owned()],
        ..ContactRow::default()
    };
    let nameless = ContactRow::default();
    for (name, spaced) in [("Contacts.csv", false), ("Imported Contacts.csv", true)] {
        let heard = hear_bytes(
            name,
            contacts_csv(&[row.clone(), nameless.clone()], spaced).unwrap(),
        );
        let [dealing] = heard.dealings()[..] else {
            panic!("{:?}", heard.told());
        };
        let handles: Vec<_> = dealing
            .handles
            .iter()
            .map(|it| (it.kind, it.value.as_str()))
            .collect();
        assert_eq!(
            handles,
            [
                (HandleKind::Slug, "nadia-brandt"),
                (HandleKind::Email, "nadia@halden.example"),
                (HandleKind::Email, "nb@home.example"),
                (HandleKind::Phone, "35550199"),
            ]
        );
        assert_eq!(dealing.dealt, Dealt::Contact);
        assert_eq!(dealing.key, "nadia brandt");
    }
}

#[test]
fn schools_events_and_whom_one_follows_are_read_too() {
    let events = events_csv(&[
        (
            "Archive Days",
            "2025-10-14T17:00".parse().unwrap(),
            "APPROVED",
        ),
        ("Left", "2025-10-15T17:00".parse().unwrap(), "RELINQUISHED"),
    ])
    .unwrap();
    let schools = education_csv(&[("University of Halden", "MA", "2009", "Dec 2012")]).unwrap();
    let at = "2022-09-08T12:00:00Z".parse().unwrap();
    let follows = follows_csv(&[("Nadia Brandt", at, true), ("Kofi Mensah", at, false)]).unwrap();
    let addresses = addresses_csv(&["tamsin@okello.example"]).unwrap();
    let when = zip::DateTime::from_date_and_time(2026, 11, 20, 9, 0, 0).unwrap();
    let zipped = zip_as_linkedin(
        &[
            ("Events.csv", events.as_bytes()),
            ("Education.csv", schools.as_bytes()),
            ("Member_Follows.csv", follows.as_bytes()),
            ("Email Addresses.csv", addresses.as_bytes()),
            ("Comments.csv", b"Date,Link,Message\n2024-01-01 10:00:00,https://www.linkedin.com/feed/update/x,hello\n"),
            ("Reactions.csv", b"Date,Type,Link\n2024-01-01 10:00:00,LIKE,https://www.linkedin.com/feed/update/x\n"),
        ],
        when,
    )
    .unwrap();
    let heard = hear_bytes("Complete.zip", zipped);
    assert_eq!(heard.told(), ["nadia brandt 2022-09-08T12:00:00Z follow"]);
    let schools = heard.records().into_iter().find_map(|record| match record {
        Record::School(school) => Some(school),
        _ => None,
    });
    let school = schools.unwrap();
    assert_eq!(school.name.shown(Medium::Line), "University of Halden");
    assert_eq!(
        (school.from.as_deref(), school.to.as_deref()),
        (Some("2009"), Some("2012-12"))
    );
    let events: Vec<_> = heard
        .records()
        .into_iter()
        .filter_map(|record| match record {
            Record::OwnEvent(event) => Some((
                event.name.shown(Medium::Line),
                event.at.unwrap().to_string(),
            )),
            _ => None,
        })
        .collect();
    assert_eq!(
        events,
        [("Archive Days".to_owned(), "2025-10-14T17:00:00Z".to_owned())]
    );
}

/// Run by hand in a release build: `cargo test --release --test dealings -- --ignored --nocapture`.
#[test]
#[ignore = "measures, and asserts nothing about time"]
fn twenty_thousand_entries() {
    let mut entries = Vec::new();
    for number in 0..20_000_u32 {
        let begins = format!(
            "20{:02}-{:02}-{:02}T{:02}:00",
            6 + number % 20,
            1 + number % 12,
            1 + number % 28,
            8 + number % 10
        );
        let mut entry =
            Entry::new(&format!("uid{number}@google.com"), "Jour fixe", &begins).unwrap();
        for guest in 0..number % 5 {
            let person = (number * 7 + guest) % 900;
            entry = entry.with(
                "Some Body",
                &format!("person{person}@halden.example"),
                "ACCEPTED",
            );
        }
        if number % 20 == 0 {
            entry = entry.again("FREQ=WEEKLY");
        }
        entries.push(entry);
    }
    let text = ics(Maker::Google, "tamsin@okello.example", &entries).unwrap();
    let size = text.len();
    let begun = std::time::Instant::now();
    let heard = hear_bytes("big.ics", text);
    println!(
        "{size} bytes, {} records, {:?}",
        heard.dealings().len(),
        begun.elapsed()
    );
}
