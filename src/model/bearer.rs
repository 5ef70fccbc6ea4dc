//! What the records tell of one person, as far as it tells whether two are one.

use super::dealing::NameKind;
use super::foreign::Foreign;
use super::ids::PersonId;

/// What is known of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bearer {
    /// Who; the root of all who are known to be this one. `None` for somebody made up.
    pub person: Option<PersonId>,
    /// The names they were seen under, the newest first.
    pub names: Vec<BorneName>,
    /// Their profile links, each its last part.
    pub slugs: Vec<String>,
    /// Their addresses.
    pub emails: Vec<String>,
    /// Their numbers, as `text::phone::key` makes them comparable.
    pub phones: Vec<String>,
    /// Where they work and worked.
    pub employments: Vec<Employment>,
    /// What they say they do, in a line each; it may name where.
    pub headlines: Vec<Foreign>,
    /// Where they learned.
    pub schools: Vec<Foreign>,
    /// Where they say they are, and where the user met them.
    pub places: Vec<Foreign>,
    /// The kinds of record that show them: `connection`, `card`, `meeting`.
    pub sources: Vec<String>,
    /// Whether the newest export shows them.
    pub in_newest_export: bool,
}

/// A name somebody was seen under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BorneName {
    /// The name as written.
    pub name: Foreign,
    /// What it is, where a record says so; `None` for the name they go by there.
    pub kind: Option<NameKind>,
}

impl BorneName {
    /// The name that somebody goes by.
    #[must_use]
    pub fn as_written(name: impl Into<Foreign>) -> Self {
        Self {
            name: name.into(),
            kind: None,
        }
    }
}

/// Where somebody worked, and when, as far as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employment {
    /// The company.
    pub company: Foreign,
    /// The first month as `2014-03`, or the year as `2014`.
    pub from: Option<String>,
    /// The last; `None` while it lasts, or where it isn't told.
    pub to: Option<String>,
    /// Whether these are only months in which a file showed it: it may have begun before them and gone on after.
    pub glimpsed: bool,
}

/// Somebody, and who else in the records may be the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bearers {
    /// Whom it is about.
    pub one: Bearer,
    /// Who may be the same, by a name, a handle or an employer; what the user said no to isn't among them.
    pub others: Vec<Bearer>,
    /// Where the user works and worked.
    pub own: Vec<Employment>,
    /// How many people with a name there are in the records, those apart that only invitations show.
    pub people: i64,
}
