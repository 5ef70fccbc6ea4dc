//! Records other than sightings: connections, messages, acceptances, dealings, and what the user's own files say of the
//! user.

use std::collections::BTreeSet;

use rusqlite::types::ToSqlOutput;
use rusqlite::{OptionalExtension as _, Row, named_params};

use super::{Error, Merge};

/// What a merge of records goes by besides the row at hand.
struct Going {
    /// The file of the last row, and the moment it shows.
    shown: (i64, i64),
    /// Whether any record of the stage gives further names.
    has_names: bool,
    /// People known before of whom something is new.
    news: BTreeSet<i64>,
}

impl Merge<'_> {
    pub(super) fn merge_records(&mut self) -> Result<(), Error> {
        let mut going = Going {
            shown: (0, 0),
            has_names: self.tx.query_row(
                "SELECT EXISTS (SELECT 1 FROM stage.record_name)",
                [],
                |row| row.get(0),
            )?,
            news: BTreeSet::new(),
        };
        if going.has_names {
            self.tx
                .execute_batch("CREATE INDEX stage.record_name_record ON record_name (record)")?;
        }
        let mut staged = self.tx.prepare(
            "SELECT file, place, handle, kind, key, party, says, at, name, handles, company, company_key, title, location,
                    what, tags, setting, seconds, people, how, conversation, from_me, automatic, from_month, to_month, id
             FROM stage.record
             ORDER BY id",
        )?;
        let mut rows = staged.query([])?;
        while let Some(row) = rows.next()? {
            self.merge_record(row, &mut going)?;
        }
        for person in going.news {
            self.revise(person)?;
        }
        Ok(())
    }

    fn merge_record(&mut self, row: &Row<'_>, going: &mut Going) -> Result<(), Error> {
        let file: i64 = row.get(0)?;
        let (kind, key) = (row.get_ref(3)?.as_str()?, row.get_ref(4)?.as_str()?);
        let (party, says) = (row.get_ref(5)?.as_str()?, row.get_ref(6)?.as_str()?);
        if going.shown.0 != file {
            going.shown = (file, self.shown(file)?);
        }
        let shown = going.shown.1;
        let there: Option<(i64, i64, i64)> = self
            .tx
            .prepare_cached(
                "SELECT id, first_shown, last_shown
                 FROM record
                 WHERE kind = :kind AND key = :key AND party = :party AND says = :says",
            )?
            .query_row(
                named_params! {":kind": kind, ":key": key, ":party": party, ":says": says},
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
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
            if self.says_more(row, person)? {
                self.count(file).updated += 1;
            } else {
                self.count(file).added += 1;
            }
            self.changed = true;
            going
                .news
                .extend(person.filter(|person| *person <= self.person_base));
            let id = self.insert_record(row, person, shown)?;
            if going.has_names {
                self.insert_names(row.get(25)?, id)?;
            }
            id
        };
        self.tx
            .prepare_cached("INSERT OR IGNORE INTO record_file (record, file, place) VALUES (:record, :file, :place)")?
            .execute(named_params! {
                ":record": id, ":file": self.file_base + file, ":place": row.get_ref(1)?.as_str()?
            })?;
        Ok(())
    }

    /// Whether a new row is a known connection that has changed company or position, or another version of a record
    /// that is edited, such as a card.
    fn says_more(&self, row: &Row<'_>, person: Option<i64>) -> Result<bool, Error> {
        if !row.get_ref(6)?.as_str()?.is_empty() {
            return Ok(self
                .tx
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM record WHERE kind = :kind AND key = :key AND party = :party)",
                )?
                .query_row(
                    named_params! {
                        ":kind": row.get_ref(3)?.as_str()?, ":key": row.get_ref(4)?.as_str()?,
                        ":party": row.get_ref(5)?.as_str()?,
                    },
                    |row| row.get(0),
                )?);
        }
        let is_connection = row.get_ref(3)?.as_str()? == "connection";
        let Some(person) = person.filter(|person| is_connection && *person <= self.person_base)
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
                "INSERT INTO record (kind, key, party, says, person, at, name, handles, company, company_key, title,
                     location, what, tags, setting, seconds, people, how, conversation, from_me, automatic, from_month,
                     to_month, first_shown, last_shown)
                 VALUES (:kind, :key, :party, :says, :person, :at, :name, :handles, :company, :company_key, :title,
                     :location, :what, :tags, :setting, :seconds, :people, :how, :conversation, :from_me, :automatic,
                     :from_month, :to_month, :shown, :shown)",
            )?
            .execute(named_params! {
                ":kind": column(3)?, ":key": column(4)?, ":party": column(5)?, ":says": column(6)?, ":person": person,
                ":at": column(7)?, ":name": column(8)?, ":handles": column(9)?, ":company": column(10)?,
                ":company_key": column(11)?, ":title": column(12)?, ":location": column(13)?, ":what": column(14)?,
                ":tags": column(15)?, ":setting": column(16)?, ":seconds": column(17)?, ":people": column(18)?,
                ":how": column(19)?, ":conversation": column(20)?, ":from_me": column(21)?, ":automatic": column(22)?,
                ":from_month": column(23)?, ":to_month": column(24)?, ":shown": shown,
            })?;
        Ok(self.tx.last_insert_rowid())
    }

    fn insert_names(&self, staged: i64, record: i64) -> Result<(), Error> {
        self.tx
            .prepare_cached(
                "INSERT OR IGNORE INTO record_name (record, name, kind)
                 SELECT :record, name, kind FROM stage.record_name WHERE record = :staged",
            )?
            .execute(named_params! {":record": record, ":staged": staged})?;
        Ok(())
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
