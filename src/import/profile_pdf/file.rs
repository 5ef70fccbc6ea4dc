//! The file around the objects: its table of offsets, its trailer, its streams and pages.
//!
//! Nothing is read before it is asked for and nothing read is kept, so what a file makes of itself in memory is bounded by
//! what a profile needs, however many objects it says it has. Only the plain form of PDF 1.4 is read, which is what
//! LinkedIn writes: objects packed into streams are another program's.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use super::Refusal;
use super::object::{Dict, Lexer, Object};

/// The most objects of a file. Those measured have some dozens.
const OBJECTS: usize = 20_000;
/// How many tables of offsets, one for each time the file was saved.
const TABLES: usize = 16;
/// The most that one object may hold.
const PARTS: usize = 20_000;
/// The most pages. The longest measured has nine.
const PAGES: usize = 100;
/// The most bytes that one stream may unpack to; a page of text has some ten thousand.
const UNPACKED: usize = 1024 * 1024;
/// The most bytes that all streams that are read may unpack to.
const UNPACKED_IN_ALL: usize = 4 * 1024 * 1024;
/// The most bytes of objects that are looked at, each time anew: the same one may be named a million times.
const LOOKED_AT: usize = 16 * 1024 * 1024;
/// How far from its end a file says where its table is.
const TAIL: usize = 2048;

/// A PDF of which the table of offsets is read.
pub(super) struct Pdf<'a> {
    bytes: &'a [u8],
    offsets: BTreeMap<u32, usize>,
    trailer: Dict<'a>,
    /// How many bytes may still be unpacked.
    left: Cell<usize>,
    /// How many bytes of objects may still be looked at.
    unseen: Cell<usize>,
}

/// An object, and where its stream begins if it has one.
struct Placed<'a> {
    object: Object<'a>,
    stream: Option<usize>,
}

/// One page.
pub(super) struct Page<'a> {
    pub(super) dict: Dict<'a>,
    pub(super) resources: Dict<'a>,
}

