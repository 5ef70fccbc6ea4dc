//! One invitation that turned out to be another: what the user did about it moves there.

use rusqlite::named_params;

use super::{Error, Merge};

/// The decision moves with all that belongs to it, unless something was decided there too or is being mended that it
/// would contradict.
const DECISION: &str = "
    UPDATE invitation
    SET (decision, decided_at, reason, advised, pressed, pressed_at) =
        (SELECT decision, decided_at, reason, advised, pressed, pressed_at FROM invitation AS old WHERE old.id = :away)
    WHERE id = :into AND decision IS NULL
        AND EXISTS (SELECT 1 FROM invitation AS old
                    WHERE old.id = :away AND old.decision IS NOT NULL
                        AND (coalesce(invitation.mend, ''), old.decision) NOT IN (VALUES ('disconnect', 'accept'), ('invite', 'ignore')))";

/// What else moves, each where nothing stands there yet: what was put off, pressed, asked and answered, what was left as it is,
/// what mends, and what the sources were known to show, so that it is no news a second time. An answer to an earlier
/// question than theirs is none to it, and what mends a decision goes with none of its kind.
const REST: &str = "
    UPDATE invitation
    SET snoozed_until = coalesce(invitation.snoozed_until,
                                 iif(invitation.decision IS old.decision, old.snoozed_until, NULL)),
        pressed = coalesce(invitation.pressed, iif(invitation.decision = old.decision, old.pressed, NULL)),
        pressed_at = iif(invitation.pressed IS NULL AND invitation.decision = old.decision, old.pressed_at,
                         invitation.pressed_at),
        asked_on = coalesce(invitation.asked_on, old.asked_on),
        quiet_after = iif(invitation.asked_on IS NULL, coalesce(old.quiet_after, invitation.quiet_after),
                          invitation.quiet_after),
        answered_on = coalesce(invitation.answered_on,
                               iif(invitation.asked_on > old.answered_on, NULL, old.answered_on)),
        settled = coalesce(invitation.settled, iif(invitation.decision = old.decision, old.settled, NULL)),
        mend = coalesce(invitation.mend,
                        iif((coalesce(invitation.decision, ''), old.mend)
                                IN (VALUES ('accept', 'disconnect'), ('ignore', 'invite')), NULL, old.mend)),
        wrote_at = coalesce(max(invitation.wrote_at, old.wrote_at), invitation.wrote_at, old.wrote_at),
        open_at = coalesce(max(invitation.open_at, old.open_at), invitation.open_at, old.open_at)
    FROM invitation AS old
    WHERE invitation.id = :into AND old.id = :away";

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
        for sql in [DECISION, REST] {
            self.tx.prepare_cached(sql)?.execute(ids)?;
        }
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

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::super::{Plan, elsewhere};
    use super::*;
    use crate::model::Now;
    use crate::store::Store;

    /// Two invitations of one person; the second, with these columns, folds into the first, with those. Gives what was
    /// asked for of the first afterwards, and whom the user's message of the second 200 is news about.
    fn folded(first: &str, second: &str, wanted: &str) -> (String, Vec<i64>) {
        let mut store = Store::in_memory().unwrap();
        let now = Now::new("2026-11-23T09:00:00Z".parse().unwrap(), TimeZone::UTC);
        let plan = Plan {
            now: &now,
            expires_after_days: 180,
            dry_run: false,
            partition: |pieces| (0..pieces.len()).map(|n| vec![n]).collect(),
        };
        let tx = store.db.transaction().unwrap();
        tx.execute_batch(&format!(
            "INSERT INTO person (id, root) VALUES (1, 1);
             INSERT INTO record (kind, key, person, at, from_me, first_shown, last_shown)
             VALUES ('message', 'a', 1, 200, 1, 300, 300);
             INSERT INTO invitation (id, direction, person, at, first_seen, site)
             VALUES (1, 'incoming', 1, 0, 0, 'open'), (2, 'incoming', 1, 0, 0, 'open');
             UPDATE invitation SET {first} WHERE id = 1;
             UPDATE invitation SET {second} WHERE id = 2;"
        ))
        .unwrap();
        let merge = Merge::begin(&tx, plan).unwrap();
        merge.fold_into(2, 1).unwrap();
        let sql = format!("SELECT concat_ws(' ', {wanted}) FROM invitation");
        let row = tx.query_row(&sql, [], |row| row.get(0)).unwrap();
        let (_changed, wrote) = elsewhere::derive(&tx).unwrap();
        (row, wrote)
    }

    fn kept(first: &str, second: &str, wanted: &str) -> String {
        folded(first, second, wanted).0
    }

    #[test]
    fn what_is_to_be_mended_asked_and_answered_survives_a_fold_without_a_decision() {
        assert_eq!(
            kept(
                "queue = 1",
                "mend = 'disconnect', asked_on = '2026-11-01', quiet_after = '2026-11-15', answered_on = '2026-11-03'",
                "mend, asked_on, quiet_after, answered_on"
            ),
            "disconnect 2026-11-01 2026-11-15 2026-11-03"
        );
    }

    #[test]
    fn what_was_left_as_it_is_and_pressed_survives_where_both_were_decided_the_same() {
        assert_eq!(
            kept(
                "decision = 'ignore', decided_at = 100",
                "decision = 'ignore', decided_at = 90, pressed = 'yes', pressed_at = 95, settled = ' ignored-yet-connected '",
                "decided_at, pressed, pressed_at, settled"
            ),
            "100 yes 95  ignored-yet-connected "
        );
    }

    #[test]
    fn a_decision_that_moves_takes_nothing_away_that_stood_there() {
        assert_eq!(
            kept(
                "snoozed_until = '2026-12-07', asked_on = '2026-11-10', mend = 'invite'",
                "decision = 'accept', decided_at = 90, pressed = 'yes', asked_on = '2026-11-01',
                 answered_on = '2026-11-03', mend = 'disconnect'",
                "decision, pressed, snoozed_until, asked_on, mend, answered_on"
            ),
            "accept yes 2026-12-07 2026-11-10 invite",
            "an answer to an earlier question isn't one to the later"
        );
        assert_eq!(
            kept(
                "decision = 'ask', decided_at = 100",
                "snoozed_until = '2026-12-07'",
                "decision, snoozed_until"
            ),
            "ask"
        );
    }

    #[test]
    fn what_mends_a_decision_never_stands_beside_one_of_its_kind() {
        let mended = "mend = 'disconnect'";
        let accepted = "decision = 'accept', decided_at = 90";
        assert_eq!(kept(accepted, mended, "decision, mend"), "accept");
        assert_eq!(kept(mended, accepted, "decision, mend"), "disconnect");
    }

    #[test]
    fn what_was_known_of_the_one_that_goes_is_no_news_of_the_one_that_stays() {
        let asked = "decision = 'ask', decided_at = 100, wrote_at = 200, open_at = 150";
        let (known, news) = folded("queue = 1", asked, "decision, wrote_at, open_at");
        assert_eq!((known.as_str(), news), ("ask 200 150", Vec::new()));
        let asked_too = "decision = 'ask', decided_at = 110";
        assert_eq!(folded(asked_too, asked, "wrote_at").1, Vec::<i64>::new());
        let unknown = "decision = 'ask', decided_at = 100";
        assert_eq!(folded("queue = 1", unknown, "wrote_at").1, [1]);
    }
}
