//! What a person sees who brings in her address book and her lists from fairs.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

#[path = "program/program.rs"]
mod program;
#[path = "shapes/shapes.rs"]
mod shapes;

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::PathBuf;

use program::{Program, moment};
use serde_json::Value;
use shapes::fair::{Desk, Guest, list};
use shapes::vcard::{Card, WRITERS, Writer, book, one};
use vestibule::import::{Input, Options, read_with};
use vestibule::model::import::Item;
use vestibule::model::{Dealing, Dealt, HandleKind, Medium, NameKind, Record};

fn nadia() -> Card {
    Card {
        given: "Nadia",
        family: "Brandt",
        maiden: "Keller",
        nickname: "Nadi",
        emails: vec!["nadia.keller@halden.example".to_owned()],
        phones: vec!["+43 660 1234567".to_owned()],
        slug: "nadia-brandt",
        company: "Halden, Werke & Söhne",
        title: "Leiterin Vermessung",
        note: "Trinkt Tee\nKennengelernt am 14. Mai 2019 in Graz, Messe\nTürcode 4711",
        tags: vec!["Fairs"],
        revised: Some("2024-05-14T10:00:00Z".parse().unwrap()),
        uid: "A1B2".to_owned(),
        photo: true,
    }
}

fn solomiya() -> Card {
    Card {
        given: "Соломія",
        family: "Дорошенко",
        emails: vec!["solomiya@mapy.example".to_owned()],
        photo: true,
        ..Card::default()
    }
}

/// What was read out of a file, with what was left out.
fn heard(name: &str, text: &str) -> (Vec<Dealing>, Vec<String>) {
    let mut dealings = Vec::new();
    let mut left_out = Vec::new();
    let options = Options {
        now: Some(moment(program::NOW)),
        ..Options::default()
    };
    let input = Input::Bytes {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec().into(),
    };
    let flow = read_with(vec![input], &options, &mut |item| {
        match item {
            Item::Record { record, .. } => {
                if let Record::Dealing(dealing) = *record {
                    dealings.push(*dealing);
                }
            }
            Item::Skipped(skipped) => left_out.push(format!("{}: {}", skipped.place, skipped.why)),
            _ => {}
        }
        ControlFlow::Continue(())
    });
    assert_eq!(flow, ControlFlow::Continue(()));
    (dealings, left_out)
}

fn text(foreign: Option<&vestibule::model::Foreign>) -> String {
    foreign.map_or_else(String::new, |text| text.shown(Medium::Line))
}

#[test]
fn one_person_is_the_same_out_of_every_program_s_address_book() {
    for writer in WRITERS {
        let (dealings, left_out) = heard("contacts.vcf", &book(&[nadia(), solomiya()], writer));
        assert_eq!(left_out, Vec::<String>::new(), "{writer:?}");
        let [first, second] = dealings.as_slice() else {
            panic!("{writer:?}: {}", dealings.len());
        };
        assert_eq!(text(first.name.as_ref()), "Nadia Brandt", "{writer:?}");
        let handles: Vec<_> = first
            .handles
            .iter()
            .map(|handle| (handle.kind, handle.value.as_str()))
            .collect();
        assert_eq!(
            handles,
            [
                (HandleKind::Slug, "nadia-brandt"),
                (HandleKind::Email, "nadia.keller@halden.example"),
                (HandleKind::Phone, "01234567"),
            ],
            "{writer:?}"
        );
        assert_eq!(
            text(first.company.as_ref()),
            "Halden, Werke & Söhne",
            "{writer:?}"
        );
        assert_eq!(
            text(first.title.as_ref()),
            "Leiterin Vermessung",
            "{writer:?}"
        );
        let Dealt::Card { note, .. } = &first.dealt else {
            panic!()
        };
        assert_eq!(
            text(note.as_ref()),
            "Kennengelernt am 14. Mai 2019 in Graz, Messe",
            "{writer:?}"
        );
        let other = |kind: NameKind| {
            let found = first.other_names.iter().find(|other| other.kind == kind);
            text(found.map(|other| &other.name))
        };
        assert_eq!(other(NameKind::Nickname), "Nadi", "{writer:?}");
        // Google's book has no place for a name before a marriage.
        let former = if writer == Writer::Google {
            ""
        } else {
            "Nadia Keller"
        };
        assert_eq!(other(NameKind::Former), former, "{writer:?}");
        assert_eq!(
            text(second.name.as_ref()),
            "Соломія Дорошенко",
            "{writer:?}"
        );
    }
}

fn guests() -> Vec<Guest> {
    vec![
        Guest {
            first: "Mireille",
            last: "Okonjo",
            company: "Kestrel, Maps",
            title: "Head of Maps",
            email: "m.okonjo@kestrel.example",
            phone: "+351 912 345 678",
            time: "14.09.2026 10:32",
            came: "Attending",
        },
        Guest {
            first: "Žofie",
            last: "Hájková",
            company: "Fjell",
            came: "Attending",
            ..Guest::default()
        },
    ]
}

#[test]
fn the_list_of_every_desk_is_told_by_its_header() {
    for (desk, badges) in [
        (Desk::Scanner, true),
        (Desk::GermanScanner, true),
        (Desk::Registration, false),
        (Desk::FrenchRegistration, false),
    ] {
        let (dealings, left_out) =
            heard("lisbon-summit.csv", &list(&guests(), desk, "Lisbon Summit"));
        assert_eq!(left_out, Vec::<String>::new(), "{desk:?}");
        let names: Vec<String> = dealings
            .iter()
            .map(|dealing| text(dealing.name.as_ref()))
            .collect();
        assert_eq!(names, ["Mireille Okonjo", "Žofie Hájková"], "{desk:?}");
        for dealing in &dealings {
            assert_eq!(
                matches!(dealing.dealt, Dealt::Badge { .. }),
                badges,
                "{desk:?}"
            );
        }
        assert_eq!(dealings[0].handles[0].kind, HandleKind::Email);
        assert_eq!(dealings[1].handles[0].kind, HandleKind::Name);
    }
}

