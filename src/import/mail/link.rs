//! What a link in one of LinkedIn's mails says: which template it stands in, which place of it, whose profile or which
//! invitation it leads to. Everything else in the link is a token or noise and is dropped here.

use jiff::Timestamp;
use percent_encoding::percent_decode_str;

use crate::model::{Handle, HandleKind};
use crate::text::link::{linkedin_path, profile_slug};

use super::template;

/// How often a link may be wrapped in another.
const WRAPPINGS: usize = 3;

/// A link of LinkedIn's, without its tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Link {
    /// The template it stands in.
    pub(super) template: Option<String>,
    /// Where in the template it stands.
    pub(super) slot: Option<Slot>,
    /// The invitation it answers.
    pub(super) invitation: Option<i64>,
    /// Whose profile it leads to.
    pub(super) profile: Option<Handle>,
    /// When the mail was sent in which it stood first.
    pub(super) sent: Option<Timestamp>,
}

/// A place in a template, as the link names it: `hero-2-prof~name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    section: String,
    control: String,
}

/// How far a link to a profile can be taken for one of the person whom the mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// It stands where the template shows that person.
    Them,
    /// It stands in the header, where some templates show the reader's own profile.
    ThemOrReader,
    /// It stands elsewhere: among people whom the reader may know, or in the footer.
    Others,
}

/// What the words of a link are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The person's name.
    Name,
    /// A picture, or a button.
    NoName,
    /// Not known.
    Perhaps,
}

impl Link {
    /// Reads a link; `None` if it isn't LinkedIn's.
    pub(super) fn read(address: &str) -> Option<Self> {
        let address = unwrapped(address)?;
        let path = linkedin_path(&address)?;
        let query = query_of(&address);
        let mut link = Self {
            invitation: invitation_in_path(path),
            ..Self::default()
        };
        let mut tracked = None;
        let mut page = None;
        for (key, value) in &query {
            match key.as_str() {
                "invitationid" => link.invitation = link.invitation.or_else(|| number(value)),
                "trk" | "trkemail" if tracked.is_none() => tracked = value.strip_prefix("eml-"),
                "eid" => link.sent = link.sent.or_else(|| sent(value)),
                "lipi" => page = value.strip_prefix("urn:li:page:email_"),
                _ => {}
            }
        }
        if let Some(tracked) = tracked {
            let (template, slot) = tracked.split_once('-').unwrap_or((tracked, ""));
            link.template = word(template);
            link.slot = Slot::read(slot);
        } else if let Some(page) = page {
            link.template = word(page.split(';').next().unwrap_or_default());
        }
        link.profile = profile_slug(&address)
            .map(|slug| Handle::new(HandleKind::Slug, slug))
            .or_else(|| opaque_profile(path, &query));
        Some(link)
    }

    /// Whom a link to a profile can be about.
    pub(super) fn about(&self) -> About {
        let Some(slot) = &self.slot else {
            return About::Others;
        };
        if !slot.control.starts_with("prof") {
            return About::Others;
        }
        let own_section = self.template.as_deref().is_some_and(|template| {
            slot.section.replace('~', "_") == format!("email_{}", template::family(template))
        });
        match slot.section.as_str() {
            "hero" => About::Them,
            "header" => About::ThemOrReader,
            _ if own_section => About::Them,
            _ => About::Others,
        }
    }

    /// What the words of a link to a profile are.
    pub(super) fn label(&self) -> Label {
        let control = self.slot.as_ref().map_or("", |slot| slot.control.as_str());
        if control.contains("name") {
            Label::Name
        } else if ["cta", "photo", "picture", "image"]
            .iter()
            .any(|word| control.contains(word))
        {
            Label::NoName
        } else {
            Label::Perhaps
        }
    }
}

impl Slot {
    /// Reads `hero-2-prof~name`; what follows the control, in the longer form of the link, is a token.
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let section = parts.next()?.to_ascii_lowercase();
        let _position = parts.next()?;
        let control = parts.next()?.to_ascii_lowercase();
        Some(Self { section, control })
    }
}

/// The addresses of pages in a text or in HTML.
pub(super) fn addresses(body: &str) -> impl Iterator<Item = &str> {
    body.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\''))
        .filter(|word| word.starts_with("https://") || word.starts_with("http://"))
}

/// Takes a link out of the wrapping that Outlook puts around it.
fn unwrapped(address: &str) -> Option<String> {
    let mut address = address.trim().to_owned();
    for _ in 0..WRAPPINGS {
        let host = address
            .split("://")
            .nth(1)?
            .split(['/', '?'])
            .next()?
            .to_ascii_lowercase();
        if !host.ends_with(".safelinks.protection.outlook.com") {
            break;
        }
        address = query_of(&address)
            .into_iter()
            .find(|(key, _)| key == "url")
            .map(|(_, value)| value)?;
    }
    Some(address)
}

/// The parts of a query, decoded once, their names in lower case.
fn query_of(address: &str) -> Vec<(String, String)> {
    let Some((_, query)) = address.split_once('?') else {
        return Vec::new();
    };
    let query = query.split('#').next().unwrap_or_default();
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(key, value)| {
            // A plain text made from HTML may have kept the entity.
            let key = key.strip_prefix("amp;").unwrap_or(key);
            let value = percent_decode_str(value).decode_utf8_lossy();
            (key.to_ascii_lowercase(), value.into_owned())
        })
        .collect()
}

