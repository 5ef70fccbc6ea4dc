//! What a person's log of calls gives.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::looks_so;
use crate::import::{Input, Options, read_with};
use crate::model::Now;
use crate::model::dealing::{Dealing, Dealt};
use crate::model::import::{Flow, Item};
use crate::model::record::{Record, SourceKind};

const HEAD: &str = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup & Restore \
    on 20/11/2026 08:00:00\n\nTo view this file in a more readable format, visit https://backup.example-->\n\
    <?xml-stylesheet type=\"text/xsl\" href=\"calls.xsl\"?>\n";

fn hear(bytes: &[u8]) -> Vec<Item> {
    hear_at(bytes, None)
}

fn hear_at(bytes: &[u8], now: Option<Now>) -> Vec<Item> {
    let mut items = Vec::new();
    let options = Options {
        now,
        ..Options::default()
    };
    let input = Input::Bytes {
        name: "calls.xml".to_owned(),
        bytes: bytes.to_vec().into(),
    };
    let flow = read_with(vec![input], &options, &mut |item| {
        items.push(item);
        Flow::Continue(())
    });
    assert!(flow.is_continue());
    items
}

fn call(number: &str, name: &str, kind: u8, seconds: u32, date: &str) -> String {
    format!(
        "  <call number=\"{number}\" duration=\"{seconds}\" date=\"{date}\" type=\"{kind}\" presentation=\"1\" \
         readable_date=\"14.05.2024 10:00:00\" contact_name=\"{name}\" />\n"
    )
}

fn log(calls: &[String]) -> String {
    format!(
        "{HEAD}<calls count=\"{}\" backup_set=\"b\" backup_date=\"1732089600000\" type=\"full\">\n{}</calls>",
        calls.len(),
        calls.concat()
    )
}

const DATE: &str = "1715673600000";

fn dealings(items: &[Item]) -> Vec<(&str, &Dealing)> {
    let some = items.iter().filter_map(|item| match item {
        Item::Record { place, record } => match record.as_ref() {
            Record::Dealing(dealing) => Some((place.as_str(), dealing.as_ref())),
            _ => None,
        },
        _ => None,
    });
    some.collect()
}

fn skipped(items: &[Item]) -> Vec<(&str, &str)> {
    let some = items.iter().filter_map(|item| match item {
        Item::Skipped(skipped) => Some((skipped.place.as_str(), skipped.why.as_str())),
        _ => None,
    });
    some.collect()
}

fn sources(items: &[Item]) -> Vec<SourceKind> {
    let some = items.iter().filter_map(|item| match item {
        Item::Source { kind, .. } => Some(*kind),
        _ => None,
    });
    some.collect()
}

fn remarks(items: &[Item]) -> Vec<&str> {
    let some = items.iter().filter_map(|item| match item {
        Item::Remark(remark) => Some(remark.as_str()),
        _ => None,
    });
    some.collect()
}

/// Who was talked to, as `phone name`; nothing for nobody.
fn talks(items: &[Item]) -> Vec<String> {
    let talks = dealings(items).into_iter().filter_map(|(_, dealing)| {
        let handle = dealing.handles.first()?;
        let name = dealing.name.as_ref().map_or("", |name| name.raw());
        Some(format!("{} {name}", handle.value).trim().to_owned())
    });
    talks.collect()
}

#[test]
fn a_talk_tells_who_rang_whom_and_how_long_they_spoke() {
    let items = hear(
        log(&[call(
            "+43 660 1234567",
            "Ngozi &amp; Ola Adeyemi",
            2,
            63,
            DATE,
        )])
        .as_bytes(),
    );
    assert_eq!(sources(&items), [SourceKind::Calls]);
    let [(place, dealing)] = dealings(&items)[..] else {
        panic!("{items:?}");
    };
    assert_eq!(place, "call 1");
    assert_eq!(
        dealing.dealt,
        Dealt::Call {
            from_me: true,
            seconds: 63
        }
    );
    assert_eq!(dealing.at, "2024-05-14T08:00:00Z".parse().ok());
    assert_eq!(dealing.key, format!("01234567 {DATE}"));
    assert_eq!(talks(&items), ["01234567 Ngozi & Ola Adeyemi"]);
    assert_eq!(
        remarks(&items),
        ["1 of the 1 calls in it was a talk (taken, and longer than 20 seconds)"]
    );
}

