//! The places that were read and can be read again, and how much of each kind of source there is.

use jiff::Timestamp;
use rusqlite::named_params;

use super::{Error, Store, row};
use crate::model::source::Place;
use crate::model::{ImportId, SourceKind};

/// What the store holds of one kind of source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holding {
    /// The moment that the newest of it shows.
    pub taken: Option<Timestamp>,
    /// When one was read last.
    pub read_at: Option<Timestamp>,
}

impl Store {
    /// The places that can be read again, in the order in which they were first read.
    pub fn places(&self) -> Result<Vec<Place>, Error> {
        let mut statement = self
            .db
            .prepare_cached("SELECT path, kind, read_at, size, modified FROM place ORDER BY id")?;
        let places = statement
            .query_map([], |row| {
                Ok(Place {
                    path: row::foreign(row, 0)?,
                    kind: SourceKind::named(row.get_ref(1)?.as_str()?),
                    read_at: row::instant(row, 2)?,
                    size: u64::try_from(row.get::<_, i64>(3)?).unwrap_or_default(),
                    modified: row.get(4)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(places)
    }

    /// Remembers places as they were when they were read; they rest on the import, where it brought anything.
    pub fn remember(&mut self, places: &[Place], import: Option<ImportId>) -> Result<(), Error> {
        self.change(|tx| {
            for place in places {
                let id: i64 = tx
                    .prepare_cached(
                        "INSERT INTO place (path, kind, read_at, size, modified)
                         VALUES (:path, :kind, :read_at, :size, :modified)
                         ON CONFLICT (path) DO UPDATE
                         SET kind = :kind, read_at = :read_at, size = :size, modified = :modified
                         RETURNING id",
                    )?
                    .query_row(
                        named_params! {
                            ":path": place.path.raw(), ":kind": place.kind.name(),
                            ":read_at": place.read_at.as_second(), ":modified": place.modified,
                            ":size": i64::try_from(place.size).unwrap_or(i64::MAX),
                        },
                        |row| row.get(0),
                    )?;
                if let Some(import) = import {
                    tx.prepare_cached(
                        "INSERT OR IGNORE INTO place_import (place, import) VALUES (:place, :import)",
                    )?
                    .execute(named_params! {":place": id, ":import": import.0})?;
                }
            }
            Ok(())
        })
    }

    /// Forgets a place; what was read there stays. Answers whether it was known.
    pub fn forget_place(&mut self, path: &str) -> Result<bool, Error> {
        let gone = self.db.execute(
            "DELETE FROM place WHERE path = :path",
            named_params! {":path": path},
        )?;
        Ok(gone > 0)
    }

    /// How fresh one kind of source is. Mail is as fresh as its newest, not as the day on which it was read.
    pub fn holding(&self, kind: SourceKind) -> Result<Holding, Error> {
        let mut holding = self
            .db
            .prepare_cached(
                "SELECT max(source.taken), max(import.at)
                 FROM source JOIN import ON import.id = source.import
                 WHERE source.kind = :kind",
            )?
            .query_row(named_params! {":kind": kind.name()}, |row| {
                Ok(Holding {
                    taken: row::instant_or_none(row, 0)?,
                    read_at: row::instant_or_none(row, 1)?,
                })
            })?;
        let again = self
            .db
            .prepare_cached("SELECT max(read_at) FROM place WHERE kind = :kind")?
            .query_row(named_params! {":kind": kind.name()}, |row| {
                row::instant_or_none(row, 0)
            })?;
        holding.read_at = holding.read_at.max(again);
        if kind == SourceKind::Mail && holding.taken.is_some() {
            let newest = self
                .db
                .prepare_cached(
                    "SELECT max(last) FROM searched
                     WHERE source IN ('notification mails', 'mails you sent', 'mails you got')",
                )?
                .query_row([], |row| row::instant_or_none(row, 0))?;
            holding.taken = newest.or(holding.taken);
        }
        Ok(holding)
    }

    /// How many records rest on one kind of source.
    pub fn records_of(&self, kind: SourceKind) -> Result<i64, Error> {
        Ok(self
            .db
            .prepare_cached(
                "WITH shown AS (SELECT file.id FROM file JOIN source ON source.id = file.source WHERE source.kind = :kind)
                 SELECT (SELECT count(DISTINCT sighting) FROM sighting_file WHERE file IN (SELECT id FROM shown))
                      + (SELECT count(DISTINCT record) FROM record_file WHERE file IN (SELECT id FROM shown))
                      + (SELECT count(DISTINCT profile) FROM profile_file WHERE file IN (SELECT id FROM shown))",
            )?
            .query_row(named_params! {":kind": kind.name()}, |row| row.get(0))?)
    }
}
