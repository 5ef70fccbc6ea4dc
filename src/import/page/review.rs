//! Several readings of pages put together to one review: what the page counts against what is there, and what is
//! uncertain because of it.

use std::collections::{HashMap, HashSet};

use crate::model::import::Skipped;
use crate::model::page::{PageCard, PageKind, PageLanguage, PageReview};
use crate::model::record::Owner;
use crate::model::{Foreign, NoteSeen, Now, Record};
use crate::text::fold::fold;

use super::cards::{Found, OTHER};
use super::lines::same;
use super::{Refusal, activity, thread};

/// One page as it was read.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) kind: PageKind,
    pub(super) language: PageLanguage,
    pub(super) owner: Option<String>,
    pub(super) counter: Option<usize>,
    pub(super) found: Found,
    pub(super) ended: bool,
    /// Whether its cards are elements of a saved page, which no note can look like.
    pub(super) by_element: bool,
    pub(super) chats: bool,
}

/// Puts the pages of one paste, or one saved page, together.
pub(super) fn review(
    mut readings: Vec<Reading>,
    others: usize,
    saved: bool,
    now: Option<&Now>,
) -> Result<PageReview, Refusal> {
    if readings.is_empty() {
        return Err(Refusal::NotLinkedIn);
    }
    let first = readings.remove(0);
    let (mut same_kind, rest): (Vec<Reading>, Vec<Reading>) = readings
        .into_iter()
        .partition(|reading| reading.kind == first.kind);
    let others = others + rest.len();
    let chats = first.chats || same_kind.iter().chain(&rest).any(|reading| reading.chats);
    let several = !same_kind.is_empty();
    same_kind.insert(0, first);
    let counters: HashSet<usize> = same_kind
        .iter()
        .filter_map(|reading| reading.counter)
        .collect();
    let counter = counters.iter().max().copied();
    let owner = owner_of(&same_kind);
    let ended = same_kind.last().is_some_and(|reading| reading.ended);
    let cut = same_kind.last().is_some_and(|reading| reading.found.cut);
    let by_element = same_kind.iter().all(|reading| reading.by_element);
    let mut review = PageReview {
        kind: same_kind[0].kind,
        language: same_kind[0].language,
        saved,
        owner: owner.map(|name| Owner {
            name: Foreign::new(name),
            slug: None,
        }),
        counter,
        cards: Vec::new(),
        skipped: Vec::new(),
        forged: false,
        remarks: Vec::new(),
    };
    let there = gather(&mut review, same_kind);
    without_owner(&mut review);
    for card in &mut review.cards {
        card.gist = thread::gist(card, now).or(card.gist.take());
    }
    if is_list(review.kind) {
        weigh(
            &mut review,
            there,
            by_element,
            several && counters.len() > 1,
        );
        if cut && !ended && counter.is_none_or(|counter| there <= counter) {
            review.remarks.push(
                "the end of the page isn't in it, so the last note may be cut off and is left out; select all, to the \
                 bottom, to have it"
                    .to_owned(),
            );
        }
    } else if review.cards.is_empty() {
        return Err(Refusal::Own);
    }
    if others > 0 {
        let what = review.kind.spoken();
        review.remarks.push(format!(
            "there is more than one page in it: only {what} {} read, the rest is left out",
            if is_list(review.kind) { "are" } else { "is" }
        ));
    }
    if chats {
        review.remarks.push(
            "conversations were copied along: they are dropped, and nothing of them is kept"
                .to_owned(),
        );
    }
    Ok(review)
}

/// Whether a page is a list of invitations.
fn is_list(kind: PageKind) -> bool {
    matches!(kind, PageKind::Received | PageKind::Sent)
}

/// The owner, if no two pages name different people.
fn owner_of(readings: &[Reading]) -> Option<String> {
    let mut names = readings.iter().filter_map(|reading| reading.owner.as_ref());
    let first = names.next()?;
    names.all(|name| same(name, first)).then(|| first.clone())
}

/// Takes the cards of all pages over; what stands on two of them is one card. Gives how many invitations there are.
fn gather(review: &mut PageReview, readings: Vec<Reading>) -> usize {
    let mut counted = 0;
    for (n, reading) in readings.into_iter().enumerate() {
        let Found {
            cards,
            skipped,
            counted: here,
            ..
        } = reading.found;
        counted += here;
        // Two people on one page may share name and headline; the same on a second page is the first again.
        let mut known: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, card) in review.cards.iter().enumerate() {
            known.entry(folded(card)).or_default().push(at);
        }
        for card in cards {
            let alike = known.get_mut(&folded(&card));
            let again = alike.and_then(|alike| {
                let found = alike
                    .iter()
                    .position(|at| is_again(&review.cards[*at], &card))?;
                Some(alike.remove(found))
            });
            match again {
                Some(at) => {
                    counted = counted.saturating_sub(1);
                    complete(&mut review.cards[at], card);
                }
                None => review.cards.push(card),
            }
        }
        // Which skipped invitation is which can't be told: of a second page only what is more than before is new.
        let known = review
            .skipped
            .iter()
            .filter(|skipped| skipped.why == OTHER)
            .count();
        let (others, rest): (Vec<Skipped>, Vec<Skipped>) = skipped
            .into_iter()
            .partition(|skipped| skipped.why == OTHER);
        let again = if n > 0 { known.min(others.len()) } else { 0 };
        counted = counted.saturating_sub(again);
        review
            .skipped
            .extend(others.into_iter().skip(again).chain(rest));
    }
    counted
}

