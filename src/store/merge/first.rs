//! The plain case of a merge: people who weren't known, shown once. Nothing can join, so whole statements do what would
//! otherwise be done for each; a first import is nearly all of this kind.

use rusqlite::functions::FunctionFlags;
use rusqlite::named_params;

use super::{Error, Merge};
use crate::store::{queue, search};

/// The sightings in question, numbered in the order in which they were read.
const SINGLE: &str = "
    CREATE TABLE stage.single (id INTEGER PRIMARY KEY, sighting INTEGER NOT NULL, person INTEGER NOT NULL)";

/// Where their fields come from.
const FROM: &str = "
    FROM stage.single
        CROSS JOIN stage.sighting AS s ON s.id = single.sighting
        CROSS JOIN stage.file AS f ON f.id = s.file
        CROSS JOIN stage.source ON source.id = f.source";

impl Merge<'_> {
    /// Merges the sightings of people who are new and shown once, and takes them off the stage.
    pub(super) fn merge_first_sightings(&mut self) -> Result<(), Error> {
        self.tx.execute_batch(SINGLE)?;
        let count = self.tx.execute(
            "INSERT INTO stage.single (sighting, person)
             SELECT s.id, h.person
             FROM stage.sighting AS s
                 CROSS JOIN stage.handle AS h ON h.id = s.handle
             WHERE h.person > :base AND s.sent IS NOT NULL AND s.handle NOT IN (SELECT handle FROM stage.several)
             ORDER BY s.id",
            named_params! {":base": self.person_base},
        )?;
        if count == 0 {
            return Ok(());
        }
        self.changed = true;
        self.insert_first()?;
        self.note_first_skeletons(self.next_invitation - 1)?;
        let mut counts = self.tx.prepare(
            "SELECT s.file, count(*) FROM stage.single JOIN stage.sighting AS s ON s.id = single.sighting GROUP BY s.file",
        )?;
        let mut rows = counts.query([])?;
        while let Some(row) = rows.next()? {
            let added: i64 = row.get(1)?;
            self.count(row.get(0)?).added += usize::try_from(added).unwrap_or_default();
        }
        self.tx.execute_batch(
            "DELETE FROM stage.sighting WHERE id IN (SELECT sighting FROM stage.single)",
        )?;
        let count = i64::try_from(count).unwrap_or_default();
        self.next_invitation += count;
        self.next_sighting += count;
        self.flush_index()
    }

    fn insert_first(&self) -> Result<(), Error> {
        let invitations = self.next_invitation - 1;
        let sightings = self.next_sighting - 1;
        let now = self.plan.now.instant.as_second();
        let line = queue::lapse_line(self.plan.now.today());
        self.tx.prepare(&[
            "INSERT INTO invitation (id, direction, person, at, sent, first_seen, expires, site, queue)
             SELECT :invitations + single.id, s.direction, single.person, s.sent, s.sent,
                    coalesce(s.seen, source.taken, :now), s.expires, 'open', iif(s.expires < :line, 99, 50)",
            FROM,
            " ORDER BY single.id",
        ]
        .concat())?
        .execute(named_params! {":invitations": invitations, ":now": now, ":line": line})?;
        self.tx.prepare(&[
            "INSERT INTO sighting (id, invitation, person, source, direction, linkedin_id, sent, seen, name, headline,
                 company, location, mutual, note, reminder, first_shown, last_shown)
             SELECT :sightings + single.id, :invitations + single.id, single.person, s.source, s.direction,
                 s.linkedin_id, s.sent, s.seen, s.name, s.headline, s.company, s.location, s.mutual, s.note,
                 s.reminder, coalesce(s.seen, source.taken, :now), coalesce(s.seen, source.taken, :now)",
            FROM,
            " ORDER BY single.id",
        ]
        .concat())?
        .execute(named_params! {":sightings": sightings, ":invitations": invitations, ":now": now})?;
        self.tx
            .prepare(
                &[
                    "INSERT INTO sighting_file (sighting, file, place)
             SELECT :sightings + single.id, :files + s.file, s.place",
                    FROM,
                    " ORDER BY single.id",
                ]
                .concat(),
            )?
            .execute(named_params! {":sightings": sightings, ":files": self.file_base})?;
        self.tx.execute(
            "INSERT INTO temp.shown SELECT :invitations + id FROM stage.single",
            named_params! {":invitations": invitations},
        )?;
        self.insert_first_docs(invitations)
    }

    /// The search rows, folded by a function that is this connection's alone and only while the statement runs.
    fn insert_first_docs(&self, invitations: i64) -> Result<(), Error> {
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
        self.tx
            .create_scalar_function("folded", 1, flags, |context| {
                Ok(context
                    .get_raw(0)
                    .as_str_or_null()?
                    .map_or_else(String::new, search::searchable))
            })?;
        self.tx.prepare(&[
            "INSERT INTO search_doc (doc, invitation, name, headline, company, note, tags)
             SELECT s.sent * :per_second + (:invitations + single.id) % :per_second, :invitations + single.id,
                 folded(s.name), folded(s.headline), folded(s.company), folded(s.note), ''",
            FROM,
            // An export is newest first; the search rows stand oldest first.
                " ORDER BY single.id DESC",
        ]
        .concat())?
        .execute(named_params! {":invitations": invitations, ":per_second": search::PER_SECOND})?;
        self.tx.remove_function("folded", 1)?;
        Ok(())
    }
}
