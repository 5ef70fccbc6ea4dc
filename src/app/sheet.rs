//! The sheet of what the user knows about a sender and saw of their profile: once yes, twice no, three times not said.
//!
//! What the policy would suggest with the words on the sheet is worked out as they are said, on a copy of what is known;
//! nothing is kept before the sheet is.

use jiff::civil::Date;

use super::effect::Effect;
use super::page::sheet as laid;
use super::{Overlay, State};
use crate::command::Command;
use crate::facts;
use crate::model::fact::KNOWING;
use crate::model::{
    Act, Attestation, Attested, Case, Dossier, Grade, InvitationId, Value, Verdict,
};
use crate::policy::Policy;

/// Which column of the sheet a word stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// What there is between the two.
    BetweenUs,
    /// What was seen of their profile. It holds for the day it was seen.
    Profile,
}

/// What yes and no come to as the value of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// The same.
    Plain,
    /// The opposite: the word says that something is missing.
    Opposite,
    /// One word, or another.
    Words(&'static str, &'static str),
}

impl Meaning {
    fn value(self, said: bool) -> Value {
        match self {
            Self::Plain => Value::Bool(said),
            Self::Opposite => Value::Bool(!said),
            Self::Words(yes, no) => Value::Text(if said { yes } else { no }.to_owned()),
        }
    }

    /// What a value says; nothing where the sheet has no word for it.
    fn said(self, value: &Value) -> Option<bool> {
        match (self, value) {
            (Self::Plain, Value::Bool(said)) => Some(*said),
            (Self::Opposite, Value::Bool(said)) => Some(!said),
            (Self::Words(yes, _), Value::Text(text)) if text == yes => Some(true),
            (Self::Words(_, no), Value::Text(text)) if text == no => Some(false),
            _ => None,
        }
    }
}

/// One line of the sheet: the key that says it, the fact, what yes means.
struct Entry(Command, &'static str, Meaning);

/// The left column; that they are a stranger stands below it.
const BETWEEN_US: [Entry; 8] = [
    Entry(
        Command::KnowWorkedTogether,
        "worked_together",
        Meaning::Plain,
    ),
    Entry(Command::KnowMet, "met", Meaning::Plain),
    Entry(Command::KnowSpoke, "spoke", Meaning::Plain),
    Entry(Command::KnowWrote, "wrote", Meaning::Plain),
    Entry(Command::KnowGroup, "group_exchange", Meaning::Plain),
    Entry(Command::KnowReputation, "reputation", Meaning::Plain),
    Entry(Command::KnowCollaboration, "collaboration", Meaning::Plain),
    Entry(
        Command::KnowCouldRecommend,
        "could_recommend",
        Meaning::Plain,
    ),
];

/// The right column.
const PROFILE: [Entry; 9] = [
    Entry(Command::KnowSameField, "same_field", Meaning::Plain),
    Entry(Command::KnowSamePlace, "same_place", Meaning::Plain),
    Entry(Command::KnowComplete, "profile_complete", Meaning::Plain),
    Entry(Command::KnowNoPicture, "has_photo", Meaning::Opposite),
    Entry(Command::KnowBarelyFilled, "barely_filled", Meaning::Plain),
    Entry(Command::KnowQuality, "quality", Meaning::Plain),
    Entry(Command::KnowSells, "sells", Meaning::Plain),
    Entry(
        Command::KnowBeginner,
        "career_stage",
        Meaning::Words("beginner", "experienced"),
    ),
    Entry(Command::KnowLooksFalse, "looks_false", Meaning::Plain),
];

/// What can't both be so: a yes to one takes back a yes to the other.
const EXCLUDE: [(Command, Command); 2] = [
    (Command::KnowComplete, Command::KnowBarelyFilled),
    (Command::KnowBarelyFilled, Command::KnowComplete),
];

/// What the user says of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The key that says it.
    pub(crate) command: Command,
    /// The column.
    pub(crate) side: Side,
    /// The fact.
    fact: &'static str,
    meaning: Meaning,
    /// What is said now; `None` for nothing.
    pub(crate) said: Option<bool>,
    /// What was said before.
    before: Option<bool>,
    /// Whether the user's records show it.
    pub(crate) recorded: bool,
    /// What the suggestion would become, where this settles it.
    pub(crate) settles: Option<Verdict>,
}

