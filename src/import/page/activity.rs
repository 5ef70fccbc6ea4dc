//! The page of what a member did lately: of each thing what it was, the day where the page tells it, and whether the user
//! stands in the thread. What they wrote is not kept.
//!
//! The page shows how old a post is ("1w"), not when somebody passed it on, commented or reacted: so only posts have a
//! day, and beyond weeks none, since months and years are too rough for one.

use std::sync::LazyLock;

use jiff::Span;
use jiff::civil::Date;
use regex::Regex;

use crate::model::page::{Basis, PageCard};
use crate::model::record::{Activity, ActivityKind, ProfileSeen};
use crate::model::time::days_after;
use crate::model::{Foreign, Handle, HandleKind, Now, Record, SourceKind};

use super::Refusal;
use super::cards::{BY_PLACE, by_name};
use super::chrome::Sheet;
use super::lines::{Line, same};
use super::profile::name_in;
use super::words::{Sentence, Words, elsewhere, is_feed_post};

/// The most things of one page that are kept.
const MOST: usize = 200;
/// How many lines of a post stand above its text: who did what, whose post it is, its age.
const ABOVE: usize = 9;

static DID: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?P<who>.{1,150}?)\ (?:
            (?P<repost>reposted\b.* | hat\ .{0,80}(?:repostet|geteilt))
          | (?P<comment>(?:commented\ on | replied\ to)\b.* | hat\ .{0,80}(?:kommentiert|geantwortet))
          | (?P<react>(?:likes|liked|celebrates|celebrated|loves|loved|supports|supported|reacted\ to|finds|found)\b.*
              | gefällt\ .* | hat\ .{0,80}reagiert)
        )$",
    )
    .ok()
});

static AGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(\d{1,3})\ ?(?: (?P<minutes>m|min\.?) | (?P<hours>h|std\.?) | (?P<days>d|tg\.?|tage?) | (?P<weeks>w|wo\.?|wochen?)
          | mo | mon\.? | monate? | yr | j\.? | jahre? )s?(?:\ [•·].*)?$",
    )
    .ok()
});

/// Whether lines are of such a page: its heading or its filters stand there beside a post, and no other page leads.
pub(super) fn is_activity(lines: &[Line], words: &Words) -> bool {
    let heads = |line: &&Line| elsewhere::is_activity(&line.text);
    let Some(first) = lines.iter().position(|line| heads(&line)) else {
        return false;
    };
    let other = lines[..first].iter().any(|line| {
        let line = line.text.as_str();
        words.is_manager(line)
            || words.is_contact(line)
            || words.is_accept(line)
            || matches!(words.sentence(line), Some(Sentence::Connect(_)))
    });
    !other && lines.iter().any(|line| is_feed_post(&line.text).is_some())
}

