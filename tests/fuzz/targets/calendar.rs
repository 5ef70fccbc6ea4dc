//! Calendars.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vestibule_fuzz::{options, read_named};

fuzz_target!(|bytes: &[u8]| read_named(bytes, &options()));
