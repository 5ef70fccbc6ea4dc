//! One list of people by four ways: LinkedIn's export, its mails, a saved page and a pasted one. Whatever came first, and
//! however often, the same people wait, once each.

#![expect(clippy::unwrap_used, reason = "all of this exists for tests only")]

#[path = "program/papers.rs"]
mod papers;
#[path = "program/program.rs"]
mod program;
#[path = "shapes/shapes.rs"]
mod shapes;

use jiff::civil::date;
use papers::{at, came, connected, invite, letter, somebody};
use program::{NOW, Program, all_without_numbers, moment};
use serde_json::Value;
use shapes::export::{ConnectionsEra, InvitationsEra, connections_csv, invitations_csv};
use shapes::mail::{Kind, mbox};
use shapes::party::Party;
use vestibule::import::{self, Input};
use vestibule::model::import::{Flow, ImportReport, Item};
use vestibule::model::{
    Direction, Foreign, Handle, HandleKind, NoteSeen, Record, Sighting, SourceKind,
};
use vestibule::text::name::compared;

/// The five who wait, with the moment they asked.
fn callers() -> [(Party, &'static str); 5] {
    [
        (
            somebody("Rahel Amsalem", "rahel-amsalem"),
            "2026-11-10T05:26:31Z",
        ),
        (
            somebody("Łukasz Wójcik", "łukasz-wójcik"),
            "2026-11-12T17:02:10Z",
        ),
        (
            somebody("Adaeze Nwankwo", "adaeze-nwankwo"),
            "2026-11-14T09:41:55Z",
        ),
        (somebody("김 서연", "seoyeon-kim"), "2026-11-16T22:13:05Z"),
        (
            somebody("Teuila Faleolo", "teuila-faleolo"),
            "2026-11-19T11:30:44Z",
        ),
    ]
}

/// How a page shows their names: as they wear them.
const WORN: [&str; 5] = [
    "Rahel Amsalem (she/her)",
    "ŁUKASZ WÓJCIK, PhD",
    "✨ Adaeze Nwankwo",
    "김 서연",
    "Teuila Faleolo | Ceramics",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Export,
    Mail,
    Page,
    Paste,
}

const WAYS: [Way; 4] = [Way::Export, Way::Mail, Way::Page, Way::Paste];

fn orders() -> Vec<Vec<Way>> {
    fn rest(left: &[Way]) -> Vec<Vec<Way>> {
        if left.is_empty() {
            return vec![Vec::new()];
        }
        let mut all = Vec::new();
        for first in left {
            let others: Vec<Way> = left.iter().copied().filter(|way| way != first).collect();
            for mut order in rest(&others) {
                order.insert(0, *first);
                all.push(order);
            }
        }
        all
    }
    rest(&WAYS)
}

/// A card of a page as text: a name, a headline, perhaps a note; neither a link nor a day.
fn card(name: &str, headline: &str) -> Sighting {
    Sighting {
        source: SourceKind::Paste,
        direction: Direction::Incoming,
        linkedin_id: None,
        sent: None,
        seen: None,
        handles: vec![Handle::new(HandleKind::Name, compared(name))],
        name: Foreign::from(name),
        headline: Some(Foreign::from(headline)),
        company: None,
        location: None,
        mutual: Some(2),
        note: NoteSeen::Empty,
        reminder: false,
    }
}

/// A card of a saved page, with the link.
fn linked(name: &str, slug: &str, headline: &str) -> Sighting {
    Sighting {
        source: SourceKind::Page,
        handles: vec![Handle::new(HandleKind::Slug, slug)],
        ..card(name, headline)
    }
}

/// One user's inbox, fed by the readers and by hand.
struct Desk(Program);

impl Desk {
    fn new() -> Self {
        Self(Program::new())
    }

    /// Reads a page that shows these cards at a moment.
    fn shows(&self, kind: SourceKind, taken: &str, cards: &[Sighting]) -> ImportReport {
        self.0
            .inbox()
            .ingest(
                &moment(NOW),
                false,
                &mut |emit| {
                    let path = Foreign::from(kind.name());
                    let _ = emit(Item::Source { kind, path });
                    let _ = emit(Item::Taken(at(taken)));
                    for (n, card) in cards.iter().enumerate() {
                        let _ = emit(Item::Record {
                            place: format!("card {n}"),
                            record: Box::new(Record::Sighting(card.clone())),
                        });
                    }
                },
                &mut |_, _| Flow::Continue(()),
            )
            .unwrap()
            .unwrap()
    }

    /// Reads the text of a page.
    fn pasted(&self, moment: &str, cards: &[Sighting]) -> ImportReport {
        self.shows(SourceKind::Paste, moment, cards)
    }

    fn reads(&self, name: &str, bytes: String) -> ImportReport {
        let mut input = Some(Input::Bytes {
            name: name.to_owned(),
            bytes: bytes.into_bytes().into(),
        });
        self.0
            .inbox()
            .ingest(
                &moment(NOW),
                false,
                &mut |emit| {
                    let _ = import::read(input.take().into_iter().collect(), emit);
                },
                &mut |_, _| Flow::Continue(()),
            )
            .unwrap()
            .unwrap()
    }

    /// A mail that one invitation came by.
    fn mailed(&self, who: &Party, sent: &str) -> ImportReport {
        let one = invite(who, sent);
        self.reads("one.mbox", mbox(&[letter(&Kind::Invite(&one), sent)]))
    }

    fn comes_by(&self, way: Way) -> ImportReport {
        let moment = "2026-11-22T08:00:00Z";
        match way {
            Way::Export => {
                let rows: Vec<_> = callers()
                    .iter()
                    .map(|(who, sent)| came(who, sent, ""))
                    .collect();
                self.reads(
                    "Invitations.csv",
                    invitations_csv(&rows, InvitationsEra::Urls).unwrap(),
                )
            }
            Way::Mail => {
                let letters: Vec<_> = callers()
                    .iter()
                    .map(|(who, sent)| letter(&Kind::Invite(&invite(who, sent)), sent))
                    .collect();
                self.reads("all.mbox", mbox(&letters))
            }
            Way::Page => {
                let cards: Vec<Sighting> = callers()
                    .iter()
                    .zip(WORN)
                    .map(|((who, _), worn)| linked(worn, &who.slug, "As the saved page has it"))
                    .collect();
                self.shows(SourceKind::Page, moment, &cards)
            }
            Way::Paste => {
                let mut cards: Vec<Sighting> =
                    WORN.iter().map(|worn| card(worn, "As pasted")).collect();
                cards[2].note = NoteSeen::Text(Foreign::from("May I show you my atlas?"));
                self.pasted(moment, &cards)
            }
        }
    }

    fn everybody(&self) -> Vec<String> {
        all_without_numbers(&self.0.everything())
    }

    fn pending(&self) -> Vec<Value> {
        self.0.json("list is:pending")
    }
}

/// Everybody after these came in.
fn after(ways: &[Way]) -> Vec<String> {
    let desk = Desk::new();
    for way in ways {
        desk.comes_by(*way);
    }
    desk.everybody()
}

#[test]
fn the_same_people_wait_once_each_whichever_of_the_four_ways_came_first_or_twice_or_is_taken_back()
{
    let expected = after(&WAYS);
    assert_eq!(expected.len(), 5);
    assert!(expected.iter().all(|one| one.contains("\"pending\"")));
    assert!(expected.iter().any(|one| one.contains("my atlas")));
    let without = WAYS.map(|gone| {
        let others: Vec<Way> = WAYS.into_iter().filter(|way| *way != gone).collect();
        after(&others)
    });
    assert!(without.iter().all(|left| left.len() == 5));
    for (n, order) in orders().into_iter().enumerate() {
        let desk = Desk::new();
        let imports: Vec<_> = order.iter().map(|way| desk.comes_by(*way).import).collect();
        assert_eq!(desk.everybody(), expected, "{order:?}");
        for way in &order {
            assert_eq!(desk.comes_by(*way).import, None, "{way:?} again, {order:?}");
        }
        assert_eq!(desk.everybody(), expected, "{order:?} twice");
        // Each of the four is taken back in six orders, from each place in the order.
        let gone = (n + n / 6) % 4;
        let undo = order.iter().position(|way| *way == WAYS[gone]);
        let undo = imports[undo.unwrap()].unwrap();
        desk.0.object(&format!("imports undo {undo}"));
        assert_eq!(
            desk.everybody(),
            without[gone],
            "{order:?} without {:?}",
            WAYS[gone]
        );
    }
}

#[test]
fn a_pasted_card_brings_its_note_to_the_invitation_that_the_mail_showed() {
    let desk = Desk::new();
    let (who, sent) = &callers()[0];
    desk.mailed(who, sent);
    let before = desk.0.id("Rahel Amsalem");
    let mut shown = card("RAHEL AMSALEM, MBA", "Archivist");
    shown.note = NoteSeen::Text(Foreign::from("We spoke about the reel from Haifa."));
    desk.pasted("2026-11-22T08:00:00Z", &[shown]);
    let one = desk.0.of("Rahel Amsalem");
    assert_eq!(one["id"].to_string(), before);
    assert_eq!(one["note"], "We spoke about the reel from Haifa.");
    assert_eq!(
        one["person"]["url"],
        "https://www.linkedin.com/in/rahel-amsalem"
    );
}

#[test]
fn what_was_decided_on_a_pasted_card_stands_when_the_mail_tells_whose_it_is() {
    let desk = Desk::new();
    let (who, sent) = &callers()[4];
    desk.pasted("2026-11-22T08:00:00Z", &[card(WORN[4], "Potter")]);
    let id = desk.pending()[0]["id"].to_string();
    desk.0.says(&format!("accept {id}"));
    desk.mailed(who, sent);
    let all = desk.0.everything();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0]["id"].to_string(), id);
    assert_eq!(all[0]["decision"], "accept");
    assert_eq!(all[0]["sent_at"], *sent);
}

