//! Everything that is known about one invitation, read together.

mod coverage;
pub(super) mod evidence;
pub(in crate::store) mod own;
pub(super) mod profile;

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, named_params};

use super::replying::CanReply;
use super::{Error, Store, queue, row};
use crate::model::dossier::{Colleague, Dossier, Earlier, Searched};
use crate::model::record::Position;
use crate::model::sighted::{Sighted, first, note};
use crate::model::{
    Advised, Direction, ErrandKind, Foreign, Invitation, InvitationId, Now, OwnEvent, Person,
    PersonId, School, SourceKind, Verdict,
};
use crate::text::fold::fold;
use crate::text::link::profile_link;
use crate::text::note::is_stock;

pub(super) use coverage::survey;

/// What is the same for every dossier until the next import: kept by the caller.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Background {
    /// What was looked through.
    pub searched: Vec<Searched>,
    /// The user's own positions, the newest first.
    pub positions: Vec<Position>,
    /// The user's own schools, the newest first.
    pub schools: Vec<School>,
    /// Events that the user said to attend, the newest first.
    pub events: Vec<OwnEvent>,
    /// The user's own name and link.
    pub owner: Option<crate::model::record::Owner>,
    /// Whether a reply can be sent, as the user found.
    pub replies: CanReply,
}

/// The newest job a connection record shows.
#[derive(Clone, Debug, Default)]
pub(super) struct Job {
    pub(super) company: Option<Foreign>,
    pub(super) position: Option<Foreign>,
    pub(super) shown: Option<jiff::Timestamp>,
}

impl Store {
    /// What is the same for every dossier until the next import.
    pub fn background(&self, now: &Now) -> Result<Background, Error> {
        Ok(Background {
            searched: self.searched(now)?,
            positions: own::positions(&self.db)?,
            schools: own::schools(&self.db)?,
            events: own::events(&self.db)?,
            owner: self.owner()?,
            replies: self.can_reply()?,
        })
    }

    /// Everything about one invitation; none where it is no more.
    pub fn dossier(
        &self,
        now: &Now,
        id: InvitationId,
        background: &Background,
    ) -> Result<Option<Dossier>, Error> {
        let Some(mut invitation) = self.invitation(id)? else {
            return Ok(None);
        };
        let today = now.today();
        let sightings = self.sightings(id)?;
        invitation.note = note(&sightings).map(Option::<&Foreign>::cloned);
        let by_mail = sightings
            .iter()
            .any(|s| s.sighting.source == SourceKind::Mail);
        let reminders = sightings.iter().filter(|s| s.sighting.reminder).count();
        invitation.reminders = by_mail.then(|| i64::try_from(reminders).unwrap_or(i64::MAX));
        let root = invitation.person;
        let pages = profile::of_root(&self.db, root)?;
        let profile = self.profile(now, root, (&sightings, &pages))?;
        let company = profile
            .company
            .as_ref()
            .map(|seen| fold(seen.value.raw()))
            .filter(|key| !key.is_empty());
        let (colleagues, colleague_count) = self.colleagues(root, company.as_deref())?;
        let earlier = self.earlier(today, &invitation)?;
        let attested = self.attested(root)?;
        let evidence = self.evidence(now, &invitation, &sightings, &earlier, &pages)?;
        let (wave, similar) = self.likes(&invitation, &sightings)?;
        let mut shown_by: Vec<SourceKind> = sightings.iter().map(|s| s.sighting.source).collect();
        shown_by.dedup();
        Ok(Some(Dossier {
            state: invitation.standing.state(today),
            today,
            sent_on: invitation.sent.map(|sent| now.day_of(sent)),
            person: self.person(root, &sightings)?,
            profile,
            shown_by,
            evidence,
            attested,
            searched: background.searched.clone(),
            traces: self.traces(root, id)?,
            earlier,
            colleagues,
            colleague_count,
            tags: self.tags(root)?,
            notes: self.notes(root)?,
            follow_up: self.follow_up(root)?,
            replies: self.replies(id)?,
            draft: self.kept_draft(id)?,
            journal: self.journal_of(id, root)?,
            my_positions: background.positions.clone(),
            my_schools: background.schools.clone(),
            my_events: background.events.clone(),
            me: crate::model::Me::default(),
            proposals: Vec::new(),
            question: self.question(now, id)?,
            wave,
            similar,
            can_reply: Some(&invitation)
                .filter(|invitation| invitation.direction == Direction::Incoming)
                .and_then(|invitation| {
                    background
                        .replies
                        .to(invitation.note.as_ref().map(Option::is_some))
                }),
            addresses: self.addresses(root)?,
            invitation,
        }))
    }

