//! What a card becomes, whatever wrote it.

use proptest::prelude::*;

use super::*;
use crate::model::{Medium, NameKind};

/// What was said of an address book.
#[derive(Default)]
struct Heard {
    dealings: Vec<(String, Dealing)>,
    skipped: Vec<(String, String)>,
}

fn hear_as(bytes: &[u8], own: &[&str]) -> Heard {
    let mut mine = Own::default();
    for address in own {
        mine.add(address);
    }
    let now = Now::new(
        "2026-11-23T09:00:00Z".parse().unwrap(),
        jiff::tz::TimeZone::UTC,
    );
    let mut heard = Heard::default();
    let flow = read(
        Box::new(bytes),
        &Around {
            own: &mine,
            now: Some(&now),
        },
        &mut |item| {
            match item {
                Item::Record { place, record } => match *record {
                    Record::Dealing(dealing) => heard.dealings.push((place, *dealing)),
                    other => panic!("{other:?}"),
                },
                Item::Skipped(skipped) => heard.skipped.push((skipped.place, skipped.why)),
                other => panic!("{other:?}"),
            }
            Flow::Continue(())
        },
    );
    assert!(flow.is_continue());
    heard
}

fn hear(text: &str) -> Heard {
    hear_as(text.as_bytes(), &[])
}

/// The one dealing of a card with these lines.
fn card_of(lines: &str) -> Dealing {
    let mut heard = hear(&format!("BEGIN:VCARD\n{lines}\nEND:VCARD\n"));
    assert_eq!(
        (heard.dealings.len(), &heard.skipped),
        (1, &Vec::new()),
        "{lines}"
    );
    heard.dealings.remove(0).1
}

fn name_of(dealing: &Dealing) -> String {
    dealing
        .name
        .as_ref()
        .map_or_else(String::new, |name| name.shown(Medium::Line))
}

fn handles_of(dealing: &Dealing) -> Vec<(&'static str, &str)> {
    dealing
        .handles
        .iter()
        .map(|handle| (handle.kind.name(), handle.value.as_str()))
        .collect()
}

fn others_of(dealing: &Dealing) -> Vec<(NameKind, String)> {
    dealing
        .other_names
        .iter()
        .map(|other| (other.kind, other.name.shown(Medium::Line)))
        .collect()
}

#[test]
fn the_best_handle_stands_first_and_the_name_only_where_there_is_nothing_else() {
    let full = card_of(
        "VERSION:3.0\nFN:Sunniva Hauge\nTEL;type=CELL:+47 412 34 567\nEMAIL:Sunniva@Fjell.example\n\
         URL:https\\://no.linkedin.com/in/Sunniva-Hauge/?x=1",
    );
    assert_eq!(
        handles_of(&full),
        [
            ("slug", "sunniva-hauge"),
            ("email", "sunniva@fjell.example"),
            ("phone", "41234567")
        ]
    );
    let bare = card_of("VERSION:3.0\nFN:✨ Łucja Żak\nURL:https://lucja.example/in/lucja");
    assert_eq!(handles_of(&bare), [("name", "lucja zak")]);
}

#[test]
fn a_profile_is_told_by_its_link_or_by_the_users_name_there_and_only_at_linkedin() {
    for (line, slug) in [
        (
            "X-SOCIALPROFILE;type=linkedin;x-user=ines-d:http://www.linkedin.com/in/ines-d",
            Some("ines-d"),
        ),
        (
            "X-SOCIALPROFILE;type=linkedin;x-user=ines-d:x-apple:ines-d",
            Some("ines-d"),
        ),
        (
            "SOCIALPROFILE;SERVICE-TYPE=LinkedIn;USERNAME=ines-d;VALUE=text:Ines",
            Some("ines-d"),
        ),
        (
            "X-SOCIALPROFILE;type=twitter;x-user=ines-d:http://twitter.com/ines-d",
            None,
        ),
        (
            "X-SOCIALPROFILE;type=linkedin;x-user=Ines Duval:x-apple:Ines Duval",
            None,
        ),
        (
            "X-SOCIALPROFILE;type=linkedin;x-user=20000001:x-apple:20000001",
            None,
        ),
        ("URL:https://linkedin.com.evil.example/in/ines-d", None),
        ("URL:https://www.linkedin.com/company/kestrel", None),
        (
            "item1.URL:https://www.linkedin.com/in/somebody\nitem1.X-ABLabel:_$!<Assistant>!$_",
            None,
        ),
        (
            "item1.URL:https://www.linkedin.com/in/ines-d\nitem1.X-ABLabel:Profil",
            Some("ines-d"),
        ),
    ] {
        let dealing = card_of(&format!("VERSION:4.0\nFN:Ines Duval\n{line}"));
        let found = dealing
            .handles
            .iter()
            .find(|handle| handle.kind == HandleKind::Slug);
        assert_eq!(found.map(|handle| handle.value.as_str()), slug, "{line}");
    }
}

