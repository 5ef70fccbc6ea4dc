//! Addresses and numbers: whose they are.
//!
//! Everybody who was seen with one of them is a person of their own, by the name beside it, and joined with the others
//! only where all the names tell of one: mailboxes are handed on with a job, a family has one phone. That is worked out
//! from all who have the address, never from the order in which they came.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Transaction, named_params};

use super::{Error, Merge};
use crate::text::name::keys::whole;
use crate::text::name::likeness::{bare, go_together};

/// The reasons of links that rest on an address or a number.
pub(super) const SAME_ADDRESS: &str = "the same e-mail address";
pub(super) const SAME_NUMBER: &str = "the same phone number";

/// Whoever more people than these were seen with is no person, and joins nobody.
const BEARERS: usize = 64;

/// Somebody who was seen with an address.
struct Bearer {
    person: i64,
    names: Vec<String>,
}

impl Bearer {
    /// Whether no name of theirs tells who they are.
    fn is_bare(&self) -> bool {
        self.names
            .iter()
            .all(|name| whole(name).is_empty() || bare(name))
    }

    fn is_nameless(&self) -> bool {
        self.names.iter().all(|name| whole(name).is_empty())
    }

    fn goes_with(&self, other: &Self) -> bool {
        self.names
            .iter()
            .all(|name| other.names.iter().all(|theirs| go_together(name, theirs)))
    }

    /// Whether some name of theirs may be some name of the other.
    fn may_be(&self, other: &Self) -> bool {
        self.names
            .iter()
            .any(|name| other.names.iter().any(|theirs| go_together(name, theirs)))
    }
}

/// Which of those who were seen with one address are one person, by twos.
fn joined(bearers: &[Bearer]) -> Vec<(i64, i64)> {
    if bearers.len() > BEARERS {
        return Vec::new();
    }
    let (unsure, told): (Vec<&Bearer>, Vec<&Bearer>) =
        bearers.iter().partition(|bearer| bearer.is_bare());
    let mut people: Vec<Vec<&Bearer>> = Vec::new();
    for one in told {
        let (same, others): (Vec<_>, Vec<_>) = people
            .into_iter()
            .partition(|group| group.iter().any(|known| known.goes_with(one)));
        people = others;
        let mut group = same.concat();
        group.push(one);
        people.push(group);
    }
    let is_one = |group: &Vec<&Bearer>| {
        group
            .iter()
            .all(|one| group.iter().all(|other| one.goes_with(other)))
    };
    let unclear = people.iter().filter(|group| !is_one(group)).count();
    let (nameless, called): (Vec<&Bearer>, Vec<&Bearer>) =
        unsure.into_iter().partition(|bearer| bearer.is_nameless());
    let mut strangers: Vec<&Bearer> = Vec::new();
    let mut additions: Vec<(usize, &Bearer)> = Vec::new();
    for one in called {
        let homes: Vec<usize> = (0..people.len())
            .filter(|n| people[*n].iter().any(|known| known.may_be(one)))
            .collect();
        match homes[..] {
            [home] => additions.push((home, one)),
            [] if !strangers.iter().any(|known| known.may_be(one)) => strangers.push(one),
            _ => {}
        }
    }
    // A mailbox of three or more is nobody's.
    if people.len() + unclear + strangers.len() > 2 {
        return Vec::new();
    }
    for (home, one) in additions {
        people[home].push(one);
    }
    if people.is_empty() && strangers.len() == 1 {
        people.push(strangers.clone());
        strangers.clear();
    }
    if let [one] = &mut people[..]
        && strangers.is_empty()
        && unclear == 0
    {
        one.extend(&nameless);
    } else if people.is_empty() && strangers.is_empty() {
        people.push(nameless);
    }
    people
        .iter()
        .filter(|group| unclear == 0 || is_one(group))
        .flat_map(|group| {
            // Each with each, so that one who is parted from the others leaves them joined.
            let mut people: Vec<i64> = group.iter().map(|bearer| bearer.person).collect();
            people.sort_unstable();
            let pairs: Vec<(i64, i64)> = people
                .iter()
                .enumerate()
                .flat_map(|(place, one)| people[place + 1..].iter().map(|other| (*one, *other)))
                .collect();
            pairs
        })
        .collect()
}

/// Under how many names the stage shows an address or a number.
fn staged_names(tx: &Transaction<'_>, kind: &str, value: &str) -> Result<i64, Error> {
    Ok(tx
        .prepare_cached("SELECT count(*) FROM stage.handle WHERE kind = :kind AND value = :value")?
        .query_row(named_params! {":kind": kind, ":value": value}, |row| {
            row.get(0)
        })?)
}

