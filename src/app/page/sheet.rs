//! The sheet as rows: whose it is, the words in two columns or one, and what the policy suggests with them.

use super::{Line, Para, Piece, Role, lines, width};
use crate::app::sight::Area;
use crate::app::{Sheet, Side, State, Word, spoken, wrap};
use crate::command::{Command, Context, spec};

/// From so many columns on the words stand in two.
const TWO: usize = 67;
/// The widest that a column gets.
const WIDEST: usize = 38;
/// The room for a sentence: the longest and a gap.
const SENTENCE: usize = 24;
/// Lines longer than this are hard to read.
const READABLE: usize = 92;
/// How the keys count.
const LEGEND: &str = "once yes, twice no, three times not said";

/// The rows of a sheet. The words may scroll; what stands above and below stays.
pub(crate) struct Laid {
    /// Whose it is, and when the profile was seen.
    pub(crate) head: Vec<Line>,
    /// The words.
    pub(crate) words: Vec<Line>,
    /// How many rows of words are in sight.
    pub(crate) height: usize,
    /// How the keys count, and the suggestion.
    pub(crate) foot: Vec<Line>,
}

/// Lays a sheet out in an area.
pub(crate) fn lay(state: &State, sheet: &Sheet, area: Area) -> Laid {
    let columns = usize::from(area.width.saturating_sub(2));
    let rows = usize::from(area.height);
    let words = words(state, sheet, columns);
    let mut head = vec![head(state, sheet, columns)];
    let mut foot = foot(sheet, columns);
    // What explains goes before what is explained does.
    if head.len() + words.len() + foot.len() > rows {
        foot.truncate(1);
    }
    let free = rows.saturating_sub(head.len() + words.len() + foot.len());
    if free > 0 {
        head.push(Line::new());
    }
    if free > 1 {
        foot.insert(0, Line::new());
    }
    let height = rows
        .saturating_sub(head.len() + foot.len())
        .min(words.len());
    Laid {
        head,
        words,
        height,
        foot,
    }
}

/// The last row that can be the first in sight.
pub(crate) fn last_top(state: &State, sheet: &Sheet, area: Area) -> usize {
    let laid = lay(state, sheet, area);
    laid.words.len() - laid.height
}

/// The first row in sight so that the row of a word is.
pub(crate) fn top_with(state: &State, sheet: &Sheet, area: Area, command: Command) -> usize {
    let laid = lay(state, sheet, area);
    let row = place_of(sheet, command, laid.words.len());
    let least = (row + 1).saturating_sub(laid.height);
    sheet.top.clamp(least, row.max(least))
}

/// The row that a word stands in, the headings counted.
fn place_of(sheet: &Sheet, command: Command, rows: usize) -> usize {
    let left = side(sheet, Side::BetweenUs);
    let right = side(sheet, Side::Profile);
    let place = |words: &[Option<&Word>]| {
        words
            .iter()
            .position(|word| word.map_or(Command::KnowStranger, |word| word.command) == command)
    };
    let before = if rows > left.len() + 1 {
        left.len() + 1
    } else {
        0
    };
    let row = place(&left).or_else(|| place(&right).map(|row| row + before));
    1 + row.unwrap_or_default()
}

/// The words of a column; nothing stands for being a stranger, which sums up several.
fn side(sheet: &Sheet, side: Side) -> Vec<Option<&Word>> {
    let mut words: Vec<_> = sheet
        .words
        .iter()
        .filter(|word| word.side == side)
        .map(Some)
        .collect();
    if side == Side::BetweenUs {
        words.push(None);
    }
    words
}

