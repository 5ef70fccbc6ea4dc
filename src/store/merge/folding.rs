//! One invitation that turned out to be another: what the user did about it moves there.

use rusqlite::named_params;

use super::{Error, Merge};

impl Merge<'_> {
    /// The journal follows what moves, so that the log keeps its names and the acts can still be taken back.
    fn move_acts(&self, away: i64, into: i64) -> Result<(), Error> {
        let ids = named_params! {":away": away, ":into": into};
        for sql in [
            "UPDATE act SET subject = :into WHERE subject = :away",
            "UPDATE change SET key = CAST(:into AS TEXT) WHERE part IN ('invitation', 'draft', 'question') AND key = CAST(:away AS TEXT)",
            "UPDATE change
             SET before = json_replace(before, '$.invitation', :into),
                 after = json_replace(after, '$.invitation', :into)
             WHERE part IN ('reply', 'no_reply') AND coalesce(after, before) ->> 'invitation' = :away",
        ] {
            self.tx.prepare_cached(sql)?.execute(ids)?;
        }
        Ok(())
    }

    /// One invitation turned out to be another: what was decided on it moves there, unless something was there too.
    pub(super) fn fold_into(&self, away: i64, into: i64) -> Result<(), Error> {
        let ids = named_params! {":away": away, ":into": into};
        self.tx
            .prepare_cached(
                "UPDATE invitation
                 SET (decision, decided_at, reason, advised, pressed, pressed_at, asked_on, answered_on, quiet_after,
                      snoozed_until, settled, mend) =
                     (SELECT decision, decided_at, reason, advised, pressed, pressed_at, asked_on, answered_on, quiet_after,
                          snoozed_until, settled, mend
                      FROM invitation AS old WHERE old.id = :away)
                 WHERE id = :into AND decision IS NULL
                     AND EXISTS (SELECT 1 FROM invitation AS old WHERE old.id = :away AND old.decision IS NOT NULL)",
            )?
            .execute(ids)?;
        self.tx
            .prepare_cached(
                "UPDATE invitation
                 SET snoozed_until = (SELECT snoozed_until FROM invitation AS old WHERE old.id = :away)
                 WHERE id = :into AND decision IS NULL AND snoozed_until IS NULL",
            )?
            .execute(ids)?;
        self.tx
            .prepare_cached("UPDATE reply SET invitation = :into WHERE invitation = :away")?
            .execute(ids)?;
        for sql in [
            "UPDATE no_reply SET invitation = :into WHERE invitation = :away",
            "UPDATE OR IGNORE question SET invitation = :into WHERE invitation = :away",
        ] {
            self.tx.prepare_cached(sql)?.execute(ids)?;
        }
        self.move_acts(away, into)?;
        self.tx
            .prepare_cached(
                "UPDATE OR IGNORE draft SET invitation = :into WHERE invitation = :away",
            )?
            .execute(ids)?;
        self.tx
            .prepare_cached("DELETE FROM draft WHERE invitation = :away")?
            .execute(&ids[..1])?;
        self.tx
            .prepare_cached("DELETE FROM temp.shown WHERE invitation = :away")?
            .execute(&ids[..1])?;
        self.tx
            .prepare_cached("DELETE FROM invitation WHERE id = :away")?
            .execute(&ids[..1])?;
        Ok(())
    }
}
