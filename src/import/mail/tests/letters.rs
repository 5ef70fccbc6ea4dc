//! The user's own letters: whom she wrote to and who wrote to her. Her addresses are `tamsin@okello.example` and, at work,
//! `t.okello@millrace.example`.

use super::*;
use crate::model::dealing::{Dealing, Dealt};

const TAMSIN: &str = "Tamsin Okello <tamsin@okello.example>";
const AMARA: &str = "Amara Okafor <amara@okafor.example>";
const KOFI: &str = "Kofi Mensah <kofi@mensah.example>";

/// A mail; `more` are further fields, each with its line end.
fn letter(from: &str, to: &str, more: &str) -> Vec<u8> {
    format!(
        "{more}From: {from}\nTo: {to}\nSubject: about the loom\nDate: Mon, 02 Mar 2026 10:15:47 +0100\n\
         Message-ID: <{}@x.example>\n\nWhat was said stays between them.\n",
        from.len() * 31 + to.len()
    )
    .into_bytes()
}

fn known() -> Own {
    let mut own = Own::default();
    own.add("tamsin@okello.example");
    own
}

fn told(mail: &[u8]) -> Vec<Item> {
    items(|emit| read_message(mail, "message 1", &mut known(), emit))
}

fn in_box(mails: &[Vec<u8>], folder: Folder, own: &mut Own) -> Vec<Item> {
    let mailbox = mailbox(mails);
    items(|emit| read_mbox(&mut Cursor::new(&mailbox), folder, own, emit))
}

fn dealings(items: &[Item]) -> Vec<&Dealing> {
    let some = items.iter().filter_map(|item| match item {
        Item::Record { record, .. } => match record.as_ref() {
            Record::Dealing(dealing) => Some(dealing.as_ref()),
            _ => None,
        },
        _ => None,
    });
    some.collect()
}

/// The letters, each as `to address` or `from address`, with `automatic` behind it.
fn letters(items: &[Item]) -> Vec<String> {
    let some = dealings(items).into_iter().map(|dealing| {
        let Dealt::Letter { from_me, automatic } = dealing.dealt else {
            panic!("{dealing:?}");
        };
        let way = if from_me { "to" } else { "from" };
        let by_program = if automatic { " automatic" } else { "" };
        format!("{way} {}{by_program}", dealing.handles[0].value)
    });
    some.collect()
}

fn own_addresses(items: &[Item]) -> Vec<&str> {
    let some = items.iter().filter_map(|item| match item {
        Item::Record { record, .. } => match record.as_ref() {
            Record::OwnAddress(address) => Some(address.as_str()),
            _ => None,
        },
        _ => None,
    });
    some.collect()
}

#[test]
fn a_letter_says_who_wrote_to_whom_and_when_and_nothing_of_what_was_said() {
    let items = told(&letter(AMARA, TAMSIN, ""));
    assert_eq!(letters(&items), ["from amara@okafor.example"]);
    let dealing = dealings(&items)[0];
    assert_eq!(dealing.handles[0].kind, HandleKind::Email);
    assert_eq!(
        words(dealing.name.as_ref()).as_deref(),
        Some("Amara Okafor")
    );
    assert_eq!(dealing.at, "2026-03-02T09:15:47Z".parse().ok());
    assert!(dealing.key.ends_with("@x.example"));
    assert!(!format!("{items:?}").contains("loom") && !format!("{items:?}").contains("said"));
}

#[test]
fn a_letter_to_two_is_one_to_each_and_who_got_a_copy_was_not_written_to() {
    let to = format!("{AMARA}, {KOFI}, {TAMSIN}");
    let items = told(&letter(TAMSIN, &to, "Cc: Leila <leila@haddad.example>\n"));
    assert_eq!(
        letters(&items),
        ["to amara@okafor.example", "to kofi@mensah.example"]
    );
    let got = letter(AMARA, KOFI, "Cc: tamsin@okello.example\n");
    assert_eq!(letters(&told(&got)), ["from amara@okafor.example"]);
}

#[test]
fn a_letter_to_more_than_ten_is_one_to_none_of_them() {
    let of = |count: usize| {
        let to: Vec<String> = (0..count).map(|n| format!("p{n}@choir.example")).collect();
        letters(&told(&letter(TAMSIN, &to.join(", "), ""))).len()
    };
    assert_eq!((of(10), of(11), of(5_000)), (10, 0, 0));
    let copies: Vec<String> = (0..10).map(|n| format!("p{n}@choir.example")).collect();
    let round = letter(AMARA, TAMSIN, &format!("Cc: {}\n", copies.join(", ")));
    assert!(letters(&told(&round)).is_empty());
}

