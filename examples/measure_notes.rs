//! Measures how notes are read, on a file of labelled notes.
//!
//! ```console
//! cargo run --release --example measure_notes -- NOTES.jsonl [FROM..TO] [--misses]
//! ```
//!
//! Each line is an object with `text`, `genericness` (`none`, `default`, `generic`, `specific`), `intent` and `claims`;
//! `intent` may say `none` for a stock text, `other` for research, and `met_before`, `worked_together` and `phone_call`
//! for what is read as `reconnect`. Prints the confusion of kinds, precision
//! and recall with their counts, notes per second; and which of the notes are taken for one text, with what it costs to
//! tell.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::Write;
use std::time::Instant;

use anyhow::{Context, Result};
use vestibule::text::note::{Claim, NoteKind, Purpose, Reading, read};
use vestibule::text::skeleton::{Known, groups, skeleton};

struct Labelled {
    text: String,
    kind: String,
    purpose: String,
    claims: Vec<String>,
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments
        .next()
        .context("name a file of labelled notes, one JSON object a line")?;
    let rest: Vec<String> = arguments.collect();
    let begin = Instant::now();
    black_box(read("a first note", ""));
    let ready = begin.elapsed();
    let all = notes(&std::fs::read_to_string(&path).with_context(|| path.clone())?)?;
    let range = rest
        .iter()
        .find_map(|argument| argument.split_once(".."))
        .map_or(Ok(0..all.len()), |(from, to)| {
            anyhow::Ok(from.parse()?..to.parse::<usize>()?.min(all.len()))
        })?;
    let notes = all.get(range).context("the range is not in the file")?;
    let out = &mut std::io::stdout().lock();
    writeln!(out, "the phrases were ready after {ready:?}")?;
    report(
        out,
        notes,
        rest.iter().any(|argument| argument == "--misses"),
    )?;
    speed(out, notes)?;
    likeness(out, notes)
}

fn notes(file: &str) -> Result<Vec<Labelled>> {
    file.lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line)?;
            let word = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
            Ok(Labelled {
                text: word("text"),
                kind: word("genericness"),
                purpose: match word("intent").as_str() {
                    "other" => "research".to_owned(),
                    "met_before" | "worked_together" | "phone_call" => "reconnect".to_owned(),
                    "job_seeking" => "job-seeking".to_owned(),
                    _ => word("intent"),
                },
                claims: value["claims"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|claim| claim.as_str().map(str::to_owned))
                    .collect(),
            })
        })
        .collect()
}

fn purpose(reading: &Reading) -> &'static str {
    reading.purpose.map_or("none", Purpose::name)
}

fn report(out: &mut impl Write, notes: &[Labelled], misses: bool) -> Result<()> {
    let read: Vec<Reading> = notes.iter().map(|note| read(&note.text, "")).collect();
    writeln!(
        out,
        "{} notes; rows are labels, columns readings",
        notes.len()
    )?;
    let mut confusion: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (note, reading) in notes.iter().zip(&read) {
        *confusion
            .entry((&note.kind, reading.kind.name()))
            .or_default() += 1;
    }
    for label in NoteKind::ALL {
        let row: Vec<String> = NoteKind::ALL
            .iter()
            .map(|kind| confusion.get(&(label.name(), kind.name())).unwrap_or(&0))
            .map(|count| format!("{count:>9}"))
            .collect();
        writeln!(out, "{:>9}{}", label.name(), row.concat())?;
    }
    writeln!(out, "\nkind")?;
    for kind in NoteKind::ALL {
        line(
            out,
            kind.name(),
            notes,
            &read,
            |n| n.kind == kind.name(),
            |r| r.kind == *kind,
        )?;
    }
    writeln!(out, "\npurpose")?;
    for name in Purpose::ALL.iter().map(|p| p.name()).chain(["none"]) {
        line(
            out,
            name,
            notes,
            &read,
            |n| n.purpose == name,
            |r| purpose(r) == name,
        )?;
    }
    writeln!(out, "\nclaim")?;
    for claim in Claim::ALL {
        let labelled = |n: &Labelled| n.claims.iter().any(|name| name == claim.name());
        line(out, claim.name(), notes, &read, labelled, |r| {
            r.claims.contains(claim)
        })?;
    }
    let leave = read
        .iter()
        .filter(|reading| reading.leave.is_some())
        .count();
    writeln!(out, "\nasks to leave: {leave}")?;
    if misses {
        for (note, reading) in notes.iter().zip(&read) {
            miss(out, note, reading)?;
        }
    }
    Ok(())
}

