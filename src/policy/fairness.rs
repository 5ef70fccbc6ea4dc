//! What a rule may do with a fact. What is checked, rule by rule:
//!
//! - a fact that may only lead to *look* stands in rules with `then = "look"` and no others;
//! - a fact that may lean but never decide stands in rules with a weight (and all of them together move a verdict by
//!   at most one step, which the verdict sees to);
//! - a fact that may only count for somebody stands in rules that accept or weigh for them, and there alone or joined
//!   by `&&` and `||`: not under `!`, in a comparison, in `?:` or in `known`, where its *no* could speak against them.

use super::problem::Complaint;
use super::rule::Outcome;
use super::tree::{Op, Tree};
use crate::model::{FactId, FactSpec, Fairness, Verdict};

/// Complains of each fact that a rule may not use as it does. The places are those of the condition.
pub(super) fn check(
    tree: &Tree,
    outcome: Outcome,
    vocabulary: &'static [FactSpec],
    complaints: &mut Vec<Complaint>,
) {
    let mut visit = |tree: &Tree, fact: FactId, plain: bool| {
        let spec = &vocabulary[usize::from(fact.0)];
        if let Some(reason) = refusal(spec.fairness, outcome, plain) {
            let message = format!("`{}` {reason}", spec.name);
            complaints.push(Complaint::error(tree.span.clone(), message));
        }
    };
    walk(tree, true, &mut visit);
}

fn walk(tree: &Tree, plain: bool, visit: &mut impl FnMut(&Tree, FactId, bool)) {
    match &tree.op {
        Op::Fact(fact) => visit(tree, *fact, plain),
        Op::Known(fact) => visit(tree, *fact, false),
        _ => {}
    }
    let plain = plain && matches!(tree.op, Op::And(_) | Op::Or(_));
    for part in tree.parts() {
        walk(part, plain, visit);
    }
}

fn refusal(fairness: Fairness, outcome: Outcome, plain: bool) -> Option<&'static str> {
    match fairness {
        Fairness::Free => None,
        Fairness::LookOnly => (outcome != Outcome::Then(Verdict::Look))
            .then_some("proves nothing, so a rule that asks for it may only say `then = \"look\"`"),
        Fairness::LeanOnly => matches!(outcome, Outcome::Then(_))
            .then_some("may lean but never decide; give the rule a `weight` in place of `then`"),
        Fairness::ForOnly => {
            let speaks_for = match outcome {
                Outcome::Then(verdict) => verdict == Verdict::Accept,
                Outcome::Weight(weight) => weight > 0.0,
            };
            if !speaks_for {
                return Some(
                    "may only count for somebody: in a rule that accepts, or with a weight above 0",
                );
            }
            (!plain).then_some(
                "may only count for somebody, so it stands by itself, joined by `&&` and `||` only",
            )
        }
    }
}
