//! Whether a mail comes from LinkedIn, as far as the mail itself can show.
//!
//! LinkedIn's own header fields prove nothing: copies carry them too. What counts is the domain of the sender's
//! address and what the reader's own mail server wrote on top about signatures. Where it wrote nothing, as in older
//! mailboxes, a mail is taken unverified.

use std::fmt;

use crate::text::sanitise;

/// The longest domain that is shown, in characters.
const SHOWN: usize = 80;

/// Why a mail that has LinkedIn's shape isn't believed to be LinkedIn's. Its text is fit to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It comes from elsewhere.
    Domain(String),
    /// It doesn't say whom it comes from.
    Nobody,
    /// The reader's mail server found it forged or changed; the check that failed.
    Check(&'static str),
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Domain(domain) => {
                let shown: String = sanitise::line(domain).chars().take(SHOWN).collect();
                write!(f, "looks like LinkedIn's mail but comes from {shown}")
            }
            Self::Nobody => write!(f, "looks like LinkedIn's mail but names no sender"),
            Self::Check(check) => write!(
                f,
                "looks like LinkedIn's mail but failed your mail server's check ({check})"
            ),
        }
    }
}

impl Doubt {
    /// The same of the mail around another, as the end of a sentence.
    pub(super) fn of_the_outer(&self) -> String {
        match self {
            Self::Check(check) => format!("failed your mail server's check ({check})"),
            Self::Domain(_) | Self::Nobody => "isn't LinkedIn's".to_owned(),
        }
    }
}

/// What speaks against the senders' addresses: every one must be LinkedIn's.
pub(super) fn doubt_of_senders<'a>(addresses: impl Iterator<Item = &'a str>) -> Option<Doubt> {
    let mut any = false;
    for address in addresses {
        any = true;
        let domain = address
            .rsplit_once('@')
            .map_or(address, |(_, domain)| domain)
            .trim();
        if !is_linkedin(domain) {
            return Some(Doubt::Domain(domain.to_owned()));
        }
    }
    (!any).then_some(Doubt::Nobody)
}

/// Whether a domain is LinkedIn's.
pub(super) fn is_linkedin(domain: &str) -> bool {
    let domain = domain.trim_end_matches('.').to_ascii_lowercase();
    domain == "linkedin.com" || domain.ends_with(".linkedin.com")
}

/// What speaks against a mail in the `Authentication-Results` fields, topmost first.
///
/// Only the topmost field, and those that the same server wrote, are the reader's own server's word. A failed signature
/// is forgiven where another one of LinkedIn's own is good: LinkedIn signs twice.
pub(super) fn doubt_of_results<'a>(fields: impl Iterator<Item = &'a str>) -> Option<Doubt> {
    let mut own_server: Option<String> = None;
    let mut failed_signature = false;
    let mut good_signature = false;
    for field in fields {
        let field = without_comments(field);
        let mut parts = field.split(';').map(str::trim);
        let server = parts.next().unwrap_or_default().to_ascii_lowercase();
        match &own_server {
            Some(own) if *own != server => continue,
            Some(_) => {}
            None => own_server = Some(server),
        }
        for result in parts {
            let result = result.to_ascii_lowercase();
            let outcome = result.split_whitespace().next().unwrap_or_default();
            match outcome {
                "dmarc=fail" => return Some(Doubt::Check("dmarc=fail")),
                "dkim=fail" => failed_signature = true,
                "dkim=pass" => good_signature |= signed_by_linkedin(&result),
                _ => {}
            }
        }
    }
    (failed_signature && !good_signature).then_some(Doubt::Check("dkim=fail"))
}

fn signed_by_linkedin(result: &str) -> bool {
    result
        .split_whitespace()
        .filter_map(|word| {
            word.strip_prefix("header.d=")
                .or_else(|| word.strip_prefix("header.i="))
        })
        .any(|signer| is_linkedin(signer.rsplit('@').next().unwrap_or_default()))
}

/// Leaves out what stands in parentheses, and joins the rest.
fn without_comments(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|&c| {
            match c {
                '(' => depth += 1,
                ')' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn senders(address: &str) -> Option<Doubt> {
        doubt_of_senders(std::iter::once(address))
    }

    fn results(fields: &[&str]) -> Option<Doubt> {
        doubt_of_results(fields.iter().copied())
    }

    #[test]
    fn only_linkedins_own_domain_is_linkedins() {
        assert_eq!(senders("invitations@linkedin.com"), None);
        assert_eq!(senders("x@E.LinkedIn.com"), None);
        for address in [
            "x@linnkedin.example",
            "x@linkedin.com.mail.example",
            "x@notlinkedin.com",
            "invitations@linkedin.com@evil.example",
            "linkedin.com.example",
        ] {
            assert!(
                matches!(senders(address), Some(Doubt::Domain(_))),
                "{address}"
            );
        }
        assert_eq!(doubt_of_senders(std::iter::empty()), Some(Doubt::Nobody));
    }

    #[test]
    fn a_failed_check_is_believed_and_none_is_needed() {
        assert_eq!(results(&[]), None);
        assert_eq!(
            results(&["mx.home.example; dkim=pass header.d=linkedin.com; dmarc=pass"]),
            None
        );
        assert_eq!(
            results(&["mx.home.example;\r\n dkim=fail (bad; really) header.d=linkedin.com"]),
            Some(Doubt::Check("dkim=fail"))
        );
        assert_eq!(
            results(&["mx.home.example; dkim=pass header.d=linkedin.com; dmarc=fail (p=REJECT)"]),
            Some(Doubt::Check("dmarc=fail"))
        );
    }

    #[test]
    fn one_good_signature_of_linkedins_is_enough() {
        let two = "mx.home.example; dkim=fail header.d=maila.linkedin.com; dkim=pass header.i=@linkedin.com";
        assert_eq!(results(&[two]), None);
        let foreign =
            "mx.home.example; dkim=fail header.d=linkedin.com; dkim=pass header.d=mailer.example";
        assert_eq!(results(&[foreign]), Some(Doubt::Check("dkim=fail")));
    }

    #[test]
    fn only_the_readers_own_server_is_asked() {
        let below = ["mx.home.example; dkim=none", "relay.example; dmarc=fail"];
        assert_eq!(results(&below), None);
        let split = ["mx.home.example; dkim=none", "mx.home.example; dmarc=fail"];
        assert_eq!(results(&split), Some(Doubt::Check("dmarc=fail")));
    }

    #[test]
    fn a_domain_with_controls_in_it_is_shown_clean() {
        let doubt = Doubt::Domain("evil\u{1b}[2J.example".to_owned());
        assert_eq!(
            doubt.to_string(),
            "looks like LinkedIn's mail but comes from evil.example"
        );
    }
}
