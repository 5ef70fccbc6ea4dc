//! What is left of a word when the ways of writing it in other letters are evened out.
//!
//! Only for comparing a name in Latin letters with one in others: it is far too coarse within one script.

/// What one sound is written as, the longest first; applied from left to right.
const WRITTEN: &[(&str, &str)] = &[
    ("shch", "s"),
    ("tsch", "c"),
    ("sch", "s"),
    ("tch", "c"),
    ("sh", "s"),
    ("ch", "c"),
    ("kh", "h"),
    ("zh", "z"),
    ("ts", "z"),
    ("tz", "z"),
    ("dzh", "z"),
    ("dj", "z"),
    ("ph", "f"),
    ("th", "t"),
    ("ks", "x"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "i"),
    ("ey", "i"),
    ("ej", "i"),
    ("ai", "e"),
    ("ay", "e"),
    ("ye", "e"),
    ("je", "e"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("q", "k"),
];

/// A folded word as it sounds, coarsely: one letter a sound, none doubled.
pub(super) fn sound(word: &str) -> String {
    let mut rest = word;
    let mut sounds = String::with_capacity(word.len());
    while let Some(first) = rest.chars().next() {
        let written = WRITTEN
            .iter()
            .find(|(letters, _)| rest.starts_with(letters));
        let (one, length) = match written {
            Some((letters, sound)) => (sound.chars().next().unwrap_or(first), letters.len()),
            None => (first, first.len_utf8()),
        };
        if one.is_alphanumeric() && !sounds.ends_with(one) {
            sounds.push(one);
        }
        rest = &rest[length..];
    }
    // Greek writes its last sound with one letter and is spelt with another.
    if sounds.len() > 2 && sounds.ends_with('e') {
        sounds.pop();
        if !sounds.ends_with('i') {
            sounds.push('i');
        }
    }
    sounds
}

/// The consonants of a folded word: all that scripts without vowels write.
pub(super) fn consonants(word: &str) -> String {
    let sounds = sound(word);
    let mut left = String::with_capacity(sounds.len());
    for c in sounds.chars() {
        let c = if c == 'f' { 'p' } else { c };
        if !"aeiouvh".contains(c) && !left.ends_with(c) {
            left.push(c);
        }
    }
    left
}

/// The sounds of a word in which hard and soft are one, as Korean is written both ways.
pub(super) fn unvoiced(word: &str) -> String {
    sound(word)
        .chars()
        .map(|c| match c {
            'g' => 'k',
            'b' => 'p',
            'd' => 't',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_of_writing_one_name_in_latin_letters_sound_alike() {
        for (one, other) in [
            ("sergei", "sergey"),
            ("dmitrii", "dmitry"),
            ("aleksei", "alexey"),
            ("tschaikowski", "chaikovsky"),
            ("yousef", "yousif"),
        ] {
            if one == "yousef" {
                assert_eq!(consonants(one), consonants(other));
            } else {
                assert_eq!(sound(one), sound(other), "{one}");
            }
        }
        assert_ne!(sound("ivan"), sound("igor"));
    }
}
