//! Evidence, derived from the records each time it is asked for: a connection, a conversation, an earlier invitation,
//! the user's own word.
//!
//! Its number is made from that of the record and the kind of evidence, and records are never renumbered, so it lasts.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, named_params};

use crate::model::dossier::Earlier;
use crate::model::time::{day_from_number, days_between};
use crate::model::{
    Attestation, Evidence, EvidenceId, Foreign, Grade, Invitation, Now, Origin, PersonId, Value,
};
use crate::store::{Error, Store};

/// The kinds of evidence, as the last two bits of its number.
const CONNECTION: i64 = 0;
const CONVERSATION: i64 = 1;
const WORD: i64 = 2;
const EARLIER: i64 = 3;

fn number(record: i64, kind: i64) -> EvidenceId {
    EvidenceId(record * 4 + kind)
}

impl Store {
    pub(super) fn evidence(
        &self,
        now: &Now,
        invitation: &Invitation,
        earlier: &[Earlier],
    ) -> Result<Vec<Evidence>, Error> {
        let root = invitation.person;
        let asked = invitation.sent.unwrap_or(invitation.first_seen);
        let mut evidence = self.words(now, root)?;
        evidence.extend(self.connection(root, asked)?);
        evidence.extend(self.conversation(now, root)?);
        for one in earlier {
            evidence.push(asked_before(now, one));
        }
        evidence.sort_by_key(|piece| (piece.grade, std::cmp::Reverse(piece.on), piece.id));
        Ok(evidence)
    }

    /// What the records show of a person, whether they are in an invitation or not.
    pub fn evidence_of(&self, now: &Now, root: PersonId) -> Result<Vec<Evidence>, Error> {
        let mut evidence = self.words(now, root)?;
        evidence.extend(self.connection(root, now.instant)?);
        evidence.extend(self.conversation(now, root)?);
        evidence.sort_by_key(|piece| (piece.grade, std::cmp::Reverse(piece.on), piece.id));
        Ok(evidence)
    }

    /// The user's own word on a person, newest first.
    pub(super) fn attested(&self, root: PersonId) -> Result<Vec<Attestation>, Error> {
        Ok(self
            .attestations(root)?
            .into_iter()
            .map(|(_, attestation)| attestation)
            .collect())
    }

    fn words(&self, now: &Now, root: PersonId) -> Result<Vec<Evidence>, Error> {
        let mut seen = Vec::new();
        let mut evidence = Vec::new();
        for (id, word) in self.attestations(root)? {
            if seen.contains(&word.fact) {
                continue;
            }
            seen.push(word.fact);
            let Some(value) = &word.value else { continue };
            let said = match value {
                Value::Bool(true) => "yes".to_owned(),
                Value::Bool(false) => "no".to_owned(),
                Value::Int(number) => number.to_string(),
                Value::Text(text) => text.clone(),
                Value::List(list) => list.join(", "),
            };
            let mut text = [&word.fact.replace('_', " "), ": ", &said].concat();
            if let Some(note) = &word.note {
                text.push_str(" (");
                text.push_str(note);
                text.push(')');
            }
            evidence.push(Evidence {
                id: number(id, WORD),
                fact: word.fact,
                grade: Grade::Told,
                on: Some(word.on.unwrap_or_else(|| now.day_of(word.at))),
                text: Foreign::new(text),
                struck: false,
                origin: Origin {
                    kind: "told",
                    path: None,
                    place: None,
                },
            });
        }
        Ok(evidence)
    }

