//! What is said of a calendar, entry by entry.

use super::*;
use crate::model::dealing::{Dealing, Dealt, Setting};
use crate::model::record::{HandleKind, Record};
use jiff::tz::TimeZone;
use proptest::prelude::*;

/// What was said of a calendar.
#[derive(Default)]
struct Heard {
    dealings: Vec<(String, Dealing)>,
    skipped: Vec<Skipped>,
    remarks: Vec<String>,
}

fn whose() -> Whose {
    let zone = TimeZone::get("Europe/Vienna").unwrap();
    Whose {
        addresses: vec!["Ines.Duval@mail.example".to_owned()],
        name: None,
        called: "Calendar".to_owned(),
        now: Some(Now::new("2026-11-23T12:00:00Z".parse().unwrap(), zone)),
    }
}

fn hear_as(whose: &Whose, bytes: &[u8]) -> Heard {
    let mut heard = Heard::default();
    let mut bytes = bytes;
    let flow = read(&mut bytes, whose, &mut |item| {
        match item {
            Item::Record { place, record } => {
                if let Record::Dealing(dealing) = *record {
                    heard.dealings.push((place, *dealing));
                }
            }
            Item::Skipped(skipped) => heard.skipped.push(skipped),
            Item::Remark(remark) => heard.remarks.push(remark),
            _ => {}
        }
        Flow::Continue(())
    });
    assert_eq!(flow, Flow::Continue(()));
    heard
}

/// Reads entries of these lines.
fn hear(events: &[&str]) -> Heard {
    let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n".to_owned();
    for lines in events {
        text.push_str("BEGIN:VEVENT\r\n");
        text.push_str(&lines.replace('\n', "\r\n"));
        text.push_str("\r\nEND:VEVENT\r\n");
    }
    text.push_str("END:VCALENDAR\r\n");
    hear_as(&whose(), text.as_bytes())
}

impl Heard {
    /// Who the dealings are with: a handle each, or `-` for nobody.
    fn with(&self) -> Vec<&str> {
        let handles = self.dealings.iter().map(|(_, it)| it.handles.first());
        handles
            .map(|handle| handle.map_or("-", |it| it.value.as_str()))
            .collect()
    }

    fn keys(&self) -> Vec<&str> {
        self.dealings
            .iter()
            .map(|(_, it)| it.key.as_str())
            .collect()
    }
}

const NADIA: &str = "ATTENDEE;CN=Nadia Brandt;PARTSTAT=ACCEPTED:mailto:nadia@halden.example";
const INES: &str = "ATTENDEE;CN=Ines Duval;PARTSTAT=ACCEPTED:mailto:ines.duval@mail.example";

fn at(uid: &str, more: &str) -> String {
    format!("UID:{uid}\nDTSTART:20240514T100000Z\nDTEND:20240514T113000Z\n{more}")
}

#[test]
fn a_meeting_is_kept_with_its_title_place_length_and_company() {
    let heard = hear(&[&at(
        "1",
        &format!(
            "SUMMARY:Angebot\\, zweiter Teil\nLOCATION:Café Zentral\nDESCRIPTION:between us\n{INES}\n{NADIA}"
        ),
    )]);
    let [(place, dealing)] = heard.dealings.as_slice() else {
        panic!("{:?}", heard.with());
    };
    assert_eq!(place, "event 1, UID 1");
    assert_eq!(dealing.handles[0].kind, HandleKind::Email);
    assert_eq!(dealing.handles[0].value, "nadia@halden.example");
    assert_eq!(dealing.name, Some(Foreign::new("Nadia Brandt")));
    assert_eq!(dealing.key, "1 2024-05-14");
    assert_eq!(dealing.at, Some("2024-05-14T10:00:00Z".parse().unwrap()));
    assert_eq!(
        dealing.dealt,
        Dealt::Meeting {
            title: Some(Foreign::new("Angebot, zweiter Teil")),
            place: Some(Foreign::new("Café Zentral")),
            setting: Setting::InPerson,
            seconds: Some(5_400),
            people: 2,
        }
    );
}

