//! The cursor over the pieces of evidence in the sender's pane, and striking one out.

use std::ops::Range;

use super::effect::Effect;
use super::page::{self, Room};
use super::sight::Pane;
use super::{Overlay, State};
use crate::command::Command;
use crate::model::{Act, Evidence, EvidenceId, Grade};

impl State {
    /// The piece of evidence under the cursor, while the keys are in the sender's pane.
    pub(crate) fn chosen_piece(&self) -> Option<&Evidence> {
        if self.focus != Pane::Sender {
            return None;
        }
        self.piece_of(self.piece?)
    }

    /// A piece of evidence of the sender's, or of whom they may be.
    pub(crate) fn piece_of(&self, id: EvidenceId) -> Option<&Evidence> {
        let dossier = &self.case()?.dossier;
        let perhaps = dossier.proposals.iter().flat_map(|one| &one.evidence);
        dossier
            .evidence
            .iter()
            .chain(perhaps)
            .find(|piece| piece.id == id)
    }

    /// Goes to the next piece if it is in sight, else scrolls towards it, so that what stands between is read as well.
    pub(super) fn step_piece(&mut self, by: isize) {
        let room = self.sender_room();
        let pieces = page::pieces(self, room);
        let now = pieces.iter().position(|(id, _)| Some(*id) == self.piece);
        let top = self.scrolled(Pane::Sender);
        let next = match (now, by > 0) {
            (Some(now), true) => pieces.get(now + 1),
            (Some(now), false) => now.checked_sub(1).and_then(|place| pieces.get(place)),
            (None, true) => pieces.iter().find(|(_, rows)| rows.start >= top),
            (None, false) => pieces
                .iter()
                .rev()
                .find(|(_, rows)| rows.end <= top + room.rows),
        };
        let is_seen = |state: &Self, rows: &Range<usize>| {
            lies_in_sight(rows, state.scrolled(Pane::Sender), room)
        };
        if next.is_none_or(|(_, rows)| !is_seen(self, rows)) {
            self.scroll_by(by);
        }
        if let Some((id, rows)) = next
            && is_seen(self, rows)
        {
            self.piece = Some(*id);
        }
    }

    /// Keeps the cursor on a piece that is in sight; on none where none is.
    pub(super) fn choose_in_sight(&mut self) {
        if self.focus != Pane::Sender {
            return;
        }
        let room = self.sender_room();
        let top = self.scrolled(Pane::Sender);
        let seen: Vec<_> = page::pieces(self, room)
            .into_iter()
            .filter(|(_, rows)| lies_in_sight(rows, top, room))
            .map(|(id, _)| id)
            .collect();
        self.piece = self
            .piece
            .filter(|piece| seen.contains(piece))
            .or(seen.first().copied());
    }

    fn sender_room(&self) -> Room {
        Room::of(&self.sight(), Pane::Sender)
    }

    /// The piece that a key is meant for: of the open record, else under the cursor; where that is on none, the first,
    /// which comes into sight.
    pub(super) fn meant_piece(&mut self) -> Option<Meant> {
        let open = match &self.overlay {
            Some(Overlay::Record(record)) => self.piece_of(record.evidence),
            _ => self.chosen_piece(),
        };
        if let Some(piece) = open {
            return Some(Meant {
                piece: piece.clone(),
                in_sight: true,
            });
        }
        let first = page::pieces(self, self.sender_room()).into_iter().next();
        let Some((id, rows)) = first else {
            self.warn("there is no evidence of them");
            return None;
        };
        self.scroll[0] = rows.start;
        self.clamp_scroll();
        self.piece = Some(id);
        self.piece_of(id).cloned().map(|piece| Meant {
            piece,
            in_sight: false,
        })
    }

    /// Strikes the piece out, or lets it count again.
    pub(super) fn strike(&mut self) -> Vec<Effect> {
        let Some(Meant { piece, in_sight }) = self.meant_piece() else {
            return Vec::new();
        };
        if !in_sight {
            // What wasn't read isn't struck.
            self.say(format!(
                "this one?   {}",
                self.hint_in(Command::Strike, self.context())
            ));
            return Vec::new();
        }
        let Some(id) = self.free() else {
            return Vec::new();
        };
        if piece.grade == Grade::Told {
            let know = self.key_hint(Command::Know);
            self.warn(format!("this is your own word; to take it back: {know}"));
            return Vec::new();
        }
        if self.is_unsaved(id) {
            self.warn(format!("{}: still saving", self.name(id)));
            return Vec::new();
        }
        vec![self.act(Act::Strike {
            id,
            evidence: vec![piece.id],
            struck: !piece.struck,
        })]
    }
}

/// The piece that a key is meant for, and whether it was in sight.
pub(super) struct Meant {
    /// The piece.
    pub(super) piece: Evidence,
    /// Whether the cursor was on it.
    pub(super) in_sight: bool,
}

/// Whether rows are in sight: all of them, or as many as there is room for.
fn lies_in_sight(rows: &Range<usize>, top: usize, room: Room) -> bool {
    rows.start >= top && rows.end.min(rows.start + room.rows) <= top + room.rows
}
