//! What their profile and the user's own past have in common. Only they say where they were, so an employer or a school
//! in common is claimed; and to have been at one firm in the same years doesn't prove that two ever worked together.
//!
//! Of each part the newest page counts that shows it: LinkedIn's own PDF, a saved page or a paste.

mod span;

use rusqlite::{Connection, named_params};

use super::{Kind, Mark, NOWHERE, PARTS, Piece, Rests, Search, number, quoted, spoken, times};
use crate::model::record::{ActivityKind, Position, ProfileSeen};
use crate::model::{Evidence, Foreign, Grade, Origin, School};
use crate::store::dossier::own;
use crate::store::dossier::profile::Kept;
use crate::store::{Error, row};
use crate::text::firm;

use span::Span;

/// A part of a profile that has something in common with the user's own past.
struct Common<'a> {
    kind: Kind,
    fact: &'static str,
    grade: Grade,
    /// Which part it is, from 0.
    part: usize,
    /// What it is called when it is struck out.
    key: String,
    text: String,
    page: &'a Kept,
}

/// Two pasts at one employer or school.
struct Stay<'a> {
    part: usize,
    key: String,
    name: &'a Foreign,
    theirs: Vec<Span>,
    mine: Vec<Span>,
}

impl Search<'_> {
    /// What their profiles show, the newest first.
    pub(super) fn past(&self, pages: &[Kept]) -> Result<Vec<Piece>, Error> {
        let mut pieces = Vec::new();
        let newest = |has: fn(&ProfileSeen) -> bool| pages.iter().find(|kept| has(&kept.profile));
        if let Some(page) = newest(|page| !page.positions.is_empty()) {
            pieces.extend(self.employers(page)?);
        }
        if let Some(page) = newest(|page| !page.education.is_empty()) {
            pieces.extend(self.schools(page)?);
        }
        if let Some(page) = newest(|page| !page.groups.is_empty()) {
            pieces.extend(self.groups(page)?);
        }
        if let Some(page) = newest(|page| page.activity.iter().any(|done| done.with_me)) {
            pieces.extend(self.activity(page)?);
        }
        Ok(pieces)
    }

    /// The month of an instant, for what lasts.
    fn month(&self, at: i64) -> i64 {
        let day = self.day(at);
        i64::from(day.year()) * 12 + i64::from(day.month())
    }

    fn employers(&self, page: &Kept) -> Result<Vec<Piece>, Error> {
        let mine = own::positions(self.db)?;
        let seen = self.month(page.last_shown);
        let now = self.month(self.now.instant.as_second());
        let positions = page.profile.positions.iter().take(PARTS_USED);
        let theirs = positions
            .enumerate()
            .map(|(part, position)| (part, &position.company, Span::of(position, seen)));
        let own = mine
            .iter()
            .map(|position| (&position.company, Span::of(position, now)));
        let mut found = Vec::new();
        for stay in stays(theirs, own, firm::house) {
            let (they, me) = (Span::whole(&stay.theirs), Span::whole(&stay.mine));
            let at = quoted(stay.name);
            let common = |kind, fact, text| Common {
                kind,
                fact,
                grade: Grade::Claimed,
                part: stay.part,
                key: stay.key.clone(),
                text,
                page,
            };
            let together = stay
                .theirs
                .iter()
                .any(|a| stay.mine.iter().any(|b| a.overlaps(b)));
            if together {
                let text = format!("they were at {at}{they}, as you were{me}");
                found.push(common(Kind::Together, "worked_together", text));
            }
            let text = format!("they were at {at}{they}; you were there{me}");
            found.push(common(Kind::Employer, "shared_employer", text));
        }
        self.in_common(found)
    }

    fn schools(&self, page: &Kept) -> Result<Vec<Piece>, Error> {
        let mine = own::schools(self.db)?;
        let theirs = page.profile.education.iter().take(PARTS_USED).enumerate();
        let theirs = theirs.map(|(part, school)| (part, &school.name, studied(school)));
        let own = mine.iter().map(|school| (&school.name, studied(school)));
        let found = stays(theirs, own, firm::key)
            .into_iter()
            .map(|stay| Common {
                kind: Kind::School,
                fact: "shared_school",
                grade: Grade::Claimed,
                part: stay.part,
                text: format!(
                    "they studied at {}{}; you did{}",
                    quoted(stay.name),
                    Span::whole(&stay.theirs),
                    Span::whole(&stay.mine)
                ),
                key: stay.key,
                page,
            })
            .collect();
        self.in_common(found)
    }

    fn groups(&self, page: &Kept) -> Result<Vec<Piece>, Error> {
        let groups = page.profile.groups.iter().take(PARTS_USED).enumerate();
        let found = groups
            .map(|(part, group)| Common {
                kind: Kind::Group,
                fact: "shared_group",
                grade: Grade::Recorded,
                part,
                key: firm::key(group.raw()),
                text: ["you are both in the group ", &quoted(group)].concat(),
                page,
            })
            .collect();
        self.in_common(found)
    }

    fn activity(&self, page: &Kept) -> Result<Vec<Piece>, Error> {
        let with_me: Vec<_> = page
            .profile
            .activity
            .iter()
            .filter(|done| done.with_me)
            .collect();
        let words = [
            (ActivityKind::Posted, "posted"),
            (ActivityKind::Reposted, "passed on"),
            (ActivityKind::Commented, "commented"),
            (ActivityKind::Reacted, "reacted"),
        ];
        let told: Vec<String> = words
            .into_iter()
            .filter_map(|(kind, word)| {
                let count = with_me.iter().filter(|done| done.kind == kind).count();
                (count > 0).then(|| [word, " ", &times(count)].concat())
            })
            .collect();
        let on = with_me.iter().filter_map(|done| done.on).max();
        let mut pieces = self.in_common(vec![Common {
            kind: Kind::Activity,
            fact: "engaged",
            grade: Grade::Recorded,
            part: 0,
            key: String::new(),
            text: format!("they {} on or beside something of yours", told.join(", ")),
            page,
        }])?;
        for piece in &mut pieces {
            piece.evidence.on = on.or(piece.evidence.on);
        }
        Ok(pieces)
    }

    fn in_common(&self, found: Vec<Common<'_>>) -> Result<Vec<Piece>, Error> {
        let mut pieces = Vec::with_capacity(found.len());
        for common in found {
            let page = common.page;
            let mark = Mark::new("profile", &common.key);
            let people = vec![page.person];
            let part = i64::try_from(common.part).unwrap_or_default();
            pieces.push(Piece {
                evidence: Evidence {
                    id: number(page.id * PARTS + part, common.kind),
                    fact: common.fact,
                    grade: common.grade,
                    on: Some(self.day(page.last_shown)),
                    text: Foreign::new(common.text),
                    struck: self.strikes.have(&people, &mark, common.fact),
                    origin: origins(self.db, page.id)?
                        .into_iter()
                        .next()
                        .unwrap_or(NOWHERE),
                },
                mark: Some(mark),
                people,
                rests: Rests::Profile(page.id),
            });
        }
        Ok(pieces)
    }

    /// The employer that the user's list of connections names.
    pub(super) fn listed_employer(&self) -> Result<Vec<Piece>, Error> {
        let found: Vec<(i64, i64, Foreign, i64, i64)> = self
            .db
            .prepare_cached(
                "SELECT record.id, record.person, record.company, record.first_shown, record.last_shown
                 FROM person CROSS JOIN record ON record.person = person.id
                 WHERE person.root = :root AND record.kind = 'connection' AND record.company IS NOT NULL
                 ORDER BY record.last_shown DESC, record.id DESC
                 LIMIT 1",
            )?
            .query_map(named_params! {":root": self.root.0}, |found| {
                Ok((
                    found.get(0)?,
                    found.get(1)?,
                    row::foreign(found, 2)?,
                    found.get(3)?,
                    found.get(4)?,
                ))
            })?
            .collect::<Result<_, _>>()?;
        let Some((record, person, company, first, last)) = found.into_iter().next() else {
            return Ok(Vec::new());
        };
        let key = firm::house(company.raw());
        let now = self.month(self.now.instant.as_second());
        let mine: Vec<Span> = own::positions(self.db)?
            .iter()
            .filter(|position| !key.is_empty() && firm::key(position.company.raw()) == key)
            .map(|position| Span::of(position, now))
            .collect();
        if mine.is_empty() {
            return Ok(Vec::new());
        }
        let shown = Span::between(self.month(first), self.month(last));
        let together = mine.iter().any(|span| span.overlaps(&shown));
        let mark = Mark::new("connection", &key);
        let people = vec![person];
        let on = self.day(last);
        let said = format!("they were at {} on {}", quoted(&company), spoken(on));
        let mut pieces = Vec::new();
        for (kind, fact, text) in [
            (
                Kind::ConnectionTogether,
                "worked_together",
                format!("{said}, as you were{}", Span::whole(&mine)),
            ),
            (
                Kind::ConnectionEmployer,
                "shared_employer",
                format!("{said}; you were there{}", Span::whole(&mine)),
            ),
        ] {
            if fact == "worked_together" && !together {
                continue;
            }
            pieces.push(Piece {
                evidence: Evidence {
                    id: number(record, kind),
                    fact,
                    grade: Grade::Claimed,
                    on: Some(on),
                    text: Foreign::new(text),
                    struck: self.strikes.have(&people, &mark, fact),
                    origin: super::origin(self.db, record)?,
                },
                mark: Some(mark.clone()),
                people: people.clone(),
                rests: Rests::Records(vec![record]),
            });
        }
        Ok(pieces)
    }
}