#[test]
fn two_who_wait_under_one_name_stay_two_and_the_card_stands_by_itself() {
    let (one, other) = (
        somebody("Joana Prates", "joana-prates"),
        somebody("Joana Prates", "joanaprates-arq"),
    );
    let asked = ["2026-11-09T10:00:00Z", "2026-11-18T10:00:00Z"];
    let shown = [card("Joana Prates", "Architect")];
    let read = |desk: &Desk, step: usize| match step {
        0 => drop(desk.mailed(&one, asked[0])),
        1 => drop(desk.mailed(&other, asked[1])),
        _ => drop(desk.pasted("2026-11-22T08:00:00Z", &shown)),
    };
    let mut seen = Vec::new();
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let desk = Desk::new();
        for step in order {
            read(&desk, step);
        }
        assert_eq!(desk.pending().len(), 3, "{order:?}");
        seen.push(desk.everybody());
    }
    assert!(seen.iter().all(|one| *one == seen[0]));
}

#[test]
fn once_the_second_of_a_name_is_taken_back_the_card_is_the_firsts_again() {
    let desk = Desk::new();
    desk.mailed(
        &somebody("Joana Prates", "joana-prates"),
        "2026-11-09T10:00:00Z",
    );
    desk.pasted("2026-11-22T08:00:00Z", &[card("Joana Prates", "Architect")]);
    assert_eq!(desk.pending().len(), 1);
    let second = desk.mailed(
        &somebody("Joana Prates", "joanaprates-arq"),
        "2026-11-18T10:00:00Z",
    );
    assert_eq!(desk.pending().len(), 3);
    desk.0
        .object(&format!("imports undo {}", second.import.unwrap()));
    let left = desk.pending();
    assert_eq!(left.len(), 1);
    assert_eq!(
        left[0]["person"]["url"],
        "https://www.linkedin.com/in/joana-prates"
    );
}

