//! The tables of LinkedIn's "Get a copy of your data", in the header of each era.

pub(crate) mod dealings;

use jiff::Timestamp;
use jiff::civil::Date;

use super::party::{Party, pacific, universal};

/// Why a table couldn't be written; only a broken generator meets one.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// The header of `Invitations.csv`, by the exports it was seen in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InvitationsEra {
    /// To the middle of 2023: names only.
    Names,
    /// Summer of 2023: member numbers.
    Urns,
    /// Since the end of 2023: profile links.
    Urls,
}

/// One row of `Invitations.csv`.
#[derive(Clone, Debug)]
pub(crate) struct InvitationRow {
    /// Who asked.
    pub(crate) from: Party,
    /// Who was asked.
    pub(crate) to: Party,
    /// When; written to the minute.
    pub(crate) sent: Timestamp,
    /// The note; empty for none.
    pub(crate) message: String,
    /// Whether it came in.
    pub(crate) incoming: bool,
}

/// Writes `Invitations.csv`: outgoing before incoming, each newest first.
pub(crate) fn invitations_csv(
    rows: &[InvitationRow],
    era: InvitationsEra,
) -> Result<String, Failure> {
    let mut header = vec!["From", "To", "Sent At", "Message", "Direction"];
    match era {
        InvitationsEra::Names => {}
        InvitationsEra::Urns => header.extend(["inviterProfileUrn", "inviteeProfileUrn"]),
        InvitationsEra::Urls => header.extend(["inviterProfileUrl", "inviteeProfileUrl"]),
    }
    let mut sorted: Vec<&InvitationRow> = rows.iter().collect();
    sorted.sort_by_key(|row| (row.incoming, std::cmp::Reverse(row.sent)));
    let mut table = Vec::new();
    for row in sorted {
        let direction = if row.incoming { "INCOMING" } else { "OUTGOING" };
        let mut cells = vec![
            row.from.name.clone(),
            row.to.name.clone(),
            pacific(row.sent)?,
            flat(&row.message),
            direction.to_owned(),
        ];
        let side = |party: &Party| match era {
            InvitationsEra::Names => None,
            InvitationsEra::Urns => Some(format!("urn:li:member:{}", party.member())),
            InvitationsEra::Urls => Some(party.url()),
        };
        cells.extend(side(&row.from));
        cells.extend(side(&row.to));
        table.push(cells);
    }
    csv(&header, &table)
}

/// The shape of `Connections.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConnectionsEra {
    /// 2018: no preamble, no links, a moment in place of the day.
    Moment,
    /// 2021 to the beginning of 2023: a preamble, no links.
    Preamble,
    /// Since the middle of 2023: a preamble and links.
    Links,
}

/// One row of `Connections.csv`; without a party it is a member who left, of whom only the day remains.
#[derive(Clone, Debug)]
pub(crate) struct ConnectionRow {
    /// Who.
    pub(crate) party: Option<Party>,
    /// The given name, in its own column.
    pub(crate) first: String,
    /// The family name, in its own column.
    pub(crate) last: String,
    /// The address, where they show it.
    pub(crate) email: String,
    /// Where they work at the moment of the export.
    pub(crate) company: String,
    /// What they do there.
    pub(crate) position: String,
    /// The UTC day on which the connection was made.
    pub(crate) on: Date,
}

const PREAMBLE: &str = "Notes:\n\"Some addresses are missing from this list, because members choose, under \
    https://www.linkedin.com/psettings/privacy/email, whether their connections may download them.\"\n\n";

/// Writes `Connections.csv`, newest first.
pub(crate) fn connections_csv(
    rows: &[ConnectionRow],
    era: ConnectionsEra,
) -> Result<String, Failure> {
    let links = era == ConnectionsEra::Links;
    let mut header = vec!["First Name", "Last Name"];
    header.extend(links.then_some("URL"));
    header.extend(["Email Address", "Company", "Position", "Connected On"]);
    let mut sorted: Vec<&ConnectionRow> = rows.iter().collect();
    sorted.sort_by_key(|row| std::cmp::Reverse(row.on));
    let mut table = Vec::new();
    for row in sorted {
        let mut cells = vec![row.first.clone(), row.last.clone()];
        if links {
            cells.push(
                row.party
                    .as_ref()
                    .map(Party::encoded_url)
                    .unwrap_or_default(),
            );
        }
        cells.extend([row.email.clone(), row.company.clone(), row.position.clone()]);
        cells.push(match era {
            ConnectionsEra::Moment => row.on.strftime("%-m/%-d/%y, 9:00 AM").to_string(),
            ConnectionsEra::Preamble | ConnectionsEra::Links => {
                row.on.strftime("%d %b %Y").to_string()
            }
        });
        table.push(cells);
    }
    let preamble = if era == ConnectionsEra::Moment {
        ""
    } else {
        PREAMBLE
    };
    Ok(format!("{preamble}{}", csv(&header, &table)?))
}

