//! The search language: words, phrases, `key:value`, `-` for not, `or`, parentheses.

mod days;

use std::fmt;

use crate::model::{Direction, Now, Query, State, Verdict};
use crate::text::fold::fold;
use crate::text::note::{NoteKind, Purpose};

/// The keys that take a value.
const KEYS: [&str; 11] = [
    "is", "verdict", "rule", "fact", "note", "purpose", "tag", "from", "company", "sent", "wave",
];

/// How deep parentheses may stand.
const DEPTH: usize = 16;

/// How many pieces a search may have; SQLite refuses a condition of more than a thousand.
const PIECES: usize = 200;

/// What can't be understood in a search, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The place in the search, in characters from 1.
    pub column: usize,
    /// What is wrong, and what would be right.
    pub why: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "search, column {}: {}", self.column, self.why)
    }
}

/// One piece of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Open,
    Close,
    Or,
    Not,
    /// `key:value`, or a word without a key; whether the value was quoted.
    Term {
        key: Option<String>,
        value: String,
        quoted: bool,
    },
}

/// Reads a search.
///
/// # Errors
///
/// The first thing that can't be understood, with its place and the nearest right word.
pub fn parse(text: &str, now: &Now) -> Result<Query, Problem> {
    let tokens = tokens(text)?;
    if let Some((column, _)) = tokens.get(PIECES) {
        return Err(Problem {
            column: *column,
            why: format!("a search has at most {PIECES} words and signs"),
        });
    }
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        end: text.chars().count() + 1,
        now,
    };
    let query = reader.any(0)?;
    match reader.peek() {
        None => Ok(query),
        Some((column, _)) => Err(Problem {
            column,
            why: "a closing parenthesis without an opening one".to_owned(),
        }),
    }
}

fn tokens(text: &str) -> Result<Vec<(usize, Token)>, Problem> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let column = at + 1;
        match chars[at] {
            c if c.is_whitespace() => at += 1,
            '(' => {
                tokens.push((column, Token::Open));
                at += 1;
            }
            ')' => {
                tokens.push((column, Token::Close));
                at += 1;
            }
            '-' if chars.get(at + 1).is_some_and(|c| !c.is_whitespace()) => {
                tokens.push((column, Token::Not));
                at += 1;
            }
            _ => {
                let (token, next) = term(&chars, at)?;
                tokens.push((column, token));
                at = next;
            }
        }
    }
    Ok(tokens)
}

fn term(chars: &[char], start: usize) -> Result<(Token, usize), Problem> {
    let mut at = start;
    let mut word = String::new();
    let mut key = None;
    let mut quoted = false;
    while at < chars.len() {
        match chars[at] {
            '"' => {
                let close = chars[at + 1..]
                    .iter()
                    .position(|c| *c == '"')
                    .ok_or_else(|| Problem {
                        column: at + 1,
                        why: "a quotation mark without its closing one".to_owned(),
                    })?;
                word.extend(&chars[at + 1..=at + close]);
                at += close + 2;
                quoted = true;
            }
            ':' if key.is_none() && !quoted && KEYS.contains(&word.to_lowercase().as_str()) => {
                key = Some(std::mem::take(&mut word).to_lowercase());
                at += 1;
            }
            ':' if key.is_none() && !quoted && looks_like_key(&word) => {
                return Err(unknown_key(start + 1, &word));
            }
            c if c.is_whitespace() || c == '(' || c == ')' => break,
            c => {
                word.push(c);
                at += 1;
            }
        }
    }
    if key.is_none() && !quoted && word == "or" {
        return Ok((Token::Or, at));
    }
    Ok((
        Token::Term {
            key,
            value: word,
            quoted,
        },
        at,
    ))
}

/// Whether a word before a colon was meant as a key: letters only, and near one.
fn looks_like_key(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_alphabetic())
        && KEYS.iter().any(|key| strsim::jaro_winkler(key, word) > 0.8)
}

fn unknown_key(column: usize, word: &str) -> Problem {
    Problem {
        column,
        why: format!("unknown key `{word}:`{}", nearest(word, &KEYS)),
    }
}

fn nearest(word: &str, known: &[&str]) -> String {
    let best = known
        .iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|(a, _), (b, _)| a.total_cmp(b));
    match best {
        Some((_, candidate)) => format!("; did you mean `{candidate}`?"),
        None => format!("; known are {}", known.join(", ")),
    }
}

