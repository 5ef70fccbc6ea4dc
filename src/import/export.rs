//! LinkedIn's "Get a copy of your data": its tables read in the order in which each helps the next.
//!
//! Knows what the columns mean; knows nothing of what becomes of the records. `Comments.csv` and `Reactions.csv` aren't
//! read: they have a day and a link to a post, and neither says whose post it was.

mod connections;
mod contacts;
mod dealings;
mod invitations;
mod messages;
mod profile;

use std::io::Read;
use std::ops::ControlFlow;

use jiff::Timestamp;

use crate::model::Foreign;
use crate::model::import::{Flow, Item};
use crate::model::record::{Handle, Owner, Record, SourceKind};
use crate::text::link::profile_slug;

use super::archive::{Archive, Member};
use super::dates::plausible;
use super::looks::{Looks, looks};
use super::rows::{Opened, Rows, Step, remark_on_bytes};
use super::session::{Counted, Session, line_place, reason};
use super::survey::Body;
use super::table::Table;

/// One or more exports that come in one piece: a ZIP, or a folder's loose files.
pub(super) struct Shelf {
    pub(super) archive: Option<Archive>,
    pub(super) groups: Vec<Group>,
    /// What to say of it as a whole.
    pub(super) remark: Option<String>,
}

impl Shelf {
    pub(super) fn size(&self) -> u64 {
        let parts = self.groups.iter().flat_map(|group| &group.parts);
        parts.map(|part| part.size).sum()
    }
}

/// The tables of one export.
pub(super) struct Group {
    pub(super) path: Foreign,
    /// When the export was taken, where its container says so.
    pub(super) taken: Option<Timestamp>,
    pub(super) parts: Vec<Part>,
}

/// One file of an export.
pub(super) struct Part {
    pub(super) name: Foreign,
    table: Table,
    number: u32,
    size: u64,
    holds: Holds,
}

enum Holds {
    Nothing,
    Body(Body),
    Member(Member),
    Refused(String),
}

impl Part {
    /// A file that is, or is called like, a table; `number` where LinkedIn split a long one.
    pub(super) fn new(name: Foreign, table: Table, number: u32) -> Self {
        Self {
            name,
            table,
            number,
            size: 0,
            holds: Holds::Nothing,
        }
    }

    pub(super) fn holding(mut self, body: Body, size: u64) -> Self {
        self.holds = Holds::Body(body);
        self.size = size;
        self
    }

    pub(super) fn in_zip(mut self, member: Member) -> Self {
        self.size = member.size;
        self.holds = Holds::Member(member);
        self
    }

    pub(super) fn refused(mut self, why: String) -> Self {
        self.holds = Holds::Refused(why);
        self
    }
}

/// Reads the exports of a shelf.
pub(super) fn read(session: &Session<'_, '_>, shelf: Shelf) -> Flow {
    let mut archive = shelf.archive;
    for mut group in shelf.groups {
        session.source(SourceKind::LinkedinExport, &group.path)?;
        if let Some(taken) = group.taken {
            session.say(Item::Taken(taken))?;
        }
        group.parts.sort_by_key(|part| (part.table, part.number));
        let mut export = Export {
            session,
            owner: None,
            newest: None,
            invitations: Invitations {
                files: group
                    .parts
                    .iter()
                    .filter(|part| part.table == Table::Invitations)
                    .count(),
                whole: true,
            },
        };
        for part in group.parts {
            export.part(part, archive.as_mut())?;
        }
        if let (None, Some(newest)) = (group.taken, export.newest) {
            session.say(Item::Taken(newest))?;
        }
    }
    match shelf.remark {
        Some(remark) => session.say(Item::Remark(remark)),
        None => Flow::Continue(()),
    }
}

/// What is known while an export is read.
struct Export<'s, 'a, 'e> {
    session: &'s Session<'a, 'e>,
    owner: Option<Owner>,
    /// The newest date seen inside.
    newest: Option<Timestamp>,
    invitations: Invitations,
}

/// How far the list of invitations is whole: only when all its files were read to their ends.
struct Invitations {
    /// How many of its files are still to come.
    files: usize,
    whole: bool,
}

