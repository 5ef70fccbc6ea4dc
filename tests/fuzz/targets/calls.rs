//! A phone's log of calls.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vestibule_fuzz::{options, read};

fuzz_target!(|bytes: &[u8]| read("calls.xml", bytes, &options()));
