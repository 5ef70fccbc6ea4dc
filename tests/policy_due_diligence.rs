//! The policy that the program starts with, walked rung by rung on what is known of an invitation.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the helpers of a test fail as tests do"
)]

use jiff::civil::{Date, date};
use vestibule::facts;
use vestibule::model::{Answer, Answers, Assessment, Holds, Value, Verdict};
use vestibule::policy::{Outcome, Policy, built_in, built_in_names, render};

const TODAY: Date = date(2026, 11, 23);

fn policy() -> Policy {
    let source = built_in("due-diligence").unwrap();
    match Policy::parse(source, "due-diligence.toml", facts::vocabulary()) {
        Ok(policy) => policy,
        Err(problems) => panic!("{}", render(&problems, source, false)),
    }
}

/// What an export's row leaves known of a stranger: the direction, no tags, no traces.
fn bare_row() -> Answers {
    let answers = facts::vocabulary().iter().map(|spec| match spec.name {
        "direction" => Answer::known(Value::Text("incoming".into())),
        "tags" => Answer::known(Value::List(Vec::new())),
        "traces" => Answer::known(Value::Int(0)),
        "searched" => Answer::known(Value::Int(4)),
        "profile_seen" | "trusted" => Answer::known(Value::Bool(false)),
        _ => Answer::Unknown { tell: "your word" },
    });
    Answers(answers.collect())
}

struct Known(Answers);

impl Known {
    fn new() -> Self {
        Self(bare_row())
    }

    fn with(mut self, name: &str, value: Value) -> Self {
        let place = usize::from(facts::fact(name).unwrap().0);
        self.0.0[place] = Answer::known(value);
        self
    }

    fn yes(self, name: &str) -> Self {
        self.with(name, Value::Bool(true))
    }

    fn no(self, name: &str) -> Self {
        self.with(name, Value::Bool(false))
    }

    fn number(self, name: &str, number: i64) -> Self {
        self.with(name, Value::Int(number))
    }

    fn word(self, name: &str, word: &str) -> Self {
        self.with(name, Value::Text(word.into()))
    }

    /// No note, as an export's row shows it.
    fn silent(self) -> Self {
        self.no("has_note")
            .word("note_kind", "none")
            .number("note_length", 0)
            .no("purpose_stated")
            .word("purpose", "none")
            .no("off_platform")
            .no("scam_phrase")
    }

    /// A note of their own, which names a purpose unless that is no more than to connect.
    fn specific(self, purpose: &str) -> Self {
        self.yes("has_note")
            .word("note_kind", "specific")
            .number("note_length", 120)
            .with("purpose_stated", Value::Bool(purpose != "networking"))
            .word("purpose", purpose)
            .no("off_platform")
            .no("scam_phrase")
    }

    /// The user said that it is a stranger.
    fn stranger(self) -> Self {
        [
            "worked_together",
            "met",
            "spoke",
            "wrote",
            "could_recommend",
            "collaboration",
            "group_exchange",
            "reputation",
        ]
        .into_iter()
        .fold(self, Self::no)
    }

    fn assessed(&self) -> Assessment {
        policy().assess(&self.0, TODAY)
    }

    fn suggests(&self) -> (Verdict, Option<String>) {
        let assessment = self.assessed();
        (assessment.verdict, assessment.decided_by)
    }
}

fn by(verdict: Verdict, rule: &str) -> (Verdict, Option<String>) {
    (verdict, Some(rule.to_owned()))
}

#[test]
fn the_shipped_policies_are_without_problems_and_without_warnings() {
    assert_eq!(built_in_names().next(), Some("due-diligence"));
    for name in built_in_names() {
        let policy = Policy::parse(built_in(name).unwrap(), name, facts::vocabulary());
        assert_eq!(policy.unwrap().warnings(), [], "{name}");
    }
    assert_eq!(built_in("no-such-policy"), None);
}

#[test]
fn every_rule_has_a_sentence_for_the_page() {
    for rule in policy().rules() {
        let public = rule.public.as_deref().unwrap_or_default();
        assert!(public.ends_with('.'), "{}", rule.id);
        assert!(rule.because().ends_with('.'), "{}", rule.id);
    }
}

