//! How a row of the queue shares its columns: names first, then what they do, then the company.

use crate::model::Tab;

/// The widths of a row's columns. The gaps between them are one column, before the status two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) name: usize,
    /// The headline or the company; none where there is no room.
    pub(super) what: usize,
    /// The company in a column of its own; none below a wide window.
    pub(super) company: usize,
    pub(super) age: usize,
    pub(super) status: usize,
}

impl Columns {
    /// The widths in a queue so wide.
    pub(super) fn new(width: usize, tab: Tab) -> Self {
        let age = 5;
        // A sign, a space, and the longest word there is; on Due a day with its year.
        let status = match tab {
            Tab::Inbox | Tab::AtLinkedin | Tab::Waiting => 8,
            Tab::Done | Tab::All => 10,
            Tab::Due => 13,
        };
        // The margin, the cursor's column, the gaps, the margin at the right.
        let room = width.saturating_sub(2 + 1 + age + 2 + status + 1);
        let (name, what, company) = match room {
            0..=22 => (room, 0, 0),
            23..=44 => {
                let name = room.div_ceil(2);
                (name, room - name - 1, 0)
            }
            45..=64 => (22, room - 23, 0),
            _ => {
                let company = (room / 4).min(24);
                (24, (room - 24 - company - 2).min(48), company)
            }
        };
        Self {
            name,
            what,
            company,
            age,
            status,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_is_wider_than_the_queue() {
        for width in 40..240 {
            for tab in Tab::ALL {
                let columns = Columns::new(width, tab);
                let gaps = 6 + usize::from(columns.what > 0) + usize::from(columns.company > 0);
                let sum =
                    columns.name + columns.what + columns.company + columns.age + columns.status;
                assert!(sum + gaps <= width, "{width}: {columns:?}");
            }
        }
    }
}
