//! What was seen of the person: a headline, a company, connections in common.

use super::{Entry, Material, Spec, number, unknown, yes_or_no};
use crate::model::{Answer, Kind, SourceKind};

pub(super) const FACTS: &[Entry] = &[
    Spec::new(
        "has_headline",
        Kind::Bool,
        "Do they show a headline?",
        "Yes if a source showed one. No if a page showed the person without one. Unknown where only sources that leave \
         headlines out were read, as the export does.",
    )
    .answered(|material| {
        let headline = &material.dossier.profile.headline;
        shown(material, headline.as_ref().is_some_and(|seen| !seen.value.is_blank()))
    }),
    Spec::new(
        "has_company",
        Kind::Bool,
        "Do they name a company?",
        "Yes if a source showed one. No if a page showed the person without one. Otherwise unknown.",
    )
    .answered(|material| {
        let company = &material.dossier.profile.company;
        shown(material, company.as_ref().is_some_and(|seen| !seen.value.is_blank()))
    }),
    Spec::new(
        "mutual",
        Kind::Int,
        "How many connections do you share?",
        "The number that LinkedIn showed in its mail or on its page. Unknown where no source showed it; the export \
         doesn't.",
    )
    .answered(|material| {
        let mutual = material.dossier.profile.mutual.as_ref();
        number(mutual.map(|seen| seen.value), "LinkedIn's mail or a saved page")
    }),
    Spec::new(
        "colleagues",
        Kind::Int,
        "How many of your connections work at their company?",
        "Counted in your connections, by the company as written. Unknown where their company or your connections \
         aren't known.",
    )
    .answered(|material| {
        number(
            material.dossier.colleague_count,
            "their company, and the connections of a LinkedIn export",
        )
    }),
];

fn shown(material: &Material, seen: bool) -> Answer {
    if seen {
        return yes_or_no(true);
    }
    if material.dossier.shown_by.contains(&SourceKind::Page) {
        return yes_or_no(false);
    }
    unknown("LinkedIn's mail, a saved page, or a look at their profile")
}
