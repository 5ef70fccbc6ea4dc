//! `show`: everything about one invitation.

use std::fmt::Write as _;

use super::{Context, Failure, json, people, spoken};
use crate::app::asking;
use crate::model::time::days_between;
use crate::model::{Case, Direction, EvidenceId, Foreign, InvitationId, Medium, ProfileSeen, Seen};

pub(crate) fn run(context: &Context, id: InvitationId, record: Option<i64>) -> Result<(), Failure> {
    if let Some(record) = record {
        return super::evidence::record(context, id, EvidenceId(record));
    }
    let inbox = context.inbox()?;
    let case = find(context, &inbox, id)?;
    context.out.either(&json::dossier(&case), &text(&case));
    Ok(())
}

/// Everything about an invitation, or that there is none.
pub(super) fn find(
    context: &Context,
    inbox: &crate::inbox::Inbox,
    id: InvitationId,
) -> Result<Case, Failure> {
    inbox.case(&context.now, id)?.ok_or_else(|| {
        Failure::No(format!(
            "there is no invitation {id}; `vestibule list is:incoming` shows them"
        ))
    })
}

fn text(case: &Case) -> String {
    let mut out = String::new();
    sender(case, &mut out);
    out.push_str(&people::asked(
        &case.dossier.proposals,
        case.dossier.person.id,
    ));
    asked(case, &mut out);
    rules(case, &mut out);
    kept(case, &mut out);
    out
}

fn sender(case: &Case, out: &mut String) {
    let dossier = &case.dossier;
    let (person, profile, invitation) = (&dossier.person, &dossier.profile, &dossier.invitation);
    let _ = writeln!(
        out,
        "{}   invitation {}, {}",
        spoken::line(&person.name),
        invitation.id,
        person.id
    );
    for seen in [
        &profile.headline,
        &profile.company,
        &profile.position,
        &profile.location,
    ]
    .into_iter()
    .flatten()
    {
        let _ = writeln!(
            out,
            "{}   ({}, {})",
            spoken::line(&seen.value),
            seen.source.spoken(),
            spoken::day(seen.on)
        );
    }
    if let Some(Seen { value, source, on }) = &profile.mutual {
        let _ = writeln!(
            out,
            "{value} in common   ({}, {})",
            source.spoken(),
            spoken::day(*on)
        );
    }
    if let Some(page) = &profile.page {
        on_the_page(page, out);
    }
    if let Some(url) = &person.url {
        let _ = writeln!(out, "{}", Foreign::new(url.as_str()).shown(Medium::Line));
    }
    for name in &person.other_names {
        let _ = writeln!(out, "also seen as {}", spoken::line(name));
    }
    let way = if invitation.direction == Direction::Incoming {
        "came"
    } else {
        "you asked"
    };
    let sent = dossier.sent_on.map_or_else(
        || "on a day not known".to_owned(),
        |day| format!("on {}", spoken::day(day)),
    );
    let mut line = format!("{way} {sent}; {}", spoken::state(dossier.state));
    if let Some(end) = invitation
        .standing
        .expires
        .filter(|_| dossier.state.in_inbox())
    {
        let _ = write!(
            line,
            "; probably lapses on {} ({} days)",
            spoken::day(end),
            days_between(dossier.today, end)
        );
    }
    if invitation.source_removed {
        line.push_str("; source removed");
    }
    let _ = writeln!(out, "{line}");
    match &invitation.note {
        None => out.push_str("note: not known\n"),
        Some(None) => out.push_str("no note\n"),
        Some(Some(note)) => {
            for part in note.shown(Medium::Text).lines() {
                let _ = writeln!(out, "  | {part}");
            }
        }
    }
}

/// What is asked about it, and what is open where it can't be answered by a reply.
fn asked(case: &Case, out: &mut String) {
    let dossier = &case.dossier;
    let id = dossier.invitation.id;
    if let Some(question) = dossier.question {
        let asking = asking(question, dossier.today);
        let _ = writeln!(
            out,
            "\n{}\n  `vestibule settle {id} yes`: {}\n  `vestibule settle {id} no`: {}",
            asking.asks, asking.yes, asking.no,
        );
    }
    if dossier.can_reply == Some(false) && dossier.state.in_inbox() {
        let mut ways: Vec<String> = dossier
            .addresses
            .iter()
            .map(|address| format!("write to {}", spoken::line(address)))
            .collect();
        if dossier
            .profile
            .mutual
            .as_ref()
            .is_some_and(|mutual| mutual.value > 0)
        {
            ways.push("ask somebody you both know".to_owned());
        }
        ways.push(format!(
            "accept on trial and ask then (`vestibule accept {id} --review-on DAY`)"
        ));
        ways.push("wait: it lapses by itself".to_owned());
        let _ = writeln!(
            out,
            "\nask, another way, since LinkedIn offers no reply here: {}",
            ways.join("; ")
        );
    }
}

