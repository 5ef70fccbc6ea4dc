//! A template: its head, its text, and what is wrong with either.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{Fields, Problem, render};
use crate::model::{ReplyFor, Verdict};
use crate::text::note::Purpose;

/// A text with fields, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The name, with hyphens: that of its file.
    pub name: String,
    /// What it is called on the screen.
    pub title: String,
    /// The language of the text, as `en`.
    pub language: String,
    /// What it is for.
    pub purpose: ReplyFor,
    /// When it suits.
    pub when: Vec<When>,
    /// The text with its fields.
    pub body: String,
    /// The user's own file; `None` for a built-in one.
    pub path: Option<PathBuf>,
}

/// When a template suits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// With this suggestion of the policy.
    Verdict(Verdict),
    /// With a note of this purpose.
    Purpose(Purpose),
    /// With no note, or one that says nothing of its own.
    NothingSaid,
    /// Where something hints that the two know each other.
    PerhapsKnown,
    /// Where something says that they worked together.
    WasColleague,
    /// Where nothing else suits.
    Otherwise,
}

impl When {
    /// The condition of that name, as the head of a template has it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "nothing-said" => Some(Self::NothingSaid),
            "perhaps-known" => Some(Self::PerhapsKnown),
            "was-colleague" => Some(Self::WasColleague),
            "otherwise" => Some(Self::Otherwise),
            name => Verdict::named(name)
                .map(Self::Verdict)
                .or_else(|| Purpose::named(name).map(Self::Purpose)),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    language: String,
    #[serde(rename = "for")]
    purpose: String,
    #[serde(default)]
    when: Vec<String>,
}

/// Reads a template from its file.
pub(super) fn parse(name: &str, file: &str, path: Option<&Path>) -> Result<Template, Problem> {
    let place = path.map_or_else(|| PathBuf::from(format!("{name}.md")), Path::to_owned);
    let wrong = |line: usize, what: String| Problem::Head {
        path: place.clone(),
        line,
        what,
    };
    let file = file.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (head, body) = file
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"))
        .ok_or_else(|| wrong(1, "no head".to_owned()))?;
    let parsed: Head = toml::from_str(head).map_err(|error| {
        let line = error
            .span()
            .map_or(1, |span| 2 + head[..span.start].matches('\n').count());
        wrong(line, error.message().to_owned())
    })?;
    let line_of = |key: &str| {
        head.lines()
            .position(|line| line.trim_start().starts_with(key))
            .map_or(1, |line| line + 2)
    };
    let purpose = ReplyFor::named(&parsed.purpose).ok_or_else(|| {
        let known: Vec<&str> = ReplyFor::ALL.iter().map(|purpose| purpose.name()).collect();
        wrong(
            line_of("for"),
            format!("for is none of {}", known.join(", ")),
        )
    })?;
    let mut when = Vec::new();
    for condition in &parsed.when {
        when.push(When::named(condition).ok_or_else(|| {
            let what = format!(
                "when has '{condition}', which is neither a suggestion, a purpose, nothing-said, perhaps-known, \
                 was-colleague nor otherwise"
            );
            wrong(line_of("when"), what)
        })?);
    }
    let template = Template {
        name: name.to_owned(),
        title: parsed.title,
        language: parsed.language,
        purpose,
        when,
        body: body.trim().to_owned(),
        path: path.map(Path::to_owned),
    };
    check(&template, &place, head.matches('\n').count() + 3)?;
    Ok(template)
}

/// Fills the text in for somebody of whom nothing is known: what goes wrong then is wrong with the template.
fn check(template: &Template, path: &Path, lines_before: usize) -> Result<(), Problem> {
    let wrong = |line: usize, what: String| Problem::Body {
        path: path.to_owned(),
        line: line + lines_before,
        what,
    };
    if let Some(field) = render::unknown_field(template) {
        return Err(wrong(1, format!("no field '{field}'")));
    }
    match render::render(template, &Fields::default()) {
        Ok(rendered) if rendered.text.trim().is_empty() => {
            Err(wrong(1, "the text is empty".to_owned()))
        }
        Ok(_) => Ok(()),
        Err(super::Error::Broken { line, what, .. }) => Err(wrong(line, what.to_owned())),
        Err(other) => Err(wrong(1, other.to_string())),
    }
}
