//! Verdicts, findings, what would settle it, and how long an assessment stands.

use super::*;
use crate::model::{Assessment, Holds, Verdict};
use crate::policy::{Outcome, Severity};

const ACCEPT: &str = "then = \"accept\"";
const LOOK: &str = "then = \"look\"";
const ASK: &str = "then = \"ask\"";
const IGNORE: &str = "then = \"ignore\"";

fn assess(rules: &[(&str, &str)], known: &[(&str, Value)]) -> Assessment {
    policy(rules).assess(&knowing(known), TODAY)
}

fn settle(rules: &[(&str, &str)], known: &[(&str, Value)]) -> Vec<(Vec<&'static str>, Verdict)> {
    let settle = policy(rules).settle(&knowing(known), TODAY);
    settle
        .into_iter()
        .map(|settle| (settle.facts, settle.to))
        .collect()
}

#[test]
fn the_first_deciding_rule_that_holds_gives_the_verdict() {
    let rules = [("met", ACCEPT), ("mutual > 3", LOOK), ("has_note", ACCEPT)];
    let known = [("mutual", whole(5)), ("has_note", yes())];
    let assessment = assess(&rules, &known);
    assert_eq!(assessment.verdict, Verdict::Look);
    assert_eq!(assessment.decided_by.as_deref(), Some("rule-2"));
    assert_eq!(assessment.score, None);
    assert_eq!(assessment.why, "Rule 2 holds.");
}

#[test]
fn an_unknown_rule_is_passed_over() {
    let assessment = assess(&[("met", ACCEPT), ("!met", IGNORE)], &[]);
    assert_eq!(assessment.verdict, Verdict::Ask);
    assert_eq!(assessment.decided_by, None);
    assert_eq!(assessment.why, "no rule decides this one");
}

#[test]
fn weights_add_up_against_the_thresholds() {
    let rules = [
        ("has_note", "weight = 1.5"),
        ("mutual > 3", "weight = 1.5"),
        ("met", "weight = -3"),
    ];
    let both = [("has_note", yes()), ("mutual", whole(4))];
    assert_eq!(assess(&rules, &both).verdict, Verdict::Accept);
    assert_eq!(assess(&rules, &both).why, "for it: rule 1; rule 2");
    let one = assess(&rules, &both[..1]);
    assert_eq!((one.verdict, one.score), (Verdict::Ask, Some(1.5)));
    assert_eq!(one.why, "for it: rule 1; not enough to decide");
    assert_eq!(assess(&rules, &[("met", yes())]).verdict, Verdict::Ignore);
}

#[test]
fn what_may_only_lean_moves_the_verdict_by_one_step() {
    let rules = [("has_note", "weight = -3"), ("has_photo", "weight = 9")];
    let assessment = assess(&rules, &[("has_note", yes()), ("has_photo", yes())]);
    assert_eq!(assessment.score, Some(6.0));
    assert_eq!(
        assessment.verdict,
        Verdict::Ask,
        "from ignore it comes no further than ask"
    );
    assert_eq!(
        assess(&rules, &[("has_photo", yes())]).verdict,
        Verdict::Accept
    );
}

#[test]
fn findings_stand_in_the_order_in_which_a_person_asks() {
    let rules = [
        ("!has_note", ACCEPT),
        ("met", ACCEPT),
        ("wrote || mutual > 9", LOOK),
        ("mutual > 3", ASK),
        ("has_note", "weight = 1"),
    ];
    let assessment = assess(&rules, &[("mutual", whole(4)), ("has_note", yes())]);
    let order: Vec<_> = assessment
        .findings
        .iter()
        .map(|finding| (finding.rule.as_str(), finding.holds))
        .collect();
    assert_eq!(
        order,
        [
            ("rule-4", Holds::Yes),
            ("rule-5", Holds::Yes),
            ("rule-2", Holds::Unknown),
            ("rule-3", Holds::Unknown),
            ("rule-1", Holds::No),
        ]
    );
    let because = |rule: &str| {
        let finding = assessment
            .findings
            .iter()
            .find(|finding| finding.rule == rule);
        finding.map(|finding| finding.because.clone()).unwrap()
    };
    assert_eq!(because("rule-2"), "not known: have you met in person?");
    assert_eq!(because("rule-3"), "not known: have you written to them?");
    assert_eq!(because("rule-1"), "is there a note? yes");
}

