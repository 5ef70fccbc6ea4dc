//! What the demo's second export shows: three days after the first, some were let in on a telephone, some are gone.

use jiff::civil::{Date, date};

use super::callers::{Caller, OPEN, Seen};
use super::files::row_of;
use super::network::Network;
use crate::shapes::export::{ConnectionRow, Failure, InvitationRow};

/// The day of the second export.
const DAY: Date = date(2026, 11, 23);

/// Connected by then: slug, given name, family name, firm, position.
const ACCEPTED: &[(&str, &str, &str, &str, &str)] = &[
    (
        "thandeka-mabuza",
        "Thandeka",
        "Mabuza",
        "Guild of Map Sellers",
        "Head of communications",
    ),
    (
        "zofia-wrzesinska",
        "Zofia",
        "Wrzesińska",
        "Plinth Exhibitions",
        "Exhibition planner",
    ),
    (
        "layla-haidari",
        "ليلى",
        "حيدري",
        "League of Small Museums",
        "Press officer",
    ),
    ("ryota-minakami", "亮太", "水上", "Halfmoon Atlas", "Editor"),
    (
        "sunniva-braten",
        "Sunniva",
        "Bråten",
        "League of Small Museums",
        "Public affairs",
    ),
    (
        "caoimhe-ni-dhuibhir",
        "Caoimhe",
        "Ní Dhuibhir",
        "Society of Clock Menders",
        "Membership manager",
    ),
    (
        "mercedes-arostegui",
        "Mercedes",
        "Aróstegui",
        "Union of Village Theatres",
        "Secretary general",
    ),
    ("eunji-baek", "Eun-ji", "Baek", "", "Librarian"),
];

/// No longer there, and nobody connected.
const ABSENT: &[&str] = &[
    "gareth-penhallow",
    "chloe-vantreight",
    "arvid-sjoholm",
    "kofi-brandvold",
    // Only mail ever showed him, so his absence says nothing.
    "lionel-quarrie-7",
];

/// The invitations of the second export that are not accepted ones of the first.
pub(crate) fn invitations() -> Result<Vec<InvitationRow>, Failure> {
    OPEN.iter()
        .filter(|caller| !ABSENT.contains(&caller.party().slug.as_str()))
        .map(row_of)
        .collect()
}

/// The connections of the second export.
pub(crate) fn connections(network: &Network) -> Vec<ConnectionRow> {
    let mut rows = network.connections.clone();
    for (slug, first, last, company, position) in ACCEPTED {
        let party = OPEN
            .iter()
            .map(Caller::party)
            .find(|party| party.slug == *slug);
        rows.push(ConnectionRow {
            party,
            first: (*first).to_owned(),
            last: (*last).to_owned(),
            email: String::new(),
            company: (*company).to_owned(),
            position: (*position).to_owned(),
            on: DAY,
        });
    }
    rows
}

/// Whether every slug here is one of those who wait, and was in the first export where absence is to say something.
pub(crate) fn speaks_of_those_who_wait() -> bool {
    let waits = |slug: &str| OPEN.iter().find(|caller| caller.party().slug == slug);
    ACCEPTED.iter().all(|(slug, ..)| waits(slug).is_some())
        && ABSENT
            .iter()
            .filter(|slug| **slug != "lionel-quarrie-7")
            .all(|slug| waits(slug).is_some_and(|caller| caller.seen != Seen::Mail))
}
