//! The people in a file, and the moments as LinkedIn writes them.

use deunicode::deunicode;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// One side of an invitation, a connection or a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Party {
    /// The name as shown, given name first.
    pub(crate) name: String,
    /// The last part of the profile link, raw and lower case.
    pub(crate) slug: String,
}

impl Party {
    /// A person of this name under this slug.
    pub(crate) fn new(name: &str, slug: &str) -> Self {
        Self {
            name: name.to_owned(),
            slug: slug.to_owned(),
        }
    }

    /// The profile link as invitations and messages have it: raw.
    pub(crate) fn url(&self) -> String {
        format!("https://www.linkedin.com/in/{}", self.slug)
    }

    /// The profile link as connections and mails have it: percent-encoded, upper-case digits.
    pub(crate) fn encoded_url(&self) -> String {
        let slug = percent_encoding::utf8_percent_encode(&self.slug, SLUG);
        format!("https://www.linkedin.com/in/{slug}")
    }

    /// The member number that the exports of 2023-07 name instead of a link.
    pub(crate) fn member(&self) -> u64 {
        let mixed = self.slug.bytes().fold(7_u64, |sum, byte| {
            sum.wrapping_mul(131).wrapping_add(u64::from(byte))
        });
        20_000_000 + mixed % 900_000_000
    }
}

const SLUG: &percent_encoding::AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'_');

/// A slug such as LinkedIn would make of a name.
pub(crate) fn slug_of(name: &str) -> String {
    let plain = deunicode(name).to_lowercase();
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}

/// A moment as `Sent At` has it: `10/21/25, 10:26 PM` on the Pacific coast, daylight saving and all.
pub(crate) fn pacific(at: Timestamp) -> Result<String, jiff::Error> {
    let coast = TimeZone::get("America/Los_Angeles")?;
    Ok(at
        .to_zoned(coast)
        .strftime("%-m/%-d/%y, %-I:%M %p")
        .to_string())
}

/// A moment as messages have it: `2023-06-11 15:33:58 UTC`.
pub(crate) fn universal(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// LinkedIn's id of an invitation sent at a moment: its upper bits are the moment in milliseconds.
pub(crate) fn invitation_id(sent: Timestamp, salt: u64) -> i64 {
    (sent.as_millisecond() << 22) | i64::try_from(salt % (1 << 22)).unwrap_or_default()
}
