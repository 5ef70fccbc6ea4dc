//! Names of people as they write them: what to show, what to say after "Hello", and whether two have nothing in common.
//!
//! Nothing is concluded from a name but its words: no sex, no origin, no order of given name and family name where the
//! writing doesn't show it.

pub mod former;
pub mod keys;
pub mod likeness;
mod parts;
mod short_forms;
mod sound;

use std::collections::HashSet;

use super::fold::fold;
use super::sanitise;

/// Titles that may stand before a name; folded, without points.
const TITLES: &[&str] = &[
    "dr", "prof", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "ing", "dipl", "dipl-ing", "mag",
    "rer", "nat", "med", "phd", "herr", "frau", "mme", "m", "dott", "dottssa", "avv", "sr", "sra",
    "eng", "engr", "arch", "adv", "rev", "hon", "col", "capt", "lt", "ir", "drs", "mgr", "judr",
    "mudr", "phdr", "rndr", "bc", "don", "shri", "smt", "ca", "cs",
];

/// Degrees and certificates that may stand behind a name; folded, without points.
const DEGREES: &[&str] = &[
    "phd",
    "dphil",
    "md",
    "mba",
    "emba",
    "msc",
    "ma",
    "ba",
    "bsc",
    "bs",
    "ms",
    "mph",
    "mpa",
    "mfa",
    "med",
    "meng",
    "beng",
    "llm",
    "llb",
    "jd",
    "esq",
    "cpa",
    "cfa",
    "cfp",
    "pmp",
    "cissp",
    "cism",
    "csm",
    "cspo",
    "psm",
    "shrm-cp",
    "shrm-scp",
    "phr",
    "sphr",
    "cipd",
    "acca",
    "fca",
    "aca",
    "frsa",
    "rn",
    "pe",
    "pharmd",
    "dds",
    "dba",
    "edd",
    "csc",
    "acma",
    "cgma",
    "mcipd",
    "assoc",
    "chartered",
    "jr",
    "sr",
    "ii",
    "iii",
    "iv",
    "aia",
    "riba",
    "leed",
    "itil",
    "prince2",
    "six",
    "apr",
    "mrics",
    "frics",
    "ceng",
    "cphr",
    "crne",
    "lmft",
    "lcsw",
    "gphr",
    "ccna",
    "aws",
    "csp",
    "cae",
    "he",
    "him",
    "she",
    "her",
    "they",
    "them",
    "hers",
    "his",
    "theirs",
    "lion",
    "hiring",
];

/// Words that a firm has in its name and a person doesn't; folded.
const FIRMS: &[&str] = &[
    "ltd",
    "limited",
    "inc",
    "llc",
    "gmbh",
    "ag",
    "plc",
    "corp",
    "corporation",
    "company",
    "group",
    "team",
    "solutions",
    "services",
    "recruiting",
    "recruitment",
    "consulting",
    "agency",
    "academy",
    "university",
    "institute",
    "foundation",
    "technologies",
    "technology",
    "systems",
    "studio",
    "media",
    "marketing",
    "sarl",
    "srl",
    "oy",
    "bv",
    "pvt",
    "hr",
    "jobs",
    "careers",
    "support",
    "official",
    "department",
    "association",
    "linkedin",
    "member",
    "&",
];

/// A name without what is hung on to it: emoji, brackets, pronouns, degrees, slogans behind a bar.
///
/// Capitals stay as they were written. A name of which nothing would be left stays whole.
///
/// ```
/// use vestibule::text::name::display;
///
/// assert_eq!(display("✨ Amara Nwosu, PMP® (she/her) | I am hiring"), "Amara Nwosu");
/// ```
#[must_use]
pub fn display(name: &str) -> String {
    let clean = sanitise::line(name);
    let open = without_brackets(&clean);
    let head = open
        .split(['|', '•', '★', '→', '►', '~'])
        .map(str::trim)
        .find(|part| part.chars().any(char::is_alphabetic))
        .unwrap_or_default();
    let mut parts = head.split(',');
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let degrees = part.split_whitespace().all(is_degree);
        if !degrees && !part.trim().is_empty() {
            kept.push(',');
            kept.push_str(part);
        }
    }
    let mut words: Vec<&str> = kept
        .split_whitespace()
        .filter(|word| is_word(word))
        .collect();
    while words.len() > 2 && words.last().is_some_and(|word| is_certificate(word)) {
        words.pop();
    }
    let shown = words
        .iter()
        .map(|word| word.trim_matches(is_ornament))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if shown.is_empty() { clean } else { shown }
}

