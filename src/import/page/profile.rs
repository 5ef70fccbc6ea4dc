//! A member's profile as lines of text: its head, anchored on "Contact info", and its parts.

mod further;
mod parts;

pub(super) use parts::month_of;

use crate::import::mail::mutual;
use crate::model::page::{Basis, PageCard};
use crate::model::{Foreign, Handle, HandleKind, ProfileSeen, Record, SourceKind};
use crate::text::fold::fold;

use super::cards::{BY_PLACE, by_name};
use super::chrome::Sheet;
use super::lines::{self, Line, same};
use super::words::{Words, is_degree, is_pronouns, untitled};

use parts::Parts;

/// How many first lines may be the head of a profile.
const HEAD: usize = 80;

/// The profile on a page; `None` where nobody's name can be made out. `titled` is the name in the page's title, as a
/// saved page has it.
pub(super) fn profile(sheet: &Sheet, titled: Option<&str>, words: &Words) -> Option<PageCard> {
    let lines = &sheet.lines;
    let parts_begin = lines
        .iter()
        .position(|line| words.part(&line.text).is_some())
        .unwrap_or(lines.len());
    let contact = lines[..parts_begin.min(HEAD)]
        .iter()
        .position(|line| words.is_contact(&line.text));
    let head = &lines[..contact.unwrap_or(parts_begin.min(HEAD))];
    let named = name_in(head, sheet.address.as_deref(), titled, words)?;
    let last = head
        .iter()
        .rposition(|line| same(bare(&line.text), &named.name))
        .map_or(0, |at| at + 1);
    let mut below: Vec<&Line> = head[last..]
        .iter()
        .filter(|line| {
            let text = line.text.as_str();
            !(is_degree(text)
                || is_pronouns(text)
                || words.is_head(text)
                || words.is_picture_of(text, &named.name))
        })
        .collect();
    let location = contact.and_then(|at| location(&lines[at], &mut below, words));
    let parts = Parts::read(&lines[parts_begin..], location.as_deref(), words);
    let facts = &lines[head.len().min(parts_begin)..parts_begin];
    let mut below = below.into_iter();
    let headline = below.next().map(|line| line.text.clone());
    let companies: Vec<&Line> = below.collect();
    let beside: Vec<&str> = companies
        .iter()
        .map(|line| line.text.as_str())
        .chain(facts.iter().map(|line| line.text.as_str()))
        .collect();
    let counted = head
        .iter()
        .chain(facts)
        .find_map(|line| words.connections(&line.text));
    let handles = match &sheet.address {
        Some(slug) => vec![Handle::new(HandleKind::Slug, slug.as_str())],
        None => by_name(&named.name),
    };
    let photo = head
        .iter()
        .any(|line| words.is_picture_of(&line.text, &named.name));
    let doubts = if named.basis == Basis::Place {
        vec![BY_PLACE.to_owned()]
    } else {
        Vec::new()
    };
    Some(PageCard {
        line: named.line,
        basis: named.basis,
        doubts,
        further: Vec::new(),
        gist: None,
        known: None,
        adds: Vec::new(),
        left_over: companies
            .iter()
            .skip(2)
            .map(|line| (line.number, Foreign::new(line.text.as_str())))
            .collect(),
        record: Record::Profile(Box::new(ProfileSeen {
            source: SourceKind::Paste,
            handles,
            seen: None,
            headline: headline
                .filter(|text| text.chars().any(char::is_alphanumeric))
                .map(Foreign::new),
            location: location.map(Foreign::new),
            company: company(&beside, companies.len(), &parts).map(Foreign::new),
            about: parts.about.map(Foreign::new),
            mutual: head
                .iter()
                .chain(facts)
                .find_map(|line| mutual::count(&line.text))
                .or(parts.mutual),
            connections: counted.map(|(count, _)| count),
            connections_or_more: counted.is_some_and(|(_, more)| more),
            photo: photo.then_some(true),
            whole: sheet.ended && parts.loaded,
            positions: parts.positions,
            education: parts.education,
            skills: parts.skills,
            languages: parts.languages,
            industry: None,
            groups: parts.groups,
            activity: Vec::new(),
            name: Foreign::new(named.name),
        })),
    })
}

pub(super) struct Named {
    pub(super) name: String,
    pub(super) line: usize,
    pub(super) basis: Basis,
}

