//! What is known of the sender: what was seen and where, what links the two, what was looked through, what is kept.

use crate::app::{State, spoken};
use crate::command::{Command, Context};
use crate::model::reply::ReplyState;
use crate::model::time::days_between;
use crate::model::{
    Case, Decision, Dossier, Evidence, Foreign, Medium, Person, Pressed, Profile, Seen, SourceKind,
};

use super::{Para, Piece, Role};
use crate::text::sanitise;

/// For how many days what was looked through passes for today's.
const FRESH_DAYS: i64 = 14;

/// The column of labels.
const LABELS: usize = 16;
/// How many notes to self are shown.
const NOTES: usize = 3;

pub(super) fn paras(state: &State) -> Vec<Para> {
    let Some(case) = state.case() else {
        return before_reading(state);
    };
    let page = Page {
        state,
        dossier: &case.dossier,
    };
    let mut paras: Vec<_> = one_of_several(state).into_iter().collect();
    paras.extend(page.head(case));
    paras.extend(super::question::paras(state, &case.dossier));
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
    dossier: &'a Dossier,
}

impl Page<'_> {
    fn head(&self, case: &Case) -> Vec<Para> {
        let Person {
            name, other_names, ..
        } = &case.dossier.person;
        let mutual = case.dossier.profile.mutual.as_ref();
        let mutual =
            mutual.map(|seen| Piece::muted(format!("{} mutual", spoken::number(seen.value))));
        let name = Para::of([Piece::strong(line(name))]);
        let mut paras = vec![name.with_right(mutual.into_iter().collect::<Vec<_>>())];
        if let Some(about) = about(&case.dossier.profile) {
            paras.push(Para::of([Piece::plain(about)]));
        }
        if !other_names.is_empty() {
            let names: Vec<_> = other_names.iter().map(line).collect();
            paras.push(Para::of([Piece::muted(format!(
                "also seen as {}",
                names.join(", ")
            ))]));
        }
        paras.push(Para::of([Piece::muted(self.came())]));
        paras
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
            Some(Some(text)) => text.shown(Medium::Text),
        };
        vec![
            Para::blank(),
            Para::beside(
                [Piece::muted("They wrote")],
                12,
                [Piece::plain(text.trim().to_owned())],
            ),
        ]
    }

    /// Which parts were seen where and when; parts of one source and day share a line.
    fn seen(&self) -> Vec<Para> {
        let profile = &self.dossier.profile;
        let parts = [
            ("headline", origin(profile.headline.as_ref())),
            ("company", origin(profile.company.as_ref())),
            ("position", origin(profile.position.as_ref())),
            ("place", origin(profile.location.as_ref())),
            ("mutual", origin(profile.mutual.as_ref())),
        ];
        let today = self.dossier.today;
        let mut lines: Vec<String> = Vec::new();
        for (name, origin) in parts {
            let Some((source, on)) = origin else { continue };
            let from = format!("{}, {}: ", source.spoken(), spoken::day(on, today));
            match lines.iter_mut().find(|line| line.starts_with(&from)) {
                Some(line) => line.extend([", ", name]),
                None => lines.push(format!("{from}{name}")),
            }
        }
        if lines.is_empty() {
            let shown = self.dossier.shown_by.iter().map(|kind| kind.spoken());
            lines.push(format!(
                "{}: only a name",
                shown.collect::<Vec<_>>().join(", ")
            ));
        }
        let labels = std::iter::once("shown by").chain(std::iter::repeat(""));
        let shown = labels
            .zip(lines)
            .map(|(label, line)| labelled(label, Role::Muted, line));
        shown.chain(self.link()).collect()
    }

    fn link(&self) -> Option<Para> {
        let url = self.dossier.person.url.as_ref()?;
        let short = url.strip_prefix("https://www.").unwrap_or(url);
        Some(labelled("profile", Role::Muted, sanitise::line(short)))
    }

    /// What links the two: evidence, colleagues, earlier invitations.
    fn links(&self) -> Vec<Para> {
        let mut paras: Vec<_> = self
            .dossier
            .evidence
            .iter()
            .map(|evidence| self.evidence(evidence))
            .collect();
        paras.extend(self.colleagues());
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

    fn evidence(&self, evidence: &Evidence) -> Para {
        let mut text = line(&evidence.text);
        if let Some(on) = evidence.on {
            text.push_str(", ");
            text.push_str(&spoken::day(on, self.dossier.today));
        }
        if evidence.struck {
            text.push_str(" (you struck this out)");
        }
        let role = if evidence.struck {
            Role::Muted
        } else {
            Role::Plain
        };
        Para::beside(
            [Piece::muted(evidence.grade.spoken())],
            LABELS,
            [Piece::Text(text, role)],
        )
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

    fn searched(&self) -> Vec<Para> {
        if self.dossier.searched.is_empty() {
            return Vec::new();
        }
        let today = self.dossier.today;
        let parts: Vec<_> = self
            .dossier
            .searched
            .iter()
            .map(|searched| {
                let mut part = format!("{} {}", spoken::number(searched.records), searched.source);
                if let Some(from) = searched.from {
                    part.extend([" since ", &from.year().to_string()]);
                }
                // How far it reaches is worth a word only where it is not nearly today.
                if let Some(to) = searched
                    .to
                    .filter(|to| days_between(*to, today) > FRESH_DAYS)
                {
                    part.extend([" up to ", &spoken::day(to, today)]);
                }
                part
            })
            .collect();
        let found = match self.dossier.traces {
            0 => "nothing names them".to_owned(),
            traces => spoken::count(traces, "record names them", "records name them"),
        };
        vec![Para::of([Piece::muted(format!(
            "looked through {}: {found}",
            parts.join(", ")
        ))])]
    }

    /// What was decided, and whether it was done at LinkedIn.
    fn decided(&self) -> Option<Para> {
        let standing = &self.dossier.invitation.standing;
        let decision = standing.decision?;
        let done = match (decision, standing.pressed) {
            // The replies below tell when it was asked.
            (Decision::Ask, _) if standing.asked_on.is_some() => return None,
            (Decision::Ask, _) => ", the reply isn't sent yet",
            (_, Some(Pressed::Yes)) => ", pressed at LinkedIn",
            (_, Some(Pressed::No)) => ", no such button at LinkedIn",
            (_, None) if standing.is_errand(self.dossier.today) => {
                ", the button at LinkedIn isn't pressed yet"
            }
            (_, None) => "",
        };
        Some(labelled(
            "you decided",
            Role::Plain,
            format!("{}{done}", decision.name()),
        ))
    }

    /// What the user keeps: tags, follow-up, notes to self, replies.
    fn kept(&self) -> Vec<Para> {
        let today = self.dossier.today;
        let mut paras: Vec<_> = self.decided().into_iter().collect();
        if !self.dossier.tags.is_empty() {
            paras.push(labelled("tags", Role::Accent, self.dossier.tags.join(", ")));
        }
        if let Some(until) = self
            .dossier
            .invitation
            .standing
            .snoozed_until
            .filter(|until| *until > today)
        {
            paras.push(labelled(
                "put off until",
                Role::Plain,
                spoken::weekday_and_day(until, today),
            ));
        }
        if let Some(follow_up) = &self.dossier.follow_up {
            let why = follow_up
                .why
                .as_ref()
                .map_or_else(String::new, |why| format!(", {why}"));
            let day = spoken::weekday_and_day(follow_up.on, today);
            paras.push(labelled("follow up", Role::Plain, format!("{day}{why}")));
        }
        for note in self.dossier.notes.iter().take(NOTES) {
            let day = spoken::day(self.state.day_at(note.at), today);
            paras.push(labelled(
                "your note",
                Role::Plain,
                format!("{day}: {}", note.text),
            ));
        }
        if let Some(rest @ 1..) = self.dossier.notes.len().checked_sub(NOTES) {
            paras.push(labelled("", Role::Muted, format!("and {rest} older")));
        }
        for reply in &self.dossier.replies {
            let name = reply.template.as_deref().unwrap_or("your own words");
            let day = spoken::day(self.state.day_at(reply.at), today);
            paras.push(match reply.state {
                ReplyState::Sent => labelled("you wrote", Role::Plain, format!("{day}, {name}")),
                ReplyState::Answered => {
                    labelled("they answered", Role::Plain, format!("{day}, to {name}"))
                }
            });
        }
        paras
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

fn origin<T>(seen: Option<&Seen<T>>) -> Option<(SourceKind, jiff::civil::Date)> {
    seen.map(|seen| (seen.source, seen.on))
}

fn labelled(label: &str, role: Role, text: String) -> Para {
    Para::beside([Piece::muted(label)], LABELS, [Piece::Text(text, role)])
}
