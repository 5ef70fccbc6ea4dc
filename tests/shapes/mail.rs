//! LinkedIn's notification mails, and a mailbox around them.
//!
//! Only the parts that tell something are like the real ones: sender, template names in header and links, the links'
//! slots, the order of lines in both parts, and the footer. Tokens in the links are made up of the same characters and
//! open nothing.

use std::fmt::Write;

use jiff::Timestamp;

use super::mime::{alternative, header_text};
use super::party::Party;

/// Whose mailbox it is.
#[derive(Clone, Debug)]
pub(crate) struct Recipient {
    /// Who.
    pub(crate) party: Party,
    /// The given name, as greetings use it.
    pub(crate) first: &'static str,
    /// The headline, as footers repeat it.
    pub(crate) headline: &'static str,
    /// The address that the mail goes to.
    pub(crate) address: &'static str,
}

/// One invitation as a mail shows it.
#[derive(Clone, Debug)]
pub(crate) struct Invite {
    /// Who asks.
    pub(crate) party: Party,
    /// Their headline; may be empty.
    pub(crate) headline: String,
    /// Where they are; may be empty. Only the HTML part has it.
    pub(crate) place: String,
    /// Connections in common; only the HTML part has them.
    pub(crate) mutual: Option<u32>,
    /// The note, or LinkedIn's stock text in its place.
    pub(crate) note: Option<String>,
    /// LinkedIn's id, which holds the moment of sending.
    pub(crate) id: i64,
}

/// What a mail tells.
#[derive(Clone, Debug)]
pub(crate) enum Kind<'a> {
    /// Somebody wants to connect.
    Invite(&'a Invite),
    /// They still do.
    Reminder(&'a Invite),
    /// Several want to connect.
    Digest(&'a [Invite]),
    /// Somebody accepted.
    Acceptance(&'a Invite),
    /// How often the owner's profile was seen: no invitation.
    Recap,
    /// A look-alike of an invitation from a domain that isn't LinkedIn's.
    LookAlike(&'a Invite),
}

/// The domain that look-alikes come from. Nobody can own it.
pub(crate) const LOOK_ALIKE_DOMAIN: &str = "linkedin.com-invites.example";

/// One mail, ready for a mailbox.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    /// The address in the envelope.
    pub(crate) envelope: String,
    /// When it arrived.
    pub(crate) at: Timestamp,
    /// Header and body, with plain line feeds.
    pub(crate) text: String,
}

impl Kind<'_> {
    fn template(&self) -> &'static str {
        match self {
            Self::Invite(_) | Self::LookAlike(_) => "email_m2m_invite_single_01",
            Self::Reminder(_) => "email_m2m_invite_reminder_02",
            Self::Digest(_) => "email_m2m_invite_digest_02",
            Self::Acceptance(_) => "email_accept_invite_single_01",
            Self::Recap => "email_weekly_analytics_recap_v2",
        }
    }

    fn from(&self) -> String {
        match self {
            Self::Invite(invite) | Self::LookAlike(invite) => {
                format!(
                    "{} <invitations@linkedin.com>",
                    header_text(&invite.party.name)
                )
            }
            Self::Acceptance(invite) => {
                let name = format!("{} via LinkedIn", invite.party.name);
                format!("{} <invitations@linkedin.com>", quoted(&name))
            }
            Self::Reminder(invite) => {
                let name = format!("{} via LinkedIn", invite.party.name);
                format!("{} <messages-noreply@linkedin.com>", quoted(&name))
            }
            Self::Digest(_) => "LinkedIn <invitations@linkedin.com>".to_owned(),
            Self::Recap => "LinkedIn <notifications-noreply@linkedin.com>".to_owned(),
        }
    }

    fn subject(&self) -> String {
        match self {
            Self::Invite(_) | Self::LookAlike(_) => "I want to connect".to_owned(),
            Self::Reminder(invite) => {
                format!(
                    "{}'s invitation is waiting for your response",
                    invite.party.name
                )
            }
            Self::Digest(invites) => format!("You have {} new invitations", invites.len()),
            Self::Acceptance(invite) => {
                format!(
                    "{} accepted your invitation, explore their network",
                    first_word(&invite.party.name)
                )
            }
            Self::Recap => "Your profile was seen this week".to_owned(),
        }
    }

    fn footer_class(&self) -> &'static str {
        match self {
            Self::Invite(_) | Self::LookAlike(_) | Self::Reminder(_) | Self::Digest(_) => {
                "Invitation"
            }
            Self::Acceptance(_) => "Accepted Invitation",
            Self::Recap => "LinkedIn notification",
        }
    }

    fn shown(&self) -> Vec<&Invite> {
        match self {
            Self::Invite(invite)
            | Self::LookAlike(invite)
            | Self::Reminder(invite)
            | Self::Acceptance(invite) => {
                vec![invite]
            }
            Self::Digest(invites) => invites.iter().collect(),
            Self::Recap => Vec::new(),
        }
    }
}

