//! An invitation, how it stands, and the state that is shown.

use jiff::Timestamp;
use jiff::civil::Date;

use super::assessment::Verdict;
use super::errand::{ErrandKind, Mend};
use super::foreign::Foreign;
use super::ids::{InvitationId, PersonId};
use super::time::days_after;

/// Who asked whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// Somebody asked the user.
    Incoming,
    /// The user asked somebody.
    Outgoing,
}

/// What the site shows, as far as the sources tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Site {
    /// It waits there.
    Open,
    /// It was accepted there.
    Accepted,
    /// It is no longer there, and nobody connected.
    Absent,
}

/// What the user chose here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Let in.
    Accept,
    /// Ask first.
    Ask,
    /// Ignore: they aren't told.
    Ignore,
}

/// Whether the button at LinkedIn was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pressed {
    /// It was.
    Yes,
    /// There was no such button.
    No,
}

/// The state that is shown, worked out from the stored parts over today's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Waits for a decision.
    Pending,
    /// Was asked, and no answer yet.
    Asked,
    /// Answered the question.
    Answered,
    /// Was asked, and is past the time for an answer.
    Quiet,
    /// Put off to a day.
    Snoozed,
    /// Let in, here or there.
    Accepted,
    /// Ignored here.
    Ignored,
    /// No longer there: ignored there, withdrawn, or lapsed.
    Gone,
}

/// The parts from which the state follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What the site shows.
    pub site: Site,
    /// What the user chose.
    pub decision: Option<Decision>,
    /// Whether the button was pressed; `None` is unknown.
    pub pressed: Option<Pressed>,
    /// When the question went out.
    pub asked_on: Option<Date>,
    /// When the answer came.
    pub answered_on: Option<Date>,
    /// The day after which an unanswered question counts as quiet.
    pub quiet_after: Option<Date>,
    /// The day until which it is put off.
    pub snoozed_until: Option<Date>,
    /// When it will probably lapse; `None` when the day of sending isn't known.
    pub expires: Option<Date>,
    /// Whether the user's messages show one to them that is newer than the decision: an asking that went out.
    pub wrote_since: bool,
    /// What mends at LinkedIn what was taken back here, once the user asked for it.
    pub mend: Option<Mend>,
}

impl Standing {
    /// How many days after its probable end an invitation counts as gone: the end is a guess.
    pub const GRACE_DAYS: i64 = 14;

    /// The state on a day: the first that applies, in the order of the ruling.
    #[must_use]
    pub fn state(&self, today: Date) -> State {
        if self.site == Site::Accepted {
            return State::Accepted;
        }
        match self.decision {
            Some(Decision::Ignore) => return State::Ignored,
            Some(Decision::Accept) => return State::Accepted,
            Some(Decision::Ask) | None => {}
        }
        if self.site == Site::Absent || self.lapsed(today) {
            return State::Gone;
        }
        if self.snoozed_until.is_some_and(|until| today < until) {
            return State::Snoozed;
        }
        if self.decision.is_none() || self.has_no_way_to_ask() {
            return State::Pending;
        }
        if self.answered_on.is_some() {
            return State::Answered;
        }
        if self.quiet_after.is_some_and(|last| last < today) {
            return State::Quiet;
        }
        State::Asked
    }

    /// Whether it is past its probable end by the days of grace.
    #[must_use]
    pub fn lapsed(&self, today: Date) -> bool {
        self.expires
            .is_some_and(|end| days_after(end, Self::GRACE_DAYS) < today)
    }

    /// Whether asking was decided, and there was no way to ask: it waits again, to be decided another way. A message of
    /// the user's since then found one.
    #[must_use]
    pub fn has_no_way_to_ask(&self) -> bool {
        self.decision == Some(Decision::Ask)
            && self.pressed == Some(Pressed::No)
            && self.asked_on.is_none()
            && !self.wrote_since
    }

    /// What there is to do at LinkedIn: what mends; else what is decided here, the button there not pressed, as far as
    /// is known.
    ///
    /// For *ask* the errand is the reply: it is done when the question went out.
    #[must_use]
    pub fn errand(&self, today: Date) -> Option<ErrandKind> {
        if let Some(mend) = self.mend {
            return Some(mend.errand());
        }
        if self.site != Site::Open || self.pressed.is_some() || self.lapsed(today) {
            return None;
        }
        match self.decision {
            Some(Decision::Accept) => Some(ErrandKind::Accept),
            Some(Decision::Ignore) => Some(ErrandKind::Ignore),
            Some(Decision::Ask) if self.asked_on.is_none() && !self.wrote_since => {
                Some(ErrandKind::Reply)
            }
            Some(Decision::Ask) | None => None,
        }
    }

    /// Whether there is something to do at LinkedIn.
    #[must_use]
    pub fn is_errand(&self, today: Date) -> bool {
        self.errand(today).is_some()
    }
}

impl State {
    /// Whether an invitation of this state is in the inbox.
    #[must_use]
    pub fn in_inbox(self) -> bool {
        matches!(self, Self::Pending | Self::Answered)
    }
}

/// What a policy suggested at the moment of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advised {
    /// The policy by name.
    pub policy: String,
    /// Its version: what its text came to.
    pub version: String,
    /// What it suggested.
    pub verdict: Verdict,
}

