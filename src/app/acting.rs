//! What a person does to an invitation: on the screen at once as unsaved, as saved when the writer says so.

use super::effect::{Effect, Token};
use super::review::Review;
use super::{Overlay, State};
use crate::model::{
    Act, Decision, Done, ErrandKind, InvitationId, Outcome, Pressed, State as Standing, Tab,
};

/// An act that isn't on disk yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unsaved {
    /// This act.
    Act(Act),
    /// Taking back the last.
    Undo,
    /// Doing it again.
    Redo,
    /// The chosen cards of this page.
    Page(Box<Review>),
}

/// What *it happened* means for the invitation under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Happened {
    /// The button was pressed.
    Pressed,
    /// The reply went out.
    Sent,
    /// They answered.
    Answered,
    /// The follow-up is done.
    FollowedUp,
}

impl State {
    /// Does an act: unsaved until the writer reports.
    pub(super) fn act(&mut self, act: Act) -> Effect {
        self.act_with_token(act).0
    }

    /// The same, with what ties the outcome to it.
    pub(super) fn act_with_token(&mut self, act: Act) -> (Effect, Token) {
        let token = self.token(Unsaved::Act(act.clone()));
        (Effect::Act { token, act }, token)
    }

    /// Begins to keep cards of a page: unsaved until the job reports.
    pub(super) fn token_for_page(&mut self, review: Review) -> Token {
        self.token(Unsaved::Page(Box::new(review)))
    }

    fn token(&mut self, unsaved: Unsaved) -> Token {
        self.next_token += 1;
        let token = Token(self.next_token);
        self.unsaved.insert(token, unsaved);
        token
    }

    /// Does an act, and goes to the next invitation if the act takes this one out of the tab.
    pub(super) fn act_and_move_on(&mut self, act: Act) -> Vec<Effect> {
        let mut effects = vec![self.act(act)];
        let before = self.current();
        if before.is_some_and(|id| self.is_leaving(id)) {
            let leaving = self.leaving();
            self.queue.move_on(|id| leaving.contains(&id));
        }
        if self.current() != before {
            effects.extend(self.arrive());
        }
        effects
    }

    /// The invitation under the cursor, unless there is none or it is about to leave.
    pub(super) fn free(&mut self) -> Option<InvitationId> {
        let Some(id) = self.current() else {
            self.warn("nobody is chosen here");
            return None;
        };
        if self.is_leaving(id) {
            self.warn(format!("{}: still saving", self.name(id)));
            return None;
        }
        Some(id)
    }

    /// Whether something about an invitation isn't on disk yet.
    pub(crate) fn is_unsaved(&self, id: InvitationId) -> bool {
        self.unsaved.values().any(|unsaved| match unsaved {
            Unsaved::Act(act) => touched(act).contains(&id),
            Unsaved::Undo | Unsaved::Redo | Unsaved::Page(_) => false,
        })
    }

    fn is_leaving(&self, id: InvitationId) -> bool {
        self.leaving().contains(&id)
    }

    /// The invitations that unsaved acts take out of this tab.
    pub(super) fn leaving(&self) -> Vec<InvitationId> {
        let acts = self.unsaved.values().filter_map(|unsaved| match unsaved {
            Unsaved::Act(act) if leaves(self.tab, act) => Some(touched(act)),
            _ => None,
        });
        acts.flatten().copied().collect()
    }

    pub(super) fn saved(&mut self, token: Token, done: &Done) -> Vec<Effect> {
        let Some(unsaved) = self.unsaved.remove(&token) else {
            return Vec::new();
        };
        self.announce(&unsaved, done);
        let judged_anew = match &unsaved {
            Unsaved::Act(act) => !matches!(
                act,
                Act::Draft { .. } | Act::Note { .. } | Act::Follow { .. }
            ),
            Unsaved::Undo | Unsaved::Redo | Unsaved::Page(_) => true,
        };
        let mut effects = match unsaved {
            Unsaved::Act(act) => self.saved_act(&act, done),
            Unsaved::Undo | Unsaved::Redo | Unsaved::Page(_) => {
                vec![Effect::Count, self.list(done.invitations.first().copied())]
            }
        };
        let shown: Vec<_> = done
            .invitations
            .iter()
            .copied()
            .filter(|id| self.queue.row(*id).is_some())
            .collect();
        if !shown.is_empty() {
            effects.push(Effect::Rows(shown));
        }
        if self
            .current()
            .is_some_and(|id| done.invitations.contains(&id))
        {
            effects.extend(self.read_case());
        }
        if judged_anew {
            effects.extend(self.assess());
        }
        effects.extend(self.errands_when_saved());
        effects.extend(self.quit_when_saved());
        effects
    }

