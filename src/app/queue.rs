//! The list of invitations: which there are, which are in sight, and where the cursor stands.

use std::collections::{HashMap, HashSet};

use crate::model::{Group, InvitationId, Listed, Listing, Row};

/// A stretch of entries under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The first entry.
    pub(crate) first: usize,
    /// The group; `None` for those that weren't assessed when they were listed.
    pub(crate) group: Option<Group>,
    /// How many entries.
    pub(crate) count: usize,
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// A heading.
    Heading(Stretch),
    /// The entry at this place.
    Entry(usize),
}

/// The list of invitations.
#[derive(Clone, Debug, Default)]
pub(crate) struct Queue {
    entries: Vec<Listed>,
    /// Whether there are more than a listing holds.
    pub(crate) more: bool,
    stretches: Vec<Stretch>,
    cursor: usize,
    top: usize,
    rows: HashMap<InvitationId, Row>,
    asked: HashSet<InvitationId>,
}

impl Queue {
    /// Rows above and below those in sight that are read with them.
    const MARGIN: usize = 20;
    /// How many rows are kept before those far from the cursor are dropped.
    const KEPT: usize = 1_000;

    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The place of the cursor among the entries.
    pub(crate) fn cursor(&self) -> usize {
        self.cursor
    }

    /// The first line in sight.
    pub(crate) fn top(&self) -> usize {
        self.top
    }

    /// The invitation under the cursor.
    pub(crate) fn current(&self) -> Option<InvitationId> {
        self.id_at(self.cursor)
    }

    /// The invitation at a place.
    pub(crate) fn id_at(&self, place: usize) -> Option<InvitationId> {
        self.entries.get(place).map(|entry| entry.id)
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
        self.stretches.clear();
        self.cursor = 0;
        self.top = 0;
        self.more = false;
    }

    /// Takes a listing; the cursor goes to `land_on`, else stays on its invitation, else in its place.
    pub(crate) fn set(&mut self, listing: Listing, land_on: Option<InvitationId>) {
        let current = self.current();
        self.more = listing.more;
        self.entries = listing.entries;
        self.asked.clear();
        let place = |id| self.entries.iter().position(|entry| Some(entry.id) == id);
        let kept = land_on
            .and_then(|id| place(Some(id)))
            .or_else(|| place(current));
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
        let before = &self.entries[..self.cursor.min(self.entries.len())];
        let gone = before.iter().filter(|entry| !keep(entry.id)).count();
        self.entries.retain(|entry| keep(entry.id));
        self.cursor -= gone;
        self.settle();
    }

    fn settle(&mut self) {
        self.cursor = self.cursor.min(self.entries.len().saturating_sub(1));
        self.stretches.clear();
        if self.entries.iter().all(|entry| entry.group.is_none()) {
            return;
        }
        for (place, entry) in self.entries.iter().enumerate() {
            match self.stretches.last_mut() {
                Some(stretch) if stretch.group == entry.group => stretch.count += 1,
                _ => self.stretches.push(Stretch {
                    first: place,
                    group: entry.group,
                    count: 1,
                }),
            }
        }
    }

    /// Keeps rows that were read.
    pub(crate) fn keep(&mut self, rows: Vec<Row>) {
        for row in rows {
            self.asked.remove(&row.id);
            self.rows.insert(row.id, row);
        }
        if self.rows.len() > Self::KEPT {
            let near: HashSet<_> = self.near(Self::KEPT / 4).collect();
            self.rows.retain(|id, _| near.contains(id));
        }
    }

