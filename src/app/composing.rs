//! The reply: which texts suit, writing one, and handing it over.

use super::effect::Effect;
use super::field::{Edit, Field};
use super::sight::Pane;
use super::{Copied, Overlay, State};
use crate::command::Command;
use crate::model::{
    Act, Case, Decision, Direction, Draft, InvitationId, ReplyFor, State as Stands,
};

/// LinkedIn's limit for a message, where no template tells another.
const MESSAGE: usize = 8_000;

/// A text that could be sent: a template rendered for this person, or what the user wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice<'a> {
    /// The template; `None` for the user's own text of an earlier session.
    pub(crate) draft: Option<&'a Draft>,
    /// The text.
    pub(crate) text: &'a str,
    /// Whether the user wrote it and it is kept.
    pub(crate) kept: bool,
}

/// What was written in this session, and what it was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Composed {
    /// The text; empty where it was dropped.
    pub(super) text: String,
    /// The template.
    pub(super) template: Option<String>,
    /// Its language.
    pub(super) language: Option<String>,
    /// Whether the template asks something.
    pub(super) asks: Option<bool>,
}

/// A reply being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Composer {
    /// To which invitation.
    pub(crate) id: InvitationId,
    /// The text.
    pub(crate) field: Field,
    /// The text as it was when it was opened or another template was taken.
    base: String,
    /// The template it came from.
    pub(crate) draft: Option<Draft>,
}

impl Composed {
    fn of(text: &str, draft: Option<&Draft>) -> Self {
        Self {
            text: text.to_owned(),
            template: draft.map(|draft| draft.template.clone()),
            language: draft.map(|draft| draft.language.clone()),
            asks: draft.map(|draft| draft.purpose == ReplyFor::Ask),
        }
    }

    /// Whether it asks something. After a restart the template is forgotten; a question is still a question.
    pub(super) fn is_question(&self) -> bool {
        self.asks
            .unwrap_or_else(|| self.text.contains(['?', '؟', '？']))
    }
}

impl Choice<'_> {
    /// The most characters LinkedIn takes.
    pub(crate) fn limit(&self) -> usize {
        self.draft.map_or(MESSAGE, |draft| draft.limit)
    }
}

impl Composer {
    /// The most characters LinkedIn takes.
    pub(crate) fn limit(&self) -> usize {
        self.draft.as_ref().map_or(MESSAGE, |draft| draft.limit)
    }

    /// What the text still leaves open.
    pub(crate) fn gaps(&self) -> Vec<String> {
        gaps(self.field.text(), self.draft.as_ref())
    }
}

/// The length of a text as LinkedIn's own counter counts it.
pub(crate) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The variables of a template that have no value and still stand in the text.
pub(crate) fn gaps(text: &str, draft: Option<&Draft>) -> Vec<String> {
    let missing = draft.map_or(&[][..], |draft| &draft.missing);
    let spoken = missing.iter().map(|name| name.replace('_', " "));
    spoken
        .filter(|name| text.contains(&format!("‹{name}›")))
        .collect()
}

