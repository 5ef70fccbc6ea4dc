//! What an importer says while it reads, and what came of an import.

use jiff::Timestamp;

use super::foreign::Foreign;
use super::ids::ImportId;
use super::mapping::Mapping;
use super::page::PageReview;
use super::record::{Owner, Record, SourceKind};

/// What a reader of files hands on, in order: a source opens, its files follow, each with its records.
#[derive(Debug)]
pub enum Item {
    /// A source begins: a ZIP, a folder, a mailbox, a single file.
    Source {
        /// What it is.
        kind: SourceKind,
        /// Its path as the user gave or would give it.
        path: Foreign,
    },
    /// A file inside the source begins.
    File {
        /// Its name, by which the report calls it; the column `name` in `import --json`.
        name: Foreign,
    },
    /// One thing was read.
    Record {
        /// Where in the file: `line 41`, `message 12`.
        place: String,
        /// The thing.
        record: Box<Record>,
    },
    /// Something was left out, and why.
    Skipped(Skipped),
    /// Whose source it is. An import of another owner's source is refused with both names.
    Owner(Owner),
    /// The moment the source shows: the newest ZIP member, else the newest date inside.
    Taken(Timestamp),
    /// The current file covers this list wholly, so that what is missing from it is absent there.
    WholeInvitations,
    /// A sentence for the user about the source as a whole, such as a mail that only looks like LinkedIn's.
    Remark(String),
    /// How a list from a fair is to be read because the user said so; it is remembered with the import.
    Mapping(Mapping),
    /// What was understood of a page, card by card, after its records.
    Page(Box<PageReview>),
    /// How far the reading is: bytes done of bytes in all, over everything that was asked for.
    Progress {
        /// Bytes read.
        done: u64,
        /// Bytes there are.
        of: u64,
    },
}

/// One thing that was left out of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Where: `line 41`, `message 12`, or `file` for the whole.
    pub place: String,
    /// Why, and what was expected; never quotes a body.
    pub why: String,
}

/// Whether the reader should go on.
pub type Flow = std::ops::ControlFlow<()>;

/// What became of one file of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileReport {
    /// Its name.
    pub name: Foreign,
    /// Records read.
    pub records: usize,
    /// Records that were new.
    pub added: usize,
    /// Records that were there and now say more or something else.
    pub updated: usize,
    /// Records that were there already.
    pub unchanged: usize,
    /// What was left out. At most [`FileReport::SKIPPED_KEPT`] are kept with their reason.
    pub skipped: Vec<Skipped>,
    /// How many were left out in all.
    pub skipped_count: usize,
}

impl FileReport {
    /// How many left-out places are kept with their reason per file.
    pub const SKIPPED_KEPT: usize = 1000;
}

/// What became of one source of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceReport {
    /// Its path.
    pub path: Foreign,
    /// What it is.
    pub kind: SourceKind,
    /// Its files.
    pub files: Vec<FileReport>,
    /// Sentences for the user.
    pub remarks: Vec<String>,
    /// Why nothing of it was taken, if so.
    pub refused: Option<String>,
    /// What was understood of it, card by card, if it is a page.
    pub review: Option<Box<PageReview>>,
}

/// How the invitations of an import stand. The states are those of the incoming ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InvitationCounts {
    /// Somebody asked the user.
    pub incoming: usize,
    /// The user asked somebody.
    pub outgoing: usize,
    /// Still waiting.
    pub pending: usize,
    /// Connected since.
    pub accepted: usize,
    /// Absent or lapsed.
    pub gone: usize,
}

/// What an import shows that was done at LinkedIn and not here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// Waiting here before, accepted there: now the user's decisions, by one act that can be undone.
    pub accepted: usize,
    /// Waiting here before, no longer there: ignored there, withdrawn, or lapsed.
    pub gone: usize,
    /// Decided here, and done there as this import shows, whether the button was said to be pressed or not.
    pub ticked: usize,
    /// What was decided here and what is shown there don't agree: a question each.
    pub asked: usize,
    /// The act that took over what was accepted, in the journal.
    pub act: Option<i64>,
}

/// What an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportReport {
    /// Its number; `None` for a preview, and where nothing was new.
    pub import: Option<ImportId>,
    /// Whether it was a preview.
    pub dry_run: bool,
    /// The sources, in the order read.
    pub sources: Vec<SourceReport>,
    /// The invitations that this import showed, by the state they ended in.
    pub invitations: InvitationCounts,
    /// Pieces of evidence that are new.
    pub evidence: usize,
    /// People that this import showed.
    pub people: usize,
    /// What it shows that was done at LinkedIn and not here.
    pub elsewhere: Elsewhere,
    /// One sentence that explains a small number, if there is one to explain.
    pub explanation: Option<String>,
}

/// A past import, as `imports` lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastImport {
    /// Its number.
    pub id: ImportId,
    /// When.
    pub at: Timestamp,
    /// The paths read.
    pub paths: Vec<Foreign>,
    /// Records that were new.
    pub added: usize,
    /// When it was taken back, if it was.
    pub undone: Option<Timestamp>,
}

/// What taking an import back would remove, or removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unimport {
    /// Records that rested on it alone.
    pub records: usize,
    /// Invitations that go.
    pub invitations: usize,
    /// People that go.
    pub people: usize,
    /// Decisions that were taken over from it and are open again.
    pub decisions: usize,
    /// Invitations and people that stay, because something the user did names them; marked *source removed*.
    pub kept: usize,
}

/// Where a reader hands its items to.
pub type Emit<'a> = dyn FnMut(Item) -> Flow + 'a;
