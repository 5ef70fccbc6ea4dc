//! Where one mail of an mbox ends and the next begins. Knows lines; knows nothing of what a mail says.
//!
//! The reader of `mail-parser` splits at every line that starts with `From `, which tears mails apart in boxes whose
//! writer didn't quote such lines, and it reads a mail of any size; so the splitting is done here.

use std::io::{self, BufRead, Read};

/// The most bytes of one line that are looked at in one go; a longer line is read in several.
const LINE: u64 = 64 * 1024;

/// One mail of a box.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    /// Its bytes, without the separating line, or as many as are read of one mail.
    pub(super) bytes: &'a [u8],
    /// Whether there were more than are read of one mail.
    pub(super) cut: bool,
}

impl<'a> Piece<'a> {
    /// Takes a whole mail.
    pub(super) fn whole(bytes: &'a [u8]) -> Self {
        Self { bytes, cut: false }
    }

    /// Takes a whole mail, of which at most so many bytes are read.
    pub(super) fn within(bytes: &'a [u8], largest: usize) -> Self {
        Self {
            bytes: &bytes[..bytes.len().min(largest)],
            cut: bytes.len() > largest,
        }
    }
}

/// Splits a box while it is read.
pub(super) struct Splitter<'a> {
    input: &'a mut dyn BufRead,
    largest: usize,
    mail: Vec<u8>,
    line: Vec<u8>,
    /// The first line of the next mail, read to be sure that the line before it separates two mails.
    begun: Option<Vec<u8>>,
}

impl<'a> Splitter<'a> {
    pub(super) fn new(input: &'a mut dyn BufRead, largest: usize) -> Self {
        Self {
            input,
            largest,
            mail: Vec::new(),
            line: Vec::new(),
            begun: None,
        }
    }

    /// The next mail; `None` after the last. What stands before the first separating line is no mail.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece<'_>>> {
        self.mail.clear();
        match self.begun.take() {
            Some(first) => self.mail.extend_from_slice(&first),
            None => {
                if !self.find_first()? {
                    return Ok(None);
                }
            }
        }
        let mut cut = false;
        let mut held: Option<Vec<u8>> = None;
        let mut starts_line = true;
        while self.read_line()? > 0 {
            if let Some(separator) = held.take() {
                if is_header(&self.line) {
                    self.begun = Some(std::mem::take(&mut self.line));
                    break;
                }
                cut |= keep(&mut self.mail, &separator, self.largest);
            }
            if starts_line && is_separator(&self.line) {
                held = Some(std::mem::take(&mut self.line));
                continue;
            }
            let line = if starts_line {
                unquoted(&self.line)
            } else {
                &self.line
            };
            cut |= keep(&mut self.mail, line, self.largest);
            starts_line = self.line.ends_with(b"\n");
        }
        Ok(Some(Piece {
            bytes: &self.mail,
            cut,
        }))
    }

    fn find_first(&mut self) -> io::Result<bool> {
        let mut starts_line = true;
        while self.read_line()? > 0 {
            let line = self
                .line
                .strip_prefix(b"\xef\xbb\xbf")
                .unwrap_or(&self.line);
            if starts_line && line.starts_with(b"From ") {
                return Ok(true);
            }
            starts_line = self.line.ends_with(b"\n");
        }
        Ok(false)
    }

    fn read_line(&mut self) -> io::Result<usize> {
        self.line.clear();
        (&mut *self.input)
            .take(LINE)
            .read_until(b'\n', &mut self.line)
    }
}

/// Adds a line to the mail, as far as there is room; says whether there wasn't.
fn keep(mail: &mut Vec<u8>, line: &[u8], largest: usize) -> bool {
    let room = largest.saturating_sub(mail.len());
    mail.extend_from_slice(&line[..line.len().min(room)]);
    line.len() > room
}

/// Whether a line can separate two mails: `From `, an address, then a time of day and a year.
fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else {
        return false;
    };
    let after_address = || {
        rest.split(u8::is_ascii_whitespace)
            .filter(|word| !word.is_empty())
            .skip(1)
    };
    after_address().any(is_clock) && after_address().any(is_year)
}

/// Whether a word is a year of four digits.
fn is_year(word: &[u8]) -> bool {
    word.len() == 4 && word.iter().all(u8::is_ascii_digit)
}