#[test]
fn whoever_is_known_is_let_in() {
    for (fact, rule) in [
        ("worked_together", "worked-together"),
        ("met", "met-in-person"),
        ("spoke", "spoke"),
        ("wrote", "wrote"),
        ("conversed", "wrote"),
        ("collaboration", "collaboration"),
        ("could_recommend", "could-recommend"),
        ("recommended_me", "recommended"),
        ("i_recommended", "recommended"),
        ("was_connected", "connected-before"),
        ("group_exchange", "group-exchange"),
        ("reputation", "reputation"),
        ("quality", "worth-reading"),
    ] {
        let known = Known::new().silent().yes(fact);
        assert_eq!(known.suggests(), by(Verdict::Accept, rule), "{fact}");
    }
    let trusted = Known::new().silent().yes("trusted");
    assert_eq!(trusted.suggests(), by(Verdict::Accept, "could-recommend"));
}

#[test]
fn a_former_colleague_is_let_in_whatever_their_note_says() {
    let known = Known::new()
        .specific("sales")
        .yes("off_platform")
        .yes("worked_together");
    assert_eq!(known.suggests().0, Verdict::Accept);
}

#[test]
fn perhaps_known_is_a_reason_to_look_and_no_more() {
    let known = Known::new().silent().yes("suspected_same");
    assert_eq!(known.suggests(), by(Verdict::Look, "perhaps-known"));
    let answered = known.stranger();
    assert_ne!(answered.suggests().1.as_deref(), Some("perhaps-known"));
}

#[test]
fn an_approach_an_endorsement_and_what_a_profile_says_let_nobody_in() {
    for fact in [
        "approached",
        "endorsed_me",
        "i_endorsed",
        "engaged",
        "shared_employer",
        "shared_school",
        "shared_group",
        "shared_event",
        "claims_worked_together",
        "claims_met",
        "claims_spoke",
    ] {
        for known in [
            Known::new(),
            Known::new().silent(),
            Known::new().specific("reconnect"),
            Known::new().specific("sales"),
        ] {
            let known = known.yes(fact).number("traces", 1);
            assert_ne!(known.suggests().0, Verdict::Accept, "{fact}");
        }
    }
}

#[test]
fn a_card_in_my_address_book_is_a_reason_to_look_and_no_more() {
    let known = Known::new().silent().yes("in_contacts").number("traces", 1);
    assert_eq!(known.suggests(), by(Verdict::Look, "in-your-contacts"));
    let answered = known.stranger();
    assert_ne!(answered.suggests().1.as_deref(), Some("in-your-contacts"));
}

#[test]
fn an_employer_or_a_school_in_common_with_a_purpose_says_look() {
    for fact in ["shared_employer", "shared_school"] {
        let known = Known::new().specific("reconnect").yes(fact);
        assert_eq!(known.suggests(), by(Verdict::Look, "common-past"), "{fact}");
        let pitch = Known::new().specific("sales").yes(fact);
        assert_eq!(pitch.suggests(), (Verdict::Ask, None), "{fact}");
        let silent = Known::new().silent().yes("has_headline").yes(fact);
        assert_eq!(
            silent.suggests(),
            by(Verdict::Ask, "nothing-said"),
            "{fact}"
        );
    }
}

#[test]
fn a_note_that_leads_elsewhere_is_let_be_and_one_of_my_own_is_not() {
    for (fact, rule) in [
        ("off_platform", "off-platform"),
        ("scam_phrase", "scam-phrase"),
    ] {
        let known = Known::new().specific("networking").yes(fact);
        assert_eq!(known.suggests(), by(Verdict::Ignore, rule));
        assert_ne!(
            known.word("direction", "outgoing").suggests().0,
            Verdict::Ignore
        );
    }
}

#[test]
fn a_note_of_their_own_with_a_purpose_and_a_fit_says_look_and_leans_to_accept() {
    for fit in [
        Known::new().specific("collaboration").yes("same_field"),
        Known::new().specific("research").number("colleagues", 2),
        Known::new().specific("event").number("mutual", 1),
    ] {
        assert_eq!(fit.suggests(), by(Verdict::Look, "says-why-and-fits"));
        assert!(
            fit.assessed().why.contains("accept"),
            "it says which way it leans"
        );
    }
}

