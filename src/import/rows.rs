//! The rows of a table, streamed: each with its physical line, its cells decoded as they are asked for.
//!
//! Never holds more than one row and a short look ahead. A row that doesn't fit its header is handed on as such; only
//! what leaves no way to go on ends the table.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::VecDeque;
use std::io::{self, Cursor, Read};
use std::rc::Rc;

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::WINDOWS_1252;

use super::decode::{self, HEAD, Plain};
use super::table::{self, Header};

/// The next thing in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A row; its cells can be asked for until the next step.
    Row(u64),
    /// A row with nothing in it.
    Blank(u64),
    /// A row that doesn't fit the header.
    Misfit(u64, String),
    /// The table breaks off here.
    Broken(u64, String),
    /// The end.
    End,
}

/// How a table's bytes were read, where not as UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Odd {
    /// As Windows-1252, from this line on.
    Windows(u64),
    /// With signs replaced, from this line on.
    Replaced(u64),
}

/// Where the header of a table stands, and how wide it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) delimiter: u8,
    /// The byte of the text at which it begins.
    pub(super) start: usize,
    /// How many lines stand before it.
    pub(super) lines_before: u64,
    /// How many cells a row has.
    pub(super) width: usize,
}

/// A table being read; by default one of LinkedIn's.
pub(super) struct Rows<'a, H = Header> {
    pub(super) header: H,
    frame: Frame,
    /// Whether a spreadsheet saved the file again.
    pub(super) resaved: bool,
    csv: csv::Reader<Bounded<Box<dyn Read + 'a>>>,
    left: Rc<Cell<u64>>,
    row: ByteRecord,
    line: u64,
    ahead: VecDeque<(u64, ByteRecord)>,
    broken: Option<(u64, String)>,
    saw_utf8: Cell<bool>,
    odd: Cell<Option<Odd>>,
}

/// What a file that should be a table turned out to be.
pub(super) enum Opened<'a> {
    Rows(Box<Rows<'a>>),
    /// No header was found among these first bytes of its text.
    NoHeader(Vec<u8>),
}

impl<'a> Rows<'a> {
    /// Opens bytes as a table of LinkedIn's.
    pub(super) fn open(input: Box<dyn Read + 'a>) -> io::Result<Opened<'a>> {
        let mut plain = decode::plain(input)?;
        let head = decode::head(&mut plain.text, HEAD)?;
        let Some(header) = table::locate(&head) else {
            return Ok(Opened::NoHeader(head));
        };
        let frame = Frame {
            delimiter: header.delimiter,
            start: header.start,
            lines_before: header.lines_before,
            width: header.width(),
        };
        let mut rows = Self::over(head, plain, frame, header);
        rows.step_over();
        Ok(Opened::Rows(Box::new(rows)))
    }
}

impl<'a, H> Rows<'a, H> {
    /// The most bytes one row may take: above it, a quotation mark was left open.
    const ROW_BYTES: u64 = 32 * 1024 * 1024;

    /// The rows of a text whose header was found among its first bytes; the header is the first of them.
    pub(super) fn over(head: Vec<u8>, rest: Plain<'a>, frame: Frame, header: H) -> Self {
        let mut text = Cursor::new(head);
        text.set_position(frame.start as u64);
        let left = Rc::new(Cell::new(Self::ROW_BYTES));
        let bounded = Bounded {
            inner: Box::new(text.chain(rest.text)) as Box<dyn Read + 'a>,
            left: Rc::clone(&left),
        };
        let csv = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(frame.delimiter)
            .buffer_capacity(64 * 1024)
            .from_reader(bounded);
        Self {
            header,
            frame,
            resaved: rest.resaved,
            csv,
            left,
            row: ByteRecord::new(),
            line: 0,
            ahead: VecDeque::new(),
            broken: None,
            saw_utf8: Cell::new(false),
            odd: Cell::new(None),
        }
    }

    /// Reads the header, which is no row.
    pub(super) fn step_over(&mut self) {
        self.pull();
    }

    /// Goes to the next row.
    pub(super) fn step(&mut self) -> Step {
        if let Some((line, row)) = self.ahead.pop_front() {
            self.line = line;
            self.row = row;
        } else if !self.pull() {
            return match self.broken.take() {
                Some((line, why)) => Step::Broken(line, why),
                None => Step::End,
            };
        }
        self.judge()
    }

    /// Looks at rows to come, at most so many and of at most so many bytes; they come again in their turn.
    pub(super) fn look_ahead(&mut self, most: usize, bytes: usize, mut look: impl FnMut(&Self)) {
        let mut taken = 0;
        while self.ahead.len() < most && taken < bytes && self.pull() {
            taken += self.row.as_slice().len();
            if matches!(self.judge(), Step::Row(_)) {
                look(self);
            }
            let row = std::mem::take(&mut self.row);
            self.ahead.push_back((self.line, row));
        }
    }

