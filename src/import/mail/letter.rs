//! A mail taken apart: whom it comes from, when, by which template, and its two bodies as text.
//!
//! Knows MIME; knows nothing of invitations' content. The parts are found here and each is decoded by `mail-parser`:
//! given a whole mail, that crate builds messages within messages to any depth, and freeing a few hundred thousand of
//! them ends the program. Attached mails are not read.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use mail_parser::{ContentType, HeaderName, HeaderValue, Message, MessageParser, MimeHeaders};

use super::link::{self, Link};
use super::template::{self, Kind};
use super::trust::{Doubt, doubt_of_results, doubt_of_senders};

/// The most bytes of header fields that are looked at. LinkedIn's have about 10,000.
const HEAD: usize = 256 * 1024;
/// How deep parts may be nested in parts.
const DEPTH: usize = 6;
/// The most parts that are looked at on each level.
const PARTS: usize = 64;

const TEMPLATE: &str = "X-LinkedIn-Template";

/// The header fields that matter here, and none of the many that don't.
static FIELDS: LazyLock<MessageParser> = LazyLock::new(|| {
    MessageParser::new()
        .header_address(HeaderName::From)
        .header_date(HeaderName::Date)
        .header_content_type(HeaderName::ContentType)
        .header_content_type(HeaderName::ContentDisposition)
        .header_text(HeaderName::ContentTransferEncoding)
        .header_raw(HeaderName::AuthenticationResults)
        .header_text(TEMPLATE)
        .default_header_ignore()
});

/// What the header fields of a mail say.
#[derive(Debug, Default)]
pub(super) struct Head {
    senders: Vec<String>,
    results: Vec<String>,
    /// The sender's name, as displayed.
    pub(super) name: Option<String>,
    /// When it was sent.
    pub(super) date: Option<Timestamp>,
    /// The template it names.
    pub(super) template: Option<String>,
}

/// A mail taken apart.
#[derive(Debug)]
pub(super) struct Letter {
    /// Its header fields.
    pub(super) head: Head,
    /// Its template: the one it names, else the one that most of its links name.
    pub(super) template: Option<String>,
    /// Its text body.
    pub(super) text: Option<String>,
    /// Its HTML body.
    pub(super) html: Option<String>,
}

impl Head {
    /// Reads the header fields; `None` if there are none.
    pub(super) fn read(mail: &[u8]) -> Option<Self> {
        let (head, _) = split_head(without_envelope(mail));
        let message = FIELDS.parse_headers(head)?;
        let mut read = Self {
            date: message
                .date()
                .filter(|date| date.is_valid())
                .and_then(|date| Timestamp::from_second(date.to_timestamp()).ok()),
            template: message
                .header(TEMPLATE)
                .and_then(HeaderValue::as_text)
                .map(|template| template.trim().to_owned())
                .filter(|template| !template.is_empty()),
            ..Self::default()
        };
        for field in message.headers() {
            match (&field.name, &field.value) {
                (HeaderName::From, HeaderValue::Address(address)) => {
                    for sender in address.iter() {
                        // A comma in a name that isn't quoted makes two entries, one without an address.
                        let given = sender.address().filter(|address| !address.is_empty());
                        read.senders.extend(given.map(ToOwned::to_owned));
                        if read.name.is_none() {
                            read.name = sender.name().map(ToOwned::to_owned);
                        }
                    }
                }
                (HeaderName::AuthenticationResults, HeaderValue::Text(text)) => {
                    read.results.push(text.to_string());
                }
                _ => {}
            }
        }
        Some(read)
    }

    /// The kind of the template it names.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.template.as_deref().and_then(template::kind)
    }

    /// Whether it names a template that is no business of ours.
    pub(super) fn is_of_another_kind(&self) -> bool {
        self.template.is_some() && self.kind().is_none()
    }

    /// What speaks against its being LinkedIn's.
    pub(super) fn doubt(&self) -> Option<Doubt> {
        doubt_of_senders(self.senders.iter().map(String::as_str))
            .or_else(|| doubt_of_results(self.results.iter().map(String::as_str)))
    }
}

impl Letter {
    /// Takes a mail apart whose header fields were read already.
    pub(super) fn read(head: Head, mail: &[u8]) -> Self {
        let mut bodies = Bodies::default();
        bodies.collect(without_envelope(mail), 0);
        let template = head
            .template
            .clone()
            .or_else(|| commonest_template([bodies.text.as_deref(), bodies.html.as_deref()]));
        Self {
            head,
            template,
            text: bodies.text,
            html: bodies.html,
        }
    }

