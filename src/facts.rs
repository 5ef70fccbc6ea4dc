//! An invitation and what is known of it, turned into facts that rules may ask for.
//!
//! A fact is a pure function from a [`Dossier`] to an [`Answer`]: a value with the evidence it rests on, or unknown with
//! what would tell. Unknown is not no: each fact declares when it is a *no*, and nothing else counts against anybody.
//! The [`vocabulary`] lists the facts with their questions; the check of rules, the help and the completions come from
//! it. There is no fact about a name, a picture's content, a gender, an origin or a language, so no rule can ask.
//!
//! This floor knows nothing of rules.
//!
//! ```
//! let met = vestibule::facts::fact("met").unwrap();
//! assert_eq!(vestibule::facts::vocabulary()[usize::from(met.0)].question, "Have you met in person?");
//! ```

mod acquaintance;
mod between;
mod claims;
mod drawn;
mod fit;
mod hats;
mod history;
mod note;
mod profile;
mod sender;
mod told;
mod traces;

use std::cell::OnceCell;
use std::sync::LazyLock;

use crate::model::{
    Answer, Answers, Attestation, Dossier, EvidenceId, FactId, FactSpec, Fairness, Grade, Kind,
    Searched, Value,
};
use crate::text::note::Reading;

pub use drawn::{drawn, trigger};
pub use hats::me;

/// One entry of the vocabulary: how a fact is called, and how it is answered.
#[derive(Clone, Copy)]
struct Entry {
    spec: Spec,
    answer: fn(&Material) -> Answer,
}

/// What the entries of the families spell out; the rest of a [`FactSpec`] has a default.
#[derive(Clone, Copy)]
struct Spec {
    name: &'static str,
    kind: Kind,
    question: &'static str,
    paragraph: &'static str,
    fairness: Fairness,
    from_memory: bool,
    per_day: i64,
}

impl Spec {
    const fn new(
        name: &'static str,
        kind: Kind,
        question: &'static str,
        paragraph: &'static str,
    ) -> Self {
        Self {
            name,
            kind,
            question,
            paragraph,
            fairness: Fairness::Free,
            from_memory: false,
            per_day: 0,
        }
    }

    const fn known_from_memory(self) -> Self {
        Self {
            from_memory: true,
            ..self
        }
    }

    const fn per_day(self, step: i64) -> Self {
        Self {
            per_day: step,
            ..self
        }
    }

    const fn look_only(self) -> Self {
        Self {
            fairness: Fairness::LookOnly,
            ..self
        }
    }

    const fn for_only(self) -> Self {
        Self {
            fairness: Fairness::ForOnly,
            ..self
        }
    }

    const fn lean_only(self) -> Self {
        Self {
            fairness: Fairness::LeanOnly,
            ..self
        }
    }

    const fn answered(self, answer: fn(&Material) -> Answer) -> Entry {
        Entry { spec: self, answer }
    }
}

/// What the facts of one invitation are worked out from: the dossier, and its note read once for all of them.
struct Material<'a> {
    dossier: &'a Dossier,
    reading: Option<Reading>,
    parts: OnceCell<Vec<String>>,
}

impl Material<'_> {
    /// What the profile says of what they do, folded once for all that ask.
    fn parts(&self) -> &[String] {
        self.parts.get_or_init(|| fit::parts(self.dossier))
    }
}

/// The families in the vocabulary's order. A new fact goes to the end of its family; ids are not kept anywhere.
const FAMILIES: [&[Entry]; 11] = [
    acquaintance::FACTS,
    between::FACTS,
    told::FACTS,
    note::FACTS,
    claims::FACTS,
    drawn::FACTS,
    history::FACTS,
    sender::FACTS,
    profile::FACTS,
    fit::FACTS,
    traces::FACTS,
];

static VOCABULARY: LazyLock<Vec<FactSpec>> = LazyLock::new(|| {
    FAMILIES
        .iter()
        .flat_map(|family| family.iter())
        .map(|entry| FactSpec {
            name: entry.spec.name,
            kind: entry.spec.kind,
            question: entry.spec.question,
            paragraph: entry.spec.paragraph,
            fairness: entry.spec.fairness,
            from_memory: entry.spec.from_memory,
            per_day: entry.spec.per_day,
        })
        .collect()
});

/// Gives every fact that a rule may ask for; a fact's place in it is its [`FactId`].
#[must_use]
pub fn vocabulary() -> &'static [FactSpec] {
    &VOCABULARY
}

/// Finds a fact by its name, underscores and all.
#[must_use]
pub fn fact(name: &str) -> Option<FactId> {
    let place = vocabulary().iter().position(|spec| spec.name == name)?;
    u16::try_from(place).ok().map(FactId)
}

/// Answers every fact of the vocabulary for one invitation.
#[must_use]
pub fn answers(dossier: &Dossier) -> Answers {
    answers_and_reading(dossier).0
}

