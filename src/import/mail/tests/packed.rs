//! LinkedIn's mail packed into other mail: attached, or quoted in a forward.

use std::fmt::Write as _;

use super::*;

/// A mail from one address to another with these parts in it.
fn outer(from: &str, to: &str, parts: &[String]) -> Vec<u8> {
    let mut mail = format!(
        "From: Bruno Keller <{from}>\nTo: <{to}>\nSubject: Fwd: I want to connect\n\
         Date: Tue, 03 Mar 2026 08:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"outer\"\n\n"
    );
    for part in parts {
        let _infallible = write!(mail, "--outer\n{part}\n");
    }
    mail.push_str("--outer--\n");
    mail.into_bytes()
}

const BRUNO: &str = "bruno@keller.example";

fn attached(mail: &[u8]) -> String {
    format!(
        "Content-Type: message/rfc822; name=\"I want to connect.eml\"\nContent-Disposition: attachment; \
         filename=\"I want to connect.eml\"\n\n{}",
        String::from_utf8_lossy(mail)
    )
}

const WORDS: &str = "Content-Type: text/plain; charset=utf-8\n\nFor later.\n";

fn remarks(items: &[Item]) -> Vec<&str> {
    let some = items.iter().filter_map(|item| match item {
        Item::Remark(text) => Some(text.as_str()),
        _ => None,
    });
    some.collect()
}

fn places(items: &[Item]) -> Vec<&str> {
    let some = items.iter().filter_map(|item| match item {
        Item::Record { place, .. } => Some(place.as_str()),
        _ => None,
    });
    some.collect()
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (at, three) in bytes.chunks(3).enumerate() {
        let group =
            three.iter().fold(0_u32, |sum, &b| sum << 8 | u32::from(b)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = ALPHABET[(group >> (18 - 6 * place) & 63) as usize];
            out.push(if place > three.len() {
                '='
            } else {
                char::from(letter)
            });
        }
        if at % 19 == 18 {
            out.push('\n');
        }
    }
    out
}

#[test]
fn mails_forwarded_as_attachments_are_read_as_those_mails() {
    let mail = outer(
        BRUNO,
        BRUNO,
        &[
            WORDS.to_owned(),
            attached(&Mail::invitation(&amara(), Some("Do you still ship by rail?")).bytes()),
            attached(&newsletter()),
            attached(&Mail::reminder(&tomasz()).bytes()),
        ],
    );
    let items = read(&mail);
    let shown = sightings(&items);
    assert_eq!(shown.len(), 2);
    is_shown(shown[0], &amara());
    assert_eq!(
        note(shown[0]).as_deref(),
        Some("Do you still ship by rail?")
    );
    assert_eq!(shown[0].seen, "2026-03-02T10:15:47Z".parse().ok());
    assert!(shown[1].reminder);
    assert_eq!(
        places(&items),
        ["message 1, attachment 1", "message 1, attachment 3"]
    );
    assert_eq!(
        remarks(&items),
        ["2 mails were attached to others, which is all that vouches for them"]
    );
}

#[test]
fn however_it_is_attached_it_is_the_same_mail() {
    let inner = Mail::invitation(&amara(), None).bytes();
    let parts = [
        format!(
            "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment\n\n{}",
            base64(&inner)
        ),
        format!(
            "Content-Type: application/octet-stream; name=\"x.EML\"\nContent-Transfer-Encoding: base64\n\n{}",
            base64(&inner)
        ),
        format!(
            "Content-Type: multipart/digest; boundary=\"inner\"\n\n--inner\n\n{}\n--inner--\n",
            String::from_utf8_lossy(&inner)
        ),
    ];
    for part in parts {
        let items = read(&outer(BRUNO, BRUNO, &[WORDS.to_owned(), part.clone()]));
        let shown = sightings(&items);
        assert_eq!(shown.len(), 1, "{}", &part[..80]);
        is_shown(shown[0], &amara());
    }
}

