//! The round trip at the keyboard: a page pasted and looked over, sources read again, the walk to LinkedIn, questions,
//! and another way to ask.

#[cfg(test)]
#[path = "desk/world.rs"]
mod world;

use insta::assert_snapshot;
use jiff::civil::date;
use proptest::prelude::*;
use vestibule::app::{Action, Copied, Effect, Options, State};
use vestibule::command::{Bindings, Context};
use vestibule::model::errand::INVITATION_PAGE;
use vestibule::model::import::{FileReport, InvitationCounts, Skipped, SourceReport};
use vestibule::model::record::{Message, Owner};
use vestibule::model::{
    Act, Basis, Decision, Direction, Elsewhere, ErrandKind, Foreign, Handle, HandleKind, ImportId,
    ImportReport, InvitationId, Matter, Mend, Newer, NoteSeen, PageCard, PageKind, PageLanguage,
    PageReview, Place, Pressed, Question, Record, Sighting, SourceKind,
};
use world::{Desk, TODAY, people};

const NADIA: InvitationId = InvitationId(12);
const ILSE: InvitationId = InvitationId(13);
const BO: InvitationId = InvitationId(14);

const SMALL: (u16, u16) = (80, 24);
const USUAL: (u16, u16) = (120, 40);
const LARGE: (u16, u16) = (200, 50);

/// The beginning of a page of invitations, as a browser copies it.
const PASTED: &str = "Manage invitations\nReceived\nSent\nAll\nEsi Boateng wants to connect\nHarbour surveyor\n\
                      Ignore\nAccept\n";

fn desk() -> Desk {
    Desk::of(120, 40)
}

fn shows(desk: &Desk, text: &str) -> bool {
    desk.screen(120, 40).contains(text)
}

/// The lowest line: what was said last.
fn said(desk: &Desk) -> String {
    let screen = desk.screen(160, 40);
    screen.lines().last().unwrap_or_default().trim().to_owned()
}

/// The lines of the walk.
fn walk(desk: &Desk) -> String {
    let screen = desk.screen(120, 4);
    let lines: Vec<_> = screen.lines().map(str::trim).collect();
    lines.join("\n")
}

fn acts(desk: &Desk) -> Vec<Act> {
    let act = |effect: &Effect| match effect {
        Effect::Act { act, .. } => Some(act.clone()),
        _ => None,
    };
    desk.wanted.iter().filter_map(act).collect()
}

fn undone(desk: &Desk) -> usize {
    desk.wanted
        .iter()
        .filter(|effect| matches!(effect, Effect::UndoOf(..)))
        .count()
}

fn pressed(ids: &[InvitationId], pressed: Pressed) -> Act {
    Act::Press {
        ids: ids.to_vec(),
        pressed: Some(pressed),
    }
}

fn card(line: usize, name: &str, headline: &str, note: &str) -> PageCard {
    let text = |text: &str| (!text.is_empty()).then(|| Foreign::new(text));
    PageCard {
        line,
        record: Record::Sighting(Sighting {
            source: SourceKind::Paste,
            direction: Direction::Incoming,
            linkedin_id: None,
            sent: None,
            seen: None,
            handles: vec![Handle::new(HandleKind::Name, name.to_lowercase())],
            name: Foreign::new(name),
            headline: text(headline),
            company: None,
            location: None,
            mutual: Some(7),
            note: text(note).map_or(NoteSeen::Empty, NoteSeen::Text),
            reminder: false,
        }),
        further: Vec::new(),
        gist: None,
        basis: Basis::Sentence,
        doubts: Vec::new(),
        left_over: Vec::new(),
        known: None,
        adds: Vec::new(),
    }
}

/// A page with four invitations: one of them uncertain, one with a note, and a line that nobody understands.
fn page() -> PageReview {
    let mut cards = vec![
        card(12, "Esi Boateng", "Harbour surveyor at Tema Lines", ""),
        card(
            19,
            "Marek Zieliński",
            "Edits maps",
            "We met at the chart fair in Gdynia.\nMay I send you the second sheet?",
        ),
        card(27, "Bo Li", "", ""),
        card(33, "Noor Haddad", "Translator, Arabic and Dutch", ""),
    ];
    cards[1].known = Some(InvitationId(18));
    cards[1].adds = vec!["the note"];
    cards[2].basis = Basis::Place;
    cards[2].doubts = vec!["two people of this name wait".to_owned()];
    cards[3].left_over = vec![
        (35, Foreign::new("Follows your page")),
        (36, Foreign::new("Since\u{1b}[2J 2019")),
    ];
    PageReview {
        kind: PageKind::Received,
        language: PageLanguage::English,
        saved: false,
        owner: Some(Owner {
            name: Foreign::new("Imke Sorano"),
            slug: None,
        }),
        counter: Some(4),
        cards,
        skipped: vec![Skipped {
            place: "line 41".to_owned(),
            why: "an invitation to follow a page, not to connect".to_owned(),
        }],
        forged: false,
        remarks: Vec::new(),
    }
}

/// An import that added and updated so many.
fn report(added: usize, updated: usize, elsewhere: Elsewhere) -> ImportReport {
    ImportReport {
        import: Some(ImportId(4)),
        dry_run: false,
        sources: vec![SourceReport {
            review: None,
            path: Foreign::new("a pasted page"),
            kind: SourceKind::Paste,
            files: vec![FileReport {
                added,
                updated,
                ..FileReport::default()
            }],
            remarks: Vec::new(),
            refused: None,
        }],
        invitations: InvitationCounts::default(),
        evidence: 0,
        people: 0,
        elsewhere,
        explanation: None,
    }
}

