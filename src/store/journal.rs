//! The journal: every change the user made, in one order, undoable.
//!
//! An act changes rows; for each, the journal keeps what it was before and is after. Undo puts the before-images back,
//! as an act of its own, and refuses where the rows have changed since.

mod image;
mod kept_there;
mod label;
mod linking;
mod perform;
mod pressing;
mod reverse;
mod striking;

use rusqlite::{OptionalExtension as _, Transaction, named_params};

use super::{Error, Store, search};
use crate::model::{
    Act, Done, EvidenceId, Face, InvitationId, JournalEntry, Medium, Now, PersonId,
};

use label::{entry, label};
pub use perform::Setting;
pub(super) use reverse::give_back;
use reverse::reverse;

/// Why an act could not be done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// There is no such invitation.
    #[error("there is no invitation {0}; `vestibule list is:incoming` shows them")]
    NoInvitation(InvitationId),
    /// There is nothing to take back.
    #[error("nothing to undo")]
    NothingToUndo,
    /// There is nothing to do again.
    #[error("nothing to redo")]
    NothingToRedo,
    /// There is no such act.
    #[error("there is no act {0} that could be taken back; `vestibule log` shows them")]
    NoAct(i64),
    /// A later act changed the same thing.
    #[error("can't undo act {seq}: act {later} ({label}) changed the same since; undo that first")]
    Overtaken {
        /// The act to undo.
        seq: i64,
        /// The later one.
        later: i64,
        /// What it was.
        label: String,
    },
    /// What it changed is not as it left it, and no act did that: an import joined two invitations, say.
    #[error(
        "can't undo act {0}: what it changed has changed since, by an import; `undo N` takes back another"
    )]
    Changed(i64),
    /// There is no draft or reply to speak of.
    #[error("no reply to invitation {0} is recorded; record it with `reply {0} --sent` first")]
    NoReply(InvitationId),
    /// There is no such piece of evidence on it.
    #[error("there is no evidence {1} on invitation {0}; `vestibule show {0}` lists what there is")]
    NoEvidence(InvitationId, EvidenceId),
    /// The piece of evidence is no record that could be wrong.
    #[error(
        "evidence {1} on invitation {0} is no record: your own word is taken back with `attest {0} FACT --unsay`, and \
         an earlier invitation stands"
    )]
    NoRecord(InvitationId, EvidenceId),
    /// That isn't asked about it.
    #[error(
        "nothing of the kind is asked about invitation {0}; `vestibule show {0}` tells what is"
    )]
    NoQuestion(InvitationId),
    /// There is no such person.
    #[error("there is no person {0}; `vestibule people NAME` finds them")]
    NoPerson(PersonId),
    /// Two that were given are one number.
    #[error("{0} is one person by any word; give two, as `vestibule people NAME` shows them")]
    OnePerson(PersonId),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] Error),
}

impl From<rusqlite::Error> for ActError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<rusqlite::types::FromSqlError> for ActError {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        Self::Store(error.into())
    }
}

impl ActError {
    /// The failure of an act of the program's own: that names what is there, so only the store can fail it.
    pub(super) fn into_stored(self) -> Error {
        match self {
            Self::Store(error) => error,
            other => Error::Sqlite {
                why: other.to_string(),
            },
        }
    }
}

/// An act under way: what it has changed so far.
struct Writing<'a> {
    tx: &'a Transaction<'a>,
    changes: Vec<Change>,
}

/// One row, before and after.
struct Change {
    part: &'static str,
    key: String,
    before: Option<String>,
    after: Option<String>,
}

/// The head of a journal row.
struct Head<'a> {
    now: &'a Now,
    face: Face,
    verb: String,
    subject: Option<i64>,
    others: usize,
    undoes: Option<i64>,
}

impl Store {
    /// Does an act in one transaction.
    pub fn act(&mut self, setting: &Setting<'_>, act: &Act) -> Result<Done, ActError> {
        self.change(|tx| perform(tx, setting, act))
    }

    /// Takes back an act: the newest that isn't taken back, or the one of that number.
    pub fn undo(&mut self, now: &Now, face: Face, seq: Option<i64>) -> Result<Done, ActError> {
        self.change(|tx| {
            let target = match seq {
                Some(seq) => standing_act(tx, seq)?.ok_or(ActError::NoAct(seq))?,
                None => newest(tx, "undoes IS NULL AND undone_by IS NULL")?
                    .ok_or(ActError::NothingToUndo)?,
            };
            reverse(tx, now, face, target)
        })
    }

