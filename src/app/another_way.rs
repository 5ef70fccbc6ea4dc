//! Ask, another way: what is open to somebody whose invitation can't be answered at LinkedIn.

use jiff::civil::Date;

use super::effect::Effect;
use super::{Overlay, PromptFor, State};
use crate::model::time::days_after;
use crate::model::{Act, InvitationId, Medium};

/// For how many days somebody is let in on trial.
const TRIAL_DAYS: i64 = 30;
/// How many days before an invitation lapses one comes back to it.
const BEFORE_LAPSING: i64 = 7;

/// What is open to somebody who can't be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AnotherWay {
    /// Which invitation.
    pub(crate) id: InvitationId,
    /// An address of theirs in the records.
    pub(crate) address: Option<String>,
    /// How many connections the two have in common, if any.
    pub(crate) mutual: Option<i64>,
    /// Until when one can wait, if there is time.
    pub(crate) until: Option<Date>,
    /// The day of the review, if let in on trial.
    pub(crate) review_on: Date,
    /// Whether the reason is told: once.
    pub(crate) told: bool,
}

impl AnotherWay {
    /// How many rows it has.
    pub(crate) fn rows(&self) -> u16 {
        let ways = [
            self.address.is_some(),
            self.mutual.is_some(),
            self.until.is_some(),
        ];
        let open = ways.into_iter().map(u16::from).sum::<u16>();
        // The question, the trial, and the reply all the same.
        open + 3 + u16::from(self.told)
    }
}

impl State {
    /// Whether the invitation under the cursor is one of those that can't be answered.
    pub(crate) fn needs_another_way(&self) -> bool {
        self.case()
            .is_some_and(|case| case.dossier.can_reply == Some(false))
    }

    /// Opens what is open to the person under the cursor.
    pub(super) fn another_way(&mut self, id: InvitationId) -> Vec<Effect> {
        let told = !std::mem::replace(&mut self.trip.told_of_another_way, true);
        let Some(case) = self.case() else {
            return Vec::new();
        };
        let dossier = &case.dossier;
        let mutual = dossier.profile.mutual.as_ref().map(|seen| seen.value);
        let ends = dossier.invitation.standing.expires;
        let until = ends.map(|end| days_after(end, -BEFORE_LAPSING));
        let way = AnotherWay {
            id,
            address: dossier
                .addresses
                .first()
                .map(|address| address.shown(Medium::Line)),
            mutual: mutual.filter(|mutual| *mutual > 0),
            until: until.filter(|until| *until > self.today),
            review_on: days_after(self.today, TRIAL_DAYS),
            told,
        };
        self.overlay = Some(Overlay::AnotherWay(way));
        self.scroll_queue();
        Vec::new()
    }

    fn take_way(&mut self) -> Option<AnotherWay> {
        let way = match self.overlay.take() {
            Some(Overlay::AnotherWay(way)) => Some(way),
            other => {
                self.overlay = other;
                None
            }
        };
        self.scroll_queue();
        way
    }

    /// Copies the reply for a mail, and says the address.
    pub(super) fn ask_by_mail(&mut self) -> Vec<Effect> {
        match &self.overlay {
            Some(Overlay::AnotherWay(way)) if way.address.is_some() => {}
            _ => {
                self.warn("no address of theirs is in your records");
                return Vec::new();
            }
        }
        let address = self.take_way().and_then(|way| way.address);
        let effects = self.copy();
        if !effects.is_empty() {
            let sent = self.once_sent();
            self.copied_for = address.map(|address| format!("for a mail to {address}   {sent}"));
        }
        effects
    }

    /// Copies a few lines to somebody both know.
    pub(super) fn ask_through_mutual(&mut self) -> Vec<Effect> {
        match &self.overlay {
            Some(Overlay::AnotherWay(way)) if way.mutual.is_some() => {}
            _ => {
                self.warn("nobody is known whom you both know");
                return Vec::new();
            }
        }
        let Some(way) = self.take_way() else {
            return Vec::new();
        };
        let Some(case) = self.case() else {
            return Vec::new();
        };
        let name = case.dossier.person.name.shown(Medium::Line);
        let headline = case.dossier.profile.headline.as_ref();
        let headline = headline.map_or_else(String::new, |seen| {
            format!(" ({})", seen.value.shown(Medium::Line))
        });
        let text = format!(
            "Hello, {name}{headline} asked to connect with me at LinkedIn, which shows that you two are connected. \
             Do you know them well, and would you introduce us?"
        );
        let many = super::spoken::number(way.mutual.unwrap_or_default());
        self.copied_for = Some(format!(
            "for one of the {many} you both know; their profile lists them"
        ));
        vec![Effect::Copy(text)]
    }

    /// Lets in on trial; asks what to look at on the day of the review.
    pub(super) fn on_trial(&mut self) -> Vec<Effect> {
        match self.take_way() {
            Some(way) => self.ask(PromptFor::TrialWhy(way.id, way.review_on)),
            None => Vec::new(),
        }
    }

    pub(super) fn keep_trial(&mut self, id: InvitationId, on: Date, why: String) -> Vec<Effect> {
        let why = if why.is_empty() {
            "was it right to let them in?".to_owned()
        } else {
            why
        };
        self.act_and_move_on(Act::AcceptOnTrial {
            id,
            review_on: on,
            why,
        })
    }

    /// Puts it off until shortly before it lapses.
    pub(super) fn wait_for_the_end(&mut self) -> Vec<Effect> {
        match &self.overlay {
            Some(Overlay::AnotherWay(way)) if way.until.is_some() => {}
            _ => {
                self.warn("it lapses too soon to wait, or nobody knows when");
                return Vec::new();
            }
        }
        let Some(way) = self.take_way() else {
            return Vec::new();
        };
        self.act_and_move_on(Act::Snooze {
            ids: vec![way.id],
            until: way.until,
        })
    }
}
