//! What two share besides the name: an address or a number, an employer, a school, a place.

use super::Weight;
use crate::model::{Bearer, Employment, Foreign, Medium};
use crate::text::firm;
use crate::text::fold::fold;

/// How many of each are compared.
const COMPARED: usize = 24;

/// The shortest name of a place or school that tells anything.
const SHORTEST: usize = 4;

/// What two share.
#[derive(Default)]
pub(super) struct Shared {
    email: bool,
    phone: bool,
    employer: Option<Together>,
    school: Option<Foreign>,
    place: Option<Foreign>,
}

/// An employer of both.
struct Together {
    /// The company as it is compared.
    key: String,
    company: Foreign,
    years: Years,
    /// From which year to which the user was there as well.
    with_me: Option<(i64, i64)>,
}

/// When both were there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Years {
    /// In different years.
    Apart,
    /// One of the two doesn't tell.
    Untold,
    /// From one year to another.
    Both(i64, i64),
}

impl Shared {
    pub(super) fn between(one: &Bearer, other: &Bearer, own: &[Employment]) -> Self {
        let any = |a: &[String], b: &[String]| a.iter().any(|value| b.contains(value));
        Self {
            email: any(&one.emails, &other.emails),
            phone: any(&one.phones, &other.phones),
            employer: together(one, other).map(|together| together.among(one, other, own)),
            school: common(&one.schools, &other.schools),
            place: place(&one.places, &other.places),
        }
    }

    pub(super) fn weight(&self) -> Weight {
        let employer = match self.employer.as_ref().map(|together| together.years) {
            None => 0,
            Some(Years::Both(..)) => 30,
            Some(Years::Untold) => 25,
            Some(Years::Apart) => 10,
        };
        let mut weight = employer;
        weight += if self.email || self.phone { 30 } else { 0 };
        weight += if self.school.is_some() { 20 } else { 0 };
        weight + if self.place.is_some() { 8 } else { 0 }
    }

    /// Whether both worked for one firm at one time.
    pub(super) fn worked_at_one_time(&self) -> bool {
        let years = self.employer.as_ref().map(|together| together.years);
        matches!(years, Some(Years::Both(..)))
    }

    /// The address or number of both.
    pub(super) fn handle(&self) -> Option<Foreign> {
        if self.email {
            Some("the same e-mail address".into())
        } else if self.phone {
            Some("the same phone number".into())
        } else {
            None
        }
    }

    /// What else they share. Under one surname nobody is called a colleague for it: nothing says that they ever met.
    pub(super) fn others(&self, one_surname: bool) -> Vec<Foreign> {
        let mut reasons = Vec::new();
        if let Some(together) = &self.employer {
            let company = together.company.shown(Medium::Line);
            let at = |from: i64, to: i64| match to {
                to if to == from => format!("in {from}"),
                to => format!("{from} to {to}"),
            };
            let text = match (together.with_me, together.years) {
                (Some((from, to)), _) if one_surname => {
                    format!("both at {company}, as you were {}", at(from, to))
                }
                (Some((from, to)), _) => format!("your colleague at {company} {}", at(from, to)),
                (None, Years::Both(from, to)) if from == to => {
                    format!("both at {company} in {from}")
                }
                (None, Years::Both(from, to)) => format!("both at {company}, {from} to {to}"),
                (None, Years::Apart) => format!("both at {company}, in other years"),
                (None, Years::Untold) => format!("both at {company}"),
            };
            reasons.push(text.into());
        }
        if let Some(school) = &self.school {
            reasons.push(
                ["both learned at ", &school.shown(Medium::Line)]
                    .concat()
                    .into(),
            );
        }
        if let Some(place) = &self.place {
            reasons.push(["both in ", &place.shown(Medium::Line)].concat().into());
        }
        reasons
    }
}

impl Together {
    fn at(key: &str, job: &Employment, years: Years) -> Self {
        Self {
            key: key.to_owned(),
            company: job.company.clone(),
            years,
            with_me: None,
        }
    }

    /// The same, with the years that the user spent there beside either. Only years that somebody told count, not days on
    /// which a file showed it.
    fn among(mut self, one: &Bearer, other: &Bearer, own: &[Employment]) -> Self {
        let theirs = keyed(&one.employments)
            .into_iter()
            .chain(keyed(&other.employments));
        let mine = keyed(own);
        self.with_me = theirs
            .filter(|(key, job)| *key == self.key && !job.glimpsed)
            .flat_map(|(_, job)| {
                mine.iter()
                    .map(move |(key, mine)| (key, overlap(job, mine)))
            })
            .filter(|(key, _)| **key == self.key)
            .filter_map(|(_, years)| match years {
                Years::Both(from, to) => Some((from, to)),
                Years::Apart | Years::Untold => None,
            })
            .max_by_key(|(from, to)| to - from);
        self
    }
}

