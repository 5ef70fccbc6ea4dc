//! Bytes of a table to plain text: UTF-16 becomes UTF-8, a byte order mark goes, every line ends in one line feed.
//!
//! It streams. Eight-bit text passes through as it is: whether it is UTF-8 shows only in its cells (`rows`).

use std::io::{self, Cursor, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes tell what a file is.
pub(super) const HEAD: usize = 64 * 1024;

/// A table's text and what its bytes gave away.
pub(super) struct Plain<'a> {
    /// The text: 8-bit, without a mark, lines ending in `\n`, the last one too.
    pub(super) text: Box<dyn Read + 'a>,
    /// Whether it has marks that LinkedIn doesn't write and spreadsheets do.
    pub(super) resaved: bool,
}

/// Opens bytes as plain text.
pub(super) fn plain<'a>(mut input: Box<dyn Read + 'a>) -> io::Result<Plain<'a>> {
    let head = head(&mut input, 4096)?;
    let (encoding, mark) = encoding(&head);
    let crlf = head.windows(2).any(|pair| pair == b"\r\n");
    let rest = Cursor::new(head).chain(input);
    let mut rest: Box<dyn Read + 'a> = Box::new(rest);
    rest.read_exact(&mut [0; 3][..mark])?;
    if encoding == UTF_8 {
        return Ok(Plain {
            text: Box::new(Lines::new(rest)),
            resaved: crlf || mark > 0,
        });
    }
    Ok(Plain {
        text: Box::new(Lines::new(Transcoded::new(rest, encoding))),
        // LinkedIn's own UTF-16 files end their lines as it likes.
        resaved: false,
    })
}

/// Reads up to so many first bytes; fewer only at the end.
pub(super) fn head(input: &mut dyn Read, most: usize) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    input.take(most as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// The text of first bytes, for telling what a file is; what isn't UTF-8 becomes a replacement character.
pub(super) fn head_text(head: &[u8]) -> String {
    let (encoding, mark) = encoding(head);
    let bytes = head.get(mark..).unwrap_or_default();
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The encoding by its mark, or by every second byte being zero, and the length of the mark.
fn encoding(head: &[u8]) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(head) {
        return found;
    }
    let sample = head.get(..head.len().min(64)).unwrap_or_default();
    if sample.len() >= 4 {
        let pairs = sample.chunks_exact(2);
        if pairs.clone().all(|pair| pair[0] != 0 && pair[1] == 0) {
            return (UTF_16LE, 0);
        }
        if pairs.clone().all(|pair| pair[0] == 0 && pair[1] != 0) {
            return (UTF_16BE, 0);
        }
    }
    (UTF_8, 0)
}

/// A reader that turns another encoding into UTF-8.
struct Transcoded<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Transcoded<R> {
    const CHUNK: usize = 16 * 1024;

    fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_without_bom_handling(),
            raw: vec![0; Self::CHUNK],
            text: Vec::new(),
            given: 0,
            ended: false,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        let read = self.inner.read(&mut self.raw)?;
        self.ended = read == 0;
        // Three bytes of UTF-8 for each byte in is more than any encoding needs, so the output can't be full.
        self.text.resize(3 * read + 64, 0);
        let (result, _, written, _) =
            self.decoder
                .decode_to_utf8(&self.raw[..read], &mut self.text, self.ended);
        debug_assert_eq!(result, CoderResult::InputEmpty);
        self.text.truncate(written);
        self.given = 0;
        Ok(())
    }
}

impl<R: Read> Read for Transcoded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() && !self.ended {
            self.refill()?;
        }
        let rest = self.text.get(self.given..).unwrap_or_default();
        let count = rest.len().min(buf.len());
        buf[..count].copy_from_slice(&rest[..count]);
        self.given += count;
        Ok(count)
    }
}

/// A reader whose lines all end in `\n`.
///
/// The CSV reader counts a line only at `\n` and looks at it only when it begins the next record; with one kind of
/// line ending the physical line of a row can be worked out.
struct Lines<R> {
    inner: R,
    last: u8,
    ended: bool,
}

impl<R: Read> Lines<R> {
    fn new(inner: R) -> Self {
        Self {
            inner,
            last: b'\n',
            ended: false,
        }
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if buf.is_empty() || self.ended {
            return Ok(0);
        }
        loop {
            let read = self.inner.read(buf)?;
            if read == 0 {
                self.ended = true;
                if matches!(self.last, b'\n' | b'\r') {
                    return Ok(0);
                }
                buf[0] = b'\n';
                return Ok(1);
            }
            let after_return = std::mem::replace(&mut self.last, buf[read - 1]) == b'\r';
            if !after_return && !buf[..read].contains(&b'\r') {
                return Ok(read);
            }
            let kept = unify(&mut buf[..read], after_return);
            if kept > 0 {
                return Ok(kept);
            }
        }
    }
}

/// Turns `\r\n` and `\r` into `\n` in place; gives how many bytes are left.
fn unify(bytes: &mut [u8], mut after_return: bool) -> usize {
    let mut kept = 0;
    for index in 0..bytes.len() {
        let byte = bytes[index];
        if !(byte == b'\n' && after_return) {
            bytes[kept] = if byte == b'\r' { b'\n' } else { byte };
            kept += 1;
        }
        after_return = byte == b'\r';
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Gives its bytes a few at a time, as a pipe would.
    struct Dribble<'a>(&'a [u8], usize);

    impl Read for Dribble<'_> {
        fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(buf.len()).min(self.0.len());
            buf[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn text_of(bytes: &[u8], step: usize) -> String {
        let mut text = Vec::new();
        plain(Box::new(Dribble(bytes, step)))
            .unwrap()
            .text
            .read_to_end(&mut text)
            .unwrap();
        String::from_utf8_lossy(&text).into_owned()
    }

    #[test]
    fn every_kind_of_line_end_becomes_one() {
        for step in [1, 2, 3, 100] {
            assert_eq!(text_of(b"a\r\n\r\nb\rc\nd", step), "a\n\nb\nc\nd\n");
        }
    }

    #[test]
    fn utf_16_with_or_without_its_mark_is_read() {
        let text = "Zoë,Łódź,李,🙂\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xff, 0xfe], little.as_slice()].concat();
        let big: Vec<u8> = "\u{feff}Zoë,Łódź,李,🙂\n"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        for step in [1, 5, 4096] {
            assert_eq!(text_of(&marked, step), text);
            assert_eq!(text_of(&big, step), text);
        }
        let plain: Vec<u8> = "From\tTo\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(text_of(&plain, 3), "From\tTo\n");
    }

    #[test]
    fn a_spreadsheet_gives_itself_away() {
        let resaved = |bytes: &'static [u8]| plain(Box::new(bytes)).unwrap().resaved;
        assert!(resaved(b"\xef\xbb\xbfa,b\n"));
        assert!(resaved(b"a,b\r\n"));
        assert!(!resaved(b"a,b\n"));
    }

    proptest! {
        #[test]
        fn any_bytes_come_through_the_same_however_they_arrive(bytes in prop::collection::vec(any::<u8>(), 0..300), step in 1_usize..9) {
            prop_assert_eq!(text_of(&bytes, step), text_of(&bytes, 4096));
        }
    }
}
