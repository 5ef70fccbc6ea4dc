//! Walking to LinkedIn: one errand after the other, its page open, its text on the clipboard.

use std::collections::BTreeSet;

use super::effect::{Effect, Token};
use super::pressing::PressAll;
use super::walk::{PageOpen, Step, TextCopied, Walk};
use super::{Copied, Overlay, State};
use crate::model::{Act, Errand, ErrandKind, InvitationId, Medium, Pressed, Tab};
use crate::text::sanitise;

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
    /// Whether they are read once everything is saved: what is on its way to the disk is an errand too.
    waits: bool,
    /// The errand whose page was opened last.
    pub(super) opened_last: Option<InvitationId>,
    /// Whether it was said what a missing button teaches.
    taught: BTreeSet<ErrandKind>,
    /// Whether it was said why there is another way to ask.
    pub(super) told_of_another_way: bool,
}

impl State {
    /// Begins the walk, in the tab where its errands stand.
    pub(super) fn walk(&mut self) -> Vec<Effect> {
        let mut effects = if self.tab == Tab::AtLinkedin {
            Vec::new()
        } else {
            self.show_tab(Tab::AtLinkedin)
        };
        effects.extend(self.ask_for_errands(ErrandsFor::Walking));
        effects
    }

    pub(super) fn ask_for_errands(&mut self, what_for: ErrandsFor) -> Option<Effect> {
        self.trip.asked = Some(what_for);
        self.trip.waits = self.unsaved() > 0;
        (!self.trip.waits).then_some(Effect::Errands)
    }

    /// The errands that waited until everything was saved.
    pub(super) fn errands_when_saved(&mut self) -> Option<Effect> {
        let now = self.trip.waits && self.unsaved() == 0;
        self.trip.waits &= !now;
        now.then_some(Effect::Errands)
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
                // What was said before the walk would hide what is ready.
                self.message = None;
                self.overlay = Some(Overlay::Walk(Walk::of(errands)));
                self.arrive_at_errand()
            }
            Some(ErrandsFor::Pressing) => {
                let of_list = |errand: &&Errand| errand.is_button_of_the_list();
                let all = PressAll::of(&errands.iter().filter(of_list));
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

    pub(super) fn leave_walk(&mut self) -> Vec<Effect> {
        if let Some(Overlay::Walk(walk)) = self.overlay.take() {
            self.say(walk.summary());
        }
        self.scroll_queue();
        self.clamp_scroll();
        self.read_rows()
    }

    /// Opens the page and copies the text of the errand one came to.
    pub(super) fn arrive_at_errand(&mut self) -> Vec<Effect> {
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
        let there = errand.is_on_the_invitation_page() && walk.on_the_list;
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
        let of_list = errand.is_on_the_invitation_page();
        let link = errand.link;
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
        let act = match (errand.kind, errand.text) {
            (ErrandKind::Reply, Some(text)) => Act::Sent {
                id: errand.id,
                template: errand.template,
                language: errand.language,
                text,
                asks: errand.asks,
            },
            // What was written there isn't known here.
            _ => press(errand.id, Pressed::Yes),
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
        let name = errand.name.shown(Medium::Line);
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
        } else {
            self.say(format!("no button for {name}"));
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
        let Some(Overlay::Walk(walk)) = &mut self.overlay else {
            return Vec::new();
        };
        let Some(name) = walk.errand().map(|errand| errand.name.shown(Medium::Line)) else {
            return Vec::new();
        };
        walk.steps.push(Step::Left);
        self.say(format!("left for later: {name}"));
        self.arrive_at_errand()
    }

    /// Takes the last step back, and goes back to it.
    pub(super) fn step_back(&mut self) -> Vec<Effect> {
        let Some(Overlay::Walk(walk)) = &mut self.overlay else {
            return Vec::new();
        };
        let Some(step) = walk.back() else {
            self.warn("this is the first");
            return Vec::new();
        };
        let mut effects: Vec<Effect> = step
            .token()
            .map(|act| self.undo_of(act))
            .into_iter()
            .collect();
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
