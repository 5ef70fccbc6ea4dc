//! The queue: the numbers on the tabs, the ids of a view in order, and the rows in sight.
//!
//! Each view is read off an index in its order, so that a page costs the same at a hundred invitations and at a
//! million. State is worked out over today's date by the one view `standing`.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, named_params};

use super::search::Condition;
use super::{Error, Store, question, row};
use crate::model::listing::{Counts, Listed, Listing, Row, Tab};
use crate::model::sighted::{Sighted, by_precedence, first};
use crate::model::time::days_after;
use crate::model::{
    Decision, Direction, Group, InvitationId, Mend, Now, PersonId, Query, Site, Standing, Verdict,
};

/// The one view that tells the state, over the day in `temp.clock`.
pub(super) const STATE: &str = "
    CREATE TEMP TABLE clock (today TEXT NOT NULL, line TEXT NOT NULL);
    INSERT INTO temp.clock (today, line) VALUES ('', '');
    CREATE TEMP VIEW standing (id, state) AS
    SELECT id,
           CASE
               WHEN site = 'accepted' THEN 'accepted'
               WHEN decision = 'ignore' THEN 'ignored'
               WHEN decision = 'accept' THEN 'accepted'
               WHEN site = 'absent' OR expires < line THEN 'gone'
               WHEN snoozed_until > today THEN 'snoozed'
               WHEN decision IS NULL
                   OR (decision = 'ask' AND pressed = 'no' AND asked_on IS NULL AND coalesce(wrote_at <= decided_at, TRUE))
                   THEN 'pending'
               WHEN answered_on IS NOT NULL THEN 'answered'
               WHEN quiet_after < today THEN 'quiet'
               ELSE 'asked'
           END
    FROM main.invitation, temp.clock;";

// The condition in the third line is the index's, word for word; what it lets in besides, the next ones keep out.
const INBOX: &str = "direction = 'incoming' AND site = 'open' AND queue < 99
    AND (expires IS NULL OR expires >= :line) AND (snoozed_until IS NULL OR snoozed_until <= :today)
    AND (decision IS NULL OR answered_on IS NOT NULL OR pressed = 'no')
    AND (decision IS NULL
         OR (decision = 'ask'
             AND (answered_on IS NOT NULL OR (asked_on IS NULL AND coalesce(wrote_at <= decided_at, TRUE)))))";
// What is at LinkedIn, in two parts, so that each is read off its index.
const BUTTONS: &str = "site = 'open' AND decision IS NOT NULL AND pressed IS NULL AND mend IS NULL
    AND (expires IS NULL OR expires >= :line)
    AND (decision <> 'ask' OR (asked_on IS NULL AND coalesce(wrote_at <= decided_at, TRUE)))";
const MENDING: &str = "mend IS NOT NULL";
const WAITING: &str = "site = 'open' AND decision IS NOT NULL AND decision = 'ask'
    AND (asked_on IS NOT NULL OR wrote_at > decided_at)
    AND answered_on IS NULL AND (expires IS NULL OR expires >= :line)";
// Where it was taken over from LinkedIn, no moment of pressing is known.
const DECIDED_TODAY: &str =
    "decision IS NOT NULL AND decided_at >= :from AND decided_at < :before AND direction = 'incoming'
    AND NOT (coalesce(pressed, '') = 'yes' AND pressed_at IS NULL)";
const DUE: &str =
    "id IN (SELECT (SELECT max(i.id) FROM invitation AS i WHERE i.person = person.root)
                          FROM follow_up JOIN person ON person.id = follow_up.person
                          WHERE follow_up.day <= :today)";
const DONE: &str = "(site <> 'open' OR decision IN ('accept', 'ignore') OR expires < :line)";
const ALL: &str = "TRUE";

/// The day before which a probable end makes an invitation gone.
pub(super) fn lapse_line(today: Date) -> String {
    days_after(today, -Standing::GRACE_DAYS).to_string()
}

impl Store {
    /// Sets the day over which states are worked out.
    pub(super) fn turn_to(&self, today: Date) -> Result<(), Error> {
        self.db
            .prepare_cached("UPDATE temp.clock SET today = :today, line = :line")?
            .execute(named_params! {":today": today.to_string(), ":line": lapse_line(today)})?;
        Ok(())
    }

