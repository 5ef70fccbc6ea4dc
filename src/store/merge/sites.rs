//! What the site shows of each invitation, as far as the sources tell.

use rusqlite::named_params;

use super::{Error, Merge};

/// A connection made from the day before an invitation on is its acceptance: the two zones may differ by a day.
const ACCEPTED: &str = "
    SELECT invitation.id
    FROM record
        JOIN person ON person.id = record.person
        JOIN invitation ON invitation.person = person.root
    WHERE record.kind IN ('connection', 'acceptance')
        AND record.at >= invitation.at - invitation.at % 86400 - 86400
        AND (record.kind = 'connection' OR (record.kind = 'acceptance' AND invitation.direction = 'outgoing'))";

impl Merge<'_> {
    /// Works out again what the site shows, for all that may have changed.
    pub(super) fn derive_sites(&mut self) -> Result<Turned, Error> {
        let turned = derive(self.tx)?;
        self.changed |= turned.changed > 0;
        Ok(turned)
    }
}

/// What changed of what the site shows.
#[derive(Debug, Default)]
pub(in crate::store) struct Turned {
    /// How many invitations, whichever way.
    changed: usize,
    /// Those that waited and are accepted.
    accepted: Vec<i64>,
    /// Those that waited and are absent.
    absent: Vec<i64>,
}

impl Turned {
    /// Adds what changed when the sites were worked out once more.
    pub(super) fn add(&mut self, later: Self) {
        self.changed += later.changed;
        self.accepted.extend(later.accepted);
        self.absent.extend(later.absent);
    }

    /// Those that wait no longer.
    pub(super) fn ids(&self) -> impl Iterator<Item = i64> {
        self.accepted.iter().chain(&self.absent).copied()
    }
}

/// Works out what the site shows: accepted where a connection says so; absent where an export once showed it and a
/// later whole one doesn't; else open. Gives what changed.
pub(in crate::store) fn derive(db: &rusqlite::Connection) -> Result<Turned, Error> {
    let records: bool = db.query_row(
        "SELECT EXISTS (SELECT 1 FROM record WHERE kind IN ('connection', 'acceptance'))",
        [],
        |row| row.get(0),
    )?;
    db.execute_batch(
        "DROP TABLE IF EXISTS temp.accepted; CREATE TEMP TABLE accepted (id INTEGER PRIMARY KEY)",
    )?;
    if records {
        db.prepare(&["INSERT OR IGNORE INTO temp.accepted", ACCEPTED].concat())?
            .execute([])?;
    }
    let mut turned = Turned {
        accepted: changed(
            db,
            "UPDATE invitation
             SET site = 'accepted', revision = revision + 1
             WHERE site = 'open' AND id IN (SELECT id FROM temp.accepted)
             RETURNING id",
            None,
        )?,
        ..Turned::default()
    };
    turned.changed += db.execute(
        "UPDATE invitation
         SET site = 'accepted', revision = revision + 1
         WHERE site = 'absent' AND id IN (SELECT id FROM temp.accepted)",
        [],
    )?;
    turned.changed += db.execute(
        "UPDATE invitation
         SET site = 'open', revision = revision + 1
         WHERE site = 'accepted' AND id NOT IN (SELECT id FROM temp.accepted)",
        [],
    )?;
    db.execute_batch("DROP TABLE temp.accepted")?;
    let latest: Option<i64> = db.query_row(
        "SELECT max(taken) FROM source WHERE whole_invitations = 1",
        [],
        |row| row.get(0),
    )?;
    let older: bool = db.query_row(
        "SELECT EXISTS (SELECT 1 FROM sighting WHERE source = 'linkedin-export' AND last_shown < :latest)
             OR EXISTS (SELECT 1 FROM invitation WHERE site = 'absent')",
        named_params! {":latest": latest},
        |row| row.get(0),
    )?;
    if older {
        absent(db, latest, &mut turned)?;
    }
    turned.changed += turned.accepted.len();
    Ok(turned)
}

/// Runs an update that gives the numbers of what it changed.
fn changed(
    db: &rusqlite::Connection,
    update: &str,
    latest: Option<i64>,
) -> Result<Vec<i64>, Error> {
    let mut statement = db.prepare(update)?;
    if let Some(place) = statement.parameter_index(":latest")? {
        statement.raw_bind_parameter(place, latest)?;
    }
    let mut rows = statement.raw_query();
    let mut ids = Vec::new();
    while let Some(row) = rows.next()? {
        ids.push(row.get(0)?);
    }
    Ok(ids)
}

fn absent(
    db: &rusqlite::Connection,
    latest: Option<i64>,
    turned: &mut Turned,
) -> Result<(), Error> {
    turned.absent = changed(
        db,
        "UPDATE invitation
         SET site = 'absent', revision = revision + 1
         WHERE site = 'open'
             AND (SELECT max(last_shown) FROM sighting
                  WHERE sighting.invitation = invitation.id AND source = 'linkedin-export') < :latest
         RETURNING id",
        latest,
    )?;
    let back = db.execute(
        "UPDATE invitation
         SET site = 'open', revision = revision + 1
         WHERE site = 'absent'
             AND coalesce((SELECT max(last_shown) FROM sighting
                           WHERE sighting.invitation = invitation.id AND source = 'linkedin-export'), 0)
                 >= coalesce(:latest, 0)",
        named_params! {":latest": latest},
    )?;
    turned.changed += turned.absent.len() + back;
    Ok(())
}