impl<'a> Pdf<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(Refusal::NotLinkedIns);
        }
        let mut pdf = Self {
            bytes,
            offsets: BTreeMap::new(),
            trailer: Dict::default(),
            left: Cell::new(UNPACKED_IN_ALL),
            unseen: Cell::new(LOOKED_AT),
        };
        let mut next = Some(start(bytes)?);
        for nth in 0..TABLES {
            let Some(at) = next else {
                return Ok(pdf);
            };
            let trailer = pdf.table(at)?;
            if trailer.get("Encrypt").is_some() {
                return Err(Refusal::Encrypted);
            }
            next = trailer.get("Prev").and_then(Object::count);
            if nth == 0 {
                pdf.trailer = trailer;
            }
        }
        Err(Refusal::TooMuch)
    }

    /// Reads one table of offsets and the trailer after it. What a newer table says stands.
    fn table(&mut self, at: usize) -> Result<Dict<'a>, Refusal> {
        let mut lexer = Lexer::new(self.bytes, at, 4 * OBJECTS);
        let mut word = || lexer.next()?.ok_or(Refusal::CutOff);
        match word()? {
            word if word.is_word("xref") => {}
            // A table packed into a stream, as PDF 1.5 has it.
            Object::Number(_) => return Err(Refusal::NotLinkedIns),
            _ => return Err(Refusal::Damaged),
        }
        loop {
            let first = word()?;
            if first.is_word("trailer") {
                break;
            }
            let (Some(first), Some(count)) = (first.count(), word()?.count()) else {
                return Err(Refusal::Damaged);
            };
            for id in (first..).take(count) {
                let (offset, _generation, used) = (word()?, word()?, word()?);
                let (Some(offset), Ok(id)) = (offset.count(), u32::try_from(id)) else {
                    return Err(Refusal::Damaged);
                };
                if used.is_word("n") {
                    if self.offsets.len() == OBJECTS {
                        return Err(Refusal::TooMuch);
                    }
                    self.offsets.entry(id).or_insert(offset);
                }
            }
        }
        word()?.dict().ok_or(Refusal::Damaged)
    }

    fn placed(&self, id: u32) -> Result<Placed<'a>, Refusal> {
        let Some(&at) = self.offsets.get(&id) else {
            return Ok(Placed {
                object: Object::Word(b"null"),
                stream: None,
            });
        };
        let mut lexer = Lexer::new(self.bytes, at, PARTS);
        let mut word = || lexer.next()?.ok_or(Refusal::CutOff);
        let (is, _generation, obj) = (word()?, word()?, word()?);
        if is.count() != usize::try_from(id).ok() || !obj.is_word("obj") {
            return Err(Refusal::Damaged);
        }
        let object = word()?;
        let seen = lexer.at().saturating_sub(at);
        let unseen = self.unseen.get().checked_sub(seen);
        self.unseen.set(unseen.ok_or(Refusal::TooMuch)?);
        let is_stream = matches!(object, Object::Dict(_))
            && lexer.next()?.is_some_and(|word| word.is_word("stream"));
        let stream = is_stream.then(|| {
            let at = lexer.at();
            match self.bytes.get(at..at + 2) {
                Some(b"\r\n") => at + 2,
                _ => at + 1,
            }
        });
        Ok(Placed { object, stream })
    }

    /// What an object is, itself or elsewhere.
    pub(super) fn resolved(&self, object: &Object<'a>) -> Result<Object<'a>, Refusal> {
        let mut object = object.clone();
        for _ in 0..8 {
            let Object::Elsewhere(id) = object else {
                return Ok(object);
            };
            object = self.placed(id)?.object;
        }
        Err(Refusal::Damaged)
    }

    /// The value of a key, itself or elsewhere.
    pub(super) fn get(&self, dict: &Dict<'a>, key: &str) -> Result<Option<Object<'a>>, Refusal> {
        dict.get(key).map(|value| self.resolved(value)).transpose()
    }

    pub(super) fn dict(&self, dict: &Dict<'a>, key: &str) -> Result<Option<Dict<'a>>, Refusal> {
        Ok(self.get(dict, key)?.and_then(Object::dict))
    }

    pub(super) fn list(&self, dict: &Dict<'a>, key: &str) -> Result<Vec<Object<'a>>, Refusal> {
        Ok(match self.get(dict, key)? {
            Some(Object::List(list)) => list,
            _ => Vec::new(),
        })
    }

    /// What the file says about itself: its author, the program that wrote it, the moment.
    pub(super) fn info(&self) -> Result<Dict<'a>, Refusal> {
        Ok(self.dict(&self.trailer, "Info")?.unwrap_or_default())
    }

    /// The unpacked bytes of a stream.
    pub(super) fn stream(&self, id: u32) -> Result<Vec<u8>, Refusal> {
        let placed = self.placed(id)?;
        let (Object::Dict(dict), Some(at)) = (placed.object, placed.stream) else {
            return Err(Refusal::Damaged);
        };
        let length = self.get(&dict, "Length")?.and_then(|n| n.count());
        let length = length.ok_or(Refusal::Damaged)?;
        let end = at
            .checked_add(length)
            .filter(|&end| end <= self.bytes.len());
        let packed = &self.bytes[at.min(self.bytes.len())..end.ok_or(Refusal::CutOff)?];
        let filter = match self.get(&dict, "Filter")? {
            Some(Object::List(list)) if list.len() == 1 => Some(self.resolved(&list[0])?),
            Some(Object::List(list)) if !list.is_empty() => return Err(Refusal::NotLinkedIns),
            Some(Object::List(_)) | None => None,
            one => one,
        };
        let most = UNPACKED.min(self.left.get());
        let mut bytes = Vec::new();
        match filter {
            None => packed.take(most as u64 + 1).read_to_end(&mut bytes),
            Some(Object::Name(b"FlateDecode" | b"Fl")) => flate2::read::ZlibDecoder::new(packed)
                .take(most as u64 + 1)
                .read_to_end(&mut bytes),
            Some(_) => return Err(Refusal::NotLinkedIns),
        }
        .map_err(|_damage| Refusal::Damaged)?;
        if bytes.len() > most {
            return Err(Refusal::TooMuch);
        }
        self.left.set(self.left.get() - bytes.len());
        Ok(bytes)
    }

    /// The pages in their order.
    pub(super) fn pages(&self) -> Result<Vec<Page<'a>>, Refusal> {
        let root = self.dict(&self.trailer, "Root")?.ok_or(Refusal::Damaged)?;
        let mut pages = Vec::new();
        let mut seen = BTreeSet::new();
        let first = root.get("Pages").ok_or(Refusal::Damaged)?;
        // Each with what it inherits; the last is the next.
        let mut open = vec![(first.clone(), Dict::default())];
        while let Some((node, inherited)) = open.pop() {
            let Object::Elsewhere(id) = node else {
                return Err(Refusal::Damaged);
            };
            if !seen.insert(id) {
                return Err(Refusal::Damaged);
            }
            if seen.len() > 2 * PAGES || open.len() > 2 * PAGES {
                return Err(Refusal::TooMuch);
            }
            let dict = self.resolved(&node)?.dict().ok_or(Refusal::Damaged)?;
            let resources = self.dict(&dict, "Resources")?.unwrap_or(inherited);
            if dict.get("Kids").is_some() {
                let kids = self.list(&dict, "Kids")?;
                open.extend(kids.into_iter().rev().map(|kid| (kid, resources.clone())));
            } else if pages.len() == PAGES {
                return Err(Refusal::TooMuch);
            } else {
                pages.push(Page { dict, resources });
            }
        }
        Ok(pages)
    }
}

/// Where the newest table of offsets begins; a file that was cut off doesn't say.
fn start(bytes: &[u8]) -> Result<usize, Refusal> {
    const WORD: &[u8] = b"startxref";
    let from = bytes.len().saturating_sub(TAIL);
    let tail = &bytes[from..];
    let at = tail
        .windows(WORD.len())
        .rposition(|window| window == WORD)
        .ok_or(Refusal::CutOff)?;
    let mut lexer = Lexer::new(bytes, from + at + WORD.len(), 2);
    let start = lexer.next()?.and_then(|number| number.count());
    let start = start.ok_or(Refusal::CutOff)?;
    // What ends within the number may point anywhere.
    let is_end = lexer.at() < bytes.len();
    if is_end {
        Ok(start)
    } else {
        Err(Refusal::CutOff)
    }
}
