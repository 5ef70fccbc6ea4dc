//! Properties: of any text, cut anywhere, pasted twice, in halves, with other line ends.

use proptest::prelude::*;

use super::super::lines::{of_paste, single};
use super::page::{Build, Caller, Card, List, Member};
use super::{callers, doubts, follow, headlines, mutuals, names, notes, read, received};
use crate::import::page::{looks_like_page, read_html, read_mhtml, read_text, read_text_at};
use crate::model::page::PageReview;

fn every_page() -> Vec<String> {
    let mut pages = Vec::new();
    for build in [Build::Newer, Build::Older, Build::German] {
        let mut cards: Vec<Card> = callers().into_iter().map(Card::Person).collect();
        cards.insert(2, follow(true));
        pages.push(List::new(build, cards).received());
        pages.push(List::of(build, &callers()).sent());
    }
    pages
}

fn told(review: &PageReview) -> Vec<(String, Option<String>, Option<i64>)> {
    names(review)
        .into_iter()
        .zip(headlines(review))
        .zip(mutuals(review))
        .map(|((name, headline), mutual)| (name, headline, mutual))
        .collect()
}

#[test]
fn cut_at_any_line_a_page_gives_the_first_of_its_cards_and_never_half_a_card() {
    for page in every_page() {
        let whole = read(&page);
        let lines: Vec<&str> = page.split('\n').collect();
        for end in 0..lines.len() {
            let Ok(cut) = read_text(&lines[..end].join("\n")) else {
                continue;
            };
            let (some, all) = (told(&cut), told(&whole));
            assert!(all.starts_with(&some), "cut at line {end}: {some:?}");
            for (part, full) in notes(&cut).into_iter().zip(notes(&whole)) {
                assert!(
                    part.is_none() || part == full,
                    "cut at line {end}: {part:?}"
                );
            }
            if cut.cards.len() < whole.cards.len() {
                assert!(!cut.remarks.is_empty(), "cut at line {end}");
            }
            assert!(!cut.forged);
        }
    }
}

#[test]
fn pasted_twice_a_page_gives_the_same_cards() {
    for page in every_page() {
        let once = read(&page);
        for twice in [format!("{page}{page}"), format!("{page}\n\n{page}")] {
            let twice = read(&twice);
            assert_eq!(told(&twice), told(&once));
            assert_eq!(notes(&twice), notes(&once));
            assert!(!twice.forged);
            assert_eq!(twice.skipped.len(), once.skipped.len());
        }
    }
}

#[test]
fn two_overlapping_halves_give_the_whole() {
    let people: Vec<Caller> = (0..20)
        .map(|n| Caller::new(&format!("Guest Number{n}"), &format!("Baker of {n} loaves")))
        .collect();
    let part = |range: std::ops::Range<usize>| {
        let mut list = List::of(Build::Newer, &people[range]);
        list.counter = Some(20);
        list.received()
    };
    let both = read(&format!("{}{}", part(0..12), part(8..20)));
    assert_eq!(told(&both), told(&read(&part(0..20))));
    assert_eq!(both.remarks, [""; 0]);
    assert_eq!(doubts(&both), [""; 0]);
}

#[test]
fn two_of_one_name_stay_two() {
    let twin = Caller::new("Maria Silva", "Engineer");
    let other = Caller::new("Maria Silva", "Teacher");
    let review = read(&List::of(Build::Newer, &[twin.clone(), other, twin]).received());
    assert_eq!(names(&review).len(), 3);
    assert!(!review.forged);
}

#[test]
fn other_line_ends_change_nothing() {
    for page in every_page() {
        let expected = read(&page);
        for end in ["\r", "\r\n", "\u{2028}"] {
            assert_eq!(read(&page.replace('\n', end)), expected, "{end:?}");
        }
        let spaced = page
            .replace(' ', "\u{a0}")
            .replace("wants", "wa\u{200b}nts\u{202e}");
        assert_eq!(read(&spaced), expected);
    }
}

