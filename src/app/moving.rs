//! Moving about: the cursor in the queue, what a pane shows, and which pane has the focus.

use super::effect::Effect;
use super::page;
use super::sight::Pane;
use super::{Overlay, State};

impl State {
    pub(super) fn step(&mut self, down: bool) -> Vec<Effect> {
        let by = if down { 1 } else { -1 };
        match &self.overlay {
            None if self.focus == Pane::Sender => {
                self.step_piece(by);
                Vec::new()
            }
            Some(Overlay::Review(_) | Overlay::Why(_) | Overlay::Record(_)) | None => {
                self.scroll_or_choose(by)
            }
            Some(Overlay::Visits(_)) => self.choose_visits(!down),
            Some(_) => self.choose(down),
        }
    }

    /// Moves among the cards of a page that is looked over, else in the pane.
    pub(super) fn scroll_or_choose(&mut self, by: isize) -> Vec<Effect> {
        if let Some(Overlay::Review(review)) = &mut self.overlay {
            review.step(by);
            return Vec::new();
        }
        self.scroll_by(by)
    }

    /// Moves the cursor in the queue, or scrolls the pane that has the focus.
    pub(super) fn scroll_by(&mut self, by: isize) -> Vec<Effect> {
        match self.overlay {
            Some(Overlay::Why(_)) => return self.scroll_why(by),
            Some(Overlay::Record(_)) => return self.scroll_record(by),
            Some(Overlay::Sheet(_)) => return self.scroll_sheet(by),
            Some(Overlay::Review(_)) => return self.scroll_or_choose(by),
            _ => {}
        }
        let place = match self.focus {
            Pane::Queue => {
                // The first of an open wave stands below the wave, and is the same invitation.
                let before = self.queue.cursor();
                self.queue.step(by);
                if self.queue.cursor() == before {
                    return Vec::new();
                }
                return self.arrive();
            }
            Pane::Sender => 0,
            Pane::Rules => 1,
            Pane::Reply => 2,
        };
        self.scroll[place] = self.scroll[place].saturating_add_signed(by);
        self.clamp_scroll();
        self.choose_in_sight();
        Vec::new()
    }

    /// Keeps every pane's last row at its bottom.
    pub(super) fn clamp_scroll(&mut self) {
        if self.is_composing() {
            return;
        }
        let sight = self.sight();
        for (place, pane) in [Pane::Sender, Pane::Rules, Pane::Reply]
            .into_iter()
            .enumerate()
        {
            let room = page::Room::of(&sight, pane);
            let rows = page::of(self, pane, room).len();
            let last = rows.saturating_sub(room.rows);
            self.scroll[place] = self.scroll[place].min(last);
        }
    }

    pub(super) fn page_height(&self) -> isize {
        let height = match self.overlay {
            // A title, and for the sheet what stands below, aren't scrolled.
            Some(Overlay::Why(_) | Overlay::Record(_)) => {
                self.sight().beside_queue().height.saturating_sub(1)
            }
            Some(Overlay::Sheet(_)) => self.sight().beside_queue().height / 2,
            // Below the cards stands the chosen one.
            Some(Overlay::Review(_)) => self.sight().body.height / 2,
            _ => self.sight().place(self.focus).1.height,
        };
        isize::from(height.max(2).cast_signed()) - 1
    }

    pub(super) fn turn_pane(&mut self, forward: bool) -> Vec<Effect> {
        self.focus = self.focus.beside(forward);
        if self.focus != Pane::Queue {
            self.page = self.focus;
        }
        self.scroll_queue();
        self.clamp_scroll();
        self.choose_in_sight();
        self.read_rows()
    }
}
