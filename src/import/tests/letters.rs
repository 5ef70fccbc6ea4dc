//! Letters by every way in which mail comes, and whose mailbox it is.

use std::fs;
use std::path::Path;

use super::*;
use crate::import::mail::fixture::{Mail, amara, mailbox};
use crate::import::{Options, read_with};
use crate::model::dealing::Dealt;

const TAMSIN: &str = "Tamsin Okello <tamsin@okello.example>";
const KOFI: &str = "Kofi Mensah <kofi@mensah.example>";
const LEILA: &str = "Leila Haddad <leila@haddad.example>";

fn letter(from: &str, to: &str) -> Vec<u8> {
    format!(
        "Received: by mx.example\nFrom: {from}\nTo: {to}\nDate: Mon, 02 Mar 2026 10:15:47 +0100\nMessage-ID: <{}.{}@x>\n\nhello\n",
        from.len(),
        to.len()
    )
    .into_bytes()
}

/// One that she wrote, and one that she got.
fn two() -> [Vec<u8>; 2] {
    [letter(TAMSIN, KOFI), letter(LEILA, TAMSIN)]
}

const BOTH: [&str; 2] = ["to kofi@mensah.example", "from leila@haddad.example"];

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Reads where these addresses are known to be the user's.
fn knowing(own: &[&str], inputs: Vec<Input>) -> Heard {
    let options = Options {
        own_addresses: own.iter().map(|address| (*address).to_owned()).collect(),
        ..Options::default()
    };
    let mut heard = Heard::default();
    let _to_the_end = read_with(inputs, &options, &mut |item| {
        heard.0.push(item);
        Flow::Continue(())
    });
    heard
}

fn bytes(name: &str, bytes: Vec<u8>) -> Input {
    Input::Bytes {
        name: name.to_owned(),
        bytes: bytes.into(),
    }
}

fn letters(heard: &Heard) -> Vec<String> {
    let some = heard.records().filter_map(|(_, record)| match record {
        Record::Dealing(dealing) => match dealing.dealt {
            Dealt::Letter { from_me, .. } => {
                let way = if from_me { "to" } else { "from" };
                Some(format!("{way} {}", dealing.handles[0].value))
            }
            _ => None,
        },
        _ => None,
    });
    some.collect()
}

fn own_addresses(heard: &Heard) -> Vec<&str> {
    let some = heard.records().filter_map(|(_, record)| match record {
        Record::OwnAddress(address) => Some(address.as_str()),
        _ => None,
    });
    some.collect()
}

#[test]
fn every_way_in_gives_the_same_letters() {
    let folder = tempfile::tempdir().unwrap();
    let mbox = mailbox(&two());
    put(folder.path(), "one/all.mbox", &mbox);
    put(folder.path(), "maildir/cur/1.A.host:2,S", &two()[0]);
    put(folder.path(), "maildir/new/2.B.host", &two()[1]);
    put(folder.path(), "single/1.eml", &two()[0]);
    put(folder.path(), "single/2.eml", &two()[1]);
    put(folder.path(), "exported/All.mbox/mbox", &mbox);
    for (number, mail) in two().iter().enumerate() {
        let mut emlx = format!("{}\n", mail.len()).into_bytes();
        emlx.extend_from_slice(mail);
        emlx.extend_from_slice(b"<?xml version=\"1.0\"?><plist/>");
        let name = format!("kept/All.mbox/0C4F/Data/Messages/{number}.emlx");
        put(folder.path(), &name, &emlx);
    }
    let zip = zipped(&[("Takeout/Mail/All mail.mbox", &mbox)]);
    put(folder.path(), "packed/takeout-1.zip", &zip);
    for way in ["one", "maildir", "single", "exported", "kept", "packed"] {
        let path = folder.path().join(way);
        let heard = knowing(&["Tamsin@Okello.example"], vec![Input::Path(path)]);
        assert_eq!(letters(&heard), BOTH, "{way}");
        assert_eq!(heard.remarks(), ["1 mail you sent, 1 you got"], "{way}");
        assert!(heard.skipped().is_empty(), "{way}");
        assert_eq!(heard.sources().len(), 1, "{way}");
    }
    let piped = knowing(
        &["tamsin@okello.example"],
        vec![Input::Stdin(Box::new(Cursor::new(mbox)))],
    );
    assert_eq!(letters(&piped), BOTH);
}

#[test]
fn a_mail_that_somebody_sent_under_the_users_own_address_is_no_letter_of_theirs() {
    let forged = [
        b"Delivered-To: tamsin@okello.example\n".to_vec(),
        letter(TAMSIN, KOFI),
    ]
    .concat();
    let own = ["tamsin@okello.example"];
    let heard = knowing(
        &own,
        vec![bytes(
            "all.mbox",
            mailbox(&[forged.clone(), two()[1].clone()]),
        )],
    );
    assert_eq!(letters(&heard), ["from leila@haddad.example"]);
    assert_eq!(
        heard.remarks(),
        [
            "0 mails you sent, 1 you got; delivered under your own address, which anybody can write there, and in no Sent \
             folder: 1"
        ]
    );
    let sent = knowing(&own, vec![bytes("Sent.mbox", mailbox(&[forged]))]);
    assert_eq!(letters(&sent), ["to kofi@mensah.example"]);
}

