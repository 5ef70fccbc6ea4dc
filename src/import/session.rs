//! One reading: what is said to the caller, how far it is, and whether the caller wants to go on.

use std::cell::{Cell, Ref, RefCell, RefMut};
use std::io::{self, Read};
use std::path::Path;

use crate::model::import::{Emit, Flow, Item, Skipped};
use crate::model::record::{Record, SourceKind};
use crate::model::{Foreign, Medium, Now};

use super::calendar::Whose;
use super::fair::Said;
use super::mail::Own;

/// Where items go, and the count of bytes. Shared by the readers of a file and of its bytes, so by reference.
pub(super) struct Session<'a, 'e> {
    emit: RefCell<&'a mut Emit<'e>>,
    done: Cell<u64>,
    told: Cell<u64>,
    of: Cell<u64>,
    stopped: Cell<bool>,
    /// The reader's own addresses, as far as this reading came across them.
    own: RefCell<Own>,
    /// What the user said of lists from fairs.
    said: RefCell<Said>,
    /// The moment of the import and the user's zone.
    now: Option<Now>,
    /// The user's name, once an export told it.
    name: RefCell<Option<String>>,
}

impl<'a, 'e> Session<'a, 'e> {
    /// The fewest bytes between two words on progress.
    const STEP: u64 = 128 * 1024;

    pub(super) fn new(emit: &'a mut Emit<'e>, now: Option<Now>) -> Self {
        Self {
            emit: RefCell::new(emit),
            done: Cell::new(0),
            told: Cell::new(0),
            of: Cell::new(0),
            stopped: Cell::new(false),
            own: RefCell::default(),
            said: RefCell::default(),
            now,
            name: RefCell::default(),
        }
    }

    /// Takes in what the user said of lists from fairs.
    pub(super) fn hears(&self, said: Said) {
        self.said.replace(said);
    }

    /// What the user said of lists from fairs.
    pub(super) fn said(&self) -> Ref<'_, Said> {
        self.said.borrow()
    }

    /// Hands an item on.
    pub(super) fn say(&self, item: Item) -> Flow {
        if self.stopped.get() {
            return Flow::Break(());
        }
        if let Item::Owner(owner) = &item {
            self.name.replace(Some(owner.name.raw().to_owned()));
        }
        // The caller's own code runs inside; it has no way back into this reading.
        let flow = match self.emit.try_borrow_mut() {
            Ok(mut emit) => emit(item),
            Err(_) => Flow::Continue(()),
        };
        if flow.is_break() {
            self.stopped.set(true);
        }
        flow
    }

    pub(super) fn source(&self, kind: SourceKind, path: &Foreign) -> Flow {
        self.say(Item::Source {
            kind,
            path: path.clone(),
        })
    }

    pub(super) fn file(&self, name: &Foreign) -> Flow {
        self.say(Item::File { name: name.clone() })
    }

    /// The reader's own addresses. Mail is read between exports, never within one.
    pub(super) fn own(&self) -> RefMut<'_, Own> {
        self.own.borrow_mut()
    }

    /// The moment of the import and the user's zone.
    pub(super) fn now(&self) -> Option<&Now> {
        self.now.as_ref()
    }

    /// Says what was found of the user's letters since that was last said.
    pub(super) fn say_letters(&self) -> Flow {
        let remark = self.own().remark();
        match remark {
            Some(remark) => self.say(Item::Remark(remark)),
            None => Flow::Continue(()),
        }
    }

    /// What a calendar in a file of that name must know of the user.
    pub(super) fn whose_calendar(&self, file: &str) -> Whose {
        Whose {
            addresses: self.own().all().map(str::to_owned).collect(),
            name: self.name.borrow().clone(),
            called: file.trim_end_matches(".ics").to_owned(),
            now: self.now.clone(),
        }
    }

    pub(super) fn record(&self, line: u64, record: Box<Record>) -> Flow {
        if let Record::OwnAddress(address) = record.as_ref() {
            self.own().add(address);
        }
        self.say(Item::Record {
            place: line_place(line),
            record,
        })
    }

    pub(super) fn skip(&self, place: impl Into<String>, why: impl Into<String>) -> Flow {
        self.say(Item::Skipped(Skipped {
            place: place.into(),
            why: why.into(),
        }))
    }

    /// A source that isn't understood, or couldn't be read, with the reason.
    pub(super) fn unknown(&self, path: &Foreign, why: impl Into<String>) -> Flow {
        self.source(SourceKind::Unknown, path)?;
        self.file(&base_name(path))?;
        self.skip("file", why)
    }

    /// Says how many bytes there will be in all.
    pub(super) fn expect(&self, bytes: u64) {
        self.of.set(self.of.get().saturating_add(bytes));
    }

    /// Counts bytes as read, and says so once in a while.
    pub(super) fn advance(&self, bytes: u64) -> Flow {
        let done = self.done.get().saturating_add(bytes);
        self.done.set(done);
        let step = Self::STEP.max(self.of.get() / 256);
        if done - self.told.get() < step {
            return if self.stopped.get() {
                Flow::Break(())
            } else {
                Flow::Continue(())
            };
        }
        self.tell()
    }

    /// Says how far the reading is.
    pub(super) fn tell(&self) -> Flow {
        let done = self.done.get();
        self.told.set(done);
        // A pipe has no size, and a file can grow while it is read.
        let of = self.of.get().max(done).max(1);
        self.say(Item::Progress { done, of })
    }

    pub(super) fn stopped(&self) -> bool {
        self.stopped.get()
    }
}

