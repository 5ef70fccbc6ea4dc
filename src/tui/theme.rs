//! Styles by role, and the signs. Colour never carries a meaning alone: without it the signs and the words stay.

use ratatui::style::{Color, Modifier, Style};

use crate::app::page::{Role, Sign};

/// How roles look on this terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    colour: bool,
    ascii: bool,
}

impl Default for Theme {
    fn default() -> Self {
        Self::new(true, false)
    }
}

impl Theme {
    /// A theme with or without colour, with signs in ASCII or Unicode. `NO_COLOR` and `--color` are the caller's to
    /// read.
    #[must_use]
    pub fn new(colour: bool, ascii: bool) -> Self {
        Self { colour, ascii }
    }

    /// The style of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        let plain = Style::new();
        match role {
            Role::Plain => plain,
            Role::Muted => plain.add_modifier(Modifier::DIM),
            Role::Accent if self.colour => plain.fg(Color::Cyan),
            Role::Warning if self.colour => plain.fg(Color::Yellow).add_modifier(Modifier::BOLD),
            Role::Strong | Role::Accent | Role::Warning => plain.add_modifier(Modifier::BOLD),
            Role::Marked => plain.add_modifier(Modifier::UNDERLINED),
            Role::Chosen => plain.add_modifier(Modifier::REVERSED),
        }
    }

    /// The style of the row the cursor is on, under whatever stands in it.
    #[must_use]
    pub fn cursor_row(&self, focused: bool) -> Style {
        match (focused, self.colour) {
            (true, true) => Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD),
            (true, false) => Style::new().add_modifier(Modifier::BOLD),
            (false, _) => Style::new(),
        }
    }

    /// The character of a sign, one column wide.
    #[must_use]
    pub fn sign(&self, sign: Sign) -> &'static str {
        let (unicode, ascii) = match sign {
            Sign::Accept => ("✓", "+"),
            Sign::Ask => ("?", "?"),
            Sign::Look => ("◌", "~"),
            Sign::Ignore => ("–", "-"),
            Sign::Nothing => ("·", "."),
            Sign::Asks => ("!", "!"),
            Sign::Unsaved => ("*", "*"),
            Sign::Then => ("→", ">"),
            Sign::Closed => ("▸", ">"),
            Sign::Opened => ("▾", "v"),
            Sign::Cursor => ("▌", ">"),
            Sign::Across => ("─", "-"),
            Sign::Down => ("│", "|"),
            Sign::Branch => ("├", "+"),
        };
        if self.ascii { ascii } else { unicode }
    }
}
