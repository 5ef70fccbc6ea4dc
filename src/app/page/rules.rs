//! What the policy says: the suggestion and why, every rule's finding, and what would settle it. No score.

use crate::app::{State, spoken};
use crate::command::Command;
use crate::model::{Assessment, Case, Evidence, Finding, Holds, Settle};

use super::{Line, Para, Piece, Role, Sign};

/// Below so many columns, what belongs together stands below each other.
const NARROW: usize = 56;

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
    let mut paras = vec![Para::of([Piece::strong(spoken::sentence(&assessment.why))])];
    // What settles it best stands at the top, where it can be answered; the rest can wait below the findings.
    let mut settle = settle(state, assessment, columns);
    let rest = settle.split_off(settle.len().min(1));
    paras.extend(settle.into_iter().flatten());
    paras.push(Para::blank());
    let titles = titles(assessment, columns);
    for finding in &assessment.findings {
        paras.extend(para(finding, assessment, titles));
        paras.extend(evidence(case, finding, titles));
    }
    if !rest.is_empty() {
        paras.push(Para::blank());
        paras.push(Para::of([Piece::muted("would settle it as well")]));
        paras.extend(rest.into_iter().flatten());
    }
    paras
}

/// What would settle it, a few rows each; the first with the key that says it.
fn settle(state: &State, assessment: &Assessment, columns: usize) -> Vec<Vec<Para>> {
    let label = [Piece::muted("would settle it")];
    let key = [
        Piece::accent(state.keys(Command::Know)),
        Piece::muted(" say"),
    ];
    let question = |(place, settle): (usize, &Settle)| {
        let body = vec![
            Piece::plain(settle.question),
            Piece::muted("  then "),
            Piece::Sign(settle.to.into(), Role::Plain),
            Piece::plain(format!(" {}", spoken::suggestion(settle.to))),
        ];
        match (place, columns < NARROW) {
            (0, false) => vec![Para::beside(label.clone(), 17, body).with_right(key.clone())],
            (0, true) => vec![
                Para::of(label.clone()).with_right(key.clone()),
                Para::beside(Line::new(), 2, body),
            ],
            _ => vec![Para::beside(Line::new(), 2, body)],
        }
    };
    assessment.settle.iter().enumerate().map(question).collect()
}

/// How wide the column of titles is: the widest, but never half of it all; none where it is narrow.
fn titles(assessment: &Assessment, columns: usize) -> usize {
    let widest = assessment
        .findings
        .iter()
        .map(|finding| crate::app::wrap::width(&finding.title))
        .max();
    if columns < NARROW {
        return 0;
    }
    (widest.unwrap_or_default() + 4).min(columns * 9 / 20)
}

fn para(finding: &Finding, assessment: &Assessment, titles: usize) -> Vec<Para> {
    let decides = assessment.decided_by.as_ref() == Some(&finding.rule);
    let (sign, role) = match finding.holds {
        Holds::Yes if decides => (sign(finding), Role::Strong),
        Holds::Yes => (sign(finding), Role::Plain),
        Holds::No | Holds::Unknown => (Sign::Nothing, Role::Muted),
    };
    let title = vec![
        Piece::Sign(sign, role),
        Piece::Text(format!(" {}", finding.title), role),
    ];
    // The sentence of the rule that decides often stands at the top already.
    let because = if decides && finding.because == assessment.why {
        Piece::muted("decides, as said above")
    } else if role == Role::Muted {
        Piece::muted(&finding.because)
    } else {
        Piece::plain(&finding.because)
    };
    if titles == 0 {
        return vec![Para::of(title), Para::beside(Line::new(), 2, [because])];
    }
    // A title as wide as its column would run into the sentence.
    let title = super::shortened(&title, titles.saturating_sub(1));
    vec![Para::beside(title, titles, [because])]
}

/// The sign of the outcome that a rule names, or towards which it leans.
pub(super) fn sign(finding: &Finding) -> Sign {
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
            let dated = super::evidence::dated(evidence, today);
            let text = format!("{}: {dated}", evidence.grade.spoken());
            Para::beside(Line::new(), indent.max(2), [Piece::muted(text)])
        })
        .collect()
}
