//! Cards that show a name and no link: which waiting invitation is theirs.
//!
//! A card joins the one person whose invitation waited when the card was shown and who has its name, unless one source
//! shows two of that name. That is worked out anew from everything in the store whenever an import comes or goes, never
//! from the order of arrival. A card is an edge to a person, not the person: the edge goes when it no longer holds.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::named_params;

use super::{Error, Merge};
use crate::store::search;
use crate::text::name::compared;

/// The reason of a link that rests on a name.
const THE_NAME: &str = "the name, once among those who waited";

/// A person known by cards alone.
struct Card {
    person: i64,
    /// When each of its sightings was first shown; the earliest first.
    shown: Vec<i64>,
}

/// An invitation of somebody known by more than a card, as its sightings tell it.
#[derive(Default)]
struct Asking {
    root: i64,
    site: String,
    /// The lowest number among the people it was shown of.
    person: i64,
    /// Whether it was shown under the name in question.
    named: bool,
    sent: Option<i64>,
    shown: Option<i64>,
    /// When an export last showed it.
    exported: Option<i64>,
}

/// The time in which an invitation waited.
struct Waiting {
    root: i64,
    person: i64,
    from: i64,
    until: i64,
}

/// Where a card belongs: with this person, among those of this group.
struct Home {
    group: i64,
    person: i64,
}

