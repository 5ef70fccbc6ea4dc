//! The errands at LinkedIn, in the order of the walk: what is done on the page of all invitations, in that page's order;
//! then replies, each on its own; then what mends.

use super::{Error, Inbox};
use crate::model::{
    Direction, Errand, ErrandKind, Foreign, INVITATION_PAGE, InvitationId, Medium, Now, ReplyFor,
    Row, Tab,
};

/// The page of the user's connections, where one whose profile isn't known can be searched for by name.
const CONNECTIONS_PAGE: &str = "https://www.linkedin.com/mynetwork/invite-connect/connections/";
/// The page of the user's own invitations: what concerns one of them is never on the page of those received.
const SENT_PAGE: &str = "https://www.linkedin.com/mynetwork/invitation-manager/sent/";

impl Inbox {
    /// What is decided here and not yet done at LinkedIn, in the order of the walk.
    pub fn errands(&self, now: &Now) -> Result<Vec<Errand>, Error> {
        let mut errands = self.plain_errands(now)?;
        let replies = errands
            .iter_mut()
            .filter(|errand| errand.kind == ErrandKind::Reply);
        for errand in replies.take(Errand::TEXTS) {
            self.write_text(now, errand)?;
        }
        Ok(errands)
    }

    fn plain_errands(&self, now: &Now) -> Result<Vec<Errand>, Error> {
        let _one_view = self.store.snapshot()?;
        let today = now.today();
        let listing = self.store.list(today, Tab::AtLinkedin, None)?;
        let mut errands = Vec::with_capacity(listing.entries.len());
        for entry in listing.entries {
            let row = self.store.rows(today, &[entry.id])?.into_iter().next();
            if let (Some((kind, url)), Some(row)) = (self.store.errand(today, entry.id)?, row) {
                errands.push(errand(kind, url.as_deref(), row));
            }
        }
        Ok(errands)
    }

    /// The page on which the errand of an invitation is done; none where it has no errand.
    pub fn errand_page(&self, now: &Now, id: InvitationId) -> Result<Option<String>, Error> {
        let Some((kind, url)) = self.store.errand(now.today(), id)? else {
            return Ok(None);
        };
        let rows = self.store.rows(now.today(), &[id])?;
        Ok(rows
            .first()
            .map(|row| page(kind, row.direction, url.as_deref())))
    }

    /// Gives a reply its text: the draft that was kept, else the first template that asks and lacks nothing, those that
    /// suit best first.
    fn write_text(&self, now: &Now, errand: &mut Errand) -> Result<(), Error> {
        let Some(case) = self.case(now, errand.id)? else {
            return Ok(());
        };
        if let Some(kept) = &case.dossier.draft {
            errand.text = Some(Foreign::new(kept.as_str()).shown(Medium::Text));
            return Ok(());
        }
        let asking = case
            .drafts
            .into_iter()
            .find(|draft| draft.purpose == ReplyFor::Ask && draft.missing.is_empty());
        if let Some(draft) = asking {
            errand.text = Some(draft.text);
            errand.template = Some(draft.template);
            errand.language = Some(draft.language);
        }
        Ok(())
    }
}

fn errand(kind: ErrandKind, url: Option<&str>, row: Row) -> Errand {
    Errand {
        id: row.id,
        kind,
        link: page(kind, row.direction, url),
        name: row.name,
        headline: row.headline.or(row.company),
        text: None,
        template: None,
        language: None,
        asks: kind == ErrandKind::Reply,
    }
}

/// Where an errand is done. A reply starts from the card on the page of invitations: that a link straight to the
/// message works is known from one imitation of LinkedIn only (formats, pasted-pages.md, section 0).
fn page(kind: ErrandKind, direction: Direction, url: Option<&str>) -> String {
    let profile = || url.map(str::to_owned);
    match (kind, direction) {
        (ErrandKind::Accept | ErrandKind::Ignore | ErrandKind::Reply, Direction::Incoming) => {
            INVITATION_PAGE.to_owned()
        }
        (ErrandKind::Disconnect | ErrandKind::Invite, Direction::Incoming) => {
            profile().unwrap_or_else(|| CONNECTIONS_PAGE.to_owned())
        }
        (_, Direction::Outgoing) => profile().unwrap_or_else(|| SENT_PAGE.to_owned()),
    }
}