impl State {
    /// The texts that suit the invitation under the cursor, the kept one first.
    pub(crate) fn choices(&self) -> Vec<Choice<'_>> {
        let Some(case) = self.case() else {
            return Vec::new();
        };
        let id = case.dossier.invitation.id;
        let mut choices = Vec::with_capacity(case.drafts.len() + 1);
        if let Some(text) = self.kept(id) {
            let template = self
                .composed
                .get(&id)
                .and_then(|composed| composed.template.as_ref());
            let draft =
                template.and_then(|name| case.drafts.iter().find(|draft| draft.template == *name));
            choices.push(Choice {
                draft,
                text,
                kept: true,
            });
        }
        choices.extend(case.drafts.iter().map(|draft| Choice {
            draft: Some(draft),
            text: &draft.text,
            kept: false,
        }));
        choices
    }

    /// The text that is shown in the reply's pane.
    pub(crate) fn chosen(&self) -> Option<Choice<'_>> {
        self.choices().get(self.choice).copied()
    }

    /// What goes out to an invitation, if it goes out: what was copied last, else what is kept.
    pub(super) fn sendable(&self, id: InvitationId) -> Option<Composed> {
        if let Some(handed_over) = self.handed_over.get(&id) {
            return Some(handed_over.clone());
        }
        let text = self.kept(id)?.to_owned();
        let composed = self.composed.get(&id).cloned().unwrap_or_default();
        Some(Composed { text, ..composed })
    }

    fn kept(&self, id: InvitationId) -> Option<&str> {
        let text = match (self.composed.get(&id), self.case()) {
            (Some(composed), _) => composed.text.as_str(),
            (None, Some(case)) if case.dossier.invitation.id == id => {
                case.dossier.draft.as_deref()?
            }
            (None, _) => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    /// What is on disk is what is kept, unless this session's text is still on its way there.
    pub(super) fn follow_draft(&mut self, case: &Case) {
        let id = case.dossier.invitation.id;
        if self.is_unsaved(id) {
            return;
        }
        if let Some(composed) = self.composed.get_mut(&id) {
            composed.text = case.dossier.draft.clone().unwrap_or_default();
        }
    }

    /// Opens the reply for writing; where nobody like that can be answered, first what else is open to them.
    pub(super) fn reply(&mut self) -> Vec<Effect> {
        if matches!(self.overlay, Some(Overlay::AnotherWay(_))) {
            self.overlay = None;
            return self.compose();
        }
        match self.current() {
            Some(id) if self.needs_another_way() && self.kept(id).is_none() => self.another_way(id),
            _ => self.compose(),
        }
    }

    fn compose(&mut self) -> Vec<Effect> {
        let Some(id) = self.free() else {
            return Vec::new();
        };
        if self.case().is_none() {
            self.warn("still reading; once more in a moment");
            return Vec::new();
        }
        let chosen = self.chosen();
        let text = chosen.map_or_else(String::new, |choice| choice.text.to_owned());
        let draft = chosen.and_then(|choice| choice.draft.cloned());
        self.overlay = Some(Overlay::Composer(Composer {
            id,
            field: Field::lines(text.clone()),
            base: text,
            draft,
        }));
        self.scroll_queue();
        self.show_cursor();
        Vec::new()
    }

    pub(super) fn edit_reply(&mut self, edit: Edit) {
        let width = self.sight().text_width(Pane::Reply);
        if let Some(Overlay::Composer(composer)) = &mut self.overlay {
            composer.field.edit(edit, width);
        }
        self.show_cursor();
    }

    pub(super) fn paste_reply(&mut self, text: &str) {
        if let Some(Overlay::Composer(composer)) = &mut self.overlay {
            composer.field.paste(text);
        }
        self.show_cursor();
    }

    /// Scrolls the reply so that the cursor can be seen.
    pub(super) fn show_cursor(&mut self) {
        let sight = self.sight();
        let height = usize::from(sight.place(Pane::Reply).1.height).max(1);
        let width = sight.text_width(Pane::Reply);
        let Some(Overlay::Composer(composer)) = &self.overlay else {
            return;
        };
        let (row, _) = composer.field.place(width);
        let first = &mut self.scroll[2];
        *first = (*first).clamp((row + 1).saturating_sub(height), row);
    }

    /// Shows another of the texts that suit; while writing, takes it.
    pub(super) fn turn_template(&mut self, forward: bool) -> Vec<Effect> {
        let many = self.choices().len();
        if many < 2 {
            self.warn("no other reply suits");
            return Vec::new();
        }
        let step = if forward { 1 } else { many - 1 };
        self.choice = (self.choice + step) % many;
        self.scroll[2] = 0;
        let Some(choice) = self.chosen() else {
            return Vec::new();
        };
        let (text, draft) = (choice.text.to_owned(), choice.draft.cloned());
        if let Some(Overlay::Composer(composer)) = &mut self.overlay {
            composer.field.replace(&text);
            composer.base = text;
            composer.draft = draft;
            self.say("another template; Ctrl-/ brings yours back");
            self.show_cursor();
        }
        Vec::new()
    }

    /// Copies what was written and keeps it until it is sent.
    pub(super) fn finish_reply(&mut self) -> Vec<Effect> {
        let Some(Overlay::Composer(composer)) = &self.overlay else {
            return Vec::new();
        };
        let text = composer.field.text().trim_end().to_owned();
        if let Some(why) = refusal(&text, &composer.gaps(), composer.limit()) {
            self.warn(why);
            return Vec::new();
        }
        let id = composer.id;
        let mut effects = vec![Effect::Copy(text.clone())];
        effects.extend(self.close_composer(text));
        if let Some(composed) = self.composed.get(&id) {
            self.handed_over.insert(id, composed.clone());
        }
        effects.extend(self.ask_by_reply(id));
        effects
    }

    /// Decides to ask, where a question was written to somebody undecided: sending it is an errand from now on.
    fn ask_by_reply(&mut self, id: InvitationId) -> Option<Effect> {
        let row = self.row().filter(|row| row.id == id)?;
        let waits = row.state == Stands::Pending && row.direction == Direction::Incoming;
        let asks = self.composed.get(&id).is_some_and(Composed::is_question);
        (waits && asks).then(|| {
            self.act(Act::Decide {
                ids: vec![id],
                decision: Some(Decision::Ask),
                reason: None,
            })
        })
    }

    /// Leaves the composer and keeps what was changed in it.
    pub(super) fn leave_reply(&mut self) -> Vec<Effect> {
        let Some(Overlay::Composer(composer)) = &self.overlay else {
            return Vec::new();
        };
        let text = composer.field.text().trim_end().to_owned();
        if text == composer.base.trim_end() {
            self.overlay = None;
            self.scroll[2] = 0;
            self.scroll_queue();
            return Vec::new();
        }
        self.say(if text.is_empty() {
            "dropped"
        } else {
            "kept, not copied"
        });
        self.close_composer(text)
    }

    fn close_composer(&mut self, text: String) -> Vec<Effect> {
        let Some(Overlay::Composer(composer)) = self.overlay.take() else {
            return Vec::new();
        };
        self.scroll[2] = 0;
        self.choice = 0;
        let changed = self.kept(composer.id).unwrap_or_default() != text;
        // What was copied before isn't what will go out.
        self.handed_over.remove(&composer.id);
        let before = self.composed.remove(&composer.id).unwrap_or_default();
        let written = match &composer.draft {
            Some(draft) => Composed::of(&text, Some(draft)),
            None => Composed {
                text: text.clone(),
                ..before
            },
        };
        self.composed.insert(composer.id, written);
        self.scroll_queue();
        if !changed {
            return Vec::new();
        }
        vec![self.act(Act::Draft {
            id: composer.id,
            text,
        })]
    }

    /// Copies the text that is shown.
    pub(super) fn copy(&mut self) -> Vec<Effect> {
        let Some(choice) = self.chosen() else {
            self.warn("no reply to copy here");
            return Vec::new();
        };
        let text = choice.text.trim_end().to_owned();
        let handed_over = Composed::of(&text, choice.draft);
        let gaps = gaps(&text, choice.draft);
        if let Some(why) = refusal(&text, &gaps, choice.limit()) {
            self.warn(why);
            return Vec::new();
        }
        if let Some(id) = self.current() {
            self.handed_over.insert(id, handed_over);
        }
        vec![Effect::Copy(text)]
    }

    /// The key that says that the reply went out.
    pub(super) fn once_sent(&self) -> String {
        self.key_hint(Command::Done)
            .replace("done", "once it is sent")
    }

    pub(super) fn copied(&mut self, copied: &Copied) {
        let what_for = self.copied_for.take();
        if self.errand_copied(copied) {
            return;
        }
        let sent = format!(
            "{}, or {} later",
            self.once_sent(),
            self.keys(Command::Walk)
        );
        match copied {
            Copied::Surely | Copied::Asked if what_for.is_some() => {
                let what_for = what_for.unwrap_or_default();
                self.say(format!("copied {what_for}"));
            }
            Copied::Surely => self.say(format!("copied   {sent}")),
            Copied::Asked => self.say(format!(
                "handed to the terminal's clipboard; paste to check   {sent}"
            )),
            Copied::Not(why) => self.warn(format!("not copied: {why}")),
        }
    }
}

/// Why a text can't be handed over.
fn refusal(text: &str, gaps: &[String], limit: usize) -> Option<String> {
    if text.is_empty() {
        return Some("nothing is written yet".to_owned());
    }
    if !gaps.is_empty() {
        return Some(format!("not copied: fill in ‹{}› first", gaps.join("›, ‹")));
    }
    let length = length(text);
    (length > limit).then(|| {
        format!(
            "not copied: {} characters too long for LinkedIn",
            length - limit
        )
    })
}
