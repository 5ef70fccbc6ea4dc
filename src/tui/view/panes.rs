//! The three panes besides the queue: a title, and what `page` says.

use super::canvas::Canvas;
use crate::app::page::{self, Piece, Role};
use crate::app::sight::{Area, Arrangement, Pane, Sight};
use crate::app::{Overlay, State};

pub(super) fn draw(state: &State, pane: Pane, sight: &Sight, canvas: &mut Canvas<'_, '_>) {
    let (title, content) = sight.place(pane);
    if title.height == 0 {
        return;
    }
    if sight.arrangement == Arrangement::Four {
        own_title(state, pane, title, canvas);
    } else {
        shared_title(state, pane, title, canvas);
    }
    let content_inset = inset(content);
    let columns = sight.text_width(pane);
    let room = page::Room::of(sight, pane);
    let lines = page::of(state, pane, room);
    let height = room.rows;
    let first = state.scrolled(pane).min(lines.len().saturating_sub(1));
    let hidden = lines.len().saturating_sub(first + height);
    for (line, y) in lines.iter().skip(first).take(height).zip(content_inset.y..) {
        let area = Area {
            y,
            height: 1,
            width: clamp(columns),
            ..content_inset
        };
        canvas.line(area, line);
    }
    if hidden > 0 && height > 0 {
        let last = Area {
            y: content.y + content.height - 1,
            height: 1,
            width: clamp(columns),
            ..content_inset
        };
        more(hidden, &lines[first + height - 1], last, canvas);
    }
    if pane == Pane::Reply {
        cursor(state, columns, content_inset, canvas);
    }
}

/// Says how many rows are below, at the end of the last one in sight.
pub(super) fn more(hidden: usize, line: &[Piece], area: Area, canvas: &mut Canvas<'_, '_>) {
    let room = usize::from(area.width);
    let text = format!(" … {hidden} more");
    let Some(left) = room.checked_sub(text.chars().count()) else {
        return;
    };
    if page::width(line) > left {
        // Cut text ends in a sign of its own.
        canvas.line(area, &page::shortened(line, left));
        canvas.right(area, &[Piece::muted(format!("   {hidden} more"))]);
    } else {
        canvas.right(area, &[Piece::muted(text)]);
    }
}

fn own_title(state: &State, pane: Pane, title: Area, canvas: &mut Canvas<'_, '_>) {
    let area = inset(title);
    canvas.line(area, &[Piece::strong(pane.title())]);
    if is_here(state, pane) {
        canvas.here(Area {
            width: clamp(pane.title().len()),
            ..area
        });
    }
    beside(state, pane, area, pane.title().len(), canvas);
}

/// The pages that Tab turns, on one rule.
fn shared_title(state: &State, pane: Pane, title: Area, canvas: &mut Canvas<'_, '_>) {
    canvas.rule(title);
    let mut x = title.x + 3;
    for other in [Pane::Sender, Pane::Rules, Pane::Reply] {
        let name = other.title();
        let area = Area {
            x: x - 1,
            width: clamp(name.len() + 2),
            ..title
        };
        let role = if other == pane {
            Role::Strong
        } else {
            Role::Muted
        };
        canvas.line(area, &[Piece::Text(format!(" {name} "), role)]);
        if other == pane && is_here(state, pane) {
            canvas.here(Area {
                x,
                width: clamp(name.len()),
                ..title
            });
        }
        x += clamp(name.len() + 4);
    }
    if state.overlay.is_none() {
        let area = Area {
            x: x - 1,
            width: 5,
            ..title
        };
        canvas.line(area, &[Piece::muted(" Tab ")]);
        x += 5;
    }
    let rest = Area {
        width: title.width.saturating_sub(2),
        ..title
    };
    beside(state, pane, rest, usize::from(x), canvas);
}

/// What stands at the right of the title, in the longest form that there is room for.
fn beside(state: &State, pane: Pane, area: Area, taken: usize, canvas: &mut Canvas<'_, '_>) {
    let shared = area.x == 0;
    // On the shared rule the suggestion stands beside the sender too: it is what one looks for.
    let of = if shared && pane == Pane::Sender {
        Pane::Rules
    } else {
        pane
    };
    for mut pieces in page::beside_title(state, of) {
        if pieces.is_empty() {
            continue;
        }
        if shared {
            pieces.insert(0, Piece::plain(" "));
            pieces.push(Piece::plain(" "));
        }
        if page::width(&pieces) + taken + 2 <= usize::from(area.width) {
            canvas.right(area, &pieces);
            return;
        }
    }
}

fn is_here(state: &State, pane: Pane) -> bool {
    match &state.overlay {
        Some(Overlay::Composer(_)) => pane == Pane::Reply,
        Some(_) => false,
        None => state.focus == pane,
    }
}

fn cursor(state: &State, columns: usize, content: Area, canvas: &mut Canvas<'_, '_>) {
    let Some(Overlay::Composer(composer)) = &state.overlay else {
        return;
    };
    let (row, column) = composer.field.place(columns);
    let Some(row) = row.checked_sub(state.scrolled(Pane::Reply)) else {
        return;
    };
    if row < usize::from(content.height) {
        // At the end of a full row the cursor stands on the margin.
        canvas.cursor(
            content.x + clamp(column.min(columns)),
            content.y + clamp(row),
        );
    }
}

pub(super) fn inset(area: Area) -> Area {
    Area {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    }
}

pub(super) fn clamp(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
