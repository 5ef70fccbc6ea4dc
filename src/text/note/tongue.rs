//! Whether a note is in a language of which the phrases are kept in full, so that finding nothing says something.

use crate::text::language::language;

/// The languages of which aims, grounds and what draws somebody are kept in full.
const KEPT: &[&str] = &["en", "de", "fr", "es", "it", "pt", "nl"];

/// Words that notes in these languages are full of and that their neighbours lack, in plain spelling. They spare the
/// detector, which takes ten times as long as all the rest.
const COMMON: &[&str] = &[
    "alla", "anche", "and", "are", "auf", "avec", "been", "bij", "che", "como", "could", "dans",
    "das", "della", "des", "die", "dos", "een", "ein", "eine", "est", "esta", "for", "from", "fur",
    "gerne", "gli", "gostaria", "graag", "gustaria", "have", "hello", "het", "i'd", "i'm", "i've",
    "ich", "ihnen", "ihr", "ihre", "ihrem", "ik", "il", "j'ai", "je", "les", "let's", "like",
    "los", "mais", "mas", "mein", "meu", "mich", "mijn", "minha", "mit", "mon", "muy", "my", "nao",
    "nel", "nicht", "niet", "nous", "of", "ons", "our", "para", "piacere", "pour", "que", "seu",
    "sie", "sono", "sua", "suis", "suo", "sur", "sus", "that", "the", "this", "to", "uber", "uma",
    "und", "une", "uns", "uw", "van", "voce", "von", "voor", "vorrei", "vos", "votre", "vous",
    "was", "we", "wij", "wir", "with", "work", "would", "wurde", "you", "your", "zou", "zu",
];

/// How many of these make a text one of theirs.
const ENOUGH: usize = 3;

/// How far into a note they are looked for, in words.
const WORDS: usize = 40;

/// Whether the phrases of the note's language are kept in full. A short note of which the language can't be told is in
/// one of them if it has a word of theirs.
pub(super) fn is_understood(note: &str, plain: &str) -> bool {
    if words(plain)
        .filter(|word| is_common(word))
        .take(ENOUGH)
        .count()
        == ENOUGH
    {
        return true;
    }
    if !is_latin(plain) {
        return false;
    }
    match language(note) {
        Some(language) => KEPT.contains(&language),
        None => words(plain).any(|word| is_common(word) || GREETINGS.contains(&word)),
    }
}

/// Whether most of its letters are Latin ones. Accents are gone from a plain spelling.
fn is_latin(plain: &str) -> bool {
    let letters = plain.chars().filter(|c| c.is_alphabetic()).take(4 * WORDS);
    let (latin, all) = letters.fold((0, 0), |(latin, all), c| {
        (latin + usize::from(c < '\u{250}'), all + 1)
    });
    2 * latin > all
}

fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

fn words(plain: &str) -> impl Iterator<Item = &str> {
    plain
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .take(WORDS)
}

/// Words that short notes of these languages have, in plain spelling.
const GREETINGS: &[&str] = &[
    "bonjour",
    "buongiorno",
    "ciao",
    "connect",
    "connecten",
    "dank",
    "danke",
    "dich",
    "gracias",
    "gruss",
    "grusse",
    "hallo",
    "hey",
    "hi",
    "hola",
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
];

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
            "Hej, jag skulle gärna vilja veta mer om era läsesalar och utställningar i höst.",
            "Bună ziua, aș dori să aflu mai multe despre sălile dumneavoastră de lectură.",
            "Hei, jeg vil gjerne høre mer om lesesalene deres og om utstillingene i høst.",
        ] {
            assert!(!understood(note), "{note}");
        }
    }

    #[test]
    fn the_words_are_in_order_so_that_they_are_found() {
        assert!(COMMON.is_sorted());
    }
}
