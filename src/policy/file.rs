//! A policy file's bytes to a policy: every key, every condition, every problem with its place.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Complaint, Problem, Severity, nearest, quoted};
use super::rule::{Outcome, Piece, Rule, Sentence};
use super::tree::{Const, Op};
use super::uses::Uses;
use super::{Policy, check, fairness, parse, place};
use crate::model::{FactId, FactSpec, Fairness, Thresholds, Verdict};

/// The most bytes a policy file may have.
const MOST_BYTES: usize = 256 * 1024;

/// The most rules a policy may have.
const MOST_RULES: usize = 200;

/// The largest weight or threshold, either way.
const LARGEST: f64 = 100.0;

const POLICY_KEYS: [&str; 5] = ["title", "stance", "otherwise", "thresholds", "rule"];
const THRESHOLD_KEYS: [&str; 2] = ["accept", "ignore"];
const RULE_KEYS: [&str; 10] = [
    "id", "title", "when", "then", "weight", "because", "public", "enabled", "from", "until",
];
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
        let text = entry.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.complain(entry.span(), format!("`{key}` is a text, in quotes"));
        }
        text
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

    fn rules(&mut self, top: &Section<'_, '_>) -> Vec<Rule> {
        let Some(entry) = top.get("rule") else {
            self.complain(
                top.at.clone(),
                "a policy needs rules; each begins with `[[rule]]`",
            );
            return Vec::new();
        };
        let Some(array) = entry.get_ref().as_array() else {
            self.complain(
                entry.span(),
                "each rule begins with `[[rule]]`, in double brackets",
            );
            return Vec::new();
        };
        if array.len() > MOST_RULES {
            self.complain(
                entry.span(),
                format!(
                    "there are {} rules; at most {MOST_RULES} are read",
                    array.len()
                ),
            );
            return Vec::new();
        }
        let mut rules: Vec<Rule> = Vec::new();
        let mut ids: Vec<&str> = Vec::new();
        let mut always: Option<String> = None;
        for item in array.iter() {
            let Some(table) = item.get_ref().as_table() else {
                self.complain(item.span(), "a rule is a table; it begins with `[[rule]]`");
                continue;
            };
            let section = Section {
                table,
                at: item.span(),
                what: "a rule",
            };
            let at = section.get("id").map_or(item.span(), Spanned::span);
            if let Some(id) = section.get("id").and_then(|id| id.get_ref().as_str()) {
                if ids.contains(&id) {
                    self.complain(
                        at.clone(),
                        format!("there is a rule {} already", quoted(id)),
                    );
                }
                ids.push(id);
            }
            let Some(rule) = self.rule(&section) else {
                continue;
            };
            self.reached(&rule, at, &mut always);
            rules.push(rule);
        }
        rules
    }

    /// Warns of decisive rules behind one that always holds.
    fn reached(&mut self, rule: &Rule, at: Range<usize>, always: &mut Option<String>) {
        if let Some(before) = always {
            let message = format!(
                "this rule is never reached: {} before it always decides",
                quoted(before)
            );
            self.complaints.push(Complaint::warning(at, message));
        } else if rule.enabled
            && rule.from.is_none()
            && rule.until.is_none()
            && matches!(rule.outcome, Outcome::Then(_))
            && matches!(rule.tree.op, Op::Const(Const::Bool(true)))
        {
            *always = Some(rule.id.clone());
        }
    }

    fn rule(&mut self, section: &Section<'_, '_>) -> Option<Rule> {
        self.known_keys(section, &RULE_KEYS);
        let id = self.id(section);
        let title = self.required(section, "title");
        let because = self.sentence(section);
        let outcome = self.outcome(section);
        let public = self.text(section, "public");
        let enabled = self.switch(section, "enabled").unwrap_or(true);
        let (from, until) = (self.day(section, "from"), self.day(section, "until"));
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            let at = section
                .get("until")
                .map_or(section.at.clone(), Spanned::span);
            self.complain(at, "`until` is before `from`, so the rule never counts");
        }
        let when = self.required(section, "when");
        if when.trim().is_empty() {
            return None;
        }
        let tree = self.condition(section, &when, outcome)?;
        let uses = Uses::of(&tree);
        let leans =
            |fact: &FactId| self.vocabulary[usize::from(fact.0)].fairness == Fairness::LeanOnly;
        Some(Rule {
            id,
            title,
            when,
            outcome: outcome?,
            public,
            enabled,
            from,
            until,
            because,
            faint: uses.facts.iter().any(leans),
            tree,
            uses,
        })
    }

    fn id(&mut self, section: &Section<'_, '_>) -> String {
        let id = self.required(section, "id");
        let sound = id.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        if !id.is_empty() && !sound {
            let at = section.get("id").map_or(section.at.clone(), Spanned::span);
            self.complain(
                at,
                "an id has small letters, digits and hyphens, such as `met-in-person`",
            );
        }
        id
    }

    fn outcome(&mut self, section: &Section<'_, '_>) -> Option<Outcome> {
        match (section.get("then"), section.get("weight")) {
            (Some(_), None) => self.verdict(section, "then").map(Outcome::Then),
            (None, Some(entry)) => {
                let weight = self.number(section, "weight")?;
                if weight == 0.0 {
                    let message =
                        "a weight of 0 changes nothing; `enabled = false` switches a rule off";
                    self.complaints
                        .push(Complaint::warning(entry.span(), message));
                }
                Some(Outcome::Weight(weight))
            }
            (Some(_), Some(entry)) => {
                self.complain(entry.span(), "a rule has `then` or `weight`, not both");
                None
            }
            (None, None) => {
                self.complain(
                    section.at.clone(),
                    "a rule needs `then`, which decides, or `weight`, which leans",
                );
                None
            }
        }
    }

    fn condition(
        &mut self,
        section: &Section<'_, '_>,
        when: &str,
        outcome: Option<Outcome>,
    ) -> Option<super::tree::Tree> {
        let entry = section.get("when")?;
        let mut complaints = Vec::new();
        let expr = parse::parse(when, &mut complaints);
        let tree = check::check(&expr, self.vocabulary, &mut complaints);
        if let Some(outcome) = outcome {
            fairness::check(&tree, outcome, self.vocabulary, &mut complaints);
        }
        if complaints.is_empty() {
            self.never(&tree, entry.span());
        }
        for complaint in complaints {
            let at = place::within(self.source, entry.span(), when, complaint.at.clone());
            self.complaints.push(Complaint { at, ..complaint });
        }
        Some(tree)
    }

    fn never(&mut self, tree: &super::tree::Tree, at: Range<usize>) {
        if matches!(tree.op, Op::Const(Const::Bool(false))) {
            let message = "this rule never holds; `enabled = false` switches a rule off";
            self.complaints.push(Complaint::warning(at, message));
        }
    }

    /// Reads `because` with its places for facts.
    fn sentence(&mut self, section: &Section<'_, '_>) -> Sentence {
        let written = self.required(section, "because");
        let Some(entry) = section.get("because") else {
            return Sentence::default();
        };
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(open) = written[at..].find('{').map(|open| at + open) {
            pieces.push(Piece::Words(written[at..open].to_owned()));
            let Some(close) = written[open..].find('}').map(|close| open + close) else {
                let place = place::within(self.source, entry.span(), &written, open..open + 1);
                self.complain(
                    place,
                    "this `{` is never closed; a fact is filled in by `{fact}`",
                );
                return Sentence::default();
            };
            let name = &written[open + 1..close];
            let found = self.vocabulary.iter().position(|spec| spec.name == name);
            match found.and_then(|found| u16::try_from(found).ok()) {
                Some(found) => pieces.push(Piece::Fact(FactId(found))),
                None => {
                    let place = place::within(self.source, entry.span(), &written, open + 1..close);
                    let near = nearest(name, self.vocabulary.iter().map(|spec| spec.name));
                    let message = format!("unknown fact {}", quoted(name));
                    self.complaints
                        .push(Complaint::error(place, message).meant(near));
                }
            }
            at = close + 1;
        }
        pieces.push(Piece::Words(written[at..].to_owned()));
        Sentence { written, pieces }
    }
}
