//! The people in the records: who they are, by what they are recognised, and what makes several of them one.

use rusqlite::named_params;

use super::{Error, Store, row};
use crate::model::{
    BorneName, Foreign, Handle, HandleKind, InvitationId, Join, Known, NameKind, PersonId,
};
use crate::text::fold::fold;

impl Store {
    /// The people with all these words in a name, a link or an address, by their numbers; all of them for no words. At
    /// most so many, and one more where there are more.
    pub fn people(&self, words: &str, most: usize) -> Result<Vec<PersonId>, Error> {
        let words = fold(words);
        let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        let mut statement = self.db.prepare_cached(
            "SELECT root, text
             FROM (SELECT person.root AS root, sighting.name AS text FROM person JOIN sighting ON sighting.person = person.id
                   UNION SELECT person.root, record.name FROM person CROSS JOIN record ON record.person = person.id
                         WHERE record.name IS NOT NULL
                   UNION SELECT person.root, record_name.name
                         FROM person CROSS JOIN record ON record.person = person.id
                             JOIN record_name ON record_name.record = record.id
                   UNION SELECT person.root, handle.value FROM person JOIN handle ON handle.person = person.id
                         WHERE handle.kind <> 'card')
             ORDER BY root",
        )?;
        let mut rows = statement.query([])?;
        let mut found: Vec<PersonId> = Vec::new();
        while found.len() <= most
            && let Some(row) = rows.next()?
        {
            let root = PersonId(row.get(0)?);
            if found.last() == Some(&root) {
                continue;
            }
            let text = fold(row.get_ref(1)?.as_str()?);
            if words.iter().all(|word| text.contains(word)) {
                found.push(root);
            }
        }
        Ok(found)
    }

    /// The groups of those with a profile link, given by its last part; several where somebody took it over.
    pub fn people_of_slug(&self, slug: &str) -> Result<Vec<PersonId>, Error> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT DISTINCT person.root
                 FROM handle JOIN person ON person.id = handle.person
                 WHERE handle.kind = 'slug' AND handle.value = :slug
                 ORDER BY person.root",
            )?
            .query_map(named_params! {":slug": slug}, |row| {
                row.get(0).map(PersonId)
            })?
            .collect::<Result<_, _>>()?)
    }

    /// The number under which somebody is known by now; none where there is nobody of that number.
    pub fn root_of(&self, person: PersonId) -> Result<Option<PersonId>, Error> {
        Ok(self
            .db
            .prepare_cached("SELECT root FROM person WHERE id = :person")?
            .query_map(named_params! {":person": person.0}, |row| {
                row.get(0).map(PersonId)
            })?
            .next()
            .transpose()?)
    }

    /// Somebody with all that is one with them.
    pub fn known(&self, root: PersonId) -> Result<Known, Error> {
        let mut handles: Vec<Handle> = self
            .db
            .prepare_cached(
                "SELECT DISTINCT handle.kind, handle.value
                 FROM person JOIN handle ON handle.person = person.id
                 WHERE person.root = :root AND handle.kind <> 'card'
                 ORDER BY CASE handle.kind WHEN 'slug' THEN 1 WHEN 'email' THEN 2 WHEN 'phone' THEN 3 ELSE 4 END, handle.value
                 LIMIT 100",
            )?
            .query_map(named_params! {":root": root.0}, |row| {
                Ok(Handle::new(
                    row::named(row, 0, HandleKind::named)?,
                    row.get::<_, String>(1)?,
                ))
            })?
            .collect::<Result<_, _>>()?;
        // The name as written says nothing beside the names.
        handles.retain(|handle| handle.kind != HandleKind::Name);
        let joins = self
            .db
            .prepare_cached(
                "SELECT link.a, link.b, link.by = 'same', link.why
                 FROM person JOIN link ON link.a = person.id
                 WHERE person.root = :root AND link.by <> 'different'
                     AND link.b IN (SELECT id FROM person WHERE root = :root)
                 ORDER BY link.a, link.b
                 LIMIT 100",
            )?
            .query_map(named_params! {":root": root.0}, |row| {
                Ok(Join {
                    one: PersonId(row.get(0)?),
                    other: PersonId(row.get(1)?),
                    told: row.get(2)?,
                    why: row.get(3)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        let invitations = self
            .db
            .prepare_cached("SELECT id FROM invitation WHERE person = :root ORDER BY at DESC, id DESC LIMIT 100")?
            .query_map(named_params! {":root": root.0}, |row| row.get(0).map(InvitationId))?
            .collect::<Result<_, _>>()?;
        let records = self
            .db
            .prepare_cached(
                "SELECT count(*) FROM person CROSS JOIN record ON record.person = person.id WHERE person.root = :root",
            )?
            .query_row(named_params! {":root": root.0}, |row| row.get(0))?;
        Ok(Known {
            id: root,
            names: self.names(root)?,
            url: self.link_of(root)?,
            handles,
            joins,
            invitations,
            records,
        })
    }

    /// The names of a group, the newest first, and what each is.
    pub(super) fn names(&self, root: PersonId) -> Result<Vec<BorneName>, Error> {
        /// The most names of one person that are read.
        const MOST: i64 = 24;
        Ok(self
            .db
            .prepare_cached(
                "SELECT name, kind, max(shown)
                 FROM (SELECT sighting.name AS name, NULL AS kind, last_shown AS shown
                       FROM person JOIN sighting ON sighting.person = person.id WHERE person.root = :root
                       UNION ALL
                       SELECT record.name, NULL, last_shown
                       FROM person CROSS JOIN record ON record.person = person.id
                       WHERE person.root = :root AND record.name IS NOT NULL
                       UNION ALL
                       SELECT profile.name, NULL, last_shown
                       FROM person JOIN profile ON profile.person = person.id WHERE person.root = :root
                       UNION ALL
                       SELECT record_name.name, record_name.kind, last_shown
                       FROM person CROSS JOIN record ON record.person = person.id
                           JOIN record_name ON record_name.record = record.id
                       WHERE person.root = :root)
                 GROUP BY name, kind
                 ORDER BY kind IS NOT NULL, 3 DESC, 1
                 LIMIT :most",
            )?
            .query_map(named_params! {":root": root.0, ":most": MOST}, |row| {
                Ok(BorneName {
                    name: row::foreign(row, 0)?,
                    kind: row::named_or_none(row, 1, NameKind::named)?,
                })
            })?
            .collect::<Result<_, _>>()?)
    }
}

/// The newest name of a person by number, for a line of the journal.
pub(super) fn name_of(db: &rusqlite::Connection, person: i64) -> Result<Option<Foreign>, Error> {
    Ok(db
        .prepare_cached(
            "SELECT name
             FROM (SELECT name, last_shown FROM sighting WHERE person = :person
                   UNION ALL SELECT name, last_shown FROM record WHERE person = :person AND name IS NOT NULL)
             ORDER BY last_shown DESC
             LIMIT 1",
        )?
        .query_map(named_params! {":person": person}, |row| row::foreign(row, 0))?
        .next()
        .transpose()?)
}
