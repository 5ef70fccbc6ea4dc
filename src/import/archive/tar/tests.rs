//! Tars, whole, odd, cut and hostile.

use super::*;
use proptest::prelude::*;
use std::io::Cursor;

fn block(name: &str, size: u64, kind: u8) -> Vec<u8> {
    let mut block = vec![0; BLOCK];
    block[..name.len()].copy_from_slice(name.as_bytes());
    let size = format!("{size:011o}\0");
    block[124..136].copy_from_slice(size.as_bytes());
    block[156] = kind;
    block[257..263].copy_from_slice(b"ustar\0");
    summed(block)
}

fn summed(mut block: Vec<u8>) -> Vec<u8> {
    block[148..156].fill(b' ');
    let sum: u32 = block.iter().map(|&b| u32::from(b)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    block
}

fn member(name: &str, kind: u8, body: &[u8]) -> Vec<u8> {
    let mut bytes = block(name, body.len() as u64, kind);
    bytes.extend_from_slice(body);
    bytes.resize(bytes.len().next_multiple_of(BLOCK), 0);
    bytes
}

fn tar(members: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = members.concat();
    bytes.extend_from_slice(&[0; 2 * BLOCK]);
    bytes
}

fn read(bytes: &[u8]) -> io::Result<Vec<(String, String)>> {
    let mut tar = Tar::new(Cursor::new(bytes));
    let mut files = Vec::new();
    while let Some(entry) = tar.next()? {
        let mut body = String::new();
        tar.read_to_string(&mut body)?;
        files.push((entry.path, body));
    }
    Ok(files)
}

#[test]
fn files_come_in_order_and_folders_and_links_are_no_files() {
    let bytes = tar(&[
        member("Takeout/", b'5', b""),
        member("Takeout/a", b'0', b"first"),
        member("Takeout/link", b'2', b""),
        member("b", 0, b"second"),
    ]);
    let expected = [("Takeout/a", "first"), ("b", "second")];
    assert_eq!(
        read(&bytes).unwrap(),
        expected.map(|(name, body)| (name.to_owned(), body.to_owned()))
    );
}

#[test]
fn a_name_that_is_too_long_for_its_place_stands_before_the_file() {
    let long = format!("Takeout/Mail/{}.mbox", "Ä".repeat(120));
    let gnu = tar(&[
        member("././@LongLink", b'L', format!("{long}\0").as_bytes()),
        member("Takeout/Mail/cut", b'0', b"x"),
        member("next", b'0', b"y"),
    ]);
    let record = |text: String| {
        let length = (text.len()..text.len() + 9).find(|n| format!("{n} {text}").len() == *n);
        format!("{} {text}", length.unwrap())
    };
    let records = record(format!("path={long}\n")) + &record("size=1\n".to_owned());
    let posix = tar(&[
        member("PaxHeaders/x", b'x', records.as_bytes()),
        member("Takeout/Mail/cut", b'0', b"x"),
        member("next", b'0', b"y"),
    ]);
    for bytes in [gnu, posix] {
        let files = read(&bytes).unwrap();
        assert_eq!(files[0], (long.clone(), "x".to_owned()));
        assert_eq!(files[1], ("next".to_owned(), "y".to_owned()));
    }
}

#[test]
fn a_file_of_fifty_gigabytes_has_that_size() {
    let mut large = block("All mail.mbox", 0, b'0');
    large[124] = 0x80;
    large[125..136].fill(0);
    large[128..136].copy_from_slice(&(50_u64 << 30).to_be_bytes());
    let mut tar = Tar::new(Cursor::new(summed(large)));
    assert_eq!(tar.next().unwrap().unwrap().size, 50 << 30);
}

#[test]
fn a_name_that_claims_a_gigabyte_is_refused_unread() {
    let claim = block("././@LongLink", 1 << 30, b'L');
    let endless = Cursor::new(claim).chain(io::repeat(b'x'));
    assert!(Tar::new(endless).next().is_err());
}

#[test]
fn a_cut_is_no_end() {
    let bytes = tar(&[member("a", b'0', b"first"), member("b", b'0', &[7; 700])]);
    for cut in 1..bytes.len() - 2 * BLOCK {
        assert!(read(&bytes[..cut]).is_err(), "cut at {cut}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_stumble(bytes in prop::collection::vec(any::<u8>(), 0..2000), at in 0_usize..1500, new in any::<u8>()) {
        let _any = read(&bytes);
        let mut good = tar(&[member("a", b'x', b"12 path=abc\n"), member("b", b'0', &[7; 700])]);
        let length = good.len();
        good[at % length] = new;
        let _any = read(&good);
    }
}
