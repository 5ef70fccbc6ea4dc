//! What is in sight: where the panes stand in a window of a given size. Numbers only.
//!
//! It belongs to the machine, since what is in sight decides which rows are read and how far a page goes.

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// The first column.
    pub x: u16,
    /// The first row.
    pub y: u16,
    /// How many columns.
    pub width: u16,
    /// How many rows.
    pub height: u16,
}

/// One of the four panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pane {
    /// The list of invitations.
    Queue,
    /// What is known of the sender.
    Sender,
    /// What the policy says.
    Rules,
    /// The suggested reply.
    Reply,
}

impl Pane {
    /// Every pane, in the order of Tab.
    pub const ALL: [Self; 4] = [Self::Queue, Self::Sender, Self::Rules, Self::Reply];

    /// The title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Queue => "Queue",
            Self::Sender => "Sender",
            Self::Rules => "Rules",
            Self::Reply => "Reply",
        }
    }

    /// The pane that Tab goes to, or Shift-Tab.
    #[must_use]
    pub fn beside(self, forward: bool) -> Self {
        let step = if forward { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(self as usize + step) % Self::ALL.len()]
    }
}

/// How the panes are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// All four: the queue left, the others stacked right.
    Four,
    /// The queue above one of the others.
    Two,
    /// One at a time.
    One,
    /// Too small for any.
    None,
}

/// What is in sight. Areas of nothing have no rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// How the panes are arranged.
    pub arrangement: Arrangement,
    /// The line above everything, if there is one.
    pub title: Area,
    /// The lines of the walk, above everything, while it goes on.
    pub walk: Area,
    /// The line with the tabs.
    pub tabs: Area,
    /// Everything between the tabs' rule and the footer.
    pub body: Area,
    /// The title of the queue, in the arrangement of four.
    pub queue_title: Area,
    /// The rows of the queue.
    pub queue: Area,
    /// The sender, rules and reply panes: title and content.
    pub pages: [(Area, Area); 3],
    /// What is asked for, below the panes.
    pub asked: Area,
    /// The line of hints.
    pub hints: Area,
    /// The line of messages, or several for one that must be read whole.
    pub message: Area,
    /// The line that teaches, below all others, if there is one.
    pub lesson: Area,
}

/// What besides the window decides what is in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// Whether there is a line above everything.
    pub titled: bool,
    /// The pane that is open: the one shown where not all are.
    pub page: Pane,
    /// Whether the cursor is in the queue.
    pub in_queue: bool,
    /// Whether a reply is being written.
    pub composing: bool,
    /// Rows for what is taught at the foot, where there is room.
    pub lesson: u16,
    /// Rows for what is asked for, its rule included.
    pub asked: u16,
    /// Rows for the walk, above everything.
    pub above: u16,
    /// Rows for what was said last.
    pub said: u16,
}

impl Sight {
    /// The smallest window with panes: columns and rows.
    pub const LEAST: (u16, u16) = (40, 12);
    /// The smallest window with all four.
    pub const FOUR: (u16, u16) = (100, 30);
    /// Fewer rows than this show one pane at a time.
    const TWO_ROWS: u16 = 18;
    /// Lines longer than this are hard to read.
    const READABLE: u16 = 92;

    /// Works out what is in sight.
    #[must_use]
    pub fn new(given: &Given) -> Self {
        if given.above == 0 {
            return Self::panes(given);
        }
        // Below the walk a rule, and then what there is room for.
        let (width, height) = given.size;
        let taken = given.above + 1;
        let mut sight = Self::panes(&Given {
            size: (width, height.saturating_sub(taken)),
            above: 0,
            ..*given
        });
        sight.move_down(taken);
        sight.walk = Area {
            x: 0,
            y: 0,
            width,
            height: height.min(given.above),
        };
        sight
    }

