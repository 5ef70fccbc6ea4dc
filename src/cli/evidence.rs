//! What links the user and a sender: the pieces in `show`, one of them in full, and striking one out.

use serde_json::json;

use super::arguments::StrikeArguments;
use super::{Context, Failure, decide, spoken};
use crate::app::spoken::looked_through;
use crate::model::{
    Act, Dossier, Evidence, EvidenceId, InvitationId, Origin, RawRecord, Searched, SourceKind,
};

/// The evidence by fact, and under it what was looked through. The facts stand in the order of their strongest piece.
pub(super) fn lines(dossier: &Dossier, out: &mut String) {
    let mut facts: Vec<&str> = Vec::new();
    for piece in &dossier.evidence {
        if !facts.contains(&piece.fact) {
            facts.push(piece.fact);
        }
    }
    for fact in facts {
        out.push_str(&format!("{}\n", fact.replace('_', " ")));
        let mut pieces: Vec<&Evidence> = dossier
            .evidence
            .iter()
            .filter(|piece| piece.fact == fact)
            .collect();
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.on));
        for piece in pieces {
            out.push_str(&format!("  {}\n", line(piece)));
        }
    }
    if !dossier.searched.is_empty() {
        let looked: Vec<String> = dossier.searched.iter().map(searched).collect();
        out.push_str(&format!("looked through {}\n", looked.join(", ")));
    }
}

fn line(piece: &Evidence) -> String {
    let day = piece
        .on
        .map(|on| format!(", {}", spoken::day(on)))
        .unwrap_or_default();
    let struck = if piece.struck {
        " (you struck this out)"
    } else {
        ""
    };
    format!(
        "{}{day}: {}{struck}   {}evidence {}",
        piece.grade.spoken(),
        spoken::line(&piece.text),
        origin(&piece.origin)
            .map(|origin| format!("{origin}   "))
            .unwrap_or_default(),
        piece.id,
    )
}

/// Where a piece stands: "calendar: /home/ines/all.ics, UID 7".
fn origin(origin: &Origin) -> Option<String> {
    let path = origin.path.as_ref()?;
    let kind = SourceKind::named(origin.kind).spoken();
    let place = origin
        .place
        .as_deref()
        .filter(|place| !place.is_empty())
        .map(|place| format!(", {}", crate::text::sanitise::line(place)))
        .unwrap_or_default();
    Some(format!("{kind}: {}{place}", spoken::line(path)))
}

fn searched(searched: &Searched) -> String {
    let since = searched
        .from
        .map(|from| format!(" since {}", from.year()))
        .unwrap_or_default();
    format!(
        "{}{since}",
        looked_through(searched.records, searched.source)
    )
}

/// One piece in full.
pub(crate) fn record(
    context: &Context,
    id: InvitationId,
    evidence: EvidenceId,
) -> Result<(), Failure> {
    let inbox = context.inbox()?;
    let case = super::show::find(context, &inbox, id)?;
    let known = case
        .dossier
        .evidence
        .iter()
        .any(|piece| piece.id == evidence);
    let raw = if known {
        inbox.raw_record(&context.now, evidence)?
    } else {
        None
    };
    let Some(raw) = raw else {
        return Err(Failure::No(format!(
            "there is no evidence {evidence} on invitation {id}; `vestibule show {id}` lists what there is"
        )));
    };
    context.out.either(&object(evidence, &raw), &text(&raw));
    Ok(())
}

fn text(raw: &RawRecord) -> String {
    let mut out = String::new();
    for (place, (label, part)) in raw.parts.iter().enumerate() {
        // Each record of several begins with what it is.
        if place > 0 && *label == "record" {
            out.push('\n');
        }
        out.push_str(&format!("{label}: {}\n", spoken::line(part)));
    }
    for origin in raw.origins.iter().filter_map(origin) {
        out.push_str(&format!("\nin {origin}"));
    }
    out.push('\n');
    out
}

fn object(evidence: EvidenceId, raw: &RawRecord) -> serde_json::Value {
    let foreign = super::json::foreign;
    json!({
        "evidence": evidence.0,
        "parts": raw.parts.iter().map(|(label, part)| json!({"part": label, "text": foreign(part)})).collect::<Vec<_>>(),
        "origins": raw.origins.iter().map(super::json::origin).collect::<Vec<_>>(),
    })
}

/// `strike`: this piece of evidence is wrong, or counts again.
pub(crate) fn strike(context: &Context, arguments: &StrikeArguments) -> Result<(), Failure> {
    decide::act(
        context,
        &Act::Strike {
            id: arguments.id,
            evidence: arguments.evidence.iter().copied().map(EvidenceId).collect(),
            struck: !arguments.undo,
        },
    )
}
