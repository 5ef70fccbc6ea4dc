//! Trade fairs. A badge is scanned face to face; to stand on one list of guests only means that both were there.

use super::{Kind, LINES_KEPT, Mark, Piece, Row, Search, Told, quoted};
use crate::model::Grade;
use crate::store::Error;

impl Search<'_> {
    pub(super) fn fairs(&self, rows: &[Row]) -> Result<Vec<Piece>, Error> {
        let mut pieces = Vec::new();
        let shown = rows
            .iter()
            .filter(|row| matches!(row.kind.as_str(), "badge" | "attendee"));
        for row in shown.take(LINES_KEPT) {
            pieces.extend(self.group(&[row], |_| Some(self.fair(row)))?);
        }
        Ok(pieces)
    }

    fn fair(&self, row: &Row) -> Told {
        let event = row
            .what
            .as_ref()
            .filter(|event| !event.is_blank())
            .map_or_else(|| "a fair".to_owned(), quoted);
        let (kind, word, fact, text) = if row.kind == "badge" {
            (Kind::Badge, "badge", "met", "badge scanned at ")
        } else {
            let text = "on the list of those who were at ";
            (Kind::Attendee, "attendee", "shared_event", text)
        };
        Told {
            kind,
            mark: Mark::new(word, &row.key),
            fact,
            grade: Grade::Recorded,
            on: row.at.map(|at| self.day(at)),
            text: [text, &event, &self.as_named(row)].concat(),
        }
    }
}
