//! Waves: invitations of several people whose notes were made from one text.
//!
//! The skeleton of a note is made when the note or who sent it changes, and kept; which belong together is worked out
//! anew over all of them whenever one changed. So the order of imports can't matter, and a hundred thousand notes cost
//! a third of a second. Invitations of any state belong: how the earlier ones of a wave were decided shows on the next.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use rusqlite::{Transaction, named_params};

use super::{Error, Merge, meta, set_meta};
use crate::model::sighted::{Sighted, by_precedence, note};
use crate::model::{Direction, Foreign};
use crate::store::row;
use crate::text::skeleton::{self, Known, firm, groups, skeleton};

/// The fewest people whose notes are alike for them to be a wave.
const FEWEST: usize = 3;

/// What was made anew in a merge.
#[derive(Debug, Default)]
pub(super) struct Noted {
    /// Whom to take out of every note.
    reader: Reader,
    /// By invitation, the new skeleton; nothing where its note says nothing to go by.
    skeletons: BTreeMap<i64, Option<String>>,
    /// Whether invitations went, or people turned out to be one.
    moved: bool,
}

/// The owner of the store, as far as notes name them.
#[derive(Debug, Default)]
struct Reader {
    name: Option<String>,
    employers: Vec<String>,
}

impl Reader {
    fn read(tx: &Transaction<'_>) -> Result<Self, Error> {
        let employers = tx
            .prepare_cached("SELECT DISTINCT company FROM record WHERE kind = 'position' AND company IS NOT NULL ORDER BY company")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(Self {
            name: meta(tx, "owner_name")?,
            employers,
        })
    }

    /// A word that changes when every skeleton must be made again.
    fn stamp(&self) -> String {
        let mut hash = DefaultHasher::new();
        (skeleton::VERSION, &self.name, &self.employers).hash(&mut hash);
        format!("{:016x}", hash.finish())
    }

    fn skeleton(
        &self,
        note: &str,
        names: &[&str],
        headlines: &[&str],
        companies: &[&str],
    ) -> Option<String> {
        let firms: Vec<&str> = companies
            .iter()
            .copied()
            .chain(headlines.iter().filter_map(|headline| firm(headline)))
            .chain(self.employers.iter().map(String::as_str))
            .collect();
        skeleton(
            note,
            &Known {
                names,
                companies: &firms,
                owner: self.name.as_deref(),
            },
        )
    }

    /// The skeleton of an invitation's note, from all that its sightings tell of the sender.
    fn of_sightings(&self, sighted: &[Sighted]) -> Option<String> {
        let note = note(sighted).flatten()?;
        let all = |field: fn(&Sighted) -> Option<&Foreign>| -> Vec<&str> {
            sighted.iter().filter_map(field).map(Foreign::raw).collect()
        };
        self.skeleton(
            note.raw(),
            &all(|s| Some(&s.sighting.name)),
            &all(|s| s.sighting.headline.as_ref()),
            &all(|s| s.sighting.company.as_ref()),
        )
    }
}

impl Merge<'_> {
    /// Learns whom the notes are written to, once the user's own records are in.
    pub(super) fn meet_reader(&mut self) -> Result<(), Error> {
        self.noted.reader = Reader::read(self.tx)?;
        Ok(())
    }

    /// Makes the skeleton of an invitation anew after its sightings changed.
    pub(super) fn note_skeleton(&mut self, invitation: i64, sighted: &[Sighted]) {
        let incoming = sighted
            .first()
            .is_some_and(|first| first.sighting.direction == Direction::Incoming);
        if incoming {
            let made = self.noted.reader.of_sightings(sighted);
            self.noted.skeletons.insert(invitation, made);
        }
    }

    /// Makes the skeletons of invitations that were merged in one statement.
    pub(super) fn note_first_skeletons(&mut self, invitations: i64) -> Result<(), Error> {
        let mut statement = self.tx.prepare(
            "SELECT :invitations + single.id, s.note, s.name, s.headline, s.company
             FROM stage.single CROSS JOIN stage.sighting AS s ON s.id = single.sighting
             WHERE s.note <> '' AND s.direction = 'incoming'",
        )?;
        let mut rows = statement.query(named_params! {":invitations": invitations})?;
        while let Some(row) = rows.next()? {
            let text = |column: usize| Ok::<_, Error>(row.get_ref(column)?.as_str_or_null()?);
            let (headline, company) = (text(3)?, text(4)?);
            let made = self.noted.reader.skeleton(
                row.get_ref(1)?.as_str()?,
                &[row.get_ref(2)?.as_str()?],
                headline.as_slice(),
                company.as_slice(),
            );
            if made.is_some() {
                self.noted.skeletons.insert(row.get(0)?, made);
            }
        }
        Ok(())
    }

    /// Says that an invitation went, or that two people turned out to be one.
    pub(super) fn waves_moved(&mut self) {
        self.noted.moved = true;
    }

    /// Works the waves out anew, where anything they rest on changed.
    pub(super) fn join_waves(&mut self) -> Result<(), Error> {
        let noted = std::mem::take(&mut self.noted);
        let stamp = noted.reader.stamp();
        if meta(self.tx, "skeletons")?.as_deref() == Some(&stamp) {
            if !noted.skeletons.is_empty() || noted.moved {
                join(self.tx, noted.skeletons)?;
            }
            return Ok(());
        }
        if meta(self.tx, "skeletons")?.is_some() {
            return again(self.tx);
        }
        // The first import: all there is has just been made, but for the reader, who is known since.
        join(self.tx, noted.skeletons)?;
        set_meta(self.tx, "skeletons", &stamp)
    }
}

