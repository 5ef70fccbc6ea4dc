//! The letters in the owner's mailbox: who wrote to whom, over the years, and what came from programs and lists.

use super::owner;
use crate::shapes::correspondence::{
    Correspondent, absence_note, got, labelled, newsletter, sent, to_a_list,
};
use crate::shapes::export::Failure;
use crate::shapes::mail::Mail;

/// The address that a saved profile ties to one who asks.
pub(crate) const CAOIMHE: &str = "caoimhe@clock-menders.example";

/// Name, address, when the owner wrote, and when they did.
type Exchange = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const EXCHANGES: &[Exchange] = &[
    // About a book on the clocks of small stations.
    (
        "Caoimhe Ní Dhuibhir",
        CAOIMHE,
        &[
            "2019-03-12T09:14:05Z",
            "2019-03-14T08:40:51Z",
            "2019-05-06T15:22:37Z",
        ],
        &[
            "2019-03-11T16:05:20Z",
            "2019-03-13T10:31:48Z",
            "2019-05-06T12:10:02Z",
            "2019-05-09T07:55:33Z",
        ],
    ),
    (
        "Fenna Sorano",
        "fenna@sorano.example",
        &["2021-12-20T19:11:00Z", "2026-08-03T06:30:12Z"],
        &["2021-12-20T21:45:10Z"],
    ),
    (
        "Oskar Lindenthal",
        "oskar@tidewright.example",
        &["2020-01-22T17:30:00Z"],
        &["2020-01-21T09:00:00Z", "2020-01-23T08:12:44Z"],
    ),
    (
        "Obinna Eze",
        "obinna@eze-pictures.example",
        &["2025-04-02T10:00:09Z"],
        &["2025-04-02T14:27:31Z"],
    ),
    // He wrote twice, and nobody answered.
    (
        "Kofi Brandvold",
        "kofi@fernspindle.example",
        &[],
        &["2026-11-09T08:00:01Z", "2026-11-11T08:00:01Z"],
    ),
];

/// Every letter, with Gmail's labels.
pub(crate) fn letters() -> Result<Vec<Mail>, Failure> {
    let me = Correspondent::new(&owner::party().name, owner::ADDRESSES[0]);
    let mut mails = Vec::new();
    for (name, address, mine, theirs) in EXCHANGES {
        let other = Correspondent::new(name, address);
        for at in *mine {
            mails.push(labelled(&sent(&me, &[&other], at.parse()?), "Sent"));
        }
        for at in *theirs {
            mails.push(labelled(&got(&other, &[&me], at.parse()?), "Inbox"));
        }
    }
    // None of these is a letter from anybody to her.
    let away = Correspondent::new("Jarmila Benešová", "jarmila@tidewright.example");
    let list = Correspondent::new("Mill choir", "all@mill-choir.example");
    let singer = Correspondent::new("Tobiasz Kranz", "tobiasz@mill-choir.example");
    let news = Correspondent::new("The Deckle Edge", "news@wrenfield-paper.example");
    mails.push(absence_note(&away, &me, "2026-07-20T09:00:03Z".parse()?));
    mails.push(to_a_list(&singer, &list, "2026-09-01T18:00:00Z".parse()?));
    mails.push(newsletter(&news, &me, "2026-10-01T05:00:00Z".parse()?));
    Ok(mails)
}
