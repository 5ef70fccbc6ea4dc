//! What was seen of a person's profile: by the invitations, by the user's connections, and on a page of its own.

use rusqlite::{Connection, named_params};

use crate::model::record::{Activity, ActivityKind, Position, ProfileSeen, Skill};
use crate::model::sighted::{Sighted, first};
use crate::model::{Foreign, Now, PersonId, Profile, Seen, SourceKind};
use crate::store::{Error, Store, row};

/// A profile as the store keeps it.
#[derive(Clone, Debug)]
pub(in crate::store) struct Kept {
    /// Its number.
    pub(in crate::store) id: i64,
    /// Whose it is.
    pub(in crate::store) person: i64,
    /// What the page showed; handles are left out.
    pub(in crate::store) profile: ProfileSeen,
    /// When a page first and last showed it.
    pub(in crate::store) first_shown: i64,
    pub(in crate::store) last_shown: i64,
}

/// The profiles of one person, the newest first.
pub(in crate::store) fn of_person(db: &Connection, person: i64) -> Result<Vec<Kept>, Error> {
    kept(
        db,
        "SELECT id, source, name, headline, location, company, about, mutual, connections, connections_or_more, photo,
                whole, first_shown, last_shown, industry, person
         FROM profile
         WHERE person = :person
         ORDER BY last_shown DESC, id DESC",
        person,
    )
}

/// The profiles of everybody who is known to be one person, the newest first.
pub(super) fn of_root(db: &Connection, root: PersonId) -> Result<Vec<Kept>, Error> {
    kept(
        db,
        "SELECT profile.id, source, name, headline, location, company, about, mutual, connections,
                connections_or_more, photo, whole, first_shown, last_shown, industry, person
         FROM person JOIN profile ON profile.person = person.id
         WHERE person.root = :person
         ORDER BY last_shown DESC, profile.id DESC",
        root.0,
    )
}

