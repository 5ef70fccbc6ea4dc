//! A condition's characters to tokens: CEL's, less bytes, unsigned numbers and `null`.
//!
//! What isn't a token is complained of and left out, or read as what was meant (`=` for `==`, `and` for `&&`), so that
//! one slip gives one complaint.

use std::ops::Range;

use super::problem::{Complaint, quoted};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A fact, a function or a method.
    Name(String),
    /// Digits without their sign, so that the smallest number can be written.
    Int(u64),
    Double(f64),
    Text(String),
    Bool(bool),
    /// An operator or a bracket.
    Sign(&'static str),
    End,
}

const SIGNS: [&str; 23] = [
    "==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "-", "+", "*", "/", "%", "?", ":", "(", ")",
    "[", "]", ",", ".", "in",
];

/// Words of other languages, and the sign that says it here.
const MEANT: [(&str, &str); 7] = [
    ("and", "&&"),
    ("AND", "&&"),
    ("or", "||"),
    ("OR", "||"),
    ("not", "!"),
    ("NOT", "!"),
    ("is", "=="),
];

pub(super) fn tokens(source: &str, complaints: &mut Vec<Complaint>) -> Vec<Token> {
    let mut lexer = Lexer {
        source,
        at: 0,
        complaints,
    };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next_token() {
        tokens.push(token);
    }
    tokens.push(Token {
        kind: Kind::End,
        span: source.len()..source.len(),
    });
    tokens
}

struct Lexer<'a> {
    source: &'a str,
    at: usize,
    complaints: &'a mut Vec<Complaint>,
}

impl Lexer<'_> {
    fn next_token(&mut self) -> Option<Token> {
        loop {
            self.skip_blanks();
            let start = self.at;
            let rest = self.source.get(start..).filter(|rest| !rest.is_empty())?;
            let kind = self.token(rest);
            if let Some(kind) = kind {
                return Some(Token {
                    kind,
                    span: start..self.at,
                });
            }
        }
    }

    fn skip_blanks(&mut self) {
        loop {
            let rest = &self.source[self.at..];
            let blanks = rest.len()
                - rest
                    .trim_start_matches([' ', '\t', '\r', '\n', '\u{c}'])
                    .len();
            self.at += blanks;
            let rest = &rest[blanks..];
            if !rest.starts_with("//") {
                return;
            }
            self.at += rest.find('\n').unwrap_or(rest.len());
        }
    }

    /// Reads one token off the front; none if there was only something to complain of. Always moves on.
    fn token(&mut self, rest: &str) -> Option<Kind> {
        let first = rest.chars().next()?;
        let second = rest[first.len_utf8()..].chars().next();
        match first {
            '"' | '\'' => Some(self.text(rest, false)),
            'r' | 'R' if matches!(second, Some('"' | '\'')) => Some(self.text(rest, true)),
            'b' | 'B' if matches!(second, Some('"' | '\'')) => {
                self.complain(
                    self.at..self.at + 1,
                    "there are no bytes here; leave out the letter before the quote",
                );
                self.at += 1;
                Some(self.text(&rest[1..], false))
            }
            '0'..='9' => Some(self.number(rest)),
            '.' if second.is_some_and(|c| c.is_ascii_digit()) => Some(self.number(rest)),
            'a'..='z' | 'A'..='Z' | '_' => Some(self.word(rest)),
            _ => self.sign(rest, first),
        }
    }

    fn word(&mut self, rest: &str) -> Kind {
        let length = rest
            .bytes()
            .position(|b| !(b.is_ascii_alphanumeric() || b == b'_'))
            .unwrap_or(rest.len());
        let word = &rest[..length];
        let span = self.at..self.at + length;
        self.at += length;
        match word {
            "true" => return Kind::Bool(true),
            "false" => return Kind::Bool(false),
            "in" => return Kind::Sign("in"),
            "null" => {
                self.complain(
                    span,
                    "there is no null; `known(fact)` asks whether a fact is known",
                );
                return Kind::Bool(false);
            }
            _ => {}
        }
        if let Some((_, sign)) = MEANT.iter().find(|(other, _)| *other == word) {
            self.complain(span, format!("`{word}` is written `{sign}` here"));
            return Kind::Sign(sign);
        }
        Kind::Name(word.to_owned())
    }

    fn sign(&mut self, rest: &str, first: char) -> Option<Kind> {
        if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            self.at += sign.len();
            return Some(Kind::Sign(sign));
        }
        let span = self.at..self.at + first.len_utf8();
        self.at = span.end;
        let meant = match first {
            '=' => "==",
            '&' => "&&",
            '|' => "||",
            _ => {
                self.complain(
                    span,
                    format!("{} means nothing here", quoted(&first.to_string())),
                );
                return None;
            }
        };
        self.complain(span, format!("`{first}` is written `{meant}` here"));
        Some(Kind::Sign(meant))
    }

    fn number(&mut self, rest: &str) -> Kind {
        let length = number_length(rest);
        let written = &rest[..length];
        let span = self.at..self.at + length;
        self.at += length;
        let tail = self.source[self.at..]
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
            .count();
        if tail > 0 {
            let whole = span.start..self.at + tail;
            self.at += tail;
            self.complain(
                whole.clone(),
                format!("{} is no number", quoted(&self.source[whole])),
            );
            return Kind::Int(0);
        }
        let value = match written.strip_prefix("0x") {
            Some(hex) => u64::from_str_radix(hex, 16).ok().map(Kind::Int),
            None if written.bytes().all(|b| b.is_ascii_digit()) => {
                written.parse().ok().map(Kind::Int)
            }
            None => written.parse().ok().map(Kind::Double),
        };
        if value.is_none() {
            self.complain(span, "this number is too large");
        }
        value.unwrap_or(Kind::Int(0))
    }

    fn text(&mut self, rest: &str, raw: bool) -> Kind {
        let start = self.at;
        let body = if raw { &rest[1..] } else { rest };
        let quote = &body[..1];
        let triple = quote.repeat(3);
        let delimiter = if body.starts_with(&triple) {
            triple.as_str()
        } else {
            quote
        };
        let inside = &body[delimiter.len()..];
        let Some(length) = text_length(inside, delimiter, raw) else {
            let line = rest.find('\n').unwrap_or(rest.len());
            self.at += line;
            self.complain(start..start + 1, "this text has no closing quote");
            return Kind::Text(String::new());
        };
        let inside_at = start + usize::from(raw) + delimiter.len();
        self.at = inside_at + length + delimiter.len();
        let inside = &inside[..length];
        if raw {
            return Kind::Text(inside.to_owned());
        }
        match unescape(inside) {
            Ok(text) => Kind::Text(text),
            Err(bad) => {
                let span = inside_at + bad.start..inside_at + bad.end;
                self.complain(
                    span.clone(),
                    format!(
                        "{} is no escape; a backslash itself is written `\\\\`",
                        quoted(&self.source[span])
                    ),
                );
                Kind::Text(String::new())
            }
        }
    }

    fn complain(&mut self, at: Range<usize>, message: impl Into<String>) {
        self.complaints.push(Complaint::error(at, message));
    }
}

