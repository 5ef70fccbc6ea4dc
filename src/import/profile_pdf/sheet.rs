//! The wide column: the head, and the parts below it.
//!
//! The parts are told by what is in them and by their order, not by their headings: where there are titles there are
//! positions; where there are only names with details below, schools; where there is only text, it is about oneself.

use unicode_width::UnicodeWidthStr;

use crate::model::record::Position;
use crate::model::{Foreign, School};
use crate::text::fold::fold;

use super::line::{Line, Role, joined};
use super::period;

/// How far below each other the lines of one broken text stand at most, in sizes.
const PITCH: f64 = 1.7;
/// The most entries of a part that are kept.
const ENTRIES: usize = 100;
/// The longest text about oneself that is kept, in characters. LinkedIn takes 2,600.
const ABOUT: usize = 3_000;

/// What the wide column tells.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) headline: Option<String>,
    pub(super) location: Option<String>,
    pub(super) about: Option<String>,
    pub(super) positions: Vec<Position>,
    pub(super) education: Vec<School>,
    /// Whether every part was understood.
    pub(super) understood: bool,
}

pub(super) fn read(lines: &[Line]) -> Sheet {
    let wide: Vec<&Line> = lines
        .iter()
        .filter(|line| {
            matches!(
                line.role,
                Some(
                    Role::Name
                        | Role::Body
                        | Role::Location
                        | Role::Part
                        | Role::Title
                        | Role::Detail
                        | Role::Place
                )
            )
        })
        .collect();
    let is_part = |line: &&&Line| line.role == Some(Role::Part);
    let mut pieces = wide.split(|line| is_part(&line));
    let head = pieces.next().unwrap_or_default();
    let of = |role: Role| {
        let text = joined(head.iter().copied().filter(|line| line.role == Some(role)));
        Some(text).filter(|text| text.chars().any(char::is_alphanumeric))
    };
    let mut sheet = Sheet {
        name: of(Role::Name).unwrap_or_default(),
        headline: of(Role::Body),
        location: of(Role::Location),
        understood: true,
        ..Sheet::default()
    };
    let headings: Vec<&Line> = wide.iter().copied().filter(|line| is_part(&line)).collect();
    let parts: Vec<(&Line, &[&Line])> = headings.into_iter().zip(pieces).collect();
    let jobs = parts.iter().position(|(_, lines)| has(lines, Role::Title));
    for (nth, (heading, lines)) in parts.iter().enumerate() {
        // A heading over nothing: one that was broken, or a part that is empty.
        if lines.is_empty() {
            continue;
        }
        let known = word(&heading.text);
        let kind = if has(lines, Role::Title) {
            Kind::Positions
        } else if has(lines, Role::Detail) {
            Kind::Schools
        } else if known != Kind::Unknown {
            known
        } else {
            match jobs {
                Some(jobs) if nth < jobs => Kind::About,
                Some(_) => Kind::Schools,
                // By itself a line of text may be either.
                None => Kind::Unknown,
            }
        };
        match kind {
            Kind::About => sheet.about = about(lines),
            Kind::Positions => sheet.positions.extend(positions(lines)),
            Kind::Schools => sheet.education.extend(schools(lines)),
            Kind::Unknown => sheet.understood = false,
        }
    }
    sheet.positions.truncate(ENTRIES);
    sheet.education.truncate(ENTRIES);
    sheet
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    About,
    Positions,
    Schools,
    Unknown,
}

fn has(lines: &[&Line], role: Role) -> bool {
    lines.iter().any(|line| line.role == Some(role))
}

/// What a heading says, asked only where what is below it could be either.
fn word(heading: &str) -> Kind {
    const ABOUT: &[&str] = &[
        "summary",
        "resumo",
        "extracto",
        "resumen",
        "zusammenfassung",
        "info",
        "resume",
        "riepilogo",
        "samenvatting",
    ];
    const SCHOOLS: &[&str] = &[
        "education",
        "formacao academica",
        "educacion",
        "ausbildung",
        "formation",
        "formazione",
        "opleiding",
    ];
    let heading = fold(heading);
    if ABOUT.contains(&heading.as_str()) {
        Kind::About
    } else if SCHOOLS.contains(&heading.as_str()) {
        Kind::Schools
    } else {
        Kind::Unknown
    }
}

