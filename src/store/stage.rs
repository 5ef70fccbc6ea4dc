//! Where an import puts what it reads before anything is changed.
//!
//! The stage is a private temporary database attached to the writer's connection. SQLite unlinks its file as soon as
//! it is open, so a kill leaves nothing behind, and filling it holds no lock on the store.

pub(super) mod profiles;
mod rows;

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::{Connection, named_params, params};

use super::{Error, Store};
use crate::model::record::ProfileSeen;
use crate::model::time::days_after;
use crate::model::{Dealing, Foreign, Handle, HandleKind, NoteSeen, Record, Sighting, SourceKind};
use crate::text::fold::fold;
use crate::text::name::compared;

use rows::Row;

const TABLES: &str = "
    PRAGMA stage.journal_mode = OFF;
    PRAGMA stage.synchronous = OFF;
    PRAGMA stage.cache_size = -8000;
    CREATE TABLE stage.source (id INTEGER PRIMARY KEY, kind TEXT, path TEXT, taken INTEGER, whole INTEGER DEFAULT 0);
    CREATE TABLE stage.file (id INTEGER PRIMARY KEY, source INTEGER, name TEXT);
    CREATE TABLE stage.handle (id INTEGER PRIMARY KEY, kind TEXT, value TEXT, name TEXT, person INTEGER);
    CREATE TABLE stage.several (handle INTEGER PRIMARY KEY);
    CREATE TABLE stage.other_handle (
        handle INTEGER, kind TEXT, value TEXT, name TEXT, PRIMARY KEY (handle, kind, value, name)) WITHOUT ROWID;
    CREATE TABLE stage.sighting (
        id INTEGER PRIMARY KEY, file INTEGER, place TEXT, handle INTEGER, source TEXT, direction TEXT,
        linkedin_id INTEGER, sent INTEGER, seen INTEGER, name TEXT, headline TEXT, company TEXT, location TEXT,
        mutual INTEGER, note TEXT, reminder INTEGER, expires TEXT);
    CREATE TABLE stage.record (
        id INTEGER PRIMARY KEY, file INTEGER, place TEXT, handle INTEGER, kind TEXT, key TEXT, party TEXT, says TEXT,
        at INTEGER, name TEXT, handles TEXT, company TEXT, company_key TEXT, title TEXT, location TEXT, what TEXT,
        tags TEXT, setting TEXT, seconds INTEGER, people INTEGER, how TEXT, conversation TEXT, from_me INTEGER,
        automatic INTEGER, from_month TEXT, to_month TEXT);
    CREATE TABLE stage.record_name (record INTEGER, name TEXT, kind TEXT);
    CREATE TABLE stage.profile (id INTEGER PRIMARY KEY, file INTEGER, place TEXT, handle INTEGER, shown TEXT);";

/// An import being read.
#[derive(Debug)]
pub struct Stage<'s> {
    pub(super) store: &'s mut Store,
    handles: HashMap<Handle, i64>,
    /// By handle, from 1: how often it was in a sighting; 2 stands for more.
    sighted: Vec<u8>,
    source: i64,
    file: i64,
    span: Span,
}

/// How the probable end of an invitation follows from its moment.
#[derive(Clone, Debug)]
pub struct Span {
    /// The zone of the user's days.
    pub zone: TimeZone,
    /// Days after which an invitation probably lapses.
    pub expires_after_days: i64,
}

impl Span {
    /// The day on which an invitation of a moment probably lapses.
    #[must_use]
    pub fn end(&self, at: Timestamp) -> Date {
        days_after(self.zone.to_datetime(at).date(), self.expires_after_days)
    }
}

impl Store {
    /// Opens a stage for an import.
    pub fn stage(&mut self, span: Span) -> Result<Stage<'_>, Error> {
        // A merge touches most pages of a growing store; with the desk's small cache they would be written out and read
        // back over and over.
        self.db
            .execute_batch("PRAGMA main.cache_size = -131072; ATTACH '' AS stage")?;
        self.db.execute_batch(TABLES)?;
        self.db.execute_batch("BEGIN")?;
        Ok(Stage {
            store: self,
            handles: HashMap::new(),
            sighted: vec![0],
            source: 0,
            file: 0,
            span,
        })
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        if !self.store.db.is_autocommit() {
            let _nothing_to_keep = self.store.db.execute_batch("ROLLBACK");
        }
        self.store.db.flush_prepared_statement_cache();
        let _gone_with_the_connection_otherwise = self
            .store
            .db
            .execute_batch("DETACH stage; PRAGMA main.cache_size = -16000");
    }
}

