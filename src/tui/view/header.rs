//! The top: whose inbox it is, the tabs with their numbers, the policy and the day.

use super::canvas::Canvas;
use crate::app::page::{self, Piece};
use crate::app::sight::{Area, Sight};
use crate::app::{State, spoken, wrap};
use crate::command::Command;
use crate::model::Tab;

/// How many columns a search takes at the most: beside it there is room for the tabs with work in them.
const MOST_OF_A_QUERY: usize = 24;

/// How much is told about the tabs, from most to least.
#[derive(Clone, Copy)]
enum Telling {
    /// With the program's name and the keys.
    All,
    /// Without.
    Titles,
    /// Closer together.
    Close,
    /// Those with work in them.
    Work,
    /// Only the one that is open.
    Open,
}

pub(super) fn draw(state: &State, sight: &Sight, canvas: &mut Canvas<'_, '_>) {
    if let Some(title) = &state.title {
        canvas.line(inset(sight.title), &[Piece::accent(title)]);
    }
    let area = inset(sight.tabs);
    let room = usize::from(area.width);
    for telling in [
        Telling::All,
        Telling::Titles,
        Telling::Close,
        Telling::Work,
        Telling::Open,
    ] {
        let tabs = tabs(state, telling);
        let wide: usize = page::width(&tabs.0);
        if let Some(right) = rights(state, sight, telling)
            .iter()
            .find(|right| wide + 2 + page::width(right) <= room)
        {
            canvas.line(area, &tabs.0);
            canvas.here(tabs.1.within(area));
            canvas.right(area, right);
            return;
        }
    }
    canvas.line(area, &tabs(state, Telling::Open).0);
}

/// Where the open tab stands in the line.
struct Stretch {
    start: usize,
    width: usize,
}

impl Stretch {
    fn within(&self, area: Area) -> Area {
        let columns = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        Area {
            x: area.x + columns(self.start),
            width: columns(self.width),
            ..area
        }
    }
}

fn tabs(state: &State, telling: Telling) -> (Vec<Piece>, Stretch) {
    let gap = match telling {
        Telling::All | Telling::Titles => "   ",
        _ => "  ",
    };
    let mut pieces = Vec::new();
    let mut open = Stretch { start: 0, width: 0 };
    if matches!(telling, Telling::All) {
        pieces.push(Piece::strong("Vestibule"));
    }
    for (place, tab) in Tab::ALL.into_iter().enumerate() {
        let is_open = tab == state.tab;
        let told = match telling {
            Telling::All | Telling::Titles | Telling::Close => true,
            Telling::Work => is_open || !matches!(tab, Tab::Done | Tab::All),
            Telling::Open => is_open,
        };
        if !told {
            continue;
        }
        if !pieces.is_empty() {
            pieces.push(Piece::plain(gap));
        }
        if matches!(telling, Telling::All) {
            pieces.push(Piece::accent(format!("{} ", place + 1)));
        }
        let label = label(state, tab);
        if is_open {
            open.start = page::width(&pieces);
            open.width = crate::app::wrap::width(&label);
        }
        pieces.push(if is_open {
            Piece::strong(label)
        } else {
            Piece::plain(label)
        });
    }
    (pieces, open)
}

/// The title of a tab with its number, where it has one that isn't zero.
fn label(state: &State, tab: Tab) -> String {
    let number = state.counts.and_then(|counts| match tab {
        Tab::Inbox => Some(counts.inbox),
        Tab::AtLinkedin => Some(counts.at_linkedin),
        Tab::Waiting => Some(counts.waiting),
        Tab::Due => Some(counts.due),
        Tab::Done | Tab::All => None,
    });
    match number.filter(|number| *number > 0) {
        Some(number) => {
            let number = spoken::number(i128::try_from(number).unwrap_or(i128::MAX));
            format!("{} {number}", tab.title())
        }
        None => tab.title().to_owned(),
    }
}

/// The policy and the day, from most to least. The policy goes before the tabs with work in them do.
///
/// Where the queue has no title, a search that narrows it stands here, so that nobody takes a part for the whole.
fn rights(state: &State, sight: &Sight, telling: Telling) -> Vec<Vec<Piece>> {
    if let Some(query) = state
        .query
        .as_ref()
        .filter(|_| sight.queue_title.height == 0)
    {
        let query = wrap::cut(&format!("/{query}"), MOST_OF_A_QUERY);
        return vec![vec![Piece::accent(query)]];
    }
    let policy = &state.options.policy;
    let day = spoken::day(state.today, state.today);
    let weekday = spoken::weekday_and_day(state.today, state.today);
    let newer = format!("{} newer", state.keys(Command::ReadAgain));
    let mut rights = vec![
        vec![
            Piece::accent(newer),
            Piece::muted(format!(" · {policy} · {day}")),
        ],
        vec![Piece::muted(format!("{policy} · {weekday}"))],
        vec![Piece::muted(format!("{policy} · {day}"))],
    ];
    if !state.has_newer() {
        rights.remove(0);
    }
    if matches!(telling, Telling::Work) {
        rights.push(vec![Piece::muted(day)]);
    }
    rights
}

fn inset(area: Area) -> Area {
    Area {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    }
}
