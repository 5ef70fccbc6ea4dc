//! Which language a text is in, where that can be told.

use whatlang::detect;

/// The fewest letters from which a language is told. Below that the detector is sure too easily.
const FEWEST_LETTERS: usize = 24;

/// The language of a text as a two-letter code (`en`), or three letters where there is no shorter one.
///
/// Returns nothing for a short text and wherever the detector isn't sure: a wrong guess is worse than none.
///
/// ```
/// use vestibule::text::language::language;
///
/// let note = "Wir haben uns gestern auf der Messe in Graz über Speicherbatterien unterhalten, das war sehr lehrreich.";
/// assert_eq!(language(note), Some("de"));
/// assert_eq!(language("OK"), None);
/// ```
#[must_use]
pub fn language(text: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    // A script that writes syllables or words needs fewer letters for the same thought.
    let dense = text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'));
    if letters
        < if dense {
            FEWEST_LETTERS / 4
        } else {
            FEWEST_LETTERS
        }
    {
        return None;
    }
    let info = detect(text)?;
    info.is_reliable().then(|| code(info.lang().code()))
}

/// The two-letter code of ISO 639-1 for the detector's three letters of ISO 639-3.
fn code(three: &'static str) -> &'static str {
    const SHORT: &[(&str, &str)] = &[
        ("afr", "af"),
        ("aka", "ak"),
        ("amh", "am"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("cym", "cy"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("guj", "gu"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jav", "jv"),
        ("jpn", "ja"),
        ("kan", "kn"),
        ("kat", "ka"),
        ("khm", "km"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mal", "ml"),
        ("mar", "mr"),
        ("mkd", "mk"),
        ("mya", "my"),
        ("nep", "ne"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("ori", "or"),
        ("pan", "pa"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("sin", "si"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("sna", "sn"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tam", "ta"),
        ("tel", "te"),
        ("tgl", "tl"),
        ("tha", "th"),
        ("tuk", "tk"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("uzb", "uz"),
        ("vie", "vi"),
        ("yid", "yi"),
        ("zul", "zu"),
    ];
    SHORT
        .iter()
        .find(|(long, _)| *long == three)
        .map_or(three, |(_, short)| short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clear_sentence_is_told_by_its_language() {
        let told = [
            (
                "Nous avons travaillé ensemble pendant trois ans au bureau de Lausanne, vous souvenez-vous ?",
                "fr",
            ),
            (
                "Мы познакомились на выставке в прошлом году и говорили о новых насосах.",
                "ru",
            ),
            (
                "先週の展示会でお会いした者です。どうぞよろしくお願いいたします。",
                "ja",
            ),
            (
                "지난주 전시회에서 인사드렸습니다. 앞으로도 잘 부탁드립니다.",
                "ko",
            ),
        ];
        for (text, language_code) in told {
            assert_eq!(language(text), Some(language_code), "{text}");
        }
    }

    #[test]
    fn a_greeting_alone_tells_no_language() {
        for text in [
            "",
            "Hi Ines!",
            "Ciao",
            "12 34 56 78 90 12 34 56 78 90",
            "👋👋👋",
        ] {
            assert_eq!(language(text), None, "{text}");
        }
    }
}
