//! The merge of an import: one transaction from the stage into the store.
//!
//! What is there already is found by what it says, so reading a file again changes nothing. Which sightings are one
//! invitation is decided by the function that the caller hands in, over the whole set of one person and direction, so
//! that the order of imports doesn't matter.

mod elsewhere;
mod first;
mod folding;
mod keys;
mod lasting;
mod links;
mod mailboxes;
mod names;
mod people;
mod profiles;
mod records;
mod sightings;
mod sites;
pub(super) mod waves;

use jiff::Timestamp;
use rusqlite::{Transaction, TransactionBehavior, named_params};

use super::Error;
use super::journal::Setting;
use super::stage::Stage;
use crate::model::import::{Elsewhere, InvitationCounts};
use crate::model::record::Owner;
use crate::model::sighted::Piece;
use crate::model::{Foreign, ImportId, Now};

use elsewhere::Before;

/// Decides which sightings of one person and direction are one invitation.
pub type Partition = fn(&[Piece]) -> Vec<Vec<usize>>;

/// How a merge is to be done.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// The moment of the import.
    pub now: &'a Now,
    /// Days after which an invitation probably lapses.
    pub expires_after_days: i64,
    /// Whether to put everything back after counting.
    pub dry_run: bool,
    /// Which sightings are one invitation.
    pub partition: Partition,
}

/// What became of the records of one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileCount {
    /// New.
    pub added: usize,
    /// There, and saying more or something else now.
    pub updated: usize,
    /// There already.
    pub unchanged: usize,
}

/// What a merge did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Its number; none for a preview and where nothing was new.
    pub import: Option<ImportId>,
    /// By file, in the order in which the stage was given them.
    pub files: Vec<FileCount>,
    /// How the invitations that were shown stand now.
    pub invitations: InvitationCounts,
    /// New pieces of evidence on people who are in an invitation.
    pub evidence: usize,
    /// People that were shown.
    pub people: usize,
    /// What was done at LinkedIn and not here.
    pub elsewhere: Elsewhere,
}

/// A merge under way.
struct Merge<'a> {
    tx: &'a Transaction<'a>,
    plan: Plan<'a>,
    /// The stage's files have this number and their own in the store.
    file_base: i64,
    /// Highest ids before the merge: what is above is new.
    person_base: i64,
    record_base: i64,
    /// The next numbers to give.
    next_sighting: i64,
    next_invitation: i64,
    /// Invitations from this number on aren't in the search index yet.
    unindexed: i64,
    /// The store's person of each of the stage's handles, from 1.
    people: Vec<i64>,
    files: Vec<FileCount>,
    /// The skeletons of notes that were made anew.
    noted: waves::Noted,
    /// Whether anything but a link to a file was written.
    changed: bool,
}

impl Stage<'_> {
    /// The owner of the store, once an import has told.
    pub fn owner(&self) -> Result<Option<Owner>, Error> {
        self.store.owner()
    }

    /// Takes the current source out again: it belongs to somebody else.
    pub fn refuse_source(&mut self) -> Result<(), Error> {
        self.store.db.execute_batch(
            "DELETE FROM stage.sighting
                 WHERE file IN (SELECT id FROM stage.file WHERE source = (SELECT max(id) FROM stage.source));
             DELETE FROM stage.record
                 WHERE file IN (SELECT id FROM stage.file WHERE source = (SELECT max(id) FROM stage.source));
             DELETE FROM stage.profile
                 WHERE file IN (SELECT id FROM stage.file WHERE source = (SELECT max(id) FROM stage.source));
             DELETE FROM stage.record_name WHERE record NOT IN (SELECT id FROM stage.record);
             UPDATE stage.source SET whole = 0 WHERE id = (SELECT max(id) FROM stage.source);",
        )?;
        Ok(())
    }

    /// Merges what was staged in one transaction, or only counts what that would do. Leaves the journal as it is.
    pub fn merge(self, plan: Plan<'_>, owner: Option<&Owner>) -> Result<Merged, Error> {
        self.merge_as(plan, owner, None)
    }

    /// The same, and takes over what was accepted at LinkedIn as the user's decisions, in the same transaction.
    pub fn merge_and_adopt(
        self,
        plan: Plan<'_>,
        owner: Option<&Owner>,
        setting: &Setting<'_>,
    ) -> Result<Merged, Error> {
        self.merge_as(plan, owner, Some(setting))
    }

    fn merge_as(
        self,
        plan: Plan<'_>,
        owner: Option<&Owner>,
        setting: Option<&Setting<'_>>,
    ) -> Result<Merged, Error> {
        self.store.db.execute_batch("COMMIT")?;
        let tx = Transaction::new_unchecked(&self.store.db, TransactionBehavior::Immediate)?;
        let merged = {
            let mut merge = Merge::begin(&tx, plan)?;
            merge.all(owner, setting)?
        };
        if plan.dry_run || merged.import.is_none() {
            tx.rollback()?;
        } else {
            tx.commit()?;
        }
        Ok(Merged {
            import: merged.import.filter(|_| !plan.dry_run),
            elsewhere: Elsewhere {
                act: merged.elsewhere.act.filter(|_| !plan.dry_run),
                ..merged.elsewhere
            },
            ..merged
        })
    }
}

