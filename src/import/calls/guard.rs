//! What stands between a file and the XML reader: lets tags through and nothing else, each of a bounded length.
//!
//! The XML reader holds an event whole, however long it is. In a log of calls all that counts is in the tags, so the text
//! between them, comments and instructions are dropped as they come, and of a value only its beginning is kept. A document
//! that declares types of its own ends the reading: that is where entities that explode come from.

use std::io::{self, Read};

/// The most bytes of an attribute's value that are let through.
const VALUE: usize = 1024;
/// The most bytes of a tag that are let through.
const TAG: usize = 64 * 1024;

/// A reader of an XML file's tags.
pub(super) struct Guard<'a> {
    inner: Box<dyn Read + 'a>,
    state: State,
    raw: Vec<u8>,
    /// What was let through and not yet read.
    out: Vec<u8>,
    given: usize,
    /// How many bytes of the tag were let through.
    tag: usize,
    /// The value so far. It goes on when it is whole: the XML reader ends at what is no UTF-8.
    value: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Between tags.
    Outside,
    /// After `<`.
    Opened,
    /// After `<!`, and whether one `-` followed.
    Marked(bool),
    /// In a tag.
    Tag,
    /// In a value, up to that quote.
    Value(u8),
    /// In what ends with two of that byte and a `>`; how many of them stand there.
    Aside(u8, u8),
    /// In an instruction; whether a `?` stands there.
    Instruction(bool),
}

impl<'a> Guard<'a> {
    pub(super) fn new(inner: Box<dyn Read + 'a>) -> Self {
        Self {
            inner,
            state: State::Outside,
            raw: vec![0; 64 * 1024],
            out: Vec::with_capacity(64 * 1024),
            given: 0,
            tag: 0,
            value: Vec::with_capacity(VALUE),
        }
    }

    /// Lets through what counts of some bytes.
    fn pass(&mut self, raw: &[u8]) -> io::Result<()> {
        let mut at = 0;
        while let Some(&byte) = raw.get(at) {
            let rest = &raw[at..];
            at += match self.state {
                State::Outside => match rest.iter().position(|&b| b == b'<') {
                    Some(text) => {
                        self.state = State::Opened;
                        text + 1
                    }
                    None => rest.len(),
                },
                State::Value(quote) => self.value(rest, quote),
                State::Tag => {
                    let end = |b: &u8| matches!(b, b'>' | b'"' | b'\'');
                    let end = rest.iter().position(end);
                    self.tag(&rest[..end.map_or(rest.len(), |end| end + 1)])?
                }
                _ => {
                    self.one(byte)?;
                    1
                }
            };
        }
        Ok(())
    }

    /// Takes what belongs to a value; says how much that is.
    fn value(&mut self, rest: &[u8], quote: u8) -> usize {
        let end = rest.iter().position(|&b| b == quote);
        let value = &rest[..end.unwrap_or(rest.len())];
        let kept = value.len().min(VALUE.saturating_sub(self.value.len()));
        self.value.extend_from_slice(&value[..kept]);
        if end.is_none() {
            return value.len();
        }
        self.tag += self.value.len() + 1;
        let text = String::from_utf8_lossy(&self.value);
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(quote);
        self.value.clear();
        self.state = State::Tag;
        value.len() + 1
    }

    /// Takes a stretch of a tag, up to and with what ends it.
    fn tag(&mut self, stretch: &[u8]) -> io::Result<usize> {
        self.tag += stretch.len();
        if self.tag > TAG {
            return Err(io::Error::other(
                "a tag there is longer than any of a log's",
            ));
        }
        self.out.extend_from_slice(stretch);
        match stretch.last() {
            Some(b'>') => self.state = State::Outside,
            Some(quote @ (b'"' | b'\'')) => {
                self.state = State::Value(*quote);
            }
            _ => {}
        }
        Ok(stretch.len())
    }

