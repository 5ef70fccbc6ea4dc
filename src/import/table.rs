//! The tables of LinkedIn's export: told by their header, whatever stands before it and whatever the file is called.
//!
//! Knows column names of every era. The export writes them in English whatever the member's language.

use csv::ReaderBuilder;

use super::session::quoted;

/// A table that is read, in the order of reading: the owner is known from the first ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Table {
    Invitations,
    Profile,
    EmailAddresses,
    Positions,
    Connections,
    Messages,
    Education,
    Events,
    /// Whose direction only the file's name tells, and doesn't.
    Recommendations,
    RecommendationsGiven,
    RecommendationsReceived,
    EndorsementsGiven,
    EndorsementsReceived,
    MemberFollows,
    Contacts,
}

/// What is written about one table: its name, the columns it can't do without, and columns of which it has at least
/// one (none asked for where the list is empty).
struct Shape {
    table: Table,
    file: &'static str,
    needed: &'static [&'static str],
    beside: &'static [&'static str],
}

/// The columns of the recommendations, of both directions.
const RECOMMENDATIONS: &[&str] = &[
    "First Name",
    "Last Name",
    "Job Title",
    "Text",
    "Creation Date",
    "Status",
];

const SHAPES: [Shape; 15] = [
    Shape {
        table: Table::Recommendations,
        file: "Recommendations.csv",
        needed: RECOMMENDATIONS,
        beside: &[],
    },
    Shape {
        table: Table::RecommendationsGiven,
        file: "Recommendations_Given.csv",
        needed: RECOMMENDATIONS,
        beside: &[],
    },
    Shape {
        table: Table::RecommendationsReceived,
        file: "Recommendations_Received.csv",
        needed: RECOMMENDATIONS,
        beside: &[],
    },
    Shape {
        table: Table::EndorsementsGiven,
        file: "Endorsement_Given_Info.csv",
        needed: &["Skill Name", "Endorsee First Name"],
        beside: &[],
    },
    Shape {
        table: Table::EndorsementsReceived,
        file: "Endorsement_Received_Info.csv",
        needed: &["Skill Name", "Endorser First Name"],
        beside: &[],
    },
    Shape {
        table: Table::MemberFollows,
        file: "Member_Follows.csv",
        needed: &["FullName", "Status"],
        beside: &["Date"],
    },
    Shape {
        table: Table::Contacts,
        file: "Contacts.csv",
        needed: &["Emails", "PhoneNumbers"],
        beside: &["FirstName", "LastName", "FullName"],
    },
    Shape {
        table: Table::Events,
        file: "Events.csv",
        needed: &["Event Name", "Event Time"],
        beside: &["External Url"],
    },
    Shape {
        table: Table::Education,
        file: "Education.csv",
        needed: &["School Name", "Degree Name"],
        beside: &["Start Date", "End Date"],
    },
    Shape {
        table: Table::Invitations,
        file: "Invitations.csv",
        needed: &["From", "To", "Sent At", "Direction"],
        beside: &[],
    },
    Shape {
        table: Table::Profile,
        file: "Profile.csv",
        needed: &["First Name", "Last Name", "Headline"],
        beside: &["Industry", "Summary", "Maiden Name", "Geo Location"],
    },
    Shape {
        table: Table::EmailAddresses,
        file: "Email Addresses.csv",
        needed: &["Email Address"],
        beside: &["Confirmed", "Primary"],
    },
    Shape {
        table: Table::Positions,
        file: "Positions.csv",
        needed: &["Company Name", "Title", "Started On"],
        beside: &[],
    },
    Shape {
        table: Table::Connections,
        file: "Connections.csv",
        needed: &["First Name", "Last Name", "Connected On"],
        beside: &[],
    },
    Shape {
        table: Table::Messages,
        file: "messages.csv",
        needed: &["From", "To", "Date"],
        beside: &["Conversation ID", "Content", "Folder"],
    },
];

