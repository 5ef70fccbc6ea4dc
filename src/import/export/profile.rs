//! The owner's own files: `Profile.csv`, `Positions.csv`, `Email Addresses.csv`.

use std::ops::ControlFlow;

use crate::import::dates::month_of_position;
use crate::import::rows::Rows;
use crate::import::session::quoted;
use crate::model::Foreign;
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
    let (started, finished) = (column("Started On"), column("Finished On"));
    export.each(rows, |_, rows, _| {
        let mut months = [None, None];
        for (month, (column, name)) in months
            .iter_mut()
            .zip([(started, "Started On"), (finished, "Finished On")])
        {
            let cell = rows.text(column);
            let Some(read) = month_of_position(&cell) else {
                return Outcome::Lost(format!(
                    "'{name}' is {}, and LinkedIn writes such as 'Jan 2019' or '2019'",
                    quoted(&cell)
                ));
            };
            *month = read;
        }
        let [from, to] = months;
        Outcome::Record(Box::new(Record::Position(Position {
            company: Foreign::new(rows.text(company).as_ref()),
            title: Foreign::new(rows.text(title).as_ref()),
            from,
            to,
            place: None,
        })))
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
