//! The people whom a mail is about, each with what stands beside them: name, headline, place, invitation.
//!
//! A mail also shows people it is not about: whom else the reader may know, and the reader. Only the place that a link
//! takes in its template tells them apart.

use crate::model::Handle;

use super::html::Piece;
use super::link::{About, Label, Link};
use super::{mutual, name};

/// The most lines that are looked at beside a name.
const LINES: usize = 12;
/// The longest place, in characters.
const LONGEST_PLACE: usize = 100;

/// One person in a mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Card {
    /// The invitation's id.
    pub(super) invitation: Option<i64>,
    /// By what they can be recognised.
    pub(super) profile: Option<Handle>,
    /// Their name.
    pub(super) name: Option<String>,
    /// Their headline.
    pub(super) headline: Option<String>,
    /// Where they are.
    pub(super) location: Option<String>,
    /// Connections in common.
    pub(super) mutual: Option<i64>,
    /// What stands after the name and isn't told apart yet.
    pub(super) lines: Vec<String>,
}

impl Card {
    /// Adds an invitation; says whether the card is about that one.
    pub(super) fn take_invitation(&mut self, id: i64) -> bool {
        let fits = self.invitation.is_none_or(|own| own == id);
        if fits {
            self.invitation = Some(id);
        }
        fits
    }

    /// Adds a profile; says whether the card is about that person.
    pub(super) fn take_profile(&mut self, profile: &Handle) -> bool {
        let fits = self.profile.as_ref().is_none_or(|own| own == profile);
        if fits {
            self.profile = Some(profile.clone());
        }
        fits
    }

    /// Fills from another showing of the same person what this one lacks.
    pub(super) fn complete(&mut self, other: &Self) {
        let Self {
            invitation,
            profile,
            name,
            headline,
            location,
            mutual,
            lines: _,
        } = other;
        self.invitation = self.invitation.or(*invitation);
        self.profile = self.profile.take().or_else(|| profile.clone());
        self.name = self.name.take().or_else(|| name.clone());
        // The text has a headline whole; the HTML may cut it.
        self.headline = headline.clone().or_else(|| self.headline.take());
        self.location = self.location.take().or_else(|| location.clone());
        self.mutual = self.mutual.or(*mutual);
    }

    /// Tells the lines beside the name apart: connections in common, the headline, the place.
    ///
    /// `text` is the same person in the mail's text, which has the headline and never the place; `note` is never a place.
    pub(super) fn sort_lines(&mut self, text: Option<&Self>, note: Option<&str>) {
        let own_name = self.name.clone().unwrap_or_default();
        let mut lines = Vec::new();
        for line in std::mem::take(&mut self.lines) {
            match mutual::count(&line) {
                Some(count) => self.mutual = self.mutual.or(Some(count)),
                None if name::same(&line, &own_name) || is_aside(&line) => {}
                None => lines.push(line),
            }
        }
        let named = text.filter(|card| card.name.is_some());
        let mut lines = lines.into_iter();
        match named.map(|card| card.headline.as_deref()) {
            Some(Some(headline)) => self.headline = lines.find(|line| begins(headline, line)),
            Some(None) => {}
            None => self.headline = lines.next(),
        }
        self.location = lines.next().filter(|place| {
            is_place(place) && !note.is_some_and(|note| note.contains(place.as_str()))
        });
    }
}

/// Whether a line is a text, or the beginning of it that fits.
fn begins(text: &str, line: &str) -> bool {
    let start = line.trim_end_matches(['…', '.', ' ']);
    !start.is_empty() && text.starts_with(start)
}

/// Whether a line beside a name is an aside: pronouns, or how far away the person is in the network.
fn is_aside(line: &str) -> bool {
    let line = line.trim_start_matches(['·', '•', ' ']);
    (line.starts_with('(') && line.ends_with(')'))
        || matches!(line, "1st" | "2nd" | "3rd" | "3rd+")
        || holds_address(line)
}

