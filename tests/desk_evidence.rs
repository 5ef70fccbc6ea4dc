//! What a person sees of the evidence, and does about it: the question first, the pieces by fact, the record behind one.

#[cfg(test)]
#[path = "desk/world.rs"]
#[expect(
    dead_code,
    reason = "shared with the tests of keys, which need the rest"
)]
mod world;

use insta::assert_snapshot;
use jiff::civil::{Date, date};
use ratatui::style::Modifier;
use vestibule::app::{Action, Effect, Options};
use vestibule::model::record::{Activity, ActivityKind, Skill};
use vestibule::model::{
    Act, Attested, Decision, Drawn, DrawnBy, Evidence, EvidenceId, Foreign, Grade, InvitationId,
    Likeness, Matter, Origin, PersonId, ProfileSeen, Proposal, Question, RawRecord, Seen,
    SourceKind, Trigger, Value, Verdict,
};
use vestibule::tui::theme::Theme;
use world::{Desk, Note, Sender, people, searched};

const SMALLEST: (u16, u16) = (40, 12);
const NARROW: (u16, u16) = (60, 20);
const SMALL: (u16, u16) = (80, 24);
const USUAL: (u16, u16) = (120, 40);
const LARGE: (u16, u16) = (200, 50);

/// Perhaps a former colleague under another surname, perhaps a namesake as well.
const NADIA: InvitationId = InvitationId(12);
/// A namesake in the calendar.
const ILSE: InvitationId = InvitationId(13);
/// The user met them and wrote to them.
const NGOZI: InvitationId = InvitationId(18);
/// Sells to the user's new employer.
const SAM: InvitationId = InvitationId(20);
/// Says that they worked together.
const PRIYA: InvitationId = InvitationId(21);
/// Whose profile was saved as a PDF.
const ANNA: InvitationId = InvitationId(22);

