//! What was understood of a page, for `import --dry-run` and `import --json`.

use serde_json::{Value, json};

use super::json::foreign;
use super::spoken;
use crate::model::page::{PageCard, PageReview};
use crate::model::{Foreign, Medium, NoteSeen, Record};

/// The widest name and the widest headline of a row, in characters.
const NAME: usize = 24;
const HEADLINE: usize = 36;

/// What a row shows of a card.
struct Row<'a> {
    headline: Option<&'a Foreign>,
    mutual: Option<i64>,
    note: Option<usize>,
    note_unseen: bool,
}

impl<'a> Row<'a> {
    fn of(card: &'a PageCard) -> Self {
        match &card.record {
            Record::Sighting(sighting) => Self {
                headline: sighting.headline.as_ref(),
                mutual: sighting.mutual,
                note: match &sighting.note {
                    NoteSeen::Unseen => None,
                    NoteSeen::Empty => Some(0),
                    NoteSeen::Text(text) => Some(text.shown(Medium::Text).lines().count()),
                },
                note_unseen: sighting.note == NoteSeen::Unseen,
            },
            Record::Profile(profile) => Self {
                headline: profile.headline.as_ref(),
                mutual: profile.mutual,
                note: None,
                note_unseen: false,
            },
            _ => Self {
                headline: None,
                mutual: None,
                note: None,
                note_unseen: false,
            },
        }
    }
}

/// Line by line what was understood: `+` is taken, `?` is left out.
pub(crate) fn table(review: &PageReview, all: bool) -> String {
    let mut out = format!("  {}, {}", review.kind.spoken(), review.language.spoken());
    if let Some(counter) = review.counter {
        out.push_str(&format!(", the page counts {counter}"));
    }
    if let Some(owner) = &review.owner {
        out.push_str(&format!(", the page of {}", spoken::line(&owner.name)));
    }
    out.push('\n');
    for card in &review.cards {
        out.push_str(&row(card, all));
        out.push('\n');
    }
    out
}

fn row(card: &PageCard, all: bool) -> String {
    let row = Row::of(card);
    let sign = if all || card.is_sure() { '+' } else { '?' };
    let name = card
        .name()
        .map_or_else(String::new, |name| cut(&spoken::line(name), NAME));
    let headline = match (&card.gist, row.headline) {
        (Some(gist), _) => gist.clone(),
        (None, Some(headline)) => cut(&spoken::line(headline), HEADLINE),
        (None, None) => "no headline".to_owned(),
    };
    let mut told = vec![headline];
    told.extend(row.mutual.map(|mutual| format!("{mutual} mutual")));
    match row.note {
        Some(0) => told.push("no note".to_owned()),
        Some(lines) => told.push(format!("note of {}", spoken::count(lines, "line", "lines"))),
        None if row.note_unseen => told.push("note not seen whole".to_owned()),
        None => {}
    }
    told.push(format!("by {}", card.basis.spoken()));
    told.extend(card.doubts.iter().cloned());
    for (line, text) in &card.left_over {
        told.push(format!(
            "line {line}: \"{}\"",
            cut(&spoken::line(text), HEADLINE)
        ));
    }
    format!(
        "  {sign} {:>5}  {name:<NAME$}  {}",
        card.line,
        told.join(" · ")
    )
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most - 1).collect();
    format!("{}…", start.trim_end())
}

/// The same for scripts.
pub(crate) fn json(review: &PageReview, all: bool) -> Value {
    let cards: Vec<Value> = review
        .cards
        .iter()
        .map(|card| {
            let row = Row::of(card);
            json!({
                "line": card.line,
                "name": card.name().map(foreign),
                "headline": row.headline.map(foreign),
                "gist": card.gist,
                "mutual": row.mutual,
                "note_lines": row.note,
                "basis": card.basis.name(),
                "doubts": card.doubts,
                "not_understood": card.left_over.iter().map(|(line, _)| line).collect::<Vec<_>>(),
                "taken": all || card.is_sure(),
            })
        })
        .collect();
    json!({
        "kind": review.kind.name(), "language": review.language.code(), "counter": review.counter,
        "forged": review.forged, "cards": cards,
    })
}
