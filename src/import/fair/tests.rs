//! What becomes of a table that may be a list from a fair.

use std::ops::ControlFlow;

use proptest::prelude::*;

use super::*;
use crate::import::{Input, Options, read_with};
use crate::model::import::Skipped;
use crate::model::mapping::{Confirmed, columns_from};
use crate::model::{Mapping, Medium};

/// What was said of a file.
#[derive(Default)]
struct Heard {
    source: Option<SourceKind>,
    dealings: Vec<Dealing>,
    skipped: Vec<Skipped>,
    remarks: Vec<String>,
    mappings: Vec<Mapping>,
}

impl Heard {
    fn why(&self) -> &str {
        assert_eq!(
            (self.source, self.skipped.len()),
            (Some(SourceKind::Unknown), 1),
            "{:?}",
            self.skipped
        );
        &self.skipped[0].why
    }

    fn names(&self) -> Vec<String> {
        self.dealings
            .iter()
            .map(|d| {
                d.name
                    .as_ref()
                    .map_or_else(String::new, |n| n.shown(Medium::Line))
            })
            .collect()
    }

    fn events(&self) -> Vec<Option<String>> {
        self.dealings
            .iter()
            .map(|dealing| match &dealing.dealt {
                Dealt::Badge { event } | Dealt::Attendee { event } => {
                    event.as_ref().map(|e| e.shown(Medium::Line))
                }
                other => panic!("{other:?}"),
            })
            .collect()
    }
}

fn now() -> Now {
    let zone = jiff::tz::TimeZone::get("Europe/Lisbon").unwrap();
    Now::new("2026-11-23T09:00:00Z".parse().unwrap(), zone)
}

fn hear_saying(name: &str, bytes: impl Into<Vec<u8>>, options: Options) -> Heard {
    let mut heard = Heard::default();
    let options = Options {
        now: Some(now()),
        ..options
    };
    let input = Input::Bytes {
        name: name.to_owned(),
        bytes: bytes.into().into(),
    };
    let _ = read_with(vec![input], &options, &mut |item| {
        match item {
            Item::Source { kind, .. } => heard.source = Some(kind),
            Item::Record { record, .. } => match *record {
                Record::Dealing(dealing) => heard.dealings.push(*dealing),
                _ => heard.source = None,
            },
            Item::Skipped(skipped) => heard.skipped.push(skipped),
            Item::Remark(remark) => heard.remarks.push(remark),
            Item::Mapping(mapping) => heard.mappings.push(mapping),
            _ => {}
        }
        ControlFlow::Continue(())
    });
    heard
}

fn hear(name: &str, text: impl Into<Vec<u8>>) -> Heard {
    hear_saying(name, text, Options::default())
}

const SCANS: &str = "First Name,Last Name,Company,Job Title,Email,Scanned At,Rating,Notes\n\
    Mireille,Okonjo,Kestrel,Head of Maps,M.Okonjo@kestrel.example,2026-09-14 10:32,hot,call her\n";

#[test]
fn a_scanned_badge_is_a_meeting_at_its_moment_and_ratings_and_notes_are_not_kept() {
    let heard = hear("lisbon-summit-2026.csv", SCANS);
    assert_eq!(heard.source, Some(SourceKind::Badges));
    let one = &heard.dealings[0];
    assert_eq!(heard.names(), ["Mireille Okonjo"]);
    assert_eq!(
        one.handles,
        [Handle::new(HandleKind::Email, "m.okonjo@kestrel.example")]
    );
    assert_eq!(one.at, Some("2026-09-14T09:32:00Z".parse().unwrap()));
    assert_eq!(
        one.dealt,
        Dealt::Badge {
            event: Some(Foreign::from("lisbon summit 2026"))
        }
    );
    assert_eq!(one.key, "lisbon summit 2026|m.okonjo@kestrel.example");
    assert_eq!(one.company, Some(Foreign::from("Kestrel")));
    assert!(
        heard.remarks[0].contains("'lisbon summit 2026' after the file"),
        "{:?}",
        heard.remarks
    );
}

