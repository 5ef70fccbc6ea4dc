//! Do the two know each other? What the user's own records show, and what only the user can say.
//!
//! An approach isn't an acquaintance: a mail or a call from them alone answers nothing here.

use super::{Entry, Material, Spec, evidence, looked_through, recorded, unknown, yes_or_no};
use crate::model::{Answer, Grade, Kind, Value};

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
    .answered(|material| recorded_or(material, "wrote", "your word, or a mail or message of yours")),
    Spec::new(
        "conversed",
        Kind::Bool,
        "Have you two exchanged messages on LinkedIn?",
        "Yes if your messages show words both ways. No if messages newer than the invitation were looked through and \
         the person has a profile link to look up by. Otherwise unknown.",
    )
    .answered(|material| {
        searched_or(material, "conversed", "messages", "the messages of a LinkedIn export made after it was sent")
    }),
    Spec::new(
        "was_connected",
        Kind::Bool,
        "Are you connected, or were you once?",
        "Yes if a list of your connections names them. No if connections newer than the invitation were looked \
         through and the person has a profile link to look up by. Otherwise unknown.",
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
        "perhaps_connected",
        Kind::Bool,
        "Might this be somebody you know under another link?",
        "Yes if a connection without a link has their name. It proves nothing, so a rule may only take it as a reason \
         to look. No if your connections were looked through and none is such.",
    )
    .look_only()
    .answered(perhaps_connected),
];

fn recorded_or(material: &Material, fact: &str, tell: &'static str) -> Answer {
    recorded(material.dossier, fact).unwrap_or(unknown(tell))
}

fn searched_or(material: &Material, fact: &str, source: &str, tell: &'static str) -> Answer {
    if let Some(shown) = recorded(material.dossier, fact) {
        return shown;
    }
    if looked_through(material.dossier, source) {
        yes_or_no(false)
    } else {
        unknown(tell)
    }
}

fn perhaps_connected(material: &Material) -> Answer {
    if !material.dossier.proposals.is_empty() {
        return yes_or_no(true);
    }
    let mut because = evidence(material.dossier, "was_connected", &[Grade::Possible]);
    because.extend(evidence(
        material.dossier,
        "perhaps_connected",
        &[Grade::Possible],
    ));
    if !because.is_empty() {
        return Answer::Known {
            value: Value::Bool(true),
            because,
        };
    }
    let searched = &material.dossier.searched;
    if searched
        .iter()
        .any(|searched| searched.source == "connections")
    {
        yes_or_no(false)
    } else {
        unknown("the connections of a LinkedIn export")
    }
}