    fn invitation(&self, id: InvitationId) -> Result<Option<Invitation>, Error> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT direction, person, sent, first_seen, source_removed, site, decision, pressed, asked_on,
                        answered_on, quiet_after, snoozed_until, expires, coalesce(wrote_at > decided_at, FALSE), mend, advised
                 FROM invitation
                 WHERE id = :id",
            )?
            .query_row(named_params! {":id": id.0}, |row| {
                Ok(Invitation {
                    id,
                    direction: row::named(row, 0, Direction::named)?,
                    person: PersonId(row.get(1)?),
                    sent: row::instant_or_none(row, 2)?,
                    first_seen: row::instant(row, 3)?,
                    note: None,
                    reminders: None,
                    standing: queue::standing(row, 5)?,
                    advised: row.get_ref(15)?.as_str_or_null()?.and_then(advised),
                    source_removed: row.get(4)?,
                })
            })
            .optional()?)
    }

    /// The link to the profile of a person, if one is known.
    pub(super) fn link_of(&self, root: PersonId) -> Result<Option<String>, Error> {
        let slug: Option<String> = self
            .db
            .prepare_cached(
                "SELECT handle.value
                 FROM person JOIN handle ON handle.person = person.id
                 WHERE person.root = :root AND handle.kind = 'slug'
                 ORDER BY person.id, handle.value
                 LIMIT 1",
            )?
            .query_row(named_params! {":root": root.0}, |row| row.get(0))
            .optional()?;
        Ok(slug.map(|slug| profile_link(&slug)))
    }

    /// What there is to do at LinkedIn about an invitation, with the link to the person's profile.
    pub fn errand(
        &self,
        today: Date,
        id: InvitationId,
    ) -> Result<Option<(ErrandKind, Option<String>)>, Error> {
        let Some(invitation) = self.invitation(id)? else {
            return Ok(None);
        };
        match invitation.standing.errand(today) {
            Some(kind) => Ok(Some((kind, self.link_of(invitation.person)?))),
            None => Ok(None),
        }
    }

    fn person(&self, root: PersonId, sightings: &[Sighted]) -> Result<Person, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT name, max(shown)
             FROM (SELECT sighting.name, last_shown AS shown
                   FROM person JOIN sighting ON sighting.person = person.id WHERE person.root = :root
                   UNION ALL
                   SELECT record.name, last_shown
                   FROM person CROSS JOIN record ON record.person = person.id
                   WHERE person.root = :root AND record.name IS NOT NULL
                   UNION ALL
                   SELECT record_name.name, last_shown
                   FROM person
                       CROSS JOIN record ON record.person = person.id
                       JOIN record_name ON record_name.record = record.id
                   WHERE person.root = :root)
             GROUP BY name
             ORDER BY 2 DESC, 1",
        )?;
        let mut names: Vec<Foreign> = statement
            .query_map(named_params! {":root": root.0}, |row| row::foreign(row, 0))?
            .collect::<Result<_, _>>()?;
        let name = first(sightings, |s| Some(&s.name))
            .map(|(name, _)| name.clone())
            .or_else(|| names.first().cloned());
        let name = name.unwrap_or_default();
        let known = fold(name.raw());
        names.retain(|other| fold(other.raw()) != known);
        names.dedup_by_key(|name| fold(name.raw()));
        Ok(Person {
            id: root,
            name,
            url: self.link_of(root)?,
            other_names: names,
        })
    }

    /// The newest job that the user's connections show of a person.
    pub(super) fn latest_job(&self, root: PersonId) -> Result<Job, Error> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT record.company, record.title, record.last_shown
                 FROM person CROSS JOIN record ON record.person = person.id
                 WHERE person.root = :root AND record.kind = 'connection'
                 ORDER BY record.last_shown DESC, record.id DESC
                 LIMIT 1",
            )?
            .query_row(named_params! {":root": root.0}, |row| {
                Ok(Job {
                    company: row::foreign_or_none(row, 0)?,
                    position: row::foreign_or_none(row, 1)?,
                    shown: row::instant_or_none(row, 2)?,
                })
            })
            .optional()?
            .unwrap_or_default())
    }

    /// The user's connections at a company, besides the person; no number where the company or every connection is
    /// unknown.
    fn colleagues(
        &self,
        root: PersonId,
        company: Option<&str>,
    ) -> Result<(Vec<Colleague>, Option<i64>), Error> {
        let Some(company) = company else {
            return Ok((Vec::new(), None));
        };
        let any: bool = self
            .db
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM record WHERE kind = 'connection')")?
            .query_row([], |row| row.get(0))?;
        if !any {
            return Ok((Vec::new(), None));
        }
        let mut statement = self.db.prepare_cached(
            "SELECT name, title
             FROM record AS r
             WHERE kind = 'connection' AND company_key = :company
                 AND person NOT IN (SELECT id FROM person WHERE root = :root)
                 AND NOT EXISTS (SELECT 1 FROM record AS newer
                                 WHERE newer.person = r.person AND newer.kind = 'connection'
                                     AND (newer.last_shown, newer.id) > (r.last_shown, r.id))
             ORDER BY name",
        )?;
        let mut colleagues: Vec<Colleague> = statement
            .query_map(
                named_params! {":company": company, ":root": root.0},
                |row| {
                    Ok(Colleague {
                        name: row::foreign(row, 0)?,
                        position: row::foreign_or_none(row, 1)?,
                    })
                },
            )?
            .collect::<Result<_, _>>()?;
        let count = i64::try_from(colleagues.len()).unwrap_or(i64::MAX);
        colleagues.truncate(Dossier::COLLEAGUES_KEPT);
        Ok((colleagues, Some(count)))
    }

    fn earlier(&self, today: Date, invitation: &Invitation) -> Result<Vec<Earlier>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT id, sent, site, decision, pressed, asked_on, answered_on, quiet_after, snoozed_until, expires,
                    coalesce(wrote_at > decided_at, FALSE), mend
             FROM invitation
             WHERE person = :root AND direction = :direction AND id <> :id
                 AND at < (SELECT at FROM invitation WHERE id = :id)
             ORDER BY at DESC",
        )?;
        let earlier = statement
            .query_map(
                named_params! {
                    ":root": invitation.person.0, ":direction": invitation.direction.name(), ":id": invitation.id.0
                },
                |row| {
                    Ok(Earlier {
                        id: InvitationId(row.get(0)?),
                        sent: row::instant_or_none(row, 1)?,
                        state: queue::standing(row, 2)?.state(today),
                    })
                },
            )?
            .collect::<Result<_, _>>()?;
        Ok(earlier)
    }

    /// The wave an invitation is one of, and how many of other people are like it: none where there is no note or only
    /// LinkedIn's own, unknown where it wasn't shown or is too short to tell.
    fn likes(
        &self,
        invitation: &Invitation,
        sightings: &[Sighted],
    ) -> Result<(Option<InvitationId>, Option<i64>), Error> {
        let found = self
            .db
            .prepare_cached("SELECT wave, similar FROM skeleton WHERE invitation = :id")?
            .query_row(named_params! {":id": invitation.id.0}, |row| {
                Ok((row.get::<_, Option<i64>>(0)?.map(InvitationId), row.get(1)?))
            })
            .optional()?;
        if let Some((wave, similar)) = found {
            return Ok((wave, Some(similar)));
        }
        let sender = first(sightings, |s| Some(&s.name)).map_or("", |(name, _)| name.raw());
        let says_nothing = match &invitation.note {
            Some(Some(note)) => is_stock(note.raw(), sender),
            Some(None) => true,
            None => false,
        };
        Ok((None, says_nothing.then_some(0)))
    }
}

/// What a policy suggested, as the journal's acts wrote it.
fn advised(text: &str) -> Option<Advised> {
    let object: serde_json::Value = serde_json::from_str(text).ok()?;
    let field = |name: &str| object.get(name)?.as_str().map(str::to_owned);
    Some(Advised {
        policy: field("policy")?,
        version: field("version")?,
        verdict: Verdict::named(&field("verdict")?)?,
    })
}
