//! Text that a stranger wrote: names, headlines, notes, file names.
//!
//! It can't be printed by accident: there is no `Display` and no `Serialize`, and `Debug` shows only a length. The way
//! out is [`Foreign::shown`], which goes through the sanitiser. [`Foreign::raw`] is for the floors that store, fold or
//! classify text; `tests/floors.rs` names them.

use std::fmt;

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
    fn a_name_that_clears_the_screen_only_shows_its_letters() {
        let name = Foreign::new("Ines\u{1b}[2J Duval\u{202e}");
        assert_eq!(name.shown(Medium::Line), "Ines Duval");
    }
}