/// A desk on which a page was pasted, and is being looked over.
fn reviewing((columns, rows): (u16, u16)) -> Desk {
    let mut desk = Desk::of(columns, rows);
    desk.page = Ok(Box::new(page()));
    desk.happens(Action::Pasted(PASTED.to_owned()));
    desk
}

/// A desk with two accepts, an ignore and a reply to do at LinkedIn.
fn errands((columns, rows): (u16, u16)) -> Desk {
    let mut desk = Desk::of(columns, rows);
    desk.press("a i a");
    let jo = &mut desk.senders[4];
    jo.standing.decision = Some(Decision::Ask);
    jo.draft = Some("Hello Teodor, where have our paths crossed?".to_owned());
    jo.row.decision = Some(Decision::Ask);
    desk.wanted.clear();
    desk
}

#[test]
fn a_page_pasted_into_the_queue_opens_the_review_at_once() {
    let desk = reviewing(USUAL);
    assert_eq!(desk.state.context(), Context::Review);
    assert!(shows(
        &desk,
        "Received invitations · English · 4 of 4 · 1 left out · owner Imke Sorano"
    ));
    assert!(shows(&desk, "Marek Zieliński") && shows(&desk, "3 ticked"));
}

#[test]
fn nothing_of_a_page_is_stored_before_it_is_confirmed() {
    let mut desk = reviewing(USUAL);
    desk.press("j space A A esc esc");
    assert!(
        !desk
            .wanted
            .iter()
            .any(|effect| matches!(effect, Effect::KeepPage { .. }))
    );
    assert_eq!(desk.state.context(), Context::Queue);
    assert_eq!(said(&desk), "nothing of it was kept");
}

#[test]
fn the_uncertain_are_left_out_unless_they_are_ticked() {
    let chosen = |keys: &str| {
        let mut desk = reviewing(USUAL);
        desk.report = Some(report(3, 1, Elsewhere::default()));
        desk.press(keys);
        desk.wanted.iter().find_map(|effect| match effect {
            Effect::KeepPage { chosen, .. } => Some(chosen.clone()),
            _ => None,
        })
    };
    assert_eq!(chosen("enter"), Some(vec![0, 1, 3]));
    assert_eq!(chosen("space j j space enter"), Some(vec![1, 2, 3]));
    assert_eq!(chosen("A enter"), Some(vec![0, 1, 2, 3]));
    assert_eq!(chosen("A A enter"), None, "none is ticked");
}

#[test]
fn keeping_says_what_came_of_it_and_what_takes_it_back() {
    let mut desk = reviewing(USUAL);
    desk.report = Some(report(3, 1, Elsewhere::default()));
    desk.press("enter");
    assert_eq!(
        said(&desk),
        "2 new, 1 known; text not kept   `vestibule imports undo 4` takes it back"
    );
    assert!(
        desk.screen(80, 24)
            .ends_with("`vestibule imports undo 4` takes it back")
    );
}

#[test]
fn a_page_of_many_is_kept_with_a_way_back_that_an_ordinary_window_shows_whole() {
    let mut desk = Desk::of(80, 24);
    let mut many = page();
    many.cards = (1..=40)
        .map(|line| card(line, &format!("Esi Boateng {line}"), "", ""))
        .collect();
    for card in &mut many.cards[5..] {
        card.known = Some(InvitationId(18));
    }
    desk.page = Ok(Box::new(many));
    desk.report = Some(report(39, 1, Elsewhere::default()));
    desk.happens(Action::Pasted(PASTED.to_owned()));
    desk.press("enter");
    let last = |desk: &Desk| {
        let screen = desk.screen(80, 24);
        screen.lines().last().unwrap_or_default().trim().to_owned()
    };
    assert_eq!(
        last(&desk),
        "5 new, 35 known; text not kept   `vestibule imports undo 4` takes it back"
    );
    // What changed nothing needs no way back.
    for card in &mut desk.page.as_mut().unwrap().cards {
        card.known = Some(InvitationId(18));
    }
    desk.report = Some(report(0, 0, Elsewhere::default()));
    desk.happens(Action::Pasted(PASTED.to_owned()));
    desk.press("enter");
    assert_eq!(last(&desk), "nothing new, 40 known; text not kept");
}

#[test]
fn who_came_with_the_page_stands_in_the_list_without_asking() {
    let mut desk = reviewing(USUAL);
    desk.report = Some(report(1, 0, Elsewhere::default()));
    let mut came = desk.senders[12].clone();
    came.row.id = InvitationId(40);
    came.row.name = Foreign::new("Esi Boateng");
    desk.senders.insert(13, came);
    desk.happens(Action::Changed);
    desk.press("enter esc");
    assert!(shows(&desk, "Esi Boateng") && !shows(&desk, "more arrived"));
}

#[test]
fn rows_in_sight_and_further_down_say_what_a_kept_page_taught() {
    let mut desk = reviewing(SMALL);
    desk.press("esc G g");
    desk.happens(Action::Pasted(PASTED.to_owned()));
    desk.report = Some(report(0, 2, Elsewhere::default()));
    let last = desk.senders.len() - 3;
    for place in [2, last] {
        desk.senders[place].row.headline = Some(Foreign::new("Keeps bees"));
        desk.senders[place].row.company = None;
    }
    desk.press("enter");
    let rows = |desk: &Desk| desk.screen(80, 24).matches("  Keeps bees").count();
    desk.press("g");
    assert_eq!(rows(&desk), 1, "{}", desk.screen(80, 24));
    desk.press("G");
    assert!(rows(&desk) >= 1, "{}", desk.screen(80, 24));
}

