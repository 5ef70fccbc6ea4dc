//! What is asked for line by line: search, days, tags, notes, and the list of all keys.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::effect::Effect;
use super::field::{Edit, Field};
use super::{Help, Overlay, Prompt, PromptFor, State, Suggestion, day, spoken};
use crate::command::{Command, Group, Spec, table};
use crate::model::{Act, InvitationId};
use crate::text::fold::fold;
use crate::text::link::profile_slug;

/// What is offered where a day is asked for.
const DAYS: [&str; 4] = ["1 week", "Monday", "30 days", "3 months"];
/// How many tags are offered.
const TAGS: usize = 8;

impl State {
    pub(super) fn ask(&mut self, what: PromptFor) -> Vec<Effect> {
        let text = match &what {
            PromptFor::Search { before } => before.clone().unwrap_or_default(),
            _ => String::new(),
        };
        self.overlay = Some(Overlay::Prompt(Prompt {
            what,
            field: Field::line(text),
            chosen: None,
        }));
        self.scroll_queue();
        Vec::new()
    }

    /// Asks for a line about the invitation under the cursor.
    pub(super) fn ask_about(&mut self, what: fn(InvitationId) -> PromptFor) -> Vec<Effect> {
        match self.free() {
            Some(id) => self.ask(what(id)),
            None => Vec::new(),
        }
    }

    pub(super) fn edit_line(&mut self, edit: Edit) -> Vec<Effect> {
        match &mut self.overlay {
            Some(Overlay::Prompt(prompt)) => {
                prompt.field.edit(edit, usize::MAX);
                prompt.chosen = None;
            }
            Some(Overlay::Help(help)) => {
                help.field.edit(edit, usize::MAX);
                help.chosen = 0;
            }
            Some(Overlay::Review(review)) => {
                if let Some(field) = &mut review.correcting {
                    field.edit(edit, usize::MAX);
                }
            }
            _ => {}
        }
        self.follow_search()
    }

    pub(super) fn paste_line(&mut self, text: &str) -> Vec<Effect> {
        match &mut self.overlay {
            Some(Overlay::Prompt(prompt)) => prompt.field.paste(text),
            Some(Overlay::Help(help)) => help.field.paste(text),
            Some(Overlay::Review(review)) => {
                if let Some(field) = &mut review.correcting {
                    // The name is there already; an address takes its place.
                    if profile_slug(text.trim()).is_some() {
                        field.replace("");
                    }
                    field.paste(text);
                }
            }
            _ => {}
        }
        self.follow_search()
    }

    fn follow_search(&mut self) -> Vec<Effect> {
        let Some(Overlay::Prompt(prompt)) = &self.overlay else {
            return Vec::new();
        };
        if !matches!(prompt.what, PromptFor::Search { .. }) {
            return Vec::new();
        }
        let query = prompt.field.text().to_owned();
        self.narrow(&query)
    }

    /// What can be chosen instead of typed.
    pub(crate) fn suggestions(&self, prompt: &Prompt) -> Vec<Suggestion> {
        match &prompt.what {
            PromptFor::Snooze(_) | PromptFor::FollowOn(_)
                if prompt.field.text().trim().is_empty() =>
            {
                DAYS.iter()
                    .map(|text| Suggestion {
                        text: (*text).to_owned(),
                        on: false,
                    })
                    .collect()
            }
            PromptFor::Tag(ids) => self.tag_suggestions(ids, prompt.field.text()),
            _ => Vec::new(),
        }
    }

    /// The tags of the sender, then those of others, that go on with the word being typed.
    fn tag_suggestions(&self, ids: &[InvitationId], typed: &str) -> Vec<Suggestion> {
        let word = fold(last_word(typed).trim_start_matches(['+', '-']));
        let own = self.tags_of(ids);
        let others: BTreeSet<_> = self
            .queue
            .rows()
            .flat_map(|row| row.tags.iter().cloned())
            .collect();
        let others = others.into_iter().filter(|tag| !own.contains(tag));
        own.iter()
            .cloned()
            .chain(others)
            .filter(|tag| fold(tag).starts_with(&word))
            .take(TAGS)
            .map(|text| Suggestion {
                on: own.contains(&text),
                text,
            })
            .collect()
    }

