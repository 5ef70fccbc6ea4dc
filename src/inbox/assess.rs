//! Assessments that are kept: working out again what is stale, and the group an invitation stands in.

use jiff::civil::Date;

use super::{Error, Inbox};
use crate::facts;
use crate::model::time::days_after;
use crate::model::{
    Answer, Answers, Dossier, FactId, Group, Holds, InvitationId, Kind, Now, State, Value,
};
use crate::store::assess::Kept;
use crate::text::note::{NoteKind, Reading};

/// Changes when the facts are worked out differently, so that every kept assessment is made again.
const VOCABULARY_VERSION: u32 = 4;

/// How many days before its probable end an invitation is said to lapse.
const LAPSING_DAYS: i64 = 7;

/// What one batch of reassessment did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessed {
    /// The invitations worked out again.
    pub ids: Vec<InvitationId>,
    /// How many are still stale.
    pub left: usize,
}

impl Inbox {
    /// Works out again up to `most` of what is stale, newest first.
    pub fn assess(&mut self, now: &Now, most: usize) -> Result<Assessed, Error> {
        let today = now.today();
        let stamp = self.stamp(now)?;
        let stale = self.store.stale(today, &stamp, most)?;
        if stale.is_empty() {
            return Ok(Assessed::default());
        }
        let background = self.background(now)?;
        let me = self.me(&background);
        let mut batch = Vec::with_capacity(stale.len());
        for (id, revision) in stale {
            if let Some(dossier) = self.dossier(now, id, (&background, &me))? {
                batch.push(self.kept(&dossier, revision));
            }
        }
        self.store.keep_assessments(&stamp, &batch)?;
        let left = self.store.stale_count(today, &stamp)?;
        Ok(Assessed {
            ids: batch.into_iter().map(|kept| kept.invitation).collect(),
            left,
        })
    }

    /// What an assessment depends on besides the invitation itself.
    ///
    /// An import changes what was looked through, the user's own positions and who works where, so each makes every
    /// assessment stale.
    fn stamp(&self, now: &Now) -> Result<String, Error> {
        let zone = now.zone.iana_name().unwrap_or("fixed");
        let imports = self.store.imports_so_far()?;
        Ok(format!(
            "{:016x}/{VOCABULARY_VERSION}/{:016x}/{zone}/{imports}",
            self.policy.hash(),
            self.version_of_me()
        ))
    }

    fn kept(&self, dossier: &Dossier, revision: i64) -> Kept {
        let (answers, reading) = facts::answers_and_reading(dossier);
        let assessment = self.policy.assess(&answers, dossier.today);
        Kept {
            invitation: dossier.invitation.id,
            revision,
            good_through: good_through(self.policy.good_through(&answers, dossier.today), dossier),
            verdict: assessment.verdict,
            decided_by: assessment.decided_by,
            score: assessment.score,
            note_kind: reading.as_ref().map(|reading| reading.kind.name()),
            purpose: reading
                .as_ref()
                .and_then(Reading::known_purpose)
                .map(crate::text::note::Purpose::name),
            holds: assessment
                .findings
                .into_iter()
                .filter(|finding| finding.holds == Holds::Yes)
                .map(|finding| finding.rule)
                .collect(),
            facts: known_facts(&answers),
            group: group(dossier, &answers, reading.as_ref()),
        }
    }
}

/// What takes somebody out of a wave: a link between the two, or the user's own good word. A text that others sent too
/// says nothing against a person who is known.
const SPEAKS_FOR: [&str; 14] = [
    "worked_together",
    "met",
    "spoke",
    "wrote",
    "conversed",
    "was_connected",
    "recommended_me",
    "i_recommended",
    "collaboration",
    "could_recommend",
    "group_exchange",
    "reputation",
    "quality",
    "same_field",
];

/// The group an invitation stands in; none where it is not in the inbox.
#[must_use]
pub fn group(dossier: &Dossier, answers: &Answers, reading: Option<&Reading>) -> Option<Group> {
    if !dossier.state.in_inbox() {
        return None;
    }
    let yes = |fact: &str| {
        facts::fact(fact)
            .is_some_and(|id| matches!(answers.get(id).value(), Some(Value::Bool(true))))
    };
    let said_something = reading.is_some_and(|reading| {
        reading.kind == NoteKind::Specific
            || (reading.kind == NoteKind::Generic && reading.purpose.is_some())
    });
    // Words of one's field stand in many profiles; only the user's own word on it counts here.
    let said =
        |fact: &str| fact != "same_field" || dossier.attested.iter().any(|word| word.fact == fact);
    let alike = dossier.wave.is_some() && !SPEAKS_FOR.iter().any(|fact| said(fact) && yes(fact));
    let something_known = dossier.traces > 0
        || dossier.profile.headline.is_some()
        || dossier.profile.company.is_some();
    Some(if yes("suspected_same") && !yes("was_connected") {
        Group::PerhapsKnown
    } else if dossier.state == State::Answered {
        Group::Answered
    } else if days_left(dossier).is_some_and(|days| days <= LAPSING_DAYS) {
        Group::Lapsing
    } else if alike {
        Group::LookAlikes
    } else if said_something {
        Group::SaidSomething
    } else if yes("same_field") {
        Group::InMyField
    } else if something_known {
        Group::SomethingKnown
    } else {
        Group::OnlyAName
    })
}

fn days_left(dossier: &Dossier) -> Option<i64> {
    dossier
        .invitation
        .standing
        .expires
        .map(|end| crate::model::time::days_between(dossier.today, end))
}

/// The last day on which neither the policy nor the group would change by the calendar alone.
fn good_through(policy: Date, dossier: &Dossier) -> Date {
    match dossier.invitation.standing.expires {
        Some(end) if days_after(end, -LAPSING_DAYS) > dossier.today => {
            policy.min(days_after(end, -LAPSING_DAYS - 1))
        }
        _ => policy,
    }
}

/// The known facts as `name=value`, for searching. Lists and free texts are left out: words are searched for by
/// themselves.
fn known_facts(answers: &Answers) -> Vec<String> {
    let mut known = Vec::new();
    for (place, spec) in facts::vocabulary().iter().enumerate() {
        let Ok(place) = u16::try_from(place) else {
            continue;
        };
        if spec.kind == Kind::Text {
            continue;
        }
        let Answer::Known { value, .. } = answers.get(FactId(place)) else {
            continue;
        };
        let value = match value {
            Value::Bool(true) => "yes".to_owned(),
            Value::Bool(false) => "no".to_owned(),
            Value::Int(number) => number.to_string(),
            Value::Text(text) => text.clone(),
            Value::List(_) => continue,
        };
        known.push([spec.name, "=", &value].concat());
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_store_knows_every_fact_by_its_name() {
        for spec in facts::vocabulary() {
            assert_eq!(crate::model::fact::name(spec.name), Some(spec.name));
        }
        assert_eq!(facts::vocabulary().len(), crate::model::fact::NAMES.len());
    }

    #[test]
    fn what_is_said_of_a_stranger_and_of_a_profile_can_be_said() {
        let said = crate::model::fact::KNOWING
            .iter()
            .chain(&crate::model::fact::OF_PROFILE);
        let recorded = [
            "conversed",
            "was_connected",
            "recommended_me",
            "i_recommended",
        ];
        for name in said.chain(&SPEAKS_FOR) {
            let spec = facts::vocabulary()
                .iter()
                .find(|spec| spec.name == *name)
                .unwrap();
            assert!(spec.from_memory || recorded.contains(name), "{name}");
        }
    }
}
