//! Evidence, derived from the records each time it is asked for. One family a file: what one kind of record says, of
//! which fact, and how far it can be relied on.
//!
//! Its number is made from that of the record and the kind of evidence, and records are never renumbered, so it lasts.
//! What the user struck out is derived all the same, and marked.

mod book;
mod call;
mod fair;
mod letter;
mod linkedin;
mod meeting;
mod past;
pub(in crate::store) mod raw;
mod rows;
pub(in crate::store) mod strike;
mod word;

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _, named_params};

use crate::model::dossier::Earlier;
use crate::model::sighted::Sighted;
use crate::model::time::days_between;
use crate::model::{
    Attestation, Evidence, EvidenceId, Foreign, Grade, Invitation, InvitationId, Medium, Now,
    Origin, PersonId, Site,
};
use crate::store::{Error, Store};
use crate::text::name::compared;

use super::profile::{self, Kept};

use rows::Row;
use strike::Strikes;

/// The most lines that one family gives for one person; the newest are kept.
const LINES_KEPT: usize = 100;

/// The most characters of a stranger's text within a line.
const QUOTED: usize = 80;

/// What kind of evidence a record gives; the last five bits of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Connection = 0,
    Conversation = 1,
    Word = 2,
    Earlier = 3,
    Card = 4,
    CardNote = 5,
    Contact = 6,
    Meeting = 7,
    Calls = 8,
    Badge = 9,
    Attendee = 10,
    Letters = 11,
    Recommendation = 12,
    Endorsements = 13,
    Engagement = 14,
    Follow = 15,
    Employer = 16,
    Together = 17,
    School = 18,
    Group = 19,
    Activity = 20,
    ConnectionEmployer = 21,
    ConnectionTogether = 22,
}

/// How many kinds there is room for.
const KINDS: i64 = 32;

/// How many parts of one profile have a number: positions, schools, groups.
const PARTS: i64 = 256;

fn number(record: i64, kind: Kind) -> EvidenceId {
    EvidenceId(record * KINDS + kind as i64)
}

/// A piece of evidence with what it rests on.
#[derive(Clone, Debug)]
pub(in crate::store) struct Piece {
    pub(in crate::store) evidence: Evidence,
    /// What it is called when it is struck out; none where it can't be.
    mark: Option<Mark>,
    /// Whose records they are: some of those who are known to be this person.
    people: Vec<i64>,
    /// What it rests on.
    rests: Rests,
}

/// The records a piece of evidence rests on.
#[derive(Clone, Debug)]
enum Rests {
    /// These, the newest first.
    Records(Vec<i64>),
    /// All of a kind of the piece's people: too many to name.
    All(&'static str),
    /// A profile.
    Profile(i64),
    /// What the user said or did here.
    Own,
}

/// What a record, or those that are shown as one, is called however often it is read again.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    kind: &'static str,
    /// A hash, so that no stranger's text is kept with the user's own.
    key: String,
}

impl Mark {
    fn new(kind: &'static str, key: &str) -> Self {
        let hash = crate::store::schema::fingerprint(key);
        Self {
            kind,
            key: format!("{hash:016x}"),
        }
    }
}

/// What records come to, before it is known whether the user struck it out.
struct Told {
    kind: Kind,
    mark: Mark,
    fact: &'static str,
    grade: Grade,
    on: Option<Date>,
    text: String,
}

/// Whose evidence is looked for, and as of when.
struct Search<'a> {
    db: &'a Connection,
    now: &'a Now,
    root: PersonId,
    /// The name under which they are shown.
    name: Option<&'a Foreign>,
    /// When they asked: a connection made later is no earlier one. `None` where nobody asked.
    asked: Option<Timestamp>,
    /// The same while it waits: what was written since is the user's question and the answer to it.
    waits_since: Option<Timestamp>,
    strikes: Strikes,
}

impl Store {
    /// What links the user and a person, strongest first, then newest: of anybody, whether or not they asked.
    pub fn evidence_of(&self, now: &Now, root: PersonId) -> Result<Vec<Evidence>, Error> {
        Ok(bare(of_person(&self.db, now, root)?))
    }

    pub(super) fn evidence(
        &self,
        now: &Now,
        invitation: &Invitation,
        sightings: &[Sighted],
        earlier: &[Earlier],
        pages: &[Kept],
    ) -> Result<Vec<Evidence>, Error> {
        let name = sightings.first().map(|s| &s.sighting.name);
        let asked = invitation.sent.unwrap_or(invitation.first_seen);
        let search = Search {
            db: &self.db,
            now,
            root: invitation.person,
            name,
            asked: Some(asked),
            waits_since: (invitation.standing.site == Site::Open).then_some(asked),
            strikes: Strikes::of(&self.db, invitation.person)?,
        };
        let mut pieces = search.all(pages)?;
        pieces.extend(earlier.iter().map(|one| asked_before(now, one)));
        in_order(&mut pieces);
        Ok(bare(pieces))
    }