struct Reader<'a> {
    tokens: &'a [(usize, Token)],
    at: usize,
    end: usize,
    now: &'a Now,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<(usize, &'a Token)> {
        self.tokens
            .get(self.at)
            .map(|(column, token)| (*column, token))
    }

    /// Terms joined by `or`.
    fn any(&mut self, depth: usize) -> Result<Query, Problem> {
        let mut parts = vec![self.all(depth)?];
        while let Some((_, Token::Or)) = self.peek() {
            self.at += 1;
            parts.push(self.all(depth)?);
        }
        Ok(if parts.len() == 1 {
            parts.remove(0)
        } else {
            Query::Any(parts)
        })
    }

    /// Terms side by side.
    fn all(&mut self, depth: usize) -> Result<Query, Problem> {
        let mut parts = Vec::new();
        while let Some((column, token)) = self.peek() {
            match token {
                Token::Or | Token::Close => break,
                Token::Open => parts.push(self.group(column, depth)?),
                Token::Not => {
                    self.at += 1;
                    let inner = match self.peek() {
                        Some((column, Token::Open)) => self.group(column, depth)?,
                        Some((column, Token::Term { key, value, quoted })) => {
                            self.at += 1;
                            self.term(column, key.as_deref(), value, *quoted)?
                        }
                        _ => {
                            return Err(Problem {
                                column,
                                why: "`-` stands before nothing".to_owned(),
                            });
                        }
                    };
                    parts.push(Query::Not(Box::new(inner)));
                }
                Token::Term { key, value, quoted } => {
                    self.at += 1;
                    parts.push(self.term(column, key.as_deref(), value, *quoted)?);
                }
            }
        }
        if parts.is_empty() && (self.at > 0 || depth > 0) {
            let column = self.peek().map_or(self.end, |(column, _)| column);
            return Err(Problem {
                column,
                why: "something to look for is missing here".to_owned(),
            });
        }
        if parts.iter().any(|part| !says_nothing(part)) {
            parts.retain(|part| !says_nothing(part));
        }
        Ok(if parts.len() == 1 {
            parts.remove(0)
        } else {
            Query::All(parts)
        })
    }

    fn group(&mut self, column: usize, depth: usize) -> Result<Query, Problem> {
        if depth >= DEPTH {
            return Err(Problem {
                column,
                why: format!("parentheses stand more than {DEPTH} deep"),
            });
        }
        self.at += 1;
        let inner = self.any(depth + 1)?;
        match self.peek() {
            Some((_, Token::Close)) => {
                self.at += 1;
                Ok(inner)
            }
            _ => Err(Problem {
                column,
                why: "a parenthesis without its closing one".to_owned(),
            }),
        }
    }

    fn term(
        &self,
        column: usize,
        key: Option<&str>,
        value: &str,
        quoted: bool,
    ) -> Result<Query, Problem> {
        let Some(key) = key else {
            return Ok(words(value, quoted));
        };
        if value.is_empty() {
            return Err(Problem {
                column,
                why: format!("`{key}:` has no value"),
            });
        }
        let lower = value.to_lowercase();
        let wrong = |known: &[&str]| Problem {
            column,
            why: format!("`{key}:` doesn't know `{value}`{}", nearest(&lower, known)),
        };
        match key {
            "is" => is(&lower).ok_or_else(|| {
                wrong(&[
                    "inbox", "pending", "asked", "answered", "quiet", "snoozed", "accepted", "ignored", "gone",
                    "incoming", "outgoing", "errand", "mismatch", "due",
                ])
            }),
            "verdict" => {
                Verdict::named(&lower).map(Query::Verdict).ok_or_else(|| wrong(&["accept", "ask", "look", "ignore"]))
            }
            "note" => {
                let names: Vec<&str> = NoteKind::ALL.iter().map(|kind| kind.name()).collect();
                if names.contains(&lower.as_str()) { Ok(Query::Note(lower)) } else { Err(wrong(&names)) }
            }
            "purpose" => {
                let names: Vec<&str> = Purpose::ALL.iter().map(|purpose| purpose.name()).collect();
                let word = lower.replace('_', "-");
                if names.contains(&word.as_str()) { Ok(Query::Purpose(word)) } else { Err(wrong(&names)) }
            }
            "rule" => Ok(Query::Rule(lower)),
            "fact" => {
                let (name, value) = lower.split_once('=').map_or((lower.as_str(), None), |(name, v)| (name, Some(v)));
                match crate::model::fact::name(name) {
                    Some(name) => Ok(Query::Fact { name: name.to_owned(), value: value.map(fact_value) }),
                    None => Err(Problem {
                        column,
                        why: format!("unknown fact `{name}`{}", nearest(name, crate::model::fact::NAMES)),
                    }),
                }
            }
            "tag" => Ok(Query::Tag(lower)),
            "from" => Ok(Query::From(fold(value))),
            "company" => Ok(Query::Company(fold(value))),
            "sent" => days::sent(&lower, self.now).ok_or_else(|| Problem {
                column,
                why: format!(
                    "`sent:` doesn't know `{value}`; write `sent:<7d`, `sent:>3w`, `sent:2026-03` or \
                     `sent:2026-03..2026-06`"
                ),
            }),
            _ => lower.parse().map(Query::Wave).map_err(|_nothing_to_add| Problem {
                column,
                why: format!("`wave:` takes the number of an invitation, and `{value}` is none"),
            }),
        }
    }
}

