//! Address books: vCard 2.1, 3.0 and 4.0, any number of cards in a file, read one after another.
//!
//! A card says that the user has somebody's details, not that they met. Of a note only the line that says where or
//! when they met is kept. Relatives are left out whole: they are other people, and not the user's to match by.

mod charset;
mod cut;
mod met;
mod names;
mod parts;
#[cfg(test)]
mod tests;

use std::io::{BufReader, Read};

use crate::model::import::{Flow, Item, Skipped};
use crate::model::{Dealing, Dealt, Foreign, Handle, HandleKind, Now, Record};
use crate::text::fold::fold;
use crate::text::name::compared;
use crate::text::phone;

use super::decode;
use super::mail::Own;
use super::session::reason;
use cut::{Cards, Cut};
use names::plain;
use parts::{Parts, parts};

pub(super) use parts::is_address;

/// What a reader of cards must know besides the file.
pub(super) struct Around<'a> {
    /// The user's own addresses: their card is no dealing.
    pub(super) own: &'a Own,
    /// What was changed after this moment has no day.
    pub(super) now: Option<&'a Now>,
}

/// Whether a text begins as an address book does.
pub(super) fn looks_like_cards(start: &str) -> bool {
    let first = start.lines().next().unwrap_or_default();
    let mut words = first.split(':').map(str::trim);
    words
        .next()
        .is_some_and(|word| word.eq_ignore_ascii_case("begin"))
        && words
            .next()
            .is_some_and(|word| word.eq_ignore_ascii_case("vcard"))
}

/// Reads an address book card by card.
pub(super) fn read<'b>(
    bytes: Box<dyn Read + 'b>,
    around: &Around<'_>,
    say: &mut dyn FnMut(Item) -> Flow,
) -> Flow {
    let text = match decode::plain(bytes) {
        Ok(plain) => plain.text,
        Err(error) => return skip(say, "file".to_owned(), reason(&error)),
    };
    let mut cards = Cards::new(BufReader::with_capacity(64 * 1024, text));
    loop {
        let (number, cut) = match cards.next() {
            Ok(Some(next)) => next,
            Ok(None) => return Flow::Continue(()),
            Err(error) => return skip(say, "file".to_owned(), reason(&error)),
        };
        let place = format!("card {number}");
        match cut {
            Cut::Whole(bytes) => card(place, &parts(&bytes), around, say)?,
            Cut::Unended => skip(
                say,
                place,
                "it has no END:VCARD, so it may be cut short; export the address book again"
                    .to_owned(),
            )?,
            Cut::TooLarge => skip(
                say,
                place,
                "it has more than 1 MB besides its pictures, which no card of a person has"
                    .to_owned(),
            )?,
        }
    }
}

fn skip(say: &mut dyn FnMut(Item) -> Flow, place: String, why: String) -> Flow {
    say(Item::Skipped(Skipped { place, why }))
}

fn card(
    place: String,
    parts: &Parts,
    around: &Around<'_>,
    say: &mut dyn FnMut(Item) -> Flow,
) -> Flow {
    let name = names::name(parts);
    let (own, emails): (Vec<_>, Vec<_>) = parts
        .emails
        .iter()
        .partition(|address| around.own.has(address));
    // A card with another's address beside the user's is of somebody who shares a mailbox with them.
    let users = !own.is_empty() && emails.is_empty();
    let nobody = users || is_nobodys(parts, &name);
    let handles = if nobody {
        Vec::new()
    } else {
        handles(parts, &emails, &name)
    };
    if handles.is_empty() && !nobody {
        let why = "it has no name, no address and no number, so there is nobody to know by it";
        return skip(say, place, why.to_owned());
    }
    let key = parts.uid.clone().unwrap_or_else(|| {
        let first = handles.first().map_or("", |handle| handle.value.as_str());
        format!("{}|{first}", compared(&name))
    });
    let now = around.now.map(|now| now.instant);
    let dealing = Dealing {
        other_names: if nobody {
            Vec::new()
        } else {
            names::others(parts, &name)
        },
        name: (!nobody && !name.is_empty()).then(|| Foreign::new(name)),
        company: foreign(parts.company.as_deref()).filter(|_| !users),
        title: foreign(parts.title.as_deref()).filter(|_| !nobody),
        at: parts.revised.filter(|at| now.is_none_or(|now| *at <= now)),
        key,
        dealt: Dealt::Card {
            note: parts
                .note
                .as_deref()
                .filter(|_| !nobody)
                .and_then(met::line)
                .map(Foreign::new),
            tags: parts
                .tags
                .iter()
                .filter(|_| !nobody)
                .map(|tag| Foreign::new(tag.as_str()))
                .collect(),
        },
        handles,
    };
    say(Item::Record {
        place: place.clone(),
        record: Box::new(Record::Dealing(Box::new(dealing))),
    })?;
    if parts.damaged && !nobody {
        let why = "some of its signs could not be read; it was taken as far as it goes: export the address book as UTF-8";
        return skip(say, place, why.to_owned());
    }
    Flow::Continue(())
}

/// Whether a card is of a company, a group or a thing: it says so, or its only name is the company's.
fn is_nobodys(parts: &Parts, name: &str) -> bool {
    let called_so = parts
        .company
        .as_deref()
        .is_some_and(|company| name.is_empty() || fold(company) == fold(name));
    parts.nobody || (called_so && parts.written.is_empty() && parts.slug.is_none())
}

/// By what the person can be recognised, best first; by the name only where there is nothing better.
fn handles(parts: &Parts, emails: &[&String], name: &str) -> Vec<Handle> {
    let mut handles = Vec::with_capacity(4);
    let slug = parts
        .slug
        .iter()
        .map(|slug| Handle::new(HandleKind::Slug, slug.as_str()));
    let emails = emails
        .iter()
        .map(|address| Handle::new(HandleKind::Email, address.as_str()));
    let phones = parts
        .phones
        .iter()
        .filter_map(|number| phone::key(number))
        .map(|key| Handle::new(HandleKind::Phone, key));
    for handle in slug.chain(emails).chain(phones) {
        if !handles.contains(&handle) {
            handles.push(handle);
        }
    }
    if handles.is_empty() {
        handles.extend(Handle::of_name(name));
    }
    handles
}

fn foreign(text: Option<&str>) -> Option<Foreign> {
    text.map(plain)
        .filter(|text| !text.is_empty())
        .map(Foreign::new)
}
