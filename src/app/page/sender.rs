//! What is known of the sender: who they are and what is asked about them first, what they wrote, what links the two,
//! what was seen and where, what was looked through, what is kept.

mod kept;
mod seen;

use crate::app::{Asks, State, spoken};
use crate::command::{Command, Context};
use crate::model::time::days_between;
use crate::model::{Case, Dossier, Foreign, Medium, Person, Profile, Seen};

use super::{Para, Piece, Role, Room, drawn, evidence, question};

/// The column of labels.
const LABELS: usize = 17;
/// In fewer columns, evidence stands below its label.
const WIDE: usize = 48;

pub(super) fn paras(state: &State, room: Room) -> Vec<Para> {
    let Some(case) = state.case() else {
        return before_reading(state);
    };
    let page = Page {
        state,
        case,
        dossier: &case.dossier,
        wide: room.columns >= WIDE,
    };
    let mut name: Vec<_> = one_of_several(state).into_iter().collect();
    name.push(page.name());
    let head: Vec<_> = page.about().into_iter().chain(drawn::line(case)).collect();
    let mut paras = match question::asked(state, case) {
        Some(asked) => {
            let mut paras = asked.below(name, head, room);
            paras.extend(page.perhaps());
            paras.push(Para::blank());
            paras
        }
        None => [name, head].concat(),
    };
    paras.extend(page.also_seen_as());
    paras.push(Para::of([Piece::muted(page.came())]));
    paras.extend(page.note());
    for part in [page.kept(), page.links(), page.seen(), page.searched()] {
        if !part.is_empty() {
            paras.push(Para::blank());
            paras.extend(part);
        }
    }
    paras
}

/// Where the row stands for several, that this is one of them.
fn one_of_several(state: &State) -> Option<Para> {
    if state.queue.is_in_open_wave() {
        return None;
    }
    let many = state.queue.wave()?.len();
    let open = state
        .options
        .bindings
        .shown(Command::Unfold, Context::Queue)
        .unwrap_or_default();
    Some(Para::of([
        Piece::muted(format!("one of {many} alike; ")),
        Piece::accent(open),
        Piece::muted(" opens them"),
    ]))
}

/// The row alone, so that the name never belongs to somebody else than what stands under it.
fn before_reading(state: &State) -> Vec<Para> {
    let Some(row) = state.row() else {
        return Vec::new();
    };
    let mut paras = vec![Para::of([Piece::strong(line(&row.name))])];
    if let Some(headline) = row.headline.as_ref().or(row.company.as_ref()) {
        paras.push(Para::of([Piece::plain(line(headline))]));
    }
    paras
}

struct Page<'a> {
    state: &'a State,
    case: &'a Case,
    dossier: &'a Dossier,
    wide: bool,
}

