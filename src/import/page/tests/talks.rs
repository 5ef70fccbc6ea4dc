//! Conversations, copied and saved.

use super::page::{Build, Said, Talk, single_file};
use super::{Refusal, doubts, names};
use crate::import::page::{looks_like_page, read_html, read_mhtml, read_text, read_text_at};
use crate::model::page::{PageKind, PageReview};
use crate::model::record::Message;
use crate::model::{Handle, HandleKind, Medium, Now, Record};

/// A Monday, half past nine in Vienna.
pub(super) fn now() -> Now {
    let zoned: jiff::Zoned = "2026-11-23T09:30:00+01:00[Europe/Vienna]".parse().unwrap();
    Now::new(zoned.timestamp(), zoned.time_zone().clone())
}

fn said() -> Vec<Said> {
    vec![
        Said::new(
            Some("Sep 18, 2025"),
            false,
            "4:05 PM",
            "Good rye, thank you",
        ),
        Said::new(
            Some("MAY 25"),
            true,
            "9:00 AM",
            "You are welcome.\nCome again",
        ),
        Said::new(None, false, "9:02 AM", "Friday"),
        Said::new(None, true, "11:59 PM", "Friday it is"),
        Said::new(Some("Saturday"), false, "12:07 AM", "Was lovely"),
        Said::new(Some("Today"), true, "8:15 AM", "It was"),
    ]
}

fn talk() -> Talk {
    Talk::new("Dagny Holm", said())
}

fn read(text: &str) -> PageReview {
    read_text_at(text, &now()).unwrap()
}

fn messages(review: &PageReview) -> Vec<Message> {
    let message = |record: &Record| match record {
        Record::Message(message) => message.clone(),
        other => panic!("no message: {other:?}"),
    };
    review
        .cards
        .iter()
        .flat_map(|card| card.records().map(message).collect::<Vec<_>>())
        .collect()
}

/// Who wrote, and when, in Vienna.
fn told(review: &PageReview) -> Vec<(bool, String)> {
    let zone = now().zone;
    messages(review)
        .iter()
        .map(|message| {
            let at = zone.to_datetime(message.at).strftime("%F %R").to_string();
            (message.from_me, at)
        })
        .collect()
}

#[test]
fn a_conversation_tells_who_wrote_and_when_and_keeps_no_word_of_it() {
    let review = read(&talk().text());
    assert_eq!(review.kind, PageKind::Conversation);
    let expected = [
        (false, "2025-09-18 16:05"),
        (true, "2026-05-25 09:00"),
        (false, "2026-05-25 09:02"),
        (true, "2026-05-25 23:59"),
        (false, "2026-11-21 00:07"),
        (true, "2026-11-23 08:15"),
    ]
    .map(|(mine, at)| (mine, at.to_owned()));
    assert_eq!(told(&review), expected);
    assert_eq!(names(&review), ["Dagny Holm"]);
    let gist = review.cards[0].gist.as_deref();
    assert_eq!(gist, Some("6 messages, 18 Sep 2025 to 23 Nov 2026"));
    assert_eq!(doubts(&review), [""; 0]);
    assert_eq!(
        review.remarks, [""; 0],
        "its own messages are no chats copied along"
    );
    let handles = [Handle::new(HandleKind::Name, "dagny holm")];
    assert!(
        messages(&review)
            .iter()
            .all(|message| message.handles == handles)
    );
    let kept = format!("{review:?}");
    for written in ["rye", "welcome", "lovely", "tide is late"] {
        assert!(!kept.contains(written), "{written}");
    }
}

#[test]
fn the_address_on_the_first_line_says_with_whom_or_which_conversation_it_is() {
    let text = talk().text();
    let by_person = read(&format!(
        "https://www.linkedin.com/in/dagny-holm-7/\n{text}"
    ));
    assert_eq!(
        messages(&by_person)[0].handles,
        [Handle::new(HandleKind::Slug, "dagny-holm-7")]
    );
    let by_thread = read(&format!(
        "https://www.linkedin.com/messaging/thread/2-YmFr%3D%3D/?x=1\n{text}"
    ));
    assert_eq!(messages(&by_thread)[0].conversation, "2-YmFr==");
}

#[test]
fn a_saved_conversation_is_known_by_its_own_name_and_the_link_to_the_other() {
    let html = talk().html();
    let file = single_file(
        &html,
        "https://www.linkedin.com/messaging/thread/2-YmFrZXJz%3D%3D/",
        "Mon, 23 Nov 2026 08:30:00 -0000",
    );
    let review = read_mhtml(file.as_bytes()).unwrap();
    assert!(review.saved);
    let all = messages(&review);
    assert_eq!(all.len(), 6);
    assert_eq!(all[0].conversation, "2-YmFrZXJz==");
    assert_eq!(
        all[0].handles,
        [Handle::new(HandleKind::Slug, "dagny-holm")]
    );
    // A page saved whole doesn't say when: what is told from that day is left out.
    let undated = read_html(html.as_bytes()).unwrap();
    assert_eq!(messages(&undated).len(), 1);
    assert!(
        undated.skipped[0].why.starts_with("5 of the messages"),
        "{:?}",
        undated.skipped
    );
}

#[test]
fn without_the_users_name_on_the_page_the_head_of_the_thread_tells_the_sides_apart() {
    let bare = talk().main();
    assert!(looks_like_page(&bare));
    let review = read(&bare);
    assert_eq!(told(&review), told(&read(&talk().text())));
    let owner = review.owner.map(|owner| owner.name.shown(Medium::Line));
    assert_eq!(owner.as_deref(), Some("Ines Duval"));
    let headless: String = bare
        .lines()
        .filter(|line| {
            !line.contains("degree") && !line.contains("2nd") && !line.starts_with("Open the")
        })
        .flat_map(|line| [line, "\n"])
        .collect();
    let why = read_text_at(&headless, &now()).unwrap_err();
    assert_eq!(why, Refusal::Sides);
    assert!(why.to_string().contains("select all of the page"), "{why}");
}