#[test]
fn a_fax_the_firms_number_and_an_assistants_address_lead_to_nobody() {
    let dealing = card_of(
        "VERSION:3.0\nFN:Tariq Noor\nTEL;type=WORK;type=FAX:+43 1 1234567\nTEL;type=MAIN:+43 1 7654321\nTEL;type=PAGER:0660 7777777\n\
         item1.EMAIL:desk@kestrel.example\nitem1.X-ABLabel:_$!<Assistant>!$_\nTEL;type=CELL:0660 1234567",
    );
    assert_eq!(handles_of(&dealing), [("phone", "01234567")]);
}

#[test]
fn earlier_names_nicknames_and_other_spellings_are_kept_apart() {
    let dealing = card_of(
        "VERSION:3.0\nN:Brandt;Nadia;;;\nFN:Nadia Brandt\nX-MAIDENNAME:Keller\nNICKNAME:Nadi,Naddel\n\
         X-PHONETIC-FIRST-NAME:Nadja\nX-PHONETIC-LAST-NAME:Brant\nEMAIL:nadia@halden.example",
    );
    assert_eq!(
        others_of(&dealing),
        [
            (NameKind::Former, "Nadia Keller".to_owned()),
            (NameKind::Nickname, "Nadi".to_owned()),
            (NameKind::Nickname, "Naddel".to_owned()),
            (NameKind::Spelling, "Nadja Brant".to_owned()),
        ]
    );
    let turned = card_of("VERSION:3.0\nN:小野寺;陽菜;;;\nFN:小野寺 陽菜\nNOTE:née Mori");
    assert_eq!(name_of(&turned), "小野寺 陽菜");
    assert_eq!(
        others_of(&turned),
        [
            (NameKind::Former, "陽菜 Mori".to_owned()),
            (NameKind::Spelling, "陽菜 小野寺".to_owned())
        ]
    );
    let android = card_of(
        "VERSION:2.1\nN:Ndlovu;Thandi\nX-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Khumalo;3;;;;",
    );
    assert_eq!(
        others_of(&android),
        [(NameKind::Former, "Thandi Khumalo".to_owned())]
    );
}

#[test]
fn without_a_shown_name_it_is_put_together_from_its_parts() {
    let dealing =
        card_of("VERSION:2.1\nN:Duval;Inès;Marie;Dr.;\nORG:Kestrel;Research\nTITLE:Head of Maps");
    assert_eq!(name_of(&dealing), "Inès Marie Duval");
    assert_eq!(dealing.company, Some(Foreign::from("Kestrel")));
    assert_eq!(dealing.title, Some(Foreign::from("Head of Maps")));
}

#[test]
fn of_a_note_only_where_they_met_is_kept_and_of_relatives_nothing() {
    let dealing = card_of(
        "VERSION:3.0\nFN:Nadia Brandt\nNOTE:Prefers tea.\\nMet at the Lisbon Summit\\, hall 4\\nDoor code 4711\n\
         item1.X-ABRELATEDNAMES:Jonas Keller\nitem1.X-ABLabel:_$!<Spouse>!$_\nRELATED;TYPE=spouse;VALUE=text:Jonas Keller\n\
         CATEGORIES:Trade fair,myContacts",
    );
    let Dealt::Card { note, tags } = &dealing.dealt else {
        panic!()
    };
    assert_eq!(
        note,
        &Some(Foreign::from("Met at the Lisbon Summit, hall 4"))
    );
    assert_eq!(tags, &[Foreign::from("Trade fair")]);
    assert_eq!(
        (handles_of(&dealing), others_of(&dealing)),
        (vec![("name", "nadia brandt")], vec![])
    );
}

