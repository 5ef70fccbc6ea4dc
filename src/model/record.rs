//! What importers yield: one thing read from a source file, with the place it stood at.
//!
//! A record says what a source shows and nothing more; joining, counting and judging come later. Records keep what is
//! needed to derive evidence again, never the body of a mail or of a message.

use jiff::Timestamp;
use jiff::civil::Date;

use super::dealing::{Dealing, OwnEvent, School};
use super::foreign::Foreign;
use super::invitation::Direction;
use crate::text::name::compared;

/// The kind of a source, by its name in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceKind {
    /// LinkedIn's "Get a copy of your data".
    LinkedinExport,
    /// LinkedIn's notifications by mail, and the user's own letters.
    Mail,
    /// A saved page.
    Page,
    /// The text of a page, pasted.
    Paste,
    /// What the user typed in by hand.
    Hand,
    /// LinkedIn's "Save to PDF" of a profile.
    ProfilePdf,
    /// An address book.
    Vcard,
    /// A calendar.
    Calendar,
    /// A log of phone calls.
    Calls,
    /// Badges scanned at a fair.
    Badges,
    /// A list of who was at a fair.
    Attendees,
    /// An archive of which nothing is read yet. What is read in one is a source of its own kind.
    Archive,
    /// Something not understood.
    Unknown,
}

impl SourceKind {
    /// The name in JSON and in the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LinkedinExport => "linkedin-export",
            Self::Mail => "mail",
            Self::Page => "page",
            Self::Paste => "paste",
            Self::Hand => "hand",
            Self::ProfilePdf => "profile-pdf",
            Self::Vcard => "vcard",
            Self::Calendar => "calendar",
            Self::Calls => "calls",
            Self::Badges => "badges",
            Self::Attendees => "attendees",
            Self::Archive => "archive",
            Self::Unknown => "unknown",
        }
    }

    /// The kind of that name; [`SourceKind::Unknown`] for any other.
    #[must_use]
    pub fn named(name: &str) -> Self {
        [
            Self::LinkedinExport,
            Self::Mail,
            Self::Page,
            Self::Paste,
            Self::Hand,
            Self::ProfilePdf,
            Self::Vcard,
            Self::Calendar,
            Self::Calls,
            Self::Badges,
            Self::Attendees,
            Self::Archive,
        ]
        .into_iter()
        .find(|kind| kind.name() == name)
        .unwrap_or(Self::Unknown)
    }

    /// How a person calls it: "export", "mail", "saved page", "by hand".
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::LinkedinExport => "export",
            Self::Mail => "mail",
            Self::Page => "saved page",
            Self::Paste => "pasted page",
            Self::Hand => "by hand",
            Self::ProfilePdf => "saved PDF",
            Self::Vcard => "address book",
            Self::Calendar => "calendar",
            Self::Calls => "call log",
            Self::Badges => "badge scans",
            Self::Attendees => "attendee list",
            Self::Archive => "archive",
            Self::Unknown => "unknown file",
        }
    }
}

/// The kind of thing by which a person can be recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HandleKind {
    /// The last part of a profile link, decoded and folded (`text::link::profile_slug`).
    Slug,
    /// The opaque member id of an older profile link (`AAsAA…`, case kept).
    Member,
    /// The digits of `urn:li:member:`.
    Urn,
    /// An e-mail address in lower case.
    Email,
    /// A phone number as `text::phone::key` makes it comparable.
    Phone,
    /// The name as written, folded; used only where nothing better is known.
    Name,
    /// A card that shows a name, no link and no day: what stands in for a handle until the name tells whose it is
    /// (direction, name and headline, folded, a line each).
    Card,
}

impl HandleKind {
    /// The name in the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Slug => "slug",
            Self::Member => "member",
            Self::Urn => "urn",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Name => "name",
            Self::Card => "card",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [
            Self::Slug,
            Self::Member,
            Self::Urn,
            Self::Email,
            Self::Phone,
            Self::Name,
            Self::Card,
        ]
        .into_iter()
        .find(|kind| kind.name() == name)
    }
}

