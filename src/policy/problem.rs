//! What is wrong in a policy file: where, what, and the word that was probably meant.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::text::sanitise;

/// Whether a problem keeps a policy from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The policy can't be used.
    Error,
    /// It can, but probably doesn't say what was meant.
    Warning,
}

/// One thing that is wrong in a policy file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// The place in the file, in bytes.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// The word that was probably meant.
    pub near: Option<String>,
    /// Whether it keeps the policy from being used.
    pub severity: Severity,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = sanitise::line(&self.file);
        write!(f, "{file}:{}:{}: {}", self.line, self.column, self.message)?;
        match &self.near {
            Some(near) => write!(f, "; did you mean `{near}`?"),
            None => Ok(()),
        }
    }
}

/// A problem within a text whose own place isn't known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Complaint {
    pub(super) at: Range<usize>,
    pub(super) message: String,
    pub(super) near: Option<String>,
    pub(super) severity: Severity,
}

impl Complaint {
    pub(super) fn error(at: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            at,
            message: message.into(),
            near: None,
            severity: Severity::Error,
        }
    }

    pub(super) fn warning(at: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(at, message)
        }
    }

    pub(super) fn meant(self, near: Option<&str>) -> Self {
        Self {
            near: near.map(str::to_owned),
            ..self
        }
    }

    /// Gives it its place in a file.
    pub(super) fn placed(self, file: &str, source: &str) -> Problem {
        let end = floor(source, self.at.end.min(source.len()));
        let start = floor(source, self.at.start.min(end));
        let line_start = source[..start].rfind('\n').map_or(0, |newline| newline + 1);
        Problem {
            file: file.to_owned(),
            line: source[..start].matches('\n').count() + 1,
            column: source[line_start..start].chars().count() + 1,
            span: start..end,
            message: self.message,
            near: self.near,
            severity: self.severity,
        }
    }
}

/// The nearest place at or before one that doesn't split a character.
fn floor(source: &str, mut place: usize) -> usize {
    while !source.is_char_boundary(place) {
        place -= 1;
    }
    place
}

/// Draws each problem with a picture of its place, plain, or in colour if asked.
///
/// The file may be a stranger's, so what steers a terminal is drawn as a space of the same width in bytes.
#[must_use]
pub fn render(problems: &[Problem], source: &str, colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let harmless = harmless(source);
    let mut out = String::new();
    for problem in problems {
        let level = match problem.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let file = sanitise::line(&problem.file);
        let label = problem
            .near
            .as_ref()
            .map(|near| format!("did you mean `{near}`?"));
        let mark = AnnotationKind::Primary
            .span(problem.span.clone())
            .label(label.as_deref());
        let picture = Snippet::source(harmless.as_str())
            .path(file.as_str())
            .annotation(mark);
        let report = [level
            .primary_title(problem.message.as_str())
            .element(picture)];
        out.push_str(&renderer.render(&report));
        out.push_str("\n\n");
    }
    out.truncate(out.trim_end().len());
    out
}

/// Blanks out what steers a terminal and keeps every byte in its place.
fn harmless(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for c in source.chars() {
        let plain = c == '\n' || (' '..='~').contains(&c);
        if plain || (!c.is_ascii() && sanitise::line(&format!("a{c}")).len() > 1) {
            out.push(c);
        } else {
            out.extend(std::iter::repeat_n(' ', c.len_utf8()));
        }
    }
    out
}

/// Shows a piece of somebody's file inside a message: harmless and short.
pub(super) fn quoted(piece: &str) -> String {
    const MOST: usize = 40;
    let clean = sanitise::line(piece);
    if clean.chars().count() <= MOST {
        return format!("`{clean}`");
    }
    let start: String = clean.chars().take(MOST).collect();
    format!("`{start}…`")
}

/// The word of a list that was probably meant: at most a third of its letters differ.
pub(super) fn nearest<'a>(
    written: &str,
    words: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    const LONGEST: usize = 64;
    if written.len() > LONGEST {
        return None;
    }
    let written = written.to_lowercase().replace('-', "_");
    words
        .into_iter()
        .map(|word| {
            (
                strsim::damerau_levenshtein(&written, &word.replace('-', "_").to_lowercase()),
                word,
            )
        })
        .filter(|(distance, word)| *distance <= (word.chars().count() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}
