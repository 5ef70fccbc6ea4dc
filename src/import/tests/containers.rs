//! Where the files come from: ZIPs, folders, pipes, mailboxes, and what the system refuses.

use std::fs;
use std::path::Path;

use super::*;

const CONNECTIONS: &str = "First Name,Last Name,URL,Connected On\nAmara,Okoye,https://www.linkedin.com/in/amara-okoye,05 Dec 2025\n";
const MBOX: &str =
    "From - Mon May  2 19:34:46 2016\nReceived: by mx.example\nSubject: hello\n\nbody\n";
const MAIL: &str = "Return-Path: <a@b.example>\r\nSubject: hello\r\n\r\nbody\r\n";

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn hear_path(path: &Path) -> Heard {
    hear(vec![Input::Path(path.to_owned())])
}

fn kinds(heard: &Heard) -> Vec<SourceKind> {
    heard.sources().into_iter().map(|(kind, _)| kind).collect()
}

#[test]
fn a_zip_as_linkedin_writes_it_is_dated_by_its_newest_member() {
    let heard = hear_zip(&[
        ("messages.csv", b"FROM,TO,DATE,CONTENT\n"),
        ("Jobs/Job Applications.csv", b"never read"),
        ("Connections.csv", CONNECTIONS.as_bytes()),
        ("Invitations.csv", three().as_bytes()),
    ]);
    assert_eq!(
        heard.sources(),
        [(SourceKind::LinkedinExport, "export.zip".to_owned())]
    );
    assert_eq!(
        heard.files(),
        ["Invitations.csv", "Connections.csv", "messages.csv"]
    );
    assert_eq!(heard.taken(), ["2025-11-10T06:30:02Z"]);
    assert!(heard.is_whole());
}

#[test]
fn a_zip_without_times_is_dated_by_what_is_inside() {
    let zip = zipped_at(
        &[("Invitations.csv", three().as_bytes())],
        zip::DateTime::default(),
    );
    assert_eq!(
        hear_bytes("export.zip", zip).taken(),
        ["2025-10-22T05:26:00Z"]
    );
}

#[test]
fn a_zip_with_folders_and_odd_spellings_is_found() {
    let heard = hear_zip(&[(
        "Export/email_addresses.CSV",
        b"Email Address,Primary\na@example.org,Yes\n",
    )]);
    assert_eq!(heard.records().count(), 1);
}

#[test]
fn two_exports_in_one_zip_are_two_sources() {
    let heard = hear_zip(&[
        ("a/Invitations.csv", three().as_bytes()),
        ("b/Invitations.csv", three().as_bytes()),
    ]);
    assert_eq!(heard.sources().len(), 2);
    assert_eq!(heard.owners().len(), 2);
}

#[test]
fn a_zip_of_something_else_says_so() {
    let heard = hear_zip(&[("holiday.txt", b"sun")]);
    assert_eq!(kinds(&heard), [SourceKind::Unknown]);
    assert!(heard.the_reason().contains("none of the lists"));
}

#[test]
fn an_unpacked_folder_is_one_source_and_the_rest_of_it_is_left_in_peace() {
    let folder = folder(&[
        ("Invitations.csv", three().as_bytes()),
        ("Connections.csv", CONNECTIONS.as_bytes()),
        ("Ad_Targeting.csv", b"Member Age,Company\n"),
        (
            "guide_messages.csv",
            b"CONVERSATION ID,FROM,TO,DATE,CONTENT\n",
        ),
        ("Articles/thoughts.html", b"<html>"),
        (".hidden.csv", three().as_bytes()),
    ]);
    let heard = hear_path(folder.path());
    assert_eq!(
        heard.sources(),
        [(
            SourceKind::LinkedinExport,
            folder.path().display().to_string()
        )]
    );
    assert_eq!(heard.files(), ["Invitations.csv", "Connections.csv"]);
    assert!(heard.skipped().is_empty());
}

#[test]
fn a_split_list_is_whole_only_with_its_last_part() {
    let folder = folder(&[
        ("Invitations_1.csv", three().as_bytes()),
        (
            "Invitations_2.csv",
            table(HEADER, &[&incoming("Noor Aziz", "noor", "8/1/25, 1:00 PM")]).as_bytes(),
        ),
    ]);
    let heard = hear_path(folder.path());
    assert_eq!(heard.sightings().len(), 4);
    let whole = |item: &&Item| matches!(item, Item::WholeInvitations);
    assert_eq!(heard.0.iter().filter(whole).count(), 1);
}