impl Word {
    fn of(entry: &Entry, side: Side, case: &Case) -> Self {
        let Entry(command, fact, meaning) = *entry;
        let newest = newest_word(&case.dossier, fact);
        let said = newest.and_then(|word| meaning.said(word.value.as_ref()?));
        let shows = |evidence: &crate::model::Evidence| {
            evidence.fact == fact && evidence.grade == Grade::Recorded && !evidence.struck
        };
        let settle = &case.assessment.settle;
        Self {
            command,
            side,
            fact,
            meaning,
            said,
            before: said,
            recorded: case.dossier.evidence.iter().any(shows),
            settles: settle
                .iter()
                .find(|settle| settle.facts == [fact])
                .map(|settle| settle.to),
        }
    }

    fn is_changed(&self) -> bool {
        self.said != self.before
    }

    fn value(&self) -> Option<Value> {
        self.said.map(|said| self.meaning.value(said))
    }
}

/// What the policy would suggest, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Suggests {
    /// The suggestion.
    pub(crate) verdict: Verdict,
    /// Why, in a sentence.
    pub(crate) why: String,
}

/// The sheet, open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// For which invitation.
    pub(crate) id: InvitationId,
    /// The words, the left column first.
    pub(crate) words: Vec<Word>,
    /// What the policy suggests with them.
    pub(crate) suggests: Suggests,
    /// What it suggested when the sheet was opened.
    pub(crate) suggested: Verdict,
    /// The day on which the user last said what they saw of the profile.
    pub(crate) seen_on: Option<Date>,
    /// The first row in sight.
    pub(crate) top: usize,
    /// What was said of knowing them before they were called a stranger.
    before: Option<Vec<Option<bool>>>,
}

impl Sheet {
    fn of(case: &Case, seen_on: Option<Date>) -> Self {
        let between = BETWEEN_US
            .iter()
            .map(|entry| Word::of(entry, Side::BetweenUs, case));
        let profile = PROFILE
            .iter()
            .map(|entry| Word::of(entry, Side::Profile, case));
        Self {
            id: case.dossier.invitation.id,
            words: between.chain(profile).collect(),
            suggests: Suggests {
                verdict: case.assessment.verdict,
                why: case.assessment.why.clone(),
            },
            suggested: case.assessment.verdict,
            seen_on,
            top: 0,
            before: None,
        }
    }

    /// Whether the words on the sheet say that they are a stranger.
    pub(crate) fn says_stranger(&self) -> bool {
        let mut knowing = self
            .words
            .iter()
            .filter(|word| KNOWING.contains(&word.fact));
        knowing.all(|word| word.said == Some(false))
    }

    /// Whether something is said of the profile that wasn't before.
    pub(crate) fn says_what_is_seen(&self) -> bool {
        let seen = |word: &&Word| word.side == Side::Profile;
        self.words
            .iter()
            .filter(seen)
            .any(|word| word.is_changed() && word.said.is_some())
    }

    fn say(&mut self, command: Command) {
        if command == Command::KnowStranger {
            self.say_stranger();
            return;
        }
        let Some(word) = self.words.iter_mut().find(|word| word.command == command) else {
            return;
        };
        word.said = match word.said {
            None => Some(true),
            Some(true) => Some(false),
            Some(false) => None,
        };
        if word.said != Some(true) {
            return;
        }
        for (_, other) in EXCLUDE.iter().filter(|(one, _)| *one == command) {
            let other = self.words.iter_mut().find(|word| word.command == *other);
            if let Some(other) = other.filter(|word| word.said == Some(true)) {
                other.said = None;
            }
        }
    }

    /// No to all that would mean knowing them; once more, what was said before that.
    fn say_stranger(&mut self) {
        let was = self.says_stranger();
        let before = self.before.take().filter(|_| was).unwrap_or_default();
        let knowing = |word: &&mut Word| KNOWING.contains(&word.fact);
        let words = self.words.iter_mut().filter(knowing);
        if was {
            let before = before.into_iter().chain(std::iter::repeat(None));
            for (word, said) in words.zip(before) {
                word.said = said;
            }
        } else {
            let said = words.map(|word| word.said.replace(false));
            self.before = Some(said.collect());
        }
    }

    fn changed(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| word.is_changed())
    }

    /// Works out what the policy suggests with the words as they are.
    fn judge(&mut self, case: &Case, policy: Option<&Policy>) {
        let assessment = match policy {
            Some(policy) if self.changed().next().is_some() => {
                let dossier = self.told(&case.dossier);
                &policy.assess(&facts::answers(&dossier), dossier.today)
            }
            _ => &case.assessment,
        };
        self.suggests = Suggests {
            verdict: assessment.verdict,
            why: assessment.why.clone(),
        };
    }

    /// What would be known if the sheet were kept. A fact that the vocabulary doesn't have is asked for by no rule.
    fn told(&self, dossier: &Dossier) -> Dossier {
        let mut told = dossier.clone();
        for word in self.changed() {
            told.attested.retain(|earlier| earlier.fact != word.fact);
            told.evidence
                .retain(|piece| piece.fact != word.fact || piece.grade != Grade::Told);
            if let Some(value) = word.value() {
                told.attested.push(Attestation {
                    fact: word.fact,
                    value: Some(value),
                    on: None,
                    at: dossier.invitation.first_seen,
                    note: None,
                });
            }
        }
        told
    }

    /// The words to keep; those about the profile hold for a day.
    fn attested(&self, today: Date) -> Vec<Attested> {
        self.changed()
            .map(|word| Attested {
                fact: word.fact,
                value: word.value(),
                on: (word.side == Side::Profile && word.said.is_some()).then_some(today),
            })
            .collect()
    }
}

