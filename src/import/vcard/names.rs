//! The names on a card: what the person is called, and what else they are or were called.

use crate::model::{Foreign, NameKind, OtherName};
use crate::text::fold::fold;
use crate::text::name::compared;

use super::parts::{Parts, Written};

/// The most further names that are kept of one card.
const MOST: usize = 8;

/// What stands before the name somebody had by birth, folded, in the seven languages, where a name is written.
const BORN_IN_A_NAME: &[&str] = &["born", "geboren", "nata", "nato", "nacida", "nascida", "ne"];

/// The same, and so plain that it counts in a note too.
const BORN: &[&str] = &[
    "nee",
    "geb",
    "geborene",
    "geborener",
    "maiden name",
    "madchenname",
    "nom de jeune fille",
    "apellido de soltera",
    "nome da nubile",
    "nome de solteira",
    "meisjesnaam",
];

/// The name: as it is to be shown, else put together from its parts. Empty where the card has none.
pub(super) fn name(parts: &Parts) -> String {
    let shown = parts
        .shown
        .iter()
        .map(|name| plain(name))
        .find(|name| !name.is_empty());
    shown
        .or_else(|| {
            parts
                .written
                .iter()
                .map(Written::whole)
                .find(|name| !name.is_empty())
        })
        .unwrap_or_default()
}

/// Every further name on the card, each told once.
pub(super) fn others(parts: &Parts, name: &str) -> Vec<OtherName> {
    let mut found = Found {
        name: compared(name),
        names: Vec::new(),
    };
    let given = given(parts, name);
    for maiden in &parts.maiden {
        found.add(NameKind::Former, whole_birth_name(&given, &plain(maiden)));
    }
    let in_names = parts.shown.iter().chain(&parts.nicknames);
    let births = in_names.filter_map(|text| birth_name(text, true)).chain(
        parts
            .note
            .as_deref()
            .and_then(|note| note.lines().find_map(|line| birth_name(line, false))),
    );
    for birth in births {
        found.add(NameKind::Former, whole_birth_name(&given, &birth));
    }
    for nickname in &parts.nicknames {
        if birth_name(nickname, true).is_none() {
            found.add(NameKind::Nickname, plain(nickname));
        }
    }
    let spellings = parts
        .written
        .iter()
        .map(Written::whole)
        .chain(parts.shown.iter().map(|shown| plain(shown)))
        .chain(
            parts
                .sounds
                .iter()
                .filter(|sound| sound.is_whole())
                .map(Written::whole),
        );
    for spelling in spellings {
        found.add(NameKind::Spelling, spelling);
    }
    found.names
}

struct Found {
    name: String,
    names: Vec<OtherName>,
}

impl Found {
    fn add(&mut self, kind: NameKind, name: String) {
        let key = compared(&name);
        let known = |other: &OtherName| compared(other.name.raw()) == key;
        if !key.is_empty()
            && key != self.name
            && self.names.len() < MOST
            && !self.names.iter().any(known)
        {
            self.names.push(OtherName {
                name: Foreign::new(name),
                kind,
            });
        }
    }
}

/// The given name, by the card's own parts, else the first word.
fn given(parts: &Parts, name: &str) -> String {
    let written = parts
        .written
        .iter()
        .map(|written| plain(&written.given))
        .find(|given| !given.is_empty());
    written.unwrap_or_else(|| {
        name.split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    })
}

/// A name by birth with the given name before it, unless that is there.
fn whole_birth_name(given: &str, birth: &str) -> String {
    let there = birth
        .split_whitespace()
        .any(|word| fold(word) == fold(given));
    if birth.is_empty() || given.is_empty() || there {
        birth.to_owned()
    } else {
        format!("{given} {birth}")
    }
}

/// The name by birth that a text names with the usual word before it: `geb. Keller`, `née Keller`.
fn birth_name(text: &str, is_name: bool) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(200).collect();
    let folded: Vec<String> = words
        .iter()
        .map(|word| fold(word.trim_matches(|c: char| !c.is_alphabetic())))
        .collect();
    (0..words.len()).find_map(|at| {
        let after = length_of_cue(&folded[at..], is_name)?;
        is_cue(words[at], &folded[at], is_name).then(|| bearable(&words[at + after..]))?
    })
}

/// Whether a word is the cue and not a name or a no: `Ne Win` and `Max Born` are names, and `nee` is Dutch for no.
fn is_cue(word: &str, folded: &str, is_name: bool) -> bool {
    let small = word
        .trim_start_matches(|c: char| !c.is_alphabetic())
        .starts_with(char::is_lowercase);
    let accented = word.contains('é');
    match folded {
        "ne" => small && accented,
        "nee" => small && (accented || is_name),
        _ => small || folded.len() > 6,
    }
}

/// How many words the cue at the beginning has.
fn length_of_cue(words: &[String], is_name: bool) -> Option<usize> {
    let cues = BORN
        .iter()
        .chain(if is_name { BORN_IN_A_NAME } else { &[] });
    cues.map(|cue| cue.split(' '))
        .find(|cue| cue.clone().zip(words).filter(|(a, b)| a == b).count() == cue.clone().count())
        .map(Iterator::count)
}

/// The words of a family name at the beginning of a text. A day or a place by the sound of it is none.
fn bearable(words: &[&str]) -> Option<String> {
    const PARTICLES: [&str; 12] = [
        "von", "van", "de", "der", "den", "di", "da", "do", "dos", "del", "la", "zu",
    ];
    let mut kept: Vec<&str> = Vec::new();
    let mut has_family = false;
    for word in words.iter().take(4) {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        let letters = !bare.is_empty()
            && bare
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
        if word.chars().any(char::is_numeric) {
            return None;
        }
        let family = letters && bare.starts_with(char::is_uppercase);
        if !family && !PARTICLES.contains(&bare) {
            break;
        }
        has_family |= family;
        kept.push(bare);
        if !word.ends_with(char::is_alphabetic) {
            break;
        }
    }
    has_family.then(|| kept.join(" "))
}

/// A text on one line, and no longer than a name.
pub(super) fn plain(text: &str) -> String {
    /// The most characters of a name, a company, a position or a category that are kept.
    const LONGEST: usize = 200;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => line[..end].to_owned(),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_by_birth_is_found_by_the_word_before_it() {
        for (text, found) in [
            ("Nadia Brandt (geb. Keller)", Some("Keller")),
            ("Nadia Brandt, née Keller-Roux", Some("Keller-Roux")),
            ("Nadia Brandt geb. von der Aue", Some("von der Aue")),
            ("Mädchenname: Keller. Mag Tee", Some("Keller")),
            ("maiden name Ó Briain", Some("Ó Briain")),
            ("geb. 12.3.1980", None),
            ("geb. März 1980", None),
            ("née en 1980", None),
            ("Ne Win Tun", None),
            ("Max Born Keller", None),
            ("Nadia", None),
        ] {
            assert_eq!(birth_name(text, true).as_deref(), found, "{text}");
        }
    }

    #[test]
    fn in_a_note_a_place_of_birth_is_no_name() {
        assert_eq!(birth_name("born Vienna", false), None);
        assert_eq!(birth_name("nee Jan belt terug", false), None);
        assert_eq!(
            birth_name("sehr nett, geb. Keller", false).as_deref(),
            Some("Keller")
        );
    }
}