    /// A cell of the row, decoded and trimmed; empty where the table hasn't the column.
    pub(super) fn text(&self, column: Option<usize>) -> Cow<'_, str> {
        let bytes = self.bytes(column);
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                if !bytes.is_ascii() {
                    self.saw_utf8.set(true);
                }
                Cow::Borrowed(text.trim())
            }
            Err(_) => Cow::Owned(self.decoded(bytes)),
        }
    }

    /// A cell of the row as it stands in the file.
    pub(super) fn bytes(&self, column: Option<usize>) -> &[u8] {
        column
            .and_then(|column| self.row.get(column))
            .unwrap_or_default()
    }

    /// How the bytes were read, where not as UTF-8.
    pub(super) fn odd(&self) -> Option<Odd> {
        self.odd.get()
    }

    /// Decodes a cell that isn't UTF-8. A file that showed proper UTF-8 before has a damaged cell; one that didn't was
    /// saved in the Western code page, as spreadsheets on Windows do.
    fn decoded(&self, bytes: &[u8]) -> String {
        let damaged = self.saw_utf8.get();
        if self.odd.get().is_none() {
            self.odd.set(Some(if damaged {
                Odd::Replaced(self.line)
            } else {
                Odd::Windows(self.line)
            }));
        }
        let text = if damaged {
            String::from_utf8_lossy(bytes)
        } else {
            WINDOWS_1252.decode_without_bom_handling(bytes).0
        };
        text.trim().to_owned()
    }

    /// Reads the next row of the file; false at its end.
    fn pull(&mut self) -> bool {
        if self.broken.is_some() {
            return false;
        }
        self.left.set(Self::ROW_BYTES);
        let read = self.csv.read_byte_record(&mut self.row);
        let begun = self.row.position().map_or(0, csv::Position::line);
        match read {
            Ok(true) => {
                // The reader notes a row's line before it passes over blank lines; the end is exact, so count back.
                let inside = line_feeds(self.row.as_slice());
                let counted = self.csv.position().line().saturating_sub(1 + inside);
                self.line = self.frame.lines_before + counted.max(begun);
                true
            }
            Ok(false) => false,
            Err(error) => {
                let line = self.frame.lines_before + self.csv.position().line();
                self.broken = Some((line, broken(error)));
                false
            }
        }
    }

    fn judge(&self) -> Step {
        let (cells, width) = (self.row.len(), self.frame.width);
        let blank = |cell: &[u8]| cell.trim_ascii().is_empty();
        if cells == width || self.row.iter().skip(width).all(blank) && cells > width {
            return if self.row.iter().all(blank) {
                Step::Blank(self.line)
            } else {
                Step::Row(self.line)
            };
        }
        if self.row.iter().all(blank) {
            return Step::Blank(self.line);
        }
        let open_quote = self.row.as_slice().contains(&b'\n');
        let hint = if open_quote {
            "; a quotation mark before it may not be closed"
        } else {
            ""
        };
        let fields = if cells == 1 { "field" } else { "fields" };
        Step::Misfit(
            self.line,
            format!("{cells} {fields}, and the header has {width}{hint}"),
        )
    }
}

#[expect(
    clippy::naive_bytecount,
    reason = "a row is short, and a crate for counting its bytes is not worth it"
)]
fn line_feeds(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

fn broken(error: csv::Error) -> String {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if TooLong::is(&error) => {
            "a row has no end: a quotation mark is opened and never closed; what follows could not be read".to_owned()
        }
        csv::ErrorKind::Io(error) => {
            format!("the file breaks off here ({error}); download it again")
        }
        _ => "the table breaks off here; download it again".to_owned(),
    }
}

/// A reader that fails where one row would take too much.
struct Bounded<R> {
    inner: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.left.get() == 0 {
            return Err(io::Error::other(TooLong));
        }
        let read = self.inner.read(buf)?;
        self.left.set(self.left.get().saturating_sub(read as u64));
        Ok(read)
    }
}

/// A row was longer than a row can be.
#[derive(Debug, thiserror::Error)]
#[error("the row is too long")]
struct TooLong;

impl TooLong {
    fn is(error: &io::Error) -> bool {
        error
            .get_ref()
            .is_some_and(<dyn std::error::Error + Send + Sync>::is::<Self>)
    }
}

/// A sentence on how the bytes of a file were read, if there is something to say.
pub(super) fn remark_on_bytes(rows: &Rows<'_>, file: &str) -> Option<String> {
    match rows.odd() {
        Some(Odd::Windows(line)) => Some(format!(
            "{file} isn't UTF-8 (line {line}); it was read as Windows-1252, as a spreadsheet saves it; names outside \
             that code page may be damaged, so give LinkedIn's own file where you can"
        )),
        Some(Odd::Replaced(line)) => Some(format!(
            "{file} has bytes that aren't UTF-8 (first in line {line}); they are replaced by a sign"
        )),
        None if rows.resaved => Some(format!(
            "{file} was saved again by a spreadsheet; it could be read, but give LinkedIn's own file where you can"
        )),
        None => None,
    }
}