#[test]
fn a_page_that_could_not_be_kept_is_still_there_to_be_looked_over() {
    let mut desk = reviewing(USUAL);
    desk.held = true;
    desk.press("enter");
    assert_eq!(desk.state.unsaved(), 1);
    let token = desk.wanted.iter().find_map(|effect| match effect {
        Effect::KeepPage { token, .. } => Some(*token),
        _ => None,
    });
    desk.happens(Action::Failed {
        token: token.unwrap(),
        reason: "the disk is full".to_owned(),
    });
    assert_eq!(desk.state.unsaved(), 0);
    assert_eq!(desk.state.context(), Context::Review);
    assert_eq!(said(&desk), "Nothing changed: the disk is full");
}

#[test]
fn leaving_the_desk_waits_for_the_page_that_is_being_kept() {
    let mut desk = reviewing(USUAL);
    desk.report = Some(report(3, 0, Elsewhere::default()));
    desk.held = true;
    desk.press("enter q");
    assert!(!desk.left);
    desk.release();
    assert!(desk.left);
}

#[test]
fn a_card_is_corrected_by_its_name_or_by_the_address_of_the_profile() {
    let record = |typed: &str| {
        let mut desk = reviewing(USUAL);
        desk.report = Some(report(1, 0, Elsewhere::default()));
        desk.press(&format!("j j e ctrl-u \"{typed}\" enter enter"));
        desk.wanted.iter().find_map(|effect| match effect {
            Effect::KeepPage { page, .. } => match &page.cards[2].record {
                Record::Sighting(sighting) => Some(sighting.clone()),
                _ => None,
            },
            _ => None,
        })
    };
    let renamed = record("Bo Lindqvist").unwrap();
    assert_eq!(renamed.name, Foreign::new("Bo Lindqvist"));
    assert_eq!(
        renamed.handles,
        [Handle::new(HandleKind::Name, "bo lindqvist")]
    );
    let linked = record("https://www.linkedin.com/in/Bo-Li-77/").unwrap();
    assert_eq!(linked.name, Foreign::new("Bo Li"));
    assert_eq!(linked.handles[0], Handle::new(HandleKind::Slug, "bo-li-77"));
}

#[test]
fn a_conversation_is_one_line_and_corrected_whole() {
    let message = |from_me| {
        Record::Message(Message {
            conversation: "dagny holm".to_owned(),
            from_me,
            handles: vec![Handle::new(HandleKind::Name, "dagny holm")],
            name: Foreign::new("Dagny Holm"),
            at: "2026-11-02T15:05:00Z".parse().unwrap_or_default(),
        })
    };
    let mut desk = Desk::of(120, 40);
    desk.page = Ok(Box::new(PageReview {
        kind: PageKind::Conversation,
        counter: None,
        cards: vec![PageCard {
            record: message(false),
            further: vec![message(true)],
            gist: Some("2 messages, 2 Nov 2026".to_owned()),
            ..card(12, "Dagny Holm", "", "")
        }],
        skipped: Vec::new(),
        ..page()
    }));
    desk.happens(Action::Pasted(PASTED.to_owned()));
    assert!(shows(&desk, "A conversation · English · 1"));
    assert!(shows(&desk, "2 messages, 2 Nov 2026"));
    desk.report = Some(report(1, 0, Elsewhere::default()));
    desk.press("e ctrl-u \"https://www.linkedin.com/in/dagny-holm\" enter enter");
    let kept = desk.wanted.iter().find_map(|effect| match effect {
        Effect::KeepPage { page, .. } => Some(page.clone()),
        _ => None,
    });
    let slug = Handle::new(HandleKind::Slug, "dagny-holm");
    let corrected = |record: &Record| match record {
        Record::Message(message) => message.handles[0] == slug,
        _ => false,
    };
    assert!(kept.is_some_and(|page| page.cards[0].records().all(corrected)));
}

#[test]
fn a_corrected_card_is_certain_and_another_address_is_refused() {
    let mut desk = reviewing(USUAL);
    desk.press("j j e ctrl-u \"https://example.org/bo\" enter");
    assert!(said(&desk).starts_with("that is no profile's address"));
    assert_eq!(desk.state.context(), Context::Prompt);
    desk.press("ctrl-u \"Bo Lindqvist\" enter");
    assert!(shows(&desk, "4 ticked") && !shows(&desk, "two people"));
}

#[test]
fn a_correction_begins_with_the_name_that_is_there_and_a_pasted_address_takes_its_place() {
    let mut desk = reviewing(USUAL);
    desk.report = Some(report(1, 0, Elsewhere::default()));
    desk.press("j j e");
    assert!(shows(&desk, "profile Bo Li"));
    desk.press("enter");
    assert_eq!(said(&desk), "nothing was changed");
    desk.press("e \"ndqvist\" enter");
    assert!(shows(&desk, "Bo Lindqvist"));
    desk.press("e");
    desk.happens(Action::Pasted(
        "https://www.linkedin.com/in/bo-77\n".to_owned(),
    ));
    desk.press("enter");
    assert_eq!(said(&desk), "the profile is as you gave it");
}

#[test]
fn leaving_a_page_asks_once_more_where_something_was_ticked_or_corrected() {
    for work in ["space", "A", "j j e \"x\" enter"] {
        for leave in ["esc", "q"] {
            let mut desk = reviewing(USUAL);
            desk.press(work).press(leave);
            assert_eq!(desk.state.context(), Context::Review, "{work} {leave}");
            assert!(said(&desk).starts_with("Esc again keeps nothing"));
            // Whoever goes on is asked again.
            desk.press("j").press(leave);
            assert_eq!(desk.state.context(), Context::Review);
            desk.press(leave);
            assert_eq!(desk.state.context(), Context::Queue);
            assert!(!desk.left);
        }
    }
    let mut desk = reviewing(USUAL);
    desk.press("j e enter esc");
    assert_eq!(
        desk.state.context(),
        Context::Queue,
        "nothing would be lost"
    );
}

