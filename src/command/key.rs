//! Keys as a person writes them in a file: `a`, `G`, `ctrl-d`, `alt-enter`, `g t`. No terminal library.

use std::fmt;
use std::str::FromStr;

/// A key on the keyboard, after shift has done its work on letters and signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab; with shift it is `Chord { shift: true, .. }`.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// A key with what is held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Whether Ctrl is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held; never set for characters, which carry it in themselves (`G`, `?`).
    pub shift: bool,
}

/// Chords pressed one after the other.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Keys(pub Vec<Chord>);

/// Says that a text is not a key, and what would be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadKeys {
    /// Nothing is there.
    #[error("no key is named; write one such as \"a\", \"ctrl-d\" or \"g t\"")]
    Empty,
    /// A word names no key.
    #[error(
        "{0:?} is not a key; write one such as \"a\", \"G\", \"ctrl-d\", \"alt-enter\", \"pagedown\" or \"f1\""
    )]
    Unknown(String),
}

/// The names of keys that aren't characters.
const NAMED: [(&str, Key, &str); 15] = [
    ("enter", Key::Enter, "Enter"),
    ("esc", Key::Esc, "Esc"),
    ("tab", Key::Tab, "Tab"),
    ("space", Key::Char(' '), "Space"),
    ("backspace", Key::Backspace, "Backspace"),
    ("delete", Key::Delete, "Delete"),
    ("insert", Key::Insert, "Insert"),
    ("up", Key::Up, "↑"),
    ("down", Key::Down, "↓"),
    ("left", Key::Left, "←"),
    ("right", Key::Right, "→"),
    ("home", Key::Home, "Home"),
    ("end", Key::End, "End"),
    ("pageup", Key::PageUp, "PgUp"),
    ("pagedown", Key::PageDown, "PgDn"),
];

impl Chord {
    /// A key with nothing held.
    #[must_use]
    pub const fn plain(key: Key) -> Self {
        Self {
            key,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character with Ctrl.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self {
            ctrl: true,
            ..Self::plain(Key::Char(c))
        }
    }

    /// A character with Alt.
    #[must_use]
    pub const fn alt(c: char) -> Self {
        Self {
            alt: true,
            ..Self::plain(Key::Char(c))
        }
    }

    /// The character this types, if it types one.
    #[must_use]
    pub fn types(self) -> Option<char> {
        match self.key {
            Key::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Chord {
    /// As a person reads it: `Ctrl-D`, `Alt-Enter`, `?`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ] {
            if held {
                f.write_str(name)?;
            }
        }
        if let Some((_, _, shown)) = NAMED.iter().find(|(_, key, _)| *key == self.key) {
            return f.write_str(shown);
        }
        match self.key {
            Key::Char(c) if self.ctrl => write!(f, "{}", c.to_uppercase()),
            Key::Char(c) => write!(f, "{c}"),
            Key::F(number) => write!(f, "F{number}"),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, chord) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str(" ")?;
            }
            chord.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for Chord {
    type Err = BadKeys;

    fn from_str(text: &str) -> Result<Self, BadKeys> {
        let unknown = || BadKeys::Unknown(text.to_owned());
        let mut chord = Self::plain(Key::Esc);
        let mut rest = text;
        loop {
            let held = [
                ("ctrl-", &mut chord.ctrl),
                ("alt-", &mut chord.alt),
                ("shift-", &mut chord.shift),
            ]
            .into_iter()
            .find_map(|(prefix, held)| Some((after(rest, prefix)?, held)));
            let Some((after, held)) = held else { break };
            *held = true;
            rest = after;
        }
        chord.key = key(rest).ok_or_else(unknown)?;
        // Ctrl carries no case, and a shifted letter is its capital: one spelling for each chord.
        if let Key::Char(c) = chord.key {
            if chord.shift && !c.is_ascii_lowercase() {
                return Err(unknown());
            }
            let c = if chord.shift && !chord.ctrl {
                c.to_ascii_uppercase()
            } else {
                c
            };
            chord.key = Key::Char(if chord.ctrl {
                c.to_ascii_lowercase()
            } else {
                c
            });
            chord.shift = false;
        }
        Ok(chord)
    }
}

impl FromStr for Keys {
    type Err = BadKeys;

    fn from_str(text: &str) -> Result<Self, BadKeys> {
        let chords = text
            .split_whitespace()
            .map(str::parse)
            .collect::<Result<Vec<_>, _>>()?;
        if chords.is_empty() {
            return Err(BadKeys::Empty);
        }
        Ok(Self(chords))
    }
}

/// The rest of a text behind a prefix in any case, unless that is all there is.
fn after<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    let rest = &text[prefix.len()..];
    (head.eq_ignore_ascii_case(prefix) && !rest.is_empty()).then_some(rest)
}

fn key(name: &str) -> Option<Key> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control()).then_some(Key::Char(c));
    }
    if let Some((_, key, _)) = NAMED
        .iter()
        .find(|(known, _, _)| known.eq_ignore_ascii_case(name))
    {
        return Some(*key);
    }
    let number = after(name, "f")?.parse().ok()?;
    (1..=24).contains(&number).then_some(Key::F(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        text.parse::<Keys>().unwrap().to_string()
    }

    #[test]
    fn keys_read_as_they_stand_on_the_keyboard() {
        assert_eq!(shown("ctrl-d"), "Ctrl-D");
        assert_eq!(shown("CTRL-D"), "Ctrl-D");
        assert_eq!(shown("shift-g"), "G");
        assert_eq!(shown("shift-tab"), "Shift-Tab");
        assert_eq!(shown("alt-enter"), "Alt-Enter");
        assert_eq!(shown("g t"), "g t");
        assert_eq!(shown("-"), "-");
        assert_eq!(shown("ctrl--"), "Ctrl--");
        assert_eq!(shown("F12"), "F12");
    }

    #[test]
    fn what_is_no_key_is_said_with_the_word_itself() {
        assert_eq!("".parse::<Keys>(), Err(BadKeys::Empty));
        assert_eq!(
            "crtl-d".parse::<Keys>(),
            Err(BadKeys::Unknown("crtl-d".into()))
        );
        assert!("f0".parse::<Keys>().is_err());
        assert!("ctrl-".parse::<Chord>().is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_a_key_or_refused(text in "\\PC{0,20}") {
            let _either = text.parse::<Keys>();
        }
    }
}
