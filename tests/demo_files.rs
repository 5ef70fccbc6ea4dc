//! The demo's source files are what the generator makes of its cast: `VESTIBULE_REGENERATE=1 cargo test --test
//! demo_files` writes them anew. The acts beside them are written by hand, and held to the same cast.

#[path = "shapes/shapes.rs"]
mod shapes;

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use shapes::archive::zip_as_linkedin;
use shapes::demo::callers::{Caller, EARLIER, Note, OPEN, Seen};
use shapes::demo::files::{COPIED_PAGE, EXPORT, LATER, files, mailbox};
use shapes::demo::later;
use shapes::demo::network::network;
use shapes::demo::owner;
use shapes::demo::talks::messages;
use shapes::export::{
    ConnectionsEra, InvitationsEra, MessagesEra, connections_csv, invitations_csv, messages_csv,
};
use shapes::party::{invitation_id, pacific};

const MOST_BYTES: usize = 500_000;

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo")
}

#[test]
fn the_committed_files_are_what_the_generator_makes() -> Result<(), Box<dyn Error>> {
    let regenerate = std::env::var_os("VESTIBULE_REGENERATE").is_some();
    for (path, bytes) in files()? {
        let target = assets().join(&path);
        if regenerate {
            fs::create_dir_all(target.parent().unwrap_or(&target))?;
            fs::write(&target, &bytes)?;
        }
        let committed = fs::read(&target).unwrap_or_default();
        assert!(
            committed == bytes,
            "{path} differs; set VESTIBULE_REGENERATE=1 to write it anew"
        );
    }
    Ok(())
}

#[test]
fn the_demo_stays_small() -> Result<(), Box<dyn Error>> {
    let acts = fs::read(assets().join("acts.toml"))?.len();
    let bytes: usize = files()?.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() + acts;
    assert!(bytes < MOST_BYTES, "{bytes} bytes");
    Ok(())
}

#[test]
fn most_of_those_who_wait_say_nothing_and_none_says_more_than_fits() {
    let silent = OPEN
        .iter()
        .filter(|caller| !matches!(caller.note, Note::Own(_)))
        .count();
    assert!(silent * 2 > OPEN.len(), "{silent} of {}", OPEN.len());
    for caller in OPEN.iter().chain(EARLIER) {
        let Note::Own(text) = caller.note else {
            continue;
        };
        assert!(
            text.chars().count() <= 300,
            "{}: {}",
            caller.party().slug,
            text.chars().count()
        );
    }
}

#[test]
fn nothing_in_the_export_is_younger_than_the_export() -> Result<(), Box<dyn Error>> {
    let written: Timestamp = "2026-11-20T16:00:00Z".parse()?;
    for caller in OPEN.iter().filter(|caller| caller.seen != Seen::Mail) {
        assert!(caller.sent()? < written, "{}", caller.party().slug);
    }
    for row in network()?.accepted {
        assert!(row.sent < written, "{}", row.from.slug);
    }
    Ok(())
}

#[test]
fn nobody_who_waits_is_connected_and_nobody_stands_under_two_names() -> Result<(), Box<dyn Error>> {
    let mut slugs = BTreeSet::new();
    for row in network()?.connections {
        let Some(party) = row.party else { continue };
        assert!(slugs.insert(party.slug.clone()), "{} twice", party.slug);
    }
    for caller in OPEN {
        let slug = caller.party().slug;
        assert!(slugs.insert(slug.clone()), "{slug} twice");
    }
    Ok(())
}

/// What an act may be, the keys it needs, and those it may have besides.
const VERBS: &[(&str, &[&str], &[&str])] = &[
    ("accept", &[], &["reason"]),
    ("ask", &[], &["reason"]),
    ("ignore", &[], &["reason"]),
    ("snooze", &["until"], &[]),
    ("tag", &[], &["add", "remove"]),
    ("note", &["text"], &[]),
    ("follow", &["on"], &["why"]),
    ("attest", &["fact", "value"], &["on", "note"]),
    ("sent", &["text", "asks"], &["template", "language"]),
    ("answered", &["outcome"], &[]),
    ("pressed", &["button"], &[]),
];

