//! Profiles that the owner saved from LinkedIn as PDF, of some who ask. LinkedIn calls every such file `Profile.pdf`.

use super::correspondence::CAOIMHE;
use super::phone::PENHALLOW;
use crate::shapes::pdf::Person;

/// Each file with its name.
pub(crate) fn profiles() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("Profile.pdf", marisol().pdf()),
        ("Profile (1).pdf", gareth().pdf()),
        ("Profile (2).pdf", caoimhe().pdf()),
    ]
}

/// A former colleague who married: the link still says the old name.
fn marisol() -> Person {
    Person::new("Marisol Etxeberria", "marisol-quint")
        .headline("Campaign lead at Lumen Orchard")
        .location("Bilbao, Basque Country, Spain")
        .summary("Campaigns for things that grow slowly.")
        .skills(&["Campaigns", "Budgets", "Press work"])
        .languages(&["Basque", "Spanish", "German"])
        .worked("Lumen Orchard", "Campaign lead", ("2024-02", ""), "Bilbao")
        .worked(
            "Tidewright",
            "Account manager",
            ("2018-09", "2024-01"),
            "Vienna, Austria",
        )
        .studied("School of Applied Letters", "Diploma", ("2014", "2018"))
        .saved_on("2026-11-21T18:20:00Z")
}

/// Who rang once, and shows his number to everybody.
fn gareth() -> Person {
    Person::new("Gareth Penhallow", "gareth-penhallow")
        .headline("Helping associations grow | Fernspindle")
        .location("Swansea, Wales, United Kingdom")
        .phone(PENHALLOW)
        .skills(&["Sales", "Lead generation"])
        .worked("Fernspindle", "Growth partner", ("2025-06", ""), "")
        .saved_on("2026-11-21T18:24:00Z")
}

/// With whom the owner exchanged letters, years ago.
fn caoimhe() -> Person {
    Person::new("Caoimhe Ní Dhuibhir", "caoimhe-ni-dhuibhir")
        .headline("Membership manager at the Society of Clock Menders")
        .location("Sligo, Ireland")
        .email(CAOIMHE)
        .skills(&["Membership", "Newsletters"])
        .worked(
            "Society of Clock Menders",
            "Membership manager",
            ("2017-01", ""),
            "Sligo",
        )
        .saved_on("2026-11-21T18:31:00Z")
}
