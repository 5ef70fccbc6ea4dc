//! Exports of LinkedIn's as they lie in a folder of downloads: which of them is the newest, by name and date alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::written;
use crate::model::Foreign;
use crate::model::source::{Newer, Place};

/// What every export has in its name, whether the Basic or the Complete one.
const IN_THE_NAME: &str = "LinkedInDataExport";

/// An export in a folder.
#[derive(Clone, Debug)]
struct Export {
    path: PathBuf,
    day: Option<Date>,
    written: Option<i64>,
}

impl Export {
    /// What the names and the system tell of an export; none for any other file.
    fn at(path: PathBuf) -> Option<Self> {
        if !is_export(&path) {
            return None;
        }
        let about = fs::metadata(&path).ok()?;
        let zip = path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
        (about.is_dir() || zip).then(|| Self {
            day: day_in(&path.file_name().unwrap_or_default().to_string_lossy()),
            written: written(&about),
            path,
        })
    }

    /// The day in its name, else that of its last writing.
    fn told_day(&self) -> Option<Date> {
        let by_date = || {
            let at = jiff::Timestamp::from_second(self.written?).ok()?;
            Some(jiff::tz::TimeZone::UTC.to_datetime(at).date())
        };
        self.day.or_else(by_date)
    }

    /// Newer is greater: by day, then by when it was written.
    fn age(&self) -> (Option<Date>, Option<i64>) {
        (self.told_day(), self.written)
    }
}

/// Whether a path has the name of an export.
fn is_export(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.contains(IN_THE_NAME)
}

/// The day in an export's name, `…_11-20-2026.zip`; a browser adds ` (1)` behind it.
fn day_in(name: &str) -> Option<Date> {
    let rest = name.split_once(IN_THE_NAME)?.1.strip_prefix('_')?;
    let mut parts = rest.get(..10)?.split('-');
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    let year = parts.next()?.parse().ok()?;
    Date::new(year, month, day).ok()
}

/// The folders in which known exports lie.
pub(super) struct Shelves {
    /// By folder: the newest export there, and whether it is newer than every known one.
    newest: BTreeMap<PathBuf, (Export, bool)>,
}

impl Shelves {
    /// Looks into the folder of each known export, once.
    pub(super) fn of(places: &[Place]) -> Self {
        let mut known: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
        for path in places.iter().map(|place| Path::new(place.path.raw())) {
            if let Some(folder) = path.parent().filter(|_| is_export(path)) {
                known
                    .entry(folder.to_owned())
                    .or_default()
                    .push(path.to_owned());
            }
        }
        let mut newest = BTreeMap::new();
        for (folder, known) in known {
            let Ok(entries) = fs::read_dir(&folder) else {
                continue;
            };
            let exports: Vec<Export> = entries
                .filter_map(|entry| Export::at(entry.ok()?.path()))
                .collect();
            let is_known = |export: &&Export| known.contains(&export.path);
            let last_known = exports.iter().filter(is_known).map(Export::age).max();
            // A name that tells an older day than one read before is no news, even where that one is gone since.
            let read_before = known
                .iter()
                .filter_map(|path| day_in(&path.file_name()?.to_string_lossy()))
                .max();
            // Two that are alike in age: the known one, then the first by name.
            let best = exports.iter().max_by_key(|export| {
                (
                    export.age(),
                    is_known(export),
                    std::cmp::Reverse(&export.path),
                )
            });
            if let Some(best) = best {
                let is_news = !is_known(&best)
                    && last_known.is_none_or(|age| best.age() > age)
                    && read_before.is_none_or(|day| best.told_day() >= Some(day));
                newest.insert(folder, (best.clone(), is_news));
            }
        }
        Self { newest }
    }

    /// The newest export in the folder of an export; none for any other path, and where there is none any more.
    pub(super) fn newest_beside(&self, path: &Path) -> Option<&Path> {
        let (best, _) = self
            .newest
            .get(path.parent()?)
            .filter(|_| is_export(path))?;
        Some(&best.path)
    }

    /// The exports that lie beside a known one and are newer.
    pub(super) fn newer(&self) -> impl Iterator<Item = Newer> {
        self.newest
            .values()
            .filter(|(_, is_news)| *is_news)
            .map(|(export, _)| Newer::Export {
                path: Foreign::new(export.path.to_string_lossy().into_owned()),
                day: export.told_day(),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_is_told_by_the_name_as_linkedin_and_browsers_write_it() {
        let told = [
            (
                "Complete_LinkedInDataExport_11-20-2026.zip",
                Some(date(2026, 11, 20)),
            ),
            (
                "Basic_LinkedInDataExport_03-07-2026.zip.zip",
                Some(date(2026, 3, 7)),
            ),
            (
                "Complete_LinkedInDataExport_11-20-2026 (1).zip",
                Some(date(2026, 11, 20)),
            ),
            (
                "Complete_LinkedInDataExport_11-20-2026",
                Some(date(2026, 11, 20)),
            ),
            ("LinkedInDataExport_13-20-2026.zip", None),
            ("LinkedInDataExport.zip", None),
            ("LinkedInDataExport_11-2é-2026.zip", None),
            ("holiday.zip", None),
        ];
        for (name, day) in told {
            assert_eq!(day_in(name), day, "{name}");
        }
    }
}
