//! The parts of a profile below its head: about, positions, schools, skills.
//!
//! Positions are anchored on the line with their dates. Which of two lines is the title and which the company is never
//! guessed from their order alone; a position where nothing tells is left out.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::mail::mutual;
use crate::model::record::{Position, Skill};
use crate::model::{Foreign, School};

use super::super::lines::{Line, same};
use super::super::words::{Part, Words, is_cut};
use super::further;

/// The longest text about oneself that is kept, in characters. LinkedIn takes 2,600.
const ABOUT: usize = 3_000;
/// The most entries of one part that are kept.
pub(super) const ENTRIES: usize = 100;

static SPAN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^ (?:(\p{L}{3,9}\.?)\ )? (\d{4}) \ (?:[-–—]|to|bis)\ (?: (?:(\p{L}{3,9}\.?)\ )? (\d{4}) | (present|heute) ) (?:\ [·•]\ .{1,40})? $",
    )
    .ok()
});

/// "8 yrs 10 mos", alone or after the kind of employment.
static LENGTH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^ (?:.{3,40}\ [·•]\ )? (?:\d{1,2}\ (?:yrs?|jahre?)(?:\ \d{1,2}\ (?:mos?|monate?))? | \d{1,2}\ (?:mos?|monate?)) $",
    )
    .ok()
});

/// Kinds of employment, which stand after a company.
const EMPLOYMENT: &[&str] = &[
    "Full-time",
    "Part-time",
    "Self-employed",
    "Freelance",
    "Contract",
    "Internship",
    "Apprenticeship",
    "Seasonal",
    "Permanent Full-time",
    "Permanent Part-time",
    "Vollzeit",
    "Teilzeit",
    "Selbstständig",
    "Freiberuflich",
    "Praktikum",
    "Ausbildung",
    "Befristet",
];

/// What the parts say.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) about: Option<String>,
    pub(super) positions: Vec<Position>,
    pub(super) education: Vec<School>,
    pub(super) skills: Vec<Skill>,
    pub(super) languages: Vec<Foreign>,
    /// Groups that both are members of.
    pub(super) groups: Vec<Foreign>,
    /// Connections in common.
    pub(super) mutual: Option<i64>,
    /// Whether a part was there that LinkedIn only loads as one scrolls.
    pub(super) loaded: bool,
}

impl Parts {
    /// Reads the parts; the first line heads the first. `home` is where they say they are.
    pub(super) fn read(lines: &[Line], home: Option<&str>, words: &Words) -> Self {
        let mut parts = Self::default();
        let heads: Vec<(usize, Part)> = lines
            .iter()
            .enumerate()
            .filter_map(|(at, line)| Some((at, words.part(&line.text)?)))
            .collect();
        for (n, &(at, part)) in heads.iter().enumerate() {
            let end = heads.get(n + 1).map_or(lines.len(), |(next, _)| *next);
            let own = &lines[at + 1..end];
            match part {
                Part::About if parts.about.is_none() => parts.read_about(own, words),
                Part::Experience if parts.positions.is_empty() => {
                    parts.loaded = true;
                    parts.positions = positions(own, home);
                }
                Part::Education if parts.education.is_empty() => {
                    parts.loaded = true;
                    parts.education = schools(own);
                }
                Part::Skills => {
                    parts.loaded = true;
                    further::skills(&mut parts.skills, own);
                }
                Part::Languages if parts.languages.is_empty() => {
                    parts.languages = further::languages(own);
                }
                Part::Interests => further::groups(&mut parts.groups, own),
                Part::Highlights => {
                    further::highlights(&mut parts.groups, own);
                    parts.mutual = own.iter().find_map(|line| mutual::count(&line.text));
                }
                _ => {}
            }
        }
        parts
    }

    fn read_about(&mut self, lines: &[Line], words: &Words) {
        let top = lines
            .iter()
            .position(|line| line.text == words.top_skills());
        if let Some(skills) = top.and_then(|top| lines.get(top + 1)) {
            for skill in skills.text.split(" • ") {
                further::skill(&mut self.skills, skill);
            }
        }
        let own = &lines[..top.unwrap_or(lines.len())];
        let mut text: Vec<&str> = own.iter().map(|line| line.text.as_str()).collect();
        while text.last().is_some_and(|last| words.is_more(last)) {
            text.pop();
        }
        let text = text.join("\n");
        let mut about: String = text.chars().take(ABOUT).collect();
        if is_cut(&about) {
            let shown = about.rfind(['…']).unwrap_or(about.len());
            about.truncate(shown);
            about = format!("{}…", about.trim_end());
        }
        self.about = Some(about).filter(|about| about.chars().any(char::is_alphanumeric));
    }
}

