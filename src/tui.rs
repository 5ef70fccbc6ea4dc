//! The terminal face of the desk: keys, layout, panes, styles, and performing what the desk asks for.

pub mod keymap;
pub mod theme;
pub mod view;