/// A name as it is compared with another: without what is hung on to it, folded.
///
/// ```
/// use vestibule::text::name::compared;
///
/// assert_eq!(compared("✨ Łucja Żak, PMP®"), compared("Lucja Zak"));
/// ```
#[must_use]
pub fn compared(name: &str) -> String {
    fold(&display(name))
}

/// What to say after "Hello".
///
/// Gives the whole name where the first word may not be the one to greet with: in a script without capitals, where only
/// the family name is in capitals, and in Vietnamese spelling. Returns nothing when unsure: an initial, a firm, a word with digits in it.
///
/// ```
/// use vestibule::text::name::first_name;
///
/// assert_eq!(first_name("Dr. Anna-Lena Šimková, MBA").as_deref(), Some("Anna-Lena"));
/// assert_eq!(first_name("LI Wei").as_deref(), Some("LI Wei"));
/// assert_eq!(first_name("Nguyễn Thị Kim Oanh").as_deref(), Some("Nguyễn Thị Kim Oanh"));
/// assert_eq!(first_name("Oluwaṣeun Adébáyọ̀").as_deref(), Some("Oluwaṣeun"));
/// assert_eq!(first_name("J. Okafor"), None);
/// ```
#[must_use]
pub fn first_name(name: &str) -> Option<String> {
    let shown = display(name);
    let words: Vec<&str> = shown.split_whitespace().skip_while(is_title).collect();
    let first = *words.first()?;
    if !are_persons(&words) {
        return None;
    }
    if first
        .chars()
        .any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
    {
        return Some(words.join(" "));
    }
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2
        || first.ends_with('.')
        || first.ends_with(',')
        || !first.starts_with(char::is_uppercase)
    {
        return None;
    }
    let shouted = |word: &str| {
        word.chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase)
    };
    if words.iter().any(|word| word.chars().any(is_vietnamese)) {
        return Some(words.join(" "));
    }
    if shouted(first) && words[1..].iter().any(|word| !shouted(word)) {
        return Some(words.join(" "));
    }
    Some(first.to_owned())
}

/// Whether what stands where a name would can be a person's: no firm's, no address, no sentence.
///
/// ```
/// use vestibule::text::name::can_be_persons;
///
/// assert!(can_be_persons("j. okafor") && can_be_persons("鈴木 花子"));
/// assert!(!can_be_persons("Okafor Logistics Ltd") && !can_be_persons("amara@okafor.example"));
/// ```
#[must_use]
pub fn can_be_persons(name: &str) -> bool {
    let shown = display(name);
    let words: Vec<&str> = shown.split_whitespace().collect();
    are_persons(&words) && shown.chars().any(char::is_alphabetic)
}

/// Whether the words of a name can be a person's.
fn are_persons(words: &[&str]) -> bool {
    let of_a_firm = |word: &str| FIRMS.contains(&plain(word).as_str()) || word == "&";
    let odd =
        |word: &str| word.chars().any(char::is_numeric) || word.contains(['@', '#', '_', '/']);
    !words.is_empty() && words.len() <= 5 && !words.iter().any(|word| of_a_firm(word) || odd(word))
}

/// Letters of Vietnamese spelling alone, where the family's name comes first; those it shares with Yoruba apart.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'ơ' | 'ư' | 'Ơ' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')
        && !matches!(c, 'Ẹ' | 'ẹ' | 'Ọ' | 'ọ')
}

/// Whether two names have no word in common, so that a link that showed both may have been taken over.
///
/// Words are compared folded; initials don't count. A name without a word that counts is disjoint from none.
///
/// ```
/// use vestibule::text::name::disjoint;
///
/// assert!(disjoint("Ines Duval", "Kofi Mensah"));
/// assert!(!disjoint("Inès Duval-Roche", "DUVAL Ines"));
/// ```
#[must_use]
pub fn disjoint(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    !a.is_empty() && !b.is_empty() && !meet(&a, &b)
}

/// Whether two names have a word in common, compared as by [`disjoint`].
#[must_use]
pub fn share_a_word(a: &str, b: &str) -> bool {
    meet(&words(a), &words(b))
}

