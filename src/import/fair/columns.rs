//! What the columns of a list from a fair hold, by their names in seven languages, and whether the names tell that
//! badges were scanned.

use super::words::{CAME_IN, FAIRS, LISTS, NAMES, OTHER_SCANS, SCANNED, SCANNERS};
use crate::model::SourceKind;
use crate::model::mapping::{Column, Columns};
use crate::text::fold::fold;

/// What a header tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Which column is which.
    pub(super) columns: Columns,
    /// Badges or attendees, where the names of the columns tell.
    pub(super) kind: Option<SourceKind>,
}

impl Told {
    /// Whether it is a list of people: names, or addresses, with a company or an address.
    pub(super) fn is_of_people(&self) -> bool {
        let has = |wanted: &[Column]| {
            self.columns
                .iter()
                .any(|(column, _)| wanted.contains(column))
        };
        has(&[Column::Name, Column::First, Column::Last]) && has(&[Column::Company, Column::Email])
    }
}

/// A column's name as names are compared here: letters and digits, folded, without what stands in brackets.
pub(super) fn plain(name: &str) -> String {
    let head = name.split(['(', '[']).next().unwrap_or_default();
    let head = if head.trim().is_empty() { name } else { head };
    fold(head)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect()
}

/// Tells the columns of a header; `names` are plain.
pub(super) fn told(names: &[String]) -> Told {
    let mut columns = Columns::new();
    let mut take = |column: Column, at: usize| {
        if !columns.iter().any(|(known, _)| *known == column) {
            columns.push((column, at + 1));
        }
    };
    let place = |wanted: &[&str]| {
        names
            .iter()
            .position(|name| wanted.contains(&name.as_str()))
    };
    for (column, known) in NAMES {
        if let Some(at) = place(known) {
            take(*column, at);
        }
    }
    let scanned: Vec<usize> = places(names, SCANNED);
    let came_in: Vec<usize> = places(names, CAME_IN);
    let moments = if scanned.is_empty() {
        &came_in
    } else {
        &scanned
    };
    // A day and a clock in two columns: the day is the one that says so.
    let mut moments = moments.clone();
    moments.sort_by_key(|at| names.get(*at).is_none_or(|name| !is_day(name)));
    if let Some(at) = moments.first() {
        take(Column::Time, *at);
    }
    if let Some(at) = moments.get(1) {
        take(Column::Clock, *at);
    }
    whole_or_part(names, &mut columns);
    let begins = |starts: &[&str]| {
        names
            .iter()
            .any(|name| starts.iter().any(|start| name.starts_with(start)))
    };
    let has_company = columns.iter().any(|(column, _)| *column == Column::Company);
    let kind = if begins(OTHER_SCANS) {
        None
    } else if !scanned.is_empty() || place(SCANNERS).is_some() {
        Some(SourceKind::Badges)
    } else {
        (begins(LISTS) || has_company && place(FAIRS).is_some()).then_some(SourceKind::Attendees)
    };
    Told { columns, kind }
}

/// `Name` is a family name beside `Vorname`, and `Nome` a given name beside `Cognome`; by themselves both are whole.
fn whole_or_part(names: &[String], columns: &mut Columns) {
    let has =
        |columns: &Columns, wanted: Column| columns.iter().any(|(column, _)| *column == wanted);
    if let Some(at) = place_of(names, &["name", "nom", "naam"]) {
        if has(columns, Column::First) && !has(columns, Column::Last) {
            columns.push((Column::Last, at));
        } else if !has(columns, Column::Name) {
            columns.push((Column::Name, at));
        }
    }
    if let Some(at) = place_of(names, &["nome", "nombre"]) {
        if has(columns, Column::Last) && !has(columns, Column::First) {
            columns.push((Column::First, at));
        } else if !has(columns, Column::Name) {
            columns.push((Column::Name, at));
        }
    }
}

/// The place of the first of these names, counted from 1.
fn place_of(names: &[String], wanted: &[&str]) -> Option<usize> {
    let at = names
        .iter()
        .position(|name| wanted.contains(&name.as_str()))?;
    Some(at + 1)
}

fn places(names: &[String], wanted: &[&str]) -> Vec<usize> {
    (0..names.len())
        .filter(|at| wanted.contains(&names[*at].as_str()))
        .collect()
}

fn is_day(name: &str) -> bool {
    ["date", "datum", "fecha", "data"]
        .iter()
        .any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(header: &str) -> (String, Option<SourceKind>) {
        let names: Vec<String> = header.split(',').map(plain).collect();
        let mut told = told(&names);
        told.columns.sort_by_key(|(_, at)| *at);
        (
            crate::model::mapping::columns_text(&told.columns),
            told.kind,
        )
    }

    #[test]
    fn the_columns_are_told_in_seven_languages() {
        let badges = Some(SourceKind::Badges);
        let attendees = Some(SourceKind::Attendees);
        for (header, columns, kind) in [
            (
                "First Name,Last Name,Company,Job Title,Email,Scanned At,Scanned By,Rating,Notes",
                "first=1,last=2,company=3,title=4,email=5,time=6",
                badges,
            ),
            (
                "Vorname,Name,Firma,Funktion,E-Mail,Gescannt am",
                "first=1,last=2,company=3,title=4,email=5,time=6",
                badges,
            ),
            (
                "Nom,Prénom,Société,Fonction,Adresse e-mail,Date de scan,Heure de scan",
                "last=1,first=2,company=3,title=4,email=5,time=6,clock=7",
                badges,
            ),
            (
                "Nombre,Apellidos,Empresa,Cargo,Correo electrónico,Evento",
                "first=1,last=2,company=3,title=4,email=5,event=6",
                None,
            ),
            (
                "Nome,Cognome,Azienda,Ruolo,Email,Fiera",
                "first=1,last=2,company=3,title=4,email=5,event=6",
                attendees,
            ),
            (
                "Nome,Empresa,Função,E-mail,Participante ID",
                "name=1,company=2,title=3,email=4",
                attendees,
            ),
            (
                "Naam,Bedrijf,Functie,E-mailadres,Gescand op",
                "name=1,company=2,title=3,email=4,time=5",
                badges,
            ),
            (
                "Attendee Name,Organisation,Badge Type",
                "name=1,company=2",
                attendees,
            ),
        ] {
            assert_eq!(of(header), (columns.to_owned(), kind), "{header}");
        }
    }

    #[test]
    fn a_list_of_people_that_says_nothing_of_a_fair_has_no_kind() {
        for header in [
            "Name,Company,Email",
            "First Name,Last Name,Company,E-mail Address,Business Phone,Notes",
            "Name,Company,Email,Badge ID",
            "First Name,Last Name,Organization Name,Event 1 - Label,Event 1 - Value,E-mail 1 - Value",
            "Name,Company,Email,Lead Status,Rating",
            "Date,Name,Email,Company,Event",
            "Event Name,Name,Email",
            "Ticket ID,Name,Email,Company,Registered on",
            "Name,Company,Email,Tracking Number,Scan Date",
        ] {
            assert_eq!(of(header).1, None, "{header}");
        }
    }
}
