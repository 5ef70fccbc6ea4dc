//! Text in columns: how wide it is, where it breaks, how it is cut. Widths are those a terminal gives.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many columns a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// Cuts a text to so many columns; what was cut ends in `…`.
///
/// ```
/// use vestibule::app::wrap::cut;
///
/// assert_eq!(cut("Marguerite Okonkwo", 12), "Marguerite…");
/// assert_eq!(cut("渡辺由紀", 5), "渡辺…");
/// assert_eq!(cut("Bo Li", 12), "Bo Li");
/// ```
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(1) else {
        return String::new();
    };
    let mut kept = String::new();
    let mut across = 0;
    for grapheme in text.graphemes(true) {
        across += width(grapheme);
        if across > room {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// Cuts a text to so many columns and fills up with spaces.
#[must_use]
pub fn fit(text: &str, columns: usize) -> String {
    let mut fitted = cut(text, columns);
    let missing = columns.saturating_sub(width(&fitted));
    fitted.extend(std::iter::repeat_n(' ', missing));
    fitted
}

/// The rows of a text wrapped at a width, as ranges of bytes: never empty, none wider than the width unless one
/// grapheme is. A row doesn't hold the line break it ends in; a space at which a row ends hangs over.
#[must_use]
pub fn rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(text, start..start + line.len(), columns, &mut rows);
        start += line.len() + 1;
    }
    rows
}

fn wrap_line(text: &str, line: Range<usize>, columns: usize, rows: &mut Vec<Range<usize>>) {
    let mut start = line.start;
    let mut across = 0;
    // Where the row may break, and how wide it is up to there.
    let mut last: Option<(usize, usize)> = None;
    for (offset, grapheme) in text[line.clone()].grapheme_indices(true) {
        let at = line.start + offset;
        let wide = width(grapheme);
        // Twice where what is carried over from a break leaves no room either.
        while across + wide > columns && at > start && grapheme != " " {
            let (end, used) = last.take().unwrap_or((at, across));
            rows.push(start..end);
            start = end;
            across -= used.min(across);
        }
        across += wide;
        if grapheme == " " || grapheme == "-" {
            last = Some((at + grapheme.len(), across));
        }
    }
    rows.push(start..line.end);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrapped(text: &str, columns: usize) -> Vec<&str> {
        rows(text, columns)
            .into_iter()
            .map(|row| &text[row])
            .collect()
    }

    #[test]
    fn a_sentence_breaks_between_words() {
        assert_eq!(
            wrapped("the name is new but the address", 12),
            ["the name is ", "new but the ", "address"]
        );
    }

    #[test]
    fn a_word_too_long_for_the_row_breaks_inside() {
        assert_eq!(wrapped("abcdefgh ij", 4), ["abcd", "efgh ", "ij"]);
    }

    #[test]
    fn a_blank_line_is_a_row() {
        assert_eq!(wrapped("a\n\nb\n", 9), ["a", "", "b", ""]);
    }

    #[test]
    fn a_wide_letter_after_a_carried_word_has_a_row_of_its_own() {
        assert_eq!(wrapped("a-bcdef渡", 6), ["a-", "bcdef", "渡"]);
    }

    proptest! {
        #[test]
        fn every_letter_stands_in_one_row(text in "\\PC{0,60}", columns in 1usize..20) {
            let rows = rows(&text, columns);
            prop_assert_eq!(rows.first().map(|row| row.start), Some(0));
            prop_assert_eq!(rows.last().map(|row| row.end), Some(text.len()));
            for pair in rows.windows(2) {
                prop_assert_eq!(pair[0].end, pair[1].start);
            }
            for row in rows {
                let row = text[row].trim_end_matches(' ');
                prop_assert!(width(row) <= columns || row.graphemes(true).count() == 1);
            }
        }

        #[test]
        fn a_cut_text_is_never_too_wide(text in "\\PC{0,40}", columns in 0usize..20) {
            prop_assert!(width(&cut(&text, columns)) <= columns);
            prop_assert_eq!(width(&fit(&text, columns)), columns);
        }
    }
}
