//! ZIPs and packed tars, whatever is in them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vestibule_fuzz::{options, read_packed};

fuzz_target!(|bytes: &[u8]| read_packed(bytes, &options()));
