//! Whether a reply can be sent to an invitation of a kind, as the user found, and where else somebody can be written to.
//!
//! LinkedIn doesn't say. A question that went out shows that there is a way for invitations of its kind, with a note or
//! without; that no button was there shows the opposite. The newest of each kind counts.

use rusqlite::named_params;

use super::{Error, Store, row};
use crate::model::{Foreign, PersonId};

/// How far back it is looked for what was found of each kind.
const LOOKED_BACK: usize = 1000;

/// Whether a reply can be sent, by kind of invitation; `None` until the user found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CanReply {
    /// To those with a note.
    pub with_note: Option<bool>,
    /// To those without one.
    pub without_note: Option<bool>,
}

impl CanReply {
    /// Whether a reply can be sent to an invitation that has a note, has none, or isn't known to.
    #[must_use]
    pub fn to(self, has_note: Option<bool>) -> Option<bool> {
        if has_note? {
            self.with_note
        } else {
            self.without_note
        }
    }
}

impl Store {
    pub(super) fn can_reply(&self) -> Result<CanReply, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT can,
                    (SELECT max(note <> '') FROM sighting WHERE sighting.invitation = found.invitation)
             FROM (SELECT invitation, at, 1 AS can FROM reply WHERE asks = 1
                   UNION ALL
                   SELECT invitation, at, 0 FROM no_reply) AS found
                 JOIN invitation ON invitation.id = found.invitation AND invitation.direction = 'incoming'
             ORDER BY found.at DESC, can
             LIMIT :most",
        )?;
        let mut rows = statement
            .query(named_params! {":most": i64::try_from(LOOKED_BACK).unwrap_or(i64::MAX)})?;
        let mut found = CanReply::default();
        while let Some(row) = rows.next()? {
            let can: bool = row.get(0)?;
            let has_note: Option<bool> = row.get(1)?;
            match has_note {
                Some(true) => found.with_note = found.with_note.or(Some(can)),
                Some(false) => found.without_note = found.without_note.or(Some(can)),
                None => {}
            }
            if found.with_note.is_some() && found.without_note.is_some() {
                break;
            }
        }
        Ok(found)
    }

    /// The mail addresses of a person in the user's records.
    pub(super) fn addresses(&self, root: PersonId) -> Result<Vec<Foreign>, Error> {
        // Joined the other way round, every address in the store would be read.
        let mut statement = self.db.prepare_cached(
            "SELECT DISTINCT handle.value
             FROM person CROSS JOIN handle ON handle.person = person.id
             WHERE person.root = :root AND handle.kind = 'email'
             ORDER BY handle.value",
        )?;
        Ok(statement
            .query_map(named_params! {":root": root.0}, |row| row::foreign(row, 0))?
            .collect::<Result<_, _>>()?)
    }
}
