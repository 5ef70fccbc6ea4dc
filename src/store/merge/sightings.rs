//! The sightings of an import: what is new of them, and which invitations they make.

use rusqlite::{named_params, params};

use super::lasting::is_twin;
use super::{Error, Merge, instant};
use crate::model::sighted::{Piece, Sighted, by_precedence, sent};
use crate::model::time::days_after;
use crate::model::{Direction, InvitationId};
use crate::store::{row, search};

/// A sighting of one person and direction, stored or about to be.
pub(super) struct Candidate {
    id: i64,
    person: i64,
    /// The invitation it belongs to in the store; none while it is new.
    pub(super) invitation: Option<i64>,
    /// Whether it leaves that invitation to others.
    pub(super) leaves: bool,
    sighted: Sighted,
}

/// A sighting out of the stage.
struct Staged {
    file: i64,
    place: String,
    sighted: Sighted,
}

impl Merge<'_> {
    pub(super) fn merge_sightings(&mut self) -> Result<(), Error> {
        let mut staged = self.tx.prepare(
            "SELECT s.handle, s.file, s.place, s.source, s.direction, s.linkedin_id, s.sent, s.seen, s.name,
                    s.headline, s.company, s.location, s.mutual, s.note, s.reminder,
                    coalesce(s.seen, source.taken, :now), coalesce(s.seen, source.taken, :now)
             FROM stage.sighting AS s
                 JOIN stage.file ON file.id = s.file
                 JOIN stage.source ON source.id = file.source
             WHERE s.handle IS NOT NULL
             ORDER BY s.handle, s.direction, s.id",
        )?;
        let mut rows = staged.query(named_params! {":now": self.plan.now.instant.as_second()})?;
        let mut group: Vec<Staged> = Vec::new();
        let mut current: Option<(i64, Direction)> = None;
        while let Some(row) = rows.next()? {
            let one = Staged {
                file: row.get(1)?,
                place: row.get(2)?,
                sighted: row::sighted(row, 3)?,
            };
            let key = (row.get(0)?, one.sighted.sighting.direction);
            if let Some((handle, _)) = current.filter(|current| *current != key) {
                self.merge_group(handle, std::mem::take(&mut group))?;
            }
            current = Some(key);
            group.push(one);
        }
        match current {
            Some((handle, _)) => self.merge_group(handle, group),
            None => Ok(()),
        }
    }

    /// Merges the staged sightings of one person and direction.
    fn merge_group(&mut self, handle: i64, group: Vec<Staged>) -> Result<(), Error> {
        let Some(direction) = group
            .first()
            .map(|staged| staged.sighted.sighting.direction)
        else {
            return Ok(());
        };
        let person = self.person(handle);
        let (root, mut there) = if person > self.person_base {
            (person, Vec::new())
        } else {
            let root = self.root(person)?;
            (root, self.sightings_of(root, direction.name())?)
        };
        let stored = there.len();
        let mut grew = false;
        let mut links = Vec::with_capacity(group.len());
        for mut staged in group {
            let place = std::mem::take(&mut staged.place);
            let file = self.file_base + staged.file;
            let (id, changed) = self.merge_one(person, staged, &mut there, stored)?;
            grew |= changed;
            links.push((id, file, place));
        }
        if grew {
            self.changed = true;
            self.arrange(root, there)?;
        } else {
            for invitation in there.iter().filter_map(|candidate| candidate.invitation) {
                self.mark_shown(invitation)?;
            }
        }
        for (id, file, place) in links {
            self.tx
                .prepare_cached(
                    "INSERT OR IGNORE INTO sighting_file (sighting, file, place) VALUES (:sighting, :file, :place)",
                )?
                .execute(params![id, file, place])?;
        }
        Ok(())
    }

    /// Puts one staged sighting beside those of its person, unless it is among them. Gives its number, and whether
    /// anything changed.
    fn merge_one(
        &mut self,
        person: i64,
        staged: Staged,
        there: &mut Vec<Candidate>,
        stored: usize,
    ) -> Result<(i64, bool), Error> {
        let Staged { file, sighted, .. } = staged;
        let lasts = self.lasts();
        if let Some(twin) = there
            .iter_mut()
            .find(|other| is_twin(&other.sighted, &sighted, lasts))
        {
            self.count(file).unchanged += 1;
            let known = &mut twin.sighted;
            if sighted.last_shown <= known.last_shown && sighted.first_shown >= known.first_shown {
                return Ok((twin.id, false));
            }
            known.last_shown = known.last_shown.max(sighted.last_shown);
            known.first_shown = known.first_shown.min(sighted.first_shown);
            self.tx
                .prepare_cached("UPDATE sighting SET first_shown = :first, last_shown = :last WHERE id = :id")?
                .execute(named_params! {
                    ":id": twin.id, ":first": known.first_shown.as_second(), ":last": known.last_shown.as_second()
                })?;
            return Ok((twin.id, true));
        }
        if there[..stored]
            .iter()
            .any(|other| says_more(&other.sighted, &sighted))
        {
            self.count(file).updated += 1;
        } else {
            self.count(file).added += 1;
        }
        let id = self.next_sighting;
        self.next_sighting += 1;
        there.push(Candidate {
            id,
            person,
            invitation: None,
            leaves: false,
            sighted,
        });
        Ok((id, true))
    }

    pub(super) fn sightings_of(&self, root: i64, direction: &str) -> Result<Vec<Candidate>, Error> {
        let mut stored = self.tx.prepare_cached(
            "SELECT sighting.id, sighting.person, invitation, source, direction, linkedin_id, sent, seen, name,
                    headline, company, location, mutual, note, reminder, first_shown, last_shown
             FROM person JOIN sighting ON sighting.person = person.id
             WHERE person.root = :root AND direction = :direction
             ORDER BY sighting.id",
        )?;
        let found = stored
            .query_map(
                named_params! {":root": root, ":direction": direction},
                |row| {
                    Ok(Candidate {
                        id: row.get(0)?,
                        person: row.get(1)?,
                        invitation: row.get(2)?,
                        leaves: false,
                        sighted: row::sighted(row, 3)?,
                    })
                },
            )?
            .collect::<Result<_, _>>()?;
        Ok(found)
    }

    /// Arranges the stored sightings of a person anew, after two people turned out to be one.
    pub(super) fn regroup(&mut self, root: i64, direction: &str) -> Result<(), Error> {
        let there = self.sightings_of(root, direction)?;
        if there.is_empty() {
            Ok(())
        } else {
            self.arrange(root, there)
        }
    }

    /// Makes invitations of all sightings of one person and direction. An invitation keeps its number as long as one
    /// of its sightings stays.
    pub(super) fn arrange(&mut self, root: i64, mut there: Vec<Candidate>) -> Result<(), Error> {
        let pieces: Vec<Piece> = there
            .iter()
            .map(|candidate| Piece {
                invitation: candidate.invitation.map(InvitationId),
                linkedin_id: candidate.sighted.sighting.linkedin_id,
                sent: candidate.sighted.sighting.sent,
                shown: candidate.sighted.first_shown,
                over: self.over(&candidate.sighted),
            })
            .collect();
        let mut taken: Vec<i64> = Vec::new();
        let mut left: Vec<(i64, i64)> = Vec::new();
        for part in (self.plan.partition)(&pieces) {
            let mut known: Vec<i64> = part
                .iter()
                .filter(|&&i| !there[i].leaves)
                .filter_map(|&i| there[i].invitation)
                .collect();
            known.sort_unstable();
            known.dedup();
            known.retain(|id| !taken.contains(id));
            let (id, is_new) = match known.first() {
                Some(id) => (*id, false),
                None => (self.new_invitation(), true),
            };
            taken.push(id);
            left.extend(known.iter().skip(1).map(|away| (*away, id)));
            if id >= self.unindexed && !is_new {
                self.flush_index()?;
            }
            let mut sighted: Vec<Sighted> =
                part.iter().map(|&i| there[i].sighted.clone()).collect();
            by_precedence(&mut sighted);
            // The invitation first: a sighting without one would have SQLite look for it again later.
            self.write_invitation(id, root, &sighted, is_new)?;
            self.note_skeleton(id, &sighted);
            for &i in &part {
                self.settle_sighting(&mut there[i], id)?;
            }
            if is_new && root <= self.person_base {
                self.write_tags(root)?;
            }
        }
        for (away, into) in left.into_iter().filter(|(away, _)| !taken.contains(away)) {
            self.flush_index()?;
            self.fold_into(away, into)?;
            self.waves_moved();
        }
        Ok(())
    }

    /// Brings the search index up to date with the new invitations. Called before one of them changes again: the
    /// trigger takes a row out of the index only if it is there.
    pub(super) fn flush_index(&mut self) -> Result<(), Error> {
        if self.unindexed < self.next_invitation {
            search::index_new(self.tx, self.unindexed)?;
            self.unindexed = self.next_invitation;
        }
        Ok(())
    }

    /// Brings a person's tags into the search rows of their invitations.
    pub(super) fn write_tags(&mut self, root: i64) -> Result<(), Error> {
        if search::is_tagged(self.tx, root)? {
            self.flush_index()?;
            search::write_tags(self.tx, root)?;
        }
        Ok(())
    }

    fn new_invitation(&mut self) -> i64 {
        let id = self.next_invitation;
        self.next_invitation += 1;
        id
    }

    /// Writes a new sighting, or moves a stored one to the invitation it belongs to.
    fn settle_sighting(&self, candidate: &mut Candidate, invitation: i64) -> Result<(), Error> {
        match candidate.invitation {
            Some(old) if old == invitation => return Ok(()),
            Some(_) => {
                self.tx
                    .prepare_cached("UPDATE sighting SET invitation = :invitation WHERE id = :id")?
                    .execute(named_params! {":id": candidate.id, ":invitation": invitation})?;
            }
            None => self.insert_sighting(candidate, invitation)?,
        }
        candidate.invitation = Some(invitation);
        Ok(())
    }

    fn insert_sighting(&self, candidate: &Candidate, invitation: i64) -> Result<(), Error> {
        let it = &candidate.sighted.sighting;
        let note = match &it.note {
            crate::model::NoteSeen::Unseen => None,
            crate::model::NoteSeen::Empty => Some(""),
            crate::model::NoteSeen::Text(text) => Some(text.raw()),
        };
        self.tx
            .prepare_cached(
                "INSERT INTO sighting (id, invitation, person, source, direction, linkedin_id, sent, seen, name,
                     headline, company, location, mutual, note, reminder, first_shown, last_shown)
                 VALUES (:id, :invitation, :person, :source, :direction, :linkedin_id, :sent, :seen, :name,
                     :headline, :company, :location, :mutual, :note, :reminder, :first_shown, :last_shown)",
            )?
            // By place, which is that of the names: looking seventeen names up takes as long as writing the row.
            .execute(params![
                candidate.id,
                invitation,
                candidate.person,
                it.source.name(),
                it.direction.name(),
                it.linkedin_id,
                it.sent.map(jiff::Timestamp::as_second),
                it.seen.map(jiff::Timestamp::as_second),
                it.name.raw(),
                raw(it.headline.as_ref()),
                raw(it.company.as_ref()),
                raw(it.location.as_ref()),
                it.mutual,
                note,
                it.reminder,
                candidate.sighted.first_shown.as_second(),
                candidate.sighted.last_shown.as_second(),
            ])?;
        Ok(())
    }

    fn write_invitation(
        &self,
        id: i64,
        root: i64,
        sighted: &[Sighted],
        is_new: bool,
    ) -> Result<(), Error> {
        let Some(first) = sighted.first() else {
            return Ok(());
        };
        let sent = sent(sighted);
        let first_seen = sighted
            .iter()
            .map(|s| s.first_shown)
            .min()
            .unwrap_or_else(|| instant(0));
        let at = sent.unwrap_or(first_seen);
        let expires = days_after(self.plan.now.day_of(at), self.plan.expires_after_days);
        let sql = if is_new {
            "INSERT INTO invitation (id, direction, person, at, sent, first_seen, expires, site, queue)
             VALUES (:id, :direction, :root, :at, :sent, :first_seen, :expires, 'open',
                     iif(:expires < :line, 99, 50))"
        } else {
            "UPDATE invitation
             SET person = :root, at = :at, sent = :sent, first_seen = :first_seen, expires = :expires,
                 revision = revision + 1,
                 queue = iif(:expires < :line, 99, iif(queue = 99, 50, queue))
             WHERE id = :id AND direction = :direction"
        };
        self.tx.prepare_cached(sql)?.execute(named_params! {
            ":id": id, ":direction": first.sighting.direction.name(), ":root": root, ":at": at.as_second(),
            ":sent": sent.map(jiff::Timestamp::as_second), ":first_seen": first_seen.as_second(),
            ":expires": expires.to_string(), ":line": crate::store::queue::lapse_line(self.plan.now.today()),
        })?;
        search::write(self.tx, id, at.as_second(), sighted, is_new)?;
        self.mark_shown(id)
    }

    fn mark_shown(&self, invitation: i64) -> Result<(), Error> {
        self.tx
            .prepare_cached("INSERT OR IGNORE INTO temp.shown (invitation) VALUES (:invitation)")?
            .execute(named_params! {":invitation": invitation})?;
        Ok(())
    }
}

/// Whether a sighting tells of the same asking as a known one of its kind of source, only with other words.
fn says_more(known: &Sighted, new: &Sighted) -> bool {
    let (known, new) = (&known.sighting, &new.sighting);
    known.source == new.source
        && known.sent.is_some()
        && known.sent == new.sent
        && known.seen == new.seen
}

fn raw(text: Option<&crate::model::Foreign>) -> Option<&str> {
    text.map(crate::model::Foreign::raw)
}