/// A header that was found.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub(super) table: Table,
    pub(super) delimiter: u8,
    /// The byte of the text at which it begins.
    pub(super) start: usize,
    /// How many lines stand before it.
    pub(super) lines_before: u64,
    columns: Vec<String>,
}

impl Header {
    /// How many cells a row has.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The place of a column, by its exact English name; capitals, spaces and underscores don't count.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        let plain = plain(name);
        self.columns.iter().position(|column| *column == plain)
    }
}

impl Table {
    fn shape(self) -> &'static Shape {
        SHAPES
            .iter()
            .find(|shape| shape.table == self)
            .unwrap_or(&SHAPES[0])
    }

    /// The name that LinkedIn gives the file.
    pub(super) fn file_name(self) -> &'static str {
        self.shape().file
    }

    /// What a table is whose columns say this and whose name says that: the name decides between tables of one shape.
    pub(super) fn told_by(self, named: Option<Self>) -> Self {
        let alike = named.filter(|named| named.shape().needed == self.shape().needed);
        alike.unwrap_or(self)
    }

    /// Whether many a file of others is called so too.
    pub(super) fn is_called_commonly(self) -> bool {
        matches!(
            self,
            Self::Contacts | Self::Events | Self::Education | Self::Recommendations
        )
    }
}

/// What a file's name says of it. Names only help to find and to group files; what they are is told by content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) table: Table,
    /// What a browser or a person put behind the name of a second copy, such as `(1)`; files of one copy belong together.
    pub(super) copy: String,
    /// The number of a part, where LinkedIn splits a long list.
    pub(super) part: u32,
}

impl Named {
    /// Takes a file's base name apart. `None` where it isn't one of the tables'.
    pub(super) fn from(base: &str) -> Option<Self> {
        let lower = base.to_lowercase();
        let mut stem = lower.strip_suffix(".csv")?;
        while let Some(shorter) = stem.strip_suffix(".csv") {
            stem = shorter;
        }
        let (stem, copy) = without_copy(stem.trim());
        let (stem, part) = without_part(stem);
        let wanted = match plain(stem) {
            // In 2018.
            old if old == "importedcontacts" => "contacts".to_owned(),
            name => name,
        };
        SHAPES
            .iter()
            .find(|shape| plain(shape.file.trim_end_matches(".csv")) == wanted)
            .map(|shape| Self {
                table: shape.table,
                copy,
                part,
            })
    }
}

/// Whether a file of that name has the shape of the messages and isn't: talks with LinkedIn's own assistants.
pub(super) fn is_talk_with_a_machine(base: &str) -> bool {
    let lower = base.to_lowercase();
    ["coach", "guide", "learning"]
        .iter()
        .any(|word| lower.starts_with(word) && lower.contains("messages"))
}

fn without_copy(stem: &str) -> (&str, String) {
    let bracket = stem
        .strip_suffix(')')
        .and_then(|open| open.rsplit_once('('))
        .filter(|(_, number)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    if let Some((name, number)) = bracket {
        return (name.trim_end(), number.to_owned());
    }
    for word in [" copy", " - copy"] {
        if let Some(name) = stem.strip_suffix(word) {
            return (name.trim_end(), "copy".to_owned());
        }
    }
    match stem.rsplit_once(' ') {
        Some((name, number))
            if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) =>
        {
            (name, number.to_owned())
        }
        _ => (stem, String::new()),
    }
}

fn without_part(stem: &str) -> (&str, u32) {
    stem.rsplit_once('_')
        .and_then(|(name, number)| Some((name, number.parse().ok()?)))
        .unwrap_or((stem, 0))
}

/// Letters and digits only, in lower case: `Sent At`, `sent_at` and `SentAt` are one column.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// How many lines may stand before a header: LinkedIn puts three before the connections.
const PREAMBLE: usize = 12;

