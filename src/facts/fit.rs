//! Whether there is a fit: their field and place beside the user's, and the words of their profile and note for rules
//! that look for words of their own.
//!
//! The words are given as they may be shown, so that a condition matches what the user sees.

use super::{Entry, Material, Spec, unknown};
use crate::model::record::ProfileSeen;
use crate::model::{Answer, Foreign, Kind, Medium, Seen, Value};
use crate::text::fold::fold;

/// How much of a text is looked at, in bytes. LinkedIn takes 2,600 characters about oneself and 300 in a note; mail may
/// bring more.
const LONGEST: usize = 8_000;

const TELL: &str = "a look at their profile, or its page";

pub(super) const FACTS: &[Entry] = &[
    Spec::new(
        "same_field",
        Kind::Bool,
        "Do they work in your field?",
        "Yes or no as you say, once you have seen what they do. Yes too if their headline, position, industry or what they \
         say about themselves has a word of your field, as `[me]` in the configuration lists them. No only if you say so: \
         other words may mean the same field.",
    )
    .known_from_memory()
    .answered(|material| {
        let any = field(material).any(|word| shows(material, word));
        if any { super::yes_or_no(true) } else { unknown("a look at their profile, and your word") }
    }),
    Spec::new(
        "same_place",
        Kind::Bool,
        "Are they in your area?",
        "Yes or no as you say, once you have seen where they work. Yes too if their profile names the town of a position of \
         yours that lasts. It may only count for somebody: nobody is turned away for where they are. What you say carries \
         the day.",
    )
    .known_from_memory()
    .for_only()
    .answered(same_place),
    Spec::new(
        "fit_words",
        Kind::List,
        "Which words of your field does their profile have?",
        "Those of the words listed in `[me]` that stand in their headline, position, industry or what they say about \
         themselves. Empty if none does. Unknown where nothing of the profile was seen, and where `[me]` lists no words.",
    )
    .answered(fit_words),
    Spec::new(
        "note_text",
        Kind::Text,
        "What does the note say?",
        "The note in their words, on one line, for `contains` and `matches`; empty where there is none. Unknown until a \
         source showed the note.",
    )
    .answered(|material| match &material.dossier.invitation.note {
        None => unknown(super::note::TELL),
        Some(None) => Answer::known(Value::Text(String::new())),
        Some(Some(note)) => text(note),
    }),
    Spec::new(
        "headline",
        Kind::Text,
        "What does their headline say?",
        "In their words, for `contains` and `matches`. Unknown where no source showed one.",
    )
    .answered(|material| seen(material.dossier.profile.headline.as_ref())),
    Spec::new(
        "company",
        Kind::Text,
        "Which company do they name?",
        "In their words, for `contains` and `matches`. Unknown where no source showed one.",
    )
    .answered(|material| seen(material.dossier.profile.company.as_ref())),
    Spec::new(
        "title",
        Kind::Text,
        "Which position do they name?",
        "In their words, for `contains` and `matches`. Unknown where no source showed one apart from the headline.",
    )
    .answered(|material| seen(material.dossier.profile.position.as_ref())),
    Spec::new(
        "industry",
        Kind::Text,
        "Which industry do they name?",
        "In their words, for `contains` and `matches`. Unknown where no page of their profile showed it.",
    )
    .answered(|material| {
        page(material)
            .and_then(|page| page.industry.as_ref())
            .map_or(unknown(TELL), text)
    }),
];

fn page<'a>(material: &Material<'a>) -> Option<&'a ProfileSeen> {
    let seen = material.dossier.profile.page.as_ref()?;
    Some(&seen.value)
}

fn seen(part: Option<&Seen<Foreign>>) -> Answer {
    part.filter(|seen| !seen.value.is_blank())
        .map_or(unknown(TELL), |seen| text(&seen.value))
}

fn text(words: &Foreign) -> Answer {
    let raw = words.raw();
    let shown = if raw.len() <= LONGEST {
        words.shown(Medium::Line)
    } else {
        Foreign::new(cut(raw)).shown(Medium::Line)
    };
    Answer::known(Value::Text(shown))
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

/// The words of the user's field, of every hat.
fn field<'a>(material: &Material<'a>) -> impl Iterator<Item = &'a str> {
    let hats = material.dossier.me.hats.iter();
    hats.flat_map(|hat| hat.field.iter().map(String::as_str))
}

fn fit_words(material: &Material) -> Answer {
    if field(material).next().is_none() {
        return unknown("words of your field, in `[me]` of the configuration");
    }
    if material.parts().is_empty() {
        return unknown(TELL);
    }
    let mut words: Vec<String> = Vec::new();
    for word in field(material) {
        if shows(material, word) && !words.iter().any(|other| other == word) {
            words.push(word.to_owned());
        }
    }
    Answer::known(Value::List(words))
}

/// Whether the profile has a word, as words of its own.
fn shows(material: &Material, word: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric();
    let apart = |text: &str, at: usize| {
        !text[..at].ends_with(letter) && !text[at + word.len()..].starts_with(letter)
    };
    !word.is_empty()
        && material
            .parts()
            .iter()
            .any(|text| text.match_indices(word).any(|(at, _)| apart(text, at)))
}

/// What the profile says of what they do, folded.
pub(super) fn parts(dossier: &crate::model::Dossier) -> Vec<String> {
    let profile = &dossier.profile;
    let page = profile.page.as_ref().map(|seen| &seen.value);
    [
        profile.headline.as_ref().map(|seen| &seen.value),
        profile.position.as_ref().map(|seen| &seen.value),
        page.and_then(|page| page.industry.as_ref()),
        page.and_then(|page| page.about.as_ref()),
    ]
    .into_iter()
    .flatten()
    .filter(|text| !text.is_blank())
    .map(|text| fold(cut(text.raw())))
    .collect()
}

fn same_place(material: &Material) -> Answer {
    let dossier = material.dossier;
    let town = |place: &Foreign| {
        let town = fold(place.raw().split(',').next().unwrap_or_default());
        Some(town).filter(|town| !town.is_empty())
    };
    let theirs = dossier
        .profile
        .location
        .as_ref()
        .and_then(|seen| town(&seen.value));
    let lasting = dossier.my_positions.iter().filter(|own| own.to.is_none());
    let near = theirs.is_some_and(|theirs| {
        lasting
            .filter_map(|own| town(own.place.as_ref()?))
            .any(|own| own == theirs)
    });
    if near {
        super::yes_or_no(true)
    } else {
        unknown("a look at their profile, and your word")
    }
}
