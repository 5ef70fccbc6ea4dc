//! `policy show`, `check`, `explain`.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::arguments::PolicyCommand;
use super::{Context, Failure, show, spoken};
use crate::facts;
use crate::inbox::{self, PolicyFile};
use crate::model::InvitationId;
use crate::policy::{self, Outcome, Policy, Problem, Reason, Severity};

pub(crate) fn run(context: &Context, what: Option<&PolicyCommand>) -> Result<(), Failure> {
    match what {
        None => show_policy(context, None),
        Some(PolicyCommand::Show { name }) => show_policy(context, name.as_deref()),
        Some(PolicyCommand::Check { file }) => check(context, file.as_deref()),
        Some(PolicyCommand::Explain { id }) => explain(context, *id),
    }
}

fn outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::Then(verdict) => spoken::verdict(verdict).to_owned(),
        Outcome::Weight(weight) => format!("{weight:+}"),
    }
}

fn show_policy(context: &Context, name: Option<&str>) -> Result<(), Failure> {
    let name = name.unwrap_or(&context.settings.policy);
    let file = inbox::find_policy(&context.places, name)?;
    let policy = inbox::read_policy(&file)?;
    let rules: Vec<_> = policy
        .rules()
        .iter()
        .map(|rule| {
            let (then, weight) = match rule.outcome {
                Outcome::Then(verdict) => (Some(verdict.name()), None),
                Outcome::Weight(weight) => (None, Some(weight)),
            };
            json!({
                "id": rule.id, "title": rule.title, "when": rule.when, "then": then, "weight": weight,
                "because": rule.because(), "enabled": rule.enabled,
            })
        })
        .collect();
    let object = json!({
        "name": file.name, "place": file.place, "title": policy.title, "stance": policy.stance,
        "otherwise": policy.otherwise.name(),
        "thresholds": {"accept": policy.thresholds.accept, "ignore": policy.thresholds.ignore}, "rules": rules,
    });
    let mut text = format!("{} ({})\n{}\n\n", policy.title, file.place, policy.stance);
    for rule in policy.rules() {
        let off = if rule.enabled { "" } else { "   (off)" };
        text.push_str(&format!(
            "{:14} {}{off}\n{:14} {}\n",
            outcome(rule.outcome),
            rule.title,
            "",
            rule.when
        ));
    }
    text.push_str(&format!(
        "{:14} otherwise\n",
        spoken::verdict(policy.otherwise)
    ));
    context.out.either(&object, &text);
    Ok(())
}

fn check(context: &Context, path: Option<&Path>) -> Result<(), Failure> {
    let file = match path {
        None => inbox::find_policy(&context.places, &context.settings.policy)?,
        Some(path) => {
            let place = crate::text::sanitise::line(&path.display().to_string());
            let source = fs::read_to_string(path).map_err(|error| {
                Failure::Usage(format!("the policy {place} can't be read: {error}"))
            })?;
            PolicyFile {
                name: place.clone(),
                place,
                source,
            }
        }
    };
    let (problems, sound) = match Policy::parse(&file.source, &file.place, facts::vocabulary()) {
        Ok(policy) => (policy.warnings().to_vec(), true),
        Err(problems) => (problems, false),
    };
    if context.out.is_json() {
        for problem in &problems {
            context.out.object(&problem_json(problem));
        }
    } else if problems.is_empty() {
        context
            .out
            .text(&format!("{}: no problem found", file.place));
    } else {
        context.out.text(&policy::render(
            &problems,
            &file.source,
            context.out.colour(),
        ));
    }
    if sound {
        Ok(())
    } else {
        Err(Failure::No(format!(
            "{} can't be used as it is",
            file.place
        )))
    }
}

fn problem_json(problem: &Problem) -> serde_json::Value {
    json!({
        "file": problem.file, "line": problem.line, "column": problem.column, "message": problem.message,
        "nearest": problem.near,
        "severity": match problem.severity { Severity::Error => "error", Severity::Warning => "warning" },
    })
}

fn explain(context: &Context, id: InvitationId) -> Result<(), Failure> {
    let inbox = context.inbox()?;
    let case = show::find(context, &inbox, id)?;
    let answers = facts::answers(&case.dossier);
    let explanation = inbox.policy().explain(&answers, case.dossier.today);
    let rules: Vec<_> = explanation
        .rules
        .iter()
        .map(|rule| {
            json!({
                "rule": rule.rule, "title": rule.title, "counts": rule.counts, "decides": rule.decides,
                "reason": reason_json(&rule.reason),
            })
        })
        .collect();
    let object = json!({
        "id": id.0, "verdict": explanation.verdict.name(), "decided_by": explanation.decided_by,
        "without": explanation.without.map(crate::model::Verdict::name), "rules": rules,
        "settle": case.assessment.settle.iter().map(|settle| json!({
            "facts": settle.facts, "to": settle.to.name(),
        })).collect::<Vec<_>>(),
    });
    let mut text = format!(
        "Why {} for {}\n\n",
        spoken::verdict(explanation.verdict),
        spoken::line(&case.dossier.person.name)
    );
    for rule in explanation.rules.iter().filter(|rule| rule.counts) {
        let decides = if rule.decides { "   decides" } else { "" };
        text.push_str(&format!(
            "{} → {}{decides}\n",
            rule.title,
            outcome(rule.outcome)
        ));
        reason(&rule.reason, 1, &mut text);
    }
    if let (Some(by), Some(without)) = (&explanation.decided_by, explanation.without) {
        text.push_str(&format!(
            "\nWithout {by} this would be {}.\n",
            spoken::verdict(without)
        ));
    }
    for settle in &case.assessment.settle {
        text.push_str(&format!(
            "Would settle it: {} (→ {})\n",
            settle.question,
            spoken::verdict(settle.to)
        ));
    }
    context.out.either(&object, &text);
    Ok(())
}

fn reason(part: &Reason, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    text.push_str(&format!(
        "{indent}{}   {}\n",
        part.text,
        part.holds.spoken()
    ));
    for fact in &part.facts {
        text.push_str(&format!("{indent}  {}\n", fact.sentence()));
    }
    for inner in &part.parts {
        reason(inner, depth + 1, text);
    }
}

fn reason_json(part: &Reason) -> serde_json::Value {
    json!({
        "text": part.text, "holds": part.holds.name(),
        "facts": part.facts.iter().map(|fact| json!({
            "fact": fact.fact, "value": fact.value, "tell": fact.tell,
        })).collect::<Vec<_>>(),
        "parts": part.parts.iter().map(reason_json).collect::<Vec<_>>(),
    })
}
