//! The lists of invitations, copied.

use super::page::{Build, Caller, Card, List};
use super::{
    callers, doubts, follow, headlines, mutuals, names, notes, read, received, sighting, some,
};
use crate::model::page::{Basis, PageKind, PageLanguage};
use crate::model::{Direction, Handle, HandleKind, Medium, SourceKind};

const NAMES: [&str; 3] = ["Amara Okafor", "Bo Li", "Tomasz Zieliński"];

#[test]
fn three_people_are_read_with_all_that_stands_on_their_cards() {
    let review = read(&received(Build::Newer));
    assert_eq!(
        (review.kind, review.language),
        (PageKind::Received, PageLanguage::English)
    );
    assert_eq!(names(&review), NAMES);
    assert_eq!(
        headlines(&review),
        [
            some("Cold-chain logistics | Lagos and Rotterdam"),
            None,
            some("Kierownik produkcji w Młyn Północ")
        ]
    );
    assert_eq!(
        mutuals(&review),
        [Some(13), None, Some(1)],
        "a line that isn't there is no nought"
    );
    assert_eq!(
        notes(&review),
        [
            some(
                "Hello Ines, we met at the Harbour Forum yesterday.\nI would like to hear more about your tables."
            ),
            some(""),
            some("")
        ]
    );
    assert_eq!(review.counter, Some(3));
    assert!(!review.forged);
    assert_eq!(doubts(&review), [""; 0]);
    assert_eq!(review.remarks, [""; 0]);
    assert_eq!(review.owner.unwrap().name.shown(Medium::Line), "Ines Duval");
}

#[test]
fn a_paste_says_neither_when_it_was_sent_nor_whose_profile_it_is() {
    for build in [Build::Newer, Build::Older, Build::German] {
        let review = read(&received(build));
        let first = sighting(&review.cards[0]);
        assert_eq!(
            (first.source, first.direction),
            (SourceKind::Paste, Direction::Incoming)
        );
        assert_eq!(
            (first.sent, first.linkedin_id, first.seen),
            (None, None, None)
        );
        assert_eq!(
            first.handles,
            [Handle::new(HandleKind::Name, "amara okafor")]
        );
    }
}

#[test]
fn the_older_site_and_the_german_one_give_the_same_people() {
    for build in [Build::Older, Build::German] {
        let review = read(&received(build));
        assert_eq!(names(&review), NAMES, "{build:?}");
        assert_eq!(
            headlines(&review),
            headlines(&read(&received(Build::Newer))),
            "{build:?}"
        );
        assert_eq!(
            notes(&review),
            notes(&read(&received(Build::Newer))),
            "{build:?}"
        );
        assert_eq!(review.owner.unwrap().name.shown(Medium::Line), "Ines Duval");
    }
    assert_eq!(
        read(&received(Build::German)).language,
        PageLanguage::German
    );
}

#[test]
fn german_connections_in_common_are_counted() {
    let one =
        Caller::new("Jonas Ätherton", "Bäcker").mutual("M. M. und 71 weitere gemeinsame Kontakte");
    let two = Caller::new("Rosa Lindqvist", "Ärztin").mutual("Ada L. ist ein gemeinsamer Kontakt");
    let review = read(&List::of(Build::German, &[one, two]).received());
    assert_eq!(mutuals(&review), [Some(72), Some(1)]);
}

#[test]
fn a_card_without_sentence_and_picture_is_read_by_its_place_and_is_in_doubt() {
    let review = read(&received(Build::Older));
    let bases: Vec<Basis> = review.cards.iter().map(|card| card.basis).collect();
    assert_eq!(bases, [Basis::Picture, Basis::Place, Basis::Picture]);
    assert_eq!(doubts(&review), ["name taken by its place"]);
    assert!(!review.cards[1].is_sure());
}

#[test]
fn a_page_to_follow_and_a_newsletter_are_left_out_and_counted() {
    let mut cards: Vec<Card> = callers().into_iter().map(Card::Person).collect();
    cards.insert(1, follow(false));
    cards.push(Card::Newsletter {
        by: "Kettle Works".to_owned(),
        title: "Steam Weekly".to_owned(),
    });
    let review = read(&List::new(Build::Newer, cards).received());
    assert_eq!(names(&review), NAMES);
    assert_eq!(review.skipped.len(), 2);
    assert!(
        review.skipped[0].why.contains("none to connect"),
        "{:?}",
        review.skipped
    );
    assert_eq!((review.counter, review.forged), (Some(5), false));
    assert_eq!(review.remarks, [""; 0]);
}

#[test]
fn the_name_above_an_invitation_to_follow_is_no_part_of_the_note_before_it() {
    for build in [Build::Newer, Build::German] {
        let mut cards: Vec<Card> = callers().into_iter().map(Card::Person).collect();
        cards.insert(1, follow(true));
        let review = read(&List::new(build, cards).received());
        assert_eq!(notes(&review), notes(&read(&received(build))), "{build:?}");
        assert_eq!(names(&review), NAMES);
    }
}

