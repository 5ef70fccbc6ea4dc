//! From rules to a verdict, the findings behind it, and the sentence that says why.

use jiff::civil::Date;

use super::rule::{Outcome, Rule, asked, spoken};
use super::tree::{Op, Tree};
use super::{Policy, Settled};
use crate::model::{Answers, Assessment, EvidenceId, FactId, Finding, Holds, Verdict};

/// How many questions a finding names before it says how many more there are.
const MOST_QUESTIONS: usize = 3;

impl Policy {
    /// Works out the verdict, and by which rule or sum; `without` leaves one rule out.
    pub(super) fn settled(
        &self,
        answers: &Answers,
        today: Date,
        without: Option<usize>,
    ) -> Settled {
        let counting = || {
            let rules = self.rules.iter().enumerate();
            rules.filter(move |(place, rule)| Some(*place) != without && rule.counts_on(today))
        };
        for (place, rule) in counting() {
            if let Outcome::Then(verdict) = rule.outcome
                && rule.tree.truth(answers) == Some(true)
            {
                return Settled {
                    verdict,
                    by: Some(place),
                    score: None,
                };
            }
        }
        let (mut firm, mut faint) = (0.0, 0.0);
        for (_, rule) in counting() {
            if let Outcome::Weight(weight) = rule.outcome
                && rule.tree.truth(answers) == Some(true)
            {
                *(if rule.faint { &mut faint } else { &mut firm }) += weight;
            }
        }
        Settled {
            verdict: self.weighed(firm, faint),
            by: None,
            score: Some(firm + faint),
        }
    }

    /// Holds the sum against the thresholds. What may only lean moves the result by one step at most: past the middle,
    /// which is `otherwise`, it doesn't reach.
    fn weighed(&self, firm: f64, faint: f64) -> Verdict {
        let step = |sum: f64| {
            if sum >= self.thresholds.accept {
                1
            } else if sum <= self.thresholds.ignore {
                -1
            } else {
                0
            }
        };
        let (before, after): (i32, i32) = (step(firm), step(firm + faint));
        match after.clamp(before - 1, before + 1) {
            1 => Verdict::Accept,
            -1 => Verdict::Ignore,
            _ => self.otherwise,
        }
    }

    /// Says the verdict alone: the quick way for many invitations.
    #[must_use]
    pub fn verdict(&self, answers: &Answers, today: Date) -> Verdict {
        self.settled(answers, today, None).verdict
    }

