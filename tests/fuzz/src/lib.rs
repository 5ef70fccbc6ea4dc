//! What a target does with the bytes that the fuzzer made, and what it insists on: that reading them ends, soon, with no
//! more records than there are bytes or meetings in a calendar, and that no sentence about them carries what steers a terminal.

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use vestibule::import::{Input, Options, read_with};
use vestibule::model::Now;
use vestibule::model::import::{Flow, Item};

/// The processor's time that an input of [`LARGEST`] bytes at most may take.
const LONGEST: Duration = Duration::from_secs(1);

/// The largest input that is looked at, in bytes; what is packed is a tenth of it, for it grows.
const LARGEST: usize = 64 * 1024;

/// The most that deflate makes of a byte.
const GROWS: usize = 1032;

/// The most meetings that a calendar's series are worked out to.
const MEETINGS: usize = 1_100_000;

/// 2026-11-23 08:30 in UTC: the moment at which all the tests read.
const NOW: i64 = 1_795_422_600;

/// What the reader is told of the user, whose papers the seeds are.
#[must_use]
pub fn options() -> Options {
    Options {
        take_doubtful: true,
        own_addresses: vec!["tamsin@okello.example".to_owned()],
        now: Timestamp::from_second(NOW)
            .ok()
            .map(|instant| Now::new(instant, TimeZone::UTC)),
        ..Options::default()
    }
}

/// Reads a file of that name.
pub fn read(name: &str, bytes: &[u8], options: &Options) {
    if bytes.len() <= LARGEST {
        within(LONGEST, || insist(name, bytes, options, bytes.len()));
    }
}

/// Reads a calendar, of whose entries one may stand for many meetings.
pub fn read_calendar(name: &str, bytes: &[u8], options: &Options) {
    if bytes.len() <= LARGEST {
        within(4 * LONGEST, || insist(name, bytes, options, MEETINGS));
    }
}

/// Takes what was made apart: the first line is the file's name. By it the reader tells tables with the same columns, the
/// mail that was sent, and whose calendar it is.
#[must_use]
pub fn named(bytes: &[u8]) -> Option<(String, &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (name, rest) = bytes.split_at(end);
    Some((String::from_utf8_lossy(name).into_owned(), &rest[1..]))
}

/// Reads an archive.
pub fn read_packed(bytes: &[u8], options: &Options) {
    if bytes.len() <= LARGEST / 10 {
        let most = bytes.len() * GROWS;
        within(4 * LONGEST, || insist("packed", bytes, options, most));
    }
}

fn insist(name: &str, bytes: &[u8], options: &Options, most: usize) {
    let mut said = 0;
    let input = Input::Bytes {
        name: name.to_owned(),
        bytes: bytes.to_vec().into(),
    };
    let flow = read_with(vec![input], options, &mut |item| {
        match &item {
            Item::Record { place, .. } => plain(place),
            Item::Skipped(skipped) => {
                plain(&skipped.place);
                plain(&skipped.why);
            }
            Item::Remark(remark) => plain(remark),
            _ => return Flow::Continue(()),
        }
        said += 1;
        assert!(
            said <= most + 16,
            "{said} things out of {} bytes",
            bytes.len()
        );
        Flow::Continue(())
    });
    assert!(flow.is_continue(), "the reader stopped by itself");
}

/// Insists that a sentence is short and holds nothing that steers or hides.
///
/// # Panics
///
/// Where it doesn't.
pub fn plain(sentence: &str) {
    assert!(sentence.len() <= 2_000, "{} bytes", sentence.len());
    visible(sentence);
}

/// Insists that a text holds nothing that steers a terminal or hides, line breaks apart.
///
/// # Panics
///
/// Where it does.
pub fn visible(text: &str) {
    let steers = |c: char| {
        c != '\n'
            && (c.is_control()
                || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}'
                    | '\u{2060}'..='\u{206f}' | '\u{feff}'))
    };
    assert!(!text.chars().any(steers), "{text:?}");
}

/// Insists that something ends in time, by the clock of this process's work: others on the machine don't count.
///
/// # Panics
///
/// Where it took longer.
pub fn within(longest: Duration, work: impl FnOnce()) {
    let began = worked();
    work();
    let took = worked().saturating_sub(began);
    assert!(took <= longest, "took {took:?}");
}

/// How long an input of the text targets may take.
#[must_use]
pub fn longest() -> Duration {
    LONGEST
}

/// What was made, as one or two texts; the second stands behind the first line break.
#[must_use]
pub fn texts(bytes: &[u8]) -> (String, String) {
    let bytes = &bytes[..bytes.len().min(LARGEST)];
    let text = String::from_utf8_lossy(bytes);
    let (a, b) = text.split_once('\n').unwrap_or((&text, ""));
    (a.to_owned(), b.to_owned())
}

fn worked() -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the place that the call writes to is this function's own.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &raw mut time) };
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or_default(),
        u32::try_from(time.tv_nsec).unwrap_or_default(),
    )
}
