//! Profiles in the stage. Each is a row of JSON: it is made of lists, is read back once and whole, and there may be
//! thousands.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use crate::model::record::{Activity, ActivityKind, Position, ProfileSeen, Skill};
use crate::model::{Foreign, School, SourceKind};
use crate::store::Error;

/// A profile out of a file of the stage.
#[derive(Debug)]
pub(in crate::store) struct StagedProfile {
    pub(in crate::store) file: i64,
    pub(in crate::store) place: String,
    pub(in crate::store) handle: i64,
    pub(in crate::store) profile: ProfileSeen,
}

/// A profile as it is written down. Handles are left out: the stage has them by number.
#[derive(Serialize, Deserialize)]
struct Written {
    source: String,
    name: String,
    seen: Option<i64>,
    headline: Option<String>,
    location: Option<String>,
    company: Option<String>,
    about: Option<String>,
    mutual: Option<i64>,
    connections: Option<i64>,
    connections_or_more: bool,
    photo: Option<bool>,
    positions: Vec<WrittenPosition>,
    education: Vec<WrittenSchool>,
    skills: Vec<(String, Option<i64>)>,
    languages: Vec<String>,
    industry: Option<String>,
    groups: Vec<String>,
    activity: Vec<(String, Option<Date>, bool)>,
    whole: bool,
}

#[derive(Serialize, Deserialize)]
struct WrittenPosition {
    company: String,
    title: String,
    from: Option<String>,
    to: Option<String>,
    place: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct WrittenSchool {
    name: String,
    degree: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

/// Keeps a profile of somebody until the merge.
pub(super) fn keep(
    db: &Connection,
    (file, place): (i64, &str),
    handle: i64,
    profile: &ProfileSeen,
) -> Result<(), Error> {
    let text = serde_json::to_string(&written(profile)).map_err(unwritten)?;
    db.prepare_cached(
        "INSERT INTO stage.profile (file, place, handle, shown) VALUES (:file, :place, :handle, :shown)",
    )?
    .execute(named_params! {":file": file, ":place": place, ":handle": handle, ":shown": text})?;
    Ok(())
}

/// Reads one staged profile after another, in the order in which they came, from the one behind a number on; none after
/// the last.
pub(in crate::store) fn next(
    db: &Connection,
    after: i64,
) -> Result<Option<(i64, StagedProfile)>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT id, file, place, handle, shown FROM stage.profile WHERE id > :after ORDER BY id LIMIT 1",
    )?;
    let mut rows = statement.query(named_params! {":after": after})?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let shown: Written = serde_json::from_str(row.get_ref(4)?.as_str()?).map_err(unwritten)?;
    Ok(Some((
        row.get(0)?,
        StagedProfile {
            file: row.get(1)?,
            place: row.get(2)?,
            handle: row.get(3)?,
            profile: read(shown),
        },
    )))
}

/// What the stage itself wrote can be read back; if ever not, the import fails as it does on a broken disk.
fn unwritten(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(error.into())
}

fn texts(list: &[Foreign]) -> Vec<String> {
    list.iter().map(|text| text.raw().to_owned()).collect()
}

fn written(it: &ProfileSeen) -> Written {
    let text = |text: &Option<Foreign>| text.as_ref().map(|text| text.raw().to_owned());
    Written {
        source: it.source.name().to_owned(),
        name: it.name.raw().to_owned(),
        seen: it.seen.map(Timestamp::as_second),
        headline: text(&it.headline),
        location: text(&it.location),
        company: text(&it.company),
        about: text(&it.about),
        mutual: it.mutual,
        connections: it.connections,
        connections_or_more: it.connections_or_more,
        photo: it.photo,
        positions: it
            .positions
            .iter()
            .map(|position| WrittenPosition {
                company: position.company.raw().to_owned(),
                title: position.title.raw().to_owned(),
                from: position.from.clone(),
                to: position.to.clone(),
                place: text(&position.place),
            })
            .collect(),
        education: it
            .education
            .iter()
            .map(|school| WrittenSchool {
                name: school.name.raw().to_owned(),
                degree: text(&school.degree),
                from: school.from.clone(),
                to: school.to.clone(),
            })
            .collect(),
        skills: it
            .skills
            .iter()
            .map(|skill| (skill.name.raw().to_owned(), skill.endorsements))
            .collect(),
        languages: texts(&it.languages),
        industry: text(&it.industry),
        groups: texts(&it.groups),
        activity: it
            .activity
            .iter()
            .map(|done| (done.kind.name().to_owned(), done.on, done.with_me))
            .collect(),
        whole: it.whole,
    }
}

