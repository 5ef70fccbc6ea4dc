//! The sheet of what the user knows and saw: the words scroll, what stands above and below stays.

use super::canvas::Canvas;
use super::panes::inset;
use crate::app::page::{Line, sheet as laid};
use crate::app::sight::Area;
use crate::app::{Sheet, State};

pub(super) fn draw(state: &State, sheet: &Sheet, area: Area, canvas: &mut Canvas<'_, '_>) {
    let laid = laid::lay(state, sheet, area);
    let top = sheet.top.min(laid.words.len() - laid.height);
    let words = laid.words.iter().skip(top).take(laid.height);
    let all = laid.head.iter().chain(words).chain(&laid.foot);
    rows(all, area, canvas);
}

/// Puts lines below each other, as many as there are rows.
pub(super) fn rows<'a>(
    lines: impl Iterator<Item = &'a Line>,
    area: Area,
    canvas: &mut Canvas<'_, '_>,
) {
    let inset = inset(area);
    for (line, y) in lines.zip(area.y..area.y + area.height) {
        canvas.line(
            Area {
                y,
                height: 1,
                ..inset
            },
            line,
        );
    }
}
