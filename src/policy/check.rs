//! Whether a condition makes sense, and the checked tree if it does: every fact is in the vocabulary, every word can
//! occur, every operator gets what it takes.

use std::ops::Range;

use super::functions::{Callable, FUNCTIONS, Function, function};
use super::pattern;
use super::problem::{Complaint, nearest, quoted};
use super::syntax::{Binary, Call, Expr, Node};
use super::tree::{Const, Op, Order, Sum, Tree};
use super::types::Type;
use crate::model::{FactId, FactSpec};

/// Checks a condition that must come to yes or no.
pub(super) fn check(
    expr: &Expr,
    vocabulary: &'static [FactSpec],
    complaints: &mut Vec<Complaint>,
) -> Tree {
    let mut checker = Checker {
        vocabulary,
        complaints,
    };
    let (kind, tree) = checker.part(expr);
    if !kind.is_bool() {
        let message = format!(
            "a rule must come to yes or no, and this is {}",
            kind.spoken()
        );
        checker.complain(expr, message);
    }
    tree
}

struct Checker<'a> {
    vocabulary: &'static [FactSpec],
    complaints: &'a mut Vec<Complaint>,
}

impl Checker<'_> {
    fn complain(&mut self, expr: &Expr, message: impl Into<String>) {
        self.complaints
            .push(Complaint::error(expr.span.clone(), message));
    }

    fn part(&mut self, expr: &Expr) -> (Type, Tree) {
        let (kind, op) = match &expr.node {
            Node::Bool(value) => (Type::Bool, Op::Const(Const::Bool(*value))),
            Node::Int(value) => (Type::Int, Op::Const(Const::Int(*value))),
            Node::Double(value) => (Type::Double, Op::Const(Const::Double(*value))),
            Node::Text(value) => (Type::Text, Op::Const(Const::Text(value.clone()))),
            Node::Broken => nothing(),
            Node::Name(name) => self.fact(name, expr),
            Node::Not(part) => (Type::Bool, Op::Not(Box::new(self.truth(part, "`!`")))),
            Node::And(parts) => (Type::Bool, Op::And(self.truths(parts, "`&&`"))),
            Node::Or(parts) => (Type::Bool, Op::Or(self.truths(parts, "`||`"))),
            Node::Negate(part) => self.negate(part),
            Node::List(items) => self.list(items),
            Node::If(parts) => self.choice(parts),
            Node::Binary(binary, parts) => self.binary(*binary, parts, expr),
            Node::Call(call) => self.call(call, expr),
        };
        let tree = Tree {
            op,
            span: expr.span.clone(),
        };
        (kind, tree)
    }

    fn fact(&mut self, name: &str, expr: &Expr) -> (Type, Op) {
        let Some(fact) = self.find(name, expr.span.clone()) else {
            return nothing();
        };
        let kind = self.vocabulary[usize::from(fact.0)].kind;
        (Type::of(kind, fact), Op::Fact(fact))
    }

    fn find(&mut self, name: &str, at: Range<usize>) -> Option<FactId> {
        let place = self.vocabulary.iter().position(|spec| spec.name == name);
        let Some(place) = place else {
            if let Some(function) = function(name) {
                let message = format!("`{name}` is a function, written `{}`", function.usage);
                self.complaints.push(Complaint::error(at, message));
                return None;
            }
            let near = nearest(name, self.vocabulary.iter().map(|spec| spec.name));
            let unknown = Complaint::error(at, format!("unknown fact {}", quoted(name)));
            self.complaints.push(unknown.meant(near));
            return None;
        };
        u16::try_from(place).ok().map(FactId)
    }

    fn truth(&mut self, part: &Expr, taker: &str) -> Tree {
        let (kind, tree) = self.part(part);
        if !kind.is_bool() {
            let message = format!("{taker} takes yes or no, and this is {}", kind.spoken());
            self.complain(part, message);
        }
        tree
    }

    fn truths(&mut self, parts: &[Expr], taker: &str) -> Vec<Tree> {
        parts.iter().map(|part| self.truth(part, taker)).collect()
    }

    fn negate(&mut self, part: &Expr) -> (Type, Op) {
        let (kind, tree) = self.part(part);
        if !kind.is_number() {
            self.complain(
                part,
                format!("`-` takes a number, and this is {}", kind.spoken()),
            );
            return nothing();
        }
        (kind, Op::Negate(Box::new(tree)))
    }

    fn list(&mut self, items: &[Expr]) -> (Type, Op) {
        let mut kind = Type::Any;
        let mut trees = Vec::with_capacity(items.len());
        for item in items {
            let (item_kind, tree) = self.part(item);
            if !kind.same(item_kind) {
                let message = format!(
                    "the items of a list are of one kind; this is {}, the first is {}",
                    item_kind.spoken(),
                    kind.spoken()
                );
                self.complain(item, message);
            }
            if matches!(kind, Type::Any) {
                kind = item_kind;
            }
            trees.push(tree);
        }
        let Some(list) = kind.list_of() else {
            if let Some(first) = items.first() {
                self.complain(first, "a list can't stand in a list");
            }
            return nothing();
        };
        (list, Op::List(trees))
    }

    fn choice(&mut self, parts: &[Expr; 3]) -> (Type, Op) {
        let condition = self.truth(&parts[0], "`?`");
        let (then_kind, then) = self.part(&parts[1]);
        let (else_kind, otherwise) = self.part(&parts[2]);
        if !then_kind.same(else_kind) {
            let message = format!(
                "both ways of `?:` must be of one kind; this is {}, the other is {}",
                else_kind.spoken(),
                then_kind.spoken()
            );
            self.complain(&parts[2], message);
        }
        let kind = match then_kind {
            Type::Any => else_kind,
            Type::Word(..) => Type::Text,
            kind => kind,
        };
        (kind, Op::If(Box::new([condition, then, otherwise])))
    }

    fn binary(&mut self, binary: Binary, parts: &[Expr; 2], whole: &Expr) -> (Type, Op) {
        let (one, one_tree) = self.part(&parts[0]);
        let (two, two_tree) = self.part(&parts[1]);
        let trees = Box::new([one_tree, two_tree]);
        let fits = match binary {
            Binary::Equal | Binary::NotEqual => one.comparable(two),
            Binary::Less | Binary::LessOrEqual | Binary::Greater | Binary::GreaterOrEqual => {
                one.comparable(two)
                    && (one.is_number() || one.is_text())
                    && (two.is_number() || two.is_text())
            }
            Binary::In => {
                matches!(two, Type::List(item) if one.comparable(*item)) || matches!(two, Type::Any)
            }
            Binary::Add => {
                one.same(two) && !matches!(one, Type::Bool) && !matches!(two, Type::Bool)
            }
            Binary::Remainder => one.is_int() && two.is_int(),
            Binary::Subtract | Binary::Multiply | Binary::Divide => {
                one.same(two) && one.is_number() && two.is_number()
            }
        };
        if !fits {
            let message = format!(
                "`{}` can't take {} and {}",
                binary.sign(),
                one.spoken(),
                two.spoken()
            );
            self.complaints.push(Complaint::error(
                whole.span.clone(),
                message + hint(binary, one, two),
            ));
        }
        self.words(one, &parts[1]);
        self.words(two, &parts[0]);
        let result = match binary {
            Binary::Add if matches!(one, Type::Any) => two,
            Binary::Add if one.is_text() => Type::Text,
            Binary::Add
            | Binary::Subtract
            | Binary::Multiply
            | Binary::Divide
            | Binary::Remainder => one,
            _ => Type::Bool,
        };
        let op = match binary {
            Binary::Equal => Op::Equal(true, trees),
            Binary::NotEqual => Op::Equal(false, trees),
            Binary::Less => Op::Compare(Order::Less, trees),
            Binary::LessOrEqual => Op::Compare(Order::LessOrEqual, trees),
            Binary::Greater => Op::Compare(Order::Greater, trees),
            Binary::GreaterOrEqual => Op::Compare(Order::GreaterOrEqual, trees),
            Binary::In => Op::In(trees),
            Binary::Add => Op::Sum(Sum::Add, trees),
            Binary::Subtract => Op::Sum(Sum::Subtract, trees),
            Binary::Multiply => Op::Sum(Sum::Multiply, trees),
            Binary::Divide => Op::Sum(Sum::Divide, trees),
            Binary::Remainder => Op::Sum(Sum::Remainder, trees),
        };
        (result, op)
    }

    /// Complains of words that a fact never is, where it is compared with them as written.
    fn words(&mut self, kind: Type, other: &Expr) {
        let Type::Word(fact, words) = kind else {
            return;
        };
        let written: Vec<&Expr> = match &other.node {
            Node::List(items) => items.iter().collect(),
            _ => vec![other],
        };
        for expr in written {
            let Node::Text(word) = &expr.node else {
                continue;
            };
            if words.contains(&word.as_str()) {
                continue;
            }
            let name = self.vocabulary[usize::from(fact.0)].name;
            let near = nearest(word, words.iter().copied());
            let message = if near.is_some() {
                format!("`{name}` is never {}", quoted(word))
            } else {
                format!(
                    "`{name}` is never {}; it is one of {}",
                    quoted(word),
                    words.join(", ")
                )
            };
            self.complaints
                .push(Complaint::error(expr.span.clone(), message).meant(near));
        }
    }

    fn call(&mut self, call: &Call, whole: &Expr) -> (Type, Op) {
        let Some(function) = function(&call.name) else {
            let complaint = unknown_function(call);
            self.complaints.push(complaint);
            for argument in call.target.as_deref().into_iter().chain(&call.arguments) {
                self.part(argument);
            }
            return nothing();
        };
        let wanted = usize::from(function.what != Callable::Lower);
        if call.target.is_some() != function.is_method() || call.arguments.len() != wanted {
            self.complain(whole, format!("this is written `{}`", function.usage));
            return nothing();
        }
        let given: Vec<&Expr> = call
            .target
            .as_deref()
            .into_iter()
            .chain(&call.arguments)
            .collect();
        match (function.what, given.as_slice()) {
            (Callable::Known, [asked]) => self.known(asked),
            (Callable::Size, [counted]) => self.size(counted),
            (Callable::Lower, [text]) => {
                (Type::Text, Op::Lower(Box::new(self.text(text, function))))
            }
            (Callable::Matches, [text, pattern]) => self.matches(text, pattern, function),
            (what, [text, part]) => {
                let trees = Box::new([self.text(text, function), self.text(part, function)]);
                let op = match what {
                    Callable::StartsWith => Op::StartsWith(trees),
                    Callable::EndsWith => Op::EndsWith(trees),
                    _ => Op::Contains(trees),
                };
                (Type::Bool, op)
            }
            _ => nothing(),
        }
    }

    fn known(&mut self, asked: &Expr) -> (Type, Op) {
        let Node::Name(name) = &asked.node else {
            self.complain(asked, "`known` takes the name of a fact");
            return (Type::Bool, nothing().1);
        };
        let fact = self.find(name, asked.span.clone());
        (Type::Bool, fact.map_or(nothing().1, Op::Known))
    }

    fn size(&mut self, counted: &Expr) -> (Type, Op) {
        let (kind, tree) = self.part(counted);
        if !kind.is_text() && !matches!(kind, Type::List(_)) {
            self.complain(
                counted,
                format!(
                    "`size` takes a text or a list, and this is {}",
                    kind.spoken()
                ),
            );
        }
        (Type::Int, Op::Size(Box::new(tree)))
    }

    fn text(&mut self, expr: &Expr, taker: &Function) -> Tree {
        let (kind, tree) = self.part(expr);
        if !kind.is_text() {
            let message = format!(
                "`{}` takes a text, and this is {}",
                taker.name,
                kind.spoken()
            );
            let listed = matches!(kind, Type::List(_)) && taker.what == Callable::Contains;
            let hint = if listed {
                "; `x in list` asks for an item"
            } else {
                ""
            };
            self.complain(expr, message + hint);
        }
        tree
    }

    /// Patterns are compiled here, once; so they must stand in the rule as they are.
    fn matches(&mut self, text: &Expr, given: &Expr, taker: &Function) -> (Type, Op) {
        let tree = self.text(text, taker);
        let Node::Text(written) = &given.node else {
            if !matches!(given.node, Node::Broken) {
                self.complain(given, "a pattern must be written out, in quotes");
            }
            return (Type::Bool, nothing().1);
        };
        match pattern::compile(written) {
            Ok(regex) => (Type::Bool, Op::Matches(Box::new(tree), regex)),
            Err(reason) => {
                self.complain(given, reason);
                (Type::Bool, nothing().1)
            }
        }
    }
}

