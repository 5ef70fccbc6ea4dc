//! The invitation itself: which way it went, when, and whether there were others before it.

use super::{Entry, Material, Spec, looked_through, number, unknown, word, yes_or_no};
use crate::model::time::days_between;
use crate::model::{Answer, Kind, State};

const DIRECTIONS: &[&str] = &["incoming", "outgoing"];

pub(super) const FACTS: &[Entry] = &[
    Spec::new(
        "direction",
        Kind::Word(DIRECTIONS),
        "Who asked whom?",
        "`incoming` if they asked you, `outgoing` if you asked them. Always known; the same rules serve both.",
    )
    .answered(|material| word(material.dossier.invitation.direction.name())),
    Spec::new(
        "reminders",
        Kind::Int,
        "How many reminders came?",
        "How often LinkedIn's mail reminded you of it. Unknown where no mail was read. LinkedIn sends them by itself.",
    )
    .answered(|material| number(material.dossier.invitation.reminders, "LinkedIn's notification mail")),
    Spec::new(
        "age_days",
        Kind::Int,
        "How many days ago was it sent?",
        "Whole days from the day of sending to today, in your time zone. Unknown where no source tells the day.",
    )
    .per_day(1)
    .answered(|material| {
        let dossier = material.dossier;
        let age = dossier.sent_on.map(|sent| days_between(sent, dossier.today));
        number(age, "a source that tells when it was sent")
    }),
    Spec::new(
        "days_left",
        Kind::Int,
        "In how many days will it probably lapse?",
        "Whole days from today to its probable end; 0 on the last day, below 0 after it. The end is a guess. Unknown \
         where no source tells the day of sending.",
    )
    .per_day(-1)
    .answered(|material| {
        let dossier = material.dossier;
        let end = dossier.invitation.standing.expires;
        let left = end.map(|end| days_between(dossier.today, end));
        number(left, "a source that tells when it was sent")
    }),
    Spec::new(
        "invited_before",
        Kind::Bool,
        "Was there an invitation between you before?",
        "Yes if an earlier one is known, either way. No if invitations newer than this one were looked through, the \
         person has a profile link to look up by, and nobody in your records may be them. Otherwise unknown.",
    )
    .answered(invited_before),
    Spec::new(
        "ignored_before",
        Kind::Bool,
        "Did you ignore an invitation of theirs before?",
        "Yes if you ignored an earlier one here. No if there was none, by invitations newer than this one, or if each \
         earlier one was accepted. Unknown otherwise: of one that went away nothing tells why.",
    )
    .answered(ignored_before),
    Spec::new(
        "answered",
        Kind::Bool,
        "Did they answer your question?",
        "Yes once an answer to a reply of yours is recorded, until the invitation is decided. Always known.",
    )
    .answered(|material| yes_or_no(material.dossier.invitation.standing.answered_on.is_some())),
];

fn invited_before(material: &Material) -> Answer {
    if !material.dossier.earlier.is_empty() {
        return yes_or_no(true);
    }
    if looked_through(material.dossier, "invitations") {
        return yes_or_no(false);
    }
    unknown("the invitations of a LinkedIn export made after it was sent")
}

fn ignored_before(material: &Material) -> Answer {
    let earlier = &material.dossier.earlier;
    let all = |state| earlier.iter().all(|one| one.state == state);
    if earlier.iter().any(|one| one.state == State::Ignored) {
        return yes_or_no(true);
    }
    if earlier.is_empty() && !looked_through(material.dossier, "invitations") {
        return unknown("the invitations of a LinkedIn export made after it was sent");
    }
    if all(State::Accepted) {
        return yes_or_no(false);
    }
    unknown("what became of the earlier ones")
}
