//! Opening a profile in the browser, which the other may see.

use super::effect::Effect;
use super::{Overlay, State};
use crate::model::Tab;
use crate::text::sanitise;

impl State {
    pub(super) fn open_profile(&mut self) -> Vec<Effect> {
        match &self.overlay {
            Some(Overlay::Walk(_)) => return self.open_errand(true),
            Some(Overlay::Visit(link)) => {
                let link = link.clone();
                self.overlay = None;
                self.scroll_queue();
                return self.visit(link);
            }
            Some(Overlay::Record(_)) => return self.open_record_file(),
            Some(_) => return Vec::new(),
            None => {}
        }
        let Some(case) = self.case() else {
            self.warn("nobody is chosen here");
            return Vec::new();
        };
        let Some(link) = case.dossier.person.url.clone() else {
            self.warn("no link to their profile is known; search for the name at LinkedIn");
            return Vec::new();
        };
        if self.warned_of_visit || !self.options.opens_pages {
            return self.visit(link);
        }
        self.overlay = Some(Overlay::Visit(link));
        self.scroll_queue();
        Vec::new()
    }

    pub(super) fn visit(&mut self, link: String) -> Vec<Effect> {
        let shown = sanitise::line(&link);
        if !self.options.opens_pages {
            self.say(format!("would open {shown}; nothing is opened in the demo"));
            return Vec::new();
        }
        self.warned_of_visit = true;
        if self.tab == Tab::AtLinkedin {
            self.trip.opened_last = self.current();
        }
        self.say(format!("opening {shown}"));
        vec![Effect::Open(link)]
    }
}