/// Whether a word is a time of day, such as `14:05` or `14:05:09`.
fn is_clock(word: &[u8]) -> bool {
    let mut parts = word.split(|&b| b == b':');
    let two_digits = |part: &[u8]| part.len() == 2 && part.iter().all(u8::is_ascii_digit);
    parts.next().is_some_and(two_digits) && parts.next().is_some_and(two_digits)
}

/// Whether a line begins a header: a name without spaces, and a colon.
fn is_header(line: &[u8]) -> bool {
    let name = line
        .iter()
        .take_while(|b| matches!(b, b'!'..=b'9' | b';'..=b'~'));
    let length = name.count();
    length > 0 && line.get(length) == Some(&b':')
}

/// Takes back the `>` that the writer of a box puts before a line that could be taken for a separator.
fn unquoted(line: &[u8]) -> &[u8] {
    let depth = line.iter().take_while(|&&b| b == b'>').count();
    if depth > 0 && line[depth..].starts_with(b"From ") {
        &line[1..]
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Cursor;

    fn split(text: &[u8], largest: usize) -> Vec<(String, bool)> {
        let mut input = Cursor::new(text);
        let mut splitter = Splitter::new(&mut input, largest);
        let mut mails = Vec::new();
        while let Some(piece) = splitter.next().unwrap() {
            mails.push((String::from_utf8_lossy(piece.bytes).into_owned(), piece.cut));
        }
        mails
    }

    fn mails(text: &str) -> Vec<String> {
        split(text.as_bytes(), 1000)
            .into_iter()
            .map(|(mail, _)| mail)
            .collect()
    }

    #[test]
    fn two_mails_are_two() {
        let text = "From a@x.example Mon Nov 23 10:00:00 2026\nSubject: one\n\nhello\n\n\
                    From - Mon Nov 23 10:05:00 2026\nSubject: two\n\nbye\n";
        assert_eq!(
            mails(text),
            ["Subject: one\n\nhello\n\n", "Subject: two\n\nbye\n"]
        );
    }

    #[test]
    fn a_sentence_that_begins_with_from_does_not_end_a_mail() {
        let text = "From a@x.example Mon Nov 23 10:00:00 2026\nSubject: one\n\n\
                    From what I hear:\nPrice: it rains\n\nFrom Monday 10:00 on\nNote: we are open\n";
        assert_eq!(mails(text).len(), 1);
    }

    #[test]
    fn a_quoted_line_gets_its_own_words_back() {
        let text = "From a@x.example Mon Nov 23 10:00:00 2026\nSubject: one\n\n>From here\n>>From there\n> quoted\n";
        assert_eq!(
            mails(text),
            ["Subject: one\n\nFrom here\n>From there\n> quoted\n"]
        );
    }

    #[test]
    fn an_empty_box_and_a_text_without_mails_have_none() {
        assert!(mails("").is_empty());
        assert!(mails("Dear diary,\nFromage.\n").is_empty());
    }

    #[test]
    fn a_mail_without_end_costs_only_itself() {
        let mut text = b"From a@x.example Mon Nov 23 10:00:00 2026\nSubject: one\n\n".to_vec();
        text.extend(std::iter::repeat_n(b'x', 200_000));
        text.extend_from_slice(
            b"\nFrom b@x.example Mon Nov 23 10:00:00 2026\nSubject: two\n\nbye\n",
        );
        let mails = split(&text, 1000);
        assert_eq!(mails.len(), 2);
        assert!(mails[0].1 && mails[0].0.len() == 1000);
        assert_eq!(mails[1], ("Subject: two\n\nbye\n".to_owned(), false));
    }

    #[test]
    fn line_ends_of_any_system_do() {
        let text = "From a@x.example Mon Nov 23 10:00:00 2026\r\nSubject: one\r\n\r\nhello\r\n\
                    From b@x.example Mon Nov 23 10:00:00 2026\r\nSubject: two\r\n\r\n";
        assert_eq!(mails(text).len(), 2);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_stumble(text in proptest::collection::vec(
            prop_oneof![Just(b"From a 10:00 2026\n".to_vec()), Just(b"X: y\n".to_vec()), proptest::collection::vec(any::<u8>(), 0..40)], 0..20)) {
            let text = text.concat();
            for (mail, _) in split(&text, 64) {
                prop_assert!(mail.len() <= 64 * 3, "lossy decoding at most triples a byte");
            }
        }
    }
}
