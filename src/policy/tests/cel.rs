//! The condition language held against the `cel` crate: the same tree, and the same value where every fact is known.
//!
//! That crate's parser recurses deeply, so the depth of what is generated is bounded and the work is done on a thread
//! with a large stack.

use super::*;
use crate::policy::syntax::{Binary, Expr, Node};
use crate::policy::{check, parse};
use ::cel::common::ast::{Expr as Theirs, IdedExpr, LiteralValue};
use ::cel::{Context, Program, Value as TheirValue};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// What all facts are known to be, for both sides.
#[derive(Clone, Debug)]
struct World {
    met: bool,
    wrote: bool,
    mutual: i64,
    age_days: i64,
    note_kind: &'static str,
    headline: String,
    tags: Vec<String>,
}

impl World {
    fn ours(&self) -> Answers {
        knowing(&[
            ("met", Value::Bool(self.met)),
            ("wrote", Value::Bool(self.wrote)),
            ("mutual", whole(self.mutual)),
            ("age_days", whole(self.age_days)),
            ("note_kind", said(self.note_kind)),
            ("headline", said(&self.headline)),
            ("tags", Value::List(self.tags.clone())),
        ])
    }

    fn theirs(&self) -> Context<'static, 'static> {
        let mut context = Context::default();
        context.add_variable_from_value("met", self.met);
        context.add_variable_from_value("wrote", self.wrote);
        context.add_variable_from_value("mutual", self.mutual);
        context.add_variable_from_value("age_days", self.age_days);
        context.add_variable_from_value("note_kind", self.note_kind);
        context.add_variable_from_value("headline", self.headline.clone());
        let tags: Vec<TheirValue> = self.tags.iter().map(|tag| tag.clone().into()).collect();
        context.add_variable_from_value("tags", tags);
        context
    }
}

fn worlds() -> impl Strategy<Value = World> {
    let texts = prop::sample::select(vec!["", "a", "ab", "žluť", "Tide & Loom"]);
    let kinds = prop::sample::select(vec!["none", "default", "generic", "specific"]);
    let numbers = prop_oneof![4 => -4_i64..9, 1 => any::<i64>()];
    let tags = prop::collection::vec(texts.clone(), 0..3);
    (
        any::<bool>(),
        any::<bool>(),
        numbers.clone(),
        numbers,
        kinds,
        texts,
        tags,
    )
        .prop_map(
            |(met, wrote, mutual, age_days, note_kind, headline, tags)| World {
                met,
                wrote,
                mutual,
                age_days,
                note_kind,
                headline: headline.to_owned(),
                tags: tags.into_iter().map(str::to_owned).collect(),
            },
        )
}

fn numbers() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        Just("mutual".to_owned()),
        Just("age_days".to_owned()),
        (-9_i64..99).prop_map(|number| number.to_string()),
        Just("0x1f".to_owned()),
        Just("size(tags)".to_owned()),
        Just("size(headline)".to_owned()),
    ];
    leaf.prop_recursive(2, 8, 2, |inner| {
        let sign = prop::sample::select(vec!["+", "-", "*", "/", "%"]);
        prop_oneof![
            3 => (inner.clone(), sign, inner.clone()).prop_map(|(one, sign, two)| format!("{one} {sign} {two}")),
            1 => inner.clone().prop_map(|one| format!("({one})")),
            1 => inner.prop_map(|one| format!("-({one})")),
        ]
    })
    .boxed()
}

