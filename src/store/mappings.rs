//! What the user said of lists from fairs, so that it is said once.

use jiff::Timestamp;
use rusqlite::named_params;

use super::{Error, Store, row};
use crate::model::mapping::{columns_from, columns_text};
use crate::model::{Mapping, SourceKind};

impl Store {
    /// Everything that was said of them, the newest first.
    pub fn mappings(&self) -> Result<Vec<Mapping>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT header, file, kind, columns, event, day FROM mapping ORDER BY at DESC, header, file",
        )?;
        let mappings = statement
            .query_map([], |row| {
                Ok(Mapping {
                    header: row.get(0)?,
                    file: row::foreign(row, 1)?,
                    kind: SourceKind::named(row.get_ref(2)?.as_str()?),
                    // Somebody may have mended the row by hand; columns that can't be read are none, and the header tells.
                    columns: columns_from(row.get_ref(3)?.as_str()?).unwrap_or_default(),
                    event: row::foreign_or_none(row, 4)?,
                    day: row::day_or_none(row, 5)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(mappings)
    }

    /// Keeps what was said; what was said earlier of the same header and file gives way.
    pub fn keep_mappings(&mut self, mappings: &[Mapping], at: Timestamp) -> Result<(), Error> {
        if mappings.is_empty() {
            return Ok(());
        }
        self.change(|tx| {
            let mut statement = tx.prepare_cached(
                "INSERT INTO mapping (header, file, kind, columns, event, day, at)
                 VALUES (:header, :file, :kind, :columns, :event, :day, :at)
                 ON CONFLICT (header, file) DO UPDATE
                 SET kind = :kind, columns = :columns, event = :event, day = :day, at = :at",
            )?;
            for mapping in mappings {
                statement.execute(named_params! {
                    ":header": mapping.header, ":file": mapping.file.raw(), ":kind": mapping.kind.name(),
                    ":columns": columns_text(&mapping.columns),
                    ":event": mapping.event.as_ref().map(crate::model::Foreign::raw),
                    ":day": mapping.day.map(|day| day.to_string()), ":at": at.as_second(),
                })?;
            }
            Ok(())
        })
    }
}
