//! Whether an address, with the name beside it, is a person's: not a program's, not a list's, not a desk's that many
//! people sit at.

use crate::import::mail::{name, trust};
use crate::model::{Foreign, Handle, HandleKind};
use crate::text::name::can_be_persons;

/// The longest address that mail carries, in bytes, by RFC 5321.
const LONGEST: usize = 254;

/// One side of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Party {
    /// The address, in lower case.
    pub(super) address: String,
    /// The name beside it.
    name: Option<String>,
}

/// Words that stand in the address of a program or a list, between points and dashes.
const PROGRAMS: &[&str] = &[
    "noreply",
    "donotreply",
    "nepasrepondre",
    "noresponder",
    "nichtantworten",
    "reply",
    "bounce",
    "bounces",
    "notification",
    "notifications",
    "notify",
    "news",
    "newsletter",
    "newsletters",
    "alert",
    "alerts",
    "updates",
    "digest",
    "daemon",
    "postmaster",
    "hostmaster",
    "listserv",
    "majordomo",
    "mailman",
    "mailer",
    "unsubscribe",
    "subscribe",
    "automailer",
    "autoreply",
    "announce",
    "invitations",
];

/// The same written with points or dashes inside.
const PROGRAMS_APART: &[&str] = &[
    "noreply",
    "donotreply",
    "nepasrepondre",
    "noresponder",
    "naoresponda",
    "nonrispondere",
    "nichtantworten",
    "keineantwort",
];

/// Desks that many people sit at.
const DESKS: &[&str] = &[
    "info",
    "office",
    "contact",
    "kontakt",
    "contacto",
    "contatto",
    "contato",
    "hello",
    "hallo",
    "mail",
    "team",
    "support",
    "service",
    "help",
    "helpdesk",
    "sales",
    "shop",
    "orders",
    "order",
    "billing",
    "accounts",
    "accounting",
    "rechnung",
    "invoice",
    "invoices",
    "admin",
    "webmaster",
    "hr",
    "jobs",
    "careers",
    "career",
    "recruiting",
    "bewerbung",
    "marketing",
    "press",
    "presse",
    "reception",
    "welcome",
    "feedback",
    "customerservice",
    "kundenservice",
    "privacy",
    "security",
    "abuse",
    "events",
    "all",
    "everyone",
    "staff",
];

/// How the domains of lists and of senders of mass mail begin.
const DOMAINS: [&str; 9] = [
    "lists.",
    "list.",
    "groups.",
    "bounce.",
    "bounces.",
    "reply.",
    "mailer.",
    "newsletter.",
    "notifications.",
];

impl Party {
    /// One side of a mail; `None` where what stands there is no address.
    pub(super) fn new(address: &str, displayed: Option<&str>) -> Option<Self> {
        let address = address.trim().to_lowercase();
        let (local, domain) = address.rsplit_once('@')?;
        let odd = |c: char| c.is_whitespace() || c.is_control() || "<>\",;:".contains(c);
        if local.is_empty() || domain.is_empty() || address.len() > LONGEST || address.contains(odd)
        {
            return None;
        }
        let name = displayed.map(|name| name.chars().take(200).collect());
        Some(Self { address, name })
    }

    /// About how many bytes it takes up.
    pub(super) fn size(&self) -> usize {
        48 + self.address.len() + self.name.as_ref().map_or(0, String::len)
    }

    fn parts(&self) -> (&str, &str) {
        self.address.rsplit_once('@').unwrap_or((&self.address, ""))
    }

    /// Whether a program or a list has this address.
    pub(super) fn is_program(&self) -> bool {
        let (local, domain) = self.parts();
        let mut words = local.split(|c: char| !c.is_alphanumeric());
        let joined: String = local.chars().filter(|c| c.is_alphanumeric()).collect();
        trust::is_linkedin(domain)
            || DOMAINS.iter().any(|start| domain.starts_with(start))
            || domain == "googlegroups.com"
            || domain.ends_with("groups.io")
            || words.any(|word| PROGRAMS.contains(&word))
            || PROGRAMS_APART.iter().any(|word| joined.contains(word))
    }

