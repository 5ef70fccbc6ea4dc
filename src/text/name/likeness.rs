//! How two names go together, if they do.
//!
//! Words are compared, in whatever order; nothing is concluded from a name but that. Names that share the family's word
//! alone don't go together: siblings do.

use super::parts::{Parts, Word};
use super::short_forms::same_name;
use super::sound::{consonants, sound, unvoiced};

/// How two names go together; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Likeness {
    /// The same words, in whatever order, accents and titles apart; one may have more of them.
    SameName,
    /// The same in another script.
    OtherScript,
    /// A short or familiar form of the same given name.
    Nickname,
    /// One of the two gives only an initial.
    Initial,
    /// The same given name with another surname.
    OtherSurname,
}

/// How two names go together; none where they don't, or where one is a single word and the other isn't.
///
/// ```
/// use vestibule::text::name::likeness::{Likeness, likeness};
///
/// assert_eq!(likeness("Dr. Łukasz Żak 🚀", "ZAK Lukasz, PMP"), Some(Likeness::SameName));
/// assert_eq!(likeness("Иван Петров", "Ivan Petrov"), Some(Likeness::OtherScript));
/// assert_eq!(likeness("Bill Ashby", "William Ashby"), Some(Likeness::Nickname));
/// assert_eq!(likeness("N. Brandt", "Nadia Brandt"), Some(Likeness::Initial));
/// assert_eq!(likeness("Nadia Keller", "Nadia Brandt"), Some(Likeness::OtherSurname));
/// assert_eq!(likeness("Nadia Keller", "Jonas Keller"), None);
/// ```
#[must_use]
pub fn likeness(a: &str, b: &str) -> Option<Likeness> {
    between(&Parts::of(a), &Parts::of(b))
}

/// The same of names that were cut into words before.
pub(super) fn between(a: &Parts, b: &Parts) -> Option<Likeness> {
    // Which word is matched with which may depend on whose are taken first; the result mustn't.
    [one_way(a, b), one_way(b, a)].into_iter().flatten().min()
}

/// Whether two names can be one person's under one mailbox or number: whoever they are, they are called the same.
///
/// A name without a whole word, or of one word that the other has too, goes with any it doesn't contradict.
#[must_use]
pub fn go_together(a: &str, b: &str) -> bool {
    let (a, b) = (Parts::of(a), Parts::of(b));
    if is_bare(&a) || is_bare(&b) {
        let shared = a.words.iter().any(|one| {
            b.words
                .iter()
                .any(|other| alike(one, other, a.latin != b.latin))
        });
        return shared || a.whole().next().is_none() || b.whole().next().is_none();
    }
    between(&a, &b).is_some()
}

/// Whether a name has less than two whole words, so that it tells little of whose it is.
#[must_use]
pub fn bare(name: &str) -> bool {
    is_bare(&Parts::of(name))
}

fn is_bare(parts: &Parts) -> bool {
    parts.whole().count() < 2
}

fn one_way(a: &Parts, b: &Parts) -> Option<Likeness> {
    if matches!((&a.generation, &b.generation), (Some(a), Some(b)) if a != b) {
        return None;
    }
    let cross = a.latin != b.latin;
    let mut matching = Matching::new(a, b);
    let exact = matching.whole(|one, other| one.plain == other.plain);
    let full = exact + matching.whole(|one, other| alike(one, other, cross));
    let same = if cross {
        Likeness::OtherScript
    } else {
        Likeness::SameName
    };
    if cross && (joined(a, b)) {
        return Some(same);
    }
    let single = a.words.len() == 1 && b.words.len() == 1;
    if full == 0 {
        return other_surname(a, b, cross);
    }
    if single {
        return Some(same);
    }
    if full >= 2 && matching.one_has_no_more() {
        return Some(same);
    }
    let initials = matching.initials();
    if initials > 0 && matching.one_has_no_more() {
        let given = |parts: &Parts| parts.given().is_some_and(|given| given.initial);
        let told = full >= 2 && !given(a) && !given(b);
        return Some(if told { same } else { Likeness::Initial });
    }
    if initials == 0 && matching.familiar(cross) {
        return Some(Likeness::Nickname);
    }
    other_surname(a, b, cross)
}

/// The same given name, and otherwise nothing in common.
fn other_surname(a: &Parts, b: &Parts, cross: bool) -> Option<Likeness> {
    let (one, other) = (a.given()?, b.given()?);
    let given = !one.initial
        && !other.initial
        && (alike(one, other, cross) || same_name(&one.plain, &other.plain));
    let family = |parts: &Parts| -> Vec<Word> { parts.others().cloned().collect() };
    let (a, b) = (family(a), family(b));
    // With the family's word in common too, and the rest not, they are two: Anna Lena and Anna Sofie of one family.
    let shared = a
        .iter()
        .any(|one| b.iter().any(|other| alike(one, other, cross)));
    (given && !shared && !a.is_empty() && !b.is_empty()).then_some(Likeness::OtherSurname)
}

