//! Opens a page at LinkedIn in the user's browser, and no other page; and a file that a record was read from.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use std::path::{Path, PathBuf};

use super::process::{self, AtLimit, Ran};
use crate::model::{Foreign, Medium};
use crate::text::sanitise;

/// What may not stand bare in a link that travels through launchers, some of which are scripts.
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'\'')
    .add(b'`')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'{')
    .add(b'}')
    .add(b'|')
    .add(b'$')
    .add(b'(')
    .add(b')')
    .add(b';');

/// What the name of a file may end in for it to be handed to the system: what vestibule reads, and nothing that could be
/// run.
const ENDINGS: [&str; 14] = [
    "csv", "eml", "htm", "html", "ics", "json", "mbox", "mht", "mhtml", "pdf", "txt", "vcf", "xml",
    "zip",
];

/// Why a page or a file wasn't opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The link leads elsewhere.
    #[error("not opened, since it isn't a page at LinkedIn: {link}")]
    Elsewhere {
        /// The link, sanitised.
        link: String,
    },
    /// This desk opens nothing, only shows what it would open.
    #[error("the demo opens no page; it would open {link}")]
    OnlyShown {
        /// The link.
        link: String,
    },
    /// None of the launchers is installed.
    #[error("no browser opener found; the address is {link}")]
    NoLauncher {
        /// The link.
        link: String,
    },
    /// A launcher ran and says that it failed.
    #[error("the browser couldn't be opened; the address is {link}")]
    Failed {
        /// The link.
        link: String,
    },
    /// The file is no longer where it was read.
    #[error("there is no file any more at {path}")]
    NoFile {
        /// The path, sanitised.
        path: String,
    },
    /// Its name doesn't say that it is a document.
    #[error("not opened, since its name doesn't say what it is: {path}")]
    NoDocument {
        /// The path, sanitised.
        path: String,
    },
    /// No program opened the file.
    #[error("nothing opened it; the file is {path}")]
    FileFailed {
        /// The path, sanitised.
        path: String,
    },
}

/// A file that a record was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile(PathBuf);

impl SourceFile {
    /// Checks a path as it was kept when the file was read.
    pub fn at(path: &Foreign) -> Result<Self, Error> {
        let shown = path.shown(Medium::Line);
        let file = Path::new(path.raw());
        if !file.is_absolute() || !file.is_file() {
            return Err(Error::NoFile { path: shown });
        }
        let ending = file.extension().and_then(|ending| ending.to_str());
        let is_document = ending.is_some_and(|ending| {
            let ending = ending.to_ascii_lowercase();
            ENDINGS.contains(&ending.as_str())
        });
        if is_document {
            Ok(Self(file.to_owned()))
        } else {
            Err(Error::NoDocument { path: shown })
        }
    }
}

/// Opens a file with the system's program for it.
pub fn open_file(file: &SourceFile) -> Result<(), Error> {
    for command in open::commands(&file.0) {
        match process::run(command, Vec::new(), AtLimit::Leave) {
            Ran::Well | Ran::TooLong => return Ok(()),
            Ran::Badly | Ran::Missing => {}
        }
    }
    Err(Error::FileFailed {
        path: sanitise::line(&file.0.to_string_lossy()),
    })
}

/// A link that leads to LinkedIn, over HTTPS, in plain ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page(String);

impl Page {
    /// Checks a link. What a browser might read in another way than this does is refused, not mended.
    pub fn at_linkedin(link: &str) -> Result<Self, Error> {
        let elsewhere = || Error::Elsewhere {
            link: sanitise::line(link),
        };
        let rest = link.strip_prefix("https://").ok_or_else(elsewhere)?;
        let (host, path) = rest
            .find(['/', '?', '#', '\\'])
            .map_or((rest, ""), |end| rest.split_at(end));
        let host = host.to_ascii_lowercase();
        let ours = host == "linkedin.com" || host.ends_with(".linkedin.com");
        let plain = host
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-'));
        let odd = path.starts_with('\\') || path.chars().any(char::is_control);
        if !ours || !plain || odd {
            return Err(elsewhere());
        }
        Ok(Self(format!(
            "https://{host}{}",
            utf8_percent_encode(path, ENCODED)
        )))
    }

    /// The link, safe to show.
    #[must_use]
    pub fn link(&self) -> &str {
        &self.0
    }
}

