//! Builds source files in the shapes that LinkedIn writes: the export's tables, the archive around them, and the
//! notification mails; what Google, Apple and mail programs make of those mails; and calendars. All people in them are invented.
//!
//! A test takes the module in with `#[path = "shapes/shapes.rs"] mod shapes;` and uses what it needs.

#![allow(
    dead_code,
    reason = "each test that takes these in uses some of them, and none uses all"
)]

pub(crate) mod apple;
pub(crate) mod archive;
pub(crate) mod calendar;
pub(crate) mod calls;
pub(crate) mod chance;
pub(crate) mod correspondence;
pub(crate) mod demo;
pub(crate) mod export;
pub(crate) mod fair;
pub(crate) mod forward;
pub(crate) mod mail;
pub(crate) mod mime;
pub(crate) mod names;
pub(crate) mod page;
pub(crate) mod pairs;
pub(crate) mod party;
pub(crate) mod pdf;
pub(crate) mod takeout;
pub(crate) mod vcard;
