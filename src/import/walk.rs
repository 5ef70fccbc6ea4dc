//! A walk through a folder: what in it can be read, in the order of the names.
//!
//! Hidden files are left, links are neither read nor followed, and what isn't understood is only counted: a person
//! points at a folder for what is in it, not for what isn't.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::model::Foreign;

use super::export::{Group, Part, Shelf};
use super::fair;
use super::looks::{Looks, READABLE, looks};
use super::profile_pdf::{self, PdfFile, Pdfs};
use super::session::{Session, base_name, reason_at};
use super::survey::{Body, CardFile, Found, MailFile, Unreadable, head_of, open_zip, spelled};
use super::table::{Named, is_talk_with_a_machine};
use super::takeout::{self, Holds, Parcel};

/// Walks through a folder and all below it; one unknown source where there is nothing to read.
pub(super) fn walk(folder: &Path, session: &Session<'_, '_>) -> ControlFlow<(), Vec<Found>> {
    let mut walk = Walk {
        session,
        found: Vec::new(),
        left: 0,
        seen: 0,
        apple: Vec::new(),
    };
    walk.folder(folder, 0)?;
    if walk.found.is_empty() {
        walk.found.push(Found::Unknown {
            path: spelled(folder),
            why: nothing_in_folder(walk.left),
        });
    }
    ControlFlow::Continue(walk.found)
}

fn nothing_in_folder(left: usize) -> String {
    let what = match left {
        0 => "the folder is empty".to_owned(),
        1 => "the one file in the folder is nothing that can be read".to_owned(),
        _ => format!("none of the {left} files in the folder can be read"),
    };
    format!("{what}; {READABLE}")
}

/// A walk through a folder.
struct Walk<'s, 'a, 'e> {
    session: &'s Session<'a, 'e>,
    found: Vec<Found>,
    /// How many files are nothing that can be read.
    left: usize,
    seen: usize,
    /// The mails so far of each mailbox of Apple's that the walk is in: a folder within a folder.
    apple: Vec<Vec<MailFile>>,
}

/// What one folder holds by itself.
#[derive(Default)]
struct Here {
    /// The tables of one export, by what a copy's name adds.
    tables: BTreeMap<String, Vec<Part>>,
    mails: Vec<MailFile>,
    pdfs: Vec<PdfFile>,
    cards: Vec<CardFile>,
}

