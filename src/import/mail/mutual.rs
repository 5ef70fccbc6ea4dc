//! The line that counts connections in common, in its several wordings and languages.

use std::sync::LazyLock;

use regex::Regex;

/// The longest line that is looked at, in bytes.
const LONGEST: usize = 300;

/// A number before the words, and nothing before it but "You have" and the like.
static COUNTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^(?:\p{L}+\s){0,3}
          (\d{1,3}(?:[.,\u{a0}\u{202f}\ ]\d{3})*|\d{1,6})\+?\s
          (?: connections?\ in\ common
            | (?:mutual|shared|common)\ connections?
            | gemeinsamer?\ kontakte?
            | conex(?:ão|ões)\ em\ comum
            | (?:contactos?|conexi(?:ón|ones))\ en\ com[uú]n
            | relations?\ (?:en\ commun|communes?)
            | collegament[io]\ in\ comune
            | gemeenschappelijke\ connecties?
            | gemensam(?:ma|)\ kontakt(?:er|)
            | wspóln(?:y|e|ych)\ kontakt(?:y|ów|)
          )[.!]?$",
    )
    .ok()
});

/// Some names, and how many more.
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^(.+?),?\s(?:and|&|und)\s(?:(\d{1,6})\s(?:other|others|more|weitere[rn]?)|(.+?)\s(?:are|sind)|(.+?))
          \s(?:are\s)?(?:(?:mutual|shared)\sconnections?|gemeinsamer?\skontakte?)[.!]?$",
    )
    .ok()
});

/// One name alone.
static ALONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^.+\s(?:is\ a\ (?:mutual|shared)\ connection|ist\ ein\ gemeinsamer\ kontakt)[.!]?$",
    )
    .ok()
});

/// How many connections in common a line states; `None` for any other line.
pub(in crate::import) fn count(line: &str) -> Option<i64> {
    if line.len() > LONGEST || !line.contains(|c: char| c.is_alphabetic()) {
        return None;
    }
    let line = line.trim();
    if let Some(found) = COUNTED.as_ref()?.captures(line) {
        let digits: String = found[1].chars().filter(char::is_ascii_digit).collect();
        return digits.parse().ok();
    }
    if ALONE.as_ref()?.is_match(line) {
        return Some(1);
    }
    let found = NAMED.as_ref()?.captures(line)?;
    let named = i64::try_from(
        found[1]
            .split(',')
            .filter(|name| !name.trim().is_empty())
            .count(),
    )
    .ok()?;
    match found.get(2) {
        Some(more) => more.as_str().parse::<i64>().ok().map(|more| named + more),
        None => Some(named + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_read_in_each_wording() {
        for (line, expected) in [
            ("12 connections in common", 12),
            ("1 connection in common", 1),
            ("You have 3 mutual connections", 3),
            ("1,204 shared connections", 1204),
            ("7 gemeinsame Kontakte", 7),
            ("5 conexões em comum", 5),
            ("Noor Haddad and 11 other mutual connections", 12),
            (
                "Noor Haddad, Tomasz Zieliński and 4 others are mutual connections",
                6,
            ),
            ("Noor Haddad and Tomasz Zieliński are mutual connections", 2),
            ("Noor Haddad is a mutual connection", 1),
            ("N. H. und 71 weitere gemeinsame Kontakte", 72),
            (
                "Noor Haddad und Tomasz Zieliński sind gemeinsame Kontakte",
                2,
            ),
            ("Noor Haddad ist ein gemeinsamer Kontakt", 1),
        ] {
            assert_eq!(count(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn a_headline_is_not_a_number_of_connections() {
        for line in [
            "Connecting people since 1998",
            "10 years in logistics",
            "Building connections",
            "500 startups",
            "12",
            "",
        ] {
            assert_eq!(count(line), None, "{line}");
        }
    }
}