#[test]
fn an_attached_look_alike_is_reported_and_not_taken() {
    let inner = Mail::invitation(&amara(), None)
        .coming_from("linnkedin.example")
        .bytes();
    let items = read(&outer(BRUNO, BRUNO, &[attached(&inner)]));
    assert!(sightings(&items).is_empty());
    assert_eq!(
        skipped(&items),
        [(
            "message 1, attachment 1",
            "looks like LinkedIn's mail but comes from linnkedin.example: not taken as an invitation"
        )]
    );
}

#[test]
fn what_is_attached_to_a_forged_mail_is_not_taken() {
    let mut mail =
        b"Authentication-Results: mx.keller.example; dmarc=fail header.from=keller.example\n"
            .to_vec();
    mail.extend(outer(
        BRUNO,
        BRUNO,
        &[attached(&Mail::invitation(&amara(), None).bytes())],
    ));
    let items = read(&mail);
    assert!(sightings(&items).is_empty());
    assert!(
        skipped(&items)[0]
            .1
            .contains("attached to a mail that failed your mail server's check")
    );
}

#[test]
fn mails_packed_into_each_other_are_read_to_a_depth() {
    let mut mail = Mail::invitation(&amara(), None).bytes();
    let mut found = Vec::new();
    for depth in 1..=6 {
        mail = outer(BRUNO, BRUNO, &[attached(&mail)]);
        // Each layer needs a boundary of its own.
        let text = String::from_utf8(mail)
            .unwrap()
            .replace("outer", &format!("layer{depth}x"));
        mail = text.into_bytes();
        found.push(sightings(&read(&mail)).len());
    }
    assert_eq!(found, [1, 1, 1, 1, 0, 0]);
    assert!(
        skipped(&read(&mail))[0]
            .1
            .contains("packed into each other")
    );
}

#[test]
fn a_mail_with_a_thousand_mails_in_it_gives_the_first_ones_and_says_so() {
    let small =
        "Content-Type: message/rfc822\n\nFrom: LinkedIn <x@linkedin.com>\nSubject: y\n\nz\n"
            .to_owned();
    let many: Vec<String> = (0..3)
        .map(|n| {
            let parts: String = format!("--in{n}\n{small}\n").repeat(400);
            format!("Content-Type: multipart/mixed; boundary=\"in{n}\"\n\n{parts}--in{n}--\n")
        })
        .collect();
    let items = read(&outer(BRUNO, BRUNO, &many));
    assert!(
        skipped(&items)[0]
            .1
            .starts_with("more than 500 mails are attached")
    );
}

/// A forward as Gmail writes it: the text made of the HTML, and the HTML with everything in it.
pub(super) fn by_gmail(from: &str, to: &str, quoted_from: &str, mail: &Mail) -> Vec<u8> {
    let block = format!(
        "From: {quoted_from}\nDate: Mon, Mar 2, 2026 at 11:15 AM\nSubject: I want to connect\nTo: Bruno Keller <{BRUNO}>"
    );
    let html = format!(
        "<div dir='ltr'>See below.<br><br><div class='gmail_quote'><div dir='ltr' class='gmail_attr'>\
         ---------- Forwarded message ---------<br>{}<br></div><br><br>{}</div></div>",
        block
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('\n', "<br>"),
        mail.html.clone().unwrap_or_default()
    );
    let text = format!(
        "See below.\n\n---------- Forwarded message ---------\n{block}\n\n\n{}",
        mail.text.clone().unwrap_or_default()
    );
    outer(
        from,
        to,
        &[
            format!(
                "Content-Type: text/plain; charset=\"UTF-8\"\nContent-Transfer-Encoding: base64\n\n{}",
                base64(text.as_bytes())
            ),
            format!(
                "Content-Type: text/html; charset=\"UTF-8\"\nContent-Transfer-Encoding: base64\n\n{}",
                base64(html.as_bytes())
            ),
        ],
    )
}

