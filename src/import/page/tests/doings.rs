//! What members did lately, copied and saved.

use jiff::civil::date;

use super::page::{Deed, Doings};
use super::talks::now;
use super::{Refusal, doubts, names, profile};
use crate::import::page::{looks_like_page, read_html, read_text, read_text_at};
use crate::model::page::{Basis, PageKind, PageReview};
use crate::model::record::{Activity, ActivityKind};
use crate::model::{Handle, HandleKind};

const NAME: &str = "Amara Okafor";

fn deeds() -> Vec<Deed> {
    vec![
        Deed::new(None, NAME, "3h •").commented("Ines Duval"),
        Deed::new(None, NAME, "1w • Edited •"),
        Deed::new(None, NAME, "10mo •"),
        Deed::new(Some("reposted this"), "Bo Li", "2d •"),
        Deed::new(Some("commented on this"), "Ines Duval", "2w •"),
        Deed::new(Some("likes this"), "Bo Li", "1mo •").commented(NAME),
    ]
}

fn doings() -> Doings {
    Doings::new(NAME, deeds())
}

fn read(text: &str) -> PageReview {
    read_text_at(text, &now()).unwrap()
}

#[test]
fn each_thing_they_did_is_told_with_its_kind_its_day_and_whether_the_user_is_there() {
    let review = read(&doings().text());
    assert_eq!(review.kind, PageKind::Activity);
    let done = |kind, on, with_me| Activity { kind, on, with_me };
    let expected = [
        done(ActivityKind::Posted, Some(date(2026, 11, 23)), true),
        done(ActivityKind::Posted, Some(date(2026, 11, 16)), false),
        done(ActivityKind::Posted, None, false),
        done(ActivityKind::Reposted, None, false),
        done(ActivityKind::Commented, None, true),
        done(ActivityKind::Reacted, None, false),
    ];
    assert_eq!(profile(&review).activity, expected);
    assert_eq!(names(&review), [NAME]);
    assert_eq!(review.cards[0].basis, Basis::Heading);
    assert_eq!(doubts(&review), [""; 0]);
    assert_eq!(
        review.cards[0].gist.as_deref(),
        Some("3 posts, 1 repost, 1 comment, 1 reaction, 2 with you")
    );
    let kept = format!("{review:?}");
    for written in ["boat", "Well done", "ledgers"] {
        assert!(!kept.contains(written), "{written}");
    }
}

#[test]
fn without_the_moment_of_the_page_no_day_is_told() {
    let review = read_text(&doings().text()).unwrap();
    assert!(
        profile(&review)
            .activity
            .iter()
            .all(|done| done.on.is_none())
    );
}

#[test]
fn whose_page_it_is_tells_the_address() {
    let addressed = format!(
        "https://www.linkedin.com/in/amara-okafor-2/recent-activity/all/\n{}",
        doings().text()
    );
    assert_eq!(
        profile(&read(&addressed)).handles,
        [Handle::new(HandleKind::Slug, "amara-okafor-2")]
    );
    let saved = read_html(doings().html().as_bytes()).unwrap();
    assert_eq!(saved.kind, PageKind::Activity);
    assert_eq!(
        profile(&saved).handles,
        [Handle::new(HandleKind::Slug, "amara-okafor")]
    );
    assert_eq!(profile(&saved).activity.len(), 6);
}

#[test]
fn a_text_that_names_the_user_puts_nobody_beside_them() {
    let mut deed = Deed::new(None, NAME, "1w •");
    deed.text = "With thanks to\nInes Duval\n• You\nfor everything".to_owned();
    let review = read(&Doings::new(NAME, vec![deed]).text());
    assert!(!profile(&review).activity[0].with_me);
}

#[test]
fn what_others_did_is_not_theirs() {
    let mut other = Deed::new(None, "Bo Li", "1d •");
    other.text = format!("{NAME} commented on this");
    let review =
        read(&Doings::new(NAME, vec![other.clone(), Deed::new(None, NAME, "1d •")]).text());
    assert_eq!(profile(&review).activity.len(), 1);
    let none = Doings::new(NAME, vec![other]).text();
    let why = read_text_at(&none, &now()).unwrap_err();
    assert_eq!(why, Refusal::Idle);
    assert!(looks_like_page(&none));
}

#[test]
fn ones_own_activity_is_refused() {
    let own = Doings::new("Ines Duval", vec![Deed::new(None, "Ines Duval", "1d •")]);
    assert_eq!(read_text_at(&own.text(), &now()).unwrap_err(), Refusal::Own);
    let nameless = own
        .text()
        .replace("Ines Duval\nMe\n", "Me\n")
        .replace("Ines Duval\n\nMessaging", "");
    assert_eq!(
        read_text_at(&nameless, &now()).unwrap_err(),
        Refusal::Own,
        "by what LinkedIn calls you"
    );
}

#[test]
fn two_tabs_in_one_paste_are_one_member() {
    let comments = Doings::new(NAME, deeds()[4..].to_vec()).text();
    let review = read(&format!(
        "{}{comments}",
        Doings::new(NAME, deeds()[..4].to_vec()).text()
    ));
    assert_eq!(review.cards.len(), 1);
    assert_eq!(profile(&review).activity.len(), 6);
    assert!(
        review.cards[0]
            .gist
            .as_deref()
            .is_some_and(|gist| gist.ends_with("2 with you"))
    );
    assert_eq!(read(&format!("{comments}{comments}")).cards.len(), 1);
}

#[test]
fn cut_at_any_line_the_page_gives_the_first_of_what_they_did_or_a_reason() {
    let text = doings().text();
    let whole = profile(&read(&text)).activity.clone();
    let lines: Vec<&str> = text.split('\n').collect();
    for cut in 0..lines.len() {
        if let Ok(review) = read_text_at(&lines[..cut].join("\n"), &now()) {
            assert_eq!(names(&review), [NAME], "cut at line {cut}");
            let kinds = |list: &[Activity]| list.iter().map(|done| done.kind).collect::<Vec<_>>();
            let some = kinds(&profile(&review).activity);
            assert!(kinds(&whole).starts_with(&some), "cut at line {cut}");
        }
    }
}
