//! Mail between people, and what lies among it: lists, newsletters, absence notes, bounces.
//!
//! Only header fields tell anything; the bodies are a line each. `shapes::mail::mbox` makes a mailbox of what comes out,
//! and its name (`Sent`) or [`labelled`] says where it lies.

use jiff::Timestamp;

use super::mail::Mail;
use super::mime::header_text;

/// Somebody with an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Correspondent {
    /// The name as displayed; may be empty.
    pub(crate) name: String,
    /// The address.
    pub(crate) address: String,
}

impl Correspondent {
    /// Somebody of that name at that address.
    pub(crate) fn new(name: &str, address: &str) -> Self {
        Self {
            name: name.to_owned(),
            address: address.to_owned(),
        }
    }

    fn field(&self) -> String {
        if self.name.is_empty() {
            return format!("<{}>", self.address);
        }
        format!("{} <{}>", header_text(&self.name), self.address)
    }
}

/// A letter from one to others, as its sender keeps it.
pub(crate) fn sent(from: &Correspondent, to: &[&Correspondent], at: Timestamp) -> Mail {
    build("", from, to, at)
}

/// The same, as it reaches the first of them.
pub(crate) fn got(from: &Correspondent, to: &[&Correspondent], at: Timestamp) -> Mail {
    let delivered = to.first().map_or("", |to| to.address.as_str());
    let marks = format!(
        "Return-Path: <{}>\nDelivered-To: {delivered}\nReceived: from out.example by mx.example; {}\n",
        from.address,
        day(at)
    );
    build(&marks, from, to, at)
}

/// An absence note, which a program answered with.
pub(crate) fn absence_note(from: &Correspondent, to: &Correspondent, at: Timestamp) -> Mail {
    let marks =
        "Auto-Submitted: auto-replied\nPrecedence: bulk\nIn-Reply-To: <earlier@mail.example>\n";
    build(marks, from, &[to], at)
}

/// A mail that somebody sent to a list.
pub(crate) fn to_a_list(from: &Correspondent, list: &Correspondent, at: Timestamp) -> Mail {
    let marks = format!(
        "Precedence: list\nList-Id: <{}>\nList-Post: <mailto:{}>\n",
        list.address.replace('@', "."),
        list.address
    );
    build(&marks, from, &[list], at)
}

/// A newsletter.
pub(crate) fn newsletter(from: &Correspondent, to: &Correspondent, at: Timestamp) -> Mail {
    let marks = "List-Unsubscribe: <https://news.example/off?u=17>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n";
    build(marks, from, &[to], at)
}

/// Word that a mail could not be delivered.
pub(crate) fn bounce(to: &Correspondent, at: Timestamp) -> Mail {
    let from = Correspondent::new("Mail Delivery System", "MAILER-DAEMON@mx.example");
    let marks = "Auto-Submitted: auto-replied\nContent-Type: multipart/report; report-type=delivery-status\n";
    build(marks, &from, &[to], at)
}

/// The same mail with the labels that Gmail writes above all that came with it, as `Sent` or `Gesendet,Wichtig`.
pub(crate) fn labelled(mail: &Mail, labels: &str) -> Mail {
    Mail {
        text: format!(
            "X-GM-THRID: {}\nX-Gmail-Labels: {}\n{}",
            mail.at.as_millisecond(),
            header_text(labels),
            mail.text
        ),
        ..mail.clone()
    }
}

fn build(marks: &str, from: &Correspondent, to: &[&Correspondent], at: Timestamp) -> Mail {
    let all: Vec<String> = to.iter().map(|to| to.field()).collect();
    Mail {
        envelope: from.address.clone(),
        at,
        text: format!(
            "{marks}Date: {}\nFrom: {}\nTo: {}\nMessage-ID: <{}.{}@mail.example>\nSubject: =?UTF-8?Q?On_Thursday?=\n\
             MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\nAs we said.\n",
            day(at),
            from.field(),
            all.join(",\n "),
            at.as_millisecond(),
            from.address.split('@').next().unwrap_or_default(),
        ),
    }
}

fn day(at: Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}
