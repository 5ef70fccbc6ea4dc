//! Who wrote to whom, when, and whether a person did: all that is read of a mail that isn't LinkedIn's.
//!
//! Knows header fields; never looks at a subject or a body. Of a large mailbox most bytes are bodies and most header
//! fields are of no use here, so the few that matter are picked out and only these are taken apart.

use std::sync::LazyLock;

use jiff::Timestamp;
use mail_parser::{Address, HeaderName, HeaderValue, Message, MessageParser};

use super::folder::Folder;
use super::letter::without_envelope;
use super::part::split_head;
use super::person::Party;

/// A mail to more people than these is no letter to each of them.
pub(super) const CIRCLE: usize = 10;
/// The most bytes of one field that are looked at; ten thousand recipients need no more to be too many.
const LONGEST: usize = 32 * 1024;
/// The longest message id that is kept, in bytes. Those of real programs have up to 100.
const LONGEST_ID: usize = 250;

const LABELS: &str = "X-Gmail-Labels";
const DELIVERED: &str = "Delivered-To";

/// The fields that are taken apart.
static FIELDS: LazyLock<MessageParser> = LazyLock::new(|| {
    MessageParser::new()
        .header_address(HeaderName::From)
        .header_address(HeaderName::Sender)
        .header_address(HeaderName::To)
        .header_address(HeaderName::Cc)
        .header_address(HeaderName::Bcc)
        .header_address(DELIVERED)
        .header_date(HeaderName::Date)
        .header_id(HeaderName::MessageId)
        .header_text(LABELS)
        .default_header_ignore()
});

/// What a mail is, by its header fields.
#[derive(Debug)]
pub(super) enum Post {
    /// Nothing that says whom it comes from.
    Nothing,
    /// A mail of a list, a newsletter, a bounce, an answer to an appointment: what no person wrote to another.
    Mass,
    /// A mail of one sender.
    Single(Box<Envelope>),
}

/// Who wrote to whom, and when.
#[derive(Debug)]
pub(super) struct Envelope {
    pub(super) from: Party,
    /// To whom it is addressed; not who got a copy.
    pub(super) to: Vec<Party>,
    /// Who else got it: copies, and the mailbox it was put into.
    pub(super) others: Vec<String>,
    /// How many it went to, copies included.
    pub(super) people: usize,
    pub(super) at: Option<Timestamp>,
    pub(super) id: Option<String>,
    /// Whether a program answered in the sender's place.
    pub(super) automatic: bool,
    /// Where it lies, as far as the mail itself tells.
    pub(super) folder: Folder,
    /// Whether a server put it into a mailbox, so that it isn't the sender's own copy.
    pub(super) delivered: bool,
}

/// What the fields that aren't taken apart say.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one field's word, and several may stand in one mail"
)]
struct Marks {
    /// `Auto-Submitted: auto-replied`, or what older programs write in its place.
    replied: bool,
    /// Any other automatic mail.
    generated: bool,
    /// It answers another mail.
    answers: bool,
    /// Of a list, or in bulk.
    mass: bool,
    /// A bounce, a receipt, an appointment, or an answer to one.
    report: bool,
    /// Never sent.
    draft: bool,
    /// A server's mark.
    delivered: bool,
}

impl Post {
    /// Reads the header fields of a mail.
    pub(super) fn read(mail: &[u8]) -> Self {
        let (head, _) = split_head(without_envelope(mail));
        let mut marks = Marks::default();
        let mut kept = Vec::with_capacity(1024);
        for (place, field) in fields(head).enumerate() {
            let Some(colon) = field.iter().position(|&b| b == b':') else {
                continue;
            };
            let (name, value) = (field[..colon].trim_ascii(), &field[colon + 1..]);
            if is_kept(name, place) {
                kept.extend_from_slice(&field[..field.len().min(LONGEST)]);
                if !kept.ends_with(b"\n") {
                    kept.push(b'\n');
                }
            }
            marks.note(name, value);
        }
        if marks.is_mass() {
            return Self::Mass;
        }
        if kept.is_empty() {
            return Self::Nothing;
        }
        kept.push(b'\n');
        let message = FIELDS.parse_headers(&kept);
        match message.and_then(|message| Envelope::of(&message, marks)) {
            Some(envelope) => Self::Single(Box::new(envelope)),
            None => Self::Nothing,
        }
    }
}

