//! `facts`: the vocabulary that rules may use.

use super::{Context, Failure, json};
use crate::facts;

pub(crate) fn run(context: &Context, name: Option<&str>) -> Result<(), Failure> {
    let Some(name) = name else {
        if context.out.is_json() {
            for spec in facts::vocabulary() {
                context.out.object(&json::fact(spec));
            }
            return Ok(());
        }
        let width = facts::vocabulary()
            .iter()
            .map(|spec| spec.name.len())
            .max()
            .unwrap_or_default();
        let lines: Vec<String> = facts::vocabulary()
            .iter()
            .map(|spec| {
                format!(
                    "{:width$}  {:9}  {}",
                    spec.name,
                    spec.kind.spoken(),
                    spec.question
                )
            })
            .collect();
        context.out.text(&lines.join("\n"));
        return Ok(());
    };
    let wanted = name.replace('-', "_");
    let spec = facts::vocabulary()
        .iter()
        .find(|spec| spec.name == wanted)
        .ok_or_else(|| {
            Failure::No(format!(
                "there is no fact `{}`; `vestibule facts` lists them",
                crate::text::sanitise::line(name)
            ))
        })?;
    let text = format!(
        "{}   {}\n{}\n\n{}",
        spec.name,
        spec.kind.spoken(),
        spec.question,
        spec.paragraph
    );
    context.out.either(&json::fact(spec), &text);
    Ok(())
}
