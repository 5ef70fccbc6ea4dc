//! A condition's tokens to its shape: a Pratt parser that goes on after an error, so that one reading finds them all.
//!
//! Precedence and associativity are CEL's: `?:`, then `||`, `&&`, the comparisons and `in`, `+ -`, `* / %`, then `!` and
//! `-`, then calls. Both the recursion and the height of the result are bounded, so nothing above it needs to be.

mod operand;

use std::ops::Range;

use super::lex::{Kind, Token, tokens};
use super::problem::{Complaint, quoted};
use super::syntax::{Binary, Expr, Node};

/// The most bytes a condition may have.
pub(super) const MOST_BYTES: usize = 2_000;

/// The deepest nesting a condition may have.
pub(super) const MOST_LEVELS: usize = 32;

/// After this many complaints the reader has enough to do.
const MOST_COMPLAINTS: usize = 20;

/// Reads a condition. What couldn't be read is [`Node::Broken`] in the result, and complained of.
pub(super) fn parse(source: &str, complaints: &mut Vec<Complaint>) -> Expr {
    if source.len() > MOST_BYTES {
        let message = format!(
            "this condition has {} bytes; at most {MOST_BYTES} are read, so split it into several rules",
            source.len()
        );
        complaints.push(Complaint::error(0..source.len(), message));
        return broken(0..source.len());
    }
    let tokens = tokens(source, complaints);
    if tokens.len() == 1 {
        complaints.push(Complaint::error(
            0..source.len(),
            "there is no condition here",
        ));
        return broken(0..source.len());
    }
    let mut parser = Parser {
        source,
        tokens,
        next: 0,
        level: 0,
        complaints,
    };
    let expr = parser.choice();
    parser.rest();
    complaints.sort_by_key(|complaint| complaint.at.start);
    complaints.truncate(MOST_COMPLAINTS);
    expr
}

struct Parser<'a> {
    source: &'a str,
    tokens: Vec<Token>,
    next: usize,
    level: usize,
    complaints: &'a mut Vec<Complaint>,
}

fn broken(span: Range<usize>) -> Expr {
    Expr::new(Node::Broken, span)
}

fn over(first: &Expr, last: &Expr) -> Range<usize> {
    first.span.start..last.span.end
}

