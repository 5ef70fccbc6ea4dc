//! The people of an import: handles to persons, and links that somebody else took over.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rusqlite::named_params;

use super::{Error, Merge};
use crate::text::name::{disjoint, share_a_word};

/// How many names of one link in one import are compared; whoever has more is no person.
const NAMES_COMPARED: usize = 64;

/// Whether two names under one link tell of two people. Names of two scripts may be one name, and tell nothing.
fn another(a: &str, b: &str) -> bool {
    latin(a) == latin(b) && disjoint(a, b)
}

fn latin(name: &str) -> bool {
    name.chars().any(|c| c.is_alphabetic() && c < '\u{250}')
}

/// How well a name goes with those of a person; none where they tell of somebody else.
fn likeness(name: &str, names: &[String]) -> Option<u8> {
    if names.iter().any(|known| known == name) {
        return Some(2);
    }
    if names.iter().any(|known| share_a_word(name, known)) {
        return Some(1);
    }
    (!names.iter().any(|known| another(name, known))).then_some(0)
}

/// The names of one link by the people they tell of; the first name is among the first. Names that tell nothing go there
/// too.
fn bearers(names: &[String]) -> Vec<Vec<&str>> {
    let mut alike: Vec<Vec<&str>> = Vec::new();
    for name in names {
        let (same, others): (Vec<_>, Vec<_>) = alike
            .into_iter()
            .partition(|group| group.iter().any(|known| share_a_word(name, known)));
        alike = others;
        let mut group = same.concat();
        group.push(name);
        alike.push(group);
    }
    alike.sort_by_key(|group| !group.iter().any(|name| latin(name)));
    let mut groups: Vec<Vec<&str>> = Vec::new();
    let mut untold: Vec<&str> = Vec::new();
    for group in alike {
        let told = group.iter().all(|name| share_a_word(name, name));
        let apart = |known: &&str| group.iter().all(|name| another(name, known));
        if told && groups.iter().flatten().all(apart) {
            groups.push(group);
        } else {
            untold.extend(group);
        }
    }
    groups.sort_by_key(|group| {
        names
            .first()
            .is_none_or(|name| !group.contains(&name.as_str()))
    });
    if let Some(first) = groups.first_mut() {
        first.append(&mut untold);
    }
    groups
}