#[test]
fn lists_newsletters_programs_and_desks_write_no_letters() {
    for (from, fields) in [
        (AMARA, "List-Id: <choir.lists.example>\n"),
        (AMARA, "List-Unsubscribe: <mailto:off@x.example>\n"),
        (AMARA, "Precedence: bulk\n"),
        (AMARA, "Auto-Submitted: auto-generated\n"),
        (AMARA, "Content-Type: text/calendar; method=REPLY\n"),
        ("Amara Okafor <no-reply@bank.example>", ""),
        ("Mail Delivery System <MAILER-DAEMON@mx.example>", ""),
        ("Hofbauer Seeds <shop@hofbauer-seeds.example>", ""),
        ("Amara Okafor <messages-noreply@linkedin.com>", ""),
    ] {
        let items = told(&letter(from, TAMSIN, fields));
        assert!(items.is_empty(), "{from} {fields} {items:?}");
    }
}

#[test]
fn an_absence_note_is_an_automatic_letter() {
    let note = letter(
        AMARA,
        TAMSIN,
        "Auto-Submitted: auto-replied\nPrecedence: bulk\n",
    );
    assert_eq!(
        letters(&told(&note)),
        ["from amara@okafor.example automatic"]
    );
}

#[test]
fn a_mail_to_oneself_and_one_between_own_addresses_are_no_letters() {
    let mut own = known();
    own.add("t.okello@millrace.example");
    let items = in_box(
        &[
            letter(TAMSIN, TAMSIN, ""),
            letter(TAMSIN, "T.Okello@Millrace.example", ""),
            letter(TAMSIN, "tamsin+keep@okello.example", ""),
            letter(TAMSIN, "undisclosed-recipients:;", ""),
        ],
        Folder::Other,
        &mut own,
    );
    assert!(items.is_empty(), "{items:?}");
}

#[test]
fn an_absurd_date_is_none_and_without_an_id_sender_and_moment_are_the_key() {
    let plain = String::from_utf8(letter(AMARA, TAMSIN, "")).unwrap();
    let mut own = known();
    own.read_at("2026-11-20T00:00:00Z".parse().unwrap());
    for (date, kept) in [
        ("Mon, 02 Mar 2026 10:15:47 +0100", true),
        ("Thu, 01 Jan 1970 00:00:00 +0000", false),
        ("Mon, 02 Mar 2099 10:15:47 +0100", false),
        ("yesterday", false),
    ] {
        let mail = plain
            .replace("Mon, 02 Mar 2026 10:15:47 +0100", date)
            .replace("Message-ID", "X-Other");
        let items = items(|emit| read_message(mail.as_bytes(), "message 1", &mut own, emit));
        let dealing = dealings(&items)[0];
        assert_eq!(dealing.at.is_some(), kept, "{date}");
        let key = if kept {
            "amara@okafor.example 1772442947"
        } else {
            "amara@okafor.example "
        };
        assert_eq!(dealing.key, key);
    }
}

#[test]
fn where_no_address_is_known_no_letters_are_taken_and_one_sentence_says_what_would_tell() {
    let mut own = Own::default();
    let items = in_box(
        &[letter(AMARA, TAMSIN, ""), letter(TAMSIN, AMARA, "")],
        Folder::Other,
        &mut own,
    );
    assert!(items.is_empty());
    let remark = own.remark().unwrap();
    assert!(
        remark.contains("import LinkedIn's export") && remark.contains("Sent"),
        "{remark}"
    );
}

#[test]
fn a_mail_of_linkedins_tells_whose_mailbox_it_is_and_the_letters_before_it_count_too() {
    let mut own = Own::default();
    let to_bruno = "Bruno <bruno@keller.example>";
    let mails = [
        letter(AMARA, to_bruno, ""),
        Mail::invitation(&tomasz(), None).bytes(),
        letter(to_bruno, KOFI, ""),
    ];
    let items = in_box(&mails, Folder::Other, &mut own);
    let mut said = letters(&items);
    said.sort();
    assert_eq!(
        said,
        ["from amara@okafor.example", "to kofi@mensah.example"]
    );
    assert_eq!(sightings(&items).len(), 1);
    assert!(
        own_addresses(&items).is_empty(),
        "LinkedIn's word alone isn't kept"
    );
    assert_eq!(own.remark().as_deref(), Some("1 mail you sent, 1 you got"));
}

#[test]
fn what_lies_in_sent_comes_from_the_user_and_its_address_outlives_the_reading() {
    let mut own = Own::default();
    let items = in_box(
        &[letter(TAMSIN, AMARA, ""), letter(TAMSIN, KOFI, "")],
        Folder::Sent,
        &mut own,
    );
    assert_eq!(own_addresses(&items), ["tamsin@okello.example"]);
    assert_eq!(
        letters(&items),
        ["to amara@okafor.example", "to kofi@mensah.example"]
    );
    let got = in_box(&[letter(AMARA, TAMSIN, "")], Folder::Other, &mut own);
    assert_eq!(letters(&got), ["from amara@okafor.example"]);
}

#[test]
fn a_mail_that_a_server_delivered_proves_nothing_though_it_lies_in_sent() {
    for mark in [
        "Return-Path: <amara@okafor.example>\n",
        "Delivered-To: tamsin@okello.example\n",
    ] {
        let mut own = Own::default();
        let items = in_box(&[letter(AMARA, TAMSIN, mark)], Folder::Sent, &mut own);
        assert!(
            own_addresses(&items).is_empty() && !own.is_known(),
            "{mark}"
        );
    }
}