/// A piece of evidence: number, fact, grade, day, line, kind of source.
fn piece(
    (id, fact, grade): (i64, &'static str, Grade),
    on: Option<Date>,
    text: &str,
    kind: &'static str,
) -> Evidence {
    Evidence {
        id: EvidenceId(id),
        fact,
        grade,
        on,
        text: Foreign::new(text),
        struck: false,
        origin: Origin {
            kind,
            path: Some(Foreign::new(format!("/home/ines/records/{kind}.ics"))),
            place: Some("line 88".to_owned()),
        },
    }
}

fn keller() -> Proposal {
    Proposal {
        person: PersonId(901),
        name: Foreign::new("Nadia Keller"),
        likeness: Likeness::OtherSurname,
        reasons: vec![
            Foreign::new("the address still says keller"),
            Foreign::new("the same school"),
        ],
        against: Vec::new(),
        evidence: vec![piece(
            (401, "shared_employer", Grade::Recorded),
            None,
            "your colleague at Halden 2012 to 2015",
            "linkedin-export",
        )],
        namesakes: 1,
        people: 3_412,
        if_yes: Some(Verdict::Accept),
    }
}

fn namesake(person: i64, name: &str, namesakes: i64) -> Proposal {
    Proposal {
        person: PersonId(person),
        name: Foreign::new(name),
        likeness: Likeness::SameName,
        reasons: Vec::new(),
        against: if namesakes > 1 {
            vec![Foreign::new("the profile links differ")]
        } else {
            Vec::new()
        },
        evidence: vec![piece(
            (person, "met", Grade::Recorded),
            Some(date(2024, 3, 12)),
            "lunch",
            "calendar",
        )],
        namesakes,
        people: 3_412,
        if_yes: Some(Verdict::Accept),
    }
}

/// The invented people, some with more evidence than they have elsewhere.
fn evidenced() -> Vec<Sender> {
    let mut people = people();
    for person in &mut people {
        match person.row.id {
            NADIA => {
                person.proposals = vec![keller(), namesake(902, "Nadia Brandt", 3)];
                person.trigger = Some(Trigger {
                    started_at: "Harbour & Finch".to_owned(),
                    days: 3,
                });
            }
            ILSE => person.proposals = vec![namesake(903, "Ilse Hartmann", 1)],
            NGOZI => person.evidence = many(),
            SAM => {
                person.note =
                    Note::Text("Hi! Quick question: who books training at Harbour & Finch?");
                person.drawn = vec![Drawn {
                    by: DrawnBy::Employer,
                    words: Some(42..57),
                }];
                person.trigger = Some(Trigger {
                    started_at: "Harbour & Finch".to_owned(),
                    days: 1,
                });
            }
            PRIYA => {
                person.evidence = vec![piece(
                    (501, "worked_together", Grade::Claimed),
                    None,
                    "they were at Halden 2012 to 2015, as you were",
                    "profile-pdf",
                )];
            }
            ANNA => person.page = Some(saved_pdf()),
            _ => {}
        }
    }
    people
}

/// Pieces of several facts, as the store gives them: strongest first, then newest.
fn many() -> Vec<Evidence> {
    vec![
        piece(
            (301, "met", Grade::Recorded),
            Some(date(2024, 5, 14)),
            "coffee with N. at Café Zentral, 14 May 2024",
            "calendar",
        ),
        piece(
            (302, "wrote", Grade::Recorded),
            Some(date(2019, 6, 3)),
            "you wrote 14 mails between 2017 and 2019",
            "mail",
        ),
        piece(
            (303, "met", Grade::Recorded),
            Some(date(2025, 9, 8)),
            "their badge was scanned at Lisbon Harbour Summit",
            "badges",
        ),
        piece(
            (304, "in_contacts", Grade::Recorded),
            None,
            "a card in your address book, under “Summit”",
            "vcard",
        ),
        piece(
            (305, "approached", Grade::Recorded),
            Some(date(2026, 11, 2)),
            "they wrote once, you didn't",
            "mail",
        ),
        piece(
            (306, "spoke", Grade::Claimed),
            Some(date(2026, 11, 20)),
            "you spoke after a talk in Lisbon",
            "mail",
        ),
    ]
}

fn saved_pdf() -> Seen<Box<ProfileSeen>> {
    let mut page = ProfileSeen::named(
        SourceKind::ProfilePdf,
        Vec::new(),
        Foreign::new("Anna Kovács"),
    );
    page.photo = None;
    page.about = Some(Foreign::new("Writes about the tide."));
    page.skills = vec![Skill {
        name: Foreign::new("Press relations"),
        endorsements: Some(12),
    }];
    page.activity = vec![Activity {
        kind: ActivityKind::Posted,
        on: None,
        with_me: false,
    }];
    Seen {
        value: Box::new(page),
        source: SourceKind::ProfilePdf,
        on: date(2026, 11, 21),
    }
}

fn desk_of((columns, rows): (u16, u16)) -> Desk {
    Desk::with(evidenced(), columns, rows, None)
}

fn after(keys: &str, size: (u16, u16)) -> String {
    desk_of(size).press(keys).screen(size.0, size.1)
}

fn desk() -> Desk {
    desk_of(USUAL)
}

/// The screen in one line, so that a sentence can be found however it wraps.
fn read(desk: &Desk, (columns, rows): (u16, u16)) -> String {
    let pane = |line: &str| {
        let part = line.rsplit(['│', '├']).next().unwrap_or_default();
        part.trim().to_owned()
    };
    let screen = desk.screen(columns, rows);
    screen.lines().map(pane).collect::<Vec<_>>().join(" ")
}

fn shows(desk: &Desk, text: &str) -> bool {
    read(desk, USUAL).contains(text)
}

fn said(desk: &Desk) -> String {
    let screen = desk.screen(120, 40);
    screen.lines().last().unwrap_or_default().trim().to_owned()
}

fn acts(desk: &Desk) -> Vec<Act> {
    let act = |effect: &Effect| match effect {
        Effect::Act { act, .. } => Some(act.clone()),
        _ => None,
    };
    desk.wanted.iter().filter_map(act).collect()
}

fn linked(id: InvitationId, other: i64, same: bool) -> Act {
    Act::Link {
        id: Some(id),
        one: PersonId(id.0 + 100),
        other: PersonId(other),
        same,
    }
}

fn struck(piece: i64, struck: bool) -> Act {
    Act::Strike {
        id: NGOZI,
        evidence: vec![EvidenceId(piece)],
        struck,
    }
}

#[test]
fn whether_it_is_somebody_under_another_surname_is_asked_first() {
    assert_snapshot!("surname_40x12", after("tab", SMALLEST));
    assert_snapshot!("surname_60x20", after("", NARROW));
    assert_snapshot!("surname_80x24", after("", SMALL));
    assert_snapshot!("surname_120x40", after("", USUAL));
    assert_snapshot!("surname_200x50", after("", LARGE));
}

#[test]
fn whether_it_is_the_one_of_that_name_is_asked_first() {
    assert_snapshot!("namesake_40x12", after("j tab", SMALLEST));
    assert_snapshot!("namesake_80x24", after("j", SMALL));
    assert_snapshot!("namesake_120x40", after("j", USUAL));
    let sentence = "Your calendar has an Ilse Hartmann (lunch, 12 Mar 2024; the only one of that name among 3,412 \
                    people in your records). Is this the same person?";
    let mut desk = desk_of(LARGE);
    assert!(read(desk.press("j"), LARGE).contains(sentence));
}

#[test]
fn what_speaks_against_stands_in_the_question() {
    let mut desk = desk();
    desk.press("!");
    assert_snapshot!("against_80x24", {
        let mut small = desk_of(SMALL);
        small.press("!").screen(80, 24)
    });
    assert!(shows(
        &desk,
        "one of 3 of that name among 3,412 people in your records). Against it: the profile links differ. \
         Is this the same person?"
    ));
}

#[test]
fn what_only_they_say_is_asked_to_be_confirmed() {
    let keys = "j j j j j j j j j";
    assert_snapshot!("confirm_40x12", after(&format!("{keys} tab"), SMALLEST));
    assert_snapshot!("confirm_80x24", after(keys, SMALL));
    assert_snapshot!("confirm_120x40", after(keys, USUAL));
}

#[test]
fn the_evidence_stands_by_fact_and_the_newest_first() {
    let keys = "j j j j j j tab";
    assert_snapshot!(
        "evidence_40x12",
        after(&format!("{keys} pagedown"), SMALLEST)
    );
    assert_snapshot!("evidence_80x24", after(&format!("{keys} pagedown"), SMALL));
    assert_snapshot!("evidence_120x40", after(keys, USUAL));
    assert_snapshot!("evidence_200x50", after(keys, LARGE));
}

#[test]
fn a_piece_that_was_struck_out_stays_and_says_so() {
    assert_snapshot!("struck_200x50", after("j j j j j j tab X", LARGE));
}

#[test]
fn a_profile_says_when_and_from_what_it_was_seen() {
    let keys = "j j j j j j j j j j";
    assert_snapshot!("profile_120x40", after(keys, USUAL));
    let mut desk = desk_of(LARGE);
    let screen = read(desk.press(keys), LARGE);
    for line in [
        "filled in about, 1 skill, saved PDF, 21 Nov",
        "activity 1 entry, saved PDF, 21 Nov",
    ] {
        let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(line), "{line}");
    }
}