/// The header of `messages.csv`, by the exports it was seen in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MessagesEra {
    /// 2018: no conversations, a direction, times without seconds.
    Directions,
    /// 2021 to the beginning of 2023: conversations, the sender's link only.
    Conversations,
    /// From the middle of 2023: the recipients' links too.
    Recipients,
    /// From the end of 2024: marks for drafts.
    Drafts,
    /// Since 2026: attachments and a mark for drafts.
    Attachments,
}

/// One row of `messages.csv`.
#[derive(Clone, Debug)]
pub(crate) struct MessageRow {
    /// The conversation, as 58 characters.
    pub(crate) conversation: String,
    /// Who wrote; a party without a slug is `LinkedIn Member`.
    pub(crate) from: Party,
    /// To whom.
    pub(crate) to: Vec<Party>,
    /// When.
    pub(crate) at: Timestamp,
    /// The subject, mostly empty.
    pub(crate) subject: String,
    /// What was said: plain, or HTML where it was sponsored.
    pub(crate) content: String,
    /// `INBOX`, `ARCHIVE`, `SPAM` or nothing.
    pub(crate) folder: &'static str,
    /// Whether it was never sent.
    pub(crate) draft: bool,
}

/// Writes `messages.csv`, the rows grouped by conversation, each newest first.
pub(crate) fn messages_csv(
    rows: &[MessageRow],
    owner: &Party,
    era: MessagesEra,
) -> Result<String, Failure> {
    let mut conversations: Vec<&str> = Vec::new();
    for row in rows {
        if !conversations.contains(&row.conversation.as_str()) {
            conversations.push(&row.conversation);
        }
    }
    let mut table = Vec::new();
    for conversation in conversations {
        let mut said: Vec<&MessageRow> = rows
            .iter()
            .filter(|row| row.conversation == conversation)
            .collect();
        said.sort_by_key(|row| std::cmp::Reverse(row.at));
        for row in said {
            table.push(message_cells(row, owner, era));
        }
    }
    csv(message_header(era), &table)
}

fn message_header(era: MessagesEra) -> &'static [&'static str] {
    const ATTACHMENTS: [&str; 12] = [
        "CONVERSATION ID",
        "CONVERSATION TITLE",
        "FROM",
        "SENDER PROFILE URL",
        "TO",
        "RECIPIENT PROFILE URLS",
        "DATE",
        "SUBJECT",
        "CONTENT",
        "FOLDER",
        "ATTACHMENTS",
        "IS MESSAGE DRAFT",
    ];
    match era {
        MessagesEra::Directions => &[
            "From",
            "To",
            "Date",
            "Subject",
            "Content",
            "Direction",
            "Folder",
        ],
        MessagesEra::Conversations => &[
            "CONVERSATION ID",
            "CONVERSATION TITLE",
            "FROM",
            "SENDER PROFILE URL",
            "TO",
            "DATE",
            "SUBJECT",
            "CONTENT",
            "FOLDER",
        ],
        MessagesEra::Recipients => &[
            "CONVERSATION ID",
            "CONVERSATION TITLE",
            "FROM",
            "SENDER PROFILE URL",
            "TO",
            "RECIPIENT PROFILE URLS",
            "DATE",
            "SUBJECT",
            "CONTENT",
            "FOLDER",
        ],
        MessagesEra::Drafts => &[
            "CONVERSATION ID",
            "CONVERSATION TITLE",
            "FROM",
            "SENDER PROFILE URL",
            "TO",
            "RECIPIENT PROFILE URLS",
            "DATE",
            "SUBJECT",
            "CONTENT",
            "FOLDER",
            "IS MESSAGE DRAFT",
            "IS CONVERSATION DRAFT",
        ],
        MessagesEra::Attachments => const { &ATTACHMENTS },
    }
}

