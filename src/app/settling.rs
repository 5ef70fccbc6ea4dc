//! What is asked about an invitation, and what yes and no do.

use jiff::civil::Date;

use super::effect::Effect;
use super::{State, spoken};
use crate::model::{Act, Matter, Question, Tab};

/// The search for all invitations about which something is asked.
const ASKED: &str = "is:mismatch";

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
    /// Answers what is asked about the invitation under the cursor.
    pub(super) fn settle(&mut self, yes: bool) -> Vec<Effect> {
        let Some(question) = self.case().and_then(|case| case.dossier.question) else {
            return self.show_questions(yes);
        };
        let Some(id) = self.free() else {
            return Vec::new();
        };
        vec![self.act(Act::Settle {
            id,
            matter: question.matter,
            yes,
        })]
    }

    /// Where nothing is asked about this one, yes shows all that is asked; no is a slip.
    fn show_questions(&mut self, yes: bool) -> Vec<Effect> {
        if !yes {
            self.warn("nothing is asked about this one");
            return Vec::new();
        }
        let mut effects = self.show_tab(Tab::All);
        effects.extend(self.narrow(ASKED));
        effects
    }
}
