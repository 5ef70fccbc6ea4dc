//! The walk to LinkedIn: one errand after the other, its page open, its text on the clipboard. And all of them at once.

use std::collections::BTreeSet;

use super::effect::{Effect, Token};
use super::{Copied, Overlay, State, spoken};
use crate::model::errand::INVITATION_PAGE;
use crate::model::{Act, Errand, ErrandKind, InvitationId, Medium, Pressed, Tab};
use crate::text::sanitise;

/// What became of an errand on the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// It is done, by this act.
    Done(Token),
    /// There was no such button; by this act.
    NoButton(Token),
    /// It was left for later, or couldn't be saved.
    Left,
}

impl Step {
    fn token(self) -> Option<Token> {
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
    errands: Vec<Errand>,
    /// What became of those before the current one.
    steps: Vec<Step>,
    /// Whether the page of all invitations is what the browser shows.
    on_the_list: bool,
    pub(crate) page: PageOpen,
    pub(crate) text: TextCopied,
}

impl Walk {
    fn of(errands: Vec<Errand>) -> Self {
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
    fn to_press(&self) -> Vec<usize> {
        let open = |place: &usize| {
            let step = self.steps.get(*place);
            self.errands[*place].kind.on_the_invitation_page()
                && step.is_none_or(|step| *step == Step::Left)
        };
        (0..self.errands.len()).filter(open).collect()
    }

    /// Says of these places that this act did them.
    fn press(&mut self, places: &[usize], token: Token) {
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

    /// Forgets the last step, and all that its act did; gives whether an act is to be taken back, or nothing where
    /// one is at the start.
    fn back(&mut self) -> Option<bool> {
        let last = self.steps.pop()?;
        let Some(token) = last.token() else {
            return Some(false);
        };
        while self
            .steps
            .last()
            .is_some_and(|step| step.token() == Some(token))
        {
            self.steps.pop();
        }
        self.forget(token);
        Some(true)
    }

    /// What this act did isn't done.
    fn forget(&mut self, token: Token) {
        for step in &mut self.steps {
            if step.token() == Some(token) {
                *step = Step::Left;
            }
        }
    }
}

/// All accepts and ignores, to be marked as pressed once that is confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PressAll {
    ids: Vec<InvitationId>,
    /// How many accepts and how many ignores.
    pub(crate) many: (usize, usize),
    /// Whose.
    pub(crate) names: Vec<String>,
    /// The walk it was asked from, and their places on it.
    walk: Option<(Box<Walk>, Vec<usize>)>,
}

impl PressAll {
    fn of<'a>(errands: impl Iterator<Item = &'a Errand> + Clone) -> Self {
        let many = |kind| errands.clone().filter(|errand| errand.kind == kind).count();
        Self {
            ids: errands.clone().map(|errand| errand.id).collect(),
            many: (many(ErrandKind::Accept), many(ErrandKind::Ignore)),
            names: errands
                .clone()
                .map(|errand| errand.name.shown(Medium::Line))
                .collect(),
            walk: None,
        }
    }
}

/// What the errands were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ErrandsFor {
    /// To walk them.
    Walking,
    /// To mark them as pressed.
    Pressing,
}

/// What outlasts one walk.
#[derive(Clone, Debug, Default)]
pub(super) struct Trip {
    /// What the errands that are being read are for.
    asked: Option<ErrandsFor>,
    /// The errand whose page was opened last.
    pub(super) opened_last: Option<InvitationId>,
    /// Whether it was said what a missing button teaches.
    taught: BTreeSet<ErrandKind>,
}

impl State {
    /// Begins the walk, in the tab where its errands stand.
    pub(super) fn walk(&mut self) -> Vec<Effect> {
        let mut effects = if self.tab == Tab::AtLinkedin {
            Vec::new()
        } else {
            self.show_tab(Tab::AtLinkedin)
        };
        self.trip.asked = Some(ErrandsFor::Walking);
        effects.push(Effect::Errands);
        effects
    }

    pub(super) fn press_all(&mut self) -> Vec<Effect> {
        if let Some(Overlay::Walk(walk)) = &self.overlay {
            let places = walk.to_press();
            let mut all = PressAll::of(places.iter().map(|place| &walk.errands[*place]));
            if places.is_empty() {
                self.warn("no accept or ignore is left to press");
                return Vec::new();
            }
            all.walk = Some((Box::new(walk.clone()), places));
            self.overlay = Some(Overlay::PressAll(all));
            return Vec::new();
        }
        if self.tab != Tab::AtLinkedin {
            let tab = self.keys(crate::command::Command::TabAtLinkedin);
            self.warn(format!("only in the tab At LinkedIn ({tab})"));
            return Vec::new();
        }
        self.trip.asked = Some(ErrandsFor::Pressing);
        vec![Effect::Errands]
    }