    /// Takes a byte where each counts.
    fn one(&mut self, byte: u8) -> io::Result<()> {
        let types = || io::Error::other("it declares types of its own, which no log does");
        self.state = match (self.state, byte) {
            (State::Opened, b'!') => State::Marked(false),
            (State::Opened, b'?') => State::Instruction(false),
            (State::Opened, _) => {
                self.tag = 1;
                self.state = State::Tag;
                self.out.push(b'<');
                self.tag(&[byte])?;
                self.state
            }
            (State::Marked(false), b'-') => State::Marked(true),
            (State::Marked(true), b'-') => State::Aside(b'-', 0),
            (State::Marked(false), b'[') => State::Aside(b']', 0),
            (State::Marked(_), _) => return Err(types()),
            (State::Aside(_, 2..) | State::Instruction(true), b'>') => State::Outside,
            (State::Aside(end, seen), byte) if byte == end => State::Aside(end, 2.min(seen + 1)),
            (State::Aside(end, _), _) => State::Aside(end, 0),
            (State::Instruction(_), byte) => State::Instruction(byte == b'?'),
            (state, _) => state,
        };
        Ok(())
    }
}

impl Read for Guard<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        while self.given == self.out.len() {
            self.out.clear();
            self.given = 0;
            let mut raw = std::mem::take(&mut self.raw);
            let read = self.inner.read(&mut raw);
            let passed = match read {
                Ok(0) => Ok(true),
                Ok(read) => self.pass(&raw[..read]).map(|()| false),
                Err(error) => Err(error),
            };
            self.raw = raw;
            match passed {
                Ok(true) => return Ok(0),
                Ok(false) => {}
                // What was let through before comes first; the next reading fails again.
                Err(error) if self.out.is_empty() => return Err(error),
                Err(error) => {
                    self.inner = Box::new(Failing(Some(error)));
                    break;
                }
            }
        }
        let rest = &self.out[self.given..];
        let count = rest.len().min(buf.len());
        buf[..count].copy_from_slice(&rest[..count]);
        self.given += count;
        Ok(count)
    }
}

/// A reader that has failed.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What comes through of bytes that come a few at a time.
    fn through(bytes: &[u8], step: usize) -> (String, Option<String>) {
        let mut guard = Guard::new(Box::new(Few(bytes, step)));
        let mut out = Vec::new();
        let failed = guard
            .read_to_end(&mut out)
            .err()
            .map(|error| error.to_string());
        (String::from_utf8_lossy(&out).into_owned(), failed)
    }

    struct Few<'a>(&'a [u8], usize);

    impl Read for Few<'_> {
        fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(buf.len()).min(self.0.len());
            buf[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    #[test]
    fn only_tags_come_through() {
        let xml = "<?xml version='1.0'?><!-- a > b <x/> --> text <calls><![CDATA[<call/>]]><call a=\"1>2\" b='\"'/></calls>";
        for step in [1, 2, 7, 4096] {
            assert_eq!(
                through(xml.as_bytes(), step),
                ("<calls><call a=\"1>2\" b='\"'/></calls>".to_owned(), None)
            );
        }
    }

    #[test]
    fn of_a_value_without_measure_the_beginning_comes_through() {
        let xml = format!("<part data=\"{}\"/><call/>", "A".repeat(3_000_000));
        let (out, failed) = through(xml.as_bytes(), 5_000);
        assert_eq!(failed, None);
        assert_eq!(out.len(), "<part data=\"\"/><call/>".len() + VALUE);
        assert!(out.ends_with("\"/><call/>"));
    }

    #[test]
    fn a_tag_without_end_and_types_of_its_own_end_the_reading_after_what_was_before() {
        let long = format!("<call/><x {}>", "a=\"\" ".repeat(TAG));
        let types = "<call/><!DOCTYPE x [<!ENTITY a \"b\">]><call/>";
        for (xml, why) in [(long.as_str(), "longer"), (types, "declares types")] {
            let (out, failed) = through(xml.as_bytes(), 16);
            assert!(out.starts_with("<call/>") && out.len() <= TAG + 64);
            assert!(failed.unwrap().contains(why));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_come_through_the_same_however_they_arrive(
            bytes in proptest::collection::vec(prop_oneof![Just(b'<'), Just(b'>'), Just(b'"'), Just(b'!'), Just(b'-'), Just(b'?'), any::<u8>()], 0..300),
            step in 1_usize..9,
        ) {
            prop_assert_eq!(through(&bytes, step), through(&bytes, 4096));
        }
    }
}
