//! A note in one spelling: lower case, plain letters, single spaces, one kind of apostrophe; and where its capitals
//! and sentences are.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

/// A text in one spelling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Plain {
    /// The text.
    pub(super) text: String,
    /// Where words that were written with a capital begin, in order.
    capitals: Vec<usize>,
}

impl Plain {
    /// Takes a text down to one spelling, as far as it fits into a number of bytes.
    pub(super) fn new(text: &str, limit: usize) -> Self {
        let mut plain = Self {
            text: String::with_capacity(text.len().min(limit) + 8),
            capitals: Vec::new(),
        };
        let mut in_word = false;
        for c in text.chars() {
            let from = plain.text.len();
            if from >= limit {
                break;
            }
            if c.is_uppercase() && !in_word {
                plain.capitals.push(from);
            }
            push(c, &mut plain.text);
            if plain.text.len() > from {
                in_word = c.is_alphanumeric() || (in_word && c == '\'');
            }
        }
        plain
    }

    /// Whether somebody or something is named between two places: a word with a capital that isn't owed to the start
    /// of a sentence, or any word of a script that has no capitals.
    pub(super) fn names_between(&self, range: Range<usize>, sender: &str) -> bool {
        let within = &self.text[range.clone()];
        if within.chars().filter(|c| is_caseless(*c)).count() >= 2 {
            return true;
        }
        let first = self.capitals.partition_point(|at| *at < range.start);
        self.capitals[first..]
            .iter()
            .take_while(|at| **at < range.end)
            .any(|at| self.is_name(*at, sender))
    }

    fn is_name(&self, at: usize, sender: &str) -> bool {
        let word = word_at(&self.text, at);
        !NO_NAMES.contains(&word) && !has_word(sender, word)
    }

    /// The words that were written with a capital, among those between two places.
    pub(super) fn has_capital(&self, at: usize) -> bool {
        self.capitals.binary_search(&at).is_ok()
    }

    /// Where the sentence begins in which a place is.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        let before = &self.text[..at];
        before
            .char_indices()
            .rev()
            .find(|(i, c)| ends_sentence(&self.text, *i, *c))
            .map_or(0, |(i, c)| i + c.len_utf8())
    }

    /// Where the sentence ends in which a place is.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        self.text[at..]
            .char_indices()
            .find(|(i, c)| ends_sentence(&self.text, at + i, *c))
            .map_or(self.text.len(), |(i, _)| at + i)
    }
}

/// Words that are written with a capital and name nobody, in plain spelling.
const NO_NAMES: &[&str] = &[
    "i",
    "i'm",
    "i've",
    "i'd",
    "i'll",
    "linkedin",
    "he",
    "she",
    "they",
    "we",
    "it",
    "you",
    "a",
    "an",
    "the",
    "my",
    "our",
    "your",
    "this",
    "that",
    "someone",
    "somebody",
    "hi",
    "hello",
    "dear",
    "hey",
    "and",
    "but",
    "so",
    "as",
    "when",
    "while",
    "who",
    "what",
    "great",
    "thanks",
    "colleague",
    "colleagues",
    "friend",
    "friends",
    "people",
    "many",
    "several",
    "some",
    "both",
    "also",
    "would",
    "could",
    "sie",
    "ihnen",
    "ihr",
    "ihre",
    "ihren",
    "ihrem",
    "ihrer",
    "er",
    "es",
    "wir",
    "ich",
    "ein",
    "eine",
    "mein",
    "il",
    "elle",
    "on",
    "je",
    "un",
    "une",
    "mon",
    "vous",
    "el",
    "ella",
    "usted",
    "ustedes",
    "uno",
    "mi",
    "eu",
    "ele",
    "ela",
    "voce",
    "um",
    "uma",
    "meu",
    "lei",
    "io",
    "pan",
    "pani",
    "pana",
    "panstwo",
    "вы",
    "вас",
    "ваш",
    "ваша",
    "вам",
    "он",
    "она",
    "мы",
    "я",
    "u",
    "uw",
    "dr",
    "mr",
    "mrs",
    "ms",
    "sir",
    "madam",
    "hr",
    "ai",
    "it's",
    "ceo",
    "cto",
    "cfo",
    "coo",
    "cmo",
    "vp",
    "b2b",
    "saas",
];

/// The word that begins at a place.
pub(super) fn word_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let end = rest
        .find(|c: char| !c.is_alphanumeric() && c != '\'')
        .unwrap_or(rest.len());
    rest[..end].strip_suffix("'s").unwrap_or(&rest[..end])
}

/// Whether a word stands in a text.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .any(|other| other == word)
}

