//! The rest of the owner's export: where she learned and went, who spoke for whom, and whom her telephone told LinkedIn of.

use super::network::Network;
use crate::shapes::export::Failure;
use crate::shapes::export::dealings::{
    ContactRow, EndorsementRow, RecommendationRow, contacts_csv, education_csv, endorsements_csv,
    events_csv, follows_csv, recommendations_csv,
};
use crate::shapes::party::Party;

/// The further lists of an export by their names.
pub(crate) fn lists(network: &Network) -> Result<Vec<(&'static str, String)>, Failure> {
    Ok(vec![
        (
            "Education.csv",
            education_csv(&[(
                "University of the Mur",
                "Library and information studies",
                "2010",
                "2014",
            )])?,
        ),
        (
            "Events.csv",
            events_csv(&[
                (
                    "Opening hours, and who pays for them",
                    "2026-04-16T09:00".parse()?,
                    "APPROVED",
                ),
                (
                    "Newsletters nobody opens",
                    "2026-09-24T08:00".parse()?,
                    "RELINQUISHED",
                ),
            ])?,
        ),
        (
            "Recommendations_Given.csv",
            recommendations_csv(&[recommendation(
                ("Jarmila", "Benešová"),
                ("Tidewright", "Senior consultant"),
                "Jarmila keeps calm where others only keep quiet.",
                "2025-06-03T09:12",
            )?])?,
        ),
        (
            "Recommendations_Received.csv",
            recommendations_csv(&[recommendation(
                ("Oskar", "Lindenthal"),
                ("Tidewright", "Managing partner"),
                "Imke finds the sentence that the whole campaign was looking for.",
                "2026-10-30T17:40",
            )?])?,
        ),
        (
            "Endorsement_Received_Info.csv",
            endorsements_csv(
                &[
                    endorsed(network, "magnus-eikeland", "Events", "2026-10-19T07:20:00Z")?,
                    endorsed(
                        network,
                        "ngaio-whetu",
                        "Copywriting",
                        "2024-02-08T10:01:00Z",
                    )?,
                ],
                false,
                true,
            )?,
        ),
        (
            "Contacts.csv",
            contacts_csv(
                &[ContactRow {
                    first: "Ikram".to_owned(),
                    last: "Boudiaf".to_owned(),
                    numbers: vec![super::phone::BOUDIAF.to_owned()],
                    ..ContactRow::default()
                }],
                false,
            )?,
        ),
        (
            "Member_Follows.csv",
            follows_csv(&[("Saoirse Tallon", "2025-05-28T18:09:00Z".parse()?, true)])?,
        ),
    ])
}

fn recommendation(
    (first, last): (&str, &str),
    (company, title): (&str, &str),
    text: &str,
    at: &str,
) -> Result<RecommendationRow, Failure> {
    Ok(RecommendationRow {
        first: first.to_owned(),
        last: last.to_owned(),
        company: company.to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
        at: at.parse()?,
        status: "VISIBLE",
    })
}

/// Somebody of the network for something they saw.
fn endorsed(
    network: &Network,
    slug: &str,
    skill: &str,
    at: &str,
) -> Result<EndorsementRow, Failure> {
    let row = network
        .connections
        .iter()
        .find(|row| row.party.as_ref().is_some_and(|party| party.slug == slug))
        .ok_or_else(|| format!("{slug} is no connection"))?;
    Ok(EndorsementRow {
        at: at.parse()?,
        skill: skill.to_owned(),
        first: row.first.clone(),
        last: row.last.clone(),
        party: Party::new(&format!("{} {}", row.first, row.last), slug),
        status: "ACCEPTED",
    })
}
