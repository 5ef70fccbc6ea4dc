//! Other programs, run beside the desk: with a limit, without a shell, and out of reach of the desk's own Ctrl-Z.

use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

/// How long the desk waits for another program.
pub(super) const LIMIT: Duration = Duration::from_secs(2);

/// What to do with a program that is still running at the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AtLimit {
    /// It hangs: end it.
    Kill,
    /// It does what it was asked for, such as a browser that stays: let it.
    Leave,
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ran {
    /// It ended and says that it worked.
    Well,
    /// It ended and says that it didn't, or couldn't be started.
    Badly,
    /// It was still running at the limit.
    TooLong,
    /// There is no such program.
    Missing,
}

/// Runs a program, gives it a text, and waits for it until the limit. Its output goes nowhere.
pub(super) fn run(mut command: Command, input: Vec<u8>, at_limit: AtLimit) -> Ran {
    let stdin = if input.is_empty() {
        Stdio::null()
    } else {
        Stdio::piped()
    };
    command
        .stdin(stdin)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // A browser must neither stop with the desk nor end with its terminal.
        .process_group(0);
    let child = match command.spawn() {
        Ok(child) => child,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ran::Missing,
        Err(_) => return Ran::Badly,
    };
    let id = child.id();
    let (sender, ended) = mpsc::channel();
    // Waits for as long as it takes, so that a program that was left running leaves no dead entry behind.
    let waiter = thread::Builder::new()
        .name("process".into())
        .spawn(move || {
            let _told = sender.send(wait(child, &input));
        });
    if waiter.is_err() {
        return Ran::Badly;
    }
    match ended.recv_timeout(LIMIT) {
        Ok(true) => Ran::Well,
        Ok(false) | Err(mpsc::RecvTimeoutError::Disconnected) => Ran::Badly,
        Err(mpsc::RecvTimeoutError::Timeout) => {
            if at_limit == AtLimit::Kill {
                kill(id);
            }
            Ran::TooLong
        }
    }
}

fn wait(mut child: Child, input: &[u8]) -> bool {
    if let Some(mut stdin) = child.stdin.take() {
        // A program that doesn't read to the end says itself, by its exit status, whether that was enough.
        let _given = stdin.write_all(input);
    }
    child.wait().is_ok_and(|status| status.success())
}

fn kill(id: u32) {
    let Some(pid) = i32::try_from(id).ok().and_then(Pid::from_raw) else {
        return;
    };
    let _killed = kill_process(pid, Signal::KILL);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_program_gets_its_text_and_says_whether_it_worked() {
        let reads = || shell(r#"test "$(cat)" = "Grüße aus Đà Nẵng""#);
        assert_eq!(
            run(reads(), "Grüße aus Đà Nẵng".into(), AtLimit::Kill),
            Ran::Well
        );
        assert_eq!(run(reads(), "other".into(), AtLimit::Kill), Ran::Badly);
    }

    #[test]
    fn a_program_that_is_not_there_is_told_apart_from_one_that_fails() {
        let missing = Command::new("vestibule-no-such-program");
        assert_eq!(run(missing, Vec::new(), AtLimit::Kill), Ran::Missing);
        assert_eq!(run(shell("exit 3"), Vec::new(), AtLimit::Leave), Ran::Badly);
    }

    #[test]
    fn a_program_that_hangs_holds_nobody_up() {
        // More than a pipe holds, to a program that never reads it: writing it would block for ever.
        let text = vec![b'x'; 1 << 20];
        assert_eq!(
            run(shell("exec sleep 600"), text, AtLimit::Kill),
            Ran::TooLong
        );
    }
}
