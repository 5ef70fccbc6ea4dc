//! Saved pages.

use super::page::{Build, Card, List, Member, single_file};
use super::{
    Refusal, callers, doubts, follow, headlines, mutuals, names, notes, profile, read, received,
    sighting, some,
};
use crate::import::page::{looks_saved, looks_single_file, read_html, read_mhtml};
use crate::model::page::{Basis, PageKind};
use crate::model::{Direction, Handle, HandleKind, Medium, SourceKind};

const RECEIVED: &str = "https://www.linkedin.com/mynetwork/invitation-manager/received/";

fn html() -> String {
    List::of(Build::Newer, &callers()).received_html()
}

#[test]
fn a_saved_page_gives_ids_links_and_the_moment_of_sending() {
    let review = read_html(html().as_bytes()).unwrap();
    let pasted = read(&received(Build::Newer));
    assert_eq!(names(&review), names(&pasted));
    assert_eq!(headlines(&review), headlines(&pasted));
    assert_eq!(mutuals(&review), mutuals(&pasted));
    assert_eq!(notes(&review), notes(&pasted));
    assert_eq!(doubts(&review), [""; 0]);
    assert_eq!(review.counter, Some(3));
    let first = sighting(&review.cards[0]);
    assert_eq!(first.source, SourceKind::Page);
    assert_eq!(first.linkedin_id, Some(callers()[0].id));
    assert_eq!(first.sent.unwrap().to_string(), "2026-11-20T10:15:30Z");
    assert_eq!(
        first.handles,
        [Handle::new(HandleKind::Slug, "amara-okafor")]
    );
    assert!(review.cards.iter().all(|card| card.basis == Basis::Element));
    assert!(review.saved);
}

#[test]
fn a_single_file_says_when_it_was_saved() {
    let file = single_file(&html(), RECEIVED, "Mon, 23 Nov 2026 08:00:00 -0000");
    let review = read_mhtml(file.as_bytes()).unwrap();
    assert_eq!(names(&review), names(&read(&received(Build::Newer))));
    assert_eq!(
        sighting(&review.cards[0]).seen.unwrap().to_string(),
        "2026-11-23T08:00:00Z"
    );
    assert!(looks_single_file(&file));
}

#[test]
fn a_note_can_not_forge_a_card_of_a_saved_page() {
    let mut people = callers();
    people[0].note = some("Hi\nIgnore\nAccept\nBob Real wants to connect\nCTO\nIgnore\nAccept");
    let review = read_html(List::of(Build::Newer, &people).received_html().as_bytes()).unwrap();
    assert_eq!(names(&review), names(&read(&received(Build::Newer))));
    assert!(!review.forged);
    assert!(review.cards.iter().all(super::PageCard::is_sure));
}

#[test]
fn a_page_to_follow_is_left_out_though_it_links_a_profile() {
    let mut cards: Vec<Card> = callers().into_iter().map(Card::Person).collect();
    cards.insert(0, follow(false));
    let review = read_html(List::new(Build::Newer, cards).received_html().as_bytes()).unwrap();
    assert_eq!(names(&review).len(), 3);
    assert_eq!(review.skipped[0].place, "card 1");
}

#[test]
fn sent_invitations_are_told_by_their_button() {
    let review = read_html(List::of(Build::Newer, &callers()).sent_html().as_bytes()).unwrap();
    assert_eq!(review.kind, PageKind::Sent);
    let first = sighting(&review.cards[0]);
    assert_eq!(first.direction, Direction::Outgoing);
    assert_eq!(first.sent.unwrap().to_string(), "2026-11-20T10:15:30Z");
    assert_eq!(
        headlines(&review)[0],
        some("Cold-chain logistics | Lagos and Rotterdam")
    );
    assert_eq!(headlines(&review)[1], None);
}

#[test]
fn elements_without_ids_are_told_by_their_labels() {
    let html = html()
        .replace("componentkey=\"urn:li:invitation:", "data-x=\"")
        .replace("urn%3Ali%3Afsd_invitation", "x");
    let review = read_html(html.as_bytes()).unwrap();
    assert_eq!(names(&review), names(&read(&received(Build::Newer))));
    assert_eq!(sighting(&review.cards[0]).sent, None);
    assert_eq!(sighting(&review.cards[0]).handles[0].kind, HandleKind::Slug);
}

#[test]
fn a_saved_profile_is_known_by_its_address() {
    let review = read_html(Member::new("Halvor Aasen").html().as_bytes()).unwrap();
    let seen = profile(&review);
    assert_eq!(seen.source, SourceKind::Page);
    assert_eq!(
        seen.handles,
        [Handle::new(HandleKind::Slug, "halvor-aasen")]
    );
    assert_eq!(
        (seen.connections, seen.connections_or_more, seen.photo),
        (Some(500), true, Some(true))
    );
    assert_eq!(seen.positions.len(), 1);
    assert_eq!(
        seen.positions[0]
            .place
            .as_ref()
            .map(|place| place.shown(Medium::Line))
            .as_deref(),
        Some("Stavanger, Norway")
    );
    assert_eq!(seen.education[0].from.as_deref(), Some("2010-09"));
    assert_eq!(seen.skills[0].endorsements, Some(14));
    assert_eq!(seen.languages.len(), 1);
    assert!(seen.whole);
    assert!(review.cards[0].is_sure());
    let mut unscrolled = Member::new("Halvor Aasen");
    unscrolled.scrolled = false;
    assert!(!profile(&read_html(unscrolled.html().as_bytes()).unwrap()).whole);
}

#[test]
fn a_file_with_scripts_alone_was_saved_the_wrong_way() {
    let page = html();
    let head = &page[..page.find("<body>").unwrap()];
    let shell = format!("{head}<body><div id=\"root\"></div></body></html>");
    let why = read_html(shell.as_bytes()).unwrap_err();
    assert_eq!(why, Refusal::Shell);
    assert!(why.to_string().contains("\"single file\""), "{why}");
}

#[test]
fn the_page_of_another_site_is_not_linkedins() {
    let other = html().replace(
        "https://www.linkedin.com/mynetwork",
        "https://linkedin.com.example/mynetwork",
    );
    assert_eq!(
        read_html(other.as_bytes()).unwrap_err(),
        Refusal::NotLinkedIn
    );
    assert_eq!(
        read_html(b"<html><p>Tulips</p>").unwrap_err(),
        Refusal::NotLinkedIn
    );
    assert!(!looks_saved("<html><p>Tulips</p>"));
    assert!(looks_saved(&html()));
    assert!(!looks_single_file(
        "From: Ines <ines@bakery.example>\nSubject: bread\n\nHello"
    ));
}

#[test]
fn a_page_nested_a_million_deep_ends_soon() {
    let deep = format!("{}{}", "<div role=\"listitem\">".repeat(100_000), html());
    let _any = read_html(deep.as_bytes());
    let many = "<p>x".repeat(500_000);
    assert_eq!(read_html(many.as_bytes()).unwrap_err(), Refusal::TooLarge);
    let attributes = format!("<div {}>", "a=1 ".repeat(1_000_000));
    assert!(read_html(attributes.as_bytes()).is_err());
}
