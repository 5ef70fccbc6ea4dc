//! Whom the owner is connected with, and the invitations by which it came about.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::owner;
use crate::shapes::chance::Chance;
use crate::shapes::export::{ConnectionRow, Failure, InvitationRow};
use crate::shapes::names::{FIRMS, POSITIONS, draw};
use crate::shapes::party::{Party, slug_of};

/// How many rows of connections there are, members who left included.
const CONNECTIONS: usize = 250;

/// How many of them are drawn from the window that an export's invitations cover.
const RECENT: usize = 32;

/// The last day of that window, and its first.
const WINDOW: (Date, Date) = (date(2026, 5, 26), date(2026, 11, 19));

/// The earliest connection.
const FIRST: Date = date(2014, 10, 6);

/// Somebody named, because other files speak of them: names, slug, firm, position, day.
type Named = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Date,
);

const NAMED: &[Named] = &[
    // Has written since under another surname and from another page, whose address still says the old one.
    (
        "Marisol",
        "Quint",
        "marisol-quint-1b7",
        "Tidewright",
        "Account manager",
        date(2020, 5, 11),
    ),
    (
        "Tomáš",
        "Hrubý",
        "tomas-hruby",
        "Kestelmoor Verlag",
        "Production editor",
        date(2015, 2, 3),
    ),
    // Three at one firm from which somebody asks.
    (
        "Berta",
        "Almgren",
        "berta-almgren",
        "Plinth Exhibitions",
        "Managing director",
        date(2021, 9, 14),
    ),
    (
        "Sipho",
        "Ndlela",
        "sipho-ndlela",
        "Plinth Exhibitions",
        "Stand builder",
        date(2022, 3, 2),
    ),
    (
        "Hülya",
        "Sarıkaya",
        "hülya-sarıkaya",
        "Plinth Exhibitions",
        "Project manager",
        date(2024, 10, 21),
    ),
    // Colleagues of earlier years.
    (
        "Oskar",
        "Lindenthal",
        "oskar-lindenthal",
        "Tidewright",
        "Managing partner",
        date(2020, 3, 9),
    ),
    (
        "Ngaio",
        "Whetu",
        "ngaio-whetu",
        "Tidewright",
        "Designer",
        date(2021, 1, 18),
    ),
    (
        "Jarmila",
        "Benešová",
        "jarmila-benesova",
        "Tidewright",
        "Senior consultant",
        date(2020, 4, 1),
    ),
    (
        "Dieudonné",
        "Kasongo",
        "dieudonne-kasongo",
        "Tidewright",
        "Copywriter",
        date(2023, 6, 5),
    ),
    (
        "Friederike",
        "Moosbrugger",
        "friederike-moosbrugger",
        "Kestelmoor Verlag",
        "Publisher",
        date(2014, 11, 12),
    ),
    (
        "Ágota",
        "Kerekes",
        "agota-kerekes",
        "Novemtide Press",
        "Editor",
        date(2016, 8, 30),
    ),
    (
        "Rashid",
        "Al-Sabbagh",
        "rashid-al-sabbagh",
        "Kestelmoor Verlag",
        "Sales",
        date(2017, 4, 19),
    ),
    (
        "Teodora",
        "Mihăilescu",
        "teodora-mihailescu",
        "Wrenfield Paper",
        "Agent",
        date(2019, 10, 7),
    ),
    (
        "Saoirse",
        "Tallon",
        "saoirse-tallon",
        "Brackwater & Pell",
        "Partner",
        date(2025, 5, 28),
    ),
    // New colleagues, and the owner's own choice.
    (
        "Livia",
        "Steinmetz",
        "livia-steinmetz",
        "Association of Reading Rooms",
        "Secretary general",
        date(2026, 10, 28),
    ),
    (
        "Tendai",
        "Mutasa",
        "tendai-mutasa",
        "Association of Reading Rooms",
        "Events",
        date(2026, 11, 3),
    ),
    (
        "Paloma",
        "Reyes-Vidal",
        "paloma-reyes-vidal",
        "Association of Reading Rooms",
        "Grants",
        date(2026, 11, 4),
    ),
    (
        "Katsuo",
        "Hirabayashi",
        "katsuo-hirabayashi",
        "Guild of Map Sellers",
        "Treasurer",
        date(2026, 10, 16),
    ),
    (
        "Magnus",
        "Eikeland",
        "magnus-eikeland",
        "Saltgrass Events",
        "Head of stands",
        date(2026, 10, 15),
    ),
];

