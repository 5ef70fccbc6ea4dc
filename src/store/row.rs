//! Rows turned into the model's types, and back.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Type;

use crate::model::record::Position;
use crate::model::sighted::Sighted;
use crate::model::{Direction, Foreign, NoteSeen, School, Sighting, SourceKind};

/// Reads a sighting whose columns stand from `from` on in this order: `source, direction, linkedin_id, sent, seen,
/// name, headline, company, location, mutual, note, reminder, first_shown, last_shown`. Handles are left out.
pub(super) fn sighted(row: &Row<'_>, from: usize) -> rusqlite::Result<Sighted> {
    let sighting = Sighting {
        source: SourceKind::named(row.get_ref(from)?.as_str()?),
        direction: named(row, from + 1, Direction::named)?,
        linkedin_id: row.get(from + 2)?,
        sent: instant_or_none(row, from + 3)?,
        seen: instant_or_none(row, from + 4)?,
        handles: Vec::new(),
        name: foreign(row, from + 5)?,
        headline: foreign_or_none(row, from + 6)?,
        company: foreign_or_none(row, from + 7)?,
        location: foreign_or_none(row, from + 8)?,
        mutual: row.get(from + 9)?,
        note: match row.get_ref(from + 10)?.as_str_or_null()? {
            None => NoteSeen::Unseen,
            Some("") => NoteSeen::Empty,
            Some(text) => NoteSeen::Text(Foreign::new(text)),
        },
        reminder: row.get(from + 11)?,
    };
    Ok(Sighted {
        sighting,
        first_shown: instant(row, from + 12)?,
        last_shown: instant(row, from + 13)?,
    })
}

/// Reads a position whose columns are `company, title, from_month, to_month`, and where it is worked.
pub(super) fn position(row: &Row<'_>) -> rusqlite::Result<Position> {
    Ok(Position {
        company: foreign(row, 0)?,
        title: foreign(row, 1)?,
        from: row.get(2)?,
        to: row.get(3)?,
        place: foreign_or_none(row, 4)?,
    })
}

/// Reads a school whose columns are `name, degree, from_month, to_month`.
pub(super) fn school(row: &Row<'_>) -> rusqlite::Result<School> {
    Ok(School {
        name: foreign(row, 0)?,
        degree: foreign_or_none(row, 1)?,
        from: row.get(2)?,
        to: row.get(3)?,
    })
}

/// A column that holds one of the fixed names.
pub(super) fn named<T>(
    row: &Row<'_>,
    column: usize,
    read: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    read(row.get_ref(column)?.as_str()?).ok_or_else(|| bad(column))
}

/// A column that holds one of the fixed names, or nothing.
pub(super) fn named_or_none<T>(
    row: &Row<'_>,
    column: usize,
    read: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    match row.get_ref(column)?.as_str_or_null()? {
        None => Ok(None),
        Some(name) => read(name).map(Some).ok_or_else(|| bad(column)),
    }
}

/// A column with a stranger's text.
pub(super) fn foreign(row: &Row<'_>, column: usize) -> rusqlite::Result<Foreign> {
    Ok(Foreign::new(row.get_ref(column)?.as_str()?))
}

/// A column with a stranger's text, or nothing.
pub(super) fn foreign_or_none(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Foreign>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.map(Foreign::new))
}

/// A column with UTC seconds.
pub(super) fn instant(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    Timestamp::from_second(row.get(column)?).map_err(|_nothing_to_add| bad(column))
}

/// A column with UTC seconds, or nothing.
pub(super) fn instant_or_none(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Timestamp>> {
    let seconds: Option<i64> = row.get(column)?;
    seconds
        .map(|s| Timestamp::from_second(s).map_err(|_nothing_to_add| bad(column)))
        .transpose()
}

/// A column with a day, or nothing.
pub(super) fn day_or_none(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Date>> {
    row.get_ref(column)?
        .as_str_or_null()?
        .map(|day| day.parse().map_err(|_nothing_to_add| bad(column)))
        .transpose()
}

/// Says that a column holds what the program never writes there: somebody mended the store by hand.
fn bad(column: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(
        column,
        "a value that vestibule knows".to_owned(),
        Type::Text,
    )
}
