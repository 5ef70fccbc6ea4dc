//! What a piece of evidence rests on, in full: every part that was kept, in a person's words, and everywhere it stands.

use jiff::Timestamp;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};

use super::call::lasted;
use super::{KINDS, Kind, PARTS, Piece, Rests, of_person, origins, past};
use crate::model::{EvidenceId, Foreign, Now, PersonId, RawRecord, SourceKind};
use crate::store::dossier::profile;
use crate::store::{Error, Store};

/// Of what is shown as one, the newest so many records are told in full.
const TOLD: usize = 10;

/// The most places that are named.
const PLACES_NAMED: usize = 50;

type Parts = Vec<(&'static str, Foreign)>;

/// Whether evidence of a kind rests on a profile.
fn is_of_profile(kind: i64) -> bool {
    (Kind::Employer as i64..=Kind::Activity as i64).contains(&kind)
}

/// The known person whom the record of a piece of evidence is about.
pub(super) fn whose(db: &Connection, id: EvidenceId) -> Result<Option<PersonId>, Error> {
    let (kind, record) = (id.0.rem_euclid(KINDS), id.0.div_euclid(KINDS));
    let (sql, row) = if is_of_profile(kind) {
        (
            "SELECT person.root FROM profile JOIN person ON person.id = profile.person WHERE profile.id = :id",
            record / PARTS,
        )
    } else {
        (
            "SELECT person.root FROM record JOIN person ON person.id = record.person WHERE record.id = :id",
            record,
        )
    };
    Ok(db
        .prepare_cached(sql)?
        .query_row(named_params! {":id": row}, |row| row.get(0).map(PersonId))
        .optional()?)
}

impl Store {
    /// A piece of evidence as it was read; none where there is no such piece.
    pub fn raw_record(&self, now: &Now, id: EvidenceId) -> Result<Option<RawRecord>, Error> {
        let kind = id.0.rem_euclid(KINDS);
        let record = id.0.div_euclid(KINDS);
        if kind == Kind::Word as i64 {
            return self.own_word(now, record);
        }
        if kind == Kind::Earlier as i64 {
            return self.earlier_asking(now, record);
        }
        let Some(person) = whose(&self.db, id)? else {
            return Ok(None);
        };
        let pieces = of_person(&self.db, now, person)?;
        let piece = pieces.iter().find(|piece| piece.evidence.id == id);
        let rests = match piece {
            Some(piece) => piece.rests.clone(),
            None if is_of_profile(kind) => Rests::Profile(record / PARTS),
            None => Rests::Records(vec![record]),
        };
        match rests {
            Rests::Profile(profile) => self.raw_profile(now, profile, person).map(Some),
            Rests::Records(records) => self.raw_records(now, &records, records.len()).map(Some),
            Rests::All(kind) => {
                let (records, all) = self.newest_of_kind(piece, kind)?;
                self.raw_records(now, &records, all).map(Some)
            }
            Rests::Own => Ok(None),
        }
    }

    fn newest_of_kind(
        &self,
        piece: Option<&Piece>,
        kind: &str,
    ) -> Result<(Vec<i64>, usize), Error> {
        let mut found: Vec<(Option<i64>, i64)> = Vec::new();
        for person in piece.iter().flat_map(|piece| &piece.people) {
            let theirs = self
                .db
                .prepare_cached(
                    "SELECT at, id FROM record WHERE person = :person AND kind = :kind",
                )?
                .query_map(named_params! {":person": person, ":kind": kind}, |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })?
                .collect::<Result<Vec<_>, _>>()?;
            found.extend(theirs);
        }
        found.sort_unstable_by(|a, b| b.cmp(a));
        let all = found.len();
        let newest = found.into_iter().take(TOLD).map(|(_, id)| id).collect();
        Ok((newest, all))
    }

    fn raw_records(&self, now: &Now, records: &[i64], all: usize) -> Result<RawRecord, Error> {
        let mut raw = RawRecord::default();
        for record in records.iter().take(TOLD) {
            raw.parts.extend(self.parts(now, *record)?);
            for origin in origins(&self.db, *record)? {
                if raw.origins.len() < PLACES_NAMED && !raw.origins.contains(&origin) {
                    raw.origins.push(origin);
                }
            }
        }
        if let Some(more) = all.checked_sub(TOLD).filter(|more| *more > 0) {
            let word = if more == 1 { "record" } else { "records" };
            raw.parts
                .push(("and", Foreign::new(format!("{more} more {word}"))));
        }
        Ok(raw)
    }

    fn parts(&self, now: &Now, record: i64) -> Result<Parts, Error> {
        let mut parts = self
            .db
            .prepare_cached(
                "SELECT kind, name, company, title, what, location, setting, seconds, people, from_me, automatic, how,
                        tags, conversation, from_month, to_month, party, handles, at, last_shown, key
                 FROM record
                 WHERE id = :record",
            )?
            .query_row(named_params! {":record": record}, |row| read(now, row))
            .optional()?
            .unwrap_or_default();
        let names: Parts = self
            .db
            .prepare_cached("SELECT name, kind FROM record_name WHERE record = :record")?
            .query_map(named_params! {":record": record}, |row| {
                let label = match row.get_ref(1)?.as_str()? {
                    "former" => "former name",
                    "nickname" => "called",
                    _ => "also written",
                };
                Ok((label, crate::store::row::foreign(row, 0)?))
            })?
            .collect::<Result<_, _>>()?;
        let place = parts
            .iter()
            .position(|(label, _)| *label == "name")
            .map_or(1, |place| place + 1)
            .min(parts.len());
        parts.splice(place..place, names);
        Ok(parts)
    }

    fn raw_profile(&self, now: &Now, id: i64, root: PersonId) -> Result<RawRecord, Error> {
        let pages = profile::of_root(&self.db, root)?;
        let Some(page) = pages.into_iter().find(|page| page.id == id) else {
            return Ok(RawRecord::default());
        };
        let seen = page.profile;
        let mut parts: Parts = vec![("record", Foreign::from("a profile")), ("name", seen.name)];
        let one = |label, text: Option<Foreign>| text.map(|text| (label, text));
        parts.extend(one("headline", seen.headline));
        parts.extend(one("place", seen.location));
        parts.extend(one("company", seen.company));
        parts.extend(one("industry", seen.industry));
        for position in seen.positions {
            let mut text = [position.title.raw(), ", ", position.company.raw()].concat();
            text.push_str(&period(position.from.as_deref(), position.to.as_deref()));
            parts.push(("position", Foreign::new(text)));
        }
        for school in seen.education {
            let mut text = school.name.raw().to_owned();
            text.push_str(&period(school.from.as_deref(), school.to.as_deref()));
            parts.push(("school", Foreign::new(text)));
        }
        parts.extend(
            seen.groups
                .into_iter()
                .map(|group| ("group in common", group)),
        );
        for done in seen.activity.iter().filter(|done| done.with_me) {
            let day = done.on.map(|on| [" on ", &super::spoken(on)].concat());
            let text = [done.kind.name(), &day.unwrap_or_default()].concat();
            parts.push(("with you", Foreign::new(text)));
        }
        parts.push(("first seen", moment(now, page.first_shown)));
        parts.push(("last seen", moment(now, page.last_shown)));
        Ok(RawRecord {
            parts,
            origins: past::origins(&self.db, id)?,
        })
    }

    fn own_word(&self, now: &Now, id: i64) -> Result<Option<RawRecord>, Error> {
        let parts: Option<Parts> = self
            .db
            .prepare_cached("SELECT fact, value, day, note, at FROM attestation WHERE id = :id")?
            .query_row(named_params! {":id": id}, |row| {
                let mut parts = vec![("record", Foreign::from("your own word"))];
                for (column, label) in [(0, "fact"), (1, "answer"), (2, "day"), (3, "remark")] {
                    if let Some(text) = crate::store::row::foreign_or_none(row, column)? {
                        parts.push((label, text));
                    }
                }
                parts.push(("said", moment(now, row.get(4)?)));
                Ok(parts)
            })
            .optional()?;
        Ok(parts.map(|parts| RawRecord {
            parts,
            origins: Vec::new(),
        }))
    }

    fn earlier_asking(&self, now: &Now, id: i64) -> Result<Option<RawRecord>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT sighting.name, sighting.headline, coalesce(sighting.sent, sighting.first_shown), source.kind,
                    source.path, file.name, sighting_file.place
             FROM sighting
                 JOIN sighting_file ON sighting_file.sighting = sighting.id
                 JOIN file ON file.id = sighting_file.file
                 JOIN source ON source.id = file.source
             WHERE sighting.invitation = :id
             ORDER BY source.taken DESC, file.id DESC
             LIMIT 20",
        )?;
        let mut rows = statement.query(named_params! {":id": id})?;
        let mut raw = RawRecord::default();
        while let Some(row) = rows.next()? {
            if raw.parts.is_empty() {
                let number = Foreign::new(format!("invitation {id}"));
                raw.parts.push(("record", number));
                raw.parts
                    .push(("name", crate::store::row::foreign(row, 0)?));
                if let Some(headline) = crate::store::row::foreign_or_none(row, 1)? {
                    raw.parts.push(("headline", headline));
                }
                raw.parts
                    .push(("sent or first seen", moment(now, row.get(2)?)));
            }
            raw.origins.push(crate::model::Origin {
                kind: SourceKind::named(row.get_ref(3)?.as_str()?).name(),
                path: Some(crate::store::row::foreign(row, 4)?),
                place: Some(row.get(6)?),
            });
        }
        Ok((!raw.parts.is_empty()).then_some(raw))
    }
}