/// One thing by which a person can be recognised, already normalised.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Handle {
    /// What it is.
    pub kind: HandleKind,
    /// The normalised value.
    pub value: String,
}

impl Handle {
    /// A handle of a kind; the value must be normalised as the kind says.
    #[must_use]
    pub fn new(kind: HandleKind, value: impl Into<String>) -> Self {
        Self {
            kind,
            value: value.into(),
        }
    }

    /// How a person is recognised of whom only the name is known: by the name as it is compared, without what hangs on
    /// to it. `None` where nothing of it is left.
    ///
    /// Every source goes by this one, or the same name would be two people.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let name = compared(name);
        (!name.is_empty()).then(|| Self::new(HandleKind::Name, name))
    }
}

/// What a source showed of the note that came with an invitation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NoteSeen {
    /// The source doesn't show notes, or cut it: unknown.
    #[default]
    Unseen,
    /// The source shows notes and there was none.
    Empty,
    /// The note.
    Text(Foreign),
}

/// One source's showing of an invitation.
///
/// What the source doesn't have is `None`; an empty cell is `None` too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// The kind of source, which decides the precedence of its fields.
    pub source: SourceKind,
    /// Who asked whom.
    pub direction: Direction,
    /// LinkedIn's own id of the invitation, where the source has it. Its upper bits are the moment of sending.
    pub linkedin_id: Option<i64>,
    /// When it was sent, if the source tells; to the minute in an export, to the second from an id.
    pub sent: Option<Timestamp>,
    /// When the source showed it: the date of a mail; `None` where the moment is that of the whole source.
    pub seen: Option<Timestamp>,
    /// By what the other person can be recognised, best first; never empty unless they are nobody.
    pub handles: Vec<Handle>,
    /// The other person's name as written.
    pub name: Foreign,
    /// Their headline.
    pub headline: Option<Foreign>,
    /// Their company, where the source names it apart from the headline.
    pub company: Option<Foreign>,
    /// Where they say they are.
    pub location: Option<Foreign>,
    /// Connections in common.
    pub mutual: Option<i64>,
    /// The note.
    pub note: NoteSeen,
    /// Whether this is a reminder of an earlier invitation.
    pub reminder: bool,
}

/// A row of the user's connections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// By what they can be recognised.
    pub handles: Vec<Handle>,
    /// Their name as written.
    pub name: Foreign,
    /// Their company at the time of the export.
    pub company: Option<Foreign>,
    /// Their position at the time of the export.
    pub position: Option<Foreign>,
    /// The UTC day on which the connection was made.
    pub connected_on: Date,
}

/// A message between the user and one other person. What was said is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The conversation it belongs to.
    pub conversation: String,
    /// Whether the user wrote it.
    pub from_me: bool,
    /// By what the other person can be recognised.
    pub handles: Vec<Handle>,
    /// The other person's name as written.
    pub name: Foreign,
    /// When it was written.
    pub at: Timestamp,
}

/// Word that somebody accepted an invitation of the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// By what they can be recognised.
    pub handles: Vec<Handle>,
    /// Their name as written.
    pub name: Foreign,
    /// When the word came.
    pub at: Timestamp,
}

/// A profile as one page showed it. What the page didn't show is `None` or empty, which proves nothing by itself: a page
/// loads its parts as one scrolls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileSeen {
    /// Saved or pasted.
    pub source: SourceKind,
    /// By what the person can be recognised, best first.
    pub handles: Vec<Handle>,
    /// The name as written.
    pub name: Foreign,
    /// When the page was saved, if it tells; else the moment of the import.
    pub seen: Option<Timestamp>,
    /// The headline.
    pub headline: Option<Foreign>,
    /// The place.
    pub location: Option<Foreign>,
    /// The company that the head of the profile names.
    pub company: Option<Foreign>,
    /// What they say about themselves.
    pub about: Option<Foreign>,
    /// Connections in common.
    pub mutual: Option<i64>,
    /// How many connections they have; at least so many where [`ProfileSeen::connections_or_more`].
    pub connections: Option<i64>,
    /// Whether the page said "500+" or the like.
    pub connections_or_more: bool,
    /// Whether there is a picture.
    pub photo: Option<bool>,
    /// Positions, newest first.
    pub positions: Vec<Position>,
    /// Schools, newest first.
    pub education: Vec<School>,
    /// Skills.
    pub skills: Vec<Skill>,
    /// The languages they say they speak. For replies only; no rule may ask for them.
    pub languages: Vec<Foreign>,
    /// The industry.
    pub industry: Option<Foreign>,
    /// Groups that the page shows both are members of.
    pub groups: Vec<Foreign>,
    /// What they did lately, newest first.
    pub activity: Vec<Activity>,
    /// Whether the page was loaded to its end, so that a part that isn't there isn't filled in.
    pub whole: bool,
}

