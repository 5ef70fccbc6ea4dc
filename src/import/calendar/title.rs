//! With whom an entry was that asks nobody, as far as its title says: "Coffee with Nadia Brandt", "Nadia Brandt <> me".
//!
//! Taken is what is written as a name, two capitalised words or more, where the title says that it is a meeting with
//! them. A title that is a name and no more may be a place, a firm or an undertaking and is taken for nothing.

mod words;

use crate::text::fold::fold;
use crate::text::name::first_name;
use crate::text::sanitise;

use words::{ABOUT, AND, ME, MEETINGS, MEETINGS_OR_PLACES, NOBODY, TITLES, WITH, WITHIN, is_in};

/// The most people that are taken from one title.
const MOST: usize = 4;

/// The most words of a name, those in small letters apart.
const LONGEST: usize = 4;

/// The people with whom an entry of that title was. Of a whole day only what says "with", or "between": the others are
/// about somebody.
pub(super) fn people(title: &str, whole_day: bool) -> Vec<String> {
    let title: String = sanitise::line(title).chars().take(200).collect();
    // The slash of this word is no sign.
    let title = title.replace(" w/", " with ");
    let folded = fold(&title);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    if words.any(|word| is_in(ABOUT, word)) {
        return Vec::new();
    }
    let (parts, between) = taken_apart(&title);
    let says_so = |part: &&str| is_me(part) || is_meeting(part);
    let meets = between || (!whole_day && parts.iter().any(says_so));
    let mut people: Vec<String> = Vec::new();
    for part in parts {
        for name in people_in(part, meets, whole_day) {
            if people.len() < MOST && !people.contains(&name) {
                people.push(name);
            }
        }
    }
    people
}

/// The people in one part of a title; `meets` where the rest of it says that they met.
fn people_in(part: &str, meets: bool, whole_day: bool) -> Vec<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let with = words
        .iter()
        .position(|word| !word.starts_with(char::is_uppercase) && is_in(WITH, &fold(word)));
    if let Some(at) = with {
        return names(&words[at + 1..], true).0;
    }
    if let Some(rest) = behind_meeting(&words)
        && !whole_day
    {
        return names(rest, false).0;
    }
    let (names, whole) = names(&words, false);
    if meets && whole { names } else { Vec::new() }
}

/// The words behind those for meeting somebody, if the first ones are.
fn behind_meeting<'w, 't>(words: &'w [&'t str]) -> Option<&'w [&'t str]> {
    let first = fold(words.first()?);
    let bare = first.trim_end_matches(['.', ':']);
    is_in(MEETINGS, bare).then(|| &words[1..])
}

fn is_me(part: &str) -> bool {
    is_in(ME, &fold(part))
}

/// Whether a part of a title is about meeting and nothing else.
fn is_meeting(part: &str) -> bool {
    let folded = fold(part);
    let words: Vec<&str> = folded.split_whitespace().collect();
    (1..=3).contains(&words.len())
        && words
            .iter()
            .any(|word| is_in(MEETINGS, word) || is_in(MEETINGS_OR_PLACES, word))
        && !part.split_whitespace().skip(1).any(is_capitalised)
}

/// A title at its signs, without what stands in brackets, and whether one of the signs is one between people.
fn taken_apart(title: &str) -> (Vec<&str>, bool) {
    const BETWEEN: [&str; 7] = ["<->", "<>", "↔", "⇄", "⟷", " x ", " X "];
    const SIGNS: [&str; 10] = [" - ", " – ", " — ", ": ", "/", "|", " · ", " • ", "@", ";"];
    let mut parts = Vec::new();
    let mut between = false;
    let mut rest = title;
    loop {
        let first = |signs: &[&str]| {
            let found = signs
                .iter()
                .filter_map(|sign| Some((rest.find(sign)?, sign.len())));
            found.min()
        };
        let (people, other) = (first(&BETWEEN), first(&SIGNS));
        let Some((at, length)) = people.into_iter().chain(other).min() else {
            parts.push(plain(rest));
            return (parts, between);
        };
        between |= people == Some((at, length));
        parts.push(plain(&rest[..at]));
        rest = &rest[at + length..];
    }
}

/// A part up to the first bracket.
fn plain(part: &str) -> &str {
    part.split(['(', '[', '{', '（'])
        .next()
        .unwrap_or_default()
        .trim()
}

/// The names at the beginning of some words, and whether nothing else is behind them. Behind "with" a name may also be in
/// a script without capitals, if it is all that follows.
fn names(words: &[&str], with: bool) -> (Vec<String>, bool) {
    let mut names = Vec::new();
    let mut rest = words;
    loop {
        let Some((name, behind)) = name(rest, with && names.is_empty()) else {
            return (names, false);
        };
        names.push(name);
        match behind.first() {
            None => return (names, true),
            Some(word) if is_in(AND, &fold(word)) => rest = &behind[1..],
            Some(_) if behind.len() < rest.len() && ends_in_comma(rest, behind) => rest = behind,
            Some(_) => return (names, false),
        }
        if names.len() >= MOST || is_me(&rest.join(" ")) {
            return (names, true);
        }
    }
}

fn ends_in_comma(all: &[&str], behind: &[&str]) -> bool {
    all.get(all.len() - behind.len() - 1)
        .is_some_and(|word| word.ends_with(','))
}

/// The name at the beginning of some words, and what is behind it.
fn name<'w, 't>(words: &'w [&'t str], caseless: bool) -> Option<(String, &'w [&'t str])> {
    let titles = words
        .iter()
        .take_while(|word| is_in(TITLES, fold(word).trim_end_matches('.')))
        .count();
    let words = &words[titles..];
    if caseless && (2..=LONGEST).contains(&words.len()) && words.iter().all(|it| is_caseless(it)) {
        return Some((words.join(" "), &[]));
    }
    let mut taken = 0;
    let mut full = 0;
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_end_matches([',', '.', '!', '?']);
        if is_capitalised(bare) && full < LONGEST {
            full += 1;
            taken = at + 1;
            if word.ends_with(',') {
                break;
            }
        } else if !(at > 0 && is_in(WITHIN, &fold(bare))) {
            break;
        }
    }
    let kept: Vec<&str> = words[..taken]
        .iter()
        .map(|word| word.trim_end_matches([',', '!', '?']))
        .collect();
    let name = kept.join(" ");
    let long = kept
        .iter()
        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let somebody = long.count() >= 2
        && first_name(&name).is_some()
        && !kept.iter().any(|word| {
            let folded = fold(word);
            is_in(NOBODY, &folded) || is_in(MEETINGS, &folded)
        });
    somebody.then_some((name, &words[taken..]))
}

fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.') || is_mark(c))
}

/// A word of letters that are neither small nor capital.
fn is_caseless(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    word.chars().all(|c| c.is_alphabetic() || is_mark(c))
        && letters.all(|c| !c.is_lowercase() && !c.is_uppercase())
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests;