    pub(super) fn take_errands(&mut self, errands: Vec<Errand>) -> Vec<Effect> {
        // Whoever opened something else meanwhile has changed their mind.
        let asked = self.trip.asked.take().filter(|_| self.overlay.is_none());
        match asked {
            None => Vec::new(),
            Some(ErrandsFor::Walking) if errands.is_empty() => {
                self.say("no errand at LinkedIn");
                Vec::new()
            }
            Some(ErrandsFor::Walking) => {
                self.overlay = Some(Overlay::Walk(Walk::of(errands)));
                self.arrive_at_errand()
            }
            Some(ErrandsFor::Pressing) => {
                let of_list = |errand: &&Errand| errand.kind.on_the_invitation_page();
                let all = PressAll::of(errands.iter().filter(of_list));
                if all.ids.is_empty() {
                    self.say("no accept or ignore to press");
                } else {
                    self.overlay = Some(Overlay::PressAll(all));
                    self.scroll_queue();
                }
                Vec::new()
            }
        }
    }

    /// All accepts and ignores are pressed: one act.
    pub(super) fn keep_press_all(&mut self, all: PressAll) -> Vec<Effect> {
        let (effect, token) = self.act_with_token(Act::Press {
            ids: all.ids,
            pressed: Some(Pressed::Yes),
        });
        let mut effects = vec![effect];
        if let Some((mut walk, places)) = all.walk {
            walk.press(&places, token);
            self.overlay = Some(Overlay::Walk(*walk));
            effects.extend(self.arrive_at_errand());
        }
        effects
    }

    /// Leaves the question whether all are pressed, for the walk if it came from there.
    pub(super) fn leave_press_all(&mut self) {
        if let Some(Overlay::PressAll(all)) = self.overlay.take()
            && let Some((walk, _)) = all.walk
        {
            self.overlay = Some(Overlay::Walk(*walk));
        }
        self.scroll_queue();
    }

    pub(super) fn leave_walk(&mut self) -> Vec<Effect> {
        if let Some(Overlay::Walk(walk)) = self.overlay.take() {
            self.say(walk.summary());
        }
        self.scroll_queue();
        self.clamp_scroll();
        self.read_rows()
    }

    /// Opens the page and copies the text of the errand one came to.
    fn arrive_at_errand(&mut self) -> Vec<Effect> {
        let Some(Overlay::Walk(walk)) = &mut self.overlay else {
            return Vec::new();
        };
        let Some(errand) = walk.errand().cloned() else {
            self.scroll_queue();
            return self.read_rows();
        };
        walk.text = match (&errand.text, errand.kind) {
            (Some(_), _) => TextCopied::Copying,
            (None, ErrandKind::Reply) => TextCopied::Missing,
            (None, _) => TextCopied::Nothing,
        };
        let there = errand.kind.on_the_invitation_page() && walk.on_the_list;
        let mut effects = Vec::new();
        if !there {
            effects.extend(self.open_errand(false));
        }
        if let Some(text) = errand.text {
            effects.push(Effect::Copy(text));
        }
        if self.queue.go_to(errand.id) {
            effects.extend(self.arrive());
        }
        effects.extend(self.read_rows());
        effects
    }

    /// Opens the page of the errand; a profile for the first time only when asked, since a visit may be seen.
    pub(super) fn open_errand(&mut self, asked: bool) -> Vec<Effect> {
        let (opens, warned) = (self.options.opens_pages, self.warned_of_visit);
        let Some(Overlay::Walk(walk)) = &mut self.overlay else {
            return Vec::new();
        };
        let Some(errand) = walk.errand().cloned() else {
            return Vec::new();
        };
        let of_list = errand.kind.on_the_invitation_page();
        let link = if of_list {
            INVITATION_PAGE.to_owned()
        } else {
            errand.link
        };
        walk.on_the_list = of_list;
        if !opens {
            walk.page = PageOpen::Would(sanitise::line(&link));
            return Vec::new();
        }
        if !of_list && !warned && !asked {
            walk.page = PageOpen::Waits;
            return Vec::new();
        }
        walk.page = PageOpen::Yes;
        self.warned_of_visit |= !of_list;
        self.trip.opened_last = Some(errand.id);
        vec![Effect::Open(link)]
    }

    pub(super) fn copy_errand(&mut self) -> Vec<Effect> {
        let Some(Overlay::Walk(walk)) = &mut self.overlay else {
            return Vec::new();
        };
        let text = walk.errand().and_then(|errand| errand.text.clone());
        let Some(text) = text else {
            self.warn("no text to copy here");
            return Vec::new();
        };
        walk.text = TextCopied::Copying;
        vec![Effect::Copy(text)]
    }

