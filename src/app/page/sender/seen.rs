//! What was seen of their profile, when and where, and what was looked through.

use super::{LABELS, Page, labelled, line};
use crate::app::page::{Para, Piece, Role};
use crate::app::{spoken, wrap};
use crate::model::time::days_between;
use crate::model::{ProfileSeen, Seen};
use crate::text::sanitise;

/// For how many days what was looked through passes for today's.
const FRESH_DAYS: i64 = 14;

/// A part of a profile, and what is said of it: where and when it was seen.
struct Part {
    name: &'static str,
    seen: Option<String>,
}

impl Page<'_> {
    /// Which parts were seen where and when; parts of one source and day share a line, and so do those not seen.
    pub(super) fn seen(&self) -> Vec<Para> {
        let mut lines: Vec<(String, String)> = Vec::new();
        let parts = self.parts();
        if parts.iter().all(|part| part.seen.is_none()) {
            let shown = self.dossier.shown_by.iter().map(|kind| kind.spoken());
            let shown = shown.collect::<Vec<_>>().join(", ");
            lines.push(("shown by".to_owned(), format!("{shown}: only a name")));
        }
        for part in parts {
            let seen = part.seen.unwrap_or_else(|| "not seen".to_owned());
            match lines.iter_mut().find(|(_, same)| *same == seen) {
                Some((names, _)) => names.extend([", ", part.name]),
                None => lines.push((part.name.to_owned(), seen)),
            }
        }
        lines.sort_by_key(|(_, seen)| seen == "not seen");
        let shown = lines
            .into_iter()
            .map(|(names, seen)| beside_or_after(&names, seen));
        shown.chain(self.link()).collect()
    }

    fn parts(&self) -> Vec<Part> {
        let profile = &self.dossier.profile;
        let page = profile.page.as_ref();
        let mut parts = vec![
            self.part("headline", profile.headline.as_ref()),
            self.part("company", profile.company.as_ref()),
            self.part("position", profile.position.as_ref()),
            self.part("place", profile.location.as_ref()),
            self.part("mutual", profile.mutual.as_ref()),
        ];
        // What nobody looks for isn't missed.
        parts.retain(|part| part.seen.is_some() || matches!(part.name, "headline" | "place"));
        let of_page = |says: fn(&ProfileSeen) -> Option<String>| {
            let seen = page?;
            Some(format!("{}, {}", says(&seen.value)?, self.told(seen)))
        };
        let filled = of_page(filled_in);
        if filled.is_some() {
            parts.push(Part {
                name: "filled in",
                seen: filled,
            });
        }
        parts.extend([
            Part {
                name: "picture",
                seen: of_page(|page| {
                    let word = if page.photo? { "yes" } else { "no" };
                    Some(word.to_owned())
                }),
            },
            Part {
                name: "groups",
                seen: of_page(|page| {
                    let groups: Vec<_> = page.groups.iter().map(line).collect();
                    (!groups.is_empty()).then(|| groups.join(", "))
                }),
            },
            Part {
                name: "activity",
                seen: of_page(|page| {
                    let many = i64::try_from(page.activity.len()).unwrap_or(i64::MAX);
                    (many > 0).then(|| spoken::count(many, "entry", "entries"))
                }),
            },
        ]);
        parts
    }

    fn part<T>(&self, name: &'static str, seen: Option<&Seen<T>>) -> Part {
        Part {
            name,
            seen: seen.map(|seen| self.told(seen)),
        }
    }

    fn told<T>(&self, seen: &Seen<T>) -> String {
        let day = spoken::day(seen.on, self.dossier.today);
        format!("{}, {day}", seen.source.spoken())
    }

    fn link(&self) -> Option<Para> {
        let url = self.dossier.person.url.as_ref()?;
        let short = url.strip_prefix("https://www.").unwrap_or(url);
        Some(labelled("profile", Role::Muted, sanitise::line(short)))
    }

    pub(super) fn searched(&self) -> Vec<Para> {
        if self.dossier.searched.is_empty() {
            return Vec::new();
        }
        let today = self.dossier.today;
        let parts: Vec<_> = self
            .dossier
            .searched
            .iter()
            .map(|searched| {
                let mut part = spoken::looked_through(searched.records, searched.source);
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
}

/// Beside the label where it fits into the column, else after it.
fn beside_or_after(label: &str, mut text: String) -> Para {
    if wrap::width(label) < LABELS {
        return labelled(label, Role::Muted, text);
    }
    text.insert_str(0, ": ");
    text.insert_str(0, label);
    Para::of([Piece::muted(text)])
}

/// What of a profile is filled in besides its head.
fn filled_in(page: &ProfileSeen) -> Option<String> {
    let many = |number: usize, one: &str, more: &str| {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        (number > 0).then(|| spoken::count(number, one, more))
    };
    let connections = page.connections.map(|number| {
        let or_more = if page.connections_or_more { "+" } else { "" };
        format!("{}{or_more} connections", spoken::number(number))
    });
    let parts: Vec<_> = [
        page.about.as_ref().map(|_| "about".to_owned()),
        many(page.positions.len(), "position", "positions"),
        many(page.education.len(), "school", "schools"),
        many(page.skills.len(), "skill", "skills"),
        connections,
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
