//! A field that a person types into: by grapheme, with the keys of readline, and an undo of its own.
//!
//! It knows text and a place in it; nothing of a terminal. Lines are wrapped by [`wrap::rows`] at the
//! width that the caller gives, so that *up* and *down* go where the eye does.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::wrap;
use crate::text::sanitise;

/// One edit of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Puts a character in.
    Insert(char),
    /// Breaks the line; a field of one line ignores it.
    Newline,
    /// One grapheme to the left.
    Left,
    /// One grapheme to the right.
    Right,
    /// A row up.
    Up,
    /// A row down.
    Down,
    /// To the beginning of the word.
    WordLeft,
    /// To the end of the word.
    WordRight,
    /// To the beginning of the row.
    Home,
    /// To the end of the row.
    End,
    /// To the beginning of the text.
    Start,
    /// To the end of the text.
    Finish,
    /// Deletes the grapheme before.
    Backspace,
    /// Deletes the grapheme after.
    Delete,
    /// Deletes the word before.
    KillWordLeft,
    /// Deletes the word after.
    KillWordRight,
    /// Deletes to the beginning of the line.
    KillToHome,
    /// Deletes to the end of the line.
    KillToEnd,
    /// Puts back what was last deleted by word or line.
    Yank,
    /// Takes the last edit back.
    Undo,
    /// Does again what was taken back.
    Redo,
}

/// What came of the last edit, so that a run of typing is one step of undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    Typing,
    Deleting,
    None,
}

/// A text and a place before it was edited.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Before {
    text: String,
    cursor: usize,
}

/// A field that a person types into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    text: String,
    /// In bytes, always between two graphemes.
    cursor: usize,
    multiline: bool,
    killed: String,
    undo: Vec<Before>,
    redo: Vec<Before>,
    run: Run,
}

impl Field {
    /// How many steps of undo are kept.
    const STEPS: usize = 200;
    /// The most bytes a field takes; what would go beyond is left out. A reply has 8,000 characters at the most.
    pub const MOST: usize = 100_000;

    /// A field of one line, with the cursor at its end.
    #[must_use]
    pub fn line(text: impl Into<String>) -> Self {
        Self::new(text.into().replace('\n', " "), false)
    }

    /// A field of many lines, with the cursor at its end.
    #[must_use]
    pub fn lines(text: impl Into<String>) -> Self {
        Self::new(text.into(), true)
    }

