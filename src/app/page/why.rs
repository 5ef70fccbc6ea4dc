//! Why, to the bottom: what decided, what would be without it, what would settle it, and then every rule with its
//! condition, what the condition came to, and the evidence with its place.

use super::rules::sign;
use super::{Line, Para, Piece, Role, Sign};
use crate::app::sight::Area;
use crate::app::{State, Why, spoken};
use crate::command::Command;
use crate::model::{Case, Evidence, Finding, Holds, Medium};
use crate::policy::{Explained, Reason};
use crate::text::sanitise;

/// Lines longer than this are hard to read.
const READABLE: u16 = 92;
/// The column in which a rule's own lines begin.
const INDENT: usize = 4;

/// What stands on top: the suggestion.
pub(crate) fn title(state: &State) -> Line {
    let Some(case) = state.case() else {
        return vec![Piece::strong("Why")];
    };
    let verdict = case.assessment.verdict;
    vec![
        Piece::strong("Why "),
        Piece::Sign(verdict.into(), Role::Strong),
        Piece::strong(format!(" {}", spoken::suggestion(verdict))),
        Piece::muted(format!("   {}", state.name(case.dossier.invitation.id))),
    ]
}

/// The rows below the title.
pub(crate) fn below(area: Area) -> Area {
    Area {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    }
}

/// Everything, in rows for an area.
pub(crate) fn lines(state: &State, why: &Why, area: Area) -> Vec<Line> {
    let Some(case) = state.case() else {
        return vec![vec![Piece::muted("reading …")]];
    };
    let mut paras = summary(state, case, why);
    let explained = why.explanation.as_ref().map(|why| why.rules.as_slice());
    let rules = explained.unwrap_or_default();
    for finding in in_order(&case.assessment.findings, rules) {
        paras.push(Para::blank());
        let rule = rules.iter().find(|rule| rule.rule == finding.rule);
        paras.extend(rule_paras(case, finding, rule));
    }
    let columns = area.width.saturating_sub(2).min(READABLE);
    super::lines(&paras, usize::from(columns))
}

/// What one wants to know first.
fn summary(state: &State, case: &Case, why: &Why) -> Vec<Para> {
    let assessment = &case.assessment;
    let mut paras = vec![Para::of([Piece::strong(spoken::sentence(&assessment.why))])];
    let decider = assessment
        .findings
        .iter()
        .find(|finding| assessment.decided_by.as_ref() == Some(&finding.rule));
    let without = why.explanation.as_ref().and_then(|why| why.without);
    if let (Some(decider), Some(without)) = (decider, without) {
        paras.push(Para::of([
            Piece::plain(format!("Without “{}” this would be ", decider.title)),
            Piece::Sign(without.into(), Role::Plain),
            Piece::plain(format!(" {}.", spoken::suggestion(without))),
        ]));
    }
    if let Some(settle) = assessment.settle.first() {
        let body = [
            Piece::muted("would settle it  "),
            Piece::plain(settle.question),
            Piece::muted("  then "),
            Piece::Sign(settle.to.into(), Role::Plain),
            Piece::plain(format!(" {}", spoken::suggestion(settle.to))),
        ];
        let key = [
            Piece::accent(state.keys(Command::Know)),
            Piece::muted(" say"),
        ];
        paras.push(Para::of(body).with_right(key));
    }
    paras
}

/// The findings in the policy's own order, which is the order in which they are asked.
fn in_order<'a>(findings: &'a [Finding], rules: &[Explained]) -> Vec<&'a Finding> {
    let mut ordered: Vec<_> = findings.iter().collect();
    let place = |finding: &&Finding| rules.iter().position(|rule| rule.rule == finding.rule);
    ordered.sort_by_key(place);
    ordered
}

fn rule_paras(case: &Case, finding: &Finding, explained: Option<&Explained>) -> Vec<Para> {
    let decides = case.assessment.decided_by.as_ref() == Some(&finding.rule);
    let role = match finding.holds {
        Holds::Yes if decides => Role::Strong,
        Holds::Yes => Role::Plain,
        Holds::No | Holds::Unknown => Role::Muted,
    };
    let shown = match finding.holds {
        Holds::Yes => sign(finding),
        Holds::No | Holds::Unknown => Sign::Nothing,
    };
    let mut holds = finding.holds.spoken().to_owned();
    if decides {
        holds.push_str(", decides");
    }
    let title = [
        Piece::Text(format!("{} ", finding.title), role),
        Piece::Sign(Sign::Then, role),
        Piece::Text(format!(" {}", outcome(finding)), role),
    ];
    let mut paras = vec![
        Para::beside([Piece::Sign(shown, role)], 2, title).with_right([Piece::Text(holds, role)]),
        within([Piece::muted(sanitise::line(&finding.when))]),
    ];
    match explained {
        Some(explained) => {
            let mut sentences = Vec::new();
            stated(&explained.reason, &mut sentences);
            let facts = sentences
                .into_iter()
                .map(|fact| within([Piece::plain(fact)]));
            paras.extend(facts);
        }
        None => paras.push(within([Piece::plain(&finding.because)])),
    }
    let cited = |piece: &&Evidence| finding.evidence.contains(&piece.id);
    let pieces = case.dossier.evidence.iter().filter(cited);
    paras.extend(pieces.map(|piece| evidence(case, piece)));
    paras
}

fn within(body: impl Into<Line>) -> Para {
    Para::beside(Line::new(), INDENT, body)
}

/// What a rule comes to where it holds, or towards which it leans. No number.
fn outcome(finding: &Finding) -> &'static str {
    match (finding.then, finding.weight) {
        (Some(verdict), _) => spoken::suggestion(verdict),
        (None, Some(weight)) if weight < 0.0 => "leans to ignore",
        (None, _) => "leans to accept",
    }
}

/// What each fact of a condition came to, each once.
fn stated(reason: &Reason, sentences: &mut Vec<String>) {
    for fact in &reason.facts {
        let sentence = sanitise::line(&fact.sentence());
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    for part in &reason.parts {
        stated(part, sentences);
    }
}

/// A piece of evidence with the day and the place in the user's files.
fn evidence(case: &Case, piece: &Evidence) -> Para {
    let dated = super::evidence::dated(piece, case.dossier.today);
    let mut text = format!("{}: {dated}", piece.grade.spoken());
    let origin = &piece.origin;
    let path = origin.path.as_ref().map(|path| path.shown(Medium::Line));
    let file = path
        .as_deref()
        .map(|path| path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned());
    let place = origin.place.as_deref().map(sanitise::line);
    let from: Vec<_> = [file, place].into_iter().flatten().collect();
    if !from.is_empty() {
        text.push_str(&format!(" ({})", from.join(", ")));
    }
    within([Piece::muted(text)])
}
