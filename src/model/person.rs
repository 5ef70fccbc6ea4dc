//! A person as known so far: names, a dated profile, and what the user keeps about them.

use jiff::Timestamp;
use jiff::civil::Date;

use super::fact::Value;
use super::foreign::Foreign;
use super::ids::PersonId;
use super::record::{ProfileSeen, SourceKind};

/// Something a source showed, with the source and the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen<T> {
    /// What was shown.
    pub value: T,
    /// Where.
    pub source: SourceKind,
    /// On which day.
    pub on: Date,
}

/// Who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their number.
    pub id: PersonId,
    /// The name to show.
    pub name: Foreign,
    /// The profile link, as `https://www.linkedin.com/in/…`.
    pub url: Option<String>,
    /// Other names they were seen under, newest first.
    pub other_names: Vec<Foreign>,
}

/// What was seen of their profile; each part with its source and day, since parts come from different places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The headline.
    pub headline: Option<Seen<Foreign>>,
    /// The company.
    pub company: Option<Seen<Foreign>>,
    /// The position, where a source names it apart from the headline.
    pub position: Option<Seen<Foreign>>,
    /// The place.
    pub location: Option<Seen<Foreign>>,
    /// Connections in common.
    pub mutual: Option<Seen<i64>>,
    /// The newest page of the profile itself, if one was read.
    pub page: Option<Seen<Box<ProfileSeen>>>,
}

/// The user's own word on a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Attestation {
    /// The fact.
    pub fact: &'static str,
    /// What the user said; `None` takes an earlier word back.
    pub value: Option<Value>,
    /// The day it speaks of, if the user gave one.
    pub on: Option<Date>,
    /// When it was said.
    pub at: Timestamp,
    /// In the user's words.
    pub note: Option<String>,
}

/// A note to self.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonNote {
    /// Its number.
    pub id: i64,
    /// When it was written.
    pub at: Timestamp,
    /// The user's own words.
    pub text: String,
}

/// A day on which the user wants to come back to a person, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The day.
    pub on: Date,
    /// The reason, in the user's words.
    pub why: Option<String>,
}
