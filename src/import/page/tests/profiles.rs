//! Profiles, copied.

use super::page::{Build, Member};
use super::{Refusal, profile, read, refused};
use crate::model::page::{Basis, PageKind};
use crate::model::{Foreign, Handle, HandleKind, Medium};

fn shown(text: Option<&Foreign>) -> Option<String> {
    text.map(|text| text.shown(Medium::Text))
}

#[test]
fn a_scrolled_profile_is_read_from_head_to_skills() {
    let review = read(&Member::new("Halvor Aasen").text());
    assert_eq!(review.kind, PageKind::Profile);
    assert_eq!(
        (review.cards[0].basis, review.cards[0].is_sure()),
        (Basis::Heading, true)
    );
    let seen = profile(&review);
    assert_eq!(seen.name.shown(Medium::Line), "Halvor Aasen");
    assert_eq!(
        shown(seen.headline.as_ref()).as_deref(),
        Some("Keeps the ferries of Saltmarsh on time")
    );
    assert_eq!(
        shown(seen.location.as_ref()).as_deref(),
        Some("Bergen, Norway")
    );
    assert_eq!(
        shown(seen.company.as_ref()).as_deref(),
        Some("Saltmarsh Ferries")
    );
    assert_eq!(
        shown(seen.about.as_ref()).as_deref(),
        Some("I like tides, and tables that add up.")
    );
    assert_eq!(
        (seen.connections, seen.connections_or_more),
        (Some(495), false)
    );
    assert_eq!(seen.mutual, Some(2));
    assert!(seen.whole);
    let positions: Vec<_> = seen
        .positions
        .iter()
        .map(|position| {
            (
                position.title.shown(Medium::Line),
                position.company.shown(Medium::Line),
                position.from.clone(),
                position.to.clone(),
            )
        })
        .collect();
    let expected = [
        ("Head of timetables", "Saltmarsh Ferries", "2023-01", None),
        ("Planner", "Kettle Works", "2018-03", Some("2022-12")),
        ("Clerk", "Kettle Works", "2014-03", Some("2018-03")),
    ]
    .map(|(title, company, from, to)| {
        (
            title.to_owned(),
            company.to_owned(),
            Some(from.to_owned()),
            to.map(str::to_owned),
        )
    });
    assert_eq!(positions, expected);
    let schools: Vec<_> = seen
        .education
        .iter()
        .map(|school| {
            (
                school.name.shown(Medium::Line),
                shown(school.degree.as_ref()),
            )
        })
        .collect();
    assert_eq!(
        schools,
        [(
            "Harbour College".to_owned(),
            Some("BSc, Navigation".to_owned())
        )]
    );
    let skills: Vec<_> = seen
        .skills
        .iter()
        .map(|skill| skill.name.shown(Medium::Line))
        .collect();
    assert_eq!(skills, ["Timetables", "Tides", "Knots"]);
}

fn all(texts: &[Foreign]) -> Vec<String> {
    texts.iter().map(|text| text.shown(Medium::Line)).collect()
}

#[test]
fn endorsements_languages_groups_years_and_places_are_read() {
    let review = read(&Member::new("Halvor Aasen").text());
    let seen = profile(&review);
    let endorsed: Vec<_> = seen.skills.iter().map(|skill| skill.endorsements).collect();
    assert_eq!(endorsed, [Some(3), None, None]);
    assert_eq!(all(&seen.languages), ["Norwegian", "Ukrainian"]);
    assert_eq!(
        all(&seen.groups),
        ["Harbour Planners", "Tide Tables Forum"],
        "and not the one they are in alone"
    );
    assert_eq!(
        (
            seen.education[0].from.as_deref(),
            seen.education[0].to.as_deref()
        ),
        (Some("2010-09"), Some("2013-06"))
    );
    let places: Vec<_> = seen
        .positions
        .iter()
        .map(|position| shown(position.place.as_ref()))
        .collect();
    assert_eq!(places, [Some("Bergen, Norway".to_owned()), None, None]);
}

#[test]
fn a_line_below_the_dates_is_a_place_only_where_something_says_so() {
    let place = |line: &str| {
        let text = Member::new("Halvor Aasen")
            .text()
            .replace("Bergen, Norway · On-site", line);
        let review = read(&text);
        shown(profile(&review).positions[0].place.as_ref())
    };
    assert_eq!(place("Oslo · Hybrid").as_deref(), Some("Oslo"));
    assert_eq!(place("Tromsø, Norway").as_deref(), Some("Tromsø, Norway"));
    assert_eq!(place("I draw tables, charts, maps"), None);
    assert_eq!(place("Lagos"), None);
}

