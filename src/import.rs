//! Bytes turned into records: one file per kind of source. Knows the files' shapes; knows nothing of the store.

pub mod mail;
