//! Assessments as they are kept: which are stale, and writing them.

use jiff::civil::Date;
use rusqlite::named_params;

use super::{Error, Store, queue};
use crate::model::{Group, InvitationId, Verdict};

/// An assessment as the store keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Of which invitation.
    pub invitation: InvitationId,
    /// The invitation's revision when it was read.
    pub revision: i64,
    /// The last day on which it holds.
    pub good_through: Date,
    /// The suggestion.
    pub verdict: Verdict,
    /// The rule that decided.
    pub decided_by: Option<String>,
    /// The sum of weights.
    pub score: Option<f64>,
    /// The kind of note.
    pub note_kind: Option<&'static str>,
    /// The purpose stated.
    pub purpose: Option<&'static str>,
    /// The rules that hold.
    pub holds: Vec<String>,
    /// The facts that are known, as `name=value`.
    pub facts: Vec<String>,
    /// The group in the queue; none where it is not in the inbox.
    pub group: Option<Group>,
}

const STALE: &str = "
    FROM invitation AS i LEFT JOIN assessment AS a ON a.invitation = i.id
    WHERE i.direction = 'incoming' AND i.site = 'open' AND (i.decision IS NULL OR i.answered_on IS NOT NULL OR i.pressed = 'no')
        AND i.queue < 99 AND (i.expires IS NULL OR i.expires >= :line)
        AND (a.invitation IS NULL OR a.stamp <> :stamp OR a.revision <> i.revision OR a.good_through < :today)";

impl Store {
    /// Open invitations whose assessment is missing or stale, newest first, with their revision.
    pub fn stale(
        &self,
        today: Date,
        stamp: &str,
        most: usize,
    ) -> Result<Vec<(InvitationId, i64)>, Error> {
        let sql = [
            "SELECT i.id, i.revision",
            STALE,
            " ORDER BY i.at DESC, i.id DESC LIMIT :most",
        ]
        .concat();
        let mut statement = self.db.prepare_cached(&sql)?;
        let stale = statement
            .query_map(
                named_params! {
                    ":line": queue::lapse_line(today), ":today": today.to_string(), ":stamp": stamp,
                    ":most": i64::try_from(most).unwrap_or(i64::MAX),
                },
                |row| Ok((InvitationId(row.get(0)?), row.get(1)?)),
            )?
            .collect::<Result<_, _>>()?;
        Ok(stale)
    }

    /// How many are stale.
    pub fn stale_count(&self, today: Date, stamp: &str) -> Result<usize, Error> {
        let sql = ["SELECT count(*)", STALE].concat();
        let count: i64 = self.db.prepare_cached(&sql)?.query_row(
            named_params! {
                ":line": queue::lapse_line(today), ":today": today.to_string(), ":stamp": stamp
            },
            |row| row.get(0),
        )?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// Keeps a batch of assessments in one transaction.
    pub fn keep_assessments(&mut self, stamp: &str, batch: &[Kept]) -> Result<(), Error> {
        self.change(|tx| {
            for kept in batch {
                tx.prepare_cached(
                    "INSERT OR REPLACE INTO assessment (invitation, stamp, revision, good_through, verdict, decided_by,
                         score, note_kind, purpose, holds, facts)
                     SELECT :invitation, :stamp, :revision, :good_through, :verdict, :decided_by, :score, :note_kind,
                         :purpose, :holds, :facts
                     WHERE EXISTS (SELECT 1 FROM invitation WHERE id = :invitation)",
                )?
                .execute(named_params! {
                    ":invitation": kept.invitation.0, ":stamp": stamp, ":revision": kept.revision,
                    ":good_through": kept.good_through.to_string(), ":verdict": kept.verdict.name(),
                    ":decided_by": kept.decided_by, ":score": kept.score, ":note_kind": kept.note_kind,
                    ":purpose": kept.purpose, ":holds": between_spaces(&kept.holds),
                    ":facts": between_spaces(&kept.facts),
                })?;
                let place = kept.group.and_then(|group| Group::ALL.iter().position(|other| *other == group));
                tx.prepare_cached("UPDATE invitation SET queue = :queue WHERE id = :id AND queue <> :queue")?.execute(
                    named_params! {
                        ":id": kept.invitation.0,
                        ":queue": place.and_then(|place| i64::try_from(place).ok()).unwrap_or(50),
                    },
                )?;
            }
            Ok::<(), Error>(())
        })
    }
}

fn between_spaces(words: &[String]) -> String {
    let mut text = " ".to_owned();
    for word in words {
        text.push_str(word);
        text.push(' ');
    }
    text
}
