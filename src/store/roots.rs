//! Who is one with whom: the links between people, and the root that each group has.
//!
//! A group is who can be reached over links and shared invitations; what the user told apart is no way. Its root is its
//! lowest number.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, named_params};

use super::{Error, search};

/// Everybody of the group of one.
pub(super) fn group(db: &Connection, person: i64) -> Result<Vec<i64>, Error> {
    Ok(db
        .prepare_cached(
            "SELECT id FROM person WHERE root = (SELECT root FROM person WHERE id = :person) ORDER BY id",
        )?
        .query_map(named_params! {":person": person}, |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}

/// Finds the roots of these people again; they must be whole groups.
pub(super) fn settle(db: &Connection, people: &[i64]) -> Result<BTreeSet<i64>, Error> {
    let mut neighbours: BTreeMap<i64, Vec<i64>> =
        people.iter().map(|person| (*person, Vec::new())).collect();
    let mut near = db.prepare_cached(
        "SELECT b FROM link WHERE a = :person AND by <> 'different'
             AND NOT EXISTS (SELECT 1 FROM link AS told WHERE told.a = link.a AND told.b = link.b AND told.by = 'different')
         UNION
         SELECT other.person FROM sighting AS own JOIN sighting AS other ON other.invitation = own.invitation
         WHERE own.person = :person AND other.person > :person
             AND NOT EXISTS (SELECT 1 FROM link WHERE a = :person AND b = other.person AND by = 'different')",
    )?;
    for person in people {
        let found: Vec<i64> = near
            .query_map(named_params! {":person": person}, |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for other in found {
            if let Some(theirs) = neighbours.get_mut(&other) {
                theirs.push(*person);
            }
            if let Some(own) = neighbours.get_mut(person) {
                own.push(other);
            }
        }
    }
    let mut roots = BTreeSet::new();
    let mut left: BTreeSet<i64> = people.iter().copied().collect();
    while let Some(root) = left.pop_first() {
        roots.insert(root);
        let mut next = vec![root];
        while let Some(person) = next.pop() {
            db.prepare_cached(
                "UPDATE person SET root = :root WHERE id = :person AND root <> :root",
            )?
            .execute(named_params! {":root": root, ":person": person})?;
            for other in neighbours.get(&person).into_iter().flatten() {
                if left.remove(other) {
                    next.push(*other);
                }
            }
        }
    }
    Ok(roots)
}

/// The same, and gives each invitation of theirs to the group that it was shown of. Nothing is joined or parted: an
/// invitation stays the one it is.
pub(super) fn settle_all(db: &Connection, people: &[i64]) -> Result<(), Error> {
    let roots = settle(db, people)?;
    for person in people {
        db.prepare_cached(
            "UPDATE invitation
             SET person = (SELECT min(person.root)
                           FROM sighting JOIN person ON person.id = sighting.person
                           WHERE sighting.invitation = invitation.id)
             WHERE id IN (SELECT invitation FROM sighting WHERE person = :person)",
        )?
        .execute(named_params! {":person": person})?;
    }
    for root in roots {
        search::write_tags(db, root)?;
    }
    Ok(())
}

/// Whether the user told somebody of one group apart from somebody of the other.
pub(super) fn told_apart(db: &Connection, one: i64, other: i64) -> Result<bool, Error> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1
                            FROM person AS p JOIN link ON (link.a = p.id OR link.b = p.id) AND link.by = 'different'
                                JOIN person AS q ON q.id = iif(link.a = p.id, link.b, link.a)
                            WHERE p.root = (SELECT root FROM person WHERE id = :one)
                                AND q.root = (SELECT root FROM person WHERE id = :other))",
        )?
        .query_row(named_params! {":one": one, ":other": other}, |row| row.get(0))?)
}

/// The groups that the user told apart from a group.
pub(super) fn apart_from(db: &Connection, root: i64) -> Result<BTreeSet<i64>, Error> {
    Ok(db
        .prepare_cached(
            "SELECT q.root
             FROM person AS p CROSS JOIN link ON link.a = p.id AND link.by = 'different'
                 CROSS JOIN person AS q ON q.id = link.b
             WHERE p.root = :root
             UNION
             SELECT q.root
             FROM person AS p CROSS JOIN link ON link.b = p.id AND link.by = 'different'
                 CROSS JOIN person AS q ON q.id = link.a
             WHERE p.root = :root",
        )?
        .query_map(named_params! {":root": root}, |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}
