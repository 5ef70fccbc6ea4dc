//! What only the user can say of the person.

use super::{Entry, Spec, unknown};
use crate::model::{Answer, Kind, Value};

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
        "same_field",
        Kind::Bool,
        "Do they work in your field?",
        "Yes or no as you say, once you have seen what they do.",
    )
    .known_from_memory()
    .answered(|_| unknown("a look at their profile, and your word")),
    Spec::new(
        "tags",
        Kind::List,
        "Which tags have you put on them?",
        "Your own tags on the person, in alphabetical order; always known, and often empty. \
         `\"trusted\" in tags` asks for one.",
    )
    .answered(|material| Answer::known(Value::List(material.dossier.tags.clone()))),
];