/// The parts of a record; the columns stand in the order in which they are told.
fn read(now: &Now, row: &Row<'_>) -> rusqlite::Result<Parts> {
    let kind = row.get_ref(0)?.as_str()?;
    let mut parts: Parts = vec![("record", Foreign::from(called(kind)))];
    let labels: [(usize, &'static str); 5] = [
        (1, "name"),
        (2, "company"),
        (3, "position"),
        (4, what(kind)),
        (5, "place"),
    ];
    for (column, label) in labels {
        if let Some(text) = crate::store::row::foreign_or_none(row, column)? {
            parts.push((label, text));
        }
    }
    let mut say = |label, text: String| parts.push((label, Foreign::new(text)));
    if let Some(setting) = row.get_ref(6)?.as_str_or_null()? {
        let words = match setting {
            "in-person" => "in one place",
            "remote" => "by phone or video",
            _ => "not told",
        };
        say("where", words.to_owned());
    }
    if let Some(seconds) = row.get(7)? {
        say("length", lasted(seconds));
    }
    if let Some(people) = row.get::<_, Option<i64>>(8)? {
        say("people", people.to_string());
    }
    if let Some(from_me) = row.get(9)? {
        say("by", if from_me { "you" } else { "them" }.to_owned());
    }
    if row.get::<_, Option<bool>>(10)? == Some(true) {
        say("written by", "a program".to_owned());
    }
    if let Some(how) = row.get_ref(11)?.as_str_or_null()? {
        say("how", how.to_owned());
    }
    for (column, label) in [
        (12, "filed under"),
        (13, "conversation"),
        (14, "from"),
        (15, "to"),
    ] {
        if let Some(text) = row.get_ref(column)?.as_str_or_null()? {
            say(label, text.replace('\n', ", "));
        }
    }
    for column in [16, 17] {
        for handle in row
            .get_ref(column)?
            .as_str_or_null()?
            .unwrap_or_default()
            .lines()
        {
            if let Some((kind, value)) = handle.split_once(':') {
                say(handle_label(kind), value.to_owned());
            }
        }
    }
    if let ValueRef::Integer(at) = row.get_ref(18)? {
        parts.push((when(kind), moment(now, at)));
    }
    parts.push(("last read in a file of", moment(now, row.get(19)?)));
    parts.push(("known by", crate::store::row::foreign(row, 20)?));
    Ok(parts)
}

/// What a kind of record is called.
pub(in crate::store) fn called(kind: &str) -> &'static str {
    match kind {
        "connection" => "a connection",
        "message" => "a message at LinkedIn",
        "acceptance" => "a word of acceptance",
        "card" => "a card of the address book",
        "contact" => "a contact from the phone",
        "meeting" => "a calendar entry",
        "call" => "a call",
        "badge" => "a badge scan",
        "attendee" => "a row of a guest list",
        "letter" => "a mail",
        "recommendation" => "a recommendation",
        "endorsement" => "an endorsement",
        "follow" => "a follow",
        "engagement" => "a comment or reaction",
        "profile" => "a profile",
        _ => "a record",
    }
}

fn what(kind: &str) -> &'static str {
    match kind {
        "meeting" => "title",
        "badge" | "attendee" => "event",
        "endorsement" => "skill",
        "card" => "note",
        _ => "what",
    }
}

fn when(kind: &str) -> &'static str {
    match kind {
        "meeting" | "call" => "began",
        "card" => "last changed",
        "letter" | "message" | "recommendation" => "written",
        "connection" => "connected",
        _ => "on",
    }
}

fn handle_label(kind: &str) -> &'static str {
    match kind {
        "email" => "address",
        "phone" => "number ends in",
        "slug" => "profile link",
        "name" => "name, folded",
        _ => "id",
    }
}

fn period(from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => [", ", from, " to ", to].concat(),
        (Some(from), None) => [", since ", from].concat(),
        (None, Some(to)) => [", until ", to].concat(),
        (None, None) => String::new(),
    }
}

/// A moment in the user's zone, to the minute.
fn moment(now: &Now, at: i64) -> Foreign {
    let at = Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH);
    let there = at.to_zoned(now.zone.clone());
    Foreign::new(there.strftime("%-d %b %Y, %H:%M").to_string())
}
