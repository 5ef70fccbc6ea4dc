//! The desk in a terminal, over the demo's inbox: what depends on the terminal, on time, and on other programs.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use portable_pty::CommandBuilder;
use rustix::process::Signal;
use tempfile::TempDir;

use crate::session::{Session, in_a_plain_terminal};

const PROGRAM: &str = env!("CARGO_BIN_EXE_vestibule");

/// A desk over the demo's inbox, kept in a folder so that other programs can look into it.
pub(crate) struct Desk {
    home: TempDir,
    pub(crate) session: Session,
}

impl Desk {
    pub(crate) fn open(size: (u16, u16)) -> Self {
        Self::open_with(size, |_| {})
    }

    fn open_with(size: (u16, u16), set: impl FnOnce(&mut CommandBuilder)) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut program = at_home(CommandBuilder::new(PROGRAM), home.path());
        program.args(["demo", "--keep"]);
        program.arg(home.path().join("kept"));
        set(&mut program);
        let session = Session::start(program, size);
        session.wait_for("Everybody is invented");
        session.wait_until("the inbox", |screen| inbox(&screen.contents()).is_some());
        session.wait_for("suggests");
        Self { home, session }
    }

    /// The folder with the store and the demo's files.
    pub(crate) fn kept(&self) -> PathBuf {
        self.home.path().join("kept")
    }

    /// How many wait, as the tab says.
    pub(crate) fn inbox(&self) -> usize {
        inbox(&self.session.screen()).unwrap()
    }

    pub(crate) fn wait_for_inbox(&self, count: usize) {
        self.session
            .wait_until(&format!("{count} in the inbox"), |screen| {
                inbox(&screen.contents()) == Some(count)
            });
    }

    /// Runs another `vestibule` on the same store.
    fn beside(&self, arguments: &[&str]) -> Output {
        let output = Command::new(PROGRAM)
            .env("HOME", self.home.path())
            .env_remove("XDG_CONFIG_HOME")
            .arg("--data")
            .arg(self.home.path().join("kept"))
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        output
    }
}

/// Nothing of the machine the test runs on gets in.
fn at_home(program: CommandBuilder, home: &Path) -> CommandBuilder {
    let mut program = in_a_plain_terminal(program);
    program.env("HOME", home);
    for name in [
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "VESTIBULE_DATA",
        "VESTIBULE_CONFIG",
        "VESTIBULE_NOW",
        "SSH_TTY",
        "SSH_CONNECTION",
        "WSL_DISTRO_NAME",
    ] {
        program.env_remove(name);
    }
    program
}

fn inbox(screen: &str) -> Option<usize> {
    let (_, after) = screen.split_once("Inbox ")?;
    after.split_whitespace().next()?.parse().ok()
}

#[test]
fn the_desk_opens_and_q_gives_the_terminal_back() {
    let mut desk = Desk::open((120, 40));
    assert!(desk.session.manners().alternate_screen);
    desk.session.send("q");
    assert!(desk.session.end().success());
    desk.session
        .wait_until("the first screen", |screen| !screen.alternate_screen());
    assert!(!desk.session.manners().cursor_hidden);
}

#[test]
fn a_decision_shown_as_saved_survives_the_end_of_the_program() {
    for signal in [Signal::TERM, Signal::HUP] {
        let mut desk = Desk::open((120, 40));
        let before = desk.inbox();
        desk.session.send("a");
        desk.session.wait_for("accepted ");
        desk.wait_for_inbox(before - 1);
        desk.session.kill(signal);
        desk.session.end();
        let log = desk.beside(&["log"]).stdout;
        assert!(String::from_utf8_lossy(&log).contains("accepted "));
    }
}

#[test]
fn keys_typed_ahead_of_the_end_are_all_saved() {
    let mut desk = Desk::open((120, 40));
    desk.session.send("aaaq");
    assert!(desk.session.end().success());
    let log = String::from_utf8(desk.beside(&["log"]).stdout).unwrap();
    assert!(log.matches("accepted ").count() >= 3, "{log}");
}

#[test]
fn what_another_process_decides_appears_by_itself() {
    let mut desk = Desk::open((120, 40));
    let before = desk.inbox();
    let list = desk.beside(&["list", "--json", "is:inbox"]).stdout;
    let first: serde_json::Value =
        serde_json::from_slice(list.split(|byte| *byte == b'\n').next().unwrap()).unwrap();
    desk.beside(&["ignore", &first["id"].to_string()]);
    desk.wait_for_inbox(before - 1);
    desk.session.send("q");
    assert!(desk.session.end().success());
}