#[test]
fn a_question_mark_names_the_keys_of_what_is_open_in_one_line() {
    let mut desk = reviewing(SMALL);
    desk.press("?");
    let screen = desk.screen(80, 24);
    assert_eq!(
        screen.lines().last().unwrap().trim(),
        "keys: Enter keep, Space tick, A all, e correct, PgDn a page, Esc nothing"
    );
    let bar = screen.lines().rev().nth(1).unwrap();
    assert!(
        bar.contains("e correct") && bar.contains("Enter keep"),
        "{bar}"
    );
}

#[test]
fn a_page_of_many_cards_is_looked_over_by_pages() {
    let mut desk = Desk::of(120, 40);
    let mut many = page();
    many.cards = (1..=60)
        .map(|line| card(line, &format!("Esi Boateng {line}"), "", ""))
        .collect();
    desk.page = Ok(Box::new(many));
    desk.happens(Action::Pasted(PASTED.to_owned()));
    let at = |desk: &Desk| {
        let screen = desk.screen(120, 40);
        let before = screen.split(" of 60 ·").next().unwrap_or_default();
        before.rsplit(' ').next().unwrap().parse::<usize>().unwrap()
    };
    assert_eq!(at(&desk), 1);
    desk.press("pagedown");
    let page = at(&desk);
    assert!(page > 10, "{page}");
    desk.press("ctrl-d");
    let half = at(&desk);
    assert!(half > page && half - page < page, "{half}");
    desk.press("ctrl-u pageup");
    assert_eq!(at(&desk), 1);
}

#[test]
fn in_the_smallest_window_every_key_of_the_page_and_of_the_walk_is_seen() {
    let desk = reviewing((40, 12));
    let screen = desk.screen(40, 12);
    for key in [
        "Enter keep",
        "Space tick",
        "A all",
        "e correct",
        "Esc nothing",
    ] {
        assert!(screen.contains(key), "{key}: {screen}");
    }
    let mut desk = errands((40, 12));
    desk.press("W");
    let screen = desk.screen(40, 12);
    assert!(
        screen.contains("Enter done  ! none  - later  o  u  D"),
        "{screen}"
    );
    assert!(screen.contains("q stop"), "{screen}");
    let mut desk = errands((80, 24));
    desk.press("W");
    let screen = desk.screen(80, 24);
    for key in [
        "Enter",
        "! no button",
        "- later",
        "o open",
        "u undo",
        "D all pressed",
        "q stop",
    ] {
        assert!(screen.contains(key), "{key}: {screen}");
    }
}

#[test]
fn on_what_a_name_rests_is_said_only_where_that_is_less_than_a_sentence() {
    let mut desk = reviewing(USUAL);
    let screen = desk.screen(120, 40);
    assert!(!screen.contains("its sentence"), "{screen}");
    assert!(screen.contains("by its place only"), "{screen}");
    assert!(shows(desk.press("j j"), "the name rests on its place only"));
}

#[test]
fn the_walk_says_what_was_left_for_later_and_what_has_no_button_until_the_next_key() {
    let mut desk = errands(USUAL);
    desk.press("W");
    let line = |desk: &Desk| walk(desk).lines().nth(2).unwrap_or_default().to_owned();
    let name = |desk: &Desk| {
        let what = walk(desk).lines().nth(1).unwrap_or_default().to_owned();
        let name = what.split_once(' ').unwrap().1.to_owned();
        name.split(',').next().unwrap().to_owned()
    };
    let first = name(&desk);
    desk.press("-");
    assert_eq!(line(&desk), format!("left for later: {first}"));
    let second = name(&desk);
    desk.press("!");
    assert_eq!(line(&desk), format!("no button for {second}"));
    desk.press("o");
    assert!(!line(&desk).contains("no button"), "{}", line(&desk));
}

#[test]
fn a_wrong_key_on_the_walk_names_the_keys_of_the_walk_in_one_line() {
    let mut desk = errands(SMALL);
    desk.press("W z");
    let said = walk(&desk).lines().nth(2).unwrap().to_owned();
    assert!(
        said.starts_with("z is not a key here: Enter done"),
        "{said}"
    );
    assert!(
        said.contains("! no button") && said.ends_with("Esc stop"),
        "{said}"
    );
    assert!(vestibule::app::wrap::width(&said) <= 76, "{said}");
}

#[test]
fn lines_that_nobody_understood_are_shown_as_not_kept_and_without_their_escapes() {
    let mut desk = reviewing(USUAL);
    desk.press("G");
    assert!(shows(&desk, "not understood, not kept:"));
    assert!(shows(&desk, "35  Follows your page") && shows(&desk, "36  Since 2019"));
}

#[test]
fn a_card_that_is_known_already_says_what_it_adds() {
    let mut desk = reviewing(USUAL);
    assert!(shows(&desk, "known, adds the note"));
    assert!(shows(
        desk.press("j"),
        "known already as invitation 18, adds the note"
    ));
}

#[test]
fn a_forged_card_is_warned_of_above_everything() {
    let mut desk = Desk::of(120, 40);
    desk.page = Ok(Box::new(PageReview {
        forged: true,
        counter: Some(3),
        ..page()
    }));
    desk.happens(Action::Pasted(PASTED.to_owned()));
    let screen = desk.screen(120, 40);
    let third = screen.lines().nth(2).unwrap_or_default();
    assert!(
        third.contains("a text inside a note looks like a card"),
        "{third}"
    );
}

