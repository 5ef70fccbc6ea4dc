//! What surrounds every page: the bar above, the footer, whose session it is, conversations, and strangers' boxes.
//!
//! It is trusted to cut, and to learn the owner; never to say whom a page is about.

use percent_encoding::percent_decode_str;

use crate::text::link::profile_slug;

use super::lines::{self, Line, number, same};
use super::words::{ENGLISH, GERMAN, Words};

/// How many first lines of a page may be the bar above it.
const BAR: usize = 60;

/// One page of what was pasted.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The page's own lines, without what surrounds them.
    pub(super) lines: Vec<Line>,
    /// The slug in the address that the user put above it.
    pub(super) address: Option<String>,
    /// LinkedIn's name of the conversation in that address.
    pub(super) thread: Option<String>,
    /// Whether its end is there: the footer, or a box of strangers after the list.
    pub(super) ended: bool,
    /// Whose session it is.
    pub(super) owner: Option<String>,
    /// Whether conversations were beside it.
    pub(super) chats: bool,
}

/// Splits what was pasted into pages: at the line that counts notifications, which each begins with, and where the
/// list of invitations begins anew.
pub(super) fn split(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut pages: Vec<Vec<Line>> = Vec::new();
    let mut page: Vec<Line> = Vec::new();
    let mut buttons = false;
    for line in lines {
        let begins = is_begin(&line.text);
        let again = buttons
            && [&ENGLISH, &GERMAN]
                .iter()
                .any(|words| words.is_manager(&line.text));
        if (begins || again) && !page.iter().all(|line| is_address(&line.text)) {
            // An address above a page belongs to that page.
            let kept = page
                .iter()
                .rposition(|line| !is_address(&line.text))
                .map_or(0, |last| last + 1);
            let next = page.split_off(kept);
            pages.push(std::mem::replace(&mut page, next));
            buttons = false;
        }
        buttons |= [&ENGLISH, &GERMAN]
            .iter()
            .any(|words| words.is_accept(&line.text) || words.is_withdraw(&line.text));
        page.push(line);
    }
    pages.push(page);
    pages
}

fn is_begin(line: &str) -> bool {
    let count = [
        "notifications total",
        "notification total",
        "notifications",
        "notification",
        "Benachrichtigungen",
        "Mitteilungen",
    ]
    .iter()
    .find_map(|word| line.strip_suffix(word));
    count.is_some_and(|count| count.ends_with(' ') && number(count.trim_end()).is_some())
}

fn is_address(line: &str) -> bool {
    !line.contains(' ')
        && (profile_slug(line).is_some() || crate::text::link::linkedin_path(line).is_some())
}

/// LinkedIn's name of a conversation in the address of its page.
pub(super) fn thread_in(address: &str) -> Option<String> {
    /// The longest name that is believed, in bytes.
    const LONGEST: usize = 200;
    let path = crate::text::link::linkedin_path(address)?;
    let name = path.strip_prefix("messaging/thread/")?.split('/').next()?;
    let name = percent_decode_str(name).decode_utf8().ok()?;
    let sound =
        !name.is_empty() && name.len() <= LONGEST && name.bytes().all(|b| b.is_ascii_graphic());
    (sound && name != "new").then(|| name.into_owned())
}

/// Cuts off what surrounds one page.
pub(super) fn cut(mut page: Vec<Line>, words: &Words) -> Sheet {
    let mut sheet = Sheet::default();
    let addresses = page
        .iter()
        .take_while(|line| is_address(&line.text))
        .count();
    for line in page.drain(..addresses) {
        sheet.address = sheet.address.take().or_else(|| profile_slug(&line.text));
        sheet.thread = sheet.thread.take().or_else(|| thread_in(&line.text));
    }
    sheet.owner = owner(&page, words);
    sheet.chats = page.iter().any(|line| is_chat(&line.text));
    if let Some(end) = tail(&page, words) {
        page.truncate(end);
        sheet.ended = true;
    }
    sheet.ended |= cut_strangers(&mut page, words);
    page.drain(..head(&page, words));
    page.retain(|line| !words.is_bar(&line.text));
    sheet.lines = page;
    sheet
}

/// Where the bar above a page ends.
fn head(page: &[Line], words: &Words) -> usize {
    let bar = page
        .iter()
        .take(BAR)
        .position(|line| words.ends_bar(&line.text))
        .map_or(0, |last| last + 1);
    let beside = page[bar..]
        .iter()
        .take(3)
        .take_while(|_| bar > 0)
        .position(|line| !words.is_upsell(&line.text));
    bar + beside.unwrap_or(0)
}

/// Where the footer begins, or else the message overlay.
fn tail(page: &[Line], words: &Words) -> Option<usize> {
    let footer = page.iter().enumerate().position(|(at, line)| {
        words.is_footer(&line.text, page.get(at + 1).map(|next| next.text.as_str()))
    });
    let overlay = page
        .iter()
        .position(|line| words.is_overlay(&line.text))
        .map(|at| owner_line(page, at).map_or(at, |(owner, _)| owner));
    match (footer, overlay) {
        (Some(footer), Some(overlay)) => Some(footer.min(overlay)),
        (one, other) => one.or(other),
    }
}

/// Whose session it is: the line before the message overlay. `None` where a page says so twice in different words:
/// a note can hold such a line.
fn owner(page: &[Line], words: &Words) -> Option<String> {
    let mut names = page
        .iter()
        .enumerate()
        .filter(|(_, line)| words.is_overlay(&line.text))
        .filter_map(|(at, _)| owner_line(page, at))
        .map(|(_, name)| name)
        .chain(owner_in_bar(page, words));
    let first = names.next()?;
    names.all(|name| same(&name, &first)).then_some(first)
}

/// The line with the owner's name before the overlay, and the name.
fn owner_line(page: &[Line], overlay: usize) -> Option<(usize, String)> {
    let before = page.get(overlay.saturating_sub(3)..overlay)?;
    for (back, line) in before.iter().rev().enumerate() {
        if matches!(line.text.as_str(), "Messaging" | "Nachrichten")
            || line.text.starts_with("Status is")
        {
            continue;
        }
        // The list of languages stands above it too.
        let name = lines::name(&line.text)
            .filter(|name| !name.ends_with(')') && name != "Select language")?;
        return Some((overlay - 1 - back, name));
    }
    None
}

/// The older bar has the owner's name as the text of the picture beside "Me".
fn owner_in_bar(page: &[Line], words: &Words) -> Option<String> {
    let at = page
        .iter()
        .take(BAR)
        .position(|line| words.is_me(&line.text))?;
    let before = page.get(at.checked_sub(1)?)?;
    if words.is_bar(&before.text) || number(&before.text).is_some() {
        return None;
    }
    lines::name(
        before
            .text
            .strip_prefix("Photo of ")
            .unwrap_or(&before.text),
    )
    .filter(|name| !name.contains("notifications"))
}

fn is_chat(line: &str) -> bool {
    [
        "Close your conversation with",
        "Open the options list in your conversation with",
    ]
    .iter()
    .any(|start| line.starts_with(start))
        || super::words::message_group(line).is_some()
}

/// Takes out the boxes with people whom the page isn't about, up to the next part of a profile; says whether one
/// stands at the end.
fn cut_strangers(page: &mut Vec<Line>, words: &Words) -> bool {
    let mut inside = false;
    page.retain(|line| {
        if words.is_strangers(&line.text) {
            inside = true;
        } else if words.part(&line.text).is_some() {
            inside = false;
        }
        !inside
    });
    inside
}
