//! `Connections.csv`: who is connected, since which UTC day, and what they do now.

use std::ops::ControlFlow;

use crate::import::dates::{connected_on, day_begins, plausible};
use crate::import::rows::Rows;
use crate::import::session::quoted;
use crate::model::Foreign;
use crate::model::record::{Connection, Handle, HandleKind, Record};
use crate::text::link::profile_slug;

use super::{Export, Outcome, by_name, foreign, is_nobody, whole_name};

struct Columns {
    first: Option<usize>,
    last: Option<usize>,
    url: Option<usize>,
    email: Option<usize>,
    company: Option<usize>,
    position: Option<usize>,
    connected: Option<usize>,
}

/// Reads the table; true when every row was understood.
pub(super) fn read(export: &mut Export<'_, '_, '_>, rows: &mut Rows<'_>) -> ControlFlow<(), bool> {
    let column = |name| rows.header.column(name);
    let columns = Columns {
        first: column("First Name"),
        last: column("Last Name"),
        url: column("URL"),
        email: column("Email Address"),
        company: column("Company"),
        position: column("Position"),
        connected: column("Connected On"),
    };
    export.each(rows, |export, rows, _| connection(export, &columns, rows))
}

fn connection(export: &mut Export<'_, '_, '_>, columns: &Columns, rows: &Rows<'_>) -> Outcome {
    let name = whole_name(&rows.text(columns.first), &rows.text(columns.last));
    let mut handles = Vec::with_capacity(1);
    if let Some(slug) = profile_slug(&rows.text(columns.url)) {
        handles.push(Handle::new(HandleKind::Slug, slug));
    }
    let email = rows.text(columns.email);
    if email.contains('@') {
        handles.push(Handle::new(HandleKind::Email, email.to_lowercase()));
    }
    if handles.is_empty() {
        handles.extend(by_name(&name));
    }
    if handles.is_empty() || is_nobody(&name) {
        return Outcome::Nothing(
            "neither a name nor a link: a member who has left LinkedIn".to_owned(),
        );
    }
    let date = rows.text(columns.connected);
    let day = connected_on(&date).and_then(|day| Some((day, day_begins(day)?)));
    let Some((day, begins)) = day.filter(|(_, begins)| plausible(*begins)) else {
        return Outcome::Lost(format!(
            "'Connected On' is {}, and LinkedIn writes such as '05 Dec 2025'",
            quoted(&date)
        ));
    };
    export.saw(begins);
    Outcome::Record(Box::new(Record::Connection(Connection {
        handles,
        name: Foreign::new(name),
        company: foreign(&rows.text(columns.company)),
        position: foreign(&rows.text(columns.position)),
        connected_on: day,
    })))
}
