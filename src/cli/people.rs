//! `people`, `same`, `split`: who is who.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Context, Failure, decide, spoken};
use crate::app::spoken::rarity;
use crate::inbox::Inbox;
use crate::model::{Act, InvitationId, Known, Medium, PersonId, Proposal};
use crate::text::link::profile_slug;
use crate::text::sanitise;

/// The most people that are listed.
const MOST: usize = 1000;

pub(crate) fn run(context: &Context, query: &str) -> Result<(), Failure> {
    let inbox = context.inbox()?;
    let found = match exactly(&inbox, query)? {
        Some(person) => vec![person],
        None => inbox.people(query, MOST)?,
    };
    if found.is_empty() {
        return Err(Failure::No(if query.is_empty() {
            "there is nobody yet; `vestibule import` brings them in".to_owned()
        } else {
            format!("nobody is called {}", sanitise::line(query))
        }));
    }
    for person in found.iter().take(MOST) {
        let known = inbox.known(*person)?;
        let proposals = inbox.proposals(&context.now, *person)?;
        if context.out.is_json() {
            context.out.object(&whole(&known, &proposals));
        } else {
            context.out.text(&text(&known, &proposals));
        }
    }
    if found.len() > MOST {
        context.out.say(&format!(
            "the first {MOST}; narrow the search to see others"
        ));
    }
    Ok(())
}

pub(crate) fn same(
    context: &Context,
    (one, other): (&str, &str),
    never: bool,
) -> Result<(), Failure> {
    let (one, other) = {
        let inbox = context.inbox()?;
        (
            person(context, &inbox, one)?,
            person(context, &inbox, other)?,
        )
    };
    decide::act(
        context,
        &Act::Link {
            id: None,
            one,
            other,
            same: !never,
        },
    )
}

pub(crate) fn split(context: &Context, who: &str) -> Result<(), Failure> {
    let person = person(context, &context.inbox()?, who)?;
    decide::act(context, &Act::Split { person })
}

/// The person that `p7`, an invitation of theirs, the last part of a profile link or a link names. A number stays the one that was given: it may
/// be one of several who are one.
fn person(context: &Context, inbox: &Inbox, who: &str) -> Result<PersonId, Failure> {
    if let Ok(person) = who.parse::<PersonId>() {
        return match inbox.root_of(person)? {
            Some(_) => Ok(person),
            None => Err(Failure::No(format!(
                "there is no person {person}; `vestibule people NAME` finds them"
            ))),
        };
    }
    if let Ok(id) = who.parse::<InvitationId>()
        && let Some(case) = inbox.case(&context.now, id)?
    {
        return Ok(case.dossier.person.id);
    }
    let slug = profile_slug(who).unwrap_or_else(|| who.to_lowercase());
    let shown = sanitise::line(who);
    match inbox.people_of_slug(&slug)?[..] {
        [person] => Ok(person),
        [] => Err(Failure::No(format!(
            "nobody has the profile link {shown}; `vestibule people NAME` finds them"
        ))),
        ref several => {
            let numbers: Vec<String> = several.iter().map(ToString::to_string).collect();
            Err(Failure::No(format!(
                "{shown} is the link of several: {}; give one of them",
                numbers.join(", ")
            )))
        }
    }
}

/// The one that a query names by number, if it does.
fn exactly(inbox: &Inbox, query: &str) -> Result<Option<PersonId>, Failure> {
    match query.parse::<PersonId>() {
        Ok(person) => Ok(inbox.root_of(person)?),
        Err(_words) => Ok(None),
    }
}

