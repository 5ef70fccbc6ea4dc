//! Ids that a person sees and types: an invitation is `12`, a person is `p7`. Neither is ever reused.

use std::fmt;
use std::str::FromStr;

/// The number of an invitation, as typed on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InvitationId(pub i64);

/// The number of a person, written with a `p` in front so that it can't be taken for an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonId(pub i64);

/// The number of a piece of evidence, as `strike` takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EvidenceId(pub i64);

/// The number of an import, as `imports undo` takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ImportId(pub i64);

/// Says that a text is not an id of the kind asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "an invitation is a plain number such as 12; p7 would be a person (`vestibule people p7`); `vestibule search NAME` finds both"
)]
pub struct NotAnId;

impl fmt::Display for InvitationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "p{}", self.0)
    }
}

impl fmt::Display for EvidenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for ImportId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for InvitationId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        positive(text).map(Self)
    }
}

impl FromStr for PersonId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        positive(text.strip_prefix('p').ok_or(NotAnId)?).map(Self)
    }
}

fn positive(digits: &str) -> Result<i64, NotAnId> {
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotAnId);
    }
    match digits.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(NotAnId),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_written_with_a_p_and_an_invitation_without() {
        assert_eq!("p7".parse(), Ok(PersonId(7)));
        assert_eq!("12".parse(), Ok(InvitationId(12)));
        assert_eq!("7".parse::<PersonId>(), Err(NotAnId));
        assert_eq!("p12".parse::<InvitationId>(), Err(NotAnId));
        assert_eq!(PersonId(7).to_string(), "p7");
    }

    #[test]
    fn zero_signs_and_overflow_are_not_ids() {
        for text in ["0", "-1", "+1", "", "99999999999999999999", "1 "] {
            assert_eq!(text.parse::<InvitationId>(), Err(NotAnId), "{text:?}");
        }
    }
}