fn line(
    out: &mut impl Write,
    name: &str,
    notes: &[Labelled],
    read: &[Reading],
    label: impl Fn(&Labelled) -> bool,
    found: impl Fn(&Reading) -> bool,
) -> Result<()> {
    let labelled = notes.iter().filter(|note| label(note)).count();
    let said = read.iter().filter(|reading| found(reading)).count();
    let both = notes
        .iter()
        .zip(read)
        .filter(|(note, reading)| label(note) && found(reading))
        .count();
    if labelled + said == 0 {
        return Ok(());
    }
    writeln!(
        out,
        "{name:>18}  precision {both}/{said}  recall {both}/{labelled}"
    )?;
    Ok(())
}

fn miss(out: &mut impl Write, note: &Labelled, reading: &Reading) -> Result<()> {
    let claims: Vec<&str> = reading.claims.iter().map(|claim| claim.name()).collect();
    let mut labelled: Vec<&str> = note.claims.iter().map(String::as_str).collect();
    labelled.sort_by_key(|name| Claim::named(name).map(|claim| claim as u8));
    if (note.kind.as_str(), note.purpose.as_str()) == (reading.kind.name(), purpose(reading))
        && labelled == claims
    {
        return Ok(());
    }
    writeln!(
        out,
        "\n{} {} {labelled:?}\n  read as {} {} {claims:?}\n  {}",
        note.kind,
        note.purpose,
        reading.kind.name(),
        purpose(reading),
        note.text.replace('\n', " / ")
    )?;
    Ok(())
}

fn speed(out: &mut impl Write, notes: &[Labelled]) -> Result<()> {
    const ROUNDS: u32 = 100;
    let begin = Instant::now();
    for _ in 0..ROUNDS {
        for note in notes {
            black_box(read(black_box(&note.text), "Jonas Weber"));
        }
    }
    let took = begin.elapsed().as_secs_f64();
    let count = f64::from(ROUNDS) * f64::from(u32::try_from(notes.len())?);
    writeln!(
        out,
        "\n{:.0} notes a second, {:.2} microseconds a note",
        count / took,
        took / count * 1e6
    )?;
    Ok(())
}

/// Which notes are alike, and what a skeleton and the putting together of many cost.
fn likeness(out: &mut impl Write, notes: &[Labelled]) -> Result<()> {
    const MANY: usize = 100_000;
    let known = Known {
        names: &["Jonas Weber"],
        companies: &["Northwind Foods"],
        owner: Some("Hanna Lind"),
    };
    black_box(skeleton("a first note of some words", &known));
    let begin = Instant::now();
    let skeletons: Vec<Option<String>> = notes.iter().map(|n| skeleton(&n.text, &known)).collect();
    let each = begin.elapsed().as_secs_f64() / f64::from(u32::try_from(notes.len())?) * 1e6;
    let texts: Vec<&str> = skeletons.iter().flatten().map(String::as_str).collect();
    let mut alike: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (place, root) in groups(&texts).into_iter().enumerate() {
        alike.entry(root).or_default().push(texts[place]);
    }
    alike.retain(|_, members| members.len() > 1);
    writeln!(
        out,
        "\n{} of {} notes have a skeleton, {each:.2} microseconds each; {} groups of two or more",
        texts.len(),
        notes.len(),
        alike.len()
    )?;
    for members in alike.values() {
        writeln!(out, "  {} of: {}", members.len(), members[0])?;
    }
    // Every text of the file, each time with other words in it, so that none is the same.
    let many: Vec<String> = (0..MANY)
        .map(|n| {
            let mut words: Vec<String> = texts[n % texts.len()]
                .split(' ')
                .map(str::to_owned)
                .collect();
            for step in [7_919, 104_729, 1_299_709] {
                let place = n * step % words.len();
                words[place] = format!("w{}", n * step % 9_973);
            }
            words.join(" ")
        })
        .collect();
    let borrowed: Vec<&str> = many.iter().map(String::as_str).collect();
    let begin = Instant::now();
    let grouped = black_box(groups(&borrowed)).len();
    let took = begin.elapsed();
    writeln!(
        out,
        "{grouped} different skeletons put together in {took:.2?}, {:.2} microseconds each",
        took.as_secs_f64() / f64::from(u32::try_from(grouped)?) * 1e6
    )?;
    Ok(())
}
