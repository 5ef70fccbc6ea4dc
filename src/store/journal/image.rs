//! Rows as the journal keeps them: a JSON object of the columns that acts change.

use rusqlite::{OptionalExtension as _, Transaction, named_params};

use super::{ActError, Error, linking};

/// What a row is about.
pub(super) enum Subject {
    Invitation(i64),
    Person(i64),
    Two(i64, i64),
}

/// The name of a part as a static one.
pub(super) fn part(name: &str) -> Result<&'static str, ActError> {
    [
        "invitation",
        "tag",
        "person_note",
        "follow_up",
        "attestation",
        "strike",
        "reply",
        "draft",
        "no_reply",
        "question",
        "link",
    ]
    .into_iter()
    .find(|part| *part == name)
    .ok_or_else(|| {
        ActError::Store(Error::Sqlite {
            why: "the journal names a part that isn't known".to_owned(),
        })
    })
}

/// The row of a part under a key, if there is one.
pub(super) fn read(
    tx: &Transaction<'_>,
    part: &'static str,
    key: &str,
) -> Result<Option<String>, ActError> {
    let sql = match part {
        "invitation" => {
            "SELECT json_object('decision', decision, 'decided_at', decided_at, 'reason', reason, 'advised', advised, 'pressed', pressed,
                 'pressed_at', pressed_at, 'asked_on', asked_on, 'answered_on', answered_on, 'quiet_after', quiet_after,
                 'snoozed_until', snoozed_until,
                 'settled', settled, 'mend', mend)
             FROM invitation WHERE id = CAST(:key AS INTEGER)"
        }
        "tag" => {
            "SELECT json_object('person', person, 'tag', tag)
             FROM tag WHERE person = json_extract(:key, '$[0]') AND tag = json_extract(:key, '$[1]')"
        }
        "person_note" => {
            "SELECT json_object('person', person, 'at', at, 'text', text)
             FROM person_note WHERE id = CAST(:key AS INTEGER)"
        }
        "follow_up" => {
            "SELECT json_object('person', person, 'day', day, 'why', why)
             FROM follow_up WHERE person = CAST(:key AS INTEGER)"
        }
        "attestation" => {
            "SELECT json_object('person', person, 'fact', fact, 'value', value, 'day', day, 'at', at, 'note', note)
             FROM attestation WHERE id = CAST(:key AS INTEGER)"
        }
        "strike" => {
            "SELECT json_object('person', person)
             FROM strike
             WHERE person = json_extract(:key, '$[0]') AND record_kind = json_extract(:key, '$[1]')
                 AND record_key = json_extract(:key, '$[2]') AND fact = json_extract(:key, '$[3]')"
        }
        "link" => {
            "SELECT json_object('a', a, 'b', b, 'by', by, 'why', why)
             FROM link
             WHERE a = json_extract(:key, '$[0]') AND b = json_extract(:key, '$[1]') AND by = json_extract(:key, '$[2]')"
        }
        "draft" => {
            "SELECT json_object('text', text) FROM draft WHERE invitation = CAST(:key AS INTEGER)"
        }
        "no_reply" => {
            "SELECT json_object('invitation', invitation, 'at', at)
             FROM no_reply WHERE id = CAST(:key AS INTEGER)"
        }
        "question" => {
            "SELECT json_object('matter', matter) FROM question WHERE invitation = CAST(:key AS INTEGER)"
        }
        _ => {
            "SELECT json_object('invitation', invitation, 'template', template, 'language', language, 'text', text,
                 'state', state, 'outcome', outcome, 'at', at, 'asks', asks)
             FROM reply WHERE id = CAST(:key AS INTEGER)"
        }
    };
    Ok(tx
        .prepare_cached(sql)?
        .query_row(named_params! {":key": key}, |row| row.get(0))
        .optional()?)
}

