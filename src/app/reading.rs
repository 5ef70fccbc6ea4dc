//! What was read: listings, rows, cases, numbers. Late answers to old questions are dropped.

use super::effect::{Effect, Request, View};
use super::{Overlay, PromptFor, State};
use crate::model::{Case, Counts, InvitationId, Listing, Row, Tab};

/// A listing that is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    request: Request,
    /// Whether what arrived is let in; where not, it is announced.
    lets_in: bool,
    /// Where the cursor goes.
    land_on: Option<InvitationId>,
}

/// How far the work on what is stale has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Assessing {
    /// It waits for the first case: the desk comes first.
    #[default]
    NotBegun,
    /// Nothing is being worked out.
    Idle,
    /// A batch is.
    Running,
    /// A batch is, and something changed since it began.
    RunningStale,
}

impl State {
    /// Asks for the list as it is now, with the cursor on an invitation if it is in it.
    pub(super) fn list(&mut self, land_on: Option<InvitationId>) -> Effect {
        self.ask_for_list(true, land_on)
    }

    fn ask_for_list(&mut self, lets_in: bool, land_on: Option<InvitationId>) -> Effect {
        self.next_request += 1;
        let request = Request(self.next_request);
        // A newer question takes over what the older one was for.
        let before = self.asked.take();
        self.asked = Some(Asked {
            request,
            lets_in: lets_in || !self.listed || before.is_some_and(|asked| asked.lets_in),
            land_on: land_on.or(before.and_then(|asked| asked.land_on)),
        });
        Effect::List {
            request,
            view: View {
                tab: self.tab,
                query: self.query.clone(),
            },
        }
    }

    pub(super) fn counted(&mut self, counts: Counts) -> Vec<Effect> {
        self.counts = Some(counts);
        let title = match counts.inbox {
            0 => "Vestibule".to_owned(),
            waiting => format!("Vestibule · {waiting}"),
        };
        if self.window_title.as_ref() == Some(&title) {
            return Vec::new();
        }
        self.window_title = Some(title.clone());
        vec![Effect::Title(title)]
    }

    pub(super) fn take_listing(&mut self, request: Request, listing: Listing) -> Vec<Effect> {
        let Some(asked) = self.asked.filter(|asked| asked.request == request) else {
            return Vec::new();
        };
        self.asked = None;
        let before = self.current();
        if asked.lets_in || self.queue.len() == 0 {
            self.arrived = 0;
            self.queue.folds = self.query.is_none();
            self.queue.set(listing, asked.land_on);
        } else {
            self.arrived = self.queue.hold(&listing);
        }
        self.listed = true;
        self.scroll_queue();
        let mut effects = self.read_rows();
        // After a change from outside the case may be another one although the cursor stayed.
        if self.current() != before || self.case().is_none() || !asked.lets_in {
            effects.extend(self.read_case());
        }
        if self.queue.len() == 0 {
            effects.extend(self.begin_assessing());
        }
        effects
    }

    pub(super) fn bad_query(&mut self, request: Request, why: &str) -> Vec<Effect> {
        if self.asked.is_some_and(|asked| asked.request == request) {
            self.asked = None;
            self.misread = Some(why.to_owned());
            // Who went on before the answer came is taken back to what they typed.
            if self.overlay.is_none() {
                let before = self.query.clone();
                self.ask(PromptFor::Search { before });
            }
            self.warn(why);
        }
        Vec::new()
    }

    pub(super) fn take_rows(&mut self, rows: Vec<Row>) -> Vec<Effect> {
        self.queue.keep(rows);
        Vec::new()
    }

    pub(super) fn take_case(&mut self, case: Box<Case>) -> Vec<Effect> {
        if Some(case.dossier.invitation.id) != self.current() {
            return Vec::new();
        }
        self.follow_draft(&case);
        let id = case.dossier.invitation.id;
        if self.answered == Some(id) && !self.is_unsaved(id) {
            self.answered = None;
        }
        self.case = Some(case);
        self.choice = self.choice.min(self.choices().len().saturating_sub(1));
        self.clamp_scroll();
        self.choose_in_sight();
        self.explain_again();
        let mut effects = self.begin_assessing();
        effects.extend(self.do_what_waited());
        effects
    }

    pub(super) fn no_case(&mut self, id: InvitationId) -> Vec<Effect> {
        if !self.queue.holds(id) {
            return Vec::new();
        }
        self.when_read = None;
        self.queue.retain(|other| other != id);
        self.arrive()
    }