    /// The person behind it: their handle, and their name where what stands beside the address is one. `None` for a
    /// program, a list, and a desk at which nobody is named.
    pub(super) fn person(&self) -> Option<(Handle, Option<Foreign>)> {
        if self.is_program() {
            return None;
        }
        let (local, domain) = self.parts();
        let name = self.name();
        let is_desk = DESKS.contains(&local);
        if is_desk
            && name
                .as_deref()
                .is_none_or(|name| is_of_domain(name, domain))
        {
            return None;
        }
        let handle = Handle::new(HandleKind::Email, self.address.clone());
        Some((handle, name.map(Foreign::new)))
    }

    /// The name, where it can be a person's.
    fn name(&self) -> Option<String> {
        let displayed = self.name.as_deref()?;
        let name = name::real(displayed.trim_matches(['\'', '"', ' ']))?;
        can_be_persons(&name).then_some(name)
    }
}

/// Whether all words of a name are in a domain, as a firm's are: "Hofbauer Seeds" in `hofbauer-seeds.example`.
fn is_of_domain(name: &str, domain: &str) -> bool {
    let name = crate::text::fold::fold(name);
    name.split_whitespace().all(|word| domain.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(address: &str, name: &str) -> Option<(String, Option<String>)> {
        let (handle, name) = Party::new(address, Some(name))?.person()?;
        Some((handle.value, name.map(|name| name.raw().to_owned())))
    }

    #[test]
    fn a_person_is_known_by_address_and_by_the_name_beside_it() {
        let cases = [
            ("Amara@Okafor.example", "Amara Okafor", Some("Amara Okafor")),
            ("hanako@mill.example", "鈴木 花子", Some("鈴木 花子")),
            (
                "leila@haddad.example",
                "'Leila Haddad'",
                Some("Leila Haddad"),
            ),
            ("tomasz@mlyn.example", "tomasz@mlyn.example", None),
            ("p.sharma@loom.example", "Loom Systems Ltd", None),
            ("moana@harbour.example", "", None),
            // A firm of one.
            (
                "info@okafor-freight.example",
                "Amara Okafor",
                Some("Amara Okafor"),
            ),
        ];
        for (address, displayed, name) in cases {
            assert_eq!(
                person(address, displayed),
                Some((address.to_lowercase(), name.map(str::to_owned))),
                "{address}"
            );
        }
    }

    #[test]
    fn programs_lists_and_desks_are_nobody() {
        for (address, displayed) in [
            ("no-reply@bank.example", "Ines Duval"),
            ("do_not_reply@bank.example", ""),
            ("ne-pas-repondre@banque.example", ""),
            ("calendar-notification@calendar.example", "Calendar"),
            ("MAILER-DAEMON@mx.example", "Mail Delivery System"),
            ("reply+AB12@code.example", "Kofi Mensah"),
            ("bounces+17=tamsin=okello.example@mass.example", ""),
            ("choir@lists.example", "Choir"),
            ("choir@googlegroups.com", "Choir"),
            ("messages-noreply@linkedin.com", "Ines Duval"),
            ("shop@hofbauer-seeds.example", "Hofbauer Seeds"),
            ("info@mill.example", ""),
        ] {
            assert_eq!(person(address, displayed), None, "{address}");
        }
    }

    #[test]
    fn what_is_no_address_is_nobody() {
        let long = format!("{}@x.example", "a".repeat(300));
        for address in [
            "",
            "@",
            "a@",
            "@b",
            "tamsin",
            "a b@c.example",
            "a@b.example>, <c@d.example",
            &long,
        ] {
            assert_eq!(Party::new(address, None), None, "{address}");
        }
    }
}
