//! A page as the items of an import: its cards as records, and what is left out with the reason.

use crate::model::import::{Emit, Flow, Item, Skipped};
use crate::model::page::{PageCard, PageReview};
use crate::model::record::SourceKind;
use crate::model::{Foreign, Record};

use super::{Refusal, read_html, read_mhtml, read_text};
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
    fn read(self, bytes: &[u8]) -> Result<PageReview, Refusal> {
        match self {
            Self::Text => read_text(&head_text(bytes)),
            Self::Html => read_html(bytes),
            Self::SingleFile => read_mhtml(bytes),
        }
    }
}

/// Reads a page and hands on what is on it. Cards with doubts are left out unless `take_doubtful`.
pub(in crate::import) fn read(
    form: Form,
    path: &Foreign,
    bytes: &[u8],
    take_doubtful: bool,
    emit: &mut Emit<'_>,
) -> Flow {
    let review = match form.read(bytes) {
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
        emit(item(card, review.saved, take_doubtful))?;
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

fn item(card: &PageCard, saved: bool, take_doubtful: bool) -> Item {
    let place = format!("{} {}", if saved { "card" } else { "line" }, card.line);
    if card.is_sure() || take_doubtful {
        return Item::Record {
            place,
            record: Box::new(card.record.clone()),
        };
    }
    let doubts = card.doubts.join(", ");
    Item::Skipped(Skipped {
        place,
        why: if saved {
            format!("left out: {doubts}; give --all to take it")
        } else {
            format!(
                "left out: {doubts}; paste it on the desk with p to look it over, or give --all to take it"
            )
        },
    })
}