#[test]
fn a_finding_asks_for_all_that_is_missing_and_names_the_first_few() {
    let because = |when: &str| assess(&[(when, ACCEPT)], &[]).findings[0].because.clone();
    assert_eq!(
        because("met || wrote"),
        "not known: have you met in person? have you written to them?"
    );
    assert_eq!(
        because("met || wrote || has_note || mutual > 1 || age_days > 1"),
        "not known: have you met in person? have you written to them? is there a note? and 2 more"
    );
}

#[test]
fn a_finding_cites_what_made_it_hold() {
    let mut answers = knowing(&[("mutual", whole(4))]);
    answers.0[place_of("met")] = resting_on(yes(), 12);
    answers.0[place_of("wrote")] = resting_on(no(), 13);
    let assessment = policy(&[("(met || wrote) && mutual > 3", ACCEPT)]).assess(&answers, TODAY);
    assert_eq!(assessment.findings[0].evidence, [EvidenceId(12)]);
}

#[test]
fn a_sentence_is_filled_in_with_facts() {
    let source = source(&[("mutual > 1", ACCEPT)])
        .replace("Rule 1 holds.", "You share {mutual}, met: {met}.");
    let policy = parse(&source).unwrap();
    let assessment = policy.assess(&knowing(&[("mutual", whole(4))]), TODAY);
    assert_eq!(assessment.why, "You share 4, met: not known.");
}

#[test]
fn a_fact_whose_answer_turns_the_verdict_settles_it() {
    let rules = [
        ("mutual >= 3", LOOK),
        ("met", ACCEPT),
        ("note_kind == \"specific\"", LOOK),
    ];
    assert_eq!(
        settle(&rules, &[]),
        [
            (vec!["met"], Verdict::Accept),
            (vec!["mutual"], Verdict::Look),
            (vec!["note_kind"], Verdict::Look),
        ],
        "what the user can answer from memory comes first"
    );
    assert_eq!(
        settle(
            &rules,
            &[
                ("met", yes()),
                ("mutual", whole(0)),
                ("note_kind", said("none"))
            ]
        ),
        []
    );
}

#[test]
fn pairs_settle_it_only_where_no_single_fact_does() {
    let rules = [("has_note && mutual > 3", ACCEPT), ("met && wrote", ACCEPT)];
    assert_eq!(
        settle(&rules, &[]),
        [
            (vec!["met", "wrote"], Verdict::Accept),
            (vec!["has_note", "mutual"], Verdict::Accept),
        ]
    );
    assert_eq!(
        settle(&rules, &[("has_note", yes())]),
        [(vec!["mutual"], Verdict::Accept)]
    );
}

#[test]
fn a_decided_invitation_may_still_be_turned() {
    let rules = [("suspected_same", LOOK), ("met", ACCEPT)];
    assert_eq!(settle(&rules, &[("suspected_same", yes())]), []);
    let rules = [("met", ACCEPT), ("suspected_same", LOOK)];
    assert_eq!(
        settle(&rules, &[("suspected_same", yes())]),
        [(vec!["met"], Verdict::Accept)]
    );
}

#[test]
fn at_most_five_are_named() {
    let facts = [
        "met",
        "wrote",
        "has_note",
        "suspected_same",
        "mutual > 1",
        "size(headline) > 1",
        "age_days > 3",
    ];
    let rules: Vec<_> = facts.iter().map(|fact| (*fact, LOOK)).collect();
    assert_eq!(settle(&rules, &[]).len(), 5);
}

#[test]
fn an_assessment_stands_until_a_day_fact_crosses_a_number() {
    let through = |when: &str, known: &[(&str, Value)]| {
        policy(&[(when, LOOK)]).good_through(&knowing(known), TODAY)
    };
    assert_eq!(
        through("age_days >= 14", &[("age_days", whole(9))]),
        date(2026, 11, 27)
    );
    assert_eq!(through("age_days >= 14", &[("age_days", whole(13))]), TODAY);
    assert_eq!(through("age_days > 14", &[("age_days", whole(14))]), TODAY);
    assert_eq!(
        through("age_days > 14", &[("age_days", whole(15))]),
        Date::MAX
    );
    assert_eq!(
        through("days_left <= 7", &[("days_left", whole(10))]),
        date(2026, 11, 25)
    );
    assert_eq!(
        through("7 >= days_left", &[("days_left", whole(10))]),
        date(2026, 11, 25)
    );
    assert_eq!(
        through("days_left < 7", &[("days_left", whole(6))]),
        Date::MAX
    );
    assert_eq!(
        through("age_days > days_left", &[("age_days", whole(9))]),
        TODAY
    );
    assert_eq!(
        through("age_days >= 14", &[]),
        Date::MAX,
        "what isn't known doesn't move"
    );
    assert_eq!(through("mutual > 14", &[("mutual", whole(9))]), Date::MAX);
}

