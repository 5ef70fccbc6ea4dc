//! Keeps what the terminal shows and what the desk thinks it shows the same, where they count columns differently.
//!
//! A letter with a vowel sign beside it, as in Hindi or Thai, or an emoji made of several, is so wide for one terminal and
//! otherwise for the next. Written in one run, everything behind it would shift, and when the row changes, what was
//! shifted stays behind. So a row that holds such a letter, or held one, is written whole whenever it changes, and every
//! such letter is given its place by hand.

use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Size};

/// The mark that ends a run of letters from right to left has no width anywhere.
const MARK: char = '\u{200e}';

/// Whether terminals disagree on how wide a cell's letter is: it is made of several, and not of a Latin letter with its
/// accents.
fn is_doubtful(symbol: &str) -> bool {
    let joined = |c: char| c != MARK && !('\u{300}'..='\u{36f}').contains(&c);
    symbol.chars().filter(|c| joined(*c)).nth(1).is_some()
}

/// What is remembered of the rows of the last frame.
#[derive(Debug, Default)]
pub(super) struct Rows(Vec<Row>);

#[derive(Clone, Copy, Debug, Default)]
struct Row {
    content: u64,
    doubtful: bool,
}

impl Rows {
    /// Has every cell of a row written where the row has changed and a width in it is, or was, in doubt.
    pub(super) fn steady(&mut self, buffer: &mut Buffer) {
        let area = buffer.area;
        self.0.resize(usize::from(area.height), Row::default());
        for (row, y) in self.0.iter_mut().zip(area.top()..area.bottom()) {
            let mut hasher = DefaultHasher::new();
            let mut doubtful = false;
            for x in area.left()..area.right() {
                let cell = &buffer[(x, y)];
                cell.hash(&mut hasher);
                doubtful |= is_doubtful(cell.symbol());
            }
            let content = hasher.finish();
            if (doubtful || row.doubtful) && content != row.content {
                for x in area.left()..area.right() {
                    buffer[(x, y)].set_diff_option(CellDiffOption::AlwaysUpdate);
                }
            }
            *row = Row { content, doubtful };
        }
    }
}

/// The terminal's backend, which gives every letter of doubtful width its place by hand.
pub(super) struct Placing<W: Write>(CrosstermBackend<W>);

impl<W: Write> Placing<W> {
    pub(super) fn new(writer: W) -> Self {
        Self(CrosstermBackend::new(writer))
    }

    /// Writes cells that follow each other; the first gets its place.
    fn run(&mut self, cells: &[(u16, u16, &Cell)]) -> io::Result<()> {
        if cells.is_empty() {
            return Ok(());
        }
        self.0.draw(cells.iter().copied())
    }
}

impl<W: Write> Backend for Placing<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut run: Vec<(u16, u16, &Cell)> = Vec::new();
        for (x, y, cell) in content {
            if !is_doubtful(cell.symbol()) {
                run.push((x, y, cell));
                continue;
            }
            self.run(&run)?;
            run.clear();
            // What stood in its columns before would show where the terminal takes it for narrower.
            let mut blank = cell.clone();
            blank.set_symbol(" ");
            let wide = u16::try_from(crate::app::wrap::width(cell.symbol())).unwrap_or(1);
            let blanks: Vec<_> = (x..x.saturating_add(wide))
                .map(|x| (x, y, &blank))
                .collect();
            self.run(&blanks)?;
            self.run(&[(x, y, cell)])?;
        }
        self.run(&run)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, what: ClearType) -> io::Result<()> {
        self.0.clear_region(what)
    }

    fn size(&self) -> io::Result<Size> {
        self.0.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.0.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    fn frame(text: &str) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, text, ratatui::style::Style::default());
        buffer
    }

    fn written(before: &Buffer, after: &Buffer) -> usize {
        before.diff(after).len()
    }

    #[test]
    fn a_row_with_a_hindi_name_is_written_whole_when_it_changes() {
        let mut rows = Rows::default();
        let mut before = frame("राहुल");
        rows.steady(&mut before);
        let mut after = frame("Ines");
        rows.steady(&mut after);
        assert_eq!(written(&before, &after), 12);
    }

    #[test]
    fn a_row_that_stays_as_it_is_is_not_written_again() {
        let mut rows = Rows::default();
        for _ in 0..2 {
            rows.steady(&mut frame("राहुल"));
        }
        let mut before = frame("राहुल");
        rows.steady(&mut before);
        let mut after = frame("राहुल");
        rows.steady(&mut after);
        assert_eq!(written(&before, &after), 0);
    }

    #[test]
    fn what_follows_a_letter_of_doubtful_width_is_given_its_place() {
        let page = super::super::Page::default();
        let mut backend = Placing::new(page.clone());
        let buffer = frame("xरा!");
        let cells: Vec<_> = (0..4)
            .map(|x| (x, 0, &buffer[(x, 0)]))
            .filter(|(_, _, cell)| !cell.symbol().is_empty())
            .collect();
        backend.draw(cells.into_iter()).unwrap();
        let bytes = String::from_utf8(page.0.borrow().clone()).unwrap();
        let (_, behind) = bytes.split_once("रा").unwrap();
        assert!(behind.contains("\u{1b}[1;"), "{behind:?}");
    }

    #[test]
    fn accents_are_in_no_doubt() {
        assert!(!is_doubtful("a\u{301}"));
        assert!(!is_doubtful("é"));
        assert!(!is_doubtful("有"));
        assert!(is_doubtful("रा"));
        assert!(is_doubtful("👩\u{200d}💻"));
    }
}
