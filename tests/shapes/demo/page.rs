//! The demo's page of received invitations: the newest of those who wait, and a few who came since the last mail.

use super::callers::{Note, OPEN};
use super::owner;
use crate::shapes::export::Failure;
use crate::shapes::page::{Build, Caller, Card, List};
use crate::shapes::party::invitation_id;

/// How many people are on the page.
pub(crate) const PEOPLE: usize = 40;

/// Who came after the newest mail: name, headline, moment, and what they wrote.
pub(crate) const NEWEST: &[(&str, &str, &str, Option<&str>)] = &[
    (
        "Tamsin Oyelaran",
        "Reading-room volunteer, retired surveyor",
        "2026-11-23T06:58:21Z",
        Some(
            "Good morning, I keep the reading room in Lower Wick open on Thursdays. Who at the association could tell me \
             how others pay for heating?",
        ),
    ),
    (
        "Jörn Petersen",
        "Head of sales at Larkspur Recruiting",
        "2026-11-23T06:31:04Z",
        None,
    ),
    (
        "मीरा कुलकर्णी",
        "Children's librarian",
        "2026-11-23T04:12:47Z",
        None,
    ),
    ("Ximena Barrientos", "", "2026-11-22T21:40:15Z", None),
    (
        "Osei Kwarteng",
        "Architect of small public buildings",
        "2026-11-22T19:05:33Z",
        None,
    ),
];

/// What those do of whom no mail told it; dealt out in order.
const HEADLINES: &[&str] = &[
    "Archivist",
    "Project manager at Saltgrass Events",
    "Illustrator",
    "Teacher of German and history",
    "Data analyst at Juniper Ledger",
    "Freelance editor",
    "Caretaker of a village hall",
    "Student of library science",
    "Bookseller",
    "Policy adviser",
];

/// The page as it stands on the demo's morning, newest first.
pub(crate) fn page() -> Result<List, Failure> {
    let mut callers = Vec::new();
    for (name, headline, sent, note) in NEWEST {
        let mut caller = Caller::new(name, headline).sent(sent);
        caller.note = note.map(str::to_owned);
        callers.push(caller);
    }
    let mut open: Vec<_> = OPEN.iter().collect();
    let mut moments = Vec::new();
    for caller in &open {
        moments.push((caller.sent()?, caller.party().slug));
    }
    open.sort_by_key(|caller| {
        let slug = caller.party().slug;
        let sent = moments.iter().find(|(_, other)| *other == slug);
        std::cmp::Reverse(sent.map(|(sent, _)| *sent))
    });
    let left = PEOPLE.saturating_sub(callers.len());
    for (nr, waiting) in open.into_iter().take(left).enumerate() {
        let party = waiting.party();
        let headline = if waiting.headline.is_empty() {
            HEADLINES[nr % HEADLINES.len()]
        } else {
            waiting.headline
        };
        let mut caller = Caller::new(&party.name, headline);
        caller.id = invitation_id(waiting.sent()?, party.member());
        caller.slug = party.slug;
        caller.mutual = match waiting.mutual {
            0 => None,
            1 => Some("1 mutual connection".to_owned()),
            many => Some(format!("{many} mutual connections")),
        };
        if let Note::Own(text) = waiting.note {
            caller.note = Some(text.to_owned());
        }
        callers.push(caller);
    }
    let mut cards: Vec<Card> = callers.into_iter().map(Card::Person).collect();
    cards.insert(
        7,
        Card::Newsletter {
            by: "Wrenfield Paper".to_owned(),
            title: "The Deckle Edge".to_owned(),
        },
    );
    cards.insert(
        19,
        Card::Follow {
            by: "Rosalind Achebe".to_owned(),
            what: "Novemtide Press".to_owned(),
            split: false,
        },
    );
    let mut list = List::new(Build::Newer, cards);
    list.owner = owner::party().name;
    Ok(list)
}
