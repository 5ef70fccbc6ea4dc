//! How one table is to be read: which line is the header, which column is which, badges or attendees, which fair.

use csv::ReaderBuilder;
use encoding_rs::WINDOWS_1252;
use jiff::civil::Date;

use super::columns::{Told, plain, told};
use super::event::{kind_by_name, name_of_event};
use crate::import::rows::Frame;
use crate::import::session::quoted;
use crate::model::mapping::{Column, Columns, Confirmed, Mapping};
use crate::model::{Foreign, SourceKind};

/// What the user said of tables from fairs, in this import and before.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Said {
    pub(in crate::import) before: Vec<Mapping>,
    pub(in crate::import) now: Confirmed,
}

/// Where the name of the fair comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Column,
    User,
    File,
    Nowhere,
}

/// How a table is to be read.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) frame: Frame,
    pub(super) kind: SourceKind,
    /// Places counted from 1.
    pub(super) columns: Columns,
    pub(super) event: Option<Foreign>,
    pub(super) named: Named,
    pub(super) day: Option<Date>,
    /// What to remember, where the user said something.
    pub(super) keep: Option<Mapping>,
}

impl Plan {
    /// The place of a column in a row, counted from 0.
    pub(super) fn place(&self, wanted: Column) -> Option<usize> {
        let (_, place) = self.columns.iter().find(|(column, _)| *column == wanted)?;
        place.checked_sub(1)
    }
}

/// How many lines may stand before a header.
const PREAMBLE: usize = 12;

/// The longest line that is looked at for a header.
const LONGEST: usize = 16 * 1024;

/// A line that may be a header.
struct Line {
    frame: Frame,
    written: Vec<String>,
    names: Vec<String>,
}

impl Line {
    fn key(&self) -> String {
        self.names.join("|")
    }
}

/// What to say of a list of people that nothing says to be from a fair; none where it is no list of people.
pub(super) fn people(text: &[u8]) -> Option<String> {
    let line = lines(text).find(|line| told(&line.names).is_of_people())?;
    Some(untold_kind(&line))
}

/// Plans the reading of a table. The error is what to say of one that can't be read: which columns it has, and how to
/// say which is which.
pub(super) fn plan(text: &[u8], path: &Foreign, said: &Said) -> Result<Plan, String> {
    let (folder, file) = folder_and_file(path);
    let known = lines(text).find_map(|line| {
        let key = line.key();
        let mut kept = said.before.iter().filter(|kept| kept.header == key);
        let first = kept.clone().next()?.clone();
        let own = kept.find(|kept| kept.file.raw() == file).cloned();
        Some((
            line,
            own.unwrap_or(Mapping {
                event: None,
                day: None,
                ..first
            }),
        ))
    });
    let by_header = || lines(text).find(|line| told(&line.names).is_of_people());
    let widest =
        || lines(text).max_by_key(|line| (line.names.len(), std::cmp::Reverse(line.frame.start)));
    let (line, kept) = match known {
        Some((line, kept)) => (line, Some(kept)),
        None => match by_header()
            .filter(|_| said.now.columns.is_empty())
            .or_else(widest)
        {
            Some(line) => (line, None),
            None => return Err("there is no table in it".to_owned()),
        },
    };
    let header = told(&line.names);
    let columns = choose_columns(&line, &header, kept.as_ref(), &said.now)?;
    let kind = said
        .now
        .kind
        .or(kept.as_ref().map(|kept| kept.kind))
        .or(header.kind)
        .or_else(|| kind_by_name(&folder, &file));
    let Some(kind) = kind else {
        return Err(untold_kind(&line));
    };
    let users = said
        .now
        .event
        .clone()
        .or_else(|| kept.as_ref()?.event.clone());
    let in_column = columns.iter().any(|(column, _)| *column == Column::Event);
    let by_file = name_of_event(&file).map(Foreign::new);
    let named = match (&users, in_column, &by_file) {
        (Some(_), _, _) => Named::User,
        (None, true, _) => Named::Column,
        (None, false, Some(_)) => Named::File,
        (None, false, None) => Named::Nowhere,
    };
    let day = said.now.day.or(kept.as_ref().and_then(|kept| kept.day));
    // Standard input is another list each time.
    let piped = file == "-";
    let keep = (!said.now.is_empty()).then(|| Mapping {
        header: line.key(),
        file: Foreign::new(file),
        kind,
        columns: columns.clone(),
        event: users.clone().filter(|_| !piped),
        day: day.filter(|_| !piped),
    });
    Ok(Plan {
        frame: line.frame,
        kind,
        columns,
        event: users.or(by_file),
        named,
        day,
        keep,
    })
}