fn kind_and_records(report: &Value) -> (String, i64) {
    let source = &report["sources"][0];
    (
        source["kind"].as_str().unwrap().to_owned(),
        source["files"][0]["records"].as_i64().unwrap(),
    )
}

#[test]
fn an_address_book_is_imported_and_what_is_wrong_in_it_is_told_by_card() {
    let program = Program::new();
    let torn = one(&solomiya(), Writer::Apple).replace("END:VCARD\r\n", "");
    let cards = [torn, book(&[nadia()], Writer::Google)].concat();
    let report = program.import(&program.file("contacts.vcf", cards));
    assert_eq!(kind_and_records(&report), ("vcard".to_owned(), 1));
    assert_eq!(
        report["sources"][0]["files"][0]["skipped"][0]["where"],
        "card 1"
    );
    let folder = program.file("cards/a.vcf", one(&nadia(), Writer::Four));
    program.file("cards/b.vcf", one(&solomiya(), Writer::Android));
    let report = program.import(folder.parent().unwrap());
    assert_eq!(report["sources"].as_array().unwrap().len(), 1);
    assert_eq!(report["sources"][0]["files"].as_array().unwrap().len(), 2);
}

#[test]
fn what_is_said_of_a_list_once_goes_for_the_next_with_its_header() {
    let program = Program::new();
    let written = "Jméno,Podnik,Pošta\nŽofie Hájková,Fjell,zofie@fjell.example\n";
    let file = program.file("veletrh.csv", written);
    let path = file.to_str().unwrap();
    let refused = program.run(["import", path]).ended(3);
    assert!(
        refused.out.contains("1 'Jméno', 2 'Podnik', 3 'Pošta'"),
        "{}",
        refused.out
    );
    assert!(refused.out.contains("--as"), "{}", refused.out);
    let preview = program.run([
        "import",
        path,
        "--as",
        "badges",
        "--columns",
        "name=1,company=2,email=3",
        "--dry-run",
    ]);
    assert!(preview.done().out.contains("badges"));
    program.run(["import", path]).ended(3);
    let told = program.run([
        "import",
        path,
        "--as",
        "badges",
        "--columns",
        "name=1,company=2,email=3",
        "--event",
        "Veletrh Praha",
        "--day",
        "2026-09-14",
    ]);
    let told = told.done();
    assert!(
        told.out
            .contains("the fair is 'Veletrh Praha', as you said"),
        "{}",
        told.out
    );
    let again = program.run(["import", path]).done();
    assert!(again.out.contains("'Veletrh Praha'"), "{}", again.out);
    let next = program.file("Brno 2027.csv", written);
    let next = program.run(["import", next.to_str().unwrap()]).done();
    assert!(
        next.out.contains("badges") && next.out.contains("'Brno 2027' after the file"),
        "{}",
        next.out
    );
    let wrong = program
        .run(["import", path, "--columns", "jmeno=1"])
        .ended(2);
    assert!(
        wrong.err.contains("name=1,company=3,email=5"),
        "{}",
        wrong.err
    );
}

#[test]
fn in_a_folder_only_what_tells_itself_is_a_list_from_a_fair() {
    let program = Program::new();
    let scans = program.file("fairs/scans.csv", list(&guests(), Desk::Scanner, ""));
    program.file(
        "fairs/customers.csv",
        "Name,Company,Email\nAda Penrose,Fjell,ada@fjell.example\n",
    );
    program.file("fairs/bank.csv", "Day,Amount\n1,2\n");
    let folder = scans.parent().unwrap().to_str().unwrap();
    let ran = program
        .run(["import", folder, "--event", "Lisbon Summit"])
        .done();
    assert!(ran.out.contains("scans.csv: 2 records"), "{}", ran.out);
    assert!(
        !ran.out.contains("customers") && !ran.out.contains("bank"),
        "{}",
        ran.out
    );
}

/// As many cards as one likes, made as they are read.
struct Endless {
    left: usize,
    made: io::Cursor<Vec<u8>>,
}

impl Read for Endless {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.made.read(buf)?;
        if read > 0 || self.left == 0 {
            return Ok(read);
        }
        self.left -= 1;
        let card = Card {
            emails: vec![format!("nadia{}@halden.example", self.left)],
            uid: format!("card-{}", self.left),
            ..nadia()
        };
        self.made = io::Cursor::new(one(&card, WRITERS[self.left % 4]).into_bytes());
        self.made.read(buf)
    }
}

/// The most memory that this process has taken, in KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string(PathBuf::from("/proc/self/status")).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
#[ignore = "measures; run alone with --release --ignored --nocapture"]
fn fifty_thousand_cards_take_no_more_memory_than_a_few() {
    const CARDS: usize = 50_000;
    let run = |left: usize| {
        let cards = Endless {
            left,
            made: io::Cursor::new(Vec::new()),
        };
        let mut count = 0;
        let _ = read_with(
            vec![Input::Stdin(Box::new(cards))],
            &Options::default(),
            &mut |item| {
                count += usize::from(matches!(item, Item::Record { .. }));
                ControlFlow::Continue(())
            },
        );
        assert_eq!(count, left);
    };
    run(500);
    let few = peak();
    let begun = std::time::Instant::now();
    run(CARDS);
    let took = begun.elapsed();
    println!(
        "{CARDS} cards in {took:?}; peak {few} KiB after 500, {} KiB after all",
        peak()
    );
    assert!(peak() < few + 2048);
}