#[test]
fn what_was_looked_through_is_one_sentence_in_any_width() {
    let mut people = evidenced();
    let sender = people.iter_mut().find(|one| one.row.id == ANNA).unwrap();
    let since = |year| Some(date(year, 2, 1));
    sender.searched = vec![
        searched("connections", None, 2_113),
        searched("mails you sent", since(2014), 8_904),
        searched("calendar entries", since(2016), 1_204),
        searched("cards in your address book", None, 611),
        searched("calls", since(2021), 5_300),
        searched("badges", since(2019), 240),
    ];
    let sentence = "looked through 2,113 connections, 8,904 mails you sent since 2014, 1,204 calendar entries since \
                    2016, 611 cards in your address book, 5,300 calls since 2021, 240 badges since 2019: nothing \
                    names them";
    for (columns, rows) in [(80, 40), USUAL, LARGE] {
        let mut desk = Desk::with(people.clone(), columns, rows, None);
        desk.press("j j j j j j j j j j tab G");
        let screen = read(&desk, (columns, rows));
        assert!(screen.contains(sentence), "{columns}x{rows}: {screen}");
    }
}

/// A record of a meeting, as the calendar has it.
fn meeting() -> RawRecord {
    let origin = |path: &str, place: &str| Origin {
        kind: "calendar",
        path: Some(Foreign::new(path)),
        place: Some(place.to_owned()),
    };
    RawRecord {
        parts: vec![
            ("title", Foreign::new("Coffee with N.\u{1b}[2J")),
            ("place", Foreign::new("Café Zentral, Trieste")),
            ("began", Foreign::new("2024-05-14T08:30:00Z")),
            ("people", Foreign::new("2")),
        ],
        origins: vec![
            origin("/home/ines/records/basic.ics", "UID 7f3a-22"),
            origin("/home/ines/old/2024.ics", "UID 7f3a-22"),
        ],
    }
}

