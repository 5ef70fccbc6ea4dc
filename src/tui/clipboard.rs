//! The way to the clipboard: a tool of the system where the screen is here, the terminal itself where it is elsewhere.
//!
//! A tool that says it worked can be believed. The terminal (OSC 52) can only be asked, so the desk says "copied" in
//! the one case and "asked the terminal to copy" in the other.

use std::process::Command;

use super::process::{self, AtLimit, Ran};

/// The longest text that terminals take by OSC 52, in bytes: some cut the whole sequence off at 74,994, of which
/// base64 takes four for every three.
const ASKED_BYTES: usize = 74_000 / 4 * 3;

/// The clipboards that can be reached without the terminal, best first. `main` finds out.
///
/// ```
/// use vestibule::tui::clipboard::Surroundings;
///
/// let here = Surroundings::read(|variable| std::env::var_os(variable).is_some());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    clipboards: Vec<Clipboard>,
}

/// A clipboard with tools of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clipboard {
    MacOs,
    Wayland,
    X11,
    /// Of the Windows around this Linux.
    Windows,
}

impl Surroundings {
    /// Finds out from the environment; `is_set` says whether a variable has a value. Over SSH the screen, and with it
    /// the clipboard that is meant, is on another machine.
    #[must_use]
    pub fn read(is_set: impl Fn(&str) -> bool) -> Self {
        if is_set("SSH_TTY") || is_set("SSH_CONNECTION") {
            return Self::default();
        }
        let clipboards = [
            (Clipboard::MacOs, cfg!(target_os = "macos")),
            (Clipboard::Wayland, is_set("WAYLAND_DISPLAY")),
            (Clipboard::X11, is_set("DISPLAY")),
            (Clipboard::Windows, is_set("WSL_DISTRO_NAME")),
        ];
        Self {
            clipboards: clipboards
                .into_iter()
                .filter_map(|(clipboard, is_here)| is_here.then_some(clipboard))
                .collect(),
        }
    }

    /// The tools to try, best first; none where only the terminal can do it.
    #[must_use]
    pub fn tools(&self) -> Vec<Tool> {
        self.clipboards
            .iter()
            .flat_map(|clipboard| clipboard.tools())
            .collect()
    }
}

impl Clipboard {
    fn tools(self) -> Vec<Tool> {
        match self {
            Self::MacOs => vec![Tool::new("pbcopy", &[])],
            Self::Wayland => vec![Tool::new("wl-copy", &[])],
            Self::X11 => vec![
                Tool::new("xclip", &["-selection", "clipboard", "-in"]),
                Tool::new("xsel", &["--clipboard", "--input"]),
            ],
            Self::Windows => vec![Tool {
                reads: Encoding::Utf16,
                ..Tool::new("clip.exe", &[])
            }],
        }
    }
}

/// A program that puts what it reads on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tool {
    program: &'static str,
    arguments: &'static [&'static str],
    reads: Encoding,
}

/// What a tool takes its input for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    /// With a byte order mark: otherwise `clip.exe` takes it for the console's code page.
    Utf16,
}

impl Tool {
    fn new(program: &'static str, arguments: &'static [&'static str]) -> Self {
        Self {
            program,
            arguments,
            reads: Encoding::Utf8,
        }
    }

    fn input(self, text: &str) -> Vec<u8> {
        match self.reads {
            Encoding::Utf8 => text.into(),
            Encoding::Utf16 => std::iter::once(0xfeff)
                .chain(text.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect(),
        }
    }
}

/// Copies with the first tool that works; false when none did. Takes up to two seconds for each that hangs.
#[must_use]
pub fn copy(tools: &[Tool], text: &str) -> bool {
    tools.iter().any(|tool| {
        let mut command = Command::new(tool.program);
        command.args(tool.arguments);
        process::run(command, tool.input(text), AtLimit::Kill) == Ran::Well
    })
}

/// Asks the terminal that a command runs in to put a text on the clipboard (OSC 52). Whether it does can't be known.
pub fn ask_terminal(text: &str) -> Result<(), String> {
    fits_terminal(text)?;
    let asked = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/tty")
        .and_then(|mut terminal| {
            crossterm::execute!(
                terminal,
                crossterm::clipboard::CopyToClipboard::to_clipboard_from(text)
            )
        });
    asked.map_err(|error| format!("neither a clipboard tool nor a terminal took it ({error}); the text is printed by `reply` without --copy"))
}

/// Whether a text is short enough to ask the terminal for; otherwise, why not.
pub fn fits_terminal(text: &str) -> Result<(), String> {
    if text.len() <= ASKED_BYTES {
        return Ok(());
    }
    Err(format!(
        "the text is too long for the terminal's clipboard ({} bytes of at most {ASKED_BYTES})",
        text.len()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programs(set: &[&str]) -> Vec<&'static str> {
        let tools = Surroundings::read(|name| set.contains(&name)).tools();
        let programs = tools.iter().map(|tool| tool.program);
        programs.filter(|program| *program != "pbcopy").collect()
    }

    #[test]
    fn over_ssh_the_terminal_is_asked_even_where_a_display_is_forwarded() {
        assert!(programs(&["SSH_TTY", "DISPLAY"]).is_empty());
        assert!(programs(&["SSH_CONNECTION", "WAYLAND_DISPLAY"]).is_empty());
    }

    #[test]
    fn on_a_console_without_a_display_the_terminal_is_asked() {
        assert!(programs(&[]).is_empty());
    }

    #[test]
    fn wayland_comes_before_the_x_server_that_runs_inside_it() {
        assert_eq!(
            programs(&["WAYLAND_DISPLAY", "DISPLAY"]),
            ["wl-copy", "xclip", "xsel"]
        );
        assert_eq!(programs(&["DISPLAY"]), ["xclip", "xsel"]);
    }

    #[test]
    fn windows_around_this_linux_has_its_own() {
        assert_eq!(programs(&["WSL_DISTRO_NAME"]), ["clip.exe"]);
    }

    #[test]
    fn windows_gets_letters_outside_its_code_page_whole() {
        let clip = Clipboard::Windows.tools()[0];
        assert_eq!(clip.input("Ł"), [0xff, 0xfe, 0x41, 0x01]);
    }

    #[test]
    fn a_tool_that_is_not_installed_copies_nothing() {
        assert!(!copy(&[Tool::new("vestibule-no-such-tool", &[])], "x"));
        assert!(copy(
            &[
                Tool::new("vestibule-no-such-tool", &[]),
                Tool::new("cat", &[])
            ],
            "x"
        ));
    }

    #[test]
    fn a_text_longer_than_terminals_take_is_refused_with_its_length() {
        assert_eq!(fits_terminal(&"ä".repeat(20_000)), Ok(()));
        let refused = fits_terminal(&"ä".repeat(30_000)).unwrap_err();
        assert!(refused.contains("60000 bytes"), "{refused}");
    }
}
