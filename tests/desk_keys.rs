//! Journeys at the keyboard: what is pressed, what is wanted from the world, where one is afterwards.

#[cfg(test)]
#[path = "desk/world.rs"]
mod world;

use vestibule::app::{Action, Copied, Effect, Options};
use vestibule::command::{Context, table};
use vestibule::model::time::days_after;
use vestibule::model::{
    Act, Attested, Decision, Done, FollowUp, InvitationId, Outcome, Pressed, Row, State as Stands,
    Value, Verdict,
};
use world::{Desk, TODAY, people, with_a_wave};

use proptest::prelude::*;

const NADIA: InvitationId = InvitationId(12);
const ILSE: InvitationId = InvitationId(13);
const BO: InvitationId = InvitationId(14);

fn desk() -> Desk {
    Desk::of(120, 40)
}

/// The acts that were wanted, in order.
fn acts(desk: &Desk) -> Vec<Act> {
    let act = |effect: &Effect| match effect {
        Effect::Act { act, .. } => Some(act.clone()),
        _ => None,
    };
    desk.wanted.iter().filter_map(act).collect()
}

fn decided(id: InvitationId, decision: Decision) -> Act {
    Act::Decide {
        ids: vec![id],
        decision: Some(decision),
        reason: None,
    }
}

fn shows(desk: &Desk, text: &str) -> bool {
    desk.screen(120, 40).contains(text)
}

