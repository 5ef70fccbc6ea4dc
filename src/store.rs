//! The SQLite store: schema, migrations and queries. The only place with SQL.
//!
//! A commit is on disk when it returns (`synchronous=FULL`). Readers see the last commit and never wait for a writer.
//! Everything here speaks `model` types; what an act means and how sightings join is decided above.

pub mod assess;
mod candidates;
pub mod dossier;
pub mod imports;
pub mod journal;
pub mod kept;
mod known;
mod mappings;
pub mod merge;
mod one_view;
pub mod people;
mod places;
pub mod question;
pub mod queue;
pub mod replying;
mod roots;
mod row;
mod schema;
mod search;
pub mod stage;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

pub use schema::SHAPE;

/// The name of the store in the data folder.
pub const FILE_NAME: &str = "vestibule.db";

/// How long a writer waits for another process's commit.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open store.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    folder: PathBuf,
}

/// Whether a store is opened for writing too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Reads and writes; makes the folder and the file where there are none.
    Write,
    /// Reads only; the store must be there.
    Read,
}

/// Why the store could not be used. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder can't be made or entered.
    #[error("the data folder {path} can't be used: {why}; name another with --data")]
    Folder {
        /// The folder.
        path: String,
        /// The system's reason.
        why: String,
    },
    /// The file belongs to a later release.
    #[error(
        "the store {path} was written by a newer vestibule (schema {found}, this one knows {known}); \
         use that version, or another folder with --data"
    )]
    Newer {
        /// The file.
        path: String,
        /// The schema found.
        found: i64,
        /// The newest schema known.
        known: i64,
    },
    /// The file was made by a version between releases.
    #[error(
        "the store {path} has the shape of another development version; move the file away and import again"
    )]
    OtherShape {
        /// The file.
        path: String,
    },
    /// The file is something else.
    #[error("{path} is not a store of vestibule; move it away, or name another folder with --data")]
    NotOurs {
        /// The file.
        path: String,
    },
    /// Another process kept the store locked for too long.
    #[error("the store is locked by another program, perhaps an import; try again when it is done")]
    Locked,
    /// The disk is full.
    #[error("the disk is full; nothing was changed. Make room and try again")]
    Full,
    /// The file or folder can't be written.
    #[error("the store can't be written: {why}; nothing was changed")]
    ReadOnly {
        /// The reason.
        why: String,
    },
    /// A read was given up for a newer one.
    #[error("interrupted")]
    Interrupted,
    /// Another failure of SQLite.
    #[error("the store failed: {why}; nothing was changed")]
    Sqlite {
        /// SQLite's words.
        why: String,
    },
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Locked,
            Some(Code::DiskFull) => Self::Full,
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => {
                Self::ReadOnly { why: plain(&error) }
            }
            Some(Code::OperationInterrupted) => Self::Interrupted,
            _ => Self::Sqlite { why: plain(&error) },
        }
    }
}

impl From<rusqlite::types::FromSqlError> for Error {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        Self::Sqlite {
            why: error.to_string(),
        }
    }
}

/// SQLite's own words on an error. They name tables and columns, never values.
fn plain(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(code, message) => {
            message.clone().unwrap_or_else(|| code.to_string())
        }
        other => other.to_string(),
    }
}

impl Store {
    /// Opens the store in a folder.
    pub fn open(folder: &Path, access: Access) -> Result<Self, Error> {
        if access == Access::Write {
            private_folder(folder)?;
        }
        let path = folder.join(FILE_NAME);
        if access == Access::Write {
            private_file(&path)?;
        }
        let flags = match access {
            Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        };
        let db = Connection::open_with_flags(&path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        Self::prepare(db, folder, access)
    }

    /// Opens a store that is gone when it is dropped; for tests.
    pub fn in_memory() -> Result<Self, Error> {
        Self::prepare(Connection::open_in_memory()?, Path::new("."), Access::Write)
    }

    fn prepare(mut db: Connection, folder: &Path, access: Access) -> Result<Self, Error> {
        db.busy_timeout(PATIENCE)?;
        db.set_prepared_statement_cache_capacity(128);
        let path = folder.join(FILE_NAME);
        db.execute_batch(
            "PRAGMA synchronous = FULL;
             PRAGMA fullfsync = ON;
             PRAGMA mmap_size = 0;
             PRAGMA cache_size = -16000;
             PRAGMA foreign_keys = ON;
             PRAGMA trusted_schema = OFF;",
        )
        .map_err(|error| schema::not_ours(error, &path))?;
        schema::settle(&mut db, &path, access)?;
        db.execute_batch(queue::STATE)?;
        Ok(Self {
            db,
            folder: folder.to_owned(),
        })
    }

    /// The folder it stands in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A number that changes when another connection has changed the store.
    pub fn data_version(&self) -> Result<i64, Error> {
        Ok(self
            .db
            .pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// A handle that interrupts what this store is reading, from another thread.
    #[must_use]
    pub fn interrupter(&self) -> Box<dyn Fn() + Send> {
        let handle = self.db.get_interrupt_handle();
        Box::new(move || handle.interrupt())
    }

    /// Holds one view of the store until it is dropped: what is read in between fits together, and the file is locked
    /// once, not for every statement.
    pub fn snapshot(&self) -> Result<impl Drop + '_, Error> {
        one_view::OneView::begin(&self.db)
    }

    /// Runs a change in one transaction: wholly, or not at all.
    pub(crate) fn change<T, E: From<Error>>(
        &mut self,
        change: impl FnOnce(&rusqlite::Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let tx = self
            .db
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        let value = change(&tx)?;
        tx.commit().map_err(Error::from)?;
        Ok(value)
    }
}

fn private_folder(folder: &Path) -> Result<(), Error> {
    let refused = |error: std::io::Error| Error::Folder {
        path: crate::text::sanitise::line(&folder.display().to_string()),
        why: error.to_string(),
    };
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(refused)
}

/// Makes the file before SQLite does, so that it is private from its first byte. WAL and index take over its mode.
fn private_file(path: &Path) -> Result<(), Error> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map(drop)
        .map_err(|error| Error::ReadOnly {
            why: error.to_string(),
        })
}
