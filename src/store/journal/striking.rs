//! Striking pieces of evidence out, and letting them count again.

use serde_json::json;

use super::{ActError, Writing};
use crate::model::{EvidenceId, InvitationId, Now};
use crate::store::dossier::evidence::raw::called;
use crate::store::dossier::evidence::strike::{Standing, rows_for};

impl Writing<'_> {
    /// Strikes out, or lets count again. Gives the verb: what kind of record it was, in the program's own words.
    pub(super) fn strike(
        &mut self,
        now: &Now,
        (id, evidence): (InvitationId, &[EvidenceId]),
        struck: bool,
    ) -> Result<String, ActError> {
        self.person_of(id)?;
        let mut rows = Vec::new();
        for piece in evidence {
            match rows_for(self.tx, now, (id, *piece))? {
                Standing::NoSuch => return Err(ActError::NoEvidence(id, *piece)),
                Standing::Own => return Err(ActError::NoRecord(id, *piece)),
                Standing::Rows(found) => rows.extend(found),
            }
        }
        let what = match evidence.len() {
            1 => rows
                .first()
                .map_or("a record", |row| called(row.record_kind))
                .to_owned(),
            many => format!("{many} pieces of evidence"),
        };
        for row in rows {
            let key = json!([row.person, row.record_kind, row.record_key, row.fact]).to_string();
            self.put("strike", &key, struck.then_some("{}"))?;
        }
        Ok(if struck {
            ["struck out ", &what, " of"].concat()
        } else {
            ["let count again ", &what, " of"].concat()
        })
    }
}