fn with_record(keys: &str, size: (u16, u16)) -> Desk {
    let mut desk = desk_of(size);
    desk.record = Some(meeting());
    desk.press("j j j j j j tab").press(keys);
    desk
}

#[test]
fn the_record_behind_a_piece_is_shown_in_full() {
    for size in [SMALLEST, SMALL, USUAL, LARGE] {
        let (columns, rows) = size;
        let screen = with_record("enter", size).screen(columns, rows);
        assert_snapshot!(format!("record_{columns}x{rows}"), screen);
    }
}

#[test]
fn yes_joins_the_two_and_leaves_accept_one_key_away() {
    let mut desk = desk();
    assert!(shows(
        &desk,
        "Perhaps Nadia Keller, your colleague at Halden 2012 to 2015 ("
    ));
    desk.press("=");
    assert_eq!(acts(&desk), [linked(NADIA, 901, true)]);
    assert_eq!(desk.state.current(), Some(NADIA));
    // The row is where it was, and the new suggestion is in sight.
    assert!(
        desk.screen(120, 40)
            .contains("▌Nadia Brandt     Fenwick & Co.    9 d  ✓ accept")
    );
    assert!(shows(&desk, "suggests ✓ accept"));
    assert!(!shows(
        &desk,
        "Keller, your colleague at Halden 2012 to 2015 ("
    ));
    assert!(shows(&desk, "Your calendar has a Nadia Brandt"));
    desk.press("a");
    assert!(matches!(
        acts(&desk).last(),
        Some(Act::Decide { ids, decision: Some(Decision::Accept), .. }) if *ids == [NADIA]
    ));
}

#[test]
fn no_shows_the_next_of_several_and_is_not_asked_again() {
    let mut desk = desk();
    assert!(shows(&desk, "1 of 2"));
    desk.press("!");
    assert_eq!(acts(&desk), [linked(NADIA, 901, false)]);
    assert!(shows(
        &desk,
        "Your calendar has a Nadia Brandt (lunch, 12 Mar 2024;"
    ));
    assert!(!shows(&desk, "Keller, your colleague") && !shows(&desk, "1 of 2"));
    desk.press("!");
    assert_eq!(acts(&desk)[1], linked(NADIA, 902, false));
    assert!(!shows(&desk, "Is this the same person?"));
}

