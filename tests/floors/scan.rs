//! Reads Rust source as tokens and says what it names: paths, macros, methods, and how many lines are code.
//!
//! Tokens rather than a syntax tree, because what stands inside a macro call (`format!("{}", name.raw())`) is tokens in
//! the tree too, and the rules hold there as well. Comments and strings are no tokens, so a word in them is no finding.

use std::collections::BTreeSet;
use std::iter::Peekable;

use proc_macro2::{Delimiter, Group, LexError, Spacing, TokenStream, TokenTree, token_stream};

/// What one file names, its tests left out.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// Every path, grouped imports taken apart, `super` and `self` resolved; relative ones as written.
    pub(crate) paths: Vec<Mention>,
    /// Every macro that is called.
    pub(crate) macros: Vec<Mention>,
    /// Every method that is called.
    pub(crate) methods: Vec<Mention>,
    /// Modules in files of their own that exist for tests only.
    pub(crate) test_modules: Vec<Vec<String>>,
    /// How many lines hold code: no comments, no blank lines, no tests.
    pub(crate) lines_of_code: usize,
}

/// Something named, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Its parts: one for a macro or a method.
    pub(crate) parts: Vec<String>,
    /// The line it starts on, from 1.
    pub(crate) line: usize,
}

impl Mention {
    /// Whether these names stand next to each other anywhere in it.
    pub(crate) fn has(&self, names: &[&str]) -> bool {
        self.parts.windows(names.len()).any(|part| part == names)
    }
}

/// Reads the source of a module.
pub(crate) fn scan(source: &str, module: &[String]) -> Result<Named, LexError> {
    let tokens: TokenStream = source.parse()?;
    let mut scan = Scan::default();
    if !for_tests_as_a_whole(&tokens) {
        scan.block(tokens, module);
    }
    scan.named.lines_of_code = scan.lines.len();
    Ok(scan.named)
}

type Tokens = Peekable<token_stream::IntoIter>;

#[derive(Default)]
struct Scan {
    named: Named,
    lines: BTreeSet<usize>,
}

