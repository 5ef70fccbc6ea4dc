//! The tables of an export that tell what one did for the other, whom the owner knows from elsewhere, and where the owner
//! learned and went.

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::super::party::{Party, universal};
use super::{Failure, csv, flat};

/// A row of `Recommendations_Given.csv` or `Recommendations_Received.csv`.
#[derive(Clone, Debug)]
pub(crate) struct RecommendationRow {
    /// The given name.
    pub(crate) first: String,
    /// The family name.
    pub(crate) last: String,
    /// Where they work.
    pub(crate) company: String,
    /// What they do.
    pub(crate) title: String,
    /// What was written.
    pub(crate) text: String,
    /// When, by the clock that LinkedIn shows there.
    pub(crate) at: DateTime,
    /// `VISIBLE`, `HIDDEN` or nothing.
    pub(crate) status: &'static str,
}

/// Writes either table of recommendations: the columns are the same, only the files' names differ.
pub(crate) fn recommendations_csv(rows: &[RecommendationRow]) -> Result<String, Failure> {
    let header = [
        "First Name",
        "Last Name",
        "Company",
        "Job Title",
        "Text",
        "Creation Date",
        "Status",
    ];
    let table: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                row.first.clone(),
                row.last.clone(),
                row.company.clone(),
                row.title.clone(),
                flat(&row.text),
                row.at.strftime("%m/%d/%y, %I:%M %p").to_string(),
                row.status.to_owned(),
            ]
        })
        .collect();
    csv(&header, &table)
}

/// A row of `Endorsement_Given_Info.csv` or `Endorsement_Received_Info.csv`.
#[derive(Clone, Debug)]
pub(crate) struct EndorsementRow {
    /// When.
    pub(crate) at: Timestamp,
    /// For which skill.
    pub(crate) skill: String,
    /// The given name.
    pub(crate) first: String,
    /// The family name.
    pub(crate) last: String,
    /// Who; the link is written without its scheme.
    pub(crate) party: Party,
    /// `ACCEPTED` or `PENDING`.
    pub(crate) status: &'static str,
}

/// Writes a table of endorsements; since 2023 with links.
pub(crate) fn endorsements_csv(
    rows: &[EndorsementRow],
    given: bool,
    links: bool,
) -> Result<String, Failure> {
    let (header, table) = endorsements(rows, given, links);
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    csv(&header, &table)
}

