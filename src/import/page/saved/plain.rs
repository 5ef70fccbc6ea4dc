//! The HTML of a saved page made small and flat: without scripts, styles and drawings, with the few attributes that
//! count, in two kinds of element, and nested no deeper than a person's browser does.
//!
//! LinkedIn's pages hold a megabyte of scripts, and a parser of HTML takes time that grows with the square of nesting
//! and of attributes; so nothing of a file reaches the parser but what is written anew here. One pass, no recursion.

use std::collections::HashMap;

use super::super::Refusal;

/// How deep elements may stand in each other; deeper ones count as part of what they stand in.
const DEPTH: usize = 300;
/// The most elements of a page. A list of a thousand invitations has about 60,000.
const ELEMENTS: usize = 400_000;
/// The longest value of an attribute that is kept, in bytes.
const VALUE: usize = 4 * 1024;

/// What counts of a page.
#[derive(Debug, Default)]
pub(super) struct Plain {
    /// The page, written anew.
    pub(super) html: String,
    /// The address it was saved from, as the browser noted it.
    pub(super) from: Option<String>,
    /// How many bytes of scripts were left out.
    pub(super) scripts: usize,
}

const KEPT: &[&str] = &[
    "componentkey",
    "aria-label",
    "href",
    "alt",
    "role",
    "hidden",
    "data-sdui-screen",
];

/// Elements that are left out with all that is in them.
const DROPPED: &[&str] = &[
    "script", "style", "svg", "code", "template", "noscript", "textarea", "iframe", "object",
    "select",
];

/// Elements that hold text and no elements.
const RAW: &[&str] = &["script", "style", "textarea", "iframe", "noscript"];

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "input", "link", "meta", "param", "source",
    "track", "wbr", "img",
];

/// Elements that stand within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "em", "font", "i", "label", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "u",
];

/// Makes a page plain.
pub(super) fn plain(html: &str) -> Result<Plain, Refusal> {
    let mut writer = Writer::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        writer.text(&rest[..at]);
        rest = writer.markup(&rest[at..])?;
    }
    writer.text(rest);
    while writer.pop() {}
    Ok(writer.plain)
}

#[derive(Default)]
struct Writer {
    plain: Plain,
    /// The open elements, and whether each is a block.
    open: Vec<(String, bool)>,
    /// How often each name is open.
    names: HashMap<String, usize>,
    /// How many open elements are too deep to be written.
    deeper: usize,
    elements: usize,
}

impl Writer {
    fn text(&mut self, text: &str) {
        self.plain.html.push_str(text);
    }

    /// Takes one piece of markup, which begins the text; gives what is after it.
    fn markup<'a>(&mut self, text: &'a str) -> Result<&'a str, Refusal> {
        if let Some(comment) = text.strip_prefix("<!--") {
            let end = comment.find("-->");
            if self.plain.from.is_none() {
                self.plain.from = saved_from(&comment[..end.unwrap_or(comment.len())]);
            }
            return Ok(end.map_or("", |end| &comment[end + 3..]));
        }
        if text.starts_with("<!") || text.starts_with("<?") {
            return Ok(text.find('>').map_or("", |end| &text[end + 1..]));
        }
        if let Some(tag) = text.strip_prefix("</") {
            let (name, after) = name_of(tag);
            self.close(&name);
            return Ok(after.find('>').map_or("", |end| &after[end + 1..]));
        }
        let (name, after) = name_of(&text[1..]);
        if name.is_empty() {
            self.plain.html.push_str("&lt;");
            return Ok(&text[1..]);
        }
        let (attributes, closed, after) = attributes(after);
        if DROPPED.contains(&name.as_str()) {
            let after = if closed && !RAW.contains(&name.as_str()) {
                after
            } else {
                self.skip(&name, after)
            };
            return Ok(after);
        }
        if name == "title" {
            let end = find_close(after, "title").unwrap_or(after.len());
            if self
                .open
                .iter()
                .all(|(name, _)| name == "html" || name == "head")
            {
                self.plain.html.push_str("<div role=\"page-title\">");
                self.plain.html.push_str(&after[..end].replace('<', "&lt;"));
                self.plain.html.push_str("</div>");
            }
            return Ok(&after[end..]);
        }
        self.begin(name, &attributes)?;
        Ok(after)
    }

    fn begin(&mut self, name: String, attributes: &[(&'static str, &str)]) -> Result<(), Refusal> {
        self.elements += 1;
        if self.elements > ELEMENTS {
            return Err(Refusal::TooLarge);
        }
        let void = VOID.contains(&name.as_str());
        if !void && (self.open.len() >= DEPTH || self.deeper > 0) {
            self.deeper += 1;
            return Ok(());
        }
        let labelled = attributes.iter().any(|(key, _)| *key == "aria-label");
        let block = !INLINE.contains(&name.as_str()) || (name == "a" && labelled);
        let html = &mut self.plain.html;
        html.push_str(match name.as_str() {
            "img" => "<img",
            "br" | "hr" => "<br",
            _ if void => return Ok(()),
            _ if block => "<div",
            _ => "<span",
        });
        for (key, value) in attributes {
            html.push(' ');
            html.push_str(key);
            html.push_str("=\"");
            html.push_str(&value.replace('"', "&quot;"));
            html.push('"');
        }
        if name == "li" && !attributes.iter().any(|(key, _)| *key == "role") {
            html.push_str(" role=\"listitem\"");
        }
        html.push('>');
        if !void {
            *self.names.entry(name.clone()).or_default() += 1;
            self.open.push((name, block));
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        if VOID.contains(&name) {
            return;
        }
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        if self.names.get(name).is_none_or(|open| *open == 0) {
            return;
        }
        while let Some((last, _)) = self.open.last() {
            let found = last == name;
            self.pop();
            if found {
                return;
            }
        }
    }

    fn pop(&mut self) -> bool {
        let Some((name, block)) = self.open.pop() else {
            return false;
        };
        if let Some(open) = self.names.get_mut(&name) {
            *open = open.saturating_sub(1);
        }
        self.plain
            .html
            .push_str(if block { "</div>" } else { "</span>" });
        true
    }

    /// Leaves out an element that was opened; gives what is after it.
    fn skip<'a>(&mut self, name: &str, text: &'a str) -> &'a str {
        let mut depth = 1_usize;
        let mut rest = text;
        while depth > 0 {
            let Some(at) = rest.find('<') else {
                rest = "";
                break;
            };
            rest = &rest[at + 1..];
            let closes = rest.starts_with('/');
            if !starts_with_name(rest.strip_prefix('/').unwrap_or(rest), name) {
                continue;
            }
            if closes {
                depth -= 1;
            } else if !RAW.contains(&name) {
                let (_, alone, _) = attributes(name_of(rest).1);
                depth += usize::from(!alone);
            }
        }
        let after = rest.find('>').map_or("", |end| &rest[end + 1..]);
        if name == "script" || name == "code" {
            self.plain.scripts += text.len() - after.len();
        }
        after
    }
}

