//! Which of the phrases stand in a note. One pass over the note finds every part of every phrase; what follows looks
//! only at what was found.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::phrase::{After, Piece, parse};
use super::plain::{Plain, is_cased_script};

/// How many bytes may lie between two parts of a phrase, or between a phrase and a name.
const GAP: usize = 48;

/// The files, in the order of reading. A phrase may stand in several sections.
const FILES: &[&str] = &[
    include_str!("../../../assets/phrases/grounds.txt"),
    include_str!("../../../assets/phrases/aims.txt"),
    include_str!("../../../assets/phrases/alarms.txt"),
];

/// A section of the phrase files: one meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// They worked together.
    WorkedWith,
    /// They met.
    Met,
    /// They spoke by telephone.
    Spoke,
    /// They wrote to each other, or agreed on something.
    Earlier,
    /// They knew each other, and it is long ago.
    Again,
    /// Somebody sent the sender.
    Referral,
    /// Somebody named is known to both.
    MutualNamed,
    /// Somebody is known to both.
    Mutual,
    /// They share a named group or school.
    GroupNamed,
    /// They share a group or school.
    Group,
    /// The reader wrote or said something of which the subject is named.
    ContentTopic,
    /// The reader writes.
    Content,
    /// A named event links them.
    EventNamed,
    /// An event links them.
    Event,
    /// The reader has a position to fill.
    Opening,
    /// Another reason that could be checked: news of the reader or their firm, an employer of both.
    Checkable,
    /// The reader's work is spoken of.
    Work,
    /// The reader's position is spoken of.
    Position,
    /// The house that the reader works for is spoken of.
    Firm,
    /// To sell.
    Sales,
    /// To fill a position.
    Recruiting,
    /// To find a position.
    JobSeeking,
    /// To learn, as a student.
    Student,
    /// To do something together.
    Collaboration,
    /// To ask for a study.
    Research,
    /// An aim, an offer or a request of any other kind.
    Ask,
    /// Goes on elsewhere.
    Leave,
    /// Goes on elsewhere, if an address follows.
    LeaveAddress,
    /// Leaves the choice of the way to the reader.
    Soft,
    /// What frauds say.
    Scam,
}

impl Section {
    const ALL: &'static [(&'static str, Self)] = &[
        ("worked_with", Self::WorkedWith),
        ("met", Self::Met),
        ("spoke", Self::Spoke),
        ("earlier", Self::Earlier),
        ("again", Self::Again),
        ("referral", Self::Referral),
        ("mutual_named", Self::MutualNamed),
        ("mutual", Self::Mutual),
        ("group_named", Self::GroupNamed),
        ("group", Self::Group),
        ("content_topic", Self::ContentTopic),
        ("content", Self::Content),
        ("event_named", Self::EventNamed),
        ("event", Self::Event),
        ("opening", Self::Opening),
        ("checkable", Self::Checkable),
        ("work", Self::Work),
        ("position", Self::Position),
        ("firm", Self::Firm),
        ("sales", Self::Sales),
        ("recruiting", Self::Recruiting),
        ("job_seeking", Self::JobSeeking),
        ("student", Self::Student),
        ("collaboration", Self::Collaboration),
        ("research", Self::Research),
        ("ask", Self::Ask),
        ("leave", Self::Leave),
        ("leave_address", Self::LeaveAddress),
        ("soft", Self::Soft),
        ("scam", Self::Scam),
    ];

    /// The sections that give a reason which could be checked.
    pub(super) const CHECKABLE: &'static [Self] = &[
        Self::WorkedWith,
        Self::Met,
        Self::Spoke,
        Self::Earlier,
        Self::Again,
        Self::Referral,
        Self::MutualNamed,
        Self::GroupNamed,
        Self::ContentTopic,
        Self::EventNamed,
        Self::Opening,
        Self::Checkable,
    ];

    fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Whether the words are shown to the reader, so that their place is kept.
    fn is_shown(self) -> bool {
        matches!(
            self,
            Self::Leave
                | Self::LeaveAddress
                | Self::Soft
                | Self::Scam
                | Self::WorkedWith
                | Self::Again
                | Self::ContentTopic
                | Self::Content
                | Self::EventNamed
                | Self::Event
                | Self::Work
                | Self::Position
                | Self::Firm
        )
    }
}

