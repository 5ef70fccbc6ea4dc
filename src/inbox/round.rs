//! The round trip's verbs: pages kept, sources read again, errands in their order.

use super::ingest::Progress;
use super::{Error, Inbox};
use crate::model::import::Flow;
use crate::model::{
    Decision, Errand, ErrandKind, Foreign, ImportReport, Item, Newer, Now, PageReview, SourceKind,
    Tab,
};

impl Inbox {
    /// Adds to a page what the store knows: doubts about cards whose name is that of several.
    pub fn review(&self, _now: &Now, _page: &mut PageReview) -> Result<(), Error> {
        Ok(())
    }

    /// Keeps the chosen cards of a page.
    pub fn keep_page(
        &mut self,
        now: &Now,
        page: &PageReview,
        chosen: &[usize],
    ) -> Result<Option<ImportReport>, Error> {
        let mut read = |emit: &mut crate::model::import::Emit<'_>| {
            let kind = SourceKind::Paste;
            let path = Foreign::new("a pasted page");
            if emit(Item::Source { kind, path }).is_break() {
                return;
            }
            for card in chosen.iter().filter_map(|place| page.cards.get(*place)) {
                let place = format!("line {}", card.line);
                let record = Box::new(card.record.clone());
                if emit(Item::Record { place, record }).is_break() {
                    return;
                }
            }
        };
        self.ingest(now, false, &mut read, &mut |_, _| Flow::Continue(()))
    }

    /// Reads every known source again.
    pub fn read_again(
        &mut self,
        _now: &Now,
        _progress: Progress<'_>,
    ) -> Result<Option<ImportReport>, Error> {
        Ok(None)
    }

    /// What has changed at the known sources since they were read.
    pub fn newer(&self) -> Result<Vec<Newer>, Error> {
        Ok(Vec::new())
    }

    /// How fresh the sources are, where that is worth a word.
    pub fn freshness(&self, _now: &Now) -> Result<Option<String>, Error> {
        Ok(None)
    }

    /// What is to do at LinkedIn, in the order of the walk.
    pub fn errands(&self, now: &Now) -> Result<Vec<Errand>, Error> {
        let mut errands = Vec::new();
        for listed in self.list(now, Tab::AtLinkedin, None)?.entries {
            let Some(case) = self.case(now, listed.id)? else {
                continue;
            };
            let dossier = case.dossier;
            let kind = match dossier.invitation.standing.decision {
                Some(Decision::Accept) => ErrandKind::Accept,
                Some(Decision::Ignore) => ErrandKind::Ignore,
                Some(Decision::Ask) => ErrandKind::Reply,
                None => continue,
            };
            let link = match dossier.person.url {
                Some(link) if !kind.on_the_invitation_page() => link,
                _ => crate::model::errand::INVITATION_PAGE.to_owned(),
            };
            errands.push(Errand {
                id: listed.id,
                kind,
                name: dossier.person.name,
                headline: dossier.profile.headline.map(|seen| seen.value),
                link,
                text: dossier.draft.filter(|_| kind == ErrandKind::Reply),
                template: None,
                language: None,
                asks: kind == ErrandKind::Reply,
            });
        }
        errands.sort_by_key(|errand| !errand.kind.on_the_invitation_page());
        Ok(errands)
    }
}
