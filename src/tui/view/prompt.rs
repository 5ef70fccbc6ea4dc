//! What is asked for below the panes: a line to type, a choice, a question.

use unicode_segmentation::UnicodeSegmentation;

use super::canvas::Canvas;
use super::panes::{clamp, inset};
use crate::app::field::Field;
use crate::app::page::{self, Line, Para, Piece, Role};
use crate::app::sight::{Area, Sight};
use crate::app::wrap;
use crate::app::{AnotherWay, Overlay, PressAll, Prompt, PromptFor, State, Visits, spoken};
use crate::command::{Command, Context, spec};
use crate::model::InvitationId;

pub(super) fn draw(state: &State, sight: &Sight, canvas: &mut Canvas<'_, '_>) {
    let area = sight.asked;
    if area.height < 2 {
        return;
    }
    canvas.rule(Area { height: 1, ..area });
    let rows = Area {
        y: area.y + 1,
        height: 1,
        ..inset(area)
    };
    match &state.overlay {
        Some(Overlay::Prompt(prompt)) => {
            typed(state, prompt, rows, canvas);
            if area.height > 2 {
                canvas.line(
                    Area {
                        y: rows.y + 1,
                        ..rows
                    },
                    &suggestions(state, prompt),
                );
            }
        }
        Some(Overlay::Answer(id)) => {
            let question = format!("What was the answer of {} like?", state.name(*id));
            let mut lines: Vec<Line> = vec![vec![Piece::plain(question)]];
            for command in [
                Command::AnswerTold,
                Command::AnswerPleasantry,
                Command::AnswerPitch,
            ] {
                let key = state
                    .options
                    .bindings
                    .shown(command, Context::Answer)
                    .unwrap_or_default();
                lines.push(vec![
                    Piece::accent(format!(" {key}  ")),
                    Piece::plain(spec(command).hint),
                ]);
            }
            below(&lines, rows, area, canvas);
        }
        Some(Overlay::Review(review)) => {
            if let Some(field) = &review.correcting {
                correction(field, rows, canvas);
            }
        }
        Some(Overlay::PressAll(all)) => below(&press_all(all), rows, area, canvas),
        Some(Overlay::AnotherWay(way)) => below(&another_way(state, way), rows, area, canvas),
        Some(Overlay::Visit(link)) => below(
            &[
                vec![Piece::strong("They may see that you looked.")],
                vec![Piece::plain("This opens in your browser:")],
                vec![Piece::muted(crate::text::sanitise::line(link))],
            ],
            rows,
            area,
            canvas,
        ),
        Some(Overlay::Visits(visits)) => {
            below(&visits_lines(state, visits, rows.width), rows, area, canvas);
        }
        Some(Overlay::Together(together)) => {
            let [question, who, follows] = state.preview(together);
            let mut lines = vec![vec![Piece::strong(question)]];
            let paras = [
                Para::of([Piece::plain(who)]),
                Para::of([Piece::muted(follows)]),
            ];
            lines.extend(page::lines(&paras, usize::from(rows.width)));
            below(&lines, rows, area, canvas);
        }
        _ => {}
    }
}

/// How many are opened, who they are, and who can't be.
fn visits_lines(state: &State, visits: &Visits, width: u16) -> Vec<Line> {
    let (linked, unlinked) = state.with_links(visits);
    let names = |ids: &[InvitationId]| -> String {
        let names: Vec<_> = ids.iter().map(|id| state.name(*id)).collect();
        names.join(", ")
    };
    let many = i64::try_from(linked.len()).unwrap_or(i64::MAX);
    let question = format!(
        "Open {} in the browser? They may see that you looked.",
        spoken::count(many, "profile", "profiles")
    );
    let mut paras = vec![
        Para::of([Piece::strong(question)]),
        Para::of([Piece::plain(names(&linked))]),
    ];
    if !unlinked.is_empty() {
        let text = format!("No link to the profile of {}.", names(&unlinked));
        paras.push(Para::of([Piece::Text(text, Role::Warning)]));
    }
    let after = format!(
        "A sheet for each comes next. {} of the {} from here on.",
        visits.ids().len(),
        visits.most()
    );
    paras.push(Para::of([Piece::muted(after)]));
    page::lines(&paras, usize::from(width))
}

