//! What was left out of a calendar, and the sentences that say so.

use crate::model::{Foreign, Medium};

use super::entry::cut;
use super::zones::Zones;

/// What was left out, and what is to be said of it.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) cancelled: usize,
    pub(super) declined: usize,
    pub(super) unanswered: usize,
    pub(super) ahead: usize,
    /// Series of which only the newest are kept.
    pub(super) shortened: usize,
    /// Series whose rule isn't followed.
    pub(super) odd: usize,
    /// Whether there were more series with more people than are followed.
    pub(super) overfull: bool,
}

impl Tally {
    /// The sentences, each about the calendar as a whole.
    pub(super) fn remarks(&self, zones: &Zones) -> Vec<String> {
        let Self {
            cancelled,
            declined,
            unanswered,
            ahead,
            shortened,
            odd,
            overfull,
        } = *self;
        let mut remarks = Vec::new();
        let left: Vec<String> = [
            (cancelled, "called off"),
            (declined, "declined by you"),
            (unanswered, "that you never answered"),
            (ahead, "still to come"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
        if !left.is_empty() {
            remarks.push(format!(
                "left out of the calendar's entries: {}",
                left.join(", ")
            ));
        }
        if shortened > 0 {
            remarks.push(format!(
                "of {shortened} series that took place very often only the newest times are kept"
            ));
        }
        if odd > 0 {
            let entries = if odd == 1 {
                "entry recurs"
            } else {
                "entries recur"
            };
            remarks.push(format!(
                "{odd} {entries} within a day, or by a rule that can't be read; only the first time is kept"
            ));
        }
        if overfull {
            remarks.push(
                "there are more series with more people than a calendar of one person has; of the last ones only the \
                 newest time is kept"
                    .to_owned(),
            );
        }
        if let Some((name, more)) = zones.strange() {
            let name = Foreign::new(cut(name, 60)).shown(Medium::Line);
            let others = if more > 0 {
                format!(" and {more} others")
            } else {
                String::new()
            };
            remarks.push(format!(
                "the time zone '{name}'{others} is not known; its times are taken as yours"
            ));
        }
        remarks
    }
}