#[test]
fn the_day_is_that_of_the_last_change_and_never_one_to_come() {
    for (rev, at) in [
        ("2024-05-14T10:00:00Z", Some("2024-05-14T10:00:00Z")),
        ("20240514T100000Z", Some("2024-05-14T10:00:00Z")),
        ("2024-05-14", Some("2024-05-14T00:00:00Z")),
        ("2031-01-01T00:00:00Z", None),
        ("2024-02-30T10:00:00Z", None),
        ("yesterday", None),
    ] {
        let expected = at.map(|at| at.parse().unwrap());
        for version in ["3.0", "4.0"] {
            let dealing = card_of(&format!("VERSION:{version}\nFN:Ada\nREV:{rev}"));
            assert_eq!(dealing.at, expected, "{version} {rev}");
        }
    }
}

#[test]
fn a_card_is_the_same_when_it_is_read_again() {
    assert_eq!(
        card_of("VERSION:4.0\nUID:urn:uuid:7\nFN:Ada Penrose").key,
        "urn:uuid:7"
    );
    assert_eq!(
        card_of("VERSION:4.0\nFN:Ada Penrose\nEMAIL:ada@x.example").key,
        "ada penrose|ada@x.example"
    );
}

#[test]
fn companies_groups_and_the_user_are_nobody() {
    let text = "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Kestrel\nEMAIL:hello@kestrel.example\nEND:VCARD\n\
         BEGIN:VCARD\nVERSION:3.0\nFN:Kestrel\nORG:Kestrel\nX-ABShowAs:COMPANY\nTEL:0660 1234567\nEND:VCARD\n\
         BEGIN:VCARD\nVERSION:3.0\nFN:Kestrel\nN:;;;;\nORG:Kestrel\nTEL:0660 1234567\nEND:VCARD\n\
         BEGIN:VCARD\nVERSION:3.0\nX-ADDRESSBOOKSERVER-KIND:group\nN:Fair;;;;\nFN:Fair\nEND:VCARD\n\
         BEGIN:VCARD\nVERSION:3.0\nFN:Ines Duval\nEMAIL:Ines@own.example\nEND:VCARD\n\
         BEGIN:VCARD\nVERSION:3.0\nFN:Paul Duval\nEMAIL:ines@own.example\nEMAIL:paul@own.example\nEND:VCARD\n";
    let heard = hear_as(text.as_bytes(), &["ines@own.example"]);
    let known: Vec<_> = heard
        .dealings
        .iter()
        .map(|(_, dealing)| (name_of(dealing), handles_of(dealing)))
        .collect();
    let nobody = || (String::new(), vec![]);
    assert_eq!(
        known,
        [
            nobody(),
            nobody(),
            nobody(),
            nobody(),
            nobody(),
            ("Paul Duval".to_owned(), vec![("email", "paul@own.example")])
        ]
    );
}

#[test]
fn what_is_wrong_with_a_card_is_told_at_its_place_and_the_rest_goes_on() {
    let text = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Penr\nBEGIN:VCARD\nVERSION:3.0\nNOTE:nothing\nEND:VCARD\n\
         BEGIN:VCARD\nVERSION:3.0\nFN:Bayani Reyes\nBDAY:1980-02-30\nEND:VCARD\nBEGIN:VCARD\nFN:Cut";
    let heard = hear(text);
    let places: Vec<&str> = heard
        .skipped
        .iter()
        .map(|(place, _)| place.as_str())
        .collect();
    assert_eq!(places, ["card 1", "card 2", "card 4"]);
    assert!(heard.skipped[0].1.contains("no END:VCARD"));
    assert_eq!(heard.dealings.len(), 1);
    assert_eq!(
        (heard.dealings[0].0.as_str(), name_of(&heard.dealings[0].1)),
        ("card 3", "Bayani Reyes".to_owned())
    );
}