/// The address in the note that a browser leaves: ` saved from url=(0058)https://…`.
fn saved_from(comment: &str) -> Option<String> {
    let rest = comment.trim().strip_prefix("saved from url=(")?;
    let (_, address) = rest.split_once(')')?;
    (address.len() <= VALUE).then(|| address.trim().to_owned())
}

/// The name of a tag in small letters, and what is after it.
fn name_of(tag: &str) -> (String, &str) {
    /// The longest name of an element that is believed.
    const LONGEST: usize = 60;
    if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (String::new(), tag);
    }
    let end = tag
        .find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')
        .unwrap_or(tag.len());
    let name: String = tag[..end]
        .chars()
        .take(LONGEST)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    (name, &tag[end..])
}

fn starts_with_name(text: &str, name: &str) -> bool {
    text.get(..name.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(name))
        && text[name.len()..]
            .chars()
            .next()
            .is_none_or(|c| c.is_ascii_whitespace() || c == '/' || c == '>')
}

/// Where an element's end begins.
fn find_close(text: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find("</") {
        if starts_with_name(&text[from + at + 2..], name) {
            return Some(from + at);
        }
        from += at + 2;
    }
    None
}

/// The attributes of a tag that count, each once; whether it closes itself; and what is after it.
fn attributes(text: &str) -> (Vec<(&'static str, &str)>, bool, &str) {
    let mut kept: Vec<(&'static str, &str)> = Vec::new();
    let mut rest = text;
    let mut closed = false;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        if let Some(after) = rest.strip_prefix('/') {
            closed = true;
            rest = after;
            continue;
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (kept, closed, after);
        }
        if rest.is_empty() {
            return (kept, closed, rest);
        }
        closed = false;
        let end = rest
            .char_indices()
            .find(|&(at, c)| {
                c.is_ascii_whitespace() || c == '/' || c == '>' || (c == '=' && at > 0)
            })
            .map_or(rest.len(), |(at, _)| at);
        let name = &rest[..end];
        let (value, after) = value_of(&rest[end..]);
        rest = after;
        let known = KEPT.iter().find(|key| key.eq_ignore_ascii_case(name));
        let Some(key) = known.filter(|key| kept.iter().all(|(other, _)| other != *key)) else {
            continue;
        };
        if value.len() <= VALUE {
            kept.push((*key, value));
        }
    }
}

/// The value of an attribute, as written, and what is after it.
fn value_of(text: &str) -> (&str, &str) {
    let Some(rest) = text
        .trim_start_matches(|c: char| c.is_ascii_whitespace())
        .strip_prefix('=')
    else {
        return ("", text);
    };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
    for quote in ['"', '\''] {
        if let Some(value) = rest.strip_prefix(quote) {
            return value.split_once(quote).unwrap_or((value, ""));
        }
    }
    let end = rest
        .find(|c: char| c.is_ascii_whitespace() || c == '>')
        .unwrap_or(rest.len());
    (&rest[..end], &rest[end..])
}
