//! The user's own letters: whom they wrote to, and who wrote to them.
//!
//! A letter is a mail that one person wrote to another. Mail of lists, newsletters, programs and desks is none, and one
//! that went to more than ten people is a letter to none of them. Who only got a copy of the user's mail wasn't written
//! to; a copy that the user got was. Which side is the user shows by the addresses that are known to be theirs; a mail
//! of which neither side is waits to the end of its mailbox, since a later one may tell. Anybody can send the user a mail
//! with the user's own address as its sender: one that a server delivered, and that no folder or label calls sent, is no
//! letter of theirs.
//!
//! Mail in the folder that a mail program calls Sent, without any mark that a server delivered it, was written by the
//! user, so its sender's address is theirs: that is handed on as a record, and outlives the reading.

use crate::model::Record;
use crate::model::dealing::{Dealing, Dealt};
use crate::model::import::{Emit, Flow, Item};

use super::envelope::{CIRCLE, Envelope, Post};
use super::folder::Folder;
use super::own::Own;
use super::person::Party;

/// The most bytes of mails that wait for an address to become known; some twenty thousand.
const WAITING: usize = 8 * 1024 * 1024;

/// The letters of one mailbox.
#[derive(Debug, Default)]
pub(super) struct Correspondence {
    folder: Folder,
    waiting: Vec<(String, Box<Envelope>)>,
    /// How many bytes wait.
    held: usize,
}

/// Which side of a mail is the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Wrote,
    Got,
    Neither,
    /// The sender is the user's address, and anybody may have written it there.
    Unproven,
}

impl Correspondence {
    /// The letters of a mailbox of that kind.
    pub(super) fn of(folder: Folder) -> Self {
        Self {
            folder,
            ..Self::default()
        }
    }

    /// Takes a mail that isn't LinkedIn's.
    pub(super) fn take(
        &mut self,
        mail: &[u8],
        place: &str,
        own: &mut Own,
        emit: &mut Emit<'_>,
    ) -> Flow {
        let envelope = match Post::read(mail) {
            Post::Nothing => return Flow::Continue(()),
            Post::Mass => {
                own.tally.passed += 1;
                return Flow::Continue(());
            }
            Post::Single(envelope) => envelope,
        };
        self.learn(&envelope, place, own, emit)?;
        match self.side(&envelope, own) {
            // No later mail can make it one.
            Side::Neither if envelope.from.is_program() => own.tally.passed += 1,
            // To nobody, or to the sender alone: whoever that is, it is nobody's letter to another.
            Side::Neither if envelope.receivers().all(|to| *to == envelope.from.address) => {}
            Side::Neither if self.held >= WAITING => own.tally.neither += 1,
            Side::Neither => {
                self.held += envelope.size() + place.len();
                self.waiting.push((place.to_owned(), envelope));
            }
            side => self.say(&envelope, side, place, own, emit)?,
        }
        Flow::Continue(())
    }

    /// Takes the mails that waited, at the end of a mailbox.
    pub(super) fn finish(&mut self, own: &mut Own, emit: &mut Emit<'_>) -> Flow {
        self.held = 0;
        for (place, envelope) in std::mem::take(&mut self.waiting) {
            match self.side(&envelope, own) {
                Side::Neither => own.tally.neither += 1,
                side => self.say(&envelope, side, &place, own, emit)?,
            }
        }
        Flow::Continue(())
    }

    /// The folder of a mail: its label before the mailbox's name, except where that says that it was never sent.
    fn folder_of(&self, envelope: &Envelope) -> Folder {
        match (envelope.folder, self.folder) {
            (_, Folder::Unsent) | (Folder::Unsent, _) => Folder::Unsent,
            (Folder::Other, folder) => folder,
            (label, _) => label,
        }
    }

    /// Learns an address of the user's from a mail of theirs.
    fn learn(&self, envelope: &Envelope, place: &str, own: &mut Own, emit: &mut Emit<'_>) -> Flow {
        // Gmail's label is its word that the user sent it; of a folder, a mail in it may have been moved there.
        let labelled = envelope.folder == Folder::Sent;
        let sent = self.folder_of(envelope) == Folder::Sent && (labelled || !envelope.delivered);
        if !sent || envelope.from.is_program() || !own.learn_surely(&envelope.from.address) {
            return Flow::Continue(());
        }
        emit(Item::Record {
            place: place.to_owned(),
            record: Box::new(Record::OwnAddress(envelope.from.address.clone())),
        })
    }

    fn side(&self, envelope: &Envelope, own: &Own) -> Side {
        if own.has(&envelope.from.address) {
            let sent = !envelope.delivered || self.folder_of(envelope) == Folder::Sent;
            return if sent { Side::Wrote } else { Side::Unproven };
        }
        if envelope.receivers().any(|address| own.has(address)) {
            Side::Got
        } else {
            Side::Neither
        }
    }

    /// Hands on a letter for each person on the other side.
    fn say(
        &self,
        envelope: &Envelope,
        side: Side,
        place: &str,
        own: &mut Own,
        emit: &mut Emit<'_>,
    ) -> Flow {
        let folder = self.folder_of(envelope);
        if folder == Folder::Unsent {
            return Flow::Continue(());
        }
        let others: Vec<_> = match side {
            Side::Wrote | Side::Unproven => envelope
                .to
                .iter()
                .filter(|to| !own.has(&to.address))
                .collect(),
            Side::Got | Side::Neither => vec![&envelope.from],
        };
        if others.is_empty() {
            return Flow::Continue(());
        }
        if side == Side::Unproven {
            own.tally.unproven += 1;
            return Flow::Continue(());
        }
        let spam = folder == Folder::Spam && side == Side::Got;
        let people: Vec<_> = others.into_iter().filter_map(Party::person).collect();
        if spam || people.is_empty() || envelope.people > CIRCLE {
            own.tally.passed += 1;
            return Flow::Continue(());
        }
        let at = envelope.at.and_then(|at| own.plausible(at));
        let key = envelope.id.clone().unwrap_or_else(|| {
            let moment = at.map(|at| at.as_second().to_string());
            format!("{} {}", envelope.from.address, moment.unwrap_or_default())
        });
        let from_me = side == Side::Wrote;
        *(if from_me {
            &mut own.tally.sent
        } else {
            &mut own.tally.got
        }) += 1;
        for (handle, name) in people {
            let dealing = Dealing {
                handles: vec![handle],
                name,
                other_names: Vec::new(),
                company: None,
                title: None,
                at,
                key: key.clone(),
                dealt: Dealt::Letter {
                    from_me,
                    automatic: envelope.automatic,
                },
            };
            emit(Item::Record {
                place: place.to_owned(),
                record: Box::new(Record::Dealing(Box::new(dealing))),
            })?;
        }
        Flow::Continue(())
    }
}
