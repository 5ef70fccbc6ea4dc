//! Puts pieces on cells, by role. The only place that touches the buffer.

use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use crate::app::page::{self, Piece, Role, Sign};
use crate::app::sight::Area;
use crate::tui::theme::Theme;

/// A left-to-right mark: ends a run of letters written the other way, so that a terminal that reorders them leaves the
/// columns behind alone.
const LEFT_TO_RIGHT: char = '\u{200e}';

/// The frame, with the theme.
pub(super) struct Canvas<'a, 'frame> {
    frame: &'a mut Frame<'frame>,
    theme: &'a Theme,
}

impl<'a, 'frame> Canvas<'a, 'frame> {
    pub(super) fn new(frame: &'a mut Frame<'frame>, theme: &'a Theme) -> Self {
        Self { frame, theme }
    }

    /// Puts pieces on the first row of an area, cut with `…` where they don't fit.
    pub(super) fn line(&mut self, area: Area, pieces: &[Piece]) {
        if area.height == 0 {
            return;
        }
        let shown = page::shortened(pieces, usize::from(area.width));
        let mut x = area.x;
        for piece in &shown {
            x = self.piece(x, area.y, piece);
        }
    }

    /// Puts pieces at the right end of the first row of an area, and says how many columns they took.
    pub(super) fn right(&mut self, area: Area, pieces: &[Piece]) -> u16 {
        let wide = u16::try_from(page::width(pieces)).unwrap_or(u16::MAX);
        if wide == 0 || wide > area.width {
            return 0;
        }
        self.line(
            Area {
                x: area.x + area.width - wide,
                width: wide,
                ..area
            },
            pieces,
        );
        wide
    }

    /// Fills the first row of an area with the horizontal rule.
    pub(super) fn rule(&mut self, area: Area) {
        for x in area.x..area.x + area.width {
            self.sign(x, area.y, Sign::Across);
        }
    }

    /// Puts a sign of the frame on a cell.
    pub(super) fn sign(&mut self, x: u16, y: u16, sign: Sign) {
        self.piece(x, y, &Piece::Sign(sign, Role::Muted));
    }

    /// Lays a style under what stands in an area.
    pub(super) fn under(&mut self, area: Area, style: Style) {
        let area = ratatui::layout::Rect::new(area.x, area.y, area.width, area.height);
        let area = area.intersection(self.frame.area());
        self.frame.buffer_mut().set_style(area, style);
    }

    /// Marks the first row of an area as where one is: bold and underlined, so that it shows without colour too.
    pub(super) fn here(&mut self, area: Area) {
        let style = self
            .theme
            .style(Role::Accent)
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        self.under(Area { height: 1, ..area }, style);
    }

    /// Shows the terminal's cursor.
    pub(super) fn cursor(&mut self, x: u16, y: u16) {
        let area = self.frame.area();
        if x < area.width && y < area.height {
            self.frame.set_cursor_position(Position::new(x, y));
        }
    }

    pub(super) fn theme(&self) -> &Theme {
        self.theme
    }

    fn piece(&mut self, x: u16, y: u16, piece: &Piece) -> u16 {
        let area = self.frame.area();
        if x >= area.width || y >= area.height {
            return x;
        }
        let (text, role) = match piece {
            Piece::Text(text, role) => (text.as_str(), *role),
            Piece::Sign(sign, role) => (self.theme.sign(*sign), *role),
        };
        let style = self.theme.style(role);
        let buffer = self.frame.buffer_mut();
        let (end, _) = buffer.set_stringn(x, y, text, usize::from(area.width - x), style);
        if end > x && text.chars().any(is_right_to_left) {
            let wide = u16::try_from(crate::app::wrap::width(text.trim_end()))
                .unwrap_or(1)
                .max(1);
            // The last letter may be wide: its mark stands in the cell where it begins.
            let mut last = (x + wide - 1).min(end - 1);
            while last > x && buffer[(last, y)].symbol().trim().is_empty() {
                last -= 1;
            }
            let marked = format!("{}{LEFT_TO_RIGHT}", buffer[(last, y)].symbol());
            buffer[(last, y)].set_symbol(&marked);
        }
        end
    }
}

/// Whether a letter belongs to a script that runs from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