fn head(state: &State, sheet: &Sheet, columns: usize) -> Line {
    let seen = if sheet.says_what_is_seen() {
        Some(format!(
            "seen today, {}",
            spoken::day(state.today, state.today)
        ))
    } else {
        sheet
            .seen_on
            .map(|day| format!("seen {}", spoken::day(day, state.today)))
    };
    let walked = state
        .sheets_walked()
        .map(|(place, of)| format!("{place} of {of}"));
    let right = [walked, seen].into_iter().flatten().collect::<Vec<_>>();
    let right = vec![Piece::muted(right.join(" · "))];
    let name = Para::of([Piece::strong(state.name(sheet.id))]).with_right(right);
    lines(&[name], columns.min(2 * WIDEST))
        .into_iter()
        .next()
        .unwrap_or_default()
}

fn words(state: &State, sheet: &Sheet, columns: usize) -> Vec<Line> {
    let heading = |text: &str| vec![Piece::muted(text)];
    let line = |word: Option<&Word>, columns| row(state, sheet, word, columns);
    let (left, right) = (side(sheet, Side::BetweenUs), side(sheet, Side::Profile));
    if columns < TWO {
        let mut rows = vec![heading("Between us")];
        rows.extend(left.iter().map(|word| line(*word, columns.min(WIDEST))));
        rows.push(heading("Their profile"));
        rows.extend(right.iter().map(|word| line(*word, columns.min(WIDEST))));
        return rows;
    }
    let column = (columns / 2).min(WIDEST);
    let beside = |left: Line, right: Line| {
        let mut line = super::shortened(&left, columns.div_ceil(2).min(WIDEST));
        line.extend(right);
        line
    };
    let mut rows = vec![beside(heading("Between us"), heading("Their profile"))];
    let pairs = left.iter().zip(&right);
    rows.extend(pairs.map(|(left, right)| beside(line(*left, column), line(*right, column))));
    rows
}

fn row(state: &State, sheet: &Sheet, word: Option<&Word>, columns: usize) -> Line {
    let command = word.map_or(Command::KnowStranger, |word| word.command);
    let keys = state
        .options
        .bindings
        .shown(command, Context::Sheet)
        .unwrap_or_default();
    let margin = if columns >= WIDEST { " " } else { "" };
    let mut line = vec![
        Piece::accent(format!("{margin}{keys}  ")),
        Piece::plain(wrap::fit(spec(command).hint, SENTENCE)),
    ];
    line.extend(match word {
        Some(word) => answer(word),
        None if sheet.says_stranger() => vec![Piece::strong("yes")],
        None => vec![Piece::muted("·")],
    });
    super::shortened(&line, columns)
}

/// What is said; else what the records show; else what the suggestion would become.
fn answer(word: &Word) -> Line {
    match (word.said, word.recorded, word.settles) {
        (Some(true), ..) => vec![Piece::strong("yes")],
        (Some(false), ..) => vec![Piece::strong("no")],
        (None, true, _) => vec![Piece::muted("record")],
        (None, false, Some(verdict)) => vec![
            Piece::muted("then "),
            Piece::Sign(verdict.into(), Role::Plain),
        ],
        (None, false, None) => vec![Piece::muted("·")],
    }
}

fn foot(sheet: &Sheet, columns: usize) -> Vec<Line> {
    let verdict = sheet.suggests.verdict;
    let mut suggests = vec![
        Piece::muted("suggests "),
        Piece::Sign(verdict.into(), Role::Strong),
        Piece::strong(format!(" {}", spoken::suggestion(verdict))),
    ];
    if verdict != sheet.suggested {
        suggests.push(Piece::muted(", was "));
        suggests.push(Piece::Sign(sheet.suggested.into(), Role::Plain));
    }
    let why = Piece::plain(spoken::sentence(&sheet.suggests.why));
    let all = columns.min(READABLE);
    let mut rows = if width(&suggests) + 3 + why.width() <= all {
        suggests.extend([Piece::muted(" · "), why]);
        vec![suggests]
    } else {
        let mut rows = vec![suggests];
        rows.extend(lines(&[Para::of([why])], all));
        rows
    };
    rows.push(vec![Piece::muted(LEGEND)]);
    rows
}
