//! What the policy says: the suggestion and why, every rule's finding, and what would settle it. No score.

use crate::app::{State, spoken};
use crate::command::Command;
use crate::model::{Assessment, Case, Evidence, Finding, Holds, Medium};

use super::{Line, Para, Piece, Role, Sign};

/// The suggestion in a few words, for the pane's title.
pub(super) fn suggestion(state: &State) -> Line {
    let Some(case) = state.case() else {
        return Line::new();
    };
    let verdict = case.assessment.verdict;
    vec![
        Piece::muted("suggests "),
        Piece::Sign(verdict.into(), Role::Strong),
        Piece::strong(format!(" {}", spoken::suggestion(verdict))),
    ]
}

pub(super) fn paras(state: &State, columns: usize) -> Vec<Para> {
    let Some(case) = state.case() else {
        return Vec::new();
    };
    let assessment = &case.assessment;
    let mut paras = vec![Para::of([Piece::strong(sentence(&assessment.why))])];
    paras.extend(settle(state, assessment));
    paras.push(Para::blank());
    let titles = titles(assessment, columns);
    for finding in &assessment.findings {
        paras.push(para(finding, titles));
        paras.extend(evidence(case, finding, titles));
    }
    paras
}

/// What would settle it, with the key that says it.
fn settle(state: &State, assessment: &Assessment) -> Vec<Para> {
    let mut paras = Vec::new();
    for (place, settle) in assessment.settle.iter().enumerate() {
        let lead = if place == 0 { "would settle it  " } else { "" };
        let body = vec![
            Piece::plain(settle.question),
            Piece::muted("  then "),
            Piece::Sign(settle.to.into(), Role::Plain),
            Piece::plain(format!(" {}", spoken::suggestion(settle.to))),
        ];
        let para = Para::beside([Piece::muted(lead)], 17, body);
        let right = if place == 0 {
            vec![
                Piece::accent(state.keys(Command::Know)),
                Piece::muted(" say"),
            ]
        } else {
            Line::new()
        };
        paras.push(para.with_right(right));
    }
    paras
}

/// How wide the column of titles is: the widest, but never more than half.
fn titles(assessment: &Assessment, columns: usize) -> usize {
    let widest = assessment
        .findings
        .iter()
        .map(|finding| crate::app::wrap::width(&finding.title))
        .max();
    let most = if columns < 56 {
        columns
    } else {
        columns * 2 / 5
    };
    (widest.unwrap_or_default() + 4).min(most)
}

fn para(finding: &Finding, titles: usize) -> Para {
    let (sign, role) = match finding.holds {
        Holds::Yes => (sign(finding), Role::Plain),
        Holds::No | Holds::Unknown => (Sign::Nothing, Role::Muted),
    };
    let title = vec![
        Piece::Sign(sign, role),
        Piece::Text(format!(" {}", finding.title), role),
    ];
    let because = Piece::Text(finding.because.clone(), role);
    Para::beside(title, titles, [because])
}

/// The sign of the outcome that a rule names, or towards which it leans.
fn sign(finding: &Finding) -> Sign {
    match (finding.then, finding.weight) {
        (Some(verdict), _) => verdict.into(),
        (None, Some(weight)) if weight > 0.0 => Sign::Accept,
        (None, Some(weight)) if weight < 0.0 => Sign::Ignore,
        (None, _) => Sign::Nothing,
    }
}

/// What a rule that holds rests on, below it.
fn evidence(case: &Case, finding: &Finding, indent: usize) -> Vec<Para> {
    if finding.holds != Holds::Yes {
        return Vec::new();
    }
    let cited = |evidence: &&Evidence| finding.evidence.contains(&evidence.id);
    let today = case.dossier.today;
    case.dossier
        .evidence
        .iter()
        .filter(cited)
        .map(|evidence| {
            let mut text = format!(
                "{}: {}",
                evidence.grade.spoken(),
                evidence.text.shown(Medium::Line)
            );
            if let Some(on) = evidence.on {
                text.push_str(", ");
                text.push_str(&spoken::day(on, today));
            }
            Para::beside(Line::new(), indent, [Piece::muted(text)])
        })
        .collect()
}

/// A sentence begins with a capital, whatever the rule's author wrote.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
