//! `accept`, `ask`, `ignore`, `snooze`: decisions.

use jiff::civil::Date;

use super::arguments::{AcceptArguments, DecideArguments};
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

pub(crate) fn accept(context: &Context, arguments: &AcceptArguments) -> Result<(), Failure> {
    let Some(review_on) = arguments.review_on else {
        return run(context, Decision::Accept, &arguments.decide);
    };
    let [id] = arguments.decide.ids[..] else {
        return Err(Failure::Usage(
            "--review-on is for one invitation at a time, since each is looked at by itself"
                .to_owned(),
        ));
    };
    if review_on <= context.now.today() {
        return Err(Failure::Usage(format!(
            "--review-on {review_on} is not after today, {}",
            context.now.today()
        )));
    }
    let why = arguments.decide.reason.clone();
    act(
        context,
        &Act::AcceptOnTrial {
            id,
            review_on,
            why: why.unwrap_or_else(|| "accepted on trial: was that right?".to_owned()),
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
