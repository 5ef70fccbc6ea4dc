//! One card taken apart into what is wanted of it, whatever its version and its program.
//!
//! Knows how 2.1, 3.0 and 4.0 write things, and what Apple, Google and Android add. Birthdays, addresses of houses and
//! relatives are not taken.

use std::borrow::Cow;

use calcard::vcard::{
    VCardEntry, VCardKind, VCardParameterName, VCardParameterValue, VCardProperty, VCardType,
    VCardValue,
};
use calcard::{Entry, Parser};
use encoding_rs::WINDOWS_1252;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use super::charset::{decoded, mended, spelled_out};
use super::names::plain;
use crate::text::fold::fold;
use crate::text::link::profile_slug;

/// A name in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) given: String,
    pub(super) middle: String,
    pub(super) family: String,
}

impl Written {
    /// Given name first, as LinkedIn shows names.
    pub(super) fn whole(&self) -> String {
        plain(&format!("{} {} {}", self.given, self.middle, self.family))
    }

    /// Whether it has both a given and a family name.
    pub(super) fn is_whole(&self) -> bool {
        !self.given.trim().is_empty() && !self.family.trim().is_empty()
    }

    fn is_blank(&self) -> bool {
        self.whole().is_empty()
    }
}

/// What is wanted of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// The names to be shown (FN), the first one best.
    pub(super) shown: Vec<String>,
    /// The names in parts (N).
    pub(super) written: Vec<Written>,
    /// How the name sounds, in parts.
    pub(super) sounds: Vec<Written>,
    /// Names before a marriage.
    pub(super) maiden: Vec<String>,
    pub(super) nicknames: Vec<String>,
    /// The slug at LinkedIn.
    pub(super) slug: Option<String>,
    /// Addresses in lower case.
    pub(super) emails: Vec<String>,
    /// Numbers as written.
    pub(super) phones: Vec<String>,
    pub(super) company: Option<String>,
    pub(super) title: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) note: Option<String>,
    /// When it was last changed.
    pub(super) revised: Option<Timestamp>,
    pub(super) uid: Option<String>,
    /// Whether it says that it is of a company, a group, a place or a thing.
    pub(super) nobody: bool,
    /// Whether signs of it could not be read.
    pub(super) damaged: bool,
}

/// The most values of one kind that are kept of a card.
const MOST: usize = 16;

/// Takes a card apart; `bytes` is what stands between BEGIN and END.
pub(super) fn parts(bytes: &[u8]) -> Parts {
    let text = format!("BEGIN:VCARD\n{}END:VCARD\n", spelled_out(decoded(bytes)));
    let Entry::VCard(card) = Parser::new(&text).entry() else {
        return Parts::default();
    };
    let labels = labels(&card.entries);
    let old = card.entries.iter().any(|entry| {
        entry.name == VCardProperty::Version
            && texts(entry).any(|version| version.trim().starts_with('2'))
    });
    let mut parts = Parts::default();
    let mut link = None;
    for entry in &card.entries {
        let label = entry
            .group
            .as_ref()
            .and_then(|group| labels.iter().find(|(of, _)| of.eq_ignore_ascii_case(group)))
            .map_or("", |(_, label)| label.as_str());
        take(&mut parts, &mut link, (entry, label), old);
    }
    parts.slug = parts.slug.or(link);
    parts
}

fn take(
    parts: &mut Parts,
    link: &mut Option<String>,
    (entry, label): (&VCardEntry, &str),
    old: bool,
) {
    let mut texts = texts(entry).map(|text| {
        if old {
            mended(&text)
        } else {
            text.into_owned()
        }
    });
    match &entry.name {
        VCardProperty::Fn => some(&mut parts.shown, texts.next()),
        VCardProperty::N => {
            let components = components(entry, old);
            let part = |at: usize| components.get(at).cloned().unwrap_or_default();
            let written = Written {
                family: part(0),
                given: part(1),
                middle: part(2),
            };
            if !written.is_blank() && parts.written.len() < MOST {
                parts.written.push(written);
            }
        }
        VCardProperty::Nickname => texts.for_each(|name| some(&mut parts.nicknames, Some(name))),
        VCardProperty::Email if !is_anothers(entry, label) => {
            let address = texts.next().map(|address| plain_address(&address));
            some(
                &mut parts.emails,
                address.filter(|address| is_address(address)),
            );
        }
        VCardProperty::Tel if !is_shared(entry) && !is_anothers(entry, label) => {
            some(&mut parts.phones, texts.next());
        }
        VCardProperty::Org => set(&mut parts.company, texts.next()),
        VCardProperty::Title => set(&mut parts.title, texts.next()),
        VCardProperty::Categories => texts.for_each(|tag| {
            // Google files everybody under the first, and marks with the second.
            if !matches!(
                fold(&tag).as_str(),
                "mycontacts" | "my contacts" | "starred"
            ) {
                some(&mut parts.tags, Some(plain(&tag)));
            }
        }),
        VCardProperty::Note => set(&mut parts.note, texts.next()),
        VCardProperty::Rev => parts.revised = entry.values.first().and_then(moment),
        VCardProperty::Uid => set(&mut parts.uid, texts.next().map(|uid| plain(&uid))),
        VCardProperty::Kind => {
            let person =
                |value: &VCardValue| matches!(value, VCardValue::Kind(VCardKind::Individual));
            parts.nobody |= !entry.values.iter().all(person);
        }
        VCardProperty::Url if !is_anothers(entry, label) => {
            *link = link
                .take()
                .or_else(|| texts.find_map(|url| profile_slug(&url)));
        }
        VCardProperty::Socialprofile | VCardProperty::Impp if !is_anothers(entry, label) => {
            parts.slug = parts.slug.take().or_else(|| social_slug(entry, &mut texts));
        }
        VCardProperty::Other(name) => other(parts, name, entry, &mut texts),
        _ => {}
    }
    let kept = [
        parts.shown.last(),
        parts.company.as_ref(),
        parts.title.as_ref(),
    ];
    parts.damaged |= kept
        .into_iter()
        .flatten()
        .any(|text| text.contains('\u{fffd}'));
}

