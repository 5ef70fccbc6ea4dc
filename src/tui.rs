//! The terminal face of the desk: keys, layout, panes, styles, and performing what the desk asks for.

pub mod clipboard;
pub mod input;
pub mod opener;
mod process;
pub mod terminal;
