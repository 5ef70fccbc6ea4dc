//! Mails to test with, built to the shapes that LinkedIn's have had since 2016. All people are invented, and every
//! token in a link says `SECRET`, so that a test can see whether one got out.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// A person in a mail.
#[derive(Clone, Debug)]
pub(crate) struct Guest {
    pub(crate) name: &'static str,
    pub(crate) slug: &'static str,
    pub(crate) headline: &'static str,
    pub(crate) place: &'static str,
    pub(crate) mutual: u32,
    pub(crate) id: i64,
}

/// An invitation's id of that moment, with something in its lower bits.
pub(crate) fn id_at(moment: &str) -> i64 {
    let moment: jiff::Timestamp = moment.parse().unwrap();
    (moment.as_millisecond() << 22) | 0x2_a5a5
}

pub(crate) fn amara() -> Guest {
    Guest {
        name: "Amara Okafor",
        slug: "amara-okafor-57b",
        headline: "Cold-chain logistics | Lagos and Rotterdam",
        place: "Lagos, Nigeria",
        mutual: 12,
        id: id_at("2026-03-02T10:15:30Z"),
    }
}

pub(crate) fn tomasz() -> Guest {
    Guest {
        name: "Tomasz Zieliński",
        slug: "tomasz-zielinski",
        headline: "Kierownik produkcji w Młyn Północ",
        place: "Gdańsk, Poland",
        mutual: 0,
        id: id_at("2026-03-01T08:00:00Z"),
    }
}

pub(crate) fn hanako() -> Guest {
    Guest {
        name: "鈴木 花子",
        slug: "hanako-suzuki-a1",
        headline: "品質保証マネージャー 🌱",
        place: "大阪府",
        mutual: 3,
        id: id_at("2026-02-27T23:59:59Z"),
    }
}

pub(crate) fn leila() -> Guest {
    Guest {
        name: "ليلى حداد",
        slug: "layla-haddad",
        headline: "مهندسة معمارية",
        place: "عمّان",
        mutual: 1,
        id: id_at("2026-02-20T12:00:00Z"),
    }
}

pub(crate) fn moana() -> Guest {
    Guest {
        name: "Moana Te Rangi",
        slug: "moana-te-rangi",
        headline: "Harbour pilot",
        place: "Tauranga, New Zealand",
        mutual: 40,
        id: id_at("2026-02-11T03:30:00Z"),
    }
}

/// The words around the people, which change with the account's language; the names of templates don't.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    pub(crate) greeting: &'static str,
    pub(crate) stock: &'static str,
    pub(crate) view: &'static str,
    pub(crate) accept: &'static str,
    pub(crate) mutual: &'static str,
    pub(crate) via: &'static str,
}

pub(crate) const ENGLISH: Words = Words {
    greeting: "Hi Bruno,",
    stock: "I'd like to join your LinkedIn network.",
    view: "View profile",
    accept: "Accept",
    mutual: "connections in common",
    via: "via LinkedIn",
};

pub(crate) const GERMAN: Words = Words {
    greeting: "Hallo Bruno,",
    stock: "ich möchte Ihrem LinkedIn Netzwerk beitreten.",
    view: "Profil ansehen",
    accept: "Annehmen",
    mutual: "gemeinsame Kontakte",
    via: "über LinkedIn",
};

pub(crate) const PORTUGUESE: Words = Words {
    greeting: "Olá, Bruno!",
    stock: "Gostaria de fazer parte da sua rede no LinkedIn.",
    view: "Ver perfil",
    accept: "Aceitar",
    mutual: "conexões em comum",
    via: "através do LinkedIn",
};

/// A mail that is being built.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) date: String,
    pub(crate) subject: String,
    pub(crate) template: Option<String>,
    pub(crate) fields: Vec<String>,
    pub(crate) text: Option<String>,
    pub(crate) html: Option<String>,
}

/// Tokens such as every link has.
const TOKENS: &str = "midToken=SECRETmid&midSig=SECRETsig&otpToken=SECRETotp&eid=SECRET-eid-xx";

fn trk(template: &str, slot: &str) -> String {
    let slot = slot.replace('~', "%7E");
    format!(
        "trk=eml-{template}-{slot}&trkEmail=eml-{template}-{slot}-null-SECRET%7Etoken%7Exx&{TOKENS}\
         &lipi=urn%3Ali%3Apage%3Aemail_{template}%3BSECRETpage%3D%3D"
    )
}

fn profile(guest: &Guest, template: &str, slot: &str) -> String {
    format!(
        "https://www.linkedin.com/comm/in/{}?{}",
        guest.slug,
        trk(template, slot)
    )
}