#[test]
fn without_a_fit_a_note_of_their_own_is_asked_about() {
    let known = Known::new()
        .specific("networking")
        .no("same_field")
        .number("mutual", 0)
        .number("colleagues", 0);
    assert_eq!(known.suggests(), (Verdict::Ask, None));
    let pitch = Known::new()
        .specific("sales")
        .yes("same_field")
        .number("mutual", 40)
        .number("colleagues", 9);
    assert_eq!(
        pitch.suggests(),
        (Verdict::Ask, None),
        "a pitch is asked about, not shut out"
    );
}

#[test]
fn where_only_a_name_is_known_a_look_comes_first() {
    assert_eq!(Known::new().suggests(), by(Verdict::Look, "only-a-name"));
    assert_eq!(
        Known::new().silent().suggests(),
        by(Verdict::Look, "only-a-name")
    );
    let shown_without = Known::new().silent().no("has_headline").no("has_company");
    assert_eq!(shown_without.suggests(), by(Verdict::Look, "only-a-name"));
    let looked_at = Known::new().silent().yes("profile_seen");
    assert_eq!(
        looked_at.suggests(),
        by(Verdict::Ask, "nothing-said"),
        "once is enough"
    );
}

#[test]
fn where_something_is_known_and_nothing_was_said_a_question_comes_first() {
    for known in [
        Known::new().silent().yes("has_headline"),
        Known::new().silent().yes("has_company"),
        Known::new().silent().number("mutual", 13),
        Known::new().silent().number("colleagues", 3),
        Known::new()
            .silent()
            .yes("has_headline")
            .word("note_kind", "generic"),
        Known::new()
            .silent()
            .yes("has_headline")
            .word("note_kind", "default"),
    ] {
        assert_eq!(known.suggests(), by(Verdict::Ask, "nothing-said"));
    }
}

#[test]
fn silence_alone_is_never_a_reason_to_ignore() {
    let profiles: [fn(Known) -> Known; 6] = [
        |known| known,
        |known| known.yes("has_headline"),
        |known| {
            known
                .no("has_headline")
                .no("has_company")
                .number("mutual", 0)
        },
        Known::stranger,
        |known| {
            known
                .stranger()
                .no("same_field")
                .no("was_connected")
                .no("conversed")
                .number("colleagues", 0)
        },
        |known| {
            known
                .number("reminders", 5)
                .number("age_days", 170)
                .number("days_left", 1)
                .yes("invited_before")
        },
    ];
    for profile in profiles {
        assert_ne!(profile(Known::new()).suggests().0, Verdict::Ignore);
        assert_ne!(profile(Known::new().silent()).suggests().0, Verdict::Ignore);
    }
}

#[test]
fn unknown_is_not_no() {
    let unknown = Known::new().silent().assessed();
    let met = unknown
        .findings
        .iter()
        .find(|finding| finding.rule == "met-in-person")
        .unwrap();
    assert_eq!(met.holds, Holds::Unknown);
    assert_eq!(met.because, "not known: have you met in person?");
    let told = Known::new().silent().no("met").assessed();
    let met = told
        .findings
        .iter()
        .find(|finding| finding.rule == "met-in-person")
        .unwrap();
    assert_eq!(met.holds, Holds::No);
    assert_eq!(met.because, "have you met in person? no");
}

#[test]
fn no_sum_of_what_leans_lets_anybody_in_or_shuts_anybody_out() {
    let policy = policy();
    let (mut highest, mut lowest) = (0.0, 0.0);
    for rule in policy.rules() {
        if let Outcome::Weight(weight) = rule.outcome {
            *(if weight > 0.0 {
                &mut highest
            } else {
                &mut lowest
            }) += weight;
        }
    }
    assert!(highest < policy.thresholds.accept, "{highest}");
    assert!(lowest > policy.thresholds.ignore, "{lowest}");
}

#[test]
fn what_would_settle_it_is_what_the_user_can_say() {
    let known = Known::new().silent();
    let settle = policy().settle(&known.0, TODAY);
    assert_eq!(settle.len(), 5);
    assert_eq!(settle[0].facts, ["worked_together"]);
    assert_eq!(settle[0].question, "Have you worked together?");
    assert_eq!(settle[0].to, Verdict::Accept);
    assert!(settle.iter().all(|settle| settle.facts.len() == 1));
    let met = Known::new().silent().yes("met");
    assert!(
        policy().settle(&met.0, TODAY).is_empty(),
        "nothing turns what is known"
    );
}