#[test]
fn a_page_is_typed_in_where_the_terminal_does_not_mark_pastes() {
    let mut desk = desk();
    desk.page = Ok(Box::new(page()));
    desk.press("p \"Esi Boateng wants\" enter \"to connect q\" enter");
    assert_eq!(desk.state.context(), Context::Paste);
    assert!(shows(&desk, "2 lines so far") && shows(&desk, "to connect q"));
    desk.press("ctrl-d");
    assert!(desk.wanted.iter().any(|effect| matches!(
        effect,
        Effect::ReadPage { text, .. } if text == "Esi Boateng wants\nto connect q\n"
    )));
    assert_eq!(desk.state.context(), Context::Review);
}

#[test]
fn what_is_no_page_is_refused_in_the_box_which_takes_the_next_paste() {
    let mut desk = desk();
    desk.press("p");
    desk.happens(Action::Pasted("a recipe\nwith leeks".to_owned()));
    assert_eq!(desk.state.context(), Context::Paste);
    assert!(shows(&desk, "this is no page of LinkedIn's"));
    desk.page = Ok(Box::new(page()));
    desk.happens(Action::Pasted(PASTED.to_owned()));
    assert_eq!(desk.state.context(), Context::Review);
}

#[test]
fn more_than_two_megabytes_are_not_read() {
    let mut desk = desk();
    desk.press("p");
    desk.happens(Action::Pasted("Accept\n".repeat(400_000)));
    assert!(shows(&desk, "far larger than one page"));
    assert!(
        !desk
            .wanted
            .iter()
            .any(|effect| matches!(effect, Effect::ReadPage { .. }))
    );
}

#[test]
fn a_page_that_was_left_while_it_was_read_does_not_come_back() {
    let mut desk = desk();
    desk.page = Ok(Box::new(page()));
    desk.slow = true;
    desk.happens(Action::Pasted(PASTED.to_owned()));
    assert!(shows(&desk, "reading 8 lines …"));
    desk.press("esc").release();
    assert_eq!(desk.state.context(), Context::Queue);
}

#[test]
fn reading_again_says_how_far_it_is_and_what_was_done_elsewhere() {
    let mut desk = desk();
    desk.press("R");
    desk.happens(Action::Progress { done: 34, of: 100 });
    assert_eq!(said(&desk), "reading 34 %   Esc stops");
    let elsewhere = Elsewhere {
        accepted: 4,
        gone: 3,
        ticked: 8,
        asked: 1,
        act: Some(9),
    };
    let read = report(12, 0, elsewhere);
    desk.happens(Action::WasReadAgain(Ok(Some(Box::new(read.clone())))));
    assert_eq!(
        said(&desk),
        "1 question (= shows), 4 accepted (yours; u undoes), 8 errands done, 3 gone. 12 added"
    );
    desk.happens(Action::Resized(160, 50));
    desk.happens(Action::WasReadAgain(Ok(Some(Box::new(read)))));
    assert_eq!(
        said(&desk),
        "At LinkedIn since: 1 question (= shows), 4 accepted (now yours; u takes that back), 8 errands done, 3 gone: \
         ignored by you, withdrawn, or lapsed. 12 added"
    );
}

#[test]
fn escape_gives_up_reading_again_and_nothing_else() {
    let mut desk = desk();
    desk.press("R esc");
    assert!(desk.wanted.contains(&Effect::StopReading));
    assert_eq!(said(&desk), "stopped; nothing was changed");
    desk.press("R");
    assert_eq!(
        desk.wanted
            .iter()
            .filter(|effect| **effect == Effect::ReadAgain)
            .count(),
        2
    );
}

#[test]
fn what_is_newer_is_said_in_a_line_and_stays_in_the_header_until_it_is_read() {
    let mut desk = Desk::of(160, 40);
    let export = Newer::Export {
        path: Foreign::new("/home/imke/Downloads/Complete_LinkedInDataExport_11-24-2026.zip"),
        day: Some(date(2026, 11, 24)),
    };
    let mail = Newer::Changed(Place {
        path: Foreign::new("/home/imke/Mail"),
        kind: SourceKind::Mail,
        read_at: "2026-11-20T08:00:00Z".parse().unwrap(),
        size: 1,
        modified: None,
    });
    desk.happens(Action::News {
        newer: vec![export, mail],
        freshness: Some("the export is 4 days old".to_owned()),
    });
    assert_eq!(
        said(&desk),
        "a newer export lies in Downloads (24 Nov); mail changed since 20 Nov   R read again"
    );
    desk.press("j");
    assert!(desk.screen(160, 40).contains("R newer"));
    desk.press("4");
    assert_eq!(said(&desk), "the export is 4 days old");
    desk.report = Some(report(2, 0, Elsewhere::default()));
    desk.press("1 R");
    assert!(!desk.screen(160, 40).contains("R newer"));
}

#[test]
fn the_walk_opens_the_invitation_page_once_and_copies_the_reply() {
    let mut desk = errands(USUAL);
    desk.press("W");
    assert_eq!(desk.state.context(), Context::Walk);
    assert_eq!(desk.opened, [INVITATION_PAGE]);
    assert!(walk(&desk).starts_with("At LinkedIn   1 of 4"));
    desk.press("enter enter enter");
    assert_eq!(desk.opened.len(), 1, "one page for all three");
    assert_eq!(desk.copied, ["Hello Teodor, where have our paths crossed?"]);
    assert!(walk(&desk).contains("Reply to Teodor Ilić, Translator"));
}

