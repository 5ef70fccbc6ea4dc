//! What is said to a key that means nothing here: in one line, and while something is open only of its own keys.

use super::effect::Effect;
use super::{Overlay, State, wrap};
use crate::command::{Command, Context, spec};

/// How many columns it takes at the most: what is said stays whole in a window of eighty.
const MOST: usize = 76;

impl State {
    pub(super) fn no_key(&mut self, pressed: &str, would_have: Option<Command>) -> Vec<Effect> {
        let said = if self.overlay.is_none() {
            self.no_key_in_a_pane(pressed, would_have)
        } else if would_have == Some(Command::Help) {
            self.own_keys("keys: ")
        } else {
            self.own_keys(&format!("{pressed} is not a key here: "))
        };
        self.warn(said);
        Vec::new()
    }

    /// Where the key means something, if that can be said in a line; else only where to look.
    fn no_key_in_a_pane(&self, pressed: &str, would_have: Option<Command>) -> String {
        let help = self.key_hint(Command::Help);
        let place = would_have.and_then(|command| {
            let place = spec(command).contexts.first()?;
            (*place != Context::Queue).then(|| (place.spoken(), spec(command)))
        });
        let forms = place.into_iter().flat_map(|(place, spec)| {
            let words = [spec.help, spec.hint]
                .map(|word| format!("{pressed} is not a key here; {place}: {word}   {help}"));
            words.into_iter().filter(move |_| !spec.hint.is_empty())
        });
        forms
            .into_iter()
            .find(|form| wrap::width(form) <= MOST)
            .unwrap_or_else(|| format!("{pressed} is not a key here   {help}"))
    }

    /// As many keys of what is open as a line holds; how to leave it is always among them.
    fn own_keys(&self, lead: &str) -> String {
        let hints = match &self.overlay {
            Some(Overlay::Walk(_)) => self.keys_of_the_walk(),
            Some(Overlay::Review(review)) if review.correcting.is_none() => self.keys_of_a_page(),
            _ => self.hints(),
        };
        let mut keys = hints
            .iter()
            .map(|hint| format!("{} {}", hint.keys, hint.word));
        let last = keys.next_back().unwrap_or_default();
        let mut said = lead.to_owned();
        for key in keys {
            if wrap::width(&said) + wrap::width(&key) + 2 + wrap::width(&last) <= MOST {
                said.push_str(&key);
                said.push_str(", ");
            }
        }
        said + &last
    }
}