    /// The user's own word on a person, newest first.
    pub fn attested(&self, root: PersonId) -> Result<Vec<Attestation>, Error> {
        Ok(crate::store::kept::attestations(&self.db, root)?
            .into_iter()
            .map(|(_, attestation)| attestation)
            .collect())
    }
}

/// What links the user and a person, with what it rests on.
fn of_person(db: &Connection, now: &Now, root: PersonId) -> Result<Vec<Piece>, Error> {
    let name = shown_name(db, root)?;
    let search = Search {
        db,
        now,
        root,
        name: name.as_ref(),
        asked: None,
        waits_since: None,
        strikes: Strikes::of(db, root)?,
    };
    let mut pieces = search.all(&profile::of_root(db, root)?)?;
    in_order(&mut pieces);
    Ok(pieces)
}

/// The same for the sender of an invitation.
fn of_invitation(db: &Connection, now: &Now, id: InvitationId) -> Result<Vec<Piece>, Error> {
    let found: Option<(i64, i64, bool)> = db
        .prepare_cached("SELECT person, coalesce(sent, first_seen), site = 'open' FROM invitation WHERE id = :id")?
        .query_row(named_params! {":id": id.0}, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let Some((root, asked, waits)) = found else {
        return Ok(Vec::new());
    };
    let names: Vec<Foreign> = db
        .prepare_cached("SELECT DISTINCT name FROM sighting WHERE invitation = :id")?
        .query_map(named_params! {":id": id.0}, |row| {
            crate::store::row::foreign(row, 0)
        })?
        .collect::<Result<_, _>>()?;
    let root = PersonId(root);
    let asked = Timestamp::from_second(asked).ok();
    let search = Search {
        db,
        now,
        root,
        name: names.first(),
        asked,
        waits_since: asked.filter(|_| waits),
        strikes: Strikes::of(db, root)?,
    };
    search.all(&profile::of_root(db, root)?)
}

fn bare(pieces: Vec<Piece>) -> Vec<Evidence> {
    pieces.into_iter().map(|piece| piece.evidence).collect()
}

fn in_order(pieces: &mut [Piece]) {
    pieces.sort_by_key(|piece| {
        let evidence = &piece.evidence;
        (evidence.grade, std::cmp::Reverse(evidence.on), evidence.id)
    });
}

/// Whether any record but an invitation or a profile is theirs.
fn is_in_records(db: &Connection, root: PersonId) -> Result<bool, Error> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM person CROSS JOIN record ON record.person = person.id WHERE person.root = :root)",
        )?
        .query_row(named_params! {":root": root.0}, |row| row.get(0))?)
}

/// The name under which a person's invitations show them.
fn shown_name(db: &Connection, root: PersonId) -> Result<Option<Foreign>, Error> {
    Ok(db
        .prepare_cached(
            "SELECT sighting.name
             FROM person JOIN sighting ON sighting.person = person.id
             WHERE person.root = :root
             ORDER BY last_shown DESC, sighting.id DESC
             LIMIT 1",
        )?
        .query_row(named_params! {":root": root.0}, |row| {
            crate::store::row::foreign(row, 0)
        })
        .optional()?)
}