impl Scan {
    fn block(&mut self, tokens: TokenStream, module: &[String]) {
        let mut tokens: Tokens = tokens.into_iter().peekable();
        let mut after_dot = false;
        while let Some(token) = tokens.next() {
            if is_punct(&token, '#')
                && let Some(attribute) = next_attribute(&mut tokens)
            {
                self.attribute(&token, &attribute, &mut tokens, module);
                continue;
            }
            self.count(&token);
            let dot = is_punct(&token, '.');
            match token {
                TokenTree::Ident(word) if after_dot => self.method(&word, &mut tokens),
                TokenTree::Ident(word) if word == "mod" => self.module(&mut tokens, module),
                TokenTree::Ident(word) => self.path(&word, &mut tokens, module),
                TokenTree::Group(group) => self.block(group.stream(), module),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            after_dot = dot;
        }
    }

    /// Steps over what only tests see, and over documentation.
    fn attribute(
        &mut self,
        hash: &TokenTree,
        attribute: &Group,
        rest: &mut Tokens,
        module: &[String],
    ) {
        if is_for_tests(attribute) {
            let skipped = skip_item(rest);
            if let Some(name) = skipped {
                self.named.test_modules.push(joined(module, &name));
            }
            return;
        }
        let documentation = first_word(attribute).is_some_and(|word| word == "doc");
        if !documentation {
            self.count(hash);
            self.count(&TokenTree::Group(attribute.clone()));
            self.block(attribute.stream(), module);
        }
    }

    fn module(&mut self, tokens: &mut Tokens, module: &[String]) {
        let Some(name) = tokens.next() else { return };
        self.count(&name);
        if let Some(TokenTree::Group(body)) = tokens.peek() {
            let body = body.clone();
            tokens.next();
            self.count(&TokenTree::Group(body.clone()));
            self.block(body.stream(), &joined(module, &name.to_string()));
        }
    }

    fn method(&mut self, word: &proc_macro2::Ident, tokens: &mut Tokens) {
        let called = matches!(tokens.peek(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
        if called {
            self.named.methods.push(Mention {
                parts: vec![word.to_string()],
                line: word.span().start().line,
            });
        }
    }

    fn path(&mut self, word: &proc_macro2::Ident, tokens: &mut Tokens, module: &[String]) {
        let line = word.span().start().line;
        if matches!(tokens.peek(), Some(next) if is_punct(next, '!')) {
            self.named.macros.push(Mention {
                parts: vec![word.to_string()],
                line,
            });
        }
        self.follow(vec![word.to_string()], line, (tokens, module));
    }

    /// Follows `::` after a first word, into every branch of a grouped import.
    fn follow(
        &mut self,
        mut parts: Vec<String>,
        line: usize,
        (tokens, module): (&mut Tokens, &[String]),
    ) {
        while next_is_double_colon(tokens) {
            tokens.next();
            tokens.next();
            match tokens.peek() {
                Some(TokenTree::Ident(word)) => {
                    let word = word.clone();
                    tokens.next();
                    self.lines.insert(word.span().start().line);
                    parts.push(word.to_string());
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    let group = group.clone();
                    tokens.next();
                    self.count(&TokenTree::Group(group.clone()));
                    self.branches(&parts, &group, module);
                    return;
                }
                _ => break,
            }
        }
        self.named.paths.push(Mention {
            parts: resolved(parts, module),
            line,
        });
    }

    fn branches(&mut self, prefix: &[String], group: &Group, module: &[String]) {
        let mut tokens: Tokens = group.stream().into_iter().peekable();
        let mut starts = true;
        while let Some(token) = tokens.next() {
            self.count(&token);
            match &token {
                TokenTree::Ident(word) if starts => {
                    let line = word.span().start().line;
                    let mut parts = prefix.to_vec();
                    if word != "self" {
                        parts.push(word.to_string());
                    }
                    self.follow(parts, line, (&mut tokens, module));
                    starts = false;
                }
                token if is_punct(token, ',') => starts = true,
                _ => {}
            }
        }
    }

    fn count(&mut self, token: &TokenTree) {
        match token {
            TokenTree::Group(group) => {
                self.lines.insert(group.span_open().start().line);
                self.lines.insert(group.span_close().start().line);
            }
            token => {
                let span = token.span();
                self.lines.extend(span.start().line..=span.end().line);
            }
        }
    }
}

/// Turns `super::x` and `self::x` into `crate::…`; the crate's own name is `crate` too.
fn resolved(mut parts: Vec<String>, module: &[String]) -> Vec<String> {
    let ups = parts.iter().take_while(|part| *part == "super").count();
    let relative = ups > 0 || parts.first().is_some_and(|part| part == "self");
    if parts.first().is_some_and(|part| part == "vestibule") {
        "crate".clone_into(&mut parts[0]);
    }
    if !relative {
        return parts;
    }
    let kept = module.len().saturating_sub(ups);
    let from = ups.max(1);
    std::iter::once("crate".to_owned())
        .chain(module[..kept].iter().cloned())
        .chain(parts.drain(from..))
        .collect()
}

fn joined(module: &[String], name: &str) -> Vec<String> {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

fn is_punct(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn next_is_double_colon(tokens: &mut Tokens) -> bool {
    matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint)
}

fn next_attribute(tokens: &mut Tokens) -> Option<Group> {
    let mut ahead = tokens.clone();
    let mut token = ahead.next()?;
    let inner = is_punct(&token, '!');
    if inner {
        token = ahead.next()?;
    }
    let TokenTree::Group(group) = token else {
        return None;
    };
    if group.delimiter() != Delimiter::Bracket {
        return None;
    }
    *tokens = ahead;
    Some(group)
}

fn first_word(group: &Group) -> Option<proc_macro2::Ident> {
    match group.stream().into_iter().next() {
        Some(TokenTree::Ident(word)) => Some(word),
        _ => None,
    }
}

/// Whether an attribute is `test` or a `cfg` that asks for it; `not(test)` is the program.
fn is_for_tests(attribute: &Group) -> bool {
    let words = words(attribute.stream());
    match words.first().map(String::as_str) {
        Some("test") => words.len() == 1,
        Some("cfg") => {
            words.iter().any(|word| word == "test") && !words.iter().any(|word| word == "not")
        }
        _ => false,
    }
}

fn words(tokens: TokenStream) -> Vec<String> {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Ident(word) => vec![word.to_string()],
            TokenTree::Group(group) => words(group.stream()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => Vec::new(),
        })
        .collect()
}

fn for_tests_as_a_whole(tokens: &TokenStream) -> bool {
    let mut tokens: Tokens = tokens.clone().into_iter().peekable();
    while let Some(token) = tokens.next() {
        let inner =
            is_punct(&token, '#') && matches!(tokens.peek(), Some(next) if is_punct(next, '!'));
        if !inner {
            return false;
        }
        if next_attribute(&mut tokens).is_some_and(|attribute| is_for_tests(&attribute)) {
            return true;
        }
    }
    false
}

/// Steps over one item; gives its name if it is a module in a file of its own.
fn skip_item(tokens: &mut Tokens) -> Option<String> {
    let mut words = Vec::new();
    while let Some(token) = tokens.next() {
        if is_punct(&token, '#') && next_attribute(tokens).is_some() {
            continue;
        }
        let ends_with_semicolon = words
            .iter()
            .any(|word| word == "use" || word == "const" || word == "static");
        match token {
            TokenTree::Group(group)
                if group.delimiter() == Delimiter::Brace && !ends_with_semicolon =>
            {
                return None;
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => break,
            TokenTree::Ident(word) => words.push(word.to_string()),
            _ => {}
        }
    }
    let module = words.iter().position(|word| word == "mod")?;
    words.get(module + 1).cloned()
}