/// The acts as the file has them.
fn acts() -> Result<Vec<toml::Table>, Box<dyn Error>> {
    let text = fs::read_to_string(assets().join("acts.toml"))?;
    let mut file: toml::Table = text.parse()?;
    Ok(file
        .remove("act")
        .unwrap_or(toml::Value::Array(Vec::new()))
        .try_into()?)
}

fn word<'a>(act: &'a toml::Table, key: &str) -> &'a str {
    act.get(key)
        .and_then(toml::Value::as_str)
        .unwrap_or_default()
}

fn moment(act: &toml::Table) -> Result<Timestamp, jiff::Error> {
    word(act, "at").parse()
}

#[test]
fn every_act_says_what_its_verb_needs_and_nothing_else() -> Result<(), Box<dyn Error>> {
    for act in acts()? {
        let (_, needed, optional) = VERBS
            .iter()
            .find(|(verb, _, _)| *verb == word(&act, "do"))
            .ok_or_else(|| format!("an act of no known kind: {act}"))?;
        let always = ["at", "person", "do"];
        assert!(
            needed
                .iter()
                .chain(&always)
                .all(|key| act.contains_key(*key)),
            "{act}"
        );
        let known = |key: &str| [&always, *needed, *optional].concat().contains(&key);
        assert!(act.keys().all(|key| known(key)), "{act}");
    }
    Ok(())
}

#[test]
fn the_acts_stand_in_the_order_of_time_and_end_before_the_demos_morning()
-> Result<(), Box<dyn Error>> {
    let moments: Vec<Timestamp> = acts()?.iter().map(moment).collect::<Result<_, _>>()?;
    let morning: Timestamp = "2026-11-23T08:30:00+01:00".parse()?;
    assert!(moments.is_sorted());
    assert!(moments.iter().all(|at| *at < morning));
    assert!(!moments.is_empty());
    Ok(())
}

#[test]
fn every_act_is_on_an_invitation_that_had_come_by_then() -> Result<(), Box<dyn Error>> {
    let mut sent: Vec<(String, Timestamp)> = Vec::new();
    for caller in OPEN.iter().chain(EARLIER) {
        sent.push((caller.party().slug, caller.sent()?));
    }
    sent.extend(
        network()?
            .accepted
            .into_iter()
            .map(|row| (row.from.slug, row.sent)),
    );
    for act in acts()? {
        let (person, at) = (word(&act, "person"), moment(&act)?);
        let there = sent.iter().any(|(slug, sent)| slug == person && *sent < at);
        assert!(there, "{person} at {at}");
    }
    Ok(())
}

fn generated(path: &str) -> Result<String, Box<dyn Error>> {
    let found = files()?.into_iter().find(|(name, _)| name == path);
    Ok(String::from_utf8(
        found.ok_or_else(|| format!("no {path}"))?.1,
    )?)
}

#[test]
fn export_and_mail_tell_the_same_moment_of_an_invitation() -> Result<(), Box<dyn Error>> {
    let table = generated(&format!("{EXPORT}/Invitations.csv"))?;
    let mailbox = mailbox()?.replace("=\n", "");
    for caller in OPEN.iter().filter(|caller| caller.seen == Seen::Both) {
        let (party, sent) = (caller.party(), caller.sent()?);
        let id = invitation_id(sent, party.member());
        assert_eq!(id >> 22, sent.as_millisecond());
        assert!(
            mailbox.contains(&format!("/invitationId/{id}/")),
            "{}",
            party.slug
        );
        let row = table
            .lines()
            .find(|line| line.contains(&format!("/in/{},", party.slug)));
        assert!(
            row.is_some_and(|row| row.contains(&format!("\"{}\"", pacific(sent).unwrap()))),
            "{}",
            party.slug
        );
    }
    Ok(())
}