    fn announce(&mut self, unsaved: &Unsaved, done: &Done) {
        // A text that is kept is no news, nor is that it asks; neither may wipe what was said of the clipboard.
        let of_a_reply = |act: &Act| {
            matches!(
                act,
                Act::Draft { .. }
                    | Act::Decide {
                        decision: Some(Decision::Ask),
                        ..
                    }
            )
        };
        if matches!(unsaved, Unsaved::Act(act) if of_a_reply(act)) {
            return;
        }
        // On the walk the next errand says that the last one is done.
        let walks = matches!(self.overlay, Some(Overlay::Walk(_)));
        if walks && done.remark.is_none() && matches!(unsaved, Unsaved::Act(_)) {
            return;
        }
        let mut text = done.label.clone();
        if let Some(remark) = &done.remark {
            text.push_str("; ");
            text.push_str(remark);
        }
        self.lessons.acted();
        let hint = match unsaved {
            Unsaved::Undo => self.key_hint(crate::command::Command::Redo),
            Unsaved::Act(_) | Unsaved::Redo | Unsaved::Page(_) => {
                self.key_hint(crate::command::Command::Undo)
            }
        };
        if done.seq.is_some() {
            text.push_str("   ");
            text.push_str(&hint);
        }
        if done.remark.is_some() {
            self.say_whole(text);
        } else {
            self.say(text);
        }
    }

    fn saved_act(&mut self, act: &Act, done: &Done) -> Vec<Effect> {
        match act {
            // A draft is kept beside the journal: it has no number there, and no list changes.
            Act::Draft { .. } => return Vec::new(),
            Act::Sent { id, .. } => {
                self.composed.remove(id);
                self.handed_over.remove(id);
            }
            _ => {}
        }
        if done.seq.is_none() {
            // Nothing had to change: the list here is older than the store.
            return vec![Effect::Count, self.list(None)];
        }
        let mut effects = vec![Effect::Count];
        if matches!(act, Act::Settle { .. }) {
            // Yes and no may move it to any tab, this one included.
            effects.push(self.list(self.current()));
        }
        if leaves(self.tab, act) {
            let before = self.current();
            let gone = touched(act);
            self.queue.retain(|id| !gone.contains(&id));
            self.scroll_queue();
            effects.extend(self.read_rows());
            if self.current() != before {
                effects.extend(self.arrive());
            }
        }
        effects
    }

    pub(super) fn failed(&mut self, token: Token, reason: &str) -> Vec<Effect> {
        let Some(unsaved) = self.unsaved.remove(&token) else {
            return Vec::new();
        };
        self.quitting = false;
        self.answered = None;
        self.walk_failed(token);
        let who = match &unsaved {
            Unsaved::Act(act) => touched(act).first().map(|id| self.name(*id)),
            Unsaved::Undo | Unsaved::Redo | Unsaved::Page(_) => None,
        };
        match who {
            Some(name) => self.warn(format!("Not saved, {name} is as before: {reason}")),
            None => self.warn(format!("Nothing changed: {reason}")),
        }
        // What was looked over isn't to be pasted and looked over once more.
        if let Unsaved::Page(review) = unsaved
            && self.overlay.is_none()
        {
            self.overlay = Some(Overlay::Review(*review));
        }
        self.errands_when_saved().into_iter().collect()
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        vec![Effect::Undo(self.token(Unsaved::Undo))]
    }

    /// Takes back one act, whatever was done since.
    pub(super) fn undo_of(&mut self, act: Token) -> Effect {
        Effect::UndoOf(self.token(Unsaved::Undo), act)
    }

    pub(super) fn redo(&mut self) -> Vec<Effect> {
        vec![Effect::Redo(self.token(Unsaved::Redo))]
    }