#[test]
fn only_what_was_taken_and_lasted_is_a_talk_and_the_rest_was_looked_through() {
    let kinds = (1..=7).map(|kind| call("+436601234567", "Ngozi Adeyemi", kind, 63, DATE));
    let short = call("+436601234567", "Ngozi Adeyemi", 1, 20, DATE);
    let hidden = call("-2", "(Unknown)", 1, 600, DATE);
    let items = hear(log(&kinds.chain([short, hidden]).collect::<Vec<_>>()).as_bytes());
    assert_eq!(dealings(&items).len(), 9, "all were looked through");
    let from_me: Vec<_> = dealings(&items)
        .iter()
        .filter(|(_, dealing)| !dealing.handles.is_empty())
        .map(|(place, dealing)| (*place, dealing.dealt.clone()))
        .collect();
    let talk = |from_me| Dealt::Call {
        from_me,
        seconds: 63,
    };
    assert_eq!(
        from_me,
        [
            ("call 1", talk(false)),
            ("call 2", talk(true)),
            ("call 7", talk(false))
        ]
    );
    assert!(skipped(&items).is_empty());
}

#[test]
fn a_number_without_a_name_has_none() {
    for name in ["(Unknown)", "Unknown", "", "null", "+43 660 1234567"] {
        let items = hear(log(&[call("06601234567", name, 1, 90, DATE)]).as_bytes());
        assert_eq!(talks(&items), ["01234567"], "{name}");
    }
}

#[test]
fn calls_among_messages_are_found_and_pictures_between_them_do_no_harm() {
    let picture = format!(
        "<mms date=\"1\"><parts><part seq=\"0\" text='a \"b\"' data=\"{}\"/></parts></mms>",
        "iVBOR".repeat(200_000)
    );
    let text = format!(
        "{HEAD}<smses count=\"3\"><sms body=\"5 &gt; 3\"/>{picture}{}</smses>",
        call("06601234567", "Moana Te Rangi", 1, 90, DATE)
    );
    assert_eq!(talks(&hear(text.as_bytes())), ["01234567 Moana Te Rangi"]);
}

#[test]
fn a_backup_of_messages_alone_says_what_is_wanted() {
    let text = format!("{HEAD}<smses count=\"2\"><sms body=\"a\"/><sms body=\"b\"/></smses>");
    let items = hear(text.as_bytes());
    assert_eq!(sources(&items), [SourceKind::Unknown]);
    let why = skipped(&items)[0].1;
    assert!(
        why.contains("text messages (2)") && why.contains("tick the calls"),
        "{why}"
    );
}

#[test]
fn a_log_without_calls_says_so() {
    let items = hear(format!("{HEAD}<calls count=\"0\" />").as_bytes());
    assert!(
        skipped(&items)[0]
            .1
            .contains("there is no call in this log")
    );
}

#[test]
fn a_call_from_a_phone_whose_clock_was_ahead_has_no_day() {
    let later = "2085673600000";
    let bytes = log(&[
        call("06601234567", "Moana Te Rangi", 1, 90, later),
        call("06607654321", "Kofi Mensah", 2, 90, DATE),
    ]);
    let now = Now::new(
        "2026-11-23T12:00:00Z".parse().unwrap(),
        jiff::tz::TimeZone::UTC,
    );
    let items = hear_at(bytes.as_bytes(), Some(now));
    let dated: Vec<bool> = dealings(&items)
        .iter()
        .map(|(_, dealing)| dealing.at.is_some())
        .collect();
    assert_eq!(dated, [false, true]);
}