impl super::Store {
    /// The owner of the store, once an import has told.
    pub fn owner(&self) -> Result<Option<Owner>, Error> {
        let name = meta(&self.db, "owner_name")?;
        let slug = meta(&self.db, "owner_slug")?;
        Ok(name.map(|name| Owner {
            name: Foreign::new(name),
            slug,
        }))
    }
}

fn meta(db: &rusqlite::Connection, key: &str) -> Result<Option<String>, Error> {
    use rusqlite::OptionalExtension as _;
    Ok(db
        .prepare_cached("SELECT value FROM meta WHERE key = :key")?
        .query_row(named_params! {":key": key}, |row| row.get(0))
        .optional()?)
}

/// How many people there are whom more than an invitation shows, by a name.
pub(super) fn people_with_names(db: &rusqlite::Connection) -> Result<i64, Error> {
    Ok(meta(db, keys::PEOPLE)?
        .and_then(|people| people.parse().ok())
        .unwrap_or_default())
}

fn set_meta(db: &rusqlite::Connection, key: &str, value: &str) -> Result<(), Error> {
    db.prepare_cached("INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT DO UPDATE SET value = :value")?
        .execute(named_params! {":key": key, ":value": value})?;
    Ok(())
}

/// The highest id that a table with never-reused ids has given.
fn last_id(tx: &Transaction<'_>, table: &str) -> Result<i64, Error> {
    Ok(tx
        .prepare_cached(
            "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = :table), 0)",
        )?
        .query_row(named_params! {":table": table}, |row| row.get(0))?)
}

impl<'a> Merge<'a> {
    fn begin(tx: &'a Transaction<'a>, plan: Plan<'a>) -> Result<Self, Error> {
        // A link to a file may be written before its sighting, and that before its invitation.
        tx.execute_batch(
            "PRAGMA defer_foreign_keys = ON; CREATE TEMP TABLE shown (invitation INTEGER PRIMARY KEY)",
        )?;
        Ok(Self {
            tx,
            plan,
            file_base: tx.query_row("SELECT coalesce(max(id), 0) FROM file", [], |row| {
                row.get(0)
            })?,
            person_base: last_id(tx, "person")?,
            record_base: last_id(tx, "record")?,
            next_sighting: last_id(tx, "sighting")? + 1,
            next_invitation: last_id(tx, "invitation")? + 1,
            unindexed: last_id(tx, "invitation")? + 1,
            people: vec![0],
            files: Vec::new(),
            noted: waves::Noted::default(),
            changed: false,
        })
    }

