//! How fresh each kind of source is, what it adds, and what to do about a missing or an old one.

use crate::inbox::{Error, Inbox};
use crate::model::source::SourceState;
use crate::model::time::days_between;
use crate::model::{Now, SourceKind};

/// Days after which a new export is worth asking for. After about 180 LinkedIn's `Invitations.csv` no longer lists what
/// was accepted (formats, linkedin-export.md); a month is left to ask and to wait for it.
const EXPORT_AGES_AFTER: i64 = 150;

/// Days after which nothing is known of what waits now.
const ALL_AGES_AFTER: i64 = 30;

/// Every kind of source there is, with what it adds.
const KINDS: [(SourceKind, &str); 10] = [
    (
        SourceKind::LinkedinExport,
        "whom you know: connections, conversations, recommendations, whom you let in and asked; little of what waits",
    ),
    (
        SourceKind::Mail,
        "what came by mail over the years: who asked and when, with headline and note, and with whom you wrote",
    ),
    (SourceKind::Page, "all that waits now, with links and notes"),
    (
        SourceKind::Paste,
        "all that waits now, with notes, within a minute",
    ),
    (
        SourceKind::ProfilePdf,
        "one profile each, whole and dated: where they worked and studied, beside your own past",
    ),
    (
        SourceKind::Vcard,
        "whom you keep in your address book: numbers, addresses, maiden names, where you met",
    ),
    (
        SourceKind::Calendar,
        "whom you met and whom you spoke with, since the first entry",
    ),
    (
        SourceKind::Calls,
        "whom you rang, who rang you, and for how long you talked",
    ),
    (
        SourceKind::Badges,
        "whose badge you scanned at a fair: you met",
    ),
    (SourceKind::Attendees, "who was at a fair where you were"),
];

/// Kinds that tell who is known, not what waits: they grow old more slowly, and an old one isn't wrong.
const OF_THE_PAST: [SourceKind; 6] = [
    SourceKind::ProfilePdf,
    SourceKind::Vcard,
    SourceKind::Calendar,
    SourceKind::Calls,
    SourceKind::Badges,
    SourceKind::Attendees,
];

impl Inbox {
    /// Each kind of source: how fresh, how much, what it adds or would add, and what to do now.
    pub fn sources(&self, now: &Now) -> Result<Vec<SourceState>, Error> {
        let _one_view = self.store.snapshot()?;
        let places = self.store.places()?;
        let mut states = Vec::with_capacity(KINDS.len());
        for (kind, adds) in KINDS {
            let holding = self.store.holding(kind)?;
            let age = holding
                .taken
                .map(|taken| days_between(now.day_of(taken), now.today()));
            states.push(SourceState {
                kind,
                taken: holding.taken,
                read_at: holding.read_at,
                records: self.store.records_of(kind)?,
                places: places
                    .iter()
                    .filter(|place| place.kind == kind)
                    .cloned()
                    .collect(),
                adds,
                advice: advice(kind, age),
            });
        }
        // One page is as good as another: the pasted one is advised only where there is neither.
        let paged = states.iter().any(|state| {
            matches!(state.kind, SourceKind::Page | SourceKind::Paste) && state.taken.is_some()
        });
        for state in &mut states {
            let is_page = matches!(state.kind, SourceKind::Page | SourceKind::Paste);
            if is_page && state.taken.is_none() && (paged || state.kind == SourceKind::Page) {
                state.advice = None;
            }
        }
        Ok(states)
    }

    /// One line on how fresh the sources are; none where all is fresh, and where nothing was read yet.
    pub fn freshness(&self, now: &Now) -> Result<Option<String>, Error> {
        let _one_view = self.store.snapshot()?;
        let mut newest = None;
        // What waits isn't told by a calendar, be it of today.
        let telling = KINDS.iter().filter(|(kind, _)| !OF_THE_PAST.contains(kind));
        for (kind, _) in telling.copied() {
            let Some(taken) = self.store.holding(kind)?.taken else {
                continue;
            };
            let age = days_between(now.day_of(taken), now.today());
            if kind == SourceKind::LinkedinExport && age >= EXPORT_AGES_AFTER {
                return Ok(Some(old_export(age)));
            }
            newest = newest.into_iter().chain([age]).min();
        }
        Ok(newest.filter(|age| *age >= ALL_AGES_AFTER).map(|age| {
            format!("what waits is known as of {age} days ago: read your sources again, or paste the page of invitations")
        }))
    }
}

/// What to do about a kind of source of an age in days, or that is missing.
fn advice(kind: SourceKind, age: Option<i64>) -> Option<String> {
    let words = match (kind, age) {
        (SourceKind::LinkedinExport, None) => {
            "ask LinkedIn for a copy of your data: `vestibule help import` says how"
        }
        (SourceKind::LinkedinExport, Some(age)) if age >= EXPORT_AGES_AFTER => {
            return Some(old_export(age));
        }
        (SourceKind::Mail, None) => {
            "import the mailbox that LinkedIn's notifications come to: `vestibule help import` says how"
        }
        (SourceKind::Paste, None) => {
            "paste the page of invitations, or save it as a file and import that"
        }
        (SourceKind::Mail, Some(age)) if age >= ALL_AGES_AFTER => {
            "read the mailbox again: `vestibule import`"
        }
        (SourceKind::Page | SourceKind::Paste, Some(age)) if age >= ALL_AGES_AFTER => {
            "copy the page again: others may be waiting by now"
        }
        (SourceKind::Vcard, None) => {
            "export your address book as vCard (.vcf), all cards in one file, and import that"
        }
        (SourceKind::Calendar, None) => {
            "export your calendar as iCalendar (.ics), or take Google's archive, and import that"
        }
        (SourceKind::Calls, None) => {
            "back up the call log of your phone as XML (SMS Backup & Restore on Android), and import that"
        }
        (SourceKind::Vcard | SourceKind::Calendar | SourceKind::Calls, Some(age))
            if age >= EXPORT_AGES_AFTER =>
        {
            "export it again: what came since isn't known"
        }
        _ => return None,
    };
    Some(words.to_owned())
}

fn old_export(age: i64) -> String {
    format!(
        "the export is {age} days old: ask LinkedIn for a new one, since after about 180 days it no longer tells what \
         you accepted"
    )
}