#[test]
fn a_browsers_second_copy_is_an_export_of_its_own() {
    let folder = folder(&[
        ("Invitations.csv", three().as_bytes()),
        ("Invitations (1).csv", three().as_bytes()),
    ]);
    let heard = hear_path(folder.path());
    assert_eq!(kinds(&heard), [SourceKind::LinkedinExport; 2]);
    assert!(heard.sources()[1].1.ends_with("Invitations (1).csv"));
}

#[test]
fn a_folder_of_many_things_yields_each_of_them_in_order() {
    let zip = zipped(&[("Invitations.csv", three().as_bytes())]);
    let folder = folder(&[
        ("a.zip", &zip),
        ("b/inbox", MBOX.as_bytes()),
        ("c/1.eml", MAIL.as_bytes()),
        ("c/2.eml", MAIL.as_bytes()),
        ("d/cur/1:2,S", MAIL.as_bytes()),
        ("d/new/2", MAIL.as_bytes()),
        ("d/tmp/3", MAIL.as_bytes()),
        ("e/holiday.png", b"\x89PNG\r\n"),
    ]);
    let heard = hear_path(folder.path());
    assert_eq!(
        kinds(&heard),
        [
            SourceKind::LinkedinExport,
            SourceKind::Mail,
            SourceKind::Mail,
            SourceKind::Mail
        ]
    );
    assert_eq!(
        heard.files(),
        ["Invitations.csv", "inbox", "1.eml", "2.eml", "d"]
    );
}

#[test]
fn a_folder_with_nothing_to_read_says_so_once() {
    let folder = folder(&[("a.png", b"\x89PNG"), ("b/c.pdf", b"%PDF-1.4")]);
    let heard = hear_path(folder.path());
    assert_eq!(kinds(&heard), [SourceKind::Unknown]);
    assert!(heard.the_reason().contains("none of the 2 files"));
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_are_not_followed() {
    let outside = folder(&[("Invitations.csv", three().as_bytes())]);
    let inside = folder(&[("Connections.csv", CONNECTIONS.as_bytes())]);
    std::os::unix::fs::symlink(outside.path(), inside.path().join("out")).unwrap();
    std::os::unix::fs::symlink(
        outside.path().join("Invitations.csv"),
        inside.path().join("Invitations.csv"),
    )
    .unwrap();
    assert_eq!(hear_path(inside.path()).files(), ["Connections.csv"]);
}

#[test]
fn a_path_that_is_not_there_is_a_source_with_the_reason_and_the_rest_goes_on() {
    let folder = folder(&[("Invitations.csv", three().as_bytes())]);
    let heard = hear(vec![
        Input::Path(folder.path().join("nowhere")),
        Input::Path(folder.path().join("Invitations.csv")),
    ]);
    assert_eq!(
        kinds(&heard),
        [SourceKind::Unknown, SourceKind::LinkedinExport]
    );
    assert!(heard.the_reason().contains("no such file or folder"));
    assert_eq!(heard.sightings().len(), 3);
}

#[test]
fn standard_input_takes_a_table_a_zip_and_mail() {
    let pipe = |bytes: Vec<u8>| hear(vec![Input::Stdin(Box::new(Cursor::new(bytes)))]);
    let table = pipe(three().into_bytes());
    assert_eq!(
        table.sources(),
        [(SourceKind::LinkedinExport, "-".to_owned())]
    );
    assert_eq!(table.files(), ["Invitations.csv"]);
    assert_eq!(
        pipe(zipped(&[("Invitations.csv", three().as_bytes())]))
            .sightings()
            .len(),
        3
    );
    assert_eq!(kinds(&pipe(MBOX.into())), [SourceKind::Mail]);
    assert_eq!(kinds(&pipe(MAIL.into())), [SourceKind::Mail]);
    assert!(pipe(Vec::new()).the_reason().contains("empty"));
}

#[test]
fn progress_rises_to_the_end_and_never_passes_it() {
    let rows: String = (0..30_000)
        .map(|n| incoming("Amara Okoye", &format!("amara-{n}"), "1/1/25, 1:00 PM") + "\n")
        .collect();
    let heard = hear_zip(&[("Invitations.csv", format!("{HEADER}\n{rows}").as_bytes())]);
    let steps: Vec<(u64, u64)> = heard
        .0
        .iter()
        .filter_map(|item| match item {
            Item::Progress { done, of } => Some((*done, *of)),
            _ => None,
        })
        .collect();
    assert!(steps.len() > 10);
    assert!(steps.is_sorted_by_key(|(done, _)| *done));
    assert!(steps.iter().all(|(done, of)| done <= of));
    let (done, of) = steps[steps.len() - 1];
    assert_eq!(done, of);
}