/// Finds the header of a table among the first lines of a text.
pub(super) fn locate(text: &[u8]) -> Option<Header> {
    lines(text).enumerate().find_map(|(index, (start, line))| {
        [b',', b'\t', b';'].into_iter().find_map(|delimiter| {
            let columns: Vec<String> = cells(line, delimiter)?.iter().map(|c| plain(c)).collect();
            let shape = SHAPES.iter().find(|shape| shape.fits(&columns))?;
            Some(Header {
                table: shape.table,
                delimiter,
                start,
                lines_before: index as u64,
                columns,
            })
        })
    })
}

impl Shape {
    fn fits(&self, columns: &[String]) -> bool {
        let has = |name: &&str| columns.contains(&plain(name));
        self.needed.iter().all(has) && (self.beside.is_empty() || self.beside.iter().any(has))
    }
}

/// Says why no header was found, for a file that is called like a table or looks like one: which column is missing,
/// and which are there. `None` where it looks like no table of LinkedIn's, and where many a table of others is called and
/// looks so.
pub(super) fn explain_missing(text: &[u8], named: Option<Table>) -> Option<String> {
    let rows: Vec<Vec<String>> = lines(text)
        .filter_map(|(_, line)| {
            let delimiter = [b',', b'\t', b';']
                .into_iter()
                .max_by_key(|delimiter| line.split(|byte| byte == delimiter).count())?;
            cells(line, delimiter)
        })
        .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()))
        .collect();
    let (shape, row) = rows
        .iter()
        .flat_map(|row| SHAPES.iter().map(move |shape| (shape, row)))
        .filter(|(shape, _)| !shape.table.is_called_commonly())
        .filter(|(shape, _)| named.is_none_or(|table| shape.table == table))
        .max_by_key(|(shape, row)| shape.hits(row))?;
    let hits = shape.hits(row);
    if named.is_none() && (hits < 2 || hits < shape.needed.len().saturating_sub(1)) {
        return None;
    }
    // With no column in common the first of the widest rows is the likeliest header.
    let row = if hits == 0 {
        rows.iter().rev().max_by_key(|row| row.len())?
    } else {
        row
    };
    let columns: Vec<String> = row.iter().map(|c| plain(c)).collect();
    let missing = shape
        .needed
        .iter()
        .find(|name| !columns.contains(&plain(name)))
        .or_else(|| shape.beside.first())?;
    Some(format!(
        "no column '{missing}', which {} has; the columns found are {}; give the file as LinkedIn wrote it, in English",
        shape.file,
        listed(row),
    ))
}

impl Shape {
    fn hits(&self, row: &[String]) -> usize {
        let columns: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
        self.needed
            .iter()
            .filter(|name| columns.contains(&plain(name)))
            .count()
    }
}

fn listed(row: &[String]) -> String {
    const MOST: usize = 10;
    let mut names: Vec<String> = row.iter().take(MOST).map(|cell| quoted(cell)).collect();
    if row.len() > MOST {
        names.push(format!("and {} more", row.len() - MOST));
    }
    names.join(", ")
}

/// The first lines of a text, each with the byte at which it begins.
fn lines(text: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut start = 0;
    text.split(|byte| *byte == b'\n')
        .map(move |line| {
            let begin = start;
            start += line.len() + 1;
            (begin, line)
        })
        .take(PREAMBLE)
}

