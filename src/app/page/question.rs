//! What is asked about an invitation, with the two keys that answer it.

use crate::app::{State, asking};
use crate::command::Command;
use crate::model::Dossier;

use super::{Para, Piece};

pub(super) fn paras(state: &State, dossier: &Dossier) -> Vec<Para> {
    let Some(question) = dossier.question else {
        return Vec::new();
    };
    let asking = asking(question, dossier.today);
    vec![
        Para::blank(),
        Para::of([Piece::strong(asking.asks)]),
        Para::of([
            Piece::accent(state.keys(Command::Yes)),
            Piece::plain(format!(" yes: {}   ", asking.yes)),
            Piece::accent(state.keys(Command::No)),
            Piece::plain(format!(" no: {}", asking.no)),
        ]),
        Para::blank(),
    ]
}
