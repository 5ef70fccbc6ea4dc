//! Why the policy suggests what it does: a title that stays, and all the rules below it.

use super::canvas::Canvas;
use super::panes::{clamp, inset};
use super::sheet::rows;
use crate::app::page::{self, Piece, why as page_why};
use crate::app::sight::Area;
use crate::app::{State, Why};

pub(super) fn draw(state: &State, why: &Why, area: Area, canvas: &mut Canvas<'_, '_>) {
    let head = inset(area);
    canvas.line(head, &page_why::title(state));
    let policy = [Piece::muted(&state.options.policy)];
    if page::width(&page_why::title(state)) + page::width(&policy) + 2 <= usize::from(head.width) {
        canvas.right(head, &policy);
    }
    let below = page_why::below(area);
    let lines = page_why::lines(state, why, below);
    let height = usize::from(below.height);
    let top = why.top.min(lines.len().saturating_sub(height));
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
