//! From what a terminal says was pressed to what the person asked for.
//!
//! Only presses count: a terminal with the Kitty protocol reports releases and repeats too, and Windows always does.
//! Shift has done its work on a letter, whether the terminal says so or not.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::field::Edit;
use crate::command::{Bindings, Chord, Command, Conflict, Context, Found, Key, Keys};

/// Which keys ask for what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    bindings: Bindings,
}

/// What the chords pressed so far come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// The person asked for this.
    Command(Command),
    /// More keys must follow; keep the chords and wait.
    Pending,
    /// The person typed.
    Edit(Edit),
    /// Nothing here.
    Nothing {
        /// What the same keys would have done elsewhere.
        would_have: Option<Command>,
    },
}

impl Keymap {
    /// The default keys with some commands' keys replaced. All clashes are reported at once.
    pub fn new(overrides: &[(Command, Vec<Keys>)]) -> Result<Self, Vec<Conflict>> {
        Bindings::with(overrides).map(|bindings| Self { bindings })
    }

    /// A keymap over bindings that were checked when the configuration was read.
    #[must_use]
    pub fn over(bindings: Bindings) -> Self {
        Self { bindings }
    }

    /// The keys as they are bound, for the help and the hint line.
    #[must_use]
    pub fn bindings(&self) -> &Bindings {
        &self.bindings
    }

    /// What these chords come to in a place; `pressed` holds those kept since the last answer that wasn't
    /// [`Resolved::Pending`], the newest last.
    #[must_use]
    pub fn resolve(&self, context: Context, pressed: &[Chord]) -> Resolved {
        match self.bindings.find(context, pressed) {
            Found::Command(command) => return Resolved::Command(command),
            Found::Begun => return Resolved::Pending,
            Found::Nothing => {}
        }
        if context.takes_text()
            && let [chord] = pressed
            && let Some(edit) = edit(*chord)
        {
            return Resolved::Edit(edit);
        }
        Resolved::Nothing {
            would_have: self.bindings.elsewhere(pressed),
        }
    }
}

/// The chord of a key event; nothing for a release, a lone modifier, or a key that isn't known here.
#[must_use]
pub fn chord(event: KeyEvent) -> Option<Chord> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    let (key, shift) = match event.code {
        KeyCode::Char(c) => (
            letter(c, held(KeyModifiers::SHIFT), held(KeyModifiers::CONTROL)),
            false,
        ),
        KeyCode::BackTab => (Key::Tab, true),
        KeyCode::F(number) => (Key::F(number), held(KeyModifiers::SHIFT)),
        code => (named(code)?, held(KeyModifiers::SHIFT)),
    };
    // AltGr arrives as Ctrl+Alt where the terminal can't tell: a sign that no Ctrl chord types is what was meant.
    let altgr = held(KeyModifiers::CONTROL)
        && held(KeyModifiers::ALT)
        && matches!(key, Key::Char(c) if !c.is_ascii_alphanumeric());
    Some(Chord {
        key,
        ctrl: held(KeyModifiers::CONTROL) && !altgr,
        alt: held(KeyModifiers::ALT) && !altgr,
        shift,
    })
}

fn letter(c: char, shift: bool, ctrl: bool) -> Key {
    if ctrl {
        return Key::Char(c.to_ascii_lowercase());
    }
    if shift && c.is_ascii_lowercase() {
        return Key::Char(c.to_ascii_uppercase());
    }
    Key::Char(c)
}

fn named(code: KeyCode) -> Option<Key> {
    Some(match code {
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Insert => Key::Insert,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return None,
    })
}

/// What a chord does to a field: readline's keys, and those of every desktop.
fn edit(chord: Chord) -> Option<Edit> {
    if let Some(c) = chord.types() {
        return Some(Edit::Insert(c));
    }
    let word = chord.ctrl || chord.alt;
    Some(match chord.key {
        Key::Char(c) if chord.ctrl && !chord.alt => return with_ctrl(c),
        Key::Char(c) if chord.alt && !chord.ctrl => return with_alt(c),
        Key::Enter if !word => Edit::Newline,
        Key::Left if word => Edit::WordLeft,
        Key::Right if word => Edit::WordRight,
        Key::Left => Edit::Left,
        Key::Right => Edit::Right,
        Key::Up => Edit::Up,
        Key::Down => Edit::Down,
        Key::Home if word => Edit::Start,
        Key::End if word => Edit::Finish,
        Key::Home => Edit::Home,
        Key::End => Edit::End,
        Key::Backspace if word => Edit::KillWordLeft,
        Key::Backspace => Edit::Backspace,
        Key::Delete if word => Edit::KillWordRight,
        Key::Delete => Edit::Delete,
        _ => return None,
    })
}

