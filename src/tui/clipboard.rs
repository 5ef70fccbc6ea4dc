//! The way to the clipboard: a tool of the system where the screen is here, the terminal itself where it is elsewhere.
//!
//! A tool that says it worked can be believed. The terminal (OSC 52) can only be asked, so the desk says "copied" in
//! the one case and "asked the terminal to copy" in the other.

use std::process::Command;

use super::process::{self, AtLimit, Ran};

/// The longest text that terminals take by OSC 52, in bytes: some cut the whole sequence off at 74,994, of which
/// base64 takes four for every three.
const ASKED_BYTES: usize = 74_000 / 4 * 3;

/// What of the environment matters to the clipboard. `main` reads it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The terminal's screen is on another machine.
    pub ssh: bool,
    /// A Wayland compositor is here.
    pub wayland: bool,
    /// An X server is here.
    pub x11: bool,
    /// Windows is around this Linux.
    pub wsl: bool,
    /// This is macOS.
    pub macos: bool,
}

impl Surroundings {
    /// Finds out from the environment; `is_set` says whether a variable has a value.
    #[must_use]
    pub fn read(is_set: impl Fn(&str) -> bool) -> Self {
        Self {
            ssh: is_set("SSH_TTY") || is_set("SSH_CONNECTION"),
            wayland: is_set("WAYLAND_DISPLAY"),
            x11: is_set("DISPLAY"),
            wsl: is_set("WSL_DISTRO_NAME"),
            macos: cfg!(target_os = "macos"),
        }
    }

    /// The tools to try, best first; none where only the terminal can do it.
    #[must_use]
    pub fn tools(self) -> Vec<Tool> {
        if self.ssh {
            return Vec::new();
        }
        let mut tools = Vec::new();
        if self.macos {
            tools.push(Tool::new("pbcopy", &[]));
        }
        if self.wayland {
            tools.push(Tool::new("wl-copy", &[]));
        }
        if self.x11 {
            tools.push(Tool::new("xclip", &["-selection", "clipboard", "-in"]));
            tools.push(Tool::new("xsel", &["--clipboard", "--input"]));
        }
        if self.wsl {
            tools.push(Tool {
                reads: Encoding::Utf16,
                ..Tool::new("clip.exe", &[])
            });
        }
        tools
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
        let surroundings = Surroundings {
            macos: false,
            ..Surroundings::read(|name| set.contains(&name))
        };
        surroundings
            .tools()
            .iter()
            .map(|tool| tool.program)
            .collect()
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
    fn windows_and_macos_have_their_own() {
        assert_eq!(programs(&["WSL_DISTRO_NAME"]), ["clip.exe"]);
        let macos = Surroundings {
            macos: true,
            ..Surroundings::default()
        };
        assert_eq!(macos.tools(), [Tool::new("pbcopy", &[])]);
    }

    #[test]
    fn windows_gets_letters_outside_its_code_page_whole() {
        let tools = Surroundings {
            wsl: true,
            ..Surroundings::default()
        }
        .tools();
        assert_eq!(tools[0].input("Ł"), [0xff, 0xfe, 0x41, 0x01]);
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