#[test]
fn gmails_label_tells_what_was_sent_and_a_field_of_that_name_further_down_does_not() {
    let mut own = Own::default();
    let sent = letter(
        TAMSIN,
        AMARA,
        "X-GM-THRID: 17\nX-Gmail-Labels: =?UTF-8?Q?Messages_envoy=C3=A9s?=\n",
    );
    let forged = letter(
        "Mallory <mallory@evil.example>",
        TAMSIN,
        "Return-Path: <m@evil.example>\nReceived: by mx\nX-Gmail-Labels: Sent\n",
    );
    let items = in_box(&[forged, sent], Folder::Other, &mut own);
    assert_eq!(own_addresses(&items), ["tamsin@okello.example"]);
    assert_eq!(
        letters(&items),
        ["to amara@okafor.example", "from mallory@evil.example"]
    );
}

#[test]
fn drafts_and_spam_are_no_letters() {
    let draft = letter(TAMSIN, AMARA, "");
    assert!(in_box(std::slice::from_ref(&draft), Folder::Unsent, &mut known()).is_empty());
    assert!(told(&letter(TAMSIN, AMARA, "X-Gmail-Labels: Drafts\n")).is_empty());
    assert!(
        told(&letter(
            TAMSIN,
            AMARA,
            "X-Mozilla-Draft-Info: internal/draft\n"
        ))
        .is_empty()
    );
    assert!(in_box(&[letter(AMARA, TAMSIN, "")], Folder::Spam, &mut known()).is_empty());
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("cur")).unwrap();
    fs::write(folder.path().join("cur/1772000001.A.host:2,DS"), &draft).unwrap();
    fs::write(folder.path().join("cur/1772000002.B.host:2,S"), &draft).unwrap();
    let items = items(|emit| read_maildir(folder.path(), &mut known(), emit));
    assert_eq!(letters(&items), ["to amara@okafor.example"]);
}

#[test]
fn a_forward_of_linkedins_mail_stays_what_it_is() {
    let to_self = packed::by_gmail(
        "bruno@keller.example",
        "bruno@keller.example",
        "Amara Okafor <invitations@linkedin.com>",
        &Mail::invitation(&amara(), None),
    );
    let mut own = Own::default();
    own.add("bruno@keller.example");
    let items = in_box(&[to_self], Folder::Other, &mut own);
    assert_eq!(sightings(&items).len(), 1);
    assert!(dealings(&items).is_empty());
    let by_another = packed::by_gmail(
        "mallory@evil.example",
        "bruno@keller.example",
        "Amara Okafor <invitations@linkedin.com>",
        &Mail::invitation(&amara(), None),
    );
    let items = in_box(&[by_another], Folder::Other, &mut own);
    assert!(dealings(&items).is_empty() && sightings(&items).is_empty());
    assert_eq!(skipped(&items).len(), 1);
}

#[test]
fn a_link_to_linkedin_in_a_signature_makes_a_letter_no_less_one() {
    let mut mail = letter(AMARA, TAMSIN, "");
    mail.extend_from_slice(b"https://www.linkedin.com/in/amara-okafor-57b\n");
    assert_eq!(letters(&told(&mail)), ["from amara@okafor.example"]);
}

#[test]
fn mail_that_waits_for_an_address_is_bounded() {
    let own = &mut Own::default();
    let name = "n".repeat(200);
    let mut mails: Vec<Vec<u8>> = (0..20_000)
        .map(|n| {
            letter(
                &format!("{name} <{}{n}@x.example>", "a".repeat(200)),
                AMARA,
                "",
            )
        })
        .collect();
    mails.push(letter(TAMSIN, KOFI, "X-Gmail-Labels: Sent\n"));
    let items = in_box(&mails, Folder::Other, own);
    assert_eq!(letters(&items), ["to kofi@mensah.example"]);
    assert_eq!(own.tally.neither, 20_000);
}

#[test]
fn a_box_cannot_make_addresses_without_end_the_users() {
    let mut own = Own::default();
    let mails: Vec<Vec<u8>> = (0..1_000)
        .map(|n| letter(&format!("p{n}@x.example"), AMARA, ""))
        .collect();
    let items = in_box(&mails, Folder::Sent, &mut own);
    assert_eq!(own_addresses(&items).len(), 200);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_stands_in_the_fields_a_letter_names_an_address(from in "(?s).{0,60}", to in "(?s).{0,60}", more in "(?s)[ -~\n]{0,80}") {
        let mail = format!("{more}\nFrom: {from}\nTo: {to}, tamsin@okello.example\n\n");
        for item in told(mail.as_bytes()) {
            if let Item::Record { record, .. } = item
                && let Record::Dealing(dealing) = *record {
                prop_assert!(dealing.handles[0].value.contains('@'));
            }
        }
    }
}
