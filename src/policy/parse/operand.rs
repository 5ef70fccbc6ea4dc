//! What operators stand between: signs, values, facts, calls, brackets; and how to go on when a bracket stays open.

use std::ops::Range;

use super::super::lex::Kind;
use super::super::syntax::{Call, Expr, Node};
use super::{MOST_COMPLAINTS, Parser, broken};

impl Parser<'_> {
    /// A run of `!` or of `-`; as in CEL two of them cancel, and the two kinds don't mix.
    pub(super) fn unary(&mut self) -> Expr {
        let start = self.span().start;
        let sign = if self.is("!") { "!" } else { "-" };
        let mut count = 0_usize;
        while self.take(sign) {
            count += 1;
        }
        let odd = count % 2 == 1;
        if count > 0 && (self.is("!") || self.is("-")) {
            self.complain(self.span(), "`!` and `-` don't stand together");
            self.advance();
            return self.unary();
        }
        if odd && sign == "-" && matches!(self.peek(), Kind::Int(_) | Kind::Double(_)) {
            return self.member(Some(start));
        }
        let operand = self.member(None);
        if !odd {
            return Expr {
                span: start..operand.span.end,
                ..operand
            };
        }
        let span = start..operand.span.end;
        let node = match sign {
            "!" => Node::Not(Box::new(operand)),
            _ => Node::Negate(Box::new(operand)),
        };
        self.node(node, span)
    }

    /// A primary with the methods called on it. `minus` is the place of a sign that belongs to the number.
    fn member(&mut self, minus: Option<usize>) -> Expr {
        let mut expr = self.primary(minus);
        loop {
            if self.is("[") && !matches!(expr.node, Node::Broken) {
                let at = self.span();
                self.complain(
                    at,
                    "single items can't be picked here; `in` asks whether something is in a list",
                );
                self.advance();
                let _inside = self.arguments("]");
                expr = broken(expr.span);
                continue;
            }
            if !self.take(".") {
                return expr;
            }
            let name_at = self.span();
            let Kind::Name(name) = self.peek().clone() else {
                self.complain(
                    name_at,
                    format!("expected the name of a method, found {}", self.found()),
                );
                return broken(expr.span);
            };
            self.advance();
            if !self.is("(") {
                self.complain(
                    name_at,
                    format!("a fact has no parts; a method is written `.{name}(…)`"),
                );
                expr = broken(expr.span);
                continue;
            }
            let open = self.advance().span;
            let arguments = self.arguments(")");
            let span = expr.span.start..self.closed(")", open);
            let call = Call {
                name,
                name_at,
                target: Some(Box::new(expr)),
                arguments,
            };
            expr = self.node(Node::Call(call), span);
        }
    }

    fn primary(&mut self, minus: Option<usize>) -> Expr {
        let span = self.span();
        let whole = minus.unwrap_or(span.start)..span.end;
        let node = match self.peek().clone() {
            Kind::Bool(value) => Node::Bool(value),
            Kind::Int(digits) => self.integer(digits, minus.is_some()),
            Kind::Double(value) => Node::Double(if minus.is_some() { -value } else { value }),
            Kind::Text(text) => Node::Text(text),
            Kind::Name(name) => {
                self.advance();
                return self.name(name, span);
            }
            Kind::Sign("(") => return self.parenthesis(),
            Kind::Sign("[") => {
                self.advance();
                let items = self.arguments("]");
                let end = self.closed("]", span.clone());
                return self.node(Node::List(items), span.start..end);
            }
            _ => return self.nothing(),
        };
        self.advance();
        Expr::new(node, whole)
    }

    fn integer(&mut self, digits: u64, negative: bool) -> Node {
        let value = if negative {
            0_i64.checked_sub_unsigned(digits)
        } else {
            i64::try_from(digits).ok()
        };
        if value.is_none() {
            self.complain(self.span(), "this number is too large");
        }
        value.map_or(Node::Broken, Node::Int)
    }

    fn name(&mut self, name: String, name_at: Range<usize>) -> Expr {
        if !self.is("(") {
            return Expr::new(Node::Name(name), name_at);
        }
        let open = self.advance().span;
        let arguments = self.arguments(")");
        let span = name_at.start..self.closed(")", open);
        let call = Call {
            name,
            name_at,
            target: None,
            arguments,
        };
        self.node(Node::Call(call), span)
    }

    fn parenthesis(&mut self) -> Expr {
        let open = self.advance().span;
        let inside = self.choice();
        let end = self.closed(")", open.clone());
        Expr {
            span: open.start..end,
            ..inside
        }
    }

    /// What stands between brackets, apart by commas; a last comma may stay.
    fn arguments(&mut self, close: &str) -> Vec<Expr> {
        let mut items = Vec::new();
        while !self.is(close) && !self.at_end() {
            items.push(self.choice());
            if !self.take(",") {
                break;
            }
        }
        items
    }

    /// Takes a closing bracket; complains of the opening one if there is none. Gives where it ends.
    fn closed(&mut self, close: &'static str, open: Range<usize>) -> usize {
        let span = self.span();
        if self.take(close) {
            return span.end;
        }
        // Inside the brackets something else went wrong: the one complaint will do.
        let told = self
            .complaints
            .last()
            .is_some_and(|last| last.at.start >= open.start);
        if !told {
            let opened = &self.source[open.clone()];
            self.complain(open, format!("this `{opened}` is never closed"));
        }
        while !self.at_end() && !self.is(close) {
            if matches!(self.peek(), Kind::Sign("&&" | "||")) {
                return span.start;
            }
            self.advance();
        }
        let end = self.span().end;
        self.take(close);
        end
    }

    /// Nothing that a condition could begin with stands here.
    fn nothing(&mut self) -> Expr {
        let span = self.span();
        let message = format!("expected a fact, a value or `(`, found {}", self.found());
        self.complain(span.clone(), message);
        if self.complaints.len() >= MOST_COMPLAINTS {
            self.next = self.tokens.len() - 1;
            return broken(span);
        }
        if matches!(
            self.peek(),
            Kind::Sign("*" | "/" | "%" | "<" | "<=" | ">" | ">=" | "==" | "!=" | "+" | "in" | ".")
        ) {
            self.advance();
            if matches!(
                self.peek(),
                Kind::Name(_) | Kind::Int(_) | Kind::Text(_) | Kind::Bool(_) | Kind::Double(_)
            ) {
                self.advance();
            }
        }
        broken(span)
    }
}
