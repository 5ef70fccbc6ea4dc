//! Keys by which names that may go together are found without comparing each with each.
//!
//! Two names that go together share a key; names that share one need not.

use super::parts::{Parts, Word};
use super::short_forms::{names_of, same_name};
use super::sound::consonants;
use crate::text::firm;

/// The most keys of one name.
const MOST: usize = 40;

/// The keys under which a name is kept: its words by twos, with short forms and initials, and what it comes to in other
/// scripts. None of a name that tells nothing.
#[must_use]
pub fn keys(name: &str) -> Vec<String> {
    all(name, Use::Kept)
}

/// The keys by which names that may go with this one are looked up. A name in full goes with one that has an initial, and
/// one in Latin letters with one in others, but nobody is found by initials or sounds who isn't written so.
#[must_use]
pub fn lookup_keys(name: &str) -> Vec<String> {
    all(name, Use::LookedUp)
}

/// What keys are for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Kept,
    LookedUp,
}

fn all(name: &str, used: Use) -> Vec<String> {
    of_parts(&Parts::of(name), used)
}

fn of_parts(parts: &Parts, used: Use) -> Vec<String> {
    let mut keys = Vec::new();
    let whole: Vec<&Word> = parts.whole().collect();
    if let [one] = whole[..]
        && parts.words.len() == 1
    {
        keys.extend(spellings(one).map(|spelling| ["=", spelling].concat()));
    }
    for (place, one) in whole.iter().enumerate() {
        for other in &whole[place + 1..] {
            of_two(one, other, &mut keys);
        }
    }
    initials(parts, used, &mut keys);
    bones(parts, used, &mut keys);
    keys.sort();
    keys.dedup();
    keys.truncate(MOST);
    keys
}

/// All keys under which somebody is kept by a name: those of [`keys`], of [`borne_keys`] with each handle, of
/// [`given_keys`] at each company. The name is cut into words once.
#[must_use]
pub fn kept_keys(name: &str, handles: &[String], companies: &[String]) -> Vec<String> {
    let parts = Parts::of(name);
    let mut keys = of_parts(&parts, Use::Kept);
    for handle in handles {
        keys.extend(borne_of_parts(handle, &parts));
    }
    for company in companies {
        keys.extend(given_of_parts(&parts, company));
    }
    keys
}

/// The keys of the name that a handle bears beside a given name, such as that before a marriage; none where it bears none
/// but the name itself.
#[must_use]
pub fn borne_keys(handle: &str, name: &str) -> Vec<String> {
    borne_of_parts(handle, &Parts::of(name))
}

fn borne_of_parts(handle: &str, parts: &Parts) -> Vec<String> {
    let (Some(given), Some(borne)) = (parts.given(), borne_beside(handle, parts)) else {
        return Vec::new();
    };
    if parts.words.iter().any(|word| word.plain == borne) {
        return Vec::new();
    }
    let mut keys = Vec::new();
    for surname in borne.split(' ') {
        let surname = Word {
            plain: surname.to_owned(),
            spelt: None,
            initial: false,
        };
        of_two(given, &surname, &mut keys);
    }
    keys.sort();
    keys.dedup();
    keys
}

/// The keys of a given name at a company: the name's forms, each with the company as firms are compared.
#[must_use]
pub fn given_keys(name: &str, company: &str) -> Vec<String> {
    given_of_parts(&Parts::of(name), company)
}

fn given_of_parts(parts: &Parts, company: &str) -> Vec<String> {
    let company = firm::house(company);
    let Some(given) = parts.given().filter(|given| !given.initial) else {
        return Vec::new();
    };
    if company.is_empty() {
        return Vec::new();
    }
    let mut keys = vec![[&given.plain, "@", &company].concat()];
    for name in names_of(&given.plain) {
        keys.push(["~", name, "@", &company].concat());
    }
    keys
}

