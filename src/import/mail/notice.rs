//! What a mail of LinkedIn's gives: the sightings of invitations, or word of acceptances.

use jiff::{SignedDuration, Timestamp};
use thiserror::Error;

use crate::model::record::Acceptance;
use crate::model::{Direction, Foreign, Handle, NoteSeen, Record, Sighting, SourceKind};

use super::card::{self, Card};
use super::html::Piece;
use super::letter::{Head, Letter};
use super::plain::{Found, Plain};
use super::template::{self, Kind};
use super::{html, name};

/// How far the clock of LinkedIn may run ahead of a mail's date.
const AHEAD: SignedDuration = SignedDuration::from_hours(48);
/// LinkedIn opened in May 2003; no id is older. In Unix seconds.
const OPENED: i64 = 1_041_379_200;

/// The longest note that is kept, in bytes; LinkedIn takes a few hundred characters.
const LONGEST_NOTE: usize = 16_384;
/// The longest headline that is kept, in bytes; LinkedIn takes 220 characters.
const LONGEST_HEADLINE: usize = 2_048;

/// What a mail gave.
#[derive(Debug, Default)]
pub(super) struct Notice {
    /// The records, in the mail's order.
    pub(super) records: Vec<Record>,
    /// What of it was left out, and why.
    pub(super) left_out: Vec<String>,
}

/// Why a mail of LinkedIn's gave nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(super) enum Unusable {
    /// There is no text in it, or none that can be decoded.
    #[error("a mail of LinkedIn's without a body that can be read: left out")]
    NoBody,
    /// Nobody is named in it.
    #[error("a mail of LinkedIn's in which no person could be made out: left out")]
    Nobody,
    /// It has no date, so that nobody knows when the word came.
    #[error("an acceptance without a date: left out")]
    Undated,
}

/// What of a mail is read.
pub(super) struct Content<'a> {
    /// The sender's name, as displayed.
    pub(super) name: Option<&'a str>,
    /// When it was sent.
    pub(super) date: Option<Timestamp>,
    /// Its template.
    pub(super) template: Option<&'a str>,
    /// Its text.
    pub(super) text: Option<&'a str>,
    /// Its HTML, in pieces.
    pub(super) html: &'a [Piece],
}

/// Reads a mail of a kind.
pub(super) fn read(letter: &Letter<'_>, kind: Kind) -> Result<Notice, Unusable> {
    if letter.text.is_none() && letter.html.is_none() {
        return Err(Unusable::NoBody);
    }
    let Head { name, date, .. } = &letter.head;
    let content = Content {
        name: name.as_deref(),
        date: *date,
        template: letter.template.as_deref(),
        text: letter.text.as_deref(),
        html: &letter.html.as_deref().map(html::pieces).unwrap_or_default(),
    };
    read_content(&content, kind)
}

/// Reads what stands in a mail of a kind.
pub(super) fn read_content(content: &Content<'_>, kind: Kind) -> Result<Notice, Unusable> {
    let shown = Shown::of(content);
    let notice = match kind {
        Kind::Invitation | Kind::Reminder => shown.single(kind).unwrap_or_default(),
        Kind::Digest => shown.digest(),
        Kind::Acceptance => Notice::of(shown.acceptances(content.template)?),
    };
    if notice.records.is_empty() {
        return Err(Unusable::Nobody);
    }
    Ok(notice)
}

impl Notice {
    fn of(records: Vec<Record>) -> Self {
        Self {
            records,
            left_out: Vec::new(),
        }
    }
}

/// What a mail shows, in both its bodies.
struct Shown {
    sender: Option<String>,
    seen: Option<Timestamp>,
    html: Vec<Card>,
    plain: Plain,
    people: Vec<Found>,
}

impl Shown {
    fn of(content: &Content<'_>) -> Self {
        let sender = content.name.and_then(name::of_sender);
        let plain = content.text.map(Plain::read).unwrap_or_default();
        let people = plain.people();
        Self {
            html: card::cards(content.html, sender.as_deref()),
            sender,
            seen: content.date,
            plain,
            people,
        }
    }

    /// The one invitation of a mail about one.
    fn single(&self, kind: Kind) -> Option<Notice> {
        let found = self
            .people
            .iter()
            .rev()
            .find(|found| found.card.invitation.is_some())
            .or(self.people.last());
        let text = found.map(|found| &found.card);
        let mut card = self.html_card().cloned().unwrap_or_default();
        let sender = self
            .sender
            .clone()
            .or_else(|| card.name.clone())
            .or_else(|| text.and_then(|card| card.name.clone()))?;
        // A reminder speaks of the sender where an invitation lets the sender speak.
        let note = match kind {
            Kind::Reminder => None,
            _ => found.and_then(|found| self.plain.note(found, &sender)),
        };
        card.sort_lines(text, note.as_deref());
        if let Some(text) = text {
            card.complete(text);
        }
        card.name = Some(sender);
        let mut sighting = self.sighting(&card)?;
        sighting.reminder = kind == Kind::Reminder;
        let too_long = note.as_ref().is_some_and(|note| note.len() > LONGEST_NOTE);
        if let Some(note) = note.filter(|_| !too_long) {
            sighting.note = NoteSeen::Text(note.into());
        }
        let mut notice = Notice::of(vec![Record::Sighting(sighting)]);
        if too_long {
            let why =
                format!("the note is over {LONGEST_NOTE} bytes: left out, the invitation is kept");
            notice.left_out.push(why);
        }
        Some(notice)
    }

