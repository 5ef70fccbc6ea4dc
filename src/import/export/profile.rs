//! The owner's own files: `Profile.csv`, `Positions.csv`, `Education.csv`, `Events.csv`, `Email Addresses.csv`.

use std::ops::ControlFlow;

use crate::import::dates::{event_begins, month_of_position, plausible};
use crate::import::rows::Rows;
use crate::import::session::quoted;
use crate::model::Foreign;
use crate::model::dealing::{OwnEvent, School};
use crate::model::record::{OwnProfile, Owner, Position, Record};

use super::{Export, Outcome, foreign, whole_name};

/// Reads the profile: one row.
pub(super) fn read_profile(
    export: &mut Export<'_, '_, '_>,
    rows: &mut Rows<'_>,
) -> ControlFlow<(), bool> {
    let column = |name| rows.header.column(name);
    let (first, last) = (column("First Name"), column("Last Name"));
    let (headline, industry, place) = (
        column("Headline"),
        column("Industry"),
        column("Geo Location"),
    );
    export.each(rows, |export, rows, _| {
        let name = whole_name(&rows.text(first), &rows.text(last));
        if name.is_empty() {
            return Outcome::Lost("no name in 'First Name' and 'Last Name'".to_owned());
        }
        let name = Foreign::new(name);
        let told = Owner {
            name: name.clone(),
            slug: None,
        };
        if export.own(told).is_break() {
            return Outcome::Stop;
        }
        Outcome::Record(Box::new(Record::OwnProfile(OwnProfile {
            name,
            headline: foreign(&rows.text(headline)),
            industry: foreign(&rows.text(industry)),
            location: foreign(&rows.text(place)),
        })))
    })
}

/// Reads the positions.
pub(super) fn read_positions(
    export: &mut Export<'_, '_, '_>,
    rows: &mut Rows<'_>,
) -> ControlFlow<(), bool> {
    let column = |name| rows.header.column(name);
    let (company, title) = (column("Company Name"), column("Title"));
    let period = Period::of(rows, ["Started On", "Finished On"]);
    export.each(rows, |_, rows, _| match period.read(rows) {
        Ok([from, to]) => Outcome::Record(Box::new(Record::Position(Position {
            company: Foreign::new(rows.text(company).as_ref()),
            title: Foreign::new(rows.text(title).as_ref()),
            from,
            to,
            place: None,
        }))),
        Err(why) => Outcome::Lost(why),
    })
}

/// Reads the schools.
pub(super) fn read_education(
    export: &mut Export<'_, '_, '_>,
    rows: &mut Rows<'_>,
) -> ControlFlow<(), bool> {
    let column = |name| rows.header.column(name);
    let (school, degree) = (column("School Name"), column("Degree Name"));
    let period = Period::of(rows, ["Start Date", "End Date"]);
    export.each(rows, |_, rows, _| {
        let Some(name) = foreign(&rows.text(school)) else {
            return Outcome::Lost("no name in 'School Name'".to_owned());
        };
        match period.read(rows) {
            Ok([from, to]) => Outcome::Record(Box::new(Record::School(School {
                name,
                degree: foreign(&rows.text(degree)),
                from,
                to,
            }))),
            Err(why) => Outcome::Lost(why),
        }
    })
}

/// From when to when something lasted, in two columns.
struct Period {
    columns: [(Option<usize>, &'static str); 2],
}

impl Period {
    fn of(rows: &Rows<'_>, names: [&'static str; 2]) -> Self {
        Self {
            columns: names.map(|name| (rows.header.column(name), name)),
        }
    }

    /// The months or years; the error says what is no date.
    fn read(&self, rows: &Rows<'_>) -> Result<[Option<String>; 2], String> {
        let mut months = [None, None];
        for (month, (column, name)) in months.iter_mut().zip(self.columns) {
            let cell = rows.text(column);
            let Some(read) = month_of_position(&cell) else {
                return Err(format!(
                    "'{name}' is {}, and LinkedIn writes such as 'Jan 2019' or '2019'",
                    quoted(&cell)
                ));
            };
            *month = read;
        }
        Ok(months)
    }
}

/// Reads the events at LinkedIn that the owner said to attend.
pub(super) fn read_events(
    export: &mut Export<'_, '_, '_>,
    rows: &mut Rows<'_>,
) -> ControlFlow<(), bool> {
    let column = |name| rows.header.column(name);
    let (name, time, status) = (column("Event Name"), column("Event Time"), column("Status"));
    export.each(rows, |_, rows, _| {
        let Some(name) = foreign(&rows.text(name)) else {
            return Outcome::Lost("no name in 'Event Name'".to_owned());
        };
        let status = rows.text(status);
        if !status.is_empty() && !status.eq_ignore_ascii_case("approved") {
            return Outcome::Nothing("an event that you didn't go to, or left".to_owned());
        }
        let time = rows.text(time);
        let at = event_begins(&time).filter(|at| plausible(*at));
        let event = Box::new(Record::OwnEvent(OwnEvent { name, at }));
        if at.is_none() && !time.is_empty() {
            return Outcome::RecordBut(
                event,
                format!(
                    "'Event Time' is {}, and LinkedIn writes such as 'Oct 14, 2025 05:00 PM'; kept without its day",
                    quoted(&time)
                ),
            );
        }
        Outcome::Record(event)
    })
}

/// Reads the owner's addresses. One that was never confirmed may be somebody else's.
pub(super) fn read_addresses(
    export: &mut Export<'_, '_, '_>,
    rows: &mut Rows<'_>,
) -> ControlFlow<(), bool> {
    let address = rows.header.column("Email Address");
    let confirmed = rows.header.column("Confirmed");
    export.each(rows, |_, rows, _| {
        let text = rows.text(address);
        if rows.text(confirmed).eq_ignore_ascii_case("no") {
            return Outcome::Nothing("an address that was never confirmed".to_owned());
        }
        if !text.contains('@') {
            return Outcome::Lost(format!(
                "'Email Address' is {}, which is no address",
                quoted(&text)
            ));
        }
        Outcome::Record(Box::new(Record::OwnAddress(text.to_lowercase())))
    })
}
