//! Pages of LinkedIn's, saved or copied.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vestibule_fuzz::{options, read};

fuzz_target!(|bytes: &[u8]| read("page", bytes, &options()));
