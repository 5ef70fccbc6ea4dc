//! What a checked condition asks for: its facts, and the values it compares them with.

use super::tree::{Const, Op, Tree};
use crate::model::FactId;

/// What one condition asks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Uses {
    /// The facts, in the order in which they are first asked for.
    pub(super) facts: Vec<FactId>,
    /// The whole numbers at which a comparison of a fact may turn.
    pub(super) numbers: Vec<(FactId, i64)>,
    /// The texts that a fact is compared with.
    pub(super) texts: Vec<(FactId, String)>,
    /// Facts that are also used otherwise than beside a literal, as in a sum.
    pub(super) loose: Vec<FactId>,
}

impl Uses {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut uses = Self::default();
        uses.walk(tree);
        uses
    }

    fn walk(&mut self, tree: &Tree) {
        match &tree.op {
            Op::Compare(_, parts) | Op::Equal(_, parts) | Op::In(parts) if self.beside(parts) => {
                return;
            }
            Op::Contains(parts) | Op::StartsWith(parts) | Op::EndsWith(parts)
                if self.beside(parts) =>
            {
                return;
            }
            Op::Fact(fact) => {
                self.ask(*fact);
                if !self.loose.contains(fact) {
                    self.loose.push(*fact);
                }
            }
            Op::Known(fact) => self.ask(*fact),
            _ => {}
        }
        for part in tree.parts() {
            self.walk(part);
        }
    }

    /// Notes a fact beside literals, on either side; false if it is anything else.
    fn beside(&mut self, parts: &[Tree; 2]) -> bool {
        let (fact, other) = match (&parts[0].op, &parts[1].op) {
            (Op::Fact(fact), other) | (other, Op::Fact(fact)) => (*fact, other),
            _ => return false,
        };
        let literals: Option<Vec<&Const>> = match other {
            Op::Const(literal) => Some(vec![literal]),
            Op::List(items) => items
                .iter()
                .map(|item| match &item.op {
                    Op::Const(literal) => Some(literal),
                    _ => None,
                })
                .collect(),
            _ => None,
        };
        let Some(literals) = literals else {
            return false;
        };
        self.ask(fact);
        for literal in literals {
            self.literal(fact, literal);
        }
        true
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "a cast to a whole number stops at its range, beyond which no fact goes"
    )]
    fn literal(&mut self, fact: FactId, literal: &Const) {
        match literal {
            Const::Bool(_) => {}
            Const::Int(number) => self.numbers.push((fact, *number)),
            Const::Double(number) => {
                self.numbers.push((fact, number.floor() as i64));
                self.numbers.push((fact, number.ceil() as i64));
            }
            Const::Text(text) => self.texts.push((fact, text.clone())),
        }
    }

    fn ask(&mut self, fact: FactId) {
        if !self.facts.contains(&fact) {
            self.facts.push(fact);
        }
    }
}