/// Builds one mail that arrived at a moment.
pub(crate) fn mail(kind: &Kind<'_>, to: &Recipient, at: Timestamp) -> Mail {
    let template = kind.template();
    let token = token(to, at);
    let links = Links {
        template,
        token: token.clone(),
    };
    let plain = plain_part(kind, to, &links);
    let html = html_part(kind, to, &links);
    let body = alternative(&plain, &html, &format!("----=_Part_{}", at.as_second()));
    let verdict = if matches!(kind, Kind::LookAlike(_)) {
        "fail"
    } else {
        "pass"
    };
    let header = format!(
        "Return-Path: <m-{token}@bounce.linkedin.com>\n\
         Authentication-Results: mx.{domain}; dkim={verdict} header.i=@linkedin.com header.s=d2048-202308-00; \
         dmarc={verdict} header.from=linkedin.com\n\
         Date: {date}\n\
         From: {from}\n\
         To: {name} <{address}>\n\
         Message-ID: <{low}.{ms}@ltx1-app{low}.prod.linkedin.com>\n\
         Subject: {subject}\n\
         X-LinkedIn-Class: EMAIL-DEFAULT\n\
         X-LinkedIn-Template: {template}\n\
         X-LinkedIn-Id: {token}\n\
         List-Unsubscribe: <https://www.linkedin.com/e/v2?e={token}&lipi={lipi}&t=lun&trk=eml-{template}-unsubscribe>\n",
        domain = to.address.split('@').nth(1).unwrap_or_default(),
        date = at.strftime("%a, %d %b %Y %H:%M:%S +0000 (UTC)"),
        from = kind.from(),
        name = header_text(&to.party.name),
        address = to.address,
        low = at.as_second() % 9_000 + 1_000,
        ms = at.as_millisecond(),
        subject = header_text(&kind.subject()),
        lipi = links.lipi(),
    );
    let text = format!("{header}{body}");
    Mail {
        envelope: format!("m-{token}@bounce.linkedin.com"),
        at,
        text: if verdict == "fail" {
            text.replace("linkedin.com", LOOK_ALIKE_DOMAIN)
        } else {
            text
        },
    }
}

/// Builds a mail that has nothing to do with LinkedIn.
pub(crate) fn ordinary(
    from: &str,
    subject: &str,
    body: &str,
    to: &Recipient,
    at: Timestamp,
) -> Mail {
    let envelope = from
        .rsplit('<')
        .next()
        .unwrap_or(from)
        .trim_end_matches('>')
        .to_owned();
    let text = format!(
        "Date: {date}\nFrom: {from}\nTo: <{address}>\nMessage-ID: <{ms}@{domain}>\nSubject: {subject}\n\
         MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n{body}\n",
        date = at.strftime("%a, %d %b %Y %H:%M:%S +0000"),
        address = to.address,
        ms = at.as_millisecond(),
        domain = envelope.split('@').nth(1).unwrap_or_default(),
        subject = header_text(subject),
    );
    Mail { envelope, at, text }
}

/// Writes a mailbox, oldest first; lines that look like its separator are quoted.
pub(crate) fn mbox(mails: &[Mail]) -> String {
    let mut sorted: Vec<&Mail> = mails.iter().collect();
    sorted.sort_by_key(|mail| mail.at);
    let mut out = String::new();
    for mail in sorted {
        let _infallible = writeln!(
            out,
            "From {} {}",
            mail.envelope,
            mail.at.strftime("%a %b %e %H:%M:%S %Y")
        );
        for line in mail.text.trim_end().lines() {
            let separator_like = line.trim_start_matches('>').starts_with("From ");
            let _infallible = writeln!(out, "{}{line}", if separator_like { ">" } else { "" });
        }
        out.push('\n');
    }
    out
}

struct Links {
    template: &'static str,
    token: String,
}

impl Links {
    /// The query that every link carries, for the slot it stands in. `trkEmail`, which the real ones carry as well,
    /// stands in accept links only: it says the same again, and the demo's mailbox should stay small.
    fn query(&self, slot: &str) -> String {
        let Self { template, token } = self;
        format!(
            "midToken=AQ{}&trk=eml-{template}-{slot}&eid={token}",
            letters(token, 14)
        )
    }

    fn profile(&self, party: &Party, slot: &str) -> String {
        let link = party.encoded_url().replace("/in/", "/comm/in/");
        format!("{link}?{}", self.query(slot))
    }

    fn accept(&self, invite: &Invite, slot: &str) -> String {
        format!(
            "https://www.linkedin.com/comm/mynetwork/invite-accept/invitationId/{}/sharedKey/{}/?{}\
             &trkEmail=eml-{}-{slot}-null-{}-null-null",
            invite.id,
            letters(&invite.party.slug, 8),
            self.query(slot),
            self.template,
            self.token.replace('-', "~"),
        )
    }

    fn lipi(&self) -> String {
        format!(
            "urn%3Ali%3Apage%3Aemail_{}%3B{}",
            self.template,
            letters(&self.token, 16)
        )
    }
}

