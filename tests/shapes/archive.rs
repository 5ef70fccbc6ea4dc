//! The archive in which LinkedIn sends an export.

use std::io::Write;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::export::Failure;

/// Packs an export as LinkedIn does: members at the top, deflated, sizes in data descriptors behind them, no folder
/// entries, names flagged as UTF-8.
pub(crate) fn zip_as_linkedin(files: &[(&str, &[u8])], at: DateTime) -> Result<Vec<u8>, Failure> {
    let mut writer = ZipWriter::new_stream(Vec::new());
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(at);
    for (name, bytes) in files {
        writer.start_file(*name, options)?;
        writer.write_all(bytes)?;
    }
    let mut archive = writer.finish()?.into_inner();
    flag_names_as_utf8(&mut archive);
    Ok(archive)
}

// The crate sets the flag only for names that need it; LinkedIn's writer sets it for all.
fn flag_names_as_utf8(archive: &mut [u8]) {
    const END: usize = 22;
    const FLAG_IN_HIGH_BYTE: u8 = 0b0000_1000;
    let Some(end) = archive.len().checked_sub(END) else {
        return;
    };
    let mut at = number(archive, end + 16, 4);
    for _ in 0..number(archive, end + 10, 2) {
        let lengths: usize = [28, 30, 32]
            .iter()
            .map(|field| number(archive, at + field, 2))
            .sum();
        let local = number(archive, at + 42, 4);
        archive[at + 9] |= FLAG_IN_HIGH_BYTE;
        archive[local + 7] |= FLAG_IN_HIGH_BYTE;
        at += 46 + lengths;
    }
}

fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    bytes[at..at + length]
        .iter()
        .rev()
        .fold(0, |sum, byte| (sum << 8) | usize::from(*byte))
}
