//! The owner's address book. A list: those of every day, and a few whose names or numbers come up elsewhere.

use super::phone::{ASANTE_MILLS, BOUDIAF, FENNA, LINDENTHAL, WIESER};
use crate::shapes::vcard::{Card, Writer, book};

/// What the other lists must write alike.
pub(crate) const BOAT_BUILDER: &str = "arvid@sjoholms-boats.example";

/// Given name, family name, company, position.
type Plain = (&'static str, &'static str, &'static str, &'static str);

fn card((given, family, company, title): Plain, email: &str, phone: &str) -> Card {
    let some = |text: &str| -> Vec<String> {
        Some(text.to_owned())
            .filter(|text| !text.is_empty())
            .into_iter()
            .collect()
    };
    Card {
        given,
        family,
        company,
        title,
        emails: some(email),
        phones: some(phone),
        ..Card::default()
    }
}

/// Everybody of whom the card says nothing but where they are and how they are reached.
const PLAIN: &[(Plain, &str, &str)] = &[
    (
        (
            "Livia",
            "Steinmetz",
            "Association of Reading Rooms",
            "Secretary general",
        ),
        "livia@reading-rooms.example",
        "",
    ),
    (
        ("Tendai", "Mutasa", "Association of Reading Rooms", "Events"),
        "tendai@reading-rooms.example",
        "",
    ),
    (
        ("Oskar", "Lindenthal", "Tidewright", "Managing partner"),
        "oskar@tidewright.example",
        LINDENTHAL,
    ),
    (
        ("Jarmila", "Benešová", "Tidewright", "Senior consultant"),
        "jarmila@tidewright.example",
        "",
    ),
    (
        ("Ágota", "Kerekes", "Novemtide Press", "Editor"),
        "agota@novemtide.example",
        "",
    ),
    (("Ruth", "Wieser", "", "Dentist"), "", WIESER),
    (("Ikram", "Boudiaf", "", ""), "", BOUDIAF),
    (
        ("Tobiasz", "Kranz", "Choir at the Mill", ""),
        "tobiasz@mill-choir.example",
        "",
    ),
    (
        ("晓雨", "林", "Two Wheels and a Bell", ""),
        "",
        "+43 1 555 0177",
    ),
    (
        ("Obinna", "Eze", "", "Photographer"),
        "obinna@eze-pictures.example",
        "",
    ),
    (
        ("Hedda", "Vinter", "Ninefold Print", "Printer"),
        "hedda@ninefold.example",
        "",
    ),
];

fn cards() -> Vec<Card> {
    let mut cards = vec![
        // Whom the owner rang, with the link to his profile.
        Card {
            slug: "kwabena-asante-mills",
            ..card(
                (
                    "Kwabena",
                    "Asante-Mills",
                    "Saltgrass Events",
                    "Events director",
                ),
                "",
                ASANTE_MILLS,
            )
        },
        // A namesake of one who asks: another man, with a profile of his own.
        Card {
            slug: "arvid-sjoholm-boats",
            note: "Wooden boats, Gothenburg. Repairs in winter only.",
            ..card(
                ("Arvid", "Sjöholm", "Sjöholms boatyard", "Boat builder"),
                BOAT_BUILDER,
                "+46 31 390 06 12",
            )
        },
        // Kept under the name from before a marriage, too.
        Card {
            maiden: "Brunner",
            nickname: "Rieke",
            note: "Met on 12 November 2014 in Graz, at the autumn list",
            ..card(
                (
                    "Friederike",
                    "Moosbrugger",
                    "Kestelmoor Verlag",
                    "Publisher",
                ),
                "",
                "+43 316 555 0141",
            )
        },
        Card {
            photo: true,
            ..card(("Fenna", "Sorano", "", ""), "fenna@sorano.example", FENNA)
        },
    ];
    cards.extend(
        PLAIN
            .iter()
            .map(|(who, email, phone)| card(*who, email, phone)),
    );
    for (number, card) in cards.iter_mut().enumerate() {
        card.uid = format!("5B0C-{number:04}");
        card.revised = "2026-02-01T10:00:00Z".parse().ok();
    }
    cards
}

/// The file, as an Apple program exports it.
pub(crate) fn contacts() -> String {
    book(&cards(), Writer::Apple)
}
