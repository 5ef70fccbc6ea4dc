//! Why the policy suggests what it does, opened over the panes.

use super::effect::Effect;
use super::page::why as page_why;
use super::{Overlay, State};
use crate::facts;
use crate::policy::Explanation;

/// Why, open.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Why {
    /// Every rule taken apart; nothing before the policy was read.
    pub(crate) explanation: Option<Explanation>,
    /// The first row in sight.
    pub(crate) top: usize,
}

impl State {
    pub(super) fn open_why(&mut self) -> Vec<Effect> {
        if matches!(self.overlay, Some(Overlay::Why(_))) {
            return self.leave();
        }
        if self.case().is_none() {
            self.warn("nobody is chosen here");
            return Vec::new();
        }
        self.overlay = Some(Overlay::Why(Why {
            explanation: self.explain(),
            top: 0,
        }));
        self.scroll_queue();
        Vec::new()
    }

    fn explain(&self) -> Option<Explanation> {
        let (policy, case) = (self.policy.as_deref()?, self.case()?);
        let answers = facts::answers(&case.dossier);
        Some(policy.explain(&answers, case.dossier.today))
    }

    /// What is known changed, or the policy came: what is open follows.
    pub(super) fn explain_again(&mut self) {
        let explanation = self.explain();
        if let Some(Overlay::Why(why)) = &mut self.overlay {
            why.explanation = explanation;
        }
    }

    pub(super) fn scroll_why(&mut self, by: isize) -> Vec<Effect> {
        let Some(Overlay::Why(why)) = &self.overlay else {
            return Vec::new();
        };
        let area = page_why::below(self.sight().beside_queue());
        let rows = page_why::lines(self, why, area).len();
        let last = rows.saturating_sub(usize::from(area.height));
        let top = why.top.saturating_add_signed(by).min(last);
        if let Some(Overlay::Why(why)) = &mut self.overlay {
            why.top = top;
        }
        Vec::new()
    }
}