/// Reads such a page. `titled` is the title of a saved one.
pub(super) fn activity(
    sheet: &Sheet,
    titled: Option<&str>,
    words: &Words,
    now: Option<&Now>,
) -> Result<PageCard, Refusal> {
    let lines = &sheet.lines;
    let posts: Vec<usize> = (0..lines.len())
        .filter(|at| is_feed_post(&lines[*at].text).is_some())
        .collect();
    let first = *posts.first().ok_or(Refusal::Idle)?;
    let head = lines[..first]
        .iter()
        .position(|line| elsewhere::is_activity(&line.text) || is_followers(&line.text))
        .unwrap_or(first);
    let head = &lines[..head];
    let titled = titled
        .and_then(|title| title.rsplit(" | ").next())
        .filter(|title| head.iter().any(|line| same(&line.text, title)));
    let named = name_in(head, sheet.address.as_deref(), titled, words).ok_or(Refusal::TooLittle)?;
    let owner = sheet.owner.as_deref();
    if owner.is_some_and(|owner| same(owner, &named.name)) {
        return Err(Refusal::Own);
    }
    let mut done = Vec::new();
    let mut confirmed = false;
    for (n, &at) in posts.iter().enumerate() {
        let end = posts.get(n + 1).copied().unwrap_or(lines.len());
        let post = Post {
            lines: &lines[at + 1..end],
        };
        if post.is_own(&named.name) {
            return Err(Refusal::Own);
        }
        if let Some(kind) = post.kind(&named.name) {
            confirmed = true;
            if done.len() < MOST {
                done.push(Activity {
                    kind,
                    on: post.day(now).filter(|_| kind == ActivityKind::Posted),
                    with_me: post.shows(owner, &named.name),
                });
            }
        }
    }
    if done.is_empty() {
        return Err(Refusal::Idle);
    }
    // The posts name them too, which is a second thing that says the same.
    let basis = if confirmed {
        Basis::Heading.min(named.basis)
    } else {
        named.basis
    };
    let handles = match &sheet.address {
        Some(slug) => vec![Handle::new(HandleKind::Slug, slug.as_str())],
        None => by_name(&named.name),
    };
    let doubts = (basis == Basis::Place).then(|| BY_PLACE.to_owned());
    let gist = Some(gist(&done));
    // The headline is left: a page of the profile tells it, and more.
    let mut seen = ProfileSeen::named(SourceKind::Paste, handles, Foreign::new(named.name));
    seen.activity = done;
    Ok(PageCard {
        line: named.line,
        record: Record::Profile(Box::new(seen)),
        further: Vec::new(),
        gist,
        basis,
        doubts: doubts.into_iter().collect(),
        left_over: Vec::new(),
        known: None,
        adds: Vec::new(),
    })
}

fn is_followers(line: &str) -> bool {
    matches!(line, "Followers" | "Follower" | "Follower:innen")
}

/// One post of the page, without its number.
struct Post<'a> {
    lines: &'a [Line],
}

impl Post<'_> {
    /// What is above the text.
    fn above(&self) -> &[Line] {
        let end = self
            .lines
            .iter()
            .take(ABOVE)
            .position(|line| age(&line.text).is_some())
            .map_or(ABOVE, |at| at + 1);
        &self.lines[..end.min(self.lines.len())]
    }

    /// What somebody did; `None` where it is another's.
    fn kind(&self, name: &str) -> Option<ActivityKind> {
        let above = self.above();
        if let Some((who, kind)) = above.iter().take(2).find_map(|line| did(&line.text)) {
            return same(who, name).then_some(kind);
        }
        let author = above.iter().find(|line| !is_picture(&line.text))?;
        same(&author.text, name).then_some(ActivityKind::Posted)
    }

    /// Whether the post is the user's own, and so is the page.
    fn is_own(&self, name: &str) -> bool {
        let above = self.above();
        let theirs = above.iter().take(2).find_map(|line| did(&line.text));
        theirs.is_none()
            && above
                .windows(2)
                .any(|pair| same(&pair[0].text, name) && is_you(&pair[1].text))
    }

    fn day(&self, now: Option<&Now>) -> Option<Date> {
        let found = self.above().iter().find_map(|line| age(&line.text))?;
        found.day(now?)
    }

    /// Whether the user wrote the post, or stands below it with their picture, their name and LinkedIn's "You".
    fn shows(&self, owner: Option<&str>, name: &str) -> bool {
        let above = self.above().len();
        let is_me = |text: &str| !same(text, name) && owner.is_none_or(|owner| same(text, owner));
        (1..self.lines.len()).any(|at| {
            let pictured = at
                .checked_sub(2)
                .is_some_and(|at| is_picture(&self.lines[at].text));
            is_you(&self.lines[at].text)
                && is_me(&self.lines[at - 1].text)
                && (at < above || pictured)
        })
    }
}

/// Who did what, in a line above a post.
fn did(line: &str) -> Option<(&str, ActivityKind)> {
    if line.len() > 400 {
        return None;
    }
    let found = DID.as_ref()?.captures(line)?;
    let kind = if found.name("repost").is_some() {
        ActivityKind::Reposted
    } else if found.name("comment").is_some() {
        ActivityKind::Commented
    } else {
        ActivityKind::Reacted
    };
    Some((found.name("who")?.as_str(), kind))
}

