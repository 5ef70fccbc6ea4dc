//! What is left of a note once everything is taken out that makes it one sender's: names, companies, numbers, addresses.
//! Two notes with the same skeleton, or nearly the same, were made from one text.
//!
//! Precision first: what was written for one reader must not be put together with a campaign. So words are compared in
//! their order, and few may differ: none of seven, one of eight, five of twenty-four. (A hash of three-word pieces would be cheaper to compare, but one
//! changed word in fifteen turns eight or more of its 64 bits, which tells it no better from a neighbour by chance.)
//!
//! ```
//! use vestibule::text::skeleton::{Known, alike, skeleton};
//!
//! let of = |note: &str, name: &str| {
//!     skeleton(note, &Known { names: &[name], companies: &[], owner: Some("Ines Duval") })
//! };
//! let one = of("Hi Ines, I help firms like yours grow. Kofi Mensah", "Kofi Mensah");
//! let two = of("Hello Ines, I help firms like yours grow. Mei Tan", "Mei Tan");
//! assert_eq!(one.as_deref(), Some("i help firms like yours grow"));
//! assert!(alike(&one.unwrap(), &two.unwrap()));
//! ```

mod likeness;

pub use likeness::{alike, groups};

use super::fold::fold;
use super::note;

/// Changes when a note comes to another skeleton, so that kept ones are made again.
pub const VERSION: u32 = 1;

/// How far into a note it is looked, in bytes; LinkedIn takes 300 characters.
const READ_BYTES: usize = 4_000;

/// The fewest words that say whether two notes are alike.
const FEWEST_WORDS: usize = 3;

/// The most words that are kept.
const MOST_WORDS: usize = 200;

/// The most words that a greeting names.
const GREETED_WORDS: usize = 4;

/// Words that a note greets with, folded. A name follows.
const GREETINGS: &[&str] = &[
    "hi",
    "hello",
    "hey",
    "dear",
    "hallo",
    "guten",
    "tag",
    "lieber",
    "liebe",
    "sehr",
    "geehrter",
    "geehrte",
    "servus",
    "moin",
    "bonjour",
    "bonsoir",
    "salut",
    "cher",
    "chere",
    "hola",
    "estimado",
    "estimada",
    "ola",
    "oi",
    "prezado",
    "prezada",
    "caro",
    "cara",
    "ciao",
    "salve",
    "buongiorno",
    "gentile",
    "hej",
    "hei",
    "dag",
    "beste",
    "geachte",
    "czesc",
    "witam",
    "dzien",
    "dobry",
    "szanowny",
    "szanowna",
    "ahoj",
    "dobry",
    "den",
    "merhaba",
    "sayin",
    "good",
    "morning",
    "afternoon",
    "evening",
    "greetings",
    "privet",
    "zdravstvuite",
    "zdravstvuyte",
    "dobryi",
    "den'",
    "uvazhaemyi",
    "uvazhaemaia",
];

/// Words after which a name with a capital is a firm's or a place's, folded.
const AT: &[&str] = &[
    "at", "from", "with", "bei", "chez", "presso", "bij", "hos", "like", "wie", "comme", "como",
];

/// What stands in a headline before the firm.
const IN_HEADLINE: &[&str] = &[
    " at ", "@", " bei ", " chez ", " presso ", " bij ", " hos ", " en ", " na ",
];

/// Who is known of a note's sender and its reader, so that they can be taken out of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The names of the sender.
    pub names: &'a [&'a str],
    /// Firms: the sender's, and the reader's employers.
    pub companies: &'a [&'a str],
    /// The reader's name.
    pub owner: Option<&'a str>,
}

/// The firm that a headline names: what stands behind "at".
#[must_use]
pub fn firm(headline: &str) -> Option<&str> {
    let start = IN_HEADLINE
        .iter()
        .filter_map(|word| headline.find(word).map(|at| at + word.len()))
        .min()?;
    let rest = &headline[start..];
    let end = rest
        .find(['|', ',', '·', '•', '–', '—', '(', '/', ';'])
        .unwrap_or(rest.len());
    Some(rest[..end].trim()).filter(|firm| !firm.is_empty())
}

/// The skeleton of a note: its words, folded, without what is one sender's or one reader's.
///
/// Nothing where fewer than three words are left, and for LinkedIn's stock text: it isn't the sender's.
#[must_use]
pub fn skeleton(note: &str, known: &Known<'_>) -> Option<String> {
    let note = &note[..note.floor_char_boundary(READ_BYTES)];
    let sender = known.names.first().copied().unwrap_or_default();
    if note.trim().is_empty() || note::is_stock(note, sender) {
        return None;
    }
    let whole = without_written_together(note, known);
    let tokens = tokens(&whole);
    let masked = Masked::of(known, &tokens);
    let mut kept = String::with_capacity(note.len());
    let mut words = 0;
    for (place, token) in tokens.iter().enumerate() {
        if masked.takes(place, token) {
            continue;
        }
        for word in token.folded.split(' ').filter(|word| !word.is_empty()) {
            if words == MOST_WORDS {
                break;
            }
            if words > 0 {
                kept.push(' ');
            }
            kept.push_str(word);
            words += 1;
        }
    }
    (words >= FEWEST_WORDS).then_some(kept)
}