#[test]
fn connections_in_common_are_found_among_the_highlights_too() {
    let text = Member::new("Halvor Aasen")
        .text()
        .replace("Amara and Tomasz are mutual connections\n\n", "")
        .replace(
            "You are both in",
            "14 mutual connections\n\nYou are both in",
        );
    assert_eq!(profile(&read(&text)).mutual, Some(14));
}

#[test]
fn the_older_site_and_the_german_one_are_read_too() {
    let mut member = Member::new("Halvor Aasen");
    member.build = Build::Older;
    let review = read(&member.text());
    let seen = profile(&review);
    assert_eq!(
        shown(seen.location.as_ref()).as_deref(),
        Some("Bergen, Norway")
    );
    assert_eq!(
        (seen.connections, seen.connections_or_more),
        (Some(500), true),
        "not the followers"
    );
    assert_eq!(seen.positions.len(), 1);
    assert_eq!(
        shown(seen.company.as_ref()).as_deref(),
        Some("Saltmarsh Ferries")
    );
    assert!(review.cards[0].is_sure(), "{:?}", review.cards[0].doubts);
    member.build = Build::German;
    let review = read(&member.text());
    let seen = profile(&review);
    assert_eq!(seen.connections, Some(1495));
    assert_eq!(
        shown(seen.location.as_ref()).as_deref(),
        Some("Bergen, Norway")
    );
    assert_eq!(seen.positions[0].from.as_deref(), Some("2020-01"));
    assert_eq!(seen.skills[0].endorsements, Some(12));
    assert_eq!(all(&seen.languages), ["Norwegisch"]);
    assert_eq!(seen.education[0].to.as_deref(), Some("2013"));
    assert!(review.cards[0].is_sure(), "{:?}", review.cards[0].doubts);
}

#[test]
fn the_address_on_the_first_line_says_whose_it_is() {
    let text = Member::new("Halvor Aasen").text();
    let slug = |text: &str| profile(&read(text)).handles.clone();
    assert_eq!(slug(&text), [Handle::new(HandleKind::Name, "halvor aasen")]);
    let addressed = format!("https://www.linkedin.com/in/Halvor-Aasen-41b/?x=1\n\n{text}");
    assert_eq!(
        slug(&addressed),
        [Handle::new(HandleKind::Slug, "halvor-aasen-41b")]
    );
    let written_without_scheme = format!("linkedin.com/in/halvor-aasen-41b\n{text}");
    assert_eq!(
        slug(&written_without_scheme),
        [Handle::new(HandleKind::Slug, "halvor-aasen-41b")]
    );
}

#[test]
fn an_unscrolled_profile_is_not_whole() {
    let mut member = Member::new("Halvor Aasen");
    member.scrolled = false;
    let review = read(&member.text());
    assert!(!profile(&review).whole);
    assert!(profile(&review).positions.is_empty());
}

#[test]
fn nothing_of_a_strangers_box_reaches_the_profile() {
    let review = read(&Member::new("Halvor Aasen").text());
    assert!(review.cards[0].left_over.is_empty());
    assert_eq!(review.cards.len(), 1);
}

#[test]
fn ones_own_profile_is_refused() {
    let mut member = Member::new("Ines Duval");
    assert_eq!(
        refused(&member.text()),
        Refusal::Own,
        "by the name of the session"
    );
    member.owner = "Somebody Else".to_owned();
    member.own = true;
    assert_eq!(
        refused(&member.text()),
        Refusal::Own,
        "by what only its owner sees"
    );
}

#[test]
fn a_title_and_company_that_nothing_tells_apart_are_left_out() {
    let text = Member::new("Halvor Aasen").text().replace(
        "Saltmarsh Ferries logo\n\nHead of timetables\n\nSaltmarsh Ferries · Full-time\n\n",
        "Head of timetables\n\nSaltmarsh Ferries\n\n",
    );
    let seen = read(&text);
    assert_eq!(
        profile(&seen).positions.len(),
        2,
        "the two of the group stay"
    );
}
