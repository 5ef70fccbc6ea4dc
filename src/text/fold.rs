//! One spelling for comparing and searching: plain letters, lower case, single spaces.

/// Folds a text for comparing and searching.
///
/// SQLite's own folding misses `Ł`, `ø` and `ı`; this one doesn't, and the same function folds what is searched and
/// what is searched for.
///
/// ```
/// use vestibule::text::fold::fold;
///
/// assert_eq!(fold("  ŁUKASZ   Søren Yılmaz "), "lukasz soren yilmaz");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let plain = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        deunicode::deunicode(text).to_lowercase()
    };
    let mut folded = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}