/// What was found in a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hits {
    sections: u32,
    spans: Vec<(Section, Range<usize>)>,
}

impl Hits {
    /// Whether a phrase of one of these sections was found.
    pub(super) fn any(&self, sections: &[Section]) -> bool {
        sections
            .iter()
            .any(|section| self.sections & section.bit() != 0)
    }

    /// The first place of a section, in the plain spelling. Only places that are shown are kept.
    pub(super) fn span(&self, section: Section) -> Option<Range<usize>> {
        self.spans(section).next()
    }

    /// The places of a section, in the plain spelling.
    pub(super) fn spans(&self, section: Section) -> impl Iterator<Item = Range<usize>> {
        self.spans
            .iter()
            .filter(move |(of, _)| *of == section)
            .map(|(_, span)| span.clone())
    }

    fn add(&mut self, section: Section, span: Range<usize>) {
        self.sections |= section.bit();
        if section.is_shown() {
            self.spans.push((section, span));
        }
    }
}

/// A part of a phrase that was found, with all before it. Two are kept: the last may overlap what comes next.
#[derive(Clone, Copy)]
struct Begun {
    /// Where the phrase begins and where this part ends, the last one first; an end of zero is none.
    spans: [(u32, u32); 2],
}

/// The parts that were found in one note. Few of all the parts are, so a bit says which, and a list has their places.
struct Found {
    bits: Vec<u64>,
    begun: Vec<(u32, Begun)>,
}

impl Found {
    fn of(slots: usize) -> Self {
        Self {
            bits: vec![0; slots.div_ceil(64)],
            begun: Vec::new(),
        }
    }

    fn has(&self, slot: u32) -> bool {
        self.bits[slot as usize / 64] & (1 << (slot % 64)) != 0
    }

    fn at(&self, slot: u32) -> Option<&Begun> {
        if !self.has(slot) {
            return None;
        }
        let found = self.begun.iter().find(|(of, _)| *of == slot);
        found.map(|(_, begun)| begun)
    }

    fn add(&mut self, slot: u32, span: (u32, u32)) {
        if self.has(slot) {
            let begun = self.begun.iter_mut().find(|(of, _)| *of == slot);
            if let Some((_, begun)) = begun {
                begun.spans = [span, begun.spans[0]];
            }
            return;
        }
        self.bits[slot as usize / 64] |= 1 << (slot % 64);
        self.begun.push((
            slot,
            Begun {
                spans: [span, (0, 0)],
            },
        ));
    }
}

struct Rule {
    section: Section,
    name_after: bool,
}

/// A part of a phrase, as a piece knows it.
#[derive(Clone, Copy)]
struct Owner {
    rule: u32,
    /// Its place among the parts of all phrases; the part before it has the place before.
    slot: u32,
    after: After,
    first: bool,
    last: bool,
}

struct Book {
    finder: AhoCorasick,
    pieces: Vec<Piece>,
    /// For each piece, the parts that it is a way of saying.
    owners: Vec<Vec<Owner>>,
    rules: Vec<Rule>,
    slots: usize,
}

/// Made on the first note that isn't empty; every note uses it.
static BOOK: LazyLock<Option<Book>> = LazyLock::new(book);

fn book() -> Option<Book> {
    let mut places: HashMap<Piece, usize> = HashMap::new();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut owners: Vec<Vec<Owner>> = Vec::new();
    let mut rules = Vec::new();
    let mut slots: u32 = 0;
    for (heading, phrase) in FILES.iter().flat_map(|file| parse(file)) {
        let Some((_, section)) = Section::ALL.iter().find(|(name, _)| *name == heading) else {
            continue;
        };
        let rule = u32::try_from(rules.len()).ok()?;
        rules.push(Rule {
            section: *section,
            name_after: phrase.name_after,
        });
        let parts = phrase.parts.len();
        for (number, part) in phrase.parts.into_iter().enumerate() {
            let owner = Owner {
                rule,
                slot: slots,
                after: part.after,
                first: number == 0,
                last: number + 1 == parts,
            };
            slots += 1;
            for piece in part.pieces {
                let place = *places.entry(piece.clone()).or_insert_with(|| {
                    pieces.push(piece);
                    owners.push(Vec::new());
                    pieces.len() - 1
                });
                owners[place].push(owner);
            }
        }
    }
    let finder = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::Standard)
        .build(pieces.iter().map(|piece| piece.text.as_str()))
        .ok()?;
    Some(Book {
        finder,
        pieces,
        owners,
        rules,
        slots: slots as usize,
    })
}