/// What stands for a part that makes no sense.
fn nothing() -> (Type, Op) {
    (Type::Any, Op::Const(Const::Bool(false)))
}

fn unknown_function(call: &Call) -> Complaint {
    let at = call.name_at.clone();
    if call.name == "has" && call.target.is_none() {
        let message = "`has` asks for a part, and facts have none";
        return Complaint::error(at, message).meant(Some("known"));
    }
    if matches!(
        call.name.as_str(),
        "all" | "exists" | "exists_one" | "map" | "filter"
    ) {
        return Complaint::error(at, "there are no loops here; `x in list` asks for an item");
    }
    let names = FUNCTIONS.iter().map(|function| function.name);
    let near = nearest(&call.name, names);
    let what = if call.target.is_some() {
        "method"
    } else {
        "function"
    };
    Complaint::error(at, format!("unknown {what} {}", quoted(&call.name))).meant(near)
}

fn hint(binary: Binary, one: Type, two: Type) -> &'static str {
    match (binary, one, two) {
        (Binary::In, ..) => "; on its right stands a list of the same kind",
        (
            Binary::Add | Binary::Subtract | Binary::Multiply | Binary::Divide,
            Type::Int,
            Type::Double,
        )
        | (
            Binary::Add | Binary::Subtract | Binary::Multiply | Binary::Divide,
            Type::Double,
            Type::Int,
        ) => "; write both with a fraction or both without",
        _ => "",
    }
}
