//! What came with the invitation in words. Known once a source showed whether there is a note.

use super::{Entry, Material, Spec, number, unknown, word, yes_or_no};
use crate::model::{Answer, Kind};
use crate::text::note::{Claim, NoteKind, Purpose, Reading};

pub(super) const TELL: &str = "a source that shows notes: an export, the mail, or the whole page";

const LANGUAGES: &str = "a note in English, German, French, Spanish, Italian, Portuguese or Dutch";

pub(super) const KINDS: &[&str] = &["none", "default", "generic", "specific"];

pub(super) const PURPOSES: &[&str] = &[
    "networking",
    "sales",
    "recruiting",
    "job-seeking",
    "student",
    "collaboration",
    "reconnect",
    "referral",
    "event",
    "content",
    "research",
    "scam",
    "none",
];

pub(super) const FACTS: &[Entry] = &[
    Spec::new(
        "has_note",
        Kind::Bool,
        "Is there a note?",
        "Yes if a note came with the invitation, LinkedIn's own text included. No if a source that shows notes showed \
         none. Most invitations have none, and that says nothing about anybody.",
    )
    .answered(|material| read(material, |reading| yes_or_no(reading.kind != NoteKind::None))),
    Spec::new(
        "note_kind",
        Kind::Word(KINDS),
        "What kind of note is it?",
        "`none`; `default`, which is LinkedIn's own text; `generic`, which would suit anybody; `specific`, which says \
         something of its own. Unknown until a source showed the note.",
    )
    .answered(|material| read(material, |reading| word(reading.kind.name()))),
    Spec::new(
        "note_length",
        Kind::Int,
        "How many characters long is the note?",
        "Characters as a person counts them, without blanks at either end; 0 where there is no note.",
    )
    .answered(length),
    Spec::new(
        "purpose_stated",
        Kind::Bool,
        "Does the note say why they ask?",
        "Yes if the note names an aim or a ground beyond wanting to connect. No if it doesn't, or if there is no note. \
         Unknown where nothing was recognised in a language whose phrases aren't kept in full.",
    )
    .answered(|material| {
        read(material, |reading| {
            if states_a_purpose(reading) {
                yes_or_no(true)
            } else if reading.understood {
                yes_or_no(false)
            } else {
                unknown(LANGUAGES)
            }
        })
    }),
    Spec::new(
        "purpose",
        Kind::Word(PURPOSES),
        "What do they want?",
        "The purpose that the note states, in one word. `reconnect`, that you worked together, met or spoke, comes before \
         what else they mention; `networking` is nothing but to connect; `scam` the words of a known fraud; `none` LinkedIn's \
         own text, or no note. Unknown where nothing was recognised in a language whose phrases aren't kept in full. It is \
         what they say, not what is so.",
    )
    .answered(|material| {
        read(material, |reading| match reading.known_purpose() {
            Some(purpose) => word(purpose.name()),
            None if reading.understood => word("none"),
            None => unknown(LANGUAGES),
        })
    }),
    Spec::new(
        "off_platform",
        Kind::Bool,
        "Does the note ask you to go on elsewhere?",
        "Yes if the note asks to continue on another service, by mail or by phone, before you know each other. The \
         words are shown with the note. No otherwise, or if there is no note.",
    )
    .answered(|material| read(material, |reading| yes_or_no(reading.leave.is_some()))),
    Spec::new(
        "scam_phrase",
        Kind::Bool,
        "Does the note use the words of a known fraud?",
        "Yes if the note contains a phrase that frauds are known by. The words are shown with the note, so that you \
         can judge for yourself.",
    )
    .answered(|material| read(material, |reading| yes_or_no(reading.scam.is_some()))),
    Spec::new(
        "similar",
        Kind::Int,
        "How many others sent you nearly the same note?",
        "Invitations of other people whose notes have the same words, names, firms and numbers apart; one word in seven \
         may differ. 0 where there is no note, or only LinkedIn's own text. Unknown where no source showed the note, and \
         where fewer than three words are left of it. It says how a note was made, nothing about anybody.",
    )
    .answered(|material| {
        number(
            material.dossier.similar,
            "a source that shows the note, if it has three words of its own",
        )
    }),
];

fn read(material: &Material, answer: impl FnOnce(&Reading) -> Answer) -> Answer {
    material.reading.as_ref().map_or(unknown(TELL), answer)
}

/// To want to connect and nothing more is no purpose: that much the invitation says by itself.
fn states_a_purpose(reading: &Reading) -> bool {
    reading.claims.contains(&Claim::Purpose)
        || reading
            .purpose
            .is_some_and(|purpose| purpose != Purpose::Networking)
}

fn length(material: &Material) -> Answer {
    let characters = material.dossier.invitation.note.as_ref().map(|note| {
        let text = note.as_ref().map_or("", |note| note.raw());
        i64::try_from(text.trim().chars().count()).unwrap_or(i64::MAX)
    });
    number(characters, TELL)
}
