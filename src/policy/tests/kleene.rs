//! The three values, held against the tables.

use super::*;
use crate::model::Holds;
use proptest::prelude::*;

const THREE: [Holds; 3] = [Holds::Yes, Holds::Unknown, Holds::No];

fn known(name: &'static str, holds: Holds) -> Vec<(&'static str, Value)> {
    match holds {
        Holds::Yes => vec![(name, yes())],
        Holds::No => vec![(name, no())],
        Holds::Unknown => Vec::new(),
    }
}

fn table(when: &str) -> Vec<Holds> {
    let policy = policy(&[(when, "then = \"accept\"")]);
    let mut results = Vec::new();
    for met in THREE {
        for wrote in THREE {
            let answers = knowing(&[known("met", met), known("wrote", wrote)].concat());
            results.push(policy.rules()[0].tree.holds(&answers));
        }
    }
    results
}

const Y: Holds = Holds::Yes;
const U: Holds = Holds::Unknown;
const N: Holds = Holds::No;

#[test]
fn and_is_no_as_soon_as_one_is_no() {
    assert_eq!(table("met && wrote"), [Y, U, N, U, U, N, N, N, N]);
}

#[test]
fn or_is_yes_as_soon_as_one_is_yes() {
    assert_eq!(table("met || wrote"), [Y, Y, Y, Y, U, U, Y, U, N]);
}

#[test]
fn not_of_unknown_is_unknown() {
    assert_eq!(table("!met"), [N, N, N, U, U, U, Y, Y, Y]);
}

#[test]
fn nothing_equals_the_unknown_and_nothing_differs_from_it() {
    assert_eq!(table("met == wrote"), [Y, U, N, U, U, U, N, U, Y]);
    assert_eq!(table("met != wrote"), [N, U, Y, U, U, U, Y, U, N]);
}

#[test]
fn asking_whether_it_is_known_is_never_unknown() {
    assert_eq!(table("known(met)"), [Y, Y, Y, N, N, N, Y, Y, Y]);
}

#[test]
fn a_choice_on_something_unknown_stands_if_both_ways_agree() {
    assert_eq!(table("met ? wrote : true"), [Y, U, N, Y, U, U, Y, Y, Y]);
}

#[test]
fn one_match_in_a_list_is_enough_though_another_item_is_unknown() {
    assert_eq!(table("true in [met, wrote]"), table("met || wrote"));
}

fn conditions() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("met".to_owned()),
        Just("wrote".to_owned()),
        Just("has_note".to_owned()),
        (-3_i64..6).prop_map(|number| format!("(mutual > {number})")),
        (-3_i64..6).prop_map(|number| format!("(mutual + age_days == {number})")),
        Just("(note_kind in [\"none\", \"specific\"])".to_owned()),
        Just("(10 / mutual > 2)".to_owned()),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|one| format!("!({one})")),
            (inner.clone(), inner.clone()).prop_map(|(one, two)| format!("({one} && {two})")),
            (inner.clone(), inner.clone()).prop_map(|(one, two)| format!("({one} || {two})")),
            (inner.clone(), inner.clone()).prop_map(|(one, two)| format!("({one} == {two})")),
            (inner.clone(), inner.clone(), inner)
                .prop_map(|(one, two, three)| format!("({one} ? {two} : {three})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// What holds while something is unknown still holds when it becomes known, whatever it becomes.
    #[test]
    fn what_is_certain_stays_so_as_more_becomes_known(
        when in conditions(),
        met in any::<bool>(),
        wrote in any::<bool>(),
        has_note in any::<bool>(),
        numbers in (-3_i64..6, -3_i64..6),
        hidden in any::<[bool; 6]>(),
    ) {
        let all = [
            ("met", Value::Bool(met)),
            ("wrote", Value::Bool(wrote)),
            ("has_note", Value::Bool(has_note)),
            ("mutual", whole(numbers.0)),
            ("age_days", whole(numbers.1)),
            ("note_kind", said(if met { "none" } else { "generic" })),
        ];
        let some: Vec<_> = all.iter().zip(hidden).filter(|(_, hidden)| !hidden).map(|(one, _)| one.clone()).collect();
        let policy = policy(&[(&when, "then = \"accept\"")]);
        let tree = &policy.rules()[0].tree;
        if let Some(truth) = tree.truth(&knowing(&some)) {
            prop_assert_eq!(tree.truth(&knowing(&all)), Some(truth), "{}", when);
        }
    }
}