#[test]
fn what_is_on_its_way_to_the_disk_is_on_the_walk_too() {
    let mut desk = desk();
    desk.held = true;
    desk.press("a W");
    assert_eq!(desk.state.context(), Context::Queue);
    desk.release();
    assert!(walk(&desk).contains("At LinkedIn   1 of 1"));
    assert!(walk(&desk).contains("the page is open"));
}

#[test]
fn a_profile_opens_for_the_first_time_only_when_asked() {
    let mut desk = errands(USUAL);
    desk.press("W enter enter enter");
    assert!(walk(&desk).contains("they may see that you looked"));
    desk.press("o");
    assert_eq!(desk.opened[1], "https://www.linkedin.com/in/sender-16");
    assert!(walk(&desk).contains("the page is open · the text is on the clipboard"));
}

#[test]
fn enter_presses_and_sends_one_errand_after_the_other() {
    let mut desk = errands(USUAL);
    desk.press("W enter enter enter enter");
    let acts = acts(&desk);
    assert_eq!(
        acts[..3],
        [NADIA, ILSE, BO].map(|id| pressed(&[id], Pressed::Yes))
    );
    let Act::Sent {
        id,
        text,
        template,
        asks,
        ..
    } = &acts[3]
    else {
        panic!("the reply went out");
    };
    assert_eq!((*id, *asks), (InvitationId(16), true));
    assert_eq!(text, "Hello Teodor, where have our paths crossed?");
    assert_eq!(template.as_deref(), Some("how-do-we-know"));
    assert!(walk(&desk).contains("4 done."));
    desk.press("enter");
    assert_eq!(said(&desk), "4 done");
    assert_eq!(desk.state.context(), Context::Queue);
}

#[test]
fn what_is_left_for_later_is_counted_and_recorded_nowhere() {
    let mut desk = errands(USUAL);
    desk.press("W - enter - q");
    assert_eq!(acts(&desk), [pressed(&[ILSE], Pressed::Yes)]);
    assert_eq!(said(&desk), "1 done, 3 left for later");
}

#[test]
fn a_missing_button_is_noted_and_what_it_teaches_is_said_once() {
    let mut desk = errands(USUAL);
    desk.press("W enter enter enter !");
    assert_eq!(
        acts(&desk).last(),
        Some(&pressed(&[InvitationId(16)], Pressed::No))
    );
    assert!(walk(&desk).contains("noted: invitations without a note can't be answered here"));
    assert!(walk(&desk).contains("3 done, 1 without a button."));
}

#[test]
fn undo_on_the_walk_steps_back_to_what_it_takes_back() {
    let mut desk = errands(USUAL);
    desk.press("W enter enter u");
    assert_eq!(undone(&desk), 1);
    assert!(walk(&desk).contains("Ignore Ilse Hartmann"));
    desk.press("- u");
    assert_eq!(undone(&desk), 1, "what was left is only stepped back to");
    desk.press("u u");
    assert_eq!(undone(&desk), 2);
    assert!(walk(&desk).contains("this is the first"));
}

#[test]
fn an_errand_that_could_not_be_saved_is_not_counted_as_done() {
    let mut desk = errands(USUAL);
    desk.held = true;
    desk.press("W enter");
    assert!(walk(&desk).contains("* saving"));
    desk.fail("the disk is full");
    assert!(walk(&desk).contains("Not saved, Nadia Brandt is as before: the disk is full"));
    desk.release().press("q");
    assert_eq!(said(&desk), "0 done, 4 left for later");
}

#[test]
fn every_accept_and_ignore_is_marked_with_one_act_after_a_look_at_their_names() {
    let mut desk = errands(USUAL);
    desk.press("2 D");
    assert!(shows(
        &desk,
        "Are all of these pressed at LinkedIn? 2 accepts and 1 ignore"
    ));
    assert!(shows(&desk, "Nadia Brandt, Ilse Hartmann, Bo Li"));
    desk.press("esc");
    assert_eq!(acts(&desk), []);
    desk.press("D enter");
    assert_eq!(acts(&desk), [pressed(&[NADIA, ILSE, BO], Pressed::Yes)]);
    assert!(!shows(&desk, "Ilse Hartmann") && shows(&desk, "Teodor Ilić"));
}

#[test]
fn on_the_walk_all_pressed_goes_on_to_the_replies_and_one_undo_comes_back() {
    let mut desk = errands(USUAL);
    desk.press("W - D enter");
    assert_eq!(acts(&desk), [pressed(&[NADIA, ILSE, BO], Pressed::Yes)]);
    assert!(walk(&desk).contains("4 of 4") && walk(&desk).contains("Reply to Teodor"));
    desk.press("u");
    assert_eq!(undone(&desk), 1);
    assert!(walk(&desk).contains("1 of 4"), "{}", walk(&desk));
}

#[test]
fn marking_all_belongs_to_the_tab_at_linkedin() {
    let mut desk = errands(USUAL);
    desk.press("D");
    assert_eq!(said(&desk), "only in the tab At LinkedIn (2)");
}

#[test]
fn the_demo_opens_nothing_and_says_what_it_would_open() {
    let mut desk = errands(USUAL);
    desk.state = State::new(
        vestibule::model::Now::new(
            "2026-11-23T12:00:00Z".parse().unwrap(),
            jiff::tz::TimeZone::UTC,
        ),
        None,
        Options {
            bindings: Bindings::default(),
            opens_pages: false,
            ..Options::default()
        },
    );
    desk.happens(Action::Resized(120, 40));
    desk.press("W");
    assert_eq!(desk.opened, Vec::<String>::new());
    assert!(walk(&desk).contains("the demo would open https://www.linkedin.com/mynetwork"));
}