/// A reader that counts its bytes, and ends early when the caller wants no more.
pub(super) struct Counted<'s, 'a, 'e, R> {
    inner: R,
    session: &'s Session<'a, 'e>,
}

impl<'s, 'a, 'e, R> Counted<'s, 'a, 'e, R> {
    pub(super) fn new(inner: R, session: &'s Session<'a, 'e>) -> Self {
        Self { inner, session }
    }
}

impl<R: Read> Read for Counted<'_, '_, '_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        match self.session.advance(read as u64) {
            Flow::Continue(()) => Ok(read),
            Flow::Break(()) => Ok(0),
        }
    }
}

/// A place in a table: `line 41`.
pub(super) fn line_place(line: u64) -> String {
    let mut place = String::with_capacity(14);
    place.push_str("line ");
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    let mut rest = line;
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    place.extend(digits[at..].iter().map(|digit| char::from(*digit)));
    place
}

/// The last part of a path, as a file is called in a report.
pub(super) fn base_name(path: &Foreign) -> Foreign {
    let name = Path::new(path.raw()).file_name();
    name.map_or_else(
        || path.clone(),
        |name| Foreign::new(name.to_string_lossy().into_owned()),
    )
}

/// A cell of a stranger's file, for a sentence: cleaned, and cut to what is enough to find it again.
pub(super) fn quoted(text: &str) -> String {
    const MOST: usize = 40;
    let start: String = text.chars().take(4 * MOST).collect();
    let clean = Foreign::new(start).shown(Medium::Line);
    let mut short: String = clean.chars().take(MOST).collect();
    if clean.chars().count() > MOST || text.chars().nth(4 * MOST).is_some() {
        short.push('…');
    }
    format!("'{short}'")
}

/// The same of a path. A Mac keeps a terminal out of some folders of its own user until it is told otherwise.
pub(super) fn reason_at(path: &Path, error: &io::Error) -> String {
    let kept_by_mac = path.starts_with("/Users")
        || path
            .components()
            .any(|part| part.as_os_str() == "Library" || part.as_os_str() == "com~apple~CloudDocs");
    if error.kind() == io::ErrorKind::PermissionDenied && kept_by_mac {
        return "macOS doesn't let this terminal read it: allow it under System Settings, Privacy & Security, Full Disk \
                Access and start it anew, or copy the file to another folder and give that"
            .to_owned();
    }
    reason(error)
}

/// What the system said of a failure, with the one remedy that a person needs.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "the system doesn't let vestibule read it; allow this terminal to read the folder, or copy the file elsewhere"
                .to_owned()
        }
        _ => format!("it could not be read: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_line_as_an_editor_counts_it() {
        for line in [0, 9, 10, 41, 100_000, u64::MAX] {
            assert_eq!(line_place(line), format!("line {line}"));
        }
    }

    #[test]
    fn a_folder_that_a_mac_keeps_from_the_terminal_says_where_to_allow_it() {
        let denied = io::Error::from(io::ErrorKind::PermissionDenied);
        for path in ["/Users/ines/Library/Mail/V10", "/Users/ines/Downloads"] {
            assert!(reason_at(Path::new(path), &denied).contains("Full Disk Access"));
        }
        assert!(!reason_at(Path::new("/home/ines/mail"), &denied).contains("macOS"));
        let missing = io::Error::from(io::ErrorKind::NotFound);
        assert!(reason_at(Path::new("/Users/ines/x"), &missing).contains("no such file"));
    }

    #[test]
    fn a_quoted_cell_is_clean_and_short() {
        assert_eq!(quoted("21/10/25\u{1b}[2J"), "'21/10/25'");
        assert!(quoted(&"x".repeat(1_000_000)).chars().count() <= 43);
    }
}
