//! The shapes of `--json`: what scripts may rely on. Names are exact; what isn't known is `null`.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::facts;
use crate::inbox::assess::group;
use crate::model::import::{FileReport, ImportReport, PastImport, SourceReport, Unimport};
use crate::model::record::Position;
use crate::model::{
    Case, Done, Errand, Evidence, FactSpec, Finding, Foreign, JournalEntry, Kind, Medium, Origin,
    Profile, ProfileSeen, Settle, SourceState,
};

/// A stranger's text, fit for JSON.
pub(crate) fn foreign(text: &Foreign) -> String {
    text.shown(Medium::Json)
}

/// A text that may hold a stranger's, such as a link made of their slug, fit for JSON.
fn clean(text: &str) -> String {
    foreign(&Foreign::from(text))
}

fn or_null(text: Option<&Foreign>) -> Value {
    text.map_or(Value::Null, |text| json!(foreign(text)))
}

fn day(day: Option<Date>) -> Value {
    day.map_or(Value::Null, |day| json!(day.to_string()))
}

/// An invitation as `list --json` prints it.
pub(crate) fn invitation(case: &Case) -> Value {
    Value::Object(summary(case))
}

fn summary(case: &Case) -> Map<String, Value> {
    let (dossier, assessment) = (&case.dossier, &case.assessment);
    let (invitation, standing) = (&dossier.invitation, &dossier.invitation.standing);
    let (answers, reading) = facts::answers_and_reading(dossier);
    let note = invitation.note.as_ref().and_then(Option::as_ref);
    let group = group(dossier, &answers, reading.as_ref());
    let mut drawn_by: Vec<&str> = case.drawn.iter().map(|drawn| drawn.by.name()).collect();
    drawn_by.dedup();
    let fields = json!({
        "id": invitation.id.0,
        "direction": invitation.direction.name(),
        "state": dossier.state.name(),
        "site": standing.site.name(),
        "decision": standing.decision.map(crate::model::Decision::name),
        "pressed": standing.pressed.map(crate::model::Pressed::name),
        "group": group.map(crate::model::Group::name),
        "sent_at": invitation.sent.map(|sent| sent.to_string()),
        "first_seen": invitation.first_seen.to_string(),
        "expires": day(standing.expires),
        "person": {
            "id": dossier.person.id.to_string(),
            "name": foreign(&dossier.person.name),
            "url": dossier.person.url.as_deref().map(clean),
            "headline": or_null(dossier.profile.headline.as_ref().map(|seen| &seen.value)),
            "company": or_null(dossier.profile.company.as_ref().map(|seen| &seen.value)),
            "location": or_null(dossier.profile.location.as_ref().map(|seen| &seen.value)),
        },
        "note": or_null(note),
        "note_kind": reading.as_ref().map(|reading| reading.kind.name()),
        "language": facts::language(dossier),
        "purpose": reading.as_ref().and_then(crate::text::note::Reading::known_purpose).map(crate::text::note::Purpose::name),
        "drawn_by": drawn_by,
        "similar": dossier.similar,
        "can_reply": dossier.can_reply,
        "verdict": assessment.verdict.name(),
        "decided_by": assessment.decided_by,
        "score": assessment.score,
        "thresholds": {"accept": assessment.thresholds.accept, "ignore": assessment.thresholds.ignore},
        "settle": assessment.settle.iter().map(settle).collect::<Vec<_>>(),
        "findings": assessment.findings.iter().map(finding).collect::<Vec<_>>(),
        "tags": dossier.tags,
        "follow_up": dossier.follow_up.as_ref().map(|follow| json!({"on": follow.on.to_string(), "why": follow.why.as_deref().map(clean)})),
        "snoozed_until": day(standing.snoozed_until),
        "advised": invitation.advised.as_ref().map(|advised| json!({
            "policy": advised.policy, "version": advised.version, "verdict": advised.verdict.name(),
        })),
    });
    match fields {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// An invitation as `show --json` prints it: the whole dossier.
pub(crate) fn dossier(case: &Case) -> Value {
    let dossier = &case.dossier;
    let rest = json!({
        "profile": profile(&dossier.profile),
        "traces": dossier.traces,
        "searched": dossier.searched.iter().map(|searched| json!({
            "source": searched.source, "from": day(searched.from), "to": day(searched.to), "records": searched.records,
        })).collect::<Vec<_>>(),
        "evidence": dossier.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "same_person": dossier.proposals.iter().map(super::people::proposal).collect::<Vec<_>>(),
        "question": dossier.question.map(|question| json!({
            "matter": question.matter.name(), "shown_on": day(question.shown_on),
        })),
        "addresses": dossier.addresses.iter().map(foreign).collect::<Vec<_>>(),
        "replies": dossier.replies.iter().map(|reply| json!({
            "id": reply.id, "template": reply.template, "language": reply.language, "text": foreign(&reply.text),
            "state": reply.state.name(), "at": reply.at.to_string(),
        })).collect::<Vec<_>>(),
        "notes": dossier.notes.iter().map(|note| json!({
            "id": note.id, "at": note.at.to_string(), "text": clean(&note.text),
        })).collect::<Vec<_>>(),
        "journal": dossier.journal.iter().map(journal).collect::<Vec<_>>(),
    });
    let mut whole = summary(case);
    if let Value::Object(rest) = rest {
        whole.extend(rest);
    }
    Value::Object(whole)
}

/// A profile as `show --json` prints it: of the newest page of it, else what the invitation and the user's connections
/// tell.
fn profile(profile: &Profile) -> Value {
    let page = profile.page.as_ref().map(|page| &*page.value);
    let seen = match &profile.page {
        Some(page) => Some((page.on, page.source)),
        None => profile
            .headline
            .as_ref()
            .or(profile.company.as_ref())
            .map(|seen| (seen.on, seen.source)),
    };
    let positions: Vec<Value> = match page.filter(|page| !page.positions.is_empty()) {
        Some(page) => page.positions.iter().map(position).collect(),
        None => profile
            .position
            .iter()
            .map(|position| {
                json!({
                    "title": foreign(&position.value),
                    "company": or_null(profile.company.as_ref().map(|seen| &seen.value)),
                    "from": Value::Null, "to": Value::Null, "where": Value::Null,
                })
            })
            .collect(),
    };
    let photo = page.and_then(|page| page.photo);
    // A page loads its parts as one scrolls: only of one loaded to its end is an empty part missing.
    let empty = |part: fn(&ProfileSeen) -> bool| page.is_some_and(|page| page.whole && part(page));
    let missing: Vec<&str> = [
        ("headline", profile.headline.is_none()),
        ("company", profile.company.is_none()),
        ("location", profile.location.is_none()),
        ("summary", page.is_none_or(|page| page.about.is_none())),
        ("photo", photo != Some(true)),
        ("positions", empty(|page| page.positions.is_empty())),
        ("education", empty(|page| page.education.is_empty())),
        ("skills", empty(|page| page.skills.is_empty())),
    ]
    .into_iter()
    .filter_map(|(part, missing)| missing.then_some(part))
    .collect();
    let education: Vec<Value> = page
        .iter()
        .flat_map(|page| &page.education)
        .map(|school| {
            json!({
                "school": foreign(&school.name), "degree": or_null(school.degree.as_ref()),
                "from": school.from.as_deref().map(clean), "to": school.to.as_deref().map(clean),
            })
        })
        .collect();
    let endorsements: Vec<Value> = page
        .iter()
        .flat_map(|page| &page.skills)
        .filter_map(|skill| {
            let count = skill.endorsements?;
            Some(json!({"skill": foreign(&skill.name), "count": count}))
        })
        .collect();
    json!({
        "seen_on": day(seen.map(|(on, _)| on)), "source": seen.map(|(_, source)| source.name()),
        "summary": or_null(page.and_then(|page| page.about.as_ref())), "industry": or_null(page.and_then(|page| page.industry.as_ref())), "photo": photo,
        "connections": page.and_then(|page| page.connections),
        "positions": positions, "education": education,
        "skills": page.iter().flat_map(|page| &page.skills).map(|skill| foreign(&skill.name)).collect::<Vec<_>>(),
        "endorsements": endorsements, "languages": page.iter().flat_map(|page| &page.languages).map(foreign).collect::<Vec<_>>(),
        "groups": page.iter().flat_map(|page| &page.groups).map(foreign).collect::<Vec<_>>(), "missing": missing,
    })
}

fn position(position: &Position) -> Value {
    json!({
        "title": foreign(&position.title), "company": foreign(&position.company),
        "from": position.from.as_deref().map(clean), "to": position.to.as_deref().map(clean),
        "where": or_null(position.place.as_ref()),
    })
}

fn settle(settle: &Settle) -> Value {
    json!({"facts": settle.facts, "to": settle.to.name()})
}

fn finding(finding: &Finding) -> Value {
    json!({
        "rule": finding.rule, "holds": finding.holds.name(),
        "then": finding.then.map(crate::model::Verdict::name), "weight": finding.weight,
        "because": finding.because, "evidence": finding.evidence.iter().map(|id| id.0).collect::<Vec<_>>(),
    })
}

fn evidence(piece: &Evidence) -> Value {
    json!({
        "id": piece.id.0, "fact": piece.fact, "grade": piece.grade.name(), "on": day(piece.on),
        "text": foreign(&piece.text), "struck": piece.struck,
        "origin": origin(&piece.origin),
    })
}

/// Where a piece of evidence stands.
pub(crate) fn origin(origin: &Origin) -> Value {
    json!({
        "kind": origin.kind, "path": or_null(origin.path.as_ref()), "place": origin.place.as_deref().map(clean),
    })
}

/// Something to do at LinkedIn.
pub(crate) fn errand(errand: &Errand) -> Value {
    json!({
        "id": errand.id.0, "kind": errand.kind.name(), "name": foreign(&errand.name),
        "headline": or_null(errand.headline.as_ref()), "link": clean(&errand.link),
        "text": errand.text.as_deref().map(clean), "template": errand.template, "language": errand.language,
        "asks": errand.asks,
    })
}

/// A row of the journal.
pub(crate) fn journal(entry: &JournalEntry) -> Value {
    json!({
        "seq": entry.seq, "at": entry.at.to_string(), "face": entry.face.name(), "label": foreign(&entry.label),
        "undone": entry.undone, "undoes": entry.undoes,
    })
}

/// What an act did.
pub(crate) fn done(done: &Done) -> Value {
    json!({
        "seq": done.seq, "label": done.label,
        "invitations": done.invitations.iter().map(|id| id.0).collect::<Vec<_>>(), "remark": done.remark,
    })
}

/// A fact of the vocabulary.
pub(crate) fn fact(spec: &FactSpec) -> Value {
    let values = match spec.kind {
        Kind::Word(words) => json!(words),
        _ => Value::Null,
    };
    json!({
        "name": spec.name, "type": spec.kind.spoken(), "values": values, "question": spec.question,
        "paragraph": spec.paragraph, "from_memory": spec.from_memory,
    })
}

/// What an import did.
pub(crate) fn import(report: &ImportReport, all: bool) -> Value {
    let counts = report.invitations;
    json!({
        "import": report.import.map(|import| import.0),
        "dry_run": report.dry_run,
        "sources": report.sources.iter().map(|one| source(one, all)).collect::<Vec<_>>(),
        "invitations": {
            "incoming": counts.incoming, "outgoing": counts.outgoing, "pending": counts.pending,
            "accepted": counts.accepted, "gone": counts.gone,
        },
        "evidence": report.evidence,
        "people": report.people,
        "elsewhere": {
            "accepted": report.elsewhere.accepted, "gone": report.elsewhere.gone, "ticked": report.elsewhere.ticked,
            "asked": report.elsewhere.asked, "act": report.elsewhere.act,
        },
    })
}

fn source(source: &SourceReport, all: bool) -> Value {
    let mut told = json!({
        "path": foreign(&source.path), "kind": source.kind.name(), "refused": source.refused.as_deref().map(clean),
        "remarks": source.remarks.iter().map(|remark| clean(remark)).collect::<Vec<_>>(), "files": source.files.iter().map(file).collect::<Vec<_>>(),
    });
    if let (Some(review), Value::Object(map)) = (&source.review, &mut told) {
        map.insert("page".to_owned(), super::page::json(review, all));
    }
    told
}

fn file(file: &FileReport) -> Value {
    json!({
        "name": foreign(&file.name), "records": file.records, "added": file.added, "updated": file.updated,
        "unchanged": file.unchanged,
        "skipped": file.skipped.iter().map(|skipped| json!({
            "where": crate::text::sanitise::line(&skipped.place), "why": crate::text::sanitise::line(&skipped.why),
        })).collect::<Vec<_>>(),
    })
}

/// A past import.
pub(crate) fn past_import(import: &PastImport) -> Value {
    json!({
        "import": import.id.0, "at": import.at.to_string(), "paths": import.paths.iter().map(foreign).collect::<Vec<_>>(),
        "added": import.added, "undone_at": import.undone.map(|at| at.to_string()),
    })
}

/// A kind of source, how fresh it is and what it adds.
pub(crate) fn source_state(state: &SourceState) -> Value {
    json!({
        "kind": state.kind.name(), "taken": state.taken.map(|at| at.to_string()),
        "read_at": state.read_at.map(|at| at.to_string()), "records": state.records,
        "places": state.places.iter().map(|place| json!({
            "path": foreign(&place.path), "kind": place.kind.name(), "read_at": place.read_at.to_string(),
        })).collect::<Vec<_>>(),
        "adds": state.adds, "advice": state.advice,
    })
}

/// What taking an import back removed.
pub(crate) fn unimport(gone: Unimport, dry_run: bool) -> Value {
    json!({
        "dry_run": dry_run, "records": gone.records, "invitations": gone.invitations, "people": gone.people,
        "decisions": gone.decisions, "kept": gone.kept,
    })
}
