//! Looking at the next few profiles of a group in the browser, with a sheet for each. Visits may be seen.

use std::collections::VecDeque;

use super::effect::Effect;
use super::{Overlay, State};
use crate::command::Command;
use crate::model::InvitationId;

/// How many profiles are opened at once, unless the user says otherwise.
const FIVE: usize = 5;
/// How many at the most.
const MOST: usize = 10;

/// Profiles about to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Visits {
    /// Those of the group from the cursor on, at most ten.
    next: Vec<InvitationId>,
    /// How many of them are meant.
    many: usize,
}

/// Sheets that are walked, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Walked {
    left: VecDeque<InvitationId>,
    of: usize,
}

impl Visits {
    /// The invitations meant.
    pub(crate) fn ids(&self) -> &[InvitationId] {
        &self.next[..self.many]
    }

    /// How many could be meant.
    pub(crate) fn most(&self) -> usize {
        self.next.len()
    }
}

impl State {
    /// Asks whether to open the next few of the group.
    pub(super) fn open_next(&mut self) -> Vec<Effect> {
        let next = self.queue.next_of_group(MOST);
        if next.is_empty() {
            self.warn("nobody is chosen here");
            return Vec::new();
        }
        let many = next.len().min(FIVE);
        // Those of a closed wave beyond the ones in its row may not have been read.
        let unread: Vec<_> = next
            .iter()
            .copied()
            .filter(|id| self.queue.row(*id).is_none())
            .collect();
        self.overlay = Some(Overlay::Visits(Visits { next, many }));
        self.scroll_queue();
        if unread.is_empty() {
            return Vec::new();
        }
        vec![Effect::Rows(unread)]
    }

    /// One more, or one fewer.
    pub(super) fn choose_visits(&mut self, more: bool) -> Vec<Effect> {
        if let Some(Overlay::Visits(visits)) = &mut self.overlay {
            let many = if more {
                visits.many + 1
            } else {
                visits.many.saturating_sub(1)
            };
            visits.many = many.clamp(1, visits.next.len());
        }
        Vec::new()
    }

    /// Who has a link, and who hasn't. Who isn't read yet is among neither.
    pub(crate) fn with_links(&self, visits: &Visits) -> (Vec<InvitationId>, Vec<InvitationId>) {
        let read = visits.ids().iter().copied();
        read.filter(|id| self.queue.row(*id).is_some())
            .partition(|id| self.link(*id).is_some())
    }

    fn link(&self, id: InvitationId) -> Option<String> {
        self.queue.row(id)?.url.clone()
    }

    /// Opens them, and the sheet of the first.
    pub(super) fn visit_all(&mut self, visits: &Visits) -> Vec<Effect> {
        let (linked, _) = self.with_links(visits);
        if linked.is_empty() {
            self.warn(
                "no link to any of their profiles is known; search for the names at LinkedIn",
            );
            return Vec::new();
        }
        let mut effects = Vec::new();
        if self.options.opens_pages {
            self.warned_of_visit = true;
            let links = linked.iter().filter_map(|id| self.link(*id));
            effects.extend(links.map(Effect::Open));
        }
        self.walked = Walked {
            of: linked.len(),
            left: linked.into(),
        };
        effects.extend(self.next_sheet());
        let many = self.walked.of;
        if self.options.opens_pages {
            self.say(format!("opening {many}"));
        } else {
            self.say(format!("would open {many}; nothing is opened in the demo"));
        }
        effects
    }

    /// Goes to the next of those visited and opens their sheet, if any is left.
    pub(super) fn next_sheet(&mut self) -> Vec<Effect> {
        while let Some(id) = self.walked.left.pop_front() {
            if !self.queue.go_to(id) {
                continue;
            }
            let effects = self.arrive();
            if self.case().is_some() {
                self.open_sheet();
            } else {
                self.when_read = Some(Command::Know);
            }
            return effects;
        }
        self.walked = Walked::default();
        Vec::new()
    }

    /// Which of the sheets is open, and of how many.
    pub(crate) fn sheets_walked(&self) -> Option<(usize, usize)> {
        let walked = &self.walked;
        (walked.of > 1).then(|| (walked.of - walked.left.len(), walked.of))
    }

    pub(super) fn is_walking_sheets(&self) -> bool {
        self.walked.of > 0
    }

    /// Leaves the sheets that are left.
    pub(super) fn stop_walking(&mut self) {
        self.walked = Walked::default();
    }
}