/// What a slug or the local part of an address bears beside the given name of a name: the words of a surname, folded.
///
/// ```
/// use vestibule::text::name::keys::borne;
///
/// assert_eq!(borne("nadia-keller-1a2b3c", "Nadia Brandt").as_deref(), Some("keller"));
/// assert_eq!(borne("n.keller@halden.example", "Nadia Brandt").as_deref(), Some("keller"));
/// assert_eq!(borne("nkeller", "Nadia Brandt").as_deref(), Some("keller"));
/// assert_eq!(borne("office", "Nadia Brandt"), None);
/// ```
#[must_use]
pub fn borne(handle: &str, name: &str) -> Option<String> {
    borne_beside(handle, &Parts::of(name))
}

fn borne_beside(handle: &str, parts: &Parts) -> Option<String> {
    /// The shortest surname that is read off a handle.
    const SHORTEST: usize = 3;
    let given = parts.given().filter(|given| !given.initial)?;
    let local = handle.split('@').next().unwrap_or_default();
    let folded = crate::text::fold::fold(local);
    let tokens: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .map(|token| token.trim_end_matches(|c: char| c.is_ascii_digit()))
        .filter(|token| !token.is_empty() && !token.contains(|c: char| c.is_ascii_digit()))
        .collect();
    if let [token] = tokens[..] {
        let rest = token
            .strip_prefix(given.plain.as_str())
            .or_else(|| token.strip_suffix(given.plain.as_str()));
        let rest = match rest {
            Some(rest) => rest,
            None => token.strip_prefix(given.plain.chars().next()?)?,
        };
        return (rest.chars().count() > SHORTEST).then(|| rest.to_owned());
    }
    let own = |token: &str| {
        same_name(token, &given.plain)
            || (token.chars().count() == 1 && given.plain.starts_with(token))
    };
    let place = tokens.iter().position(|token| own(token))?;
    let rest: Vec<&str> = tokens
        .iter()
        .enumerate()
        .filter(|(other, token)| *other != place && token.chars().count() >= SHORTEST)
        .map(|(_, token)| *token)
        .collect();
    (!rest.is_empty()).then(|| rest.join(" "))
}

/// A name as one text that is the same in whatever order its words are written; empty for none, and for an address that
/// stands where a name should.
#[must_use]
pub fn whole(name: &str) -> String {
    if name.contains('@') {
        return String::new();
    }
    let mut words: Vec<String> = Parts::of(name)
        .words
        .into_iter()
        .map(|word| word.plain)
        .collect();
    words.sort();
    words.join(" ")
}

/// The surnames of a name: its words but the given one, folded.
#[must_use]
pub fn surnames(name: &str) -> Vec<String> {
    let parts = Parts::of(name);
    parts
        .others()
        .flat_map(|word| [Some(word.plain.clone()), word.spelt.clone()])
        .flatten()
        .collect()
}

/// The given name of a name, folded, where the writing shows it.
#[must_use]
pub fn given(name: &str) -> Option<String> {
    Parts::of(name).given().map(|word| word.plain.clone())
}

fn of_two(one: &Word, other: &Word, keys: &mut Vec<String>) {
    for a in spellings(one) {
        for b in spellings(other) {
            keys.push(pair(a, b));
        }
    }
    for (one, other) in [(one, other), (other, one)] {
        for name in names_of(&one.plain) {
            for b in spellings(other) {
                keys.push(["~", name, " ", b].concat());
            }
        }
    }
}

fn spellings(word: &Word) -> impl Iterator<Item = &str> {
    [Some(word.plain.as_str()), word.spelt.as_deref()]
        .into_iter()
        .flatten()
}

fn pair(a: &str, b: &str) -> String {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    [first, " ", second].concat()
}

/// Keys with an initial: the last word with that of the first, and the other way about. An initial stands under a point,
/// the first letter of a whole word under a stroke.
fn initials(parts: &Parts, used: Use, keys: &mut Vec<String>) {
    let (Some(first), Some(last)) = (parts.words.first(), parts.words.last()) else {
        return;
    };
    if parts.words.len() < 2 {
        return;
    }
    for (one, other) in [(first, last), (last, first)] {
        let Some(letter) = other.plain.chars().next().filter(|_| !one.initial) else {
            continue;
        };
        let mark = if other.initial == (used == Use::Kept) {
            '.'
        } else {
            '\''
        };
        for spelling in spellings(one) {
            keys.push(format!("{spelling} {letter}{mark}"));
        }
    }
}

