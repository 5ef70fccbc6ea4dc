//! `Contacts.csv`: the address book that LinkedIn copied from the user's phone or mail.

use std::ops::ControlFlow;

use crate::import::dates::{message_date, plausible, recommendation_date};
use crate::import::mail::Own;
use crate::import::rows::Rows;
use crate::model::dealing::{Dealing, Dealt};
use crate::model::record::{Handle, HandleKind, Record};
use crate::text::name::compared;
use crate::text::phone;

use super::{Export, Outcome, by_name, foreign, slug_of, whole_name};

/// The most addresses, and the most numbers, that are taken of one row.
const MOST: usize = 20;

struct Columns {
    first: Option<usize>,
    last: Option<usize>,
    full: Option<usize>,
    companies: Option<usize>,
    title: Option<usize>,
    emails: Option<usize>,
    numbers: Option<usize>,
    created: Option<usize>,
    links: [Option<usize>; 2],
}

/// Reads the table; true when every row was understood.
pub(super) fn read(export: &mut Export<'_, '_, '_>, rows: &mut Rows<'_>) -> ControlFlow<(), bool> {
    let column = |name| rows.header.column(name);
    let columns = Columns {
        first: column("FirstName"),
        last: column("LastName"),
        full: column("FullName"),
        companies: column("Companies"),
        title: column("Title"),
        emails: column("Emails"),
        numbers: column("PhoneNumbers"),
        created: column("CreatedAt"),
        links: [column("Profiles"), column("Sites")],
    };
    export.each(rows, |export, rows, _| {
        let own = export.session.own();
        contact(&columns, rows, &own)
    })
}

fn contact(columns: &Columns, rows: &Rows<'_>, own: &Own) -> Outcome {
    let mut name = whole_name(&rows.text(columns.first), &rows.text(columns.last));
    if name.is_empty() {
        name = rows.text(columns.full).into_owned();
    }
    let mut handles = Vec::new();
    for link in columns.links {
        let slugs = listed(&rows.text(link), slug_of);
        handles.extend(slugs.map(|slug| Handle::new(HandleKind::Slug, slug)));
    }
    let emails = listed(&rows.text(columns.emails), |email| {
        let plain = email.contains('@') && !email.contains(char::is_whitespace);
        plain.then(|| email.to_lowercase())
    });
    let (users, emails): (Vec<_>, Vec<_>) = emails.partition(|email| own.has(email));
    if !users.is_empty() && emails.is_empty() {
        return Outcome::Nothing("this is yourself".to_owned());
    }
    let emails = emails.into_iter();
    handles.extend(emails.map(|email| Handle::new(HandleKind::Email, email)));
    let numbers = listed(&rows.text(columns.numbers), phone::key);
    handles.extend(numbers.map(|number| Handle::new(HandleKind::Phone, number)));
    if handles.is_empty() {
        handles.extend(by_name(&name));
    }
    let mut seen = Vec::with_capacity(handles.len());
    handles.retain(|handle| {
        let new = !seen.contains(handle);
        seen.push(handle.clone());
        new
    });
    let Some(first) = handles.first() else {
        return Outcome::Nothing("neither a name nor an address nor a number".to_owned());
    };
    let called = compared(&name);
    let key = if called.is_empty() {
        first.value.clone()
    } else {
        called
    };
    // How LinkedIn writes this day isn't known for sure; what isn't one of its ways elsewhere is no day.
    let created = rows.text(columns.created);
    let at = message_date(&created).or_else(|| recommendation_date(&created));
    Outcome::Record(Box::new(Record::Dealing(Box::new(Dealing {
        name: foreign(&name),
        other_names: Vec::new(),
        company: foreign(&rows.text(columns.companies)),
        title: foreign(&rows.text(columns.title)),
        at: at.filter(|at| plausible(*at)),
        key,
        dealt: Dealt::Contact,
        handles,
    }))))
}

/// The parts of a list that are something.
fn listed(cell: &str, read: impl Fn(&str) -> Option<String>) -> std::vec::IntoIter<String> {
    let parts = cell.split([',', ';']).map(str::trim).filter_map(read);
    parts.take(MOST).collect::<Vec<_>>().into_iter()
}
