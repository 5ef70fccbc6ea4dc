//! What comes in from the known sources: what is newer there, reading it again, and the sentences about it.

use super::acting::Unsaved;
use super::effect::{Effect, Token};
use super::review::Review;
use super::settling::ASKED;
use super::{State, spoken, wrap};
use crate::command::Command;
use crate::model::{ImportReport, Medium, Newer, SourceKind};

/// The known sources, as far as the desk has heard of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources {
    /// What is newer there.
    newer: Vec<Newer>,
    /// How fresh they are, where that is worth a word.
    freshness: Option<String>,
    /// Whether they were asked after.
    asked: bool,
    /// How far reading them again has come.
    again: Option<Again>,
}

/// How far reading again has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Again {
    /// It has begun.
    Begun,
    /// So many of a hundred bytes are read.
    Percent(u64),
    /// It is being given up.
    Stopping,
}

impl State {
    /// Asks once, when the desk is usable, what is newer.
    pub(super) fn look_for_newer(&mut self) -> Option<Effect> {
        let asked = std::mem::replace(&mut self.sources.asked, true);
        (!asked).then_some(Effect::LookForNewer)
    }

    /// Takes what is newer, and says so in a line, unless something else was said.
    pub(super) fn news(&mut self, newer: Vec<Newer>, freshness: Option<String>) {
        self.sources.newer = newer;
        self.sources.freshness = freshness;
        if self.message.is_none()
            && let Some(line) = self.newer_line()
        {
            self.say(line);
        }
    }

    /// Whether there is something newer to read.
    pub(crate) fn has_newer(&self) -> bool {
        let readable = |newer: &Newer| !matches!(newer, Newer::Missing(_));
        self.sources.again.is_none() && self.sources.newer.iter().any(readable)
    }

    /// How fresh the sources are, where that is worth a word.
    pub(crate) fn freshness(&self) -> Option<&str> {
        self.sources.freshness.as_deref()
    }

    fn newer_line(&self) -> Option<String> {
        let told = self.sources.newer.iter().filter_map(|newer| match newer {
            Newer::Export { path, day } => {
                let path = path.shown(Medium::Line);
                let mut parts = path.rsplit(['/', '\\']).filter(|part| !part.is_empty());
                let folder = parts.nth(1).map(|folder| format!(" in {folder}"));
                let day = day.map(|day| format!(" ({})", spoken::day(day, self.today)));
                Some(format!(
                    "a newer export lies{}{}",
                    folder.unwrap_or_else(|| " beside the last".to_owned()),
                    day.unwrap_or_default()
                ))
            }
            Newer::Changed(place) => {
                let what = match place.kind {
                    SourceKind::LinkedinExport => "the export",
                    SourceKind::Mail => "mail",
                    SourceKind::Page | SourceKind::Paste => "a saved page",
                    SourceKind::ProfilePdf => "a saved profile",
                    SourceKind::Vcard => "the address book",
                    SourceKind::Calendar => "the calendar",
                    SourceKind::Calls => "the call log",
                    SourceKind::Badges | SourceKind::Attendees => "a list of a fair",
                    SourceKind::Archive | SourceKind::Hand | SourceKind::Unknown => "a source",
                };
                let day = spoken::day(self.day_at(place.read_at), self.today);
                Some(format!("{what} changed since {day}"))
            }
            Newer::Missing(_) => None,
        });
        let told: Vec<_> = told.take(2).collect();
        let key = self.key_hint(Command::ReadAgain);
        (!told.is_empty()).then(|| format!("{}   {key}", told.join("; ")))
    }

    pub(super) fn read_again(&mut self) -> Vec<Effect> {
        if self.sources.again.is_some() {
            self.warn("still reading");
            return Vec::new();
        }
        self.sources.again = Some(Again::Begun);
        vec![Effect::ReadAgain]
    }

    /// Gives up reading again, if that goes on.
    pub(super) fn stop_reading(&mut self) -> Option<Effect> {
        match self.sources.again {
            None | Some(Again::Stopping) => None,
            Some(_) => {
                self.sources.again = Some(Again::Stopping);
                Some(Effect::StopReading)
            }
        }
    }

    pub(super) fn progress(&mut self, done: u64, of: u64) {
        if let Some(Again::Begun | Again::Percent(_)) = self.sources.again {
            let percent = done.saturating_mul(100).checked_div(of).unwrap_or(0);
            self.sources.again = Some(Again::Percent(percent.min(100)));
        }
    }

    /// How far reading again has come, in words.
    pub(crate) fn reading_line(&self) -> Option<String> {
        Some(match self.sources.again? {
            Again::Begun => "reading …   Esc stops".to_owned(),
            Again::Percent(percent) => format!("reading {percent} %   Esc stops"),
            Again::Stopping => "stopping …".to_owned(),
        })
    }

