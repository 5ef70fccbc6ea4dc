//! PDFs that were cut off, damaged, or made to explode: a reason, at once, and little memory.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::super::{Refusal, profile};
use super::joana;
use super::pdf::Objects;

/// The description that makes a file LinkedIn's.
const DESCRIPTION: &str = "<< /Author (LinkedIn) /Producer (Apache FOP Version 2.2) >>";

/// A file of one page that holds what is given: the entries of the page, then what the tree of pages is.
fn file(mut objects: Objects, page: &str) -> Vec<u8> {
    let info = objects.add(DESCRIPTION);
    let page = objects.add(&format!("<< /Type /Page {page} >>"));
    let tree = objects.add(&format!("<< /Type /Pages /Kids [ {page} 0 R ] /Count 1 >>"));
    let root = objects.add(&format!("<< /Type /Catalog /Pages {tree} 0 R >>"));
    objects.file(&format!("/Root {root} 0 R /Info {info} 0 R"))
}

/// A file of one page with this content.
fn drawing(content: &[u8]) -> Vec<u8> {
    let mut objects = Objects::default();
    let font = objects.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    let content = objects.stream("", content);
    file(
        objects,
        &format!("/Contents {content} 0 R /Resources << /Font << /F1 {font} 0 R >> >>"),
    )
}

/// The refusal of a file, at once. The limit is far off, for a debug build on a busy machine; a release build takes less
/// than a tenth of a second for each of these.
fn refused(bytes: &[u8]) -> Refusal {
    let begun = Instant::now();
    let refusal = profile(bytes, None).unwrap_err();
    assert!(begun.elapsed() < Duration::from_secs(20), "{refusal:?}");
    refusal
}

#[test]
fn a_file_that_was_cut_off_anywhere_is_refused_and_never_read_by_halves() {
    let whole = joana().pdf();
    let end = whole.len() - b"\n%%EOF\n".len();
    for length in 0..end {
        assert!(profile(&whole[..length], None).is_err(), "{length}");
    }
    assert_eq!(refused(&whole[..end - 200]), Refusal::CutOff);
    assert!(Refusal::CutOff.to_string().contains("save it again"));
}

#[test]
fn an_encrypted_file_says_so() {
    let mut objects = Objects::default();
    let lock = objects.add("<< /Filter /Standard /V 2 /R 3 >>");
    let bytes = objects.file(&format!("/Encrypt {lock} 0 R"));
    assert_eq!(refused(&bytes), Refusal::Encrypted);
}

#[test]
fn a_stream_that_unpacks_to_a_thousand_times_its_size_is_put_down() {
    let bytes = drawing(&vec![b' '; 64 * 1024 * 1024]);
    assert!(bytes.len() < 128 * 1024);
    assert_eq!(refused(&bytes), Refusal::TooMuch);
}

#[test]
fn one_large_object_that_is_named_thousands_of_times_is_put_down() {
    let mut objects = Objects::default();
    let content = objects.stream(&"/K 1 ".repeat(9_000), b"");
    let contents = format!("{content} 0 R ").repeat(9_000);
    let bytes = file(objects, &format!("/Contents [ {contents} ]"));
    assert_eq!(refused(&bytes), Refusal::TooMuch);
}

#[test]
fn many_streams_that_each_just_fit_are_put_down_together() {
    let mut objects = Objects::default();
    let ids: Vec<String> = (0..64)
        .map(|_| format!("{} 0 R", objects.stream("", &vec![b' '; 1024 * 1024])))
        .collect();
    let bytes = file(objects, &format!("/Contents [ {} ]", ids.join(" ")));
    assert_eq!(refused(&bytes), Refusal::TooMuch);
}

#[test]
fn a_million_operators_are_put_down() {
    assert_eq!(refused(&drawing(&b"q ".repeat(500_000))), Refusal::TooMuch);
    assert_eq!(
        refused(&drawing(&b"q Q ".repeat(250_000))),
        Refusal::TooMuch
    );
    let shown = b"BT /F1 12 Tf ".iter().copied();
    let shown: Vec<u8> = shown.chain(b"T* (x) Tj ".repeat(90_000)).collect();
    assert_eq!(refused(&drawing(&shown)), Refusal::TooMuch);
}

