//! Which of the two who write is the user, and who the other is.

use super::super::Refusal;
use super::super::lines::{self, Line, same};
use super::super::words::is_degree;

/// How many lines above the first message may say with whom the conversation is.
const HEAD: usize = 60;

/// The two sides of a conversation.
pub(super) struct Sides<'a> {
    pub(super) other: &'a str,
    /// The user's name as the messages show it; `None` where the user wrote none.
    pub(super) me: Option<&'a str>,
}

impl<'a> Sides<'a> {
    /// Tells the sides apart by the owner of the page, else by the name at the head of the thread.
    pub(super) fn of(
        senders: impl Iterator<Item = &'a str>,
        above: &'a [Line],
        owner: Option<&str>,
    ) -> Result<Self, Refusal> {
        let mut names: Vec<&str> = Vec::new();
        for sender in senders {
            if !names.iter().any(|known| same(known, sender)) {
                names.push(sender);
            }
            if names.len() > 2 {
                return Err(Refusal::Several);
            }
        }
        let above = &above[above.len().saturating_sub(HEAD)..];
        let opened = above.iter().rev().find_map(|line| {
            line.text
                .strip_prefix("Open the options list in your conversation with ")
        });
        let several = |name: &str| {
            let said = opened.unwrap_or_default();
            !same(said, name) && (said.contains(" and ") || said.contains(", "))
        };
        let headed = head(above).or(opened);
        let sides = if let Some(owner) = owner {
            let mut others = names.iter().copied().filter(|name| !same(name, owner));
            let me = names.iter().copied().find(|name| same(name, owner));
            let other = others
                .next()
                .or_else(|| headed.filter(|name| !same(name, owner)));
            if others.next().is_some() {
                return Err(Refusal::Several);
            }
            Self {
                other: other.ok_or(Refusal::Sides)?,
                me,
            }
        } else {
            let other = headed.ok_or(Refusal::Sides)?;
            let mut mine = names.iter().copied().filter(|name| !same(name, other));
            let me = mine.next();
            if mine.next().is_some() {
                return Err(Refusal::Sides);
            }
            Self { other, me }
        };
        if several(sides.other) {
            return Err(Refusal::Several);
        }
        Ok(sides)
    }

    pub(super) fn is_mine(&self, sender: &str) -> bool {
        self.me.is_some_and(|me| same(me, sender))
    }
}

/// The name at the head of a thread: what a degree follows.
fn head(above: &[Line]) -> Option<&str> {
    above
        .windows(2)
        .rev()
        .find(|pair| is_degree(&pair[1].text) && !is_degree(&pair[0].text))
        .map(|pair| pair[0].text.as_str())
        .filter(|text| lines::name(text).is_some())
}