#[test]
fn a_name_is_read_in_whatever_signs_it_is_written() {
    let of = |bytes: &[u8]| {
        let heard = hear_as(
            &[b"BEGIN:VCARD\r\n", bytes, b"\r\nEND:VCARD\r\n"].concat(),
            &[],
        );
        name_of(&heard.dealings[0].1)
    };
    for bytes in [
        "VERSION:3.0\r\nFN:Zoë Größl".as_bytes(),
        b"VERSION:3.0\r\nFN:Zo\xeb Gr\xf6\xdfl",
        b"VERSION:2.1\r\nFN;CHARSET=ISO-8859-1:Zo\xeb Gr\xf6\xdfl",
        b"VERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB=20=\r\nGr=C3=B6=C3=9Fl",
        b"VERSION:2.1\r\nFN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Zo=EB Gr=F6=DFl",
        b"VERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=EB Gr=F6=DFl",
        b"VERSION:2.1\r\nFN;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB Gr=C3=B6=C3=9Fl",
        b"VERSION:3.0\r\nFN:Zo\xc3\xab Gr\xc3\r\n \xb6\xc3\x9fl",
    ] {
        assert_eq!(of(bytes), "Zoë Größl", "{}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(
        of("VERSION:2.1\r\nFN;CHARSET=windows-1251:Иван".as_bytes()),
        "Иван"
    );
    assert_eq!(
        of(b"VERSION:2.1\r\nFN;CHARSET=windows-1251:\xc8\xe2\xe0\xed"),
        "Иван"
    );
}

#[test]
fn signs_that_cannot_be_read_are_told_beside_what_was_read() {
    let heard = hear("BEGIN:VCARD\nVERSION:3.0\nFN:Zo\u{fffd} Klein\nEND:VCARD\n");
    assert_eq!(heard.dealings.len(), 1);
    assert!(
        heard.skipped[0].1.contains("could not be read"),
        "{:?}",
        heard.skipped
    );
}

#[test]
fn a_book_in_utf_16_is_read_too() {
    let text = "\u{feff}BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë 李\r\nEND:VCARD\r\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(name_of(&hear_as(&bytes, &[]).dealings[0].1), "Zoë 李");
}

/// Lines that a card may have, for putting cards together at random.
fn some_line() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "FN",
        "N",
        "NICKNAME",
        "ORG",
        "TEL;TYPE=CELL",
        "EMAIL;TYPE=\"a,b\"",
        "URL",
        "NOTE",
        "REV",
        "UID",
        "KIND",
        "VERSION",
        "item1.URL",
        "item1.X-ABLabel",
        "X-SOCIALPROFILE;type=linkedin;x-user=a",
        "PHOTO;ENCODING=b",
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE",
        "NOTE;ENCODING=QUOTED-PRINTABLE",
        "X-ANDROID-CUSTOM",
        "BDAY",
        "AGENT",
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn;USERNAME",
        "CATEGORIES",
        "FN;CHARSET=utf-16;ENCODING=BASE64",
        "N;JSCOMPS=\"s,;1,2\"",
        "BEGIN",
        "END",
        "X-MAIDENNAME",
    ]);
    (
        name,
        prop_oneof![
            ".{0,30}",
            "[;,=\\\\:\\n A-F0-9]{0,30}",
            Just("VCARD".to_owned()),
            Just("4.0".to_owned())
        ],
    )
        .prop_map(|(name, value)| format!("{name}:{value}"))
}

proptest! {
    #[test]
    fn any_bytes_are_an_address_book_that_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = [b"BEGIN:VCARD\r\n", bytes.as_slice(), b"\r\nEND:VCARD\r\n"].concat();
        let _heard = hear_as(&text, &[]);
        let _heard = hear_as(&bytes, &[]);
    }

    #[test]
    fn cards_of_any_lines_cut_anywhere_can_be_read(
        lines in prop::collection::vec(some_line(), 0..12), end in prop::sample::select(vec!["\n", "\r\n", "=\n", "\n "]),
        cut in 0_usize..600,
    ) {
        let text = format!("BEGIN:VCARD\n{}\nEND:VCARD\n", lines.join(end));
        let bytes = text.as_bytes();
        let heard = hear_as(&bytes[..cut.min(bytes.len())], &[]);
        for (_, dealing) in &heard.dealings {
            prop_assert!(dealing.other_names.len() <= 8 && dealing.handles.len() <= 33);
            prop_assert!(dealing.name.as_ref().is_none_or(|name| name.raw().chars().count() <= 200));
        }
    }
}
