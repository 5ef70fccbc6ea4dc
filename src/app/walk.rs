//! One walk to LinkedIn: its errands in order, what became of each, and what is ready for the next.

use super::effect::Token;
use super::spoken;
use crate::model::Errand;

/// What became of an errand on the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It is done, by this act.
    Done(Token),
    /// There was no such button; by this act.
    NoButton(Token),
    /// It was left for later, or couldn't be saved.
    Left,
}

impl Step {
    pub(super) fn token(self) -> Option<Token> {
        match self {
            Self::Done(token) | Self::NoButton(token) => Some(token),
            Self::Left => None,
        }
    }
}

/// How the page of an errand stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PageOpen {
    /// It is open, or being opened.
    Yes,
    /// It would be open, if this desk opened pages.
    Would(String),
    /// It waits for a key, since they may see that one looked.
    Waits,
    /// It couldn't be opened.
    Not,
}

/// How the text of an errand stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextCopied {
    /// There is none to send.
    Nothing,
    /// A reply is to be sent, and none is written.
    Missing,
    /// It is on its way to the clipboard.
    Copying,
    /// It is on the clipboard.
    Yes,
    /// The terminal was asked to put it there.
    Asked,
    /// It couldn't be copied.
    Not,
}

/// The walk, open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Walk {
    /// The errands, in order.
    pub(super) errands: Vec<Errand>,
    /// What became of those before the current one.
    pub(super) steps: Vec<Step>,
    /// Whether the page of all invitations is what the browser shows.
    pub(super) on_the_list: bool,
    /// How the page of the current errand stands.
    pub(crate) page: PageOpen,
    /// How its text stands.
    pub(crate) text: TextCopied,
}

impl Walk {
    pub(super) fn of(errands: Vec<Errand>) -> Self {
        Self {
            errands,
            steps: Vec::new(),
            on_the_list: false,
            page: PageOpen::Not,
            text: TextCopied::Nothing,
        }
    }

    /// The errand one is at; none at the end.
    pub(crate) fn errand(&self) -> Option<&Errand> {
        self.errands.get(self.steps.len())
    }

    /// The place of that errand, from 1, and how many there are.
    pub(crate) fn place(&self) -> (usize, usize) {
        let many = self.errands.len();
        ((self.steps.len() + 1).min(many), many)
    }

    /// What came of it so far: "3 done, 1 without a button, 2 left for later".
    pub(crate) fn summary(&self) -> String {
        let many = |holds: fn(&Step) -> bool| self.steps.iter().filter(|step| holds(step)).count();
        let done = many(|step| matches!(step, Step::Done(_)));
        let without = many(|step| matches!(step, Step::NoButton(_)));
        let left = self.errands.len() - done - without;
        let number = |many: usize| spoken::number(i128::try_from(many).unwrap_or(i128::MAX));
        let mut said = format!("{} done", number(done));
        if without > 0 {
            said.push_str(&format!(", {} without a button", number(without)));
        }
        if left > 0 {
            said.push_str(&format!(", {} left for later", number(left)));
        }
        said
    }

    /// The accepts and ignores that aren't done: their places.
    pub(super) fn to_press(&self) -> Vec<usize> {
        let open = |place: &usize| {
            let step = self.steps.get(*place);
            self.errands[*place].is_button_of_the_list()
                && step.is_none_or(|step| *step == Step::Left)
        };
        (0..self.errands.len()).filter(open).collect()
    }

    /// Says of these places that this act did them.
    pub(super) fn press(&mut self, places: &[usize], token: Token) {
        for place in places {
            if let Some(step) = self.steps.get_mut(*place) {
                *step = Step::Done(token);
            }
        }
        // Those ahead are passed; what isn't among them stays to be done.
        while places.contains(&self.steps.len()) {
            self.steps.push(Step::Done(token));
        }
    }

    /// Forgets the last step, and all that its act did; gives that step, or nothing where one is at the start.
    pub(super) fn back(&mut self) -> Option<Step> {
        let last = self.steps.pop()?;
        let Some(token) = last.token() else {
            return Some(last);
        };
        while self
            .steps
            .last()
            .is_some_and(|step| step.token() == Some(token))
        {
            self.steps.pop();
        }
        self.forget(token);
        Some(last)
    }

    /// What this act did isn't done.
    pub(super) fn forget(&mut self, token: Token) {
        for step in &mut self.steps {
            if step.token() == Some(token) {
                *step = Step::Left;
            }
        }
    }
}
