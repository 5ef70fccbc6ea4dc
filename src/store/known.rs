//! Who is known already: the open invitations of a name, a link or a card, and the handle that leads to a person.

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, named_params};

use super::{Error, Store, queue, row, search};
use crate::model::{Direction, Foreign, Handle, HandleKind, InvitationId, PersonId};
use crate::text::name::compared;

impl Store {
    /// The user's own addresses, as far as imports told.
    pub fn own_addresses(&self) -> Result<Vec<String>, Error> {
        let mut statement = self
            .db
            .prepare_cached("SELECT name FROM record WHERE kind = 'own-address' ORDER BY name")?;
        Ok(statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?)
    }

    /// The people in an open invitation under a name, with the newest invitation of each. Names are compared folded and
    /// without what is hung on to them.
    pub fn open_under(
        &self,
        name: &Foreign,
        today: Date,
    ) -> Result<Vec<(InvitationId, PersonId)>, Error> {
        self.open_under_in(name, today, None)
    }

    /// The same, of one direction only.
    pub fn open_under_in(
        &self,
        name: &Foreign,
        today: Date,
        direction: Option<Direction>,
    ) -> Result<Vec<(InvitationId, PersonId)>, Error> {
        let key = compared(name.raw());
        let Some(words) = search::all_in_name(&key) else {
            return Ok(Vec::new());
        };
        let mut statement = self.db.prepare_cached(
            "SELECT i.id, i.person, s.name
             FROM search
                 JOIN search_doc ON search_doc.doc = search.rowid
                 JOIN invitation AS i ON i.id = search_doc.invitation
                 JOIN sighting AS s ON s.invitation = i.id
             WHERE search MATCH :words AND i.site = 'open' AND (i.expires IS NULL OR i.expires >= :line)
                 AND (:direction IS NULL OR i.direction = :direction)
             ORDER BY i.at DESC, i.id DESC",
        )?;
        let mut rows = statement.query(named_params! {
            ":words": words, ":line": queue::lapse_line(today), ":direction": direction.map(Direction::name)
        })?;
        let mut people: Vec<(InvitationId, PersonId)> = Vec::new();
        while let Some(row) = rows.next()? {
            let person = PersonId(row.get(1)?);
            if compared(row.get_ref(2)?.as_str()?) == key
                && people.iter().all(|(_, known)| *known != person)
            {
                people.push((InvitationId(row.get(0)?), person));
            }
        }
        Ok(people)
    }

    /// The newest open invitation of whoever has one of these handles.
    pub fn open_of(
        &self,
        handles: &[Handle],
        today: Date,
        direction: Option<Direction>,
    ) -> Result<Option<InvitationId>, Error> {
        for handle in handles {
            let found = self
                .db
                .prepare_cached(
                    "SELECT i.id
                     FROM handle
                         JOIN person ON person.id = handle.person
                         JOIN invitation AS i ON i.person = person.root
                     WHERE handle.kind = :kind AND handle.value = :value AND i.site = 'open'
                         AND (i.expires IS NULL OR i.expires >= :line)
                         AND (:direction IS NULL OR i.direction = :direction)
                     ORDER BY i.at DESC, i.id DESC
                     LIMIT 1",
                )?
                .query_row(
                    named_params! {
                        ":kind": handle.kind.name(), ":value": handle.value, ":line": queue::lapse_line(today),
                        ":direction": direction.map(Direction::name),
                    },
                    |row| row.get(0).map(InvitationId),
                )
                .optional()?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// The handle that best leads to a person: the link, else an id, else what stands in for one.
    pub(super) fn best_handle(&self, root: PersonId) -> Result<Option<Handle>, Error> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT handle.kind, handle.value
                 FROM person JOIN handle ON handle.person = person.id
                 WHERE person.root = :root
                 ORDER BY CASE handle.kind WHEN 'slug' THEN 1 WHEN 'member' THEN 2 WHEN 'urn' THEN 3
                              WHEN 'email' THEN 4 WHEN 'name' THEN 5 ELSE 6 END,
                     person.id, handle.value
                 LIMIT 1",
            )?
            .query_row(named_params! {":root": root.0}, |row| {
                Ok(Handle::new(
                    row::named(row, 0, HandleKind::named)?,
                    row.get::<_, String>(1)?,
                ))
            })
            .optional()?)
    }
}