/// Connections and the invitations behind the newer ones.
#[derive(Debug)]
pub(crate) struct Network {
    /// The rows of connections.
    pub(crate) connections: Vec<ConnectionRow>,
    /// Accepted invitations of the window, in both directions.
    pub(crate) accepted: Vec<InvitationRow>,
    /// Invitations of the owner's that wait.
    pub(crate) waiting: Vec<InvitationRow>,
}

/// Notes that came with invitations which the owner accepted, by the sender's slug.
pub(crate) const ACCEPTED_NOTES: &[(&str, &str)] = &[
    (
        "katsuo-hirabayashi",
        "Dear Imke, it was good to talk about ticket desks at the Steyr Days. As promised, here I am.  Greetings to \
         Livia.",
    ),
    (
        "tendai-mutasa",
        "Welcome! My desk is the one under the clock. Coffee at ten?",
    ),
];

/// Those whom the owner asked, and who accepted.
const ASKED_BY_OWNER: &[&str] = &["magnus-eikeland", "livia-steinmetz", "paloma-reyes-vidal"];

/// Builds the network, the same every time.
pub(crate) fn network() -> Result<Network, Failure> {
    let mut chance = Chance::new(20_261_123);
    let connections = connections(&mut chance);
    let mut accepted = Vec::new();
    for row in &connections {
        let Some(party) = row.party.as_ref().filter(|_| row.on >= WINDOW.0) else {
            continue;
        };
        accepted.push(invitation_behind(party, row.on, &mut chance)?);
    }
    Ok(Network {
        connections,
        accepted,
        waiting: waiting()?,
    })
}

fn connections(chance: &mut Chance) -> Vec<ConnectionRow> {
    let mut taken = BTreeSet::new();
    let mut rows = Vec::new();
    for (first, last, slug, firm, position, on) in NAMED {
        taken.insert((*slug).to_owned());
        rows.push(ConnectionRow {
            party: Some(Party::new(&format!("{first} {last}"), slug)),
            first: (*first).to_owned(),
            last: (*last).to_owned(),
            email: String::new(),
            company: (*firm).to_owned(),
            position: (*position).to_owned(),
            on: *on,
        });
    }
    while rows.len() < CONNECTIONS {
        let recent = rows.len() < NAMED.len() + RECENT;
        let on = if recent {
            day_between(WINDOW.0, WINDOW.1, chance)
        } else {
            day_between(FIRST, WINDOW.0, chance)
        };
        rows.push(if chance.happens(1) {
            one_who_left(on)
        } else {
            drawn(on, &mut taken, chance)
        });
    }
    rows
}

fn drawn(on: Date, taken: &mut BTreeSet<String>, chance: &mut Chance) -> ConnectionRow {
    let (first, last) = draw(chance);
    let name = format!("{first} {last}");
    let mut slug = slug_of(&name);
    if chance.happens(15) {
        slug = name.to_lowercase().replace(' ', "-");
    }
    if !taken.insert(slug.clone()) || chance.happens(35) {
        slug = format!("{slug}-{:x}", chance.below(0xfff_ffff));
        taken.insert(slug.clone());
    }
    let email = if chance.happens(3) {
        format!("{}@mail.example", slug_of(&name))
    } else {
        String::new()
    };
    let employed = !chance.happens(8);
    let firm = chance
        .one_of(FIRMS)
        .filter(|_| employed)
        .unwrap_or_default();
    let position = chance
        .one_of(POSITIONS)
        .filter(|_| employed)
        .unwrap_or_default();
    ConnectionRow {
        party: Some(Party::new(&name, &slug)),
        first: if chance.happens(3) {
            format!("{first} ")
        } else {
            first.to_owned()
        },
        last: written(last, chance),
        email,
        company: firm.to_owned(),
        position: position.to_owned(),
        on,
    }
}