    /// A connection made before the invitation: they were connected once.
    fn connection(&self, root: PersonId, asked: Timestamp) -> Result<Option<Evidence>, Error> {
        let day = asked.as_second() - asked.as_second().rem_euclid(86_400);
        let found: Option<(i64, i64)> = self
            .db
            .prepare_cached(
                "SELECT record.id, record.at
                 FROM person CROSS JOIN record ON record.person = person.id
                 WHERE person.root = :root AND record.kind = 'connection' AND record.at < :day - 86400
                 ORDER BY record.at
                 LIMIT 1",
            )?
            .query_row(named_params! {":root": root.0, ":day": day}, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((record, at)) = found else {
            return Ok(None);
        };
        let day = day_from_number(at.div_euclid(86_400));
        Ok(Some(Evidence {
            id: number(record, CONNECTION),
            fact: "was_connected",
            grade: Grade::Recorded,
            on: Some(day),
            text: Foreign::new(["you were connected on ", &spoken(day)].concat()),
            struck: false,
            origin: self.origin(record)?,
        }))
    }

    /// Messages between the two. Only both ways they are a conversation.
    fn conversation(&self, now: &Now, root: PersonId) -> Result<Option<Evidence>, Error> {
        let (theirs, mine, newest, record): (i64, i64, Option<i64>, Option<i64>) = self
            .db
            .prepare_cached(
                "SELECT count(*) FILTER (WHERE from_me = 0), count(*) FILTER (WHERE from_me = 1), max(record.at),
                        min(record.id)
                 FROM person CROSS JOIN record ON record.person = person.id
                 WHERE person.root = :root AND record.kind = 'message'",
            )?
            .query_row(named_params! {":root": root.0}, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let (Some(newest), Some(record)) = (newest, record) else {
            return Ok(None);
        };
        let day = now.day_of(Timestamp::from_second(newest).unwrap_or(Timestamp::UNIX_EPOCH));
        let (grade, text) = if theirs > 0 && mine > 0 {
            let all = (theirs + mine).to_string();
            (
                Grade::Recorded,
                [&all, " messages between you, the last on ", &spoken(day)].concat(),
            )
        } else if theirs > 0 {
            (
                Grade::Possible,
                [
                    "they wrote to you, last on ",
                    &spoken(day),
                    "; no answer of yours is on record",
                ]
                .concat(),
            )
        } else {
            (
                Grade::Possible,
                [
                    "you wrote to them, last on ",
                    &spoken(day),
                    "; no answer is on record",
                ]
                .concat(),
            )
        };
        Ok(Some(Evidence {
            id: number(record, CONVERSATION),
            fact: "conversed",
            grade,
            on: Some(day),
            text: Foreign::new(text),
            struck: false,
            origin: self.origin(record)?,
        }))
    }

    /// Where a record stands: the newest file that shows it.
    fn origin(&self, record: i64) -> Result<Origin, Error> {
        let found = self
            .db
            .prepare_cached(
                "SELECT source.kind, source.path, file.name, record_file.place
                 FROM record_file
                     JOIN file ON file.id = record_file.file
                     JOIN source ON source.id = file.source
                 WHERE record_file.record = :record
                 ORDER BY source.taken DESC, file.id DESC
                 LIMIT 1",
            )?
            .query_row(named_params! {":record": record}, |row| {
                let (kind, path): (String, String) = (row.get(0)?, row.get(1)?);
                let (name, place): (String, String) = (row.get(2)?, row.get(3)?);
                let path = if name.is_empty() || path.ends_with(&name) {
                    path
                } else {
                    [&path, "/", &name].concat()
                };
                Ok(Origin {
                    kind: crate::model::SourceKind::named(&kind).name(),
                    path: Some(Foreign::new(path)),
                    place: Some(place),
                })
            })
            .optional()?;
        Ok(found.unwrap_or(Origin {
            kind: "unknown",
            path: None,
            place: None,
        }))
    }
}

fn asked_before(now: &Now, earlier: &Earlier) -> Evidence {
    let on = earlier.sent.map(|sent| now.day_of(sent));
    let day = on.map_or_else(|| "earlier".to_owned(), spoken);
    let ago = on.map(|on| days_between(on, now.today()));
    let ending = earlier.state.name();
    let text = match ago {
        Some(days) => [
            "asked before, on ",
            &day,
            " (",
            &days.to_string(),
            " days ago): ",
            ending,
        ]
        .concat(),
        None => ["asked before: ", ending].concat(),
    };
    Evidence {
        id: number(earlier.id.0, EARLIER),
        fact: "invited_before",
        grade: Grade::Recorded,
        on,
        text: Foreign::new(text),
        struck: false,
        origin: Origin {
            kind: "linkedin-export",
            path: None,
            place: Some(["invitation ", &earlier.id.to_string()].concat()),
        },
    }
}

/// A day as a person says it: 5 Dec 2019.
fn spoken(day: jiff::civil::Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}
