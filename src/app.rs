//! The pure machine of the interactive desk: state, what happened, what the program wants from the world. No clock,
//! no file, no terminal.

pub mod action;
pub mod effect;
pub mod field;
pub mod page;
pub mod wrap;

pub use action::{Action, Copied};
pub use effect::{Effect, Request, Token, View};

use crate::command::{Bindings, Context};
use crate::model::Now;

/// What the desk is told once, at the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The name of the policy, for the header.
    pub policy: String,
    /// The keys, for the hint line and the help.
    pub bindings: Bindings,
    /// Whether `open` opens a page; where not (the demo), it says what it would open.
    pub opens_pages: bool,
}

/// The desk as it stands.
#[derive(Clone, Debug)]
pub struct State {
    _now: Now,
}

impl State {
    /// A desk that has read nothing yet. `title` is the line on top: whose inbox it is, where that isn't plain.
    #[must_use]
    pub fn new(now: Now, _title: Option<String>, _options: Options) -> Self {
        Self { _now: now }
    }

    /// What the next key is for.
    #[must_use]
    pub fn context(&self) -> Context {
        Context::Queue
    }
}

/// What the desk wants before anything happens.
pub fn start(_state: &mut State) -> Vec<Effect> {
    Vec::new()
}

/// Takes in what happened, and says what is wanted from the world.
pub fn update(_state: &mut State, _action: Action) -> Vec<Effect> {
    Vec::new()
}