#[test]
fn called_off_declined_and_never_answered_are_left_out_and_counted() {
    let me = |answer: &str| {
        format!("ATTENDEE;PARTSTAT={answer}:mailto:INES.DUVAL@mail.example\n{NADIA}")
    };
    let heard = hear(&[
        &at("1", &format!("STATUS:CANCELLED\n{NADIA}")),
        &at("2", &format!("SUMMARY:Abgesagt: Angebot\n{NADIA}")),
        &at("3", &me("DECLINED")),
        &at("4", &me("NEEDS-ACTION")),
        &at("5", &me("TENTATIVE")),
        &at(
            "6",
            &format!(
                "ORGANIZER:mailto:ines.duval@mail.example\n{}",
                me("NEEDS-ACTION")
            ),
        ),
        &at(
            "7",
            &format!("X-MICROSOFT-CDO-BUSYSTATUS:BUSY\n{}", me("NEEDS-ACTION")),
        ),
        &format!("UID:8\nDTSTART:20270514T100000Z\n{NADIA}"),
    ]);
    assert_eq!(heard.keys(), ["6 2024-05-14", "7 2024-05-14"]);
    assert_eq!(
        heard.remarks,
        [
            "left out of the calendar's entries: 2 called off, 1 declined by you, 2 that you never answered, 1 still to come"
        ]
    );
}

#[test]
fn a_calendar_that_is_word_of_what_was_called_off_has_no_meetings() {
    let text = format!(
        "BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\n{}\nEND:VEVENT\nEND:VCALENDAR\n",
        at("1", NADIA)
    );
    assert_eq!(hear_as(&whose(), text.as_bytes()).with(), [""; 0]);
}

#[test]
fn who_declined_rooms_lists_and_machines_are_nobody() {
    let heard = hear(&[&at(
        "1",
        "ATTENDEE;PARTSTAT=DECLINED;CN=Kofi Mensah:mailto:kofi@halden.example\n\
         ATTENDEE;CUTYPE=ROOM;CN=Raum 4:mailto:raum4@halden.example\n\
         ATTENDEE;CUTYPE=GROUP;CN=Vertrieb:mailto:vertrieb@halden.example\n\
         ATTENDEE;CN=Raum 5:mailto:c_1@resource.calendar.google.com\n\
         ATTENDEE;ROLE=NON-PARTICIPANT:mailto:copy@halden.example\n\
         ATTENDEE;CN=nadia@halden.example:MAILTO:Nadia@Halden.example",
    )]);
    assert_eq!(heard.with(), ["nadia@halden.example"]);
    assert_eq!(heard.dealings[0].1.name, None);
}

#[test]
fn a_meeting_of_hundreds_is_counted_and_names_nobody() {
    let crowd: Vec<String> = (0..250)
        .map(|number| format!("ATTENDEE:mailto:guest{number}@halden.example\n"))
        .collect();
    let crowd = crowd.concat();
    let heard = hear(&[&at("1", crowd.trim_end())]);
    assert_eq!(heard.with(), ["-"]);
    assert!(matches!(
        heard.dealings[0].1.dealt,
        Dealt::Meeting {
            people: 251,
            title: None,
            ..
        }
    ));
}

#[test]
fn a_title_names_the_other_where_nobody_is_asked() {
    let heard = hear(&[
        &at("1", "SUMMARY:Coffee with Nadia Brandt"),
        &at("2", "SUMMARY:Dentist"),
    ]);
    assert_eq!(heard.with(), ["nadia brandt", "-"]);
    let (named, alone) = (&heard.dealings[0].1, &heard.dealings[1].1);
    assert_eq!(named.handles[0].kind, HandleKind::Name);
    assert!(matches!(named.dealt, Dealt::Meeting { people: 2, .. }));
    assert!(matches!(
        alone.dealt,
        Dealt::Meeting {
            title: None,
            people: 1,
            ..
        }
    ));
}

#[test]
fn a_series_is_a_dealing_each_time_but_for_what_was_moved_or_left_out() {
    let heard = hear(&[
        &format!(
            "UID:s\nRECURRENCE-ID:20240521T100000Z\nDTSTART:20240522T160000Z\nSEQUENCE:3\n{NADIA}"
        ),
        &format!(
            "UID:s\nDTSTART;TZID=Europe/Vienna:20240514T120000\nRRULE:FREQ=WEEKLY;COUNT=5\n\
             EXDATE;TZID=Europe/Vienna:20240604T120000\n{NADIA}"
        ),
        "UID:s\nRECURRENCE-ID:20240611T100000Z\nDTSTART:20240611T100000Z\nSTATUS:CANCELLED",
    ]);
    let mut keys = heard.keys();
    keys.sort_unstable();
    assert_eq!(keys, ["s 2024-05-14", "s 2024-05-21", "s 2024-05-28"]);
    let moved = heard
        .dealings
        .iter()
        .find(|(_, it)| it.key == "s 2024-05-21")
        .unwrap();
    assert_eq!(moved.1.at, Some("2024-05-22T16:00:00Z".parse().unwrap()));
}

