//! Who in the user's records may be the sender: proposals with what speaks for and against each. Only the user joins.
//!
//! Nothing but names, handles, employers, schools and places is looked at, and of a name nothing but its words.

mod shared;
mod surname;

use crate::model::{Bearer, BorneName, Employment, Foreign, Likeness, Medium, NameKind, Proposal};
use crate::text::name::former::former;
use crate::text::name::likeness::likeness;

use shared::Shared;
use surname::Surname;

/// How many proposals of one sender are shown.
pub const MOST: usize = 3;

/// How many names of one person are compared.
const NAMES: usize = 6;

/// From how many people of one name on the name alone proposes nobody.
const COMMON: usize = 4;

/// How much something speaks for two being one. Small numbers made by hand and held to a set of pairs (`tests/people.rs`).
type Weight = i32;

/// From this weight on what two share, besides the name, speaks for itself.
const STRONG: Weight = 20;

/// Somebody who was weighed.
struct Weighed<'a> {
    who: &'a Bearer,
    name: Foreign,
    likeness: Likeness,
    /// Whether the name they had before is what goes together.
    by_former: bool,
    shared: Shared,
    surname: Option<Surname>,
    /// Whether both have a link of their own.
    other_link: bool,
    /// Whether one export shows both, each under a link of its own.
    surely_two: bool,
}

/// Who among these may be the sender, the likeliest first, at most [`MOST`]. Evidence and verdict are left to be filled in.
///
/// `own` is where the user works and worked, `people` how many people with a name there are in their records.
///
/// ```
/// use vestibule::identity::proposals::propose;
/// use vestibule::model::{Bearer, BorneName, Foreign, PersonId};
///
/// let named = |id, name: &str| Bearer {
///     person: Some(PersonId(id)),
///     names: vec![BorneName::as_written(Foreign::from(name))],
///     ..Bearer::default()
/// };
/// let found = propose(&named(1, "Nadia Brandt"), &[named(2, "BRANDT, Nadia"), named(3, "Jonas Brandt")], &[], 3412);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].person, PersonId(2));
/// ```
#[must_use]
pub fn propose(
    sender: &Bearer,
    candidates: &[Bearer],
    own: &[Employment],
    people: i64,
) -> Vec<Proposal> {
    let weighed: Vec<Weighed<'_>> = candidates
        .iter()
        .filter(|candidate| candidate.person != sender.person)
        .filter_map(|candidate| weigh(sender, candidate, own))
        .collect();
    let same = weighed
        .iter()
        .filter(|one| one.likeness <= Likeness::OtherScript && !one.by_former)
        .count();
    let by_employer = weighed.iter().filter(|one| one.rests_on_employer()).count();
    let mut kept: Vec<(Weight, &Weighed<'_>)> = weighed
        .iter()
        .filter(|one| one.is_proposed(same, by_employer))
        .map(|one| (one.weight(same), one))
        .collect();
    kept.sort_by_key(|(weight, one)| (-weight, one.who.person));
    kept.truncate(MOST);
    kept.into_iter()
        .filter_map(|(_, one)| one.proposal(candidates, people))
        .collect()
}

/// Compares one with the sender; none where the names don't go together in any way.
fn weigh<'a>(sender: &Bearer, who: &'a Bearer, own: &[Employment]) -> Option<Weighed<'a>> {
    let (mine, theirs) = (names(sender), names(who));
    let mut best: Option<(Likeness, bool, &Foreign)> = None;
    for one in &mine {
        for other in &theirs {
            let Some(found) = likeness(&one.text, &other.text) else {
                continue;
            };
            // That a former name is another's surname tells nothing.
            if found == Likeness::OtherSurname && (one.is_former || other.is_former) {
                continue;
            }
            let by_former = one.is_former || other.is_former;
            if best.is_none_or(|(known, former, _)| (found, by_former) < (known, former)) {
                best = Some((found, by_former, other.shown));
            }
        }
    }
    let (likeness, by_former, name) = best?;
    let shared = Shared::between(sender, who, own);
    let other_link = !sender.slugs.is_empty()
        && !who.slugs.is_empty()
        && !sender.slugs.iter().any(|slug| who.slugs.contains(slug));
    let surname = Surname::between(sender, who, by_former);
    Some(Weighed {
        who,
        name: name.clone(),
        likeness,
        by_former,
        shared,
        surname,
        other_link,
        surely_two: other_link && sender.in_newest_export && who.in_newest_export,
    })
}

/// A name to be compared.
struct Compared<'a> {
    text: String,
    shown: &'a Foreign,
    is_former: bool,
}

