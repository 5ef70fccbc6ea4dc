//! Where people met: in a place, or by phone and video. Told by where an entry says it is and by the links in it.
//!
//! Calendars add a conference to every entry with guests unless told otherwise, so a link beside a room tells nothing.

use calcard::icalendar::{ICalendarComponent, ICalendarProperty, ICalendarValue};

use crate::model::dealing::Setting;
use crate::text::fold::fold;
use crate::text::phone;

use super::entry::text_of;

/// Hosts of conferences; what ends in one of them is one too.
const HOSTS: &[&str] = &[
    "zoom.us",
    "zoom.com",
    "zoomgov.com",
    "teams.microsoft.com",
    "teams.live.com",
    "meet.google.com",
    "hangouts.google.com",
    "webex.com",
    "whereby.com",
    "appear.in",
    "meet.jit.si",
    "jitsi.org",
    "gotomeeting.com",
    "gotomeet.me",
    "meet.goto.com",
    "bluejeans.com",
    "skype.com",
    "lync.com",
    "chime.aws",
    "facetime.apple.com",
    "ringcentral.com",
    "8x8.vc",
    "starleaf.com",
    "around.co",
    "gather.town",
    "discord.gg",
    "riverside.fm",
    "streamyard.com",
    "livestorm.co",
    "bigbluebutton.org",
    "fairmeeting.net",
    "alfaview.com",
];

/// Words that make a place of none: a service, a telephone, a screen; folded.
const REMOTE: &[&str] = &[
    "zoom",
    "teams",
    "skype",
    "webex",
    "whereby",
    "jitsi",
    "facetime",
    "hangouts",
    "hangout",
    "gotomeeting",
    "bluejeans",
    "meet.google",
    "google meet",
    "online",
    "virtual",
    "virtuell",
    "virtuel",
    "virtuale",
    "remote",
    "video",
    "videocall",
    "videoconference",
    "videokonferenz",
    "visioconference",
    "visio",
    "videochiamata",
    "videollamada",
    "videochamada",
    "videogesprek",
    "conference call",
    "telko",
    "phone",
    "telephone",
    "telefon",
    "telefonisch",
    "telefonat",
    "telefono",
    "telefone",
    "telefoon",
    "tel",
    "call",
    "anruf",
    "appel",
    "llamada",
];

/// Words of a title by which it was a call; folded.
const CALLS: &[&str] = &[
    "call",
    "phone",
    "telephone",
    "videocall",
    "telefonat",
    "telefon",
    "telefontermin",
    "anruf",
    "telko",
    "videokonferenz",
    "appel",
    "telephonique",
    "visio",
    "llamada",
    "telefonica",
    "videollamada",
    "chiamata",
    "telefonata",
    "videochiamata",
    "chamada",
    "ligacao",
    "videochamada",
    "telefoongesprek",
    "belafspraak",
];

/// What Outlook puts before the title of an entry that was called off; folded.
const OFF: &[&str] = &[
    "canceled:",
    "cancelled:",
    "abgesagt:",
    "annule:",
    "annulee:",
    "annule :",
    "annulee :",
    "cancelado:",
    "cancelada:",
    "annullato:",
    "annullata:",
    "geannuleerd:",
];

/// What stands where a place should while there is none; folded.
const UNTOLD: &[&str] = &[
    "tbd",
    "tba",
    "tbc",
    "to be determined",
    "to be announced",
    "to be confirmed",
    "n/a",
    "none",
    "offen",
    "noch offen",
    "wird noch bekannt gegeben",
    "a definir",
    "a confirmer",
    "por confirmar",
    "da definire",
    "da confermare",
    "a confirmar",
    "nog te bepalen",
];

/// Where an entry says it was.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Where {
    pub(super) place: Option<String>,
    pub(super) setting: Setting,
}

impl Where {
    pub(super) fn of(component: &ICalendarComponent, title: Option<&str>) -> Self {
        let location = text_of(component, &ICalendarProperty::Location);
        let (place, mut remote) = taken_apart(location.as_deref().unwrap_or_default());
        remote |= has_conference(component);
        for property in [ICalendarProperty::Description, ICalendarProperty::Url] {
            remote |= text_of(component, &property).is_some_and(|text| has_link(&text));
        }
        let setting = match (&place, remote) {
            (Some(_), false) => Setting::InPerson,
            (None, true) => Setting::Remote,
            (None, false) if title.is_some_and(is_call) => Setting::Remote,
            _ => Setting::Untold,
        };
        Self { place, setting }
    }
}

/// Whether the title says that it was called off.
pub(super) fn is_called_off(title: &str) -> bool {
    let start: String = title.chars().take(20).collect();
    let folded = fold(&start);
    OFF.iter().any(|off| folded.starts_with(off))
}

fn is_call(title: &str) -> bool {
    let folded = fold(title);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.any(|word| CALLS.contains(&word))
}

/// The values of Microsoft's own properties whose name has this in it.
pub(super) fn microsofts<'c>(
    component: &'c ICalendarComponent,
    part: &'c str,
) -> impl Iterator<Item = &'c str> {
    component
        .entries
        .iter()
        .filter(move |entry| match &entry.name {
            ICalendarProperty::Other(name) => {
                let name = name.to_ascii_uppercase();
                name.starts_with("X-MICROSOFT-") && name.contains(part)
            }
            _ => false,
        })
        .flat_map(|entry| entry.values.iter().filter_map(ICalendarValue::as_text))
}

