//! What one invented person has in her folders: two exports of her LinkedIn data, half a year apart, and a mailbox.
//!
//! The same few people stand in all of them, so that a test can say who should be where.

#![allow(
    dead_code,
    reason = "each test that takes these in uses some of them, and none uses all"
)]
#![allow(clippy::unwrap_used, reason = "all of this exists for tests only")]

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use zip::DateTime;

use crate::program::Program;
use crate::shapes::archive::zip_as_linkedin;
use crate::shapes::export::{
    ConnectionRow, ConnectionsEra, InvitationRow, InvitationsEra, MessageRow, MessagesEra,
    OwnProfile, connections_csv, invitations_csv, messages_csv, profile_csv,
};
use crate::shapes::mail::{Invite, Kind, Mail, Recipient, mail, mbox, ordinary};
use crate::shapes::party::{Party, invitation_id};

/// Łukasz's note; with a comma, a quotation and a break, as notes have.
pub(crate) const NOTE: &str = "Hello Tamsin, after your talk on \"slow archives\" in Lublin:\n\nmay I ask how you index field recordings?";

/// Whose papers they are.
pub(crate) fn owner() -> Party {
    Party::new("Tamsin Okello", "tamsin-okello")
}

/// Somebody in them.
pub(crate) fn somebody(name: &str, slug: &str) -> Party {
    Party::new(name, slug)
}

/// A moment such as `2026-11-10T05:26:40Z`.
pub(crate) fn at(moment: &str) -> Timestamp {
    moment.parse().unwrap()
}

/// An invitation to the owner.
pub(crate) fn came(from: &Party, sent: &str, note: &str) -> InvitationRow {
    InvitationRow {
        from: from.clone(),
        to: owner(),
        sent: at(sent),
        message: note.to_owned(),
        incoming: true,
    }
}

/// An invitation from the owner.
pub(crate) fn went(to: &Party, sent: &str) -> InvitationRow {
    InvitationRow {
        from: owner(),
        to: to.clone(),
        sent: at(sent),
        message: String::new(),
        incoming: false,
    }
}

/// A connection; the name's first word is the given name.
pub(crate) fn connected(party: &Party, on: Date, company: &str) -> ConnectionRow {
    let (first, last) = party.name.split_once(' ').unwrap_or((&party.name, ""));
    ConnectionRow {
        party: Some(party.clone()),
        first: first.to_owned(),
        last: last.to_owned(),
        email: String::new(),
        company: company.to_owned(),
        position: "Archivist".to_owned(),
        on,
    }
}

/// An invitation as a mail shows it; its number comes from the moment of sending.
pub(crate) fn invite(party: &Party, sent: &str) -> Invite {
    Invite {
        party: party.clone(),
        headline: "Sound archivist at Millrace Radio".to_owned(),
        place: "Kumasi, Ghana".to_owned(),
        mutual: Some(3),
        note: None,
        id: invitation_id(at(sent), 77),
    }
}

/// The owner as mails address her.
pub(crate) fn recipient() -> Recipient {
    Recipient {
        party: owner(),
        first: "Tamsin",
        headline: "Keeper of recordings",
        address: "tamsin@okello.example",
    }
}

/// A notification that arrived at a moment.
pub(crate) fn letter(kind: &Kind<'_>, arrived: &str) -> Mail {
    mail(kind, &recipient(), at(arrived))
}

/// Waits, and said nothing.
pub(crate) fn rahel() -> Party {
    somebody("Rahel Amsalem", "rahel-amsalem")
}

/// Waits, with a note; the slug isn't plain.
pub(crate) fn lukasz() -> Party {
    somebody("Łukasz Wójcik", "łukasz-wójcik")
}

/// Was let in; the two files spell the link differently.
pub(crate) fn zoe() -> Party {
    somebody("Zoë Muñoz", "zoë-muñoz")
}

/// Was waiting in May, and is in no later export.
pub(crate) fn pita() -> Party {
    somebody("Pita Faleolo", "pita-faleolo")
}

/// Known from mail alone.
pub(crate) fn ngozi() -> Party {
    somebody("Ngozi Adeyemi-Bell", "ngozi-ab")
}

/// Was asked, and hasn't answered.
pub(crate) fn ryota() -> Party {
    somebody("水上 亮太", "水上亮太")
}

/// Was asked, and accepted, as a mail tells.
pub(crate) fn adaeze() -> Party {
    somebody("Adaeze Obi", "adaeze-obi-4b1")
}

/// One export.
pub(crate) struct Export {
    pub(crate) invitations: Vec<InvitationRow>,
    pub(crate) connections: Vec<ConnectionRow>,
    pub(crate) messages: Vec<MessageRow>,
    pub(crate) day: Date,
}

/// The export of May.
pub(crate) fn may() -> Export {
    Export {
        invitations: vec![
            came(&pita(), "2026-04-28T10:02:00Z", ""),
            came(&zoe(), "2026-04-02T08:40:00Z", ""),
        ],
        connections: vec![connected(&zoe(), date(2026, 4, 3), "Harbour Library")],
        messages: Vec::new(),
        day: date(2026, 5, 4),
    }
}