impl Stage<'_> {
    fn db(&self) -> &Connection {
        &self.store.db
    }

    /// Begins a source.
    pub fn source(&mut self, kind: SourceKind, path: &Foreign) -> Result<(), Error> {
        self.source += 1;
        self.db()
            .prepare_cached("INSERT INTO stage.source (id, kind, path) VALUES (:id, :kind, :path)")?
            .execute(
                named_params! {":id": self.source, ":kind": kind.name(), ":path": path.raw()},
            )?;
        Ok(())
    }

    /// Says which moment the source shows.
    pub fn taken(&mut self, at: Timestamp) -> Result<(), Error> {
        self.db()
            .prepare_cached("UPDATE stage.source SET taken = :taken WHERE id = :id")?
            .execute(named_params! {":id": self.source, ":taken": at.as_second()})?;
        Ok(())
    }

    /// Says that what is missing from the source's invitations is absent.
    pub fn whole_invitations(&mut self) -> Result<(), Error> {
        self.db()
            .prepare_cached("UPDATE stage.source SET whole = 1 WHERE id = :id")?
            .execute(named_params! {":id": self.source})?;
        Ok(())
    }

    /// Begins a file of the source.
    pub fn file(&mut self, name: &Foreign) -> Result<(), Error> {
        self.file += 1;
        self.db()
            .prepare_cached(
                "INSERT INTO stage.file (id, source, name) VALUES (:id, :source, :name)",
            )?
            .execute(
                named_params! {":id": self.file, ":source": self.source, ":name": name.raw()},
            )?;
        Ok(())
    }

    /// Takes one record of the current file.
    pub fn record(&mut self, place: &str, record: &Record) -> Result<(), Error> {
        match record {
            Record::Sighting(sighting) => self.sighting(place, sighting),
            Record::Connection(it) => {
                let handle = self.handle(&it.handles, &it.name)?;
                self.row(place, handle, &rows::connection(it)).map(drop)
            }
            Record::Message(it) => {
                let handle = self.handle(&it.handles, &it.name)?;
                self.row(place, handle, &rows::message(it)).map(drop)
            }
            Record::Acceptance(it) => {
                let handle = self.handle(&it.handles, &it.name)?;
                self.row(place, handle, &rows::acceptance(it)).map(drop)
            }
            Record::OwnProfile(it) => self.row(place, None, &rows::own_profile(it)).map(drop),
            Record::Position(it) => self.row(place, None, &rows::position(it)).map(drop),
            Record::School(it) => self.row(place, None, &rows::school(it)).map(drop),
            Record::OwnEvent(it) => self.row(place, None, &rows::own_event(it)).map(drop),
            Record::OwnAddress(address) => {
                self.row(place, None, &rows::own_address(address)).map(drop)
            }
            Record::Dealing(it) => self.dealing(place, it),
            Record::Profile(profile) => {
                let handle = self.handle(&profile.handles, &profile.name)?;
                self.profile(place, handle, profile)
            }
        }
    }

    fn dealing(&mut self, place: &str, it: &Dealing) -> Result<(), Error> {
        let handle = match &it.name {
            Some(name) => self.handle(&it.handles, name)?,
            None => self.handle(&it.handles, &Foreign::default())?,
        };
        let record = self.row(place, handle, &rows::dealing(it))?;
        for other in &it.other_names {
            self.db()
                .prepare_cached("INSERT INTO stage.record_name (record, name, kind) VALUES (:record, :name, :kind)")?
                .execute(named_params! {
                    ":record": record, ":name": other.name.raw(), ":kind": other.kind.name()
                })?;
        }
        Ok(())
    }

    fn profile(
        &self,
        place: &str,
        handle: Option<i64>,
        profile: &ProfileSeen,
    ) -> Result<(), Error> {
        match handle {
            Some(handle) => profiles::keep(self.db(), (self.file, place), handle, profile),
            None => Ok(()),
        }
    }

    /// Takes a profile that doesn't tell whose it is, if the store knows one person of its name in an open invitation;
    /// answers whether it does.
    pub fn profile_by_name(
        &mut self,
        place: &str,
        profile: &ProfileSeen,
        today: Date,
    ) -> Result<bool, Error> {
        let handle = self.waiting(&profile.name, today)?;
        let handle = self.handle(handle.as_slice(), &profile.name)?;
        self.profile(place, handle, profile)?;
        Ok(handle.is_some())
    }

    /// The best handle of the one person who waits under a name; none where nobody does, or more than one.
    pub fn waiting(&self, name: &Foreign, today: Date) -> Result<Option<Handle>, Error> {
        let [(_, person)] = self.store.open_under(name, today)?[..] else {
            return Ok(None);
        };
        self.store.best_handle(person)
    }

    /// The stage's number of the person behind these handles; none for nobody.
    fn handle(&mut self, handles: &[Handle], name: &Foreign) -> Result<Option<i64>, Error> {
        let Some((first, others)) = handles.split_first() else {
            return Ok(None);
        };
        if let Some(id) = self.handles.get(first).copied() {
            self.other_handles(id, others, name)?;
            return Ok(Some(id));
        }
        let id = i64::try_from(self.handles.len()).unwrap_or(i64::MAX) + 1;
        self.handles.insert(first.clone(), id);
        self.sighted.push(0);
        self.db()
            .prepare_cached("INSERT INTO stage.handle (id, kind, value, name) VALUES (:id, :kind, :value, :name)")?
            .execute(params![id, first.kind.name(), first.value, name.raw()])?;
        self.other_handles(id, others, name)?;
        Ok(Some(id))
    }

    /// Keeps by what else somebody can be recognised, with the name it was beside.
    fn other_handles(&self, id: i64, others: &[Handle], name: &Foreign) -> Result<(), Error> {
        for other in others {
            self.db()
                .prepare_cached(
                    "INSERT OR IGNORE INTO stage.other_handle (handle, kind, value, name)
                     VALUES (:handle, :kind, :value, :name)",
                )?
                .execute(named_params! {
                    ":handle": id, ":kind": other.kind.name(), ":value": other.value, ":name": name.raw()
                })?;
        }
        Ok(())
    }

    /// Marks people who are shown more than once: their sightings may join.
    fn count_sighting(&mut self, handle: i64) -> Result<(), Error> {
        let Some(times) = usize::try_from(handle)
            .ok()
            .and_then(|place| self.sighted.get_mut(place))
        else {
            return Ok(());
        };
        *times = times.saturating_add(1);
        if *times == 2 {
            self.db()
                .prepare_cached("INSERT INTO stage.several (handle) VALUES (:handle)")?
                .execute(named_params! {":handle": handle})?;
        }
        Ok(())
    }

    fn sighting(&mut self, place: &str, it: &Sighting) -> Result<(), Error> {
        let handle = match card(it) {
            Some(card) => self.handle(&[card], &it.name)?,
            None => self.handle(&it.handles, &it.name)?,
        };
        if let Some(handle) = handle {
            self.count_sighting(handle)?;
        }
        let note = match &it.note {
            NoteSeen::Unseen => None,
            NoteSeen::Empty => Some(""),
            NoteSeen::Text(text) => Some(text.raw()),
        };
        self.db()
            .prepare_cached(
                "INSERT INTO stage.sighting (file, place, handle, source, direction, linkedin_id, sent, seen, name,
                     headline, company, location, mutual, note, reminder, expires)
                 VALUES (:file, :place, :handle, :source, :direction, :linkedin_id, :sent, :seen, :name,
                     :headline, :company, :location, :mutual, :note, :reminder, :expires)",
            )?
            .execute(params![
                self.file,
                place,
                handle,
                it.source.name(),
                it.direction.name(),
                it.linkedin_id,
                it.sent.map(Timestamp::as_second),
                it.seen.map(Timestamp::as_second),
                it.name.raw(),
                raw(it.headline.as_ref()),
                raw(it.company.as_ref()),
                raw(it.location.as_ref()),
                it.mutual,
                note,
                it.reminder,
                it.sent.map(|sent| self.span.end(sent).to_string()),
            ])?;
        Ok(())
    }

    /// Keeps a row; gives its number.
    fn row(&self, place: &str, handle: Option<i64>, row: &Row<'_>) -> Result<i64, Error> {
        self.db()
            .prepare_cached(
                "INSERT INTO stage.record (file, place, handle, kind, key, party, says, at, name, handles, company,
                     company_key, title, location, what, tags, setting, seconds, people, how, conversation, from_me,
                     automatic, from_month, to_month)
                 VALUES (:file, :place, :handle, :kind, :key, :party, :says, :at, :name, :handles, :company,
                     :company_key, :title, :location, :what, :tags, :setting, :seconds, :people, :how, :conversation,
                     :from_me, :automatic, :from_month, :to_month)",
            )?
            .execute(named_params! {
                ":file": self.file, ":place": place, ":handle": handle, ":kind": row.kind, ":key": row.key,
                ":party": row.party, ":says": row.says, ":at": row.at, ":name": row.name, ":handles": row.handles,
                ":company": row.company, ":company_key": row.company.map(fold).filter(|key| !key.is_empty()),
                ":title": row.title, ":location": row.location, ":what": row.what, ":tags": row.tags,
                ":setting": row.setting, ":seconds": row.seconds, ":people": row.people, ":how": row.how,
                ":conversation": row.conversation, ":from_me": row.from_me, ":automatic": row.automatic,
                ":from_month": row.from_month, ":to_month": row.to_month,
            })?;
        Ok(self.db().last_insert_rowid())
    }
}

/// What stands in for a handle on a card with neither a link nor a day. The headline tells two of one name apart; a
/// connection of that name is another handle, and so somebody else.
#[must_use]
pub fn card(it: &Sighting) -> Option<Handle> {
    let told = it.sent.is_some()
        || it.linkedin_id.is_some()
        || it.handles.is_empty()
        || it
            .handles
            .iter()
            .any(|handle| handle.kind != HandleKind::Name);
    let name = compared(it.name.raw());
    if told || name.is_empty() {
        return None;
    }
    let headline = fold(raw(it.headline.as_ref()).unwrap_or_default());
    Some(Handle::new(
        HandleKind::Card,
        [it.direction.name(), "\n", &name, "\n", &headline].concat(),
    ))
}

fn raw(text: Option<&Foreign>) -> Option<&str> {
    text.map(Foreign::raw)
}
