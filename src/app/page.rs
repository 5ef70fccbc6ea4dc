//! What a pane says, as paragraphs of pieces with roles; how they look is for `tui` to say.

mod drawn;
mod evidence;
mod question;
pub(crate) mod record;
mod reply;
pub(crate) mod review;
mod rules;
mod sender;
pub(crate) mod sheet;
pub(crate) mod walk;
pub(crate) mod why;

use std::ops::Range;

use super::sight::{Pane, Sight};
use super::{State, wrap};
use crate::model::{EvidenceId, Verdict};

/// What a piece of text is, from which its looks follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The terminal's own.
    Plain,
    /// Context.
    Muted,
    /// A name, a suggestion.
    Strong,
    /// A key, the place where one is.
    Accent,
    /// Something that went wrong.
    Warning,
    /// Words of a stranger's that tell something: underlined, so that they show without colour too.
    Marked,
    /// The one chosen of several.
    Chosen,
}

/// A sign of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Accept.
    Accept,
    /// Ask first.
    Ask,
    /// Look first.
    Look,
    /// Ignore.
    Ignore,
    /// Nothing to say.
    Nothing,
    /// Something is asked about it.
    Asks,
    /// Not on disk yet.
    Unsaved,
    /// What comes of it.
    Then,
    /// A row of several that can be opened.
    Closed,
    /// One that is open.
    Opened,
    /// The row the cursor is on.
    Cursor,
    /// The horizontal rule.
    Across,
    /// The vertical rule.
    Down,
    /// Where the horizontal rule leaves the vertical one.
    Branch,
}

impl From<Verdict> for Sign {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Accept => Self::Accept,
            Verdict::Ask => Self::Ask,
            Verdict::Look => Self::Look,
            Verdict::Ignore => Self::Ignore,
        }
    }
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String, Role),
    /// A sign.
    Sign(Sign, Role),
}

impl Piece {
    /// Words in the terminal's own style.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text(text.into(), Role::Plain)
    }

    /// Words of context.
    #[must_use]
    pub fn muted(text: impl Into<String>) -> Self {
        Self::Text(text.into(), Role::Muted)
    }

    /// Words that stand out.
    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self::Text(text.into(), Role::Strong)
    }

    /// A key, or the place where one is.
    #[must_use]
    pub fn accent(text: impl Into<String>) -> Self {
        Self::Text(text.into(), Role::Accent)
    }

    /// How many columns it takes.
    #[must_use]
    pub fn width(&self) -> usize {
        match self {
            Self::Text(text, _) => wrap::width(text),
            Self::Sign(..) => 1,
        }
    }
}

/// The pieces of one row on the screen.
pub type Line = Vec<Piece>;

/// How many columns the pieces of a line take.
#[must_use]
pub fn width(line: &[Piece]) -> usize {
    line.iter().map(Piece::width).sum()
}

/// A paragraph: a label in a column of its own, the text beside it, and what stands at the right end of its first row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Para {
    /// The label.
    pub lead: Line,
    /// How many columns the label has, and the rows below it are indented.
    pub indent: usize,
    /// The text.
    pub body: Line,
    /// What stands at the right.
    pub right: Line,
    /// The piece of evidence that it shows, for the cursor.
    pub piece: Option<EvidenceId>,
}

impl Para {
    /// A paragraph of pieces.
    #[must_use]
    pub fn of(body: impl Into<Line>) -> Self {
        Self {
            body: body.into(),
            ..Self::default()
        }
    }

    /// An empty row.
    #[must_use]
    pub fn blank() -> Self {
        Self::default()
    }

    /// A paragraph beside a label in a column so wide.
    #[must_use]
    pub fn beside(lead: impl Into<Line>, indent: usize, body: impl Into<Line>) -> Self {
        Self {
            lead: lead.into(),
            indent,
            body: body.into(),
            ..Self::default()
        }
    }

    /// The same with something at the right.
    #[must_use]
    pub fn with_right(mut self, right: impl Into<Line>) -> Self {
        self.right = right.into();
        self
    }

    fn lines(&self, columns: usize, lines: &mut Vec<Line>) {
        let right = match width(&self.right) {
            0 => 0,
            wide => wide + 2,
        };
        let indent = self.indent.min(columns / 2);
        let room = columns.saturating_sub(indent + right).max(1);
        let (text, pieces) = joined(&self.body);
        for (place, row) in wrap::rows(&text, room).into_iter().enumerate() {
            let mut line = Line::new();
            if place == 0 {
                line.extend(shortened(&self.lead, indent));
            } else if indent > 0 {
                line.push(Piece::plain(" ".repeat(indent)));
            }
            let end = row.start + text[row.clone()].trim_end_matches(' ').len();
            line.extend(sliced(&pieces, &text, row.start..end));
            if place == 0 && right > 0 {
                let gap = columns.saturating_sub(width(&line) + right - 2);
                line.push(Piece::plain(" ".repeat(gap)));
                line.extend(self.right.iter().cloned());
            }
            lines.push(line);
        }
    }
}

