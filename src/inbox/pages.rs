//! Pages of LinkedIn's, pasted or saved: what the inbox knows of their cards, and the cards that are kept.
//!
//! Of a page only what was understood is kept, never its text.

use jiff::civil::Date;

use super::ingest::{WHOSE, WITH_WHOM, is_nameless};
use super::{Error, Inbox};
use crate::model::import::{Emit, Flow, ImportReport, Item};
use crate::model::page::{PageCard, PageReview};
use crate::model::record::{Message, Owner};
use crate::model::{
    Direction, Face, Foreign, Handle, InvitationId, Medium, NoteSeen, Now, Record, Sighting,
    SourceKind,
};
use crate::store::stage;
use crate::text::name::{compared, disjoint};

/// How a pasted page is called in the list of imports.
const PASTED: &str = "pasted";

impl Inbox {
    /// Adds to a page what the inbox knows: which invitation a card shows and what it adds, and why a card isn't certain.
    /// Nothing is kept.
    pub fn review(&self, now: &Now, page: &mut PageReview) -> Result<(), Error> {
        let _one_view = self.store.snapshot()?;
        let today = now.today();
        let names: Vec<Option<(Direction, String)>> = page.cards.iter().map(nameless).collect();
        for (card, name) in page.cards.iter_mut().zip(&names) {
            let same = |other: &&Option<(Direction, String)>| *other == name;
            let twice = name.is_some() && names.iter().filter(same).count() > 1;
            match &card.record {
                Record::Sighting(sighting) => {
                    let (known, doubt) = self.shown_by(sighting, twice, today)?;
                    card.known = known;
                    card.doubts.extend(doubt);
                }
                Record::Profile(profile) => {
                    let (handles, name) = (&profile.handles, &profile.name);
                    card.known = self.waiting(handles, name, today)?;
                    if card.known.is_none() && is_nameless(handles) {
                        card.doubts.push(WHOSE.to_owned());
                    }
                }
                Record::Message(Message { handles, name, .. }) => {
                    card.known = self.waiting(handles, name, today)?;
                    if card.known.is_none() && is_nameless(handles) {
                        card.doubts.push(WITH_WHOM.to_owned());
                    }
                }
                _ => {}
            }
            if let Some(id) = card.known {
                card.adds = self.added_by(now, id, &card.record)?;
            }
        }
        if let Some(words) = self.another_owner(page)? {
            for card in &mut page.cards {
                card.doubts.push(words.clone());
            }
        }
        Ok(())
    }

