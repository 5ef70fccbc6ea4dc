//! The file: its keys, and the place of everything that is wrong in it.

use super::*;
use crate::policy::{Severity, render};

const WHOLE: &str = r#"title = "Open door"
stance = "I let in whoever knocks."
otherwise = "look"

[thresholds]
accept = 2
ignore = -1.5

[[rule]]
id = "met-in-person"
title = "You have met"
when = "met"
then = "accept"
because = "You have met."
public = "If we have met, come in."

[[rule]]
id = "own-words"
title = "own words"
when = "note_kind == \"specific\""
weight = 1
enabled = false
because = "It says something."
"#;

fn problems(source: &str) -> Vec<String> {
    let problems = parse(source).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_file_says_its_stance_its_thresholds_and_its_rules() {
    let policy = parse(WHOLE).unwrap();
    assert_eq!(policy.title, "Open door");
    assert_eq!(policy.stance, "I let in whoever knocks.");
    assert_eq!(
        (policy.thresholds.accept, policy.thresholds.ignore),
        (2.0, -1.5)
    );
    assert_eq!(
        policy.rules()[0].public.as_deref(),
        Some("If we have met, come in.")
    );
    assert!(!policy.rules()[1].enabled);
    assert_eq!(policy.facts_used().len(), 2);
    assert_eq!(policy.warnings(), []);
}

#[test]
fn the_hash_is_that_of_the_bytes() {
    let policy = parse(WHOLE).unwrap();
    assert_eq!(policy.hash(), parse(WHOLE).unwrap().hash());
    assert_ne!(
        policy.hash(),
        parse(&WHOLE.replace("-1.5", "-1.6")).unwrap().hash()
    );
}

#[test]
fn every_problem_is_found_at_once_and_in_its_place() {
    let source = r#"title = "Slips"
otherwize = "ask"

[thresholds]
accept = "3"
ignored = -3

[[rule]]
id = "Met_Once"
title = "met"
when = "mett"
then = "acept"
because = "You share {mutuall}."

[[rule]]
id = "both"
title = "both"
when = "met"
then = "ask"
weight = 1
because = "x"

[[rule]]
id = "both"
title = "again"
when = "met"
because = "x"
"#;
    assert_eq!(
        problems(source),
        [
            "test.toml:2:1: a policy has no key `otherwize`; did you mean `otherwise`?",
            "test.toml:5:10: `accept` is a number from -100 to 100",
            "test.toml:6:1: thresholds has no key `ignored`; did you mean `ignore`?",
            "test.toml:9:6: an id has small letters, digits and hyphens, such as `met-in-person`",
            "test.toml:11:9: unknown fact `mett`; did you mean `met`?",
            "test.toml:12:8: `acept` is no verdict; it is accept, ask, look or ignore; did you mean `accept`?",
            "test.toml:13:23: unknown fact `mutuall`; did you mean `mutual`?",
            "test.toml:20:10: a rule has `then` or `weight`, not both",
            "test.toml:23:1: a rule needs `then`, which decides, or `weight`, which leans",
            "test.toml:24:6: there is a rule `both` already",
        ]
    );
}

#[test]
fn places_in_a_condition_are_places_in_the_file_however_it_is_quoted() {
    let place = |when: &str| {
        let source = format!(
            "title = \"x\"\n[[rule]]\nid = \"a\"\ntitle = \"a\"\nthen = \"ask\"\nbecause = \"b\"\nwhen = {when}\n"
        );
        let problem = parse(&source).unwrap_err().remove(0);
        assert_eq!(&source[problem.span.clone()], "mett", "{when}");
        (problem.line, problem.column)
    };
    assert_eq!(place("'met || mett'"), (7, 16));
    assert_eq!(place(r#""headline == \"\u017d\" || mett""#), (7, 35));
    assert_eq!(place("'''\nmet\n  || mett'''"), (9, 6));
    assert_eq!(place("\"\"\"\nmet \\\n   || mett\"\"\""), (9, 7));
}

#[test]
fn a_picture_shows_the_place() {
    let source = WHOLE.replace("when = \"met\"", "when = \"mett\"");
    let problems = parse(&source).unwrap_err();
    insta::assert_snapshot!(render(&problems, &source, false), @r#"
    error: unknown fact `mett`
      --> test.toml:12:9
       |
    12 | when = "mett"
       |         ^^^^ did you mean `met`?
    "#);
}

#[test]
fn a_picture_of_a_hostile_file_steers_no_terminal() {
    let source = "title = \"a\u{202e}b\"\n# \u{9b}2J\u{1b}[2J\nxyz\u{1b} = 1\n";
    let problems = parse(source).unwrap_err();
    let picture = render(&problems, source, false);
    assert!(
        !picture
            .chars()
            .any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'),
        "{picture:?}"
    );
}

#[test]
fn what_is_no_toml_is_said_so() {
    let found = problems("title = \"x\n[[rule]]\n");
    assert!(found[0].starts_with("test.toml:1:"), "{found:?}");
    assert!(found[0].contains("this is no TOML"), "{found:?}");
}

#[test]
fn an_empty_file_says_what_a_policy_needs() {
    assert_eq!(
        problems(""),
        [
            "test.toml:1:1: a policy needs `title`",
            "test.toml:1:1: a policy needs rules; each begins with `[[rule]]`"
        ]
    );
}

#[test]
fn thresholds_at_which_silence_decides_are_refused() {
    assert_eq!(
        problems(&WHOLE.replace("accept = 2", "accept = 0")).len(),
        1
    );
    assert_eq!(
        problems(&WHOLE.replace("ignore = -1.5", "ignore = 0")).len(),
        1
    );
}

#[test]
fn warnings_keep_nobody_from_using_it() {
    let policy = parse(&WHOLE.replace("weight = 1", "weight = 0")).unwrap();
    assert_eq!(policy.warnings().len(), 1);
    assert_eq!(policy.warnings()[0].severity, Severity::Warning);
}

#[test]
fn a_title_that_would_steer_the_terminal_is_refused() {
    let source = WHOLE.replace("Open door", "Open\\u001b[2Jdoor");
    assert_eq!(
        problems(&source),
        ["test.toml:1:9: `title` has a character that can't be seen"]
    );
}

#[test]
fn a_condition_may_go_over_several_lines_with_tabs() {
    let source = WHOLE.replace("\"met\"", "\"\"\"\nmet\r\n\t|| wrote\"\"\"");
    assert!(parse(&source).is_ok(), "{:?}", problems(&source));
}
