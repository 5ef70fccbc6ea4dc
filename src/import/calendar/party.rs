//! Who is asked to an entry: who of them is the user, who is a person at all, and who said no.

use std::collections::{BTreeMap, BTreeSet};

use calcard::icalendar::{
    ICalendarEntry, ICalendarParameterName, ICalendarParameterValue, ICalendarParticipationRole,
    ICalendarParticipationStatus, ICalendarUserTypes,
};

use crate::model::record::{Handle, HandleKind};
use crate::text::name::{compared, first_name};

use super::entry::{Event, cut};

/// What somebody answered who was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
    /// Not yet, or perhaps.
    Open,
    /// The entry doesn't tell.
    Untold,
}

/// Somebody who is asked to an entry, or who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Party {
    /// The mail address, in lower case.
    pub(super) address: Option<String>,
    /// The name as written.
    pub(super) name: Option<String>,
    /// Whether it is a person and not a room, a thing, a list or a machine.
    person: bool,
    answer: Answer,
}

impl Party {
    pub(super) fn of(entry: &ICalendarEntry) -> Self {
        use ICalendarParameterName as Name;
        use ICalendarParameterValue as Value;
        use ICalendarParticipationStatus as Status;
        let address = entry
            .calendar_address()
            .map(|address| address.trim().to_lowercase())
            .filter(|address| is_address(address));
        let name = entry
            .parameter(&Name::Cn)
            .and_then(Value::as_text)
            .map(str::trim)
            .filter(|name| is_written_name(name))
            .map(|name| cut(name, 200));
        let kind = match entry.parameter(&Name::Cutype) {
            Some(Value::Cutype(kind)) => Some(kind),
            _ => None,
        };
        let of_people = matches!(
            kind,
            None | Some(ICalendarUserTypes::Individual | ICalendarUserTypes::Unknown)
        );
        let takes_part = !matches!(
            entry.parameter(&Name::Role),
            Some(Value::Role(ICalendarParticipationRole::NonParticipant))
        );
        let answer = match entry.parameter(&Name::Partstat) {
            Some(Value::Partstat(Status::Declined | Status::Failed)) => Answer::No,
            Some(Value::Partstat(Status::Accepted | Status::Completed | Status::InProcess)) => {
                Answer::Yes
            }
            Some(Value::Partstat(Status::NeedsAction | Status::Tentative | Status::Delegated)) => {
                Answer::Open
            }
            _ => Answer::Untold,
        };
        Self {
            person: of_people
                && takes_part
                && (address.is_some() || name.is_some())
                && !address.as_deref().is_some_and(is_machine),
            address,
            name,
            answer,
        }
    }

    /// By what they can be recognised: the address, else a name of two words or more.
    pub(super) fn handle(&self) -> Option<Handle> {
        if let Some(address) = &self.address {
            return Some(Handle::new(HandleKind::Email, address.as_str()));
        }
        by_name(self.name.as_deref()?)
    }

    fn is(&self, other: &Self) -> bool {
        match (&self.address, &other.address) {
            (Some(one), Some(another)) => one == another,
            _ => self.name.is_some() && self.name == other.name,
        }
    }
}

/// How a person is recognised by name alone. One word is nobody.
pub(super) fn by_name(name: &str) -> Option<Handle> {
    Handle::of_name(name).filter(|handle| handle.value.contains(' '))
}

/// Whether a text is a mail address.
pub(super) fn is_address(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else {
        return false;
    };
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\",;:\\@()".contains(c);
    !local.is_empty()
        && host.contains('.')
        && text.len() <= 254
        && (local.chars().chain(host.chars())).all(plain)
}

/// Whether a name is one that a person wrote, and not an address or a number.
fn is_written_name(name: &str) -> bool {
    let odd = |c: char| c.is_numeric() || matches!(c, '@' | '/' | '_' | '#');
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters > 1 && !name.contains(odd)
}

/// Whether an address is one of a machine's: a room, a calendar, a sender that takes no mail.
fn is_machine(address: &str) -> bool {
    const HOSTS: [&str; 4] = [
        "resource.calendar.google.com",
        "group.calendar.google.com",
        "group.v.calendar.google.com",
        "import.calendar.google.com",
    ];
    const NAMES: [&str; 7] = [
        "noreply",
        "no-reply",
        "donotreply",
        "do-not-reply",
        "unknownorganizer",
        "calendar-notification",
        "nomail",
    ];
    let (local, host) = address.split_once('@').unwrap_or((address, ""));
    HOSTS.contains(&host) || NAMES.contains(&local)
}

