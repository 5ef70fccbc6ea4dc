//! What isn't as it should be: a located reason, and the rest is kept.

use std::time::{Duration, Instant};

use super::*;
use proptest::prelude::*;

fn with_row(row: &str) -> Heard {
    hear_bytes("Invitations.csv", format!("{}{row}\n", three()))
}

#[test]
fn a_row_with_too_few_or_too_many_fields_is_named_by_its_line() {
    let few = with_row("Amara Okoye,Ines Duval");
    assert_eq!(few.places_skipped(), ["line 5"]);
    assert_eq!(few.the_reason(), "2 fields, and the header has 7");
    let many = with_row(&format!(
        "{},extra",
        incoming("A B", "a-b", "1/1/25, 1:00 PM")
    ));
    assert_eq!(many.the_reason(), "8 fields, and the header has 7");
    assert_eq!(many.sightings().len(), 3);
}

#[test]
fn a_list_with_a_lost_row_marks_nothing_as_gone() {
    let heard = with_row("Amara Okoye,Ines Duval");
    assert!(!heard.is_whole());
    assert!(heard.remarks()[0].contains("no invitation counts as gone"));
}

#[test]
fn a_date_that_is_not_linkedins_is_shown_and_not_guessed() {
    let heard = with_row(&incoming(
        "Amara Okoye",
        "amara-okoye",
        "21/10/25, 10:26 PM",
    ));
    assert_eq!(heard.places_skipped(), ["line 5"]);
    assert!(
        heard
            .the_reason()
            .starts_with("'Sent At' is '21/10/25, 10:26 PM'")
    );
}

#[test]
fn a_direction_that_is_none_is_shown() {
    let heard = with_row(
        &incoming("A B", "a-b", "1/1/25, 1:00 PM").replace("INCOMING", "SIDEWAYS\u{1b}[2J"),
    );
    assert!(heard.the_reason().starts_with("'Direction' is 'SIDEWAYS'"));
}

#[test]
fn a_note_of_ten_megabytes_is_left_out_and_its_row_kept() {
    let row = incoming("Amara Okoye", "amara-okoye", "1/1/25, 1:00 PM").replace(
        ",,INCOMING",
        &format!(",{},INCOMING", "x".repeat(10_000_000)),
    );
    let heard = with_row(&row);
    assert_eq!(heard.sightings().len(), 4);
    assert_eq!(heard.sightings()[3].note, NoteSeen::Unseen);
    assert_eq!(heard.places_skipped(), ["line 5"]);
    assert!(heard.the_reason().contains("LinkedIn allows 300"));
    assert!(heard.is_whole());
}

#[test]
fn a_quotation_mark_that_never_closes_is_located() {
    let heard = with_row(&format!("\"Amara{}", "\nmore,of,it".repeat(50)));
    assert_eq!(heard.sightings().len(), 3);
    assert_eq!(heard.places_skipped(), ["line 5"]);
    assert!(
        heard.the_reason().contains("quotation mark"),
        "{}",
        heard.the_reason()
    );
    assert!(!heard.is_whole());
}

#[test]
fn a_row_without_end_is_given_up_before_it_fills_the_memory() {
    let mut text = three();
    text.push_str("\"Amara");
    text.push_str(&"\nmore of it, and more".repeat(2_000_000));
    let heard = hear_bytes("Invitations.csv", text);
    assert_eq!(heard.sightings().len(), 3);
    assert!(
        heard.the_reason().contains("never closed"),
        "{}",
        heard.the_reason()
    );
    assert!(!heard.is_whole());
}

#[test]
fn lines_are_counted_as_an_editor_counts_them_after_blanks_and_breaks() {
    let text = format!(
        "\n{HEADER}\n\n{}\n\n{}\n",
        incoming("A B", "a-b", "1/1/25, 1:00 PM")
            .replace(",,INCOMING", ",\"two\n\nlines\",INCOMING"),
        incoming("C D", "c-d", "1/1/25, 1:00 PM"),
    );
    for (text, ends) in [
        (text.clone(), "unix"),
        (text.replace('\n', "\r\n"), "dos"),
        (text.replace('\n', "\r"), "mac"),
    ] {
        let heard = hear_bytes("Invitations.csv", text);
        assert_eq!(heard.places(), ["line 4", "line 8"], "{ends}");
    }
}

