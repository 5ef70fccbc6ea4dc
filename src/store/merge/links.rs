//! People who turn out to be one, and who are two again once nothing joins them any more.

use rusqlite::{Transaction, named_params};

use super::people::another;
use super::{Error, Merge};
use crate::text::fold::fold;

/// The reason of a link that rests on an address and not on an invitation.
const SAME_ADDRESS: &str = "the same e-mail address";

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
        AND (why <> 'the same e-mail address'
             OR NOT EXISTS (SELECT 1 FROM record WHERE person = link.a UNION ALL SELECT 1 FROM sighting WHERE person = link.a)
             OR NOT EXISTS (SELECT 1 FROM record WHERE person = link.b UNION ALL SELECT 1 FROM sighting WHERE person = link.b));";

/// One step towards the lowest number that can be reached over links and shared invitations.
const NEARER: &str = "
    UPDATE person
    SET root = near.root
    FROM (SELECT one.id, min(other.root) AS root
          FROM (SELECT a AS x, b AS y FROM link WHERE by <> 'different'
                UNION ALL SELECT b, a FROM link WHERE by <> 'different'
                UNION ALL SELECT s.person, t.person
                          FROM temp.parted JOIN sighting AS s ON s.person = parted.person
                              JOIN sighting AS t ON t.invitation = s.invitation) AS edge
              JOIN temp.parted ON parted.person = edge.x
              JOIN person AS one ON one.id = edge.x
              JOIN person AS other ON other.id = edge.y
          GROUP BY one.id) AS near
    WHERE near.id = person.id AND near.root < person.root";

/// Takes away the links whose reason has gone, and finds the roots of those they joined again.
pub(super) fn part(tx: &Transaction<'_>) -> Result<(), Error> {
    tx.execute_batch(UNFOUNDED)?;
    tx.execute_batch(
        "INSERT OR IGNORE INTO temp.parted
             SELECT id FROM person
             WHERE root IN (SELECT root FROM person WHERE id IN (SELECT a FROM temp.unfounded));
         DELETE FROM link WHERE by = 'auto' AND (a, b) IN (SELECT a, b FROM temp.unfounded);
         UPDATE person SET root = id WHERE id IN (SELECT person FROM temp.parted);",
    )?;
    while tx.execute(NEARER, [])? > 0 {}
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
        self.same_address(&mut pairs)?;
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

    /// People that the stage and the store know by one address. Two with a link each may share a mailbox, as a couple
    /// does, and stay two.
    fn same_address(&self, pairs: &mut Vec<(i64, i64, &'static str)>) -> Result<(), Error> {
        let mut shared = self.tx.prepare_cached(
            "SELECT staged.person, known.person, staged.name
             FROM stage.other_handle AS other
                 JOIN stage.handle AS staged ON staged.id = other.handle
                 JOIN main.handle AS known ON known.kind = other.kind AND known.value = other.value
             WHERE other.kind = 'email' AND known.person <> staged.person
                 AND NOT EXISTS (SELECT 1 FROM main.handle AS h WHERE h.person = known.person AND h.kind = 'slug')",
        )?;
        let mut rows = shared.query([])?;
        while let Some(row) = rows.next()? {
            let (one, other): (i64, i64) = (row.get(0)?, row.get(1)?);
            let name = row.get_ref(2)?.as_str()?;
            if !self
                .names_of(other)?
                .iter()
                .all(|known| another(name, known))
            {
                pairs.push((one, other, SAME_ADDRESS));
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
        self.waves_moved();
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