fn folded(card: &PageCard) -> String {
    card.name().map(|name| fold(name.raw())).unwrap_or_default()
}

/// Whether two cards of one name are one, seen twice.
fn is_again(one: &PageCard, other: &PageCard) -> bool {
    match (&one.record, &other.record) {
        (Record::Sighting(a), Record::Sighting(b)) => {
            let ids = a.linkedin_id.is_none()
                || b.linkedin_id.is_none()
                || a.linkedin_id == b.linkedin_id;
            let notes = match (&a.note, &b.note) {
                (NoteSeen::Text(a), NoteSeen::Text(b)) => a == b,
                (NoteSeen::Unseen, _) | (_, NoteSeen::Unseen) => true,
                (a, b) => a == b,
            };
            ids && notes && a.headline == b.headline
        }
        (Record::Profile(a), Record::Profile(b)) => {
            a.handles == b.handles && a.headline == b.headline && a.location == b.location
        }
        (Record::Message(a), Record::Message(b)) => thread::is_same(a, b),
        _ => false,
    }
}

/// Adds to a card what a second showing of it has more.
fn complete(card: &mut PageCard, again: PageCard) {
    let fuller = again.basis < card.basis || again.doubts.len() < card.doubts.len();
    if let (Record::Sighting(known), Record::Sighting(seen)) = (&mut card.record, &again.record) {
        if known.note == NoteSeen::Unseen {
            known.note = seen.note.clone();
        }
        known.mutual = known.mutual.or(seen.mutual);
    }
    if let (Record::Profile(known), Record::Profile(seen)) = (&mut card.record, &again.record)
        && !seen.activity.is_empty()
    {
        activity::join(&mut known.activity, &seen.activity);
        card.gist = Some(activity::gist(&known.activity));
    }
    if fuller {
        card.basis = again.basis;
        card.doubts.clone_from(&again.doubts);
        card.left_over.clone_from(&again.left_over);
    }
    if matches!(card.record, Record::Message(_)) {
        thread::join(card, again);
    }
}

/// The owner is never whom a page is about.
fn without_owner(review: &mut PageReview) {
    let Some(owner) = &review.owner else {
        return;
    };
    let owner = owner.name.raw().to_owned();
    let noun = if review.saved { "card" } else { "line" };
    let skipped = &mut review.skipped;
    review.cards.retain(|card| {
        let own = card.name().is_some_and(|name| same(name.raw(), &owner));
        if own {
            skipped.push(Skipped {
                place: format!("{noun} {}", card.line),
                why: "it bears your own name".to_owned(),
            });
        }
        !own
    });
}

/// Holds what is there against what the page counts.
fn weigh(review: &mut PageReview, counted: usize, by_element: bool, differ: bool) {
    if differ {
        doubt(review, "the pages in this paste count differently");
        review.remarks.push(
            "the pages in this paste count differently; copy one page at a time, or look each card over".to_owned(),
        );
    }
    if let Some(counter) = review.counter {
        if counted < counter {
            review.remarks.push(format!(
                "{counted} of {counter} are on it: scroll to the end and copy again"
            ));
        } else if counted > counter {
            review.forged = true;
            review.remarks.push(format!(
                "the page counts {counter} and {counted} seem to be on it: a text inside a note looks like a card{}",
                if by_element {
                    ", or the page counts only a part"
                } else {
                    "; save the page instead, where that can't be"
                }
            ));
            if !by_element {
                doubt(review, "there are more cards than the page counts");
            }
        }
    }
    if review.counter.is_none() && !by_element {
        review.remarks.push(
            "the page's own count isn't in it, so a text inside a note that looks like a card can't be told; copy from \
             the top"
                .to_owned(),
        );
    }
    let lines: usize = review
        .cards
        .iter()
        .map(|card| 3 + card.left_over.len())
        .sum();
    let unknown: usize = review.cards.iter().map(|card| card.left_over.len()).sum();
    if unknown * 4 > lines {
        review.remarks.push(
            "the page is only partly understood: it may have changed since this program was made"
                .to_owned(),
        );
    }
}

fn doubt(review: &mut PageReview, why: &str) {
    for card in &mut review.cards {
        card.doubts.push(why.to_owned());
    }
}
