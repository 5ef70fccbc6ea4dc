//! The keys by which people are found who may be somebody else in the records: those of names, links, addresses and
//! employers of everybody whom more than an invitation shows.

use std::collections::BTreeSet;

use rusqlite::{Transaction, named_params};

use super::{Error, Merge, set_meta};
use crate::text::name::former::former;
use crate::text::name::keys::{kept_keys, keys};

/// How many names, handles and companies of one person have keys.
const MOST: usize = 8;

/// The keys of so many people are written at once, in the order of the index: few enough to hold.
const AT_ONCE: usize = 8_192;

/// Under which key the number of people with keys is kept: to count them for each dossier would read them all.
pub(super) const PEOPLE: &str = "people_with_names";

impl Merge<'_> {
    /// Writes the keys of those whom this import showed by more than an invitation.
    pub(super) fn write_keys(&self) -> Result<(), Error> {
        let people: Vec<i64> = self
            .tx
            .prepare(
                "SELECT person FROM record WHERE id > :base AND person IS NOT NULL
                 UNION
                 SELECT profile.person FROM profile JOIN main.record ON record.person = profile.person
                 WHERE profile.person IN (SELECT person FROM stage.handle)",
            )?
            .query_map(named_params! {":base": self.record_base}, |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        if people.is_empty() {
            return Ok(());
        }
        let mut insert = self.tx.prepare_cached(
            "INSERT OR IGNORE INTO name_key (key, person) VALUES (:key, :person)",
        )?;
        let mut batch: Vec<(String, i64)> = Vec::new();
        for people in people.chunks(AT_ONCE) {
            for person in people {
                let keys = keys_of(self.tx, *person)?;
                batch.extend(keys.into_iter().map(|key| (key, *person)));
            }
            batch.sort_unstable();
            for (key, person) in batch.drain(..) {
                insert.execute(named_params! {":key": key, ":person": person})?;
            }
        }
        count(self.tx)
    }
}

/// Forgets the keys of those whom nothing but an invitation shows any more.
pub(super) fn forget(tx: &Transaction<'_>) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM name_key WHERE NOT EXISTS (SELECT 1 FROM record WHERE record.person = name_key.person)",
        [],
    )?;
    count(tx)
}

fn count(tx: &Transaction<'_>) -> Result<(), Error> {
    let people: i64 = tx.query_row(
        "SELECT count(DISTINCT root) FROM person WHERE id IN (SELECT person FROM name_key)",
        [],
        |row| row.get(0),
    )?;
    set_meta(tx, PEOPLE, &people.to_string())
}

fn keys_of(tx: &Transaction<'_>, person: i64) -> Result<BTreeSet<String>, Error> {
    let mut found = BTreeSet::new();
    let names = texts(
        tx,
        "SELECT DISTINCT name FROM record WHERE person = :person AND name IS NOT NULL
         UNION SELECT DISTINCT name FROM sighting WHERE person = :person
         UNION SELECT record_name.name FROM main.record JOIN main.record_name ON record_name.record = record.id
               WHERE record.person = :person",
        person,
    )?;
    let handles = texts(
        tx,
        "SELECT value FROM main.handle WHERE person = :person AND (kind = 'slug' OR kind = 'email') ORDER BY kind, value",
        person,
    )?;
    let companies = texts(
        tx,
        "SELECT company FROM record WHERE person = :person AND company IS NOT NULL
         UNION SELECT profile_position.company FROM profile JOIN profile_position ON profile_position.profile = profile.id
               WHERE profile.person = :person",
        person,
    )?;
    for name in &names {
        found.extend(kept_keys(name, &handles, &companies));
        if let Some(former) = former(name) {
            found.extend(keys(&former));
        }
    }
    Ok(found)
}

fn texts(tx: &Transaction<'_>, sql: &str, person: i64) -> Result<Vec<String>, Error> {
    let mut statement = tx.prepare_cached(sql)?;
    let mut rows = statement.query(named_params! {":person": person})?;
    let mut texts = Vec::new();
    while texts.len() < MOST
        && let Some(row) = rows.next()?
    {
        texts.push(row.get(0)?);
    }
    Ok(texts)
}
