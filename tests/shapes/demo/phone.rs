//! Whom the owner's telephone has rung, and who rang. A list, the oldest first. All numbers are ones that are given to
//! nobody, or of places that have no such number.

use crate::shapes::calls::{Call, Way, log};
use crate::shapes::export::Failure;

/// A director of events, whom the owner rang about a hall.
pub(crate) const ASANTE_MILLS: &str = "+44 7700 900142";
/// Who sells sign-ups, and shows his number on his profile.
pub(crate) const PENHALLOW: &str = "+44 7700 900777";
/// The owner's sister.
pub(crate) const FENNA: &str = "+43 660 555 0119";
/// The owner's last employer.
pub(crate) const LINDENTHAL: &str = "+43 1 555 0102";
/// The dentist.
pub(crate) const WIESER: &str = "+43 1 555 0133";
/// A neighbour.
pub(crate) const BOUDIAF: &str = "+43 660 555 0155";

/// Number, name in the telephone's own book, moment, seconds, way.
type Line = (&'static str, Option<&'static str>, &'static str, u32, Way);

const CALLS: &[Line] = &[
    (
        FENNA,
        Some("Fenna"),
        "2026-05-30T17:02:00Z",
        1_260,
        Way::Came,
    ),
    (
        ASANTE_MILLS,
        Some("Kwabena Asante-Mills"),
        "2026-06-09T08:31:10Z",
        540,
        Way::Went,
    ),
    (
        WIESER,
        Some("Zahnarzt"),
        "2026-06-10T07:00:31Z",
        75,
        Way::Went,
    ),
    (
        ASANTE_MILLS,
        Some("Kwabena Asante-Mills"),
        "2026-06-16T12:15:44Z",
        190,
        Way::Went,
    ),
    (
        LINDENTHAL,
        Some("Oskar Lindenthal"),
        "2026-09-02T06:58:02Z",
        421,
        Way::Came,
    ),
    (
        BOUDIAF,
        Some("Ikram Boudiaf"),
        "2026-10-03T15:40:12Z",
        96,
        Way::Came,
    ),
    (PENHALLOW, None, "2026-11-05T09:12:40Z", 240, Way::Came),
    // She says that they spoke; the telephone knows her name, and no file her number.
    (
        "+43 660 555 0190",
        Some("Aylin Demirtaş"),
        "2026-11-06T13:20:05Z",
        660,
        Way::Went,
    ),
    (
        "+43 1 555 0188",
        None,
        "2026-11-12T10:05:19Z",
        0,
        Way::Missed,
    ),
    (
        FENNA,
        Some("Fenna"),
        "2026-11-15T18:30:55Z",
        1_805,
        Way::Went,
    ),
    ("-2", None, "2026-11-17T11:44:00Z", 12, Way::Rejected),
    (
        FENNA,
        Some("Fenna"),
        "2026-11-18T19:02:47Z",
        41,
        Way::Voicemail,
    ),
];

/// The log, as the telephone's backup has it.
pub(crate) fn calls() -> Result<String, Failure> {
    let mut calls = Vec::with_capacity(CALLS.len());
    for (number, name, at, seconds, way) in CALLS {
        calls.push(Call {
            number,
            name: *name,
            at: at.parse()?,
            seconds: *seconds,
            way: *way,
        });
    }
    Ok(log(&calls))
}
