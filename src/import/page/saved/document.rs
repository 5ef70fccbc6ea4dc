//! A saved page as lines, and the elements on it that are cards, each with its lines, labels and links.

use std::ops::Range;

use percent_encoding::percent_decode_str;
use scraper::{Html, Node};

use crate::text::link::profile_slug;
use crate::text::sanitise;

use super::super::lines::{self, Line};
use super::super::words::untitled;
use super::plain::Plain;

/// How many elements that may be cards can stand in each other.
const NESTED: usize = 8;
/// The most links to profiles that are looked at.
const LINKS: usize = 500;

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) lines: Vec<Line>,
    pub(super) cards: Vec<Element>,
    /// The title without what LinkedIn puts around it; `None` if it isn't LinkedIn's.
    pub(super) title: Option<String>,
    /// The name of the screen, as the page itself says.
    pub(super) screen: Option<String>,
    /// The slug of the profile that the page's parts name.
    pub(super) slug: Option<String>,
    /// The slugs of the profiles that it links to, each once.
    pub(super) links: Vec<String>,
    /// Whether it has parts of a profile.
    pub(super) profile: bool,
    /// Whether it has the part of a profile that only loads as one scrolls.
    pub(super) loaded: bool,
}

/// An element that may be a card.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// LinkedIn's id of the invitation.
    pub(super) id: Option<i64>,
    /// Whether the element itself names it.
    pub(super) keyed: bool,
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// What its buttons and links say to screen readers.
    pub(super) labels: Vec<String>,
    /// The slugs of the profiles that it links to.
    pub(super) slugs: Vec<String>,
}

impl Document {
    /// Reads a page that was made plain.
    pub(super) fn read(plain: &Plain) -> Self {
        let tree = Html::parse_document(&plain.html);
        let mut walk = Walk::default();
        let mut here = tree.tree.root();
        loop {
            if walk.open(here.value())
                && let Some(child) = here.first_child()
            {
                here = child;
                continue;
            }
            loop {
                walk.close(here.value());
                if let Some(next) = here.next_sibling() {
                    here = next;
                    break;
                }
                let Some(parent) = here.parent() else {
                    walk.end_line();
                    return walk.document;
                };
                here = parent;
            }
        }
    }
}

#[derive(Default)]
struct Walk {
    document: Document,
    line: String,
    /// The cards that are open, innermost last.
    open: Vec<Element>,
    titled: bool,
}

impl Walk {
    /// Reads the start of a node; says whether what is in it counts.
    fn open(&mut self, node: &Node) -> bool {
        let element = match node {
            Node::Text(text) => {
                self.line.push_str(text);
                return true;
            }
            Node::Element(element) => element,
            _ => return true,
        };
        let key = element.attr("componentkey").unwrap_or_default();
        if element.attr("hidden").is_some() || key.ends_with("SuggestedForYou") {
            return false;
        }
        if element.name() != "span" {
            self.end_line();
        }
        self.mark(key, element.attr("data-sdui-screen"));
        let role = element.attr("role").unwrap_or_default();
        self.titled = role == "page-title";
        if is_card(key, role) && self.open.len() < NESTED {
            let start = self.document.lines.len();
            self.open.push(Element {
                id: invitation_in(key),
                keyed: key.starts_with("urn:li:invitation:"),
                lines: start..start,
                ..Element::default()
            });
        }
        if let Some(alt) = element.attr("alt").filter(|_| element.name() == "img") {
            self.line.push_str(alt);
            self.end_line();
        }
        if let Some(label) = element.attr("aria-label").and_then(lines::shown) {
            for card in &mut self.open {
                card.labels.push(label.clone());
            }
        }
        if let Some(link) = element.attr("href") {
            self.link(link);
        }
        true
    }

    fn close(&mut self, node: &Node) {
        let Node::Element(element) = node else {
            return;
        };
        let hidden = element.attr("hidden").is_some();
        let key = element.attr("componentkey").unwrap_or_default();
        if hidden || key.ends_with("SuggestedForYou") {
            return;
        }
        if element.name() != "span" {
            self.end_line();
        }
        let role = element.attr("role").unwrap_or_default();
        if !is_card(key, role) {
            return;
        }
        // Beyond the deepest that were opened, elements end that never began here.
        let ours = self
            .open
            .last()
            .is_some_and(|card| card.keyed == key.starts_with("urn:li:invitation:"));
        if ours && let Some(mut card) = self.open.pop() {
            card.lines.end = self.document.lines.len();
            self.document.cards.push(card);
        }
    }

    fn mark(&mut self, key: &str, screen: Option<&str>) {
        let document = &mut self.document;
        if document.screen.is_none() {
            document.screen = screen.map(str::to_owned);
        }
        if let Some(part) = key.strip_prefix("com.linkedin.sdui.profile.card.ref") {
            document.profile = true;
            document.loaded |= [
                "ExperienceTopLevelSection",
                "EducationTopLevelSection",
                "Skills",
            ]
            .iter()
            .any(|name| part.ends_with(name));
        }
        if let Some(slug) = key.strip_prefix("profileCardsAboveActivity") {
            let slug = slug.trim_matches(['_', ':', '/']);
            document.slug = document
                .slug
                .take()
                .or_else(|| slug_in(&format!("/in/{slug}")));
        }
    }

    fn link(&mut self, link: &str) {
        let slug = slug_in(link);
        let links = &mut self.document.links;
        if let Some(slug) = &slug
            && links.len() < LINKS
            && !links.contains(slug)
        {
            links.push(slug.clone());
        }
        if self.open.is_empty() {
            return;
        }
        let id = invitation_in(&percent_decode_str(link).decode_utf8_lossy());
        for card in &mut self.open {
            card.id = card.id.or(id);
            if let Some(slug) = &slug
                && !card.slugs.contains(slug)
            {
                card.slugs.push(slug.clone());
            }
        }
    }

    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.line);
        let Some(text) = lines::shown(&sanitise::line(&text)) else {
            return;
        };
        if self.titled {
            self.titled = false;
            self.document.title = self
                .document
                .title
                .take()
                .or_else(|| untitled(&text).map(str::to_owned));
            return;
        }
        let number = self.document.lines.len() + 1;
        self.document.lines.push(Line::new(number, text));
    }
}

fn is_card(key: &str, role: &str) -> bool {
    key.starts_with("urn:li:invitation:") || role == "listitem"
}

/// The id in `urn:li:invitation:7086734793308078080` and in links that hold such a name.
fn invitation_in(text: &str) -> Option<i64> {
    let at = [
        "urn:li:invitation:",
        "urn:li:fsd_invitation:",
        "invitationId=",
    ]
    .iter()
    .find_map(|mark| text.find(mark).map(|at| at + mark.len()))?;
    let digits: String = text[at..]
        .chars()
        .take_while(char::is_ascii_digit)
        .take(20)
        .collect();
    digits.parse().ok().filter(|id| *id > 0)
}

/// The slug of a link to a profile, whole or from LinkedIn's own root. An opaque id in its place is none: it is no
/// slug, and loses its meaning in small letters.
fn slug_in(link: &str) -> Option<String> {
    let slug = if link.starts_with('/') {
        profile_slug(&format!("https://www.linkedin.com{link}"))
    } else {
        profile_slug(link)
    };
    slug.filter(|slug| !slug.starts_with("acoaa"))
}