    fn all(
        &mut self,
        owner: Option<&Owner>,
        setting: Option<&Setting<'_>>,
    ) -> Result<Merged, Error> {
        let before = Before::look(self.tx, self.next_invitation - 1)?;
        let files: i64 = self
            .tx
            .query_row("SELECT count(*) FROM stage.file", [], |row| row.get(0))?;
        self.files = vec![FileCount::default(); usize::try_from(files).unwrap_or_default()];
        let import = self.open_import()?;
        self.own(owner)?;
        self.resolve_people()?;
        self.merge_records()?;
        self.meet_reader()?;
        self.merge_profiles()?;
        self.merge_first_sightings()?;
        self.merge_sightings()?;
        self.link_people()?;
        self.flush_index()?;
        let mut turned = self.derive_sites()?;
        if self.join_by_name()? {
            self.flush_index()?;
            turned.add(self.derive_sites()?);
        }
        self.bring_back()?;
        self.join_waves()?;
        self.write_keys()?;
        crate::store::dossier::survey(self.tx)?;
        let elsewhere = self.elsewhere(&before, &turned, setting)?;
        let evidence = self.count_evidence()?;
        let invitations = self.count_invitations()?;
        self.tx.execute_batch("DROP TABLE temp.shown")?;
        let added: usize = self.files.iter().map(|file| file.added).sum();
        self.tx
            .prepare_cached("UPDATE import SET added = :added, adopted = :adopted WHERE id = :import")?
            .execute(named_params! {
                ":added": i64::try_from(added).unwrap_or(i64::MAX), ":adopted": elsewhere.act, ":import": import
            })?;
        Ok(Merged {
            import: self.changed.then_some(ImportId(import)),
            files: std::mem::take(&mut self.files),
            invitations,
            evidence,
            people: self.people.len() - 1,
            elsewhere,
        })
    }

    fn open_import(&self) -> Result<i64, Error> {
        self.tx
            .prepare_cached("INSERT INTO import (at) VALUES (:at)")?
            .execute(named_params! {":at": self.plan.now.instant.as_second()})?;
        let import = self.tx.last_insert_rowid();
        let source_base: i64 =
            self.tx
                .query_row("SELECT coalesce(max(id), 0) FROM source", [], |row| {
                    row.get(0)
                })?;
        self.tx
            .prepare_cached(
                "INSERT INTO source (id, import, kind, path, taken, whole_invitations)
                 SELECT :base + id, :import, kind, path, coalesce(taken, :now), whole
                 FROM stage.source",
            )?
            .execute(named_params! {
                ":base": source_base, ":import": import, ":now": self.plan.now.instant.as_second()
            })?;
        self.tx
            .prepare_cached(
                "INSERT INTO file (id, source, name)
                 SELECT :file_base + id, :source_base + source, name
                 FROM stage.file",
            )?
            .execute(named_params! {":file_base": self.file_base, ":source_base": source_base})?;
        Ok(import)
    }

    /// Remembers whose store this is, and fills in the link once an export tells it.
    fn own(&mut self, owner: Option<&Owner>) -> Result<(), Error> {
        let Some(owner) = owner else { return Ok(()) };
        if meta(self.tx, "owner_name")?.is_none() {
            set_meta(self.tx, "owner_name", owner.name.raw())?;
            self.changed = true;
        }
        if let Some(slug) = &owner.slug
            && meta(self.tx, "owner_slug")?.as_ref() != Some(slug)
        {
            set_meta(self.tx, "owner_slug", slug)?;
            self.changed = true;
        }
        Ok(())
    }

    /// Takes the mark *source removed* off what a source shows again.
    fn bring_back(&mut self) -> Result<(), Error> {
        let back = self.tx.execute(
            "UPDATE invitation
             SET source_removed = 0, revision = revision + 1
             WHERE source_removed = 1
                 AND EXISTS (SELECT 1 FROM sighting JOIN sighting_file ON sighting_file.sighting = sighting.id
                             WHERE sighting.invitation = invitation.id)",
            [],
        )?;
        self.changed |= back > 0;
        Ok(())
    }

    fn count(&mut self, file: i64) -> &mut FileCount {
        let place = usize::try_from(file - 1).unwrap_or_default();
        &mut self.files[place]
    }

    /// The moment a stage's file shows: its source's.
    fn shown(&self, file: i64) -> Result<i64, Error> {
        Ok(self
            .tx
            .prepare_cached(
                "SELECT coalesce(source.taken, :now)
                 FROM stage.file JOIN stage.source ON source.id = file.source
                 WHERE file.id = :file",
            )?
            .query_row(
                named_params! {":file": file, ":now": self.plan.now.instant.as_second()},
                |row| row.get(0),
            )?)
    }