/// Writes the odd file of 2022: UTF-16 with a mark, tabs, every cell in quotation marks, no links.
pub(crate) fn endorsements_utf16(rows: &[EndorsementRow], given: bool) -> Vec<u8> {
    let (header, table) = endorsements(rows, given, false);
    let mut text = String::from('\u{feff}');
    for row in std::iter::once(&header).chain(&table) {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
            .collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn endorsements(
    rows: &[EndorsementRow],
    given: bool,
    links: bool,
) -> (Vec<String>, Vec<Vec<String>>) {
    let who = if given { "Endorsee" } else { "Endorser" };
    let mut header = vec![
        "Endorsement Date".to_owned(),
        "Skill Name".to_owned(),
        format!("{who} First Name"),
        format!("{who} Last Name"),
    ];
    header.extend(links.then(|| format!("{who} Public Url")));
    header.push("Endorsement Status".to_owned());
    let table = rows
        .iter()
        .map(|row| {
            let mut cells = vec![
                row.at.strftime("%Y/%m/%d %H:%M:%S UTC").to_string(),
                row.skill.clone(),
                row.first.clone(),
                row.last.clone(),
            ];
            cells.extend(links.then(|| row.party.url().trim_start_matches("https://").to_owned()));
            cells.push(row.status.to_owned());
            cells
        })
        .collect();
    (header, table)
}

/// A row of `Contacts.csv`.
#[derive(Clone, Debug, Default)]
pub(crate) struct ContactRow {
    /// The given name.
    pub(crate) first: String,
    /// The family name.
    pub(crate) last: String,
    /// Where they work.
    pub(crate) companies: String,
    /// What they do.
    pub(crate) title: String,
    /// Their mail addresses.
    pub(crate) emails: Vec<String>,
    /// Their numbers.
    pub(crate) numbers: Vec<String>,
    /// Links to their profiles.
    pub(crate) profiles: Vec<String>,
}

/// Writes `Contacts.csv`; its column names had spaces in 2018, when it was called `Imported Contacts.csv`.
pub(crate) fn contacts_csv(rows: &[ContactRow], spaced: bool) -> Result<String, Failure> {
    let header = [
        "Source",
        "FirstName",
        "LastName",
        "Companies",
        "Title",
        "Emails",
        "PhoneNumbers",
        "CreatedAt",
        "Addresses",
        "Sites",
        "InstantMessageHandles",
        "FullName",
        "Birthday",
        "Location",
        "BookmarkedAt",
        "Profiles",
    ];
    let header = header.map(|name| match name {
        "FirstName" if spaced => "First Name",
        "LastName" if spaced => "Last Name",
        "PhoneNumbers" if spaced => "Phone Numbers",
        "CreatedAt" if spaced => "Created At",
        "InstantMessageHandles" if spaced => "Instant Message Handles",
        "FullName" if spaced => "Full Name",
        "BookmarkedAt" if spaced => "Bookmarked At",
        name => name,
    });
    let table: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let empty = String::new;
            // The list of numbers begins with a space.
            let numbers = row.numbers.join(", ");
            vec![
                "MOBILE".to_owned(),
                row.first.clone(),
                row.last.clone(),
                row.companies.clone(),
                row.title.clone(),
                row.emails.join(","),
                if numbers.is_empty() {
                    numbers
                } else {
                    format!(" {numbers}")
                },
                "3/3/19, 2:06 AM".to_owned(),
                empty(),
                empty(),
                empty(),
                format!("{} {}", row.first, row.last).trim().to_owned(),
                empty(),
                empty(),
                empty(),
                row.profiles.join(","),
            ]
        })
        .collect();
    csv(&header, &table)
}

/// A row of `Events.csv`: its name, when it begins by the clock that LinkedIn shows there, and `APPROVED` or
/// `RELINQUISHED`.
pub(crate) type EventRow = (&'static str, DateTime, &'static str);

/// Writes `Events.csv`; each lasts an hour.
pub(crate) fn events_csv(rows: &[EventRow]) -> Result<String, Failure> {
    let header = ["Event Name", "Event Time", "Status", "External Url"];
    let clock = |at: DateTime| at.strftime("%b %d, %Y %I:%M %p").to_string();
    let table: Vec<Vec<String>> = rows
        .iter()
        .map(|(name, at, status)| {
            let ends = *at + jiff::SignedDuration::from_hours(1);
            vec![
                (*name).to_owned(),
                format!("{} - {}", clock(*at), clock(ends)),
                (*status).to_owned(),
                String::new(),
            ]
        })
        .collect();
    csv(&header, &table)
}

/// A row of `Education.csv`: school, degree, and the first and last year or month.
pub(crate) type SchoolRow = (&'static str, &'static str, &'static str, &'static str);

/// Writes `Education.csv`.
pub(crate) fn education_csv(rows: &[SchoolRow]) -> Result<String, Failure> {
    let header = [
        "School Name",
        "Start Date",
        "End Date",
        "Notes",
        "Degree Name",
        "Activities",
    ];
    let table: Vec<Vec<String>> = rows
        .iter()
        .map(|(school, degree, from, to)| {
            [*school, *from, *to, "", *degree, ""]
                .map(str::to_owned)
                .to_vec()
        })
        .collect();
    csv(&header, &table)
}

/// Writes `Member_Follows.csv` of names, each with the moment and whether they are still followed.
pub(crate) fn follows_csv(rows: &[(&str, Timestamp, bool)]) -> Result<String, Failure> {
    let table: Vec<Vec<String>> = rows
        .iter()
        .map(|(name, at, active)| {
            let status = if *active { "Active" } else { "Unfollow" };
            let date = universal(*at).trim_end_matches(" UTC").to_owned();
            vec![date, status.to_owned(), (*name).to_owned()]
        })
        .collect();
    csv(&["Date", "Status", "FullName"], &table)
}
