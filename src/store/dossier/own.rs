//! What the user's own files say of the user: positions, schools, events.

use rusqlite::Connection;

use crate::model::record::Position;
use crate::model::{OwnEvent, School};
use crate::store::{Error, row};

/// The user's own positions, the newest first.
pub(in crate::store) fn positions(db: &Connection) -> Result<Vec<Position>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT company, title, from_month, to_month, location
         FROM record
         WHERE kind = 'position'
         ORDER BY to_month IS NULL DESC, from_month DESC",
    )?;
    Ok(statement
        .query_map([], row::position)?
        .collect::<Result<_, _>>()?)
}

/// The user's own schools, the newest first.
pub(super) fn schools(db: &Connection) -> Result<Vec<School>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT what, title, from_month, to_month
         FROM record
         WHERE kind = 'school' AND what IS NOT NULL
         ORDER BY to_month IS NULL DESC, from_month DESC, id",
    )?;
    Ok(statement
        .query_map([], row::school)?
        .collect::<Result<_, _>>()?)
}

/// Events that the user said to attend, the newest first.
pub(super) fn events(db: &Connection) -> Result<Vec<OwnEvent>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT what, at
         FROM record
         WHERE kind = 'own-event' AND what IS NOT NULL
         ORDER BY at DESC, id DESC",
    )?;
    Ok(statement
        .query_map([], |row| {
            Ok(OwnEvent {
                name: row::foreign(row, 0)?,
                at: row::instant_or_none(row, 1)?,
            })
        })?
        .collect::<Result<_, _>>()?)
}