fn accept(guest: &Guest, template: &str, slot: &str) -> String {
    format!(
        "https://www.linkedin.com/comm/mynetwork/invite-accept/invitationId/{}/sharedKey/SECRETkey/?{}",
        guest.id,
        trk(template, slot)
    )
}

fn footer(template: &str) -> String {
    format!(
        "-----------------------------\n\nUnsubscribe: https://www.linkedin.com/comm/psettings/email-unsubscribe?{}\n\n\
         This email was intended for Bruno Keller (Head of Purchasing). (c) LinkedIn\n",
        trk(template, "unsubscribe-0-footer")
    )
}

/// The reader's own profile and a stranger, as every mail has them beside the person it is about.
fn bystanders(template: &str) -> String {
    let own = format!(
        "https://www.linkedin.com/comm/in/bruno-keller?{}",
        trk(template, "header-6-profile")
    );
    let other = format!(
        "https://www.linkedin.com/comm/in/pia-nobody?{}",
        trk(template, "pymk-0-prof~name")
    );
    format!(
        "<div><a href='{own}'><img alt='Bruno Keller' src='x.png'></a></div>\
         <div>More people you may know</div><div><a href='{other}'>Pia Nobody</a><p>Stranger</p><p>Oslo</p></div>"
    )
}

fn card(guest: &Guest, template: &str, words: Words) -> String {
    let mut html = format!(
        "<table><tr><td><a href='{}'><img alt='{}' src='p.png'></a></td></tr><tr><td><a href='{}'>{}</a>\
         <p style='font-size:14px'>{}</p><p style='font-size:13px;color:#737373'>{}</p>",
        profile(guest, template, "hero-1-prof~photo"),
        guest.name,
        profile(guest, template, "hero-2-prof~name"),
        guest.name,
        guest.headline,
        guest.place,
    );
    if guest.mutual > 0 {
        let _infallible = write!(html, "<p>{} {}</p>", guest.mutual, words.mutual);
    }
    let _infallible = write!(
        html,
        "</td></tr><tr><td><a href='{}'>{}</a><a href='{}'>{}</a></td></tr></table>",
        accept(guest, template, "hero-0-accept~cta"),
        words.accept,
        profile(guest, template, "hero-3-prof~cta"),
        words.view,
    );
    html
}

fn page(inside: &str) -> String {
    format!(
        "<html><head><title>LinkedIn</title><style>p {{ margin: 0 }}</style></head><body>\
         <div style='display: none'>preview \u{34f}\u{a0}\u{34f}\u{a0}</div>{inside}</body></html>"
    )
}

impl Mail {
    fn new(name: &str, template: &str) -> Self {
        Self {
            name: name.to_owned(),
            address: "invitations@linkedin.com".to_owned(),
            date: "Mon, 02 Mar 2026 10:15:47 +0000".to_owned(),
            subject: "I want to connect".to_owned(),
            template: Some(template.to_owned()),
            fields: Vec::new(),
            text: None,
            html: None,
        }
    }

    /// An invitation of 2023 and after, with or without a note.
    pub(crate) fn invitation(guest: &Guest, note: Option<&str>) -> Self {
        Self::invitation_in(ENGLISH, guest, note)
    }

    /// An invitation to somebody whose account is in a language.
    pub(crate) fn invitation_in(words: Words, guest: &Guest, note: Option<&str>) -> Self {
        let template = "email_m2m_invite_single_01";
        let mut mail = Self::new(guest.name, template);
        mail.text = Some(format!(
            "{}\n\n{}\n\n{}\n{}\n\n{}: {}\n{}: {}\n\n{}",
            words.greeting,
            note.unwrap_or(words.stock),
            guest.name,
            guest.headline,
            words.view,
            profile(guest, template, "hero-3-prof~cta"),
            words.accept,
            accept(guest, template, "hero-0-accept~cta"),
            footer(template),
        ));
        mail.html = Some(page(&format!(
            "<p>{}</p><p>{}</p>{}{}",
            words.greeting,
            note.unwrap_or(words.stock),
            card(guest, template, words),
            bystanders(template)
        )));
        mail
    }

