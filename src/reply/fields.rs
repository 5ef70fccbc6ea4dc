//! The fields a template may use, and what they are for one person.

use std::collections::BTreeMap;

use super::Error;
use crate::model::{Dossier, Foreign, Medium};
use crate::text::fold::fold;
use crate::text::name;
use crate::text::note::{Purpose, Reading};

/// The values of the fields for one person; what isn't known is absent. Cleaned for the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    values: BTreeMap<&'static str, String>,
}

impl Fields {
    /// Every field, in the order of the documentation.
    ///
    /// `colleague_company` is the firm of the user's own positions that the sender names as theirs; `note_purpose` ends
    /// the sentence "you write about …".
    pub const NAMES: &'static [&'static str] = &[
        "first_name",
        "name",
        "company",
        "headline",
        "position",
        "location",
        "my_name",
        "note_purpose",
        "colleague_company",
    ];

    /// Takes what is known of the sender, of their note, and the user's own name.
    #[must_use]
    pub fn of(dossier: &Dossier, reading: Option<&Reading>, my_name: Option<&str>) -> Self {
        let shown = |text: &Foreign| text.shown(Medium::Line);
        let person = shown(&dossier.person.name);
        let profile = &dossier.profile;
        let mut fields = Self::default();
        fields.put("first_name", name::first_name(&person));
        fields.put("name", Some(name::display(&person)));
        fields.put(
            "company",
            profile.company.as_ref().map(|seen| shown(&seen.value)),
        );
        fields.put(
            "headline",
            profile.headline.as_ref().map(|seen| shown(&seen.value)),
        );
        fields.put(
            "position",
            profile.position.as_ref().map(|seen| shown(&seen.value)),
        );
        fields.put(
            "location",
            profile.location.as_ref().map(|seen| shown(&seen.value)),
        );
        fields.put("my_name", my_name.map(str::to_owned));
        let purpose = reading.and_then(|reading| reading.purpose);
        fields.put("note_purpose", purpose.and_then(about).map(str::to_owned));
        fields.put("colleague_company", shared_company(dossier));
        fields
    }

    /// The value of a field, if it is known.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&str> {
        self.values.get(field).map(String::as_str)
    }

    /// The same with the user's values before what is known.
    pub(super) fn with(&self, overrides: &BTreeMap<String, String>) -> Result<Self, Error> {
        let mut fields = self.clone();
        for (field, value) in overrides {
            let known = Self::NAMES.iter().find(|name| *name == field);
            let known = known.ok_or_else(|| Error::NoField {
                field: field.clone(),
            })?;
            fields.put(known, Some(value.clone()));
        }
        Ok(fields)
    }

    fn put(&mut self, field: &'static str, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            self.values.insert(field, value);
        }
    }
}

/// How a purpose ends the sentence "you write about …"; nothing where it would say nothing.
fn about(purpose: Purpose) -> Option<&'static str> {
    match purpose {
        Purpose::Sales => Some("your services"),
        Purpose::Recruiting => Some("a position"),
        Purpose::JobSeeking => Some("your search for a position"),
        Purpose::Student => Some("your studies"),
        Purpose::Collaboration => Some("doing something together"),
        Purpose::Research => Some("your research"),
        Purpose::Event => Some("an event"),
        Purpose::Content => Some("something I published"),
        Purpose::Networking | Purpose::Reconnect | Purpose::Referral | Purpose::Scam => None,
    }
}

/// The firm that both name, as the user writes it.
fn shared_company(dossier: &Dossier) -> Option<String> {
    let theirs = fold(dossier.profile.company.as_ref()?.value.raw());
    dossier
        .my_positions
        .iter()
        .find(|position| fold(position.company.raw()) == theirs)
        .map(|position| position.company.shown(Medium::Line))
}
