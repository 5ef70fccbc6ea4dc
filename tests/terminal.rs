//! The program in a real terminal.

#[path = "terminal/probe.rs"]
mod probe;
#[path = "terminal/session.rs"]
mod session;
