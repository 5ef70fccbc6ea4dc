//! Which mailbox a mail lies in, by the name that the mail program gave it: that of sent mail tells whose mail it is, and
//! what was never sent, or is spam, is no letter.

/// What a mailbox is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Folder {
    /// Mail that the user sent.
    Sent,
    /// Drafts, templates and what waits to be sent.
    Unsent,
    /// Spam.
    Spam,
    /// Any other.
    #[default]
    Other,
}

/// What mail programs and hosts call the mailbox of sent mail, in lower case. Only names that such a program gives by
/// itself, so that a folder of a user's own making is not taken for it.
const SENT: &[&str] = &[
    // English: Gmail and Thunderbird, Outlook, Gmail by IMAP, Apple.
    "sent",
    "sent items",
    "sent mail",
    "sent messages",
    // German
    "gesendet",
    "gesendete elemente",
    "gesendete objekte",
    "gesendete nachrichten",
    "gesendete mails",
    // French
    "messages envoyés",
    "éléments envoyés",
    "envoyés",
    // Spanish and Portuguese
    "enviados",
    "elementos enviados",
    "mensajes enviados",
    "itens enviados",
    "e-mails enviados",
    "correo enviado",
    // Italian
    "posta inviata",
    "inviati",
    "inviata",
    // Dutch
    "verzonden",
    "verzonden items",
    "verzonden berichten",
    // The north
    "skickat",
    "skickade objekt",
    "sendt",
    "sendte elementer",
    "sendt post",
    "lähetetyt",
    // The east
    "wysłane",
    "elementy wysłane",
    "odeslaná pošta",
    "odeslané",
    "elküldött",
    "отправленные",
    "надіслані",
    "gönderilmiş postalar",
    "gönderilenler",
    "送信済みメール",
    "送信済み",
    "已发送",
    "已发邮件",
    "寄件備份",
    "보낸편지함",
];

/// The same of what was never sent. The last is how a Maildir spells the German one.
const UNSENT: &[&str] = &[
    "drafts",
    "draft",
    "templates",
    "outbox",
    "unsent messages",
    "entwürfe",
    "vorlagen",
    "postausgang",
    "brouillons",
    "borradores",
    "rascunhos",
    "bozze",
    "concepten",
    "utkast",
    "kladder",
    "luonnokset",
    "szkice",
    "wersje robocze",
    "koncepty",
    "piszkozatok",
    "черновики",
    "чернетки",
    "taslaklar",
    "下書き",
    "草稿",
    "임시보관함",
    "entw&apw-rfe",
];

/// The same of spam, and of what Gmail keeps beside mail: chats.
const SPAM: &[&str] = &[
    "spam",
    "junk",
    "junk mail",
    "junk email",
    "junk e-mail",
    "junk-e-mail",
    "bulk mail",
    "spamverdacht",
    "courrier indésirable",
    "correo no deseado",
    "posta indesiderata",
    "chat",
    "chats",
];

impl Folder {
    /// The mailbox at a path: an mbox, a Maildir with its folders named `.Sent`, or Apple's folder `Sent Messages.mbox`.
    #[must_use]
    pub fn of(path: &str) -> Self {
        // What is called so says nothing of what is in it; the folder around it does.
        const WITHIN: [&str; 5] = ["mbox", "cur", "new", "messages", "data"];
        const ENDS: [&str; 2] = [".mbox", ".mbx"];
        let parts = path.rsplit(['/', '\\']).filter(|part| !part.is_empty());
        let parts: Vec<String> = parts.take(8).map(str::to_lowercase).collect();
        let is_a_box = |part: &&String| ENDS.iter().any(|end| part.ends_with(end));
        let telling = |part: &&String| !WITHIN.contains(&part.as_str());
        let Some(name) = parts
            .iter()
            .find(is_a_box)
            .or_else(|| parts.iter().find(telling))
        else {
            return Self::Other;
        };
        let name = ENDS
            .iter()
            .find_map(|end| name.strip_suffix(end))
            .unwrap_or(name);
        // A Maildir writes a folder's path with points: `.INBOX.Sent`.
        let name = match name.strip_prefix('.') {
            Some(inner) => inner.rsplit('.').next().unwrap_or(inner),
            None => name,
        };
        Self::called(name)
    }

    /// The mailbox of that name.
    fn called(name: &str) -> Self {
        let name = name.trim().trim_matches('"').to_lowercase();
        let is_in = |names: &[&str]| names.contains(&name.as_str());
        if is_in(UNSENT) {
            Self::Unsent
        } else if is_in(SPAM) {
            Self::Spam
        } else if is_in(SENT) {
            Self::Sent
        } else {
            Self::Other
        }
    }

    /// What the labels that Gmail puts on a mail make of it. A draft that was sent has lost that label.
    pub(super) fn labelled(labels: &str) -> Self {
        let all = || labels.split(',').map(Self::called);
        [Self::Unsent, Self::Spam, Self::Sent]
            .into_iter()
            .find(|wanted| all().any(|label| label == *wanted))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mailbox_of_sent_mail_is_known_wherever_a_program_puts_it() {
        for path in [
            "/home/t/Mail/Sent",
            "Takeout/Mail/Sent.mbox",
            "Mail/.INBOX.Sent",
            "Mail/.Sent Items",
            "V10/8B1E/Sent Messages.mbox/0C4F/Data/Messages",
            "Export/Gesendet.mbox/mbox",
            "C:\\Mail\\Gesendete Elemente",
            "Takeout/Почта/Отправленные.mbox",
        ] {
            assert_eq!(Folder::of(path), Folder::Sent, "{path}");
        }
    }

    #[test]
    fn a_mailbox_of_another_name_tells_nothing() {
        for path in [
            "",
            "/",
            "INBOX",
            "Sent to me.mbox",
            "Sent.sbd/Choir",
            "Absent",
            "mbox",
        ] {
            assert_eq!(Folder::of(path), Folder::Other, "{path}");
        }
        assert_eq!(Folder::of("Mail/.Entw&APw-rfe"), Folder::Unsent);
        assert_eq!(Folder::of("Mail/Junk E-Mail.mbox"), Folder::Spam);
    }

    #[test]
    fn labels_tell_what_was_sent_and_what_only_waits() {
        assert_eq!(Folder::labelled("Gesendet,Wichtig"), Folder::Sent);
        assert_eq!(
            Folder::labelled("Important, \"Messages envoyés\""),
            Folder::Sent
        );
        assert_eq!(Folder::labelled("Sent,Drafts"), Folder::Unsent);
        assert_eq!(
            Folder::labelled("Inbox,Opened,Category Personal"),
            Folder::Other
        );
    }
}
