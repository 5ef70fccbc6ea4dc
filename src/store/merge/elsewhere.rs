//! What an import shows that was done at LinkedIn: accepted there and so the user's own decision, gone, carried out, or
//! not as it was decided here.

use rusqlite::{Transaction, named_params};

use super::sites::Turned;
use super::{Error, Merge};
use crate::model::import::Elsewhere;
use crate::model::{Act, Decision, Direction, InvitationId, Site, Standing};
use crate::store::journal::{self, ActError, Setting};
use crate::store::{question, queue, row};

/// What was so before the import.
#[derive(Debug, Default)]
pub(super) struct Before {
    mismatches: Vec<i64>,
    /// The highest number of an invitation.
    last: i64,
}

/// One invitation that this import showed changed.
struct Changed {
    id: i64,
    direction: Direction,
    standing: Standing,
}

impl Before {
    pub(super) fn look(tx: &Transaction<'_>, last: i64) -> Result<Self, Error> {
        Ok(Self {
            mismatches: question::mismatches(tx)?,
            last,
        })
    }
}

impl Merge<'_> {
    /// Counts what was done elsewhere, and takes over what was accepted there by one act, where the user's setting is
    /// given.
    pub(super) fn elsewhere(
        &mut self,
        before: &Before,
        turned: &Turned,
        setting: Option<&Setting<'_>>,
    ) -> Result<Elsewhere, Error> {
        let wrote = self.derive_from_records()?;
        let mut found = Elsewhere {
            ticked: wrote.len(),
            ..Elsewhere::default()
        };
        let mut adopted = Vec::new();
        for id in turned.ids().filter(|id| *id <= before.last) {
            let Some(changed) = self.changed(id)? else {
                continue;
            };
            match self.kind(&changed)? {
                Some(Kind::Accepted) => adopted.push(InvitationId(changed.id)),
                Some(Kind::Gone) => found.gone += 1,
                Some(Kind::Ticked) => found.ticked += usize::from(!wrote.contains(&changed.id)),
                None => {}
            }
        }
        found.accepted = adopted.len();
        if let Some(setting) = setting.filter(|_| !adopted.is_empty()) {
            let act = Act::Adopt { ids: adopted };
            found.act = journal::perform(self.tx, setting, &act)
                .map_err(ActError::into_stored)?
                .seq;
        }
        let now = question::mismatches(self.tx)?;
        found.asked = now
            .iter()
            .filter(|id| before.mismatches.binary_search(id).is_err())
            .count();
        Ok(found)
    }

    fn changed(&self, id: i64) -> Result<Option<Changed>, Error> {
        use rusqlite::OptionalExtension as _;
        Ok(self
            .tx
            .prepare_cached(
                "SELECT direction, site, decision, pressed, asked_on, answered_on, quiet_after, snoozed_until, expires,
                        coalesce(wrote_at > decided_at, FALSE), mend
                 FROM invitation
                 WHERE id = :id",
            )?
            .query_row(named_params! {":id": id}, |row| {
                Ok(Changed {
                    id,
                    direction: row::named(row, 0, Direction::named)?,
                    standing: queue::standing(row, 1)?,
                })
            })
            .optional()?)
    }

    fn kind(&self, changed: &Changed) -> Result<Option<Kind>, Error> {
        let standing = changed.standing;
        if changed.direction == Direction::Outgoing || standing.lapsed(self.plan.now.today()) {
            return Ok(None);
        }
        let kind = match (standing.site, standing.decision) {
            (Site::Accepted, None | Some(Decision::Ask)) => {
                self.accepted_since(changed.id)?.then_some(Kind::Accepted)
            }
            (Site::Accepted, Some(Decision::Accept)) | (Site::Absent, Some(Decision::Ignore)) => {
                Some(Kind::Ticked)
            }
            // An answer that came before it went is a question.
            (Site::Absent, Some(Decision::Ask)) if standing.answered_on.is_some() => None,
            (Site::Absent, None | Some(Decision::Ask | Decision::Accept)) => Some(Kind::Gone),
            (Site::Accepted, Some(Decision::Ignore)) | (Site::Open, _) => None,
        };
        Ok(kind)
    }

    /// Whether the connection was made after the invitation was waiting here: on the day on which a list first showed
    /// it or it was brought in, whichever is earlier, or later. What was accepted before is history, in whichever
    /// order its files come in. A day's grace, since the two zones may differ.
    fn accepted_since(&self, id: i64) -> Result<bool, Error> {
        Ok(self
            .tx
            .prepare_cached(
                "SELECT coalesce(
                     (SELECT max(record.at)
                      FROM invitation
                          JOIN person ON person.root = invitation.person
                          CROSS JOIN record ON record.person = person.id AND record.kind = 'connection'
                      WHERE invitation.id = :id)
                     >= (SELECT min(iif(s.source = 'mail', import.at, min(import.at, s.first_shown)))
                         FROM sighting AS s
                             JOIN sighting_file AS sf ON sf.sighting = s.id
                             JOIN file ON file.id = sf.file
                             JOIN source ON source.id = file.source
                             JOIN import ON import.id = source.import
                         WHERE s.invitation = :id) / 86400 * 86400 - 86400,
                     FALSE)",
            )?
            .query_row(named_params! {":id": id}, |row| row.get(0))?)
    }

    fn derive_from_records(&mut self) -> Result<Vec<i64>, Error> {
        let (changed, wrote) = derive(self.tx)?;
        self.changed |= changed;
        Ok(wrote)
    }
}

