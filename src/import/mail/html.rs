//! The HTML of a mail as a row of texts and links, in the order in which a person reads them.

use scraper::{Html, Node};

use crate::text::sanitise;

use super::link::Link;
use super::mutual;

/// The most bytes of HTML that are looked at. LinkedIn's have about 30,000.
const LARGEST: usize = 1024 * 1024;
/// The most tags that are looked at: a parser's time grows with the square of their depth. LinkedIn's have about 1,500.
const TAGS: usize = 10_000;

/// One thing that a person reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A line of text.
    Text(String),
    /// A link of LinkedIn's, and its words.
    Link(Link, String),
}

/// The pieces of a page; none of one that is too large.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let tags = html.bytes().filter(|&b| b == b'<').count();
    if html.len() > LARGEST || tags > TAGS {
        return Vec::new();
    }
    let document = Html::parse_document(html);
    let mut flow = Flow::default();
    let mut here = document.tree.root();
    loop {
        if flow.open(here.value())
            && let Some(child) = here.first_child()
        {
            here = child;
            continue;
        }
        loop {
            flow.close(here.value());
            if let Some(next) = here.next_sibling() {
                here = next;
                break;
            }
            let Some(parent) = here.parent() else {
                return flow.pieces;
            };
            here = parent;
        }
    }
}

/// What was read so far.
#[derive(Default)]
struct Flow {
    pieces: Vec<Piece>,
    line: String,
    /// The link that is open, and the lines in it.
    link: Option<(Link, Vec<String>)>,
    /// What the picture in the open link stands for.
    picture: Option<String>,
}

impl Flow {
    /// Reads the start of a node; says whether what is in it counts.
    fn open(&mut self, node: &Node) -> bool {
        match node {
            Node::Text(text) => {
                self.line.push_str(text);
                true
            }
            Node::Element(element) => {
                if is_hidden(element.name(), |name| element.attr(name)) {
                    return false;
                }
                if breaks(element.name()) {
                    self.end_line();
                }
                match element.name() {
                    "a" => self.begin_link(element.attr("href").unwrap_or_default()),
                    "img" if self.link.is_some() => {
                        self.picture = element.attr("alt").map(collapsed);
                    }
                    _ => {}
                }
                true
            }
            _ => true,
        }
    }

    fn close(&mut self, node: &Node) {
        let Node::Element(element) = node else {
            return;
        };
        if breaks(element.name()) {
            self.end_line();
        }
        if element.name() == "a" {
            self.end_link();
        }
    }

    fn begin_link(&mut self, address: &str) {
        let Some(link) = Link::read(address) else {
            return;
        };
        self.end_line();
        self.link = Some((link, Vec::new()));
        self.picture = None;
    }

    fn end_link(&mut self) {
        if self.link.is_none() {
            return;
        }
        self.end_line();
        let Some((link, lines)) = self.link.take() else {
            return;
        };
        let mut lines = lines.into_iter();
        let words = lines
            .next()
            .or_else(|| self.picture.take())
            .unwrap_or_default();
        let leads_nowhere = link.profile.is_none() && link.invitation.is_none();
        // The number of connections in common may itself be a link, to their list.
        if leads_nowhere && mutual::count(&words).is_some() {
            self.pieces.push(Piece::Text(words));
        } else {
            self.pieces.push(Piece::Link(link, words));
        }
        // A whole card may be one link; its first line is the name.
        self.pieces.extend(lines.map(Piece::Text));
    }

    fn end_line(&mut self) {
        let line = collapsed(&std::mem::take(&mut self.line));
        // Previews are padded with characters that show nothing.
        if sanitise::line(&line).is_empty() {
            return;
        }
        match &mut self.link {
            Some((_, lines)) => lines.push(line),
            None => self.pieces.push(Piece::Text(line)),
        }
    }
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_hidden<'a>(name: &str, attribute: impl Fn(&str) -> Option<&'a str>) -> bool {
    if matches!(
        name,
        "head" | "style" | "script" | "title" | "noscript" | "template"
    ) {
        return true;
    }
    let Some(style) = attribute("style") else {
        return attribute("hidden").is_some();
    };
    let style: String = style
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Whether an element stands on lines of its own.
fn breaks(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "td"
            | "th"
            | "tr"
            | "table"
            | "br"
            | "li"
            | "ul"
            | "ol"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "section"
            | "center"
            | "hr"
            | "body"
    )
}
