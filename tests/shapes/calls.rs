//! A phone's log of calls, as the Android app SMS Backup & Restore writes it.

use std::fmt::Write;

use jiff::Timestamp;

/// Who rang, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// They rang, and the owner took it.
    Came,
    /// The owner rang.
    Went,
    /// They rang in vain.
    Missed,
    /// They spoke to the mailbox.
    Voicemail,
    /// They were turned away.
    Rejected,
}

/// One entry.
#[derive(Clone, Debug)]
pub(crate) struct Call<'a> {
    /// The number, as the phone shows it; `-2` for a hidden one.
    pub(crate) number: &'a str,
    /// What the phone's address book calls it.
    pub(crate) name: Option<&'a str>,
    /// When it began.
    pub(crate) at: Timestamp,
    /// How long they spoke, in seconds.
    pub(crate) seconds: u32,
    /// Which way it went.
    pub(crate) way: Way,
}

impl Way {
    fn kind(self) -> u8 {
        match self {
            Self::Came => 1,
            Self::Went => 2,
            Self::Missed => 3,
            Self::Voicemail => 4,
            Self::Rejected => 5,
        }
    }
}

/// What stands before the list.
const HEAD: &str = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup & Restore v10.21.001 \
    on 20/11/2026 08:00:00\n\nTo view this file in a more readable/customizable format, visit https://backup.example/view-->\n\
    <?xml-stylesheet type=\"text/xsl\" href=\"calls.xsl\"?>\n";

/// The log, in the order given.
pub(crate) fn log(calls: &[Call<'_>]) -> String {
    let mut out = format!(
        "{HEAD}<calls count=\"{}\" backup_set=\"5e0d9c52-7f0e-4d1c-9b55-4b1d2a7f9f11\" backup_date=\"1795161600000\" type=\"full\">\n",
        calls.len()
    );
    for call in calls {
        out.push_str(&entry(call));
    }
    out.push_str("</calls>");
    out
}

/// A backup of text messages, with these calls among them.
pub(crate) fn among_messages(calls: &[Call<'_>]) -> String {
    let mut out = format!(
        "{HEAD}<smses count=\"{}\" backup_set=\"5e0d9c52\" backup_date=\"1795161600000\" type=\"full\">\n  \
         <sms protocol=\"0\" address=\"+436601112233\" date=\"1795000000000\" type=\"1\" subject=\"null\" body=\"On my way\" \
         read=\"1\" status=\"-1\" contact_name=\"(Unknown)\" />\n",
        calls.len() + 1
    );
    for call in calls {
        out.push_str(&entry(call));
    }
    out.push_str("</smses>");
    out
}

fn entry(call: &Call<'_>) -> String {
    let mut out = String::new();
    let _infallible = writeln!(
        out,
        "  <call number=\"{}\" duration=\"{}\" date=\"{}\" type=\"{}\" presentation=\"{}\" subscription_id=\"1\" \
         post_dial_digits=\"\" subscription_component_name=\"null\" readable_date=\"{}\" contact_name=\"{}\" />",
        escaped(call.number),
        call.seconds,
        call.at.as_millisecond(),
        call.way.kind(),
        if call.number.starts_with('-') { 2 } else { 1 },
        call.at.strftime("%d.%m.%Y %H:%M:%S"),
        escaped(call.name.unwrap_or("(Unknown)")),
    );
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