fn below(lines: &[Line], rows: Area, area: Area, canvas: &mut Canvas<'_, '_>) {
    for (line, y) in lines.iter().zip(rows.y..area.y + area.height) {
        canvas.line(Area { y, ..rows }, line);
    }
}

/// What is corrected on a card: its name, or the profile it belongs to.
fn correction(typed: &Field, area: Area, canvas: &mut Canvas<'_, '_>) {
    let long = "The right name, or the address of the profile";
    let label = if wrap::width(long) <= usize::from(area.width) / 2 {
        long
    } else {
        "Name or address"
    };
    let taken = clamp(wrap::width(label) + 1);
    canvas.line(area, &[Piece::strong(label)]);
    field(
        typed.text(),
        typed.cursor(),
        Area {
            x: area.x + taken,
            width: area.width.saturating_sub(taken),
            ..area
        },
        canvas,
    );
}

/// How many are about to be marked, and whose.
fn press_all(all: &PressAll) -> [Line; 3] {
    let (accepts, ignores) = all.many;
    let count =
        |many: usize, one, more| spoken::count(i64::try_from(many).unwrap_or(i64::MAX), one, more);
    let parts: Vec<_> = [
        (accepts, count(accepts, "accept", "accepts")),
        (ignores, count(ignores, "ignore", "ignores")),
    ]
    .into_iter()
    .filter_map(|(many, said)| (many > 0).then_some(said))
    .collect();
    [
        vec![Piece::strong(format!(
            "Are all of these pressed at LinkedIn? {}",
            parts.join(" and ")
        ))],
        vec![Piece::plain(all.names.join(", "))],
        vec![Piece::muted("one act: one undo takes it back")],
    ]
}

/// What is open to somebody who can't be answered.
fn another_way(state: &State, way: &AnotherWay) -> Vec<Line> {
    let line = |command, said: String| {
        let keys = state.options.bindings.shown(command, Context::AnotherWay);
        vec![
            Piece::accent(format!(" {}  ", keys.unwrap_or_default())),
            Piece::plain(said),
        ]
    };
    let name = state.name(way.id);
    let mut lines = vec![vec![Piece::strong(format!("Ask {name}, another way"))]];
    if way.told {
        lines.push(vec![Piece::muted(
            "You found no way to answer an invitation like this at LinkedIn.",
        )]);
    }
    if let Some(address) = &way.address {
        lines.push(line(
            Command::AskByMail,
            format!("copy the reply for a mail to {address}, from your records"),
        ));
    }
    if let Some(mutual) = way.mutual {
        let whom = if mutual == 1 {
            "the one you both know".to_owned()
        } else {
            format!("one of the {} you both know", spoken::number(mutual))
        };
        lines.push(line(
            Command::AskThroughMutual,
            format!("copy a few lines to {whom}"),
        ));
    }
    let review = spoken::to_come(way.review_on, state.today);
    lines.push(line(
        Command::AcceptOnTrial,
        format!("accept on trial, and look again {review}"),
    ));
    if let Some(until) = way.until {
        let until = spoken::to_come(until, state.today);
        lines.push(line(
            Command::Wait,
            format!("wait; it comes back {until}, before it lapses"),
        ));
    }
    lines.push(line(
        Command::Reply,
        "write the reply all the same".to_owned(),
    ));
    lines
}

/// The question, what was typed so far, and what it comes to.
fn typed(state: &State, prompt: &Prompt, area: Area, canvas: &mut Canvas<'_, '_>) {
    let (long, short) = label(state, &prompt.what);
    let fits = wrap::width(&long) <= usize::from(area.width) / 2;
    let label = if fits { long } else { short.to_owned() };
    let taken = clamp(wrap::width(&label) + 1);
    let right = preview(state, prompt);
    canvas.line(area, &[Piece::strong(label)]);
    let mut room = area.width.saturating_sub(taken);
    let wide = right.as_ref().map_or(0, |piece| clamp(piece.width()) + 2);
    if let Some(piece) = right
        && wide < room.saturating_sub(8)
    {
        canvas.right(area, &[piece]);
        room -= wide;
    }
    field(
        prompt.field.text(),
        prompt.field.cursor(),
        Area {
            x: area.x + taken,
            width: room,
            ..area
        },
        canvas,
    );
}

