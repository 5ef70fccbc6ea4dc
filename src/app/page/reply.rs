//! The reply that suits, or the one being written, and how long it may be.

use crate::app::{Overlay, State, composing, spoken};
use crate::model::Draft;

use super::{Line, Para, Piece, Role};

/// Which reply it is, its language and its length, for the pane's title.
pub(super) fn label(state: &State) -> Line {
    if let Some(Overlay::Composer(composer)) = &state.overlay {
        let name = composer.draft.as_ref();
        return label_of("writing", name, composer.field.text(), composer.limit());
    }
    let Some(choice) = state.chosen() else {
        return Line::new();
    };
    let what = if choice.kept { "yours, not sent" } else { "" };
    let mut label = label_of(what, choice.draft, choice.text, choice.limit());
    let many = state.choices().len();
    if many > 1 {
        label.insert(
            0,
            Piece::muted(format!("{} of {many} · ", state.choice + 1)),
        );
    }
    label
}

fn label_of(what: &str, draft: Option<&Draft>, text: &str, limit: usize) -> Line {
    let mut parts = Vec::new();
    if !what.is_empty() {
        parts.push(what.to_owned());
    }
    if let Some(draft) = draft {
        parts.push(draft.template.clone());
        parts.push(spoken::language(&draft.language).to_owned());
    }
    let length = composing::length(text);
    let over = length > limit;
    let count = |number: usize| spoken::number(i128::try_from(number).unwrap_or(i128::MAX));
    let role = if over { Role::Warning } else { Role::Muted };
    let mut measure = format!("{} of {}", count(length), count(limit));
    if over {
        measure.push_str(", too long");
    }
    // A piece each, so that the least of them can go where there is little room.
    let mut label: Line = parts
        .iter()
        .map(|part| Piece::muted(format!("{part} · ")))
        .collect();
    label.push(Piece::Text(measure, role));
    label
}

pub(super) fn paras(state: &State) -> Vec<Para> {
    if let Some(Overlay::Composer(composer)) = &state.overlay {
        return vec![Para::of([Piece::plain(composer.field.text())])];
    }
    let Some(choice) = state.chosen() else {
        let missing = state.case().is_some();
        return missing
            .then(|| {
                Para::of([Piece::muted(
                    "no template suits; a reply of your own can be written",
                )])
            })
            .into_iter()
            .collect();
    };
    let mut paras = vec![Para::of([Piece::plain(choice.text.trim_end())])];
    let gaps = composing::gaps(choice.text, choice.draft);
    if !gaps.is_empty() {
        let text = format!("to fill in: {}", gaps.join(", "));
        paras.insert(0, Para::of([Piece::Text(text, Role::Warning)]));
    }
    paras
}