    /// The errand is done: on to the next.
    pub(super) fn errand_done(&mut self) -> Vec<Effect> {
        let Some(Overlay::Walk(walk)) = &self.overlay else {
            return Vec::new();
        };
        let Some(errand) = walk.errand().cloned() else {
            return self.leave_walk();
        };
        let act = match errand.kind {
            ErrandKind::Reply => Act::Sent {
                id: errand.id,
                template: errand.template,
                language: errand.language,
                text: errand.text.unwrap_or_default(),
                asks: errand.asks,
            },
            ErrandKind::Accept
            | ErrandKind::Ignore
            | ErrandKind::Disconnect
            | ErrandKind::Invite => press(errand.id, Pressed::Yes),
        };
        self.step_on(act, Step::Done)
    }

    /// There is no such button: on to the next.
    pub(super) fn no_button(&mut self) -> Vec<Effect> {
        let Some(Overlay::Walk(walk)) = &self.overlay else {
            return Vec::new();
        };
        let Some(errand) = walk.errand() else {
            return Vec::new();
        };
        let (id, kind) = (errand.id, errand.kind);
        let effects = self.step_on(press(id, Pressed::No), Step::NoButton);
        if kind == ErrandKind::Reply && self.trip.taught.insert(kind) {
            let note = self
                .case
                .as_ref()
                .filter(|case| case.dossier.invitation.id == id);
            let of_kind = match note.and_then(|case| case.dossier.invitation.note.as_ref()) {
                Some(Some(_)) => "invitations with a note",
                Some(None) => "invitations without a note",
                None => "invitations of this kind",
            };
            self.say(format!("noted: {of_kind} can't be answered here"));
        }
        effects
    }

    fn step_on(&mut self, act: Act, step: fn(Token) -> Step) -> Vec<Effect> {
        let (effect, token) = self.act_with_token(act);
        if let Some(Overlay::Walk(walk)) = &mut self.overlay {
            walk.steps.push(step(token));
        }
        let mut effects = vec![effect];
        effects.extend(self.arrive_at_errand());
        effects
    }

    pub(super) fn leave_for_later(&mut self) -> Vec<Effect> {
        match &mut self.overlay {
            Some(Overlay::Walk(walk)) if walk.errand().is_some() => walk.steps.push(Step::Left),
            _ => return Vec::new(),
        }
        self.arrive_at_errand()
    }

    /// Takes the last step back, and goes back to it.
    pub(super) fn step_back(&mut self) -> Vec<Effect> {
        let Some(Overlay::Walk(walk)) = &mut self.overlay else {
            return Vec::new();
        };
        let Some(acted) = walk.back() else {
            self.warn("this is the first");
            return Vec::new();
        };
        let mut effects = if acted { self.undo() } else { Vec::new() };
        effects.extend(self.arrive_at_errand());
        effects
    }

    /// An act of the walk couldn't be saved: what it did stays to be done.
    pub(super) fn walk_failed(&mut self, token: Token) {
        if let Some(Overlay::Walk(walk)) = &mut self.overlay {
            walk.forget(token);
        }
    }

    /// What came of copying the text of an errand; false where no walk is open.
    pub(super) fn errand_copied(&mut self, copied: &Copied) -> bool {
        let Some(Overlay::Walk(walk)) = &mut self.overlay else {
            return false;
        };
        walk.text = match copied {
            Copied::Surely => TextCopied::Yes,
            Copied::Asked => TextCopied::Asked,
            Copied::Not(_) => TextCopied::Not,
        };
        if let Copied::Not(why) = copied {
            self.warn(format!("not copied: {why}"));
        }
        true
    }

    pub(super) fn opened(&mut self, opened: Result<(), String>) {
        let Err(why) = opened else { return };
        if let Some(Overlay::Walk(walk)) = &mut self.overlay {
            walk.page = PageOpen::Not;
            walk.on_the_list = false;
        }
        self.warn(why);
    }

    /// The person came back from the browser: to the errand opened last.
    pub(super) fn focus_came(&mut self) -> Vec<Effect> {
        let Some(id) = self.trip.opened_last.take() else {
            return Vec::new();
        };
        if self.overlay.is_some() || self.tab != Tab::AtLinkedin || !self.queue.go_to(id) {
            return Vec::new();
        }
        self.focus = super::sight::Pane::Queue;
        self.arrive()
    }
}

fn press(id: InvitationId, pressed: Pressed) -> Act {
    Act::Press {
        ids: vec![id],
        pressed: Some(pressed),
    }
}
