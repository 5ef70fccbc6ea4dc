//! Mailboxes of Apple Mail's.

use std::fs;
use std::path::{Path, PathBuf};

use super::export::Failure;
use super::mail::{Mail, mbox};

/// What Apple writes after each mail.
const PROPERTIES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">\n<dict>\n\
                          \t<key>conversation-id</key>\n\t<integer>7</integer>\n</dict>\n</plist>\n";

/// One mail as Apple keeps it: its length on a line, the mail, a list of properties.
pub(crate) fn emlx(mail: &Mail) -> String {
    format!("{:<10}\n{}{PROPERTIES}", mail.text.len(), mail.text)
}

/// A mailbox as it is exported: a folder `NAME.mbox` with a file `mbox`.
pub(crate) fn exported(beside: &Path, name: &str, mails: &[Mail]) -> Result<PathBuf, Failure> {
    let folder = beside.join(format!("{name}.mbox"));
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("mbox"), mbox(mails))?;
    fs::write(folder.join("table_of_contents"), [0, 0, 0, 1, 0xff])?;
    Ok(folder)
}

/// A mailbox as it is kept: the mails in folders by their numbers, every third without its attachments.
pub(crate) fn kept(beside: &Path, name: &str, mails: &[Mail]) -> Result<PathBuf, Failure> {
    let folder = beside.join(format!("{name}.mbox"));
    for (number, mail) in mails.iter().enumerate() {
        let place = folder.join(format!("7C2E-04/Data/{}/Messages", number % 2));
        let end = if number % 3 == 2 {
            "partial.emlx"
        } else {
            "emlx"
        };
        fs::create_dir_all(&place)?;
        fs::write(place.join(format!("{}.{end}", number + 1000)), emlx(mail))?;
    }
    Ok(folder)
}
