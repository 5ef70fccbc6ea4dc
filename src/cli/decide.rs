//! `accept`, `ask`, `ignore`, `snooze`: decisions.

use jiff::civil::Date;

use super::arguments::DecideArguments;
use super::{Context, Failure, json};
use crate::model::{Act, Decision, Done, Face, InvitationId};

pub(crate) fn run(
    context: &Context,
    decision: Decision,
    arguments: &DecideArguments,
) -> Result<(), Failure> {
    act(
        context,
        &Act::Decide {
            ids: arguments.ids.clone(),
            decision: Some(decision),
            reason: arguments.reason.clone(),
        },
    )
}

pub(crate) fn snooze(context: &Context, ids: &[InvitationId], until: Date) -> Result<(), Failure> {
    if until <= context.now.today() {
        return Err(Failure::Usage(format!(
            "--until {until} is not after today, {}",
            context.now.today()
        )));
    }
    act(
        context,
        &Act::Snooze {
            ids: ids.to_vec(),
            until: Some(until),
        },
    )
}

/// Does an act and says what it did.
pub(super) fn act(context: &Context, act: &Act) -> Result<(), Failure> {
    let done = context.inbox()?.act(&context.now, Face::Command, act)?;
    tell(context, &done);
    Ok(())
}

pub(super) fn tell(context: &Context, done: &Done) {
    context.out.either(&json::done(done), &done.label);
    if let Some(remark) = &done.remark {
        context.out.say(remark);
    }
}
