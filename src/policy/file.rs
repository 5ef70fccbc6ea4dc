//! A policy file's bytes to a policy: every key, every condition, every problem with its place.

mod rules;

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Policy;
use super::problem::{Complaint, Problem, Severity, nearest, quoted};
use crate::model::{FactSpec, Thresholds, Verdict};
use crate::text::sanitise;

/// The most bytes a policy file may have.
const MOST_BYTES: usize = 256 * 1024;

/// The largest weight or threshold, either way.
const LARGEST: f64 = 100.0;

const POLICY_KEYS: [&str; 5] = ["title", "stance", "otherwise", "thresholds", "rule"];
const THRESHOLD_KEYS: [&str; 2] = ["accept", "ignore"];
const VERDICTS: [&str; 4] = ["accept", "ask", "look", "ignore"];

/// Reads a policy file; the problems hold the warnings too.
pub(super) fn read(
    source: &str,
    file: &str,
    vocabulary: &'static [FactSpec],
) -> Result<Policy, Vec<Problem>> {
    let mut reader = Reader {
        source,
        vocabulary,
        complaints: Vec::new(),
    };
    let policy = reader.policy();
    let mut complaints = reader.complaints;
    complaints.sort_by_key(|complaint| (complaint.at.start, complaint.at.end));
    complaints.dedup();
    let problems: Vec<Problem> = complaints
        .into_iter()
        .map(|complaint| complaint.placed(file, source))
        .collect();
    let failed = problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    match policy {
        Some(policy) if !failed => Ok(Policy {
            warnings: problems,
            ..policy
        }),
        _ => Err(problems),
    }
}

struct Reader<'a> {
    source: &'a str,
    vocabulary: &'static [FactSpec],
    complaints: Vec<Complaint>,
}

type Entry<'t, 'a> = &'t Spanned<DeValue<'a>>;

/// A table with the place to point at when something is missing in it.
struct Section<'t, 'a> {
    table: &'t DeTable<'a>,
    at: Range<usize>,
    what: &'static str,
}

impl<'t, 'a> Section<'t, 'a> {
    fn get(&self, key: &str) -> Option<Entry<'t, 'a>> {
        self.table
            .iter()
            .find(|(name, _)| name.get_ref().as_ref() == key)
            .map(|(_, value)| value)
    }
}

