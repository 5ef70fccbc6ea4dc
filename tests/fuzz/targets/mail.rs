//! Mailboxes and single mails: notices, letters, what was passed on.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vestibule_fuzz::{named, options, read};

fuzz_target!(|bytes: &[u8]| {
    if let Some((name, bytes)) = named(bytes) {
        read(&name, bytes, &options());
    }
});
