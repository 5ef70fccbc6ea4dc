//! What mail programs make of a mail that its reader forwards: attached whole, or quoted below a block of header lines.
//!
//! The blocks are those of the programs' own forwards in English and German. The body below is LinkedIn's own, as in a
//! forward in plain text; what a program makes of the HTML is simpler here than in life.

use std::fmt::Write;

use jiff::Timestamp;

use super::mail::Mail;

/// The program that forwards.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Program {
    Gmail,
    GmailInGerman,
    Apple,
    AppleInGerman,
    Outlook,
    OutlookInGerman,
    OutlookOnTheWeb,
    Thunderbird,
    ThunderbirdInGerman,
}

impl Program {
    /// All of them.
    pub(crate) const ALL: [Self; 9] = [
        Self::Gmail,
        Self::GmailInGerman,
        Self::Apple,
        Self::AppleInGerman,
        Self::Outlook,
        Self::OutlookInGerman,
        Self::OutlookOnTheWeb,
        Self::Thunderbird,
        Self::ThunderbirdInGerman,
    ];

    /// The line above the block, and the names of its lines in their order: `F`rom, `D`ate, `S`ubject, `T`o.
    fn block(self) -> (&'static str, [(char, &'static str); 4]) {
        match self {
            Self::Gmail => (
                "---------- Forwarded message ---------",
                [('F', "From"), ('D', "Date"), ('S', "Subject"), ('T', "To")],
            ),
            Self::GmailInGerman => (
                "---------- Forwarded message ---------",
                [('F', "Von"), ('D', "Date"), ('S', "Subject"), ('T', "To")],
            ),
            Self::Apple => (
                "Begin forwarded message:\n",
                [('F', "From"), ('S', "Subject"), ('D', "Date"), ('T', "To")],
            ),
            Self::AppleInGerman => (
                "Anfang der weitergeleiteten Nachricht:\n",
                [('F', "Von"), ('S', "Betreff"), ('D', "Datum"), ('T', "An")],
            ),
            Self::Outlook => (
                "-----Original Message-----",
                [('F', "From"), ('D', "Sent"), ('T', "To"), ('S', "Subject")],
            ),
            Self::OutlookInGerman => (
                "-----Ursprüngliche Nachricht-----",
                [
                    ('F', "Von"),
                    ('D', "Gesendet"),
                    ('T', "An"),
                    ('S', "Betreff"),
                ],
            ),
            Self::OutlookOnTheWeb => (
                "________________________________",
                [('F', "From"), ('D', "Sent"), ('T', "To"), ('S', "Subject")],
            ),
            Self::Thunderbird => (
                "-------- Forwarded Message --------",
                [('S', "Subject"), ('D', "Date"), ('F', "From"), ('T', "To")],
            ),
            Self::ThunderbirdInGerman => (
                "-------- Weitergeleitete Nachricht --------",
                [('S', "Betreff"), ('D', "Datum"), ('F', "Von"), ('T', "An")],
            ),
        }
    }

    fn quotes(self) -> &'static str {
        match self {
            Self::Apple | Self::AppleInGerman => "> ",
            _ => "",
        }
    }
}

/// A mail with others attached, from one address to another.
pub(crate) fn attached(mails: &[Mail], from: &str, to: &str, at: Timestamp) -> Mail {
    let mut body = "--fwd\nContent-Type: text/plain; charset=\"UTF-8\"\n\n\n".to_owned();
    for mail in mails {
        let _infallible = write!(
            body,
            "--fwd\nContent-Type: message/rfc822; name=\"I want to connect.eml\"\nContent-Disposition: attachment; \
             filename=\"I want to connect.eml\"\nX-Attachment-Id: 18{}\n\n{}\n",
            mail.at.as_second(),
            mail.text
        );
    }
    body.push_str("--fwd--\n");
    around(&body, "multipart/mixed; boundary=\"fwd\"", from, to, at)
}

/// A mail that quotes another in its text, as a program does that forwards in plain text.
pub(crate) fn inline(program: Program, mail: &Mail, from: &str, to: &str, at: Timestamp) -> Mail {
    let (above, lines) = program.block();
    let field = |name: &str| {
        let start = format!("\n{name}: ");
        let value = mail.text.split(&start).nth(1).unwrap_or_default();
        value.lines().next().unwrap_or_default().to_owned()
    };
    let mut quoted = String::new();
    for (what, name) in lines {
        let value = match what {
            'F' => field("From"),
            'D' => "Montag, 2. November 2026 um 11:15".to_owned(),
            'S' => field("Subject"),
            _ => field("To"),
        };
        let _infallible = writeln!(quoted, "{name}: {value}");
    }
    let _infallible = write!(quoted, "\n{}", plain_text(mail));
    let mut body = format!("For later.\n\n{above}\n");
    for line in quoted.lines() {
        let _infallible = writeln!(body, "{}{line}", program.quotes());
    }
    around(&body, "text/plain; charset=UTF-8", from, to, at)
}

/// The text of a mail, its quoted-printable undone.
fn plain_text(mail: &Mail) -> String {
    let part = mail.text.split("Content-ID: text-body\n\n").nth(1);
    let part = part.and_then(|part| part.split("\n--").next());
    let joined = part.unwrap_or_default().replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'=' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16));
        let (high, low) = (digit().unwrap_or_default(), digit().unwrap_or_default());
        bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn around(body: &str, kind: &str, from: &str, to: &str, at: Timestamp) -> Mail {
    Mail {
        envelope: from.to_owned(),
        at,
        text: format!(
            "Date: {date}\nFrom: <{from}>\nTo: <{to}>\nSubject: Fwd: I want to connect\nMIME-Version: 1.0\n\
             Content-Type: {kind}\nContent-Transfer-Encoding: 8bit\n\n{body}",
            date = at.strftime("%a, %d %b %Y %H:%M:%S +0000"),
        ),
    }
}
