//! Bytes from a terminal to keys and pasted texts. Pure: no file, no clock; the reader says when it has been quiet.
//!
//! It has one promise to keep: what isn't a key press never becomes one. A paste is a paste until its end is seen, an
//! answer of the terminal is dropped whole, and neither an end that never comes nor half a sequence blocks what a
//! person types afterwards.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// How long half a sequence may wait for its other half. A lone Escape is such a half.
const HALF_SEQUENCE: Duration = Duration::from_millis(30);

/// How long a paste may fall silent before what came of it is handed over.
const SILENT_PASTE: Duration = Duration::from_secs(2);

/// The most bytes of one paste that are kept.
const PASTE_BYTES: usize = 16 << 20;

/// The longest control sequence that is waited for, and the longest answer of the terminal.
const SEQUENCE_BYTES: usize = 64;
const ANSWER_BYTES: usize = 64 << 10;

/// More bytes than one key press sends: what comes in such lumps is no typing.
const KEY_PRESS_BYTES: usize = 8;

const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// What a person did at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Pressed a key. Upper-case letters carry Shift.
    Key(KeyEvent),
    /// Pasted a text, as it came: not sanitised, line breaks as the terminal sends them.
    Pasted(String),
    /// Came back to the window, on a terminal that tells.
    FocusCame,
}

/// Turns bytes into what a person did, whatever the lumps in which they come.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    paste: Option<Paste>,
}

#[derive(Debug, Default)]
struct Paste {
    text: Vec<u8>,
    /// It fell silent, and what had come of it was handed over.
    stalled: bool,
}

/// What stands at the beginning of some bytes.
enum Head {
    /// A key, so many bytes long.
    Key(usize, KeyEvent),
    /// So many bytes that mean nothing here.
    Nothing(usize),
    /// The window has the focus again; so many bytes long.
    FocusCame(usize),
    /// The beginning of a paste, so many bytes long.
    PasteBegins(usize),
    /// Too few bytes to tell.
    Half,
}

impl Decoder {
    /// Takes the bytes of one read.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Input> {
        let mut inputs = Vec::new();
        let resumed = self.paste.as_ref().is_some_and(|paste| paste.stalled);
        if resumed && !bytes.is_empty() && is_typing(bytes) {
            self.give_up_paste(&mut inputs);
        }
        self.pending.extend_from_slice(bytes);
        self.decode(&mut inputs);
        inputs
    }

    /// How long the reader should wait for more before it calls [`Self::settle`]; `None` when nothing is half done.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        match &self.paste {
            Some(paste) if paste.stalled => None,
            Some(_) => Some(SILENT_PASTE),
            None if self.pending.is_empty() => None,
            None => Some(HALF_SEQUENCE),
        }
    }

    /// Makes the best of what is half done, since nothing more came.
    pub fn settle(&mut self) -> Vec<Input> {
        let mut inputs = Vec::new();
        if self.paste.is_some() {
            self.hand_over_paste(&mut inputs);
            return inputs;
        }
        let pending = std::mem::take(&mut self.pending);
        match pending[..] {
            [0x1b] => inputs.push(key(KeyCode::Esc, KeyModifiers::NONE)),
            [0x1b, c] if c.is_ascii_graphic() => inputs.push(Input::Key(with_alt(typed(c.into())))),
            _ => {}
        }
        inputs
    }

    fn decode(&mut self, inputs: &mut Vec<Input>) {
        let pending = std::mem::take(&mut self.pending);
        let mut rest = &pending[..];
        loop {
            if self.paste.is_some() && !self.fill_paste(&mut rest, inputs) {
                break;
            }
            let length = match head(rest) {
                Head::Half => break,
                Head::Nothing(length) => length,
                Head::FocusCame(length) => {
                    inputs.push(Input::FocusCame);
                    length
                }
                Head::Key(length, event) => {
                    inputs.push(Input::Key(event));
                    length
                }
                Head::PasteBegins(length) => {
                    self.paste = Some(Paste::default());
                    length
                }
            };
            rest = &rest[length..];
        }
        self.pending = rest.to_vec();
    }

    /// Moves bytes into the paste; true when its end was among them.
    fn fill_paste(&mut self, rest: &mut &[u8], inputs: &mut Vec<Input>) -> bool {
        let Some(paste) = &mut self.paste else {
            return true;
        };
        let end = find(rest, PASTE_ENDS);
        // The last few bytes may be the first half of the end.
        let upto = end.unwrap_or_else(|| {
            let kept = (1..PASTE_ENDS.len())
                .rev()
                .find(|n| rest.ends_with(&PASTE_ENDS[..*n]));
            rest.len() - kept.unwrap_or(0)
        });
        let room = PASTE_BYTES.saturating_sub(paste.text.len());
        paste.text.extend_from_slice(&rest[..upto.min(room)]);
        if end.is_none() {
            *rest = &rest[upto..];
            paste.stalled = false;
            return false;
        }
        *rest = &rest[upto + PASTE_ENDS.len()..];
        self.hand_over_paste(inputs);
        self.paste = None;
        true
    }

    /// Gives what came of the paste so far, and goes on taking what comes for the rest of it.
    fn hand_over_paste(&mut self, inputs: &mut Vec<Input>) {
        let Some(paste) = &mut self.paste else { return };
        paste.stalled = true;
        let text = std::mem::take(&mut paste.text);
        if !text.is_empty() {
            inputs.push(Input::Pasted(String::from_utf8_lossy(&text).into_owned()));
        }
    }

    fn give_up_paste(&mut self, inputs: &mut Vec<Input>) {
        self.hand_over_paste(inputs);
        self.paste = None;
        self.pending.clear();
    }
}

