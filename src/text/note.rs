//! What the note of an invitation says: whether it is LinkedIn's stock text, anybody's, or meant for this reader; what
//! it wants; what it claims; whether it leads elsewhere.
//!
//! The phrases stand in `assets/phrases`, by meaning and language; this module and its parts only know how to look for
//! them. A claim is what the sender says, never what is true. Nothing here depends on whether a name or a place sounds
//! familiar: a name counts by its place in a sentence, not by its letters.
//!
//! ```
//! use vestibule::text::note::{NoteKind, Purpose, read};
//!
//! let reading = read("Hello Tove, we met at the Harbour Forum in May. Kenji", "Kenji Mori");
//! assert_eq!(reading.kind, NoteKind::Specific);
//! assert_eq!(reading.purpose, Some(Purpose::Reconnect));
//! ```

mod cue;
mod elsewhere;
mod named;
mod phrase;
mod plain;
mod stock;
mod tongue;

use std::ops::Range;

use cue::{Hits, Section};
use plain::Plain;

pub use named::{Sought, named};

/// How far into a note its meaning is looked for, in bytes. LinkedIn takes 300 characters; mail may bring more.
const READ_BYTES: usize = 4_000;

/// What a note says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// How much it is meant for this reader.
    pub kind: NoteKind,
    /// What it wants, or else the ground it states; `None` for an empty note and for a stock text.
    pub purpose: Option<Purpose>,
    /// The bytes of the note that ask to go on outside LinkedIn.
    pub leave: Option<Range<usize>>,
    /// The bytes of the note that known frauds use.
    pub scam: Option<Range<usize>>,
    /// What the sender says of the two, in the order of [`Claim::ALL`].
    pub claims: Vec<Claim>,
    /// What of the reader's it speaks of, in the order of [`Cue::ALL`].
    pub cues: Vec<Cue>,
    /// Whether finding nothing means that nothing is said: the note is in a language whose phrases are kept in full.
    pub understood: bool,
}

/// What of the reader's a note speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cue {
    /// Their work: what they made, wrote or said.
    Work,
    /// Their position: that it is new, what it is, that they hire.
    Position,
    /// The house they work for.
    Firm,
    /// What was before: shared work.
    Past,
    /// An event.
    Event,
}

/// How much a note is meant for its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoteKind {
    /// There is none.
    None,
    /// LinkedIn's stock text in any language, with no more than a greeting, a signature or a courtesy around it.
    Default,
    /// Gives no reason that could be checked.
    Generic,
    /// Gives at least one reason that could be checked: a person, an event, a text, an opening, an earlier contact.
    Specific,
}

/// What a note wants, or else the ground that it states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Purpose {
    /// Nothing but to connect.
    Networking,
    /// To sell something.
    Sales,
    /// To fill a position.
    Recruiting,
    /// To find a position.
    JobSeeking,
    /// To learn, as a student.
    Student,
    /// To do something together.
    Collaboration,
    /// To take up again what there was: they worked together, met or spoke.
    Reconnect,
    /// Somebody sent them.
    Referral,
    /// Both were, or will be, at an event.
    Event,
    /// The reader wrote or said something in public.
    Content,
    /// To ask for a study, a survey or an interview.
    Research,
    /// What frauds want: the note uses their words.
    Scam,
}

/// What the sender says of the two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Claim {
    /// They worked together.
    WorkedWith,
    /// They met in person.
    MetInPerson,
    /// They spoke by telephone or in a call.
    SpokenByPhone,
    /// They share a group, a community or a school.
    SharedGroup,
    /// They know somebody in common, named or not.
    MutualConnection,
    /// The sender read or heard something by the reader.
    ReadContent,
    /// An event links them.
    Event,
    /// There is an aim, an offer or a request beyond connecting.
    Purpose,
}

impl NoteKind {
    /// Every kind, from nothing to the most.
    pub const ALL: &'static [Self] = &[Self::None, Self::Default, Self::Generic, Self::Specific];