/// The rows of paragraphs at a width.
#[must_use]
pub fn lines(paras: &[Para], columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for para in paras {
        para.lines(columns, &mut lines);
    }
    lines
}

/// How much room a pane has for what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Columns that carry text.
    pub columns: usize,
    /// Rows in sight.
    pub rows: usize,
}

impl Room {
    /// The room of a pane.
    #[must_use]
    pub fn of(sight: &Sight, pane: Pane) -> Self {
        Self {
            columns: sight.text_width(pane),
            rows: usize::from(sight.place(pane).1.height),
        }
    }
}

/// What a pane besides the queue says, in rows.
#[must_use]
pub fn of(state: &State, pane: Pane, room: Room) -> Vec<Line> {
    let paras = match pane {
        Pane::Queue => Vec::new(),
        Pane::Sender => sender::paras(state, room),
        Pane::Rules => rules::paras(state, room.columns),
        Pane::Reply => reply::paras(state),
    };
    lines(&paras, room.columns)
}

/// The pieces of evidence in the sender's pane, from the top, each once, with the rows on which it stands.
pub(crate) fn pieces(state: &State, room: Room) -> Vec<(EvidenceId, Range<usize>)> {
    let mut pieces: Vec<(EvidenceId, Range<usize>)> = Vec::new();
    let mut rows = Vec::new();
    for para in sender::paras(state, room) {
        let first = rows.len();
        para.lines(room.columns, &mut rows);
        if let Some(id) = para.piece
            && pieces.iter().all(|(other, _)| *other != id)
        {
            pieces.push((id, first..rows.len()));
        }
    }
    pieces
}

/// What stands at the right of a pane's title: the whole, then shorter forms for less room.
#[must_use]
pub fn beside_title(state: &State, pane: Pane) -> Vec<Line> {
    match pane {
        Pane::Queue | Pane::Sender => Vec::new(),
        Pane::Rules => {
            let whole = rules::suggestion(state);
            let short = whole.iter().skip(1).cloned().collect();
            vec![whole, short]
        }
        Pane::Reply => reply::labels(state),
    }
}

/// The pieces in a column so wide: cut, or filled up.
#[must_use]
pub fn shortened(pieces: &[Piece], columns: usize) -> Line {
    let mut line = Line::new();
    let mut room = columns;
    for piece in pieces {
        let wide = piece.width();
        if wide <= room {
            room -= wide;
            line.push(piece.clone());
            continue;
        }
        if let Piece::Text(text, role) = piece {
            let cut = wrap::cut(text, room);
            room -= wrap::width(&cut);
            line.push(Piece::Text(cut, *role));
        }
        break;
    }
    if room > 0 {
        line.push(Piece::plain(" ".repeat(room)));
    }
    line
}

/// The text of pieces in one, with where each ends; a sign counts as one letter.
fn joined(pieces: &[Piece]) -> (String, Vec<(usize, Piece)>) {
    let mut text = String::new();
    let mut ends = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match piece {
            Piece::Text(words, _) => text.push_str(words),
            Piece::Sign(..) => text.push('x'),
        }
        ends.push((text.len(), piece.clone()));
    }
    (text, ends)
}

fn sliced(pieces: &[(usize, Piece)], text: &str, range: Range<usize>) -> Line {
    let mut line = Line::new();
    let mut start = 0;
    for (end, piece) in pieces {
        let part = start.max(range.start)..(*end).min(range.end);
        start = *end;
        if part.start >= part.end {
            continue;
        }
        line.push(match piece {
            Piece::Text(_, role) => Piece::Text(text[part].to_owned(), *role),
            Piece::Sign(..) => piece.clone(),
        });
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(paras: &[Para], columns: usize) -> Vec<String> {
        let text = |piece: &Piece| match piece {
            Piece::Text(text, _) => text.clone(),
            Piece::Sign(..) => "+".to_owned(),
        };
        lines(paras, columns)
            .iter()
            .map(|line| line.iter().map(text).collect())
            .collect()
    }

    #[test]
    fn the_rows_of_a_labelled_text_stand_under_each_other() {
        let para = Para::beside(
            [Piece::muted("headline")],
            10,
            [Piece::plain("mail, 21 November")],
        );
        assert_eq!(
            shown(&[para], 20),
            ["headline  mail, 21", "          November"]
        );
    }

    #[test]
    fn what_stands_at_the_right_ends_at_the_right() {
        let para = Para::of([Piece::strong("Bo Li")]).with_right([Piece::muted("13 mutual")]);
        assert_eq!(shown(&[para], 20), ["Bo Li      13 mutual"]);
    }

    #[test]
    fn a_sign_stays_where_it_was_put() {
        let para = Para::of([
            Piece::plain("suggests "),
            Piece::Sign(Sign::Look, Role::Strong),
            Piece::strong(" look first"),
        ]);
        assert_eq!(shown(&[para], 30), ["suggests + look first"]);
    }
}
