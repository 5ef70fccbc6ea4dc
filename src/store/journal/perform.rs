//! What each act changes.

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, named_params};
use serde_json::{Value as Json, json};

use super::pressing::pressed_verb;
use super::{ActError, Writing, image};
use crate::model::fact::OF_PROFILE;
use crate::model::{Act, Attested, Decision, Face, InvitationId, Mend, Now, Outcome, Pressed};
use crate::store::kept::value_to_json;

/// What an act needs to know besides itself.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// When it is done.
    pub now: &'a Now,
    /// Through which face.
    pub face: Face,
    /// The day after which a question that goes out today counts as quiet.
    pub quiet_after: Date,
    /// The policy in force, by name.
    pub policy: &'a str,
    /// Its version: what its text comes to.
    pub version: &'a str,
}

impl Writing<'_> {
    /// Changes what the act says. Gives the verb for the journal, and whom it is about.
    pub(super) fn perform(
        &mut self,
        setting: &Setting<'_>,
        act: &Act,
    ) -> Result<(String, Vec<InvitationId>), ActError> {
        match act {
            Act::Decide {
                ids,
                decision,
                reason,
            } => {
                for id in ids {
                    self.decide(setting, *id, *decision, reason.as_deref())?;
                }
                Ok((decided(*decision).to_owned(), ids.clone()))
            }
            Act::AcceptOnTrial { id, review_on, why } => {
                self.decide(setting, *id, Some(Decision::Accept), None)?;
                self.follow(*id, Some(*review_on), Some(why))?;
                let verb = ["accepted on trial until ", &spoken(*review_on), ":"].concat();
                Ok((verb, vec![*id]))
            }
            Act::Adopt { ids } => {
                for id in ids {
                    self.adopt(setting, *id)?;
                }
                Ok(("accepted at LinkedIn:".to_owned(), ids.clone()))
            }
            Act::Settle { id, matter, yes } => {
                let verb = self.settle(setting, *id, (*matter, *yes))?;
                Ok((verb.to_owned(), vec![*id]))
            }
            Act::Link {
                id,
                one,
                other,
                same,
            } => self.link(*id, (*one, *other), *same),
            Act::Split { person } => self.split(*person),
            Act::Strike {
                id,
                evidence,
                struck,
            } => {
                let verb = self.strike(setting.now, (*id, evidence), *struck)?;
                Ok((verb, vec![*id]))
            }
            Act::Snooze { ids, until } => {
                let verb = self.snooze(ids, *until)?;
                Ok((verb, ids.clone()))
            }
            Act::Press { ids, pressed } => {
                for id in ids {
                    self.press(setting, *id, *pressed)?;
                }
                Ok((pressed_verb(*pressed).to_owned(), ids.clone()))
            }
            Act::Tag { ids, add, remove } => {
                for id in ids {
                    self.tag(*id, add, remove)?;
                }
                Ok((tagged(add, remove), ids.clone()))
            }
            Act::Note { id, text } => {
                self.note(setting.now, *id, text)?;
                Ok(("note to self on".to_owned(), vec![*id]))
            }
            Act::Follow { id, on, why } => {
                self.follow(*id, *on, why.as_deref())?;
                let verb = match on {
                    Some(day) => ["follow up on ", &spoken(*day), ":"].concat(),
                    None => "followed up:".to_owned(),
                };
                Ok((verb, vec![*id]))
            }
            Act::Attest {
                id,
                words,
                on,
                note,
            } => {
                self.attest(setting.now, *id, words, (*on, note.as_deref()))?;
                Ok(("said what you know of".to_owned(), vec![*id]))
            }
            Act::Sent {
                id,
                template,
                language,
                text,
                asks,
            } => {
                let image = json!({
                    "invitation": id.0, "template": template, "language": language, "text": text, "state": "sent",
                    "outcome": Json::Null, "at": setting.now.instant.as_second(), "asks": i64::from(*asks),
                });
                self.sent(setting, *id, (&image, *asks))?;
                Ok(("reply sent to".to_owned(), vec![*id]))
            }
            Act::Answered { id, outcome } => {
                self.answered(*id, *outcome, setting.now.today())?;
                Ok(("answer from".to_owned(), vec![*id]))
            }
            // A draft is kept by `Store::keep_draft`: it is no act in the journal.
            Act::Draft { id, .. } => Ok(("draft for".to_owned(), vec![*id])),
        }
    }

    fn snooze(&mut self, ids: &[InvitationId], until: Option<Date>) -> Result<String, ActError> {
        for id in ids {
            self.edit(*id, |row| {
                row["snoozed_until"] = json!(until.map(|day| day.to_string()));
            })?;
        }
        Ok(match until {
            Some(day) => ["later, on ", &spoken(day), ":"].concat(),
            None => "brought back".to_owned(),
        })
    }

    fn follow(
        &mut self,
        id: InvitationId,
        on: Option<Date>,
        why: Option<&str>,
    ) -> Result<(), ActError> {
        let person = self.person_of(id)?;
        let image =
            on.map(|day| json!({"person": person, "day": day.to_string(), "why": why}).to_string());
        self.put("follow_up", &person.to_string(), image.as_deref())
    }

    /// A reply went out; the draft it was has gone with it.
    fn sent(
        &mut self,
        setting: &Setting<'_>,
        id: InvitationId,
        (image, asks): (&Json, bool),
    ) -> Result<(), ActError> {
        if asks {
            self.asked(setting, id)?;
        }
        self.add("reply", image)?;
        self.put("draft", &id.to_string(), None)
    }

    /// A question went out: that decides *ask*, and an answer is waited for.
    fn asked(&mut self, setting: &Setting<'_>, id: InvitationId) -> Result<(), ActError> {
        let advised = self.advised(setting, id)?;
        self.edit(id, |row| {
            row["advised"] = json!(advised);
            row["decision"] = json!(Decision::Ask.name());
            row["decided_at"] = json!(setting.now.instant.as_second());
            row["asked_on"] = json!(setting.now.today().to_string());
            row["quiet_after"] = json!(setting.quiet_after.to_string());
            row["answered_on"] = Json::Null;
            row["snoozed_until"] = Json::Null;
            row["pressed"] = Json::Null;
            row["pressed_at"] = Json::Null;
            row["settled"] = Json::Null;
        })
    }

    pub(super) fn decide(
        &mut self,
        setting: &Setting<'_>,
        id: InvitationId,
        decision: Option<Decision>,
        reason: Option<&str>,
    ) -> Result<(), ActError> {
        self.decide_and(setting, id, (decision, reason), |_| {})
    }

    /// The same, with more that changes of the same invitation: an act has one image of it before and one after.
    pub(super) fn decide_and(
        &mut self,
        setting: &Setting<'_>,
        id: InvitationId,
        (decision, reason): (Option<Decision>, Option<&str>),
        more: impl FnOnce(&mut Json),
    ) -> Result<(), ActError> {
        let advised = self.advised(setting, id)?;
        self.edit(id, |row| {
            let at = setting.now.instant.as_second();
            decide_row(row, decision, reason, (at, advised.as_deref()));
            more(row);
        })?;
        if decision.is_some() {
            self.put("question", &id.to_string(), None)?;
        }
        Ok(())
    }

    /// What the policy suggests at this moment, as far as it was worked out.
    fn advised(&self, setting: &Setting<'_>, id: InvitationId) -> Result<Option<String>, ActError> {
        let verdict: Option<String> = self
            .tx
            .prepare_cached("SELECT verdict FROM assessment WHERE invitation = :id")?
            .query_row(named_params! {":id": id.0}, |row| row.get(0))
            .optional()?;
        Ok(verdict.map(|verdict| {
            json!({"policy": setting.policy, "version": setting.version, "verdict": verdict})
                .to_string()
        }))
    }

    fn tag(&mut self, id: InvitationId, add: &[String], remove: &[String]) -> Result<(), ActError> {
        let person = self.person_of(id)?;
        for tag in add {
            self.put("tag", &json!([person, tag]).to_string(), Some("{}"))?;
        }
        for tag in remove {
            self.put("tag", &json!([person, tag]).to_string(), None)?;
        }
        Ok(())
    }

    fn note(&mut self, now: &Now, id: InvitationId, text: &str) -> Result<(), ActError> {
        let person = self.person_of(id)?;
        let image = json!({"person": person, "at": now.instant.as_second(), "text": text});
        self.add("person_note", &image)
    }

    fn attest(
        &mut self,
        now: &Now,
        id: InvitationId,
        words: &[Attested],
        (on, note): (Option<Date>, Option<&str>),
    ) -> Result<(), ActError> {
        let person = self.person_of(id)?;
        for word in words {
            let of_profile = OF_PROFILE.contains(&word.fact);
            let on = on.or_else(|| of_profile.then(|| now.today()));
            let image = json!({
                "person": person, "fact": word.fact, "value": word.value.as_ref().map(value_to_json),
                "day": word.on.or(on).map(|day| day.to_string()), "at": now.instant.as_second(), "note": note,
            });
            self.add("attestation", &image)?;
        }
        Ok(())
    }

    fn answered(
        &mut self,
        id: InvitationId,
        outcome: Outcome,
        today: Date,
    ) -> Result<(), ActError> {
        let newest: Option<i64> = self
            .tx
            .prepare_cached("SELECT max(id) FROM reply WHERE invitation = :id")?
            .query_row(named_params! {":id": id.0}, |row| row.get(0))?;
        let reply = newest.ok_or(ActError::NoReply(id))?.to_string();
        if let Some(image) = image::read(self.tx, "reply", &reply)? {
            let mut image = object(&image);
            image["state"] = json!("answered");
            image["outcome"] = json!(outcome.name());
            self.put("reply", &reply, Some(&image.to_string()))?;
        }
        self.edit(id, |row| {
            row["answered_on"] = json!(today.to_string());
            row["settled"] = Json::Null;
        })
    }

    /// Changes the columns of an invitation that acts may change.
    pub(super) fn edit(
        &mut self,
        id: InvitationId,
        change: impl FnOnce(&mut Json),
    ) -> Result<(), ActError> {
        let key = id.to_string();
        let image = image::read(self.tx, "invitation", &key)?.ok_or(ActError::NoInvitation(id))?;
        let mut image = object(&image);
        change(&mut image);
        self.put("invitation", &key, Some(&image.to_string()))
    }

    /// Adds a row with a number of its own.
    pub(super) fn add(&mut self, part: &'static str, image: &Json) -> Result<(), ActError> {
        let key: i64 = self
            .tx
            .prepare_cached(
                "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = :part), 0) + 1",
            )?
            .query_row(named_params! {":part": part}, |row| row.get(0))?;
        self.put(part, &key.to_string(), Some(&image.to_string()))
    }

    pub(super) fn person_of(&self, id: InvitationId) -> Result<i64, ActError> {
        self.tx
            .prepare_cached("SELECT person FROM invitation WHERE id = :id")?
            .query_row(named_params! {":id": id.0}, |row| row.get(0))
            .optional()?
            .ok_or(ActError::NoInvitation(id))
    }
}

