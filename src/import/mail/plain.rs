//! The text of a mail: the block with a name and a headline before the links, and the note before the block.

use super::card::{self, Card};
use super::link::{self, About, Link};
use super::{mutual, name};

/// The longest greeting, in characters.
const GREETING: usize = 80;

/// A mail's text in paragraphs.
#[derive(Debug, Default)]
pub(super) struct Plain {
    paragraphs: Vec<Paragraph>,
}

/// Lines without a blank one between them.
#[derive(Debug, Default)]
struct Paragraph {
    /// The lines that hold no link of LinkedIn's.
    lines: Vec<String>,
    /// The links of LinkedIn's.
    links: Vec<Link>,
}

/// A person in the text, and the paragraph that names them.
#[derive(Debug)]
pub(super) struct Found {
    /// The person.
    pub(super) card: Card,
    block: usize,
}

impl Plain {
    /// Takes a text apart.
    pub(super) fn read(text: &str) -> Self {
        let mut paragraphs = vec![Paragraph::default()];
        for line in text.lines() {
            let line = line.trim();
            if line.is_empty() {
                paragraphs.push(Paragraph::default());
                continue;
            }
            let links = links_in(line);
            let Some(paragraph) = paragraphs.last_mut() else {
                continue;
            };
            if links.is_empty() {
                paragraph.lines.push(line.to_owned());
            } else {
                paragraph.links.extend(links);
            }
        }
        paragraphs.retain(|paragraph| !paragraph.lines.is_empty() || !paragraph.links.is_empty());
        Self { paragraphs }
    }

    /// The people in the text, in order.
    pub(super) fn people(&self) -> Vec<Found> {
        let mut people: Vec<Found> = Vec::new();
        let mut open = false;
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            let shown: Vec<&Link> = paragraph
                .links
                .iter()
                .filter(|link| is_of_a_card(link))
                .collect();
            if shown.is_empty() {
                open = false;
                continue;
            }
            let own_lines = !paragraph.lines.is_empty();
            if !open || own_lines {
                let block = if own_lines { at } else { at.saturating_sub(1) };
                people.push(Found {
                    card: self.named_in(block),
                    block,
                });
            }
            open = true;
            for link in shown {
                let Some(found) = people.last_mut() else {
                    continue;
                };
                add(&mut found.card, link);
            }
        }
        people
    }

    /// The name and the headline in a paragraph.
    fn named_in(&self, block: usize) -> Card {
        let mut card = Card::default();
        let Some(paragraph) = self.paragraphs.get(block) else {
            return card;
        };
        let mut lines = paragraph
            .lines
            .iter()
            .filter(|line| !is_rule(line) && !line.ends_with(':') && !card::holds_address(line));
        card.name = lines.next().and_then(|line| name::real(line));
        for line in lines {
            match mutual::count(line) {
                Some(count) => card.mutual = Some(count),
                None if card.headline.is_none() => card.headline = Some(line.clone()),
                None => {}
            }
        }
        card
    }

    /// The note: what stands between the greeting and the block that names the sender. LinkedIn's own sentence stands
    /// there too where no note was written; telling them apart is done elsewhere.
    ///
    /// `None` where the text isn't built like that.
    pub(super) fn note(&self, found: &Found, sender: &str) -> Option<String> {
        let block = self.paragraphs.get(found.block)?;
        let names_sender = block
            .lines
            .first()
            .is_some_and(|line| name::alike(line, sender));
        if !names_sender {
            return None;
        }
        let before = self.paragraphs.get(..found.block)?;
        let (first, rest) = before.split_first()?;
        let (greeting, after) = first.lines.split_first()?;
        if !is_greeting(greeting) || before.iter().any(|paragraph| !paragraph.links.is_empty()) {
            return None;
        }
        let paragraphs: Vec<String> = std::iter::once(after)
            .chain(rest.iter().map(|paragraph| paragraph.lines.as_slice()))
            .filter(|lines| !lines.is_empty())
            .map(|lines| lines.join("\n"))
            .collect();
        (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
    }
}

/// Adds what a link says to the person it stands under. The last one counts: a note, which a stranger writes and which
/// stands before, may hold such links as well.
fn add(card: &mut Card, link: &Link) {
    if link.invitation.is_some() {
        card.invitation = link.invitation;
    } else {
        card.profile.clone_from(&link.profile);
    }
}

fn is_of_a_card(link: &Link) -> bool {
    link.invitation.is_some() || (link.profile.is_some() && link.about() == About::Them)
}

/// Whether a line is drawn rather than written.
fn is_rule(line: &str) -> bool {
    !line.contains(char::is_alphanumeric)
}

fn is_greeting(line: &str) -> bool {
    line.chars().count() <= GREETING && line.ends_with([',', '，', '、', '،', '!', '！', ':', '：'])
}

/// The links of LinkedIn's in a line, tracked or not.
fn links_in(line: &str) -> Vec<Link> {
    link::addresses(line)
        .filter_map(Link::read)
        .filter(|link| link.template.is_some() || link.invitation.is_some())
        .collect()
}
