//! Whether a note is one of LinkedIn's stock invitations, with no more than a greeting, a signature or a courtesy around
//! it.
//!
//! The site has used many wordings in many languages, and people change a word or two. So no sentence is compared:
//! a note is stock if nothing is left of it once the words that stock invitations are made of are taken out.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::phrase::parse;
use super::plain::{Plain, is_cased_script, is_caseless};

/// The longest note that is looked at, in bytes of its plain spelling: a stock text with a greeting is half of that.
const LONGEST: usize = 400;

/// The most words that a greeting's name or a signature has.
const NAME_WORDS: usize = 4;

/// The most letters that a name has in a script without spaces between words.
const NAME_LETTERS: usize = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Anchor,
    Act,
    Around,
}

struct Words {
    finder: AhoCorasick,
    uses: Vec<(Use, bool)>,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
    let mut texts = Vec::new();
    let mut uses = Vec::new();
    for (heading, phrase) in parse(include_str!("../../../assets/phrases/stock.txt")) {
        let of = match heading {
            "anchor" => Use::Anchor,
            "act" => Use::Act,
            _ => Use::Around,
        };
        for piece in phrase.parts.into_iter().flat_map(|part| part.pieces) {
            texts.push(piece.text);
            uses.push((of, piece.open_right));
        }
    }
    let finder = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(&texts)
        .ok()?;
    Some(Words { finder, uses })
});

/// Whether a note is stock. The sender's name, in plain spelling, may stand anywhere in it.
pub(super) fn is_stock(plain: &Plain, sender: &str) -> bool {
    let text = plain.text.trim();
    if text.len() > LONGEST {
        return false;
    }
    let Some(words) = WORDS.as_ref() else {
        return false;
    };
    let mut found = Found::default();
    let of_sender =
        |range: &Range<usize>| super::plain::has_word(sender, &plain.text[range.clone()]);
    let mut looked = 0;
    let mut others = 0;
    for word in tokens(&plain.text) {
        found.take(words, &plain.text, word);
        others += found.left[looked..]
            .iter()
            .filter(|range| !of_sender(range))
            .count();
        looked = found.left.len();
        // More than two names can't be names: the rest of an ordinary note needn't be looked at.
        if others > 2 * NAME_WORDS {
            return false;
        }
    }
    let left: Vec<&Range<usize>> = found
        .left
        .iter()
        .filter(|range| !of_sender(range))
        .collect();
    found.anchored && found.acted && is_names(plain, &left, &found)
}

#[derive(Default)]
struct Found {
    anchored: bool,
    acted: bool,
    /// Where the stock words begin and end that are no courtesy.
    core: Option<Range<usize>>,
    /// What no stock word covers.
    left: Vec<Range<usize>>,
    /// Where the last phrase ended; tokens inside it are covered.
    covered: usize,
}

impl Found {
    /// Looks for the longest stock phrase that begins with a token; what isn't covered is left.
    fn take(&mut self, words: &Words, text: &str, token: Range<usize>) {
        let mut at = token.start.max(self.covered);
        while at < token.end {
            let input = aho_corasick::Input::new(text)
                .range(at..text.len())
                .anchored(aho_corasick::Anchored::No);
            let found = words
                .finder
                .find_iter(input)
                .take_while(|found| found.start() < token.end)
                .find(|found| {
                    stands_apart(
                        text,
                        found.range(),
                        words.uses[found.pattern().as_usize()].1,
                    )
                });
            let Some(found) = found else {
                self.left.push(at..token.end);
                return;
            };
            if at < found.start() {
                self.left.push(at..found.start());
            }
            self.mark(words.uses[found.pattern().as_usize()].0, &found.range());
            at = if words.uses[found.pattern().as_usize()].1 {
                found.end().max(token.end)
            } else {
                found.end()
            };
            self.covered = at;
        }
    }

    fn mark(&mut self, of: Use, range: &Range<usize>) {
        match of {
            Use::Anchor => self.anchored = true,
            Use::Act => self.acted = true,
            Use::Around => return,
        }
        let start = self.core.as_ref().map_or(range.start, |core| core.start);
        self.core = Some(start..range.end);
    }
}

/// Whether what is left can only be the reader's name in a greeting, or the sender's in a signature.
fn is_names(plain: &Plain, left: &[&Range<usize>], found: &Found) -> bool {
    let Some(core) = &found.core else {
        return false;
    };
    let text = &plain.text;
    let opening = text
        .find([',', '!', '\n', ':', '-', '.'])
        .unwrap_or(0)
        .min(core.start);
    let closing = core.end
        + text[core.end..]
            .find(['\n', '.', '!', '-', ',', '。'])
            .unwrap_or(text.len() - core.end);
    let in_greeting = |range: &&&Range<usize>| range.end <= opening;
    let in_signature = |range: &&&Range<usize>| range.start >= closing;
    let greeted: Vec<_> = left.iter().filter(in_greeting).collect();
    let signed: Vec<_> = left.iter().filter(in_signature).collect();
    greeted.len() + signed.len() == left.len()
        && [greeted, signed].iter().all(|group| {
            group.len() <= NAME_WORDS && group.iter().all(|range| reads_as_name(plain, range))
        })
}

fn reads_as_name(plain: &Plain, range: &Range<usize>) -> bool {
    let word = &plain.text[range.clone()];
    if word.chars().any(is_caseless) {
        return word.chars().count() <= NAME_LETTERS;
    }
    plain.has_capital(range.start)
}

/// The runs of letters and digits of a text.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c: char| c.is_alphanumeric())?;
        let end = text[start..]
            .find(|c: char| !c.is_alphanumeric() && c != '\'')
            .map_or(text.len(), |length| start + length);
        at = end;
        Some(start..end)
    })
}

fn stands_apart(text: &str, range: Range<usize>, open_right: bool) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || is_cased_script(c));
    let inside = &text[range.clone()];
    let left = letter(text[..range.start].chars().next_back()) && letter(inside.chars().next());
    let right = letter(inside.chars().next_back()) && letter(text[range.end..].chars().next());
    !left && (open_right || !right || inside.ends_with('\''))
}
