//! Where names that the reader knows stand in a note: of houses, schools, events, positions.

use std::ops::Range;

use super::plain::{Plain, is_cased_script};

/// A name of one word and no more letters than this may begin a sentence as an ordinary word.
const SHORT: usize = 6;

/// How far before a position the sender may have said that it is their own, in bytes.
const REACH: usize = 24;

/// Something to look for in a note.
#[derive(Clone, Copy, Debug)]
pub struct Sought<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Whether it is a proper name, written with a capital, as a house has; the name of a position is none, and counts
    /// only where the sender doesn't speak of their own.
    pub proper: bool,
}

/// The bytes of a note where each of these first stands as words of its own.
#[must_use]
pub fn named(note: &str, sought: &[Sought<'_>]) -> Vec<Option<Range<usize>>> {
    if sought.is_empty() || note.trim().is_empty() {
        return vec![None; sought.len()];
    }
    let plain = Plain::new(note, super::READ_BYTES);
    sought
        .iter()
        .map(|one| place(&plain, one).map(|span| super::plain::origin(note, &span)))
        .collect()
}

fn place(plain: &Plain, sought: &Sought<'_>) -> Option<Range<usize>> {
    let name = Plain::new(sought.name, super::READ_BYTES).text;
    let name = name.trim();
    if name.chars().count() < 2 {
        return None;
    }
    let one_word = !name.contains(' ');
    plain
        .text
        .match_indices(name)
        .map(|(at, found)| at..at + found.len())
        .filter(|span| stands_apart(&plain.text, span))
        .find(|span| {
            if sought.proper {
                is_proper(plain, span, one_word && name.len() <= SHORT)
            } else {
                is_of_the_reader(plain, span, one_word)
            }
        })
}

fn is_proper(plain: &Plain, span: &Range<usize>, common: bool) -> bool {
    let written = plain.has_capital(span.start)
        || !plain.text[span.clone()].starts_with(is_cased_script)
        || plain.text[span.clone()].starts_with(|c: char| c.is_ascii_digit());
    let before = &plain.text[plain.sentence_start(span.start)..span.start];
    written && !(common && before.trim().is_empty())
}

/// A position counts where it isn't said to be the sender's own; one of a single word only right behind "your" or "new".
fn is_of_the_reader(plain: &Plain, span: &Range<usize>, one_word: bool) -> bool {
    const OWN: &[&str] = &[
        "i am", "i'm", "i was", "i work", "my ", "we are", "ich bin", "je suis", "yo soy", "soy",
        "sono", "eu sou", "sou", "ik ben",
    ];
    const YOURS: &[&str] = &[
        "your", "new", "ihre", "ihr", "deine", "dein", "neue", "neuer", "votre", "nouveau",
        "nouvelle", "su", "tu", "nuevo", "nueva", "sua", "tua", "seu", "novo", "nova", "tuo",
        "suo", "nuovo", "uw", "jouw", "nieuwe",
    ];
    let start = plain.sentence_start(span.start);
    let reach = plain
        .text
        .floor_char_boundary(span.start.saturating_sub(REACH))
        .max(start);
    let before = plain.text[reach..span.start].trim_end();
    if one_word {
        let last = before.rsplit(|c: char| !c.is_alphanumeric()).next();
        return last.is_some_and(|last| YOURS.contains(&last));
    }
    !OWN.iter().any(|own| {
        before
            .match_indices(own)
            .any(|(at, _)| at == 0 || !before[..at].ends_with(char::is_alphanumeric))
    })
}

fn stands_apart(text: &str, span: &Range<usize>) -> bool {
    let letter = |c: char| c.is_ascii_digit() || is_cased_script(c);
    let inside = &text[span.clone()];
    let before = text[..span.start].chars().next_back().is_some_and(letter);
    let after = text[span.end..].chars().next().is_some_and(letter);
    !(before && inside.starts_with(letter) || after && inside.ends_with(letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn house<'a>(note: &'a str, name: &str) -> Option<&'a str> {
        let sought = Sought { name, proper: true };
        named(note, &[sought]).pop()?.map(|span| &note[span])
    }

    fn title<'a>(note: &'a str, name: &str) -> Option<&'a str> {
        let sought = Sought {
            name,
            proper: false,
        };
        named(note, &[sought]).pop()?.map(|span| &note[span])
    }

    #[test]
    fn a_house_is_found_as_it_was_written_and_an_ordinary_word_is_not() {
        assert_eq!(
            house("Greetings from the ÉTOILE, once more", "Étoile"),
            Some("ÉTOILE")
        );
        assert_eq!(house("Next week I am in Graz", "Next"), None);
        assert_eq!(house("I saw what you do at Next", "Next"), Some("Next"));
        assert_eq!(house("I like harbours", "Harbour"), None);
        assert_eq!(house("a kestelmoor of sorts", "Kestelmoor"), None);
        assert_eq!(
            house("今日は青空文庫の件でご連絡しました", "青空文庫"),
            Some("青空文庫")
        );
    }

    #[test]
    fn a_position_counts_unless_it_is_the_senders_own() {
        let name = "Head of Communications";
        assert_eq!(
            title("You are head of communications there, I hear", name),
            Some("head of communications")
        );
        assert_eq!(title("I am head of communications at a museum", name), None);
        assert_eq!(title("your work as a Translator", "translator"), None);
        assert_eq!(
            title("all the best as their new Translator", "translator"),
            Some("Translator")
        );
    }

    proptest! {
        #[test]
        fn any_name_in_any_note_is_found_in_whole_characters(note in "\\PC{0,60}", name in "\\PC{0,8}") {
            let sought = [Sought { name: &name, proper: true }, Sought { name: &name, proper: false }];
            for span in named(&note, &sought).into_iter().flatten() {
                prop_assert!(note.get(span).is_some());
            }
        }
    }
}