fn text(known: &Known, proposals: &[Proposal]) -> String {
    let mut out = String::new();
    let name = known
        .names
        .first()
        .map_or_else(|| "no name".to_owned(), |borne| spoken::line(&borne.name));
    let _ = write!(out, "{}   {name}", known.id);
    let kept = match known.invitations[..] {
        [] => String::new(),
        [one] => format!("   invitation {one}"),
        ref several => format!("   {} invitations, the last {}", several.len(), several[0]),
    };
    let records = match known.records {
        0 => String::new(),
        1 => "   1 record".to_owned(),
        many => format!("   {many} records"),
    };
    let _ = writeln!(out, "{kept}{records}");
    let mut shown = vec![name];
    for borne in known.names.iter().skip(1) {
        let name = spoken::line(&borne.name);
        if !shown.contains(&name) {
            let kind = borne.kind.map_or("also", crate::model::NameKind::name);
            let _ = writeln!(out, "  {kind}: {name}");
            shown.push(name);
        }
    }
    if let Some(url) = &known.url {
        let _ = writeln!(out, "  {}", sanitise::line(url));
    }
    for handle in known
        .handles
        .iter()
        .filter(|handle| handle.kind != crate::model::HandleKind::Slug)
    {
        let _ = writeln!(
            out,
            "  {} {}",
            handle.kind.name(),
            sanitise::line(&handle.value)
        );
    }
    for join in &known.joins {
        let _ = writeln!(
            out,
            "  {} and {} are one: {}",
            join.one,
            join.other,
            sanitise::line(&join.why)
        );
    }
    out.push_str(&asked(proposals, known.id));
    out
}

/// Who may be the same, with what speaks for and against it, and how to say so.
pub(super) fn asked(proposals: &[Proposal], who: PersonId) -> String {
    let mut out = String::new();
    for proposal in proposals {
        let lines = |texts: &[crate::model::Foreign]| -> Vec<String> {
            texts.iter().map(spoken::line).collect()
        };
        let mut reasons = lines(&proposal.reasons);
        reasons.push(rarity(proposal.namesakes, proposal.people));
        let _ = write!(
            out,
            "perhaps {} ({}): {}",
            spoken::line(&proposal.name),
            proposal.person,
            reasons.join("; ")
        );
        if !proposal.against.is_empty() {
            let _ = write!(out, "; but {}", lines(&proposal.against).join("; "));
        }
        out.push('\n');
        for piece in proposal.evidence.iter().take(3) {
            let day = piece
                .on
                .map(|on| format!(", {}", spoken::day(on)))
                .unwrap_or_default();
            let _ = writeln!(
                out,
                "    {}{day}: {}",
                piece.grade.spoken(),
                spoken::line(&piece.text)
            );
        }
        let then = proposal
            .if_yes
            .map(|verdict| format!("   (then: {})", spoken::verdict(verdict)))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "  `vestibule same {who} {}`: they are one{then}\n  `vestibule same {who} {} --never`: they are two",
            proposal.person, proposal.person
        );
    }
    out
}

/// A proposal as `--json` prints it.
pub(super) fn proposal(it: &Proposal) -> Value {
    let texts = |texts: &[crate::model::Foreign]| -> Vec<String> {
        texts.iter().map(|text| text.shown(Medium::Json)).collect()
    };
    json!({
        "person": it.person.to_string(), "name": it.name.shown(Medium::Json),
        "reasons": texts(&it.reasons), "against": texts(&it.against),
        "namesakes": it.namesakes, "people": it.people,
        "if_yes": it.if_yes.map(crate::model::Verdict::name),
    })
}

fn whole(known: &Known, proposals: &[Proposal]) -> Value {
    json!({
        "id": known.id.to_string(),
        "name": known.names.first().map(|borne| borne.name.shown(Medium::Json)),
        "url": known.url.as_deref().map(sanitise::line),
        "names": known.names.iter().map(|borne| json!({
            "name": borne.name.shown(Medium::Json), "kind": borne.kind.map(crate::model::NameKind::name),
        })).collect::<Vec<_>>(),
        "handles": known.handles.iter().map(|handle| json!({
            "kind": handle.kind.name(), "value": sanitise::line(&handle.value),
        })).collect::<Vec<_>>(),
        "joined": known.joins.iter().map(|join| json!({
            "one": join.one.to_string(), "other": join.other.to_string(), "told": join.told,
            "why": sanitise::line(&join.why),
        })).collect::<Vec<_>>(),
        "invitations": known.invitations.iter().map(|id| id.0).collect::<Vec<_>>(),
        "records": known.records,
        "same_person": proposals.iter().map(proposal).collect::<Vec<_>>(),
    })
}