    /// The tags of the one that is asked about. Several have none in common that would be worth a word.
    fn tags_of(&self, ids: &[InvitationId]) -> Vec<String> {
        let [id] = *ids else {
            return Vec::new();
        };
        match (self.case(), self.queue.row(id)) {
            (Some(case), _) if case.dossier.invitation.id == id => case.dossier.tags.clone(),
            (_, Some(row)) => row.tags.clone(),
            _ => Vec::new(),
        }
    }

    /// Asks for a line about all that the row under the cursor stands for.
    pub(super) fn ask_about_all(
        &mut self,
        what: fn(Vec<InvitationId>) -> PromptFor,
    ) -> Vec<Effect> {
        let ids = self.whom();
        if ids.is_empty() {
            return Vec::new();
        }
        self.ask(what(ids))
    }

    /// The day that is asked for, as typed or chosen.
    pub(crate) fn day_meant(&self, prompt: &Prompt) -> Result<Date, day::NotADay> {
        let typed = prompt.field.text().trim();
        let text = if typed.is_empty() {
            DAYS[prompt.chosen.unwrap_or_default() % DAYS.len()]
        } else {
            typed
        };
        day::read(text, self.today)
    }

    pub(super) fn choose(&mut self, forward: bool) -> Vec<Effect> {
        if self.is_searching() {
            self.queue.step(if forward { 1 } else { -1 });
            return self.arrive();
        }
        let many = match &self.overlay {
            Some(Overlay::Prompt(prompt)) => self.suggestions(prompt).len(),
            Some(Overlay::Help(help)) => found(help).len(),
            _ => 0,
        };
        let step = |chosen: usize| match (many, forward) {
            (0, _) => 0,
            (_, true) => (chosen + 1) % many,
            (_, false) => (chosen + many - 1) % many,
        };
        match &mut self.overlay {
            // Days show the first as chosen from the start; no tag is chosen until somebody does.
            Some(Overlay::Prompt(prompt)) => {
                prompt.chosen = match (&prompt.what, prompt.chosen) {
                    (_, Some(chosen)) => Some(step(chosen)),
                    (PromptFor::Tag(_), None) => {
                        Some(if forward { 0 } else { many.saturating_sub(1) })
                    }
                    (_, None) => Some(step(0)),
                };
            }
            Some(Overlay::Help(help)) => help.chosen = step(help.chosen),
            _ => {}
        }
        Vec::new()
    }

    /// Moves through the help by a page.
    pub(super) fn page_help(&mut self, forward: bool) {
        let page = usize::from(self.sight().body.height)
            .saturating_sub(3)
            .max(1);
        if let Some(Overlay::Help(help)) = &mut self.overlay {
            let last = found(help).len().saturating_sub(1);
            help.chosen = if forward {
                (help.chosen + page).min(last)
            } else {
                help.chosen.saturating_sub(page)
            };
        }
    }

    pub(super) fn open_help(&mut self) -> Vec<Effect> {
        self.overlay = Some(Overlay::Help(Help {
            field: Field::line(""),
            chosen: 0,
            from: self.context(),
        }));
        Vec::new()
    }

    /// Takes what was asked for.
    pub(super) fn keep_prompt(&mut self, prompt: Prompt) -> Vec<Effect> {
        let typed = prompt.field.text().trim().to_owned();
        match prompt.what {
            PromptFor::Search { .. } => {
                if let Some(why) = self.misread.clone() {
                    self.overlay = Some(Overlay::Prompt(prompt));
                    self.warn(why);
                }
                self.scroll_queue();
                Vec::new()
            }
            PromptFor::Snooze(_) | PromptFor::FollowOn(_) => self.keep_day(prompt),
            PromptFor::Tag(ref ids) => self.keep_tags(ids.clone(), &prompt, &typed),
            PromptFor::FollowWhy(id, on) => {
                let why = (!typed.is_empty()).then_some(typed);
                self.act_and_move_on(Act::Follow {
                    id,
                    on: Some(on),
                    why,
                })
            }
            PromptFor::TrialWhy(id, on) => self.keep_trial(id, on, typed),
            PromptFor::Note(_) if typed.is_empty() => {
                self.say("nothing was written");
                Vec::new()
            }
            PromptFor::Note(id) => vec![self.act(Act::Note { id, text: typed })],
        }
    }

