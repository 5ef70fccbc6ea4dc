//! A field that a person types into.

/// One edit of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Puts a character in.
    Insert(char),
}