fn choose_columns(
    line: &Line,
    header: &Told,
    kept: Option<&Mapping>,
    now: &Confirmed,
) -> Result<Columns, String> {
    if !now.columns.is_empty() {
        if let Some((column, place)) = now
            .columns
            .iter()
            .find(|(_, place)| *place > line.names.len())
        {
            return Err(format!(
                "--columns says {}={place}, and the table has {} columns: {}",
                column.name(),
                line.names.len(),
                listed(line)
            ));
        }
        let who = [
            Column::Name,
            Column::First,
            Column::Last,
            Column::Email,
            Column::Phone,
            Column::Profile,
        ];
        if !now.columns.iter().any(|(column, _)| who.contains(column)) {
            return Err(
                "--columns must say where the name, the e-mail or the phone number stands"
                    .to_owned(),
            );
        }
        return Ok(now.columns.clone());
    }
    if let Some(kept) = kept.filter(|kept| !kept.columns.is_empty()) {
        return Ok(kept.columns.clone());
    }
    if header.is_of_people() {
        return Ok(header.columns.clone());
    }
    Err(untold_columns(line))
}

/// What to say of a list of people of which nothing says that it is from a fair.
fn untold_kind(line: &Line) -> String {
    format!(
        "this is a list of people with the columns {}; nothing in it says whether badges were scanned at a fair or who was \
         there: if it is one of them, say once `vestibule import FILE --as badges` or `--as attendees`, with --event NAME; \
         an address book is read as vCard (.vcf)",
        listed(line)
    )
}

fn untold_columns(line: &Line) -> String {
    format!(
        "this is a table of something else, with the columns {}; if it is a list from a fair, say once what stands where: \
         `vestibule import FILE --as attendees --columns name=1,company=3,email=5` (`--as badges` where badges were scanned)",
        listed(line)
    )
}

/// What to say of a text that is a table and nothing that is known; none where it is no table.
pub(super) fn untold(text: &[u8]) -> Option<String> {
    let first = lines(text).next()?;
    first
        .written
        .iter()
        .all(|name| name.chars().count() <= 60)
        .then(|| untold_columns(&first))
}

fn listed(line: &Line) -> String {
    const MOST: usize = 12;
    let mut names: Vec<String> = (1..)
        .zip(line.written.iter().take(MOST))
        .map(|(place, name)| format!("{place} {}", quoted(name)))
        .collect();
    if line.written.len() > MOST {
        names.push(format!("and {} more", line.written.len() - MOST));
    }
    names.join(", ")
}

/// The first lines of a text that have two cells or more.
fn lines(text: &[u8]) -> impl Iterator<Item = Line> {
    let mut start = 0;
    let begun = text.split(|byte| *byte == b'\n').map(move |line| {
        let begin = start;
        start += line.len() + 1;
        (begin, line)
    });
    begun
        .take(PREAMBLE)
        .enumerate()
        .filter_map(|(above, (start, line))| {
            if line.len() > LONGEST || line.starts_with(b"sep=") {
                return None;
            }
            let (delimiter, written) = [b',', b';', b'\t']
                .into_iter()
                .filter_map(|delimiter| Some((delimiter, cells(line, delimiter)?)))
                .max_by_key(|(_, cells)| cells.len())?;
            let names: Vec<String> = written.iter().map(|name| plain(name)).collect();
            (written.len() > 1).then_some(Line {
                frame: Frame {
                    delimiter,
                    start,
                    lines_before: above as u64,
                    width: names.len(),
                },
                written,
                names,
            })
        })
}

fn cells(line: &[u8], delimiter: u8) -> Option<Vec<String>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(line);
    let row = reader.byte_records().next()?.ok()?;
    let text = |cell: &[u8]| match std::str::from_utf8(cell) {
        Ok(text) => text.trim().to_owned(),
        Err(_) => WINDOWS_1252
            .decode_without_bom_handling(cell)
            .0
            .trim()
            .to_owned(),
    };
    Some(row.iter().map(text).collect())
}

/// The folder that a file lies in, and the file.
fn folder_and_file(path: &Foreign) -> (String, String) {
    let path = std::path::Path::new(path.raw());
    let word =
        |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    (
        word(path.parent().and_then(std::path::Path::file_name)),
        word(path.file_name()),
    )
}