    /// Does again what was last taken back, as long as nothing was done since; or what the undo of that number took
    /// back.
    pub fn redo(&mut self, now: &Now, face: Face, seq: Option<i64>) -> Result<Done, ActError> {
        self.change(|tx| {
            let target = match seq {
                Some(seq) => undo_of(tx, seq)?.ok_or(ActError::NoAct(seq))?,
                None => newest(
                    tx,
                    "undone_by IS NULL AND undoes IN (SELECT seq FROM act WHERE undoes IS NULL)
                     AND NOT EXISTS (SELECT 1 FROM act AS later WHERE later.seq > act.seq AND later.undoes IS NULL)",
                )?
                .ok_or(ActError::NothingToRedo)?,
            };
            reverse(tx, now, face, target)
        })
    }

    /// The journal, newest first.
    pub fn log(&self, most: usize) -> Result<Vec<JournalEntry>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT seq, at, face, verb, subject, others, undone_by, undoes
             FROM act
             ORDER BY seq DESC
             LIMIT :most",
        )?;
        let mut rows =
            statement.query(named_params! {":most": i64::try_from(most).unwrap_or(i64::MAX)})?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(entry(&self.db, row)?);
        }
        Ok(entries)
    }

    /// What the user did about an invitation or its sender, newest first.
    pub(super) fn journal_of(
        &self,
        id: InvitationId,
        root: PersonId,
    ) -> Result<Vec<JournalEntry>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT seq, at, face, verb, subject, others, undone_by, undoes
             FROM act
             WHERE subject IN (SELECT id FROM invitation WHERE person = :root)
                 OR seq IN (SELECT act FROM change WHERE part = 'invitation' AND key = CAST(:id AS TEXT))
             ORDER BY seq DESC
             LIMIT 50",
        )?;
        let mut rows = statement.query(named_params! {":id": id.0, ":root": root.0})?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(entry(&self.db, row)?);
        }
        Ok(entries)
    }
}

/// Does an act within a transaction.
pub(super) fn perform(
    tx: &Transaction<'_>,
    setting: &Setting<'_>,
    act: &Act,
) -> Result<Done, ActError> {
    let mut writing = Writing {
        tx,
        changes: Vec::new(),
    };
    let (verb, ids) = writing.perform(setting, act)?;
    let head = Head {
        now: setting.now,
        face: setting.face,
        verb,
        subject: ids.first().map(|id| id.0),
        others: ids.len().saturating_sub(1),
        undoes: None,
    };
    writing.finish(&head)
}

fn newest(tx: &Transaction<'_>, condition: &str) -> Result<Option<i64>, ActError> {
    let sql = ["SELECT max(seq) FROM act WHERE ", condition].concat();
    Ok(tx.query_row(&sql, [], |row| row.get(0))?)
}

fn standing_act(tx: &Transaction<'_>, seq: i64) -> Result<Option<i64>, ActError> {
    Ok(tx
        .query_row(
            "SELECT seq FROM act WHERE seq = :seq AND undoes IS NULL AND undone_by IS NULL",
            named_params! {":seq": seq},
            |row| row.get(0),
        )
        .optional()?)
}

/// The undo that still stands against an act, or the undo of that number itself.
fn undo_of(tx: &Transaction<'_>, seq: i64) -> Result<Option<i64>, ActError> {
    Ok(tx
        .query_row(
            "SELECT seq FROM act WHERE (seq = :seq OR undoes = :seq) AND undoes IS NOT NULL AND undone_by IS NULL
             ORDER BY seq DESC LIMIT 1",
            named_params! {":seq": seq},
            |row| row.get(0),
        )
        .optional()?)
}