fn texts() -> BoxedStrategy<String> {
    prop_oneof![
        Just("headline".to_owned()),
        Just("note_kind + headline".to_owned()),
        Just(r#""a""#.to_owned()),
        Just(r"'a\x62'".to_owned()),
        Just(r#"r"a\b""#.to_owned()),
        Just(r#""\u017elu\u0165""#.to_owned()),
        Just("'''Tide & Loom'''".to_owned()),
        Just("\"\"\"say \"a\" twice\"\"\"".to_owned()),
    ]
    .boxed()
}

fn conditions() -> BoxedStrategy<String> {
    let order = prop::sample::select(vec!["<", "<=", ">", ">=", "==", "!="]);
    let method = prop::sample::select(vec!["contains", "startsWith", "endsWith"]);
    let leaf = prop_oneof![
        Just("met".to_owned()),
        Just("wrote".to_owned()),
        Just("true".to_owned()),
        (numbers(), order.clone(), numbers())
            .prop_map(|(one, order, two)| format!("{one} {order} {two}")),
        (numbers(), order.clone()).prop_map(|(one, order)| format!("{one} {order} 2.5")),
        (texts(), order, texts()).prop_map(|(one, order, two)| format!("{one} {order} {two}")),
        (method, texts()).prop_map(|(method, part)| format!("headline.{method}({part})")),
        texts().prop_map(|text| format!("{text} in tags")),
        Just("note_kind in [\"none\", 'specific',]".to_owned()),
        numbers().prop_map(|number| format!("{number} in [1, 2, -3]")),
    ];
    leaf.prop_recursive(3, 24, 3, |inner| {
        let joint = prop::sample::select(vec!["&&", "||"]);
        prop_oneof![
            4 => (inner.clone(), joint, inner.clone()).prop_map(|(one, joint, two)| format!("{one} {joint} {two}")),
            2 => inner.clone().prop_map(|one| format!("({one})")),
            1 => inner.clone().prop_map(|one| format!("!({one})")),
            1 => inner.clone().prop_map(|one| format!("!!({one})")),
            1 => (inner.clone(), inner.clone(), inner)
                .prop_map(|(one, two, three)| format!("({one}) ? ({two}) : ({three})")),
        ]
    })
    .boxed()
}

/// Our tree as one text, with chains of `&&` and `||` flat.
fn ours(expr: &Expr) -> String {
    let all = |parts: &[Expr]| parts.iter().map(ours).collect::<Vec<_>>().join(" ");
    match &expr.node {
        Node::Bool(value) => value.to_string(),
        Node::Int(value) => value.to_string(),
        Node::Double(value) => format!("{value:?}"),
        Node::Text(value) => format!("{value:?}"),
        Node::Name(name) => name.clone(),
        Node::List(items) => format!("[{}]", all(items)),
        Node::Not(part) => format!("(!_ {})", ours(part)),
        Node::Negate(part) => format!("(-_ {})", ours(part)),
        Node::And(parts) => format!("(_&&_ {})", all(parts)),
        Node::Or(parts) => format!("(_||_ {})", all(parts)),
        Node::If(parts) => format!("(_?_:_ {})", all(&parts[..])),
        Node::Binary(Binary::In, parts) => format!("(@in {})", all(&parts[..])),
        Node::Binary(binary, parts) => format!("(_{}_ {})", binary.sign(), all(&parts[..])),
        Node::Call(call) => match &call.target {
            Some(target) => format!("(.{} {} {})", call.name, ours(target), all(&call.arguments)),
            None => format!("({} {})", call.name, all(&call.arguments)),
        },
        Node::Broken => "broken".to_owned(),
    }
}

fn theirs(expr: &IdedExpr) -> String {
    match &expr.expr {
        Theirs::Ident(name) => name.clone(),
        Theirs::Literal(LiteralValue::Boolean(value)) => value.inner().to_string(),
        Theirs::Literal(LiteralValue::Int(value)) => value.inner().to_string(),
        Theirs::Literal(LiteralValue::Double(value)) => format!("{:?}", value.inner()),
        Theirs::Literal(LiteralValue::String(value)) => format!("{:?}", value.inner()),
        Theirs::List(list) => format!(
            "[{}]",
            list.elements
                .iter()
                .map(theirs)
                .collect::<Vec<_>>()
                .join(" ")
        ),
        Theirs::Call(call) => {
            let mut parts = Vec::new();
            for part in &call.args {
                flatten(part, &call.func_name, &mut parts);
            }
            match &call.target {
                Some(target) => format!(
                    "(.{} {} {})",
                    call.func_name,
                    theirs(target),
                    parts.join(" ")
                ),
                None => format!("({} {})", call.func_name, parts.join(" ")),
            }
        }
        other => format!("{other:?}"),
    }
}

fn flatten(part: &IdedExpr, chain: &str, parts: &mut Vec<String>) {
    match &part.expr {
        Theirs::Call(call) if call.func_name == chain && matches!(chain, "_&&_" | "_||_") => {
            call.args
                .iter()
                .for_each(|part| flatten(part, chain, parts));
        }
        _ => parts.push(theirs(part)),
    }
}

fn agree(when: &str, world: &World) -> Result<(), TestCaseError> {
    let mut complaints = Vec::new();
    let expr = parse::parse(when, &mut complaints);
    prop_assert!(complaints.is_empty(), "{when}: {complaints:?}");
    let program = Program::compile(when);
    let program = program.map_err(|error| TestCaseError::fail(format!("{when}: {error:?}")))?;
    prop_assert_eq!(ours(&expr), theirs(program.expression()), "{}", when);

    let tree = check::check(&expr, &VOCABULARY, &mut complaints);
    prop_assert!(complaints.is_empty(), "{when}: {complaints:?}");
    let truth = tree.truth(&world.ours());
    // Where theirs fails, on a division by nothing say, ours is unknown or decided by the rest; nothing to compare.
    if let Ok(TheirValue::Bool(value)) = program.execute(&world.theirs()) {
        prop_assert_eq!(truth, Some(value), "{} in {:?}", when, world);
    }
    Ok(())
}

/// Whatever is read here without a complaint is CEL, and is read the same way there.
fn is_cel(soup: &str) -> Result<(), TestCaseError> {
    let mut complaints = Vec::new();
    let expr = parse::parse(soup, &mut complaints);
    if !complaints.is_empty() {
        return Ok(());
    }
    let program = Program::compile(soup);
    let program = program.map_err(|error| TestCaseError::fail(format!("{soup}: {error:?}")))?;
    prop_assert_eq!(ours(&expr), theirs(program.expression()), "{}", soup);
    Ok(())
}

fn soups() -> impl Strategy<Value = String> {
    let values = vec![
        "met",
        "mutual",
        "headline",
        "true",
        "1",
        "2.5",
        ".5",
        "0x1F",
        "\"a\"",
        "'b'",
        "r'\\d'",
        "size(tags)",
        "[1, 2]",
        "(",
        "!",
        "-",
        "[",
    ];
    let joints = vec![
        "&&",
        "||",
        "?",
        ":",
        "-",
        "+",
        "*",
        "%",
        "<",
        ">=",
        "==",
        "!=",
        "in",
        ")",
        "]",
        ",",
        ".contains(",
        "",
    ];
    let pairs = (prop::sample::select(values), prop::sample::select(joints));
    prop::collection::vec(pairs, 1..6).prop_map(|pairs| {
        let tokens = pairs.into_iter().flat_map(|(value, joint)| [value, joint]);
        tokens.chain(["met"]).collect::<Vec<_>>().join(" ")
    })
}

fn never_fails<S>(
    cases: u32,
    strategy: fn() -> S,
    test: impl Fn(S::Value) -> Result<(), TestCaseError> + Send + 'static,
) where
    S: Strategy + 'static,
{
    let work = move || {
        let config = ProptestConfig {
            cases,
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        let outcome = TestRunner::new(config).run(&strategy(), test);
        outcome.map_err(|error| error.to_string())
    };
    let thread = std::thread::Builder::new()
        .stack_size(256 << 20)
        .spawn(work)
        .unwrap();
    assert_eq!(thread.join().unwrap(), Ok(()));
}

#[test]
fn conditions_mean_what_they_mean_in_cel() {
    never_fails(
        400,
        || (conditions(), worlds()),
        |(when, world)| agree(&when, &world),
    );
}

#[test]
fn what_is_read_without_complaint_is_cel() {
    never_fails(4_000, soups, |soup| is_cel(&soup));
}
