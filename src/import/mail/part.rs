//! The parts of a mail: its text, its HTML, and the mails attached to it.
//!
//! Knows MIME. The parts are found here and each is decoded by `mail-parser`: given a whole mail, that crate builds
//! messages within messages to any depth, and freeing a few hundred thousand of them ends the program. Attached mails
//! are found and not opened.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{ContentType, Message, MessageParser, MimeHeaders};

use super::letter::FIELDS;

/// The most bytes of header fields that are looked at. LinkedIn's have about 10,000.
const HEAD: usize = 256 * 1024;
/// How deep parts may be nested in parts.
const DEPTH: usize = 6;
/// The most parts that are looked at on each level; who forwards mails as attachments forwards many at once.
const PARTS: usize = 512;

/// A mail that is attached to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attached<'m> {
    bytes: &'m [u8],
    encoding: Encoding,
}

impl<'m> Attached<'m> {
    /// Its bytes; `None` where they can't be decoded.
    pub(super) fn opened(&self) -> Option<Cow<'m, [u8]>> {
        Some(match self.encoding {
            Encoding::Plain => Cow::Borrowed(self.bytes),
            Encoding::Base64 => Cow::Owned(base64_decode(self.bytes)?),
            Encoding::QuotedPrintable => Cow::Owned(quoted_printable_decode(self.bytes)?),
        })
    }
}

/// The first text and the first HTML among the parts, and all that are mails.
#[derive(Debug, Default)]
pub(super) struct Bodies<'m> {
    pub(super) text: Option<String>,
    pub(super) html: Option<String>,
    pub(super) attached: Vec<Attached<'m>>,
}

/// What a part says of itself.
struct Part {
    boundary: Option<String>,
    kind: Content,
    charset: Option<String>,
    encoding: Encoding,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Text,
    Html,
    Mail,
    Parts,
    /// Parts that are mails unless they say otherwise.
    Digest,
    Other,
}

#[derive(Clone, Copy, Debug)]
enum Encoding {
    Plain,
    Base64,
    QuotedPrintable,
}

impl<'m> Bodies<'m> {
    /// Collects from a part and all parts in it; in a digest, parts are mails unless they say otherwise.
    pub(super) fn collect(&mut self, part: &'m [u8], depth: usize, in_digest: bool) {
        let (head, body) = split_head(part);
        let about = Part::read(head, in_digest);
        if let Some(boundary) = &about.boundary {
            if depth < DEPTH {
                let digest = about.kind == Content::Digest;
                for inner in parts_of(body, boundary).into_iter().take(PARTS) {
                    self.collect(inner, depth + 1, digest);
                }
            }
            return;
        }
        match about.kind {
            Content::Text if self.text.is_none() => self.text = about.decoded(body),
            Content::Html if self.html.is_none() => self.html = about.decoded(body),
            Content::Mail => self.attached.push(Attached {
                bytes: body,
                encoding: about.encoding,
            }),
            _ => {}
        }
    }
}

impl Part {
    /// Reads a part's header fields.
    fn read(head: &[u8], in_digest: bool) -> Self {
        let mut part = Self {
            boundary: None,
            kind: if in_digest {
                Content::Mail
            } else {
                Content::Text
            },
            charset: None,
            encoding: Encoding::Plain,
        };
        let message: Message<'_> = match FIELDS.parse_headers(head) {
            Some(message) => message,
            None => return part,
        };
        part.encoding = match message.content_transfer_encoding() {
            Some(name) if name.eq_ignore_ascii_case("base64") => Encoding::Base64,
            Some(name) if name.eq_ignore_ascii_case("quoted-printable") => {
                Encoding::QuotedPrintable
            }
            _ => Encoding::Plain,
        };
        let disposition = message.content_disposition();
        if let Some(content) = message.content_type() {
            part.boundary = content.attribute("boundary").map(ToOwned::to_owned);
            part.charset = content.attribute("charset").map(ToOwned::to_owned);
            let file = disposition.and_then(|about| about.attribute("filename"));
            part.kind = kind_of(content, file.or_else(|| content.attribute("name")));
        }
        if disposition.is_some_and(ContentType::is_attachment) && part.kind != Content::Mail {
            part.kind = Content::Other;
        }
        if !matches!(part.kind, Content::Digest | Content::Parts) {
            part.boundary = None;
        }
        part
    }

    /// Decodes a body. What the header fields said is written anew, so that nothing else in them counts.
    fn decoded(&self, body: &[u8]) -> Option<String> {
        let charset: String = self
            .charset
            .as_deref()
            .unwrap_or("utf-8")
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c))
            .take(40)
            .collect();
        let encoding = match self.encoding {
            Encoding::Plain => "8bit",
            Encoding::Base64 => "base64",
            Encoding::QuotedPrintable => "quoted-printable",
        };
        let mut anew = format!(
            "Content-Type: text/plain; charset=\"{charset}\"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
        )
        .into_bytes();
        anew.extend_from_slice(body);
        let message = MessageParser::default().parse(&anew)?;
        let part = message.parts.first()?;
        if part.is_encoding_problem {
            return None;
        }
        let text = part.text_contents()?;
        (!text.trim().is_empty()).then(|| text.to_owned())
    }
}

/// What a part is; `file` is what it is called. Some programs attach a mail as a file of no kind.
fn kind_of(content: &ContentType<'_>, file: Option<&str>) -> Content {
    let kind = content.ctype().to_ascii_lowercase();
    let subtype = content.subtype().unwrap_or_default().to_ascii_lowercase();
    let is_eml = || file.is_some_and(|file| file.to_ascii_lowercase().ends_with(".eml"));
    match (kind.as_str(), subtype.as_str()) {
        ("text", "plain") => Content::Text,
        ("text", "html") => Content::Html,
        ("message", "rfc822" | "global") => Content::Mail,
        ("multipart", "digest") => Content::Digest,
        ("multipart", _) => Content::Parts,
        ("application", "octet-stream") if is_eml() => Content::Mail,
        _ => Content::Other,
    }
}

/// Splits a mail, or a part, at the first blank line: its header fields, then its body.
pub(super) fn split_head(part: &[u8]) -> (&[u8], &[u8]) {
    let mut end = 0;
    for line in part.split_inclusive(|&b| b == b'\n') {
        let after = end + line.len();
        if line.trim_ascii().is_empty() {
            return (&part[..after.min(HEAD)], &part[after..]);
        }
        end = after;
    }
    (&part[..part.len().min(HEAD)], &[])
}

/// The parts between the lines that start with the boundary. A last part without an end counts.
fn parts_of<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut start: Option<usize> = None;
    let mut at = 0;
    for line in body.split_inclusive(|&b| b == b'\n') {
        let here = at;
        at += line.len();
        let Some(rest) = line
            .strip_prefix(b"--")
            .and_then(|line| line.strip_prefix(boundary.as_bytes()))
        else {
            continue;
        };
        let rest = rest.trim_ascii();
        let ends = rest == b"--";
        if !ends && !rest.is_empty() {
            continue;
        }
        if let Some(start) = start {
            parts.push(&body[start..here]);
        }
        start = Some(at);
        if ends {
            return parts;
        }
    }
    if let Some(start) = start {
        parts.push(&body[start..]);
    }
    parts
}