    /// The name in JSON, queries and rules.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Default => "default",
            Self::Generic => "generic",
            Self::Specific => "specific",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

impl Purpose {
    /// Every purpose, in the order of the documentation.
    pub const ALL: &'static [Self] = &[
        Self::Networking,
        Self::Sales,
        Self::Recruiting,
        Self::JobSeeking,
        Self::Student,
        Self::Collaboration,
        Self::Reconnect,
        Self::Referral,
        Self::Event,
        Self::Content,
        Self::Research,
        Self::Scam,
    ];

    /// The name in JSON, queries and rules.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Networking => "networking",
            Self::Sales => "sales",
            Self::Recruiting => "recruiting",
            Self::JobSeeking => "job-seeking",
            Self::Student => "student",
            Self::Collaboration => "collaboration",
            Self::Reconnect => "reconnect",
            Self::Referral => "referral",
            Self::Event => "event",
            Self::Content => "content",
            Self::Research => "research",
            Self::Scam => "scam",
        }
    }

    /// The purpose of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|purpose| purpose.name() == name)
    }
}

impl Claim {
    /// Every claim, in the order of the documentation.
    pub const ALL: &'static [Self] = &[
        Self::WorkedWith,
        Self::MetInPerson,
        Self::SpokenByPhone,
        Self::SharedGroup,
        Self::MutualConnection,
        Self::ReadContent,
        Self::Event,
        Self::Purpose,
    ];

    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::WorkedWith => "worked_with",
            Self::MetInPerson => "met_in_person",
            Self::SpokenByPhone => "spoken_by_phone",
            Self::SharedGroup => "shared_group",
            Self::MutualConnection => "mutual_connection",
            Self::ReadContent => "read_content",
            Self::Event => "event",
            Self::Purpose => "purpose",
        }
    }

    /// The claim of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|claim| claim.name() == name)
    }
}

impl Cue {
    /// Every cue, in the order of the documentation.
    pub const ALL: &'static [Self] = &[
        Self::Work,
        Self::Position,
        Self::Firm,
        Self::Past,
        Self::Event,
    ];

    /// The sections of phrases that give it.
    fn sections(self) -> &'static [Section] {
        match self {
            Self::Work => &[Section::ContentTopic, Section::Content, Section::Work],
            Self::Position => &[Section::Position],
            Self::Firm => &[Section::Firm],
            Self::Past => &[Section::WorkedWith, Section::Again],
            Self::Event => &[Section::EventNamed, Section::Event],
        }
    }
}

/// Reads a note.
///
/// The sender's name is no reason to connect: where it stands in the note, as a signature or in "my name is …", it
/// doesn't count as a name. A sender that isn't known may be empty.
#[must_use]
pub fn read(note: &str, sender: &str) -> Reading {
    if note.trim().is_empty() {
        return Reading::saying_nothing(NoteKind::None);
    }
    let plain = Plain::new(note, READ_BYTES);
    let sender = Plain::new(sender, READ_BYTES);
    let hits = cue::find(&plain, &sender.text);
    let leave = hits
        .span(Section::Leave)
        .or_else(|| elsewhere::address(&plain, &hits))
        .map(|span| plain::origin(note, &span));
    let scam = hits
        .span(Section::Scam)
        .map(|span| plain::origin(note, &span));
    let quiet = leave.is_none() && scam.is_none();
    if quiet && stock::is_stock(&plain, &sender.text) {
        return Reading::saying_nothing(NoteKind::Default);
    }
    let kind = if hits.any(Section::CHECKABLE) {
        NoteKind::Specific
    } else {
        NoteKind::Generic
    };
    let given = |cue: &Cue| hits.any(cue.sections());
    Reading {
        kind,
        purpose: Some(if scam.is_some() {
            Purpose::Scam
        } else {
            purpose(&hits)
        }),
        leave,
        scam,
        claims: claims(&hits),
        cues: Cue::ALL.iter().copied().filter(given).collect(),
        understood: tongue::is_understood(note, &plain.text),
    }
}