/// The lowest line: what was said last.
fn said(desk: &Desk) -> String {
    desk.screen(120, 40)
        .lines()
        .last()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

#[test]
fn the_desk_begins_at_the_first_who_waits() {
    let desk = desk();
    assert_eq!(desk.state.current(), Some(NADIA));
    assert!(shows(&desk, "Account director at Fenwick & Co. · Trieste"));
    assert!(desk.wanted.contains(&Effect::Assess));
    assert!(
        desk.wanted
            .contains(&Effect::Title("Vestibule · 16".to_owned()))
    );
}

#[test]
fn both_families_of_keys_move() {
    for keys in [
        "j j",
        "down down",
        "ctrl-d ctrl-u j j",
        "G g j j",
        "end home down j",
    ] {
        let mut desk = desk();
        desk.press(keys);
        assert_eq!(desk.state.current(), Some(BO), "{keys}");
    }
}

#[test]
fn a_decision_moves_on_and_the_row_leaves_when_it_is_saved() {
    let mut desk = desk();
    desk.held = true;
    desk.press("a");
    assert_eq!(acts(&desk), [decided(NADIA, Decision::Accept)]);
    assert_eq!(desk.state.current(), Some(ILSE));
    assert_eq!(desk.state.unsaved(), 1);
    assert!(shows(&desk, "* saving"));
    desk.release();
    assert_eq!(desk.state.unsaved(), 0);
    assert_eq!(desk.state.current(), Some(ILSE));
    assert!(!shows(&desk, "* saving") && !shows(&desk, "  9 d"));
    assert_eq!(said(&desk), "accepted Nadia Brandt   u undo");
}

#[test]
fn a_failure_leaves_the_row_as_it_was_and_says_why() {
    let mut desk = desk();
    desk.held = true;
    desk.press("i").fail("the disk is full");
    assert_eq!(
        said(&desk),
        "Not saved, Nadia Brandt is as before: the disk is full"
    );
    assert!(!shows(&desk, "* saving") && shows(&desk, "Nadia Brandt"));
}

#[test]
fn undo_comes_back_to_the_row_it_was_on() {
    let mut desk = desk();
    desk.press("j a j j j i u");
    assert_eq!(desk.state.current(), Some(InvitationId(17)));
    desk.press("u");
    assert_eq!(desk.state.current(), Some(ILSE));
    assert_eq!(said(&desk), "undone: accepted Ilse Hartmann   U redo");
    desk.press("U");
    assert_eq!(said(&desk), "accepted Ilse Hartmann   u undo");
    assert_eq!(desk.state.current(), Some(BO));
}

#[test]
fn deciding_the_last_one_goes_to_the_one_before() {
    let mut desk = desk();
    desk.press("G enter j j i");
    assert_eq!(desk.state.current(), Some(InvitationId(26)));
}

#[test]
fn one_key_pressed_twice_by_accident_does_not_decide_twice() {
    let only = vec![people().remove(0)];
    let mut desk = Desk::with(only, 120, 40, None);
    desk.held = true;
    desk.press("a a");
    assert_eq!(acts(&desk), [decided(NADIA, Decision::Accept)]);
    assert_eq!(said(&desk), "Nadia Brandt: still saving");
    desk.release();
    assert!(shows(&desk, "Nobody waits. 1 button to press at LinkedIn."));
}

#[test]
fn quitting_waits_for_what_is_unsaved() {
    let mut desk = desk();
    desk.held = true;
    desk.press("a q");
    assert!(!desk.left);
    assert_eq!(said(&desk), "saving 1 …");
    desk.release();
    assert!(desk.left);
}

#[test]
fn a_failure_while_quitting_keeps_the_desk_open() {
    let mut desk = desk();
    desk.held = true;
    desk.press("a q").fail("the disk is full");
    assert!(!desk.left);
}

#[test]
fn esc_never_quits() {
    let mut desk = desk();
    desk.press("esc esc esc");
    assert!(!desk.left);
    assert_eq!(said(&desk), "q leaves the desk");
}

#[test]
fn a_decision_becomes_a_button_to_press_and_d_says_it_was_pressed() {
    let mut desk = desk();
    desk.press("a 2");
    assert!(shows(&desk, "2 At LinkedIn 1") && shows(&desk, "d pressed"));
    desk.press("d");
    assert_eq!(
        acts(&desk)[1],
        Act::Press {
            ids: vec![NADIA],
            pressed: Some(Pressed::Yes)
        }
    );
    assert!(shows(&desk, "No button to press at LinkedIn."));
    assert_eq!(said(&desk), "pressed for Nadia Brandt   u undo");
}

#[test]
fn a_reply_is_written_copied_kept_and_then_sent() {
    let mut desk = desk();
    desk.press("j r ctrl-home \"Dear Ilse. \" ctrl-s");
    let text = desk.copied[0].clone();
    assert!(text.starts_with("Dear Ilse. Hello Ilse,"), "{text}");
    assert_eq!(
        acts(&desk),
        [
            Act::Draft {
                id: ILSE,
                text: text.clone()
            },
            Act::Decide {
                ids: vec![ILSE],
                decision: Some(Decision::Ask),
                reason: None
            }
        ]
    );
    assert_eq!(said(&desk), "copied   d once it is sent, or W later");
    assert_eq!(desk.state.current(), Some(ILSE), "still in sight");
    desk.press("d");
    let sent = Act::Sent {
        id: ILSE,
        template: Some("how-do-we-know".to_owned()),
        language: Some("en".to_owned()),
        text,
        asks: true,
    };
    assert_eq!(acts(&desk)[2], sent);
    assert_eq!(desk.state.current(), Some(BO));
    desk.press("3");
    assert_eq!(desk.state.current(), Some(ILSE));
}

#[test]
fn an_answer_is_recorded_with_what_it_was_like() {
    let mut desk = desk();
    desk.press("j r ctrl-s d 3 d");
    assert_eq!(desk.state.context(), Context::Answer);
    assert!(shows(&desk, "What was the answer of Ilse Hartmann like?"));
    desk.press("w");
    assert_eq!(
        acts(&desk).pop(),
        Some(Act::Answered {
            id: ILSE,
            outcome: Outcome::Told
        })
    );
}

#[test]
fn leaving_the_composer_keeps_what_was_written_and_the_next_time_goes_on_from_it() {
    let mut desk = desk();
    desk.press("r ctrl-end \" Yours\" esc");
    let Some(Act::Draft { text, .. }) = acts(&desk).pop() else {
        panic!("not kept")
    };
    assert!(text.ends_with("Yours"));
    assert!(desk.copied.is_empty());
    assert!(shows(&desk, "yours, not sent"));
    desk.press("r ctrl-end \"!\" ctrl-s");
    assert!(desk.copied[0].ends_with("Yours!"));
}

#[test]
fn looking_into_the_composer_and_leaving_changes_nothing() {
    let mut desk = desk();
    desk.press("r esc");
    assert_eq!(acts(&desk), []);
}

#[test]
fn a_reply_with_a_gap_is_not_copied_and_names_it() {
    let mut desk = desk();
    desk.press("[ y");
    assert_eq!(said(&desk), "not copied: fill in ‹shared company› first");
    assert!(desk.copied.is_empty());
    desk.press("r ctrl-s");
    assert_eq!(desk.state.context(), Context::Composer);
    desk.press("ctrl-u \"Did we share an office at Halden?\" ctrl-s");
    assert_eq!(desk.copied, ["Did we share an office at Halden?"]);
}

#[test]
fn the_next_template_can_be_taken_while_writing_and_taken_back() {
    let mut desk = desk();
    desk.press("r \"x\" alt-n");
    assert!(shows(&desk, "Hello Nadia, good to hear from you."));
    desk.press("ctrl-7");
    assert!(shows(&desk, "Where have our paths crossed?x"));
}

#[test]
fn what_could_not_be_copied_is_said() {
    let mut desk = desk();
    desk.happens(Action::Copied(Copied::Not("no clipboard tool".to_owned())));
    assert_eq!(said(&desk), "not copied: no clipboard tool");
}

#[test]
fn putting_off_takes_a_day_in_a_persons_words_and_shows_which() {
    let mut desk = desk();
    desk.press("s \"2w\"");
    assert!(shows(&desk, "Mon 7 Dec, in 14 days"));
    desk.press("enter");
    assert_eq!(
        acts(&desk),
        [Act::Snooze {
            ids: vec![NADIA],
            until: Some(days_after(TODAY, 14))
        }]
    );
    assert_eq!(desk.state.current(), Some(ILSE));
}

#[test]
fn putting_off_offers_days_to_choose() {
    let mut desk = desk();
    desk.press("s down down enter");
    assert_eq!(
        acts(&desk),
        [Act::Snooze {
            ids: vec![NADIA],
            until: Some(days_after(TODAY, 30))
        }]
    );
}

#[test]
fn what_is_no_day_is_not_taken() {
    let mut desk = desk();
    desk.press("s \"soon\" enter");
    assert_eq!(desk.state.context(), Context::Prompt);
    assert_eq!(
        said(&desk),
        "not a day; write 3 days, 2 weeks, monday, 1 dec or 2026-12-01"
    );
    assert_eq!(acts(&desk), []);
}

#[test]
fn tags_go_on_and_off_in_one_line() {
    let mut desk = desk();
    desk.press("t \"press, -halden\" enter");
    let tags = |add: &[&str], remove: &[&str]| Act::Tag {
        ids: vec![NADIA],
        add: add.iter().map(|tag| (*tag).to_owned()).collect(),
        remove: remove.iter().map(|tag| (*tag).to_owned()).collect(),
    };
    assert_eq!(acts(&desk), [tags(&["press"], &["halden"])]);
    assert!(shows(&desk, "tags"));
    desk.press("t \"-pr\" tab enter");
    assert_eq!(acts(&desk)[1], tags(&[], &["press"]));
    desk.press("t enter");
    assert_eq!(acts(&desk).len(), 2, "enter alone takes no tag off");
}

#[test]
fn a_follow_up_has_a_day_and_a_reason_and_is_done_with_d() {
    let mut desk = desk();
    desk.press("f \"1 dec\" enter \"ask about Trieste\" enter");
    let on = Some(days_after(TODAY, 8));
    let why = Some("ask about Trieste".to_owned());
    assert_eq!(acts(&desk), [Act::Follow { id: NADIA, on, why }]);
    assert!(shows(&desk, "Tue 1 Dec, ask about Trieste"));
    desk.press("d");
    assert_eq!(
        acts(&desk)[1],
        Act::Follow {
            id: NADIA,
            on: None,
            why: None
        }
    );
}

#[test]
fn a_follow_up_that_is_due_leaves_the_tab_when_it_is_done() {
    let mut senders = people();
    senders[2].follow_up = Some(FollowUp {
        on: TODAY,
        why: None,
    });
    senders[2].row.follow_up = Some(TODAY);
    let mut desk = Desk::with(senders, 120, 40, None);
    desk.press("4 d");
    assert_eq!(
        acts(&desk),
        [Act::Follow {
            id: BO,
            on: None,
            why: None
        }]
    );
    assert!(shows(&desk, "Nothing is due."));
}

#[test]
fn a_note_to_self_is_seen_at_once() {
    let mut desk = desk();
    desk.press("n \"met her sister in Graz\" enter");
    assert_eq!(
        acts(&desk),
        [Act::Note {
            id: NADIA,
            text: "met her sister in Graz".to_owned()
        }]
    );
    assert!(shows(&desk, "met her sister in Graz"));
}

#[test]
fn what_i_know_is_yes_once_no_twice_and_unsaid_three_times() {
    let mut desk = desk();
    desk.press("m w m m p p p enter");
    let word = |fact, said: bool| Attested {
        fact,
        value: Some(Value::Bool(said)),
        on: None,
    };
    let words = vec![word("worked_together", true), word("met", false)];
    assert_eq!(
        acts(&desk),
        [Act::Attest {
            id: NADIA,
            words,
            on: None,
            note: None
        }]
    );
    assert!(
        shows(&desk, "suggests ✓ accept"),
        "what was said counts at once"
    );
}

#[test]
fn a_stranger_is_none_of_what_would_mean_knowing_them() {
    let mut desk = desk();
    desk.press("m n enter");
    let Some(Act::Attest { words, .. }) = acts(&desk).pop() else {
        panic!("not said")
    };
    let facts: Vec<_> = words.iter().map(|word| word.fact).collect();
    assert_eq!(
        facts,
        [
            "worked_together",
            "met",
            "spoke",
            "wrote",
            "group_exchange",
            "reputation",
            "could_recommend"
        ]
    );
    assert!(
        words
            .iter()
            .all(|word| word.value == Some(Value::Bool(false)))
    );
}

#[test]
fn leaving_the_sheet_says_nothing() {
    let mut desk = desk();
    desk.press("m w esc");
    assert_eq!(acts(&desk), []);
    desk.press("m w w w enter");
    assert_eq!(said(&desk), "nothing was changed");
}

#[test]
fn the_first_look_at_a_profile_says_that_it_may_be_seen() {
    let mut desk = desk();
    desk.press("o");
    assert!(desk.opened.is_empty());
    assert!(shows(&desk, "They may see that you looked."));
    desk.press("enter j o");
    assert_eq!(
        desk.opened,
        [
            "https://www.linkedin.com/in/sender-12",
            "https://www.linkedin.com/in/sender-13"
        ]
    );
}

#[test]
fn where_no_profile_is_known_it_says_so() {
    let mut desk = desk();
    desk.press("j j o");
    assert_eq!(
        said(&desk),
        "no link to their profile is known; search for the name at LinkedIn"
    );
}

#[test]
fn searching_narrows_as_it_is_typed_and_esc_shows_everybody_again() {
    let mut desk = desk();
    desk.press("/ \"brightwater\"");
    assert_eq!(desk.state.current(), Some(InvitationId(26)));
    assert!(!shows(&desk, "Ilse Hartmann"));
    desk.press("enter");
    assert!(shows(&desk, "Queue  /brightwater"));
    desk.press("esc");
    assert!(shows(&desk, "Ilse Hartmann"));
    assert_eq!(
        desk.state.current(),
        Some(InvitationId(26)),
        "the cursor stays with its person"
    );
}

#[test]
fn a_search_that_can_not_be_read_says_where_and_leaves_the_list() {
    let mut desk = desk();
    desk.press("/ \"(a\"");
    assert_eq!(
        said(&desk),
        "the search has an open bracket; close it with )"
    );
    assert!(shows(&desk, "Nadia Brandt"));
}

#[test]
fn a_late_answer_to_an_old_search_is_dropped() {
    let mut desk = desk();
    let Action::Listed { request, .. } = (Action::Listed {
        request: vestibule::app::Request(1),
        listing: vestibule::model::Listing::default(),
    }) else {
        return;
    };
    desk.happens(Action::Listed {
        request,
        listing: vestibule::model::Listing::default(),
    });
    assert_eq!(desk.state.current(), Some(NADIA));
}

#[test]
fn help_finds_a_key_and_enter_does_it() {
    let mut desk = desk();
    desk.press("? \"put it off\"");
    assert!(shows(&desk, "put it off to a day") && !shows(&desk, "take back the last act"));
    desk.press("enter");
    assert_eq!(desk.state.context(), Context::Prompt);
}

#[test]
fn every_command_can_be_found_in_the_help_by_its_name() {
    for spec in table() {
        let mut desk = desk();
        desk.press(&format!("? \"{}\"", spec.name));
        assert!(!shows(&desk, "No key does that."), "{}", spec.name);
    }
}

#[test]
fn a_key_that_does_nothing_here_says_so() {
    let mut desk = desk();
    desk.press("Z");
    assert_eq!(said(&desk), "Z is not a key here   ? help");
    desk.press("m a");
    assert_eq!(said(&desk), "a is not a key here: Enter keep, Esc leave");
    assert_eq!(acts(&desk), []);
}

#[test]
fn pasted_text_never_runs_as_keys() {
    let mut desk = desk();
    desk.happens(Action::Pasted("aaaaiq".to_owned()));
    assert_eq!(acts(&desk), []);
    assert!(!desk.left);
    assert_eq!(
        said(&desk),
        "pasted text does nothing here; open a reply or a note first   p paste a page"
    );
    desk.press("n")
        .happens(Action::Pasted("first\nsecond\u{1b}[2J".to_owned()))
        .press("enter");
    assert_eq!(
        acts(&desk),
        [Act::Note {
            id: NADIA,
            text: "first second".to_owned()
        }]
    );
}

#[test]
fn who_arrives_is_announced_and_not_put_in_above_the_cursor() {
    let mut senders = people();
    let early = senders.remove(0);
    let mut desk = Desk::with(senders, 120, 40, None);
    assert_eq!(desk.state.current(), Some(ILSE));
    desk.senders.insert(0, early);
    desk.happens(Action::Changed);
    assert_eq!(desk.state.current(), Some(ILSE));
    assert!(!shows(&desk, "Nadia Brandt"));
    assert_eq!(said(&desk), "1 more arrived   1 show");
    desk.press("1");
    assert!(shows(&desk, "Nadia Brandt"));
    assert_eq!(
        desk.state.current(),
        Some(ILSE),
        "the cursor stays with its person"
    );
}

#[test]
fn who_was_decided_elsewhere_leaves_without_moving_the_cursor() {
    let mut desk = desk();
    desk.press("j j");
    desk.senders.remove(0);
    desk.happens(Action::Changed);
    assert_eq!(desk.state.current(), Some(BO));
    assert!(!shows(&desk, "Nadia Brandt"));
}

#[test]
fn a_new_suggestion_changes_a_row_in_its_place() {
    let mut desk = desk();
    let position = |desk: &Desk| {
        desk.screen(120, 40)
            .lines()
            .position(|line| line.contains("Bo Li"))
    };
    let before = position(&desk);
    desk.senders[2].row = Row {
        verdict: Some(Verdict::Accept),
        ..desk.senders[2].row.clone()
    };
    desk.happens(Action::Assessed {
        ids: vec![BO],
        left: 0,
    });
    assert_eq!(position(&desk), before);
    assert!(
        desk.screen(120, 40)
            .lines()
            .any(|line| line.contains("Bo Li") && line.contains("✓ accept"))
    );
}

#[test]
fn what_is_stale_is_worked_out_until_nothing_is_left() {
    let mut desk = desk();
    desk.wanted.clear();
    desk.happens(Action::Assessed {
        ids: vec![BO],
        left: 3,
    });
    assert!(desk.wanted.contains(&Effect::Assess));
}

#[test]
fn another_tab_remembers_where_one_was() {
    let mut desk = desk();
    desk.press("j j 6 j j j j 1");
    assert_eq!(desk.state.current(), Some(BO));
}

#[test]
fn tab_goes_through_the_panes_and_keys_scroll_the_one_that_has_it() {
    let mut desk = desk();
    desk.press("tab");
    assert_eq!(desk.state.context(), Context::Sender);
    desk.press("G k");
    assert_eq!(
        desk.state.current(),
        Some(NADIA),
        "scrolling a pane leaves the queue alone"
    );
    desk.press("tab tab tab");
    assert_eq!(desk.state.context(), Context::Queue);
    desk.press("shift-tab");
    assert_eq!(desk.state.context(), Context::Reply);
    desk.press("esc");
    assert_eq!(desk.state.context(), Context::Queue);
}

#[test]
fn a_pane_scrolled_far_beyond_its_end_comes_back_at_the_first_key() {
    let mut desk = Desk::of(80, 24);
    desk.press("tab G j j j j j j");
    let end = desk.screen(80, 24);
    desk.press("k");
    assert_ne!(desk.screen(80, 24), end);
}

#[test]
fn in_all_a_decided_row_stays_and_shows_what_was_decided() {
    let mut desk = desk();
    desk.press("6 i");
    assert_eq!(desk.state.current(), Some(NADIA));
    assert!(
        desk.screen(120, 40)
            .lines()
            .any(|line| line.contains("Nadia Brandt") && line.contains("– ignored"))
    );
    assert_eq!(desk.senders[0].row.state, Stands::Ignored);
}

#[test]
fn a_new_day_makes_everybody_a_day_older() {
    let mut desk = desk();
    desk.happens(Action::NewDay(days_after(TODAY, 1)));
    assert!(
        desk.screen(120, 40)
            .lines()
            .any(|line| line.contains("Nadia Brandt") && line.contains("10 d"))
    );
    assert!(shows(&desk, "Tue 24 Nov"));
}

#[test]
fn suspending_is_asked_of_the_terminal() {
    let mut desk = desk();
    desk.press("ctrl-z r ctrl-z");
    let suspended = desk
        .wanted
        .iter()
        .filter(|effect| **effect == Effect::Suspend)
        .count();
    assert_eq!(suspended, 2);
}

#[test]
fn a_reply_copied_as_it_stands_can_be_marked_as_sent() {
    let mut desk = desk();
    assert!(!shows(&desk, "d sent"));
    desk.press("y");
    assert!(shows(&desk, "d sent"));
    desk.press("d");
    assert!(matches!(
        &acts(&desk)[..],
        [Act::Sent {
            id: NADIA,
            asks: true,
            ..
        }]
    ));
    desk.press("u");
    assert_eq!(desk.state.current(), Some(NADIA));
}

#[test]
fn a_reply_asked_for_before_its_person_was_read_opens_when_they_are() {
    let mut desk = desk();
    desk.slow = true;
    desk.press("j r a i");
    assert_eq!(desk.state.context(), Context::Queue);
    assert_eq!(said(&desk), "still reading; that key was not taken");
    desk.release();
    assert_eq!(desk.state.context(), Context::Composer);
    assert_eq!(acts(&desk), [], "what follows may be meant for the reply");
    assert!(shows(&desk, "Hello Ilse,"));
}

#[test]
fn moving_on_forgets_what_waited() {
    let mut desk = desk();
    desk.slow = true;
    desk.press("j r j");
    desk.release();
    assert_eq!(desk.state.context(), Context::Queue);
}

#[test]
fn deciding_does_not_wait_for_the_reader() {
    let mut desk = desk();
    desk.slow = true;
    desk.press("j a a");
    assert_eq!(
        acts(&desk),
        [
            decided(ILSE, Decision::Accept),
            decided(BO, Decision::Accept)
        ]
    );
}

#[test]
fn a_draft_that_is_emptied_is_dropped() {
    let mut desk = desk();
    desk.press("r \" More.\" esc");
    assert!(shows(&desk, "yours, not sent"));
    desk.press("r ctrl-u esc");
    assert_eq!(
        acts(&desk).pop(),
        Some(Act::Draft {
            id: NADIA,
            text: String::new()
        })
    );
    assert!(!shows(&desk, "yours, not sent") && shows(&desk, "1 of 3"));
}

#[test]
fn a_reply_to_somebody_accepted_is_still_marked_as_sent() {
    let mut desk = desk();
    desk.press("] r ctrl-s 6 a d d");
    let done: Vec<_> = acts(&desk).into_iter().skip(2).collect();
    assert_eq!(
        done[0],
        Act::Press {
            ids: vec![NADIA],
            pressed: Some(Pressed::Yes)
        }
    );
    assert!(
        matches!(&done[1], Act::Sent { template, asks: false, .. } if template.as_deref() == Some("warm-accept"))
    );
}

#[test]
fn what_an_act_makes_stale_is_worked_out_once_at_a_time() {
    let mut desk = desk();
    desk.wanted.clear();
    desk.press("t \"x\" enter");
    let assessed = desk
        .wanted
        .iter()
        .filter(|effect| **effect == Effect::Assess)
        .count();
    assert_eq!(assessed, 1);
}

#[test]
fn ctrl_c_closes_what_is_open_before_it_leaves() {
    let mut desk = desk();
    desk.press("n \"half a note\" ctrl-c");
    assert!(!desk.left);
    desk.press("ctrl-c");
    assert!(desk.left);
}

/// The lines of the screen that name somebody.
fn lines_with(desk: &Desk, text: &str) -> Vec<String> {
    let screen = desk.screen(120, 40);
    let lines = screen.lines().filter(|line| line.contains(text));
    lines.map(str::to_owned).collect()
}

/// The words of the last act, which says what is known and was seen.
fn attested(desk: &Desk) -> Vec<(&'static str, Option<Value>, bool)> {
    let Some(Act::Attest {
        words, on: None, ..
    }) = acts(desk).pop()
    else {
        return Vec::new();
    };
    words
        .into_iter()
        .map(|word| (word.fact, word.value, word.on == Some(TODAY)))
        .collect()
}

#[test]
fn a_profile_is_recorded_with_the_day_and_an_acquaintance_without() {
    let mut desk = desk();
    desk.press("m k f x j enter");
    let yes = Some(Value::Bool(true));
    assert_eq!(
        attested(&desk),
        [
            ("collaboration", yes.clone(), false),
            ("same_field", yes, true),
            ("has_photo", Some(Value::Bool(false)), true),
            (
                "career_stage",
                Some(Value::Text("beginner".to_owned())),
                true
            ),
        ]
    );
    assert_eq!(acts(&desk).len(), 1, "one sheet is one act");
    desk.press("m");
    assert!(shows(&desk, "seen 23 Nov"));
}

#[test]
fn a_picture_that_is_there_is_said_by_pressing_twice() {
    let mut desk = desk();
    desk.press("m x x j j enter");
    assert_eq!(
        attested(&desk),
        [
            ("has_photo", Some(Value::Bool(true)), true),
            (
                "career_stage",
                Some(Value::Text("experienced".to_owned())),
                true
            ),
        ]
    );
}

#[test]
fn a_profile_is_not_both_complete_and_barely_filled() {
    let mut desk = desk();
    desk.press("m c b enter");
    assert_eq!(
        attested(&desk),
        [("barely_filled", Some(Value::Bool(true)), true)]
    );
    desk.press("m c enter");
    assert_eq!(
        attested(&desk),
        [
            ("profile_complete", Some(Value::Bool(true)), true),
            ("barely_filled", None, false),
        ],
        "what was said before is taken back"
    );
}

#[test]
fn the_suggestion_changes_while_one_says_what_one_knows() {
    let mut desk = desk();
    desk.press("m");
    assert!(shows(&desk, "suggests ◌ look first"));
    desk.press("w");
    assert!(shows(&desk, "suggests ✓ accept, was ◌"));
    assert!(shows(&desk, "You have worked together."));
    desk.press("w w");
    assert!(shows(&desk, "suggests ◌ look first"));
    assert!(!shows(&desk, ", was ◌"));
    desk.press("esc");
    assert_eq!(acts(&desk), []);
}

#[test]
fn a_letter_that_is_out_of_sight_comes_into_it() {
    let mut desk = Desk::of(40, 12);
    desk.press("m");
    assert!(!desk.screen(40, 12).contains("looks false"));
    desk.press("l");
    assert!(desk.screen(40, 12).contains("l  looks false"));
    desk.press("w");
    assert!(desk.screen(40, 12).contains("w  worked together"));
    desk.press("pagedown down down");
    assert!(!desk.screen(40, 12).contains("w  worked together"));
}

#[test]
fn why_tells_every_rule_and_closes_again() {
    let mut desk = desk();
    desk.press("w");
    assert_eq!(desk.state.context(), Context::Why);
    assert!(shows(&desk, "Why ◌ look first   Nadia Brandt"));
    assert!(shows(&desk, "worked together → accept") && shows(&desk, "not known"));
    let top = desk.screen(80, 24);
    desk.happens(Action::Resized(80, 24)).press("j j");
    assert_ne!(desk.screen(80, 24), top);
    desk.press("g");
    assert_eq!(desk.screen(80, 24), top);
    desk.press("w");
    assert_eq!(desk.state.context(), Context::Queue);
    desk.press("w esc");
    assert_eq!(desk.state.context(), Context::Queue);
    assert_eq!(acts(&desk), []);
}

#[test]
fn the_next_five_are_named_opened_and_their_sheets_walked() {
    let mut desk = desk();
    desk.press("O");
    assert!(desk.opened.is_empty(), "it asks first");
    assert!(shows(
        &desk,
        "Open 2 profiles in the browser? They may see that you looked."
    ));
    assert!(shows(&desk, "Nadia Brandt, Ilse Hartmann"));
    assert!(shows(&desk, "No link to the profile of Bo Li."));
    desk.press("enter");
    assert_eq!(
        desk.opened,
        [
            "https://www.linkedin.com/in/sender-12",
            "https://www.linkedin.com/in/sender-13"
        ]
    );
    assert_eq!(desk.state.context(), Context::Sheet);
    assert!(shows(&desk, "1 of 2"));
    desk.press("f enter");
    assert_eq!(desk.state.current(), Some(ILSE));
    assert!(shows(&desk, "2 of 2"));
    desk.press("c enter");
    assert_eq!(desk.state.context(), Context::Queue);
    let said: Vec<_> = acts(&desk)
        .iter()
        .map(|act| match act {
            Act::Attest { id, words, .. } => (*id, words[0].fact),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(said, [(NADIA, "same_field"), (ILSE, "profile_complete")]);
}

#[test]
fn esc_stops_the_sheets_and_keeps_none_of_the_one_that_is_open() {
    let mut desk = desk();
    desk.press("O enter f esc");
    assert_eq!(desk.state.context(), Context::Queue);
    assert_eq!(acts(&desk), []);
    desk.press("m enter");
    assert_eq!(desk.state.context(), Context::Queue, "no sheet follows");
}

#[test]
fn the_number_to_open_can_be_changed_and_stays_in_the_group() {
    let mut desk = desk();
    desk.press("O down down down down");
    assert!(shows(&desk, "Open 1 profile in the browser?"));
    desk.press("up up up up up up up");
    assert!(shows(&desk, "3 of the 3 from here on"));
    desk.press("esc");
    assert!(desk.opened.is_empty());
}

#[test]
fn a_sheet_waits_for_its_person_to_be_read() {
    let mut desk = desk();
    desk.press("O");
    desk.slow = true;
    desk.press("enter enter");
    desk.press("f");
    desk.release();
    assert_eq!(desk.opened.len(), 2);
}

fn with_wave() -> Desk {
    Desk::with(with_a_wave(), 120, 40, None)
}

const WAVE: [InvitationId; 5] = [
    InvitationId(26),
    InvitationId(27),
    InvitationId(28),
    InvitationId(29),
    InvitationId(30),
];

#[test]
fn look_alikes_are_one_row_that_opens_and_closes() {
    let mut desk = with_wave();
    desk.press("G");
    assert_eq!(
        lines_with(&desk, "5 recruiters").len(),
        1,
        "{}",
        desk.screen(120, 40)
    );
    assert!(shows(&desk, "like one note") && !shows(&desk, "Chidi Eze"));
    desk.press("enter");
    assert!(shows(&desk, "  Chidi Eze") && shows(&desk, "▾"));
    desk.press("j j");
    assert_eq!(desk.state.current(), Some(WAVE[1]));
    desk.press("esc");
    assert!(!shows(&desk, "Chidi Eze") && shows(&desk, "▸"));
    desk.press("right");
    assert!(shows(&desk, "  Chidi Eze"));
    desk.press("left");
    assert!(!shows(&desk, "Chidi Eze"));
    assert!(!desk.left);
}

#[test]
fn look_alikes_are_decided_as_one_after_a_look_at_who_they_are() {
    let mut desk = with_wave();
    desk.press("G i");
    assert_eq!(acts(&desk), [], "it asks first");
    assert!(shows(&desk, "Ignore all 5?"));
    assert!(shows(
        &desk,
        "Kwame Mensah, Tui Parata, Ewa Nowak, Rúna Jónsdóttir, Chidi Eze"
    ));
    desk.press("esc");
    assert_eq!(acts(&desk), []);
    desk.press("i enter");
    assert_eq!(
        acts(&desk),
        [Act::Decide {
            ids: WAVE.to_vec(),
            decision: Some(Decision::Ignore),
            reason: None
        }]
    );
    assert!(!shows(&desk, "recruiters") && !shows(&desk, "Look-alikes"));
    assert_eq!(desk.state.current(), Some(InvitationId(25)));
    desk.press("u");
    assert!(shows(&desk, "5 recruiters"), "one undo takes it all back");
    assert!(shows(&desk, "Ignore all 5?") || desk.state.current() == Some(WAVE[0]));
}

#[test]
fn look_alikes_are_put_off_and_tagged_as_one() {
    let mut desk = with_wave();
    desk.press("G s enter");
    assert!(shows(&desk, "Put off all 5 until Mon 30 Nov?"));
    desk.press("enter");
    assert_eq!(
        acts(&desk),
        [Act::Snooze {
            ids: WAVE.to_vec(),
            until: Some(days_after(TODAY, 7))
        }]
    );
    let mut desk = with_wave();
    desk.press("G t \"agency\" enter");
    assert!(shows(&desk, "Tag all 5: +agency?"));
    desk.press("enter");
    assert!(matches!(&acts(&desk)[..], [Act::Tag { ids, .. }] if ids == &WAVE));
}

#[test]
fn what_is_about_one_person_asks_to_open_the_row_first() {
    let mut desk = with_wave();
    desk.press("G r");
    assert_eq!(said(&desk), "this row is 5 people; Enter opens it");
    assert_eq!(desk.state.context(), Context::Queue);
    desk.press("enter j r");
    assert_eq!(desk.state.context(), Context::Composer);
}

#[test]
fn one_of_an_open_wave_is_decided_alone_and_the_others_stay_in_it() {
    let mut desk = with_wave();
    desk.press("G enter j i");
    assert_eq!(acts(&desk), [decided(WAVE[0], Decision::Ignore)]);
    assert_eq!(desk.state.current(), Some(WAVE[1]));
    assert!(shows(&desk, "4 recruiters") && shows(&desk, "  Chidi Eze"));
}

#[test]
fn who_is_searched_for_stands_in_a_row_of_their_own() {
    let mut desk = with_wave();
    desk.press("/ \"recruiter\" enter");
    assert!(shows(&desk, "Chidi Eze") && !shows(&desk, "5 recruiters"));
    desk.press("esc");
    assert!(shows(&desk, "5 recruiters") && !shows(&desk, "  Chidi Eze"));
}

#[test]
fn a_wave_that_is_being_saved_says_so_in_its_row() {
    let mut desk = with_wave();
    desk.held = true;
    desk.press("G a enter");
    assert!(lines_with(&desk, "5 recruiters")[0].contains("* saving"));
    desk.press("G a");
    assert_eq!(said(&desk), "still saving");
    assert_eq!(acts(&desk).len(), 1);
}

#[test]
fn the_title_says_how_many_are_decided_and_who_may_be_known() {
    let mut desk = desk();
    desk.counts.decided_today = 2;
    desk.counts.perhaps_known = 3;
    desk.happens(Action::Changed);
    assert!(shows(
        &desk,
        "Queue  2 of 18 decided, 3 may be people you know"
    ));
    desk.press("/ \"recruiter\" enter");
    assert!(!shows(&desk, "decided"));
}

#[test]
fn what_a_question_brings_is_said_with_the_users_own_numbers_once_there_are_any() {
    let mut desk = desk();
    desk.press("j j j");
    assert_eq!(said(&desk), "Ask: few answer; silence is an answer too.");
    desk.counts.asked_ever = 31;
    desk.counts.answered_ever = 3;
    desk.happens(Action::Changed);
    assert_eq!(
        said(&desk),
        "Ask: few answer (yours so far: 3 of 31); silence is an answer too."
    );
}

#[test]
fn what_follows_comes_back_after_a_message() {
    let mut desk = desk();
    let before = said(&desk);
    assert_eq!(
        before,
        "Look: they may see it. Or wait: it lapses by itself, probably in May."
    );
    desk.press("x");
    assert_ne!(said(&desk), before);
    desk.press("j k");
    assert_eq!(said(&desk), before);
}

#[test]
fn what_is_settled_gets_no_fresh_draft_but_can_be_written_to() {
    let mut desk = desk();
    desk.press("i 6 2 d 6");
    assert!(shows(
        &desk,
        "this is settled; r writes to them all the same"
    ));
    assert!(!shows(&desk, "Hello Nadia"));
    desk.press("r");
    assert!(shows(&desk, "Hello Nadia"));
}

#[test]
fn a_row_about_which_something_is_asked_says_so() {
    let mut senders = people();
    senders[2].row.is_asked = true;
    let desk = Desk::with(senders, 120, 40, None);
    assert!(lines_with(&desk, "Bo Li")[0].contains("! asks"));
}

#[test]
fn one_of_a_closed_wave_is_shown_as_one_of_several() {
    let mut desk = with_wave();
    desk.press("G");
    assert!(shows(&desk, "one of 5 alike; Enter opens them"));
    desk.press("enter j");
    assert!(!shows(&desk, "one of 5 alike"));
}

#[test]
fn a_wave_that_shares_no_word_is_called_after_its_first() {
    let mut senders = with_a_wave();
    let recruiter = senders.iter_mut().find(|sender| sender.row.id == WAVE[3]);
    recruiter.unwrap().row.headline = None;
    let mut desk = Desk::with(senders, 120, 40, None);
    desk.press("G");
    assert_eq!(lines_with(&desk, "Kwame Mensah and 4 others").len(), 1);
}

#[test]
fn where_nobody_can_be_asked_what_is_left_is_to_wait() {
    let mut senders = people();
    senders[4].can_reply = Some(false);
    let mut desk = Desk::with(senders, 120, 40, None);
    desk.press("j j j j");
    assert_eq!(
        said(&desk),
        "Wait: it lapses by itself, probably in November."
    );
}

fn in_the_demo() -> Desk {
    let options = Options {
        opens_pages: false,
        teaches: true,
        ..Options::default()
    };
    Desk::told(people(), (120, 40), Some("The demo."), options)
}

#[test]
fn the_demo_teaches_one_thing_at_a_time_and_none_twice() {
    let mut desk = in_the_demo();
    assert_eq!(said(&desk), "Try w  why does it suggest this?");
    desk.press("w esc");
    assert_eq!(said(&desk), "Try m  say what you know of them, and saw");
    desk.press("m esc");
    assert_eq!(said(&desk), "Try r  ask first, before you decide");
    desk.press("r esc a");
    let lesson = said(&desk);
    assert!(lesson.starts_with("Try "), "{lesson}");
    assert!(
        lesson.contains("trip to LinkedIn") || lesson == "Try u  take the last one back",
        "{lesson}"
    );
}

#[test]
fn whoever_followed_every_hint_is_told_how_to_bring_in_their_own() {
    let mut desk = in_the_demo();
    desk.press("a");
    for _ in 0..7 {
        let lesson = said(&desk);
        let Some(key) = lesson.strip_prefix("Try ") else {
            break;
        };
        let key = key.split(' ').next().unwrap_or_default().to_owned();
        desk.press(&key).press("esc");
    }
    let last = said(&desk);
    assert!(
        last.ends_with("quit, then vestibule import ~/Downloads"),
        "{last}"
    );
}

#[test]
fn outside_the_demo_nothing_is_taught() {
    let mut desk = desk();
    desk.press("j k");
    assert!(!shows(&desk, "Try w"));
}

/// Something that may happen to the desk.
#[derive(Clone, Debug)]
enum Event {
    Key(&'static str),
    Resize(u16, u16),
    Paste(String),
    Hold,
    Release,
    Changed,
    Leaves(usize),
}

fn events() -> impl Strategy<Value = Event> {
    const KEYS: [&str; 73] = [
        "O",
        "right",
        "left",
        "f",
        "j",
        "k",
        "g",
        "G",
        "down",
        "up",
        "home",
        "end",
        "ctrl-d",
        "ctrl-u",
        "pagedown",
        "pageup",
        "tab",
        "shift-tab",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "a",
        "i",
        "r",
        "s",
        "t",
        "f",
        "n",
        "m",
        "d",
        "o",
        "y",
        "]",
        "[",
        "alt-n",
        "ctrl-s",
        "w",
        "p",
        "e",
        "u",
        "U",
        "/",
        "?",
        "enter",
        "enter",
        "esc",
        "esc",
        "ctrl-c",
        "space",
        "backspace",
        "delete",
        "left",
        "right",
        "ctrl-w",
        "ctrl-k",
        "ctrl-y",
        "ctrl-7",
        "alt-b",
        "W",
        "W",
        "R",
        "D",
        "=",
        "!",
        "-",
        "A",
        "ü",
        "渡",
        "9",
        "x",
    ];
    prop_oneof![
        12 => proptest::sample::select(KEYS.to_vec()).prop_map(Event::Key),
        1 => (0u16..130, 0u16..45).prop_map(|(columns, rows)| Event::Resize(columns, rows)),
        1 => "\\PC{0,12}".prop_map(Event::Paste),
        1 => Just(Event::Hold),
        1 => Just(Event::Release),
        1 => Just(Event::Changed),
        1 => (0usize..16).prop_map(Event::Leaves),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_the_desk_stands_and_nothing_is_lost(events in proptest::collection::vec(events(), 1..60)) {
        let mut desk = Desk::with(with_a_wave(), 120, 40, None);
        let mut size = (120, 40);
        for (number, event) in events.into_iter().enumerate() {
            if number % 6 == 5 {
                desk.screen(size.0, size.1);
            }
            match event {
                Event::Key(key) => { desk.press(key); }
                Event::Resize(columns, rows) => {
                    size = (columns, rows);
                    desk.happens(Action::Resized(columns, rows));
                }
                Event::Paste(text) => { desk.happens(Action::Pasted(text)); }
                Event::Hold => desk.held = true,
                Event::Release => { desk.release(); }
                Event::Changed => { desk.happens(Action::Changed); }
                Event::Leaves(place) => {
                    if place < desk.senders.len() {
                        desk.senders.remove(place);
                    }
                }
            }
            if desk.left {
                prop_assert_eq!(desk.state.unsaved(), 0, "left with something unsaved");
                return Ok(());
            }
        }
        desk.release();
        prop_assert_eq!(desk.state.unsaved(), 0);
    }
}

#[test]
fn look_alikes_opened_at_the_end_come_into_sight_and_the_cursor_stays_there() {
    let mut desk = Desk::with(with_a_wave(), 80, 24, None);
    let cursor = |desk: &Desk| {
        let screen = desk.screen(80, 24);
        let line = screen.lines().find(|line| line.contains('▌'));
        line.unwrap_or_default().to_owned()
    };
    desk.press("G enter");
    assert!(cursor(&desk).contains("5 recruiters"));
    assert!(desk.screen(80, 24).contains("  Chidi Eze"));
    desk.press("j");
    assert!(cursor(&desk).contains("Kwame Mensah"), "{}", cursor(&desk));
    desk.press("j j j j");
    assert!(cursor(&desk).contains("Chidi Eze"), "{}", cursor(&desk));
}

#[test]
fn the_tour_is_silent_while_something_is_open_whose_keys_mean_something_else() {
    let options = Options {
        teaches: true,
        ..Options::default()
    };
    let mut desk = Desk::told(people(), (120, 40), None, options);
    assert!(shows(&desk, "Try w"));
    assert!(!shows(desk.press("m"), "Try w"));
    assert!(!shows(desk.press("esc r"), "Try w"));
    assert!(shows(desk.press("esc"), "Try w"));
}

#[test]
fn whoever_was_not_asked_yet_can_not_have_answered() {
    let mut senders = people();
    senders[0].standing.decision = Some(Decision::Ask);
    world::refresh(&mut senders[0]);
    let mut desk = Desk::with(senders, 80, 24, None);
    desk.press("2");
    let bar = desk.screen(80, 24);
    assert!(!bar.contains("they answered"), "{bar}");
    assert!(bar.contains("r reply"), "{bar}");
    desk.press("d");
    assert_eq!(desk.state.context(), Context::Queue);
}

#[test]
fn what_linkedin_keeps_when_something_is_undone_is_read_whole_in_any_window() {
    for size in [(80, 24), (40, 12), (120, 40)] {
        let mut desk = Desk::of(size.0, size.1);
        desk.held = true;
        desk.press("a u");
        let undo = desk.wanted.iter().find_map(|effect| match effect {
            Effect::Undo(token) | Effect::UndoOf(token, _) => Some(*token),
            _ => None,
        });
        desk.happens(Action::Saved {
            token: undo.unwrap(),
            done: Done {
                seq: Some(7),
                label: "undid: pressed at LinkedIn: Елена Вълчева".to_owned(),
                invitations: Vec::new(),
                people: Vec::new(),
                remark: Some("LinkedIn keeps it; yes to the question undoes it".to_owned()),
            },
        });
        let screen = desk.screen(size.0, size.1);
        let words: Vec<_> = screen.split_whitespace().collect();
        let screen = words.join(" ");
        assert!(
            screen.ends_with(
                "undid: pressed at LinkedIn: Елена Вълчева; LinkedIn keeps it; yes to the question undoes it U redo"
            ),
            "{screen}"
        );
        assert!(screen.contains('▌'), "the cursor stays in sight: {screen}");
    }
}

#[test]
fn a_search_that_can_not_be_understood_stays_open_with_its_error() {
    let mut desk = desk();
    desk.press("/ \"(talk\" enter");
    assert_eq!(desk.state.context(), Context::Prompt);
    assert!(said(&desk).contains("open bracket"), "{}", said(&desk));
    assert!(!shows(&desk, "found"));
    desk.press("ctrl-u \"park\" enter");
    assert_eq!(desk.state.context(), Context::Queue);
    assert!(shows(&desk, "Jo Park") && !shows(&desk, "Ngozi"));
}

#[test]
fn words_that_were_said_on_the_sheet_and_not_kept_are_named_as_such() {
    let mut desk = desk();
    desk.press("m w esc");
    assert!(
        said(&desk).starts_with("not kept: what you said of"),
        "{}",
        said(&desk)
    );
    desk.press("m esc");
    assert!(!said(&desk).contains("not kept"));
}

#[test]
fn a_stranger_taken_back_leaves_what_was_said_before() {
    let mut desk = desk();
    desk.press("m w n n enter");
    let words = desk.wanted.iter().find_map(|effect| match effect {
        Effect::Act {
            act: Act::Attest { words, .. },
            ..
        } => Some(words.clone()),
        _ => None,
    });
    let said: Vec<_> = words
        .unwrap()
        .into_iter()
        .map(|word| (word.fact, word.value))
        .collect();
    assert_eq!(said, [("worked_together", Some(Value::Bool(true)))]);
}

#[test]
fn what_is_said_to_a_wrong_key_fits_in_one_line_of_the_smallest_usual_window() {
    for open in ["", "m", "r", "/", "t", "w", "p", "O", "o"] {
        for key in [
            "z", "ctrl-s", "space", "Z", "!", "-", "]", "D", "=", "A", "e", "tab",
        ] {
            let mut desk = Desk::of(80, 24);
            desk.press(open).press(key);
            let said = said(&desk);
            if said.contains("is not a key here") {
                assert!(
                    vestibule::app::wrap::width(&said) <= 76,
                    "{open} {key}: {said}"
                );
                assert!(
                    open.is_empty() || !said.contains("LinkedIn"),
                    "{open} {key}: {said}"
                );
            }
        }
    }
}