    /// Keeps the chosen cards of a page on the desk, by their places in it. None where nothing was kept because it was given up.
    pub fn keep_page(
        &mut self,
        now: &Now,
        page: &PageReview,
        chosen: &[usize],
    ) -> Result<Option<ImportReport>, Error> {
        let kind = if page.saved {
            SourceKind::Page
        } else {
            SourceKind::Paste
        };
        let stranger = match self.another_owner(page)? {
            Some(_) => page.owner.clone(),
            None => None,
        };
        let mut items = vec![Item::Source {
            kind,
            path: Foreign::new(PASTED),
        }];
        items.extend(stranger.map(Item::Owner));
        items.push(Item::File {
            name: Foreign::new(page.kind.spoken()),
        });
        let cards = chosen.iter().filter_map(|place| page.cards.get(*place));
        items.extend(cards.flat_map(|card| {
            card.records().map(|record| Item::Record {
                place: place(page, card),
                record: Box::new(record.clone()),
            })
        }));
        let mut read = |emit: &mut Emit<'_>| {
            let _given_up = items.drain(..).try_for_each(|item| {
                if emit(item).is_break() {
                    Err(())
                } else {
                    Ok(())
                }
            });
        };
        self.ingest_through(Face::Desk, now, false, &mut read, &mut |_, _| {
            Flow::Continue(())
        })
    }

    /// The open invitation that a card shows, and why that isn't certain.
    fn shown_by(
        &self,
        card: &Sighting,
        twice: bool,
        today: Date,
    ) -> Result<(Option<InvitationId>, Option<String>), Error> {
        let direction = Some(card.direction);
        let Some(handle) = stage::card(card) else {
            return Ok((self.store.open_of(&card.handles, today, direction)?, None));
        };
        if let Some(known) = self.store.open_of(&[handle], today, direction)? {
            return Ok((Some(known), None));
        }
        let alike = self.store.open_under_in(&card.name, today, direction)?;
        Ok(match alike.as_slice() {
            [] if !twice => (None, None),
            [(only, _)] if !twice => (Some(*only), None),
            [] | [_] => (
                None,
                Some(
                    "the page shows this name twice; give the address of the profile, or each stands by itself"
                        .to_owned(),
                ),
            ),
            several => (None, Some(waiting_alike(several.iter().map(|(id, _)| *id)))),
        })
    }

    /// The newest open invitation of whoever has these handles, else of the one who waits under that name.
    fn waiting(
        &self,
        handles: &[Handle],
        name: &Foreign,
        today: Date,
    ) -> Result<Option<InvitationId>, Error> {
        if !is_nameless(handles) {
            return Ok(self.store.open_of(handles, today, None)?);
        }
        Ok(match self.store.open_under(name, today)?[..] {
            [(id, _)] => Some(id),
            _ => None,
        })
    }

    /// What a record tells of a known invitation that the inbox doesn't know yet.
    fn added_by(
        &self,
        now: &Now,
        id: InvitationId,
        record: &Record,
    ) -> Result<Vec<&'static str>, Error> {
        let background = self.background(now)?;
        let Some(dossier) = self.store.dossier(now, id, &background)? else {
            return Ok(Vec::new());
        };
        let known = &dossier.profile;
        let mut adds = Vec::new();
        match record {
            Record::Sighting(card) => {
                let noted = matches!(&dossier.invitation.note, Some(Some(_)));
                if matches!(&card.note, NoteSeen::Text(_)) && !noted {
                    adds.push("the note");
                }
                if card.headline.is_some() && known.headline.is_none() {
                    adds.push("the headline");
                }
                if card.mutual.is_some() && known.mutual.is_none() {
                    adds.push("connections in common");
                }
            }
            Record::Profile(shown) if !shown.activity.is_empty() => {
                let seen = known.page.as_ref();
                if seen.is_none_or(|page| page.value.activity.is_empty()) {
                    adds.push("what they did lately");
                }
            }
            Record::Profile(_) if known.page.is_none() => adds.push("the profile"),
            Record::Message(_) if !dossier.evidence.iter().any(|it| it.fact == "conversed") => {
                adds.push("the conversation");
            }
            _ => {}
        }
        Ok(adds)
    }

    /// That a page is of another account than the inbox; nothing where either doesn't tell.
    fn another_owner(&self, page: &PageReview) -> Result<Option<String>, Error> {
        let (Some(owner), Some(known)) = (&page.owner, self.store.owner()?) else {
            return Ok(None);
        };
        Ok(is_another(owner, &known).then(|| {
            format!(
                "the page is {}'s, and this inbox {}'s; use another folder with --data for a second account",
                owner.name.shown(Medium::Line),
                known.name.shown(Medium::Line)
            )
        }))
    }
}

/// Whether two tellings of an owner are two people. A page may shorten a name, so a word in common is enough.
fn is_another(owner: &Owner, known: &Owner) -> bool {
    match (&owner.slug, &known.slug) {
        (Some(owner), Some(known)) => owner != known,
        _ => disjoint(owner.name.raw(), known.name.raw()),
    }
}

/// The direction and name of a card that shows no more of whose it is.
fn nameless(card: &PageCard) -> Option<(Direction, String)> {
    match &card.record {
        Record::Sighting(it) if stage::card(it).is_some() => {
            Some((it.direction, compared(it.name.raw())))
        }
        _ => None,
    }
}

fn waiting_alike(ids: impl ExactSizeIterator<Item = InvitationId>) -> String {
    /// How many are named; the rest is counted.
    const NAMED: usize = 4;
    let many = ids.len();
    let mut named: Vec<String> = ids.take(NAMED).map(|id| id.to_string()).collect();
    named.sort_by_key(|id| (id.len(), id.clone()));
    let last = match many.checked_sub(NAMED) {
        Some(more) if more > 0 => format!("{more} more"),
        _ => named.pop().unwrap_or_default(),
    };
    let many = if many == 2 {
        "two".to_owned()
    } else {
        many.to_string()
    };
    format!(
        "{many} people of this name are waiting ({} and {last}); give the address of the profile, or it stands by itself",
        named.join(", ")
    )
}

fn place(page: &PageReview, card: &PageCard) -> String {
    let what = if page.saved { "card" } else { "line" };
    format!("{what} {}", card.line)
}