/// The family name as some people write it: with a degree, in capitals, with a flourish.
fn written(last: &str, chance: &mut Chance) -> String {
    match chance.below(90) {
        0 => format!("{last}, MBA"),
        1 => last.to_uppercase(),
        2 => format!("{last} 📚"),
        3 => format!("{last} (they/them)"),
        _ => last.to_owned(),
    }
}

fn one_who_left(on: Date) -> ConnectionRow {
    ConnectionRow {
        party: None,
        first: String::new(),
        last: String::new(),
        email: String::new(),
        company: String::new(),
        position: String::new(),
        on,
    }
}

fn day_between(from: Date, to: Date, chance: &mut Chance) -> Date {
    let days = from.until(to).map_or(0, |span| span.get_days());
    let later = chance.below(usize::try_from(days).unwrap_or_default());
    from.saturating_add(i64::try_from(later).unwrap_or_default().days())
}

/// The moment at which a connection of a day was made: in the owner's evening.
pub(crate) fn accepted_at(on: Date, slug: &str) -> Result<Timestamp, Failure> {
    let minute = slug.bytes().fold(0_i8, |sum, byte| {
        (sum + i8::try_from(byte % 60).unwrap_or_default()) % 60
    });
    Ok(on.at(18, minute, 7, 0).to_zoned(TimeZone::UTC)?.timestamp())
}

fn invitation_behind(
    party: &Party,
    on: Date,
    chance: &mut Chance,
) -> Result<InvitationRow, Failure> {
    let most_hours = if chance.happens(70) { 30 } else { 240 };
    let hours = 1 + chance.below(most_hours);
    let before = i64::try_from(hours)
        .unwrap_or_default()
        .hours()
        .minutes(i64::try_from(chance.below(60)).unwrap_or_default());
    let incoming = !ASKED_BY_OWNER.contains(&party.slug.as_str()) && !chance.happens(12);
    let note = ACCEPTED_NOTES.iter().find(|(slug, _)| *slug == party.slug);
    Ok(InvitationRow {
        from: if incoming {
            party.clone()
        } else {
            owner::party()
        },
        to: if incoming {
            owner::party()
        } else {
            party.clone()
        },
        sent: accepted_at(on, &party.slug)?.checked_sub(before)?,
        message: note
            .filter(|_| incoming)
            .map(|(_, text)| (*text).to_owned())
            .unwrap_or_default(),
        incoming,
    })
}

/// Three that the owner sent and nobody answered yet.
fn waiting() -> Result<Vec<InvitationRow>, Failure> {
    let sent = [
        (
            "Ottilie Prantl",
            "ottilie-prantl",
            "2026-11-17T09:05:12Z",
            "We both chair a table at the Linz round in March. Shall we agree on who asks what?",
        ),
        ("Ikaika Nakoa", "ikaika-nakoa", "2026-11-12T15:38:44Z", ""),
        (
            "Žaneta Bílková",
            "zaneta-bilkova",
            "2026-10-29T07:50:30Z",
            "Thank you for the tour of your reading cellar. May I stay in touch?",
        ),
    ];
    sent.iter()
        .map(|(name, slug, sent, note)| {
            Ok(InvitationRow {
                from: owner::party(),
                to: Party::new(name, slug),
                sent: sent.parse()?,
                message: (*note).to_owned(),
                incoming: false,
            })
        })
        .collect()
}
