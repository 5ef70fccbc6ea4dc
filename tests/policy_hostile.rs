//! Policy files may come from strangers: whatever is in a condition, reading it ends soon, and on a small stack.

#![expect(clippy::unwrap_used, reason = "the helpers of a test fail as tests do")]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use vestibule::facts;
use vestibule::policy::{Policy, Problem, render};

/// The stack of a thread that nobody gave more.
const STACK: usize = 2 << 20;

/// The longest that reading one condition may take, in a debug build on a machine that is otherwise idle.
const LONGEST: Duration = Duration::from_millis(10);

fn file(when: &str) -> String {
    let when = toml::Value::String(when.to_owned());
    format!(
        "title = \"x\"\n[[rule]]\nid = \"x\"\ntitle = \"x\"\nbecause = \"x\"\nthen = \"ask\"\nwhen = {when}\n"
    )
}

fn read(when: &str) -> Result<Policy, Vec<Problem>> {
    Policy::parse(&file(when), "x.toml", facts::vocabulary())
}

fn on_a_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(work)
        .unwrap();
    thread.join().unwrap()
}

#[test]
fn hostile_conditions_end_in_an_error_and_soon() {
    let hostile = [
        "(".repeat(1_900),
        format!("{}met{}", "(".repeat(900), ")".repeat(900)),
        "[".repeat(1_900),
        "!".repeat(1_900),
        "-".repeat(1_900),
        "met ? ".repeat(300),
        format!("{}met", "met ? met : ".repeat(150)),
        format!("mutual == {}1", "1+".repeat(900)),
        format!("mutual == {}1", "1*(".repeat(600)),
        format!("\"a\"{} == \"a\"", ".lower()".repeat(240)),
        "known(".repeat(300),
        "met && ".repeat(280),
        "&& ".repeat(600),
        ") ".repeat(900),
        ", ".repeat(900),
        "x ".repeat(900),
        "= ".repeat(900),
        "\"".repeat(1_999),
        "'\\x' ".repeat(300),
        "\u{202e}\u{1b}[2J".repeat(200),
        "999999999999999999999999 ".repeat(70),
        "tags[".repeat(380),
        ".a".repeat(900),
        "met".repeat(100_000),
        "purpose.matches(\"(((((a{100}){100}){100}){100}){100})\")".to_owned(),
        format!("purpose.matches(\"{}\")", "(".repeat(1_900)),
        format!("purpose.matches(\"{}\")", "(?:a|".repeat(380)),
        format!("purpose.matches(\"{}\")", "\\\\pL{1,200}".repeat(100)),
    ];
    for when in hostile {
        let start: String = when.chars().take(30).collect();
        let (refused, took) = timed(&when);
        assert!(refused, "{start}…");
        assert!(took < LONGEST, "{start}… took {took:?}");
    }
}

#[test]
fn the_costliest_patterns_that_are_read_are_read_soon() {
    let full = ["[^a]", "[a-\\U0010ffff]", ".{9}", "(a|b)?", "\\\\b"]
        .map(|part| part.repeat(200 / part.len()));
    let classes = ["\\\\pL\\\\W", "\\\\w{9}", "[\\\\pL&&[^a]]{4}"].map(str::to_owned);
    for pattern in full.into_iter().chain(classes) {
        let (_, took) = timed(&format!("purpose.matches(\"{pattern}\")"));
        assert!(took < 2 * LONGEST, "{pattern} took {took:?}");
    }
}

/// Whether a condition is refused, and how long that takes, on a small stack.
fn timed(when: &str) -> (bool, Duration) {
    let source = file(when);
    on_a_small_stack(move || {
        // The best of a few: a busy machine is slow now and then, a slow parser always.
        let mut best = Duration::MAX;
        let mut refused = true;
        for _ in 0..8 {
            let begun = Instant::now();
            refused &= Policy::parse(&source, "x.toml", facts::vocabulary()).is_err();
            best = best.min(begun.elapsed());
        }
        (refused, best)
    })
}

#[test]
fn the_deepest_condition_that_is_read_is_answered_on_a_small_stack() {
    on_a_small_stack(|| {
        let when = format!("{}met{}", "!(met && ".repeat(15), ")".repeat(15));
        let policy = read(&when).unwrap();
        let answers = vestibule::model::Answers(
            facts::vocabulary()
                .iter()
                .map(|_| vestibule::model::Answer::Unknown { tell: "your word" })
                .collect(),
        );
        let today = jiff::civil::date(2026, 11, 23);
        assert_eq!(
            policy.verdict(&answers, today),
            policy.explain(&answers, today).verdict
        );
    });
}

#[test]
fn the_problems_of_a_hostile_file_can_be_drawn() {
    let source = file(&"(\u{1b}]0;x\u{7} met\u{202e}".repeat(60));
    let problems = Policy::parse(&source, "x\u{1b}[2J.toml", facts::vocabulary()).unwrap_err();
    let picture = render(&problems, &source, false);
    assert!(!picture.chars().any(|c| c.is_control() && c != '\n'));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_too_odd_to_be_read(when in any::<String>()) {
        let _read = read(&when);
    }

    #[test]
    fn no_row_of_tokens_is_too_odd_to_be_read(
        tokens in prop::collection::vec(
            prop::sample::select(vec![
                "met", "mutual", "tags", "note_kind", "(", ")", "[", "]", ",", ".", "?", ":", "!", "-", "+", "/", "%",
                "==", "<", "in", "&&", "||", "1", "0.5", "\"a\"", "size", "known", ".lower()", ".matches(", "é", "#",
            ]),
            0..40,
        ),
    ) {
        let when = tokens.concat();
        let problems = read(&when).err().unwrap_or_default();
        let source = file(&when);
        for problem in &problems {
            prop_assert!(source.get(problem.span.clone()).is_some());
        }
        let _picture = render(&problems, &source, false);
    }

    #[test]
    fn no_file_is_too_odd_to_be_read(source in any::<String>()) {
        let _read = Policy::parse(&source, "x.toml", facts::vocabulary());
    }
}
