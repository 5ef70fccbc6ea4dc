//! The demo's inbox: who its owner is, who asks, who is connected, what her records hold of them, and what she already did.

pub(crate) mod book;
pub(crate) mod callers;
pub(crate) mod correspondence;
pub(crate) mod diary;
pub(crate) mod fairs;
pub(crate) mod files;
pub(crate) mod later;
pub(crate) mod letters;
pub(crate) mod network;
pub(crate) mod owner;
pub(crate) mod page;
pub(crate) mod past;
pub(crate) mod phone;
pub(crate) mod profiles;
pub(crate) mod talks;
