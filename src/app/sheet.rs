//! The sheet of what the user knows about a sender: once yes, twice no, three times not said.

use super::effect::Effect;
use super::{Overlay, State};
use crate::command::Command;
use crate::model::{Act, Attested, Case, Grade, InvitationId, Value, Verdict};

/// What the user says of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The key that says it.
    pub(crate) command: Command,
    /// The fact.
    pub(crate) fact: &'static str,
    /// What is said now; `None` for nothing.
    pub(crate) said: Option<bool>,
    /// What was said before.
    before: Option<bool>,
    /// Whether the user's records show it.
    pub(crate) recorded: bool,
    /// What the suggestion would become, where this settles it.
    pub(crate) settles: Option<Verdict>,
}

/// The sheet, open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// For which invitation.
    pub(crate) id: InvitationId,
    /// The words, in the order of the sheet.
    pub(crate) words: Vec<Word>,
}

/// The facts of the sheet, with the key that says each.
const FACTS: [(Command, &str); 7] = [
    (Command::KnowWorkedTogether, "worked_together"),
    (Command::KnowMet, "met"),
    (Command::KnowSpoke, "spoke"),
    (Command::KnowWrote, "wrote"),
    (Command::KnowCollaboration, "collaboration"),
    (Command::KnowCouldRecommend, "could_recommend"),
    (Command::KnowSameField, "same_field"),
];

/// What a stranger can't be.
const KNOWING: [&str; 5] = [
    "worked_together",
    "met",
    "spoke",
    "wrote",
    "could_recommend",
];

impl Sheet {
    fn of(case: &Case) -> Self {
        let dossier = &case.dossier;
        let words = FACTS.map(|(command, fact)| {
            let newest = dossier
                .attested
                .iter()
                .find(|attested| attested.fact == fact);
            let said = match newest.and_then(|attested| attested.value.as_ref()) {
                Some(Value::Bool(said)) => Some(*said),
                _ => None,
            };
            let shows = |evidence: &&crate::model::Evidence| {
                evidence.fact == fact && evidence.grade == Grade::Recorded && !evidence.struck
            };
            let settles = case
                .assessment
                .settle
                .iter()
                .find(|settle| settle.facts == [fact]);
            Word {
                command,
                fact,
                said,
                before: said,
                recorded: dossier.evidence.iter().any(|evidence| shows(&evidence)),
                settles: settles.map(|settle| settle.to),
            }
        });
        Self {
            id: dossier.invitation.id,
            words: words.to_vec(),
        }
    }

    /// Whether the words on the sheet say that they are a stranger.
    pub(crate) fn says_stranger(&self) -> bool {
        self.knowing().all(|word| word.said == Some(false))
    }

    fn knowing(&self) -> impl Iterator<Item = &Word> {
        self.words
            .iter()
            .filter(|word| KNOWING.contains(&word.fact))
    }

    fn say(&mut self, command: Command) {
        if command == Command::KnowStranger {
            let said = (!self.says_stranger()).then_some(false);
            for word in self
                .words
                .iter_mut()
                .filter(|word| KNOWING.contains(&word.fact))
            {
                word.said = said;
            }
            return;
        }
        if let Some(word) = self.words.iter_mut().find(|word| word.command == command) {
            word.said = match word.said {
                None => Some(true),
                Some(true) => Some(false),
                Some(false) => None,
            };
        }
    }

    fn changed(&self) -> Vec<Attested> {
        let changed = self.words.iter().filter(|word| word.said != word.before);
        changed
            .map(|word| Attested {
                fact: word.fact,
                value: word.said.map(Value::Bool),
            })
            .collect()
    }
}

impl State {
    pub(super) fn open_sheet(&mut self) -> Vec<Effect> {
        if self.free().is_none() {
            return Vec::new();
        }
        let Some(case) = self.case() else {
            self.warn("still reading; once more in a moment");
            return Vec::new();
        };
        self.overlay = Some(Overlay::Sheet(Sheet::of(case)));
        self.scroll_queue();
        Vec::new()
    }

    pub(super) fn know(&mut self, command: Command) -> Vec<Effect> {
        if let Some(Overlay::Sheet(sheet)) = &mut self.overlay {
            sheet.say(command);
        }
        Vec::new()
    }

    pub(super) fn keep_sheet(&mut self, sheet: &Sheet) -> Vec<Effect> {
        let words = sheet.changed();
        if words.is_empty() {
            self.say("nothing was changed");
            return Vec::new();
        }
        vec![self.act(Act::Attest {
            id: sheet.id,
            words,
            on: None,
            note: None,
        })]
    }
}