impl Merge<'_> {
    /// Finds or makes the person behind each handle of the stage. New people are numbered in the order of first
    /// appearance; a number is left out where somebody between was known.
    pub(super) fn resolve_people(&mut self) -> Result<(), Error> {
        let base = named_params! {":base": self.person_base};
        self.part_staged()?;
        self.part_staged_mailboxes()?;
        self.tx.execute(
            "UPDATE stage.handle
             SET person = (SELECT min(known.person) FROM main.handle AS known
                           WHERE known.kind = stage.handle.kind AND known.value = stage.handle.value)",
            [],
        )?;
        self.part_known()?;
        self.part_known_mailboxes()?;
        self.tx.execute(
            "UPDATE stage.handle SET person = :base + id WHERE person IS NULL",
            base,
        )?;
        self.tx.execute(
            "INSERT INTO person (id, root) SELECT person, person FROM stage.handle WHERE person > :base ORDER BY id",
            base,
        )?;
        self.tx.execute(
            "INSERT INTO main.handle (kind, value, person)
             SELECT kind, value, person FROM stage.handle WHERE person > :base ORDER BY id",
            base,
        )?;
        let mut staged = self
            .tx
            .prepare("SELECT person FROM stage.handle ORDER BY id")?;
        let mut rows = staged.query([])?;
        while let Some(row) = rows.next()? {
            self.people.push(row.get(0)?);
        }
        self.other_handles()
    }

    /// Makes two handles of a link that the stage shows under names with nothing in common: somebody took it over.
    fn part_staged(&self) -> Result<(), Error> {
        let mut names: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        let mut other_names = self.tx.prepare(
            "SELECT h.id, h.name, s.name
             FROM stage.sighting AS s JOIN stage.handle AS h ON h.id = s.handle
             WHERE h.kind = 'slug' AND s.name <> h.name
             UNION
             SELECT h.id, h.name, r.name
             FROM stage.record AS r JOIN stage.handle AS h ON h.id = r.handle
             WHERE h.kind = 'slug' AND r.name <> h.name",
        )?;
        let mut rows = other_names.query([])?;
        while let Some(row) = rows.next()? {
            let first = || row.get(1);
            let known = match names.entry(row.get(0)?) {
                Entry::Vacant(place) => place.insert(vec![first()?]),
                Entry::Occupied(place) => place.into_mut(),
            };
            if known.len() < NAMES_COMPARED {
                known.push(row.get(2)?);
            }
        }
        for (handle, names) in names {
            for taken in bearers(&names).into_iter().skip(1) {
                self.part_handle(handle, &taken)?;
            }
        }
        Ok(())
    }

    /// Gives what the stage shows of a handle under these names to a handle of its own.
    pub(super) fn part_handle(&self, handle: i64, names: &[&str]) -> Result<(), Error> {
        let Some(first) = names.first() else {
            return Ok(());
        };
        self.tx
            .prepare_cached(
                "INSERT INTO stage.handle (kind, value, name)
                 SELECT kind, value, :name FROM stage.handle WHERE id = :handle",
            )?
            .execute(named_params! {":handle": handle, ":name": first})?;
        let parted = self.tx.last_insert_rowid();
        self.tx
            .prepare_cached("INSERT INTO stage.several (handle) VALUES (:parted)")?
            .execute(named_params! {":parted": parted})?;
        for name in names {
            let moved = named_params! {":handle": handle, ":name": name, ":parted": parted};
            self.tx
                .prepare_cached(
                    "UPDATE stage.sighting SET handle = :parted WHERE handle = :handle AND coalesce(name, '') = :name",
                )?
                .execute(moved)?;
            self.tx
                .prepare_cached(
                    "UPDATE stage.other_handle SET handle = :parted WHERE handle = :handle AND coalesce(name, '') = :name",
                )?
                .execute(moved)?;
            self.tx
                .prepare_cached(
                    "UPDATE stage.record SET handle = :parted WHERE handle = :handle AND coalesce(name, '') = :name",
                )?
                .execute(moved)?;
        }
        Ok(())
    }

    /// Gives a known link to the one of its people whose name goes with it, or to nobody yet where none does.
    fn part_known(&self) -> Result<(), Error> {
        let mut renamed = self.tx.prepare(
            "SELECT id, name, value
             FROM stage.handle AS h
             WHERE kind = 'slug' AND person IS NOT NULL
                 AND NOT EXISTS (SELECT 1 FROM main.sighting AS s WHERE s.person = h.person AND s.name = h.name)
                 AND NOT EXISTS (SELECT 1 FROM main.record AS r WHERE r.person = h.person AND r.name = h.name)",
        )?;
        let mut rows = renamed.query([])?;
        let mut bearers: Vec<(i64, Option<i64>)> = Vec::new();
        while let Some(row) = rows.next()? {
            let bearer = self.bearer(row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?)?;
            bearers.push((row.get(0)?, bearer));
        }
        for (handle, bearer) in bearers {
            self.tx
                .prepare_cached("UPDATE stage.handle SET person = :bearer WHERE id = :handle")?
                .execute(named_params! {":handle": handle, ":bearer": bearer})?;
        }
        Ok(())
    }

    /// The person of a link who goes by a name: under that very name, under one like it, or under none that tells of
    /// somebody else.
    fn bearer(&self, name: &str, slug: &str) -> Result<Option<i64>, Error> {
        let people: Vec<i64> = self
            .tx
            .prepare_cached(
                "SELECT person FROM main.handle WHERE kind = 'slug' AND value = :slug ORDER BY person",
            )?
            .query_map(named_params! {":slug": slug}, |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let mut best: Option<(u8, i64)> = None;
        for person in people {
            let likeness = likeness(name, &self.names_of(person)?);
            best = best.max(likeness.map(|likeness| (likeness, -person)));
        }
        Ok(best.map(|(_, person)| -person))
    }

    /// Adds the further handles of a record, such as the address beside a link. An address or a number is everybody's who
    /// was seen with it; any other that is somebody's already stays theirs.
    fn other_handles(&self) -> Result<(), Error> {
        let mut staged = self
            .tx
            .prepare("SELECT DISTINCT handle, kind, value FROM stage.other_handle")?;
        let mut rows = staged.query([])?;
        while let Some(row) = rows.next()? {
            let person = self.person(row.get(0)?);
            self.tx
                .prepare_cached(
                    "INSERT OR IGNORE INTO handle (kind, value, person)
                     SELECT :kind, :value, :person
                     WHERE :kind = 'email' OR :kind = 'phone'
                         OR NOT EXISTS (SELECT 1 FROM handle WHERE kind = :kind AND value = :value)",
                )?
                .execute(named_params! {
                    ":kind": row.get_ref(1)?.as_str()?, ":value": row.get_ref(2)?.as_str()?, ":person": person
                })?;
        }
        Ok(())
    }

    /// The store's person of a stage's handle.
    pub(super) fn person(&self, handle: i64) -> i64 {
        usize::try_from(handle)
            .ok()
            .and_then(|place| self.people.get(place))
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn root(&self, person: i64) -> Result<i64, Error> {
        Ok(self
            .tx
            .prepare_cached("SELECT root FROM person WHERE id = :id")?
            .query_row(named_params! {":id": person}, |row| row.get(0))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_link_are_parted_only_where_they_have_nothing_in_common() {
        let parted = |names: [&str; 5]| {
            let names = names.map(str::to_owned);
            bearers(&names)
                .into_iter()
                .map(|group| group.join(", "))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            parted(["Ruth Klein", "", "Farid Amani", "Ruth Amsel", "水上 亮太"]),
            ["Ruth Klein, Ruth Amsel, , 水上 亮太", "Farid Amani"]
        );
        assert_eq!(
            parted([
                "A.",
                "Farid Amani",
                "Ruth Klein",
                "Anna Amsel",
                "Ruth Amsel"
            ])
            .len(),
            2
        );
    }
}
