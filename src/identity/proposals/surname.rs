//! A surname that changed: what still bears the old one, or bears the new one already.

use super::Weight;
use crate::model::{Bearer, Foreign, NameKind};
use crate::text::name::keys::{borne, surnames};
use crate::text::sanitise;

/// How many handles of one person are looked at.
const HANDLES: usize = 8;

/// What tells that a surname changed.
pub(super) enum Surname {
    /// One of the two names is written down as the one before, with that name.
    Former(String),
    /// A profile link bears the other surname.
    Link(Borne),
    /// An address does.
    Address(Borne),
}

/// The surname that a handle bears.
pub(super) struct Borne {
    surname: String,
    /// Whether it is the sender's handle, which bears the name in the records; else the one there bears the sender's.
    senders: bool,
}

impl Surname {
    /// What tells that two with another surname are one, if anything does.
    pub(super) fn between(one: &Bearer, other: &Bearer, by_former: bool) -> Option<Self> {
        if by_former {
            return Some(Self::Former(
                former_name(one)
                    .or_else(|| former_name(other))
                    .unwrap_or_default(),
            ));
        }
        crossing(one, other, true).or_else(|| crossing(other, one, false))
    }

    pub(super) fn weight(&self) -> Weight {
        match self {
            Self::Former(_) => 40,
            Self::Link(_) | Self::Address(_) => 30,
        }
    }

    pub(super) fn spoken(&self) -> Foreign {
        match self {
            Self::Former(name) if name.is_empty() => Foreign::from("the name they had before"),
            Self::Former(name) => ["before they were called ", &sanitise::line(name)]
                .concat()
                .into(),
            Self::Link(borne) => borne.spoken("address"),
            Self::Address(borne) => borne.spoken("e-mail address"),
        }
    }
}

impl Borne {
    fn spoken(&self, handle: &str) -> Foreign {
        let says = if self.senders {
            " still says "
        } else {
            " there says "
        };
        ["the ", handle, says, &sanitise::line(&self.surname)]
            .concat()
            .into()
    }
}

/// The former name that a record or the name itself tells.
fn former_name(who: &Bearer) -> Option<String> {
    who.names.iter().find_map(|borne| match borne.kind {
        Some(NameKind::Former) => Some(borne.name.raw().to_owned()),
        _ => crate::text::name::former::former(borne.name.raw()),
    })
}

/// A handle of one that bears the other's surname and not one's own.
fn crossing(one: &Bearer, other: &Bearer, senders: bool) -> Option<Surname> {
    let face = one.names.first()?.name.raw();
    let own = surnames(face);
    let theirs: Vec<String> = other
        .names
        .iter()
        .take(super::NAMES)
        .flat_map(|borne| surnames(borne.name.raw()))
        .filter(|surname| !own.contains(surname))
        .collect();
    let found = |handle: &str| {
        let borne = borne(handle, face)?;
        borne
            .split(' ')
            .find(|word| theirs.iter().any(|surname| surname == word))
            .map(|surname| Borne {
                surname: surname.to_owned(),
                senders,
            })
    };
    one.slugs
        .iter()
        .take(HANDLES)
        .find_map(|slug| found(slug).map(Surname::Link))
        .or_else(|| {
            one.emails
                .iter()
                .take(HANDLES)
                .find_map(|email| found(email).map(Surname::Address))
        })
}