/// Makes every skeleton and every wave anew.
pub(in crate::store) fn again(tx: &Transaction<'_>) -> Result<(), Error> {
    let reader = Reader::read(tx)?;
    let mut statement = tx.prepare(
        "SELECT invitation, source, direction, linkedin_id, sent, seen, name, headline, company, location, mutual,
                note, reminder, first_shown, last_shown
         FROM sighting
         WHERE invitation IN (SELECT invitation FROM sighting WHERE note <> '' AND direction = 'incoming')
         ORDER BY invitation, id",
    )?;
    let mut rows = statement.query([])?;
    let mut skeletons = BTreeMap::new();
    let mut current: Option<(i64, Vec<Sighted>)> = None;
    let mut make = |(id, mut sighted): (i64, Vec<Sighted>)| {
        by_precedence(&mut sighted);
        skeletons.insert(id, reader.of_sightings(&sighted));
    };
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let one = row::sighted(row, 1)?;
        match &mut current {
            Some((of, sighted)) if *of == id => sighted.push(one),
            _ => {
                if let Some(done) = current.replace((id, vec![one])) {
                    make(done);
                }
            }
        }
    }
    if let Some(done) = current {
        make(done);
    }
    tx.execute_batch(
        "DELETE FROM skeleton WHERE invitation NOT IN (SELECT invitation FROM sighting WHERE note <> '')",
    )?;
    join(tx, skeletons)?;
    set_meta(tx, "skeletons", &reader.stamp())
}

/// A skeleton with what is kept of it.
struct Member {
    invitation: i64,
    person: i64,
    words: String,
    kept: Option<(Option<i64>, i64)>,
    is_changed: bool,
}

/// Keeps new skeletons, and works out over all of them which belong together. Whoever's likes become more or fewer is
/// to be assessed again.
fn join(tx: &Transaction<'_>, mut fresh: BTreeMap<i64, Option<String>>) -> Result<(), Error> {
    let mut members = kept(tx, &mut fresh)?;
    let mut person = tx.prepare_cached("SELECT person FROM invitation WHERE id = :id")?;
    for (invitation, words) in fresh {
        let Some(words) = words else { continue };
        let mut found = person.query(named_params! {":id": invitation})?;
        // One that was folded into another since is no more.
        if let Some(row) = found.next()? {
            members.push(Member {
                invitation,
                person: row.get(0)?,
                words,
                kept: None,
                is_changed: true,
            });
        }
    }
    members.sort_unstable_by_key(|member| member.invitation);
    let words: Vec<&str> = members.iter().map(|member| member.words.as_str()).collect();
    let roots = groups(&words);
    let mut by_person: HashMap<(usize, i64), usize> = HashMap::new();
    let mut people: HashMap<usize, usize> = HashMap::new();
    let mut size: HashMap<usize, usize> = HashMap::new();
    for (member, root) in members.iter().zip(&roots) {
        let theirs = by_person.entry((*root, member.person)).or_default();
        *theirs += 1;
        *people.entry(*root).or_default() += usize::from(*theirs == 1);
        *size.entry(*root).or_default() += 1;
    }
    for (member, root) in members.iter().zip(&roots) {
        let wave = (people[root] >= FEWEST).then_some(members[*root].invitation);
        let others = size[root] - by_person[&(*root, member.person)];
        let similar = i64::try_from(others).unwrap_or(i64::MAX);
        keep(tx, member, wave, similar)?;
    }
    Ok(())
}

/// The skeletons that are kept, with the new words of those that were made anew; these are taken out of `fresh`.
fn kept(
    tx: &Transaction<'_>,
    fresh: &mut BTreeMap<i64, Option<String>>,
) -> Result<Vec<Member>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT s.invitation, i.person, s.words, s.wave, s.similar
         FROM skeleton AS s JOIN invitation AS i ON i.id = s.invitation",
    )?;
    let mut rows = statement.query([])?;
    let mut members = Vec::new();
    let mut silent = Vec::new();
    while let Some(row) = rows.next()? {
        let invitation: i64 = row.get(0)?;
        let old = row.get_ref(2)?.as_str()?;
        let (words, is_changed) = match fresh.remove(&invitation) {
            None => (old.to_owned(), false),
            Some(Some(new)) => {
                let is_changed = new != old;
                (new, is_changed)
            }
            Some(None) => {
                silent.push(invitation);
                continue;
            }
        };
        members.push(Member {
            invitation,
            person: row.get(1)?,
            words,
            kept: Some((row.get(3)?, row.get(4)?)),
            is_changed,
        });
    }
    for invitation in silent {
        tx.prepare_cached("DELETE FROM skeleton WHERE invitation = :id")?
            .execute(named_params! {":id": invitation})?;
        revise(tx, invitation)?;
    }
    Ok(members)
}

fn keep(
    tx: &Transaction<'_>,
    member: &Member,
    wave: Option<i64>,
    similar: i64,
) -> Result<(), Error> {
    if !member.is_changed && member.kept == Some((wave, similar)) {
        return Ok(());
    }
    tx.prepare_cached(
        "INSERT INTO skeleton (invitation, words, wave, similar) VALUES (:invitation, :words, :wave, :similar)
         ON CONFLICT DO UPDATE SET words = :words, wave = :wave, similar = :similar",
    )?
    .execute(named_params! {
        ":invitation": member.invitation, ":words": member.words, ":wave": wave, ":similar": similar,
    })?;
    if member.kept != Some((wave, similar)) && member.kept.is_some() {
        revise(tx, member.invitation)?;
    }
    Ok(())
}

fn revise(tx: &Transaction<'_>, invitation: i64) -> Result<(), Error> {
    tx.prepare_cached("UPDATE invitation SET revision = revision + 1 WHERE id = :id")?
        .execute(named_params! {":id": invitation})?;
    Ok(())
}
