//! Pages as a person copies and saves them: what is understood, what is left, and what is refused.

#![allow(
    dead_code,
    reason = "the shapes are shared with the tests of the program, which use the rest of them"
)]

#[path = "../../../tests/shapes/mime.rs"]
mod mime;
#[path = "../../../tests/shapes/page.rs"]
mod page;
#[path = "../../../tests/shapes/party.rs"]
mod party;

mod cutting;
mod doings;
mod lists;
mod profiles;
mod refusals;
mod saved;
mod talks;

use page::{Build, Caller, Card, List};

use super::{Refusal, read_text};
use crate::model::page::{PageCard, PageReview};
use crate::model::{Medium, NoteSeen, ProfileSeen, Record, Sighting};

/// Three people of different kinds: with a note, with nothing, with connections in common.
fn callers() -> Vec<Caller> {
    vec![
        Caller::new("Amara Okafor", "Cold-chain logistics | Lagos and Rotterdam")
            .mutual("Kofi P and 12 other mutual connections")
            .note("Hello Ines, we met at the Harbour Forum yesterday.\nI would like to hear more about your tables.")
            .sent("2026-11-20T10:15:30Z"),
        Caller::new("Bo Li", "").faceless().sent("2026-11-19T08:00:00Z"),
        Caller::new("Tomasz Zieliński", "Kierownik produkcji w Młyn Północ")
            .mutual("1 mutual connection")
            .sent("2026-11-18T23:59:59Z"),
    ]
}

fn read(text: &str) -> PageReview {
    read_text(text).unwrap()
}

fn refused(text: &str) -> Refusal {
    read_text(text).unwrap_err()
}

fn sighting(card: &PageCard) -> &Sighting {
    match &card.record {
        Record::Sighting(sighting) => sighting,
        other => panic!("no invitation: {other:?}"),
    }
}

fn profile(review: &PageReview) -> &ProfileSeen {
    match &review.cards[0].record {
        Record::Profile(profile) => profile,
        other => panic!("no profile: {other:?}"),
    }
}

fn names(review: &PageReview) -> Vec<String> {
    review
        .cards
        .iter()
        .map(|card| card.name().unwrap().shown(Medium::Line))
        .collect()
}

fn headlines(review: &PageReview) -> Vec<Option<String>> {
    review
        .cards
        .iter()
        .map(|card| {
            sighting(card)
                .headline
                .as_ref()
                .map(|text| text.shown(Medium::Line))
        })
        .collect()
}

fn mutuals(review: &PageReview) -> Vec<Option<i64>> {
    review
        .cards
        .iter()
        .map(|card| sighting(card).mutual)
        .collect()
}

fn notes(review: &PageReview) -> Vec<Option<String>> {
    review
        .cards
        .iter()
        .map(|card| match &sighting(card).note {
            NoteSeen::Text(text) => Some(text.shown(Medium::Text)),
            NoteSeen::Empty => Some(String::new()),
            NoteSeen::Unseen => None,
        })
        .collect()
}

fn doubts(review: &PageReview) -> Vec<String> {
    review
        .cards
        .iter()
        .flat_map(|card| card.doubts.clone())
        .collect()
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "it is compared with what may be nothing"
)]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn follow(split: bool) -> Card {
    Card::Follow {
        by: "Dagny Holm".to_owned(),
        what: "Nordlys Bakery".to_owned(),
        split,
    }
}

fn received(build: Build) -> String {
    List::of(build, &callers()).received()
}
