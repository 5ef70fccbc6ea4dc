//! From rules to a verdict, the findings behind it, and the sentence that says why.

use jiff::civil::Date;

use super::rule::{Outcome, Rule, ask, speak};
use super::tree::{Op, Tree, Val};
use super::{Policy, Settled};
use crate::model::{Answers, Assessment, EvidenceId, FactId, Finding, Holds, Verdict};

/// How many questions or titles a sentence names before it says how many more there are.
const MOST_NAMED: usize = 3;

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
        let rank = |place: usize, holds: Holds| match holds {
            _ if Some(place) == settled.by => 0,
            Holds::Yes => 1,
            Holds::Unknown => 2,
            Holds::No => 3_u8,
        };
        let rules = self.rules.iter().enumerate();
        let counting = rules.filter(|(_, rule)| rule.counts_on(today));
        let mut order: Vec<(u8, usize, Holds)> = counting
            .map(|(place, rule)| {
                let holds = rule.tree.holds(answers);
                (rank(place, holds), place, holds)
            })
            .collect();
        order.sort_unstable_by_key(|(rank, place, _)| (*rank, *place));
        let mut facts = Vec::new();
        let mut findings = Vec::with_capacity(order.len());
        for (_, place, holds) in order {
            let rule = &self.rules[place];
            facts.clear();
            decisive_facts(&rule.tree, answers, &mut facts);
            findings.push(self.finding(rule, holds, &facts, answers));
        }
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

    fn finding(&self, rule: &Rule, holds: Holds, facts: &[FactId], answers: &Answers) -> Finding {
        let because = match holds {
            Holds::Yes => rule.because.filled(answers),
            Holds::Unknown => self.missing(facts),
            Holds::No => self.answered(facts, answers),
        };
        let evidence = match holds {
            Holds::Yes => cited(facts, answers),
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
        let mut out = String::with_capacity(96);
        out.push_str("not known: ");
        list(facts, " ", &mut out, |fact, out| ask(self.spec(*fact), out));
        out
    }

    fn answered(&self, facts: &[FactId], answers: &Answers) -> String {
        if facts.is_empty() {
            return "it never holds".to_owned();
        }
        let mut out = String::with_capacity(96);
        list(facts, "; ", &mut out, |fact, out| {
            ask(self.spec(*fact), out);
            out.push(' ');
            speak(answers.get(*fact), out);
        });
        out
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
            (false, true) => format!("for it: {}", listed(&pro)),
            (true, false) => format!("against it: {}", listed(&contra)),
            (false, false) => format!("for it: {}; against it: {}", listed(&pro), listed(&contra)),
        };
        match settled.verdict {
            Verdict::Accept | Verdict::Ignore if settled.verdict != self.otherwise => counted,
            _ => format!("{counted}; not enough to decide"),
        }
    }
}

fn listed(items: &[String]) -> String {
    let mut out = String::new();
    list(items, "; ", &mut out, |item, out| out.push_str(item));
    out
}

/// Writes the first few of a list, and how many more there are.
fn list<T>(items: &[T], joint: &str, out: &mut String, write: impl Fn(&T, &mut String)) {
    for (place, item) in items.iter().take(MOST_NAMED).enumerate() {
        if place > 0 {
            out.push_str(joint);
        }
        write(item, out);
    }
    if items.len() > MOST_NAMED {
        let more = items.len() - MOST_NAMED;
        out.push_str(joint);
        out.push_str("and ");
        out.push_str(&more.to_string());
        out.push_str(" more");
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
            let only_missing = matches!(tree.value(answers), Val::Unknown)
                && tree.any_fact(|fact| answers.get(fact).value().is_none());
            tree.each_fact(&mut |fact| {
                if !only_missing || answers.get(fact).value().is_none() {
                    add(fact);
                }
            });
        }
    }
}
