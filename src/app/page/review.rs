//! What was understood of a page, line by line, and everything about the card that is chosen.

use crate::app::wrap::fit;
use crate::app::{Review, spoken};
use crate::model::{Basis, Foreign, Medium, NoteSeen, PageCard, PageReview, Record};
use crate::text::sanitise;

use super::{Line, Para, Piece, Role, Sign};

/// The columns of a card's number and of its name.
const NUMBER: usize = 5;
const NAME: usize = 24;
/// How many left-out places are named.
const SKIPPED: usize = 3;

/// What a card shows besides the name.
struct Shown<'a> {
    headline: Option<&'a Foreign>,
    company: Option<&'a Foreign>,
    location: Option<&'a Foreign>,
    mutual: Option<i64>,
    note: Option<&'a Foreign>,
}

impl<'a> Shown<'a> {
    fn of(card: &'a PageCard) -> Self {
        let nothing = Self {
            headline: None,
            company: None,
            location: None,
            mutual: None,
            note: None,
        };
        match &card.record {
            Record::Sighting(sighting) => Self {
                headline: sighting.headline.as_ref(),
                company: sighting.company.as_ref(),
                location: sighting.location.as_ref(),
                mutual: sighting.mutual,
                note: match &sighting.note {
                    NoteSeen::Text(note) => Some(note),
                    NoteSeen::Empty | NoteSeen::Unseen => None,
                },
            },
            Record::Profile(profile) => Self {
                headline: profile.headline.as_ref(),
                company: profile.company.as_ref(),
                location: profile.location.as_ref(),
                mutual: profile.mutual,
                note: profile.about.as_ref(),
            },
            _ => nothing,
        }
    }
}

/// Which page it is, in which language, how much of it was understood, and what is wrong with it.
pub(crate) fn head(review: &Review) -> Vec<Para> {
    let page = &review.page;
    let mut paras = Vec::new();
    if page.forged {
        paras.push(Para::of([Piece::Text(
            "More cards than the page counts: a text inside a note looks like a card. Look at each before you keep it."
                .to_owned(),
            Role::Warning,
        )]));
    }
    paras.push(Para::of([Piece::strong(title(page))]));
    paras.extend(
        page.remarks
            .iter()
            .map(|remark| Para::of([Piece::plain(sanitise::line(remark))])),
    );
    paras
}

fn title(page: &PageReview) -> String {
    let many = |number: usize| spoken::number(i128::try_from(number).unwrap_or(i128::MAX));
    let kind = page.kind.spoken();
    let mut first = kind.chars();
    let kind = first.next().map_or_else(String::new, |letter| {
        letter.to_uppercase().collect::<String>() + first.as_str()
    });
    let mut parts = vec![kind, page.language.spoken().to_owned()];
    let cards = many(page.cards.len());
    parts.push(match page.counter {
        Some(counter) => format!("{cards} of {}", many(counter)),
        None => cards,
    });
    if !page.skipped.is_empty() {
        parts.push(format!("{} left out", many(page.skipped.len())));
    }
    if let Some(owner) = &page.owner {
        parts.push(format!("owner {}", owner.name.shown(Medium::Line)));
    }
    parts.join(" · ")
}

/// A card in one line of so many columns.
pub(crate) fn row(review: &Review, place: usize, columns: usize) -> Line {
    let Some(card) = review.page.cards.get(place) else {
        return Line::new();
    };
    let here = place == review.cursor;
    let cursor = if here {
        Piece::Sign(Sign::Cursor, Role::Accent)
    } else {
        Piece::plain(" ")
    };
    let ticked = if review.is_ticked(place) {
        Piece::Sign(Sign::Accept, Role::Strong)
    } else {
        Piece::plain(" ")
    };
    let shown = Shown::of(card);
    let name = card
        .name()
        .map_or_else(|| "nobody".to_owned(), |name| name.shown(Medium::Line));
    let role = if here { Role::Strong } else { Role::Plain };
    let mut line = vec![
        cursor,
        ticked,
        Piece::muted(format!("{:>NUMBER$}  ", card.line)),
        Piece::Text(fit(&name, NAME), role),
    ];
    let right = right(card, &shown, columns);
    let taken = super::width(&line) + super::width(&right) + 3;
    let headline = match (&card.gist, shown.headline.or(shown.company)) {
        (Some(gist), _) => Piece::plain(sanitise::line(gist)),
        (None, Some(headline)) => Piece::plain(headline.shown(Medium::Line)),
        (None, None) => Piece::muted("only a name"),
    };
    line.push(Piece::plain(" "));
    line.extend(super::shortened(&[headline], columns.saturating_sub(taken)));
    line.push(Piece::plain("  "));
    line.extend(right);
    line
}