#[test]
fn an_attendee_was_there_and_whoever_stayed_away_was_not() {
    let text = "Event Name;Attendee Name;Organization;Email;Attendee Status;Event Date\n\
        Grazer Messe;\"Żak, Łucja\";Fjell;lucja@fjell.example;Attending;03.09.2026\n\
        Grazer Messe;Tariq Noor;Fjell;;No-show;03.09.2026\n\
        Grazer Messe;Ada Penrose;Fjell;;Checked in;2026-12-24\n";
    let heard = hear("list.csv", text);
    assert_eq!(heard.source, Some(SourceKind::Attendees));
    assert_eq!(
        (heard.names(), heard.events()),
        (
            vec!["Łucja Żak".to_owned()],
            vec![Some("Grazer Messe".to_owned())]
        )
    );
    assert_eq!(
        heard.dealings[0].at,
        Some("2026-09-02T23:00:00Z".parse().unwrap())
    );
    let whys: Vec<&str> = heard
        .skipped
        .iter()
        .map(|skipped| skipped.why.as_str())
        .collect();
    assert_eq!(
        whys,
        [
            "they were on the list and didn't come",
            "its day is still to come"
        ]
    );
}

#[test]
fn an_ordinary_table_is_taken_for_none() {
    for (name, text) in [
        (
            "customers.csv",
            "Name,Company,Email\nAda Penrose,Fjell,ada@fjell.example\n",
        ),
        (
            "contacts.csv",
            "First Name,Last Name,Company,E-mail Address,Business Phone\nAda,Penrose,Fjell,a@b.example,1\n",
        ),
        (
            "leads.csv",
            "Name,Company,Email,Rating\nAda,Fjell,a@b.example,hot\n",
        ),
        (
            "parcels.csv",
            "Name,Company,Email,Tracking Number,Scan Date\nAda,Fjell,a@b.example,1,2026-01-01\n",
        ),
        ("rent.csv", "Item,Amount\nrent,3\n"),
    ] {
        let heard = hear(name, text);
        assert!(heard.dealings.is_empty(), "{name}");
        assert!(heard.why().contains("--as"), "{}", heard.why());
    }
    let why = hear(
        "customers.csv",
        "Name,Company,Email\nAda,Fjell,a@b.example\n",
    );
    assert!(
        why.why().contains("1 'Name', 2 'Company', 3 'Email'"),
        "{}",
        why.why()
    );
}

#[test]
fn the_name_of_the_file_or_its_folder_tells_what_the_columns_dont() {
    let text = "Name,Company,Email\nAda Penrose,Fjell,ada@fjell.example\n";
    assert_eq!(
        hear("Badge scans Lisbon.csv", text).source,
        Some(SourceKind::Badges)
    );
    assert_eq!(
        hear("fairs/attendees/graz.csv", text).source,
        Some(SourceKind::Attendees)
    );
    assert_eq!(hear("graz.csv", text).source, Some(SourceKind::Unknown));
}

#[test]
fn a_table_in_an_unknown_language_is_read_as_the_user_says_and_the_next_needs_no_word() {
    let text =
        "Jméno,Poznámka,Podnik,Kdy,Pošta\nŽofie Hájková,x,Fjell,14.9.2026,zofie@fjell.example\n";
    assert!(
        hear("veletrh.csv", text)
            .why()
            .contains("1 'Jméno', 2 'Poznámka'")
    );
    let said = Confirmed {
        kind: Some(SourceKind::Badges),
        columns: columns_from("name=1,company=3,time=4,email=5").unwrap(),
        event: Some(Foreign::from("Lisbon Summit")),
        day: None,
    };
    let first = hear_saying(
        "veletrh.csv",
        text,
        Options {
            confirmed: said,
            ..Options::default()
        },
    );
    assert_eq!(
        (first.names(), first.source),
        (vec!["Žofie Hájková".to_owned()], Some(SourceKind::Badges))
    );
    assert_eq!(first.events(), [Some("Lisbon Summit".to_owned())]);
    let known = || Options {
        mappings: first.mappings.clone(),
        ..Options::default()
    };
    let again = hear_saying("veletrh.csv", text, known());
    assert_eq!(again.dealings, first.dealings);
    let next = hear_saying("praha 2027.csv", text, known());
    assert_eq!(
        (next.names(), next.events()),
        (first.names(), vec![Some("praha 2027".to_owned())])
    );
}