/// The note without names in a script that sets no spaces: there they are no words of their own.
fn without_written_together(note: &str, known: &Known<'_>) -> String {
    let mut whole = note.to_owned();
    let names = known.names.iter().chain(&known.owner);
    for name in names.chain(known.companies) {
        let name = name.trim();
        if name.chars().count() > 1 && name.chars().any(is_caseless) {
            whole = whole.replace(name, " ");
        }
    }
    whole
}

/// A word of a note.
struct Token {
    /// Folded and without apostrophes; in a script that sets no spaces, several words.
    folded: String,
    /// Whether it begins with a capital.
    capital: bool,
    /// Whether its script has no capitals.
    caseless: bool,
    /// Whether a sign that ends a clause stands before it.
    apart: bool,
}

/// The words of a note, without addresses and without whatever has a digit in it.
fn tokens(note: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for line in note.split(['\n', '\r']) {
        let mut apart = true;
        for chunk in line.split_whitespace() {
            if is_address(chunk) {
                apart = true;
                continue;
            }
            word_tokens(chunk, &mut apart, &mut tokens);
        }
    }
    tokens
}

fn word_tokens(chunk: &str, apart: &mut bool, tokens: &mut Vec<Token>) {
    let mut rest = chunk;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        *apart |= rest[..start].contains(ends_clause);
        let word = &rest[start..];
        let end = word
            .find(|c: char| !c.is_alphanumeric() && !is_apostrophe(c))
            .unwrap_or(word.len());
        rest = &word[end..];
        let word = &word[..end];
        if word.contains(char::is_numeric) {
            *apart = false;
            continue;
        }
        tokens.push(Token {
            folded: folded(word),
            capital: word.starts_with(char::is_uppercase),
            caseless: word.chars().any(is_caseless),
            apart: std::mem::replace(apart, false),
        });
    }
    *apart |= rest.contains(ends_clause);
}

/// A word folded, without apostrophes. Most are plain letters, for which this is all that folding does.
fn folded(word: &str) -> String {
    let mut plain: String = word.chars().filter(|c| !is_apostrophe(*c)).collect();
    if plain.is_ascii() {
        plain.make_ascii_lowercase();
        return plain;
    }
    fold(&plain)
}

/// Which words of a note are somebody's name.
struct Masked {
    /// Folded words of names and firms.
    named: Vec<String>,
    /// By the place of a word: whether its place in the sentence makes it a name.
    placed: Vec<bool>,
}

impl Masked {
    fn of(known: &Known<'_>, tokens: &[Token]) -> Self {
        let people = known.names.iter().chain(&known.owner);
        let named = people
            .chain(known.companies)
            .flat_map(|name| {
                name.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c))
                    .map(folded)
            })
            .filter(|word| !word.is_empty())
            .collect();
        Self {
            named,
            placed: placed(tokens),
        }
    }

    fn takes(&self, place: usize, token: &Token) -> bool {
        self.placed[place]
            || ((token.capital || token.caseless) && self.named.contains(&token.folded))
    }
}

/// Words that are names by where they stand: the greeting with whom it greets, and words with a capital after "at".
fn placed(tokens: &[Token]) -> Vec<bool> {
    let mut placed = vec![false; tokens.len()];
    let is = |place: usize, words: &[&str]| words.contains(&tokens[place].folded.as_str());
    let greeting = (0..tokens.len())
        .take_while(|place| is(*place, GREETINGS) && (*place == 0 || !tokens[*place].apart))
        .count();
    let capitals = tokens.iter().filter(|token| token.capital).count();
    // Where everything is written with a capital, one says nothing.
    let tells = capitals * 2 <= tokens.len() + GREETED_WORDS;
    let mut mask_run = |from: usize, most: usize| {
        let run = tokens[from..]
            .iter()
            .take(most)
            .take_while(|token| token.capital && !token.apart)
            .count();
        placed[from..from + run].fill(true);
    };
    if greeting > 0 {
        mask_run(greeting, GREETED_WORDS);
    }
    if tells {
        for place in 0..tokens.len() {
            if is(place, AT) {
                mask_run(place + 1, tokens.len());
            }
        }
    }
    placed[..greeting].fill(true);
    placed
}

fn is_address(chunk: &str) -> bool {
    chunk.contains("://")
        || chunk.starts_with("www.")
        || chunk
            .split_once('@')
            .is_some_and(|(before, after)| !before.is_empty() && after.contains('.'))
        || chunk
            .split_once('/')
            .is_some_and(|(host, _)| host.contains('.') && !host.ends_with('.'))
}

fn ends_clause(c: char) -> bool {
    matches!(
        c,
        ',' | '.'
            | '!'
            | '?'
            | ':'
            | ';'
            | '('
            | ')'
            | '–'
            | '—'
            | '-'
            | '…'
            | '。'
            | '，'
            | '！'
            | '？'
    )
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

/// Whether a letter is of a script without capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase()
}

#[cfg(test)]
mod tests;
