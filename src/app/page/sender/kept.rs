//! What the user did and keeps: the decision, tags, follow-up, notes to self, replies.

use super::{Page, labelled};
use crate::app::page::{Para, Role};
use crate::app::spoken;
use crate::model::reply::ReplyState;
use crate::model::{Decision, Pressed};

/// How many notes to self are shown.
const NOTES: usize = 3;

impl Page<'_> {
    /// What was decided, and whether it was done at LinkedIn.
    fn decided(&self) -> Option<Para> {
        let standing = &self.dossier.invitation.standing;
        let decision = standing.decision?;
        let done = match (decision, standing.pressed) {
            // The replies below tell when it was asked.
            (Decision::Ask, _) if standing.asked_on.is_some() => return None,
            (Decision::Ask, _) => ", the reply isn't sent yet",
            (_, Some(Pressed::Yes)) => ", pressed at LinkedIn",
            (_, Some(Pressed::No)) => ", no such button at LinkedIn",
            (_, None) if standing.is_errand(self.dossier.today) => {
                ", the button at LinkedIn isn't pressed yet"
            }
            (_, None) => "",
        };
        Some(labelled(
            "you decided",
            Role::Plain,
            format!("{}{done}", decision.name()),
        ))
    }

    /// What the user keeps: tags, follow-up, notes to self, replies.
    pub(super) fn kept(&self) -> Vec<Para> {
        let today = self.dossier.today;
        let mut paras: Vec<_> = self.decided().into_iter().collect();
        if !self.dossier.tags.is_empty() {
            paras.push(labelled("tags", Role::Accent, self.dossier.tags.join(", ")));
        }
        if let Some(until) = self
            .dossier
            .invitation
            .standing
            .snoozed_until
            .filter(|until| *until > today)
        {
            paras.push(labelled(
                "put off until",
                Role::Plain,
                spoken::weekday_and_day(until, today),
            ));
        }
        if let Some(follow_up) = &self.dossier.follow_up {
            let why = follow_up
                .why
                .as_ref()
                .map_or_else(String::new, |why| format!(", {why}"));
            let day = spoken::weekday_and_day(follow_up.on, today);
            paras.push(labelled("follow up", Role::Plain, format!("{day}{why}")));
        }
        for note in self.dossier.notes.iter().take(NOTES) {
            let day = spoken::day(self.state.day_at(note.at), today);
            paras.push(labelled(
                "your note",
                Role::Plain,
                format!("{day}: {}", note.text),
            ));
        }
        if let Some(rest @ 1..) = self.dossier.notes.len().checked_sub(NOTES) {
            paras.push(labelled("", Role::Muted, format!("and {rest} older")));
        }
        for reply in &self.dossier.replies {
            let name = reply.template.as_deref().unwrap_or("your own words");
            let day = spoken::day(self.state.day_at(reply.at), today);
            paras.push(match reply.state {
                ReplyState::Sent => labelled("you wrote", Role::Plain, format!("{day}, {name}")),
                ReplyState::Answered => {
                    labelled("they answered", Role::Plain, format!("{day}, to {name}"))
                }
            });
        }
        paras
    }
}