/// The moment in a mail's token, `member-moment-check`: milliseconds in base 36. The member stays here.
fn sent(token: &str) -> Option<Timestamp> {
    let moment = token.split('-').nth(1)?;
    let moment = i64::from_str_radix(moment, 36).ok()?;
    Timestamp::from_millisecond(moment).ok()
}

fn invitation_in_path(path: &str) -> Option<i64> {
    let mut parts = path.split('/');
    parts.find(|part| part.eq_ignore_ascii_case("invitationId"))?;
    number(parts.next()?)
}

/// The member that an older link to a profile leads to: an opaque id, or the member's number.
fn opaque_profile(path: &str, query: &[(String, String)]) -> Option<Handle> {
    let path = path.strip_prefix("comm/").unwrap_or(path);
    if path.trim_end_matches('/') != "profile/view" {
        return None;
    }
    let (_, id) = query.iter().find(|(key, _)| key == "id")?;
    if number(id).is_some() {
        return Some(Handle::new(HandleKind::Urn, id.as_str()));
    }
    let sound = (8..=128).contains(&id.len())
        && id.starts_with("AA")
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    sound.then(|| Handle::new(HandleKind::Member, id.as_str()))
}

fn number(text: &str) -> Option<i64> {
    let sound = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !sound {
        return None;
    }
    text.parse().ok().filter(|&number| number > 0)
}

fn word(text: &str) -> Option<String> {
    let sound = !text.is_empty()
        && text.len() <= 100
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    sound.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ID: i64 = 6_410_472_941_942_767_616;

    #[test]
    fn the_id_is_found_in_every_shape_of_the_accept_link() {
        for link in [
            format!(
                "https://www.linkedin.com/comm/people/invite-accept?mboxid=I1_500&sharedKey=k&invitationId={ID}&trk=x"
            ),
            format!(
                "https://www.linkedin.com/comm/mynetwork/invite-accept/invitationId/{ID}/sharedKey/k/?midToken=t"
            ),
            format!(
                "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.linkedin.com%2Fcomm%2Fpeople\
                 %2Finvite-accept%3FinvitationId%3D{ID}%26trk%3Dx&data=05"
            ),
            format!(
                "https://de.linkedin.com/comm/people/invite-accept?fr=false&amp;invitationId={ID}"
            ),
        ] {
            assert_eq!(Link::read(&link).unwrap().invitation, Some(ID), "{link}");
        }
    }

    #[test]
    fn a_link_elsewhere_says_nothing() {
        assert_eq!(
            Link::read("https://linnkedin.example/people/invite-accept?invitationId=7"),
            None
        );
        assert_eq!(Link::read("mailto:someone@linkedin.com"), None);
        assert_eq!(Link::read(""), None);
    }

    #[test]
    fn profiles_are_known_by_slug_or_by_opaque_id() {
        let profile = |link: &str| Link::read(link).unwrap().profile;
        assert_eq!(
            profile("https://www.linkedin.com/comm/in/amara-okafor?midToken=t"),
            Some(Handle::new(HandleKind::Slug, "amara-okafor"))
        );
        assert_eq!(
            profile("https://www.linkedin.com/comm/profile/view?id=AAsAAAJUabcdEF&authToken=t"),
            Some(Handle::new(HandleKind::Member, "AAsAAAJUabcdEF"))
        );
        assert_eq!(
            profile("https://www.linkedin.com/profile/view?id=4711"),
            Some(Handle::new(HandleKind::Urn, "4711"))
        );
    }

    #[test]
    fn only_the_place_in_the_template_says_whom_a_link_is_about() {
        let about = |slot: &str| {
            Link::read(&format!(
                "https://www.linkedin.com/comm/in/x?trk=eml-email_m2m_invite_single_01-{slot}"
            ))
            .unwrap()
            .about()
        };
        assert_eq!(about("hero-2-prof%7Ename"), About::Them);
        assert_eq!(about("hero-4-profile_text"), About::Them);
        assert_eq!(
            about("email%7Em2m%7Einvite%7Esingle-0-profile_name"),
            About::Them
        );
        assert_eq!(about("header-6-profile"), About::ThemOrReader);
        assert_eq!(about("pymk-0-prof%7Ename"), About::Others);
        assert_eq!(about("hero-0-accept%7Ecta"), About::Others);
        assert_eq!(about("null-0-null"), About::Others);
    }

    #[test]
    fn the_template_is_in_each_of_the_three_marks() {
        for mark in [
            "trk=eml-email_m2m_invite_single_01-hero-0-accept%7Ecta",
            "trkEmail=eml-email_m2m_invite_single_01-hero-0-accept%7Ecta-null-1a%7E2b%7Ecc",
            "lipi=urn%3Ali%3Apage%3Aemail_email_m2m_invite_single_01%3BabcDEF%3D%3D",
        ] {
            let link = Link::read(&format!("https://www.linkedin.com/comm/x?{mark}")).unwrap();
            assert_eq!(
                link.template.as_deref(),
                Some("email_m2m_invite_single_01"),
                "{mark}"
            );
        }
    }

    proptest! {
        #[test]
        fn no_link_makes_it_stumble(tail in any::<String>(), query in any::<String>()) {
            let _any = Link::read(&format!("https://www.linkedin.com/{tail}?{query}"));
            let _any = Link::read(&tail);
        }
    }
}
