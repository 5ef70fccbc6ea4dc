//! `sources`: each kind of source, how fresh it is, and what a missing one would add.

use std::path::Path;

use super::arguments::{SourcesArguments, SourcesCommand};
use super::{Context, Failure, json, spoken};
use crate::model::time::days_between;
use crate::model::{Foreign, SourceState};

pub(crate) fn run(context: &Context, arguments: &SourcesArguments) -> Result<(), Failure> {
    if let Some(SourcesCommand::Forget { path }) = &arguments.what {
        return forget(context, path);
    }
    let states = context.inbox()?.sources(&context.now)?;
    if context.out.is_json() {
        for state in &states {
            context.out.object(&json::source_state(state));
        }
        return Ok(());
    }
    let mut text = String::new();
    for state in &states {
        describe(context, state, &mut text);
    }
    context.out.text(&text);
    Ok(())
}

fn describe(context: &Context, state: &SourceState, out: &mut String) {
    let fresh = match state.taken {
        None => "none read".to_owned(),
        Some(taken) => {
            let day = context.now.day_of(taken);
            let age = match days_between(day, context.now.today()) {
                ..=0 => "today".to_owned(),
                days => spoken::count(
                    usize::try_from(days).unwrap_or_default(),
                    "day ago",
                    "days ago",
                ),
            };
            let records = usize::try_from(state.records).unwrap_or_default();
            format!(
                "as of {} ({age}), {}",
                spoken::day(day),
                spoken::count(records, "record", "records")
            )
        }
    };
    let verb = if state.taken.is_some() {
        "adds"
    } else {
        "would add"
    };
    out.push_str(&format!("{}   {fresh}\n", state.kind.spoken()));
    out.push_str(&format!("  {verb} {}\n", state.adds));
    for place in &state.places {
        out.push_str(&format!("  {}\n", spoken::line(&place.path)));
    }
    if let Some(advice) = &state.advice {
        out.push_str(&format!("  {advice}\n"));
    }
}

fn forget(context: &Context, path: &Path) -> Result<(), Failure> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let named = Foreign::new(absolute.to_string_lossy().into_owned());
    let shown = spoken::line(&named);
    if !context.inbox()?.forget_place(&absolute)? {
        return Err(Failure::No(format!(
            "{shown} is no place that is read again; `vestibule sources` shows them"
        )));
    }
    let text = format!("{shown} isn't read again; what was read there stays");
    let object = serde_json::json!({"forgotten": json::foreign(&named)});
    context.out.either(&object, &text);
    Ok(())
}