#[test]
fn a_name_that_stands_twice_on_one_page_is_two_people_and_neither_is_the_one_in_the_mail() {
    let desk = Desk::new();
    desk.mailed(
        &somebody("Joana Prates", "joana-prates"),
        "2026-11-09T10:00:00Z",
    );
    let cards = [
        card("Joana Prates", "Architect"),
        card("Joana Prates", "Beekeeper"),
    ];
    desk.pasted("2026-11-22T08:00:00Z", &cards);
    assert_eq!(desk.pending().len(), 3);
    let again = desk.pasted("2026-11-22T09:00:00Z", &cards);
    assert_eq!(again.sources[0].files[0].unchanged, 2);
    assert_eq!(desk.pending().len(), 3);
}

#[test]
fn a_card_is_a_new_invitation_where_the_one_of_its_name_is_over() {
    // Accepted a week before the page was copied.
    let desk = Desk::new();
    let (who, sent) = &callers()[1];
    desk.mailed(who, sent);
    let table = [connected(who, date(2026, 11, 15), "Millrace Radio")];
    desk.reads(
        "Connections.csv",
        connections_csv(&table, ConnectionsEra::Links).unwrap(),
    );
    desk.pasted("2026-11-22T08:00:00Z", &[card(WORN[1], "Archivist")]);
    assert_eq!(desk.pending().len(), 1);
    assert_eq!(desk.0.everything().len(), 2);
    // Lapsed long ago.
    let desk = Desk::new();
    desk.mailed(
        &somebody("Rahel Amsalem", "rahel-amsalem"),
        "2019-03-10T05:26:31Z",
    );
    desk.pasted("2026-11-22T08:00:00Z", &[card(WORN[0], "Archivist")]);
    assert_eq!(desk.pending().len(), 1);
    assert_eq!(desk.0.everything().len(), 2);
}