/// The months of a span, if a line is one: `2014-03` or `2014`; the last is `None` while it lasts.
fn span(line: &str) -> Option<(String, Option<String>)> {
    if line.len() > 100 {
        return None;
    }
    let found = SPAN.as_ref()?.captures(line)?;
    let month = |name: usize, year: usize| -> Option<String> {
        let year = found.get(year)?.as_str();
        match found.get(name) {
            Some(name) => Some(format!("{year}-{:02}", month_of(name.as_str())?)),
            None => Some(year.to_owned()),
        }
    };
    let from = month(1, 2)?;
    let to = if found.get(5).is_some() {
        None
    } else {
        Some(month(3, 4)?)
    };
    Some((from, to))
}

/// The month that a name or its beginning is of, from 1.
pub(in super::super) fn month_of(name: &str) -> Option<usize> {
    const MONTHS: [&[&str]; 12] = [
        &["jan"],
        &["feb"],
        &["mar", "mär"],
        &["apr"],
        &["may", "mai"],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sep"],
        &["oct", "okt"],
        &["nov"],
        &["dec", "dez"],
    ];
    let name = name.to_lowercase();
    MONTHS
        .iter()
        .position(|names| names.iter().any(|start| name.starts_with(start)))
        .map(|at| at + 1)
}

fn is_length(line: &str) -> bool {
    line.len() <= 100 && LENGTH.as_ref().is_some_and(|length| length.is_match(line))
}

fn is_employment(line: &str) -> bool {
    EMPLOYMENT.contains(&line)
}

/// The company in "Company · Full-time".
fn company_in(line: &str) -> Option<&str> {
    let (company, kind) = line.rsplit_once(" · ")?;
    is_employment(kind).then_some(company)
}

fn logo(line: &str) -> Option<&str> {
    line.strip_suffix(" logo")
        .or_else(|| line.strip_prefix("Logo von "))
}

fn positions(lines: &[Line], home: Option<&str>) -> Vec<Position> {
    let mut positions = Vec::new();
    let mut group: Option<&str> = None;
    let mut floor = 0;
    for (at, line) in lines.iter().enumerate() {
        let text = line.text.as_str();
        if span(text).is_none() && is_length(text) {
            // A company with several positions stands above the length of all of them.
            group = at
                .checked_sub(1)
                .filter(|&above| above >= floor)
                .map(|above| lines[above].text.as_str());
            floor = at + 1;
            continue;
        }
        let Some((from, to)) = span(text) else {
            continue;
        };
        let above = &lines[floor..at];
        let own_logo = above.iter().rev().take(4).find_map(|line| logo(&line.text));
        let mut up = above
            .iter()
            .rev()
            .map(|line| line.text.as_str())
            .filter(|text| logo(text).is_none());
        let entry = up.next().and_then(|first| {
            if let Some(company) = company_in(first) {
                group = None;
                return Some((up.next()?, company));
            }
            if is_employment(first) {
                return Some((up.next()?, group?));
            }
            if let Some(company) = own_logo {
                group = None;
                return if same(first, company) {
                    Some((up.next()?, company))
                } else {
                    up.next()
                        .filter(|second| same(second, company))
                        .map(|_| (first, company))
                };
            }
            Some((first, group?))
        });
        if let Some((title, company)) = entry
            && positions.len() < ENTRIES
        {
            positions.push(Position {
                company: Foreign::new(company),
                title: Foreign::new(title),
                from: Some(from),
                to,
                place: lines
                    .get(at + 1)
                    .and_then(|line| further::place(&line.text, home))
                    .map(Foreign::new),
            });
        }
        floor = at + 1;
    }
    positions
}

fn schools(lines: &[Line]) -> Vec<School> {
    let mut schools = Vec::new();
    let mut floor = 0;
    for (at, line) in lines.iter().enumerate() {
        let Some((from, to)) = span(&line.text) else {
            continue;
        };
        let above = &lines[floor..at];
        floor = at + 1;
        let start = above
            .iter()
            .rposition(|line| logo(&line.text).is_some())
            .map_or(above.len().saturating_sub(2), |at| at + 1);
        let Some((school, rest)) = above[start..].split_first() else {
            continue;
        };
        if schools.len() < ENTRIES {
            let degree = rest.first().map(|line| Foreign::new(line.text.as_str()));
            schools.push(School {
                name: Foreign::new(school.text.as_str()),
                degree,
                from: Some(from),
                to,
            });
        }
    }
    schools
}
