//! The key of a phone number, however it is written.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vestibule::text::phone::key;
use vestibule_fuzz::{longest, texts, within};

fuzz_target!(|bytes: &[u8]| {
    let (a, _) = texts(bytes);
    within(longest(), || {
        if let Some(key) = key(&a) {
            assert!(
                !key.is_empty() && key.len() <= 32,
                "{key:?} of {} bytes",
                a.len()
            );
            assert!(key.bytes().all(|byte| byte.is_ascii_digit()), "{key:?}");
        }
    });
});
