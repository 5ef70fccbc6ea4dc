//! `errands`, `pressed`, `open`: what is decided here and done there.

use super::{Context, Failure, decide, list, show, spoken};
use crate::model::{Act, InvitationId, Pressed, Tab};

/// LinkedIn's page with the buttons.
const MANAGER: &str = "https://www.linkedin.com/mynetwork/invitation-manager/received/";

pub(crate) fn run(context: &Context) -> Result<(), Failure> {
    let inbox = context.inbox()?;
    let listing = inbox.list(&context.now, Tab::AtLinkedin, None)?;
    if context.out.is_json() {
        return list::print(context, &inbox, &listing);
    }
    if listing.entries.is_empty() {
        context.out.say("No buttons to press at LinkedIn.");
        return Ok(());
    }
    let buttons = spoken::count(listing.entries.len(), "button", "buttons");
    let mut text = format!("{buttons} to press at {MANAGER}\n");
    let ids: Vec<_> = listing.entries.iter().map(|entry| entry.id).collect();
    for row in inbox.rows(&context.now, &ids)? {
        let what = match row.decision {
            Some(crate::model::Decision::Accept) => "Accept",
            Some(crate::model::Decision::Ignore) => "Ignore",
            _ => "Reply to",
        };
        text.push_str(&format!(
            "{:>5}  {what} {}\n",
            row.id,
            spoken::line(&row.name)
        ));
    }
    context.out.text(&text);
    context.out.say(
        "`vestibule pressed ID…` says that it is done; `--none` that there was no such button.",
    );
    Ok(())
}

pub(crate) fn pressed(context: &Context, ids: &[InvitationId], none: bool) -> Result<(), Failure> {
    let pressed = if none { Pressed::No } else { Pressed::Yes };
    decide::act(
        context,
        &Act::Press {
            ids: ids.to_vec(),
            pressed: Some(pressed),
        },
    )
}

/// Opens each profile in the user's browser; only links that vestibule made itself are opened.
pub(crate) fn open(context: &Context, ids: &[InvitationId]) -> Result<(), Failure> {
    let inbox = context.inbox()?;
    let mut links = Vec::new();
    for id in ids {
        let case = show::find(context, &inbox, *id)?;
        let link = case
            .dossier
            .person
            .url
            .clone()
            .unwrap_or_else(|| MANAGER.to_owned());
        links.push((*id, link));
    }
    context
        .out
        .say("A visit to a profile may be visible to its owner.");
    for (id, link) in links {
        let opened = (context.hands.open)(&link);
        let link = crate::text::sanitise::line(&link);
        context.out.either(
            &serde_json::json!({"id": id.0, "url": link, "opened": opened.is_ok()}),
            &format!(
                "{} {link}",
                if opened.is_ok() {
                    "opened"
                } else {
                    "not opened:"
                }
            ),
        );
        if let Err(why) = opened {
            return Err(Failure::No(why));
        }
    }
    Ok(())
}
