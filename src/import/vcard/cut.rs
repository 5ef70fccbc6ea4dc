//! One card after another out of a stream of them, each bounded, without its pictures and sounds.
//!
//! The reader of cards takes a card without an end for a card, and holds pictures whole; so the cards are cut here.

use std::io::{self, BufRead, Read as _};

/// The most that is kept of one card, pictures and sounds left out.
const CARD: usize = 1024 * 1024;

/// The most that is looked at in one piece; longer lines come in several.
const PIECE: u64 = 64 * 1024;

/// Properties whose values are pictures, sounds and keys.
const HEAVY: [&str; 6] = ["PHOTO", "LOGO", "SOUND", "KEY", "X-PHOTO", "X-WAB-PHOTO"];

/// What was cut out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// A card from its BEGIN to its END, both left out.
    Whole(Vec<u8>),
    /// A card that has no END.
    Unended,
    /// A card of more than [`CARD`] bytes.
    TooLarge,
}

/// A card that was begun.
#[derive(Default)]
struct Open {
    bytes: Vec<u8>,
    too_large: bool,
    /// Whether the value of a picture or a sound goes on.
    heavy: bool,
    /// Whether the last property was an agent, whose value is a card of its own.
    agent: bool,
    /// How many cards within this one are open.
    inner: u32,
}

/// A stream of cards.
pub(super) struct Cards<R> {
    input: R,
    piece: Vec<u8>,
    /// Whether the last piece ended within a line.
    within: bool,
    open: Option<Open>,
    number: u64,
}

impl<R: BufRead> Cards<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            piece: Vec::new(),
            within: false,
            open: None,
            number: 0,
        }
    }

    /// The next card with its number; none at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<(u64, Cut)>> {
        loop {
            self.piece.clear();
            let within = self.within;
            let read = (&mut self.input)
                .take(PIECE)
                .read_until(b'\n', &mut self.piece)?;
            if read == 0 {
                return Ok(self.open.take().map(|open| (self.number, open.broken())));
            }
            self.within = !self.piece.ends_with(b"\n");
            let mark = if within { None } else { mark(&self.piece) };
            let Some(open) = &mut self.open else {
                if mark == Some(Mark::Begin) {
                    self.open = Some(Open::default());
                    self.number += 1;
                }
                continue;
            };
            match mark {
                Some(Mark::Begin) if open.inner > 0 || open.agent => {
                    open.inner += 1;
                    open.agent = false;
                }
                Some(Mark::Begin) => {
                    let broken = std::mem::take(open).broken();
                    self.number += 1;
                    return Ok(Some((self.number - 1, broken)));
                }
                Some(Mark::End) if open.inner > 0 => open.inner -= 1,
                Some(Mark::End) => {
                    let ended = self.open.take().map(|open| (self.number, open.ended()));
                    return Ok(ended);
                }
                None => open.take(&self.piece, within),
            }
        }
    }
}

impl Open {
    fn broken(self) -> Cut {
        if self.too_large {
            Cut::TooLarge
        } else {
            Cut::Unended
        }
    }

    fn ended(self) -> Cut {
        if self.too_large {
            Cut::TooLarge
        } else {
            Cut::Whole(self.bytes)
        }
    }

    fn take(&mut self, piece: &[u8], within: bool) {
        if self.inner > 0 {
            return;
        }
        let goes_on = within || piece.starts_with(b" ") || piece.starts_with(b"\t");
        if !goes_on {
            // In cards of 2.1 the lines of a picture needn't be indented; none of them has a colon in it.
            self.heavy &= !piece.contains(&b':');
            if !self.heavy {
                let name = property(piece);
                self.heavy = HEAVY
                    .iter()
                    .any(|heavy| name.eq_ignore_ascii_case(heavy.as_bytes()));
                self.agent = name.eq_ignore_ascii_case(b"AGENT");
            }
        }
        if self.heavy || self.too_large {
            return;
        }
        if self.bytes.len() + piece.len() > CARD {
            self.too_large = true;
            self.bytes = Vec::new();
            return;
        }
        self.bytes.extend_from_slice(piece);
    }
}

