//! The shape of a condition as written, before anybody asks whether it makes sense. Every node knows its place.

use std::ops::Range;

/// A condition, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expr {
    pub(super) node: Node,
    /// Bytes in the condition; parentheses around it are part of it.
    pub(super) span: Range<usize>,
    /// Levels of nesting, itself included.
    pub(super) height: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Bool(bool),
    Int(i64),
    Double(f64),
    Text(String),
    List(Vec<Expr>),
    /// A fact, by name.
    Name(String),
    Not(Box<Expr>),
    Negate(Box<Expr>),
    Binary(Binary, Box<[Expr; 2]>),
    /// Two or more that must all be true.
    And(Vec<Expr>),
    /// Two or more of which one must be true.
    Or(Vec<Expr>),
    /// Condition, then, else.
    If(Box<[Expr; 3]>),
    Call(Call),
    /// What couldn't be read; it was complained of.
    Broken,
}

/// A function or a method with what it is given.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Call {
    pub(super) name: String,
    pub(super) name_at: Range<usize>,
    pub(super) target: Option<Box<Expr>>,
    pub(super) arguments: Vec<Expr>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binary {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    In,
}

impl Binary {
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Remainder => "%",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::In => "in",
        }
    }
}

impl Expr {
    pub(super) fn new(node: Node, span: Range<usize>) -> Self {
        let below = node.children().iter().map(|child| child.height).max();
        Self {
            height: below.unwrap_or(0) + 1,
            node,
            span,
        }
    }
}

impl Node {
    /// The parts, in the order in which they are written.
    pub(super) fn children(&self) -> Vec<&Expr> {
        match self {
            Self::Bool(_)
            | Self::Int(_)
            | Self::Double(_)
            | Self::Text(_)
            | Self::Name(_)
            | Self::Broken => Vec::new(),
            Self::Not(part) | Self::Negate(part) => vec![part],
            Self::Binary(_, parts) => parts.iter().collect(),
            Self::If(parts) => parts.iter().collect(),
            Self::List(parts) | Self::And(parts) | Self::Or(parts) => parts.iter().collect(),
            Self::Call(call) => call
                .target
                .as_deref()
                .into_iter()
                .chain(&call.arguments)
                .collect(),
        }
    }
}