/// Opens a page with the first launcher that works. A launcher that is still busy after two seconds has done it: some
/// stay as long as the browser does.
pub fn open(page: &Page) -> Result<(), Error> {
    let mut found = false;
    for command in open::commands(page.link()) {
        match process::run(command, Vec::new(), AtLimit::Leave) {
            Ran::Well | Ran::TooLong => return Ok(()),
            Ran::Badly => found = true,
            Ran::Missing => {}
        }
    }
    let link = page.link().to_owned();
    Err(if found {
        Error::Failed { link }
    } else {
        Error::NoLauncher { link }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn opened(link: &str) -> Option<String> {
        Page::at_linkedin(link).ok().map(|page| page.0)
    }

    #[test]
    fn profiles_and_the_invitation_manager_open() {
        for link in [
            "https://www.linkedin.com/in/nadia-brandt",
            "https://de.linkedin.com/in/nadia-brandt?trk=x#about",
            "https://www.linkedin.com/mynetwork/invitation-manager/",
        ] {
            assert_eq!(opened(link).as_deref(), Some(link));
        }
    }

    #[test]
    fn a_slug_in_any_script_reaches_the_browser_encoded() {
        assert_eq!(
            opened("https://www.linkedin.com/in/łucja-żak").as_deref(),
            Some("https://www.linkedin.com/in/%C5%82ucja-%C5%BCak")
        );
        assert_eq!(
            opened("https://www.linkedin.com/in/%C5%82ucja").as_deref(),
            Some("https://www.linkedin.com/in/%C5%82ucja")
        );
    }

    #[test]
    fn a_link_that_only_looks_like_linkedin_is_refused() {
        for link in [
            "http://www.linkedin.com/in/x",
            "https://linkedin.com.example/in/x",
            "https://notlinkedin.com/in/x",
            "https://www.linkedin.com@evil.example/in/x",
            "https://evil.example/@www.linkedin.com/in/x",
            "https://evil.example\\@www.linkedin.com/in/x",
            "https://evil.example?.linkedin.com/in/x",
            "https://evil.example#.linkedin.com/in/x",
            "https://www.linkedin.com:8443/in/x",
            "https://www.lınkedin.com/in/x",
            "javascript:alert(1)//www.linkedin.com/",
            "file:///etc/passwd",
            "-version",
            "https://www.linkedin.com\\in\\x",
            "https://www.linkedin.com/in/x\u{1b}[2J",
            "",
        ] {
            assert_eq!(opened(link), None, "{link:?}");
        }
    }

    #[test]
    fn what_a_script_might_act_on_is_encoded() {
        let link = opened("https://www.linkedin.com/in/x'$(touch y);`z` \"").unwrap();
        assert!(
            !link.contains(['\'', '$', '(', ';', '`', ' ', '"']),
            "{link}"
        );
    }

    #[test]
    fn a_refusal_shows_the_link_without_its_escapes() {
        let refusal = Page::at_linkedin("https://x.example/\u{1b}]0;owned\u{7}").unwrap_err();
        assert_eq!(
            refusal.to_string(),
            "not opened, since it isn't a page at LinkedIn: https://x.example/"
        );
    }

    #[test]
    fn a_source_is_opened_where_it_lies_and_is_a_document() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| {
            let path = folder.path().join(name);
            SourceFile::at(&Foreign::new(path.to_str().unwrap()))
        };
        for name in ["basic.ics", "Ines.PDF", "run.sh", "tool.desktop", "INBOX"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        assert!(at("basic.ics").is_ok() && at("Ines.PDF").is_ok());
        for name in ["run.sh", "tool.desktop", "INBOX"] {
            assert!(matches!(at(name), Err(Error::NoDocument { .. })), "{name}");
        }
        assert!(matches!(at("gone.ics"), Err(Error::NoFile { .. })));
        let relative = SourceFile::at(&Foreign::new("Cargo.toml"));
        assert!(matches!(relative, Err(Error::NoFile { .. })));
    }

    proptest! {
        #[test]
        fn whatever_opens_is_plain_ascii_at_linkedin(link in "https://.{0,20}linkedin\\.com.{0,20}") {
            if let Some(opened) = opened(&link) {
                prop_assert!(opened.is_ascii());
                let host = opened["https://".len()..].split(['/', '?', '#']).next().unwrap();
                prop_assert!(host == "linkedin.com" || host.ends_with(".linkedin.com"));
                prop_assert!(!opened.contains([' ', '\\', '\'']));
            }
        }
    }
}
