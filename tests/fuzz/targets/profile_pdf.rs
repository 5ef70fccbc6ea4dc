//! Profiles saved as PDF: as a file, and as the objects of one that is well around them.
//!
//! What doesn't begin as a PDF does is the trailer and the objects, each ended by a line `endobj`, with their streams
//! unpacked and without lengths; so a changed byte changes what is read, and not only whether the file can be opened.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vestibule_fuzz::{options, read};

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"%PDF-") {
        read("Profile.pdf", bytes, &options());
    } else {
        read("Profile.pdf", &file(bytes), &options());
    }
});

fn file(bytes: &[u8]) -> Vec<u8> {
    const STREAM: &[u8] = b">>\nstream\n";
    let (trailer, mut rest) = cut(bytes, b"\nendobj\n").unwrap_or((bytes, b""));
    let mut file = b"%PDF-1.4\n%\xaa\xab\xac\xad\n".to_vec();
    let mut offsets = Vec::new();
    while !rest.is_empty() {
        let (object, behind) = cut(rest, b"\nendobj\n").unwrap_or((rest, b""));
        rest = behind;
        offsets.push(file.len());
        file.extend(format!("{} 0 obj\n", offsets.len()).bytes());
        if let Some((dict, stream)) = cut(object, STREAM) {
            file.extend_from_slice(dict);
            file.extend(format!("/Length {} >>\nstream\n", stream.len()).bytes());
            file.extend_from_slice(stream);
            file.extend(b"\nendstream");
        } else {
            file.extend_from_slice(object);
        }
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1).bytes());
    for offset in &offsets {
        file.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer\n<<\n/Size {}\n", offsets.len() + 1).bytes());
    file.extend_from_slice(trailer);
    file.extend(format!("\n>>\nstartxref\n{start}\n%%EOF\n").bytes());
    file
}

fn cut<'a>(bytes: &'a [u8], at: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let found = bytes.windows(at.len()).position(|part| part == at)?;
    Some((&bytes[..found], &bytes[found + at.len()..]))
}
