//! The built program as a person at a shell meets it: a folder of its own, a clock that stands still, and what came
//! out of it.
//!
//! A test takes the module in with `#[path = "program/program.rs"] mod program;`.

#![allow(
    dead_code,
    reason = "each test that takes these in uses some of them, and none uses all"
)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "all of this exists for tests only"
)]

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use jiff::Zoned;
use serde_json::Value;
use tempfile::TempDir;
use vestibule::config::{Places, Settings};
use vestibule::inbox::Inbox;
use vestibule::model::Now;
use vestibule::store::Access;

/// The moment at which everything happens unless a test says otherwise.
pub(crate) const NOW: &str = "2026-11-23T09:30:00+01:00[Europe/Vienna]";

/// A moment with its zone, as [`NOW`] is written.
pub(crate) fn moment(text: &str) -> Now {
    let zoned: Zoned = text.parse().unwrap();
    Now::new(zoned.timestamp(), zoned.time_zone().clone())
}

/// One user's program, with a data folder that goes away with it.
pub(crate) struct Program {
    folder: TempDir,
    now: String,
}

impl Program {
    /// Nothing imported yet; not even the data folder is there.
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            now: NOW.to_owned(),
        }
    }

    /// The same, after these files were imported, one run each.
    pub(crate) fn having_read(files: &[&Path]) -> Self {
        let program = Self::new();
        for file in files {
            program.run([OsStr::new("import"), file.as_os_str()]).done();
        }
        program
    }

    /// From here on it is this moment.
    pub(crate) fn turn_to(&mut self, now: &str) {
        now.clone_into(&mut self.now);
    }

    /// The folder with everything.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The folder with the store.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The store.
    pub(crate) fn store(&self) -> PathBuf {
        self.data().join("vestibule.db")
    }

    /// The configuration file, there or not.
    pub(crate) fn config(&self) -> PathBuf {
        self.folder.path().join("config.toml")
    }

    /// The inbox over the same folder, for what only the desk asks of it.
    pub(crate) fn inbox(&self) -> Inbox {
        let places = Places {
            data: self.data(),
            config: self.config(),
        };
        Inbox::open(&places, Settings::default(), Access::Write).unwrap()
    }

    /// Puts a file beside the data folder.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The program with these arguments, not yet started.
    pub(crate) fn command<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vestibule"));
        command
            .env_remove("NO_COLOR")
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.folder.path().join("share"))
            .env("XDG_CONFIG_HOME", self.folder.path().join("etc"))
            .env("VESTIBULE_DATA", self.data())
            .env("VESTIBULE_NOW", &self.now)
            .env_remove("VESTIBULE_CONFIG")
            .stdin(Stdio::null())
            .args(arguments);
        if self.config().exists() {
            command.env("VESTIBULE_CONFIG", self.config());
        }
        command
    }

    /// Runs it.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Ran {
        Ran::of(self.command(arguments).output().unwrap())
    }

    /// Runs it with something on standard input.
    pub(crate) fn run_with<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
        input: &[u8],
    ) -> Ran {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _closed_early = child.stdin.take().unwrap().write_all(input);
        Ran::of(child.wait_with_output().unwrap())
    }

    /// Runs words as they would be typed, with `--json`; gives the objects of a run that went well.
    pub(crate) fn json(&self, words: &str) -> Vec<Value> {
        self.run(words.split_whitespace().chain(["--json"]))
            .done()
            .objects()
    }

    /// Runs words as they would be typed, with `--json`; gives the one object.
    pub(crate) fn object(&self, words: &str) -> Value {
        let mut objects = self.json(words);
        assert_eq!(objects.len(), 1, "{words}");
        objects.remove(0)
    }

    /// Runs words as they would be typed; gives what a person reads, after a run that went well.
    pub(crate) fn says(&self, words: &str) -> String {
        self.run(words.split_whitespace()).done().out
    }

    /// Imports a file or folder and gives the report.
    pub(crate) fn import(&self, path: &Path) -> Value {
        let mut objects = self
            .run([OsStr::new("import"), path.as_os_str(), "--json".as_ref()])
            .done()
            .objects();
        assert_eq!(objects.len(), 1);
        objects.remove(0)
    }

    /// Every invitation there is, as `list --json` prints it.
    pub(crate) fn everything(&self) -> Vec<Value> {
        self.json("list is:incoming or is:outgoing")
    }

    /// The invitation of somebody by name; the newest, if there are several.
    pub(crate) fn of(&self, name: &str) -> Value {
        self.everything()
            .into_iter()
            .find(|invitation| invitation["person"]["name"] == name)
            .unwrap_or_else(|| panic!("no invitation of {name}"))
    }

    /// The number of somebody's invitation.
    pub(crate) fn id(&self, name: &str) -> String {
        self.of(name)["id"].to_string()
    }
}

/// What one run came to.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit status; none after a signal.
    pub(crate) status: Option<i32>,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            status: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Insists that it went well.
    pub(crate) fn done(self) -> Self {
        assert_eq!(self.status, Some(0), "{self:?}");
        self
    }

    /// Insists on an exit status.
    pub(crate) fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{self:?}");
        self
    }

    /// Standard output as JSON Lines; every line is an object.
    pub(crate) fn objects(&self) -> Vec<Value> {
        objects(&self.out)
    }

    /// Standard error as JSON Lines: what was wrong.
    pub(crate) fn errors(&self) -> Vec<Value> {
        objects(&self.err)
    }
}

fn objects(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| {
            let value: Value =
                serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}"));
            assert!(value.is_object(), "{line}");
            value
        })
        .collect()
}

/// An invitation as it is known whatever the order of imports was: without numbers that depend on it.
pub(crate) fn without_numbers(invitation: &Value) -> Value {
    let mut plain = invitation.clone();
    let object = plain.as_object_mut().unwrap();
    object.remove("id");
    object["person"].as_object_mut().unwrap().remove("id");
    for finding in object["findings"].as_array_mut().unwrap() {
        let pieces = finding["evidence"].as_array().map_or(0, Vec::len);
        finding["evidence"] = pieces.into();
    }
    for piece in object
        .get_mut("evidence")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        let piece = piece.as_object_mut().unwrap();
        piece.remove("id");
        piece.remove("origin");
    }
    plain
}

/// Many invitations without their numbers, in an order that depends on nothing but them.
pub(crate) fn all_without_numbers(invitations: &[Value]) -> Vec<String> {
    let mut plain: Vec<String> = invitations
        .iter()
        .map(|invitation| without_numbers(invitation).to_string())
        .collect();
    plain.sort();
    plain
}
