//! What LinkedIn keeps after an undo here: nothing that was pressed or sent there goes back with it.

use rusqlite::{OptionalExtension as _, named_params};
use serde_json::{Value as Json, json};

use super::{ActError, Writing};
use crate::model::{Decision, InvitationId, Matter, Pressed, Site};
use crate::store::question;

/// What LinkedIn keeps of one act that is taken back.
#[derive(Debug, Default)]
pub(super) struct KeptThere {
    connected: Vec<InvitationId>,
    ignored: Vec<InvitationId>,
    sent: bool,
    unpressed: bool,
    mended: bool,
}

impl KeptThere {
    /// Looks at one row before it is put back from `after` to `before`.
    pub(super) fn note(
        &mut self,
        writing: &Writing<'_>,
        (part, key): (&'static str, &str),
        (before, after): (Option<&str>, Option<&str>),
    ) -> Result<(), ActError> {
        match part {
            "reply" => self.sent |= before.is_none(),
            "invitation" => {
                let (Some(before), Some(after)) = (read(before), read(after)) else {
                    return Ok(());
                };
                let id = InvitationId(key.parse().unwrap_or_default());
                self.note_invitation(writing, id, (&before, &after))?;
            }
            _ => {}
        }
        Ok(())
    }

    fn note_invitation(
        &mut self,
        writing: &Writing<'_>,
        id: InvitationId,
        (before, after): (&Json, &Json),
    ) -> Result<(), ActError> {
        let pressed = after["pressed"] == Pressed::Yes.name();
        self.mended |= after["mend"].is_null()
            && !before["mend"].is_null()
            && after["decision"] == before["decision"];
        let decision = after["decision"].as_str().and_then(Decision::named);
        if before["decision"] == after["decision"] {
            // The decision stands. It may have been a slip: then the button is to be pressed yet, and nothing is asked.
            let unpressed = pressed && before["pressed"] != Pressed::Yes.name();
            self.sent |= unpressed && decision == Some(Decision::Ask);
            self.unpressed |= unpressed && decision != Some(Decision::Ask);
            return Ok(());
        }
        let Some(decision) = decision else {
            return Ok(());
        };
        let site = site(writing, id)?;
        let pressed = pressed || was_pressed(writing, id, decision)?;
        match decision {
            Decision::Accept if pressed || site == Some(Site::Accepted) => self.connected.push(id),
            Decision::Ignore if pressed || site == Some(Site::Absent) => self.ignored.push(id),
            _ => {}
        }
        Ok(())
    }

    /// Asks about each whether LinkedIn's side is to be mended, unless something is asked about it already.
    pub(super) fn raise(&self, writing: &mut Writing<'_>) -> Result<(), ActError> {
        for (ids, matter) in [
            (&self.connected, Matter::StillConnected),
            (&self.ignored, Matter::StillIgnored),
        ] {
            for id in ids {
                if question::of(writing.tx, *id)?.is_none() {
                    let image = json!({"matter": matter.name()}).to_string();
                    writing.put("question", &id.to_string(), Some(&image))?;
                }
            }
        }
        Ok(())
    }

    /// The same for the user; nothing where LinkedIn has nothing to keep.
    pub(super) fn remark(&self) -> Option<String> {
        let mut kept: Vec<&str> = Vec::new();
        match self.connected.len() {
            0 => {}
            1 => kept.push("LinkedIn keeps the connection; yes to the question on it makes removing it an errand"),
            _ => kept.push("LinkedIn keeps the connections; yes to the question on each makes removing it an errand"),
        }
        match self.ignored.len() {
            0 => {}
            1 => kept.push(
                "LinkedIn doesn't bring an ignored invitation back; yes to the question on it makes inviting them an errand",
            ),
            _ => kept.push(
                "LinkedIn doesn't bring ignored invitations back; yes to the question on each makes inviting them an errand",
            ),
        }
        if self.sent {
            kept.push("the message stays sent");
        }
        if self.unpressed {
            kept.push("what was pressed at LinkedIn stays pressed there");
        }
        if self.mended {
            kept.push("what you did at LinkedIn stays done there");
        }
        (!kept.is_empty()).then(|| ["this changes vestibule only: ", &kept.join("; ")].concat())
    }
}

fn read(image: Option<&str>) -> Option<Json> {
    serde_json::from_str(image?).ok()
}

/// Whether the button of a decision was ever said to be pressed, taken back since or not.
fn was_pressed(
    writing: &Writing<'_>,
    id: InvitationId,
    decision: Decision,
) -> Result<bool, ActError> {
    Ok(writing
        .tx
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM change
                            WHERE part = 'invitation' AND key = :id
                                AND after ->> 'pressed' = 'yes' AND after ->> 'decision' = :decision)",
        )?
        .query_row(
            named_params! {":id": id.to_string(), ":decision": decision.name()},
            |row| row.get(0),
        )?)
}

fn site(writing: &Writing<'_>, id: InvitationId) -> Result<Option<Site>, ActError> {
    let name: Option<String> = writing
        .tx
        .prepare_cached("SELECT site FROM invitation WHERE id = :id")?
        .query_row(named_params! {":id": id.0}, |row| row.get(0))
        .optional()?;
    Ok(name.as_deref().and_then(Site::named))
}
