//! A name cut into the words that are compared.

use unicode_normalization::UnicodeNormalization as _;

use super::{display, is_degree, is_mark, is_title, is_vietnamese};
use crate::text::fold::fold;

/// How many words of a name are looked at; whoever has more is told by these.
const MOST_WORDS: usize = 8;

/// Words that stand between the parts of a family name and are left out by some; folded.
const PARTICLES: &[&str] = &[
    "von", "van", "vom", "der", "den", "dem", "de", "da", "di", "do", "du", "del", "della",
    "dello", "degli", "dei", "des", "la", "le", "las", "los", "dos", "das", "af", "av", "zu",
    "zum", "zur", "ter", "ten", "te", "bin", "bint", "ibn", "al", "el", "ul", "ud", "e", "y", "i",
    "und", "och", "and", "mac", "mc", "o", "ni", "ui",
];

/// What tells the generations of one name apart; folded.
const GENERATIONS: &[&str] = &["jr", "junior", "sr", "senior", "ii", "iii", "iv"];

/// One word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded.
    pub(super) plain: String,
    /// Folded with what replaces an umlaut where it can't be written: `Müller` as `mueller`.
    pub(super) spelt: Option<String>,
    /// Whether it is an initial.
    pub(super) initial: bool,
}

/// The words of a name, titles, degrees and particles apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) words: Vec<Word>,
    /// Which of them is the given name, where the writing shows it: the first, unless it is plain that the family's comes
    /// first.
    pub(super) given: Option<usize>,
    /// Whether all of it is in Latin letters.
    pub(super) latin: bool,
    /// Whether it is in a script that writes no vowels.
    pub(super) without_vowels: bool,
    /// `jr`, `iii`: what tells it from the same name in another generation.
    pub(super) generation: Option<String>,
}

impl Parts {
    pub(super) fn of(name: &str) -> Self {
        let shown: String = display(name).nfc().collect();
        let mut parts = Self {
            latin: shown.chars().filter(|c| c.is_alphabetic()).all(is_latin),
            without_vowels: shown
                .chars()
                .any(|c| matches!(c, '\u{590}'..='\u{6ff}' | '\u{750}'..='\u{77f}')),
            ..Self::default()
        };
        let written: Vec<&str> = shown
            .split_whitespace()
            .filter(|word| {
                // "Sr." is a title before a name, and behind it tells the father from the son.
                let generation = ["Sr", "Sr."].contains(word) && shown.ends_with(*word);
                generation || !is_title(word)
            })
            .collect();
        let family = family_words(name, &written);
        let last = written.len().saturating_sub(1);
        let mut given = (family < written.len()).then_some(family);
        for (place, one) in written.iter().enumerate() {
            if given == Some(place) {
                parts.given = Some(parts.words.len());
                given = None;
            }
            parts.add(one, place > 0 && place < last);
        }
        if parts.words.len() > 1
            && let Some(place) = parts
                .words
                .iter()
                .rposition(|word| GENERATIONS.contains(&word.plain.as_str()))
            && place > 0
        {
            parts.generation = Some(parts.words.remove(place).plain);
        }
        // In Vietnamese spelling either may stand first.
        let told = has_case(&shown) && !shown.chars().any(is_vietnamese);
        parts.given = parts
            .given
            .filter(|given| *given < parts.words.len() && told);
        parts
    }

    /// Adds the words of one piece of writing; a double name has two, a name in characters one for each.
    fn add(&mut self, written: &str, within: bool) {
        let arabic = written.starts_with("ال");
        let joined: String = written
            .chars()
            .filter(|c| !matches!(c, '\'' | '’' | 'ʼ' | '`' | '´' | '‘'))
            .collect();
        for piece in joined.split(|c: char| !c.is_alphanumeric() && !is_mark(c)) {
            let letters = piece.chars().filter(|c| c.is_alphanumeric()).count();
            let umlauts = without_umlauts(piece);
            let folded = fold(piece);
            for plain in folded.split_whitespace() {
                let plain: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
                let plain = match plain.strip_prefix('l') {
                    Some(rest) if arabic && rest.len() > 1 => rest.to_owned(),
                    _ => plain,
                };
                let particle = within && PARTICLES.contains(&plain.as_str());
                if plain.is_empty() || particle || self.words.len() == MOST_WORDS {
                    continue;
                }
                self.words.push(Word {
                    initial: letters == 1 && has_case(piece),
                    spelt: umlauts.as_deref().map(fold),
                    plain,
                });
            }
        }
    }

    /// The words that count as such, initials apart.
    pub(super) fn whole(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| !word.initial)
    }

    /// The given name.
    pub(super) fn given(&self) -> Option<&Word> {
        self.given.and_then(|given| self.words.get(given))
    }

    /// All whole words but the given name.
    pub(super) fn others(&self) -> impl Iterator<Item = &Word> {
        self.words
            .iter()
            .enumerate()
            .filter(|(place, word)| Some(*place) != self.given && !word.initial)
            .map(|(_, word)| word)
    }
}

/// How many words stand before the given name: those before a comma, or those in capitals before one that isn't.
fn family_words(name: &str, written: &[&str]) -> usize {
    let mut pieces = name.split(',');
    let first = pieces.next().unwrap_or_default();
    let second = pieces.next().unwrap_or_default();
    let named = |piece: &str| {
        piece.split_whitespace().any(|word| {
            word.chars().any(char::is_alphabetic) && !is_degree(word) && !is_title(&word)
        })
    };
    if named(first) && named(second) && pieces.next().is_none() {
        let before = display(first).split_whitespace().count();
        return if before < written.len() { before } else { 0 };
    }
    let shouted = |word: &&&str| {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() > 1 && letters.clone().all(char::is_uppercase)
    };
    let before = written.iter().take_while(shouted).count();
    if before < written.len() { before } else { 0 }
}

fn is_latin(c: char) -> bool {
    c < '\u{250}' || matches!(c, '\u{1e00}'..='\u{1eff}')
}

/// Whether any of it is in a script with capitals.
fn has_case(text: &str) -> bool {
    text.chars().any(|c| c.is_uppercase() || c.is_lowercase())
}

/// The word as it is written where there are no umlauts; none where it has none.
fn without_umlauts(piece: &str) -> Option<String> {
    let mut spelt = String::with_capacity(piece.len() + 2);
    let mut found = false;
    for c in piece.chars().flat_map(char::to_lowercase) {
        let instead = match c {
            'ä' => "ae",
            'ö' | 'ø' => "oe",
            'ü' => "ue",
            'å' => "aa",
            _ => {
                spelt.push(c);
                continue;
            }
        };
        found = true;
        spelt.push_str(instead);
    }
    found.then_some(spelt)
}
