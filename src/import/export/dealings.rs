//! What one did for the other at LinkedIn: recommendations, endorsements, and whom the owner follows.
//!
//! What was written of somebody is neither kept nor looked at.

use std::ops::ControlFlow;

use jiff::Timestamp;

use crate::import::dates::{endorsement_date, message_date, plausible, recommendation_date};
use crate::import::rows::Rows;
use crate::import::session::quoted;
use crate::model::Foreign;
use crate::model::dealing::{Dealing, Dealt};
use crate::model::record::{Handle, HandleKind, Record};
use crate::text::fold::fold;

use super::{Export, Outcome, by_name, foreign, slug_of, whole_name};

/// Reads recommendations. They have no link; the company beside the name is all that tells namesakes apart.
pub(super) fn read_recommendations(
    export: &mut Export<'_, '_, '_>,
    rows: &mut Rows<'_>,
    from_me: bool,
) -> ControlFlow<(), bool> {
    let column = |name| rows.header.column(name);
    let (first, last) = (column("First Name"), column("Last Name"));
    let (company, title) = (column("Company"), column("Job Title"));
    let created = column("Creation Date");
    export.each(rows, |export, rows, _| {
        let name = whole_name(&rows.text(first), &rows.text(last));
        let Some(handle) = by_name(&name) else {
            return Outcome::Nothing("no name: a member who has left LinkedIn".to_owned());
        };
        let cell = rows.text(created);
        let at = recommendation_date(&cell).filter(|at| plausible(*at));
        if let Some(at) = at {
            export.saw(at);
        }
        let company = foreign(&rows.text(company));
        let key = key(at, company.as_ref().map_or("", Foreign::raw));
        let dealing = Dealing {
            company,
            title: foreign(&rows.text(title)),
            ..with(handle, &name, at, key, Dealt::Recommendation { from_me })
        };
        dated(dealing, "Creation Date", &cell, "03/15/21, 02:45 PM")
    })
}

/// Reads endorsements. One for a skill is one, however often it is exported.
pub(super) fn read_endorsements(
    export: &mut Export<'_, '_, '_>,
    rows: &mut Rows<'_>,
    from_me: bool,
) -> ControlFlow<(), bool> {
    let column = |name| rows.header.column(name);
    let [first, last, url] = if from_me {
        [
            "Endorsee First Name",
            "Endorsee Last Name",
            "Endorsee Public Url",
        ]
    } else {
        [
            "Endorser First Name",
            "Endorser Last Name",
            "Endorser Public Url",
        ]
    }
    .map(column);
    let (skill, date, status) = (
        column("Skill Name"),
        column("Endorsement Date"),
        column("Endorsement Status"),
    );
    export.each(rows, |export, rows, _| {
        let status = rows.text(status);
        if !matches!(
            status.to_ascii_uppercase().as_str(),
            "" | "ACCEPTED" | "PENDING"
        ) {
            return Outcome::Nothing(
                "an endorsement that was turned down or taken back".to_owned(),
            );
        }
        let name = whole_name(&rows.text(first), &rows.text(last));
        let slug = slug_of(&rows.text(url)).map(|slug| Handle::new(HandleKind::Slug, slug));
        let Some(handle) = slug.or_else(|| by_name(&name)) else {
            return Outcome::Nothing(
                "neither a name nor a link: a member who has left LinkedIn".to_owned(),
            );
        };
        let Some(skill) = foreign(&rows.text(skill)) else {
            return Outcome::Lost("no skill in 'Skill Name'".to_owned());
        };
        let cell = rows.text(date);
        let at = endorsement_date(&cell).filter(|at| plausible(*at));
        if let Some(at) = at {
            export.saw(at);
        }
        let key = fold(skill.raw());
        let dealing = with(
            handle,
            &name,
            at,
            key,
            Dealt::Endorsement { from_me, skill },
        );
        dated(
            dealing,
            "Endorsement Date",
            &cell,
            "2023/05/14 05:35:57 UTC",
        )
    })
}

/// Reads whom the owner follows, without those whom they no longer do.
pub(super) fn read_follows(
    export: &mut Export<'_, '_, '_>,
    rows: &mut Rows<'_>,
) -> ControlFlow<(), bool> {
    let column = |name| rows.header.column(name);
    let (date, status, name) = (column("Date"), column("Status"), column("FullName"));
    export.each(rows, |export, rows, _| {
        if !rows.text(status).eq_ignore_ascii_case("active") {
            return Outcome::Nothing("whom you no longer follow".to_owned());
        }
        let name = rows.text(name);
        let Some(handle) = by_name(&name) else {
            return Outcome::Nothing("no name: a member who has left LinkedIn".to_owned());
        };
        let cell = rows.text(date);
        let at = message_date(&cell).filter(|at| plausible(*at));
        if let Some(at) = at {
            export.saw(at);
        }
        let dealing = with(handle, &name, at, key(at, ""), Dealt::Follow);
        dated(dealing, "Date", &cell, "2022-09-08 12:00:00")
    })
}

fn key(at: Option<Timestamp>, beside: &str) -> String {
    let at = at.map(|at| at.to_string()).unwrap_or_default();
    if beside.is_empty() {
        return at;
    }
    format!("{at} {}", fold(beside)).trim_start().to_owned()
}

fn with(handle: Handle, name: &str, at: Option<Timestamp>, key: String, dealt: Dealt) -> Dealing {
    Dealing {
        handles: vec![handle],
        name: foreign(name),
        other_names: Vec::new(),
        company: None,
        title: None,
        at,
        key,
        dealt,
    }
}

/// A dealing, with a word where its date can't be read.
fn dated(dealing: Dealing, column: &str, cell: &str, such: &str) -> Outcome {
    let undated = dealing.at.is_none();
    let record = Box::new(Record::Dealing(Box::new(dealing)));
    if !undated {
        return Outcome::Record(record);
    }
    Outcome::RecordBut(
        record,
        format!(
            "'{column}' is {}, and LinkedIn writes such as '{such}'; kept without its day",
            quoted(cell)
        ),
    )
}