/// Whether a lump of bytes is what one key press sends, and not the rest of a paste.
fn is_typing(bytes: &[u8]) -> bool {
    if bytes.len() > KEY_PRESS_BYTES || PASTE_ENDS.starts_with(bytes) && bytes.len() > 1 {
        return false;
    }
    match head(bytes) {
        Head::Key(length, _) => length == bytes.len(),
        Head::Half => bytes == [0x1b],
        Head::Nothing(_) | Head::FocusCame(_) | Head::PasteBegins(_) => false,
    }
}

fn head(bytes: &[u8]) -> Head {
    match bytes {
        [] => Head::Half,
        [0x1b, rest @ ..] => after_escape(rest),
        _ => plain(bytes),
    }
}

/// A character or a control key.
fn plain(bytes: &[u8]) -> Head {
    let length = match bytes[0] {
        0x00..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Head::Nothing(1),
    };
    let there = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(there) {
        Ok(text) => text
            .chars()
            .next()
            .map_or(Head::Nothing(1), |c| Head::Key(length, typed(c))),
        Err(error) if error.error_len().is_none() => Head::Half,
        Err(_) => Head::Nothing(1),
    }
}

fn after_escape(rest: &[u8]) -> Head {
    match rest {
        [] => Head::Half,
        [b'[', parameters @ ..] => control_sequence(parameters),
        [b'O', rest @ ..] => match rest {
            [] => Head::Half,
            [letter, ..] => match function_letter(*letter) {
                Some(code) => Head::Key(3, KeyEvent::new(code, KeyModifiers::NONE)),
                None => Head::Nothing(3),
            },
        },
        [b']' | b'P' | b'X' | b'^' | b'_', string @ ..] => answer(string),
        [0x1b, ..] => Head::Key(1, KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE)),
        _ => match plain(rest) {
            Head::Key(length, event) => Head::Key(length + 1, with_alt(event)),
            Head::Nothing(length) => Head::Nothing(length + 1),
            other => other,
        },
    }
}

/// What the terminal says of itself when it is asked, such as its colours; up to its end, which is BEL or ST.
fn answer(string: &[u8]) -> Head {
    for (at, byte) in string.iter().enumerate() {
        match byte {
            0x07 => return Head::Nothing(2 + at + 1),
            0x1b if string.get(at + 1) == Some(&b'\\') => return Head::Nothing(2 + at + 2),
            0x1b if at + 1 < string.len() => return Head::Nothing(2 + at),
            _ => {}
        }
    }
    if string.len() > ANSWER_BYTES {
        return Head::Nothing(2 + string.len());
    }
    Head::Half
}