impl Walk<'_, '_, '_> {
    const DEEPEST: usize = 32;

    fn folder(&mut self, folder: &Path, depth: usize) -> ControlFlow<()> {
        let entries = match entries(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.found.push(Found::Unknown {
                    path: spelled(folder),
                    why: reason_at(folder, &error),
                });
                return ControlFlow::Continue(());
            }
        };
        let mailbox = is_maildir(folder);
        if mailbox {
            self.found.push(Found::Maildir {
                path: folder.to_owned(),
                size: maildir_size(folder),
            });
        }
        let apple = is_apples(folder);
        if apple {
            self.apple.push(Vec::new());
        }
        let mut here = Here::default();
        let mut folders = Vec::new();
        let pages: Vec<PathBuf> = entries
            .iter()
            .filter_map(|(path, _)| beside_page(path))
            .collect();
        for (path, kind) in entries {
            self.breathe()?;
            let hidden = is_hidden(&path);
            if kind.is_dir() {
                // The folders of a Maildir are hidden Maildirs inside it.
                let wanted = if mailbox {
                    is_maildir(&path)
                } else {
                    !hidden && !is_beside(&path, &pages)
                };
                if wanted {
                    folders.push(path);
                }
            } else if kind.is_file() && !hidden && !mailbox {
                self.file(&path, &mut here);
            }
        }
        self.close(folder, here);
        if depth < Self::DEEPEST {
            for inner in folders {
                self.folder(&inner, depth + 1)?;
            }
        }
        if apple && let Some(files) = self.apple.pop().filter(|files| !files.is_empty()) {
            self.found.push(Found::Mailbox {
                path: spelled(folder),
                files,
            });
        }
        ControlFlow::Continue(())
    }

    /// Lets the caller stop a long walk.
    fn breathe(&mut self) -> ControlFlow<()> {
        self.seen += 1;
        if self.seen.is_multiple_of(256) {
            self.session.tell()?;
        }
        ControlFlow::Continue(())
    }

    fn file(&mut self, path: &Path, here: &mut Here) {
        let shown = spelled(path);
        let base = base_name(&shown);
        let named = Named::from(base.raw());
        let head = match head_of(path) {
            Ok(head) => head,
            Err(error) => {
                let why = reason_at(path, &error);
                self.found.push(Found::Unknown { path: shown, why });
                return;
            }
        };
        let size = fs::metadata(path).map_or(0, |about| about.len());
        let body = Body::File(path.to_owned());
        match looks(&head, named.as_ref().map(|named| named.table)) {
            Looks::Table(table) if !is_talk_with_a_machine(base.raw()) => {
                let (copy, number) = named.map_or_else(Default::default, |n| (n.copy, n.part));
                let part = Part::new(base, table, number).holding(body, size);
                here.tables.entry(copy).or_default().push(part);
            }
            Looks::Zip => self.zip(shown, body, named, here),
            Looks::Mbox => self.found.push(Found::Mbox {
                path: shown,
                body,
                size,
            }),
            Looks::Calls => self.found.push(Found::Calls {
                path: shown,
                body,
                size,
            }),
            Looks::Page(form) => self.found.push(Found::Page {
                path: shown,
                form,
                body,
                size,
            }),
            Looks::Calendar => self.found.push(Found::Calendar {
                path: shown,
                body,
                size,
            }),
            Looks::Mail | Looks::Emlx => {
                let mails = self.apple.last_mut().unwrap_or(&mut here.mails);
                mails.push(MailFile {
                    name: base,
                    body,
                    size,
                });
            }
            // Reading a tar to find out that there is no mail in it takes minutes, and folders are full of them.
            Looks::Tar(packing) if is_takeouts(&head) => {
                self.found.push(Found::Parcel(Box::new(Parcel {
                    path: shown,
                    holds: Holds::Tar(body, size, packing),
                })));
            }
            Looks::Pdf if profile_pdf::is_profile(path, size) => here.pdfs.push(PdfFile {
                name: base,
                body,
                size,
            }),
            Looks::Cards => here.cards.push(CardFile {
                name: base,
                body,
                size,
            }),
            Looks::List(_) if fair::is_told_by_itself(&head, &shown, &self.session.said()) => {
                self.found.push(Found::List {
                    path: shown,
                    body,
                    size,
                });
            }
            Looks::Table(_) | Looks::Tar(_) | Looks::Pdf | Looks::List(_) => self.left += 1,
            Looks::NearlyTable(why) | Looks::Other(why) => self.other(base, named, why, here),
        }
    }

    fn zip(&mut self, path: Foreign, body: Body, named: Option<Named>, here: &mut Here) {
        match open_zip(&path, body) {
            Ok(found) => self.found.push(found),
            Err(Unreadable::Other(why)) => self.other(base_name(&path), named, why, here),
            Err(Unreadable::Broken(why)) => self.found.push(Found::Unknown { path, why }),
        }
    }

    /// A file that isn't understood: worth a word only where its name says that it should have been.
    fn other(&mut self, base: Foreign, named: Option<Named>, why: String, here: &mut Here) {
        let Some(named) = named.filter(|named| !named.table.is_called_commonly()) else {
            self.left += 1;
            return;
        };
        let part = Part::new(base, named.table, named.part).refused(why);
        here.tables.entry(named.copy).or_default().push(part);
    }

    fn close(&mut self, folder: &Path, here: Here) {
        for (copy, parts) in here.tables {
            let name = parts.first().map(|part| part.name.raw().to_owned());
            let path = match name {
                Some(name) if !copy.is_empty() => spelled(&folder.join(name)),
                _ => spelled(folder),
            };
            self.found.push(Found::Export(Box::new(Shelf {
                archive: None,
                groups: vec![Group {
                    path,
                    taken: None,
                    parts,
                }],
                remark: None,
            })));
        }
        if !here.cards.is_empty() {
            self.found.push(Found::Cards {
                path: spelled(folder),
                files: here.cards,
            });
        }
        if !here.mails.is_empty() {
            self.found.push(Found::Mails {
                path: spelled(folder),
                files: here.mails,
            });
        }
        if !here.pdfs.is_empty() {
            let path = spelled(folder);
            self.found.push(Found::Pdf(Pdfs::Folder(path, here.pdfs)));
        }
    }
}

/// What is in a folder, in the order of the names. Links are kept as links and so neither read nor followed.
fn entries(folder: &Path) -> io::Result<Vec<(PathBuf, fs::FileType)>> {
    let mut entries = fs::read_dir(folder)?
        .map(|entry| {
            let entry = entry?;
            Ok((entry.path(), entry.file_type()?))
        })
        .collect::<io::Result<Vec<_>>>()?;
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(entries)
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name == "__MACOSX"
}

/// What a browser puts before the name of the folder with a saved page's pictures and scripts: the page's own name.
fn beside_page(path: &Path) -> Option<PathBuf> {
    let ending = path.extension()?.to_string_lossy().to_ascii_lowercase();
    matches!(ending.as_str(), "html" | "htm").then(|| path.with_extension(""))
}

/// Whether a folder is that of a saved page: `Page_files`, in German `Page-Dateien`.
fn is_beside(folder: &Path, pages: &[PathBuf]) -> bool {
    let name = folder.to_string_lossy();
    ["_files", "-files", "-Dateien", "_Dateien"]
        .iter()
        .filter_map(|end| name.strip_suffix(end))
        .any(|page| pages.iter().any(|known| known == Path::new(page)))
}

/// Whether a folder is a mailbox of Apple Mail's: the mails lie some folders below, and other mailboxes may too.
fn is_apples(folder: &Path) -> bool {
    folder
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("mbox"))
}

/// Whether a tar with these first bytes is one of Google's, or begins with mail.
fn is_takeouts(head: &[u8]) -> bool {
    takeout::first_name(head)
        .is_some_and(|(_, name)| name.starts_with("Takeout/") || takeout::is_mail(&name))
}

fn is_maildir(folder: &Path) -> bool {
    folder.join("cur").is_dir() && folder.join("new").is_dir()
}

fn maildir_size(folder: &Path) -> u64 {
    ["cur", "new"]
        .iter()
        .filter_map(|part| fs::read_dir(folder.join(part)).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.metadata().ok()?.len()))
        .sum()
}