#[test]
fn a_series_alone_is_looked_through_once() {
    let heard = hear(&["UID:g\nDTSTART:20200101T070000Z\nRRULE:FREQ=DAILY\nSUMMARY:Gym"]);
    assert_eq!(heard.with(), ["-"]);
    assert_eq!(heard.remarks, [""; 0]);
}

#[test]
fn a_series_that_never_ends_is_cut_with_a_word() {
    let heard = hear(&[
        &format!("UID:d\nDTSTART:19990101T070000Z\nRRULE:FREQ=DAILY\n{NADIA}"),
        &format!("UID:e\nDTSTART:19990101T070000Z\nRRULE:FREQ=SECONDLY\n{NADIA}"),
    ]);
    assert_eq!(heard.dealings.len(), 1_001);
    assert_eq!(
        heard.remarks,
        [
            "of 1 series that took place very often only the newest times are kept",
            "1 entry recurs within a day, or by a rule that can't be read; only the first time is kept",
        ]
    );
}

#[test]
fn floating_times_and_whole_days_are_the_users_own() {
    let heard = hear(&[
        &format!("UID:1\nDTSTART:20240514T120000\n{NADIA}"),
        &format!("UID:2\nDTSTART;VALUE=DATE:20240514\nDTEND;VALUE=DATE:20240515\n{NADIA}"),
        &format!("UID:3\nDTSTART;TZID=Asia/Tokyo:20240514T120000\nDURATION:PT45M\n{NADIA}"),
    ]);
    let told: Vec<_> = heard
        .dealings
        .iter()
        .map(|(_, it)| {
            let Dealt::Meeting { seconds, .. } = it.dealt else {
                panic!()
            };
            (it.at.unwrap().to_string(), seconds)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("2024-05-14T10:00:00Z".to_owned(), None),
            ("2024-05-13T22:00:00Z".to_owned(), None),
            ("2024-05-14T03:00:00Z".to_owned(), Some(2_700)),
        ]
    );
}

#[test]
fn trouble_is_told_by_number_and_uid_and_the_rest_is_read() {
    let text = format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:no-start\nSUMMARY:secret\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:odd\nDTSTART:soon\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:half\nDTSTART:20240514T100000Z\nSUMMARY:secret\n\
         BEGIN:VEVENT\n{whole}\nEND:VEVENT\nBEGIN:VEVENT\n{whole}\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:\u{1b}[2Jcut\nDTSTART:20240514T1000",
        whole = at("whole", NADIA)
    );
    let heard = hear_as(&whose(), text.as_bytes());
    assert_eq!(heard.with(), ["nadia@halden.example"]);
    let told: Vec<String> = heard
        .skipped
        .iter()
        .map(|it| format!("{}: {}", it.place, it.why))
        .collect();
    assert_eq!(
        told,
        [
            "event 1, UID no-start: it has no DTSTART, so that it isn't known when it was",
            "event 2, UID odd: its DTSTART is no date; a calendar writes such as 20240514T120000Z",
            "event 3, UID half: it has no END:VEVENT and may be half of one",
            "event 5, UID whole: the same UID and beginning as an entry before it",
            "event 6, UID cut: the file ends in the middle of it; export the calendar again",
        ]
    );
}

#[test]
fn whose_calendar_it_is_shows_in_its_name_or_in_who_is_always_there() {
    let mut stranger = whose();
    stranger.addresses.clear();
    let entry = |number: usize, name: &str| {
        let other = format!(
            "ATTENDEE;CN=Guest Number:mailto:guest{}@halden.example",
            number % 4
        );
        format!(
            "BEGIN:VEVENT\nUID:{number}\nDTSTART:202405{:02}T100000Z\nORGANIZER;CN={name}:mailto:i.duval@work.example\n\
             {other}\nEND:VEVENT\n",
            number + 1
        )
    };
    let all: String = (0..10).map(|number| entry(number, "Ines Duval")).collect();
    let voted = hear_as(
        &stranger,
        format!("BEGIN:VCALENDAR\n{all}END:VCALENDAR\n").as_bytes(),
    );
    assert_eq!(voted.dealings.len(), 10);
    assert!(voted.with().iter().all(|it| it.starts_with("guest")));
    let named = format!(
        "BEGIN:VCALENDAR\nX-WR-CALNAME:Ines Duval\n{}END:VCALENDAR\n",
        entry(1, "Ines Duval")
    );
    assert_eq!(
        hear_as(&stranger, named.as_bytes()).with(),
        ["guest1@halden.example"]
    );
    stranger.called = "i.duval@work.example".to_owned();
    let called = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", entry(1, ""));
    assert_eq!(
        hear_as(&stranger, called.as_bytes()).with(),
        ["guest1@halden.example"]
    );
}