const AMARA: &str = "Amara Okafor <invitations@linkedin.com>";

/// Such a forward of a mail as LinkedIn sent it.
pub(crate) fn by_gmail_from_linkedin(from: &str, to: &str, mail: &Mail) -> Vec<u8> {
    by_gmail(from, to, AMARA, mail)
}

#[test]
fn a_forward_to_oneself_is_read_from_its_quoted_block() {
    let mail = Mail::invitation(&amara(), Some("Do you still ship by rail?"));
    let items = read(&by_gmail(BRUNO, BRUNO, AMARA, &mail));
    let shown = sightings(&items);
    assert_eq!(shown.len(), 1, "{items:?}");
    is_shown(shown[0], &amara());
    assert_eq!(shown[0].sent, "2026-03-02T10:15:30Z".parse().ok());
    assert_eq!(
        note(shown[0]).as_deref(),
        Some("Do you still ship by rail?")
    );
    assert_eq!(places(&items), ["message 1"]);
    assert_eq!(
        remarks(&items),
        ["one mail was read out of a forward of yours, which proves less than the mail itself"]
    );
}

#[test]
fn a_forward_in_plain_text_is_enough_and_so_is_one_without_text() {
    let mut plain = Mail::invitation(&leila(), None);
    plain.html = None;
    let mut html = Mail::invitation(&leila(), None);
    html.text = None;
    for mail in [plain, html] {
        let items = read(&by_gmail(BRUNO, BRUNO, AMARA, &mail));
        let shown = sightings(&items);
        assert_eq!(shown.len(), 1);
        assert_eq!(shown[0].linkedin_id, Some(leila().id));
        assert_eq!(handle(shown[0]).1, leila().slug);
    }
}

#[test]
fn a_forwarded_digest_and_a_forwarded_acceptance_are_read_too() {
    let digest = Mail::digest(&[amara(), tomasz(), hanako()]);
    let items = read(&by_gmail(
        BRUNO,
        BRUNO,
        "LinkedIn <invitations@linkedin.com>",
        &digest,
    ));
    assert_eq!(sightings(&items).len(), 3);
    let items = read(&by_gmail(
        BRUNO,
        BRUNO,
        "Moana Te Rangi via LinkedIn <x@linkedin.com>",
        &Mail::acceptance(&moana()),
    ));
    assert_eq!(acceptances(&items).len(), 1);
    assert_eq!(text(&acceptances(&items)[0].name), "Moana Te Rangi");
}

#[test]
fn a_forward_by_somebody_else_proves_nothing() {
    let mail = Mail::invitation(&amara(), None);
    let items = read(&by_gmail("mallory@evil.example", BRUNO, AMARA, &mail));
    assert!(sightings(&items).is_empty());
    assert_eq!(
        skipped(&items)[0].1,
        "LinkedIn's mail, forwarded by somebody who can't be told to be you: not taken as an invitation"
    );
    let mut forged = b"Authentication-Results: mx.keller.example; dmarc=fail\n".to_vec();
    forged.extend(by_gmail(BRUNO, BRUNO, AMARA, &mail));
    assert!(sightings(&read(&forged)).is_empty());
}

#[test]
fn a_forward_between_own_addresses_counts_where_one_is_known() {
    let mail = by_gmail(
        "b.keller@work.example",
        BRUNO,
        AMARA,
        &Mail::invitation(&amara(), None),
    );
    assert!(sightings(&read(&mail)).is_empty());
    let mut own = Own::default();
    own.add("B.Keller@work.example");
    let told = items(|emit| read_message(&mail, "message 1", &mut own, emit));
    assert_eq!(sightings(&told).len(), 1);

    // LinkedIn writes to this mailbox's owner, who forwards to somewhere else.
    let sent = by_gmail(
        BRUNO,
        "b.keller@work.example",
        AMARA,
        &Mail::invitation(&amara(), None),
    );
    let both = mailbox(&[Mail::invitation(&tomasz(), None).bytes(), sent]);
    let told = items(|emit| {
        read_mbox(
            &mut Cursor::new(&both),
            Folder::Other,
            &mut Own::default(),
            emit,
        )
    });
    assert_eq!(sightings(&told).len(), 2);
}