/// Whether two words are one, by how they are written or, in two scripts, by how they sound.
fn alike(one: &Word, other: &Word, cross: bool) -> bool {
    one.plain == other.plain
        || one.spelt.as_deref() == Some(&other.plain)
        || other.spelt.as_deref() == Some(&one.plain)
        || (cross && sound(&one.plain) == sound(&other.plain))
}

/// Whether names in two scripts are one by the sounds of all of their words, however these are parted and ordered; for a
/// script without vowels by the consonants.
fn joined(a: &Parts, b: &Parts) -> bool {
    /// More words than these aren't put in every order.
    const ORDERED: usize = 4;
    let words = |parts: &Parts| -> Vec<String> {
        parts.words.iter().map(|word| word.plain.clone()).collect()
    };
    let (one, other) = (words(a), words(b));
    if one.len() < 2 && other.len() < 2 {
        return false;
    }
    if a.without_vowels || b.without_vowels {
        let bones = |words: &[String]| {
            let mut bones: Vec<String> = words.iter().map(|word| consonants(word)).collect();
            bones.sort();
            bones
        };
        let (one, other) = (bones(&one), bones(&other));
        return one == other && one.iter().all(|bones| !bones.is_empty());
    }
    if one.len() > ORDERED || other.len() > ORDERED {
        return false;
    }
    let whole = unvoiced(&one.concat());
    orders(&other)
        .iter()
        .any(|order| unvoiced(&order.concat()) == whole)
}

/// A few words in every order.
fn orders(words: &[String]) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    for word in words {
        all = all
            .into_iter()
            .flat_map(|order: Vec<String>| {
                (0..=order.len()).map(move |place| {
                    let mut longer = order.clone();
                    longer.insert(place, word.clone());
                    longer
                })
            })
            .collect();
    }
    all
}

/// Which words of two names are left to be matched.
struct Matching<'a> {
    one: Vec<&'a Word>,
    other: Vec<&'a Word>,
}

impl<'a> Matching<'a> {
    fn new(a: &'a Parts, b: &'a Parts) -> Self {
        Self {
            one: a.words.iter().collect(),
            other: b.words.iter().collect(),
        }
    }

    /// Takes away the pairs that match, initials only with initials; gives how many pairs of whole words there were.
    fn whole(&mut self, same: impl Fn(&Word, &Word) -> bool) -> usize {
        let mut pairs = 0;
        let other = &mut self.other;
        self.one.retain(|one| {
            let place = other
                .iter()
                .position(|other| one.initial == other.initial && same(one, other));
            if let Some(place) = place {
                other.remove(place);
                pairs += usize::from(!one.initial);
            }
            place.is_none()
        });
        pairs
    }

    /// Takes away initials with the words they may stand for; gives how many there were.
    fn initials(&mut self) -> usize {
        let mut pairs = 0;
        let other = &mut self.other;
        self.one.retain(|one| {
            let place = other.iter().position(|other| {
                one.initial != other.initial
                    && (one.plain.starts_with(&other.plain) || other.plain.starts_with(&one.plain))
            });
            if let Some(place) = place {
                other.remove(place);
                pairs += 1;
            }
            place.is_none()
        });
        pairs
    }

    /// Whether what is left are two forms of one given name, and beyond that words of one of the two alone.
    fn familiar(&self, cross: bool) -> bool {
        let pair = self.one.iter().enumerate().find_map(|(place, one)| {
            let other = self
                .other
                .iter()
                .position(|other| same_name(&one.plain, &other.plain))?;
            Some((place, other))
        });
        pair.is_some() && (self.one.len() == 1 || self.other.len() == 1) && !cross
            || pair.is_some() && cross && self.one.len() == 1 && self.other.len() == 1
    }

