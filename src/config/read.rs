//! Reads the configuration file. Every key is looked at by name, so that an error can point at it.

mod me;

use jiff::tz::TimeZone;
use toml::de::{DeTable, DeValue};

use super::{Problem, Settings};
use crate::command::{self, Bindings, Command, Keys};

/// The keys of the file, for the nearest right word.
const TOP: [&str; 9] = [
    "policy",
    "time_zone",
    "expires_after_days",
    "quiet_after_days",
    "my_name",
    "can_reply",
    "ascii",
    "me",
    "keys",
];

/// A value with its place in the file.
type Value<'i> = toml::Spanned<DeValue<'i>>;

/// What is being read, and what was found wrong so far.
struct Reading<'a> {
    source: &'a str,
    file: &'a str,
    problems: Vec<Problem>,
}

/// Reads a configuration; `file` is the name by which problems call it.
///
/// # Errors
///
/// Every problem at once, in the order of the file.
pub fn parse(source: &str, file: &str) -> Result<Settings, Vec<Problem>> {
    let mut reading = Reading {
        source,
        file,
        problems: Vec::new(),
    };
    let table = match DeTable::parse(source) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            reading.problem(at, &error.message().replace('\n', ", "));
            return Err(reading.problems);
        }
    };
    let mut settings = Settings::default();
    for (key, value) in &table {
        let at = key.span().start;
        match key.get_ref().as_ref() {
            "policy" => reading.text(value, &mut settings.policy),
            "time_zone" => reading.zone(value, &mut settings.time_zone),
            "expires_after_days" => {
                reading.number(value, (1, 3650), &mut settings.expires_after_days);
            }
            "quiet_after_days" => reading.number(value, (1, 365), &mut settings.quiet_after_days),
            "my_name" => {
                let mut name = String::new();
                reading.text(value, &mut name);
                settings.my_name = (!name.is_empty()).then_some(name);
            }
            "can_reply" => reading.learned(value, &mut settings.can_reply),
            "ascii" => reading.yes_or_no(value, &mut settings.ascii),
            "me" => reading.me(value, &mut settings.me),
            "keys" => reading.keys(value, &mut settings.bindings),
            other => reading.unknown(at, "key", other, &TOP),
        }
    }
    if reading.problems.is_empty() {
        return Ok(settings);
    }
    reading
        .problems
        .sort_by_key(|problem| (problem.line, problem.column));
    Err(reading.problems)
}

