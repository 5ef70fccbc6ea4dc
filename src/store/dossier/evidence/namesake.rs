//! A connection without a link that has the sender's name: perhaps the same person, perhaps not.

use rusqlite::{OptionalExtension as _, named_params};

use super::{Kind, Mark, Piece, Rests, Search, number, origin, quoted, spoken};
use crate::model::time::day_from_number;
use crate::model::{Evidence, Foreign, Grade};
use crate::store::{Error, row};
use crate::text::fold::fold;

impl Search<'_> {
    pub(super) fn namesake(&self, name: &Foreign) -> Result<Option<Piece>, Error> {
        let found: Option<(i64, i64, Option<Foreign>)> = self
            .db
            .prepare_cached(
                "SELECT record.id, record.at, record.company
                 FROM handle
                     JOIN person ON person.id = handle.person
                     CROSS JOIN record ON record.person = handle.person AND record.kind = 'connection'
                 WHERE handle.kind = 'name' AND handle.value = :name AND person.root <> :root
                 ORDER BY record.at DESC
                 LIMIT 1",
            )?
            .query_row(
                named_params! {":name": fold(name.raw()), ":root": self.root.0},
                |row| Ok((row.get(0)?, row.get(1)?, row::foreign_or_none(row, 2)?)),
            )
            .optional()?;
        let Some((record, at, company)) = found else {
            return Ok(None);
        };
        let day = day_from_number(at.div_euclid(86_400));
        let firm = company
            .map(|company| [" at ", &quoted(&company)].concat())
            .unwrap_or_default();
        let mark = Mark::new("namesake", &format!("{} {day}", fold(name.raw())));
        // The record is somebody else's; that it isn't this one's is said of this one.
        let people = vec![self.root.0];
        Ok(Some(Piece {
            evidence: Evidence {
                id: number(record, Kind::Namesake),
                fact: "was_connected",
                grade: Grade::Possible,
                on: Some(day),
                text: Foreign::new(format!(
                    "a connection of yours{firm} since {} has the same name, but no link",
                    spoken(day)
                )),
                struck: self.strikes.have(&people, &mark, "was_connected"),
                origin: origin(self.db, record)?,
            },
            mark: Some(mark),
            people,
            rests: Rests::Records(vec![record]),
        }))
    }
}
