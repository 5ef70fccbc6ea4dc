//! The places that were read, how fresh they are, and what a missing one would add.

use jiff::Timestamp;
use jiff::civil::Date;

use super::foreign::Foreign;
use super::record::SourceKind;

/// A file or folder that was read once, and can be read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its absolute path.
    pub path: Foreign,
    /// What it was.
    pub kind: SourceKind,
    /// When it was read last.
    pub read_at: Timestamp,
    /// Its size when it was read, in bytes; of a folder 0.
    pub size: u64,
    /// When it was last written as of then, by the system's clock; UTC seconds. Of a folder when something came into it
    /// or went, a Maildir's `new` and `cur` included.
    pub modified: Option<i64>,
}

/// What has changed at a known place since it was read, told without opening a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Newer {
    /// The place itself was written since.
    Changed(Place),
    /// A newer export lies beside a known one.
    Export {
        /// The new one.
        path: Foreign,
        /// The day in its name, else of its last writing.
        day: Option<Date>,
    },
    /// The place is no longer there.
    Missing(Place),
}

/// One kind of source, as `sources` lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceState {
    /// What it is.
    pub kind: SourceKind,
    /// The moment the newest of it shows; `None` where none was read.
    pub taken: Option<Timestamp>,
    /// When one was read last.
    pub read_at: Option<Timestamp>,
    /// How many records rest on it.
    pub records: i64,
    /// The places of it that can be read again.
    pub places: Vec<Place>,
    /// What it adds, or would add.
    pub adds: &'static str,
    /// What to do now, if anything: that it is missing, or old.
    pub advice: Option<String>,
}
