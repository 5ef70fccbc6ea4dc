//! Which templates suit an invitation, the best first.

use super::Templates;
use super::template::{Template, When};
use crate::model::{Assessment, Dossier, Grade, ReplyFor, Value, Verdict};
use crate::text::note::{Claim, NoteKind, Purpose, Reading};

impl Templates {
    /// The names of the templates that suit, the best first; those for `otherwise` where nothing else does.
    ///
    /// What is known of the two counts most, then what the note is for, then that nothing was said, then the policy's
    /// suggestion. A refusal is never offered where the policy suggests letting in.
    #[must_use]
    pub fn suggested(
        &self,
        dossier: &Dossier,
        assessment: &Assessment,
        reading: Option<&Reading>,
    ) -> Vec<&str> {
        let case = Case::new(dossier, assessment, reading);
        let mut ranked: Vec<(u32, &Template)> = self
            .all()
            .iter()
            .filter_map(|template| case.rank(template).map(|rank| (rank, template)))
            .collect();
        ranked.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        ranked
            .into_iter()
            .map(|(_, template)| template.name.as_str())
            .collect()
    }
}

/// What of a case the templates ask for.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four questions that templates ask, each yes or no, in any combination"
)]
struct Case {
    verdict: Verdict,
    purpose: Option<Purpose>,
    nothing_said: bool,
    perhaps_known: bool,
    was_colleague: bool,
    answered: bool,
}

impl Case {
    fn new(dossier: &Dossier, assessment: &Assessment, reading: Option<&Reading>) -> Self {
        let claims = |claim| reading.is_some_and(|reading| reading.claims.contains(&claim));
        let told = |fact: &str| {
            dossier
                .attested
                .iter()
                .find(|word| word.fact == fact)
                .map(|word| word.value == Some(Value::Bool(true)))
        };
        let shown = |fact: &str| {
            dossier
                .evidence
                .iter()
                .any(|evidence| evidence.fact == fact && !evidence.struck)
        };
        let was_colleague = told("worked_together")
            .unwrap_or_else(|| shown("worked_together") || claims(Claim::WorkedWith));
        let hinted = dossier
            .evidence
            .iter()
            .any(|evidence| evidence.grade == Grade::Possible && !evidence.struck);
        let said = reading.is_some_and(|reading| match reading.kind {
            NoteKind::None | NoteKind::Default => false,
            NoteKind::Generic => reading.purpose != Some(Purpose::Networking),
            NoteKind::Specific => true,
        });
        Self {
            verdict: assessment.verdict,
            purpose: reading.and_then(|reading| reading.purpose),
            nothing_said: !said,
            perhaps_known: hinted
                || shown("suspected_same")
                || claims(Claim::MetInPerson)
                || claims(Claim::SpokenByPhone),
            answered: dossier.invitation.standing.answered_on.is_some(),
            was_colleague,
        }
    }

    /// How well a template suits; nothing if it doesn't.
    fn rank(&self, template: &Template) -> Option<u32> {
        if self.verdict == Verdict::Accept && template.purpose == ReplyFor::Ignore {
            return None;
        }
        // Nobody is asked twice; what is left is to let them in, or to decline.
        if self.answered {
            return match template.purpose {
                ReplyFor::Ask => None,
                ReplyFor::Accept => Some(60),
                _ => template
                    .when
                    .iter()
                    .filter_map(|when| self.weight(*when))
                    .max(),
            };
        }
        let fits = matches!(
            (self.verdict, template.purpose),
            (Verdict::Accept, ReplyFor::Accept)
                | (Verdict::Ask | Verdict::Look, ReplyFor::Ask)
                | (Verdict::Ignore, ReplyFor::Ignore)
        );
        template
            .when
            .iter()
            .filter_map(|when| self.weight(*when))
            .max()
            .map(|weight| weight + if fits { 45 } else { 0 })
    }

    fn weight(&self, when: When) -> Option<u32> {
        let (holds, weight) = match when {
            When::WasColleague => (self.was_colleague, 100),
            When::Purpose(purpose) => (self.purpose == Some(purpose), 90),
            When::PerhapsKnown => (self.perhaps_known && self.verdict != Verdict::Accept, 80),
            When::NothingSaid => (self.nothing_said, 35),
            When::Verdict(verdict) => (self.verdict == verdict, 30),
            When::Otherwise => (true, 5),
        };
        holds.then_some(weight)
    }
}

#[cfg(test)]
mod tests;
