//! What was understood of a page, open to be looked over: which cards are taken, which one is chosen.

use super::field::Field;
use crate::model::{Foreign, Handle, HandleKind, PageCard, PageReview, Record};
use crate::text::fold::fold;
use crate::text::link::profile_slug;

/// A page that is being looked over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Review {
    /// What was understood.
    pub(crate) page: Box<PageReview>,
    /// Which cards are taken, by their place.
    ticked: Vec<bool>,
    /// The card the cursor is on.
    pub(crate) cursor: usize,
    /// What is typed as a correction of that card.
    pub(crate) correcting: Option<Field>,
    /// Whether something was ticked, left out or corrected: work that leaving would lose.
    touched: bool,
    /// Whether it was said that leaving loses that.
    pub(super) warned: bool,
}

impl Review {
    /// A page, with the cards taken that are certain.
    pub(crate) fn of(page: Box<PageReview>) -> Self {
        Self {
            ticked: page.cards.iter().map(PageCard::is_sure).collect(),
            page,
            cursor: 0,
            correcting: None,
            touched: false,
            warned: false,
        }
    }

    /// The card the cursor is on.
    pub(crate) fn card(&self) -> Option<&PageCard> {
        self.page.cards.get(self.cursor)
    }

    /// Whether the card at a place is taken.
    pub(crate) fn is_ticked(&self, place: usize) -> bool {
        self.ticked.get(place).copied().unwrap_or_default()
    }

    /// The places of the cards that are taken.
    pub(crate) fn chosen(&self) -> Vec<usize> {
        (0..self.ticked.len())
            .filter(|place| self.is_ticked(*place))
            .collect()
    }

    /// Whether leaving is to be asked for once more: something would be lost, and that wasn't said yet.
    pub(super) fn holds_back(&mut self) -> bool {
        let before = std::mem::replace(&mut self.warned, self.touched);
        self.touched && !before
    }

    /// Moves the cursor by some cards; it stops at either end.
    pub(super) fn step(&mut self, by: isize) {
        let last = self.page.cards.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    /// Takes the card, or leaves it out.
    pub(super) fn tick(&mut self) {
        self.touched = true;
        if let Some(ticked) = self.ticked.get_mut(self.cursor) {
            *ticked = !*ticked;
        }
    }

    /// Takes all cards; where all are taken, none.
    pub(super) fn tick_all(&mut self) {
        self.touched = true;
        let all = self.ticked.iter().all(|ticked| *ticked);
        self.ticked.fill(!all);
    }

    /// Corrects the card: by the address of the profile, else by the name. Says what was done; the card counts as
    /// certain from then on.
    pub(super) fn correct(&mut self, typed: &str) -> Result<String, String> {
        let typed = typed.trim();
        let Some(card) = self.page.cards.get_mut(self.cursor) else {
            return Err("there is no card".to_owned());
        };
        if typed.is_empty() || card.name() == Some(&Foreign::new(typed)) {
            return Ok("nothing was changed".to_owned());
        }
        let records = std::iter::once(&mut card.record).chain(&mut card.further);
        let mut named: Vec<_> = records.filter_map(named).collect();
        if named.is_empty() {
            return Err("this card is nobody's".to_owned());
        }
        let said = if let Some(slug) = profile_slug(typed) {
            for (handles, _) in &mut named {
                handles.retain(|handle| handle.kind != HandleKind::Slug);
                handles.insert(0, Handle::new(HandleKind::Slug, slug.as_str()));
            }
            "the profile is as you gave it".to_owned()
        } else if typed.contains("://") || typed.contains("linkedin.") {
            return Err(
                "that is no profile's address; one looks like https://www.linkedin.com/in/name"
                    .to_owned(),
            );
        } else {
            for (handles, name) in &mut named {
                **name = Foreign::new(typed);
                for handle in handles
                    .iter_mut()
                    .filter(|handle| handle.kind == HandleKind::Name)
                {
                    handle.value = fold(typed);
                }
            }
            "the name is as you gave it".to_owned()
        };
        card.doubts.clear();
        self.touched = true;
        if let Some(ticked) = self.ticked.get_mut(self.cursor) {
            *ticked = true;
        }
        Ok(said)
    }
}

/// By what the person on a record can be recognised, and the name on it.
fn named(record: &mut Record) -> Option<(&mut Vec<Handle>, &mut Foreign)> {
    Some(match record {
        Record::Sighting(sighting) => (&mut sighting.handles, &mut sighting.name),
        Record::Profile(profile) => (&mut profile.handles, &mut profile.name),
        Record::Connection(connection) => (&mut connection.handles, &mut connection.name),
        Record::Message(message) => (&mut message.handles, &mut message.name),
        Record::Acceptance(acceptance) => (&mut acceptance.handles, &mut acceptance.name),
        Record::OwnProfile(_)
        | Record::Position(_)
        | Record::OwnAddress(_)
        | Record::Dealing(_)
        | Record::School(_)
        | Record::OwnEvent(_) => return None,
    })
}