#[test]
fn a_localised_header_names_the_columns_found() {
    let heard = hear_bytes(
        "Invitations.csv",
        "De,À,Envoyée le,Message,Sens\nA,B,C,D,E\n",
    );
    assert_eq!(heard.sources()[0].0, SourceKind::Unknown);
    assert!(heard.the_reason().contains("'Envoyée le'"));
    let in_zip = hear_zip(&[(
        "Invitations.csv",
        "De,À,Envoyée le,Message,Sens\n".as_bytes(),
    )]);
    assert_eq!(in_zip.sources()[0].0, SourceKind::LinkedinExport);
    assert_eq!(in_zip.places_skipped(), ["file"]);
    assert!(in_zip.the_reason().contains("no column 'From'"));
}

#[test]
fn an_excel_workbook_is_refused_by_name_whatever_it_is_called() {
    let xlsx = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook/>"),
    ]);
    let alone = hear_bytes("Invitations.csv", xlsx.clone());
    assert!(alone.the_reason().contains("an Excel workbook"));
    let inside = hear_zip(&[
        ("Invitations.csv", &xlsx),
        (
            "Connections.csv",
            b"First Name,Last Name,Connected On\nA,B,05 Dec 2025\n",
        ),
    ]);
    assert!(inside.the_reason().contains("an Excel workbook"));
    assert_eq!(inside.connections().len(), 1);
}

#[test]
fn a_zip_cut_short_says_so() {
    let whole = zipped(&[("Invitations.csv", three().as_bytes())]);
    let heard = hear_bytes("export.zip", &whole[..whole.len() / 2]);
    assert_eq!(
        heard.sources(),
        [(SourceKind::Unknown, "export.zip".to_owned())]
    );
    assert!(heard.the_reason().contains("cut short"));
}

#[test]
fn a_zip_damaged_inside_keeps_what_came_before() {
    let rows: String = (0..20_000)
        .map(|n| {
            incoming(
                "Amara Okoye",
                &format!("amara-{n}-{}", n * 7919 % 104_729),
                "1/1/25, 1:00 PM",
            ) + "\n"
        })
        .collect();
    let mut bytes = zipped(&[("Invitations.csv", format!("{HEADER}\n{rows}").as_bytes())]);
    let middle = bytes.len() / 2;
    bytes[middle..middle + 2_000].fill(0xff);
    let heard = hear_bytes("export.zip", bytes);
    assert!(!heard.sightings().is_empty());
    assert!(
        heard
            .skipped()
            .iter()
            .any(|s| s.place.starts_with("line ") && s.why.contains("breaks off"))
    );
    assert!(!heard.is_whole());
}

#[test]
fn a_zip_bomb_is_refused_at_once() {
    let zeros = vec![0_u8; 34 << 20];
    let bomb = zipped(&[("Invitations.csv", &zeros), ("Connections.csv", &zeros)]);
    drop(zeros);
    let started = Instant::now();
    let heard = hear_bytes("export.zip", bomb);
    assert!(started.elapsed() < Duration::from_secs(1));
    assert!(
        heard
            .the_reason()
            .contains("which no export and no mailbox does"),
        "{}",
        heard.the_reason()
    );
    assert!(heard.records().next().is_none());
}

#[test]
fn a_zip_that_lies_about_its_sizes_is_not_believed() {
    let rows = incoming("Amara Okoye", "amara", "1/1/25, 1:00 PM") + "\n";
    let text = format!("{HEADER}\n{}", rows.repeat(2_000));
    let mut bytes = zipped(&[("Invitations.csv", text.as_bytes())]);
    let directory = bytes
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .unwrap();
    bytes[directory + 24..directory + 28].copy_from_slice(&1_000_u32.to_le_bytes());
    let heard = hear_bytes("export.zip", bytes);
    assert!(heard.sightings().len() < 2_000);
    assert!(!heard.is_whole());
    assert!(!heard.skipped().is_empty());
}

