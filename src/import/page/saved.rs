//! Saved pages: "complete", and the single file that is built like a mail. A card is an element with LinkedIn's own id
//! and labels, so that no note can look like one.

mod document;
mod labels;
mod plain;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::import::decode::head_text;
use crate::import::mail::letter::saved_page;
use crate::model::import::Skipped;
use crate::model::page::{Basis, PageCard, PageKind, PageReview};
use crate::model::{Direction, Handle, HandleKind, Now, Record, SourceKind};
use crate::text::link::{linkedin_path, profile_slug};

use super::cards::{End, Found, OTHER, beside, card, pairs};
use super::chrome::{self, Sheet};
use super::kind;
use super::lines::{self, Line, same};
use super::profile::fits_slug;
use super::review::{Reading, review};
use super::words::{ENGLISH, Sentence, Words, is_sent};
use super::{Beyond, refusal::Refusal};

use document::{Document, Element};
use labels::Labels;

/// The most bytes of HTML. A page of a thousand invitations has about 5 MB, with its scripts.
const LARGEST_HTML: usize = 32 * 1024 * 1024;

/// What is known of a page besides its HTML.
#[derive(Debug, Default)]
struct About {
    from: Option<String>,
    seen: Option<Timestamp>,
}

/// Whether a text is the source of a page, whichever.
pub(in crate::import) fn is_markup(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{feff}', '\r', '\n', ' ', '\t']);
    let opening: String = start.chars().take(20).collect();
    let opening = opening.to_ascii_lowercase();
    [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<!-- saved from",
    ]
    .iter()
    .any(|tag| opening.starts_with(tag))
}

/// Whether first bytes, as text, are those of a saved page of LinkedIn's; cheap.
pub(in crate::import) fn looks_saved(head: &str) -> bool {
    is_markup(head) && head.to_ascii_lowercase().contains("linkedin")
}

/// Whether first bytes, as text, are those of a page that a browser saved as a single file. It has header fields as a
/// mail has.
pub(in crate::import) fn looks_single_file(head: &str) -> bool {
    head.trim_start()
        .lines()
        .take(60)
        .take_while(|line| !line.trim().is_empty())
        .map(str::to_ascii_lowercase)
        .any(|line| {
            line.starts_with("snapshot-content-location:")
                || line.starts_with("from: <saved by")
                || line.starts_with("from: \"saved by")
        })
}

/// Reads a page saved as HTML.
pub(super) fn html(bytes: &[u8], now: Option<&Now>) -> Result<PageReview, Refusal> {
    if bytes.len() > LARGEST_HTML {
        return Err(Refusal::TooLarge);
    }
    page(&head_text(bytes), About::default(), now)
}

/// Reads a page saved as a single file.
pub(super) fn single_file(bytes: &[u8], now: Option<&Now>) -> Result<PageReview, Refusal> {
    if bytes.len() as u64 > super::items::LARGEST {
        return Err(Refusal::TooLarge);
    }
    let (seen, html) = saved_page(bytes);
    let html = html.ok_or(Refusal::NotLinkedIn)?;
    if html.len() > LARGEST_HTML {
        return Err(Refusal::TooLarge);
    }
    let from = location(bytes);
    // It says itself when it was saved.
    let zone = now.map_or(TimeZone::UTC, |now| now.zone.clone());
    let saved = seen.map(|seen| Now::new(seen, zone));
    page(&html, About { from, seen }, saved.as_ref().or(now))
}

/// The address in the header field `Snapshot-Content-Location`.
fn location(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(16 * 1024))?;
    let head = String::from_utf8_lossy(head);
    let mut address = None::<String>;
    for line in head
        .trim_start()
        .lines()
        .take_while(|line| !line.trim().is_empty())
    {
        match &mut address {
            Some(address) if line.starts_with([' ', '\t']) => address.push_str(line.trim()),
            Some(_) => break,
            None => {
                let (name, value) = line.split_once(':').unwrap_or_default();
                address = name
                    .eq_ignore_ascii_case("snapshot-content-location")
                    .then(|| value.trim().to_owned());
            }
        }
    }
    address
}

