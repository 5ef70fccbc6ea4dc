//! The demo's source files, by their paths under `assets/demo`.

use super::book::contacts;
use super::callers::{Caller, Note, OPEN, Seen};
use super::diary::calendar;
use super::fairs;
use super::later;
use super::letters::mails;
use super::network::{Network, network};
use super::owner;
use super::page::page;
use super::past;
use super::phone::calls;
use super::profiles::profiles;
use super::talks::messages;
use crate::shapes::archive::zip_as_linkedin;
use crate::shapes::export::{
    ConnectionRow, ConnectionsEra, Failure, InvitationRow, InvitationsEra, MessagesEra,
    addresses_csv, connections_csv, invitations_csv, messages_csv, positions_csv, profile_csv,
};
use crate::shapes::mail::mbox;
use crate::shapes::takeout;

/// The folder of the export, named as LinkedIn names its archives.
pub(crate) const EXPORT: &str = "Complete_LinkedInDataExport_11-20-2026";

/// Google's archive with the mailbox and the calendar.
pub(crate) const TAKEOUT: &str = "takeout-20261122T190000Z-001.zip";

/// The address book.
pub(crate) const CONTACTS: &str = "contacts.vcf";

/// The telephone's log.
pub(crate) const CALLS: &str = "calls-20261120080000.xml";

/// The page of invitations, saved by a browser.
pub(crate) const SAVED_PAGE: &str = "Manage invitations _ LinkedIn.html";

/// The text of the same page, as it is copied.
pub(crate) const COPIED_PAGE: &str = "invitations page.txt";

/// The second export, as it was downloaded.
pub(crate) const LATER: &str = "Complete_LinkedInDataExport_11-23-2026.zip";

/// Every generated file with its path and its bytes.
pub(crate) fn files() -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let network = network()?;
    let mut invitations: Vec<InvitationRow> = network.accepted.clone();
    invitations.extend(network.waiting.clone());
    for caller in OPEN.iter().filter(|caller| caller.seen != Seen::Mail) {
        invitations.push(row_of(caller)?);
    }
    let first = export(&network, &invitations, &network.connections)?;
    let mut files: Vec<(String, Vec<u8>)> = first
        .into_iter()
        .map(|(name, text)| (format!("{EXPORT}/{name}"), text.into_bytes()))
        .collect();
    files.push((TAKEOUT.to_owned(), archive()?));
    files.push((CONTACTS.to_owned(), contacts().into_bytes()));
    files.push((CALLS.to_owned(), calls()?.into_bytes()));
    files.push((fairs::BADGES.to_owned(), fairs::badges().into_bytes()));
    files.push((fairs::ATTENDEES.to_owned(), fairs::attendees().into_bytes()));
    for (name, bytes) in profiles() {
        files.push((name.to_owned(), bytes));
    }
    let page = page()?;
    files.push((SAVED_PAGE.to_owned(), page.received_html().into_bytes()));
    files.push((COPIED_PAGE.to_owned(), page.received().into_bytes()));
    files.push((LATER.to_owned(), later_export(&network)?));
    Ok(files)
}

/// Google's archive: the mailbox and a calendar.
fn archive() -> Result<Vec<u8>, Failure> {
    let (mailbox, calendar) = (mailbox()?, calendar()?);
    takeout::zip(&[
        takeout::BROWSER,
        (
            "Takeout/Calendar/imke@sorano.example.ics",
            calendar.as_bytes(),
        ),
        (takeout::ENGLISH.mailbox, mailbox.as_bytes()),
    ])
}

/// The mailbox in Google's archive.
pub(crate) fn mailbox() -> Result<String, Failure> {
    Ok(mbox(&mails(&network()?)?))
}

/// The lists of an export by their names.
fn export(
    network: &Network,
    invitations: &[InvitationRow],
    connections: &[ConnectionRow],
) -> Result<Vec<(&'static str, String)>, Failure> {
    let mut lists = vec![
        (
            "Invitations.csv",
            invitations_csv(invitations, InvitationsEra::Urls)?,
        ),
        (
            "Connections.csv",
            connections_csv(connections, ConnectionsEra::Links)?,
        ),
        (
            "messages.csv",
            messages_csv(
                &messages(network)?,
                &owner::party(),
                MessagesEra::Attachments,
            )?,
        ),
        ("Profile.csv", profile_csv(&owner::PROFILE)?),
        ("Positions.csv", positions_csv(&owner::POSITIONS)?),
        ("Email Addresses.csv", addresses_csv(&owner::ADDRESSES)?),
    ];
    lists.extend(past::lists(network)?);
    Ok(lists)
}

/// The second export as a ZIP of the evening of its day.
fn later_export(network: &Network) -> Result<Vec<u8>, Failure> {
    let mut invitations = network.accepted.clone();
    invitations.extend(network.waiting.clone());
    invitations.extend(later::invitations()?);
    let lists = export(network, &invitations, &later::connections(network))?;
    let members: Vec<(&str, &[u8])> = lists
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    let evening = zip::DateTime::from_date_and_time(2026, 11, 23, 18, 0, 0)?;
    zip_as_linkedin(&members, evening)
}

/// A caller as a row of the export.
pub(super) fn row_of(caller: &Caller) -> Result<InvitationRow, Failure> {
    Ok(InvitationRow {
        from: caller.party(),
        to: owner::party(),
        sent: caller.sent()?,
        message: match caller.note {
            Note::Own(text) => text.to_owned(),
            Note::None | Note::Stock(_) => String::new(),
        },
        incoming: true,
    })
}
