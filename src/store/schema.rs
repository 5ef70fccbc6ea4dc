//! The schema, its one migration, and the refusal of what isn't ours.

use std::fs::File;
use std::path::Path;
use std::sync::LazyLock;

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::{Access, Error};

/// The whole schema. Until the first tagged version it is one migration that may be rewritten.
const SCHEMA: &str = include_str!("schema.sql");

/// The number under which SQLite knows the file as ours: "vsti".
const APPLICATION_ID: i64 = 0x7673_7469;

/// A fingerprint of the schema, so that a store from between releases is told apart.
pub static SHAPE: LazyLock<String> = LazyLock::new(|| format!("{:016x}", fingerprint(SCHEMA)));

/// FNV-1a, 64 bits: tells texts apart, nothing more.
pub(super) fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn migrations() -> Migrations<'static> {
    // In the same transaction as the tables: a store without its shape could never be opened again.
    Migrations::new(vec![M::up_with_hook(SCHEMA, |tx| {
        tx.execute(
            "INSERT INTO meta (key, value) VALUES ('shape', :shape)",
            [SHAPE.as_str()],
        )?;
        tx.execute(
            "INSERT INTO meta (key, value) VALUES ('device', lower(hex(randomblob(8))))",
            [],
        )?;
        Ok(())
    })])
}

/// The newest schema this program knows.
const KNOWN: i64 = 1;

/// Brings the schema up to date, or says why the file can't be used.
pub(super) fn settle(db: &mut Connection, whole: &Path, access: Access) -> Result<(), Error> {
    let path = || crate::text::sanitise::line(&whole.display().to_string());
    let version: i64 = db
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(|error| not_ours(error, whole))?;
    if version == 0 && access == Access::Write {
        return create(db, whole);
    }
    let application: i64 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(Error::NotOurs { path: path() });
    }
    if version > KNOWN {
        return Err(Error::Newer {
            path: path(),
            found: version,
            known: KNOWN,
        });
    }
    let shape: String = db.query_row("SELECT value FROM meta WHERE key = 'shape'", [], |row| {
        row.get(0)
    })?;
    if shape != *SHAPE {
        return Err(Error::OtherShape { path: path() });
    }
    Ok(())
}

/// An error of the first look into a file: it may be something else than a database.
pub(super) fn not_ours(error: rusqlite::Error, whole: &Path) -> Error {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => Error::NotOurs {
            path: crate::text::sanitise::line(&whole.display().to_string()),
        },
        _ => Error::from(error),
    }
}

/// Makes the tables, unless another process made them while this one waited for its turn.
///
/// The turn is a lock on the folder: SQLite doesn't wait for its own when it turns to the log, and fails at once.
fn create(db: &mut Connection, whole: &Path) -> Result<(), Error> {
    let on_disk = db.path().is_some_and(|path| !path.is_empty());
    let _turn = whole
        .parent()
        .filter(|_| on_disk)
        .and_then(|folder| File::open(folder).ok())
        .filter(|folder| folder.lock().is_ok());
    let version: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version == KNOWN {
        return Ok(());
    }
    let objects: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if objects > 0 {
        return Err(Error::NotOurs {
            path: crate::text::sanitise::line(&whole.display().to_string()),
        });
    }
    try_create(db)
}

fn try_create(db: &mut Connection) -> Result<(), Error> {
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    match migrations().to_latest(db) {
        Ok(()) => Ok(()),
        Err(rusqlite_migration::Error::RusqliteError { err, .. }) => Err(Error::from(err)),
        Err(other) => Err(Error::Sqlite {
            why: other.to_string(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migration_is_sound() {
        assert!(migrations().validate().is_ok());
    }
}