/// The name of a property, without its group.
fn property(line: &[u8]) -> &[u8] {
    let name = line
        .split(|byte| matches!(byte, b':' | b';'))
        .next()
        .unwrap_or_default();
    name.rsplit(|byte| *byte == b'.')
        .next()
        .unwrap_or_default()
        .trim_ascii()
}

/// A line that begins or ends a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Begin,
    End,
}

fn mark(line: &[u8]) -> Option<Mark> {
    let line = line
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(line)
        .trim_ascii();
    let (word, what) = line.split_at_checked(line.iter().position(|byte| *byte == b':')?)?;
    if !what[1..].trim_ascii().eq_ignore_ascii_case(b"VCARD") {
        return None;
    }
    let word = word.trim_ascii();
    if word.eq_ignore_ascii_case(b"BEGIN") {
        Some(Mark::Begin)
    } else {
        word.eq_ignore_ascii_case(b"END").then_some(Mark::End)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(bytes: &[u8]) -> Vec<(u64, Cut)> {
        let mut cards = Cards::new(bytes);
        std::iter::from_fn(|| cards.next().unwrap()).collect()
    }

    fn whole(text: &str) -> Cut {
        Cut::Whole(text.as_bytes().to_vec())
    }

    #[test]
    fn a_card_without_an_end_is_told_and_the_next_one_is_read() {
        let text = b"BEGIN:VCARD\nFN:Sunniva Hauge\nBegin : vcard\nFN:Tariq Aziz\nEND:VCARD\nnonsense\nBEGIN:VCARD\nFN:Mo";
        assert_eq!(
            cut(text),
            [
                (1, Cut::Unended),
                (2, whole("FN:Tariq Aziz\n")),
                (3, Cut::Unended)
            ]
        );
    }

    #[test]
    fn pictures_are_left_out_however_they_are_wrapped() {
        let text = "BEGIN:VCARD\nFN:Ada\nPHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\n /9j/\n\nitem1.LOGO;ENCODING=b:AAAA\nBBBB==\nTEL:1\nEND:VCARD\n";
        assert_eq!(cut(text.as_bytes()), [(1, whole("FN:Ada\nTEL:1\n"))]);
    }

    #[test]
    fn a_picture_of_many_megabytes_is_no_burden_and_a_card_of_many_is_refused() {
        let photo = format!(
            "BEGIN:VCARD\nFN:Ada\nPHOTO;ENCODING=b:{}\nTEL:1\nEND:VCARD\n",
            "A".repeat(3 * CARD)
        );
        assert_eq!(cut(photo.as_bytes()), [(1, whole("FN:Ada\nTEL:1\n"))]);
        let note = format!(
            "BEGIN:VCARD\nNOTE:{}\nEND:VCARD\n",
            "word ".repeat(CARD / 4)
        );
        assert_eq!(cut(note.as_bytes()), [(1, Cut::TooLarge)]);
    }

    #[test]
    fn the_card_of_an_assistant_within_a_card_is_not_somebody_else() {
        let text =
            "BEGIN:VCARD\nFN:Ada\nAGENT:\nBEGIN:VCARD\nFN:Assistant\nEND:VCARD\nTEL:1\nEND:VCARD\n";
        assert_eq!(
            cut(text.as_bytes()),
            [(1, whole("FN:Ada\nAGENT:\nTEL:1\n"))]
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_cut_and_no_card_is_larger_than_a_card(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
            let text = [b"BEGIN:VCARD\n", bytes.as_slice(), b"\nEND:VCARD\nBEGIN:VCARD\n"].concat();
            for (_, cut) in cut(&text) {
                prop_assert!(!matches!(cut, Cut::Whole(bytes) if bytes.len() > CARD));
            }
        }
    }
}