impl Export<'_, '_, '_> {
    fn part(&mut self, part: Part, archive: Option<&mut Archive>) -> Flow {
        let session = self.session;
        session.file(&part.name)?;
        let opened = match part.holds {
            Holds::Body(body) => body.open().map_err(|error| reason(&error)),
            Holds::Member(member) => match archive {
                Some(archive) => archive.read(&member).map_err(|error| error.to_string()),
                None => Err("it could not be read".to_owned()),
            },
            Holds::Refused(why) => Err(why),
            Holds::Nothing => Err("it could not be read".to_owned()),
        };
        let whole = match opened {
            Ok(bytes) => self.table(bytes, &part.name, part.table)?,
            Err(why) => {
                session.skip("file", why)?;
                false
            }
        };
        if part.table != Table::Invitations {
            return Flow::Continue(());
        }
        self.invitations.files = self.invitations.files.saturating_sub(1);
        self.invitations.whole &= whole;
        if self.invitations.files == 0 && self.invitations.whole {
            session.say(Item::WholeInvitations)?;
        }
        Flow::Continue(())
    }

    /// Reads a table; true when all of it was understood.
    fn table(
        &mut self,
        bytes: Box<dyn Read + '_>,
        name: &Foreign,
        expected: Table,
    ) -> ControlFlow<(), bool> {
        let session = self.session;
        let mut rows = match Rows::open(Box::new(Counted::new(bytes, session))) {
            Ok(Opened::Rows(rows)) => rows,
            Ok(Opened::NoHeader(head)) => {
                session.skip("file", no_header(&head, expected))?;
                return ControlFlow::Continue(false);
            }
            Err(error) => {
                session.skip(
                    "file",
                    format!("it could not be read ({error}); download it again"),
                )?;
                return ControlFlow::Continue(false);
            }
        };
        let table = rows.header.table.told_by(Some(expected));
        let whole = match table {
            Table::Invitations => invitations::read(self, &mut rows)?,
            Table::Profile => profile::read_profile(self, &mut rows)?,
            Table::EmailAddresses => profile::read_addresses(self, &mut rows)?,
            Table::Positions => profile::read_positions(self, &mut rows)?,
            Table::Connections => connections::read(self, &mut rows)?,
            Table::Messages => messages::read(self, &mut rows)?,
            Table::Education => profile::read_education(self, &mut rows)?,
            Table::Events => profile::read_events(self, &mut rows)?,
            Table::Recommendations => {
                session.skip(
                    "file",
                    "it can't be told whether these recommendations were given or received; call the file as LinkedIn \
                     did, Recommendations_Given.csv or Recommendations_Received.csv",
                )?;
                false
            }
            Table::RecommendationsGiven => dealings::read_recommendations(self, &mut rows, true)?,
            Table::RecommendationsReceived => {
                dealings::read_recommendations(self, &mut rows, false)?
            }
            Table::EndorsementsGiven => dealings::read_endorsements(self, &mut rows, true)?,
            Table::EndorsementsReceived => dealings::read_endorsements(self, &mut rows, false)?,
            Table::MemberFollows => dealings::read_follows(self, &mut rows)?,
            Table::Contacts => contacts::read(self, &mut rows)?,
        };
        if session.stopped() {
            return ControlFlow::Break(());
        }
        let called = name.shown(crate::model::Medium::Line);
        if let Some(remark) = remark_on_bytes(&rows, &called) {
            session.say(Item::Remark(remark))?;
        }
        if table == Table::Invitations && !whole {
            session.say(Item::Remark(format!(
                "not every row of {called} could be read, so no invitation counts as gone for being absent from it"
            )))?;
        }
        ControlFlow::Continue(whole && table == expected)
    }

    /// Reads row by row; true when all was understood. Rows that are rightly left out don't count against that.
    fn each(
        &mut self,
        rows: &mut Rows<'_>,
        mut read: impl FnMut(&mut Self, &Rows<'_>, u64) -> Outcome,
    ) -> ControlFlow<(), bool> {
        let session = self.session;
        let mut whole = true;
        loop {
            match rows.step() {
                Step::Row(line) => match read(self, rows, line) {
                    Outcome::Record(record) => session.record(line, record)?,
                    Outcome::RecordBut(record, why) => {
                        session.record(line, record)?;
                        session.skip(line_place(line), why)?;
                    }
                    Outcome::Held => {}
                    Outcome::Nothing(why) => session.skip(line_place(line), why)?,
                    Outcome::Lost(why) => {
                        whole = false;
                        session.skip(line_place(line), why)?;
                    }
                    Outcome::Stop => return ControlFlow::Break(()),
                },
                Step::Blank(line) => {
                    session.skip(line_place(line), "the row is empty")?;
                }
                Step::Misfit(line, why) => {
                    whole = false;
                    session.skip(line_place(line), why)?;
                }
                Step::Broken(line, why) => {
                    session.skip(line_place(line), why)?;
                    return ControlFlow::Continue(false);
                }
                Step::End => return ControlFlow::Continue(whole),
            }
        }
    }

    /// Keeps the newest date; what no export can hold is left aside.
    fn saw(&mut self, at: Timestamp) {
        if plausible(at) {
            self.newest = self.newest.max(Some(at));
        }
    }

    /// Takes word of the owner, and passes it on where it says more than was known.
    fn own(&mut self, told: Owner) -> Flow {
        let known = self.owner.as_ref();
        let more = match known {
            None => true,
            Some(known) => {
                (known.slug.is_none() && told.slug.is_some())
                    || (known.name.is_blank() && !told.name.is_blank())
            }
        };
        if !more {
            return Flow::Continue(());
        }
        let name = known
            .map(|known| &known.name)
            .filter(|name| !name.is_blank());
        let owner = Owner {
            name: name.unwrap_or(&told.name).clone(),
            slug: told
                .slug
                .or_else(|| known.and_then(|known| known.slug.clone())),
        };
        self.owner = Some(owner.clone());
        self.session.say(Item::Owner(owner))
    }
}