/// Whether a character ends a sentence where it stands. A point inside a number, an address or an abbreviation of one
/// letter doesn't.
pub(super) fn ends_sentence(text: &str, at: usize, c: char) -> bool {
    match c {
        '!' | '?' | '\n' | '。' | '।' | '؟' => true,
        '.' => {
            let spaced = text[at + 1..]
                .chars()
                .next()
                .is_none_or(char::is_whitespace);
            let word = text[..at]
                .rsplit(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or_default();
            spaced
                && word.chars().count() != 1
                && !matches!(word, "mr" | "ms" | "mrs" | "dr" | "prof" | "st" | "co")
        }
        _ => false,
    }
}

/// Whether a letter belongs to a script that writes no capitals.
pub(super) fn is_caseless(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic() && !is_cased_script(c)
}

/// Whether a character belongs to Latin, Greek, Cyrillic, Armenian or Georgian, where words stand apart and a letter
/// beside a phrase makes it another word.
pub(super) fn is_cased_script(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{58f}' | '\u{10a0}'..='\u{10ff}' | '\u{1e00}'..='\u{1fff}')
}

/// The place in a text that a place in its plain spelling came from.
///
/// Walks the text again rather than keeping a map: it is asked once in a hundred notes.
pub(super) fn origin(text: &str, span: &Range<usize>) -> Range<usize> {
    let mut plain = String::with_capacity(text.len().min(span.end + 8));
    let (mut start, mut end) = (None, text.len());
    for (i, c) in text.char_indices() {
        let from = plain.len();
        if from >= span.end {
            end = i;
            break;
        }
        push(c, &mut plain);
        if start.is_none() && plain.len() > span.start {
            start = Some(i);
        }
    }
    start.unwrap_or(end)..end
}

/// Adds a character in plain spelling: one, several, or none.
fn push(c: char, plain: &mut String) {
    if c.is_ascii() {
        match c {
            '\n' | '\r' => {
                if !plain.ends_with('\n') {
                    plain.push('\n');
                }
            }
            c if c.is_ascii_whitespace() => push_space(plain),
            '`' => plain.push('\''),
            c if c.is_ascii_control() => {}
            c => plain.push(c.to_ascii_lowercase()),
        }
        return;
    }
    match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' => plain.push('\''),
        '\u{201c}'..='\u{201f}' | '«' | '»' | '「' | '」' | '『' | '』' | '《' | '》' => {
            plain.push('"');
        }
        '\u{2010}'..='\u{2015}' => plain.push('-'),
        '\u{300}'..='\u{36f}'
        | '\u{64b}'..='\u{652}'
        | '\u{640}'
        | '\u{591}'..='\u{5c7}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => {}
        '\u{2026}' => plain.push_str("..."),
        '\u{2028}' | '\u{2029}' | '\u{85}' => plain.push('\n'),
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = u8::try_from(u32::from(c) - 0xfee0).map_or(c, char::from);
            plain.push(ascii.to_ascii_lowercase());
        }
        '、' | '،' => plain.push(','),
        'ß' | 'ẞ' => plain.push_str("ss"),
        'æ' | 'Æ' => plain.push_str("ae"),
        'œ' | 'Œ' => plain.push_str("oe"),
        'ø' | 'Ø' => plain.push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => plain.push('d'),
        'ł' | 'Ł' => plain.push('l'),
        'ı' => plain.push('i'),
        'ς' => plain.push('σ'),
        'أ' | 'إ' | 'آ' => plain.push('ا'),
        'ى' | 'ی' => plain.push('ي'),
        'ک' => plain.push('ك'),
        c if c.is_whitespace() => push_space(plain),
        c if is_cased_script(c) => {
            for lower in c.to_lowercase() {
                let mut base = None;
                decompose_canonical(lower, |part| {
                    base.get_or_insert(part);
                });
                plain.extend(base.filter(|part| !('\u{300}'..='\u{36f}').contains(part)));
            }
        }
        c => plain.extend(c.to_lowercase()),
    }
}

fn push_space(plain: &mut String) {
    if !plain.ends_with([' ', '\n']) {
        plain.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_quotes_and_wide_letters_do_not_hide_a_phrase() {
        assert_eq!(Plain::new("RÉSEAU  l’été\t…", 99).text, "reseau l'ete ...");
        assert_eq!(
            Plain::new("Łódź ＬＩＮＥ İzmir", 99).text,
            "lodz line izmir"
        );
    }

    #[test]
    fn a_span_leads_back_to_the_words_as_they_were_written() {
        let note = "Grüß’ Gott, schreib mir: Straße";
        let plain = Plain::new(note, 99);
        let at = plain.text.find("strasse").unwrap();
        assert_eq!(&note[origin(note, &(at..at + 7))], "Straße");
    }

    #[test]
    fn a_point_in_a_title_or_an_address_does_not_end_the_sentence() {
        let plain = Plain::new("we met dr. ode at x.example today. bye", 99);
        assert_eq!(plain.sentence_end(0), 33);
    }

    proptest! {
        #[test]
        fn any_span_of_any_text_leads_back_to_whole_characters(text in any::<String>(), a in 0usize..60, b in 0usize..60) {
            let plain = Plain::new(&text, 4_000);
            let end = a.max(b).min(plain.text.len());
            let start = a.min(b).min(end);
            let back = origin(&text, &(start..end));
            prop_assert!(text.get(back).is_some());
        }
    }
}
