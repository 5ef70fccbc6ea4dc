//! The table of verbs: what a person can ask for, with name, help, contexts and default keys.

/// What a person can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Leaves the desk.
    Quit,
}
