//! Whether a note asks to go on at an address of the sender's: a mail address or a telephone number after "write to me
//! at". An address that is only offered ("if you prefer") is a courtesy.

use std::ops::Range;

use super::cue::{Hits, Section};
use super::plain::Plain;

/// How far after the request the address may stand, in bytes.
const REACH: usize = 40;

/// The fewest digits of a telephone number.
const DIGITS: usize = 7;

/// The request with its address, in the plain spelling.
pub(super) fn address(plain: &Plain, hits: &Hits) -> Option<Range<usize>> {
    hits.spans(Section::LeaveAddress).find_map(|request| {
        let sentence = plain.sentence_start(request.start)..plain.sentence_end(request.end);
        let offered = hits
            .spans(Section::Soft)
            .any(|soft| sentence.start <= soft.start && soft.end <= sentence.end);
        if offered {
            return None;
        }
        let end = plain.text.floor_char_boundary(request.end + REACH);
        let after = &plain.text[request.end..end];
        address_end(after).map(|length| request.start..request.end + length)
    })
}

/// Where the first mail address or telephone number ends.
fn address_end(text: &str) -> Option<usize> {
    if let Some(at) = text.find('@').filter(|at| *at > 0) {
        let host = &text[at + 1..];
        let length = host
            .find(|c: char| !c.is_alphanumeric() && c != '.' && c != '-')
            .unwrap_or(host.len());
        if host[..length].contains('.') || length >= 4 {
            return Some(at + 1 + length);
        }
    }
    let mut digits = 0;
    for (i, c) in text.char_indices() {
        match c {
            c if c.is_numeric() => digits += 1,
            ' ' | '+' | '-' | '(' | ')' | '.' | '/' => {}
            _ => digits = 0,
        }
        if digits >= DIGITS {
            let rest = &text[i..];
            let more = rest
                .find(|c: char| !c.is_numeric() && !matches!(c, ' ' | '-'))
                .unwrap_or(rest.len());
            return Some(i + rest[..more].trim_end().len());
        }
    }
    None
}