    /// An invitation of 2016: no slug in it, an opaque id, the invitation's id in the query.
    pub(crate) fn invitation_of_2016(guest: &Guest) -> Self {
        let template = "email_m2m_invite_single_01";
        let view = format!(
            "https://www.linkedin.com/comm/profile/view?id=AAsAAAJXinvented01&authType=name&authToken=SECRETauth\
             &invAcpt=1_I{}_500&{}",
            guest.id,
            trk(template, "hero-3-prof~cta")
        );
        let accept = format!(
            "https://www.linkedin.com/comm/people/invite-accept?mboxid=I1_500&sharedKey=SECRETkey&fr=false\
             &invitationId={}&fe=true&{}",
            guest.id,
            trk(template, "hero-0-accept~cta")
        );
        let mut mail = Self::new(guest.name, template);
        "Bruno, please add me to your LinkedIn network".clone_into(&mut mail.subject);
        mail.text = Some(format!(
            "Hi Bruno,\n\nI'd like to join your LinkedIn network.\n\n{}\n{}\n\nView profile: {view}\n\nAccept: {accept}\n\n\
             .....................................\n\n{}",
            guest.name,
            guest.headline,
            footer(template)
        ));
        mail.html = Some(page(&format!(
            "<table><tr><td><a href='{view}'><img alt='{name}'></a></td><td><p>{name}</p><p>{}</p>\
             <p style='color:#8c8c8c'>{}</p></td></tr><tr><td><a href='{accept}'><table><tr><td><a href='{accept}'>Accept</a></td></tr>
             </table></a></td></tr></table>{}",
            guest.headline,
            guest.place,
            bystanders(template),
            name = guest.name,
        )));
        mail
    }

    /// An invitation in the newer renderer's marks, its card one single link.
    pub(crate) fn invitation_of_2026(guest: &Guest) -> Self {
        let template = "email_m2m_invite_single_02";
        let slot = |control: &str| format!("email~m2m~invite~single-0-{control}");
        let mut mail = Self::new(guest.name, template);
        mail.html = Some(page(&format!(
            "<a href='{}'><h2>{}</h2><p>{}</p><p>{}</p></a><a href='{}'>Accept</a>{}",
            profile(guest, template, &slot("profile_name")),
            guest.name,
            guest.headline,
            guest.place,
            accept(guest, template, &slot("accept_cta")),
            bystanders(template),
        )));
        mail
    }

    /// A reminder of an earlier invitation.
    pub(crate) fn reminder(guest: &Guest) -> Self {
        let template = "email_m2m_invite_reminder_02";
        let mut mail = Self::new("LinkedIn", template);
        "messages-noreply@linkedin.com".clone_into(&mut mail.address);
        mail.subject = format!("{}'s invitation is waiting for your response", guest.name);
        "Mon, 09 Mar 2026 09:00:00 +0000".clone_into(&mut mail.date);
        mail.html = Some(page(&format!(
            "{}{}",
            card(guest, template, ENGLISH),
            bystanders(template)
        )));
        mail
    }

    /// Several invitations in one mail.
    pub(crate) fn digest(guests: &[Guest]) -> Self {
        let template = "email_m2m_invite_digest_02";
        let mut mail = Self::new("LinkedIn", template);
        mail.subject = format!("You have {} new invitations", guests.len());
        let cards: String = guests
            .iter()
            .map(|guest| card(guest, template, ENGLISH))
            .collect();
        mail.html = Some(page(&format!("{cards}{}", bystanders(template))));
        let mut text = "Hi Bruno,\n\n".to_owned();
        for guest in guests {
            let _infallible = write!(
                text,
                "{}\n{}\n\nView profile: {}\nAccept: {}\n\n",
                guest.name,
                guest.headline,
                profile(guest, template, "hero-3-prof~cta"),
                accept(guest, template, "hero-0-accept~cta"),
            );
        }
        mail.text = Some(text + &footer(template));
        mail
    }

    /// Word that one person accepted.
    pub(crate) fn acceptance(guest: &Guest) -> Self {
        let template = "email_accept_invite_single_01";
        let mut mail = Self::new(&format!("{} via LinkedIn", guest.name), template);
        "See who accepted your invitation".clone_into(&mut mail.subject);
        mail.text = Some(format!(
            "See their connections, experience, and more\n\n{}",
            footer(template)
        ));
        mail.html = Some(page(&format!(
            "<a href='{}'>{}</a><a href='{}'>See who else you know</a>{}",
            profile(guest, template, "email~accept~invite~single-0-profile_name"),
            guest.name,
            profile(guest, template, "hero-2-prof~cta"),
            bystanders(template),
        )));
        mail
    }

