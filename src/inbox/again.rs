//! The places that were read: remembering them, telling what is newer there, and reading them again.
//!
//! What is newer is told by the system's own dates and the names in a folder; no file is opened for it.

mod export;
mod fresh;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::ingest::Progress;
use super::{Error, Inbox};
use crate::import::{self, Input};
use crate::model::import::{ImportReport, SourceReport};
use crate::model::source::{Newer, Place};
use crate::model::{Confirmed, Face, Foreign, Now, SourceKind};

use export::Shelves;

/// What is to be read, with where it is.
#[derive(Debug, Default)]
pub struct Reading {
    inputs: Vec<Input>,
    places: Vec<Given>,
    options: import::Options,
}

/// A path as it was given, and as it was found before it was read.
#[derive(Debug)]
struct Given {
    spelled: PathBuf,
    place: Place,
}

impl Reading {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file or folder, and where it is: its absolute path. One whose path isn't Unicode is read and not
    /// remembered.
    pub fn path(&mut self, spelled: PathBuf, absolute: &Path, now: &Now) {
        let (size, modified) = fs::metadata(absolute)
            .map(|about| look(absolute, &about))
            .unwrap_or_default();
        if let Some(path) = absolute.to_str().filter(|_| absolute.is_absolute()) {
            self.places.push(Given {
                spelled: spelled.clone(),
                place: Place {
                    path: Foreign::new(path),
                    kind: SourceKind::Unknown,
                    read_at: now.instant,
                    size,
                    modified,
                },
            });
        }
        self.inputs.push(Input::Path(spelled));
    }

    /// Takes the cards of a page that aren't certain, too.
    pub fn doubtful_too(&mut self) {
        self.options.take_doubtful = true;
    }

    /// Takes the user's word on lists from fairs: which columns there are, badges or attendees, which fair.
    pub fn confirm(&mut self, confirmed: Confirmed) {
        self.options.confirmed = confirmed;
    }

    /// Adds something that can be read only once, such as standard input.
    pub fn once(&mut self, input: Input) {
        self.inputs.push(input);
    }
}

impl Inbox {
    /// Imports files and folders and remembers where they are, so that they can be read again. Like
    /// [`Inbox::ingest`], but for that.
    pub fn import(
        &mut self,
        now: &Now,
        dry_run: bool,
        reading: Reading,
        progress: Progress<'_>,
    ) -> Result<Option<ImportReport>, Error> {
        self.import_through(Face::Command, now, dry_run, reading, progress)
    }

    fn import_through(
        &mut self,
        face: Face,
        now: &Now,
        dry_run: bool,
        reading: Reading,
        progress: Progress<'_>,
    ) -> Result<Option<ImportReport>, Error> {
        let Reading {
            mut inputs,
            places,
            mut options,
        } = reading;
        options.own_addresses = self.store.own_addresses()?;
        options.now = Some(now.clone());
        options.mappings = self.store.mappings()?;
        let mut read = |emit: &mut crate::model::import::Emit<'_>| {
            let _stopped = import::read_with(std::mem::take(&mut inputs), &options, emit);
        };
        let mut report = self.ingest_through(face, now, dry_run, &mut read, progress)?;
        if let Some(report) = report.as_mut().filter(|_| !dry_run) {
            let yielded: Vec<Place> = places
                .into_iter()
                .filter_map(|given| {
                    let kind = yielded(&given.spelled, &report.sources)?;
                    Some(Place {
                        kind,
                        ..given.place
                    })
                })
                .collect();
            // What was read is safe by now; that a place couldn't be remembered, as on a disk that has just become full, is no
            // failure of the import.
            if self.store.remember(&yielded, report.import).is_err()
                && let Some(source) = report.sources.first_mut()
            {
                source.remarks.push(
                    "where it is could not be remembered, so `import` without a path won't find it"
                        .to_owned(),
                );
            }
        }
        Ok(report)
    }

    /// The places to read again: every known one, and the newest export in its folder instead of the known ones there.
    pub fn again(&self) -> Result<Vec<PathBuf>, Error> {
        let places = self.store.places()?;
        let shelves = Shelves::of(&places);
        let mut paths: Vec<PathBuf> = Vec::new();
        for place in &places {
            let path = Path::new(place.path.raw());
            let path = shelves.newest_beside(path).unwrap_or(path).to_owned();
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        Ok(paths)
    }

    /// Reads every known place again from the desk, like `import` without a path. None where it was given up, or nothing is known.
    pub fn read_again(
        &mut self,
        now: &Now,
        progress: Progress<'_>,
    ) -> Result<Option<ImportReport>, Error> {
        self.again_through(Face::Desk, now, false, progress)
    }

    /// The same by a command, or only counts what that would do.
    pub fn read_places_again(
        &mut self,
        now: &Now,
        dry_run: bool,
        progress: Progress<'_>,
    ) -> Result<Option<ImportReport>, Error> {
        self.again_through(Face::Command, now, dry_run, progress)
    }

    fn again_through(
        &mut self,
        face: Face,
        now: &Now,
        dry_run: bool,
        progress: Progress<'_>,
    ) -> Result<Option<ImportReport>, Error> {
        let mut reading = Reading::new();
        for path in self.again()? {
            reading.path(path.clone(), &path, now);
        }
        if reading.inputs.is_empty() {
            return Ok(None);
        }
        self.import_through(face, now, dry_run, reading, progress)
    }

    /// What has changed at the known places since they were read.
    pub fn newer(&self) -> Result<Vec<Newer>, Error> {
        let places = self.store.places()?;
        let shelves = Shelves::of(&places);
        let mut newer: Vec<Newer> = shelves.newer().collect();
        for place in places {
            let path = Path::new(place.path.raw());
            let best = shelves.newest_beside(path);
            match fs::metadata(path) {
                Ok(about)
                    if best.is_none_or(|best| best == path)
                        && look(path, &about) != (place.size, place.modified) =>
                {
                    newer.push(Newer::Changed(place));
                }
                Err(error) if error.kind() == ErrorKind::NotFound && best.is_none() => {
                    newer.push(Newer::Missing(place));
                }
                // It is as it was, or a newer export lies beside it; or the system won't tell, and reading will say why.
                _ => {}
            }
        }
        Ok(newer)
    }

    /// Forgets a place, so that it isn't read again. What was read there stays. Answers whether it was known.
    pub fn forget_place(&mut self, absolute: &Path) -> Result<bool, Error> {
        match absolute.to_str() {
            Some(path) => Ok(self.store.forget_place(path)?),
            None => Ok(false),
        }
    }
}

/// What was read under a path, if anything was.
fn yielded(spelled: &Path, sources: &[SourceReport]) -> Option<SourceKind> {
    sources
        .iter()
        .find(|source| {
            source.kind != SourceKind::Unknown
                && source.refused.is_none()
                && source.files.iter().any(|file| file.records > 0)
                && Path::new(source.path.raw()).starts_with(spelled)
        })
        .map(|source| source.kind)
}

/// The size of a file and when it was last written; of a folder when something came into it or went. A Maildir's mails
/// are in `new` and `cur`.
fn look(path: &Path, about: &fs::Metadata) -> (u64, Option<i64>) {
    if !about.is_dir() {
        return (about.len(), written(about));
    }
    let inner = ["new", "cur"]
        .iter()
        .filter_map(|part| fs::metadata(path.join(part)).ok())
        .filter_map(|about| written(&about));
    (0, written(about).into_iter().chain(inner).max())
}

fn written(about: &fs::Metadata) -> Option<i64> {
    let since = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}
