//! What stands beside a name on a card: headline, connections in common, and the note after the buttons.

use crate::import::mail::mutual;
use crate::model::page::PageLanguage;
use crate::model::{Foreign, NoteSeen};

use super::super::lines::{Line, same};
use super::super::words::{Words, is_age, is_cut};

/// Where what follows a card's buttons ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import::page) enum End {
    /// The next card begins, or the element of a saved page ends.
    Known,
    /// The page ends: what isn't closed may be the page's own text.
    Page,
    /// The text ends, perhaps in the middle of a note.
    Cut,
}

/// What stands beside a name.
#[derive(Debug, Default)]
pub(in crate::import::page) struct Beside {
    pub(in crate::import::page) headline: Option<String>,
    pub(in crate::import::page) mutual: Option<i64>,
    pub(in crate::import::page) note: NoteSeen,
    pub(in crate::import::page) doubts: Vec<String>,
    pub(in crate::import::page) left_over: Vec<(usize, Foreign)>,
}

/// Tells the lines beside a name apart, before the buttons and after them.
pub(in crate::import::page) fn beside(
    name: &str,
    before: &[Line],
    after: &[Line],
    end: End,
    words: &Words,
) -> Beside {
    let mut beside = Beside::default();
    let mut rest = Vec::new();
    for line in before {
        let text = line.text.as_str();
        let again = same(text, name) || words.is_picture_of(text, name);
        if again
            || is_age(text)
            || words.sentence(text).is_some() && rest.is_empty() && mentions(text, name)
        {
            continue;
        }
        match mutual::count(text) {
            Some(count) => beside.mutual = beside.mutual.or(Some(count)),
            None => rest.push(line),
        }
    }
    let mut rest = rest.into_iter();
    beside.headline = rest
        .next()
        .map(|line| line.text.clone())
        .filter(|text| text.chars().any(|c| !matches!(c, '-' | '–' | '—' | ' ')));
    let extra: Vec<&Line> = rest.collect();
    let (note, closed) = note(after, end, words, &mut beside);
    beside.note = note;
    if extra.is_empty() {
        return beside;
    }
    // Only a German page was ever described with the note there; elsewhere such a line is LinkedIn's own.
    let shown_after = !(beside.note == NoteSeen::Empty
        || beside.note == NoteSeen::Unseen && after.is_empty() && !closed);
    if words.language == PageLanguage::German && !shown_after {
        beside
            .doubts
            .push("its note stands before its buttons".to_owned());
        beside.note = text_of(&extra, &mut beside.doubts);
    } else {
        leave(&extra, &mut beside);
    }
    beside
}

fn mentions(sentence: &str, name: &str) -> bool {
    sentence.starts_with(name)
}

/// The note after a card's buttons, and whether the page itself closed it.
fn note(after: &[Line], end: End, words: &Words, beside: &mut Beside) -> (NoteSeen, bool) {
    let stop = after.iter().position(|line| words.ends_card(&line.text));
    let own = &after[..stop.unwrap_or(after.len())];
    if own.iter().any(|line| words.suggests(&line.text)) {
        // People whom LinkedIn suggests stand where the note would; which line is whose can't be told.
        leave(&own.iter().collect::<Vec<_>>(), beside);
        return (NoteSeen::Unseen, false);
    }
    // A note may hold such a line too, so the last one counts.
    let close = own.iter().rposition(|line| words.closes_note(&line.text));
    let mut text = &own[..close.unwrap_or(own.len())];
    if let Some(below) = close
        .map(|at| &own[at + 1..])
        .filter(|below| !below.is_empty())
    {
        leave(&below.iter().collect::<Vec<_>>(), beside);
    }
    let mut folded = false;
    while let Some((last, rest)) = text.split_last() {
        if words.is_more(&last.text) {
            folded |= !words.is_less(&last.text);
        } else if !words.closes_note(&last.text) {
            break;
        }
        text = rest;
    }
    if close.is_none() && stop.is_none() && end == End::Cut {
        return (NoteSeen::Unseen, false);
    }
    let Some(last) = text.last() else {
        return (NoteSeen::Empty, close.is_some());
    };
    if folded || is_cut(&last.text) {
        return (NoteSeen::Unseen, close.is_some());
    }
    if end == End::Page && close.is_none() && stop.is_none() {
        beside
            .doubts
            .push("it is the last card: what stands after its buttons may be no note".to_owned());
    }
    (
        text_of(&text.iter().collect::<Vec<_>>(), &mut beside.doubts),
        close.is_some(),
    )
}

/// The note that these lines make. One that is longer than LinkedIn takes is no note of LinkedIn's.
fn text_of(lines: &[&Line], doubts: &mut Vec<String>) -> NoteSeen {
    /// LinkedIn takes 300 characters; some languages of its own pages pad them.
    const LONGEST: usize = 1_000;
    let text = lines
        .iter()
        .map(|line| line.text.as_str())
        .collect::<Vec<_>>()
        .join("\n");
    if text.chars().count() > LONGEST {
        doubts.push("its note is longer than LinkedIn takes".to_owned());
    }
    NoteSeen::Text(Foreign::new(text))
}

fn leave(extra: &[&Line], beside: &mut Beside) {
    beside.doubts.push(match extra.len() {
        1 => "1 line not understood".to_owned(),
        many => format!("{many} lines not understood"),
    });
    let numbered = extra
        .iter()
        .map(|line| (line.number, Foreign::new(line.text.as_str())));
    beside.left_over.extend(numbered);
}
