//! People who turn out to be one, and who are two again once nothing joins them any more.

use rusqlite::{Transaction, named_params};

use super::{Error, Merge};
use crate::store::roots;
use crate::text::fold::fold;

/// Links whose reason has gone: no invitation was shown of both, or one of an address is in no file any more. What the
/// user said about one of the two holds them together.
const UNFOUNDED: &str = "
    CREATE TEMP TABLE parted (person INTEGER PRIMARY KEY);
    CREATE TEMP TABLE unfounded AS
    SELECT a, b
    FROM link
    WHERE by = 'auto'
        AND a NOT IN (SELECT id FROM temp.named_person) AND b NOT IN (SELECT id FROM temp.named_person)
        AND NOT EXISTS (SELECT 1 FROM sighting AS x JOIN sighting AS y ON y.invitation = x.invitation
                        WHERE x.person = link.a AND y.person = link.b)
        AND ((why <> 'the same e-mail address' AND why <> 'the same phone number')
             OR NOT EXISTS (SELECT 1 FROM handle AS x JOIN handle AS y ON y.kind = x.kind AND y.value = x.value
                            WHERE x.person = link.a AND y.person = link.b AND (x.kind = 'email' OR x.kind = 'phone'))
             OR NOT EXISTS (SELECT 1 FROM record WHERE person = link.a UNION ALL SELECT 1 FROM sighting WHERE person = link.a)
             OR NOT EXISTS (SELECT 1 FROM record WHERE person = link.b UNION ALL SELECT 1 FROM sighting WHERE person = link.b));";

/// Takes away the links whose reason has gone, and finds the roots of those they joined again.
pub(super) fn part(tx: &Transaction<'_>) -> Result<(), Error> {
    tx.execute_batch(UNFOUNDED)?;
    tx.execute_batch(
        "INSERT OR IGNORE INTO temp.parted
             SELECT id FROM person
             WHERE root IN (SELECT root FROM person WHERE id IN (SELECT a FROM temp.unfounded));
         DELETE FROM link WHERE by = 'auto' AND (a, b) IN (SELECT a, b FROM temp.unfounded);",
    )?;
    let parted: Vec<i64> = tx
        .prepare("SELECT person FROM temp.parted ORDER BY person")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    roots::settle(tx, &parted)?;
    tx.execute_batch(
        "INSERT OR IGNORE INTO temp.touched
             SELECT root FROM person WHERE id IN (SELECT person FROM temp.parted);
         DROP TABLE temp.parted;
         DROP TABLE temp.unfounded;",
    )?;
    Ok(())
}

impl Merge<'_> {
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
        self.join_staged_mailboxes()
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
                 AND (a.linkedin_id IS NULL OR b.linkedin_id IS NULL OR a.linkedin_id = b.linkedin_id)
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

    /// The names under which files show a person.
    pub(super) fn names_of(&self, person: i64) -> Result<Vec<String>, Error> {
        let names = self
            .tx
            .prepare_cached(
                "SELECT name FROM sighting WHERE person = :person
                 UNION SELECT name FROM record WHERE person = :person AND name IS NOT NULL",
            )?
            .query_map(named_params! {":person": person}, |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(names)
    }

    /// Adds an edge between two people and brings their invitations under one root.
    pub(super) fn link(&mut self, a: i64, b: i64, why: &str) -> Result<(), Error> {
        let (ra, rb) = (self.root(a)?, self.root(b)?);
        if ra != rb && roots::told_apart(self.tx, a, b)? {
            return Ok(());
        }
        let (low, high) = (ra.min(rb), ra.max(rb));
        let added = self
            .tx
            .prepare_cached(
                "INSERT OR IGNORE INTO link (a, b, by, why) VALUES (:a, :b, 'auto', :why)",
            )?
            .execute(named_params! {":a": a.min(b), ":b": a.max(b), ":why": why})?;
        self.changed |= added > 0;
        if ra == rb {
            return Ok(());
        }
        self.tx
            .prepare_cached("UPDATE person SET root = :low WHERE root = :high")?
            .execute(named_params! {":low": low, ":high": high})?;
        self.changed = true;
        self.waves_moved();
        for direction in ["incoming", "outgoing"] {
            self.regroup(low, direction)?;
        }
        self.write_tags(low)
    }
}
