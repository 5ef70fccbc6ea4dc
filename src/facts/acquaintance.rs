//! Do the two know each other? What the user's own records show, and what only the user can say.
//!
//! An approach isn't an acquaintance: a mail or a call from them alone answers nothing here.

use super::{Entry, Spec, number, recorded_or, searched_or};
use crate::model::time::days_between;
use crate::model::{Dossier, Grade, Kind};

pub(super) const FACTS: &[Entry] = &[
    Spec::new(
        "worked_together",
        Kind::Bool,
        "Have you worked together?",
        "Yes if you say so, or if your records show it. No only if you say so: no record proves that two people \
         never worked together.",
    )
    .known_from_memory()
    .answered(|material| recorded_or(material, "worked_together", "your word, or a record of shared work")),
    Spec::new(
        "met",
        Kind::Bool,
        "Have you met in person?",
        "Yes if you say so, or if your records show a small meeting in one place. A video call isn't a meeting, and a \
         gathering of many only perhaps one. No only if you say so.",
    )
    .known_from_memory()
    .answered(|material| recorded_or(material, "met", "your word, or a meeting in your records")),
    Spec::new(
        "spoke",
        Kind::Bool,
        "Have you spoken, by phone or video?",
        "Yes if you say so, or if your records show that you called, talked twice, or talked at length. One call from \
         them isn't enough. No only if you say so.",
    )
    .known_from_memory()
    .answered(|material| recorded_or(material, "spoke", "your word, or a call in your records")),
    Spec::new(
        "wrote",
        Kind::Bool,
        "Have you written to them?",
        "Yes if you say so, or if your records show that you wrote to them; automatic replies don't count, nor does \
         what only they wrote. No only if you say so.",
    )
    .known_from_memory()
    .answered(|material| recorded_or(material, "wrote", "your word, or a mail of yours")),
    Spec::new(
        "conversed",
        Kind::Bool,
        "Have you two exchanged messages on LinkedIn?",
        "Yes if your messages show words both ways. No if messages newer than the invitation were looked through, the \
         person has a profile link to look up by, and nobody in your records may be them. Otherwise unknown.",
    )
    .answered(|material| {
        searched_or(material, "conversed", "messages", "the messages of a LinkedIn export made after it was sent")
    }),
    Spec::new(
        "was_connected",
        Kind::Bool,
        "Are you connected, or were you once?",
        "Yes if a list of your connections names them. No if connections newer than the invitation were looked \
         through, the person has a profile link to look up by, and nobody in your records may be them. Otherwise \
         unknown.",
    )
    .answered(|material| {
        searched_or(
            material,
            "was_connected",
            "connections",
            "the connections of a LinkedIn export made after it was sent",
        )
    }),
    Spec::new(
        "approached",
        Kind::Bool,
        "Did they come to you before?",
        "Yes if you say so, or if your records have mail of theirs and none of yours to them. An approach isn't an \
         acquaintance. No only if you say so.",
    )
    .known_from_memory()
    .answered(|material| recorded_or(material, "approached", "your word, or a mail of theirs in your records")),
    Spec::new(
        "days_since_contact",
        Kind::Int,
        "How many days ago were you last in contact?",
        "Whole days from the newest meeting, call, mail or message in your records to today, of mail and messages only \
         where you wrote to them too. Unknown where your records show none, or none with a day.",
    )
    .per_day(1)
    .answered(|material| {
        number(days_since_contact(material.dossier), "a meeting, a call or a mail in your records")
    }),
];

/// The facts that mean that the two were in contact.
const CONTACT: [&str; 4] = ["met", "spoke", "wrote", "conversed"];

fn days_since_contact(dossier: &Dossier) -> Option<i64> {
    let newest = dossier
        .evidence
        .iter()
        .filter(|piece| piece.grade == Grade::Recorded && !piece.struck)
        .filter(|piece| CONTACT.contains(&piece.fact))
        .filter_map(|piece| piece.on)
        // A calendar knows of meetings to come.
        .filter(|on| *on <= dossier.today)
        .max()?;
    Some(days_between(newest, dossier.today))
}