fn has_conference(component: &ICalendarComponent) -> bool {
    let googles = component.entries.iter().any(|entry| {
        matches!(&entry.name, ICalendarProperty::Other(name) if name.eq_ignore_ascii_case("X-GOOGLE-CONFERENCE"))
    });
    googles
        || component.has_property(&ICalendarProperty::Conference)
        || microsofts(component, "MEETING").any(|link| link.contains("//") || link.contains(':'))
}

/// The place in a location, and whether the location also, or only, leads to a conference or a telephone.
fn taken_apart(location: &str) -> (Option<String>, bool) {
    /// The most of a location that is looked at, in characters.
    const MOST: usize = 1_000;
    let location: String = location.chars().take(MOST).collect();
    let mut remote = false;
    let mut places = Vec::new();
    for part in location.split([';', '\n', '|']) {
        let mut words = Vec::new();
        for word in part.split_whitespace() {
            if is_link(word) {
                // A link to a map is no conference, and the place stands beside it.
                remote |= has_link(word);
            } else {
                words.push(word);
            }
        }
        let part = words.join(" ");
        let part = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/'));
        let told = part.chars().any(char::is_alphanumeric) && !UNTOLD.contains(&&*fold(part));
        if !told {
            continue;
        }
        if is_remote(part) {
            remote = true;
        } else {
            places.push(part.to_owned());
        }
    }
    let place = places.join("; ");
    ((!place.is_empty()).then_some(place), remote)
}

/// Whether what stands where a place should names a telephone or a service.
fn is_remote(part: &str) -> bool {
    let folded = fold(part);
    let digits = folded.chars().filter(char::is_ascii_digit).count();
    let letters = folded.chars().filter(char::is_ascii_alphabetic).count();
    if phone::key(part).is_some() || (digits >= 7 && digits > 2 * letters) {
        return true;
    }
    REMOTE.iter().any(|word| {
        folded.match_indices(word).any(|(at, _)| {
            let before = folded[..at].chars().next_back();
            let after = folded[at + word.len()..].chars().next();
            let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            apart(before) && apart(after)
        })
    })
}

fn is_link(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.") || has_link(word)
}

/// Whether a text has a link to a conference in it.
fn has_link(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    HOSTS.iter().any(|host| {
        lower.match_indices(host).any(|(at, _)| {
            let before = lower[..at].chars().next_back();
            let after = lower[at + host.len()..].chars().next();
            // Part of a longer name is another host, unless that name is below it.
            before.is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '@')
                && after.is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '.')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use calcard::icalendar::ICalendar;

    fn told(lines: &str) -> (Option<String>, Setting) {
        let text = format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT\n");
        let calendar = ICalendar::parse(&text).unwrap();
        let component = &calendar.components[0];
        let title = text_of(component, &ICalendarProperty::Summary);
        let found = Where::of(component, title.as_deref());
        (found.place, found.setting)
    }

    #[test]
    fn a_room_a_house_and_a_town_are_places() {
        for place in [
            "Café Zentral",
            "Raum 4.17",
            "Herrengasse 14, 1010 Wien",
            "Lagos",
            "Callander House",
        ] {
            let line = format!("LOCATION:{}", place.replace(',', "\\,"));
            assert_eq!(told(&line), (Some(place.to_owned()), Setting::InPerson));
        }
    }

    #[test]
    fn a_link_a_number_and_a_service_are_no_places() {
        for line in [
            "LOCATION:https://zoom.us/j/123?pwd=x",
            "LOCATION:Microsoft Teams-Besprechung",
            "LOCATION:+43 1 234 56 78",
            "LOCATION:tel. 0660 1234567",
            "LOCATION:Google Meet",
            "LOCATION:par téléphone",
            "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij",
            "CONFERENCE;VALUE=URI:https://video.halden.example/room",
            "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/1",
            "DESCRIPTION:Join: https://halden.webex.com/meet/ines\\nsee you",
            "SUMMARY:Telefonat mit Nadia Brandt",
            "SUMMARY:appel Nadia Brandt",
        ] {
            assert_eq!(told(line), (None, Setting::Remote), "{line}");
        }
    }

    #[test]
    fn a_room_beside_a_link_tells_nothing_and_neither_does_silence() {
        let both = "LOCATION:Raum 4; Microsoft Teams Meeting\nX-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/1";
        assert_eq!(told(both), (Some("Raum 4".to_owned()), Setting::Untold));
        let both = "LOCATION:Café Zentral\nX-GOOGLE-CONFERENCE:https://meet.google.com/abc";
        assert_eq!(
            told(both),
            (Some("Café Zentral".to_owned()), Setting::Untold)
        );
        for nowhere in [
            "SUMMARY:Lunch",
            "LOCATION:TBD",
            "LOCATION:?",
            "LOCATION:noch offen",
        ] {
            assert_eq!(told(nowhere), (None, Setting::Untold), "{nowhere}");
        }
    }

    #[test]
    fn a_link_to_a_map_and_a_host_that_only_looks_alike_are_no_conference() {
        assert_eq!(
            told("LOCATION:Café Zentral https://maps.example/?q=zentral"),
            (Some("Café Zentral".to_owned()), Setting::InPerson)
        );
        assert_eq!(
            told("LOCATION:Raum 4\nDESCRIPTION:https://notzoom.us.example/j/1"),
            (Some("Raum 4".to_owned()), Setting::InPerson)
        );
    }
}
