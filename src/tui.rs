//! The terminal face of the desk: keys, layout, panes, styles, and performing what the desk asks for.

pub mod clipboard;
pub mod input;
mod job;
pub mod keymap;
pub mod opener;
mod process;
mod reader;
pub mod run;
pub mod terminal;
pub mod theme;
pub mod view;
mod watch;
mod worker;
mod writer;

pub use run::Error;
