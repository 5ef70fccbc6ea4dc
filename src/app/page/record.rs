//! A record in full: the line of evidence that rests on it, every part that was kept, and everywhere it stands.

use super::{Line, Para, Piece, Role, evidence};
use crate::app::sight::Area;
use crate::app::{Record, State, record::Raw, spoken};
use crate::model::{Medium, Origin, SourceKind};
use crate::text::sanitise;

/// Lines longer than this are hard to read.
const READABLE: u16 = 92;
/// The column of labels.
const LABELS: usize = 16;

/// What stands on top: of which fact it tells, and of whom.
pub(crate) fn title(state: &State, record: &Record) -> Line {
    let mut title = vec![Piece::strong("Record")];
    if let Some(piece) = state.piece_of(record.evidence) {
        title.push(Piece::strong(format!(": {}", spoken::fact(piece.fact))));
    }
    if let Some(id) = state.current() {
        title.push(Piece::muted(format!("   {}", state.name(id))));
    }
    title
}

/// The rows below the title.
pub(crate) fn below(area: Area) -> Area {
    super::why::below(area)
}

/// Everything, in rows for an area.
pub(crate) fn lines(state: &State, record: &Record, area: Area) -> Vec<Line> {
    let mut paras = evidence_paras(state, record);
    paras.push(Para::blank());
    match &record.raw {
        Raw::Reading => paras.push(Para::of([Piece::muted("reading …")])),
        Raw::Nothing => paras.push(Para::of([Piece::muted(
            "nothing more is kept of it than this line",
        )])),
        Raw::Is(raw) => {
            for (at, (name, value)) in raw.parts.iter().enumerate() {
                // Each record of several begins with what it is.
                if at > 0 && *name == "record" {
                    paras.push(Para::blank());
                }
                let value = value.shown(Medium::Text).trim().to_owned();
                let value = [Piece::plain(value)];
                paras.push(Para::beside([Piece::muted(*name)], LABELS, value));
            }
        }
    }
    let origins: Vec<_> = state.origins_of(record).iter().filter_map(place).collect();
    if !origins.is_empty() {
        paras.push(Para::blank());
    }
    let labels = std::iter::once("stands in").chain(std::iter::repeat(""));
    for (label, place) in labels.zip(origins) {
        paras.push(Para::beside([Piece::muted(label)], LABELS, place));
    }
    let columns = area.width.saturating_sub(2).min(READABLE);
    super::lines(&paras, usize::from(columns))
}

fn evidence_paras(state: &State, record: &Record) -> Vec<Para> {
    let (Some(piece), Some(case)) = (state.piece_of(record.evidence), state.case()) else {
        return vec![Para::of([Piece::muted(
            "it is no longer among the evidence",
        )])];
    };
    let role = if piece.struck {
        Role::Muted
    } else {
        Role::Plain
    };
    let mut paras = vec![Para::of([
        Piece::muted(format!("{}: ", piece.grade.spoken())),
        Piece::Text(evidence::dated(piece, case.dossier.today), role),
    ])];
    if piece.struck {
        paras.push(Para::of([Piece::strong(
            "you struck this out: it counts for nothing",
        )]));
    }
    paras
}

/// The kind of source, the file, and the place in it.
fn place(origin: &Origin) -> Option<Line> {
    let path = origin.path.as_ref().map(|path| path.shown(Medium::Line));
    let place = origin.place.as_deref().map(sanitise::line);
    let parts: Vec<_> = [path, place].into_iter().flatten().collect();
    let kind = match SourceKind::named(origin.kind) {
        SourceKind::Unknown if parts.is_empty() => return None,
        SourceKind::Unknown => String::new(),
        kind if parts.is_empty() => kind.spoken().to_owned(),
        kind => format!("{}: ", kind.spoken()),
    };
    Some(vec![Piece::muted(kind), Piece::plain(parts.join(", "))])
}
