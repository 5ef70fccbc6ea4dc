//! What the demo teaches: one hint at a time at the foot, gone once it was done, and at the end how to bring in one's own.

use std::collections::BTreeSet;

use super::State;
use crate::command::{Bindings, Command, Context, Spec, named, spec};

/// When a hint makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// Whenever somebody is there.
    Always,
    /// While the pane asks something.
    Asked,
    /// While there are buttons to press.
    Errands,
    /// Once something was done.
    Acted,
}

/// What is taught, by the name of the command: the hint, and when. A command that doesn't exist is passed over.
const LESSONS: [(&str, &str, When); 7] = [
    ("why", "why does it suggest this?", When::Always),
    ("yes", "yes to what is asked here", When::Asked),
    ("know", "say what you know of them, and saw", When::Always),
    ("reply", "ask first, before you decide", When::Always),
    (
        "walk",
        "the trip to LinkedIn, button by button",
        When::Errands,
    ),
    ("undo", "take the last one back", When::Acted),
    ("policy", "what would another stance do?", When::Always),
];

/// What is said once everything was tried.
const OWN: &str = "That was the tour. Your own: quit, then";
/// What brings in one's own.
const IMPORT: &str = "vestibule import ~/Downloads";

/// How far somebody has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lessons {
    done: BTreeSet<&'static str>,
    acted: bool,
}

impl Lessons {
    /// A command was asked for.
    pub(super) fn saw(&mut self, command: Command) {
        self.done.insert(spec(command).name);
    }

    /// Something was done that can be taken back.
    pub(super) fn acted(&mut self) {
        self.acted = true;
    }
}

/// A hint to try something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lesson {
    /// The words before the keys.
    pub(crate) before: &'static str,
    /// The keys, or what to type.
    pub(crate) keys: String,
    /// The words after them.
    pub(crate) after: &'static str,
}

impl State {
    /// What to try next, in the demo.
    pub(crate) fn lesson(&self) -> Option<Lesson> {
        // Over the panes the same keys mean something else.
        if !self.options.teaches || self.overlay.is_some() {
            return None;
        }
        let left: Vec<_> = LESSONS
            .iter()
            .filter_map(|(name, hint, when)| Some((named(name)?, *hint, *when)))
            .filter(|(command, ..)| !self.lessons.done.contains(spec(*command).name))
            .collect();
        // What can't be met here isn't waited for.
        let waits = left.iter().any(|(.., when)| *when != When::Asked);
        if !waits {
            return Some(Lesson {
                before: OWN,
                keys: IMPORT.to_owned(),
                after: "",
            });
        }
        let (command, hint, _) = left.into_iter().find(|(.., when)| self.is_time(*when))?;
        Some(Lesson {
            before: "Try",
            keys: keys(&self.options.bindings, spec(command)),
            after: hint,
        })
    }

    fn is_time(&self, when: When) -> bool {
        match when {
            When::Always => self.current().is_some(),
            When::Asked => self.asks().is_some(),
            When::Errands => self.counts.is_some_and(|counts| counts.at_linkedin > 0),
            When::Acted => self.lessons.acted,
        }
    }
}

fn keys(bindings: &Bindings, spec: &Spec) -> String {
    let context = spec.contexts.first().copied().unwrap_or(Context::Queue);
    bindings.shown(spec.command, context).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taught_and_exists_has_a_key_in_the_panes() {
        let known = LESSONS.iter().filter_map(|(name, ..)| named(name));
        for command in known {
            assert!(!keys(&Bindings::default(), spec(command)).is_empty());
        }
        assert!(named("why").is_some() && named("know").is_some());
    }
}
