//! A mail taken apart: whom it comes from, when, by which template, and its two bodies as text.
//!
//! Knows what a mail says of itself; knows nothing of invitations' content.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use jiff::Timestamp;
use mail_parser::{HeaderName, HeaderValue, MessageParser};

use super::link::{self, Link};
use super::part::{Attached, Bodies, split_head};
use super::template::{self, Kind};
use super::trust::{Doubt, doubt_of_results, doubt_of_senders};

const TEMPLATE: &str = "X-LinkedIn-Template";
const DELIVERED: &str = "Delivered-To";

/// The header fields that matter here, and none of the many that don't.
pub(super) static FIELDS: LazyLock<MessageParser> = LazyLock::new(|| {
    MessageParser::new()
        .header_address(HeaderName::From)
        .header_address(HeaderName::To)
        .header_address(HeaderName::Cc)
        .header_address(DELIVERED)
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
    pub(super) senders: Vec<String>,
    results: Vec<String>,
    /// To whom it went, in lower case.
    pub(super) recipients: BTreeSet<String>,
    /// The sender's name, as displayed.
    pub(super) name: Option<String>,
    /// When it was sent.
    pub(super) date: Option<Timestamp>,
    /// The template it names.
    pub(super) template: Option<String>,
}

/// A mail taken apart.
#[derive(Debug)]
pub(super) struct Letter<'m> {
    /// Its header fields.
    pub(super) head: Head,
    /// Its template: the one it names, else the one that most of its links name.
    pub(super) template: Option<String>,
    /// Its text body.
    pub(super) text: Option<String>,
    /// Its HTML body.
    pub(super) html: Option<String>,
    /// The mails that are attached to it.
    pub(super) attached: Vec<Attached<'m>>,
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
                (
                    HeaderName::To | HeaderName::Cc | HeaderName::Other(_),
                    HeaderValue::Address(address),
                ) => {
                    let given = address.iter().filter_map(mail_parser::Addr::address);
                    read.recipients.extend(given.map(str::to_ascii_lowercase));
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
        doubt_of_senders(self.senders.iter().map(String::as_str)).or_else(|| self.failed_check())
    }

    /// What the reader's own mail server found wrong with it.
    pub(super) fn failed_check(&self) -> Option<Doubt> {
        doubt_of_results(self.results.iter().map(String::as_str))
    }
}

impl<'m> Letter<'m> {
    /// Takes a mail apart whose header fields were read already.
    pub(super) fn read(head: Head, mail: &'m [u8]) -> Self {
        let mut bodies = Bodies::default();
        bodies.collect(without_envelope(mail), 0, false);
        let template = head
            .template
            .clone()
            .or_else(|| commonest_template([bodies.text.as_deref(), bodies.html.as_deref()]));
        Self {
            head,
            template,
            text: bodies.text,
            html: bodies.html,
            attached: bodies.attached,
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

/// When a page was saved as a single file, and its HTML: such a file is built like a mail.
pub(in crate::import) fn saved_page(file: &[u8]) -> (Option<Timestamp>, Option<String>) {
    let mut bodies = Bodies::default();
    bodies.collect(without_envelope(file), 0, false);
    let date = Head::read(file).and_then(|head| head.date);
    (date, bodies.html)
}

/// Leaves out the separating line of a mailbox and blank lines, should a mail start with them.
pub(super) fn without_envelope(mail: &[u8]) -> &[u8] {
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
