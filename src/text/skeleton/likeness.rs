//! Which skeletons are alike, and which of many belong together.
//!
//! As many words may differ as leave four in a row the same wherever they stand. So only what shares four words in a row
//! is looked at, and nothing that is alike is missed; a hundred thousand don't have to be compared pair by pair.

use std::collections::HashMap;

/// How many words in a row two that are alike have in common.
const RUN: usize = 4;

/// The most words that may differ, however long the note: with a run of four, 24 words allow so many.
const MOST_CHANGES: usize = 5;

/// A run of words that more different skeletons share than this is a common phrase and brings none together.
const MOST_SHARING: usize = 256;

/// Beyond this many different skeletons only the same are put together.
const MOST_COMPARED: usize = 100_000;

/// A skeleton, quick to compare.
struct Shape {
    /// A number for each word.
    words: Vec<u32>,
    /// A bit for each word, over which a few changes change a few bits.
    bag: u64,
}

impl Shape {
    fn of(skeleton: &str) -> Self {
        let words: Vec<u32> = skeleton.split(' ').map(number).collect();
        let bag = words.iter().fold(0, |bag, word| bag ^ (1 << (word >> 26)));
        Self { words, bag }
    }

    /// How many words may differ: `n` words with `k` of them changed have an unchanged run of four if `n >= 4 k + 4`.
    fn leeway(&self) -> usize {
        (self.words.len().saturating_sub(RUN) / RUN).min(MOST_CHANGES)
    }

    fn alike(&self, other: &Self) -> bool {
        let leeway = self.leeway().min(other.leeway());
        let turned = (self.bag ^ other.bag).count_ones() as usize;
        turned <= 2 * leeway
            && self.words.len().abs_diff(other.words.len()) <= leeway
            && within(&self.words, &other.words, leeway)
    }

    /// The runs of words by which it is found.
    fn keys(&self) -> impl Iterator<Item = u64> {
        let runs = if self.leeway() == 0 {
            &[][..]
        } else {
            &self.words[..]
        };
        runs.windows(RUN).map(key)
    }
}

/// Whether two skeletons were made from one text: the same words in the same order, but for one in eight, or one in five
/// of a longer one.
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    one == other || Shape::of(one).alike(&Shape::of(other))
}

/// Puts together what is alike: for each skeleton, the place of the first that belongs with it, over any number of
/// steps. Which belong together doesn't depend on the order in which they are given.
#[must_use]
pub fn groups(skeletons: &[&str]) -> Vec<usize> {
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(skeletons.len());
    let mut different: Vec<usize> = Vec::new();
    let mut root: Vec<usize> = Vec::with_capacity(skeletons.len());
    for (place, skeleton) in skeletons.iter().enumerate() {
        let at = *first.entry(skeleton).or_insert(place);
        if at == place {
            different.push(place);
        }
        root.push(at);
    }
    if different.len() <= MOST_COMPARED {
        join(skeletons, &different, &mut root);
    }
    (0..root.len())
        .map(|place| find(&mut root, place))
        .collect()
}

fn join(skeletons: &[&str], different: &[usize], root: &mut [usize]) {
    let shapes: Vec<Shape> = different
        .iter()
        .map(|place| Shape::of(skeletons[*place]))
        .collect();
    let mut keys: Vec<(u64, u32)> = Vec::with_capacity(shapes.iter().map(|s| s.words.len()).sum());
    for (place, shape) in (0..).zip(&shapes) {
        keys.extend(shape.keys().map(|key| (key, place)));
    }
    keys.sort_unstable();
    keys.dedup();
    for sharing in keys.chunk_by(|(one, _), (other, _)| one == other) {
        if sharing.len() > MOST_SHARING {
            continue;
        }
        for (n, (_, one)) in sharing.iter().enumerate() {
            for (_, other) in &sharing[n + 1..] {
                let (one, other) = (*one as usize, *other as usize);
                if shapes[one].alike(&shapes[other]) {
                    let (a, b) = (find(root, different[one]), find(root, different[other]));
                    root[a.max(b)] = a.min(b);
                }
            }
        }
    }
}

/// The lowest place that is joined with one; shortens the way to it.
fn find(root: &mut [usize], place: usize) -> usize {
    let mut top = place;
    while root[top] != top {
        top = root[top];
    }
    let mut at = place;
    while root[at] != top {
        at = std::mem::replace(&mut root[at], top);
    }
    top
}

