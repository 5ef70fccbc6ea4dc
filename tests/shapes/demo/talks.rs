//! What was said in messages. A list: one conversation after the other, the oldest line first.

use jiff::Timestamp;

use super::network::{ACCEPTED_NOTES, Network, accepted_at};
use super::owner;
use crate::shapes::export::{Failure, MessageRow};
use crate::shapes::mail::letters;
use crate::shapes::party::Party;

/// Who wrote a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Me,
    Them,
}
use By::{Me, Them};

/// A conversation: the other's name and slug, and each line with its moment.
type Talk = (
    &'static str,
    &'static str,
    &'static [(By, &'static str, &'static str)],
);

const TALKS: &[Talk] = &[
    (
        "Adaeze Nwankwo",
        "adaeze-nwankwo",
        &[
            (
                Them,
                "2024-09-03T08:14:22Z",
                "Hello Imke, I run the old telegraph hall. You asked about a venue for forty?",
            ),
            (
                Me,
                "2024-09-03T12:40:01Z",
                "Yes, for the 17th of October. Is there a piano?",
            ),
            (Them, "2024-09-03T13:02:45Z", "Two. One is in tune."),
            (
                Me,
                "2024-09-05T07:55:13Z",
                "Then we take the hall, and the one in tune.",
            ),
            (
                Them,
                "2024-10-18T09:30:00Z",
                "It was a lovely evening. You left an umbrella.",
            ),
        ],
    ),
    (
        "Oskar Lindenthal",
        "oskar-lindenthal",
        &[
            (
                Me,
                "2026-10-30T16:20:31Z",
                "Last day. Thank you for six good years.",
            ),
            (
                Them,
                "2026-10-30T17:02:18Z",
                "Thank you. The door stays open, and so does the biscuit tin.",
            ),
            (
                Them,
                "2026-11-16T08:41:50Z",
                "A question for the new you: does the association need a campaign in spring?",
            ),
            (
                Me,
                "2026-11-16T18:27:09Z",
                "It might. Let me settle in first.",
            ),
        ],
    ),
    (
        "Ngaio Whetu",
        "ngaio-whetu",
        &[
            (
                Them,
                "2025-03-11T10:12:00Z",
                "Draft four of the poster is on the drive.",
            ),
            (
                Me,
                "2025-03-11T10:31:27Z",
                "The blue one, please. And the comma in line two can go.",
            ),
            (
                Them,
                "2025-03-11T10:33:40Z",
                "The comma is gone. It was a good comma.",
            ),
        ],
    ),
    (
        "Berta Almgren",
        "berta-almgren",
        &[
            (
                Them,
                "2026-09-21T06:58:05Z",
                "Will you be in Steyr in October?",
            ),
            (
                Me,
                "2026-09-21T19:14:52Z",
                "Wednesday and Thursday. Coffee at your stand?",
            ),
            (
                Them,
                "2026-09-22T05:45:33Z",
                "Always. Ask for Sipho if I am on a ladder.",
            ),
        ],
    ),
    (
        "Magnus Eikeland",
        "magnus-eikeland",
        &[
            (
                Me,
                "2026-10-15T18:30:00Z",
                "Good to have met you at the stand today. The leaflet about quiet lighting, as promised, comes by post.",
            ),
            (
                Them,
                "2026-10-16T07:10:47Z",
                "Likewise. It arrived before I was home, I don't know how.",
            ),
        ],
    ),
    (
        "Ágota Kerekes",
        "agota-kerekes",
        &[
            (
                Them,
                "2019-01-22T14:05:19Z",
                "Do you still have the reviews of the spring list?",
            ),
            (
                Me,
                "2019-01-23T08:16:40Z",
                "All of them, even the bad one. I send a folder.",
            ),
            (Them, "2019-01-23T08:20:02Z", "The bad one is my favourite."),
        ],
    ),
    (
        "Saoirse Tallon",
        "saoirse-tallon",
        &[
            (
                Them,
                "2025-06-02T09:00:41Z",
                "Who would you trust with a difficult press conference?",
            ),
            (
                Me,
                "2025-06-02T11:48:26Z",
                "Jarmila Benešová, without hesitation. Shall I introduce you?",
            ),
            (Them, "2025-06-02T11:52:13Z", "Please do."),
            (Me, "2025-06-02T12:30:58Z", "Done. She calls you tomorrow."),
        ],
    ),
    (
        "Dieudonné Kasongo",
        "dieudonne-kasongo",
        &[
            (
                Me,
                "2026-11-05T20:02:14Z",
                "Are you free for a text of 300 words about silence?",
            ),
            (Them, "2026-11-06T06:31:55Z", "I can be silent in 250."),
            (Me, "2026-11-06T08:00:36Z", "Sold."),
        ],
    ),
    (
        "Rashid Al-Sabbagh",
        "rashid-al-sabbagh",
        &[
            (
                Them,
                "2018-05-14T12:44:07Z",
                "The bookshop in Leoben wants twelve more.",
            ),
            (
                Me,
                "2018-05-14T12:59:30Z",
                "They said they would never sell one!",
            ),
            (
                Them,
                "2018-05-14T13:01:11Z",
                "They have changed their window, and their mind.",
            ),
        ],
    ),
    (
        "Teodora Mihăilescu",
        "teodora-mihailescu",
        &[
            (
                Them,
                "2026-06-09T07:25:48Z",
                "The uncoated sheet is back in stock.",
            ),
            (
                Me,
                "2026-06-09T09:12:05Z",
                "Two reams, please, to the old address.",
            ),
        ],
    ),
    (
        "Livia Steinmetz",
        "livia-steinmetz",
        &[
            (
                Them,
                "2026-10-29T10:20:33Z",
                "We look forward to Monday. The key is with the porter.",
            ),
            (Me, "2026-10-29T11:05:17Z", "Thank you! I bring cake."),
            (
                Them,
                "2026-10-29T11:06:02Z",
                "Then the porter looks forward to it as well.",
            ),
        ],
    ),
    (
        "Jarmila Benešová",
        "jarmila-benesova",
        &[
            (
                Me,
                "2023-02-07T15:33:20Z",
                "Could you take the Thursday call? I am at the dentist.",
            ),
            (Them, "2023-02-07T15:40:44Z", "Of course. Be brave."),
            (Me, "2023-02-09T16:15:09Z", "I was. How was the call?"),
            (Them, "2023-02-09T16:18:51Z", "Longer than the dentist."),
        ],
    ),
    (
        "Friederike Moosbrugger",
        "friederike-moosbrugger",
        &[
            (
                Them,
                "2020-02-27T13:10:26Z",
                "We shall miss you at the Thursday table.",
            ),
            (
                Me,
                "2020-02-27T19:47:38Z",
                "I shall still come for the soup.",
            ),
        ],
    ),
    (
        "Hülya Sarıkaya",
        "hülya-sarıkaya",
        &[
            (
                Them,
                "2026-11-20T14:51:03Z",
                "The plan of the hall for March is ready. Shall I send it to your new address?",
            ),
            (
                Me,
                "2026-11-20T15:20:44Z",
                "Please. I am at the Association of Reading Rooms now.",
            ),
        ],
    ),
    (
        "Katsuo Hirabayashi",
        "katsuo-hirabayashi",
        &[
            (
                Me,
                "2026-10-17T08:22:10Z",
                "There you are! Livia sends greetings back.",
            ),
            (
                Them,
                "2026-10-17T09:45:59Z",
                "Then the round trip is complete.",
            ),
        ],
    ),
];