#[test]
fn a_forward_of_a_look_alike_stays_refused() {
    let mail = Mail::invitation(&amara(), None);
    for from in [
        "Amara Okafor <invitations@linkedin.com.example>",
        "invitations@linkedin.com <mallory@evil.example>",
        "Amara Okafor",
    ] {
        let items = read(&by_gmail(BRUNO, BRUNO, from, &mail));
        assert!(sightings(&items).is_empty(), "{from}");
        assert!(
            skipped(&items)[0].1.contains("comes from keller.example"),
            "{from}"
        );
    }
}

#[test]
fn a_block_without_linkedins_links_is_a_talk_about_a_mail() {
    let mut mail = Mail::invitation(&amara(), None);
    mail.text =
        Some("Hi Bruno, add me at https://www.linkedin.com/in/amara-okafor-57b\n".to_owned());
    mail.html = None;
    let items = read(&by_gmail(BRUNO, BRUNO, AMARA, &mail));
    assert!(sightings(&items).is_empty() && skipped(&items).is_empty());
}

#[test]
fn a_line_that_a_program_broke_is_one_line_of_the_note_again() {
    let written = "We spoke at the cold-chain fair in Utrecht, and you asked me for the loading times of the three ports.";
    let mut mail = Mail::invitation(&amara(), Some(written));
    let broken = "We spoke at the cold-chain fair in Utrecht, and you asked me for the loading\ntimes of the three ports.";
    mail.text = mail.text.map(|text| {
        let lines = text.lines().map(|line| match line.split_once(": ") {
            Some((words, link)) if link.starts_with("https://") => format!("{words}\n<{link}>"),
            _ if line == amara().name => format!("*{line}*"),
            _ => line.replace(written, broken),
        });
        lines.collect::<Vec<_>>().join("\n")
    });
    let items = read(&by_gmail(BRUNO, BRUNO, AMARA, &mail));
    assert_eq!(note(sightings(&items)[0]).as_deref(), Some(written));
}

#[test]
fn no_token_of_a_packed_mail_gets_out() {
    let mail = Mail::invitation(&amara(), Some("Do you still ship by rail?"));
    for packed in [
        by_gmail(BRUNO, BRUNO, AMARA, &mail),
        by_gmail("mallory@evil.example", BRUNO, AMARA, &mail),
        outer(BRUNO, BRUNO, &[attached(&mail.bytes())]),
    ] {
        let said = format!("{:?}", read(&packed));
        assert!(!said.contains("SECRET"), "{said}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn cut_anywhere_a_packed_mail_is_survived(share in 0.0_f64..1.0) {
        let mail = Mail::invitation(&amara(), Some("Do you still ship by rail?"));
        for packed in [by_gmail(BRUNO, BRUNO, AMARA, &mail), outer(BRUNO, BRUNO, &[attached(&mail.bytes())])] {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a length")]
            let cut = (packed.len() as f64 * share) as usize;
            let items = read(&packed[..cut]);
            prop_assert!(sightings(&items).len() <= 1);
        }
    }

    #[test]
    fn any_text_around_a_block_is_survived(before in "(?s).{0,200}", after in "(?s).{0,200}") {
        let text = format!("{before}\nFrom: A <a@linkedin.com>\nDate: x\nSubject: y\n{after} https://www.linkedin.com/comm/x?invitationId=7&trk=eml-email_m2m_invite_single_01-hero-0-accept");
        let part = format!("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{}", base64(text.as_bytes()));
        let _any = read(&outer(BRUNO, BRUNO, &[part]));
    }
}