#[test]
fn what_the_user_says_wrongly_is_answered_with_the_columns() {
    let text = "Jméno,Pošta\nŽofie Hájková,zofie@fjell.example\n";
    let saying = |columns: &str| {
        let confirmed = Confirmed {
            kind: Some(SourceKind::Badges),
            columns: columns_from(columns).unwrap(),
            ..Confirmed::default()
        };
        hear_saying(
            "x.csv",
            text,
            Options {
                confirmed,
                ..Options::default()
            },
        )
    };
    assert!(
        saying("name=1,email=7")
            .why()
            .contains("email=7, and the table has 2 columns: 1 'Jméno'")
    );
    assert!(saying("company=1").why().contains("where the name"));
    assert!(saying("").why().contains("--columns"));
}

#[test]
fn encodings_and_delimiters_are_told() {
    let text = "Prénom;Nom;Société;Scanné le\r\nZoë;Größl;Fjällräven & Søn;14/09/2026 10:32\r\n";
    let western: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let utf16: Vec<u8> = format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = format!("\u{feff}sep=;\r\n{text}").into_bytes();
    for bytes in [
        text.as_bytes().to_vec(),
        western,
        utf16,
        marked,
        text.replace(';', "\t").into_bytes(),
    ] {
        let heard = hear("s.csv", bytes);
        assert_eq!(
            (heard.source, heard.names()),
            (Some(SourceKind::Badges), vec!["Zoë Größl".to_owned()])
        );
        assert_eq!(
            heard.dealings[0].at,
            Some("2026-09-14T09:32:00Z".parse().unwrap())
        );
    }
}

#[test]
fn a_day_that_could_be_two_is_left_out_and_the_user_can_say_it() {
    let text = "Name,Company,Scanned At\nAda Penrose,Fjell,03/04/2026 10:00\n";
    let heard = hear("s.csv", text);
    assert_eq!(heard.dealings[0].at, None);
    assert!(
        heard.remarks.iter().any(|remark| remark.contains("--day")),
        "{:?}",
        heard.remarks
    );
    let confirmed = Confirmed {
        day: Some(jiff::civil::date(2026, 4, 3)),
        ..Confirmed::default()
    };
    let said = hear_saying(
        "s.csv",
        text,
        Options {
            confirmed,
            ..Options::default()
        },
    );
    assert_eq!(
        said.dealings[0].at,
        Some("2026-04-02T23:00:00Z".parse().unwrap())
    );
}

#[test]
fn a_row_with_nobody_in_it_is_told_and_the_users_own_row_is_no_dealing() {
    let text = "Name,Company,Email,Scanned At\n,Fjell,,2026-09-14\nInes Duval,Own,INES@own.example,2026-09-14\n\
        Ada,Fjell\nBayani Reyes,,not an address,2026-09-14\n";
    let options = Options {
        own_addresses: vec!["ines@own.example".to_owned()],
        ..Options::default()
    };
    let heard = hear_saying("s.csv", text, options);
    let places: Vec<&str> = heard
        .skipped
        .iter()
        .map(|skipped| skipped.place.as_str())
        .collect();
    assert_eq!(places, ["line 2", "line 3", "line 4"]);
    assert_eq!(
        heard.dealings[0].handles,
        [Handle::new(HandleKind::Name, "bayani reyes")]
    );
}

#[test]
fn linkedins_own_tables_are_never_lists_from_a_fair() {
    let text = "First Name,Last Name,Email Address,Company,Position,Connected On\nAda,Penrose,,Fjell,Guide,05 Dec 2025\n";
    assert_eq!(hear("badge scans.csv", text).dealings, Vec::new());
    let damaged = "First Name,Last Name,Company,Email\nAda,Penrose,Fjell,a@b.example\n";
    assert!(
        hear("Connections.csv", damaged).skipped[0]
            .why
            .contains("Connected On")
    );
}

proptest! {
    #[test]
    fn any_bytes_under_any_header_are_read_without_harm(
        bytes in prop::collection::vec(any::<u8>(), 0..300), header in prop::sample::select(vec![
            "Name,Company,Scanned At\n", "Attendee;Organization;Attendee Status\n", "a\tb\n", "\u{feff}sep=;\n",
        ]),
    ) {
        let text = [header.as_bytes(), bytes.as_slice()].concat();
        let _heard = hear("badges.csv", text.clone());
        let confirmed = Confirmed {
            kind: Some(SourceKind::Attendees),
            columns: columns_from("name=1,time=2").unwrap(),
            ..Confirmed::default()
        };
        let _heard = hear_saying("x", text, Options { confirmed, ..Options::default() });
    }
}
