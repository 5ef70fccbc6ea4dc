//! The demo's source files, by their paths under `assets/demo`.

use super::callers::{Caller, Note, OPEN, Seen};
use super::letters::mails;
use super::network::network;
use super::owner;
use super::talks::messages;
use crate::shapes::export::{
    ConnectionsEra, Failure, InvitationRow, InvitationsEra, MessagesEra, addresses_csv,
    connections_csv, invitations_csv, messages_csv, positions_csv, profile_csv,
};
use crate::shapes::mail::mbox;

/// The folder of the export, named as LinkedIn names its archives.
pub(crate) const EXPORT: &str = "Complete_LinkedInDataExport_11-20-2026";

/// The mailbox.
pub(crate) const MAILBOX: &str = "notifications.mbox";

/// Every generated file with its path and its text.
pub(crate) fn files() -> Result<Vec<(String, String)>, Failure> {
    let network = network()?;
    let mut invitations: Vec<InvitationRow> = network.accepted.clone();
    invitations.extend(network.waiting.clone());
    for caller in OPEN.iter().filter(|caller| caller.seen != Seen::Mail) {
        invitations.push(row_of(caller)?);
    }
    let in_export = |name: &str, text: String| (format!("{EXPORT}/{name}"), text);
    Ok(vec![
        in_export(
            "Invitations.csv",
            invitations_csv(&invitations, InvitationsEra::Urls)?,
        ),
        in_export(
            "Connections.csv",
            connections_csv(&network.connections, ConnectionsEra::Links)?,
        ),
        in_export(
            "messages.csv",
            messages_csv(
                &messages(&network)?,
                &owner::party(),
                MessagesEra::Attachments,
            )?,
        ),
        in_export("Profile.csv", profile_csv(&owner::PROFILE)?),
        in_export("Positions.csv", positions_csv(&owner::POSITIONS)?),
        in_export("Email Addresses.csv", addresses_csv(&owner::ADDRESSES)?),
        (MAILBOX.to_owned(), mbox(&mails(&network)?)),
    ])
}

fn row_of(caller: &Caller) -> Result<InvitationRow, Failure> {
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
