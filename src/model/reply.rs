//! Replies: drafts made from templates, what became of them, and how long they may be.

use jiff::Timestamp;

use super::foreign::Foreign;
use super::invitation::names;

/// What a template is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReplyFor {
    /// Asks something before a decision.
    Ask,
    /// Goes with letting in.
    Accept,
    /// Declines politely.
    Ignore,
    /// Sends on to somebody trusted.
    Refer,
    /// Offers to talk without connecting.
    Talk,
}

names!(ReplyFor { Ask = "ask", Accept = "accept", Ignore = "ignore", Refer = "refer", Talk = "talk" });

/// What an answer was like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// They said why.
    Told,
    /// A pleasantry.
    Pleasantry,
    /// A sales pitch.
    Pitch,
}

names!(Outcome { Told = "told", Pleasantry = "pleasantry", Pitch = "pitch" });

/// A reply rendered for one person, not yet sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The template's name, with hyphens.
    pub template: String,
    /// Its title.
    pub title: String,
    /// Its language, as `en`.
    pub language: String,
    /// What it is for.
    pub purpose: ReplyFor,
    /// The text, ready to be copied. Contains sanitised words of the sender only where the template names them.
    pub text: String,
    /// Variables of the template that have no value for this person, by name; while there are any, nothing is copied.
    pub missing: Vec<String>,
    /// The most characters LinkedIn takes in this place, counted as UTF-16 code units, as its own counter does.
    pub limit: usize,
}

/// A reply that went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Its number.
    pub id: i64,
    /// The template it was made from.
    pub template: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// The text that went out.
    pub text: Foreign,
    /// What became of it.
    pub state: ReplyState,
    /// When it went out, or was answered.
    pub at: Timestamp,
}

/// What became of a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReplyState {
    /// It went out.
    Sent,
    /// An answer came.
    Answered,
}

names!(ReplyState { Sent = "sent", Answered = "answered" });