#[test]
fn lists_in_lists_and_words_without_end_are_put_down() {
    for content in [
        b"[".repeat(900_000),
        b"<<".repeat(400_000),
        b"<< /A ".repeat(100_000),
        b"(".repeat(900_000),
        [b"[".to_vec(), b"1 ".repeat(400_000)].concat(),
        [b"(".to_vec(), b"x".repeat(900_000)].concat(),
        [b"<".to_vec(), b"0".repeat(900_000)].concat(),
    ] {
        assert_eq!(refused(&drawing(&content)), Refusal::TooMuch);
    }
}

#[test]
fn pages_that_lead_back_to_themselves_are_no_pages() {
    let mut objects = Objects::default();
    let info = objects.add(DESCRIPTION);
    let root = objects.add("<< /Pages 3 0 R >>");
    let tree = objects.add("<< /Kids [ 4 0 R ] >>");
    objects.add(&format!("<< /Kids [ {tree} 0 R ] >>"));
    let bytes = objects.file(&format!("/Root {root} 0 R /Info {info} 0 R"));
    assert_eq!(refused(&bytes), Refusal::Damaged);
}

#[test]
fn an_object_that_is_only_elsewhere_is_nowhere() {
    let mut objects = Objects::default();
    objects.add("2 0 R");
    objects.add("1 0 R");
    assert_eq!(refused(&objects.file("/Info 1 0 R")), Refusal::Damaged);
}

#[test]
fn more_objects_and_more_tables_than_a_profile_has_are_put_down() {
    let mut objects = Objects::default();
    for _ in 0..30_000 {
        objects.add("null");
    }
    assert_eq!(refused(&objects.file("")), Refusal::TooMuch);
    let loops = b"%PDF-1.4\nxref\n0 0\ntrailer\n<< /Prev 9 >>\nstartxref\n9\n%%EOF\n";
    assert_eq!(refused(loops), Refusal::TooMuch);
}

#[test]
fn a_table_of_letters_without_end_is_put_down() {
    let mut objects = Objects::default();
    let ranges = "<0000> <FFFFFFFF> <0041>\n".repeat(100);
    let table = objects.stream(
        "",
        format!("100 beginbfrange\n{ranges}endbfrange\n").as_bytes(),
    );
    let font = objects.add(&format!("<< /Subtype /Type0 /ToUnicode {table} 0 R >>"));
    let content = objects.stream("", b"BT /F1 12 Tf <0041> Tj ET");
    let bytes = file(
        objects,
        &format!("/Contents {content} 0 R /Resources << /Font << /F1 {font} 0 R >> >>"),
    );
    assert_eq!(refused(&bytes), Refusal::TooMuch);
}

#[test]
fn a_file_above_the_limit_is_put_down_unread() {
    let mut bytes = joana().pdf();
    bytes.resize(9 * 1024 * 1024, b'\n');
    assert_eq!(refused(&bytes), Refusal::TooLarge);
}

#[test]
fn a_file_that_only_says_it_is_linkedins_is_refused() {
    let content = b"BT /F1 14 Tf 1 0 0 1 72 700 Tm (Gas and water) Tj ET";
    assert_eq!(refused(&drawing(content)), Refusal::OtherLayout);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = profile(&bytes, None);
        let _ = profile(&[b"%PDF-1.4\n".to_vec(), bytes.clone(), b"\nstartxref\n9\n%%EOF\n".to_vec()].concat(), None);
        let _ = profile(&drawing(&bytes), None);
    }

    #[test]
    fn a_profile_with_some_bytes_changed_is_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
    ) {
        let mut bytes = joana().pdf();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = profile(&bytes, None);
    }

    #[test]
    fn whatever_a_page_draws_is_read_or_refused(
        words in prop::collection::vec(prop::sample::select(vec![
            "q", "Q", "BT", "ET", "cm", "Tm", "Td", "TD", "T*", "Tj", "TJ", "'", "\"", "rg", "g", "k", "Tf", "/F1", "1",
            "-0.5", "224", "12", "10.5", "[", "]", "<<", ">>", "<0041>", "(x)", "1e9", "99999999999999999999", "0 0 R",
            "1 0 0 -1 224 50", "0.1 0.1 0.1", "{", "}", "%", "\n",
        ]), 0..300),
    ) {
        let _ = profile(&drawing(words.join(" ").as_bytes()), None);
    }
}
