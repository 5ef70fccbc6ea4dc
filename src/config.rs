//! The configuration file, resolved to settings.
//!
//! No file is fine, and none is ever written: `config.example.toml` documents every key with its default. An unknown
//! key is an error with its place and the nearest right word; all errors are reported at once.

mod read;

use std::path::PathBuf;

use jiff::tz::TimeZone;

use crate::command::Bindings;
use crate::model::Me;

pub use read::parse;

/// What the user can set, with every default in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The policy by name: a built-in one, or a file in the folder `policies` beside the configuration.
    pub policy: String,
    /// The zone of the user's days; none is the system's.
    pub time_zone: Option<TimeZone>,
    /// Days after which an invitation probably lapses, from 1 to 3,650.
    pub expires_after_days: i64,
    /// Working days after which an unanswered question counts as quiet, from 1 to 365.
    pub quiet_after_days: i64,
    /// How the user signs replies; none is the name from LinkedIn's export.
    pub my_name: Option<String>,
    /// Whether a reply can be sent to an invitation; none is learned from what was found, by kind of invitation.
    pub can_reply: Option<bool>,
    /// Whether the desk keeps to ASCII signs.
    pub ascii: bool,
    /// The user's hats as told here, and whether their starts count as triggers.
    pub me: Me,
    /// The keys of the desk.
    pub bindings: Bindings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            policy: "due-diligence".to_owned(),
            time_zone: None,
            expires_after_days: 180,
            quiet_after_days: 10,
            my_name: None,
            can_reply: None,
            ascii: false,
            me: Me::default(),
            bindings: Bindings::default(),
        }
    }
}

/// One thing wrong with a configuration file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {why}")]
pub struct Problem {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong, and what was expected.
    pub why: String,
}

/// The folders and files of one user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The folder with the store.
    pub data: PathBuf,
    /// The configuration file, whether it is there or not.
    pub config: PathBuf,
}

impl Places {
    /// The folder of the user's own policies.
    #[must_use]
    pub fn policies(&self) -> PathBuf {
        self.beside("policies")
    }

    /// The folder of the user's own templates.
    #[must_use]
    pub fn templates(&self) -> PathBuf {
        self.beside("templates")
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.config
            .parent()
            .map_or_else(|| PathBuf::from(name), |folder| folder.join(name))
    }
}
