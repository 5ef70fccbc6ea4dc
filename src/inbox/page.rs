//! A pasted page: whether a text is one, and what it says.

use crate::model::PageReview;

/// The most bytes of a paste that are read: a page of a thousand invitations has a quarter of them.
pub const MOST: usize = 2 << 20;

/// Whether a text looks like a page of LinkedIn's, so that pasting it anywhere is meant.
#[must_use]
pub fn looks_like_page(text: &str) -> bool {
    // One invitation's worth of the page's own words, in either language, over several lines.
    let said = |words: &[&str]| words.iter().any(|words| text.contains(words));
    let lines = text.lines().take(5).count();
    lines == 5
        && said(&[
            "wants to connect",
            "möchte sich vernetzen",
            "Manage invitations",
        ])
}

/// What was understood of a pasted page; else a sentence for the user.
pub fn read(text: &str) -> Result<PageReview, String> {
    if text.len() > MOST {
        return Err(too_much(text.len()));
    }
    Err("pages can't be read yet; nothing was kept".to_owned())
}

/// The sentence for a paste that is too long.
#[must_use]
pub fn too_much(bytes: usize) -> String {
    let mib = bytes.div_ceil(1 << 20);
    format!(
        "not read: {mib} MiB is more than a page has (2 MiB at the most); copy only the page of invitations"
    )
}