#[test]
fn a_zip_with_a_crowd_of_files_is_refused_before_it_is_listed() {
    let mut bytes = zipped(&[("Invitations.csv", three().as_bytes())]);
    let end = bytes.len() - 22;
    bytes[end + 8..end + 12].copy_from_slice(&[0x60, 0xea, 0x60, 0xea]);
    assert!(
        hear_bytes("export.zip", bytes)
            .the_reason()
            .contains("60000 files")
    );
}

#[test]
fn names_in_a_zip_lead_nowhere() {
    let heard = hear_zip(&[("../../etc/Invitations.csv", three().as_bytes())]);
    assert_eq!(heard.files(), ["Invitations.csv"]);
    assert_eq!(heard.sightings().len(), 3);
}

#[test]
fn a_thing_of_another_kind_says_what_it_is() {
    let cases: [(&str, &[u8], &str); 5] = [
        ("Invitations.csv", b"", "empty"),
        ("export.zip", b"%PDF-1.7 rest", "PDF ends in the middle"),
        (
            "export.zip",
            b"<!doctype html><html>",
            "that link has run out",
        ),
        ("photo.csv", b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (
            "bank.csv",
            b"Day,Amount,Payee\n1,2,3\n",
            "1 'Day', 2 'Amount', 3 'Payee'",
        ),
    ];
    for (name, bytes, expected) in cases {
        let heard = hear_bytes(name, bytes);
        assert_eq!(heard.sources(), [(SourceKind::Unknown, name.to_owned())]);
        assert_eq!(heard.places_skipped(), ["file"]);
        assert!(
            heard.the_reason().contains(expected),
            "{}",
            heard.the_reason()
        );
    }
}

#[test]
fn no_reason_and_no_remark_carries_a_strangers_controls() {
    let header = "From\u{1b}[2J,To\u{202e},Sent At,Oddness\n";
    let heard = hear_bytes("Invitations.csv", header);
    let why = heard.the_reason();
    assert!(!why.contains(['\u{1b}', '\u{202e}']), "{why:?}");
}

#[test]
fn the_caller_can_stop_a_reading() {
    let mut heard = 0;
    let flow = read(
        vec![Input::Bytes {
            name: "Invitations.csv".into(),
            bytes: three().into_bytes().into(),
        }],
        &mut |item| {
            heard += 1;
            if matches!(item, Item::Record { .. }) {
                Flow::Break(())
            } else {
                Flow::Continue(())
            }
        },
    );
    assert_eq!(flow, Flow::Break(()));
    let after = hear_bytes("Invitations.csv", three()).0.len();
    assert!(heard < after);
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let heard = hear_bytes("x", bytes);
        prop_assert!(!heard.0.is_empty());
    }

    #[test]
    fn any_bytes_behind_each_header_are_read_without_a_panic(which in 0_usize..6, bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let headers = [
            HEADER,
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
            "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER",
            "First Name,Last Name,Headline,Industry",
            "Company Name,Title,Started On,Finished On",
            "Email Address,Confirmed,Primary",
        ];
        let mut text = format!("{}\n", headers[which]).into_bytes();
        text.extend(&bytes);
        let heard = hear_bytes("x", text);
        prop_assert_eq!(heard.sources()[0].0, SourceKind::LinkedinExport);
    }

    #[test]
    fn any_row_of_plausible_cells_is_read_without_a_panic(cells in prop::collection::vec("[A-Za-zé0-9 ,\":/\n-]{0,20}", 5..9)) {
        let heard = hear_bytes("x", format!("{HEADER}\n{}\n", cells.join(",")));
        prop_assert!(heard.sightings().len() <= 1);
    }

    #[test]
    fn a_zip_with_a_damaged_byte_never_panics(at in 0_usize..600, value in any::<u8>()) {
        let mut bytes = zipped(&[("Invitations.csv", three().as_bytes()), ("messages.csv", b"FROM,TO,DATE,CONTENT\n")]);
        let at = at % bytes.len();
        bytes[at] = value;
        let heard = hear_bytes("export.zip", bytes);
        prop_assert!(!heard.sources().is_empty());
    }
}
