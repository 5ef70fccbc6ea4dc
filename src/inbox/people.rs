//! Who is who: who in the records may be the sender, what would follow if they were, and the people by name.

use super::{Error, Inbox};
use crate::facts;
use crate::identity::proposals::propose;
use crate::model::{Dossier, Known, Now, PersonId, Proposal};

impl Inbox {
    /// The people with all these words in a name, a link or an address; at most so many, and one more where there are
    /// more.
    pub fn people(&self, words: &str, most: usize) -> Result<Vec<PersonId>, Error> {
        Ok(self.store.people(words, most)?)
    }

    /// Somebody with all that is one with them.
    pub fn known(&self, root: PersonId) -> Result<Known, Error> {
        Ok(self.store.known(root)?)
    }

    /// Those with a profile link, given by its last part.
    pub fn people_of_slug(&self, slug: &str) -> Result<Vec<PersonId>, Error> {
        Ok(self.store.people_of_slug(slug)?)
    }

    /// The number under which somebody is known by now; none where there is nobody of that number.
    pub fn root_of(&self, person: PersonId) -> Result<Option<PersonId>, Error> {
        Ok(self.store.root_of(person)?)
    }

    /// Who else in the records may be somebody, the likeliest first.
    pub fn proposals(&self, now: &Now, root: PersonId) -> Result<Vec<Proposal>, Error> {
        let found = self.store.candidates(now, root)?;
        Ok(propose(&found.one, &found.others, &found.own, found.people))
    }

    /// Fills in who may be the sender.
    pub(super) fn propose(&self, now: &Now, dossier: &mut Dossier) -> Result<(), Error> {
        dossier.proposals = self.proposals(now, dossier.person.id)?;
        Ok(())
    }

    /// Fills in what the records show of those who may be the sender, and what the policy would suggest if they were.
    pub(super) fn foresee(&self, now: &Now, dossier: &mut Dossier) -> Result<(), Error> {
        let mut proposals = std::mem::take(&mut dossier.proposals);
        for proposal in &mut proposals {
            proposal.evidence = self.store.evidence_of(now, proposal.person)?;
            let mut joined = dossier.clone();
            joined.evidence.extend(proposal.evidence.iter().cloned());
            // What the user said of one of the two counts then of both, a no as well.
            joined
                .attested
                .extend(self.store.attested(proposal.person)?);
            joined.tags.extend(self.store.tags(proposal.person)?);
            let id = joined.invitation.id;
            joined.traces += self.store.traces(proposal.person, id)?;
            joined
                .evidence
                .sort_by_key(|piece| (piece.grade, std::cmp::Reverse(piece.on), piece.id));
            let answers = facts::answers(&joined);
            proposal.if_yes = Some(self.policy.assess(&answers, joined.today).verdict);
        }
        dossier.proposals = proposals;
        Ok(())
    }
}