    /// Whether one of the two has no word left.
    fn one_has_no_more(&self) -> bool {
        self.one.is_empty() || self.other.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::Likeness::{Initial, Nickname, OtherScript, OtherSurname, SameName};
    use super::*;
    use proptest::prelude::*;

    fn all(pairs: &[(&str, &str)], expected: Option<Likeness>) {
        for (one, other) in pairs {
            assert_eq!(likeness(one, other), expected, "{one} / {other}");
            assert_eq!(likeness(other, one), expected, "{other} / {one}");
        }
    }

    #[test]
    fn one_name_is_one_in_any_order_with_whatever_hangs_on_to_it() {
        all(
            &[
                ("Nadia Brandt", "BRANDT Nadia"),
                ("Brandt, Nadia", "Dr. Nadia Brandt, MBA"),
                ("✨ Nadia Brandt (she/her)", "Nadia Brandt | Speaker"),
                ("Łukasz Wójcik", "Lukasz Wojcik"),
                ("Jürgen Müller", "Juergen Mueller"),
                ("Jürgen Müller", "Jurgen Muller"),
                ("Siobhán O'Dea", "Siobhan O’Dea"),
                ("Anna-Lena Vogt", "Anna Lena Vogt"),
                ("Pieter van der Meer", "Pieter Meer"),
                ("Maria Silva", "Maria Aparecida da Silva"),
                ("Inés García López", "Ines Garcia"),
                ("Nadia Keller-Brandt", "Nadia Brandt"),
                ("John R. Ashby", "John Robert Ashby"),
                ("John R. Ashby", "John Ashby"),
                ("Nagy Anna", "Anna Nagy"),
                ("Suryani", "SURYANI"),
            ],
            Some(SameName),
        );
    }

    #[test]
    fn one_name_is_one_in_another_script() {
        all(
            &[
                ("Иван Петров", "Ivan Petrov"),
                ("Сергей Соколов", "Sergey Sokolov"),
                ("Дмитрий Алексеев", "Dmitry Alexeev"),
                ("Ελένη Παππάς", "Eleni Pappas"),
                ("王 伟", "Wei Wang"),
                ("林雨桐", "Yutong Lin"),
                ("김서연", "Seoyeon Kim"),
                ("יונתן גולן", "Yonatan Golan"),
                ("سامي مراد", "Sami Mourad"),
            ],
            Some(OtherScript),
        );
        // Characters are read as Chinese: what a Japanese name sounds like isn't known.
        all(&[("山田太郎", "Taro Yamada")], None);
    }

    #[test]
    fn short_forms_and_initials_go_with_the_name() {
        all(
            &[
                ("Bill Ashby", "William Ashby"),
                ("Bea Falcão", "Beatriz Falcão"),
                ("Sasha Melnyk", "Aleksandra Melnyk"),
                ("Katya Sokolova", "Ekaterina Sokolova"),
                ("Bob Ashby", "Robert James Ashby"),
            ],
            Some(Nickname),
        );
        all(
            &[
                ("N. Brandt", "Nadia Brandt"),
                ("Nadia B.", "Nadia Brandt"),
                ("J. R. Ashby", "John Ashby"),
                ("N. García López", "Nadia García López"),
            ],
            Some(Initial),
        );
    }

    #[test]
    fn another_surname_is_told_from_another_person_of_the_family() {
        all(
            &[
                ("Nadia Keller", "Nadia Brandt"),
                ("KELLER Nadia", "Nadia Brandt"),
                ("Kate Keller", "Katherine Brandt"),
            ],
            Some(OtherSurname),
        );
        all(
            &[
                ("Nadia Keller", "Jonas Keller"),
                ("KELLER Nadia", "KELLER Jonas"),
                ("Keller, Nadia", "Keller, Jonas"),
                ("Anna Lena Brandt", "Anna Sofie Brandt"),
                ("Alexander Vogt", "Alexandra Vogt"),
                ("John Ashby Jr", "John Ashby Sr"),
                ("John Ashby Jr.", "John Ashby Sr."),
                ("John R. Ashby", "John Paul Ashby"),
                ("N. Brandt", "Jonas Brandt"),
                ("Nguyễn Thị Lan", "Nguyễn Văn Minh"),
                ("Nadia", "Nadia Brandt"),
                ("", "Nadia Brandt"),
                ("", ""),
            ],
            None,
        );
    }

    #[test]
    fn one_mailbox_is_one_persons_only_under_names_that_go_together() {
        for (one, other) in [
            ("Nadia Keller", "Nadia Brandt"),
            ("Nadia Keller", "N. Keller"),
            ("Nadia Keller", "Nadia"),
            ("Nadia Keller", ""),
        ] {
            assert!(
                go_together(one, other) && go_together(other, one),
                "{other}"
            );
        }
        for other in ["Jonas Keller", "Ruth Amsel", "Jonas", "Office"] {
            assert!(!go_together("Nadia Keller", other), "{other}");
        }
    }

    proptest! {
        #[test]
        fn likeness_is_the_same_from_both_sides_and_any_text_has_one_or_none(a in ".{0,60}", b in ".{0,60}") {
            prop_assert_eq!(likeness(&a, &b), likeness(&b, &a));
            prop_assert_eq!(go_together(&a, &b), go_together(&b, &a));
        }

        #[test]
        fn names_of_few_words_go_together_the_same_from_both_sides(
            a in prop::collection::vec(prop::sample::select(WORDS), 0..5),
            b in prop::collection::vec(prop::sample::select(WORDS), 0..5),
        ) {
            let (a, b) = (a.join(" "), b.join(" "));
            prop_assert_eq!(likeness(&a, &b), likeness(&b, &a));
            prop_assert_eq!(go_together(&a, &b), go_together(&b, &a));
            let mut turned: Vec<&str> = a.split(' ').collect();
            turned.reverse();
            if turned.len() > 1 && turned.iter().all(|word| word.len() > 2) {
                prop_assert_eq!(likeness(&a, &turned.join(" ")), Some(SameName));
            }
        }
    }

    const WORDS: &[&str] = &[
        "Anna",
        "A.",
        "Müller",
        "Mueller",
        "MULLER",
        "Иван",
        "Ivan",
        "Bill",
        "William",
        "van",
        "Jr",
        "N.",
        "Keller",
        "Nadia",
        "김서연",
        "O'Dea",
    ];
}
