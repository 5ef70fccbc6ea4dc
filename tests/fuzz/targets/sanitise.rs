//! What of a stranger's text reaches a screen: nothing that steers, and the same when it is cleaned again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vestibule::text::sanitise::{line, lines};
use vestibule_fuzz::{longest, visible, within};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(64 * 1024)]);
    within(longest(), || {
        let (one, several) = (line(&text), lines(&text));
        visible(&one);
        visible(&several);
        assert!(!one.contains('\n'));
        assert_eq!(line(&one), one);
        assert_eq!(lines(&several), several);
    });
});
