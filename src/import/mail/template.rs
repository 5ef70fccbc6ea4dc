//! What a mail is, told by the name of its template. The names are the same in every language and survive forwarding
//! inside the links; version numbers at their end come and go.

/// A kind of mail that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One person asks to connect.
    Invitation,
    /// An earlier invitation is still waiting.
    Reminder,
    /// Several invitations in one mail.
    Digest,
    /// One or several people accepted.
    Acceptance,
}

/// The kind of mail that a template makes; `None` for the many that are no business of ours.
pub(super) fn kind(template: &str) -> Option<Kind> {
    let name = family(template);
    let is = |prefix: &str| name.starts_with(prefix);
    if is("m2m_invite_reminder") || is("invite_guest_reminder") || is("invite_member_reminder") {
        return Some(Kind::Reminder);
    }
    if is("m2m_invite_digest") {
        return Some(Kind::Digest);
    }
    if is("accept_invite") {
        return Some(Kind::Acceptance);
    }
    let invites = is("m2m_invite_single")
        || is("comm_invm")
        || matches!(
            name.as_str(),
            "m2m_invitation" | "invite_guest" | "invite_member"
        );
    invites.then_some(Kind::Invitation)
}

/// Whether a template's mails are about one person only.
pub(super) fn is_about_one(template: &str) -> bool {
    family(template).contains("single")
}

/// A template's name in lower case, without `email_` before it and the version after it.
pub(super) fn family(template: &str) -> String {
    let lower = template.trim().to_ascii_lowercase();
    let name = lower.trim_start_matches("email_");
    let stem = name.rsplit_once('_').filter(|(_, end)| is_version(end));
    stem.map_or(name, |(stem, _)| stem).to_owned()
}

fn is_version(end: &str) -> bool {
    let digits = end.strip_prefix('v').unwrap_or(end);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_the_same_in_every_version() {
        for template in [
            "email_m2m_invite_single_01",
            "email_m2m_invite_single_07",
            "M2M_Invitation",
            "comm_invm",
            "invite_guest_59",
            "invite_member_28",
        ] {
            assert_eq!(kind(template), Some(Kind::Invitation), "{template}");
        }
        assert_eq!(kind("email_m2m_invite_reminder_02"), Some(Kind::Reminder));
        assert_eq!(kind("email_m2m_invite_digest_v3"), Some(Kind::Digest));
        assert_eq!(kind("accept_invite_04"), Some(Kind::Acceptance));
        assert_eq!(
            kind("email_accept_invite_single_01"),
            Some(Kind::Acceptance)
        );
    }

    #[test]
    fn other_mail_of_linkedin_is_no_invitation() {
        for template in [
            "email_pymk_02",
            "email_member_message_v2",
            "email_job_alert_digest_01",
            "",
            "_1",
            "email_",
        ] {
            assert_eq!(kind(template), None, "{template}");
        }
    }
}
