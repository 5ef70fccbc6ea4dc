//! The bottom: what can be done here, and what came of it.

use super::canvas::Canvas;
use crate::app::page::{self, Line, Para, Piece, Role, width};
use crate::app::sight::{Area, Sight};
use crate::app::{Hint, Overlay, State, Tone, spoken, wrap};
use crate::command::Command;
use crate::model::Tab;

pub(super) fn draw(state: &State, sight: &Sight, canvas: &mut Canvas<'_, '_>) {
    let inset = |area: Area| Area {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let area = inset(sight.hints);
    let (line, others) = hints(&state.hints(), usize::from(area.width));
    canvas.line(area, &line);
    let area = inset(sight.message);
    let said = message(state, usize::from(area.width));
    let rows = area.y..area.y + area.height;
    let said = match &said {
        // Whoever looks over a page sees each of its keys in any window.
        Piece::Text(text, _) if text.is_empty() && state.overlay.is_some() => vec![others],
        _ => in_rows(said, area),
    };
    for (line, y) in said.iter().zip(rows) {
        canvas.line(
            Area {
                y,
                height: 1,
                ..area
            },
            line,
        );
    }
    if let Some(lesson) = state.lesson() {
        let after = [
            Piece::muted(format!("{} ", lesson.before)),
            Piece::accent(lesson.keys),
            Piece::muted(format!("  {}", lesson.after)),
        ];
        canvas.line(inset(sight.lesson), &after);
    }
}

/// A message in as many rows as it was given.
fn in_rows(said: Piece, area: Area) -> Vec<Line> {
    if area.height > 1 {
        page::lines(&[Para::of([said])], usize::from(area.width))
    } else {
        vec![vec![said]]
    }
}

/// As many hints as there is room for, the last always among them; then those that have none.
fn hints(hints: &[Hint], room: usize) -> (Line, Line) {
    let gap = if room >= 100 { 3 } else { 2 };
    let pieces = |hint: &Hint| {
        [
            Piece::accent(&hint.keys),
            Piece::plain(format!(" {}", hint.word)),
        ]
    };
    let Some((last, others)) = hints.split_last() else {
        return (Line::new(), Line::new());
    };
    let last = pieces(last);
    let (mut line, mut left) = (Line::new(), Line::new());
    for hint in others {
        let next = pieces(hint);
        if width(&line) + width(&next) + 2 * gap + width(&last) > room {
            left.extend(next);
            left.push(Piece::plain(" ".repeat(gap)));
            continue;
        }
        line.extend(next);
        line.push(Piece::plain(" ".repeat(gap)));
    }
    line.extend(last);
    (line, left)
}

/// What was said last; else who arrived; else what follows from the suggestion.
fn message(state: &State, room: usize) -> Piece {
    // The walk says it itself, where one looks.
    let walks = matches!(state.overlay, Some(Overlay::Walk(_)));
    if let Some(message) = state.message.as_ref().filter(|_| !walks) {
        let role = match message.tone {
            Tone::Plain => Role::Plain,
            Tone::Warning => Role::Warning,
        };
        return Piece::Text(message.text.clone(), role);
    }
    if let Some(reading) = state.reading_line() {
        return Piece::accent(reading);
    }
    if state.arrived > 0 {
        let key = match state.tab {
            Tab::Inbox => Command::TabInbox,
            Tab::AtLinkedin => Command::TabAtLinkedin,
            Tab::Waiting => Command::TabWaiting,
            Tab::Due => Command::TabDue,
            Tab::Done => Command::TabDone,
            Tab::All => Command::TabAll,
        };
        let many = i64::try_from(state.arrived).unwrap_or(i64::MAX);
        let arrived = spoken::count(many, "more arrived", "more arrived");
        return Piece::accent(format!("{arrived}   {} show", state.keys(key)));
    }
    if state.overlay.is_some() {
        return Piece::plain("");
    }
    let can_reply = state.case().and_then(|case| case.dossier.can_reply);
    let follows = state
        .row()
        .map(|row| spoken::consequence(row, can_reply, state.counts.as_ref()));
    let fits = |text: &String| wrap::width(text) <= room;
    let forms = follows.unwrap_or_default();
    // Cut where not even the shortest form fits.
    let text = forms.iter().find(|text| fits(text)).or(forms.last());
    Piece::muted(text.cloned().unwrap_or_default())
}