    /// The numbers on the tabs.
    pub fn counts(&self, now: &Now) -> Result<Counts, Error> {
        let today = now.today();
        let number = |sql: &str| -> Result<usize, Error> {
            let mut statement = self.db.prepare_cached(sql)?;
            bind_days(&mut statement, today)?;
            for (name, day) in [(":from", today), (":before", days_after(today, 1))] {
                if let Some(place) = statement.parameter_index(name)? {
                    statement.raw_bind_parameter(place, now.midnight(day).as_second())?;
                }
            }
            let mut rows = statement.raw_query();
            let count: i64 = rows.next()?.map_or(Ok(0), |row| row.get(0))?;
            Ok(usize::try_from(count).unwrap_or_default())
        };
        let count = |condition: &str| {
            number(&["SELECT count(*) FROM invitation WHERE ", condition].concat())
        };
        Ok(Counts {
            inbox: count(INBOX)?,
            at_linkedin: count(BUTTONS)? + count(MENDING)?,
            waiting: count(WAITING)?,
            due: count(DUE)?,
            decided_today: count(DECIDED_TODAY)?,
            perhaps_known: count(&[INBOX, " AND queue = 0"].concat())?,
            asked_ever: number("SELECT count(*) FROM reply WHERE asks = 1")?,
            answered_ever: number(
                "SELECT count(*) FROM reply WHERE asks = 1 AND state = 'answered'",
            )?,
            any: self
                .db
                .query_row("SELECT EXISTS (SELECT 1 FROM invitation)", [], |row| {
                    row.get(0)
                })?,
        })
    }

