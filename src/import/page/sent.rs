//! The cards of sent invitations. Each ends in "Sent 3 weeks ago" and Withdraw; what stands after those, up to the
//! next card, is the note.
//!
//! The age is rough, so no moment of sending is made of it.

use crate::import::mail::mutual;
use crate::model::import::Skipped;
use crate::model::page::Basis;
use crate::model::{Direction, Foreign, NoteSeen};

use super::cards::{BY_PLACE, End, Found, beside, card, place};
use super::chrome::Sheet;
use super::lines::{self, Line, same};
use super::words::{Words, is_sent};

/// Where one card stands.
struct Span {
    /// Its first line.
    start: usize,
    /// Its name.
    name: Option<String>,
    basis: Basis,
    /// Where what stands beside the name begins, and ends.
    beside: usize,
    below: usize,
    withdraw: usize,
}

/// The cards of a page of sent invitations.
pub(super) fn sent(sheet: &Sheet, words: &Words) -> Found {
    let lines = &sheet.lines;
    let mut spans: Vec<Span> = Vec::new();
    let mut floor = 0;
    // Above the first card stand the filters.
    if let Some(last) = lines
        .iter()
        .rposition(|line| words.is_chips(&line.text) || words.is_manager(&line.text))
    {
        let before = lines[..last]
            .iter()
            .any(|line| words.is_withdraw(&line.text));
        floor = if before { 0 } else { last + 1 };
    }
    for (at, line) in lines.iter().enumerate() {
        if !words.is_withdraw(&line.text) || at < floor {
            continue;
        }
        spans.push(span(lines, floor, at, words));
        floor = at + 1;
    }
    let mut found = Found {
        counted: spans.len(),
        first: spans.first().map(|span| span.start),
        cut: !sheet.ended,
        ..Found::default()
    };
    for (n, span) in spans.iter().enumerate() {
        let line = &lines[span.start];
        let Some(name) = &span.name else {
            found.skipped.push(Skipped {
                place: place(line),
                why: "no name can be made out above its button".to_owned(),
            });
            continue;
        };
        let next = spans.get(n + 1);
        let (until, end) = match next {
            Some(next) => (next.start, End::Known),
            None if sheet.ended => (lines.len(), End::Page),
            None => (lines.len(), End::Cut),
        };
        let after = &lines[span.withdraw + 1..until];
        let mut about = beside(name, &lines[span.beside..span.below], after, end, words);
        if span.basis == Basis::Place {
            about.doubts.insert(0, BY_PLACE.to_owned());
        }
        // Where the next name rests on its place only, this note may hold a line of it.
        if next.is_some_and(|next| next.basis == Basis::Place)
            && matches!(about.note, NoteSeen::Text(_))
        {
            about.note = NoteSeen::Unseen;
            about
                .doubts
                .push("where its note ends isn't certain".to_owned());
            about.left_over.extend(
                after
                    .iter()
                    .map(|line| (line.number, Foreign::new(line.text.as_str()))),
            );
        }
        found.cards.push(card(
            line.number,
            name,
            span.basis,
            Direction::Outgoing,
            about,
        ));
    }
    found
}

fn span(lines: &[Line], floor: usize, withdraw: usize, words: &Words) -> Span {
    let below = (floor..withdraw)
        .rev()
        .take(3)
        .find(|&at| is_sent(&lines[at].text))
        .unwrap_or(withdraw);
    let region = floor..below;
    let named = |start: usize, at: usize, name: Option<String>, basis: Basis| Span {
        start,
        name,
        basis,
        beside: at + 1,
        below,
        withdraw,
    };
    if let Some(at) = region
        .clone()
        .rev()
        .find(|&at| !words.pictured(&lines[at].text).is_empty())
    {
        let able = words.pictured(&lines[at].text);
        let next = lines.get(at + 1).filter(|_| at + 1 < below);
        let name = able
            .iter()
            .find(|name| next.is_some_and(|next| same(&next.text, name)))
            .or_else(|| able.first());
        return named(
            at,
            at,
            name.and_then(|name| lines::name(name)),
            Basis::Picture,
        );
    }
    if let Some(at) = region.clone().rev().find(|&at| lines[at].twice) {
        return named(at, at, lines::name(&lines[at].text), Basis::Place);
    }
    let mut end = below;
    while end > floor && mutual::count(&lines[end - 1].text).is_some() {
        end -= 1;
    }
    let start = end.saturating_sub(2).max(floor);
    if start >= end {
        return named(
            withdraw,
            withdraw.saturating_sub(1).min(below),
            None,
            Basis::Place,
        );
    }
    named(start, start, lines::name(&lines[start].text), Basis::Place)
}
