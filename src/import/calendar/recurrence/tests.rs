use super::*;
use crate::import::calendar::entry::{Event, Repeats};
use crate::import::calendar::zones::Zones;
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;

fn event(lines: &str) -> Event {
    let mut zones = Zones::new(TimeZone::get("Europe/Vienna").unwrap());
    let text = format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT\n");
    Event::read(&text, 1, &mut zones).unwrap()
}

fn series(lines: &str, now: &str) -> Series {
    let event = event(lines);
    let Repeats::By(rule) = &event.repeats else {
        panic!("{lines} doesn't repeat by a rule");
    };
    rule.expand(
        &event.start,
        (&event.added, &event.left_out),
        &Bounds {
            now: Some(now.parse().unwrap()),
            most: 1_000,
            instead: &[],
        },
    )
}

/// The days, the oldest first.
fn days(rule: &str, now: &str) -> Vec<String> {
    let lines = format!("DTSTART;TZID=Europe/Vienna:20240514T090000\n{rule}");
    let mut starts = series(&lines, now).starts;
    starts.reverse();
    starts
        .iter()
        .map(|(_, day)| day.strftime("%m-%d").to_string())
        .collect()
}

#[test]
fn days_weeks_months_and_years_recur_as_written() {
    let cases: [(&str, &[&str]); 14] = [
        (
            "RRULE:FREQ=DAILY;INTERVAL=10;COUNT=4",
            &["05-14", "05-24", "06-03", "06-13"],
        ),
        (
            "RRULE:FREQ=WEEKLY;UNTIL=20240528T070000Z",
            &["05-14", "05-21", "05-28"],
        ),
        (
            "RRULE:FREQ=WEEKLY;UNTIL=20240528T065959Z",
            &["05-14", "05-21"],
        ),
        (
            "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20240524",
            &["05-14", "05-16", "05-21", "05-23"],
        ),
        (
            "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;UNTIL=20240612",
            &["05-14", "05-27", "05-28", "06-10", "06-11"],
        ),
        (
            "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU;UNTIL=20240612",
            &["05-14", "05-26", "05-28", "06-09", "06-11"],
        ),
        ("RRULE:FREQ=MONTHLY;COUNT=3", &["05-14", "06-14", "07-14"]),
        (
            "RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=3",
            &["05-14", "06-11", "07-09"],
        ),
        (
            "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3",
            &["05-14", "05-31", "06-28"],
        ),
        (
            "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
            &["05-14", "05-31", "06-30"],
        ),
        (
            "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4",
            &["05-14", "05-31", "06-28", "07-31"],
        ),
        (
            "RRULE:FREQ=YEARLY;BYMONTH=6;BYDAY=1MO;UNTIL=20250701",
            &["05-14", "06-03", "06-02"],
        ),
        (
            "RRULE:FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=1,9;COUNT=3",
            &["05-14", "09-01", "01-01"],
        ),
        (
            "RRULE:FREQ=DAILY;BYDAY=SA;COUNT=2\nEXDATE;TZID=Europe/Vienna:20240514T090000",
            &["05-18"],
        ),
    ];
    for (rule, expected) in cases {
        assert_eq!(days(rule, "2026-01-01T00:00:00Z"), expected, "{rule}");
    }
}

#[test]
fn what_lies_ahead_has_not_happened() {
    assert_eq!(days("RRULE:FREQ=WEEKLY", "2024-05-21T06:59:59Z"), ["05-14"]);
    assert_eq!(
        days("RRULE:FREQ=WEEKLY", "2024-05-21T07:00:00Z"),
        ["05-14", "05-21"]
    );
    assert_eq!(days("RRULE:FREQ=WEEKLY", "2024-05-01T00:00:00Z"), [""; 0]);
}

#[test]
fn nine_in_the_morning_stays_nine_when_the_clock_turns() {
    let lines = "DTSTART;TZID=Europe/Vienna:20240326T090000\nRRULE:FREQ=WEEKLY;COUNT=2";
    let starts = series(lines, "2026-01-01T00:00:00Z").starts;
    assert_eq!(starts[1].0.to_string(), "2024-03-26T08:00:00Z");
    assert_eq!(starts[0].0.to_string(), "2024-04-02T07:00:00Z");
}

#[test]
fn single_days_are_added_and_left_out() {
    let rule = "RRULE:FREQ=WEEKLY;COUNT=3\nRDATE;TZID=Europe/Vienna:20240517T090000\nEXDATE:20240521T070000Z";
    assert_eq!(
        days(rule, "2026-01-01T00:00:00Z"),
        ["05-14", "05-17", "05-28"]
    );
}

#[test]
fn of_a_rule_without_end_the_newest_are_kept() {
    let series = series(
        "DTSTART:19900101T090000Z\nRRULE:FREQ=DAILY",
        "2026-11-23T12:00:00Z",
    );
    assert!(series.cut);
    assert_eq!(series.starts.len(), 1_000);
    assert_eq!(series.starts[0].1, date(2026, 11, 23));
}

#[test]
fn what_recurs_within_a_day_is_no_rule() {
    for rule in [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=5",
        "FREQ=HOURLY",
        "FREQ=NEVER",
        "x",
    ] {
        let event = event(&format!("DTSTART:20240514T090000Z\nRRULE:{rule}"));
        assert!(matches!(event.repeats, Repeats::Oddly), "{rule}");
    }
}

proptest! {
    #[test]
    fn any_rule_ends_within_its_bounds(
        rule in "(FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY);)?((INTERVAL|COUNT|BYHOUR|BYMINUTE|BYMONTH|\
                 BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYSETPOS|BYDAY|UNTIL|WKST)=(-?[0-9]{1,9}|[0-9]?(MO|SU)|99991231T235959Z)(,-?[0-9]{1,3}){0,6};?){0,8}",
        start in "(0000|0001|1601|1970|2024|9999)(01|02|12)(01|29|31)(T[0-9]{6}Z?)?",
    ) {
        let mut zones = Zones::new(TimeZone::UTC);
        let text = format!("BEGIN:VEVENT\nDTSTART:{start}\nRRULE:{rule}\nEND:VEVENT\n");
        let Ok(event) = Event::read(&text, 1, &mut zones) else { return Ok(()) };
        let Repeats::By(rule) = &event.repeats else { return Ok(()) };
        for now in [None, Some("2026-11-23T12:00:00Z".parse().unwrap())] {
            let bounds = Bounds { now, most: 1_000, instead: &[] };
            let series = rule.expand(&event.start, (&event.added, &event.left_out), &bounds);
            prop_assert!(series.starts.len() <= 1_000);
            prop_assert!(series.starts.iter().all(|(at, _)| now.is_none_or(|now| *at <= now)));
        }
    }
}
