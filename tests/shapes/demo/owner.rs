//! Whose inbox the demo shows. All of it is invented.

use jiff::Timestamp;

use crate::shapes::export::{OwnProfile, PositionRow};
use crate::shapes::mail::Recipient;
use crate::shapes::party::Party;

/// The owner's addresses; notifications go to the first.
pub(crate) const ADDRESSES: [&str; 2] =
    ["imke@sorano.example", "imke.sorano@reading-rooms.example"];

const HEADLINE: &str = "Head of communications at the Association of Reading Rooms";

const EARLIER_HEADLINE: &str = "Senior consultant at Tidewright";

/// The first moment at the association.
const START: Timestamp = Timestamp::constant(1_793_599_200, 0);

/// The owner's own profile.
pub(crate) const PROFILE: OwnProfile = OwnProfile {
    first: "Imke",
    last: "Sorano",
    headline: HEADLINE,
    summary: "I help reading rooms, large and tiny, to be found by those who need a quiet table.  Before that: press \
              work for a publisher, and campaigns at an agency.",
    industry: "Non-profit Organizations",
    place: "Vienna, Austria",
};

/// The owner's positions, the newest first. The new one is three weeks old on the demo's day.
pub(crate) const POSITIONS: [PositionRow; 3] = [
    (
        "Association of Reading Rooms",
        "Head of communications",
        "Vienna",
        "Nov 2026",
        "",
    ),
    (
        "Tidewright",
        "Senior consultant",
        "Vienna",
        "Mar 2020",
        "Oct 2026",
    ),
    (
        "Kestelmoor Verlag",
        "Press officer",
        "Graz",
        "Sep 2014",
        "Feb 2020",
    ),
];

/// The owner as a side of invitations and messages.
pub(crate) fn party() -> Party {
    Party::new("Imke Sorano", "imke-sorano")
}

/// The owner as the recipient of mails, with the headline of the time.
pub(crate) fn recipient(at: Timestamp) -> Recipient {
    Recipient {
        party: party(),
        first: PROFILE.first,
        headline: if at < START {
            EARLIER_HEADLINE
        } else {
            HEADLINE
        },
        address: ADDRESSES[0],
    }
}
