//! The people of an import: handles to persons, and persons that turn out to be one.

use rusqlite::named_params;

use super::{Error, Merge};
use crate::text::fold::fold;

impl Merge<'_> {
    /// Finds or makes the person behind each handle of the stage. New people are numbered in the order of first
    /// appearance; a number is left out where somebody between was known.
    pub(super) fn resolve_people(&mut self) -> Result<(), Error> {
        let base = named_params! {":base": self.person_base};
        self.tx.execute(
            "UPDATE stage.handle
             SET person = coalesce(
                 (SELECT known.person FROM main.handle AS known
                  WHERE known.kind = stage.handle.kind AND known.value = stage.handle.value),
                 :base + id)",
            base,
        )?;
        self.tx.execute(
            "INSERT INTO person (id, root) SELECT person, person FROM stage.handle WHERE person > :base ORDER BY id",
            base,
        )?;
        self.tx.execute(
            "INSERT INTO main.handle (kind, value, person)
             SELECT kind, value, person FROM stage.handle WHERE person > :base ORDER BY id",
            base,
        )?;
        let mut staged = self
            .tx
            .prepare("SELECT person FROM stage.handle ORDER BY id")?;
        let mut rows = staged.query([])?;
        while let Some(row) = rows.next()? {
            self.people.push(row.get(0)?);
        }
        self.other_handles()
    }

    /// Adds the further handles of a record, such as the address beside a link; one that is somebody's already stays
    /// theirs.
    fn other_handles(&self) -> Result<(), Error> {
        let mut staged = self
            .tx
            .prepare("SELECT handle, kind, value FROM stage.other_handle")?;
        let mut rows = staged.query([])?;
        while let Some(row) = rows.next()? {
            let person = self.person(row.get(0)?);
            self.tx
                .prepare_cached("INSERT OR IGNORE INTO handle (kind, value, person) VALUES (:kind, :value, :person)")?
                .execute(named_params! {
                    ":kind": row.get_ref(1)?.as_str()?, ":value": row.get_ref(2)?.as_str()?, ":person": person
                })?;
        }
        Ok(())
    }

    /// The store's person of a stage's handle.
    pub(super) fn person(&self, handle: i64) -> i64 {
        usize::try_from(handle)
            .ok()
            .and_then(|place| self.people.get(place))
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn root(&self, person: i64) -> Result<i64, Error> {
        Ok(self
            .tx
            .prepare_cached("SELECT root FROM person WHERE id = :id")?
            .query_row(named_params! {":id": person}, |row| row.get(0))?)
    }

    /// Links people who are surely one: LinkedIn's own number of the invitation says so, or the same name asked in the
    /// same two minutes and one of the two is known by nothing better than a name or an old id.
    pub(super) fn link_people(&mut self) -> Result<(), Error> {
        let mut pairs: Vec<(i64, i64, &'static str)> = Vec::new();
        {
            let mut same_number = self.tx.prepare_cached(
                "SELECT DISTINCT a.person, b.person
                 FROM temp.shown
                     JOIN sighting AS a ON a.invitation = shown.invitation
                     JOIN sighting AS b ON b.linkedin_id = a.linkedin_id AND b.direction = a.direction
                     JOIN person AS pa ON pa.id = a.person
                     JOIN person AS pb ON pb.id = b.person
                 WHERE a.linkedin_id IS NOT NULL AND pa.root <> pb.root",
            )?;
            let mut rows = same_number.query([])?;
            while let Some(row) = rows.next()? {
                pairs.push((
                    row.get(0)?,
                    row.get(1)?,
                    "one invitation, by LinkedIn's own number",
                ));
            }
        }
        self.same_name_and_minute(&mut pairs)?;
        for (a, b, why) in pairs {
            self.link(a, b, why)?;
        }
        Ok(())
    }

    fn same_name_and_minute(&self, pairs: &mut Vec<(i64, i64, &'static str)>) -> Result<(), Error> {
        let mut weak = self.tx.prepare_cached(
            "SELECT a.person, a.name, b.person, b.name
             FROM handle
                 JOIN sighting AS a ON a.person = handle.person
                 JOIN invitation AS i ON i.at BETWEEN a.sent - 120 AND a.sent + 120 AND i.direction = a.direction
                 JOIN sighting AS b ON b.invitation = i.id AND b.sent BETWEEN a.sent - 120 AND a.sent + 120
                 JOIN person AS pa ON pa.id = a.person
                 JOIN person AS pb ON pb.id = b.person
             WHERE handle.kind IN ('member', 'name', 'urn') AND a.sent IS NOT NULL AND pa.root <> pb.root
                 AND NOT EXISTS (SELECT 1 FROM handle AS h WHERE h.person = a.person AND h.kind = 'slug')",
        )?;
        let mut rows = weak.query([])?;
        while let Some(row) = rows.next()? {
            if fold(row.get_ref(1)?.as_str()?) == fold(row.get_ref(3)?.as_str()?) {
                pairs.push((row.get(0)?, row.get(2)?, "the same name in the same minute"));
            }
        }
        Ok(())
    }

    /// Adds an edge between two people and brings their invitations under one root.
    fn link(&mut self, a: i64, b: i64, why: &str) -> Result<(), Error> {
        let (ra, rb) = (self.root(a)?, self.root(b)?);
        if ra == rb || self.told_different(a, b)? {
            return Ok(());
        }
        let (low, high) = (ra.min(rb), ra.max(rb));
        self.tx
            .prepare_cached(
                "INSERT OR IGNORE INTO link (a, b, by, why) VALUES (:a, :b, 'auto', :why)",
            )?
            .execute(named_params! {":a": a.min(b), ":b": a.max(b), ":why": why})?;
        self.tx
            .prepare_cached("UPDATE person SET root = :low WHERE root = :high")?
            .execute(named_params! {":low": low, ":high": high})?;
        self.changed = true;
        for direction in ["incoming", "outgoing"] {
            self.regroup(low, direction)?;
        }
        self.write_tags(low)
    }

    fn told_different(&self, a: i64, b: i64) -> Result<bool, Error> {
        Ok(self
            .tx
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM link WHERE a = :a AND b = :b AND by = 'different')",
            )?
            .query_row(named_params! {":a": a.min(b), ":b": a.max(b)}, |row| {
                row.get(0)
            })?)
    }
}
