//! What is asked about an invitation, and what yes and no do.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::effect::Effect;
use super::{State, spoken};
use crate::model::{
    Act, Attested, Case, Dossier, Evidence, Grade, Matter, Proposal, Question, SourceKind,
    State as Standing, Tab, Value, Verdict,
};

/// The search for all invitations about which something is asked.
pub(super) const ASKED: &str = "is:mismatch";

/// What the user is asked to confirm where only the other side says so, or a hint does; in this order.
const CONFIRMED: [&str; 3] = ["worked_together", "met", "spoke"];

/// What is asked about one invitation: one thing at a time, the first of these that there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Asks<'a> {
    /// What was decided here and what a source shows don't fit.
    Mismatch(Question),
    /// Whether the sender is this somebody in the user's records.
    Same(&'a Proposal),
    /// Whether it was as the other side says, or as a hint has it.
    Confirm(&'a Evidence),
}

impl<'a> Asks<'a> {
    /// Who is settled is asked about no more.
    fn of(case: &'a Case) -> Option<Self> {
        let dossier = &case.dossier;
        if let Some(question) = dossier.question {
            return Some(Self::Mismatch(question));
        }
        if matches!(
            dossier.state,
            Standing::Accepted | Standing::Ignored | Standing::Gone
        ) {
            return None;
        }
        if let Some(proposal) = dossier.proposals.first() {
            return Some(Self::Same(proposal));
        }
        // Who is let in already needs no further word.
        if case.assessment.verdict == Verdict::Accept {
            return None;
        }
        to_confirm(dossier).map(Self::Confirm)
    }

    /// What an answer does.
    fn act(self, dossier: &Dossier, yes: bool) -> Act {
        let id = dossier.invitation.id;
        match self {
            Self::Mismatch(question) => Act::Settle {
                id,
                matter: question.matter,
                yes,
            },
            Self::Same(proposal) => Act::Link {
                id: Some(id),
                one: dossier.person.id,
                other: proposal.person,
                same: yes,
            },
            Self::Confirm(piece) => Act::Attest {
                id,
                words: vec![Attested {
                    fact: piece.fact,
                    value: Some(Value::Bool(yes)),
                    on: None,
                }],
                on: None,
                note: None,
            },
        }
    }
}

/// The piece of evidence that the user's word would settle: the surest, then the newest, of a fact that neither the
/// records nor an earlier word tell.
fn to_confirm(dossier: &Dossier) -> Option<&Evidence> {
    CONFIRMED.iter().find_map(|fact| {
        let mut told = dossier.attested.iter().filter(|word| word.fact == *fact);
        if told.next().is_some_and(|word| word.value.is_some()) {
            return None;
        }
        let counts =
            |piece: &&Evidence| piece.fact == *fact && !piece.struck && !is_approach(piece);
        let pieces = || dossier.evidence.iter().filter(counts);
        if pieces().any(|piece| matches!(piece.grade, Grade::Told | Grade::Recorded)) {
            return None;
        }
        pieces().min_by_key(|piece| (piece.grade, Reverse(piece.on)))
    })
}

/// Whether it shows no more than that they rang once. That they did isn't in question, and a yes would make an acquaintance
/// of an approach.
fn is_approach(piece: &Evidence) -> bool {
    piece.grade == Grade::Possible && SourceKind::named(piece.origin.kind) == SourceKind::Calls
}

/// What is asked, in a sentence, and what each answer does.
pub(crate) struct Asking {
    /// The sentence.
    pub(crate) asks: String,
    /// What yes does.
    pub(crate) yes: &'static str,
    /// What no does.
    pub(crate) no: &'static str,
}

/// The words of a question.
pub(crate) fn asking(question: Question, today: Date) -> Asking {
    let by = |before: &str| {
        let day = question.shown_on.map(|day| spoken::day(day, today));
        day.map_or_else(String::new, |day| format!("{before}{day}"))
    };
    let (asks, yes, no) = match question.matter {
        Matter::AcceptedYetOpen => (
            format!(
                "You accepted and pressed it, yet it is shown as still open{}. Is it pressed?",
                by(" on ")
            ),
            "it is pressed",
            "an errand again",
        ),
        Matter::IgnoredYetConnected => (
            format!(
                "You ignored this here, yet you are connected there{}. Did you accept it there?",
                by(" as of ")
            ),
            "accepted there",
            "it stays ignored here",
        ),
        Matter::AnsweredYetGone => (
            format!(
                "They answered, yet the invitation is no longer there{}. Did you ignore it there?",
                by(" on ")
            ),
            "ignored there",
            "leave it as it is",
        ),
        Matter::StillConnected => (
            "You took back an acceptance that was pressed: at LinkedIn you are still connected. Remove the connection?"
                .to_owned(),
            "an errand for the walk",
            "it stays",
        ),
        Matter::StillIgnored => (
            "You took back an ignoring that was pressed: at LinkedIn it stays ignored. Invite them yourself?".to_owned(),
            "an errand for the walk",
            "it stays ignored",
        ),
    };
    Asking { asks, yes, no }
}

impl State {
    /// What is asked about the invitation under the cursor, if anything.
    pub(crate) fn asks(&self) -> Option<Asks<'_>> {
        Asks::of(self.case()?)
    }

    /// Whether what is asked was just answered, and what is known wasn't read again yet.
    pub(crate) fn is_answered(&self) -> bool {
        self.answered.is_some() && self.answered == self.current()
    }

    /// Answers what is asked about the invitation under the cursor.
    pub(super) fn settle(&mut self, yes: bool) -> Vec<Effect> {
        let act = self.case().and_then(|case| {
            let asks = Asks::of(case)?;
            Some(asks.act(&case.dossier, yes))
        });
        let Some(act) = act else {
            return self.show_questions(yes);
        };
        let Some(id) = self.free() else {
            return Vec::new();
        };
        // A second answer is for the next question, which isn't in sight before this one is kept.
        if self.is_answered() {
            self.warn(format!("{}: still saving", self.name(id)));
            return Vec::new();
        }
        self.answered = Some(id);
        self.asked_last = Some(id);
        vec![self.act(act)]
    }

    /// Where nothing is asked about this one, yes shows all that is asked; no is a slip, and so is a second yes where the
    /// question was just answered.
    fn show_questions(&mut self, yes: bool) -> Vec<Effect> {
        let here = self.current();
        if !yes || here.is_some() && self.asked_last == here {
            self.warn("nothing is asked about this one");
            return Vec::new();
        }
        let mut effects = self.show_tab(Tab::All);
        effects.extend(self.narrow(ASKED));
        effects
    }
}
