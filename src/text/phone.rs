//! Phone numbers as they are written, made comparable.

/// How many digits at the end of a number tell it from others in one person's records.
const TELLING: usize = 8;

/// The fewest digits of a number that is somebody's; shorter ones are services.
const FEWEST: usize = 7;

/// The most digits of a number with its country, by E.164.
const MOST: usize = 15;

/// Makes a phone number comparable with others: its last eight digits, whatever the country and the signs between.
///
/// The same number is written with its country and without, and which country is meant without one isn't told by a file.
/// Two of one person's numbers that end in the same eight digits are one in a hundred million; the names beside them
/// decide as well. `None` for what is no number of a person: a service, a hidden caller, a text.
///
/// ```
/// use vestibule::text::phone::key;
///
/// assert_eq!(key("+43 660 123 45 67"), key("0660/1234567"));
/// assert_eq!(key("112"), None);
/// ```
#[must_use]
pub fn key(written: &str) -> Option<String> {
    // What follows is an extension or a pause.
    let number = written.split([',', ';', 'x', 'p', 'w']).next()?;
    let mut digits = String::with_capacity(MOST);
    for c in number.trim_start_matches("tel:").chars() {
        match c.to_digit(10) {
            Some(_) => digits.push(c),
            None if " +-./()\u{a0}\u{202a}\u{202c}\u{2011}".contains(c) => {}
            None => return None,
        }
    }
    let digits = digits.trim_start_matches('0');
    if !(FEWEST..=MOST).contains(&digits.len()) {
        return None;
    }
    Some(digits[digits.len().saturating_sub(TELLING)..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_written_in_five_ways_is_one() {
        let written = [
            "+43 660 1234567",
            "0043 660 1234567",
            "0660/123 45 67",
            "tel:+43-660-123-4567",
            "(0660) 1234567,,22",
        ];
        for number in written {
            assert_eq!(key(number).as_deref(), Some("01234567"), "{number}");
        }
    }

    #[test]
    fn services_hidden_callers_and_words_are_nobodys() {
        for number in ["", "144", "-1", "Unknown", "+00", "12345678901234567890"] {
            assert_eq!(key(number), None, "{number}");
        }
    }
}
