//! The regular expressions of `matches`: found in any case of letters, and cheap to read whoever wrote them.
//!
//! The crate's own folding of a large character class takes milliseconds, and a pattern may name many. So the letters
//! of the pattern and the text are both made small instead, and the size of everything else is bounded.

use regex::{Regex, RegexBuilder};

/// The most bytes a pattern may have.
const MOST_BYTES: usize = 200;

/// The most classes such as `\w` and `\p{Greek}` that a pattern may have; each stands for hundreds of ranges.
const MOST_CLASSES: usize = 2;

/// The most memory a compiled pattern may take, in bytes.
const COMPILED_BYTES: usize = 64 * 1024;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(super) struct Pattern(Regex);

impl Pattern {
    pub(super) fn is_found_in(&self, text: &str) -> bool {
        self.0.is_match(&text.to_lowercase())
    }
}

/// Compiles a pattern; the error is the complaint.
pub(super) fn compile(written: &str) -> Result<Pattern, String> {
    if written.len() > MOST_BYTES {
        return Err(format!(
            "this pattern has {} bytes; at most {MOST_BYTES} are read",
            written.len()
        ));
    }
    if sets_case(written) {
        return Err("capitals and small letters are alike here; leave out the flag `i`".to_owned());
    }
    let classes = written.split('\\').skip(1);
    if classes
        .filter(|after| after.starts_with(['p', 'P', 'w', 'W']))
        .count()
        > MOST_CLASSES
    {
        return Err(format!(
            "this pattern has more than {MOST_CLASSES} classes such as `\\w`"
        ));
    }
    let compiled = RegexBuilder::new(&small(written))
        .size_limit(COMPILED_BYTES)
        .nest_limit(16)
        .build();
    match compiled {
        Ok(regex) => Ok(Pattern(regex)),
        Err(regex::Error::CompiledTooBig(_)) => {
            Err("this pattern is too large; say it with fewer repetitions".to_owned())
        }
        Err(error) => {
            let text = error.to_string();
            let reason = text.lines().last().unwrap_or_default();
            Err(format!(
                "this pattern can't be read: {}",
                reason.trim_start_matches("error: ")
            ))
        }
    }
}

/// Whether flags such as `(?i)` ask for the crate's own folding.
fn sets_case(written: &str) -> bool {
    written.split("(?").skip(1).any(|after| {
        let flags = after
            .split(|c: char| !(c.is_ascii_alphabetic() || c == '-'))
            .next();
        flags.is_some_and(|flags| flags.contains('i') && !flags.starts_with('P'))
    })
}

/// The pattern with its letters made small; what follows a backslash stays, since `\W` isn't `\w`, and so does the
/// first letter after `(?`, which names a group or a flag.
fn small(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut letters = written.chars();
    while let Some(letter) = letters.next() {
        let flag = out.ends_with("(?");
        if letter != '\\' && !flag {
            out.extend(letter.to_lowercase());
            continue;
        }
        out.push(letter);
        if flag {
            continue;
        }
        let Some(kind) = letters.next() else {
            break;
        };
        out.push(kind);
        // The name of a class, as in `\p{Greek}`, and the digits of a code.
        if matches!(kind, 'p' | 'P' | 'x' | 'u' | 'U') && letters.as_str().starts_with('{') {
            for inside in letters.by_ref() {
                out.push(inside);
                if inside == '}' {
                    break;
                }
            }
        } else if matches!(kind, 'p' | 'P') {
            out.extend(letters.next());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> bool {
        compile(pattern).unwrap().is_found_in(text)
    }

    #[test]
    fn a_pattern_is_found_in_any_case_of_letters() {
        assert!(found("^head OF c.bles", "Head of CÂBLES, Nantes"));
        assert!(found("ŽLUŤ", "žluť"));
        assert!(found("[A-C]{2}", "xab"));
        assert!(found(r"\bCEO\b", "ceo, Porto"));
        assert!(!found(r"\W", "ceo"));
        assert!(!found(r"\PL", "ceo"));
        assert!(found(r"^head \w+$", "Head Office"));
        assert!(found(r"\S\D\w+", "ceos"));
    }

    #[test]
    fn the_flag_that_asks_for_it_is_not_needed() {
        assert!(compile("(?i)ceo").is_err());
        assert!(compile("(?si:ceo)").is_err());
        assert!(compile("(?P<inside>ceo)").is_ok());
        assert!(compile("(?:inside)").is_ok());
    }
}