#[test]
fn each_answer_is_undone_by_one_key() {
    let mut desk = desk();
    desk.press("! =");
    assert!(!shows(&desk, "Is this the same person?"));
    assert!(said(&desk).ends_with("u undo"), "{}", said(&desk));
    desk.press("u");
    assert!(shows(&desk, "Your calendar has a Nadia Brandt"));
    desk.press("u");
    assert!(shows(&desk, "Perhaps Nadia Keller") && shows(&desk, "1 of 2"));
    assert_eq!(desk.state.current(), Some(NADIA));
}

#[test]
fn a_second_answer_waits_until_the_first_is_kept() {
    let mut desk = desk();
    desk.held = true;
    desk.press("! =");
    assert_eq!(acts(&desk), [linked(NADIA, 901, false)]);
    assert_eq!(said(&desk), "Nadia Brandt: still saving");
    assert!(shows(&desk, "saving your answer …"));
    desk.release().press("=");
    assert_eq!(acts(&desk)[1], linked(NADIA, 902, true));
}

#[test]
fn an_answer_that_could_not_be_kept_is_asked_again() {
    let mut desk = desk();
    desk.held = true;
    desk.press("=").fail("the disk is full");
    assert!(shows(&desk, "= yes   ! no   If yes: ✓ accept"));
    desk.held = false;
    desk.press("=");
    assert_eq!(acts(&desk).len(), 2);
}

#[test]
fn what_does_not_fit_is_asked_before_who_it_is() {
    let mut people = evidenced();
    people[0].question = Some(Question {
        matter: Matter::AcceptedYetOpen,
        shown_on: None,
    });
    let mut desk = Desk::with(people, 120, 40, None);
    assert!(shows(&desk, "Is it pressed?") && !shows(&desk, "the same person"));
    desk.press("=");
    assert!(matches!(acts(&desk)[..], [Act::Settle { yes: true, .. }]));
    assert!(shows(&desk, "Is this the same person?"));
}

#[test]
fn yes_and_no_to_what_they_say_are_the_users_own_word() {
    for (key, yes) in [("=", true), ("!", false)] {
        let mut desk = desk();
        desk.press("j j j j j j j j j");
        assert_eq!(desk.state.current(), Some(PRIYA));
        assert!(shows(
            &desk,
            "They say they were at Halden 2012 to 2015, as you were. Have you worked together?"
        ));
        desk.press(key);
        let word = Attested {
            fact: "worked_together",
            value: Some(Value::Bool(yes)),
            on: None,
        };
        assert!(matches!(&acts(&desk)[..], [Act::Attest { words, .. }] if *words == [word]));
        assert!(!shows(&desk, "Have you worked together?"));
        desk.press("u");
        assert!(shows(&desk, "Have you worked together?"));
    }
}

#[test]
fn what_the_records_show_is_not_asked() {
    let mut people = evidenced();
    let sender = people.iter_mut().find(|one| one.row.id == NGOZI).unwrap();
    sender.evidence.push(piece(
        (307, "spoke", Grade::Recorded),
        None,
        "you rang",
        "calls",
    ));
    let mut desk = Desk::with(people, 120, 40, None);
    desk.press("j j j j j j");
    assert!(!shows(&desk, "Have you spoken"));
}

#[test]
fn who_is_settled_is_asked_about_no_more() {
    let mut desk = desk();
    desk.press("a 2");
    assert_eq!(desk.state.current(), Some(NADIA));
    assert!(!shows(&desk, "Is this the same person?"));
}

#[test]
fn the_hints_and_the_pane_name_the_keys_of_the_question() {
    for (columns, rows) in [SMALL, NARROW, USUAL] {
        let desk = desk_of((columns, rows));
        let screen = desk.screen(columns, rows);
        let mut lines = screen.lines().rev().skip(1);
        assert!(lines.next().unwrap().starts_with(" = yes  "), "{screen}");
        assert!(lines.any(|line| line.contains("= yes   ! no")), "{screen}");
    }
}

