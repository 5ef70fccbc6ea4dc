//! The demo's inbox: who its owner is, who asks, who is connected, and what the owner already did.

pub(crate) mod callers;
pub(crate) mod files;
pub(crate) mod later;
pub(crate) mod letters;
pub(crate) mod network;
pub(crate) mod owner;
pub(crate) mod page;
pub(crate) mod talks;