fn page(html: &str, about: About, now: Option<&Now>) -> Result<PageReview, Refusal> {
    let plain = plain::plain(html)?;
    let from = about.from.or_else(|| plain.from.clone());
    let ours = from.as_deref().map(|from| linkedin_path(from).is_some());
    // A page that was saved from a file, or sent on, doesn't tell where it is from.
    let elsewhere =
        from.as_deref().is_some_and(|from| from.starts_with("http")) && ours == Some(false);
    if elsewhere {
        return Err(Refusal::NotLinkedIn);
    }
    let document = Document::read(&plain);
    let whole = lines::single(document.lines.clone());
    let words = kind::words(&whole).unwrap_or(&ENGLISH);
    let mut sheet = chrome::cut(whole.clone(), words);
    sheet.address = from
        .as_deref()
        .and_then(profile_slug)
        .or_else(|| document.slug.clone());
    sheet.thread = from.as_deref().and_then(chrome::thread_in);
    if let Some(reading) = listed(&document, &sheet, words, about.seen) {
        return review(vec![reading], 0, true, now);
    }
    let kind = match kind::kind(&sheet.lines, &whole, words) {
        Ok(kind) => kind,
        Err(why) => {
            let screen = document
                .screen
                .as_deref()
                .is_some_and(|screen| screen.contains("profile.Profile"));
            if why != Refusal::Own
                && document.title.is_some()
                && (screen || document.profile)
                && sheet.lines.len() > 2
            {
                PageKind::Profile
            } else {
                return Err(refusal(why, &sheet, &document, plain.scripts, ours));
            }
        }
    };
    // A list that was built anew since is read as from a paste.
    let beyond = Beyond {
        title: document.title.as_deref(),
        links: &document.links,
    };
    let mut reading = super::read_as(kind, &sheet, &beyond, words, now)?;
    for (n, card) in reading.found.cards.iter_mut().enumerate() {
        of_page(card, n + 1, about.seen, document.loaded);
    }
    review(vec![reading], 0, true, now)
}

/// Says of a card that it comes from a saved page.
fn of_page(card: &mut PageCard, number: usize, seen: Option<Timestamp>, loaded: bool) {
    card.line = number;
    match &mut card.record {
        Record::Sighting(sighting) => {
            sighting.source = SourceKind::Page;
            sighting.seen = seen;
        }
        Record::Profile(profile) => {
            profile.source = SourceKind::Page;
            profile.seen = seen;
            profile.whole |= loaded && !profile.positions.is_empty();
        }
        _ => {}
    }
}

fn refusal(
    why: Refusal,
    sheet: &Sheet,
    document: &Document,
    scripts: usize,
    ours: Option<bool>,
) -> Refusal {
    /// The fewest bytes of scripts that make a page of LinkedIn's a shell.
    const SCRIPTS: usize = 20 * 1024;
    let linkedin = ours == Some(true) || document.title.is_some() || document.screen.is_some();
    match why {
        Refusal::NotLinkedIn | Refusal::TooLittle | Refusal::Empty | Refusal::Language(None)
            if linkedin && sheet.lines.len() < 6 && scripts > SCRIPTS =>
        {
            Refusal::Shell
        }
        Refusal::NotLinkedIn if linkedin => Refusal::TooLittle,
        why => why,
    }
}

/// The invitations on a page by their elements; `None` where there are none.
fn listed(
    document: &Document,
    sheet: &Sheet,
    words: &Words,
    seen: Option<Timestamp>,
) -> Option<Reading> {
    let is_one = |element: &Element| {
        let own = lines::single(document.lines[element.lines.clone()].to_vec());
        let buttons =
            !pairs(&own, words).is_empty() || own.iter().any(|line| words.is_withdraw(&line.text));
        buttons && (element.id.is_some() || Labels::of(&element.labels).any())
            || Labels::of(&element.labels).any()
    };
    let keyed = document
        .cards
        .iter()
        .any(|element| element.keyed && is_one(element));
    let mut elements: Vec<&Element> = document
        .cards
        .iter()
        .filter(|element| element.keyed == keyed && is_one(element))
        .collect();
    // Of elements in each other the innermost is the card; inner ones end first.
    let mut inner: Vec<&Element> = Vec::new();
    elements.retain(|element| {
        let holds = inner
            .last()
            .is_some_and(|last| element.lines.start <= last.lines.start);
        if !holds {
            inner.push(element);
        }
        !holds
    });
    let first = elements.first()?;
    let above = &document.lines[..first.lines.start];
    let counter = above.iter().find_map(|line| words.whole_count(&line.text));
    let mut found = Found {
        counted: elements.len(),
        ..Found::default()
    };
    let mut outgoing = 0;
    for (n, element) in elements.iter().enumerate() {
        let own = lines::single(document.lines[element.lines.clone()].to_vec());
        match one(n + 1, element, &own, words, seen) {
            Ok(card) => {
                let Record::Sighting(sighting) = &card.record else {
                    continue;
                };
                outgoing += usize::from(sighting.direction == Direction::Outgoing);
                found.cards.push(card);
            }
            Err(why) => found.skipped.push(Skipped {
                place: format!("card {}", n + 1),
                why: why.to_owned(),
            }),
        }
    }
    let sent = outgoing > 0 && outgoing * 2 > found.cards.len();
    Some(Reading {
        kind: if sent {
            PageKind::Sent
        } else {
            PageKind::Received
        },
        language: words.language,
        owner: sheet.owner.clone(),
        counter,
        found,
        ended: true,
        by_element: true,
        chats: sheet.chats,
    })
}