    fn new(text: String, multiline: bool) -> Self {
        Self {
            cursor: text.len(),
            text,
            multiline,
            killed: String::new(),
            undo: Vec::new(),
            redo: Vec::new(),
            run: Run::None,
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of the cursor, in bytes.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The row and the column of the cursor when wrapped at a width, both from zero.
    #[must_use]
    pub fn place(&self, width: usize) -> (usize, usize) {
        let rows = wrap::rows(&self.text, width);
        let row = row_of(&rows, self.cursor);
        let Some(range) = rows.get(row) else {
            return (0, 0);
        };
        let before = &self.text[range.start..self.cursor.clamp(range.start, range.end)];
        (row, wrap::width(before))
    }

    /// Puts another text in the place of all; one step of undo.
    pub fn replace(&mut self, text: &str) {
        self.remember(Run::None);
        text.clone_into(&mut self.text);
        self.cursor = self.text.len();
    }

    /// Puts a pasted text in, cleaned of what steers a terminal; one step of undo.
    pub fn paste(&mut self, text: &str) {
        let clean = if self.multiline {
            sanitise::lines(text)
        } else {
            sanitise::line(text)
        };
        if clean.is_empty() {
            return;
        }
        self.remember(Run::None);
        self.put(&clean);
    }

    /// Does an edit; rows are those of the text wrapped at a width.
    pub fn edit(&mut self, edit: Edit, width: usize) {
        match edit {
            Edit::Insert(c) => self.insert(c),
            Edit::Newline => self.newline(),
            Edit::Left => self.go(self.before(self.cursor)),
            Edit::Right => self.go(self.after(self.cursor)),
            Edit::Up => self.by_row(width, false),
            Edit::Down => self.by_row(width, true),
            Edit::WordLeft => self.go(self.word_before()),
            Edit::WordRight => self.go(self.word_after()),
            Edit::Home => self.go(self.row(width).start),
            Edit::End => self.go(self.row_end(&self.row(width))),
            Edit::Start => self.go(0),
            Edit::Finish => self.go(self.text.len()),
            Edit::Backspace => self.delete(self.before(self.cursor)..self.cursor),
            Edit::Delete => self.delete(self.cursor..self.after(self.cursor)),
            Edit::KillWordLeft => self.kill(self.word_before()..self.cursor),
            Edit::KillWordRight => self.kill(self.cursor..self.word_after()),
            Edit::KillToHome => self.kill(self.line_start()..self.cursor),
            Edit::KillToEnd => self.kill(self.cursor..self.line_end()),
            Edit::Yank => self.yank(),
            Edit::Undo => self.undo(),
            Edit::Redo => self.redo(),
        }
    }

    fn insert(&mut self, c: char) {
        if c.is_control() {
            return;
        }
        // A space begins a new step, so that undo takes words back, not the whole paragraph.
        if self.run != Run::Typing || c == ' ' {
            self.remember(Run::Typing);
        }
        self.put(c.encode_utf8(&mut [0; 4]));
    }

    fn newline(&mut self) {
        if self.multiline {
            self.remember(Run::None);
            self.put("\n");
        }
    }

    fn put(&mut self, text: &str) {
        if self.text.len() + text.len() > Self::MOST {
            return;
        }
        self.text.insert_str(self.cursor, text);
        self.cursor += text.len();
        self.snap();
    }

    /// Moves the cursor to the end of the grapheme it stands in: what was typed may have joined its neighbour.
    fn snap(&mut self) {
        let mut end = 0;
        for grapheme in self.text.graphemes(true) {
            if end >= self.cursor {
                break;
            }
            end += grapheme.len();
        }
        self.cursor = end.min(self.text.len());
    }

    fn go(&mut self, place: usize) {
        self.cursor = place;
        self.run = Run::None;
    }

    fn by_row(&mut self, width: usize, down: bool) {
        let rows = wrap::rows(&self.text, width);
        let (row, column) = self.place(width);
        let to = if down { row + 1 } else { row.wrapping_sub(1) };
        let Some(range) = rows.get(to) else {
            self.go(if down { self.text.len() } else { 0 });
            return;
        };
        let mut place = range.start;
        let mut across = 0;
        for grapheme in self.text[range.clone()].graphemes(true) {
            let wide = wrap::width(grapheme);
            if across + wide > column {
                break;
            }
            across += wide;
            place += grapheme.len();
        }
        self.go(place.min(self.row_end(range)));
    }

    fn delete(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        if self.run != Run::Deleting {
            self.remember(Run::Deleting);
        }
        self.take(range);
    }

    fn kill(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.remember(Run::None);
        self.text[range.clone()].clone_into(&mut self.killed);
        self.take(range);
    }

    fn take(&mut self, range: Range<usize>) {
        self.cursor = range.start;
        self.text.replace_range(range, "");
        self.snap();
    }

    fn yank(&mut self) {
        if !self.killed.is_empty() {
            self.remember(Run::None);
            let killed = self.killed.clone();
            self.put(&killed);
        }
    }

    fn remember(&mut self, run: Run) {
        if self.undo.len() == Self::STEPS {
            self.undo.remove(0);
        }
        self.undo.push(self.now());
        self.redo.clear();
        self.run = run;
    }

    fn now(&self) -> Before {
        Before {
            text: self.text.clone(),
            cursor: self.cursor,
        }
    }

    fn undo(&mut self) {
        if let Some(before) = self.undo.pop() {
            self.redo.push(self.now());
            self.restore(before);
        }
    }

    fn redo(&mut self) {
        if let Some(after) = self.redo.pop() {
            self.undo.push(self.now());
            self.restore(after);
        }
    }

    fn restore(&mut self, to: Before) {
        self.text = to.text;
        self.cursor = to.cursor;
        self.run = Run::None;
    }

    fn before(&self, place: usize) -> usize {
        self.text[..place]
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(start, _)| start)
    }

    fn after(&self, place: usize) -> usize {
        self.text[place..]
            .graphemes(true)
            .next()
            .map_or(self.text.len(), |grapheme| place + grapheme.len())
    }

    fn word_before(&self) -> usize {
        self.text[..self.cursor]
            .unicode_word_indices()
            .next_back()
            .map_or(0, |(start, _)| start)
    }

    fn word_after(&self) -> usize {
        self.text[self.cursor..]
            .unicode_word_indices()
            .next()
            .map_or(self.text.len(), |(start, word)| {
                self.cursor + start + word.len()
            })
    }

    fn row(&self, width: usize) -> Range<usize> {
        let rows = wrap::rows(&self.text, width);
        rows.get(row_of(&rows, self.cursor))
            .cloned()
            .unwrap_or(0..0)
    }

    /// The last place that is still on a row: where it wraps, the place behind belongs to the next.
    fn row_end(&self, row: &Range<usize>) -> usize {
        let wraps = row.end < self.text.len() && !self.text[row.end..].starts_with('\n');
        if wraps && row.end > row.start {
            self.before(row.end)
        } else {
            row.end
        }
    }

    fn line_start(&self) -> usize {
        self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.text[self.cursor..]
            .find('\n')
            .map_or(self.text.len(), |at| self.cursor + at)
    }
}

/// The row a place is in: the last that begins at or before it.
fn row_of(rows: &[Range<usize>], place: usize) -> usize {
    rows.iter()
        .rposition(|row| row.start <= place)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