#[test]
fn a_text_pasted_into_the_queue_decides_nothing() {
    let mut desk = Desk::open((120, 40));
    let before = desk.inbox();
    desk.session.paste("aaiiq\rsd");
    // The help opens after whatever the paste did.
    desk.session.send("?");
    desk.session
        .wait_until("the help", |screen| !screen.contents().contains("Queue  "));
    desk.session.send("\x1b");
    desk.session
        .wait_until("the queue", |screen| screen.contents().contains("Queue  "));
    assert_eq!(desk.inbox(), before);
    desk.session.send("q");
    assert!(desk.session.end().success());
}

#[test]
fn over_ssh_a_copy_goes_to_the_terminal() {
    let mut desk = Desk::open_with((120, 40), |program| program.env("SSH_TTY", "/dev/pts/7"));
    desk.session.send("r");
    desk.session.wait_for("Ctrl-S");
    desk.session.send("Hello, how can I help?\x13");
    desk.session.wait_until_sent(b"\x1b]52;c;");
}

#[test]
fn the_demo_opens_no_page_and_says_which_it_would_open() {
    let mut desk = Desk::open((120, 40));
    desk.session.send("o");
    desk.session.wait_for("would open");
}

#[test]
fn ctrl_z_and_fg_bring_the_desk_back_whole() {
    let home = tempfile::tempdir().unwrap();
    let mut shell = at_home(CommandBuilder::new("sh"), home.path());
    shell.args(["-i"]);
    shell.env("PS1", "shell> ");
    shell.env("PROGRAM", PROGRAM);
    let mut session = Session::start(shell, (100, 30));
    session.wait_for("shell> ");
    session.send("\"$PROGRAM\" demo\r");
    session.wait_for("suggests");
    session.send("\x1a");
    session.wait_until("the shell", |screen| !screen.alternate_screen());
    session.send("echo it heard $((6 * 7)) aaa\r");
    session.wait_for("it heard 42 aaa");
    session.send("fg\r");
    session.wait_until("the whole desk and nothing of the shell", |screen| {
        let text = screen.contents();
        let whole = [
            "Everybody is invented",
            "Queue",
            "suggests",
            "Reply",
            "? help",
        ];
        whole.iter().all(|part| text.contains(part)) && !text.contains("it heard")
    });
    session.send("q");
    session.wait_until("the shell", |screen| !screen.alternate_screen());
}

#[test]
fn a_window_that_is_dragged_ends_up_drawn_for_its_last_size() {
    let mut desk = Desk::open((120, 40));
    for columns in (41..120).rev() {
        desk.session.resize(columns, 24);
    }
    desk.session.resize(110, 32);
    desk.session
        .wait_until("the last line at the foot", |screen| {
            let last: Vec<_> = screen.rows(0, 110).collect();
            // Below the keys: what follows, and what the demo teaches.
            last.len() == 32 && last[29].contains("? help") && last[31].contains("Try ")
        });
    desk.session.send("q");
    assert!(desk.session.end().success());
}

#[test]
fn a_text_pasted_into_the_box_for_pages_runs_nothing_and_is_answered() {
    let mut desk = Desk::open((120, 40));
    let before = desk.inbox();
    desk.session.send("p");
    desk.session.wait_for("Paste a page of LinkedIn's");
    desk.session.paste("a recipe\rwith leeks\rq");
    desk.session.wait_until("the box empty again", |screen| {
        let text = screen.contents();
        text.contains("Paste a page") && !text.contains("so far") && !text.contains("reading")
    });
    desk.session.send("\x1b");
    desk.session.wait_for("Queue  ");
    assert_eq!(desk.inbox(), before);
    desk.session.send("q");
    assert!(desk.session.end().success());
}

#[test]
fn the_walk_goes_through_the_demos_errands_and_opens_nothing() {
    let mut desk = Desk::open((120, 40));
    desk.session.send("aaW");
    desk.session.wait_for("At LinkedIn   1 of");
    desk.session
        .wait_for("the demo would open https://www.linkedin.com/");
    desk.session.send("\r");
    desk.session.wait_for("At LinkedIn   2 of");
    desk.session.send("q");
    desk.session.wait_for("1 done, ");
    desk.session.send("q");
    assert!(desk.session.end().success());
    let log = desk.beside(&["log"]).stdout;
    assert!(String::from_utf8_lossy(&log).contains("pressed"));
}

#[test]
fn the_focus_is_asked_for_told_to_nobody_and_given_back() {
    let mut desk = Desk::open((120, 40));
    desk.session.wait_until_sent(b"\x1b[?1004h");
    desk.session.send("\x1b[O\x1b[Ip");
    desk.session.wait_for("Paste a page of LinkedIn's");
    assert!(!desk.session.screen().contains("[I"));
    desk.session.send("\x1b");
    desk.session.wait_for("Queue  ");
    desk.session.send("q");
    assert!(desk.session.end().success());
    desk.session.wait_until_sent(b"\x1b[?1004l");
}
