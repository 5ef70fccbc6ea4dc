//! The verbs without a face: ingest, queue, dossier, decide, undo, draft, follow up.
//!
//! An [`Inbox`] is an open store with the user's settings, policy and templates. Both faces speak to it and to nothing
//! below it.

pub mod again;
pub mod assess;
pub mod errands;
pub mod ingest;
mod me;
mod pages;
mod people;
pub mod query;
pub mod quiet;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::config::{Places, Settings};
use crate::facts;
use crate::model::import::{PastImport, Unimport};
use crate::model::{
    Act, Case, Counts, Done, Dossier, Evidence, EvidenceId, Face, ImportId, InvitationId,
    JournalEntry, Listing, Medium, Now, PersonId, RawRecord, Row, Tab,
};
use crate::policy::{self, Policy};
use crate::reply::{self, Fields, Templates};
use crate::store::dossier::Background;
use crate::store::imports::UnimportError;
use crate::store::journal::{ActError, Setting};
use crate::store::merge::Plan;
use crate::store::{self, Access, Store};

pub use assess::Assessed;

/// An open inbox: the store, the settings and the policy, with the verbs on them.
#[derive(Debug)]
pub struct Inbox {
    store: Store,
    settings: Settings,
    policy: Arc<Policy>,
    background: RefCell<Option<(i64, Background)>>,
    template_folder: PathBuf,
    templates: OnceCell<Templates>,
}

/// Why a verb failed. Its text is for the user: what, where, what now.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A search couldn't be understood.
    #[error("{0}")]
    Query(query::Problem),
    /// An act couldn't be done.
    #[error(transparent)]
    Act(#[from] ActError),
    /// An import couldn't be taken back.
    #[error(transparent)]
    Unimport(#[from] UnimportError),
    /// The store failed, and nothing was changed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The policy can't be used; the text shows every problem with a picture of its place.
    #[error("{0}")]
    Policy(String),
}

impl Error {
    /// Whether a read was given up because a newer one came.
    #[must_use]
    pub fn is_interruption(&self) -> bool {
        matches!(self, Self::Store(store::Error::Interrupted))
    }
}

/// The text of a policy, where it came from, and what it came to.
#[derive(Clone, Debug)]
pub struct PolicyFile {
    /// Its name.
    pub name: String,
    /// The file, or `built-in`.
    pub place: String,
    /// Its text.
    pub source: String,
}

/// Finds a policy by name: the user's own before a built-in one.
pub fn find_policy(places: &Places, name: &str) -> Result<PolicyFile, Error> {
    let path = places.policies().join([name, ".toml"].concat());
    match fs::read_to_string(&path) {
        Ok(source) => Ok(PolicyFile {
            name: name.to_owned(),
            place: path.display().to_string(),
            source,
        }),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::Policy(format!(
            "the policy {} can't be read: {error}",
            path.display()
        ))),
        Err(_not_there) => {
            if let Some(source) = policy::built_in(name) {
                return Ok(PolicyFile {
                    name: name.to_owned(),
                    place: "built-in".to_owned(),
                    source: source.to_owned(),
                });
            }
            let known: Vec<&str> = policy::built_in_names().collect();
            Err(Error::Policy(format!(
                "there is no policy `{name}`: neither {} nor a built-in one ({})",
                path.display(),
                known.join(", ")
            )))
        }
    }
}

/// Reads and checks a policy.
pub fn read_policy(file: &PolicyFile) -> Result<Policy, Error> {
    Policy::parse(&file.source, &file.place, facts::vocabulary())
        .map_err(|problems| Error::Policy(policy::render(&problems, &file.source, false)))
}

impl Inbox {
    /// Opens the inbox in a folder with the user's settings.
    pub fn open(places: &Places, settings: Settings, access: Access) -> Result<Self, Error> {
        let policy = read_policy(&find_policy(places, &settings.policy)?)?;
        let store = Store::open(&places.data, access)?;
        Ok(Self {
            store,
            settings,
            policy: Arc::new(policy),
            background: RefCell::new(None),
            template_folder: places.templates(),
            templates: OnceCell::new(),
        })
    }