/// What only a page of the profile shows.
fn on_the_page(page: &Seen<Box<ProfileSeen>>, out: &mut String) {
    /// How many skills are named; `--json` has them all.
    const SKILLS_NAMED: usize = 8;
    let seen = &page.value;
    let _ = writeln!(
        out,
        "their profile   ({}, {})",
        page.source.spoken(),
        spoken::day(page.on)
    );
    if let Some(connections) = seen.connections {
        let more = if seen.connections_or_more { "+" } else { "" };
        let _ = writeln!(out, "  {connections}{more} connections");
    }
    for position in &seen.positions {
        let span = span(position.from.as_deref(), position.to.as_deref());
        let place = position
            .place
            .as_ref()
            .map(|place| format!(", {}", spoken::line(place)));
        let _ = writeln!(
            out,
            "  {}, {}{}{}",
            spoken::line(&position.title),
            spoken::line(&position.company),
            place.unwrap_or_default(),
            crate::text::sanitise::line(&span)
        );
    }
    for school in &seen.education {
        let degree = school
            .degree
            .as_ref()
            .map(|degree| format!(", {}", spoken::line(degree)));
        let span = span(school.from.as_deref(), school.to.as_deref());
        let _ = writeln!(
            out,
            "  {}{}{}",
            spoken::line(&school.name),
            degree.unwrap_or_default(),
            crate::text::sanitise::line(&span)
        );
    }
    if !seen.skills.is_empty() {
        let named: Vec<String> = seen
            .skills
            .iter()
            .take(SKILLS_NAMED)
            .map(|skill| match skill.endorsements {
                Some(count) => format!("{} ({count})", spoken::line(&skill.name)),
                None => spoken::line(&skill.name),
            })
            .collect();
        let more = match seen.skills.len().saturating_sub(SKILLS_NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let _ = writeln!(out, "  skills: {}{more}", named.join(", "));
    }
    for (label, words) in [
        ("languages", &seen.languages),
        ("groups you share", &seen.groups),
    ] {
        if !words.is_empty() {
            let named: Vec<String> = words.iter().take(SKILLS_NAMED).map(spoken::line).collect();
            let _ = writeln!(out, "  {label}: {}", named.join(", "));
        }
    }
    if let Some(about) = &seen.about {
        for part in about.shown(Medium::Text).lines() {
            let _ = writeln!(out, "  | {part}");
        }
    }
}

/// From when to when, as the end of a line.
fn span(from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!(", {from} to {to}"),
        (Some(from), None) => format!(", since {from}"),
        (None, Some(to)) => format!(", until {to}"),
        (None, None) => String::new(),
    }
}

fn rules(case: &Case, out: &mut String) {
    let assessment = &case.assessment;
    let _ = writeln!(
        out,
        "\nsuggests {}: {}",
        spoken::verdict(assessment.verdict),
        assessment.why
    );
    for finding in &assessment.findings {
        let _ = writeln!(
            out,
            "  {} {}   {}",
            spoken::holds(finding.holds, finding.then),
            finding.title,
            finding.because
        );
    }
    for settle in &assessment.settle {
        let _ = writeln!(
            out,
            "would settle it: {}   ({} → {})",
            settle.question,
            settle.facts.join(", "),
            spoken::verdict(settle.to)
        );
    }
}

fn kept(case: &Case, out: &mut String) {
    let dossier = &case.dossier;
    out.push('\n');
    super::evidence::lines(dossier, out);
    if !dossier.tags.is_empty() {
        let _ = writeln!(out, "tags: {}", dossier.tags.join(", "));
    }
    if let Some(follow) = &dossier.follow_up {
        let why = follow
            .why
            .as_deref()
            .map(|why| format!(": {}", Foreign::from(why).shown(Medium::Line)))
            .unwrap_or_default();
        let _ = writeln!(out, "follow up on {}{why}", spoken::day(follow.on));
    }
    for note in &dossier.notes {
        let _ = writeln!(
            out,
            "note to self: {}",
            Foreign::new(note.text.as_str()).shown(Medium::Line)
        );
    }
    for reply in &dossier.replies {
        let _ = writeln!(
            out,
            "reply {}: {}",
            reply.state.name(),
            spoken::line(&reply.text)
        );
    }
    for entry in &dossier.journal {
        let undone = if entry.undone { " (taken back)" } else { "" };
        let _ = writeln!(
            out,
            "act {}: {}{undone}",
            entry.seq,
            spoken::line(&entry.label)
        );
    }
}