fn read(it: Written) -> ProfileSeen {
    let foreign = |texts: Vec<String>| texts.into_iter().map(Foreign::new).collect();
    ProfileSeen {
        source: SourceKind::named(&it.source),
        handles: Vec::new(),
        name: Foreign::new(it.name),
        seen: it.seen.and_then(|seen| Timestamp::from_second(seen).ok()),
        headline: it.headline.map(Foreign::new),
        location: it.location.map(Foreign::new),
        company: it.company.map(Foreign::new),
        about: it.about.map(Foreign::new),
        mutual: it.mutual,
        connections: it.connections,
        connections_or_more: it.connections_or_more,
        photo: it.photo,
        positions: it
            .positions
            .into_iter()
            .map(|position| Position {
                company: Foreign::new(position.company),
                title: Foreign::new(position.title),
                from: position.from,
                to: position.to,
                place: position.place.map(Foreign::new),
            })
            .collect(),
        education: it
            .education
            .into_iter()
            .map(|school| School {
                name: Foreign::new(school.name),
                degree: school.degree.map(Foreign::new),
                from: school.from,
                to: school.to,
            })
            .collect(),
        skills: it
            .skills
            .into_iter()
            .map(|(name, endorsements)| Skill {
                name: Foreign::new(name),
                endorsements,
            })
            .collect(),
        languages: foreign(it.languages),
        industry: it.industry.map(Foreign::new),
        groups: foreign(it.groups),
        activity: it
            .activity
            .into_iter()
            .filter_map(|(kind, on, with_me)| {
                Some(Activity {
                    kind: ActivityKind::named(&kind)?,
                    on,
                    with_me,
                })
            })
            .collect(),
        whole: it.whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_comes_out_of_the_stage_as_it_went_in() {
        let text = |text: &str| Foreign::from(text);
        let whole = ProfileSeen {
            seen: Timestamp::from_second(1_700_000_000).ok(),
            headline: Some(text("Printer \u{2764} \"letters\"\nand type")),
            location: Some(text("Łódź")),
            company: Some(text("Halden Press")),
            about: Some(text("")),
            mutual: Some(3),
            connections: Some(500),
            connections_or_more: true,
            photo: Some(false),
            positions: vec![Position {
                company: text("Halden Press"),
                title: text("Typesetter"),
                from: Some("2014-03".to_owned()),
                to: None,
                place: Some(text("Steyr")),
            }],
            education: vec![School {
                name: text("School of Type"),
                degree: Some(text("Diploma")),
                from: Some("2001".to_owned()),
                to: Some("2004".to_owned()),
            }],
            skills: vec![Skill {
                name: text("Kerning"),
                endorsements: Some(12),
            }],
            languages: vec![text("Polski")],
            industry: Some(text("Printing")),
            groups: vec![text("Letters of the north")],
            activity: vec![Activity {
                kind: ActivityKind::Commented,
                on: Some(jiff::civil::date(2026, 3, 1)),
                with_me: true,
            }],
            whole: true,
            ..ProfileSeen::named(SourceKind::ProfilePdf, Vec::new(), text("Zofia Żak"))
        };
        let bare = ProfileSeen::named(SourceKind::Paste, Vec::new(), text("Okello"));
        for profile in [whole, bare] {
            assert_eq!(read(written(&profile)), profile);
        }
    }
}
