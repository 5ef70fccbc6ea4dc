//! The cards of the invitation manager as lines of text: where each begins and ends, and what its lines are.
//!
//! A card is anchored on its two buttons. Blank lines, links and places alone say nothing.

mod beside;

use crate::import::mail::mutual;
use crate::model::import::Skipped;
use crate::model::page::{Basis, PageCard};
use crate::model::{Direction, Foreign, Handle, Record, Sighting, SourceKind};

use super::chrome::Sheet;
use super::lines::{self, Line, same};
use super::words::{Sentence, Words, is_age};

pub(super) use beside::{Beside, End, beside};

/// What the cards of a page come to.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) cards: Vec<PageCard>,
    pub(super) skipped: Vec<Skipped>,
    /// How many invitations of any kind are there with their buttons, as the page itself counts them.
    pub(super) counted: usize,
    /// The first line of the first card.
    pub(super) first: Option<usize>,
    /// Whether the text ends in the middle of a card.
    pub(super) cut: bool,
}

/// The pairs of buttons, Ignore and Accept in either order, at most one line between them.
pub(super) fn pairs(lines: &[Line], words: &Words) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at].text;
        let wanted: Option<fn(&Words, &str) -> bool> = if words.is_ignore(line) {
            Some(Words::is_accept)
        } else if words.is_accept(line) {
            Some(Words::is_ignore)
        } else {
            None
        };
        let other = wanted.and_then(|wanted| {
            (at + 1..lines.len().min(at + 3)).find(|&other| wanted(words, &lines[other].text))
        });
        if let Some(other) = other {
            pairs.push((at, other));
            at = other;
        }
        at += 1;
    }
    pairs
}

/// Why an invitation of another kind is left out.
pub(super) const OTHER: &str =
    "an invitation to follow, subscribe, join or attend: none to connect";

/// How a card begins.
struct Head {
    start: usize,
    /// Where what stands beside the name begins.
    beside: usize,
    what: What,
}

enum What {
    /// Somebody asks to connect.
    Person {
        name: String,
        basis: Basis,
        doubts: Vec<String>,
    },
    /// Another invitation.
    Other,
    /// No name can be made out.
    Nobody,
}

/// The cards of received invitations.
pub(super) fn received(sheet: &Sheet, words: &Words) -> Found {
    let lines = &sheet.lines;
    let pairs = pairs(lines, words);
    let mut floor = 0;
    let mut heads = Vec::with_capacity(pairs.len());
    for &(first, last) in &pairs {
        heads.push(head(lines, floor, first, words));
        floor = last + 1;
    }
    let mut found = Found {
        counted: pairs.len(),
        first: heads.first().map(|head| head.start),
        ..Found::default()
    };
    // What begins after the last buttons and has none is a card that was cut off; on a whole page it is part of a note.
    let cut = (floor..lines.len())
        .find(|&at| !sheet.ended && words.sentence(&lines[at].text).is_some())
        .map(|at| opened(lines, floor, at, words));
    found.cut = !sheet.ended;
    if let Some(at) = cut {
        found.skipped.push(Skipped {
            place: place(&lines[at]),
            why: "cut off before its buttons; copy the page to its end".to_owned(),
        });
    }
    for (n, head) in heads.iter().enumerate() {
        let (first, last) = pairs[n];
        let (until, end) = match heads.get(n + 1) {
            Some(next) => (next.start, End::Known),
            None if sheet.ended => (lines.len(), End::Page),
            None => (cut.unwrap_or(lines.len()), End::Cut),
        };
        let line = &lines[head.start.min(first)];
        match &head.what {
            What::Other => found.skipped.push(Skipped {
                place: place(line),
                why: OTHER.to_owned(),
            }),
            What::Nobody => found.skipped.push(Skipped {
                place: place(line),
                why: "no name can be made out above its buttons".to_owned(),
            }),
            What::Person {
                name,
                basis,
                doubts,
            } => {
                let mut beside = beside(
                    name,
                    &lines[head.beside..first],
                    &lines[last + 1..until],
                    end,
                    words,
                );
                let mut all = doubts.clone();
                all.append(&mut beside.doubts);
                beside.doubts = all;
                found
                    .cards
                    .push(card(line.number, name, *basis, Direction::Incoming, beside));
            }
        }
    }
    found
}

