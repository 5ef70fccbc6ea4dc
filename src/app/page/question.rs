//! What is asked about an invitation, with the two keys that answer it.

use crate::app::{Asks, State, asking, spoken};
use crate::command::Command;
use crate::facts;
use crate::model::{Case, Evidence, Grade, Likeness, Medium, Proposal, SourceKind, Verdict};
use crate::text::fold::fold;

use super::{Line, Para, Piece, Role, Room, evidence, lines};

/// In narrower windows the sign that more is below may stand on the keys.
const ROOMY: usize = 60;
/// The same words wherever it is asked whether two are one: no word about anybody's sex, and none that could mean
/// several people.
const SAME: &str = "Is this the same person?";

/// A question, for as much room as there is.
pub(super) struct Asked {
    /// What is known, what is asked, and the keys.
    whole: Vec<Para>,
    /// What is asked and the keys, then what is known.
    keys_first: Vec<Para>,
}

/// What is asked, if anything.
pub(super) fn asked(state: &State, case: &Case) -> Option<Asked> {
    let dossier = &case.dossier;
    let in_inbox = dossier.state.in_inbox();
    Some(match state.asks()? {
        Asks::Mismatch(question) => {
            let asking = asking(question, dossier.today);
            let asks = Para::of([Piece::strong(asking.asks)]);
            let keys = Para::of(keys(state, (asking.yes, asking.no), None));
            let whole = vec![asks, keys];
            Asked {
                keys_first: whole.clone(),
                whole,
            }
        }
        Asks::Same(proposal) => {
            let keys = keys(state, ("", ""), proposal.if_yes.filter(|_| in_inbox));
            let many = dossier.proposals.len();
            let place = (many > 1).then(|| Piece::muted(format!("   1 of {many}")));
            let brief = format!("The same person as {}?", shown(proposal));
            Asked::of(about(proposal, case), (SAME, &brief), keys, place)
        }
        Asks::Confirm(piece) => {
            let settles = case
                .assessment
                .settle
                .iter()
                .find(|settle| settle.facts == [piece.fact]);
            let if_yes = settles.map(|settle| settle.to).filter(|_| in_inbox);
            let keys = keys(state, ("", ""), if_yes);
            let asks = facts::fact(piece.fact)
                .map_or("", |fact| facts::vocabulary()[usize::from(fact.0)].question);
            let known = vec![Piece::plain(claim(piece, case))];
            Asked::of(known, (asks, asks), keys, None)
        }
    })
}

impl Asked {
    /// The place among several stands where it pushes no key out of its row.
    fn of(mut known: Line, (asks, brief): (&str, &str), keys: Line, place: Option<Piece>) -> Self {
        let sentence = [&known[..], &[Piece::plain(" "), Piece::strong(asks)]].concat();
        let placed = keys.iter().cloned().chain(place.clone());
        let whole = vec![Para::of(sentence), Para::of(placed.collect::<Line>())];
        known.extend(place);
        Self {
            whole,
            keys_first: vec![
                Para::of([Piece::strong(brief)]),
                Para::of(keys),
                Para::of(known),
            ],
        }
    }

    /// The question among the first lines of the pane: below the head where both are in sight, else above what can wait,
    /// and at the least with its keys in sight.
    pub(super) fn below(self, name: Vec<Para>, head: Vec<Para>, room: Room) -> Vec<Para> {
        let rows = if room.columns < ROOMY {
            room.rows.saturating_sub(1)
        } else {
            room.rows
        };
        let fits = |paras: &[Para]| lines(paras, room.columns).len() <= rows;
        let roomy = [&name[..], &head, &[Para::blank()], &self.whole].concat();
        if fits(&roomy) {
            return roomy;
        }
        let tight = [&name[..], &head, &self.whole].concat();
        if fits(&tight) {
            return tight;
        }
        let above = [&name[..], &self.whole].concat();
        if fits(&above) {
            return [above, head].concat();
        }
        [name, self.keys_first, head].concat()
    }
}

/// The two keys, what each does where that isn't plain, and what would be suggested then.
fn keys(state: &State, (yes, no): (&str, &str), if_yes: Option<Verdict>) -> Line {
    if state.is_answered() {
        return vec![Piece::muted("saving your answer …")];
    }
    let does = |word: &str, what: &str| match what {
        "" => format!(" {word}"),
        what => format!(" {word}: {what}"),
    };
    let mut keys = vec![
        Piece::accent(state.keys(Command::Yes)),
        Piece::plain(format!("{}   ", does("yes", yes))),
        Piece::accent(state.keys(Command::No)),
        Piece::plain(does("no", no)),
    ];
    if let Some(verdict) = if_yes {
        keys.push(Piece::muted("   If yes: "));
        keys.push(Piece::Sign(verdict.into(), Role::Strong));
        keys.push(Piece::strong(format!(" {}", spoken::suggestion(verdict))));
    }
    keys
}

