//! Whether two names can be one person's, and what else is told from a name; the second stands on the second line.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vestibule::text::name::{self, former, keys, likeness};
use vestibule_fuzz::{longest, texts, visible, within};

fuzz_target!(|bytes: &[u8]| {
    let (a, b) = texts(bytes);
    within(longest(), || {
        assert_eq!(
            likeness::likeness(&a, &b),
            likeness::likeness(&b, &a),
            "{a:?} {b:?}"
        );
        assert_eq!(
            likeness::go_together(&a, &b),
            likeness::go_together(&b, &a),
            "{a:?} {b:?}"
        );
        assert_eq!(
            name::disjoint(&a, &b),
            name::disjoint(&b, &a),
            "{a:?} {b:?}"
        );
        for name in [&a, &b] {
            let _ = (likeness::bare(name), name::can_be_persons(name));
            visible(&name::display(name));
            for word in [name::first_name(name), former::former(name)] {
                visible(&word.unwrap_or_default());
            }
            let found = [
                keys::keys(name),
                keys::lookup_keys(name),
                keys::surnames(name),
            ];
            for several in found {
                assert!(several.len() <= 64, "{} keys of {name:?}", several.len());
            }
        }
        let _ = (keys::borne_keys(&a, &b), keys::given_keys(&a, &b));
    });
});
