//! The errands at LinkedIn, in the order of the walk: what is done on the page of all invitations, in that page's order;
//! then replies, each on its own; then what mends.

use super::{Error, Inbox};
use crate::model::{
    Direction, Errand, ErrandKind, Foreign, INVITATION_PAGE, InvitationId, Medium, Now, ReplyFor,
    Row, Tab,
};

/// The page of the user's own invitations: what concerns one of them is never on the page of those received.
const SENT_PAGE: &str = "https://www.linkedin.com/mynetwork/invitation-manager/sent/";

/// What to send, for a reply.
#[derive(Default)]
struct Text {
    text: Option<String>,
    template: Option<String>,
    language: Option<String>,
}

impl Inbox {
    /// What is decided here and not yet done at LinkedIn, in the order of the walk.
    pub fn errands(&self, now: &Now) -> Result<Vec<Errand>, Error> {
        let _one_view = self.store.snapshot()?;
        let listing = self.store.list(now.today(), Tab::AtLinkedin, None)?;
        let mut errands = Vec::with_capacity(listing.entries.len());
        let mut texts = 0;
        for entry in listing.entries {
            let Some((kind, url)) = self.store.errand(now.today(), entry.id)? else {
                continue;
            };
            let rows = self.store.rows(now.today(), &[entry.id])?;
            let Some(row) = rows.into_iter().next() else {
                continue;
            };
            let text = if kind == ErrandKind::Reply && texts < Errand::TEXTS {
                texts += 1;
                self.text(now, entry.id)?
            } else {
                Text::default()
            };
            errands.push(errand(kind, url, row, text));
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

    /// The text of a reply: the draft that was kept, else the first template that asks and lacks nothing, those that
    /// suit best first.
    fn text(&self, now: &Now, id: InvitationId) -> Result<Text, Error> {
        let Some(case) = self.case(now, id)? else {
            return Ok(Text::default());
        };
        if let Some(kept) = &case.dossier.draft {
            return Ok(Text {
                text: Some(Foreign::new(kept.as_str()).shown(Medium::Text)),
                ..Text::default()
            });
        }
        let asking = case
            .drafts
            .into_iter()
            .find(|draft| draft.purpose == ReplyFor::Ask && draft.missing.is_empty());
        Ok(asking.map_or_else(Text::default, |draft| Text {
            text: Some(draft.text),
            template: Some(draft.template),
            language: Some(draft.language),
        }))
    }
}

fn errand(kind: ErrandKind, url: Option<String>, row: Row, text: Text) -> Errand {
    Errand {
        id: row.id,
        kind,
        link: page(kind, row.direction, url.as_deref()),
        name: row.name,
        headline: row.headline.or(row.company),
        text: text.text,
        template: text.template,
        language: text.language,
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
            profile().unwrap_or_else(|| INVITATION_PAGE.to_owned())
        }
        (_, Direction::Outgoing) => profile().unwrap_or_else(|| SENT_PAGE.to_owned()),
    }
}