#[test]
fn in_every_window_the_question_is_in_sight_with_its_keys() {
    for (columns, rows) in [(40, 12), (40, 17), (60, 20), (80, 24), (100, 30), (140, 40)] {
        let mut desk = desk_of((columns, rows));
        for step in 0..2 {
            if rows < 18 {
                desk.press("tab");
            }
            let screen = read(&desk, (columns, rows));
            let asks = screen.contains("Is this the same person?")
                || screen.contains("The same person as");
            assert!(
                asks && screen.contains("! no"),
                "{columns}x{rows} {step}\n{screen}"
            );
            desk.press("esc j");
        }
    }
}

#[test]
fn the_first_line_says_when_it_came_and_what_drew_them() {
    let mut desk = desk();
    assert!(shows(
        &desk,
        "came 3 days after you started at Harbour & Finch"
    ));
    desk.press("j j j j j j j j");
    assert_eq!(desk.state.current(), Some(SAM));
    assert!(shows(
        &desk,
        "came 1 day after you started at Harbour & Finch · drawn by your employer: they write “Harbour & Finch”"
    ));
}

#[test]
fn the_words_that_drew_them_are_underlined_in_the_note_without_colour_too() {
    let mut desk = desk();
    desk.press("j j j j j j j j");
    for colour in [true, false] {
        let terminal = desk.drawn(120, 40, Theme::new(colour, false));
        let buffer = terminal.backend().buffer();
        let marked: String = (52..120)
            .flat_map(|x| (5..14).map(move |y| (x, y)))
            .filter(|at| buffer[*at].modifier.contains(Modifier::UNDERLINED))
            .map(|at| buffer[at].symbol().to_owned())
            .collect();
        // Once where it is quoted, once in the note itself.
        assert_eq!(marked.matches('H').count(), 2, "{marked}");
    }
}

#[test]
fn without_words_what_drew_them_is_only_likely() {
    let mut people = evidenced();
    people[0].drawn = vec![Drawn {
        by: DrawnBy::Position,
        words: None,
    }];
    people[0].trigger = Some(Trigger {
        started_at: "Harbour & Finch".to_owned(),
        days: 0,
    });
    let desk = Desk::with(people, 120, 40, None);
    assert!(shows(
        &desk,
        "came on the day you started at Harbour & Finch · perhaps drawn by your position"
    ));
}

#[test]
fn j_and_k_go_from_piece_to_piece_and_scroll_on_the_way() {
    let mut desk = desk();
    desk.press("j j j j j j tab");
    let under = |desk: &Desk| {
        let screen = desk.screen(120, 40);
        let line = screen.lines().find_map(|line| {
            line.split_once('│')
                .map(|(_, right)| right)
                .filter(|right| right.contains('▌'))
        });
        line.map(|line| line.split_whitespace().take(1).collect::<String>())
    };
    let mut seen = Vec::new();
    for _ in 0..24 {
        if let Some(label) = under(&desk) {
            seen.push(label);
        }
        desk.press("j");
    }
    seen.dedup();
    assert_eq!(
        seen,
        ["met", "▌your", "wrote", "address", "approached", "spoke"]
    );
    desk.press("g");
    assert!(shows(&desk, "Ngozi Adeyemi"));
}

#[test]
fn striking_out_is_one_key_each_way_and_undone_by_one() {
    let mut desk = desk();
    desk.press("j j j j j j tab X");
    assert_eq!(acts(&desk), [struck(303, true)]);
    assert!(shows(&desk, "(you struck this out)"));
    assert!(shows(&desk, "X let it count"));
    desk.press("X");
    assert_eq!(acts(&desk)[1], struck(303, false));
    assert!(!shows(&desk, "(you struck this out)"));
    desk.press("u");
    assert!(shows(&desk, "(you struck this out)"));
    desk.press("u");
    assert!(!shows(&desk, "(you struck this out)"));
}

