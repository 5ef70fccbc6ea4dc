//! The user's hats: what the configuration says, filled in and made complete by the user's own positions.

use super::drawn::without_form;
use crate::model::me::{Hat, Me};
use crate::model::record::Position;
use crate::model::{Foreign, Medium};
use crate::text::fold::fold;

/// Puts the user's hats together: each that was told, with the first and last month of the position at its employer
/// where it says neither, then a hat for every position that none of them is; the newest first.
#[must_use]
pub fn me(told: &Me, positions: &[Position]) -> Me {
    let mut left: Vec<&Position> = positions.iter().collect();
    let mut hats: Vec<Hat> = told.hats.iter().map(|hat| worn(hat, &mut left)).collect();
    hats.extend(left.into_iter().map(of_position));
    hats.sort_by(|one, two| two.from.cmp(&one.from));
    Me {
        hats,
        triggers: told.triggers,
    }
}

/// A hat that was told, with what the position at its employer adds; that position is taken.
fn worn(hat: &Hat, positions: &mut Vec<&Position>) -> Hat {
    let house = |name: &str| fold(without_form(name));
    let Some(employer) = hat.employer.as_deref().map(house) else {
        return hat.clone();
    };
    let at = |position: &&Position| house(position.company.raw()) == employer;
    let same_start = |position: &&Position| at(position) && position.from == hat.from;
    let place = positions
        .iter()
        .position(same_start)
        .or_else(|| positions.iter().position(at));
    let Some(position) = place.map(|place| positions.remove(place)) else {
        return hat.clone();
    };
    let dated = hat.from.is_some() || hat.until.is_some();
    Hat {
        from: if dated {
            hat.from.clone()
        } else {
            position.from.clone()
        },
        until: if dated {
            hat.until.clone()
        } else {
            position.to.clone()
        },
        ..hat.clone()
    }
}

fn of_position(position: &Position) -> Hat {
    let line = |text: &Foreign| text.shown(Medium::Line);
    Hat {
        name: line(&position.title),
        field: Vec::new(),
        employer: Some(line(&position.company)).filter(|name| !name.is_empty()),
        from: position.from.clone(),
        until: position.to.clone(),
    }
}