    /// Word that several people accepted.
    pub(crate) fn acceptances(guests: &[Guest]) -> Self {
        let template = "email_accept_invite_batch_01";
        let mut mail = Self::new("LinkedIn", template);
        mail.subject = format!("See {}'s and other people's connections", guests[0].name);
        let mut inside = format!("<p>You have {} new connections</p>", guests.len());
        for guest in guests {
            let _infallible = write!(
                inside,
                "<a href='{}'>{}</a>",
                profile(guest, template, "hero-1-prof~name"),
                guest.name
            );
        }
        let more = format!(
            "https://www.linkedin.com/comm/in/pia-nobody?{}",
            trk(template, "hero-9-prof~name")
        );
        let _infallible = write!(
            inside,
            "<a href='{more}'>3 others</a>{}",
            bystanders(template)
        );
        mail.html = Some(page(&inside));
        mail
    }

    /// The same mail from another domain.
    pub(crate) fn coming_from(mut self, domain: &str) -> Self {
        self.address = format!("invitations@{domain}");
        self
    }

    /// The same mail with another header field on top.
    pub(crate) fn with_field(mut self, field: &str) -> Self {
        self.fields.push(field.to_owned());
        self
    }

    /// The same mail after something that drops header fields it doesn't know.
    pub(crate) fn without_own_fields(mut self) -> Self {
        self.template = None;
        self
    }

    /// The same mail with its links wrapped by Outlook.
    pub(crate) fn through_outlook(mut self) -> Self {
        self.text = self.text.map(|text| wrapped(&text));
        self.html = self.html.map(|html| wrapped(&html));
        self
    }

    /// The mail's bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut mail = String::new();
        for field in &self.fields {
            let _infallible = writeln!(mail, "{field}");
        }
        let _infallible = write!(
            mail,
            "Return-Path: <m-SECRET@bounce.linkedin.com>\nFrom: {} <{}>\nTo: Bruno Keller <bruno@keller.example>\n\
             Subject: {}\nDate: {}\nMIME-Version: 1.0\n",
            encoded_word(&self.name),
            self.address,
            encoded_word(&self.subject),
            self.date,
        );
        if let Some(template) = &self.template {
            let _infallible = write!(
                mail,
                "X-LinkedIn-Class: MBR-TO-MBR\nX-LinkedIn-Template: {template}\nX-LinkedIn-fbl: m-SECRET\n"
            );
        }
        mail.push_str("Content-Type: multipart/alternative;\n boundary=\"--=_Part_1\"\n\n");
        for (kind, body) in [("plain", &self.text), ("html", &self.html)] {
            if let Some(body) = body {
                let _infallible = write!(
                    mail,
                    "----=_Part_1\nContent-Type: text/{kind};charset=UTF-8\nContent-Transfer-Encoding: quoted-printable\n\n{}\n",
                    quoted_printable(body)
                );
            }
        }
        mail.push_str("----=_Part_1--\n");
        mail.into_bytes()
    }
}

/// A mailbox of mails.
pub(crate) fn mailbox(mails: &[Vec<u8>]) -> Vec<u8> {
    let mut mailbox = Vec::new();
    for mail in mails {
        mailbox.extend_from_slice(b"From MAILER-DAEMON Mon Mar  2 10:15:47 2026\n");
        mailbox.extend_from_slice(mail);
        mailbox.extend_from_slice(b"\n");
    }
    mailbox
}

/// A mail that has nothing to do with LinkedIn but mentions it.
pub(crate) fn newsletter() -> Vec<u8> {
    b"From: The Allotment <news@allotment.example>\nSubject: Bruno, please add me to your LinkedIn network\n\
      Date: Mon, 02 Mar 2026 07:00:00 +0000\n\nFollow us: https://www.linkedin.com/in/the-allotment\n"
        .to_vec()
}

fn encoded_word(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let bytes = text.bytes().fold(String::new(), |mut out, byte| {
        let _infallible = write!(out, "={byte:02X}");
        out
    });
    format!("=?UTF-8?Q?{bytes}?=")
}

fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for byte in text.bytes() {
        let piece = match byte {
            b'\n' => {
                out.push('\n');
                width = 0;
                continue;
            }
            b' '..=b'~' if byte != b'=' => char::from(byte).to_string(),
            _ => format!("={byte:02X}"),
        };
        if width + piece.len() > 75 {
            out.push_str("=\n");
            width = 0;
        }
        width += piece.len();
        out.push_str(&piece);
    }
    out
}

/// What Outlook leaves as it is in a link that it wraps.
const OUTLOOK: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("https://") {
        let link = &rest[start..];
        let end = link.find(['\'', '\n', ' ']).unwrap_or(link.len());
        let inner = utf8_percent_encode(&link[..end], OUTLOOK);
        let _infallible = write!(
            out,
            "{}https://eur04.safelinks.protection.outlook.com/?url={inner}&data=SECRETdata&reserved=0",
            &rest[..start]
        );
        rest = &link[end..];
    }
    out + rest
}