    /// The card of the person who sent the mail: the one with that name, else the first with an invitation.
    fn html_card(&self) -> Option<&Card> {
        let is_senders = |card: &&Card| match (&self.sender, &card.name) {
            (Some(sender), Some(name)) => name::alike(sender, name),
            _ => false,
        };
        self.html
            .iter()
            .find(is_senders)
            .or_else(|| self.html.iter().find(|card| card.invitation.is_some()))
            .or(self.html.first())
    }

    /// Every invitation of a digest.
    fn digest(&self) -> Notice {
        let text_cards = || self.people.iter().map(|found| &found.card);
        let mut cards: Vec<Card> = if self.html.is_empty() {
            text_cards().cloned().collect()
        } else {
            self.html.clone()
        };
        for card in &mut cards {
            let same = text_cards().find(|text| is_same(text, card)).cloned();
            card.sort_lines(same.as_ref(), None);
            if let Some(same) = same {
                card.complete(&same);
            }
        }
        if let [only] = cards.as_mut_slice() {
            only.name = only.name.take().or_else(|| self.sender.clone());
        }
        let records: Vec<Record> = cards
            .iter()
            .filter_map(|card| self.sighting(card))
            .map(Record::Sighting)
            .collect();
        let nameless = cards.len() - records.len();
        let mut notice = Notice::of(records);
        if nameless > 0 {
            let why =
                format!("with {nameless} of the digest's invitations nobody is named: left out");
            notice.left_out.push(why);
        }
        notice
    }

    fn sighting(&self, card: &Card) -> Option<Sighting> {
        let name = card.name.clone().unwrap_or_default();
        let handles = handles(card.profile.clone(), &name);
        if handles.is_empty() {
            return None;
        }
        Some(Sighting {
            source: SourceKind::Mail,
            direction: Direction::Incoming,
            linkedin_id: card.invitation,
            sent: card.invitation.and_then(|id| self.sent(id)),
            seen: self.seen,
            handles,
            name: name.into(),
            headline: card
                .headline
                .clone()
                .filter(|headline| headline.len() <= LONGEST_HEADLINE)
                .map(Foreign::from),
            company: None,
            location: card.location.clone().map(Foreign::from),
            mutual: card.mutual,
            note: NoteSeen::Unseen,
            reminder: false,
        })
    }

    /// When an invitation was sent, by the upper bits of its id; `None` where that can't be.
    fn sent(&self, id: i64) -> Option<Timestamp> {
        let sent = Timestamp::from_second((id >> 22) / 1000).ok()?;
        let latest = self.seen?.checked_add(AHEAD).ok()?;
        (sent.as_second() >= OPENED && sent <= latest).then_some(sent)
    }

    /// Everybody who accepted.
    fn acceptances(&self, template: Option<&str>) -> Result<Vec<Record>, Unusable> {
        let at = self.seen.ok_or(Unusable::Undated)?;
        let about_one = template.is_some_and(template::is_about_one);
        let accepted = |name: String, profile: Option<Handle>| {
            Record::Acceptance(Acceptance {
                handles: handles(profile, &name),
                name: name.into(),
                at,
            })
        };
        if !about_one {
            let people: Vec<Record> = self
                .html
                .iter()
                .filter_map(|card| Some(accepted(card.name.clone()?, card.profile.clone())))
                .collect();
            if !people.is_empty() {
                return Ok(people);
            }
        }
        let card = self.html_card();
        let name = self
            .sender
            .clone()
            .or_else(|| card.and_then(|card| card.name.clone()));
        let profile = card
            .filter(|card| match (&name, &card.name) {
                (Some(name), Some(shown)) => name::alike(name, shown),
                _ => true,
            })
            .and_then(|card| card.profile.clone());
        Ok(name
            .map(|name| accepted(name, profile))
            .into_iter()
            .collect())
    }
}

fn is_same(one: &Card, other: &Card) -> bool {
    match (one.invitation, other.invitation) {
        (Some(one), Some(other)) => one == other,
        _ => one.profile.is_some() && one.profile == other.profile,
    }
}

/// By what a person can be recognised: their profile, else their name.
fn handles(profile: Option<Handle>, name: &str) -> Vec<Handle> {
    if let Some(profile) = profile {
        return vec![profile];
    }
    Handle::of_name(name).into_iter().collect()
}