#[test]
fn what_i_saw_of_a_profile_never_pushes_out_whether_i_know_them() {
    let settle = |known: &Known| -> Vec<&'static str> {
        let settle = policy().settle(&known.0, TODAY);
        settle.into_iter().flat_map(|settle| settle.facts).collect()
    };
    let knowing = ["worked_together", "met", "spoke", "wrote", "collaboration"];
    assert_eq!(settle(&Known::new().silent()), knowing);
    assert_eq!(settle(&Known::new().silent().yes("has_headline")), knowing);
    assert_eq!(settle(&Known::new().specific("networking")), knowing);
    let stranger = settle(&Known::new().silent().yes("has_headline").stranger());
    assert_eq!(stranger[..2], ["quality", "looks_false"], "{stranger:?}");
}

#[test]
fn what_looks_false_to_me_is_let_be_unless_i_know_them() {
    let known = Known::new()
        .silent()
        .yes("looks_false")
        .yes("suspected_same");
    assert_eq!(known.suggests(), by(Verdict::Ignore, "looks-false"));
    assert_eq!(known.yes("met").suggests().0, Verdict::Accept);
    let fine = Known::new().silent().no("looks_false");
    assert_eq!(fine.suggests(), by(Verdict::Look, "only-a-name"));
}

#[test]
fn a_thin_profile_leans_and_turns_nobody_away() {
    let thin = |known: Known| {
        known
            .no("has_photo")
            .no("profile_complete")
            .yes("barely_filled")
            .number("connections", 3)
            .word("career_stage", "beginner")
            .no("same_field")
    };
    for known in [
        Known::new(),
        Known::new().silent(),
        Known::new().silent().yes("has_headline"),
    ] {
        assert_ne!(thin(known).suggests().0, Verdict::Ignore);
    }
    let pitch = thin(Known::new().specific("sales").yes("sells"));
    assert_eq!(pitch.suggests(), (Verdict::Ask, None));
    let leans = pitch.assessed();
    for rule in [
        "no-picture",
        "unfinished-profile",
        "beginner-elsewhere",
        "sells-by-profile",
    ] {
        let finding = leans
            .findings
            .iter()
            .find(|finding| finding.rule == rule)
            .unwrap();
        assert_eq!((finding.holds, finding.then), (Holds::Yes, None), "{rule}");
    }
    assert_eq!(
        thin(Known::new().silent()).yes("met").suggests().0,
        Verdict::Accept
    );
}

#[test]
fn a_beginner_in_my_own_field_is_nobody_else_s_business() {
    let holds = |known: &Known| {
        let findings = known.assessed().findings;
        findings
            .into_iter()
            .find(|finding| finding.rule == "beginner-elsewhere")
            .unwrap()
            .holds
    };
    let beginner = || {
        Known::new()
            .specific("student")
            .word("career_stage", "beginner")
    };
    assert_eq!(holds(&beginner().yes("same_field")), Holds::No);
    assert_eq!(holds(&beginner()), Holds::Unknown);
    assert_eq!(holds(&beginner().no("same_field")), Holds::Yes);
}

#[test]
fn being_near_counts_for_somebody_and_being_far_for_nothing() {
    let score = |known: Known| known.assessed().score;
    let note = || {
        Known::new()
            .specific("networking")
            .no("same_field")
            .number("mutual", 0)
    };
    assert_eq!(score(note().yes("same_place")), Some(1.2));
    assert_eq!(score(note().no("same_place")), score(note()));
}

#[test]
fn the_quick_way_and_the_full_one_agree() {
    for known in [
        Known::new(),
        Known::new().silent().yes("spoke"),
        Known::new().silent().yes("in_contacts"),
        Known::new().specific("sales"),
        Known::new().specific("research").number("mutual", 4),
    ] {
        assert_eq!(policy().verdict(&known.0, TODAY), known.assessed().verdict);
    }
}

#[test]
fn the_sentence_that_says_why_is_the_deciding_rules_own() {
    assert_eq!(
        Known::new().silent().yes("has_headline").assessed().why,
        "Something is known of them, but not what brings them. Ask; where you can't write to them, it can wait."
    );
    let pitch = Known::new().specific("sales").number("colleagues", 2);
    assert_eq!(
        pitch.assessed().why,
        "for it: a note in their own words; you know people at their company; against it: wants to sell something; \
         not enough to decide"
    );
}