/// Whether a line holds an address of a page, which may carry a token.
pub(super) fn holds_address(line: &str) -> bool {
    line.contains("://")
}

/// Whether a line can be a place; a note's first line stands there too in some mails.
fn is_place(line: &str) -> bool {
    line.chars().count() <= LONGEST_PLACE
        && !line.ends_with([',', '!', '?', ':', ';', '…'])
        && !line.starts_with(['"', '“', '„', '«', '\''])
}

/// The people in a mail's HTML, in order. `expected` is the name that its sender displays.
pub(super) fn cards(pieces: &[Piece], expected: Option<&str>) -> Vec<Card> {
    let mut table = Table::default();
    for piece in pieces {
        match piece {
            Piece::Text(line) => table.line(line, expected),
            Piece::Link(link, words) => table.link(link, words, expected),
        }
    }
    table
        .cards
        .retain(|card| card.profile.is_some() || card.invitation.is_some());
    paired(table.cards)
}

/// The cards so far; the last one is being read.
#[derive(Default)]
struct Table {
    cards: Vec<Card>,
    /// The lines that follow stand beside the name.
    beside_name: bool,
    /// The name was read from a text that is no link, and may have been a mention only.
    mentioned: bool,
}

impl Table {
    fn last(&mut self) -> &mut Card {
        if self.cards.is_empty() {
            self.cards.push(Card::default());
        }
        let last = self.cards.len() - 1;
        &mut self.cards[last]
    }

    fn begin(&mut self) {
        self.cards.push(Card::default());
        self.mentioned = false;
    }

    fn line(&mut self, line: &str, expected: Option<&str>) {
        if self.beside_name {
            let card = self.last();
            let again = card
                .name
                .as_deref()
                .is_some_and(|own| name::same(own, line));
            if again {
                card.lines.clear();
            } else if card.lines.len() < LINES {
                card.lines.push(line.to_owned());
            }
            return;
        }
        let is_name = expected.is_some_and(|expected| name::same(expected, line));
        if is_name && self.last().name.is_none() {
            self.last().name = name::real(line);
            self.beside_name = true;
            self.mentioned = true;
        }
    }

    fn link(&mut self, link: &Link, words: &str, expected: Option<&str>) {
        self.beside_name = false;
        if let Some(id) = link.invitation {
            if !self.last().take_invitation(id) {
                self.begin();
                self.last().take_invitation(id);
            }
            return;
        }
        let Some(profile) = &link.profile else {
            return;
        };
        let is_theirs = match link.about() {
            About::Them => true,
            About::ThemOrReader => expected.is_some_and(|expected| {
                name::fits(expected, profile)
                    && (words.is_empty()
                        || name::real(words).is_none_or(|w| name::same(&w, expected)))
            }),
            About::Others => false,
        };
        if !is_theirs {
            return;
        }
        if !self.last().take_profile(profile) {
            self.begin();
            self.last().take_profile(profile);
        }
        let is_name = match link.label() {
            Label::Name => true,
            Label::NoName => false,
            Label::Perhaps => name::fits(words, profile),
        };
        self.beside_name = is_name;
        if !is_name {
            return;
        }
        if std::mem::take(&mut self.mentioned) {
            self.last().lines.clear();
        }
        if self.last().name.is_none() {
            self.last().name = name::real(words);
        }
    }
}

/// Puts people and invitations together where a mail shows all of the ones before all of the others.
fn paired(cards: Vec<Card>) -> Vec<Card> {
    let ids: Vec<i64> = cards.iter().filter_map(|card| card.invitation).collect();
    let people = cards.iter().filter(|card| card.profile.is_some()).count();
    let whole = cards
        .iter()
        .all(|card| card.invitation.is_some() && card.profile.is_some());
    if whole || ids.len() != people {
        return cards;
    }
    cards
        .into_iter()
        .filter(|card| card.profile.is_some())
        .zip(ids)
        .map(|(card, id)| Card {
            invitation: Some(id),
            ..card
        })
        .collect()
}