impl Reading<'_> {
    fn problem(&mut self, at: usize, why: &str) {
        let before = self.source.get(..at).unwrap_or(self.source);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        self.problems.push(Problem {
            file: self.file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            why: crate::text::sanitise::line(why),
        });
    }

    fn unknown(&mut self, at: usize, what: &str, word: &str, known: &[&str]) {
        let nearest = known
            .iter()
            .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
            .filter(|(likeness, _)| *likeness > 0.75)
            .max_by(|(a, _), (b, _)| a.total_cmp(b));
        let why = match nearest {
            Some((_, candidate)) => format!("unknown {what} `{word}`; did you mean `{candidate}`?"),
            None => format!("unknown {what} `{word}`; known are {}", known.join(", ")),
        };
        self.problem(at, &why);
    }

    fn text(&mut self, value: &Value<'_>, into: &mut String) {
        match value.get_ref() {
            DeValue::String(text) => *into = text.to_string(),
            _ => self.problem(value.span().start, "expected a text in quotes"),
        }
    }

    fn yes_or_no(&mut self, value: &Value<'_>, into: &mut bool) {
        match value.get_ref() {
            DeValue::Boolean(yes) => *into = *yes,
            _ => self.problem(value.span().start, "expected true or false"),
        }
    }

    /// What is learned unless the user says yes or no.
    fn learned(&mut self, value: &Value<'_>, into: &mut Option<bool>) {
        let mut word = String::new();
        self.text(value, &mut word);
        match word.as_str() {
            "learned" => *into = None,
            "yes" => *into = Some(true),
            "no" => *into = Some(false),
            // Said already: it is no text.
            "" => {}
            _ => self.problem(
                value.span().start,
                "expected \"learned\", \"yes\" or \"no\"",
            ),
        }
    }

    fn number(&mut self, value: &Value<'_>, (least, most): (i64, i64), into: &mut i64) {
        let number = match value.get_ref() {
            DeValue::Integer(digits) => i64::from_str_radix(digits.as_str(), digits.radix()).ok(),
            _ => None,
        };
        match number {
            Some(number) if (least..=most).contains(&number) => *into = number,
            _ => self.problem(
                value.span().start,
                &format!("expected a whole number from {least} to {most}"),
            ),
        }
    }

    fn zone(&mut self, value: &Value<'_>, into: &mut Option<TimeZone>) {
        let mut name = String::new();
        self.text(value, &mut name);
        match name.as_str() {
            "" => {}
            name => match TimeZone::get(name) {
                Ok(zone) => *into = Some(zone),
                Err(_) => self.problem(
                    value.span().start,
                    &format!("unknown time zone `{name}`; write one such as \"Europe/Vienna\""),
                ),
            },
        }
    }

    fn keys(&mut self, value: &Value<'_>, into: &mut Bindings) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.problem(value.span().start, "expected a table: [keys]");
        };
        let names: Vec<&str> = command::table().iter().map(|spec| spec.name).collect();
        let mut overrides: Vec<(Command, Vec<Keys>)> = Vec::new();
        for (name, value) in table {
            match command::named(name.get_ref()) {
                Some(command) => overrides.push((command, self.bound(value))),
                None => self.unknown(name.span().start, "command", name.get_ref(), &names),
            }
        }
        match Bindings::with(&overrides) {
            Ok(bindings) => *into = bindings,
            Err(conflicts) => {
                for conflict in conflicts {
                    self.problem(value.span().start, &conflict.to_string());
                }
            }
        }
    }

    /// The keys of one command: a text, or a list of texts.
    fn bound(&mut self, value: &Value<'_>) -> Vec<Keys> {
        let list: Vec<&Value<'_>> = match value.get_ref() {
            DeValue::Array(list) => list.iter().collect(),
            _ => vec![value],
        };
        let mut keys = Vec::new();
        for value in list {
            let mut text = String::new();
            self.text(value, &mut text);
            match text.parse() {
                Ok(parsed) => keys.push(parsed),
                Err(bad) => self.problem(value.span().start, &format!("{bad}")),
            }
        }
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whys(source: &str) -> Vec<String> {
        match parse(source, "config.toml") {
            Ok(_) => Vec::new(),
            Err(problems) => problems.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn an_empty_file_is_the_defaults() {
        assert_eq!(parse("", "config.toml"), Ok(Settings::default()));
    }

    #[test]
    fn a_misspelt_key_is_named_with_its_place_and_the_right_word() {
        assert_eq!(
            whys("policy = \"due-diligence\"\nexpire_after_days = 90\n"),
            [
                "config.toml:2:1: unknown key `expire_after_days`; did you mean `expires_after_days`?"
            ]
        );
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        assert_eq!(
            whys("ascii = 1\nquiet_after_days = 0\ntime_zone = \"Mars/Base\"\n"),
            [
                "config.toml:1:9: expected true or false",
                "config.toml:2:20: expected a whole number from 1 to 365",
                "config.toml:3:13: unknown time zone `Mars/Base`; write one such as \"Europe/Vienna\"",
            ]
        );
    }

    #[test]
    fn whether_replies_can_be_sent_is_learned_unless_it_is_said() {
        let read = |word: &str| {
            parse(&format!("can_reply = {word}\n"), "c")
                .unwrap()
                .can_reply
        };
        assert_eq!(
            ["\"learned\"", "\"yes\"", "\"no\""].map(read),
            [None, Some(true), Some(false)]
        );
        assert_eq!(
            whys("can_reply = \"maybe\"\n"),
            ["config.toml:1:13: expected \"learned\", \"yes\" or \"no\""]
        );
        assert_eq!(whys("can_reply = true\n").len(), 1);
    }

    #[test]
    fn a_key_can_be_given_to_another_command_only_when_it_is_free() {
        assert_eq!(whys("[keys]\naccept = \"A\"\n"), Vec::<String>::new());
        let clash = whys("[keys]\naccept = \"i\"\n");
        assert!(
            clash[0].contains("accept") && clash[0].contains("ignore"),
            "{clash:?}"
        );
    }

    #[test]
    fn what_is_no_toml_says_where() {
        assert!(whys("policy = \n")[0].starts_with("config.toml:1:"));
    }
}
