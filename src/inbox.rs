//! The verbs without a face: ingest, queue, dossier, decide, undo, draft, follow up.

use crate::model::{Act, Case, Counts, Done, Face, InvitationId, Listing, Now, Row, Tab};

/// An open inbox: the store, the settings and the policy, with the verbs on them.
#[derive(Debug)]
pub struct Inbox;

/// Why a verb failed. Its text is for the user: what, where, what now.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A search couldn't be understood.
    #[error("{0}")]
    Query(String),
    /// The store failed, and nothing was changed.
    #[error("{0}")]
    Store(String),
}

/// What one batch of reassessment did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessed {
    /// The invitations worked out again.
    pub ids: Vec<InvitationId>,
    /// How many are still stale.
    pub left: usize,
}

impl Inbox {
    /// The numbers on the tabs.
    pub fn counts(&self, _now: &Now) -> Result<Counts, Error> {
        Err(Error::Store("not yet".into()))
    }

    /// The ids of a tab, narrowed by a search, in the desk's order.
    pub fn list(&self, _now: &Now, _tab: Tab, _query: Option<&str>) -> Result<Listing, Error> {
        Err(Error::Store("not yet".into()))
    }

    /// The rows of these invitations, in this order; those that are no more are left out.
    pub fn rows(&self, _now: &Now, _ids: &[InvitationId]) -> Result<Vec<Row>, Error> {
        Err(Error::Store("not yet".into()))
    }

    /// Everything about one invitation.
    pub fn case(&self, _now: &Now, _id: InvitationId) -> Result<Option<Case>, Error> {
        Err(Error::Store("not yet".into()))
    }

    /// Does an act. When this returns, it is safe on disk.
    pub fn act(&mut self, _now: &Now, _face: Face, _act: &Act) -> Result<Done, Error> {
        Err(Error::Store("not yet".into()))
    }

    /// Takes back the newest act that isn't taken back.
    pub fn undo(&mut self, _now: &Now, _face: Face) -> Result<Done, Error> {
        Err(Error::Store("not yet".into()))
    }

    /// Does again what was last taken back.
    pub fn redo(&mut self, _now: &Now, _face: Face) -> Result<Done, Error> {
        Err(Error::Store("not yet".into()))
    }

    /// Works out again up to `most` of what is stale, newest first.
    pub fn assess(&mut self, _now: &Now, _most: usize) -> Result<Assessed, Error> {
        Err(Error::Store("not yet".into()))
    }

    /// A number that changes when another process has changed the store.
    pub fn data_version(&self) -> Result<i64, Error> {
        Err(Error::Store("not yet".into()))
    }

    /// A handle that interrupts what this inbox is reading, from another thread.
    #[must_use]
    pub fn interrupter(&self) -> Box<dyn Fn() + Send> {
        Box::new(|| {})
    }
}
