//! What else lies between the two: a house, a school, a group, an event, a good word, and whether somebody in the user's
//! records may be the sender.
//!
//! A profile says where somebody worked and studied; that is *claimed*, and the facts it serves say so. None of these
//! makes an acquaintance by itself.

use super::{Entry, Material, Spec, evidence, recorded_or, searched_or, unknown, yes_or_no};
use crate::model::{Answer, Grade, Kind, Value};

pub(super) const FACTS: &[Entry] = &[
    Spec::new(
        "shared_employer",
        Kind::Bool,
        "Did you work for one employer?",
        "Yes if you say so, if your connections show it, or if their profile names an employer of yours; the last is \
         what they say. It doesn't mean that you worked together: houses are large. No only if you say so.",
    )
    .known_from_memory()
    .answered(|material| in_common(material, "shared_employer", "their profile, and your own positions")),
    Spec::new(
        "shared_school",
        Kind::Bool,
        "Did you go to one school?",
        "Yes if you say so, or if their profile names a school of yours, which is what they say. It doesn't mean that \
         you were there together. No only if you say so.",
    )
    .known_from_memory()
    .answered(|material| in_common(material, "shared_school", "their profile, and your own schools")),
    Spec::new(
        "shared_group",
        Kind::Bool,
        "Are you in a group together?",
        "Yes if you say so, or if a page of their profile showed a group that you are both in. No only if you say so: \
         profiles hide groups. Whether there was give and take in it is `group_exchange`.",
    )
    .known_from_memory()
    .answered(|material| recorded_or(material, "shared_group", "your word, or their profile's page")),
    Spec::new(
        "shared_event",
        Kind::Bool,
        "Were you at one event?",
        "Yes if you say so, or if they stand on a list of the attendees of an event of yours. It doesn't mean that you met. \
         No only if you say so.",
    )
    .known_from_memory()
    .answered(|material| {
        recorded_or(material, "shared_event", "your word, or a list of who was at an event of yours")
    }),
    Spec::new(
        "engaged",
        Kind::Bool,
        "Has one of you taken up what the other posted?",
        "Yes if you say so, or if your records show a comment or a reaction from one to the other. No only if you say so: \
         the records don't have what others did.",
    )
    .known_from_memory()
    .answered(|material| {
        recorded_or(material, "engaged", "your word, or the comments and reactions of a LinkedIn export")
    }),
    Spec::new(
        "in_contacts",
        Kind::Bool,
        "Are they in your address book?",
        "Yes if a card of your address book is theirs. That alone is no acquaintance: cards come in by themselves. No if \
         your address book was read after the invitation was sent, they can be looked up in it, and nobody in it may be \
         them. Otherwise unknown.",
    )
    .answered(|material| {
        searched_or(
            material,
            "in_contacts",
            "address book cards",
            "your address book, read after it was sent",
        )
    }),
    Spec::new(
        "recommended_me",
        Kind::Bool,
        "Did they recommend you?",
        "Yes if your records have a recommendation of theirs for you, written at LinkedIn. No if recommendations newer \
         than the invitation were looked through and they can be looked up. Otherwise unknown.",
    )
    .answered(|material| good_word(material, "recommended_me")),
    Spec::new(
        "i_recommended",
        Kind::Bool,
        "Did you recommend them?",
        "Yes if your records have a recommendation of yours for them, written at LinkedIn. No if recommendations newer \
         than the invitation were looked through and they can be looked up. Otherwise unknown.",
    )
    .answered(|material| good_word(material, "i_recommended")),
    Spec::new(
        "endorsed_me",
        Kind::Bool,
        "Did they endorse a skill of yours?",
        "Yes if your records have such an endorsement. It proves nothing: LinkedIn asks for them with one click. No if \
         endorsements newer than the invitation were looked through and they can be looked up. Otherwise unknown.",
    )
    .answered(|material| good_word(material, "endorsed_me")),
    Spec::new(
        "i_endorsed",
        Kind::Bool,
        "Did you endorse a skill of theirs?",
        "Yes if your records have such an endorsement. No if endorsements newer than the invitation were looked through \
         and they can be looked up. Otherwise unknown.",
    )
    .answered(|material| good_word(material, "i_endorsed")),
    Spec::new(
        "suspected_same",
        Kind::Bool,
        "Might this be somebody you know?",
        "Yes if somebody in your records may be this person, under the same name or another. It proves nothing, so a rule \
         may only take it as a reason to look; you say whether it is so. No if records of people were looked through and \
         nobody may be. Otherwise unknown.",
    )
    .look_only()
    .answered(suspected_same),
];

/// What is told, recorded or claimed of what the two have in common.
fn in_common(material: &Material, fact: &str, tell: &'static str) -> Answer {
    let because = evidence(
        material.dossier,
        fact,
        &[Grade::Told, Grade::Recorded, Grade::Claimed],
    );
    if because.is_empty() {
        return unknown(tell);
    }
    Answer::Known {
        value: Value::Bool(true),
        because,
    }
}

fn good_word(material: &Material, fact: &str) -> Answer {
    searched_or(
        material,
        fact,
        "recommendations and endorsements",
        "the recommendations and endorsements of a LinkedIn export made after it was sent",
    )
}

/// The sources that name people whom the user may know; invitations and profiles name the senders themselves.
const OF_PEOPLE: [&str; 9] = [
    "connections",
    "messages",
    "mails you sent",
    "mails you got",
    "calendar entries",
    "calls",
    "address book cards",
    "badges and lists",
    "recommendations and endorsements",
];

fn suspected_same(material: &Material) -> Answer {
    let dossier = material.dossier;
    // A connection without a link that has the sender's name.
    let because = evidence(dossier, "was_connected", &[Grade::Possible]);
    if !dossier.proposals.is_empty() || !because.is_empty() {
        return Answer::Known {
            value: Value::Bool(true),
            because,
        };
    }
    let looked = |source: &str| OF_PEOPLE.contains(&source);
    if dossier
        .searched
        .iter()
        .any(|searched| looked(searched.source))
    {
        yes_or_no(false)
    } else {
        unknown("your records of people: connections, mail, an address book, a calendar")
    }
}
