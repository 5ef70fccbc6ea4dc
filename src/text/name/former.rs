//! The name that somebody had before, where they write it beside the one they have.

use super::keys::given;
use super::{display, is_degree};
use crate::text::fold::fold;

/// Words before a former name; folded, without points.
const BORN: &[&str] = &[
    "nee", "ne", "geb", "geborene", "born", "nata", "nato", "nacida", "nascida", "z domu",
    "rozena", "szul", "fodd", "formerly", "ehem", "ehemals", "maiden", "exnee",
];

/// Words in brackets behind a name that are no name; folded.
const NO_NAME: &[&str] = &[
    "she", "he", "they", "her", "him", "them", "hers", "his", "ella", "elle", "lui", "sie", "er",
    "ze", "hiring", "lion", "mba", "phd",
];

/// The whole former name that is written beside a name: in brackets at its end, as LinkedIn shows it, or behind *née*,
/// *geb.* and their like.
///
/// ```
/// use vestibule::text::name::former::former;
///
/// assert_eq!(former("Nadia Brandt (Keller)").as_deref(), Some("nadia keller"));
/// assert_eq!(former("Nadia Brandt, geb. Keller").as_deref(), Some("nadia keller"));
/// assert_eq!(former("Nadia Brandt (she/her)"), None);
/// ```
#[must_use]
pub fn former(name: &str) -> Option<String> {
    let (before, surname) = match in_brackets(name) {
        Some(surname) => (name.to_owned(), surname),
        None => behind_a_word(name)?,
    };
    Some([&given(&before)?, " ", &surname].concat())
}

fn in_brackets(name: &str) -> Option<String> {
    let (_, inside) = name.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let folded = fold(inside);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '-'))
        .filter(|word| !word.is_empty() && !BORN.contains(word))
        .collect();
    let named = (1..=2).contains(&words.len())
        && words.iter().all(|word| {
            word.chars()
                .all(|c| c.is_alphabetic() || matches!(c, '\'' | '-'))
                && word.chars().count() > 2
                && !NO_NAME.contains(word)
                && !is_degree(word)
        });
    let written = inside.chars().find(|c| c.is_alphabetic());
    let capital = written.is_some_and(char::is_uppercase)
        || folded.starts_with("nee")
        || folded.starts_with("geb");
    (named && capital).then(|| words.join(" "))
}

/// What stands before the word, and the surname behind it.
fn behind_a_word(name: &str) -> Option<(String, String)> {
    let folded = fold(&name.replace(',', " "));
    let words: Vec<&str> = folded.split(' ').collect();
    let place = words
        .iter()
        .position(|word| BORN.contains(&word.trim_end_matches('.')))?;
    // The word may be a name itself; before it stands a whole one.
    let before = display(&words[..place].join(" "));
    let surname = words.get(place + 1)?;
    let plain = surname.chars().all(|c| c.is_alphabetic() || c == '-');
    let told = before.contains(' ') && plain && surname.chars().count() > 2;
    told.then(|| (before, (*surname).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_stands_in_brackets_is_a_former_name_only_where_it_can_be_one() {
        for (name, expected) in [
            ("Nadia Brandt (née Keller)", Some("nadia keller")),
            ("Nadia Brandt née Keller", Some("nadia keller")),
            ("BRANDT Nadia (KELLER)", Some("nadia keller")),
            ("William (Bill) Ashby", None),
            ("Nadia Brandt (MBA)", None),
            ("Nadia Brandt (hiring)", None),
            ("Nadia Brandt (open to work now)", None),
            ("Nadia Born", None),
            ("", None),
        ] {
            assert_eq!(former(name).as_deref(), expected, "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_a_former_name_or_none(name in any::<String>()) {
            let _former = former(&name);
        }
    }
}
