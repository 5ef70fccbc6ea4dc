//! Text as mail carries it: encoded words in headers, quoted-printable in bodies, two parts in one message.

use std::fmt::Write;

/// The most characters of an encoded word's text; the standard allows 75 with what is around it.
const WORD: usize = 60;

/// The most characters of a quoted-printable line, its soft break apart.
const LINE: usize = 75;

/// Encodes a header's text as RFC 2047 asks, unless it is plain ASCII.
pub(crate) fn header_text(text: &str) -> String {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return text.to_owned();
    }
    let mut words = vec![String::new()];
    for c in text.chars() {
        let piece = encoded_char(c);
        let last = words.len() - 1;
        if words[last].len() + piece.len() > WORD {
            words.push(piece);
        } else {
            words[last].push_str(&piece);
        }
    }
    let words: Vec<String> = words
        .into_iter()
        .map(|word| format!("=?UTF-8?Q?{word}?="))
        .collect();
    words.join("\n ")
}

fn encoded_char(c: char) -> String {
    match c {
        ' ' => "_".to_owned(),
        c if c.is_ascii_alphanumeric() => c.to_string(),
        c => hex(c.encode_utf8(&mut [0; 4]).as_bytes()),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _infallible = write!(out, "={byte:02X}");
        out
    })
}

/// Encodes a body as quoted-printable, its lines at most 76 characters.
pub(crate) fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for line in text.split('\n') {
        let mut length = 0;
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            let ends_in_space = c == ' ' && rest.peek().is_none();
            let plain = (' '..='~').contains(&c) && c != '=' && !ends_in_space;
            let piece = if plain {
                c.to_string()
            } else {
                hex(c.encode_utf8(&mut [0; 4]).as_bytes())
            };
            if length + piece.len() > LINE {
                out.push_str("=\n");
                length = 0;
            }
            length += piece.len();
            out.push_str(&piece);
        }
        out.push('\n');
    }
    out.pop();
    out
}

/// Puts a text part and an HTML part into one body, with the header lines that announce it.
pub(crate) fn alternative(text: &str, html: &str, boundary: &str) -> String {
    let part = |kind: &str, id: &str, body: &str| {
        format!(
            "--{boundary}\nContent-Type: {kind};charset=UTF-8\nContent-Transfer-Encoding: quoted-printable\n\
             Content-ID: {id}\n\n{}\n\n",
            quoted_printable(body)
        )
    };
    format!(
        "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"{boundary}\"\n\n{}{}--{boundary}--\n",
        part("text/plain", "text-body", text),
        part("text/html", "html-body", html)
    )
}