impl ProfileSeen {
    /// A profile of which nothing was seen but a name.
    #[must_use]
    pub fn named(source: SourceKind, handles: Vec<Handle>, name: Foreign) -> Self {
        Self {
            source,
            handles,
            name,
            seen: None,
            headline: None,
            location: None,
            company: None,
            about: None,
            mutual: None,
            connections: None,
            connections_or_more: false,
            photo: None,
            positions: Vec::new(),
            education: Vec::new(),
            skills: Vec::new(),
            languages: Vec::new(),
            industry: None,
            groups: Vec::new(),
            activity: Vec::new(),
            whole: false,
        }
    }
}

/// A skill as a profile shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skill {
    /// Its name.
    pub name: Foreign,
    /// How many endorsed it, where the page tells.
    pub endorsements: Option<i64>,
}

/// Something they did on LinkedIn, as the page of their recent activity shows it. What they wrote is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// What.
    pub kind: ActivityKind,
    /// The day, as near as the page tells.
    pub on: Option<Date>,
    /// Whether it was about something of the user's, or beside the user in one thread.
    pub with_me: bool,
}

/// What somebody did on LinkedIn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActivityKind {
    /// Wrote something of their own.
    Posted,
    /// Passed on what another wrote.
    Reposted,
    /// Commented.
    Commented,
    /// Liked, or reacted otherwise.
    Reacted,
}

super::invitation::names!(ActivityKind {
    Posted = "posted",
    Reposted = "reposted",
    Commented = "commented",
    Reacted = "reacted",
});

/// The owner of a source, as far as it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The name as written.
    pub name: Foreign,
    /// The profile slug, normalised.
    pub slug: Option<String>,
}

impl Owner {
    /// How they sign: the first name, where it is surely one.
    #[must_use]
    pub fn first_name(&self) -> Option<String> {
        crate::text::name::first_name(self.name.raw())
    }
}

/// A position, of the user's own or on a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The company.
    pub company: Foreign,
    /// The title.
    pub title: Foreign,
    /// The first month as `2014-03`, or the year as `2014`.
    pub from: Option<String>,
    /// The last month; `None` while it lasts.
    pub to: Option<String>,
    /// Where it is worked.
    pub place: Option<Foreign>,
}

/// The user's own profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnProfile {
    /// The name as written.
    pub name: Foreign,
    /// The headline.
    pub headline: Option<Foreign>,
    /// The industry.
    pub industry: Option<Foreign>,
    /// The place.
    pub location: Option<Foreign>,
}

/// One thing read from a source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// An invitation was shown.
    Sighting(Sighting),
    /// A connection of the user's.
    Connection(Connection),
    /// A message between the user and one person.
    Message(Message),
    /// Somebody accepted.
    Acceptance(Acceptance),
    /// The user's own profile.
    OwnProfile(OwnProfile),
    /// A position of the user's own.
    Position(Position),
    /// A member's profile as a page showed it.
    Profile(Box<ProfileSeen>),
    /// An address of the user's own, in lower case.
    OwnAddress(String),
    /// A dealing between the user and one person.
    Dealing(Box<Dealing>),
    /// A school of the user's own.
    School(School),
    /// An event that the user said to attend.
    OwnEvent(OwnEvent),
}
