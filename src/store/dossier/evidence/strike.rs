//! What the user struck out, and how it is found again: by what makes a record the same, not by its number, so that a
//! strike outlives the import that showed it.

use std::collections::HashSet;

use rusqlite::{Connection, named_params};

use super::raw::whose;
use super::{Mark, of_invitation, of_person};
use crate::model::{EvidenceId, InvitationId, Now, PersonId};
use crate::store::Error;

/// The strikes of one person.
#[derive(Debug, Default)]
pub(super) struct Strikes(HashSet<(i64, String, String, String)>);

impl Strikes {
    pub(super) fn of(db: &Connection, root: PersonId) -> Result<Self, Error> {
        let strikes = db
            .prepare_cached(
                "SELECT strike.person, record_kind, record_key, fact
                 FROM person JOIN strike ON strike.person = person.id
                 WHERE person.root = :root",
            )?
            .query_map(named_params! {":root": root.0}, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?
            .collect::<Result<_, _>>()?;
        Ok(Self(strikes))
    }

    /// Whether it is struck out of all of these people.
    pub(super) fn have(&self, people: &[i64], mark: &Mark, fact: &str) -> bool {
        !self.0.is_empty()
            && people.iter().all(|person| {
                let key = (
                    *person,
                    mark.kind.to_owned(),
                    mark.key.clone(),
                    fact.to_owned(),
                );
                self.0.contains(&key)
            })
    }
}

/// A row of the strikes: of one person, one record or group of them, and one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Struck {
    pub(in crate::store) person: i64,
    pub(in crate::store) record_kind: &'static str,
    pub(in crate::store) record_key: String,
    pub(in crate::store) fact: &'static str,
}

/// How a piece of evidence stands to being struck out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) enum Standing {
    /// There is none of that number on that invitation.
    NoSuch,
    /// It is the user's own word, or an invitation of before: no record that could be wrong.
    Own,
    /// These rows strike it out.
    Rows(Vec<Struck>),
}

/// What strikes a piece of evidence on an invitation out.
pub(in crate::store) fn rows_for(
    db: &Connection,
    now: &Now,
    (invitation, evidence): (InvitationId, EvidenceId),
) -> Result<Standing, Error> {
    let mut found = of_invitation(db, now, invitation)?;
    found.retain(|piece| piece.evidence.id == evidence);
    if found.is_empty()
        && let Some(other) = whose(db, evidence)?
    {
        // Somebody who may be the sender: what speaks for them can be wrong as well.
        found = of_person(db, now, other)?;
        found.retain(|piece| piece.evidence.id == evidence);
    }
    let Some(piece) = found.into_iter().next() else {
        let is_earlier = evidence.0.rem_euclid(super::KINDS) == super::Kind::Earlier as i64;
        return Ok(if is_earlier {
            Standing::Own
        } else {
            Standing::NoSuch
        });
    };
    let Some(mark) = piece.mark else {
        return Ok(Standing::Own);
    };
    let rows = piece
        .people
        .iter()
        .map(|person| Struck {
            person: *person,
            record_kind: mark.kind,
            record_key: mark.key.clone(),
            fact: piece.evidence.fact,
        })
        .collect();
    Ok(Standing::Rows(rows))
}