impl Merge<'_> {
    /// Makes a handle for each name beside an address or number of the stage.
    pub(super) fn part_staged_mailboxes(&self) -> Result<(), Error> {
        let any: bool = self.tx.query_row(
            "SELECT EXISTS (SELECT 1 FROM stage.handle WHERE kind = 'email' OR kind = 'phone')",
            [],
            |row| row.get(0),
        )?;
        if !any {
            return Ok(());
        }
        self.tx.execute_batch(
            "CREATE INDEX IF NOT EXISTS stage.record_handle ON record (handle);
             CREATE INDEX IF NOT EXISTS stage.sighting_handle ON sighting (handle);
             CREATE INDEX IF NOT EXISTS stage.other_handle_handle ON other_handle (handle);",
        )?;
        let mut shown = self.tx.prepare(
            "SELECT h.id, coalesce(h.name, ''), coalesce(r.name, '')
             FROM stage.handle AS h JOIN stage.record AS r ON r.handle = h.id
             WHERE (h.kind = 'email' OR h.kind = 'phone') AND coalesce(r.name, '') <> coalesce(h.name, '')
             UNION
             SELECT h.id, coalesce(h.name, ''), s.name
             FROM stage.handle AS h JOIN stage.sighting AS s ON s.handle = h.id
             WHERE (h.kind = 'email' OR h.kind = 'phone') AND s.name <> coalesce(h.name, '')",
        )?;
        let mut names: BTreeMap<i64, BTreeMap<String, Vec<String>>> = BTreeMap::new();
        let mut rows = shown.query([])?;
        while let Some(row) = rows.next()? {
            let (first, name): (String, String) = (row.get(1)?, row.get(2)?);
            let key = whole(&name);
            if key != whole(&first) {
                let by_name = names.entry(row.get(0)?).or_default();
                by_name.entry(key).or_default().push(name);
            }
        }
        for (handle, by_name) in names {
            for group in by_name.values() {
                let group: Vec<&str> = group.iter().map(String::as_str).collect();
                self.part_handle(handle, &group)?;
            }
        }
        Ok(())
    }

    /// Finds the person of each address or number of the stage by the name beside it; nobody yet where none was seen with
    /// it under that name.
    pub(super) fn part_known_mailboxes(&self) -> Result<(), Error> {
        let mut staged = self.tx.prepare(
            "SELECT id, kind, value, coalesce(name, '')
             FROM stage.handle
             WHERE (kind = 'email' OR kind = 'phone') AND person IS NOT NULL",
        )?;
        let mut known = self.tx.prepare(
            "SELECT person
             FROM main.handle AS h
             WHERE kind = :kind AND value = :value
                 AND NOT EXISTS (SELECT 1 FROM main.handle AS better
                                 WHERE better.person = h.person AND better.kind <> 'phone' AND better.kind <> h.kind)
             ORDER BY person",
        )?;
        let mut found: Vec<(i64, Option<i64>)> = Vec::new();
        let mut rows = staged.query([])?;
        while let Some(row) = rows.next()? {
            let (kind, value): (String, String) = (row.get(1)?, row.get(2)?);
            let name = whole(row.get_ref(3)?.as_str()?);
            let people: Vec<i64> = known
                .query_map(named_params! {":kind": kind, ":value": value}, |row| {
                    row.get(0)
                })?
                .collect::<Result<_, _>>()?;
            let mut bearer = None;
            let mut unshown: Vec<i64> = Vec::new();
            for person in people {
                let names = self.names_of(person)?;
                if names.is_empty() && !self.is_shown(person)? {
                    unshown.push(person);
                }
                let same = names
                    .iter()
                    .map(|known| whole(known))
                    .any(|known| known == name);
                if same || (name.is_empty() && names.is_empty()) {
                    bearer = Some(person);
                    break;
                }
            }
            // Whoever is there for the user's word alone, since what showed them was taken back, is there again: one under
            // one name.
            if bearer.is_none()
                && let [one] = unshown[..]
                && staged_names(self.tx, &kind, &value)? == 1
            {
                bearer = Some(one);
            }
            found.push((row.get(0)?, bearer));
        }
        for (handle, bearer) in found {
            self.tx
                .prepare_cached("UPDATE stage.handle SET person = :bearer WHERE id = :handle")?
                .execute(named_params! {":handle": handle, ":bearer": bearer})?;
        }
        Ok(())
    }

    /// Whether any file shows a person.
    fn is_shown(&self, person: i64) -> Result<bool, Error> {
        Ok(self
            .tx
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM main.record WHERE record.person = :person)
                     OR EXISTS (SELECT 1 FROM main.sighting WHERE sighting.person = :person)
                     OR EXISTS (SELECT 1 FROM profile WHERE profile.person = :person)",
            )?
            .query_row(named_params! {":person": person}, |row| row.get(0))?)
    }

    /// Joins those whom an address or number of the stage tells to be one, and parts those whom it doesn't any more.
    pub(super) fn join_staged_mailboxes(&mut self) -> Result<(), Error> {
        self.join_mailboxes(
            "SELECT kind, value FROM stage.handle WHERE kind = 'email' OR kind = 'phone'
             UNION
             SELECT kind, value FROM stage.other_handle WHERE kind = 'email' OR kind = 'phone'",
        )
    }

    /// The same of every address and number that more than one was seen with.
    pub(super) fn join_all_mailboxes(&mut self) -> Result<(), Error> {
        self.join_mailboxes(
            "SELECT kind, value FROM main.handle WHERE kind = 'email' OR kind = 'phone'
             GROUP BY kind, value HAVING count(*) > 1",
        )
    }

    fn join_mailboxes(&mut self, which: &str) -> Result<(), Error> {
        let mut wanted: BTreeMap<(i64, i64), &'static str> = BTreeMap::new();
        let mut people: BTreeSet<i64> = BTreeSet::new();
        {
            let mut mailboxes = self.tx.prepare(which)?;
            let mut rows = mailboxes.query([])?;
            while let Some(row) = rows.next()? {
                let (kind, value): (String, String) = (row.get(0)?, row.get(1)?);
                let bearers = self.bearers_of(&kind, &value)?;
                if bearers.len() < 2 {
                    continue;
                }
                people.extend(bearers.iter().map(|bearer| bearer.person));
                let why = if kind == "email" {
                    SAME_ADDRESS
                } else {
                    SAME_NUMBER
                };
                wanted.extend(joined(&bearers).into_iter().map(|pair| (pair, why)));
            }
        }
        for person in people {
            for other in self.joined_by_mailbox(person)? {
                if !wanted.contains_key(&(person, other)) && !self.is_wanted(person, other)? {
                    self.part_mailbox(person, other)?;
                }
            }
        }
        for ((one, other), why) in wanted {
            self.link(one, other, why)?;
        }
        Ok(())
    }

    /// Those with an address or number that a file shows, with their names.
    fn bearers_of(&self, kind: &str, value: &str) -> Result<Vec<Bearer>, Error> {
        let people: Vec<i64> = self
            .tx
            .prepare_cached(
                "SELECT person
                 FROM main.handle AS h
                 WHERE kind = :kind AND value = :value
                     AND (EXISTS (SELECT 1 FROM record WHERE record.person = h.person)
                          OR EXISTS (SELECT 1 FROM sighting WHERE sighting.person = h.person))
                 ORDER BY person
                 LIMIT 65",
            )?
            .query_map(named_params! {":kind": kind, ":value": value}, |row| {
                row.get(0)
            })?
            .collect::<Result<_, _>>()?;
        if people.len() < 2 || people.len() > BEARERS {
            return Ok(people
                .into_iter()
                .map(|person| Bearer {
                    person,
                    names: Vec::new(),
                })
                .collect());
        }
        people
            .into_iter()
            .map(|person| {
                let names = self.names_of(person)?;
                Ok(Bearer { person, names })
            })
            .collect()
    }

    /// Those of a higher number whom one was joined with by an address or a number.
    fn joined_by_mailbox(&self, person: i64) -> Result<Vec<i64>, Error> {
        Ok(self
            .tx
            .prepare_cached(
                "SELECT b FROM link WHERE a = :person AND by = 'auto' AND (why = :address OR why = :number)",
            )?
            .query_map(
                named_params! {":person": person, ":address": SAME_ADDRESS, ":number": SAME_NUMBER},
                |row| row.get(0),
            )?
            .collect::<Result<_, _>>()?)
    }

    /// Whether another address or number of two tells that they are one.
    fn is_wanted(&self, one: i64, other: i64) -> Result<bool, Error> {
        let shared: Vec<(String, String)> = self
            .tx
            .prepare_cached(
                "SELECT x.kind, x.value
                 FROM main.handle AS x JOIN main.handle AS y ON y.kind = x.kind AND y.value = x.value
                 WHERE x.person = :one AND y.person = :other AND (x.kind = 'email' OR x.kind = 'phone')",
            )?
            .query_map(named_params! {":one": one, ":other": other}, |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .collect::<Result<_, _>>()?;
        for (kind, value) in shared {
            if joined(&self.bearers_of(&kind, &value)?).contains(&(one, other)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Takes two apart whom an address doesn't join any more; not where the user said something about one of them.
    fn part_mailbox(&mut self, one: i64, other: i64) -> Result<(), Error> {
        if self.is_spoken_of(one)? || self.is_spoken_of(other)? {
            return Ok(());
        }
        let people = crate::store::roots::group(self.tx, one)?;
        self.tx
            .prepare_cached("DELETE FROM link WHERE a = :one AND b = :other AND by = 'auto'")?
            .execute(named_params! {":one": one, ":other": other})?;
        let roots = crate::store::roots::settle(self.tx, &people)?;
        self.changed = true;
        for (place, root) in roots.into_iter().enumerate() {
            for direction in ["incoming", "outgoing"] {
                if place > 0 {
                    self.regroup_apart(root, direction)?;
                }
            }
            self.write_tags(root)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(names: &[&str]) -> Vec<Vec<usize>> {
        let bearers: Vec<Bearer> = names
            .iter()
            .zip(0..)
            .map(|(name, person)| Bearer {
                person,
                names: Some((*name).to_owned())
                    .filter(|name| !name.is_empty())
                    .into_iter()
                    .collect(),
            })
            .collect();
        let mut groups: Vec<Vec<usize>> = (0..names.len()).map(|n| vec![n]).collect();
        for (one, other) in joined(&bearers) {
            let (one, other) = (
                usize::try_from(one).unwrap(),
                usize::try_from(other).unwrap(),
            );
            let away = groups
                .iter()
                .position(|group| group.contains(&other))
                .unwrap();
            if groups[away].contains(&one) {
                continue;
            }
            let moved = groups.remove(away);
            groups
                .iter_mut()
                .find(|group| group.contains(&one))
                .unwrap()
                .extend(moved);
        }
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort();
        groups
    }

    #[test]
    fn a_mailbox_is_one_persons_where_every_name_beside_it_tells_of_one() {
        assert_eq!(
            groups(&[
                "Nadia Keller",
                "Keller, Nadia",
                "N. Keller",
                "",
                "Nadia Brandt"
            ]),
            [[0, 1, 2, 3, 4]]
        );
        assert_eq!(groups(&["", "Nadia Keller"]), [[0, 1]]);
        assert_eq!(groups(&["Nadia", ""]), [[0, 1]]);
    }

    #[test]
    fn a_mailbox_that_was_handed_on_is_two_peoples_and_what_came_without_a_name_is_neithers() {
        assert_eq!(
            groups(&["Nadia Keller", "Teodor Lind", "", "N. Keller"]),
            [vec![0, 3], vec![1], vec![2]]
        );
        assert_eq!(groups(&["Nadia Keller", "Jonas Keller"]), [[0], [1]]);
        assert_eq!(groups(&["Nadia Keller", "Jonas"]), [[0], [1]]);
    }

    #[test]
    fn a_mailbox_of_three_is_nobodys() {
        assert_eq!(
            groups(&["Nadia Keller", "Nadia Brandt", "Teodor Lind", "Ruth Amsel"]),
            [[0], [1], [2], [3]]
        );
        assert_eq!(
            groups(&["Nadia Keller", "N. Keller", "Jonas", "Ruth"]).len(),
            4
        );
    }

    #[test]
    fn a_name_that_could_be_eithers_joins_neither() {
        assert_eq!(
            groups(&["Alexander Vogt", "Alexandra Vogt", "Alex Vogt"]),
            [[0], [1], [2]]
        );
        assert_eq!(
            groups(&["Nadia Keller", "Niklas Keller", "N. Keller"]),
            [[0], [1], [2]]
        );
    }

    #[test]
    fn the_order_in_which_they_came_changes_nothing() {
        let names = [
            "Nadia Keller",
            "",
            "Nadia Brandt",
            "Teodor Lind",
            "N. Keller",
        ];
        let turned: Vec<&str> = names.iter().rev().copied().collect();
        let mut back: Vec<Vec<usize>> = groups(&turned)
            .into_iter()
            .map(|group| {
                let mut group: Vec<usize> =
                    group.into_iter().map(|n| names.len() - 1 - n).collect();
                group.sort_unstable();
                group
            })
            .collect();
        back.sort();
        assert_eq!(groups(&names), back);
    }
}