/// Puts the row of a part into a state; none takes it away.
pub(super) fn write(
    tx: &Transaction<'_>,
    part: &'static str,
    key: &str,
    image: Option<&str>,
) -> Result<(), ActError> {
    let Some(image) = image else {
        return remove(tx, part, key);
    };
    let sql = match part {
        "invitation" => {
            "UPDATE invitation
             SET decision = :image ->> 'decision', decided_at = :image ->> 'decided_at', reason = :image ->> 'reason',
                 advised = :image ->> 'advised',
                 pressed = :image ->> 'pressed', pressed_at = :image ->> 'pressed_at', asked_on = :image ->> 'asked_on',
                 answered_on = :image ->> 'answered_on', quiet_after = :image ->> 'quiet_after',
                 snoozed_until = :image ->> 'snoozed_until', settled = :image ->> 'settled', mend = :image ->> 'mend'
             WHERE id = CAST(:key AS INTEGER)"
        }
        "tag" => {
            "INSERT OR IGNORE INTO tag (person, tag)
             SELECT json_extract(:key, '$[0]'), json_extract(:key, '$[1]') WHERE :image IS NOT NULL"
        }
        "strike" => {
            "INSERT OR IGNORE INTO strike (person, record_kind, record_key, fact)
             SELECT json_extract(:key, '$[0]'), json_extract(:key, '$[1]'), json_extract(:key, '$[2]'),
                 json_extract(:key, '$[3]')
             WHERE :image IS NOT NULL"
        }
        "person_note" => {
            "INSERT OR REPLACE INTO person_note (id, person, at, text)
             VALUES (CAST(:key AS INTEGER), :image ->> 'person', :image ->> 'at', :image ->> 'text')"
        }
        "follow_up" => {
            "INSERT OR REPLACE INTO follow_up (person, day, why)
             VALUES (CAST(:key AS INTEGER), :image ->> 'day', :image ->> 'why')"
        }
        "attestation" => {
            "INSERT OR REPLACE INTO attestation (id, person, fact, value, day, at, note)
             VALUES (CAST(:key AS INTEGER), :image ->> 'person', :image ->> 'fact', :image ->> 'value',
                     :image ->> 'day', :image ->> 'at', :image ->> 'note')"
        }
        "link" => {
            "INSERT OR REPLACE INTO link (a, b, by, why)
             VALUES (json_extract(:key, '$[0]'), json_extract(:key, '$[1]'), json_extract(:key, '$[2]'), :image ->> 'why')"
        }
        "draft" => {
            "INSERT OR REPLACE INTO draft (invitation, text)
             VALUES (CAST(:key AS INTEGER), :image ->> 'text')"
        }
        "no_reply" => {
            "INSERT OR REPLACE INTO no_reply (id, invitation, at)
             VALUES (CAST(:key AS INTEGER), :image ->> 'invitation', :image ->> 'at')"
        }
        "question" => {
            "INSERT OR REPLACE INTO question (invitation, matter)
             VALUES (CAST(:key AS INTEGER), :image ->> 'matter')"
        }
        _ => {
            "INSERT OR REPLACE INTO reply (id, invitation, template, language, text, state, outcome, at, asks)
             VALUES (CAST(:key AS INTEGER), :image ->> 'invitation', :image ->> 'template', :image ->> 'language',
                     :image ->> 'text', :image ->> 'state', :image ->> 'outcome', :image ->> 'at', :image ->> 'asks')"
        }
    };
    tx.prepare_cached(sql)?
        .execute(named_params! {":key": key, ":image": image})?;
    linking::settled(tx, part, key)
}

fn remove(tx: &Transaction<'_>, part: &'static str, key: &str) -> Result<(), ActError> {
    let sql = match part {
        "tag" => {
            "DELETE FROM tag WHERE person = json_extract(:key, '$[0]') AND tag = json_extract(:key, '$[1]')"
        }
        "strike" => {
            "DELETE FROM strike
             WHERE person = json_extract(:key, '$[0]') AND record_kind = json_extract(:key, '$[1]')
                 AND record_key = json_extract(:key, '$[2]') AND fact = json_extract(:key, '$[3]')"
        }
        "person_note" => "DELETE FROM person_note WHERE id = CAST(:key AS INTEGER)",
        "follow_up" => "DELETE FROM follow_up WHERE person = CAST(:key AS INTEGER)",
        "attestation" => "DELETE FROM attestation WHERE id = CAST(:key AS INTEGER)",
        "reply" => "DELETE FROM reply WHERE id = CAST(:key AS INTEGER)",
        "draft" => "DELETE FROM draft WHERE invitation = CAST(:key AS INTEGER)",
        "no_reply" => "DELETE FROM no_reply WHERE id = CAST(:key AS INTEGER)",
        "question" => "DELETE FROM question WHERE invitation = CAST(:key AS INTEGER)",
        "link" => {
            "DELETE FROM link
             WHERE a = json_extract(:key, '$[0]') AND b = json_extract(:key, '$[1]') AND by = json_extract(:key, '$[2]')"
        }
        // An invitation is never taken away by an act.
        _ => return Ok(()),
    };
    tx.prepare_cached(sql)?
        .execute(named_params! {":key": key})?;
    linking::settled(tx, part, key)
}

/// What a row is about, from its key and image.
pub(super) fn subject(part: &str, key: &str, image: &str) -> Subject {
    let field = |name: &str| {
        serde_json::from_str::<serde_json::Value>(image)
            .ok()
            .and_then(|image| image.get(name).and_then(serde_json::Value::as_i64))
            .unwrap_or_default()
    };
    match part {
        "invitation" | "draft" | "question" => Subject::Invitation(key.parse().unwrap_or_default()),
        "reply" | "no_reply" => Subject::Invitation(field("invitation")),
        "link" => Subject::Two(field("a"), field("b")),
        _ => Subject::Person(field("person")),
    }
}