/// What programs add of their own.
fn other(
    parts: &mut Parts,
    name: &str,
    entry: &VCardEntry,
    texts: &mut dyn Iterator<Item = String>,
) {
    let sound = |parts: &mut Parts, set: fn(&mut Written, String), text: Option<String>| {
        let Some(text) = text else { return };
        if parts.sounds.is_empty() {
            parts.sounds.push(Written::default());
        }
        if let Some(sound) = parts.sounds.first_mut() {
            set(sound, text);
        }
    };
    match name.to_ascii_uppercase().as_str() {
        "X-SOCIALPROFILE" => {
            parts.slug = parts.slug.take().or_else(|| social_slug(entry, texts));
        }
        "X-MAIDENNAME" => some(&mut parts.maiden, texts.next()),
        "X-PHONETIC-FIRST-NAME" => sound(parts, |sound, text| sound.given = text, texts.next()),
        "X-PHONETIC-MIDDLE-NAME" => sound(parts, |sound, text| sound.middle = text, texts.next()),
        "X-PHONETIC-LAST-NAME" => sound(parts, |sound, text| sound.family = text, texts.next()),
        "X-ABSHOWAS" => parts.nobody |= reads(texts.next(), "COMPANY"),
        "X-ADDRESSBOOKSERVER-KIND" => parts.nobody |= reads(texts.next(), "group"),
        "X-ANDROID-CUSTOM" => android(parts, texts.next()),
        "X-ABUID" => set(&mut parts.uid, texts.next().map(|uid| plain(&uid))),
        _ => {}
    }
}

fn reads(text: Option<String>, word: &str) -> bool {
    text.is_some_and(|text| text.trim().eq_ignore_ascii_case(word))
}

/// What Android has no property for: the kind of row, then its cells. Only its further names are wanted, whose second
/// cell says what they are.
fn android(parts: &mut Parts, text: Option<String>) {
    let text = text.unwrap_or_default();
    let mut cells = text.split(';');
    if cells.next() != Some("vnd.android.cursor.item/nickname") {
        return;
    }
    let name = cells
        .next()
        .map(str::to_owned)
        .filter(|name| !name.trim().is_empty());
    match cells.next() {
        Some("3") => some(&mut parts.maiden, name),
        Some("5") => {}
        _ => some(&mut parts.nicknames, name),
    }
}

/// The slug of a profile at LinkedIn that a property for social profiles shows: in its link, else as the user's name
/// there. Programs make the link of that name, so it is as good.
fn social_slug(entry: &VCardEntry, texts: &mut dyn Iterator<Item = String>) -> Option<String> {
    let mut linked = None;
    let mut called = None;
    for text in texts {
        linked = linked.or_else(|| profile_slug(&text));
        called = called.or_else(|| text.trim().strip_prefix("x-apple:").map(str::to_owned));
    }
    if linked.is_some() || !says(entry, "linkedin") {
        return linked;
    }
    let user = entry
        .params
        .iter()
        .find_map(|param| match (&param.name, &param.value) {
            (VCardParameterName::Username, VCardParameterValue::Text(user)) => Some(user.clone()),
            (VCardParameterName::Other(name), VCardParameterValue::Text(user))
                if name.eq_ignore_ascii_case("x-user") =>
            {
                Some(user.clone())
            }
            _ => None,
        });
    let user = user.or(called)?;
    let user = user.trim();
    let number = user.chars().all(|c| c.is_ascii_digit());
    profile_slug(user).or_else(|| {
        let sound = !number
            && !user.contains(['@', ':', '/', '?', '#', '%'])
            && !user.contains(char::is_whitespace);
        sound.then(|| profile_slug(&format!("https://www.linkedin.com/in/{user}")))?
    })
}

/// The labels that Apple and Google hang on to a group of properties, without Apple's brackets.
fn labels(entries: &[VCardEntry]) -> Vec<(String, String)> {
    entries
        .iter()
        .filter(|entry| matches!(&entry.name, VCardProperty::Other(name) if name.eq_ignore_ascii_case("X-ABLABEL")))
        .filter_map(|entry| {
            let label = texts(entry).next()?;
            let label = label.trim_start_matches("_$!<").trim_end_matches(">!$_");
            Some((entry.group.clone()?, fold(label)))
        })
        .collect()
}

