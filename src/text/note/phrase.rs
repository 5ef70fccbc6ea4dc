//! Reads the phrase files: sections of lines, each a phrase with alternatives, gaps and names.
//!
//! | in a line | means |
//! |---|---|
//! | `(a\|b\|)` | one of these; an empty one may be left out |
//! | ` ... ` | a few words of the same sentence, or none |
//! | ` @ ` | a few words of the same sentence that name somebody or something |
//! | `*` at an edge of a part | the word may go on |
//! | `# …` | a remark, such as the language |

use super::plain::Plain;

/// A part of a phrase: words that stand together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Piece {
    /// The words, in plain spelling.
    pub(super) text: String,
    /// Whether a word may begin before it.
    pub(super) open_left: bool,
    /// Whether its last word may go on.
    pub(super) open_right: bool,
}

/// One phrase without alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its parts, and whether something must be named before each.
    pub(super) parts: Vec<(Piece, bool)>,
    /// Whether something must be named after the last.
    pub(super) name_after: bool,
}

/// Gives every phrase of a file with the heading of its section. Lines that say nothing are skipped.
pub(super) fn parse(file: &str) -> impl Iterator<Item = (&str, Phrase)> {
    let mut section = "";
    file.lines().flat_map(move |line| {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(heading) = line.strip_prefix('[') {
            section = heading.trim_end_matches(']');
            return Vec::new();
        }
        alternatives(line)
            .iter()
            .filter_map(|text| phrase(text))
            .map(|phrase| (section, phrase))
            .collect()
    })
}

/// A line with every choice made in every way.
fn alternatives(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut rest = line;
    while let Some((before, choices, after)) = choice(rest) {
        lines = lines
            .iter()
            .flat_map(|line| choices.split('|').map(move |one| format!("{line}{before}{one}")))
            .collect();
        rest = after;
    }
    for line in &mut lines {
        line.push_str(rest);
    }
    lines
}

fn choice(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('(')?;
    let (choices, after) = rest.split_once(')')?;
    Some((before, choices, after))
}

fn phrase(text: &str) -> Option<Phrase> {
    let mut parts = Vec::new();
    let mut words = String::new();
    let mut named = false;
    for word in text.split_whitespace() {
        match word {
            "..." | "@" => {
                parts.extend(piece(&words).map(|piece| (piece, named)));
                named = if words.is_empty() { named || word == "@" } else { word == "@" };
                words.clear();
            }
            word => {
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(word);
            }
        }
    }
    if let Some(piece) = piece(&words) {
        parts.push((piece, named));
        named = false;
    }
    (!parts.is_empty()).then_some(Phrase {
        parts,
        name_after: named,
    })
}

fn piece(words: &str) -> Option<Piece> {
    let inner = words.trim_matches('*');
    if inner.is_empty() {
        return None;
    }
    Some(Piece {
        text: Plain::new(inner, usize::MAX - 8).text,
        open_left: words.starts_with('*'),
        open_right: words.ends_with('*'),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(file: &str) -> Vec<String> {
        parse(file)
            .map(|(section, phrase)| {
                let parts: Vec<_> = phrase
                    .parts
                    .iter()
                    .map(|(piece, named)| format!("{}{}", if *named { "@" } else { "" }, piece.text))
                    .collect();
                format!("{section}: {}{}", parts.join(" ... "), if phrase.name_after { "@" } else { "" })
            })
            .collect()
    }

    #[test]
    fn a_line_gives_every_way_of_saying_it() {
        assert_eq!(
            texts("[met]\n(we|I) met (you |)at @ # en"),
            ["met: we met you at@", "met: we met at@", "met: i met you at@", "met: i met at@"]
        );
    }

    #[test]
    fn a_gap_with_a_name_in_it_asks_for_the_name() {
        assert_eq!(texts("[x]\nhave @ in common"), ["x: have ... @in common"]);
        assert_eq!(texts("[x]\n@ ... suggested"), ["x: @suggested"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_odd_to_read(line in "[ ()|*@.#a-cé]{0,40}") {
            for (_, phrase) in parse(&line) {
                prop_assert!(!phrase.parts.is_empty());
            }
        }
    }
}
