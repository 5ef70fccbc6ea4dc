//! The functions and methods of the condition language: the one table that the check, the help and the completions use.

/// A function or method that a condition may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: &'static str,
    /// How it is written, as `text.contains(part)`.
    pub usage: &'static str,
    /// What it gives, in one sentence.
    pub gives: &'static str,
    pub(super) what: Callable,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Callable {
    Known,
    Size,
    Contains,
    StartsWith,
    EndsWith,
    Matches,
    Lower,
}

impl Function {
    /// Whether it is written after a dot.
    #[must_use]
    pub fn is_method(&self) -> bool {
        !matches!(self.what, Callable::Known | Callable::Size)
    }
}

/// Every function and method.
pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "known",
        usage: "known(fact)",
        gives: "Whether a fact is known; itself never unknown.",
        what: Callable::Known,
    },
    Function {
        name: "size",
        usage: "size(x)",
        gives: "How many characters a text has, or how many items a list.",
        what: Callable::Size,
    },
    Function {
        name: "contains",
        usage: "text.contains(part)",
        gives: "Whether a part is somewhere in a text, letter for letter.",
        what: Callable::Contains,
    },
    Function {
        name: "startsWith",
        usage: "text.startsWith(part)",
        gives: "Whether a text begins with a part, letter for letter.",
        what: Callable::StartsWith,
    },
    Function {
        name: "endsWith",
        usage: "text.endsWith(part)",
        gives: "Whether a text ends with a part, letter for letter.",
        what: Callable::EndsWith,
    },
    Function {
        name: "matches",
        usage: "text.matches(pattern)",
        gives: "Whether a regular expression is found in a text, in capitals or small letters alike.",
        what: Callable::Matches,
    },
    Function {
        name: "lower",
        usage: "text.lower()",
        gives: "The text in small letters.",
        what: Callable::Lower,
    },
];

pub(super) fn function(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}