/// Whether an address, a number or a link is of somebody else: an assistant or a relative.
fn is_anothers(entry: &VCardEntry, label: &str) -> bool {
    const OTHERS: [&str; 16] = [
        "assistant",
        "assistent",
        "assistentin",
        "assistenz",
        "secretary",
        "sekretariat",
        "spouse",
        "husband",
        "wife",
        "partner",
        "mother",
        "father",
        "child",
        "parent",
        "manager",
        "emergency",
    ];
    OTHERS.contains(&label) || says(entry, "assistant") || says(entry, "x-assistant")
}

/// Whether a number is of a machine or a whole firm.
fn is_shared(entry: &VCardEntry) -> bool {
    entry.params.iter().any(|param| {
        matches!(
            param.value,
            VCardParameterValue::Type(VCardType::Fax | VCardType::Pager | VCardType::MainNumber)
        )
    }) || says(entry, "main")
}

/// Whether a parameter of a property has this value, or this name where it stands alone.
fn says(entry: &VCardEntry, word: &str) -> bool {
    entry.params.iter().any(|param| {
        let value = match &param.value {
            VCardParameterValue::Text(text) => text.as_str(),
            _ => "",
        };
        let name = match &param.name {
            VCardParameterName::Other(name) => name.as_str(),
            _ => "",
        };
        value
            .split(',')
            .any(|value| value.trim().eq_ignore_ascii_case(word))
            || name.eq_ignore_ascii_case(word)
    })
}

/// The texts of a property, the parts of a list one by one. Bytes that aren't in the charset the card names are Western.
fn texts(entry: &VCardEntry) -> impl Iterator<Item = Cow<'_, str>> {
    entry.values.iter().flat_map(|value| match value {
        VCardValue::Text(text) => vec![Cow::Borrowed(text.as_str())],
        VCardValue::Component(list) => list
            .iter()
            .map(|text| Cow::Borrowed(text.as_str()))
            .collect(),
        VCardValue::Binary(data) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&data.data);
            vec![Cow::Owned(text.into_owned())]
        }
        _ => Vec::new(),
    })
}

/// The parts of a property, each on one line.
fn components(entry: &VCardEntry, old: bool) -> Vec<String> {
    let components = entry.values.iter().map(|value| match value {
        VCardValue::Text(text) => text.clone(),
        VCardValue::Component(list) => list.join(" "),
        VCardValue::Binary(data) => WINDOWS_1252
            .decode_without_bom_handling(&data.data)
            .0
            .into_owned(),
        _ => String::new(),
    });
    components
        .map(|text| plain(&if old { mended(&text) } else { text }))
        .collect()
}

fn some(list: &mut Vec<String>, text: Option<String>) {
    let text = text.filter(|text| !text.trim().is_empty());
    if let Some(text) = text.filter(|_| list.len() < MOST)
        && !list.contains(&text)
    {
        list.push(text);
    }
}

fn set(place: &mut Option<String>, text: Option<String>) {
    if place.is_none() {
        *place = text.filter(|text| !text.trim().is_empty());
    }
}

fn plain_address(address: &str) -> String {
    let address = address.trim();
    address
        .strip_prefix("mailto:")
        .unwrap_or(address)
        .to_lowercase()
}

/// Whether a text is an address and nothing else.
pub(in crate::import) fn is_address(address: &str) -> bool {
    let sound = |c: char| {
        !c.is_whitespace() && !c.is_control() && !matches!(c, ',' | ';' | '<' | '>' | '"')
    };
    let parts = address.split_once('@');
    address.len() <= 254
        && address.chars().all(sound)
        && parts.is_some_and(|(local, domain)| {
            !local.is_empty() && domain.contains('.') && !domain.contains('@')
        })
}

/// The moment of a property; what is no day of the calendar is none.
fn moment(value: &VCardValue) -> Option<Timestamp> {
    match value {
        VCardValue::PartialDateTime(at) => {
            let date = Date::new(
                i16::try_from(at.year?).ok()?,
                small(at.month?)?,
                small(at.day?)?,
            )
            .ok()?;
            let part = |part: Option<u8>| small(part.unwrap_or(0));
            let time = Time::new(part(at.hour)?, part(at.minute)?, part(at.second)?, 0).ok()?;
            let minutes =
                i32::from(at.tz_hour.unwrap_or(0)) * 60 + i32::from(at.tz_minute.unwrap_or(0));
            let seconds = if at.tz_minus {
                -60 * minutes
            } else {
                60 * minutes
            };
            Offset::from_seconds(seconds)
                .ok()?
                .to_timestamp(date.to_datetime(time))
                .ok()
        }
        VCardValue::Text(text) => {
            let text = text.trim();
            text.parse::<Timestamp>().ok().or_else(|| {
                let at: DateTime = text.parse().ok()?;
                Offset::UTC.to_timestamp(at).ok()
            })
        }
        _ => None,
    }
}

fn small(number: u8) -> Option<i8> {
    i8::try_from(number).ok()
}
