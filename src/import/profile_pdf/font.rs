//! A font as far as its letters go: which character stands behind each code.

use std::cell::Cell;
use std::collections::HashMap;

use super::Refusal;
use super::file::Pdf;
use super::object::{Dict, Lexer, Object};

/// The most codes of all fonts of a file. A subset has some hundreds, the largest font 65,536.
pub(super) const CODES: usize = 200_000;
/// The most objects in one table of characters.
const PARTS: usize = 600_000;

/// What stands behind a code.
enum Behind {
    One(char),
    /// A ligature: `ffi`.
    Several(Box<str>),
}

/// A font's letters.
pub(super) struct Font {
    /// How many bytes a code has.
    width: usize,
    letters: HashMap<u32, Behind>,
}

impl Font {
    /// Reads a font; `left` is how many codes may still be read.
    pub(super) fn read<'a>(
        pdf: &Pdf<'a>,
        font: &Dict<'a>,
        left: &Cell<usize>,
    ) -> Result<Self, Refusal> {
        let composed = matches!(font.get("Subtype"), Some(Object::Name(b"Type0")));
        let mut read = Self {
            width: if composed { 2 } else { 1 },
            letters: HashMap::new(),
        };
        if let Some(Object::Elsewhere(id)) = font.get("ToUnicode") {
            read.table(&pdf.stream(*id)?, left)?;
        }
        Ok(read)
    }

    /// Adds the characters of a string.
    pub(super) fn decode(&self, codes: &[u8], text: &mut String) {
        for code in codes.chunks(self.width) {
            let number = big_endian(code);
            match self.letters.get(&number) {
                Some(Behind::One(letter)) => text.push(*letter),
                Some(Behind::Several(letters)) => text.push_str(letters),
                // The fonts that every reader has bring no table and have Western letters.
                None if self.width == 1 => {
                    let (letter, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(code);
                    text.push_str(&letter);
                }
                None => text.push(char::REPLACEMENT_CHARACTER),
            }
        }
    }

    fn table(&mut self, table: &[u8], left: &Cell<usize>) -> Result<(), Refusal> {
        #[derive(Clone, Copy, PartialEq)]
        enum In {
            Nothing,
            Widths,
            Codes,
            Ranges,
        }
        let mut lexer = Lexer::new(table, 0, PARTS);
        let mut within = In::Nothing;
        let mut held: Vec<Object<'_>> = Vec::new();
        while let Some(object) = lexer.next()? {
            if let Object::Word(word) = object {
                held.clear();
                within = match word {
                    b"begincodespacerange" => In::Widths,
                    b"beginbfchar" => In::Codes,
                    b"beginbfrange" => In::Ranges,
                    _ => In::Nothing,
                };
                continue;
            }
            if within == In::Nothing {
                continue;
            }
            held.push(object);
            match (within, held.as_slice()) {
                (In::Widths, [Object::Text(_), Object::Text(last)]) => {
                    self.width = last.len().clamp(1, 4);
                }
                (In::Codes, [Object::Text(code), Object::Text(to)]) => {
                    self.letter(big_endian(code), to, 0, left)?;
                }
                (In::Ranges, [Object::Text(first), Object::Text(last), to]) => {
                    self.range(big_endian(first)..=big_endian(last), to, left)?;
                }
                (In::Ranges, [_, _]) | (_, [_]) => continue,
                _ => {}
            }
            held.clear();
        }
        Ok(())
    }

    fn range(
        &mut self,
        codes: std::ops::RangeInclusive<u32>,
        to: &Object<'_>,
        left: &Cell<usize>,
    ) -> Result<(), Refusal> {
        match to {
            Object::Text(to) => {
                for (nth, code) in (0..).zip(codes) {
                    self.letter(code, to, nth, left)?;
                }
            }
            Object::List(each) => {
                for (code, to) in codes.zip(each) {
                    self.letter(code, to.text().unwrap_or_default(), 0, left)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Notes what stands behind a code: the characters, the last of them so many further on.
    fn letter(
        &mut self,
        code: u32,
        characters: &[u8],
        further: u32,
        left: &Cell<usize>,
    ) -> Result<(), Refusal> {
        left.set(left.get().checked_sub(1).ok_or(Refusal::TooMuch)?);
        let mut letters: Vec<char> = utf16(characters).take(16).collect();
        if let Some(last) = letters.last_mut() {
            *last = u32::from(*last)
                .checked_add(further)
                .and_then(char::from_u32)
                .unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        match letters.as_slice() {
            [] => {}
            [one] => {
                self.letters.insert(code, Behind::One(*one));
            }
            several => {
                let several: String = several.iter().collect();
                self.letters
                    .insert(code, Behind::Several(several.into_boxed_str()));
            }
        }
        Ok(())
    }
}

/// The characters of UTF-16 with the larger byte first.
pub(super) fn utf16(bytes: &[u8]) -> impl Iterator<Item = char> {
    let units = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// A code of at most four bytes as a number.
fn big_endian(code: &[u8]) -> u32 {
    code.iter()
        .take(4)
        .fold(0, |number, byte| number << 8 | u32::from(*byte))
}