/// One card by its element; the reason where it is none of a person who asks to connect.
fn one(
    number: usize,
    element: &Element,
    own: &[Line],
    words: &Words,
    seen: Option<Timestamp>,
) -> Result<PageCard, &'static str> {
    let labels = Labels::of(&element.labels);
    let buttons = pairs(own, words).first().copied();
    let upto = buttons.map_or(own.len(), |(first, _)| first);
    // A note can hold a sentence; it stands after the buttons.
    let sentence = own[..upto]
        .iter()
        .position(|line| words.sentence(&line.text).is_some());
    let spoken = sentence.and_then(|at| words.sentence(&own[at].text));
    let connects = labels.connects || labels.sent || matches!(spoken, Some(Sentence::Connect(_)));
    if !connects
        && (labels.other || matches!(spoken, Some(Sentence::Other(_))) || labels.name.is_none())
    {
        return Err(OTHER);
    }
    let name = labels
        .name
        .or_else(|| match spoken {
            Some(Sentence::Connect(Some(name))) => lines::name(name),
            Some(Sentence::Connect(None)) => sentence
                .and_then(|at| at.checked_sub(1))
                .and_then(|above| lines::name(&own[above].text)),
            _ => None,
        })
        .ok_or("no name can be made out on it")?;
    let withdraw = own.iter().position(|line| words.is_withdraw(&line.text));
    let (below, after) = match (buttons, withdraw) {
        (Some((first, last)), _) => (first, last + 1),
        (None, Some(at)) => {
            let sent = own[..at].iter().rposition(|line| is_sent(&line.text));
            (sent.unwrap_or(at), at + 1)
        }
        (None, None) => (own.len(), own.len()),
    };
    let begin = sentence.map_or_else(
        || {
            own[..below]
                .iter()
                .position(|line| same(&line.text, &name))
                .map_or(0, |at| at + 1)
        },
        |at| at + 1,
    );
    let mut about = beside(
        &name,
        &own[begin.min(below)..below],
        &own[after..],
        End::Known,
        words,
    );
    if element.id.is_none() && Labels::of(&element.labels).name.is_none() {
        about
            .doubts
            .push("neither an id nor a label of LinkedIn's is on it".to_owned());
    }
    let direction = if labels.sent {
        Direction::Outgoing
    } else {
        Direction::Incoming
    };
    let mut card = card(number, &name, Basis::Element, direction, about);
    of_page(&mut card, number, seen, false);
    if let Record::Sighting(sighting) = &mut card.record {
        sighting.linkedin_id = element.id;
        sighting.sent = element.id.and_then(|id| sent_at(id, seen));
        let slug = element
            .slugs
            .iter()
            .find(|slug| fits_slug(&name, slug))
            .or_else(|| element.slugs.first().filter(|_| element.slugs.len() == 1));
        if let Some(slug) = slug {
            sighting.handles = vec![Handle::new(HandleKind::Slug, slug.as_str())];
        }
    }
    Ok(card)
}

/// When an invitation was sent, by the upper bits of its id; `None` where that can't be.
fn sent_at(id: i64, seen: Option<Timestamp>) -> Option<Timestamp> {
    /// LinkedIn opened on 5 May 2003; nothing was sent before.
    const OPENED: i64 = 1_052_092_800;
    let sent = Timestamp::from_second((id >> 22) / 1000).ok()?;
    let late = seen.is_some_and(|seen| sent.as_second() > seen.as_second() + 86_400);
    (sent.as_second() >= OPENED && !late).then_some(sent)
}
