//! The letters of a card: what its bytes say, where the card says it wrongly or not at all.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The text of a card's bytes: UTF-8, else what the card says it is, else the Western code page.
pub(super) fn decoded(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    // Where a line is folded within a letter, it is UTF-8 only when it is unfolded.
    if let Ok(text) = String::from_utf8(unfolded(bytes)) {
        return text;
    }
    let named = named_charset(bytes).filter(|charset| *charset != UTF_8);
    named
        .unwrap_or(WINDOWS_1252)
        .decode_without_bom_handling(bytes)
        .0
        .into_owned()
}

fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for byte in bytes {
        if matches!(byte, b' ' | b'\t') && out.last() == Some(&b'\n') {
            out.pop();
        } else {
            out.push(*byte);
        }
    }
    out
}

/// The same text, where a card of 2.1 says only `QUOTED-PRINTABLE` for `ENCODING=QUOTED-PRINTABLE`.
pub(super) fn spelled_out(text: String) -> String {
    const BARE: &str = ";QUOTED-PRINTABLE";
    let has_it = |line: &str| line.to_ascii_uppercase().contains(BARE);
    if !has_it(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 100);
    for line in text.split_inclusive('\n') {
        let (head, value) = line.split_at(line.find(':').unwrap_or(line.len()));
        match head.to_ascii_uppercase().find(BARE) {
            Some(at) => {
                let after = &head[at + BARE.len()..];
                out.push_str(&format!(
                    "{};ENCODING=QUOTED-PRINTABLE{after}{value}",
                    &head[..at]
                ));
            }
            None => out.push_str(line),
        }
    }
    out
}

/// The first charset that a card of 2.1 names.
fn named_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    const NAME: &[u8] = b"CHARSET=";
    let at = bytes
        .windows(NAME.len())
        .position(|window| window.eq_ignore_ascii_case(NAME))?;
    let label = bytes.get(at + NAME.len()..)?;
    let end = label
        .iter()
        .position(|byte| matches!(byte, b':' | b';' | b'"' | b'\n'))?;
    Encoding::for_label(label.get(..end)?)
}

/// A text of a card of 2.1 that was UTF-8 and read as Western, because it doesn't say what it is.
pub(super) fn mended(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let (bytes, _, lost) = WINDOWS_1252.encode(text);
    match std::str::from_utf8(&bytes) {
        Ok(mended) if !lost => mended.to_owned(),
        _ => text.to_owned(),
    }
}
