//! Past imports, and taking one back.
//!
//! What an import showed and no other does goes; an invitation or a person that an act names stays, marked, since the
//! user's own work hangs on it.

use rusqlite::{OptionalExtension as _, Transaction, named_params};

use super::merge::Plan;
use super::{Error, Store, journal, merge, row};
use crate::model::import::{PastImport, Unimport};
use crate::model::{Face, Foreign, ImportId};

/// Why an import can't be taken back.
#[derive(Debug, thiserror::Error)]
pub enum UnimportError {
    /// There is none of that number, or it was taken back already.
    #[error("there is no import {0} that could be taken back; `vestibule imports` shows them")]
    None(ImportId),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] Error),
}

impl From<rusqlite::Error> for UnimportError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Store {
    /// The imports so far, newest first.
    pub fn imports(&self) -> Result<Vec<PastImport>, Error> {
        let mut statement = self
            .db
            .prepare_cached("SELECT id, at, added, undone_at FROM import ORDER BY id DESC")?;
        let mut imports: Vec<PastImport> = statement
            .query_map([], |row| {
                let added: i64 = row.get(2)?;
                Ok(PastImport {
                    id: ImportId(row.get(0)?),
                    at: row::instant(row, 1)?,
                    paths: Vec::new(),
                    added: usize::try_from(added).unwrap_or_default(),
                    undone: row::instant_or_none(row, 3)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        for import in &mut imports {
            let mut statement = self
                .db
                .prepare_cached(
                    "SELECT path FROM (SELECT id, path FROM source WHERE import = :import
                                       UNION ALL
                                       SELECT key, value FROM import, json_each(import.paths) WHERE import.id = :import)
                     ORDER BY id",
                )?;
            import.paths = statement
                .query_map(named_params! {":import": import.id.0}, |row| {
                    row::foreign(row, 0)
                })?
                .collect::<Result<Vec<Foreign>, _>>()?;
        }
        Ok(imports)
    }

    /// A word that changes whenever an import is made or taken back.
    pub fn imports_so_far(&self) -> Result<String, Error> {
        Ok(self
            .db
            .prepare_cached("SELECT count(*) || '-' || count(undone_at) FROM import")?
            .query_row([], |row| row.get(0))?)
    }

    /// Takes an import back, or only counts what that would remove.
    pub fn unimport(
        &mut self,
        import: ImportId,
        plan: Plan<'_>,
        face: Face,
    ) -> Result<Unimport, UnimportError> {
        let tx = self
            .db
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let there: Option<Option<i64>> = tx
            .query_row(
                "SELECT adopted FROM import WHERE id = :id AND undone_at IS NULL",
                named_params! {":id": import.0},
                |row| row.get(0),
            )
            .optional()?;
        let Some(adopted) = there else {
            return Err(UnimportError::None(import));
        };
        // Before what the site shows is worked out again: nothing shows any more what was taken over.
        let decisions = match adopted {
            Some(act) => journal::give_back(&tx, plan.now, face, act)?,
            None => 0,
        };
        let gone = Unimport {
            decisions,
            ..take_back(&tx, import, plan)?
        };
        if plan.dry_run {
            tx.rollback()?;
        } else {
            tx.commit()?;
        }
        Ok(gone)
    }
}

/// Everything that an act of the user names, one that was taken back too: it can be done again.
const NAMED: &str = "
    CREATE TEMP TABLE named_invitation (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE named_person (id INTEGER PRIMARY KEY);
    INSERT OR IGNORE INTO temp.named_invitation
        SELECT id FROM invitation WHERE decision IS NOT NULL OR snoozed_until IS NOT NULL OR pressed IS NOT NULL
        UNION SELECT invitation FROM reply UNION SELECT invitation FROM draft
        UNION SELECT CAST(key AS INTEGER) FROM change WHERE part IN ('invitation', 'draft')
        UNION SELECT coalesce(after, before) ->> 'invitation' FROM change WHERE part = 'reply';
    INSERT OR IGNORE INTO temp.named_person
        SELECT person FROM tag UNION SELECT person FROM person_note UNION SELECT person FROM follow_up
        UNION SELECT person FROM attestation UNION SELECT person FROM strike
        UNION SELECT a FROM link WHERE by <> 'auto' UNION SELECT b FROM link WHERE by <> 'auto'
        UNION SELECT coalesce(after, before) ->> 'a' FROM change WHERE part = 'link'
        UNION SELECT coalesce(after, before) ->> 'b' FROM change WHERE part = 'link'
        UNION SELECT coalesce(after, before) ->> 'person' FROM change
              WHERE part IN ('tag', 'person_note', 'follow_up', 'attestation', 'strike');
    INSERT OR IGNORE INTO temp.named_invitation
        SELECT id FROM invitation
        WHERE person IN (SELECT root FROM person WHERE id IN (SELECT id FROM temp.named_person));";

/// Addresses and numbers that only what was taken away told of somebody: mail to one of them would be taken for theirs.
/// Other records than dealings don't keep the further handles they told, so whoever has any keeps all.
const FORGOTTEN: &str = "
    DELETE FROM handle
    WHERE (kind = 'email' OR kind = 'phone') AND person IN (SELECT person FROM temp.lessened)
        AND EXISTS (SELECT 1 FROM sighting WHERE sighting.person = handle.person)
        AND EXISTS (SELECT 1 FROM handle AS better
                    WHERE better.person = handle.person AND better.kind <> 'email' AND better.kind <> 'phone')
        AND NOT EXISTS (SELECT 1 FROM profile WHERE profile.person = handle.person)
        AND NOT EXISTS (SELECT 1 FROM record
                        WHERE record.person = handle.person
                            AND (record.kind IN ('connection', 'message', 'acceptance')
                                 OR record.party = handle.kind || ':' || handle.value
                                 OR instr(char(10) || coalesce(record.handles, '') || char(10),
                                          char(10) || handle.kind || ':' || handle.value || char(10)) > 0));
    DROP TABLE temp.lessened;";

const RECORDS: &str = "
    SELECT (SELECT count(*) FROM sighting) + (SELECT count(*) FROM record) + (SELECT count(*) FROM profile)";

fn take_back(
    tx: &Transaction<'_>,
    import: ImportId,
    plan: Plan<'_>,
) -> Result<Unimport, UnimportError> {
    let count = |sql: &str| -> Result<usize, UnimportError> {
        let count: i64 = tx.query_row(sql, [], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    };
    let invitations = count("SELECT count(*) FROM invitation")?;
    let people = count("SELECT count(*) FROM person")?;
    let kept_before = count("SELECT count(*) FROM invitation WHERE source_removed = 1")?;
    tx.execute_batch(NAMED)?;
    tx.execute_batch("CREATE TEMP TABLE touched (person INTEGER PRIMARY KEY)")?;
    let before = count(RECORDS)?;
    // Sightings and records that this import showed: unlink them, and delete what nothing else shows.
    tx.execute(
        "INSERT OR IGNORE INTO temp.touched
         SELECT p.root
         FROM (SELECT sighting.person, sf.file FROM sighting_file AS sf JOIN sighting ON sighting.id = sf.sighting
               UNION ALL
               SELECT profile.person, pf.file FROM profile_file AS pf JOIN profile ON profile.id = pf.profile) AS shown
             JOIN person AS p ON p.id = shown.person
         WHERE shown.file IN (SELECT file.id FROM file JOIN source ON source.id = file.source WHERE source.import = :import)",
        named_params! {":import": import.0},
    )?;
    // The list of imports goes on telling what was read.
    tx.execute(
        "UPDATE import
         SET paths = (SELECT json_group_array(path ORDER BY id) FROM source WHERE import = :import)
         WHERE id = :import",
        named_params! {":import": import.0},
    )?;
    tx.execute(
        "DELETE FROM source WHERE import = :import",
        named_params! {":import": import.0},
    )?;
    tx.execute_batch(
        "INSERT OR IGNORE INTO temp.touched
             SELECT p.root FROM sighting AS s JOIN person AS p ON p.id = s.person
             WHERE s.id NOT IN (SELECT sighting FROM sighting_file);
         CREATE TEMP TABLE lessened AS
             SELECT DISTINCT person FROM record WHERE handles IS NOT NULL AND id NOT IN (SELECT record FROM record_file);
         DELETE FROM record WHERE id NOT IN (SELECT record FROM record_file);
         DELETE FROM profile WHERE id NOT IN (SELECT profile FROM profile_file);",
    )?;
    // A sighting that goes leaves its invitation where an act names it: the last one stays, marked.
    tx.execute_batch(
        "DELETE FROM sighting
         WHERE id NOT IN (SELECT sighting FROM sighting_file)
             AND (invitation NOT IN (SELECT id FROM temp.named_invitation)
                  OR EXISTS (SELECT 1 FROM sighting AS other JOIN sighting_file ON sighting_file.sighting = other.id
                             WHERE other.invitation = sighting.invitation));
         UPDATE invitation SET source_removed = 1
         WHERE NOT EXISTS (SELECT 1 FROM sighting JOIN sighting_file ON sighting_file.sighting = sighting.id
                           WHERE sighting.invitation = invitation.id);
         DELETE FROM invitation WHERE NOT EXISTS (SELECT 1 FROM sighting WHERE sighting.invitation = invitation.id);
         UPDATE record
         SET (first_shown, last_shown) =
             (SELECT min(source.taken), max(source.taken)
              FROM record_file
                  JOIN file ON file.id = record_file.file
                  JOIN source ON source.id = file.source
              WHERE record_file.record = record.id);",
    )?;
    tx.execute_batch(FORGOTTEN)?;
    merge::part_people(tx)?;
    let kept = count("SELECT count(*) FROM invitation WHERE source_removed = 1")? - kept_before;
    merge::rearrange(tx, plan)?;
    tx.execute_batch(
        "DELETE FROM person
         WHERE id NOT IN (SELECT person FROM sighting) AND id NOT IN (SELECT person FROM record WHERE person IS NOT NULL)
             AND id NOT IN (SELECT person FROM profile)
             AND id NOT IN (SELECT person FROM invitation) AND id NOT IN (SELECT id FROM temp.named_person);
         DROP TABLE temp.touched; DROP TABLE temp.named_invitation; DROP TABLE temp.named_person;",
    )?;
    // What rests on no import is forgotten: read again, it would bring back what was just taken back.
    tx.execute(
        "DELETE FROM place_import WHERE import = :import",
        named_params! {":import": import.0},
    )?;
    tx.execute_batch("DELETE FROM place WHERE id NOT IN (SELECT place FROM place_import)")?;
    merge::disown(tx)?;
    merge::waves::again(tx)?;
    tx.execute(
        "UPDATE import SET undone_at = :at WHERE id = :import",
        named_params! {":at": plan.now.instant.as_second(), ":import": import.0},
    )?;
    let after = count(RECORDS)?;
    Ok(Unimport {
        records: before - after,
        invitations: invitations - count("SELECT count(*) FROM invitation")?,
        people: people - count("SELECT count(*) FROM person")?,
        decisions: 0,
        kept,
    })
}