impl Parser<'_> {
    fn peek(&self) -> &Kind {
        &self.tokens[self.next].kind
    }

    fn span(&self) -> Range<usize> {
        self.tokens[self.next].span.clone()
    }

    fn at_end(&self) -> bool {
        *self.peek() == Kind::End
    }

    fn is(&self, sign: &str) -> bool {
        matches!(self.peek(), Kind::Sign(here) if *here == sign)
    }

    fn advance(&mut self) -> Token {
        let token = self.tokens[self.next].clone();
        if !self.at_end() {
            self.next += 1;
        }
        token
    }

    fn take(&mut self, sign: &str) -> bool {
        let taken = self.is(sign);
        if taken {
            self.advance();
        }
        taken
    }

    fn complain(&mut self, at: Range<usize>, message: impl Into<String>) {
        self.complaints.push(Complaint::error(at, message));
    }

    /// What stands here, in words.
    fn found(&self) -> String {
        if self.at_end() {
            return "the end".to_owned();
        }
        quoted(&self.source[self.span()])
    }

    /// Goes through what follows a complete condition, so that errors there are found too.
    fn rest(&mut self) {
        while !self.at_end() && self.complaints.len() < MOST_COMPLAINTS {
            let message = match self.peek() {
                Kind::Sign(closing @ (")" | "]")) => format!("this `{closing}` closes nothing"),
                _ => format!("expected an operator such as `&&`, found {}", self.found()),
            };
            self.complain(self.span(), message);
            if matches!(self.peek(), Kind::Sign(_)) {
                self.advance();
            }
            if !self.at_end() && !matches!(self.peek(), Kind::Sign(_)) {
                self.choice();
            }
            while matches!(self.peek(), Kind::Sign("&&" | "||" | "?" | ":" | ",")) {
                self.advance();
                if !self.at_end() {
                    self.choice();
                }
            }
        }
    }

    /// Too deep: complains once and gives up on the rest.
    fn give_up(&mut self, at: Range<usize>) -> Expr {
        let message =
            format!("nested more than {MOST_LEVELS} levels deep; split it into several rules");
        self.complain(at.clone(), message);
        self.next = self.tokens.len() - 1;
        broken(at)
    }

    fn node(&mut self, node: Node, span: Range<usize>) -> Expr {
        self.bounded(Expr::new(node, span))
    }

    fn bounded(&mut self, expr: Expr) -> Expr {
        if expr.height > MOST_LEVELS {
            return self.give_up(expr.span);
        }
        expr
    }

    /// `condition ? then : else`, and everything that binds tighter.
    fn choice(&mut self) -> Expr {
        if self.level >= MOST_LEVELS {
            return self.give_up(self.span());
        }
        self.level += 1;
        let expr = self.choice_within();
        self.level -= 1;
        expr
    }

    fn choice_within(&mut self) -> Expr {
        let condition = self.chain(1);
        if !self.is("?") {
            return condition;
        }
        let question = self.advance().span;
        let then = self.chain(1);
        if !self.take(":") {
            let unfinished = !self.at_end() || !matches!(then.node, Node::Broken);
            if unfinished {
                self.complain(question, "this `?` has no `:` with what holds otherwise");
            }
            return broken(over(&condition, &then));
        }
        let otherwise = self.choice();
        let span = over(&condition, &otherwise);
        self.node(Node::If(Box::new([condition, then, otherwise])), span)
    }

    /// Operators of at least this power, from the left.
    fn chain(&mut self, least: u8) -> Expr {
        let mut left = self.unary();
        while let Some((operator, power)) = self.operator() {
            if power < least {
                break;
            }
            self.advance();
            let right = self.chain(power + 1);
            let span = over(&left, &right);
            left = match operator {
                Operator::Or => self.bounded(joined(left, right, true)),
                Operator::And => self.bounded(joined(left, right, false)),
                Operator::Binary(binary) => {
                    self.node(Node::Binary(binary, Box::new([left, right])), span)
                }
            };
        }
        left
    }

    fn operator(&self) -> Option<(Operator, u8)> {
        let Kind::Sign(sign) = self.peek() else {
            return None;
        };
        Some(match *sign {
            "||" => (Operator::Or, 1),
            "&&" => (Operator::And, 2),
            "<" => (Operator::Binary(Binary::Less), 3),
            "<=" => (Operator::Binary(Binary::LessOrEqual), 3),
            ">" => (Operator::Binary(Binary::Greater), 3),
            ">=" => (Operator::Binary(Binary::GreaterOrEqual), 3),
            "==" => (Operator::Binary(Binary::Equal), 3),
            "!=" => (Operator::Binary(Binary::NotEqual), 3),
            "in" => (Operator::Binary(Binary::In), 3),
            "+" => (Operator::Binary(Binary::Add), 4),
            "-" => (Operator::Binary(Binary::Subtract), 4),
            "*" => (Operator::Binary(Binary::Multiply), 5),
            "/" => (Operator::Binary(Binary::Divide), 5),
            "%" => (Operator::Binary(Binary::Remainder), 5),
            _ => return None,
        })
    }
}

enum Operator {
    Or,
    And,
    Binary(Binary),
}

/// Puts one more part to a chain of `&&` or `||`; the chain stays flat, so that its length costs no depth.
fn joined(left: Expr, right: Expr, or: bool) -> Expr {
    let span = over(&left, &right);
    let (mut parts, one) = chained(left, or);
    let (more, two) = chained(right, or);
    parts.extend(more);
    Expr {
        node: if or {
            Node::Or(parts)
        } else {
            Node::And(parts)
        },
        span,
        height: one.max(two),
    }
}

/// The parts that an expression gives to a chain, and the height of the chain that it asks for.
fn chained(expr: Expr, or: bool) -> (Vec<Expr>, usize) {
    match (expr.node, or) {
        (Node::Or(parts), true) | (Node::And(parts), false) => (parts, expr.height),
        (node, _) => {
            let height = expr.height + 1;
            (vec![Expr { node, ..expr }], height)
        }
    }
}
