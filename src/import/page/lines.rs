//! A text as numbered lines, clean and without the copies that a page holds for screen readers.

use unicode_normalization::UnicodeNormalization;

use crate::text::fold::fold;
use crate::text::sanitise;

use super::Refusal;

/// The most bytes of a pasted text. Two hundred cards have about 60,000.
pub const MOST_PASTED: usize = 2 * 1024 * 1024;
/// The most lines of a pasted text.
const MOST_LINES: usize = 50_000;
/// The longest line that is looked at for copies of itself, in bytes.
const LONGEST_DOUBLED: usize = 8 * 1024;
/// The shortest line that can be a text and its copy, in characters: among 20,587 cells of real exports none so long
/// was one by chance (formats, pasted-pages, section 0.8).
const SHORTEST_DOUBLED: usize = 8;
/// How many lines a paragraph has at most that ends in a copy of itself.
const PARAGRAPH: usize = 12;

/// One line that shows something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in what was pasted, from 1.
    pub(super) number: usize,
    /// The text, composed, with single spaces.
    pub(super) text: String,
    /// Whether it stood there twice, one after the other.
    pub(super) twice: bool,
}

impl Line {
    pub(super) fn new(number: usize, text: impl Into<String>) -> Self {
        Self {
            number,
            text: text.into(),
            twice: false,
        }
    }
}

/// The lines of a pasted text that show something.
pub(super) fn of_paste(text: &str) -> Result<Vec<Line>, Refusal> {
    if text.len() > MOST_PASTED {
        return Err(Refusal::TooLarge);
    }
    let clean = sanitise::lines(text);
    if clean.split('\n').nth(MOST_LINES).is_some() {
        return Err(Refusal::TooLarge);
    }
    let lines = clean.split('\n').enumerate();
    Ok(lines
        .filter_map(|(at, text)| Some(Line::new(at + 1, shown(text)?)))
        .collect())
}

/// A line with its spaces put right; nothing of one that shows nothing.
pub(super) fn shown(text: &str) -> Option<String> {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.nfc());
    }
    (!line.is_empty()).then_some(line)
}

/// Takes out the copies of texts. A page that has none stays as it is, and a second time changes nothing.
pub(super) fn single(lines: Vec<Line>) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    for mut line in lines {
        while let Some(once) = halved(&line.text).or_else(|| one_span(&line.text)) {
            line.text = once;
        }
        if let Some(once) = without_paragraph(&kept, &line.text) {
            line.text = once;
        }
        match kept.last_mut() {
            Some(last) if last.text == line.text => last.twice = true,
            _ => kept.push(line),
        }
    }
    kept
}

/// Half of a text that is the same twice without anything between: `ExperienceExperience`.
fn halved(text: &str) -> Option<String> {
    if text.len() > LONGEST_DOUBLED || !text.len().is_multiple_of(2) {
        return None;
    }
    let (one, other) = text.split_at_checked(text.len() / 2)?;
    if one != other || text.chars().count() < SHORTEST_DOUBLED {
        return None;
    }
    // A laugh is written in one word of small letters, and a rule of dashes has none.
    let words = one.contains(' ') || one.starts_with(char::is_uppercase);
    let spaced = one.starts_with(' ') || one.ends_with(' ');
    (words && !spaced && one.contains(char::is_alphabetic)).then(|| one.to_owned())
}

/// One of two spellings of a span of time: "Jan 2023 - Present" and "Jan 2023 to Present".
fn one_span(text: &str) -> Option<String> {
    if text.len() > LONGEST_DOUBLED || !text.contains(" - ") {
        return None;
    }
    let (one, other) = text.split_at_checked(text.len().checked_sub(1)? / 2)?;
    (one.contains(" - ") && one.replacen(" - ", " to ", 1) == other).then(|| one.to_owned())
}

/// The last line of a paragraph without the copy of the whole paragraph that is glued to it.
fn without_paragraph(before: &[Line], text: &str) -> Option<String> {
    if text.len() > LONGEST_DOUBLED {
        return None;
    }
    let mut block = String::new();
    for line in before.iter().rev().take(PARAGRAPH) {
        block = if block.is_empty() {
            line.text.clone()
        } else {
            format!("{} {block}", line.text)
        };
        let own = text.len().checked_sub(block.len() + 1)?;
        let (end, copy) = match text.split_at_checked(own / 2) {
            Some(halves) if own.is_multiple_of(2) && own > 0 => halves,
            _ => continue,
        };
        let same = copy
            .strip_prefix(block.as_str())
            .and_then(|rest| rest.strip_prefix(' '))
            .is_some_and(|rest| rest == end);
        if same {
            return Some(end.to_owned());
        }
    }
    None
}

/// Whether two spellings are the same name.
pub(super) fn same(one: &str, other: &str) -> bool {
    one == other || fold(one) == fold(other)
}

/// A name that is believed; `None` for words that can't be one.
pub(super) fn name(text: &str) -> Option<String> {
    /// The longest name that is believed, in characters.
    const LONGEST: usize = 150;
    let mut text = text.trim();
    // What LinkedIn says to screen readers behind a name.
    for said in [
        "Aktueller Entitätsverlauf",
        "Status is online",
        "Status is reachable",
        "Status is offline",
    ] {
        text = text.strip_suffix(said).unwrap_or(text).trim_end();
    }
    let text = text.trim_end_matches([',', '·', '•', ' ']);
    let believable = text.chars().any(char::is_alphabetic)
        && text.chars().count() <= LONGEST
        && !text.contains("://")
        && !text.contains('@')
        && !same(text, "LinkedIn Member")
        && !same(text, "LinkedIn");
    believable.then(|| text.to_owned())
}

/// The digits of a number as pages write it: `1.052`, `1,092,315`, `500+`.
pub(super) fn number(text: &str) -> Option<i64> {
    let sound = text.starts_with(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '+' | '’' | '\''));
    if !sound {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}
