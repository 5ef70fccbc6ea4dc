//! What is common to all ways in: whether a mail is taken, where its records go, and what is said at the end.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::model::import::{Emit, Flow, Item, Skipped};

use super::forward::Forward;
use super::letter::{Head, Letter};
use super::mbox::Piece;
use super::mentions_linkedin;
use super::notice::{self, Notice, Unusable};
use super::template::Kind;
use super::trust::Doubt;

/// How deep mails in mails are read.
const DEPTH: usize = 4;
/// The most mails that are read out of one, at all depths.
const ATTACHED: usize = 500;

/// Addresses that are known to be the reader's own: those that an export lists, and those that LinkedIn writes to.
#[derive(Clone, Debug, Default)]
pub struct Own(BTreeSet<String>);

impl Own {
    /// Adds an address.
    pub fn add(&mut self, address: &str) {
        self.0.insert(address.to_ascii_lowercase());
    }

    /// All of them, in lower case.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// One reading of mails.
pub(super) struct Reader<'e, 'f> {
    emit: &'e mut Emit<'f>,
    own: &'e mut Own,
    /// How many mails only looked like LinkedIn's.
    alike: usize,
    /// How many were read out of attachments.
    attached: usize,
    /// How many were read out of the text of another mail.
    quoted: usize,
    /// How many mails may still be read out of the one that is being read.
    left: usize,
}

/// What is around a mail.
#[derive(Clone, Copy)]
struct Around<'a> {
    depth: usize,
    /// What the reader's server found wrong with the outermost mail.
    check: Option<&'a Doubt>,
}

impl<'e, 'f> Reader<'e, 'f> {
    pub(super) fn new(own: &'e mut Own, emit: &'e mut Emit<'f>) -> Self {
        Self {
            emit,
            own,
            alike: 0,
            attached: 0,
            quoted: 0,
            left: 0,
        }
    }

    /// Reads a mail, and those in it.
    pub(super) fn mail(&mut self, piece: Piece<'_>, place: &str) -> Flow {
        self.left = ATTACHED;
        let around = Around {
            depth: 0,
            check: None,
        };
        self.one(piece, place, around)
    }

    fn one(&mut self, piece: Piece<'_>, place: &str, around: Around<'_>) -> Flow {
        if !mentions_linkedin(piece.bytes) {
            return ControlFlow::Continue(());
        }
        let Some(head) = Head::read(piece.bytes) else {
            return ControlFlow::Continue(());
        };
        if piece.cut {
            if head.kind().is_none() {
                return ControlFlow::Continue(());
            }
            return self.skip(place, "the mail is over 32 MB: left out unread".to_owned());
        }
        if head.is_of_another_kind() {
            return ControlFlow::Continue(());
        }
        let letter = Letter::read(head, piece.bytes);
        let doubt = letter.head.doubt();
        match (letter.kind(), &doubt) {
            (Some(kind), None) => self.linkedins(&letter, kind, place, around),
            (kind, doubt) => {
                self.inside(&letter, place, around)?;
                self.elsewhere(&letter, kind, doubt.as_ref(), place, around)
            }
        }
    }

    /// Takes a mail that comes from LinkedIn, as far as it can show.
    fn linkedins(
        &mut self,
        letter: &Letter<'_>,
        kind: Kind,
        place: &str,
        around: Around<'_>,
    ) -> Flow {
        if let Some(doubt) = around.check {
            let why = format!("it is attached to a mail that {}", doubt.of_the_outer());
            return self.doubtful(&why, kind, place);
        }
        if around.depth == 0 {
            let recipients = letter.head.recipients.iter().cloned();
            self.own.0.extend(recipients);
        } else {
            self.attached += 1;
        }
        self.take(notice::read(letter, kind), place)
    }