/// One request to connect, as its sightings agree on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its number.
    pub id: InvitationId,
    /// Who asked whom.
    pub direction: Direction,
    /// The other person.
    pub person: PersonId,
    /// When it was sent, if a source tells.
    pub sent: Option<Timestamp>,
    /// When a source first showed it.
    pub first_seen: Timestamp,
    /// The note: `None` is unknown, `Some(None)` that there was none.
    pub note: Option<Option<Foreign>>,
    /// How many reminders came; `None` where no mail was read.
    pub reminders: Option<i64>,
    /// How it stands.
    pub standing: Standing,
    /// What the policy suggested when it was decided.
    pub advised: Option<Advised>,
    /// Whether every source of it was taken back, and only the user's own acts keep it.
    pub source_removed: bool,
}

/// Names that scripts rely on, both ways.
macro_rules! names {
    ($type:ty { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in JSON, queries and the store.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The value of that name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}
pub(crate) use names;

names!(Direction { Incoming = "incoming", Outgoing = "outgoing" });
names!(Site { Open = "open", Accepted = "accepted", Absent = "absent" });
names!(Decision { Accept = "accept", Ask = "ask", Ignore = "ignore" });
names!(Pressed { Yes = "yes", No = "no" });
names!(State {
    Pending = "pending",
    Asked = "asked",
    Answered = "answered",
    Quiet = "quiet",
    Snoozed = "snoozed",
    Accepted = "accepted",
    Ignored = "ignored",
    Gone = "gone",
});

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn waiting() -> Standing {
        Standing {
            site: Site::Open,
            decision: None,
            pressed: None,
            asked_on: None,
            answered_on: None,
            quiet_after: None,
            snoozed_until: None,
            expires: Some(date(2027, 4, 1)),
            wrote_since: false,
            mend: None,
        }
    }

    #[test]
    fn an_undecided_invitation_waits_until_two_weeks_past_its_probable_end() {
        let ends = |expires| {
            Standing {
                expires: Some(expires),
                ..waiting()
            }
            .state(TODAY)
        };
        assert_eq!(ends(date(2026, 11, 9)), State::Pending);
        assert_eq!(ends(date(2026, 11, 8)), State::Gone);
    }

    #[test]
    fn one_without_a_date_never_lapses() {
        assert_eq!(
            Standing {
                expires: None,
                ..waiting()
            }
            .state(TODAY),
            State::Pending
        );
    }

    #[test]
    fn accepted_at_the_site_wins_over_ignored_here() {
        let standing = Standing {
            site: Site::Accepted,
            decision: Some(Decision::Ignore),
            ..waiting()
        };
        assert_eq!(standing.state(TODAY), State::Accepted);
    }

    #[test]
    fn a_snoozed_one_returns_on_its_day() {
        let snoozed = |until| {
            Standing {
                snoozed_until: Some(until),
                ..waiting()
            }
            .state(TODAY)
        };
        assert_eq!(snoozed(date(2026, 11, 24)), State::Snoozed);
        assert_eq!(snoozed(TODAY), State::Pending);
    }

    #[test]
    fn a_question_is_asked_then_quiet_and_an_answer_brings_it_back() {
        let asked = Standing {
            decision: Some(Decision::Ask),
            asked_on: Some(date(2026, 11, 1)),
            quiet_after: Some(TODAY),
            ..waiting()
        };
        assert_eq!(asked.state(TODAY), State::Asked);
        assert_eq!(asked.state(date(2026, 11, 24)), State::Quiet);
        let answered = Standing {
            answered_on: Some(TODAY),
            ..asked
        };
        assert_eq!(answered.state(date(2026, 11, 24)), State::Answered);
        assert!(answered.state(TODAY).in_inbox());
    }

    #[test]
    fn a_decision_is_an_errand_until_the_button_is_pressed_or_was_not_there() {
        let accepted = Standing {
            decision: Some(Decision::Accept),
            ..waiting()
        };
        assert!(accepted.is_errand(TODAY));
        assert!(
            !Standing {
                pressed: Some(Pressed::Yes),
                ..accepted
            }
            .is_errand(TODAY)
        );
        assert!(
            !Standing {
                pressed: Some(Pressed::No),
                ..accepted
            }
            .is_errand(TODAY)
        );
        assert!(
            !Standing {
                site: Site::Accepted,
                ..accepted
            }
            .is_errand(TODAY)
        );
        assert!(!waiting().is_errand(TODAY));
    }

    #[test]
    fn asking_where_there_is_no_way_to_ask_is_to_be_decided_another_way() {
        let asking = Standing {
            decision: Some(Decision::Ask),
            ..waiting()
        };
        assert_eq!(asking.errand(TODAY), Some(ErrandKind::Reply));
        let no_way = Standing {
            pressed: Some(Pressed::No),
            ..asking
        };
        assert_eq!(
            (no_way.errand(TODAY), no_way.state(TODAY)),
            (None, State::Pending)
        );
        let found_one = Standing {
            wrote_since: true,
            ..no_way
        };
        assert_eq!(
            (found_one.errand(TODAY), found_one.state(TODAY)),
            (None, State::Asked)
        );
        let wrote = Standing {
            wrote_since: true,
            ..asking
        };
        assert_eq!(
            (wrote.errand(TODAY), wrote.state(TODAY)),
            (None, State::Asked)
        );
    }

    #[test]
    fn mending_is_an_errand_whatever_the_site_shows() {
        let taken_back = Standing {
            site: Site::Accepted,
            mend: Some(Mend::Disconnect),
            ..waiting()
        };
        assert_eq!(taken_back.errand(TODAY), Some(ErrandKind::Disconnect));
        assert_eq!(taken_back.state(TODAY), State::Accepted);
    }

    #[test]
    fn every_name_leads_back_to_its_value() {
        for state in State::ALL {
            assert_eq!(State::named(state.name()), Some(*state));
        }
        assert_eq!(State::named("Pending"), None);
    }
}