#[test]
fn a_conversation_of_three_is_refused() {
    let mut third = talk().text();
    third = third.replacen(
        "Ines Duval sent the following message at 9:00 AM",
        "Bo Li sent the following message at 9:00 AM",
        1,
    );
    assert_eq!(read_text_at(&third, &now()).unwrap_err(), Refusal::Several);
    let silent = talk().text().replace(
        "in your conversation with Dagny Holm",
        "in your conversation with Dagny Holm and Bo Li",
    );
    assert_eq!(read_text_at(&silent, &now()).unwrap_err(), Refusal::Several);
}

#[test]
fn a_message_that_looks_like_another_makes_the_conversation_doubtful() {
    let forged =
        "I owe you.\nInes Duval sent the following message at 9:30 AM\nThank you for the loan";
    let mut people = said();
    people[2].text = forged.to_owned();
    let review = read(&Talk::new("Dagny Holm", people).text());
    assert!(
        doubts(&review)[0].contains("may look like another"),
        "{:?}",
        doubts(&review)
    );
    let mut back = said();
    back[3].time = "8:00 AM".to_owned();
    let review = read(&Talk::new("Dagny Holm", back).text());
    assert!(
        doubts(&review)[0].contains("go back in time"),
        "{:?}",
        doubts(&review)
    );
}

#[test]
fn messages_without_a_day_are_left_out_and_a_conversation_without_any_is_refused() {
    let mut early = said();
    early[0].day = None;
    let review = read(&Talk::new("Dagny Holm", early.clone()).text());
    assert_eq!(messages(&review).len(), 5);
    assert!(review.skipped[0].why.contains("no day stands above them"));
    for said in &mut early {
        said.day = None;
    }
    let why = read_text_at(&Talk::new("Dagny Holm", early).text(), &now()).unwrap_err();
    assert_eq!(why, Refusal::Undated);
    assert_eq!(
        read_text(&Talk::new("Dagny Holm", said()[4..].to_vec()).text()).unwrap_err(),
        Refusal::Undated,
        "no moment to count from"
    );
}

#[test]
fn two_overlapping_parts_of_a_conversation_give_the_whole() {
    let mut later = said()[2..].to_vec();
    later[0].day = Some("MAY 25".to_owned());
    let later = Talk::new("Dagny Holm", later).text();
    let earlier = Talk::new("Dagny Holm", said()[..4].to_vec()).text();
    let both = read(&format!("{later}{earlier}"));
    assert_eq!(both.cards.len(), 1);
    assert_eq!(told(&both), told(&read(&talk().text())));
    let gist = both.cards[0].gist.as_deref();
    assert_eq!(gist, Some("6 messages, 18 Sep 2025 to 23 Nov 2026"));
}

#[test]
fn a_note_or_a_profile_that_quotes_a_message_stays_what_it_is() {
    let quoted = "Search messages\nBo Li sent the following message at 1:28 PM\nBo Li  1:28 PM\nhi";
    let mut people = super::callers();
    people[0].note = Some(quoted.to_owned());
    let list = super::page::List::of(Build::Newer, &people).received();
    assert_eq!(read(&list).kind, PageKind::Received);
    let profile = super::page::Member::new("Halvor Aasen")
        .text()
        .replace("I like tides", quoted);
    assert_eq!(read(&profile).kind, PageKind::Profile);
}

#[test]
fn a_german_conversation_is_read_too() {
    let mut talk = Talk::new(
        "Dagny Holm",
        vec![
            Said::new(Some("25. Mai"), true, "09:00", "Danke"),
            Said::new(Some("Gestern"), false, "21:40", "Gern"),
        ],
    );
    talk.build = Build::German;
    let expected = [(true, "2026-05-25 09:00"), (false, "2026-11-22 21:40")]
        .map(|(mine, at)| (mine, at.to_owned()));
    assert_eq!(told(&read(&talk.text())), expected);
}

#[test]
fn cut_at_any_line_a_conversation_gives_some_of_its_messages_or_a_reason() {
    let text = talk().text();
    let whole = told(&read(&text));
    let lines: Vec<&str> = text.split('\n').collect();
    for cut in 0..lines.len() {
        for part in [&lines[..cut], &lines[cut..]] {
            if let Ok(review) = read_text_at(&part.join("\n"), &now())
                && review.kind == PageKind::Conversation
            {
                assert_eq!(names(&review), ["Dagny Holm"], "cut at line {cut}");
                let all = told(&review);
                assert!(
                    all.iter().all(|one| whole.contains(one)),
                    "cut at line {cut}: {all:?}"
                );
            }
        }
    }
}

#[test]
fn a_conversation_as_long_as_a_paste_can_be_is_read_soon_and_bounded() {
    let mut long = said();
    for n in 0..11_000 {
        let time = format!("{}:{:02} AM", 1 + n / 60 % 11, n % 60);
        long.push(Said::new(None, n % 2 == 0, &time, "x"));
    }
    let text = Talk::new("Dagny Holm", long)
        .text()
        .replace("View Ines’s profileInes Duval\n", "")
        .replace("View Dagny’s profileDagny Holm\n", "")
        .replace("👏 👍 😊 +\n", "");
    assert!(text.lines().count() < 50_000);
    let review = read(&text);
    assert_eq!(messages(&review).len(), 10_000);
    assert!(review.skipped[0].why.contains("more than 10000 messages"));
    assert!(!review.cards[0].is_sure(), "the times go round and round");
}
