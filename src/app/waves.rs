//! Look-alikes as one row: what it says, opening it, and deciding it as one after a look at who is in it.

use super::effect::Effect;
use super::{Overlay, State, spoken};
use crate::command::{Command, Context};
use crate::model::{Act, Decision, InvitationId, Medium, Row, Verdict};

/// How many names a preview tells.
const NAMED: usize = 10;

/// The endings of words for what somebody does: these take a plural that reads.
const DOERS: [&str; 6] = ["er", "or", "ist", "ant", "ian", "yst"];

/// A row that stands for several people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Summary {
    /// Who: "5 recruiters", "Kwame Mensah and 4 others".
    pub(crate) who: String,
    /// When the newest was sent.
    pub(crate) newest: Option<jiff::Timestamp>,
    /// What is suggested for most of them.
    pub(crate) verdict: Option<Verdict>,
}

/// Several people about to be decided as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Together {
    /// Whose invitations.
    pub(crate) ids: Vec<InvitationId>,
    /// What is done once it is confirmed.
    pub(crate) act: Act,
}

impl State {
    /// What the row of a wave says, as far as its people were read.
    pub(crate) fn summary(&self, ids: &[InvitationId]) -> Summary {
        let rows: Vec<&Row> = ids.iter().filter_map(|id| self.queue.row(*id)).collect();
        Summary {
            who: who(&rows, ids.len()),
            newest: rows.iter().map(|row| row.at).max(),
            verdict: most(&rows),
        }
    }

    /// Whom a decision is about: those of the wave under the cursor, or the one; without those about to leave.
    pub(super) fn whom(&mut self) -> Vec<InvitationId> {
        match self.queue.wave() {
            Some(ids) => {
                let leaving = self.leaving();
                let free: Vec<_> = ids.into_iter().filter(|id| !leaving.contains(id)).collect();
                if free.is_empty() {
                    self.warn("still saving");
                }
                free
            }
            None => self.free().into_iter().collect(),
        }
    }

    /// Does an act on one, or asks first where it is about several.
    pub(super) fn act_on(&mut self, ids: Vec<InvitationId>, act: Act) -> Vec<Effect> {
        match ids.len() {
            0 => Vec::new(),
            1 => self.act_and_move_on(act),
            _ => {
                self.overlay = Some(Overlay::Together(Together { ids, act }));
                self.scroll_queue();
                Vec::new()
            }
        }
    }

    pub(super) fn decide(&mut self, decision: Decision) -> Vec<Effect> {
        let ids = self.whom();
        self.act_on(
            ids.clone(),
            Act::Decide {
                ids,
                decision: Some(decision),
                reason: None,
            },
        )
    }

    pub(super) fn unfold(&mut self, open: bool) -> Vec<Effect> {
        // Enter closes what Enter opened.
        let is_open = self.queue.wave().is_some() && self.queue.is_in_open_wave();
        if self.queue.fold(open && !is_open) {
            let height = self.queue_height();
            self.queue.show_members(height);
            return self.arrive();
        }
        if self.queue.wave().is_none() {
            let next = self.keys(Command::NextPane);
            self.say(format!("only look-alikes open; {next} goes to the sender"));
        }
        Vec::new()
    }

    /// Whether a command is about one person while the cursor is on several; says what to do instead.
    pub(super) fn needs_one(&mut self, command: Command) -> bool {
        let about_one = matches!(
            command,
            Command::Reply
                | Command::FollowUp
                | Command::Note
                | Command::Know
                | Command::Done
                | Command::Open
                | Command::Copy
        );
        if !about_one || self.overlay.is_some() {
            return false;
        }
        let Some(ids) = self.queue.wave() else {
            return false;
        };
        let open = self.options.bindings.shown(Command::Unfold, Context::Queue);
        let open = open.unwrap_or_default();
        self.warn(format!("this row is {} people; {open} opens it", ids.len()));
        true
    }

    /// What a preview says: the question, who, and what will happen.
    pub(crate) fn preview(&self, together: &Together) -> [String; 3] {
        let many = together.ids.len();
        let people = spoken::number(i128::try_from(many).unwrap_or(i128::MAX));
        let named: Vec<_> = together
            .ids
            .iter()
            .take(NAMED)
            .map(|id| self.name(*id))
            .collect();
        let mut who = named.join(", ");
        if many > named.len() {
            who.push_str(&format!(" and {} more", many - named.len()));
        }
        let pressed = "each button at LinkedIn stays yours to press";
        let (question, follows) = match &together.act {
            Act::Decide {
                decision: Some(Decision::Accept),
                ..
            } => (
                format!("Accept all {people}?"),
                format!("Noted here; {pressed}."),
            ),
            Act::Decide { .. } => (
                format!("Ignore all {people}?"),
                format!("They aren't told and may ask again; {pressed}."),
            ),
            Act::Snooze {
                until: Some(day), ..
            } => (
                format!(
                    "Put off all {people} until {}?",
                    spoken::weekday_and_day(*day, self.today)
                ),
                "They come back on that day.".to_owned(),
            ),
            Act::Tag { add, remove, .. } => {
                let on = add.iter().map(|tag| format!("+{tag}"));
                let off = remove.iter().map(|tag| format!("-{tag}"));
                let tags: Vec<_> = on.chain(off).collect();
                (
                    format!("Tag all {people}: {}?", tags.join(" ")),
                    "The tags are on the senders, not on the invitations.".to_owned(),
                )
            }
            _ => (format!("All {people}?"), String::new()),
        };
        let undo = self.keys(Command::Undo);
        [
            question,
            who,
            format!("{follows} One {undo} takes it back."),
        ]
    }
}

/// The word that they share for what they do, in the plural; else the first by name, and how many others.
fn who(rows: &[&Row], many: usize) -> String {
    let Some(first) = rows.first() else {
        return format!("{many} alike");
    };
    if let Some(doer) = shared_doer(rows) {
        return format!("{many} {doer}s");
    }
    let others = spoken::count(
        i64::try_from(many.saturating_sub(1)).unwrap_or(i64::MAX),
        "other",
        "others",
    );
    format!("{} and {others}", first.name.shown(Medium::Line))
}

/// The last word in every headline, before where they work, that says what somebody does.
fn shared_doer(rows: &[&Row]) -> Option<String> {
    let words = |row: &&Row| -> Option<Vec<String>> {
        let headline = row.headline.as_ref()?.shown(Medium::Line).to_lowercase();
        let role = headline.split([',', '|', '·', '@', '/', '(']).next()?;
        let role = role.split(" at ").next().unwrap_or(role);
        Some(role.split_whitespace().map(str::to_owned).collect())
    };
    let all: Vec<Vec<String>> = rows.iter().map(words).collect::<Option<_>>()?;
    let (first, others) = all.split_first()?;
    let shared = |word: &&String| {
        word.bytes().all(|byte| byte.is_ascii_lowercase())
            && DOERS.iter().any(|end| word.ends_with(end))
            && others.iter().all(|other| other.contains(word))
    };
    first.iter().rev().find(shared).cloned()
}

/// The suggestion that most of them have; of several the one that comes first among them.
fn most(rows: &[&Row]) -> Option<Verdict> {
    let verdicts = || rows.iter().filter_map(|row| row.verdict);
    let many = |verdict: Verdict| verdicts().filter(|other| *other == verdict).count();
    // The last of the greatest is taken, so the first among them must come last.
    verdicts().rev().max_by_key(|verdict| many(*verdict))
}