/// What was done elsewhere.
enum Kind {
    /// Accepted there, and not decided here.
    Accepted,
    /// No longer there.
    Gone,
    /// Decided here, and done there.
    Ticked,
}

/// One whom to ask was decided: its number, when that was decided, and the user's newest message to them as it was
/// known and as it is.
type Asked = (i64, Option<i64>, Option<i64>, Option<i64>);

/// Works out what the records say of decided invitations: when the user last wrote to somebody whom to ask was decided,
/// and when a source last showed one waiting whose Accept was pressed. Gives whether anything changed, and those to
/// whom a message since the decision is new.
pub(super) fn derive(tx: &Transaction<'_>) -> Result<(bool, Vec<i64>), Error> {
    let mut asked = tx.prepare_cached(
        "SELECT id, decided_at, wrote_at,
                (SELECT max(record.at)
                 FROM person CROSS JOIN record ON record.person = person.id
                 WHERE person.root = invitation.person AND record.kind = 'message' AND record.from_me = 1)
         FROM invitation
         WHERE decision IS NOT NULL AND decision = 'ask'",
    )?;
    let asked: Vec<Asked> = asked
        .query_map([], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?
        .collect::<Result<_, _>>()?;
    let mut changed = false;
    let mut wrote = Vec::new();
    for (id, decided, known, newest) in asked {
        if known == newest {
            continue;
        }
        tx.prepare_cached(
            "UPDATE invitation SET wrote_at = :at, revision = revision + 1 WHERE id = :id",
        )?
        .execute(named_params! {":id": id, ":at": newest})?;
        changed = true;
        if newest > decided && known <= decided {
            wrote.push(id);
        }
    }
    // An export's row says that it waits only if the same export's connections could have said otherwise.
    let shown = tx
        .prepare_cached(
            "UPDATE invitation
             SET open_at = (SELECT max(last_shown) FROM sighting
                            WHERE sighting.invitation = invitation.id
                                AND (source = 'page' OR source = 'paste'
                                     OR (source = 'linkedin-export'
                                         AND last_shown <= (SELECT last FROM searched WHERE source = 'connections'))))
             WHERE decision IS NOT NULL AND decision = 'accept' AND pressed = 'yes' AND site = 'open'
                 AND open_at IS NOT (SELECT max(last_shown) FROM sighting
                            WHERE sighting.invitation = invitation.id
                                AND (source = 'page' OR source = 'paste'
                                     OR (source = 'linkedin-export'
                                         AND last_shown <= (SELECT last FROM searched WHERE source = 'connections'))))",
        )?
        .execute([])?;
    Ok((changed || shown > 0, wrote))
}