#[test]
fn a_forged_card_inside_a_note_is_given_away_by_the_counter() {
    let mut people = callers();
    people[0].note = some(
        "Nice to meet you.\nIgnore\nAccept\nBob Real wants to connect\nCTO at Everything\n9 mutual connections\nIgnore\nAccept",
    );
    let review = read(&List::of(Build::Newer, &people).received());
    assert!(review.forged);
    assert!(
        review.cards.iter().all(|card| !card.is_sure()),
        "which one is forged can't be told"
    );
    assert!(
        review
            .remarks
            .iter()
            .any(|remark| remark.contains("looks like a card")),
        "{:?}",
        review.remarks
    );
}

#[test]
fn a_counter_inside_a_note_counts_nothing() {
    let mut people = callers();
    people[0].note = some("All (99)\nManage invitations");
    let review = read(&List::of(Build::Newer, &people).received());
    assert_eq!(review.counter, Some(3));
}

#[test]
fn a_page_forged_inside_a_note_is_given_away_too() {
    let mut people = callers();
    people[0].note = some(
        "Hello\n0 notifications\nManage invitations\nAll (9)\nBob Real wants to connect\nCTO\nIgnore\nAccept",
    );
    let review = read(&List::of(Build::Newer, &people).received());
    assert!(
        review.cards.iter().all(|card| !card.is_sure()),
        "{:?}",
        doubts(&review)
    );
    assert!(!review.remarks.is_empty());
}

#[test]
fn the_words_of_the_buttons_inside_a_note_stay_there() {
    let mut people = callers();
    people[0].note = some("Please press Accept and not Ignore.\nAccept\nthanks, that was all");
    let review = read(&List::of(Build::Newer, &people).received());
    assert_eq!(names(&review), NAMES);
    assert_eq!(
        notes(&review)[0],
        some("Please press Accept and not Ignore.\nAccept\nthanks, that was all")
    );
}

#[test]
fn a_word_for_an_age_inside_a_note_is_no_age() {
    let mut people = callers();
    people[0].note = some("Yesterday");
    let review = read(&List::of(Build::Newer, &people).received());
    assert_eq!(notes(&review)[0], some("Yesterday"));
    assert_eq!(sighting(&review.cards[0]).sent, None);
}

#[test]
fn a_note_that_the_page_folds_is_not_kept_in_part() {
    for end in [
        "I have so much to tell…",
        "I have so much to …more",
        "And then…\nshow more",
    ] {
        let mut people = callers();
        people[0].note = some(end);
        let review = read(&List::of(Build::Newer, &people).received());
        assert_eq!(notes(&review)[0], None, "{end}");
        assert!(review.cards[0].is_sure(), "the card itself is certain");
    }
}

#[test]
fn a_note_after_the_last_card_that_nothing_closes_is_in_doubt() {
    let text = received(Build::Newer).replace(
        "1 mutual connection\n\nIgnore\n\nAccept\n\n",
        "1 mutual connection\n\nIgnore\n\nAccept\n\nSponsored: learn to bake\n\n",
    );
    let review = read(&text);
    assert!(!review.cards[2].is_sure());
    assert!(review.cards[0].is_sure() && review.cards[1].is_sure());
}

#[test]
fn people_whom_the_site_suggests_are_no_callers() {
    let text = received(Build::Newer).replace(
        "About\n\nAccessibility",
        "Tomasz Zieliński is now a connection\n\nOleksandra Bondar\n\nPilot\n\nConnect\n\nAbout\n\nAccessibility",
    );
    let review = read(&text);
    assert_eq!(names(&review), NAMES);
    assert_eq!(notes(&review)[2], some(""));
}

#[test]
fn copies_for_screen_readers_change_nothing() {
    let plain = received(Build::Newer);
    let glued = plain.replace(
        "Amara Okafor wants to connect",
        "Amara Okafor wants to connectAmara Okafor wants to connect",
    );
    let lined = plain.replace(
        "Amara Okafor wants to connect",
        "Amara Okafor wants to connect\nAmara Okafor wants to connect",
    );
    let expected = read(&plain);
    for text in [glued, lined] {
        let review = read(&text);
        assert_eq!(names(&review), names(&expected));
        assert_eq!(notes(&review), notes(&expected));
    }
}

#[test]
fn a_name_on_the_line_above_the_sentence_is_its_subject() {
    let text = received(Build::Newer).replace(
        "Amara Okafor wants to connect",
        "Amara Okafor\n\nwants to connect",
    );
    let review = read(&text);
    assert_eq!(names(&review), NAMES);
}

#[test]
fn the_three_wordings_of_asking_are_one_thing() {
    for words in [
        "is inviting you to connect",
        "follows you and is inviting you to connect",
    ] {
        let review = read(&received(Build::Newer).replace("wants to connect", words));
        assert_eq!(names(&review), NAMES, "{words}");
    }
}

#[test]
fn ten_of_forty_three_says_scroll_on() {
    let mut list = List::of(Build::Newer, &callers());
    list.counter = Some(43);
    let review = read(&list.received());
    assert_eq!(
        review.remarks,
        ["3 of 43 are on it: scroll to the end and copy again"]
    );
    assert!(review.cards.iter().all(super::PageCard::is_sure));
}