#[test]
fn an_export_that_is_given_after_the_address_book_tells_which_card_is_the_users() {
    let export = zipped(&[(
        "Email Addresses.csv",
        b"Email Address,Primary\nTamsin@okello.example,Yes\n",
    )]);
    let card = "BEGIN:VCARD\nFN:Tamsin Okello\nEMAIL:tamsin@okello.example\nEND:VCARD\n";
    let heard = hear(vec![
        bytes("me.vcf", card.into()),
        bytes("export.zip", export),
    ]);
    let people = heard.records().filter(
        |(_, record)| matches!(record, Record::Dealing(dealing) if !dealing.handles.is_empty()),
    );
    assert_eq!(people.count(), 0);
}

#[test]
fn the_users_own_row_in_the_contacts_is_nobody() {
    let heard = hear_zip(&[
        (
            "Contacts.csv",
            b"FirstName,LastName,Emails,PhoneNumbers\nTamsin,Okello,Tamsin@okello.example,\n\
              Kofi,Mensah,\"kofi@mensah.example, tamsin@okello.example\",\n",
        ),
        (
            "Email Addresses.csv",
            b"Email Address,Primary\ntamsin@okello.example,Yes\n",
        ),
    ]);
    let people: Vec<_> = heard
        .records()
        .filter_map(|(_, record)| match record {
            Record::Dealing(dealing) => Some(dealing.handles.as_slice()),
            _ => None,
        })
        .collect();
    let [[kofi]] = people[..] else {
        panic!("{people:?}");
    };
    assert_eq!(kofi.value, "kofi@mensah.example");
}

#[test]
fn an_export_that_is_given_after_the_mail_tells_whose_it_is() {
    let export = zipped(&[(
        "Email Addresses.csv",
        b"Email Address,Primary\nTamsin@okello.example,Yes\n",
    )]);
    let heard = hear(vec![
        bytes("all.mbox", mailbox(&two())),
        bytes("export.zip", export),
    ]);
    assert_eq!(letters(&heard), BOTH);
}

#[test]
fn the_mailbox_sent_tells_whose_the_one_before_it_is() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "INBOX", &mailbox(&[letter(LEILA, TAMSIN)]));
    put(folder.path(), "Sent", &mailbox(&[letter(TAMSIN, KOFI)]));
    let heard = hear(vec![Input::Path(folder.path().to_owned())]);
    assert_eq!(
        letters(&heard),
        ["from leila@haddad.example", "to kofi@mensah.example"]
    );
    assert_eq!(own_addresses(&heard), ["tamsin@okello.example"]);

    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "cur/1.A.host", &letter(LEILA, TAMSIN));
    put(folder.path(), "new/.keep", b"");
    put(
        folder.path(),
        ".Sent/cur/2.B.host:2,S",
        &letter(TAMSIN, KOFI),
    );
    put(folder.path(), ".Sent/new/.keep", b"");
    let heard = hear(vec![Input::Path(folder.path().to_owned())]);
    let mut said = letters(&heard);
    said.sort();
    assert_eq!(
        said,
        ["from leila@haddad.example", "to kofi@mensah.example"]
    );
}

#[test]
fn a_mail_of_linkedins_in_a_later_mailbox_tells_whose_the_first_is() {
    let folder = tempfile::tempdir().unwrap();
    let bruno = "Bruno <bruno@keller.example>";
    put(folder.path(), "a.mbox", &mailbox(&[letter(LEILA, bruno)]));
    let invitation = Mail::invitation(&amara(), None).bytes();
    put(folder.path(), "b.mbox", &mailbox(&[invitation]));
    let heard = hear(vec![Input::Path(folder.path().to_owned())]);
    assert_eq!(letters(&heard), ["from leila@haddad.example"]);
}

#[test]
fn without_an_address_there_are_no_letters_and_one_sentence_for_all_mailboxes() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.mbox", "b.mbox", "c.mbox"] {
        put(folder.path(), name, &mailbox(&two()));
    }
    let heard = hear(vec![Input::Path(folder.path().to_owned())]);
    assert!(letters(&heard).is_empty() && heard.skipped().is_empty());
    assert_eq!(heard.remarks().len(), 1, "{:?}", heard.remarks());
}

#[test]
fn a_forward_from_an_address_that_earlier_imports_told_counts() {
    let forward = |from: &str| {
        crate::import::mail::tests::forwarded(
            from,
            "bruno@keller.example",
            &Mail::invitation(&amara(), None),
        )
    };
    let read = |own: &[&str]| {
        knowing(
            own,
            vec![bytes("fwd.eml", forward("b.keller@work.example"))],
        )
    };
    assert!(read(&[]).sightings().is_empty());
    assert_eq!(read(&["B.Keller@work.example"]).sightings().len(), 1);
    assert!(letters(&read(&["b.keller@work.example", "bruno@keller.example"])).is_empty());
}

#[test]
fn a_caller_who_stops_while_it_is_learned_whose_mail_it_is_is_heard() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "Sent", &mailbox(&two()));
    let mut seen = 0;
    let flow = read(vec![Input::Path(folder.path().to_owned())], &mut |_| {
        seen += 1;
        Flow::Break(())
    });
    assert!(flow.is_break());
    assert_eq!(seen, 1);
}