    /// Moves the cursor by some entries; it stops at either end.
    pub(crate) fn step(&mut self, by: isize) {
        let last = self.entries.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    /// Moves the cursor to an invitation; false where it isn't listed.
    pub(crate) fn go_to(&mut self, id: InvitationId) -> bool {
        let place = self.entries.iter().position(|entry| entry.id == id);
        self.cursor = place.unwrap_or(self.cursor);
        place.is_some()
    }

    /// Moves the cursor to the next entry that stays, else to the nearest before that does.
    pub(crate) fn move_on(&mut self, leaves: impl Fn(InvitationId) -> bool) {
        let stays = |place: &usize| self.id_at(*place).is_some_and(|id| !leaves(id));
        let after = (self.cursor + 1..self.entries.len()).find(stays);
        let before = || (0..self.cursor).rev().find(stays);
        if let Some(place) = after.or_else(before) {
            self.cursor = place;
        }
    }

    /// How many lines there are, headings included.
    pub(crate) fn line_count(&self) -> usize {
        self.entries.len() + self.stretches.len()
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
            return (number < self.entries.len()).then_some(Line::Entry(number));
        };
        let stretch = self.stretches[last];
        if stretch.first + last == number {
            Some(Line::Heading(stretch))
        } else {
            Some(Line::Entry(number - headings))
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

    /// The invitations whose rows are wanted: those in sight and a margin, unless they were read or asked for.
    pub(crate) fn wanted(&mut self, height: usize) -> Vec<InvitationId> {
        let wanted: Vec<_> = self
            .near(height + Self::MARGIN)
            .filter(|id| !self.rows.contains_key(id) && !self.asked.contains(id))
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
        let last = (self.cursor + reach).min(self.entries.len());
        self.entries[first.min(last)..last]
            .iter()
            .map(|entry| entry.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(groups: &[Option<Group>]) -> Queue {
        let entries = (1..).zip(groups).map(|(id, group)| Listed {
            id: InvitationId(id),
            group: *group,
            wave: None,
        });
        let mut queue = Queue::default();
        queue.set(
            Listing {
                entries: entries.collect(),
                more: false,
            },
            None,
        );
        queue
    }

    const KNOWN: Option<Group> = Some(Group::PerhapsKnown);
    const NAME: Option<Group> = Some(Group::OnlyAName);

    #[test]
    fn each_group_has_its_heading_and_its_number() {
        let queue = queue(&[KNOWN, KNOWN, NAME]);
        let lines: Vec<_> = queue.lines_from(0).collect();
        assert_eq!(
            lines,
            [
                Line::Heading(Stretch {
                    first: 0,
                    group: KNOWN,
                    count: 2
                }),
                Line::Entry(0),
                Line::Entry(1),
                Line::Heading(Stretch {
                    first: 2,
                    group: NAME,
                    count: 1
                }),
                Line::Entry(2),
            ]
        );
    }

    #[test]
    fn without_groups_there_are_no_headings() {
        let queue = queue(&[None, None]);
        assert_eq!(queue.lines_from(1).collect::<Vec<_>>(), [Line::Entry(1)]);
    }

    #[test]
    fn scrolling_up_to_the_first_of_a_group_shows_its_heading() {
        let mut queue = queue(&[KNOWN, KNOWN, NAME, NAME, NAME]);
        queue.step(9);
        queue.scroll(3);
        assert_eq!(queue.top(), 4);
        queue.step(-2);
        queue.scroll(3);
        assert_eq!(queue.top(), 3);
    }

    #[test]
    fn after_a_leap_what_stands_around_the_cursor_is_in_sight() {
        let mut queue = queue(&[None; 50]);
        queue.step(49);
        queue.scroll(10);
        queue.step(-45);
        queue.scroll(10);
        assert_eq!((queue.cursor(), queue.top()), (4, 0));
        queue.step(26);
        queue.scroll(10);
        assert_eq!((queue.cursor(), queue.top()), (30, 25));
    }

    #[test]
    fn the_cursor_keeps_its_invitation_when_others_leave() {
        let mut queue = queue(&[KNOWN, KNOWN, NAME]);
        queue.step(1);
        queue.retain(|id| id != InvitationId(1));
        assert_eq!(queue.current(), Some(InvitationId(2)));
        queue.retain(|id| id != InvitationId(2));
        assert_eq!(queue.current(), Some(InvitationId(3)));
        queue.retain(|_| false);
        assert_eq!(queue.current(), None);
    }

    #[test]
    fn a_row_is_asked_for_once() {
        let mut queue = queue(&[None; 3]);
        assert_eq!(queue.wanted(10).len(), 3);
        assert_eq!(queue.wanted(10).len(), 0);
    }
}