    /// Counts new records that link the user to somebody in an invitation: a connection, a conversation, a card, the
    /// meetings, the calls, the mails each count once a person.
    fn count_evidence(&self) -> Result<usize, Error> {
        let count: i64 = self
            .tx
            .prepare_cached(
                "SELECT count(*)
                 FROM (SELECT DISTINCT person.root AS root, record.kind
                       FROM record JOIN person ON person.id = record.person
                       WHERE record.id > :base) AS new
                 WHERE EXISTS (SELECT 1 FROM invitation WHERE invitation.person = new.root)",
            )?
            .query_row(named_params! {":base": self.record_base}, |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// How the invitations that this import showed stand now.
    fn count_invitations(&self) -> Result<InvitationCounts, Error> {
        let today = self.plan.now.today();
        let lapsed_before = super::queue::lapse_line(today);
        let counts = self
            .tx
            .prepare_cached(
                "SELECT count(*) FILTER (WHERE direction = 'incoming'),
                        count(*) FILTER (WHERE direction = 'outgoing'),
                        count(*) FILTER (WHERE direction = 'incoming' AND site = 'open' AND (expires IS NULL OR expires >= :line)
                                         AND (decision IS NULL OR decision = 'ask')),
                        count(*) FILTER (WHERE direction = 'incoming' AND (site = 'accepted' OR decision = 'accept')),
                        count(*) FILTER (WHERE direction = 'incoming' AND (site = 'absent' OR expires < :line) AND site <> 'accepted'
                                         AND (decision IS NULL OR decision = 'ask'))
                 FROM invitation
                 WHERE id IN (SELECT invitation FROM temp.shown)",
            )?
            .query_row(named_params! {":line": lapsed_before}, |row| {
                let number = |n: usize| row.get::<_, i64>(n).map(|count| usize::try_from(count).unwrap_or_default());
                Ok(InvitationCounts {
                    incoming: number(0)?,
                    outgoing: number(1)?,
                    pending: number(2)?,
                    accepted: number(3)?,
                    gone: number(4)?,
                })
            })?;
        Ok(counts)
    }
}

/// Parts people whom nothing joins any more, after some sightings and records were taken away. Whoever the user said
/// something about stays joined. Adds those who were parted to `temp.touched`.
pub(super) fn part_people(tx: &Transaction<'_>) -> Result<(), Error> {
    links::part(tx)
}

/// Works out again what rests on sightings, after some were taken away: the people in `temp.touched`, and every site.
pub(super) fn rearrange(tx: &Transaction<'_>, plan: Plan<'_>) -> Result<(), Error> {
    tx.execute_batch(
        "UPDATE sighting
         SET (first_shown, last_shown) =
             (SELECT min(source.taken), max(source.taken)
              FROM sighting_file
                  JOIN file ON file.id = sighting_file.file
                  JOIN source ON source.id = file.source
              WHERE sighting_file.sighting = sighting.id)
         WHERE seen IS NULL AND id IN (SELECT sighting FROM sighting_file)",
    )?;
    let mut merge = Merge::begin(tx, plan)?;
    let mut statement = tx.prepare("SELECT person FROM temp.touched ORDER BY person")?;
    let touched: Vec<i64> = statement
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for root in touched {
        for direction in ["incoming", "outgoing"] {
            merge.regroup(root, direction)?;
        }
    }
    merge.join_all_mailboxes()?;
    merge.flush_index()?;
    let _changed = sites::derive(tx)?;
    if merge.join_by_name()? {
        merge.flush_index()?;
        let _changed = sites::derive(tx)?;
    }
    tx.execute_batch("DROP TABLE temp.shown")?;
    crate::store::dossier::survey(tx)?;
    let _changed = elsewhere::derive(tx)?;
    keys::forget(tx)?;
    Ok(())
}

/// Forgets whose store this is where no export is left that says so: the one taken back may have been the wrong one.
pub(super) fn disown(tx: &Transaction<'_>) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM meta
         WHERE key IN ('owner_name', 'owner_slug')
             AND NOT EXISTS (SELECT 1 FROM source WHERE kind = 'linkedin-export')",
        [],
    )?;
    Ok(())
}

/// UTC seconds as an instant; the store never holds what isn't one.
fn instant(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH)
}