    /// Says what the policy makes of an invitation: the verdict, why, and every rule's finding. Rules that are switched
    /// off, or don't count today, are left out. What would settle it is left empty; [`Policy::settle`] works it out.
    #[must_use]
    pub fn assess(&self, answers: &Answers, today: Date) -> Assessment {
        let settled = self.settled(answers, today, None);
        let counting = self
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| rule.counts_on(today));
        let mut findings: Vec<(u8, Finding)> = counting
            .map(|(place, rule)| {
                let finding = self.finding(rule, answers);
                let rank = match finding.holds {
                    _ if Some(place) == settled.by => 0,
                    Holds::Yes => 1,
                    Holds::Unknown => 2,
                    Holds::No => 3,
                };
                (rank, finding)
            })
            .collect();
        findings.sort_by_key(|(rank, _)| *rank);
        let findings: Vec<Finding> = findings.into_iter().map(|(_, finding)| finding).collect();
        Assessment {
            verdict: settled.verdict,
            decided_by: settled.by.map(|place| self.rules[place].id.clone()),
            score: settled.score,
            thresholds: self.thresholds,
            why: self.why(&settled, &findings),
            findings,
            settle: Vec::new(),
        }
    }

    fn finding(&self, rule: &Rule, answers: &Answers) -> Finding {
        let holds = rule.tree.holds(answers);
        let mut facts = Vec::new();
        decisive_facts(&rule.tree, answers, &mut facts);
        let because = match holds {
            Holds::Yes => rule.because.filled(answers),
            Holds::Unknown => self.missing(&facts),
            Holds::No => self.answered(&facts, answers),
        };
        let evidence = match holds {
            Holds::Yes => cited(&facts, answers),
            Holds::No | Holds::Unknown => Vec::new(),
        };
        let (then, weight) = match rule.outcome {
            Outcome::Then(verdict) => (Some(verdict), None),
            Outcome::Weight(weight) => (None, Some(weight)),
        };
        Finding {
            rule: rule.id.clone(),
            title: rule.title.clone(),
            holds,
            then,
            weight,
            because,
            when: rule.when.clone(),
            evidence,
        }
    }

    fn missing(&self, facts: &[FactId]) -> String {
        let questions = facts.iter().map(|fact| asked(self.spec(*fact)));
        format!("not known: {}", listed(questions.collect()))
    }

    fn answered(&self, facts: &[FactId], answers: &Answers) -> String {
        if facts.is_empty() {
            return "it never holds".to_owned();
        }
        let told = facts.iter().map(|fact| {
            let question = asked(self.spec(*fact));
            format!("{question} {}", spoken(answers.get(*fact)))
        });
        listed(told.collect())
    }

    /// One line for a person: the deciding rule's sentence, or what the sum is made of, or that nothing decides.
    fn why(&self, settled: &Settled, findings: &[Finding]) -> String {
        if settled.by.is_some() {
            return findings
                .first()
                .map_or(String::new(), |first| first.because.clone());
        }
        let titles = |speaks: fn(f64) -> bool| -> Vec<String> {
            findings
                .iter()
                .filter(|finding| finding.holds == Holds::Yes && finding.weight.is_some_and(speaks))
                .map(|finding| finding.title.clone())
                .collect()
        };
        let (pro, contra) = (titles(|weight| weight > 0.0), titles(|weight| weight < 0.0));
        let counted = match (pro.is_empty(), contra.is_empty()) {
            (true, true) => return "no rule decides this one".to_owned(),
            (false, true) => format!("for it: {}", listed(pro)),
            (true, false) => format!("against it: {}", listed(contra)),
            (false, false) => format!("for it: {}; against it: {}", listed(pro), listed(contra)),
        };
        match settled.verdict {
            Verdict::Accept | Verdict::Ignore if settled.verdict != self.otherwise => counted,
            _ => format!("{counted}; not enough to decide"),
        }
    }
}

fn listed(mut items: Vec<String>) -> String {
    let more = items.len().saturating_sub(MOST_QUESTIONS);
    items.truncate(MOST_QUESTIONS);
    let list = items.join("; ");
    if more == 0 {
        list
    } else {
        format!("{list}; and {more} more")
    }
}

/// What the facts rest on, each piece once.
fn cited(facts: &[FactId], answers: &Answers) -> Vec<EvidenceId> {
    let mut cited = Vec::new();
    for id in facts.iter().flat_map(|fact| answers.get(*fact).because()) {
        if !cited.contains(id) {
            cited.push(*id);
        }
    }
    cited
}

/// The facts that made a condition come to what it came to: the ones that hold it up if it holds, one that fails it if
/// it fails, the ones that are missing if it is unknown.
pub(super) fn decisive_facts(tree: &Tree, answers: &Answers, facts: &mut Vec<FactId>) {
    let mut add = |fact: FactId| {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    };
    match &tree.op {
        Op::Fact(fact) | Op::Known(fact) => add(*fact),
        Op::And(parts) => {
            let truth = tree.truth(answers);
            let like_it = parts.iter().filter(|part| part.truth(answers) == truth);
            let enough = if truth == Some(false) { 1 } else { parts.len() };
            for part in like_it.take(enough) {
                decisive_facts(part, answers, facts);
            }
        }
        Op::Or(parts) => {
            let truth = tree.truth(answers);
            for part in parts.iter().filter(|part| part.truth(answers) == truth) {
                decisive_facts(part, answers, facts);
            }
        }
        Op::If(parts) => {
            let chosen = match parts[0].truth(answers) {
                Some(true) => &parts[1],
                Some(false) => &parts[2],
                None => return decisive_facts(&parts[0], answers, facts),
            };
            decisive_facts(&parts[0], answers, facts);
            decisive_facts(chosen, answers, facts);
        }
        Op::Not(part) => decisive_facts(part, answers, facts),
        _ => {
            let unknown = matches!(tree.value(answers), super::tree::Val::Unknown);
            let mut below = Vec::new();
            for part in tree.parts() {
                decisive_facts(part, answers, &mut below);
            }
            let missing = |fact: &FactId| answers.get(*fact).value().is_none();
            let told = !unknown || !below.iter().any(missing);
            below
                .into_iter()
                .filter(|fact| told || missing(fact))
                .for_each(add);
        }
    }
}