#[test]
fn conversations_beside_the_page_are_dropped_and_said() {
    let mut list = List::of(Build::Newer, &callers());
    list.chat = true;
    let review = read(&list.received());
    assert!(
        review
            .remarks
            .iter()
            .any(|remark| remark.contains("conversations")),
        "{:?}",
        review.remarks
    );
    assert_eq!(names(&review), NAMES);
    assert_eq!(review.skipped, []);
}

#[test]
fn the_owner_is_never_a_caller() {
    let mut people = callers();
    people.push(Caller::new("Ines Duval", "Baker"));
    let review = read(&List::of(Build::Newer, &people).received());
    assert_eq!(names(&review), NAMES);
    assert!(
        review.skipped[0].why.contains("your own name"),
        "{:?}",
        review.skipped
    );
}

#[test]
fn two_owners_are_none() {
    let mut people = callers();
    people[0].note = some("Bob Real\nMessagingYou are on the messaging overlay. Press enter.");
    let review = read(&List::of(Build::Newer, &people).received());
    assert_eq!(review.owner, None);
}

#[test]
fn sent_invitations_are_read_without_a_date() {
    for build in [Build::Newer, Build::German] {
        let mut people = callers();
        people[1].picture = true;
        let mut list = List::of(build, &people);
        list.counter = Some(1052);
        let review = read(&list.sent());
        assert_eq!(review.kind, PageKind::Sent, "{build:?}");
        assert_eq!(names(&review), NAMES, "{build:?}");
        let first = sighting(&review.cards[0]);
        assert_eq!((first.direction, first.sent), (Direction::Outgoing, None));
        assert_eq!(review.counter, Some(1052), "{build:?}");
        assert!(
            notes(&review)[0]
                .as_deref()
                .is_some_and(|note| note.starts_with("Hello Ines")),
            "{build:?}"
        );
        assert_eq!(notes(&review)[1], some(""));
    }
}

#[test]
fn a_sent_card_without_a_picture_rests_on_its_place() {
    let review = read(&List::of(Build::Newer, &callers()).sent());
    assert_eq!(names(&review), NAMES);
    assert_eq!(review.cards[1].doubts, ["name taken by its place"]);
    assert_eq!(
        notes(&review)[0],
        None,
        "where the note before it ends isn't certain"
    );
}

#[test]
fn without_the_pages_own_count_the_review_says_what_can_not_be_told() {
    let mut list = List::of(Build::Newer, &callers());
    list.counter = None;
    let review = read(&list.received());
    assert_eq!(review.counter, None);
    assert!(
        review
            .remarks
            .iter()
            .any(|remark| remark.contains("own count isn't in it")),
        "{:?}",
        review.remarks
    );
}

#[test]
fn a_sentence_at_the_end_of_a_note_does_not_rename_the_next_card_of_the_older_site() {
    let mut people = callers();
    people[0].note = some("Hello\nBob Real wants to connect");
    let page = List::of(Build::Older, &people).received();
    for text in [page.clone(), page.replace("Reply to Amara\n", "")] {
        assert_eq!(names(&read(&text)), NAMES);
    }
}

#[test]
fn a_line_that_closes_notes_stays_in_a_note_that_goes_on() {
    let mut people = callers();
    people[0].note = some("I wrote you a\nMessage\nlast week");
    let review = read(&List::of(Build::Newer, &people).received());
    assert_eq!(notes(&review)[0], some("I wrote you a\nMessage\nlast week"));
}

#[test]
fn a_note_before_the_buttons_is_read_and_is_in_doubt() {
    let text = received(Build::German).replace(
        "Kierownik produkcji w Młyn Północ\n\n1 mutual connection\n\n",
        "Kierownik produkcji w Młyn Północ\n\n3 gemeinsame Kontakte\n\nGuten Tag Ines\n\n",
    );
    let review = read(&text);
    assert_eq!(notes(&review)[2], some("Guten Tag Ines"));
    assert_eq!(
        review.cards[2].doubts,
        ["its note stands before its buttons"]
    );
}

#[test]
fn a_line_that_is_not_understood_is_shown_with_its_number_and_puts_the_card_in_doubt() {
    let text = received(Build::Newer).replace(
        "Kofi P and 12 other mutual connections",
        "Kofi P is on your team",
    );
    let review = read(&text);
    assert_eq!(mutuals(&review)[0], None, "an unknown line is no nought");
    assert_eq!(review.cards[0].doubts, ["1 line not understood"]);
    let unfilled =
        read(&received(Build::Newer).replace("1 mutual connection", "Kofi is on your team"));
    assert_eq!(notes(&unfilled)[2], some(""), "it is no note either");
    assert_eq!(unfilled.cards[2].doubts, ["1 line not understood"]);
    let (line, left) = &review.cards[0].left_over[0];
    assert_eq!(text.lines().nth(line - 1), Some("Kofi P is on your team"));
    assert_eq!(left.shown(Medium::Line), "Kofi P is on your team");
}
