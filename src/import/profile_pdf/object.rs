//! The objects of a PDF as its bytes spell them, one at a time: each read has a depth, a length and a budget.

use super::Refusal;

/// How deep lists and dictionaries may stand in each other. A profile's are three deep.
const DEEPEST: usize = 16;
/// The longest string, in bytes.
const LONGEST: usize = 64 * 1024;
/// The most members of one list or dictionary.
const MEMBERS: usize = 10_000;
/// How deep parentheses may stand in a string.
const PARENTHESES: usize = 64;

/// One object. A name is as written: the names that are looked for need no escape.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object<'a> {
    Number(f64),
    Name(&'a [u8]),
    Text(Vec<u8>),
    List(Vec<Self>),
    Dict(Dict<'a>),
    /// `12 0 R`: another object of the file.
    Elsewhere(u32),
    /// A word by itself: an operator, `obj`, `stream`, `null`.
    Word(&'a [u8]),
}

impl<'a> Object<'a> {
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A count, an offset or an object's number: whole, and not below nought.
    pub(super) fn count(&self) -> Option<usize> {
        let number = self.number().filter(|n| n.fract() == 0.0)?;
        // Above that, not every whole number is its own.
        (0.0..=9e15).contains(&number).then(|| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole, and within the bounds above"
            )]
            let count = number as usize;
            count
        })
    }

    pub(super) fn text(&self) -> Option<&[u8]> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn dict(self) -> Option<Dict<'a>> {
        match self {
            Self::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(is) if *is == word.as_bytes())
    }
}

/// A dictionary.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dict<'a>(Vec<(&'a [u8], Object<'a>)>);

impl<'a> Dict<'a> {
    pub(super) fn get(&self, key: &str) -> Option<&Object<'a>> {
        self.0
            .iter()
            .find(|(name, _)| *name == key.as_bytes())
            .map(|(_, value)| value)
    }

    /// All that is in it; of a name that stands there twice the first counts, as in [`Self::get`].
    pub(super) fn entries(self) -> impl Iterator<Item = (&'a [u8], Object<'a>)> {
        self.0.into_iter()
    }
}

/// Reads objects from bytes, at most so many.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    /// How many objects may still be read.
    left: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize, most: usize) -> Self {
        Self {
            bytes,
            at: at.min(bytes.len()),
            left: most,
        }
    }

    /// Where the next byte stands.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next object; nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Object<'a>>, Refusal> {
        self.object(0)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn peek_next(&self) -> Option<u8> {
        self.bytes.get(self.at + 1).copied()
    }

    fn skip_white(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                    self.at += 1;
                }
            } else if is_white(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Option<Object<'a>>, Refusal> {
        self.skip_white();
        let Some(first) = self.peek() else {
            return Ok(None);
        };
        self.left = self.left.checked_sub(1).ok_or(Refusal::TooMuch)?;
        if depth > DEEPEST {
            return Err(Refusal::TooMuch);
        }
        let object = match first {
            b'/' => {
                self.at += 1;
                Object::Name(self.regular())
            }
            b'(' => Object::Text(self.literal()?),
            b'<' if self.peek_next() == Some(b'<') => Object::Dict(self.dict(depth)?),
            b'<' => Object::Text(self.hex()?),
            b'[' => Object::List(self.list(depth)?),
            _ if is_delimiter(first) => {
                self.at += 1;
                Object::Word(&self.bytes[self.at - 1..self.at])
            }
            _ => self.number_or_word(),
        };
        Ok(Some(object))
    }

    /// Bytes up to white space or a delimiter.
    fn regular(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let length = rest
            .iter()
            .position(|&byte| is_white(byte) || is_delimiter(byte))
            .unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn number_or_word(&mut self) -> Object<'a> {
        let word = self.regular();
        let Some(number) = number(word) else {
            return Object::Word(word);
        };
        if word.iter().all(u8::is_ascii_digit)
            && let Some(id) = self.referred(number)
        {
            return Object::Elsewhere(id);
        }
        Object::Number(number)
    }

    /// Whether a number is the first of `12 0 R`; if so, goes past it.
    fn referred(&mut self, number: f64) -> Option<u32> {
        let id = Object::Number(number).count()?;
        let mut ahead = self.clone();
        ahead.skip_white();
        let generation = ahead.regular();
        let sound = !generation.is_empty() && generation.len() <= 5;
        if !sound || !generation.iter().all(u8::is_ascii_digit) {
            return None;
        }
        ahead.skip_white();
        if ahead.regular() != b"R" {
            return None;
        }
        self.at = ahead.at;
        u32::try_from(id).ok()
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Object<'a>>, Refusal> {
        self.at += 1;
        let mut members = Vec::new();
        loop {
            self.skip_white();
            if self.peek() == Some(b']') {
                self.at += 1;
                return Ok(members);
            }
            if members.len() == MEMBERS {
                return Err(Refusal::TooMuch);
            }
            let member = self.object(depth + 1)?.ok_or(Refusal::CutOff)?;
            members.push(member);
        }
    }

    fn dict(&mut self, depth: usize) -> Result<Dict<'a>, Refusal> {
        self.at += 2;
        let mut entries = Vec::new();
        loop {
            self.skip_white();
            if self.peek() == Some(b'>') {
                self.at += if self.peek_next() == Some(b'>') { 2 } else { 1 };
                return Ok(Dict(entries));
            }
            if entries.len() == MEMBERS {
                return Err(Refusal::TooMuch);
            }
            let key = self.object(depth + 1)?.ok_or(Refusal::CutOff)?;
            let Object::Name(key) = key else {
                return Err(Refusal::Damaged);
            };
            let value = self.object(depth + 1)?.ok_or(Refusal::CutOff)?;
            entries.push((key, value));
        }
    }

    fn literal(&mut self) -> Result<Vec<u8>, Refusal> {
        self.at += 1;
        let mut text = Vec::new();
        let mut open = 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => {
                    open += 1;
                    if open > PARENTHESES {
                        return Err(Refusal::TooMuch);
                    }
                }
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return Ok(text);
                    }
                }
                b'\\' => {
                    text.extend(self.escaped());
                    continue;
                }
                _ => {}
            }
            if text.len() == LONGEST {
                return Err(Refusal::TooMuch);
            }
            text.push(byte);
        }
        Err(Refusal::CutOff)
    }

    /// What stands after a backslash.
    fn escaped(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
                return None;
            }
            b'\n' => return None,
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else {
                        break;
                    };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                u8::try_from(value & 0xff).unwrap_or(b'?')
            }
            other => other,
        })
    }

    fn hex(&mut self) -> Result<Vec<u8>, Refusal> {
        self.at += 1;
        let mut text = Vec::new();
        let mut half = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                text.extend(half.map(|high: u8| high << 4));
                return Ok(text);
            }
            let Some(digit) = char::from(byte).to_digit(16) else {
                continue;
            };
            let digit = u8::try_from(digit).unwrap_or(0);
            match half.take() {
                Some(high) => text.push(high << 4 | digit),
                None => half = Some(digit),
            }
            if text.len() > LONGEST {
                return Err(Refusal::TooMuch);
            }
        }
        Err(Refusal::CutOff)
    }
}

/// A number as a PDF spells one: no exponent, no word such as `inf`.
fn number(word: &[u8]) -> Option<f64> {
    let plain = word.len() <= 32
        && word.iter().any(u8::is_ascii_digit)
        && word
            .iter()
            .all(|byte| byte.is_ascii_digit() || b"+-.".contains(byte));
    if !plain {
        return None;
    }
    str::from_utf8(word).ok()?.parse().ok()
}

fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}