impl Search<'_> {
    /// Everything but what needs an invitation. Most who ask are in no record, and of them no kind is looked for.
    fn all(&self, pages: &[Kept]) -> Result<Vec<Piece>, Error> {
        let mut pieces = self.words()?;
        if !is_in_records(self.db, self.root)? {
            pieces.extend(self.past(pages)?);
            return Ok(pieces);
        }
        let rows = rows::of_root(self.db, self.root)?;
        pieces.extend(self.connection()?);
        pieces.extend(self.conversation()?);
        pieces.extend(self.letters()?);
        if !rows.is_empty() {
            pieces.extend(self.cards(&rows)?);
            pieces.extend(self.meetings(&rows)?);
            pieces.extend(self.calls(&rows)?);
            pieces.extend(self.fairs(&rows)?);
            pieces.extend(self.on_linkedin(&rows)?);
        }
        pieces.extend(self.past(pages)?);
        // What the user's connections tell of their job is asked only where no page does.
        if !pages.iter().any(|page| !page.profile.positions.is_empty()) {
            pieces.extend(self.listed_employer()?);
        }
        Ok(pieces)
    }

    fn day(&self, at: i64) -> Date {
        self.now
            .day_of(Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH))
    }

    /// The name in a record where it isn't the one they are shown under: ", as Nadia Keller".
    fn as_named(&self, row: &Row) -> String {
        let (Some(shown), Some(name)) = (self.name, &row.name) else {
            return String::new();
        };
        if compared(shown.raw()) == compared(name.raw()) {
            return String::new();
        }
        [", as ", &quoted(name)].concat()
    }

    /// One line for each group of rows; two where the user struck some of its people's out and not the others', as when
    /// two people turn out to be one.
    fn group(
        &self,
        rows: &[&Row],
        tell: impl Fn(&[&Row]) -> Option<Told>,
    ) -> Result<Vec<Piece>, Error> {
        let mut pieces = Vec::new();
        for (told, rows, struck) in self.parted(rows, |row| &row.people, tell) {
            pieces.push(self.piece(&rows, told, struck)?);
        }
        Ok(pieces)
    }

    /// What records come to; told apart where the user struck out only some people's.
    fn parted<'r, T>(
        &self,
        all: &[&'r T],
        people: impl Fn(&T) -> &[i64],
        tell: impl Fn(&[&'r T]) -> Option<Told>,
    ) -> Vec<(Told, Vec<&'r T>, bool)> {
        let Some(whole) = tell(all) else {
            return Vec::new();
        };
        let (struck, rest): (Vec<&T>, Vec<&T>) = all
            .iter()
            .partition(|one| self.strikes.have(people(one), &whole.mark, whole.fact));
        if struck.is_empty() || rest.is_empty() {
            let is_struck = rest.is_empty();
            return vec![(whole, all.to_vec(), is_struck)];
        }
        [(struck, true), (rest, false)]
            .into_iter()
            .filter_map(|(some, is_struck)| tell(&some).map(|told| (told, some, is_struck)))
            .collect()
    }

    /// A piece of evidence on rows; its number is that of the one that was read first.
    fn piece(&self, rows: &[&Row], told: Told, struck: bool) -> Result<Piece, Error> {
        let first = rows.iter().map(|row| row.id).min().unwrap_or_default();
        let newest = rows.first().map_or(first, |row| row.id);
        let mut people: Vec<i64> = rows.iter().flat_map(|row| row.people.clone()).collect();
        people.sort_unstable();
        people.dedup();
        Ok(Piece {
            evidence: Evidence {
                id: number(first, told.kind),
                fact: told.fact,
                grade: told.grade,
                on: told.on,
                text: Foreign::new(told.text),
                struck,
                origin: origin(self.db, newest)?,
            },
            mark: Some(told.mark),
            people,
            rests: Rests::Records(rows.iter().map(|row| row.id).collect()),
        })
    }
}

/// Where a record stands: the newest file that shows it.
fn origin(db: &Connection, record: i64) -> Result<Origin, Error> {
    Ok(origins(db, record)?.into_iter().next().unwrap_or(NOWHERE))
}

const NOWHERE: Origin = Origin {
    kind: "unknown",
    path: None,
    place: None,
};

/// Everywhere a record stands, the newest file first.
fn origins(db: &Connection, record: i64) -> Result<Vec<Origin>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT source.kind, source.path, file.name, record_file.place
         FROM record_file
             JOIN file ON file.id = record_file.file
             JOIN source ON source.id = file.source
         WHERE record_file.record = :record
         ORDER BY source.taken DESC, file.id DESC
         LIMIT 20",
    )?;
    let found = statement
        .query_map(named_params! {":record": record}, read_origin)?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

fn read_origin(row: &rusqlite::Row<'_>) -> rusqlite::Result<Origin> {
    let (kind, path): (String, String) = (row.get(0)?, row.get(1)?);
    let (name, place): (String, String) = (row.get(2)?, row.get(3)?);
    let path = if name.is_empty() || path.ends_with(&name) {
        path
    } else {
        [&path, "/", &name].concat()
    };
    Ok(Origin {
        kind: crate::model::SourceKind::named(&kind).name(),
        path: Some(Foreign::new(path)),
        place: Some(place),
    })
}

fn asked_before(now: &Now, earlier: &Earlier) -> Piece {
    let on = earlier.sent.map(|sent| now.day_of(sent));
    let day = on.map_or_else(|| "earlier".to_owned(), spoken);
    let ago = on.map(|on| days_between(on, now.today()));
    let ending = earlier.state.name();
    let text = match ago {
        Some(days) => format!("asked before, on {day} ({days} days ago): {ending}"),
        None => format!("asked before: {ending}"),
    };
    Piece {
        evidence: Evidence {
            id: number(earlier.id.0, Kind::Earlier),
            fact: "invited_before",
            grade: Grade::Recorded,
            on,
            text: Foreign::new(text),
            struck: false,
            origin: Origin {
                kind: "linkedin-export",
                path: None,
                place: Some(["invitation ", &earlier.id.to_string()].concat()),
            },
        },
        mark: None,
        people: Vec::new(),
        rests: Rests::Own,
    }
}

/// A stranger's text within a line, shortened.
fn quoted(text: &Foreign) -> String {
    let line = text.shown(Medium::Line);
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => [line[..end].trim_end(), "…"].concat(),
        None => line,
    }
}

/// A day as a person says it: 5 Dec 2019.
fn spoken(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// How often: once, twice, 3 times.
fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}