/// The user, as a calendar can know them.
#[derive(Clone, Debug, Default)]
pub(super) struct Me {
    pub(super) addresses: BTreeSet<String>,
    /// As compared.
    pub(super) names: BTreeSet<String>,
}

impl Me {
    /// Takes what a calendar is called: by an address, or by the name of whose it is.
    pub(super) fn is_called(&mut self, name: &str) {
        let name = name.trim();
        if is_address(&name.to_lowercase()) {
            let address = name.to_lowercase();
            if !is_machine(&address) {
                self.addresses.insert(address);
            }
        } else if first_name(name).is_some() && by_name(name).is_some() {
            self.names.insert(compared(name));
        }
    }

    fn is(&self, party: &Party) -> bool {
        let named = |name: &String| self.names.contains(&compared(name));
        let owned = |address: &String| {
            // What stands behind a plus only sorts mail.
            let base = address.split_once('@').and_then(|(local, host)| {
                let (base, _) = local.split_once('+')?;
                Some(format!("{base}@{host}"))
            });
            self.addresses.contains(address)
                || base.is_some_and(|base| self.addresses.contains(&base))
        };
        party.address.as_ref().is_some_and(owned) || party.name.as_ref().is_some_and(named)
    }

    /// Whether the user is known to take part.
    fn is_in(&self, event: &Event) -> bool {
        let mut all = event.attendees.iter().chain(&event.organiser);
        all.any(|party| self.is(party))
    }

    /// Finds out whose calendar it is where neither an address nor its name tells: whoever alone is in nearly all of the
    /// entries with other people. Who isn't found is nobody, and then everybody is somebody else.
    pub(super) fn vote(&mut self, events: &[Event]) {
        /// The fewest entries that tell.
        const FEWEST: usize = 8;
        if events.iter().any(|event| self.is_in(event)) {
            return;
        }
        let mut shared = 0_usize;
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for event in events {
            let parties = event.attendees.iter().chain(&event.organiser);
            let addresses: BTreeSet<&str> =
                parties.filter_map(|it| it.address.as_deref()).collect();
            // One alone may be the user or the other.
            if addresses.len() < 2 {
                continue;
            }
            shared += 1;
            for address in addresses {
                *seen.entry(address).or_default() += 1;
            }
        }
        let most = seen.values().copied().max().unwrap_or(0);
        let mut leading = seen.iter().filter(|(_, count)| **count == most);
        if let (Some((address, _)), None) = (leading.next(), leading.next())
            && shared >= FEWEST
            && most * 10 >= shared * 9
        {
            self.addresses.insert((*address).to_owned());
        }
    }
}

/// Why an entry doesn't count, though it was not called off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Absent {
    /// The user said no.
    Declined,
    /// The user never said yes.
    Unanswered,
}

/// The others who were asked and didn't say no.
///
/// The user was there if they asked, said yes, or the entry tells nothing of their answer. Of an invitation that was left
/// open it isn't known, unless Outlook holds the time as taken: unknown is not yes either.
pub(super) fn others<'e>(event: &'e Event, me: &Me) -> Result<Vec<&'e Party>, Absent> {
    let asks = event.organiser.as_ref().is_some_and(|it| me.is(it));
    let own: Vec<Answer> = event
        .attendees
        .iter()
        .filter(|party| me.is(party))
        .map(|party| party.answer)
        .collect();
    if own.contains(&Answer::No) && !own.contains(&Answer::Yes) {
        return Err(Absent::Declined);
    }
    let open = own.contains(&Answer::Open) && !own.contains(&Answer::Yes);
    if open && !asks && !event.busy {
        return Err(Absent::Unanswered);
    }
    let mut others: Vec<&Party> = Vec::new();
    for party in event.attendees.iter().chain(&event.organiser) {
        if party.person && !me.is(party) && !others.iter().any(|known| known.is(party)) {
            others.push(party);
        }
    }
    others.retain(|party| party.answer != Answer::No);
    Ok(others)
}

/// How many people were asked, the user included.
pub(super) fn asked(event: &Event, me: &Me) -> usize {
    let mut people: Vec<&Party> = Vec::new();
    for party in event.attendees.iter().chain(&event.organiser) {
        if party.person && !me.is(party) && !people.iter().any(|known| known.is(party)) {
            people.push(party);
        }
    }
    1 + people.len() + event.more
}