impl Envelope {
    fn of(message: &Message<'_>, marks: Marks) -> Option<Self> {
        let mut senders = parties(message.from());
        let from = senders.pop().filter(|_| senders.is_empty())?;
        // A calendar writes in a person's name.
        if parties(message.sender()).iter().any(Party::is_program) {
            return None;
        }
        let mut to: Vec<Party> = Vec::new();
        for party in parties(message.to()) {
            if !to.iter().any(|known| known.address == party.address) {
                to.push(party);
            }
        }
        let copies = [parties(message.cc()), parties(message.bcc())].concat();
        let people = to.len() + copies.len();
        let put_into = message.header_values(DELIVERED);
        let put_into = put_into.filter_map(|value| match value {
            HeaderValue::Address(address) => Some(address),
            _ => None,
        });
        let mut others: Vec<String> = put_into
            .flat_map(|address| parties(Some(address)))
            .chain(copies)
            .map(|party| party.address)
            .collect();
        others.truncate(2 * CIRCLE);
        to.truncate(CIRCLE + 1);
        let labels = message.header(LABELS).and_then(HeaderValue::as_text);
        Some(Self {
            from,
            to,
            others,
            people,
            at: message
                .date()
                .filter(|date| date.is_valid())
                .and_then(|date| Timestamp::from_second(date.to_timestamp()).ok()),
            id: message
                .message_id()
                .map(|id| id.trim().to_owned())
                .filter(|id| !id.is_empty() && id.len() <= LONGEST_ID),
            automatic: marks.replied || marks.generated,
            folder: match labels.map(Folder::labelled).unwrap_or_default() {
                _ if marks.draft => Folder::Unsent,
                folder => folder,
            },
            delivered: marks.delivered,
        })
    }

    /// The addresses that it went to, copies included.
    pub(super) fn receivers(&self) -> impl Iterator<Item = &String> {
        let to = self.to.iter().map(|to| &to.address);
        to.chain(&self.others)
    }

    /// About how many bytes it takes up.
    pub(super) fn size(&self) -> usize {
        let to: usize = self.to.iter().map(Party::size).sum();
        let others: usize = self.others.iter().map(String::len).sum();
        256 + self.from.size() + to + others + self.id.as_ref().map_or(0, String::len)
    }
}

impl Marks {
    /// Notes what a field says.
    fn note(&mut self, name: &[u8], value: &[u8]) {
        let is = |field: &str| name.eq_ignore_ascii_case(field.as_bytes());
        let word = || {
            String::from_utf8_lossy(&value[..value.len().min(200)])
                .trim()
                .to_ascii_lowercase()
        };
        match name.first().map(u8::to_ascii_lowercase) {
            Some(b'a') if is("auto-submitted") => {
                let word = word();
                self.replied |= word.starts_with("auto-replied");
                self.generated |= !word.starts_with("no") && !word.starts_with("auto-replied");
            }
            Some(b'a') => self.delivered |= is("authentication-results"),
            Some(b'c') if is("content-type") => {
                let word = word();
                self.report |=
                    word.starts_with("multipart/report") || word.starts_with("text/calendar");
            }
            Some(b'c') => self.report |= is("content-class") && word().contains("calendarmessage"),
            Some(b'd') => self.delivered |= is("delivered-to"),
            Some(b'f') => self.mass |= is("feedback-id"),
            Some(b'i') => self.answers |= is("in-reply-to"),
            Some(b'l') => {
                self.mass |= is("list-id") || is("list-unsubscribe") || is("list-post");
            }
            Some(b'p') if is("precedence") => {
                let word = word();
                self.replied |= word.starts_with("auto_reply");
                self.mass |= ["bulk", "list", "junk"]
                    .iter()
                    .any(|kind| word.starts_with(kind));
            }
            Some(b'r') => {
                self.delivered |= is("return-path") || is("received-spf");
            }
            Some(b'x') => self.note_own(&is, &word),
            _ => {}
        }
    }

    /// Notes what a field says that some programs have made up for themselves.
    fn note_own(&mut self, is: &dyn Fn(&str) -> bool, word: &dyn Fn() -> String) {
        self.replied |= is("x-autoreply") || is("x-autorespond") || is("x-autoresponder");
        self.delivered |= is("x-original-to");
        self.draft |= is("x-mozilla-draft-info")
            || is("x-uniform-type-identifier") && word().contains("draft");
        if is("x-auto-response-suppress") {
            // What wants no answer of any kind is a program's own; Exchange marks its absence notes so as well.
            self.generated |= word().starts_with("all");
        }
    }

    /// Whether no person wrote this to another. An absence note is sent in bulk as well, and is an answer of somebody's.
    fn is_mass(self) -> bool {
        let answered = self.replied || self.generated && self.answers;
        self.report || !answered && (self.mass || self.generated)
    }
}

