//! A pasted page: the box that takes it, and what was understood of it.

use super::canvas::Canvas;
use super::panes::{clamp, inset};
use crate::app::page::{self, Line, Para, Piece, Role, review};
use crate::app::sight::Area;
use crate::app::{Paste, Review, State, spoken};
use crate::command::{Command, Context};

/// Lines longer than this are hard to read.
const READABLE: u16 = 92;

/// The box: what to do, and the last lines of what came so far.
pub(super) fn draw_paste(state: &State, paste: &Paste, area: Area, canvas: &mut Canvas<'_, '_>) {
    let area = inset(area);
    let lines = i64::try_from(paste.lines()).unwrap_or(i64::MAX);
    let lines = spoken::count(lines, "line", "lines");
    let mut paras = vec![Para::of([Piece::strong("Paste a page of LinkedIn's")])];
    if paste.reading.is_some() {
        paras.push(Para::of([Piece::plain(format!("reading {lines} …"))]));
    } else {
        if let Some(why) = &paste.refusal {
            paras.push(Para::of([Piece::Text(why.clone(), Role::Warning)]));
            paras.push(Para::blank());
        }
        paras.push(Para::of([Piece::plain(
            "In the browser: My network, Manage invitations; down to the last one, then select all and copy. A \
             profile does too. Paste it here.",
        )]));
        paras.push(Para::of([Piece::muted(
            "You look it over before anything is kept, and the text itself never is. At most 2 MiB.",
        )]));
        if state.options.sample_page.is_some() && paste.lines() == 0 {
            paras.push(Para::blank());
            paras.push(Para::of([
                Piece::plain("In the demo, without pasting: "),
                Piece::accent(state.keys_in(Command::ReadPasted, Context::Paste)),
                Piece::plain(" reads Imke's page, as it was this morning."),
            ]));
        }
        if paste.lines() > 0 {
            paras.push(Para::blank());
            paras.push(Para::of([Piece::plain(format!("{lines} so far"))]));
        }
    }
    let shown = page::lines(&paras, usize::from(area.width.min(READABLE)));
    let rest = usize::from(area.height).saturating_sub(shown.len());
    put(&shown, area, canvas);
    if paste.reading.is_none() && paste.lines() > 0 {
        let last: Vec<Line> = paste
            .last(rest)
            .into_iter()
            .map(|line| vec![Piece::muted(crate::text::sanitise::line(line))])
            .collect();
        put(&last, below(area, shown.len()), canvas);
    }
}

/// What was understood: which page, its cards line by line, and the chosen one whole.
pub(super) fn draw(review: &Review, area: Area, canvas: &mut Canvas<'_, '_>) {
    let area = inset(area);
    let columns = usize::from(area.width);
    let head = page::lines(&review::head(review), columns);
    // However much is to be said of the page, its cards are in sight.
    let head = &head[..head.len().min(usize::from(area.height / 3).max(1))];
    put(head, area, canvas);
    let rest = below(area, head.len());
    let cards = review.page.cards.len();
    let list = Area {
        height: rest.height.saturating_sub(1).div_ceil(2).min(clamp(cards)),
        ..rest
    };
    let height = usize::from(list.height).max(1);
    let first = review
        .cursor
        .saturating_sub(height / 2)
        .min(cards.saturating_sub(height));
    for (place, y) in (first..cards)
        .take(height)
        .zip(list.y..list.y + list.height)
    {
        let row = Area {
            y,
            height: 1,
            ..list
        };
        canvas.line(row, &review::row(review, place, columns));
        if place == review.cursor {
            let style = canvas.theme().cursor_row(true);
            canvas.under(row, style);
        }
    }
    let taken = usize::from(list.height);
    let rule = below(rest, taken);
    if rule.height == 0 {
        return;
    }
    canvas.rule(Area { height: 1, ..rule });
    let ticked = review.chosen().len();
    let place = format!(
        " {} of {cards} · {ticked} ticked ",
        (review.cursor + 1).min(cards)
    );
    canvas.right(Area { height: 1, ..rule }, &[Piece::muted(place)]);
    let details = page::lines(
        &review::details(review),
        usize::from(area.width.min(READABLE)),
    );
    let room = below(rule, 1);
    put(&details, room, canvas);
    let hidden = details.len().saturating_sub(usize::from(room.height));
    if hidden > 0 && room.height > 0 {
        let foot = below(room, usize::from(room.height) - 1);
        canvas.right(foot, &[Piece::muted(format!("  … {hidden} more"))]);
    }
}

fn put(lines: &[Line], area: Area, canvas: &mut Canvas<'_, '_>) {
    for (line, y) in lines.iter().zip(area.y..area.y + area.height) {
        canvas.line(
            Area {
                y,
                height: 1,
                ..area
            },
            line,
        );
    }
}

/// What is left of an area below so many rows.
fn below(area: Area, rows: usize) -> Area {
    let rows = clamp(rows).min(area.height);
    Area {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}