fn kept(db: &Connection, sql: &str, person: i64) -> Result<Vec<Kept>, Error> {
    let mut found: Vec<Kept> = db
        .prepare_cached(sql)?
        .query_map(named_params! {":person": person}, |row| {
            Ok(Kept {
                id: row.get(0)?,
                profile: ProfileSeen {
                    source: SourceKind::named(row.get_ref(1)?.as_str()?),
                    handles: Vec::new(),
                    name: row::foreign(row, 2)?,
                    seen: row::instant_or_none(row, 13)?,
                    headline: row::foreign_or_none(row, 3)?,
                    location: row::foreign_or_none(row, 4)?,
                    company: row::foreign_or_none(row, 5)?,
                    about: row::foreign_or_none(row, 6)?,
                    mutual: row.get(7)?,
                    connections: row.get(8)?,
                    connections_or_more: row.get(9)?,
                    photo: row.get(10)?,
                    positions: Vec::new(),
                    education: Vec::new(),
                    skills: Vec::new(),
                    languages: Vec::new(),
                    industry: row::foreign_or_none(row, 14)?,
                    groups: Vec::new(),
                    activity: Vec::new(),
                    whole: row.get(11)?,
                },
                first_shown: row.get(12)?,
                last_shown: row.get(13)?,
                person: row.get(15)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    for one in &mut found {
        lists(db, one.id, &mut one.profile)?;
    }
    Ok(found)
}

fn lists(db: &Connection, id: i64, profile: &mut ProfileSeen) -> Result<(), Error> {
    let id = named_params! {":profile": id};
    profile.positions = db
        .prepare_cached(
            "SELECT company, title, from_month, to_month, place
             FROM profile_position
             WHERE profile = :profile
             ORDER BY nr",
        )?
        .query_map(id, row::position)?
        .collect::<Result<_, _>>()?;
    profile.education = db
        .prepare_cached(
            "SELECT school, degree, from_month, to_month
             FROM profile_education
             WHERE profile = :profile
             ORDER BY nr",
        )?
        .query_map(id, row::school)?
        .collect::<Result<_, _>>()?;
    profile.skills = db
        .prepare_cached(
            "SELECT skill, endorsements FROM profile_skill WHERE profile = :profile ORDER BY nr",
        )?
        .query_map(id, |row| {
            Ok(Skill {
                name: row::foreign(row, 0)?,
                endorsements: row.get(1)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    profile.activity = db
        .prepare_cached(
            "SELECT kind, day, with_me FROM profile_activity WHERE profile = :profile ORDER BY nr",
        )?
        .query_map(id, |row| {
            Ok(Activity {
                kind: row::named(row, 0, ActivityKind::named)?,
                on: row::day_or_none(row, 1)?,
                with_me: row.get(2)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let mut words = db.prepare_cached(
        "SELECT list, word FROM profile_word WHERE profile = :profile ORDER BY list, nr",
    )?;
    let mut rows = words.query(id)?;
    while let Some(row) = rows.next()? {
        let list = match row.get_ref(0)?.as_str()? {
            "language" => &mut profile.languages,
            _ => &mut profile.groups,
        };
        list.push(row::foreign(row, 1)?);
    }
    Ok(())
}

/// The newer of two; a page of the profile counts before an invitation of the same day.
fn newer<T>(page: Option<Seen<T>>, other: Option<Seen<T>>) -> Option<Seen<T>> {
    match (page, other) {
        (Some(page), Some(other)) if other.on > page.on => Some(other),
        (Some(page), _) => Some(page),
        (None, other) => other,
    }
}

impl Store {
    /// What was seen of a person's profile, each part with its source and day: of each part the newest.
    pub(super) fn profile(
        &self,
        now: &Now,
        root: PersonId,
        (sightings, pages): (&[Sighted], &[Kept]),
    ) -> Result<Profile, Error> {
        let seen = |found: Option<(&Foreign, &Sighted)>| {
            found.map(|(value, by)| Seen {
                value: value.clone(),
                source: by.sighting.source,
                on: now.day_of(by.last_shown),
            })
        };
        let job = self.latest_job(root)?;
        let from_job = |value: Option<Foreign>| {
            value.zip(job.shown).map(|(value, shown)| Seen {
                value,
                source: SourceKind::LinkedinExport,
                on: now.day_of(shown),
            })
        };
        let page = newest_page(now, pages);
        let on_page = |part: fn(&ProfileSeen) -> Option<&Foreign>| {
            page.as_ref().and_then(|page| {
                part(&page.value).map(|value| Seen {
                    value: value.clone(),
                    source: page.source,
                    on: page.on,
                })
            })
        };
        let mutual = first(sightings, |s| s.mutual.as_ref()).map(|(mutual, by)| Seen {
            value: *mutual,
            source: by.sighting.source,
            on: now.day_of(by.last_shown),
        });
        let mutual_on_page = page.as_ref().and_then(|page| {
            page.value.mutual.map(|value| Seen {
                value,
                source: page.source,
                on: page.on,
            })
        });
        Ok(Profile {
            headline: newer(
                on_page(|page| page.headline.as_ref()),
                seen(first(sightings, |s| s.headline.as_ref())),
            ),
            company: newer(
                on_page(|page| {
                    page.company
                        .as_ref()
                        .or_else(|| present(page).map(|position| &position.company))
                }),
                seen(first(sightings, |s| s.company.as_ref()))
                    .or_else(|| from_job(job.company.clone())),
            ),
            position: newer(
                on_page(|page| present(page).map(|position| &position.title)),
                from_job(job.position.clone()),
            ),
            location: newer(
                on_page(|page| page.location.as_ref()),
                seen(first(sightings, |s| s.location.as_ref())),
            ),
            mutual: newer(mutual_on_page, mutual),
            page,
        })
    }
}

/// The newest page of a profile; one that shows nothing but what they did lately only where there is no other.
fn newest_page(now: &Now, pages: &[Kept]) -> Option<Seen<Box<ProfileSeen>>> {
    let page = pages.iter().find(|kept| tells(&kept.profile));
    let profile = &page.or(pages.first())?.profile;
    profile.seen.map(|seen| Seen {
        source: profile.source,
        on: now.day_of(seen),
        value: Box::new(profile.clone()),
    })
}

/// Whether a page shows anything of the profile itself.
fn tells(page: &ProfileSeen) -> bool {
    let parts = [
        page.headline.is_some(),
        page.location.is_some(),
        page.company.is_some(),
        page.about.is_some(),
        page.connections.is_some(),
        page.photo.is_some(),
        !page.positions.is_empty(),
        !page.education.is_empty(),
        !page.skills.is_empty(),
    ];
    parts.contains(&true)
}

/// The position that a profile says lasts.
fn present(page: &ProfileSeen) -> Option<&Position> {
    // One without any date doesn't say whether it lasts.
    page.positions
        .iter()
        .find(|position| position.from.is_some() && position.to.is_none())
}
