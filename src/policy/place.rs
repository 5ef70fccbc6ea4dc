//! From a place in a decoded TOML string back to the place in the file.

use std::ops::Range;

/// Finds a range of a decoded string in the file, whose token for it stands at `token`.
pub(super) fn within(
    source: &str,
    token: Range<usize>,
    decoded: &str,
    range: Range<usize>,
) -> Range<usize> {
    let Some(raw) = source.get(token.clone()) else {
        return token;
    };
    let start = token.start + offset(raw, decoded, range.start);
    let end = token.start + offset(raw, decoded, range.end);
    start.min(token.end)..end.clamp(start.min(token.end), token.end)
}

/// Where a byte of the decoded string stands in its token.
fn offset(raw: &str, decoded: &str, target: usize) -> usize {
    let delimiter = match raw.get(..3) {
        Some("\"\"\"" | "'''") => 3,
        _ => 1,
    };
    let mut at = delimiter;
    if delimiter == 3 {
        let body = raw.get(3..).unwrap_or_default();
        at += if body.starts_with("\r\n") {
            2
        } else {
            usize::from(body.starts_with('\n'))
        };
    }
    if raw.starts_with('\'') {
        return at + target;
    }
    let mut seen = 0;
    while seen < target {
        let rest = raw.get(at..).unwrap_or_default();
        let Some(here) = rest.chars().next() else {
            break;
        };
        if here == '\\' {
            let (length, joins) = escape(rest);
            at += length;
            if joins {
                continue;
            }
        } else {
            at += here.len_utf8();
        }
        let next = decoded.get(seen..).and_then(|rest| rest.chars().next());
        seen += next.map_or(1, char::len_utf8);
    }
    at
}

/// How many bytes an escape takes in the token, and whether it only joins lines and stands for nothing.
fn escape(rest: &str) -> (usize, bool) {
    match rest.as_bytes().get(1) {
        Some(b'x') => (4, false),
        Some(b'u') => (6, false),
        Some(b'U') => (10, false),
        Some(b' ' | b'\t' | b'\r' | b'\n') => {
            let after = &rest[1..];
            (1 + after.len() - after.trim_start().len(), true)
        }
        _ => (2, false),
    }
}