    /// The ids of a tab in its order, narrowed by a query.
    pub fn list(&self, today: Date, tab: Tab, query: Option<&Query>) -> Result<Listing, Error> {
        let at_linkedin = [
            "id IN (SELECT id FROM invitation WHERE ",
            BUTTONS,
            " UNION ALL SELECT id FROM invitation WHERE ",
            MENDING,
            ")",
        ]
        .concat();
        let (condition, order) = match tab {
            Tab::Inbox => (INBOX, "queue, at DESC, id DESC"),
            Tab::AtLinkedin => (
                at_linkedin.as_str(),
                "mend IS NOT NULL, decision = 'ask', at DESC, id DESC",
            ),
            Tab::Waiting => (WAITING, "asked_on, id"),
            Tab::Due => (DUE, "at DESC, id DESC"),
            Tab::Done => (DONE, "at DESC, id DESC"),
            Tab::All => (ALL, "at DESC, id DESC"),
        };
        self.turn_to(today)?;
        let narrowed = query.map(Condition::of).unwrap_or_default();
        let mut sql = ["SELECT id, queue FROM invitation WHERE ", condition].concat();
        if !narrowed.sql.is_empty() {
            sql.push_str(" AND ");
            sql.push_str(&narrowed.sql);
        }
        sql.push_str(" ORDER BY ");
        sql.push_str(order);
        sql.push_str(" LIMIT 10001");
        let mut statement = self.db.prepare_cached(&sql)?;
        bind_days(&mut statement, today)?;
        narrowed.bind(&mut statement)?;
        let mut rows = statement.raw_query();
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let queue: u8 = row.get(1)?;
            let group = Group::ALL
                .get(usize::from(queue))
                .copied()
                .filter(|_| tab == Tab::Inbox);
            let id: i64 = row.get(0)?;
            let wave = if group == Some(Group::LookAlikes) {
                self.wave(id)?
            } else {
                None
            };
            entries.push(Listed {
                id: InvitationId(id),
                group,
                wave,
            });
        }
        let more = entries.len() > Listing::MOST;
        entries.truncate(Listing::MOST);
        together(&mut entries);
        Ok(Listing { entries, more })
    }

    /// The wave an invitation is one of.
    fn wave(&self, id: i64) -> Result<Option<InvitationId>, Error> {
        let found = self
            .db
            .prepare_cached("SELECT wave FROM skeleton WHERE invitation = :id")?
            .query_row(named_params! {":id": id}, |row| {
                row.get::<_, Option<i64>>(0)
            })
            .optional()?;
        Ok(found.flatten().map(InvitationId))
    }

    /// The rows of these invitations, in this order; those that are no more are left out.
    pub fn rows(&self, today: Date, ids: &[InvitationId]) -> Result<Vec<Row>, Error> {
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(row) = self.row(today, *id)? {
                rows.push(row);
            }
        }
        Ok(rows)
    }

    fn row(&self, today: Date, id: InvitationId) -> Result<Option<Row>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT i.person, i.direction, i.at, i.site, i.decision, i.pressed, i.asked_on, i.answered_on,
                    i.quiet_after, i.snoozed_until, i.expires, coalesce(i.wrote_at > i.decided_at, FALSE), i.mend,
                    i.queue, a.verdict,
                    (SELECT min(f.day) FROM person JOIN follow_up AS f ON f.person = person.id
                     WHERE person.root = i.person)
             FROM invitation AS i
                 LEFT JOIN assessment AS a ON a.invitation = i.id
             WHERE i.id = :id",
        )?;
        let found = statement
            .query_row(named_params! {":id": id.0}, |row| {
                let standing = standing(row, 3)?;
                let queue: u8 = row.get(13)?;
                Ok(Row {
                    id,
                    person: PersonId(row.get(0)?),
                    direction: row::named(row, 1, Direction::named)?,
                    name: crate::model::Foreign::default(),
                    headline: None,
                    company: None,
                    url: None,
                    at: row::instant(row, 2)?,
                    state: standing.state(today),
                    decision: standing.decision,
                    errand: standing.errand(today),
                    verdict: row::named_or_none(row, 14, Verdict::named)?,
                    group: Group::ALL.get(usize::from(queue)).copied(),
                    expires: standing.expires,
                    snoozed_until: standing.snoozed_until,
                    follow_up: row::day_or_none(row, 15)?,
                    tags: Vec::new(),
                    is_asked: false,
                })
            })
            .optional()?;
        let Some(mut row) = found else {
            return Ok(None);
        };
        let sightings = self.sightings(id)?;
        if let Some((name, _)) = first(&sightings, |s| Some(&s.name)) {
            row.name = name.clone();
        }
        row.headline =
            first(&sightings, |s| s.headline.as_ref()).map(|(headline, _)| headline.clone());
        row.company = first(&sightings, |s| s.company.as_ref()).map(|(company, _)| company.clone());
        if row.headline.is_none() && row.company.is_none() {
            let job = self.latest_job(row.person)?;
            row.headline = job.position;
            row.company = job.company;
        }
        row.url = self.link_of(row.person)?;
        row.tags = self.tags(row.person)?;
        row.is_asked = question::of(&self.db, id)?.is_some();
        Ok(Some(row))
    }

    /// The sightings of an invitation, in the order in which their fields count.
    pub(super) fn sightings(&self, id: InvitationId) -> Result<Vec<Sighted>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT source, direction, linkedin_id, sent, seen, name, headline, company, location, mutual, note,
                    reminder, first_shown, last_shown
             FROM sighting
             WHERE invitation = :id
             ORDER BY id",
        )?;
        let mut sightings: Vec<Sighted> = statement
            .query_map(named_params! {":id": id.0}, |row| row::sighted(row, 0))?
            .collect::<Result<_, _>>()?;
        by_precedence(&mut sightings);
        Ok(sightings)
    }

    /// The newest incoming invitation that the person of a profile slug had sent by a moment.
    pub fn newest_of(
        &self,
        slug: &str,
        by: jiff::Timestamp,
    ) -> Result<Option<InvitationId>, Error> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT i.id
                 FROM handle
                     JOIN person ON person.id = handle.person
                     JOIN invitation AS i ON i.person = person.root AND i.direction = 'incoming'
                 WHERE handle.kind = 'slug' AND handle.value = :slug AND i.at <= :by
                 ORDER BY i.at DESC
                 LIMIT 1",
            )?
            .query_row(
                named_params! {":slug": slug, ":by": by.as_second()},
                |row| row.get(0).map(InvitationId),
            )
            .optional()?)
    }

    /// The tags on a person.
    pub fn tags(&self, person: PersonId) -> Result<Vec<String>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT DISTINCT tag
             FROM tag JOIN person ON person.id = tag.person
             WHERE person.root = :root
             ORDER BY tag",
        )?;
        Ok(statement
            .query_map(named_params! {":root": person.0}, |row| row.get(0))?
            .collect::<Result<_, _>>()?)
    }
}

