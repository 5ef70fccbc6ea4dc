//! The user's address book: whoever has a card in it is known, and a card may say where they met.

use super::{Kind, Mark, Piece, Row, Search, Told, quoted, spoken};
use crate::model::{Foreign, Grade};
use crate::store::Error;

impl Search<'_> {
    pub(super) fn cards(&self, rows: &[Row]) -> Result<Vec<Piece>, Error> {
        let mut pieces = Vec::new();
        let mut kept = 0;
        for row in rows {
            match row.kind.as_str() {
                "card" if kept < super::LINES_KEPT => {
                    kept += 1;
                    pieces.extend(self.group(&[row], |_| Some(self.card(row)))?);
                    pieces.extend(self.group(&[row], |_| note(row))?);
                }
                "contact" if kept < super::LINES_KEPT => {
                    kept += 1;
                    pieces.extend(self.group(&[row], |_| Some(self.contact(row)))?);
                }
                _ => {}
            }
        }
        Ok(pieces)
    }

    fn card(&self, row: &Row) -> Told {
        let mut text = ["in your address book", &self.as_named(row)].concat();
        text.push_str(&of_firm(row.company.as_ref()));
        let on = row.at.map(|at| self.day(at));
        if let Some(day) = on {
            text.push_str("; the card was last changed on ");
            text.push_str(&spoken(day));
        }
        Told {
            kind: Kind::Card,
            mark: Mark::new("card", &row.key),
            fact: "in_contacts",
            grade: Grade::Recorded,
            on,
            text,
        }
    }

    fn contact(&self, row: &Row) -> Told {
        Told {
            kind: Kind::Contact,
            mark: Mark::new("contact", &row.key),
            fact: "in_contacts",
            grade: Grade::Recorded,
            on: row.at.map(|at| self.day(at)),
            text: [
                "among the contacts that LinkedIn copied from your phone",
                &self.as_named(row),
            ]
            .concat(),
        }
    }
}

/// Where they met, by the card's own note. The day of the card says nothing of the day they met.
fn note(row: &Row) -> Option<Told> {
    let note = row.what.as_ref().filter(|note| !note.is_blank())?;
    Some(Told {
        kind: Kind::CardNote,
        mark: Mark::new("card", &row.key),
        fact: "met",
        grade: Grade::Recorded,
        on: None,
        text: ["your card of them says: ", &quoted(note)].concat(),
    })
}

fn of_firm(company: Option<&Foreign>) -> String {
    company
        .filter(|company| !company.is_blank())
        .map(|company| [", of ", &quoted(company)].concat())
        .unwrap_or_default()
}
