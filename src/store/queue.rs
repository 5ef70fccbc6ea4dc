//! The queue: the numbers on the tabs, the ids of a view in order, and the rows in sight.
//!
//! Each view is read off an index in its order, so that a page costs the same at a hundred invitations and at a
//! million. State is worked out over today's date by the one view `standing`.

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, named_params};

use super::search::Condition;
use super::{Error, Store, row};
use crate::model::listing::{Counts, Listed, Listing, Row, Tab};
use crate::model::sighted::{Sighted, by_precedence, first};
use crate::model::time::days_after;
use crate::model::{
    Decision, Direction, Group, InvitationId, PersonId, Query, Site, Standing, Verdict,
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
               WHEN decision IS NULL THEN 'pending'
               WHEN answered_on IS NOT NULL THEN 'answered'
               WHEN quiet_after < today THEN 'quiet'
               ELSE 'asked'
           END
    FROM main.invitation, temp.clock;";

const INBOX: &str = "direction = 'incoming' AND site = 'open' AND (decision IS NULL OR answered_on IS NOT NULL)
    AND (decision IS NULL OR decision = 'ask') AND queue < 99 AND (expires IS NULL OR expires >= :line)
    AND (snoozed_until IS NULL OR snoozed_until <= :today)";
const AT_LINKEDIN: &str = "site = 'open' AND decision IS NOT NULL AND pressed IS NULL
    AND (expires IS NULL OR expires >= :line) AND (decision <> 'ask' OR asked_on IS NULL)";
const WAITING: &str =
    "site = 'open' AND decision IS NOT NULL AND decision = 'ask' AND asked_on IS NOT NULL
    AND answered_on IS NULL AND (expires IS NULL OR expires >= :line)";
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
    pub fn counts(&self, today: Date) -> Result<Counts, Error> {
        let count = |condition: &str| -> Result<usize, Error> {
            let sql = ["SELECT count(*) FROM invitation WHERE ", condition].concat();
            let mut statement = self.db.prepare_cached(&sql)?;
            bind_days(&mut statement, today)?;
            let mut rows = statement.raw_query();
            let count: i64 = rows.next()?.map_or(Ok(0), |row| row.get(0))?;
            Ok(usize::try_from(count).unwrap_or_default())
        };
        Ok(Counts {
            inbox: count(INBOX)?,
            at_linkedin: count(AT_LINKEDIN)?,
            waiting: count(WAITING)?,
            due: count(DUE)?,
            decided_today: 0,
            perhaps_known: 0,
            asked_ever: 0,
            answered_ever: 0,
            any: self
                .db
                .query_row("SELECT EXISTS (SELECT 1 FROM invitation)", [], |row| {
                    row.get(0)
                })?,
        })
    }

    /// The ids of a tab in its order, narrowed by a query.
    pub fn list(&self, today: Date, tab: Tab, query: Option<&Query>) -> Result<Listing, Error> {
        let (condition, order) = match tab {
            Tab::Inbox => (INBOX, "queue, at DESC, id DESC"),
            Tab::AtLinkedin => (AT_LINKEDIN, "decision = 'ask', at DESC, id DESC"),
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
            entries.push(Listed {
                id: InvitationId(row.get(0)?),
                group,
                wave: None,
            });
        }
        let more = entries.len() > Listing::MOST;
        entries.truncate(Listing::MOST);
        Ok(Listing { entries, more })
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
                    i.quiet_after, i.snoozed_until, i.expires, i.queue, a.verdict,
                    (SELECT min(f.day) FROM person JOIN follow_up AS f ON f.person = person.id
                     WHERE person.root = i.person)
             FROM invitation AS i
                 LEFT JOIN assessment AS a ON a.invitation = i.id
             WHERE i.id = :id",
        )?;
        let found = statement
            .query_row(named_params! {":id": id.0}, |row| {
                let standing = standing(row, 3)?;
                let queue: u8 = row.get(11)?;
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
                    verdict: row::named_or_none(row, 12, Verdict::named)?,
                    group: Group::ALL.get(usize::from(queue)).copied(),
                    expires: standing.expires,
                    snoozed_until: standing.snoozed_until,
                    follow_up: row::day_or_none(row, 13)?,
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
    pub(super) fn tags(&self, person: PersonId) -> Result<Vec<String>, Error> {
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

/// Reads site, decision, pressed, asked, answered, quiet, snoozed, expires from that column on.
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
