//! Lines and what part each plays, by its column, its size and its grey alone: no word of any language decides it.
//!
//! The places are those of 21 files of 2021 to 2025, English and Portuguese: two columns, twelve kinds of line, none
//! besides (formats, section 2).

use super::walk::Run;

/// The part that a line plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading of the narrow column.
    AsideHeading,
    /// An entry of the narrow column: an address, a skill, a language.
    Aside,
    /// An address on the web in the narrow column.
    Link,
    /// What the address above is: `(LinkedIn)`.
    LinkLabel,
    /// The name.
    Name,
    /// The headline, text about oneself, a company, a school.
    Body,
    /// The place in the head.
    Location,
    /// The heading of a part.
    Part,
    /// The title of a position.
    Title,
    /// Dates, a description, a degree.
    Detail,
    /// Where a position is.
    Place,
    /// The number of the page.
    Foot,
}

/// Text that stands at one height in one column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// The part it plays; `None` for one of no kind that LinkedIn has.
    pub(super) role: Option<Role>,
    pub(super) page: usize,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) text: String,
}

/// Where the wide column begins, in points from the left.
pub(super) const WIDE_COLUMN: f64 = 200.0;

impl Line {
    /// Whether this goes on with a line that was too long: the same kind, and no further below than its own size asks.
    pub(super) fn continues(&self, above: &Self, pitch: f64) -> bool {
        self.role == above.role && (self.page > above.page || above.y - self.y < above.size * pitch)
    }
}

/// Puts pieces that stand side by side together, in the order in which they are drawn, which is that of reading.
pub(super) fn lines(runs: &[Run]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<&Run> = None;
    for run in runs {
        let beside = last.is_some_and(|last| {
            last.page == run.page
                && (last.y - run.y).abs() < 1.0
                && is(last.size, run.size)
                && (last.grey - run.grey).abs() < 0.03
                && (last.x < WIDE_COLUMN) == (run.x < WIDE_COLUMN)
        });
        if beside && let Some(line) = lines.last_mut() {
            line.text.push_str(&run.text);
        } else if !run.text.trim().is_empty() {
            lines.push(Line {
                role: role(run),
                page: run.page,
                y: run.y,
                size: run.size,
                text: run.text.clone(),
            });
        } else {
            continue;
        }
        last = Some(run);
    }
    for line in &mut lines {
        line.text = plain(&line.text);
    }
    lines
}

/// Single spaces only, none of them of the kind that doesn't break.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is(size: f64, of: f64) -> bool {
    (size - of).abs() < 0.2
}

fn role(run: &Run) -> Option<Role> {
    const KINDS: [(f64, f64, f64, Role); 13] = [
        (22.0, 13.0, 0.88, Role::AsideHeading),
        (22.0, 10.5, 1.0, Role::Aside),
        (22.0, 11.0, 1.0, Role::Link),
        (22.0, 11.0, 0.66, Role::LinkLabel),
        (224.0, 26.0, 0.10, Role::Name),
        (224.0, 12.0, 0.10, Role::Body),
        (224.0, 12.0, 0.69, Role::Location),
        (224.0, 15.75, 0.10, Role::Part),
        (224.0, 11.5, 0.10, Role::Title),
        (224.0, 10.5, 0.10, Role::Detail),
        (224.0, 10.5, 0.69, Role::Place),
        (384.0, 9.0, 0.0, Role::Foot),
        // A number of two digits moves it.
        (380.0, 9.0, 0.0, Role::Foot),
    ];
    KINDS
        .iter()
        .find(|(x, size, grey, role)| {
            // What a web address is may stand behind it on its line.
            let reach = match role {
                Role::LinkLabel => run.x >= *x - 4.0 && run.x < WIDE_COLUMN,
                Role::Foot => (run.x - x).abs() < 20.0,
                _ => (run.x - x).abs() < 4.0,
            };
            reach && is(run.size, *size) && (run.grey - grey).abs() < 0.05
        })
        .map(|kind| kind.3)
}

/// Lines that were broken, as one.
pub(super) fn joined<'l>(lines: impl IntoIterator<Item = &'l Line>) -> String {
    let texts: Vec<&str> = lines.into_iter().map(|line| line.text.as_str()).collect();
    texts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(x: f64, y: f64, size: f64, grey: f64, text: &str) -> Run {
        Run {
            page: 0,
            x,
            y,
            size,
            grey,
            text: text.to_owned(),
        }
    }

    #[test]
    fn what_stands_side_by_side_is_one_line_and_padding_is_none() {
        let lines = lines(&[
            run(0.0, 780.0, 12.0, 0.0, "\u{a0}"),
            run(224.0, 500.0, 10.5, 0.1, "March 2014\u{a0}-\u{a0}Present"),
            run(301.0, 500.0, 10.5, 0.1, "\u{a0}(6 months)"),
            run(224.0, 487.0, 10.5, 0.69, "Porto"),
        ]);
        let seen: Vec<_> = lines
            .iter()
            .map(|line| (line.role, line.text.as_str()))
            .collect();
        assert_eq!(
            seen,
            [
                (Some(Role::Detail), "March 2014 - Present (6 months)"),
                (Some(Role::Place), "Porto"),
            ]
        );
    }

    #[test]
    fn a_size_or_a_grey_between_the_known_ones_is_of_no_kind() {
        for (size, grey) in [(14.0, 0.1), (12.0, 0.4), (10.5, 0.3)] {
            assert_eq!(role(&run(224.0, 500.0, size, grey, "x")), None);
        }
    }
}
