//! Links to LinkedIn, in any of their spellings, to the one thing in them that lasts.

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

/// The slug of a profile link: decoded, composed, lower case, without host, query and slash.
///
/// `Connections.csv` percent-encodes what `Invitations.csv` writes raw; comparing the links as written loses about one
/// in ten (measured; formats, section 0.7). Links from mail say `/comm/in/…`.
///
/// ```
/// use vestibule::text::link::profile_slug;
///
/// assert_eq!(profile_slug("http://de.linkedin.com/comm/in/Ines-Duval/?trk=x"), Some("ines-duval".to_owned()));
/// assert_eq!(profile_slug("www.linkedin.com/in/ines-duval"), Some("ines-duval".to_owned()));
/// assert_eq!(profile_slug("https://linkedin.com.example/in/ines-duval"), None);
/// ```
#[must_use]
pub fn profile_slug(link: &str) -> Option<String> {
    let path = linkedin_path(link)?;
    let path = path.strip_prefix("comm/").unwrap_or(path);
    let slug = path.strip_prefix("in/")?;
    let slug = slug.split('/').next().unwrap_or_default();
    let decoded = percent_decode_str(slug).decode_utf8().ok()?;
    let folded: String = decoded.nfc().collect::<String>().to_lowercase();
    let sound = !folded.is_empty()
        && folded
            .chars()
            .all(|c| !c.is_control() && !c.is_whitespace() && c != '/');
    sound.then_some(folded)
}

/// The link to a profile, as the program shows and opens it.
#[must_use]
pub fn profile_link(slug: &str) -> String {
    format!("https://www.linkedin.com/in/{slug}")
}

/// The path of a link whose host is LinkedIn's, without the leading slash, the query and the fragment.
#[must_use]
pub fn linkedin_path(link: &str) -> Option<&str> {
    let link = link.trim();
    let rest = link
        .strip_prefix("https://")
        .or_else(|| link.strip_prefix("http://"))
        .unwrap_or(link);
    let (host, path) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let plain = host
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-');
    if !plain || (host != "linkedin.com" && !host.ends_with(".linkedin.com")) {
        return None;
    }
    path.split(['?', '#']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_that_only_ends_like_linkedin_is_another_host() {
        for link in [
            "https://evil.example?x.linkedin.com/in/ines",
            "https://evil.example#.linkedin.com/in/ines",
            "https://evil.example\\@www.linkedin.com/in/ines",
            "https://ines@www.linkedin.com/in/ines",
            "https://notlinkedin.com/in/ines",
        ] {
            assert_eq!(profile_slug(link), None, "{link}");
        }
    }

    #[test]
    fn a_link_is_one_person_in_any_spelling() {
        for link in [
            "https://www.linkedin.com/in/%C3%89lise",
            "http://fr.linkedin.com/in/élise/",
            "linkedin.com/in/E\u{301}lise?x=1",
        ] {
            assert_eq!(profile_slug(link).as_deref(), Some("élise"), "{link}");
        }
    }
}