impl Reader<'_> {
    fn complain(&mut self, at: Range<usize>, message: impl Into<String>) {
        self.complaints.push(Complaint::error(at, message));
    }

    fn policy(&mut self) -> Option<Policy> {
        let source = self.source;
        if source.len() > MOST_BYTES {
            self.complain(
                0..0,
                format!(
                    "this file has {} bytes; a policy has at most {MOST_BYTES}",
                    source.len()
                ),
            );
            return None;
        }
        let (document, errors) = DeTable::parse_recoverable(source);
        for error in &errors {
            let at = error.span().unwrap_or(0..0);
            self.complain(at, format!("this is no TOML: {}", error.message()));
        }
        if !errors.is_empty() {
            // What was recovered is half a guess; complaints about it would only distract.
            return None;
        }
        let top = Section {
            table: document.get_ref(),
            at: 0..source.lines().next().map_or(0, str::len),
            what: "a policy",
        };
        self.known_keys(&top, &POLICY_KEYS);
        let title = self.required(&top, "title");
        let stance = self.text(&top, "stance").unwrap_or_default();
        let otherwise = self.verdict(&top, "otherwise").unwrap_or(Verdict::Ask);
        let thresholds = self.thresholds(&top);
        let rules = self.rules(&top);
        Some(Policy::new(Policy {
            title,
            stance,
            otherwise,
            thresholds,
            rules,
            warnings: Vec::new(),
            facts: Vec::new(),
            hash: super::fingerprint(source),
            vocabulary: self.vocabulary,
        }))
    }

    fn known_keys(&mut self, section: &Section<'_, '_>, known: &[&'static str]) {
        for (key, _) in section.table {
            let name = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            let near = nearest(name, known.iter().copied());
            let mut message = format!("{} has no key {}", section.what, quoted(name));
            if near.is_none() {
                message = format!("{message}; it has {}", known.join(", "));
            }
            self.complaints
                .push(Complaint::error(key.span(), message).meant(near));
        }
    }

    fn text(&mut self, section: &Section<'_, '_>, key: &str) -> Option<String> {
        let entry = section.get(key)?;
        let Some(text) = entry.get_ref().as_str() else {
            self.complain(entry.span(), format!("`{key}` is a text, in quotes"));
            return None;
        };
        // These texts are shown, and the file may be somebody else's.
        let plain = text.replace("\r\n", "\n").replace('\t', " ");
        if sanitise::lines(&plain) != plain {
            self.complain(
                entry.span(),
                format!("`{key}` has a character that can't be seen"),
            );
        }
        Some(text.to_owned())
    }

    fn required(&mut self, section: &Section<'_, '_>, key: &str) -> String {
        let Some(entry) = section.get(key) else {
            self.complain(
                section.at.clone(),
                format!("{} needs `{key}`", section.what),
            );
            return String::new();
        };
        let text = self.text(section, key).unwrap_or_default();
        if text.trim().is_empty() && entry.get_ref().is_str() {
            self.complain(entry.span(), format!("`{key}` is empty"));
        }
        text
    }

    fn verdict(&mut self, section: &Section<'_, '_>, key: &str) -> Option<Verdict> {
        let name = self.text(section, key)?;
        let verdict = Verdict::named(&name);
        if verdict.is_none() {
            let at = section.get(key).map_or(0..0, Spanned::span);
            let message = format!(
                "{} is no verdict; it is accept, ask, look or ignore",
                quoted(&name)
            );
            self.complaints
                .push(Complaint::error(at, message).meant(nearest(&name, VERDICTS)));
        }
        verdict
    }

    fn number(&mut self, section: &Section<'_, '_>, key: &str) -> Option<f64> {
        let entry = section.get(key)?;
        let written = match entry.get_ref() {
            DeValue::Integer(number) => number.as_str().replace('_', ""),
            DeValue::Float(number) => number.as_str().replace('_', ""),
            _ => String::new(),
        };
        let number = written
            .parse()
            .ok()
            .filter(|number: &f64| number.abs() <= LARGEST);
        if number.is_none() {
            self.complain(
                entry.span(),
                format!("`{key}` is a number from -{LARGEST} to {LARGEST}"),
            );
        }
        number
    }

    fn day(&mut self, section: &Section<'_, '_>, key: &str) -> Option<Date> {
        let entry = section.get(key)?;
        let day = match entry.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() => moment.to_string().parse().ok(),
            DeValue::String(text) => text.parse().ok(),
            _ => None,
        };
        if day.is_none() {
            self.complain(entry.span(), format!("`{key}` is a day such as 2026-11-23"));
        }
        day
    }

    fn switch(&mut self, section: &Section<'_, '_>, key: &str) -> Option<bool> {
        let entry = section.get(key)?;
        let switch = entry.get_ref().as_bool();
        if switch.is_none() {
            self.complain(entry.span(), format!("`{key}` is true or false"));
        }
        switch
    }

    fn thresholds(&mut self, top: &Section<'_, '_>) -> Thresholds {
        let usual = Thresholds {
            accept: 3.0,
            ignore: -3.0,
        };
        let Some(entry) = top.get("thresholds") else {
            return usual;
        };
        let Some(table) = entry.get_ref().as_table() else {
            self.complain(
                entry.span(),
                "`thresholds` is a table with `accept` and `ignore`",
            );
            return usual;
        };
        let section = Section {
            table,
            at: entry.span(),
            what: "thresholds",
        };
        self.known_keys(&section, &THRESHOLD_KEYS);
        let accept = self.number(&section, "accept").unwrap_or(usual.accept);
        let ignore = self.number(&section, "ignore").unwrap_or(usual.ignore);
        if ignore >= 0.0 || accept <= 0.0 {
            // Otherwise an invitation of which nothing is known would be judged by that.
            let message = "`accept` must be above 0 and `ignore` below 0, so that silence alone decides nothing";
            self.complain(entry.span(), message);
        }
        Thresholds { accept, ignore }
    }
}
