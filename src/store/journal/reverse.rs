//! Taking acts back: their before-images put in place again, as an act of its own.

use rusqlite::{Transaction, named_params};

use super::kept_there::KeptThere;
use super::label::entry;
use super::{ActError, Change, Head, Writing, image, standing_act};
use crate::model::{Done, Face, Medium, Now};
use crate::store::Error;

/// The act that is taken back.
struct Target {
    seq: i64,
    verb: String,
    subject: Option<i64>,
    others: i64,
    /// The act that this one took back, where it is an undo itself.
    undoes: Option<i64>,
}

/// Puts the before-images of an act back.
pub(super) fn reverse(
    tx: &Transaction<'_>,
    now: &Now,
    face: Face,
    seq: i64,
) -> Result<Done, ActError> {
    let target = target(tx, seq)?;
    let mut writing = Writing {
        tx,
        changes: Vec::new(),
    };
    let mut kept_there = KeptThere::default();
    for change in changes(tx, seq)? {
        let (part, key) = (change.part, change.key.as_str());
        let current = image::read(tx, part, key)?;
        // Drafts come and go without the journal; a newer one is never overwritten.
        if part == "draft" && current != change.after {
            continue;
        }
        let later = if part == "draft" {
            None
        } else {
            overtaken(tx, seq, part, key)?
        };
        if let Some(refusal) = later {
            return Err(refusal);
        }
        if current != change.after {
            return Err(ActError::Changed(seq));
        }
        if target.undoes.is_none() {
            let images = (change.before.as_deref(), change.after.as_deref());
            kept_there.note(&writing, (part, key), images)?;
        }
        writing.put(part, key, change.before.as_deref())?;
    }
    kept_there.raise(&mut writing)?;
    let mut done = close(writing, now, face, &target)?;
    done.remark = kept_there.remark();
    Ok(done)
}

/// Takes back what an import had taken over, with the import: but for what was changed since, which is the user's own by
/// now. Asks nothing of LinkedIn's side, since nothing here shows it any more. Gives how many invitations it was.
pub(in crate::store) fn give_back(
    tx: &Transaction<'_>,
    now: &Now,
    face: Face,
    act: i64,
) -> Result<usize, Error> {
    try_give_back(tx, now, face, act).map_err(ActError::into_stored)
}

fn try_give_back(tx: &Transaction<'_>, now: &Now, face: Face, act: i64) -> Result<usize, ActError> {
    let Some(seq) = standing_act(tx, act)? else {
        return Ok(0);
    };
    let mut writing = Writing {
        tx,
        changes: Vec::new(),
    };
    for change in changes(tx, seq)? {
        let (part, key) = (change.part, change.key.as_str());
        if image::read(tx, part, key)? == change.after && overtaken(tx, seq, part, key)?.is_none() {
            writing.put(part, key, change.before.as_deref())?;
        }
    }
    let (given, _people) = writing.touched()?;
    let Some(first) = given.first() else {
        return Ok(0);
    };
    let others = i64::try_from(given.len() - 1).unwrap_or(i64::MAX);
    let target = Target {
        subject: Some(first.0),
        others,
        ..target(tx, seq)?
    };
    close(writing, now, face, &target)?;
    Ok(given.len())
}

fn target(tx: &Transaction<'_>, seq: i64) -> Result<Target, ActError> {
    Ok(tx.query_row(
        "SELECT verb, subject, others, undoes FROM act WHERE seq = :seq",
        named_params! {":seq": seq},
        |row| {
            Ok(Target {
                seq,
                verb: row.get(0)?,
                subject: row.get(1)?,
                others: row.get(2)?,
                undoes: row.get(3)?,
            })
        },
    )?)
}

/// What an act changed, the last first.
fn changes(tx: &Transaction<'_>, seq: i64) -> Result<Vec<Change>, ActError> {
    let mut statement = tx
        .prepare("SELECT part, key, before, after FROM change WHERE act = :act ORDER BY nr DESC")?;
    let mut rows = statement.query(named_params! {":act": seq})?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        changes.push(Change {
            part: image::part(row.get_ref(0)?.as_str()?)?,
            key: row.get(1)?,
            before: row.get(2)?,
            after: row.get(3)?,
        });
    }
    Ok(changes)
}

/// Writes the act that takes another back, and marks that one.
fn close(writing: Writing<'_>, now: &Now, face: Face, target: &Target) -> Result<Done, ActError> {
    let tx = writing.tx;
    let word = match target.undoes {
        Some(_) => "redid: ",
        None => "undid: ",
    };
    let plain = target
        .verb
        .strip_prefix("undid: ")
        .or_else(|| target.verb.strip_prefix("redid: "))
        .unwrap_or(&target.verb);
    let head = Head {
        now,
        face,
        verb: [word, plain].concat(),
        subject: target.subject,
        others: usize::try_from(target.others).unwrap_or_default(),
        undoes: Some(target.seq),
    };
    let done = writing.finish(&head)?;
    tx.execute(
        "UPDATE act SET undone_by = :by WHERE seq = :seq",
        named_params! {":by": done.seq, ":seq": target.seq},
    )?;
    if let Some(first) = target.undoes {
        tx.execute(
            "UPDATE act SET undone_by = NULL WHERE seq = :seq",
            named_params! {":seq": first},
        )?;
    }
    Ok(done)
}

/// The refusal to take an act back where a later one that still stands changed the same row, be it to the same state.
fn overtaken(
    tx: &Transaction<'_>,
    seq: i64,
    part: &str,
    key: &str,
) -> Result<Option<ActError>, ActError> {
    let later: Option<i64> = tx
        .prepare_cached(
            "SELECT max(act) FROM change JOIN act ON act.seq = change.act
             WHERE part = :part AND key = :key AND act.seq > :seq AND act.undone_by IS NULL AND act.undoes IS NULL",
        )?
        .query_row(
            named_params! {":part": part, ":key": key, ":seq": seq},
            |row| row.get(0),
        )?;
    let Some(later) = later else {
        return Ok(None);
    };
    let label = tx.query_row(
        "SELECT seq, at, face, verb, subject, others, undone_by, undoes FROM act WHERE seq = :seq",
        named_params! {":seq": later},
        |row| Ok(entry(tx, row)),
    )??;
    Ok(Some(ActError::Overtaken {
        seq,
        later,
        label: label.label.shown(Medium::Line),
    }))
}
