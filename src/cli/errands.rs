//! `errands`, `pressed`, `settle`, `open`: what is decided here and done there.

use std::fmt::Write as _;

use super::{Context, Failure, decide, json, show, spoken};
use crate::model::{
    Act, Errand, ErrandKind, Foreign, INVITATION_PAGE, InvitationId, Medium, Pressed,
};

pub(crate) fn run(context: &Context) -> Result<(), Failure> {
    let errands = context.inbox()?.errands(&context.now)?;
    if context.out.is_json() {
        for errand in &errands {
            context.out.object(&json::errand(errand));
        }
        return Ok(());
    }
    if errands.is_empty() {
        context.out.say("Nothing to do at LinkedIn.");
        return Ok(());
    }
    context.out.text(&text(&errands));
    context.out.say(
        "`vestibule pressed ID…` says that it is done, `--all` that the whole first list is; `--none ID` that there \
         was no such button. A reply that went out: `vestibule reply ID --sent`.",
    );
    Ok(())
}

/// The errands of the page of invitations under its link, then the others, each with its own.
fn text(errands: &[Errand]) -> String {
    let mut out = String::new();
    let buttons = errands
        .iter()
        .filter(|errand| errand.is_button_of_the_list())
        .count();
    if buttons > 0 {
        let _ = writeln!(
            out,
            "{} to press at {INVITATION_PAGE}",
            spoken::count(buttons, "button", "buttons")
        );
    }
    for errand in errands {
        let what = match errand.kind {
            ErrandKind::Accept => "Accept",
            ErrandKind::Ignore => "Ignore",
            ErrandKind::Reply => "Reply to",
            ErrandKind::Disconnect => "Remove the connection to",
            ErrandKind::Invite => "Invite",
        };
        let headline = errand
            .headline
            .as_ref()
            .map(|headline| ["   ", &spoken::line(headline)].concat())
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "{:>5}  {what} {}{headline}",
            errand.id,
            spoken::line(&errand.name)
        );
        if !errand.is_button_of_the_list() {
            let link = Foreign::new(errand.link.as_str()).shown(Medium::Line);
            let _ = writeln!(out, "       {link}");
        }
        for line in errand.text.iter().flat_map(|text| text.lines()) {
            let _ = writeln!(out, "       | {line}");
        }
    }
    out
}

pub(crate) fn pressed(
    context: &Context,
    ids: &[InvitationId],
    (none, all): (bool, bool),
) -> Result<(), Failure> {
    let ids = if all { buttons(context)? } else { ids.to_vec() };
    let pressed = if none { Pressed::No } else { Pressed::Yes };
    decide::act(
        context,
        &Act::Press {
            ids,
            pressed: Some(pressed),
        },
    )
}

/// Every invitation whose button is on the page of invitations.
fn buttons(context: &Context) -> Result<Vec<InvitationId>, Failure> {
    let errands = context.inbox()?.errands(&context.now)?;
    let ids: Vec<InvitationId> = errands
        .iter()
        .filter(|errand| errand.is_button_of_the_list())
        .map(|errand| errand.id)
        .collect();
    if ids.is_empty() {
        return Err(Failure::No(
            "there is no Accept or Ignore left to press at LinkedIn".to_owned(),
        ));
    }
    Ok(ids)
}

/// Answers what is asked about an invitation.
pub(crate) fn settle(context: &Context, id: InvitationId, yes: bool) -> Result<(), Failure> {
    let case = show::find(context, &context.inbox()?, id)?;
    let Some(question) = case.dossier.question else {
        return Err(Failure::No(format!(
            "nothing is asked about invitation {id}; `vestibule list is:mismatch` shows where something is"
        )));
    };
    decide::act(
        context,
        &Act::Settle {
            id,
            matter: question.matter,
            yes,
        },
    )
}

/// Opens the page of each errand in the user's browser, else the profile; only links that vestibule made itself are
/// opened.
pub(crate) fn open(context: &Context, ids: &[InvitationId]) -> Result<(), Failure> {
    let inbox = context.inbox()?;
    let mut links: Vec<(InvitationId, String)> = Vec::new();
    for id in ids {
        let case = show::find(context, &inbox, *id)?;
        let link = inbox
            .errand_page(&context.now, *id)?
            .or(case.dossier.person.url)
            .unwrap_or_else(|| INVITATION_PAGE.to_owned());
        links.push((*id, link));
    }
    if links.iter().any(|(_, link)| link.contains("/in/")) {
        context
            .out
            .say("A visit to a profile may be visible to its owner.");
    }
    let mut opened: Vec<&str> = Vec::new();
    for (id, link) in &links {
        // Several errands are done on one page, which is opened once.
        let is_open = opened.contains(&link.as_str());
        let outcome = if is_open {
            Ok(())
        } else {
            (context.hands.open)(link)
        };
        opened.push(link);
        let link = crate::text::sanitise::line(link);
        let word = match (&outcome, is_open) {
            (Ok(()), false) => "opened",
            (Ok(()), true) => "open already:",
            (Err(_), _) => "not opened:",
        };
        context.out.either(
            &serde_json::json!({"id": id.0, "url": link, "opened": outcome.is_ok()}),
            &format!("{word} {link}"),
        );
        if let Err(why) = outcome {
            return Err(Failure::No(why));
        }
    }
    Ok(())
}
