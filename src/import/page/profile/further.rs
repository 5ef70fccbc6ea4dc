//! The smaller parts of a profile: skills with who endorsed them, languages, groups in common, where a position is.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Foreign;
use crate::model::record::Skill;

use super::super::lines::{Line, number, same};
use super::parts::ENTRIES;

/// The longest name of a skill, a language or a group that is believed, in characters.
const LONGEST: usize = 60;

static ENDORSED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(\d[\d.,]{0,9}\+?) (?:endorsements?|Kenntnisbestätigung(?:en)?|Bestätigung(?:en)?)$",
    )
    .ok()
});

static MEMBERS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\d[\d.,]{0,12} (?:members?|Mitglied(?:er)?)$").ok());

static BOTH_IN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:You(?:\ (?:and\ .{1,60}\ )?are|[’']re)?\ both\ (?:are\ )?(?:in|members\ of)\ (?:the\ group\ )?
            | Sie\ (?:beide\ sind|sind\ beide)\ (?:Mitglied(?:er)?\ (?:von|der\ Gruppe)|in\ der\ Gruppe)\ )
          (.{2,100}?)(?:\ group)?\.?$",
    )
    .ok()
});

/// What stands behind the place of a position.
const MODES: &[&str] = &[
    " · Remote",
    " · Hybrid",
    " · On-site",
    " · Vor Ort",
    " · Präsenz",
];

fn endorsements(line: &str) -> Option<i64> {
    let able = line.len() <= 60 && line.starts_with(|c: char| c.is_ascii_digit());
    let found = ENDORSED.as_ref().filter(|_| able)?.captures(line)?;
    number(found.get(1)?.as_str())
}

/// Reads the part with the skills: each on a line, and below it how many endorsed it.
pub(super) fn skills(skills: &mut Vec<Skill>, lines: &[Line]) {
    let mut current = None;
    for line in lines {
        let text = line.text.as_str();
        if let Some(count) = endorsements(text) {
            if let Some(skill) = current.and_then(|at: usize| skills.get_mut(at)) {
                skill.endorsements = skill.endorsements.max(Some(count));
            }
            continue;
        }
        let aside = text.chars().count() > LONGEST
            || text.starts_with(|c: char| c.is_ascii_digit())
            || [
                "Endorsed",
                "Show all",
                "Alle ",
                "Bestätigt",
                "All",
                "Industry Knowledge",
                "Tools & Technologies",
                "Interpersonal Skills",
            ]
            .iter()
            .any(|start| text == *start || start.len() > 4 && text.starts_with(start))
            || [" at ", " bei ", " experiences", " endorsement"]
                .iter()
                .any(|word| text.contains(word))
            || text.ends_with(" logo");
        if !aside {
            current = skill(skills, text);
        }
    }
}

/// Adds a skill that isn't there yet; gives its place.
pub(super) fn skill(skills: &mut Vec<Skill>, text: &str) -> Option<usize> {
    let text = text.trim();
    let known = skills.iter().position(|skill| same(skill.name.raw(), text));
    if known.is_some() || text.is_empty() || skills.len() >= ENTRIES {
        return known;
    }
    skills.push(Skill {
        name: Foreign::new(text),
        endorsements: None,
    });
    Some(skills.len() - 1)
}

/// The languages: each on a line with how well it is spoken below it, or all alone.
pub(super) fn languages(lines: &[Line]) -> Vec<Foreign> {
    let mut languages: Vec<Foreign> = Vec::new();
    for line in lines {
        let text = line.text.as_str();
        let aside = text.chars().count() > LONGEST
            || text.split(' ').count() > 4
            || text.contains(|c: char| c.is_ascii_digit())
            || ["Show all", "Alle "]
                .iter()
                .any(|start| text.starts_with(start))
            || ["proficiency", "kenntnisse", "Kenntnisse", "Muttersprache"]
                .iter()
                .any(|word| text.contains(word))
            || !text.contains(char::is_alphabetic);
        let known = languages.iter().any(|language| same(language.raw(), text));
        if !aside && !known && languages.len() < ENTRIES {
            languages.push(Foreign::new(text));
        }
    }
    languages
}

/// The groups among the interests that the user is in too: those with "Joined" below the number of their members.
pub(super) fn groups(groups: &mut Vec<Foreign>, lines: &[Line]) {
    for three in lines.windows(3) {
        let [name, members, joined] = three else {
            continue;
        };
        let counted = MEMBERS
            .as_ref()
            .is_some_and(|counted| members.text.len() <= 40 && counted.is_match(&members.text));
        if counted && matches!(joined.text.as_str(), "Joined" | "Beigetreten") {
            group(groups, &name.text);
        }
    }
}

/// The groups that the highlights name: "You are both in Harbour Planners".
pub(super) fn highlights(groups: &mut Vec<Foreign>, lines: &[Line]) {
    for line in lines.iter().filter(|line| line.text.len() <= 300) {
        let found = BOTH_IN.as_ref().and_then(|both| both.captures(&line.text));
        if let Some(name) = found.and_then(|found| found.get(1)) {
            group(groups, name.as_str());
        }
    }
}

fn group(groups: &mut Vec<Foreign>, name: &str) {
    let known = groups.iter().any(|group| same(group.raw(), name));
    if !known && groups.len() < ENTRIES && name.chars().count() <= 2 * LONGEST {
        groups.push(Foreign::new(name));
    }
}

/// The place on the line below the dates of a position: one that says how it is worked there, or names the country that
/// the head of the profile names. Any other line may be what they write about it.
pub(super) fn place<'a>(line: &'a str, home: Option<&str>) -> Option<&'a str> {
    if line.chars().count() > 2 * LONGEST {
        return None;
    }
    if let Some(place) = MODES.iter().find_map(|mode| line.strip_suffix(mode)) {
        return Some(place);
    }
    let home = home?;
    let last = |text: &str| text.rsplit_once(", ").map(|(_, last)| last.to_owned());
    let alike = match (last(line), last(home)) {
        (Some(here), Some(there)) => same(&here, &there),
        _ => same(line, home),
    };
    alike.then_some(line)
}
