//! The record that a piece of evidence rests on, opened over the panes.

use super::effect::Effect;
use super::page::record as page_record;
use super::pieces::Meant;
use super::{Overlay, State};
use crate::model::{EvidenceId, Medium, Origin, RawRecord};

/// A record, open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    /// The piece of evidence that rests on it.
    pub(crate) evidence: EvidenceId,
    /// What was read of it.
    pub(crate) raw: Raw,
    /// The first row in sight.
    pub(crate) top: usize,
}

/// What was read of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Raw {
    /// It is being read.
    Reading,
    /// Nothing more is kept than the line of evidence.
    Nothing,
    /// This.
    Is(RawRecord),
}

impl State {
    pub(super) fn open_record(&mut self) -> Vec<Effect> {
        let Some(Meant { piece, .. }) = self.meant_piece() else {
            return Vec::new();
        };
        let Some(id) = self.current() else {
            return Vec::new();
        };
        self.overlay = Some(Overlay::Record(Record {
            evidence: piece.id,
            raw: Raw::Reading,
            top: 0,
        }));
        self.scroll_queue();
        vec![Effect::ReadRecord(id, piece.id)]
    }

    /// Takes a record that was asked for; one that is no longer open is dropped.
    pub(super) fn record_read(&mut self, evidence: EvidenceId, read: Option<RawRecord>) {
        if let Some(Overlay::Record(record)) = &mut self.overlay
            && record.evidence == evidence
        {
            record.raw = read.map_or(Raw::Nothing, Raw::Is);
        }
    }

    pub(super) fn scroll_record(&mut self, by: isize) -> Vec<Effect> {
        let Some(Overlay::Record(record)) = &self.overlay else {
            return Vec::new();
        };
        let area = page_record::below(self.sight().beside_queue());
        let rows = page_record::lines(self, record, area).len();
        let last = rows.saturating_sub(usize::from(area.height));
        let top = record.top.saturating_add_signed(by).min(last);
        if let Some(Overlay::Record(record)) = &mut self.overlay {
            record.top = top;
        }
        Vec::new()
    }

    /// Where an open record stands, the newest file first.
    pub(crate) fn origins_of<'a>(&'a self, record: &'a Record) -> &'a [Origin] {
        match &record.raw {
            Raw::Is(raw) if !raw.origins.is_empty() => &raw.origins,
            _ => self
                .piece_of(record.evidence)
                .map_or(&[], |piece| std::slice::from_ref(&piece.origin)),
        }
    }

    /// Opens the newest file in which the open record stands.
    pub(super) fn open_record_file(&mut self) -> Vec<Effect> {
        let Some(Overlay::Record(record)) = &self.overlay else {
            return Vec::new();
        };
        let mut origins = self.origins_of(record).iter();
        let Some(path) = origins.find_map(|origin| origin.path.clone()) else {
            self.warn("it stands in no file");
            return Vec::new();
        };
        let shown = path.shown(Medium::Line);
        if !self.options.opens_pages {
            self.say(format!("would open {shown}; nothing is opened in the demo"));
            return Vec::new();
        }
        self.say(format!("opening {shown}"));
        vec![Effect::OpenFile(path)]
    }
}
