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

/// One phrase: parts in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its parts.
    pub(super) parts: Vec<Part>,
    /// Whether something must be named after the last.
    pub(super) name_after: bool,
}

/// A part of a phrase, in every way of saying it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The ways of saying it; never empty.
    pub(super) pieces: Vec<Piece>,
    /// How far from the part before it this one may stand.
    pub(super) after: After,
}

/// How far from the part before it a part may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// Right behind it, with a space at most. The first part has nothing to stand behind.
    Close,
    /// A few words on.
    Gap,
    /// A few words on, and they name somebody or something.
    Name,
}

/// The most ways of saying a part. A part with more is told apart into several that stand close, since the ways
/// multiply.
const MOST_WAYS: usize = 8;

/// Gives every phrase of a file with the heading of its section. Lines that say nothing are skipped.
pub(super) fn parse(file: &str) -> impl Iterator<Item = (&str, Phrase)> {
    let mut section = "";
    file.lines().flat_map(move |line| {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(heading) = line.strip_prefix('[') {
            section = heading.trim_end_matches(']');
            return Vec::new();
        }
        ways(line, has_gap)
            .iter()
            .filter_map(|text| phrase(text))
            .map(|phrase| (section, phrase))
            .collect()
    })
}

/// Whether a choice says where the parts of a phrase are, so that it must be made before they are told apart.
fn has_gap(choices: &str) -> bool {
    choices.contains('@') || choices.contains("...")
}

/// A text with those of its choices made that are asked for, in every way; the others stay.
fn ways(text: &str, wanted: fn(&str) -> bool) -> Vec<String> {
    let mut ways = vec![String::new()];
    let mut rest = text;
    while let Some((before, choices, after)) = choice(rest) {
        ways = if wanted(choices) {
            ways.iter()
                .flat_map(|way| {
                    choices
                        .split('|')
                        .map(move |one| format!("{way}{before}{one}"))
                })
                .collect()
        } else {
            ways.iter()
                .map(|way| format!("{way}{before}({choices})"))
                .collect()
        };
        rest = after;
    }
    for way in &mut ways {
        way.push_str(rest);
    }
    ways
}

fn choice(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('(')?;
    let (choices, after) = rest.split_once(')')?;
    Some((before, choices, after))
}

fn phrase(text: &str) -> Option<Phrase> {
    let mut parts = Vec::new();
    let mut words = String::new();
    let mut after = After::Close;
    for word in text.split_whitespace() {
        if !matches!(word, "..." | "@") {
            words.push_str(word);
            words.push(' ');
            continue;
        }
        let before = parts.len();
        add_parts(&words, after, &mut parts);
        if word == "@" {
            after = After::Name;
        } else if parts.len() > before || after == After::Close {
            after = After::Gap;
        }
        words.clear();
    }
    let before = parts.len();
    add_parts(&words, after, &mut parts);
    (!parts.is_empty()).then_some(Phrase {
        name_after: parts.len() == before && after == After::Name,
        parts,
    })
}

/// Adds words that stand together, as one part or as several that stand close.
fn add_parts(words: &str, after: After, parts: &mut Vec<Part>) {
    let mut after = after;
    let mut rest = words;
    while let Some(end) = split_at(rest) {
        add_part(&rest[..end], after, parts);
        after = After::Close;
        rest = &rest[end..];
    }
    add_part(rest, after, parts);
}

fn add_part(words: &str, after: After, parts: &mut Vec<Part>) {
    let mut pieces: Vec<Piece> = ways(words, |_| true)
        .iter()
        .filter_map(|way| piece(way))
        .collect();
    pieces.dedup();
    if !pieces.is_empty() {
        parts.push(Part { pieces, after });
    }
}

/// Where to tell words apart, if there are too many ways of saying them: before a choice that can't be left out, and
/// behind something that can't be either.
fn split_at(words: &str) -> Option<usize> {
    let mut count = 1;
    let mut solid = false;
    let mut at = 0;
    while let Some((before, choices, _)) = choice(&words[at..]) {
        let here = at + before.len();
        let firm = !choices.split('|').any(|one| one.trim().is_empty());
        solid |= !before.trim().is_empty();
        let more = choices.split('|').count();
        if solid && firm && count > 1 && count * more > MOST_WAYS && words[..here].ends_with(' ') {
            return Some(here);
        }
        count *= more;
        solid |= firm;
        at = here + choices.len() + 2;
    }
    None
}

fn piece(words: &str) -> Option<Piece> {
    let inner = words.trim().trim_matches('*');
    let text = Plain::new(inner, usize::MAX - 8).text.trim().to_owned();
    if text.is_empty() {
        return None;
    }
    Some(Piece {
        text,
        open_left: words.trim_start().starts_with('*'),
        open_right: words.trim_end().ends_with('*'),
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
                    .map(|part| {
                        let ways: Vec<_> = part
                            .pieces
                            .iter()
                            .map(|piece| piece.text.as_str())
                            .collect();
                        format!(
                            "{}{}",
                            if part.after == After::Name { "@" } else { "" },
                            ways.join("/")
                        )
                    })
                    .collect();
                let last = if phrase.name_after { " @" } else { "" };
                format!("{section}: {}{last}", parts.join(" ... "))
            })
            .collect()
    }

    #[test]
    fn a_line_gives_every_way_of_saying_it() {
        assert_eq!(
            texts("[met]\n(we|I) met (you |)at @ # en"),
            ["met: we met you at/we met at/i met you at/i met at @"]
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
