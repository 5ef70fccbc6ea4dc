//! The user's own word on a person.

use super::{Kind, Piece, Rests, Search, number};
use crate::model::{Evidence, Foreign, Grade, Origin, Value};
use crate::store::{Error, kept};

impl Search<'_> {
    pub(super) fn words(&self) -> Result<Vec<Piece>, Error> {
        let mut seen = Vec::new();
        let mut pieces = Vec::new();
        for (id, word) in kept::attestations(self.db, self.root)? {
            if seen.contains(&word.fact) {
                continue;
            }
            seen.push(word.fact);
            let Some(value) = &word.value else { continue };
            let said = match value {
                Value::Bool(true) => "yes".to_owned(),
                Value::Bool(false) => "no".to_owned(),
                Value::Int(number) => number.to_string(),
                Value::Text(text) => text.clone(),
                Value::List(list) => list.join(", "),
            };
            let mut text = [&word.fact.replace('_', " "), ": ", &said].concat();
            if let Some(note) = &word.note {
                text.push_str(" (");
                text.push_str(note);
                text.push(')');
            }
            pieces.push(Piece {
                evidence: Evidence {
                    id: number(id, Kind::Word),
                    fact: word.fact,
                    grade: Grade::Told,
                    on: Some(word.on.unwrap_or_else(|| self.now.day_of(word.at))),
                    text: Foreign::new(text),
                    struck: false,
                    origin: Origin {
                        kind: "told",
                        path: None,
                        place: None,
                    },
                },
                mark: None,
                people: Vec::new(),
                rests: Rests::Own,
            });
        }
        Ok(pieces)
    }
}
