//! Two lists from fairs: the badges that the owner scanned at one, and who was at another.

use super::owner;
use crate::shapes::fair::{Desk, Guest, list};

/// The Steyr Days, as the scanner's program named its file.
pub(crate) const BADGES: &str = "Steyr Days for Associations 2026 badges.csv";

/// The fair at Linz, by the desk that let people in.
pub(crate) const ATTENDEES: &str = "Linz Library Fair 2026 attendees.csv";

/// Given name, family name, company, position, moment of the scan.
type Scan = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const SCANS: &[Scan] = &[
    (
        "Katsuo",
        "Hirabayashi",
        "Guild of Map Sellers",
        "Treasurer",
        "2026-10-14 09:41",
    ),
    (
        "Zofia",
        "Wrzesińska",
        "Plinth Exhibitions",
        "Exhibition planner",
        "2026-10-14 10:22",
    ),
    (
        "Sipho",
        "Ndlela",
        "Plinth Exhibitions",
        "Stand builder",
        "2026-10-14 10:25",
    ),
    (
        "Ainsley",
        "Okpara",
        "Trestle & Son",
        "Rental",
        "2026-10-14 11:03",
    ),
    (
        "Ludvík",
        "Strnad",
        "Bell Foundry Trust",
        "Chairman",
        "2026-10-14 11:48",
    ),
    (
        "Perpetua",
        "Nakimuli",
        "Union of Village Theatres",
        "Touring",
        "2026-10-14 13:15",
    ),
    (
        "Giacomo",
        "Fantin",
        "Copper Lantern Studio",
        "Lighting",
        "2026-10-14 14:02",
    ),
    (
        "Marit",
        "Solheim-Rao",
        "Society of Clock Menders",
        "Secretary",
        "2026-10-14 15:30",
    ),
    (
        "Magnus",
        "Eikeland",
        "Saltgrass Events",
        "Head of stands",
        "2026-10-15 09:12",
    ),
    (
        "Yusuf",
        "Hassanzadeh",
        "Network of Lending Gardens",
        "Tools",
        "2026-10-15 10:07",
    ),
    (
        "Clothilde",
        "Verbruggen",
        "League of Small Museums",
        "Archives",
        "2026-10-15 11:26",
    ),
    (
        "Tewodros",
        "Alemu",
        "Quietwater Radio",
        "Producer",
        "2026-10-15 13:44",
    ),
    (
        "Inkeri",
        "Lahtinen",
        "Wrenfield Paper",
        "Samples",
        "2026-10-15 14:20",
    ),
];

/// Given name, family name, company, position.
type Name = (&'static str, &'static str, &'static str, &'static str);

const GUESTS: &[Name] = &[
    ("Ragnhild", "Tveit", "Library of Lillesand", "Director"),
    ("Magdaléna", "Kučerová", "Library of Tábor", "Librarian"),
    ("Desmond", "Achterkamp", "Shelf Makers", "Sales"),
    ("Nilufar", "Rahimova", "Library on the Boat", "Skipper"),
    ("Ottó", "Vadász", "Bibliobus", "Driver"),
    ("Blessing", "Mutombo", "Reading Circle Linz", "Chair"),
];

/// The scanned badges.
pub(crate) fn badges() -> String {
    let guests: Vec<Guest> = SCANS
        .iter()
        .map(|(first, last, company, title, time)| Guest {
            first,
            last,
            company,
            title,
            time,
            ..Guest::default()
        })
        .collect();
    list(&guests, Desk::Scanner, "")
}

/// Who was there, the owner among them.
pub(crate) fn attendees() -> String {
    let mut guests: Vec<Guest> = GUESTS
        .iter()
        .map(|(first, last, company, title)| Guest {
            first,
            last,
            company,
            title,
            came: "Checked In",
            ..Guest::default()
        })
        .collect();
    guests.push(Guest {
        first: owner::PROFILE.first,
        last: owner::PROFILE.last,
        company: "Tidewright",
        email: owner::ADDRESSES[0],
        came: "Checked In",
        ..Guest::default()
    });
    list(&guests, Desk::Registration, "Linz Library Fair 2026")
}
