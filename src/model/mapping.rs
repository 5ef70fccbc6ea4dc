//! What the user said of a table from a fair: whether badges were scanned, which column is which, and which fair it was.

use jiff::civil::Date;

use super::foreign::Foreign;
use super::invitation::names;
use super::record::SourceKind;

/// What a column of a list from a fair holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// The given name.
    First,
    /// The family name.
    Last,
    /// The whole name.
    Name,
    /// The company.
    Company,
    /// The position.
    Title,
    /// The e-mail address.
    Email,
    /// The phone number.
    Phone,
    /// The link to the profile at LinkedIn.
    Profile,
    /// The fair.
    Event,
    /// When the badge was scanned, or when they came in.
    Time,
    /// The clock beside a column of days.
    Clock,
    /// The day of the fair.
    Day,
    /// Whether they came.
    Came,
}

names!(Column {
    First = "first",
    Last = "last",
    Name = "name",
    Company = "company",
    Title = "title",
    Email = "email",
    Phone = "phone",
    Profile = "profile",
    Event = "event",
    Time = "time",
    Clock = "clock",
    Day = "day",
    Came = "came",
});

/// Columns with their places, counted from 1.
pub type Columns = Vec<(Column, usize)>;

/// Writes columns as they are typed and kept: `name=1,company=3`.
#[must_use]
pub fn columns_text(columns: &[(Column, usize)]) -> String {
    let written: Vec<String> = columns
        .iter()
        .map(|(column, place)| format!("{}={place}", column.name()))
        .collect();
    written.join(",")
}

/// Reads columns as they are typed and kept. The error says what was expected, for the end of a sentence.
pub fn columns_from(text: &str) -> Result<Columns, String> {
    let mut columns = Columns::new();
    for part in text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let pair = part.split_once('=').and_then(|(name, place)| {
            let place: usize = place.trim().parse().ok().filter(|place| *place > 0)?;
            Some((Column::named(name.trim())?, place))
        });
        let Some((column, place)) = pair else {
            let names: Vec<&str> = Column::ALL.iter().map(|column| column.name()).collect();
            return Err(format!(
                "such as name=1,company=3,email=5: the number is the column's place, the word one of {}",
                names.join(", ")
            ));
        };
        columns.retain(|(known, _)| *known != column);
        columns.push((column, place));
    }
    Ok(columns)
}

/// What the user says of the tables of one import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confirmed {
    /// Whether badges were scanned ([`SourceKind::Badges`]) or it is a list of who was there ([`SourceKind::Attendees`]).
    pub kind: Option<SourceKind>,
    /// Which column is which; empty where the header tells.
    pub columns: Columns,
    /// The fair.
    pub event: Option<Foreign>,
    /// Its day.
    pub day: Option<Date>,
}

impl Confirmed {
    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What the user said of a table, kept so that the next one with the same header needs no word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The header's columns, folded to letters and digits, with bars between.
    pub header: String,
    /// The file's name. The fair and its day are only that file's; the rest goes for every file with the header.
    pub file: Foreign,
    /// Badges or attendees.
    pub kind: SourceKind,
    /// Which column is which.
    pub columns: Columns,
    /// The fair, where the user said it.
    pub event: Option<Foreign>,
    /// Its day, where the user said it.
    pub day: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_kept_as_they_are_typed() {
        let columns = columns_from("name=1, company=3,email=5").unwrap();
        assert_eq!(columns_text(&columns), "name=1,company=3,email=5");
        assert_eq!(columns_from("").unwrap(), Columns::new());
        for wrong in ["name", "name=0", "nom=1", "name=x"] {
            assert!(
                columns_from(wrong)
                    .unwrap_err()
                    .contains("name=1,company=3"),
                "{wrong}"
            );
        }
    }
}