fn cells(line: &[u8], delimiter: u8) -> Option<Vec<String>> {
    const LONGEST: usize = 8 * 1024;
    if line.len() > LONGEST {
        return None;
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(line);
    let row = reader.byte_records().next()?.ok()?;
    Some(
        row.iter()
            .map(|cell| String::from_utf8_lossy(cell).into_owned())
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str) -> Option<Table> {
        locate(text.as_bytes()).map(|header| header.table)
    }

    #[test]
    fn each_table_is_told_by_its_header_in_every_era() {
        let cases = [
            ("From,To,Sent At,Message,Direction", Table::Invitations),
            (
                "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
                Table::Invitations,
            ),
            (
                "From,To,Date,Subject,Content,Direction,Folder",
                Table::Messages,
            ),
            (
                "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER",
                Table::Messages,
            ),
            (
                "First Name,Last Name,Email Address,Company,Position,Connected On",
                Table::Connections,
            ),
            (
                "First Name,Last Name,Maiden Name,Address,Birth Date,Headline",
                Table::Profile,
            ),
            (
                "Company Name,Title,Description,Location,Started On,Finished On",
                Table::Positions,
            ),
            (
                "Email Address,Confirmed,Primary,Updated On",
                Table::EmailAddresses,
            ),
            (
                "\"from\"\t\"to\"\t\"sent_at\"\t\"direction\"",
                Table::Invitations,
            ),
            ("First Name;Last Name;Connected On", Table::Connections),
        ];
        for (header, table) in cases {
            assert_eq!(told(header), Some(table), "{header}");
        }
    }

    #[test]
    fn what_stands_before_the_header_is_counted_and_left() {
        let text = "Notes:\n\"When exporting, you may notice, among others\"\n\nFirst Name,Last Name,Connected On\n";
        let header = locate(text.as_bytes()).unwrap();
        assert_eq!((header.table, header.lines_before), (Table::Connections, 3));
        assert!(text[header.start..].starts_with("First Name"));
    }

    #[test]
    fn a_table_of_something_else_is_not_taken() {
        for header in [
            "Name,Amount,Date",
            "First Name,Last Name,Phone",
            "from,to,weight",
            "",
        ] {
            assert_eq!(told(header), None, "{header}");
        }
    }

    #[test]
    fn a_header_in_another_language_is_answered_with_the_columns_found() {
        let why = explain_missing(
            "De,À,Envoyée le,Message,Sens\n".as_bytes(),
            Some(Table::Invitations),
        )
        .unwrap();
        assert_eq!(
            why,
            "no column 'From', which Invitations.csv has; the columns found are 'De', 'À', 'Envoyée le', 'Message', \
             'Sens'; give the file as LinkedIn wrote it, in English"
        );
    }

    #[test]
    fn a_dropped_column_is_named_whatever_the_file_is_called() {
        let why = explain_missing(b"From,To,Sent At,Message\n", None).unwrap();
        assert!(
            why.starts_with("no column 'Direction', which Invitations.csv has"),
            "{why}"
        );
        assert_eq!(explain_missing(b"Name,Amount\n", None), None);
    }

    #[test]
    fn a_file_name_is_understood_with_copies_and_parts() {
        let named = |base: &str| Named::from(base).map(|n| (n.table, n.copy, n.part));
        let is = |table, copy: &str, part| Some((table, copy.to_owned(), part));
        assert_eq!(named("Invitations.csv"), is(Table::Invitations, "", 0));
        assert_eq!(
            named("email_addresses.CSV"),
            is(Table::EmailAddresses, "", 0)
        );
        assert_eq!(named("Connections (1).csv"), is(Table::Connections, "1", 0));
        assert_eq!(named("messages_2.csv"), is(Table::Messages, "", 2));
        assert_eq!(named("Invitations 2.csv"), is(Table::Invitations, "2", 0));
        assert_eq!(
            named("Invitations copy.csv"),
            is(Table::Invitations, "copy", 0)
        );
        assert_eq!(named("guide_messages.csv"), None);
        assert_eq!(named("Skills.csv"), None);
        assert!(is_talk_with_a_machine("learning_role_play_messages.csv"));
        assert!(!is_talk_with_a_machine("messages.csv"));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_search_for_a_header_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = (locate(&bytes), explain_missing(&bytes, None), explain_missing(&bytes, Some(Table::Messages)));
            let _ = Named::from(&String::from_utf8_lossy(&bytes));
        }
    }
}
