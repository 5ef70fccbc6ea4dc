//! Reads LinkedIn's own pages: the invitations received and sent, a member's profile and recent activity, and a
//! conversation, pasted as text or saved as a file.
//!
//! A paste is evidence that something was on a screen, and no proof: a note can be written so that it looks like a
//! card. The page's own counter shows that, and then no card is sure. In a saved page a card is an element, and
//! carries LinkedIn's id, whose upper bits are the moment of sending; so saving says more than pasting.
//!
//! Nothing is guessed into a field. Received cards show no date; sent ones show a rough age ("Sent 3 weeks ago"), which
//! is left: a paste never says when an invitation was sent. A count that isn't there is unknown and never nought. What
//! lines aren't understood stand in the review with their numbers and are never kept.
//!
//! Of a conversation only who wrote and when is taken, of recent activity only what was done; what was written is left.
//! Days told as "Today" or "Saturday" are worked out from the moment of the page.
//!
//! Not seen in real material, and so taken from descriptions: the text of the received and sent pages as a browser
//! copies it, the German words of the message overlay, of suggestions, of labels, of conversations and of activity, the
//! groups and languages on a profile, and every saved page with cards on it.
//!
//! ```
//! use vestibule::import::page;
//!
//! let pasted = "Manage invitations\nAll (1)\nInes Duval wants to connect\nBaker in Lyon\n2 mutual connections\n\
//!               Ignore\nAccept\nReply to Ines\n";
//! let review = page::read_text(pasted)?;
//! assert_eq!((review.counter, review.cards.len(), review.forged), (Some(1), 1, false));
//! assert!(review.cards[0].is_sure());
//! # Ok::<(), page::Refusal>(())
//! ```

mod activity;
mod cards;
mod chrome;
mod items;
mod kind;
mod lines;
mod profile;
mod refusal;
mod review;
mod saved;
mod sent;
#[cfg(test)]
mod tests;
mod thread;
mod words;

pub use lines::MOST_PASTED;
pub use refusal::{Elsewhere, Refusal};

use crate::model::Now;
use crate::model::page::{PageKind, PageReview};

use cards::Found;
use chrome::Sheet;
use lines::Line;
use review::Reading;
use words::{ENGLISH, Words};

pub(super) use items::{Form, LARGEST, read};
pub(super) use saved::{is_markup, looks_saved, looks_single_file};

/// Reads the text of one page or several, as a browser copies it. The moment of the paste isn't known, so that days told
/// from it ("Today") aren't either.
pub fn read_text(text: &str) -> Result<PageReview, Refusal> {
    paste(text, None)
}

/// Reads the text of one page or several that was copied just now.
pub fn read_text_at(text: &str, now: &Now) -> Result<PageReview, Refusal> {
    paste(text, Some(now))
}

fn paste(text: &str, now: Option<&Now>) -> Result<PageReview, Refusal> {
    if is_markup(text) {
        // Somebody copied the source of the page.
        return saved::html(text.as_bytes(), now);
    }
    let lines = lines::single(lines::of_paste(text)?);
    let mut readings = Vec::new();
    let mut refused = None::<Refusal>;
    let mut others = 0;
    for page in chrome::split(lines) {
        match reading(page, now) {
            Ok(reading) => readings.push(reading),
            Err(refusal) => {
                others += usize::from(refusal != Refusal::NotLinkedIn);
                refused = Some(refused.map_or(refusal, |known| known.telling(refusal)));
            }
        }
    }
    if readings.is_empty() {
        return Err(refused.unwrap_or(Refusal::NotLinkedIn));
    }
    review::review(readings, others, false, now)
}

/// Reads a page that was saved as "complete" or "HTML"; the folder beside it isn't needed.
pub fn read_html(bytes: &[u8]) -> Result<PageReview, Refusal> {
    saved::html(bytes, None)
}

/// Reads a page that was saved as a single file.
pub fn read_mhtml(bytes: &[u8]) -> Result<PageReview, Refusal> {
    saved::single_file(bytes, None)
}

/// Whether first lines are those of a page of LinkedIn's, of a kind that is read or not; cheap.
#[must_use]
pub fn looks_like_page(text: &str) -> bool {
    /// How much of a text is looked at, in bytes.
    const LOOKED_AT: usize = 16 * 1024;
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let Ok(lines) = lines::of_paste(&text[..end]) else {
        return false;
    };
    let lines = lines::single(lines);
    let addressed = lines
        .first()
        .is_some_and(|line| is_profile_address(&line.text));
    chrome::split(lines).into_iter().take(2).any(|page| {
        match classified(page) {
            Err(Refusal::NotLinkedIn) => false,
            // One sign alone may stand in anybody's text.
            Err(Refusal::TooLittle) => addressed,
            Ok(_) | Err(_) => true,
        }
    })
}

fn is_profile_address(line: &str) -> bool {
    !line.contains(' ') && crate::text::link::profile_slug(line).is_some()
}

/// What a page is, and what is left of it without what surrounds it.
fn classified(page: Vec<Line>) -> Result<(PageKind, Sheet, &'static Words), Refusal> {
    let words = kind::words(&page);
    let whole = page.clone();
    let sheet = chrome::cut(page, words.unwrap_or(&ENGLISH));
    let Some(words) = words else {
        return Err(kind::unspoken(&sheet.lines, &whole, Refusal::NotLinkedIn));
    };
    let kind = kind::kind(&sheet.lines, &whole, words)?;
    Ok((kind, sheet, words))
}

fn reading(page: Vec<Line>, now: Option<&Now>) -> Result<Reading, Refusal> {
    let (kind, sheet, words) = classified(page)?;
    read_as(kind, &sheet, &Beyond::default(), words, now)
}

/// What a saved page tells besides its lines.
#[derive(Debug, Default)]
struct Beyond<'a> {
    /// Its title.
    title: Option<&'a str>,
    /// The slugs of the profiles that it links to.
    links: &'a [String],
}

fn read_as(
    kind: PageKind,
    sheet: &Sheet,
    beyond: &Beyond<'_>,
    words: &Words,
    now: Option<&Now>,
) -> Result<Reading, Refusal> {
    let one = |card| Found {
        cards: vec![card],
        ..Found::default()
    };
    let mut owner = sheet.owner.clone();
    let found = match kind {
        PageKind::Received => cards::received(sheet, words),
        PageKind::Sent => sent::sent(sheet, words),
        PageKind::Profile => {
            one(profile::profile(sheet, beyond.title, words).ok_or(Refusal::TooLittle)?)
        }
        PageKind::Activity => one(activity::activity(sheet, beyond.title, words, now)?),
        PageKind::Conversation => {
            let talk = thread::conversation(sheet, beyond.links, now)?;
            owner = talk.owner;
            talk.found
        }
    };
    let counter = match kind {
        PageKind::Received | PageKind::Sent => counter(sheet, &found, words),
        PageKind::Profile | PageKind::Activity | PageKind::Conversation => None,
    };
    Ok(Reading {
        kind,
        language: words.language,
        owner,
        counter,
        found,
        ended: sheet.ended,
        by_element: false,
        chats: sheet.chats && kind != PageKind::Conversation,
    })
}

/// The number on the filter that shows the whole list. What stands below the first card is a stranger's.
fn counter(sheet: &Sheet, found: &Found, words: &Words) -> Option<usize> {
    let above = &sheet.lines[..found.first.unwrap_or(0).min(sheet.lines.len())];
    above.iter().find_map(|line| words.whole_count(&line.text))
}
