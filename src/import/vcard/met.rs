//! The one line of a card's note that says where or when two people met. The rest of the note is nobody's business.

use crate::text::fold::fold;

/// The most characters of such a line that are kept.
const LONGEST: usize = 200;

/// How people write that they met, folded, by language: English, German, French, Spanish, Italian, Portuguese, Dutch.
const MET: &[&str] = &[
    "met at",
    "met in",
    "met on",
    "met during",
    "met through",
    "met via",
    "met by",
    "met for",
    "met when",
    "met while",
    "met her",
    "met him",
    "met them",
    "we met",
    "first met",
    "know from",
    "know her from",
    "know him from",
    "known from",
    "introduced by",
    "introduced at",
    "introduced through",
    "introduced us",
    "ran into",
    "kennengelernt",
    "kennen gelernt",
    "getroffen",
    "begegnet",
    "bekannt aus",
    "bekannt von",
    "kenne ich aus",
    "kenne ich von",
    "vorgestellt von",
    "vorgestellt durch",
    "rencontre",
    "rencontree",
    "rencontres",
    "rencontrees",
    "fait connaissance",
    "fait la connaissance",
    "connu a",
    "connue a",
    "connu au",
    "connue au",
    "connu lors",
    "connue lors",
    "presente par",
    "presentee par",
    "conoci",
    "conocimos",
    "conocido en",
    "conocida en",
    "conocidos en",
    "presentado por",
    "presentada por",
    "coincidimos",
    "conosciuto",
    "conosciuta",
    "conosciuti",
    "conosciute",
    "incontrato",
    "incontrata",
    "incontrati",
    "presentato da",
    "presentata da",
    "conheci",
    "conhecemos",
    "conhecido em",
    "conhecida em",
    "conhecido no",
    "conhecida no",
    "conhecido na",
    "conhecida na",
    "encontrei",
    "apresentado por",
    "apresentada por",
    "ontmoet",
    "leren kennen",
    "leerde kennen",
    "leerden kennen",
    "kennisgemaakt",
    "kennis gemaakt",
    "voorgesteld door",
];

/// What turns it into its opposite, or into a wish; folded, each language in the same order.
const NOT: &[&str] = &[
    "never",
    "not",
    "haven",
    "hasn",
    "hadn",
    "didn",
    "hope",
    "hoping",
    "would",
    "nie",
    "nicht",
    "noch nie",
    "niemals",
    "mochte",
    "jamais",
    "pas encore",
    "n ai pas",
    "pas rencontre",
    "pas rencontree",
    "nunca",
    "no conoci",
    "no nos",
    "no lo",
    "no la",
    "mai incontrato",
    "mai incontrata",
    "mai conosciuto",
    "mai conosciuta",
    "non",
    "nao",
    "nooit",
    "niet",
];

/// The sentence of a note that says where or when they met; none where no sentence does, or only to say that they
/// didn't.
pub(super) fn line(note: &str) -> Option<String> {
    note.lines()
        .flat_map(sentences)
        .find(|said| says_so(said))
        .map(|said| {
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            said.chars().take(LONGEST).collect()
        })
}

fn says_so(sentence: &str) -> bool {
    let folded: String = fold(sentence)
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let padded = format!(" {words} ");
    let has = |phrase: &&str| padded.contains(&format!(" {phrase} "));
    MET.iter().any(has) && !NOT.iter().any(has)
}

/// The sentences of a line. A point behind one or two digits ends none: it is that of a day.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut digits = 0;
        let end = rest.char_indices().find_map(|(at, c)| {
            let after = rest[at + c.len_utf8()..].starts_with([' ', '\u{a0}']);
            let ends = match c {
                ';' | '!' | '?' => true,
                '.' => after && !(1..=2).contains(&digits),
                _ => false,
            };
            digits = if c.is_numeric() { digits + 1 } else { 0 };
            ends.then_some(at + c.len_utf8())
        });
        let (sentence, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(sentence.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_line_that_says_where_is_kept_in_seven_languages_and_the_rest_is_not() {
        let notes = [
            (
                "Allergic to nuts.\nMet at the Lisbon Summit 2023. Owes me lunch.",
                "Met at the Lisbon Summit 2023.",
            ),
            (
                "Kennengelernt am 14. Mai 2019 in Graz; mag Tee",
                "Kennengelernt am 14. Mai 2019 in Graz;",
            ),
            ("Rencontrée au salon de Lyon", "Rencontrée au salon de Lyon"),
            (
                "Nos conocimos en la feria de Sevilla",
                "Nos conocimos en la feria de Sevilla",
            ),
            (
                "Conosciuta alla fiera di Bari",
                "Conosciuta alla fiera di Bari",
            ),
            ("Conheci no evento do Porto", "Conheci no evento do Porto"),
            (
                "Ontmoet op de beurs in Utrecht",
                "Ontmoet op de beurs in Utrecht",
            ),
        ];
        for (note, kept) in notes {
            assert_eq!(line(note).as_deref(), Some(kept), "{note}");
        }
    }

    #[test]
    fn a_wish_a_no_and_another_matter_are_not_kept() {
        for note in [
            "We have never met in person",
            "Noch nie getroffen",
            "Hope we met on good terms",
            "Pas encore rencontrée",
            "Mai incontrata",
            "Private: divorce, new number soon",
            "Metal fatigue expert",
            "",
        ] {
            assert_eq!(line(note), None, "{note}");
        }
    }

    #[test]
    fn a_long_line_is_cut() {
        let long = format!("met at {}", "the fair ".repeat(1000));
        assert_eq!(line(&long).map(|line| line.chars().count()), Some(LONGEST));
    }

    proptest! {
        #[test]
        fn any_note_gives_a_short_line_or_none(note in any::<String>(), at in 0_usize..7) {
            let note = format!("{note}{}", MET[at * 7]);
            prop_assert!(line(&note).is_none_or(|line| line.chars().count() <= LONGEST));
        }
    }
}
