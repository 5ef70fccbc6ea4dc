//! How much memory an import takes at most, and how long: `cargo run --release --example measure_memory -- pdfs 2000`,
//! `cards 50000`, or `mbox 1000` for a mailbox of so many megabytes. The files are written one after another into a folder
//! that is taken away at the end, so that the peak is that of the import. All people are invented.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement that can't be set up has nothing to say"
)]

#[path = "../tests/shapes/shapes.rs"]
mod shapes;

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use shapes::chance::Chance;
use shapes::names::{FIRMS, POSITIONS, draw};
use shapes::pdf::Person;
use vestibule::config::{Places, Settings};
use vestibule::import::{self, Input, Options};
use vestibule::inbox::Inbox;
use vestibule::model::Now;
use vestibule::model::import::Flow;
use vestibule::store::Access;

/// What a letter says: about eight kilobytes, as mail with a history below it has.
const LINES_OF_A_LETTER: usize = 110;

fn main() {
    let mut words = std::env::args().skip(1);
    let what = words.next().unwrap();
    let number: usize = words.next().unwrap().parse().unwrap();
    let folder = std::env::temp_dir().join(format!("vestibule-memory-{}", std::process::id()));
    let from = folder.join("in");
    std::fs::create_dir_all(&from).unwrap();
    let path = match what.as_str() {
        "pdfs" => pdfs(&from, number),
        "cards" => cards(&from, number),
        "mbox" => mbox(&from, number * 1_000_000),
        other => {
            println!("{other}: give pdfs, cards or mbox, and how many");
            return;
        }
    };
    let places = Places {
        data: folder.join("data"),
        config: folder.join("config.toml"),
    };
    let mut inbox = Inbox::open(&places, Settings::default(), Access::Write).unwrap();
    let options = Options {
        own_addresses: vec!["imke@sorano.example".to_owned()],
        now: Some(now()),
        ..Options::default()
    };
    let (before, begun) = (peak(), used());
    let mut inputs = vec![Input::Path(path)];
    let report = inbox
        .ingest(
            &now(),
            false,
            &mut |emit| {
                let _stopped = import::read_with(std::mem::take(&mut inputs), &options, emit);
            },
            &mut |_, _| Flow::Continue(()),
        )
        .unwrap()
        .unwrap();
    let files = report.sources.iter().flat_map(|source| &source.files);
    let records: usize = files.map(|file| file.records).sum();
    println!(
        "{what} {number}: {records} records, {} people; {:.2} s; at most {} MB, of which {before} before",
        report.people,
        used() - begun,
        peak()
    );
    drop(inbox);
    std::fs::remove_dir_all(folder).unwrap();
}

fn now() -> Now {
    Now::new("2026-11-23T09:00:00Z".parse().unwrap(), TimeZone::UTC)
}

/// What this thread has had of the processor, in seconds.
fn used() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    let nanoseconds: f64 = told.split(' ').next().unwrap().parse().unwrap();
    nanoseconds / 1e9
}

/// The most memory the process has had so far, in megabytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap();
    let kilobytes: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kilobytes / 1_000
}

fn pdfs(folder: &Path, number: usize) -> PathBuf {
    let mut chance = Chance::new(4);
    for n in 0..number {
        let (first, last) = draw(&mut chance);
        let mut person = Person::new(&format!("{first} {last}"), &format!("member-{n:x}"))
            .headline("Types, prints and binds")
            .location("Steyr, Austria")
            .summary(&"Thirty years of letters, and of people who wait for them. ".repeat(12))
            .skills(&["Kerning", "Binding", "Proofs"]);
        for year in 0..8 {
            let (from, to) = (
                format!("{}-03", 2024 - 2 * year),
                format!("{}-02", 2026 - 2 * year),
            );
            person = person
                .worked(
                    chance.one_of(FIRMS).unwrap(),
                    chance.one_of(POSITIONS).unwrap(),
                    (&from, &to),
                    "Steyr, Austria",
                )
                .doing(&"Set and printed what was asked for, and bound it. ".repeat(6));
        }
        let person = person.studied("School of Type", "Diploma", ("1998", "2001"));
        std::fs::write(folder.join(format!("Profile ({n}).pdf")), person.pdf()).unwrap();
    }
    folder.to_owned()
}

fn cards(folder: &Path, number: usize) -> PathBuf {
    let mut chance = Chance::new(5);
    let path = folder.join("contacts.vcf");
    let mut out = BufWriter::new(File::create(&path).unwrap());
    for n in 0..number {
        let (first, last) = draw(&mut chance);
        let firm = chance.one_of(FIRMS).unwrap();
        write!(
            out,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{last};{first};;;\r\nFN:{first} {last}\r\nORG:{firm};\r\nEMAIL;type=INTERNET:\
             caller-{n}@mail.example\r\nTEL;type=CELL:+43 660 {n:07}\r\nUID:{n:032x}\r\nREV:2024-05-01T10:00:00Z\r\n\
             END:VCARD\r\n"
        )
        .unwrap();
    }
    out.flush().unwrap();
    path
}

fn mbox(folder: &Path, bytes: usize) -> PathBuf {
    let mut chance = Chance::new(6);
    let path = folder.join("All mail.mbox");
    let mut out = BufWriter::new(File::create(&path).unwrap());
    let body = "A line of a letter that says what letters say, and a little more than that.\n"
        .repeat(LINES_OF_A_LETTER);
    let mut written = 0;
    let mut n = 0;
    while written < bytes {
        let at = Timestamp::from_second(1_262_304_000 + n * 3_000).unwrap();
        let (first, last) = draw(&mut chance);
        let other = format!("{first} {last} <caller-{}@mail.example>", n % 20_000);
        let me = "Imke Sorano <imke@sorano.example>";
        let (from, to) = if n % 3 == 0 {
            (me, other.as_str())
        } else {
            (other.as_str(), me)
        };
        let mail = format!(
            "From sender@mail.example {}\nDate: {}\nFrom: {from}\nTo: {to}\nMessage-ID: <{n}@mail.example>\n\
             Subject: About the catalogue\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{body}\n",
            at.strftime("%a %b %e %H:%M:%S %Y"),
            at.strftime("%a, %d %b %Y %H:%M:%S +0000"),
        );
        out.write_all(mail.as_bytes()).unwrap();
        written += mail.len();
        n += 1;
    }
    out.flush().unwrap();
    path
}
