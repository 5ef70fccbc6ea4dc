//! The list of invitations: which there are, which are in sight, and where the cursor stands.
//!
//! Entries are invitations; slots are what stands below each other. A wave of look-alikes is one slot, and once opened
//! has one for each of its own below it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::model::{Group, InvitationId, Listed, Listing, Row};

/// A stretch of slots under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The first slot.
    pub(crate) first: usize,
    /// The group; `None` for those that weren't assessed when they were listed.
    pub(crate) group: Option<Group>,
    /// How many invitations.
    pub(crate) count: usize,
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// A heading.
    Heading(Stretch),
    /// The slot at this place.
    Slot(usize),
}

/// What stands in one row below the headings. Numbers are places among the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// An invitation.
    One(usize),
    /// One of an open wave.
    Member(usize),
    /// A wave: its first entry, how many it has, and whether it is open.
    Wave {
        /// The first.
        first: usize,
        /// How many.
        count: usize,
        /// Whether its own stand below it.
        open: bool,
    },
}

impl Slot {
    fn range(self) -> Range<usize> {
        match self {
            Self::One(place) | Self::Member(place) => place..place + 1,
            Self::Wave { first, count, .. } => first..first + count,
        }
    }
}

/// The list of invitations.
#[derive(Clone, Debug, Default)]
pub(crate) struct Queue {
    entries: Vec<Listed>,
    /// Whether there are more than a listing holds.
    pub(crate) more: bool,
    /// Whether look-alikes are one row; where somebody is searched for, everybody has their own.
    pub(crate) folds: bool,
    /// Who was in a wave when it was opened. The wave's number changes when its first one leaves; its people don't.
    open: HashSet<InvitationId>,
    slots: Vec<Slot>,
    stretches: Vec<Stretch>,
    cursor: usize,
    top: usize,
    rows: HashMap<InvitationId, Row>,
    asked: HashSet<InvitationId>,
    /// Whose rows were read before something changed.
    stale: HashSet<InvitationId>,
}

impl Queue {
    /// Rows above and below those in sight that are read with them.
    const MARGIN: usize = 20;
    /// How many rows are kept before those far from the cursor are dropped.
    const KEPT: usize = 1_000;
    /// Of how many of a closed wave the rows are read: what they share is judged by these.
    const OF_A_WAVE: usize = 12;

    /// How many invitations there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The place of the cursor among the slots.
    pub(crate) fn cursor(&self) -> usize {
        self.cursor
    }

    /// The place among the invitations of the one under the cursor.
    pub(crate) fn position(&self) -> usize {
        self.slots
            .get(self.cursor)
            .map_or(0, |slot| slot.range().start)
    }

    /// The first line in sight.
    pub(crate) fn top(&self) -> usize {
        self.top
    }

    /// What stands at a place.
    pub(crate) fn slot(&self, place: usize) -> Option<Slot> {
        self.slots.get(place).copied()
    }

    /// The invitation under the cursor; of a wave the first.
    pub(crate) fn current(&self) -> Option<InvitationId> {
        self.ids_at(self.cursor).first().copied()
    }

    /// The invitations that a slot stands for.
    pub(crate) fn ids_at(&self, place: usize) -> Vec<InvitationId> {
        let range = self.slots.get(place).map_or(0..0, |slot| slot.range());
        self.entries[range].iter().map(|entry| entry.id).collect()
    }

    /// The invitations of the wave that the cursor is on, if it is on one as a whole.
    pub(crate) fn wave(&self) -> Option<Vec<InvitationId>> {
        matches!(self.slot(self.cursor), Some(Slot::Wave { .. })).then(|| self.ids_at(self.cursor))
    }

    /// The invitations of the group from the cursor on, at most so many.
    pub(crate) fn next_of_group(&self, most: usize) -> Vec<InvitationId> {
        let from = self.position();
        let group = self.entries.get(from).and_then(|entry| entry.group);
        self.entries[from..]
            .iter()
            .take_while(|entry| entry.group == group)
            .take(most)
            .map(|entry| entry.id)
            .collect()
    }

    /// The row of an invitation, if it was read.
    pub(crate) fn row(&self, id: InvitationId) -> Option<&Row> {
        self.rows.get(&id)
    }

