//! Whether a note is in a language of which the phrases are kept in full, so that finding nothing says something.

use crate::text::language::language;

/// The languages of which aims, grounds and what draws somebody are kept in full.
const KEPT: &[&str] = &["en", "de", "fr", "es", "it", "pt", "nl"];

/// Words that nearly every English note has and that other languages don't, in plain spelling. They spare the
/// detector, which takes ten times as long as all the rest.
const ENGLISH: &[&str] = &[
    "and", "are", "been", "could", "for", "from", "have", "hello", "i'd", "i'm", "i've", "let's",
    "like", "my", "of", "our", "that", "the", "this", "to", "was", "we", "with", "work", "would",
    "you", "your",
];

/// How many of these make a text English.
const ENOUGH: usize = 3;

/// How far into a note they are looked for, in words.
const WORDS: usize = 40;

/// Whether the phrases of the note's language are kept in full. A short note of which the language can't be told is in
/// one of them if it has a word of theirs.
pub(super) fn is_understood(note: &str, plain: &str) -> bool {
    let english = words(plain).filter(|word| ENGLISH.binary_search(word).is_ok());
    if english.take(ENOUGH).count() == ENOUGH {
        return true;
    }
    match language(note) {
        Some(language) => KEPT.contains(&language),
        None => words(plain).any(|word| ENGLISH.binary_search(&word).is_ok() || is_common(word)),
    }
}

fn words(plain: &str) -> impl Iterator<Item = &str> {
    plain
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .take(WORDS)
}

/// A word that short notes of these languages have, in plain spelling, and that their neighbours lack.
fn is_common(word: &str) -> bool {
    const COMMON: &[&str] = &[
        "bonjour",
        "buongiorno",
        "ciao",
        "connect",
        "connecten",
        "dank",
        "danke",
        "dich",
        "gerne",
        "gracias",
        "graag",
        "gruss",
        "grusse",
        "hallo",
        "hey",
        "hi",
        "hola",
        "ich",
        "ihnen",
        "je",
        "le",
        "merci",
        "network",
        "netwerk",
        "netzwerk",
        "obrigada",
        "obrigado",
        "ola",
        "reseau",
        "rete",
        "saludos",
        "thank",
        "thanks",
        "vernetzen",
        "vous",
    ];
    COMMON.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(note: &str) -> bool {
        is_understood(note, &note.to_lowercase())
    }

    #[test]
    fn seven_languages_are_understood_and_others_are_not() {
        for note in [
            "Hello Tove, I would like to hear how your reading room came about.",
            "Guten Tag, ich würde mich sehr freuen, mehr über Ihre Lesesäle zu erfahren.",
            "Bonjour, je serais très heureux d'en apprendre davantage sur vos salles de lecture.",
            "Hola, me gustaría mucho saber más sobre las salas de lectura que usted dirige.",
            "Buongiorno, mi piacerebbe sapere qualcosa di più sulle vostre sale di lettura.",
            "Olá, gostaria muito de saber mais sobre as salas de leitura que você dirige.",
            "Goedendag, ik zou graag meer willen weten over de leeszalen waar u voor werkt.",
            "Hi! Let's connect",
        ] {
            assert!(understood(note), "{note}");
        }
        for note in [
            "Dzień dobry, chciałbym dowiedzieć się więcej o Państwa czytelniach i wystawach.",
            "Merhaba, okuma salonlarınız hakkında daha fazla bilgi edinmek isterim, teşekkürler.",
            "Здравствуйте, я хотел бы узнать больше о ваших читальных залах.",
            "こんにちは、閲覧室についてもっと知りたいです。",
            "안녕하세요",
        ] {
            assert!(!understood(note), "{note}");
        }
    }

    #[test]
    fn the_words_are_in_order_so_that_they_are_found() {
        assert!(ENGLISH.is_sorted());
    }
}
