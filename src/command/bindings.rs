//! Which keys ask for which command: the table's defaults, changed by the user, without a clash.

use super::key::{Chord, Keys};
use super::table::table;
use super::{Command, Context};

/// The keys of every command, free of clashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bindings {
    /// In the table's order, the key to show first.
    keys: Vec<Vec<Keys>>,
}

/// Two commands that want the same key in one place, or a key that is no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// Both want these keys, or one's begin the other's.
    #[error("{keys} asks for both {first} and {second} {}; give one of them another key", context.spoken())]
    Same {
        /// The keys.
        keys: String,
        /// One command, by name.
        first: &'static str,
        /// The other.
        second: &'static str,
        /// Where both work.
        context: Context,
    },
    /// The command would be out of reach.
    #[error("{command} has no key left; give it one")]
    NoKey {
        /// The command, by name.
        command: &'static str,
    },
}

/// What a sequence of chords comes to in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// This command.
    Command(Command),
    /// The beginning of one.
    Begun,
    /// Nothing.
    Nothing,
}

impl Default for Bindings {
    fn default() -> Self {
        let keys = table()
            .iter()
            .map(|spec| {
                spec.keys
                    .iter()
                    .filter_map(|keys| keys.parse().ok())
                    .collect()
            })
            .collect();
        Self { keys }
    }
}

impl Bindings {
    /// Takes the defaults with some commands' keys replaced. All clashes are reported at once.
    pub fn with(overrides: &[(Command, Vec<Keys>)]) -> Result<Self, Vec<Conflict>> {
        let mut bindings = Self::default();
        for (command, keys) in overrides {
            bindings.keys[*command as usize].clone_from(keys);
        }
        let conflicts = bindings.conflicts();
        if conflicts.is_empty() {
            Ok(bindings)
        } else {
            Err(conflicts)
        }
    }

    /// The keys of a command, the one to show first.
    #[must_use]
    pub fn of(&self, command: Command) -> &[Keys] {
        &self.keys[command as usize]
    }

    /// The keys to show for a command in a place: the first that work there, as a person reads them.
    #[must_use]
    pub fn shown(&self, command: Command, context: Context) -> Option<String> {
        self.of(command)
            .iter()
            .find(|keys| works(keys, context))
            .map(Keys::to_string)
    }

    /// What these chords come to in a place.
    #[must_use]
    pub fn find(&self, context: Context, pressed: &[Chord]) -> Found {
        let mut found = Found::Nothing;
        for (spec, keys) in table().iter().zip(&self.keys) {
            if !spec.contexts.contains(&context) {
                continue;
            }
            for keys in keys.iter().filter(|keys| works(keys, context)) {
                if keys.0 == pressed {
                    return Found::Command(spec.command);
                }
                if keys.0.starts_with(pressed) {
                    found = Found::Begun;
                }
            }
        }
        found
    }

    /// The command that these chords would ask for in another place.
    #[must_use]
    pub fn elsewhere(&self, pressed: &[Chord]) -> Option<Command> {
        Context::ALL
            .into_iter()
            .find_map(|context| match self.find(context, pressed) {
                Found::Command(command) => Some(command),
                Found::Begun | Found::Nothing => None,
            })
    }

    fn conflicts(&self) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        for (spec, keys) in table().iter().zip(&self.keys) {
            if keys.is_empty() {
                conflicts.push(Conflict::NoKey { command: spec.name });
            }
        }
        for (place, first) in table().iter().enumerate() {
            for second in &table()[place + 1..] {
                conflicts.extend(self.clash(first.command, second.command));
            }
        }
        conflicts
    }

    fn clash(&self, first: Command, second: Command) -> Option<Conflict> {
        let (a, b) = (super::spec(first), super::spec(second));
        let shared = a
            .contexts
            .iter()
            .filter(|context| b.contexts.contains(context));
        for context in shared {
            for one in self.of(first).iter().filter(|keys| works(keys, *context)) {
                for other in self.of(second).iter().filter(|keys| works(keys, *context)) {
                    if one.0.starts_with(&other.0) || other.0.starts_with(&one.0) {
                        let shorter = if one.0.len() < other.0.len() {
                            one
                        } else {
                            other
                        };
                        return Some(Conflict::Same {
                            keys: shorter.to_string(),
                            first: a.name,
                            second: b.name,
                            context: *context,
                        });
                    }
                }
            }
        }
        None
    }
}

/// Whether keys can be a command there: where text is typed, a key that types isn't one.
fn works(keys: &Keys, context: Context) -> bool {
    let types = keys.0.first().is_some_and(|chord| chord.types().is_some());
    !(types && context.takes_text())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(keys: &str) -> Vec<Chord> {
        keys.parse::<Keys>().unwrap().0
    }

    #[test]
    fn the_keys_as_shipped_do_not_clash() {
        assert_eq!(Bindings::with(&[]), Ok(Bindings::default()));
    }

    #[test]
    fn a_command_can_be_reached_everywhere_it_works() {
        let bindings = Bindings::default();
        for spec in table() {
            for context in spec.contexts {
                assert!(
                    bindings.shown(spec.command, *context).is_some(),
                    "{} {}",
                    spec.name,
                    context.spoken()
                );
            }
        }
    }

    #[test]
    fn a_clash_names_both_commands() {
        let conflicts =
            Bindings::with(&[(Command::Accept, vec!["i".parse().unwrap()])]).unwrap_err();
        assert_eq!(
            conflicts[0].to_string(),
            "i asks for both accept and ignore in the queue; give one of them another key"
        );
    }

    #[test]
    fn a_key_that_begins_another_clashes_too() {
        assert!(Bindings::with(&[(Command::Accept, vec!["g a".parse().unwrap()])]).is_err());
    }

    #[test]
    fn a_command_without_a_key_is_refused() {
        assert_eq!(
            Bindings::with(&[(Command::Undo, Vec::new())]),
            Err(vec![Conflict::NoKey { command: "undo" }])
        );
    }

    #[test]
    fn two_keys_in_a_row_can_be_one_command() {
        let bindings = Bindings::with(&[(Command::Accept, vec!["z a".parse().unwrap()])]).unwrap();
        assert_eq!(bindings.find(Context::Queue, &pressed("z")), Found::Begun);
        assert_eq!(
            bindings.find(Context::Queue, &pressed("z a")),
            Found::Command(Command::Accept)
        );
        assert_eq!(bindings.find(Context::Queue, &pressed("a")), Found::Nothing);
    }

    #[test]
    fn a_letter_is_no_command_where_text_is_typed() {
        let bindings = Bindings::default();
        assert_eq!(
            bindings.find(Context::Composer, &pressed("q")),
            Found::Nothing
        );
        assert_eq!(
            bindings.find(Context::Prompt, &pressed("j")),
            Found::Nothing
        );
        assert_eq!(
            bindings.find(Context::Prompt, &pressed("down")),
            Found::Command(Command::Next)
        );
    }
}
