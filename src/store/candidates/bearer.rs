//! What the records tell of one person, as far as it tells whether two are one.

use jiff::Timestamp;
use rusqlite::named_params;

use crate::model::{Bearer, Employment, Foreign, HandleKind, Now, PersonId};
use crate::store::{Error, Store, row};

/// The most of each part that is read.
const MOST: i64 = 24;

impl Store {
    /// What is known of a group of people who are one, but for whether the newest export shows them.
    pub(super) fn bearer(&self, now: &Now, root: PersonId) -> Result<Bearer, Error> {
        let mut bearer = Bearer {
            person: Some(root),
            names: self.names(root)?,
            ..Bearer::default()
        };
        self.tell(now, root, &mut bearer)?;
        Ok(bearer)
    }

    /// Fills in what is known besides the names.
    pub(super) fn tell(&self, now: &Now, root: PersonId, bearer: &mut Bearer) -> Result<(), Error> {
        self.handles(root, bearer)?;
        self.seen(now, root, bearer)?;
        self.shown_by_records(now, root, bearer)?;
        self.told_by_profile(root, bearer)
    }

    fn handles(&self, root: PersonId, bearer: &mut Bearer) -> Result<(), Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT handle.kind, handle.value
             FROM person JOIN handle ON handle.person = person.id
             WHERE person.root = :root
             ORDER BY person.id, handle.kind, handle.value
             LIMIT :most",
        )?;
        let mut rows = statement.query(named_params! {":root": root.0, ":most": MOST})?;
        while let Some(row) = rows.next()? {
            let value: String = row.get(1)?;
            let list = match HandleKind::named(row.get_ref(0)?.as_str()?) {
                Some(HandleKind::Slug) => &mut bearer.slugs,
                Some(HandleKind::Email) => &mut bearer.emails,
                Some(HandleKind::Phone) => &mut bearer.phones,
                _ => continue,
            };
            if !list.contains(&value) {
                list.push(value);
            }
        }
        Ok(())
    }

    /// What invitations show.
    fn seen(&self, now: &Now, root: PersonId, bearer: &mut Bearer) -> Result<(), Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT company, location, min(first_shown), max(last_shown), headline
             FROM person JOIN sighting ON sighting.person = person.id
             WHERE person.root = :root AND (company IS NOT NULL OR location IS NOT NULL OR headline IS NOT NULL)
             GROUP BY company, location, headline
             LIMIT :most",
        )?;
        let mut rows = statement.query(named_params! {":root": root.0, ":most": MOST})?;
        while let Some(row) = rows.next()? {
            let company = row::foreign_or_none(row, 0)?;
            bearer.places.extend(row::foreign_or_none(row, 1)?);
            bearer.headlines.extend(row::foreign_or_none(row, 4)?);
            let (from, to) = (month(now, row.get(2)?), month(now, row.get(3)?));
            bearer
                .employments
                .extend(company.map(|company| glimpsed(company, from, to)));
        }
        Ok(())
    }

    /// What records show: somebody was at a company on the day at least on which a file said so.
    fn shown_by_records(
        &self,
        now: &Now,
        root: PersonId,
        bearer: &mut Bearer,
    ) -> Result<(), Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT record.kind, record.company, record.location,
                    min(iif(record.kind = 'connection', record.first_shown, coalesce(record.at, record.first_shown))),
                    max(record.last_shown)
             FROM person CROSS JOIN record ON record.person = person.id
             WHERE person.root = :root
             GROUP BY record.kind, record.company, record.location
             LIMIT :most",
        )?;
        let mut rows = statement.query(named_params! {":root": root.0, ":most": MOST})?;
        while let Some(row) = rows.next()? {
            let kind: String = row.get(0)?;
            bearer.places.extend(row::foreign_or_none(row, 2)?);
            let (from, to) = (month(now, row.get(3)?), month(now, row.get(4)?));
            let company = row::foreign_or_none(row, 1)?;
            bearer
                .employments
                .extend(company.map(|company| glimpsed(company, from, to)));
            if !bearer.sources.contains(&kind) {
                bearer.sources.push(kind);
            }
        }
        Ok(())
    }

    fn told_by_profile(&self, root: PersonId, bearer: &mut Bearer) -> Result<(), Error> {
        let newest: Option<(i64, Option<Foreign>)> = {
            let mut statement = self.db.prepare_cached(
                "SELECT profile.id, profile.location
                 FROM person JOIN profile ON profile.person = person.id
                 WHERE person.root = :root
                 ORDER BY last_shown DESC, profile.id DESC
                 LIMIT 1",
            )?;
            let mut rows = statement.query(named_params! {":root": root.0})?;
            match rows.next()? {
                Some(row) => Some((row.get(0)?, row::foreign_or_none(row, 1)?)),
                None => None,
            }
        };
        let Some((profile, location)) = newest else {
            return Ok(());
        };
        bearer.places.extend(location);
        let jobs: Vec<Employment> = self
            .db
            .prepare_cached(
                "SELECT company, from_month, to_month
                 FROM profile_position
                 WHERE profile = :profile
                 ORDER BY nr
                 LIMIT :most",
            )?
            .query_map(named_params! {":profile": profile, ":most": MOST}, |row| {
                Ok(Employment {
                    company: row::foreign(row, 0)?,
                    from: row.get(1)?,
                    to: row.get(2)?,
                    glimpsed: false,
                })
            })?
            .collect::<Result<_, _>>()?;
        bearer.employments.extend(jobs);
        bearer.schools = self
            .db
            .prepare_cached(
                "SELECT school FROM profile_education WHERE profile = :profile ORDER BY nr LIMIT :most",
            )?
            .query_map(named_params! {":profile": profile, ":most": MOST}, |row| {
                row::foreign(row, 0)
            })?
            .collect::<Result<_, _>>()?;
        Ok(())
    }

    /// Whether the newest export shows them as a connection or in an invitation.
    pub(super) fn is_in_newest_export(&self, root: PersonId) -> Result<bool, Error> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM person CROSS JOIN record ON record.person = person.id
                                WHERE person.root = :root AND record.kind = 'connection' AND record.last_shown >= newest.taken)
                     OR EXISTS (SELECT 1 FROM person JOIN sighting ON sighting.person = person.id
                                WHERE person.root = :root AND sighting.source = 'linkedin-export'
                                    AND sighting.last_shown >= newest.taken)
                 FROM (SELECT max(taken) AS taken FROM source WHERE kind = 'linkedin-export') AS newest
                 WHERE newest.taken IS NOT NULL",
            )?
            .query_map(named_params! {":root": root.0}, |row| row.get(0))?
            .next()
            .transpose()?
            .unwrap_or(false))
    }
}

fn glimpsed(company: Foreign, from: Option<String>, to: Option<String>) -> Employment {
    Employment {
        company,
        from,
        to,
        glimpsed: true,
    }
}

fn month(now: &Now, seconds: Option<i64>) -> Option<String> {
    let day = now.day_of(Timestamp::from_second(seconds?).ok()?);
    Some(day.strftime("%Y-%m").to_string())
}
