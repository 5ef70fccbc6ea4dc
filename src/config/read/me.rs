//! Reads `[me]`: the user's hats, and whether their starts count as triggers.

use jiff::civil::Date;
use toml::de::DeValue;

use super::{Reading, Value};
use crate::model::{Hat, Me};
use crate::text::fold::fold;

const ME: [&str; 2] = ["triggers", "hat"];
const HAT: [&str; 5] = ["name", "field", "employer", "from", "until"];

impl Reading<'_> {
    pub(super) fn me(&mut self, value: &Value<'_>, into: &mut Me) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.problem(value.span().start, "expected a table: [me]");
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "triggers" => self.yes_or_no(value, &mut into.triggers),
                "hat" => self.hats(value, &mut into.hats),
                other => self.unknown(key.span().start, "key of [me]", other, &ME),
            }
        }
    }

    fn hats(&mut self, value: &Value<'_>, into: &mut Vec<Hat>) {
        let DeValue::Array(hats) = value.get_ref() else {
            return self.problem(value.span().start, "expected a table for each: [[me.hat]]");
        };
        for hat in hats {
            into.extend(self.hat(hat));
        }
    }

    fn hat(&mut self, value: &Value<'_>) -> Option<Hat> {
        let at = value.span().start;
        let DeValue::Table(table) = value.get_ref() else {
            self.problem(at, "expected a table: [[me.hat]]");
            return None;
        };
        let mut hat = Hat::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "name" => self.text(value, &mut hat.name),
                "field" => self.field(value, &mut hat.field),
                "employer" => {
                    let mut employer = String::new();
                    self.text(value, &mut employer);
                    hat.employer = Some(employer).filter(|name| !name.trim().is_empty());
                }
                "from" => self.day(value, &mut hat.from),
                "until" => self.day(value, &mut hat.until),
                other => self.unknown(key.span().start, "key of a hat", other, &HAT),
            }
        }
        if hat.name.trim().is_empty() {
            self.problem(at, "a hat needs a name: name = \"translator\"");
            return None;
        }
        if let (Some(from), Some(until)) = (&hat.from, &hat.until)
            && until < from
            && !from.starts_with(until)
        {
            self.problem(
                at,
                &format!("this hat ends ({until}) before it begins ({from})"),
            );
            return None;
        }
        Some(hat)
    }

    /// The words of a field, in the spelling that is compared.
    fn field(&mut self, value: &Value<'_>, into: &mut Vec<String>) {
        let DeValue::Array(words) = value.get_ref() else {
            return self.problem(
                value.span().start,
                "expected a list of words: field = [\"lighting\", \"stage design\"]",
            );
        };
        for word in words {
            let mut text = String::new();
            self.text(word, &mut text);
            let folded = fold(&text);
            if !folded.is_empty() && !into.contains(&folded) {
                into.push(folded);
            }
        }
    }

    /// A day, a month or a year; an empty text is none.
    fn day(&mut self, value: &Value<'_>, into: &mut Option<String>) {
        let mut text = String::new();
        self.text(value, &mut text);
        if text.is_empty() {
            return;
        }
        if is_day(&text) {
            *into = Some(text);
        } else {
            self.problem(
                value.span().start,
                &format!("`{text}` is no day; write \"2026-03-02\", \"2026-03\" or \"2026\""),
            );
        }
    }
}

/// Whether a text is `2026`, `2026-03` or `2026-03-02`.
fn is_day(text: &str) -> bool {
    let shaped = text.bytes().enumerate().all(|(place, byte)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let whole = match text.len() {
        4 => [text, "-01-01"].concat(),
        7 => [text, "-01"].concat(),
        10 => text.to_owned(),
        _ => return false,
    };
    shaped && whole.parse::<Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn whys(source: &str) -> Vec<String> {
        match parse(source, "config.toml") {
            Ok(_) => Vec::new(),
            Err(problems) => problems.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn several_hats_are_read_and_their_fields_are_folded() {
        let settings = parse(
            "[me]\ntriggers = false\n\n[[me.hat]]\nname = \"lighting designer\"\nfield = [\"Éclairage\", \"Stage  design\"]\n\
             employer = \"Theatre Nine\"\nfrom = \"2024-09\"\n\n[[me.hat]]\nname = \"treasurer\"\nuntil = \"2025\"\n",
            "config.toml",
        )
        .unwrap();
        assert_eq!(
            settings.me,
            Me {
                hats: vec![
                    Hat {
                        name: "lighting designer".into(),
                        field: vec!["eclairage".into(), "stage design".into()],
                        employer: Some("Theatre Nine".into()),
                        from: Some("2024-09".into()),
                        until: None,
                    },
                    Hat {
                        name: "treasurer".into(),
                        until: Some("2025".into()),
                        ..Hat::default()
                    },
                ],
                triggers: false,
            }
        );
    }

    #[test]
    fn what_is_wrong_with_a_hat_is_told_where_it_stands() {
        assert_eq!(
            whys(
                "[me]\ntrigger = true\n[[me.hat]]\nfield = \"lighting\"\n[[me.hat]]\nname = \"a\"\nfrom = \"2026-13\"\nsince = \"2020\"\n"
            ),
            [
                "config.toml:2:1: unknown key of [me] `trigger`; did you mean `triggers`?",
                "config.toml:3:1: a hat needs a name: name = \"translator\"",
                "config.toml:4:9: expected a list of words: field = [\"lighting\", \"stage design\"]",
                "config.toml:7:8: `2026-13` is no day; write \"2026-03-02\", \"2026-03\" or \"2026\"",
                "config.toml:8:1: unknown key of a hat `since`; known are name, field, employer, from, until",
            ]
        );
        assert_eq!(
            whys("[[me.hat]]\nname = \"a\"\nfrom = \"2026-03\"\nuntil = \"2025\"\n"),
            ["config.toml:1:1: this hat ends (2025) before it begins (2026-03)"]
        );
        assert_eq!(
            whys("[[me.hat]]\nname = \"a\"\nfrom = \"2026-03\"\nuntil = \"2026\"\n"),
            Vec::<String>::new(),
            "within one year"
        );
        assert_eq!(
            whys("me = 1\n"),
            ["config.toml:1:6: expected a table: [me]"]
        );
    }

    #[test]
    fn a_day_is_one_of_the_calendar() {
        for day in ["2026", "2026-03", "2024-02-29"] {
            assert!(is_day(day), "{day}");
        }
        for day in [
            "26",
            "2026-3",
            "2026/03",
            "2026-02-30",
            "2026-00",
            "soon",
            "２０２６",
        ] {
            assert!(!is_day(day), "{day}");
        }
    }
}
