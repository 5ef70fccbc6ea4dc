//! What only the user can say of the person.

use super::{Entry, Spec, recorded, unknown, yes_or_no};
use crate::model::{Answer, Kind, Value};

const CAREER_STAGES: &[&str] = &["beginner", "experienced"];

pub(super) const FACTS: &[Entry] = &[
    Spec::new(
        "could_recommend",
        Kind::Bool,
        "Could you recommend them to somebody who trusts you?",
        "Yes or no as you say. It is what a connection is for in the end: to be able to speak for somebody's work.",
    )
    .known_from_memory()
    .answered(|_| unknown("your word")),
    Spec::new(
        "collaboration",
        Kind::Bool,
        "Do you expect to work with them?",
        "Yes or no as you say: whether a working relationship is in sight, on the phone, online or in person.",
    )
    .known_from_memory()
    .answered(|_| unknown("your word")),
    Spec::new(
        "group_exchange",
        Kind::Bool,
        "Are you in a group together, with give and take there?",
        "Yes if you say so: you have answered each other, or learned from each other, in a group or a forum. To be \
         members of one group is not enough. No only if you say so.",
    )
    .known_from_memory()
    .answered(|material| {
        recorded(material.dossier, "group_exchange").unwrap_or(unknown("your word"))
    }),
    Spec::new(
        "reputation",
        Kind::Bool,
        "Do you know them by reputation?",
        "Yes if you say so: people whose word you trust speak well of them, or you know their work. No only if you say \
         so; it means that you haven't heard of them, not that they are badly spoken of.",
    )
    .known_from_memory()
    .answered(|_| unknown("your word")),
    Spec::new(
        "quality",
        Kind::Bool,
        "Are their posts worth reading?",
        "Yes or no as you say, once you have read some: helpful articles, comments that add something. Carries the day \
         on which you say it.",
    )
    .known_from_memory()
    .answered(|_| unknown("a look at what they post, and your word")),
    Spec::new(
        "sells",
        Kind::Bool,
        "Do they sell something to people like you?",
        "Yes or no as you say, once you have seen their profile. What their note says of it is `purpose`. Carries the \
         day on which you say it.",
    )
    .known_from_memory()
    .answered(|_| unknown("a look at their profile, and your word")),
    Spec::new(
        "looks_false",
        Kind::Bool,
        "Does the profile look false?",
        "Yes only if you say so, by what you have seen: jobs that don't fit together, a copied text, a borrowed \
         picture. No only if you say so. Nothing else is taken for a sign of it. Carries the day on which you say it.",
    )
    .known_from_memory()
    .answered(|_| unknown("a look at their profile, and your word")),
    Spec::new(
        "career_stage",
        Kind::Word(CAREER_STAGES),
        "Where are they in their career?",
        "`beginner` for students and people in their first position, `experienced` for others, as you say once you have \
         seen their profile. It may lean, never decide. Carries the day on which you say it.",
    )
    .known_from_memory()
    .lean_only()
    .answered(|_| unknown("a look at their profile, and your word")),
    Spec::new(
        "referred_by_trusted",
        Kind::Bool,
        "Did somebody you trust send them?",
        "Yes if you say so: the one who sent them is somebody whose word you trust. What the note says of it is \
         `claims_mutual`. No only if you say so.",
    )
    .known_from_memory()
    .answered(|material| recorded(material.dossier, "referred_by_trusted").unwrap_or(unknown("your word"))),
    Spec::new(
        "tags",
        Kind::List,
        "Which tags have you put on them?",
        "Your own tags on the person, in alphabetical order; always known, and often empty. \
         `\"trusted\" in tags` asks for one.",
    )
    .answered(|material| Answer::known(Value::List(material.dossier.tags.clone()))),
    Spec::new(
        "trusted",
        Kind::Bool,
        "Have you tagged them as trusted?",
        "Yes if your tag `trusted` is on them, no otherwise; always known.",
    )
    .answered(|material| {
        let tags = &material.dossier.tags;
        yes_or_no(tags.iter().any(|tag| tag == "trusted"))
    }),
];
