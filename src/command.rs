//! The table of verbs: what a person can ask for, with name, help, contexts and default keys.