    fn panes(given: &Given) -> Self {
        let (width, height) = given.size;
        let row = |y| Area {
            x: 0,
            y,
            width,
            height: 1,
        };
        let mut sight = Self {
            arrangement: arrangement(given.size),
            title: Area::default(),
            walk: Area::default(),
            tabs: Area::default(),
            body: Area::default(),
            queue_title: Area::default(),
            queue: Area::default(),
            pages: [(Area::default(), Area::default()); 3],
            asked: Area::default(),
            hints: Area::default(),
            message: Area::default(),
            lesson: Area::default(),
        };
        if sight.arrangement == Arrangement::None {
            return sight;
        }
        let top = u16::from(given.titled);
        if given.titled {
            sight.title = row(0);
        }
        sight.tabs = row(top);
        let taught = if height < Self::TWO_ROWS {
            0
        } else {
            given.lesson.min(1)
        };
        if taught > 0 {
            sight.lesson = row(height - 1);
        }
        // However much was said, half of the room is for the rest.
        let said = given.said.clamp(1, (height - top - taught - 4) / 2);
        sight.hints = row(height - taught - said - 1);
        sight.message = Area {
            height: said,
            ..row(height - taught - said)
        };
        // The rule under the tabs, the rule over the footer, and the footer.
        let room = height - top - taught - said - 4;
        let asked = given.asked.min(room.saturating_sub(2));
        sight.body = Area {
            x: 0,
            y: top + 2,
            width,
            height: room - asked,
        };
        sight.asked = Area {
            x: 0,
            y: top + 2 + room - asked,
            width,
            height: asked,
        };
        match sight.arrangement {
            Arrangement::Four => sight.four(given),
            Arrangement::Two => sight.two(given),
            Arrangement::One => sight.one(given),
            Arrangement::None => {}
        }
        sight
    }

    /// The title and the content of a pane.
    #[must_use]
    pub fn place(&self, pane: Pane) -> (Area, Area) {
        match pane {
            Pane::Queue => (self.queue_title, self.queue),
            Pane::Sender => self.pages[0],
            Pane::Rules => self.pages[1],
            Pane::Reply => self.pages[2],
        }
    }

    /// Where what is open over the panes stands: beside the queue where there is room for both, else over all of them.
    #[must_use]
    pub fn beside_queue(&self) -> Area {
        if self.arrangement != Arrangement::Four {
            return self.body;
        }
        let x = self.queue.width + 1;
        Area {
            x,
            width: self.body.width - x,
            ..self.body
        }
    }

    /// How many columns of a pane's content carry text: a column is left free on either side, and long lines end
    /// where they can still be read.
    #[must_use]
    pub fn text_width(&self, pane: Pane) -> usize {
        let area = self.place(pane).1;
        usize::from(area.width.saturating_sub(2).min(Self::READABLE))
    }

    fn move_down(&mut self, rows: u16) {
        if self.arrangement == Arrangement::None {
            return;
        }
        let single = [
            &mut self.title,
            &mut self.tabs,
            &mut self.body,
            &mut self.queue_title,
            &mut self.queue,
            &mut self.asked,
            &mut self.hints,
            &mut self.message,
            &mut self.lesson,
        ];
        let pages = self
            .pages
            .iter_mut()
            .flat_map(|(title, content)| [title, content]);
        for area in single.into_iter().chain(pages) {
            area.y += rows;
        }
    }

    fn four(&mut self, given: &Given) {
        let body = self.body;
        let left = queue_width(body.width);
        let line = |x, y, width, height| Area {
            x,
            y,
            width,
            height,
        };
        self.queue_title = line(0, body.y, left, 1);
        self.queue = line(0, body.y + 1, left, body.height.saturating_sub(1));
        let x = left + 1;
        let width = body.width - x;
        let heights = shares(body.height.saturating_sub(5), given);
        let mut y = body.y;
        for (place, height) in self.pages.iter_mut().zip(heights) {
            *place = (line(x, y, width, 1), line(x, y + 1, width, height));
            y += height + 2;
        }
    }