    /// The settings in force.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The policy in force.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The policy in force, to be held by who asks it without the store.
    #[must_use]
    pub fn shared_policy(&self) -> Arc<Policy> {
        Arc::clone(&self.policy)
    }

    /// The numbers on the tabs.
    pub fn counts(&self, now: &Now) -> Result<Counts, Error> {
        let _one_view = self.store.snapshot()?;
        Ok(self.store.counts(now)?)
    }

    /// The ids of a tab, narrowed by a search, in the desk's order.
    pub fn list(&self, now: &Now, tab: Tab, query: Option<&str>) -> Result<Listing, Error> {
        let _one_view = self.store.snapshot()?;
        let query = match query.map(str::trim).filter(|query| !query.is_empty()) {
            Some(text) => Some(query::parse(text, now).map_err(Error::Query)?),
            None => None,
        };
        Ok(self.store.list(now.today(), tab, query.as_ref())?)
    }

    /// The rows of these invitations, in this order; those that are no more are left out.
    pub fn rows(&self, now: &Now, ids: &[InvitationId]) -> Result<Vec<Row>, Error> {
        let _one_view = self.store.snapshot()?;
        Ok(self.store.rows(now.today(), ids)?)
    }

    /// Everything about one invitation.
    pub fn case(&self, now: &Now, id: InvitationId) -> Result<Option<Case>, Error> {
        let _one_view = self.store.snapshot()?;
        let background = self.background(now)?;
        let me = self.me(&background);
        let Some(mut dossier) = self.dossier(now, id, (&background, &me))? else {
            return Ok(None);
        };
        self.foresee(now, &mut dossier)?;
        let (answers, reading) = facts::answers_and_reading(&dossier);
        let mut assessment = self.policy.assess(&answers, dossier.today);
        assessment.settle = self.policy.settle(&answers, dossier.today);
        let suggested = self
            .templates()
            .suggested(&dossier, &assessment, reading.as_ref());
        let others = self
            .templates()
            .all()
            .iter()
            .map(|template| template.name.as_str());
        let mut names: Vec<&str> = suggested;
        for name in others {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let fields = self.fields(&dossier)?;
        let drafts = names
            .into_iter()
            .filter_map(|name| {
                self.templates()
                    .render(name, &fields, &BTreeMap::new())
                    .ok()
            })
            .collect();
        Ok(Some(Case {
            drawn: facts::drawn(&dossier),
            trigger: facts::trigger(&dossier),
            dossier,
            assessment,
            drafts,
        }))
    }

    /// A piece of evidence as it was read: every part that was kept, and everywhere it stands.
    pub fn raw_record(&self, now: &Now, id: EvidenceId) -> Result<Option<RawRecord>, Error> {
        let _one_view = self.store.snapshot()?;
        Ok(self.store.raw_record(now, id)?)
    }

    /// What links the user and anybody in the records, strongest first, then newest.
    pub fn evidence_of(&self, now: &Now, person: PersonId) -> Result<Vec<Evidence>, Error> {
        let _one_view = self.store.snapshot()?;
        Ok(self.store.evidence_of(now, person)?)
    }

    /// The reply templates, built in and the user's own.
    #[must_use]
    pub fn templates(&self) -> &Templates {
        self.templates
            .get_or_init(|| Templates::load(Some(&self.template_folder)).0)
    }

    /// What is wrong with the user's own template files.
    #[must_use]
    pub fn template_problems(&self) -> Vec<reply::Problem> {
        Templates::load(Some(&self.template_folder)).1
    }

    /// What a template can say about one invitation.
    pub fn fields(&self, dossier: &Dossier) -> Result<Fields, Error> {
        let me = match &self.settings.my_name {
            Some(name) => Some(name.clone()),
            None => self.store.owner()?.and_then(|owner| owner.first_name()),
        };
        Ok(Fields::of(
            dossier,
            facts::reading(dossier).as_ref(),
            me.as_deref(),
        ))
    }

    /// Does an act. When this returns, it is safe on disk.
    pub fn act(&mut self, now: &Now, face: Face, act: &Act) -> Result<Done, Error> {
        if let Act::Draft { id, text } = act {
            self.store.keep_draft(*id, text)?;
            let label = "kept the draft".to_owned();
            return Ok(Done {
                seq: None,
                label,
                invitations: vec![*id],
                people: Vec::new(),
                remark: None,
            });
        }
        let version = self.policy_version();
        let setting = Setting {
            now,
            face,
            quiet_after: self.quiet_after(now),
            policy: &self.settings.policy,
            version: &version,
        };
        let done = self.store.act(&setting, act)?;
        self.forget_background();
        Ok(done)
    }

    /// The policy's version: what its text comes to.
    fn policy_version(&self) -> String {
        format!("{:016x}", self.policy.hash())
    }

    /// The day after which a question that goes out today counts as quiet.
    fn quiet_after(&self, now: &Now) -> Date {
        quiet::working_days_after(now.today(), self.settings.quiet_after_days)
    }

    /// Takes back the newest act that isn't taken back.
    pub fn undo(&mut self, now: &Now, face: Face) -> Result<Done, Error> {
        self.reversed(|store| store.undo(now, face, None))
    }

    /// Takes back the act of that number in the journal.
    pub fn undo_act(&mut self, now: &Now, face: Face, seq: i64) -> Result<Done, Error> {
        self.reversed(|store| store.undo(now, face, Some(seq)))
    }

    /// Does again what was last taken back.
    pub fn redo(&mut self, now: &Now, face: Face) -> Result<Done, Error> {
        self.reversed(|store| store.redo(now, face, None))
    }

    /// Does again the act of that number, which was taken back.
    pub fn redo_act(&mut self, now: &Now, face: Face, seq: i64) -> Result<Done, Error> {
        self.reversed(|store| store.redo(now, face, Some(seq)))
    }

    /// An undo or a redo may take back what was found about replying.
    fn reversed(
        &mut self,
        reverse: impl FnOnce(&mut Store) -> Result<Done, ActError>,
    ) -> Result<Done, Error> {
        let done = reverse(&mut self.store)?;
        self.forget_background();
        Ok(done)
    }

    /// The journal, newest first.
    pub fn log(&self, most: usize) -> Result<Vec<JournalEntry>, Error> {
        Ok(self.store.log(most)?)
    }

    /// The imports so far, newest first.
    pub fn imports(&self) -> Result<Vec<PastImport>, Error> {
        Ok(self.store.imports()?)
    }

    /// Takes an import back, or only counts what that would remove.
    pub fn unimport(
        &mut self,
        now: &Now,
        import: ImportId,
        dry_run: bool,
    ) -> Result<Unimport, Error> {
        let plan = self.plan(now, dry_run);
        Ok(self.store.unimport(import, plan, Face::Command)?)
    }

    /// The newest incoming invitation that the person of a profile slug had sent by a moment.
    pub fn newest_of(&self, slug: &str, by: Timestamp) -> Result<Option<InvitationId>, Error> {
        Ok(self.store.newest_of(slug, by)?)
    }

    /// A number that changes when another process has changed the store.
    pub fn data_version(&self) -> Result<i64, Error> {
        Ok(self.store.data_version()?)
    }

    /// A handle that interrupts what this inbox is reading, from another thread.
    #[must_use]
    pub fn interrupter(&self) -> Box<dyn Fn() + Send> {
        self.store.interrupter()
    }

    /// Whose inbox it is, once an export has told; sanitised.
    pub fn owner_name(&self) -> Result<Option<String>, Error> {
        Ok(self
            .store
            .owner()?
            .map(|owner| owner.name.shown(Medium::Line)))
    }

    fn plan<'a>(&self, now: &'a Now, dry_run: bool) -> Plan<'a> {
        Plan {
            now,
            expires_after_days: self.settings.expires_after_days,
            dry_run,
            partition: crate::identity::sightings::partition,
        }
    }

    /// What is the same for every dossier until another import; read again when the store has changed.
    fn background(&self, now: &Now) -> Result<Background, Error> {
        let version = self.store.data_version()?;
        if let Some((at, background)) = self.background.borrow().as_ref()
            && *at == version
        {
            return Ok(background.clone());
        }
        let background = self.store.background(now)?;
        *self.background.borrow_mut() = Some((version, background.clone()));
        Ok(background)
    }

    /// Forgets what is the same for every dossier, after a change of one's own.
    fn forget_background(&self) {
        *self.background.borrow_mut() = None;
    }
}