/// Lines such as stand on these pages, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "0 notifications",
        "Manage invitations",
        "Einladungen verwalten",
        "All (2)",
        "People (1.052)",
        "Bo Li wants to connect",
        "wants to connect",
        "Bo Li’s profile picture",
        "Bo Li",
        "Bo LiBo Li",
        "Invited you to follow",
        "hat Sie eingeladen, Brot zu folgen",
        "--",
        "3 mutual connections",
        "2 weeks ago",
        "Ignore",
        "Accept",
        "Annehmen",
        "Ignorieren",
        "Withdraw",
        "Sent 3 weeks ago",
        "Reply to Bo",
        "show more",
        "· 2nd",
        "Contact info",
        "Bergen · Contact info",
        "500+ connections",
        "Experience",
        "ExperienceExperience",
        "Jan 2023 - Present · 2 yrs",
        "Saltmarsh · Full-time",
        "Saltmarsh logo",
        "Education",
        "About",
        "Accessibility",
        "People you may know",
        "MessagingYou are on the messaging overlay",
        "Me",
        "Connect",
        "Bo Li sent the following message at 1:28 PM",
        "Ana Kos sent the following messages at 13:28",
        "Bo Li 1:28 PM",
        "Ana Kos hat um 13:28 Uhr die folgende Nachricht gesendet",
        "Search messages",
        "Load more conversations",
        "Open the options list in your conversation with Bo Li",
        "Maximize compose field",
        "Open GIF Keyboard",
        "Today",
        "Friday",
        "MAY 25",
        "Feb 29",
        "18. Sept. 2025",
        "All activity",
        "Followers",
        "Feed post number 1",
        "Bo Li commented on this",
        "View Bo Li’s  graphic link",
        "• You",
        "1w • Edited •",
        "999h",
        "Skills (71)",
        "99+ endorsements",
        "Languages",
        "Interests",
        "1,204 members",
        "Joined",
        "Highlights",
        "You are both in Bread",
        "",
        "any other line",
    ]);
    prop::collection::vec(line, 0..40).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn no_text_makes_it_stumble(text in any::<String>()) {
        let _any = read_text_at(&text, &super::talks::now());
        let _any = read_text(&text);
        let _any = looks_like_page(&text);
        let _any = read_html(text.as_bytes());
        let _any = read_mhtml(text.as_bytes());
    }

    #[test]
    fn no_order_of_known_lines_makes_it_stumble(text in pieces()) {
        let _any = read_text_at(&text, &super::talks::now());
        let feed = read_text(&text);
        let carriage = read_text(&text.replace('\n', "\r"));
        prop_assert_eq!(feed, carriage);
        let html = text.replace('\n', "</p><p>");
        let _any = read_html(format!("<html><title>x | LinkedIn</title><p>{html}").as_bytes());
    }

    #[test]
    fn no_markup_makes_it_stumble(html in "(<[a-z/!\"'= -]{0,12}>?|[a-zA-Z &;]{0,8}|<div role=\"listitem\">|</div>|<svg>|<script>){0,60}") {
        let _any = read_html(html.as_bytes());
    }

    #[test]
    fn taking_out_copies_twice_changes_nothing(text in pieces()) {
        let once = single(of_paste(&text).unwrap());
        let twice = single(once.clone());
        let texts = |lines: &[super::super::lines::Line]| lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>();
        prop_assert_eq!(texts(&twice), texts(&once));
    }

    #[test]
    fn a_clean_text_has_no_copies(words in prop::collection::vec("[A-Z][a-z]{2,8} [a-z]{2,9}", 1..20)) {
        let mut words = words;
        words.dedup();
        let lines = single(of_paste(&words.join("\n")).unwrap());
        let texts: Vec<String> = lines.into_iter().map(|line| line.text).collect();
        prop_assert_eq!(texts, words);
    }

    #[test]
    fn whatever_a_note_says_the_people_on_the_page_are_the_same(note in "[ -~]{1,60}(\n[ -~]{1,60}){0,3}") {
        let mut people = callers();
        people[1].note = Some(note);
        let review = read(&List::of(Build::Newer, &people).received());
        prop_assert_eq!(names(&review), names(&read(&received(Build::Newer))));
    }
}

#[test]
fn a_profile_cut_anywhere_is_read_or_refused() {
    let text = Member::new("Halvor Aasen").text();
    let lines: Vec<&str> = text.split('\n').collect();
    for end in 0..lines.len() {
        if let Ok(review) = read_text(&lines[..end].join("\n")) {
            assert_eq!(names(&review), ["Halvor Aasen"], "cut at line {end}");
        }
    }
}

#[test]
fn many_lines_of_anything_end_soon() {
    for line in [
        "https://www.linkedin.com/in/bo\n",
        "0 notifications\n",
        "Bo Li wants to connect\nBaker\nIgnore\nAccept\n",
        "Manage invitations\nBo Li wants to connect\nBaker\nIgnore\nAccept\n",
        "Bo Li\nBaker\nSent 3 weeks ago\nWithdraw\n",
        "Experience\nJan 2023 - Present\n",
        "A Word A Word ",
        "Bo Li sent the following message at 1:28 PM\n",
        "Search messages\nBo Li\n· 2nd\nToday\nBo Li sent the following message at 1:28 PM\nBo Li 1:28 PM\nx\n",
        "All activity\nFeed post number 1\nBo Li\n• You\n1w\n",
        "Bo Li\nBo Li\nAll activity\nFeed post number 1\nBo Li\n• 2nd\n1w\n",
        "Interests\nBread\n12 members\nJoined\n",
    ] {
        let lines = line.matches('\n').count().max(1);
        let text = line.repeat(16_000 / lines);
        let _any = read_text(&text);
        let _any = looks_like_page(&text);
    }
}