/// Answers every fact of the vocabulary for one invitation, and gives what its note was read as, so that nobody need
/// read it twice.
#[must_use]
pub fn answers_and_reading(dossier: &Dossier) -> (Answers, Option<Reading>) {
    let material = Material {
        dossier,
        reading: reading(dossier),
        parts: OnceCell::new(),
    };
    let mut answers = Vec::with_capacity(vocabulary().len());
    for entry in FAMILIES.iter().flat_map(|family| family.iter()) {
        let told = entry
            .spec
            .from_memory
            .then(|| told(dossier, entry.spec))
            .flatten();
        answers.push(told.unwrap_or_else(|| (entry.answer)(&material)));
    }
    (Answers(answers), material.reading)
}

/// Reads the note of an invitation; `None` where no source showed whether there is one.
#[must_use]
pub fn reading(dossier: &Dossier) -> Option<Reading> {
    let note = dossier.invitation.note.as_ref()?;
    let text = note.as_ref().map_or("", |note| note.raw());
    Some(crate::text::note::read(text, dossier.person.name.raw()))
}

/// The language of an invitation's note, as `en`; `None` without a note, and where it is too short to tell.
#[must_use]
pub fn language(dossier: &Dossier) -> Option<&'static str> {
    let note = dossier.invitation.note.as_ref()?.as_ref()?;
    crate::text::language::language(note.raw())
}

/// The parts that the sender's profile lacks, in a person's words: "a picture", "what they do". Nothing where no page of
/// it was read to its end, which proves nothing.
#[must_use]
pub fn missing_parts(dossier: &Dossier) -> Vec<&'static str> {
    let page = dossier.profile.page.as_ref().map(|seen| &seen.value);
    page.filter(|page| page.whole)
        .map_or_else(Vec::new, |page| profile::missing(page))
}

/// The user's word on a fact. Told beats recorded, and the later told wins; a word taken back counts as never said.
fn told(dossier: &Dossier, spec: Spec) -> Option<Answer> {
    let newest: &Attestation = dossier
        .attested
        .iter()
        .filter(|attested| attested.fact == spec.name)
        .rev()
        // Of two said at one moment, the last: they stand newest first.
        .max_by_key(|attested| attested.at)?;
    let value = newest.value.clone()?;
    if !fits(&value, spec.kind) {
        return None;
    }
    Some(Answer::Known {
        value,
        because: evidence(dossier, spec.name, &[Grade::Told]),
    })
}

/// Whether a value is of a kind; what an older version let the user say may not be.
fn fits(value: &Value, kind: Kind) -> bool {
    match (value, kind) {
        (Value::Bool(_), Kind::Bool)
        | (Value::Int(_), Kind::Int)
        | (Value::Text(_), Kind::Text)
        | (Value::List(_), Kind::List) => true,
        (Value::Text(word), Kind::Word(words)) => words.contains(&word.as_str()),
        _ => false,
    }
}

/// The evidence for a fact of these grades that the user hasn't struck out.
fn evidence(dossier: &Dossier, fact: &str, grades: &[Grade]) -> Vec<EvidenceId> {
    dossier
        .evidence
        .iter()
        .filter(|piece| piece.fact == fact && !piece.struck && grades.contains(&piece.grade))
        .map(|piece| piece.id)
        .collect()
}

/// What the user's own records show of a fact, if anything.
fn recorded(dossier: &Dossier, fact: &str) -> Option<Answer> {
    let because = evidence(dossier, fact, &[Grade::Told, Grade::Recorded]);
    let value = Value::Bool(true);
    (!because.is_empty()).then_some(Answer::Known { value, because })
}

/// Whether a kind of source was looked through up to the day of the invitation or later, for a person who can be
/// looked up there, and nobody in it may be them under another name. Only then does finding nothing mean no.
fn looked_through(dossier: &Dossier, source: &str) -> bool {
    // An address book has mail addresses; LinkedIn's own lists go by the link.
    let by_address = source == "address book cards" && !dossier.addresses.is_empty();
    let can_be_looked_up = dossier.person.url.is_some() || by_address;
    let Some(sent_on) = dossier.sent_on else {
        return false;
    };
    let reaches = |searched: &Searched| searched.to.is_some_and(|to| to >= sent_on);
    can_be_looked_up
        && dossier.proposals.is_empty()
        && dossier
            .searched
            .iter()
            .any(|searched| searched.source == source && reaches(searched))
}

/// What the records show of a fact, else unknown: that no record shows it proves nothing.
fn recorded_or(material: &Material, fact: &str, tell: &'static str) -> Answer {
    recorded(material.dossier, fact).unwrap_or(unknown(tell))
}

/// What the records show of a fact; no where the source that would show it was looked through.
fn searched_or(material: &Material, fact: &str, source: &str, tell: &'static str) -> Answer {
    if let Some(shown) = recorded(material.dossier, fact) {
        return shown;
    }
    if looked_through(material.dossier, source) {
        yes_or_no(false)
    } else {
        unknown(tell)
    }
}

const fn unknown(tell: &'static str) -> Answer {
    Answer::Unknown { tell }
}

fn yes_or_no(yes: bool) -> Answer {
    Answer::known(Value::Bool(yes))
}

fn number(number: Option<i64>, tell: &'static str) -> Answer {
    number.map_or(unknown(tell), |number| Answer::known(Value::Int(number)))
}

fn word(word: &str) -> Answer {
    Answer::known(Value::Text(word.to_owned()))
}

#[cfg(test)]
mod tests;
