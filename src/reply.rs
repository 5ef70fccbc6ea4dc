//! Templates turned into drafts: what can be said to somebody who asks, filled in for this person.
//!
//! Templates are files: a head in TOML between two lines of `+++`, then a text with fields in double braces. Those of
//! the program are built in; a file of the same name in the user's folder takes their place. What the sender wrote is
//! never used as a template, only as the value of a field, cleaned for the screen.
//!
//! ```
//! use std::collections::BTreeMap;
//! use vestibule::reply::{Fields, Templates};
//!
//! let (templates, _) = Templates::load(None);
//! let draft = templates.render("anti-spambot", &Fields::default(), &BTreeMap::new())?;
//! assert!(draft.text.starts_with("Hello,"));
//! # Ok::<(), vestibule::reply::Error>(())
//! ```

mod fields;
mod render;
mod suggest;
mod template;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use fields::Fields;
pub use template::{Template, When};

use crate::model::Draft;

/// The most characters LinkedIn takes in a message, which is what a reply to an invitation becomes.
///
/// By LinkedIn's help pages; not tried. The note that goes out with an invitation is another place and much shorter:
/// see [`NOTE_LIMIT`].
pub const MESSAGE_LIMIT: usize = 8_000;

/// The most characters LinkedIn takes in the note of an invitation on a free account; a paid one takes 300.
///
/// As users report it; no note in any export seen was longer than 300.
pub const NOTE_LIMIT: usize = 200;

/// The built-in templates with their names.
const BUILT_IN: &[(&str, &str)] = &[
    (
        "anti-spambot",
        include_str!("../assets/templates/anti-spambot.md"),
    ),
    (
        "how-do-we-know-each-other",
        include_str!("../assets/templates/how-do-we-know-each-other.md"),
    ),
    (
        "warm-accept",
        include_str!("../assets/templates/warm-accept.md"),
    ),
    (
        "former-colleague",
        include_str!("../assets/templates/former-colleague.md"),
    ),
    (
        "not-my-field",
        include_str!("../assets/templates/not-my-field.md"),
    ),
    (
        "career-beginner",
        include_str!("../assets/templates/career-beginner.md"),
    ),
    (
        "decline-pitch",
        include_str!("../assets/templates/decline-pitch.md"),
    ),
    ("later", include_str!("../assets/templates/later.md")),
];

/// Why a draft could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is no template of that name.
    #[error("no template '{name}'; `vestibule templates` lists them")]
    NoTemplate {
        /// The name asked for.
        name: String,
    },
    /// A value was given for a field that doesn't exist.
    #[error("no field '{field}'; the fields are {}", Fields::NAMES.join(", "))]
    NoField {
        /// The field asked for.
        field: String,
    },
    /// The template can't be filled in.
    #[error("template '{name}', line {line}: {what}; `vestibule templates check {name}` says more")]
    Broken {
        /// The template.
        name: String,
        /// The line of its text.
        line: usize,
        /// What is wrong, without the text itself.
        what: &'static str,
    },
}

/// Something wrong with a file in the user's folder. The file is left out, the others are used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The folder or the file could not be read.
    #[error("{}: cannot be read ({reason}); check that it is a text file of yours", path.display())]
    Unreadable {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        reason: std::io::ErrorKind,
    },
    /// The head is missing or wrong.
    #[error("{} line {line}: {what}; a head has title, language, for and when between two lines of +++", path.display())]
    Head {
        /// The file.
        path: PathBuf,
        /// The line in it.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// The text can't be filled in.
    #[error("{} line {line}: {what}; the fields are {}", path.display(), Fields::NAMES.join(", "))]
    Body {
        /// The file.
        path: PathBuf,
        /// The line in it.
        line: usize,
        /// What is wrong.
        what: String,
    },
}

/// Every template that can be used: the program's own and the user's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Templates {
    all: Vec<Template>,
}

impl Templates {
    /// Takes the built-in templates and those of the user's folder, which replace the ones of the same name.
    ///
    /// Files that end in `.md` are read; a folder that doesn't exist holds none. Whatever is wrong with a file is told,
    /// and the file left out.
    #[must_use]
    pub fn load(user_folder: Option<&Path>) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut templates = Self::default();
        for (name, file) in BUILT_IN {
            match template::parse(name, file, None) {
                Ok(template) => templates.all.push(template),
                Err(problem) => problems.push(problem),
            }
        }
        for (path, file) in user_folder
            .map(|folder| files(folder, &mut problems))
            .unwrap_or_default()
        {
            let name = path
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default();
            match template::parse(&name, &file, Some(&path)) {
                Ok(template) => templates.put(template),
                Err(problem) => problems.push(problem),
            }
        }
        (templates, problems)
    }

    /// Every template, the program's own first.
    #[must_use]
    pub fn all(&self) -> &[Template] {
        &self.all
    }

    /// The template of a name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Template> {
        self.all.iter().find(|template| template.name == name)
    }

    /// Fills a template in for one person.
    ///
    /// `overrides` are values that the user gives by the name of the field; they go before what is known. A field
    /// without a value doesn't fail: it stands in the text as `‹company›` and is named in [`Draft::missing`].
    pub fn render(
        &self,
        name: &str,
        fields: &Fields,
        overrides: &BTreeMap<String, String>,
    ) -> Result<Draft, Error> {
        let template = self.named(name).ok_or_else(|| Error::NoTemplate {
            name: name.to_owned(),
        })?;
        let rendered = render::render(template, &fields.with(overrides)?)?;
        Ok(Draft {
            template: template.name.clone(),
            title: template.title.clone(),
            language: template.language.clone(),
            purpose: template.purpose,
            text: rendered.text,
            missing: rendered.missing,
            limit: MESSAGE_LIMIT,
        })
    }

    fn put(&mut self, template: Template) {
        match self
            .all
            .iter_mut()
            .find(|other| other.name == template.name)
        {
            Some(other) => *other = template,
            None => self.all.push(template),
        }
    }
}

/// How long a text is as LinkedIn counts: in UTF-16 code units, so that an emoji is two or more.
///
/// ```
/// assert_eq!(vestibule::reply::length("Zoë 👋"), 6);
/// ```
#[must_use]
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The most bytes a template file may have.
const LONGEST_FILE: u64 = 64 * 1024;

/// Reads the user's template files, in order of name. The only place in this floor that touches the disk.
fn files(folder: &Path, problems: &mut Vec<Problem>) -> Vec<(PathBuf, String)> {
    let unreadable = |path: &Path, error: &std::io::Error| Problem::Unreadable {
        path: path.to_owned(),
        reason: error.kind(),
    };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            problems.push(unreadable(folder, &error));
            return Vec::new();
        }
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let read = std::fs::metadata(&path).and_then(|data| {
            if data.len() > LONGEST_FILE {
                return Err(std::io::ErrorKind::FileTooLarge.into());
            }
            std::fs::read_to_string(&path)
        });
        match read {
            Ok(file) => files.push((path, file)),
            Err(error) => problems.push(unreadable(&path, &error)),
        }
    }
    files
}

#[cfg(test)]
mod tests;
