//! What links the user and the sender, piece by piece: grouped by fact, the newest first.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::app::{State, spoken};
use crate::model::{Evidence, Medium, SourceKind};

use super::{Para, Piece, Role, Sign};

/// Where the pieces stand, and how wide their column of labels is.
#[derive(Clone, Copy)]
pub(super) struct Column {
    /// How many columns the labels have; none where each group has a line of its own above it.
    pub(super) labels: Option<usize>,
    /// Today.
    pub(super) today: Date,
}

/// The pieces of each fact together: the facts in the order of their strongest piece, struck ones at the end, the newest
/// piece of each first.
fn groups(evidence: &[Evidence]) -> Vec<(&'static str, Vec<&Evidence>)> {
    let mut groups: Vec<(&'static str, Vec<&Evidence>)> = Vec::new();
    for piece in evidence {
        match groups.iter_mut().find(|(fact, _)| *fact == piece.fact) {
            Some((_, pieces)) => pieces.push(piece),
            None => groups.push((piece.fact, vec![piece])),
        }
    }
    for (_, pieces) in &mut groups {
        pieces.sort_by_key(|piece| Reverse(piece.on));
    }
    groups.sort_by_key(|(_, pieces)| pieces.iter().all(|piece| piece.struck));
    groups
}

/// Every piece, with the cursor where it is.
pub(super) fn paras(state: &State, evidence: &[Evidence], column: Column) -> Vec<Para> {
    let mut paras = Vec::new();
    for (fact, pieces) in groups(evidence) {
        let mut label = spoken::fact(fact);
        if column.labels.is_none() {
            paras.push(Para::of([Piece::muted(std::mem::take(&mut label))]));
        }
        for piece in pieces {
            paras.push(para(state, piece, &std::mem::take(&mut label), column));
        }
    }
    paras
}

fn para(state: &State, piece: &Evidence, label: &str, column: Column) -> Para {
    let chosen = state
        .chosen_piece()
        .is_some_and(|chosen| chosen.id == piece.id);
    let sign = if chosen {
        Piece::Sign(Sign::Cursor, Role::Accent)
    } else {
        Piece::plain(" ")
    };
    let (lead, indent) = match column.labels {
        Some(wide) => {
            let label = crate::app::wrap::fit(label, wide.saturating_sub(1));
            (vec![Piece::muted(label), sign], wide)
        }
        None => (vec![Piece::plain(" "), sign], 2),
    };
    let role = match (piece.struck, chosen) {
        (true, _) => Role::Muted,
        (false, true) => Role::Accent,
        (false, false) => Role::Plain,
    };
    let mut body = vec![
        Piece::muted(format!("{}: ", piece.grade.spoken())),
        Piece::Text(dated(piece, column.today), role),
    ];
    if let Some(source) = source(piece) {
        body.push(Piece::muted(format!(", {source}")));
    }
    if piece.struck {
        body.push(Piece::muted(" (you struck this out)"));
    }
    Para {
        piece: Some(piece.id),
        ..Para::beside(lead, indent, body)
    }
}

/// The line of a piece with its day, unless the line says it.
pub(super) fn dated(piece: &Evidence, today: Date) -> String {
    let text = piece.text.shown(Medium::Line);
    match piece.on.map(|on| spoken::day(on, today)) {
        Some(day) if !text.contains(&day) => format!("{text}, {day}"),
        _ => text,
    }
}

/// The kind of source; nothing of the user's own word, which has none.
pub(super) fn source(piece: &Evidence) -> Option<&'static str> {
    match SourceKind::named(piece.origin.kind) {
        SourceKind::Unknown => None,
        kind => Some(kind.spoken()),
    }
}
