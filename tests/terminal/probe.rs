//! What the desk relies on of the terminal, on the smallest program that uses it in the same way.

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use crate::session::{Session, example, in_a_plain_terminal};

fn probe() -> Session {
    let session = Session::start(example("tui_probe"), (80, 24));
    session.wait_for("the probe is ready, 80 by 24");
    session
}

/// The probe as the job of a shell with job control, and the terminal as it was before.
fn probe_in_a_shell() -> Session {
    let mut shell = in_a_plain_terminal(CommandBuilder::new("sh"));
    shell.args(["-i"]);
    shell.env("PS1", "shell> ");
    shell.env(
        "PROBE",
        example("tui_probe").get_argv()[0]
            .to_string_lossy()
            .as_ref(),
    );
    let mut session = Session::start(shell, (80, 24));
    session.wait_for("shell> ");
    session.send("\"$PROBE\"\r");
    session.wait_for("the probe is ready");
    session
}

fn left_the_second_screen(screen: &vt100::Screen) -> bool {
    !screen.alternate_screen()
}

#[test]
fn leaving_gives_the_terminal_back_as_it_was() {
    let mut session = Session::start(
        {
            let mut program = in_a_plain_terminal(CommandBuilder::new("sh"));
            program.args(["-c", "echo written before; read -r go; exec \"$0\""]);
            program.arg(&example("tui_probe").get_argv()[0]);
            program
        },
        (80, 24),
    );
    session.wait_for("written before");
    let before = session.manners();
    session.send("go\r");
    session.wait_for("the probe is ready");
    let during = session.manners();
    assert!(during.alternate_screen && during.cursor_hidden && during.marks_pastes);
    assert_ne!(during.modes, before.modes);
    session.send("q");
    assert!(session.end().success());
    session.wait_until("the first screen", left_the_second_screen);
    assert_eq!(session.manners(), before);
    session.wait_for("written before");
}

#[test]
fn after_a_panic_the_terminal_is_as_before_and_the_place_is_told_without_the_words() {
    let mut session = probe();
    session.send("p");
    assert_eq!(session.end().exit_code(), 101);
    session.wait_for("stopped by a fault of its own at examples/tui_probe.rs:");
    session.wait_until("the first screen", left_the_second_screen);
    let manners = session.manners();
    assert!(!manners.cursor_hidden && !manners.marks_pastes);
    assert!(!session.was_sent(b"stranger"));
}

#[test]
fn a_panic_of_another_thread_leaves_the_screen_alone_and_its_place_is_known() {
    let mut session = probe();
    session.send("t");
    session.wait_for("a thread broke at examples/tui_probe.rs:");
    assert!(session.manners().alternate_screen);
    assert!(!session.was_sent(b"stranger"));
    session.send("q");
    assert!(session.end().success());
}

#[test]
fn signals_to_end_give_the_terminal_back() {
    for (signal, status) in [
        (Signal::TERM, 143),
        (Signal::INT, 130),
        (Signal::HUP, 129),
        (Signal::QUIT, 131),
    ] {
        let session = probe();
        session.kill(signal);
        assert_eq!(session.end().exit_code(), status);
        session.wait_until("the first screen", left_the_second_screen);
        assert!(!session.manners().cursor_hidden, "{signal:?}");
    }
}

#[test]
fn ctrl_z_gives_the_shell_its_terminal_and_every_byte_and_fg_brings_it_all_back() {
    let mut session = probe_in_a_shell();
    session.send("j");
    session.wait_for("key j");
    session.send("\x1a");
    session.wait_until("the shell", left_the_second_screen);
    session.send("echo the shell got $((40 + 2)) jjj\r");
    session.wait_for("the shell got 42 jjj");
    session.send("fg\r");
    session.wait_for("went on");
    session.wait_for("key j");
    assert_eq!(
        session.screen().matches("key").count(),
        1,
        "{}",
        session.screen()
    );
    session.send("k");
    session.wait_for("key k");
    session.send("q");
    session.wait_until("the shell", left_the_second_screen);
    session.send("echo the end is $((6 * 7))\r");
    session.wait_for("the end is 42");
}

#[test]
fn stopped_by_somebody_else_it_draws_itself_whole_when_it_goes_on() {
    let mut session = probe_in_a_shell();
    session.send("j");
    session.wait_for("key j");
    session.stop_foreground();
    session.wait_for("Stopped");
    // The terminal is still raw, as whoever stopped the probe left it: Enter would be no end of a line.
    session.send("fg\n");
    session.wait_until("the probe, drawn whole", |screen| {
        let lines: Vec<_> = screen.rows(0, 80).take(3).collect();
        lines == ["the probe is ready, 80 by 24", "key j", ""]
    });
    session.send("k");
    session.wait_for("key k");
}

#[test]
fn while_an_editor_has_the_terminal_it_gets_every_byte() {
    let mut session = probe();
    session.send("e");
    session.wait_for("the editor is ready");
    // In one byte after the other, with what would be half a sequence for the probe.
    for byte in b"jjq\x1b[1;p every byte\x1b".iter().chain(b"\r") {
        session.send([*byte]);
    }
    session.wait_for(r#"the editor got "jjq\u{1b}[1;p every byte\u{1b}""#);
    assert!(!session.screen().contains("key"), "{}", session.screen());
    session.send("j");
    session.wait_for("key j");
}

#[test]
fn half_a_sequence_before_an_editor_takes_nothing_from_it() {
    let mut session = probe();
    session.send("e\x1b[1;");
    session.wait_for("the editor is ready");
    session.send("whole\r");
    session.wait_for("whole\"");
}

#[test]
fn a_pasted_text_never_runs_as_keys() {
    let mut session = probe();
    session.paste("q p \x1a");
    session.wait_for(r#"pasted "q p \u{1a}""#);
    session.send("j");
    session.wait_for("key j");
}

#[test]
fn a_paste_without_an_end_does_not_take_the_keyboard_away() {
    let mut session = probe();
    session.send("\x1b[200~q half");
    session.wait_for(r#"pasted "q half""#);
    session.send("j");
    session.wait_for("key j");
    session.send("q");
    assert!(session.end().success());
}

#[test]
fn another_window_size_is_drawn_for() {
    let mut session = probe();
    for columns in 60..100 {
        session.resize(columns, 30);
    }
    session.wait_for("the probe is ready, 99 by 30");
}

#[test]
fn a_window_title_carries_no_escapes_and_is_given_back() {
    let mut session = probe();
    assert!(session.was_sent(b"\x1b]0;probe\x07"));
    session.send("q");
    session.end();
    session.wait_until("the first screen", left_the_second_screen);
    assert!(session.was_sent(b"\x1b[23;2t"));
}