/// All messages: the conversations, the notes of accepted invitations, one advertisement and one draft.
pub(crate) fn messages(network: &Network) -> Result<Vec<MessageRow>, Failure> {
    let mut rows = Vec::new();
    for (name, slug, lines) in TALKS {
        let other = Party::new(name, slug);
        for (by, at, text) in *lines {
            rows.push(line(&other, *by, at.parse()?, text));
        }
    }
    for (slug, note) in ACCEPTED_NOTES {
        let row = network
            .connections
            .iter()
            .find(|row| row.party.as_ref().is_some_and(|party| party.slug == *slug));
        let Some((party, on)) = row.and_then(|row| Some((row.party.as_ref()?, row.on))) else {
            continue;
        };
        rows.push(line(party, Them, accepted_at(on, slug)?, note));
    }
    rows.push(advertisement()?);
    rows.push(MessageRow {
        draft: true,
        ..line(
            &Party::new("Ngaio Whetu", "ngaio-whetu"),
            Me,
            "2026-11-19T21:14:00Z".parse()?,
            "About the comma",
        )
    });
    Ok(rows)
}

fn line(other: &Party, by: By, at: Timestamp, text: &str) -> MessageRow {
    let (from, to) = match by {
        Me => (owner::party(), other.clone()),
        Them => (other.clone(), owner::party()),
    };
    MessageRow {
        conversation: format!("2-{}==", letters(&other.slug, 54)),
        from,
        to: vec![to],
        at,
        subject: String::new(),
        content: text.to_owned(),
        folder: "INBOX",
        draft: false,
    }
}

/// What LinkedIn sells room for: HTML, and a sender without a page.
fn advertisement() -> Result<MessageRow, Failure> {
    let sender = Party::new("LinkedIn Member", "");
    Ok(MessageRow {
        subject: "A desk that stands up for you".to_owned(),
        content: "<p class=\"spinmail-quill-editor__spin-break\">Hello Imke,</p><p>sit less &amp; stand more.</p><br>\
                  <a href=\"https://desks.example\">See the desk</a>"
            .to_owned(),
        ..line(&sender, Them, "2026-11-12T06:00:00Z".parse()?, "")
    })
}