/// Whether one row of words can be turned into another by that many words put in, left out or changed.
fn within(one: &[u32], other: &[u32], most: usize) -> bool {
    if one.len().abs_diff(other.len()) > most {
        return false;
    }
    let mut before: Vec<usize> = (0..=other.len()).collect();
    let mut row = vec![0; other.len() + 1];
    for (i, word) in one.iter().enumerate() {
        let (from, to) = (i.saturating_sub(most), (i + most + 1).min(other.len()));
        row[0] = i + 1;
        row[from] = if from == 0 { i + 1 } else { usize::MAX / 2 };
        let mut least = row[from];
        for j in from..to {
            let changed = before[j] + usize::from(other[j] != *word);
            let left_out = if j < i + most {
                before[j + 1] + 1
            } else {
                changed
            };
            row[j + 1] = changed.min(left_out).min(row[j] + 1);
            least = least.min(row[j + 1]);
        }
        if least > most {
            return false;
        }
        std::mem::swap(&mut before, &mut row);
    }
    before[other.len()] <= most
}

/// FNV-1a, folded to a number a word.
fn number(word: &str) -> u32 {
    let mut hash = BASIS;
    for byte in word.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    }
    let folded = (hash ^ (hash >> 32)) & u64::from(u32::MAX);
    u32::try_from(folded).unwrap_or_default()
}

fn key(words: &[u32]) -> u64 {
    words.iter().fold(BASIS, |hash, word| {
        (hash ^ u64::from(*word))
            .wrapping_mul(PRIME)
            .rotate_left(23)
    })
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The distance by the whole table.
    fn distance(one: &[u32], other: &[u32]) -> usize {
        let mut before: Vec<usize> = (0..=other.len()).collect();
        for (i, word) in one.iter().enumerate() {
            let mut row = vec![i + 1];
            for (j, with) in other.iter().enumerate() {
                let changed = before[j] + usize::from(word != with);
                row.push(changed.min(before[j + 1] + 1).min(row[j] + 1));
            }
            before = row;
        }
        before[other.len()]
    }

    fn in_sets(skeletons: &[String]) -> std::collections::BTreeSet<Vec<String>> {
        let borrowed: Vec<&str> = skeletons.iter().map(String::as_str).collect();
        let mut sets: HashMap<usize, Vec<String>> = HashMap::new();
        for (place, root) in groups(&borrowed).into_iter().enumerate() {
            assert!(root <= place, "the first of them speaks for all");
            sets.entry(root).or_default().push(skeletons[place].clone());
        }
        sets.into_values()
            .map(|mut set| {
                set.sort();
                set
            })
            .collect()
    }

    proptest! {
        #[test]
        fn the_narrow_table_says_what_the_whole_one_says(
            one in proptest::collection::vec(0_u32..4, 0..20),
            other in proptest::collection::vec(0_u32..4, 0..20),
            most in 0_usize..5,
        ) {
            prop_assert_eq!(within(&one, &other, most), distance(&one, &other) <= most);
        }

        #[test]
        fn being_alike_is_mutual(one in "[abc]( [abc]){2,24}", other in "[abc]( [abc]){2,24}") {
            prop_assert!(alike(&one, &one));
            prop_assert_eq!(alike(&one, &other), alike(&other, &one));
        }

        #[test]
        fn the_order_in_which_they_come_changes_nothing(
            skeletons in proptest::collection::vec("[ab]( [ab]){2,15}", 0..40),
            turn in 0_usize..40,
        ) {
            let mut turned = skeletons.clone();
            turned.reverse();
            turned.rotate_left(turn.min(skeletons.len()));
            prop_assert_eq!(in_sets(&skeletons), in_sets(&turned));
        }

        #[test]
        fn whatever_is_alike_is_found(
            words in proptest::collection::vec("[a-e]", 8..40),
            changes in proptest::collection::vec((0_usize..40, 0_u8..3), 0..6),
        ) {
            let mut other = words.clone();
            for (place, how) in changes {
                let place = place % other.len();
                match how {
                    0 => other[place] = "7".to_owned(),
                    1 => other.insert(place, "8".to_owned()),
                    _ => drop(other.remove(place)),
                }
            }
            let (one, other) = (words.join(" "), other.join(" "));
            prop_assert_eq!(groups(&[&one, &other]) == [0, 0], alike(&one, &other));
        }
    }
}
