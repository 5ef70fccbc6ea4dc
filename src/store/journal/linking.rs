//! The user's word on who is one with whom: told same, told different.
//!
//! An act changes rows of `link` alone; roots follow from them whenever one is put or taken back, so that an undo gives
//! back what was. Tags, notes and what was decided stay with the rows they stand on.

use rusqlite::{Transaction, named_params};
use serde_json::json;

use super::{ActError, Writing};
use crate::model::{InvitationId, PersonId};
use crate::store::roots;

/// The reason of a link that the user made.
const TOLD: &str = "you said so";

/// What follows from a row that was put into place or taken away.
pub(super) fn settled(tx: &Transaction<'_>, part: &str, key: &str) -> Result<(), ActError> {
    if part != "link" {
        return Ok(());
    }
    let (one, other): (i64, i64) = tx
        .prepare_cached("SELECT json_extract(:key, '$[0]'), json_extract(:key, '$[1]')")?
        .query_row(named_params! {":key": key}, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let mut people = roots::group(tx, one)?;
    people.extend(roots::group(tx, other)?);
    people.sort_unstable();
    people.dedup();
    Ok(roots::settle_all(tx, &people)?)
}

fn key(one: i64, other: i64, by: &str) -> String {
    json!([one.min(other), one.max(other), by]).to_string()
}

impl Writing<'_> {
    /// Says that two are one, or two. The later word wins over earlier ones between the two.
    pub(super) fn link(
        &mut self,
        id: Option<InvitationId>,
        (one, other): (PersonId, PersonId),
        same: bool,
    ) -> Result<(String, Vec<InvitationId>), ActError> {
        let (mine, theirs) = (self.group_of(one)?, self.group_of(other)?);
        if one == other {
            return Err(ActError::OnePerson(one));
        }
        let about = self.about(id, &[one, other])?;
        if same {
            for (a, b) in self.told(&mine, &theirs, "different")? {
                self.put("link", &key(a, b, "different"), None)?;
            }
            self.tell(one.0, other.0, "same")?;
        } else if mine == theirs {
            self.part(other.0, &mine)?;
        } else {
            self.tell(one.0, other.0, "different")?;
        }
        let end = if same { "one" } else { "two" };
        let verb = format!("said that {{{}}} and {{{}}} are {end}", one.0, other.0);
        Ok((verb, about))
    }

    /// Parts somebody from all they are one with.
    pub(super) fn split(
        &mut self,
        person: PersonId,
    ) -> Result<(String, Vec<InvitationId>), ActError> {
        let group = self.group_of(person)?;
        let about = self.about(None, &[person])?;
        self.part(person.0, &group)?;
        Ok((format!("said that {{{}}} is nobody else", person.0), about))
    }

    /// Tells somebody apart from everybody else of a group.
    fn part(&mut self, person: i64, group: &[i64]) -> Result<(), ActError> {
        for other in group.iter().filter(|other| **other != person) {
            self.tell(person, *other, "different")?;
        }
        Ok(())
    }

    /// Puts one word in place of its opposite.
    fn tell(&mut self, one: i64, other: i64, by: &'static str) -> Result<(), ActError> {
        let opposite = if by == "same" { "different" } else { "same" };
        self.put("link", &key(one, other, opposite), None)?;
        let image = json!({"why": TOLD}).to_string();
        self.put("link", &key(one, other, by), Some(&image))
    }

    /// The pairs between two groups of which the user said so.
    fn told(&self, mine: &[i64], theirs: &[i64], by: &str) -> Result<Vec<(i64, i64)>, ActError> {
        let mut pairs = Vec::new();
        for one in mine {
            let found: Vec<(i64, i64)> = self
                .tx
                .prepare_cached("SELECT a, b FROM link WHERE (a = :one OR b = :one) AND by = :by")?
                .query_map(named_params! {":one": one, ":by": by}, |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })?
                .collect::<Result<_, _>>()?;
            pairs.extend(
                found
                    .into_iter()
                    .filter(|(a, b)| theirs.contains(if a == one { b } else { a })),
            );
        }
        Ok(pairs)
    }

    fn group_of(&self, person: PersonId) -> Result<Vec<i64>, ActError> {
        let group = roots::group(self.tx, person.0)?;
        if group.is_empty() {
            return Err(ActError::NoPerson(person));
        }
        Ok(group)
    }

    /// The invitation in whose journal it stands: that at which it was said, else the newest of the first who has one.
    fn about(
        &self,
        id: Option<InvitationId>,
        people: &[PersonId],
    ) -> Result<Vec<InvitationId>, ActError> {
        if let Some(id) = id {
            return Ok(vec![id]);
        }
        for person in people {
            let newest: Option<i64> = self
                .tx
                .prepare_cached(
                    "SELECT max(id) FROM invitation WHERE person = (SELECT root FROM person WHERE id = :person)",
                )?
                .query_row(named_params! {":person": person.0}, |row| row.get(0))?;
            if let Some(newest) = newest {
                return Ok(vec![InvitationId(newest)]);
            }
        }
        Ok(Vec::new())
    }
}