/// Who in the records it may be: what is known of them, what speaks for it, how rare the name is, what speaks against.
fn about(proposal: &Proposal, case: &Case) -> Line {
    let name = shown(proposal);
    let first = telling(&proposal.evidence);
    let known = first.map(|piece| brief(&evidence::dated(piece, case.dossier.today), &name));
    let reasons = proposal.reasons.iter().map(|why| why.shown(Medium::Line));
    let rare = spoken::rarity(proposal.namesakes, proposal.people);
    let (mut line, told): (Line, Vec<String>) = if proposal.likeness == Likeness::OtherSurname {
        let mut told: Vec<String> = reasons.collect();
        // What speaks for the surname stays first.
        told.splice(told.len().min(1)..told.len().min(1), known);
        // "your colleague at …" goes on about the name; a sentence of its own doesn't.
        let colleague = told
            .iter()
            .position(|why| why.starts_with("your colleague"));
        let on = colleague.or_else(|| told.iter().position(|why| why.starts_with("your ")));
        let lead = on.map(|at| [", ", &told.remove(at)].concat());
        told.push(rare);
        let line = [Piece::plain("Perhaps "), Piece::strong(name)];
        let line = line.into_iter().chain(lead.map(Piece::plain)).collect();
        (line, told)
    } else {
        let has = first.map_or("Your records have", |piece| source_has(piece.origin.kind));
        let line = vec![
            Piece::plain(format!("{has} {} ", article(&name))),
            Piece::strong(name),
        ];
        (
            line,
            known.into_iter().chain(reasons).chain([rare]).collect(),
        )
    };
    line.push(Piece::plain(format!(" ({}).", told.join("; "))));
    let against: Vec<_> = proposal
        .against
        .iter()
        .map(|why| why.shown(Medium::Line))
        .collect();
    if !against.is_empty() {
        line.push(Piece::plain(format!(
            " Against it: {}.",
            against.join("; ")
        )));
    }
    line
}

fn shown(proposal: &Proposal) -> String {
    proposal.name.shown(Medium::Line)
}

/// The piece that tells most: of the surest, what two did with each other before what only names them both.
fn telling(evidence: &[Evidence]) -> Option<&Evidence> {
    const FAINT: [&str; 8] = [
        "in_contacts",
        "shared_event",
        "shared_employer",
        "shared_school",
        "shared_group",
        "approached",
        "engaged",
        "endorsed_me",
    ];
    evidence
        .iter()
        .filter(|piece| !piece.struck)
        .min_by_key(|piece| (piece.grade, FAINT.contains(&piece.fact)))
}

/// A line without what the sentence around it says already: whose name it is, and in which source it stands.
fn brief(known: &str, name: &str) -> String {
    const SAID: [&str; 3] = [
        "in your address book, ",
        "badge scanned at ",
        "on the list of those who were at ",
    ];
    let known = known.replacen(&[" with ", name].concat(), "", 1);
    let short = SAID.iter().find_map(|said| known.strip_prefix(said));
    short.unwrap_or(&known).to_owned()
}

/// The source of what is known of somebody, as the beginning of a sentence.
fn source_has(kind: &str) -> &'static str {
    match SourceKind::named(kind) {
        SourceKind::LinkedinExport => "Your LinkedIn export has",
        SourceKind::Mail => "Your mail has",
        SourceKind::Vcard => "Your address book has",
        SourceKind::Calendar => "Your calendar has",
        SourceKind::Calls => "Your call log has",
        SourceKind::Badges => "You scanned the badge of",
        SourceKind::Attendees => "On a fair's list of guests is",
        SourceKind::Page | SourceKind::Paste | SourceKind::ProfilePdf => {
            "Among the profiles you saved is"
        }
        SourceKind::Hand | SourceKind::Archive | SourceKind::Unknown => "Your records have",
    }
}

fn article(name: &str) -> &'static str {
    match fold(name).chars().next() {
        Some('a' | 'e' | 'i' | 'o') => "an",
        _ => "a",
    }
}

/// What only the other side says, or a hint has, as a sentence.
fn claim(piece: &Evidence, case: &Case) -> String {
    // The day of a claim is that of the page or note that makes it, not of what it tells.
    let text = if piece.grade == Grade::Claimed {
        piece.text.shown(Medium::Line)
    } else {
        evidence::dated(piece, case.dossier.today)
    };
    match piece.grade {
        Grade::Claimed if text.starts_with("they ") || text.starts_with("you ") => {
            format!("They say {text}.")
        }
        Grade::Claimed => format!("They say: {text}."),
        _ => format!("Perhaps: {text}."),
    }
}