fn message_cells(row: &MessageRow, owner: &Party, era: MessagesEra) -> Vec<String> {
    let names: Vec<&str> = row.to.iter().map(|party| party.name.as_str()).collect();
    let links: Vec<String> = row.to.iter().map(Party::url).collect();
    let draft = if row.draft { "Yes" } else { "No" };
    if era == MessagesEra::Directions {
        let outgoing = row.from == *owner;
        return vec![
            row.from.name.clone(),
            names.join(","),
            row.at.strftime("%-m/%-d/%y, %-I:%M %p").to_string(),
            row.subject.clone(),
            flat(&row.content),
            if outgoing { "OUTGOING" } else { "INCOMING" }.to_owned(),
            if outgoing { "SENT" } else { "INBOX" }.to_owned(),
        ];
    }
    let unknown = row.from.slug.is_empty();
    let mut cells = vec![
        row.conversation.clone(),
        String::new(),
        row.from.name.clone(),
        if unknown {
            String::new()
        } else {
            row.from.url()
        },
        names.join(","),
    ];
    if era != MessagesEra::Conversations {
        cells.push(links.join(","));
    }
    cells.extend([
        universal(row.at),
        row.subject.clone(),
        flat(&row.content),
        row.folder.to_owned(),
    ]);
    match era {
        MessagesEra::Drafts => cells.extend([draft.to_owned(), "No".to_owned()]),
        MessagesEra::Attachments => cells.extend([String::new(), draft.to_owned()]),
        MessagesEra::Directions | MessagesEra::Conversations | MessagesEra::Recipients => {}
    }
    cells
}

/// The row of `Profile.csv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OwnProfile {
    /// The given name.
    pub(crate) first: &'static str,
    /// The family name.
    pub(crate) last: &'static str,
    /// The headline.
    pub(crate) headline: &'static str,
    /// The text under it.
    pub(crate) summary: &'static str,
    /// The industry.
    pub(crate) industry: &'static str,
    /// The place.
    pub(crate) place: &'static str,
}

/// Writes `Profile.csv`.
pub(crate) fn profile_csv(profile: &OwnProfile) -> Result<String, Failure> {
    let header = [
        "First Name",
        "Last Name",
        "Maiden Name",
        "Address",
        "Birth Date",
        "Headline",
        "Summary",
        "Industry",
        "Zip Code",
        "Geo Location",
        "Twitter Handles",
        "Websites",
        "Instant Messengers",
    ];
    let row = [
        profile.first,
        profile.last,
        "",
        "",
        "",
        profile.headline,
        profile.summary,
        profile.industry,
        "",
        profile.place,
        "",
        "",
        "",
    ];
    csv(&header, &[row.map(str::to_owned).to_vec()])
}

/// A row of `Positions.csv`: company, title, place, and the months as `Jan 2019`; no last month while it lasts.
pub(crate) type PositionRow = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// Writes `Positions.csv`.
pub(crate) fn positions_csv(rows: &[PositionRow]) -> Result<String, Failure> {
    let header = [
        "Company Name",
        "Title",
        "Description",
        "Location",
        "Started On",
        "Finished On",
    ];
    let table: Vec<Vec<String>> = rows
        .iter()
        .map(|(company, title, place, from, to)| {
            [company, title, &"", place, from, to]
                .map(|cell| (*cell).to_owned())
                .to_vec()
        })
        .collect();
    csv(&header, &table)
}

/// Writes `Email Addresses.csv`; the first address is the primary one.
pub(crate) fn addresses_csv(addresses: &[&str]) -> Result<String, Failure> {
    let table: Vec<Vec<String>> = addresses
        .iter()
        .enumerate()
        .map(|(place, address)| {
            let primary = if place == 0 { "Yes" } else { "No" };
            [address, "Yes", primary, "Not Available"]
                .map(str::to_owned)
                .to_vec()
        })
        .collect();
    csv(
        &["Email Address", "Confirmed", "Primary", "Updated On"],
        &table,
    )
}

/// Breaks in a text become spaces, as LinkedIn writes them: two between paragraphs.
fn flat(text: &str) -> String {
    text.replace('\n', " ")
}

fn csv(header: &[&str], table: &[Vec<String>]) -> Result<String, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header)?;
    for row in table {
        writer.write_record(row)?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
