//! Records other than sightings: connections, messages, acceptances, and what the user's own files say of the user.

use rusqlite::types::ToSqlOutput;
use rusqlite::{OptionalExtension as _, Row, named_params};

use super::{Error, Merge};

impl Merge<'_> {
    pub(super) fn merge_records(&mut self) -> Result<(), Error> {
        let mut staged = self.tx.prepare(
            "SELECT file, place, handle, kind, key, at, name, company, company_key, title, location, conversation,
                    from_me, from_month, to_month
             FROM stage.record
             ORDER BY id",
        )?;
        let mut rows = staged.query([])?;
        while let Some(row) = rows.next()? {
            self.merge_record(row)?;
        }
        Ok(())
    }

    fn merge_record(&mut self, row: &Row<'_>) -> Result<(), Error> {
        let file: i64 = row.get(0)?;
        let (kind, key) = (row.get_ref(3)?.as_str()?, row.get_ref(4)?.as_str()?);
        let shown = self.shown(file)?;
        let there: Option<(i64, i64, i64)> = self
            .tx
            .prepare_cached(
                "SELECT id, first_shown, last_shown FROM record WHERE kind = :kind AND key = :key",
            )?
            .query_row(named_params! {":kind": kind, ":key": key}, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        let id = if let Some((id, first, last)) = there {
            self.count(file).unchanged += 1;
            if shown < first || shown > last {
                self.tx
                    .prepare_cached(
                        "UPDATE record SET first_shown = min(first_shown, :shown), last_shown = max(last_shown, :shown)
                         WHERE id = :id",
                    )?
                    .execute(named_params! {":id": id, ":shown": shown})?;
                self.changed = true;
            }
            id
        } else {
            let handle: Option<i64> = row.get(2)?;
            let person = handle.map(|handle| self.person(handle));
            if self.says_more(kind, person)? {
                self.count(file).updated += 1;
            } else {
                self.count(file).added += 1;
            }
            self.changed = true;
            self.insert_record(row, person, shown)?
        };
        self.tx
            .prepare_cached("INSERT OR IGNORE INTO record_file (record, file, place) VALUES (:record, :file, :place)")?
            .execute(named_params! {
                ":record": id, ":file": self.file_base + file, ":place": row.get_ref(1)?.as_str()?
            })?;
        Ok(())
    }

    /// Whether a new row is a known connection that has changed company or position.
    fn says_more(&self, kind: &str, person: Option<i64>) -> Result<bool, Error> {
        let Some(person) =
            person.filter(|person| kind == "connection" && *person <= self.person_base)
        else {
            return Ok(false);
        };
        Ok(self
            .tx
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM record WHERE person = :person AND kind = 'connection')")?
            .query_row(named_params! {":person": person}, |row| row.get(0))?)
    }

    fn insert_record(&self, row: &Row<'_>, person: Option<i64>, shown: i64) -> Result<i64, Error> {
        let column = |n: usize| row.get_ref(n).map(ToSqlOutput::Borrowed);
        self.tx
            .prepare_cached(
                "INSERT INTO record (kind, key, person, at, name, company, company_key, title, location, conversation,
                     from_me, from_month, to_month, first_shown, last_shown)
                 VALUES (:kind, :key, :person, :at, :name, :company, :company_key, :title, :location, :conversation,
                     :from_me, :from_month, :to_month, :shown, :shown)",
            )?
            .execute(named_params! {
                ":kind": column(3)?, ":key": column(4)?, ":person": person, ":at": column(5)?,
                ":name": column(6)?, ":company": column(7)?, ":company_key": column(8)?,
                ":title": column(9)?, ":location": column(10)?, ":conversation": column(11)?,
                ":from_me": column(12)?, ":from_month": column(13)?, ":to_month": column(14)?,
                ":shown": shown,
            })?;
        let record = self.tx.last_insert_rowid();
        self.tx
            .prepare_cached(
                "INSERT OR IGNORE INTO main.record_name (record, name, kind)
                 SELECT :record, name, of FROM stage.record_name WHERE kind = :kind AND key = :key",
            )?
            .execute(named_params! {":record": record, ":kind": column(3)?, ":key": column(4)?})?;
        if let Some(person) = person.filter(|person| *person <= self.person_base) {
            self.revise(person)?;
        }
        Ok(record)
    }

    /// Makes the open invitations of a person stale.
    pub(super) fn revise(&self, person: i64) -> Result<(), Error> {
        self.tx
            .prepare_cached(
                "UPDATE invitation SET revision = revision + 1
                 WHERE person = (SELECT root FROM person WHERE id = :person) AND site = 'open'",
            )?
            .execute(named_params! {":person": person})?;
        Ok(())
    }
}