/// Finds the beginning of the card whose buttons stand at `first`; the one before it ends at `floor`.
fn head(lines: &[Line], floor: usize, first: usize, words: &Words) -> Head {
    let sentence = (floor..first)
        .rev()
        .find(|&at| words.sentence(&lines[at].text).is_some());
    // A name between the sentence and the buttons belongs to a card without a sentence; the sentence to a note.
    let nearer = (sentence.map_or(floor, |at| at + 1)..first)
        .rev()
        .find(|&at| lines[at].twice || !words.pictured(&lines[at].text).is_empty());
    match (sentence, nearer) {
        (Some(sentence), Some(at)) if !is_of(lines, sentence, at, first, words) => {
            by_picture(lines, floor, at, first, words)
        }
        (Some(sentence), _) => by_sentence(lines, floor, sentence, first, words),
        (None, Some(at)) => by_picture(lines, floor, at, first, words),
        (None, None) => by_place(lines, floor, first, words),
    }
}

/// Whether a picture's text or a doubled line below a sentence belongs to the same card. A doubled name of another
/// card has a headline below it; a doubled headline has none.
fn is_of(lines: &[Line], sentence: usize, at: usize, first: usize, words: &Words) -> bool {
    let Some(Sentence::Connect(Some(name)) | Sentence::Other(Some(name))) =
        words.sentence(&lines[sentence].text)
    else {
        return words.pictured(&lines[at].text).is_empty();
    };
    if same(&lines[at].text, name) || words.is_picture_of(&lines[at].text, name) {
        return true;
    }
    words.pictured(&lines[at].text).is_empty()
        && at == sentence + 1
        && lines[at + 1..first]
            .iter()
            .all(|line| is_beside(&line.text))
}

/// Whether a line stands between a headline and the buttons.
fn is_beside(line: &str) -> bool {
    is_age(line) || mutual::count(line).is_some()
}

fn by_sentence(lines: &[Line], floor: usize, at: usize, first: usize, words: &Words) -> Head {
    let start = opened(lines, floor, at, words);
    let subject = match words.sentence(&lines[at].text) {
        Some(Sentence::Connect(Some(name))) => lines::name(name),
        Some(Sentence::Connect(None)) => {
            let above = at.checked_sub(1).filter(|&above| above >= floor);
            above.and_then(|above| lines::name(&lines[above].text))
        }
        _ => {
            return Head {
                start,
                beside: first,
                what: What::Other,
            };
        }
    };
    let mut doubts = Vec::new();
    let bare = lines[at + 1..first]
        .iter()
        .all(|line| is_beside(&line.text));
    let two = at > floor
        && matches!(
            words.sentence(&lines[at - 1].text),
            Some(Sentence::Connect(_))
        );
    if bare && two {
        doubts.push("two sentences stand above its buttons".to_owned());
    }
    Head {
        start,
        beside: at + 1,
        what: subject.map_or(What::Nobody, |name| What::Person {
            name,
            basis: Basis::Sentence,
            doubts,
        }),
    }
}

/// Where the card of the sentence at `at` begins: above it may stand the name, the picture's text, or the subject.
fn opened(lines: &[Line], floor: usize, at: usize, words: &Words) -> usize {
    let mut start = at;
    let subject = match words.sentence(&lines[at].text) {
        Some(Sentence::Connect(name) | Sentence::Other(name)) => name,
        None => None,
    };
    // Without one, the subject stands alone on the line above.
    if subject.is_none() && start > floor && !words.closes_note(&lines[start - 1].text) {
        start -= 1;
    }
    let name = subject.or_else(|| (start < at).then(|| lines[start].text.as_str()));
    while start > floor {
        let above = &lines[start - 1].text;
        let belongs = name.is_some_and(|name| {
            same(above, name)
                || words.is_picture_of(above, name)
                || above
                    .strip_suffix(" logo")
                    .is_some_and(|org| same(org, name))
        }) || words.is_above_other(above);
        if !belongs {
            break;
        }
        start -= 1;
    }
    start
}