/// A control sequence, after its introducer.
fn control_sequence(bytes: &[u8]) -> Head {
    // The console of Linux sends F1 to F5 as `[[A` to `[[E`.
    if let [b'[', rest @ ..] = bytes {
        return match rest {
            [] => Head::Half,
            [letter @ b'A'..=b'E', ..] => {
                let code = KeyCode::F(1 + letter - b'A');
                Head::Key(4, KeyEvent::new(code, KeyModifiers::NONE))
            }
            _ => Head::Nothing(3),
        };
    }
    let Some(end) = bytes.iter().position(|b| !matches!(b, 0x20..=0x3f)) else {
        return if bytes.len() > SEQUENCE_BYTES {
            Head::Nothing(2 + bytes.len())
        } else {
            Head::Half
        };
    };
    let length = 2 + end + 1;
    match (&bytes[..end], bytes[end]) {
        (b"200", b'~') => Head::PasteBegins(PASTE_BEGINS.len()),
        // That it has lost the focus (`O`) means nothing here, as any other that isn't known.
        (b"", b'I') => Head::FocusCame(length),
        // A mouse that nobody asked for: three bytes follow, and none of them is a key.
        (b"", b'M') if bytes.len() < end + 4 => Head::Half,
        (b"", b'M') => Head::Nothing(length + 3),
        (parameters, letter @ 0x40..=0x7e) => match sequence_key(parameters, letter) {
            Some(event) => Head::Key(length, event),
            None => Head::Nothing(length),
        },
        _ => Head::Nothing(2 + end),
    }
}

fn sequence_key(parameters: &[u8], letter: u8) -> Option<KeyEvent> {
    let text = std::str::from_utf8(parameters).ok()?;
    let mut parts = text.split(';');
    let first = parts.next().unwrap_or_default();
    let second = parts.next().unwrap_or_default();
    let mut second = second.split(':');
    let modifiers = modifiers(second.next().unwrap_or_default())?;
    // Event type 3 of the kitty protocol: the key was let go.
    if second.next() == Some("3") {
        return None;
    }
    match letter {
        b'~' if first == "27" => {
            let code = parts.next()?.parse().ok()?;
            Some(chosen(char::from_u32(code)?, modifiers))
        }
        b'~' => Some(KeyEvent::new(numbered_key(first.parse().ok()?)?, modifiers)),
        b'u' => {
            let code = first.split(':').next()?.parse().ok()?;
            Some(chosen(char::from_u32(code)?, modifiers))
        }
        b'Z' if first.is_empty() || first == "1" => {
            Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT))
        }
        _ if first.is_empty() || first == "1" => {
            Some(KeyEvent::new(function_letter(letter)?, modifiers))
        }
        _ => None,
    }
}

fn function_letter(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(1 + letter - b'P'),
        _ => return None,
    })
}

fn numbered_key(number: u8) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number - 10),
        17..=21 => KeyCode::F(number - 11),
        23 | 24 => KeyCode::F(number - 12),
        _ => return None,
    })
}

/// The modifiers of a parameter, which is one more than their bits.
fn modifiers(parameter: &str) -> Option<KeyModifiers> {
    if parameter.is_empty() {
        return Some(KeyModifiers::NONE);
    }
    let bits = parameter.parse::<u8>().ok()?.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    Some(modifiers)
}

/// The key of a character as the terminal sends it without any protocol.
fn typed(c: char) -> KeyEvent {
    let control = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
    match c {
        '\0' => control(' '),
        '\t' => KeyEvent::new(KeyCode::Tab, KeyModifiers::NONE),
        '\r' => KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE),
        '\x1b' => KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE),
        '\x7f' => KeyEvent::new(KeyCode::Backspace, KeyModifiers::NONE),
        '\x01'..='\x1a' => control(char::from(c as u8 - 1 + b'a')),
        '\x1c'..='\x1f' => control(char::from(c as u8 - 0x1c + b'4')),
        c if c.is_uppercase() => KeyEvent::new(KeyCode::Char(c), KeyModifiers::SHIFT),
        c => KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE),
    }
}

/// The key of a character that comes by number, with its modifiers beside it.
fn chosen(c: char, modifiers: KeyModifiers) -> KeyEvent {
    let plain = typed(c);
    if plain.code == KeyCode::Tab && modifiers.contains(KeyModifiers::SHIFT) {
        return KeyEvent::new(KeyCode::BackTab, modifiers);
    }
    KeyEvent::new(plain.code, plain.modifiers | modifiers)
}

fn with_alt(event: KeyEvent) -> KeyEvent {
    KeyEvent::new(event.code, event.modifiers | KeyModifiers::ALT)
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(KeyEvent::new(code, modifiers))
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests;