/// Finds every phrase in a note. The sender's name, in plain spelling, names nobody else.
pub(super) fn find(plain: &Plain, sender: &str) -> Hits {
    let mut hits = Hits::default();
    let Some(book) = BOOK.as_ref() else {
        return hits;
    };
    let mut begun = Found::of(book.slots);
    for found in book.finder.find_overlapping_iter(&plain.text) {
        let place = found.pattern().as_usize();
        let span = found.range();
        // Cheapest first: most finds are inside longer words.
        if !stands_apart(&plain.text, &span, &book.pieces[place]) {
            continue;
        }
        let owners = &book.owners[place];
        for owner in owners {
            let Some(from) = reached(plain, &begun, *owner, (&span, sender)) else {
                continue;
            };
            let rule = &book.rules[owner.rule as usize];
            if !owner.last {
                begun.add(owner.slot, short(from, span.end));
            } else if !rule.name_after || named_after(plain, span.end, sender) {
                hits.add(rule.section, from..span.end);
            }
        }
    }
    hits
}

/// Notes are read to [`super::READ_BYTES`], so that no place is lost.
fn short(start: usize, end: usize) -> (u32, u32) {
    (
        u32::try_from(start).unwrap_or(u32::MAX),
        u32::try_from(end).unwrap_or(u32::MAX),
    )
}

/// Where the phrase begins that this part goes on with, if it does.
fn reached(
    plain: &Plain,
    begun: &Found,
    owner: Owner,
    (span, sender): (&Range<usize>, &str),
) -> Option<usize> {
    if owner.first {
        let named = owner.after != After::Name || named_before(plain, span.start, sender);
        return named.then_some(span.start);
    }
    begun
        .at(owner.slot - 1)?
        .spans
        .iter()
        .map(|(start, end)| (*start as usize, *end as usize))
        .filter(|(_, end)| *end > 0 && *end <= span.start && span.start - end <= GAP)
        .find(|(_, end)| {
            let between = *end..span.start;
            let text = &plain.text[between.clone()];
            match owner.after {
                After::Close => matches!(text, "" | " "),
                After::Gap => plain.sentence_end(*end) >= span.start,
                After::Name => {
                    plain.sentence_end(*end) >= span.start && plain.names_between(between, sender)
                }
            }
        })
        .map(|(start, _)| start)
}

fn named_before(plain: &Plain, at: usize, sender: &str) -> bool {
    let start = plain
        .sentence_start(at)
        .max(floor(&plain.text, at.saturating_sub(GAP)));
    plain.names_between(start..at, sender)
}

fn named_after(plain: &Plain, at: usize, sender: &str) -> bool {
    let end = plain.sentence_end(at).min(floor(&plain.text, at + GAP));
    plain.names_between(at..end.max(at), sender)
}

fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

/// Whether a part stands as words of its own, where its script sets words apart.
fn stands_apart(text: &str, span: &Range<usize>, piece: &Piece) -> bool {
    (piece.open_left || !joined(text, span.start)) && (piece.open_right || !joined(text, span.end))
}

/// Whether a word goes on across a place.
fn joined(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|i| bytes[i]), bytes.get(at)) else {
        return false;
    };
    if before.is_ascii() && after.is_ascii() {
        return before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
    }
    text[..at].chars().next_back().is_some_and(joins_word)
        && text[at..].chars().next().is_some_and(joins_word)
}

fn joins_word(c: char) -> bool {
    c.is_ascii_digit() || is_cased_script(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_the_files_is_known_and_has_phrases() {
        let mut seen = std::collections::BTreeSet::new();
        for (heading, _) in FILES.iter().flat_map(|file| parse(file)) {
            assert!(
                Section::ALL.iter().any(|(name, _)| *name == heading),
                "unknown section {heading}"
            );
            seen.insert(heading);
        }
        assert_eq!(seen.len(), Section::ALL.len());
    }

    #[test]
    fn a_phrase_inside_another_word_is_not_found() {
        let hits = |note: &str| find(&Plain::new(note, 999), "");
        assert_eq!(hits("the committee of trade unions").sections, 0);
    }
}
