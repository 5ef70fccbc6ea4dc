//! What the note says of the two. It is what they say: none of it shows that anything is so.
//!
//! Yes wherever the words were recognised. No where they weren't and the note is in a language whose phrases are kept
//! in full; in any other, finding nothing says nothing.

use super::{Entry, Material, Spec, unknown, yes_or_no};
use crate::model::{Answer, Kind};
use crate::text::note::Claim;

const TELL: &str = "a note in English, German, French, Spanish, Italian, Portuguese or Dutch";

pub(super) const FACTS: &[Entry] = &[
    Spec::new(
        "claims_worked_together",
        Kind::Bool,
        "Do they say that you worked together?",
        "Yes if the note says so, in words that were recognised. No if it doesn't, or if there is no note. Unknown in \
         languages whose phrases aren't kept in full. It is what they say; whether it is so is `worked_together`.",
    )
    .answered(|material| claims(material, &[Claim::WorkedWith])),
    Spec::new(
        "claims_met",
        Kind::Bool,
        "Do they say that you met?",
        "Yes if the note says that you met or sat together somewhere. No if it doesn't, or if there is no note. Unknown \
         in languages whose phrases aren't kept in full. It is what they say; whether it is so is `met`.",
    )
    .answered(|material| claims(material, &[Claim::MetInPerson])),
    Spec::new(
        "claims_spoke",
        Kind::Bool,
        "Do they say that you spoke?",
        "Yes if the note speaks of a call or a talk over video. No if it doesn't, or if there is no note. Unknown in \
         languages whose phrases aren't kept in full. It is what they say; whether it is so is `spoke`.",
    )
    .answered(|material| claims(material, &[Claim::SpokenByPhone])),
    Spec::new(
        "claims_group",
        Kind::Bool,
        "Do they say that you share a group or a school?",
        "Yes if the note speaks of a group, a community or a school of both. No if it doesn't, or if there is no note. \
         Unknown in languages whose phrases aren't kept in full. It is what they say.",
    )
    .answered(|material| claims(material, &[Claim::SharedGroup])),
    Spec::new(
        "claims_mutual",
        Kind::Bool,
        "Do they say that you know somebody in common?",
        "Yes if the note speaks of somebody you both know, named or not. No if it doesn't, or if there is no note. Unknown \
         in languages whose phrases aren't kept in full. It is what they say; LinkedIn's count is `mutual`.",
    )
    .answered(|material| claims(material, &[Claim::MutualConnection])),
    Spec::new(
        "claims_event",
        Kind::Bool,
        "Do they speak of an event?",
        "Yes if the note names an event as the link between you. No if it doesn't, or if there is no note. Unknown in \
         languages whose phrases aren't kept in full. It is what they say; whether you both were there is `shared_event`.",
    )
    .answered(|material| claims(material, &[Claim::Event])),
    Spec::new(
        "claims_content",
        Kind::Bool,
        "Do they say that they read or heard something of yours?",
        "Yes if the note speaks of a post, an article, a talk or the like of yours. No if it doesn't, or if there is no \
         note. Unknown in languages whose phrases aren't kept in full. It is what they say.",
    )
    .answered(|material| claims(material, &[Claim::ReadContent])),
];

fn claims(material: &Material, any: &[Claim]) -> Answer {
    let Some(reading) = &material.reading else {
        return unknown(super::note::TELL);
    };
    if any.iter().any(|claim| reading.claims.contains(claim)) {
        yes_or_no(true)
    } else if reading.understood {
        yes_or_no(false)
    } else {
        unknown(TELL)
    }
}