impl Reading {
    /// What the note wants, as far as that is known: that it wants no more than to connect is known only where finding
    /// nothing else means something.
    #[must_use]
    pub fn known_purpose(&self) -> Option<Purpose> {
        self.purpose
            .filter(|purpose| self.understood || *purpose != Purpose::Networking)
    }

    /// Of no note, or of a stock text.
    fn saying_nothing(kind: NoteKind) -> Self {
        Self {
            kind,
            purpose: None,
            leave: None,
            scam: None,
            claims: Vec::new(),
            cues: Vec::new(),
            understood: true,
        }
    }
}

/// The bytes of a note that give each cue of its reading, the first place of each; to be shown with the note.
#[must_use]
pub fn cue_places(note: &str, sender: &str) -> Vec<(Cue, Range<usize>)> {
    let plain = Plain::new(note, READ_BYTES);
    let sender = Plain::new(sender, READ_BYTES);
    let hits = cue::find(&plain, &sender.text);
    let place = |cue: &Cue| {
        let places = cue.sections().iter().flat_map(|of| hits.spans(*of));
        let first = places.min_by_key(|span| (span.start, std::cmp::Reverse(span.end)))?;
        Some((*cue, plain::origin(note, &first)))
    };
    Cue::ALL.iter().filter_map(place).collect()
}

/// Whether a note is LinkedIn's stock text, with no more than a greeting, a signature or a courtesy around it.
#[must_use]
pub fn is_stock(note: &str, sender: &str) -> bool {
    let sender = Plain::new(sender, READ_BYTES);
    stock::is_stock(&Plain::new(note, READ_BYTES), &sender.text)
}

/// What there was between the two comes first: who worked with the reader, met them or spoke to them writes for that
/// reason, whatever else they mention. Then what the sender wants, then the ground they state.
fn purpose(hits: &Hits) -> Purpose {
    const ORDER: &[(&[Section], Purpose)] = &[
        (
            &[Section::WorkedWith, Section::Met, Section::Spoke],
            Purpose::Reconnect,
        ),
        (&[Section::Research], Purpose::Research),
        (&[Section::Sales], Purpose::Sales),
        (&[Section::Recruiting], Purpose::Recruiting),
        (&[Section::JobSeeking], Purpose::JobSeeking),
        (&[Section::Student], Purpose::Student),
        (&[Section::Again], Purpose::Reconnect),
        (&[Section::Collaboration], Purpose::Collaboration),
        (&[Section::Referral], Purpose::Referral),
        (&[Section::EventNamed, Section::Event], Purpose::Event),
        (&[Section::ContentTopic, Section::Content], Purpose::Content),
    ];
    ORDER
        .iter()
        .find(|(sections, _)| hits.any(sections))
        .map_or(Purpose::Networking, |(_, purpose)| *purpose)
}

fn claims(hits: &Hits) -> Vec<Claim> {
    Claim::ALL
        .iter()
        .copied()
        .filter(|claim| hits.any(says(*claim)))
        .collect()
}

/// The sections of phrases that make a claim.
fn says(claim: Claim) -> &'static [Section] {
    match claim {
        Claim::WorkedWith => &[Section::WorkedWith],
        Claim::MetInPerson => &[Section::Met],
        Claim::SpokenByPhone => &[Section::Spoke],
        Claim::SharedGroup => &[Section::GroupNamed, Section::Group],
        Claim::MutualConnection => &[Section::Referral, Section::MutualNamed, Section::Mutual],
        Claim::ReadContent => &[Section::ContentTopic, Section::Content],
        Claim::Event => &[Section::EventNamed, Section::Event],
        Claim::Purpose => &[
            Section::Sales,
            Section::Recruiting,
            Section::JobSeeking,
            Section::Student,
            Section::Collaboration,
            Section::Research,
            Section::Ask,
        ],
    }
}

#[cfg(test)]
mod tests;