impl Merge<'_> {
    /// Joins cards with the invitations that are theirs by name, and parts those that aren't any more. Gives whether
    /// anything changed.
    pub(super) fn join_by_name(&mut self) -> Result<bool, Error> {
        let mut changed = false;
        for name in self.names_on_cards()? {
            changed |= self.settle_name(&name)?;
        }
        Ok(changed)
    }

    /// Direction and name of the cards in the store, as their handles begin. Few: only pages pasted as text have them.
    fn names_on_cards(&self) -> Result<BTreeSet<String>, Error> {
        let mut cards = self
            .tx
            .prepare_cached("SELECT value FROM main.handle WHERE kind = 'card'")?;
        let mut rows = cards.query([])?;
        let mut names = BTreeSet::new();
        while let Some(row) = rows.next()? {
            if let Some((name, _headline)) = row.get_ref(0)?.as_str()?.rsplit_once('\n') {
                names.insert([name, "\n"].concat());
            }
        }
        Ok(names)
    }

    fn settle_name(&mut self, name: &str) -> Result<bool, Error> {
        let Some((direction, key)) = name.trim_end_matches('\n').split_once('\n') else {
            return Ok(false);
        };
        let cards = self.cards(name)?;
        if cards.is_empty() {
            return Ok(false);
        }
        let waiting = self.waiting(direction, key)?;
        let lasts = self.lasts().as_secs();
        let crowded = self.crowded(&cards, &waiting, direction)?;
        let mut held = BTreeSet::new();
        for card in &cards {
            if self.is_held(card.person)? {
                held.insert(card.person);
            }
        }
        // What holds no longer for a card that is held would, through it, join two people.
        let cards: Vec<Card> = cards
            .into_iter()
            .filter(|card| !held.contains(&card.person))
            .collect();
        let homes = homes(&cards, &waiting, &crowded, lasts);
        let mut left = Vec::new();
        for card in &cards {
            let own = homes.get(&card.person).map(|home| home.group);
            for partner in self.linked_by_name(card.person)? {
                let root = self.root(partner)?;
                let theirs = match homes.get(&partner) {
                    Some(home) => Some(home.group),
                    None if held.contains(&partner) => Some(root),
                    None => waiting.iter().map(|one| one.root).find(|one| *one == root),
                };
                if theirs != own && !self.is_spoken_of(card.person)? {
                    left.push(card.person);
                    break;
                }
            }
        }
        let mut changed = !left.is_empty();
        for card in left {
            self.leave(card, direction)?;
        }
        for card in &cards {
            let Some(home) = homes.get(&card.person) else {
                continue;
            };
            if self.root(card.person)? != self.root(home.person)? {
                self.link(card.person, home.person, THE_NAME)?;
                changed = true;
            }
        }
        Ok(changed)
    }

    /// The cards of a direction and name, but for those of which the user said whose they are.
    fn cards(&self, name: &str) -> Result<Vec<Card>, Error> {
        let mut statement = self.tx.prepare_cached(
            "SELECT sighting.person, sighting.first_shown
             FROM main.handle JOIN sighting ON sighting.person = handle.person
             WHERE handle.kind = 'card' AND handle.value >= :name AND handle.value < :end
                 AND NOT EXISTS (SELECT 1 FROM link WHERE by = 'same' AND a = handle.person)
                 AND NOT EXISTS (SELECT 1 FROM link WHERE by = 'same' AND b = handle.person)
             ORDER BY sighting.person, sighting.first_shown",
        )?;
        let end = [name.trim_end_matches('\n'), "\u{b}"].concat();
        let mut rows = statement.query(named_params! {":name": name, ":end": end})?;
        let mut cards: Vec<Card> = Vec::new();
        while let Some(row) = rows.next()? {
            let (person, shown) = (row.get(0)?, row.get(1)?);
            match cards.last_mut().filter(|card| card.person == person) {
                Some(card) => card.shown.push(shown),
                None => cards.push(Card {
                    person,
                    shown: vec![shown],
                }),
            }
        }
        Ok(cards)
    }

    /// The invitations of a direction that people known by more than a card sent under a name, with the time in which
    /// each waited.
    fn waiting(&self, direction: &str, key: &str) -> Result<Vec<Waiting>, Error> {
        let Some(words) = search::all_in_name(key) else {
            return Ok(Vec::new());
        };
        let mut statement = self.tx.prepare_cached(
            "SELECT i.id, i.person, i.site, s.name, s.person, s.sent, s.first_shown,
                    iif(s.source = 'linkedin-export', s.last_shown, NULL)
             FROM search
                 JOIN search_doc ON search_doc.doc = search.rowid
                 JOIN invitation AS i ON i.id = search_doc.invitation
                 JOIN sighting AS s ON s.invitation = i.id
             WHERE search MATCH :words AND i.direction = :direction
                 AND NOT EXISTS (SELECT 1 FROM main.handle AS h WHERE h.person = s.person AND h.kind = 'card')
             ORDER BY i.id, s.person",
        )?;
        let mut rows = statement.query(named_params! {":words": words, ":direction": direction})?;
        let mut found: Vec<(i64, Asking)> = Vec::new();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            if found.last().is_none_or(|(last, _)| *last != id) {
                let asking = Asking {
                    root: row.get(1)?,
                    site: row.get(2)?,
                    person: row.get(4)?,
                    ..Asking::default()
                };
                found.push((id, asking));
            }
            let Some((_, asking)) = found.last_mut() else {
                continue;
            };
            asking.named |= compared(row.get_ref(3)?.as_str()?) == key;
            let sent: Option<i64> = row.get(5)?;
            asking.sent = asking.sent.into_iter().chain(sent).min();
            let shown: i64 = row.get(6)?;
            asking.shown = asking.shown.into_iter().chain([shown]).min();
            asking.exported = asking.exported.max(row.get(7)?);
        }
        found
            .into_iter()
            .filter(|(_, asking)| asking.named)
            .map(|(id, asking)| self.waited(id, &asking))
            .collect()
    }

    /// From when to when an invitation waited, as far as the store can tell.
    fn waited(&self, id: i64, asking: &Asking) -> Result<Waiting, Error> {
        let lasts = self.lasts().as_secs();
        let shown = asking.shown.unwrap_or_default();
        let from = asking.sent.unwrap_or(shown - lasts);
        let ended: Option<i64> = match asking.site.as_str() {
            "accepted" => self
                .tx
                .prepare_cached(
                    "SELECT min(record.at)
                     FROM invitation
                         JOIN person ON person.root = invitation.person
                         CROSS JOIN record ON record.person = person.id
                     WHERE invitation.id = :id AND record.kind IN ('connection', 'acceptance')
                         AND record.at >= invitation.at - invitation.at % 86400 - 86400",
                )?
                .query_row(named_params! {":id": id}, |row| row.get(0))?,
            "absent" => self
                .tx
                .prepare_cached(
                    "SELECT min(taken) FROM source WHERE whole_invitations = 1 AND taken > :exported",
                )?
                .query_row(named_params! {":exported": asking.exported}, |row| row.get(0))?,
            _ => None,
        };
        let lapses = asking.sent.unwrap_or(shown) + lasts;
        Ok(Waiting {
            root: asking.root,
            person: asking.person,
            from,
            // A connection tells its day alone, and the card may be of the hours before.
            until: ended.map_or(lapses, |ended| (ended + 86_400).min(lapses)),
        })
    }

    /// When a source showed two of one name; a mailbox shows one invitation many times and tells nothing here.
    fn crowded(
        &self,
        cards: &[Card],
        waiting: &[Waiting],
        direction: &str,
    ) -> Result<Vec<i64>, Error> {
        let mut sources = self.tx.prepare_cached(
            "SELECT DISTINCT file.source, sighting.first_shown
             FROM person
                 JOIN sighting ON sighting.person = person.id
                 JOIN sighting_file ON sighting_file.sighting = sighting.id
                 JOIN file ON file.id = sighting_file.file
             WHERE (person.id = :person OR (person.root = :root AND person.id NOT IN
                       (SELECT h.person FROM main.handle AS h WHERE h.kind = 'card')))
                 AND sighting.direction = :direction AND sighting.source <> 'mail'",
        )?;
        let mut shows: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
        let mut moments: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        let people = cards.iter().map(|card| (Some(card.person), None));
        let roots: BTreeSet<i64> = waiting.iter().map(|one| one.root).collect();
        for (person, root) in people.chain(roots.into_iter().map(|root| (None, Some(root)))) {
            let mut rows = sources
                .query(named_params! {":person": person, ":root": root, ":direction": direction})?;
            // A root may be the number of a card: people and roots are told apart by the sign.
            let who = person.unwrap_or_else(|| -root.unwrap_or_default());
            while let Some(row) = rows.next()? {
                let source = row.get(0)?;
                shows.entry(source).or_default().insert(who);
                moments.entry(source).or_default().push(row.get(1)?);
            }
        }
        Ok(shows
            .into_iter()
            .filter(|(_, who)| who.len() > 1 && who.iter().any(|who| *who > 0))
            .filter_map(|(source, _)| moments.remove(&source))
            .flatten()
            .collect())
    }

    /// The people that a card is joined with by name.
    fn linked_by_name(&self, card: i64) -> Result<Vec<i64>, Error> {
        Ok(self
            .tx
            .prepare_cached(
                "SELECT iif(a = :card, b, a)
                 FROM link
                 WHERE by = 'auto' AND why = :why AND (a = :card OR b = :card)",
            )?
            .query_map(named_params! {":card": card, ":why": THE_NAME}, |row| {
                row.get(0)
            })?
            .collect::<Result<_, _>>()?)
    }

    /// Whether the user said something about the person of a card. Then it stays as it was when they said it.
    pub(super) fn is_spoken_of(&self, person: i64) -> Result<bool, Error> {
        Ok(self
            .tx
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM tag WHERE person = :person
                                UNION ALL SELECT 1 FROM person_note WHERE person = :person
                                UNION ALL SELECT 1 FROM follow_up WHERE person = :person
                                UNION ALL SELECT 1 FROM attestation WHERE person = :person)",
            )?
            .query_row(named_params! {":person": person}, |row| row.get(0))?)
    }

    /// Whether a card stays with those it was joined with by name, whoever else it may be of by now: the user said
    /// something about them.
    fn is_held(&self, card: i64) -> Result<bool, Error> {
        if self.linked_by_name(card)?.is_empty() || !self.is_spoken_of(card)? {
            return Ok(false);
        }
        Ok(self
            .tx
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM person
                                WHERE root = :root AND id NOT IN (SELECT h.person FROM main.handle AS h WHERE h.kind = 'card'))",
            )?
            .query_row(named_params! {":root": self.root(card)?}, |row| row.get(0))?)
    }

    /// Arranges the sightings of one person by themselves: the invitations they shared with others are left to those.
    pub(super) fn regroup_apart(&mut self, person: i64, direction: &str) -> Result<(), Error> {
        let mut there = self.sightings_of(person, direction)?;
        for candidate in &mut there {
            candidate.leaves = self
                .tx
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM sighting JOIN person ON person.id = sighting.person
                                    WHERE sighting.invitation = :invitation AND person.root <> :root)",
                )?
                .query_row(
                    named_params! {":invitation": candidate.invitation, ":root": person},
                    |row| row.get(0),
                )?;
        }
        if there.is_empty() {
            Ok(())
        } else {
            self.arrange(person, there)
        }
    }

    /// Takes a card away from those it was joined with by name; their invitation stays theirs.
    fn leave(&mut self, card: i64, direction: &str) -> Result<(), Error> {
        let old = self.root(card)?;
        self.tx
            .prepare_cached(
                "DELETE FROM link WHERE by = 'auto' AND why = :why AND (a = :card OR b = :card)",
            )?
            .execute(named_params! {":card": card, ":why": THE_NAME})?;
        let rest: Option<i64> = self
            .tx
            .prepare_cached("SELECT min(id) FROM person WHERE root = :old AND id <> :card")?
            .query_row(named_params! {":old": old, ":card": card}, |row| row.get(0))?;
        self.tx
            .prepare_cached(
                "UPDATE person SET root = iif(id = :card, :card, :rest) WHERE root = :old",
            )?
            .execute(named_params! {":card": card, ":rest": rest, ":old": old})?;
        self.changed = true;
        self.regroup_apart(card, direction)?;
        self.write_tags(card)?;
        if let Some(rest) = rest {
            for direction in ["incoming", "outgoing"] {
                self.regroup(rest, direction)?;
            }
            self.write_tags(rest)?;
        }
        Ok(())
    }
}