/// Whether a word is in both. A name may be as long as what it was found in, so the words aren't compared each with each.
fn meet(a: &[String], b: &[String]) -> bool {
    let b: HashSet<&String> = b.iter().collect();
    a.iter().any(|word| b.contains(word))
}

/// The words of a name that count, folded.
fn words(name: &str) -> Vec<String> {
    fold(&display(name))
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 1 && !TITLES.contains(word))
        .map(str::to_owned)
        .collect()
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '（' | '【' => depth += 1,
            ')' | ']' | '}' | '）' | '】' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// A word without its points and marks, folded. The marks go first: folding would spell out `®`.
fn plain(word: &str) -> String {
    let letters: String = word
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '&'))
        .collect();
    fold(&letters)
}

fn is_title(word: &&str) -> bool {
    let plain = plain(word);
    // A single letter is an initial, even where "M." is a title: a greeting to a family name alone is worse than none.
    let told =
        word.ends_with('.') || plain.len() > 2 || plain == "dr" || plain == "mr" || plain == "ms";
    plain.len() > 1 && told && TITLES.contains(&plain.as_str())
}

fn is_degree(word: &str) -> bool {
    let plain = plain(word);
    plain.is_empty()
        || DEGREES.contains(&plain.as_str())
        || word
            .split('/')
            .all(|part| DEGREES.contains(&part.to_lowercase().as_str()))
}

/// A degree that can't be taken for a family name: in capitals or with points.
fn is_certificate(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals > 1 && is_degree(word)
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

fn is_ornament(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '.' | '\'' | '’' | '-') && !is_mark(c)
}

/// Marks that belong to the letter before them, as in Hindi and Thai.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_of_forty_thousand_words_are_compared_without_each_word_meeting_each() {
        let long = |letter: char| -> String {
            let words: Vec<String> = (0..40_000)
                .map(|number| format!("{letter}{number:x}"))
                .collect();
            words.join(" ")
        };
        assert!(disjoint(&long('p'), &long('q')));
        assert!(!share_a_word(&long('p'), &long('q')));
    }

    #[test]
    fn what_hangs_on_to_a_name_goes_and_the_name_stays() {
        let shown = [
            ("Amara Nwosu, PhD", "Amara Nwosu"),
            ("🌍 Jonas Keller 🚀", "Jonas Keller"),
            ("Mei-Ling Tan (she/her)", "Mei-Ling Tan"),
            ("ANDRZEJ KOWALCZYK MBA", "ANDRZEJ KOWALCZYK"),
            ("Siobhán O'Dea | Speaker | Coach", "Siobhán O'Dea"),
            ("प्रिया शर्मा", "प्रिया शर्मा"),
            ("Jack Ma", "Jack Ma"),
        ];
        for (name, clean) in shown {
            assert_eq!(display(name), clean);
        }
    }

    #[test]
    fn the_greeting_uses_what_the_writing_shows() {
        let first = [
            ("Prof. Dr. Tomasz Zieliński", Some("Tomasz")),
            ("Ngozi Adeyemi", Some("Ngozi")),
            ("SOFIA MARTINS", Some("SOFIA")),
            ("王 伟", Some("王 伟")),
            ("김민준", Some("김민준")),
            ("Ольга Иваненко", Some("Ольга")),
            ("Suryani", Some("Suryani")),
            ("TANAKA Yui", Some("TANAKA Yui")),
            ("M. Haddad", None),
            ("Northwind Recruiting", None),
            ("Team 42", None),
            ("x", None),
            ("", None),
        ];
        for (name, expected) in first {
            assert_eq!(first_name(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn a_new_family_name_is_not_another_person_but_a_wholly_other_name_may_be() {
        assert!(!disjoint("Nadia Keller", "Nadia Brandt"));
        assert!(!disjoint("Łukasz Żak", "Lukasz Zak"));
        assert!(disjoint("Farid Amani", "Ruth Klein"));
        assert!(!disjoint("", "Ruth Klein") && !share_a_word("", "Ruth Klein"));
        assert!(share_a_word("Nadia Keller", "Nadia Brandt"));
    }

    proptest! {
        #[test]
        fn any_text_is_a_name_that_can_be_shown_and_shown_again(name in any::<String>()) {
            let once = display(&name);
            prop_assert!(!once.chars().any(char::is_control));
            let _greeting = first_name(&name);
        }
    }
}
