//! Writes an export of any size for measuring: `cargo run --release --example generate_export -- N OUT.csv`.
//!
//! The same numbers give the same file. Invitations are spread over the eight years to November 2026 and three in a
//! hundred say something, as in real exports; `--notes` gives every one a note. `--waiting` makes all of them incoming
//! and nobody a connection; without it, one in eight went out, and with `--connections FILE` most of those that came in
//! are connections too. All people are invented.

#[path = "../tests/shapes/shapes.rs"]
mod shapes;

use std::fs;
use std::path::PathBuf;

use anyhow::anyhow;
use clap::Parser;
use jiff::{Timestamp, ToSpan};
use shapes::chance::Chance;
use shapes::export::{
    ConnectionRow, ConnectionsEra, InvitationRow, InvitationsEra, connections_csv, invitations_csv,
};
use shapes::names::{FIRMS, POSITIONS, draw};
use shapes::party::{Party, slug_of};

/// The seed of everything.
const SEED: u64 = 20_240_314;

/// The newest moment, and how far back it goes.
const NEWEST: Timestamp = Timestamp::constant(1_795_190_400, 0);
const MINUTES: usize = 8 * 365 * 24 * 60;

/// How many invitations in a hundred carry a note.
const WITH_NOTE: usize = 3;

#[derive(Debug, Parser)]
struct Wanted {
    /// How many invitations.
    number: usize,
    /// Where `Invitations.csv` goes.
    out: PathBuf,
    /// Makes all of them wait.
    #[arg(long)]
    waiting: bool,
    /// Gives every one a note.
    #[arg(long)]
    notes: bool,
    /// Where `Connections.csv` goes, if it is wanted.
    #[arg(long, conflicts_with = "waiting")]
    connections: Option<PathBuf>,
}

fn main() -> anyhow::Result<()> {
    let wanted = Wanted::parse();
    let owner = Party::new("Imke Sorano", "imke-sorano");
    let mut chance = Chance::new(SEED);
    let mut invitations = Vec::with_capacity(wanted.number);
    let mut connections = Vec::new();
    for number in 0..wanted.number {
        let (first, last) = draw(&mut chance);
        let name = format!("{first} {last}");
        let other = Party::new(&name, &format!("{}-{number:x}", slug_of(&name)));
        let incoming = wanted.waiting || !chance.happens(12);
        let sent = moment(&mut chance)?;
        let has_note = chance.happens(WITH_NOTE) || wanted.notes;
        if wanted.connections.is_some() && chance.happens(if incoming { 95 } else { 60 }) {
            connections.push(connection(&other, (first, last), sent, &mut chance));
        }
        invitations.push(InvitationRow {
            from: if incoming {
                other.clone()
            } else {
                owner.clone()
            },
            to: if incoming { owner.clone() } else { other },
            sent,
            message: if has_note {
                note(&mut chance)
            } else {
                String::new()
            },
            incoming,
        });
    }
    let table =
        invitations_csv(&invitations, InvitationsEra::Urls).map_err(|why| anyhow!("{why}"))?;
    fs::write(&wanted.out, table)?;
    if let Some(out) = &wanted.connections {
        let table =
            connections_csv(&connections, ConnectionsEra::Links).map_err(|why| anyhow!("{why}"))?;
        fs::write(out, table)?;
    }
    Ok(())
}

fn moment(chance: &mut Chance) -> Result<Timestamp, jiff::Error> {
    let back = i64::try_from(chance.below(MINUTES)).unwrap_or_default();
    NEWEST.checked_sub(back.minutes())
}

fn connection(
    party: &Party,
    (first, last): (&str, &str),
    sent: Timestamp,
    chance: &mut Chance,
) -> ConnectionRow {
    let later = i64::try_from(chance.below(72)).unwrap_or_default().hours();
    let on = sent.saturating_add(later).unwrap_or(sent);
    ConnectionRow {
        party: Some(party.clone()),
        first: first.to_owned(),
        last: last.to_owned(),
        email: String::new(),
        company: chance.one_of(FIRMS).unwrap_or_default().to_owned(),
        position: chance.one_of(POSITIONS).unwrap_or_default().to_owned(),
        on: on.to_zoned(jiff::tz::TimeZone::UTC).date(),
    }
}

/// A note of one to three sentences; `zephyr` is in one of a thousand, for searches for something rare.
fn note(chance: &mut Chance) -> String {
    const OPENING: &[&str] = &[
        "Hello Imke,",
        "Good morning,",
        "Dear Imke,",
        "Hi,",
        "Greetings from the coast,",
    ];
    const REASON: &[&str] = &[
        "we met at the Steyr Days and spoke about newsletters.",
        "I came across your profile and would like to be in touch.",
        "we worked on the same catalogue at Kestelmoor some years ago.",
        "I would recommend your reading rooms to everybody.",
        "your talk at the conference stayed with me.",
        "we help associations to find more members.",
        "I am writing a thesis about libraries.",
    ];
    const END: &[&str] = &[
        "May I ask you a question about it?",
        "Could we speak next week?",
        "All the best.",
        "",
        "It would be good to stay in touch.",
    ];
    let mut words: Vec<&str> = [OPENING, REASON, END]
        .into_iter()
        .filter_map(|several| chance.one_of(several))
        .filter(|words| !words.is_empty())
        .collect();
    if chance.below(1000) == 0 {
        words.push("A zephyr is blowing.");
    }
    words.join(" ")
}