#[test]
fn of_a_log_that_breaks_off_what_is_before_is_kept_and_the_place_is_told() {
    let whole = log(&[
        call("06601234567", "Moana Te Rangi", 1, 90, DATE),
        call("06607654321", "Kofi Mensah", 2, 90, DATE),
    ]);
    for (text, why) in [
        (&whole[..whole.len() - 40], "cut short"),
        (&whole[..whole.len() - 8], "cut short"),
        (&whole.replace("</calls>", "</smses>")[..], "no XML"),
        (
            &whole.replace("</calls>", "<!DOCTYPE x>")[..],
            "declares types",
        ),
    ] {
        let items = hear(text.as_bytes());
        assert!(talks(&items).contains(&"01234567 Moana Te Rangi".to_owned()));
        let [(place, said)] = skipped(&items)[..] else {
            panic!("{items:?}");
        };
        assert!(
            place == "file"
                && (said.starts_with("after call 1,") || said.starts_with("after call 2,")),
            "{place}"
        );
        assert!(
            said.contains(why) && said.contains("back the calls up again"),
            "{said}"
        );
    }
}

#[test]
fn a_call_that_says_too_little_costs_only_itself() {
    let items = hear(
        log(&[
            call("06601234567", "Moana Te Rangi", 1, 90, "yesterday"),
            call(
                "06601234567",
                "Moana Te Rangi",
                1,
                90,
                "99999999999999999999",
            ),
            "<call number=\"06601234567\" date=\"1715673600000\"/>".to_owned(),
            "<call/>".to_owned(),
            call("06607654321", "Kofi Mensah", 2, 90, DATE),
        ])
        .as_bytes(),
    );
    assert_eq!(talks(&items), ["07654321 Kofi Mensah"]);
    let places: Vec<&str> = skipped(&items).iter().map(|(place, _)| *place).collect();
    assert_eq!(places, ["call 1", "call 2", "call 3", "call 4"]);
}

#[test]
fn bytes_that_are_no_text_in_a_name_cost_no_call() {
    let mut bytes = log(&[call("06601234567", "MoXna", 1, 90, DATE)]).into_bytes();
    let at = bytes.windows(5).position(|window| window == b"MoXna");
    bytes[at.unwrap() + 2] = 0xe9;
    assert_eq!(talks(&hear(&bytes)), ["01234567 Mo\u{fffd}na"]);
}

#[test]
fn elements_in_elements_without_end_end_the_reading() {
    let mut text = format!("{HEAD}<calls>");
    for depth in 0..100_000 {
        let _infallible = write!(text, "<x{depth}>");
    }
    let items = hear(text.as_bytes());
    assert!(skipped(&items)[0].1.contains("lie in each other"));
}

#[test]
fn utf_16_is_read_as_well() {
    let text = log(&[call("06601234567", "Łucja Żak", 1, 90, DATE)]);
    let wide: Vec<u8> = format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(talks(&hear(&wide)), ["01234567 Łucja Żak"]);
}

#[test]
fn only_a_list_of_calls_or_messages_looks_like_one() {
    assert!(looks_so("<calls>") && looks_so(&format!("{HEAD}<smses count='1'>")));
    for other in [
        "",
        "<callsign/>",
        "<html>",
        "<!-- <calls>",
        "<?xml ?><svg>",
        "calls",
    ] {
        assert!(!looks_so(other), "{other}");
    }
}

proptest! {
    #[test]
    fn any_bytes_after_its_beginning_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut log = b"<calls>".to_vec();
        log.extend_from_slice(&bytes);
        let _any = hear(&log);
    }

    #[test]
    fn a_log_with_bytes_knocked_out_is_survived(
        knocks in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..30),
        end in any::<prop::sample::Index>(),
    ) {
        let mut log = log(&[call("06601234567", "Moana", 1, 90, DATE), call("-1", "", 3, 0, DATE)]).into_bytes();
        for (at, byte) in knocks {
            let at = at.index(log.len());
            log[at] = byte;
        }
        log.truncate(end.index(log.len()));
        prop_assert!(dealings(&hear(&log)).len() <= 4);
    }
}
