//! The rule by which an entry of a calendar comes again, with its exceptions, in a calendar that is well otherwise.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vestibule_fuzz::{options, read_calendar};

fuzz_target!(|rule: &[u8]| {
    let mut calendar =
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Choir\r\n\
        ORGANIZER;CN=Tamsin Okello:mailto:tamsin@okello.example\r\n\
        ATTENDEE;CN=Rahel Amsalem;PARTSTAT=ACCEPTED:mailto:rahel@amsalem.example\r\n\
        DTSTART;TZID=Europe/Vienna:20190331T023000\r\nDURATION:PT1H\r\nRRULE:"
            .to_vec();
    calendar.extend_from_slice(rule);
    calendar.extend_from_slice(b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    read_calendar("Choir.ics", &calendar, &options());
});
