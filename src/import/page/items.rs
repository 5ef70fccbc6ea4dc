//! A page as the items of an import: its cards as records, and what is left out with the reason.

use crate::model::import::{Emit, Flow, Item, Skipped};
use crate::model::page::{PageCard, PageReview};
use crate::model::record::SourceKind;
use crate::model::{Foreign, Now, Record};

use super::{Refusal, paste, saved};
use crate::import::decode::head_text;
use crate::import::session::base_name;

/// The most bytes that are worth reading; one more is refused as too large.
pub(in crate::import) const LARGEST: u64 = 96 * 1024 * 1024;

/// In which form a page comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Form {
    /// Text that was copied.
    Text,
    /// HTML.
    Html,
    /// A single file.
    SingleFile,
}

impl Form {
    fn read(self, bytes: &[u8], now: Option<&Now>) -> Result<PageReview, Refusal> {
        match self {
            Self::Text => paste(&head_text(bytes), now),
            Self::Html => saved::html(bytes, now),
            Self::SingleFile => saved::single_file(bytes, now),
        }
    }
}

/// Reads a page and hands on what is on it. Cards with doubts are left out unless `take_doubtful`. `now` is the moment
/// that the page shows, as far as is known.
pub(in crate::import) fn read(
    form: Form,
    path: &Foreign,
    (bytes, now): (&[u8], Option<&Now>),
    take_doubtful: bool,
    emit: &mut Emit<'_>,
) -> Flow {
    let review = match form.read(bytes, now) {
        Ok(review) => review,
        Err(refusal) => {
            emit(Item::Source {
                kind: SourceKind::Unknown,
                path: path.clone(),
            })?;
            emit(Item::File {
                name: base_name(path),
            })?;
            return emit(Item::Skipped(Skipped {
                place: "file".to_owned(),
                why: refusal.to_string(),
            }));
        }
    };
    let kind = if review.saved {
        SourceKind::Page
    } else {
        SourceKind::Paste
    };
    emit(Item::Source {
        kind,
        path: path.clone(),
    })?;
    emit(Item::File {
        name: base_name(path),
    })?;
    if let Some(owner) = &review.owner {
        emit(Item::Owner(owner.clone()))?;
    }
    if let Some(seen) = review.cards.iter().find_map(seen) {
        emit(Item::Taken(seen))?;
    }
    for card in &review.cards {
        for item in items(card, review.saved, take_doubtful) {
            emit(item)?;
        }
    }
    for skipped in &review.skipped {
        emit(Item::Skipped(skipped.clone()))?;
    }
    for remark in &review.remarks {
        emit(Item::Remark(remark.clone()))?;
    }
    emit(Item::Page(Box::new(review)))
}

fn seen(card: &PageCard) -> Option<jiff::Timestamp> {
    match &card.record {
        Record::Sighting(sighting) => sighting.seen,
        Record::Profile(profile) => profile.seen,
        _ => None,
    }
}

fn items(card: &PageCard, saved: bool, take_doubtful: bool) -> Vec<Item> {
    let place = format!("{} {}", if saved { "card" } else { "line" }, card.line);
    if card.is_sure() || take_doubtful {
        let record = |record: &Record| Item::Record {
            place: place.clone(),
            record: Box::new(record.clone()),
        };
        return card.records().map(record).collect();
    }
    let doubts = card.doubts.join(", ");
    vec![Item::Skipped(Skipped {
        place,
        why: if saved {
            format!("left out: {doubts}; give --all to take it")
        } else {
            format!(
                "left out: {doubts}; paste it on the desk with p to look it over, or give --all to take it"
            )
        },
    })]
}