    /// What *it happened* would record for the invitation under the cursor, if anything.
    pub(crate) fn happened(&self) -> Option<Happened> {
        let row = self.row()?;
        let follows = row.follow_up.is_some();
        if self.tab == Tab::Due && follows {
            return Some(Happened::FollowedUp);
        }
        if row.errand.is_some_and(|errand| errand != ErrandKind::Reply) {
            return Some(Happened::Pressed);
        }
        if self.sendable(row.id).is_some() {
            return Some(Happened::Sent);
        }
        // Nobody was asked yet: a reply is still to be written.
        if row.errand == Some(ErrandKind::Reply) {
            return follows.then_some(Happened::FollowedUp);
        }
        if matches!(row.state, Standing::Asked | Standing::Quiet) {
            return Some(Happened::Answered);
        }
        follows.then_some(Happened::FollowedUp)
    }

    pub(super) fn it_happened(&mut self) -> Vec<Effect> {
        let Some(id) = self.free() else {
            return Vec::new();
        };
        match self.happened() {
            None => {
                self.warn("nothing here to be done yet: accept, ignore or write a reply first");
                Vec::new()
            }
            Some(Happened::Pressed) => self.act_and_move_on(Act::Press {
                ids: vec![id],
                pressed: Some(Pressed::Yes),
            }),
            Some(Happened::FollowedUp) => self.act_and_move_on(Act::Follow {
                id,
                on: None,
                why: None,
            }),
            Some(Happened::Sent) => self.sent(id),
            Some(Happened::Answered) => {
                self.overlay = Some(Overlay::Answer(id));
                self.scroll_queue();
                Vec::new()
            }
        }
    }

    fn sent(&mut self, id: InvitationId) -> Vec<Effect> {
        let Some(composed) = self.sendable(id) else {
            return Vec::new();
        };
        let asks = composed.is_question();
        let text = composed.text;
        self.act_and_move_on(Act::Sent {
            id,
            template: composed.template,
            language: composed.language,
            text,
            asks,
        })
    }

    pub(super) fn answered(&mut self, outcome: Outcome) -> Vec<Effect> {
        let Some(Overlay::Answer(id)) = self.overlay.take() else {
            return Vec::new();
        };
        self.act_and_move_on(Act::Answered { id, outcome })
    }

    pub(super) fn quit(&mut self) -> Vec<Effect> {
        self.quitting = true;
        self.quit_when_saved()
    }

    pub(super) fn quit_when_saved(&mut self) -> Vec<Effect> {
        if !self.quitting {
            return Vec::new();
        }
        if self.unsaved.is_empty() {
            return vec![Effect::Quit];
        }
        self.say(format!("saving {} …", self.unsaved.len()));
        Vec::new()
    }
}

/// The invitations that an act names.
fn touched(act: &Act) -> &[InvitationId] {
    match act {
        Act::Decide { ids, .. }
        | Act::Adopt { ids }
        | Act::Snooze { ids, .. }
        | Act::Press { ids, .. }
        | Act::Tag { ids, .. } => ids,
        Act::Note { id, .. }
        | Act::Follow { id, .. }
        | Act::Attest { id, .. }
        | Act::Sent { id, .. }
        | Act::Answered { id, .. }
        | Act::AcceptOnTrial { id, .. }
        | Act::Settle { id, .. }
        | Act::Strike { id, .. }
        | Act::Draft { id, .. } => std::slice::from_ref(id),
        Act::Link { id, .. } => id.as_slice(),
        Act::Split { .. } => &[],
    }
}

/// Whether an act takes its invitations out of a tab.
fn leaves(tab: Tab, act: &Act) -> bool {
    match (tab, act) {
        // A reply that was just copied stays in sight until it went out, or the list is read again.
        (Tab::Inbox, Act::Decide { decision, .. }) => {
            matches!(decision, Some(Decision::Accept | Decision::Ignore))
        }
        (Tab::Waiting, Act::Decide { decision, .. }) => decision.is_some(),
        (Tab::Inbox | Tab::Waiting, Act::Snooze { until, .. }) => until.is_some(),
        (Tab::Inbox | Tab::AtLinkedin, Act::Sent { asks, .. }) => *asks,
        (Tab::AtLinkedin, Act::Press { pressed, .. }) => pressed.is_some(),
        // A follow-up can only be set to a day to come.
        (Tab::Inbox | Tab::Waiting, Act::AcceptOnTrial { .. } | Act::Adopt { .. })
        | (Tab::Waiting, Act::Answered { .. })
        | (Tab::Due, Act::Follow { .. }) => true,
        _ => false,
    }
}