    /// Every row that was read.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.values()
    }

    /// Whether an invitation is listed.
    pub(crate) fn holds(&self, id: InvitationId) -> bool {
        self.entries.iter().any(|entry| entry.id == id)
    }

    /// Whether some were listed before they were assessed.
    pub(crate) fn has_ungrouped(&self) -> bool {
        self.entries.iter().any(|entry| entry.group.is_none())
    }

    /// Empties the list, for another view.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
        self.slots.clear();
        self.stretches.clear();
        self.cursor = 0;
        self.top = 0;
        self.more = false;
    }

    /// Takes a listing; the cursor goes to `land_on`, else stays on its invitation, else in its place.
    pub(crate) fn set(&mut self, listing: Listing, land_on: Option<InvitationId>) {
        let (here, as_wave) = (self.ids_at(self.cursor), self.wave().is_some());
        self.more = listing.more;
        self.entries = listing.entries;
        self.asked.clear();
        self.lay();
        let landed = land_on.and_then(|id| self.slot_of(id));
        let kept = landed.or_else(|| self.slot_like(&here, as_wave));
        self.cursor = kept.unwrap_or(self.cursor);
        self.settle();
    }

    /// Drops what a newer listing no longer holds, and says how many it holds that weren't here.
    pub(crate) fn hold(&mut self, listing: &Listing) -> usize {
        let newer: HashSet<_> = listing.entries.iter().map(|entry| entry.id).collect();
        let here: HashSet<_> = self.entries.iter().map(|entry| entry.id).collect();
        self.retain(|id| newer.contains(&id));
        self.asked.clear();
        newer.difference(&here).count()
    }

    /// Takes entries out; the cursor stays on its invitation, else goes to the one after it.
    pub(crate) fn retain(&mut self, keep: impl Fn(InvitationId) -> bool) {
        let as_wave = self.wave().is_some();
        let (here, from) = (self.ids_at(self.cursor), self.position());
        let after = self.entries[from.min(self.entries.len())..].iter();
        let after: Vec<_> = after
            .map(|entry| entry.id)
            .filter(|id| keep(*id))
            .take(1)
            .collect();
        let here: Vec<_> = here.into_iter().filter(|id| keep(*id)).collect();
        self.entries.retain(|entry| keep(entry.id));
        self.lay();
        let kept = self
            .slot_like(&here, as_wave)
            .or_else(|| self.slot_like(&after, false));
        self.cursor = kept.unwrap_or(usize::MAX);
        self.settle();
    }

    /// Opens the wave that the cursor is on, or closes the one that it is in. Says whether there was one.
    pub(crate) fn fold(&mut self, open: bool) -> bool {
        let ids = match self.slot(self.cursor) {
            Some(Slot::Wave { open: is_open, .. }) if is_open != open => self.ids_at(self.cursor),
            Some(Slot::Member(_)) if !open => {
                let header = (0..self.cursor)
                    .rev()
                    .find(|place| matches!(self.slots[*place], Slot::Wave { .. }));
                header.map_or_else(Vec::new, |place| self.ids_at(place))
            }
            _ => return false,
        };
        if open {
            self.open.extend(&ids);
        } else {
            self.open.retain(|id| !ids.contains(id));
        }
        self.lay();
        self.cursor = self.slot_like(&ids, true).unwrap_or(self.cursor);
        self.settle();
        true
    }

    /// Whether the cursor is on an open wave, or in one.
    pub(crate) fn is_in_open_wave(&self) -> bool {
        matches!(
            self.slot(self.cursor),
            Some(Slot::Member(_) | Slot::Wave { open: true, .. })
        )
    }

    /// Moves the cursor to an invitation, and opens the wave it is in. Says whether it is listed.
    pub(crate) fn go_to(&mut self, id: InvitationId) -> bool {
        let Some(place) = self.slot_of(id) else {
            return false;
        };
        self.cursor = place;
        if matches!(self.slots[place], Slot::Wave { open: false, .. }) {
            self.fold(true);
            self.cursor = self.slot_of(id).unwrap_or(self.cursor);
        }
        true
    }

    /// The slot of an invitation: its own, else that of its wave.
    fn slot_of(&self, id: InvitationId) -> Option<usize> {
        let entry = self.entries.iter().position(|entry| entry.id == id)?;
        let holds = |slot: &Slot| slot.range().contains(&entry);
        let own = |slot: &Slot| holds(slot) && !matches!(slot, Slot::Wave { .. });
        let place = self.slots.iter().position(own);
        place.or_else(|| self.slots.iter().position(holds))
    }

    /// The slot for what stood in one: the wave as a whole, if it still is one, else the first of these that has one.
    fn slot_like(&self, ids: &[InvitationId], as_wave: bool) -> Option<usize> {
        let wave = as_wave.then(|| {
            let is_it = |slot: &Slot| {
                matches!(slot, Slot::Wave { .. })
                    && self.entries[slot.range()]
                        .iter()
                        .any(|entry| ids.contains(&entry.id))
            };
            self.slots.iter().position(is_it)
        });
        wave.flatten()
            .or_else(|| ids.iter().find_map(|id| self.slot_of(*id)))
    }

    /// Lays the entries out in slots, those of a wave side by side.
    fn lay(&mut self) {
        self.gather();
        self.slots.clear();
        let mut place = 0;
        while let Some(entry) = self.entries.get(place) {
            let wave = self.wave_of(entry);
            let alike = self.entries[place..]
                .iter()
                .take_while(|other| wave.is_some() && self.wave_of(other) == wave)
                .count();
            if alike < 2 {
                self.slots.push(Slot::One(place));
                place += 1;
                continue;
            }
            let members = place..place + alike;
            let open = self.entries[members.clone()]
                .iter()
                .any(|entry| self.open.contains(&entry.id));
            self.slots.push(Slot::Wave {
                first: place,
                count: alike,
                open,
            });
            if open {
                self.slots.extend(members.map(Slot::Member));
            }
            place += alike;
        }
    }

    fn wave_of(&self, entry: &Listed) -> Option<InvitationId> {
        entry
            .wave
            .filter(|_| self.folds && entry.group == Some(Group::LookAlikes))
    }

    /// Brings those of one wave together where its first one stands.
    fn gather(&mut self) {
        let mut firsts: HashMap<InvitationId, usize> = HashMap::new();
        for (place, entry) in self.entries.iter().enumerate() {
            if let Some(wave) = self.wave_of(entry) {
                firsts.entry(wave).or_insert(place);
            }
        }
        if firsts.is_empty() {
            return;
        }
        let mut keyed: Vec<(usize, Listed)> = self
            .entries
            .iter()
            .enumerate()
            .map(|(place, entry)| {
                let wave = self.wave_of(entry);
                let key = wave.and_then(|wave| firsts.get(&wave)).unwrap_or(&place);
                (*key, *entry)
            })
            .collect();
        keyed.sort_by_key(|(key, _)| *key);
        self.entries = keyed.into_iter().map(|(_, entry)| entry).collect();
    }

    fn settle(&mut self) {
        self.cursor = self.cursor.min(self.slots.len().saturating_sub(1));
        self.stretches.clear();
        if self.entries.iter().all(|entry| entry.group.is_none()) {
            return;
        }
        for (place, slot) in self.slots.iter().enumerate() {
            let range = slot.range();
            let group = self.entries[range.start].group;
            let count = match slot {
                Slot::One(_) => 1,
                // Counted with the wave that they are of.
                Slot::Member(_) => 0,
                Slot::Wave { count, .. } => *count,
            };
            match self.stretches.last_mut() {
                Some(stretch) if stretch.group == group => stretch.count += count,
                _ => self.stretches.push(Stretch {
                    first: place,
                    group,
                    count,
                }),
            }
        }
    }

    /// Keeps rows that were read.
    pub(crate) fn keep(&mut self, rows: Vec<Row>) {
        for row in rows {
            self.asked.remove(&row.id);
            self.stale.remove(&row.id);
            self.rows.insert(row.id, row);
        }
        if self.rows.len() > Self::KEPT {
            let near: HashSet<_> = self.near(Self::KEPT / 4).collect();
            self.rows.retain(|id, _| near.contains(id));
        }
    }

    /// Moves the cursor by some slots; it stops at either end.
    pub(crate) fn step(&mut self, by: isize) {
        let last = self.slots.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    /// Moves the cursor to the next slot that stays, else to the nearest before that does.
    pub(crate) fn move_on(&mut self, leaves: impl Fn(InvitationId) -> bool) {
        let stays = |place: &usize| self.ids_at(*place).into_iter().any(|id| !leaves(id));
        let after = (self.cursor + 1..self.slots.len()).find(stays);
        let before = || (0..self.cursor).rev().find(stays);
        if let Some(place) = after.or_else(before) {
            self.cursor = place;
        }
    }

    /// How many lines there are, headings included.
    pub(crate) fn line_count(&self) -> usize {
        self.slots.len() + self.stretches.len()
    }

    /// The lines from one on.
    pub(crate) fn lines_from(&self, first: usize) -> impl Iterator<Item = Line> {
        (first..self.line_count()).filter_map(|number| self.line(number))
    }

    fn line(&self, number: usize) -> Option<Line> {
        // A heading stands one line further down for every heading before it.
        let headings = self
            .stretches
            .iter()
            .enumerate()
            .take_while(|(before, stretch)| stretch.first + before <= number)
            .count();
        let Some(last) = headings.checked_sub(1) else {
            return (number < self.slots.len()).then_some(Line::Slot(number));
        };
        let stretch = self.stretches[last];
        if stretch.first + last == number {
            Some(Line::Heading(stretch))
        } else {
            Some(Line::Slot(number - headings))
        }
    }

    fn line_of(&self, place: usize) -> usize {
        let headings = self
            .stretches
            .iter()
            .take_while(|stretch| stretch.first <= place);
        place + headings.count()
    }

    /// Scrolls so that the cursor is among so many lines, with its heading where it is the first under one.
    pub(crate) fn scroll(&mut self, height: usize) {
        let height = height.max(1);
        let line = self.line_of(self.cursor);
        let headed = height > 1
            && self
                .stretches
                .iter()
                .any(|stretch| stretch.first == self.cursor);
        let first = line - usize::from(headed);
        let last = self.top + height - 1;
        let far = height / 2 + 1;
        if first + far < self.top || line > last + far {
            // Further than half a page: what stands around it is wanted too.
            self.top = first.saturating_sub(height / 2);
        } else if first < self.top {
            self.top = first;
        } else if line > last {
            self.top = line + 1 - height;
        }
        self.top = self.top.min(self.line_count().saturating_sub(height));
    }

    /// Scrolls so that those of the open wave under the cursor are in sight, as many as there is room for.
    pub(crate) fn show_members(&mut self, height: usize) {
        if let Some(Slot::Wave {
            count, open: true, ..
        }) = self.slot(self.cursor)
        {
            let first = self.line_of(self.cursor);
            let least = (first + count + 1).saturating_sub(height.max(1));
            self.top = self.top.max(least.min(first));
        }
    }

    /// What was read may be out of date: shown until it was read again.
    pub(crate) fn read_again(&mut self) {
        self.stale = self.rows.keys().copied().collect();
        self.asked.clear();
    }

    /// The invitations whose rows are wanted: those in sight and a margin, unless they were read or asked for.
    pub(crate) fn wanted(&mut self, height: usize) -> Vec<InvitationId> {
        let wanted: Vec<_> = self
            .near(height + Self::MARGIN)
            .filter(|id| !self.rows.contains_key(id) || self.stale.contains(id))
            .filter(|id| !self.asked.contains(id))
            .collect();
        self.asked.extend(&wanted);
        wanted
    }

    /// The invitations in sight and a margin.
    pub(crate) fn in_sight(&self, height: usize) -> Vec<InvitationId> {
        self.near(height).collect()
    }

    fn near(&self, reach: usize) -> impl Iterator<Item = InvitationId> {
        let first = self.cursor.saturating_sub(reach);
        let last = (self.cursor + reach).min(self.slots.len());
        self.slots[first.min(last)..last]
            .iter()
            .flat_map(|slot| self.entries[slot.range()].iter().take(Self::OF_A_WAVE))
            .map(|entry| entry.id)
    }
}

#[cfg(test)]
mod tests;