#[test]
fn a_connection_of_the_name_is_perhaps_them_and_never_the_card_itself() {
    let desk = Desk::new();
    let table = connections_csv(
        &[shapes::export::ConnectionRow {
            party: None,
            ..connected(
                &somebody("Joana Prates", "x"),
                date(2026, 11, 22),
                "Tidewater Maps",
            )
        }],
        ConnectionsEra::Links,
    )
    .unwrap();
    desk.pasted("2026-11-22T08:00:00Z", &[card("Joana Prates", "Architect")]);
    desk.reads("Connections.csv", table);
    let waiting = desk.pending();
    assert_eq!(waiting.len(), 1);
    let whole = desk.0.object(&format!("show {}", waiting[0]["id"]));
    assert_eq!(whole["same_person"][0]["name"], "Joana Prates");
    assert_eq!(whole["evidence"], serde_json::json!([]));
}

#[test]
fn an_invitation_i_sent_isnt_the_one_a_card_of_that_name_shows() {
    let desk = Desk::new();
    desk.pasted("2026-11-22T08:00:00Z", &[card("Joana Prates", "Architect")]);
    let mut mine = card("Joana Prates", "Architect");
    mine.direction = Direction::Outgoing;
    desk.pasted("2026-11-22T08:05:00Z", &[mine]);
    assert_eq!(desk.0.json("list is:incoming").len(), 1);
    assert_eq!(desk.0.json("list is:outgoing").len(), 1);
}

#[test]
fn a_card_whose_headline_changed_is_the_card_it_was() {
    let desk = Desk::new();
    desk.pasted("2026-11-20T08:00:00Z", &[card("Joana Prates", "Architect")]);
    desk.pasted(
        "2026-11-22T08:00:00Z",
        &[card("Joana Prates", "Architect and beekeeper")],
    );
    let waiting = desk.pending();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0]["person"]["headline"], "Architect and beekeeper");
    assert_eq!(waiting[0]["first_seen"], "2026-11-20T08:00:00Z");
}

#[test]
fn the_longer_note_stands_whichever_page_was_read_last() {
    let mut cut = card("Joana Prates", "Architect");
    cut.note = NoteSeen::Text(Foreign::from("Good morning! I draw staircases"));
    let mut whole = card("Joana Prates", "Architect");
    whole.note = NoteSeen::Text(Foreign::from(
        "Good morning! I draw staircases and would like to see yours.",
    ));
    for pages in [[&cut, &whole], [&whole, &cut]] {
        let desk = Desk::new();
        desk.pasted("2026-11-20T08:00:00Z", &[pages[0].clone()]);
        desk.pasted("2026-11-22T08:00:00Z", &[pages[1].clone()]);
        let waiting = desk.pending();
        assert_eq!(waiting.len(), 1);
        assert_eq!(
            waiting[0]["note"],
            "Good morning! I draw staircases and would like to see yours."
        );
        assert_eq!(waiting[0]["first_seen"], "2026-11-20T08:00:00Z");
    }
}
