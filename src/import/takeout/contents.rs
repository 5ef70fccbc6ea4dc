//! What an archive holds by the names of its members: what is read, and the rest, which is noted for a sentence and never
//! opened.

/// What the members that aren't read seem to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Contents {
    calls: bool,
    export: bool,
    takeout: bool,
}

/// Whether a member is called like mail. What it is, its first bytes tell.
pub(in crate::import) fn is_mail(path: &str) -> bool {
    is_called(path, &[".mbox", ".eml", ".emlx"]) || is_called(path, &["/mbox"])
}

/// Whether a member is called like a calendar.
pub(in crate::import) fn is_calendar(path: &str) -> bool {
    is_called(path, &[".ics"])
}

/// Whether a member is called like an address book.
pub(in crate::import) fn is_cards(path: &str) -> bool {
    is_called(path, &[".vcf"])
}

/// Whether a member that isn't hidden has a name with one of these ends, and something before it.
fn is_called(path: &str, ends: &[&str]) -> bool {
    let lower = format!("/{}", path.to_ascii_lowercase());
    let (folder, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
    let hidden = name.starts_with('.') || folder.split('/').any(|part| part == "__macosx");
    !hidden && ends.iter().any(|end| lower.ends_with(end))
}

/// Whether a member is called like something that is read.
pub(in crate::import) fn is_read(path: &str) -> bool {
    is_mail(path) || is_calendar(path) || is_cards(path)
}

impl Contents {
    /// Notes one member. The folders' names change with the language of the account; `Takeout` and `Voice` don't.
    pub(in crate::import) fn note(&mut self, path: &str) {
        let lower = path.to_ascii_lowercase();
        let mut folders: Vec<&str> = lower.split('/').collect();
        let name = folders.pop().unwrap_or_default();
        self.takeout |= folders.first() == Some(&"takeout");
        let end = name.rsplit_once('.').map_or("", |(_, end)| end);
        self.calls |= folders.get(1) == Some(&"voice") && end == "html";
        let packed = name.contains("linkedindataexport") && name.contains(".zip");
        self.export |= packed || matches!(name, "invitations.csv" | "connections.csv");
    }

    /// Whether it is an archive of Google's.
    pub(in crate::import) fn is_takeout(self) -> bool {
        self.takeout
    }

    /// Whether there is an export in it.
    pub(in crate::import) fn has_export(self) -> bool {
        self.export
    }

    /// What is in it that isn't read yet, in words: "the calls of Google Voice and an export of LinkedIn's".
    pub(in crate::import) fn unread(self) -> Option<String> {
        let parts: Vec<&str> = [
            self.calls.then_some("the calls of Google Voice"),
            self.export.then_some("an export of LinkedIn's"),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| parts.join(" and "))
    }

    /// What to do about an archive of that name in which there is no mail.
    pub(in crate::import) fn why_no_mail(self, name: &str) -> String {
        if self.export {
            return "this archive holds an export of LinkedIn's; unpack it and give what is in it"
                .to_owned();
        }
        if !self.takeout {
            return "there is no mailbox in this archive; unpack it and give LinkedIn's export (ZIP, folder or CSV) or \
                    notification mail (mbox, Maildir or .eml)"
                .to_owned();
        }
        let holds = match self.unread() {
            Some(unread) => format!("it holds {unread}, not read yet; "),
            None => String::new(),
        };
        let several = if is_a_part(name) {
            "the mail may be in another part: give them all; if none has it, "
        } else {
            ""
        };
        format!(
            "there is no mail in this Google archive; {holds}{several}go to takeout.google.com again, Deselect all, and \
             tick Mail"
        )
    }
}

/// Whether a name is one of several parts': `takeout-20261120T101500Z-002.zip`.
fn is_a_part(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    stem.rsplit_once('-')
        .is_some_and(|(_, number)| number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(paths: &[&str]) -> Contents {
        let mut contents = Contents::default();
        for path in paths {
            contents.note(path);
        }
        contents
    }

    #[test]
    fn what_is_not_read_yet_is_said_whatever_the_folders_are_called() {
        let contents = noted(&[
            "Takeout/Voice/Anrufe/Ngozi - 2024-05-14T08_01_02Z.html",
            "Takeout/Drive/Basic_LinkedInDataExport_11-20-2026.zip",
            "Takeout/archive_browser.html",
        ]);
        assert_eq!(
            contents.unread().as_deref(),
            Some("the calls of Google Voice and an export of LinkedIn's")
        );
        assert_eq!(noted(&["Takeout/archive_browser.html"]).unread(), None);
    }

    #[test]
    fn an_archive_without_mail_says_what_to_tick_and_a_part_what_else_to_give() {
        let contents = noted(&["Takeout/Voice/Calls/Ngozi.html"]);
        let alone = contents.why_no_mail("takeout.zip");
        assert!(
            alone.contains("tick Mail") && alone.contains("Google Voice"),
            "{alone}"
        );
        assert!(!alone.contains("another part"), "{alone}");
        let part = contents.why_no_mail("takeout-20261120T101500Z-002.tgz");
        assert!(part.contains("another part"), "{part}");
    }

    #[test]
    fn mail_is_told_by_the_end_of_a_name_and_hidden_files_are_left() {
        assert!(is_mail(
            "Takeout/E-Mail/Alle Nachrichten einschließlich Spam.mbox"
        ));
        assert!(is_mail("LinkedIn.mbox/mbox"));
        assert!(
            is_calendar("Takeout/カレンダー/家族.ics") && !is_mail("Takeout/カレンダー/家族.ics")
        );
        assert!(!is_calendar("__MACOSX/._Choir.ics"));
        assert!(is_cards("Takeout/連絡先/すべて.vcf") && !is_cards("__MACOSX/._All.vcf"));
        assert!(!is_mail("__MACOSX/Takeout/Mail/._All mail.mbox"));
        assert!(!is_mail("Takeout/Mail/.mbox"));
        assert!(!is_mail("Takeout/mbox/readme.txt"));
    }
}
