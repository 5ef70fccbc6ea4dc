//! How much of the person is in the user's records, and how much was looked through. Both are always known: "no trace"
//! means something only beside what was searched.

use super::{Entry, Spec};
use crate::model::{Answer, Kind, Value};

pub(super) const FACTS: &[Entry] = &[
    Spec::new(
        "traces",
        Kind::Int,
        "How many of your records name them?",
        "Records of any grade that name the person, this invitation apart. Always known.",
    )
    .answered(|material| Answer::known(Value::Int(material.dossier.traces))),
    Spec::new(
        "searched",
        Kind::Int,
        "How many kinds of source were looked through?",
        "Connections, messages, invitations, mails, calls, calendar entries, address book cards and the like count one \
         each. Always known; 0 means that no trace says nothing.",
    )
    .answered(|material| {
        let kinds = material.dossier.searched.len();
        Answer::known(Value::Int(i64::try_from(kinds).unwrap_or(i64::MAX)))
    }),
];