#[test]
fn a_struck_claim_is_not_asked_about() {
    let mut people = evidenced();
    let sender = people.iter_mut().find(|one| one.row.id == PRIYA).unwrap();
    sender.evidence[0].struck = true;
    let mut desk = Desk::with(people, 120, 40, None);
    desk.press("j j j j j j j j j");
    assert!(!shows(&desk, "Have you worked together?"));
}

#[test]
fn the_record_opens_scrolls_strikes_and_closes() {
    let mut desk = with_record("enter", SMALLEST);
    assert!(
        desk.wanted
            .contains(&Effect::ReadRecord(NGOZI, EvidenceId(303)))
    );
    assert!(desk.screen(40, 12).contains("Record: met"));
    assert!(desk.screen(40, 12).contains("more") && !desk.screen(40, 12).contains("stands in"));
    desk.press("G");
    assert!(desk.screen(40, 12).contains("stands in"));
    desk.press("g X");
    assert_eq!(acts(&desk), [struck(303, true)]);
    assert!(desk.screen(40, 12).contains("you struck this out"));
    desk.press("esc");
    assert!(!desk.screen(40, 12).contains("Record: met"));
}

#[test]
fn o_opens_the_newest_file_of_the_record() {
    let mut desk = with_record("enter o", USUAL);
    let file = Effect::OpenFile(Foreign::new("/home/ines/records/basic.ics"));
    assert_eq!(desk.wanted.last(), Some(&file));
    assert_eq!(said(&desk), "opening /home/ines/records/basic.ics");
    desk.press("esc o");
    assert!(desk.opened.is_empty(), "the profile is asked about first");
}

#[test]
fn the_demo_opens_no_file() {
    let options = Options {
        opens_pages: false,
        ..Options::default()
    };
    let mut desk = Desk::told(evidenced(), USUAL, None, options);
    desk.press("tab enter o");
    assert!(said(&desk).starts_with("would open "), "{}", said(&desk));
    let opens = |effect: &Effect| matches!(effect, Effect::OpenFile(_));
    assert!(!desk.wanted.iter().any(opens));
}

#[test]
fn a_record_that_comes_late_is_not_shown_as_another() {
    let mut desk = desk();
    desk.record = Some(meeting());
    desk.slow = false;
    desk.press("j j j j j j tab");
    desk.slow = true;
    desk.press("enter esc j enter");
    desk.happens(Action::RecordRead {
        evidence: EvidenceId(303),
        record: Some(meeting()),
    });
    assert!(shows(&desk, "reading …") && !shows(&desk, "UID 7f3a-22"));
    desk.release();
    assert!(shows(&desk, "UID 7f3a-22"));
}

#[test]
fn the_records_of_whom_it_may_be_open_before_one_answers() {
    let mut desk = desk();
    assert!(shows(&desk, "what your records show of Nadia Keller"));
    desk.press("tab enter");
    assert!(
        desk.wanted
            .contains(&Effect::ReadRecord(NADIA, EvidenceId(401)))
    );
    assert!(shows(&desk, "Record: shared employer"));
}

#[test]
fn where_nothing_is_known_the_keys_of_evidence_say_so() {
    let mut desk = desk();
    desk.press("j j tab enter");
    assert_eq!(said(&desk), "there is no evidence of them");
    desk.press("X");
    assert_eq!(said(&desk), "there is no evidence of them");
    assert!(acts(&desk).is_empty());
}

#[test]
fn any_window_shows_evidence_and_record() {
    let mut desk = with_record("enter", USUAL);
    for keys in ["", "esc", "g", "j j"] {
        desk.press(keys);
        for columns in [0, 1, 2, 40, 63, 100, 140] {
            for rows in [0, 1, 12, 17, 18, 30] {
                desk.screen(columns, rows);
            }
        }
    }
}