/// The narrowest line that may have been broken for want of room, in columns; the column takes half as many again.
const FULL: usize = 40;

/// The text about oneself. A line that ends well before the widest was ended by the writer; so was one with room below.
fn about(lines: &[&Line]) -> Option<String> {
    let length = |line: &Line| line.text.width();
    let widest = lines.iter().map(|line| length(line)).max()?;
    let mut text = String::new();
    let mut above: Option<&Line> = None;
    for line in lines {
        if let Some(above) = above {
            let full = length(above) >= FULL && length(above) * 3 > widest * 2;
            let goes_on = full && line.continues(above, PITCH);
            text.push(if goes_on { ' ' } else { '\n' });
        }
        text.push_str(&line.text);
        above = Some(line);
    }
    let cut: String = text.chars().take(ABOUT).collect();
    Some(cut).filter(|text| text.chars().any(char::is_alphanumeric))
}

/// A position while it is read.
struct Job {
    title: String,
    dated: bool,
    period: Option<period::Period>,
    place: String,
}

/// A company's name opens a company, a title a position in it, whether there is one or there are several. The line right
/// below a title is that of the dates; other details are how long they were there in all, or a description.
fn positions(lines: &[&Line]) -> Vec<Position> {
    let mut positions = Vec::new();
    let mut company = String::new();
    let mut job: Option<Job> = None;
    let mut above: Option<&Line> = None;
    let mut close = |company: &str, job: Option<Job>| {
        if let Some(job) = job
            && !company.is_empty()
            && positions.len() < ENTRIES
        {
            let (from, to) = job
                .period
                .map_or((None, None), |period| (period.from, period.to));
            positions.push(Position {
                company: Foreign::new(company),
                title: Foreign::new(job.title),
                from,
                to,
                place: Some(job.place)
                    .filter(|place| !place.is_empty())
                    .map(Foreign::new),
            });
        }
    };
    for line in lines {
        let goes_on = above.is_some_and(|above| line.continues(above, PITCH));
        match (line.role, &mut job) {
            (Some(Role::Body), _) => {
                close(&company, job.take());
                extend(&mut company, &line.text, goes_on);
            }
            (Some(Role::Title), Some(job)) if goes_on => extend(&mut job.title, &line.text, true),
            (Some(Role::Title), _) => {
                let next = Job {
                    title: line.text.clone(),
                    dated: false,
                    period: None,
                    place: String::new(),
                };
                close(&company, job.replace(next));
            }
            (Some(Role::Detail), Some(job)) if !job.dated => {
                job.dated = true;
                job.period = period::of_position(&line.text);
            }
            (Some(Role::Place), Some(job)) if goes_on || job.place.is_empty() => {
                extend(&mut job.place, &line.text, goes_on);
            }
            _ => {}
        }
        above = Some(line);
    }
    close(&company, job);
    positions
}

/// Adds what goes on, or begins anew.
fn extend(text: &mut String, line: &str, goes_on: bool) {
    if !goes_on {
        text.clear();
    } else if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(line);
}

fn schools(lines: &[&Line]) -> Vec<School> {
    let mut groups: Vec<(String, Vec<&Line>)> = Vec::new();
    let mut above: Option<&Line> = None;
    for line in lines {
        let goes_on = above.is_some_and(|above| line.continues(above, PITCH));
        let full = groups.len() == ENTRIES;
        match (line.role, groups.last_mut()) {
            (Some(Role::Body), Some((name, _))) if goes_on => extend(name, &line.text, true),
            (Some(Role::Body), _) if full => break,
            (Some(Role::Body), _) => groups.push((line.text.clone(), Vec::new())),
            (Some(Role::Detail), Some((_, details))) => details.push(line),
            _ => {}
        }
        above = Some(line);
    }
    groups
        .into_iter()
        .map(|(name, details)| {
            let detail = joined(details);
            let (degree, period) = period::of_school(&detail);
            let (from, to) = period.map_or((None, None), |period| (period.from, period.to));
            School {
                name: Foreign::new(name),
                degree: degree.map(Foreign::new),
                from,
                to,
            }
        })
        .collect()
}