/// Puts the members of a wave beside each other, where the newest of them stands. The index gives them by date: a wave
/// as a part of its order would have to be kept in every row, and there are few in sight.
fn together(entries: &mut [Listed]) {
    let mut place: HashMap<InvitationId, usize> = HashMap::new();
    for (n, entry) in entries.iter().enumerate() {
        if let Some(wave) = entry.wave {
            place.entry(wave).or_insert(n);
        }
    }
    let alike = entries.iter().position(|entry| entry.wave.is_some());
    let Some(start) = alike else { return };
    let end = entries[start..]
        .iter()
        .position(|entry| entry.group != Some(Group::LookAlikes))
        .map_or(entries.len(), |length| start + length);
    entries[start..end].sort_by_key(|entry| {
        entry
            .wave
            .and_then(|wave| place.get(&wave).copied())
            .unwrap_or(usize::MAX)
    });
}

/// Reads site, decision, pressed, asked, answered, quiet, snoozed, expires, whether the user wrote since, and what mends
/// from that column on.
pub(super) fn standing(row: &rusqlite::Row<'_>, from: usize) -> rusqlite::Result<Standing> {
    Ok(Standing {
        site: row::named(row, from, Site::named)?,
        decision: row::named_or_none(row, from + 1, Decision::named)?,
        pressed: row::named_or_none(row, from + 2, crate::model::Pressed::named)?,
        asked_on: row::day_or_none(row, from + 3)?,
        answered_on: row::day_or_none(row, from + 4)?,
        quiet_after: row::day_or_none(row, from + 5)?,
        snoozed_until: row::day_or_none(row, from + 6)?,
        expires: row::day_or_none(row, from + 7)?,
        wrote_since: row.get(from + 8)?,
        mend: row::named_or_none(row, from + 9, Mend::named)?,
    })
}

/// Binds the two days of a condition, where it has them.
fn bind_days(statement: &mut rusqlite::CachedStatement<'_>, today: Date) -> Result<(), Error> {
    if let Some(place) = statement.parameter_index(":today")? {
        statement.raw_bind_parameter(place, today.to_string())?;
    }
    if let Some(place) = statement.parameter_index(":line")? {
        statement.raw_bind_parameter(place, lapse_line(today))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inbox_is_read_off_its_index_in_its_order() {
        let store = Store::in_memory().unwrap();
        let sql = [
            "EXPLAIN QUERY PLAN SELECT id, queue FROM invitation WHERE ",
            INBOX,
            " ORDER BY queue, at DESC, id DESC LIMIT 10001",
        ]
        .concat();
        let mut statement = store.db.prepare(&sql).unwrap();
        let mut rows = statement.raw_query();
        let mut plan: Vec<String> = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            plan.push(row.get(3).unwrap());
        }
        assert_eq!(
            plan,
            ["SEARCH invitation USING INDEX invitation_inbox (queue<?)"],
            "and nothing is sorted"
        );
    }

    #[test]
    fn the_members_of_a_wave_stand_where_the_newest_of_them_does() {
        let entry = |id: i64, group: Option<Group>, wave: Option<i64>| Listed {
            id: InvitationId(id),
            group,
            wave: wave.map(InvitationId),
        };
        let alike = Some(Group::LookAlikes);
        let mut entries = vec![
            entry(1, Some(Group::OnlyAName), None),
            entry(9, alike, Some(3)),
            entry(8, alike, Some(2)),
            entry(3, alike, Some(3)),
            entry(2, alike, Some(2)),
            entry(5, None, None),
        ];
        together(&mut entries);
        let order: Vec<i64> = entries.iter().map(|entry| entry.id.0).collect();
        assert_eq!(order, [1, 9, 3, 8, 2, 5]);
    }
}
