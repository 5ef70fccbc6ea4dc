//! Which words are a person's name and which only stand where a name would.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::{Handle, HandleKind};
use crate::text::fold::fold;
use crate::text::sanitise;

/// The longest name that is believed, in characters.
const LONGEST: usize = 150;

/// "via LinkedIn" after a name, in the words that languages have for it.
static VIA: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)[\s,]*[(\[]?\b(?:via|through|über|ueber|par|por|pelo|através\s+do|a\s+través\s+de|tramite|przez)\s+LinkedIn[)\]]?\s*$").ok()
});

/// The person's name in the name that a mail's sender displays; `None` if it is LinkedIn's own.
pub(super) fn of_sender(displayed: &str) -> Option<String> {
    let cut = VIA
        .as_ref()
        .and_then(|via| via.find(displayed))
        .map_or(displayed, |found| &displayed[..found.start()]);
    real(cut)
}

/// A name with its spaces put right; `None` for words that stand where a name would: "3 others", "See who accepted",
/// LinkedIn's own name, an address.
pub(super) fn real(words: &str) -> Option<String> {
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(|c| matches!(c, '"' | ',' | ';' | ':'));
    let folded = fold(&sanitise::line(name));
    let believable = folded.chars().any(char::is_alphabetic)
        && name.chars().count() <= LONGEST
        && !folded.contains('@')
        && !folded.contains("://")
        && !folded.starts_with(|c: char| c.is_ascii_digit())
        && !is_placeholder(&folded);
    believable.then(|| name.to_owned())
}

fn is_placeholder(folded: &str) -> bool {
    // Whole phrases only: See, You and View are somebody's names.
    let starts = [
        "linkedin",
        "see who",
        "see all",
        "see more",
        "you and ",
        "view profile",
    ];
    let ends = [" others", " other people", " other person"];
    folded == "you"
        || starts.iter().any(|start| folded.starts_with(start))
        || ends.iter().any(|end| folded.ends_with(end))
}

/// Whether at least half of a name's words are in a profile's slug, as in most people's own.
pub(super) fn fits(name: &str, profile: &Handle) -> bool {
    if profile.kind != HandleKind::Slug {
        return false;
    }
    let slug = fold(&profile.value);
    let in_slug: Vec<&str> = slug.split('-').collect();
    let folded = fold(name);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1)
        .collect();
    let shared = words
        .iter()
        .filter(|word| in_slug.contains(word) || (word.len() > 3 && slug.contains(**word)))
        .count();
    shared > 0 && shared * 2 >= words.len()
}

/// Whether two spellings are the same name.
pub(super) fn same(one: &str, other: &str) -> bool {
    fold(&sanitise::line(one)) == fold(&sanitise::line(other))
}

/// Whether two spellings can be of the same name: one may go on where the other ends, as with a degree or a title.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (fold(&sanitise::line(one)), fold(&sanitise::line(other)));
    let goes_on = |short: &str, long: &str| {
        long.strip_prefix(short)
            .is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()))
    };
    !one.is_empty()
        && !other.is_empty()
        && (one == other || goes_on(&one, &other) || goes_on(&other, &one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn via_linkedin_is_no_part_of_a_name() {
        for displayed in [
            "Amara Okafor via LinkedIn",
            "Amara Okafor (via LinkedIn)",
            "Amara  Okafor über LinkedIn",
            "Amara Okafor através do LinkedIn",
            "Amara Okafor",
        ] {
            assert_eq!(
                of_sender(displayed).as_deref(),
                Some("Amara Okafor"),
                "{displayed}"
            );
        }
        assert_eq!(of_sender("Olivia").as_deref(), Some("Olivia"));
    }

    #[test]
    fn words_in_a_names_place_are_no_name() {
        for words in [
            "LinkedIn",
            "LinkedIn Invitations",
            "See who",
            "3 others",
            "You and 3 others",
            "Amara and 4 others",
            "LinkedIn Member",
            "invitations@linkedin.com",
            "  ",
            "\u{200b}",
        ] {
            assert_eq!(real(words), None, "{words}");
        }
    }

    #[test]
    fn names_of_any_script_are_names() {
        for words in [
            "鈴木 花子",
            "Олена Ковальчук",
            "Renée d'Arc",
            "X",
            "🌟 Siddharth Rao",
            "ليلى حداد",
        ] {
            assert_eq!(real(words).as_deref(), Some(words));
        }
    }

    #[test]
    fn a_degree_after_a_name_makes_it_no_other_name() {
        assert!(alike("Amara Okafor", "AMARA OKAFOR, MSc"));
        assert!(alike("Olena Kovalchuk (she/her)", "Olena Kovalchuk"));
        assert!(!alike("Amara Okafor", "Amara Okafore"));
        assert!(!alike("", "Amara"));
    }

    #[test]
    fn a_name_fits_its_own_slug_only() {
        let slug = Handle::new(HandleKind::Slug, "amara-okafor-57b");
        assert!(fits("Amara Okafor", &slug));
        assert!(!fits("Mei Tanaka", &slug));
        assert!(!fits("View Amara's profile", &slug));
    }
}
