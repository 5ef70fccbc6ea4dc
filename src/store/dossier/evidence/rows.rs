//! The dealings of one person, as the families of evidence read them: of each the newest version, and each once however
//! many of the person's handles it names.

use std::collections::HashMap;

use rusqlite::{Connection, named_params};

use crate::model::{Engaging, Foreign, PersonId, Setting};
use crate::store::{Error, row};

/// A dealing, as the store keeps it.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: i64,
    /// Whose it is: several where it names more than one handle of a person.
    pub(super) people: Vec<i64>,
    pub(super) kind: String,
    pub(super) key: String,
    /// By what they were found: `phone:01234567`.
    pub(super) party: String,
    /// Their other handles, a line each.
    pub(super) handles: Option<String>,
    pub(super) at: Option<i64>,
    pub(super) name: Option<Foreign>,
    pub(super) company: Option<Foreign>,
    pub(super) place: Option<Foreign>,
    pub(super) what: Option<Foreign>,
    pub(super) setting: Option<Setting>,
    pub(super) seconds: Option<i64>,
    pub(super) asked: Option<i64>,
    pub(super) how: Option<Engaging>,
    pub(super) from_me: bool,
    /// Which of two versions is the newer.
    version: (i64, i64),
}

impl Row {
    /// The phone numbers the record names, written as `phone:01234567`.
    pub(super) fn numbers(&self) -> impl Iterator<Item = &str> {
        let others = self.handles.as_deref().unwrap_or_default().lines();
        std::iter::once(self.party.as_str())
            .chain(others)
            .filter(|handle| handle.starts_with("phone:"))
    }
}

/// The dealings of everybody who is known to be one person, the newest first. Letters are left out: they are counted.
pub(super) fn of_root(db: &Connection, root: PersonId) -> Result<Vec<Row>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT record.id, record.person, record.kind, key, party, handles, at, name, company, location, what, setting,
                seconds, people, how, coalesce(from_me, 0), last_shown
         FROM person CROSS JOIN record ON record.person = person.id
         WHERE person.root = :root
             AND record.kind IN ('card', 'contact', 'meeting', 'call', 'badge', 'attendee', 'recommendation',
                                 'endorsement', 'follow', 'engagement')",
    )?;
    let mut found = statement.query(named_params! {":root": root.0})?;
    let mut rows: Vec<Row> = Vec::new();
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    while let Some(one) = found.next()? {
        let mut new = read(one)?;
        let place = *places
            .entry((new.kind.clone(), new.key.clone()))
            .or_insert(rows.len());
        let Some(known) = rows.get_mut(place) else {
            rows.push(new);
            continue;
        };
        if new.version > known.version {
            std::mem::swap(known, &mut new);
        }
        known.people.append(&mut new.people);
        known.people.sort_unstable();
        known.people.dedup();
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
    Ok(rows)
}

fn read(one: &rusqlite::Row<'_>) -> Result<Row, Error> {
    let id = one.get(0)?;
    Ok(Row {
        id,
        people: vec![one.get(1)?],
        kind: one.get(2)?,
        key: one.get(3)?,
        party: one.get(4)?,
        handles: one.get(5)?,
        at: one.get(6)?,
        name: row::foreign_or_none(one, 7)?,
        company: row::foreign_or_none(one, 8)?,
        place: row::foreign_or_none(one, 9)?,
        what: row::foreign_or_none(one, 10)?,
        setting: row::named_or_none(one, 11, Setting::named)?,
        seconds: one.get(12)?,
        asked: one.get(13)?,
        how: row::named_or_none(one, 14, Engaging::named)?,
        from_me: one.get(15)?,
        version: (one.get(16)?, id),
    })
}
