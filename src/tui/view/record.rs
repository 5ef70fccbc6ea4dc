//! The record that a piece of evidence rests on: a title that stays, and everything below it.

use super::canvas::Canvas;
use super::panes::{clamp, inset};
use super::sheet::rows;
use crate::app::page::record as page_record;
use crate::app::sight::Area;
use crate::app::{Record, State};

pub(super) fn draw(state: &State, record: &Record, area: Area, canvas: &mut Canvas<'_, '_>) {
    canvas.line(inset(area), &page_record::title(state, record));
    let below = page_record::below(area);
    let lines = page_record::lines(state, record, below);
    let height = usize::from(below.height);
    let top = record.top.min(lines.len().saturating_sub(height));
    rows(lines.iter().skip(top).take(height), below, canvas);
    let hidden = lines.len().saturating_sub(top + height);
    if hidden > 0 && height > 0 {
        let last = Area {
            y: below.y + clamp(height) - 1,
            height: 1,
            ..inset(below)
        };
        super::panes::more(hidden, &lines[top + height - 1], last, canvas);
    }
}
