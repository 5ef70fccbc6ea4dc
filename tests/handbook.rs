//! What is written for people holds: the example configuration, the README's keys, the help.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

#[path = "program/program.rs"]
mod program;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use program::Program;
use vestibule::command;
use vestibule::config::{self, Settings};

fn at_the_root(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_example_configuration_is_the_defaults() {
    let settings = config::parse(&at_the_root("config.example.toml"), "config.example.toml");
    assert_eq!(settings, Ok(Settings::default()));
}

#[test]
fn what_the_example_configuration_leaves_as_a_remark_would_be_understood() {
    let example = at_the_root("config.example.toml");
    let uncommented: Vec<&str> = example
        .lines()
        .map(|line| {
            let remark = line.strip_prefix("# ").unwrap_or(line);
            let is_setting = remark.split_once(" = ").is_some_and(|(key, _)| {
                key.chars()
                    .all(|c| c.is_ascii_lowercase() || "-_".contains(c))
            });
            if is_setting { remark } else { line }
        })
        .collect();
    let settings = config::parse(&uncommented.join("\n"), "config.example.toml");
    assert_eq!(settings, Ok(Settings::default()));
}

#[test]
fn the_example_configuration_names_every_setting() {
    let program = Program::new();
    program.file("config.toml", "no_such_key = 1\n");
    let refused = program.run(["list"]).ended(2).err;
    let example = at_the_root("config.example.toml");
    for key in [
        "policy",
        "time_zone",
        "expires_after_days",
        "quiet_after_days",
        "my_name",
        "can_reply",
        "ascii",
        "triggers",
    ] {
        assert!(
            example
                .lines()
                .any(|line| line.starts_with(&format!("{key} = "))),
            "{key}; {refused}"
        );
    }
}

/// The keys that the README's table names: what stands in back quotes in its first column.
fn keys_of_the_readme() -> BTreeSet<String> {
    let readme = at_the_root("README.md");
    let (_, table) = readme.split_once("| keys |").unwrap();
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    rows.filter_map(|row| row.split('|').nth(1))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2).collect::<Vec<_>>())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_readme_names_keys_as_they_are_bound() {
    let bound: BTreeSet<&str> = command::table()
        .iter()
        .flat_map(|spec| spec.keys.iter().copied())
        .collect();
    for key in keys_of_the_readme() {
        assert!(bound.contains(key.as_str()), "`{key}` does nothing");
    }
}

#[test]
fn the_readme_names_the_key_of_every_decision() {
    let keys = keys_of_the_readme();
    for name in [
        "accept",
        "ignore",
        "reply",
        "snooze",
        "tag",
        "follow-up",
        "note",
        "open",
        "undo",
        "redo",
        "search",
        "help",
        "quit",
    ] {
        let Some(command) = command::named(name) else {
            panic!("no command is called {name}");
        };
        assert!(
            command::spec(command)
                .keys
                .iter()
                .any(|key| keys.contains(*key)),
            "{name}"
        );
    }
}

#[test]
fn the_help_on_keys_names_every_command_of_the_desk() {
    let help = Program::new().says("help keys");
    for spec in command::table() {
        let line = help
            .lines()
            .find(|line| line.contains(&format!(" {:22} {}", spec.name, spec.help)));
        assert!(line.is_some(), "{} isn't in the help", spec.name);
    }
}

#[test]
fn the_help_on_exit_codes_has_all_five() {
    let help = Program::new().says("help exit-codes");
    for code in 0..=4 {
        assert!(
            help.lines()
                .any(|line| line.starts_with(&format!("{code}  "))),
            "{code}"
        );
    }
}
