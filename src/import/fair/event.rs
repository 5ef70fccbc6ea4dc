//! What the name of a file or a folder says: which fair it was, and whether badges were scanned.

use crate::model::SourceKind;
use crate::text::fold::fold;

/// Words for scanned badges, folded.
const BADGES: &[&str] = &[
    "badge",
    "badges",
    "scan",
    "scans",
    "scanned",
    "badgescans",
    "badgescan",
];

/// Words for those who were there, folded: English, German, French, Spanish, Italian, Portuguese, Dutch.
const ATTENDEES: &[&str] = &[
    "attendee",
    "attendees",
    "attendeelist",
    "delegates",
    "participants",
    "participantlist",
    "teilnehmer",
    "teilnehmerliste",
    "teilnehmerinnen",
    "besucherliste",
    "asistentes",
    "participantes",
    "partecipanti",
    "deelnemers",
    "deelnemerslijst",
];

/// Words that are no part of a fair's name.
const NOT_THE_NAME: &[&str] = &[
    "lead",
    "leads",
    "list",
    "liste",
    "lista",
    "lijst",
    "export",
    "exported",
    "report",
    "data",
    "csv",
    "tsv",
    "txt",
    "final",
    "copy",
    "kopie",
    "all",
    "full",
    "of",
    "the",
    "from",
    "der",
    "des",
    "de",
    "download",
    "retrieval",
];

/// Badges or attendees, as the name of the file says, else that of its folder.
pub(super) fn kind_by_name(folder: &str, file: &str) -> Option<SourceKind> {
    [file, folder].into_iter().find_map(|name| {
        let words: Vec<String> = words(name).map(fold).collect();
        let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
        if has(BADGES) {
            Some(SourceKind::Badges)
        } else {
            has(ATTENDEES).then_some(SourceKind::Attendees)
        }
    })
}

/// The fair, as the name of a file has it: `lisbon-summit-2026_badge_scans (1).csv` is the lisbon summit 2026.
pub(super) fn name_of_event(file: &str) -> Option<String> {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = match stem.rsplit_once(" (") {
        Some((before, number))
            if number
                .trim_end_matches(')')
                .bytes()
                .all(|b| b.is_ascii_digit()) =>
        {
            before
        }
        _ => stem,
    };
    let kept: Vec<&str> = words(stem)
        .filter(|word| {
            let folded = fold(word);
            !BADGES.contains(&folded.as_str())
                && !ATTENDEES.contains(&folded.as_str())
                && !NOT_THE_NAME.contains(&folded.as_str())
        })
        .collect();
    // A year, a day or a number by itself is the name of nothing.
    let named = kept
        .iter()
        .any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    named.then(|| kept.join(" "))
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '&'))
        .filter(|word| !word.is_empty())
        .take(20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fair_is_read_out_of_the_name_of_the_file() {
        for (file, event) in [
            (
                "lisbon-summit-2026_badge_scans (1).csv",
                Some("lisbon summit 2026"),
            ),
            (
                "Attendee List - Grazer Frühjahrsmesse.csv",
                Some("Grazer Frühjahrsmesse"),
            ),
            ("leads_export_2026-09-14.csv", None),
            ("scans.csv", None),
            ("-", None),
        ] {
            assert_eq!(name_of_event(file).as_deref(), event, "{file}");
        }
    }

    #[test]
    fn the_file_or_else_its_folder_says_what_it_is() {
        assert_eq!(
            kind_by_name("", "Badge-Scans.csv"),
            Some(SourceKind::Badges)
        );
        assert_eq!(
            kind_by_name("", "Teilnehmerliste_Messe.csv"),
            Some(SourceKind::Attendees)
        );
        assert_eq!(
            kind_by_name("Badge scans", "day 1.csv"),
            Some(SourceKind::Badges)
        );
        for ordinary in [
            "leads.csv",
            "contacts.csv",
            "scanner-prices.csv",
            "customers.csv",
        ] {
            assert_eq!(kind_by_name("Downloads", ordinary), None, "{ordinary}");
        }
    }
}
