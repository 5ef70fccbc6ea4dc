//! Text as text: folding, links, sanitising, names, notes, languages. Pure functions over `&str`; no nouns of the
//! domain, no files.

pub mod firm;
pub mod fold;
pub mod language;
pub mod link;
pub mod name;
pub mod note;
pub mod phone;
pub mod sanitise;
pub mod skeleton;