#[test]
fn the_one_person_of_every_entry_is_not_taken_for_the_user() {
    let mut stranger = whose();
    stranger.addresses.clear();
    let all: Vec<String> = (10..30)
        .map(|day| {
            format!("BEGIN:VEVENT\nUID:{day}\nDTSTART:202405{day}T100000Z\n{NADIA}\nEND:VEVENT\n")
        })
        .collect();
    let all = all.concat();
    let heard = hear_as(&stranger, all.as_bytes());
    assert_eq!(heard.with(), ["nadia@halden.example"; 20]);
}

#[test]
fn an_old_program_on_windows_is_read_too() {
    let mut text = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20240514T100000Z\r\nSUMMARY:Caf\xe9 mit \
                     J\xfcrgen M\xfcller\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        .to_vec();
    assert_eq!(hear_as(&whose(), &text).with(), ["jurgen muller"]);
    text.splice(0..0, *b"\xef\xbb\xbf");
    assert_eq!(hear_as(&whose(), &text).with(), ["jurgen muller"]);
}

#[test]
fn the_caller_can_stop_at_any_entry() {
    let text = format!(
        "BEGIN:VEVENT\n{}\nEND:VEVENT\nBEGIN:VEVENT\n{}\nEND:VEVENT\n",
        at("1", NADIA),
        at("2", NADIA)
    );
    let mut taken = 0;
    let flow = read(&mut text.as_bytes(), &whose(), &mut |_| {
        taken += 1;
        Flow::Break(())
    });
    assert_eq!((flow, taken), (Flow::Break(()), 1));
}

#[test]
fn of_an_entry_with_nobody_the_title_is_kept_nowhere() {
    let heard = hear(&["DTSTART:20240514T120000Z\nSUMMARY:Oncologist, second opinion"]);
    assert_eq!(heard.with(), ["-"]);
    assert!(!format!("{:?}", heard.dealings).contains("ncologist"));
    let again = hear(&["DTSTART:20240514T120000Z\nSUMMARY:Oncologist, second opinion"]);
    assert_eq!(heard.keys(), again.keys());
}

proptest! {
    #[test]
    fn any_bytes_are_read_to_their_end(bytes in prop::collection::vec(any::<u8>(), 0..800)) {
        let _ = hear_as(&whose(), &bytes);
    }

    #[test]
    fn lines_of_a_calendar_in_any_order_are_read_to_their_end(lines in prop::collection::vec(
        prop_oneof![
            Just("BEGIN:VCALENDAR".to_owned()), Just("END:VCALENDAR".to_owned()), Just("BEGIN:VEVENT".to_owned()),
            Just("END:VEVENT".to_owned()), Just("BEGIN:VALARM".to_owned()), Just("END:VALARM".to_owned()),
            Just("BEGIN:VTIMEZONE".to_owned()), Just("END:VTIMEZONE".to_owned()), Just("BEGIN:STANDARD".to_owned()),
            Just("END:STANDARD".to_owned()), Just("TZID:Own".to_owned()), Just(NADIA.to_owned()),
            "(TZOFFSETTO|TZOFFSETFROM):[+-][0-9]{0,6}",
            "(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)(;TZID=Own|;VALUE=DATE|;VALUE=PERIOD|;VALUE=RECUR|;ENCODING=BASE64)?:[0-9TZ/P,]{0,24}",
            "DURATION:-?P[0-9WDTHMS]{0,16}",
            "RRULE:FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY|HOURLY)(;[A-Z]{3,10}=[-0-9A-Z,]{0,12}){0,4}",
            "(SUMMARY|LOCATION|DESCRIPTION|ATTENDEE|ORGANIZER|UID|STATUS)(;[A-Z]{1,6}=[\"a-z]{0,6}){0,2}:.{0,40}",
            " .{0,20}",
        ], 0..40)) {
        let _ = hear_as(&whose(), lines.join("\n").as_bytes());
    }
}