#[test]
fn a_copy_that_fails_is_said_on_the_walk() {
    let mut desk = errands(USUAL);
    desk.press("W enter enter enter");
    desk.happens(Action::Copied(Copied::Not(
        "no clipboard is there".to_owned(),
    )));
    assert!(walk(&desk).contains("not copied: no clipboard is there"));
}

#[test]
fn without_an_errand_there_is_no_walk() {
    let mut desk = desk();
    desk.press("W");
    assert_eq!(said(&desk), "no errand at LinkedIn");
    assert_eq!(desk.state.context(), Context::Queue);
}

#[test]
fn coming_back_from_the_browser_is_coming_back_to_the_errand_opened_last() {
    let mut desk = errands(USUAL);
    desk.press("2 j j o enter k k");
    assert_eq!(desk.state.current(), Some(NADIA));
    desk.happens(Action::FocusCame);
    assert_eq!(desk.state.current(), Some(NADIA), "Bo Li has no page");
    desk.press("j o enter k");
    desk.happens(Action::FocusCame);
    assert_eq!(desk.state.current(), Some(ILSE));
    desk.press("k");
    desk.happens(Action::FocusCame);
    assert_eq!(desk.state.current(), Some(NADIA), "once is enough");
}

#[test]
fn a_question_is_answered_with_two_keys_and_what_each_does_stands_beside_it() {
    let asked = |matter| {
        let mut desk = desk();
        desk.senders[1].question = Some(Question {
            matter,
            shown_on: Some(date(2026, 11, 20)),
        });
        desk.press("j");
        desk
    };
    let mut desk = asked(Matter::AcceptedYetOpen);
    assert!(shows(&desk, "You accepted and pressed it, yet it is shown"));
    assert!(shows(&desk, "Is it pressed?"));
    assert!(shows(&desk, "= yes: it is pressed   ! no: an errand again"));
    desk.press("=");
    let settled = |matter, yes| Act::Settle {
        id: ILSE,
        matter,
        yes,
    };
    assert_eq!(acts(&desk), [settled(Matter::AcceptedYetOpen, true)]);
    assert!(!shows(&desk, "= yes:"));
    let mut desk = asked(Matter::StillConnected);
    desk.press("!");
    assert_eq!(acts(&desk), [settled(Matter::StillConnected, false)]);
}

#[test]
fn where_nothing_is_asked_yes_shows_what_is_and_no_decides_nothing() {
    let mut desk = desk();
    desk.press("!");
    assert_eq!(said(&desk), "nothing is asked about this one");
    desk.press("=");
    assert!(shows(&desk, "Nobody here matches “is:mismatch”"));
    assert_eq!(acts(&desk), []);
}

/// Nadia Brandt, who can't be answered, with an address in the records.
fn unanswerable((columns, rows): (u16, u16)) -> Desk {
    let mut people = people();
    people[0].can_reply = Some(false);
    people[0].addresses = vec![Foreign::new("nadia@fenwick.example")];
    people[1].can_reply = Some(false);
    Desk::with(people, columns, rows, None)
}

#[test]
fn who_can_not_be_answered_is_asked_another_way_by_what_is_open_to_them() {
    let mut desk = unanswerable(USUAL);
    assert!(shows(&desk, "another way"));
    desk.press("r");
    assert_eq!(desk.state.context(), Context::AnotherWay);
    for way in [
        "e  copy the reply for a mail to nadia@fenwick.example",
        "m  copy a few lines to one of the 13 you both know",
        "a  accept on trial, and look again Wed 23 Dec, in 30 days",
        "w  wait; it comes back",
        "r  write the reply all the same",
    ] {
        assert!(shows(&desk, way), "{way}");
    }
    desk.press("esc j r");
    assert!(!shows(&desk, "for a mail to") && !shows(&desk, "you both know"));
    assert!(!shows(&desk, "You found no way"), "said once");
}

#[test]
fn asking_by_mail_copies_the_reply_and_says_the_address() {
    let mut desk = unanswerable(USUAL);
    desk.press("r e");
    assert!(desk.copied[0].starts_with("Hello Nadia"));
    assert_eq!(
        said(&desk),
        "copied for a mail to nadia@fenwick.example   d once it is sent"
    );
    desk.press("d");
    assert!(matches!(acts(&desk)[..], [Act::Sent { id: NADIA, .. }]));
}

#[test]
fn asking_through_somebody_names_whom_it_is_about() {
    let mut desk = unanswerable(USUAL);
    desk.press("r m");
    assert!(desk.copied[0].contains("Nadia Brandt (Account director at Fenwick & Co.)"));
    assert!(said(&desk).starts_with("copied for one of the 13 you both know"));
}

#[test]
fn on_trial_there_is_a_day_and_a_reason_to_look_again() {
    let trial = |keys: &str| {
        let mut desk = unanswerable(USUAL);
        desk.press(keys);
        acts(&desk)
    };
    let expected = |why: &str| Act::AcceptOnTrial {
        id: NADIA,
        review_on: date(2026, 12, 23),
        why: why.to_owned(),
    };
    assert_eq!(
        trial("r a enter"),
        [expected("was it right to let them in?")]
    );
    assert_eq!(
        trial("r a \"does she write?\" enter"),
        [expected("does she write?")]
    );
    assert_eq!(trial("r a esc"), []);
}

