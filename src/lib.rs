//! Vestibule: a terminal inbox for LinkedIn invitations.
//!
//! It reads the user's own records, shows who is asking and which of the user's rules hold on what evidence, drafts
//! the polite answer, and remembers what became of it. It runs on one machine and opens no socket.
//!
//! The modules are floors of a house; a floor uses the ones below it and nothing else (`tests/floors.rs` holds the
//! table):
//!
//! | floor | modules |
//! |---|---|
//! | ground | [`text`], [`model`] |
//! | knowledge | [`command`], [`import`], [`store`], [`identity`], [`facts`], [`policy`], [`reply`] |
//! | use cases | [`config`], [`inbox`], [`app`] |
//! | faces | [`tui`], [`cli`] |
//!
//! Two people of the same name are not the same person, but the same link in any spelling is:
//!
//! ```
//! use vestibule::text::link;
//!
//! let from_connections = "https://www.linkedin.com/in/%C3%A9lise-marchetti";
//! let from_invitations = "https://www.linkedin.com/in/Élise-Marchetti/";
//! assert_eq!(link::profile_slug(from_connections), link::profile_slug(from_invitations));
//! ```

pub mod app;
pub mod cli;
pub mod command;
pub mod config;
pub mod facts;
pub mod identity;
pub mod import;
pub mod inbox;
pub mod model;
pub mod policy;
pub mod reply;
pub mod store;
pub mod text;
pub mod tui;