fn with_ctrl(c: char) -> Option<Edit> {
    Some(match c {
        'a' => Edit::Home,
        'e' => Edit::End,
        'b' => Edit::Left,
        'f' => Edit::Right,
        'p' => Edit::Up,
        'n' => Edit::Down,
        'd' => Edit::Delete,
        'h' => Edit::Backspace,
        'w' => Edit::KillWordLeft,
        'u' => Edit::KillToHome,
        'k' => Edit::KillToEnd,
        'y' => Edit::Yank,
        'j' => Edit::Newline,
        // Ctrl-/ and Ctrl-_ are one byte, which crossterm reads as Ctrl-7.
        '/' | '_' | '7' => Edit::Undo,
        _ => return None,
    })
}

fn with_alt(c: char) -> Option<Edit> {
    Some(match c {
        'b' => Edit::WordLeft,
        'f' => Edit::WordRight,
        'd' => Edit::KillWordRight,
        '<' => Edit::Start,
        '>' => Edit::Finish,
        '/' | '_' => Edit::Redo,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Option<Chord> {
        chord(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn a_release_is_not_a_press() {
        let mut event = KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE);
        event.kind = KeyEventKind::Release;
        assert_eq!(chord(event), None);
    }

    #[test]
    fn a_capital_is_one_key_however_the_terminal_tells_it() {
        let capital = Some(Chord::plain(Key::Char('G')));
        assert_eq!(pressed(KeyCode::Char('G'), KeyModifiers::SHIFT), capital);
        assert_eq!(pressed(KeyCode::Char('G'), KeyModifiers::NONE), capital);
        assert_eq!(pressed(KeyCode::Char('g'), KeyModifiers::SHIFT), capital);
    }

    #[test]
    fn shift_tab_is_one_key_in_both_spellings() {
        let both = [
            (KeyCode::BackTab, KeyModifiers::SHIFT),
            (KeyCode::Tab, KeyModifiers::SHIFT),
        ];
        for (code, modifiers) in both {
            assert_eq!(
                pressed(code, modifiers).map(|chord| chord.to_string()),
                Some("Shift-Tab".into())
            );
        }
    }

    #[test]
    fn an_at_sign_typed_with_altgr_is_an_at_sign() {
        let chord = pressed(
            KeyCode::Char('@'),
            KeyModifiers::CONTROL | KeyModifiers::ALT,
        );
        assert_eq!(chord.and_then(Chord::types), Some('@'));
    }

    #[test]
    fn letters_are_commands_in_a_pane_and_text_in_a_field() {
        let keymap = Keymap::default();
        let a = [Chord::plain(Key::Char('a'))];
        assert_eq!(
            keymap.resolve(Context::Queue, &a),
            Resolved::Command(Command::Accept)
        );
        assert_eq!(
            keymap.resolve(Context::Composer, &a),
            Resolved::Edit(Edit::Insert('a'))
        );
    }

    #[test]
    fn a_key_of_another_place_says_what_it_would_do_there() {
        let keymap = Keymap::default();
        let accept = [Chord::plain(Key::Char('a'))];
        assert_eq!(
            keymap.resolve(Context::Sheet, &accept),
            Resolved::Nothing {
                would_have: Some(Command::Accept)
            }
        );
        let later = [Chord::plain(Key::Char('Z'))];
        assert_eq!(
            keymap.resolve(Context::Queue, &later),
            Resolved::Nothing { would_have: None }
        );
    }

    #[test]
    fn no_edit_is_hidden_behind_a_command_that_means_something_else() {
        let keymap = Keymap::default();
        for c in ['a', 'e', 'b', 'f', 'd', 'h', 'w', 'u', 'k', 'y', '7'] {
            assert!(
                matches!(
                    keymap.resolve(Context::Composer, &[Chord::ctrl(c)]),
                    Resolved::Edit(_)
                ),
                "ctrl-{c}"
            );
        }
    }
}
