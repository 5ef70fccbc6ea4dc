//! Dealings on the stage: whose they are, and what is needed to find the person again.

use jiff::Timestamp;
use rusqlite::{named_params, params};

use super::{Row, Stage, key_of, raw};
use crate::model::{Dealing, Dealt, Foreign, Handle};
use crate::store::Error;

impl Stage<'_> {
    pub(super) fn dealing(&mut self, place: &str, it: &Dealing) -> Result<(), Error> {
        let name = it.name.clone().unwrap_or_default();
        let handle = self.handle(&it.handles, &name)?;
        let row = dealing(it);
        for other in &it.other_names {
            self.db()
                .prepare_cached(
                    "INSERT INTO stage.record_name (kind, key, name, of) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![
                    row.kind,
                    row.key,
                    other.name.raw(),
                    other.kind.name()
                ])?;
        }
        self.row(place, handle, &row)
    }

    /// Keeps by what else somebody can be recognised, with the name it was beside.
    pub(super) fn other_handles(
        &self,
        id: i64,
        others: &[Handle],
        name: &Foreign,
    ) -> Result<(), Error> {
        for other in others {
            self.db()
                .prepare_cached(
                    "INSERT OR IGNORE INTO stage.other_handle (handle, kind, value, name) VALUES (:handle, :kind, :value, :name)",
                )?
                .execute(named_params! {
                    ":handle": id, ":kind": other.kind.name(), ":value": other.value, ":name": name.raw()
                })?;
        }
        Ok(())
    }
}

fn dealing(it: &Dealing) -> Row<'_> {
    let location = match &it.dealt {
        Dealt::Meeting { place, .. } => raw(place.as_ref()),
        _ => None,
    };
    Row {
        kind: it.dealt.kind(),
        key: format!("{}|{}", it.key, key_of(&it.handles)),
        at: it.at.map(Timestamp::as_second),
        name: raw(it.name.as_ref()),
        company: raw(it.company.as_ref()),
        title: raw(it.title.as_ref()),
        location,
        ..Row::default()
    }
}