    pub(super) fn was_read_again(
        &mut self,
        read: Result<Option<Box<ImportReport>>, String>,
    ) -> Vec<Effect> {
        let stopped = self.sources.again.take() == Some(Again::Stopping);
        match read {
            Err(why) => {
                self.warn(why);
                Vec::new()
            }
            Ok(None) => {
                self.say(if stopped {
                    "stopped; nothing was changed"
                } else {
                    "no source can be read again; `vestibule import FILE` reads one"
                });
                Vec::new()
            }
            Ok(Some(report)) => {
                self.sources.newer.clear();
                let said = self.since(&report);
                self.say(said);
                self.let_in()
            }
        }
    }

    /// The chosen cards of a page are on disk.
    pub(super) fn page_kept(&mut self, token: Token, report: Option<&ImportReport>) -> Vec<Effect> {
        let Some(Unsaved::Page(review)) = self.unsaved.remove(&token) else {
            return Vec::new();
        };
        let refused =
            report.and_then(|report| report.sources.iter().find_map(|one| one.refused.as_ref()));
        match (report, refused) {
            (_, Some(why)) => self.warn(format!("not kept: {why}")),
            (None, None) => self.say("nothing of it was kept"),
            (Some(report), None) => self.say_whole(kept(report, &review)),
        }
        let mut effects = self.let_in();
        effects.extend(self.quit_when_saved());
        effects
    }

    /// Reads everything in sight again, and lets in what arrived: the person asked for it.
    fn let_in(&mut self) -> Vec<Effect> {
        self.queue.read_again();
        let mut effects = vec![Effect::Count, self.list(self.current())];
        effects.extend(self.read_case());
        effects.extend(self.assess());
        effects
    }

    /// What an import brought, and what it shows that was done at LinkedIn; in few words where the window is narrow.
    fn since(&self, report: &ImportReport) -> String {
        let told = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let parts = |long: bool| {
            let elsewhere = report.elsewhere;
            let undo = self.keys(Command::Undo);
            let mut parts = Vec::new();
            // What wants something of the person comes first: the rest may be cut off.
            if elsewhere.asked > 0 {
                let questions = spoken::count(told(elsewhere.asked), "question", "questions");
                // Where something is asked of the row under the cursor, the key for yes answers that.
                parts.push(if self.asks().is_some() {
                    format!(
                        "{questions} (in All: {}{ASKED})",
                        self.keys(Command::Search)
                    )
                } else {
                    format!("{questions} ({} shows)", self.keys(Command::Yes))
                });
            }
            if elsewhere.accepted > 0 {
                let accepted = spoken::number(told(elsewhere.accepted));
                parts.push(if long {
                    format!("{accepted} accepted (now yours; {undo} takes that back)")
                } else {
                    format!("{accepted} accepted (yours; {undo} undoes)")
                });
            }
            if elsewhere.ticked > 0 {
                let ticked = told(elsewhere.ticked);
                parts.push(spoken::count(ticked, "errand done", "errands done"));
            }
            if elsewhere.gone > 0 {
                let why = if long {
                    ": ignored by you, withdrawn, or lapsed"
                } else {
                    ""
                };
                parts.push(format!(
                    "{} gone{why}",
                    spoken::number(told(elsewhere.gone))
                ));
            }
            parts.join(", ")
        };
        let brought = brought(report);
        if parts(false).is_empty() {
            return brought;
        }
        let whole = format!("At LinkedIn since: {}. {brought}", parts(true));
        if wrap::width(&whole) + 2 <= usize::from(self.size.0) {
            return whole;
        }
        format!("{}. {brought}", parts(false))
    }
}

/// What was new in an import.
fn brought(report: &ImportReport) -> String {
    let many = |number: usize| spoken::number(i128::try_from(number).unwrap_or(i128::MAX));
    match changed(report) {
        (0, 0) => "nothing new".to_owned(),
        (added, 0) => format!("{} added", many(added)),
        (0, updated) => format!("{} updated", many(updated)),
        (added, updated) => format!("{} added, {} updated", many(added), many(updated)),
    }
}

/// How many records an import added, and how many it updated.
fn changed(report: &ImportReport) -> (usize, usize) {
    let files = || report.sources.iter().flat_map(|source| &source.files);
    let added = files().map(|file| file.added).sum();
    (added, files().map(|file| file.updated).sum())
}

/// Whom the kept cards show: new people, and known ones; then what takes that back, since no key does.
fn kept(report: &ImportReport, review: &Review) -> String {
    let chosen = review.chosen();
    let is_known = |place: &&usize| review.page.cards[**place].known.is_some();
    let known = chosen.iter().filter(is_known).count();
    let many = |number: usize| spoken::number(i128::try_from(number).unwrap_or(i128::MAX));
    let new = match chosen.len() - known {
        0 => "nothing".to_owned(),
        new => many(new),
    };
    let said = format!("{new} new, {} known; text not kept", many(known));
    match report.import.filter(|_| changed(report) != (0, 0)) {
        Some(import) => format!("{said}   `vestibule imports undo {import}` takes it back"),
        None => said,
    }
}
