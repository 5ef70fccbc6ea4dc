//! Templates turned into drafts.
