//! Calendars.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vestibule_fuzz::{named, options, read_calendar};

fuzz_target!(|bytes: &[u8]| {
    if let Some((name, bytes)) = named(bytes) {
        read_calendar(&name, bytes, &options());
    }
});