#[test]
fn waiting_ends_a_week_before_it_lapses() {
    let mut desk = unanswerable(USUAL);
    desk.press("r w");
    let expires = people()[0].row.expires.unwrap();
    let until = vestibule::model::time::days_after(expires, -7);
    assert!(until > TODAY);
    assert_eq!(
        acts(&desk),
        [Act::Snooze {
            ids: vec![NADIA],
            until: Some(until)
        }]
    );
}

#[test]
fn the_reply_can_be_written_all_the_same() {
    let mut desk = unanswerable(USUAL);
    desk.press("r r");
    assert_eq!(desk.state.context(), Context::Composer);
}

#[test]
fn the_box_for_a_page() {
    assert_snapshot!("paste_80x24", Desk::of(80, 24).press("p").screen(80, 24));
    assert_snapshot!("paste_120x40", desk().press("p").screen(120, 40));
    let mut typed = Desk::of(200, 50);
    typed.press("p \"Manage invitations\" enter \"Esi Boateng\"");
    assert_snapshot!("paste_200x50", typed.screen(200, 50));
}

#[test]
fn a_page_looked_over() {
    assert_snapshot!("review_40x12", reviewing((40, 12)).screen(40, 12));
    assert_snapshot!("review_80x24", reviewing(SMALL).press("j").screen(80, 24));
    assert_snapshot!("review_120x40", reviewing(USUAL).press("j").screen(120, 40));
    assert_snapshot!("review_200x50", reviewing(LARGE).press("G").screen(200, 50));
    assert_snapshot!(
        "correct_80x24",
        reviewing(SMALL).press("j j e ctrl-u \"Bo\"").screen(80, 24)
    );
}

#[test]
fn the_walk_beside_a_browser_and_above_the_desk() {
    assert_snapshot!("walk_40x12", errands((40, 12)).press("W -").screen(40, 12));
    assert_snapshot!("walk_100x4", errands((100, 4)).press("W").screen(100, 4));
    assert_snapshot!(
        "walk_80x6",
        errands((80, 6))
            .press("W enter enter enter o")
            .screen(80, 6)
    );
    assert_snapshot!("walk_80x24", errands(SMALL).press("W enter").screen(80, 24));
    assert_snapshot!("walk_120x40", errands(USUAL).press("W").screen(120, 40));
    assert_snapshot!(
        "walk_200x50",
        errands(LARGE).press("W enter - enter !").screen(200, 50)
    );
}

#[test]
fn all_pressed() {
    for (name, size) in [
        ("press_all_80x24", SMALL),
        ("press_all_120x40", USUAL),
        ("press_all_200x50", LARGE),
    ] {
        assert_snapshot!(name, errands(size).press("2 D").screen(size.0, size.1));
    }
}

#[test]
fn another_way() {
    for (name, size) in [
        ("another_way_80x24", SMALL),
        ("another_way_120x40", USUAL),
        ("another_way_200x50", LARGE),
    ] {
        assert_snapshot!(name, unanswerable(size).press("r").screen(size.0, size.1));
    }
}

#[test]
fn a_question() {
    let asked = |(columns, rows): (u16, u16)| {
        let mut people = people();
        people[0].question = Some(Question {
            matter: Matter::IgnoredYetConnected,
            shown_on: Some(date(2026, 11, 20)),
        });
        Desk::with(people, columns, rows, None).screen(columns, rows)
    };
    assert_snapshot!("question_80x24", asked(SMALL));
    assert_snapshot!("question_120x40", asked(USUAL));
}

#[test]
fn any_window_shows_the_walk_and_the_review() {
    let mut walking = errands(USUAL);
    walking.press("W");
    let mut reviewing = reviewing(USUAL);
    for columns in [0, 1, 2, 39, 40, 80, 140] {
        for rows in [0, 1, 3, 4, 5, 12, 16, 17, 18, 30] {
            for desk in [&mut walking, &mut reviewing] {
                desk.happens(Action::Resized(columns, rows));
                desk.screen(columns, rows);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pasted_wherever_the_desk_stands(
        before in proptest::sample::select(vec!["", "p", "r", "n", "?", "W", "a 2 D", "p esc R"]),
        text in proptest::string::string_regex("(\\PC|\r|\n|\u{1b}|Accept\n| wants to connect\n){0,60}").unwrap(),
        after in proptest::sample::select(vec!["", "esc", "enter", "e enter", "A enter", "q", "ctrl-d"]),
        again in any::<bool>(),
    ) {
        let mut desk = desk();
        desk.page = Ok(Box::new(page()));
        desk.press(before);
        desk.happens(Action::Pasted(text.clone()));
        desk.screen(80, 24);
        desk.press(after);
        if again {
            desk.happens(Action::Pasted(text));
        }
        desk.screen(80, 24);
        desk.release();
        prop_assert_eq!(desk.state.unsaved(), 0);
    }
}

#[test]
fn a_reply_whose_words_are_not_known_here_is_recorded_without_any() {
    let mut desk = errands(USUAL);
    desk.senders[4].draft = None;
    desk.press("W - - - enter");
    assert_eq!(
        acts(&desk),
        [Act::Press {
            ids: vec![desk.senders[4].row.id],
            pressed: Some(Pressed::Yes)
        }]
    );
}

#[test]
fn what_mends_at_linkedin_is_done_with_the_same_key_as_every_button() {
    let mut desk = desk();
    desk.senders[0].standing.mend = Some(Mend::Disconnect);
    desk.senders[0].row.errand = Some(ErrandKind::Disconnect);
    desk.happens(Action::Changed);
    desk.press("2");
    assert!(shows(&desk, "– remove"));
    desk.press("d");
    assert_eq!(
        acts(&desk),
        [Act::Press {
            ids: vec![NADIA],
            pressed: Some(Pressed::Yes)
        }]
    );
}