    /// What kind of mail it is; `None` if it is no business of ours.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.template.as_deref().and_then(template::kind)
    }

    /// Whether it would pass for LinkedIn's: it names a template, or asks to accept. One link alone doesn't make it so;
    /// people paste links out of these mails into their signatures.
    pub(super) fn passes_for_linkedins(&self) -> bool {
        let asks = |body: &Option<String>| body.as_deref().is_some_and(asks_to_accept);
        self.head.template.is_some() || asks(&self.text) || asks(&self.html)
    }
}

fn asks_to_accept(body: &str) -> bool {
    body.contains("invite-accept") || body.contains("invitationId")
}

/// The template that most links name: a stranger's note may hold a link of another mail, but not most of the links.
fn commonest_template(bodies: [Option<&str>; 2]) -> Option<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for body in bodies.into_iter().flatten() {
        for template in link::addresses(body).filter_map(|address| Link::read(address)?.template) {
            *counts.entry(template).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .max_by(|(a, n), (b, m)| n.cmp(m).then_with(|| b.cmp(a)))
        .map(|(name, _)| name)
}

/// The first text and the first HTML among the parts.
#[derive(Default)]
struct Bodies {
    text: Option<String>,
    html: Option<String>,
}

/// What a part says of itself.
struct Part {
    boundary: Option<String>,
    is_html: bool,
    is_text: bool,
    charset: Option<String>,
    encoding: Encoding,
}

#[derive(Clone, Copy)]
enum Encoding {
    Plain,
    Base64,
    QuotedPrintable,
}

impl Bodies {
    fn collect(&mut self, part: &[u8], depth: usize) {
        let (head, body) = split_head(part);
        let Some(about) = Part::read(head) else {
            return;
        };
        if let Some(boundary) = &about.boundary {
            if depth < DEPTH {
                for inner in parts_of(body, boundary).into_iter().take(PARTS) {
                    self.collect(inner, depth + 1);
                }
            }
            return;
        }
        if about.is_text && self.text.is_none() {
            self.text = about.decoded(body);
        }
        if about.is_html && self.html.is_none() {
            self.html = about.decoded(body);
        }
    }
}

impl Part {
    /// Reads a part's header fields; `None` if it is an attachment, or of a kind that isn't read.
    fn read(head: &[u8]) -> Option<Self> {
        let mut part = Self {
            boundary: None,
            is_html: false,
            is_text: true,
            charset: None,
            encoding: Encoding::Plain,
        };
        let message: Message<'_> = match FIELDS.parse_headers(head) {
            Some(message) => message,
            None => return Some(part),
        };
        if message
            .content_disposition()
            .is_some_and(ContentType::is_attachment)
        {
            return None;
        }
        part.encoding = match message.content_transfer_encoding() {
            Some(name) if name.eq_ignore_ascii_case("base64") => Encoding::Base64,
            Some(name) if name.eq_ignore_ascii_case("quoted-printable") => {
                Encoding::QuotedPrintable
            }
            _ => Encoding::Plain,
        };
        let Some(content) = message.content_type() else {
            return Some(part);
        };
        let kind = content.ctype().to_ascii_lowercase();
        let subtype = content.subtype().unwrap_or_default().to_ascii_lowercase();
        match (kind.as_str(), subtype.as_str()) {
            ("multipart", _) => {
                part.boundary = Some(content.attribute("boundary")?.to_owned());
            }
            ("text", "plain") => {}
            ("text", "html") => (part.is_text, part.is_html) = (false, true),
            _ => return None,
        }
        part.charset = content.attribute("charset").map(ToOwned::to_owned);
        Some(part)
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

/// When a page was saved as a single file, and its HTML: such a file is built like a mail.
pub(in crate::import) fn saved_page(file: &[u8]) -> (Option<Timestamp>, Option<String>) {
    let mut bodies = Bodies::default();
    bodies.collect(without_envelope(file), 0);
    let date = Head::read(file).and_then(|head| head.date);
    (date, bodies.html)
}

/// Leaves out the separating line of a mailbox and blank lines, should a mail start with them.
fn without_envelope(mail: &[u8]) -> &[u8] {
    let mail = mail.strip_prefix(b"\xef\xbb\xbf").unwrap_or(mail);
    let mail = mail.trim_ascii_start();
    if !mail.starts_with(b"From ") {
        return mail;
    }
    match mail.iter().position(|&b| b == b'\n') {
        Some(end) => &mail[end + 1..],
        None => &[],
    }
}

/// Splits a mail, or a part, at the first blank line: its header fields, then its body.
fn split_head(part: &[u8]) -> (&[u8], &[u8]) {
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
