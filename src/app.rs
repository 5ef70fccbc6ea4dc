//! The pure machine of the interactive desk: state, what happened, what the program wants from the world. No clock,
//! no file, no terminal.

pub mod action;
pub mod effect;
pub mod field;
