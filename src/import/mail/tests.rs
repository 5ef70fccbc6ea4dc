//! What a person sees of their notification mail after it was read.

mod letters;
mod packed;

pub(crate) use packed::by_gmail_from_linkedin as forwarded;

use std::fs;
use std::io::Cursor;
use std::ops::ControlFlow;

use proptest::prelude::*;

use super::fixture::{
    GERMAN, Guest, Mail, PORTUGUESE, amara, hanako, leila, mailbox, moana, newsletter, tomasz,
};
use super::*;
use crate::model::import::Item;
use crate::model::record::Acceptance;
use crate::model::{Foreign, HandleKind, Medium, NoteSeen, Record, Sighting, SourceKind};

fn items(read: impl FnOnce(&mut Emit<'_>) -> Flow) -> Vec<Item> {
    let mut items = Vec::new();
    let flow = read(&mut |item| {
        items.push(item);
        ControlFlow::Continue(())
    });
    assert!(flow.is_continue());
    items
}

fn read(mail: &[u8]) -> Vec<Item> {
    items(|emit| read_message(mail, "message 1", &mut Own::default(), emit))
}

fn sightings(items: &[Item]) -> Vec<&Sighting> {
    items
        .iter()
        .filter_map(|item| match item {
            Item::Record { record, .. } => match record.as_ref() {
                Record::Sighting(sighting) => Some(sighting),
                _ => None,
            },
            _ => None,
        })
        .collect()
}

fn only(mail: &Mail) -> Sighting {
    let items = read(&mail.bytes());
    let sightings = sightings(&items);
    assert_eq!(sightings.len(), 1, "{items:?}");
    sightings[0].clone()
}

fn acceptances(items: &[Item]) -> Vec<&Acceptance> {
    items
        .iter()
        .filter_map(|item| match item {
            Item::Record { record, .. } => match record.as_ref() {
                Record::Acceptance(acceptance) => Some(acceptance),
                _ => None,
            },
            _ => None,
        })
        .collect()
}

fn skipped(items: &[Item]) -> Vec<(&str, &str)> {
    items
        .iter()
        .filter_map(|item| match item {
            Item::Skipped(skipped) => Some((skipped.place.as_str(), skipped.why.as_str())),
            _ => None,
        })
        .collect()
}

fn text(words: &Foreign) -> String {
    words.shown(Medium::Text)
}

fn words(words: Option<&Foreign>) -> Option<String> {
    words.map(text)
}

fn note(sighting: &Sighting) -> Option<String> {
    match &sighting.note {
        NoteSeen::Text(note) => Some(text(note)),
        NoteSeen::Unseen | NoteSeen::Empty => None,
    }
}

fn handle(sighting: &Sighting) -> (HandleKind, &str) {
    assert_eq!(sighting.handles.len(), 1);
    (sighting.handles[0].kind, sighting.handles[0].value.as_str())
}

fn is_shown(sighting: &Sighting, guest: &Guest) {
    assert_eq!(text(&sighting.name), guest.name);
    assert_eq!(handle(sighting), (HandleKind::Slug, guest.slug));
    assert_eq!(sighting.linkedin_id, Some(guest.id));
    assert_eq!(
        words(sighting.headline.as_ref()).as_deref(),
        Some(guest.headline)
    );
    assert_eq!(
        words(sighting.location.as_ref()).as_deref(),
        Some(guest.place)
    );
    assert_eq!(
        sighting.mutual,
        (guest.mutual > 0).then_some(i64::from(guest.mutual))
    );
}

#[test]
fn an_invitation_shows_who_asks_and_when_they_asked() {
    let sighting = only(&Mail::invitation(&amara(), None));
    is_shown(&sighting, &amara());
    assert_eq!(sighting.source, SourceKind::Mail);
    assert_eq!(sighting.sent, "2026-03-02T10:15:30Z".parse().ok());
    assert_eq!(sighting.seen, "2026-03-02T10:15:47Z".parse().ok());
    assert!(!sighting.reminder);
    assert_eq!(
        note(&sighting).as_deref(),
        Some("I'd like to join your LinkedIn network.")
    );
}

#[test]
fn a_mail_of_2016_has_an_opaque_id_in_place_of_a_slug() {
    let sighting = only(&Mail::invitation_of_2016(&amara()));
    assert_eq!(
        handle(&sighting),
        (HandleKind::Member, "AAsAAAJXinvented01")
    );
    assert_eq!(sighting.linkedin_id, Some(amara().id));
    assert_eq!(
        words(sighting.headline.as_ref()).as_deref(),
        Some(amara().headline)
    );
    assert_eq!(
        words(sighting.location.as_ref()).as_deref(),
        Some("Lagos, Nigeria")
    );
}

#[test]
fn a_mail_of_2026_without_a_text_is_read_from_its_html() {
    let sighting = only(&Mail::invitation_of_2026(&hanako()));
    assert_eq!(text(&sighting.name), "鈴木 花子");
    assert_eq!(handle(&sighting), (HandleKind::Slug, "hanako-suzuki-a1"));
    assert_eq!(
        words(sighting.headline.as_ref()).as_deref(),
        Some("品質保証マネージャー 🌱")
    );
    assert_eq!(words(sighting.location.as_ref()).as_deref(), Some("大阪府"));
    assert_eq!(sighting.note, NoteSeen::Unseen);
}

#[test]
fn a_text_without_html_is_enough() {
    let mut mail = Mail::invitation(&tomasz(), None);
    mail.html = None;
    let sighting = only(&mail);
    assert_eq!(handle(&sighting), (HandleKind::Slug, "tomasz-zielinski"));
    assert_eq!(sighting.linkedin_id, Some(tomasz().id));
    assert_eq!(
        words(sighting.headline.as_ref()).as_deref(),
        Some(tomasz().headline)
    );
    assert_eq!(sighting.location, None);
}

#[test]
fn a_note_of_several_paragraphs_keeps_its_breaks() {
    let written = "We spoke at the cold-chain fair in Utrecht.\nYou asked for the loading times.\n\nShall I send them?\n\nAmara";
    let sighting = only(&Mail::invitation(&amara(), Some(written)));
    assert_eq!(note(&sighting).as_deref(), Some(written));
    is_shown(&sighting, &amara());
}

#[test]
fn a_note_without_measure_is_left_out_and_the_invitation_stays() {
    let endless = "Do call me. ".repeat(100_000);
    let items = read(&Mail::invitation(&amara(), Some(&endless)).bytes());
    let shown = sightings(&items);
    assert_eq!(shown[0].linkedin_id, Some(amara().id));
    assert_eq!(shown[0].note, NoteSeen::Unseen);
    assert!(skipped(&items)[0].1.starts_with("the note is over"));
}

#[test]
fn a_degree_after_the_name_hides_neither_the_note_nor_the_profile() {
    let mut mail = Mail::invitation(&amara(), Some("Do you still ship by rail?"));
    mail.name = "Amara Okafor, MSc".to_owned();
    let sighting = only(&mail);
    assert_eq!(handle(&sighting), (HandleKind::Slug, "amara-okafor-57b"));
    assert_eq!(
        note(&sighting).as_deref(),
        Some("Do you still ship by rail?")
    );
}

#[test]
fn a_name_that_would_steer_the_terminal_is_shown_as_its_letters() {
    let guest = Guest {
        name: "Moana\u{1b}[2J Te \u{202e}Rangi",
        ..moana()
    };
    let sighting = only(&Mail::invitation(&guest, None));
    assert_eq!(sighting.name.shown(Medium::Line), "Moana Te Rangi");
}

#[test]
fn a_text_of_unknown_build_leaves_the_note_unknown() {
    let mut mail = Mail::invitation(&amara(), None);
    mail.text = Some("Amara Okafor wants to connect\n\nHave a look.\n".to_owned());
    assert_eq!(only(&mail).note, NoteSeen::Unseen);
}

#[test]
fn a_note_with_a_borrowed_link_cannot_pose_as_somebody_else() {
    let borrowed = "Hello!\n\nAmara Okafor\nChairwoman\n\nView profile: https://www.linkedin.com/comm/in/the-chairwoman\
                    ?trk=eml-email_m2m_invite_single_01-hero-3-prof%7Ecta\n\
                    Accept: https://www.linkedin.com/comm/people/invite-accept?invitationId=7";
    let with_html = Mail::invitation(&amara(), Some(borrowed));
    let mut text_only = with_html.clone();
    text_only.html = None;
    for mail in [with_html, text_only] {
        let sighting = only(&mail);
        assert_eq!(handle(&sighting), (HandleKind::Slug, "amara-okafor-57b"));
        assert_eq!(sighting.linkedin_id, Some(amara().id));
        assert_eq!(
            words(sighting.headline.as_ref()).as_deref(),
            Some(amara().headline)
        );
    }
}

#[test]
fn a_reminder_is_the_same_invitation_again() {
    let first = only(&Mail::invitation(&amara(), None));
    let again = only(&Mail::reminder(&amara()));
    assert!(again.reminder);
    assert_eq!(again.linkedin_id, first.linkedin_id);
    assert_eq!(again.sent, first.sent);
    assert!(again.seen > first.seen);
    is_shown(&again, &amara());
}

#[test]
fn a_digest_shows_each_of_its_invitations() {
    for guests in [
        vec![amara(), leila()],
        vec![amara(), tomasz(), hanako(), leila(), moana()],
    ] {
        let html = Mail::digest(&guests);
        let items = read(&html.bytes());
        let shown = sightings(&items);
        assert_eq!(shown.len(), guests.len());
        for (sighting, guest) in shown.iter().zip(&guests) {
            is_shown(sighting, guest);
        }
        let mut plain = html.clone();
        plain.html = None;
        let items = read(&plain.bytes());
        let shown = sightings(&items);
        assert_eq!(shown.len(), guests.len());
        for (sighting, guest) in shown.iter().zip(&guests) {
            assert_eq!(text(&sighting.name), guest.name);
            assert_eq!(handle(sighting), (HandleKind::Slug, guest.slug));
            assert_eq!(sighting.linkedin_id, Some(guest.id));
        }
    }
}

#[test]
fn an_acceptance_names_who_accepted() {
    let items = read(&Mail::acceptance(&moana()).bytes());
    let accepted = acceptances(&items);
    assert_eq!(accepted.len(), 1);
    assert_eq!(text(&accepted[0].name), "Moana Te Rangi");
    assert_eq!(accepted[0].handles[0].value, "moana-te-rangi");
    assert_eq!(accepted[0].at, "2026-03-02T10:15:47Z".parse().unwrap());
}

#[test]
fn several_acceptances_name_people_and_never_three_others() {
    let items = read(&Mail::acceptances(&[moana(), leila(), hanako()]).bytes());
    let names: Vec<String> = acceptances(&items).iter().map(|a| text(&a.name)).collect();
    assert_eq!(names, ["Moana Te Rangi", "ليلى حداد", "鈴木 花子"]);
}

#[test]
fn the_language_of_the_account_makes_no_difference() {
    for words in [GERMAN, PORTUGUESE] {
        let sighting = only(&Mail::invitation_in(words, &amara(), None));
        is_shown(&sighting, &amara());
        assert_eq!(note(&sighting).as_deref(), Some(words.stock));
    }
    let mut mail = Mail::acceptance(&moana());
    mail.name = format!("{} {}", moana().name, GERMAN.via);
    let items = read(&mail.bytes());
    assert_eq!(text(&acceptances(&items)[0].name), "Moana Te Rangi");
}

#[test]
fn links_that_outlook_wrapped_are_the_same_links() {
    is_shown(
        &only(&Mail::invitation(&amara(), None).through_outlook()),
        &amara(),
    );
}

#[test]
fn a_mail_that_lost_linkedins_own_fields_is_known_by_its_links() {
    is_shown(
        &only(&Mail::invitation(&leila(), None).without_own_fields()),
        &leila(),
    );
    let items = read(&Mail::acceptance(&moana()).without_own_fields().bytes());
    assert_eq!(acceptances(&items).len(), 1);
    assert!(
        only(
            &Mail::reminder(&amara())
                .without_own_fields()
                .through_outlook()
        )
        .reminder
    );
}

#[test]
fn a_look_alike_is_reported_and_not_taken() {
    for mail in [
        Mail::invitation(&amara(), None).coming_from("linnkedin.example"),
        Mail::digest(&[amara(), leila()])
            .coming_from("linnkedin.example")
            .without_own_fields(),
    ] {
        let items = read(&mail.bytes());
        assert_eq!(
            skipped(&items),
            [(
                "message 1",
                "looks like LinkedIn's mail but comes from linnkedin.example: not taken as an invitation"
            )]
        );
        assert!(sightings(&items).is_empty());
        assert!(items.iter().any(|item| matches!(item, Item::Remark(_))));
    }
}

#[test]
fn a_mail_that_failed_its_check_is_reported_and_not_taken() {
    for result in ["dkim=fail header.d=linkedin.com", "dkim=none; dmarc=fail"] {
        let field = format!("Authentication-Results: mx.keller.example;\n {result}");
        let items = read(&Mail::invitation(&amara(), None).with_field(&field).bytes());
        assert!(sightings(&items).is_empty());
        assert!(
            skipped(&items)[0]
                .1
                .contains("failed your mail server's check"),
            "{items:?}"
        );
    }
    let good =
        "Authentication-Results: mx.keller.example;\n dkim=pass header.i=@linkedin.com; dmarc=pass";
    is_shown(
        &only(&Mail::invitation(&amara(), None).with_field(good)),
        &amara(),
    );
}

#[test]
fn other_mail_is_left_alone_without_a_word() {
    assert!(read(&newsletter()).is_empty());
    let mut suggestions = Mail::invitation(&amara(), None);
    suggestions.template = Some("email_pymk_02".to_owned());
    assert!(read(&suggestions.bytes()).is_empty());
    let signature = b"From: Leila <leila@haddad.example>\nSubject: plans\nDate: Mon, 02 Mar 2026 07:00:00 +0000\n\nhttps://\
        www.linkedin.com/in/layla-haddad?trk=eml-email_m2m_invite_single_01-header-0-profile_glimmer\n";
    assert!(read(signature).is_empty());
}

#[test]
fn nothing_of_a_token_gets_out() {
    let guests = [amara(), tomasz(), hanako()];
    let mails = [
        Mail::invitation(&amara(), None),
        Mail::invitation(&amara(), None).through_outlook(),
        Mail::invitation_of_2016(&amara()),
        Mail::invitation_of_2026(&amara()),
        Mail::reminder(&amara()),
        Mail::digest(&guests),
        Mail::acceptance(&amara()),
        Mail::acceptances(&guests),
        Mail::invitation(&amara(), None).coming_from("linnkedin.example"),
    ];
    for mail in mails {
        let items = read(&mail.bytes());
        assert!(!items.is_empty());
        for words in items.iter().flat_map(everything) {
            for token in ["SECRET", "midToken", "otpToken", "trk=", "://"] {
                assert!(!words.contains(token), "{words}");
            }
        }
    }
}

/// Every text in an item.
fn everything(item: &Item) -> Vec<String> {
    // A stranger's text shows only its length when debugged, so it is asked for by name.
    let mut all = vec![format!("{item:?}")];
    let Item::Record { record, .. } = item else {
        return all;
    };
    match record.as_ref() {
        Record::Sighting(sighting) => {
            all.push(text(&sighting.name));
            all.extend(words(sighting.headline.as_ref()));
            all.extend(words(sighting.location.as_ref()));
            all.extend(note(sighting));
        }
        Record::Acceptance(acceptance) => all.push(text(&acceptance.name)),
        _ => {}
    }
    all
}

#[test]
fn an_id_that_tells_an_impossible_time_is_kept_and_its_time_is_not() {
    for id in [4711, i64::MAX] {
        let sighting = only(&Mail::invitation(&Guest { id, ..amara() }, None));
        assert_eq!((sighting.linkedin_id, sighting.sent), (Some(id), None));
    }
}

#[test]
fn a_mail_without_an_id_has_no_time_of_sending() {
    let mut mail = Mail::invitation(&amara(), None);
    mail.html = None;
    mail.text = Some("Hi Bruno,\n\nLet's connect.\n\nAmara Okafor\nCold chain\n".to_owned());
    let sighting = only(&mail);
    assert_eq!((sighting.linkedin_id, sighting.sent), (None, None));
    assert_eq!(handle(&sighting), (HandleKind::Name, "amara okafor"));
}

#[test]
fn a_mail_without_a_body_costs_only_itself() {
    let mut empty = Mail::invitation(&amara(), None);
    (empty.text, empty.html) = (None, None);
    let broken = Mail::invitation(&amara(), None).bytes();
    let cut = broken[..broken.len() / 3].to_vec();
    let odd = String::from_utf8(Mail::invitation(&leila(), None).bytes())
        .unwrap()
        .replace("charset=UTF-8", "charset=klingon-8")
        .into_bytes();
    let good = Mail::invitation(&moana(), None).bytes();
    let mailbox = mailbox(&[empty.bytes(), cut, odd, newsletter(), good]);
    let items = items(|emit| {
        read_mbox(
            &mut Cursor::new(&mailbox),
            Folder::Other,
            &mut Own::default(),
            emit,
        )
    });
    assert_eq!(
        skipped(&items),
        [(
            "message 1",
            "a mail of LinkedIn's without a body that can be read: left out"
        )]
    );
    let names: Vec<String> = sightings(&items).iter().map(|s| text(&s.name)).collect();
    assert!(names.contains(&"Moana Te Rangi".to_owned()));
    let places: Vec<&str> = items
        .iter()
        .filter_map(|item| match item {
            Item::Record { place, .. } => Some(place.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(places.last(), Some(&"message 5"));
}

#[test]
fn a_mail_of_linkedins_over_the_limit_is_reported_and_another_is_not() {
    let mut large = Mail::invitation(&amara(), None).bytes();
    large.resize(LARGEST + 1, b'x');
    assert_eq!(
        skipped(&read(&large)),
        [("message 1", "the mail is over 32 MB: left out unread")]
    );
    let mut other = newsletter();
    other.resize(LARGEST + 1, b'x');
    assert!(read(&other).is_empty());
}

#[test]
fn parts_within_parts_without_end_do_no_harm() {
    let deep = "Content-Type: message/rfc822\n\n".repeat(50_000);
    let multi = (0..5_000)
        .map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"))
        .collect::<Vec<_>>()
        .concat();
    let tags = "<div>".repeat(200_000);
    for body in [deep, multi, format!("Content-Type: text/html\n\n{tags}")] {
        let mail = format!(
            "From: LinkedIn <invitations@linkedin.com>\nX-LinkedIn-Template: email_m2m_invite_single_01\n{body}"
        );
        assert!(sightings(&read(mail.as_bytes())).is_empty());
    }
}

#[test]
fn a_maildir_is_read_in_the_order_of_its_names() {
    let folder = tempfile::tempdir().unwrap();
    for part in ["cur", "new", "tmp"] {
        fs::create_dir(folder.path().join(part)).unwrap();
    }
    let put = |name: &str, mail: &Mail| fs::write(folder.path().join(name), mail.bytes()).unwrap();
    put("new/1772000002.B.host", &Mail::invitation(&leila(), None));
    put(
        "cur/1772000001.A.host:2,S",
        &Mail::invitation(&amara(), None),
    );
    put("tmp/1772000003.C.host", &Mail::invitation(&moana(), None));
    let items = items(|emit| read_maildir(folder.path(), &mut Own::default(), emit));
    let places: Vec<String> = items
        .iter()
        .map(|item| match item {
            Item::Record { place, .. } => place.clone(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(places, ["1772000001.A.host:2,S", "1772000002.B.host"]);
}

#[test]
fn a_reader_that_is_told_to_stop_stops() {
    let mailbox = mailbox(&[
        Mail::invitation(&amara(), None).bytes(),
        Mail::invitation(&leila(), None).bytes(),
    ]);
    let mut seen = 0;
    let flow = read_mbox(
        &mut Cursor::new(&mailbox),
        Folder::Other,
        &mut Own::default(),
        &mut |_| {
            seen += 1;
            ControlFlow::Break(())
        },
    );
    assert!(flow.is_break());
    assert_eq!(seen, 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_it_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut mail = b"From: LinkedIn <invitations@linkedin.com>\nX-LinkedIn-Template: email_m2m_invite_single_01\n".to_vec();
        mail.extend_from_slice(&bytes);
        let _any = read(&mail);
        let _any = read(&bytes);
        let _any = items(|emit| read_mbox(&mut Cursor::new(&bytes), Folder::Other, &mut Own::default(), emit));
    }

    #[test]
    fn a_mail_with_bytes_knocked_out_makes_it_stumble_neither(
        knocks in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..40),
        end in any::<prop::sample::Index>(),
    ) {
        let mut mail = Mail::digest(&[amara(), hanako()]).bytes();
        for (at, byte) in knocks {
            let at = at.index(mail.len());
            mail[at] = byte;
        }
        mail.truncate(end.index(mail.len()));
        let _any = read(&mail);
    }
}