fn names(who: &Bearer) -> Vec<Compared<'_>> {
    let Some(face) = who.names.first() else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for BorneName { name, kind } in who.names.iter().take(NAMES) {
        all.push(Compared {
            text: name.raw().to_owned(),
            shown: if kind.is_none() { name } else { &face.name },
            is_former: *kind == Some(NameKind::Former),
        });
        if let Some(text) = former(name.raw()) {
            all.push(Compared {
                text,
                shown: name,
                is_former: true,
            });
        }
    }
    all
}

impl Weighed<'_> {
    /// How much speaks for it besides the name.
    fn support(&self) -> Weight {
        self.shared.weight() + self.surname.as_ref().map_or(0, Surname::weight)
    }

    /// Whether only the given name, the employer and the years go together.
    fn rests_on_employer(&self) -> bool {
        self.likeness == Likeness::OtherSurname
            && self.surname.is_none()
            && self.shared.handle().is_none()
    }

    /// Whether it is worth asking. `same` people are called as the sender is; of `by_employer` nothing but the given name
    /// and the firm goes together.
    fn is_proposed(&self, same: usize, by_employer: usize) -> bool {
        // Two links in one export are two accounts, and mostly two people: namesakes work for one firm as well.
        if self.surely_two && self.surname.is_none() && self.shared.handle().is_none() {
            return false;
        }
        match self.likeness {
            _ if self.by_former => true,
            Likeness::SameName | Likeness::OtherScript => same < COMMON || self.support() >= STRONG,
            Likeness::Nickname => same == 0 && !self.other_link || self.support() >= STRONG,
            Likeness::OtherSurname if self.rests_on_employer() => {
                // Two Annas of one firm are namesakes; and a link of one's own tells of an account of one's own.
                by_employer == 1 && !self.other_link && self.shared.worked_at_one_time()
            }
            Likeness::Initial | Likeness::OtherSurname => self.support() >= STRONG,
        }
    }

    fn weight(&self, same: usize) -> Weight {
        let name = match self.likeness {
            Likeness::SameName if !self.by_former => 30,
            Likeness::OtherScript if !self.by_former => 25,
            Likeness::Nickname => 20,
            Likeness::Initial => 10,
            _ => 0,
        };
        let rare = match (name >= 25, same) {
            (true, 0 | 1) => 10,
            (true, more) => -5 * Weight::try_from(more.min(COMMON)).unwrap_or(0),
            (false, _) => 0,
        };
        let link = match (self.surely_two, self.other_link) {
            (true, _) => -30,
            (false, true) => -10,
            (false, false) => 0,
        };
        name + rare + link + self.support()
    }

    fn proposal(&self, candidates: &[Bearer], people: i64) -> Option<Proposal> {
        let namesakes = candidates
            .iter()
            .filter(|other| {
                other.person == self.who.person
                    || names(other).iter().any(|name| {
                        !name.is_former
                            && likeness(&name.text, self.name.raw())
                                .is_some_and(|found| found <= Likeness::OtherScript)
                    })
            })
            .count();
        let namesakes = i64::try_from(namesakes).unwrap_or(i64::MAX);
        Some(Proposal {
            person: self.who.person?,
            name: self.name.clone(),
            likeness: if self.by_former {
                Likeness::OtherSurname
            } else {
                self.likeness
            },
            reasons: self.reasons(),
            against: self.against(),
            evidence: Vec::new(),
            namesakes,
            people,
            if_yes: None,
        })
    }

    fn reasons(&self) -> Vec<Foreign> {
        let mut reasons = Vec::new();
        reasons.extend(self.shared.handle());
        reasons.extend(self.surname.as_ref().map(Surname::spoken));
        let one_surname = self.likeness != Likeness::OtherSurname && !self.by_former;
        reasons.extend(self.shared.others(one_surname));
        let how = match self.likeness {
            Likeness::SameName => None,
            _ if self.by_former || self.surname.is_some() => None,
            Likeness::OtherScript => Some("the same name in other letters, "),
            Likeness::Nickname => Some("a short form of the same given name, "),
            Likeness::Initial => Some("the initial goes with it, "),
            Likeness::OtherSurname => Some("the same given name, "),
        };
        reasons.extend(how.map(|how| [how, &self.name.shown(Medium::Line)].concat().into()));
        reasons
    }

    fn against(&self) -> Vec<Foreign> {
        let mut against: Vec<Foreign> = Vec::new();
        if self.surely_two {
            against.push("both profiles are in your newest export".into());
        } else if self.other_link {
            against.push("the profile links differ".into());
        }
        if self.rests_on_employer() {
            against.push("another surname, and only the firm and the years go with it".into());
        }
        against
    }
}

#[cfg(test)]
mod tests;