    /// Reads the mails that are attached to one.
    fn inside(&mut self, letter: &Letter<'_>, place: &str, around: Around<'_>) -> Flow {
        if letter.attached.is_empty() {
            return ControlFlow::Continue(());
        }
        if around.depth == DEPTH {
            let why = format!("more than {DEPTH} mails are packed into each other: left out");
            return self.skip(place, why);
        }
        let own_check = letter.head.failed_check();
        let around = Around {
            depth: around.depth + 1,
            check: around.check.or(own_check.as_ref()),
        };
        for (number, attached) in letter.attached.iter().enumerate() {
            let Some(left) = self.left.checked_sub(1) else {
                let why = format!("more than {ATTACHED} mails are attached: the rest is left out");
                return self.skip(place, why);
            };
            self.left = left;
            let Some(bytes) = attached.opened() else {
                continue;
            };
            let place = format!("{place}, attachment {}", number + 1);
            self.one(Piece::whole(&bytes), &place, around)?;
        }
        ControlFlow::Continue(())
    }

    /// Looks at a mail that isn't LinkedIn's: one that quotes LinkedIn's, one that only looks like it, or any other.
    fn elsewhere(
        &mut self,
        letter: &Letter<'_>,
        kind: Option<Kind>,
        doubt: Option<&Doubt>,
        place: &str,
        around: Around<'_>,
    ) -> Flow {
        let (Some(kind), Some(doubt)) = (kind, doubt) else {
            return ControlFlow::Continue(());
        };
        if around.depth == 0
            && letter.head.template.is_none()
            && let Some(forward) = Forward::find(letter)
        {
            if !self.is_own(&letter.head) {
                let why = "LinkedIn's mail, forwarded by somebody who can't be told to be you";
                return self.doubtful(why, forward.kind(), place);
            }
            self.quoted += 1;
            return self.take(forward.read(), place);
        }
        if !letter.passes_for_linkedins() {
            return ControlFlow::Continue(());
        }
        self.alike += 1;
        self.doubtful(&doubt.to_string(), kind, place)
    }

    /// Whether the reader wrote a mail: to an address it came from, or from one that is known to be the reader's.
    fn is_own(&self, head: &Head) -> bool {
        let [sender] = head.senders.as_slice() else {
            return false;
        };
        let sender = sender.to_ascii_lowercase();
        head.failed_check().is_none()
            && (head.recipients.contains(&sender) || self.own.0.contains(&sender))
    }

    fn take(&mut self, notice: Result<Notice, Unusable>, place: &str) -> Flow {
        let notice = match notice {
            Ok(notice) => notice,
            Err(unusable) => return self.skip(place, unusable.to_string()),
        };
        for record in notice.records {
            (self.emit)(Item::Record {
                place: place.to_owned(),
                record: Box::new(record),
            })?;
        }
        for why in notice.left_out {
            self.skip(place, why)?;
        }
        ControlFlow::Continue(())
    }

    fn doubtful(&mut self, why: &str, kind: Kind, place: &str) -> Flow {
        let what = match kind {
            Kind::Acceptance => "an acceptance",
            Kind::Invitation | Kind::Reminder | Kind::Digest => "an invitation",
        };
        self.skip(place, format!("{why}: not taken as {what}"))
    }

    pub(super) fn skip(&mut self, place: &str, why: String) -> Flow {
        (self.emit)(Item::Skipped(Skipped {
            place: place.to_owned(),
            why,
        }))
    }

    pub(super) fn finish(self) -> Flow {
        let remarks = [
            match self.alike {
                0 => None,
                1 => Some("one mail only looks like LinkedIn's and was not taken".to_owned()),
                n => Some(format!(
                    "{n} mails only look like LinkedIn's and were not taken"
                )),
            },
            match self.attached {
                0 => None,
                1 => Some("one mail was attached to another, which is all that vouches for it".to_owned()),
                n => Some(format!(
                    "{n} mails were attached to others, which is all that vouches for them"
                )),
            },
            match self.quoted {
                0 => None,
                1 => Some("one mail was read out of a forward of yours, which proves less than the mail itself".to_owned()),
                n => Some(format!(
                    "{n} mails were read out of forwards of yours, which prove less than the mails themselves"
                )),
            },
        ];
        for remark in remarks.into_iter().flatten() {
            (self.emit)(Item::Remark(remark))?;
        }
        ControlFlow::Continue(())
    }
}
