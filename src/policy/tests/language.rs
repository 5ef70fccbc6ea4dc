//! What conditions say, and what is said of those that say nothing.

use super::*;
use crate::model::Holds;

fn holds(when: &str, known: &[(&str, Value)]) -> Holds {
    policy(&[(when, "then = \"accept\"")]).rules()[0]
        .tree
        .holds(&knowing(known))
}

#[track_caller]
fn always(when: &str) {
    assert_eq!(holds(when, &[]), Holds::Yes, "{when}");
}

#[test]
fn a_rule_asks_for_facts_by_name() {
    assert_eq!(holds("met", &[("met", yes())]), Holds::Yes);
    assert_eq!(holds("met", &[("met", no())]), Holds::No);
    assert_eq!(holds("met", &[]), Holds::Unknown);
}

#[test]
fn precedence_is_that_of_cel() {
    always("1 + 2 * 3 == 7");
    always("(1 + 2) * 3 == 9");
    always("10 - 4 - 3 == 3");
    always("100 / 10 / 5 == 2");
    always("true || false && false");
    always("!false && true");
    always("-7 % 3 == -1");
    always("2 - -3 == 5");
    always("false ? false : true ? true : false");
    always("!!true");
    always("1 < 2 == true");
}

#[test]
fn texts_may_be_written_in_every_way_of_cel() {
    always(r#""a\tb" == 'a\x09b'"#);
    always(r#""\u017d\U0001F600\101" == "Ž😀A""#);
    always(r#"r"\d" == "\\d""#);
    always("\"\"\"two \"quoted\" words\"\"\" == 'two \"quoted\" words'");
    always(r#""it's" == 'it\'s'"#);
}

#[test]
fn numbers_may_be_written_in_every_way_of_cel() {
    always("0x1F == 31");
    always("1.5e3 == 1500.0");
    always(".5 < 1");
    always("-9223372036854775808 < 0");
    always("9223372036854775807 > 9223372036854775806.0 - 4096.0");
}

#[test]
fn lists_may_end_in_a_comma_and_a_comment_reaches_to_the_end_of_its_line() {
    always("2 in [1, 2,] // one of the two\n && true");
}

#[test]
fn methods_look_into_texts() {
    let known = [("headline", said("Head of Câbles, Nantes"))];
    for when in [
        "headline.contains(\"of\")",
        "headline.startsWith(\"Head\")",
        "headline.endsWith(\"Nantes\")",
        "headline.matches(\"^head of c.bles\")",
        "headline.lower() == \"head of câbles, nantes\"",
        "size(headline) == 22",
    ] {
        assert_eq!(holds(when, &known), Holds::Yes, "{when}");
        assert_eq!(holds(when, &[]), Holds::Unknown, "{when}");
    }
}

#[test]
fn tags_are_a_list() {
    let known = [("tags", Value::List(vec!["choir".into(), "trusted".into()]))];
    assert_eq!(holds("\"trusted\" in tags", &known), Holds::Yes);
    assert_eq!(holds("\"client\" in tags", &known), Holds::No);
    assert_eq!(holds("size(tags) == 2", &known), Holds::Yes);
    assert_eq!(
        holds("tags + [\"x\"] == [\"choir\", \"trusted\", \"x\"]", &known),
        Holds::Yes
    );
}

#[test]
fn sums_that_do_not_fit_are_unknown() {
    for when in [
        "9223372036854775807 + 1 > 0",
        "-9223372036854775808 - 1 > 0",
        "-9223372036854775808 / -1 > 0",
        "-9223372036854775808 % -1 == 0",
        "1 / 0 == 1",
        "1 % 0 == 1",
        "9223372036854775807 * 2 > 0",
        "-(-9223372036854775808) > 0",
    ] {
        assert_eq!(holds(when, &[]), Holds::Unknown, "{when}");
    }
    always("1 / 0 == 1 || true");
}

#[test]
fn a_slip_in_a_name_is_answered_with_the_name_that_was_meant() {
    assert_eq!(
        complaint("mutuall > 3"),
        "unknown fact `mutuall`; did you mean `mutual`?"
    );
    assert_eq!(complaint("note-kind == \"none\""), "unknown fact `note`");
    assert_eq!(
        complaint("note_kind == \"specifc\""),
        "`note_kind` is never `specifc`; did you mean `specific`?"
    );
    assert_eq!(
        complaint("note_kind in [\"none\", \"blue\"]"),
        "`note_kind` is never `blue`; it is one of none, default, generic, specific"
    );
    assert_eq!(
        complaint("headline.contain(\"x\")"),
        "unknown method `contain`; did you mean `contains`?"
    );
    assert_eq!(
        complaint("has(met)"),
        "`has` asks for a part, and facts have none; did you mean `known`?"
    );
}

#[test]
fn kinds_that_do_not_go_together_are_named() {
    assert_eq!(
        complaint("mutual"),
        "a rule must come to yes or no, and this is a whole number"
    );
    assert_eq!(
        complaint("mutual > \"3\""),
        "`>` can't take a whole number and a text"
    );
    assert_eq!(
        complaint("met && mutual"),
        "`&&` takes yes or no, and this is a whole number"
    );
    assert_eq!(
        complaint("!mutual"),
        "`!` takes yes or no, and this is a whole number"
    );
    assert_eq!(
        complaint("mutual + 0.5 > 1"),
        "`+` can't take a whole number and a number with a fraction; write both with a fraction or both without"
    );
    assert_eq!(
        complaint("tags.contains(\"x\")"),
        "`contains` takes a text, and this is a list; `x in list` asks for an item"
    );
    assert_eq!(
        complaint("size(mutual) > 1"),
        "`size` takes a text or a list, and this is a whole number"
    );
    assert_eq!(complaint("known(1)"), "`known` takes the name of a fact");
    assert_eq!(
        complaint("known(met, wrote)"),
        "this is written `known(fact)`"
    );
    assert_eq!(
        complaint("headline.matches(headline)"),
        "a pattern must be written out, in quotes"
    );
}

#[test]
fn habits_from_elsewhere_are_corrected() {
    assert_eq!(complaint("met and wrote"), "`and` is written `&&` here");
    assert_eq!(complaint("met | wrote"), "`|` is written `||` here");
    assert_eq!(complaint("mutual = 3"), "`=` is written `==` here");
    assert_eq!(
        complaint("met == null"),
        "there is no null; `known(fact)` asks whether a fact is known"
    );
    assert_eq!(
        complaint("tags[0] == \"x\""),
        "single items can't be picked here; `in` asks whether something is in a list"
    );
    assert_eq!(
        complaint("tags.exists(t, met)"),
        "there are no loops here; `x in list` asks for an item"
    );
}

#[test]
fn what_is_open_or_missing_is_pointed_out() {
    assert_eq!(complaint("(met && wrote"), "this `(` is never closed");
    assert_eq!(complaint("met)"), "this `)` closes nothing");
    assert_eq!(
        complaint("met &&"),
        "expected a fact, a value or `(`, found the end"
    );
    assert_eq!(
        complaint("headline == \"x"),
        "this text has no closing quote"
    );
    assert_eq!(
        complaint("headline == \"\\q\""),
        "`\\q` is no escape; a backslash itself is written `\\\\`"
    );
    assert_eq!(
        complaint("met ? wrote"),
        "this `?` has no `:` with what holds otherwise"
    );
    assert_eq!(complaint("mutual > 12abc"), "`12abc` is no number");
    assert_eq!(
        complaint("met wrote"),
        "expected an operator such as `&&`, found `wrote`"
    );
    assert_eq!(
        complaint("headline.matches(\"(\")"),
        "this pattern can't be read: unclosed group"
    );
}

#[test]
fn several_slips_are_found_at_once() {
    assert_eq!(
        complaints("mett && mutual > \"x\" || note_kind == \"specifc\" && (has_note"),
        [
            "unknown fact `mett`; did you mean `met`?",
            "`>` can't take a whole number and a text",
            "`note_kind` is never `specifc`; did you mean `specific`?",
            "this `(` is never closed",
        ]
    );
    assert_eq!(complaints("met && && wrot").len(), 2);
}

#[test]
fn thirty_two_levels_are_read_and_one_more_is_not() {
    let nested = |levels: usize| format!("{}met{}", "(".repeat(levels), ")".repeat(levels));
    assert_eq!(complaints(&nested(31)), Vec::<String>::new());
    assert_eq!(
        complaints(&nested(32)),
        ["nested more than 32 levels deep; split it into several rules"]
    );
    let sum = |terms: usize| format!("{} == 0", vec!["1"; terms].join(" + "));
    assert_eq!(complaints(&sum(30)), Vec::<String>::new());
    assert_eq!(complaints(&sum(200)).len(), 1);
}

#[test]
fn a_long_chain_costs_no_depth() {
    let chain = vec!["mutual == 1"; 120].join(" || ");
    assert_eq!(complaints(&chain), Vec::<String>::new());
}
