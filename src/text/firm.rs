//! Firms by name: one spelling for comparing where two people worked.

use super::fold::fold;

/// What stands at the end of a firm's name and says only what kind of firm it is by law.
const FORMS: &[&str] = &[
    "ab",
    "ag",
    "aps",
    "as",
    "asa",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "doo",
    "eg",
    "eood",
    "ev",
    "gbr",
    "gesmbh",
    "ggmbh",
    "gmbh",
    "inc",
    "incorporated",
    "kft",
    "kg",
    "kgaa",
    "kk",
    "lda",
    "limited",
    "llc",
    "llp",
    "ltd",
    "ltda",
    "mbh",
    "nv",
    "ohg",
    "oy",
    "oyj",
    "plc",
    "pte",
    "pty",
    "pvt",
    "sa",
    "sarl",
    "sas",
    "se",
    "sl",
    "spa",
    "spzoo",
    "srl",
    "sro",
    "ug",
    "zrt",
];

/// What people write in the place of an employer who have none, by its key.
const NONE: &[&str] = &[
    "autonoma",
    "autonomo",
    "confidential",
    "consultant",
    "entrepreneur",
    "free lance",
    "freelance",
    "freelancer",
    "freiberufler",
    "freiberuflerin",
    "freiberuflich",
    "independant",
    "independante",
    "independent",
    "independent consultant",
    "libera professionista",
    "libero professionista",
    "private practice",
    "retired",
    "self",
    "self employed",
    "selbstandig",
    "selbststandig",
    "stealth startup",
    "student",
    "unemployed",
    "various",
    "zelfstandig",
    "zzp",
    "zzper",
];

/// The same of an employer: empty too where the name only says that there is none, which many say who have nothing in
/// common.
///
/// ```
/// use vestibule::text::firm::house;
///
/// assert_eq!(house("Halden GmbH"), "halden");
/// assert_eq!(house("Self-employed"), "");
/// ```
#[must_use]
pub fn house(name: &str) -> String {
    let mut key = key(name);
    if NONE.contains(&key.as_str()) {
        key.clear();
    }
    key
}

/// Makes the name of a firm comparable with others: folded, without signs and without its legal form.
///
/// Empty where nothing is left to compare.
///
/// ```
/// use vestibule::text::firm::key;
///
/// assert_eq!(key("Halden Lichttechnik GmbH & Co. KG"), key("HALDEN Lichttechnik"));
/// assert_ne!(key("Halden Lichttechnik"), key("Halden Logistik"));
/// ```
#[must_use]
pub fn key(name: &str) -> String {
    // The dots of S.A. and Sp. z o.o. go before the words are told.
    let folded = fold(name).replace('.', "").replace(" z oo", "zoo");
    let mut words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    while words.len() > 1 && words.last().is_some_and(|word| FORMS.contains(word)) {
        words.pop();
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn a_firm_is_one_whatever_its_form_and_spelling() {
        for written in [
            "Kestrel Optics",
            "Kestrel Optics Ltd.",
            "Kestrel Optics GmbH & Co. KG",
            "KESTREL-OPTICS, Inc.",
            " Kestrel  Optics S.A. ",
            "Kestrel Optics Sp. z o.o.",
        ] {
            assert_eq!(key(written), "kestrel optics", "{written}");
        }
    }

    #[test]
    fn what_is_only_a_form_is_kept_and_signs_alone_are_nothing() {
        assert_eq!(key("SAS"), "sas");
        assert_eq!(key(" – & "), "");
        assert_ne!(key("Halden Group"), key("Halden"));
    }
}
