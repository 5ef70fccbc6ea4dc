//! The journal's rows as a person reads them.

use rusqlite::{Connection, OptionalExtension as _, named_params};

use crate::model::{Face, Foreign, JournalEntry};
use crate::store::{Error, people, row};

/// A journal row with its label made whole: the name is looked up, never stored.
pub(super) fn entry(db: &Connection, row: &rusqlite::Row<'_>) -> Result<JournalEntry, Error> {
    let (verb, subject, others): (String, Option<i64>, i64) =
        (row.get(3)?, row.get(4)?, row.get(5)?);
    Ok(JournalEntry {
        seq: row.get(0)?,
        at: row::instant(row, 1)?,
        face: row::named(row, 2, Face::named)?,
        label: label(db, &verb, subject, others)?,
        undone: row.get::<_, Option<i64>>(6)?.is_some(),
        undoes: row.get(7)?,
    })
}

/// What was done, and about whom.
pub(super) fn label(
    db: &Connection,
    verb: &str,
    subject: Option<i64>,
    others: i64,
) -> Result<Foreign, Error> {
    if verb.contains('{') {
        return with_names(db, verb);
    }
    let name: Option<String> = match subject {
        None => None,
        Some(id) => db
            .prepare_cached(
                "SELECT name FROM sighting WHERE invitation = :id ORDER BY last_shown DESC LIMIT 1",
            )?
            .query_row(named_params! {":id": id}, |row| row.get(0))
            .optional()?,
    };
    let mut label = verb.to_owned();
    if let Some(name) = name {
        label.push(' ');
        label.push_str(name.trim());
    }
    if others > 0 {
        label.push_str(" and ");
        label.push_str(&others.to_string());
        label.push_str(" more");
    }
    Ok(Foreign::new(label))
}

/// A verb that names people by number in braces, with their names instead.
fn with_names(db: &Connection, verb: &str) -> Result<Foreign, Error> {
    let mut label = String::new();
    for piece in verb.split('{') {
        let Some((number, rest)) = piece.split_once('}') else {
            label.push_str(piece);
            continue;
        };
        let name = match number.parse() {
            Ok(person) => people::name_of(db, person)?,
            Err(_not_a_number) => None,
        };
        match name {
            Some(name) => label.push_str(name.raw().trim()),
            None => label.push_str(&["p", number].concat()),
        }
        label.push_str(rest);
    }
    Ok(Foreign::new(label))
}
