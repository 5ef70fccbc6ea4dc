//! Every key, by group, with a search. Enter does what the chosen line says.

use super::canvas::Canvas;
use super::panes::inset;
use super::prompt;
use crate::app::page::{Line, Piece, Role, Sign};
use crate::app::sight::Area;
use crate::app::wrap::{fit, width};
use crate::app::{Help, State, asking};
use crate::command::{Context, Spec};

/// The column of keys.
const KEYS: usize = 18;
/// How many of a command's keys are shown.
const SHOWN: usize = 2;

pub(super) fn draw(state: &State, help: &Help, area: Area, canvas: &mut Canvas<'_, '_>) {
    let area = inset(area);
    let label = "Every key. Search ";
    canvas.line(area, &[Piece::strong(label)]);
    let taken = super::panes::clamp(width(label));
    prompt::field(
        help.field.text(),
        help.field.cursor(),
        Area {
            x: area.x + taken,
            width: area.width.saturating_sub(taken),
            height: 1,
            ..area
        },
        canvas,
    );
    let (lines, chosen) = lines(state, help, KEYS.min(usize::from(area.width) / 4));
    let list = Area {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    if lines.is_empty() {
        canvas.line(
            Area {
                y: list.y + 1,
                ..list
            },
            &[Piece::plain("No key does that.")],
        );
        return;
    }
    let height = usize::from(list.height).max(1);
    // The chosen line stands in the middle where it can.
    let first = chosen
        .saturating_sub(height / 2)
        .min(lines.len().saturating_sub(height));
    for (line, y) in lines.iter().skip(first).take(height).zip(list.y..) {
        canvas.line(
            Area {
                y,
                height: 1,
                ..list
            },
            line,
        );
    }
    if let Some(y) = chosen.checked_sub(first) {
        let style = canvas.theme().cursor_row(true);
        canvas.under(
            Area {
                y: list.y + super::panes::clamp(y),
                height: 1,
                ..list
            },
            style,
        );
    }
}

/// The lines with their headings, and which of them is chosen.
fn lines(state: &State, help: &Help, keys: usize) -> (Vec<Line>, usize) {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut group = None;
    for (place, spec) in asking::found(help).into_iter().enumerate() {
        if group != Some(spec.group) {
            group = Some(spec.group);
            lines.push(vec![Piece::muted(spec.group.heading())]);
        }
        let chosen = place == help.chosen;
        if chosen {
            at = lines.len();
        }
        lines.push(line(state, spec, chosen, keys));
    }
    (lines, at)
}

fn line(state: &State, spec: &Spec, chosen: bool, keys: usize) -> Line {
    let bound = state.options.bindings.of(spec.command).iter().take(SHOWN);
    let shown: Vec<_> = bound.map(ToString::to_string).collect();
    let sign = if chosen {
        Piece::Sign(Sign::Cursor, Role::Accent)
    } else {
        Piece::plain(" ")
    };
    let mut line = vec![
        sign,
        Piece::accent(fit(&shown.join(" "), keys)),
        Piece::plain(" "),
        Piece::plain(spec.help),
    ];
    if let Some(place) = spec
        .contexts
        .first()
        .filter(|place| **place != Context::Queue)
    {
        line.push(Piece::muted(format!("   {}", place.spoken())));
    }
    line
}