    fn keep_day(&mut self, prompt: Prompt) -> Vec<Effect> {
        let day = match self.day_meant(&prompt) {
            Ok(day) => day,
            Err(why) => {
                self.warn(why.to_string());
                self.overlay = Some(Overlay::Prompt(prompt));
                self.scroll_queue();
                return Vec::new();
            }
        };
        match prompt.what {
            PromptFor::FollowOn(id) => self.ask(PromptFor::FollowWhy(id, day)),
            PromptFor::Snooze(ids) => self.act_on(
                ids.clone(),
                Act::Snooze {
                    ids,
                    until: Some(day),
                },
            ),
            _ => Vec::new(),
        }
    }

    fn keep_tags(&mut self, ids: Vec<InvitationId>, prompt: &Prompt, typed: &str) -> Vec<Effect> {
        let own = self.tags_of(&ids);
        let (mut add, mut remove) = (Vec::new(), Vec::new());
        let mut take = |tag: &str, off: bool| {
            let list = if off { &mut remove } else { &mut add };
            if !tag.is_empty() && !list.iter().any(|known| known == tag) {
                list.push(tag.to_owned());
            }
        };
        for word in typed.split([' ', ',']) {
            match word.strip_prefix('-') {
                Some(tag) => take(tag, true),
                None => take(word.trim_start_matches('+'), false),
            }
        }
        if typed.is_empty()
            && let Some(place) = prompt.chosen
            && let Some(chosen) = self.suggestions(prompt).get(place)
        {
            take(&chosen.text, own.contains(&chosen.text));
        }
        if add.is_empty() && remove.is_empty() {
            self.say("nothing was changed");
            return Vec::new();
        }
        self.act_on(ids.clone(), Act::Tag { ids, add, remove })
    }

    /// Completes the word being typed with the chosen tag.
    pub(super) fn complete(&mut self) {
        let Some(Overlay::Prompt(prompt)) = &self.overlay else {
            return;
        };
        let suggestions = self.suggestions(prompt);
        let Some(chosen) = suggestions.get(prompt.chosen.unwrap_or_default()).cloned() else {
            return;
        };
        if let Some(Overlay::Prompt(prompt)) = &mut self.overlay {
            let typed = prompt.field.text().to_owned();
            let word = last_word(&typed);
            let sign = word.chars().next().filter(|c| matches!(c, '+' | '-'));
            let kept = &typed[..typed.len() - word.len()];
            let text = match prompt.what {
                PromptFor::Tag(_) => format!(
                    "{kept}{}{} ",
                    sign.map_or_else(String::new, String::from),
                    chosen.text
                ),
                _ => chosen.text,
            };
            prompt.field.replace(&text);
            prompt.chosen = None;
        }
    }

    /// What a day typed so far comes to, in words.
    pub(crate) fn day_preview(&self, prompt: &Prompt) -> Result<String, day::NotADay> {
        self.day_meant(prompt)
            .map(|day| spoken::to_come(day, self.today))
    }
}

fn last_word(typed: &str) -> &str {
    typed.rsplit([' ', ',']).next().unwrap_or_default()
}

/// The lines of the help that hold what was typed, in the order of the groups.
pub(crate) fn found(help: &Help) -> Vec<&'static Spec> {
    let wanted = fold(help.field.text());
    Group::ALL
        .into_iter()
        .flat_map(|group| table().iter().filter(move |spec| spec.group == group))
        .filter(|spec| {
            let text = format!("{} {} {}", spec.name, spec.help, spec.keys.join(" "));
            wanted.split(' ').all(|word| fold(&text).contains(word))
        })
        .collect()
}

/// The command of the chosen line of the help.
pub(super) fn chosen(help: &Help) -> Option<Command> {
    found(help).get(help.chosen).map(|spec| spec.command)
}
