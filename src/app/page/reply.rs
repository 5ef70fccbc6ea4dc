//! The reply that suits, or the one being written, and how long it may be.

use crate::app::{Overlay, State, composing, spoken};
use crate::command::Command;
use crate::model::{Case, Draft, Medium, State as Standing};

use super::{Line, Para, Piece, Role};

/// Which reply it is, its language and its length, for the pane's title: the whole, then shorter forms. What isn't sent
/// yet, the template and a length that is too great go last.
pub(super) fn labels(state: &State) -> Vec<Line> {
    if let Some(Overlay::Composer(composer)) = &state.overlay {
        let label = Label::of(
            composer.draft.as_ref(),
            composer.field.text(),
            composer.limit(),
        );
        return label.forms(Some("writing".to_owned()), None);
    }
    if is_settled(state) {
        return Vec::new();
    }
    let Some(choice) = state.chosen() else {
        return Vec::new();
    };
    let many = state.choices().len();
    let place = (many > 1).then(|| format!("{} of {many}", state.choice + 1));
    let place = if state.needs_another_way() && !choice.kept {
        Some("another way".to_owned())
    } else {
        place
    };
    let kept = choice.kept.then(|| "yours, not sent".to_owned());
    Label::of(choice.draft, choice.text, choice.limit()).forms(place, kept)
}

/// What a title may say of a reply.
struct Label {
    template: Option<String>,
    language: Option<String>,
    measure: String,
    over: bool,
}

impl Label {
    fn of(draft: Option<&Draft>, text: &str, limit: usize) -> Self {
        let length = composing::length(text);
        let over = length > limit;
        let count = |number: usize| spoken::number(i128::try_from(number).unwrap_or(i128::MAX));
        let mut measure = format!("{} of {}", count(length), count(limit));
        if over {
            measure.push_str(", too long");
        }
        Self {
            template: draft.map(|draft| draft.template.clone()),
            language: draft.map(|draft| spoken::language(&draft.language).to_owned()),
            measure,
            over,
        }
    }

    fn forms(&self, first: Option<String>, kept: Option<String>) -> Vec<Line> {
        let measure = Some(self.measure.clone());
        let template = self.template.clone();
        let language = self.language.clone();
        let (short, shortest) = match (&kept, self.over) {
            (Some(_), false) => (vec![kept.clone(), measure.clone()], kept.clone()),
            (Some(_), true) => (vec![kept.clone(), measure.clone()], measure.clone()),
            (None, false) => (vec![template.clone()], measure.clone()),
            (None, true) => (vec![measure.clone()], None),
        };
        let most = vec![kept.clone(), template.clone(), language, measure.clone()];
        let forms = [
            [vec![first], most.clone()].concat(),
            most,
            vec![kept, template, measure],
            short,
            vec![shortest],
        ];
        let lines = forms.into_iter().map(|form| self.line(form));
        lines.filter(|line| !line.is_empty()).collect()
    }

    fn line(&self, parts: Vec<Option<String>>) -> Line {
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let mut line = Line::new();
        for part in parts {
            if !line.is_empty() {
                line.push(Piece::muted(" · "));
            }
            let warns = self.over && part == self.measure;
            let role = if warns { Role::Warning } else { Role::Muted };
            line.push(Piece::Text(part, role));
        }
        line
    }
}

/// Whether it is settled, so that nothing is waiting to be written: the last reply that went out is what one looks for.
fn is_settled(state: &State) -> bool {
    let is_over = |standing| {
        matches!(
            standing,
            Standing::Accepted | Standing::Ignored | Standing::Gone
        )
    };
    let errand = |case: &Case| {
        let dossier = &case.dossier;
        dossier.invitation.standing.is_errand(dossier.today)
    };
    let settled = state
        .case()
        .is_some_and(|case| is_over(case.dossier.state) && !errand(case));
    // What the user turned to, or wrote, is shown all the same.
    settled && state.choice == 0 && !state.chosen().is_some_and(|choice| choice.kept)
}

/// What went out last, and how to write all the same.
fn settled(state: &State, case: &Case) -> Vec<Para> {
    let mut paras = Vec::new();
    if let Some(reply) = case.dossier.replies.first() {
        let day = spoken::day(state.day_at(reply.at), case.dossier.today);
        paras.push(Para::of([Piece::muted(format!("you wrote on {day}"))]));
        let text = reply.text.shown(Medium::Text);
        paras.push(Para::of([Piece::plain(text.trim_end())]));
        paras.push(Para::blank());
    }
    paras.push(Para::of([
        Piece::muted("this is settled; "),
        Piece::accent(state.keys(Command::Reply)),
        Piece::muted(" writes to them all the same"),
    ]));
    paras
}

pub(super) fn paras(state: &State) -> Vec<Para> {
    if let Some(Overlay::Composer(composer)) = &state.overlay {
        return vec![Para::of([Piece::plain(composer.field.text())])];
    }
    if let Some(case) = state.case().filter(|_| is_settled(state)) {
        return settled(state, case);
    }
    let Some(choice) = state.chosen() else {
        let missing = state.case().is_some();
        return missing
            .then(|| {
                Para::of([Piece::muted(
                    "no template suits; a reply of your own can be written",
                )])
            })
            .into_iter()
            .collect();
    };
    let mut paras = vec![Para::of([Piece::plain(choice.text.trim_end())])];
    let gaps = composing::gaps(choice.text, choice.draft);
    if !gaps.is_empty() {
        let text = format!("to fill in: {}", gaps.join(", "));
        paras.insert(0, Para::of([Piece::Text(text, Role::Warning)]));
    }
    paras
}
