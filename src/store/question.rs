//! What is asked about an invitation: what was decided here and what is shown there don't agree, or an undo left
//! something at LinkedIn that could be mended.
//!
//! A disagreement has no row of its own: it follows from the invitation's columns, so it is there as soon as a source
//! shows it, whichever came first, and gone when one of the two sides changes.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _, named_params};

use super::{Error, Store};
use crate::model::{InvitationId, Matter, Now, Question};

/// Invitations on which here and there don't agree, of the table `invitation`.
pub(super) const MISMATCH: &str = "decision IS NOT NULL
    AND ((site = 'accepted' AND decision = 'ignore' AND instr(coalesce(settled, ''), ' ignored-yet-connected ') = 0)
      OR (site = 'open' AND decision = 'accept' AND pressed = 'yes' AND open_at > coalesce(pressed_at, decided_at))
      OR (site = 'absent' AND decision = 'ask' AND answered_on IS NOT NULL
          AND instr(coalesce(settled, ''), ' answered-yet-gone ') = 0))";

/// What is asked about an invitation; first what an undo raised.
pub(super) fn of(db: &Connection, id: InvitationId) -> Result<Option<Matter>, Error> {
    let raised: Option<String> = db
        .prepare_cached("SELECT matter FROM question WHERE invitation = :id")?
        .query_row(named_params! {":id": id.0}, |row| row.get(0))
        .optional()?;
    if let Some(matter) = raised.as_deref().and_then(Matter::named) {
        return Ok(Some(matter));
    }
    let sql = ["SELECT site FROM invitation WHERE id = :id AND ", MISMATCH].concat();
    let site: Option<String> = db
        .prepare_cached(&sql)?
        .query_row(named_params! {":id": id.0}, |row| row.get(0))
        .optional()?;
    Ok(site.map(|site| match site.as_str() {
        "accepted" => Matter::IgnoredYetConnected,
        "open" => Matter::AcceptedYetOpen,
        _ => Matter::AnsweredYetGone,
    }))
}

/// Every invitation on which here and there don't agree.
pub(super) fn mismatches(db: &Connection) -> Result<Vec<i64>, Error> {
    let sql = [
        "SELECT id FROM invitation INDEXED BY invitation_decided WHERE ",
        MISMATCH,
        " ORDER BY id",
    ]
    .concat();
    let mut statement = db.prepare_cached(&sql)?;
    Ok(statement
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}

impl Store {
    /// What is asked about an invitation, with the day of the source that raises it.
    pub(super) fn question(&self, now: &Now, id: InvitationId) -> Result<Option<Question>, Error> {
        let Some(matter) = of(&self.db, id)? else {
            return Ok(None);
        };
        Ok(Some(Question {
            matter,
            shown_on: self.shown_on(now, id, matter)?,
        }))
    }

    fn shown_on(&self, now: &Now, id: InvitationId, matter: Matter) -> Result<Option<Date>, Error> {
        let sql = match matter {
            Matter::AcceptedYetOpen => "SELECT open_at FROM invitation WHERE id = :id",
            Matter::IgnoredYetConnected => {
                "SELECT max(record.last_shown)
                 FROM invitation
                     JOIN person ON person.root = invitation.person
                     CROSS JOIN record ON record.person = person.id AND record.kind = 'connection'
                 WHERE invitation.id = :id"
            }
            Matter::AnsweredYetGone => {
                "SELECT max(taken) FROM source WHERE whole_invitations = 1 AND :id IS NOT NULL"
            }
            Matter::StillConnected | Matter::StillIgnored => return Ok(None),
        };
        let at: Option<i64> = self
            .db
            .prepare_cached(sql)?
            .query_row(named_params! {":id": id.0}, |row| row.get(0))
            .optional()?
            .flatten();
        Ok(at
            .and_then(|at| jiff::Timestamp::from_second(at).ok())
            .map(|at| now.day_of(at)))
    }
}