/// How many parts of a list have a number of their own.
const PARTS_USED: usize = 255;

fn studied(school: &School) -> Span {
    Span::written(school.from.as_deref(), school.to.as_deref())
}

/// The places that both name, in their order; each once, with all the time either spent there.
fn stays<'a>(
    theirs: impl Iterator<Item = (usize, &'a Foreign, Span)>,
    mine: impl Iterator<Item = (&'a Foreign, Span)>,
    key: fn(&str) -> String,
) -> Vec<Stay<'a>> {
    let mine: Vec<(String, Span)> = mine
        .map(|(name, span)| (key(name.raw()), span))
        .filter(|(key, _)| !key.is_empty())
        .collect();
    let mut stays: Vec<Stay> = Vec::new();
    for (part, name, span) in theirs {
        let key = key(name.raw());
        if let Some(known) = stays.iter_mut().find(|stay| stay.key == key) {
            known.theirs.push(span);
            continue;
        }
        let own: Vec<Span> = mine
            .iter()
            .filter(|(own, _)| *own == key)
            .map(|(_, span)| *span)
            .collect();
        if !own.is_empty() {
            stays.push(Stay {
                part,
                key,
                name,
                theirs: vec![span],
                mine: own,
            });
        }
    }
    stays
}

/// Everywhere a profile stands, the newest file first.
pub(super) fn origins(db: &Connection, profile: i64) -> Result<Vec<Origin>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT source.kind, source.path, file.name, profile_file.place
         FROM profile_file
             JOIN file ON file.id = profile_file.file
             JOIN source ON source.id = file.source
         WHERE profile_file.profile = :profile
         ORDER BY source.taken DESC, file.id DESC
         LIMIT 20",
    )?;
    let found = statement
        .query_map(named_params! {":profile": profile}, super::read_origin)?
        .collect::<Result<_, _>>()?;
    Ok(found)
}
