//! The log of the user's phone. One call from somebody who got hold of the number is no acquaintance: the user rang, or
//! they talked twice or at length, or the number stands in the address book.

use std::collections::HashSet;

use super::{Kind, Mark, Piece, Row, Search, Told, times};
use crate::model::Grade;
use crate::store::Error;

/// Over so many seconds a call is a talk: five minutes (design.md, "An approach isn't an acquaintance").
const TALK: i64 = 300;

impl Search<'_> {
    pub(super) fn calls(&self, rows: &[Row]) -> Result<Vec<Piece>, Error> {
        let calls: Vec<&Row> = rows.iter().filter(|row| row.kind == "call").collect();
        let in_book: HashSet<&str> = rows
            .iter()
            .filter(|row| matches!(row.kind.as_str(), "card" | "contact"))
            .filter(|row| !self.is_struck(row, "in_contacts"))
            .flat_map(Row::numbers)
            .collect();
        self.group(&calls, |calls| {
            let mut numbers = calls.iter().flat_map(|call| call.numbers());
            let known = numbers.any(|number| in_book.contains(number));
            self.rang(calls, known)
        })
    }

    /// Whether the user said that a record of theirs, which says this, is wrong.
    fn is_struck(&self, row: &Row, fact: &str) -> bool {
        let mark = if row.kind == "card" {
            Mark::new("card", &row.key)
        } else {
            Mark::new("contact", &row.key)
        };
        self.strikes.have(&row.people, &mark, fact)
    }

    fn rang(&self, calls: &[&Row], in_book: bool) -> Option<Told> {
        let newest = calls.first()?;
        let mine = calls.iter().filter(|call| call.from_me).count();
        let theirs = calls.len() - mine;
        let longest = calls
            .iter()
            .filter_map(|call| call.seconds)
            .max()
            .unwrap_or_default();
        let known = mine > 0 || calls.len() > 1 || longest > TALK || in_book;
        let mut text = match (mine, theirs) {
            (0, theirs) => format!("they rang {}", times(theirs)),
            (mine, 0) => format!("you rang them {}", times(mine)),
            (mine, theirs) => format!(
                "you rang them {} and they rang {}",
                times(mine),
                times(theirs)
            ),
        };
        text.push_str(if calls.len() > 1 {
            ", the longest "
        } else {
            ", "
        });
        text.push_str(&lasted(longest));
        if in_book && mine == 0 {
            text.push_str("; the number is in your address book");
        }
        text.push_str(&self.as_named(newest));
        Some(Told {
            kind: Kind::Calls,
            mark: Mark::new("call", ""),
            fact: "spoke",
            grade: if known {
                Grade::Recorded
            } else {
                Grade::Possible
            },
            on: newest.at.map(|at| self.day(at)),
            text,
        })
    }
}

/// How long, as a person says it: 40 seconds, 4 minutes, 2 hours.
pub(super) fn lasted(seconds: i64) -> String {
    let (number, word) = match seconds {
        ..60 => (seconds.max(0), "second"),
        60..7_200 => ((seconds + 30) / 60, "minute"),
        _ => ((seconds + 1_800) / 3_600, "hour"),
    };
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {word}{plural}")
}
