//! Lines that no list can hold: ages, degrees, pronouns, filters with their numbers, texts that are cut.

use std::sync::LazyLock;

use regex::Regex;

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