fn decide_row(
    row: &mut Json,
    decision: Option<Decision>,
    reason: Option<&str>,
    (at, advised): (i64, Option<&str>),
) {
    let name = json!(decision.map(Decision::name));
    // Where there was no such button, deciding the same again means trying again.
    let tried = row["pressed"] == Pressed::No.name();
    if row["decision"] == name && reason.is_none() && !tried {
        return;
    }
    row["decided_at"] = json!(decision.map(|_| at));
    row["advised"] = json!(decision.and(advised));
    row["decision"] = name;
    row["reason"] = json!(reason);
    row["pressed"] = Json::Null;
    row["pressed_at"] = Json::Null;
    row["snoozed_until"] = Json::Null;
    row["settled"] = Json::Null;
    let undone = match row["mend"].as_str().and_then(Mend::named) {
        Some(Mend::Disconnect) => Decision::Accept,
        Some(Mend::Invite) => Decision::Ignore,
        None => return,
    };
    if decision == Some(undone) {
        row["mend"] = Json::Null;
    }
}

fn decided(decision: Option<Decision>) -> &'static str {
    match decision {
        Some(Decision::Accept) => "accepted",
        Some(Decision::Ask) => "ask first:",
        Some(Decision::Ignore) => "ignored",
        None => "took back the decision on",
    }
}

fn tagged(add: &[String], remove: &[String]) -> String {
    let mut verb = "tagged".to_owned();
    for (sign, tags) in [(" +", add), (" -", remove)] {
        for tag in tags {
            verb.push_str(sign);
            verb.push_str(tag);
        }
    }
    verb.push(':');
    verb
}

fn object(image: &str) -> Json {
    serde_json::from_str(image).unwrap_or_else(|_| json!({}))
}

/// A day as a person says it: 1 Dec.
fn spoken(day: Date) -> String {
    day.strftime("%-d %b").to_string()
}
