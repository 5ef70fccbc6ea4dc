//! Which skeletons are alike, and which of many belong together.
//!
//! Two are looked at only if they share a beginning, an end or, at the same length, a middle of a third of their words.
//! Two with one or two words changed always do, unless one is longer by a word and both its ends are changed; so a
//! hundred thousand don't have to be compared pair by pair.

use std::collections::HashMap;

/// One word in this many may differ.
const WORDS_A_CHANGE: usize = 7;

/// The most words that may differ, however long the note.
const MOST_CHANGES: usize = 4;

/// A beginning, middle or end that more different skeletons share than this is a common phrase and brings none together.
const MOST_SHARING: usize = 256;

/// Beyond this many different skeletons only the same are put together: a hundred thousand take a third of a second.
const MOST_COMPARED: usize = 200_000;

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

    /// How many words may differ.
    fn leeway(&self) -> usize {
        (self.words.len() / WORDS_A_CHANGE).min(MOST_CHANGES)
    }

    fn alike(&self, other: &Self) -> bool {
        let leeway = self.leeway().min(other.leeway());
        let turned = (self.bag ^ other.bag).count_ones() as usize;
        turned <= 2 * leeway
            && self.words.len().abs_diff(other.words.len()) <= leeway
            && within(&self.words, &other.words, leeway)
    }

    /// The beginning, the end and the middle by which it is found.
    fn keys(&self, mut add: impl FnMut(u64)) {
        let count = self.words.len();
        if self.leeway() == 0 {
            return;
        }
        let third = count / 3;
        let (short, long) = ((count - 1) / 3, (count + 1) / 3);
        for length in [short, long].into_iter().take(1 + usize::from(short != long)) {
            add(key(1, length, &self.words[..length]));
            add(key(2, length, &self.words[count - length..]));
        }
        add(key(3, count, &self.words[third..count - third]));
    }
}

/// Whether two skeletons were made from one text: the same words in the same order, but for one in seven.
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
    (0..root.len()).map(|place| find(&mut root, place)).collect()
}

fn join(skeletons: &[&str], different: &[usize], root: &mut [usize]) {
    let shapes: Vec<Shape> = different
        .iter()
        .map(|place| Shape::of(skeletons[*place]))
        .collect();
    let mut keys: Vec<(u64, usize)> = Vec::with_capacity(shapes.len() * 5);
    for (place, shape) in shapes.iter().enumerate() {
        shape.keys(|key| keys.push((key, place)));
    }
    keys.sort_unstable();
    keys.dedup();
    for sharing in keys.chunk_by(|(one, _), (other, _)| one == other) {
        if sharing.len() > MOST_SHARING {
            continue;
        }
        for (place, (_, one)) in sharing.iter().enumerate() {
            for (_, other) in &sharing[place + 1..] {
                if shapes[*one].alike(&shapes[*other]) {
                    let (a, b) = (
                        find(root, different[*one]),
                        find(root, different[*other]),
                    );
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
            let left_out = if j < i + most { before[j + 1] + 1 } else { changed };
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

fn key(part: u64, length: usize, words: &[u32]) -> u64 {
    let head = [part, length as u64];
    head.into_iter()
        .chain(words.iter().map(|word| u64::from(*word)))
        .fold(BASIS, |hash, value| {
            (hash ^ value).wrapping_mul(PRIME).rotate_left(23)
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
        fn two_changed_words_are_always_found(
            words in proptest::collection::vec("[a-z]{3,6}", 14..40),
            changed in proptest::array::uniform2(0_usize..40),
        ) {
            let mut other = words.clone();
            for place in changed {
                let place = place % other.len();
                other[place] = "7".to_owned();
            }
            let (one, other) = (words.join(" "), other.join(" "));
            prop_assert_eq!(groups(&[&one, &other]), vec![0, 0]);
        }
    }
}
