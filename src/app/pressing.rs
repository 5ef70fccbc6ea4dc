//! All accepts and ignores of the list at once: pressed, with one act.

use super::effect::Effect;
use super::walk::Walk;
use super::walking::ErrandsFor;
use super::{Overlay, State};
use crate::model::{Act, Errand, ErrandKind, InvitationId, Medium, Pressed, Tab};

/// All accepts and ignores, to be marked as pressed once that is confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PressAll {
    pub(super) ids: Vec<InvitationId>,
    /// How many accepts and how many ignores.
    pub(crate) many: (usize, usize),
    /// Whose.
    pub(crate) names: Vec<String>,
    /// The walk it was asked from, and their places on it.
    walk: Option<(Box<Walk>, Vec<usize>)>,
}

impl PressAll {
    pub(super) fn of<'a>(errands: &(impl Iterator<Item = &'a Errand> + Clone)) -> Self {
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

impl State {
    pub(super) fn press_all(&mut self) -> Vec<Effect> {
        if let Some(Overlay::Walk(walk)) = &self.overlay {
            let places = walk.to_press();
            let mut all = PressAll::of(&places.iter().map(|place| &walk.errands[*place]));
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
        self.ask_for_errands(ErrandsFor::Pressing)
            .into_iter()
            .collect()
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
}
