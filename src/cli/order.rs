//! The order in which arguments may be typed: options also behind words that begin with a hyphen.
//!
//! `list -sales --json` and `tag 12 +later -vendor --json` have words that look like options. The parser takes
//! everything behind the first of them for words, so the options are put in front of them before it looks.

use std::ffi::{OsStr, OsString};

use clap::{Command, CommandFactory as _};

use super::arguments::Arguments;

/// The arguments with the options of a command that takes such words right behind its name; of any other command as
/// they were typed.
pub(super) fn options_first(typed: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut typed: Vec<OsString> = typed.into_iter().collect();
    let program = Arguments::command();
    let Some(place) = command_place(&program, &typed) else {
        return typed;
    };
    let command = typed[place]
        .to_str()
        .and_then(|name| program.find_subcommand(name));
    let Some(command) = command.filter(|command| takes_hyphens(command)) else {
        return typed;
    };
    let mut rest = typed.split_off(place + 1).into_iter();
    let mut words = Vec::new();
    while let Some(argument) = rest.next() {
        if argument == "--" {
            words.push(argument);
            words.extend(rest);
            break;
        }
        if !is_option(&program, &argument) && !is_option(command, &argument) {
            words.push(argument);
            continue;
        }
        let value = takes_value(&program, &argument) || takes_value(command, &argument);
        typed.push(argument);
        typed.extend(if value { rest.next() } else { None });
    }
    typed.extend(words);
    typed
}

/// Where the name of the command stands: the first argument that is neither an option nor an option's value.
fn command_place(program: &Command, typed: &[OsString]) -> Option<usize> {
    let mut place = 1;
    loop {
        let argument = typed.get(place)?;
        if !argument.as_encoded_bytes().starts_with(b"-") {
            return Some(place);
        }
        place += 1 + usize::from(takes_value(program, argument));
    }
}

fn takes_hyphens(command: &Command) -> bool {
    command
        .get_positionals()
        .any(clap::Arg::is_allow_hyphen_values_set)
}

/// Whether an argument is an option that the command has.
fn is_option(command: &Command, argument: &OsStr) -> bool {
    if ["-h", "--help", "-V", "--version"]
        .iter()
        .any(|help| argument == *help)
    {
        return true;
    }
    let name = argument
        .to_str()
        .and_then(|argument| argument.strip_prefix("--"))
        .map(|name| name.split_once('=').map_or(name, |(name, _)| name));
    command
        .get_arguments()
        .any(|argument| argument.get_long().is_some() && argument.get_long() == name)
}

/// Whether an option takes the next argument for its value.
fn takes_value(command: &Command, option: &OsStr) -> bool {
    let Some(name) = option.to_str().and_then(|option| option.strip_prefix("--")) else {
        return false;
    };
    command
        .get_arguments()
        .any(|argument| argument.get_long() == Some(name) && argument.get_action().takes_values())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(typed: &str) -> String {
        let words = options_first(typed.split(' ').map(OsString::from));
        let words: Vec<&str> = words.iter().map(|word| word.to_str().unwrap()).collect();
        words.join(" ")
    }

    #[test]
    fn options_may_stand_behind_the_words_of_a_search() {
        assert_eq!(
            ordered("vestibule --now N list -sales is:inbox --json --data D more"),
            "vestibule --now N list --json --data D -sales is:inbox more"
        );
        assert_eq!(
            ordered("vestibule tag 12 +later -vendor --now=N --json"),
            "vestibule tag --now=N --json 12 +later -vendor"
        );
    }

    #[test]
    fn other_commands_stay_as_they_were_typed() {
        for typed in [
            "vestibule",
            "vestibule --json",
            "vestibule accept 12 --json",
            "vestibule note 12 --json",
            "vestibule import - --dry-run",
        ] {
            assert_eq!(ordered(typed), typed);
        }
    }

    #[test]
    fn what_stands_behind_a_double_hyphen_is_a_word() {
        assert_eq!(
            ordered("vestibule search a -- --json"),
            "vestibule search a -- --json"
        );
    }
}