    pub(super) fn assessed(&mut self, ids: &[InvitationId], left: usize) -> Vec<Effect> {
        let mut effects = Vec::new();
        let sight = self.queue.in_sight(self.queue_height());
        let changed: Vec<_> = sight.into_iter().filter(|id| ids.contains(id)).collect();
        if !changed.is_empty() {
            effects.push(Effect::Rows(changed));
        }
        if self.current().is_some_and(|id| ids.contains(&id)) {
            effects.extend(self.read_case());
        }
        let stale = self.assessing == Assessing::RunningStale;
        self.assessing = Assessing::Idle;
        // A batch that did nothing would do nothing again.
        if stale || (left > 0 && !ids.is_empty()) {
            effects.extend(self.assess());
            return effects;
        }
        // The very first listing knows no groups: nothing was assessed yet. Now they are known.
        if self.tab == Tab::Inbox && self.queue.has_ungrouped() && !ids.is_empty() {
            effects.push(self.list(self.current()));
        }
        effects
    }

    pub(super) fn changed(&mut self) -> Vec<Effect> {
        self.queue.read_again();
        let mut effects = vec![Effect::Count, self.ask_for_list(false, None)];
        effects.extend(self.assess());
        effects
    }

    /// Lets in what arrived, or shows another tab.
    pub(super) fn show_tab(&mut self, tab: Tab) -> Vec<Effect> {
        if let Some(id) = self.current() {
            self.remembered.insert(self.tab, id);
        }
        let land_on = self.remembered.get(&tab).copied();
        if tab != self.tab {
            self.tab = tab;
            self.query = None;
            self.misread = None;
            self.queue.clear();
            self.listed = false;
            self.case = None;
            self.scroll = [0; 3];
            self.piece = None;
            self.choice = 0;
        }
        self.arrived = 0;
        self.focus = super::sight::Pane::Queue;
        // How fresh the sources are stands in the agenda.
        if let Some(freshness) = self
            .freshness()
            .filter(|_| tab == Tab::Due)
            .map(str::to_owned)
        {
            self.say(freshness);
        }
        vec![Effect::Count, self.list(land_on)]
    }

    /// Narrows the list as it is typed.
    pub(super) fn narrow(&mut self, query: &str) -> Vec<Effect> {
        let query = query.trim();
        let query = (!query.is_empty()).then(|| query.to_owned());
        if query == self.query {
            return Vec::new();
        }
        self.query = query;
        self.misread = None;
        self.message = None;
        vec![self.list(None)]
    }

    /// Whether a search is being typed.
    pub(crate) fn is_searching(&self) -> bool {
        matches!(&self.overlay, Some(Overlay::Prompt(prompt)) if matches!(prompt.what, PromptFor::Search { .. }))
    }

    /// What is wanted when the cursor came to an invitation.
    pub(super) fn arrive(&mut self) -> Vec<Effect> {
        self.scroll = [0; 3];
        self.piece = None;
        self.choice = 0;
        self.scroll_queue();
        let mut effects = self.read_case();
        effects.extend(self.read_rows());
        effects
    }

    pub(super) fn read_case(&self) -> Vec<Effect> {
        self.current().map(Effect::Case).into_iter().collect()
    }

    pub(super) fn read_rows(&mut self) -> Vec<Effect> {
        let wanted = self.queue.wanted(self.queue_height());
        if wanted.is_empty() {
            return Vec::new();
        }
        vec![Effect::Rows(wanted)]
    }

    pub(super) fn queue_height(&self) -> usize {
        usize::from(self.sight().queue.height)
    }

    pub(super) fn scroll_queue(&mut self) {
        let height = self.queue_height();
        self.queue.scroll(height);
    }

    /// Something may have become stale.
    pub(super) fn assess(&mut self) -> Vec<Effect> {
        match self.assessing {
            Assessing::NotBegun => Vec::new(),
            Assessing::Idle => {
                self.assessing = Assessing::Running;
                vec![Effect::Assess]
            }
            Assessing::Running | Assessing::RunningStale => {
                self.assessing = Assessing::RunningStale;
                Vec::new()
            }
        }
    }

    /// The desk is usable: after the first case, or where there is nobody.
    fn begin_assessing(&mut self) -> Vec<Effect> {
        if self.assessing != Assessing::NotBegun {
            return Vec::new();
        }
        self.assessing = Assessing::Idle;
        let mut effects = self.assess();
        effects.extend(self.look_for_newer());
        effects
    }

    /// Something couldn't be read; if that was a batch, the next change begins another.
    pub(super) fn read_failed(&mut self, why: String) {
        self.when_read = None;
        if self.assessing != Assessing::NotBegun {
            self.assessing = Assessing::Idle;
        }
        self.warn(why);
    }
}
