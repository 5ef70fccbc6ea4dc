//! Who else in the records may be somebody: found by keys, then told in full.

mod bearer;

use std::collections::BTreeSet;

use rusqlite::named_params;

use super::dossier::own;
use super::{Error, Store, merge, roots};
use crate::model::record::Position;
use crate::model::{Bearer, Bearers, Employment, Now, PersonId};
use crate::text::name::former::former;
use crate::text::name::keys::{borne_keys, given_keys, lookup_keys};
use crate::text::name::likeness::likeness;

/// The most candidates for one person that are told in full.
const MOST: usize = 40;

/// The most people that are taken from one key; of a name that so many have, it tells nothing.
const OF_ONE_KEY: i64 = 24;

/// How many names and companies of the one are looked up.
const LOOKED_UP: usize = 8;

impl Store {
    /// Somebody, and who else in the records may be the same. Those whom the user told apart from them are left out. Nothing
    /// is told where there are no records but invitations.
    pub fn candidates(&self, now: &Now, root: PersonId) -> Result<Bearers, Error> {
        let people = merge::people_with_names(&self.db)?;
        if people == 0 {
            return Ok(Bearers::default());
        }
        let mut one = self.bearer(now, root)?;
        let mut found: Vec<i64> = Vec::new();
        let mut seen = BTreeSet::from([root.0]);
        let apart = roots::apart_from(&self.db, root.0)?;
        for key in keys_of(&one) {
            for other in self.with_key(&key)? {
                if seen.insert(other) && !apart.contains(&other) {
                    found.push(other);
                }
            }
            if found.len() >= MOST {
                break;
            }
        }
        found.truncate(MOST);
        if found.is_empty() {
            return Ok(Bearers {
                one,
                ..Bearers::default()
            });
        }
        one.in_newest_export = self.is_in_newest_export(root)?;
        let others = found
            .into_iter()
            .map(|other| self.candidate(now, PersonId(other), &one))
            .collect::<Result<_, _>>()?;
        Ok(Bearers {
            one,
            others,
            own: self.own_employments()?,
            people,
        })
    }

    /// Where the user works and worked.
    fn own_employments(&self) -> Result<Vec<Employment>, Error> {
        let positions = own::positions(&self.db)?;
        let employment = |position: Position| Employment {
            company: position.company,
            from: position.from,
            to: position.to,
            glimpsed: false,
        };
        Ok(positions.into_iter().map(employment).collect())
    }

    /// Somebody who was found by a key. Of those whose names don't go with the one's nothing but the names is read: whoever
    /// shares a key need not be alike, and there may be many.
    fn candidate(&self, now: &Now, other: PersonId, one: &Bearer) -> Result<Bearer, Error> {
        let mut candidate = Bearer {
            person: Some(other),
            names: self.names(other)?,
            ..Bearer::default()
        };
        if may_be(one, &candidate) {
            self.tell(now, other, &mut candidate)?;
            candidate.in_newest_export = self.is_in_newest_export(other)?;
        }
        Ok(candidate)
    }

    /// The groups with a key.
    fn with_key(&self, key: &str) -> Result<Vec<i64>, Error> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT person.root
                 FROM name_key CROSS JOIN person ON person.id = name_key.person
                 WHERE name_key.key = :key
                 LIMIT :most",
            )?
            .query_map(named_params! {":key": key, ":most": OF_ONE_KEY}, |row| {
                row.get(0)
            })?
            .collect::<Result<_, _>>()?)
    }
}

/// Whether any name of the one goes with any of the other's, those they had before included.
fn may_be(one: &Bearer, other: &Bearer) -> bool {
    let names = |bearer: &Bearer| -> Vec<String> {
        let written = bearer.names.iter().map(|borne| borne.name.raw());
        written
            .flat_map(|name| std::iter::once(name.to_owned()).chain(former(name)))
            .collect()
    };
    let theirs = names(other);
    names(one)
        .iter()
        .any(|name| theirs.iter().any(|other| likeness(name, other).is_some()))
}

/// The keys to look somebody up by, those of the name first.
fn keys_of(one: &Bearer) -> Vec<String> {
    let names: Vec<&str> = one
        .names
        .iter()
        .take(LOOKED_UP)
        .map(|borne| borne.name.raw())
        .collect();
    let mut all: Vec<String> = names.iter().flat_map(|name| lookup_keys(name)).collect();
    for name in &names {
        all.extend(former(name).iter().flat_map(|former| lookup_keys(former)));
        for handle in one.slugs.iter().chain(&one.emails).take(LOOKED_UP) {
            all.extend(borne_keys(handle, name));
        }
    }
    for name in &names {
        for job in one.employments.iter().take(LOOKED_UP) {
            all.extend(given_keys(name, job.company.raw()));
        }
    }
    all
}