/// The user's newest word on a fact.
fn newest_word<'a>(dossier: &'a Dossier, fact: &str) -> Option<&'a Attestation> {
    dossier.attested.iter().find(|word| word.fact == fact)
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
        let seen = PROFILE
            .iter()
            .filter_map(|Entry(_, fact, _)| newest_word(&case.dossier, fact))
            .filter(|word| word.value.is_some())
            .map(|word| word.on.unwrap_or_else(|| self.day_at(word.at)));
        let sheet = Sheet::of(case, seen.max());
        self.overlay = Some(Overlay::Sheet(sheet));
        self.scroll_queue();
        Vec::new()
    }

    /// Says one word on the sheet, and brings its row into sight.
    pub(super) fn know(&mut self, command: Command) -> Vec<Effect> {
        let Some(Overlay::Sheet(mut sheet)) = self.overlay.take() else {
            return Vec::new();
        };
        sheet.say(command);
        let case = self.case.as_deref();
        if let Some(case) = case.filter(|case| case.dossier.invitation.id == sheet.id) {
            sheet.judge(case, self.policy.as_deref());
        }
        let area = self.sight().beside_queue();
        sheet.top = laid::top_with(self, &sheet, area, command);
        self.overlay = Some(Overlay::Sheet(sheet));
        Vec::new()
    }

    pub(super) fn scroll_sheet(&mut self, by: isize) -> Vec<Effect> {
        let Some(Overlay::Sheet(sheet)) = &self.overlay else {
            return Vec::new();
        };
        let last = laid::last_top(self, sheet, self.sight().beside_queue());
        let top = sheet.top.saturating_add_signed(by).min(last);
        if let Some(Overlay::Sheet(sheet)) = &mut self.overlay {
            sheet.top = top;
        }
        Vec::new()
    }

    /// Leaves the sheet, and those still to come; says so where that loses a word.
    pub(super) fn leave_sheet(&mut self) {
        let left = self.overlay.take();
        self.stop_walking();
        self.scroll_queue();
        if let Some(Overlay::Sheet(sheet)) = left
            && sheet.changed().next().is_some()
        {
            let name = self.name(sheet.id);
            self.say(format!("not kept: what you said of {name}"));
        }
    }

    pub(super) fn keep_sheet(&mut self, sheet: &Sheet) -> Vec<Effect> {
        let words = sheet.attested(self.today);
        let mut effects = Vec::new();
        if words.is_empty() {
            if !self.is_walking_sheets() {
                self.say("nothing was changed");
            }
        } else {
            effects.push(self.act(Act::Attest {
                id: sheet.id,
                words,
                on: None,
                note: None,
            }));
        }
        effects.extend(self.next_sheet());
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Context, Group, spec, table};

    #[test]
    fn every_letter_of_the_sheet_says_one_word_and_every_word_has_a_letter() {
        let words: Vec<Command> = BETWEEN_US
            .iter()
            .chain(&PROFILE)
            .map(|entry| entry.0)
            .chain([Command::KnowStranger])
            .collect();
        let knowing = table().iter().filter(|spec| spec.group == Group::Knowing);
        for spec in knowing.clone() {
            assert!(words.contains(&spec.command), "{}", spec.name);
        }
        assert_eq!(knowing.count(), words.len());
        for command in words {
            assert_eq!(spec(command).contexts, [Context::Sheet]);
        }
    }

    #[test]
    fn a_word_that_something_is_missing_says_the_opposite_of_the_fact() {
        let picture = Meaning::Opposite;
        assert_eq!(picture.value(true), Value::Bool(false));
        assert_eq!(picture.said(&Value::Bool(false)), Some(true));
        let stage = Meaning::Words("beginner", "experienced");
        assert_eq!(stage.value(false), Value::Text("experienced".to_owned()));
        assert_eq!(stage.said(&Value::Text("beginner".to_owned())), Some(true));
        assert_eq!(stage.said(&Value::Text("retired".to_owned())), None);
    }
}
