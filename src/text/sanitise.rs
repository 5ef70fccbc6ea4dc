//! The only way from a stranger's text to a screen, a clipboard or a file.
//!
//! Removes control characters (C0, C1), escape sequences with their arguments, bidi overrides and isolates, zero-width
//! and invisible format characters, tags and variation padding, and cuts graphemes that pile up marks.

use unicode_segmentation::UnicodeSegmentation;

/// The most bytes one grapheme keeps: a family emoji with skin tones needs 41; a pile of marks has no end.
const GRAPHEME_BYTES: usize = 64;

/// Cleans a text for one line: line breaks and tabs become spaces, runs of spaces one.
#[must_use]
pub fn line(text: &str) -> String {
    if is_plain_line(text.as_bytes()) {
        return text.to_owned();
    }
    let cleaned = clean(text);
    let mut out = String::with_capacity(cleaned.len());
    for word in cleaned.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a text is a clean line as it is, which most are: visible ASCII with single spaces between words.
fn is_plain_line(text: &[u8]) -> bool {
    let mut before = b' ';
    for &byte in text {
        if !(0x20..0x7f).contains(&byte) || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' ' || text.is_empty()
}

/// Cleans a text and keeps its line breaks; tabs become spaces.
#[must_use]
pub fn lines(text: &str) -> String {
    clean(text)
}

fn clean(text: &str) -> String {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return text.to_owned();
    }
    let plain = without_escapes(text);
    let mut out = String::with_capacity(plain.len());
    for grapheme in plain.graphemes(true) {
        let mut kept = 0;
        for c in grapheme.chars() {
            if kept + c.len_utf8() > GRAPHEME_BYTES {
                break;
            }
            kept += c.len_utf8();
            out.push(c);
        }
    }
    out
}

/// Takes out escape sequences whole, then every character that is not meant to be seen.
fn without_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => skip_escape(&mut chars),
            '\u{9b}' => skip_csi(&mut chars),
            '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => skip_string(&mut chars),
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            c if is_invisible(c) => {}
            c => out.push(c),
        }
    }
    out
}

fn skip_escape(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    match chars.peek() {
        Some('[') => {
            chars.next();
            skip_csi(chars);
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            chars.next();
            skip_string(chars);
        }
        Some(' '..='/') => {
            chars.next();
            chars.next();
        }
        Some('0'..='~') => {
            chars.next();
        }
        _ => {}
    }
}

/// Skips the parameters and the final byte of a control sequence; stops before anything else.
fn skip_csi(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    while chars.next_if(|c| (' '..='?').contains(c)).is_some() {}
    let _final = chars.next_if(|c| ('@'..='~').contains(c));
}

/// Skips a control string to its end, if it has one; a string without an end loses only its introducer.
fn skip_string(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    let mut ahead = chars.clone();
    while let Some(c) = ahead.next() {
        match c {
            '\u{7}' | '\u{9c}' => {
                *chars = ahead;
                return;
            }
            '\u{1b}' if ahead.peek() == Some(&'\\') => {
                ahead.next();
                *chars = ahead;
                return;
            }
            '\n' | '\r' | '\u{1b}' => return,
            _ => {}
        }
    }
}

/// Characters that steer or hide rather than show. The joiner and the selectors that emoji and several scripts need
/// stay; alone they show nothing and the grapheme limit bounds them.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escape_sequences_go_whole_and_the_words_stay() {
        assert_eq!(line("a\u{1b}[31;1mred\u{1b}[0m b"), "ared b");
        assert_eq!(line("\u{1b}]0;owned\u{7}title"), "title");
        assert_eq!(
            line("\u{1b}]8;;https://x.example\u{1b}\\link\u{1b}]8;;\u{1b}\\"),
            "link"
        );
        assert_eq!(line("\u{9b}2Jcleared"), "cleared");
    }

    #[test]
    fn an_unfinished_control_string_does_not_swallow_the_rest() {
        assert_eq!(line("Ines\u{1b}]52;c;Duval"), "Ines52;c;Duval");
    }

    #[test]
    fn a_name_cannot_turn_the_line_around() {
        assert_eq!(line("moc\u{202e}evil\u{2066}x"), "mocevilx");
    }

    #[test]
    fn a_persian_name_and_a_family_keep_what_holds_them_together() {
        assert_eq!(line("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(line("👨\u{200d}👩\u{200d}👧"), "👨\u{200d}👩\u{200d}👧");
    }

    #[test]
    fn a_pile_of_marks_is_cut() {
        let pile = format!("a{}", "\u{301}".repeat(500));
        assert!(line(&pile).len() <= GRAPHEME_BYTES);
    }

    #[test]
    fn breaks_stay_in_a_text_and_become_spaces_in_a_line() {
        assert_eq!(lines("a\r\nb\rc\u{2028}d"), "a\nb\nc\nd");
        assert_eq!(line("a\r\nb\t\tc"), "a b c");
    }

    proptest! {
        #[test]
        fn nothing_that_steers_a_terminal_comes_through(text in any::<String>()) {
            let shown = line(&text);
            prop_assert!(!shown.chars().any(|c| c.is_control() || is_invisible(c)));
            prop_assert_eq!(line(&shown), shown.clone(), "cleaning twice changes nothing");
        }
    }
}
