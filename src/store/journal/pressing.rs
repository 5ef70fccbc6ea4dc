//! What acts say of LinkedIn's side: a button was pressed or wasn't there, something was done there first, and the
//! answers to what is asked about that.

use rusqlite::named_params;
use serde_json::{Value as Json, json};

use super::perform::Setting;
use super::{ActError, Writing};
use crate::model::{Decision, InvitationId, Matter, Mend, Pressed};
use crate::store::question;

impl Writing<'_> {
    /// Where something mends what was taken back, that is what was done; else it was the decision's button.
    pub(super) fn press(
        &mut self,
        setting: &Setting<'_>,
        id: InvitationId,
        pressed: Option<Pressed>,
    ) -> Result<(), ActError> {
        let mut found_no_way = false;
        self.edit(id, |row| {
            if pressed.is_some() && !row["mend"].is_null() {
                row["mend"] = Json::Null;
                return;
            }
            let asking = row["decision"] == Decision::Ask.name() && row["asked_on"].is_null();
            found_no_way = asking && pressed == Some(Pressed::No);
            if asking && pressed == Some(Pressed::Yes) {
                row["asked_on"] = json!(setting.now.today().to_string());
                row["quiet_after"] = json!(setting.quiet_after.to_string());
            }
            row["pressed"] = json!(pressed.map(Pressed::name));
            row["pressed_at"] = json!(pressed.map(|_| setting.now.instant.as_second()));
        })?;
        if pressed == Some(Pressed::Yes) {
            self.put("question", &id.to_string(), None)?;
        }
        if found_no_way {
            let at = setting.now.instant.as_second();
            self.add("no_reply", &json!({"invitation": id.0, "at": at}))?;
        }
        Ok(())
    }

    /// Takes over what was accepted at LinkedIn. When it was pressed there isn't known.
    pub(super) fn adopt(
        &mut self,
        setting: &Setting<'_>,
        id: InvitationId,
    ) -> Result<(), ActError> {
        self.decide_and(setting, id, (Some(Decision::Accept), None), |row| {
            row["pressed"] = json!(Pressed::Yes.name());
            row["pressed_at"] = Json::Null;
        })
    }

    /// Answers what is asked. Gives the verb for the journal.
    pub(super) fn settle(
        &mut self,
        setting: &Setting<'_>,
        id: InvitationId,
        (matter, yes): (Matter, bool),
    ) -> Result<&'static str, ActError> {
        if question::of(self.tx, id)? != Some(matter) {
            return Err(ActError::NoQuestion(id));
        }
        let now = setting.now.instant.as_second();
        self.put("question", &id.to_string(), None)?;
        match (matter, yes) {
            (Matter::AcceptedYetOpen, true) => {
                // From here on only a source that shows it waiting even later asks again.
                let shown: Option<i64> = self
                    .tx
                    .prepare_cached("SELECT open_at FROM invitation WHERE id = :id")?
                    .query_row(named_params! {":id": id.0}, |row| row.get(0))?;
                let at = shown.unwrap_or(now).max(now);
                self.edit(id, |row| row["pressed_at"] = json!(at))?;
            }
            (Matter::AcceptedYetOpen, false) => self.edit(id, unpress)?,
            (Matter::IgnoredYetConnected, true) => {
                let accepted = (Some(Decision::Accept), None);
                self.decide_and(setting, id, accepted, |row| press_at(row, now))?;
            }
            (Matter::AnsweredYetGone, true) => {
                let ignored = (Some(Decision::Ignore), None);
                self.decide_and(setting, id, ignored, |row| press_at(row, now))?;
            }
            (Matter::IgnoredYetConnected | Matter::AnsweredYetGone, false) => {
                self.edit(id, |row| {
                    let so_far = row["settled"].as_str().unwrap_or(" ");
                    row["settled"] = json!([so_far, matter.name(), " "].concat());
                })?;
            }
            (Matter::StillConnected, true) => {
                self.edit(id, |row| mend(row, Decision::Accept, Mend::Disconnect))?;
            }
            (Matter::StillIgnored, true) => {
                self.edit(id, |row| mend(row, Decision::Ignore, Mend::Invite))?;
            }
            (Matter::StillConnected | Matter::StillIgnored, false) => {}
        }
        Ok(settled_verb(matter, yes))
    }
}

fn press_at(row: &mut Json, at: i64) {
    row["pressed"] = json!(Pressed::Yes.name());
    row["pressed_at"] = json!(at);
}

fn unpress(row: &mut Json) {
    row["pressed"] = Json::Null;
    row["pressed_at"] = Json::Null;
}

/// Makes mending an errand. A decision that still stands is taken back with it: both can't be done.
fn mend(row: &mut Json, against: Decision, mend: Mend) {
    row["mend"] = json!(mend.name());
    if row["decision"] == against.name() {
        for column in [
            "decision",
            "decided_at",
            "advised",
            "reason",
            "pressed",
            "pressed_at",
        ] {
            row[column] = Json::Null;
        }
    }
}

/// What was pressed, for the journal.
pub(super) fn pressed_verb(pressed: Option<Pressed>) -> &'static str {
    match pressed {
        Some(Pressed::Yes) => "pressed at LinkedIn:",
        Some(Pressed::No) => "no such button at LinkedIn for",
        None => "not pressed after all:",
    }
}

fn settled_verb(matter: Matter, yes: bool) -> &'static str {
    match (matter, yes) {
        (Matter::AcceptedYetOpen, true) => "accepted there all the same:",
        (Matter::AcceptedYetOpen, false) => "Accept is still to be pressed for",
        (Matter::IgnoredYetConnected, true) => "accepted at LinkedIn after all:",
        (Matter::IgnoredYetConnected, false) => "ignored here all the same:",
        (Matter::AnsweredYetGone, true) => "ignored at LinkedIn after the answer:",
        (Matter::AnsweredYetGone, false) => "left as it is:",
        (Matter::StillConnected, true) => "connection to be removed:",
        (Matter::StillConnected, false) => "connection left as it is:",
        (Matter::StillIgnored, true) => "to be invited by you:",
        (Matter::StillIgnored, false) => "not to be invited:",
    }
}
