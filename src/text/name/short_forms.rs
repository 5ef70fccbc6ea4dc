//! Given names and what their bearers are called for short. A list, in `assets/names/short-forms.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

const LINES: &str = include_str!("../../../assets/names/short-forms.txt");

/// By folded form: the names of which it is one, each by its first spelling.
static NAMES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut names: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
    for line in LINES.lines().filter(|line| !line.starts_with('#')) {
        let Some((spellings, short)) = line.split_once(':') else {
            continue;
        };
        let Some(name) = spellings.split_whitespace().next() else {
            continue;
        };
        for form in spellings
            .split_whitespace()
            .chain(short.split(',').map(str::trim))
        {
            let known = names.entry(form).or_default();
            if !known.contains(&name) {
                known.push(name);
            }
        }
    }
    names
});

/// The names of which a folded word is a spelling or a short form, each by its first spelling; none where it is in no line.
pub(super) fn names_of(word: &str) -> &'static [&'static str] {
    NAMES.get(word).map_or(&[], Vec::as_slice)
}

/// Whether two folded words are forms of one given name.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    a == b || names_of(a).iter().any(|name| names_of(b).contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn every_form_in_the_list_is_folded_and_no_line_is_there_twice() {
        let mut first = Vec::new();
        for line in LINES
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            let (spellings, short) = line.split_once(": ").unwrap();
            assert!(!first.contains(&spellings), "{line}");
            first.push(spellings);
            for form in spellings.split(' ').chain(short.split(", ")) {
                assert_eq!(fold(form), form, "{line}");
                assert!(form.len() > 1 && !form.contains(' '), "{line}");
            }
        }
    }

    #[test]
    fn short_forms_go_with_the_names_they_are_of_and_with_no_others() {
        for (one, other) in [
            ("bill", "william"),
            ("bea", "beatriz"),
            ("sasha", "aleksandra"),
            ("alex", "alexander"),
            ("kasia", "katarzyna"),
            ("pepe", "jose"),
            ("femi", "olufemi"),
        ] {
            assert!(same_name(one, other) && same_name(other, one), "{one}");
        }
        for (one, other) in [
            ("alexander", "alexandra"),
            ("bill", "robert"),
            ("ana", "eva"),
        ] {
            assert!(!same_name(one, other), "{one} {other}");
        }
    }
}
