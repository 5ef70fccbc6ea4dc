//! Lists from fairs as badge scanners and registration desks write them.

/// A row of such a list. What is empty stays an empty cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Guest {
    /// The given name.
    pub(crate) first: &'static str,
    /// The family name.
    pub(crate) last: &'static str,
    /// The company.
    pub(crate) company: &'static str,
    /// The position.
    pub(crate) title: &'static str,
    /// The address.
    pub(crate) email: &'static str,
    /// The number.
    pub(crate) phone: &'static str,
    /// When the badge was scanned, as the scanner writes it.
    pub(crate) time: &'static str,
    /// Whether they came, as the desk writes it.
    pub(crate) came: &'static str,
}

/// The program that wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Desk {
    /// A scanner of badges, in English, commas.
    Scanner,
    /// A scanner of badges, in German, semicolons.
    GermanScanner,
    /// A registration desk, in English, commas.
    Registration,
    /// A registration desk, in French, tabs.
    FrenchRegistration,
}

/// Writes a list. `event` stands in its own column where the program has one.
pub(crate) fn list(guests: &[Guest], desk: Desk, event: &str) -> String {
    let (delimiter, header): (char, &[&str]) = match desk {
        Desk::Scanner => (
            ',',
            &[
                "Badge ID",
                "First Name",
                "Last Name",
                "Company",
                "Job Title",
                "Email",
                "Phone",
                "Scanned At",
                "Scanned By",
                "Rating",
                "Notes",
            ],
        ),
        Desk::GermanScanner => (
            ';',
            &[
                "Vorname",
                "Nachname",
                "Firma",
                "Funktion",
                "E-Mail",
                "Telefon",
                "Gescannt am",
                "Bemerkung",
            ],
        ),
        Desk::Registration => (
            ',',
            &[
                "Event Name",
                "Attendee Name",
                "Organization",
                "Job Title",
                "Email",
                "Ticket Type",
                "Attendee Status",
            ],
        ),
        Desk::FrenchRegistration => (
            '\t',
            &[
                "Nom",
                "Prénom",
                "Société",
                "Fonction",
                "Adresse e-mail",
                "Participant n°",
            ],
        ),
    };
    let mut text = line(header, delimiter);
    for (number, guest) in guests.iter().enumerate() {
        let number = (1000 + number).to_string();
        let whole = format!("{}, {}", guest.last, guest.first);
        text.push_str(&line(
            &cells(guest, desk, [event, &number, &whole]),
            delimiter,
        ));
    }
    text
}

fn cells<'a>(guest: &Guest, desk: Desk, [event, number, whole]: [&'a str; 3]) -> Vec<&'a str> {
    let Guest {
        first,
        last,
        company,
        title,
        email,
        phone,
        time,
        came,
    } = *guest;
    match desk {
        Desk::Scanner => vec![
            number,
            first,
            last,
            company,
            title,
            email,
            phone,
            time,
            "Stand 4",
            "hot",
            "asked for a quote",
        ],
        Desk::GermanScanner => vec![first, last, company, title, email, phone, time, "ruft an"],
        Desk::Registration => vec![event, whole, company, title, email, "Full pass", came],
        Desk::FrenchRegistration => vec![last, first, company, title, email, number],
    }
}

fn line(cells: &[&str], delimiter: char) -> String {
    let written: Vec<String> = cells
        .iter()
        .map(|cell| {
            if cell.contains([delimiter, '"', '\n']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                (*cell).to_owned()
            }
        })
        .collect();
    written.join(&delimiter.to_string()) + "\r\n"
}