/// Employments by the company as it is compared.
fn keyed(all: &[Employment]) -> Vec<(String, &Employment)> {
    all.iter()
        .take(COMPARED)
        .map(|job| (firm::house(job.company.raw()), job))
        .filter(|(key, _)| !key.is_empty())
        .collect()
}

/// The employer of both, that with years of both first.
fn together(one: &Bearer, other: &Bearer) -> Option<Together> {
    let (jobs, other_jobs) = (keyed(&one.employments), keyed(&other.employments));
    let mut best: Option<Together> = None;
    for (key, job) in &jobs {
        for (_, theirs) in other_jobs.iter().filter(|(other, _)| other == key) {
            let years = overlap(job, theirs);
            let better = best.as_ref().is_none_or(|known| years > known.years);
            if better {
                best = Some(Together::at(key, job, years));
            }
        }
    }
    best.or_else(|| named_in(&one.headlines, &other_jobs))
        .or_else(|| named_in(&other.headlines, &jobs))
}

/// The employer that a headline names, in whatever language: a name of some length, in whole words.
fn named_in(headlines: &[Foreign], jobs: &[(String, &Employment)]) -> Option<Together> {
    let spaced = |text: &str| [" ", text, " "].concat();
    let lines: Vec<String> = headlines
        .iter()
        .take(COMPARED)
        .map(|headline| spaced(&firm::key(headline.raw())))
        .collect();
    jobs.iter()
        .filter(|(key, _)| key.chars().count() >= SHORTEST)
        .find(|(key, _)| lines.iter().any(|line| line.contains(&spaced(key))))
        .map(|(key, job)| Together::at(key, job, Years::Untold))
}

/// When both were there. Where one of the two doesn't say when it ended, it is told only when it began; and of a day on
/// which a file showed it nothing follows for other years.
fn overlap(one: &Employment, other: &Employment) -> Years {
    let start = |job: &Employment| job.from.as_deref().and_then(|from| month(from, 1));
    let end = |job: &Employment| job.to.as_deref().and_then(|to| month(to, 12));
    let (Some(mine), Some(theirs)) = (start(one), start(other)) else {
        return Years::Untold;
    };
    let from = mine.max(theirs);
    let until = [end(one), end(other)]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(from);
    if until < from && (one.glimpsed || other.glimpsed) {
        Years::Untold
    } else if until < from {
        Years::Apart
    } else {
        Years::Both(from.div_euclid(12), until.div_euclid(12))
    }
}

/// A month as a number, counted from the year 0; of a year alone the month given.
fn month(text: &str, of_year: i64) -> Option<i64> {
    let mut parts = text.split('-');
    let year: i64 = parts.next()?.parse().ok()?;
    let month: i64 = match parts.next() {
        Some(month) => month.parse().ok()?,
        None => of_year,
    };
    (1..=12)
        .contains(&month)
        .then_some(year.checked_mul(12)? + month - 1)
}

fn common(one: &[Foreign], other: &[Foreign]) -> Option<Foreign> {
    let keys: Vec<String> = other
        .iter()
        .take(COMPARED)
        .map(|text| fold(text.raw()))
        .collect();
    one.iter()
        .take(COMPARED)
        .find(|text| {
            let key = fold(text.raw());
            key.chars().count() >= SHORTEST && keys.contains(&key)
        })
        .cloned()
}

/// The town of both: the first part of one place, as a part of the other. A country tells nothing.
fn place(one: &[Foreign], other: &[Foreign]) -> Option<Foreign> {
    let towns = |places: &[Foreign]| -> Vec<String> {
        places
            .iter()
            .take(COMPARED)
            .map(|place| fold(place.raw().split(',').next().unwrap_or_default()))
            .collect()
    };
    let theirs: Vec<Vec<String>> = other
        .iter()
        .take(COMPARED)
        .map(|place| place.raw().split(',').map(fold).collect())
        .collect();
    for (town, whole) in towns(one).into_iter().zip(one) {
        let specific = whole.raw().contains(',') || theirs.iter().any(|parts| parts.len() > 1);
        if town.chars().count() >= SHORTEST
            && specific
            && theirs
                .iter()
                .any(|parts| parts.contains(&town) && parts.last() != Some(&town))
        {
            return Some(Foreign::new(
                whole.raw().split(',').next().unwrap_or_default().trim(),
            ));
        }
    }
    None
}
