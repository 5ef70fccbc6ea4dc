//! The sheet of what the user knows: a key, a sentence, an answer.

use super::canvas::Canvas;
use super::panes::inset;
use crate::app::page::{self, Line, Para, Piece, Role};
use crate::app::sight::{Area, Pane};
use crate::app::{Sheet, State, Word, spoken};
use crate::command::{Command, Context, spec};

/// The columns of the key, the sentence and the answer.
const SENTENCE: usize = 26;
const ANSWER: usize = 6;
/// How the keys count.
const LEGEND: &str = "once yes, twice no, thrice not said";

pub(super) fn draw(state: &State, sheet: &Sheet, area: Area, canvas: &mut Canvas<'_, '_>) {
    let area = inset(area);
    let mut lines: Vec<Line> = sheet.words.iter().map(|word| line(state, word)).collect();
    let stranger = if sheet.says_stranger() { "yes" } else { "·" };
    lines.push(row(state, Command::KnowStranger, stranger, Line::new()));
    let height = usize::from(area.height);
    if height < lines.len() {
        in_two(state, sheet, area, canvas);
        return;
    }
    let mut all = Vec::new();
    if height >= lines.len() + 2 {
        all.push(vec![Piece::strong(state.name(sheet.id))]);
    }
    if height >= lines.len() + 6 {
        all.push(Line::new());
        all.push(vec![Piece::muted("Between us")]);
    }
    all.append(&mut lines);
    if height > all.len() + 1 {
        all.push(Line::new());
    }
    all.push(vec![Piece::muted(LEGEND)]);
    if let Some(case) = state.case() {
        let mut suggests = page::beside_title(state, Pane::Rules)
            .into_iter()
            .next()
            .unwrap_or_default();
        suggests.push(Piece::muted(format!(": {}", case.assessment.why)));
        all.extend(page::lines(
            &[Para::of(suggests)],
            usize::from(area.width.min(92)),
        ));
    }
    for (line, y) in all.iter().zip(area.y..area.y + area.height) {
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

/// Two columns where there are too few rows: the key and the answer first, they are what one looks for.
fn in_two(state: &State, sheet: &Sheet, area: Area, canvas: &mut Canvas<'_, '_>) {
    let words = sheet
        .words
        .iter()
        .map(|word| (word.command, answer(word.said)));
    let stranger = (
        Command::KnowStranger,
        if sheet.says_stranger() { "yes" } else { "·" },
    );
    let all: Vec<_> = words.chain([stranger]).collect();
    let half = all.len().div_ceil(2);
    let width = area.width / 2;
    canvas.line(area, &[Piece::strong(state.name(sheet.id))]);
    for (place, (command, said)) in all.iter().enumerate() {
        let y = area.y + 1 + super::panes::clamp(place % half);
        let x = if place < half { area.x } else { area.x + width };
        if y < area.y + area.height {
            let key = state
                .options
                .bindings
                .shown(*command, Context::Sheet)
                .unwrap_or_default();
            let pieces = [
                Piece::accent(format!("{key} ")),
                Piece::strong(crate::app::wrap::fit(said, 4)),
                Piece::plain(spec(*command).hint),
            ];
            canvas.line(
                Area {
                    x,
                    y,
                    width: width.saturating_sub(1),
                    height: 1,
                },
                &pieces,
            );
        }
    }
    let below = 1 + super::panes::clamp(half);
    if below < area.height {
        canvas.line(
            Area {
                y: area.y + below,
                height: 1,
                ..area
            },
            &[Piece::muted(LEGEND)],
        );
    }
}

fn answer(said: Option<bool>) -> &'static str {
    match said {
        Some(true) => "yes",
        Some(false) => "no",
        None => "·",
    }
}

fn line(state: &State, word: &Word) -> Line {
    let said = answer(word.said);
    let mut beside = Line::new();
    if word.recorded {
        beside.push(Piece::muted("your records say so  "));
    }
    if let Some(verdict) = word.settles.filter(|_| word.said.is_none()) {
        beside.push(Piece::muted("would settle it: "));
        beside.push(Piece::Sign(verdict.into(), Role::Plain));
        beside.push(Piece::plain(format!(" {}", spoken::suggestion(verdict))));
    }
    row(state, word.command, said, beside)
}

fn row(state: &State, command: Command, said: &str, beside: Line) -> Line {
    let keys = state
        .options
        .bindings
        .shown(command, Context::Sheet)
        .unwrap_or_default();
    let role = if said == "·" {
        Role::Muted
    } else {
        Role::Strong
    };
    let mut line = vec![
        Piece::accent(format!(" {keys}  ")),
        Piece::plain(crate::app::wrap::fit(spec(command).hint, SENTENCE)),
        Piece::Text(crate::app::wrap::fit(said, ANSWER), role),
    ];
    line.extend(beside);
    line
}