/// Where each card belongs: with the one invitation that waited when it was shown, else with the earlier cards of its
/// name. Cards of a time in which a source showed two of the name stand by themselves.
fn homes(cards: &[Card], waiting: &[Waiting], crowded: &[i64], lasts: i64) -> BTreeMap<i64, Home> {
    let mut homes = BTreeMap::new();
    let mut strays: Vec<&Card> = Vec::new();
    for card in cards {
        let alone = card
            .shown
            .iter()
            .any(|at| crowded.iter().any(|other| (at - other).abs() <= lasts));
        let asked: Vec<&Waiting> = waiting
            .iter()
            .filter(|one| {
                card.shown
                    .iter()
                    .any(|at| one.from <= *at && *at < one.until)
            })
            .collect();
        let one = asked
            .first()
            .filter(|first| asked.iter().all(|other| other.root == first.root));
        match one {
            Some(one) if !alone => {
                let person = asked.iter().map(|one| one.person).min();
                homes.insert(
                    card.person,
                    Home {
                        group: one.root,
                        person: person.unwrap_or(one.person),
                    },
                );
            }
            None if !alone && asked.is_empty() => strays.push(card),
            _ => {}
        }
    }
    strays.sort_by_key(|card| (card.shown.first().copied(), card.person));
    let mut first: Option<&Card> = None;
    for card in strays {
        let leader = first
            .filter(|first| {
                let ends = first.shown.first().map(|at| at + lasts);
                card.shown.first().copied() <= ends
            })
            .unwrap_or(card);
        first = Some(leader);
        homes.insert(
            card.person,
            Home {
                group: leader.person,
                person: leader.person,
            },
        );
    }
    homes
}