/// What a row gave.
enum Outcome {
    Record(Box<Record>),
    /// A record, of which something had to be left out.
    RecordBut(Box<Record>, String),
    /// It will come later.
    Held,
    /// Nothing, and rightly so: a draft, a member who has left.
    Nothing(String),
    /// Nothing, because it wasn't understood.
    Lost(String),
    /// The caller wants no more.
    Stop,
}

/// What to say of a file that is called like a table and has no such header; `head` is its text.
fn no_header(head: &[u8], expected: Table) -> String {
    match looks(head, Some(expected)) {
        Looks::Zip => "this is an Excel workbook, whatever it is called; give the CSV file as LinkedIn wrote it, or \
                       save the sheet as CSV"
            .to_owned(),
        Looks::NearlyTable(why) | Looks::Other(why) | Looks::List(why) => why,
        Looks::Calendar => "this is a calendar and not the table that it is called; give it by itself".to_owned(),
        Looks::Cards => "this is an address book and not the table that it is called; give it by itself".to_owned(),
        Looks::Mbox | Looks::Mail | Looks::Emlx => "this is mail and not the table that it is called; give it by itself".to_owned(),
        Looks::Calls => "this is a log of calls and not the table that it is called; give it by itself".to_owned(),
        Looks::Tar(_) => "this is a packed archive, whatever it is called; unpack it".to_owned(),
        Looks::Page(_) => "this is a web page and not the table that it is called; where a link to the export gave it, \
                           that link has run out: ask LinkedIn for a new export"
            .to_owned(),
        Looks::Pdf => "this is a PDF and not the table that it is called; give it by itself".to_owned(),
        Looks::Table(_) => format!("the header of {} was not found", expected.file_name()),
    }
}

/// The slug of a profile link. Most links are written the same way and need no decoding, and there are many.
fn slug_of(url: &str) -> Option<String> {
    let plain = |slug: &&str| {
        let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        !slug.is_empty() && slug.bytes().all(letters)
    };
    let usual = url.strip_prefix("https://www.linkedin.com/in/");
    match usual.filter(plain) {
        Some(slug) => Some(slug.to_owned()),
        None => profile_slug(url),
    }
}

/// The name under which LinkedIn shows members who have left or hide.
fn is_nobody(name: &str) -> bool {
    name.eq_ignore_ascii_case("linkedin member")
}

/// How a person without a link is recognised: by the name; nobody, where it stands for no one.
fn by_name(name: &str) -> Option<Handle> {
    Handle::of_name(name).filter(|_| !is_nobody(name))
}

/// A cell as a stranger's text; `None` where it is blank.
fn foreign(cell: &str) -> Option<Foreign> {
    (!cell.is_empty()).then(|| Foreign::new(cell))
}

/// First and last name as one, as the other tables write it.
fn whole_name(first: &str, last: &str) -> String {
    match (first.is_empty(), last.is_empty()) {
        (false, false) => format!("{first} {last}"),
        (false, true) => first.to_owned(),
        (true, _) => last.to_owned(),
    }
}