/// A field of one line, scrolled so that the cursor can be seen.
pub(super) fn field(text: &str, cursor: usize, area: Area, canvas: &mut Canvas<'_, '_>) {
    let room = usize::from(area.width).saturating_sub(1);
    let start = if wrap::width(&text[..cursor]) <= room {
        0
    } else {
        // One column is for the sign that something stands before.
        let fits = |at: &usize| wrap::width(&text[*at..cursor]) < room;
        let starts = text[..cursor].grapheme_indices(true).map(|(at, _)| at);
        starts.chain([cursor]).find(fits).unwrap_or(cursor)
    };
    let sign = if start > 0 { "…" } else { "" };
    canvas.line(area, &[Piece::muted(sign), Piece::plain(&text[start..])]);
    let before = wrap::width(sign) + wrap::width(&text[start..cursor]);
    canvas.cursor(area.x + clamp(before), area.y);
}

/// The name of the one, or how many.
fn whom(state: &State, ids: &[InvitationId]) -> String {
    match ids {
        [id] => state.name(*id),
        _ => format!("all {}", ids.len()),
    }
}

/// What is asked for, and the same in a word.
fn label(state: &State, what: &PromptFor) -> (String, &'static str) {
    match what {
        PromptFor::Search { .. } => ("Search".to_owned(), "Search"),
        PromptFor::Snooze(ids) => (format!("Put off {} until", whom(state, ids)), "Until"),
        PromptFor::Tag(ids) => (format!("Tags for {}", whom(state, ids)), "Tags"),
        PromptFor::FollowOn(id) => (format!("Come back to {} on", state.name(*id)), "Back on"),
        PromptFor::FollowWhy(_, day) => {
            let day = spoken::weekday_and_day(*day, state.today);
            (format!("On {day}: why?"), "Why?")
        }
        PromptFor::TrialWhy(_, day) => {
            let day = spoken::weekday_and_day(*day, state.today);
            (format!("On trial; on {day} look at what?"), "Look at")
        }
        PromptFor::Note(id) => (format!("Note on {}", state.name(*id)), "Note"),
    }
}

/// What the typed line comes to, at the right.
fn preview(state: &State, prompt: &Prompt) -> Option<Piece> {
    match prompt.what {
        PromptFor::Search { .. } => {
            let many = i64::try_from(state.queue.len()).unwrap_or(i64::MAX);
            state
                .query
                .as_ref()
                .filter(|_| state.misread.is_none())
                .map(|_| Piece::muted(spoken::count(many, "found", "found")))
        }
        PromptFor::Snooze(_) | PromptFor::FollowOn(_) => Some(match state.day_preview(prompt) {
            Ok(day) => Piece::strong(day),
            Err(_) => Piece::muted("no day yet"),
        }),
        PromptFor::FollowWhy(..) | PromptFor::TrialWhy(..) => Some(Piece::muted("may stay empty")),
        PromptFor::Tag(_) => Some(Piece::muted("-tag takes one off")),
        PromptFor::Note(_) => None,
    }
}

fn suggestions(state: &State, prompt: &Prompt) -> Line {
    let suggestions = state.suggestions(prompt);
    let default = if matches!(prompt.what, PromptFor::Tag(_)) {
        None
    } else {
        Some(0)
    };
    let chosen = prompt.chosen.or(default);
    let mut line = Line::new();
    for (place, suggestion) in suggestions.iter().enumerate() {
        let role = if chosen == Some(place) {
            Role::Chosen
        } else {
            Role::Plain
        };
        let on = if suggestion.on { " (on)" } else { "" };
        line.push(Piece::Text(format!(" {}{on} ", suggestion.text), role));
        line.push(Piece::plain(" "));
    }
    if line.is_empty() {
        let hint = match prompt.what {
            PromptFor::Tag(_) => "one word each, with spaces between",
            _ => "3 days, 2 weeks, monday, 1 dec, 2026-12-01",
        };
        line.push(Piece::muted(hint));
    } else {
        line.push(Piece::muted(" ↑↓ choose"));
    }
    line
}
