//! Sightings as the store keeps them, and how an invitation is read off them.

use jiff::Timestamp;

use super::foreign::Foreign;
use super::ids::InvitationId;
use super::record::{NoteSeen, Sighting, SourceKind};

/// The part of a sighting that decides to which invitation it belongs. All pieces compared are of one person and one
/// direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The invitation it belonged to before, if it was there.
    pub invitation: Option<InvitationId>,
    /// LinkedIn's own id.
    pub linkedin_id: Option<i64>,
    /// When the invitation was sent, as this source tells.
    pub sent: Option<Timestamp>,
    /// When the source showed it.
    pub shown: Timestamp,
    /// When it has lapsed for sure: by its sending, else by when it was shown.
    pub over: Timestamp,
}

/// A sighting with the moment at which its source showed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighted {
    /// What was shown.
    pub sighting: Sighting,
    /// When it was first shown.
    pub first_shown: Timestamp,
    /// When it was last shown: a later export shows the same row again.
    pub last_shown: Timestamp,
}

/// Puts sightings of one invitation in the order in which their fields count: saved page, mail, export, paste, by hand; then
/// the newest. Never by order of arrival.
pub fn by_precedence(sightings: &mut [Sighted]) {
    sightings.sort_by_key(|s| (rank(s.sighting.source), std::cmp::Reverse(s.last_shown)));
}

fn rank(source: SourceKind) -> u8 {
    match source {
        SourceKind::Page => 0,
        SourceKind::Mail => 1,
        SourceKind::LinkedinExport => 2,
        SourceKind::Paste => 3,
        SourceKind::Hand => 4,
        SourceKind::ProfilePdf
        | SourceKind::Vcard
        | SourceKind::Calendar
        | SourceKind::Calls
        | SourceKind::Badges
        | SourceKind::Attendees
        | SourceKind::Archive
        | SourceKind::Unknown => 5,
    }
}

/// The first field that a sighting has, in order of precedence, with the sighting it is from.
pub fn first<'a, T>(
    sightings: &'a [Sighted],
    field: impl Fn(&'a Sighting) -> Option<&'a T>,
) -> Option<(&'a T, &'a Sighted)> {
    sightings
        .iter()
        .find_map(|s| field(&s.sighting).map(|value| (value, s)))
}

/// The note as the sightings agree on it: `None` where no source shows it, `Some(None)` where there was none.
///
/// A text wins over an empty cell: LinkedIn's export never stores the stock sentence that the mail shows.
#[must_use]
pub fn note(sightings: &[Sighted]) -> Option<Option<&Foreign>> {
    let text = first(sightings, |s| match &s.note {
        NoteSeen::Text(text) => Some(text),
        NoteSeen::Unseen | NoteSeen::Empty => None,
    });
    match text {
        Some((text, _)) => Some(Some(whole(text, sightings))),
        None => sightings
            .iter()
            .any(|s| s.sighting.note == NoteSeen::Empty)
            .then_some(None),
    }
}

/// The longest telling of a note that begins like this one: a page cuts what is long.
fn whole<'a>(text: &'a Foreign, sightings: &'a [Sighted]) -> &'a Foreign {
    let begins = text
        .raw()
        .trim_end()
        .trim_end_matches(['…', '.'])
        .trim_end();
    let longer = sightings.iter().filter_map(|s| match &s.sighting.note {
        NoteSeen::Text(other) if other.raw().starts_with(begins) => Some(other),
        _ => None,
    });
    longer.fold(text, |longest, other| {
        if other.raw().len() > longest.raw().len() {
            other
        } else {
            longest
        }
    })
}

/// When it was sent, by the source that counts most.
#[must_use]
pub fn sent(sightings: &[Sighted]) -> Option<Timestamp> {
    first(sightings, |s| s.sent.as_ref()).map(|(sent, _)| *sent)
}
