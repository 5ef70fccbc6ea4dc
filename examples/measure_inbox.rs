//! What the inbox costs with a hundred thousand invitations that wait and thirty thousand connections: both imports, the
//! assessment of all that waits, and a case as the desk opens it. Seconds of this thread's processor, so that what else
//! runs on the machine counts for little.
//!
//! `cargo run --release --example measure_inbox [INVITATIONS] [CONNECTIONS]`. It uses nothing that came with evidence, so
//! the same file measures an older state of the program.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement that can't be set up has nothing to say, and it says it with the clock"
)]

use std::fmt::Write as _;
use std::path::Path;

use jiff::tz::TimeZone;
use vestibule::config::{Places, Settings};
use vestibule::import::{self, Input};
use vestibule::inbox::Inbox;
use vestibule::model::import::Flow;
use vestibule::model::{InvitationId, Now, Tab};
use vestibule::store::Access;

/// How many are assessed at a time, as on the desk.
const BATCH: usize = 200;

/// How many cases are opened.
const CASES: usize = 400;

fn main() {
    let mut numbers = std::env::args()
        .skip(1)
        .map(|number| number.parse::<u64>().unwrap());
    let invitations = numbers.next().unwrap_or(100_000);
    let connections = numbers.next().unwrap_or(30_000);
    let folder = std::env::temp_dir().join(format!("vestibule-inbox-{}", std::process::id()));
    let mut inbox = opened(&folder);
    read(&mut inbox, "Invitations.csv", invitations_csv(invitations));
    assess(&mut inbox);
    cases(&inbox);
    if connections > 0 {
        read(
            &mut inbox,
            "Connections.csv",
            connections_csv(connections, invitations),
        );
        assess(&mut inbox);
        cases(&inbox);
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM"));
    println!("most memory: {}", peak.unwrap_or("not told"));
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

fn opened(folder: &Path) -> Inbox {
    let places = Places {
        data: folder.to_owned(),
        config: folder.join("config.toml"),
    };
    Inbox::open(&places, Settings::default(), Access::Write).unwrap()
}

fn read(inbox: &mut Inbox, name: &str, text: String) {
    let mut inputs = vec![Input::Bytes {
        name: name.into(),
        bytes: text.into_bytes().into(),
    }];
    let begun = used();
    let report = inbox
        .ingest(
            &now(),
            false,
            &mut |emit| {
                let _stopped = import::read(std::mem::take(&mut inputs), emit);
            },
            &mut |_, _| Flow::Continue(()),
        )
        .unwrap()
        .unwrap();
    let records: usize = report.sources[0]
        .files
        .iter()
        .map(|file| file.records)
        .sum();
    println!("import of {name}, {records} rows: {:.2} s", used() - begun);
}

fn assess(inbox: &mut Inbox) {
    let (mut done, begun) = (0, used());
    loop {
        let assessed = inbox.assess(&now(), BATCH).unwrap();
        done += assessed.ids.len();
        if assessed.left == 0 {
            break;
        }
    }
    println!("assessment of {done}: {:.2} s", used() - begun);
}

fn cases(inbox: &Inbox) {
    let listing = inbox.list(&now(), Tab::Inbox, None).unwrap();
    let step = (listing.entries.len() / CASES).max(1);
    let ids: Vec<InvitationId> = listing
        .entries
        .iter()
        .step_by(step)
        .map(|entry| entry.id)
        .collect();
    let begun = used();
    for id in &ids {
        inbox.case(&now(), *id).unwrap().unwrap();
    }
    let each = (used() - begun) / f64::from(u32::try_from(ids.len()).unwrap());
    println!("a case, mean of {}: {:.3} ms", ids.len(), each * 1e3);
}

/// Numbers that look drawn and are the same each time.
fn drawn(n: u64, what: u64) -> u64 {
    let mut x = n.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ what.wrapping_mul(0xD1B5_4A32_D192_ED03);
    x ^= x >> 31;
    x = x.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x ^ (x >> 29)
}

/// One of so many, the low ones far more often, as with names.
fn skewed(n: u64, what: u64, most: u64) -> u64 {
    let share = drawn(n, what) % 10_000;
    share * share * most / 100_000_000
}

/// An invented word of three or four syllables.
fn word(number: u64, what: u64) -> String {
    const SYLLABLES: [&str; 24] = [
        "ka", "lo", "mi", "ren", "sa", "tor", "vel", "dun", "ari", "bes", "go", "hal", "ine", "jo",
        "kes", "lun", "mar", "nos", "ola", "per", "qui", "rud", "sten", "ulm",
    ];
    let mut word = String::new();
    let mut rest = drawn(number, what);
    for _ in 0..3 + number % 2 {
        word.push_str(SYLLABLES[usize::try_from(rest % 24).unwrap()]);
        rest /= 24;
    }
    word[..1].to_uppercase() + &word[1..]
}

/// The names of somebody: of 900 given names and 9,000 surnames, some far more frequent than others.
fn names(n: u64) -> (String, String) {
    (word(skewed(n, 1, 900), 11), word(skewed(n, 2, 9_000), 12))
}

fn slug(n: u64) -> String {
    let (first, last) = names(n);
    format!("{}-{}-{n:x}", first.to_lowercase(), last.to_lowercase())
}

fn invitations_csv(count: u64) -> String {
    let mut csv =
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n".to_owned();
    for n in 0..count {
        let (first, last) = names(n);
        let note = match n % 33 {
            0 => "We met at the Steyr Days; may I ask about your catalogue?",
            11 => "I'd like to add you to my professional network on LinkedIn.",
            _ => "",
        };
        let _ = writeln!(
            csv,
            "{first} {last},Imke Sorano,\"{}/{}/26, {}:{:02} AM\",{note},INCOMING,https://www.linkedin.com/in/{},\
             https://www.linkedin.com/in/imke-sorano",
            6 + drawn(n, 3) % 5,
            1 + drawn(n, 4) % 27,
            1 + drawn(n, 5) % 11,
            drawn(n, 6) % 60,
            slug(n)
        );
    }
    csv
}

/// One in ten asked as well; the others are people of their own.
fn connections_csv(count: u64, invitations: u64) -> String {
    let mut csv =
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n".to_owned();
    for n in 0..count {
        let who = if n % 10 == 0 { n } else { invitations + n };
        let (first, last) = names(who);
        let _ = writeln!(
            csv,
            "{first},{last},https://www.linkedin.com/in/{},{},{} Works,Librarian,{:02} Mar {}",
            slug(who),
            if n % 20 == 1 {
                format!("{}@mail.example", slug(who))
            } else {
                String::new()
            },
            word(skewed(n, 7, 3_000), 13),
            1 + drawn(n, 8) % 27,
            2012 + drawn(n, 9) % 13
        );
    }
    csv
}