/// The export of November.
pub(crate) fn november() -> Export {
    Export {
        invitations: vec![
            came(&rahel(), "2026-11-10T05:26:00Z", ""),
            came(&lukasz(), "2026-11-16T19:05:00Z", NOTE),
            came(&zoe(), "2026-04-02T08:40:00Z", ""),
            went(&ryota(), "2026-11-01T09:15:00Z"),
            went(&adaeze(), "2026-10-20T11:00:00Z"),
        ],
        connections: vec![
            connected(&zoe(), date(2026, 4, 3), "Harbour Library"),
            connected(
                &somebody("Søren Holm", "soren-holm"),
                date(2024, 2, 29),
                "Millrace Radio",
            ),
        ],
        messages: vec![message(&zoe(), true), message(&zoe(), false)],
        day: date(2026, 11, 20),
    }
}

fn message(with: &Party, from_me: bool) -> MessageRow {
    let (from, to) = if from_me {
        (owner(), with.clone())
    } else {
        (with.clone(), owner())
    };
    MessageRow {
        conversation: "2-NGY2ZDUxYzAtMjQ4Zi00MWI2LTk3ZTMtMWQ4YjY4M2I5ZTcyXzAxMA==".to_owned(),
        from,
        to: vec![to],
        at: at(if from_me {
            "2026-06-01T08:00:00Z"
        } else {
            "2026-06-01T09:12:31Z"
        }),
        subject: String::new(),
        content: "About the reading on Thursday".to_owned(),
        folder: "INBOX",
        draft: false,
    }
}

/// The mailbox: two first mails, a reminder, an acceptance, and one that is nobody's business.
pub(crate) fn mailbox() -> String {
    let rahel = invite(&rahel(), "2026-11-10T05:26:31Z");
    let lukasz = Invite {
        headline: String::new(),
        place: String::new(),
        mutual: None,
        note: Some(NOTE.to_owned()),
        ..invite(&lukasz(), "2026-11-16T19:05:12Z")
    };
    let ngozi = invite(&ngozi(), "2026-11-21T14:00:05Z");
    let adaeze = invite(&adaeze(), "2026-10-20T11:00:09Z");
    mbox(&[
        letter(&Kind::Invite(&rahel), "2026-11-10T05:26:44Z"),
        letter(&Kind::Reminder(&rahel), "2026-11-17T06:00:10Z"),
        letter(&Kind::Invite(&lukasz), "2026-11-16T19:05:30Z"),
        letter(&Kind::Invite(&ngozi), "2026-11-21T14:00:20Z"),
        letter(&Kind::Acceptance(&adaeze), "2026-10-22T07:30:00Z"),
        ordinary(
            "Hofbauer Seeds <shop@hofbauer-seeds.example>",
            "Your order",
            "Thank you for your order of two bags of rye.",
            &recipient(),
            at("2026-11-18T12:00:00Z"),
        ),
    ])
}

impl Export {
    pub(crate) fn invitations_csv(&self) -> String {
        invitations_csv(&self.invitations, InvitationsEra::Urls).unwrap()
    }

    pub(crate) fn connections_csv(&self) -> String {
        connections_csv(&self.connections, ConnectionsEra::Links).unwrap()
    }

    pub(crate) fn messages_csv(&self) -> String {
        messages_csv(&self.messages, &owner(), MessagesEra::Attachments).unwrap()
    }

    /// The files of the export by name.
    pub(crate) fn files(&self) -> Vec<(&'static str, String)> {
        let profile = profile_csv(&OwnProfile {
            first: "Tamsin",
            last: "Okello",
            headline: "Keeper of recordings",
            summary: "",
            industry: "Libraries",
            place: "Kampala, Uganda",
        })
        .unwrap();
        vec![
            ("Profile.csv", profile),
            ("Invitations.csv", self.invitations_csv()),
            ("Connections.csv", self.connections_csv()),
            ("messages.csv", self.messages_csv()),
        ]
    }

    /// The export as LinkedIn sends it.
    pub(crate) fn zip(&self, program: &Program) -> PathBuf {
        let files = self.files();
        let files: Vec<(&str, &[u8])> = files
            .iter()
            .map(|(name, text)| (*name, text.as_bytes()))
            .collect();
        let (year, month, day) = (self.day.year(), self.day.month(), self.day.day());
        let at = DateTime::from_date_and_time(
            u16::try_from(year).unwrap(),
            u8::try_from(month).unwrap(),
            u8::try_from(day).unwrap(),
            16,
            20,
            0,
        )
        .unwrap();
        let name = format!("Basic_LinkedInDataExport_{month:02}-{day:02}-{year}.zip");
        program.file(&name, zip_as_linkedin(&files, at).unwrap())
    }
}