/// What stands at the end of a card's line: a doubt where there is one.
fn right(card: &PageCard, shown: &Shown<'_>, columns: usize) -> Line {
    let mut parts = Vec::new();
    if card.known.is_some() {
        parts.push(known(card, columns < 100));
    }
    if let Some(note) = shown.note {
        let lines = i64::try_from(note.shown(Medium::Text).lines().count()).unwrap_or(0);
        parts.push(if columns < 100 {
            "note".to_owned()
        } else {
            spoken::count(lines, "line of note", "lines of note")
        });
    }
    if let Some(mutual) = shown.mutual.filter(|_| columns >= 100) {
        parts.push(format!("{} mutual", spoken::number(mutual)));
    }
    if columns >= 100 && is_weak(card) {
        parts.push(format!("by {}", card.basis.spoken()));
    }
    let mut line = vec![Piece::muted(parts.join(" · "))];
    if let Some(doubt) = card.doubts.first() {
        if !parts.is_empty() {
            line.push(Piece::muted(" · "));
        }
        let doubt = if columns < 140 {
            "unsure".to_owned()
        } else {
            sanitise::line(doubt)
        };
        line.push(Piece::Text(doubt, Role::Warning));
    }
    line
}

/// That the inbox has it already, and what this adds to it.
fn known(card: &PageCard, short: bool) -> String {
    match (&card.adds[..], short) {
        ([], _) | (_, true) => "known".to_owned(),
        (adds, false) => format!("known, adds {}", adds.join(", ")),
    }
}

/// Whether the name rests on less than a sentence of LinkedIn's: that is worth a word.
fn is_weak(card: &PageCard) -> bool {
    card.basis > Basis::Sentence
}

/// Everything about the chosen card.
pub(crate) fn details(review: &Review) -> Vec<Para> {
    let Some(card) = review.card() else {
        return skipped(&review.page);
    };
    let shown = Shown::of(card);
    let line = |text: &Foreign| text.shown(Medium::Line);
    let mutual = shown
        .mutual
        .map(|mutual| Piece::muted(format!("{} mutual", spoken::number(mutual))));
    let name = card.name().map_or_else(String::new, line);
    let name = Para::of([Piece::strong(name)]).with_right(mutual.into_iter().collect::<Vec<_>>());
    let mut paras = vec![name];
    let mut about: Vec<_> = [shown.headline, shown.company, shown.location]
        .into_iter()
        .flatten()
        .map(line)
        .collect();
    about.extend(card.gist.as_deref().map(sanitise::line));
    if !about.is_empty() {
        paras.push(Para::of([Piece::plain(about.join(" · "))]));
    }
    for doubt in &card.doubts {
        paras.push(Para::of([Piece::Text(
            sanitise::line(doubt),
            Role::Warning,
        )]));
    }
    let known = match (card.known, &card.adds[..]) {
        (None, _) => None,
        (Some(id), []) => Some(format!("known already as invitation {id}")),
        (Some(id), adds) => Some(format!(
            "known already as invitation {id}, adds {}",
            adds.join(", ")
        )),
    };
    let rests = is_weak(card).then(|| format!("the name rests on {}", card.basis.spoken()));
    let said: Vec<_> = known.into_iter().chain(rests).collect();
    if !said.is_empty() {
        paras.push(Para::of([Piece::muted(said.join(" · "))]));
    }
    if let Some(note) = shown.note {
        let label = match card.record {
            Record::Profile(_) => "About",
            _ => "They wrote",
        };
        let text = note.shown(Medium::Text).trim().to_owned();
        paras.push(Para::beside(
            [Piece::muted(label)],
            12,
            [Piece::plain(text)],
        ));
    }
    if !card.left_over.is_empty() {
        paras.push(Para::of([Piece::muted("not understood, not kept:")]));
        paras.extend(card.left_over.iter().map(|(number, text)| {
            let lead = format!("{number:>NUMBER$}");
            Para::beside([Piece::muted(lead)], NUMBER + 2, [Piece::muted(line(text))])
        }));
    }
    paras.extend(skipped(&review.page));
    paras
}

/// What stood on the page and is no card.
fn skipped(page: &PageReview) -> Vec<Para> {
    let named = page.skipped.iter().take(SKIPPED).map(|skipped| {
        let text = format!("left out, {}: {}", skipped.place, skipped.why);
        Para::of([Piece::muted(sanitise::line(&text))])
    });
    let mut paras: Vec<_> = named.collect();
    if let Some(rest @ 1..) = page.skipped.len().checked_sub(SKIPPED) {
        paras.push(Para::of([Piece::muted(format!("and {rest} more"))]));
    }
    paras
}