impl Page<'_> {
    fn name(&self) -> Para {
        let mutual = self.dossier.profile.mutual.as_ref();
        let mutual =
            mutual.map(|seen| Piece::muted(format!("{} mutual", spoken::number(seen.value))));
        let name = Para::of([Piece::strong(line(&self.dossier.person.name))]);
        name.with_right(mutual.into_iter().collect::<Vec<_>>())
    }

    fn about(&self) -> Option<Para> {
        about(&self.dossier.profile).map(|about| Para::of([Piece::plain(about)]))
    }

    fn also_seen_as(&self) -> Option<Para> {
        let Person { other_names, .. } = &self.dossier.person;
        let names: Vec<_> = other_names.iter().map(line).collect();
        (!names.is_empty()).then(|| {
            let names = names.join(", ");
            Para::of([Piece::muted(format!("also seen as {names}"))])
        })
    }

    /// What the records show of whom they may be.
    fn perhaps(&self) -> Vec<Para> {
        let Some(Asks::Same(proposal)) = self.state.asks() else {
            return Vec::new();
        };
        let pieces = evidence::paras(self.state, &proposal.evidence, self.column());
        if pieces.is_empty() {
            return pieces;
        }
        let name = line(&proposal.name);
        let heading = Para::of([Piece::muted(format!("what your records show of {name}"))]);
        let mut paras = vec![Para::blank(), heading];
        paras.extend(pieces);
        paras
    }

    fn column(&self) -> evidence::Column {
        evidence::Column {
            labels: self.wide.then_some(LABELS),
            today: self.dossier.today,
        }
    }

    /// When it came, how often they reminded, when it probably lapses.
    fn came(&self) -> String {
        let today = self.dossier.today;
        let invitation = &self.dossier.invitation;
        let mut parts = Vec::new();
        let seen = self.state.day_at(invitation.first_seen);
        parts.push(self.dossier.sent_on.map_or_else(
            || format!("first seen {}", spoken::day(seen, today)),
            |sent| {
                format!(
                    "sent {}, {}",
                    spoken::day(sent, today),
                    spoken::ago(sent, today)
                )
            },
        ));
        if let Some(reminders @ 1..) = invitation.reminders {
            parts.push(spoken::count(reminders, "reminder", "reminders"));
        }
        let in_inbox = self.dossier.state.in_inbox();
        if let Some(end) = invitation.standing.expires.filter(|_| in_inbox) {
            let end_word = if days_between(today, end) < 0 {
                "probably lapsed"
            } else {
                "probably lapses"
            };
            parts.push(format!("{end_word} {}", spoken::day(end, today)));
        }
        parts.join(" · ")
    }

    fn note(&self) -> Vec<Para> {
        let text = match &self.dossier.invitation.note {
            None => {
                return vec![Para::of([Piece::muted(
                    "whether they wrote a note isn't known",
                )])];
            }
            Some(None) => return vec![Para::of([Piece::muted("no note")])],
            Some(Some(text)) => text,
        };
        vec![
            Para::blank(),
            Para::beside(
                [Piece::muted("They wrote")],
                12,
                drawn::note(self.case, text),
            ),
        ]
    }

    /// What links the two: evidence, colleagues, earlier invitations.
    fn links(&self) -> Vec<Para> {
        let mut paras = evidence::paras(self.state, &self.dossier.evidence, self.column());
        paras.extend(self.colleagues());
        // Where the records say it, it stands there already.
        let mut evidence = self.dossier.evidence.iter();
        if evidence.any(|piece| piece.fact == "invited_before") {
            return paras;
        }
        for earlier in &self.dossier.earlier {
            let sent = earlier.sent.map(|sent| self.state.day_at(sent));
            let sent = sent.map_or_else(String::new, |day| {
                format!("{}, ", spoken::day(day, self.dossier.today))
            });
            paras.push(labelled(
                "invited before",
                Role::Plain,
                format!("{sent}{}", spoken::state(earlier.state)),
            ));
        }
        paras
    }

    fn colleagues(&self) -> Option<Para> {
        let count = self.dossier.colleague_count.filter(|count| *count > 0)?;
        let named: Vec<_> = self
            .dossier
            .colleagues
            .iter()
            .map(|colleague| line(&colleague.name))
            .collect();
        let mut known = named.join(", ");
        let rest = count - i64::try_from(named.len()).unwrap_or(count);
        if rest > 0 {
            known.extend([" and ", &spoken::number(rest), " more"]);
        }
        let company = self
            .dossier
            .profile
            .company
            .as_ref()
            .map(|seen| line(&seen.value));
        let company = company.map_or_else(String::new, |company| format!(", at {company}"));
        Some(labelled(
            "you know there",
            Role::Plain,
            format!("{known}{company}"),
        ))
    }
}

fn line(text: &Foreign) -> String {
    text.shown(Medium::Line)
}

/// What they do and where, each said once.
fn about(profile: &Profile) -> Option<String> {
    let shown = |seen: &Option<Seen<Foreign>>| seen.as_ref().map(|seen| line(&seen.value));
    let headline = shown(&profile.headline).or_else(|| shown(&profile.position));
    let company = shown(&profile.company).filter(|company| {
        !headline
            .as_ref()
            .is_some_and(|headline| headline.contains(company.as_str()))
    });
    let parts: Vec<_> = [headline, company, shown(&profile.location)]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn labelled(label: &str, role: Role, text: String) -> Para {
    Para::beside([Piece::muted(label)], LABELS, [Piece::Text(text, role)])
}