fn plain_part(kind: &Kind<'_>, to: &Recipient, links: &Links) -> String {
    let mut out = format!("Hi {},\n\n", to.first);
    for (place, invite) in kind.shown().into_iter().enumerate() {
        if let Some(note) = invite
            .note
            .as_ref()
            .filter(|_| !matches!(kind, Kind::Acceptance(_)))
        {
            let _infallible = write!(out, "{note}\n\n");
        }
        let _infallible = write!(out, "{}\n{}\n\n", invite.party.name, invite.headline);
        let profile = links.profile(&invite.party, &format!("hero-{}-prof%7Ecta", place * 4 + 3));
        let _infallible = writeln!(out, "View profile: {profile}");
        if !matches!(kind, Kind::Acceptance(_)) {
            let accept = links.accept(invite, &format!("hero-{}-accept%7Ecta", place * 4));
            let _infallible = writeln!(out, "Accept: {accept}");
        }
        out.push('\n');
    }
    if matches!(kind, Kind::Recap) {
        out.push_str("Your profile was seen 41 times this week.\n\n");
    }
    let _infallible = write!(
        out,
        "----------------------------------------\n\nUnsubscribe: https://www.linkedin.com/comm/psettings/email?midToken=AQ{}\n\
         You are receiving {} emails.\nThis email was intended for {} ({})\n© LinkedIn\n",
        letters(&links.token, 14),
        kind.footer_class(),
        to.party.name,
        to.headline
    );
    out
}

fn html_part(kind: &Kind<'_>, to: &Recipient, links: &Links) -> String {
    let mut out = format!(
        "<html><body><table width=\"512\"><tr><td><a href=\"{}\">{}</a></td></tr>",
        attribute(&links.profile(&to.party, "header-6-profile")),
        escaped(&to.party.name)
    );
    for (place, invite) in kind.shown().into_iter().enumerate() {
        out.push_str(&card(kind, invite, place * 4, links));
    }
    if matches!(kind, Kind::Invite(invite) if invite.id % 3 == 0) {
        let other = Party::new("Wilhelmina Strand", "wilhelmina-strand-0");
        let _infallible = write!(
            out,
            "<tr><td><p>More people you may know</p><a href=\"{}\">{}</a></td></tr>",
            attribute(&links.profile(&other, "pymk-0-prof~name")),
            other.name
        );
    }
    let _infallible = write!(
        out,
        "<tr><td><p>This email was intended for {} ({})</p></td></tr></table></body></html>",
        escaped(&to.party.name),
        escaped(to.headline)
    );
    out
}

fn card(kind: &Kind<'_>, invite: &Invite, slot: usize, links: &Links) -> String {
    let name = escaped(&invite.party.name);
    let profile = |slot: String| attribute(&links.profile(&invite.party, &slot));
    let mut out = format!(
        "<tr><td><a href=\"{}\"><b>{name}</b></a>",
        profile(format!("hero-{}-prof~name", slot + 2))
    );
    let mut line = |size: u8, text: &str| {
        if !text.is_empty() {
            let _infallible = write!(
                out,
                "<p style=\"color:#737373;font-size:{size}px\">{}</p>",
                escaped(text)
            );
        }
    };
    line(14, &invite.headline);
    line(13, &invite.place);
    match invite.mutual {
        Some(1) => line(13, "1 connection in common"),
        Some(mutual) => line(13, &format!("{mutual} connections in common")),
        None => {}
    }
    if !matches!(kind, Kind::Acceptance(_)) {
        let accept = attribute(&links.accept(invite, &format!("hero-{slot}-accept~cta")));
        let _infallible = write!(out, "<a href=\"{accept}\">Accept</a>");
    }
    let _infallible = write!(
        out,
        "<a href=\"{}\">View profile</a></td></tr>",
        profile(format!("hero-{}-prof~cta", slot + 3))
    );
    out
}

/// The recipient's member number and the moment, both in base 36, as LinkedIn's mails carry them.
fn token(to: &Recipient, at: Timestamp) -> String {
    let ms = u64::try_from(at.as_millisecond()).unwrap_or_default();
    format!(
        "{}-{}-{}",
        base36(to.party.member()),
        base36(ms),
        letters(to.address, 2)
    )
}

fn base36(mut number: u64) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut digits = Vec::new();
    while number > 0 {
        let digit = usize::try_from(number % 36).unwrap_or_default();
        digits.push(char::from(DIGITS[digit]));
        number /= 36;
    }
    digits.iter().rev().collect()
}

/// Some letters that look like a token and depend on nothing but the seed.
pub(crate) fn letters(seed: &str, count: usize) -> String {
    const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut state = seed.bytes().fold(0x9e37_79b9_u64, |sum, byte| {
        sum.wrapping_mul(0x0100_0000_01b3) ^ u64::from(byte)
    });
    let mut out = String::new();
    for _ in 0..count {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let letter = usize::try_from((state >> 40) % 62).unwrap_or_default();
        out.push(char::from(ALPHABET[letter]));
    }
    out
}

fn quoted(name: &str) -> String {
    if name.is_ascii() {
        format!("\"{name}\"")
    } else {
        header_text(name)
    }
}

fn first_word(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn attribute(link: &str) -> String {
    link.replace('&', "&amp;")
}