    fn two(&mut self, given: &Given) {
        let body = self.body;
        let share = if given.composing { 25 } else { 45 };
        let above = (body.height * share / 100)
            .max(2)
            .min(body.height.saturating_sub(2));
        self.queue = Area {
            height: above,
            ..body
        };
        let title = Area {
            y: body.y + above,
            height: 1,
            ..body
        };
        let below = body.height.saturating_sub(above + 1);
        let content = Area {
            y: title.y + 1,
            height: below,
            ..body
        };
        self.set_page(given.page, (title, content));
    }

    fn one(&mut self, given: &Given) {
        let body = self.body;
        let title = Area { height: 1, ..body };
        let content = Area {
            y: body.y + 1,
            height: body.height.saturating_sub(1),
            ..body
        };
        if given.in_queue && !given.composing {
            self.queue_title = title;
            self.queue = content;
        } else {
            self.set_page(given.page, (title, content));
        }
    }

    fn set_page(&mut self, page: Pane, place: (Area, Area)) {
        match page {
            Pane::Queue | Pane::Sender => self.pages[0] = place,
            Pane::Rules => self.pages[1] = place,
            Pane::Reply => self.pages[2] = place,
        }
    }
}

fn arrangement((width, height): (u16, u16)) -> Arrangement {
    let fits = |least: (u16, u16)| width >= least.0 && height >= least.1;
    if fits(Sight::FOUR) {
        Arrangement::Four
    } else if fits((Sight::LEAST.0, Sight::TWO_ROWS)) {
        Arrangement::Two
    } else if fits(Sight::LEAST) {
        Arrangement::One
    } else {
        Arrangement::None
    }
}

fn queue_width(width: u16) -> u16 {
    if width < 140 {
        // Room for a company beside the name.
        (width * 5 / 12).max(46)
    } else {
        // From 56 columns at 140 to 96 at 200: names first, then headline and company.
        (56 + (width - 140) * 2 / 3).min(100)
    }
}

/// The rows of the three panes on the right; what is written gets the most room, and the sender while one reads there.
fn shares(rows: u16, given: &Given) -> [u16; 3] {
    let reads_sender = !given.in_queue && given.page == Pane::Sender;
    let (sender, rules) = match (given.composing, reads_sender) {
        (true, _) => (26, 24),
        (false, true) => (65, 20),
        (false, false) => (45, 35),
    };
    let sender = rows * sender / 100;
    let rules = rows * rules / 100;
    [sender, rules, rows - sender - rules]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn given(width: u16, height: u16) -> Given {
        Given {
            size: (width, height),
            titled: false,
            page: Pane::Sender,
            in_queue: true,
            composing: false,
            lesson: 0,
            asked: 0,
            above: 0,
            said: 1,
        }
    }

    #[test]
    fn four_panes_are_in_sight_from_100_by_30() {
        let arrangement = |width, height| Sight::new(&given(width, height)).arrangement;
        assert_eq!(arrangement(100, 30), Arrangement::Four);
        assert_eq!(arrangement(99, 30), Arrangement::Two);
        assert_eq!(arrangement(80, 24), Arrangement::Two);
        assert_eq!(arrangement(40, 12), Arrangement::One);
        assert_eq!(arrangement(39, 12), Arrangement::None);
    }

    proptest! {
        #[test]
        fn nothing_stands_outside_the_window(
            (width, height) in (0u16..240, 0u16..80),
            (titled, in_queue, composing) in any::<(bool, bool, bool)>(),
            (asked, page, above, lesson, said) in (0u16..9, 0usize..4, 0u16..6, 0u16..3, 0u16..30),
        ) {
            let sight = Sight::new(&Given {
                titled,
                in_queue,
                composing,
                above,
                lesson,
                asked,
                said,
                page: Pane::ALL[page],
                ..given(width, height)
            });
            let places = sight.pages.iter().flat_map(|(title, content)| [*title, *content]);
            let others = [sight.walk, sight.title, sight.tabs, sight.body, sight.queue_title, sight.queue, sight.asked, sight.hints, sight.message, sight.lesson];
            for area in places.chain(others) {
                prop_assert!(area.x + area.width <= width && area.y + area.height <= height, "{area:?}");
            }
        }
    }
}
