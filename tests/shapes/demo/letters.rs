//! The demo's mailbox: notifications of the invitations that mails show, letters, and the mail that is neither.

use jiff::{Timestamp, ToSpan};

use super::callers::{Caller, EARLIER, Note, OPEN, Seen};
use super::correspondence;
use super::network::{Network, accepted_at};
use super::owner;
use crate::shapes::export::{Failure, InvitationRow};
use crate::shapes::mail::{Invite, Kind, Mail, mail, ordinary};
use crate::shapes::names::{FIRMS, POSITIONS};
use crate::shapes::party::{Party, invitation_id};

/// How many accepted invitations the mailbox remembers, of those that came in and of those that went out.
const REMEMBERED: (usize, usize) = (7, 3);

/// Builds every mail.
pub(crate) fn mails(network: &Network) -> Result<Vec<Mail>, Failure> {
    let mut mails = Vec::new();
    let mut digest = Vec::new();
    for caller in EARLIER
        .iter()
        .chain(OPEN)
        .filter(|caller| caller.seen != Seen::Export)
    {
        let invite = invite_of(caller)?;
        for at in caller.reminded_at()? {
            mails.push(to_owner(&Kind::Reminder(&invite), at));
        }
        if caller.digested {
            digest.push((caller.sent()?, invite));
        } else {
            mails.push(to_owner(&Kind::Invite(&invite), soon_after(caller.sent()?)));
        }
    }
    mails.extend(digests(digest));
    mails.extend(of_the_accepted(network)?);
    mails.push(look_alike()?);
    mails.extend(about_something_else()?);
    mails.extend(correspondence::letters()?);
    Ok(mails)
}

fn to_owner(kind: &Kind<'_>, at: Timestamp) -> Mail {
    mail(kind, &owner::recipient(at), at)
}

/// Mails arrive some seconds after the moment of sending.
fn soon_after(sent: Timestamp) -> Timestamp {
    sent.saturating_add(17.seconds()).unwrap_or(sent)
}

fn invite_of(caller: &Caller) -> Result<Invite, Failure> {
    let party = caller.party();
    let id = invitation_id(caller.sent()?, party.member());
    Ok(Invite {
        party,
        headline: caller.headline.to_owned(),
        place: caller.place.to_owned(),
        mutual: (caller.mutual > 0).then_some(caller.mutual),
        note: match caller.note {
            Note::None => None,
            Note::Stock(text) => Some(text.to_owned()),
            Note::Own(text) => Some(text.replace("  ", "\n\n")),
        },
        id,
    })
}

/// One digest on the morning after the last of them.
fn digests(mut shown: Vec<(Timestamp, Invite)>) -> Option<Mail> {
    shown.sort_by_key(|(sent, _)| *sent);
    let (last, _) = shown.last()?;
    let at = last.saturating_add(14.hours()).unwrap_or(*last);
    let invites: Vec<Invite> = shown.into_iter().map(|(_, invite)| invite).collect();
    Some(to_owner(&Kind::Digest(&invites), at))
}

/// Mails of invitations that were accepted since, in both directions.
fn of_the_accepted(network: &Network) -> Result<Vec<Mail>, Failure> {
    let mut mails = Vec::new();
    let (incoming, outgoing) = REMEMBERED;
    for row in network
        .accepted
        .iter()
        .filter(|row| row.incoming)
        .take(incoming)
    {
        let invite = described(&row.from, row)?;
        mails.push(to_owner(&Kind::Invite(&invite), soon_after(row.sent)));
    }
    for row in network
        .accepted
        .iter()
        .filter(|row| !row.incoming)
        .take(outgoing)
    {
        let day = network
            .connections
            .iter()
            .find(|connection| connection.party.as_ref() == Some(&row.to));
        let Some(day) = day else { continue };
        let invite = described(&row.to, row)?;
        mails.push(to_owner(
            &Kind::Acceptance(&invite),
            accepted_at(day.on, &row.to.slug)?,
        ));
    }
    Ok(mails)
}

fn described(party: &Party, row: &InvitationRow) -> Result<Invite, Failure> {
    let member = usize::try_from(party.member())?;
    Ok(Invite {
        party: party.clone(),
        headline: format!(
            "{} at {}",
            POSITIONS[member % POSITIONS.len()],
            FIRMS[member % FIRMS.len()]
        ),
        place: String::new(),
        mutual: None,
        note: (!row.message.is_empty()).then(|| row.message.replace("  ", "\n\n")),
        id: invitation_id(row.sent, party.member()),
    })
}

/// A mail that looks like an invitation and comes from elsewhere.
fn look_alike() -> Result<Mail, Failure> {
    let sent: Timestamp = "2026-11-19T03:12:45Z".parse()?;
    let invite = Invite {
        party: Party::new("Corinna Vale", "corinna-vale"),
        headline: "Chief executive of several things".to_owned(),
        place: "Everywhere".to_owned(),
        mutual: Some(58),
        note: Some("Your account will be closed unless you accept today.".to_owned()),
        id: invitation_id(sent, 99),
    };
    Ok(to_owner(&Kind::LookAlike(&invite), soon_after(sent)))
}

/// Mail that has nothing to do with invitations, and one from LinkedIn that hasn't either.
fn about_something_else() -> Result<Vec<Mail>, Failure> {
    let letters = [
        (
            "Livia Steinmetz <livia@reading-rooms.example>",
            "Wednesday",
            "Dear Imke,\n\nthe board meets at four, not at three.\nFrom four to five, to be exact.\n\nLivia",
            "2026-11-16T09:02:11Z",
        ),
        (
            "Wrenfield Paper <orders@wrenfield-paper.example>",
            "Your two reams are on their way",
            "Good day,\n\nyour order has left our mill.\n\nWrenfield Paper",
            "2026-11-18T13:45:00Z",
        ),
        (
            "Die Leserunde <runde@lesen.example>",
            "Einladung zum Leseabend am 3. Dezember",
            "Wir lesen heuer etwas Kurzes.\nSie sind herzlich eingeladen, auch ohne Buch.",
            "2026-11-20T17:30:25Z",
        ),
    ];
    let mut mails = vec![to_owner(&Kind::Recap, "2026-11-16T10:00:00Z".parse()?)];
    for (from, subject, body, at) in letters {
        let at = at.parse()?;
        mails.push(ordinary(from, subject, body, &owner::recipient(at), at));
    }
    Ok(mails)
}