#[test]
fn no_day_within_what_is_promised_changes_the_verdict() {
    let policy = policy(&[("age_days in [12, 20]", LOOK), ("days_left < 2.5", ACCEPT)]);
    let on = |day: i64| knowing(&[("age_days", whole(9 + day)), ("days_left", whole(20 - day))]);
    let mut day = 0;
    while day < 40 {
        let today = TODAY.checked_add(jiff::Span::new().days(day)).unwrap();
        let verdict = policy.verdict(&on(day), today);
        let last = policy.good_through(&on(day), today);
        day += 1;
        while day < 40 && TODAY.checked_add(jiff::Span::new().days(day)).unwrap() <= last {
            let then = TODAY.checked_add(jiff::Span::new().days(day)).unwrap();
            assert_eq!(policy.verdict(&on(day), then), verdict, "on day {day}");
            day += 1;
        }
    }
}

#[test]
fn a_rule_counts_from_its_first_day_to_its_last() {
    let outcome = "then = \"accept\"\nfrom = 2026-12-01\nuntil = 2026-12-24";
    let policy = policy(&[("true", outcome)]);
    let verdict = |day| policy.verdict(&knowing(&[]), day);
    assert_eq!(verdict(date(2026, 11, 30)), Verdict::Ask);
    assert_eq!(verdict(date(2026, 12, 1)), Verdict::Accept);
    assert_eq!(verdict(date(2026, 12, 24)), Verdict::Accept);
    assert_eq!(verdict(date(2026, 12, 25)), Verdict::Ask);
    assert_eq!(
        policy.good_through(&knowing(&[]), TODAY),
        date(2026, 11, 30)
    );
    assert_eq!(
        policy.good_through(&knowing(&[]), date(2026, 12, 3)),
        date(2026, 12, 24)
    );
    assert!(
        policy.assess(&knowing(&[]), TODAY).findings.is_empty(),
        "today it isn't spoken of"
    );
}

#[test]
fn every_part_of_a_rule_is_explained() {
    let policy = policy(&[("met || !(has_note && mutual > 3)", ACCEPT)]);
    let explanation = policy.explain(&knowing(&[("has_note", no())]), TODAY);
    let rule = &explanation.rules[0];
    assert!(rule.decides);
    assert_eq!(explanation.without, Some(Verdict::Ask));
    assert_eq!(rule.outcome, Outcome::Then(Verdict::Accept));
    let parts: Vec<_> = rule
        .reason
        .parts
        .iter()
        .map(|part| (part.text.as_str(), part.holds))
        .collect();
    assert_eq!(
        parts,
        [
            ("met", Holds::Unknown),
            ("!(has_note && mutual > 3)", Holds::Yes)
        ]
    );
    let met = &rule.reason.parts[0].facts[0];
    assert_eq!(
        (met.fact, met.value.as_deref(), met.tell),
        ("met", None, Some("your word"))
    );
    let inner = &rule.reason.parts[1].parts[0];
    assert_eq!(
        (inner.text.as_str(), inner.holds),
        ("(has_note && mutual > 3)", Holds::No)
    );
    assert_eq!(inner.parts[0].facts[0].value.as_deref(), Some("no"));
}

#[test]
fn facts_may_be_used_only_as_is_fair() {
    let refused = |when: &str, outcome: &str| parse(&source(&[(when, outcome)])).is_err();
    assert!(!refused("suspected_same", LOOK));
    assert!(refused("suspected_same", ACCEPT));
    assert!(refused("known(suspected_same)", IGNORE));
    assert!(refused("suspected_same", "weight = 1"));
    assert!(!refused("has_photo", "weight = -1"));
    assert!(refused("has_photo && met", ACCEPT));
    assert!(refused("!has_photo", LOOK));
    assert!(!refused("same_place && (met || same_place)", ACCEPT));
    assert!(!refused("same_place", "weight = 0.5"));
    assert!(refused("same_place", "weight = -0.5"));
    assert!(refused("same_place", IGNORE));
    assert!(refused("!same_place", ACCEPT));
    assert!(refused("same_place == false", ACCEPT));
    assert!(refused("same_place ? met : wrote", ACCEPT));
}

#[test]
fn a_rule_behind_one_that_always_holds_is_warned_of() {
    let policy = policy(&[("true", ASK), ("met", ACCEPT)]);
    let warned: Vec<_> = policy
        .warnings()
        .iter()
        .map(|warning| (warning.severity, warning.line))
        .collect();
    assert_eq!(warned, [(Severity::Warning, 9)]);
}