/// A card without a sentence, by a picture's text or a name that stands twice.
fn by_picture(lines: &[Line], floor: usize, at: usize, first: usize, words: &Words) -> Head {
    let pictured = |line: &Line| -> Vec<String> {
        words
            .pictured(&line.text)
            .into_iter()
            .filter_map(lines::name)
            .collect()
    };
    let mut start = at;
    let names = if lines[at].twice && pictured(&lines[at]).is_empty() {
        // The picture's text stands above the name.
        let above = start.checked_sub(1).filter(|&above| above >= floor);
        match above {
            Some(above) if words.is_picture_of(&lines[above].text, &lines[at].text) => {
                start = above;
                vec![lines[at].text.clone()]
            }
            _ => Vec::new(),
        }
    } else {
        pictured(&lines[at])
    };
    let next = lines.get(at + 1).filter(|_| at + 1 < first);
    let confirmed = names
        .iter()
        .find(|name| start < at || next.is_some_and(|next| same(&next.text, name)))
        .cloned();
    let mut doubts = Vec::new();
    let (name, basis) = match (confirmed, names.first()) {
        (Some(name), _) => (Some(name), Basis::Picture),
        (None, Some(name)) => {
            if names.len() > 1 {
                doubts.push("the name may end in an s".to_owned());
            }
            (Some(name.clone()), Basis::Picture)
        }
        (None, None) => {
            doubts.push(BY_PLACE.to_owned());
            (lines::name(&lines[at].text), Basis::Place)
        }
    };
    Head {
        start,
        beside: at + 1,
        what: name.map_or(What::Nobody, |name| What::Person {
            name,
            basis,
            doubts,
        }),
    }
}

/// Why a name that rests on its place isn't certain.
pub(super) const BY_PLACE: &str = "name taken by its place";

/// A card with nothing but lines: the name two lines above what is known to follow it.
fn by_place(lines: &[Line], floor: usize, first: usize, words: &Words) -> Head {
    let mut below = first;
    while below > floor && is_beside(&lines[below - 1].text) {
        below -= 1;
    }
    let start = below.saturating_sub(2).max(floor);
    let sound = start < below && {
        let text = &lines[start].text;
        !words.closes_note(text) && !words.is_chips(text) && !words.is_manager(text)
    };
    let name = sound.then(|| lines::name(&lines[start].text)).flatten();
    Head {
        start,
        beside: (start + 1).min(first),
        what: name.map_or(What::Nobody, |name| What::Person {
            name,
            basis: Basis::Place,
            doubts: vec![BY_PLACE.to_owned()],
        }),
    }
}

/// A card of a pasted page.
pub(super) fn card(
    line: usize,
    name: &str,
    basis: Basis,
    direction: Direction,
    beside: Beside,
) -> PageCard {
    PageCard {
        line,
        record: Record::Sighting(Sighting {
            source: SourceKind::Paste,
            direction,
            linkedin_id: None,
            sent: None,
            seen: None,
            handles: by_name(name),
            name: Foreign::new(name),
            headline: beside.headline.map(Foreign::new),
            company: None,
            location: None,
            mutual: beside.mutual,
            note: beside.note,
            reminder: false,
        }),
        further: Vec::new(),
        gist: None,
        basis,
        doubts: beside.doubts,
        left_over: beside.left_over,
        known: None,
        adds: Vec::new(),
    }
}

/// How a person is recognised of whom only the name is known; nobody, if nothing of it is left.
pub(super) fn by_name(name: &str) -> Vec<Handle> {
    Handle::of_name(name).into_iter().collect()
}

/// A place in what was pasted: `line 31`.
pub(super) fn place(line: &Line) -> String {
    format!("line {}", line.number)
}