fn is_picture(line: &str) -> bool {
    line.starts_with("View ") && line.ends_with("graphic link")
}

fn is_you(line: &str) -> bool {
    ["• You", "• Sie"].iter().any(|start| {
        line.strip_prefix(start)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// How old a post is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Age {
    Hours(i64),
    Days(i64),
    /// Months or years.
    Rough,
}

impl Age {
    fn day(self, now: &Now) -> Option<Date> {
        match self {
            Self::Hours(hours) => {
                let then = now.instant.checked_sub(Span::new().try_hours(hours).ok()?);
                then.ok().map(|then| now.day_of(then))
            }
            Self::Days(days) => Some(days_after(now.today(), -days)),
            Self::Rough => None,
        }
    }
}

fn age(line: &str) -> Option<Age> {
    if line.len() > 200 || !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let found = AGE.as_ref()?.captures(line)?;
    let count: i64 = found.get(1)?.as_str().parse().ok()?;
    Some(if found.name("minutes").is_some() {
        Age::Hours(count / 60)
    } else if found.name("hours").is_some() {
        Age::Hours(count)
    } else if found.name("days").is_some() {
        Age::Days(count)
    } else if found.name("weeks").is_some() {
        Age::Days(7 * count)
    } else {
        Age::Rough
    })
}

/// Adds what a second page of the same member has more, as its other tabs have.
pub(super) fn join(known: &mut Vec<Activity>, again: &[Activity]) {
    for one in again {
        let count = |list: &[Activity]| list.iter().filter(|other| *other == one).count();
        if known.len() < MOST && count(known) < count(again) {
            known.push(one.clone());
        }
    }
}

/// What there is, in one line: `3 posts, 1 comment, 1 with you`.
pub(super) fn gist(done: &[Activity]) -> String {
    let counted = [
        (ActivityKind::Posted, "post", "posts"),
        (ActivityKind::Reposted, "repost", "reposts"),
        (ActivityKind::Commented, "comment", "comments"),
        (ActivityKind::Reacted, "reaction", "reactions"),
    ]
    .into_iter()
    .filter_map(|(kind, one, many)| {
        match done.iter().filter(|done| done.kind == kind).count() {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {many}")),
        }
    });
    let mut parts: Vec<String> = counted.collect();
    let with_me = done.iter().filter(|done| done.with_me).count();
    if with_me > 0 {
        parts.push(format!("{with_me} with you"));
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_told_in_the_short_words_of_both_languages() {
        for (line, expected) in [
            ("3h •", Some(Age::Hours(3))),
            ("45m", Some(Age::Hours(0))),
            ("2d •", Some(Age::Days(2))),
            ("1w • Edited •", Some(Age::Days(7))),
            (
                "1w • Edited • 1 week ago • Visible to anyone",
                Some(Age::Days(7)),
            ),
            ("10mo •", Some(Age::Rough)),
            ("1yr", Some(Age::Rough)),
            ("3 Wochen •", Some(Age::Days(21))),
            ("34", None),
            ("630 impressions", None),
            ("5 comments", None),
        ] {
            assert_eq!(age(line), expected, "{line}");
        }
    }

    #[test]
    fn what_was_done_is_told_by_the_words_behind_the_name() {
        for (line, expected) in [
            (
                "Bo Li reposted this",
                Some(("Bo Li", ActivityKind::Reposted)),
            ),
            (
                "Bo Li commented on this",
                Some(("Bo Li", ActivityKind::Commented)),
            ),
            (
                "Bo Li celebrates this",
                Some(("Bo Li", ActivityKind::Reacted)),
            ),
            (
                "Bo Li hat dies kommentiert",
                Some(("Bo Li", ActivityKind::Commented)),
            ),
            ("Baker in Lyon", None),
        ] {
            assert_eq!(did(line), expected, "{line}");
        }
    }
}
