//! What drew somebody: the first line under the name, and the words of the note that tell.

use std::ops::Range;

use crate::model::{Case, DrawnBy, Foreign, Medium, Trigger};
use crate::text::sanitise;

use super::{Line, Para, Piece, Role};

/// How soon after a start of the user's it came, and what drew them, as far as the note and the moment tell.
pub(super) fn line(case: &Case) -> Option<Para> {
    let mut line = Line::new();
    if let Some(trigger) = &case.trigger {
        line.push(Piece::plain(came_after(case, trigger)));
    }
    let (worded, bare): (Vec<_>, Vec<_>) =
        case.drawn.iter().partition(|drawn| drawn.words.is_some());
    let named = |drawn: &[&crate::model::Drawn]| {
        let mut names: Vec<_> = drawn.iter().map(|drawn| spoken(drawn.by)).collect();
        names.dedup();
        names.join(" and ")
    };
    if !worded.is_empty() {
        part(&mut line);
        line.push(Piece::plain(format!(
            "drawn by {}: they write ",
            named(&worded)
        )));
        for (place, words) in words(case).into_iter().enumerate() {
            if place > 0 {
                line.push(Piece::plain(", "));
            }
            line.push(Piece::plain("“"));
            line.push(Piece::Text(words, Role::Marked));
            line.push(Piece::plain("”"));
        }
    }
    // Where no words tell, it is no more than likely.
    if !bare.is_empty() {
        part(&mut line);
        line.push(Piece::plain(format!("perhaps drawn by {}", named(&bare))));
    }
    (!line.is_empty()).then(|| Para::of(line))
}

fn part(line: &mut Line) {
    if !line.is_empty() {
        line.push(Piece::muted(" · "));
    }
}

/// The note, with the words that tell marked.
pub(super) fn note(case: &Case, text: &Foreign) -> Line {
    let mut line: Line = text
        .marked(&places(case))
        .into_iter()
        .map(|(part, is_marked)| {
            let role = if is_marked { Role::Marked } else { Role::Plain };
            Piece::Text(part.shown(Medium::Text), role)
        })
        .collect();
    if let Some(Piece::Text(first, _)) = line.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Piece::Text(last, _)) = line.last_mut() {
        *last = last.trim_end().to_owned();
    }
    line
}

fn places(case: &Case) -> Vec<Range<usize>> {
    case.drawn
        .iter()
        .filter_map(|drawn| drawn.words.clone())
        .collect()
}

/// The words that tell, each once.
fn words(case: &Case) -> Vec<String> {
    let Some(Some(note)) = &case.dossier.invitation.note else {
        return Vec::new();
    };
    let mut words = Vec::new();
    for (part, is_marked) in note.marked(&places(case)) {
        let part = part.shown(Medium::Line);
        if is_marked && !words.contains(&part) {
            words.push(part);
        }
    }
    words
}

fn came_after(case: &Case, trigger: &Trigger) -> String {
    let mut hats = case.dossier.me.hats.iter();
    let is_hat = hats.any(|hat| hat.employer.is_none() && hat.name == trigger.started_at);
    let start = format!(
        "you started {} {}",
        if is_hat { "as" } else { "at" },
        sanitise::line(&trigger.started_at)
    );
    match trigger.days {
        ..=0 => format!("came on the day {start}"),
        1 => format!("came 1 day after {start}"),
        days => format!("came {days} days after {start}"),
    }
}

fn spoken(by: DrawnBy) -> &'static str {
    match by {
        DrawnBy::Me => "your work",
        DrawnBy::Position => "your position",
        DrawnBy::Employer => "your employer",
        DrawnBy::Past => "your past",
        DrawnBy::Event => "an event",
    }
}
