//! `undo`, `redo`, `log`.

use super::{Context, Failure, decide, json, spoken};
use crate::model::Face;

/// How many acts `log` prints.
const SHOWN: usize = 10_000;

pub(crate) fn undo(context: &Context, number: Option<i64>) -> Result<(), Failure> {
    let mut inbox = context.inbox()?;
    let done = match number {
        Some(seq) => inbox.undo_act(&context.now, Face::Command, seq)?,
        None => inbox.undo(&context.now, Face::Command)?,
    };
    decide::tell(context, &done);
    Ok(())
}

pub(crate) fn redo(context: &Context, number: Option<i64>) -> Result<(), Failure> {
    let mut inbox = context.inbox()?;
    let done = match number {
        Some(seq) => inbox.redo_act(&context.now, Face::Command, seq)?,
        None => inbox.redo(&context.now, Face::Command)?,
    };
    decide::tell(context, &done);
    Ok(())
}

pub(crate) fn log(context: &Context) -> Result<(), Failure> {
    let entries = context.inbox()?.log(SHOWN)?;
    if context.out.is_json() {
        for entry in &entries {
            context.out.object(&json::journal(entry));
        }
        return Ok(());
    }
    let mut text = String::new();
    for entry in &entries {
        let at = context
            .now
            .zone
            .to_datetime(entry.at)
            .strftime("%Y-%m-%d %H:%M")
            .to_string();
        let undone = if entry.undone { "   (taken back)" } else { "" };
        text.push_str(&format!(
            "{:>5}  {at}  {}{undone}\n",
            entry.seq,
            spoken::line(&entry.label)
        ));
    }
    if text.is_empty() {
        context.out.say("Nothing done yet.");
    } else {
        context.out.text(&text);
    }
    Ok(())
}
