//! Which answers would turn the verdict: the due diligence that is left to do.
//!
//! Each unknown fact that a rule asks for is tried with its values; pairs only if no single one turns anything.

use jiff::civil::Date;

use super::Policy;
use crate::model::{Answer, Answers, FactId, Kind, Settle, Value, Verdict};

/// How many ways of settling it are named.
const MOST: usize = 5;

/// A text that no rule names, for *something else*.
const ANOTHER: &str = "\u{fffd}";

impl Policy {
    /// Says which facts, once known, would turn the verdict, and into what: single facts before pairs, then what the
    /// user can answer from memory, then in the rules' order; at most five.
    #[must_use]
    pub fn settle(&self, answers: &Answers, today: Date) -> Vec<Settle> {
        let now = self.verdict(answers, today);
        let unknown = self.missing_facts(answers, today);
        let mut trial = Trial {
            policy: self,
            today,
            now,
            answers: answers.clone(),
        };
        let mut found: Vec<(Vec<FactId>, Verdict)> = unknown
            .iter()
            .filter_map(|(fact, values)| {
                let to = trial.turned(*fact, values)?;
                Some((vec![*fact], to))
            })
            .collect();
        if found.is_empty() {
            found = trial.pairs(&unknown);
        }
        found.sort_by_key(|(facts, _)| !facts.iter().all(|fact| self.spec(*fact).from_memory));
        found.truncate(MOST);
        let settle = |(facts, to): (Vec<FactId>, Verdict)| {
            let first = self.spec(*facts.first()?);
            Some(Settle {
                facts: facts.iter().map(|fact| self.spec(*fact).name).collect(),
                question: first.question,
                to,
            })
        };
        found.into_iter().filter_map(settle).collect()
    }

    /// The unknown facts that today's rules ask for, in the rules' order, with the values to try.
    fn missing_facts(&self, answers: &Answers, today: Date) -> Vec<(FactId, Vec<Value>)> {
        let mut missing: Vec<FactId> = Vec::new();
        for rule in self.rules.iter().filter(|rule| rule.counts_on(today)) {
            for fact in &rule.uses.facts {
                if answers.get(*fact).value().is_none() && !missing.contains(fact) {
                    missing.push(*fact);
                }
            }
        }
        let values = |fact: FactId| (fact, self.values(fact));
        missing.into_iter().map(values).collect()
    }

    fn values(&self, fact: FactId) -> Vec<Value> {
        let uses = || self.rules.iter().map(|rule| &rule.uses);
        let texts = || {
            let named = uses()
                .flat_map(|uses| &uses.texts)
                .filter(|(of, _)| *of == fact);
            named.map(|(_, text)| text.clone())
        };
        match self.spec(fact).kind {
            Kind::Bool => vec![Value::Bool(true), Value::Bool(false)],
            Kind::Word(words) => words
                .iter()
                .map(|word| Value::Text((*word).to_owned()))
                .collect(),
            Kind::Text => texts()
                .chain([ANOTHER.to_owned()])
                .map(Value::Text)
                .collect(),
            Kind::List => {
                let one = texts()
                    .chain([ANOTHER.to_owned()])
                    .map(|text| Value::List(vec![text]));
                one.chain([Value::List(Vec::new())]).collect()
            }
            Kind::Int => {
                let named = uses()
                    .flat_map(|uses| &uses.numbers)
                    .filter(|(of, _)| *of == fact);
                let mut numbers: Vec<i64> = named
                    .flat_map(|(_, number)| {
                        [number.saturating_sub(1), *number, number.saturating_add(1)]
                    })
                    .collect();
                if numbers.is_empty() {
                    numbers = vec![0, 1];
                }
                numbers.sort_unstable();
                numbers.dedup();
                numbers.into_iter().map(Value::Int).collect()
            }
        }
    }
}

/// The answers of one invitation, some of them made up for a moment.
struct Trial<'a> {
    policy: &'a Policy,
    today: Date,
    now: Verdict,
    answers: Answers,
}

impl Trial<'_> {
    /// What the verdict turns into with the first of the values that turns it.
    fn turned(&mut self, fact: FactId, values: &[Value]) -> Option<Verdict> {
        let place = usize::from(fact.0);
        let kept = self.answers.0[place].clone();
        let mut turned = None;
        for value in values {
            self.answers.0[place] = Answer::known(value.clone());
            let verdict = self.policy.verdict(&self.answers, self.today);
            if verdict != self.now {
                turned = Some(verdict);
                break;
            }
        }
        self.answers.0[place] = kept;
        turned
    }

    fn pairs(&mut self, unknown: &[(FactId, Vec<Value>)]) -> Vec<(Vec<FactId>, Verdict)> {
        let mut found = Vec::new();
        for (index, (first, values)) in unknown.iter().enumerate() {
            for (second, others) in &unknown[index + 1..] {
                if let Some(to) = self.turned_by_both(*first, values, (*second, others)) {
                    found.push((vec![*first, *second], to));
                }
            }
        }
        found
    }

    fn turned_by_both(
        &mut self,
        first: FactId,
        values: &[Value],
        second: (FactId, &[Value]),
    ) -> Option<Verdict> {
        let place = usize::from(first.0);
        let kept = self.answers.0[place].clone();
        let mut turned = None;
        for value in values {
            self.answers.0[place] = Answer::known(value.clone());
            turned = self.turned(second.0, second.1);
            if turned.is_some() {
                break;
            }
        }
        self.answers.0[place] = kept;
        turned
    }
}
