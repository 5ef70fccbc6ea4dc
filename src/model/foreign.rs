//! Text that a stranger wrote: names, headlines, notes, file names.
//!
//! It can't be printed by accident: there is no `Display` and no `Serialize`, and `Debug` shows only a length. The way
//! out is [`Foreign::shown`], which goes through the sanitiser. [`Foreign::raw`] is for the floors that store, fold or
//! classify text; `tests/floors.rs` names them.

use std::fmt;
use std::ops::Range;

use crate::text::sanitise;

/// Text from a stranger, as it was read.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Foreign(Box<str>);

/// Where a stranger's text is about to go. It decides what may stay in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// One line on a screen, in a window title, in a message or a log: no line breaks.
    Line,
    /// Several lines on a screen, in a file, on the clipboard: line breaks stay.
    Text,
    /// A JSON string: as `Text`; the writer of the JSON does the quoting.
    Json,
}

impl Foreign {
    /// Takes text as it came from a file.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }

    /// Gives the text as it may be shown there: no control characters, escape sequences, bidi controls or
    /// zero-width padding, and no grapheme longer than a person could have meant.
    #[must_use]
    pub fn shown(&self, medium: Medium) -> String {
        match medium {
            Medium::Line => sanitise::line(&self.0),
            Medium::Text | Medium::Json => sanitise::lines(&self.0),
        }
    }

    /// Gives the text untouched, for storing, folding and classifying; never for showing.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// The text in parts, in order: those at the given places, in bytes of the text as it was read, are marked with
    /// `true`. A place that lies inside a letter, outside the text or before an earlier one is left out.
    #[must_use]
    pub fn marked(&self, places: &[Range<usize>]) -> Vec<(Self, bool)> {
        let mut places: Vec<_> = places.iter().filter(|place| !place.is_empty()).collect();
        places.sort_by_key(|place| place.start);
        let mut parts = Vec::new();
        let mut done = 0;
        for place in places {
            let (Some(before), Some(at)) =
                (self.0.get(done..place.start), self.0.get((*place).clone()))
            else {
                continue;
            };
            parts.push((Self::new(before), false));
            parts.push((Self::new(at), true));
            done = place.end;
        }
        parts.push((Self::new(&self.0[done..]), false));
        parts.retain(|(part, _)| !part.0.is_empty());
        parts
    }

    /// Whether nothing visible is in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Debug for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Foreign({} bytes)", self.0.len())
    }
}

impl From<&str> for Foreign {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Foreign {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debugging_a_name_does_not_print_it() {
        assert_eq!(
            format!("{:?}", Foreign::new("Ines Duval")),
            "Foreign(10 bytes)"
        );
    }

    #[test]
    fn the_words_at_a_place_are_told_from_the_rest() {
        let note = Foreign::new("Grüße an Harbour & Finch");
        let parts = |places: &[Range<usize>]| -> Vec<(String, bool)> {
            let parts = note.marked(places).into_iter();
            parts
                .map(|(part, is_marked)| (part.shown(Medium::Text), is_marked))
                .collect()
        };
        let whole = vec![("Grüße an Harbour & Finch".to_owned(), false)];
        assert_eq!(
            parts(std::slice::from_ref(&(11..26))),
            [
                ("Grüße an ".to_owned(), false),
                ("Harbour & Finch".to_owned(), true)
            ]
        );
        // Inside a letter, outside the text, nothing at all.
        assert_eq!(parts(&[3..5, 20..99, 4..4]), whole);
        assert_eq!(parts(&[]), whole);
    }

    #[test]
    fn a_name_that_clears_the_screen_only_shows_its_letters() {
        let name = Foreign::new("Ines\u{1b}[2J Duval\u{202e}");
        assert_eq!(name.shown(Medium::Line), "Ines Duval");
    }
}
