//! What LinkedIn's export says of the two: that they were connected, recommended or endorsed each other, followed, or
//! took up what the other had posted.

use rusqlite::named_params;

use super::{
    Kind, LINES_KEPT, Mark, Piece, Rests, Row, Search, Told, number, origin, quoted, spoken, times,
};
use crate::model::time::day_from_number;
use crate::model::{Engaging, Evidence, Foreign, Grade};
use crate::store::Error;

/// How many skills are named in one line.
const SKILLS_NAMED: usize = 3;

/// The seconds of a day.
const DAY: i64 = 86_400;

impl Search<'_> {
    /// A connection made before they asked: they were connected once.
    pub(super) fn connection(&self) -> Result<Vec<Piece>, Error> {
        let before = self.asked.map_or(i64::MAX, |asked| {
            let asked = asked.as_second();
            asked - asked.rem_euclid(DAY) - DAY
        });
        let found: Vec<(i64, i64, i64, bool)> = self
            .db
            .prepare_cached(
                "SELECT record.id, record.person, record.at,
                    record.last_shown >= (SELECT max(taken) FROM source WHERE kind = 'linkedin-export')
                 FROM person CROSS JOIN record ON record.person = person.id
                 WHERE person.root = :root AND record.kind = 'connection' AND record.at < :before
                 ORDER BY record.at, record.id
                 LIMIT 100",
            )?
            .query_map(
                named_params! {":root": self.root.0, ":before": before},
                |row| Ok((
                        row.get(0)?,
                        row.get(1)?,
                        row.get(2)?,
                        row.get::<_, Option<bool>>(3)?.unwrap_or_default(),
                    ))
            )?
            .collect::<Result<_, _>>()?;
        // A changed job makes another row of the same connection: the day tells which it is.
        let called = |at: i64| {
            let day = day_from_number(at.div_euclid(DAY));
            (day, Mark::new("connection", &day.to_string()))
        };
        let is_struck = |(_, person, at, _): &&(i64, i64, i64, bool)| {
            self.strikes
                .have(&[*person], &called(*at).1, "was_connected")
        };
        // The first that counts; one that is struck out doesn't hide another.
        let first = found.iter().find(|one| !is_struck(one)).or(found.first());
        let Some(&(record, person, at, lasts)) = first else {
            return Ok(Vec::new());
        };
        let (day, mark) = called(at);
        let since = if lasts {
            "your connection since "
        } else {
            "you were connected on "
        };
        let people = vec![person];
        Ok(vec![Piece {
            evidence: Evidence {
                id: number(record, Kind::Connection),
                fact: "was_connected",
                grade: Grade::Recorded,
                on: Some(day),
                text: Foreign::new([since, &spoken(day)].concat()),
                struck: self.strikes.have(&people, &mark, "was_connected"),
                origin: origin(self.db, record)?,
            },
            mark: Some(mark),
            people,
            rests: Rests::Records(vec![record]),
        }])
    }

    pub(super) fn on_linkedin(&self, rows: &[Row]) -> Result<Vec<Piece>, Error> {
        let of = |kind: &str, from_me: bool| -> Vec<&Row> {
            rows.iter()
                .filter(|row| row.kind == kind && row.from_me == from_me)
                .collect()
        };
        let mut pieces = Vec::new();
        for from_me in [false, true] {
            for row in of("recommendation", from_me).into_iter().take(LINES_KEPT) {
                pieces.extend(self.group(&[row], |_| Some(self.recommended(row)))?);
            }
            pieces.extend(self.group(&of("endorsement", from_me), |rows| self.endorsed(rows))?);
        }
        let engaged: Vec<&Row> = rows.iter().filter(|row| row.kind == "engagement").collect();
        pieces.extend(self.group(&engaged, |rows| self.engaged(rows))?);
        let follows: Vec<&Row> = rows.iter().filter(|row| row.kind == "follow").collect();
        pieces.extend(self.group(&follows, |rows| self.follows(rows))?);
        Ok(pieces)
    }

    fn recommended(&self, row: &Row) -> Told {
        let (fact, text) = if row.from_me {
            ("i_recommended", "you recommended them")
        } else {
            ("recommended_me", "they recommended you")
        };
        Told {
            kind: Kind::Recommendation,
            mark: Mark::new("recommendation", &row.key),
            fact,
            grade: Grade::Recorded,
            on: row.at.map(|at| self.day(at)),
            text: [text, &self.as_named(row)].concat(),
        }
    }

    fn endorsed(&self, rows: &[&Row]) -> Option<Told> {
        let newest = rows.first()?;
        let (fact, who) = if newest.from_me {
            ("i_endorsed", "you endorsed them for ")
        } else {
            ("endorsed_me", "they endorsed you for ")
        };
        let named: Vec<String> = rows
            .iter()
            .filter_map(|row| row.what.as_ref())
            .take(SKILLS_NAMED)
            .map(quoted)
            .collect();
        let mut text = [who, &named.join(", ")].concat();
        if rows.len() > named.len() {
            text.push_str(&format!(" and {} more", rows.len() - named.len()));
        }
        text.push_str(&self.as_named(newest));
        Some(Told {
            kind: Kind::Endorsements,
            mark: Mark::new("endorsement", ""),
            fact,
            grade: Grade::Recorded,
            on: newest.at.map(|at| self.day(at)),
            text,
        })
    }

    fn engaged(&self, rows: &[&Row]) -> Option<Told> {
        let newest = rows.first()?;
        let ways = [
            (true, Engaging::Commented, "you commented on theirs"),
            (true, Engaging::Reacted, "you reacted to theirs"),
            (false, Engaging::Commented, "they commented on yours"),
            (false, Engaging::Reacted, "they reacted to yours"),
        ];
        let told: Vec<String> = ways
            .into_iter()
            .filter_map(|(from_me, how, words)| {
                let count = rows
                    .iter()
                    .filter(|row| row.from_me == from_me && row.how == Some(how))
                    .count();
                (count > 0).then(|| [words, " ", &times(count)].concat())
            })
            .collect();
        Some(Told {
            kind: Kind::Engagement,
            mark: Mark::new("engagement", ""),
            fact: "engaged",
            grade: Grade::Recorded,
            on: newest.at.map(|at| self.day(at)),
            text: told.join(", "),
        })
    }

    fn follows(&self, rows: &[&Row]) -> Option<Told> {
        let newest = rows.first()?;
        Some(Told {
            kind: Kind::Follow,
            mark: Mark::new("follow", ""),
            fact: "engaged",
            grade: Grade::Possible,
            on: newest.at.map(|at| self.day(at)),
            text: ["you follow them", &self.as_named(newest)].concat(),
        })
    }
}
