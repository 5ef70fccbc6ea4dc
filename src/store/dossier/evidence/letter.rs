//! Mail and messages between the two, counted where they lie: there may be thousands, and nothing but their number and
//! their days is told.

use jiff::Timestamp;
use rusqlite::named_params;

use super::{Kind, Mark, Piece, Rests, Search, Told, number, origin, spoken};
use crate::model::{Evidence, Foreign, Grade};
use crate::store::Error;

/// What one of a person's handles wrote and got.
struct Sum {
    person: [i64; 1],
    mine: i64,
    theirs: i64,
    first: Option<i64>,
    last: Option<i64>,
    /// The records that were read first and last.
    low: i64,
    high: i64,
}

impl Search<'_> {
    /// Mail. Only who was written to is known by it; what only they wrote is an approach.
    pub(super) fn letters(&self) -> Result<Vec<Piece>, Error> {
        let sums = self.sums(
            "SELECT record.person, count(DISTINCT key) FILTER (WHERE from_me = 1),
                    count(DISTINCT key) FILTER (WHERE from_me = 0), min(record.at), max(record.at), min(record.id),
                    max(record.id)
             FROM person CROSS JOIN record ON record.person = person.id
             WHERE person.root = :root AND record.kind = 'letter' AND coalesce(automatic, 0) = 0
                 AND (:asked IS NULL OR record.at < :asked)
             GROUP BY record.person",
        )?;
        self.summed(&sums, "letter", |sums| self.wrote(sums))
    }

    /// Messages at LinkedIn. Only both ways they are a conversation.
    pub(super) fn conversation(&self) -> Result<Vec<Piece>, Error> {
        let sums = self.sums(
            "SELECT record.person, count(*) FILTER (WHERE from_me = 1), count(*) FILTER (WHERE from_me = 0),
                    min(record.at), max(record.at), min(record.id), max(record.id)
             FROM person CROSS JOIN record ON record.person = person.id
             WHERE person.root = :root AND record.kind = 'message'
                 AND (:asked IS NULL OR record.at < :asked)
             GROUP BY record.person",
        )?;
        self.summed(&sums, "message", |sums| self.conversed(sums))
    }

    /// Of an invitation that waits only what was written before: the user's own question, and the answer to it, make
    /// nobody known.
    fn sums(&self, sql: &str) -> Result<Vec<Sum>, Error> {
        let asked = self.waits_since.map(Timestamp::as_second);
        Ok(self
            .db
            .prepare_cached(sql)?
            .query_map(
                named_params! {":root": self.root.0, ":asked": asked},
                |row| {
                    Ok(Sum {
                        person: [row.get(0)?],
                        mine: row.get(1)?,
                        theirs: row.get(2)?,
                        first: row.get(3)?,
                        last: row.get(4)?,
                        low: row.get(5)?,
                        high: row.get(6)?,
                    })
                },
            )?
            .collect::<Result<_, _>>()?)
    }

    fn summed(
        &self,
        sums: &[Sum],
        kind: &'static str,
        tell: impl Fn(&[&Sum]) -> Option<Told>,
    ) -> Result<Vec<Piece>, Error> {
        let sums: Vec<&Sum> = sums.iter().collect();
        let mut pieces = Vec::new();
        for (told, sums, struck) in self.parted(&sums, |sum| &sum.person, tell) {
            let first = sums.iter().map(|sum| sum.low).min().unwrap_or_default();
            let newest = sums.iter().map(|sum| sum.high).max().unwrap_or_default();
            pieces.push(Piece {
                evidence: Evidence {
                    id: number(first, told.kind),
                    fact: told.fact,
                    grade: told.grade,
                    on: told.on,
                    text: Foreign::new(told.text),
                    struck,
                    origin: origin(self.db, newest)?,
                },
                mark: Some(told.mark),
                people: sums.iter().map(|sum| sum.person[0]).collect(),
                rests: Rests::All(kind),
            });
        }
        Ok(pieces)
    }

    fn wrote(&self, sums: &[&Sum]) -> Option<Told> {
        let (mine, theirs) = counted(sums);
        let first = self.day(sums.iter().filter_map(|sum| sum.first).min()?);
        let last = self.day(sums.iter().filter_map(|sum| sum.last).max()?);
        let days = if first == last {
            [", on ", &spoken(last)].concat()
        } else {
            [", from ", &spoken(first), " to ", &spoken(last)].concat()
        };
        let (fact, text) = match (mine, theirs) {
            (0, 0) => return None,
            (0, theirs) => (
                "approached",
                [
                    &mails(theirs),
                    " from them",
                    &days,
                    "; none of yours is on record",
                ]
                .concat(),
            ),
            (mine, 0) => ("wrote", [&mails(mine), " from you", &days].concat()),
            (mine, theirs) => (
                "wrote",
                [
                    &mails(mine),
                    " from you and ",
                    &theirs.to_string(),
                    " from them",
                    &days,
                ]
                .concat(),
            ),
        };
        Some(Told {
            kind: Kind::Letters,
            mark: Mark::new("letter", ""),
            fact,
            grade: Grade::Recorded,
            on: Some(last),
            text,
        })
    }

    fn conversed(&self, sums: &[&Sum]) -> Option<Told> {
        let (mine, theirs) = counted(sums);
        let newest = sums.iter().filter_map(|sum| sum.last).max()?;
        let on = self
            .now
            .day_of(Timestamp::from_second(newest).unwrap_or(Timestamp::UNIX_EPOCH));
        let day = spoken(on);
        let (grade, text) = match (mine, theirs) {
            (0, _) => (
                Grade::Possible,
                format!("they wrote to you, last on {day}; no answer of yours is on record"),
            ),
            (_, 0) => (
                Grade::Possible,
                format!("you wrote to them, last on {day}; no answer is on record"),
            ),
            (mine, theirs) => (
                Grade::Recorded,
                format!("{} messages between you, the last on {day}", mine + theirs),
            ),
        };
        Some(Told {
            kind: Kind::Conversation,
            mark: Mark::new("message", ""),
            fact: "conversed",
            grade,
            on: Some(on),
            text,
        })
    }
}

fn counted(sums: &[&Sum]) -> (i64, i64) {
    (
        sums.iter().map(|sum| sum.mine).sum(),
        sums.iter().map(|sum| sum.theirs).sum(),
    )
}

fn mails(count: i64) -> String {
    let word = if count == 1 { "mail" } else { "mails" };
    format!("{count} {word}")
}
