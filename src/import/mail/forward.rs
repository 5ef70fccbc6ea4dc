//! A mail of LinkedIn's that somebody forwarded into the text of another: found by the block of header lines that mail
//! programs put above what they forward, in English and in German.
//!
//! Such a block proves nothing: anybody can write it. So who may be believed is decided elsewhere, and here it must
//! name LinkedIn's domain and nothing else, and stand above links that carry a template of LinkedIn's. Of what was
//! forwarded only the links' tokens tell when it was sent to the second; the block's own date is in a language and a
//! time zone that nobody knows.

mod block;

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use crate::model::{NoteSeen, Record};

use super::html::{self, Piece};
use super::letter::Letter;
use super::link::{self, Link};
use super::notice::{self, Content, Notice, Unusable};
use super::template::{self, Kind};

use block::Block;

/// How far the clock of LinkedIn may run ahead of the date of the mail around it.
const AHEAD: SignedDuration = SignedDuration::from_hours(48);
/// LinkedIn opened in May 2003; no mail is older. In Unix seconds.
const OPENED: i64 = 1_041_379_200;

/// What was forwarded.
#[derive(Debug)]
pub(super) struct Forward {
    name: Option<String>,
    date: Option<Timestamp>,
    template: String,
    kind: Kind,
    text: Option<String>,
    html: Vec<Piece>,
}

impl Forward {
    /// Finds a mail of LinkedIn's that is quoted in another; `None` if there is none, or it is no business of ours.
    pub(super) fn find(outer: &Letter<'_>) -> Option<Self> {
        let in_text = outer.text.as_deref().and_then(|text| {
            let (block, rest) = block::in_text(text)?;
            Some((block, block::rejoined(&rest)))
        });
        let pieces = outer.html.as_deref().map(html::pieces).unwrap_or_default();
        let in_html = block::in_pieces(&pieces);
        let blocks = || {
            let text = in_text.as_ref().map(|(block, _)| block);
            text.into_iter()
                .chain(in_html.as_ref().map(|(block, _)| block))
        };
        if blocks().next().is_none() || !blocks().all(Block::is_linkedins) {
            return None;
        }
        let name = blocks().find_map(|block| block.name.clone());
        let text = in_text.map(|(_, text)| text);
        let html = in_html
            .map(|(_, at)| pieces[at..].to_vec())
            .unwrap_or_default();
        let links = links(text.as_deref(), &html);
        let template = commonest(&links)?;
        let kind = template::kind(&template)?;
        // Somebody's signature may hold one of these links; who forwards an invitation forwards its button.
        if kind != Kind::Acceptance && links.iter().all(|link| link.invitation.is_none()) {
            return None;
        }
        let outer_date = outer.head.date;
        let latest = outer_date.and_then(|date| date.checked_add(AHEAD).ok());
        let sent = links
            .iter()
            .filter_map(|link| link.sent)
            .find(|sent| sent.as_second() >= OPENED && latest.is_none_or(|latest| *sent <= latest));
        Some(Self {
            name,
            date: sent.or(outer_date),
            template,
            kind,
            text,
            html,
        })
    }

    /// What kind of mail it was.
    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// What it gives. Programs make a text of the HTML that only looks like LinkedIn's own, so where there is HTML the
    /// text gives no more than the note.
    pub(super) fn read(&self) -> Result<Notice, Unusable> {
        let content = |text, html| Content {
            name: self.name.as_deref(),
            date: self.date,
            template: Some(&self.template),
            text,
            html,
        };
        let of_text = || notice::read_content(&content(self.text.as_deref(), &[]), self.kind);
        let Ok(mut notice) = notice::read_content(&content(None, &self.html), self.kind) else {
            return of_text();
        };
        if let [Record::Sighting(shown)] = notice.records.as_mut_slice() {
            if shown.linkedin_id.is_none() {
                return of_text();
            }
            if let Ok(text) = of_text()
                && let [Record::Sighting(written)] = text.records.as_slice()
                && written.linkedin_id == shown.linkedin_id
                && let NoteSeen::Text(note) = &written.note
            {
                shown.note = NoteSeen::Text(note.clone());
            }
        }
        Ok(notice)
    }
}

fn links(text: Option<&str>, html: &[Piece]) -> Vec<Link> {
    let in_text = text.into_iter().flat_map(link::addresses);
    let in_html = html.iter().filter_map(|piece| match piece {
        Piece::Link(link, _) => Some(link.clone()),
        Piece::Text(_) => None,
    });
    in_text.filter_map(Link::read).chain(in_html).collect()
}

/// The template that most of the links name.
fn commonest(links: &[Link]) -> Option<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for template in links.iter().filter_map(|link| link.template.as_deref()) {
        *counts.entry(template).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .max_by(|(a, n), (b, m)| n.cmp(m).then_with(|| b.cmp(a)));
    most.map(|(name, _)| name.to_owned())
}