/// A line of the head without the degree that may be glued to a name.
fn bare(text: &str) -> &str {
    match text.rsplit_once([' ', '\u{a0}']) {
        Some((rest, _)) if rest.ends_with(['·', '•']) => {
            let degree = text
                .get(rest.trim_end_matches(['·', '•']).len()..)
                .unwrap_or_default();
            if is_degree(degree) {
                rest.trim_end_matches(['·', '•', ' '])
            } else {
                text
            }
        }
        _ => text,
    }
}

/// The name in the head of a profile: what stands there twice, or is followed by pronouns or a degree. It is sure where
/// a second thing says the same: the picture's text, the title, the address, or both of these signs.
pub(super) fn name_in(
    head: &[Line],
    address: Option<&str>,
    titled: Option<&str>,
    words: &Words,
) -> Option<Named> {
    let title = titled.map(str::to_owned).or_else(|| {
        head.iter()
            .find_map(|line| untitled(&line.text))
            .and_then(lines::name)
    });
    let follows = |at: usize| {
        head.get(at + 1)
            .is_some_and(|next| is_degree(&next.text) || is_pronouns(&next.text))
            || bare(&head[at].text) != head[at].text
    };
    let times = |text: &str| -> usize {
        head.iter()
            .filter(|line| same(bare(&line.text), text))
            .map(|line| 1 + usize::from(line.twice))
            .sum()
    };
    let able = |at: &usize| {
        let text = bare(&head[*at].text);
        lines::name(text).is_some()
            && !words.is_head(text)
            && !is_degree(text)
            && !is_pronouns(text)
            && words.pictured(text).is_empty()
            && untitled(text).is_none()
    };
    let able: Vec<usize> = (0..head.len()).filter(able).collect();
    let is_title = |at: &usize| {
        title
            .as_deref()
            .is_some_and(|title| same(bare(&head[*at].text), title))
    };
    let at = able
        .iter()
        .copied()
        .find(is_title)
        .or_else(|| {
            able.iter()
                .copied()
                .find(|&at| times(bare(&head[at].text)) > 1)
        })
        .or_else(|| able.iter().copied().find(|&at| follows(at)))
        .or_else(|| able.first().copied().filter(|_| title.is_none()));
    let Some(at) = at else {
        return title.map(|name| Named {
            name,
            line: 1,
            basis: Basis::Heading,
        });
    };
    let name = lines::name(bare(&head[at].text))?;
    let repeated = times(&name) > 1;
    let followed = (0..head.len()).any(|at| same(bare(&head[at].text), &name) && follows(at));
    let pictured = head
        .iter()
        .any(|line| words.is_picture_of(&line.text, &name));
    let addressed = address.is_some_and(|slug| fits_slug(&name, slug));
    let basis = if is_title(&at) || (repeated && followed) || ((repeated || followed) && addressed)
    {
        Basis::Heading
    } else if pictured {
        Basis::Picture
    } else {
        Basis::Place
    };
    Some(Named {
        name,
        line: head[at].number,
        basis,
    })
}

/// Whether most words of a name are in a slug, as in most people's own.
pub(super) fn fits_slug(name: &str, slug: &str) -> bool {
    let (name, slug) = (fold(name), fold(slug));
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1)
        .collect();
    let shared = words.iter().filter(|word| slug.contains(**word)).count();
    shared > 0 && shared * 2 >= words.len()
}

/// The place: before "Contact info" on its line, else the line above.
fn location(contact: &Line, below: &mut Vec<&Line>, words: &Words) -> Option<String> {
    let before = words.before_contact(&contact.text)?;
    if !before.is_empty() {
        return Some(before.to_owned());
    }
    // The headline comes first; a head with one line has no place.
    let line = if below.len() > 1 { below.pop() } else { None };
    line.map(|line| line.text.clone())
}

/// The company that the head names: the one that a position names too, else the first of "Company · School".
///
/// A single line may be a company or a school, so alone it is neither.
fn company(beside: &[&str], above: usize, parts: &Parts) -> Option<String> {
    let pieces = beside.iter().flat_map(|line| line.split(" · "));
    let confirmed = pieces.into_iter().find(|piece| {
        parts
            .positions
            .iter()
            .any(|position| same(position.company.raw(), piece))
    });
    if let Some(piece) = confirmed {
        return Some(piece.to_owned());
    }
    match beside.get(..above)? {
        [both] => both
            .split_once(" · ")
            .map(|(company, _)| company.to_owned()),
        [company, _school] => Some((*company).to_owned()),
        _ => None,
    }
}
