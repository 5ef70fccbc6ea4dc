//! What was understood of a pasted or saved page of LinkedIn's, before anything of it is kept.

use super::foreign::Foreign;
use super::ids::InvitationId;
use super::import::Skipped;
use super::record::{Owner, Record};

/// Which page it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PageKind {
    /// The invitation manager, invitations received.
    Received,
    /// The invitation manager, invitations sent.
    Sent,
    /// A member's profile.
    Profile,
    /// What a member did lately.
    Activity,
    /// The messages between the user and one person.
    Conversation,
}

impl PageKind {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Sent => "sent",
            Self::Profile => "profile",
            Self::Activity => "activity",
            Self::Conversation => "conversation",
        }
    }

    /// How a person calls it.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Received => "received invitations",
            Self::Sent => "sent invitations",
            Self::Profile => "a profile",
            Self::Activity => "a member's recent activity",
            Self::Conversation => "a conversation",
        }
    }
}

/// The language of the page's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PageLanguage {
    /// English.
    English,
    /// German.
    German,
}

impl PageLanguage {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// Its name, in English.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "German",
        }
    }
}

/// On what the name of a card rests; from the surest to the least sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Basis {
    /// An element of a saved page, with LinkedIn's id or its own label.
    Element,
    /// A sentence of LinkedIn's: "X wants to connect".
    Sentence,
    /// The heading of a profile, where a second thing says the same: its place twice, the title, the address.
    Heading,
    /// The text that stands for a picture.
    Picture,
    /// Its place among the lines.
    Place,
}

impl Basis {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Element => "element",
            Self::Sentence => "sentence",
            Self::Heading => "heading",
            Self::Picture => "picture",
            Self::Place => "place",
        }
    }

    /// In a person's words.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Element => "the page's own mark",
            Self::Sentence => "its sentence",
            Self::Heading => "its heading",
            Self::Picture => "the picture's text",
            Self::Place => "its place only",
        }
    }
}

/// One invitation, profile or conversation on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageCard {
    /// The first line of it in what was pasted, from 1; for a saved page the number of the card.
    pub line: usize,
    /// What would be kept.
    pub record: Record,
    /// What would be kept with it: the other messages of a conversation.
    pub further: Vec<Record>,
    /// What it shows, where that isn't a headline: `12 messages, 3 Mar to 9 Nov 2026`.
    pub gist: Option<String>,
    /// On what its name rests.
    pub basis: Basis,
    /// Why it isn't certain; empty where it is. A card with doubts is left out unless the user ticks it.
    pub doubts: Vec<String>,
    /// Lines inside it that aren't understood, with their numbers. They are never kept.
    pub left_over: Vec<(usize, Foreign)>,
    /// The invitation that it shows, where the inbox has it already; none while that isn't looked up.
    pub known: Option<InvitationId>,
    /// What it adds to that invitation, in a person's words: `the note`.
    pub adds: Vec<&'static str>,
}

impl PageCard {
    /// Whether it is taken unless the user says otherwise.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.doubts.is_empty()
    }

    /// All that would be kept of it.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        std::iter::once(&self.record).chain(&self.further)
    }

    /// The name on it; none on a record that is nobody's.
    #[must_use]
    pub fn name(&self) -> Option<&Foreign> {
        Some(match &self.record {
            Record::Sighting(sighting) => &sighting.name,
            Record::Profile(profile) => &profile.name,
            Record::Connection(connection) => &connection.name,
            Record::Message(message) => &message.name,
            Record::Acceptance(acceptance) => &acceptance.name,
            Record::OwnProfile(own) => &own.name,
            Record::Position(_)
            | Record::OwnAddress(_)
            | Record::Dealing(_)
            | Record::School(_)
            | Record::OwnEvent(_) => return None,
        })
    }
}

/// What was understood of one page, to be looked over before it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageReview {
    /// Which page.
    pub kind: PageKind,
    /// Its language.
    pub language: PageLanguage,
    /// Whether it was saved as a file; else it was pasted as text.
    pub saved: bool,
    /// Whose session it is, as the page itself says.
    pub owner: Option<Owner>,
    /// How many the page itself counts; `None` where it doesn't, or counts only a part.
    pub counter: Option<usize>,
    /// The cards.
    pub cards: Vec<PageCard>,
    /// What stood there and is no invitation to connect, such as a page to follow, and what could not be read.
    pub skipped: Vec<Skipped>,
    /// Whether there are more cards than the page counts: a text inside a note looks like a card.
    pub forged: bool,
    /// Sentences for the user: only a part was loaded, chats were in the paste and are dropped.
    pub remarks: Vec<String>,
}
