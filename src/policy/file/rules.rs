//! The rules of a policy file.

use std::ops::Range;

use toml::Spanned;

use super::super::problem::{Complaint, nearest, quoted};
use super::super::rule::{Outcome, Piece, Rule, Sentence};
use super::super::tree::{Const, Op, Tree};
use super::super::uses::Uses;
use super::super::{check, fairness, parse, place};
use super::{Reader, Section};
use crate::model::{FactId, Fairness};

/// The most rules a policy may have.
const MOST_RULES: usize = 200;

const RULE_KEYS: [&str; 10] = [
    "id", "title", "when", "then", "weight", "because", "public", "enabled", "from", "until",
];

impl Reader<'_> {
    pub(super) fn rules(&mut self, top: &Section<'_, '_>) -> Vec<Rule> {
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
        for item in array {
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
    ) -> Option<Tree> {
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

    fn never(&mut self, tree: &Tree, at: Range<usize>) {
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
            pieces.push(words(&written[at..open]));
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
            if let Some(found) = found.and_then(|found| u16::try_from(found).ok()) {
                pieces.push(Piece::Fact(FactId(found)));
            } else {
                let place = place::within(self.source, entry.span(), &written, open + 1..close);
                let near = nearest(name, self.vocabulary.iter().map(|spec| spec.name));
                let message = format!("unknown fact {}", quoted(name));
                self.complaints
                    .push(Complaint::error(place, message).meant(near));
            }
            at = close + 1;
        }
        pieces.push(words(&written[at..]));
        Sentence { written, pieces }
    }
}

/// A piece of a sentence that may go over several lines in the file, for one line on a screen.
fn words(written: &str) -> Piece {
    Piece::Words(written.replace(['\r', '\n', '\t'], " "))
}
