//! How long an invitation can stand open, and what that tells of sightings without a date.

use jiff::{SignedDuration, Timestamp};

use super::Merge;
use crate::model::Standing;
use crate::model::sighted::Sighted;

impl Merge<'_> {
    /// How long an invitation can stand open: until it lapses, and the days for which it is still given a chance.
    pub(super) fn lasts(&self) -> SignedDuration {
        SignedDuration::from_hours((self.plan.expires_after_days + Standing::GRACE_DAYS) * 24)
    }

    /// When an invitation of which this is a sighting has lapsed for sure.
    pub(super) fn over(&self, sighted: &Sighted) -> Timestamp {
        let from = sighted.sighting.sent.unwrap_or(sighted.first_shown);
        from.checked_add(self.lasts()).unwrap_or(Timestamp::MAX)
    }
}

/// Whether two sightings are one, told twice. Without a date the same words after the first has lapsed are another asking.
pub(super) fn is_twin(known: &Sighted, new: &Sighted, lasts: SignedDuration) -> bool {
    let apart = (new.first_shown.duration_since(known.last_shown))
        .max(known.first_shown.duration_since(new.last_shown));
    known.sighting == new.sighting && (known.sighting.sent.is_some() || apart <= lasts)
}
