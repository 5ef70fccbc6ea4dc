//! Which page lines are of: told by at least two signs that don't depend on each other, or refused by name.

use crate::model::page::PageKind;

use super::cards::pairs;
use super::lines::Line;
use super::words::{ENGLISH, GERMAN, Sentence, Words, elsewhere, is_degree, is_sent};
use super::{Refusal, activity, thread};

/// How many lines say each of the things by which a page is told.
#[derive(Debug, Default)]
struct Signs {
    manager: usize,
    chips: usize,
    pairs: usize,
    sentences: usize,
    withdraws: usize,
    sent: usize,
    contact: usize,
    counts: usize,
    parts: usize,
    degrees: usize,
    own: usize,
}

impl Signs {
    fn of(lines: &[Line], words: &Words) -> Self {
        let mut signs = Self {
            pairs: pairs(lines, words).len(),
            ..Self::default()
        };
        for line in lines.iter().map(|line| line.text.as_str()) {
            signs.manager += usize::from(words.is_manager(line));
            signs.chips += usize::from(words.is_chips(line));
            signs.sentences +=
                usize::from(matches!(words.sentence(line), Some(Sentence::Connect(_))));
            signs.withdraws += usize::from(words.is_withdraw(line));
            signs.sent += usize::from(is_sent(line));
            signs.contact += usize::from(words.is_contact(line));
            signs.counts +=
                usize::from(words.connections(line).is_some() || words.is_followers(line));
            signs.parts += usize::from(words.part(line).is_some());
            signs.degrees += usize::from(is_degree(line));
            signs.own += usize::from(words.is_own(line));
        }
        signs
    }

    fn profile(&self) -> usize {
        [self.contact, self.counts, self.parts, self.degrees]
            .iter()
            .filter(|sign| **sign > 0)
            .count()
    }

    fn kind(&self) -> Result<PageKind, Refusal> {
        let listed = self.manager + self.chips > 0;
        if listed && self.pairs > 0 {
            return Ok(PageKind::Received);
        }
        if self.withdraws > 0 && (listed || self.sent > 0) {
            return Ok(PageKind::Sent);
        }
        if self.manager > 0 && self.chips > 0 {
            return Err(Refusal::Empty);
        }
        // Above posts and lists there is a number of followers too, so the head of a profile must be there.
        if self.profile() >= 2 && self.contact + self.degrees > 0 {
            return if self.own >= 1 {
                Err(Refusal::Own)
            } else {
                Ok(PageKind::Profile)
            };
        }
        if self.pairs > 0 && self.sentences > 0 {
            return Ok(PageKind::Received);
        }
        if self.own >= 2 {
            return Err(Refusal::Own);
        }
        let any = [
            self.manager,
            self.chips,
            self.pairs,
            self.withdraws,
            self.contact,
            self.sentences,
        ];
        Err(if self.manager > 0 {
            Refusal::Empty
        } else if any.iter().any(|sign| *sign > 0) {
            Refusal::TooLittle
        } else {
            Refusal::NotLinkedIn
        })
    }
}

/// The language that most of LinkedIn's own words on a page are in; `None` where none is in one that is read.
pub(super) fn words(lines: &[Line]) -> Option<&'static Words> {
    let (english, german) = (ENGLISH.spoken_in(lines), GERMAN.spoken_in(lines));
    match (english, german) {
        (0, 0) => None,
        _ if german > english => Some(&GERMAN),
        _ => Some(&ENGLISH),
    }
}

/// Which page these lines are of; `whole` are the same with what surrounds them.
pub(super) fn kind(lines: &[Line], whole: &[Line], words: &Words) -> Result<PageKind, Refusal> {
    if thread::is_thread(lines, whole, words) {
        return Ok(PageKind::Conversation);
    }
    if activity::is_activity(lines, words) {
        return Ok(PageKind::Activity);
    }
    let why = match Signs::of(lines, words).kind() {
        // A profile holds posts, and pages of posts have heads much like a profile's.
        Ok(PageKind::Profile) if !lines.iter().any(|line| words.is_contact(&line.text)) => {
            return elsewhere::page(lines, whole).map_or(Ok(PageKind::Profile), Err);
        }
        Ok(kind) => return Ok(kind),
        Err(why @ (Refusal::Own | Refusal::Empty)) => return Err(why),
        Err(why) => why,
    };
    Err(unspoken(lines, whole, why))
}

/// Why lines aren't read that have none of the signs of a page that is.
pub(super) fn unspoken(lines: &[Line], whole: &[Line], otherwise: Refusal) -> Refusal {
    elsewhere::page(lines, whole)
        .or_else(|| elsewhere::language(whole))
        .unwrap_or(otherwise)
}
