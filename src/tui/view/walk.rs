//! The walk: four lines above everything.

use super::canvas::Canvas;
use super::panes::inset;
use crate::app::page::{self, walk};
use crate::app::sight::{Area, Arrangement, Sight};
use crate::app::{State, Walk};

pub(super) fn draw(state: &State, walk: &Walk, sight: &Sight, canvas: &mut Canvas<'_, '_>) {
    let area = sight.walk;
    let columns = usize::from(inset(area).width);
    let rows = area.y..area.y + area.height;
    for ((line, right), y) in walk::lines(state, walk, columns).iter().zip(rows) {
        let row = Area {
            y,
            height: 1,
            ..inset(area)
        };
        canvas.line(row, line);
        // The key that stops is worth less than where one is.
        if page::width(line) + page::width(right) + 2 <= usize::from(row.width) {
            canvas.right(row, right);
        }
    }
    if sight.arrangement != Arrangement::None {
        canvas.rule(Area {
            y: area.y + area.height,
            height: 1,
            ..area
        });
    }
}
