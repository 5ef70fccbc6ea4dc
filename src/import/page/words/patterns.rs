//! Lines that no list can hold: ages, degrees, pronouns, filters with their numbers, texts that are cut.

use std::sync::LazyLock;

use jiff::civil::Time;
use regex::Regex;

use crate::model::page::PageLanguage;

static AGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?:today | yesterday | just\ now | \d{1,3}\ (?:second|minute|hour|day|week|month|year)s?\ ago
          | \d{1,3}\ ?(?:m|h|d|w|mo|yr)s? | heute | gestern | vor\ (?:\d{1,3}|einem|einer)\ \p{L}{3,12})$",
    )
    .ok()
});

static SENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?:sent\ (?:today | yesterday | just\ now
            | (?:\d{1,3}|an?)\ (?:second|minute|hour|day|week|month|year)s?\ ago)
          | (?:heute | gestern | vor\ (?:\d{1,3}|einem|einer)\ \p{L}{3,12})\ gesendet)$",
    )
    .ok()
});

pub(super) static CHIP: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"([\p{L}][\p{L} ]{1,40}?) \((\d[\d.,]{0,9})\)").ok());

static DEGREE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?:[·•]\ ?(?:1st|2nd|3rd\+?|[123]\.\+?)(?:\ ?(?:first|second|third).degree\ connection.*)?
          | (?:1st|2nd|3rd\+?|first|second|third).degree\ connection
          | kontakt\ [123]\.\ grades(?:\ und\ darüber\ hinaus)?)$",
    )
    .ok()
});

static PRONOUNS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\(?(?:he|she|they|er|sie|xier|ze|hen)\s?/\s?\p{L}{2,6}(?:\s?/\s?\p{L}{2,6})?\)?$",
    )
    .ok()
});

static GROUP: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?P<name>.{1,150}?)\ (?:
            sent\ the\ following\ messages?\ at\ (?P<english>\d{1,2}:\d{2}(?:\ ?[APap][Mm])?)
          | hat\ (?:um\ (?P<before>\d{1,2}:\d{2})(?:\ Uhr)?\ )?(?:die\ )?folgenden?\ Nachricht(?:en)?
            (?:\ um\ (?P<after>\d{1,2}:\d{2})(?:\ Uhr)?)?\ (?:gesendet|geschickt)
        )$",
    )
    .ok()
});

static FEED_POST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:(Feed post number)|Feed-?\s?[Bb]eitrag(?: Nummer| Nr\.)?) \d{1,6}$").ok()
});

fn fits(pattern: &LazyLock<Option<Regex>>, line: &str) -> bool {
    line.len() <= 200
        && pattern
            .as_ref()
            .is_some_and(|pattern| pattern.is_match(line))
}

/// Whether a line is the age that older cards showed. Ages are rough, and are never made into dates.
pub(in crate::import::page) fn is_age(line: &str) -> bool {
    fits(&AGE, line)
}

/// Whether a line says how long ago an invitation of one's own was sent.
pub(in crate::import::page) fn is_sent(line: &str) -> bool {
    fits(&SENT, line)
}

/// Whether a line says how far away a member is in the network.
pub(in crate::import::page) fn is_degree(line: &str) -> bool {
    fits(&DEGREE, line)
}

/// Whether a line is pronouns.
pub(in crate::import::page) fn is_pronouns(line: &str) -> bool {
    fits(&PRONOUNS, line)
}

/// Whether a text ends as one does that was cut.
pub(in crate::import::page) fn is_cut(text: &str) -> bool {
    let text = text.trim_end();
    let text = [
        " more",
        "more",
        "see more",
        " mehr anzeigen",
        "mehr anzeigen",
    ]
    .iter()
    .find_map(|end| {
        text.strip_suffix(end)
            .filter(|rest| rest.trim_end().ends_with(['…', '.']))
    })
    .map_or(text, str::trim_end);
    text.ends_with('…') || text.ends_with("...")
}

/// The beginning of a group of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import::page) struct GroupLine<'a> {
    pub(in crate::import::page) name: &'a str,
    pub(in crate::import::page) time: Time,
    /// The time as it stands there.
    pub(in crate::import::page) written: &'a str,
    pub(in crate::import::page) language: PageLanguage,
}

/// Who sent messages and at which time, if a line says so: "Jane Roe sent the following message at 1:28 PM".
pub(in crate::import::page) fn message_group(line: &str) -> Option<GroupLine<'_>> {
    let able = line.len() <= 300
        && (line.contains(" sent the following message") || line.contains(" Nachricht"));
    let found = GROUP.as_ref().filter(|_| able)?.captures(line)?;
    let (written, language) = match found.name("english") {
        Some(written) => (written, PageLanguage::English),
        None => (
            found.name("before").or_else(|| found.name("after"))?,
            PageLanguage::German,
        ),
    };
    Some(GroupLine {
        name: found.name("name")?.as_str(),
        time: time(written.as_str())?,
        written: written.as_str(),
        language,
    })
}

/// A time of day: `1:28 PM` or `13:28`.
fn time(text: &str) -> Option<Time> {
    let (hour, rest) = text.split_once(':')?;
    let (minute, half) = rest.split_at_checked(2)?;
    let (hour, minute) = (hour.parse::<i8>().ok()?, minute.parse().ok()?);
    let hour = match half.trim().to_ascii_uppercase().as_str() {
        "" => hour,
        _ if !(1..=12).contains(&hour) => return None,
        "AM" => hour % 12,
        _ => hour % 12 + 12,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// The language of the line that counts the posts of a page, if a line is one: "Feed post number 3".
pub(in crate::import::page) fn is_feed_post(line: &str) -> Option<PageLanguage> {
    let able = line.len() <= 40 && line.starts_with("Feed");
    let found = FEED_POST.as_ref().filter(|_| able)?.captures(line)?;
    Some(match found.get(1) {
        Some(_) => PageLanguage::English,
        None => PageLanguage::German,
    })
}
