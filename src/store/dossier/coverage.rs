//! What was looked through for a person, and how much of it names them. "No trace" means something only beside it.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, named_params};

use crate::model::dossier::Searched;
use crate::model::{InvitationId, Now, PersonId};
use crate::store::{Error, Store, row};

/// What is looked through for a person, in a person's words and in the order in which it is told.
const SOURCES: [&str; 14] = [
    "connections",
    "messages",
    "acceptances",
    "invitations",
    "notification mails",
    "mails you sent",
    "mails you got",
    "calendar entries",
    "calls",
    "address book cards",
    "badges and lists",
    "recommendations and endorsements",
    "follows and reactions",
    "profiles",
];

/// Counts what is looked through, after an import changed it: to count for each dossier would read every record.
///
/// A mail to several people is one, as is a card in several versions. What is dated ahead, as calendars are, reaches no
/// further than the moment it was read.
pub(in crate::store) fn survey(db: &rusqlite::Connection) -> Result<(), Error> {
    db.execute_batch(
        "DELETE FROM searched;
         INSERT INTO searched (source, first, last, records)
             SELECT 'connections', min(at), max(last_shown), count(*) FROM record WHERE kind = 'connection'
             UNION ALL SELECT 'messages', min(at), max(last_shown), count(*) FROM record WHERE kind = 'message'
             UNION ALL SELECT 'acceptances', min(at), max(last_shown), count(*) FROM record WHERE kind = 'acceptance'
             UNION ALL SELECT 'invitations', min(coalesce(sent, first_shown)), max(last_shown), count(*)
                       FROM sighting WHERE source = 'linkedin-export'
             UNION ALL SELECT 'notification mails', min(coalesce(sent, first_shown)), max(last_shown), count(*)
                       FROM sighting WHERE source = 'mail'
             UNION ALL SELECT 'mails you sent', min(at), max(at), count(DISTINCT key)
                       FROM record WHERE kind = 'letter' AND from_me = 1
             UNION ALL SELECT 'mails you got', min(at), max(at), count(DISTINCT key)
                       FROM record WHERE kind = 'letter' AND from_me = 0
             UNION ALL SELECT 'calendar entries', min(at), max(min(at, last_shown)), count(DISTINCT key)
                       FROM record WHERE kind = 'meeting'
             UNION ALL SELECT 'calls', min(at), max(at), count(DISTINCT key) FROM record WHERE kind = 'call'
             UNION ALL SELECT 'address book cards', min(at), max(last_shown), count(DISTINCT kind || ' ' || key)
                       FROM record WHERE kind IN ('card', 'contact')
             UNION ALL SELECT 'badges and lists', min(at), max(coalesce(at, last_shown)),
                              count(DISTINCT kind || ' ' || key || ' ' || party)
                       FROM record WHERE kind IN ('badge', 'attendee')
             UNION ALL SELECT 'recommendations and endorsements', min(at), max(last_shown), count(*)
                       FROM record WHERE kind IN ('recommendation', 'endorsement')
             UNION ALL SELECT 'follows and reactions', min(at), max(last_shown), count(*)
                       FROM record WHERE kind IN ('engagement', 'follow')
             UNION ALL SELECT 'profiles', min(first_shown), max(last_shown), count(*) FROM profile;",
    )?;
    Ok(())
}

impl Store {
    /// What was looked through.
    pub(super) fn searched(&self, now: &Now) -> Result<Vec<Searched>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT first, last, records FROM searched WHERE source = :source AND records > 0",
        )?;
        let mut searched = Vec::new();
        for source in SOURCES {
            let found = statement
                .query_row(named_params! {":source": source}, |row| {
                    let day = |at: Option<Timestamp>| at.map(|at| now.day_of(at));
                    Ok(Searched {
                        source,
                        from: day(row::instant_or_none(row, 0)?),
                        to: day(row::instant_or_none(row, 1)?),
                        records: row.get(2)?,
                    })
                })
                .optional()?;
            searched.extend(found);
        }
        Ok(searched)
    }

    /// Records of any grade that name a person, besides one invitation of theirs: rows of the user's files, each once
    /// however often it was changed, and other invitations. A profile isn't among them: the user looks at those of
    /// strangers.
    pub fn traces(&self, root: PersonId, id: InvitationId) -> Result<i64, Error> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT (SELECT count(DISTINCT record.kind || ' ' || record.key)
                         FROM person CROSS JOIN record ON record.person = person.id
                         WHERE person.root = :root)
                      + (SELECT count(*) FROM invitation WHERE person = :root AND id <> :id)",
            )?
            .query_row(named_params! {":root": root.0, ":id": id.0}, |row| {
                row.get(0)
            })?)
    }
}