/// A key that is the same in every script: the consonants of the first word and the last, in the alphabet's order; apart
/// for Latin letters and others.
fn bones(parts: &Parts, used: Use, keys: &mut Vec<String>) {
    let words: Vec<&str> = parts.whole().map(|word| word.plain.as_str()).collect();
    // A name in characters may stand there as one word.
    if words.is_empty() || (words.len() == 1 && parts.latin) {
        return;
    }
    let mark = if parts.latin == (used == Use::Kept) {
        "*"
    } else {
        "#"
    };
    let mut of = |words: &[&str]| {
        let mut letters: Vec<char> = words
            .iter()
            .flat_map(|word| consonants(word).chars().collect::<Vec<_>>())
            .map(|c| match c {
                'g' => 'k',
                'b' => 'p',
                'd' => 't',
                other => other,
            })
            .collect();
        letters.sort_unstable();
        if letters.len() > 1 {
            keys.push([mark, &letters.into_iter().collect::<String>()].concat());
        }
    };
    of(&words);
    if words.len() > 2 {
        of(&[words[0], words[words.len() - 1]]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::likeness::{Likeness, likeness};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_that_go_together_share_a_key() {
        for (one, other) in [
            ("Nadia Brandt", "BRANDT, Nadia"),
            ("Jürgen Müller", "Juergen Mueller"),
            ("Maria Silva", "Maria Aparecida da Silva Costa"),
            ("Bill Ashby", "William Ashby"),
            ("Sasha Melnyk", "Aleksandra Melnyk"),
            ("N. Brandt", "Nadia Brandt"),
            ("Nadia B.", "Nadia Brandt"),
            ("Иван Петров", "Ivan Petrov"),
            ("Ελένη Παππάς", "Eleni Pappas"),
            ("林雨桐", "Yutong Lin"),
            ("김서연", "Seoyeon Kim"),
            ("יונתן גולן", "Yonatan Golan"),
            ("Suryani", "suryani"),
        ] {
            for (one, other) in [(one, other), (other, one)] {
                let (a, b) = (lookup_keys(one), keys(other));
                assert!(
                    a.iter().any(|key| b.contains(key)),
                    "{one} {a:?} {other} {b:?}"
                );
            }
        }
    }

    #[test]
    fn a_handle_tells_the_surname_it_was_made_with() {
        for (handle, name, expected) in [
            ("nadia-keller", "Nadia Brandt", Some("keller")),
            ("nadiakeller82", "Nadia Brandt", Some("keller")),
            ("keller.nadia@mail.example", "Nadia Brandt", Some("keller")),
            ("kate-keller", "Katherine Brandt", Some("keller")),
            ("nadia-brandt-9b1234", "Nadia Brandt", Some("brandt")),
            ("jonas-keller", "Nadia Brandt", None),
            ("info@halden.example", "Nadia Brandt", None),
            ("", "Nadia Brandt", None),
        ] {
            assert_eq!(borne(handle, name).as_deref(), expected, "{handle}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_few_keys(name in any::<String>(), handle in any::<String>()) {
            prop_assert!(keys(&name).len() <= MOST);
            let _borne = borne_keys(&handle, &name);
            let _given = given_keys(&name, &handle);
        }

        #[test]
        fn no_two_names_that_go_together_miss_each_other(
            a in prop::collection::vec(prop::sample::select(WORDS), 1..4),
            b in prop::collection::vec(prop::sample::select(WORDS), 1..4),
        ) {
            let (a, b) = (a.join(" "), b.join(" "));
            if likeness(&a, &b).is_some_and(|likeness| likeness < Likeness::Initial) {
                let other = keys(&b);
                prop_assert!(lookup_keys(&a).iter().any(|key| other.contains(key)), "{} / {}", a, b);
            }
        }
    }

    const WORDS: &[&str] = &[
        "Anna",
        "Müller",
        "Mueller",
        "Иван",
        "Ivan",
        "Петров",
        "Petrov",
        "Bill",
        "William",
        "Ashby",
        "Keller",
        "Nadia",
    ];
}