impl Writing<'_> {
    /// Puts a row into a state, and remembers what it was.
    fn put(&mut self, part: &'static str, key: &str, after: Option<&str>) -> Result<(), ActError> {
        let before = image::read(self.tx, part, key)?;
        image::write(self.tx, part, key, after)?;
        let after = image::read(self.tx, part, key)?;
        if before != after {
            self.changes.push(Change {
                part,
                key: key.to_owned(),
                before,
                after,
            });
        }
        Ok(())
    }

    /// Writes the journal row, and makes stale what the act touches. Nothing is written where nothing changed.
    fn finish(self, head: &Head<'_>) -> Result<Done, ActError> {
        let (mut invitations, people) = self.touched()?;
        // Where it was said, somebody else's record may be shown: that of whom the sender may be.
        if self.changes.iter().any(|change| change.part == "strike") {
            invitations.extend(self.said_at(head)?);
            invitations.sort_unstable();
            invitations.dedup();
        }
        if self.changes.is_empty() && head.undoes.is_none() {
            let label = label(
                self.tx,
                &head.verb,
                head.subject,
                i64::try_from(head.others).unwrap_or(i64::MAX),
            )?;
            let label = ["nothing changed: ", &label.shown(Medium::Line)].concat();
            return Ok(Done {
                seq: None,
                label,
                invitations,
                people,
                remark: None,
            });
        }
        for id in &invitations {
            self.tx
                .prepare_cached("UPDATE invitation SET revision = revision + 1 WHERE id = :id")?
                .execute(named_params! {":id": id.0})?;
        }
        if self.changes.iter().any(|change| change.part == "tag") {
            for person in &people {
                search::write_tags(self.tx, person.0)?;
            }
        }
        let others = i64::try_from(head.others).unwrap_or(i64::MAX);
        self.tx
            .prepare_cached(
                "INSERT INTO act (uid, at, face, verb, subject, others, undoes)
                 VALUES ((SELECT value FROM meta WHERE key = 'device') || '-'
                             || (SELECT coalesce(max(seq), 0) + 1 FROM act),
                         :at, :face, :verb, :subject, :others, :undoes)",
            )?
            .execute(named_params! {
                ":at": head.now.instant.as_second(), ":face": head.face.name(), ":verb": head.verb,
                ":subject": head.subject, ":others": others, ":undoes": head.undoes,
            })?;
        let seq = self.tx.last_insert_rowid();
        for (nr, change) in self.changes.iter().enumerate() {
            self.tx
                .prepare_cached(
                    "INSERT INTO change (act, nr, part, key, before, after)
                     VALUES (:act, :nr, :part, :key, :before, :after)",
                )?
                .execute(named_params! {
                    ":act": seq, ":nr": i64::try_from(nr).unwrap_or(i64::MAX), ":part": change.part,
                    ":key": change.key, ":before": change.before, ":after": change.after,
                })?;
        }
        let label = label(self.tx, &head.verb, head.subject, others)?.shown(Medium::Line);
        Ok(Done {
            seq: Some(seq),
            label,
            invitations,
            people,
            remark: None,
        })
    }

    /// The invitation at which an act was said, if it is still there.
    fn said_at(&self, head: &Head<'_>) -> Result<Option<InvitationId>, ActError> {
        Ok(self
            .tx
            .prepare_cached("SELECT id FROM invitation WHERE id = :subject")?
            .query_row(named_params! {":subject": head.subject}, |row| row.get(0))
            .optional()?
            .map(InvitationId))
    }

    /// The invitations and people whose rows changed; for a person's row, all of their open invitations.
    fn touched(&self) -> Result<(Vec<InvitationId>, Vec<PersonId>), ActError> {
        let mut invitations = Vec::new();
        let mut people = Vec::new();
        for change in &self.changes {
            let Some(image) = change.after.as_ref().or(change.before.as_ref()) else {
                continue;
            };
            match image::subject(change.part, &change.key, image) {
                image::Subject::Invitation(id) => invitations.push(InvitationId(id)),
                image::Subject::Person(id) => people.push(PersonId(id)),
                image::Subject::Two(one, other) => people.extend([PersonId(one), PersonId(other)]),
            }
        }
        people.sort_unstable();
        people.dedup();
        for person in &people {
            let mut statement = self
                .tx
                .prepare_cached(
                    "SELECT id FROM invitation WHERE person = (SELECT root FROM person WHERE id = :person)",
                )?;
            let theirs = statement.query_map(named_params! {":person": person.0}, |row| {
                row.get(0).map(InvitationId)
            })?;
            for id in theirs {
                invitations.push(id?);
            }
        }
        invitations.sort_unstable();
        invitations.dedup();
        Ok((invitations, people))
    }
}