fn parties(address: Option<&Address<'_>>) -> Vec<Party> {
    let some = address.into_iter().flat_map(Address::iter);
    some.filter_map(|one| Party::new(one.address()?, one.name()))
        .collect()
}

/// Whether a field is taken apart. Gmail's labels count only where Gmail puts them, above all that came with the mail:
/// anybody can write such a field below.
fn is_kept(name: &[u8], place: usize) -> bool {
    const KEPT: [&str; 8] = [
        "from",
        "sender",
        "to",
        "cc",
        "bcc",
        "date",
        "message-id",
        "delivered-to",
    ];
    let is = |field: &str| name.eq_ignore_ascii_case(field.as_bytes());
    KEPT.iter().any(|field| is(field)) || place < 2 && is(LABELS)
}

/// The fields of a head, each with the lines that it goes on in.
fn fields(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = head;
    std::iter::from_fn(move || {
        let mut end = 0;
        while end < rest.len() {
            let line = rest[end..].iter().position(|&b| b == b'\n');
            end = line.map_or(rest.len(), |line| end + line + 1);
            if !matches!(rest.get(end), Some(b' ' | b'\t')) {
                break;
            }
        }
        let (field, after) = rest.split_at(end);
        rest = after;
        (!field.is_empty()).then_some(field)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLAIN: &str = "From: Amara Okafor <amara@okafor.example>\nTo: <tamsin@okello.example>\n\
        Date: Mon, 02 Mar 2026 10:15:47 +0100\nMessage-ID: <a1@okafor.example>\n";

    fn read(fields: &str) -> Post {
        Post::read(format!("{fields}{PLAIN}\nbody\nFrom: nobody@x.example\n").as_bytes())
    }

    fn single(fields: &str) -> Envelope {
        match read(fields) {
            Post::Single(envelope) => *envelope,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn who_wrote_to_whom_and_when_is_all_that_is_read() {
        let envelope = single("Subject: secret\nReceived: by mx\n\twith hops\n");
        assert_eq!(envelope.from.address, "amara@okafor.example");
        assert_eq!(envelope.to.len(), 1);
        assert_eq!(envelope.at, "2026-03-02T09:15:47Z".parse().ok());
        assert_eq!(envelope.id.as_deref(), Some("a1@okafor.example"));
        assert!(!envelope.automatic && !envelope.delivered);
        assert!(!format!("{envelope:?}").contains("secret"));
    }

    #[test]
    fn what_no_person_wrote_to_another_is_told_by_one_field() {
        for field in [
            "List-Id: <choir.lists.example>",
            "LIST-UNSUBSCRIBE: <mailto:off@x.example>",
            "Precedence: bulk",
            "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: All",
            "Content-Type: multipart/report; report-type=delivery-status",
            "Auto-Submitted: auto-replied\nContent-Type: multipart/report; report-type=disposition-notification",
            "Content-Type: text/calendar; method=REPLY",
            "Content-Class: urn:content-classes:calendarmessage",
        ] {
            assert!(matches!(read(&format!("{field}\n")), Post::Mass), "{field}");
        }
        assert!(matches!(
            read("Sender: Calendar <calendar-notification@calendar.example>\n"),
            Post::Nothing
        ));
    }

    #[test]
    fn an_absence_note_is_an_automatic_answer_and_no_mass_mail() {
        for fields in [
            "Auto-Submitted: auto-replied (vacation)\nPrecedence: bulk\n",
            "Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\nIn-Reply-To: <b2@x.example>\n",
            "X-Autoreply: yes\n",
        ] {
            assert!(single(fields).automatic, "{fields}");
        }
        assert!(!single("Auto-Submitted: no\n").automatic);
    }

    #[test]
    fn labels_count_only_where_gmail_puts_them() {
        assert_eq!(
            single("X-GM-THRID: 17\nX-Gmail-Labels: Sent\n").folder,
            Folder::Sent
        );
        assert_eq!(
            single("X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=\n").folder,
            Folder::Unsent
        );
        assert_eq!(
            single("Received: by mx\nReceived: by mx\nX-Gmail-Labels: Sent\n").folder,
            Folder::Other
        );
    }

    #[test]
    fn two_senders_are_none() {
        let post = Post::read(b"From: a@x.example, b@x.example\nTo: c@x.example\n\n");
        assert!(matches!(post, Post::Nothing), "{post:?}");
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..400), words in "(?s)[ -~\n\t]{0,300}") {
            let _any = Post::read(&bytes);
            let _any = read(&format!("{words}\n"));
            if let Post::Single(envelope) = read(&format!("To: {words}\n")) {
                prop_assert!(envelope.to.len() <= CIRCLE + 1);
            }
        }
    }
}
