//! The user's calendar. A meeting in one place is a meeting; a call by video is talk; among many, one may not have met
//! everybody; and an entry that doesn't say where proves little.

use std::collections::BTreeMap;

use super::{Kind, LINES_KEPT, Mark, Piece, Row, Search, Told, quoted, spoken, times};
use crate::model::{Grade, Setting};
use crate::store::Error;
use crate::text::fold::fold;

/// The most people at a meeting of whom each surely met each other (design.md: over fifteen is `possible`).
const SMALL: i64 = 15;

/// What an entry speaks for: the fact, how surely, and the title by which the entries of one series are told.
type Series = (&'static str, Grade, String);

impl Search<'_> {
    pub(super) fn meetings(&self, rows: &[Row]) -> Result<Vec<Piece>, Error> {
        let now = self.now.instant.as_second();
        let mut series: BTreeMap<Series, Vec<&Row>> = BTreeMap::new();
        for row in rows {
            // What is still to come shows nothing yet.
            if row.kind == "meeting" && row.at.is_none_or(|at| at <= now) {
                series.entry(series_of(row)).or_default().push(row);
            }
        }
        let mut newest: Vec<(Series, Vec<&Row>)> = series.into_iter().collect();
        newest.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.first().map(|row| (row.at, row.id))));
        newest.truncate(LINES_KEPT);
        let mut pieces = Vec::new();
        for (series, rows) in newest {
            pieces.extend(self.group(&rows, |rows| self.held(&series, rows))?);
        }
        Ok(pieces)
    }

    fn held(&self, (fact, grade, title): &Series, rows: &[&Row]) -> Option<Told> {
        let (newest, oldest) = (rows.first()?, rows.last()?);
        let mut text = newest
            .what
            .as_ref()
            .filter(|title| !title.is_blank())
            .map_or_else(|| "a meeting".to_owned(), quoted);
        if let Some(place) = newest.place.as_ref().filter(|place| !place.is_blank()) {
            text.push_str(" at ");
            text.push_str(&quoted(place));
        }
        match newest.setting {
            Some(Setting::Remote) => text.push_str(", by phone or video"),
            Some(Setting::InPerson) => {}
            Some(Setting::Untold) | None => text.push_str(", no place given"),
        }
        match newest.asked {
            Some(people) if people > SMALL => {
                text.push_str(&format!(", among {people} people"));
            }
            Some(people) if people > 2 => text.push_str(&format!(", {people} people")),
            _ => {}
        }
        text.push_str(&self.as_named(newest));
        if let (true, Some(first)) = (rows.len() > 1, oldest.at) {
            text.push_str(&format!(
                ", {} since {}",
                times(rows.len()),
                spoken(self.day(first))
            ));
        }
        Some(Told {
            kind: Kind::Meeting,
            mark: Mark::new("meeting", title),
            fact,
            grade: *grade,
            on: newest.at.map(|at| self.day(at)),
            text,
        })
    }
}

fn series_of(row: &Row) -> Series {
    let (fact, best) = match row.setting {
        Some(Setting::InPerson) => ("met", Grade::Recorded),
        Some(Setting::Remote) => ("spoke", Grade::Recorded),
        Some(Setting::Untold) | None => ("met", Grade::Possible),
    };
    let crowded = row.asked.is_some_and(|people| people > SMALL);
    let grade = if crowded { Grade::Possible } else { best };
    let title = row.what.as_ref().map_or("", |title| title.raw());
    (fact, grade, fold(title))
}