/// How far a number reaches: `12`, `0x1f`, `1.5`, `.5`, `2e3`.
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digits = |from: usize| {
        let tail = bytes.get(from..).unwrap_or_default();
        from + tail.iter().take_while(|b| b.is_ascii_digit()).count()
    };
    if rest.starts_with("0x") {
        let hex = bytes[2..]
            .iter()
            .take_while(|b| b.is_ascii_hexdigit())
            .count();
        return if hex == 0 { 1 } else { 2 + hex };
    }
    let mut end = digits(0);
    if bytes.get(end) == Some(&b'.') && digits(end + 1) > end + 1 {
        end = digits(end + 1);
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + sign);
        if exponent > end + 1 + sign {
            end = exponent;
        }
    }
    end
}

/// How many bytes stand before the closing delimiter, if it comes.
fn text_length(inside: &str, delimiter: &str, raw: bool) -> Option<usize> {
    let mut escaped = false;
    for (place, c) in inside.char_indices() {
        if escaped {
            escaped = false;
            continue;
        }
        match c {
            '\\' if !raw => escaped = true,
            '\n' | '\r' if delimiter.len() == 1 => return None,
            _ if inside[place..].starts_with(delimiter) => return Some(place),
            _ => {}
        }
    }
    None
}

/// Reads CEL's escapes; the error is the place of the one that isn't.
fn unescape(inside: &str) -> Result<String, Range<usize>> {
    let mut out = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(place) = rest.find('\\') {
        out.push_str(&rest[..place]);
        let from = inside.len() - rest.len() + place;
        let after = &rest[place + 1..];
        let Some((c, length)) = escape(after) else {
            let shown = after.chars().next().map_or(0, char::len_utf8);
            return Err(from..from + 1 + shown);
        };
        out.push(c);
        rest = &after[length..];
    }
    out.push_str(rest);
    Ok(out)
}

/// The character that an escape stands for, and how many bytes it takes after the backslash.
fn escape(after: &str) -> Option<(char, usize)> {
    let first = after.chars().next()?;
    let simple = match first {
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        '"' | '\'' | '\\' | '?' | '`' => first,
        'x' | 'X' => return coded(after, 1, 2, 16),
        'u' => return coded(after, 1, 4, 16),
        'U' => return coded(after, 1, 8, 16),
        '0'..='3' => return coded(after, 0, 3, 8),
        _ => return None,
    };
    Some((simple, 1))
}

fn coded(after: &str, from: usize, digits: usize, radix: u32) -> Option<(char, usize)> {
    let code = after.get(from..from + digits)?;
    if !code.chars().all(|c| c.is_digit(radix)) {
        return None;
    }
    let c = char::from_u32(u32::from_str_radix(code, radix).ok()?)?;
    Some((c, from + digits))
}
