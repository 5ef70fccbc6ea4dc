//! How a profile is filled in: what its page showed, or what the user saw. These lean, and never decide: many have
//! reasons to show little.
//!
//! A page loads its parts as one scrolls, so what isn't on it is missing only where it was loaded to its end.

use super::{Entry, Material, Spec, number, unknown, yes_or_no};
use crate::model::fact::OF_PROFILE;
use crate::model::record::ProfileSeen;
use crate::model::time::days_between;
use crate::model::{Answer, Attestation, Kind, Value};

const TELL: &str = "a look at their profile, or its page";

pub(super) const FACTS: &[Entry] = &[
    Spec::new(
        "has_photo",
        Kind::Bool,
        "Is there a picture?",
        "Yes or no as you say, or as a page of their profile showed. Only whether there is one: what is on it is asked \
         nowhere. It may lean, never decide.",
    )
    .known_from_memory()
    .lean_only()
    .answered(|material| {
        page(material)
            .and_then(|page| page.photo)
            .map_or(unknown(TELL), yes_or_no)
    }),
    Spec::new(
        "profile_complete",
        Kind::Bool,
        "Is their profile complete?",
        "Yes or no as you say. Else known from a page of the profile that was loaded to its end: yes if it has a \
         headline, a text about themselves or a position with its dates, a school or skills, and isn't known to be \
         without a picture; no if one of these is missing. Unknown from a page that was cut short. It may lean, never \
         decide.",
    )
    .known_from_memory()
    .lean_only()
    .answered(|material| {
        whole(material).map_or(unknown(WHOLE), |page| yes_or_no(missing(page).is_empty()))
    }),
    Spec::new(
        "barely_filled",
        Kind::Bool,
        "Is their profile barely filled in?",
        "Yes or no as you say. Else known from a page of the profile that was loaded to its end: yes if it has neither \
         a text about themselves nor a position, a school or a skill. It may lean, never decide.",
    )
    .known_from_memory()
    .lean_only()
    .answered(|material| {
        whole(material).map_or(unknown(WHOLE), |page| {
            let says_what_they_do = page.about.is_some() || !page.positions.is_empty();
            yes_or_no(!says_what_they_do && page.education.is_empty() && page.skills.is_empty())
        })
    }),
    Spec::new(
        "profile_seen",
        Kind::Bool,
        "Was their profile looked at?",
        "Yes if a page of it was read, or if you said something of what it shows. No otherwise; always known.",
    )
    .answered(|material| {
        let said = |word: &Attestation| word.value.is_some() && OF_PROFILE.contains(&word.fact);
        yes_or_no(page(material).is_some() || material.dossier.attested.iter().any(said))
    }),
    Spec::new(
        "profile_age_days",
        Kind::Int,
        "How many days ago was their profile looked at?",
        "Whole days from the newest page of it, or your newest word on what it shows, to today. Unknown where it wasn't \
         looked at.",
    )
    .per_day(1)
    .answered(|material| number(profile_age_days(material), TELL)),
    Spec::new(
        "profile_missing",
        Kind::List,
        "Which parts does their profile lack?",
        "Any of `a picture`, `a headline`, `what they do`, `a school or skills`, by a page of the profile that was loaded to \
         its end; empty if none. Unknown from a page that was cut short. It may lean, never decide.",
    )
    .lean_only()
    .answered(|material| {
        whole(material).map_or(unknown(WHOLE), |page| {
            let parts = missing(page).into_iter().map(str::to_owned);
            Answer::known(Value::List(parts.collect()))
        })
    }),
    Spec::new(
        "positions",
        Kind::Int,
        "How many positions does their profile list?",
        "Counted on a page of the profile that was loaded to its end. Unknown from a page that was cut short. It may lean, \
         never decide.",
    )
    .lean_only()
    .answered(|material| {
        let count = whole(material).map(|page| page.positions.len());
        number(count.map(|count| i64::try_from(count).unwrap_or(i64::MAX)), WHOLE)
    }),
    Spec::new(
        "connections",
        Kind::Int,
        "How many connections do they have?",
        "The number that you say or that a page of their profile showed; LinkedIn shows 500 for all above it. It may \
         lean, never decide.",
    )
    .known_from_memory()
    .lean_only()
    .answered(|material| number(page(material).and_then(|page| page.connections), TELL)),
];

const WHOLE: &str = "a look at their profile, or its page saved to the end";

/// The newest day on which the profile was seen; what was said of it carries the day.
fn profile_age_days(material: &Material) -> Option<i64> {
    let dossier = material.dossier;
    let page = dossier.profile.page.as_ref().map(|seen| seen.on);
    let said = dossier
        .attested
        .iter()
        .filter(|word| word.value.is_some() && OF_PROFILE.contains(&word.fact))
        .filter_map(|word| word.on)
        .max();
    let newest = page.max(said)?;
    Some(days_between(newest, dossier.today).max(0))
}

fn page<'a>(material: &Material<'a>) -> Option<&'a ProfileSeen> {
    let seen = material.dossier.profile.page.as_ref()?;
    Some(&seen.value)
}

fn whole<'a>(material: &Material<'a>) -> Option<&'a ProfileSeen> {
    page(material).filter(|page| page.whole)
}

/// The parts that a whole page lacks, in a person's words. A picture counts only where the page showed that there is
/// none.
pub(super) fn missing(page: &ProfileSeen) -> Vec<&'static str> {
    let dated = page
        .positions
        .iter()
        .any(|position| position.from.is_some());
    [
        ("a picture", page.photo == Some(false)),
        ("a headline", page.headline.is_none()),
        ("what they do", page.about.is_none() && !dated),
        (
            "a school or skills",
            page.education.is_empty() && page.skills.is_empty(),
        ),
    ]
    .into_iter()
    .filter_map(|(part, is_missing)| is_missing.then_some(part))
    .collect()
}