fn fact_value(value: &str) -> String {
    match value {
        "true" => "yes".to_owned(),
        "false" => "no".to_owned(),
        other => other.to_owned(),
    }
}

fn is(word: &str) -> Option<Query> {
    Some(match word {
        "inbox" => Query::Inbox,
        // As the tab is called: whoever owes an answer.
        "waiting" => Query::Any(vec![Query::State(State::Asked), Query::State(State::Quiet)]),
        "errand" => Query::Errand,
        "mismatch" => Query::Mismatch,
        "due" => Query::Due,
        other => match Direction::named(other) {
            Some(direction) => Query::Direction(direction),
            None => Query::State(State::named(other)?),
        },
    })
}

/// Whether a word is signs alone, such as the `&` between two names: no text is kept with those.
fn says_nothing(query: &Query) -> bool {
    match query {
        Query::Word(text) | Query::Phrase(text) => !text.chars().any(char::is_alphanumeric),
        _ => false,
    }
}

/// Words to look for; a word that folds to several, such as one with a hyphen, is looked for as a phrase.
fn words(value: &str, quoted: bool) -> Query {
    let folded = fold(value);
    if quoted {
        Query::Phrase(folded)
    } else {
        Query::Word(folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    fn now() -> Now {
        Now::new(
            "2026-11-23T09:00:00Z".parse().unwrap(),
            TimeZone::get("Europe/Vienna").unwrap(),
        )
    }

    fn read(text: &str) -> Result<Query, String> {
        parse(text, &now()).map_err(|problem| problem.to_string())
    }

    fn word(text: &str) -> Query {
        Query::Word(text.to_owned())
    }

    #[test]
    fn words_side_by_side_must_all_be_there() {
        assert_eq!(
            read("Łukasz kestrel"),
            Ok(Query::All(vec![word("lukasz"), word("kestrel")]))
        );
        assert_eq!(
            read("\"data engineer\""),
            Ok(Query::Phrase("data engineer".to_owned()))
        );
    }

    #[test]
    fn or_binds_less_than_standing_side_by_side() {
        assert_eq!(
            read("a b or -c"),
            Ok(Query::Any(vec![
                Query::All(vec![word("a"), word("b")]),
                Query::Not(Box::new(word("c")))
            ]))
        );
        assert_eq!(
            read("a (b or c)"),
            Ok(Query::All(vec![
                word("a"),
                Query::Any(vec![word("b"), word("c")])
            ]))
        );
    }

    #[test]
    fn keys_are_states_verdicts_tags_and_days() {
        assert_eq!(read("is:quiet"), Ok(Query::State(State::Quiet)));
        assert_eq!(read("verdict:look"), Ok(Query::Verdict(Verdict::Look)));
        assert_eq!(read("tag:later"), Ok(Query::Tag("later".to_owned())));
        let march = Query::Sent {
            from: Some("2026-02-28T23:00:00Z".parse().unwrap()),
            before: Some("2026-06-30T22:00:00Z".parse().unwrap()),
        };
        assert_eq!(read("sent:2026-03..2026-06"), Ok(march));
    }

    #[test]
    fn a_mistake_is_told_with_its_place_and_the_right_word() {
        assert_eq!(
            read("x is:quite"),
            Err("search, column 3: `is:` doesn't know `quite`; did you mean `quiet`?".into())
        );
        assert_eq!(
            read("verdit:ask"),
            Err("search, column 1: unknown key `verdit:`; did you mean `verdict`?".into())
        );
        assert_eq!(
            read("(a"),
            Err("search, column 1: a parenthesis without its closing one".into())
        );
        assert_eq!(
            read("a or"),
            Err("search, column 5: something to look for is missing here".into())
        );
    }

    #[test]
    fn a_sign_between_two_names_is_passed_over() {
        assert_eq!(
            read("ernst & young"),
            Ok(Query::All(vec![word("ernst"), word("young")]))
        );
        assert_eq!(read("&"), Ok(word("&")));
    }

    #[test]
    fn a_span_beyond_the_calendar_is_refused() {
        for text in [
            "sent:<99999999999d",
            "sent:<9999999d",
            "sent:>4000000000y",
            "sent:<-3d",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
        assert!(read("sent:<40y").is_ok());
    }

    #[test]
    fn a_search_without_end_is_refused_with_its_place() {
        assert!(read(&"word ".repeat(200)).is_ok());
        assert_eq!(
            read(&"word ".repeat(201)),
            Err("search, column 1001: a search has at most 200 words and signs".into())
        );
    }

    #[test]
    fn a_time_of_day_in_a_search_is_just_a_word() {
        assert_eq!(read("10:30"), Ok(word("10:30")));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_understood_or_refused(text in any::<String>()) {
            let _either = read(&text);
        }
    }
}