#[test]
fn the_second_export_tells_what_became_of_those_who_wait_in_the_first() -> Result<(), Box<dyn Error>>
{
    assert!(later::speaks_of_those_who_wait());
    let (_, bytes) = files()?
        .into_iter()
        .find(|(name, _)| name == LATER)
        .ok_or("no second export")?;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes))?;
    let connections = std::io::read_to_string(archive.by_name("Connections.csv")?)?;
    assert!(connections.contains("/in/thandeka-mabuza,"));
    let invitations = std::io::read_to_string(archive.by_name("Invitations.csv")?)?;
    assert!(
        invitations.contains("/in/elena-valcheva,"),
        "whom only mail had shown"
    );
    assert!(
        !invitations.contains("/in/gareth-penhallow,"),
        "who is gone"
    );
    Ok(())
}

#[test]
fn the_page_shows_forty_people_and_counts_two_who_ask_for_something_else()
-> Result<(), Box<dyn Error>> {
    let page = generated(COPIED_PAGE)?;
    assert!(page.contains("All (42)"));
    let people = page
        .lines()
        .filter(|line| line.ends_with(" wants to connect"));
    let mut names: Vec<&str> = people.collect();
    names.dedup();
    assert_eq!(names.len(), 40);
    Ok(())
}

#[test]
fn the_coast_keeps_daylight_saving() -> Result<(), Box<dyn Error>> {
    assert_eq!(
        pacific("2026-10-31T19:05:00Z".parse()?)?,
        "10/31/26, 12:05 PM"
    );
    assert_eq!(
        pacific("2026-11-01T20:05:00Z".parse()?)?,
        "11/1/26, 12:05 PM"
    );
    Ok(())
}

#[test]
fn one_name_tries_to_steer_the_terminal() {
    let steers = |caller: &&Caller| caller.party().name.contains(['\u{1b}', '\u{202e}']);
    assert_eq!(OPEN.iter().filter(steers).count(), 1);
}

#[test]
fn every_era_has_its_own_header() -> Result<(), Box<dyn Error>> {
    let network = network()?;
    let first = |table: String| table.lines().next().unwrap_or_default().to_owned();
    let invitations = |era| Ok::<_, Box<dyn Error>>(first(invitations_csv(&network.waiting, era)?));
    assert_eq!(
        invitations(InvitationsEra::Names)?,
        "From,To,Sent At,Message,Direction"
    );
    assert!(invitations(InvitationsEra::Urns)?.ends_with("inviterProfileUrn,inviteeProfileUrn"));
    assert!(invitations(InvitationsEra::Urls)?.ends_with("inviterProfileUrl,inviteeProfileUrl"));
    let connections = |era| connections_csv(&network.connections, era);
    assert!(connections(ConnectionsEra::Moment)?.starts_with("First Name,Last Name,Email Address"));
    assert!(connections(ConnectionsEra::Preamble)?.starts_with("Notes:\n\""));
    assert!(connections(ConnectionsEra::Links)?.contains("\n\nFirst Name,Last Name,URL,"));
    let said = messages(&network)?;
    let eras = [
        (MessagesEra::Directions, 7),
        (MessagesEra::Conversations, 9),
        (MessagesEra::Recipients, 10),
        (MessagesEra::Drafts, 12),
        (MessagesEra::Attachments, 12),
    ];
    for (era, columns) in eras {
        let header = first(messages_csv(&said, &owner::party(), era)?);
        assert_eq!(header.split(',').count(), columns, "{header}");
    }
    Ok(())
}

#[test]
fn the_archive_is_written_as_linkedin_writes_it() -> Result<(), Box<dyn Error>> {
    let at = zip::DateTime::from_date_and_time(2026, 11, 20, 16, 0, 0)?;
    let archive = zip_as_linkedin(&[("Profile.csv", b"a,b\n"), ("Jobs/Saved.csv", b"c\n")], at)?;
    assert_eq!(
        archive[6..8],
        [0x08, 0x08],
        "descriptors behind the data, names in UTF-8"
    );
    assert_eq!(archive[18..26], [0; 8], "no sizes before the data");
    let mut read = zip::ZipArchive::new(std::io::Cursor::new(archive))?;
    let names: Vec<_> = read.file_names().collect::<Result<_, _>>()?;
    assert_eq!(names, ["Profile.csv", "Jobs/Saved.csv"]);
    assert_eq!(
        std::io::read_to_string(read.by_name("Profile.csv")?)?,
        "a,b\n"
    );
    Ok(())
}
