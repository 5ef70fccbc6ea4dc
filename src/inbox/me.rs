//! The user in a dossier: what only the settings know of them, put beside what the store knows.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::{Error, Inbox};
use crate::facts;
use crate::model::{Dossier, InvitationId, Me, Now};
use crate::store::dossier::Background;

impl Inbox {
    /// The user's hats, by the settings and their own positions.
    pub(super) fn me(&self, background: &Background) -> Me {
        facts::me(&self.settings.me, &background.positions)
    }

    /// Everything about one invitation, the user's hats and settings and who may be the sender included; none where it is
    /// no more.
    pub(super) fn dossier(
        &self,
        now: &Now,
        id: InvitationId,
        (background, me): (&Background, &Me),
    ) -> Result<Option<Dossier>, Error> {
        let Some(mut dossier) = self.store.dossier(now, id, background)? else {
            return Ok(None);
        };
        dossier.me = me.clone();
        dossier.can_reply = self.settings.can_reply.or(dossier.can_reply);
        self.propose(now, &mut dossier)?;
        Ok(Some(dossier))
    }

    /// A number that changes when what the settings say of the user does.
    pub(super) fn version_of_me(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.settings.me.hash(&mut hasher);
        hasher.finish()
    }
}
