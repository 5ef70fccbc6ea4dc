//! Draws the desk. Reads the state and changes nothing.
//!
//! One vertical rule and one horizontal; no boxes. Where the panes stand is worked out by [`Sight`]; what they say by
//! [`page`](crate::app::page); this module and those below put it on the cells.

mod canvas;
mod columns;
mod footer;
mod header;
mod help;
mod panes;
mod prompt;
mod queue;
mod record;
mod review;
mod sheet;
mod walk;
mod why;

use ratatui::Frame;

use super::theme::Theme;
use crate::app::page::{Piece, Sign};
use crate::app::sight::{Area, Arrangement, Pane, Sight};
use crate::app::{Overlay, State};
use canvas::Canvas;

/// Draws the desk as it stands. Any size will do; under 40 columns or 12 rows it is one sentence.
pub fn draw(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let sight = state.sight_in((area.width, area.height));
    let mut canvas = Canvas::new(frame, theme);
    if let Some(Overlay::Walk(walk)) = &state.overlay {
        walk::draw(state, walk, &sight, &mut canvas);
        if sight.arrangement == Arrangement::None {
            return;
        }
    }
    if sight.arrangement == Arrangement::None {
        too_small(&mut canvas, (area.width, area.height));
        return;
    }
    header::draw(state, &sight, &mut canvas);
    canvas.rule(Area {
        y: sight.tabs.y + 1,
        ..sight.tabs
    });
    body(state, &sight, &mut canvas);
    prompt::draw(state, &sight, &mut canvas);
    canvas.rule(Area {
        y: sight.hints.y - 1,
        ..sight.hints
    });
    footer::draw(state, &sight, &mut canvas);
}

fn body(state: &State, sight: &Sight, canvas: &mut Canvas<'_, '_>) {
    if let Some(Overlay::Help(help)) = &state.overlay {
        help::draw(state, help, sight.body, canvas);
        return;
    }
    match &state.overlay {
        Some(Overlay::Paste(paste)) => {
            review::draw_paste(state, paste, sight.body, canvas);
            return;
        }
        Some(Overlay::Review(review)) => {
            review::draw(review, sight.body, canvas);
            return;
        }
        _ => {}
    }
    if nothing_imported(state) {
        queue::nothing_yet(state, sight.body, canvas);
        return;
    }
    let over = matches!(
        &state.overlay,
        Some(Overlay::Sheet(_) | Overlay::Why(_) | Overlay::Record(_))
    );
    if sight.arrangement == Arrangement::Four {
        split(sight, !over, canvas);
    }
    if sight.arrangement == Arrangement::Four || !over {
        queue::draw(state, sight, canvas);
    }
    match &state.overlay {
        Some(Overlay::Sheet(sheet)) => {
            return sheet::draw(state, sheet, sight.beside_queue(), canvas);
        }
        Some(Overlay::Why(why)) => return why::draw(state, why, sight.beside_queue(), canvas),
        Some(Overlay::Record(record)) => {
            return record::draw(state, record, sight.beside_queue(), canvas);
        }
        _ => {}
    }
    for pane in [Pane::Sender, Pane::Rules, Pane::Reply] {
        panes::draw(state, pane, sight, canvas);
    }
}

fn nothing_imported(state: &State) -> bool {
    state.counts.is_some_and(|counts| !counts.any) && state.current().is_none()
}

/// The vertical rule, and the horizontal ones that leave it.
fn split(sight: &Sight, pages: bool, canvas: &mut Canvas<'_, '_>) {
    let x = sight.queue.width;
    for y in sight.body.y..sight.body.y + sight.body.height {
        canvas.sign(x, y, Sign::Down);
    }
    if !pages {
        return;
    }
    for (title, _) in &sight.pages[1..] {
        canvas.rule(Area {
            y: title.y - 1,
            ..*title
        });
        canvas.sign(x, title.y - 1, Sign::Branch);
    }
}

/// A sentence, broken wherever it must.
fn too_small(canvas: &mut Canvas<'_, '_>, (width, height): (u16, u16)) {
    let (columns, rows) = Sight::LEAST;
    let text = format!("Vestibule needs {columns} columns and {rows} rows.");
    let rows = crate::app::wrap::rows(&text, usize::from(width));
    for (row, y) in rows.into_iter().zip(0..height) {
        let area = Area {
            x: 0,
            y,
            width,
            height: 1,
        };
        canvas.line(area, &[Piece::plain(&text[row])]);
    }
}
