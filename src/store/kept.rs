//! What the user keeps about people and invitations, read back: words, notes, follow-ups, replies, drafts.

use rusqlite::{Connection, OptionalExtension as _, named_params};

use super::{Error, Store, row};
use crate::model::fact;
use crate::model::reply::ReplyState;
use crate::model::{Attestation, FollowUp, InvitationId, PersonId, PersonNote, Reply, Value};

/// The user's own words on a person with their numbers, newest first. A fact that this version doesn't know is left
/// alone.
pub(super) fn attestations(
    db: &Connection,
    root: PersonId,
) -> Result<Vec<(i64, Attestation)>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT attestation.id, fact, value, day, at, note
         FROM person JOIN attestation ON attestation.person = person.id
         WHERE person.root = :root
         ORDER BY attestation.id DESC",
    )?;
    let mut rows = statement.query(named_params! {":root": root.0})?;
    let mut words = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(fact) = fact::name(row.get_ref(1)?.as_str()?) else {
            continue;
        };
        words.push((
            row.get(0)?,
            Attestation {
                fact,
                value: row.get_ref(2)?.as_str_or_null()?.and_then(value_from_json),
                on: row::day_or_none(row, 3)?,
                at: row::instant(row, 4)?,
                note: row.get(5)?,
            },
        ));
    }
    Ok(words)
}

impl Store {
    /// Notes to self on a person, newest first.
    pub(super) fn notes(&self, root: PersonId) -> Result<Vec<PersonNote>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT person_note.id, at, text
             FROM person JOIN person_note ON person_note.person = person.id
             WHERE person.root = :root
             ORDER BY person_note.id DESC",
        )?;
        let notes = statement
            .query_map(named_params! {":root": root.0}, |row| {
                Ok(PersonNote {
                    id: row.get(0)?,
                    at: row::instant(row, 1)?,
                    text: row.get(2)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(notes)
    }

    /// The open follow-up of a person, the earliest if two people turned out to be one.
    pub(super) fn follow_up(&self, root: PersonId) -> Result<Option<FollowUp>, Error> {
        let found = self
            .db
            .prepare_cached(
                "SELECT day, why
                 FROM person JOIN follow_up ON follow_up.person = person.id
                 WHERE person.root = :root
                 ORDER BY day
                 LIMIT 1",
            )?
            .query_row(named_params! {":root": root.0}, |row| {
                Ok((row::day_or_none(row, 0)?, row.get(1)?))
            })
            .optional()?;
        Ok(found.and_then(|(day, why)| day.map(|on| FollowUp { on, why })))
    }

    /// Replies to an invitation, newest first.
    pub(super) fn replies(&self, id: InvitationId) -> Result<Vec<Reply>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT id, template, language, text, state, at
             FROM reply
             WHERE invitation = :id
             ORDER BY id DESC",
        )?;
        let replies = statement
            .query_map(named_params! {":id": id.0}, |row| {
                Ok(Reply {
                    id: row.get(0)?,
                    template: row.get(1)?,
                    language: row.get(2)?,
                    text: row::foreign(row, 3)?,
                    state: row::named(row, 4, ReplyState::named)?,
                    at: row::instant(row, 5)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(replies)
    }

    /// The text that is being written for an invitation.
    pub(super) fn kept_draft(&self, id: InvitationId) -> Result<Option<String>, Error> {
        Ok(self
            .db
            .prepare_cached("SELECT text FROM draft WHERE invitation = :id")?
            .query_row(named_params! {":id": id.0}, |row| row.get(0))
            .optional()?)
    }

    /// Keeps a text that is being written; an empty one is dropped. Not an act: nothing to take back.
    pub fn keep_draft(&self, id: InvitationId, text: &str) -> Result<(), Error> {
        if text.is_empty() {
            self.db
                .prepare_cached("DELETE FROM draft WHERE invitation = :id")?
                .execute(named_params! {":id": id.0})?;
        } else {
            self.db
                .prepare_cached(
                    "INSERT INTO draft (invitation, text) VALUES (:id, :text)
                     ON CONFLICT DO UPDATE SET text = :text",
                )?
                .execute(named_params! {":id": id.0, ":text": text})?;
        }
        Ok(())
    }
}

/// A fact's value as the store keeps it: JSON.
pub(super) fn value_to_json(value: &Value) -> String {
    match value {
        Value::Bool(yes) => serde_json::json!(yes),
        Value::Int(number) => serde_json::json!(number),
        Value::Text(text) => serde_json::json!(text),
        Value::List(list) => serde_json::json!(list),
    }
    .to_string()
}

fn value_from_json(text: &str) -> Option<Value> {
    match serde_json::from_str(text).ok()? {
        serde_json::Value::Bool(yes) => Some(Value::Bool(yes)),
        serde_json::Value::Number(number) => number.as_i64().map(Value::Int),
        serde_json::Value::String(text) => Some(Value::Text(text)),
        serde_json::Value::Array(list) => list
            .into_iter()
            .map(|item| item.as_str().map(str::to_owned))
            .collect::<Option<_>>()
            .map(Value::List),
        serde_json::Value::Null | serde_json::Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_on_a_fact_survives_the_store() {
        for value in [
            Value::Bool(true),
            Value::Int(-3),
            Value::Text("né".into()),
            Value::List(vec!["a".into()]),
        ] {
            assert_eq!(value_from_json(&value_to_json(&value)), Some(value));
        }
    }
}
